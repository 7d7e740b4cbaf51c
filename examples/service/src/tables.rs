//! The service's own tables, beside those of the library and over the same connections.

use crate::Problem;
use timebank_store::PostgresPool;
use timebank_store::deadpool_postgres::Client;

/// Every key begins with the bank, as in the library's tables.
const TABLES: &str = "
CREATE TABLE IF NOT EXISTS service_outbox(bank text NOT NULL, seq bigint NOT NULL, kind text NOT NULL, record text NOT NULL,
    PRIMARY KEY (bank, seq));
CREATE TABLE IF NOT EXISTS service_health(one int PRIMARY KEY, at timestamptz NOT NULL);
CREATE TABLE IF NOT EXISTS service_outbox_mark(bank text PRIMARY KEY, seq bigint NOT NULL);
";

/// Held while the tables are made, so that two services that start at once do not get in each other's way: "TbSv".
const LOCK: i64 = 0x5462_5376;

/// Makes the tables where there are none.
pub async fn ready(pool: &PostgresPool) -> Result<(), Problem> {
    let mut client = client(pool).await?;
    let begun = client.transaction().await.map_err(Problem::database)?;
    begun.execute("SELECT pg_advisory_xact_lock($1)", &[&LOCK]).await.map_err(Problem::database)?;
    begun.batch_execute(TABLES).await.map_err(Problem::database)?;
    begun.commit().await.map_err(Problem::database)
}

/// A connection.
pub async fn client(pool: &PostgresPool) -> Result<Client, Problem> {
    pool.connections().get().await.map_err(Problem::database)
}

/// Writes something: a database that only reads, or whose disk is full, is not well.
pub async fn written(pool: &PostgresPool) -> Result<(), Problem> {
    let sql = "INSERT INTO service_health(one, at) VALUES (1, now()) ON CONFLICT (one) DO UPDATE SET at = EXCLUDED.at";
    client(pool).await?.execute(sql, &[]).await.map(drop).map_err(Problem::database)
}
