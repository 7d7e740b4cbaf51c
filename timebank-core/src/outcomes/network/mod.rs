//! A network of who gave to whom, and the figures that are read from it.
//!
//! Nothing here knows of banks: members are places from 0, an arc i→j says that i gave to j, its weight is in minutes. Every
//! figure is a ratio of whole numbers, or a float summed in the order of members; what cannot be defined is none, never nought
//! and never not-a-number. Names and definitions are those of the page `docs/outcomes.md`.
#![expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "a kernel over places below `members`, which `Network::new` checks; counts of arcs and minutes stay far below the width of their types"
)]

mod census;
pub(crate) mod shape;

pub use census::{Census, Centralisation, centralisation, gini, gini_of_rows};
pub use shape::Shape;

use crate::error::Error;

/// The most members of a network.
const MOST_MEMBERS: usize = 1 << 25;

/// An arc: from, to, and minutes.
pub type Arc = (u32, u32, u64);

/// A directed network with weights, and its undirected simple projection.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Network {
    members: usize,
    /// Where the arcs of each member begin in `to`.
    out: Vec<usize>,
    to: Vec<u32>,
    weight: Vec<u64>,
    /// Where the neighbours of each member begin in `near`; each tie stands there twice.
    ties: Vec<usize>,
    near: Vec<u32>,
}

impl Network {
    /// Puts arcs together: the same pair's weights are added up, arcs from somebody to themselves and beyond `members` are left
    /// out.
    ///
    /// # Errors
    /// [`Error::TooLarge`] for more than 2^25 members, or weights whose sum does not fit in 63 bits.
    pub fn new(members: usize, arcs: impl IntoIterator<Item = Arc>) -> Result<Self, Error> {
        let arcs: Vec<Arc> = arcs.into_iter().collect();
        if members > MOST_MEMBERS {
            return Err(Error::TooLarge { what: "network's number of members", size: members as u64, most: MOST_MEMBERS as u64 });
        }
        let sum: u128 = arcs.iter().map(|(_, _, weight)| u128::from(*weight)).sum();
        let most = i64::MAX as u64;
        if sum > u128::from(most) {
            return Err(Error::TooLarge { what: "sum of weights", size: u64::try_from(sum).unwrap_or(u64::MAX), most });
        }
        Ok(Self::of(members, arcs))
    }

    /// As [`Network::new`], for members and minutes that a bank holds: their sums fit.
    pub(crate) fn of(members: usize, arcs: impl IntoIterator<Item = Arc>) -> Self {
        let fits = |(from, to, _): &Arc| from != to && (*from as usize) < members && (*to as usize) < members;
        let arcs: Vec<Arc> = arcs.into_iter().filter(fits).collect();
        let mut out = vec![0usize; members + 1];
        for (from, _, _) in &arcs {
            out[*from as usize + 1] += 1;
        }
        for place in 0..members {
            out[place + 1] += out[place];
        }
        let mut next = out.clone();
        let mut rows = vec![(0u32, 0u64); arcs.len()];
        for (from, to, weight) in &arcs {
            let slot = &mut next[*from as usize];
            rows[*slot] = (*to, *weight);
            *slot += 1;
        }
        drop(arcs);
        let (mut to, mut weight) = (Vec::with_capacity(rows.len()), Vec::with_capacity(rows.len()));
        let mut begins = vec![0usize; members + 1];
        for place in 0..members {
            let row = &mut rows[out[place]..out[place + 1]];
            row.sort_unstable();
            for (other, minutes) in row.iter() {
                if to.len() > begins[place] && to.last() == Some(other) {
                    if let Some(last) = weight.last_mut() {
                        *last += minutes;
                    }
                } else {
                    to.push(*other);
                    weight.push(*minutes);
                }
            }
            begins[place + 1] = to.len();
        }
        Self::projected(members, begins, to, weight)
    }

    fn projected(members: usize, out: Vec<usize>, to: Vec<u32>, weight: Vec<u64>) -> Self {
        // The arcs that come in, by member: in order, because they are met in the order of those they come from.
        let mut came = vec![0usize; members + 1];
        for other in &to {
            came[*other as usize + 1] += 1;
        }
        for place in 0..members {
            came[place + 1] += came[place];
        }
        let mut next = came.clone();
        let mut from = vec![0u32; to.len()];
        for place in 0..members {
            for other in &to[out[place]..out[place + 1]] {
                let slot = &mut next[*other as usize];
                from[*slot] = place as u32;
                *slot += 1;
            }
        }
        let (mut ties, mut near) = (vec![0usize; members + 1], Vec::with_capacity(to.len() * 2));
        for place in 0..members {
            let (mut gone, mut come) = (&to[out[place]..out[place + 1]], &from[came[place]..came[place + 1]]);
            while let (Some(a), Some(b)) = (gone.first(), come.first()) {
                near.push(*a.min(b));
                let (a, b) = (*a, *b);
                if a <= b {
                    gone = &gone[1..];
                }
                if b <= a {
                    come = &come[1..];
                }
            }
            near.extend_from_slice(gone);
            near.extend_from_slice(come);
            ties[place + 1] = near.len();
        }
        near.shrink_to_fit();
        Self { members, out, to, weight, ties, near }
    }

    /// How many members there are, with and without ties.
    pub const fn members(&self) -> usize {
        self.members
    }
    /// How many arcs there are.
    pub fn arcs(&self) -> usize {
        self.to.len()
    }
    /// How many ties there are: pairs with an arc one way or both.
    pub fn ties(&self) -> usize {
        self.near.len() / 2
    }
    /// Those a member gave to, and minutes.
    pub fn gave_to(&self, member: usize) -> impl Iterator<Item = (u32, u64)> + '_ {
        let span = self.span(&self.out, member);
        self.to[span.clone()].iter().copied().zip(self.weight[span].iter().copied())
    }
    /// Those a member has a tie with, in order.
    pub fn neighbours(&self, member: usize) -> &[u32] {
        &self.near[self.span(&self.ties, member)]
    }
    /// How many ties a member has.
    pub fn degree(&self, member: usize) -> usize {
        self.span(&self.ties, member).len()
    }
    /// How many members a member gave to.
    pub fn out_degree(&self, member: usize) -> usize {
        self.span(&self.out, member).len()
    }
    /// From how many members each received.
    pub fn in_degrees(&self) -> Vec<usize> {
        let mut degrees = vec![0; self.members];
        for other in &self.to {
            degrees[*other as usize] += 1;
        }
        degrees
    }
    fn span(&self, begins: &[usize], member: usize) -> std::ops::Range<usize> {
        if member < self.members { begins[member]..begins[member + 1] } else { 0..0 }
    }
}

#[cfg(test)]
mod tests;
