//! File, SQLite, PostgreSQL and back: the same bytes, the same head, the same bank.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::panic, reason = "tests")]

use timebank_core::store::{FileStore, MemoryStore, Store};
use timebank_core::{Error, Head};
use timebank_store::testing::Folder;
use timebank_store::{BankStore, SqliteStore, copy_bank};

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
        fn read_after(&mut self, seq: u64) -> Result<Vec<timebank_core::Record>, Error> {
            let mut records = self.0.read_after(seq)?;
            records[5].hash = records[4].hash;
            Ok(records)
        }
        fn append(&mut self, _: Head, _: &[timebank_core::Record]) -> Result<(), Error> {
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
        fn begin_at(&mut self, _: Head, _: &[u8], _: &[timebank_core::Record]) -> Result<(), Error> {
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
