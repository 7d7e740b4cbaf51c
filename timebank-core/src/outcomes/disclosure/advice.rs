//! Advice for a table that cannot be published: which lines to merge. Each suggestion has been tried.

use super::cells::ALL_CELLS;
use super::publish::{Advice, Given};
use super::standing::instead;
use crate::bank::TimeBank;
use crate::outcomes::disclosure::recipe::{Merged, Recipe, SortedBy, Sorting};
use crate::outcomes::disclosure::table::{TrueCell, TrueTable};
use std::cell::Cell;

/// The maximum number of merges to try.
const TRIES: usize = 24;
/// The size above which a table is too expensive to retry, in cells.
const MOST_CELLS: usize = 2_500;

impl Given {
    /// Counts a table by its recipe. `left`: the number of cells that all tables may still have.
    pub(super) fn counted(bank: Option<&TimeBank>, recipe: &Recipe, left: &Cell<u64>) -> Result<Self, crate::error::Error> {
        let bank = bank.ok_or(crate::error::Error::NothingToDo { what: "a recipe is counted by a bank" })?;
        let counted = bank.counted(recipe, left)?;
        Ok(Self { table: counted.table, recipe: Some(recipe.clone()), behind: Some(counted.behind) })
    }

    /// Returns the table with two lines of one side merged.
    fn merged(&self, bank: Option<&TimeBank>, rows: bool, two: [usize; 2]) -> Option<Self> {
        let names = if rows { &self.table.rows } else { &self.table.columns };
        let of = [names.get(two[0])?.clone(), names.get(two[1])?.clone()];
        let Some(recipe) = &self.recipe else {
            let table = merged_table(&self.table, rows, two)?;
            return Some(Self { table, recipe: None, behind: None });
        };
        let mut recipe = recipe.clone();
        put_together(if rows { &mut recipe.rows } else { &mut recipe.columns }, of);
        Self::counted(bank, &recipe, &Cell::new(ALL_CELLS)).ok()
    }

    /// Returns the table without its rows or its columns: everybody in one line. `None` for a table of the host's own.
    fn without(&self, bank: Option<&TimeBank>, rows: bool) -> Option<Self> {
        let mut recipe = self.recipe.clone()?;
        let side = if rows { &mut recipe.rows } else { &mut recipe.columns };
        let there = std::mem::replace(side, Sorting::new(SortedBy::Everybody));
        (there.by != SortedBy::Everybody).then(|| Self::counted(bank, &recipe, &Cell::new(ALL_CELLS)).ok()).flatten()
    }
}

/// Merges two lines of a sorting. Each may already be a merged line.
fn put_together(sorting: &mut Sorting, two: [String; 2]) {
    let name = two.join(" and ");
    let (mut of, mut rest) = (Vec::new(), Vec::new());
    for merged in sorting.merged.drain(..) {
        if two.contains(&merged.name) { of.extend(merged.of) } else { rest.push(merged) }
    }
    for one in two {
        if !of.contains(&one) && !of.iter().any(|there| one.split(" and ").any(|part| part == there)) {
            of.push(one);
        }
    }
    rest.push(Merged { name, of });
    sorting.merged = rest;
}

fn merged_table(table: &TrueTable, rows: bool, [first, second]: [usize; 2]) -> Option<TrueTable> {
    let mut table = table.clone();
    let join = |names: &mut Vec<String>| {
        let gone = names.remove(second);
        if let Some(name) = names.get_mut(first) {
            *name = format!("{name} and {gone}");
        }
    };
    let add = |one: &mut TrueCell, other: &TrueCell| one.add(other);
    if rows {
        join(&mut table.rows);
        let gone = table.cells.remove(second);
        let row = table.cells.get_mut(first)?;
        row.iter_mut().zip(&gone).for_each(|(one, other)| add(one, other));
    } else {
        join(&mut table.columns);
        for row in &mut table.cells {
            let gone = row.remove(second);
            add(row.get_mut(first)?, &gone);
        }
    }
    Some(table)
}

/// Returns pairs of neighbouring lines: first those that contain `near`, then by the smallest sum.
fn neighbours(table: &TrueTable, rows: bool, near: usize) -> Vec<[usize; 2]> {
    let sums: Vec<u64> = if rows {
        table.cells.iter().map(|row| row.iter().fold(0, |sum: u64, cell| sum.saturating_add(cell.value))).collect()
    } else {
        let column = |column: usize| {
            table.cells.iter().filter_map(move |row| row.get(column)).fold(0, |sum: u64, cell| sum.saturating_add(cell.value))
        };
        (0..table.columns.len()).map(column).collect()
    };
    let mut pairs: Vec<[usize; 2]> = (1..sums.len()).map(|second| [second.saturating_sub(1), second]).collect();
    let size = |pair: &[usize; 2]| pair.iter().filter_map(|line| sums.get(*line)).fold(0u64, |sum, value| sum.saturating_add(*value));
    pairs.sort_by_key(|pair| (!pair.contains(&near), size(pair)));
    pairs
}

/// Returns advice: lines whose merging makes the release possible, as checked with `tries`; or else a side to leave out, checked as
/// well; or else what can be published instead.
///
/// `alone`: whether nothing was published before. Beside an earlier release of one's own, a pool of several banks tells of the others.
pub(super) fn advise(
    bank: Option<&TimeBank>,
    given: &[Given],
    (place, cell, why): (usize, usize, &str),
    alone: bool,
    tries: &dyn Fn(&[Given]) -> bool,
) -> Option<Advice> {
    let one = given.get(place)?;
    let table = &one.table;
    if let Some(what) = instead(why) {
        let why = format!("{why}; {what}");
        return Some(Advice { table: table.title.clone(), why, merge_rows: Vec::new(), merge_columns: Vec::new() });
    }
    let width = table.columns.len().saturating_add(1);
    let (row, column) = (cell.checked_div(width).unwrap_or(0), cell.checked_rem(width).unwrap_or(0));
    let mut ways: Vec<(bool, [usize; 2])> = Vec::new();
    let (mut rows, mut columns) = (neighbours(table, true, row).into_iter(), neighbours(table, false, column).into_iter());
    while ways.len() < TRIES {
        let before = ways.len();
        ways.extend(rows.next().map(|two| (true, two)));
        ways.extend(columns.next().map(|two| (false, two)));
        if ways.len() == before {
            break;
        }
    }
    let (mut merge_rows, mut merge_columns, mut leave) = (Vec::new(), Vec::new(), None);
    let with = |table: Given| {
        let mut other = given.to_vec();
        other.get_mut(place).map(|slot| *slot = table).is_some() && tries(&other)
    };
    if width.saturating_mul(table.rows.len()) <= MOST_CELLS {
        for (rows, two) in ways {
            let (found, names) = if rows { (&mut merge_rows, &table.rows) } else { (&mut merge_columns, &table.columns) };
            if !found.is_empty() {
                continue;
            }
            if one.merged(bank, rows, two).is_some_and(with) {
                *found = two.iter().filter_map(|line| names.get(*line).cloned()).collect();
            }
        }
    }
    if merge_rows.is_empty() && merge_columns.is_empty() {
        leave = [true, false].into_iter().find(|rows| one.without(bank, *rows).is_some_and(with));
    }
    let both = [&merge_rows, &merge_columns].into_iter().filter(|lines: &&Vec<String>| !lines.is_empty());
    let what: Vec<String> = both.map(|lines| format!("`{}`", lines.join("` with `"))).collect();
    let what = match leave {
        _ if !what.is_empty() => format!("put together {}", what.join(" or ")),
        Some(rows) => {
            let (side, are) = if rows { ("rows", &table.rows_are) } else { ("columns", &table.columns_are) };
            format!("leave out the {side} by `{are}` and count everybody in one line")
        }
        None if alone => {
            "publish it with fewer lines, or pool it with other banks, and then publish nothing of your own for these days".into()
        }
        None => "publish it with fewer lines, or for other days".into(),
    };
    Some(Advice { table: table.title.clone(), why: format!("{why}; {what}"), merge_rows, merge_columns })
}
