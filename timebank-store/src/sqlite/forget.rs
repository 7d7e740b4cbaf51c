//! Forgetting: the rows, the free pages and the write-ahead log.

use super::SqliteStore;
use super::open::failed;
use super::read::{snapshot_of, start_of, with_parts};
use crate::rows::{ERASED, damaged, number};
use rusqlite::{Connection, OptionalExtension as _, Transaction, params};
use std::fs::File;
use std::io::Read as _;
use std::path::Path;
use timebank_core::journal::Slot;
use timebank_core::{Error, MemberId, TimeBank};

/// What was erased leaves this many bytes of each part to be looked for: its salt, which stands nowhere else.
pub(super) type Trace = [u8; 16];

/// Takes the parts about members out of every record of a bank, with their salts, in the transaction that says so. The snapshot
/// goes, or is made anew where it stands in the place of deleted records. Gives what to look for afterwards.
pub(super) fn forget(begun: &Transaction<'_>, bank: i64, members: &[MemberId]) -> Result<Vec<Trace>, Error> {
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
                if let (Slot::Present { salt, .. }, Slot::Erased) = (was, is) {
                    traces.push(salt.0);
                    let sql = "UPDATE part SET state = ?4, salt = NULL, part = NULL WHERE bank = ?1 AND seq = ?2 AND slot = ?3";
                    let mut update = begun.prepare_cached(sql).map_err(fault)?;
                    update.execute(params![bank, number(seq), slot, ERASED]).map_err(fault)?;
                }
            }
        }
    }
    renew_snapshot(begun, bank)?;
    begun.execute("INSERT OR IGNORE INTO untidy(what) VALUES ('log')", []).map_err(fault)?;
    Ok(traces)
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
    pub(super) fn is_untidy(&self) -> Result<bool, Error> {
        let found = self.db.query_row("SELECT 1 FROM untidy WHERE what = 'log'", [], |_| Ok(())).optional();
        Ok(found.map_err(|f| failed("the database cannot be read", &f))?.is_some())
    }

    /// Carries the write-ahead log over and cuts it to nothing, if something was erased and no reader stands in the way.
    pub(super) fn tidy(&mut self) {
        self.tidy_after(&[]);
    }

    /// The same, and looks for what should be gone: a page that was split long ago may have left a copy behind, and then
    /// the database is written anew. What cannot be done now is done at the next occasion: the erasure itself is kept.
    pub(super) fn tidy_after(&mut self, traces: &[Trace]) {
        if self.read_only || !self.untidy {
            return;
        }
        let known: Vec<&[u8]> = traces.iter().map(|trace| &trace[..]).collect();
        let tidied = self.cut_log().and_then(|cut| {
            if !cut {
                return Ok(false);
            }
            if !known.is_empty() && self.bytes_left(&known)?.iter().any(|(_, times)| *times > 0) {
                self.db.execute_batch("VACUUM").map_err(|f| failed("the database cannot be written anew", &f))?;
                if !self.cut_log()? {
                    return Ok(false);
                }
            }
            self.db.execute("DELETE FROM untidy WHERE what = 'log'", []).map_err(|f| failed("the database cannot be written", &f))?;
            Ok(true)
        });
        if matches!(tidied, Ok(true)) {
            self.untidy = false;
        }
    }

    /// Whether the write-ahead log could be cut to nothing.
    fn cut_log(&self) -> Result<bool, Error> {
        let busy: i64 = self
            .db
            .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))
            .map_err(|f| failed("the write-ahead log cannot be cut", &f))?;
        Ok(busy == 0)
    }

    /// Where these bytes stand in the files, and how often.
    pub(super) fn bytes_left(&self, known: &[&[u8]]) -> Result<Vec<(String, u64)>, Error> {
        let mut found = Vec::new();
        for (file, path) in [("database", self.path.clone()), ("write-ahead log", super::beside(&self.path, "-wal"))] {
            let times = count(&path, known).map_err(|f| Error::StoreFailed { why: format!("the {file} cannot be read: {f}").into() })?;
            if times > 0 {
                found.push((file.to_owned(), times));
            }
        }
        Ok(found)
    }

    /// The database, for what is asked of it beside the store.
    pub(super) const fn connection(&self) -> &Connection {
        &self.db
    }
}

/// How often any of these stands in a file; none in one that is not there.
fn count(path: &Path, known: &[&[u8]]) -> std::io::Result<u64> {
    let mut file = match File::open(path) {
        Err(fault) if fault.kind() == std::io::ErrorKind::NotFound => return Ok(0),
        opened => opened?,
    };
    let longest = known.iter().map(|bytes| bytes.len()).max().unwrap_or(0);
    let mut window: Vec<u8> = Vec::new();
    let mut times = 0u64;
    let mut piece = vec![0u8; 1 << 20];
    loop {
        let read = file.read(&mut piece)?;
        if read == 0 {
            return Ok(times);
        }
        let old = window.len();
        window.extend_from_slice(piece.get(..read).unwrap_or_default());
        for bytes in known.iter().filter(|bytes| !bytes.is_empty()) {
            // Those that end in what was just read.
            let from = old.saturating_sub(bytes.len().saturating_sub(1));
            times = times.saturating_add(occurrences(window.get(from..).unwrap_or_default(), bytes));
        }
        let keep = window.len().saturating_sub(longest.saturating_sub(1));
        window.drain(..keep);
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
