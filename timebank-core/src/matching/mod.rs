//! Who could help whom, why, and what plan does most good. Readers of a bank: they take `&TimeBank` and change nothing.
//! Rules and verdicts come from the floors below; nothing here adds one of its own.

mod calculate;
mod candidates;
mod facts;
mod gave_before;
mod index;
mod lately;
mod matches;
mod pairings;
pub mod plan;
mod profile;
mod rather_not;
mod reasons;
mod score;
mod slots;
mod suggest;
mod why;
#[cfg(test)]
mod why_tests;
mod words;

#[cfg(test)]
mod bad_input;
#[cfg(test)]
mod bounds;
#[cfg(test)]
mod fair_tests;
#[cfg(test)]
mod promise_13;
#[cfg(test)]
mod reading_tests;

/// Calculators over plain numbers, which know no member.
pub use timebank_flow::{allocate, certificate, circles, flow, pairing, setoff};

/// What the calculators refuse, by which a host names it.
pub use timebank_flow::Error as CalculationError;

pub use calculate::{Calculation, calculate_json};
pub use candidates::{Candidate, MOST, SESSION, Search};
pub use matches::{Because, Matched, Matches, MatchesFor, Points, Slot};
pub use pairings::{LeftUnpaired, Pairings, SuggestedPair, SuggestedPairings, WhyUnpaired};
pub use score::{COMPONENTS, Component, Components};
#[cfg(test)]
pub(crate) use slots::Clock;
pub use slots::{ClockChange, STEP, Week};
pub use why::{DayPart, GaveBefore, InTheWay, NearMiss, NoMatch, Relaxation, WhyNot};
