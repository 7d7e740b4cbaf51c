//! Lower bounds: first find a flow that keeps them all, then the cheapest. The first is the same question with other costs: each
//! unit up to a lower bound gains one, all others cost nothing, and everything is met when all of these are gained.

use super::{Circulation, FlowArc, Pace, network};
use crate::Error;

pub(super) fn solve(nodes: usize, arcs: &[FlowArc], pace: &mut Pace<'_>, patience: u64) -> Result<Circulation, Error> {
    network::check(nodes, arcs)?;
    if arcs.iter().all(|arc| arc.lower == 0) {
        return Ok(network::solve(nodes, arcs, None, pace, patience));
    }
    // Whatever may be done for the answer, a flow that keeps the bounds must be found: there is no other to give back.
    let mut never = |_| true;
    let mut first = Pace::new(super::Budget::default(), &mut never);
    let needed: Vec<FlowArc> = arcs
        .iter()
        .flat_map(|arc| {
            [FlowArc::gain(arc.from, arc.to, arc.lower, 1), FlowArc::new(arc.from, arc.to, arc.upper.saturating_sub(arc.lower), 0)]
        })
        .collect();
    let met = network::solve(nodes, &needed, None, &mut first, patience);
    let asked: i64 = arcs.iter().fold(0, |sum, arc| sum.saturating_add(arc.lower));
    let moved = met.value.saturating_neg();
    if moved < asked {
        return Err(Error::CannotBeMet { asked, most: moved });
    }
    pace.steps = first.steps;
    let begin = met.flow.chunks(2).map(|two| two.iter().fold(0_i64, |sum, units| sum.saturating_add(*units))).collect();
    Ok(network::solve(nodes, arcs, Some(begin), pace, patience))
}
