//! Which groups must stay uncertain, and by how much. Written from the policy's definition, not from the code that hides cells.
//!
//! Judged are: every cell and margin of every release, withheld or not; the withheld cells of a line, and of a whole table,
//! together, because their sum can be worked out from the margin; the withheld cells of one person who gave in several; and what
//! remains when one figure is taken away from another that contains it, or from the same figure of other days, or when all inner
//! cells, all totals of rows, or all totals of columns of one table that a figure contains are taken away from it.

use super::model::{Atom, Model, NO_BOUND, Seen};
use crate::outcomes::disclosure::{DisclosurePolicy, Measured};
use std::collections::BTreeMap;

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
    /// Of a group that is open, the tables and cells its atoms are counted in.
    pub(crate) touching: Vec<(usize, usize)>,
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

/// The room a group of these people needs under a policy. `zero`: whether it must stay uncertain that nobody is in it.
pub(crate) fn need(policy: &DisclosurePolicy, measure: Measured, givers: &BTreeMap<u32, u64>, amount: i64, zero: bool) -> Room {
    if !policy.publishable {
        return Room::default();
    }
    let protection = i64::from(policy.protection);
    if measure == Measured::People {
        let small = if amount == 0 { zero } else { amount < i64::from(policy.threshold) };
        return Room { width: if small { protection } else { 0 }, ..Room::default() };
    }
    if amount == 0 {
        return Room { up: i64::from(zero), ..Room::default() };
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

/// What of a model is judged alike whatever is withheld.
#[derive(Clone, Debug, Default)]
pub(crate) struct Fixed {
    /// Figures of too few, and how much room each needs.
    cells: Vec<(usize, Room)>,
    differences: Vec<Difference>,
    /// Who gave most of each figure, and who received most of it, where minutes are counted.
    largest: Vec<[Option<u32>; 2]>,
}

/// What one figure counts and another does not.
#[derive(Clone, Debug)]
struct Difference {
    from: usize,
    /// One figure, or several that have nobody in common.
    less: Vec<usize>,
    /// Its atoms in which somebody stands.
    there: Vec<u32>,
    need: Room,
}

/// Of each person in some atoms, how much they gave, and how much they received; nothing where people are counted.
fn sides(model: &Model, atoms: &[u32]) -> [BTreeMap<u32, u64>; 2] {
    let of = |side: fn(&Atom) -> &Vec<(u32, u64)>| {
        let mut sums = BTreeMap::new();
        for (who, minutes) in atoms.iter().filter_map(|atom| model.atoms.get(*atom as usize)).flat_map(side) {
            let sum: &mut u64 = sums.entry(*who).or_default();
            *sum = sum.saturating_add(*minutes);
        }
        sums
    };
    [of(|atom| &atom.givers), of(|atom| &atom.receivers)]
}

/// The room a group needs by the policies of these tables, which all count the same kind of thing.
fn needed(model: &Model, tables: &[&Seen<'_>], atoms: &[u32], zero: bool) -> Room {
    let there = atoms.iter().filter_map(|atom| model.atoms.get(*atom as usize));
    let amount = there.fold(0i64, |sum, atom| sum.saturating_add(atom.amount));
    let sides = sides(model, atoms);
    let of = |table: &&Seen<'_>| {
        sides.iter().map(|people| need(table.policy, table.measure, people, amount, zero)).fold(Room::default(), Room::or)
    };
    tables.iter().map(of).fold(Room::default(), Room::or)
}

impl Fixed {
    /// Judges the figures of a model in which nobody was added, and their differences.
    pub(super) fn of(model: &Model, tables: &[Seen<'_>]) -> Self {
        let mut fixed = Self::default();
        for (table, first) in tables.iter().zip(&model.first) {
            for figure in (*first..).take(table.shown.len()) {
                let atoms = model.split(figure).0;
                let few = table.policy.publishable && table.is_of_few(figure.saturating_sub(*first));
                let mut need = needed(model, &[table], atoms, few || !table.policy.zeros);
                // That few people have no minutes must not be known to the minute.
                if few && table.measure == Measured::Minutes && model.figures.get(figure).is_some_and(|figure| figure.value == 0) {
                    need.up = need.up.max(60);
                }
                if need.is_some() {
                    fixed.cells.push((figure, need));
                }
                let most = |people: BTreeMap<u32, u64>| people.into_iter().max_by_key(|(who, minutes)| (*minutes, std::cmp::Reverse(*who)));
                fixed.largest.push(sides(model, atoms).map(|people| most(people).map(|(who, _)| who)));
            }
        }
        for one in 0..tables.len() {
            for other in (0..tables.len()).filter(|other| *other != one) {
                fixed.less(model, tables, one, other);
            }
        }
        fixed
    }

    /// What the figures of one table count and those of another do not, where that is worth a look.
    fn less(&mut self, model: &Model, tables: &[Seen<'_>], one: usize, other: usize) {
        let Some((first, second)) = tables.get(one).zip(tables.get(other)) else { return };
        let Some((begin, start)) = model.first.get(one).zip(model.first.get(other)) else { return };
        let other_days = first.days != second.days;
        let most = i64::from(first.policy.threshold.max(second.policy.threshold));
        let people = first.measure == Measured::People;
        let value = |figure: usize| model.figures.get(figure).map_or(0, |figure| figure.value);
        // Of each figure of the other table, how much of this figure is in it.
        let mut common = vec![0i64; second.shown.len()];
        let mut met: Vec<usize> = Vec::new();
        for from in (*begin..).take(first.shown.len()).filter(|from| value(*from) > 0) {
            let counted = |atom: &u32| model.atoms.get(*atom as usize).filter(|atom| atom.amount > 0);
            for atom in model.split(from).0.iter().filter_map(counted) {
                let place = atom.figures.partition_point(|figure| (*figure as usize) < *start);
                for figure in atom.figures.iter().skip(place).take(4).map(|figure| (*figure as usize).saturating_sub(*start)) {
                    let Some(sum) = common.get_mut(figure) else { break };
                    if *sum == 0 {
                        met.push(figure);
                    }
                    *sum = sum.saturating_add(atom.amount);
                }
            }
            met.sort_unstable();
            // Inner cells, totals of rows and totals of columns that lie within this figure: of each kind several together are one part.
            let mut parts: [(Vec<usize>, i64); 3] = Default::default();
            for less in met.drain(..) {
                let common = common.get_mut(less).map_or(0, std::mem::take);
                let figure = start.saturating_add(less);
                let nested = common == value(figure);
                let part = parts.get_mut(kind(second, less)).filter(|_| nested);
                if let Some((figures, sum)) = part {
                    figures.push(figure);
                    *sum = sum.saturating_add(common);
                }
                // Of the same days a difference can be worked out only from a part and its whole; and many people need no care.
                let rest = value(from).saturating_sub(common);
                if rest > 0 && (other_days || nested) && !(people && rest >= most) {
                    self.differ(model, [first, second], from, vec![figure]);
                }
            }
            for (figures, sum) in parts {
                let rest = value(from).saturating_sub(sum);
                if figures.len() > 1 && rest > 0 && !(people && rest >= most) {
                    self.differ(model, [first, second], from, figures);
                }
            }
        }
    }

    /// Judges what one figure counts and others, which have nobody in common, do not.
    fn differ(&mut self, model: &Model, tables: [&Seen<'_>; 2], from: usize, less: Vec<usize>) {
        let there: Vec<u32> = model.split(from).0.iter().filter(|atom| !within(model, **atom, &less)).copied().collect();
        let need = needed(model, &tables, &there, false);
        if need.is_some() {
            self.differences.push(Difference { from, less, there, need });
        }
    }
}

/// Whether an atom counts in one of some figures, which are in order.
fn within(model: &Model, atom: u32, figures: &[usize]) -> bool {
    let of = model.atoms.get(atom as usize).map_or(&[][..], |atom| &atom.figures);
    of.iter().any(|figure| figures.binary_search(&(*figure as usize)).is_ok())
}

/// Whether a figure of a table is an inner cell, the total of a row, or the total of a column; the grand total is none.
fn kind(table: &Seen<'_>, figure: usize) -> usize {
    let width = table.columns.saturating_add(1);
    let (row, column) = (figure.checked_div(width).unwrap_or(0), figure.checked_rem(width).unwrap_or(0));
    match (row < table.rows, column < table.columns) {
        (true, true) => 0,
        (true, false) => 1,
        (false, true) => 2,
        (false, false) => usize::MAX,
    }
}

/// What makes a group one: its atoms, and whose figure it is when it has none.
type GroupKey = (Vec<u32>, Option<usize>);

/// Groups found so far, each set of atoms once.
struct Found<'m> {
    model: &'m Model,
    by_atoms: BTreeMap<GroupKey, Group>,
}

/// Every group that must stay uncertain.
pub(crate) fn groups(model: &Model, tables: &[Seen<'_>]) -> Vec<Group> {
    let mut found = Found { model, by_atoms: BTreeMap::new() };
    for (figure, need) in &model.fixed.cells {
        let atoms = model.of.get(*figure).cloned().unwrap_or_default();
        found.add(atoms, *figure, Why::Cell, *need);
    }
    for (table, seen) in tables.iter().enumerate() {
        found.together(table, seen);
    }
    for Difference { from, less, there, need } in &model.fixed.differences {
        let empty = model.split(*from).1.iter().filter(|atom| !within(model, **atom, less));
        found.add(there.iter().chain(empty).copied().collect(), *from, Why::Difference, *need);
    }
    found.by_atoms.into_values().collect()
}

impl Found<'_> {
    fn add(&mut self, atoms: Vec<u32>, figure: usize, why: Why, need: Room) {
        // A cell in which nobody stands, and nobody could: a reader knows that it is empty.
        if !need.is_some() || (atoms.is_empty() && why != Why::Cell) {
            return;
        }
        let (table, cell) = self.model.place(figure);
        let group = Group { atoms: atoms.clone(), table, cell, why, need, touching: Vec::new() };
        let empty = atoms.is_empty().then_some(figure);
        let there = self.by_atoms.entry((atoms, empty)).or_insert(group);
        there.need = there.need.or(need);
    }

    /// Withheld cells of each row, of each column, of the whole table, and of each person who is the largest in several.
    fn together(&mut self, table: usize, seen: &Seen<'_>) {
        let Some(begin) = self.model.first.get(table).copied() else { return };
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
            let mut largest: BTreeMap<(usize, u32), Vec<usize>> = BTreeMap::new();
            for cell in &inner {
                let sides = self.model.fixed.largest.get(begin.saturating_add(*cell)).into_iter().flatten().enumerate();
                for (side, who) in sides.filter_map(|(side, who)| Some((side, (*who)?))) {
                    largest.entry((side, who)).or_default().push(*cell);
                }
            }
            lines.extend(largest.into_values());
        }
        lines.push(inner);
        for line in lines.into_iter().filter(|line| line.len() > 1) {
            let figures = || line.iter().map(|cell| begin.saturating_add(*cell));
            let value = figures().filter_map(|figure| self.model.figures.get(figure)).fold(0i64, |sum, one| sum.saturating_add(one.value));
            if seen.measure == Measured::People && value >= i64::from(seen.policy.threshold) {
                continue;
            }
            let mut atoms: Vec<u32> = figures().filter_map(|figure| self.model.of.get(figure)).flatten().copied().collect();
            atoms.sort_unstable();
            atoms.dedup();
            let need = needed(self.model, &[seen], &atoms, false);
            self.add(atoms, figures().next().unwrap_or(begin), Why::Together, need);
        }
    }
}
