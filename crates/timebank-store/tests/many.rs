//! Thousands of banks in one store: opened by many workers at once, and under names that mean harm.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::panic, reason = "tests")]

mod common;

use std::collections::BTreeSet;
use timebank_core::command::{Admit, Command, Context};
use timebank_core::store::Store;
use timebank_core::{Charter, Head, JournalRecord, TimeBank};
use timebank_store::testing::Folder;
use timebank_store::{BankInfo, BankName, SqliteStore};

/// What founds a bank of four members, each time another.
fn founding(n: usize) -> (Head, Vec<JournalRecord>) {
    let at = Context::host("2026-03-01T10:00:00Z".parse().unwrap());
    let charter = Charter::named(format!("Community {n}"));
    let mut bank = TimeBank::create(at, timebank_core::BankId([1; 16]), charter).unwrap();
    for _ in 0..4 {
        bank.execute(&Command::new(at, Admit::default())).unwrap();
    }
    let records = bank.drain();
    (bank.head(), records)
}

/// Names people might do harm with, every one of them another.
fn hostile(count: usize) -> Vec<BankName> {
    const PIECES: [&str; 20] = [
        "'",
        "\"",
        "';",
        "--",
        "/*",
        "$1",
        "$$",
        "%s%n",
        "%00",
        "\\",
        "../",
        "NULL",
        "{}",
        "DROP TABLE timebank_log",
        "\u{202e}",
        "é",
        "e\u{301}",
        "🏠",
        " ",
        "İ",
    ];
    let mut names = BTreeSet::new();
    let mut n = 0usize;
    while names.len() < count {
        let mut rest = n;
        let mut name = String::new();
        while rest > 0 || name.is_empty() {
            name.push_str(PIECES[rest % PIECES.len()]);
            rest /= PIECES.len();
        }
        names.insert(name);
        n += 1;
    }
    names.into_iter().map(|name| BankName::new(&name).unwrap()).collect()
}

/// Each is there under its own name, with its own journal, and nothing else is.
fn each_is_itself(listed: &[BankInfo], names: &[BankName], heads: &[Head]) {
    let mut expected: Vec<_> = names.iter().zip(heads).map(|(name, head)| (name.as_str(), *head)).collect();
    let mut found: Vec<_> = listed.iter().map(|bank| (bank.name.as_str(), bank.head)).collect();
    expected.sort_unstable_by_key(|(name, _)| *name);
    found.sort_unstable_by_key(|(name, _)| *name);
    assert!(expected == found, "{} banks where {} were expected, or others", found.len(), expected.len());
}

#[test]
fn ten_thousand_banks_with_hostile_names_in_one_file() {
    let folder = Folder::new("hostile").unwrap();
    let path = folder.path().join("banks.db");
    let names = hostile(if common::long() { 10_000 } else { 1_000 });
    let mut heads = Vec::new();
    for (n, name) in names.iter().enumerate() {
        let (head, records) = founding(n);
        SqliteStore::open_bank(&path, name.clone()).unwrap().append(Head::NONE, &records).unwrap();
        heads.push(head);
    }
    each_is_itself(&SqliteStore::open(&path).unwrap().banks().unwrap(), &names, &heads);
    for (name, head) in names.iter().zip(&heads).step_by(97) {
        let mut store = SqliteStore::open_bank(&path, name.clone()).unwrap();
        assert_eq!(store.open().unwrap().head(), *head);
    }
}

#[cfg(feature = "postgres")]
mod on_a_server {
    use super::*;
    use std::sync::Mutex;
    use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
    use std::time::{Duration, Instant};
    use timebank_core::Error;
    use timebank_core::store::Keeper;
    use timebank_store::testing::Server;
    use timebank_store::{PostgresBank, PostgresOptions, PostgresPool, PostgresStore};

    /// Takes what is to be done off one list, from many threads; each begins with what `ready` gives.
    fn in_parallel<T>(threads: usize, many: usize, ready: impl Fn() -> T + Sync, work: impl Fn(&T, usize) + Sync) {
        let next = AtomicUsize::new(0);
        std::thread::scope(|all| {
            for _ in 0..threads {
                all.spawn(|| {
                    let own = ready();
                    loop {
                        let n = next.fetch_add(1, Ordering::Relaxed);
                        if n >= many {
                            break;
                        }
                        work(&own, n);
                    }
                });
            }
        });
    }

    #[test]
    fn ten_thousand_banks_with_hostile_names_on_a_server() {
        let server = Server::start().unwrap();
        let names = hostile(if common::long() { 10_000 } else { 2_000 });
        let banks: Vec<_> = (0..names.len()).map(founding).collect();
        let store = || PostgresStore::open(&server.address()).unwrap();
        in_parallel(16, names.len(), store, |store, n| {
            store.another(names[n].clone()).append(Head::NONE, &banks[n].1).unwrap();
        });
        let heads: Vec<Head> = banks.iter().map(|(head, _)| *head).collect();
        let store = store();
        each_is_itself(&store.banks().unwrap(), &names, &heads);
        for (name, head) in names.iter().zip(&heads).step_by(97) {
            assert_eq!(store.another(name.clone()).open().unwrap().head(), *head);
        }
    }

    const BANKS: usize = 2_000;
    const WORKERS: usize = 50;

    /// One command through a worker's own connection, as often as it takes.
    async fn visit(kept: &mut PostgresBank, bank: &mut TimeBank, command: &Command, conflicts: &AtomicU64) -> u64 {
        loop {
            match kept.execute_all(bank, std::slice::from_ref(command)).await {
                Ok(outcomes) => return outcomes[0].seq,
                Err(Error::Conflict { .. }) => drop(conflicts.fetch_add(1, Ordering::Relaxed)),
                Err(error) => panic!("{}: {error}", error.code()),
            }
        }
    }

    #[test]
    fn two_thousand_banks_opened_by_fifty_workers() {
        let server = Server::start().unwrap();
        let address = server.address();
        let name = |n: usize| BankName::new(&format!("bank {n}")).unwrap();
        let (_, records) = founding(0);
        let begun = Instant::now();
        in_parallel(
            WORKERS,
            BANKS,
            || PostgresStore::open(&address).unwrap(),
            |store, n| {
                store.another(name(n)).append(Head::NONE, &records).unwrap();
            },
        );
        let founded = begun.elapsed();

        // Each bank is visited by three workers, close together, who each open it, write, and see what they wrote.
        let begun = Instant::now();
        let (conflicts, slowest) = (AtomicU64::new(0), Mutex::new(Duration::ZERO));
        let worker = || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            let options = PostgresOptions { connections: 1, ..PostgresOptions::default() };
            let pool = runtime.block_on(PostgresPool::connect(&address, options)).unwrap();
            (runtime, pool)
        };
        in_parallel(WORKERS, 3 * BANKS, worker, |(runtime, pool), visited| {
            let (n, turn) = (visited / 3, visited % 3);
            let here = Instant::now();
            runtime.block_on(async {
                let mut kept = pool.bank(name(n));
                let mut bank = kept.open().await.unwrap();
                let command = common::exchange(turn as u32, n as u32);
                let seq = visit(&mut kept, &mut bank, &command, &conflicts).await;
                // Sent again, as if the answer had been lost.
                assert_eq!(visit(&mut kept, &mut bank, &command, &conflicts).await, seq);
            });
            let mut slowest = slowest.lock().unwrap();
            *slowest = (*slowest).max(here.elapsed());
        });
        let visited = begun.elapsed();

        let store = PostgresStore::open(&address).unwrap();
        let listed = store.banks().unwrap();
        assert_eq!(listed.len(), BANKS);
        assert!(listed.iter().all(|bank| bank.head.seq == 5 + 3), "a visit was lost, or counted twice");
        for n in (0..BANKS).step_by(41) {
            let mut store = store.another(name(n));
            let records = store.read_after(0).unwrap();
            let verified = timebank_core::journal::verify_records(records.iter().cloned(), None);
            assert_eq!((verified.fault, Some(verified.head)), (None, listed.iter().find(|b| b.name == name(n)).map(|b| b.head)));
            let bank = Keeper::open(store).unwrap().into_parts().0;
            assert!(bank.host().ledger().total().unwrap().is_zero());
        }
        eprintln!(
            "{BANKS} banks founded by {WORKERS} workers in {founded:.1?}; {} visits in {visited:.1?}, the slowest {:.0?}, {} given back as conflicts",
            3 * BANKS,
            slowest.into_inner().unwrap(),
            conflicts.into_inner()
        );
    }
}
