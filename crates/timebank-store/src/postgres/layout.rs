//! The tables: laid out in plain SQL, every key beginning with the bank, no statement over several banks.

use super::connect::PostgresOptions;
use super::speak::failed;
use deadpool_postgres::Client;
use timebank_core::Error;
use tokio_postgres::error::SqlState;

/// The layout this library writes.
const LAYOUT: i32 = 1;

/// Held while tables are laid out, so that two who come first do not get in each other's way: "TbSt".
const LOCK: i64 = 0x5462_5374;

const FIRST: &str = "
CREATE TABLE timebank_layout(version int NOT NULL);
CREATE TABLE timebank_bank(bank bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL UNIQUE,
    audience text NOT NULL);
CREATE TABLE timebank_start(bank bigint PRIMARY KEY, seq bigint NOT NULL, hash bytea NOT NULL);
CREATE TABLE timebank_snapshot(bank bigint PRIMARY KEY, seq bigint NOT NULL, hash bytea NOT NULL, bytes bytea NOT NULL);
CREATE TABLE timebank_untidy(bank bigint NOT NULL, seq bigint NOT NULL, xid bigint NOT NULL, PRIMARY KEY (bank, seq));
";

/// The tables that grow: name, columns, key.
const LARGE: [(&str, &str, &str); 3] = [
    ("timebank_log", "bank bigint NOT NULL, seq bigint NOT NULL, hash bytea NOT NULL, bytes bytea NOT NULL", "bank, seq"),
    ("timebank_document", "bank bigint NOT NULL, seq bigint NOT NULL, place int NOT NULL, bytes bytea NOT NULL", "bank, seq, place"),
    (
        "timebank_part",
        "bank bigint NOT NULL, seq bigint NOT NULL, slot int NOT NULL, state smallint NOT NULL, salt bytea, part bytea",
        "bank, seq, slot",
    ),
];

fn statements(partitions: u32) -> String {
    let mut all = FIRST.to_owned();
    for (table, columns, key) in LARGE {
        let by = if partitions > 0 { " PARTITION BY HASH (bank)" } else { "" };
        all.push_str(&format!("CREATE TABLE {table}({columns}, PRIMARY KEY ({key})){by};\n"));
        for n in 0..partitions {
            all.push_str(&format!(
                "CREATE TABLE {table}_{n} PARTITION OF {table} FOR VALUES WITH (MODULUS {partitions}, REMAINDER {n});\n"
            ));
        }
    }
    all.push_str(&format!("INSERT INTO timebank_layout VALUES ({LAYOUT});"));
    all
}

/// Sees to it that the tables are there, as this library knows them.
pub(super) async fn ready(client: &mut Client, options: PostgresOptions) -> Result<(), Error> {
    let fault = |f: tokio_postgres::Error| failed("the tables cannot be laid out", &f);
    if known(client).await? {
        return Ok(());
    }
    if options.read_only {
        return Err(Error::NotFounded {});
    }
    let begun = client.transaction().await.map_err(fault)?;
    begun.execute("SELECT pg_advisory_xact_lock($1)", &[&LOCK]).await.map_err(fault)?;
    // Somebody else may have been first.
    let there = begun.query_one("SELECT to_regclass('timebank_layout') IS NOT NULL", &[]).await.map_err(fault)?;
    if !there.try_get::<_, bool>(0).map_err(fault)? {
        match begun.batch_execute(&statements(options.partitions.min(1024))).await {
            // Within a transaction the server may answer the question above from before it waited for the lock.
            Err(f) if f.code() == Some(&SqlState::DUPLICATE_TABLE) => {
                begun.rollback().await.map_err(fault)?;
                return there_now(client).await;
            }
            laid => laid.map_err(fault)?,
        }
    }
    begun.commit().await.map_err(fault)?;
    there_now(client).await
}

async fn there_now(client: &Client) -> Result<(), Error> {
    if known(client).await? { Ok(()) } else { Err(Error::StoreFailed { why: "the tables are not there once they were laid out".into() }) }
}

async fn known(client: &Client) -> Result<bool, Error> {
    let fault = |f: tokio_postgres::Error| failed("the layout cannot be read", &f);
    let there = client.query_one("SELECT to_regclass('timebank_layout') IS NOT NULL", &[]).await.map_err(fault)?;
    if !there.try_get::<_, bool>(0).map_err(fault)? {
        return Ok(false);
    }
    let found: i32 = client.query_one("SELECT version FROM timebank_layout", &[]).await.and_then(|row| row.try_get(0)).map_err(fault)?;
    if found == LAYOUT {
        return Ok(true);
    }
    Err(Error::StoreVersion { found: u32::try_from(found).unwrap_or(0), known: LAYOUT.unsigned_abs() })
}
