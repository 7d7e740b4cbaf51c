//! A journal that is moved, replaced or changed under its writer, and a writer that was forked.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::panic, reason = "tests")]

use super::*;
use crate::golden;

fn opened(name: &str) -> (PathBuf, FileStore, Vec<JournalRecord>) {
    let folder = std::env::temp_dir().join(format!("timebank-place-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let (_, mut records) = golden::play();
    records.truncate(2);
    let mut store = FileStore::open(folder.join("journal.jsonl")).unwrap();
    store.append(Head::NONE, &records[..1]).unwrap();
    (folder, store, records)
}

/// The code of an append after something was done to the files, and the journal that is at the path then.
fn after(name: &str, harm: impl FnOnce(&Path, &mut FileStore)) -> (&'static str, Option<Vec<u8>>) {
    let (folder, mut store, records) = opened(name);
    let path = folder.join("journal.jsonl");
    harm(&path, &mut store);
    let before = fs::read(&path).ok();
    let answer = store.append(store.head(), &records[1..]).map_or_else(|error| error.code(), |()| "kept");
    assert_eq!(fs::read(&path).ok() == before, answer != "kept", "{name}");
    drop(store);
    let _ = fs::remove_dir_all(folder);
    (answer, before)
}

#[test]
fn a_journal_that_is_not_where_it_was_is_not_written_to() {
    assert_eq!(after("untouched", |_, _| {}).0, "kept");
    assert_eq!(after("deleted", |path, _| fs::remove_file(path).unwrap()).0, "store-failed");
    assert_eq!(after("moved", |path, _| fs::rename(path, path.with_extension("old")).unwrap()).0, "store-failed");
    let replaced = after("replaced", |path, _| {
        let copy = path.with_extension("copy");
        fs::copy(path, &copy).unwrap();
        fs::rename(copy, path).unwrap();
    });
    assert_eq!(replaced.0, "store-failed");
    // Without its lock file a second writer would be let in.
    assert_eq!(after("unlocked", |path, _| fs::remove_file(beside(path, ".lock")).unwrap()).0, "store-failed");
}

#[test]
fn a_journal_another_program_changed_is_not_written_to() {
    let longer = after("longer", |path, _| {
        let mut file = OpenOptions::new().append(true).open(path).unwrap();
        file.write_all(b"{}\n").unwrap();
    });
    assert_eq!(longer.0, "store-damaged");
    assert_eq!(after("shorter", |path, _| OpenOptions::new().write(true).open(path).unwrap().set_len(0).unwrap()).0, "store-damaged");
}

#[test]
fn a_forked_process_neither_writes_nor_gives_the_lock_back() {
    assert_eq!(after("forked", |_, store| store.place.forked()).0, "store-failed");
    let (folder, mut store, _) = opened("forked-lock");
    store.lock.as_mut().unwrap().1.forked();
    // Dropped as in a child, whose parent goes on: the descriptor is the parent's as well, and is kept open here in its place.
    let shared = store.lock.as_ref().unwrap().0.try_clone().unwrap();
    drop(store);
    assert_eq!(FileStore::open(folder.join("journal.jsonl")).map(drop).map_err(|e| e.code()), Err("locked"));
    drop(shared);
    FileStore::open(folder.join("journal.jsonl")).unwrap();
    let _ = fs::remove_dir_all(folder);
}

#[test]
fn the_folder_a_process_is_in_does_not_matter_later() {
    let (folder, mut store, records) = opened("absolute");
    assert!(store.path().is_absolute());
    store.append(store.head(), &records[1..]).unwrap();
    let _ = fs::remove_dir_all(folder);
}
