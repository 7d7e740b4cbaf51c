//! From arcs as they were given to the network the kernel works on, and back: only what lies on a circuit is kept, and no capacity
//! is larger than what could ever come to it.
#![expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "`check` refuses nodes out of range and sums that leave 64 bits before anything here is reached"
)]

use super::components::components;
use super::merge::{Fate, Merged};
use super::scaling::{Ended, Half, Room, Scaling};
use super::{Circulation, FlowArc, LARGEST, Pace};
use crate::Error;

/// The most nodes and arcs that are taken.
const MOST_NODES: usize = 1 << 25;
const MOST_ARCS: usize = 1 << 30;
/// How many nodes there may be beyond those the arcs could name: so that a short question does not ask for much memory.
pub(crate) const IDLE_NODES: usize = 1 << 20;
const NONE: u32 = u32::MAX;

/// Refuses what does not fit, and what could not be summed.
pub(super) fn check(nodes: usize, arcs: &[FlowArc]) -> Result<(), Error> {
    if nodes > MOST_NODES {
        return Err(Error::TooLarge { what: "network's number of nodes", size: nodes as u64, most: MOST_NODES as u64 });
    }
    let most = arcs.len().saturating_mul(2).saturating_add(IDLE_NODES);
    if nodes > most {
        return Err(Error::TooLarge { what: "number of nodes, for so few arcs,", size: nodes as u64, most: most as u64 });
    }
    if arcs.len() > MOST_ARCS {
        return Err(Error::TooLarge { what: "network's number of arcs", size: arcs.len() as u64, most: MOST_ARCS as u64 });
    }
    let (mut cost, mut room, mut largest) = (0_i128, 0_i128, 0_u64);
    for (number, arc) in arcs.iter().enumerate() {
        let why = if arc.from as usize >= nodes || arc.to as usize >= nodes {
            "it begins or ends at a node that is not there"
        } else if arc.lower < 0 || arc.lower > arc.upper {
            "its lower bound is below 0 or above its upper bound"
        } else if arc.upper > LARGEST {
            "its capacity is larger than 9007199254740991"
        } else if arc.cost.unsigned_abs() > LARGEST as u64 {
            "its cost is beyond 9007199254740991"
        } else {
            cost += i128::from(arc.cost.unsigned_abs()) * i128::from(arc.upper);
            room += i128::from(arc.upper);
            largest = largest.max(arc.cost.unsigned_abs());
            continue;
        };
        return Err(Error::BadArc { arc: number as u64, why });
    }
    // Prices stay within a few times the longest way.
    let price = i128::from(largest) * (nodes as i128 + 2) * 16;
    for (what, size) in [("sum of costs times capacities", cost), ("sum of capacities", room), ("largest cost times the nodes", price)] {
        if size > i128::from(i64::MAX / 4) {
            return Err(Error::TooLarge { what, size: u64::try_from(size).unwrap_or(u64::MAX), most: (i64::MAX / 4) as u64 });
        }
    }
    Ok(())
}

/// What moves round best, beginning with a flow that keeps all bounds.
pub(super) fn solve(nodes: usize, arcs: &[FlowArc], begin: Option<Vec<i64>>, pace: &mut Pace<'_>, patience: u64) -> Circulation {
    let flow = begin.unwrap_or_else(|| vec![0; arcs.len()]);
    let (of, count) = parts(nodes, arcs, &flow);
    let (forth, back, merged) = rooms(nodes, arcs, &flow, &of);
    let largest = forth.iter().zip(&back).map(|(forth, back)| forth + back).max().unwrap_or(0);
    let solved = if largest <= i64::from(i32::MAX) {
        moved::<i32>(arcs, flow, &merged, (forth, back), pace, patience)
    } else {
        moved::<i64>(arcs, flow, &merged, (forth, back), pace, patience)
    };
    told(arcs, solved, &of, count, pace.steps)
}

/// The part of the network each node is in; parts are strongly connected where there is room.
fn parts(nodes: usize, arcs: &[FlowArc], flow: &[i64]) -> (Vec<u32>, u32) {
    let ways = |(arc, flow): (&FlowArc, &i64)| {
        let (from, to) = (arc.from, arc.to);
        [(from, to, arc.upper > *flow && from != to), (to, from, arc.lower < *flow && from != to)]
    };
    let mut first = vec![0_u32; nodes + 1];
    for (from, _, open) in arcs.iter().zip(flow).flat_map(ways) {
        first[from as usize + 1] += u32::from(open);
    }
    for node in 0..nodes {
        first[node + 1] += first[node];
    }
    let mut next = first.clone();
    let mut ends = vec![0_u32; first[nodes] as usize];
    for (from, to, open) in arcs.iter().zip(flow).flat_map(ways) {
        if open {
            ends[next[from as usize] as usize] = to;
            next[from as usize] += 1;
        }
    }
    components(&first, &ends)
}

/// Room forth and back along each arc within a part. Forth it is at most one more than what can come to it and go on from it: a
/// capacity without a bound would otherwise be filled and emptied again. The one more keeps such an arc open in the end, so that
/// the potentials hold for the capacity that was given.
fn rooms(nodes: usize, arcs: &[FlowArc], flow: &[i64], of: &[u32]) -> (Vec<i64>, Vec<i64>, Merged) {
    let within = |arc: &FlowArc| arc.from != arc.to && of[arc.from as usize] == of[arc.to as usize];
    let mut forth: Vec<i64> = arcs.iter().zip(flow).map(|(arc, flow)| if within(arc) { arc.upper - flow } else { 0 }).collect();
    let back: Vec<i64> = arcs.iter().zip(flow).map(|(arc, flow)| if within(arc) { flow - arc.lower } else { 0 }).collect();
    if back.iter().all(|room| *room == 0) {
        let mut most = forth.clone();
        for _ in 0..3 {
            let (mut into, mut out) = (vec![0_i64; nodes], vec![0_i64; nodes]);
            for (arc, room) in arcs.iter().zip(&most) {
                out[arc.from as usize] += room;
                into[arc.to as usize] += room;
            }
            for (arc, room) in arcs.iter().zip(&mut most) {
                *room = (*room).min(into[arc.from as usize]).min(out[arc.to as usize]);
            }
        }
        let mut free = vec![false; arcs.len()];
        for (((room, most), free), arc) in forth.iter_mut().zip(most).zip(&mut free).zip(arcs) {
            *free = arc.cost == 0 && *room > most;
            *room = (*room).min(most + 1);
        }
        let merged = Merged::new(nodes, arcs, &forth, &free);
        return (forth, back, merged);
    }
    let within = forth.iter().zip(&back).map(|(forth, back)| forth + back > 0);
    let merged = Merged::plain(nodes, within);
    (forth, back, merged)
}

/// A flow, a price for each node, and whether the prices prove it.
struct Moved {
    flow: Vec<i64>,
    price: Vec<i64>,
}

fn moved<R: Room>(
    arcs: &[FlowArc],
    mut flow: Vec<i64>,
    merged: &Merged,
    (forth, back): (Vec<i64>, Vec<i64>),
    pace: &mut Pace<'_>,
    patience: u64,
) -> Moved {
    let nodes = merged.count;
    let kept = |number: usize| merged.fate[number] == Fate::Kept;
    let ends = |arc: &FlowArc| (merged.class[arc.from as usize], merged.class[arc.to as usize]);
    let mut first = vec![0_u32; nodes + 1];
    for (_, arc) in arcs.iter().enumerate().filter(|(number, _)| kept(*number)) {
        let (from, to) = ends(arc);
        first[from as usize + 1] += 1;
        first[to as usize + 1] += 1;
    }
    for node in 0..nodes {
        first[node + 1] += first[node];
    }
    let mut next = first.clone();
    let mut halves = vec![Half { to: 0, twin: 0, spare: R::of(0), both: R::of(0), cost: 0 }; first[nodes] as usize];
    let mut place = vec![NONE; arcs.len()];
    let mut largest = 0;
    for (number, arc) in arcs.iter().enumerate() {
        let (from, to) = ends(arc);
        if !kept(number) {
            // Both ends are one: whatever gains there is taken as far as it goes.
            if from == to && merged.fate[number] == Fate::Aside {
                flow[number] = if arc.cost < 0 { arc.upper } else { arc.lower };
            }
            continue;
        }
        let (here, there) = (next[from as usize], next[to as usize]);
        next[from as usize] += 1;
        next[to as usize] += 1;
        let both = R::of(forth[number] + back[number]);
        halves[here as usize] = Half { to, twin: there, spare: R::of(forth[number]), both, cost: arc.cost };
        halves[there as usize] = Half { to: from, twin: here, spare: R::of(back[number]), both, cost: -arc.cost };
        place[number] = here;
        largest = largest.max(arc.cost.abs());
    }
    drop((next, forth, back));
    let read = |work: &Scaling<R>, flow: &mut Vec<i64>| {
        for (number, place) in place.iter().enumerate() {
            if *place != NONE {
                flow[number] = arcs[number].lower + work.halves[work.halves[*place as usize].twin as usize].spare.units();
            }
        }
        let whole = merged.restore(arcs, flow);
        debug_assert!(whole, "what moves along the ties follows from the rest");
    };
    let prices = |price: &[i64]| merged.class.iter().map(|class| price[*class as usize]).collect();
    let mut work = Scaling::new(halves, first);
    if pace.bounded() {
        // What was whole last is kept, in case nothing better is reached in time.
        read(&work, &mut flow);
        let mut price = work.price.clone();
        let ended = work.run(largest, patience, pace, &mut |work| {
            read(work, &mut flow);
            price.clone_from(&work.price);
        });
        if ended == Ended::Stopped {
            return Moved { flow, price: prices(&price) };
        }
    } else {
        work.run(largest, patience, pace, &mut |_| {});
    }
    read(&work, &mut flow);
    Moved { flow, price: prices(&work.price) }
}

/// The answer, with potentials that hold between the parts too: as arcs between them lead from a higher number to a lower, one pass
/// downwards over the parts shifts each as far as the arcs into it ask for.
fn told(arcs: &[FlowArc], Moved { flow, mut price }: Moved, of: &[u32], count: u32, steps: u64) -> Circulation {
    let mut between: Vec<(u32, u32, i64)> = Vec::new();
    for (arc, flow) in arcs.iter().zip(&flow) {
        let (from, to) = (of[arc.from as usize], of[arc.to as usize]);
        let reduced = arc.cost + price[arc.from as usize] - price[arc.to as usize];
        if from != to && *flow < arc.upper {
            between.push((from, to, reduced));
        }
        if from != to && *flow > arc.lower {
            between.push((to, from, -reduced));
        }
    }
    between.sort_unstable_by_key(|between| std::cmp::Reverse(between.0));
    let mut shift = vec![0_i64; count as usize];
    for (from, to, reduced) in between {
        // `reduced + shift(from) − shift(to)` must not be negative.
        shift[to as usize] = shift[to as usize].min(shift[from as usize] + reduced);
    }
    for (price, of) in price.iter_mut().zip(of) {
        *price += shift[*of as usize];
    }
    let (mut value, mut bound) = (0_i128, 0_i128);
    for (arc, flow) in arcs.iter().zip(&flow) {
        let reduced = arc.cost + price[arc.from as usize] - price[arc.to as usize];
        value += i128::from(arc.cost) * i128::from(*flow);
        bound += i128::from(reduced) * i128::from(if reduced < 0 { arc.upper } else { arc.lower });
    }
    let narrow = |wide: i128| i64::try_from(wide).unwrap_or(if wide < 0 { i64::MIN } else { i64::MAX });
    Circulation { flow, value: narrow(value), bound: narrow(bound), potentials: price, steps }
}
