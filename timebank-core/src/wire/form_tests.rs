#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "tests")]

use crate::bank::TimeBank;
use crate::charter::{Charter, CreditPolicy, Limits, Permissions, RuleKind};
use crate::command::{Action, Admit, Command};
use crate::error::Error;
use crate::form::{At, FromWire, JsonError, Source, ToWire, WireFault, from_json, sorted, to_json};
use crate::golden::{self, Dice};
use crate::journal::event::Event;
use crate::journal::{Body, anything};
use crate::model::activity::Activity;
use crate::model::exchange::Terms;
use crate::model::personal::{Part, Profile};
use crate::queries::{Asked, Reader};
use crate::state::Outcome;
use crate::values::minutes::Minutes;
use crate::wire::Query;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::fmt::Debug;

/// What serde takes and this does not, in the words of the refusal: forms nobody writes, that serde lets through by accident.
const STRICTER: &[&str] = &[
    "an object is expected, not a list",
    "an object is expected, not a text",
    "a text is expected, not an object",
    "a key stands there twice",
    ", there are none",
];

/// Both ways of reading take the same, to the same value; both ways of writing give the same bytes.
fn agree<T: FromWire + ToWire + Serialize + DeserializeOwned + PartialEq + Debug>(json: &[u8]) -> bool {
    let told = || String::from_utf8_lossy(json);
    match (from_json::<T>(json, usize::MAX), serde_json::from_slice::<T>(json)) {
        (Ok(ours), Ok(theirs)) => {
            assert_eq!(ours, theirs, "{}", told());
            let bytes = to_json(&ours);
            assert_eq!(String::from_utf8_lossy(&bytes), serde_json::to_string(&theirs).unwrap(), "{}", told());
            assert_eq!(from_json::<T>(&bytes, usize::MAX).unwrap(), ours, "{}", told());
            true
        }
        (Err(_), Err(_)) => false,
        (Ok(ours), Err(fault)) => panic!("serde refuses {}: {fault}, and here it is {ours:?}", told()),
        (Err(fault), Ok(theirs)) => {
            let JsonError::Malformed(WireFault { why, .. }) = &fault else { panic!("{fault}") };
            assert!(STRICTER.iter().any(|form| why.contains(form)), "refused here: {fault}; serde: {theirs:?}; {}", told());
            false
        }
    }
}

/// Of every type that is read, whether this is one.
fn agree_about(json: &[u8]) -> [bool; 17] {
    [
        agree::<Command>(json),
        agree::<Action>(json),
        agree::<Asked<Query>>(json),
        agree::<Reader>(json),
        agree::<Charter>(json),
        agree::<CreditPolicy>(json),
        agree::<Permissions>(json),
        agree::<RuleKind>(json),
        agree::<Limits>(json),
        agree::<Activity>(json),
        agree::<Part>(json),
        agree::<Profile>(json),
        agree::<Terms>(json),
        agree::<Event>(json),
        agree::<Body>(json),
        agree::<Outcome>(json),
        agree::<Vec<Minutes>>(json),
    ]
}

/// Every value in every vector, and the vectors themselves.
fn vectors() -> Vec<Value> {
    fn gather(folder: &std::path::Path, all: &mut Vec<Value>) {
        let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        for path in paths {
            if path.is_dir() {
                gather(&path, all);
            } else if path.extension().is_some_and(|ending| ending == "json") {
                all.push(serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap());
            }
        }
    }
    let mut all = Vec::new();
    gather(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/vectors"), &mut all);
    all
}

fn each(value: &Value, take: &mut dyn FnMut(&Value)) {
    take(value);
    match value {
        Value::Array(items) => items.iter().for_each(|item| each(item, take)),
        Value::Object(fields) => fields.values().for_each(|field| each(field, take)),
        _ => {}
    }
}

#[test]
fn everything_in_the_vectors_is_read_and_written_as_serde_does() {
    let mut taken = [0u32; 17];
    for vector in vectors() {
        each(&vector, &mut |value| {
            let told = agree_about(value.to_string().as_bytes());
            taken.iter_mut().zip(told).for_each(|(sum, one)| *sum += u32::from(one));
        });
    }
    // Lines of journals are texts in the vectors; bodies come from the golden log.
    for record in golden::records() {
        assert!(agree::<Body>(&record.bytes));
        for document in &record.documents {
            agree_about(&document.0);
        }
        for slot in &record.personal {
            if let crate::journal::PartSlot::Present { part, .. } = slot {
                assert!(agree::<Part>(part));
            }
        }
    }
    assert!(
        agree::<Reader>(br#"{"for":"broker","concerns":true}"#)
            && agree::<Reader>(br#"{"for":"broker"}"#)
            && agree::<Reader>(br#"{"for":"auditor"}"#)
    );
    taken[3] = 1;
    taken[14] = 1;
    assert!(taken.iter().all(|sum| *sum > 0), "a type no vector has: {taken:?}");
}

#[test]
fn what_is_mangled_is_taken_or_refused_as_serde_does() {
    let rounds = if golden::long() { 400_000 } else { 4_000 };
    let mut dice = Dice(41);
    let mut samples: Vec<Vec<u8>> = golden::command_lines().lines().map(|line| line.as_bytes().to_vec()).collect();
    samples.extend(golden::records().iter().map(|record| record.bytes.to_vec()));
    for (_, charter) in Charter::samples() {
        samples.push(to_json(&charter));
    }
    for vector in vectors() {
        each(&vector, &mut |value| {
            if value.get("type").is_some() {
                samples.push(value.to_string().into_bytes());
            }
        });
    }
    for _ in 0..rounds {
        let mut bytes = samples[dice.below(samples.len())].clone();
        dice.mutate(&mut bytes);
        agree_about(&bytes);
    }
}

#[test]
fn any_event_is_read_and_written_as_serde_does() {
    let mut dice = Dice(42);
    for tag in Event::TAGS {
        for _ in 0..30 {
            let event = anything::event(tag, &mut dice);
            let bytes = to_json(&event);
            assert_eq!(bytes, crate::canon::to_canonical(&event));
            assert!(agree::<Event>(&bytes));
        }
    }
}

#[test]
fn json_is_what_serde_json_says_it_is() {
    let mut dice = Dice(43);
    let samples: Vec<Vec<u8>> = vectors().iter().map(|v| serde_json::to_vec_pretty(v).unwrap()).collect();
    let mut plain = 0;
    for round in 0..3_000 {
        let mut bytes = samples[round % samples.len()].clone();
        let from = dice.below(bytes.len());
        if round > samples.len() {
            bytes = bytes[from..(from + 40).min(bytes.len())].to_vec();
            dice.mutate(&mut bytes);
        }
        let ours = Source::json(&bytes).end();
        let theirs = serde_json::from_slice::<Value>(&bytes);
        let far = theirs.as_ref().is_err_and(|fault| fault.to_string().contains("number out of range"));
        assert!(ours.is_ok() == theirs.is_ok() || far, "{} {ours:?} {theirs:?}", String::from_utf8_lossy(&bytes));
        plain += usize::from(ours.is_ok());
        if let Ok(value) = theirs {
            let mut out = Vec::new();
            sorted(&serde_json::to_vec(&value).unwrap(), false, &mut out);
            assert_eq!(out, serde_json::to_vec(&value).unwrap());
        }
    }
    assert!(plain > samples.len());
    // As deep as serde_json goes, and no deeper.
    for depth in 120..135 {
        let deep = [vec![b'['; depth], vec![b']'; depth]].concat();
        assert_eq!(Source::json(&deep).end().is_ok(), serde_json::from_slice::<Value>(&deep).is_ok(), "{depth}");
    }
}

#[test]
fn texts_come_through_with_every_escape() {
    let text = "\u{0}\u{1}\u{8}\t\n\u{b}\u{c}\r\u{1f}\u{7f}\"\\/é€😀\u{2028}";
    assert_eq!(to_json(text), serde_json::to_vec(text).unwrap());
    let escaped = r#""\u0000\u0001\b\t\n\u000b\f\r\u001F\u007f\"\\\/\u00e9\u20AC\ud83d\uDE00\u2028""#;
    assert_eq!(from_json::<String>(escaped.as_bytes(), 200).unwrap(), text);
    for broken in [r#""\ud83d""#, r#""\ud83dx""#, r#""\ude00""#, r#""\u12""#, r#""\x""#, "\"\n\"", "\"", r#""\"#] {
        assert!(from_json::<String>(broken.as_bytes(), 200).is_err(), "{broken}");
        assert!(serde_json::from_str::<String>(broken).is_err(), "{broken}");
    }
    // An escaped name of a field is its name.
    assert!(agree::<Admit>(br#"{"\u006bind":"person"}"#));
}

#[test]
fn a_fault_is_told_where_it_stands() {
    let told = |json: &str| from_json::<Command>(json.as_bytes(), 10_000).unwrap_err().to_string();
    let begin = "the json cannot be read at line ";
    let at = r#"{"at":"2026-03-01T10:00:00Z","#;
    let host = format!("{at}\"by\":\"host\",");
    assert_eq!(told("{"), format!("{begin}1, column 2: it ends too soon"));
    assert_eq!(told("{\n  at: 1}"), format!("{begin}2, column 3: a field's name in quotes is expected"));
    assert_eq!(told("{} x"), format!("{begin}1, column 4: there is more after its end"));
    assert_eq!(told("[]"), format!("{begin}1, column 1: an object is expected, not a list"));
    assert_eq!(told("{}"), format!("{begin}1, column 1: missing field `at`"));
    assert_eq!(told(&format!("{at}\"at\":1}}")), format!("{begin}1, column 30: duplicate field `at`"));
    assert_eq!(
        told(&format!("{at}\n\"who\":1}}")),
        format!("{begin}2, column 1: unknown field `who`, expected one of `at`, `by`, `key`, `salt`, `do`")
    );
    assert_eq!(
        told(&format!("{at}\"by\":0,\"do\":{{\"type\":\"expire-due\"}}}}")),
        format!("{begin}1, column 35: numbers of this kind begin at `1`")
    );
    assert_eq!(
        told(&format!("{host}\"do\":{{\"type\":\"expire-due\",\"now\":1}}}}")),
        format!("{begin}1, column 68: unknown field `now`, there are none")
    );
    assert_eq!(told(&format!("{host}\"do\":{{}}}}")), format!("{begin}1, column 47: missing field `type`"));
    let unknown = told(&format!("{host}\"do\":{{\"type\":\"dance\"}}}}"));
    assert!(unknown.starts_with(&format!("{begin}1, column 55: unknown variant `dance`, expected one of `create`, ")), "{unknown}");
    assert_eq!(
        told(r#"{"at":"yesterday","by":"host","do":{"type":"expire-due"}}"#),
        format!("{begin}1, column 7: `yesterday` is not an instant in utc")
    );
    // Who sends it is always said, and nothing is not the host.
    assert_eq!(told(&format!("{at}\"do\":{{\"type\":\"expire-due\"}}}}")), format!("{begin}1, column 1: missing field `by`"));
    for nobody in ["null", "\"\"", "\"time\"", "\"auditor\"", "true", "[]"] {
        let wanted = format!("{begin}1, column 35: `by` is `\"host\"`, or the number of a member");
        assert_eq!(told(&format!("{at}\"by\":{nobody},\"do\":{{\"type\":\"expire-due\"}}}}")), wanted);
    }
    let asked = |json: &str| from_json::<Asked<Query>>(json.as_bytes(), 10_000).unwrap_err().to_string();
    assert_eq!(asked(r#"{"type":"balances"}"#), format!("{begin}1, column 1: missing field `viewer`"));
    for nobody in ["null", "\"\"", "\"time\"", "true", "[]"] {
        let wanted = format!("{begin}1, column 11: `viewer` is `\"host\"`, `\"auditor\"`, or the number of a member");
        assert_eq!(asked(&format!(r#"{{"viewer":{nobody},"type":"balances"}}"#)), wanted);
    }
    assert_eq!(asked(r#"{"viewer":1,"viewer":"host","type":"balances"}"#), format!("{begin}1, column 13: duplicate field `viewer`"));
    let member = |number: &str| told(&format!("{at}\"by\":\"host\",\"do\":{{\"type\":\"erase\",\"member\":{number}}}}}"));
    let wanted = format!("{begin}1, column 72: a whole number from 0 to 4294967295 is expected, not ");
    for (number, found) in
        [("1.0", "`1.0`"), ("-1", "`-1`"), ("1e3", "`1e3`"), ("4294967296", "`4294967296`"), ("\"1\"", "a text"), ("null", "null")]
    {
        assert_eq!(member(number), format!("{wanted}{found}"));
    }
}

#[test]
fn errors_and_answers_are_written_as_serde_writes_them() {
    let (mut errors, mut answers) = (0, 0);
    let mut compare = |result: Result<(), Error>| {
        let Err(error) = result else { return };
        let value = serde_json::json!({ "code": error.code(), "message": error.message(), "details": error, "help": error.help() });
        assert_eq!(error.to_json(), value.to_string());
        assert_eq!(error.details_json(), serde_json::to_string(&error).unwrap());
        errors += 1;
    };
    for vector in vectors() {
        let mut bank = TimeBank::empty();
        for part in ["given", "when"] {
            if let Some(value) = vector.get(part) {
                let list = if let Value::Array(list) = value { list.clone() } else { vec![value.clone()] };
                for command in list {
                    compare(bank.execute_json(command.to_string().as_bytes()).map(drop));
                }
            }
        }
        each(&vector, &mut |value| {
            let text = value.to_string();
            if let Ok(query) = from_json::<Asked<Query>>(text.as_bytes(), usize::MAX) {
                let told = query.answer(&bank);
                assert_eq!(told, query.question.answer_by_serde(&bank.view(query.viewer)));
                answers += usize::from(told.is_ok());
                compare(told.map(drop));
            }
        });
    }
    assert!(errors > 100 && answers > 20, "{errors} {answers}");
}

#[test]
fn rows_are_those_of_postcard() {
    fn same<T: FromWire + ToWire + Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) {
        let mut sink = crate::form::Sink::rows(Vec::new());
        value.write(&mut sink);
        let bytes = sink.done();
        assert_eq!(bytes, postcard::to_extend(value, Vec::new()).unwrap());
        let mut source = Source::rows(&bytes);
        assert_eq!(T::read(&mut source, At::ROOT), *value);
        source.end().unwrap();
        // Cut anywhere it is refused, as postcard does.
        for length in 0..bytes.len().min(60) {
            let mut source = Source::rows(&bytes[..length]);
            let _ = T::read(&mut source, At::ROOT);
            assert!(source.end().is_err());
        }
    }
    same(&(-1i64, u64::MAX, i64::MIN));
    same(&vec![(0u16, -300i16), (300, 300), (u16::MAX, i16::MIN)]);
    same(&(String::from("é\n"), Some(7u32), None::<bool>));
    same(&(true, (), vec![1u8, 200]));
    let mut dice = Dice(44);
    for _ in 0..200 {
        same(&anything::anything::<crate::model::member::Posting>(&mut dice));
        same(&anything::anything::<crate::model::exchange::Shortfall>(&mut dice));
    }
    same(&crate::state::Created::Member(crate::values::ids::MemberId::new(300).unwrap()));
}
