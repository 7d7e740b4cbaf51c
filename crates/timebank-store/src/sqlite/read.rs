//! Reading a log, a page at a time.

use super::PAGE;
use super::open::failed;
use crate::rows::{DocumentRow, LogRow, PartRow, assemble, counted, damaged, hash, number};
use rusqlite::{Connection, OptionalExtension as _, params};
use std::vec::IntoIter;
use timebank_core::{Error, Head, JournalRecord};

/// What a snapshot stands for, and the snapshot.
pub(super) type Snapshot = (Head, Vec<u8>);

fn fault(f: rusqlite::Error) -> Error {
    failed("the records cannot be read", &f)
}

fn head(db: &Connection, sql: &str, bank: i64) -> Result<Option<Head>, Error> {
    let mut find = db.prepare_cached(sql).map_err(fault)?;
    let row = find.query_row([bank], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, Vec<u8>>(1)?))).optional().map_err(fault)?;
    row.map(|(seq, bytes)| {
        let seq = counted(seq)?;
        Ok(Head { seq, hash: hash(&bytes, seq)? })
    })
    .transpose()
}

/// Where a log stands.
pub(super) fn head_of(db: &Connection, bank: i64) -> Result<Head, Error> {
    let last = head(db, "SELECT seq, hash FROM log WHERE bank = ?1 ORDER BY seq DESC LIMIT 1", bank)?;
    // A bank has its number from its first record on, and its last one is never deleted with a period.
    last.ok_or_else(|| damaged("all records of the bank are gone"))
}

/// The last record that was deleted with a period.
pub(super) fn start_of(db: &Connection, bank: i64) -> Result<Head, Error> {
    Ok(head(db, "SELECT seq, hash FROM start WHERE bank = ?1", bank)?.unwrap_or(Head::NONE))
}

/// The hash of one record.
pub(super) fn hash_at(db: &Connection, bank: i64, seq: u64) -> Result<Option<Head>, Error> {
    let mut find = db.prepare_cached("SELECT hash FROM log WHERE bank = ?1 AND seq = ?2").map_err(fault)?;
    let row = find.query_row(params![bank, number(seq)], |row| row.get::<_, Vec<u8>>(0)).optional().map_err(fault)?;
    row.map(|bytes| Ok(Head { seq, hash: hash(&bytes, seq)? })).transpose()
}

/// Checks that the journal still has a record it had before. Once it was deleted with a closed period, nobody can tell.
pub(super) fn bears_out(db: &Connection, bank: i64, known: Head) -> Result<(), Error> {
    let start = start_of(db, bank)?;
    if known.seq == 0 || known.seq < start.seq {
        return Ok(());
    }
    let here = if known.seq == start.seq { Some(start) } else { hash_at(db, bank, known.seq)? };
    if here == Some(known) {
        return Ok(());
    }
    Err(Error::JournalShorter { known: known.seq, found: head_of(db, bank)?.seq })
}

/// The snapshot kept, whether it fits or not.
pub(super) fn snapshot_of(db: &Connection, bank: i64) -> Result<Option<Snapshot>, Error> {
    let mut find = db.prepare_cached("SELECT seq, hash, bytes FROM snapshot WHERE bank = ?1").map_err(fault)?;
    let row = |row: &rusqlite::Row<'_>| Ok((row.get::<_, i64>(0)?, row.get::<_, Vec<u8>>(1)?, row.get::<_, Vec<u8>>(2)?));
    let found = find.query_row([bank], row).optional().map_err(fault)?;
    found
        .map(|(seq, bytes, snapshot)| {
            let seq = counted(seq)?;
            Ok((Head { seq, hash: hash(&bytes, seq)? }, snapshot))
        })
        .transpose()
}

/// The snapshot to open from: it has to end with the very record the journal has there.
pub(super) fn fitting_snapshot(db: &Connection, bank: i64) -> Result<Option<Snapshot>, Error> {
    let start = start_of(db, bank)?;
    let snapshot = snapshot_of(db, bank)?;
    let Some((at, _)) = &snapshot else {
        return if start == Head::NONE {
            Ok(None)
        } else {
            Err(damaged("older records were deleted and the snapshot in their place is gone"))
        };
    };
    let here = if at.seq <= start.seq { Some(start) } else { hash_at(db, bank, at.seq)? };
    if here != Some(*at) {
        return Err(Error::BadSnapshot { why: "the journal has another record where it ends, or none" });
    }
    Ok(snapshot)
}

/// The records after `seq`, one by one, read a page at a time.
pub(super) fn after(db: &Connection, bank: i64, seq: u64) -> Result<Pages<'_>, Error> {
    let start = start_of(db, bank)?;
    if seq < start.seq {
        return Err(Error::RecordsRetired { first: start.seq.saturating_add(1) });
    }
    // Read at the very end nothing follows; before it, what follows has to be the next.
    Ok(Pages { db, bank, after: seq, page: Vec::new().into_iter(), ended: false })
}

/// Records, a page at a time.
pub(super) struct Pages<'a> {
    db: &'a Connection,
    bank: i64,
    after: u64,
    page: IntoIter<(u64, JournalRecord)>,
    ended: bool,
}

impl Iterator for Pages<'_> {
    type Item = Result<JournalRecord, Error>;
    fn next(&mut self) -> Option<Self::Item> {
        if let Some((seq, record)) = self.page.next() {
            self.after = seq;
            return Some(Ok(record));
        }
        if self.ended {
            return None;
        }
        match page(self.db, self.bank, self.after) {
            Ok(records) => {
                self.ended = records.len() < PAGE as usize;
                self.page = records.into_iter();
                let (seq, record) = self.page.next()?;
                self.after = seq;
                Some(Ok(record))
            }
            Err(error) => {
                self.ended = true;
                Some(Err(error))
            }
        }
    }
}

/// A page of records after `seq`.
pub(super) fn page(db: &Connection, bank: i64, seq: u64) -> Result<Vec<(u64, JournalRecord)>, Error> {
    let mut find =
        db.prepare_cached("SELECT seq, hash, bytes FROM log WHERE bank = ?1 AND seq > ?2 ORDER BY seq LIMIT ?3").map_err(fault)?;
    let rows =
        find.query_map(params![bank, number(seq), PAGE], |row| Ok((row.get::<_, i64>(0)?, row.get(1)?, row.get(2)?))).map_err(fault)?;
    let mut log = Vec::new();
    for row in rows {
        let (seq, hash, bytes) = row.map_err(fault)?;
        log.push(LogRow { seq: counted(seq)?, hash, bytes });
    }
    let Some(last) = log.last().map(|row| row.seq) else { return Ok(Vec::new()) };
    let documents = documents(db, bank, seq, last)?;
    let parts = parts(db, bank, seq, last)?;
    assemble(Some(seq), log, documents, parts)
}

fn documents(db: &Connection, bank: i64, after: u64, last: u64) -> Result<Vec<DocumentRow>, Error> {
    let sql = "SELECT seq, bytes FROM document WHERE bank = ?1 AND seq > ?2 AND seq <= ?3 ORDER BY seq, place";
    let mut find = db.prepare_cached(sql).map_err(fault)?;
    let rows = find.query_map(params![bank, number(after), number(last)], |row| Ok((row.get::<_, i64>(0)?, row.get(1)?))).map_err(fault)?;
    let mut found = Vec::new();
    for row in rows {
        let (seq, bytes) = row.map_err(fault)?;
        found.push(DocumentRow { seq: counted(seq)?, bytes });
    }
    Ok(found)
}

fn parts(db: &Connection, bank: i64, after: u64, last: u64) -> Result<Vec<PartRow>, Error> {
    // A part that is withheld from its own host is amiss: see `rows`.
    let sql = "SELECT seq, slot,
            CASE WHEN state = 1 AND (SELECT audience FROM bank WHERE number = ?1) = 'host' THEN 3 ELSE state END, salt, part
        FROM part WHERE bank = ?1 AND seq > ?2 AND seq <= ?3 ORDER BY seq, slot";
    let mut find = db.prepare_cached(sql).map_err(fault)?;
    let row = |row: &rusqlite::Row<'_>| Ok((row.get::<_, i64>(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?));
    let rows = find.query_map(params![bank, number(after), number(last)], row).map_err(fault)?;
    let mut found = Vec::new();
    for row in rows {
        let (seq, slot, state, salt, part) = row.map_err(fault)?;
        found.push(PartRow { seq: counted(seq)?, slot, state, salt, part });
    }
    Ok(found)
}

/// The records that have a personal part still present, a page at a time.
pub(super) fn with_parts(db: &Connection, bank: i64, after: u64) -> Result<Vec<(u64, JournalRecord)>, Error> {
    let sql = "SELECT seq, hash, bytes FROM log WHERE bank = ?1 AND seq IN
        (SELECT DISTINCT seq FROM part WHERE bank = ?1 AND seq > ?2 AND state = 0 ORDER BY seq LIMIT ?3) ORDER BY seq";
    let mut find = db.prepare_cached(sql).map_err(fault)?;
    let rows =
        find.query_map(params![bank, number(after), PAGE], |row| Ok((row.get::<_, i64>(0)?, row.get(1)?, row.get(2)?))).map_err(fault)?;
    let mut log = Vec::new();
    for row in rows {
        let (seq, hash, bytes) = row.map_err(fault)?;
        log.push(LogRow { seq: counted(seq)?, hash, bytes });
    }
    let Some(last) = log.last().map(|row| row.seq) else { return Ok(Vec::new()) };
    let numbers: std::collections::BTreeSet<u64> = log.iter().map(|row| row.seq).collect();
    let mut parts = parts(db, bank, after, last)?;
    parts.retain(|row| numbers.contains(&row.seq));
    assemble(None, log, Vec::new(), parts)
}
