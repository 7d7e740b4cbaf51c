//! Our log in SQLite against a bare insert: the plainest table that holds the same bytes, as durable.

use super::{Work, begun, each, keeper};
use crate::report::{Report, seconds};
use rusqlite::{Connection, TransactionBehavior, params};
use std::path::{Path, PathBuf};
use timebank_store::SqliteStore;

/// Removes a database, and what is kept beside it.
fn remove(path: &Path) {
    let name = path.file_name().unwrap_or_default().as_encoded_bytes();
    for entry in path.parent().and_then(|folder| folder.read_dir().ok()).into_iter().flatten().flatten() {
        if entry.file_name().as_encoded_bytes().starts_with(name) {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

fn fresh(folder: &Path, name: &str) -> PathBuf {
    let path = folder.join(name);
    remove(&path);
    path
}

fn bare(path: &Path, work: &Work) -> f64 {
    let mut db = Connection::open(path).expect("a database");
    db.pragma_update(None, "journal_mode", "WAL").expect("WAL");
    db.pragma_update(None, "synchronous", "FULL").expect("FULL");
    db.execute_batch("CREATE TABLE log(seq INTEGER PRIMARY KEY, hash BLOB NOT NULL, bytes BLOB NOT NULL)").expect("a table");
    let mut seq = 0i64;
    let mut insert = |records: &[timebank_core::JournalRecord]| {
        let begin = db.transaction_with_behavior(TransactionBehavior::Immediate).expect("a transaction");
        {
            let mut statement = begin.prepare_cached("INSERT INTO log VALUES (?1, ?2, ?3)").expect("a statement");
            for record in records {
                seq += 1;
                statement.execute(params![seq, &record.hash.0[..], &record.bytes[..]]).expect("a row");
            }
        }
        begin.commit().expect("a commit");
    };
    insert(&work.first);
    seconds(|| work.groups.iter().for_each(|(_, records)| insert(records))).0
}

pub fn append(report: &mut Report, folder: &Path, work: &Work, together: usize) {
    let appending = || {
        let mut store = SqliteStore::open(fresh(folder, "ours.db")).expect("a database");
        begun(&mut store, work);
        seconds(|| work.append(&mut store)).0
    };
    let whole = || {
        let mut keeper = keeper(SqliteStore::open(fresh(folder, "ours.db")).expect("a database"), work);
        seconds(|| work.execute(&mut keeper, together)).0
    };
    let each = each(together);
    let peer = "bare insert, same commits";
    let times = report.in_turn(appending, || bare(&fresh(folder, "bare.db"), work));
    report.compare(&format!("SQLite log, {each}"), &work.input(), peer, times, Some(work.bytes), Some(0.9));
    let times = report.in_turn(whole, || bare(&fresh(folder, "bare.db"), work));
    report.compare(&format!("decide, and SQLite log, {each}"), &work.input(), peer, times, Some(work.bytes), None);
    remove(&folder.join("ours.db"));
    remove(&folder.join("bare.db"));
}
