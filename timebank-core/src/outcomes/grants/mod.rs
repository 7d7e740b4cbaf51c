//! Grants: who funds, for how long, which outcomes are hoped for, by which measure each is told, and what came of it.
//!
//! A grant is data the host gives with the question, as instruments are. What is called an outcome is bound to a named measure of
//! this library, worked out from the bank; shares of several funders in one result add up to one at most, so that nothing is
//! counted twice. What changed is told, not why.

mod definition;
mod find;
mod funder;
mod making;
mod overlap;
mod parts;
mod reach;
mod safety;
mod standing;
mod story;
mod things;

pub use definition::{Baseline, Evidence, Grant, GrantOutcome, Indicator, Measure, ScoreChange, Target};
pub use funder::{FunderReport, FunderReportOf, SupportLevels};
pub use standing::{GrantStanding, GrantsOf, IndicatorStanding, OutcomeStanding};
pub use story::Story;

pub(crate) use things::{exchanges, of_base, pairs};

#[cfg(test)]
mod beside_tests;
#[cfg(test)]
mod few_tests;
#[cfg(test)]
mod logged_tests;
#[cfg(test)]
mod overlap_tests;
#[cfg(test)]
mod rest_tests;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod who_tests;
