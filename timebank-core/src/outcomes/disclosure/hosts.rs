//! Tables of the host's own beside other tables of one release. The bank does not know who stands in them.

use super::publish::Given;
use super::table::TrueTable;
use std::collections::BTreeSet;

/// Up to how many lines every choice of them is added up. Of more, only lines that follow one another are.
const ANY: usize = 10;

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

/// Returns the sums of some lines: of every choice of them, or of lines that follow one another. All and none are left out.
fn sums(lines: &[Vec<u64>]) -> BTreeSet<Vec<u64>> {
    let count = lines.len();
    let runs = || (0..count).flat_map(move |first| (first..count).map(move |last| (first..=last).collect::<Vec<usize>>()));
    let places = || (0u32..).zip(0..count);
    let all = u32::try_from(count).ok().and_then(|count| 1u32.checked_shl(count)).unwrap_or(1);
    let any = || {
        (1..all).map(|chosen| {
            places().filter(|(bit, _)| chosen.checked_shr(*bit).is_some_and(|rest| rest & 1 == 1)).map(|(_, line)| line).collect()
        })
    };
    let chosen: Vec<Vec<usize>> = if count > ANY { runs().collect() } else { any().collect() };
    let add = |chosen: Vec<usize>| {
        let of = chosen.iter().filter_map(|line| lines.get(*line));
        of.fold(Vec::new(), |sum: Vec<u64>, line| {
            line.iter().enumerate().map(|(at, value)| sum.get(at).map_or(*value, |sum| sum.saturating_add(*value))).collect()
        })
    };
    let some = chosen.into_iter().filter(|chosen| chosen.len() < count).map(add);
    some.filter(|sum| sum.iter().any(|value| *value > 0)).collect()
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
        let theirs = sums(&lines(theirs, *other == 1));
        sums(&lines(ours, *one == 1)).iter().any(|sum| theirs.contains(sum))
    }
}
