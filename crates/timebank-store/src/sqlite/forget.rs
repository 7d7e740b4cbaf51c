//! Forgetting: the rows, the free pages and the write-ahead log.

use super::SqliteStore;
use super::open::failed;
use super::read::{snapshot_of, start_of, with_parts};
use crate::rows::{ERASED, damaged, number};
use rusqlite::{Connection, Transaction, params};
use std::time::{Duration, Instant};
use timebank_core::journal::PartSlot;
use timebank_core::{Error, MemberId, TimeBank};

/// What was erased leaves this many bytes of each part to be looked for: its salt, which stands nowhere else.
pub(super) type Trace = [u8; 16];

/// How long an append waits for readers before it leaves the tidying for later: other writers wait as well.
pub(super) const SHORT: Duration = Duration::from_millis(50);

/// How long a proof of erasure waits for them.
pub(super) const LONG: Duration = Duration::from_secs(2);

/// How long an append leaves it alone after it was tried in vain.
const PAUSE: Duration = Duration::from_secs(5);

/// The largest database whose pages are looked through; they are copied into memory for it. A larger one is written anew.
const LOOKED_THROUGH: i64 = 1 << 30;

/// Takes the parts about members out of every record of a bank, with their salts, in the transaction that says so. The snapshot
/// goes, or is made anew where it stands in the place of deleted records. Returns under which name this is noted as untidy, and
/// what to look for afterwards.
pub(super) fn forget(begun: &Transaction<'_>, bank: i64, members: &[MemberId], seq: u64) -> Result<(String, Vec<Trace>), Error> {
    let fault = |f: rusqlite::Error| failed("the personal parts cannot be erased", &f);
    let mut traces = Vec::new();
    let mut after = 0;
    loop {
        let records = with_parts(begun, bank, after)?;
        let Some((last, _)) = records.last() else { break };
        after = *last;
        for (seq, record) in records {
            let mut erased = record.clone();
            for member in members {
                erased.erase(seq, *member)?;
            }
            for ((was, is), slot) in record.personal.iter().zip(&erased.personal).zip(0i64..) {
                if let (PartSlot::Present { salt, .. }, PartSlot::Erased) = (was, is) {
                    traces.push(salt.0);
                    let sql = "UPDATE part SET state = ?4, salt = NULL, part = NULL WHERE bank = ?1 AND seq = ?2 AND slot = ?3";
                    let mut update = begun.prepare_cached(sql).map_err(fault)?;
                    update.execute(params![bank, number(seq), slot, ERASED]).map_err(fault)?;
                }
            }
        }
    }
    renew_snapshot(begun, bank)?;
    let what = format!("{bank} {seq}");
    note_untidy(begun, &what)?;
    Ok((what, traces))
}

/// Notes that the write-ahead log and the free pages may still hold deleted data. Each note has its own name, so a cleanup removes only
/// the notes that were there when it began, and searches only for their data.
pub(super) fn note_untidy(begun: &Transaction<'_>, what: &str) -> Result<(), Error> {
    begun.execute("INSERT OR IGNORE INTO untidy(what) VALUES (?1)", [what]).map_err(|f| failed("what was deleted cannot be noted", &f))?;
    Ok(())
}

/// A snapshot tells what the member told. Where all records are there, none is needed; where it stands in the place of older
/// records, it is brought forward past the erasure.
fn renew_snapshot(begun: &Transaction<'_>, bank: i64) -> Result<(), Error> {
    let fault = |f: rusqlite::Error| failed("the snapshot cannot be erased", &f);
    let start = start_of(begun, bank)?;
    if start.seq == 0 {
        begun.execute("DELETE FROM snapshot WHERE bank = ?1", [bank]).map_err(fault)?;
        return Ok(());
    }
    let Some((at, bytes)) = snapshot_of(begun, bank)? else {
        return Err(damaged("older records were deleted and the snapshot in their place is gone"));
    };
    let snapshot = timebank_core::store::opened(Some(&bytes), super::read::after(begun, bank, at.seq)?)?;
    write_snapshot(begun, bank, &snapshot)
}

pub(super) fn write_snapshot(begun: &Transaction<'_>, bank: i64, snapshot: &TimeBank) -> Result<(), Error> {
    let head = snapshot.head();
    let sql = "INSERT OR REPLACE INTO snapshot(bank, seq, hash, bytes) VALUES (?1, ?2, ?3, ?4)";
    begun
        .execute(sql, params![bank, number(head.seq), &head.hash.0[..], snapshot.snapshot()])
        .map_err(|f| failed("the snapshot cannot be written", &f))?;
    Ok(())
}

impl SqliteStore {
    /// What was noted as untidy and not yet tidied up.
    pub(super) fn untidy_rows(&self) -> Result<Vec<String>, Error> {
        let fault = |f: rusqlite::Error| failed("the database cannot be read", &f);
        let db = self.db.get();
        let mut all = db.prepare_cached("SELECT what FROM untidy").map_err(fault)?;
        all.query_map([], |row| row.get(0)).map_err(fault)?.collect::<Result<_, _>>().map_err(fault)
    }

    pub(super) fn is_untidy(&self) -> Result<bool, Error> {
        Ok(!self.untidy_rows()?.is_empty())
    }

    /// Removes what erasures left in the database and its write-ahead log. Returns whether nothing is left; a reader that is just
    /// reading may stand in the way. Appends and openings do the same now and then; a host may do it on a schedule.
    ///
    /// # Errors
    /// As [`Store::read_after`](timebank_core::store::Store::read_after).
    pub fn tidy_up(&mut self) -> Result<bool, Error> {
        self.untidy = self.is_untidy()?;
        self.tidy(SHORT);
        Ok(!self.untidy)
    }

    /// Tidies up after an append, unless that was tried in vain a moment ago.
    pub(super) fn tidy_now_and_then(&mut self) {
        if self.tried.is_none_or(|tried| tried.elapsed() >= PAUSE) {
            self.tidy(SHORT);
        }
    }

    /// Carries the write-ahead log over and cuts it to nothing, if something was erased and no reader stands in the way; waits
    /// for readers as long as `patience`. What cannot be done now is done at the next occasion: the erasure itself is kept.
    pub(super) fn tidy(&mut self, patience: Duration) {
        if self.read_only || !self.untidy || self.place.check().is_err() {
            return;
        }
        let set = self.db.get().busy_timeout(patience).map_err(|f| failed("the database cannot be set up", &f));
        let tidied = set.and_then(|()| self.tidied());
        let _ = self.db.get().busy_timeout(super::open::PATIENCE);
        match tidied {
            Ok(true) => {
                self.untidy = false;
                self.erased.clear();
                self.tried = None;
            }
            _ => self.tried = Some(Instant::now()),
        }
    }

    fn tidied(&self) -> Result<bool, Error> {
        // Read first: what others erase from here on is theirs to tidy up, or the next one's.
        let rows = self.untidy_rows()?;
        if rows.is_empty() {
            return Ok(true);
        }
        if !self.cut_log()? {
            return Ok(false);
        }
        if self.leaves_copies(&rows)? {
            self.db.get().execute_batch("VACUUM").map_err(|f| failed("the database cannot be written anew", &f))?;
            if !self.cut_log()? {
                return Ok(false);
            }
        }
        self.taken_off(&rows)?;
        Ok(true)
    }

    /// Takes off what was tidied up, and nothing that was noted since.
    pub(super) fn taken_off(&self, rows: &[String]) -> Result<(), Error> {
        let fault = |f: rusqlite::Error| failed("the database cannot be written", &f);
        let db = self.db.get();
        let mut done = db.prepare_cached("DELETE FROM untidy WHERE what = ?1").map_err(fault)?;
        for what in rows {
            done.execute([what]).map_err(fault)?;
        }
        Ok(())
    }

    /// Whether a page that was split long ago may hold a copy of what was erased. What another store erased cannot be looked for.
    fn leaves_copies(&self, rows: &[String]) -> Result<bool, Error> {
        let mut known: Vec<&[u8]> = Vec::new();
        for what in rows {
            let Some(traces) = self.erased.get(what) else { return Ok(true) };
            known.extend(traces.iter().map(|trace| &trace[..]));
        }
        if known.is_empty() {
            return Ok(false);
        }
        Ok(self.bytes_left(&known)?.is_none_or(|times| times > 0))
    }

    /// Whether the write-ahead log could be cut to nothing.
    fn cut_log(&self) -> Result<bool, Error> {
        let busy: i64 = self
            .db
            .get()
            .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))
            .map_err(|f| failed("the write-ahead log cannot be cut", &f))?;
        Ok(busy == 0)
    }

    /// How often these bytes stand in the pages of the database, free ones included; `None` when it is too large to be looked through.
    /// The pages are read through SQLite: closing a descriptor of our own would drop the locks of this process.
    pub(super) fn bytes_left(&self, known: &[&[u8]]) -> Result<Option<u64>, Error> {
        let fault = |f: rusqlite::Error| failed("the pages of the database cannot be read", &f);
        let size: i64 = self
            .db
            .get()
            .query_row("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size", [], |row| row.get(0))
            .map_err(fault)?;
        if size > LOOKED_THROUGH {
            return Ok(None);
        }
        let db = self.db.get();
        let pages = db.serialize("main").map_err(fault)?;
        Ok(Some(known.iter().fold(0u64, |times, bytes| times.saturating_add(occurrences(&pages, bytes)))))
    }

    /// The database, for what is asked of it beside the store.
    pub(super) fn connection(&mut self) -> &Connection {
        self.db.get_mut()
    }
}

fn occurrences(text: &[u8], bytes: &[u8]) -> u64 {
    let Some(first) = bytes.first() else { return 0 };
    let mut times = 0u64;
    let mut rest = text;
    while let Some(at) = rest.iter().position(|byte| byte == first) {
        let Some(here) = rest.get(at..) else { break };
        times = times.saturating_add(u64::from(here.starts_with(bytes)));
        rest = here.get(1..).unwrap_or_default();
    }
    times
}
