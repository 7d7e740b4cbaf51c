//! Mentors for mentees: by what both sides want where they rank each other, by weights where they do not.
//!
//! By rankings: the mentees ask, best first; each mentor keeps the best of those who asked, as many as there is room for (Gale
//! and Shapley 1962, with capacities). The outcome is stable: no mentee and mentor would both rather have each other than what
//! they have. Of all stable outcomes it is the best one for every mentee, and whoever asks gains nothing by ranking otherwise
//! than they think.
//!
//! By weights: the set of pairs with the greatest sum, every mentor within their room.

use super::flow::{Budget, FlowArc, IDLE_NODES, min_cost_circulation};
use crate::Error;
use std::collections::{BTreeMap, BTreeSet};

/// Two sides that rank each other. Everybody is known by their place in these lists.
#[derive(Clone, Debug, Default, PartialEq, Eq, timebank_derive::Build)]
#[build(by_hand)]
#[non_exhaustive]
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
#[non_exhaustive]
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
#[non_exhaustive]
pub struct Refusal {
    /// The mentor.
    pub mentor: u32,
    /// Where the mentee stands in the mentor's ranking, from 1; `None` when the mentor did not name them.
    pub stands: Option<u32>,
    /// Where the last of those the mentor has stands; `None` when the mentor has no room for anybody.
    pub last_taken: Option<u32>,
}

/// One side's ranking: those named in order, each once, and where each stands, from 1, by number. It takes as much room as the list,
/// however many there are on the other side.
struct Ranking {
    order: Vec<u32>,
    places: Vec<(u32, u32)>,
}

impl Ranking {
    /// Reads a list, with `kept` ones that it names first.
    fn new(list: &[u32], kept: &[u32], count: usize) -> Result<Self, Error> {
        let named: BTreeSet<u32> = list.iter().copied().collect();
        let mut order = Vec::with_capacity(named.len());
        let mut seen = BTreeSet::new();
        for other in kept.iter().filter(|kept| named.contains(kept)).chain(list).copied() {
            if other as usize >= count {
                return Err(Error::NotFound { what: "place in a ranking", number: other });
            }
            if seen.insert(other) {
                order.push(other);
            }
        }
        let mut places: Vec<(u32, u32)> = order.iter().copied().zip(1..).collect();
        places.sort_unstable();
        Ok(Self { order, places })
    }

    /// Where somebody stands.
    fn place(&self, other: u32) -> Option<u32> {
        let at = self.places.binary_search_by_key(&other, |(number, _)| *number).ok()?;
        self.places.get(at).map(|(_, place)| *place)
    }
}

/// The stable outcome that is best for every mentee.
///
/// ```
/// use timebank_flow::pairing::{pair_by_rankings, Rankings};
/// let both = Rankings::default()
///     .mentees(vec![vec![0, 1], vec![0, 1], vec![0]])
///     .mentors(vec![vec![2, 1, 0], vec![0, 1]])
///     .room(vec![1, 2]);
/// let paired = pair_by_rankings(&both)?;
/// assert_eq!(paired.iter().map(|p| p.mentor).collect::<Vec<_>>(), [Some(1), Some(1), Some(0)]);
/// // The first would rather have had mentor 0, with whom they stand third; the one taken stands first.
/// assert_eq!((paired[0].instead[0].stands, paired[0].instead[0].last_taken), (Some(3), Some(1)));
/// # Ok::<(), timebank_flow::Error>(())
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
    let (mut kept_by, mut kept_with): (BTreeMap<u32, Vec<u32>>, BTreeMap<u32, Vec<u32>>) = Default::default();
    for (mentee, mentor) in &given.keep {
        kept_by.entry(*mentee).or_default().push(*mentor);
        kept_with.entry(*mentor).or_default().push(*mentee);
    }
    let read = |lists: &[Vec<u32>], kept: &BTreeMap<u32, Vec<u32>>, count: usize| {
        let kept = |number: u32| kept.get(&number).map(Vec::as_slice).unwrap_or_default();
        (0_u32..).zip(lists).map(|(number, list)| Ranking::new(list, kept(number), count)).collect::<Result<Vec<_>, _>>()
    };
    let wanted = read(&given.mentees, &kept_by, mentors)?;
    let stands = read(&given.mentors, &kept_with, mentees)?;
    let stands_with = |mentor: u32, mentee: u32| stands.get(mentor as usize).and_then(|ranking| ranking.place(mentee));
    // Those each mentor holds, by where they stand, best first.
    let mut held: Vec<BTreeSet<(u32, u32)>> = vec![BTreeSet::new(); mentors];
    let mut next = vec![0_usize; mentees];
    let mut free: Vec<u32> = (0..mentees).rev().filter_map(|mentee| u32::try_from(mentee).ok()).collect();
    while let Some(mentee) = free.pop() {
        let Some(turn) = next.get_mut(mentee as usize) else { continue };
        let Some(&mentor) = wanted.get(mentee as usize).and_then(|ranking| ranking.order.get(*turn)) else { continue };
        *turn = turn.saturating_add(1);
        let room = given.room.get(mentor as usize).map_or(1, |room| *room as usize);
        match (stands_with(mentor, mentee), held.get_mut(mentor as usize)) {
            (Some(place), Some(held)) if room > 0 => {
                held.insert((place, mentee));
                if held.len() > room {
                    free.extend(held.pop_last().map(|(_, last)| last));
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
    for ((mentee, slot), ranking) in (0_u32..).zip(&mut paired).zip(&wanted) {
        slot.rank = slot.mentor.and_then(|mentor| ranking.place(mentor));
        let higher = ranking.order.iter().take_while(|mentor| Some(**mentor) != slot.mentor);
        let last = |mentor: u32| held.get(mentor as usize).and_then(BTreeSet::last).map(|(place, _)| *place);
        slot.instead =
            higher.map(|mentor| Refusal { mentor: *mentor, stands: stands_with(*mentor, mentee), last_taken: last(*mentor) }).collect();
    }
    Ok(paired)
}

/// Pairs that could be, each with what it is worth.
#[derive(Clone, Debug, Default, PartialEq, Eq, timebank_derive::Build)]
#[build(by_hand)]
#[non_exhaustive]
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
#[non_exhaustive]
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
/// use timebank_flow::pairing::{pair_by_weights, Weights};
/// let pairs = vec![(0, 0, 9), (0, 1, 8), (1, 0, 7), (1, 1, 1)];
/// let best = pair_by_weights(&Weights::default().mentees(2).room([1, 1]).pairs(pairs))?;
/// assert_eq!((best.mentor.as_slice(), best.value), ([Some(1), Some(0)].as_slice(), 15)); // not 9 first and then 1
/// # Ok::<(), timebank_flow::Error>(())
/// ```
///
/// # Errors
/// [`Error::NotFound`] for a pair that names somebody who is not there; [`Error::BadArc`] and [`Error::TooLarge`] for weights
/// beyond what is taken, and for many more mentees than the pairs name.
pub fn pair_by_weights(given: &Weights) -> Result<PairedByWeight, Error> {
    let mentors = u32::try_from(given.room.len()).unwrap_or(u32::MAX);
    let most = given.pairs.len().saturating_mul(2).saturating_add(IDLE_NODES);
    if given.mentees as usize > most {
        return Err(Error::TooLarge { what: "number of mentees, for so few pairs,", size: u64::from(given.mentees), most: most as u64 });
    }
    let hub = u64::from(given.mentees).saturating_add(u64::from(mentors));
    let hub =
        u32::try_from(hub).map_err(|_| Error::TooLarge { what: "number of mentees and mentors", size: hub, most: u64::from(u32::MAX) })?;
    let together: BTreeSet<(u32, u32)> = given.keep.iter().copied().collect();
    let mut arcs = Vec::with_capacity(given.pairs.len());
    for (mentee, mentor, weight) in &given.pairs {
        for (number, count) in [(*mentee, given.mentees), (*mentor, mentors)] {
            if number >= count {
                return Err(Error::NotFound { what: "place among those to be paired", number });
            }
        }
        let kept = if together.contains(&(*mentee, *mentor)) { given.keeping } else { 0 };
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
