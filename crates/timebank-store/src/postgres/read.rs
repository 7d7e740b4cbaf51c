//! Reading a journal on a server: records put together from the rows of three tables, heads and snapshots.

use super::speak::{failed, written};
use crate::rows::{DocumentRow, LogRow, PartRow, assemble, counted, damaged, hash, number};
use deadpool_postgres::{Client, Transaction};
use timebank_core::{Error, Head, JournalRecord};
use tokio_postgres::{GenericClient, Row};

/// How many records are read at once.
const PAGE: i64 = 4096;

/// How many records are so few that one statement reads them.
const FEW: i64 = 256;

pub(super) fn reading(f: tokio_postgres::Error) -> Error {
    failed("the records cannot be read", &f)
}

pub(super) fn writing(f: tokio_postgres::Error) -> Error {
    written("the records cannot be written", &f)
}

pub(super) fn head_row(row: &Row) -> Result<Head, Error> {
    let seq = counted(row.try_get(0).map_err(reading)?)?;
    Ok(Head { seq, hash: hash(row.try_get(1).map_err(reading)?, seq)? })
}

/// The one row of a statement, its statement prepared once for each connection.
pub(super) async fn one(db: &impl Speaks, sql: &str, bank: i64) -> Result<Option<Row>, Error> {
    db.rows(sql, &[&bank]).await.map(|rows| rows.into_iter().next())
}

/// A connection or a transaction on one.
pub(super) trait Speaks {
    async fn rows(&self, sql: &str, given: &[&(dyn tokio_postgres::types::ToSql + Sync)]) -> Result<Vec<Row>, Error>;
}

impl Speaks for Client {
    async fn rows(&self, sql: &str, given: &[&(dyn tokio_postgres::types::ToSql + Sync)]) -> Result<Vec<Row>, Error> {
        let statement = self.prepare_cached(sql).await.map_err(reading)?;
        GenericClient::query(&***self, &statement, given).await.map_err(reading)
    }
}

impl Speaks for Transaction<'_> {
    async fn rows(&self, sql: &str, given: &[&(dyn tokio_postgres::types::ToSql + Sync)]) -> Result<Vec<Row>, Error> {
        let statement = self.prepare_cached(sql).await.map_err(reading)?;
        GenericClient::query(&**self, &statement, given).await.map_err(reading)
    }
}

pub(super) async fn head_of(db: &impl Speaks, bank: i64) -> Result<Head, Error> {
    let last = one(db, "SELECT seq, hash FROM timebank_log WHERE bank = $1 ORDER BY seq DESC LIMIT 1", bank).await?;
    last.map_or_else(|| Err(damaged("all records of the bank are gone")), |row| head_row(&row))
}

pub(super) async fn start_of(db: &impl Speaks, bank: i64) -> Result<Head, Error> {
    let row = one(db, "SELECT seq, hash FROM timebank_start WHERE bank = $1", bank).await?;
    row.map_or(Ok(Head::NONE), |row| head_row(&row))
}

pub(super) async fn hash_at(db: &impl Speaks, bank: i64, seq: u64) -> Result<Option<Head>, Error> {
    let rows = db.rows("SELECT seq, hash FROM timebank_log WHERE bank = $1 AND seq = $2", &[&bank, &number(seq)]).await?;
    rows.first().map(head_row).transpose()
}

/// Checks that the journal still has a record it had before. Once it was deleted with a closed period, nobody can tell.
pub(super) async fn bears_out(db: &impl Speaks, bank: i64, known: Head) -> Result<(), Error> {
    let start = start_of(db, bank).await?;
    if known.seq == 0 || known.seq < start.seq {
        return Ok(());
    }
    let here = if known.seq == start.seq { Some(start) } else { hash_at(db, bank, known.seq).await? };
    if here == Some(known) {
        return Ok(());
    }
    let last = one(db, "SELECT seq, hash FROM timebank_log WHERE bank = $1 ORDER BY seq DESC LIMIT 1", bank).await?;
    shorter(known, last.map_or(Ok(0), |row| head_row(&row).map(|head| head.seq))?)
}

/// The error for a journal that ends at `found` and had got to `known` before; none when nothing was known of it.
pub(super) const fn shorter(known: Head, found: u64) -> Result<(), Error> {
    if known.seq == 0 { Ok(()) } else { Err(Error::JournalShorter { known: known.seq, found }) }
}

pub(super) async fn snapshot_of(db: &impl Speaks, bank: i64) -> Result<Option<(Head, Vec<u8>)>, Error> {
    let row = one(db, "SELECT seq, hash, bytes FROM timebank_snapshot WHERE bank = $1", bank).await?;
    row.map(|row| Ok((head_row(&row)?, row.try_get(2).map_err(reading)?))).transpose()
}

/// A page of records after `seq`.
pub(super) async fn page(db: &impl Speaks, bank: i64, seq: u64) -> Result<Vec<(u64, JournalRecord)>, Error> {
    let after = number(seq);
    let sql = "SELECT seq, hash, bytes FROM timebank_log WHERE bank = $1 AND seq > $2 ORDER BY seq LIMIT $3";
    let mut log = Vec::new();
    for row in db.rows(sql, &[&bank, &after, &PAGE]).await? {
        log.push(log_row(&row)?);
    }
    let Some(last) = log.last().map(|row: &LogRow| number(row.seq)) else { return Ok(Vec::new()) };
    let sql = "SELECT seq, bytes FROM timebank_document WHERE bank = $1 AND seq > $2 AND seq <= $3 ORDER BY seq, place";
    let mut documents = Vec::new();
    for row in db.rows(sql, &[&bank, &after, &last]).await? {
        documents.push(DocumentRow { seq: counted(row.try_get(0).map_err(reading)?)?, bytes: row.try_get(1).map_err(reading)? });
    }
    // A part that is withheld from its own host is amiss: see `rows`.
    let sql = "SELECT seq, slot,
            CASE WHEN state = 1 AND (SELECT audience FROM timebank_bank WHERE bank = $1) = 'host' THEN 3::smallint ELSE state END, salt, part
        FROM timebank_part WHERE bank = $1 AND seq > $2 AND seq <= $3 ORDER BY seq, slot";
    let mut parts = Vec::new();
    for row in db.rows(sql, &[&bank, &after, &last]).await? {
        parts.push(part_row(&row)?);
    }
    assemble(Some(seq), log, documents, parts)
}

fn log_row(row: &Row) -> Result<LogRow, Error> {
    Ok(LogRow {
        seq: counted(row.try_get(0).map_err(reading)?)?,
        hash: row.try_get(1).map_err(reading)?,
        bytes: row.try_get(2).map_err(reading)?,
    })
}

fn part_row(row: &Row) -> Result<PartRow, Error> {
    let slot: i32 = row.try_get(1).map_err(reading)?;
    Ok(PartRow {
        seq: counted(row.try_get(0).map_err(reading)?)?,
        slot: u32::try_from(slot).map_err(|_| damaged(format!("a personal part has the number `{slot}`")))?,
        state: row.try_get(2).map_err(reading)?,
        salt: row.try_get(3).map_err(reading)?,
        part: row.try_get(4).map_err(reading)?,
    })
}

/// The records that have a personal part still present, a page at a time.
pub(super) async fn with_parts(db: &impl Speaks, bank: i64, after: u64) -> Result<Vec<(u64, JournalRecord)>, Error> {
    let sql = "SELECT DISTINCT seq FROM timebank_part WHERE bank = $1 AND seq > $2 AND state = 0 ORDER BY seq LIMIT $3";
    let mut numbers: Vec<i64> = Vec::new();
    for row in db.rows(sql, &[&bank, &number(after), &PAGE]).await? {
        numbers.push(row.try_get(0).map_err(reading)?);
    }
    let mut log = Vec::new();
    for row in
        db.rows("SELECT seq, hash, bytes FROM timebank_log WHERE bank = $1 AND seq = ANY($2) ORDER BY seq", &[&bank, &numbers]).await?
    {
        log.push(log_row(&row)?);
    }
    let sql = "SELECT seq, slot, state, salt, part FROM timebank_part WHERE bank = $1 AND seq = ANY($2) ORDER BY seq, slot";
    let mut parts = Vec::new();
    for row in db.rows(sql, &[&bank, &numbers]).await? {
        parts.push(part_row(&row)?);
    }
    assemble(None, log, Vec::new(), parts)
}

pub(super) async fn all_after(db: &impl Speaks, bank: i64, seq: u64) -> Result<Vec<JournalRecord>, Error> {
    let start = start_of(db, bank).await?;
    if seq < start.seq {
        return Err(Error::RecordsRetired { first: start.seq.saturating_add(1) });
    }
    let mut records = Vec::new();
    let mut after = seq;
    loop {
        let found = page(db, bank, after).await?;
        let Some((last, _)) = found.last() else { return Ok(records) };
        after = *last;
        let more = found.len() as i64 >= PAGE;
        records.extend(found.into_iter().map(|(_, record)| record));
        if !more {
            return Ok(records);
        }
    }
}

/// The records after `seq` where they are few and plain, in one statement and so as of one moment; nothing where they are not.
///
/// Whoever came second when two wrote reads this way before deciding again. In many steps they would be slower than the other
/// writer's next append, and come second again until that one stops.
///
/// Where the journal was `seen` at `seq`, that record has to be there still, by its hash: it is read with the rest.
pub(super) async fn few_after(db: &impl Speaks, bank: i64, seq: u64, seen: Head) -> Result<Option<Vec<JournalRecord>>, Error> {
    let sql = "SELECT seq, hash, bytes,
            EXISTS (SELECT 1 FROM timebank_document d WHERE d.bank = $1 AND d.seq = l.seq)
            OR EXISTS (SELECT 1 FROM timebank_part p WHERE p.bank = $1 AND p.seq = l.seq)
        FROM timebank_log l WHERE l.bank = $1 AND l.seq >= $2 ORDER BY l.seq LIMIT $3";
    let known = seen.seq == seq && seq > 0;
    let from = if known { seq } else { seq.saturating_add(1) };
    let rows = db.rows(sql, &[&bank, &number(from), &FEW]).await?;
    let mut log = Vec::with_capacity(rows.len());
    let mut fresh = rows.iter();
    if known && fresh.next().map(head_row).transpose()? != Some(seen) {
        return Ok(None);
    }
    for row in fresh {
        if row.try_get(3).map_err(reading)? {
            return Ok(None);
        }
        log.push(log_row(row)?);
    }
    match log.first() {
        None if known => Ok(Some(Vec::new())),
        // Nothing new, or nothing any more: which of the two is asked with care.
        None => Ok(None),
        // Those in between were deleted with a closed period, or are missing.
        Some(first) if Some(first.seq) != seq.checked_add(1) => Ok(None),
        Some(_) if rows.len() as i64 >= FEW => Ok(None),
        Some(_) => Ok(Some(assemble(Some(seq), log, Vec::new(), Vec::new())?.into_iter().map(|(_, record)| record).collect())),
    }
}
