//! Pairs of banks that differ in one secret, as `tests/secrets.json` lists them, answer a member alike (promise 13).

use crate::model::personal::Part;
use crate::{Error, TimeBank};
use serde_json::{Map, Value, json};

fn table() -> Value {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/secrets.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value[name].as_array().map_or(&[], Vec::as_slice)
}

/// The name of a kind's rows. A new kind of personal part does not compile without one.
const fn row_of(part: &Part) -> &'static str {
    match part {
        Part::Profile(_) => "profile",
        Part::Tags(_) => "tags",
        Part::Availability(_) => "availability",
        Part::Reference(_) => "reference",
        Part::Check(_) => "check",
        Part::Consent(_) => "consent",
        Part::Appointment(_) => "appointment",
        Part::MetByStaff(_) => "met-by-staff",
        Part::DoNotMatch(_) => "do-not-match",
        Part::Concern(_) => "concern",
        Part::Contact(_) => "contact",
        Part::Referral(_) => "referral",
        Part::AfterMeeting(_) => "after-meeting",
        Part::ListingWords(_) => "listing-words",
        Part::Objection(_) => "objection",
        Part::RatherNot(_) => "rather-not",
        Part::Note(_) => "note",
        Part::Secret(_) => "secret",
    }
}

fn command(table: &Value, at: &str, row: &Value, by: Option<&Value>) -> String {
    let mut command = Map::new();
    command.insert("at".into(), table[at].clone());
    command.insert("do".into(), row["do"].clone());
    command.insert("by".into(), by.or(row.get("by")).cloned().unwrap_or_else(|| "host".into()));
    if let Some(salt) = row.get("salt") {
        command.insert("salt".into(), salt.clone());
    }
    Value::Object(command).to_string()
}

/// Sends commands of the host, and gives what became of each: a charter may refuse some of them.
fn run(bank: &mut TimeBank, table: &Value, at: &str, rows: &[Value]) -> Vec<&'static str> {
    let sent = |row| bank.execute_json(command(table, at, row, None).as_bytes());
    rows.iter().map(sent).map(|done| done.map_or_else(|fault| fault.code(), |_| "")).collect()
}

fn found(table: &Value, charter: &Value) -> TimeBank {
    let founded = json!({"at": table["founded"], "by": "host", "do": {"type": "create", "bank": "b0a1b2c3d4e5f60718293a4b5c6d7e8f", "charter": charter}});
    let mut bank = TimeBank::create_json(founded.to_string().as_bytes()).unwrap();
    run(&mut bank, table, "founded", list(table, "given"));
    run(&mut bank, table, "at", list(table, "nextDay"));
    bank
}

fn said(answer: Result<String, Error>) -> String {
    answer.unwrap_or_else(|fault| fault.to_json())
}

fn asked(bank: &TimeBank, question: &Value, by: &Value) -> String {
    let mut question = question.clone();
    question["viewer"] = by.clone();
    said(bank.query_json(question.to_string().as_bytes()))
}

/// The first difference a member finds by asking.
fn difference(table: &Value, besides: &[Value], one: &TimeBank, two: &TimeBank, by: &Value) -> Option<String> {
    list(table, "questions").iter().filter(|question| !besides.contains(&question["type"])).find_map(|question| {
        let (a, b) = (asked(one, question, by), asked(two, question, by));
        (a != b).then(|| format!("{question}:\n    {a}\n    {b}"))
    })
}

#[test]
fn every_personal_kind_has_a_row_and_every_question_is_asked() {
    let table = table();
    let kinds: std::collections::BTreeSet<&str> = list(&table, "secrets").iter().filter_map(|row| row["kind"].as_str()).collect();
    for kind in crate::model::personal::PartKind::ALL {
        assert!(kinds.contains(kind.as_str()), "no secret is of kind `{kind}`");
    }
    // What the rows keep is of the kind they say.
    for row in list(&table, "secrets") {
        for part in list(row, "commands").iter().flat_map(|command| list(&command["do"], "parts")) {
            let part: Part = serde_json::from_value(part.clone()).unwrap();
            assert_eq!(row["kind"], row_of(&part), "{}", row["secret"]);
        }
    }
    assert!(list(&table, "secrets").len() >= 49);
    // Questions that only brokers ask, that need a document, or that are told of in the guide, are left out by name.
    let left = [
        "publish",
        "anonymity",
        "instrument",
        "measure-change",
        "follow-up",
        "compare-change",
        "attended-together",
        "grants",
        "funder-report",
        "report",
        "plan",
        "what-if",
    ];
    let asked: Vec<&str> = list(&table, "questions").iter().filter_map(|question| question["type"].as_str()).collect();
    for tag in crate::wire::Query::TAGS {
        assert!(asked.contains(tag) != left.contains(tag), "`{tag}` is asked, or left out by name");
    }
}

#[test]
fn promise_13_two_banks_that_differ_in_a_secret_answer_alike() {
    let table = table();
    let mut wrong = Vec::new();
    let (mut compared, mut without) = (0usize, 0usize);
    for (charter, json) in table["charters"].as_object().unwrap() {
        let base = found(&table, json);
        for row in list(&table, "secrets") {
            let (mut one, mut two) = (base.clone(), base.clone());
            let (first, second) = (run(&mut one, &table, "at", list(row, "commands")), run(&mut two, &table, "at", list(row, "instead")));
            assert!(!first.contains(&"bad-json"), "{charter}: {}: {first:?}", row["secret"]);
            if !first.contains(&"") {
                // The charter has no such secret.
                without += 1;
                continue;
            }
            assert!(second.is_empty() || first == second, "{charter}: {}: {first:?} and {second:?}", row["secret"]);
            let besides = list(row, "besides");
            let viewers = if row["viewers"].is_array() { list(row, "viewers") } else { list(&table, "viewers") };
            for by in viewers {
                let mut differs = |how: String| wrong.push(format!("{charter}: {}: member {by}: {how}", row["secret"]));
                if let Some(how) = difference(&table, besides, &one, &two, by) {
                    differs(how);
                    continue;
                }
                for (place, tried) in list(&table, "tries").iter().enumerate() {
                    let text = command(&table, "at", tried, Some(by));
                    let (mut one, mut two) = (one.clone(), two.clone());
                    let (a, b) = (one.execute_json(text.as_bytes()), two.execute_json(text.as_bytes()));
                    let taken = a.is_ok();
                    let (a, b) = (said(a), said(b));
                    compared += 1;
                    if a != b {
                        differs(format!("{}:\n    {a}\n    {b}", tried["do"]));
                    } else if taken
                        && (crate::golden::long() || place % 13 == row["secret"].to_string().len() % 13)
                        && let Some(how) = difference(&table, besides, &one, &two, by)
                    {
                        differs(format!("after {}: {how}", tried["do"]));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} differences:\n{}", wrong.len(), wrong.join("\n"));
    assert!(compared > 40_000 && without < 6, "only {compared} commands were tried, {without} pairs were none");
}

/// How much work an answer takes does not tell a secret either: rows looked at are counted, and no clock is read. Secrets whose
/// count differs are named in `tests/secrets.json` (`rows`), with the reason, and no other may.
#[test]
fn promise_13_two_banks_that_differ_in_a_secret_look_at_as_many_rows() {
    use crate::ledger::table::looked::during;
    use std::collections::{BTreeMap, BTreeSet};
    let table = table();
    let known: BTreeSet<&str> = table["rows"].as_object().into_iter().flatten().map(|(secret, _)| secret.as_str()).collect();
    let mut differ: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let mut compared = 0usize;
    let base = found(&table, &table["charters"]["every rule"]);
    for row in list(&table, "secrets") {
        let secret = row["secret"].as_str().unwrap();
        let (mut one, mut two) = (base.clone(), base.clone());
        let first = run(&mut one, &table, "at", list(row, "commands"));
        run(&mut two, &table, "at", list(row, "instead"));
        if !first.contains(&"") {
            continue;
        }
        let besides = list(row, "besides");
        let viewers = if row["viewers"].is_array() { list(row, "viewers") } else { list(&table, "viewers") };
        for by in viewers {
            let mut held = |of: &Value, a: u64, b: u64| {
                compared += 1;
                if a != b {
                    differ.entry(secret).or_default().push(format!("{} by {by}: {a} and {b}", of["type"]));
                }
            };
            for question in list(&table, "questions").iter().filter(|question| !besides.contains(&question["type"])) {
                let count = |bank: &TimeBank| during(|| asked(bank, question, by)).0;
                held(question, count(&one), count(&two));
            }
            for tried in list(&table, "tries").iter().step_by(3) {
                let text = command(&table, "at", tried, Some(by));
                let count = |bank: &TimeBank| {
                    let mut bank = bank.clone();
                    during(|| bank.execute_json(text.as_bytes()).is_ok()).0
                };
                held(&tried["do"], count(&one), count(&two));
            }
        }
    }
    let told = |(secret, where_): (&&str, &Vec<String>)| format!("{secret}: {} times: {}", where_.len(), where_.join("; "));
    let wrong: Vec<String> = differ.iter().filter(|(secret, _)| !known.contains(*secret)).map(told).collect();
    assert!(wrong.is_empty(), "{} of {compared}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(known.iter().all(|secret| differ.contains_key(secret)), "a secret that is named makes no difference any more");
    assert!(compared > 5000, "{compared}");
}
