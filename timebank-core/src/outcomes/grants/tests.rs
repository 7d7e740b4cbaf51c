#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "tests")]

use super::definition::{Baseline, Grant, GrantOutcome, Indicator, Measure};
use super::find::{Found, cell, part};
use super::standing::times;
use crate::command::Context;
use crate::outcomes::Figure;
use crate::outcomes::disclosure::DisclosurePolicy;
use crate::{Charter, TimeBank};

fn bank() -> TimeBank {
    TimeBank::found(Context::at("2026-01-01T10:00:00Z".parse().unwrap()), Charter::named("Harpurbrook")).unwrap()
}

fn grant(code: &str, from: &str, until: &str, share: Option<Figure>) -> Grant {
    let one = Indicator {
        code: "result".into(),
        name: "result".into(),
        measure: Measure::BothWays,
        groups: None,
        group: None,
        role: None,
        need: None,
        change: None,
        baseline: None,
        target: None,
        share,
        evidence: Vec::new(),
    };
    Grant {
        code: code.into(),
        funder: code.into(),
        from: from.parse().unwrap(),
        until: until.parse().unwrap(),
        amount: None,
        facilitation: None,
        outcomes: vec![GrantOutcome { name: "outcome".into(), indicators: vec![one] }],
    }
}

#[test]
fn shares_never_exceed_one_on_any_day() {
    let bank = bank();
    let tenth = Figure::ratio(1, 10);
    let tens: Vec<Grant> = (0..10).map(|n| grant(&format!("g{n}"), "2026-01-01", "2026-12-31", tenth)).collect();
    assert_eq!(Grant::check_all(&bank, &tens), Ok(()));
    let thirds = [Figure::ratio(2, 3), Figure::ratio(1, 3)];
    let thirds: Vec<Grant> = thirds.iter().enumerate().map(|(n, s)| grant(&format!("g{n}"), "2026-01-01", "2026-12-31", *s)).collect();
    assert_eq!(Grant::check_all(&bank, &thirds), Ok(()));
    let mut eleven = tens;
    eleven.push(grant("last", "2026-12-31", "2027-12-31", Some(Figure::from_units(1))));
    let refused = Grant::check_all(&bank, &eleven).unwrap_err();
    assert_eq!(refused.code(), "shares-over-one");
    assert!(refused.details_json().contains("\"indicator\":\"result\""), "{}", refused.details_json());
    // The first and the last of three do not run on the same day, the one between does with either.
    let half = Figure::ratio(1, 2);
    let chain = [("a", "2026-01-01", "2026-06-30"), ("b", "2026-04-01", "2026-09-30"), ("c", "2026-07-01", "2026-12-31")];
    let chain: Vec<Grant> = chain.iter().map(|(code, from, until)| grant(code, from, until, half)).collect();
    assert_eq!(Grant::check_all(&bank, &chain), Ok(()));
    let mut longer = chain;
    longer[0].until = "2026-07-01".parse().unwrap();
    assert_eq!(Grant::check_all(&bank, &longer).unwrap_err().code(), "shares-over-one");
}

#[test]
fn volumes_are_warned_of_in_words() {
    let mut one = grant("g", "2026-01-01", "2026-12-31", None);
    assert_eq!(one.warnings(), Vec::<String>::new());
    for measure in Measure::ALL {
        one.outcomes[0].indicators[0].measure = *measure;
        let volume = ["members", "active", "exchanges", "hours-given", "hours-received", "visitors", "facilitation"];
        // One sentence for the indicator, one for an outcome told by nothing else.
        assert_eq!(one.warnings().len(), if volume.contains(&measure.as_str()) { 2 } else { 0 }, "{measure}");
    }
}

#[test]
fn spans_of_unlike_length_are_warned_of() {
    let mut one = grant("g", "2026-01-01", "2026-01-28", None);
    let mut warned = |measure: Measure, from: &str| {
        one.outcomes[0].indicators[0].measure = measure;
        let baseline = Baseline { until: "2025-12-31".parse().unwrap(), from: Some(from.parse().unwrap()), value: None };
        one.outcomes[0].indicators[0].baseline = Some(baseline);
        one.warnings()
    };
    // 28 days: a quarter more or less is 21 to 35.
    assert_eq!(warned(Measure::Ties, "2025-11-27"), Vec::<String>::new());
    assert_eq!(warned(Measure::Ties, "2025-12-11"), Vec::<String>::new());
    let long = "`result` compares 28 days with 36 before: more of it may only be more time";
    assert_eq!(warned(Measure::Ties, "2025-11-26"), [long]);
    assert_eq!(warned(Measure::Ties, "2025-12-12").len(), 1);
    assert_eq!(warned(Measure::RoleFluidity, "2025-11-26"), Vec::<String>::new());
}

#[test]
fn a_part_is_shown_only_beside_a_rest_that_may_be() {
    let nhs = DisclosurePolicy::nhs();
    assert_eq!(part(&nhs, 20, 33), Some((20, 35)));
    assert_eq!(part(&nhs, 30, 33), None); // three are left
    assert_eq!(part(&nhs, 5, 33), None);
    assert_eq!((part(&nhs, 0, 33), part(&nhs, 33, 33)), (None, None)); // told of every one of them
    assert_eq!(part(&DisclosurePolicy::internal(), 33, 33), Some((33, 33)));
}

#[test]
fn what_is_shown_is_made_of_rounded_counts() {
    let (nhs, acro) = (DisclosurePolicy::nhs(), DisclosurePolicy::acro());
    let told = |found: &Found, policy: &DisclosurePolicy| found.shown(policy).map(|figure| figure.to_string());
    let share = Found::Share { part: 20, whole: 33, people: 33 };
    assert_eq!(share.value(), Figure::ratio(20, 33));
    assert_eq!(told(&share, &nhs).as_deref(), Some("0.57")); // 20 of 35
    assert_eq!(told(&Found::Share { part: 20, whole: 33, people: 7 }, &nhs), None); // the requests of seven people
    assert_eq!(told(&Found::Count(9), &nhs).as_deref(), Some("10"));
    assert_eq!((told(&Found::Count(9), &acro), told(&Found::Count(0), &acro)), (None, None));
    assert_eq!(told(&Found::Count(0), &nhs).as_deref(), Some("0"));
    // Nine gave an hour each, one a hundred hours: who gave that much is told by any sum.
    assert_eq!(told(&Found::Minutes(cell([vec![60; 9], vec![6000]].concat())), &nhs), None);
    assert_eq!(told(&Found::Minutes(cell(vec![60; 12])), &nhs).as_deref(), Some("10"));
    let mean = |people| Found::Figure { figure: Figure::ratio(4, 3), people, decimals: 1 };
    assert_eq!((told(&mean(7), &nhs), told(&mean(8), &nhs).as_deref()), (None, Some("1.3")));
}

#[test]
fn contributions_of_shares_that_make_one_make_the_whole() {
    let change = Figure::whole(7);
    let parts = [Figure::ratio(2, 3).unwrap(), Figure::ratio(1, 3).unwrap()].map(|share| times(change, share).unwrap().units());
    assert!((parts[0] + parts[1] - change.units()).abs() <= 7, "{parts:?}");
    assert_eq!(times(Figure::whole(-2), Figure::ratio(1, 2).unwrap()), Some(Figure::whole(-1)));
}
