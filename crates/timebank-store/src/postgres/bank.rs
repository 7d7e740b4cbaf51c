//! One bank on a server, for asynchronous hosts.

use super::execute::AnyClock;
use super::forget::forget;
use super::read::{Speaks, all_after, bears_out, few_after, hash_at, head_of, one, reading, shorter, snapshot_of, start_of, writing};
use super::speak::{failed, lost_the_race, unreachable_server};
use super::turn::{AGAIN, LOCK, LONGEST, Turn, lock_of};
use crate::BankName;
use crate::rows::{audience, columns, damaged, fit, number};
use deadpool_postgres::{Client, Pool, Transaction};
use std::borrow::Cow;
use std::time::Instant;
use timebank_core::journal::MadeFor;
use timebank_core::store::place::Place;
use timebank_core::store::{head_after, members_forgotten, opened};
use timebank_core::{Error, Head, JournalRecord, MemberId, TimeBank};
use tokio_postgres::types::ToSql;
use tokio_postgres::{GenericClient, IsolationLevel};

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
    /// Where the journal stood when this bank last looked: it may grow from there, and not lose what is before.
    pub(super) seen: Head,
    /// Whether dead rows may hold what was erased, and when tidying was last tried in vain.
    pub(super) untidy: bool,
    pub(super) tried: Option<Instant>,
    pub(super) place: Place,
    pub(super) clock: AnyClock,
    /// For whom the bank was made, or will be.
    pub(super) audience: MadeFor,
}

/// The bank's number, given one if it has none yet, and held so that forgetting, snapshots and closing take turns.
pub(super) async fn held(begun: &Transaction<'_>, name: &BankName, audience: MadeFor) -> Result<(i64, bool), Error> {
    let put = "INSERT INTO timebank_bank(name, audience) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING";
    let new = begun.execute(put, &[&name.as_str(), &audience.to_string()]).await.map_err(writing)? > 0;
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
pub(super) async fn insert(begun: &Transaction<'_>, bank: i64, from: u64, records: &[JournalRecord]) -> Result<(), tokio_postgres::Error> {
    let mut from = from;
    for some in records.chunks(10_000) {
        insert_some(begun, bank, from, some).await?;
        from = from.saturating_add(some.len() as u64);
    }
    Ok(())
}

/// In one statement each for what they are made of.
async fn insert_some(begun: &Transaction<'_>, bank: i64, from: u64, records: &[JournalRecord]) -> Result<(), tokio_postgres::Error> {
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

impl PostgresBank {
    /// What the bank is called.
    pub const fn name(&self) -> &BankName {
        &self.name
    }

    pub(super) async fn client(&self) -> Result<Client, Error> {
        self.place.check_process()?;
        self.pool.get().await.map_err(unreachable_server)
    }

    pub(super) async fn number(&mut self, client: &Client) -> Result<Option<i64>, Error> {
        if self.bank.is_none() {
            let rows = client.rows("SELECT bank, audience FROM timebank_bank WHERE name = $1", &[&self.name.as_str()]).await?;
            if let Some(row) = rows.first() {
                self.audience = audience(row.try_get(1).map_err(reading)?)?;
                self.bank = Some(row.try_get(0).map_err(reading)?);
            }
        }
        Ok(self.bank)
    }

    /// The records after `seq`, as of one moment. A connection that was found cut is replaced once.
    ///
    /// # Errors
    /// As [`Store::read_after`](timebank_core::store::Store::read_after).
    pub async fn read_after(&mut self, seq: u64) -> Result<Vec<JournalRecord>, Error> {
        self.ask_for_a_turn().await;
        match self.read_once(seq).await {
            Err(Error::StoreFailed { .. }) => self.read_once(seq).await,
            answer => answer,
        }
    }

    async fn read_once(&mut self, seq: u64) -> Result<Vec<JournalRecord>, Error> {
        let mut client = self.client().await?;
        let Some(bank) = self.number(&client).await? else { return shorter(self.seen, 0).map(|()| Vec::new()) };
        if let Some(records) = few_after(&client, bank, seq, self.seen).await? {
            self.has_seen(seq, &records);
            return Ok(records);
        }
        let begun =
            client.build_transaction().isolation_level(IsolationLevel::RepeatableRead).read_only(true).start().await.map_err(reading)?;
        bears_out(&begun, bank, self.seen).await?;
        let records = all_after(&begun, bank, seq).await?;
        begun.commit().await.map_err(reading)?;
        self.has_seen(seq, &records);
        Ok(records)
    }

    /// Notes the last record of those that were read or written after `seq`.
    fn has_seen(&mut self, seq: u64, records: &[JournalRecord]) {
        let after = head_after(Head { seq, hash: self.seen.hash }, records);
        if !records.is_empty() && after.seq > self.seen.seq {
            self.seen = after;
        }
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
        let Some(bank) = self.number(&client).await? else { return shorter(self.seen, 0).and_then(|()| opened(None, [])) };
        let begun =
            client.build_transaction().isolation_level(IsolationLevel::RepeatableRead).read_only(true).start().await.map_err(reading)?;
        bears_out(&begun, bank, self.seen).await?;
        head_of(&begun, bank).await?;
        self.untidy |= one(&begun, "SELECT 1 FROM timebank_untidy WHERE bank = $1 LIMIT 1", bank).await?.is_some();
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
        let bank = opened(snapshot.as_ref().map(|(_, bytes)| &bytes[..]), rest.into_iter().map(Ok))?;
        self.seen = bank.head();
        drop(client);
        self.tidy_now_and_then().await;
        Ok(bank)
    }

    /// Appends records to a journal that stands at `expected`, whole or not at all.
    ///
    /// # Errors
    /// As [`Store::append`](timebank_core::store::Store::append).
    pub async fn append(&mut self, expected: Head, records: &[JournalRecord]) -> Result<(), Error> {
        let result = self.append_once(expected, records).await;
        self.note(&result);
        result
    }

    async fn append_once(&mut self, expected: Head, records: &[JournalRecord]) -> Result<(), Error> {
        let mut client = self.client().await?;
        let bank = self.number(&client).await?;
        fit(self.audience, expected, records)?;
        let plain = records.iter().all(|record| record.documents.is_empty() && record.personal.is_empty());
        let members = members_forgotten(records);
        match bank {
            Some(bank) if plain && members.is_empty() && !records.is_empty() && records.len() <= 10_000 && expected != Head::NONE => {
                append_plain(&client, bank, expected, records, self.gives_way()).await?;
                drop(client);
            }
            _ => {
                let bank = append_with_care(
                    &mut client,
                    (&self.name, self.audience),
                    expected,
                    records,
                    &members,
                    bank.filter(|_| self.gives_way()),
                )
                .await?;
                self.bank = bank.or(self.bank);
                drop(client);
                if !members.is_empty() {
                    (self.untidy, self.tried) = (true, None);
                }
            }
        }
        self.has_seen(expected.seq, records);
        self.tidy_now_and_then().await;
        Ok(())
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
async fn append_plain(client: &Client, bank: i64, expected: Head, records: &[JournalRecord], gives_way: bool) -> Result<(), Error> {
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

async fn insert_at(client: &Client, bank: i64, expected: Head, records: &[JournalRecord], gives_way: bool) -> Result<bool, Error> {
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
    (name, audience): (&BankName, MadeFor),
    expected: Head,
    records: &[JournalRecord],
    members: &[MemberId],
    gives_way: Option<i64>,
) -> Result<Option<i64>, Error> {
    if let Some(bank) = gives_way {
        give_way(client, bank).await;
    }
    let begun = client.transaction().await.map_err(|f| failed("the records cannot be written", &f))?;
    let (bank, new) = held(&begun, name, audience).await?;
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
        forget(&begun, bank, members, head_after(expected, records).seq).await?;
    }
    begun.commit().await.map_err(writing)?;
    Ok(Some(bank))
}
