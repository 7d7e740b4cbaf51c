//! Ties, needs, programmes, measures, grants and reports: what a community would like to know of itself, and what it may publish.
//!
//! Readers of a bank: they take `&TimeBank` and change nothing. Definitions and their sources stand on the page
//! `docs/outcomes.md`; names are part of them, because several measures that sound alike differ. What cannot be defined (a share
//! of nothing) is none, never nought and never not-a-number.

pub mod community;
pub mod disclosure;
pub mod figure;
pub mod grants;
pub mod instruments;
pub mod network;
pub mod report;
pub mod ties;

pub use figure::Figure;

#[cfg(test)]
mod tests;
