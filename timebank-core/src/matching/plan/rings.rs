//! Rings placed whole or not at all: everybody in one gives what they get.

use super::again::Lots;
use super::order::able;
use super::pace::Pacer;
use super::place::{Chosen, Placing};
use super::round::Round;
use crate::error::Error;
use crate::matching::circles;
use crate::matching::slots::STEP;

/// How many candidates of a request are followed, and through how many people, in search of a ring.
const WIDE: usize = 8;
const LONG: usize = 5;
/// How many candidates are looked at for each request, and at most.
const TRIES_EACH: usize = 200;
const MOST_TRIES: usize = 50_000;

/// A step of a ring: a candidate, and the request it is for.
type Step = (Chosen, usize);

/// Places what the rings of these minutes give, as far as it goes.
pub(super) fn place(placing: &mut Placing<'_>, minutes: &[i64], pacer: &mut Pacer<'_>) -> Result<(), Error> {
    let round = placing.round;
    if pacer.over() {
        return Ok(());
    }
    let mut open = minutes.to_vec();
    for (slot, pair) in open.iter_mut().zip(&round.task.pairs) {
        if !is_whole(placing, pair.request as usize) {
            *slot = 0;
        }
    }
    for ring in circles::rings(&round.task, &open)? {
        if pacer.over() {
            return Ok(());
        }
        pacer.count(ring.pairs.len().saturating_mul(64));
        let steps = ring.pairs.iter().filter_map(|pair| Some((*pair as usize, round.task.pairs.get(*pair as usize)?.request as usize)));
        let steps: Vec<Step> = steps.collect();
        one(placing, &steps, ring.minutes);
        placing.audit(pacer);
    }
    Ok(())
}

/// Whether nothing of a request is met yet, and one giver is enough for it.
fn is_whole(placing: &Placing<'_>, number: usize) -> bool {
    let asked = placing.round.asked.get(number);
    asked.is_some_and(|asked| asked.givers == 1 && placing.left.get(number).is_some_and(|left| *left == asked.minutes))
}

/// Places one ring. Every session is as long as the shortest step lets it be, `most` minutes at most.
fn one(placing: &mut Placing<'_>, steps: &[Step], most: i64) -> bool {
    let round = placing.round;
    let (mut length, mut least) = (most.min(i64::from(round.longest)), 1_u32);
    for (pair, request) in steps {
        let wanted = placing.left.get(*request).map_or(0, |left| i64::from(*left));
        let offered = round.candidates.get(*pair).and_then(|candidate| placing.offers.get(&candidate.offer));
        let most = round.task.pairs.get(*pair).map_or(0, |pair| pair.capacity);
        length = length.min(wanted).min(most).min(offered.map_or(0, super::facts::OfferRoom::most));
        least = least.max(round.asked.get(*request).map_or(1, |asked| asked.shortest));
    }
    let length = u32::try_from(length).unwrap_or(0);
    // All that somebody in it asks for, or a whole number of quarters of an hour.
    let all = steps.iter().any(|(_, request)| placing.left.get(*request) == Some(&length));
    let length = if all { length } else { length.saturating_sub(length.checked_rem(STEP).unwrap_or(0)) };
    if length < least {
        return false;
    }
    let value = placing.value;
    let mark = placing.open_ring();
    let whole = steps.iter().all(|(pair, request)| placing.session(*request, &[*pair], length, None).is_ok());
    placing.close_ring(mark, value, whole)
}

/// Looks for rings among what is open, from one request after another.
pub(super) fn look(placing: &mut Placing<'_>, (numbers, asks): (&[usize], &[Vec<usize>]), pacer: &mut Pacer<'_>) {
    let mut tries = numbers.len().saturating_mul(TRIES_EACH).min(MOST_TRIES);
    for number in numbers {
        among(placing, (&[*number], asks), pacer, &mut tries, None);
        placing.audit(pacer);
    }
}

/// The requests of each member, by place.
pub(super) fn asks(round: &Round<'_>) -> Vec<Vec<usize>> {
    let mut asks: Vec<Vec<usize>> = vec![Vec::new(); round.members.len()];
    for (number, wish) in round.task.requests.iter().enumerate() {
        if let Some(of) = asks.get_mut(wish.owner as usize) {
            of.push(number);
        }
    }
    asks
}

/// Looks for rings that begin with these requests: who could give one, what they ask for, who could give that, until it comes round. By lot
/// somebody else comes first now and then.
pub(super) fn among(
    placing: &mut Placing<'_>,
    (numbers, asks): (&[usize], &[Vec<usize>]),
    pacer: &mut Pacer<'_>,
    tries: &mut usize,
    lots: Option<&mut Lots>,
) {
    let mut search = Search { placing, pacer, asks, tries, lots };
    for &number in numbers {
        if is_whole(search.placing, number) && search.goes_on() {
            search.round(number, &mut Vec::new());
        }
    }
}

struct Search<'s, 'a, 'p> {
    placing: &'s mut Placing<'a>,
    pacer: &'s mut Pacer<'p>,
    asks: &'s [Vec<usize>],
    tries: &'s mut usize,
    lots: Option<&'s mut Lots>,
}

impl Search<'_, '_, '_> {
    fn goes_on(&mut self) -> bool {
        *self.tries > 0 && !self.pacer.over()
    }

    /// Whether a ring was placed that goes on with a request.
    fn round(&mut self, number: usize, way: &mut Vec<Step>) -> bool {
        let round = self.placing.round;
        let owner = |number: usize| round.task.requests.get(number).map(|wish| wish.owner);
        let first = way.first().map_or(owner(number), |(_, first)| owner(*first));
        self.pacer.count(able(round, number).count());
        let open = able(round, number).filter(|one| self.placing.minutes.get(*one) == Some(&0));
        let mut open: Vec<Chosen> = open.take(WIDE).collect();
        if let Some(lots) = self.lots.as_mut() {
            lots.turn(&mut open);
        }
        for pair in open {
            if !self.goes_on() {
                return false;
            }
            *self.tries = self.tries.saturating_sub(1);
            self.pacer.count(32);
            let Some(giver) = round.task.pairs.get(pair).map(|pair| pair.giver) else { continue };
            way.push((pair, number));
            if first == Some(giver) {
                if one(self.placing, way, i64::MAX) {
                    return true;
                }
            } else if way.len() < LONG && !way.iter().any(|(_, step)| owner(*step) == Some(giver)) {
                for next in self.asks.get(giver as usize).into_iter().flatten() {
                    self.pacer.count(1);
                    if !self.goes_on() {
                        break;
                    }
                    if is_whole(self.placing, *next) && self.round(*next, way) {
                        return true;
                    }
                }
            }
            way.pop();
        }
        false
    }
}
