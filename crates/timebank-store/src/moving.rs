//! Moving a bank from one store to another, and journals in files as stores among the others.

use crate::kept::telling;
use crate::{BankStore, Traces};
use std::fmt;
use timebank_core::journal::{Expected, MadeFor, verify_records_from};
use timebank_core::store::{FileStore, MemoryStore, Store};
use timebank_core::{Error, Head, JournalRecord, MemberId, TimeBank};

/// What was moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Where the journal stands, there as here.
    pub head: Head,
    /// The last record that had been deleted with a closed period; [`Head::NONE`] when the journal is whole.
    pub start: Head,
    /// How many records were written.
    pub records: u64,
}

impl fmt::Display for Moved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} records, head {}", self.records, self.head)
    }
}

/// Copies a bank into a store where there is nothing yet: the same records, byte for byte, and so the same head. What is read
/// is verified first, and what was written is opened and compared afterwards. Where it came from stays as it is: keep it
/// until you trust the new place, and then delete it, as it holds everybody's data.
///
/// Have nobody write to `from` meanwhile: what comes after it was read is not moved, and the next copy is refused.
///
/// ```
/// use timebank_core::store::{FileStore, Keeper};
/// # use timebank_core::{BankId, Charter, Context};
/// use timebank_store::{SqliteStore, copy_bank};
/// # let folder = timebank_store::testing::Folder::new("moving")?;
/// # let (old, new) = (folder.path().join("journal.jsonl"), folder.path().join("community.db"));
/// # let now = Context::host("2026-03-01T10:00:00Z".parse()?);
/// # Keeper::open(FileStore::open(&old)?)?.create(now, BankId([1; 16]), Charter::named("Harpurbrook"))?;
///
/// let mut file = FileStore::open(&old)?;
/// let moved = copy_bank(&mut file, &mut SqliteStore::open(&new)?)?;
/// assert_eq!(moved.head, file.head());
/// # Ok::<(), timebank_core::Error>(())
/// ```
///
/// # Errors
/// [`Error::Conflict`] when there is a journal already; [`Error::NotFounded`] when there is nothing to move; the first fault of
/// what is read; as [`Store::append`].
pub fn copy_bank(from: &mut impl BankStore, to: &mut impl BankStore) -> Result<Moved, Error> {
    let there = to.head()?;
    if there != Head::NONE {
        return Err(Error::Conflict { expected: 0, found: there.seq });
    }
    let (start, audience) = (from.start()?, from.audience()?);
    let bank = from.open()?;
    let head = bank.head();
    if head == Head::NONE {
        return Err(Error::NotFounded {});
    }
    let mut records = from.read_after(start.seq)?;
    // Somebody may have written in between: what is compared below is what was opened.
    records.truncate(usize::try_from(head.seq.saturating_sub(start.seq)).unwrap_or(usize::MAX));
    let verified = verify_records_from(start, records.iter().cloned(), Expected::head(head).made_for(audience));
    // After a closing, the erasure that explains a part that is gone may be among what was deleted.
    if let Some(fault) = verified.fault.filter(|fault| start == Head::NONE || fault.code != "part-gone") {
        return Err(Error::StoreDamaged {
            why: format!("what is to be moved has a fault at record `{}`: {}", fault.seq, fault.message).into(),
        });
    }
    // A redacted copy stays one: it is not a host's own because it lies in a database.
    to.make_for(audience)?;
    if start == Head::NONE {
        to.append(Head::NONE, &records)?;
    } else {
        let gone = || Error::StoreDamaged { why: "older records were deleted and the snapshot in their place is gone".into() };
        to.begin_at(start, &from.snapshot()?.ok_or_else(gone)?, &records)?;
    }
    let moved = to.open()?;
    if moved.head() != head || moved != bank {
        return Err(Error::StoreDamaged { why: "what was moved is not what is there now".into() });
    }
    Ok(Moved { head, start, records: records.len() as u64 })
}

fn keeps_all() -> Error {
    Error::StoreFailed { why: "a journal in a file keeps all its records; move the bank into a database first".into() }
}

fn found_in(store: &mut impl Store, member: MemberId) -> Result<Traces, Error> {
    let records = store.read_after(0)?;
    let numbered = records.into_iter().zip(1u64..).map(|(record, seq)| Ok((seq, record)));
    Ok(Traces { records: telling(numbered, member)?, ..Traces::default() })
}

fn begin_whole(store: &mut impl Store, start: Head, records: &[JournalRecord]) -> Result<(), Error> {
    if start == Head::NONE { store.append(Head::NONE, records) } else { Err(keeps_all()) }
}

/// A journal in a file, as a page exports it and other programs read it. It keeps all its records, and its snapshot beside it
/// goes with an erasure by itself.
impl BankStore for FileStore {
    fn audience(&mut self) -> Result<MadeFor, Error> {
        Ok(self.header().map_or(MadeFor::Host, |header| header.audience))
    }
    fn head(&mut self) -> Result<Head, Error> {
        Ok(Self::head(self))
    }
    fn start(&mut self) -> Result<Head, Error> {
        Ok(Head::NONE)
    }
    fn snapshot(&mut self) -> Result<Option<Vec<u8>>, Error> {
        Ok(None)
    }
    fn save_snapshot(&mut self, bank: &TimeBank) -> Result<(), Error> {
        Self::save_snapshot(self, bank)
    }
    fn retire(&mut self, _: &TimeBank, _: u64) -> Result<Head, Error> {
        Err(keeps_all())
    }
    fn begin_at(&mut self, start: Head, _: &[u8], records: &[JournalRecord]) -> Result<(), Error> {
        begin_whole(self, start, records)
    }
    fn verify_erased(&mut self, member: MemberId, known: &[&[u8]]) -> Result<Traces, Error> {
        let mut traces = found_in(self, member)?;
        traces.not_searched_for(known);
        traces.not_seen.push("blocks the file system or the disk has let go of, and copies of the file".into());
        Ok(traces)
    }
}

impl BankStore for MemoryStore {
    fn head(&mut self) -> Result<Head, Error> {
        Ok(Self::head(self))
    }
    fn start(&mut self) -> Result<Head, Error> {
        Ok(Head::NONE)
    }
    fn snapshot(&mut self) -> Result<Option<Vec<u8>>, Error> {
        Ok(None)
    }
    fn save_snapshot(&mut self, _: &TimeBank) -> Result<(), Error> {
        Err(Error::StoreFailed { why: "a store in memory keeps no snapshots".into() })
    }
    fn retire(&mut self, _: &TimeBank, _: u64) -> Result<Head, Error> {
        Err(keeps_all())
    }
    fn begin_at(&mut self, start: Head, _: &[u8], records: &[JournalRecord]) -> Result<(), Error> {
        begin_whole(self, start, records)
    }
    fn verify_erased(&mut self, member: MemberId, known: &[&[u8]]) -> Result<Traces, Error> {
        let mut traces = found_in(self, member)?;
        traces.not_searched_for(known);
        Ok(traces)
    }
}
