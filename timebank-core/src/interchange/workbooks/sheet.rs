//! The cells of one sheet, kept by what they say: a cell far from the others takes no more room than one beside them.

use super::{CELL_BYTES, COLUMNS, ROWS, quoted, said};
use crate::interchange::FILE_BYTES;
use calamine::Data;

/// A cell that says something: its row and column from 0, and where its text begins and ends.
#[derive(Clone, Copy)]
struct Place {
    row: usize,
    column: usize,
    from: usize,
    to: usize,
}

/// The cells of a sheet that say something.
#[derive(Default)]
pub struct Cells {
    text: String,
    cells: Vec<Place>,
}

impl Cells {
    /// Takes a cell.
    ///
    /// # Errors
    /// Why the sheet is larger than is taken.
    pub fn take(&mut self, (row, column): (u32, u32), value: &Data) -> Result<(), &'static str> {
        let (row, column) = (row as usize, column as usize);
        if row >= ROWS {
            return Err("the sheet has a cell below the rows that are taken");
        }
        let said = said(value);
        if said.len() > CELL_BYTES {
            return Err("a cell of the sheet is larger than is taken");
        }
        let from = self.text.len();
        self.text.push_str(&said);
        self.cells.push(Place { row, column, from, to: self.text.len() });
        if self.text.len() > FILE_BYTES { Err("the sheet says more than is taken") } else { Ok(()) }
    }

    /// The sheet as a table of text; nothing when no cell says anything. Each row of the sheet is one line, so that a fault is found
    /// where it says.
    ///
    /// # Errors
    /// Why the sheet is larger than is taken.
    pub fn into_table(mut self) -> Result<Option<String>, &'static str> {
        self.cells.sort_by_key(|cell| (cell.row, cell.column));
        // Of two cells at one place the later counts.
        self.cells.dedup_by(|later, kept| {
            let same = (later.row, later.column) == (kept.row, kept.column);
            if same {
                *kept = *later;
            }
            same
        });
        let columns = || self.cells.iter().map(|cell| cell.column);
        let (Some(left), Some(right), Some(first)) = (columns().min(), columns().max(), self.cells.first()) else { return Ok(None) };
        if right.saturating_sub(left) >= COLUMNS {
            return Err("the sheet is wider than is taken");
        }
        let mut table: String = (0..first.row).map(|_| '\n').collect();
        let mut next = first.row;
        for row in self.cells.chunk_by(|one, other| one.row == other.row) {
            let here = row.first().map_or(next, |cell| cell.row);
            // A blank row is one empty cell in quotes, whatever the width: the reader counts it as blank.
            (next..here).for_each(|_| table.push_str("\"\"\r\n"));
            next = here.saturating_add(1);
            let mut column = left;
            for cell in row {
                (column..cell.column).for_each(|_| table.push(','));
                column = cell.column;
                quoted(self.text.get(cell.from..cell.to).unwrap_or_default(), &mut table);
            }
            (column..right).for_each(|_| table.push(','));
            table.push_str("\r\n");
            if table.len() > FILE_BYTES {
                return Err("the sheet comes to more than is taken when its rows are as wide as the widest");
            }
        }
        Ok(Some(table))
    }
}
