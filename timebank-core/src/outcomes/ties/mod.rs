//! Who gave to whom: a table of arcs made once from a bank, and windows on it.
//!
//! Service only: an arc says that one member gave and another received, on a day, so many minutes. Who paid and what was
//! transferred plays no part (promise 11), and exchanges that were taken back are not in it.

mod arcs;
mod groups;
mod line;
mod order;
mod span;
mod window;

pub(crate) use arcs::flag;
pub use arcs::{Arcs, GATHERING};
pub use groups::{GroupBy, GroupedBy, Groups, HostGroup};
pub use line::{ParticipationLine, ParticipationOver, effective_number};
pub use span::CalendarSpan;
pub use window::{PartTaken, Tie, Ties, Window};

#[cfg(test)]
mod tests;
