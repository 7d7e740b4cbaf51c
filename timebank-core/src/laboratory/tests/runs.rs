//! What holds of every run: the same again, the books in order, nothing lost, the bank untouched; and what is refused.

use super::{ask, fresh, issuing, limits, mean, sure};
use crate::bank::TimeBank;
use crate::charter::Charter;
use crate::charter::{AccountLimits, CreditPolicy, LimitMode};
use crate::command::Context;
use crate::error::Error;
use crate::laboratory::{Behaviour, Community, Policy, RunMeasure, WhatIf};
use crate::model::exchange::GroupRule;
use crate::model::member::AccountKind;
use crate::values::ids::AccountId;
use crate::values::minutes::Minutes;

fn town() -> TimeBank {
    Community { members: 120, weeks: 40, seed: 5, ..Community::default() }.bank(true).unwrap()
}

fn policies() -> Vec<Policy> {
    let narrow = limits(Some(-120));
    vec![
        Policy::named("as it is"),
        Policy { limits: Some(narrow.clone()), ..Policy::named("−2 h") },
        Policy { limits: Some(limits(None)), ..Policy::named("no limit") },
        Policy { welcome: Some(Minutes::of(180)), sessions: Some(GroupRule::PotPays), ..Policy::named("welcome, and the pot pays") },
        Policy { limits: Some(narrow), issue: Minutes::of(300), ..Policy::named("−2 h, and 5 h each") },
    ]
}

#[test]
fn the_same_question_has_the_same_answer_and_the_bank_is_as_it_was() {
    let bank = town();
    let before = bank.clone();
    let question = WhatIf { weeks: Some(13), seeds: Some(3), each: true, ..WhatIf::new(policies()) };
    let answer = bank.host().what_if(&question).unwrap();
    assert_eq!(answer, bank.host().what_if(&question).unwrap());
    assert_eq!(bank, before);
    assert_eq!(bank.head(), before.head());
    // Another seed is another answer; and one more seed leaves the others as they were.
    assert_ne!(answer.rows, bank.host().what_if(&WhatIf { seed: Some(9), ..question.clone() }).unwrap().rows);
    let more = bank.host().what_if(&WhatIf { seeds: Some(4), ..question }).unwrap();
    assert!(answer.rows.iter().zip(&more.rows).all(|(few, many)| many.each.starts_with(&few.each)));
}

/// Common random numbers: the same wants, joiners and leavers, whatever the policy; and a policy that is the same has no difference.
#[test]
fn policies_face_the_same_luck() {
    let bank = town();
    let same = Policy { limits: Some(bank.charter().credit.limits.member.clone()), ..Policy::named("the same in other words") };
    let answer = ask(&bank, [policies(), vec![same]].concat(), 26, 4, Behaviour::default());
    let wants: Vec<f64> =
        answer.rows.iter().filter(|row| row.measure == RunMeasure::Wants).map(|row| row.estimate.mean.unwrap().get()).collect();
    assert!(wants[0] > 100.0 && wants.iter().all(|count| *count == wants[0]), "{wants:?}");
    let differences = answer.rows.iter().filter(|row| row.policy == "the same in other words").filter_map(|row| row.difference);
    let none: Vec<f64> = differences.filter_map(|difference| Some(difference.mean?.get())).collect();
    assert_eq!(none, vec![0.0; RunMeasure::ALL.len()]);
}

#[test]
fn every_run_keeps_its_books_and_loses_no_want() {
    let bank = town();
    for policy in &policies() {
        for seed in [1, 2] {
            let behaviour = Behaviour { sessions: Some(150), joins: 300, leaves: 300, ..Behaviour::default() };
            let (ran, mut ahead) = bank.run_ahead(policy, &behaviour, 26, seed).unwrap();
            assert_eq!(ran.wants, ran.met + ran.unmet + ran.held_back + ran.open, "{ran:?}");
            assert!(ran.met <= ran.requests && ran.requests <= ran.wants && ran.exchanges <= ran.met);
            // Promise 1, 2 and 6: sums, replay, an unbroken chain from where the bank stood.
            let sum: i64 = ahead.ledger().accounts.iter().map(|(_, account)| account.balance.get()).sum();
            assert_eq!(sum, 0);
            let records = ahead.drain();
            assert_eq!(
                records.first().map(|record| crate::canon::from_json::<crate::journal::Body>(&record.bytes, 1 << 20).unwrap().seq),
                Some(bank.head().seq + 1)
            );
            let mut again = bank.clone();
            again.apply(&records).unwrap();
            assert_eq!((again.head(), again), (ahead.head(), ahead.clone()));
            let exchanged = ahead.exchange_rows().count() - bank.exchange_rows().count();
            assert_eq!(exchanged as u64, ran.exchanges);
        }
    }
}

/// Whoever was inside an enforced limit when it came is never outside it after.
#[test]
fn limits_are_never_crossed() {
    let bank = town();
    let limits = crate::charter::Limits { lowest: Some(Minutes::of(-120)), highest: Some(Minutes::of(240)), ..limits(None) };
    let policy = Policy { limits: Some(limits), ..Policy::named("narrow") };
    let (ran, ahead) = bank.run_ahead(&policy, &sure(), 20, 3).unwrap();
    assert!(ran.refused_by_limits > 100 && ran.exchanges > 100, "{ran:?}");
    let mut inside = 0;
    for (id, account) in bank.ledger().accounts.iter().filter(|(_, account)| account.kind == AccountKind::Member) {
        let after = ahead.ledger().account(id).unwrap().balance.get();
        let before = account.balance.get();
        assert!(after >= before.min(-120) && after <= before.max(240), "{id}: {before} {after}");
        inside += u32::from((-120..=240).contains(&before));
    }
    assert!(inside > 20);
}

/// What is true whatever the numbers: without any lowest balance nothing is held back, and nobody is kept from receiving.
#[test]
fn without_a_lowest_balance_nothing_is_held_back() {
    let bank = town();
    let answer = ask(&bank, policies(), 13, 3, Behaviour::default());
    for measure in [RunMeasure::HeldBack, RunMeasure::MembersBlocked, RunMeasure::RefusedByLimits] {
        assert_eq!(mean(&answer, "no limit", measure), 0.0, "{measure}");
        assert!(mean(&answer, "−2 h", measure) > 0.0, "{measure}");
    }
}

/// The interval is Student's: of 1, 2 and 6 the mean is 3, the standard deviation √7, and t at 2 degrees 4.302652730.
#[test]
fn intervals_are_students() {
    let bank = town();
    let question = WhatIf { weeks: Some(4), seeds: Some(3), each: true, ..WhatIf::new(policies()) };
    let answer = bank.host().what_if(&question).unwrap();
    for row in answer.rows.iter().filter(|row| row.each.iter().all(Option::is_some)) {
        let values: Vec<f64> = row.each.iter().map(|value| value.unwrap().get()).collect();
        let mean = values.iter().sum::<f64>() / 3.0;
        let spread = (values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / 2.0).sqrt();
        let reach = 4.302_652_729_696 * spread / 3f64.sqrt();
        let told = row.estimate;
        let near = |told: Option<crate::outcomes::Figure>, wanted: f64| (told.unwrap().get() - wanted).abs() < 1e-6;
        assert!(near(told.mean, mean) && near(told.spread, spread), "{row:?}");
        assert!(near(told.low, mean - reach) && near(told.high, mean + reach), "{row:?}");
    }
    // One seed: a mean, and nothing about how sure it is.
    let one = bank.host().what_if(&WhatIf { seeds: Some(1), ..question }).unwrap();
    assert!(one.rows.iter().all(|row| row.estimate.spread.is_none() && row.estimate.low.is_none()));
}

#[test]
fn a_run_that_is_stopped_tells_the_seeds_that_were_whole() {
    let bank = fresh(20, Some(0));
    let question = WhatIf { weeks: Some(10), seeds: Some(5), ..WhatIf::new(vec![issuing(1), issuing(2)]) };
    let mut looks = Vec::new();
    let answer = bank
        .host()
        .what_if_watched(
            &question,
            Some(&mut |done| {
                looks.push(done);
                done < 55
            }),
        )
        .unwrap();
    // Two policies of ten weeks a seed: after 55 weeks two seeds are whole.
    assert_eq!((answer.seeds, answer.stopped, looks.last()), (2, true, Some(&55)));
    let whole = bank.host().what_if(&WhatIf { seeds: Some(2), ..question.clone() }).unwrap();
    assert_eq!((answer.rows, whole.stopped), (whole.rows, false));
    let none = bank.host().what_if_watched(&question, Some(&mut |_| false)).unwrap();
    assert!(none.seeds == 0 && none.rows.iter().all(|row| row.estimate.mean.is_none()));
}

#[test]
fn what_makes_no_sense_is_refused_with_its_name() {
    let bank = fresh(10, Some(0));
    let of = |change: &dyn Fn(&mut WhatIf)| {
        let mut question = WhatIf::new(vec![Policy::named("as it is")]);
        change(&mut question);
        bank.host().what_if(&question).unwrap_err()
    };
    let out = |error: Error| match error {
        Error::Value(crate::values::error::ValueError::NumberOutOfRange { what, given }) => (what, given.to_string()),
        other => panic!("{other:?}"),
    };
    assert_eq!(out(of(&|q| q.seeds = Some(0))), ("seeds", "0".into()));
    assert_eq!(out(of(&|q| q.seeds = Some(1_001))), ("seeds", "1001".into()));
    assert_eq!(out(of(&|q| q.weeks = Some(0))), ("weeks", "0".into()));
    assert_eq!(out(of(&|q| q.weeks = Some(1_000_000))), ("weeks", "1000000".into()));
    assert_eq!(out(of(&|q| q.seed = Some(u64::MAX))).0, "seed");
    assert_eq!(out(of(&|q| q.policies.clear())), ("policies", "0".into()));
    assert_eq!(out(of(&|q| q.behaviour.answer = 1_001)), ("answer", "1001".into()));
    assert!(matches!(
        of(&|q| q.policies = (0..21).map(|i| Policy::named(i.to_string())).collect()),
        Error::Value(crate::values::error::ValueError::NumberOutOfRange { what: "policies", .. })
    ));
    assert!(matches!(of(&|q| q.policies = vec![Policy::named("a"), Policy::named("a")]), Error::AlreadyThere { .. }));
    assert!(matches!(of(&|q| q.policies = vec![Policy::named("a".repeat(101))]), Error::TextTooLong { .. }));
    assert!(matches!(of(&|q| q.policies[0].issue = Minutes::of(-1)), Error::BadMinutes { minutes: -1, .. }));
    // The pot has nothing to give away: that is its limit's to say.
    let mut charter = bank.charter().clone();
    charter.credit.limits.pot = limits(Some(0));
    let poor = Policy { charter: Some(Box::new(charter)), ..issuing(1) };
    assert!(matches!(of(&|q| q.policies = vec![poor.clone()]), Error::LimitReached { account: AccountId::POT, .. }));
    // Every fault of every charter at once, with its path.
    let above = Policy { limits: Some(limits(Some(60))), ..Policy::named("above nought") };
    let nameless = Policy { charter: Some(Box::new(Charter::named(""))), ..Policy::named("nameless") };
    match of(&|q| q.policies.extend([above.clone(), nameless.clone()])) {
        Error::BadCharter { faults } => {
            let paths: Vec<&str> = faults.iter().map(|fault| fault.path.as_str()).collect();
            assert_eq!(paths, ["policies[1].credit.limits.member.lowest", "policies[2].name"]);
        }
        other => panic!("{other:?}"),
    }
    // A thousand members for ten years, a hundred times over twenty policies: more than is taken on.
    let many = fresh(1_000, None);
    let policies: Vec<Policy> = (0..20).map(|i| Policy::named(i.to_string())).collect();
    let question = WhatIf { weeks: Some(520), seeds: Some(100), ..WhatIf::new(policies) };
    assert!(matches!(many.host().what_if(&question), Err(Error::TooMany { most: 200_000_000, .. })));
}

#[test]
fn only_brokers_ask_and_participation_only_banks_know_no_limits() {
    let mut bank = fresh(4, Some(0));
    let member = bank.member_rows().next().unwrap().0;
    let question = WhatIf::new(vec![Policy::named("as it is")]);
    assert!(matches!(bank.seen_by(member).what_if(&question), Err(Error::AskTheBroker {})));
    let mut charter = bank.charter().clone();
    charter.credit =
        CreditPolicy { mode: crate::charter::CreditMode::ParticipationOnly, limits: AccountLimits::default(), ..CreditPolicy::default() };
    let policy = Policy { charter: Some(Box::new(charter)), ..Policy::named("no credit") };
    let answer = ask(&bank, vec![Policy::named("as it is"), policy], 2, 2, sure());
    assert_eq!([mean(&answer, "as it is", RunMeasure::Exchanges), mean(&answer, "no credit", RunMeasure::Exchanges)], [0.0, 8.0]);
    // An advisory limit is felt, but does not stop.
    let mut advisory = bank.charter().clone();
    advisory.credit.limits.member.mode = Some(LimitMode::Advisory);
    let at = Context::host("2026-03-02T10:00:00Z".parse().unwrap());
    bank.adopt_charter(at, crate::command::AdoptCharter { charter: Box::new(advisory), decided_by: Vec::new(), decided_on: None }).unwrap();
    let felt = ask(&bank, vec![Policy::named("as it is")], 10, 3, Behaviour { cautious: 100, ..sure() });
    assert!(mean(&felt, "as it is", RunMeasure::HeldBack) > 0.0);
    assert_eq!(mean(&felt, "as it is", RunMeasure::RefusedByLimits), 0.0);
}
