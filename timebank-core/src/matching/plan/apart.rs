//! One person is in one place at a time, whether they give or receive: what a network cannot say, priced (Lagrangian relaxation; Held and Karp
//! 1970, Fisher 1981).
//!
//! In each stretch in which somebody can give or receive without a break, all that they take part in comes to what whole sessions fill of it, at
//! most. An arc holds for one giver or one request, so no arc says that. A price says it: each minute of such a session costs the price,
//! and the minutes of the stretch are paid for by it. Every plan keeps the limits, so with any prices no plan is worth more than the cheapest
//! circulation. In the network a limit is an arc from the hub to itself that gains the price, as wide as the limit, and the price is
//! taken off what the candidates gain: so one certificate proves all of it. The prices rise where more moves than goes, and fall where less
//! does (Polyak 1969); the best bound is kept.

use super::network::{HUB, Net};
use super::pace::{Pacer, worked};
use super::packing::{Lengths, filled, in_a_row};
use super::round::Round;
use crate::error::Error;
use crate::matching::flow::{Circulation, FlowArc};
use crate::matching::slots::{STEP, Week};
use crate::order::BTreeMap;

/// How often prices are changed at most, and how many arcs are gone through for it in all: so that it costs next to nothing beside a large
/// plan.
const ROUNDS: usize = 80;
const MOST_ARCS: usize = 200_000;
/// Networks with more candidates have no prices.
const MOST_CANDIDATES: usize = 10_000;
/// How far a bound is thought to be from the best there is in the beginning, in thousandths, and after how many changes without a better
/// bound half of that.
const SHARE: i128 = 250;
const PATIENCE: usize = 4;
/// The highest price: no score is higher.
const DEAREST: i128 = 1 << 20;

/// Minutes that somebody takes part in, of some candidates, and how many they are at most.
pub(super) struct Limit {
    arcs: Vec<usize>,
    most: i64,
}

impl Limit {
    /// The arc that pays for it, at a price.
    pub(super) const fn arc(&self, price: i64) -> FlowArc {
        FlowArc::gain(HUB, HUB, self.most, price)
    }
}

/// What somebody takes part in: a candidate they give with, or one for a request of theirs.
#[derive(Clone, Copy)]
struct Part {
    at: usize,
    gives: bool,
}

/// The limits of everybody who says when they are free.
pub(super) fn limits(round: &Round<'_>, time: impl Fn(usize) -> Option<Week>, pacer: &mut Pacer<'_>) -> Vec<Limit> {
    let mut limits = Vec::new();
    if round.candidates.len() > MOST_CANDIDATES {
        return limits;
    }
    let mut of: Vec<Vec<(Part, Week)>> = vec![Vec::new(); round.members.len()];
    for (at, pair) in round.task.pairs.iter().enumerate().filter(|(_, pair)| pair.capacity > 0) {
        let wish = round.task.requests.get(pair.request as usize).zip(round.asked.get(pair.request as usize));
        let Some(((wish, asked), time)) = wish.zip(time(at)) else { continue };
        // Several givers are there at once: their minutes do not add up for who receives.
        for (place, gives) in [(Some(pair.giver), true), ((asked.givers == 1).then_some(wish.owner), false)] {
            if let Some(of) = place.and_then(|place| of.get_mut(place as usize)) {
                of.push((Part { at, gives }, time));
            }
        }
    }
    for parts in &of {
        pacer.count(parts.len().saturating_mul(8));
        if pacer.stopped() {
            break;
        }
        worked();
        of_one(round, parts, &mut limits);
    }
    limits
}

/// The limits of one person: in each stretch, and in all of them together.
fn of_one(round: &Round<'_>, parts: &[(Part, Week)], limits: &mut Vec<Limit>) {
    let all = parts.iter().fold(Week::NEVER, |all, (_, time)| all.or(time));
    let (runs, mut sum) = (all.runs(round.from), 0_i64);
    for run in &runs {
        let room = i64::from(run.count()).saturating_mul(i64::from(STEP));
        let meets: Vec<Part> = parts.iter().filter(|(_, time)| !time.and(run).is_empty()).map(|(part, _)| *part).collect();
        sum = sum.saturating_add(in_a_row(room, round.travel, &lengths(round, &meets)));
        let within: Vec<Part> = parts.iter().filter(|(_, time)| time.and(run) == *time).map(|(part, _)| *part).collect();
        add(round, &within, in_a_row(room, round.travel, &lengths(round, &within)), limits);
    }
    if runs.len() > 1 {
        let every: Vec<Part> = parts.iter().map(|(part, _)| *part).collect();
        add(round, &every, filled(sum, &lengths(round, &every)), limits);
    }
}

/// Adds a limit, unless nothing could go beyond it or the network has it.
fn add(round: &Round<'_>, parts: &[Part], most: i64, limits: &mut Vec<Limit>) {
    let could = lengths(round, parts).iter().fold(0_i64, |sum, one| sum.saturating_add(one.most));
    let offers = |part: &Part| round.candidates.get(part.at).filter(|_| part.gives).map(|candidate| candidate.offer);
    let first = parts.first().and_then(offers);
    let one_offer = first.is_some() && parts.iter().all(|part| offers(part) == first);
    if could > most && !one_offer {
        limits.push(Limit { arcs: parts.iter().map(|part| part.at).collect(), most });
    }
}

/// How long sessions can be: one with each candidate for who gives, and of all that a request gets no more than it asks for.
fn lengths(round: &Round<'_>, parts: &[Part]) -> Vec<Lengths> {
    let mut asked: BTreeMap<u32, Lengths> = BTreeMap::new();
    let mut all = Vec::new();
    for part in parts {
        let Some((one, pair)) = round.lengths(part.at).zip(round.task.pairs.get(part.at)) else { continue };
        if part.gives {
            all.push(one);
            continue;
        }
        let most = round.asked.get(pair.request as usize).map_or(0, |asked| i64::from(asked.minutes));
        let known = asked.entry(pair.request).or_insert(Lengths { least: one.least, most: 0 });
        known.most = known.most.saturating_add(one.most).min(most);
    }
    all.extend(asked.into_values());
    all
}

impl Net {
    /// The network with prices on its limits, and its best flow, if that bounds plans better; and whether the work was stopped before.
    pub(super) fn priced(self, best: Circulation, pacer: &mut Pacer<'_>, until: u64) -> Result<(Self, Circulation, bool), Error> {
        let arcs = self.arcs.len().max(1);
        let rounds = MOST_ARCS.checked_div(arcs).unwrap_or(0).min(ROUNDS);
        if !best.is_optimal() || self.limits.is_empty() || rounds == 0 {
            let cut = !best.is_optimal();
            return Ok((self, best, cut));
        }
        let (mut share, mut waited, mut cut) = (SHARE, 0_usize, false);
        let mut prices = vec![0_i64; self.limits.len()];
        let (mut kept, mut now) = ((prices.clone(), best.clone()), best);
        for _ in 0..rounds {
            pacer.count(arcs);
            cut = pacer.over() || pacer.steps() >= until;
            if cut || !self.raise(&mut prices, &now, share) {
                break;
            }
            worked();
            now = Self { arcs: self.with(&prices), nodes: self.nodes, limits: Vec::new() }.solve(pacer)?;
            cut = !now.is_optimal();
            if cut {
                break;
            }
            waited = waited.saturating_add(1);
            if now.bound > kept.1.bound {
                (kept, waited) = ((prices.clone(), now.clone()), 0);
            } else if waited >= PATIENCE {
                (share, waited) = (share / 2, 0);
            }
        }
        Ok((Self { arcs: self.with(&kept.0), ..self }, kept.1, cut))
    }

    /// Changes the prices by how far a flow is beyond the limits, or within them. `false` if nothing is to be changed.
    fn raise(&self, prices: &mut [i64], flow: &Circulation, share: i128) -> bool {
        let moved =
            |limit: &Limit| limit.arcs.iter().filter_map(|at| flow.flow.get(*at)).fold(0_i64, |sum, units| sum.saturating_add(*units));
        let over: Vec<i128> = self.limits.iter().map(|limit| i128::from(moved(limit).saturating_sub(limit.most))).collect();
        let counts = |(over, price): &(&i128, &i64)| **over > 0 || **price > 0;
        let norm =
            over.iter().zip(prices.iter()).filter(counts).fold(0_i128, |sum, (over, _)| sum.saturating_add(over.saturating_mul(*over)));
        let hope = i128::from(flow.bound.saturating_neg()).saturating_mul(share);
        let mut changed = false;
        for (price, over) in prices.iter_mut().zip(over) {
            // Rounded towards what is beyond, so that the last point is not lost.
            let by = over.saturating_mul(hope).checked_div(norm.saturating_mul(1000)).unwrap_or(0);
            let next = i64::try_from(i128::from(*price).saturating_add(by).clamp(0, DEAREST)).unwrap_or(*price);
            changed |= next != *price;
            *price = next;
        }
        changed
    }

    /// The arcs with prices on the limits.
    fn with(&self, prices: &[i64]) -> Vec<FlowArc> {
        let mut arcs = self.arcs.clone();
        let first = arcs.len().saturating_sub(self.limits.len());
        for (number, (limit, price)) in self.limits.iter().zip(prices).enumerate() {
            for at in &limit.arcs {
                if let Some(arc) = arcs.get_mut(*at) {
                    arc.cost = arc.cost.saturating_add(*price);
                }
            }
            if let Some(arc) = arcs.get_mut(first.saturating_add(number)) {
                *arc = limit.arc(*price);
            }
        }
        arcs
    }

    /// Whether these arcs are those of the network, with any prices on its limits.
    pub(super) fn has(&self, arcs: impl Iterator<Item = FlowArc>) -> bool {
        let arcs: Vec<FlowArc> = arcs.collect();
        let first = self.arcs.len().saturating_sub(self.limits.len());
        let prices: Vec<i64> = arcs.iter().skip(first).map(|arc| arc.cost.saturating_neg()).collect();
        prices.iter().all(|price| *price >= 0) && self.with(&prices) == arcs
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
    use super::{Limit, Net};
    use crate::matching::flow::{Budget, FlowArc, min_cost_circulation};
    use crate::matching::plan::pace::Pacer;

    /// Somebody who could give an hour worth 10 a minute and receive one worth 9, with an hour of time.
    fn one() -> Net {
        let limits = vec![Limit { arcs: vec![0, 1], most: 60 }];
        let mut arcs = vec![FlowArc::gain(0, 1, 60, 10), FlowArc::gain(0, 2, 60, 9), FlowArc::new(1, 0, 60, 0), FlowArc::new(2, 0, 60, 0)];
        arcs.push(limits[0].arc(0));
        Net { nodes: 3, arcs, limits }
    }

    #[test]
    fn a_person_is_in_one_place_at_a_time() {
        let best = one().solve(&mut Pacer::new(None, None)).unwrap();
        assert_eq!(best.bound, -19 * 60);
        let (net, best, cut) = one().priced(best, &mut Pacer::new(None, None), u64::MAX).unwrap();
        assert_eq!((best.bound, cut), (-10 * 60, false));
        // The network with prices proves it by itself, and is told apart from every other.
        assert!(min_cost_circulation(net.nodes, &net.arcs, Budget::default()).unwrap().bound == -10 * 60);
        assert!(one().has(net.arcs.iter().copied()));
        let changed = |at: usize, change: &dyn Fn(&mut FlowArc)| {
            let mut arcs = net.arcs.clone();
            change(&mut arcs[at]);
            one().has(arcs.into_iter())
        };
        assert!(!changed(0, &|arc| arc.cost += 1) && !changed(4, &|arc| arc.cost += 1) && !changed(4, &|arc| arc.upper -= 1));
        assert!(!one().has(net.arcs.iter().take(4).copied()));
        // A price below nothing would be paid for more than there is.
        let below: Vec<FlowArc> = one().with(&[-1]);
        assert!(!one().has(below.into_iter()));
    }
}
