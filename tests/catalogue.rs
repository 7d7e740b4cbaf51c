//! Everything the core can say or be asked has a vector, and every error is worded as errors are here.

mod reading;

use reading::{Vector, as_list, vectors};
use serde_json::Value;
use std::collections::BTreeSet;
use timebank_core::command::Action;
use timebank_core::error::catalogue;
use timebank_core::wire::Query;
use timebank_core::{Date, Event, Hash32, Minutes, Timestamp};

/// What has no vector, and why it cannot or need not have one.
const EXCEPTIONS: &[(&str, &str)] = &[
    ("not-minutes", "given where Rust parses a text; on the wire it arrives as `bad-json`, which has vectors"),
    ("not-a-date", "the same"),
    ("not-an-instant", "the same"),
    ("not-a-language", "the same"),
    ("not-hex", "the same"),
    ("full", "wants four thousand million rows"),
    ("broken-invariant", "given when an invariant of the books does not hold, which no input may bring about"),
    ("time-ahead", "given by a keeper with a clock only; its tests show it"),
    ("conflict", "given by a store only; its conformance suite shows it"),
    ("unknown-outcome", "given by a store only; its conformance suite shows it"),
    ("store-failed", "given by a store only; its conformance suite shows it"),
    ("store-damaged", "given by a database store only; its tests show it"),
    ("journal-shorter", "given by a store only; the tests of each show it"),
    ("store-version", "given by a database store only; its tests show it"),
    ("snapshot-differs", "given where a snapshot meets its journal; the tests of snapshots show it"),
    ("store-refused", "given by a database store only; its tests show it"),
    ("records-retired", "given by a database store only; its tests show it"),
    ("not-a-form", "given where files are read and written, and not by a bank; `tests/interchange.rs` shows it"),
    ("locked", "given by the file store only; its tests show it"),
];

fn check<'a>(what: &str, wanted: impl IntoIterator<Item = &'a str>, found: &BTreeSet<String>) {
    let excepted = |code: &&str| EXCEPTIONS.iter().any(|(excepted, _)| excepted == code);
    let missing: Vec<&str> = wanted.into_iter().filter(|code| !found.contains(*code) && !excepted(code)).collect();
    assert!(missing.is_empty(), "without a vector, of every {what}: {missing:?}");
}

fn texts<'a>(values: impl IntoIterator<Item = &'a Value>) -> Vec<String> {
    values.into_iter().filter_map(Value::as_str).map(str::to_owned).collect()
}

#[test]
fn every_action_has_a_vector() {
    let of = |v: &Vector| texts(v.when().iter().filter_map(|command| command.pointer("/do/type")));
    check("action", Action::TAGS.iter().copied(), &vectors().iter().flat_map(of).collect());
}

#[test]
fn every_event_has_a_vector() {
    let of = |v: &Vector| texts(as_list(v.at("/then/events")).iter().filter_map(|event| event.get("type")));
    check("event", Event::TAGS.iter().copied(), &vectors().iter().flat_map(of).collect());
}

#[test]
fn every_query_has_a_vector() {
    let of = |v: &Vector| {
        texts(as_list(v.at("/state/queries")).iter().filter(|q| q.get("answer").is_some()).filter_map(|q| q.pointer("/query/type")))
    };
    check("query", Query::TAGS.iter().copied(), &vectors().iter().flat_map(of).collect());
}

#[test]
fn every_calculation_has_a_vector() {
    // The kinds are listed nowhere as data: a kind there is not is refused with the names of those there are.
    let refused = timebank_core::matching::calculate_json(br#"{"type":"?"}"#, None).expect_err("there is no such kind").to_json();
    let kinds = ["min-cost-circulation", "allocate", "circles", "set-off", "pair-by-rankings", "pair-by-weights"];
    for kind in kinds {
        assert!(refused.contains(kind), "`{kind}` is no kind any more: {refused}");
    }
    let of = |v: &Vector| texts(v.at("/calculate/type").filter(|_| v.at("/then/answer").is_some()));
    check("calculation", kinds, &vectors().iter().flat_map(of).collect());
}

#[test]
fn every_error_has_a_vector() {
    let of = |v: &Vector| {
        let mut codes = texts(v.at("/then/error/code"));
        codes.extend(texts(v.at("/then/fault/code")));
        codes.extend(texts(as_list(v.at("/state/queries")).iter().filter_map(|q| q.pointer("/error/code"))));
        codes
    };
    let found: BTreeSet<String> = vectors().iter().flat_map(of).collect();
    check("error", catalogue().iter().map(|entry| entry.code), &found);
    let unknown: Vec<&String> = found.iter().filter(|code| catalogue().iter().all(|entry| entry.code != *code)).collect();
    assert!(unknown.is_empty(), "vectors speak of errors there are not: {unknown:?}");
    let stale: Vec<&str> = EXCEPTIONS.iter().map(|(code, _)| *code).filter(|code| found.contains(*code)).collect();
    assert!(stale.is_empty(), "no exceptions any more, as there are vectors: {stale:?}");
}

/// What holds in every community has no place in the charter, and is listed here.
const ALWAYS: &[&str] = &["do-not-match", "open-concern", "member-state", "consent-withdrawn"];

#[test]
fn every_rule_has_a_vector() {
    // The kinds are listed nowhere as data: the words on the wire are read where they are given.
    let source = include_str!("../timebank-core/src/charter/rule.rs");
    let codes = source.split("pub const fn code").nth(1).expect("rules have codes").split('"').skip(1).step_by(2);
    let codes: Vec<&str> = codes.take_while(|code| code.chars().all(|c| c.is_ascii_lowercase() || c == '-')).collect();
    assert!(codes.len() >= 16, "the codes of rules are looked for in another place than they are: {codes:?}");
    let of = |v: &Vector| texts(as_list(v.at("/then/error/details/rules")).iter());
    check("rule", codes.into_iter().chain(ALWAYS.iter().copied()), &vectors().iter().flat_map(of).collect());
}

#[test]
fn errors_of_texts_are_given_where_texts_are_parsed() {
    let codes = [
        "1.5".parse::<Minutes>().map(drop).map_err(|e| e.code()),
        "2026-02-30".parse::<Date>().map(drop).map_err(|e| e.code()),
        "noon".parse::<Timestamp>().map(drop).map_err(|e| e.code()),
        "the queen's".parse::<timebank_core::language::Language>().map(drop).map_err(|e| e.code()),
        "xyz".parse::<Hash32>().map(drop).map_err(|e| e.code()),
    ];
    assert_eq!(codes, ["not-minutes", "not-a-date", "not-an-instant", "not-a-language", "not-hex"].map(Err));
}

/// Words that shame, or that call people what they are not.
const NEVER: &[&str] =
    &["debt", "debtor", "owe", "owes", "overdrawn", "illegal", "invalid", "failed", "guilty", "user", "users", "client", "provider"];

#[test]
fn every_error_is_worded_as_errors_are_here() {
    let mut wrong = Vec::new();
    for entry in catalogue() {
        for (part, text) in [("message", entry.message), ("help", entry.help)] {
            let mut say = |what: &str| wrong.push(format!("the {part} of `{}` {what}: {text}", entry.code));
            if text.chars().next().is_none_or(char::is_uppercase) {
                say("begins large");
            }
            if text.ends_with(['.', '!', '?', ' ']) || text.contains(". ") {
                say("is not one sentence without a full stop");
            }
            let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
            if text.contains("::") || words.iter().any(|w| w.chars().skip(1).any(char::is_uppercase) && !is_quoted(text, w)) {
                say("has the name of a type");
            }
            if let Some(word) = words.iter().find(|w| NEVER.contains(w)) {
                say(&format!("says `{word}`"));
            }
            if text.matches('`').count() % 2 != 0 {
                say("opens a backtick it does not close");
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// An example of what may be written, such as `2026-03-01T10:00:00Z`.
fn is_quoted(text: &str, word: &str) -> bool {
    text.split('`').skip(1).step_by(2).any(|quoted| quoted.contains(word))
}
