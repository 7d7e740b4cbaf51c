//! Other systems' files in, with a report of what was read, guessed and lost.
//!
//! Pure: bytes come in, a bank and a report go out. Nothing is half-imported: either a whole bank that keeps every promise, or
//! faults and no bank. The giver of time is the payee of credit, whatever the other system calls them.

pub mod csv;
mod decimal;
pub mod komunitin;
mod report;

pub use decimal::Decimal;
pub use report::*;

/// Bytes of one file, at most.
pub const FILE_BYTES: usize = 256 << 20;
/// Rows of one file, at most.
pub const ROWS: usize = 4_000_000;
/// Columns of one file, at most.
pub const COLUMNS: usize = 1_000;
/// Bytes of one cell, at most.
pub const CELL_BYTES: usize = 1 << 20;
/// Faults that are listed; beyond them reading stops.
pub const FAULTS: usize = 1_000;
