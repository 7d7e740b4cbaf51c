//! What has to be the same when a command is sent again: its time and its salt, under the caller's key.
//!
//! The library knows a command again by its key and by what it was, time and salt included. The caller sends neither: both are made
//! here, and kept under the key *before* anything is decided. So a retry, whatever became of the first, meets the same command.

use crate::Problem;
use crate::tables::client;
use timebank_core::digest::sha256;
use timebank_core::{Instant, Key, Salt};
use timebank_store::deadpool_postgres::Client;
use timebank_store::{BankName, PostgresPool};

/// The command's own number, from the header: a UUID or 32 hexadecimal digits as they are, anything else by its hash.
pub fn key(header: &str) -> Result<Key, Problem> {
    // The draft of the header has the value in quotes; many send it without.
    let given = header.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(header);
    if given.is_empty() || given.len() > 200 || !given.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(Problem::bad_request("an `Idempotency-Key` has up to 200 visible characters"));
    }
    let plain = given.replace('-', "").to_ascii_lowercase();
    if let Ok(key) = plain.parse() {
        return Ok(key);
    }
    let hash = sha256(&[b"timebank-service ", given.as_bytes()]).0;
    let (short, _) = hash.split_at(16);
    short.try_into().map(Key).map_err(|_| Problem::bad_request("an `Idempotency-Key` could not be read"))
}

/// The time and the salt of a command: those of its first coming, if it came before.
pub async fn begin(pool: &PostgresPool, bank: &BankName, key: Key, now: Instant) -> Result<(Instant, Salt), Problem> {
    let mut salt = [0; 16];
    getrandom::fill(&mut salt).map_err(Problem::database)?;
    // An update that changes nothing, so that the row that was there is given back.
    let sql = "INSERT INTO service_request(bank, key, at_ms, salt) VALUES ($1, $2, $3, $4)
        ON CONFLICT (bank, key) DO UPDATE SET bank = EXCLUDED.bank RETURNING at_ms, salt";
    let client = client(pool).await?;
    let statement = client.prepare_cached(sql).await.map_err(Problem::database)?;
    let row = client.query_one(&statement, &[&bank.as_str(), &&key.0[..], &now.millis(), &&salt[..]]).await;
    let row = row.map_err(Problem::database)?;
    let (at, kept): (i64, Vec<u8>) = (row.try_get(0).map_err(Problem::database)?, row.try_get(1).map_err(Problem::database)?);
    let salt = kept.try_into().map_err(|_| Problem::database("a salt has the wrong length"))?;
    Ok((Instant::from_millis(at).unwrap_or(now), Salt(salt)))
}

/// Another time for a command that was not carried out: others came first, with later times.
pub async fn later(pool: &PostgresPool, bank: &BankName, key: Key, at: Instant) -> Result<(), Problem> {
    let sql = "UPDATE service_request SET at_ms = $3 WHERE bank = $1 AND key = $2";
    let client = client(pool).await?;
    client.execute(sql, &[&bank.as_str(), &&key.0[..], &at.millis()]).await.map(drop).map_err(Problem::database)
}

/// Lets go of the salts of yesterday. A command sent again after that is refused as `key-used`; it has no second effect.
pub async fn forget_old(pool: &PostgresPool, bank: &BankName) -> Result<(), Problem> {
    let client = client(pool).await?;
    let bank = bank.as_str();
    let old = "DELETE FROM service_request WHERE bank = $1 AND came < now() - interval '1 day'";
    client.execute(old, &[&bank]).await.map_err(Problem::database)?;
    // Of an erasure that nobody knows the end of, because the service died over it, all is forgotten: it may have been done.
    let left = client.query_opt("SELECT 1 FROM service_erasing WHERE bank = $1 AND came < now() - interval '1 minute'", &[&bank]).await;
    if left.map_err(Problem::database)?.is_some() {
        client.execute("DELETE FROM service_request WHERE bank = $1", &[&bank]).await.map_err(Problem::database)?;
        has_erased_by(&client, bank).await?;
    }
    Ok(())
}

/// Notes that somebody of a bank is about to be forgotten, and their salts with them.
pub async fn is_to_erase(pool: &PostgresPool, bank: &BankName) -> Result<(), Problem> {
    let sql = "INSERT INTO service_erasing(bank) VALUES ($1) ON CONFLICT (bank) DO UPDATE SET came = now()";
    client(pool).await?.execute(sql, &[&bank.as_str()]).await.map(drop).map_err(Problem::database)
}

/// Takes that note off again.
pub async fn has_erased(pool: &PostgresPool, bank: &BankName) -> Result<(), Problem> {
    has_erased_by(&client(pool).await?, bank.as_str()).await
}

async fn has_erased_by(client: &Client, bank: &str) -> Result<(), Problem> {
    client.execute("DELETE FROM service_erasing WHERE bank = $1", &[&bank]).await.map(drop).map_err(Problem::database)
}

/// Lets go of all salts of a bank once somebody was forgotten, but for that of the erasure, which names nobody.
pub async fn forget_all_but(pool: &PostgresPool, bank: &BankName, key: Key) -> Result<(), Problem> {
    let client = client(pool).await?;
    let bank = bank.as_str();
    let sql = "DELETE FROM service_request WHERE bank = $1 AND key <> $2";
    client.execute(sql, &[&bank, &&key.0[..]]).await.map_err(Problem::database)?;
    has_erased_by(&client, bank).await
}

/// Writes the table anew without its dead rows, in which the salts still are.
pub async fn tidy(pool: &PostgresPool) -> Result<(), Problem> {
    let client = client(pool).await?;
    client.batch_execute("SET lock_timeout = '500ms'").await.map_err(Problem::database)?;
    let done = client.batch_execute("VACUUM (FULL) service_request").await;
    client.batch_execute("RESET lock_timeout").await.map_err(Problem::database)?;
    done.map_err(Problem::database)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::key;

    #[test]
    fn keys_are_uuids_or_any_words() {
        let uuid = key("\"8E03978E-40D5-43E8-BC93-6894A57F9324\"").unwrap();
        assert_eq!(uuid.to_string(), "8e03978e40d543e8bc936894a57f9324");
        assert_eq!(uuid, key("8e03978e40d543e8bc936894a57f9324").unwrap());
        // The first sixteen bytes of `printf 'timebank-service order-7' | sha256sum`.
        assert_eq!(key("order-7").unwrap().to_string(), "8b1b078c73c50ce7960466fece7b9e49");
        for bad in ["", "\"\"", "two words", "é", &"x".repeat(201)] {
            assert!(key(bad).is_err());
        }
    }
}
