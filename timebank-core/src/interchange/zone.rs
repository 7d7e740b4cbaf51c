//! The local clock of a community, as far as the host said it.

use crate::values::time::{Date, Timestamp};

/// How far local time is ahead of UTC.
#[derive(Clone, Copy, Debug, Default)]
pub struct Zone<'o> {
    /// The changes of the clock, in order.
    pub offsets: &'o [(Timestamp, i32)],
    /// The minutes ahead where no change is given.
    pub minutes: i32,
}

impl Zone<'_> {
    /// Whether anything is known of it.
    pub fn is_known(self) -> bool {
        !self.offsets.is_empty() || self.minutes != 0
    }

    /// How many minutes a local time is ahead of UTC.
    pub fn ahead(self, day: Date, time: i64) -> i32 {
        let local = day.start().millis().saturating_add(time);
        let holds = |(from, ahead): &&(Timestamp, i32)| local.saturating_sub(i64::from(*ahead).saturating_mul(60_000)) >= from.millis();
        let found = self.offsets.iter().rev().find(holds).or(self.offsets.first());
        found.map_or(self.minutes, |(_, ahead)| *ahead)
    }

    /// The local day of an instant; the day in UTC where nothing is known.
    pub fn day(self, at: Timestamp) -> Date {
        let passed = self.offsets.partition_point(|(from, _)| *from <= at);
        let change = passed.checked_sub(1).and_then(|last| self.offsets.get(last)).or(self.offsets.first());
        at.plus(i64::from(change.map_or(self.minutes, |(_, ahead)| *ahead))).date()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn a_day_is_that_of_the_local_clock() {
        // Madrid: an hour ahead, two from 29 March 2026 01:00 UTC on.
        let madrid = [(at("2025-10-26T01:00:00Z"), 60), (at("2026-03-29T01:00:00Z"), 120)];
        let zone = Zone { offsets: &madrid, minutes: 0 };
        for (instant, day) in [
            ("2026-03-01T22:59:59Z", "2026-03-01"),
            ("2026-03-01T23:00:00Z", "2026-03-02"),
            ("2026-03-29T21:59:59Z", "2026-03-29"),
            ("2026-03-29T22:00:00Z", "2026-03-30"),
            ("2024-01-01T23:30:00Z", "2024-01-02"),
        ] {
            assert_eq!(zone.day(at(instant)).to_string(), day, "{instant}");
        }
        assert_eq!(zone.ahead("2026-03-29".parse().unwrap(), 3 * 3_600_000), 120);
        assert_eq!(Zone::default().day(at("2026-03-01T23:59:59Z")).to_string(), "2026-03-01");
        assert_eq!(Zone { offsets: &[], minutes: -300 }.day(at("2026-03-02T01:00:00Z")).to_string(), "2026-03-01");
    }
}
