//! Who is asked, over weeks: what members would rather not be asked, and what decides among equals.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "tests")]

use super::plan::PlanFor;
use super::{Matches, MatchesFor, WhyNot};
use crate::bank::TimeBank;
use crate::error::Error;
use crate::values::ids::{ListingId, MemberId};
use serde_json::{Value, json};

/// A Monday.
const NOW: &str = "2026-03-02T10:00:00Z";

fn send(bank: &mut TimeBank, at: &str, by: &Value, action: &Value) -> Result<String, Error> {
    bank.execute_json(json!({"at": at, "salt": crate::golden::fresh_salt(), "by": by, "do": action}).to_string().as_bytes())
}

fn run(bank: &mut TimeBank, at: &str, action: &Value) {
    send(bank, at, &json!("host"), action).unwrap_or_else(|error| panic!("{}: {action}", error.to_json()));
}

/// A day after the first, at noon.
fn later(days: i32) -> String {
    let day = "2026-03-02".parse::<crate::Date>().unwrap().plus_days(days).unwrap();
    format!("{day}T12:00:00Z")
}

/// Members, of whom nothing is known, in a community that looks at nothing but what is offered and how gladly.
fn bank(members: u32) -> TimeBank {
    bank_with(members, 1)
}

fn bank_with(members: u32, suggestions: u32) -> TimeBank {
    let weights = json!({"activity": 100, "related": 40, "liking": 10, "level": 0, "time": 0, "distance": 0, "language": 0, "newTie": 0,
        "knownTie": 0, "bridge": 0, "need": 0, "waiting": 0, "chanceToGive": 0, "chanceToReceive": 0, "notYetMet": 0, "notAskedLately": 0});
    let charter = json!({"name": "Mill Lane", "listings": {"requestDays": 400, "offerDays": 400},
        "matching": {"weights": weights, "scales": {"relatedSteps": 1}, "suggestions": suggestions}, "activities": [
        {"code": "garden", "name": "Garden"}, {"code": "mow", "name": "Mow", "parent": "garden"}, {"code": "tea", "name": "Tea"}]});
    let found = json!({"at": NOW, "by": "host", "do": {"type": "create", "bank": crate::golden::BANK, "charter": charter}});
    let mut bank = TimeBank::create_json(found.to_string().as_bytes()).unwrap();
    for number in 1..=members {
        run(&mut bank, NOW, &json!({"type": "admit", "joined": "2026-01-01", "profile": {"name": format!("M{number}")}}));
    }
    bank
}

fn listing(bank: &mut TimeBank, kind: &str, member: u32, mut terms: Value) {
    terms["minutes"] = json!(60);
    run(bank, NOW, &json!({"type": kind, "member": member, "terms": terms}));
}

fn say(bank: &mut TimeBank, at: &str, member: u32, mut part: Value) {
    part["type"] = json!("rather-not");
    run(bank, at, &json!({"type": "keep", "member": member, "parts": [part]}));
}

fn terms(on: &str, giver: u32, receiver: u32) -> Value {
    json!({"on": on, "activity": 1, "parts": [
        {"member": giver, "side": "gave", "minutes": 60}, {"member": receiver, "side": "received", "minutes": 60}]})
}

/// Lets the bank's day come.
fn comes(bank: &mut TimeBank, at: &str) {
    run(bank, at, &json!({"type": "admit", "applicant": true}));
}

fn matches(bank: &TimeBank, listing: u32) -> Matches {
    bank.host().matches_for(&MatchesFor::new().listing(ListingId::new(listing).unwrap())).unwrap()
}

/// The members on the other side, in order.
fn found(bank: &TimeBank, listing: u32) -> Vec<u32> {
    let of = |one: &super::Matched| if one.request.get() == listing { one.giver.clone() } else { one.receiver.clone() };
    matches(bank, listing).matches.iter().map(|one| of(one).unwrap().member.get()).collect()
}

fn words(bank: &TimeBank, listing: u32, other: u32) -> Vec<(String, String)> {
    let question = WhyNot::new(ListingId::new(listing).unwrap()).other(ListingId::new(other).unwrap());
    let told = bank.host().why_not(&question).unwrap();
    told.standing.into_iter().map(|one| (one.code.to_string(), one.text)).collect()
}

#[test]
fn what_somebody_would_rather_not_be_asked_is_not_asked_for_twelve_weeks() {
    let said = [
        (json!({"activity": 1}), "M2 would rather not be asked for `Garden`, until 2026-05-24"),
        (json!({"activity": 2}), "M2 would rather not be asked for `Mow`, until 2026-05-24"),
        (json!({"setting": "home"}), "M2 would rather not be asked for anything at `home`, until 2026-05-24"),
        (json!({"request": 2}), "M2 would rather not be asked for this, until 2026-05-24"),
        (json!({"weekday": 4}), "M2 would rather not be asked for Fridays, until 2026-05-24"),
    ];
    for (mut part, text) in said {
        let mut bank = bank(2);
        listing(&mut bank, "offer", 2, json!({"activity": 2, "setting": "home", "repeating": true}));
        listing(&mut bank, "request", 1, json!({"activity": 1, "repeating": true}));
        if part["weekday"] == 4 {
            run(
                &mut bank,
                NOW,
                &json!({"type": "keep", "member": 2, "parts": [{"type": "availability", "weekly": [{"from": 6300, "until": 6480}]}]}),
            );
        }
        assert_eq!(found(&bank, 2), [2], "{part}");
        part["offer"] = json!(1);
        say(&mut bank, NOW, 2, part.clone());
        assert_eq!((found(&bank, 2), found(&bank, 1)), (vec![], vec![]), "{part}");
        assert!(bank.host().plan(&PlanFor::new()).unwrap().proposals.is_empty(), "{part}");
        assert_eq!(words(&bank, 2, 1), [("rather-not".to_owned(), text.to_owned())]);
        // Of their own members know it; of others they are told nothing of it.
        let question = WhyNot::new(ListingId::new(1).unwrap()).other(ListingId::new(2).unwrap());
        let own = bank.seen_by(MemberId::new(2).unwrap()).why_not(&question).unwrap();
        assert_eq!(own.standing[0].code.as_ref(), "rather-not");
        let question = WhyNot::new(ListingId::new(2).unwrap()).other(ListingId::new(1).unwrap());
        assert_eq!(bank.seen_by(MemberId::new(1).unwrap()).why_not(&question).unwrap().matching, 1, "{part}");
        let mut lapsing = bank.clone();
        comes(&mut lapsing, &later(83));
        assert!(found(&lapsing, 2).is_empty(), "{part}");
        comes(&mut lapsing, &later(84));
        assert_eq!(found(&lapsing, 2), [2], "{part}");
        // Said again it holds from then on.
        say(&mut bank, &later(60), 2, part.clone());
        let mut again = bank.clone();
        comes(&mut again, &later(84));
        assert!(found(&again, 2).is_empty(), "{part}");
        part["lifted"] = json!(true);
        say(&mut bank, &later(61), 2, part.clone());
        assert_eq!(found(&bank, 2), [2], "{part}");
    }
}

#[test]
fn something_else_is_asked_for_all_the_same() {
    let mut bank = bank(2);
    listing(&mut bank, "offer", 2, json!({"activity": 2, "setting": "public"}));
    listing(&mut bank, "offer", 2, json!({"activity": 2, "setting": "public"}));
    listing(&mut bank, "request", 1, json!({"activity": 2}));
    for part in [json!({"activity": 3}), json!({"setting": "home"}), json!({"weekday": 1}), json!({"request": 3})] {
        let mut bank = bank.clone();
        let mut part = part;
        part["offer"] = json!(1);
        say(&mut bank, NOW, 2, part.clone());
        // The other offer says nothing of it.
        let expected = if part["request"] == 3 { vec![2] } else { vec![2, 2] };
        assert_eq!(found(&bank, 3), expected, "{part}");
        let days: Vec<u8> = matches(&bank, 3).matches.iter().flat_map(|one| &one.slots).map(|slot| slot.on.weekday()).collect();
        assert!(part["weekday"] != 1 || !days.contains(&1), "{days:?}");
    }
}

#[test]
fn somebody_is_asked_no_more_often_than_they_said() {
    let mut bank = bank(4);
    listing(&mut bank, "offer", 2, json!({"activity": 1, "capacity": {"minutes": 600, "per": "week"}}));
    for member in [1, 3, 4] {
        listing(&mut bank, "request", member, json!({"activity": 1}));
    }
    let planned = |bank: &TimeBank| bank.host().plan(&PlanFor::new()).unwrap().proposals.len();
    assert_eq!(planned(&bank), 3);
    say(&mut bank, NOW, 2, json!({"offer": 1, "times": 2, "weeks": 4}));
    assert_eq!(planned(&bank), 2);
    // What they propose themselves nobody asked them.
    send(&mut bank, NOW, &json!(2), &json!({"type": "propose", "terms": terms("2026-03-10", 2, 3)})).unwrap();
    // Nor is somebody asked to give by being asked to receive.
    run(&mut bank, NOW, &json!({"type": "propose", "terms": terms("2026-03-10", 3, 2)}));
    // What is something else does not count either.
    run(
        &mut bank,
        NOW,
        &json!({"type": "propose", "terms": {"on": "2026-03-11", "activity": 3, "parts": terms("2026-03-10", 2, 4)["parts"]}}),
    );
    assert_eq!(planned(&bank), 2);
    run(&mut bank, NOW, &json!({"type": "propose", "terms": terms("2026-03-12", 2, 4)}));
    assert_eq!(planned(&bank), 1);
    assert_eq!(found(&bank, 2), [2]);
    let mut other = bank.clone();
    run(&mut other, NOW, &json!({"type": "propose", "terms": terms("2026-03-13", 2, 4)}));
    assert_eq!((planned(&other), found(&other, 2)), (0, vec![]));
    assert_eq!(words(&other, 2, 1)[0].1, "M2 would like to be asked at most 2 times in 4 weeks, until 2026-05-24");
    // The day of the proposals is the first of 28.
    comes(&mut other, &later(27));
    assert!(found(&other, 2).is_empty());
    comes(&mut other, &later(28));
    assert_eq!(found(&other, 2), [2]);
}

#[test]
fn who_said_no_lately_comes_after_equals_and_never_below_a_worse_match() {
    let mut bank = bank(5);
    for member in [2, 3, 4] {
        listing(&mut bank, "offer", member, json!({"activity": 1}));
    }
    listing(&mut bank, "request", 1, json!({"activity": 1}));
    assert_eq!(found(&bank, 4), [2, 3, 4]);
    let decline = |bank: &mut TimeBank, giver: u32, who: Option<u32>, by: Value| {
        run(bank, NOW, &json!({"type": "propose", "terms": terms("2026-03-20", giver, 5)}));
        let exchange = bank.state.exchanges.len();
        send(bank, NOW, &by, &json!({"type": "decline", "exchange": exchange, "member": who})).unwrap();
    };
    // On the telephone, and by themselves; of the third nobody knows whose no it was.
    decline(&mut bank, 2, Some(2), json!("host"));
    decline(&mut bank, 2, None, json!(2));
    decline(&mut bank, 3, Some(3), json!("host"));
    decline(&mut bank, 4, None, json!("host"));
    assert_eq!(found(&bank, 4), [4, 3, 2]);
    let told: Vec<Vec<String>> =
        matches(&bank, 4).matches.iter().map(|one| one.among_equals.iter().map(|because| because.text.clone()).collect()).collect();
    let said =
        |who: &str, times: &str| format!("{who} was asked {times} in eight weeks and said no, so others of the same score come first");
    assert_eq!(told, [vec![], vec![said("M3", "once")], vec![said("M2", "twice")]]);
    // Members are told nothing of it, whoever is suggested to them.
    let mut suggesting = bank.clone();
    run(&mut suggesting, NOW, &json!({"type": "set-secret", "secret": crate::values::digest::Hash32([7; 32])}));
    let mut suggested = std::collections::BTreeSet::new();
    for week in 1..=7 {
        comes(&mut suggesting, &later(7 * week));
        let own =
            suggesting.seen_by(MemberId::new(1).unwrap()).matches_for(&MatchesFor::new().listing(ListingId::new(4).unwrap())).unwrap();
        assert!(own.matches.iter().all(|one| one.among_equals.is_empty()));
        suggested.extend(own.matches.iter().map(|one| one.giver.as_ref().unwrap().member.get()));
    }
    assert!(suggested.contains(&2) || suggested.contains(&3), "{suggested:?}");
    // Of one alone it is the same one.
    let one = bank.host().matches_for(&MatchesFor::new().listing(ListingId::new(4).unwrap()).most(1)).unwrap();
    assert_eq!(one.matches[0].giver.as_ref().unwrap().member.get(), 4);
    // A plan asks the same one first.
    let plan = bank.host().plan(&PlanFor::new()).unwrap();
    assert_eq!(plan.proposals[0].offers, [ListingId::new(3).unwrap()]);
    // A better match stays first.
    let mut better = bank.clone();
    run(&mut better, NOW, &json!({"type": "amend-listing", "listing": 1, "words": {"liking": "gladly"}}));
    assert_eq!(found(&better, 4), [2, 4, 3]);
    let plan = better.host().plan(&PlanFor::new()).unwrap();
    assert_eq!(plan.proposals[0].offers, [ListingId::new(1).unwrap()]);
    let why = &plan.proposals[0].among_equals;
    assert_eq!((why.len(), why[0].code, why[0].value), (1, "said-no", Some(2)));
    // A request that was declined by itself is one more no, and the same request declined both ways is one.
    let mut said_so = bank.clone();
    listing(&mut said_so, "request", 5, json!({"activity": 3}));
    say(&mut said_so, NOW, 4, json!({"offer": 3, "request": 5}));
    assert_eq!(found(&said_so, 4), [3, 4, 2]);
    let mut about_it = terms("2026-03-21", 4, 5);
    about_it["listing"] = json!(5);
    run(&mut said_so, NOW, &json!({"type": "propose", "terms": about_it}));
    run(&mut said_so, NOW, &json!({"type": "decline", "exchange": 5, "member": 4}));
    assert_eq!(found(&said_so, 4), [3, 4, 2]);
    // Replayed it is the same, and after eight weeks nothing of it decides any more.
    let records = bank.drain();
    let mut replayed = TimeBank::replay(records).unwrap();
    assert_eq!(matches(&replayed, 4), matches(&bank, 4));
    comes(&mut replayed, &later(55));
    assert_eq!(found(&replayed, 4), [4, 3, 2]);
    comes(&mut replayed, &later(56));
    assert_eq!(found(&replayed, 4), [2, 3, 4]);
}

#[test]
fn promise_13_the_order_of_suggestions_tells_nobody_who_said_no() {
    let mut bank = bank_with(9, 3);
    for member in 2..=8 {
        listing(&mut bank, "offer", member, json!({"activity": 1}));
    }
    listing(&mut bank, "request", 1, json!({"activity": 1}));
    run(&mut bank, NOW, &json!({"type": "set-secret", "secret": crate::values::digest::Hash32([7; 32])}));
    run(&mut bank, &later(7), &json!({"type": "propose", "terms": terms("2026-03-20", 9, 1)}));
    let told = |bank: &TimeBank| {
        let question = MatchesFor::new().listing(ListingId::new(8).unwrap());
        crate::form::to_text(&bank.seen_by(MemberId::new(1).unwrap()).matches_for(&question).unwrap())
    };
    let before = told(&bank);
    let drawn: Vec<u32> = (2..=8).filter(|member| before.contains(&format!("\"name\":\"M{member}\""))).collect();
    assert_eq!(drawn.len(), 3, "{before}");
    for member in drawn {
        let mut bank = bank.clone();
        run(&mut bank, &later(7), &json!({"type": "propose", "terms": terms("2026-03-21", member, 9)}));
        run(&mut bank, &later(7), &json!({"type": "decline", "exchange": 2, "member": member}));
        assert_eq!(told(&bank), before, "{member}");
    }
}

#[test]
fn who_was_left_out_of_two_rounds_comes_first_among_equals() {
    let mut bank = bank(6);
    for member in [2, 3, 4] {
        listing(&mut bank, "offer", member, json!({"activity": 1}));
    }
    listing(&mut bank, "request", 1, json!({"activity": 1}));
    listing(&mut bank, "request", 6, json!({"activity": 1}));
    // Two rounds after the week in which all was posted: 2 is asked in both, 3 in the second, 4 in none.
    run(&mut bank, &later(7), &json!({"type": "propose", "terms": terms("2026-03-20", 2, 5)}));
    assert_eq!(found(&bank, 4), [2, 3, 4]);
    run(&mut bank, &later(21), &json!({"type": "propose", "terms": terms("2026-04-20", 3, 1)}));
    // That week is not over: there was one round so far.
    assert_eq!(found(&bank, 4), [2, 3, 4]);
    comes(&mut bank, &later(24));
    assert_eq!(found(&bank, 4), [2, 3, 4]);
    comes(&mut bank, &later(28));
    assert_eq!(found(&bank, 4), [4, 2, 3]);
    let best = &matches(&bank, 4).matches[0];
    assert_eq!(best.among_equals[0].text, "M4 was left out of the last two rounds, and comes first among the same score");
    // Of the requests, that of 6 was left out too: with one to give, they are the two that meet.
    for offer in [1, 2] {
        run(&mut bank, &later(28), &json!({"type": "close-listing", "listing": offer, "why": "withdrawn"}));
    }
    let plan = bank.host().plan(&PlanFor::new()).unwrap();
    let of: Vec<(u32, u32)> = plan.proposals.iter().map(|planned| (planned.request.get(), planned.offers[0].get())).collect();
    assert_eq!(of, [(5, 3)]);
    assert_eq!(plan.proposals[0].among_equals.len(), 2);
    // Whoever took part in something was not left out, nor was whoever rested.
    let mut took_part = bank.clone();
    run(&mut took_part, &later(28), &json!({"type": "record", "terms": terms("2026-03-28", 5, 6)}));
    let about_six = |bank: &TimeBank| {
        let all = matches(bank, 5).matches;
        all.iter().flat_map(|one| &one.among_equals).filter(|because| because.text.starts_with("M6")).count()
    };
    assert_eq!((about_six(&bank), about_six(&took_part)), (1, 0));
    run(&mut bank, &later(28), &json!({"type": "set-state", "member": 6, "state": "paused"}));
    run(&mut bank, &later(28), &json!({"type": "set-state", "member": 6, "state": "active"}));
    assert_eq!(about_six(&bank), 0);
}

#[test]
fn promise_13_a_request_that_is_not_shown_is_declined_like_one_that_is_not_there() {
    let mut bank = bank(3);
    listing(&mut bank, "offer", 2, json!({"activity": 1}));
    listing(&mut bank, "request", 1, json!({"activity": 1, "visibility": "broker"}));
    listing(&mut bank, "request", 1, json!({"activity": 1}));
    run(&mut bank, NOW, &json!({"type": "close-listing", "listing": 3, "why": "withdrawn"}));
    run(&mut bank, NOW, &json!({"type": "admit", "applicant": true}));
    run(&mut bank, NOW, &json!({"type": "request", "member": 4, "terms": {"activity": 1}}));
    listing(&mut bank, "offer", 3, json!({"activity": 1}));
    let mut tried = |offer: u32, request: u32, by: Value| {
        let part = json!({"type": "rather-not", "offer": offer, "request": request});
        let told = send(&mut bank, NOW, &by, &json!({"type": "keep", "member": 2, "parts": [part]}));
        let number = if offer == 1 { request } else { offer };
        let unnumbered = |told: String| told.replace(&format!(":{number},"), ":n,").replace(&format!("`{number}`"), "`n`");
        told.map_or_else(|error| unnumbered(error.to_json()), |_| "taken".into())
    };
    // For brokers, closed, an applicant's, an offer, and none at all.
    let missing = tried(1, 99, json!(2));
    assert!(missing.contains("not-found"), "{missing}");
    for request in [2, 3, 4, 1] {
        assert_eq!(tried(1, request, json!(2)), missing, "{request}");
    }
    // A broker may see those that are.
    assert_eq!(tried(1, 2, json!("host")), "taken");
    // Only of one's own offers, whether there is such an offer or not.
    assert_eq!(tried(2, 2, json!(2)), tried(77, 2, json!(2)));
    assert_eq!(tried(5, 2, json!(2)), tried(77, 2, json!(2)));
}

/// Each is looked at for every match, so there are 200 of one member at most.
#[test]
fn what_somebody_would_rather_not_be_asked_has_an_end() {
    let mut bank = bank(1);
    listing(&mut bank, "offer", 1, json!({"activity": 1}));
    let say = |bank: &mut TimeBank, places: std::ops::Range<u32>| {
        for _ in places.clone() {
            listing(bank, "offer", 1, json!({"activity": 1}));
        }
        let part = |place: u32| json!({"type": "rather-not", "offer": place, "times": 1, "weeks": 1});
        let parts: Vec<Value> = places.map(part).collect();
        let command = json!({"at": NOW, "by": "host", "salt": format!("{:032x}", 7_000 + parts.len()), "do": {"type": "keep", "member": 1, "parts": parts}});
        bank.execute_json(command.to_string().as_bytes()).map(drop)
    };
    assert_eq!(say(&mut bank, 1..202).unwrap_err().code(), "too-many");
    say(&mut bank, 1..201).unwrap();
    assert_eq!(say(&mut bank, 201..202).unwrap_err().code(), "too-many");
}

#[test]
fn what_somebody_would_rather_not_is_forgotten_with_them_and_goes_with_them_when_merged() {
    let mut bank = bank(3);
    listing(&mut bank, "offer", 2, json!({"activity": 1}));
    listing(&mut bank, "request", 1, json!({"activity": 1}));
    say(&mut bank, NOW, 2, json!({"offer": 1, "activity": 1}));
    let held = bank.host().held_about(&crate::queries::HeldAboutMember::new(MemberId::new(2).unwrap())).unwrap();
    let held = serde_json::to_value(&held).unwrap();
    assert_eq!(held["personal"]["ratherNot"], json!([{"until": "2026-05-24", "said": {"offer": 1, "activity": 1}}]));
    listing(&mut bank, "offer", 3, json!({"activity": 3}));
    say(&mut bank, NOW, 3, json!({"offer": 3, "weekday": 0}));
    let mut merged = bank.clone();
    run(&mut merged, NOW, &json!({"type": "merge", "kept": 3, "merged": 2}));
    let kept = |bank: &TimeBank| bank.state.people.get(&MemberId::new(3).unwrap()).map_or(0, |person| person.rather_not.len());
    assert_eq!((kept(&bank), kept(&merged)), (1, 2));
    assert!(found(&merged, 2).is_empty());
    run(&mut bank, NOW, &json!({"type": "erase", "member": 2}));
    assert!(bank.state.people.get(&MemberId::new(2).unwrap()).is_none());
}

#[test]
fn one_thing_is_said_at_a_time_and_can_be_meant() {
    let mut bank = bank(2);
    listing(&mut bank, "offer", 2, json!({"activity": 1}));
    let wrong = [
        json!({}),
        json!({"activity": 1, "weekday": 1}),
        json!({"weekday": 7}),
        json!({"times": 1}),
        json!({"weeks": 2}),
        json!({"times": 0, "weeks": 1}),
        json!({"times": 101, "weeks": 1}),
        json!({"times": 1, "weeks": 0}),
        json!({"times": 1, "weeks": 13}),
    ];
    for mut part in wrong {
        part["type"] = json!("rather-not");
        part["offer"] = json!(1);
        let error = send(&mut bank, NOW, &json!(2), &json!({"type": "keep", "member": 2, "parts": [part]})).unwrap_err();
        assert_eq!(error.code(), "bad-listing", "{part}");
    }
    // A limit of how often replaces the one before; it is taken back whatever the numbers.
    for (times, weeks) in [(1, 1), (2, 3)] {
        say(&mut bank, NOW, 2, json!({"offer": 1, "times": times, "weeks": weeks}));
    }
    let said = |bank: &TimeBank| bank.state.people.get(&MemberId::new(2).unwrap()).unwrap().rather_not.clone();
    assert_eq!((said(&bank).len(), said(&bank)[0].1.times), (1, Some(2)));
    say(&mut bank, NOW, 2, json!({"offer": 1, "times": 1, "lifted": true}));
    assert_eq!(said(&bank), []);
}
