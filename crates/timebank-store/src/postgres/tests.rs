#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::panic, reason = "tests")]

use super::connect::{lasting, parse_only, recent_enough};
use super::*;
use crate::conformance::{BankFactory, run};
use crate::testing::Server;
use timebank_core::store::conformance::Factory;
use timebank_core::store::members_forgotten;

struct Make {
    address: String,
    made: u32,
}

impl Factory for Make {
    type Store = PostgresStore;
    fn fresh(&mut self) -> Result<PostgresStore, Error> {
        self.made += 1;
        PostgresStore::open_bank(&self.address, BankName::new(&format!("bank {}", self.made))?)
    }
    fn reopen(&mut self, store: PostgresStore) -> Result<PostgresStore, Error> {
        let name = store.name().clone();
        drop(store);
        PostgresStore::open_bank(&self.address, name)
    }
}

impl BankFactory for Make {
    fn another(&mut self, store: &PostgresStore) -> Result<PostgresStore, Error> {
        Ok(store.another(store.name().clone()))
    }
    fn neighbour(&mut self, store: &PostgresStore) -> Result<PostgresStore, Error> {
        let name = format!("{}'); DROP TABLE timebank_log; --", store.name());
        PostgresStore::open_bank(&self.address, BankName::new(&name)?)
    }
}

pub(super) fn golden() -> Vec<JournalRecord> {
    let text = std::fs::read(format!("{}/../../tests/golden/v2.jsonl", env!("CARGO_MANIFEST_DIR"))).unwrap();
    timebank_core::journal::JsonLines::new(&text[..]).collect::<Result<_, _>>().unwrap()
}

/// Runs statements behind the store's back.
pub(super) fn behind(address: &str, sql: &str) {
    let runtime = Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let (client, connection) = tokio_postgres::connect(address, tokio_postgres::NoTls).await.unwrap();
        let going = tokio::spawn(connection);
        client.batch_execute(sql).await.unwrap();
        drop(client);
        going.await.unwrap().unwrap();
    });
}

/// How often any of these salts stands in the server's tables. All are looked for at once: there are many, and the files are large.
pub(super) fn in_files(folder: &std::path::Path, salts: &[[u8; 16]]) -> usize {
    let pair = |bytes: &[u8]| usize::from(bytes[0]) << 8 | usize::from(bytes[1]);
    let mut begins = vec![false; 1 << 16];
    salts.iter().for_each(|salt| begins[pair(salt)] = true);
    let mut found = 0;
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found += in_files(&path, salts);
        } else if let Ok(text) = std::fs::read(&path) {
            found += text.windows(16).filter(|window| begins[pair(window)] && salts.iter().any(|salt| salt == window)).count();
        }
    }
    found
}

fn what_was_erased_is_in_no_table(server: &Server) {
    let address = server.address();
    let mut store = PostgresStore::open_bank(&address, BankName::new("erased").unwrap()).unwrap();
    store.append(Head::NONE, &golden()).unwrap();
    let bank = store.open().unwrap();
    let head = store.head().unwrap();
    let gone = members_forgotten(&golden());
    let member = (1..30).filter_map(MemberId::new).find(|m| {
        !gone.contains(m) && {
            let erase = timebank_core::command::Erase::new(*m);
            bank.clone().decide(&timebank_core::Command::new(timebank_core::Context::host(bank.last_at()), erase)).is_ok()
        }
    });
    let member = member.unwrap();
    let salts = |store: &mut PostgresStore| -> Vec<[u8; 16]> {
        let records = store.read_after(0).unwrap();
        let slots = records.into_iter().flat_map(|record| record.personal);
        slots
            .filter_map(|slot| if let timebank_core::journal::PartSlot::Present { salt, .. } = slot { Some(salt.0) } else { None })
            .collect()
    };
    let before = salts(&mut store);
    let erase = timebank_core::Command::new(timebank_core::Context::host(bank.last_at()), timebank_core::command::Erase::new(member));
    store.append(head, &bank.clone().decide(&erase).unwrap().records).unwrap();
    let after = salts(&mut store);
    let gone: Vec<_> = before.into_iter().filter(|salt| !after.contains(salt)).collect();
    assert!(!gone.is_empty() && !after.is_empty());
    assert!(store.verify_erased(member, &[]).unwrap().is_clean());
    behind(&address, "CHECKPOINT");
    let base = server.data().join("base");
    assert!(in_files(&base, &after) >= after.len(), "the search is blind");
    assert_eq!(in_files(&base, &gone), 0, "a salt that was erased is in the files of the tables");
}

fn harm_is_named(address: &str) {
    let mut wrong = Vec::new();
    for (n, (harm, code)) in [
        ("SELECT 1", "opened"),
        ("DELETE FROM timebank_log WHERE seq = 7 AND bank = $", "broken-chain"),
        ("DELETE FROM timebank_log WHERE bank = $", "journal-shorter"),
        ("DELETE FROM timebank_log WHERE seq >= 30 AND bank = $", "journal-shorter"),
        ("UPDATE timebank_log SET hash = '\\x00' WHERE seq = 9 AND bank = $", "store-damaged"),
        ("UPDATE timebank_log SET bytes = bytes || '\\x00' WHERE seq = 9 AND bank = $", "wrong-hash"),
        ("UPDATE timebank_part SET state = 2 WHERE bank = $", "store-damaged"),
        ("UPDATE timebank_part SET state = 2, salt = NULL, part = NULL WHERE bank = $", "part-gone"),
        ("DELETE FROM timebank_document WHERE bank = $", "broken-chain"),
        ("UPDATE timebank_snapshot SET seq = seq - 1 WHERE bank = $", "bad-snapshot"),
        (
            "INSERT INTO timebank_start VALUES ($, 3, decode(repeat('00', 32), 'hex')); DELETE FROM timebank_snapshot WHERE bank = $",
            "store-damaged",
        ),
    ]
    .into_iter()
    .enumerate()
    {
        let name = BankName::new(&format!("harm {n}")).unwrap();
        let mut store = PostgresStore::open_bank(address, name.clone()).unwrap();
        store.append(Head::NONE, &golden()).unwrap();
        let bank = store.open().unwrap();
        store.save_snapshot(&bank).unwrap();
        let number = format!("(SELECT bank FROM timebank_bank WHERE name = '{name}')");
        behind(address, &harm.replace('$', &number));
        let opened = store.open().and_then(|_| TimeBank::replay(store.read_after(0)?));
        let found = opened.map_or_else(|error| error.code(), |_| "opened");
        if found != code {
            wrong.push(format!("after `{harm}`: {found}, and not {code}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn who_is_let_in(server: &Server) {
    let code = |address: &str| PostgresStore::open(address).map(drop).map_err(|e| e.code());
    let at = |rest: &str| format!("postgresql://postgres:only%20for%20tests@127.0.0.1:{}/{rest}", server.port());
    assert_eq!(code(&server.address().replace("only", "lonely")), Err("store-refused"));
    assert_eq!(code(&at("no_such_database?sslmode=disable")), Err("store-refused"));
    assert_eq!(code("postgresql://nobody@127.0.0.1:1/none?connect_timeout=2"), Err("store-failed"));
    // A server without TLS is not talked to by whoever asks for it.
    assert_eq!(code(&at("postgres?sslmode=require")), Err("store-failed"));
    let refusal = PostgresStore::open(&server.address().replace("only", "lonely")).map(drop).unwrap_err();
    assert!(!refusal.message().contains("lonely"), "{refusal}");
}

fn two_who_lay_out_at_once(server: &Server) {
    behind(&server.address(), "CREATE DATABASE fresh");
    let address = server.address().replace("/postgres?", "/fresh?");
    std::thread::scope(|all| {
        let each: Vec<_> = (0..4).map(|_| all.spawn(|| PostgresStore::open(&address).map(drop))).collect();
        for one in each {
            one.join().unwrap().unwrap();
        }
    });
    assert_eq!(PostgresStore::open_read_only(&address, BankName::default()).map(drop).map_err(|e| e.code()), Err("not-founded"));
    let mut store = PostgresStore::open(&address).unwrap();
    store.append(Head::NONE, &golden()).unwrap();
    let mut reader = PostgresStore::open_read_only(&address, BankName::default()).unwrap();
    assert_eq!(reader.open().unwrap(), store.open().unwrap());
    assert_eq!(reader.append(store.head().unwrap(), &golden()[..1]).map_err(|e| e.code()), Err("store-failed"));
    behind(&address, "UPDATE timebank_layout SET version = 99");
    assert_eq!(PostgresStore::open(&address).map(drop).map_err(|e| e.code()), Err("store-version"));
}

#[test]
fn it_conforms_on_a_server_and_names_harm() {
    let server = Server::start().unwrap();
    let mut make = Make { address: server.address(), made: 0 };
    assert_eq!(run(&mut make).map_err(|f| f.to_string()), Ok(21));
    what_was_erased_is_in_no_table(&server);
    harm_is_named(&server.address());
    who_is_let_in(&server);
    two_who_lay_out_at_once(&server);
    super::held_tests::a_journal_that_became_shorter_is_noticed(&server);
    super::held_tests::a_server_keeps_its_words_to_itself(&server);
}

#[test]
fn a_server_that_may_lose_what_it_acknowledged_is_refused() {
    let server = Server::start_with("-c fsync=off").unwrap();
    assert_eq!(PostgresStore::open(&server.address()).map(drop).map_err(|e| e.code()), Err("store-refused"));
}

#[test]
fn addresses_and_servers_that_will_not_do() {
    let code = |address: &str| parse_only(address).map_err(|e| (e.code(), e.message().contains("secret")));
    for wrong in [
        "postgresql://",
        "postgresql:///db",
        "postgresql://me:secret@host:port/db",
        "postgresql://me:secret@host/db?sslmode=sometimes",
        "postgresql://me:secret@host/db?drop=table",
        "postgresql://me:secret@host/db?sslrootcert=%zz",
    ] {
        assert_eq!(code(wrong), Err(("store-refused", false)), "{wrong}");
    }
    assert_eq!(code("postgresql://me:secret@host:5432/db?sslmode=verify-full&sslrootcert=%2Fetc%2Fca.pem&connect_timeout=3"), Ok(()));
    assert_eq!(["90624", "120022", "130000", "170002", "x"].map(|v| recent_enough(v).is_ok()), [false, false, true, true, false]);
    assert_eq!(["on", "off"].map(|v| lasting(v).is_ok()), [true, false]);
}

#[test]
fn waiting_within_a_runtime_is_refused_and_not_a_panic() {
    let runtime = Builder::new_current_thread().enable_all().build().unwrap();
    let answer = runtime.block_on(async { PostgresStore::open("postgresql://127.0.0.1:1/x").map(drop) });
    assert_eq!(answer.map_err(|e| e.code()), Err("store-failed"));
}
