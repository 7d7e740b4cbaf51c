//! What a plan of a large bank costs, how soon it stops, and what a plan that was stopped still promises.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::disallowed_methods, reason = "tests")]

use super::chance_banks::Chance;
use super::pace::{Pacer, pieces};
use super::place::Placing;
use super::round::Round;
use super::tests::{bank, bank_of, divide, done, limits, list};
use super::{Plan, PlanFor, PlanPolicy, RoundOrder, StoodInTheWay, question_clock, rings};
use crate::bank::TimeBank;
use crate::charter::MAX_WEIGHT;
use crate::values::ids::{ActivityId, Id as _};
use serde_json::json;
use std::time::{Duration, Instant};

/// A town: a sixtieth of what there is to do is what one activity takes up, three in four offer something and two in three ask, mostly on two
/// of seven days.
fn town(members: u32) -> TimeBank {
    let mut bank = bank_of(members, limits(-300, 600), json!([]), json!({"activity": 100, "liking": 60, "waiting": 0, "need": 20}));
    let mut chance = Chance::new(u64::from(members));
    for code in 4..=60 {
        done(
            &mut bank,
            json!({"type": "add-activity", "activity": {"code": format!("a{code}"), "name": "x", "needs": [{"need": "purpose"}]}}),
        );
    }
    for member in 1..=members {
        for kind in ["offer", "request"] {
            if chance.one_in(if kind == "offer" { 4 } else { 3 }) {
                continue;
            }
            let mut weekly = Vec::new();
            for _ in 0..2 {
                let from = 1440 * chance.below(7) + 480 + 60 * chance.below(9);
                weekly.push(json!({"from": from, "until": from + 60 * (1 + chance.below(4))}));
            }
            weekly.sort_by_key(|hours| hours["from"].as_u64());
            weekly.dedup_by(|next, one| next["from"].as_u64() <= one["until"].as_u64());
            let mut terms =
                json!({"activity": 1 + chance.below(60).min(chance.below(60)), "minutes": chance.of(&[30, 45, 60, 60, 90, 120])});
            if kind == "offer" && chance.one_in(3) {
                terms["capacity"] = json!({"minutes": chance.of(&[120, 180, 240]), "per": "week"});
            }
            let words = json!({"title": "x", "availability": {"weekly": weekly}});
            done(&mut bank, json!({"type": kind, "member": member, "terms": terms, "words": words}));
            if kind == "request" && chance.one_in(3) {
                divide(&mut bank);
            }
        }
    }
    bank
}

/// Returns the plan, how long it took, the longest time between two calls of the watcher, and how many there were.
fn timed(bank: &TimeBank, question: &PlanFor, most: usize) -> (Plan, Duration, Duration, usize) {
    let begun = Instant::now();
    let (mut last, mut longest, mut at, mut looks) = (begun, Duration::ZERO, 0, 0);
    let plan = bank.host().plan_watched(
        question,
        Some(&mut |_| {
            looks += 1;
            if last.elapsed() > longest {
                (longest, at) = (last.elapsed(), looks);
            }
            last = Instant::now();
            looks < most
        }),
    );
    let plan = plan.unwrap();
    println!("    the longest before look {at} of {looks}; after the last {:?}", last.elapsed());
    (plan, begun.elapsed(), longest.max(last.elapsed()), looks)
}

#[test]
#[ignore = "takes minutes: TIMEBANK_PLAN_MEMBERS says how many"]
fn how_long_a_large_plan_takes() {
    let members = std::env::var("TIMEBANK_PLAN_MEMBERS").ok().and_then(|count| count.parse().ok()).unwrap_or(1_000_u32);
    let bank = town(members);
    let question = PlanFor { from: Some("2026-03-02".parse().unwrap()), ..PlanFor::new() };
    for (name, question) in [
        ("once", question.clone()),
        ("again", question.clone()),
        ("spread", PlanFor { spread: 5, ..question.clone() }),
        ("balancing", PlanFor { balancing: 5, ..question.clone() }),
        ("both", PlanFor { spread: 5, balancing: 5, ..question.clone() }),
    ] {
        let (plan, took, longest, looks) = timed(&bank, &question, usize::MAX);
        let figures = &plan.figures;
        println!(
            "{name}: {members} members, {} requests, {} pairs: {took:?}, the longest stretch {longest:?}; value {} of {}, {} per mille",
            figures.requests, figures.pairs, plan.value, plan.bound, figures.per_mille
        );
        if name == "again" {
            for part in 1..6 {
                let (plan, took, longest, _) = timed(&bank, &question, looks * part / 6);
                println!("stopped after {part} sixths: {took:?}, the longest stretch {longest:?}; value {} of {}", plan.value, plan.bound);
                assert!(plan.stopped && plan.value <= plan.bound);
            }
        }
    }
}

#[test]
fn wherever_it_is_stopped_a_plan_and_its_bound_hold() {
    let bank = town(300);
    let question = PlanFor { from: Some("2026-03-02".parse().unwrap()), ..PlanFor::new() };
    let (whole, _, _, looks) = timed(&bank, &question, usize::MAX);
    assert!(looks > 10 && !whole.stopped, "{looks} looks");
    let mut values = Vec::new();
    for most in 1..looks.min(40) {
        let (plan, _, _, seen) = timed(&bank, &question, most);
        assert_eq!(seen, most, "nobody is asked again");
        assert!(plan.stopped && plan.value <= plan.bound && whole.value <= plan.bound, "{most}: {} of {}", plan.value, plan.bound);
        values.push(plan.value);
    }
    // The same with a budget, which answers alike everywhere.
    let (mut stopped, mut proven) = (0, Vec::new());
    for steps in [0, 1_000, 10_000, 30_000, 60_000, 100_000, 200_000, 400_000] {
        let question = PlanFor { steps: Some(steps), certificate: true, ..question.clone() };
        let plan = bank.host().plan(&question).unwrap();
        assert!(plan.value <= plan.bound && whole.value <= plan.bound, "{steps}: {} of {}", plan.value, plan.bound);
        assert_eq!(plan, bank.host().plan(&question).unwrap());
        // Where a request was not looked at there is no network whose bound could be proven. A flow that was stopped proves nothing either.
        if let Some(proof) = &plan.certificate {
            assert_eq!(proof.verify(), proof.verify_for(&bank, &question));
            assert!(plan.stopped || proof.verify() == Ok(plan.bound), "{steps}");
        }
        proven.push(plan.certificate.is_some());
        stopped += usize::from(plan.stopped);
        values.push(plan.value);
    }
    assert!(!proven[0] && proven[7], "{proven:?}");
    assert!(stopped > 3 && values.iter().max() > values.iter().min(), "{stopped} {values:?}");
}

/// Twenty who give round: each asks for what the one before offers, and nobody has anything.
fn circle() -> TimeBank {
    circle_of(20)
}

fn circle_of(members: u32) -> TimeBank {
    let mut bank = bank_of(members, limits(0, 600), json!([]), json!({"activity": MAX_WEIGHT}));
    for place in 1..=members {
        let activity = json!({"code": format!("a{place}"), "name": "x", "needs": [{"need": "purpose"}]});
        done(&mut bank, json!({"type": "add-activity", "activity": activity}));
        list(&mut bank, "offer", place, 3 + place, 60, None);
    }
    for place in 1..=members {
        list(&mut bank, "request", place % members + 1, 3 + place, 60, None);
    }
    bank
}

#[test]
fn what_was_not_looked_at_may_be_what_all_others_wait_for() {
    let (bank, mut beaten) = (circle(), Vec::new());
    for (policy, order) in [(PlanPolicy::Balanced, None), (PlanPolicy::Balanced, Some(RoundOrder::Newest)), (PlanPolicy::Limited, None)] {
        let question = PlanFor { policy: Some(policy), order, certificate: true, ..PlanFor::new() };
        let whole = bank.host().plan(&question).unwrap();
        // Twenty hours, each of four quarters; by an order scores have no say.
        let value = if order.is_some() { 80 } else { 80 * i64::from(MAX_WEIGHT) };
        assert_eq!((whole.value, whole.bound, whole.stopped), (value, value, false));
        // A request with one candidate takes 65 steps to look at: none, some, all but one.
        for seen in [0, 1, 10, 19] {
            let plan = bank.host().plan(&PlanFor { steps: Some(65 * seen), ..question.clone() }).unwrap();
            assert_eq!((plan.figures.requests, plan.stopped, plan.certificate.is_some()), (seen as u32, true, false));
            if whole.value > plan.bound {
                beaten.push((policy, order, seen, whole.value, plan.bound));
            }
        }
    }
    assert!(beaten.is_empty(), "{beaten:?}");
}

#[test]
fn what_was_not_looked_at_may_bring_balances_nearer_to_nothing() {
    // Both balances are an hour away from 0, and the hour brings both there.
    let mut two = bank(2, json!({}), json!([]));
    let parts = json!([{"member": 2, "side": "gave", "minutes": 60}, {"member": 1, "side": "received", "minutes": 60}]);
    done(&mut two, json!({"type": "record", "terms": {"on": "2026-03-01", "activity": 1, "parts": parts}}));
    list(&mut two, "offer", 1, 2, 60, None);
    list(&mut two, "request", 2, 2, 60, None);
    let question = PlanFor { balancing: 1 << 20, ..PlanFor::new() };
    let (whole, none) = (two.host().plan(&question), two.host().plan(&PlanFor { steps: Some(0), ..question.clone() }));
    assert_eq!(whole.unwrap().value, 4 * (100 + (2 << 20)));
    // The highest score there is, and twice what balancing brings.
    assert_eq!(none.unwrap().bound, 4 * (3 << 20));
}

#[test]
fn a_plan_that_does_not_say_it_was_stopped_is_the_whole_plan() {
    // Nobody has anything to pay with, which only trying shows.
    let mut bank = bank(6, limits(0, 600), json!([]));
    list(&mut bank, "offer", 1, 2, 60, Some((9, 10)));
    for member in 2..=6 {
        list(&mut bank, "request", member, 2, 60, None);
    }
    let of = |steps: Option<u64>| bank.host().plan(&PlanFor { steps, ..PlanFor::new() }).unwrap();
    let whole = of(None);
    assert!(!whole.stopped && whole.unserved.iter().all(|one| one.why == StoodInTheWay::Balance));
    // The fewest steps with which it does not say so.
    let (mut less, mut enough) = (0, 1 << 24);
    assert!(of(Some(less)).stopped && !of(Some(enough)).stopped);
    while enough - less > 1 {
        let half = (less + enough) / 2;
        if of(Some(half)).stopped { less = half } else { enough = half }
    }
    assert_eq!(of(Some(enough)), whole, "{enough} steps");
}

#[test]
fn everything_is_proposed_however_soon_the_work_is_stopped() {
    let mut bank = bank(2, json!({}), json!([]));
    list(&mut bank, "offer", 1, 2, 60, Some((9, 12)));
    list(&mut bank, "request", 2, 2, 60, None);
    let question = PlanFor::new();
    let round = Round::new(&bank, &question, question_clock(&bank, &question).unwrap(), &mut Pacer::new(None, None)).unwrap();
    for (watched, refused) in [(false, false), (false, true), (true, false), (true, true)] {
        let mut placing = Placing::new(&round);
        placing.with(0, 0).unwrap();
        if refused {
            // There is no such activity.
            placing.sessions.values_mut().for_each(|session| session.terms.activity = ActivityId::from_index(98));
        }
        assert!(placing.sessions.keys().all(|id| !placing.audit.has(*id)));
        let times =
            |placing: &Placing<'_>| placing.sessions.values().map(|session| (session.terms.on, session.terms.start)).collect::<Vec<_>>();
        let before = times(&placing);
        let mut stop = |_: u64| false;
        let mut pacer = if watched { Pacer::new(Some(&mut stop), None) } else { Pacer::new(None, Some(0)) };
        pacer.count(1 << 20);
        assert!(pacer.over());
        placing.audit(&mut pacer);
        assert_eq!(placing.sessions.is_empty(), refused, "watched: {watched}");
        assert!(placing.sessions.keys().all(|id| placing.audit.has(*id)));
        // What was refused is not placed again; at another time it may be.
        assert!(!refused || placing.with(0, 0).is_err() || times(&placing) != before, "watched: {watched}");
    }
}

#[test]
fn what_is_left_of_a_plan_was_proposed_on_the_copy_and_nothing_else_was() {
    let bank = town(200);
    let question = PlanFor { from: Some("2026-03-02".parse().unwrap()), ..PlanFor::new() };
    let round = Round::new(&bank, &question, question_clock(&bank, &question).unwrap(), &mut Pacer::new(None, None)).unwrap();
    let (mut placing, mut pacer) = (Placing::new(&round), Pacer::new(None, None));
    let mut ids: Vec<u64> = Vec::new();
    for number in 0..round.asked.len() {
        let before = placing.mark();
        for option in round.asked[number].candidates.clone() {
            if placing.with(number, option).is_ok() {
                break;
            }
        }
        ids.extend(before..placing.mark());
        placing.audit(&mut pacer);
        if number % 12 == 0
            && let Some(id) = placing.sessions.keys().next().copied()
        {
            placing.remove(id);
            placing.audit(&mut pacer);
            assert!(!placing.audit.has(id));
        }
    }
    let open = placing.audit.open();
    assert!(placing.sessions.len() > 5 && ids.len() > placing.sessions.len(), "{}", placing.sessions.len());
    assert_eq!(open, placing.sessions.values().map(|session| session.terms.clone()).collect::<Vec<_>>());
}

#[test]
fn a_ring_too_large_to_be_proposed_in_time_is_left_out_whole() {
    let bank = circle_of(60);
    let question = PlanFor { policy: Some(PlanPolicy::Limited), ..PlanFor::new() };
    let whole = bank.host().plan(&question).unwrap();
    assert_eq!(whole.proposals.len(), 60);
    let round = Round::new(&bank, &question, question_clock(&bank, &question).unwrap(), &mut Pacer::new(None, None)).unwrap();
    for steps in [None, Some(0)] {
        let (mut placing, mut pacer) = (Placing::new(&round), Pacer::new(None, steps));
        let (value, mark) = (placing.value, placing.open_ring());
        assert!((0..60).all(|number| placing.with(number, round.asked[number].candidates.start).is_ok()));
        assert!(placing.close_ring(mark, value, true));
        placing.audit(&mut pacer);
        assert_eq!(placing.sessions.len(), if steps.is_none() { 60 } else { 0 });
    }
}

/// The pieces of work a plan does after its watcher said no at a look, and how many there were to do in all.
fn after_a_stop(bank: &TimeBank, question: &PlanFor, most: usize) -> (Plan, u64, bool) {
    let (mut looks, mut at) = (0, None);
    let plan = bank.host().plan_watched(
        question,
        Some(&mut |_| {
            looks += 1;
            at = Some(pieces());
            looks < most
        }),
    );
    // A plan that is made without a look cannot be stopped.
    (plan.unwrap(), at.map_or(0, |at| pieces() - at), looks == most)
}

#[test]
fn whenever_it_is_stopped_next_to_nothing_is_done_any_more() {
    let (bank, mut stopped, mut looked) = (town(300), 0, 0);
    let from = Some("2026-03-02".parse().unwrap());
    let plain = PlanFor { from, ..PlanFor::new() };
    let told = bank.host().plan(&plain).unwrap().told();
    let order = Some(RoundOrder::Newest);
    for question in [
        plain.clone(),
        PlanFor { told, ..plain.clone() },
        PlanFor { spread: 5, balancing: 5, ..plain.clone() },
        PlanFor { policy: Some(PlanPolicy::Balanced), ..plain.clone() },
        PlanFor { policy: Some(PlanPolicy::Balanced), order, ..plain.clone() },
    ] {
        let begun = pieces();
        let whole = bank.host().plan(&question).unwrap();
        let all = pieces() - begun;
        let mut most = 1;
        loop {
            let (plan, after, reached) = after_a_stop(&bank, &question, most);
            if !reached {
                break;
            }
            // A sentence is a piece of work as well, and those of the last change are proposed.
            let told = plan.proposals.len() as u64;
            assert!(after <= told + 100, "look {most}: {after} of {all} pieces after it, {told} sessions");
            assert!(plan.stopped && plan.value <= plan.bound && whole.value <= plan.bound, "look {most}");
            assert!(plan.unserved.iter().all(|one| one.gave_before.is_empty()), "look {most}");
            (stopped, most) = (stopped + 1, most + 1 + most / 3);
        }
        looked += usize::from(all > 1_000);
    }
    assert!(stopped > 10 && looked >= 2, "{stopped} stops, {looked} of five plans with much to do");
}

#[test]
fn looking_for_rings_is_counted_where_nothing_is_open_too() {
    // Twenty ask the first, who asks for four hundred things that nobody gives: each of the twenty walks through all of them.
    let mut bank = bank(21, limits(0, 600), json!([]));
    list(&mut bank, "offer", 1, 2, 60, None);
    for member in 2..=21 {
        list(&mut bank, "request", member, 2, 60, None);
    }
    for _ in 0..400 {
        list(&mut bank, "request", 1, 1, 60, None);
    }
    let question = PlanFor::new();
    let round = Round::new(&bank, &question, question_clock(&bank, &question).unwrap(), &mut Pacer::new(None, None)).unwrap();
    let steps = |most: Option<u64>| {
        let (mut placing, mut pacer) = (Placing::new(&round), Pacer::new(None, most));
        let all: Vec<usize> = (0..round.asked.len()).collect();
        rings::look(&mut placing, (&all, &rings::asks(&round)), &mut pacer);
        pacer.steps()
    };
    assert!(steps(None) >= 20 * 400, "{} steps", steps(None));
    assert!(steps(Some(1_000)) < 1_100, "{} steps", steps(Some(1_000)));
}
