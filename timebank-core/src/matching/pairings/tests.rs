//! Pairs for a programme.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "tests")]

use super::{Pairings, SuggestedPairings};
use crate::bank::TimeBank;
use crate::rules::Answer;
use crate::values::ids::{MemberId, ProgrammeId};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

const NOW: &str = "2026-03-02T10:00:00Z";

fn run(bank: &mut TimeBank, action: &Value) {
    let command = json!({"at": NOW, "salt": crate::golden::fresh_salt(), "by": "host", "do": action});
    bank.execute_json(command.to_string().as_bytes()).unwrap_or_else(|error| panic!("{}: {action}", error.to_json()));
}

/// Members who all speak English, live within a few hundred metres and are free on Monday mornings.
fn bank(members: u32, programmes: Value) -> TimeBank {
    let weights = json!({"activity": 100, "related": 0, "liking": 0, "level": 0, "time": 60, "distance": 40, "language": 20, "newTie": 10,
        "knownTie": 30, "bridge": 0, "need": 0, "waiting": 0, "chanceToGive": 0, "chanceToReceive": 0, "notYetMet": 0, "notAskedLately": 0});
    let charter = json!({"name": "Mill Lane", "programmes": programmes,
        "matching": {"weights": weights, "scales": {"enoughMinutes": 120, "reachMetres": 4000}}, "activities": [
        {"code": "walk", "name": "Walks"}, {"code": "garden", "name": "Garden"}, {"code": "mow", "name": "Mow", "parent": "garden"}]});
    let found = json!({"at": NOW, "by": "host", "do": {"type": "create", "bank": crate::golden::BANK, "charter": charter}});
    let mut bank = TimeBank::create_json(found.to_string().as_bytes()).unwrap();
    run(&mut bank, &json!({"type": "open-programme", "programme": {"name": "Side by side"}}));
    for number in 1..=members {
        run(
            &mut bank,
            &json!({"type": "admit", "joined": "2026-01-01", "profile": {"name": format!("M{number}"), "languages": ["en"],
            "place": {"latitude": 53_500_000, "longitude": -2_200_000}},
            "parts": [{"type": "availability", "weekly": [{"from": 540, "until": 660}]}]}),
        );
    }
    bank
}

fn side(bank: &mut TimeBank, kind: &str, member: u32, mut terms: Value) {
    terms["programme"] = json!(1);
    run(bank, &json!({"type": kind, "member": member, "terms": terms}));
}

fn suggested(bank: &TimeBank) -> SuggestedPairings {
    bank.host().pairings(&Pairings::new(ProgrammeId::new(1).unwrap())).unwrap()
}

fn pairs(found: &SuggestedPairings) -> Vec<(u32, u32)> {
    found.pairs.iter().map(|pair| (pair.mentor.member.get(), pair.mentee.member.get())).collect()
}

fn left(found: &SuggestedPairings) -> Vec<(u32, &'static str)> {
    found.left.iter().map(|one| (one.member.member.get(), one.why.as_str())).collect()
}

#[test]
fn two_who_fit_are_told_why() {
    let mut bank = bank(2, json!({}));
    side(&mut bank, "offer", 1, json!({"activity": 1}));
    side(&mut bank, "request", 2, json!({"activity": 1}));
    run(&mut bank, &json!({"type": "offer", "member": 1, "terms": {"activity": 2}}));
    run(&mut bank, &json!({"type": "offer", "member": 2, "terms": {"activity": 3}}));
    let found = suggested(&bank);
    let pair = &found.pairs[0];
    // An hour fits in from nine to ten: five quarters in which to begin, 75 of 120 minutes of 60 points. Two interests: all of 100.
    let points: Vec<(&str, u32, u32)> = pair.components.iter().map(|one| (one.code, one.points, one.most)).collect();
    assert_eq!(points, [("interests", 100, 100), ("time", 37, 60), ("distance", 40, 40), ("language", 20, 20), ("tie", 10, 30)]);
    assert_eq!((pair.score, found.value, pair.answer), (207, 207, Answer::Allowed));
    let words = |all: &[super::Because]| all.iter().map(|one| one.text.clone()).collect::<Vec<_>>();
    assert_eq!(
        words(&pair.for_mentor),
        [
            "M2 likes `Walks` and `Mow` as you do",
            "you and M2 have 1 h 15 min of times to begin in common in a week",
            "M2 lives within about 1 km of you",
            "you share a language with M2",
            "you would meet M2 for the first time"
        ]
    );
    assert!(words(&pair.for_mentee)[0].starts_with("M1 likes"));
    // They are paired: nobody is left.
    run(&mut bank, &json!({"type": "pair", "programme": 1, "mentor": 1, "mentee": 2}));
    let found = suggested(&bank);
    assert_eq!((pairs(&found), left(&found)), (vec![], vec![(2, "refused"), (1, "refused")]));
    // For brokers alone.
    let member = bank.seen_by(MemberId::new(1).unwrap()).pairings(&Pairings::new(ProgrammeId::new(1).unwrap()));
    assert_eq!(member.unwrap_err().code(), "ask-the-broker");
}

#[test]
fn what_is_unknown_wants_approval_and_what_cannot_be_is_none() {
    let known = |change: Value| {
        let mut bank = bank(2, json!({}));
        side(&mut bank, "offer", 1, json!({"activity": 1}));
        side(&mut bank, "request", 2, json!({"activity": 1}));
        run(&mut bank, &json!({"type": "keep", "member": 2, "parts": [change]}));
        let found = suggested(&bank);
        let codes: Vec<&str> = found.pairs.iter().flat_map(|pair| &pair.reasons).map(|reason| reason.code).collect();
        assert!(found.pairs.iter().all(|pair| codes.is_empty() == (pair.answer == Answer::Allowed)));
        (found.pairs.len(), codes, left(&found))
    };
    let nothing = || json!({"type": "availability"});
    assert_eq!(known(nothing()), (1, vec!["hours-unknown"], vec![]));
    assert_eq!(known(json!({"type": "profile", "languages": []})), (1, vec!["languages-unknown"], vec![]));
    assert_eq!(known(json!({"type": "profile", "languages": ["pl"]})), (1, vec!["no-shared-language"], vec![]));
    let evenings = json!({"type": "availability", "weekly": [{"from": 1080, "until": 1200}]});
    assert_eq!(known(evenings), (0, vec![], vec![(2, "no-time"), (1, "no-time")]));
    assert_eq!(known(json!({"type": "do-not-match", "with": 1})), (0, vec![], vec![(2, "refused"), (1, "refused")]));
}

#[test]
fn who_would_rather_not_or_is_not_ready_is_not_suggested() {
    let mut bank = bank(3, json!({"beforePairing": ["trained"]}));
    side(&mut bank, "offer", 1, json!({"activity": 1}));
    side(&mut bank, "offer", 3, json!({"activity": 1}));
    side(&mut bank, "request", 2, json!({"activity": 1}));
    run(&mut bank, &json!({"type": "keep", "member": 1, "parts": [{"type": "contact", "on": "2026-02-01", "how": "training"}]}));
    let found = suggested(&bank);
    assert_eq!((pairs(&found), left(&found)), (vec![(1, 2)], vec![(3, "refused")]));
    assert_eq!(found.left[0].reasons[0].code, "not-trained");
    for part in [json!({"request": 3}), json!({"activity": 1}), json!({"weekday": 0})] {
        let mut bank = bank.clone();
        let mut part = part;
        (part["type"], part["offer"]) = (json!("rather-not"), json!(1));
        run(&mut bank, &json!({"type": "keep", "member": 1, "parts": [part]}));
        let found = suggested(&bank);
        assert_eq!((pairs(&found), left(&found)), (vec![], vec![(2, "no-time"), (1, "no-time"), (3, "refused")]), "{part}");
    }
}

#[test]
fn a_mentor_walks_with_no_more_than_the_charter_says() {
    let mut bank = bank(6, json!({"mentees": 2}));
    side(&mut bank, "offer", 1, json!({"activity": 1}));
    for mentee in 2..=5 {
        side(&mut bank, "request", mentee, json!({"activity": 1}));
    }
    let asked = |bank: &TimeBank, each: u32| {
        let found = bank.host().pairings(&Pairings::new(ProgrammeId::new(1).unwrap()).each(each)).unwrap();
        found.pairs.len()
    };
    assert_eq!((asked(&bank, 1), asked(&bank, 2), asked(&bank, 9)), (1, 2, 2));
    run(&mut bank, &json!({"type": "pair", "programme": 1, "mentor": 1, "mentee": 6}));
    assert_eq!(asked(&bank, 9), 1);
    run(&mut bank, &json!({"type": "pair", "programme": 1, "mentor": 1, "mentee": 2}));
    assert_eq!(asked(&bank, 9), 0);
}

/// The best set of pairs by trying all, from the scores and answers of each two alone in the programme.
fn best(worth: &BTreeMap<(u32, u32), i64>, mentees: &[u32], taken: &mut BTreeSet<u32>) -> i64 {
    let Some((first, rest)) = mentees.split_first() else { return 0 };
    let mut most = best(worth, rest, taken);
    let mentors: Vec<u32> = worth.keys().filter(|(_, mentee)| mentee == first).map(|(mentor, _)| *mentor).collect();
    for mentor in mentors {
        if taken.insert(mentor) {
            most = most.max(worth[&(mentor, *first)] + best(worth, rest, taken));
            taken.remove(&mentor);
        }
    }
    most
}

#[test]
fn no_other_set_of_pairs_is_worth_more() {
    let mut chance = crate::matching::plan::chance_banks::Chance::new(11);
    let mut several = 0;
    for _ in 0..40 {
        let mut bank = bank(8, json!({}));
        for member in 1..=8_u32 {
            let from = chance.below(5) * 60 + 480;
            let languages = chance.of(&[json!(["en"]), json!(["pl"]), json!(["en", "pl"])]);
            let place = json!({"latitude": 53_500_000 + 4_000 * chance.below(9), "longitude": -2_200_000});
            run(
                &mut bank,
                &json!({"type": "keep", "member": member, "parts": [
                {"type": "profile", "languages": languages, "place": place},
                {"type": "availability", "weekly": [{"from": from, "until": from + 120}]}]}),
            );
            if chance.one_in(4) {
                run(&mut bank, &json!({"type": "keep", "member": member, "parts": [{"type": "do-not-match", "with": 1 + member % 8}]}));
            }
        }
        let mut worth: BTreeMap<(u32, u32), i64> = BTreeMap::new();
        for mentor in 1..=4 {
            for mentee in 5..=8 {
                let mut two = bank.clone();
                side(&mut two, "offer", mentor, json!({}));
                side(&mut two, "request", mentee, json!({}));
                if let Some(pair) = suggested(&two).pairs.first() {
                    worth.insert((mentor, mentee), i64::from(pair.score));
                }
            }
        }
        for mentor in 1..=4 {
            side(&mut bank, "offer", mentor, json!({}));
        }
        for mentee in 5..=8 {
            side(&mut bank, "request", mentee, json!({}));
        }
        let found = suggested(&bank);
        assert_eq!(found.value, best(&worth, &[5, 6, 7, 8], &mut BTreeSet::new()));
        let pairs = pairs(&found);
        assert!(pairs.iter().all(|pair| worth.contains_key(pair)));
        assert_eq!(pairs.iter().map(|pair| worth[pair]).sum::<i64>(), found.value);
        let (one, other): (BTreeSet<u32>, BTreeSet<u32>) = pairs.iter().copied().unzip();
        assert_eq!((one.len(), other.len()), (pairs.len(), pairs.len()), "nobody twice");
        several += usize::from(pairs.len() > 1);
    }
    assert!(several > 20, "{several}");
}
