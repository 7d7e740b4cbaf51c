//! Every public capability stands in one list, beside what it is called in the other languages or why it is not there.

use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use timebank_core::command::Action;
use timebank_core::wire::Query;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

fn capabilities() -> Vec<Value> {
    let text = std::fs::read_to_string(root().join("tests/parity/capabilities.json")).unwrap();
    let list: Value = serde_json::from_str(&text).unwrap();
    let groups = list["groups"].as_array().unwrap().clone();
    groups.into_iter().flat_map(|group| group["capabilities"].as_array().unwrap().clone()).collect()
}

fn sources(folder: &Path, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(std::fs::read_to_string(path).unwrap());
        }
    }
}

fn core() -> Vec<String> {
    read("timebank-core")
}

/// The sources of a crate.
fn read(folder: &str) -> Vec<String> {
    let mut found = Vec::new();
    sources(&root().join(folder).join("src"), &mut found);
    found
}

/// The name a line makes public: `pub fn name(`, `pub struct Name`, and so on.
fn public_name(line: &str) -> Option<&str> {
    let rest = line.trim_start().strip_prefix("pub ")?;
    let rest = ["const ", "async "].iter().find_map(|how| rest.strip_prefix(how)).unwrap_or(rest);
    let rest = ["fn ", "struct ", "enum ", "trait ", "mod "].iter().find_map(|kind| rest.strip_prefix(kind))?;
    rest.split(|c: char| !c.is_alphanumeric() && c != '_').next()
}

/// The name of a method that a macro makes public: `name -> Answer`, or `name(…) -> Answer;`.
fn made_name(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let end = line.find(|c: char| !c.is_ascii_lowercase() && c != '_')?;
    let (name, rest) = line.split_at(end);
    (!name.is_empty() && rest.contains(" -> ") && (rest.starts_with(" -> ") || rest.starts_with('('))).then_some(name)
}

/// The public methods of `TimeBank`, which reads as the state it holds: those written out, and those the list of actions makes.
fn methods() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for source in core() {
        let mut inside = "";
        for line in source.lines() {
            match line {
                "impl TimeBank {" | "impl State {" | "        $callback! {" => inside = line,
                "}" => inside = "",
                "        }" if inside == "        $callback! {" => inside = "",
                _ if inside.starts_with("impl ") && line.trim_start().starts_with("pub ") => {
                    // What is public to this crate alone is not.
                    found.extend(public_name(line).map(str::to_owned));
                }
                _ if inside == "        $callback! {" && line.ends_with(';') => {
                    found.extend(line.split_whitespace().next().map(str::to_owned));
                }
                _ => {}
            }
        }
    }
    found
}

#[test]
fn every_method_of_a_bank_is_listed_and_every_listed_one_is_there() {
    let listed: BTreeSet<String> =
        capabilities().iter().filter_map(|row| Some(row["rust"].as_str()?.strip_prefix("TimeBank::")?.to_owned())).collect();
    let methods = methods();
    assert!(methods.len() > 80, "only {} methods were found", methods.len());
    let unlisted: Vec<&String> = methods.difference(&listed).collect();
    let absent: Vec<&String> = listed.difference(&methods).collect();
    assert!(unlisted.is_empty(), "not in `tests/parity/capabilities.json`: {unlisted:?}");
    assert!(absent.is_empty(), "listed, and not there: {absent:?}");
}

#[test]
fn every_action_and_question_of_the_wire_has_a_row() {
    let rows: BTreeSet<String> = capabilities().iter().filter_map(|row| Some(row["capability"].as_str()?.to_owned())).collect();
    let missing: Vec<&&str> = Action::TAGS.iter().chain(Query::TAGS).filter(|tag| !rows.contains(**tag)).collect();
    assert!(missing.is_empty(), "without a row: {missing:?}");
}

#[test]
fn what_is_listed_elsewhere_is_there() {
    // A name is one of the core, unless it begins with another crate.
    let public = |crate_folder: &str| -> BTreeSet<String> {
        read(crate_folder)
            .iter()
            .flat_map(|source| {
                source.lines().filter_map(|line| public_name(line).or_else(|| made_name(line))).map(str::to_owned).collect::<Vec<_>>()
            })
            .collect()
    };
    let (mut core, store) = (public("timebank-core"), public("crates/timebank-store"));
    core.extend(public("crates/timebank-flow"));
    for row in capabilities() {
        let Some(name) = row["rust"].as_str().filter(|name| !name.starts_with("TimeBank::")) else { continue };
        let (names, path) = name.strip_prefix("timebank_store::").map_or((&core, name), |rest| (&store, rest));
        for part in path.split("::") {
            assert!(names.contains(part), "`{name}` is listed, and `{part}` is not there");
        }
    }
}

/// A name without what is before it, with underscores as Rust and Python have them.
fn plain(name: &str) -> String {
    let name = name.rsplit([':', '.', ' ']).next().unwrap_or_default();
    let mut plain = String::new();
    for c in name.chars() {
        if c.is_uppercase() && !plain.is_empty() {
            plain.push('_');
        }
        plain.extend(c.to_lowercase());
    }
    plain
}

#[test]
fn one_thing_has_one_name_or_a_reason() {
    let rows = capabilities();
    assert!(rows.len() > 250, "only {} rows were found", rows.len());
    for row in rows {
        let names: BTreeSet<String> =
            ["rust", "python", "javascript"].iter().filter_map(|language| Some(plain(row[*language].as_str()?))).collect();
        let reason = row["names"].as_str().unwrap_or_default();
        assert_eq!(names.len() > 1, reason.len() > 10, "{names:?} of `{}`, because: {reason}", row["capability"]);
    }
}

#[test]
fn what_is_missing_says_why() {
    for row in capabilities() {
        let here = ["rust", "python", "javascript"].map(|language| match &row[language] {
            Value::String(name) => !name.is_empty(),
            Value::Object(why) => {
                assert!(why["missing"].as_str().is_some_and(|why| why.len() > 10), "{row}");
                false
            }
            _ => panic!("`{}` says nothing of {language}", row["capability"]),
        });
        assert!(here.contains(&true), "nobody has {row}");
    }
}
