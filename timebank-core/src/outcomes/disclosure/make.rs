//! Decides which cells of the tables of one release are withheld.
//!
//! A first draft is made table by table, by largest flows ([`Grid`]). The audit then says which groups can still be narrowed too
//! far, from the tables together and from earlier releases; more is withheld for these until the audit has nothing left to say,
//! and what turns out not to be needed is shown again.

use super::audit::{Audit, Contradiction, Group, Why};
use super::grid::{Grid, Need, Range};

/// Work spent on showing again what need not be hidden, by the first draft.
const RELAXING: u64 = 20_000_000;
/// How often more is withheld before it is given up.
const ROUNDS: usize = 60;
/// In releases of no more cells, each cell that was withheld for the audit is tried again.
const TRY_AGAIN: usize = 600;

/// A table of a release to be made.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    /// Columns, the total included.
    pub(crate) columns: usize,
    /// True values, row by row with totals last.
    pub(crate) value: Vec<i64>,
    /// What a reader knows of each cell when it is shown.
    pub(crate) shown: Vec<Range>,
    /// What a reader knows of each cell when it is withheld.
    pub(crate) blank: Vec<Range>,
    /// What withholding a cell costs; none where it must be shown.
    pub(crate) cost: Vec<Option<u64>>,
    /// Cells that must be withheld, and how uncertain they must stay.
    pub(crate) needs: Vec<(usize, Need)>,
}

/// Why a release cannot be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refused {
    /// A group can be narrowed too far, whatever is withheld: the table of the release nearest to it, and the cell.
    Open { table: usize, cell: usize, why: Why },
    /// A figure published earlier is not what was counted.
    Contradiction { table: usize, cell: usize },
    /// The steps allowed are spent.
    Spent,
}

impl Plan {
    fn grid(&self) -> Grid {
        Grid::new(self.columns, self.value.clone(), self.shown.clone(), self.blank.clone(), self.cost.clone())
    }

    /// A first draft: what has to be withheld, and what else so that it cannot be worked out from this table alone.
    fn draft(&self) -> Vec<bool> {
        let mut needs = self.needs.clone();
        // Whatever needs most is seen to first.
        needs.sort_by_key(|(cell, need)| (std::cmp::Reverse(need.up.max(need.width)), *cell));
        let mut grid = self.grid();
        needs.iter().for_each(|(cell, _)| grid.hide(*cell));
        grid.protect(&needs);
        grid.relax(&self.shown, &needs, RELAXING);
        self.hidden(&grid)
    }

    fn hidden(&self, grid: &Grid) -> Vec<bool> {
        (0..self.value.len()).map(|cell| grid.is_hidden(cell)).collect()
    }

    /// Withholds one more cell, and what it takes that it cannot be worked out from this table.
    fn withhold(&self, hidden: &mut Vec<bool>, cell: usize, need: Need) {
        let mut grid = self.grid();
        hidden.iter().enumerate().filter(|(_, hidden)| **hidden).for_each(|(cell, _)| grid.hide(cell));
        grid.hide(cell);
        grid.protect(&[(cell, need)]);
        *hidden = self.hidden(&grid);
    }
}

/// Which cells of each table to withhold. `audit` tells how a release with these cells withheld stands; its first tables are those
/// of the release.
///
/// # Errors
/// [`Refused`].
pub(crate) fn make(plans: &[Plan], audit: impl Fn(&[Vec<bool>]) -> Result<Audit, Contradiction>) -> Result<Vec<Vec<bool>>, Refused> {
    let mut hidden: Vec<Vec<bool>> = plans.iter().map(Plan::draft).collect();
    let draft = hidden.clone();
    let ask = |hidden: &[Vec<bool>]| audit(hidden).map_err(|Contradiction { table, cell }| Refused::Contradiction { table, cell });
    for _ in 0..ROUNDS {
        let told = ask(&hidden)?;
        if told.open.is_empty() {
            show_again(plans, &draft, &mut hidden, &ask);
            return Ok(hidden);
        }
        if told.spent {
            return Err(Refused::Spent);
        }
        let mut helped = false;
        for group in &told.open {
            helped |= widen(plans, &told, group, &mut hidden);
        }
        if !helped {
            return Err(refused(plans, &told));
        }
    }
    Err(refused(plans, &ask(&hidden)?))
}

fn refused(plans: &[Plan], told: &Audit) -> Refused {
    let Some(group) = told.open.first() else { return Refused::Spent };
    let near = touching(plans, told, group).into_iter().next();
    let (table, cell) = if group.table < plans.len() { (group.table, group.cell) } else { near.unwrap_or((0, 0)) };
    Refused::Open { table, cell, why: group.why }
}

/// The figures of the release that some of a group stand in.
fn touching(plans: &[Plan], told: &Audit, group: &Group) -> Vec<(usize, usize)> {
    let model = &told.model;
    let figures = group.atoms.iter().filter_map(|atom| model.atoms.get(*atom as usize)).flat_map(|atom| &atom.figures);
    let mut all: Vec<(usize, usize)> = figures
        .map(|figure| {
            let table = model.first.partition_point(|first| *first <= *figure as usize).saturating_sub(1);
            (table, (*figure as usize).saturating_sub(model.first.get(table).copied().unwrap_or(0)))
        })
        .filter(|(table, _)| *table < plans.len())
        .collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// Withholds more for a group that can be narrowed too far. Returns whether there was more to withhold.
fn widen(plans: &[Plan], told: &Audit, group: &Group, hidden: &mut [Vec<bool>]) -> bool {
    let price = |(table, cell): (usize, usize), hidden: &[Vec<bool>]| {
        let plan = plans.get(table)?;
        let cost = (*plan.cost.get(cell)?)?;
        (!hidden.get(table)?.get(cell)?).then_some(cost)
    };
    let touching = touching(plans, told, group);
    let own = (group.why == Why::Cell).then_some((group.table, group.cell)).filter(|own| price(*own, hidden).is_some());
    let cheapest = || touching.iter().filter_map(|at| Some((price(*at, hidden)?, *at))).min().map(|(_, at)| at);
    // A cell beside the withheld ones, in one of their lines.
    let beside = || {
        let lines = touching.iter().filter_map(|(table, cell)| Some((*table, *cell, plans.get(*table)?)));
        let cells = lines.flat_map(|(table, cell, plan)| {
            let (row, column) = (cell.checked_div(plan.columns).unwrap_or(0), cell.checked_rem(plan.columns).unwrap_or(0));
            let rows = plan.value.len().checked_div(plan.columns).unwrap_or(0);
            let across = (0..plan.columns).map(move |other| (row, other));
            let down = (0..rows).map(move |other| (other, column));
            across.chain(down).map(move |(row, column)| (table, row.saturating_mul(plan.columns).saturating_add(column)))
        });
        cells.filter_map(|at| Some((price(at, hidden)?, at))).min().map(|(_, at)| at)
    };
    let pick = match group.why {
        Why::Together => beside().or_else(cheapest),
        Why::Cell | Why::Difference => own.or_else(cheapest).or_else(beside),
    };
    let Some((table, cell)) = pick else { return false };
    let Some((plan, hidden)) = plans.get(table).zip(hidden.get_mut(table)) else { return false };
    let need = Need { up: group.need.up, down: group.need.down, width: group.need.width };
    plan.withhold(hidden, cell, need);
    true
}

/// Shows again, dearest first, what was withheld for the audit and need not be.
fn show_again(plans: &[Plan], draft: &[Vec<bool>], hidden: &mut Vec<Vec<bool>>, ask: &impl Fn(&[Vec<bool>]) -> Result<Audit, Refused>) {
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
        let mut set = |value: bool| {
            if let Some(slot) = hidden.get_mut(table).and_then(|table| table.get_mut(cell)) {
                *slot = value;
            }
        };
        set(false);
        let fine = ask(hidden).is_ok_and(|told| told.open.is_empty());
        if !fine && let Some(slot) = hidden.get_mut(table).and_then(|table| table.get_mut(cell)) {
            *slot = true;
        }
    }
}
