//! The floors of the core: a room imports the floors below it and never one above, and the rooms of one floor form no circle.
//!
//! The test reads the `crate::` paths of every file outside tests. The list of floors below is the one in the crate's documentation.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::arithmetic_side_effects,
    reason = "tests"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Each floor with its rooms, the lowest first. `lib`, `promises` and `cookbook` are the door and may see everything.
const FLOORS: &[&[&str]] = &[
    // The ground: how values are read and written. No word of time banks.
    &["canon", "form", "order"],
    &["values"],
    &["ledger", "model"],
    &["charter", "journal"],
    &["error"],
    &["command", "state"],
    &["rules"],
    &["bank"],
    &["interchange", "queries", "store"],
    &["matching", "outcomes"],
    &["laboratory"],
    &["wire"],
];
const DOOR: &[&str] = &["lib", "promises", "cookbook"];

#[test]
fn a_room_imports_only_what_lies_below() {
    let imports = imports_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    assert!(imports.len() > 10 && imports.values().map(BTreeSet::len).sum::<usize>() > 60, "{imports:?}");
    let rooms: BTreeSet<&str> = FLOORS.iter().flat_map(|floor| floor.iter().copied()).collect();
    let unknown: Vec<&str> = imports.keys().map(String::as_str).filter(|room| !rooms.contains(room)).collect();
    assert_eq!(unknown, Vec::<&str>::new(), "rooms without a floor");
    assert_eq!(faults(&imports), Vec::<String>::new());
}

/// The test itself: an upward import, and two rooms of one floor that import each other, are found.
#[test]
fn an_arrow_upward_and_a_circle_are_found() {
    let of = |text: &str, room: &str| (room.to_owned(), rooms_in(text));
    let upward = BTreeMap::from([of("use crate::{values::ids::MemberId, bank::TimeBank};\n", "ledger")]);
    assert_eq!(faults(&upward), ["`ledger` imports `bank`, which lies above"]);
    let circle = BTreeMap::from([
        of("fn a(_: crate::model::Member) {}", "ledger"),
        of("use crate::values;\n// crate::bank in a comment\nuse crate::ledger::{Ledger, table::{Map, Table}};", "model"),
    ]);
    assert_eq!(faults(&circle), ["`ledger` and `model` import each other"]);
}

/// What is wrong with these imports.
fn faults(imports: &BTreeMap<String, BTreeSet<String>>) -> Vec<String> {
    let floor = |room: &str| FLOORS.iter().position(|floor| floor.contains(&room));
    let mut faults = Vec::new();
    for (room, others) in imports {
        for other in others.iter().filter(|other| *other != room) {
            match (floor(room), floor(other)) {
                (Some(here), Some(there)) if there > here => faults.push(format!("`{room}` imports `{other}`, which lies above")),
                (Some(here), Some(there)) if there == here && room < other && reaches(imports, other, room) => {
                    faults.push(format!("`{room}` and `{other}` import each other"));
                }
                (_, None) => faults.push(format!("`{room}` imports `{other}`, which has no floor")),
                _ => {}
            }
        }
    }
    faults
}

/// Whether `from` imports `to`, if by way of others.
fn reaches(imports: &BTreeMap<String, BTreeSet<String>>, from: &str, to: &str) -> bool {
    let (mut seen, mut next) = (BTreeSet::new(), vec![from.to_owned()]);
    while let Some(room) = next.pop() {
        if room == to {
            return true;
        }
        if seen.insert(room.clone()) {
            next.extend(imports.get(&room).into_iter().flatten().cloned());
        }
    }
    false
}

/// The rooms each room imports.
fn imports_of(source: &Path) -> BTreeMap<String, BTreeSet<String>> {
    let mut imports: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for file in files(source) {
        let inside = file.strip_prefix(source).unwrap();
        let room = inside.components().next().unwrap().as_os_str().to_str().unwrap().trim_end_matches(".rs").to_owned();
        if DOOR.contains(&room.as_str()) || room == "golden" {
            continue;
        }
        imports.entry(room).or_default().extend(rooms_in(&std::fs::read_to_string(&file).unwrap()));
    }
    imports
}

/// Every file of the crate but tests: `tests.rs`, `*_tests.rs`, what lies in a folder `tests`, and what a `mod` under
/// `#[cfg(test)]` names.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    let entries: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    let texts =
        entries.iter().filter(|path| path.extension().is_some_and(|ext| ext == "rs")).map(|path| std::fs::read_to_string(path).unwrap());
    let mut for_tests = BTreeSet::from(["tests".to_owned(), "golden".to_owned()]);
    for text in texts {
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        for pair in lines.windows(2).filter(|pair| pair[0].starts_with("#[cfg(test)]") || pair[0].starts_with("#[cfg(all(test")) {
            let name = pair[1].split("mod ").nth(1).and_then(|rest| rest.strip_suffix(';'));
            for_tests.extend(name.map(str::to_owned));
        }
    }
    for path in entries {
        let stem = path.file_stem().unwrap().to_str().unwrap().to_owned();
        if for_tests.contains(&stem) || stem.ends_with("_tests") {
            continue;
        }
        if path.is_dir() {
            all.extend(files(&path));
        } else if path.extension().is_some_and(|ext| ext == "rs") {
            all.push(path);
        }
    }
    all
}

/// The rooms a text names by `crate::`.
fn rooms_in(text: &str) -> BTreeSet<String> {
    let code: String = text.lines().map(|line| line.split("//").next().unwrap().to_owned() + "\n").collect();
    let mut rooms = BTreeSet::new();
    for (at, _) in code.match_indices("crate::") {
        let before = code[..at].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '$') {
            continue;
        }
        let rest = &code[at + "crate::".len()..];
        if let Some(group) = rest.strip_prefix('{') {
            let (mut depth, mut first) = (1, true);
            let mut name = String::new();
            for c in group.chars() {
                match c {
                    '{' => depth += 1,
                    '}' => depth -= 1,
                    _ => {}
                }
                if depth == 1 && first && (c.is_alphanumeric() || c == '_') {
                    name.push(c);
                } else if !name.is_empty() {
                    rooms.insert(std::mem::take(&mut name));
                    first = false;
                }
                if depth == 1 && c == ',' {
                    first = true;
                }
                if depth == 0 {
                    break;
                }
            }
        } else {
            let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            if !name.is_empty() && !name.starts_with("wire_") {
                rooms.insert(name);
            }
        }
    }
    rooms
}
