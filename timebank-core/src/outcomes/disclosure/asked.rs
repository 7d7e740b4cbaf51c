//! Counted tables of those who asked for something.
//!
//! A person is counted once for each need they asked for. So a figure counts each person once only where it is of one need: needs are not
//! put together, and totals over needs are not published. These tables are not compared with those of members, so neither stands beside
//! the other ([`super::standing`]).

use super::audit::Unit;
use super::recipe::{Counting, Recipe, SortedBy};
use crate::bank::TimeBank;
use crate::error::Error;
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
    /// Checks that those who asked are sorted by need, each need in a line of its own, and nobody else is sorted so.
    ///
    /// # Errors
    /// [`Error::BadGroups`].
    pub(super) fn check_asked(&self) -> Result<(), Error> {
        let sides = [&self.rows, &self.columns];
        let asked = self.count == Counting::Asked;
        let of_asked = |by: SortedBy| matches!(by, SortedBy::Need | SortedBy::Met);
        if sides.iter().any(|side| side.by != SortedBy::Everybody && of_asked(side.by) != asked) {
            return Err(Error::BadGroups { why: "those who asked are sorted by `need` and by `met`, and nobody else is" });
        }
        let by_need: Vec<_> = sides.into_iter().filter(|side| side.by == SortedBy::Need).collect();
        if asked && (by_need.len() != 1 || by_need.iter().any(|side| !side.merged.is_empty())) {
            return Err(Error::BadGroups {
                why: "those who asked are counted for each `need` in a line of its own, for they may have asked for several",
            });
        }
        Ok(())
    }

    /// Returns whether the totals of the columns, and those of the rows, would count somebody more than once.
    pub(super) fn counts_again(&self) -> [bool; 2] {
        [&self.rows, &self.columns].map(|side| self.count == Counting::Asked && side.by == SortedBy::Need)
    }

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
            units.push(Unit { key: u64::from(need) << 32 | u64::from(member), who: member, other: member, amount: 1, at });
        }
    }
}
