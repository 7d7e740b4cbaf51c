use super::super::allocate::{Pair, Taker, Task, Wish};
use super::{Circles, Order, circles};
use proptest::prelude::*;

/// Members with so much time each, and who would take what from whom, at most so much of one.
fn task(time: &[i64], pairs: &[(u32, u32)], most: i64) -> Task {
    Task {
        unit: 1,
        members: time.iter().map(|offers| Taker { offers: *offers, ..Taker::default() }).collect(),
        requests: (0..).zip(time).map(|(owner, need)| Wish { owner, need: *need, always: false }).collect(),
        pairs: pairs.iter().map(|(giver, receiver)| Pair { giver: *giver, request: *receiver, capacity: most, weight: 0 }).collect(),
        ..Task::default()
    }
}

fn got(time: &[i64], pairs: &[(u32, u32)], most: i64, order: &[u32]) -> Vec<i64> {
    let round = circles(&task(time, pairs, most), &Order::Given(order.to_vec())).unwrap();
    holds(&task(time, pairs, most), &round);
    round.each
}

/// What must hold of every round.
fn holds(task: &Task, round: &Circles) {
    let mut gave = vec![0; task.members.len()];
    let mut had = vec![0; task.members.len()];
    for (pair, minutes) in task.pairs.iter().zip(&round.minutes) {
        assert!((0..=pair.capacity).contains(minutes), "nobody gets more of anybody than they would take");
        gave[pair.giver as usize] += minutes;
        had[task.requests[pair.request as usize].owner as usize] += minutes;
    }
    assert_eq!(gave, had, "everybody gives what they get");
    assert_eq!(had, round.each);
    assert_eq!(round.total, round.bound);
    assert_eq!(had.iter().sum::<i64>(), round.total);
    for (member, gave) in task.members.iter().zip(&gave) {
        assert!(*gave <= member.offers, "nobody gives more than they offered");
    }
    let mut told = vec![0; task.pairs.len()];
    for ring in &round.rings {
        assert!(ring.minutes > 0 && ring.pairs.len() > 1);
        for (at, pair) in ring.pairs.iter().enumerate() {
            told[*pair as usize] += ring.minutes;
            let next = ring.pairs[(at + 1) % ring.pairs.len()];
            let receiver = task.requests[task.pairs[*pair as usize].request as usize].owner;
            assert_eq!(receiver, task.pairs[next as usize].giver, "who gets in a ring is who gives next");
        }
        let givers: std::collections::BTreeSet<u32> = ring.pairs.iter().map(|pair| task.pairs[*pair as usize].giver).collect();
        assert_eq!(givers.len(), ring.pairs.len(), "nobody stands in a ring twice");
    }
    assert_eq!(told, round.minutes, "the rings are the round, told otherwise");
}

#[test]
fn three_in_a_ring_where_no_two_could_swap() {
    let round = circles(&task(&[1; 3], &[(1, 0), (2, 1), (0, 2)], 1), &Order::Given(vec![])).unwrap();
    assert_eq!((round.total, round.each.as_slice()), (3, [1, 1, 1].as_slice()));
    assert_eq!(round.rings.len(), 1);
    assert_eq!(round.rings[0].pairs, [2, 1, 0]);
}

#[test]
fn what_is_most_for_all_comes_before_who_comes_first() {
    // 0 could swap with 1, but then 2 and 3 get nothing: a ring of three beats a ring of two, whoever comes first.
    let pairs = [(0, 1), (1, 0), (1, 2), (2, 3), (3, 1)];
    for order in [[0, 1, 2, 3], [3, 2, 1, 0], [1, 0, 3, 2]] {
        assert_eq!(got(&[1; 4], &pairs, 1, &order), [0, 1, 1, 1]);
    }
}

#[test]
fn who_comes_first_decides_between_two_swaps() {
    let pairs = [(0, 1), (1, 0), (1, 2), (2, 1)];
    assert_eq!(got(&[1; 3], &pairs, 1, &[0, 1, 2]), [1, 1, 0]);
    assert_eq!(got(&[1; 3], &pairs, 1, &[2, 1, 0]), [0, 1, 1]);
}

#[test]
fn who_comes_first_gets_all_they_could() {
    let pairs = [(0, 1), (1, 0), (0, 2), (2, 0)];
    assert_eq!(got(&[2; 3], &pairs, 2, &[1, 0, 2]), [2, 2, 0]);
    assert_eq!(got(&[2; 3], &pairs, 2, &[2, 0, 1]), [2, 0, 2]);
}

#[test]
fn orders_are_as_published() {
    assert_eq!(Order::LongestUnserved(vec![30, 10, 20, 10]).of(4), [1, 3, 2, 0]);
    assert_eq!(Order::Newest(vec![30, 10, 20, 30]).of(4), [0, 3, 2, 1]);
    assert_eq!(Order::Given(vec![2, 9, 2]).of(4), [2, 0, 1, 3]);
    // The digests begin 0934, 289d, d735, f784, f84e, by Python's hashlib.
    let lot = Order::Lottery("spring-2026".into()).of(5);
    assert_eq!(lot, [2, 4, 1, 3, 0]);
    assert_ne!(lot, Order::Lottery("spring-2027".into()).of(5));
}

/// Every round there could be, whoever gets what: by trying all amounts on all pairs.
fn all_rounds(task: &Task) -> Vec<Vec<i64>> {
    let mut minutes = vec![0; task.pairs.len()];
    let mut found = Vec::new();
    'all: loop {
        let mut balance = vec![0; task.members.len()];
        let mut had = vec![0; task.members.len()];
        for (pair, units) in task.pairs.iter().zip(&minutes) {
            let owner = task.requests[pair.request as usize].owner as usize;
            balance[pair.giver as usize] += units;
            balance[owner] -= units;
            had[owner] += units;
        }
        let within = |(had, member): (&i64, &Taker)| *had <= member.offers;
        if balance.iter().all(|balance| *balance == 0) && had.iter().zip(&task.members).all(within) {
            found.push(had);
        }
        for (slot, pair) in minutes.iter_mut().zip(&task.pairs) {
            if *slot < pair.capacity {
                *slot += 1;
                continue 'all;
            }
            *slot = 0;
        }
        return found;
    }
}

fn a_round() -> impl Strategy<Value = (Task, Vec<u32>)> {
    (2_usize..5).prop_flat_map(|members| {
        let all: Vec<(u32, u32)> =
            (0..members as u32).flat_map(|a| (0..members as u32).map(move |b| (a, b))).filter(|(a, b)| a != b).collect();
        let time = proptest::collection::vec(0_i64..3, members);
        let some = proptest::sample::subsequence(all.clone(), 0..=all.len().min(8));
        let order = Just((0..members as u32).collect::<Vec<_>>()).prop_shuffle();
        (time, some, 1_i64..3, order).prop_map(|(time, some, most, order)| (task(&time, &some, most), order))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, ..ProptestConfig::default() })]
    #[test]
    fn as_much_as_any_round_and_among_those_what_the_order_puts_first((task, order) in a_round()) {
        let round = circles(&task, &Order::Given(order.clone())).unwrap();
        holds(&task, &round);
        let all = all_rounds(&task);
        let most = all.iter().map(|had| had.iter().sum::<i64>()).max().unwrap();
        prop_assert_eq!(round.total, most);
        let in_order = |had: &Vec<i64>| order.iter().map(|member| had[*member as usize]).collect::<Vec<i64>>();
        let best = all.iter().filter(|had| had.iter().sum::<i64>() == most).map(in_order).max().unwrap();
        prop_assert_eq!(in_order(&round.each), best);
    }
    #[test]
    fn nobody_gains_by_telling_otherwise_what_they_would_take((task, order) in a_round(), liar in 0_u32..4, told in 0_u32..256) {
        let liar = liar % task.members.len() as u32;
        let order = Order::Given(order);
        let honest = circles(&task, &order).unwrap();
        // The liar names any set of others to take from; the true pairs are those of the task.
        let mut other = task.clone();
        other.pairs.retain(|pair| pair.request != liar);
        let honest_pairs = other.pairs.len();
        let capacity = task.pairs.first().map_or(1, |pair| pair.capacity);
        for giver in (0..task.members.len() as u32).filter(|giver| *giver != liar && told >> giver & 1 == 1) {
            other.pairs.push(Pair { giver, request: liar, capacity, weight: 0 });
        }
        let lied = circles(&other, &order).unwrap();
        let truly = |giver: u32| task.pairs.iter().any(|pair| pair.giver == giver && pair.request == liar);
        let unwanted = other.pairs.iter().zip(&lied.minutes).skip(honest_pairs).any(|(pair, minutes)| *minutes > 0 && !truly(pair.giver));
        prop_assert!(unwanted || lied.each[liar as usize] <= honest.each[liar as usize]);
    }
}

#[test]
fn larger_rounds_hold_too() {
    let mut seed = 7_u64;
    let mut next = |below: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    };
    for members in [10_u32, 100, 600] {
        let time: Vec<i64> = (0..members).map(|_| next(9) as i64).collect();
        let pairs: std::collections::BTreeSet<(u32, u32)> =
            (0..members * 8).map(|_| (next(u64::from(members)) as u32, next(u64::from(members)) as u32)).filter(|(a, b)| a != b).collect();
        let task = task(&time, &pairs.into_iter().collect::<Vec<_>>(), 4);
        let by_lot = circles(&task, &Order::Lottery("a".into())).unwrap();
        let other = circles(&task, &Order::Lottery("b".into())).unwrap();
        holds(&task, &by_lot);
        holds(&task, &other);
        assert_eq!(by_lot.total, other.total);
    }
}
