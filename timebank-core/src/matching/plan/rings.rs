//! Rings placed whole or not at all: everybody in one gives what they get, so no balance changes.

use super::place::Placing;
use crate::matching::circles;
use crate::matching::slots::STEP;

/// Places what the rings of these minutes give, as far as it goes. A session is as long as the shortest step of its ring.
pub(super) fn place(placing: &mut Placing<'_>, minutes: &[i64]) {
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
    let mut number = 0_u32;
    for ring in circles::rings_of(&round.task, &open) {
        let requests = ring.pairs.iter().filter_map(|pair| Some((*pair as usize, round.task.pairs.get(*pair as usize)?.request as usize)));
        let steps: Vec<(usize, usize)> = requests.collect();
        let mut length = ring.minutes.min(i64::from(round.longest));
        for (pair, request) in &steps {
            let wanted = placing.left.get(*request).map_or(0, |left| i64::from(*left));
            length = length.min(wanted).min(placing.offer_left(*pair));
        }
        let length = u32::try_from(length).unwrap_or(0);
        let length = length.saturating_sub(length.checked_rem(STEP).unwrap_or(0));
        if length < round.shortest.max(STEP) {
            continue;
        }
        let mark = placing.mark();
        placing.balanced = true;
        let whole = steps.iter().all(|(pair, request)| placing.session(*request, &[*pair], length, None).is_ok());
        placing.balanced = false;
        if whole {
            number = number.saturating_add(1);
            placing.in_ring(mark, number);
        } else {
            placing.back(mark);
        }
    }
}
