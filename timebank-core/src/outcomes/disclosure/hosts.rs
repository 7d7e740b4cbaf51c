//! Tables of the host's own beside other tables of one release. The bank does not know who stands in them.

use super::publish::Given;
use super::table::TrueTable;
use std::collections::BTreeSet;

/// Up to how many lines every choice of them is added up. Tables of more are not compared.
const ANY: usize = 10;
/// The most figures in such a line: there are 1,022 sums of ten lines.
const WIDE: usize = 1_000;

/// Returns the sides of a table: what the lines are, and their names.
pub(super) fn sides(table: &TrueTable) -> [(&String, &Vec<String>); 2] {
    [(&table.rows_are, &table.rows), (&table.columns_are, &table.columns)]
}

/// Returns the lines of one side, each with its figures.
fn lines(table: &TrueTable, rows: bool) -> Vec<Vec<u64>> {
    let row = |cells: &Vec<super::TrueCell>| cells.iter().map(|cell| cell.value).collect();
    if rows {
        return table.cells.iter().map(row).collect();
    }
    let column = |at: usize| table.cells.iter().map(|cells| cells.get(at).map_or(0, |cell| cell.value)).collect();
    (0..table.columns.len()).map(column).collect()
}

/// Returns the sums of every choice of some lines. All and none are left out.
fn sums(lines: &[Vec<u64>]) -> BTreeSet<Vec<u64>> {
    let all = u32::try_from(lines.len()).ok().and_then(|count| 1u32.checked_shl(count)).unwrap_or(1);
    let add = |chosen: u32| {
        let of = (0u32..).zip(lines).filter(|(bit, _)| chosen.checked_shr(*bit).is_some_and(|rest| rest & 1 == 1));
        of.fold(Vec::new(), |sum: Vec<u64>, (_, line)| {
            line.iter().enumerate().map(|(at, value)| sum.get(at).map_or(*value, |sum| sum.saturating_add(*value))).collect()
        })
    };
    (1..all.saturating_sub(1)).map(add).filter(|sum| sum.iter().any(|value| *value > 0)).collect()
}

impl Given {
    /// Returns whether nobody compares two tables of a release: one at least is the host's own, and they do not have exactly one side in
    /// common, of the same lines. Where they do, the lines of the other sides must not add up to the same figures. They would be sorted by
    /// one thing, more and less finely.
    pub(super) fn is_not_compared_with(&self, other: &Self) -> bool {
        let (ours, theirs) = (&self.table, &other.table);
        if self.recipe.is_some() && other.recipe.is_some() || ours.measure != theirs.measure {
            return false;
        }
        if self.recipe.is_some() || other.recipe.is_some() {
            return true;
        }
        let (these, those) = (sides(ours), sides(theirs));
        let both = |at: &(usize, usize)| these.get(at.0) == those.get(at.1);
        let shared: Vec<(usize, usize)> = [(0, 0), (0, 1), (1, 0), (1, 1)].into_iter().filter(both).collect();
        let [(one, other)] = shared.as_slice() else { return true };
        let (ours, theirs) = (lines(ours, *one == 1), lines(theirs, *other == 1));
        let large = |lines: &Vec<Vec<u64>>| lines.len() > ANY || lines.first().is_some_and(|line| line.len() > WIDE);
        if large(&ours) || large(&theirs) {
            return true;
        }
        let theirs = sums(&theirs);
        sums(&ours).iter().any(|sum| theirs.contains(sum))
    }
}
