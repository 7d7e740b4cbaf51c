//! Is it really the best? A check of flows and potentials that shares no code with what found them.
//!
//! Written from the definition and nothing else. A flow is right when every arc keeps its bounds and as much leaves each node as
//! enters it. It is the cheapest when there is a number per node, its potential, such that with `reduced = cost +
//! potential(from) − potential(to)` an arc with room left has a reduced cost of at least 0, and one that moves more than it must,
//! of at most 0: then any other flow, whose difference from this one is a set of circuits, costs as much or more, because
//! potentials cancel along a circuit (complementary slackness; Ahuja, Magnanti and Orlin, "Network Flows", 1993, section 9.3).

use super::flow::FlowArc;

/// What is wrong with a flow, or with the proof that it is the cheapest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CertificateFault {
    /// There is not one number for each arc, or not one for each node.
    #[error("there are `{given}` numbers where `{wanted}` belong")]
    WrongLength {
        /// How many there are.
        given: usize,
        /// How many belong.
        wanted: usize,
    },
    /// An arc moves less than it must or more than it may, or ends at no node.
    #[error("arc `{arc}` does not keep its bounds")]
    OutOfBounds {
        /// The arc, from 0.
        arc: usize,
    },
    /// More enters a node than leaves it, or less.
    #[error("`{surplus}` more units enter node `{node}` than leave it")]
    NotWhole {
        /// The node, from 0.
        node: usize,
        /// What enters less what leaves.
        surplus: i128,
    },
    /// The digest is not that of what it binds: something was changed.
    #[error("the digest is not that of this certificate")]
    OtherDigest,
    /// It is about another bank, another state of it, or another question.
    #[error("it was made for another bank or another question")]
    OtherQuestion,
    /// Its network is not the one the bank and the question come to.
    #[error("its network is not that of the bank and the question")]
    OtherNetwork,
    /// The potentials do not prove that this arc's flow is right.
    #[error("arc `{arc}` has a reduced cost of `{reduced}`, which does not fit what it moves")]
    NotProven {
        /// The arc, from 0.
        arc: usize,
        /// Its reduced cost.
        reduced: i128,
    },
}

/// Checks that a flow keeps every bound and that nothing is made or lost at any node. Its cost.
///
/// # Errors
/// The first fault.
pub fn verify_flow(nodes: usize, arcs: &[FlowArc], flow: &[i64]) -> Result<i128, CertificateFault> {
    if flow.len() != arcs.len() {
        return Err(CertificateFault::WrongLength { given: flow.len(), wanted: arcs.len() });
    }
    // Only nodes that an arc names can be out of balance; there may be far fewer of them than `nodes`.
    let mut named: Vec<u32> = arcs.iter().flat_map(|arc| [arc.from, arc.to]).collect();
    named.sort_unstable();
    named.dedup();
    let dense = named.last().is_none_or(|last| (*last as usize) < arcs.len().saturating_mul(4));
    let place = |node: u32| if dense { Some(node as usize) } else { named.binary_search(&node).ok() };
    let size = if dense { named.last().map_or(0, |last| (*last as usize).saturating_add(1)) } else { named.len() };
    let mut surplus = vec![0_i128; size];
    let mut cost = 0_i128;
    for (number, (arc, &units)) in arcs.iter().zip(flow).enumerate() {
        let fault = CertificateFault::OutOfBounds { arc: number };
        if units < arc.lower || units > arc.upper || arc.from as usize >= nodes || arc.to as usize >= nodes {
            return Err(fault);
        }
        let leaves = place(arc.from).and_then(|at| surplus.get_mut(at)).ok_or(fault)?;
        *leaves = leaves.saturating_sub(i128::from(units));
        let enters = place(arc.to).and_then(|at| surplus.get_mut(at)).ok_or(fault)?;
        *enters = enters.saturating_add(i128::from(units));
        cost = cost.saturating_add(i128::from(units).saturating_mul(i128::from(arc.cost)));
    }
    match surplus.iter().enumerate().find(|(_, surplus)| **surplus != 0) {
        Some((at, &surplus)) => {
            let node = if dense { at } else { named.get(at).map_or(at, |node| *node as usize) };
            Err(CertificateFault::NotWhole { node, surplus })
        }
        None => Ok(cost),
    }
}

/// Checks that a flow is right and that these potentials prove it the cheapest. Its cost.
///
/// ```
/// use timebank_flow::certificate::{verify, CertificateFault};
/// use timebank_flow::flow::FlowArc;
/// let ring = [FlowArc::gain(0, 1, 2, 5), FlowArc::new(1, 0, 2, 1)];
/// assert_eq!(verify(2, &ring, &[2, 2], &[0, -2]), Ok(-8));
/// assert_eq!(verify(2, &ring, &[1, 1], &[0, -2]), Err(CertificateFault::NotProven { arc: 0, reduced: -3 }));
/// assert_eq!(verify(2, &ring, &[2, 1], &[0, -2]), Err(CertificateFault::NotWhole { node: 0, surplus: -1 }));
/// ```
///
/// # Errors
/// The first fault.
pub fn verify(nodes: usize, arcs: &[FlowArc], flow: &[i64], potentials: &[i64]) -> Result<i128, CertificateFault> {
    if potentials.len() != nodes {
        return Err(CertificateFault::WrongLength { given: potentials.len(), wanted: nodes });
    }
    let cost = verify_flow(nodes, arcs, flow)?;
    let of = |node: u32| potentials.get(node as usize).map_or(0, |potential| i128::from(*potential));
    for (number, (arc, &units)) in arcs.iter().zip(flow).enumerate() {
        let reduced = i128::from(arc.cost).saturating_add(of(arc.from)).saturating_sub(of(arc.to));
        if (units < arc.upper && reduced < 0) || (units > arc.lower && reduced > 0) {
            return Err(CertificateFault::NotProven { arc: number, reduced });
        }
    }
    Ok(cost)
}

#[cfg(test)]
#[path = "certificate_tests.rs"]
mod tests;
