//! Several processes on one database of SQLite.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::panic, reason = "tests")]

mod common;

use timebank_store::testing::Folder;

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
    let folder = Folder::new("two").unwrap();
    let address = folder.path().join("two.db");
    common::two_at_once("two_processes_write_at_once_and_both_are_right", address.to_str().unwrap(), 150);
}

#[test]
fn two_and_four_processes_with_clocks_apart_lose_nothing() {
    if work() {
        return;
    }
    let folder = Folder::new("clocks").unwrap();
    for writers in [2, 4] {
        let address = folder.path().join(format!("{writers}.db"));
        common::clocks_apart("two_and_four_processes_with_clocks_apart_lose_nothing", address.to_str().unwrap(), writers, 60);
    }
}

#[test]
fn writers_killed_at_any_moment_lose_nothing_they_acknowledged() {
    if work() {
        return;
    }
    let folder = Folder::new("killed").unwrap();
    let address = folder.path().join("killed.db");
    let rounds = if common::long() { 1000 } else { 12 };
    common::killed("writers_killed_at_any_moment_lose_nothing_they_acknowledged", address.to_str().unwrap(), rounds);
}

#[test]
fn a_full_disk_loses_nothing_and_is_gone_on_from() {
    const NAME: &str = "a_full_disk_loses_nothing_and_is_gone_on_from";
    if work() {
        return;
    }
    let folder = Folder::new("full").unwrap();
    let address = folder.path().join("full.db");
    let address = address.to_str().unwrap();
    common::found(address);
    // In units of the shell's: 512 bytes or 1024, either way soon full.
    let writer = common::start_in_little_room(NAME, address, 1, 300);
    let mut known = std::collections::BTreeMap::new();
    let next = writer.told(&mut known, false);
    assert!(!known.is_empty() && next < 100_000, "the disk was never full: {next}");
    let there = common::check(address, &known);
    // With room again the very command that failed goes on, once.
    common::start(NAME, address, 1, next.saturating_sub(1), next + 20).told(&mut known, true);
    let bank = common::check(address, &known);
    assert!(bank.head().seq >= there.head().seq + 19);
}
