//! How large tables may be.

use crate::error::Error;
use std::cell::Cell;

/// The maximum number of cells of a table.
pub(super) const MOST_CELLS: u64 = 200_000;
/// The maximum number of cells of all tables of a question together, with those of its log.
pub(super) const ALL_CELLS: u64 = 5 * MOST_CELLS;

/// Takes the cells of a table from those that may still be counted.
///
/// # Errors
/// [`Error::TooMany`].
pub(super) fn take_cells(left: &Cell<u64>, cells: u64) -> Result<(), Error> {
    if cells > MOST_CELLS {
        return Err(Error::TooMany { what: "cells of a table", count: cells, most: MOST_CELLS });
    }
    let rest = left.get().checked_sub(cells);
    let count = || ALL_CELLS.saturating_sub(left.get()).saturating_add(cells);
    left.set(rest.ok_or_else(|| Error::TooMany { what: "cells of all tables together", count: count(), most: ALL_CELLS })?);
    Ok(())
}
