//! Telling a database of SQLite from other files without opening it beside SQLite.
//!
//! Closing any descriptor of a database file drops the POSIX locks its process holds on it, whoever took them (SQLite, "How To
//! Corrupt An SQLite Database File", §2.2). So a file that may be a database in use is looked at through SQLite alone.

use super::beside;
use rusqlite::{Connection, ErrorCode, OpenFlags};
use std::io::Read as _;
use std::path::Path;

/// What databases of SQLite are usually called.
const ENDINGS: [&str; 3] = ["db", "sqlite", "sqlite3"];

/// Whether there is a database of SQLite at a path, or would be by its name: one that ends in `.db`, `.sqlite` or `.sqlite3`.
/// A journal in JSON Lines is none, whatever it is called. Safe beside open connections of this library.
///
/// ```
/// use timebank_store::is_database;
/// # let folder = timebank_store::testing::Folder::new("probe")?;
/// # let folder = folder.path();
/// assert!(is_database(folder.join("community.db")));
/// assert!(!is_database(folder.join("bank.jsonl")));
/// timebank_store::SqliteStore::open(folder.join("an odd name"))?;
/// assert!(is_database(folder.join("an odd name")));
/// # Ok::<(), timebank_core::Error>(())
/// ```
pub fn is_database(path: impl AsRef<Path>) -> bool {
    let path = path.as_ref();
    let by_name = path.extension().and_then(|ending| ending.to_str()).is_some_and(|ending| ENDINGS.contains(&ending));
    if std::fs::metadata(path).map_or(0, |found| if found.is_file() { found.len() } else { 0 }) == 0 {
        return by_name;
    }
    // A database in use has its log beside it.
    if ["-wal", "-shm", "-journal"].iter().any(|ending| beside(path, ending).exists()) {
        return true;
    }
    // It may be opened by this process at this moment: SQLite keeps count of its own descriptors, and looks at it safely.
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let looked = Connection::open_with_flags(path, flags)
        .and_then(|db| db.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0)));
    match looked {
        Ok(_) => true,
        Err(fault) if fault.sqlite_error_code() == Some(ErrorCode::NotADatabase) => by_name && !is_text(path),
        // Busy, damaged or not to be written: a database all the same. What cannot be opened at all goes by its name.
        Err(fault) => fault.sqlite_error_code() != Some(ErrorCode::CannotOpen) || by_name,
    }
}

/// Whether a file that is no database begins as a journal does.
fn is_text(path: &Path) -> bool {
    let mut first = [0u8];
    std::fs::File::open(path).and_then(|mut file| file.read_exact(&mut first)).is_ok() && first == *b"{"
}
