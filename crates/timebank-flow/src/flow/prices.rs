//! The global price update (Goldberg 1997): every price is lowered by as many steps as its node is far from one that lacks units,
//! so that all ways there lead downhill.
#![expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "part of the kernel: node and arc numbers come from the network built beside it, ranks stay below the number of buckets"
)]

use super::Pace;
use super::scaling::{Room, Scaling};

const NONE: u32 = u32::MAX;
const FAR: u32 = u32::MAX - 1;
/// Set on the rank of a node whose arcs have been looked at.
const DONE: u32 = 1 << 31;

/// Nodes in buckets by rank, each bucket a list with links both ways.
pub(super) struct Ranks {
    rank: Vec<u32>,
    next: Vec<u32>,
    before: Vec<u32>,
    head: Vec<u32>,
}

impl Ranks {
    pub fn new(nodes: usize) -> Self {
        Ranks { rank: vec![FAR; nodes], next: vec![NONE; nodes], before: vec![NONE; nodes], head: Vec::new() }
    }
    fn put(&mut self, node: usize, rank: usize) {
        if rank >= self.head.len() {
            self.head.resize(rank + 1, NONE);
        }
        let second = self.head[rank];
        self.rank[node] = rank as u32;
        (self.next[node], self.before[node]) = (second, NONE);
        if second != NONE {
            self.before[second as usize] = node as u32;
        }
        self.head[rank] = node as u32;
    }
    fn take_out(&mut self, node: usize) {
        let (before, next) = (self.before[node], self.next[node]);
        if before == NONE {
            self.head[self.rank[node] as usize] = next;
        } else {
            self.next[before as usize] = next;
        }
        if next != NONE {
            self.before[next as usize] = before;
        }
    }
}

impl<R: Room> Scaling<R> {
    /// See the head of this file.
    pub(super) fn update_prices(&mut self, error: i64, pace: &mut Pace<'_>) {
        let nodes = self.price.len();
        let mut waiting = 0_usize;
        self.ranks.head.clear();
        for node in 0..nodes {
            self.ranks.rank[node] = FAR;
            if self.excess[node] < 0 {
                self.ranks.put(node, 0);
            } else if self.excess[node] > 0 {
                waiting += 1;
            }
        }
        if waiting == 0 {
            return;
        }
        // No way is longer than this many steps if the flow was within a few times the error before.
        let most = nodes * 40 + 64;
        let mut level = 0;
        'levels: while level < self.ranks.head.len() {
            while self.ranks.head[level] != NONE {
                let node = self.ranks.head[level] as usize;
                self.ranks.take_out(node);
                self.ranks.rank[node] |= DONE;
                let base = self.price[node];
                let range = self.first[node] as usize..self.first[node + 1] as usize;
                pace.count(range.len());
                for half in &self.halves[range] {
                    let other = half.to as usize;
                    let known = self.ranks.rank[other];
                    // Room from `other` to here: what its half lacks of both.
                    if (known == FAR || (known & DONE == 0 && known as usize > level)) && half.both.units() > half.spare.units() {
                        let reduced = self.price[other] - half.cost - base;
                        let rank = level as i64 + if reduced < 0 { 0 } else { reduced / error + 1 };
                        if rank < i64::from(known) && rank < most as i64 {
                            if known != FAR {
                                self.ranks.take_out(other);
                            }
                            self.ranks.put(other, rank as usize);
                        }
                    }
                }
                if self.excess[node] > 0 {
                    waiting -= 1;
                    if waiting == 0 {
                        break 'levels;
                    }
                }
            }
            level += 1;
        }
        for node in 0..nodes {
            let rank = self.ranks.rank[node];
            let down = if rank != FAR && rank & DONE != 0 { (rank & !DONE) as usize } else { level };
            if down > 0 {
                self.price[node] -= error * down as i64;
                self.current[node] = self.first[node];
            }
        }
    }
}
