//! Promise 9, no input panics: what is absurd gets a typed error with code and details, in bounded time, and the bank stays
//! as it was.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "tests"
)]

use serde_json::{Value, json};
use timebank_core::exchange::{Participation, Side, Terms};
use timebank_core::{Charter, Command, Context, JournalRecord, MemberId, TimeBank};

const AT: &str = "2026-03-01T10:00:00Z";

fn charter() -> Charter {
    Charter::named("Harpurbrook")
}

/// A bank with three members.
fn bank() -> TimeBank {
    let mut bank = TimeBank::create(Context::host(AT.parse().unwrap()), timebank_core::BankId([1; 16]), charter()).unwrap();
    for _ in 0..3 {
        bank.execute_json(json!({"at": AT, "by": "host", "do": {"type": "admit"}}).to_string().as_bytes()).unwrap();
    }
    bank.drain();
    bank
}

/// Sends what has to be refused; sees that nothing has changed, and gives code and details.
fn refused_raw(bank: &mut TimeBank, command: &[u8]) -> (String, Value) {
    let before = bank.clone();
    let error = bank.execute_json(command).expect_err("this has to be refused");
    assert!(*bank == before && bank.head() == before.head() && bank.undrained() == 0, "promise 3: {error}");
    let whole: Value = serde_json::from_str(&error.to_json()).unwrap();
    assert!(whole["message"].as_str().is_some_and(|m| !m.is_empty() && m.len() < 2_000), "{whole}");
    assert!(whole["details"].is_object(), "{whole}");
    (error.code().to_string(), whole["details"].clone())
}

fn refused(bank: &mut TimeBank, action: Value) -> (String, Value) {
    refused_raw(bank, json!({"at": AT, "by": "host", "do": action}).to_string().as_bytes())
}

fn record(parts: Value) -> Value {
    json!({"type": "record", "terms": {"on": "2026-03-01", "parts": parts}})
}

fn gave(member: u64, minutes: impl Into<Value>) -> Value {
    json!({"member": member, "side": "gave", "minutes": minutes.into()})
}

fn received(member: u64, minutes: impl Into<Value>) -> Value {
    json!({"member": member, "side": "received", "minutes": minutes.into()})
}

#[test]
fn promise_9_numbers_beyond_reach() {
    let mut bank = bank();
    let two_53 = 1u64 << 53;
    for minutes in [json!(two_53), json!(u64::MAX), json!(i64::MIN), json!(-(two_53 as i64)), json!(1e300), json!(60.5)] {
        let action = json!({"type": "transfer", "kind": "gift", "from": 1, "to": 2, "minutes": minutes});
        assert_eq!(refused(&mut bank, action).0, "bad-json");
    }
    // The largest number there is can be read, and is more than one transfer may move.
    let action = json!({"type": "transfer", "kind": "gift", "from": 1, "to": 2, "minutes": two_53 - 1});
    let (code, details) = refused(&mut bank, action);
    assert_eq!((code.as_str(), &details["minutes"], &details["most"]), ("bad-minutes", &json!(two_53 - 1), &json!(6_000_000)));
    for minutes in [json!(4_294_967_296u64), json!(-1), json!(1.0)] {
        assert_eq!(refused(&mut bank, record(json!([gave(1, minutes), received(2, 60)]))).0, "bad-json");
    }
    for minutes in [0u32, 10_081, u32::MAX] {
        let (code, details) = refused(&mut bank, record(json!([gave(1, minutes), received(2, 60)])));
        assert_eq!((code.as_str(), &details["minutes"]), ("bad-minutes", &json!(minutes)));
    }
    for number in [json!(0), json!(u64::from(u32::MAX) + 1), json!(-3)] {
        assert_eq!(refused(&mut bank, json!({"type": "set-state", "member": number, "state": "left"})).0, "bad-json");
    }
    let (code, details) = refused(&mut bank, json!({"type": "set-state", "member": u32::MAX, "state": "left"}));
    assert_eq!((code.as_str(), &details["number"]), ("not-found", &json!(u32::MAX)));
}

#[test]
fn promise_9_text_where_a_number_belongs() {
    let mut bank = bank();
    for minutes in [json!("NaN"), json!("Infinity"), json!("60"), json!(null), json!([60]), json!({"minutes": 60}), json!(true)] {
        assert_eq!(refused(&mut bank, record(json!([gave(1, minutes), received(2, 60)]))).0, "bad-json");
    }
    for bare in ["NaN", "Infinity", "-Infinity", "1e999", "0x3c", "060", "+60", "6_0"] {
        let command = format!(r#"{{"at":"{AT}","by":"host","do":{{"type":"transfer","kind":"gift","from":1,"to":2,"minutes":{bare}}}}}"#);
        assert_eq!(refused_raw(&mut bank, command.as_bytes()).0, "bad-json", "{bare}");
    }
}

#[test]
fn promise_9_dates_that_cannot_be() {
    let mut bank = bank();
    let on = |on: &str| json!({"type": "record", "terms": {"on": on, "parts": [gave(1, 60), received(2, 60)]}});
    for day in [
        "10000-01-01",
        "+10000-01-01",
        "0000-12-31",
        "-0001-01-01",
        "2026-02-29",
        "2026-13-01",
        "2026-3-1",
        "",
        "yesterday",
        "9999999999-01-01",
    ] {
        assert_eq!(refused(&mut bank, on(day)).0, "bad-json", "{day}");
    }
    assert_eq!(refused(&mut bank, on("9999-12-31")).0, "not-yet");
    // Before they joined.
    assert_eq!(refused(&mut bank, on("0001-01-01")).0, "date-order");
    for at in ["10000-01-01T00:00:00Z", "2026-03-01T10:00:00", "2026-03-01 10:00", "2026-03-01T25:00:00Z", "2026-03-01T10:00:60.5Zz", "now"]
    {
        let command = json!({"at": at, "by": "host", "do": on("2026-03-01")}).to_string();
        assert_eq!(refused_raw(&mut bank, command.as_bytes()).0, "bad-json", "{at}");
    }
}

#[test]
fn promise_9_the_last_moment_there_is_can_be_lived() {
    // Whatever is due after the year 9999 is due at its end, and nothing overflows.
    let mut bank = bank();
    let at = "9999-12-31T23:59:59.998Z";
    let propose = json!({"type": "propose", "terms": {"on": "9999-12-31", "parts": [gave(1, 60), received(2, 60)]}});
    for action in [
        propose,
        json!({"type": "agree", "exchange": 1}),
        json!({"type": "done", "exchange": 1}),
        json!({"type": "confirm", "exchange": 1}),
    ] {
        bank.execute_json(json!({"at": at, "by": "host", "do": action}).to_string().as_bytes()).unwrap();
    }
    bank.drain();
    let (code, _) = refused_raw(&mut bank, json!({"at": AT, "by": "host", "do": {"type": "expire-due"}}).to_string().as_bytes());
    assert_eq!(code, "time-went-back");
}

#[test]
fn promise_9_names_of_ten_megabytes() {
    let mut bank = bank();
    let long = "n".repeat(10 << 20);
    let admit = json!({"at": AT, "salt": "00".repeat(16), "by": "host", "do": {"type": "admit", "profile": {"name": long}}});
    let (code, details) = refused_raw(&mut bank, admit.to_string().as_bytes());
    assert_eq!(code, "too-large");
    assert!(details["size"].as_u64() > Some(10 << 20));
    // Through the typed door the part itself is too long; what is said back is short.
    let admit = json!({"at": AT, "salt": "00".repeat(16), "by": "host", "do": {"type": "admit", "profile": {"name": "n".repeat(1 << 20)}}});
    assert_eq!(refused_raw(&mut bank, admit.to_string().as_bytes()).0, "text-too-long");
    let kind = json!({"type": "admit", "kind": "k".repeat(1 << 20)});
    let (code, details) = refused(&mut bank, kind);
    assert_eq!(code, "unknown-word");
    assert!(details["given"].as_str().unwrap().len() < 200);
}

#[test]
fn promise_9_json_that_is_none_or_too_deep() {
    let mut bank = bank();
    for text in ["", " ", "{", "[]", "null", "\"admit\"", "{}", "{\"at\":", "\u{0}", "{\"at\":\"2026-03-01T10:00:00Z\"}", "{}{}"] {
        assert_eq!(refused_raw(&mut bank, text.as_bytes()).0, "bad-json", "{text}");
    }
    assert_eq!(refused_raw(&mut bank, &[0xff, 0xfe, b'{']).0, "bad-json");
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let deep = format!("{}1{}", open.repeat(100_000), close.repeat(100_000));
        assert_eq!(refused_raw(&mut bank, deep.as_bytes()).0, "bad-json");
        let inside = format!(r#"{{"at":"{AT}","by":"host","do":{{"type":"admit","profile":{deep}}}}}"#);
        assert_eq!(refused_raw(&mut bank, inside.as_bytes()).0, "bad-json");
    }
    assert!(TimeBank::from_jsonl("[".repeat(1_000_000).as_bytes()).is_err());
    assert!(Charter::from_json("[".repeat(1_000_000).as_bytes()).is_err());
}

#[test]
fn promise_9_fields_twice_or_unknown() {
    let mut bank = bank();
    let twice = [
        format!(r#"{{"at":"{AT}","at":"{AT}","by":"host","do":{{"type":"expire-due"}}}}"#),
        format!(r#"{{"at":"{AT}","by":"host","do":{{"type":"set-state","member":1,"member":2,"state":"left"}}}}"#),
        format!(r#"{{"at":"{AT}","by":"host","do":{{"type":"record","terms":{{"on":"2026-03-01","on":"2026-03-01","parts":[]}}}}}}"#),
        format!(r#"{{"at":"{AT}","by":"host","do":{{"type":"expire-due"}},"by":"host","do":{{"type":"erase","member":1}}}}"#),
        format!(r#"{{"at":"{AT}","by":"host","do":{{"type":"expire-due","type":"erase","member":1}}}}"#),
    ];
    for command in twice {
        assert_eq!(refused_raw(&mut bank, command.as_bytes()).0, "bad-json", "{command}");
    }
    for action in [
        json!({"type": "set-state", "member": 1, "state": "left", "wherefore": 1}),
        json!({"type": "expire-due", "now": true}),
        json!({"type": "no-such-thing"}),
        json!({"type": "record", "terms": {"on": "2026-03-01", "parts": [{"member": 1, "side": "gave", "minutes": 5, "mins": 5}]}}),
        json!({"type": "set-state", "member": 1, "state": "gone"}),
        json!({"member": 1}),
    ] {
        assert_eq!(refused(&mut bank, action).0, "bad-json");
    }
    let (code, details) =
        refused_raw(&mut bank, format!("{{\"at\":\"{AT}\",\n \"who\": 1, \"by\":\"host\",\"do\":{{\"type\":\"expire-due\"}}}}").as_bytes());
    assert_eq!((code.as_str(), &details["line"]), ("bad-json", &json!(2)));
}

#[test]
fn promise_9_events_in_the_wrong_order() {
    let mut bank = bank();
    let steps = |step: &str| json!({"type": step, "exchange": 1});
    for step in ["agree", "done", "confirm", "settle", "reverse", "decline", "withdraw", "dispute"] {
        assert_eq!(refused(&mut bank, steps(step)).0, "not-found", "{step}");
    }
    let propose = json!({"type": "propose", "terms": {"on": "2026-03-01", "parts": [gave(1, 60), received(2, 60)]}});
    bank.execute_json(json!({"at": AT, "by": "host", "do": propose}).to_string().as_bytes()).unwrap();
    bank.drain();
    for step in ["done", "confirm", "settle", "reverse", "dispute"] {
        let (code, details) = refused(&mut bank, steps(step));
        assert_eq!((code.as_str(), &details["state"]), ("exchange-state", &json!("proposed")), "{step}");
    }
    // Records out of order, missing, or twice are refused as a whole.
    let mut whole = TimeBank::create(Context::host(AT.parse().unwrap()), timebank_core::BankId([1; 16]), charter()).unwrap();
    for _ in 0..3 {
        whole.execute_json(json!({"at": AT, "by": "host", "do": {"type": "admit"}}).to_string().as_bytes()).unwrap();
    }
    let records: Vec<JournalRecord> = whole.drain();
    let orders: [&[usize]; 5] = [&[1, 0, 2, 3], &[0, 2, 1, 3], &[0, 2, 3], &[0, 0, 1], &[1, 2, 3]];
    for order in orders {
        let error = TimeBank::replay(order.iter().map(|i| records[*i].clone())).expect_err("out of order");
        assert_eq!(error.code(), "broken-chain", "{order:?}");
    }
    assert_eq!(TimeBank::replay(Vec::new()).expect_err("empty").code(), "not-founded");
    let mut again = TimeBank::replay(records.clone()).unwrap();
    let before = again.clone();
    assert_eq!(again.apply(&records[1..]).expect_err("applied twice").code(), "broken-chain");
    assert!(again == before && again.head() == before.head());
}

#[test]
fn promise_9_exchanges_that_cannot_be() {
    let mut bank = bank();
    let cases = [
        (json!([gave(1, 60), received(1, 60)]), "member-twice"),
        (json!([gave(1, 60), gave(1, 30), received(2, 60)]), "member-twice"),
        (json!([]), "nobody-gave"),
        (json!([received(2, 60)]), "nobody-gave"),
        (json!([gave(1, 60)]), "nobody-received"),
        (json!([{"member": 1, "side": "together", "minutes": 60}]), "alone-together"),
        (json!([gave(1, 0), received(2, 60)]), "bad-minutes"),
        (json!([gave(1, 60), received(9, 60)]), "not-found"),
    ];
    for (parts, code) in cases {
        assert_eq!(refused(&mut bank, record(parts.clone())).0, code, "{parts}");
        let propose = json!({"type": "propose", "terms": {"on": "2026-03-01", "parts": parts}});
        assert_eq!(refused(&mut bank, propose).0, code, "{parts}");
    }
    let crowd = json!({"type": "record", "terms": {"on": "2026-03-01", "parts": [gave(1, 60)], "visitors": 100_001}});
    assert_eq!(refused(&mut bank, crowd).0, "too-many");
    let payer =
        json!({"type": "record", "terms": {"on": "2026-03-01", "parts": [gave(1, 60), received(2, 60)], "payer": {"kind": "member"}}});
    assert_eq!(refused(&mut bank, payer).0, "bad-payer");
}

#[test]
fn promise_9_time_going_backwards() {
    let mut bank = bank();
    let back = json!({"at": "2026-03-01T09:59:59.999Z", "by": "host", "do": {"type": "admit"}}).to_string();
    let (code, details) = refused_raw(&mut bank, back.as_bytes());
    assert_eq!((code.as_str(), &details["last"]), ("time-went-back", &json!(AT)));
    // The same moment is no step back.
    bank.execute_json(json!({"at": AT, "by": "host", "do": {"type": "admit"}}).to_string().as_bytes()).unwrap();
}

fn crowd(count: u32) -> Terms {
    let mut terms = Terms::new("2026-03-01".parse().unwrap());
    for number in 1..=count {
        let side = if number == 1 { Side::Gave } else { Side::Received };
        terms.parts.push(Participation::new(MemberId::new(number).unwrap(), side, 60));
    }
    terms
}

#[test]
fn promise_9_ten_thousand_take_part_and_one_more_is_too_many() {
    let at = AT.parse().unwrap();
    let mut bank = TimeBank::create(Context::host(at), timebank_core::BankId([1; 16]), charter()).unwrap();
    let admit = Command::new(Context::host(at), timebank_core::command::Admit::default());
    bank.execute_all(&vec![admit; 10_001]).unwrap();
    bank.drain();
    let before = bank.clone();
    let error = bank.record(Context::host(at), timebank_core::command::Record::new(crowd(10_001))).expect_err("too many");
    assert_eq!(error.code(), "too-many");
    assert!(bank == before);
    bank.record(Context::host(at), timebank_core::command::Record::new(crowd(10_000))).unwrap();
    // An hour shared by 9,999: the giver has it whole, and no minute is made or lost.
    assert_eq!(bank.host().balance(MemberId::new(1).unwrap()).unwrap().get(), 60);
    assert_eq!(bank.host().balances().map(|(_, m)| m.get()).sum::<i64>(), 0);
    assert_eq!(bank.host().balances().filter(|(_, m)| m.get() == -1).count(), 60);
}

#[test]
fn promise_9_a_charter_that_refuses_everyone() {
    let faulty = [
        json!({"name": "x", "credit": {"limits": {"member": {"lowest": 10, "mode": "enforced"}}}}),
        json!({"name": "x", "credit": {"limits": {"member": {"lowest": 60, "highest": -60, "mode": "enforced"}}}}),
        json!({"name": "x", "credit": {"limits": {"member": {"highest": -1, "mode": "enforced"}}}}),
        json!({"name": "x", "kinds": []}),
    ];
    for charter in faulty {
        let found = json!({"at": AT, "by": "host", "do": {"type": "create", "bank": "00".repeat(16), "charter": charter}}).to_string();
        let error = TimeBank::create_json(found.as_bytes()).expect_err("shuts everybody out");
        assert_eq!(error.code(), "bad-charter", "{charter}");
        let details: Value = serde_json::from_str(&error.details_json()).unwrap();
        assert!(details["faults"][0]["path"].as_str().is_some_and(|p| !p.is_empty()), "{details}");
        let mut bank = bank();
        let adopt = json!({"type": "adopt-charter", "charter": charter});
        assert_eq!(refused(&mut bank, adopt).0, "bad-charter");
    }
}

#[test]
fn promise_8_once_is_once() {
    let mut bank = bank();
    let key = "11".repeat(16);
    let gift = |to: u32| {
        json!({"at": AT, "key": key, "by": "host", "do": {"type": "transfer", "kind": "gift", "from": 2, "to": to, "minutes": 5}})
            .to_string()
    };
    let first: Value = serde_json::from_str(&bank.execute_json(gift(3).as_bytes()).unwrap()).unwrap();
    bank.drain();
    let before = bank.clone();
    let mut second: Value = serde_json::from_str(&bank.execute_json(gift(3).as_bytes()).unwrap()).unwrap();
    assert_eq!(second["repeated"], json!(true));
    second["repeated"] = json!(false);
    assert_eq!(first, second);
    assert!(bank == before && bank.undrained() == 0);
    assert_eq!(refused_raw(&mut bank, gift(4).as_bytes()).0, "key-used");
}

#[test]
fn promise_9_asking_about_absurd_terms_is_answered_at_once() {
    let bank = bank();
    let [a, b] = [1, 2].map(|n| MemberId::new(n).unwrap());
    let mut terms = Terms::new("2026-03-01".parse().unwrap()).gave(a, 60).received(b, 60);
    terms.visitors = Some(u32::MAX);
    let from = std::time::Instant::now();
    let _ = bank.host().verdict(&terms);
    assert!(from.elapsed().as_secs() < 5, "{:?}", from.elapsed());
}
