//! Every shared vector gives in Rust what it gives in Python and JavaScript (promise 4). The form of a vector is told in
//! `tests/vectors/README.md`.

mod reading;

use reading::{Vector, vectors};
use serde_json::{Value, json};
use timebank_core::{Command, Error, TimeBank, Timestamp};

/// What a vector says that is not so.
type Wrong = String;

#[test]
fn promise_4_every_vector_gives_what_it_says() {
    let vectors = vectors();
    // With none, this would pass by not being there.
    assert!(!vectors.is_empty(), "there are no vectors");
    let wrong: Vec<Wrong> =
        vectors.iter().filter_map(|vector| check(vector).err().map(|wrong| format!("{}: {wrong}", vector.name))).collect();
    assert!(wrong.is_empty(), "{} of {} vectors are not met:\n\n{}", wrong.len(), vectors.len(), wrong.join("\n\n"));
}

fn check(vector: &Vector) -> Result<(), Wrong> {
    if let Some(known) = vector.value.as_object()
        && let Some(odd) = known.keys().find(|key| {
            !["about", "given", "when", "then", "state", "journal", "expected", "snapshot", "calculate"].contains(&key.as_str())
        })
    {
        return Err(format!("there is no part `{odd}` in a vector"));
    }
    if vector.at("/about").and_then(Value::as_str).is_none_or(str::is_empty) {
        return Err("it does not say what it shows in `about`".into());
    }
    if let Some(lines) = vector.journal() {
        return of_journal(vector, &lines);
    }
    if let Some(hex) = vector.at("/snapshot") {
        let bytes = unhex(hex.as_str().unwrap_or_default());
        return refused(TimeBank::from_snapshot(&bytes).map(drop), vector.at("/then/error").unwrap_or(&Value::Null));
    }
    if let Some(asked) = vector.at("/calculate") {
        return of_numbers(vector, asked);
    }
    of_commands(vector)
}

/// A calculation with plain numbers. Of its answer the vector names what can be only one thing: there are several best flows.
fn of_numbers(vector: &Vector, asked: &Value) -> Result<(), Wrong> {
    let found = timebank_core::matching::calculate_json(&bytes(asked), None);
    if let Some(expected) = vector.at("/then/error") {
        return refused(found.map(drop), expected);
    }
    let answer: Value = serde_json::from_str(&found.map_err(|e| e.to_json())?).expect("an answer is JSON");
    match vector.at("/then/answer") {
        Some(Value::Object(expected)) => expected.iter().try_for_each(|(name, expected)| same(name, &answer[name], expected)),
        Some(expected) => same("the answer", &answer, expected),
        None => Err("it says neither the answer nor the error".into()),
    }
}

/// A journal that is read, and verified without reading.
fn of_journal(vector: &Vector, lines: &[String]) -> Result<(), Wrong> {
    let journal: String = lines.iter().map(|line| format!("{line}\n")).collect();
    let verified: Value = {
        let expected = vector.at("/expected").map(Value::to_string).unwrap_or_default();
        let report = timebank_core::verify_jsonl_json(journal.as_bytes(), expected.as_bytes()).map_err(|e| e.to_json())?;
        serde_json::from_str(&report).expect("a report is JSON")
    };
    let fault = verified.get("fault").cloned().unwrap_or(Value::Null);
    match vector.at("/then/fault") {
        Some(expected) => {
            same("the place of the fault", &fault["seq"], &expected["seq"])?;
            same("the code of the fault", &fault["code"], &expected["code"])?;
        }
        None => same("the fault", &fault, &Value::Null)?,
    }
    match vector.at("/then/error") {
        Some(expected) => refused(TimeBank::from_jsonl(journal.as_bytes()).map(drop), expected),
        None => {
            let bank = TimeBank::from_jsonl(journal.as_bytes()).map_err(|e| e.to_json())?;
            stands(&bank, vector)?;
            // What verifying finds wrong may be no matter for the state: then it stops there.
            if fault.is_null() { same("the head that verifying finds", &verified["head"], &json!(bank.head())) } else { Ok(()) }
        }
    }
}

fn of_commands(vector: &Vector) -> Result<(), Wrong> {
    let given = vector.given();
    let mut journal = Vec::new();
    let mut bank: Option<TimeBank> = None;
    for command in &given {
        match &mut bank {
            None => bank = Some(TimeBank::create_json(&bytes(command)).map_err(|e| format!("given: {}", e.to_json()))?),
            Some(bank) => drop(bank.execute_json(&bytes(command)).map_err(|e| format!("given: {} by {command}", e.to_json()))?),
        }
    }
    if let Some(bank) = &mut bank {
        journal = bank.drain_jsonl();
        hand_out(vector, &[&journal]);
    }
    let Some(when) = vector.value.get("when") else {
        return bank.map_or(Err("nothing happens in it".into()), |bank| whole(&bank, &journal, vector));
    };
    if let Some(expected) = vector.at("/then/error") {
        let before = bank.clone();
        let done = act(&mut bank, when).map(drop);
        refused(done, expected)?;
        return match (&mut bank, before) {
            // Promise 3: what is refused changes nothing, but for what time alone had made due.
            (Some(bank), Some(mut before)) => {
                if let Some(at) = passes(when) {
                    let _ = before.pass_time(at);
                }
                if *bank != before || bank.undrained() != before.undrained() {
                    return Err("the refusal changed something".into());
                }
                journal.extend(bank.drain_jsonl());
                whole(bank, &journal, vector)
            }
            _ => Ok(()),
        };
    }
    let ahead = bank.as_ref().map(|bank| decided(bank, when)).transpose()?;
    let outcome = act(&mut bank, when).map_err(|e| e.to_json())?;
    let bank = &mut bank.ok_or("no bank is founded")?;
    let made = bank.drain_jsonl();
    hand_out(vector, &[&journal, &made]);
    if let Some(events) = vector.at("/then/events") {
        same_list("the events", &events_of(&made), events)?;
    }
    if let Some(expected) = vector.at("/then/outcome") {
        same("the outcome", &outcome, expected)?;
    }
    if ahead.is_some_and(|ahead| ahead != *bank) {
        return Err("deciding and then applying gives another bank than executing".into());
    }
    journal.extend(made);
    whole(bank, &journal, vector)
}

/// By when time passes before what happens, if it does.
fn passes(when: &Value) -> Option<Timestamp> {
    let first = reading::as_list(Some(when)).into_iter().next()?;
    let passes = first.pointer("/do/type").is_some_and(|action| action != "expire-due");
    first.get("at").filter(|_| passes)?.as_str()?.parse().ok()
}

/// The bank after `when`, by the way a host with a store goes: decide, append, apply.
fn decided(bank: &TimeBank, when: &Value) -> Result<TimeBank, Wrong> {
    let mut bank = bank.clone();
    let commands: Result<Vec<Command>, Error> = reading::as_list(Some(when)).iter().map(|c| Command::from_json(&bytes(c))).collect();
    let decision = commands.and_then(|commands| bank.decide_all(&commands)).map_err(|e| format!("decide: {}", e.to_json()))?;
    bank.apply(&decision.due).map_err(|e| format!("apply what is due: {}", e.to_json()))?;
    bank.apply(&decision.records).map_err(|e| format!("apply: {}", e.to_json()))?;
    Ok(bank)
}

/// A list is one batch; founding has no outcome but the bank.
fn act(bank: &mut Option<TimeBank>, when: &Value) -> Result<Value, Error> {
    let read = |text: String| serde_json::from_str(&text).expect("an outcome is JSON");
    match bank {
        Some(bank) if when.is_array() => bank.execute_all_json(&bytes(when)).map(read),
        Some(bank) => bank.execute_json(&bytes(when)).map(read),
        None => {
            let commands = reading::as_list(Some(when));
            let mut founded = TimeBank::create_json(&bytes(&commands[0]))?;
            let rest = json!(commands[1..]);
            let outcome = if commands.len() > 1 { founded.execute_all_json(&bytes(&rest)).map(read)? } else { Value::Null };
            *bank = Some(founded);
            Ok(outcome)
        }
    }
}

/// A text is taken as it stands: some vectors are about texts that are no command.
fn bytes(value: &Value) -> Vec<u8> {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned).into_bytes()
}

fn refused(done: Result<(), Error>, expected: &Value) -> Result<(), Wrong> {
    let Err(error) = done else { return Err(format!("nothing was refused where {expected} was expected")) };
    let found: Value = serde_json::from_str(&error.to_json()).expect("an error is JSON");
    ["code", "details", "message"].into_iter().try_for_each(|part| match expected.get(part) {
        Some(wanted) => same(part, &found[part], wanted).map_err(|wrong| format!("{wrong}\nin {found}")),
        None => Ok(()),
    })
}

/// The bank stands as the vector says, nothing is made or lost in it, and it comes back from its journal and snapshot.
fn whole(bank: &TimeBank, journal: &[u8], vector: &Vector) -> Result<(), Wrong> {
    stands(bank, vector)?;
    redacted(bank, journal, vector)?;
    if bank.host().balances().map(|(_, minutes)| minutes.get()).sum::<i64>() != 0 {
        return Err("the balances do not sum to zero".into());
    }
    let replayed = TimeBank::from_jsonl(journal).map_err(|e| format!("replay: {}", e.to_json()))?;
    if replayed != *bank || replayed.head() != bank.head() {
        return Err("the journal gives another bank".into());
    }
    let opened = TimeBank::from_snapshot(&bank.snapshot()).map_err(|e| format!("snapshot: {}", e.to_json()))?;
    if opened != *bank || opened.head() != bank.head() {
        return Err("the snapshot gives another bank".into());
    }
    Ok(())
}

/// For each reader, the records that come with what is personal in them withheld; the others come as they are.
fn redacted(bank: &TimeBank, journal: &[u8], vector: &Vector) -> Result<(), Wrong> {
    for asked in reading::as_list(vector.at("/state/redacted")) {
        let found = bank.redact_jsonl_json(journal, &bytes(&asked["reader"])).map_err(|e| e.to_json())?;
        // The first line says for whom it was made.
        let header = found.iter().position(|byte| *byte == b'\n').map_or(0, |end| end + 1);
        let (before, after) = (lines_of(journal), lines_of(&found[header..]));
        let withheld = before.iter().zip(&after).filter(|(before, after)| before != after).map(|(before, after)| {
            let mut expected = before.clone();
            expected["personal"] = json!([{ "withheld": true }]);
            if expected == *after { before["record"]["seq"].clone() } else { after.clone() }
        });
        same(&format!("what is withheld from {}", asked["reader"]), &withheld.collect(), &asked["withheld"])?;
        let read = TimeBank::from_jsonl(found.as_slice()).map_err(|e| e.to_json())?;
        same("the head of what is redacted", &json!(read.head()), &json!(bank.head()))?;
    }
    Ok(())
}

fn lines_of(journal: &[u8]) -> Vec<Value> {
    let lines = std::str::from_utf8(journal).expect("a journal is text").lines();
    lines.map(|line| serde_json::from_str(line).expect("a line is JSON")).collect()
}

/// Writes the journal where `check_chain.py` is told to look for it.
fn hand_out(vector: &Vector, journal: &[&[u8]]) {
    if let Ok(folder) = std::env::var("TIMEBANK_JOURNALS") {
        let file = std::path::Path::new(&folder).join(&vector.name).with_extension("jsonl");
        std::fs::create_dir_all(file.parent().expect("it lies in the folder")).expect("the folder is made");
        std::fs::write(file, journal.concat()).expect("the journal is written");
    }
}

fn stands(bank: &TimeBank, vector: &Vector) -> Result<(), Wrong> {
    let ask = |query: &Value| -> Result<Value, Error> {
        bank.query_json(&bytes(query)).map(|answer| serde_json::from_str(&answer).expect("an answer is JSON"))
    };
    if let Some(balances) = vector.at("/state/balances") {
        let found = ask(&json!({ "type": "balances", "viewer": "host" })).map_err(|e| e.to_json())?;
        same("the balances", &found, balances)?;
    }
    for asked in reading::as_list(vector.at("/state/queries")) {
        match asked.get("error") {
            Some(expected) => refused(ask(&asked["query"]).map(drop), expected)?,
            None => same(&format!("the answer to {}", asked["query"]), &ask(&asked["query"]).map_err(|e| e.to_json())?, &asked["answer"])?,
        }
    }
    match vector.at("/state/head") {
        Some(head) => same("the head", &json!(bank.head().to_string()), head),
        None => Ok(()),
    }
}

fn events_of(journal: &[u8]) -> Value {
    lines_of(journal).into_iter().map(|line| line["record"]["event"].clone()).collect()
}

fn same(what: &str, found: &Value, expected: &Value) -> Result<(), Wrong> {
    if found == expected { Ok(()) } else { Err(format!("{what}\n     is {found}\n should {expected}")) }
}

fn same_list(what: &str, found: &Value, expected: &Value) -> Result<(), Wrong> {
    let (Some(are), Some(should)) = (found.as_array(), expected.as_array()) else { return same(what, found, expected) };
    for (i, (is, should)) in are.iter().zip(should).enumerate() {
        same(&format!("{what}, number {}", i + 1), is, should)?;
    }
    if are.len() == should.len() { Ok(()) } else { same(&format!("{what}, {} for {}", are.len(), should.len()), found, expected) }
}

fn unhex(text: &str) -> Vec<u8> {
    let digit = |b: u8| (b as char).to_digit(16).expect("a hexadecimal digit") as u8;
    text.as_bytes().chunks(2).map(|pair| digit(pair[0]) * 16 + digit(pair[1])).collect()
}
