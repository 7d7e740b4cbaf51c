//! What the intervals say holds: over many seeds they hold the mean as often as they claim, and no seed knows of another.

use super::{ask, fresh, issuing};
use crate::laboratory::{Behaviour, Policy, RunMeasure, WhatIf, WhatIfAnswer, WhatIfRow};
use crate::outcomes::Figure;

const SEEDS: u32 = 200;

fn question(policies: Vec<Policy>) -> WhatIf {
    let behaviour = Behaviour { wants: Some(500), ..Behaviour::default() };
    WhatIf { weeks: Some(8), seeds: Some(SEEDS), each: true, behaviour, ..WhatIf::new(policies) }
}

fn row(answer: &WhatIfAnswer, place: usize, measure: RunMeasure) -> &WhatIfRow {
    answer.rows.iter().filter(|row| row.measure == measure).nth(place).unwrap()
}

fn figures(row: &WhatIfRow) -> Vec<f64> {
    row.each.iter().map(|value| value.unwrap().get()).collect()
}

fn average(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

fn get(value: Option<Figure>) -> f64 {
    value.unwrap().get()
}

/// Forty answers of five seeds each: of intervals that claim 95 in 100, 38 ± 1.4 hold the mean of all 200 seeds. Half as wide, it
/// would be 30.5 (Student's distribution with 4 degrees between ±1.39).
#[test]
fn ninety_five_of_a_hundred_intervals_hold_the_mean_also_of_differences() {
    let bank = fresh(20, Some(-120));
    let policies = vec![Policy::named("as it is"), issuing(2)];
    let all = bank.host().what_if(&question(policies.clone())).unwrap();
    let (mut held, mut held_difference, mut count) = (0, 0, 0);
    let truth = average(&figures(row(&all, 0, RunMeasure::Exchanges)));
    let apart = average(&figures(row(&all, 1, RunMeasure::Exchanges))) - truth;
    for first in (1..=u64::from(SEEDS)).step_by(5) {
        let few = bank.host().what_if(&WhatIf { seed: Some(first), seeds: Some(5), ..question(policies.clone()) }).unwrap();
        let told = row(&few, 0, RunMeasure::Exchanges).estimate;
        held += u32::from((get(told.low)..=get(told.high)).contains(&truth));
        let told = row(&few, 1, RunMeasure::Exchanges).difference.unwrap();
        held_difference += u32::from((get(told.low)..=get(told.high)).contains(&apart));
        count += 1;
    }
    assert_eq!(count, 40);
    assert!((35..=40).contains(&held) && (35..=40).contains(&held_difference), "{held} {held_difference}");
}

/// Of 200 numbers that know nothing of one another the correlation with the next is 0 ± 0.07, and most are others.
#[test]
fn seeds_know_nothing_of_one_another() {
    let answer = fresh(20, Some(-120)).host().what_if(&question(vec![Policy::named("as it is")])).unwrap();
    for measure in [RunMeasure::Wants, RunMeasure::Exchanges, RunMeasure::HeldBack] {
        let values = figures(row(&answer, 0, measure));
        let mean = average(&values);
        let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
        for lag in 1..=4 {
            let together: f64 = values.iter().zip(values.iter().skip(lag)).map(|(a, b)| (a - mean) * (b - mean)).sum();
            assert!((together / squares).abs() < 0.25, "{measure} {lag}: {}", together / squares);
        }
        let others: std::collections::BTreeSet<u64> = values.iter().map(|value| *value as u64).collect();
        assert!(others.len() > 8, "{measure}: {others:?}");
    }
}

/// By hand from each run: this policy's less the first's under the same seed; and surer than the two apart.
#[test]
fn differences_are_told_seed_by_seed_and_are_surer_for_it() {
    let answer = ask_each();
    let (first, other) = (row(&answer, 0, RunMeasure::Exchanges), row(&answer, 1, RunMeasure::Exchanges));
    assert!(first.difference.is_none());
    let less: Vec<f64> = figures(other).iter().zip(figures(first)).map(|(a, b)| a - b).collect();
    let (n, mean) = (less.len() as f64, average(&less));
    let spread = (less.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (n - 1.0)).sqrt();
    let told = other.difference.unwrap();
    let near = |told: Option<Figure>, wanted: f64| assert!((get(told) - wanted).abs() < 1e-6, "{told:?} {wanted}");
    near(told.mean, mean);
    near(told.spread, spread);
    // Student's t at 199 degrees: 1.971957 (scipy.stats.t.ppf(0.975, 199)).
    assert!((get(told.high) - get(told.mean) - 1.971_957 * spread / n.sqrt()).abs() < 1e-3, "{told:?}");
    // Two that know nothing of each other differ by the root of both squares.
    let apart = (get(first.estimate.spread).powi(2) + get(other.estimate.spread).powi(2)).sqrt();
    assert!(get(told.spread) < 0.8 * apart, "{told:?} {apart}");
}

fn ask_each() -> WhatIfAnswer {
    let bank = fresh(20, Some(-600));
    bank.host().what_if(&question(vec![Policy::named("as it is"), issuing(1)])).unwrap()
}

/// What is the same under all seeds has an interval without width, and one run has none.
#[test]
fn nothing_left_to_chance_is_told_as_sure() {
    let answer = ask(&fresh(6, None), vec![issuing(1)], 3, 4, Behaviour { wants: Some(0), joins: 0, leaves: 0, ..Behaviour::default() });
    let credit = row(&answer, 0, RunMeasure::Credit).estimate;
    assert_eq!((get(credit.mean), get(credit.low), get(credit.high)), (360.0, 360.0, 360.0));
}
