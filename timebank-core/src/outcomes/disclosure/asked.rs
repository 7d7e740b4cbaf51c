//! Counted tables of those who asked for something.

use super::audit::Unit;
use super::recipe::{Recipe, SortedBy};
use crate::bank::TimeBank;
use crate::model::listing::{Closing, ListingKind};
use crate::order::BTreeMap;
use crate::outcomes::ties::Window;
use crate::values::ids::Id;

/// Whether all that somebody asked for was met.
pub(super) const MET: [&str; 2] = ["all they asked for was met", "not all was"];

/// Returns of everyone who asked for something in a window, and of each need they asked for, whether all of it was met by its last day.
/// Keys are the member and the need; that of a request on no need is one beyond the last.
pub(crate) fn asked(window: &Window<'_, '_>) -> BTreeMap<(u32, u32), bool> {
    let bank: &TimeBank = window.arcs.bank;
    let needs = &bank.charter().needs.needs;
    let mut all = BTreeMap::new();
    for (_, listing) in bank.state.listings.iter().filter(|(_, listing)| listing.kind == ListingKind::Request) {
        if !(window.from..=window.until).contains(&listing.posted_on) {
            continue;
        }
        let met = listing.closed.is_some_and(|(at, why)| why == Closing::Met && bank.day_of(at) <= window.until);
        let on = (0u16..).zip(needs).position(|(need, _)| bank.is_on_need(listing, need)).unwrap_or(needs.len());
        let of = (Id::index(bank.resolve(listing.member)), u32::try_from(on).unwrap_or(u32::MAX));
        let so_far = all.entry(of).or_insert(true);
        *so_far = *so_far && met;
    }
    all
}

impl Recipe {
    /// Counts everyone who asked, once for each need. `wanted`: of each member, whether they are counted. `by`: what the rows and the
    /// columns are.
    pub(super) fn asked(&self, window: &Window<'_, '_>, wanted: &[bool], by: [SortedBy; 2], units: &mut Vec<Unit>) {
        for ((member, need), met) in asked(window) {
            if wanted.get(member as usize) != Some(&true) {
                continue;
            }
            let at = by.map(|by| match by {
                SortedBy::Need => need,
                SortedBy::Met => u32::from(!met),
                _ => 0,
            });
            units.push(Unit { key: u64::from(need) << 32 | u64::from(member), who: member, amount: 1, at });
        }
    }
}
