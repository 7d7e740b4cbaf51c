//! When people are free for sessions that are long enough.

use super::pace::Pacer;
use super::round::Round;
use crate::matching::Candidate;
use crate::matching::allocate::Pair;
use crate::matching::slots::{STEP, Week};
use crate::values::time::Date;

/// When a session with each candidate can be.
pub(super) fn times(round: &Round<'_>, pacer: &mut Pacer<'_>) -> Vec<Option<Week>> {
    let of = |((candidate, pair), common): ((&Candidate, &Pair), &Week)| {
        pacer.count(4);
        if pacer.stopped() {
            return None;
        }
        let least = round.asked.get(pair.request as usize).map_or(1, |asked| asked.shortest);
        candidate.said.then(|| if pair.capacity > 0 { common.sessions(candidate.first, least) } else { Week::NEVER })
    };
    round.candidates.iter().zip(&round.task.pairs).zip(&round.common).map(of).collect()
}

/// When somebody is free for any of some candidates, by the first of the seven days; nothing where one names no hours.
#[derive(Clone)]
pub(super) struct Weeks(Option<Vec<(Date, Week)>>);

impl Default for Weeks {
    fn default() -> Self {
        Self(Some(Vec::new()))
    }
}

impl Weeks {
    /// One more time; with nothing known of one, nothing is known of all.
    pub(super) fn add(&mut self, time: Option<(Date, &Week)>) {
        match (&mut self.0, time) {
            (weeks, None) => *weeks = None,
            (Some(weeks), Some((first, time))) => match weeks.iter_mut().find(|(known, _)| *known == first) {
                Some((_, week)) => *week = week.or(time),
                None => weeks.push((first, *time)),
            },
            (None, _) => {}
        }
    }

    /// Minutes in all; without bound where nothing is known.
    pub(super) fn minutes(&self) -> i64 {
        let of = |week: &Week| i64::from(week.count()).saturating_mul(i64::from(STEP));
        self.0.as_ref().map_or(i64::MAX, |weeks| weeks.iter().fold(0, |sum: i64, (_, week)| sum.saturating_add(of(week))))
    }
}
