//! What is absurd gets a typed error or the right answer, in bounded time (promise 9 for matching). The calculators' own
//! cases stand in `timebank-flow`, those of times in `slots_tests.rs`.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "tests")]

use super::plan::{Plan, PlanFor};
use super::slots::ClockChange;
use super::{MatchesFor, WhyNot};
use crate::bank::TimeBank;
use crate::model::exchange::Side;
use crate::values::ids::{Id as _, ListingId, MemberId};
use serde_json::{Value, json};

const AT: &str = "2026-03-01T10:00:00Z";

fn done(bank: &mut TimeBank, action: Value) {
    done_at(bank, AT, action);
}

fn done_at(bank: &mut TimeBank, at: &str, action: Value) {
    let command = json!({"at": at, "salt": crate::golden::fresh_salt(), "by": "host", "do": action});
    bank.execute_json(command.to_string().as_bytes()).unwrap();
}

fn bank(members: u32) -> TimeBank {
    let charter = json!({"name": "Mill Lane", "activities": [{"code": "garden", "name": "Garden"}]});
    let found =
        json!({"at": "2026-02-01T10:00:00Z", "by": "host", "do": {"type": "create", "bank": crate::golden::BANK, "charter": charter}});
    let mut bank = TimeBank::create_json(found.to_string().as_bytes()).unwrap();
    for _ in 0..members {
        done(&mut bank, json!({"type": "admit"}));
    }
    bank
}

/// A listing, with minutes of the week from Monday on between which it can be.
fn list(bank: &mut TimeBank, kind: &str, member: u32, minutes: u32, hours: &[(u32, u32)]) {
    list_at(bank, AT, kind, member, minutes, hours);
}

fn list_at(bank: &mut TimeBank, at: &str, kind: &str, member: u32, minutes: u32, hours: &[(u32, u32)]) {
    let weekly: Vec<Value> = hours.iter().map(|(from, until)| json!({"from": from, "until": until})).collect();
    let words = if hours.is_empty() { json!({"title": "x"}) } else { json!({"title": "x", "availability": {"weekly": weekly}}) };
    done_at(bank, at, json!({"type": kind, "member": member, "terms": {"activity": 1, "minutes": minutes}, "words": words}));
}

/// Giver, receiver, day, minute it begins and minutes ahead of UTC then.
type Session = (u32, u32, String, u16, i16);

fn sessions(plan: &Plan) -> Vec<Session> {
    let who = |one: &super::plan::Planned, side| one.terms.parts.iter().find(|part| part.side == side).map_or(0, |part| part.member.get());
    let of = |one: &super::plan::Planned| {
        let start = one.terms.start?;
        Some((who(one, Side::Gave), who(one, Side::Received), one.terms.on.to_string(), start.minute, start.offset))
    };
    plan.proposals.iter().filter_map(of).collect()
}

fn from(day: &str) -> PlanFor {
    PlanFor { from: Some(day.parse().unwrap()), ..PlanFor::new() }
}

#[test]
fn a_bank_of_nobody_of_one_and_of_one_side() {
    assert_eq!(bank(0).host().plan(&PlanFor::new()).unwrap().figures.requests, 0);
    for kind in ["offer", "request"] {
        let mut alone = bank(1);
        list(&mut alone, kind, 1, 60, &[]);
        let plan = alone.host().plan(&PlanFor::new()).unwrap();
        assert_eq!((plan.proposals.len(), plan.value, plan.gap), (0, 0, 0));
        let question = MatchesFor { listing: ListingId::from_index(0), ..MatchesFor::new() };
        assert_eq!(alone.host().matches_for(&question).unwrap().matches.len(), 0);
    }
    let mut both = bank(1);
    list(&mut both, "offer", 1, 60, &[]);
    list(&mut both, "request", 1, 60, &[]);
    assert_eq!(both.host().plan(&PlanFor::new()).unwrap().proposals.len(), 0, "nobody helps themselves");
}

#[test]
fn everyone_blocks_everyone() {
    let mut bank = bank(5);
    for one in 1..=5 {
        list(&mut bank, "offer", one, 60, &[]);
        list(&mut bank, "request", one, 60, &[]);
    }
    assert_eq!(bank.host().plan(&PlanFor::new()).unwrap().proposals.len(), 5);
    for one in 1..=5 {
        for other in (1..=5).filter(|other| *other != one) {
            done(&mut bank, json!({"type": "keep", "member": one, "parts": [{"type": "do-not-match", "with": other, "reason": "x"}]}));
        }
    }
    let plan = bank.host().plan(&PlanFor { certificate: true, ..PlanFor::new() }).unwrap();
    assert_eq!((plan.proposals.len(), plan.bound, plan.unserved.len()), (0, 0, 5));
    assert_eq!(plan.certificate.unwrap().verify(), Ok(0));
    for listing in 0..10 {
        let question = MatchesFor { listing: ListingId::from_index(listing), ..MatchesFor::new() };
        assert_eq!(bank.host().matches_for(&question).unwrap().matches.len(), 0);
    }
    let why = bank.host().why_not(&WhyNot::new(ListingId::from_index(1).unwrap())).unwrap();
    assert_eq!(why.matching, 0);
}

#[test]
fn sessions_over_midnight_and_over_the_end_of_the_week() {
    // Monday and Sunday from ten in the evening to two in the morning, the second round the end of the week.
    for (hours, day) in [([(1320, 1440), (1440, 1560)], "2026-03-02"), ([(9960, 10_080), (0, 120)], "2026-03-08")] {
        let mut bank = bank(2);
        list(&mut bank, "offer", 1, 180, &hours);
        list(&mut bank, "request", 2, 180, &hours);
        // From a Saturday: both nights lie within the seven days.
        let plan = bank.host().plan(&from(if day == "2026-03-02" { "2026-02-28" } else { "2026-03-07" })).unwrap();
        assert_eq!(sessions(&plan), [(1, 2, day.to_string(), 1320, 0)]);
    }
    // On the last of the seven days nothing goes on past its midnight.
    let mut bank = bank(2);
    list(&mut bank, "offer", 1, 180, &[(9960, 10_080), (0, 120)]);
    list(&mut bank, "request", 2, 180, &[]);
    let plan = bank.host().plan(&PlanFor { shortest: Some(180), ..from("2026-03-02") }).unwrap();
    assert_eq!(plan.proposals.len(), 0);
}

#[test]
fn the_nights_the_clocks_of_london_change() {
    // Sundays: on 29 March 2026 one o'clock becomes two, on 25 October two o'clock becomes one.
    let night = |day: &str, offset: i16, minute: u16, then: i16, until: u32| {
        let mut bank = bank(2);
        let at = format!("{day}T00:00:00Z");
        list_at(&mut bank, &at, "offer", 1, 60, &[(6 * 1440 + 15, 6 * 1440 + until)]);
        list_at(&mut bank, &at, "request", 2, 60, &[]);
        let change = ClockChange { on: day.parse().unwrap(), minute, offset: then };
        let plan = bank.host().plan(&PlanFor { offset: Some(offset), changes: vec![change], shortest: Some(60), ..from(day) }).unwrap();
        sessions(&plan)
    };
    // From a quarter past midnight: before the change there is no whole hour, and the hour in doubt is nobody's.
    assert_eq!(night("2026-03-29", 0, 60, 60, 165), []);
    assert_eq!(night("2026-03-29", 0, 60, 60, 180), [(1, 2, "2026-03-29".into(), 120, 60)]);
    assert_eq!(night("2026-10-25", 60, 120, 0, 165), []);
    assert_eq!(night("2026-10-25", 60, 120, 0, 180), [(1, 2, "2026-10-25".into(), 120, 0)]);
}

#[test]
fn ten_thousand_identical_offers() {
    let mut bank = bank(10_001);
    for one in 1..=10_000 {
        list(&mut bank, "offer", one, 60, &[]);
    }
    list(&mut bank, "request", 10_001, 60, &[]);
    let request = ListingId::from_index(10_000).unwrap();
    let question = MatchesFor { listing: Some(request), most: Some(20), ..MatchesFor::new() };
    let found = bank.host().matches_for(&question).unwrap();
    let givers: Vec<u32> = found.matches.iter().filter_map(|one| one.giver.as_ref()).map(|giver| giver.member.get()).collect();
    assert_eq!(givers, (1..=20).collect::<Vec<u32>>(), "ties go by number");
    assert_eq!(bank.host().why_not(&WhyNot::new(request)).unwrap().matching, 10_000);
    let plan = bank.host().plan(&PlanFor::new()).unwrap();
    assert_eq!((plan.proposals.len(), plan.gap, plan.unserved.len()), (1, 0, 0));
}

#[test]
fn what_is_agreed_and_cannot_be_stays_and_makes_nothing_worse() {
    // Member 1 has agreed to be with 3 and with 4 at nine on Monday, and 3 is away at ten: the plan books nobody on top of it.
    let mut bank = bank(4);
    for (number, other) in [(1, 3), (2, 4)] {
        let parts = json!([{"member": 1, "side": "gave", "minutes": 60}, {"member": other, "side": "received", "minutes": 60}]);
        done(&mut bank, json!({"type": "propose", "terms": {"on": "2026-03-02", "start": {"minute": 540, "offset": 0}, "parts": parts}}));
        if number == 2 {
            // A broker has let the second stand although it is at the same hour.
            done(&mut bank, json!({"type": "approve", "exchange": number}));
        }
        done(&mut bank, json!({"type": "agree", "exchange": number}));
    }
    list(&mut bank, "offer", 1, 60, &[(540, 630)]);
    list(&mut bank, "request", 2, 60, &[]);
    assert_eq!(bank.host().plan(&PlanFor::new()).unwrap().proposals.len(), 0, "half an hour is left, and an hour is asked for");
    list(&mut bank, "offer", 1, 60, &[(540, 660)]);
    let plan = bank.host().plan(&PlanFor::new()).unwrap();
    assert_eq!(sessions(&plan), [(1, 2, "2026-03-02".into(), 600, 0)]);
    // And whoever is not there is found out, not taken as somebody else.
    assert_eq!(
        bank.host().matches_for(&MatchesFor { member: MemberId::from_index(99), ..MatchesFor::new() }).unwrap_err().code(),
        "not-found"
    );
}
