//! Requests nobody has answered.

use super::{Day, Unanswered};
use crate::bank::TimeBank;
use crate::model::exchange::{ExchangeState, Side};
use crate::model::listing::{Listing, ListingKind};
use crate::order::{BTreeSet, InOrder as _};
use crate::values::ids::ListingId;
use crate::values::time::Date;

/// Whether an exchange came to nothing.
const fn ended(state: ExchangeState) -> bool {
    matches!(state, ExchangeState::Declined | ExchangeState::Withdrawn | ExchangeState::Expired | ExchangeState::Reversed)
}

impl Day<'_> {
    pub(super) fn unanswered(&self) -> Vec<Unanswered> {
        let bank = self.bank;
        let mut answered: BTreeSet<ListingId> = BTreeSet::new();
        for (id, more) in bank.state.more.iter() {
            if let (Some(listing), Some(row)) = (more.listing, bank.row(*id))
                && !ended(row.state)
            {
                answered.insert(listing);
            }
        }
        let least = bank.charter().today.unanswered_days;
        let mut unanswered: Vec<Unanswered> = Vec::new();
        for (id, listing) in bank.state.listings.iter() {
            if listing.kind != ListingKind::Request || !listing.is_open_on(self.on) || answered.contains(&id) {
                continue;
            }
            let posted = listing.from().max(listing.posted_on);
            let days = |since: Date| u32::try_from(self.on.days_since(since)).unwrap_or(0);
            // Only what was posted so long ago is looked up.
            let since = if days(posted) < least { posted } else { self.met_on(listing).map_or(posted, |met| met.max(posted)) };
            if days(since) < least {
                continue;
            }
            let needs = &bank.charter().needs.needs;
            let never = needs.iter().zip(0u16..).any(|(need, index)| need.never_refused && bank.is_on_need(listing, index));
            unanswered.push(Unanswered {
                listing: id,
                who: self.named(listing.member),
                title: bank.state.listing_words.get(&id).map(|words| words.title.clone()).unwrap_or_default(),
                activity: listing.terms.activity,
                days: days(since),
                never_refused: never,
            });
        }
        unanswered.in_order_by_key(|request| (!request.never_refused, std::cmp::Reverse(request.days), request.listing));
        unanswered
    }

    /// Returns the last day on which a request was met, or today where something that meets it is under way: also by what names no request.
    fn met_on(&self, request: &Listing) -> Option<Date> {
        let bank = self.bank;
        let owner = bank.resolve(request.member);
        for (id, ()) in bank.state.open.iter() {
            if let (Some(row), Some(terms)) = (bank.row(*id), bank.state.plans.get(id))
                && !ended(row.state)
                && terms.parts.iter().any(|part| part.side != Side::Gave && bank.resolve(part.member) == owner)
                && bank.meets(request, terms.listing, terms.activity)
            {
                return Some(self.on);
            }
        }
        let received = bank.parts_of(owner).filter(|part| part.side != Side::Gave);
        let met = received.filter_map(|part| {
            let named = bank.state.more.get(&part.exchange).and_then(|more| more.listing);
            bank.row(part.exchange).filter(|row| TimeBank::counts(row) && bank.meets(request, named, row.activity))
        });
        met.map(|row| row.on).max()
    }
}
