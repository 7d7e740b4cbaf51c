//! Rings placed whole or not at all: everybody in one gives what they get.

use super::pace::Pacer;
use super::place::Placing;
use crate::matching::circles;
use crate::matching::slots::STEP;

/// Places what the rings of these minutes give, as far as it goes. A session is as long as the shortest step of its ring.
pub(super) fn place(placing: &mut Placing<'_>, minutes: &[i64], pacer: &mut Pacer<'_>) {
    let round = placing.round;
    let mut open = minutes.to_vec();
    for (slot, pair) in open.iter_mut().zip(&round.task.pairs) {
        let asked = round.asked.get(pair.request as usize);
        let whole = asked
            .is_some_and(|asked| asked.givers == 1 && placing.left.get(pair.request as usize).is_some_and(|left| *left == asked.minutes));
        if !whole {
            *slot = 0;
        }
    }
    for ring in circles::rings_of(&round.task, &open) {
        if pacer.over() {
            return;
        }
        pacer.count(ring.pairs.len().saturating_mul(64));
        let requests = ring.pairs.iter().filter_map(|pair| Some((*pair as usize, round.task.pairs.get(*pair as usize)?.request as usize)));
        let steps: Vec<(usize, usize)> = requests.collect();
        let (mut length, mut least) = (ring.minutes.min(i64::from(round.longest)), 1_u32);
        for (pair, request) in &steps {
            let wanted = placing.left.get(*request).map_or(0, |left| i64::from(*left));
            let offered = round.candidates.get(*pair).and_then(|candidate| placing.offers.get(&candidate.offer));
            length = length.min(wanted).min(offered.map_or(0, super::facts::OfferRoom::most));
            least = least.max(round.asked.get(*request).map_or(1, |asked| asked.shortest));
        }
        let length = u32::try_from(length).unwrap_or(0);
        // All that somebody in it asks for, or a whole number of quarters of an hour.
        let all = steps.iter().any(|(_, request)| placing.left.get(*request) == Some(&length));
        let length = if all { length } else { length.saturating_sub(length.checked_rem(STEP).unwrap_or(0)) };
        if length < least {
            continue;
        }
        let value = placing.value;
        let mark = placing.open_ring();
        let whole = steps.iter().all(|(pair, request)| placing.session(*request, &[*pair], length, None).is_ok());
        placing.close_ring(mark, value, whole);
    }
}
