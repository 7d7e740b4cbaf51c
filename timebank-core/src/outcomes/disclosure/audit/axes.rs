//! How people are told apart: by their category on each axis of any table, and by the tables that count them.

use super::behind::{Holds, Unit};
use super::model::Seen;
use std::collections::{BTreeMap, BTreeSet};

/// The number that stands for no category and for no line.
const NONE: u32 = u32::MAX;

/// What an atom is told apart by: its category on each axis, and then of each table whether it counts it, 1 or 0.
pub(super) type Signature = [u32];

/// The axes of all tables, and the categories on each.
#[derive(Clone, Debug, Default)]
pub(super) struct Axes {
    names: BTreeMap<String, usize>,
    /// Of each axis, the number of each category.
    categories: Vec<BTreeMap<String, u32>>,
    free: Vec<bool>,
    /// Of each table, its two axes.
    of: Vec<[usize; 2]>,
    /// Of each table and side, the line each category is shown in.
    line: Vec<[Lines; 2]>,
    /// Of each axis, the categories that one table counts alone, for each table with such a condition.
    only: BTreeMap<usize, Vec<BTreeSet<u32>>>,
}

/// The lines of one side of a table.
#[derive(Clone, Debug, Default)]
struct Lines {
    /// Of each category its line.
    of: Vec<u32>,
    /// Of each line its first category.
    first: BTreeMap<u32, u32>,
    /// Of each base line its category.
    base: Vec<u32>,
}

impl Lines {
    fn set(&mut self, category: u32, line: u32) {
        let place = category as usize;
        if self.of.len() <= place {
            self.of.resize(place.saturating_add(1), NONE);
        }
        if let Some(slot) = self.of.get_mut(place) {
            *slot = line;
        }
        let first = self.first.entry(line).or_insert(category);
        *first = category.min(*first);
        self.base.push(category);
    }
    fn get(&self, category: u32) -> Option<usize> {
        self.of.get(category as usize).filter(|line| **line != NONE).map(|line| *line as usize)
    }
}

impl Axes {
    pub(super) fn of(tables: &[Seen<'_>]) -> Self {
        let mut axes = Self::default();
        let mut held: Vec<(usize, &Holds)> = Vec::new();
        for table in tables {
            let (mut of, mut lines) = ([0usize; 2], [Lines::default(), Lines::default()]);
            for ((axis, of), lines) in table.behind.axes.iter().zip(&mut of).zip(&mut lines) {
                let next = axes.names.len();
                let place = *axes.names.entry(axis.name.clone()).or_insert(next);
                if place == next {
                    axes.categories.push(BTreeMap::new());
                    axes.free.push(axis.free);
                    held.extend(axis.holds.iter().map(|holds| (place, holds)));
                }
                *of = place;
                for (base, line) in axis.base.iter().zip(&axis.line) {
                    lines.set(axes.category(place, base), *line);
                }
            }
            axes.of.push(of);
            axes.line.push(lines);
        }
        for only in tables.iter().flat_map(|table| &table.behind.only) {
            if let Some(axis) = axes.names.get(&only.axis).copied() {
                let these = only.base.iter().map(|base| axes.category(axis, base)).collect();
                axes.only.entry(axis).or_default().push(these);
            }
        }
        for (axis, holds) in &held {
            let beside = |(other, then): &(usize, &Holds)| {
                other != axis && then.fact == holds.fact && then.days.0 <= holds.days.1 && holds.days.0 <= then.days.1
            };
            if let Some(free) = axes.free.get_mut(*axis).filter(|_| held.iter().any(beside)) {
                *free = false;
            }
        }
        axes.join();
        axes
    }

    /// Counts categories of an axis as one where no table and no condition tells them apart.
    fn join(&mut self) {
        for axis in 0..self.categories.len() {
            let count = self.categories.get(axis).map_or(0, |all| u32::try_from(all.len()).unwrap_or(NONE));
            let sides = |of: &[usize; 2]| of.map(|of| of == axis);
            let mut first: BTreeMap<(Vec<Option<usize>>, Vec<bool>), u32> = BTreeMap::new();
            let one: Vec<u32> = (0..count)
                .map(|category| {
                    let tables = self.of.iter().zip(&self.line);
                    let lines = tables.flat_map(|(of, lines)| sides(of).into_iter().zip(lines)).filter(|(here, _)| *here);
                    let lines = lines.map(|(_, lines)| lines.get(category)).collect();
                    let only = self.only.get(&axis).into_iter().flatten().map(|these| these.contains(&category)).collect();
                    *first.entry((lines, only)).or_insert(category)
                })
                .collect();
            for (of, lines) in self.of.iter().zip(&mut self.line) {
                for (_, lines) in sides(of).into_iter().zip(lines).filter(|(here, _)| *here) {
                    for base in &mut lines.base {
                        *base = one.get(*base as usize).copied().unwrap_or(*base);
                    }
                }
            }
        }
    }

    /// The number of a category on an axis, new if it was not met before.
    fn category(&mut self, axis: usize, name: &str) -> u32 {
        let Some(all) = self.categories.get_mut(axis) else { return NONE };
        if let Some(number) = all.get(name) {
            return *number;
        }
        let number = u32::try_from(all.len()).unwrap_or(NONE);
        all.insert(name.to_owned(), number);
        number
    }

    /// How many numbers a signature has.
    pub(super) fn length(&self) -> usize {
        self.names.len().saturating_add(self.of.len())
    }

    /// Takes into a signature, which begins as [`Axes::blank`], that a table counts a unit.
    pub(super) fn count(&self, table: usize, unit: &Unit, signature: &mut Signature) {
        if let Some(within) = signature.get_mut(self.names.len().saturating_add(table)) {
            *within = 1;
        }
        let Some((axes, lines)) = self.of.get(table).zip(self.line.get(table)) else { return };
        for ((axis, lines), at) in axes.iter().zip(lines).zip(unit.at) {
            if let Some(slot) = signature.get_mut(*axis) {
                *slot = lines.base.get(at as usize).copied().unwrap_or(NONE);
            }
        }
    }

    /// A signature of nothing that is counted.
    pub(super) fn blank(&self) -> Vec<u32> {
        let mut blank = vec![NONE; self.names.len()];
        blank.resize(self.length(), 0);
        blank
    }

    /// Whether a table counts what has a signature.
    pub(super) fn within(&self, table: usize, signature: &Signature) -> bool {
        signature.get(self.names.len().saturating_add(table)) == Some(&1)
    }

    /// A signature as it would be in another line of a table; none when a reader knows that it cannot be there. A table with a condition
    /// on this axis would count it there and not here, or the other way; the signature does not say in which cell.
    pub(super) fn moved(&self, table: usize, side: usize, line: usize, signature: &Signature) -> Option<Vec<u32>> {
        let axis = *self.of.get(table)?.get(side)?;
        if self.free.get(axis) != Some(&true) {
            return None;
        }
        let category = *self.line.get(table)?.get(side)?.first.get(&u32::try_from(line).ok()?)?;
        let mut other = signature.to_vec();
        let before = std::mem::replace(other.get_mut(axis)?, category);
        let mut only = self.only.get(&axis).into_iter().flatten();
        only.all(|these| these.contains(&before) == these.contains(&category)).then_some(other)
    }

    /// The inner cell of a table in which what has a signature stands.
    pub(super) fn cell(&self, table: usize, signature: &Signature) -> Option<(usize, usize)> {
        if !self.within(table, signature) {
            return None;
        }
        let side = |side: usize| {
            let axis = *self.of.get(table)?.get(side)?;
            let category = *signature.get(axis)?;
            self.line.get(table)?.get(side)?.get(category)
        };
        Some((side(0)?, side(1)?))
    }

    /// Whether each table that counts a signature has a cell for it. A reader knows that nobody is in a line there is not.
    pub(super) fn stands(&self, signature: &Signature) -> bool {
        (0..self.of.len()).all(|table| !self.within(table, signature) || self.cell(table, signature).is_some())
    }
}
