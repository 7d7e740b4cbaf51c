//! Requests nobody has answered.

use super::{Day, Unanswered};
use crate::bank::TimeBank;
use crate::model::exchange::Side;
use crate::model::listing::{ListingKind, ListingTerms};
use crate::order::{BTreeSet, InOrder as _};
use crate::values::ids::ListingId;
use crate::values::time::Date;

/// The shortest part of a request worth going for, in minutes, where it does not say: that of a plan.
const SHORTEST: u32 = 30;

/// Returns the minutes that are left of a request of which so many were met: 0 where it is met, or what is left is not worth going for. `None`
/// where it names no minutes and nothing met it.
fn left_of(terms: &ListingTerms, met: Option<u32>) -> Option<u32> {
    let Some((wanted, met)) = terms.minutes.zip(met) else { return met.map(|_| 0).or(terms.minutes) };
    let left = wanted.saturating_sub(met);
    Some(if left >= terms.shortest.unwrap_or(SHORTEST).min(wanted) { left } else { 0 })
}

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
            // What names it has met it by its minutes, unless it comes again and again; what names none counts as an occasion on which it was
            // met.
            let mut met: Option<u32> = None;
            for part in bank.parts_of_number(bank.resolve(listing.member)).filter(|part| part.side != Side::Gave) {
                let named = bank.state.more.get(&part.exchange).and_then(|more| more.listing);
                if let Some(row) = bank.row(part.exchange).filter(|row| TimeBank::counts(row) && bank.meets(listing, named, row.activity)) {
                    since = since.max(row.on);
                    let counts =
                        named == Some(id) && !listing.terms.repeating && listing.renewed.is_none_or(|at| row.on >= bank.day_of(at));
                    met = if counts { Some(met.unwrap_or_default().saturating_add(part.minutes)) } else { met };
                }
            }
            let left = left_of(&listing.terms, met);
            if left == Some(0) || days(since) < least {
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
                left: left.filter(|_| met.is_some()),
                never_refused: never,
            });
        }
        unanswered.in_order_by_key(|request| (!request.never_refused, std::cmp::Reverse(request.days), request.listing));
        unanswered
    }
}
