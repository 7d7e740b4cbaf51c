//! Figures of two tables that count the very same people: all members of an area, and all of them who took part.
//!
//! What is left of the one without the other is then nobody, and the audit judges no difference of nobody. But two figures that are equal
//! tell of each of these people what the second table asks of them and the first does not. Within one table the same is looked after by
//! [`Work::fault`].

use super::audit::Behind;
use super::recipe::{Counting, Recipe, SortedBy, Sorting};
use super::standing::Log;
use super::table::{Measured, SafeTable};
use super::work::Work;
use std::collections::BTreeMap;

pub(super) const ALIKE: &str = "everybody of a line stands in a line of another table as well, which tells it of each of them";

/// A finished table, how it was counted, and who stands in it.
#[derive(Clone, Copy)]
pub(super) struct Told<'t> {
    pub(super) table: &'t SafeTable,
    pub(super) recipe: &'t Recipe,
    pub(super) behind: &'t Behind,
}

/// Who is counted in a figure: how many, and a sum over their keys. Two sets that have both in common are taken for the same: an error
/// refuses a table and tells nothing.
type Who = (u64, u64);

/// Spreads a key over all bits.
const fn spread(key: u64) -> u64 {
    let key = key.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (key ^ (key >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9) ^ (key >> 32)
}

impl Told<'_> {
    /// Returns who is counted in each figure.
    fn who(&self) -> Vec<Who> {
        let (rows, columns) = (self.table.rows.len(), self.table.columns.len());
        let width = columns.saturating_add(1);
        let mut all = vec![(0u64, 0u64); rows.saturating_add(1).saturating_mul(width)];
        for unit in &self.behind.units {
            let [row, column] = [0, 1].map(|side: usize| {
                let at = unit.at.get(side).copied().unwrap_or(u32::MAX);
                let line = self.behind.axes.get(side).and_then(|axis| axis.line.get(at as usize));
                line.map_or(usize::MAX, |line| *line as usize)
            });
            for (row, column) in [(row, column), (row, columns), (rows, column), (rows, columns)] {
                if let Some(who) = all.get_mut(row.saturating_mul(width).saturating_add(column)) {
                    *who = (who.0.saturating_add(unit.amount), who.1.wrapping_add(spread(unit.key)));
                }
            }
        }
        all
    }

    /// Returns the figures that are shown and not zero.
    fn shown(&self) -> impl Iterator<Item = usize> + '_ {
        let cells = self.table.cells.iter().flatten().enumerate();
        cells.filter(|(_, cell)| cell.value.is_some_and(|value| value > 0)).map(|(cell, _)| cell)
    }

    /// Returns whether a figure asks all that a recipe asks of its people, by its own recipe or by the line it stands in.
    fn asks(&self, cell: usize, of: &Recipe) -> bool {
        let width = self.table.columns.len().saturating_add(1);
        let (row, column) = (cell.checked_div(width).unwrap_or(0), cell.checked_rem(width).unwrap_or(0));
        let lines = [(row < self.table.rows.len(), &self.recipe.rows), (column < self.table.columns.len(), &self.recipe.columns)];
        let sorted = |by: &dyn Fn(&Sorting) -> bool| lines.iter().any(|(inner, side)| *inner && by(side));
        let took_part = of.count != Counting::TakingPart
            || self.recipe.count == Counting::TakingPart
            || sorted(&|side: &Sorting| side.by == SortedBy::TookPart);
        let key = |one: &Sorting| (one.by, one.words.clone(), one.ages.clone());
        took_part && of.only.iter().all(|only| self.recipe.only.contains(only) || sorted(&|side: &Sorting| key(side) == key(&only.sorting)))
    }

    /// Returns whether both count people, and the recipe of the one asks of them what that of the other does not. What only the lines ask is
    /// looked after where both are audited.
    fn asks_more_or_less(&self, other: &Self) -> bool {
        let people = [self, other].iter().all(|told| told.table.measure == Measured::People);
        people
            && self.recipe.space() == other.recipe.space()
            && (self.recipe.count != other.recipe.count || self.recipe.only != other.recipe.only)
    }
}

/// Returns the tables of a release that show what another one shows of the very same people, each with a cell and the reason.
pub(super) fn tell(works: &[Work<'_>], made: &[SafeTable], log: &Log<'_>) -> Vec<(usize, usize, &'static str)> {
    let of = |(work, table)| Work::told(work, table);
    let mut told: Vec<Option<Told<'_>>> = works.iter().zip(made).map(of).collect();
    let ours = told.len();
    told.extend(log.known.iter().map(|known| Some(known.told())));
    let mut refused = Vec::new();
    for (place, one) in told.iter().take(ours).enumerate() {
        let Some(one) = one.filter(|one| !one.recipe.whole_groups) else { continue };
        let others = told.iter().enumerate().filter(|(other, _)| *other != place).filter_map(|(_, other)| other.as_ref());
        let others: Vec<&Told<'_>> = others.filter(|other| one.asks_more_or_less(other)).collect();
        if others.is_empty() {
            continue;
        }
        let who = one.who();
        let found = others.into_iter().find_map(|other| {
            let people = other.who();
            let mut theirs: BTreeMap<Who, Vec<usize>> = BTreeMap::new();
            for (cell, who) in other.shown().filter_map(|cell| Some((cell, *people.get(cell)?))) {
                theirs.entry(who).or_default().push(cell);
            }
            // Equal figures that ask the same tell nothing new.
            let says_more = |cell: usize, their: usize| !one.asks(cell, other.recipe) || !other.asks(their, one.recipe);
            one.shown().find(|cell| {
                let same = who.get(*cell).and_then(|who| theirs.get(who));
                same.is_some_and(|cells| cells.iter().any(|their| says_more(*cell, *their)))
            })
        });
        refused.extend(found.map(|cell| (place, cell, ALIKE)));
    }
    refused
}
