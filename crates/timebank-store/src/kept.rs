//! What a store of banks can do beyond reading and appending.

use crate::BankName;
use timebank_core::journal::{Expected, MadeFor, verify_records_from};
use timebank_core::store::Store;
use timebank_core::{Error, Head, JournalRecord, MemberId, TimeBank};
#[cfg(any(feature = "postgres", feature = "sqlite"))]
use timebank_core::{Event, member::MemberState, store::opened};

/// A bank in a store, as it is listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BankInfo {
    /// What it is called there.
    pub name: BankName,
    /// Where its journal stands.
    pub head: Head,
}

/// Remaining data of an erased member.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Traces {
    /// Records that still have a personal part about the member.
    pub records: Vec<u64>,
    /// Whether the snapshot still tells something about the member.
    pub in_snapshot: bool,
    /// Where the bytes that were looked for still stand in the store's files, and how often.
    pub bytes: Vec<(String, u64)>,
    /// What the store has yet to do before it can say that nothing is left, and what holds it up, in one sentence each. It tries
    /// again by itself at later appends, openings and proofs.
    pub pending: Vec<String>,
    /// What this store cannot look into, in one sentence each.
    pub not_seen: Vec<String>,
}

impl Traces {
    /// Adds to what was not seen that the store does not search its files for words, if any were given.
    pub(crate) fn not_searched_for(&mut self, known: &[&[u8]]) {
        if !known.is_empty() {
            self.not_seen.push("the words: this store does not search its files for them".into());
        }
    }

    /// Whether nothing was found, and nothing has yet to be done.
    pub fn is_clean(&self) -> bool {
        self.records.is_empty() && !self.in_snapshot && self.bytes.is_empty() && self.pending.is_empty()
    }
}

/// A store that keeps snapshots, lets go of closed periods and proves what it forgot.
pub trait BankStore: Store {
    /// Where the journal stands; [`Head::NONE`] when nothing is kept.
    ///
    /// # Errors
    /// As [`Store::read_after`].
    fn head(&mut self) -> Result<Head, Error>;

    /// The last record that was deleted when a period was closed; [`Head::NONE`] when all are there.
    ///
    /// # Errors
    /// As [`Store::read_after`].
    fn start(&mut self) -> Result<Head, Error>;

    /// Checks that the journal has got at least as far as `known`, a head that was kept elsewhere, and by the same records. Call it
    /// after a crash, a restore or a failover: a database that lost its last records is whole in itself.
    ///
    /// # Errors
    /// [`Error::JournalShorter`] when the record is not there or is another; as [`Store::read_after`].
    fn bears_out(&mut self, known: Head) -> Result<(), Error> {
        let start = self.start()?;
        if known.seq == 0 || known.seq < start.seq {
            return Ok(());
        }
        let here = match known.seq.checked_sub(1) {
            Some(before) if known.seq > start.seq => self.read_after(before)?.first().map(|record| record.hash),
            _ => Some(start.hash),
        };
        if here == Some(known.hash) { Ok(()) } else { Err(Error::JournalShorter { known: known.seq, found: self.head()?.seq }) }
    }

    /// Reads and verifies every record the store keeps, and compares what they come to with the bank it opens. Opening itself
    /// reads what a snapshot does not cover: damage before a snapshot shows here. Returns the head.
    ///
    /// # Errors
    /// The first fault, and where; [`Error::BadSnapshot`] when the records come to another bank; as [`Store::read_after`].
    fn verify(&mut self) -> Result<Head, Error> {
        let start = self.start()?;
        let (bank, audience) = (self.open()?, self.audience()?);
        verified(start, audience, bank, self.read_after(start.seq)?)
    }

    /// For whom the bank was made: the host, or a broker or auditor from whom some of it is withheld.
    ///
    /// # Errors
    /// As [`Store::read_after`].
    fn audience(&mut self) -> Result<MadeFor, Error> {
        Ok(MadeFor::Host)
    }

    /// Says for whom the bank is made that is put here next. One for a broker or an auditor is read only from then on.
    ///
    /// # Errors
    /// [`Error::Conflict`] when there is a bank already; [`Error::StoreRefused`] where only a host's own can be kept.
    fn make_for(&mut self, audience: MadeFor) -> Result<(), Error> {
        if audience == MadeFor::Host {
            return Ok(());
        }
        Err(Error::StoreRefused { why: "only a bank made for the host can be kept here: copy the file itself, or use a database".into() })
    }

    /// The snapshot kept, if there is one.
    ///
    /// # Errors
    /// As [`Store::read_after`].
    fn snapshot(&mut self) -> Result<Option<Vec<u8>>, Error>;

    /// Keeps a snapshot of the bank, so that it opens faster. A bank behind the journal is welcome, as what it lacks is read,
    /// unless somebody was forgotten meanwhile.
    ///
    /// # Errors
    /// [`Error::Conflict`] when the journal has another record where the bank stands, or none, or an erasure after it; as [`Store::append`].
    fn save_snapshot(&mut self, bank: &TimeBank) -> Result<(), Error>;

    /// Deletes the records a closed period covers, personal parts and all, and keeps a snapshot of the bank in their place.
    /// `closing` is the record that closed the period. Gives where the journal begins from then on: keep that head
    /// elsewhere, as later verification starts from it.
    ///
    /// # Errors
    /// [`Error::Conflict`] when the bank does not stand where the journal does; [`Error::NothingToDo`] when `closing` closes
    /// no period or the records are gone already; as [`Store::append`].
    fn retire(&mut self, bank: &TimeBank, closing: u64) -> Result<Head, Error>;

    /// Puts a journal whose older records were deleted elsewhere into this store, where there is nothing yet: the snapshot
    /// stands for all records up to `start` and may stand for later ones.
    ///
    /// # Errors
    /// [`Error::Conflict`] when there is a journal already; [`Error::BadSnapshot`] when it does not fit; as [`Store::append`].
    fn begin_at(&mut self, start: Head, snapshot: &[u8], records: &[JournalRecord]) -> Result<(), Error>;

    /// Searches for remaining data of the erased `member`: in the rows and in the snapshot. SQLite is also searched byte by byte
    /// for `known`, such as salts or words kept aside before. Other stores do not search for `known`, and say so in
    /// [`Traces::not_seen`].
    ///
    /// # Errors
    /// As [`Store::read_after`].
    fn verify_erased(&mut self, member: MemberId, known: &[&[u8]]) -> Result<Traces, Error>;
}

/// Verifies the records of a journal, and compares what they come to with the bank that was opened from it before.
pub(crate) fn verified(start: Head, audience: MadeFor, mut bank: TimeBank, records: Vec<JournalRecord>) -> Result<Head, Error> {
    // Somebody may have written in between, and erased parts of what was there: that hangs together at the end alone.
    let opened = usize::try_from(bank.head().seq.saturating_sub(start.seq)).unwrap_or(usize::MAX);
    if let Some(since) = records.get(opened..).filter(|since| !since.is_empty()) {
        bank.apply(since)?;
    }
    let head = bank.head();
    let verified = verify_records_from(start, records.iter().cloned(), Expected::head(head).made_for(audience));
    if let Some(fault) = verified.fault.filter(|fault| start == Head::NONE || fault.code != "part-gone") {
        return Err(Error::StoreDamaged { why: format!("record `{}`: {}", fault.seq, fault.message).into() });
    }
    if start == Head::NONE && TimeBank::replay(records)? != bank {
        return Err(Error::BadSnapshot { why: "the journal comes to another bank" });
    }
    Ok(head)
}

/// The records a closing covers, checked: where the journal begins once they are deleted.
#[cfg(any(feature = "postgres", feature = "sqlite"))]
pub(crate) fn covered_by(closing: u64, record: &JournalRecord) -> Result<Head, Error> {
    match record.body(closing)?.event {
        Event::PeriodClosed(e) if e.seq > 0 && e.seq < closing => Ok(Head { seq: e.seq, hash: e.hash }),
        _ => Err(Error::NothingToDo { what: "the record closes no period that has records before it" }),
    }
}

/// Whether a snapshot still tells something personal about a member.
#[cfg(any(feature = "postgres", feature = "sqlite"))]
pub(crate) fn snapshot_tells(snapshot: &[u8], member: MemberId) -> Result<bool, Error> {
    let bank = TimeBank::from_snapshot(snapshot)?;
    // One taken before the member was forgotten is taken to tell something: nobody has to look what.
    Ok(bank.host().member(member).is_ok_and(|row| row.state != MemberState::Erased))
}

/// Records that still have a personal part about a member.
pub(crate) fn telling(records: impl Iterator<Item = Result<(u64, JournalRecord), Error>>, member: MemberId) -> Result<Vec<u64>, Error> {
    let mut found = Vec::new();
    for numbered in records {
        let (seq, mut record) = numbered?;
        // Erasing from a copy says whether there was anything to erase.
        if record.erase(seq, member)? {
            found.push(seq);
        }
    }
    Ok(found)
}

/// Whether a snapshot and records that follow `start` belong together; gives the bank of the snapshot.
#[cfg(any(feature = "postgres", feature = "sqlite"))]
pub(crate) fn fits(start: Head, audience: MadeFor, snapshot: &[u8], records: &[JournalRecord]) -> Result<TimeBank, Error> {
    let base = TimeBank::from_snapshot(snapshot)?;
    let misfit = || Error::BadSnapshot { why: "the records do not go on from it" };
    let at = base.head();
    let covered = at.seq.checked_sub(start.seq).and_then(|n| usize::try_from(n).ok()).ok_or_else(misfit)?;
    let here = covered.checked_sub(1).map_or(Some(start.hash), |last| records.get(last).map(|record| record.hash));
    if here != Some(at.hash) || records.is_empty() {
        return Err(misfit());
    }
    // What the snapshot covers is only kept, and has to hang together; the rest is applied.
    let whole = opened(Some(snapshot), records.get(covered..).unwrap_or_default().iter().cloned().map(Ok))?;
    let verified = verify_records_from(start, records.iter().cloned(), Expected::head(whole.head()).made_for(audience));
    match verified.fault {
        Some(fault) if fault.code != "part-gone" => Err(misfit()),
        _ => Ok(base),
    }
}
