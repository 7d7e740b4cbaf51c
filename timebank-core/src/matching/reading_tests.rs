//! Sentences a broker reads, after weeks of a small community. Each expected sentence was written by hand.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "tests")]

use super::plan::PlanFor;
use super::{Because, Matched, MatchesFor, WhyNot};
use crate::bank::TimeBank;
use crate::values::ids::{ListingId, MemberId};
use serde_json::{Value, json};

/// The day on which everything before it was posted.
const THEN: &str = "2026-06-29T10:00:00Z";
/// A Monday, nine weeks later.
const NOW: &str = "2026-08-31T08:00:00Z";

fn run(bank: &mut TimeBank, at: &str, action: &Value) {
    let command = json!({"at": at, "salt": crate::golden::fresh_salt(), "by": "host", "do": action});
    bank.execute_json(command.to_string().as_bytes()).unwrap_or_else(|error| panic!("{}: {action}", error.to_json()));
}

/// 1 Bev Sharples, 2 Dorothy Fairhurst, 3 Mohammed Iqbal, 4 Ifeoma Okonkwo, 5 Stephen Lomax, 6 Winston Clarke.
fn bank(rules: &Value, scales: &Value) -> TimeBank {
    let charter = json!({"name": "Harpurbrook", "rules": rules, "listings": {"requestDays": 400, "offerDays": 400},
        "matching": {"scales": scales, "suggestions": 1}, "activities": [
            {"code": "learning", "name": "Learning"}, {"code": "theory", "name": "Driving theory", "parent": "learning"},
            {"code": "lift", "name": "A lift"}, {"code": "sitting", "name": "Sitting with somebody"},
            {"code": "pram-walk", "name": "Pram walks", "parent": "sitting"}]});
    let found = json!({"at": THEN, "by": "host", "do": {"type": "create", "bank": crate::golden::BANK, "charter": charter}});
    let mut bank = TimeBank::create_json(found.to_string().as_bytes()).unwrap();
    for name in ["Bev Sharples", "Dorothy Fairhurst", "Mohammed Iqbal", "Ifeoma Okonkwo", "Stephen Lomax", "Winston Clarke"] {
        run(&mut bank, THEN, &json!({"type": "admit", "joined": "2026-01-01", "profile": {"name": name}}));
    }
    bank
}

/// Minutes from Monday on of a day, from Monday 0, and two hours of it.
fn hours(day: u32, from: u32, until: u32) -> Value {
    json!({"weekly": [{"from": day * 1440 + from * 60, "until": day * 1440 + until * 60}]})
}

fn post(bank: &mut TimeBank, kind: &str, member: u32, terms: Value, words: Value) {
    run(bank, THEN, &json!({"type": kind, "member": member, "terms": terms, "words": words}));
}

fn helped(bank: &mut TimeBank, giver: u32, receiver: u32, (activity, minutes): (u32, u32), on: &str, listing: Option<u32>) {
    let parts =
        json!([{"member": giver, "side": "gave", "minutes": minutes}, {"member": receiver, "side": "received", "minutes": minutes}]);
    let mut terms = json!({"on": on, "activity": activity, "parts": parts});
    if let Some(listing) = listing {
        terms["listing"] = json!(listing);
    }
    run(bank, NOW, &json!({"type": "record", "terms": terms}));
}

fn comes(bank: &mut TimeBank) {
    run(bank, NOW, &json!({"type": "admit", "applicant": true}));
}

fn of(listing: u32) -> ListingId {
    ListingId::new(listing).unwrap()
}

fn matches(bank: &TimeBank, listing: u32) -> Vec<Matched> {
    bank.host().matches_for(&MatchesFor::new().listing(of(listing))).unwrap().matches
}

/// What Ifeoma Okonkwo is suggested for her request: the first listing.
fn own_matches(bank: &mut TimeBank) -> Vec<Matched> {
    run(bank, NOW, &json!({"type": "set-secret", "secret": crate::Hash32([7; 32])}));
    bank.seen_by(MemberId::new(4).unwrap()).matches_for(&MatchesFor::new().listing(of(1))).unwrap().matches
}

fn points(one: &Matched, code: &str) -> Option<u32> {
    one.components.iter().find(|one| one.code == code).map(|one| one.points)
}

fn texts(all: &[Because]) -> Vec<&str> {
    all.iter().map(|one| one.text.as_str()).collect()
}

fn codes(all: &[Because]) -> Vec<&str> {
    all.iter().map(|one| one.code).collect()
}

/// What stood in the way of each request of the plan, in words.
fn open(bank: &TimeBank) -> Vec<String> {
    bank.host().plan(&PlanFor::new()).unwrap().unserved.into_iter().map(|one| one.text).collect()
}

#[test]
fn the_plan_says_who_gave_before_what_nobody_offers() {
    let mut bank = bank(&json!([]), &json!({}));
    post(&mut bank, "request", 2, json!({"activity": 4, "minutes": 120}), json!({}));
    assert_eq!(open(&bank), ["nobody offers it"]);
    for on in ["2026-07-08", "2026-08-12", "2026-07-29"] {
        helped(&mut bank, 1, 4, (4, 120), on, None);
    }
    helped(&mut bank, 3, 4, (4, 60), "2026-08-05", None);
    let text = "nobody offers it; Bev Sharples gave it 3 times, last on 12 August; Mohammed Iqbal gave it once, on 5 August: ask them";
    assert_eq!(open(&bank), [text]);
    let plan = bank.host().plan(&PlanFor::new()).unwrap();
    let before = &plan.unserved[0].gave_before;
    assert_eq!((before[0].giver.member.get(), before[0].times, before.len()), (1, 3, 2));
    // The same is said where it is asked why.
    let why = bank.host().why_not(&WhyNot::new(of(1))).unwrap();
    assert_eq!(why.gave_before[0].text, "Bev Sharples gave it 3 times, last on 12 August");
    // Nobody is named whom the rules refuse.
    run(&mut bank, NOW, &json!({"type": "keep", "member": 1, "parts": [{"type": "do-not-match", "with": 2, "reason": "x"}]}));
    assert_eq!(open(&bank), ["nobody offers it; Mohammed Iqbal gave it once, on 5 August: ask them"]);
}

#[test]
fn what_is_offered_for_less_time_is_never_just_what_was_asked() {
    let mut bank = bank(&json!([]), &json!({}));
    post(&mut bank, "request", 4, json!({"activity": 3, "minutes": 50}), json!({}));
    post(&mut bank, "offer", 5, json!({"activity": 3, "minutes": 40}), json!({}));
    post(&mut bank, "offer", 3, json!({"activity": 3, "minutes": 30}), json!({}));
    let found = matches(&bank, 1);
    assert_eq!((codes(&found[0].for_giver)[0], codes(&found[0].for_receiver)[0]), ("shorter", "shorter"));
    assert_eq!(texts(&found[0].for_giver)[0], "you offer 40 of the 50 minutes Ifeoma Okonkwo asked for");
    assert_eq!(texts(&found[0].for_receiver)[0], "Stephen Lomax offers 40 of the 50 minutes you asked for");
    assert_eq!(open(&bank), ["Stephen Lomax offers 40 of the 50 minutes and Mohammed Iqbal 30"]);
    // He drove as long as that once; that he drove for less counts for nothing.
    helped(&mut bank, 3, 2, (3, 55), "2026-08-28", None);
    helped(&mut bank, 3, 2, (3, 30), "2026-08-29", None);
    let text = "Stephen Lomax offers 40 of the 50 minutes and Mohammed Iqbal 30; \
        Mohammed Iqbal gave it for 50 minutes or more once, on 28 August: ask them";
    assert_eq!(open(&bank), [text]);
}

#[test]
fn something_related_is_no_match_unless_the_charter_says_so_and_is_called_what_it_is() {
    for (scales, count) in [(json!({}), 0), (json!({"relatedSteps": 1}), 1)] {
        let mut bank = bank(&json!([]), &scales);
        post(&mut bank, "request", 4, json!({"activity": 2, "minutes": 45}), json!({"title": "Road signs"}));
        post(&mut bank, "offer", 5, json!({"activity": 1, "minutes": 45}), json!({"title": "How to read a railway timetable"}));
        let found = matches(&bank, 1);
        assert_eq!(found.len(), count);
        if let Some(one) = found.first() {
            let giver = "you offer `How to read a railway timetable` (Learning); Ifeoma Okonkwo asked for `Road signs` (Driving theory)";
            let receiver = "Stephen Lomax offers `How to read a railway timetable` (Learning); you asked for `Road signs` (Driving theory)";
            assert_eq!((texts(&one.for_giver)[0], texts(&one.for_receiver)[0]), (giver, receiver));
        } else {
            let near = bank.host().why_not(&WhyNot::new(of(1))).unwrap().near;
            let text = "something related: Stephen Lomax offers `How to read a railway timetable` (Learning)";
            assert_eq!(near.iter().map(|miss| miss.text.as_str()).collect::<Vec<_>>(), [text]);
        }
    }
}

#[test]
fn what_is_related_is_not_named_where_the_rules_refuse_what_was_asked() {
    let check = json!([{"rule": {"type": "check-held", "level": "basic", "workforce": "adult"}, "scope": {"activities": ["theory"]}, "otherwise": "refused"}]);
    for (rules, count) in [(json!([]), 1), (check, 0)] {
        let mut bank = bank(&rules, &json!({}));
        post(&mut bank, "request", 4, json!({"activity": 2, "minutes": 60}), json!({}));
        // For what is wider no check is asked for.
        post(&mut bank, "offer", 5, json!({"activity": 1, "minutes": 60}), json!({}));
        let near = bank.host().why_not(&WhyNot::new(of(1))).unwrap().near;
        assert_eq!(near.len(), count, "{near:?}");
    }
}

#[test]
fn a_request_waits_from_the_day_it_was_last_met() {
    let mut bank = bank(&json!([]), &json!({}));
    post(&mut bank, "request", 4, json!({"activity": 3, "minutes": 30}), json!({"title": "Keyboard to choir"}));
    post(&mut bank, "offer", 3, json!({"activity": 3, "minutes": 30}), json!({}));
    post(&mut bank, "offer", 6, json!({"activity": 3, "minutes": 30}), json!({}));
    comes(&mut bank);
    let waited = |bank: &TimeBank| {
        let today = serde_json::to_value(bank.host().today(&crate::queries::TodayAt::new(NOW.parse().unwrap())).unwrap()).unwrap();
        let broker = matches(bank, 1)[0].for_broker.iter().find(|one| one.code == "has-waited").map(|one| one.text.clone());
        (broker, today["unanswered"][0]["days"].as_u64())
    };
    // Nine weeks and nothing yet.
    assert_eq!(waited(&bank), (Some("it has waited for 63 days".into()), Some(63)));
    // Met by an offer, and by nothing that names the request.
    helped(&mut bank, 3, 4, (3, 30), "2026-08-17", Some(2));
    assert_eq!(waited(&bank), (Some("it has waited for 14 days, since it was last met on 17 August".into()), Some(14)));
    // Something else she received, and what somebody else received, is nothing of it.
    helped(&mut bank, 3, 4, (4, 30), "2026-08-26", None);
    helped(&mut bank, 3, 2, (3, 30), "2026-08-27", None);
    assert_eq!(waited(&bank).1, Some(14));
    helped(&mut bank, 5, 4, (3, 30), "2026-08-28", None);
    assert_eq!(waited(&bank), (None, None));
    let found = matches(&bank, 1);
    // Three of 28 days, of 1000 points.
    assert_eq!(points(&found[0], "waiting"), Some(107));
    // Whoever would give is told when it was posted, which all may know.
    assert_eq!(texts(&found[0].for_giver).last(), Some(&"it was asked for 63 days ago"));
    // To a member it has waited since then: whatever else, when it was last met tells what somebody received.
    assert_eq!(points(&own_matches(&mut bank)[0], "waiting"), Some(1000));
}

#[test]
fn nobody_has_times_in_common_with_somebody_who_said_none() {
    let mut bank = bank(&json!([]), &json!({}));
    post(&mut bank, "request", 4, json!({"activity": 3, "minutes": 30}), json!({"availability": hours(3, 18, 20)}));
    post(&mut bank, "offer", 3, json!({"activity": 3, "minutes": 30}), json!({}));
    post(&mut bank, "offer", 5, json!({"activity": 3, "minutes": 30}), json!({"availability": hours(3, 18, 19)}));
    comes(&mut bank);
    let found = matches(&bank, 1);
    let of = |giver: u32| found.iter().find(|one| one.giver.as_ref().unwrap().member.get() == giver).unwrap();
    // 18:00, 18:15 and 18:30.
    assert!(texts(&of(5).for_giver).contains(&"you have 45 min of times to begin in common"));
    assert!(!of(5).ask_when && codes(&of(5).for_broker).iter().all(|code| *code != "ask-when"));
    assert!(!codes(&of(3).for_giver).contains(&"common-times") && !codes(&of(3).for_receiver).contains(&"common-times"));
    assert!(of(3).ask_when);
    let text = "Mohammed Iqbal has not said when they are free: ask about Thursday 3 September at 18:00";
    assert_eq!(texts(&of(3).for_broker)[0], text);
    // The plan says the same, of somebody it asks.
    run(&mut bank, NOW, &json!({"type": "close-listing", "listing": 3, "why": "withdrawn"}));
    let plan = bank.host().plan(&PlanFor::new()).unwrap();
    let planned = &plan.proposals[0];
    assert_eq!((planned.ask_when, planned.ask[0].member.get()), (true, 3));
    let text = "Mohammed Iqbal gives Ifeoma Okonkwo `A lift` for 30 minutes on Thursday 3 September at 18:00; \
        Mohammed Iqbal has not said when they are free: ask them";
    assert_eq!(planned.text, text);
}

#[test]
fn what_has_no_hour_is_to_be_done_by_the_end_of_the_week() {
    let mut bank = bank(&json!([]), &json!({}));
    post(&mut bank, "request", 4, json!({"activity": 3, "minutes": 30}), json!({}));
    post(&mut bank, "offer", 3, json!({"activity": 3, "minutes": 30}), json!({}));
    comes(&mut bank);
    let plan = bank.host().plan(&PlanFor::new()).unwrap();
    let planned = &plan.proposals[0];
    assert_eq!((planned.terms.on.to_string().as_str(), planned.terms.start), ("2026-09-06", None));
    let text = "Mohammed Iqbal gives Ifeoma Okonkwo `A lift` for 30 minutes by Sunday 6 September; \
        nobody has said when they are free: ask them";
    assert_eq!(planned.text, text);
    // Agreed to, nobody asks on Tuesday whether it took place.
    run(&mut bank, NOW, &json!({"type": "propose", "terms": serde_json::to_value(&planned.terms).unwrap()}));
    run(&mut bank, NOW, &json!({"type": "agree", "exchange": 1}));
    let due = |at: &str| bank.host().today(&crate::queries::TodayAt::new(at.parse().unwrap())).unwrap().exchanges.len();
    assert_eq!((due("2026-09-01T08:00:00Z"), due("2026-09-07T08:00:00Z")), (0, 1));
}

#[test]
fn what_only_brokers_may_know_is_in_their_list_alone() {
    let mut bank = bank(&json!([]), &json!({}));
    post(&mut bank, "request", 4, json!({"activity": 3, "minutes": 30}), json!({}));
    post(&mut bank, "offer", 5, json!({"activity": 3, "minutes": 30}), json!({}));
    post(&mut bank, "offer", 3, json!({"activity": 3, "minutes": 30}), json!({}));
    helped(&mut bank, 6, 5, (4, 120), "2026-07-20", None);
    helped(&mut bank, 4, 6, (4, 60), "2026-07-21", None);
    let found: Vec<Matched> = matches(&bank, 1).into_iter().filter(|one| one.offer == of(2)).collect();
    let all =
        ["needed-first", "a-chance-to-give", "a-chance-to-receive", "not-yet-met", "not-asked-lately", "has-waited", "bridges-groups"];
    for told in [&found[0].for_giver, &found[0].for_receiver] {
        assert!(codes(told).iter().all(|code| !all.contains(code)), "{told:?}");
    }
    for text in ["Stephen Lomax has received more so far", "Ifeoma Okonkwo has given more so far", "Stephen Lomax was not asked lately"] {
        assert!(texts(&found[0].for_broker).contains(&text), "{text}: {:?}", found[0].for_broker);
    }
    let own = own_matches(&mut bank);
    assert_eq!((own.len(), own[0].for_broker.len()), (1, 0));
}

#[test]
fn a_broker_reads_who_could_and_when_the_other_is_free() {
    let mut bank = bank(&json!([]), &json!({}));
    post(&mut bank, "request", 4, json!({"activity": 3, "minutes": 30}), json!({"availability": hours(3, 18, 20)}));
    for giver in [5, 6] {
        post(&mut bank, "offer", giver, json!({"activity": 3, "minutes": 30}), json!({"availability": hours(4, 9, 11)}));
    }
    comes(&mut bank);
    let why = bank.host().why_not(&WhyNot::new(of(1))).unwrap();
    assert_eq!(why.standing[0].text, "they have no time in common that is long enough: Stephen Lomax and Winston Clarke");
    assert_eq!(why.near[0].text, "Stephen Lomax and Winston Clarke could on Friday morning; Ifeoma Okonkwo is free on Thursday");
    let pair = bank.host().why_not(&WhyNot::new(of(1)).other(of(2))).unwrap();
    assert_eq!(pair.standing[0].text, "Ifeoma Okonkwo and Stephen Lomax have no time in common that is long enough");
    // Where somebody can on Thursday nobody is asked about Friday.
    let words = json!({"availability": hours(3, 18, 20)});
    run(&mut bank, NOW, &json!({"type": "offer", "member": 3, "terms": {"activity": 3, "minutes": 30}, "words": words}));
    let why = bank.host().why_not(&WhyNot::new(of(1))).unwrap();
    assert_eq!((why.matching, why.near.len()), (1, 0));
}

#[test]
fn brokers_read_facts_and_members_what_the_rule_asks_for() {
    let rules = json!([
        {"rule": {"type": "check-held", "level": "basic", "workforce": "adult"}, "otherwise": "refused"},
        {"rule": {"type": "consent-to-matching"}, "otherwise": "needs-approval", "because": "nobody is suggested who would rather not be"}]);
    let mut bank = bank(&rules, &json!({}));
    post(&mut bank, "request", 4, json!({"activity": 3, "minutes": 30}), json!({}));
    post(&mut bank, "offer", 5, json!({"activity": 3, "minutes": 30}), json!({}));
    post(&mut bank, "offer", 6, json!({"activity": 3, "minutes": 30}), json!({}));
    let check = |after: &str| json!({"type": "check", "level": "basic", "workforce": "both", "jurisdiction": "england", "seen": "2026-03-10", "recheckAfter": after});
    run(&mut bank, THEN, &json!({"type": "keep", "member": 5, "parts": [check("2026-08-15")]}));
    run(&mut bank, THEN, &json!({"type": "keep", "member": 4, "parts": [check("2027-08-15")]}));
    comes(&mut bank);
    let told = |other: u32| bank.host().why_not(&WhyNot::new(of(1)).other(of(other))).unwrap().standing[0].text.clone();
    assert_eq!(told(2), "Stephen Lomax's check has been due again since 15 August");
    assert_eq!(told(3), "no check of Winston Clarke has been seen");
    let all = bank.host().why_not(&WhyNot::new(of(1))).unwrap();
    let text = "Stephen Lomax's check has been due again since 15 August; no check of Winston Clarke has been seen";
    assert_eq!((all.standing[0].text.as_str(), all.standing[0].pairs), (text, Some(2)));
    // A member reads nothing of it.
    let own = bank.seen_by(MemberId::new(4).unwrap()).why_not(&WhyNot::new(of(1)).other(of(2))).unwrap();
    assert!(!serde_json::to_string(&own).unwrap().contains("check"), "{own:?}");
    run(&mut bank, NOW, &json!({"type": "keep", "member": 6, "parts": [check("2027-08-15")]}));
    let reasons = &matches(&bank, 1)[0].reasons;
    let text = "Ifeoma Okonkwo has not been asked yet about being suggested to others; \
        Winston Clarke has not been asked yet about being suggested to others";
    assert_eq!(reasons[0].text, text);
}
