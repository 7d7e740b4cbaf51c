#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::panic, reason = "tests")]

use super::*;
use crate::BankStore;
use crate::conformance::{BankFactory, run};
use crate::testing::Folder;
use timebank_core::store::Keeper;
use timebank_core::store::conformance::Factory;

struct Make(Folder, u32);

impl Factory for Make {
    type Store = SqliteStore;
    fn fresh(&mut self) -> Result<SqliteStore, Error> {
        self.1 += 1;
        SqliteStore::open(self.0.path().join(format!("{}.db", self.1)))
    }
    fn reopen(&mut self, store: SqliteStore) -> Result<SqliteStore, Error> {
        let path = store.path().to_path_buf();
        drop(store);
        SqliteStore::open(path)
    }
}

impl BankFactory for Make {
    fn another(&mut self, store: &SqliteStore) -> Result<SqliteStore, Error> {
        SqliteStore::open(store.path())
    }
    fn neighbour(&mut self, store: &SqliteStore) -> Result<SqliteStore, Error> {
        SqliteStore::open_bank(store.path(), BankName::new("'); DROP TABLE log; --")?)
    }
}

#[test]
fn it_conforms() {
    assert_eq!(run(&mut Make(Folder::new("sqlite").unwrap(), 0)).map_err(|f| f.to_string()), Ok(21));
}

fn golden() -> Vec<JournalRecord> {
    let text = std::fs::read(format!("{}/../../tests/golden/v2.jsonl", env!("CARGO_MANIFEST_DIR"))).unwrap();
    timebank_core::journal::JsonLines::new(&text[..]).collect::<Result<_, _>>().unwrap()
}

/// The golden log in a database.
fn kept(folder: &Folder) -> (SqliteStore, TimeBank) {
    let mut store = SqliteStore::open(folder.path().join("golden.db")).unwrap();
    store.append(Head::NONE, &golden()).unwrap();
    let bank = store.open().unwrap();
    (store, bank)
}

/// The code of what opening, reading or verifying says once something was done to the database behind our back.
fn after(harm: &str) -> &'static str {
    let folder = Folder::new("harm").unwrap();
    let (mut store, bank) = kept(&folder);
    store.save_snapshot(&bank).unwrap();
    let path = store.path().to_path_buf();
    drop(store);
    Connection::open(&path).unwrap().execute_batch(harm).unwrap();
    let opened = SqliteStore::open(&path).and_then(|mut store| {
        store.open()?;
        store.read_after(0).map(|records| TimeBank::replay(records).map(drop))?
    });
    opened.map_or_else(|error| error.code(), |()| "opened")
}

#[test]
fn the_golden_log_comes_back_as_it_was() {
    let folder = Folder::new("golden").unwrap();
    let (mut store, bank) = kept(&folder);
    assert_eq!(store.read_after(0).unwrap(), golden());
    let head = std::fs::read_to_string(format!("{}/../../tests/golden/v2.head", env!("CARGO_MANIFEST_DIR"))).unwrap();
    assert_eq!(bank.head().to_string(), head.trim());
}

#[test]
fn harm_done_behind_our_back_is_named_and_nothing_is_opened() {
    let mut wrong = Vec::new();
    for (harm, code) in [
        ("SELECT 1", "opened"),
        ("DELETE FROM log WHERE seq = 7", "broken-chain"),
        ("DELETE FROM log WHERE seq = 1", "broken-chain"),
        ("DELETE FROM log WHERE seq >= 30", "journal-shorter"),
        ("DELETE FROM log", "store-damaged"),
        ("UPDATE log SET hash = zeroblob(32) WHERE seq = 9", "wrong-hash"),
        ("UPDATE log SET hash = zeroblob(31) WHERE seq = 9", "store-damaged"),
        ("UPDATE log SET bytes = CAST(replace(CAST(bytes AS TEXT), '2026', '2025') AS BLOB) WHERE seq = 9", "wrong-hash"),
        ("UPDATE log SET seq = -1 WHERE seq = 1", "broken-chain"),
        ("DELETE FROM document WHERE seq = 1", "broken-chain"),
        ("INSERT INTO document VALUES (1, 100000, 0, zeroblob(2))", "opened"),
        ("DELETE FROM part WHERE slot = (SELECT max(slot) FROM part)", "broken-chain"),
        ("UPDATE part SET slot = slot + 100", "store-damaged"),
        ("UPDATE part SET salt = zeroblob(16) WHERE state = 0", "wrong-part"),
        ("UPDATE part SET salt = zeroblob(3) WHERE state = 0", "store-damaged"),
        ("UPDATE part SET state = 2", "store-damaged"),
        ("UPDATE part SET state = 2, salt = NULL, part = NULL", "part-gone"),
        ("UPDATE part SET state = 9", "store-damaged"),
        ("UPDATE snapshot SET hash = zeroblob(32)", "bad-snapshot"),
        ("UPDATE snapshot SET seq = seq - 1", "bad-snapshot"),
        ("UPDATE snapshot SET bytes = zeroblob(1000)", "bad-snapshot"),
        ("INSERT INTO start VALUES (1, 100000, zeroblob(32))", "bad-snapshot"),
        ("INSERT INTO start VALUES (1, 3, zeroblob(32)); DELETE FROM snapshot", "store-damaged"),
        ("DROP TABLE part", "store-failed"),
        ("PRAGMA user_version = 99", "store-version"),
        ("PRAGMA application_id = 0", "store-refused"),
        ("DELETE FROM log; DELETE FROM snapshot", "store-damaged"),
    ] {
        let found = after(harm);
        if found != code {
            wrong.push(format!("after `{harm}`: {found}, and not {code}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_file_of_something_else_is_left_alone() {
    let folder = Folder::new("else").unwrap();
    let code = |path: &Path| SqliteStore::open(path).map(drop).map_err(|e| e.code());
    let text = folder.path().join("letter.txt");
    std::fs::write(&text, "Dear members, ".repeat(500)).unwrap();
    assert_eq!(code(&text), Err("store-damaged"));
    assert_eq!(std::fs::read(&text).unwrap(), "Dear members, ".repeat(500).as_bytes());
    let other = folder.path().join("other.db");
    Connection::open(&other).unwrap().execute_batch("CREATE TABLE song(name TEXT)").unwrap();
    assert_eq!(code(&other), Err("store-refused"));
    assert_eq!(code(folder.path()), Err("store-refused"));
    assert_eq!(code(&folder.path().join("no/such/folder.db")), Err("store-refused"));
    let nothing = SqliteStore::open_read_only(folder.path().join("nothing.db"), BankName::default());
    assert_eq!(nothing.map(drop).map_err(|e| e.code()), Err("store-refused"));
    // Cut off in the middle, and with its first page gone.
    let (store, _) = kept(&folder);
    let path = store.path().to_path_buf();
    drop(store);
    let whole = std::fs::read(&path).unwrap();
    for (bytes, what) in [(whole[..whole.len() / 2].to_vec(), "cut"), ([vec![0; 4096], whole[4096..].to_vec()].concat(), "blank")] {
        let harmed = folder.path().join(format!("{what}.db"));
        std::fs::write(&harmed, bytes).unwrap();
        let opened = SqliteStore::open(&harmed).and_then(|mut store| store.open());
        assert_eq!(opened.map(drop).map_err(|e| e.code()), Err("store-damaged"), "{what}");
    }
}

#[test]
fn names_do_no_harm() {
    let folder = Folder::new("names").unwrap();
    let path = folder.path().join("names.db");
    let hostile = ["'", "\"; DROP TABLE log; --", "..", "Ünïcödé 🏠", "%s%n", "NULL", "$1", "bank"];
    for name in hostile {
        let mut store = SqliteStore::open_bank(&path, BankName::new(name).unwrap()).unwrap();
        store.append(Head::NONE, &golden()).unwrap();
    }
    let store = SqliteStore::open(&path).unwrap();
    let mut listed: Vec<String> = store.banks().unwrap().into_iter().map(|bank| bank.name.to_string()).collect();
    let mut expected = hostile.to_vec();
    listed.sort();
    expected.sort_unstable();
    assert_eq!(listed, expected);
    for refused in ["", "a\0b", "line\nline", &"x".repeat(201)] {
        assert_eq!(BankName::new(refused).map(drop).map_err(|e| e.code()), Err("store-refused"));
    }
}

#[test]
fn a_backup_is_whole_while_others_write() {
    let folder = Folder::new("backup").unwrap();
    let (store, bank) = kept(&folder);
    let copy = folder.path().join("copy.db");
    store.backup(&copy).unwrap();
    assert_eq!(SqliteStore::open(&copy).unwrap().open().unwrap().head(), bank.head());
    assert_eq!(store.backup(&copy).map_err(|e| e.code()), Err("store-failed"));
    // A writer that is in the middle of something does not stop it, and is not in it.
    let mut writer = SqliteStore::open(store.path()).unwrap();
    let second = folder.path().join("second.db");
    writer
        .at_once(|begun| {
            begun.execute("DELETE FROM log WHERE seq > 5", []).unwrap();
            store.backup(&second)?;
            Err::<(), _>(Error::NotFounded {})
        })
        .unwrap_err();
    assert_eq!(SqliteStore::open(&second).unwrap().open().unwrap(), bank);
}

#[test]
fn a_reader_changes_nothing_and_sees_what_is_written() {
    let folder = Folder::new("reader").unwrap();
    let (mut store, bank) = kept(&folder);
    let mut reader = SqliteStore::open_read_only(store.path(), BankName::default()).unwrap();
    assert_eq!(reader.open().unwrap(), bank);
    assert_eq!(reader.append(bank.head(), &golden()[..1]).map_err(|e| e.code()), Err("store-failed"));
    assert_eq!(reader.save_snapshot(&bank).map_err(|e| e.code()), Err("store-failed"));
    let missing = SqliteStore::open_read_only(store.path(), BankName::new("nobody").unwrap());
    assert_eq!(missing.map(drop).map_err(|e| e.code()), Err("not-founded"));
    store.save_snapshot(&bank).unwrap();
    assert_eq!(reader.open().unwrap(), bank);
}

#[test]
fn what_was_erased_is_in_no_byte_of_the_files() {
    let folder = Folder::new("erased").unwrap();
    let path = folder.path().join("erased.db");
    let cx = |n: u32| {
        let mut salt = [0u8; 16];
        salt[..4].copy_from_slice(&n.to_be_bytes());
        salt[4..].copy_from_slice(b"salt of them");
        timebank_core::Context::host("2026-03-01T10:00:00Z".parse().unwrap()).salt(timebank_core::Salt(salt))
    };
    let mut keeper = Keeper::open(SqliteStore::open(&path).unwrap()).unwrap();
    let charter = Box::new(timebank_core::Charter::named("Harpurbrook"));
    let found = timebank_core::command::Create::new(timebank_core::BankId([1; 16]), *charter);
    keeper.execute(&timebank_core::Command::new(cx(0), found)).unwrap();
    // Enough that pages split, with names of many lengths, and the last of all forgotten in turn.
    for n in 1..400u32 {
        let name = format!("member-{n}-{}", "x".repeat(n as usize * 7 % 900));
        let profile = timebank_core::personal::Profile::named(&name);
        keeper.execute(&timebank_core::Command::new(cx(n), timebank_core::command::Admit::default().profile(profile))).unwrap();
    }
    for n in (1..400u32).step_by(37) {
        let member = timebank_core::MemberId::new(n).unwrap();
        let salts: Vec<Vec<u8>> = keeper
            .store_mut()
            .read_after(0)
            .unwrap()
            .into_iter()
            .zip(1..)
            .flat_map(|(record, seq)| {
                let mut erased = record.clone();
                erased.erase(seq, member).unwrap();
                record.personal.into_iter().zip(erased.personal)
            })
            .filter_map(|(was, is)| match (was, is) {
                (timebank_core::journal::PartSlot::Present { salt, .. }, timebank_core::journal::PartSlot::Erased) => Some(salt.0.to_vec()),
                _ => None,
            })
            .collect();
        assert!(!salts.is_empty());
        let name = format!("member-{n}-x");
        let mut known: Vec<&[u8]> = salts.iter().map(Vec::as_slice).collect();
        known.push(name.as_bytes());
        let before = keeper.store_mut().verify_erased(member, &known).unwrap();
        assert!(!before.is_clean() && !before.bytes.is_empty(), "the proof is blind");
        keeper.execute(&timebank_core::Command::new(cx(1000 + n), timebank_core::command::Erase::new(member))).unwrap();
        let traces = keeper.store_mut().verify_erased(member, &known).unwrap();
        assert!(traces.is_clean(), "of member {n} is left {traces:?}");
    }
}

#[test]
fn a_log_a_reader_holds_is_cut_at_the_next_occasion() {
    let folder = Folder::new("held").unwrap();
    let (store, bank) = kept(&folder);
    let path = store.path().to_path_buf();
    let reader = Connection::open(&path).unwrap();
    reader.execute_batch("BEGIN").unwrap();
    let _: i64 = reader.query_row("SELECT count(*) FROM part", [], |row| row.get(0)).unwrap();
    let mut keeper = Keeper::open(store).unwrap();
    let member = (1..20).filter_map(timebank_core::MemberId::new).find(|member| {
        let erase = timebank_core::command::Erase::new(*member);
        let cx = timebank_core::Context::host(bank.last_at());
        keeper.execute(&timebank_core::Command::new(cx, erase)).is_ok()
    });
    let member = member.expect("somebody in the golden log can be forgotten");
    let found = keeper.store_mut().verify_erased(member, &[]).unwrap();
    assert!(!found.is_clean() && found.records.is_empty() && found.pending.len() == 1, "{found:?}");
    reader.execute_batch("COMMIT").unwrap();
    let found = keeper.store_mut().verify_erased(member, &[]).unwrap();
    assert!(found.is_clean(), "{found:?}");
}
