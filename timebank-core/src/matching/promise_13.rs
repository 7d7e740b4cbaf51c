//! A member asks about every pair in every way there is, while small things change in the bank: what the broker keeps, the
//! rules, the others' balances. Whatever keeps somebody from them, they read the same bytes as when that one is away.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "tests")]

use crate::bank::TimeBank;
use crate::charter::Charter;
use crate::command::Command;
use crate::command::Context;
use serde_json::{Value, json};

const NOW: &str = "2026-03-09T08:00:00Z";

fn run(bank: &mut TimeBank, action: &Value) {
    let command = json!({"at": NOW, "salt": crate::golden::fresh_salt(), "by": "host", "do": action});
    bank.execute(&Command::from_json(command.to_string().as_bytes()).unwrap()).unwrap();
}

fn keep(bank: &mut TimeBank, member: u32, part: Value) {
    run(bank, &json!({"type": "keep", "member": member, "parts": [part]}));
}

fn charter() -> Value {
    json!({
        "name": "Mill Lane",
        "activities": [
            {"code": "home", "name": "At home"},
            {"code": "repairs", "name": "Repairs", "parent": "home", "check": "basic"},
            {"code": "tea", "name": "Tea"}
        ],
        "rules": [
            {"rule": {"type": "check-held", "level": "basic", "workforce": "adult"}, "otherwise": "refused"},
            {"rule": {"type": "met-by-staff"}},
            {"rule": {"type": "available"}, "otherwise": "refused"},
            {"rule": {"type": "within-distance", "metres": 8000}},
            {"rule": {"type": "minutes-per-week", "minutes": 600}},
            {"rule": {"type": "consent-to-matching"}},
            {"rule": {"type": "shared-language"}, "otherwise": "refused"},
            {"rule": {"type": "broker-approval", "aboveMinutes": 90}, "because": "half a day is talked over first"},
            {"rule": {"type": "broker-approval"}, "scope": {"memberTags": ["unwell"]}}
        ],
        "credit": {"limits": {"member": {"lowest": -600, "highest": 600, "mode": "enforced"}}},
        "matching": {"weights": {"bridge": 500, "chanceToGive": 4000, "chanceToReceive": 4000, "notAskedLately": 4000}, "scales": {"relatedSteps": 1}}
    })
}

const SUBJECT: u32 = 2;

const CAUSES: [&str; 13] = [
    "away",
    "do-not-match",
    "do-not-match the other way",
    "no check",
    "check due again",
    "not met by staff",
    "open concern",
    "consent withdrawn",
    "never asked for consent",
    "gave a lot this week",
    "at the highest balance",
    "lives too far away",
    "the broker's word",
];

/// Eight members: 1 asks, 2 is the one something is the matter with, 3 to 8 are company. All offer and ask for something.
/// What 2 says of themselves is the same whatever the cause, but for what the cause is.
fn world(cause: &str) -> TimeBank {
    let charter = Charter::from_json(charter().to_string().as_bytes()).unwrap();
    let mut bank = TimeBank::create(Context::host("2026-03-08T08:00:00Z".parse().unwrap()), crate::golden::BANK, charter).unwrap();
    for _ in 1..=8 {
        run(&mut bank, &json!({"type": "admit", "joined": "2026-01-01"}));
    }
    for member in 1..=8u32 {
        let is = |name: &str| member == SUBJECT && cause == name;
        let latitude = if is("lives too far away") { 54_200_000 } else { 53_500_000 + member.cast_signed() * 1_000 };
        keep(
            &mut bank,
            member,
            json!({"type": "profile", "name": format!("M{member}"), "languages": ["en"], "place": {"latitude": latitude, "longitude": -2_200_000}}),
        );
        let always = json!([{"from": 0, "until": 10_080}]);
        let free = if is("away") { json!({"dated": [{"on": "2030-01-01", "from": 0, "until": 1}]}) } else { json!({"weekly": always}) };
        let mut free = free;
        free["type"] = json!("availability");
        keep(&mut bank, member, free);
        if !is("no check") {
            let due = if is("check due again") { json!("2026-02-01") } else { Value::Null };
            keep(
                &mut bank,
                member,
                json!({"type": "check", "level": "basic", "workforce": "both", "seen": "2026-01-05", "recheckAfter": due}),
            );
        }
        if !is("not met by staff") {
            keep(&mut bank, member, json!({"type": "met-by-staff", "on": "2026-01-05"}));
        }
        if !is("never asked for consent") {
            keep(
                &mut bank,
                member,
                json!({"type": "consent", "purpose": "matching", "given": !is("consent withdrawn"), "on": "2026-01-05", "standing": "themselves"}),
            );
        }
        if is("open concern") {
            keep(&mut bank, member, json!({"type": "concern", "step": "raised", "on": "2026-03-01", "matchNobody": true}));
        }
        if is("the broker's word") {
            keep(&mut bank, member, json!({"type": "tags", "add": ["unwell"]}));
        }
        let terms = |minutes: u32| json!({"activity": 2, "minutes": minutes});
        run(&mut bank, &json!({"type": "offer", "member": member, "terms": terms(60), "words": {"title": "repairs"}}));
        run(&mut bank, &json!({"type": "request", "member": member, "terms": terms(60), "words": {"title": "repairs"}}));
        run(&mut bank, &json!({"type": "offer", "member": member, "terms": {"activity": 3, "minutes": 100}}));
        run(
            &mut bank,
            &json!({"type": "request", "member": member, "terms": {"activity": if member % 2 == 0 { 1 } else { 3 }, "minutes": 100}}),
        );
    }
    match cause {
        "do-not-match" => keep(&mut bank, 1, json!({"type": "do-not-match", "with": SUBJECT, "reason": "an old quarrel"})),
        "do-not-match the other way" => keep(&mut bank, SUBJECT, json!({"type": "do-not-match", "with": 1})),
        "gave a lot this week" => record(&mut bank, "2026-03-08", SUBJECT, 8, 590),
        "at the highest balance" => record(&mut bank, "2026-01-15", SUBJECT, 8, 590),
        _ => {}
    }
    bank
}

/// An exchange the pot paid for, so that it is nothing to whoever received.
fn record(bank: &mut TimeBank, on: &str, giver: u32, receiver: u32, minutes: u32) {
    let parts =
        json!([{"member": giver, "side": "gave", "minutes": minutes}, {"member": receiver, "side": "received", "minutes": minutes}]);
    run(bank, &json!({"type": "record", "terms": {"on": on, "parts": parts, "payer": {"kind": "pot"}}}));
}

/// Every way of asking that a member might try about what is theirs, and about what is not.
fn questions(by: u32) -> Vec<Value> {
    let mut all = Vec::new();
    for from in ["2026-03-09", "2026-03-12", "2026-04-30"] {
        for most in [1, 3, 100] {
            for kind in [Value::Null, json!("offer"), json!("request")] {
                for member in 1..=8 {
                    all.push(json!({"type": "matches-for", "member": member, "kind": kind, "from": from, "most": most, "viewer": by}));
                }
            }
        }
        for listing in 1..=33 {
            all.push(json!({"type": "matches-for", "listing": listing, "from": from, "viewer": by}));
            all.push(json!({"type": "why-not", "listing": listing, "from": from, "viewer": by}));
            if listing <= 4 {
                for other in 1..=33 {
                    all.push(json!({"type": "why-not", "listing": listing, "other": other, "from": from, "viewer": by}));
                }
            }
        }
    }
    all
}

fn answer(bank: &TimeBank, question: &Value) -> String {
    match bank.query_json(question.to_string().as_bytes()) {
        Ok(answer) => answer,
        Err(error) => error.to_json(),
    }
}

/// Which causes touch only those who give: asked as a giver, the subject may still receive.
fn gives_only(cause: &str) -> bool {
    matches!(cause, "no check" | "check due again" | "gave a lot this week" | "at the highest balance")
}

#[test]
fn promise_13_whatever_keeps_somebody_away_a_member_reads_what_they_would_read_if_that_one_were_away() {
    let away = world("away");
    let free = world("nothing");
    let mut told_apart = 0;
    for cause in CAUSES {
        let bank = world(cause);
        for question in questions(1) {
            let (got, expected) = (answer(&bank, &question), answer(&away, &question));
            if got != answer(&free, &question) {
                told_apart += 1;
            }
            if gives_only(cause) {
                // What they would receive stays, and reads as when nothing is the matter: their offers are as if they were away.
                continue;
            }
            assert_eq!(got, expected, "{cause}: {question}");
        }
    }
    assert!(told_apart > 400, "the causes keep somebody away at all: {told_apart}");
}

#[test]
fn promise_13_what_keeps_somebody_from_giving_reads_alike_whatever_it_is() {
    let worlds: Vec<(&str, TimeBank)> = CAUSES.iter().filter(|c| gives_only(c)).map(|cause| (*cause, world(cause))).collect();
    let (first, others) = worlds.split_first().unwrap();
    for question in questions(1) {
        let expected = answer(&first.1, &question);
        for (cause, bank) in others {
            assert_eq!(answer(bank, &question), expected, "{cause} and {}: {question}", first.0);
        }
    }
}

#[test]
fn promise_13_others_balances_and_ties_change_nothing_a_member_reads() {
    let plain = world("nothing");
    let mut changed = world("nothing");
    // Among 3 to 8, whom 1 has not met: balances either way, and who was asked lately.
    record(&mut changed, "2026-03-08", 3, 4, 300);
    record(&mut changed, "2026-03-08", 5, 4, 120);
    run(&mut changed, &json!({"type": "transfer", "kind": "gift", "from": 7, "to": 8, "minutes": 200}));
    let mut for_brokers = 0;
    for mut question in questions(1) {
        assert_eq!(answer(&changed, &question), answer(&plain, &question), "{question}");
        question["viewer"] = "host".into();
        for_brokers += usize::from(answer(&changed, &question) != answer(&plain, &question));
    }
    assert!(for_brokers > 100, "the host is told: {for_brokers}");
}

#[test]
fn promise_13_members_ask_about_what_is_theirs() {
    let bank = world("nothing");
    let refused = |question: &Value| answer(&bank, question).contains("ask-the-broker");
    for listing in 5..=33 {
        assert!(refused(&json!({"type": "matches-for", "listing": listing, "viewer": 1})), "{listing}");
        assert!(refused(&json!({"type": "why-not", "listing": listing, "viewer": 1})), "{listing}");
    }
    for member in 2..=9 {
        assert!(refused(&json!({"type": "matches-for", "member": member, "viewer": 1})), "{member}");
    }
    assert!(!refused(&json!({"type": "matches-for", "listing": 1, "viewer": 1})));
}

#[test]
fn promise_13_counts_of_three_or_fewer_are_not_told() {
    for (others, told) in [(3_u32, "ask-the-broker"), (4, "only-at-a-distance")] {
        let charter = json!({"name": "Mill Lane", "activities": [{"code": "tea", "name": "Tea"}]});
        let found = json!({"at": NOW, "by": "host", "do": {"type": "create", "bank": crate::golden::BANK, "charter": charter}});
        let mut bank = TimeBank::create_json(found.to_string().as_bytes()).unwrap();
        for _ in 0..=others {
            run(&mut bank, &json!({"type": "admit"}));
        }
        run(&mut bank, &json!({"type": "request", "member": 1, "terms": {"activity": 1}}));
        for giver in 2..=others + 1 {
            run(&mut bank, &json!({"type": "offer", "member": giver, "terms": {"activity": 1, "remote": "yes"}}));
        }
        let asked = crate::matching::WhyNot::new(crate::values::ids::ListingId::new(1).unwrap());
        let standing = bank.seen_by(crate::values::ids::MemberId::new(1).unwrap()).why_not(&asked).unwrap().standing;
        let codes: Vec<&str> = standing.iter().map(|one| one.code.as_ref()).collect();
        assert_eq!(codes, [told], "of {others}");
    }
}
