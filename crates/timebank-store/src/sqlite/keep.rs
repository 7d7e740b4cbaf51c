//! Snapshots, closed periods, and proof of what was forgotten.

use super::forget::{LONG, note_untidy, write_snapshot};
use super::open::failed;
use super::read::{bears_out, hash_at, head_of, page, snapshot_of, start_of, with_parts};
use super::{SqliteStore, insert, number_of, numbered_for_good};
use crate::kept::{BankStore, Traces, covered_by, fits, snapshot_tells, telling};
use crate::rows::{fit, number};
use rusqlite::{Transaction, params};
use timebank_core::journal::{MadeFor, erased_member};
use timebank_core::store::head_after;
use timebank_core::{Error, Head, JournalRecord, MemberId, TimeBank};

/// Whether somebody was forgotten after a record: a snapshot from before would bring back what was erased.
fn forgets_after(begun: &Transaction<'_>, bank: i64, seq: u64) -> Result<bool, Error> {
    let fault = |f: rusqlite::Error| failed("the records cannot be read", &f);
    let mut find = begun.prepare_cached("SELECT bytes FROM log WHERE bank = ?1 AND seq > ?2").map_err(fault)?;
    let mut rows = find.query(params![bank, number(seq)]).map_err(fault)?;
    while let Some(row) = rows.next().map_err(fault)? {
        if erased_member(&row.get::<_, Vec<u8>>(0).map_err(fault)?).is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

impl BankStore for SqliteStore {
    fn head(&mut self) -> Result<Head, Error> {
        self.number()?.map_or(Ok(Head::NONE), |bank| head_of(self.connection(), bank))
    }

    fn start(&mut self) -> Result<Head, Error> {
        self.number()?.map_or(Ok(Head::NONE), |bank| start_of(self.connection(), bank))
    }

    fn audience(&mut self) -> Result<MadeFor, Error> {
        Ok(self.audience)
    }

    fn make_for(&mut self, audience: MadeFor) -> Result<(), Error> {
        let head = self.head()?;
        if head != Head::NONE {
            return Err(Error::Conflict { expected: 0, found: head.seq });
        }
        self.audience = audience;
        Ok(())
    }

    fn snapshot(&mut self) -> Result<Option<Vec<u8>>, Error> {
        let Some(bank) = self.number()? else { return Ok(None) };
        Ok(snapshot_of(self.connection(), bank)?.map(|(_, bytes)| bytes))
    }

    fn save_snapshot(&mut self, bank: &TimeBank) -> Result<(), Error> {
        let name = self.name.clone();
        let at = bank.head();
        self.at_once(|begun| {
            let known = number_of(begun, &name)?;
            let here = known.map_or(Ok(None), |number| hash_at(begun, number, at.seq))?;
            match (known, here) {
                (Some(number), Some(here)) if here == at && !forgets_after(begun, number, at.seq)? => write_snapshot(begun, number, bank),
                _ => {
                    let found = known.map_or(Ok(Head::NONE), |number| head_of(begun, number))?;
                    Err(Error::Conflict { expected: at.seq, found: found.seq })
                }
            }
        })
    }

    fn retire(&mut self, bank: &TimeBank, closing: u64) -> Result<Head, Error> {
        let name = self.name.clone();
        let at = bank.head();
        let fault = |f: rusqlite::Error| failed("older records cannot be deleted", &f);
        let start = self.at_once(|begun| {
            let Some(number_) = number_of(begun, &name)? else { return Err(Error::NotFounded {}) };
            let head = head_of(begun, number_)?;
            if head != at {
                return Err(Error::Conflict { expected: at.seq, found: head.seq });
            }
            let before = start_of(begun, number_)?;
            let gone = Error::NothingToDo { what: "these records were deleted already" };
            if closing <= before.seq {
                return Err(gone);
            }
            let found = page(begun, number_, closing.saturating_sub(1))?.into_iter().next();
            let (_, record) = found.ok_or(Error::NothingToDo { what: "there is no such record" })?;
            let start = covered_by(closing, &record)?;
            if start.seq <= before.seq {
                return Err(gone);
            }
            if hash_at(begun, number_, start.seq)? != Some(start) {
                return Err(Error::Journal(timebank_core::journal::JournalError::BrokenChain {
                    seq: closing,
                    why: "it closes a period at another record than the one before",
                }));
            }
            for table in ["part", "document", "log"] {
                begun
                    .execute(&format!("DELETE FROM {table} WHERE bank = ?1 AND seq <= ?2"), params![number_, number(start.seq)])
                    .map_err(fault)?;
            }
            let sql = "INSERT OR REPLACE INTO start(bank, seq, hash) VALUES (?1, ?2, ?3)";
            begun.execute(sql, params![number_, number(start.seq), &start.hash.0[..]]).map_err(fault)?;
            // Not the name of an erasure that left the journal at this head, nor of a closing before: the journal begins later each time.
            note_untidy(begun, &format!("{number_} {} retired {}", head.seq, start.seq))?;
            write_snapshot(begun, number_, bank)?;
            Ok(start)
        })?;
        (self.untidy, self.tried) = (true, None);
        self.tidy_now_and_then();
        Ok(start)
    }

    fn begin_at(&mut self, start: Head, snapshot: &[u8], records: &[JournalRecord]) -> Result<(), Error> {
        let base = fits(start, self.audience, snapshot, records)?;
        let (name, audience) = (self.name.clone(), self.audience);
        fit(audience, Head::NONE, records)?;
        let number_ = self.at_once(|begun| {
            if let Some(there) = number_of(begun, &name)? {
                return Err(Error::Conflict { expected: 0, found: head_of(begun, there)?.seq });
            }
            let number_ = numbered_for_good(begun, &name, audience)?;
            insert(begun, number_, start.seq, records)?;
            if start != Head::NONE {
                let sql = "INSERT OR REPLACE INTO start(bank, seq, hash) VALUES (?1, ?2, ?3)";
                let fault = |f: rusqlite::Error| failed("the records cannot be written", &f);
                begun.execute(sql, params![number_, number(start.seq), &start.hash.0[..]]).map_err(fault)?;
            }
            write_snapshot(begun, number_, &base)?;
            Ok(number_)
        })?;
        self.bank = Some(number_);
        self.stands_at(head_after(start, records));
        Ok(())
    }

    fn bears_out(&mut self, known: Head) -> Result<(), Error> {
        match self.number()? {
            Some(bank) => self.looking(bank, |db| bears_out(db, bank, known)),
            None if known == Head::NONE => Ok(()),
            None => Err(Error::JournalShorter { known: known.seq, found: 0 }),
        }
    }

    fn verify_erased(&mut self, member: MemberId, known: &[&[u8]]) -> Result<Traces, Error> {
        self.place.check()?;
        // Another store may have erased, and another may have tidied up.
        self.untidy = self.is_untidy()?;
        self.tidy(LONG);
        let mut traces = Traces::default();
        if let Some(bank) = self.number()? {
            let mut after = 0;
            loop {
                let records = with_parts(self.connection(), bank, after)?;
                let Some((last, _)) = records.last() else { break };
                after = *last;
                traces.records.extend(telling(records.into_iter().map(Ok), member)?);
            }
            if let Some((_, bytes)) = snapshot_of(self.connection(), bank)? {
                traces.in_snapshot = snapshot_tells(&bytes, member)?;
            }
        }
        match self.bytes_left(known)? {
            Some(0) => {}
            Some(times) => traces.bytes.push(("database".to_owned(), times)),
            None => traces.not_seen.push("the pages of the database, which is larger than 1 GiB".into()),
        }
        if self.is_untidy()? {
            let why = if self.read_only {
                "the write-ahead log may hold what was erased, and this store may only read"
            } else {
                "the write-ahead log could not be cut yet, because somebody is reading: ask again once they are done"
            };
            traces.pending.push(why.into());
        }
        traces.not_seen.push("blocks the file system or the disk has let go of, and backups".into());
        Ok(traces)
    }
}
