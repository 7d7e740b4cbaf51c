#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "tests")]

use super::*;
use crate::command::*;
use crate::model::exchange::Terms;
use crate::state::{Order, split_in_turn};
use crate::values::ids::{ExchangeId, MemberId};
use crate::values::time::Date;
use proptest::prelude::*;

fn m(number: u32) -> MemberId {
    MemberId::new(number).unwrap()
}
fn at(day: u32, hour: u32) -> Context {
    Context::host(format!("2026-03-{day:02}T{hour:02}:00:00Z").parse().unwrap())
}
fn day(day: u32) -> Date {
    format!("2026-03-{day:02}").parse().unwrap()
}

/// Member 1 gives; 2, 3 and 4 share; 5 is not involved. Nothing is held beyond what was agreed.
fn bank() -> TimeBank {
    let charter =
        serde_json::json!({"name": "Mill Lane", "confirmation": {"tolerance": 0, "who": "either", "answerDays": 300, "days": 300}});
    let charter = crate::Charter::from_json(charter.to_string().as_bytes()).unwrap();
    let mut bank = TimeBank::create(at(1, 8), crate::golden::BANK, charter).unwrap();
    for _ in 1..=5 {
        bank.admit(at(1, 8), Admit::default()).unwrap();
    }
    bank
}

/// 100 minutes for three: 33⅓ each.
fn three(on: Date) -> Terms {
    Terms::new(on).gave(m(1), 100).received(m(2), 100).received(m(3), 100).received(m(4), 100)
}
fn balances(bank: &TimeBank) -> Vec<i64> {
    (2..=4).map(|number| bank.balance(m(number)).unwrap().get()).collect()
}
fn propose(bank: &mut TimeBank, terms: Terms) -> ExchangeId {
    bank.propose(at(2, 8), Propose::new(terms)).unwrap().exchange().unwrap()
}
fn agree(bank: &mut TimeBank, exchange: ExchangeId) {
    bank.agree(at(2, 9), Agree { exchange, members: Vec::new(), series: false }).unwrap();
}
fn done(bank: &mut TimeBank, exchange: ExchangeId) {
    bank.done(at(3, 9), Done { exchange, actual: Vec::new(), visitors: None, facilitation: None, note: None }).unwrap();
}
fn record(bank: &mut TimeBank, terms: Terms) -> ExchangeId {
    bank.record(at(3, 9), crate::command::Record::new(terms)).unwrap().exchange().unwrap()
}

/// Checks that a snapshot and a journal each restore the whole bank.
fn comes_back(bank: &TimeBank) {
    let again = TimeBank::from_snapshot(&bank.snapshot()).unwrap();
    assert_eq!((again.state == bank.state, again.head()), (true, bank.head()));
}

#[test]
fn three_hundred_sessions_by_three_fall_to_each_alike() {
    let mut bank = bank();
    let mut records = bank.drain();
    for session in 1..=300 {
        record(&mut bank, three(day(2)));
        let owed = balances(&bank);
        // 100 minutes a session in total, and nobody is ever more than one minute from a third of it.
        assert_eq!(owed.iter().sum::<i64>(), -100 * session);
        assert!(owed.iter().all(|balance| (3 * balance + 100 * session).abs() <= 3), "after {session}: {owed:?}");
    }
    assert_eq!(balances(&bank), [-10_000; 3]);
    comes_back(&bank);
    records.extend(bank.drain());
    let again = TimeBank::replay(records).unwrap();
    assert!(again.state == bank.state);
}

#[test]
fn sessions_agreed_at_once_do_not_all_fall_to_one() {
    let mut bank = bank();
    let all: Vec<ExchangeId> = (0..30).map(|_| propose(&mut bank, three(day(2)))).collect();
    all.iter().for_each(|exchange| agree(&mut bank, *exchange));
    // What is held now is what will be posted: a thirtieth of a thousand each, without tolerance.
    let held: Vec<_> =
        (2..=4).map(|number| bank.state.ledger.account(bank.account_of(m(number)).unwrap()).unwrap().held_out.get()).collect();
    assert_eq!(held, [1000; 3]);
    // Sessions of others in between do not change that.
    record(&mut bank, three(day(2)));
    let before: Vec<i64> = balances(&bank);
    all.iter().rev().for_each(|exchange| done(&mut bank, *exchange));
    let after: Vec<i64> = balances(&bank).iter().zip(&before).map(|(after, before)| after - before).collect();
    assert_eq!(after, [-1000; 3]);
    assert!(bank.state.more.iter().all(|(_, more)| more.shortfalls.is_empty()), "nobody falls short of what was held");
    comes_back(&bank);
}

#[test]
fn what_comes_to_nothing_or_is_taken_back_leaves_the_round() {
    let mut bank = bank();
    let first = propose(&mut bank, three(day(2)));
    assert_eq!(bank.state.borne.iter().map(|(_, borne)| *borne).collect::<Vec<_>>(), [666_667, -333_333, -333_333]);
    bank.withdraw(at(2, 9), Withdraw { exchange: first, note: None }).unwrap();
    assert_eq!(bank.state.borne.iter().count(), 0);
    let posted = record(&mut bank, three(day(2)));
    assert_eq!(balances(&bank), [-34, -33, -33]);
    bank.reverse(at(3, 9), Reverse { exchange: posted, note: None }).unwrap();
    assert_eq!(bank.state.borne.iter().count(), 0);
    assert_eq!(balances(&bank), [0; 3]);
    record(&mut bank, three(day(2)));
    assert_eq!(balances(&bank), [-34, -33, -33], "the turn came back");
    comes_back(&bank);
}

#[test]
fn an_amendment_stands_where_the_entry_stood() {
    let mut bank = bank();
    let first = record(&mut bank, three(day(2)));
    record(&mut bank, three(day(2)));
    assert_eq!(balances(&bank), [-67, -67, -66]);
    // An amendment with the same minutes charges each payer the same as before.
    bank.amend(at(3, 9), Amend { exchange: first, terms: Terms { estimated: true, ..three(day(2)) } }).unwrap();
    assert_eq!(balances(&bank), [-67, -67, -66]);
    comes_back(&bank);
}

#[test]
fn somebody_put_in_takes_the_turn_as_it_stands() {
    let mut bank = bank();
    let exchange = propose(&mut bank, three(day(2)));
    agree(&mut bank, exchange);
    bank.substitute(at(2, 10), Substitute { exchange, out: m(2), into: m(5) }).unwrap();
    done(&mut bank, exchange);
    let paid = bank.balance(m(5)).unwrap().get() + balances(&bank).iter().sum::<i64>();
    assert_eq!((paid, balances(&bank)[0]), (-100, 0));
    comes_back(&bank);
}

/// Reference implementation: gives minutes one by one to the payer who is owed most, with fractions as pairs of integers.
fn slow(whole: u64, weights: &[(u64, i64)]) -> Vec<u64> {
    let even = weights.iter().all(|(weight, _)| *weight == 0);
    let weight = |i: usize| if even { 1 } else { u128::from(weights[i].0) };
    let total: u128 = (0..weights.len()).map(weight).sum();
    let mut shares: Vec<u64> = (0..weights.len()).map(|i| (u128::from(whole) * weight(i) / total) as u64).collect();
    let rest = |i: usize| u128::from(whole) * weight(i) % total;
    let owed = |i: usize| i128::from(weights[i].1) - (rest(i) * 1_000_000 / total) as i128;
    let mut open: Vec<usize> = (0..weights.len()).filter(|i| rest(*i) > 0).collect();
    while shares.iter().sum::<u64>() < whole {
        let next = open.iter().copied().min_by(|a, b| owed(*a).cmp(&owed(*b)).then(rest(*b).cmp(&rest(*a))).then(a.cmp(b))).unwrap();
        open.retain(|i| *i != next);
        shares[next] += 1;
    }
    shares
}

proptest! {
    #[test]
    fn a_split_is_exact_and_goes_to_whoever_bore_least(
        whole in 0u64..100_000,
        weights in prop::collection::vec((0u64..10_000, -2_000_000i64..2_000_000), 1..12),
    ) {
        let ordered: Vec<_> = weights.iter().map(|(weight, borne)| (*weight, Order::by(*borne))).collect();
        let shares = split_in_turn(whole, &ordered).unwrap();
        prop_assert_eq!(shares.iter().map(|s| s.minutes).sum::<u64>(), whole);
        prop_assert_eq!(shares.iter().map(|s| s.minutes).collect::<Vec<_>>(), slow(whole, &weights));
        prop_assert!(shares.iter().all(|s| s.added.abs() < 1_000_000));
        // Rounded down, fractions lose less than a millionth each.
        prop_assert!(shares.iter().map(|s| s.added).sum::<i64>().abs() <= shares.len() as i64);
    }

    #[test]
    fn where_all_bore_the_same_the_largest_remainder_goes_first(whole in 0u64..100_000, weights in prop::collection::vec(0u64..10_000, 1..12), borne in -5i64..5) {
        let all: Vec<_> = weights.iter().map(|weight| (*weight, Order::by(borne))).collect();
        let shares: Vec<u64> = split_in_turn(whole, &all).unwrap().iter().map(|s| s.minutes).collect();
        prop_assert_eq!(shares, crate::ledger::split(whole, &weights));
    }

    #[test]
    fn nobody_in_the_same_three_is_ever_far_from_an_exact_share(sessions in prop::collection::vec((1u64..600, 1u64..600, 1u64..600, 1u64..600), 1..200)) {
        let mut borne = [0i64; 3];
        for (whole, a, b, c) in sessions {
            let weights: Vec<_> = [a, b, c].into_iter().zip(borne.map(Order::by)).collect();
            for (slot, share) in borne.iter_mut().zip(split_in_turn(whole, &weights).unwrap()) {
                *slot += share.added;
            }
            prop_assert!(borne.iter().all(|b| b.abs() < 2_000_000), "{:?}", borne);
        }
    }
}
