//! File, SQLite, PostgreSQL and back: the same bytes, the same head, the same bank.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::panic, reason = "tests")]

use timebank_core::journal::MadeFor;
use timebank_core::store::{FileStore, MemoryStore, Store};
use timebank_core::{Error, Head};
use timebank_store::testing::Folder;
use timebank_store::{BankName, BankStore, SqliteStore, copy_bank};

fn golden() -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/golden/v2.jsonl")
}

fn head() -> String {
    std::fs::read_to_string(golden().with_extension("head")).unwrap().trim().to_owned()
}

#[test]
fn a_bank_goes_round_and_comes_back_to_the_byte() {
    let folder = Folder::new("round").unwrap();
    let at = |name: &str| folder.path().join(name);
    std::fs::copy(golden(), at("old.jsonl")).unwrap();
    let mut file = FileStore::open(at("old.jsonl")).unwrap();
    let mut sqlite = SqliteStore::open(at("bank.db")).unwrap();
    let moved = copy_bank(&mut file, &mut sqlite).unwrap();
    assert_eq!(moved.head.to_string(), head());
    assert_eq!(copy_bank(&mut file, &mut sqlite).map_err(|e| e.code()), Err("conflict"));
    let mut memory = MemoryStore::new();
    copy_bank(&mut sqlite, &mut memory).unwrap();
    #[cfg(feature = "postgres")]
    {
        let server = timebank_store::testing::Server::start().unwrap();
        let mut there = timebank_store::PostgresStore::open(&server.address()).unwrap();
        copy_bank(&mut memory, &mut there).unwrap();
        memory = MemoryStore::new();
        copy_bank(&mut there, &mut memory).unwrap();
    }
    let mut back = FileStore::open(at("new.jsonl")).unwrap();
    copy_bank(&mut memory, &mut back).unwrap();
    assert_eq!(std::fs::read(at("new.jsonl")).unwrap(), std::fs::read(golden()).unwrap());
}

#[test]
fn what_has_a_fault_is_not_moved_and_leaves_nothing() {
    let folder = Folder::new("fault").unwrap();
    let nothing = copy_bank(&mut MemoryStore::new(), &mut MemoryStore::new());
    assert_eq!(nothing.map_err(|e| e.code()), Err("not-founded"));
    struct Spoilt(FileStore);
    impl Store for Spoilt {
        fn read_after(&mut self, seq: u64) -> Result<Vec<timebank_core::JournalRecord>, Error> {
            let mut records = self.0.read_after(seq)?;
            records[5].hash = records[4].hash;
            Ok(records)
        }
        fn append(&mut self, _: Head, _: &[timebank_core::JournalRecord]) -> Result<(), Error> {
            Err(Error::NotFounded {})
        }
        fn open(&mut self) -> Result<timebank_core::TimeBank, Error> {
            self.0.open()
        }
    }
    impl BankStore for Spoilt {
        fn head(&mut self) -> Result<Head, Error> {
            Ok(self.0.head())
        }
        fn start(&mut self) -> Result<Head, Error> {
            Ok(Head::NONE)
        }
        fn snapshot(&mut self) -> Result<Option<Vec<u8>>, Error> {
            Ok(None)
        }
        fn save_snapshot(&mut self, _: &timebank_core::TimeBank) -> Result<(), Error> {
            Err(Error::NotFounded {})
        }
        fn retire(&mut self, _: &timebank_core::TimeBank, _: u64) -> Result<Head, Error> {
            Err(Error::NotFounded {})
        }
        fn begin_at(&mut self, _: Head, _: &[u8], _: &[timebank_core::JournalRecord]) -> Result<(), Error> {
            Err(Error::NotFounded {})
        }
        fn verify_erased(&mut self, _: timebank_core::MemberId, _: &[&[u8]]) -> Result<timebank_store::Traces, Error> {
            Err(Error::NotFounded {})
        }
    }
    std::fs::copy(golden(), folder.path().join("old.jsonl")).unwrap();
    let mut spoilt = Spoilt(FileStore::open(folder.path().join("old.jsonl")).unwrap());
    let mut to = SqliteStore::open(folder.path().join("bank.db")).unwrap();
    assert_eq!(copy_bank(&mut spoilt, &mut to).map_err(|e| e.code()), Err("store-damaged"));
    assert_eq!(to.head().unwrap(), Head::NONE);
}

/// A journal in a file is read record by record: words are not searched for, and the proof names that.
#[test]
fn a_file_says_that_it_was_not_searched_for_words() {
    let folder = Folder::new("words").unwrap();
    std::fs::copy(golden(), folder.path().join("bank.jsonl")).unwrap();
    let mut file = FileStore::open(folder.path().join("bank.jsonl")).unwrap();
    let member = timebank_core::MemberId::new(1).unwrap();
    let says = |traces: timebank_store::Traces| traces.not_seen.iter().any(|line| line.starts_with("the words"));
    assert!(!says(file.verify_erased(member, &[]).unwrap()));
    assert!(says(file.verify_erased(member, &[b"Ben"]).unwrap()));
}

/// What was redacted for an auditor stays so in a database: it opens to be read, verifies as what it is, and does not go on.
fn a_redacted_copy(folder: &Folder, mut to: impl BankStore, again: impl Fn(bool) -> Result<Box<dyn BankStore>, Error>) {
    let path = folder.path().join("redacted.jsonl");
    let bank = timebank_core::TimeBank::from_jsonl(&std::fs::read(golden()).unwrap()).unwrap();
    let redacted = bank.redact_jsonl(&std::fs::read(golden()).unwrap()[..], timebank_core::queries::Reader::Auditor).unwrap();
    std::fs::write(&path, redacted).unwrap();
    let mut file = FileStore::open_read_only(&path).unwrap();
    let records = file.read_after(0).unwrap();
    // As a host's own it is not taken, record by record.
    let withheld = records.iter().position(|record| record.personal.contains(&timebank_core::journal::PartSlot::Withheld)).unwrap();
    assert_eq!(to.append(Head::NONE, &records).map_err(|e| e.code()), Err("part-withheld"), "{withheld}");
    assert_eq!(copy_bank(&mut file, &mut to).unwrap().head.to_string(), head());
    assert_eq!(to.audience().unwrap(), MadeFor::Auditor);
    assert_eq!(to.verify().unwrap().to_string(), head());
    assert_eq!(to.make_for(MadeFor::Host).map_err(|e| e.code()), Err("conflict"));
    let (stands, one) = (to.head().unwrap(), &records[..1]);
    assert_eq!(to.append(stands, one).map_err(|e| e.code()), Err("store-refused"));
    let mut reader = again(true).unwrap();
    assert_eq!((reader.audience().unwrap(), reader.read_after(0).unwrap()), (MadeFor::Auditor, records.clone()));
    let writer = again(false).and_then(|mut store| store.append(stands, one));
    assert_eq!(writer.map_err(|e| e.code()), Err("store-refused"));
    // A journal in a file has one audience from its first line on.
    let mut other = FileStore::open(folder.path().join("other.jsonl")).unwrap();
    assert_eq!(copy_bank(&mut to, &mut other).map(|moved| moved.head).map_err(|e| e.code()), Err("store-refused"));
}

#[test]
fn a_redacted_copy_stays_one_in_a_database() {
    let folder = Folder::new("redacted").unwrap();
    let path = folder.path().join("bank.db");
    a_redacted_copy(&folder, SqliteStore::open(&path).unwrap(), |read_only| {
        let name = BankName::default();
        let store = if read_only { SqliteStore::open_read_only(&path, name)? } else { SqliteStore::open_bank(&path, name)? };
        Ok(Box::new(store))
    });
    #[cfg(feature = "postgres")]
    {
        use timebank_store::PostgresStore;
        let folder = Folder::new("redacted-server").unwrap();
        let server = timebank_store::testing::Server::start().unwrap();
        let address = server.address();
        a_redacted_copy(&folder, PostgresStore::open(&address).unwrap(), |read_only| {
            let name = BankName::default();
            let store = if read_only { PostgresStore::open_read_only(&address, name)? } else { PostgresStore::open_bank(&address, name)? };
            Ok(Box::new(store))
        });
    }
}

#[test]
fn a_part_that_became_withheld_in_a_database_is_noticed() {
    let folder = Folder::new("became").unwrap();
    let path = folder.path().join("bank.db");
    std::fs::copy(golden(), folder.path().join("old.jsonl")).unwrap();
    let mut store = SqliteStore::open(&path).unwrap();
    copy_bank(&mut FileStore::open(folder.path().join("old.jsonl")).unwrap(), &mut store).unwrap();
    let tampered = rusqlite::Connection::open(&path).unwrap();
    let sql =
        "UPDATE part SET state = 1, salt = NULL, part = NULL WHERE (seq, slot) IN (SELECT seq, slot FROM part WHERE state = 0 LIMIT 1)";
    assert_eq!(tampered.execute(sql, []).unwrap(), 1);
    assert_eq!(store.read_after(0).map(drop).map_err(|e| e.code()), Err("part-withheld"));
    assert_eq!(SqliteStore::open(&path).unwrap().open().map(drop).map_err(|e| e.code()), Err("part-withheld"));
    tampered.execute("UPDATE bank SET audience = 'nobody'", []).unwrap();
    assert_eq!(SqliteStore::open(&path).map(drop).map_err(|e| e.code()), Err("store-damaged"));
}
