#![allow(clippy::unwrap_used, reason = "tests")]
#![allow(clippy::arithmetic_side_effects, reason = "small numbers, and a test that overflows is a test that fails")]
//! Communities that never were, and what comes of policies in them.

mod capitol_hill;
mod communities;
mod luck;
mod micro;
mod runs;
mod sensitivity;
mod shared;

use super::{Behaviour, Policy, RunMeasure, WhatIf, WhatIfAnswer};
use crate::bank::TimeBank;
use crate::charter::Charter;
use crate::charter::{LimitMode, Limits};
use crate::command::{Admit, Context};
use crate::values::minutes::Minutes;

/// A bank of so many members, with nothing behind it, under enforced limits.
fn fresh(members: u32, lowest: Option<i32>) -> TimeBank {
    let at = Context::host("2026-03-01T10:00:00Z".parse().unwrap());
    let mut charter = Charter::named("Sitters");
    charter.credit.limits.member = limits(lowest);
    let mut bank = TimeBank::create(at, crate::golden::BANK, charter).unwrap();
    for _ in 0..members {
        bank.admit(at, Admit::default()).unwrap();
    }
    bank
}

fn limits(lowest: Option<i32>) -> Limits {
    Limits { lowest: lowest.map(Minutes::of), mode: Some(LimitMode::Enforced), ..Limits::default() }
}

fn issuing(hours: i32) -> Policy {
    Policy { issue: Minutes::of(hours * 60), ..Policy::named(format!("{hours} h each")) }
}

/// Everybody wants help for an hour every week, and whoever is asked comes: nothing is left to chance but order and whom.
fn sure() -> Behaviour {
    Behaviour {
        wants: Some(1_000),
        answer: 1_000,
        idle: 1_000,
        cautious: 1_000,
        asks: 50,
        known: 0,
        busy: 50,
        joins: 0,
        leaves: 0,
        ..Behaviour::default()
    }
}

fn mean(answer: &WhatIfAnswer, policy: &str, measure: RunMeasure) -> f64 {
    let row = answer.rows.iter().find(|row| row.policy == policy && row.measure == measure).unwrap();
    row.estimate.mean.unwrap().get()
}

fn ask(bank: &TimeBank, policies: Vec<Policy>, weeks: u32, seeds: u32, behaviour: Behaviour) -> WhatIfAnswer {
    bank.host().what_if(&WhatIf { weeks: Some(weeks), seeds: Some(seeds), behaviour, ..WhatIf::new(policies) }).unwrap()
}
