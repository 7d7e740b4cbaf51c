//! Banks in one SQLite database.
//!
//! Beside `NAME` stand, while it is open, `NAME-wal` and `NAME-shm`, which belong to it: do not copy or remove them, and take
//! copies with [`SqliteStore::backup`]. `NAME-head` says how far each journal had got, so that records that went missing are
//! noticed. A database lies on a disk of the machine it is opened on, not on a network's.
//!
//! **Open the file with nothing else in a process that has it open here**: no `File::open`, no other copy of SQLite (the one in
//! Python's `sqlite3`, DuckDB's). When such a descriptor is closed, the locks of the whole process on the file go with it, and
//! another process may then delete the write-ahead log that is being written. This library never opens the file beside SQLite.

mod forget;
#[cfg(test)]
mod guards;
mod keep;
mod mark;
mod open;
mod probe;
mod read;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod worlds;

use crate::rows::{audience, columns, fit, number};
use crate::{BankInfo, BankName};
use mark::Mark;
use open::failed;
pub use probe::is_database;
use read::{bears_out, head_of};
use rusqlite::{Connection, OptionalExtension as _, Transaction, TransactionBehavior, params};
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Instant;
use timebank_core::journal::MadeFor;
use timebank_core::store::place::{Place, sync_folder};
use timebank_core::store::{Store, head_after, members_forgotten, opened};
use timebank_core::{Error, Head, JournalRecord, TimeBank};

/// How many records are read at once.
const PAGE: u32 = 4096;

/// One bank in a database of SQLite. Open as many as you like, in as many processes: their writers take turns.
///
/// What it deletes is overwritten with zeros (`secure_delete`), and after an erasure the write-ahead log is carried over and
/// cut to nothing. A reader that is just reading may delay that; then the next append, opening or
/// [`verify_erased`](crate::BankStore::verify_erased) does it.
///
/// ```
/// use timebank_core::store::Store;
/// use timebank_store::{BankName, SqliteStore};
/// # let folder = timebank_store::testing::Folder::new("many")?;
/// # let path = folder.path().join("many.db");
/// let mut store = SqliteStore::open_bank(&path, BankName::new("Harpurbrook")?)?;
/// assert!(store.read_after(0)?.is_empty());
/// # Ok::<(), timebank_core::Error>(())
/// ```
#[derive(Debug)]
pub struct SqliteStore {
    db: Shared,
    path: PathBuf,
    name: BankName,
    /// Its number in the database, once it has one.
    bank: Option<i64>,
    read_only: bool,
    /// Whether the write-ahead log may hold what was erased.
    untidy: bool,
    /// What this store erased and has yet to look for, by what is noted in the database.
    erased: BTreeMap<String, Vec<forget::Trace>>,
    /// When tidying was last tried in vain.
    tried: Option<Instant>,
    place: Place,
    mark: Mark,
    /// Where the journal stood when this store last looked: it may grow from there, and not lose what is before.
    seen: Head,
    /// For whom the bank was made, or will be.
    audience: MadeFor,
}

/// A connection that threads may share by reference, as a bank behind a lock is shared by those who read it. Whoever uses it takes
/// its lock for the while.
#[derive(Debug)]
struct Shared(Mutex<Connection>);

impl Shared {
    fn get(&self) -> MutexGuard<'_, Connection> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
    fn get_mut(&mut self) -> &mut Connection {
        self.0.get_mut().unwrap_or_else(PoisonError::into_inner)
    }
}

/// In a process made by `fork` the connection is the parent's: closing it there would be the child's word about the parent's files.
impl Drop for SqliteStore {
    fn drop(&mut self) {
        if !self.place.is_ours()
            && let Ok(other) = Connection::open_in_memory()
        {
            std::mem::forget(std::mem::replace(self.db.get_mut(), other));
        }
    }
}

impl SqliteStore {
    /// Opens the only bank of a database, to be written; the database is made when there is none.
    ///
    /// # Errors
    /// [`Error::StoreRefused`] when the file cannot be opened or is another program's; [`Error::StoreDamaged`];
    /// [`Error::StoreVersion`]; [`Error::StoreFailed`].
    pub fn open(path: impl AsRef<Path>) -> Result<Self, Error> {
        Self::open_bank(path, BankName::default())
    }

    /// Opens a bank of a database that keeps many.
    ///
    /// # Errors
    /// As [`SqliteStore::open`].
    pub fn open_bank(path: impl AsRef<Path>, name: BankName) -> Result<Self, Error> {
        let path = path.as_ref().to_path_buf();
        let mut store = Self::over(open::to_write(&path)?, path, name, false);
        if store.path.as_path() != Path::new(open::MEMORY) {
            // Before anything is noted of it, or acknowledged.
            store.make_last()?;
            store.settle()?;
        }
        store.untidy = store.is_untidy()?;
        store.tidy(forget::SHORT);
        Ok(store)
    }

    fn over(db: Connection, path: PathBuf, name: BankName, read_only: bool) -> Self {
        Self {
            db: Shared(Mutex::new(db)),
            path,
            name,
            bank: None,
            read_only,
            untidy: false,
            erased: BTreeMap::new(),
            tried: None,
            place: Place::here(),
            mark: Mark::none(),
            seen: Head::NONE,
            audience: MadeFor::Host,
        }
    }

    /// Remembers the files that are written to, and holds the journal against the head kept beside it.
    fn settle(&mut self) -> Result<(), Error> {
        let io = |f: std::io::Error| Error::StoreFailed { why: format!("the database cannot be looked up: {f}").into() };
        // From the root on and without links, as SQLite itself goes by it.
        let real = std::fs::canonicalize(&self.path).map_err(io)?;
        let head = beside(&real, "-head");
        self.mark = if self.read_only { Mark::to_read(&head) } else { Mark::to_write(&head)? };
        let heads = self.mark.heads()?;
        self.bank = self.numbered()?;
        self.audience = audience_of(&self.db.get(), self.bank)?;
        if !self.read_only && self.audience != MadeFor::Host {
            // Whoever goes on with it needs what was withheld.
            let why = format!("the journal was redacted for `{}` and can be read only", self.audience);
            return Err(Error::StoreRefused { why: why.into() });
        }
        mark::all_there(&heads, &self.numbers()?)?;
        if let Some(bank) = self.bank {
            let known = mark::known(&heads, bank)?;
            bears_out(&self.db.get(), bank, known)?;
            self.seen = head_of(&self.db.get(), bank)?;
            if !self.read_only && known != self.seen {
                self.mark.note(bank, self.seen);
            }
        }
        self.place.remember(&real)?;
        // Made by SQLite at the first look; it stays for as long as this connection is open.
        self.place.remember(&beside(&real, "-wal"))
    }

    /// Syncs what a writer that was killed may have left in the write-ahead log, and no disk has yet. It counts from here on, and a
    /// command that is sent again is acknowledged by it. Carrying the log over begins with that; on a full disk it goes no further.
    fn make_last(&self) -> Result<(), Error> {
        match self.db.get().query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(())) {
            Err(fault) if !open::is_full(&fault) => Err(failed("the write-ahead log cannot be synced", &fault)),
            _ => Ok(()),
        }
    }

    fn numbers(&self) -> Result<Vec<i64>, Error> {
        let fault = |f: rusqlite::Error| failed("the banks cannot be listed", &f);
        let db = self.db.get();
        let mut all = db.prepare_cached("SELECT number FROM bank").map_err(fault)?;
        all.query_map([], |row| row.get(0)).map_err(fault)?.collect::<Result<_, _>>().map_err(fault)
    }

    /// A database in memory, for tests: it is gone when it is dropped, and no other store sees it.
    ///
    /// # Errors
    /// As [`SqliteStore::open`].
    pub fn in_memory() -> Result<Self, Error> {
        let path = PathBuf::from(open::MEMORY);
        Ok(Self::over(open::to_write(&path)?, path, BankName::default(), false))
    }

    /// Opens a bank to be read only: nothing is changed, and writers are not held up.
    ///
    /// # Errors
    /// [`Error::NotFounded`] when there is no such bank; as [`SqliteStore::open`].
    pub fn open_read_only(path: impl AsRef<Path>, name: BankName) -> Result<Self, Error> {
        let path = path.as_ref().to_path_buf();
        let mut store = Self::over(open::to_read(&path)?, path, name, true);
        store.settle()?;
        if store.bank.is_none() {
            return Err(Error::NotFounded {});
        }
        Ok(store)
    }

    /// Where the database is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What the bank is called in it.
    pub const fn name(&self) -> &BankName {
        &self.name
    }

    /// All banks of the database, by name.
    ///
    /// # Errors
    /// As [`Store::read_after`].
    pub fn banks(&self) -> Result<Vec<BankInfo>, Error> {
        let fault = |f: rusqlite::Error| failed("the banks cannot be listed", &f);
        let db = self.db.get();
        let mut all = db.prepare_cached("SELECT number, name FROM bank ORDER BY name").map_err(fault)?;
        let rows = all.query_map([], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?))).map_err(fault)?;
        let named: Vec<(i64, String)> = rows.collect::<Result<_, _>>().map_err(fault)?;
        named.into_iter().map(|(bank, name)| Ok(BankInfo { name: BankName::new(&name)?, head: head_of(&db, bank)? })).collect()
    }

    /// A copy of the whole database as it stands, all banks in it, while others go on writing. `to` must not exist yet; it is
    /// there whole or not at all.
    ///
    /// # Errors
    /// [`Error::StoreFailed`]; nothing is left behind then.
    pub fn backup(&self, to: impl AsRef<Path>) -> Result<(), Error> {
        self.place.check()?;
        let to = to.as_ref();
        if to.exists() {
            return Err(Error::StoreFailed { why: format!("`{}` is there already", to.display()).into() });
        }
        let part = beside(to, ".new");
        let io = |f: std::io::Error| Error::StoreFailed { why: format!("the copy cannot be written: {f}").into() };
        if part.exists() {
            std::fs::remove_file(&part).map_err(io)?;
        }
        let written = self.db.get().execute("VACUUM INTO ?1", params![part.to_string_lossy()]);
        let copied = written.map_err(|f| failed("the copy cannot be written", &f)).and_then(|_| {
            // Opened to be written: Windows syncs nothing else.
            std::fs::OpenOptions::new().write(true).open(&part).and_then(|file| file.sync_all()).map_err(io)?;
            std::fs::rename(&part, to).and_then(|()| sync_folder(to)).map_err(io)
        });
        if copied.is_err() {
            let _ = std::fs::remove_file(&part);
        }
        copied
    }

    fn numbered(&self) -> Result<Option<i64>, Error> {
        number_of(&self.db.get(), &self.name)
    }

    /// The bank's number; a bank another writer founded meanwhile is found.
    fn number(&mut self) -> Result<Option<i64>, Error> {
        if self.bank.is_none() {
            self.bank = self.numbered()?;
        }
        Ok(self.bank)
    }

    fn writable(&self) -> Result<(), Error> {
        if self.read_only { Err(Error::StoreFailed { why: "the store was opened to be read only".into() }) } else { Ok(()) }
    }

    /// Does something in one transaction. When even the end of it fails, nobody can tell whether it lasts; nor when the files
    /// are no longer where they were.
    fn at_once<T>(&mut self, work: impl FnOnce(&Transaction<'_>) -> Result<T, Error>) -> Result<T, Error> {
        self.writable()?;
        self.place.check()?;
        let begun = self.db.get_mut().transaction_with_behavior(TransactionBehavior::Immediate);
        let begun = begun.map_err(|f| failed("another writer keeps the database busy, or it cannot be written", &f))?;
        // Dropped on the way out, it is rolled back.
        let done = work(&begun)?;
        begun.commit().map_err(|f| match f.sqlite_error_code() {
            Some(rusqlite::ErrorCode::DiskFull | rusqlite::ErrorCode::DatabaseBusy) => failed("the records cannot be written", &f),
            _ => Error::Unknown { why: f.to_string().into() },
        })?;
        self.place.check().map_err(|fault| Error::Unknown { why: fault.message().into() })?;
        Ok(done)
    }

    /// Notes where the journal stands after an append of ours.
    fn stands_at(&mut self, head: Head) {
        self.seen = head;
        if let Some(bank) = self.bank {
            self.mark.note(bank, head);
        }
    }
}

fn number_of(db: &Connection, name: &BankName) -> Result<Option<i64>, Error> {
    let mut find = db.prepare_cached("SELECT number FROM bank WHERE name = ?1").map_err(|f| failed("the bank cannot be looked up", &f))?;
    find.query_row([name.as_str()], |row| row.get(0)).optional().map_err(|f| failed("the bank cannot be looked up", &f))
}

/// For whom a bank was made; for the host when there is none yet.
fn audience_of(db: &Connection, bank: Option<i64>) -> Result<MadeFor, Error> {
    let Some(bank) = bank else { return Ok(MadeFor::Host) };
    let mut find =
        db.prepare_cached("SELECT audience FROM bank WHERE number = ?1").map_err(|f| failed("the bank cannot be looked up", &f))?;
    let word: String = find.query_row([bank], |row| row.get(0)).map_err(|f| failed("the bank cannot be looked up", &f))?;
    audience(&word)
}

/// The bank's number, given one if it has none yet.
fn numbered_for_good(begun: &Transaction<'_>, name: &BankName, audience: MadeFor) -> Result<i64, Error> {
    if let Some(bank) = number_of(begun, name)? {
        return Ok(bank);
    }
    let sql = "INSERT INTO bank(name, audience) VALUES (?1, ?2)";
    begun.execute(sql, [name.as_str(), &audience.to_string()]).map_err(|f| failed("the bank cannot be named", &f))?;
    Ok(begun.last_insert_rowid())
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name: OsString = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// Writes records at the end of a log.
fn insert(begun: &Transaction<'_>, bank: i64, from: u64, records: &[JournalRecord]) -> Result<(), Error> {
    let fault = |f: rusqlite::Error| failed("the records cannot be written", &f);
    let mut log = begun.prepare_cached("INSERT INTO log(bank, seq, hash, bytes) VALUES (?1, ?2, ?3, ?4)").map_err(fault)?;
    for (record, seq) in records.iter().zip(from.saturating_add(1)..) {
        log.execute(params![bank, number(seq), &record.hash.0[..], &record.bytes[..]]).map_err(fault)?;
        for (document, place) in record.documents.iter().zip(0i64..) {
            let mut insert =
                begun.prepare_cached("INSERT INTO document(bank, seq, place, bytes) VALUES (?1, ?2, ?3, ?4)").map_err(fault)?;
            insert.execute(params![bank, number(seq), place, &document.0[..]]).map_err(fault)?;
        }
        for (slot, index) in record.personal.iter().zip(0i64..) {
            let (state, salt, part) = columns(slot);
            let sql = "INSERT INTO part(bank, seq, slot, state, salt, part) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
            begun.prepare_cached(sql).map_err(fault)?.execute(params![bank, number(seq), index, state, salt, part]).map_err(fault)?;
        }
    }
    Ok(())
}

impl Store for SqliteStore {
    fn read_after(&mut self, seq: u64) -> Result<Vec<JournalRecord>, Error> {
        match self.number()? {
            Some(bank) => self.looking(bank, |db| read::after(db, bank, seq)?.collect()),
            None => Ok(Vec::new()),
        }
    }

    fn append(&mut self, expected: Head, records: &[JournalRecord]) -> Result<(), Error> {
        let name = self.name.clone();
        let members = members_forgotten(records);
        let after = head_after(expected, records);
        let (seen, audience) = (self.seen, self.audience);
        fit(audience, expected, records)?;
        let (bank, traces) = self.at_once(|begun| {
            let known = number_of(begun, &name)?;
            let head = known.map_or(Ok(Head::NONE), |bank| head_of(begun, bank))?;
            if head != expected {
                known.map_or(Ok(()), |bank| bears_out(begun, bank, seen))?;
                return Err(Error::Conflict { expected: expected.seq, found: head.seq });
            }
            if records.is_empty() {
                return Ok((known, None));
            }
            let bank = known.map_or_else(|| numbered_for_good(begun, &name, audience), Ok)?;
            insert(begun, bank, expected.seq, records)?;
            let traces = if members.is_empty() { None } else { Some(forget::forget(begun, bank, &members, after.seq)?) };
            Ok((Some(bank), traces))
        })?;
        self.bank = bank;
        self.stands_at(after);
        if let Some((what, traces)) = traces {
            self.erased.insert(what, traces);
            (self.untidy, self.tried) = (true, None);
        }
        self.tidy_now_and_then();
        Ok(())
    }

    fn open(&mut self) -> Result<TimeBank, Error> {
        match self.number()? {
            Some(bank) => self.looking(bank, |db| {
                let snapshot = read::fitting_snapshot(db, bank)?;
                let after = snapshot.as_ref().map_or(0, |(head, _)| head.seq);
                opened(snapshot.as_ref().map(|(_, bytes)| &bytes[..]), read::after(db, bank, after)?)
            }),
            None => opened(None, []),
        }
    }
}

impl SqliteStore {
    /// Reads several things as of one moment, in a journal that has not lost what was seen of it before.
    fn looking<T>(&mut self, bank: i64, read: impl FnOnce(&Connection) -> Result<T, Error>) -> Result<T, Error> {
        self.place.check()?;
        let begun = self.db.get_mut().unchecked_transaction().map_err(|f| failed("the database cannot be read", &f))?;
        bears_out(&begun, bank, self.seen)?;
        let head = head_of(&begun, bank)?;
        let found = read(&begun)?;
        drop(begun);
        self.seen = head;
        Ok(found)
    }
}
