//! Who could help whom, why, and what plan does most good. Readers of a bank: they take `&TimeBank` and change nothing.
//! Rules and verdicts come from the floors below; nothing here adds one of its own.

mod candidates;
pub mod certificate;
pub mod flow;
mod profile;
mod score;
mod slots;

pub use candidates::{Candidate, MOST, SESSION, Search};
pub use score::{COMPONENTS, Component, Components};
pub use slots::{Clock, ClockChange, STEP, Week};
