//! Mentors for mentees: by what both sides want where they rank each other, by weights where they do not.
//!
//! By rankings: the mentees ask, best first; each mentor keeps the best of those who asked, as many as there is room for (Gale
//! and Shapley 1962, with capacities). The outcome is stable: no mentee and mentor would both rather have each other than what
//! they have. Of all stable outcomes it is the best one for every mentee, and whoever asks gains nothing by ranking otherwise
//! than they think.
//!
//! By weights: the set of pairs with the greatest sum, every mentor within their room.

use super::flow::{Budget, FlowArc, min_cost_circulation};
use crate::Error;

/// Two sides that rank each other. Everybody is known by their place in these lists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rankings {
    /// For each mentee the mentors they would take, best first. One not named is not wanted.
    pub mentees: Vec<Vec<u32>>,
    /// For each mentor the mentees they would take, best first.
    pub mentors: Vec<Vec<u32>>,
    /// How many each mentor has room for.
    pub room: Vec<u32>,
    /// Pairs that are together now and would rather stay so: each comes first in both lists.
    pub keep: Vec<(u32, u32)>,
}

/// How it came out for one mentee.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paired {
    /// Their mentor.
    pub mentor: Option<u32>,
    /// Where the mentor stands in their ranking, from 1.
    pub rank: Option<u32>,
    /// Those they ranked higher, and why not: see [`Refusal`].
    pub instead: Vec<Refusal>,
}

/// Why somebody ranked higher was not to be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The mentor.
    pub mentor: u32,
    /// Where the mentee stands in the mentor's ranking, from 1; `None` when the mentor did not name them.
    pub stands: Option<u32>,
    /// Where the last of those the mentor has stands; `None` when the mentor has no room for anybody.
    pub last_taken: Option<u32>,
}

/// Places in a ranking, kept ones first, each name once.
fn ranks(list: &[u32], kept: impl Iterator<Item = u32>, count: usize) -> Result<(Vec<u32>, Vec<Option<u32>>), Error> {
    let mut order = Vec::new();
    let mut place = vec![None; count];
    for other in kept.filter(|kept| list.contains(kept)).chain(list.iter().copied()) {
        let slot = place.get_mut(other as usize).ok_or(Error::NotFound { what: "place in a ranking", number: other })?;
        if slot.is_none() {
            *slot = Some(u32::try_from(order.len()).unwrap_or(u32::MAX).saturating_add(1));
            order.push(other);
        }
    }
    Ok((order, place))
}

/// The stable outcome that is best for every mentee.
///
/// ```
/// use timebank_core::matching::pairing::{pair_by_rankings, Rankings};
/// let both = Rankings {
///     mentees: vec![vec![0, 1], vec![0, 1], vec![0]],
///     mentors: vec![vec![2, 1, 0], vec![0, 1]],
///     room: vec![1, 2],
///     keep: vec![],
/// };
/// let paired = pair_by_rankings(&both)?;
/// assert_eq!(paired.iter().map(|p| p.mentor).collect::<Vec<_>>(), [Some(1), Some(1), Some(0)]);
/// // The first would rather have had mentor 0, with whom they stand third; the one taken stands first.
/// assert_eq!((paired[0].instead[0].stands, paired[0].instead[0].last_taken), (Some(3), Some(1)));
/// # Ok::<(), timebank_core::Error>(())
/// ```
///
/// # Errors
/// [`Error::NotFound`] for a ranking or a kept pair that names somebody who is not there.
pub fn pair_by_rankings(given: &Rankings) -> Result<Vec<Paired>, Error> {
    let (mentees, mentors) = (given.mentees.len(), given.mentors.len());
    for (mentee, mentor) in &given.keep {
        for (number, count) in [(*mentee, mentees), (*mentor, mentors)] {
            if number as usize >= count {
                return Err(Error::NotFound { what: "place in a ranking", number });
            }
        }
    }
    let kept_by = |mentee: usize| given.keep.iter().filter(move |(one, _)| *one as usize == mentee).map(|(_, mentor)| *mentor);
    let kept_with = |mentor: usize| given.keep.iter().filter(move |(_, one)| *one as usize == mentor).map(|(mentee, _)| *mentee);
    let wanted = given.mentees.iter().enumerate().map(|(i, list)| ranks(list, kept_by(i), mentors)).collect::<Result<Vec<_>, _>>()?;
    let stands = given.mentors.iter().enumerate().map(|(i, list)| ranks(list, kept_with(i), mentees)).collect::<Result<Vec<_>, _>>()?;
    let stands_with = |mentor: u32, mentee: u32| stands.get(mentor as usize).and_then(|(_, place)| *place.get(mentee as usize)?);
    // What each mentor holds, by where they stand, best first.
    let mut held: Vec<Vec<(u32, u32)>> = vec![Vec::new(); mentors];
    let mut next = vec![0_usize; mentees];
    let mut free: Vec<u32> = (0..mentees).rev().filter_map(|mentee| u32::try_from(mentee).ok()).collect();
    while let Some(mentee) = free.pop() {
        let Some(turn) = next.get_mut(mentee as usize) else { continue };
        let Some(&mentor) = wanted.get(mentee as usize).and_then(|(order, _)| order.get(*turn)) else { continue };
        *turn = turn.saturating_add(1);
        let room = given.room.get(mentor as usize).map_or(1, |room| *room as usize);
        match (stands_with(mentor, mentee), held.get_mut(mentor as usize)) {
            (Some(place), Some(held)) if room > 0 => {
                let at = held.partition_point(|(other, _)| *other < place);
                held.insert(at, (place, mentee));
                if held.len() > room {
                    free.extend(held.pop().map(|(_, last)| last));
                }
            }
            _ => free.push(mentee),
        }
    }
    let mut paired = vec![Paired::default(); mentees];
    for (mentor, held) in (0_u32..).zip(&held) {
        for (_, mentee) in held {
            if let Some(slot) = paired.get_mut(*mentee as usize) {
                slot.mentor = Some(mentor);
            }
        }
    }
    for ((mentee, slot), (order, place)) in (0_u32..).zip(&mut paired).zip(&wanted) {
        slot.rank = slot.mentor.and_then(|mentor| *place.get(mentor as usize)?);
        let higher = order.iter().take_while(|mentor| Some(**mentor) != slot.mentor);
        let last = |mentor: u32| held.get(mentor as usize).and_then(|held| held.last()).map(|(place, _)| *place);
        slot.instead =
            higher.map(|mentor| Refusal { mentor: *mentor, stands: stands_with(*mentor, mentee), last_taken: last(*mentor) }).collect();
    }
    Ok(paired)
}

/// Pairs that could be, each with what it is worth.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Weights {
    /// How many mentees there are.
    pub mentees: u32,
    /// How many each mentor has room for.
    pub room: Vec<u32>,
    /// Mentee, mentor, and what the pair is worth.
    pub pairs: Vec<(u32, u32, i64)>,
    /// Pairs that are together now.
    pub keep: Vec<(u32, u32)>,
    /// What staying together is worth besides.
    pub keeping: i64,
}

/// The pairs worth most together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PairedByWeight {
    /// For each mentee their mentor.
    pub mentor: Vec<Option<u32>>,
    /// What the pairs are worth together, staying included.
    pub value: i64,
    /// What no set of pairs is worth more than; equal to `value`.
    pub bound: i64,
}

/// The set of pairs that is worth most: one mentor for a mentee, mentors within their room, and no pair worth less than nothing.
///
/// ```
/// use timebank_core::matching::pairing::{pair_by_weights, Weights};
/// let pairs = vec![(0, 0, 9), (0, 1, 8), (1, 0, 7), (1, 1, 1)];
/// let best = pair_by_weights(&Weights { mentees: 2, room: vec![1, 1], pairs, ..Weights::default() })?;
/// assert_eq!((best.mentor.as_slice(), best.value), ([Some(1), Some(0)].as_slice(), 15)); // not 9 first and then 1
/// # Ok::<(), timebank_core::Error>(())
/// ```
///
/// # Errors
/// [`Error::NotFound`] for a pair that names somebody who is not there; [`Error::BadArc`] and [`Error::TooLarge`] for weights
/// beyond what is taken.
pub fn pair_by_weights(given: &Weights) -> Result<PairedByWeight, Error> {
    let mentors = u32::try_from(given.room.len()).unwrap_or(u32::MAX);
    let mut arcs = Vec::with_capacity(given.pairs.len());
    let hub = given.mentees.saturating_add(mentors);
    for (mentee, mentor, weight) in &given.pairs {
        for (number, count) in [(*mentee, given.mentees), (*mentor, mentors)] {
            if number >= count {
                return Err(Error::NotFound { what: "place among those to be paired", number });
            }
        }
        let kept = if given.keep.contains(&(*mentee, *mentor)) { given.keeping } else { 0 };
        arcs.push(FlowArc::gain(*mentee, given.mentees.saturating_add(*mentor), 1, weight.saturating_add(kept)));
    }
    arcs.extend((0..given.mentees).map(|mentee| FlowArc::new(hub, mentee, 1, 0)));
    arcs.extend((given.mentees..).zip(&given.room).map(|(mentor, room)| FlowArc::new(mentor, hub, i64::from(*room), 0)));
    let best = min_cost_circulation((hub as usize).saturating_add(1), &arcs, Budget::default())?;
    let mut mentor_of = vec![None; given.mentees as usize];
    for ((mentee, mentor, _), _) in given.pairs.iter().zip(&best.flow).filter(|(_, units)| **units > 0) {
        if let Some(slot) = mentor_of.get_mut(*mentee as usize) {
            *slot = Some(*mentor);
        }
    }
    Ok(PairedByWeight { mentor: mentor_of, value: best.value.saturating_neg(), bound: best.bound.saturating_neg() })
}

#[cfg(test)]
#[expect(clippy::arithmetic_side_effects, reason = "small numbers, and a test that overflows is a test that fails")]
#[path = "pairing_tests.rs"]
mod tests;
