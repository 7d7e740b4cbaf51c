//! One bank on a server, for asynchronous hosts.

use super::speak::{failed, lost_the_race, unreachable_server, written};
use super::turn::{AGAIN, LOCK, LONGEST, Turn, lock_of};
use crate::rows::{DocumentRow, ERASED, LogRow, PartRow, assemble, columns, counted, damaged, hash, number};
use crate::{BankName, Traces};
use deadpool_postgres::{Client, Pool, Transaction};
use std::borrow::Cow;
use std::time::Instant;
use timebank_core::journal::{Slot, erased_member};
use timebank_core::store::{Step, Writing, forgotten_by, opened};
use timebank_core::{Command, Error, Head, MemberId, Outcome, Record, TimeBank};
use tokio_postgres::types::ToSql;
use tokio_postgres::{GenericClient, IsolationLevel, Row};

/// How many records are read at once.
const PAGE: i64 = 4096;

/// How many records are so few that one statement reads them.
const FEW: i64 = 256;

/// One bank in the tables of a server, over a pool it shares with others.
///
/// ```no_run
/// # async fn work(command: timebank_core::Command) -> Result<(), timebank_core::Error> {
/// use timebank_store::{BankName, PostgresOptions, PostgresPool};
///
/// let pool = PostgresPool::connect("postgresql://me:secret@db.example/community", PostgresOptions::default()).await?;
/// let mut kept = pool.bank(BankName::new("Harpurbrook")?);
/// let mut bank = kept.open().await?;
/// let outcomes = kept.execute_all(&mut bank, &[command]).await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct PostgresBank {
    pub(super) pool: Pool,
    pub(super) name: BankName,
    pub(super) bank: Option<i64>,
    /// Whether turns are taken and given.
    pub(super) turns: bool,
    /// How many times running an append came second.
    pub(super) late: u32,
    pub(super) turn: Option<Turn>,
}

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

pub(super) async fn snapshot_of(db: &impl Speaks, bank: i64) -> Result<Option<(Head, Vec<u8>)>, Error> {
    let row = one(db, "SELECT seq, hash, bytes FROM timebank_snapshot WHERE bank = $1", bank).await?;
    row.map(|row| Ok((head_row(&row)?, row.try_get(2).map_err(reading)?))).transpose()
}

/// A page of records after `seq`.
pub(super) async fn page(db: &impl Speaks, bank: i64, seq: u64) -> Result<Vec<(u64, Record)>, Error> {
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
    let sql = "SELECT seq, slot, state, salt, part FROM timebank_part WHERE bank = $1 AND seq > $2 AND seq <= $3 ORDER BY seq, slot";
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
pub(super) async fn with_parts(db: &impl Speaks, bank: i64, after: u64) -> Result<Vec<(u64, Record)>, Error> {
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

pub(super) async fn all_after(db: &impl Speaks, bank: i64, seq: u64) -> Result<Vec<Record>, Error> {
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
async fn few_after(db: &impl Speaks, bank: i64, seq: u64) -> Result<Option<Vec<Record>>, Error> {
    let sql = "SELECT seq, hash, bytes,
            EXISTS (SELECT 1 FROM timebank_document d WHERE d.bank = $1 AND d.seq = l.seq)
            OR EXISTS (SELECT 1 FROM timebank_part p WHERE p.bank = $1 AND p.seq = l.seq)
        FROM timebank_log l WHERE l.bank = $1 AND l.seq > $2 ORDER BY l.seq LIMIT $3";
    let rows = db.rows(sql, &[&bank, &number(seq), &FEW]).await?;
    let mut log = Vec::with_capacity(rows.len());
    for row in &rows {
        if row.try_get(3).map_err(reading)? {
            return Ok(None);
        }
        log.push(log_row(row)?);
    }
    match log.first() {
        // Nothing new, or nothing any more: which of the two is asked with care.
        None => Ok(None),
        // Those in between were deleted with a closed period, or are missing.
        Some(first) if Some(first.seq) != seq.checked_add(1) => Ok(None),
        Some(_) if rows.len() as i64 >= FEW => Ok(None),
        Some(_) => Ok(Some(assemble(Some(seq), log, Vec::new(), Vec::new())?.into_iter().map(|(_, record)| record).collect())),
    }
}

/// The bank's number, given one if it has none yet, and held so that forgetting, snapshots and closing take turns.
pub(super) async fn held(begun: &Transaction<'_>, name: &BankName) -> Result<(i64, bool), Error> {
    let put = "INSERT INTO timebank_bank(name) VALUES ($1) ON CONFLICT (name) DO NOTHING";
    let new = begun.execute(put, &[&name.as_str()]).await.map_err(writing)? > 0;
    let row = begun.query_one("SELECT bank FROM timebank_bank WHERE name = $1 FOR UPDATE", &[&name.as_str()]).await.map_err(writing)?;
    Ok((row.try_get(0).map_err(reading)?, new))
}

pub(super) async fn write_snapshot(begun: &Transaction<'_>, bank: i64, snapshot: &TimeBank) -> Result<(), Error> {
    let head = snapshot.head();
    let sql = "INSERT INTO timebank_snapshot(bank, seq, hash, bytes) VALUES ($1, $2, $3, $4)
        ON CONFLICT (bank) DO UPDATE SET seq = EXCLUDED.seq, hash = EXCLUDED.hash, bytes = EXCLUDED.bytes";
    begun.execute(sql, &[&bank, &number(head.seq), &&head.hash.0[..], &snapshot.snapshot()]).await.map_err(writing)?;
    Ok(())
}

/// Writes records at the end of a log, so many at a time.
pub(super) async fn insert(begun: &Transaction<'_>, bank: i64, from: u64, records: &[Record]) -> Result<(), tokio_postgres::Error> {
    let mut from = from;
    for some in records.chunks(10_000) {
        insert_some(begun, bank, from, some).await?;
        from = from.saturating_add(some.len() as u64);
    }
    Ok(())
}

/// In one statement each for what they are made of.
async fn insert_some(begun: &Transaction<'_>, bank: i64, from: u64, records: &[Record]) -> Result<(), tokio_postgres::Error> {
    let hashes: Vec<&[u8]> = records.iter().map(|record| &record.hash.0[..]).collect();
    let bytes: Vec<&[u8]> = records.iter().map(|record| &record.bytes[..]).collect();
    let sql = "INSERT INTO timebank_log(bank, seq, hash, bytes)
        SELECT $1, $2 + n, h, b FROM unnest($3::bytea[], $4::bytea[]) WITH ORDINALITY AS t(h, b, n)";
    let statement = begun.prepare_cached(sql).await?;
    begun.execute(&statement, &[&bank, &number(from), &hashes, &bytes]).await?;
    let numbered = || records.iter().zip(from.saturating_add(1)..);
    let documents: Vec<(i64, i32, &[u8])> = numbered()
        .flat_map(|(record, seq)| record.documents.iter().zip(0..).map(move |(d, place)| (number(seq), place, &d.0[..])))
        .collect();
    if !documents.is_empty() {
        let sql = "INSERT INTO timebank_document(bank, seq, place, bytes) SELECT $1, s, p, b FROM unnest($2::bigint[], $3::int[], $4::bytea[]) AS t(s, p, b)";
        let statement = begun.prepare_cached(sql).await?;
        let seqs: Vec<i64> = documents.iter().map(|row| row.0).collect();
        let places: Vec<i32> = documents.iter().map(|row| row.1).collect();
        let bytes: Vec<&[u8]> = documents.iter().map(|row| row.2).collect();
        begun.execute(&statement, &[&bank, &seqs, &places, &bytes]).await?;
    }
    let slots =
        numbered().flat_map(|(record, seq)| record.personal.iter().zip(0i32..).map(move |(slot, n)| (number(seq), n, columns(slot))));
    let slots: Vec<_> = slots.collect();
    if !slots.is_empty() {
        let sql = "INSERT INTO timebank_part(bank, seq, slot, state, salt, part)
            SELECT $1, q, n, s, salt, p FROM unnest($2::bigint[], $3::int[], $4::smallint[], $5::bytea[], $6::bytea[]) AS t(q, n, s, salt, p)";
        let statement = begun.prepare_cached(sql).await?;
        let seqs: Vec<i64> = slots.iter().map(|row| row.0).collect();
        let numbers: Vec<i32> = slots.iter().map(|row| row.1).collect();
        let states: Vec<i16> = slots.iter().map(|row| row.2.0).collect();
        let salts: Vec<Option<&[u8]>> = slots.iter().map(|row| row.2.1).collect();
        let parts: Vec<Option<&[u8]>> = slots.iter().map(|row| row.2.2).collect();
        begun.execute(&statement, &[&bank, &seqs, &numbers, &states, &salts, &parts]).await?;
    }
    Ok(())
}

/// Erases the parts about members, in the transaction that says so; see the store for SQLite, whose twin this is.
async fn forget(begun: &Transaction<'_>, bank: i64, members: &[MemberId]) -> Result<(), Error> {
    let mut after = 0;
    loop {
        let records = with_parts(begun, bank, after).await?;
        let Some((last, _)) = records.last() else { break };
        after = *last;
        let (mut seqs, mut slots): (Vec<i64>, Vec<i32>) = (Vec::new(), Vec::new());
        for (seq, record) in &records {
            let mut erased = record.clone();
            for member in members {
                erased.erase(*seq, *member)?;
            }
            for ((was, is), slot) in record.personal.iter().zip(&erased.personal).zip(0i32..) {
                if matches!((was, is), (Slot::Present { .. }, Slot::Erased)) {
                    seqs.push(number(*seq));
                    slots.push(slot);
                }
            }
        }
        let sql = "UPDATE timebank_part SET state = $4, salt = NULL, part = NULL
            FROM unnest($2::bigint[], $3::int[]) AS t(q, n) WHERE bank = $1 AND seq = q AND slot = n";
        begun.execute(sql, &[&bank, &seqs, &slots, &ERASED]).await.map_err(writing)?;
    }
    if start_of(begun, bank).await? == Head::NONE {
        begun.execute("DELETE FROM timebank_snapshot WHERE bank = $1", &[&bank]).await.map_err(writing)?;
    } else {
        let gone = || damaged("older records were deleted and the snapshot in their place is gone");
        let (at, bytes) = snapshot_of(begun, bank).await?.ok_or_else(gone)?;
        let rest = all_after(begun, bank, at.seq).await?;
        write_snapshot(begun, bank, &opened(Some(&bytes), rest.into_iter().map(Ok))?).await?;
    }
    begun.execute("INSERT INTO timebank_untidy(bank) VALUES ($1) ON CONFLICT (bank) DO NOTHING", &[&bank]).await.map_err(writing)?;
    Ok(())
}

impl PostgresBank {
    /// What the bank is called.
    pub const fn name(&self) -> &BankName {
        &self.name
    }

    pub(super) async fn client(&self) -> Result<Client, Error> {
        self.pool.get().await.map_err(|fault| unreachable_server(&fault))
    }

    pub(super) async fn number(&mut self, client: &Client) -> Result<Option<i64>, Error> {
        if self.bank.is_none() {
            let rows = client.rows("SELECT bank FROM timebank_bank WHERE name = $1", &[&self.name.as_str()]).await?;
            self.bank = rows.first().map(|row| row.try_get(0).map_err(reading)).transpose()?;
        }
        Ok(self.bank)
    }

    /// The records after `seq`, as of one moment. A connection that was found cut is replaced once.
    ///
    /// # Errors
    /// As [`Store::read_after`](timebank_core::store::Store::read_after).
    pub async fn read_after(&mut self, seq: u64) -> Result<Vec<Record>, Error> {
        self.ask_for_a_turn().await;
        match self.read_once(seq).await {
            Err(Error::StoreFailed { .. }) => self.read_once(seq).await,
            answer => answer,
        }
    }

    async fn read_once(&mut self, seq: u64) -> Result<Vec<Record>, Error> {
        let mut client = self.client().await?;
        let Some(bank) = self.number(&client).await? else { return Ok(Vec::new()) };
        if let Some(records) = few_after(&client, bank, seq).await? {
            return Ok(records);
        }
        let begun =
            client.build_transaction().isolation_level(IsolationLevel::RepeatableRead).read_only(true).start().await.map_err(reading)?;
        let records = all_after(&begun, bank, seq).await?;
        begun.commit().await.map_err(reading)?;
        Ok(records)
    }

    /// The bank: its snapshot, and the records after it.
    ///
    /// # Errors
    /// As [`Store::open`](timebank_core::store::Store::open).
    pub async fn open(&mut self) -> Result<TimeBank, Error> {
        match self.open_once().await {
            Err(Error::StoreFailed { .. }) => self.open_once().await,
            answer => answer,
        }
    }

    async fn open_once(&mut self) -> Result<TimeBank, Error> {
        let mut client = self.client().await?;
        let Some(bank) = self.number(&client).await? else { return opened(None, []) };
        let begun =
            client.build_transaction().isolation_level(IsolationLevel::RepeatableRead).read_only(true).start().await.map_err(reading)?;
        head_of(&begun, bank).await?;
        let start = start_of(&begun, bank).await?;
        let snapshot = snapshot_of(&begun, bank).await?;
        let mut after = 0;
        if let Some((at, _)) = &snapshot {
            let here = if at.seq <= start.seq { Some(start) } else { hash_at(&begun, bank, at.seq).await? };
            if here != Some(*at) {
                return Err(Error::BadSnapshot { why: "the journal has another record where it ends, or none" });
            }
            after = at.seq;
        } else if start != Head::NONE {
            return Err(damaged("older records were deleted and the snapshot in their place is gone"));
        }
        let rest = all_after(&begun, bank, after).await?;
        begun.commit().await.map_err(reading)?;
        opened(snapshot.as_ref().map(|(_, bytes)| &bytes[..]), rest.into_iter().map(Ok))
    }

    /// Appends records to a journal that stands at `expected`, whole or not at all.
    ///
    /// # Errors
    /// As [`Store::append`](timebank_core::store::Store::append).
    pub async fn append(&mut self, expected: Head, records: &[Record]) -> Result<(), Error> {
        let result = self.append_once(expected, records).await;
        self.note(&result);
        result
    }

    async fn append_once(&mut self, expected: Head, records: &[Record]) -> Result<(), Error> {
        let mut client = self.client().await?;
        let bank = self.number(&client).await?;
        let plain = records.iter().all(|record| record.documents.is_empty() && record.personal.is_empty());
        let members = forgotten_by(records);
        match bank {
            Some(bank) if plain && members.is_empty() && !records.is_empty() && records.len() <= 10_000 && expected != Head::NONE => {
                append_plain(&client, bank, expected, records, self.gives_way()).await
            }
            _ => {
                let bank =
                    append_with_care(&mut client, &self.name, expected, records, &members, bank.filter(|_| self.gives_way())).await?;
                self.bank = bank.or(self.bank);
                if !members.is_empty() {
                    drop(client);
                    self.tidy().await;
                }
                Ok(())
            }
        }
    }

    /// Decides commands on `bank`, appends their records and applies them, all or none: the loop of
    /// [`Keeper`](timebank_core::store::Keeper) for a host that must not wait. Another writer's records are read when they came
    /// first, and the commands decided again.
    ///
    /// # Errors
    /// As [`Keeper::execute_all`](timebank_core::store::Keeper::execute_all).
    pub async fn execute_all(&mut self, bank: &mut TimeBank, commands: &[Command]) -> Result<Vec<Outcome>, Error> {
        let mut writing = Writing::of(commands);
        let mut step = writing.begin(bank);
        loop {
            step = match step {
                Step::Read { after } => {
                    let read = self.read_after(after).await;
                    writing.read(bank, read)
                }
                Step::Append { expected, records } => {
                    let appended = self.append(expected, &records).await;
                    writing.appended(bank, appended)
                }
                Step::Done(outcomes) => return Ok(outcomes),
                Step::Refused(error) => {
                    // A turn may have been taken for what was then refused.
                    self.turn = None;
                    return Err(error);
                }
            };
        }
    }

    /// Whether what was forgotten may still lie in dead rows: the tables with personal parts are written anew then. What
    /// cannot be done now is done at the next occasion; the erasure itself is kept.
    pub(super) async fn tidy(&mut self) -> bool {
        let Ok(client) = self.client().await else { return false };
        let Ok(Some(bank)) = self.number(&client).await else { return true };
        let Ok(None) = one(&client, "SELECT 1 FROM timebank_untidy WHERE bank = $1", bank).await else {
            let part = "SELECT tableoid::regclass::text FROM timebank_part WHERE bank = $1 LIMIT 1";
            let part = one(&client, part, bank).await.ok().flatten().and_then(|row| row.try_get::<_, String>(0).ok());
            let mut done = client.batch_execute("SET lock_timeout = '5s'").await.is_ok();
            for table in [part.as_deref(), Some("timebank_snapshot")].into_iter().flatten() {
                // The name was given by the server itself, quoted where it has to be.
                done &= client.batch_execute(&format!("VACUUM (FULL) {table}")).await.is_ok();
            }
            let _ = client.batch_execute("RESET lock_timeout").await;
            if done {
                done = client.execute("DELETE FROM timebank_untidy WHERE bank = $1", &[&bank]).await.is_ok();
            }
            return done;
        };
        true
    }

    /// See [`BankStore::verify_erased`](crate::BankStore::verify_erased).
    ///
    /// # Errors
    /// As [`PostgresBank::read_after`].
    pub async fn verify_erased(&mut self, member: MemberId) -> Result<Traces, Error> {
        let mut traces = Traces::default();
        if !self.tidy().await {
            traces.not_seen.push("dead rows of the tables, which could not be written anew yet".into());
        }
        let client = self.client().await?;
        if let Some(bank) = self.number(&client).await? {
            let mut after = 0;
            loop {
                let records = with_parts(&client, bank, after).await?;
                let Some((last, _)) = records.last() else { break };
                after = *last;
                traces.records.extend(crate::kept::telling(records.into_iter().map(Ok), member)?);
            }
            if let Some((_, bytes)) = snapshot_of(&client, bank).await? {
                traces.in_snapshot = crate::kept::snapshot_tells(&bytes, member)?;
            }
        }
        traces.not_seen.push("the files of the server: its write-ahead log until it is recycled, archives, replicas and backups".into());
        Ok(traces)
    }
}

/// The records in order, where the one before is the one expected.
const APPEND: &str = "INSERT INTO timebank_log(bank, seq, hash, bytes)
    SELECT $1, $2 + n, h, b FROM unnest($3::bytea[], $4::bytea[]) WITH ORDINALITY AS t(h, b, n)
    WHERE EXISTS (SELECT 1 FROM timebank_log WHERE bank = $1 AND seq = $2 AND hash = $5)";

/// The same for one record, which spares the server the lists.
const APPEND_ONE: &str = "INSERT INTO timebank_log(bank, seq, hash, bytes) SELECT $1, $2::bigint + 1, $3::bytea, $4::bytea
    WHERE EXISTS (SELECT 1 FROM timebank_log WHERE bank = $1 AND seq = $2 AND hash = $5)";

/// Added to either, where turns are given: not every server knows such locks.
const GIVING_WAY: &str = " AND (SELECT pg_try_advisory_xact_lock_shared($6, $7))";

/// One statement for the ordinary append: it writes nothing unless the record before is the one expected, and a number that is
/// taken says that somebody else was first. With `gives_way` it writes nothing either while somebody else has a turn.
async fn append_plain(client: &Client, bank: i64, expected: Head, records: &[Record], gives_way: bool) -> Result<(), Error> {
    let begun = Instant::now();
    let mut gives_way = gives_way;
    loop {
        if insert_at(client, bank, expected, records, gives_way).await? {
            return Ok(());
        }
        let head = head_of(client, bank).await;
        match head {
            // The record is the one expected: it was somebody's turn.
            Ok(head) if head == expected && gives_way => {
                tokio::time::sleep(AGAIN).await;
                gives_way = begun.elapsed() < LONGEST;
            }
            Ok(head) => return Err(Error::Conflict { expected: expected.seq, found: head.seq }),
            Err(_) => return Err(Error::Conflict { expected: expected.seq, found: expected.seq }),
        }
    }
}

async fn insert_at(client: &Client, bank: i64, expected: Head, records: &[Record], gives_way: bool) -> Result<bool, Error> {
    let hashes: Vec<&[u8]> = records.iter().map(|record| &record.hash.0[..]).collect();
    let bytes: Vec<&[u8]> = records.iter().map(|record| &record.bytes[..]).collect();
    let (seq, lock) = (number(expected.seq), lock_of(bank));
    let hash = &expected.hash.0[..];
    let (sql, first, second): (_, &(dyn ToSql + Sync), &(dyn ToSql + Sync)) = match (&hashes[..], &bytes[..]) {
        ([hash], [bytes]) => (APPEND_ONE, hash, bytes),
        _ => (APPEND, &hashes, &bytes),
    };
    let sql = if gives_way { Cow::Owned([sql, GIVING_WAY].concat()) } else { Cow::Borrowed(sql) };
    let statement = client.prepare_cached(&sql).await.map_err(|f| failed("the records cannot be written", &f))?;
    let given: [&(dyn ToSql + Sync); 7] = [&bank, &seq, first, second, &hash, &LOCK, &lock];
    let given = if gives_way { &given[..] } else { given.split_at(5).0 };
    match GenericClient::execute(&***client, &statement, given).await {
        Ok(written) => Ok(written > 0),
        Err(fault) if lost_the_race(&fault) => Ok(false),
        Err(fault) => Err(writing(fault)),
    }
}

async fn conflict(client: &Client, bank: i64, expected: Head) -> Error {
    match head_of(client, bank).await {
        Ok(head) => Error::Conflict { expected: expected.seq, found: head.seq },
        Err(_) => Error::Conflict { expected: expected.seq, found: expected.seq },
    }
}

/// Waits while somebody else has a turn. Whatever goes wrong with it shows in what comes next.
async fn give_way(client: &Client, bank: i64) {
    let begun = Instant::now();
    let sql = "SELECT pg_try_advisory_xact_lock_shared($1, $2)";
    let given: [&(dyn ToSql + Sync); 2] = [&LOCK, &lock_of(bank)];
    while begun.elapsed() < LONGEST
        && let Ok(rows) = client.rows(sql, &given).await
        && rows.first().is_some_and(|row| matches!(row.try_get(0), Ok(false)))
    {
        tokio::time::sleep(AGAIN).await;
    }
}

/// The append that founds, forgets, or has something beside its records: in a transaction, with the bank held.
async fn append_with_care(
    client: &mut Client,
    name: &BankName,
    expected: Head,
    records: &[Record],
    members: &[MemberId],
    gives_way: Option<i64>,
) -> Result<Option<i64>, Error> {
    if let Some(bank) = gives_way {
        give_way(client, bank).await;
    }
    let begun = client.transaction().await.map_err(|f| failed("the records cannot be written", &f))?;
    let (bank, new) = held(&begun, name).await?;
    let head = if new { Head::NONE } else { head_of(&begun, bank).await? };
    if head != expected {
        return Err(Error::Conflict { expected: expected.seq, found: head.seq });
    }
    if records.is_empty() {
        // Nothing of this lasts, not even the name.
        begun.rollback().await.map_err(|f| failed("the bank cannot be looked up", &f))?;
        return Ok(None);
    }
    match insert(&begun, bank, expected.seq, records).await {
        Err(fault) if lost_the_race(&fault) => {
            begun.rollback().await.map_err(writing)?;
            return Err(conflict(client, bank, expected).await);
        }
        other => other.map_err(writing)?,
    }
    if !members.is_empty() {
        forget(&begun, bank, members).await?;
    }
    begun.commit().await.map_err(writing)?;
    Ok(Some(bank))
}

/// Whether somebody was forgotten after a record: a snapshot from before would bring back what was erased.
pub(super) async fn forgets_after(db: &impl Speaks, bank: i64, seq: u64) -> Result<bool, Error> {
    for row in db.rows("SELECT bytes FROM timebank_log WHERE bank = $1 AND seq > $2", &[&bank, &number(seq)]).await? {
        if erased_member(row.try_get(0).map_err(reading)?).is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}
