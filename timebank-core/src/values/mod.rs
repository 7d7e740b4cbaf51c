//! Values: minutes, time, ids, digests, places, languages, hours, bounds. They are independent of any bank.

pub mod actor;
pub mod audience;
pub mod availability;
pub mod cause;
pub mod digest;
pub mod duration;
pub mod error;
pub mod ids;
pub mod language;
pub(crate) mod letters;
pub mod limits;
pub mod minutes;
pub mod place;
pub(crate) mod revision;
pub(crate) mod sure;
pub mod time;
