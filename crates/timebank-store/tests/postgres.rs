//! Several processes on one bank of a server, and a server that goes away.
#![cfg(feature = "postgres")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::panic, reason = "tests")]

mod common;

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use timebank_core::store::{FrozenClock, Keeper, Store, WriteStep, Writing};
use timebank_core::{Error, Outcome};
use timebank_store::testing::Server;
use timebank_store::{BankName, PostgresOptions, PostgresPool, PostgresStore};

fn work() -> bool {
    std::env::var(common::WORK).is_ok_and(|work| {
        common::write(&work);
        true
    })
}

#[test]
fn two_processes_write_at_once_and_both_are_right() {
    if work() {
        return;
    }
    let server = Server::start().unwrap();
    common::two_at_once("two_processes_write_at_once_and_both_are_right", &server.address(), 150);
}

#[test]
fn writers_killed_at_any_moment_lose_nothing_they_acknowledged() {
    if work() {
        return;
    }
    let server = Server::start().unwrap();
    let rounds = if common::long() { 1000 } else { 8 };
    common::killed("writers_killed_at_any_moment_lose_nothing_they_acknowledged", &server.address(), rounds);
}

#[test]
fn a_server_that_is_restarted_in_the_middle_loses_nothing() {
    const NAME: &str = "a_server_that_is_restarted_in_the_middle_loses_nothing";
    if work() {
        return;
    }
    let server = Server::start().unwrap();
    let address = server.address();
    common::found(&address);
    let writers = [1, 2].map(|number| common::start(NAME, &address, number, 0, 400));
    // Cut off by an orderly stop, and then as if the power went: the writers find out for themselves.
    for mode in ["fast", "immediate"] {
        std::thread::sleep(Duration::from_millis(250));
        server.stop(mode).unwrap();
        server.go_on().unwrap();
    }
    let mut known = BTreeMap::new();
    for writer in writers {
        writer.told(&mut known, true);
    }
    assert_eq!(known.len(), 800);
    let bank = common::check(&address, &known);
    assert_eq!(bank.head().seq, 805);
}

/// The writer of an asynchronous host: every second of them goes by a clock that is an hour behind.
fn asynchronous_work() -> bool {
    let Ok(work) = std::env::var(common::WORK) else { return false };
    let words: Vec<&str> = work.split('|').collect();
    let [address, writer, from, until] = words[..] else { panic!("{work}") };
    let (writer, from, until) = (writer.parse::<u32>().unwrap(), from.parse::<u32>().unwrap(), until.parse::<u32>().unwrap());
    let at = if writer.is_multiple_of(2) { "2026-03-02T09:00:00Z" } else { "2026-03-02T10:00:00Z" };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let pool = PostgresPool::connect(address, PostgresOptions { connections: 2, ..PostgresOptions::default() }).await.unwrap();
        let mut kept = pool.bank(BankName::default()).with_clock(FrozenClock::at(at.parse().unwrap()));
        let mut bank = kept.open().await.unwrap();
        for n in from..until {
            let command = if n % 3 == 0 { common::by_a_member(writer, n) } else { common::exchange(writer, n) };
            let outcome = loop {
                match kept.execute_all(&mut bank, std::slice::from_ref(&command)).await {
                    Ok(outcomes) => break outcomes[0].clone(),
                    // It lost too many races running: the same again.
                    Err(Error::Conflict { .. }) => {}
                    Err(error) => panic!("{}: {error}", error.code()),
                }
            };
            println!("done {n} {}", outcome.seq);
        }
        // The host's own stamp lies too far ahead, and is refused: nothing else would come after it.
        let mut ahead = common::exchange(writer, until);
        ahead.at = "2026-03-02T10:30:00Z".parse().unwrap();
        let refusal = kept.execute_all(&mut bank, &[ahead]).await.unwrap_err();
        assert_eq!(refusal.code(), "time-ahead");
        kept.up_to_date(&mut bank).await.unwrap();
    });
    true
}

#[test]
fn asynchronous_hosts_with_clocks_an_hour_apart_lose_no_command() {
    const NAME: &str = "asynchronous_hosts_with_clocks_an_hour_apart_lose_no_command";
    if asynchronous_work() {
        return;
    }
    let server = Server::start().unwrap();
    let address = server.address();
    common::found(&address);
    let each = if common::long() { 2000 } else { 120 };
    let writers = [100, 101].map(|number| common::start(NAME, &address, number, 0, each));
    let mut known = BTreeMap::new();
    for writer in writers {
        writer.told(&mut known, true);
    }
    assert_eq!(known.len(), 2 * each as usize);
    let bank = common::check(&address, &known);
    assert_eq!(bank.head().seq, 5 + 2 * u64::from(each));
    assert_eq!(bank.last_at(), "2026-03-02T10:00:00Z".parse().unwrap(), "a member's own time was taken");
}

/// A writer that never rests, and one that takes its time between reading and writing; gives what the slow one was answered and how
/// many records the fast one wrote meanwhile.
fn unequal(address: &str, turns: bool, commands: u32) -> (Vec<Result<Outcome, Error>>, u64) {
    let options = PostgresOptions { connections: 1, turns, ..PostgresOptions::default() };
    let open = || PostgresStore::open_with(address, BankName::default(), options).unwrap();
    let stop = AtomicBool::new(false);
    std::thread::scope(|all| {
        let fast = all.spawn(|| {
            let mut keeper = Keeper::open(open()).unwrap();
            let mut written = 0;
            while !stop.load(Ordering::Relaxed) {
                let number = u32::from(turns) * 1_000_000 + written as u32;
                // It may lose a race as well; it is not what is asked here.
                written += u64::from(keeper.execute(&common::exchange(1, number)).is_ok());
            }
            written
        });
        let mut store = open();
        let mut bank = store.open().unwrap();
        let answers = (0..commands).map(|n| {
            let mut writing = Writing::new(vec![common::exchange(2, u32::from(turns) * 1_000 + n)]);
            let mut step = writing.begin(&mut bank);
            loop {
                step = match step {
                    WriteStep::Read { after } => writing.read(&mut bank, store.read_after(after)),
                    WriteStep::Append { expected, records } => {
                        std::thread::sleep(Duration::from_millis(15));
                        writing.appended(&mut bank, store.append(expected, &records))
                    }
                    WriteStep::Done(mut outcomes) => break Ok(outcomes.remove(0)),
                    WriteStep::Refused(error) => break Err(error),
                };
            }
        });
        let answers = answers.collect();
        stop.store(true, Ordering::Relaxed);
        (answers, fast.join().unwrap())
    })
}

#[test]
fn the_slower_of_two_writers_comes_on_as_well() {
    let server = Server::start().unwrap();
    let address = server.address();
    common::found(&address);
    // Without turns it is refused: else this test would show nothing.
    let (answers, _) = unequal(&address, false, 3);
    assert!(answers.iter().any(|answer| matches!(answer, Err(Error::Conflict { .. }))), "{answers:?}");
    let (answers, fast) = unequal(&address, true, 12);
    assert!(answers.iter().all(Result::is_ok), "{answers:?}");
    // And the faster is not kept out.
    assert!(fast > 12, "the faster wrote {fast}");
    common::check(&address, &BTreeMap::new());
    // Whoever takes a turn and goes away holds nobody up for long.
    let mut gone = PostgresStore::open(&address).unwrap();
    let mut bank = gone.open().unwrap();
    let other = bank.clone();
    let mut keeper = Keeper::open(PostgresStore::open(&address).unwrap()).unwrap();
    keeper.execute(&common::exchange(3, 0)).unwrap();
    let records = bank.decide_all(&[common::exchange(4, 0)]).unwrap().records;
    for _ in 0..4 {
        assert!(matches!(gone.append(other.head(), &records), Err(Error::Conflict { .. })));
    }
    // It takes its turn here, and never comes back for it.
    gone.read_after(other.head().seq).unwrap();
    let begun = Instant::now();
    keeper.execute(&common::exchange(3, 1)).unwrap();
    let waited = begun.elapsed();
    keeper.execute(&common::exchange(3, 2)).unwrap();
    assert!(waited > Duration::from_millis(300), "nobody gave way: {waited:?}");
    assert!(begun.elapsed() < Duration::from_secs(4), "the turn was kept: {:?}", begun.elapsed());
}
