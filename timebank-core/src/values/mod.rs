//! Values: minutes, time, identifiers, digests, places, languages, hours, bounds. They know nothing of a bank.

pub mod actor;
pub mod audience;
pub mod availability;
pub mod digest;
pub mod duration;
pub mod error;
pub mod ids;
pub mod language;
pub mod limits;
pub mod minutes;
pub mod place;
pub mod time;
pub mod why;
