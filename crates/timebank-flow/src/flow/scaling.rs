//! Cost scaling by push and relabel (Goldberg and Tarjan 1990; Goldberg 1997), moving units along short paths (as Király and Kovács
//! 2012 found fastest), with global price updates.
#![expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "a kernel: node and arc numbers come from the network built beside it, and `network::build` checks that no sum of capacities or prices can leave 64 bits"
)]

use super::Pace;
use std::collections::VecDeque;

/// How a capacity is kept: 32 bits where all fit, so that half as much is read, and 64 where not.
pub(super) trait Room: Copy {
    fn of(units: i64) -> Self;
    fn units(self) -> i64;
}
impl Room for i32 {
    #[inline(always)]
    fn of(units: i64) -> Self {
        units as i32
    }
    #[inline(always)]
    fn units(self) -> i64 {
        i64::from(self)
    }
}
impl Room for i64 {
    #[inline(always)]
    fn of(units: i64) -> Self {
        units
    }
    #[inline(always)]
    fn units(self) -> i64 {
        self
    }
}

/// One direction of an arc.
#[derive(Clone, Copy)]
pub(super) struct Half<R> {
    pub to: u32,
    pub twin: u32,
    pub spare: R,
    /// What is spare here and on the twin: a walk against the arcs need not look at twins.
    pub both: R,
    pub cost: i64,
}

/// How much finer each phase is than the one before.
const FINER: i64 = 32;
/// From this error of an arc's cost on, shortest paths are quicker than finer phases.
const NEAR: i64 = 2;
/// The longest path along which units are moved at once.
const REACH: usize = 4;
/// How often shortest paths may look at every arc before finer phases take over.
pub(super) const PATIENCE: u64 = 400;

/// A network in which units are being moved.
pub(super) struct Scaling<R> {
    pub halves: Vec<Half<R>>,
    /// Where the halves that leave each node begin; one more for the end.
    pub first: Vec<u32>,
    pub price: Vec<i64>,
    /// More came in than went out.
    pub excess: Vec<i64>,
    /// Where each node's halves were left off.
    pub current: Vec<u32>,
    queue: VecDeque<u32>,
    relabels: u64,
    pub ranks: super::prices::Ranks,
}

/// How the work ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ended {
    /// No flow is cheaper, and the prices say so.
    Optimal,
    /// What was allowed is used up; units may be under way.
    Stopped,
}

impl<R: Room> Scaling<R> {
    pub fn new(halves: Vec<Half<R>>, first: Vec<u32>) -> Self {
        let nodes = first.len() - 1;
        Scaling {
            halves,
            price: vec![0; nodes],
            excess: vec![0; nodes],
            current: first[..nodes].to_vec(),
            queue: VecDeque::new(),
            relabels: 0,
            ranks: super::prices::Ranks::new(nodes),
            first,
        }
    }

    /// Takes the flow to the optimum. `kept` is called after every phase, when the flow is whole.
    pub fn run(&mut self, largest: i64, patience: u64, pace: &mut Pace<'_>, kept: &mut dyn FnMut(&Self)) -> Ended {
        let mut error = largest;
        while error > NEAR {
            error /= FINER;
            if self.phase(error.max(1), pace) == Ended::Stopped {
                return Ended::Stopped;
            }
            kept(self);
        }
        let most = (self.halves.len() as u64).saturating_mul(patience);
        let scale = self.price.len() as i64 + 1;
        // Finer phases multiply every cost; where that does not fit, shortest paths have all the time there is.
        let fits = i128::from(largest.max(1)) * i128::from(scale) * i128::from(scale) * 8 < i128::from(i64::MAX);
        if self.finish(if fits { most } else { u64::MAX }, pace) {
            return Ended::Optimal;
        }
        if pace.over() {
            return Ended::Stopped;
        }
        self.finer(scale, pace)
    }

    /// Phases down to an error below one part in the number of nodes, after which whole costs are exact.
    fn finer(&mut self, scale: i64, pace: &mut Pace<'_>) -> Ended {
        self.scaled(|cost| cost * scale);
        let mut error = scale * NEAR;
        while error > 1 {
            error = (error / FINER).max(1);
            if self.phase(error, pace) == Ended::Stopped {
                self.unscale(scale);
                return Ended::Stopped;
            }
        }
        self.unscale(scale);
        Ended::Optimal
    }

    fn scaled(&mut self, change: impl Fn(i64) -> i64) {
        for half in &mut self.halves {
            half.cost = change(half.cost);
        }
        for price in &mut self.price {
            *price = change(*price);
        }
    }

    /// Back to the costs as they were. Where an arc's reduced cost is at least −1 in costs `scale` times as large, rounding down all
    /// prices leaves none below 0 unless a price is a multiple of `scale`; there are more remainders than nodes, so a shift by
    /// which none is can be found.
    fn unscale(&mut self, scale: i64) {
        let mut taken = vec![false; scale as usize];
        for price in &self.price {
            taken[price.rem_euclid(scale) as usize] = true;
        }
        let free = taken.iter().position(|taken| !taken).unwrap_or(0) as i64;
        for price in &mut self.price {
            *price = (*price - free).div_euclid(scale);
        }
        for half in &mut self.halves {
            half.cost /= scale;
        }
    }

    /// One phase: afterwards no arc with room has a reduced cost below −`error`.
    fn phase(&mut self, error: i64, pace: &mut Pace<'_>) -> Ended {
        self.saturate();
        let nodes = self.price.len();
        self.current.copy_from_slice(&self.first[..nodes]);
        self.queue.clear();
        self.queue.extend((0..nodes).filter(|node| self.excess[*node] > 0).map(|node| node as u32));
        self.update_prices(error, pace);
        let every = (nodes as u64 / 2).max(16);
        let work = self.halves.len() as u64 * 3;
        let (mut next_update, mut next_work) = (self.relabels + every, pace.steps + work);
        let mut path = Vec::with_capacity(REACH);
        while let Some(start) = self.queue.pop_front() {
            let start = start as usize;
            while self.excess[start] > 0 {
                if pace.over() {
                    return Ended::Stopped;
                }
                self.find_path(start, error, &mut path, pace);
                self.follow(start, &path);
                // An update looks at every arc: it must be worth it by relabels, and not be more than part of the work.
                if self.relabels >= next_update && pace.steps >= next_work {
                    self.update_prices(error, pace);
                    (next_update, next_work) = (self.relabels + every, pace.steps + work);
                }
            }
        }
        Ended::Optimal
    }

    /// A short path downhill, lowering prices where there is none.
    #[inline]
    fn find_path(&mut self, start: usize, error: i64, path: &mut Vec<u32>, pace: &mut Pace<'_>) {
        path.clear();
        let mut tip = start;
        'longer: while path.len() < REACH && (path.is_empty() || self.excess[tip] >= 0) {
            let base = self.price[tip];
            let (begin, from, end) = (self.first[tip] as usize, self.current[tip] as usize, self.first[tip + 1] as usize);
            let mut least = i64::MAX;
            for (ahead, half) in self.halves[from..end].iter().enumerate() {
                if half.spare.units() > 0 {
                    let reduced = half.cost + base - self.price[half.to as usize];
                    if reduced < 0 {
                        pace.count(ahead + 1);
                        self.current[tip] = (from + ahead) as u32;
                        path.push((from + ahead) as u32);
                        tip = half.to as usize;
                        continue 'longer;
                    }
                    least = least.min(reduced);
                }
            }
            for half in &self.halves[begin..from] {
                if half.spare.units() > 0 {
                    least = least.min(half.cost + base - self.price[half.to as usize]);
                }
            }
            pace.count(end - begin);
            self.relabels += 1;
            self.current[tip] = begin as u32;
            // The way back will be open once units have come this way.
            let back = path.pop().map(|at| self.halves[at as usize]);
            if let Some(back) = back {
                let source = self.halves[back.twin as usize].to as usize;
                least = least.min(base - back.cost - self.price[source]);
                self.price[tip] = base - least - error;
                tip = source;
            } else {
                self.price[tip] = base - least - error;
            }
        }
    }

    /// Moves along the path what each node on it can spare.
    #[inline]
    fn follow(&mut self, start: usize, path: &[u32]) {
        let mut here = start;
        for &at in path {
            let there = self.halves[at as usize].to as usize;
            let units = self.halves[at as usize].spare.units().min(self.excess[here]);
            self.push(at as usize, units);
            self.excess[here] -= units;
            let before = self.excess[there];
            self.excess[there] = before + units;
            if before <= 0 && before + units > 0 && there != start {
                self.queue.push_back(there as u32);
            }
            here = there;
        }
    }

    #[inline]
    pub fn push(&mut self, at: usize, units: i64) {
        let half = &mut self.halves[at];
        half.spare = R::of(half.spare.units() - units);
        let twin = half.twin as usize;
        let twin = &mut self.halves[twin];
        twin.spare = R::of(twin.spare.units() + units);
    }

    /// Fills every arc whose reduced cost is negative.
    pub fn saturate(&mut self) {
        for node in 0..self.price.len() {
            let base = self.price[node];
            for at in self.first[node] as usize..self.first[node + 1] as usize {
                let half = self.halves[at];
                let spare = half.spare.units();
                if spare > 0 && half.cost + base - self.price[half.to as usize] < 0 {
                    self.push(at, spare);
                    self.excess[node] -= spare;
                    self.excess[half.to as usize] += spare;
                }
            }
        }
    }
}
