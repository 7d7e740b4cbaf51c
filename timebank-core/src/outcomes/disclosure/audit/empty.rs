//! Atoms in which nobody stands: what a withheld figure may hold as far as a reader knows.
//!
//! Each is like an atom of the same row or column, but for the category on the other axis. To leave some out is safe: fewer atoms
//! only make ranges look narrower than they are. In large releases only cells in which nobody stands at all get one.
//!
//! Atoms that are withheld in every table are preferred. Where a cell has none, atoms that count in shown figures elsewhere do:
//! somebody could stand there if another of those figures did not.

use super::axes::{Axes, Signature};
use super::model::{Model, Seen};
use std::collections::BTreeSet;

/// The most atoms that are added in which nobody stands.
const MOST: usize = 200_000;
/// How many atoms of a line others are made like.
const LIKE: usize = 8;
/// Figures of a release up to which every withheld cell gets further atoms.
const SMALL: usize = 4_000;

/// The atoms of one table that others are made like.
#[derive(Clone, Debug, Default)]
struct Likes {
    /// Of each row, and of each column, the first few.
    lines: [Vec<Vec<usize>>; 2],
    /// Of the whole table, the first few.
    any: Vec<usize>,
    /// Of each cell, whether somebody stands in it.
    full: Vec<bool>,
}

/// The atoms somebody stands in, and those that were added.
#[derive(Clone, Debug, Default)]
pub(super) struct Empty {
    /// Of the atoms somebody stands in, in order, end to end.
    pub(super) signatures: Vec<u32>,
    length: usize,
    likes: Vec<Likes>,
    added: BTreeSet<Vec<u32>>,
    /// Withheld cells of large releases that have been looked at.
    done: BTreeSet<(usize, usize)>,
}

impl Empty {
    fn there(&self, place: usize) -> &Signature {
        let at = place.saturating_mul(self.length);
        self.signatures.get(at..at.saturating_add(self.length)).unwrap_or_default()
    }

    /// Whether there is an atom with a signature already.
    fn has(&self, signature: &[u32]) -> bool {
        let (mut from, mut to) = (0, self.signatures.len().checked_div(self.length).unwrap_or(0));
        while from < to {
            let middle = from.midpoint(to);
            match self.there(middle).cmp(signature) {
                std::cmp::Ordering::Less => from = middle.saturating_add(1),
                std::cmp::Ordering::Equal => return true,
                std::cmp::Ordering::Greater => to = middle,
            }
        }
        self.added.contains(signature)
    }

    /// Looks for the atoms of each line that others are made like.
    pub(super) fn look(&mut self, tables: &[Seen<'_>], axes: &Axes) {
        self.length = axes.length();
        for (place, table) in tables.iter().enumerate() {
            let lines = [vec![Vec::new(); table.rows], vec![Vec::new(); table.columns]];
            let mut likes = Likes { lines, any: Vec::new(), full: vec![false; table.shown.len()] };
            let width = table.columns.saturating_add(1);
            for atom in 0..self.signatures.len().checked_div(self.length).unwrap_or(0) {
                let Some((row, column)) = axes.cell(place, self.there(atom)) else { continue };
                if let Some(full) = likes.full.get_mut(row.saturating_mul(width).saturating_add(column)) {
                    *full = true;
                }
                let lines = likes.lines.iter_mut().zip([row, column]).filter_map(|(lines, line)| lines.get_mut(line));
                for of in lines.chain([&mut likes.any]).filter(|of| of.len() < LIKE) {
                    of.push(atom);
                }
            }
            self.likes.push(likes);
        }
    }

    /// Returns the signatures of the atoms that the cells withheld now ask for, and that there are not yet.
    pub(super) fn more(&mut self, model: &Model, tables: &[Seen<'_>], axes: &Axes) -> Vec<Vec<u32>> {
        let small = model.figures.len() <= SMALL;
        let mut more = Vec::new();
        for (place, table) in tables.iter().enumerate() {
            let width = table.columns.saturating_add(1);
            let cells = (0..table.rows).flat_map(|row| (0..table.columns).map(move |column| (row, column)));
            for (row, column) in cells {
                let cell = row.saturating_mul(width).saturating_add(column);
                let full = self.likes.get(place).is_some_and(|likes| likes.full.get(cell) == Some(&true));
                if table.shown.get(cell) != Some(&None) || (!small && (full || !self.done.insert((place, cell)))) {
                    continue;
                }
                let could = self.could_be(axes, place, (row, column));
                let (withheld, shown): (Vec<_>, Vec<_>) =
                    could.into_iter().partition(|signature| only_where_hidden(tables, axes, signature));
                let others = if full || !withheld.is_empty() {
                    0
                } else if small {
                    LIKE
                } else {
                    1
                };
                for signature in withheld.into_iter().chain(shown.into_iter().take(others)) {
                    if self.added.len() < MOST && !self.has(&signature) {
                        self.added.insert(signature.clone());
                        more.push(signature);
                    }
                }
            }
        }
        more
    }

    /// The atoms there could be in a cell: of the same column with another row, and of the same row with another column; where nobody
    /// stands in either, like anybody in the table.
    fn could_be(&self, axes: &Axes, place: usize, (row, column): (usize, usize)) -> Vec<Vec<u32>> {
        let Some(likes) = self.likes.get(place) else { return Vec::new() };
        let line = |side: usize, line: usize| likes.lines.get(side).and_then(|lines| lines.get(line)).map_or(&[][..], Vec::as_slice);
        let (across, down) = (line(0, row), line(1, column));
        let mut could: Vec<Vec<u32>> = if across.is_empty() && down.is_empty() {
            let both = |atom: &usize| {
                let other = axes.moved(place, 0, row, self.there(*atom))?;
                axes.moved(place, 1, column, &other)
            };
            likes.any.iter().filter_map(both).collect()
        } else {
            let downward = down.iter().filter_map(|atom| axes.moved(place, 0, row, self.there(*atom)));
            downward.chain(across.iter().filter_map(|atom| axes.moved(place, 1, column, self.there(*atom)))).collect()
        };
        could.retain(|signature| axes.stands(signature));
        could
    }
}

/// Whether all inner cells of a signature are withheld, and there is one.
fn only_where_hidden(tables: &[Seen<'_>], axes: &Axes, signature: &Signature) -> bool {
    let mut any = false;
    for (place, table) in tables.iter().enumerate().filter(|(place, _)| axes.within(*place, signature)) {
        let Some((row, column)) = axes.cell(place, signature) else { return false };
        let cell = row.saturating_mul(table.columns.saturating_add(1)).saturating_add(column);
        if table.shown.get(cell).copied().flatten().is_some() {
            return false;
        }
        any = true;
    }
    any
}
