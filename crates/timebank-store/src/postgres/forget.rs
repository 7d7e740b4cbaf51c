//! Forgetting on a server: the rows, the dead rows they leave behind, and what keeps those alive.

use super::bank::{PostgresBank, write_snapshot};
use super::read::{Speaks, all_after, one, reading, snapshot_of, start_of, with_parts, writing};
use super::speak::failed;
use crate::Traces;
use crate::rows::{ERASED, damaged, number};
use deadpool_postgres::{Client, Transaction};
use std::time::{Duration, Instant};
use timebank_core::journal::{PartSlot, erased_member};
use timebank_core::store::opened;
use timebank_core::{Error, Head, MemberId};
use tokio_postgres::error::SqlState;

/// How long an append or an opening waits for a lock on a table; others wait behind it.
const SHORT: &str = "500ms";

/// How long a proof of erasure waits for one.
const LONG: &str = "5s";

/// How long an append leaves it alone after it was tried in vain.
const PAUSE: Duration = Duration::from_secs(10);

/// Erases the parts about members, in the transaction that says so; see the store for SQLite, whose twin this is.
pub(super) async fn forget(begun: &Transaction<'_>, bank: i64, members: &[MemberId], seq: u64) -> Result<(), Error> {
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
                if matches!((was, is), (PartSlot::Present { .. }, PartSlot::Erased)) {
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
    note_untidy(begun, bank, seq).await
}

/// Notes that dead rows may hold what was deleted with this record, and in which transaction it was.
pub(super) async fn note_untidy(begun: &Transaction<'_>, bank: i64, seq: u64) -> Result<(), Error> {
    let sql = "INSERT INTO timebank_untidy(bank, seq, xid) VALUES ($1, $2, pg_current_xact_id()::text::bigint)
        ON CONFLICT (bank, seq) DO UPDATE SET xid = EXCLUDED.xid";
    begun.execute(sql, &[&bank, &number(seq)]).await.map(drop).map_err(writing)
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

/// What may still see rows that a transaction deleted, so that even writing a table anew keeps them: see the section on
/// `VACUUM` and "dead but not yet removable" in the manual of PostgreSQL.
const HOLDS: &str = "SELECT what FROM (
        SELECT CASE WHEN datname IS NULL THEN 2 ELSE 1 END AS what, greatest(age(backend_xid), age(backend_xmin)) AS old
            FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND (datname IS NULL OR datname = current_database())
        UNION ALL SELECT 2, age(xmin) FROM pg_replication_slots
        UNION ALL SELECT 3, age(transaction) FROM pg_prepared_xacts WHERE database = current_database()
        UNION ALL SELECT 4, coalesce(nullif(current_setting('vacuum_defer_cleanup_age', true), ''), '0')::int
    ) AS held WHERE old >= age((($1::bigint % 4294967296)::text)::xid) ORDER BY what DESC LIMIT 1";

/// What keeps rows deleted in transaction `xid` alive, in one sentence; nothing when they can go.
async fn held_by(client: &Client, xid: i64) -> Result<Option<String>, Error> {
    let rows = client.rows(HOLDS, &[&xid]).await?;
    let what = rows.first().map(|row| row.try_get::<_, i32>(0)).transpose().map_err(reading)?;
    Ok(what.map(|what| {
        let why = match what {
            1 => "a transaction that began before the erasure is still open, such as a long report or a forgotten session: end it",
            2 => "a replica or a replication slot still holds what was there before the erasure: let it catch up, or drop the slot",
            3 => "a prepared transaction from before the erasure waits: commit it or roll it back",
            _ => "`vacuum_defer_cleanup_age` keeps what was deleted lately",
        };
        format!("dead rows of the tables still hold what was erased, because {why}")
    }))
}

/// The tables that may hold dead rows with personal parts, named and quoted by the server itself.
async fn tables(client: &Client, bank: i64) -> Result<Vec<String>, Error> {
    let part = one(client, "SELECT tableoid::regclass::text FROM timebank_part WHERE bank = $1 LIMIT 1", bank).await?;
    let mut names = vec!["timebank_snapshot".to_owned()];
    if let Some(row) = part {
        names.push(row.try_get(0).map_err(reading)?);
        return Ok(names);
    }
    // With no row left of the bank nobody says which partition it had.
    let leaves = client.rows("SELECT relid::regclass::text FROM pg_partition_tree('timebank_part') WHERE isleaf", &[]).await?;
    for row in &leaves {
        names.push(row.try_get(0).map_err(reading)?);
    }
    if leaves.is_empty() {
        names.push("timebank_part".to_owned());
    }
    Ok(names)
}

/// Writes a table anew without its dead rows; says why not, where that could not be done.
async fn written_anew(client: &Client, table: &str) -> Result<Option<String>, Error> {
    let file = || async {
        let rows = client.rows("SELECT pg_relation_filenode($1::text::regclass)::bigint", &[&table]).await?;
        rows.first().map(|row| row.try_get::<_, i64>(0)).transpose().map_err(reading)
    };
    let before = file().await?;
    let written = client.batch_execute(&format!("VACUUM (FULL) {table}")).await;
    // Without the right to, the server skips the table and only warns.
    let skipped = written.is_ok() && file().await? == before;
    match written {
        Ok(()) if skipped => Ok(Some("dead rows could not be removed: the account has to own the tables to write them anew".into())),
        Ok(()) => Ok(None),
        Err(fault) if fault.code() == Some(&SqlState::LOCK_NOT_AVAILABLE) => {
            Ok(Some("dead rows could not be removed yet: the tables are in use, and no lock on them was to be had in time".into()))
        }
        Err(fault) if fault.code() == Some(&SqlState::READ_ONLY_SQL_TRANSACTION) => {
            Ok(Some("dead rows of the tables may hold what was erased, and this connection may only read".into()))
        }
        Err(fault) => Err(failed("the tables cannot be written anew", &fault)),
    }
}

impl PostgresBank {
    /// Tidies up after an append or an opening, unless that was tried in vain a moment ago.
    pub(super) async fn tidy_now_and_then(&mut self) {
        if self.untidy && self.tried.is_none_or(|tried| tried.elapsed() >= PAUSE) {
            // What cannot be done now is done at the next occasion; the erasure itself is kept.
            let _ = self.tidied(SHORT).await;
        }
    }

    /// Removes what erasures left in the tables, if anything is left. Returns what stands in the way, in one sentence, if anything
    /// does. Appends and openings do the same now and then; a host may do it on a schedule.
    ///
    /// # Errors
    /// As [`PostgresBank::read_after`].
    pub async fn tidy_up(&mut self) -> Result<Option<String>, Error> {
        self.tidied(SHORT).await
    }

    /// Writes the tables with personal parts anew where something was erased or deleted. Returns what stands in the way, if
    /// anything does.
    async fn tidied(&mut self, patience: &str) -> Result<Option<String>, Error> {
        self.tried = Some(Instant::now());
        let client = self.client().await?;
        let Some(bank) = self.number(&client).await? else { return Ok(None) };
        let (mut seqs, mut latest) = (Vec::new(), 0i64);
        // Read first: what others erase from here on is theirs to tidy up, or the next one's.
        for row in client.rows("SELECT seq, xid FROM timebank_untidy WHERE bank = $1", &[&bank]).await? {
            seqs.push(row.try_get::<_, i64>(0).map_err(reading)?);
            latest = latest.max(row.try_get(1).map_err(reading)?);
        }
        if !seqs.is_empty() {
            if let Some(why) = held_by(&client, latest).await? {
                return Ok(Some(why));
            }
            let names = tables(&client, bank).await?;
            client.batch_execute(&format!("SET lock_timeout = '{patience}'")).await.map_err(reading)?;
            let mut answer = Ok(None);
            for table in &names {
                answer = written_anew(&client, table).await;
                if !matches!(answer, Ok(None)) {
                    break;
                }
            }
            client.batch_execute("RESET lock_timeout").await.map_err(reading)?;
            if let Some(why) = answer? {
                return Ok(Some(why));
            }
            client.execute("DELETE FROM timebank_untidy WHERE bank = $1 AND seq = ANY($2)", &[&bank, &seqs]).await.map_err(writing)?;
        }
        (self.untidy, self.tried) = (false, None);
        Ok(None)
    }

    /// See [`BankStore::verify_erased`](crate::BankStore::verify_erased).
    ///
    /// # Errors
    /// As [`PostgresBank::read_after`].
    pub async fn verify_erased(&mut self, member: MemberId) -> Result<Traces, Error> {
        let mut traces = Traces::default();
        traces.pending.extend(self.tidied(LONG).await?);
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
