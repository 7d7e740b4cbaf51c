use super::super::certificate::verify;
use super::{AllocationPolicy, Budget, MOST_WEIGHT, Pair, Taker, Task, Wish, allocate};
use proptest::prelude::*;

/// What an allocation is worth, and whether it keeps every rule, from the definitions and not from the network.
fn worth(task: &Task, units: &[i64]) -> Option<i64> {
    let mut gave = vec![0; task.members.len()];
    let mut had = vec![0; task.members.len()];
    let mut on_credit = vec![0; task.members.len()];
    let mut got = vec![0; task.requests.len()];
    let mut worth = 0;
    for (pair, units) in task.pairs.iter().zip(units) {
        let request = &task.requests[pair.request as usize];
        gave[pair.giver as usize] += units;
        got[pair.request as usize] += units;
        (if request.always { &mut on_credit } else { &mut had })[request.owner as usize] += units;
        worth += units * pair.weight;
        if *units > pair.capacity.min(request.need) || (request.owner == pair.giver && *units > 0) {
            return None;
        }
    }
    for (request, got) in task.requests.iter().zip(&got) {
        if *got > request.need {
            return None;
        }
    }
    for ((member, gave), had) in task.members.iter().zip(&gave).zip(&had) {
        let after = member.balance + gave - had;
        let within = match task.policy {
            AllocationPolicy::Balanced => gave == had,
            AllocationPolicy::Unbounded => true,
            // A limit one is beyond already is not made worse.
            AllocationPolicy::Limited => {
                member.lowest.is_none_or(|lowest| after >= lowest.min(member.balance))
                    && member.highest.is_none_or(|highest| after <= highest.max(member.balance))
            }
        };
        if !within || *gave > member.offers {
            return None;
        }
        // Four quarters of the offer, each dearer than the one before.
        let quarter = |step: i64| member.offers * (step + 1) / 4 - member.offers * step / 4;
        let mut rest = *gave;
        for step in 0..4 {
            let part = rest.min(quarter(step));
            worth -= part * step * task.spread;
            rest -= part;
        }
        // A balance that comes nearer to 0 is worth something, one that goes away costs as much.
        worth += (member.balance.abs() - after.abs()) * task.balancing;
    }
    Some(worth)
}

fn best_of_all(task: &Task) -> i64 {
    let mut units = vec![0; task.pairs.len()];
    let mut best = i64::MIN;
    'all: loop {
        if let Some(worth) = worth(task, &units) {
            best = best.max(worth);
        }
        for (slot, pair) in units.iter_mut().zip(&task.pairs) {
            if *slot < pair.capacity {
                *slot += 1;
                continue 'all;
            }
            *slot = 0;
        }
        return best;
    }
}

fn a_task() -> impl Strategy<Value = Task> {
    (1_u32..5, 1_u32..5).prop_flat_map(|(members, requests)| {
        let limit = || prop_oneof![Just(None), (-3_i64..4).prop_map(Some)];
        let taker = (0_i64..6, -3_i64..4, limit(), limit()).prop_map(|(offers, balance, lowest, highest)| Taker {
            offers,
            balance,
            lowest,
            highest,
        });
        let wish = (0..members, 0_i64..4).prop_map(|(owner, need)| Wish { owner, need, always: false });
        let pair = (0..members, 0..requests, 0_i64..3, -2_i64..12).prop_map(|(giver, request, capacity, weight)| Pair {
            giver,
            request,
            capacity,
            weight,
        });
        let policy = prop_oneof![Just(AllocationPolicy::Balanced), Just(AllocationPolicy::Unbounded), Just(AllocationPolicy::Limited)];
        (
            policy,
            proptest::collection::vec(taker, members as usize),
            proptest::collection::vec(wish, requests as usize),
            proptest::collection::vec(pair, 0..7),
            0_i64..3,
            0_i64..3,
        )
            .prop_map(|(policy, members, requests, pairs, spread, balancing)| Task {
                unit: 1,
                policy,
                members,
                requests,
                pairs,
                spread,
                balancing,
            })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2500, ..ProptestConfig::default() })]
    #[test]
    fn no_allocation_of_all_there_are_is_worth_more(task in a_task()) {
        let best = allocate(&task, Budget::default()).unwrap();
        let (nodes, arcs) = task.network().unwrap();
        prop_assert_eq!(verify(nodes, &arcs, &best.flow, &best.potentials), Ok(-i128::from(best.value)));
        prop_assert_eq!(worth(&task, &best.minutes), Some(best.value));
        prop_assert_eq!(task.worth(&best.minutes), Ok(best.value));
        prop_assert_eq!(best.value, best_of_all(&task));
        prop_assert_eq!(best.bound, best.value);
    }
    #[test]
    fn another_offer_never_lowers_the_value(task in a_task(), giver in 0_u32..5, request in 0_u32..5, weight in 0_i64..12) {
        let before = allocate(&task, Budget::default()).unwrap().value;
        let mut more = task;
        let (giver, request) = (giver % more.members.len() as u32, request % more.requests.len() as u32);
        more.pairs.push(Pair { giver, request, capacity: 2, weight });
        prop_assert!(allocate(&more, Budget::default()).unwrap().value >= before);
    }
    #[test]
    fn a_tighter_limit_never_adds_value(task in a_task(), which in 0_usize..5) {
        let task = Task { policy: AllocationPolicy::Limited, balancing: 0, ..task };
        let before = allocate(&task, Budget::default()).unwrap().value;
        let mut tighter = task;
        let which = which % tighter.members.len();
        let member = &mut tighter.members[which];
        member.lowest = Some(member.lowest.map_or(-2, |lowest| lowest + 1));
        prop_assert!(allocate(&tighter, Budget::default()).unwrap().value <= before);
    }
    #[test]
    fn amounts_are_whole_units(task in a_task(), unit in 2_i64..4) {
        let large = Task { unit, ..task };
        let best = allocate(&large, Budget::default()).unwrap();
        prop_assert!(best.minutes.iter().all(|minutes| minutes % unit == 0));
    }
}

#[test]
fn food_is_not_left_out_for_a_balance() {
    let member = Taker { offers: 4, balance: 0, lowest: Some(0), highest: Some(10) };
    let round = |always, policy| {
        let task = Task {
            unit: 1,
            policy,
            members: vec![member; 2],
            requests: vec![Wish { owner: 1, need: 3, always }],
            pairs: vec![Pair { giver: 0, request: 0, capacity: 4, weight: 5 }],
            ..Task::default()
        };
        allocate(&task, Budget::default()).unwrap()
    };
    for policy in [AllocationPolicy::Balanced, AllocationPolicy::Limited] {
        assert_eq!(round(false, policy).minutes, [0]);
        assert_eq!(round(true, policy).minutes, [3]);
    }
    let figures = round(false, AllocationPolicy::Limited).figures;
    assert_eq!((figures.demand, figures.volume, figures.want, figures.scarce), (3, 0, 0, 3));
    assert_eq!(round(true, AllocationPolicy::Limited).figures.most_of_one, 3);
}

#[test]
fn asking_is_spread_when_that_is_worth_something() {
    let member = Taker { offers: 8, ..Taker::default() };
    let wish = Wish { owner: 2, need: 8, always: false };
    let pair = |giver, weight| Pair { giver, request: 0, capacity: 8, weight };
    let task = Task {
        unit: 1,
        policy: AllocationPolicy::Unbounded,
        members: vec![member; 3],
        requests: vec![wish],
        pairs: vec![pair(0, 10), pair(1, 9)],
        ..Task::default()
    };
    assert_eq!(allocate(&task, Budget::default()).unwrap().minutes, [8, 0]);
    // Quarters of two units cost 0, 2, 4, 6 each: 10, 9, 8, 7 are the four best.
    let spread = allocate(&Task { spread: 2, ..task }, Budget::default()).unwrap();
    assert_eq!((spread.minutes.as_slice(), spread.value), ([4, 4].as_slice(), 2 * (10 + 9 + 8 + 7)));
}

#[test]
fn what_does_not_fit_is_refused() {
    let fine = Task { members: vec![Taker::default()], requests: vec![Wish::default()], pairs: vec![Pair::default()], ..Task::default() };
    let code = |change: &dyn Fn(&mut Task)| {
        let mut task = fine.clone();
        change(&mut task);
        allocate(&task, Budget::default()).map(|_| ()).map_err(|error| error.code())
    };
    assert_eq!(code(&|_| ()), Ok(()));
    assert_eq!(code(&|task| task.pairs[0].giver = 1), Err("not-found"));
    assert_eq!(code(&|task| task.pairs[0].request = 1), Err("not-found"));
    assert_eq!(code(&|task| task.requests[0].owner = u32::MAX), Err("not-found"));
    assert_eq!(code(&|task| task.pairs[0].weight = MOST_WEIGHT), Ok(()));
    assert_eq!(code(&|task| task.pairs[0].weight = MOST_WEIGHT + 1), Err("number-out-of-range"));
    assert_eq!(code(&|task| task.pairs[0].weight = i64::MIN), Err("number-out-of-range"));
    assert_eq!(code(&|task| task.requests[0].need = -1), Err("number-out-of-range"));
    assert_eq!(code(&|task| task.members[0].offers = i64::MAX), Err("number-out-of-range"));
    assert_eq!(code(&|task| task.unit = 0), Err("number-out-of-range"));
    assert_eq!(allocate(&Task::default(), Budget::default()).unwrap().value, 0);
}

#[test]
fn room_for_part_of_a_unit_is_none() {
    // 1 may go down to −20: one quarter of an hour fits, and the five minutes beyond it do not make another.
    let task = Task {
        members: vec![Taker { offers: 60, ..Taker::default() }, Taker { lowest: Some(-20), ..Taker::default() }],
        requests: vec![Wish { owner: 1, need: 60, always: false }],
        pairs: vec![Pair { giver: 0, request: 0, capacity: 60, weight: 1 }],
        ..Task::default()
    };
    let best = allocate(&task, Budget::default()).unwrap();
    assert_eq!((best.minutes, best.bound), (vec![15], 1));
}
