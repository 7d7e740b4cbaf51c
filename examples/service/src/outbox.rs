//! What happened, for other systems: a row for each record, until they say that they have it.
//!
//! The journal is the truth, and numbered without a gap; so the rows are copied from it after the fact, from a mark on, and nothing is
//! lost when the service dies in between: whoever asks next brings the rest. A row holds the lasting part of a record alone: numbers,
//! no names.

use crate::Problem;
use crate::tables::client;
use serde_json::{Value, json};
use timebank_core::{Audience, Error, Record};
use timebank_store::{PostgresBank, PostgresPool};

/// The most messages given at once.
const PAGE: i64 = 500;

fn number(seq: u64) -> i64 {
    i64::try_from(seq).unwrap_or(i64::MAX)
}

/// Copies what is new in the journal.
pub async fn fill(pool: &PostgresPool, kept: &mut PostgresBank) -> Result<(), Problem> {
    let bank = kept.name().clone();
    let bank = bank.as_str();
    let mark = "SELECT seq FROM service_outbox_mark WHERE bank = $1";
    let mark = client(pool).await?.query_opt(mark, &[&bank]).await.map_err(Problem::database)?;
    let mark: i64 = mark.map_or(Ok(0), |row| row.try_get(0)).map_err(Problem::database)?;
    // No connection is held here: whoever holds one and waits for another may wait for ever.
    let (from, records) = read(kept, u64::try_from(mark).unwrap_or(0)).await.map_err(|error| Problem::of(error, Audience::Auditor))?;
    if records.is_empty() {
        return Ok(());
    }
    let seqs: Vec<i64> = (from.saturating_add(1)..).zip(&records).map(|(seq, _)| number(seq)).collect();
    let kinds: Vec<String> = records.iter().map(kind).collect();
    let bodies: Vec<String> = records.iter().map(|record| String::from_utf8_lossy(&record.bytes).into_owned()).collect();
    let mut client = client(pool).await?;
    let begun = client.transaction().await.map_err(Problem::database)?;
    let new = "INSERT INTO service_outbox_mark(bank, seq) VALUES ($1, 0) ON CONFLICT (bank) DO NOTHING";
    begun.execute(new, &[&bank]).await.map_err(Problem::database)?;
    let held = begun.query_one("SELECT seq FROM service_outbox_mark WHERE bank = $1 FOR UPDATE", &[&bank]).await;
    let held: i64 = held.and_then(|row| row.try_get(0)).map_err(Problem::database)?;
    // Somebody else copied some of it meanwhile: only what lies beyond their mark is new.
    let put = "INSERT INTO service_outbox(bank, seq, kind, record)
        SELECT $1, s, k, r FROM unnest($2::bigint[], $3::text[], $4::text[]) AS t(s, k, r) WHERE s > $5";
    begun.execute(put, &[&bank, &seqs, &kinds, &bodies, &held]).await.map_err(Problem::database)?;
    let last = seqs.last().copied().unwrap_or(held).max(held);
    begun.execute("UPDATE service_outbox_mark SET seq = $2 WHERE bank = $1", &[&bank, &last]).await.map_err(Problem::database)?;
    begun.commit().await.map_err(Problem::database)
}

/// The records after `seq`, or after those that were deleted with a closed period.
async fn read(kept: &mut PostgresBank, seq: u64) -> Result<(u64, Vec<Record>), Error> {
    match kept.read_after(seq).await {
        Err(Error::RecordsRetired { first }) => {
            let start = first.saturating_sub(1);
            Ok((start, kept.read_after(start).await?))
        }
        read => Ok((seq, read?)),
    }
}

fn kind(record: &Record) -> String {
    let body: Value = serde_json::from_slice(&record.bytes).unwrap_or_default();
    body.pointer("/event/type").and_then(Value::as_str).unwrap_or("unknown").to_owned()
}

/// What waits after `seq`, and whether there is more.
pub async fn waiting(pool: &PostgresPool, bank: &str, after: u64) -> Result<Value, Problem> {
    let sql = "SELECT seq, kind, record FROM service_outbox WHERE bank = $1 AND seq > $2 ORDER BY seq LIMIT $3";
    let rows = client(pool).await?.query(sql, &[&bank, &number(after), &PAGE]).await.map_err(Problem::database)?;
    let mut messages = Vec::new();
    for row in &rows {
        let seq: i64 = row.try_get(0).map_err(Problem::database)?;
        let kind: &str = row.try_get(1).map_err(Problem::database)?;
        let record: Value = serde_json::from_str(row.try_get(2).map_err(Problem::database)?).map_err(Problem::database)?;
        messages.push(json!({ "seq": seq, "kind": kind, "record": record }));
    }
    Ok(json!({ "more": rows.len() as i64 >= PAGE, "messages": messages }))
}

/// Lets go of what was taken, up to `seq`.
pub async fn sent(pool: &PostgresPool, bank: &str, seq: u64) -> Result<(), Problem> {
    let sql = "DELETE FROM service_outbox WHERE bank = $1 AND seq <= $2";
    client(pool).await?.execute(sql, &[&bank, &number(seq)]).await.map(drop).map_err(Problem::database)
}
