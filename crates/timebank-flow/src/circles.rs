//! Circles: a round in which everybody gives what they get, shared out by a published order.
//!
//! First the most time that can be exchanged so. There are usually many ways to exchange that much; which is taken is decided by
//! an order known beforehand: whoever comes first gets as much as any of these ways gives them, then whoever comes second as
//! much as is left open, and so on (a priority mechanism after Andersson, Cseh, Ehlers and Erlanson, "Organizing Time
//! Exchanges: Lessons from Matching Markets", AEJ: Microeconomics 2021). Nobody gets what they did not ask for or gives more than
//! they offered; no way exchanges more; and where people only tell what they would take and what not, nobody gains by telling it
//! otherwise. **Weights would break that last property, so there are none here.**
//!
//! The exchanges are then told as rings: A helps B helps C helps A.
#![expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "numbers of members, requests and pairs are checked by `Task::check` before they are used, and amounts are bounded by it"
)]

use super::allocate::{Figures, Task, figures_of};
use super::flow::{Budget, FlowArc, Pace, circulation};
use crate::Error;
use sha2::{Digest as _, Sha256};

/// Who comes first.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Order {
    /// Whoever got something longest ago: for each member when that was, in any unit; the smaller comes first.
    LongestUnserved(Vec<i64>),
    /// Whoever joined last: for each member when that was; the larger comes first.
    Newest(Vec<i64>),
    /// By lot, with a seed told before the round: members stand by SHA-256 of the seed and their place as four bytes, large end
    /// first, so that anybody can check it.
    Lottery(String),
    /// As given: places of members. Those not named come last, by place.
    Given(Vec<u32>),
}

impl Order {
    /// The places of so many members, whoever comes first first. Ties go by place.
    pub fn of(&self, members: usize) -> Vec<u32> {
        let mut places: Vec<u32> = (0..members as u32).collect();
        let key = |keys: &[i64], place: u32| keys.get(place as usize).copied().unwrap_or(0);
        match self {
            Self::LongestUnserved(since) => places.sort_by_key(|place| key(since, *place)),
            Self::Newest(joined) => places.sort_by_key(|place| std::cmp::Reverse(key(joined, *place))),
            Self::Lottery(seed) => places.sort_by_cached_key(|place| {
                let lot: [u8; 32] = Sha256::new().chain_update(seed.as_bytes()).chain_update(place.to_be_bytes()).finalize().into();
                lot
            }),
            Self::Given(first) => {
                let mut named = vec![false; members];
                let mut all = Vec::with_capacity(members);
                for place in first.iter().chain(&places) {
                    if named.get(*place as usize) == Some(&false) {
                        named[*place as usize] = true;
                        all.push(*place);
                    }
                }
                return all;
            }
        }
        places
    }
}

/// Everybody in it gives the same and gets the same.
#[derive(Clone, Debug, PartialEq, Eq, timebank_derive::Build)]
#[non_exhaustive]
pub struct Ring {
    /// Minutes along each step.
    pub minutes: i64,
    /// The pairs, by place: each gives to the next one's giver, and the last to the first.
    pub pairs: Vec<u32>,
}

/// A round of circles.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Circles {
    /// Minutes for each pair, in the order the pairs were given.
    pub minutes: Vec<i64>,
    /// Minutes each member gets, and gives.
    pub each: Vec<i64>,
    /// Minutes exchanged in all: the most there can be.
    pub total: i64,
    /// What cannot be exchanged more than; equal to `total`.
    pub bound: i64,
    /// The order in which members came.
    pub order: Vec<u32>,
    /// The rings.
    pub rings: Vec<Ring>,
    /// What the round did.
    pub figures: Figures,
    /// Whether the work was stopped before the most was found, or before the order was gone through.
    pub stopped: bool,
    /// Steps it took.
    pub steps: u64,
}

/// The round of circles for a task, whose weights, balances, limits and policy have no say.
///
/// ```
/// use timebank_flow::allocate::{Pair, Taker, Task, Wish};
/// use timebank_flow::circles::{circles, Order};
/// // 0 and 1 could help each other, and so could 1 and 2: one hour each.
/// let member = Taker::default().offers(60);
/// let wish = |owner| Wish::new(owner, 60, false);
/// let pair = |giver, request| Pair::new(giver, request, 60, 0);
/// let task = Task::default()
///     .members(vec![member; 3])
///     .requests(vec![wish(0), wish(1), wish(2)])
///     .pairs(vec![pair(0, 1), pair(1, 0), pair(1, 2), pair(2, 1)]);
/// assert_eq!(circles(&task, &Order::Given(vec![0, 1, 2]))?.each, [60, 60, 0]);
/// assert_eq!(circles(&task, &Order::Given(vec![2, 1, 0]))?.each, [0, 60, 60]);
/// # Ok::<(), timebank_flow::Error>(())
/// ```
///
/// # Errors
/// As [`Task::check`]; [`Error::TooLarge`] for more than can be numbered or summed.
pub fn circles(task: &Task, order: &Order) -> Result<Circles, Error> {
    at_pace(task, order, &mut Pace::new(Budget::default(), &mut |_| true))
}

/// Returns the round of circles within a budget of steps; `watch` is called with the steps done, and returns whether to go on. When the work is
/// stopped, everybody gives what they get in what comes back too, but it may be less than the most, or the order may not be kept to its end.
///
/// # Errors
/// As [`circles`].
pub fn circles_watched(task: &Task, order: &Order, budget: Budget, watch: &mut dyn FnMut(u64) -> bool) -> Result<Circles, Error> {
    at_pace(task, order, &mut Pace::watched(budget, watch))
}

fn at_pace(task: &Task, order: &Order, pace: &mut Pace<'_>) -> Result<Circles, Error> {
    task.check()?;
    let (nodes, arcs) = network(task);
    let best = circulation(nodes, &arcs, pace)?;
    let mut stopped = !best.is_optimal();
    let order = order.of(task.members.len());
    // The through-arcs of the members stand behind those of the pairs and requests.
    let begin = task.pairs.len() + task.requests.len();
    let flow = if stopped {
        best.flow
    } else {
        let mut residual = Residual::new(nodes, &arcs, &best.flow, &best.potentials);
        for &member in &order {
            stopped |= pace.over();
            if stopped {
                break;
            }
            residual.raise_and_lock(begin + member as usize, &arcs, pace);
        }
        residual.flow(best.flow)
    };
    let minutes: Vec<i64> = flow[..task.pairs.len()].iter().map(|units| units * task.unit).collect();
    let each: Vec<i64> = flow[begin..].iter().map(|units| units * task.unit).collect();
    let rings = rings_of(task, &minutes);
    let figures = figures_of(task, &minutes);
    let (total, bound, steps) = (-best.value * task.unit, -best.bound * task.unit, pace.steps);
    Ok(Circles { total, bound, minutes, each, order, rings, figures, stopped, steps })
}

/// Each member two nodes, what comes to them and what they give, and an arc between that counts.
fn network(task: &Task) -> (usize, Vec<FlowArc>) {
    let members = task.members.len() as u32;
    let wish = |request: u32| 2 * members + request;
    let units = |minutes: i64| minutes / task.unit;
    let mut arcs = Vec::with_capacity(task.pairs.len() + task.requests.len() + task.members.len());
    for pair in &task.pairs {
        let request = &task.requests[pair.request as usize];
        let most = pair.capacity.min(request.need).min(task.members[pair.giver as usize].offers);
        let own = request.owner == pair.giver;
        arcs.push(FlowArc::new(members + pair.giver, wish(pair.request), if own { 0 } else { units(most) }, 0));
    }
    for (number, request) in task.requests.iter().enumerate() {
        arcs.push(FlowArc::new(wish(number as u32), request.owner, units(request.need), 0));
    }
    for (number, member) in task.members.iter().enumerate() {
        arcs.push(FlowArc::gain(number as u32, members + number as u32, units(member.offers), 1));
    }
    (2 * members as usize + task.requests.len(), arcs)
}

const NONE: u32 = u32::MAX;

/// The ways along which units can still move without loss. Every one of them moved leaves as much exchanged.
struct Residual {
    first: Vec<u32>,
    to: Vec<u32>,
    twin: Vec<u32>,
    spare: Vec<i64>,
    place: Vec<u32>,
    /// Two searches that meet: from which side a node was reached, by which half, and in which search.
    reached: Vec<(u32, u32)>,
    search: u32,
    /// Arcs through which nothing moves any more, and the units that do.
    locked: Vec<(usize, i64)>,
}

impl Residual {
    fn new(nodes: usize, arcs: &[FlowArc], flow: &[i64], potentials: &[i64]) -> Self {
        let free = |arc: &FlowArc| arc.from != arc.to && arc.cost + potentials[arc.from as usize] == potentials[arc.to as usize];
        let (first, to) = open_ways(nodes, arcs.iter().zip(flow).filter(|(arc, _)| free(arc)));
        // What moves in a circle stays within a strongly connected part, and parts only ever fall apart.
        let (of, _) = super::flow::parts_of(&first, &to);
        let kept = |arc: &FlowArc| free(arc) && of[arc.from as usize] == of[arc.to as usize];
        let mut first = vec![0_u32; nodes + 1];
        for arc in arcs.iter().filter(|arc| kept(arc)) {
            first[arc.from as usize + 1] += 1;
            first[arc.to as usize + 1] += 1;
        }
        for node in 0..nodes {
            first[node + 1] += first[node];
        }
        let size = first[nodes] as usize;
        let mut next = first.clone();
        let mut this = Residual {
            to: vec![0; size],
            twin: vec![0; size],
            spare: vec![0; size],
            place: vec![NONE; arcs.len()],
            reached: vec![(0, NONE); nodes],
            search: 0,
            locked: Vec::new(),
            first,
        };
        for (number, arc) in arcs.iter().enumerate().filter(|(_, arc)| kept(arc)) {
            let (here, there) = (next[arc.from as usize], next[arc.to as usize]);
            next[arc.from as usize] += 1;
            next[arc.to as usize] += 1;
            for (at, other, end, spare) in [(here, there, arc.to, arc.upper - flow[number]), (there, here, arc.from, flow[number])] {
                (this.to[at as usize], this.twin[at as usize], this.spare[at as usize]) = (end, other, spare);
            }
            this.place[number] = here;
        }
        this
    }

    /// Moves as much more through an arc as can be, and then nothing any more.
    fn raise_and_lock(&mut self, arc: usize, arcs: &[FlowArc], pace: &mut Pace<'_>) {
        let half = self.place[arc];
        if half == NONE {
            return;
        }
        let (half, twin) = (half as usize, self.twin[half as usize] as usize);
        let room = self.spare[half];
        let moved = self.spare[twin];
        // Not through the arc itself, in either direction, while a way round is looked for.
        (self.spare[half], self.spare[twin]) = (0, 0);
        let mut left = room;
        while left > 0 {
            let Some(path) = self.way(arcs[arc].to, arcs[arc].from, pace) else { break };
            let units = path.iter().map(|at| self.spare[*at as usize]).min().unwrap_or(0).min(left);
            for at in path {
                self.spare[at as usize] -= units;
                self.spare[self.twin[at as usize] as usize] += units;
            }
            left -= units;
        }
        // Both directions stay closed.
        self.place[arc] = NONE;
        self.locked.push((arc, moved + room - left));
    }

    /// A way from one node to another, by two searches that meet, the one that has looked at fewer arcs going on.
    fn way(&mut self, from: u32, to: u32, pace: &mut Pace<'_>) -> Option<Vec<u32>> {
        if from == to {
            return Some(Vec::new());
        }
        self.search += 2;
        let (ahead, back) = (self.search, self.search + 1);
        self.reached[from as usize] = (ahead, NONE);
        self.reached[to as usize] = (back, NONE);
        let (mut front, mut rear) = (vec![from], vec![to]);
        let (mut front_at, mut rear_at) = (0, 0);
        let (mut front_seen, mut rear_seen) = (0_u64, 0_u64);
        loop {
            let forward = front_seen <= rear_seen;
            let (queue, at, seen) =
                if forward { (&mut front, &mut front_at, &mut front_seen) } else { (&mut rear, &mut rear_at, &mut rear_seen) };
            let &node = queue.get(*at)?;
            *at += 1;
            let range = self.first[node as usize]..self.first[node as usize + 1];
            *seen += u64::from(range.end - range.start);
            pace.count(range.len());
            for half in range {
                let other = self.to[half as usize];
                let open = if forward { half } else { self.twin[half as usize] };
                if self.spare[open as usize] <= 0 {
                    continue;
                }
                let (mine, theirs) = if forward { (ahead, back) } else { (back, ahead) };
                let mark = self.reached[other as usize].0;
                if mark == theirs {
                    return Some(self.joined(open));
                }
                if mark != mine {
                    self.reached[other as usize] = (mine, open);
                    queue.push(other);
                }
            }
        }
    }

    /// The way that goes over this half, on which the two searches met.
    fn joined(&self, over: u32) -> Vec<u32> {
        let mut path = Vec::new();
        let mut node = self.to[self.twin[over as usize] as usize];
        while self.reached[node as usize].1 != NONE {
            let half = self.reached[node as usize].1;
            path.push(half);
            node = self.to[self.twin[half as usize] as usize];
        }
        path.reverse();
        path.push(over);
        node = self.to[over as usize];
        while self.reached[node as usize].1 != NONE {
            let half = self.reached[node as usize].1;
            path.push(half);
            node = self.to[half as usize];
        }
        path
    }

    /// Units on every arc in the end.
    fn flow(&self, mut flow: Vec<i64>) -> Vec<i64> {
        for (slot, place) in flow.iter_mut().zip(&self.place) {
            if *place != NONE {
                *slot = self.spare[self.twin[*place as usize] as usize];
            }
        }
        for (arc, units) in &self.locked {
            flow[*arc] = *units;
        }
        flow
    }
}

/// The ways out of each node along which units can move: where each node's begin, and where they end.
fn open_ways<'a>(nodes: usize, arcs: impl Iterator<Item = (&'a FlowArc, &'a i64)> + Clone) -> (Vec<u32>, Vec<u32>) {
    let ways = |(arc, flow): (&FlowArc, &i64)| [(arc.from, arc.to, *flow < arc.upper), (arc.to, arc.from, *flow > 0)];
    let open = || arcs.clone().flat_map(ways).filter(|(_, _, open)| *open);
    let mut first = vec![0_u32; nodes + 1];
    for (from, _, _) in open() {
        first[from as usize + 1] += 1;
    }
    for node in 0..nodes {
        first[node + 1] += first[node];
    }
    let mut next = first.clone();
    let mut to = vec![0_u32; first[nodes] as usize];
    for (from, end, _) in open() {
        to[next[from as usize] as usize] = end;
        next[from as usize] += 1;
    }
    (first, to)
}

/// Tells minutes as rings: first those of two, then whatever walk along what is left comes back to itself.
///
/// # Errors
/// As [`Task::check`]; [`Error::OutOfRange`] for minutes that do not fit the pairs.
pub fn rings(task: &Task, minutes: &[i64]) -> Result<Vec<Ring>, Error> {
    task.check_minutes(minutes)?;
    Ok(rings_of(task, minutes))
}

/// The same, for minutes that were allocated within the task.
pub(crate) fn rings_of(task: &Task, minutes: &[i64]) -> Vec<Ring> {
    let members = task.members.len();
    let receiver = |pair: u32| task.requests[task.pairs[pair as usize].request as usize].owner;
    let mut left = minutes.to_vec();
    let mut of: Vec<Vec<u32>> = vec![Vec::new(); members];
    for (number, pair) in task.pairs.iter().enumerate().filter(|(number, _)| left[*number] > 0) {
        of[pair.giver as usize].push(number as u32);
    }
    let mut rings = Vec::new();
    for giver in 0..members as u32 {
        for &one in &of[giver as usize] {
            let other = receiver(one);
            for &two in of[other as usize].iter().filter(|two| giver < other && receiver(**two) == giver) {
                let minutes = left[one as usize].min(left[two as usize]);
                if minutes > 0 {
                    left[one as usize] -= minutes;
                    left[two as usize] -= minutes;
                    rings.push(Ring { minutes, pairs: vec![one, two] });
                }
            }
        }
    }
    let mut next = vec![0_usize; members];
    let mut on_walk = vec![NONE; members];
    for start in 0..members {
        let mut walk: Vec<u32> = Vec::new();
        let mut here = start;
        on_walk[here] = 0;
        loop {
            while of[here].get(next[here]).is_some_and(|pair| left[*pair as usize] == 0) {
                next[here] += 1;
            }
            let Some(&pair) = of[here].get(next[here]) else { break };
            walk.push(pair);
            here = receiver(pair) as usize;
            if on_walk[here] == NONE {
                on_walk[here] = walk.len() as u32;
                continue;
            }
            let pairs = walk.split_off(on_walk[here] as usize);
            let minutes = pairs.iter().map(|pair| left[*pair as usize]).min().unwrap_or(0);
            for pair in &pairs {
                left[*pair as usize] -= minutes;
                on_walk[task.pairs[*pair as usize].giver as usize] = NONE;
            }
            on_walk[here] = walk.len() as u32;
            rings.push(Ring { minutes, pairs });
        }
        on_walk[here] = NONE;
        for pair in walk {
            on_walk[task.pairs[pair as usize].giver as usize] = NONE;
        }
    }
    rings
}

#[cfg(test)]
#[expect(clippy::arithmetic_side_effects, reason = "small numbers, and a test that overflows is a test that fails")]
#[path = "circles_tests.rs"]
mod tests;
