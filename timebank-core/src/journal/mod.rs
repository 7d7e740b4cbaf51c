//! The journal: records in order, each bound to the previous one by a hash of its stored bytes.

mod error;
pub mod event;
mod header;
mod jsonl;
mod record;
mod verify;

#[cfg(test)]
pub(crate) mod anything;
#[cfg(test)]
mod tests;

pub use crate::values::actor::Actor;
pub use error::JournalError;
pub use header::{Header, MadeFor};
pub(crate) use jsonl::Read;
#[cfg(feature = "file")]
pub(crate) use jsonl::read_line;
pub use jsonl::{JsonLines, write_journal, write_line};
pub use record::{Body, Document, FORMAT, Head, JournalRecord, PartSlot, SlotBinding, erased_member};
pub(crate) use verify::check_link;
pub use verify::{Expected, Fault, Verified, verify, verify_from, verify_records, verify_records_from};
