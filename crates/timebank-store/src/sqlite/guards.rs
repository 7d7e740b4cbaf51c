//! Files that are moved, replaced or restored under an open store; records that went missing; a process that was forked.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::panic, reason = "tests")]

use super::*;
use crate::BankStore;
use crate::testing::Folder;
use timebank_core::command::{Admit, ClosePeriod, Command, Context, Create, Erase};
use timebank_core::store::Keeper;
use timebank_core::{Charter, Key, MemberId, Salt};

fn cx(n: u8) -> Context {
    Context::host("2026-03-01T10:00:00Z".parse().unwrap()).key(Key([n; 16]))
}

fn founded(path: &Path) -> Keeper<SqliteStore> {
    let mut keeper = Keeper::open(SqliteStore::open(path).unwrap()).unwrap();
    let charter = Box::new(Charter::named("Harpurbrook"));
    keeper.execute(&Command::new(cx(1), Create::new(timebank_core::BankId([1; 16]), *charter))).unwrap();
    keeper
}

fn admit(n: u8) -> Command {
    Command::new(cx(n), Admit::default())
}

/// The code of a command after something was done to the files under an open bank.
fn after(harm: impl FnOnce(&Path)) -> &'static str {
    let folder = Folder::new("under").unwrap();
    let path = folder.path().join("under.db");
    let mut keeper = founded(&path);
    keeper.execute(&admit(2)).unwrap();
    harm(&path);
    keeper.execute(&admit(3)).map_or_else(|error| error.code(), |_| "kept")
}

#[test]
fn what_goes_to_a_file_that_is_not_there_any_more_is_not_acknowledged() {
    let with = |path: &Path, ending: &str| beside(path, ending);
    assert_eq!(after(|_| {}), "kept");
    assert_eq!(after(|path| std::fs::remove_file(path).unwrap()), "store-failed");
    assert_eq!(after(|path| std::fs::rename(path, with(path, ".old")).unwrap()), "store-failed");
    assert_eq!(after(|path| std::fs::remove_file(with(path, "-wal")).unwrap()), "store-failed");
    let replaced = after(|path| {
        let folder = Folder::new("other").unwrap();
        let other = folder.path().join("other.db");
        drop(founded(&other));
        std::fs::rename(&other, path).unwrap();
    });
    assert_eq!(replaced, "store-failed");
    // As another process does that closes the database once our locks are gone.
    let closed = after(|path| {
        let log = with(path, "-wal");
        let bytes = std::fs::read(&log).unwrap();
        std::fs::remove_file(&log).unwrap();
        std::fs::write(&log, bytes).unwrap();
    });
    assert_eq!(closed, "store-failed");
}

#[test]
fn a_journal_that_lost_its_last_records_is_noticed_by_whoever_had_seen_them() {
    let folder = Folder::new("shorter").unwrap();
    let path = folder.path().join("shorter.db");
    let mut keeper = founded(&path);
    let old = folder.path().join("old.db");
    keeper.store().backup(&old).unwrap();
    for n in 2..6 {
        keeper.execute(&admit(n)).unwrap();
    }
    let head = keeper.bank().head();
    let mut reader = SqliteStore::open_read_only(&path, BankName::default()).unwrap();
    assert_eq!(reader.open().unwrap().head(), head);
    // Through SQLite, as `.restore` does it: the files stay the same.
    Connection::open(&path).unwrap().execute_batch("DELETE FROM log WHERE seq > 3").unwrap();
    let shorter = Err(Error::JournalShorter { known: head.seq, found: 3 });
    assert_eq!(reader.read_after(head.seq).map(drop), shorter);
    assert_eq!(reader.open().map(drop), shorter);
    assert_eq!(keeper.catch_up().map(drop), shorter);
    assert_eq!(keeper.execute(&admit(7)).map(drop), shorter);
    drop((reader, keeper));
    // And by the head beside it, by those who had not.
    assert_eq!(SqliteStore::open(&path).map(drop), shorter);
    assert_eq!(SqliteStore::open_read_only(&path, BankName::default()).map(drop), shorter);
    // A backup put in its place, by mistake or on purpose.
    std::fs::copy(&old, &path).unwrap();
    assert_eq!(SqliteStore::open(&path).map(drop).map_err(|e| e.code()), Err("journal-shorter"));
    std::fs::remove_file(&path).unwrap();
    assert_eq!(SqliteStore::open(&path).map(drop).map_err(|e| e.code()), Err("journal-shorter"));
    std::fs::copy(&old, &path).unwrap();
    std::fs::remove_file(beside(&path, "-head")).unwrap();
    let mut store = SqliteStore::open(&path).unwrap();
    assert_eq!(store.head().unwrap().seq, 1);
    // A head that was written down elsewhere says the same.
    assert_eq!(store.bears_out(head).map_err(|e| e.code()), Err("journal-shorter"));
    let here = store.head().unwrap();
    store.bears_out(here).unwrap();
    assert_eq!(store.verify().unwrap(), here);
}

#[test]
fn damage_before_a_snapshot_shows_when_the_store_is_verified() {
    let folder = Folder::new("verified").unwrap();
    let path = folder.path().join("verified.db");
    let mut keeper = founded(&path);
    keeper.execute(&admit(2)).unwrap();
    keeper.execute(&admit(3)).unwrap();
    let (bank, mut store) = keeper.into_parts();
    store.save_snapshot(&bank).unwrap();
    assert_eq!(store.verify().unwrap(), bank.head());
    Connection::open(&path).unwrap().execute_batch("UPDATE log SET bytes = CAST(bytes || ' ' AS BLOB) WHERE seq = 2").unwrap();
    // The snapshot covers it, so that opening does not read it.
    assert_eq!(store.open().unwrap(), bank);
    assert_eq!(store.verify().map_err(|e| e.code()), Err("store-damaged"));
}

#[test]
fn what_somebody_erases_while_a_store_is_verified_is_no_damage() {
    let folder = Folder::new("meanwhile").unwrap();
    let path = folder.path().join("meanwhile.db");
    let mut keeper = founded(&path);
    let ana = keeper.execute(&Command::new(cx(2).salt(Salt([2; 16])), Admit::named("Ana of the mill"))).unwrap().member().unwrap();
    let mut store = SqliteStore::open(&path).unwrap();
    let bank = store.open().unwrap();
    let head = keeper.execute(&Command::new(cx(3), Erase::new(ana))).map(|_| keeper.bank().head()).unwrap();
    let records = store.read_after(0).unwrap();
    let verified = |records| crate::kept::verified(Head::NONE, MadeFor::Host, bank.clone(), records).map_err(|e| e.code());
    assert_eq!(verified(records.clone()), Ok(head));
    // Without the erasure it is damage.
    assert_eq!(verified(records[..2].to_vec()), Err("store-damaged"));
}

#[test]
fn a_forked_process_neither_writes_nor_closes_what_is_its_parents() {
    let folder = Folder::new("forked").unwrap();
    let path = folder.path().join("forked.db");
    let (bank, mut store) = founded(&path).into_parts();
    store.place.forked();
    for answer in [
        store.append(bank.head(), &[]).map(drop),
        store.read_after(0).map(drop),
        store.open().map(drop),
        store.backup(folder.path().join("copy.db")),
        store.save_snapshot(&bank),
        store.verify_erased(timebank_core::MemberId::new(1).unwrap(), &[]).map(drop),
    ] {
        assert!(matches!(&answer, Err(Error::StoreFailed { why }) if why.contains("forked")), "{answer:?}");
    }
    drop(store);
    // Its connection was not closed: else the last to close would have taken the log away.
    assert!(beside(&path, "-wal").exists());
}

#[test]
fn what_another_erases_meanwhile_stays_noted_as_untidy() {
    let folder = Folder::new("noted").unwrap();
    let path = folder.path().join("noted.db");
    let (_, mut store) = founded(&path).into_parts();
    let other = Connection::open(&path).unwrap();
    store.untidy = true;
    store.db.get().execute("INSERT INTO untidy VALUES ('1 1')", []).unwrap();
    let rows = store.untidy_rows().unwrap();
    // Between reading what is noted and taking it away.
    other.execute("INSERT INTO untidy VALUES ('1 2')", []).unwrap();
    store.taken_off(&rows).unwrap();
    assert_eq!(store.untidy_rows().unwrap(), ["1 2"]);
    store.tidy(forget::SHORT);
    assert!(!store.is_untidy().unwrap());
}

#[test]
fn what_was_retired_is_tidied_up_where_an_erasure_at_the_same_head_waits_as_well() {
    let folder = Folder::new("retired").unwrap();
    let path = folder.path().join("retired.db");
    let mut keeper = founded(&path);
    let ana = keeper.execute(&Command::new(cx(2).salt(Salt([2; 16])), Admit::named("Ana of the mill"))).unwrap().member().unwrap();
    let closing = keeper.execute(&Command::new(cx(3), ClosePeriod::new("2026-02-28".parse().unwrap()))).unwrap().seq;
    // A copy of what will be deleted, as a page keeps one that was split long ago.
    let other = Connection::open(&path).unwrap();
    other.execute_batch("PRAGMA secure_delete = OFF").unwrap();
    other.execute("INSERT INTO snapshot VALUES (9, 1, zeroblob(32), ?1)", [b"words about Ben ".repeat(9000)]).unwrap();
    other.execute("DELETE FROM snapshot WHERE bank = 9", []).unwrap();
    other.execute_batch("BEGIN").unwrap();
    let _: i64 = other.query_row("SELECT count(*) FROM log", [], |row| row.get(0)).unwrap();
    keeper.execute(&Command::new(cx(4), Erase::new(ana))).unwrap();
    let (bank, mut store) = keeper.into_parts();
    store.retire(&bank, closing).unwrap();
    assert_eq!(store.untidy_rows().unwrap().len(), 2);
    assert!(store.bytes_left(&[b"words about Ben"]).unwrap() > Some(100));
    other.execute_batch("COMMIT").unwrap();
    assert!(store.tidy_up().unwrap());
    let traces = store.verify_erased(MemberId::new(1).unwrap(), &[b"words about Ben"]).unwrap();
    assert!(traces.is_clean(), "{traces:?}");
}

#[test]
fn files_are_told_apart_without_being_opened_beside_sqlite() {
    let folder = Folder::new("told").unwrap();
    let at = |name: &str| folder.path().join(name);
    std::fs::write(at("journal.db"), "{\"record\":").unwrap();
    std::fs::write(at("letter.db"), "Dear members").unwrap();
    std::fs::write(at("letter.txt"), "Dear members").unwrap();
    std::fs::write(at("empty.db"), "").unwrap();
    let open = founded(&at("odd name"));
    let closed = founded(&at("odder"));
    drop(closed);
    let is = |name: &str| is_database(at(name));
    assert_eq!(
        ["journal.db", "letter.db", "letter.txt", "empty.db", "none.db", "none.jsonl"].map(is),
        [false, true, false, true, true, false]
    );
    assert_eq!(["odd name", "odder", ""].map(is), [true, true, false]);
    drop(open);
    assert!(!at("odder-wal").exists() && !at("letter.txt-wal").exists());
}
