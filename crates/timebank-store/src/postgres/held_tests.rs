//! What keeps erased rows alive on a server, and journals that became shorter.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::panic, reason = "tests")]

use super::tests::{behind, golden, in_files};
use super::*;
use crate::testing::Server;
use std::error::Error as _;
use timebank_core::journal::PartSlot;
use timebank_core::store::members_forgotten;

/// A session of somebody else, in the middle of something until it is dropped.
struct Session {
    runtime: tokio::runtime::Runtime,
    client: tokio_postgres::Client,
}

impl Session {
    fn with(address: &str, sql: &str) -> Self {
        let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let client = runtime.block_on(async {
            let (client, connection) = tokio_postgres::connect(address, tokio_postgres::NoTls).await.unwrap();
            tokio::spawn(connection);
            client.batch_execute(sql).await.unwrap();
            client
        });
        Self { runtime, client }
    }

    fn end(self, sql: &str) {
        self.runtime.block_on(self.client.batch_execute(sql)).unwrap();
    }
}

/// A bank of the golden records, somebody who can be forgotten, and how to forget them.
fn filled(address: &str, name: &str) -> (PostgresStore, MemberId, Vec<JournalRecord>) {
    let mut store = PostgresStore::open_bank(address, BankName::new(name).unwrap()).unwrap();
    store.append(Head::NONE, &golden()).unwrap();
    let bank = store.open().unwrap();
    let gone = members_forgotten(&golden());
    let erase = |member| {
        let erase = timebank_core::command::Erase::new(member);
        timebank_core::Command::new(timebank_core::Context::host(bank.last_at()), erase)
    };
    let found = (1..30).filter_map(MemberId::new).filter(|member| !gone.contains(member)).find_map(|member| {
        let decided = bank.clone().decide(&erase(member)).ok()?;
        Some((member, decided.records))
    });
    let (member, records) = found.unwrap();
    (store, member, records)
}

fn salts(store: &mut PostgresStore) -> Vec<[u8; 16]> {
    let slots = store.read_after(0).unwrap().into_iter().flat_map(|record| record.personal);
    slots.filter_map(|slot| if let PartSlot::Present { salt, .. } = slot { Some(salt.0) } else { None }).collect()
}

/// Erases while something is held, and sees that the proof is not clean before it is let go, and says `why`.
fn held(server: &Server, name: &str, hold: &str, release: &str, why: &str) {
    let address = server.address();
    let (mut store, member, records) = filled(&address, name);
    let before = salts(&mut store);
    let session = Session::with(&address, hold);
    let head = store.head().unwrap();
    store.append(head, &records).unwrap();
    let after = salts(&mut store);
    let gone: Vec<_> = before.into_iter().filter(|salt| !after.contains(salt)).collect();
    let base = server.data().join("base");
    let left = || {
        behind(&address, "CHECKPOINT");
        in_files(&base, &gone)
    };
    assert!(left() > 0, "{name}: the search is blind, or what is held holds nothing");
    let traces = store.verify_erased(member, &[]).unwrap();
    assert!(!traces.is_clean() && traces.records.is_empty() && !traces.in_snapshot, "{name}: {traces:?}");
    assert!(traces.pending.len() == 1 && traces.pending[0].contains(why), "{name}: {traces:?}");
    // Others write and open meanwhile, and wait for nothing.
    let mut other = PostgresStore::open_bank(&address, BankName::new(name).unwrap()).unwrap();
    other.open().unwrap();
    session.end(release);
    let traces = store.verify_erased(member, &[]).unwrap();
    assert!(traces.is_clean(), "{name}: {traces:?}");
    assert_eq!(left(), 0, "{name}: a salt that was erased is in the files of the tables");
    // Nor has another store anything left to do.
    let traces = other.verify_erased(member, &[b"Ben"]).unwrap();
    assert!(traces.is_clean());
    // The files of a server are not searched for words, and the proof does not read as if they were.
    assert!(traces.not_seen.iter().any(|line| line.starts_with("the words")), "{name}: {traces:?}");
}

#[test]
fn a_proof_is_clean_only_when_no_dead_row_is_kept_alive() {
    let server = Server::start_with("-c max_prepared_transactions=4").unwrap();
    // First, as other banks have the same salts until somebody of theirs is forgotten.
    what_was_retired_leaves_no_dead_rows(&server);
    behind(&server.address(), "CREATE TABLE host_table(n int)");
    held(
        &server,
        "a report",
        "BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM host_table",
        "COMMIT",
        "a transaction that began",
    );
    held(&server, "a writer", "BEGIN; INSERT INTO host_table VALUES (1)", "COMMIT", "a transaction that began");
    let prepared = "BEGIN; INSERT INTO host_table VALUES (2); PREPARE TRANSACTION 'waits'";
    held(&server, "prepared", prepared, "COMMIT PREPARED 'waits'", "a prepared transaction");
    held(&server, "a lock", "BEGIN; SELECT count(*) FROM timebank_part", "COMMIT", "no lock on them");
    what_was_held_goes_at_a_later_opening(&server);
}

/// The replica is gone, and its slot still has the `xmin` of what it read last.
#[test]
fn a_slot_holds_what_its_replica_read() {
    let server = &Server::start().unwrap();
    PostgresStore::open(&server.address()).unwrap();
    let replica = server.replica("a_replica").unwrap();
    let report = Session::with(&replica.address(), "BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM timebank_part");
    let watch = Session::with(&server.address(), "SELECT 1");
    let holds = "SELECT xmin IS NOT NULL FROM pg_replication_slots WHERE slot_name = 'a_replica'";
    let held_yet = || watch.runtime.block_on(watch.client.query_one(holds, &[])).unwrap().get::<_, bool>(0);
    for _ in 0..200 {
        if held_yet() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    assert!(held_yet(), "the replica never told what it reads");
    replica.stop("immediate").unwrap();
    drop(report);
    assert!(held_yet());
    // The server may take a moment to notice that the replica is gone.
    let drop_it = "DO $$ BEGIN
        FOR n IN 1..100 LOOP EXIT WHEN NOT (SELECT active FROM pg_replication_slots WHERE slot_name = 'a_replica'); PERFORM pg_sleep(0.05); END LOOP;
        PERFORM pg_drop_replication_slot('a_replica'); END $$";
    held(server, "a slot", "SELECT 1", drop_it, "a replica or a replication slot");
}

fn what_was_held_goes_at_a_later_opening(server: &Server) {
    let address = server.address();
    let (mut store, _, records) = filled(&address, "later");
    let before = salts(&mut store);
    let session = Session::with(&address, "BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM host_table");
    let head = store.head().unwrap();
    store.append(head, &records).unwrap();
    let after = salts(&mut store);
    drop(store);
    session.end("COMMIT");
    PostgresStore::open_bank(&address, BankName::new("later").unwrap()).unwrap().open().unwrap();
    behind(&address, "CHECKPOINT");
    let base = server.data().join("base");
    let gone: Vec<_> = before.into_iter().filter(|salt| !after.contains(salt)).collect();
    assert_eq!(in_files(&base, &gone), 0, "nobody tidied up at the next opening");
}

/// With every personal part deleted there is no row left to say which partition it was.
fn what_was_retired_leaves_no_dead_rows(server: &Server) {
    let address = server.address();
    let (mut store, _, _) = filled(&address, "retired");
    let salts = salts(&mut store);
    let mut bank = store.open().unwrap();
    let through = "2026-06-30".parse().unwrap();
    let cx = timebank_core::Context::host("2026-07-02T10:00:00Z".parse().unwrap());
    let close = timebank_core::Command::new(cx, timebank_core::command::ClosePeriod::new(through));
    while let Some(due) = bank.decide_due_by(cx.at).unwrap() {
        store.append(bank.head(), &due.records).unwrap();
        bank.apply(&due.records).unwrap();
    }
    let decided = bank.decide(&close).unwrap();
    store.append(bank.head(), &decided.records).unwrap();
    bank.apply(&decided.records).unwrap();
    store.retire(&bank, bank.head().seq).unwrap();
    behind(&address, "CHECKPOINT");
    let base = server.data().join("base");
    // The snapshot holds no salts.
    assert_eq!(in_files(&base, &salts), 0, "a salt that was deleted is in the files of the tables");
}

pub(super) fn a_journal_that_became_shorter_is_noticed(server: &Server) {
    let address = server.address();
    let (mut store, _, _) = filled(&address, "shorter");
    let bank = store.open().unwrap();
    let head = bank.head();
    store.bears_out(head).unwrap();
    assert_eq!(store.verify().unwrap(), head);
    let of = "(SELECT bank FROM timebank_bank WHERE name = 'shorter')";
    behind(
        &address,
        &format!(
            "DELETE FROM timebank_log WHERE bank = {of} AND seq > 9; DELETE FROM timebank_part WHERE bank = {of} AND seq > 9; DELETE FROM timebank_document WHERE bank = {of} AND seq > 9"
        ),
    );
    let shorter = Err(Error::JournalShorter { known: head.seq, found: 9 });
    assert_eq!(store.read_after(head.seq).map(drop), shorter);
    assert_eq!(store.open().map(drop), shorter);
    let mut keeper =
        timebank_core::store::Keeper::open(PostgresStore::open_bank(&address, BankName::new("shorter").unwrap()).unwrap()).unwrap();
    assert_eq!(keeper.bank().head().seq, 9);
    // Against a head kept elsewhere, which this store has not seen.
    assert_eq!(keeper.store_mut().bears_out(head), shorter);
    // As after a failover: as many records as before, and the last is another.
    let admit =
        timebank_core::Command::new(timebank_core::Context::host(keeper.bank().last_at()), timebank_core::command::Admit::default());
    while keeper.bank().head().seq < head.seq {
        keeper.execute(&admit).unwrap();
    }
    assert_eq!(store.read_after(head.seq).map_err(|e| e.code()).map(drop), Err("journal-shorter"));
    let mut writing = timebank_core::store::Keeper::open(MemoryOf(bank, store)).unwrap();
    assert_eq!(writing.execute(&admit).map_err(|e| e.code()).map(drop), Err("journal-shorter"));
    behind(&address, "DELETE FROM timebank_bank WHERE name = 'shorter'");
    let mut fresh = keeper.into_parts().1.another(BankName::new("shorter").unwrap());
    fresh.bank.seen = head;
    assert_eq!(fresh.open().map_err(|e| e.code()).map(drop), Err("journal-shorter"));
}

/// A store whose bank is the one it had before the journal became shorter.
struct MemoryOf(TimeBank, PostgresStore);

impl Store for MemoryOf {
    fn read_after(&mut self, seq: u64) -> Result<Vec<JournalRecord>, Error> {
        self.1.read_after(seq)
    }
    fn append(&mut self, expected: Head, records: &[JournalRecord]) -> Result<(), Error> {
        self.1.append(expected, records)
    }
    fn open(&mut self) -> Result<TimeBank, Error> {
        Ok(self.0.clone())
    }
}

pub(super) fn a_server_keeps_its_words_to_itself(server: &Server) {
    behind(&server.address(), "CREATE ROLE nobody_special LOGIN PASSWORD 'nothing'");
    behind(&server.address(), "CREATE DATABASE told");
    let address = server.address().replace("/postgres?", "/told?");
    PostgresStore::open(&address).unwrap();
    let other = address.replace("postgres:only%20for%20tests", "nobody_special:nothing");
    let refusal = PostgresStore::open(&other).map(drop).unwrap_err();
    let wrong = PostgresStore::open(&other.replace(":nothing@", ":something@")).map(drop).unwrap_err();
    for error in [refusal, wrong] {
        assert_eq!(error.code(), "store-refused");
        let told = format!("{error} {}", error.to_json());
        assert!(!told.contains("nobody_special") && !told.contains("timebank_"), "{told}");
        let causes = std::iter::successors(error.source(), |inner| (**inner).source());
        assert!(causes.map(ToString::to_string).any(|cause| cause.contains("nobody_special") || cause.contains("timebank_")), "{error:?}");
    }
}
