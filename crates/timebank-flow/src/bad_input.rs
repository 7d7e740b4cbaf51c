//! What is absurd gets a typed error or the right answer, in bounded time. The network's own cases stand in `flow/tests.rs`.

use crate::Error;
use crate::allocate::{Allocation, AllocationPolicy, MOST_MINUTES, MOST_WEIGHT, Pair, Taker, Task, Wish, allocate};
use crate::certificate::verify;
use crate::circles::{Order, circles};
use crate::flow::Budget;

fn wish(owner: u32, need: i64) -> Wish {
    Wish { owner, need, always: false }
}

fn pair(giver: u32, request: u32, capacity: i64, weight: i64) -> Pair {
    Pair { giver, request, capacity, weight }
}

fn member(offers: i64) -> Taker {
    Taker { offers, ..Taker::default() }
}

fn task(members: Vec<Taker>, requests: Vec<Wish>, pairs: Vec<Pair>) -> Task {
    Task { policy: AllocationPolicy::Unbounded, members, requests, pairs, ..Task::default() }
}

/// The allocation, once its certificate has been checked.
fn proven(task: &Task) -> Result<Allocation, Error> {
    let best = allocate(task, Budget::default())?;
    let (nodes, arcs) = task.network()?;
    assert_eq!(verify(nodes, &arcs, &best.flow, &best.potentials), Ok(i128::from(-best.value)));
    assert_eq!(best.value, best.bound);
    Ok(best)
}

const POLICIES: [AllocationPolicy; 3] = [AllocationPolicy::Unbounded, AllocationPolicy::Balanced, AllocationPolicy::Limited];

#[test]
fn empty_sides_and_one_member_alone() {
    let cases = [
        task(vec![], vec![], vec![]),
        task(vec![member(60)], vec![], vec![]),
        task(vec![member(0)], vec![wish(0, 60)], vec![]),
        task(vec![member(60)], vec![wish(0, 60)], vec![pair(0, 0, 60, 5)]),
    ];
    for (mut task, policy) in cases.into_iter().flat_map(|task| POLICIES.map(|policy| (task.clone(), policy))) {
        task.policy = policy;
        assert_eq!(proven(&task).map(|best| best.value), Ok(0), "nobody helps themselves, and nothing is worth nothing");
        let round = circles(&task, &Order::Given(vec![])).unwrap();
        assert_eq!((round.total, round.rings.len()), (0, 0));
    }
}

#[test]
fn amounts_of_nothing_and_of_more_than_a_million_years() {
    for (offers, need, capacity, minutes) in [
        (0, 60, 60, 0),
        (60, 0, 60, 0),
        (60, 60, 0, 0),
        (MOST_MINUTES, MOST_MINUTES, 60, 60),
        (MOST_MINUTES, 60, MOST_MINUTES, 60),
        (MOST_MINUTES, MOST_MINUTES, MOST_MINUTES, MOST_MINUTES / 15 * 15),
    ] {
        let some = task(vec![member(offers), member(0)], vec![wish(1, need)], vec![pair(0, 0, capacity, 3)]);
        assert_eq!(proven(&some).unwrap().minutes, [minutes]);
    }
    for task in [
        task(vec![member(MOST_MINUTES + 1)], vec![], vec![]),
        task(vec![member(-1)], vec![], vec![]),
        task(vec![member(1)], vec![wish(0, i64::MAX)], vec![]),
        task(vec![member(1)], vec![wish(0, 1)], vec![pair(0, 0, i64::MIN, 1)]),
    ] {
        assert_eq!(proven(&task).unwrap_err().code(), "number-out-of-range");
    }
}

#[test]
fn weights_at_the_bounds_and_below_zero() {
    let two = |one, other| {
        task(vec![member(60), member(60), member(0)], vec![wish(2, 60), wish(2, 60)], vec![pair(0, 0, 60, one), pair(1, 1, 60, other)])
    };
    assert_eq!(proven(&two(MOST_WEIGHT, -MOST_WEIGHT)).unwrap().minutes, [60, 0]);
    assert_eq!(proven(&two(-1, 0)).unwrap().value, 0);
    assert_eq!(proven(&two(MOST_WEIGHT + 1, 0)).unwrap_err().code(), "number-out-of-range");
    assert_eq!(proven(&two(i64::MIN, 0)).unwrap_err().code(), "number-out-of-range");
    // In a ring what is below zero is taken along while the whole gains: 4 quarters of 9 − 5, and nothing of 9 − 10.
    for (weight, value) in [(-5, 16), (-10, 0)] {
        let mut ring = task(vec![member(60), member(60)], vec![wish(0, 60), wish(1, 60)], vec![pair(1, 0, 60, 9), pair(0, 1, 60, weight)]);
        ring.policy = AllocationPolicy::Balanced;
        assert_eq!(proven(&ring).unwrap().value, value);
    }
}

#[test]
fn what_would_not_fit_in_a_sum_is_refused() {
    // 2^40 minutes at 2^20 each are 2^60; 2^61 is the most that is summed.
    let of = |count: u32| Task {
        unit: 1,
        ..task(
            vec![member(MOST_MINUTES); count as usize + 1],
            (0..count).map(|_| wish(count, MOST_MINUTES)).collect(),
            (0..count).map(|one| pair(one, one, MOST_MINUTES, MOST_WEIGHT)).collect(),
        )
    };
    assert_eq!(proven(&of(1)).unwrap().value, 1 << 60);
    assert_eq!(proven(&of(3)).unwrap_err().code(), "too-large");
}

#[test]
fn the_same_pair_twice_and_ten_thousand_times() {
    let twice = task(vec![member(90), member(0)], vec![wish(1, 60)], vec![pair(0, 0, 45, 3), pair(0, 0, 45, 8)]);
    let best = proven(&twice).unwrap();
    assert_eq!((best.minutes.as_slice(), best.value), ([15, 45].as_slice(), 3 + 3 * 8));
    let many = task(vec![member(60), member(0)], vec![wish(1, 600)], vec![pair(0, 0, 15, 2); 10_000]);
    let best = proven(&many).unwrap();
    assert_eq!((best.minutes.iter().sum::<i64>(), best.value), (60, 8));
    // Ten thousand members offer the same to ten who ask; steps grow with the pairs, not with their square.
    let alike = task(
        [vec![member(60); 10_000], vec![member(0); 10]].concat(),
        (0..10).map(|one| wish(10_000 + one, 60)).collect(),
        (0..100_000).map(|number| pair(number / 10, number % 10, 60, 7)).collect(),
    );
    let best = proven(&alike).unwrap();
    assert_eq!((best.value, best.figures.served), (10 * 4 * 7, 10));
    assert!(best.steps < 200 * 100_000, "{} steps", best.steps);
}
