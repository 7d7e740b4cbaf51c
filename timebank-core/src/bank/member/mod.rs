//! Commands about members: admission, standing, personal parts, and forgetting.

mod accounts;
mod erase;

use crate::bank::credit::Moving;
use crate::bank::work::{About, Work};
use crate::charter::{CountsAs, CreditMode, Limits, OnLeaving, Step};
use crate::command::*;
use crate::error::Error;
use crate::journal::event::*;
use crate::ledger::{Fit, TransferKind};
use crate::model::listing::Closing;
use crate::model::member::{AccountKind, MemberState, RoleHeld};
use crate::model::personal::{ConcernStep, Part};
use crate::values::ids::{AccountId, MemberId};
use crate::values::minutes::Minutes;
use crate::values::sure::LeftOut as _;
use crate::values::time::Date;

impl Work<'_> {
    pub(in crate::bank) fn admit(&mut self, a: &Admit) -> Result<(), Error> {
        self.permit(Step::Admit, &About::Nobody)?;
        let charter = self.bank.charter();
        let kind = match &a.kind {
            None => 0,
            Some(word) => {
                charter.kind(word).ok_or_else(|| Error::UnknownWord { what: "kind", given: crate::values::minutes::shorten(word) })?
            }
        };
        let organisation = charter.kinds.get(usize::from(kind)).is_some_and(|k| k.counts_as == CountsAs::Organisation);
        let welcome = charter.credit.welcome;
        let joined = a.joined.given_or(self.day());
        if joined > self.day() {
            return Err(Error::DateOrder { what: "a member joins by the day they are entered", first: joined, second: self.day() });
        }
        let member = self.bank.state.members.next_id().ok_or(Error::Full { what: "members" })?;
        let (account, opens) = match a.account {
            Some(account) => {
                // A member who shares an account can spend from it, so only those who may spend can add one.
                let account = self.shared(account)?;
                self.need_word(account)?;
                (account, None)
            }
            None => {
                let account = self.bank.state.ledger.accounts.next_id().ok_or(Error::Full { what: "accounts" })?;
                (account, Some(if organisation { AccountKind::Organisation } else { AccountKind::Member }))
            }
        };
        let state = if a.applicant { MemberState::Applicant } else { MemberState::Active };
        let mut parts = Vec::new();
        if a.profile != crate::model::personal::Profile::default() {
            parts.push(Part::Profile(Box::new(a.profile.clone())));
        }
        parts.extend(a.parts.iter().cloned());
        for part in &parts {
            let step = step_of(part);
            // Members may describe themselves when they are admitted. Other parts need the right to keep them.
            if !matches!(step, Step::Profile | Step::Consent) {
                self.permit(step, &About::Nobody)?;
            }
        }
        let bound = self.bind(member, parts)?;
        let tags: Vec<String> = tags_of(&bound);
        if !tags.is_empty() && opens.is_none() && self.cx.by.member().is_some_and(|by| self.bank.account_of(by) == Ok(account)) {
            return Err(Error::NotPermitted { step: Step::Facts, by: self.cx.by.member() });
        }
        self.emit_with(MemberAdmitted { member, kind, state, joined, account, opens }, bound)?;
        if !tags.is_empty() {
            self.limits_by_tag(member)?;
        }
        if opens == Some(AccountKind::Member) && state == MemberState::Active {
            self.welcome(account, welcome, joined)?;
        }
        Ok(())
    }

    fn welcome(&mut self, account: AccountId, minutes: Minutes, on: Date) -> Result<(), Error> {
        if minutes.is_positive() && self.bank.charter().credit.mode == CreditMode::Credit {
            self.post_transfer(TransferKind::Welcome, AccountId::POT, account, minutes, Moving { on, note: Vec::new(), free: false })?;
        }
        Ok(())
    }

    /// Checks parts, and returns whom each is about: the member, and anyone else named in it.
    fn bind(&self, member: MemberId, parts: Vec<Part>) -> Result<Vec<(Part, Vec<MemberId>)>, Error> {
        self.few_rather_nots(member, &parts)?;
        let mut bound: Vec<(Part, Vec<MemberId>)> = Vec::with_capacity(parts.len());
        for mut part in parts {
            self.sign(member, &mut part)?;
            if let Part::Consent(consent) = &part {
                self.check_consent(member, consent, &bound)?;
            }
            let mut about = vec![member];
            let mut named = |other: MemberId| -> Result<(), Error> {
                // Nothing new is kept about a forgotten member.
                let (other, _) = self.taking_part(other, |s| s != MemberState::Erased)?;
                if other != member && !about.contains(&other) {
                    about.push(other);
                }
                Ok(())
            };
            match &part {
                Part::Profile(profile) => {
                    if let Some(place) = profile.place.filter(|p| !p.is_valid()) {
                        return Err(Error::Value(crate::values::error::ValueError::BadPlace {
                            latitude: place.latitude,
                            longitude: place.longitude,
                        }));
                    }
                    if let Some(born) = profile.born.filter(|born| *born > self.day()) {
                        return Err(Error::DateOrder { what: "a day of birth has passed", first: born, second: self.day() });
                    }
                }
                Part::Availability(availability) => availability.check()?,
                Part::DoNotMatch(apart) => {
                    named(apart.with)?;
                    if about.len() < 2 {
                        return Err(Error::MemberTwice { member });
                    }
                }
                Part::AfterMeeting(after) => {
                    named(after.with)?;
                    self.were_there(after.exchange, [member, after.with])?;
                }
                Part::Appointment(appointment) => {
                    if let Some(who) = appointment.who {
                        named(who)?;
                        if about.len() < 2 {
                            return Err(Error::MemberTwice { member });
                        }
                    }
                    if let Some(until) = appointment.until.filter(|until| *until < appointment.from) {
                        return Err(Error::DateOrder {
                            what: "an appointment ends after it begins",
                            first: appointment.from,
                            second: until,
                        });
                    }
                }
                Part::Concern(concern) => match (concern.step, concern.concern) {
                    (ConcernStep::Raised, None) => {}
                    (ConcernStep::Raised, Some(id)) => return Err(Error::NotFound { what: "concern to raise again", number: id.get() }),
                    (_, id) => {
                        let open = id.filter(|id| self.bank.state.people.get(&member).is_some_and(|p| p.open_concerns().any(|c| c == *id)));
                        if open.is_none() {
                            return Err(Error::NotFound { what: "open concern", number: id.map_or(0, |id| id.get()) });
                        }
                    }
                },
                Part::Objection(objection) => {
                    if let Some(id) = objection.answers {
                        let known = self.bank.state.people.get(&member).is_some_and(|p| p.objections.iter().any(|(o, _)| *o == id));
                        if !known {
                            return Err(Error::NotFound { what: "objection", number: id.get() });
                        }
                    }
                }
                Part::RatherNot(said) => self.check_rather_not(member, said)?,
                Part::ListingWords(_) => return Err(Error::BadListing { why: "the words of a listing come with it" }),
                Part::Secret(_) => return Err(Error::NothingToDo { what: "the secret of the bank is set by itself" }),
                _ => {}
            }
            bound.push((part, about));
        }
        Ok(bound)
    }

    pub(in crate::bank) fn keep(&mut self, a: &Keep) -> Result<(), Error> {
        // Without parts there is nothing to be permitted, so this comes before the answers that depend on the member.
        if a.parts.is_empty() {
            return Err(Error::NothingToDo { what: "no parts are given" });
        }
        for part in &a.parts {
            self.permit(step_of(part), &About::Member(a.member))?;
        }
        let (member, _) = self.taking_part(a.member, |s| s != MemberState::Erased)?;
        self.nothing_about_oneself(member, &a.parts)?;
        let bound = self.bind(member, a.parts.clone())?;
        let tagged = bound.iter().any(|(part, _)| matches!(part, Part::Tags(_)));
        self.emit_with(PersonalKept { member }, bound)?;
        if tagged {
            self.limits_by_tag(member)?;
        }
        Ok(())
    }

    /// Fails for a broker who would decide about themselves: another goes on with a concern about them, lets them be matched again
    /// with somebody who was kept apart from them, or says what they are checked and fit for; or the host does.
    fn nothing_about_oneself(&self, member: MemberId, parts: &[Part]) -> Result<(), Error> {
        let Some(by) = self.cx.by.member().map(|by| self.bank.resolve(by)) else { return Ok(()) };
        let decides = |part: &&Part| match part {
            Part::Concern(entry) => by == member && entry.step != ConcernStep::Raised,
            Part::DoNotMatch(apart) => apart.lifted && (by == member || by == self.bank.resolve(apart.with)),
            Part::Check(_) | Part::Reference(_) | Part::MetByStaff(_) | Part::Contact(_) => by == member,
            // Limits may follow from them.
            Part::Tags(_) => by == member || self.shares_account(by, member),
            Part::Profile(said) => by == member && said.born.is_some(),
            // What somebody says in confidence about meeting them.
            Part::AfterMeeting(said) => by == self.bank.resolve(said.with),
            _ => false,
        };
        match parts.iter().find(decides) {
            Some(part) => Err(Error::NotPermitted { step: step_of(part), by: self.cx.by.member() }),
            None => Ok(()),
        }
    }

    /// Sets the limits of a member's account by the first matching tag, or removes limits set that way.
    fn limits_by_tag(&mut self, member: MemberId) -> Result<(), Error> {
        let account = self.bank.account_of(member)?;
        if self.bank.charter().credit.by_tag.is_empty() && !self.bank.state.ledger.account(account)?.own_limits {
            return Ok(());
        }
        if self.bank.state.ledger.account(account)?.kind == AccountKind::Member {
            return self.limits_of_tags(account, &[member]);
        }
        let users = self.bank.members_on(account);
        self.limits_of_tags(account, &users)
    }

    fn limits_of_tags(&mut self, account: AccountId, users: &[MemberId]) -> Result<(), Error> {
        let own = self.bank.state.ledger.limits.get(&account);
        if own.is_some_and(|own| !own.by_tag) {
            return Ok(());
        }
        let tags = |tag: &String| users.iter().filter_map(|user| self.bank.state.people.get(user)).any(|person| person.tags.contains(tag));
        let wanted: Option<Limits> = self.bank.charter().credit.by_tag.iter().find(|rule| tags(&rule.tag)).map(|rule| rule.limits.clone());
        if own.map(|own| &own.limits) != wanted.as_ref() {
            let flagged = self.bank.outside(account, wanted.as_ref())?;
            self.emit(LimitsSet { account, limits: wanted, by_tag: true, flagged })?;
        }
        Ok(())
    }

    pub(in crate::bank) fn limits_by_tag_again(&mut self) -> Result<(), Error> {
        let tagged: Vec<MemberId> = self.bank.state.people.iter().filter(|(_, p)| !p.tags.is_empty()).map(|(m, _)| *m).collect();
        tagged.into_iter().try_for_each(|member| self.limits_by_tag(member))
    }

    pub(in crate::bank) fn set_state(&mut self, a: &SetState) -> Result<(), Error> {
        self.permit(Step::Admit, &About::Member(a.member))?;
        let (member, row) = self.taking_part(a.member, |s| s != MemberState::Erased)?;
        let (was, account) = (row.state, row.account);
        let since = a.since.given_or(self.day());
        if !matches!(a.state, MemberState::Active | MemberState::Paused | MemberState::Suspended | MemberState::Left) {
            return Err(Error::MemberState { member, state: a.state });
        }
        if was == a.state && a.until.is_none() {
            return Err(Error::NoChange { what: "where the member stands" });
        }
        if let Some(until) = a.until.filter(|until| *until < since) {
            return Err(Error::DateOrder { what: "a pause ends after it begins", first: since, second: until });
        }
        let note = Self::note(a.note.as_ref(), vec![member]);
        self.emit_with(MemberStateChanged { member, state: a.state, since, until: a.until }, note)?;
        let welcome = self.bank.charter().credit.welcome;
        if was == MemberState::Applicant
            && a.state == MemberState::Active
            && self.bank.state.ledger.account(account)?.kind == AccountKind::Member
        {
            self.welcome(account, welcome, since.min(self.day()))?;
        }
        // A suspension pauses listings: they are excluded from matching, and are open again when it ends.
        if a.state == MemberState::Left {
            self.part_ways(member)?;
        }
        Ok(())
    }

    /// Carries out what follows when a member leaves: open exchanges are called off, listings close, and the balance goes where
    /// the charter says.
    fn part_ways(&mut self, member: MemberId) -> Result<(), Error> {
        self.call_off(member, None)?;
        self.close_listings(member)?;
        let account = self.bank.account_of(member)?;
        let alone = self.bank.sole_user(member, account);
        if alone {
            self.refuse_what_waits(account)?;
        }
        let balance = self.bank.state.ledger.account(account)?.balance;
        if alone && !balance.is_zero() && self.bank.charter().credit.on_leaving == OnLeaving::Pot {
            let (from, to) = if balance.is_positive() { (account, AccountId::POT) } else { (AccountId::POT, account) };
            if matches!(self.bank.fit(AccountId::POT, balance)?, Fit::Only(_)) {
                // The pot's limits keep nobody from leaving. What the pot cannot take or pay stays on the account.
                return Ok(());
            }
            let moving = Moving { on: self.day(), note: Vec::new(), free: true };
            self.post_transfer(TransferKind::Estate, from, to, balance.magnitude(), moving)?;
        }
        Ok(())
    }

    fn close_listings(&mut self, member: MemberId) -> Result<(), Error> {
        let open: Vec<_> = self
            .bank
            .state
            .listings
            .iter()
            .filter(|(_, l)| l.closed.is_none() && self.bank.resolve(l.member) == member)
            .map(|(id, _)| id)
            .collect();
        open.into_iter().try_for_each(|listing| self.emit(ListingClosed { listing, why: Closing::MemberGone }))
    }

    pub(in crate::bank) fn give_role(&mut self, a: &GiveRole) -> Result<(), Error> {
        self.permit(Step::Roles, &About::Member(a.member))?;
        let (member, _) = self.taking_part(a.member, |s| s != MemberState::Erased)?;
        // Nobody gives themselves a role: another broker does, or the host.
        if self.cx.by.member().map(|by| self.bank.resolve(by)) == Some(member) {
            return Err(Error::NotPermitted { step: Step::Roles, by: self.cx.by.member() });
        }
        let role = self.role(&a.role)?;
        let at = a.at.map(|at| self.bank.member(at).map(|_| self.bank.resolve(at))).transpose()?;
        let from = a.from.given_or(self.day());
        if let Some(until) = a.until.filter(|until| *until < from) {
            return Err(Error::DateOrder { what: "a role ends after it begins", first: from, second: until });
        }
        let row = self.bank.member(member)?;
        // One that was taken back whole is in nobody's way.
        if row.roles.iter().filter(|r| r.until.is_none_or(|until| r.from <= until)).any(|r| {
            r.role == role && r.at == at && r.until.is_none_or(|until| from <= until) && a.until.is_none_or(|until| r.from <= until)
        }) {
            return Err(Error::NoChange { what: "the role" });
        }
        self.emit(RoleGiven { member, role, at, from, until: a.until })
    }

    fn role(&self, word: &str) -> Result<u16, Error> {
        self.bank.charter().role(word).ok_or_else(|| Error::UnknownWord { what: "role", given: crate::values::minutes::shorten(word) })
    }

    pub(in crate::bank) fn end_role(&mut self, a: &EndRole) -> Result<(), Error> {
        self.permit(Step::Roles, &About::Member(a.member))?;
        let member = self.bank.resolve(a.member);
        let role = self.role(&a.role)?;
        let at = a.at.map(|at| self.bank.resolve(at));
        let until = a.until.given_or(self.day());
        let row = self.bank.member(member)?;
        if row.state == MemberState::Erased {
            return Err(Error::MemberState { member, state: row.state });
        }
        // Of several, the one that holds then is meant, or else one that is taken back by it, or else the first of those to come.
        let open = |r: &RoleHeld| r.role == role && r.at == at && r.until.is_none_or(|old| old > until);
        let held = row
            .roles
            .iter()
            .position(|r| open(r) && r.from <= until)
            .or_else(|| row.roles.iter().position(|r| open(r) && r.may_end(until)));
        let held = held.or_else(|| row.roles.iter().position(open));
        let index = held
            .and_then(|i| u16::try_from(i).ok())
            .ok_or_else(|| Error::UnknownWord { what: "role held", given: crate::values::minutes::shorten(&a.role) })?;
        if let Some(role) = row.roles.get(usize::from(index)).filter(|r| !r.may_end(until)) {
            return Err(Error::DateOrder { what: "a role ends after it begins", first: role.from, second: until });
        }
        self.emit(RoleEnded { member, index, until })
    }
}

/// Returns the step that keeping a part requires. Parts that only brokers set need the broker's right wherever they come from.
fn step_of(part: &Part) -> Step {
    match part {
        Part::Profile(profile) if profile.born.is_some() || !profile.host_codes.is_empty() => Step::Facts,
        Part::Consent(_) => Step::Consent,
        Part::RatherNot(_) => Step::List,
        Part::Profile(_) | Part::Availability(_) | Part::AfterMeeting(_) => Step::Profile,
        Part::Objection(o) if o.answers.is_none() => Step::Profile,
        Part::Concern(c) if c.step == ConcernStep::Raised && c.match_nobody.is_none() => Step::RaiseConcern,
        Part::Concern(_) => Step::Concerns,
        _ => Step::Facts,
    }
}

fn tags_of(parts: &[(Part, Vec<MemberId>)]) -> Vec<String> {
    let change = parts.iter().filter_map(|(part, _)| if let Part::Tags(change) = part { Some(change) } else { None });
    change.flat_map(|c| c.add.iter().cloned()).collect()
}
