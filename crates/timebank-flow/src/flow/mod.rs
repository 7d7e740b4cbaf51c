//! The cheapest way to move units round a network: min-cost circulation, in whole numbers.
//!
//! What a plan, a circle or an allocation asks of numbers is one question: given arcs with capacities and costs, and nothing that
//! enters or leaves, which flow costs least? Gains are negative costs. The answer comes with *potentials*, one number per node,
//! from which anybody can check in one pass that no flow is cheaper (see [`certificate`](super::certificate)).
//!
//! Cost scaling by push and relabel (Goldberg and Tarjan 1990; Goldberg 1997) takes the flow to within a unit of cost per arc of
//! the optimum. The few units that are still in the wrong place then go by shortest paths (primal–dual, Ford and Fulkerson
//! 1962), which ends in exact potentials in the costs as they were given: nothing is multiplied by the number of nodes, and
//! the long tail of ever finer phases is cut off. Should the second part take too long, as it may on a network made to spite it,
//! the finer phases are done after all.
//!
//! ```
//! use timebank_flow::flow::{min_cost_circulation, Budget, FlowArc};
//! // Three members in a ring, and a quarrel over the middle: 0 → 1 → 2 → 0 gains 9, 0 → 1 → 0 gains 4.
//! let arcs = [
//!     FlowArc::gain(0, 1, 2, 3),
//!     FlowArc::gain(1, 2, 1, 3),
//!     FlowArc::gain(2, 0, 5, 3),
//!     FlowArc::gain(1, 0, 5, 1),
//! ];
//! let best = min_cost_circulation(3, &arcs, Budget::default())?;
//! assert_eq!((best.flow.as_slice(), best.value), ([2, 1, 1, 1].as_slice(), -13));
//! assert!(best.is_optimal());
//! # Ok::<(), timebank_flow::Error>(())
//! ```

mod components;
mod finish;
mod lower;
mod merge;
mod network;
mod prices;
mod scaling;

#[cfg(test)]
#[expect(clippy::arithmetic_side_effects, reason = "small numbers, and a test that overflows is a test that fails")]
mod tests;

use crate::Error;
pub(super) use network::IDLE_NODES;

/// One arc of a network. Nodes are numbered from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, timebank_derive::Build)]
#[build(by_hand)]
#[non_exhaustive]
pub struct FlowArc {
    /// Where it begins.
    pub from: u32,
    /// Where it ends; the same as `from` is allowed.
    pub to: u32,
    /// The least that must move along it; not below 0.
    pub lower: i64,
    /// The most that may; not below `lower`, at most [`LARGEST`].
    pub upper: i64,
    /// What each unit costs; a gain is a negative cost. At most [`LARGEST`] either way.
    pub cost: i64,
}

impl FlowArc {
    /// An arc along which up to `upper` units may move at `cost` each.
    pub const fn new(from: u32, to: u32, upper: i64, cost: i64) -> Self {
        Self { from, to, lower: 0, upper, cost }
    }
    /// An arc along which each of up to `upper` units gains `gain`.
    pub const fn gain(from: u32, to: u32, upper: i64, gain: i64) -> Self {
        Self { from, to, lower: 0, upper, cost: gain.wrapping_neg() }
    }
}

/// The largest capacity or cost: what a whole number in JSON holds on every machine.
pub const LARGEST: i64 = (1 << 53) - 1;

/// How much may be done for an answer. Counted in steps, one for each arc looked at, never in seconds, so that the same budget
/// gives the same answer on every machine.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Budget {
    /// The most steps; no bound when `None`.
    pub steps: Option<u64>,
}

impl Budget {
    /// At most this many steps.
    pub const fn steps(steps: u64) -> Self {
        Self { steps: Some(steps) }
    }
}

/// No bound when `None`.
impl From<Option<u64>> for Budget {
    fn from(steps: Option<u64>) -> Self {
        Self { steps }
    }
}

/// A flow in which as much leaves every node as enters it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Circulation {
    /// Units on each arc, in the order the arcs were given.
    pub flow: Vec<i64>,
    /// What it costs in all.
    pub value: i64,
    /// What no flow can cost less than. Equal to `value` when the flow is optimal.
    pub bound: i64,
    /// A number per node. With `reduced = cost + potential(from) − potential(to)`: an optimal flow leaves room only on arcs whose
    /// reduced cost is not negative, and moves units only along those where it is not positive.
    pub potentials: Vec<i64>,
    /// Steps it took.
    pub steps: u64,
}

impl Circulation {
    /// Whether it is proven that no flow costs less.
    pub const fn is_optimal(&self) -> bool {
        self.value == self.bound
    }
    /// How much cheaper another flow could at most be.
    pub const fn gap(&self) -> i64 {
        self.value.saturating_sub(self.bound)
    }
}

/// The circulation that costs least.
///
/// The same input gives the same flow everywhere. When the budget runs out the best circulation so far comes back, with how far
/// it can be from the best there is.
///
/// # Errors
/// [`Error::BadArc`] for an arc whose ends or bounds do not fit; [`Error::TooLarge`] for more nodes or arcs than can be numbered,
/// or costs and capacities whose product cannot be held; [`Error::CannotBeMet`] when lower bounds ask for what cannot flow.
pub fn min_cost_circulation(nodes: usize, arcs: &[FlowArc], budget: Budget) -> Result<Circulation, Error> {
    lower::solve(nodes, arcs, &mut Pace::new(budget, &mut |_| true), scaling::PATIENCE)
}

/// As [`min_cost_circulation`], under the eyes of whoever waits: `watch` is told the steps done, every million or so, and
/// answers whether to go on. When it says no, the best circulation so far comes back.
///
/// # Errors
/// As [`min_cost_circulation`].
pub fn min_cost_circulation_watched(
    nodes: usize,
    arcs: &[FlowArc],
    budget: Budget,
    watch: &mut dyn FnMut(u64) -> bool,
) -> Result<Circulation, Error> {
    lower::solve(nodes, arcs, &mut Pace::watched(budget, watch), scaling::PATIENCE)
}

/// As [`min_cost_circulation_watched`], at a pace that goes on after it.
pub(crate) fn circulation(nodes: usize, arcs: &[FlowArc], pace: &mut Pace<'_>) -> Result<Circulation, Error> {
    lower::solve(nodes, arcs, pace, scaling::PATIENCE)
}

/// The strongly connected part each node is in, from the arcs out of each.
pub(crate) fn parts_of(first: &[u32], to: &[u32]) -> (Vec<u32>, u32) {
    components::components(first, to)
}

/// How far the work is, and whether it may go on.
pub(crate) struct Pace<'a> {
    /// Steps done.
    pub steps: u64,
    most: u64,
    next_look: u64,
    watch: &'a mut dyn FnMut(u64) -> bool,
    stopped: bool,
    watched: bool,
}

/// Steps between two looks up.
const LOOK: u64 = 1 << 20;

impl<'a> Pace<'a> {
    /// Begins to count.
    pub fn new(budget: Budget, watch: &'a mut dyn FnMut(u64) -> bool) -> Self {
        Pace { steps: 0, most: budget.steps.unwrap_or(u64::MAX), next_look: LOOK, watch, stopped: false, watched: false }
    }
    /// Begins to count under the eyes of somebody who may have had enough.
    pub fn watched(budget: Budget, watch: &'a mut dyn FnMut(u64) -> bool) -> Self {
        Pace { watched: true, ..Pace::new(budget, watch) }
    }
    /// Whether it is time to stop.
    #[inline]
    pub fn over(&mut self) -> bool {
        if self.steps >= self.next_look {
            self.next_look = self.steps.saturating_add(LOOK);
            self.stopped = self.stopped || !(self.watch)(self.steps);
        }
        self.stopped || self.steps >= self.most
    }
    /// Whether it may have to stop before the end.
    pub const fn bounded(&self) -> bool {
        self.most < u64::MAX || self.watched
    }
    #[inline]
    pub fn count(&mut self, steps: usize) {
        self.steps = self.steps.wrapping_add(steps as u64);
    }
}
