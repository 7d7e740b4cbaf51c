//! What a plan of a large bank costs, and how long whoever waits has to wait until it stops.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::disallowed_methods, reason = "tests")]

use super::chance_banks::Chance;
use super::tests::{bank_of, divide, done, limits};
use super::{Plan, PlanFor};
use crate::bank::TimeBank;
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

/// The plan, how long it took, and the longest time between two looks of whoever waits, or until it was done.
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
    let mut stopped = 0;
    for steps in [0, 1_000, 10_000, 30_000, 60_000, 100_000, 200_000, 400_000] {
        let question = PlanFor { steps: Some(steps), certificate: true, ..question.clone() };
        let plan = bank.host().plan(&question).unwrap();
        assert!(plan.value <= plan.bound && whole.value <= plan.bound, "{steps}: {} of {}", plan.value, plan.bound);
        assert_eq!(plan, bank.host().plan(&question).unwrap());
        let proof = plan.certificate.as_ref().unwrap();
        assert_eq!(proof.verify(), proof.verify_for(&bank, &question));
        stopped += usize::from(plan.stopped);
        values.push(plan.value);
    }
    assert!(stopped > 3 && values.iter().max() > values.iter().min(), "{stopped} {values:?}");
}
