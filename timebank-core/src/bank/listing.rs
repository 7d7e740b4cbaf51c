//! Commands about offers and requests.

use super::work::{About, Work};
use crate::charter::Step;
use crate::command::*;
use crate::error::Error;
use crate::journal::event::*;
use crate::model::listing::{Closing, Listing, ListingKind, ListingTerms, Visibility};
use crate::model::member::MemberState;
use crate::model::personal::{ListingWords, Part, RatherNot};
use crate::values::audience::Audience;
use crate::values::ids::{ListingId, MemberId};
use crate::values::limits::{PART_MINUTES, RATHER_NOTS};
use crate::values::sure::{LeftOut as _, sure};
use crate::values::time::Date;

impl Work<'_> {
    pub(super) fn post_listing(
        &mut self,
        kind: ListingKind,
        member: MemberId,
        terms: &ListingTerms,
        words: Option<&ListingWords>,
    ) -> Result<(), Error> {
        self.permit(Step::List, &About::Member(member))?;
        let (member, _) = self.taking_part(member, |s| matches!(s, MemberState::Active | MemberState::Paused | MemberState::Applicant))?;
        let mut terms = terms.clone();
        terms.until = terms.until.or_else(|| self.holds_until(kind, terms.from.given_or(self.day())));
        if terms.visibility.is_none() && kind == ListingKind::Request && self.on_quiet_need(&terms) {
            // By default, requests on some rungs are visible to brokers only.
            terms.visibility = Some(Visibility::Broker);
        }
        self.check_listing(&terms)?;
        let listing = self.bank.state.listings.next_id().ok_or(Error::Full { what: "listings" })?;
        let words = Self::listing_words(words, member)?;
        self.emit_with(ListingPosted { listing, kind, member, terms }, words)
    }

    fn listing_words(words: Option<&ListingWords>, member: MemberId) -> Result<Vec<(Part, Vec<MemberId>)>, Error> {
        let Some(words) = words else { return Ok(Vec::new()) };
        if let Some(availability) = &words.availability {
            availability.check()?;
        }
        if let Some(place) = words.place.filter(|p| !p.is_valid()) {
            return Err(Error::Value(crate::values::error::ValueError::BadPlace { latitude: place.latitude, longitude: place.longitude }));
        }
        Ok(vec![(Part::ListingWords(words.clone()), vec![member])])
    }

    fn holds_until(&self, kind: ListingKind, from: Date) -> Option<Date> {
        let policy = &self.bank.charter().listings;
        let days = if kind == ListingKind::Offer { policy.offer_days } else { policy.request_days };
        from.plus_days(i32::try_from(days?).ok()?)
    }

    fn on_quiet_need(&self, terms: &ListingTerms) -> bool {
        let charter = self.bank.charter();
        let quiet = |code: &str| charter.listings.broker_only_needs.iter().any(|n| n == code);
        let by_need = terms.need.and_then(|i| charter.needs.needs.get(usize::from(i))).is_some_and(|n| quiet(&n.code));
        let activity = terms.activity.and_then(|a| self.bank.state.activities.get(a));
        by_need || (terms.need.is_none() && activity.is_some_and(|row| row.activity.needs.iter().any(|n| quiet(&n.need))))
    }

    fn check_listing(&self, terms: &ListingTerms) -> Result<(), Error> {
        if let Some(activity) = terms.activity {
            let row = self.bank.state.activities.get(activity).ok_or(Error::NotFound { what: "activity", number: activity.get() })?;
            if row.activity.retired {
                return Err(Error::BadListing { why: "the activity is no longer used" });
            }
        }
        if let Some(programme) = terms.programme {
            self.bank.state.programmes.get(programme).ok_or(Error::NotFound { what: "programme", number: programme.get() })?;
        }
        if let Some(need) = terms.need.filter(|n| usize::from(*n) >= self.bank.charter().needs.needs.len()) {
            return Err(Error::NotFound { what: "need", number: u32::from(need) });
        }
        for minutes in [terms.minutes, terms.shortest, terms.capacity.as_ref().map(|c| c.minutes)].into_iter().flatten() {
            if minutes == 0 || minutes > PART_MINUTES {
                return Err(Error::BadMinutes { minutes: i64::from(minutes), most: i64::from(PART_MINUTES) });
            }
        }
        if terms.shortest.is_some() && !terms.divisible {
            return Err(Error::BadListing { why: "a shortest part is only for a request that is divisible" });
        }
        if terms.shortest.zip(terms.minutes).is_some_and(|(shortest, minutes)| shortest > minutes) {
            return Err(Error::BadListing { why: "the shortest part is longer than the whole" });
        }
        if terms.group_min.zip(terms.group_max).is_some_and(|(least, most)| least > most) || terms.group_max == Some(0) {
            return Err(Error::BadListing { why: "the smallest group is larger than the largest" });
        }
        if let Some((from, until)) = terms.from.zip(terms.until).filter(|(from, until)| from > until) {
            return Err(Error::DateOrder { what: "a listing ends after it begins", first: from, second: until });
        }
        Ok(())
    }

    /// Fails if a command would leave a member with too many things they would rather not be asked.
    pub(super) fn few_rather_nots(&self, member: MemberId, parts: &[Part]) -> Result<(), Error> {
        let said = parts.iter().filter(|part| matches!(part, Part::RatherNot(said) if !said.lifted)).count();
        let held = self.bank.state.people.get(&member).map_or(0, |person| person.rather_not.len());
        let (count, most) = (sure(held.checked_add(said), "parts of a command are few")?, RATHER_NOTS);
        let what = "things a member would rather not be asked";
        if said > 0 && count > most { Err(Error::TooMany { what, count: count as u64, most: most as u64 }) } else { Ok(()) }
    }

    /// Fails unless something a member would rather not be asked is about an offer of theirs, and about an activity or a request there is.
    /// A request that the sender may not see is none.
    pub(super) fn check_rather_not(&self, member: MemberId, said: &RatherNot) -> Result<(), Error> {
        if let Some(why) = said.fault() {
            return Err(Error::BadListing { why });
        }
        let listing = |id: ListingId, kind: ListingKind| self.bank.state.listings.get(id).filter(|listing| listing.kind == kind);
        let own = |listing: &Listing| self.bank.resolve(listing.member) == member;
        if !listing(said.offer, ListingKind::Offer).is_some_and(own) {
            return Err(Error::NotFound { what: "offer", number: said.offer.get() });
        }
        if let Some(activity) = said.activity.filter(|activity| self.bank.state.activities.get(*activity).is_none()) {
            return Err(Error::NotFound { what: "activity", number: activity.get() });
        }
        let open = self.bank.audience_of(self.cx.by, self.cx.at) == Audience::Member;
        let seen = |request: &Listing| !own(request) && (!open || request.is_open_on(self.day()) && self.bank.shown_to_members(request));
        match said.request {
            Some(request) if !said.lifted && !listing(request, ListingKind::Request).is_some_and(seen) => {
                Err(Error::NotFound { what: "request", number: request.get() })
            }
            _ => Ok(()),
        }
    }

    fn open_listing(&self, id: ListingId) -> Result<&Listing, Error> {
        let missing = Error::NotFound { what: "listing", number: id.get() };
        let Some(listing) = self.bank.state.listings.get(id) else { return Err(missing) };
        if let Err(refused) = self.permit(Step::List, &About::Member(listing.member)) {
            // Another member gets "not yours" only for listings they can see.
            let shown = listing.is_open_on(self.day()) && self.bank.shown_to_members(listing);
            return Err(if shown { refused } else { missing });
        }
        if listing.closed.is_some() { Err(Error::ListingClosed { listing: id }) } else { Ok(listing) }
    }

    pub(super) fn amend_listing(&mut self, a: &AmendListing) -> Result<(), Error> {
        let listing = self.open_listing(a.listing)?;
        let (member, terms) = (listing.member, a.terms.clone().given_or_else(|| listing.terms.clone()));
        if a.words.is_none() && terms == listing.terms {
            return Err(Error::NoChange { what: "the listing" });
        }
        self.check_listing(&terms)?;
        let words = Self::listing_words(a.words.as_ref(), member)?;
        self.emit_with(ListingAmended { listing: a.listing, terms }, words)
    }

    pub(super) fn classify_listing(&mut self, a: &ClassifyListing) -> Result<(), Error> {
        let listing = self.open_listing(a.listing)?;
        let need = match &a.need {
            None => None,
            Some(code) => Some(
                self.bank
                    .charter()
                    .needs
                    .index(code)
                    .ok_or_else(|| Error::UnknownWord { what: "need", given: crate::values::minutes::shorten(code) })?,
            ),
        };
        let terms = ListingTerms { activity: a.activity, need, ..listing.terms.clone() };
        // A broker may confirm what the member wrote, without changing it.
        if terms == listing.terms && (listing.classified || !self.bank.classifies(self.actor, self.day(), listing.member)) {
            return Err(Error::NoChange { what: "the listing" });
        }
        self.check_listing(&terms)?;
        self.emit(ListingAmended { listing: a.listing, terms })
    }

    pub(super) fn renew_listing(&mut self, a: &RenewListing) -> Result<(), Error> {
        let listing = self.open_listing(a.listing)?;
        let until = a.until.or_else(|| self.holds_until(listing.kind, self.day()));
        if let Some(until) = until.filter(|until| *until < self.day()) {
            return Err(Error::DateOrder { what: "a listing is renewed for days to come", first: self.day(), second: until });
        }
        self.emit(ListingRenewed { listing: a.listing, until })
    }

    pub(super) fn close_listing(&mut self, a: &CloseListing) -> Result<(), Error> {
        self.open_listing(a.listing)?;
        if !matches!(a.why, Closing::Met | Closing::Withdrawn) {
            return Err(Error::BadListing { why: "it is closed as `met` or `withdrawn`; the bank closes it otherwise" });
        }
        self.emit(ListingClosed { listing: a.listing, why: a.why })
    }
}
