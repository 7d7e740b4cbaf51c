//! Advice comes true, and whoever gave before is named.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "tests")]

use super::plan::chance_banks::{self, Chance, NOW};
use super::plan::tests::bank;
use super::{DayPart, NearMiss, Relaxation, WhyNot};
use crate::bank::TimeBank;
use crate::model::listing::ListingKind;
use crate::values::ids::{Id as _, ListingId};
use serde_json::{Value, json};

/// The listing as it would be if the advice were taken.
fn taken(bank: &TimeBank, id: ListingId, miss: &NearMiss) -> Option<TimeBank> {
    let listing = bank.state.listings.get(id).unwrap();
    let mut terms = serde_json::to_value(&listing.terms).unwrap();
    let mut words = bank.state.listing_words.get(&id).map_or(json!({}), |words| serde_json::to_value(words).unwrap());
    match miss.change {
        Relaxation::Shorter => terms["minutes"] = json!(listing.terms.minutes.unwrap() / 2),
        Relaxation::AtADistance => terms["remote"] = json!("either"),
        Relaxation::Time => {
            let from = match miss.part.unwrap() {
                DayPart::Morning => 360,
                DayPart::Afternoon => 720,
                DayPart::Evening => 1080,
            } + 1440 * u32::from(miss.weekday.unwrap());
            let more = json!({"from": from, "until": from + 360});
            match words["availability"]["weekly"].as_array_mut() {
                Some(weekly) => weekly.push(more),
                None => words["availability"]["weekly"] = json!([more]),
            }
        }
        _ => return None,
    }
    if terms["shortest"].as_u64() > terms["minutes"].as_u64() {
        terms.as_object_mut().unwrap().remove("shortest");
    }
    let mut bank = bank.clone();
    let action = json!({"type": "amend-listing", "listing": id, "terms": terms, "words": words});
    let command = json!({"at": NOW, "salt": crate::golden::fresh_salt(), "by": "host", "do": action});
    bank.execute_json(command.to_string().as_bytes()).unwrap();
    Some(bank)
}

#[test]
fn what_would_bring_more_brings_as_many_more() {
    let (mut tried, mut false_advice) = (0, Vec::new());
    for seed in 1..=400 {
        let mut chance = Chance::new(seed);
        let bank = chance_banks::bank(&mut chance);
        for (id, _) in bank.state.listings.iter().filter(|(_, listing)| listing.kind == ListingKind::Request && listing.closed.is_none()) {
            let before = bank.host().why_not(&WhyNot::new(id)).unwrap();
            assert!(before.near.len() <= 3);
            for miss in &before.near {
                let Some(after) = taken(&bank, id, miss) else { continue };
                tried += 1;
                let matching = after.host().why_not(&WhyNot::new(id)).unwrap().matching;
                if matching < before.matching + miss.more {
                    false_advice.push((seed, id.get(), miss.text.clone(), before.matching, matching));
                }
            }
        }
    }
    println!("{tried} pieces of advice, {} not true", false_advice.len());
    assert!(tried > 200, "{tried}");
    assert!(false_advice.is_empty(), "{} of {tried}: {:?}", false_advice.len(), &false_advice[..false_advice.len().min(5)]);
}

/// A week and a half after the members of a test joined.
fn later(bank: &mut TimeBank, action: Value) {
    let command = json!({"at": "2026-03-10T10:00:00Z", "salt": crate::golden::fresh_salt(), "by": "host", "do": action});
    bank.execute_json(command.to_string().as_bytes()).unwrap();
}

fn helped(bank: &mut TimeBank, giver: u32, receiver: u32, activity: u32, on: &str) {
    let parts = json!([{"member": giver, "side": "gave", "minutes": 60}, {"member": receiver, "side": "received", "minutes": 60}]);
    later(bank, json!({"type": "record", "terms": {"on": on, "activity": activity, "parts": parts}}));
}

#[test]
fn whoever_gave_it_before_and_offers_it_no_longer_is_named_to_brokers() {
    let mut bank = bank(7, json!({}), json!([]));
    for (giver, receiver, activity, on) in [
        (1, 2, 2, "2026-03-02"),
        (1, 3, 2, "2026-03-03"),
        (3, 1, 2, "2026-03-05"),
        (4, 1, 1, "2026-03-06"), // something else
        (5, 1, 2, "2026-03-06"), // offers it still
        (6, 1, 2, "2026-03-06"), // never to be matched with 2
        (7, 1, 2, "2026-03-06"), // has left
        (2, 1, 2, "2026-03-06"), // asks
    ] {
        helped(&mut bank, giver, receiver, activity, on);
    }
    later(&mut bank, json!({"type": "offer", "member": 5, "terms": {"activity": 2}}));
    later(&mut bank, json!({"type": "keep", "member": 6, "parts": [{"type": "do-not-match", "with": 2, "reason": "x"}]}));
    later(&mut bank, json!({"type": "set-state", "member": 7, "state": "left"}));
    later(&mut bank, json!({"type": "request", "member": 2, "terms": {"activity": 2, "minutes": 60}}));
    let request = ListingId::from_index(1).unwrap();
    let found = serde_json::to_value(bank.host().why_not(&WhyNot::new(request)).unwrap()).unwrap();
    let told =
        |giver: u32, times: u32, last: &str, text: &str| json!({"giver": {"member": giver}, "times": times, "last": last, "text": text});
    let (one, two) = ("member 3 gave it once, on 5 March", "member 1 gave it twice, last on 3 March");
    assert_eq!(found["gaveBefore"], json!([told(3, 1, "2026-03-05", one), told(1, 2, "2026-03-03", two)]));
    // Its member is told nothing of what others did.
    let own = bank.seen_by(crate::values::ids::MemberId::from_index(1).unwrap()).why_not(&WhyNot::new(request)).unwrap();
    assert_eq!(serde_json::to_value(own).unwrap().get("gaveBefore"), None::<&Value>);
}

#[test]
fn what_says_no_activity_is_told_apart_from_what_says_another() {
    let mut bank = bank(3, json!({}), json!([]));
    for (kind, member, activity) in
        [("request", 1, json!(1)), ("request", 1, Value::Null), ("offer", 2, Value::Null), ("offer", 3, Value::Null)]
    {
        let mut terms = json!({"minutes": 60});
        if !activity.is_null() {
            terms["activity"] = activity;
        }
        later(&mut bank, json!({"type": kind, "member": member, "terms": terms, "words": {"title": "Something"}}));
    }
    let ids: Vec<ListingId> = bank.state.listings.iter().map(|(id, _)| id).collect();
    let [classified, not, one, two] = ids[ids.len() - 4..] else { panic!("four listings") };
    let host = bank.host();
    let answer = host.why_not(&WhyNot::new(classified)).unwrap();
    let standing = answer.standing.iter().find(|standing| standing.code.as_ref() == "not-classified").unwrap();
    assert_eq!((standing.pairs, answer.to_classify.as_slice()), (Some(2), [two, one].as_slice()));
    let answer = host.why_not(&WhyNot::new(not)).unwrap();
    let codes: Vec<&str> = answer.standing.iter().map(|standing| standing.code.as_ref()).collect();
    assert_eq!((codes, answer.matching, answer.near.len(), answer.to_classify.len()), (vec!["not-classified"], 0, 0, 0));
    let answer = host.why_not(&WhyNot::new(classified).other(one)).unwrap();
    assert_eq!(answer.standing[0].code.as_ref(), "not-classified");
    // Members see how many, and whose they are only where they see the listings anyway.
    let member = bank.seen_by(crate::values::ids::MemberId::from_index(0).unwrap());
    assert!(member.why_not(&WhyNot::new(classified)).unwrap().to_classify.is_empty());
}
