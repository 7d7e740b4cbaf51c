//! Goals and measures: instruments as data, answers kept apart, change told with its uncertainty.
//!
//! Answers are the most private data there is. They are no part of a bank: the host keeps them, hands them in with a question,
//! and forgets them when it wants. Nothing that plans or matches takes them, and what is answered without a member's consent to
//! `outcomes` is left out and counted.
//!
//! ```compile_fail
//! // Matching is asked of a bank, and a bank has no answers to give.
//! fn answers(bank: &timebank_core::TimeBank) -> &[timebank_core::outcomes::instruments::InstrumentAnswer] { bank.answers() }
//! ```

mod answers;
mod change;
mod compare;
mod definition;
mod follow_up;
mod shipped;
mod student;

pub use answers::{InstrumentAnswer, InstrumentOf, MeasureChange, TimedScore};
pub use change::{BandCount, Change};
pub use compare::{CompareChange, ComparedChange, ComparedScale};
pub use definition::{Band, Better, Instrument, Item, Licence, LicenceKind, LookupRow, MissingRule, Scale, Scorer};
pub use follow_up::{FollowUp, FollowUpOf, FollowUps};
pub use student::t_975;

#[cfg(test)]
mod tests;
