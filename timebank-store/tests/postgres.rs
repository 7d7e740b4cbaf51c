//! Several processes on one bank of a server, and a server that goes away.
#![cfg(feature = "postgres")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::panic, reason = "tests")]

mod common;

use std::collections::BTreeMap;
use std::time::Duration;
use timebank_store::testing::Server;

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
