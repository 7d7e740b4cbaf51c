//! The last units, by shortest paths: widen from the nodes that have too much until enough that lack are reached, lower the prices
//! by the distances, and move what can move along the ways that now cost nothing (primal–dual; Ford and Fulkerson 1962).
#![expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "part of the kernel: node and arc numbers come from the network built beside it, distances stay below a bound checked before they are kept"
)]

use super::Pace;
use super::scaling::{Room, Scaling};

/// Where a node stands in a search.
const FRESH: u8 = 0;
const SEEN: u8 = 1;
const DEAD: u8 = 2;

struct Search {
    distance: Vec<u32>,
    mark: Vec<u8>,
    settled: Vec<u32>,
    buckets: Vec<Vec<u32>>,
    path: Vec<u32>,
}

impl<R: Room> Scaling<R> {
    /// From a flow whose arcs are each within a unit or two of the optimum to one that is optimal. `false` when that took more than
    /// `most` steps or the pace is over: then units may be under way, and finer phases can go on from there.
    pub(super) fn finish(&mut self, most: u64, pace: &mut Pace<'_>) -> bool {
        let nodes = self.price.len();
        self.saturate();
        let mut search = Search {
            distance: vec![u32::MAX; nodes],
            mark: vec![FRESH; nodes],
            settled: Vec::new(),
            buckets: vec![Vec::new()],
            path: Vec::new(),
        };
        let mut sources: Vec<u32> = (0..nodes as u32).filter(|node| self.excess[*node as usize] > 0).collect();
        let mut sinks: Vec<u32> = (0..nodes as u32).filter(|node| self.excess[*node as usize] < 0).collect();
        let last = pace.steps.saturating_add(most);
        let mut back = true;
        loop {
            back = !back;
            sources.retain(|source| self.excess[*source as usize] > 0);
            sinks.retain(|sink| self.excess[*sink as usize] < 0);
            if sources.is_empty() {
                return true;
            }
            if pace.steps >= last || pace.over() || !self.widen(&sources, &sinks, back, &mut search, pace) {
                return false;
            }
            // Once more along the same ways while that is worth it: it is cheaper than widening again.
            let under_way: i64 = sources.iter().map(|source| self.excess[*source as usize]).sum();
            let worth = under_way / 8;
            while self.block(&sources, &mut search, pace) > worth {}
            search.settled.clear();
        }
    }

    /// Distances from the sources, or to the nodes that lack units, whichever are fewer, as far as half of what is under way finds
    /// its other end; prices follow. From the few to the many, because each of the many that is reached then has a way of its own.
    /// Buckets by distance (Dial 1969).
    fn widen(&mut self, sources: &[u32], sinks: &[u32], back: bool, search: &mut Search, pace: &mut Pace<'_>) -> bool {
        let Search { distance, mark, settled, buckets, .. } = search;
        let mut wanted: i64 = sources.iter().map(|source| self.excess[*source as usize]).sum();
        wanted = (wanted / 2).max(1);
        for &begin in if back { sinks } else { sources } {
            distance[begin as usize] = 0;
            buckets[0].push(begin);
        }
        // Every arc that had room was within a few units of cost before, so no way that is needed is longer than this.
        let most = self.price.len() as i64 * 8 + 64;
        let mut level = 0;
        let mut reached = false;
        while level < buckets.len() && wanted > 0 {
            while let Some(node) = buckets[level].pop() {
                let node = node as usize;
                if distance[node] != level as u32 || mark[node] != FRESH {
                    continue;
                }
                mark[node] = SEEN;
                settled.push(node as u32);
                let met = if back { self.excess[node] } else { -self.excess[node] }.max(0);
                wanted -= met;
                reached |= met > 0;
                let base = self.price[node];
                let range = self.first[node] as usize..self.first[node + 1] as usize;
                pace.count(range.len());
                for half in &self.halves[range] {
                    // On the way back it is the twin that must have room, and its cost is the other way round.
                    let room = if back { half.both.units() - half.spare.units() } else { half.spare.units() };
                    if room > 0 {
                        let there = half.to as usize;
                        let reduced = half.cost + base - self.price[there];
                        let far = level as i64 + if back { -reduced } else { reduced };
                        if far < i64::from(distance[there]) && far < most {
                            distance[there] = far as u32;
                            if far as usize >= buckets.len() {
                                buckets.resize(far as usize + 1, Vec::new());
                            }
                            buckets[far as usize].push(half.to);
                        }
                    }
                }
            }
            level += 1;
        }
        let top = level as i64 - 1;
        for &node in settled.iter() {
            let node = node as usize;
            let short = top - i64::from(std::mem::replace(&mut distance[node], u32::MAX));
            self.price[node] += if back { short } else { -short };
            mark[node] = FRESH;
            self.current[node] = self.first[node];
        }
        for bucket in buckets.iter_mut() {
            for node in bucket.drain(..) {
                distance[node as usize] = u32::MAX;
            }
        }
        reached
    }

    /// Moves units from the sources along arcs that cost nothing, each node left for good once it leads nowhere. What was moved.
    fn block(&mut self, sources: &[u32], search: &mut Search, pace: &mut Pace<'_>) -> i64 {
        let Search { mark, settled, path, .. } = search;
        let mut moved = 0;
        for &source in sources {
            let source = source as usize;
            while self.excess[source] > 0 && mark[source] != DEAD {
                path.clear();
                mark[source] = SEEN;
                settled.push(source as u32);
                let Some(end) = self.descend(source, mark, settled, path, pace) else { break };
                let mut units = self.excess[source].min(-self.excess[end]);
                for &at in path.iter() {
                    units = units.min(self.halves[at as usize].spare.units());
                }
                for &at in path.iter() {
                    self.push(at as usize, units);
                    mark[self.halves[at as usize].to as usize] = FRESH;
                }
                mark[source] = FRESH;
                self.excess[source] -= units;
                self.excess[end] += units;
                moved += units;
            }
        }
        for &node in settled.iter() {
            mark[node as usize] = FRESH;
            self.current[node as usize] = self.first[node as usize];
        }
        moved
    }

    /// A way from `source` to a node that lacks units, left in `path`.
    fn descend(
        &mut self,
        source: usize,
        mark: &mut [u8],
        settled: &mut Vec<u32>,
        path: &mut Vec<u32>,
        pace: &mut Pace<'_>,
    ) -> Option<usize> {
        let mut tip = source;
        loop {
            if self.excess[tip] < 0 {
                return Some(tip);
            }
            let base = self.price[tip];
            let (from, end) = (self.current[tip] as usize, self.first[tip + 1] as usize);
            let step = self.halves[from..end].iter().position(|half| {
                half.spare.units() > 0 && mark[half.to as usize] == FRESH && half.cost + base == self.price[half.to as usize]
            });
            if let Some(ahead) = step {
                pace.count(ahead + 1);
                self.current[tip] = (from + ahead) as u32;
                path.push((from + ahead) as u32);
                tip = self.halves[from + ahead].to as usize;
                mark[tip] = SEEN;
                settled.push(tip as u32);
            } else {
                pace.count(end - from);
                mark[tip] = DEAD;
                self.current[tip] = end as u32;
                let at = path.pop()? as usize;
                tip = self.halves[self.halves[at].twin as usize].to as usize;
                self.current[tip] += 1;
            }
        }
    }
}
