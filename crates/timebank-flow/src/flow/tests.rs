use super::{Budget, Circulation, FlowArc, LARGEST, Pace, lower, min_cost_circulation, min_cost_circulation_watched};
use crate::Error;
use crate::certificate::{verify, verify_flow};
use proptest::prelude::*;

/// The least that any flow costs, found by trying every one; `None` when none keeps the bounds.
fn all_tried(nodes: usize, arcs: &[FlowArc]) -> Option<i64> {
    let mut flow: Vec<i64> = arcs.iter().map(|arc| arc.lower).collect();
    let mut best: Option<i64> = None;
    'all: loop {
        let mut surplus = vec![0; nodes];
        for (arc, units) in arcs.iter().zip(&flow) {
            surplus[arc.from as usize] -= units;
            surplus[arc.to as usize] += units;
        }
        if surplus.iter().all(|surplus| *surplus == 0) {
            let cost: i64 = arcs.iter().zip(&flow).map(|(arc, units)| arc.cost * units).sum();
            best = Some(best.map_or(cost, |best| best.min(cost)));
        }
        for at in 0..arcs.len() {
            if flow[at] < arcs[at].upper {
                flow[at] += 1;
                continue 'all;
            }
            flow[at] = arcs[at].lower;
        }
        return best;
    }
}

/// Both ways of ending: shortest paths with all the patience there is, and finer phases at once.
fn both_ways(nodes: usize, arcs: &[FlowArc]) -> Result<Circulation, Error> {
    let solve = |patience| lower::solve(nodes, arcs, &mut Pace::new(Budget::default(), &mut |_| true), patience);
    let finer = solve(0);
    let paths = solve(u64::MAX);
    if let (Ok(finer), Ok(paths)) = (&finer, &paths) {
        assert_eq!(finer.value, paths.value);
        verify(nodes, arcs, &finer.flow, &finer.potentials).unwrap();
    }
    assert_eq!(finer.is_ok(), paths.is_ok());
    paths
}

/// Checked by code that shares nothing with the solver.
fn proven(nodes: usize, arcs: &[FlowArc]) -> i64 {
    let best = both_ways(nodes, arcs).unwrap();
    assert_eq!(verify(nodes, arcs, &best.flow, &best.potentials), Ok(i128::from(best.value)));
    assert!(best.is_optimal());
    best.value
}

fn small(costs: std::ops::RangeInclusive<i64>, lower: i64) -> impl Strategy<Value = (usize, Vec<FlowArc>)> {
    (1_usize..6).prop_flat_map(move |nodes| {
        let arc = (0..nodes as u32, 0..nodes as u32, 0..=lower, 0_i64..3, costs.clone())
            .prop_map(|(from, to, lower, more, cost)| FlowArc { from, to, lower, upper: lower + more, cost });
        (Just(nodes), proptest::collection::vec(arc, 0..8))
    })
}

fn larger() -> impl Strategy<Value = (usize, Vec<FlowArc>)> {
    (2_usize..40).prop_flat_map(|nodes| {
        let arc = (0..nodes as u32, 0..nodes as u32, 0_i64..50, -1000_i64..1000)
            .prop_map(|(from, to, upper, cost)| FlowArc::new(from, to, upper, cost));
        (Just(nodes), proptest::collection::vec(arc, 0..300))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, ..ProptestConfig::default() })]
    #[test]
    fn no_flow_of_all_there_are_costs_less((nodes, arcs) in small(-9..=9, 0)) {
        prop_assert_eq!(Some(proven(nodes, &arcs)), all_tried(nodes, &arcs));
    }
    #[test]
    fn costs_that_tie_are_no_trouble((nodes, arcs) in small(-1..=1, 0)) {
        prop_assert_eq!(Some(proven(nodes, &arcs)), all_tried(nodes, &arcs));
    }
    #[test]
    fn lower_bounds_are_kept_or_refused((nodes, arcs) in small(-9..=9, 2)) {
        match both_ways(nodes, &arcs) {
            Ok(best) => {
                prop_assert_eq!(verify(nodes, &arcs, &best.flow, &best.potentials), Ok(i128::from(best.value)));
                prop_assert_eq!(Some(best.value), all_tried(nodes, &arcs));
            }
            Err(error) => {
                prop_assert_eq!(error.code(), "cannot-be-met");
                prop_assert_eq!(all_tried(nodes, &arcs), None);
            }
        }
    }
}
proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]
    #[test]
    fn larger_networks_are_proven((nodes, arcs) in larger()) {
        proven(nodes, &arcs);
    }
    #[test]
    fn numbering_the_nodes_otherwise_changes_no_value((nodes, arcs) in larger(), by in 1_u32..40) {
        let turned = |node: u32| (node + by) % nodes as u32;
        let other: Vec<FlowArc> = arcs.iter().rev().map(|arc| FlowArc { from: turned(arc.from), to: turned(arc.to), ..*arc }).collect();
        prop_assert_eq!(proven(nodes, &arcs), proven(nodes, &other));
    }
    #[test]
    fn more_room_never_costs_more((nodes, arcs) in larger(), which in 0_usize..300, more in 0_i64..20) {
        let before = proven(nodes, &arcs);
        let mut wider = arcs;
        let count = wider.len().max(1);
        if let Some(arc) = wider.get_mut(which % count) {
            arc.upper += more;
        }
        prop_assert!(proven(nodes, &wider) <= before);
    }
    #[test]
    fn stopped_at_any_step_a_whole_flow_and_a_true_bound_come_back((nodes, arcs) in larger(), steps in 0_u64..6000) {
        let best = proven(nodes, &arcs);
        let some = min_cost_circulation(nodes, &arcs, Budget::steps(steps)).unwrap();
        prop_assert_eq!(verify_flow(nodes, &arcs, &some.flow), Ok(i128::from(some.value)));
        prop_assert!(some.bound <= best && best <= some.value);
        prop_assert_eq!(&some, &min_cost_circulation(nodes, &arcs, Budget::steps(steps)).unwrap());
    }
}

/// NETGEN's networks have nodes where units enter and leave: each becomes an arc from or to one more node that must be filled.
fn netgen(seed: i64, parameters: [i64; 13]) -> (usize, Vec<FlowArc>) {
    let made = netgen_rs::generate(seed, &netgen_rs::NetgenParams::from_slice(&parameters).unwrap()).unwrap();
    let outside = made.supply.len() as u32;
    let mut arcs: Vec<FlowArc> =
        made.arcs.iter().map(|arc| FlowArc::new(arc.from as u32 - 1, arc.to as u32 - 1, arc.capacity, arc.cost)).collect();
    for (node, supply) in made.supply.iter().enumerate() {
        let node = node as u32;
        let (from, to) = if *supply > 0 { (outside, node) } else { (node, outside) };
        arcs.push(FlowArc { from, to, lower: supply.abs(), upper: supply.abs(), cost: 0 });
    }
    (outside as usize + 1, arcs)
}

#[test]
fn the_optima_of_netgen_are_those_published() {
    let (nodes, arcs) = netgen(13_502_460, [512, 10, 10, 2000, 5, 500, 1000, 3, 3, 20, 80, 50, 2000]);
    assert_eq!(proven(nodes, &arcs), 720_927);
    let (nodes, arcs) = netgen(7_654_321, [1024, 10, 10, 5000, 5, 500, 1000, 3, 3, 30, 80, 50, 2000]);
    assert_eq!(proven(nodes, &arcs), 696_358);
}

#[test]
fn nothing_is_a_network_too() {
    assert_eq!(proven(0, &[]), 0);
    assert_eq!(proven(5, &[]), 0);
}

#[test]
fn an_arc_from_a_node_to_itself_is_filled_when_that_gains() {
    let arcs = [
        FlowArc::gain(0, 0, 7, 3),
        FlowArc::new(0, 0, 7, 3),
        FlowArc::new(0, 0, 7, 0),
        FlowArc { from: 0, to: 0, lower: 2, upper: 9, cost: 1 },
    ];
    let best = min_cost_circulation(1, &arcs, Budget::default()).unwrap();
    assert_eq!((best.flow.as_slice(), best.value), ([7, 0, 0, 2].as_slice(), -19));
}

#[test]
fn a_loop_stays_full_where_its_node_is_taken_as_one_with_another() {
    // 1 → 2 is free and never full, and 0 is the only other way on and the only other way there.
    let arcs = [
        FlowArc::gain(1, 1, 1, 4),
        FlowArc::gain(1, 0, 1, 5),
        FlowArc::new(1, 2, 500, 0),
        FlowArc::new(0, 2, 1, 5),
        FlowArc::new(2, 1, 3, 3),
    ];
    assert_eq!(proven(3, &arcs), -4);
}

#[test]
fn ten_thousand_arcs_between_the_same_two_nodes() {
    let mut arcs = vec![FlowArc::gain(0, 1, 1, 3); 10_000];
    arcs.push(FlowArc::new(1, 0, 5_000, 1));
    assert_eq!(proven(2, &arcs), -10_000);
}

#[test]
fn capacities_may_be_huge_and_zero() {
    assert_eq!(proven(2, &[FlowArc::gain(0, 1, LARGEST, 2), FlowArc::new(1, 0, 12, 1)]), -12);
    assert_eq!(proven(2, &[FlowArc::gain(0, 1, LARGEST, 2), FlowArc::new(1, 0, 1 << 40, 1)]), -(1 << 40));
    assert_eq!(proven(2, &[FlowArc::gain(0, 1, 0, LARGEST >> 2), FlowArc::new(1, 0, 9, 1)]), 0);
}

#[test]
fn a_long_ring_with_one_gain_and_one_loss() {
    // Whatever is won at one end must be carried all the way: prices have to fall far.
    let nodes = 3000_u32;
    let mut arcs: Vec<FlowArc> = (0..nodes).map(|node| FlowArc::new(node, (node + 1) % nodes, 5, 1)).collect();
    arcs[7].cost = -2998;
    assert_eq!(proven(nodes as usize, &arcs), 0);
    arcs[7].cost = -3000;
    assert_eq!(proven(nodes as usize, &arcs), -5);
}

#[test]
fn what_does_not_fit_is_refused() {
    let code = |nodes, arc: FlowArc| min_cost_circulation(nodes, &[arc, arc], Budget::default()).unwrap_err().code();
    assert_eq!(code(2, FlowArc::new(0, 2, 1, 1)), "bad-arc");
    assert_eq!(code(2, FlowArc { from: 0, to: 1, lower: 2, upper: 1, cost: 0 }), "bad-arc");
    assert_eq!(code(2, FlowArc { from: 0, to: 1, lower: -1, upper: 1, cost: 0 }), "bad-arc");
    assert_eq!(code(2, FlowArc::new(0, 1, LARGEST + 1, 0)), "bad-arc");
    assert_eq!(code(2, FlowArc::new(0, 1, 1, i64::MIN)), "bad-arc");
    assert_eq!(code(2, FlowArc::new(0, 1, LARGEST, LARGEST)), "too-large");
    assert_eq!(code(1 << 24, FlowArc::new(0, 1, 1, LARGEST)), "too-large");
    assert_eq!(code(usize::MAX, FlowArc::new(0, 1, 1, 1)), "too-large");
    assert_eq!(code(2, FlowArc { from: 0, to: 1, lower: 1, upper: 1, cost: 0 }), "cannot-be-met");
}

#[test]
fn whoever_waits_can_stop_it() {
    let arcs: Vec<FlowArc> = (0..400_u32)
        .flat_map(|from| (0..400_u32).map(move |to| FlowArc::new(from, to, 50, i64::from((from * 7919 + to * 104_729) % 2001) - 1000)))
        .collect();
    let mut looks = 0;
    let some = min_cost_circulation_watched(400, &arcs, Budget::default(), &mut |_| {
        looks += 1;
        false
    })
    .unwrap();
    assert_eq!(looks, 1);
    assert!(some.gap() > 0);
    verify_flow(400, &arcs, &some.flow).unwrap();
    let mut looks = 0;
    let all = min_cost_circulation_watched(400, &arcs, Budget::default(), &mut |_| {
        looks += 1;
        true
    })
    .unwrap();
    assert!(looks > 1 && all.is_optimal());
    assert_eq!(all, min_cost_circulation(400, &arcs, Budget::default()).unwrap());
}

/// Networks in which much costs nothing and is never full, so that nodes become one.
fn loose() -> impl Strategy<Value = (usize, Vec<FlowArc>)> {
    (1_usize..7).prop_flat_map(|nodes| {
        let upper = prop_oneof![Just(0_i64), Just(1), Just(2), Just(1000), Just(2000)];
        let cost = prop_oneof![4 => Just(0_i64), 1 => -5_i64..0, 1 => 1_i64..5];
        let arc = (0..nodes as u32, 0..nodes as u32, upper, cost).prop_map(|(from, to, upper, cost)| FlowArc::new(from, to, upper, cost));
        (Just(nodes), proptest::collection::vec(arc, 0..14))
    })
}

/// Rounds as they are: what comes to members and what they give meet in nodes with a hub beside them.
fn rounds() -> impl Strategy<Value = (usize, Vec<FlowArc>)> {
    (1_u32..5).prop_flat_map(|members| {
        let limit = || proptest::collection::vec((prop_oneof![Just(0_i64), 1_i64..4, Just(500)], -2_i64..3), members as usize);
        let pairs = proptest::collection::vec((0..members, 0..members, 1_i64..4, -9_i64..1), 0..10);
        (limit(), limit(), proptest::collection::vec(1_i64..4, members as usize), pairs).prop_map(move |(down, up, offers, pairs)| {
            let hub = 3 * members;
            let mut arcs = Vec::new();
            for i in 0..members {
                let (comes, passes, gives) = (3 * i, 3 * i + 1, 3 * i + 2);
                arcs.push(FlowArc::new(comes, passes, 500, 0));
                arcs.push(FlowArc::new(passes, gives, offers[i as usize], 0));
                // Each limit in two parts, as where balances are to come towards zero.
                for (from, to, (room, gain)) in [(comes, hub, down[i as usize]), (hub, passes, up[i as usize])] {
                    arcs.push(FlowArc::new(from, to, room / 2, -gain.max(0)));
                    arcs.push(FlowArc::new(from, to, room - room / 2, gain.abs()));
                }
            }
            arcs.extend(pairs.into_iter().map(|(giver, taker, room, cost)| FlowArc::new(3 * giver + 2, 3 * taker, room, cost)));
            (3 * members as usize + 1, arcs)
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, ..ProptestConfig::default() })]
    #[test]
    fn nodes_taken_as_one_change_no_optimum((nodes, arcs) in loose()) {
        proven(nodes, &arcs);
    }
    #[test]
    fn rounds_with_limits_loose_and_tight_are_proven((nodes, arcs) in rounds(), steps in 0_u64..600) {
        proven(nodes, &arcs);
        let some = min_cost_circulation(nodes, &arcs, Budget::steps(steps)).unwrap();
        prop_assert_eq!(verify_flow(nodes, &arcs, &some.flow), Ok(i128::from(some.value)));
    }
}
