//! Every published figure about one population as a linear constraint over atoms.
//!
//! An atom is the set of all people (or minutes) that stand in the same cell of every release. A published figure is the sum of
//! the atoms in it, known to lie between two bounds. What a reader can work out is what holds in every assignment of whole numbers
//! to the atoms that meets all bounds.

use super::behind::Behind;
use crate::outcomes::disclosure::{DisclosurePolicy, Measured};
use std::collections::BTreeMap;

/// Beyond every count and every sum of minutes.
pub(crate) const NO_BOUND: i64 = 1 << 60;

/// A table as it was published, beside those who stand in it.
#[derive(Clone, Debug)]
pub(crate) struct Seen<'a> {
    /// Rows without the total.
    pub(crate) rows: usize,
    /// Columns without the total.
    pub(crate) columns: usize,
    /// What is counted.
    pub(crate) measure: Measured,
    /// The figures as printed, row by row with totals last; `None` where hidden.
    pub(crate) shown: Vec<Option<u64>>,
    /// Bounds a reader has from elsewhere, by cell.
    pub(crate) known: Vec<(usize, (i64, i64))>,
    /// The policy it was made under.
    pub(crate) policy: &'a DisclosurePolicy,
    /// Who stands in it.
    pub(crate) behind: &'a Behind,
    /// First and last day that is counted. Tables of different days are compared by who is in one and not in the other.
    pub(crate) days: (Option<i32>, i32),
}

/// Everything alike in every release.
#[derive(Clone, Debug, Default)]
pub(crate) struct Atom {
    /// What it comes to in truth.
    pub(crate) amount: i64,
    /// The figures it is part of.
    pub(crate) figures: Vec<u32>,
    /// Of each person, how much of it is theirs.
    pub(crate) givers: BTreeMap<u32, u64>,
}

/// A published figure, or one that was withheld.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Figure {
    /// Its true value.
    pub(crate) value: i64,
    /// The least a reader takes it for.
    pub(crate) low: i64,
    /// The most.
    pub(crate) high: i64,
    /// Whether it was withheld.
    pub(crate) hidden: bool,
}

/// All figures about one population.
#[derive(Clone, Debug, Default)]
pub(crate) struct Model {
    pub(crate) atoms: Vec<Atom>,
    pub(crate) figures: Vec<Figure>,
    /// Of each figure, its atoms.
    pub(crate) of: Vec<Vec<u32>>,
    /// The first figure of each table.
    pub(crate) first: Vec<usize>,
}

/// A figure that cannot be what was counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Contradiction {
    pub(crate) table: usize,
    pub(crate) cell: usize,
}

/// What a reader takes a printed or withheld figure for. Written anew from the policy's definition: the maker has its own.
pub(crate) fn read(policy: &DisclosurePolicy, measure: Measured, shown: Option<u64>) -> (i64, i64) {
    let Some(shown) = shown else { return (i64::from(policy.zeros), NO_BOUND) };
    let shown = i64::try_from(shown).unwrap_or(NO_BOUND);
    if let Some(noise) = &policy.noise {
        let most = i64::from(noise.most);
        return (shown.saturating_sub(most).max(0), shown.saturating_add(most));
    }
    if policy.rounding <= 1 || (shown == 0 && policy.zeros) {
        return (shown, shown);
    }
    let base = i64::from(policy.rounding);
    // A multiple stands for all that are nearest to it, halves upward.
    let (below, above) = (base / 2, base.saturating_sub(1) / 2);
    let floor = if measure == Measured::People { i64::from(policy.threshold) } else { i64::from(policy.zeros) };
    let low = shown.saturating_sub(below).max(floor);
    (low, shown.saturating_add(above).max(low))
}

/// What an atom is told apart by: its category on each axis, and the tables it is in.
type Signature = (Vec<Option<u32>>, Vec<bool>);

/// The axes of all tables, and the categories on each.
#[derive(Default)]
struct Axes {
    names: BTreeMap<String, usize>,
    /// Of each axis, the number of each category.
    categories: Vec<BTreeMap<String, u32>>,
    free: Vec<bool>,
    /// Of each table, its two axes.
    of: Vec<[usize; 2]>,
    /// Of each table and side, the line each category is shown in.
    line: Vec<[Lines; 2]>,
}

/// The lines of one side of a table.
#[derive(Default)]
struct Lines {
    /// Of each category its line; `u32::MAX` where it has none.
    of: Vec<u32>,
    /// Of each line its first category.
    first: BTreeMap<u32, u32>,
}

impl Lines {
    fn set(&mut self, category: u32, line: u32) {
        let place = category as usize;
        if self.of.len() <= place {
            self.of.resize(place.saturating_add(1), u32::MAX);
        }
        if let Some(slot) = self.of.get_mut(place) {
            *slot = line;
        }
        let first = self.first.entry(line).or_insert(category);
        *first = category.min(*first);
    }
    fn get(&self, category: u32) -> Option<usize> {
        self.of.get(category as usize).filter(|line| **line != u32::MAX).map(|line| *line as usize)
    }
}

impl Axes {
    fn of(tables: &[Seen<'_>]) -> Self {
        let mut axes = Self::default();
        for table in tables {
            let (mut of, mut lines) = ([0usize; 2], [Lines::default(), Lines::default()]);
            for ((axis, of), lines) in table.behind.axes.iter().zip(&mut of).zip(&mut lines) {
                let next = axes.names.len();
                let place = *axes.names.entry(axis.name.clone()).or_insert(next);
                if place == next {
                    axes.categories.push(BTreeMap::new());
                    axes.free.push(axis.free);
                }
                *of = place;
                for (base, line) in axis.base.iter().zip(&axis.line) {
                    lines.set(axes.category(place, base), *line);
                }
            }
            axes.of.push(of);
            axes.line.push(lines);
        }
        axes
    }

    /// The number of a category on an axis, new if it was not met before.
    fn category(&mut self, axis: usize, name: &str) -> u32 {
        let Some(all) = self.categories.get_mut(axis) else { return u32::MAX };
        if let Some(number) = all.get(name) {
            return *number;
        }
        let number = u32::try_from(all.len()).unwrap_or(u32::MAX);
        all.insert(name.to_owned(), number);
        number
    }

    /// A signature as it would be in another line of a table; none when a reader knows that it cannot be there.
    fn moved(&self, table: usize, side: usize, line: usize, signature: &Signature) -> Option<Signature> {
        let axis = *self.of.get(table)?.get(side)?;
        if self.free.get(axis) != Some(&true) {
            return None;
        }
        let category = self.line.get(table)?.get(side)?.first.get(&u32::try_from(line).ok()?)?;
        let mut other = signature.clone();
        *other.0.get_mut(axis)? = Some(*category);
        Some(other)
    }

    /// The inner cell of a table in which what has a signature stands.
    fn cell(&self, table: usize, (categories, within): &Signature) -> Option<(usize, usize)> {
        if within.get(table) != Some(&true) {
            return None;
        }
        let side = |side: usize| {
            let axis = *self.of.get(table)?.get(side)?;
            let category = (*categories.get(axis)?)?;
            self.line.get(table)?.get(side)?.get(category)
        };
        Some((side(0)?, side(1)?))
    }
}

/// The most atoms that are added in which nobody stands.
const EMPTY: usize = 200_000;
/// How many atoms of a line others are made like.
const LIKE: usize = 8;
/// Figures of a release up to which every withheld cell gets further atoms.
const SMALL: usize = 4_000;

impl Model {
    /// Puts all tables about one population together.
    ///
    /// # Errors
    /// [`Contradiction`] when a printed figure is not what was counted.
    pub(crate) fn of(tables: &[Seen<'_>]) -> Result<Self, Contradiction> {
        let mut axes = Axes::of(tables);
        let mut units: BTreeMap<u64, (Signature, u32, u64)> = BTreeMap::new();
        let none = || (vec![None; axes.names.len()], vec![false; tables.len()]);
        let blank = none();
        for (place, table) in tables.iter().enumerate() {
            let sides = axes.of.get(place).copied().unwrap_or_default();
            let numbers: Vec<Vec<u32>> = (table.behind.axes.iter().zip(sides))
                .map(|(axis, side)| axis.base.iter().map(|base| axes.category(side, base)).collect())
                .collect();
            for unit in &table.behind.units {
                let (signature, ..) = units.entry(unit.key).or_insert_with(|| (blank.clone(), unit.who, unit.amount));
                if let Some(within) = signature.1.get_mut(place) {
                    *within = true;
                }
                for ((axis, numbers), at) in sides.iter().zip(&numbers).zip(unit.at) {
                    if let Some(slot) = signature.0.get_mut(*axis) {
                        *slot = numbers.get(at as usize).copied();
                    }
                }
            }
        }
        let mut atoms: BTreeMap<Signature, Atom> = BTreeMap::new();
        for (signature, who, amount) in units.into_values() {
            let atom = atoms.entry(signature).or_default();
            atom.amount = atom.amount.saturating_add(i64::try_from(amount).unwrap_or(NO_BOUND));
            let given = atom.givers.entry(who).or_default();
            *given = given.saturating_add(amount);
        }
        let mut model = Self::default();
        for table in tables {
            model.first.push(model.figures.len());
            for shown in &table.shown {
                let (low, high) = read(table.policy, table.measure, *shown);
                model.figures.push(Figure { value: 0, low, high, hidden: shown.is_none() });
            }
        }
        model.empty_atoms(tables, &axes, &mut atoms);
        model.of = vec![Vec::new(); model.figures.len()];
        for (signature, atom) in atoms {
            model.add(tables, &axes, &signature, atom);
        }
        for (place, table) in tables.iter().enumerate() {
            for (cell, known) in &table.known {
                let figure = model.first.get(place).and_then(|first| model.figures.get_mut(first.saturating_add(*cell)));
                if let Some(figure) = figure {
                    (figure.low, figure.high) = (figure.low.max(known.0), figure.high.min(known.1));
                }
            }
        }
        match model.contradiction() {
            Some(contradiction) => Err(contradiction),
            None => Ok(model),
        }
    }

    fn add(&mut self, tables: &[Seen<'_>], axes: &Axes, signature: &Signature, mut atom: Atom) {
        for (place, table) in tables.iter().enumerate() {
            let Some((row, column)) = axes.cell(place, signature) else { continue };
            let width = table.columns.saturating_add(1);
            let first = self.first.get(place).copied().unwrap_or(0);
            for (row, column) in [(row, column), (row, table.columns), (table.rows, column), (table.rows, table.columns)] {
                let figure = first.saturating_add(row.saturating_mul(width)).saturating_add(column);
                atom.figures.push(u32::try_from(figure).unwrap_or(u32::MAX));
            }
        }
        let number = u32::try_from(self.atoms.len()).unwrap_or(u32::MAX);
        for figure in &atom.figures {
            if let Some(figure) = self.figures.get_mut(*figure as usize) {
                figure.value = figure.value.saturating_add(atom.amount);
            }
            if let Some(of) = self.of.get_mut(*figure as usize) {
                of.push(number);
            }
        }
        self.atoms.push(atom);
    }

    /// Adds atoms in which nobody stands: what a withheld figure may hold as far as a reader knows. Each is like an atom of the same
    /// row or column, but for the category on the other axis. To leave some out is safe: fewer atoms only make ranges look narrower
    /// than they are. In large releases only cells in which nobody stands at all get one.
    ///
    /// Atoms that are withheld in every table are preferred. Where a cell has none, atoms that count in shown figures elsewhere do:
    /// somebody could stand there if another of those figures did not.
    fn empty_atoms(&self, tables: &[Seen<'_>], axes: &Axes, atoms: &mut BTreeMap<Signature, Atom>) {
        let there: Vec<Signature> = atoms.keys().cloned().collect();
        let small = self.figures.len() <= SMALL;
        let mut room = EMPTY;
        for (place, table) in tables.iter().enumerate() {
            let width = table.columns.saturating_add(1);
            let mut like = [vec![Vec::new(); table.rows], vec![Vec::new(); table.columns]];
            let mut full = vec![false; table.shown.len()];
            for signature in &there {
                let Some((row, column)) = axes.cell(place, signature) else { continue };
                if let Some(full) = full.get_mut(row.saturating_mul(width).saturating_add(column)) {
                    *full = true;
                }
                for (lines, line) in like.iter_mut().zip([row, column]) {
                    if let Some(of) = lines.get_mut(line).filter(|of: &&mut Vec<&Signature>| of.len() < LIKE) {
                        of.push(signature);
                    }
                }
            }
            let cells = (0..table.rows).flat_map(|row| (0..table.columns).map(move |column| (row, column)));
            for (row, column) in cells {
                let cell = row.saturating_mul(width).saturating_add(column);
                let full = full.get(cell) == Some(&true);
                if table.shown.get(cell) != Some(&None) || (full && !small) {
                    continue;
                }
                let could = Self::could_be(axes, place, (row, column), &like, &there);
                let (withheld, shown): (Vec<_>, Vec<_>) =
                    could.into_iter().partition(|signature| self.only_where_hidden(tables, axes, signature));
                let others = if full || !withheld.is_empty() {
                    0
                } else if small {
                    LIKE
                } else {
                    1
                };
                for signature in withheld.into_iter().chain(shown.into_iter().take(others)) {
                    if room > 0 && !atoms.contains_key(&signature) {
                        room = room.saturating_sub(1);
                        atoms.insert(signature, Atom::default());
                    }
                }
            }
        }
    }

    /// The atoms there could be in a cell: of the same column with another row, and of the same row with another column; where nobody
    /// stands in either, like anybody in the table.
    fn could_be(
        axes: &Axes,
        place: usize,
        (row, column): (usize, usize),
        like: &[Vec<Vec<&Signature>>; 2],
        there: &[Signature],
    ) -> Vec<Signature> {
        let across = like[0].get(row).map_or(&[][..], Vec::as_slice);
        let down = like[1].get(column).map_or(&[][..], Vec::as_slice);
        if across.is_empty() && down.is_empty() {
            let anybody = there.iter().filter(|signature| axes.cell(place, signature).is_some()).take(LIKE);
            let both = |signature: &Signature| axes.moved(place, 0, row, signature).and_then(|other| axes.moved(place, 1, column, &other));
            return anybody.filter_map(both).collect();
        }
        let downward = down.iter().filter_map(|signature| axes.moved(place, 0, row, signature));
        downward.chain(across.iter().filter_map(|signature| axes.moved(place, 1, column, signature))).collect()
    }

    /// Whether all inner cells of a signature are withheld, and there is one.
    fn only_where_hidden(&self, tables: &[Seen<'_>], axes: &Axes, signature: &Signature) -> bool {
        let mut any = false;
        for (place, table) in tables.iter().enumerate() {
            if signature.1.get(place) != Some(&true) {
                continue;
            }
            let Some((row, column)) = axes.cell(place, signature) else { return false };
            let cell = row.saturating_mul(table.columns.saturating_add(1)).saturating_add(column);
            if table.shown.get(cell).copied().flatten().is_some() {
                return false;
            }
            any = true;
        }
        any
    }

    fn contradiction(&self) -> Option<Contradiction> {
        let figure = self.figures.iter().position(|figure| figure.value < figure.low || figure.value > figure.high)?;
        let table = self.first.partition_point(|first| *first <= figure).saturating_sub(1);
        Some(Contradiction { table, cell: figure.saturating_sub(self.first.get(table).copied().unwrap_or(0)) })
    }
}
