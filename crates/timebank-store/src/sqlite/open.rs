//! Opening a database, laying it out, and bringing an older layout up to this one.

use crate::rows::{Said, damaged};
use rusqlite::{Connection, ErrorCode, OpenFlags, TransactionBehavior};
use std::path::Path;
use std::time::Duration;
use timebank_core::{Cause, Error};

/// What marks a database file as ours: "TbSt".
const APPLICATION: i32 = 0x5462_5374;

/// What SQLite calls a database that is in memory alone.
pub(super) const MEMORY: &str = ":memory:";

/// How long one writer waits for another.
pub(super) const PATIENCE: Duration = Duration::from_secs(20);

/// What brings a database from each layout to the next, from an empty one on. Those that were released stay as they are.
const LAYOUTS: &[&str] = &["
CREATE TABLE bank(number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, audience TEXT NOT NULL) STRICT;
CREATE TABLE log(bank INTEGER NOT NULL, seq INTEGER NOT NULL, hash BLOB NOT NULL, bytes BLOB NOT NULL,
    PRIMARY KEY (bank, seq)) STRICT, WITHOUT ROWID;
CREATE TABLE document(bank INTEGER NOT NULL, seq INTEGER NOT NULL, place INTEGER NOT NULL, bytes BLOB NOT NULL,
    PRIMARY KEY (bank, seq, place)) STRICT, WITHOUT ROWID;
CREATE TABLE part(bank INTEGER NOT NULL, seq INTEGER NOT NULL, slot INTEGER NOT NULL, state INTEGER NOT NULL, salt BLOB, part BLOB,
    PRIMARY KEY (bank, seq, slot)) STRICT, WITHOUT ROWID;
CREATE TABLE snapshot(bank INTEGER PRIMARY KEY, seq INTEGER NOT NULL, hash BLOB NOT NULL, bytes BLOB NOT NULL) STRICT;
CREATE TABLE start(bank INTEGER PRIMARY KEY, seq INTEGER NOT NULL, hash BLOB NOT NULL) STRICT;
CREATE TABLE untidy(what TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
"];

/// The layout this library writes.
pub(super) const LAYOUT: u32 = LAYOUTS.len() as u32;

/// What SQLite says, as an error of ours.
pub(super) fn failed(what: &str, fault: &rusqlite::Error) -> Error {
    // What SQLite says beyond its code may name tables.
    let told = fault.sqlite_error().map_or_else(|| fault.to_string(), ToString::to_string);
    let why = Cause::because(format!("{what}: {told}"), Said(fault.to_string()));
    match fault.sqlite_error_code() {
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Error::StoreDamaged { why },
        Some(ErrorCode::CannotOpen | ErrorCode::PermissionDenied | ErrorCode::AuthorizationForStatementDenied) => {
            Error::StoreRefused { why }
        }
        _ => match fault {
            // A column of another kind than was written.
            rusqlite::Error::InvalidColumnType(..) | rusqlite::Error::IntegralValueOutOfRange(..) => Error::StoreDamaged { why },
            _ => Error::StoreFailed { why },
        },
    }
}

/// Whether a write failed for want of room: by SQLite's own word, or because a file may grow no further.
pub(super) fn is_full(fault: &rusqlite::Error) -> bool {
    fault.sqlite_error().is_some_and(|told| matches!(told.extended_code, rusqlite::ffi::SQLITE_FULL | rusqlite::ffi::SQLITE_IOERR_WRITE))
}

/// Opens a database to be written, and lays it out when it is new.
pub(super) fn to_write(path: &Path) -> Result<Connection, Error> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut db = Connection::open_with_flags(path, flags).map_err(|f| failed("the database cannot be opened", &f))?;
    let set_up = |db: &Connection| -> rusqlite::Result<()> {
        db.busy_timeout(PATIENCE)?;
        // Before anything is written: the file is asked whose it is in `lay_out`.
        db.pragma_update(None, "synchronous", "FULL")?;
        db.pragma_update(None, "secure_delete", "ON")?;
        db.pragma_update(None, "foreign_keys", "OFF")?;
        db.pragma_update(None, "trusted_schema", "OFF")?;
        db.set_prepared_statement_cache_capacity(32);
        Ok(())
    };
    set_up(&db).map_err(|f| failed("the database cannot be set up", &f))?;
    check_owner(&db)?;
    // Asked for anew at every opening: it is kept in the file, and no harm when it is so already.
    let mode: String =
        db.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0)).map_err(|f| failed("the write-ahead mode cannot be set", &f))?;
    if !mode.eq_ignore_ascii_case("wal") && path != Path::new(MEMORY) {
        return Err(Error::StoreRefused { why: format!("the database stays in mode `{mode}` where `wal` was asked for").into() });
    }
    lay_out(&mut db)?;
    Ok(db)
}

/// Opens a database to be read only.
pub(super) fn to_read(path: &Path) -> Result<Connection, Error> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(path, flags).map_err(|f| failed("the database cannot be opened", &f))?;
    db.busy_timeout(PATIENCE).map_err(|f| failed("the database cannot be set up", &f))?;
    check_owner(&db)?;
    match layout(&db)? {
        0 => Err(Error::NotFounded {}),
        LAYOUT => Ok(db),
        found => Err(Error::StoreVersion { found, known: LAYOUT }),
    }
}

fn pragma(db: &Connection, name: &str) -> Result<i64, Error> {
    db.pragma_query_value(None, name, |row| row.get(0)).map_err(|f| failed("the database cannot be read", &f))
}

fn layout(db: &Connection) -> Result<u32, Error> {
    let found = pragma(db, "user_version")?;
    u32::try_from(found).map_err(|_| damaged(format!("the layout is given as `{found}`")))
}

/// A file with tables in it and without our mark is somebody else's.
fn check_owner(db: &Connection) -> Result<(), Error> {
    if pragma(db, "application_id")? == i64::from(APPLICATION) {
        return Ok(());
    }
    let tables: i64 =
        db.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0)).map_err(|f| failed("the database cannot be read", &f))?;
    if tables > 0 || layout(db)? != 0 {
        return Err(Error::StoreRefused { why: "the file is a database of another program".into() });
    }
    Ok(())
}

/// Brings the layout up to this one, in one step, whoever else opens the file at the same time.
fn lay_out(db: &mut Connection) -> Result<(), Error> {
    if layout(db)? == LAYOUT {
        return Ok(());
    }
    let fault = |f: rusqlite::Error| failed("the database cannot be laid out", &f);
    let begun = db.transaction_with_behavior(TransactionBehavior::Immediate).map_err(fault)?;
    let found = layout(&begun)?;
    if found > LAYOUT {
        return Err(Error::StoreVersion { found, known: LAYOUT });
    }
    for step in LAYOUTS.iter().skip(found as usize) {
        begun.execute_batch(step).map_err(fault)?;
    }
    begun.pragma_update(None, "application_id", APPLICATION).map_err(fault)?;
    begun.pragma_update(None, "user_version", LAYOUT).map_err(fault)?;
    begun.commit().map_err(fault)
}
