//! Personal parts: kept beside the records, and forgotten.

use super::{At, exchange_of, no};
use crate::bank::TimeBank;
use crate::error::Error;
use crate::journal::event::*;
use crate::model::member::MemberState;
use crate::model::personal::{Appointment, Part, Person};
use crate::order::InOrder as _;
use crate::values::ids::*;
use crate::values::revision::Revision;

impl TimeBank {
    pub(super) fn on_erased(&mut self, at: &At<'_>, e: &MemberErased) -> Result<(), Error> {
        let day = self.day_of(at.body.at);
        let member = self.state.members.get_mut(e.member).ok_or_else(|| no("there is no such member"))?;
        if member.state == MemberState::Erased {
            return Err(no("the member is forgotten already"));
        }
        member.state = MemberState::Erased;
        member.since = day;
        member.until = None;
        self.forget(e.member);
        Ok(())
    }

    pub(super) fn on_erasure_asked(&mut self, at: &At<'_>, e: &ErasureAsked) -> Result<(), Error> {
        self.standing(e.member)?;
        if self.state.erasures.get(&e.member).is_some() {
            return Err(no("it was asked for before"));
        }
        self.state.erasures.insert(e.member, at.body.at);
        Ok(())
    }

    /// Removes everything personal about a member from memory (promise 7).
    fn forget(&mut self, member: MemberId) {
        self.state.erasures.remove(&member);
        self.state.people.remove(&member);
        self.state.keys.forget(|part| !part.about.contains(&member));
        let others: Vec<MemberId> = self.state.people.iter().filter(|(_, p)| p.names(member)).map(|(id, _)| *id).collect();
        for other in others {
            self.state.people.entry(other).forget(member);
            self.drop_if_empty(other);
        }
        let listings: Vec<ListingId> = self
            .state
            .listing_words
            .iter()
            .map(|(id, _)| *id)
            .filter(|id| self.state.listings.get(*id).is_some_and(|l| l.member == member))
            .collect();
        for listing in listings {
            self.state.listing_words.remove(&listing);
        }
        let notes: Vec<_> =
            self.state.exchange_notes.iter().filter(|(_, (about, _))| about.contains(&member)).map(|(key, _)| *key).collect();
        for note in notes {
            self.state.exchange_notes.remove(&note);
        }
        let notes: Vec<_> =
            self.state.transfer_notes.iter().filter(|(_, (about, _))| about.contains(&member)).map(|(key, _)| *key).collect();
        for note in notes {
            self.state.transfer_notes.remove(&note);
        }
        let explained: Vec<_> = self.state.gone.iter().filter(|(_, about)| about.contains(&member)).map(|(key, _)| *key).collect();
        for slot in explained {
            self.state.gone.remove(&slot);
        }
    }

    /// Stores personal parts. Each gets its id, even if its content is missing.
    pub(super) fn keep_parts(&mut self, at: &At<'_>) -> Result<(), Error> {
        for (part, binding) in at.parts.iter().zip(&at.body.personal) {
            let id = self.next_part().ok_or(Error::Full { what: "personal parts" })?;
            self.state.small.parts_kept = id.get();
            let about: Vec<MemberId> = binding.about.iter().map(|m| self.resolve(*m)).collect();
            if part.as_ref().is_some_and(|part| part.kind() != binding.kind) {
                return Err(no("a personal part is of another kind than it is bound as"));
            }
            if let (Some(Part::Secret(part)), Event::SecretSet(e)) = (part, &at.body.event) {
                if part.secret.commitment() != e.commitment {
                    return Err(no("it is not the secret the bank committed to"));
                }
                self.state.small.secret = Some(part.secret);
            }
            // A part about a member who was forgotten since is treated as missing.
            let (Some(part), Some(first)) = (part, about.first().copied()) else { continue };
            if about.iter().any(|m| self.is_erased(*m)) {
                continue;
            }
            match (part, &at.body.event) {
                (
                    Part::ListingWords(words),
                    Event::ListingPosted(ListingPosted { listing, .. }) | Event::ListingAmended(ListingAmended { listing, .. }),
                ) => {
                    self.state.listing_words.insert(*listing, words.clone());
                }
                (Part::Note(note), event) if exchange_of(event).is_some() => {
                    let exchange = exchange_of(event).ok_or_else(|| no("there is no exchange"))?;
                    self.state.exchange_notes.insert((exchange, id), (about, note.clone()));
                }
                (Part::Note(note), Event::CreditTransferred(e)) => {
                    self.state.transfer_notes.insert(e.transfer, (about, note.clone()));
                }
                (Part::DoNotMatch(apart), _) => {
                    // Stored symmetrically: each is kept apart from the other, and neither can see it.
                    let other = self.resolve(apart.with);
                    // An earlier entry may name the other by a number that was merged since.
                    self.forget_apart(first, other);
                    self.forget_apart(other, first);
                    let named = Part::DoNotMatch(crate::model::personal::DoNotMatch { with: other, ..apart.clone() });
                    self.take(first, at, id, &named)?;
                    let mirrored = Part::DoNotMatch(crate::model::personal::DoNotMatch { with: first, ..apart.clone() });
                    self.take(other, at, id, &mirrored)?;
                }
                (Part::Appointment(new), _) => {
                    self.end_appointment_of(first, new);
                    self.take(first, at, id, part)?;
                }
                (Part::AfterMeeting(_), _) => self.take(first, at, id, part)?,
                // If it were stored under only one of them, it would be shown to that member as being about them alone, and
                // outlive the others.
                _ if about.iter().any(|other| *other != first) => {
                    return Err(no("a personal part about several is kept with what they did together"));
                }
                _ => self.take(first, at, id, part)?,
            }
        }
        Ok(())
    }

    fn take(&mut self, member: MemberId, at: &At<'_>, id: PartId, part: &Part) -> Result<(), Error> {
        let day = self.day_of(at.body.at);
        let person = self.state.people.entry(member);
        if matches!(part, Part::Availability(new) if *new != person.availability) {
            person.free = Some(Revision::after(person.free, at.body.at)?);
        }
        person.take(id, day, part);
        self.drop_if_empty(member);
        Ok(())
    }

    /// Removes a do-not-match pair. The other may have been named by a number that was merged since.
    fn forget_apart(&mut self, member: MemberId, other: MemberId) {
        let kept = |bank: &Self| bank.state.people.get(&member)?.apart.keys().copied().find(|with| bank.resolve(*with) == other);
        while let Some(with) = kept(self) {
            self.state.people.entry(member).apart.remove(&with);
        }
    }

    /// Removes the appointment that a new one replaces. The same person may have been named by a number that was merged since.
    fn end_appointment_of(&mut self, member: MemberId, new: &Appointment) {
        let who = |bank: &Self, one: &Appointment| one.who.map(|who| bank.resolve(who));
        let same =
            |bank: &Self, old: &Appointment| old.standing == new.standing && who(bank, old) == who(bank, new) && old.name == new.name;
        while let Some(place) = self.state.people.get(&member).and_then(|p| p.appointments.iter().position(|old| same(self, old))) {
            self.state.people.entry(member).appointments.remove(place);
        }
    }

    /// Removes a person's row once it is empty, because a bank replayed without the forgotten parts has no such row either.
    pub(super) fn drop_if_empty(&mut self, member: MemberId) {
        if self.state.people.get(&member).is_some_and(Person::is_empty) {
            self.state.people.remove(&member);
        }
    }
}

impl Person {
    /// Merges another record of the same person into this one. The other record's values come last.
    pub(super) fn absorb(&mut self, other: &Self) -> Result<(), Error> {
        self.free = Revision::of_both(self.free, other.free)?;
        self.profile.take(&other.profile);
        self.tags.extend(other.tags.iter().cloned());
        if !other.availability.is_empty() {
            self.availability = other.availability.clone();
        }
        self.references.extend(other.references.iter().cloned());
        self.checks.extend(other.checks.iter().cloned());
        self.consents.extend(other.consents.iter().cloned());
        self.appointments.extend(other.appointments.iter().cloned());
        self.met.extend(other.met.iter().cloned());
        self.apart.extend(other.apart.iter().map(|(k, v)| (*k, v.clone())));
        self.concerns.extend(other.concerns.iter().cloned());
        self.concerns.in_order_by_key(|(id, _)| *id);
        self.contacts.extend(other.contacts.iter().cloned());
        self.referral = self.referral.take().or_else(|| other.referral.clone());
        self.after_meetings.extend(other.after_meetings.iter().cloned());
        self.objections.extend(other.objections.iter().cloned());
        self.objections.in_order_by_key(|(id, _)| *id);
        self.rather_not.extend(other.rather_not.iter().cloned());
        self.notes.extend(other.notes.iter().cloned());
        Ok(())
    }

    /// Returns whether anything here names that member.
    fn names(&self, member: MemberId) -> bool {
        self.apart.contains_key(&member)
            || self.appointments.iter().any(|a| a.who == Some(member))
            || self.after_meetings.iter().any(|m| m.with == member)
    }

    /// Removes everything that names that member.
    fn forget(&mut self, member: MemberId) {
        self.apart.remove(&member);
        self.appointments.retain(|a| a.who != Some(member));
        self.after_meetings.retain(|m| m.with != member);
    }
}
