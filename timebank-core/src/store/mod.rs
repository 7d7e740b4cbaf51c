//! Where a journal is kept: a thin store, a keeper that ties a bank to one, and the same loop without any I/O.
//!
//! A [`Store`] reads records and appends them; nothing else. [`Keeper`] decides, appends and only then applies, so that
//! memory is never ahead of what is kept. [`Writing`] is that loop as a machine of steps, for hosts whose store is
//! asynchronous or in another language: the keeper is built on it, so there is one logic. [`conformance`] holds any store
//! to the contract.
//!
//! ```
//! use timebank_core::store::{Keeper, MemoryStore};
//! use timebank_core::{BankId, Charter, Context};
//!
//! let now = Context::host("2026-03-01T10:00:00Z".parse()?);
//! let mut keeper = Keeper::open(MemoryStore::new())?;
//! keeper.create(now, BankId([1; 16]), Charter::named("Harpurbrook"))?;
//! assert_eq!(keeper.bank().head(), keeper.store().head());
//! # Ok::<(), timebank_core::Error>(())
//! ```

mod clock;
pub mod conformance;
#[cfg(feature = "file")]
mod file;
mod keeper;
mod memory;
#[cfg(feature = "file")]
#[doc(hidden)]
pub mod place;
mod step;

#[cfg(test)]
mod clock_tests;
#[cfg(test)]
mod tests;
#[cfg(all(test, feature = "file"))]
mod worlds;

pub(crate) use clock::lift;
pub use clock::{Clock, FrozenClock, SKEW_MINUTES, SystemClock, stamp};
#[cfg(feature = "file")]
pub use file::{FileStore, Torn};
pub use keeper::Keeper;
pub use memory::MemoryStore;
pub use step::{TRIES, WriteStep, Writing};

use crate::bank::TimeBank;
use crate::error::Error;
use crate::journal::{Head, JournalRecord, Read, erased_member};
use crate::values::ids::MemberId;

/// Where a journal is kept.
///
/// What is asked of every store, and held to by [`conformance`]:
/// - records come back in order, exactly as appended, but for what was forgotten;
/// - an append is whole or not at all, and lasts once it is acknowledged;
/// - an append of records that [forget](members_forgotten) members takes the personal parts about them, with their salts, out of
///   every record there is and of those appended, in the same step: a reader sees both or neither.
pub trait Store {
    /// The records after `seq`, in order; all of them with `0`. Whole appends only.
    ///
    /// # Errors
    /// [`Error::StoreFailed`]; whatever is wrong with what is kept, and where.
    fn read_after(&mut self, seq: u64) -> Result<Vec<JournalRecord>, Error>;

    /// Appends records to a journal that stands at `expected`, whole or not at all.
    ///
    /// # Errors
    /// [`Error::Conflict`] when it stands elsewhere, [`Error::StoreFailed`] or another when nothing was written for
    /// certain, [`Error::Unknown`] when nobody can tell.
    fn append(&mut self, expected: Head, records: &[JournalRecord]) -> Result<(), Error>;

    /// The bank whose journal this is; one that waits to be founded when nothing is kept yet.
    ///
    /// # Errors
    /// As [`Store::read_after`]; the first fault found in replaying, and where.
    fn open(&mut self) -> Result<TimeBank, Error> {
        opened(None, self.read_after(0)?.into_iter().map(Ok))
    }
}

impl<S: Store + ?Sized> Store for &mut S {
    fn read_after(&mut self, seq: u64) -> Result<Vec<JournalRecord>, Error> {
        (**self).read_after(seq)
    }
    fn append(&mut self, expected: Head, records: &[JournalRecord]) -> Result<(), Error> {
        (**self).append(expected, records)
    }
    fn open(&mut self) -> Result<TimeBank, Error> {
        (**self).open()
    }
}

/// The bank of a snapshot brought forward by the records after it; without one, of all records from the first. For stores
/// that keep both: the records are taken one by one, so that none but the bank has to be held.
///
/// ```
/// # use timebank_core::{Charter, Context, TimeBank};
/// # let cx = Context::host("2026-03-01T10:00:00Z".parse()?);
/// let mut bank = TimeBank::create(cx, timebank_core::BankId([1; 16]), Charter::named("Harpurbrook"))?;
/// let records = bank.drain();
/// assert_eq!(timebank_core::store::opened(None, records.into_iter().map(Ok))?, bank);
/// assert_eq!(timebank_core::store::opened(Some(&bank.snapshot()), [])?, bank);
/// # Ok::<(), timebank_core::Error>(())
/// ```
///
/// # Errors
/// As [`TimeBank::from_snapshot`]; the first record that cannot be had, or does not fit, and where.
pub fn opened(snapshot: Option<&[u8]>, rest: impl IntoIterator<Item = Result<JournalRecord, Error>>) -> Result<TimeBank, Error> {
    let mut bank = snapshot.map_or_else(|| Ok(TimeBank::empty()), TimeBank::from_snapshot)?;
    bank.go_on(rest.into_iter().map(|record| Ok::<_, Error>(Read { record: record?, body: None })))?;
    Ok(bank)
}

/// The members these records forget.
pub fn members_forgotten(records: &[JournalRecord]) -> Vec<MemberId> {
    records.iter().filter_map(|record| erased_member(&record.bytes)).collect()
}

/// Takes the personal parts about `members` out of records that begin at `first`.
///
/// # Errors
/// [`crate::journal::JournalError::BadRecord`] when one cannot be read; then some may have been changed.
pub fn forget(records: &mut [JournalRecord], first: u64, members: &[MemberId]) -> Result<(), Error> {
    for (record, seq) in records.iter_mut().zip(first..) {
        for member in members {
            record.erase(seq, *member)?;
        }
    }
    Ok(())
}

/// Where a journal stands after an append of records made to follow `expected`.
pub fn head_after(expected: Head, records: &[JournalRecord]) -> Head {
    records.last().map_or(expected, |last| Head { seq: expected.seq.saturating_add(records.len() as u64), hash: last.hash })
}
