//! A member asks about every pair in every way there is, while small things change in the bank: what the broker keeps, the
//! rules, the others' balances. Whatever it is, they read the same bytes. Only do-not-match decides who is suggested, and of that a
//! member learns a few names a week, whatever they try.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "tests")]

use super::suggest::Drawn;
use crate::bank::TimeBank;
use crate::charter::Charter;
use crate::command::Context;
use crate::error::Error;
use crate::queries::Reader;
use crate::values::digest::Hash32;
use crate::values::ids::MemberId;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// A Monday.
const NOW: &str = "2026-03-09T08:00:00Z";
/// In the week before, so that listings count.
const BEFORE: &str = "2026-03-08T08:00:00Z";

fn run(bank: &mut TimeBank, action: &Value) {
    let at = if bank.last_at() < NOW.parse().unwrap() { BEFORE } else { NOW };
    send(bank, at, &json!("host"), action).unwrap();
}

fn send(bank: &mut TimeBank, at: &str, by: &Value, action: &Value) -> Result<String, Error> {
    bank.execute_json(json!({"at": at, "salt": crate::golden::fresh_salt(), "by": by, "do": action}).to_string().as_bytes())
}

/// Gives the bank a secret, and lets the next week begin.
fn a_week_later(bank: &mut TimeBank, secret: u8) {
    run(bank, &json!({"type": "set-secret", "secret": Hash32([secret; 32])}));
    send(bank, NOW, &json!("host"), &json!({"type": "admit", "applicant": true})).unwrap();
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
        "matching": {"weights": {"bridge": 500, "chanceToGive": 4000, "chanceToReceive": 4000, "notAskedLately": 4000}, "scales": {"relatedSteps": 1}, "suggestions": 3}
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
    let mut bank = plain_world(cause);
    a_week_later(&mut bank, 7);
    bank
}

fn plain_world(cause: &str) -> TimeBank {
    let charter = Charter::from_json(charter().to_string().as_bytes()).unwrap();
    let mut bank = TimeBank::create(Context::host(BEFORE.parse().unwrap()), crate::golden::BANK, charter).unwrap();
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

/// Those who are suggested in an answer, besides the member who asks.
fn suggested(answer: &str, me: u32) -> BTreeSet<u64> {
    let answer: Value = serde_json::from_str(answer).unwrap();
    let matches = answer["matches"].as_array().unwrap();
    let both = matches.iter().flat_map(|one| ["giver", "receiver"].map(|side| one[side]["member"].as_u64().unwrap()));
    both.filter(|member| *member != u64::from(me)).collect()
}

fn mine(bank: &TimeBank, me: u32) -> String {
    answer(bank, &json!({"type": "matches-for", "member": me, "most": 100, "viewer": me}))
}

#[test]
fn promise_13_whatever_is_the_matter_with_somebody_a_member_reads_the_same() {
    let plain = world("nothing");
    let mut for_the_host = 0;
    for cause in CAUSES.iter().filter(|cause| !cause.starts_with("do-not-match")) {
        let bank = world(cause);
        for mut question in questions(1) {
            assert_eq!(answer(&bank, &question), answer(&plain, &question), "{cause}: {question}");
            question["viewer"] = "host".into();
            for_the_host += usize::from(answer(&bank, &question) != answer(&plain, &question));
        }
    }
    assert!(for_the_host > 400, "the causes keep somebody away at all: {for_the_host}");
    assert_eq!(suggested(&mine(&plain, 1), 1).len(), 3, "three people are suggested");
}

#[test]
fn promise_13_do_not_match_decides_who_is_suggested_and_nothing_else() {
    let plain = world("nothing");
    for cause in ["do-not-match", "do-not-match the other way"] {
        let bank = world(cause);
        for question in questions(1) {
            let (got, expected) = (answer(&bank, &question), answer(&plain, &question));
            if question["type"] == "matches-for" && got.starts_with("{\"from\"") {
                let got = suggested(&got, 1);
                assert!(!got.contains(&u64::from(SUBJECT)), "{cause}: {question}: {got:?}");
            } else {
                assert_eq!(got, expected, "{cause}: {question}");
            }
        }
        // Nobody else reads anything else.
        for question in questions(3).iter().chain(&questions(SUBJECT)).filter(|question| question["member"] != 1) {
            if question["viewer"] == 3 || question["type"] == "why-not" {
                assert_eq!(answer(&bank, question), answer(&plain, question), "{cause}: {question}");
            }
        }
    }
}

/// Whatever a member changes and asks in a week, they are suggested the same few people.
#[test]
fn promise_13_a_member_who_tries_everything_is_suggested_the_same_few_people() {
    let mut bank = world("nothing");
    let drawn = suggested(&mine(&bank, 1), 1);
    let mut seen = BTreeSet::new();
    let tries = [
        json!({"type": "keep", "member": 1, "parts": [{"type": "availability", "weekly": [{"from": 600, "until": 700}]}]}),
        json!({"type": "keep", "member": 1, "parts": [{"type": "availability", "weekly": [{"from": 0, "until": 10_080}]}]}),
        json!({"type": "keep", "member": 1, "parts": [{"type": "profile", "languages": ["ur"], "place": {"latitude": 10, "longitude": 10}}]}),
        json!({"type": "close-listing", "listing": 1, "why": "withdrawn"}),
        json!({"type": "request", "member": 1, "terms": {"activity": 3}}),
        json!({"type": "offer", "member": 1, "terms": {"activity": 1}}),
        json!({"type": "amend-listing", "listing": 2, "terms": {"activity": 3}}),
        json!({"type": "amend-listing", "listing": 2, "terms": {"activity": 1}}),
        json!({"type": "close-listing", "listing": 3, "why": "met"}),
        json!({"type": "close-listing", "listing": 2, "why": "met"}),
        json!({"type": "renew-listing", "listing": 4, "until": "2026-12-31"}),
    ];
    for action in tries {
        send(&mut bank, NOW, &json!(1), &action).unwrap();
        for question in questions(1).iter().filter(|question| question["type"] == "matches-for") {
            let told = answer(&bank, question);
            if told.starts_with("{\"from\"") {
                seen.extend(suggested(&told, 1));
            }
        }
    }
    assert!(seen.is_subset(&drawn), "{seen:?} of {drawn:?}");
    // The next week they count as they are, and the draw is another.
    let weeks: BTreeSet<_> = (0..8)
        .map(|week| {
            let at = format!("2026-0{}-{:02}T08:00:00Z", 3 + (15 + 7 * week) / 31, 1 + (15 + 7 * week) % 31);
            send(&mut bank, &at, &json!("host"), &json!({"type": "admit", "applicant": true})).unwrap();
            suggested(&mine(&bank, 1), 1)
        })
        .collect();
    assert!(weeks.len() > 2, "{weeks:?}");
}

/// A listing without a name is suggested in weeks of its own: if it came and went with its member's others, a few weeks told whose it is.
#[test]
fn promise_13_a_listing_without_a_name_is_drawn_apart_from_its_member() {
    let mut bank = plain_world("nothing");
    let offered = json!({"type": "offer", "member": SUBJECT, "terms": {"activity": 3, "anonymous": true}});
    run(&mut bank, &offered);
    let (nameless, listing) = bank.state.listings.iter().next_back().unwrap();
    assert!(listing.terms.anonymous);
    let mut seen = BTreeSet::new();
    for secret in 1..=60u8 {
        let mut bank = bank.clone();
        a_week_later(&mut bank, secret);
        let drawn = bank.drawn_for(MemberId::new(1).unwrap()).unwrap();
        let subject = Drawn::Member(MemberId::new(SUBJECT).unwrap());
        seen.insert((drawn.contains(&subject), drawn.contains(&Drawn::Nameless(nameless))));
    }
    assert_eq!(seen, BTreeSet::from([(false, false), (false, true), (true, false), (true, true)]));
}

#[test]
fn promise_13_the_draw_rests_on_the_secret_and_without_one_there_is_none() {
    let bank = plain_world("nothing");
    let unset = mine(&bank, 1);
    assert!(unset.contains("\"matches\":[],\"askTheBroker\":true"), "{unset}");
    let draws: BTreeSet<_> = (1..=12u8)
        .map(|secret| {
            let mut bank = bank.clone();
            a_week_later(&mut bank, secret);
            suggested(&mine(&bank, 1), 1)
        })
        .collect();
    assert!(draws.len() > 6, "{draws:?}");
    assert!(draws.iter().flatten().collect::<BTreeSet<_>>().len() == 7, "everybody comes in turn: {draws:?}");
}

#[test]
fn promise_13_fewer_than_twice_as_many_are_for_the_broker() {
    for (others, told) in [(5_u32, false), (6, true)] {
        let charter = json!({"name": "Mill Lane", "activities": [{"code": "tea", "name": "Tea"}]});
        let found = json!({"at": BEFORE, "by": "host", "do": {"type": "create", "bank": crate::golden::BANK, "charter": charter}});
        let mut bank = TimeBank::create_json(found.to_string().as_bytes()).unwrap();
        for _ in 0..=others {
            run(&mut bank, &json!({"type": "admit"}));
        }
        run(&mut bank, &json!({"type": "request", "member": 1, "terms": {"activity": 1}}));
        for giver in 2..=others + 1 {
            run(&mut bank, &json!({"type": "offer", "member": giver, "terms": {"activity": 1}}));
        }
        a_week_later(&mut bank, 7);
        assert_eq!(!mine(&bank, 1).contains("askTheBroker"), told, "of {others}");
        // Why there is nobody rests on public facts, and is told whole.
        let why = answer(&bank, &json!({"type": "why-not", "listing": 1, "viewer": 1}));
        assert!(why.contains(&format!("\"matching\":{others}")), "{why}");
    }
}

#[test]
fn promise_13_the_secret_is_the_hosts_alone() {
    let secret = Hash32([7; 32]).to_string();
    let mut bank = world("nothing");
    assert_eq!(
        send(&mut bank, NOW, &json!(1), &json!({"type": "set-secret", "secret": Hash32([1; 32])})).unwrap_err().code(),
        "not-permitted"
    );
    let part = json!({"type": "keep", "member": 1, "parts": [{"type": "secret", "secret": Hash32([1; 32])}]});
    assert_eq!(send(&mut bank, NOW, &json!("host"), &part).unwrap_err().code(), "nothing-to-do");
    let again = json!({"type": "set-secret", "secret": Hash32([7; 32])});
    assert_eq!(send(&mut bank, NOW, &json!("host"), &again).unwrap_err().code(), "no-change");
    let records = bank.drain();
    let mut journal = Vec::new();
    crate::journal::write_journal(&records, &mut journal);
    let holds = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains(&secret);
    assert!(holds(&journal), "the host keeps it");
    for reader in [Reader::Auditor, Reader::Broker { concerns: false }, Reader::Broker { concerns: true }] {
        let redacted = bank.redact_jsonl(journal.as_slice(), reader).unwrap();
        assert!(!holds(&redacted), "{reader:?}");
        let copy = TimeBank::read(redacted.as_slice()).unwrap();
        assert_eq!(copy, bank.redacted(reader), "{reader:?}");
        assert!(!copy.snapshot().windows(32).any(|bytes| bytes == [7; 32]), "{reader:?}");
        assert!(mine(&copy, 1).contains("askTheBroker"), "{reader:?}");
    }
    assert_eq!(mine(&TimeBank::read(journal.as_slice()).unwrap(), 1), mine(&bank, 1));
    assert_eq!(mine(&TimeBank::from_snapshot(&bank.snapshot()).unwrap(), 1), mine(&bank, 1));
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
    let refused = |question: &Value| bank.query_json(question.to_string().as_bytes()).is_err_and(|error| error.code() == "ask-the-broker");
    for listing in 5..=33 {
        assert!(refused(&json!({"type": "matches-for", "listing": listing, "viewer": 1})), "{listing}");
        assert!(refused(&json!({"type": "why-not", "listing": listing, "viewer": 1})), "{listing}");
    }
    for member in 2..=9 {
        assert!(refused(&json!({"type": "matches-for", "member": member, "viewer": 1})), "{member}");
    }
    assert!(!refused(&json!({"type": "matches-for", "listing": 1, "viewer": 1})));
}

/// Closing a listing does not draw anew among those who fit what is left of them.
#[test]
fn promise_13_a_listing_changed_this_week_counts_as_it_stood_when_the_week_began() {
    let charter = json!({"name": "Mill Lane", "activities": [{"code": "tea", "name": "Tea"}, {"code": "repairs", "name": "Repairs"}], "matching": {"suggestions": 1}});
    let found = json!({"at": BEFORE, "by": "host", "do": {"type": "create", "bank": crate::golden::BANK, "charter": charter}});
    let mut bank = TimeBank::create_json(found.to_string().as_bytes()).unwrap();
    for _ in 1..=7 {
        run(&mut bank, &json!({"type": "admit"}));
    }
    run(&mut bank, &json!({"type": "request", "member": 1, "terms": {"activity": 1}}));
    run(&mut bank, &json!({"type": "offer", "member": 1, "terms": {"activity": 2}}));
    for other in 2..=4 {
        run(&mut bank, &json!({"type": "offer", "member": other, "terms": {"activity": 1}}));
        run(&mut bank, &json!({"type": "request", "member": other + 3, "terms": {"activity": 2}}));
    }
    a_week_later(&mut bank, 7);
    let drawn = suggested(&mine(&bank, 1), 1);
    assert_eq!(drawn.len(), 1);
    // The one it was for is closed: nobody else comes in their place, whatever else is changed.
    let listing = if drawn.iter().all(|member| *member <= 4) { 1 } else { 2 };
    send(&mut bank, NOW, &json!(1), &json!({"type": "close-listing", "listing": listing, "why": "met"})).unwrap();
    assert!(mine(&bank, 1).ends_with("\"matches\":[]}"), "{}", mine(&bank, 1));
    send(
        &mut bank,
        NOW,
        &json!(1),
        &json!({"type": "amend-listing", "listing": 3 - listing, "terms": {"activity": 3 - listing, "minutes": 30}}),
    )
    .unwrap();
    send(&mut bank, NOW, &json!(1), &json!({"type": "offer", "member": 1, "terms": {"activity": 2}})).unwrap();
    assert!(suggested(&mine(&bank, 1), 1).is_subset(&drawn));
}
