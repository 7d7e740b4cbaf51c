//! Promises set off against each other: Ana promised Ben an hour, Ben promised Cem, Cem promised Ana: all three are done with,
//! and nobody had to move. The most minutes that can be cleared so at once, everybody's balance of promises staying what it is.
//!
//! Each promise is an arc from who promised to whom, and the circulation with most minutes clears most (Simić and Milanović,
//! "Some remarks on the problem of multilateral compensation", 1992).

use super::flow::{Budget, FlowArc, min_cost_circulation};
use crate::Error;
use std::collections::BTreeMap;

/// Minutes somebody promised to somebody and has not given yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, timebank_derive::Build)]
#[non_exhaustive]
pub struct Pledge {
    /// The one who promised, by any number.
    pub from: u32,
    /// The one it was promised to.
    pub to: u32,
    /// Minutes promised.
    pub minutes: i64,
}

/// What is cleared.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SetOff {
    /// Minutes cleared of each promise, in order. Each is a posting: so much less from here to there.
    pub cleared: Vec<i64>,
    /// Minutes cleared in all.
    pub total: i64,
    /// What cannot be cleared more than; equal to `total`.
    pub bound: i64,
    /// Minutes promised in all.
    pub promised: i64,
}

/// The most that can be cleared.
///
/// ```
/// use timebank_flow::setoff::{set_off, Pledge};
/// let pledge = |from, to, minutes| Pledge::new(from, to, minutes);
/// let done = set_off(&[pledge(10, 20, 100), pledge(20, 30, 100), pledge(30, 10, 200), pledge(40, 30, 100)])?;
/// assert_eq!((done.cleared.as_slice(), done.total), ([100, 100, 100, 0].as_slice(), 300));
/// # Ok::<(), timebank_flow::Error>(())
/// ```
///
/// # Errors
/// [`Error::BadArc`] for minutes below 0 or beyond what is taken; [`Error::TooLarge`] for more than can be summed.
pub fn set_off(pledges: &[Pledge]) -> Result<SetOff, Error> {
    let mut places = BTreeMap::new();
    for pledge in pledges {
        places.insert(pledge.from, 0_u32);
        places.insert(pledge.to, 0);
    }
    for (place, slot) in (0..).zip(places.values_mut()) {
        *slot = place;
    }
    let place = |member: u32| places.get(&member).copied().unwrap_or(0);
    let arcs: Vec<FlowArc> = pledges.iter().map(|pledge| FlowArc::gain(place(pledge.from), place(pledge.to), pledge.minutes, 1)).collect();
    let best = min_cost_circulation(places.len(), &arcs, Budget::default())?;
    let promised = pledges.iter().fold(0_i64, |sum, pledge| sum.saturating_add(pledge.minutes));
    Ok(SetOff { cleared: best.flow, total: best.value.saturating_neg(), bound: best.bound.saturating_neg(), promised })
}

#[cfg(test)]
#[path = "setoff_tests.rs"]
mod tests;
