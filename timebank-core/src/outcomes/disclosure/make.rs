//! Decides which cells of the tables in one release are withheld.
//!
//! The first draft is made table by table, by maximum flows ([`Grid`]). The audit then finds groups that the tables together, or
//! earlier releases, still narrow too far. More cells are withheld for those groups until the audit passes. Cells that turn out
//! not to be needed are shown again.

use super::audit::{Audit, Contradiction, Group, Why};
use super::grid::{Grid, Margin, Range};
use std::cell::Cell;

/// The work limit of the first draft for showing cells again.
const RELAXING: u64 = 20_000_000;
/// The maximum number of rounds of withholding more cells.
const ROUNDS: usize = 60;
/// The maximum size, in cells, of a release in which each cell withheld for the audit is tried again.
const TRY_AGAIN: usize = 600;

/// A table of a release to be made.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    /// The number of columns, total included.
    pub(crate) columns: usize,
    /// True values, row by row with totals last.
    pub(crate) value: Vec<i64>,
    /// What a reader knows of each cell when it is shown.
    pub(crate) shown: Vec<Range>,
    /// What a reader knows of each cell when it is withheld.
    pub(crate) blank: Vec<Range>,
    /// The cost of withholding a cell; `None` if it must be shown.
    pub(crate) cost: Vec<Option<u64>>,
    /// Cells that must be withheld, and how uncertain they must stay.
    pub(crate) needs: Vec<(usize, Margin)>,
}

/// Why a release cannot be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refused {
    /// A group can be narrowed too far, whatever is withheld: the nearest table of the release, and the cell.
    Open { table: usize, cell: usize, why: Why },
    /// A figure published earlier differs from the present count.
    Contradiction { table: usize, cell: usize },
    /// The step limit is exhausted.
    Spent,
}

impl Plan {
    /// Withholds with a margin that nobody can work out: `draw` gives a number for each cell, from a secret key. One count in four that
    /// is `threshold` or more, but less than `protection` above it, is withheld as if it were small, more often the nearer it is. And
    /// which other cells are cheapest to withhold is up to the draw.
    ///
    /// Without it, somebody who knows this code could try which true tables would have been withheld like this.
    pub(crate) fn vary(&mut self, threshold: i64, protection: i64, draw: impl Fn(usize) -> u64) {
        let mut needed = vec![false; self.value.len()];
        for (cell, _) in &self.needs {
            if let Some(slot) = needed.get_mut(*cell) {
                *slot = true;
            }
        }
        for (cell, (cost, needed)) in self.cost.iter_mut().zip(needed).enumerate() {
            let (Some(cost), Some(value)) = (cost, self.value.get(cell).copied()) else { continue };
            let drawn = draw(cell);
            *cost = cost.saturating_add(cost.saturating_mul((drawn >> 32) & 63) / 64);
            let reach = i64::from((drawn >> 8) as u16).checked_rem(protection.max(1)).unwrap_or(0).saturating_add(1);
            let near = drawn & 3 == 0 && (threshold..threshold.saturating_add(reach)).contains(&value);
            if near && !needed {
                self.needs.push((cell, Margin { up: 0, down: 0, width: protection }));
            }
        }
    }

    /// Returns a first draft: the cells that must be withheld, and others so that they cannot be derived from this table alone.
    fn draft(&self) -> Grid {
        let mut needs = self.needs.clone();
        // The largest needs come first.
        needs.sort_by_key(|(cell, need)| (std::cmp::Reverse(need.up.max(need.width)), *cell));
        let mut grid = Grid::new(self.columns, self.value.clone(), self.shown.clone(), self.blank.clone(), self.cost.clone());
        needs.iter().for_each(|(cell, _)| grid.hide(*cell));
        grid.protect(&needs);
        grid.relax(&self.shown, &needs, RELAXING);
        grid
    }
}

/// Returns which cells of each table are withheld.
fn withheld(grids: &[Grid]) -> Vec<Vec<bool>> {
    grids.iter().map(Grid::hidden).collect()
}

/// Returns which cells of each table to withhold. `audit` checks a release with given cells withheld in so many steps, thoroughly or
/// quickly; its first tables are those of the release. `steps`: how many all audits may still take.
///
/// # Errors
/// [`Refused`].
pub(crate) fn make(
    plans: &[Plan],
    steps: &Cell<u64>,
    mut audit: impl FnMut(&[Vec<bool>], u64, bool) -> Result<Audit, Contradiction>,
) -> Result<Vec<Vec<bool>>, Refused> {
    let mut grids: Vec<Grid> = plans.iter().map(Plan::draft).collect();
    let draft = withheld(&grids);
    let mut hidden = draft.clone();
    let mut ask = |hidden: &[Vec<bool>], thorough, spared: u64| {
        let told = audit(hidden, steps.get().saturating_sub(spared), thorough)
            .map_err(|Contradiction { table, cell }| Refused::Contradiction { table, cell })?;
        steps.set(told.left.saturating_add(spared));
        Ok(told)
    };
    for _ in 0..ROUNDS {
        let told = ask(&hidden, true, 0)?;
        if told.left == 0 {
            return Err(Refused::Spent);
        }
        if told.open.is_empty() {
            // Tables that come after need steps more than this one needs a cell.
            let spared = steps.get() / 2;
            show_again(plans, &draft, &mut hidden, |hidden| ask(hidden, false, spared));
            return Ok(hidden);
        }
        let mut helped = false;
        for group in &told.open {
            helped |= widen(plans, group, &mut grids);
        }
        if !helped {
            return Err(refused(plans, &told));
        }
        hidden = withheld(&grids);
    }
    Err(refused(plans, &ask(&hidden, true, 0)?))
}

fn refused(plans: &[Plan], told: &Audit) -> Refused {
    let Some(group) = told.open.first() else { return Refused::Spent };
    let near = group.touching.iter().find(|(table, _)| *table < plans.len());
    let (table, cell) = if group.table < plans.len() { (group.table, group.cell) } else { near.copied().unwrap_or((0, 0)) };
    Refused::Open { table, cell, why: group.why }
}

/// Withholds more cells for a group that can be narrowed too far. Returns whether any could be withheld.
fn widen(plans: &[Plan], group: &Group, grids: &mut [Grid]) -> bool {
    let price = |(table, cell): (usize, usize)| {
        let cost = (*plans.get(table)?.cost.get(cell)?)?;
        (!grids.get(table)?.is_hidden(cell)).then_some(cost)
    };
    let touching: Vec<(usize, usize)> = group.touching.iter().copied().filter(|(table, _)| *table < plans.len()).collect();
    let own = (group.why == Why::Cell).then_some((group.table, group.cell)).filter(|own| price(*own).is_some());
    let cheapest = || touching.iter().filter_map(|at| Some((price(*at)?, *at))).min().map(|(_, at)| at);
    // The cheapest other cell in the same row or column.
    let beside = || {
        let lines = touching.iter().filter_map(|(table, cell)| Some((*table, *cell, plans.get(*table)?)));
        let cells = lines.flat_map(|(table, cell, plan)| {
            let (row, column) = (cell.checked_div(plan.columns).unwrap_or(0), cell.checked_rem(plan.columns).unwrap_or(0));
            let rows = plan.value.len().checked_div(plan.columns).unwrap_or(0);
            let across = (0..plan.columns).map(move |other| (row, other));
            let down = (0..rows).map(move |other| (other, column));
            across.chain(down).map(move |(row, column)| (table, row.saturating_mul(plan.columns).saturating_add(column)))
        });
        cells.filter_map(|at| Some((price(at)?, at))).min().map(|(_, at)| at)
    };
    let pick = match group.why {
        Why::Together => beside().or_else(cheapest),
        Why::Cell | Why::Difference | Why::Averaged => own.or_else(cheapest).or_else(beside),
    };
    let Some((table, cell)) = pick else { return false };
    let Some(grid) = grids.get_mut(table) else { return false };
    grid.hide(cell);
    grid.protect(&[(cell, Margin { up: group.need.up, down: group.need.down, width: group.need.width })]);
    true
}

/// Shows cells withheld for the audit again if the audit still passes, most expensive first, as long as it has steps.
fn show_again(
    plans: &[Plan],
    draft: &[Vec<bool>],
    hidden: &mut Vec<Vec<bool>>,
    mut ask: impl FnMut(&[Vec<bool>]) -> Result<Audit, Refused>,
) {
    if plans.iter().map(|plan| plan.value.len()).sum::<usize>() > TRY_AGAIN || draft == hidden.as_slice() {
        return;
    }
    let mut extra: Vec<(u64, usize, usize)> = Vec::new();
    for (table, (plan, now)) in plans.iter().zip(&*hidden).enumerate() {
        let needed = |cell: usize| plan.needs.iter().any(|(there, _)| *there == cell);
        let cells = now.iter().enumerate().filter(|(cell, hidden)| **hidden && !needed(*cell));
        extra.extend(cells.filter_map(|(cell, _)| Some((plan.cost.get(cell).copied().flatten()?, table, cell))));
    }
    extra.sort_unstable_by(|a, b| b.cmp(a));
    for (_, table, cell) in extra {
        let set = |hidden: &mut Vec<Vec<bool>>, value: bool| {
            if let Some(slot) = hidden.get_mut(table).and_then(|table| table.get_mut(cell)) {
                *slot = value;
            }
        };
        set(hidden, false);
        let told = ask(hidden);
        if !told.as_ref().is_ok_and(|told| told.left > 0 && told.open.is_empty()) {
            set(hidden, true);
        }
        if told.is_ok_and(|told| told.left == 0) {
            return;
        }
    }
}
