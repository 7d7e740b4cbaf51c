//! Which groups must stay uncertain, and by how much. Written from the policy's definition, not from the code that hides cells.
//!
//! Judged are: every cell and margin of every release, withheld or not; the withheld cells of a line, and of a whole table,
//! together, because their sum can be worked out from the margin; the withheld cells of one person who gave in several; and what
//! remains when one figure is taken away from another that contains it, or from the same figure of other days.

use super::model::{Model, NO_BOUND, Seen};
use crate::outcomes::disclosure::{DisclosurePolicy, Measured};
use std::collections::{BTreeMap, BTreeSet};

/// Why a group is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Why {
    /// A cell or a margin.
    Cell,
    /// Withheld cells together.
    Together,
    /// What one figure counts and another does not.
    Difference,
    /// A group that an average of figures with noise comes too near to.
    Averaged,
}

/// A group whose size, or whose minutes, must stay uncertain.
#[derive(Clone, Debug)]
pub(crate) struct Group {
    /// Atoms, in order.
    pub(crate) atoms: Vec<u32>,
    /// The table and the cell it was found at.
    pub(crate) table: usize,
    pub(crate) cell: usize,
    pub(crate) why: Why,
    pub(crate) need: Room,
}

/// How far from its true value a group must seem to reach.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Room {
    /// Above.
    pub(crate) up: i64,
    /// Below.
    pub(crate) down: i64,
    /// From the least to the most.
    pub(crate) width: i64,
}

impl Room {
    fn or(self, other: Self) -> Self {
        Self { up: self.up.max(other.up), down: self.down.max(other.down), width: self.width.max(other.width) }
    }
    const fn is_some(self) -> bool {
        self.up > 0 || self.down > 0 || self.width > 0
    }
}

/// What of `part` in `whole` per cent, rounded up.
fn percent_up(amount: i64, percent: u32) -> i64 {
    let product = i128::from(amount).saturating_mul(i128::from(percent)).saturating_add(99);
    i64::try_from(product / 100).unwrap_or(NO_BOUND)
}

/// The room a group of these people needs under a policy. `zero`: whether nobody at all is a group too.
pub(crate) fn need(policy: &DisclosurePolicy, measure: Measured, givers: &BTreeMap<u32, u64>, amount: i64, zero: bool) -> Room {
    if !policy.publishable {
        return Room::default();
    }
    let protection = i64::from(policy.protection);
    if measure == Measured::People {
        let small = if amount == 0 { zero && !policy.zeros } else { amount < i64::from(policy.threshold) };
        return Room { width: if small { protection } else { 0 }, ..Room::default() };
    }
    if amount == 0 {
        return Room { up: i64::from(zero && !policy.zeros), ..Room::default() };
    }
    let mut gave: Vec<i64> = givers.values().map(|minutes| i64::try_from(*minutes).unwrap_or(NO_BOUND)).collect();
    gave.sort_unstable_by(|a, b| b.cmp(a));
    let sum_of = |count: usize| gave.iter().take(count).fold(0i64, |sum, minutes| sum.saturating_add(*minutes));
    let mut room = 0i64;
    if policy.dominance_top > 0 && policy.dominance_percent < 100 {
        // The whole must seem so large that the largest may be no more than their share of it.
        let top = i128::from(sum_of(policy.dominance_top as usize)).saturating_mul(100);
        let percent = i128::from(policy.dominance_percent).max(1);
        let whole = top.saturating_add(percent.saturating_sub(1)).checked_div(percent).unwrap_or(0);
        room = room.max(i64::try_from(whole).unwrap_or(NO_BOUND).saturating_sub(amount));
    }
    if policy.p_ratio_percent > 0 {
        // The second largest takes their own away: what is left must exceed the largest by so much.
        room = room.max(percent_up(sum_of(1), policy.p_ratio_percent).saturating_sub(amount.saturating_sub(sum_of(2))));
    }
    if gave.len() < policy.threshold as usize {
        room = room.max(percent_up(amount, policy.p_ratio_percent.max(10)));
    }
    Room { up: room.max(0), down: room.max(0), width: 0 }
}

/// What makes a group one: its atoms, and whose figure it is when it is a giver's.
type GroupKey = (Vec<u32>, Option<(usize, usize)>);

/// Groups found so far, each set of atoms once.
struct Found<'m> {
    model: &'m Model,
    tables: &'m [Seen<'m>],
    by_atoms: BTreeMap<GroupKey, Group>,
}

/// Every group that must stay uncertain.
pub(crate) fn groups(model: &Model, tables: &[Seen<'_>]) -> Vec<Group> {
    let mut found = Found { model, tables, by_atoms: BTreeMap::new() };
    for table in 0..tables.len() {
        found.cells(table);
        found.together(table);
    }
    found.differences();
    found.by_atoms.into_values().collect()
}

impl Found<'_> {
    fn of(&self, table: usize, cell: usize) -> &[u32] {
        let figure = self.model.first.get(table).map(|first| first.saturating_add(cell));
        figure.and_then(|figure| self.model.of.get(figure)).map_or(&[], Vec::as_slice)
    }

    /// Judges a group by the policies of these tables.
    fn judge(&mut self, atoms: Vec<u32>, by: &[usize], (table, cell): (usize, usize), why: Why) {
        // A cell in which nobody stands, and nobody could: a reader knows that it is empty.
        if atoms.is_empty() && why != Why::Cell {
            return;
        }
        let (mut givers, mut amount) = (BTreeMap::new(), 0i64);
        let Some(measure) = self.tables.get(table).map(|table| table.measure) else { return };
        for atom in atoms.iter().filter_map(|atom| self.model.atoms.get(*atom as usize)) {
            amount = amount.saturating_add(atom.amount);
            for (who, minutes) in atom.givers.iter().filter(|_| measure == Measured::Minutes) {
                let sum: &mut u64 = givers.entry(*who).or_default();
                *sum = sum.saturating_add(*minutes);
            }
        }
        let policies = by.iter().filter_map(|table| self.tables.get(*table)).map(|table| table.policy);
        let need = policies.map(|policy| need(policy, measure, &givers, amount, why == Why::Cell)).fold(Room::default(), Room::or);
        if need.is_some() {
            let group = Group { atoms: atoms.clone(), table, cell, why, need };
            let empty = atoms.is_empty().then_some((table, cell));
            let there = self.by_atoms.entry((atoms, empty)).or_insert(group);
            there.need = there.need.or(need);
        }
    }

    fn cells(&mut self, table: usize) {
        for cell in 0..self.tables.get(table).map_or(0, |table| table.shown.len()) {
            self.judge(self.of(table, cell).to_vec(), &[table], (table, cell), Why::Cell);
        }
    }

    /// Withheld cells of each row, of each column, of the whole table, and of each person who is the largest in several.
    fn together(&mut self, table: usize) {
        let Some(seen) = self.tables.get(table) else { return };
        let (rows, columns) = (seen.rows, seen.columns);
        let width = columns.saturating_add(1);
        let at = |row: usize, column: usize| row.saturating_mul(width).saturating_add(column);
        let hidden = |cell: &usize| matches!(seen.shown.get(*cell), Some(None));
        let mut lines: Vec<Vec<usize>> = Vec::new();
        for row in 0..=rows {
            lines.push((0..columns).map(|column| at(row, column)).filter(hidden).collect());
        }
        for column in 0..=columns {
            lines.push((0..rows).map(|row| at(row, column)).filter(hidden).collect());
        }
        let inner: Vec<usize> = (0..rows).flat_map(|row| (0..columns).map(move |column| at(row, column))).filter(hidden).collect();
        if seen.measure == Measured::Minutes {
            let mut largest: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
            for cell in &inner {
                if let Some(who) = self.largest(table, *cell) {
                    largest.entry(who).or_default().push(*cell);
                }
            }
            lines.extend(largest.into_values());
        }
        lines.push(inner);
        for line in lines.into_iter().filter(|line| line.len() > 1) {
            let mut atoms: Vec<u32> = line.iter().flat_map(|cell| self.of(table, *cell)).copied().collect();
            atoms.sort_unstable();
            atoms.dedup();
            let first = line.first().copied().unwrap_or(0);
            self.judge(atoms, &[table], (table, first), Why::Together);
        }
    }

    /// Who gave most in a cell.
    fn largest(&self, table: usize, cell: usize) -> Option<u32> {
        let mut sums: BTreeMap<u32, u64> = BTreeMap::new();
        for atom in self.of(table, cell).iter().filter_map(|atom| self.model.atoms.get(*atom as usize)) {
            for (who, minutes) in &atom.givers {
                let sum = sums.entry(*who).or_default();
                *sum = sum.saturating_add(*minutes);
            }
        }
        sums.into_iter().max_by_key(|(who, minutes)| (*minutes, std::cmp::Reverse(*who))).map(|(who, _)| who)
    }

    /// Pairs of figures of two tables that have somebody in common: what the one counts and the other does not.
    fn differences(&mut self) {
        for one in 0..self.tables.len() {
            for other in one.saturating_add(1)..self.tables.len() {
                self.compare(one, other);
            }
        }
    }

    fn compare(&mut self, one: usize, other: usize) {
        let Some((first, second)) = self.tables.get(one).zip(self.tables.get(other)) else { return };
        let other_days = first.days != second.days;
        let most = i64::from(first.policy.threshold.max(second.policy.threshold));
        let people = first.measure == Measured::People;
        let value = |figure: u32| self.model.figures.get(figure as usize).map_or(0, |figure| figure.value);
        let mut worth: Vec<(u32, u32)> = Vec::new();
        for ((left, right), common) in self.in_common(one, other) {
            for (from, less) in [(left, right), (right, left)] {
                let rest = value(from).saturating_sub(common);
                let nested = common == value(less);
                // Of the same days a difference can be worked out only from a part and its whole; and many people need no care.
                if rest > 0 && (other_days || nested) && !(people && rest >= most) {
                    worth.push((from, less));
                }
            }
        }
        let mut seen: BTreeSet<Vec<u32>> = BTreeSet::new();
        for (from, less) in worth {
            let less = self.counted(less);
            let rest: Vec<u32> = self.counted(from).into_iter().filter(|atom| less.binary_search(atom).is_err()).collect();
            if seen.insert(rest.clone()) {
                self.judge(rest, &[one, other], self.place(from), Why::Difference);
            }
        }
    }

    /// Of each figure of one table and of another that have somebody in common, how much.
    fn in_common(&self, one: usize, other: usize) -> Vec<((u32, u32), i64)> {
        let of = |table: usize| {
            let first = self.model.first.get(table).copied().unwrap_or(0);
            let count = self.tables.get(table).map_or(0, |table| table.shown.len());
            move |figure: &&u32| (first..first.saturating_add(count)).contains(&(**figure as usize))
        };
        let mut all: Vec<((u32, u32), i64)> = Vec::new();
        for atom in self.model.atoms.iter().filter(|atom| atom.amount > 0) {
            for left in atom.figures.iter().filter(of(one)) {
                all.extend(atom.figures.iter().filter(of(other)).map(|right| ((*left, *right), atom.amount)));
            }
        }
        all.sort_unstable_by_key(|(pair, _)| *pair);
        all.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.1 = kept.1.saturating_add(next.1);
            }
            same
        });
        all
    }

    /// The atoms of a figure in which somebody stands.
    fn counted(&self, figure: u32) -> Vec<u32> {
        let of = self.model.of.get(figure as usize).map_or(&[][..], Vec::as_slice);
        let there = |atom: &&u32| self.model.atoms.get(**atom as usize).is_some_and(|atom| atom.amount > 0);
        of.iter().filter(there).copied().collect()
    }

    fn place(&self, figure: u32) -> (usize, usize) {
        let table = self.model.first.partition_point(|first| *first <= figure as usize).saturating_sub(1);
        (table, (figure as usize).saturating_sub(self.model.first.get(table).copied().unwrap_or(0)))
    }
}
