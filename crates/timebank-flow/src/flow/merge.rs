//! Nodes that can be taken as one: an arc that costs nothing and can never be full ties its ends together.
//!
//! Where such an arc is the only way on from its tail, or the only way to its head, whatever comes must take it. Then both ends
//! have one price, and what moves along the arc follows from the rest. The same holds where the only other way on, and the only
//! other way there, lead through one and the same third node and gain nothing: what would have to go back along the arc goes
//! round in a circle for nothing, and can be left out. The network of a round has many: what somebody receives and
//! what they give meet in nodes that are there for the limits alone. With fewer nodes units take fewer steps.
#![expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "part of the kernel: node and arc numbers were checked, amounts are bounded by sums that fit"
)]

use super::FlowArc;

const NONE: u32 = u32::MAX;

/// What became of an arc.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// It is in the smaller network.
    Kept,
    /// Its ends are one node now, and what moves along it follows from the rest.
    Tie,
    /// Nothing moves along it, or as much as can when that gains: its ends became one by other arcs, or it lies on no circuit.
    Aside,
}

/// The smaller network.
pub(super) struct Merged {
    /// The node of the smaller network each node is part of.
    pub class: Vec<u32>,
    /// How many there are.
    pub count: usize,
    pub fate: Vec<Fate>,
    /// Ties whose way back is a circle through a third node.
    rounds: Vec<u32>,
}

/// Where the arcs out of a node lead, or where those into it come from, as far as two.
#[derive(Clone, Copy)]
struct Ways {
    arcs: u32,
    one: u32,
    other: u32,
    /// How many lead to `one`.
    to_one: u32,
    many: bool,
}

impl Ways {
    const NOWHERE: Self = Ways { arcs: 0, one: NONE, other: NONE, to_one: 0, many: false };
    fn add(&mut self, end: u32) {
        self.arcs += 1;
        if self.one == NONE || self.one == end {
            self.one = end;
            self.to_one += 1;
        } else if self.other == NONE || self.other == end {
            self.other = end;
        } else {
            self.many = true;
        }
    }
    fn drop_arc(&mut self, end: u32) {
        self.arcs -= 1;
        if self.one == end {
            self.to_one -= 1;
            if self.to_one == 0 {
                (self.one, self.other, self.to_one) = (self.other, NONE, self.arcs);
            }
        } else if self.arcs == self.to_one {
            self.other = NONE;
        }
    }
    /// The one other end beside `end`, to which one arc leads, if there are just two.
    fn beside(self, end: u32) -> Option<u32> {
        if self.many || self.other == NONE {
            return None;
        }
        if self.one == end {
            (self.to_one == 1).then_some(self.other)
        } else {
            (self.arcs - self.to_one == 1 && self.other == end).then_some(self.one)
        }
    }
}

impl Merged {
    /// Nothing merged.
    pub fn plain(nodes: usize, within: impl Iterator<Item = bool>) -> Self {
        Merged {
            class: (0..nodes as u32).collect(),
            count: nodes,
            fate: within.map(|within| if within { Fate::Kept } else { Fate::Aside }).collect(),
            rounds: Vec::new(),
        }
    }

    /// `forth` is the room on each arc, `free` says which arcs can never be full.
    pub fn new(nodes: usize, arcs: &[FlowArc], forth: &[i64], free: &[bool]) -> Self {
        let mut this = Merged::plain(nodes, forth.iter().map(|room| *room > 0));
        let (mut out, mut into) = (vec![Ways::NOWHERE; nodes], vec![Ways::NOWHERE; nodes]);
        for (arc, room) in arcs.iter().zip(forth) {
            if *room > 0 {
                out[arc.from as usize].add(arc.to);
                into[arc.to as usize].add(arc.from);
            }
        }
        let corners = this.corners(arcs, free, &out, &into);
        // The least that going from and to the third node costs, and whether neither way can ever be full.
        let mut least = vec![(i64::MAX, true); 2 * corners.len()];
        let mut corner = vec![NONE; nodes];
        for (number, (arc, _)) in corners.iter().enumerate() {
            corner[arcs[*arc as usize].from as usize] = number as u32;
        }
        let mut corner_into = vec![NONE; nodes];
        for (number, (arc, _)) in corners.iter().enumerate() {
            corner_into[arcs[*arc as usize].to as usize] = number as u32;
        }
        for (number, arc) in arcs.iter().enumerate().filter(|(number, _)| forth[*number] > 0) {
            for (corner, side) in [(corner[arc.from as usize], 0), (corner_into[arc.to as usize], 1)] {
                if corner != NONE && corners[corner as usize].0 != number as u32 {
                    let (cost, all_free) = &mut least[2 * corner as usize + side];
                    *cost = (*cost).min(arc.cost);
                    *all_free &= free[number];
                }
            }
        }
        // Heads of ties that are the only way there, tails of those that are the only way on.
        let (mut tail, mut head) = (vec![false; nodes], vec![false; nodes]);
        for (number, (arc, _)) in corners.iter().enumerate() {
            let ((there, free_there), (from, free_from)) = (least[2 * number], least[2 * number + 1]);
            let (here, end) = (arcs[*arc as usize].from, arcs[*arc as usize].to);
            if free_there && free_from {
                // Whatever takes this arc may as well go through the third node.
                this.fate[*arc as usize] = Fate::Aside;
                out[here as usize].drop_arc(end);
                into[end as usize].drop_arc(here);
            } else if there + from >= 0 {
                this.fate[*arc as usize] = Fate::Tie;
                this.rounds.push(*arc);
                (tail[end as usize], head[here as usize]) = (true, true);
            }
        }
        // A node is never both the head of a tie that is the only way there and the tail of one that is the only way on:
        // each would follow from the other.
        let barred_tail = tail;
        let barred_head = head;
        let mut tail = vec![false; nodes];
        for (number, arc) in arcs.iter().enumerate().filter(|(number, _)| free[*number]) {
            if this.fate[number] == Fate::Kept && out[arc.from as usize].arcs == 1 && !barred_tail[arc.from as usize] {
                this.fate[number] = Fate::Tie;
                tail[arc.from as usize] = true;
            }
        }
        for (number, arc) in arcs.iter().enumerate().filter(|(number, _)| free[*number]) {
            let to = arc.to as usize;
            if this.fate[number] == Fate::Kept && into[to].arcs == 1 && !barred_head[to] && !tail[to] {
                this.fate[number] = Fate::Tie;
            }
        }
        this.unite(arcs);
        this
    }

    /// Arcs with a third node beside them, which is the only other way on and the only other way there.
    fn corners(&self, arcs: &[FlowArc], free: &[bool], out: &[Ways], into: &[Ways]) -> Vec<(u32, u32)> {
        let third = |arc: &FlowArc| {
            let there = out[arc.from as usize].beside(arc.to)?;
            (into[arc.to as usize].beside(arc.from) == Some(there)).then_some(there)
        };
        let free = arcs.iter().enumerate().filter(|(number, _)| self.fate[*number] == Fate::Kept && free[*number]);
        let mut all: Vec<(u32, u32)> = free.filter_map(|(number, arc)| Some((number as u32, third(arc)?))).collect();
        // Corners of one another are left alone.
        let mut at = vec![0_u8; out.len()];
        for (arc, _) in &all {
            for node in [arcs[*arc as usize].from, arcs[*arc as usize].to] {
                at[node as usize] = at[node as usize].saturating_add(1);
            }
        }
        all.retain(|(arc, third)| {
            let (from, to) = (arcs[*arc as usize].from as usize, arcs[*arc as usize].to as usize);
            at[from] == 1 && at[to] == 1 && at[*third as usize] == 0
        });
        all
    }

    /// Numbers what is tied together.
    fn unite(&mut self, arcs: &[FlowArc]) {
        let root = |class: &mut [u32], node: u32| {
            let mut node = node;
            while class[node as usize] != node {
                class[node as usize] = class[class[node as usize] as usize];
                node = class[node as usize];
            }
            node
        };
        for (arc, fate) in arcs.iter().zip(&mut self.fate) {
            if *fate == Fate::Tie {
                let (one, other) = (root(&mut self.class, arc.from), root(&mut self.class, arc.to));
                if one == other {
                    *fate = Fate::Aside;
                } else {
                    self.class[one.max(other) as usize] = one.min(other);
                }
            }
        }
        // A root stands before all that are tied to it.
        self.count = 0;
        for node in 0..self.class.len() {
            let above = self.class[node] as usize;
            if above == node {
                self.class[node] = self.count as u32;
                self.count += 1;
            } else {
                self.class[node] = self.class[above];
            }
        }
        for (arc, fate) in arcs.iter().zip(&mut self.fate) {
            if *fate == Fate::Kept && self.class[arc.from as usize] == self.class[arc.to as usize] {
                *fate = Fate::Aside;
            }
        }
    }

    /// What moves along the ties, given what moves along all others. `false` if that is no flow.
    pub fn restore(&self, arcs: &[FlowArc], flow: &mut [i64]) -> bool {
        let nodes = self.class.len();
        // What came to each node and has not gone on, and the ties at it: how many, and the exclusive or of their numbers.
        let mut left = vec![(0_i64, 0_u32, 0_u32); nodes];
        for (number, (arc, units)) in arcs.iter().zip(flow.iter()).enumerate() {
            let tie = self.fate[number] == Fate::Tie;
            for (node, units) in [(arc.from, -units), (arc.to, *units)] {
                let (sum, ties, which) = &mut left[node as usize];
                if tie {
                    *ties += 1;
                    *which ^= number as u32;
                } else {
                    *sum += units;
                }
            }
        }
        for begin in 0..nodes {
            let mut node = begin;
            // From a leaf of the ties inwards.
            while left[node].1 == 1 {
                let (sum, _, number) = left[node];
                let arc = &arcs[number as usize];
                let (units, other) = if arc.from as usize == node { (sum, arc.to as usize) } else { (-sum, arc.from as usize) };
                flow[number as usize] = units;
                left[node] = (0, 0, 0);
                let (rest, ties, which) = &mut left[other];
                *rest += sum;
                *ties -= 1;
                *which ^= number;
                node = other;
            }
        }
        let mut circle = vec![(0_i64, 0_i64); if self.rounds.is_empty() { 0 } else { nodes }];
        for &round in &self.rounds {
            let back = -flow[round as usize].min(0);
            let arc = &arcs[round as usize];
            flow[round as usize] += back;
            circle[arc.from as usize].0 = back;
            circle[arc.to as usize].1 = back;
        }
        if !self.rounds.is_empty() {
            for (arc, units) in arcs.iter().zip(flow.iter_mut()).filter(|(arc, _)| arc.from != arc.to) {
                let on = &mut circle[arc.from as usize].0;
                let less = (*on).min(*units).max(0);
                if less > 0 {
                    *on -= less;
                    *units -= less;
                    continue;
                }
                let there = &mut circle[arc.to as usize].1;
                let less = (*there).min(*units).max(0);
                if less > 0 {
                    *there -= less;
                    *units -= less;
                }
            }
        }
        left.iter().all(|(sum, ..)| *sum == 0) && arcs.iter().zip(flow.iter()).all(|(arc, units)| *units >= 0 && *units <= arc.upper)
    }
}
