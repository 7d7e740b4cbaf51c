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
fn writers_killed_at_any_moment_lose_nothing_they_acknowledged() {
    if work() {
        return;
    }
    let folder = Folder::new("killed").unwrap();
    let address = folder.path().join("killed.db");
    let rounds = if common::long() { 1000 } else { 12 };
    common::killed("writers_killed_at_any_moment_lose_nothing_they_acknowledged", address.to_str().unwrap(), rounds);
}
