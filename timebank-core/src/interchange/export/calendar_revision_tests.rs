#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::panic, reason = "tests")]

//! How calendars say that an exchange changed: `SEQUENCE`, `DTSTAMP` and `LAST-MODIFIED` (RFC 5545, 3.8.7).

use super::calendar_tests::{Event, events, of};
use super::*;
use crate::charter::Charter;
use crate::command::Context;
use crate::model::caller::Viewer;
use serde_json::{Value, json};

const ANA: u32 = 1;
const BEN: u32 = 2;
const CY: u32 = 3;
const DI: u32 = 4;

fn send(bank: &mut TimeBank, at: &str, by: impl Into<Value>, action: Value) {
    let salt = format!("{:032x}", bank.head().seq + 1);
    let command = json!({"at": at, "by": by.into(), "salt": salt, "do": action}).to_string();
    bank.execute_json(command.as_bytes()).unwrap_or_else(|error| panic!("{error}: {command}"));
}

/// A bank of four members, and one exchange ahead: Ana helps Ben and Di on 20 March.
fn bank() -> TimeBank {
    let charter = Charter::from_json(
        json!({"name": "Harpurbrook", "confirmation": {"answerDays": 10, "days": 10, "who": "both"}}).to_string().as_bytes(),
    );
    let mut bank = TimeBank::create(Context::host("2026-03-02T08:00:00Z".parse().unwrap()), crate::golden::BANK, charter.unwrap()).unwrap();
    for name in ["Ana Quirke", "Ben Okafor", "Cy Tran", "Di Rowe"] {
        send(&mut bank, "2026-03-02T09:00:00Z", "host", json!({"type": "admit", "profile": {"name": name}}));
    }
    let parts = json!([{"member": ANA, "side": "gave", "minutes": 60}, {"member": BEN, "side": "received", "minutes": 60},
        {"member": DI, "side": "received", "minutes": 60}]);
    send(
        &mut bank,
        "2026-03-03T09:00:00Z",
        ANA,
        json!({"type": "propose", "terms": {"on": "2026-03-20", "start": {"minute": 600, "offset": 0}, "parts": parts}}),
    );
    bank
}

fn agreed() -> TimeBank {
    let mut bank = bank();
    send(&mut bank, "2026-03-04T09:00:00Z", "host", json!({"type": "agree", "exchange": 1}));
    bank
}

fn text_of(bank: &TimeBank, viewer: Viewer, free: bool) -> String {
    let options = CalendarOptions { free, ..CalendarOptions::of(viewer) };
    String::from_utf8(calendar(bank, &options).unwrap().0).unwrap()
}

fn member(number: u32) -> Viewer {
    Viewer::Member(MemberId::new(number).unwrap())
}

/// What the calendar of a member, or of the host, says of their first exchange: its status, how often it changed, and when it last did.
fn says(bank: &TimeBank, viewer: Viewer) -> (String, u32, String) {
    let all: Vec<Event> = events(&text_of(bank, viewer, false));
    let event = &all[0];
    assert_eq!(of(event, "DTSTAMP"), of(event, "LAST-MODIFIED"));
    (of(event, "STATUS")[0].to_owned(), of(event, "SEQUENCE")[0].parse().unwrap(), of(event, "DTSTAMP")[0].to_owned())
}

fn is(status: &str, sequence: u32, stamp: &str) -> (String, u32, String) {
    (status.to_owned(), sequence, stamp.to_owned())
}

#[test]
fn each_change_of_people_minutes_and_standing_raises_the_sequence_of_an_exchange() {
    let mut bank = bank();
    assert_eq!(says(&bank, member(ANA)), is("TENTATIVE", 0, "20260303T090000Z"));
    send(&mut bank, "2026-03-04T09:00:00Z", "host", json!({"type": "agree", "exchange": 1}));
    assert_eq!(says(&bank, member(ANA)), is("CONFIRMED", 1, "20260304T090000Z"));
    // Cy comes in place of Ben, which changes no standing.
    send(&mut bank, "2026-03-05T10:30:00Z", "host", json!({"type": "substitute", "exchange": 1, "out": BEN, "into": CY}));
    for viewer in [member(ANA), member(DI), Viewer::Host] {
        assert_eq!(says(&bank, viewer), is("CONFIRMED", 2, "20260305T103000Z"));
    }
    assert_eq!(says(&bank, member(BEN)), is("CANCELLED", 2, "20260305T103000Z"), "others go on without him");
    // It took longer for two of them. Before, neither this nor the substitute moved anything.
    let actual = json!([{"member": ANA, "minutes": 90}, {"member": CY, "minutes": 90}]);
    send(&mut bank, "2026-03-20T15:00:00Z", "host", json!({"type": "done", "exchange": 1, "actual": actual}));
    assert_eq!(says(&bank, member(ANA)), is("CONFIRMED", 3, "20260320T150000Z"));
    // A broker settles on other minutes.
    send(&mut bank, "2026-03-21T15:00:00Z", DI, json!({"type": "dispute", "exchange": 1}));
    assert_eq!(says(&bank, member(ANA)), is("CONFIRMED", 3, "20260320T150000Z"));
    send(&mut bank, "2026-03-22T15:00:00Z", "host", json!({"type": "settle", "exchange": 1, "actual": [{"member": DI, "minutes": 30}]}));
    assert_eq!(says(&bank, member(ANA)), is("CONFIRMED", 4, "20260322T150000Z"));
    send(&mut bank, "2026-03-23T15:00:00Z", "host", json!({"type": "reverse", "exchange": 1}));
    assert_eq!(says(&bank, member(ANA)), is("CANCELLED", 5, "20260323T150000Z"));
    for viewer in [member(ANA), member(BEN), member(CY), Viewer::Host] {
        assert_eq!(text_of(&bank, viewer, true), text_of(&bank, viewer, true));
    }
}

#[test]
fn changes_at_one_moment_are_told_apart_and_the_moment_never_falls() {
    let mut bank = agreed();
    for (step, (out, into)) in (2..).zip([(BEN, CY), (CY, BEN)]) {
        let back = json!({"type": "mark-attendance", "exchange": 1, "member": into, "attendance": "attended"});
        let instead = json!({"type": "substitute", "exchange": 1, "out": out, "into": into});
        let change = if into == BEN { back } else { instead };
        send(&mut bank, "2026-03-05T10:30:00Z", "host", change);
        assert_eq!(says(&bank, member(ANA)), is("CONFIRMED", step, "20260305T103000Z"));
    }
    assert_eq!(says(&bank, member(BEN)).0, "CONFIRMED", "he comes after all");
}

/// What a member's calendar says of a change is what that member sees of it.
#[test]
fn promise_13_a_change_a_member_does_not_see_moves_nothing_in_their_calendar() {
    let mut bank = agreed();
    let attendance = |how: &str| json!({"type": "mark-attendance", "exchange": 1, "member": BEN, "attendance": how});
    send(&mut bank, "2026-03-05T10:00:00Z", "host", attendance("cancelled"));
    assert_eq!(says(&bank, member(ANA)), is("CONFIRMED", 2, "20260305T100000Z"), "that he is gone shows");
    let before = [ANA, DI].map(|number| text_of(&bank, member(number), true));
    // How he stays away, what brokers note of it and who is asked instead are told to nobody else.
    send(&mut bank, "2026-03-05T11:00:00Z", "host", attendance("late-cancel"));
    let note = json!({"type": "tags", "add": ["hospital"]});
    send(&mut bank, "2026-03-05T12:00:00Z", "host", json!({"type": "keep", "member": BEN, "parts": [note]}));
    send(&mut bank, "2026-03-05T13:00:00Z", BEN, json!({"type": "substitute", "exchange": 1, "out": BEN, "into": CY}));
    assert_eq!([ANA, DI].map(|number| text_of(&bank, member(number), true)), before);
    // Whoever comes in does not see how often others changed before.
    let mut other = agreed();
    for bank in [&mut bank, &mut other] {
        send(bank, "2026-03-06T10:00:00Z", "host", json!({"type": "substitute", "exchange": 1, "out": BEN, "into": CY}));
    }
    assert_eq!(says(&bank, member(CY)), is("CONFIRMED", 0, "20260306T100000Z"));
    assert_eq!(text_of(&bank, member(CY), true), text_of(&other, member(CY), true));
    assert_ne!(text_of(&bank, Viewer::Host, true), text_of(&other, Viewer::Host, true));
    // From then on he is told as everybody is.
    send(&mut bank, "2026-03-07T10:00:00Z", "host", json!({"type": "withdraw", "exchange": 1}));
    assert_eq!(says(&bank, member(CY)), is("CANCELLED", 1, "20260307T100000Z"));
}

/// When the bank wrote down that an answer is overdue depends on when somebody, anybody, did something.
#[test]
fn promise_13_an_overdue_answer_does_not_tell_when_others_wrote() {
    let [early, late] = ["2026-03-13T10:00:00Z", "2026-03-13T20:00:00Z"].map(|first| {
        let mut bank = bank();
        for at in [first, "2026-03-13T21:00:00Z"] {
            send(&mut bank, at, "host", json!({"type": "keep", "member": CY, "parts": [{"type": "tags", "add": [at]}]}));
        }
        text_of(&bank, member(ANA), true)
    });
    assert_eq!(early, late);
    let all = events(&early);
    assert_eq!((of(&all[0], "STATUS"), of(&all[0], "DTSTAMP")), (vec!["CANCELLED"], vec!["20260313T090000Z"]));
}

#[test]
fn when_somebody_is_free_changes_with_what_they_say_of_it() {
    let mut bank = bank();
    let free = |bank: &mut TimeBank, at: &str, who: u32, except: Value| {
        let part = json!({"type": "availability", "weekly": [{"from": 540, "until": 1020}], "except": except});
        send(bank, at, "host", json!({"type": "keep", "member": who, "parts": [part]}));
    };
    let says = |bank: &TimeBank| {
        let all = events(&text_of(bank, member(ANA), true));
        let event = all.iter().find(|event| !of(event, "RRULE").is_empty()).unwrap().clone();
        (of(&event, "UID")[0].to_owned(), of(&event, "SEQUENCE")[0].to_owned(), of(&event, "DTSTAMP")[0].to_owned())
    };
    free(&mut bank, "2026-03-04T09:00:00Z", ANA, json!([]));
    let first = says(&bank);
    assert_eq!((first.1.as_str(), first.2.as_str()), ("0", "20260304T090000Z"));
    // An hour off is an exception to the same weekly rule, which keeps its UID.
    free(&mut bank, "2026-03-05T09:00:00Z", ANA, json!([{"on": "2026-03-16", "from": 600, "until": 660}]));
    let second = says(&bank);
    assert_eq!(second, (first.0, "1".into(), "20260305T090000Z".into()));
    // The same again is no change, and what others say is none of hers.
    free(&mut bank, "2026-03-06T09:00:00Z", ANA, json!([{"on": "2026-03-16", "from": 600, "until": 660}]));
    free(&mut bank, "2026-03-06T10:00:00Z", CY, json!([]));
    assert_eq!(says(&bank), second);
    // A second record of her is merged into this one.
    send(&mut bank, "2026-03-07T09:00:00Z", "host", json!({"type": "merge", "kept": ANA, "merged": CY}));
    assert_eq!(says(&bank).1, "2");
}

#[test]
fn promise_2_what_calendars_say_of_changes_comes_back_with_the_bank() {
    let mut bank = agreed();
    let away = json!({"type": "mark-attendance", "exchange": 1, "member": BEN, "attendance": "cancelled"});
    send(&mut bank, "2026-03-05T10:00:00Z", "host", away);
    send(&mut bank, "2026-03-05T10:30:00Z", "host", json!({"type": "substitute", "exchange": 1, "out": BEN, "into": CY}));
    let part = json!({"type": "availability", "weekly": [{"from": 540, "until": 1020}]});
    send(&mut bank, "2026-03-06T10:30:00Z", "host", json!({"type": "keep", "member": CY, "parts": [part]}));
    // What is taken back leaves nothing: it cannot be called off twice.
    let before = bank.clone();
    let withdraw = json!({"at": "2026-03-07T10:30:00Z", "by": "host", "do": {"type": "withdraw", "exchange": 1}});
    assert!(bank.execute_all_json(json!([withdraw, withdraw]).to_string().as_bytes()).is_err());
    assert!(bank == before);
    let opened = TimeBank::from_snapshot(&bank.snapshot()).unwrap();
    let replayed = TimeBank::replay(bank.drain()).unwrap();
    for other in [&opened, &replayed] {
        assert!(bank.state == other.state);
        assert_eq!(says(other, member(CY)), is("CONFIRMED", 0, "20260305T103000Z"));
        assert_eq!(says(other, Viewer::Host), is("CONFIRMED", 3, "20260305T103000Z"));
        assert_eq!(text_of(other, Viewer::Host, true), text_of(&bank, Viewer::Host, true));
    }
}
