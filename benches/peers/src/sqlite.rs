//! SQLite doing the same work as leanly as it honestly can: the row, both limits, both balances; nothing hashed, nothing chained.

use crate::input::{LIMIT, Row};
use rusqlite::{Connection, params};
use std::path::{Path, PathBuf};

pub struct Sqlite {
    db: Connection,
    path: PathBuf,
    keyed: bool,
}

impl Sqlite {
    /// A new database beside `folder`'s other files, with its members.
    pub fn new(folder: &Path, members: u32, keyed: bool) -> Self {
        let path = folder.join("peer.sqlite");
        remove(&path);
        let mut db = Connection::open(&path).expect("a database");
        db.pragma_update(None, "journal_mode", "WAL").expect("WAL");
        db.pragma_update(None, "synchronous", "FULL").expect("FULL");
        let key = if keyed { ", key BLOB NOT NULL UNIQUE" } else { "" };
        db.execute_batch(&format!(
            "CREATE TABLE account(id INTEGER PRIMARY KEY, balance INTEGER NOT NULL, lowest INTEGER NOT NULL, highest INTEGER NOT NULL,
                given INTEGER NOT NULL, received INTEGER NOT NULL, active INTEGER NOT NULL);
             CREATE TABLE exchange(id INTEGER PRIMARY KEY, at INTEGER NOT NULL, on_day INTEGER NOT NULL, activity INTEGER NOT NULL,
                giver INTEGER NOT NULL, receiver INTEGER NOT NULL, minutes INTEGER NOT NULL{key});"
        ))
        .expect("tables");
        let begin = db.transaction().expect("a transaction");
        {
            let mut insert = begin.prepare("INSERT INTO account VALUES (?1, 0, ?2, ?3, 0, 0, 1)").expect("a statement");
            for member in 1..=members {
                insert.execute(params![member, -LIMIT, LIMIT]).expect("a member");
            }
        }
        begin.commit().expect("a commit");
        Self { db, path, keyed }
    }

    /// Records rows, so many a transaction.
    pub fn record_all(&mut self, rows: &[Row], together: usize) {
        let insert = if self.keyed {
            "INSERT INTO exchange(at, on_day, activity, giver, receiver, minutes, key) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
        } else {
            "INSERT INTO exchange(at, on_day, activity, giver, receiver, minutes) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
        };
        for group in rows.chunks(together) {
            let begin = self.db.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate).expect("a transaction");
            {
                let mut insert = begin.prepare_cached(insert).expect("a statement");
                let mut give = begin
                    .prepare_cached(
                        "UPDATE account SET balance = balance + ?2, given = given + ?2 WHERE id = ?1 AND active = 1 AND balance + ?2 <= highest",
                    )
                    .expect("a statement");
                let mut receive = begin
                    .prepare_cached(
                        "UPDATE account SET balance = balance - ?2, received = received + ?2 WHERE id = ?1 AND active = 1 AND balance - ?2 >= lowest",
                    )
                    .expect("a statement");
                for row in group {
                    if self.keyed {
                        insert
                            .execute(params![row.at_ms, row.on_day, row.activity, row.giver, row.receiver, row.minutes, &row.key[..]])
                            .expect("a row");
                    } else {
                        insert.execute(params![row.at_ms, row.on_day, row.activity, row.giver, row.receiver, row.minutes]).expect("a row");
                    }
                    assert_eq!(give.execute(params![row.giver, row.minutes]).expect("an update"), 1, "within the limits");
                    assert_eq!(receive.execute(params![row.receiver, row.minutes]).expect("an update"), 1, "within the limits");
                }
            }
            begin.commit().expect("a commit");
        }
        let sum: i64 = self.db.query_row("SELECT sum(balance) FROM account", [], |row| row.get(0)).expect("a sum");
        assert_eq!(sum, 0);
    }

    pub fn balances(&self) -> Vec<i64> {
        let mut all = self.db.prepare("SELECT balance FROM account ORDER BY id").expect("a statement");
        let rows = all.query_map([], |row| row.get(0)).expect("rows");
        rows.map(|balance| balance.expect("a balance")).collect()
    }
}

impl Drop for Sqlite {
    fn drop(&mut self) {
        remove(&self.path);
    }
}

fn remove(path: &Path) {
    for suffix in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(format!("{}{suffix}", path.display()));
    }
}
