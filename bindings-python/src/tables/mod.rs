//! Tables of a bank as Arrow arrays, built straight from its rows.
//!
//! Every column is typed: moments are timestamps in UTC, words of a closed list are dictionaries, minutes are whole numbers.
//! What a column means and its unit stand in the metadata of its field.

mod balances;
mod columns;
mod events;
mod exchanges;
mod ledger;
mod native;
mod people;

use arrow_array::RecordBatch;
use arrow_schema::ArrowError;
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use timebank_core::TimeBank;

pub use balances::{balances_over_time, hours};
pub use columns::{Columns, Large, Text};
pub use events::events;
pub use native::NativeTable;

/// Rows in one batch: few enough that they stay in the cache while column after column is made of them, and that offsets of 32 bits
/// never run out.
pub const BATCH: usize = 1 << 16;

/// The table of this name.
pub fn named(bank: &TimeBank, name: &str) -> Option<Result<NativeTable, ArrowError>> {
    match name {
        "members" => Some(people::members(bank)),
        "listings" => Some(people::listings(bank)),
        "exchanges" => Some(exchanges::exchanges(bank)),
        "participations" => Some(exchanges::participations(bank)),
        "postings" => Some(ledger::postings(bank)),
        "transfers" => Some(ledger::transfers(bank)),
        _ => None,
    }
}

/// A table that could not be put together: only when it would be larger than Arrow can hold.
pub fn failed(fault: &ArrowError) -> PyErr {
    PyRuntimeError::new_err(format!("the table cannot be put together: {fault}"))
}

/// A table of batches made from rows, so many at a time.
fn in_batches<T>(
    name: &'static str,
    caption: String,
    mut rows: impl Iterator<Item = T>,
    make: impl Fn(&[T]) -> Result<RecordBatch, ArrowError>,
) -> Result<NativeTable, ArrowError> {
    let mut batches = Vec::new();
    let mut these = Vec::with_capacity(rows.size_hint().0.min(BATCH));
    loop {
        these.extend(rows.by_ref().take(BATCH));
        if these.is_empty() && !batches.is_empty() {
            return NativeTable::new(name, caption, batches);
        }
        batches.push(make(&these)?);
        these.clear();
    }
}
