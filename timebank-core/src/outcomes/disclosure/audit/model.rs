//! Every published figure about one population as a linear constraint over atoms.
//!
//! An atom is the set of all people (or minutes) that stand in the same cell of every release. A published figure is the sum of
//! the atoms in it, known to lie between two bounds. What a reader can work out is what holds in every assignment of whole numbers
//! to the atoms that meets all bounds.
//!
//! Who stands where does not change while a release is made, and what is withheld does. So a model is put together once
//! ([`Model::of`]), and shown each draft of the release in turn ([`Model::show`]).

use super::axes::Axes;
use super::behind::{Behind, Unit};
use super::empty::Empty;
use super::judge::Fixed;
use crate::outcomes::disclosure::{DisclosurePolicy, Measured};

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

impl Seen<'_> {
    /// Whether a figure is about so few people that zero is withheld as well.
    pub(crate) fn is_of_few(&self, cell: usize) -> bool {
        self.behind.is_of_few(cell, self.policy.threshold)
    }
}

/// Everything alike in every release.
#[derive(Clone, Debug, Default)]
pub(crate) struct Atom {
    /// What it comes to in truth.
    pub(crate) amount: i64,
    /// The figures it is part of.
    pub(crate) figures: Vec<u32>,
    /// Of each person, how much of it is theirs, by person. Nothing where people are counted.
    pub(crate) givers: Vec<(u32, u64)>,
    /// Of each person, how much of it they received, where that is somebody else.
    pub(crate) receivers: Vec<(u32, u64)>,
}

/// A published figure, or one that was withheld.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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
    /// Those in which somebody stands, and then those in which nobody does.
    pub(crate) atoms: Vec<Atom>,
    pub(crate) figures: Vec<Figure>,
    /// Of each figure, its atoms.
    pub(crate) of: Vec<Vec<u32>>,
    /// The first figure of each table.
    pub(crate) first: Vec<usize>,
    /// How many atoms somebody stands in.
    pub(super) there: usize,
    pub(super) axes: Axes,
    pub(super) empty: Empty,
    pub(super) fixed: Fixed,
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

/// One thing that is counted in one table or several: where its signature begins, whose it is, who received it, and how much.
type Counted = (usize, u32, u32, u64);

impl Model {
    /// Puts all tables about one population together, whatever of them is shown.
    pub(crate) fn of(tables: &[Seen<'_>]) -> Self {
        let axes = Axes::of(tables);
        let mut model = Self::default();
        for table in tables {
            model.first.push(model.figures.len());
            model.figures.resize(model.figures.len().saturating_add(table.shown.len()), Figure::default());
        }
        model.of = vec![Vec::new(); model.figures.len()];
        let (signatures, units) = Self::units(tables, &axes);
        let length = axes.length();
        let people = tables.iter().all(|table| table.measure == Measured::People);
        let signature = |at: usize| signatures.get(at..at.saturating_add(length)).unwrap_or_default();
        for alike in units.chunk_by(|one, other| signature(one.0) == signature(other.0)) {
            let Some(first) = alike.first() else { continue };
            let mut atom = Atom::default();
            for (_, who, other, amount) in alike {
                atom.amount = atom.amount.saturating_add(i64::try_from(*amount).unwrap_or(NO_BOUND));
                match atom.givers.last_mut() {
                    _ if people => {}
                    Some((there, given)) if *there == *who => *given = given.saturating_add(*amount),
                    _ => atom.givers.push((*who, *amount)),
                }
                if !people {
                    atom.receivers.push((*other, *amount));
                }
            }
            model.add(tables, &axes, signature(first.0), atom);
            model.empty.signatures.extend_from_slice(signature(first.0));
        }
        model.there = model.atoms.len();
        model.empty.look(tables, &axes);
        model.fixed = Fixed::of(&model, tables);
        model.axes = axes;
        model
    }

    /// The signatures of everything that is counted, end to end; and each thing once, in order of its signature and its person.
    fn units(tables: &[Seen<'_>], axes: &Axes) -> (Vec<u32>, Vec<Counted>) {
        let mut all: Vec<(u64, usize, &Unit)> = Vec::new();
        for (place, table) in tables.iter().enumerate() {
            all.extend(table.behind.units.iter().map(|unit| (unit.key, place, unit)));
        }
        all.sort_by_key(|(key, place, _)| (*key, *place));
        let (length, blank) = (axes.length(), axes.blank());
        let (mut signatures, mut units): (Vec<u32>, Vec<Counted>) = (Vec::new(), Vec::new());
        for same in all.chunk_by(|one, other| one.0 == other.0) {
            let Some((_, _, first)) = same.first() else { continue };
            let at = signatures.len();
            signatures.extend_from_slice(&blank);
            for (_, place, unit) in same {
                axes.count(*place, unit, signatures.get_mut(at..).unwrap_or_default());
            }
            units.push((at, first.who, first.other, first.amount));
        }
        let signature = |at: usize| signatures.get(at..at.saturating_add(length)).unwrap_or_default();
        units.sort_by(|one, other| signature(one.0).cmp(signature(other.0)).then(one.1.cmp(&other.1)));
        (signatures, units)
    }

    /// Takes the figures as they are printed, in tables of the same shape as before.
    ///
    /// # Errors
    /// [`Contradiction`] when a printed figure is not what was counted.
    pub(crate) fn show(&mut self, tables: &[Seen<'_>]) -> Result<(), Contradiction> {
        let shown = tables.iter().flat_map(|table| table.shown.iter().map(move |shown| (table, shown)));
        let cells = tables.iter().flat_map(|table| 0..table.shown.len());
        for ((figure, (table, shown)), cell) in self.figures.iter_mut().zip(shown).zip(cells) {
            let (low, high) = read(table.policy, table.measure, *shown);
            // Of few people nothing is told: what is withheld may be zero.
            let low = if shown.is_none() && table.is_of_few(cell) { 0 } else { low };
            *figure = Figure { value: figure.value, low, high, hidden: shown.is_none() };
        }
        for (place, table) in tables.iter().enumerate() {
            for (cell, known) in &table.known {
                let figure = self.first.get(place).and_then(|first| self.figures.get_mut(first.saturating_add(*cell)));
                if let Some(figure) = figure {
                    (figure.low, figure.high) = (figure.low.max(known.0), figure.high.min(known.1));
                }
            }
        }
        if let Some(contradiction) = self.contradiction() {
            return Err(contradiction);
        }
        let axes = std::mem::take(&mut self.axes);
        let mut empty = std::mem::take(&mut self.empty);
        for signature in empty.more(self, tables, &axes) {
            self.add(tables, &axes, &signature, Atom::default());
        }
        (self.axes, self.empty) = (axes, empty);
        Ok(())
    }

    fn add(&mut self, tables: &[Seen<'_>], axes: &Axes, signature: &[u32], mut atom: Atom) {
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

    fn contradiction(&self) -> Option<Contradiction> {
        let figure = self.figures.iter().position(|figure| figure.value < figure.low || figure.value > figure.high)?;
        let (table, cell) = self.place(figure);
        Some(Contradiction { table, cell })
    }

    /// The table and the cell of a figure.
    pub(super) fn place(&self, figure: usize) -> (usize, usize) {
        let table = self.first.partition_point(|first| *first <= figure).saturating_sub(1);
        (table, figure.saturating_sub(self.first.get(table).copied().unwrap_or(0)))
    }

    /// The atoms of a figure in which somebody stands, and those in which nobody does.
    pub(super) fn split(&self, figure: usize) -> (&[u32], &[u32]) {
        let of = self.of.get(figure).map_or(&[][..], Vec::as_slice);
        of.split_at(of.partition_point(|atom| (*atom as usize) < self.there))
    }
}
