//! Requests nobody has answered.

use super::{Day, Unanswered};
use crate::bank::TimeBank;
use crate::model::exchange::Side;
use crate::model::listing::ListingKind;
use crate::order::{BTreeSet, InOrder as _};
use crate::values::ids::ListingId;
use crate::values::time::Date;

impl Day<'_> {
    pub(super) fn unanswered(&self) -> Vec<Unanswered> {
        let bank = self.bank;
        let mut under_way: BTreeSet<ListingId> = BTreeSet::new();
        for listing in bank.state.open.iter().filter_map(|(id, ())| bank.state.plans.get(id)?.listing) {
            under_way.insert(listing);
        }
        let least = bank.charter().today.unanswered_days;
        let mut unanswered: Vec<Unanswered> = Vec::new();
        for (id, listing) in bank.state.listings.iter() {
            let mut since = listing.from().max(listing.posted_on);
            let days = |since: Date| u32::try_from(self.on.days_since(since)).unwrap_or(0);
            if listing.kind != ListingKind::Request || !listing.is_open_on(self.on) || under_way.contains(&id) || days(since) < least {
                continue;
            }
            // What names it has met it, unless it comes again and again; what names none counts as an occasion on which it was met.
            let mut met = false;
            for part in bank.parts_of_number(bank.resolve(listing.member)).filter(|part| part.side != Side::Gave) {
                let named = bank.state.more.get(&part.exchange).and_then(|more| more.listing);
                if let Some(row) = bank.row(part.exchange).filter(|row| TimeBank::counts(row) && bank.meets(listing, named, row.activity)) {
                    since = since.max(row.on);
                    met |= named == Some(id) && !listing.terms.repeating;
                }
            }
            if met || days(since) < least {
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
}
