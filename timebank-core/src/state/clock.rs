//! The local clock: the offset of local time from UTC, and when each offset begins. A day is a local day.

use super::State;
use crate::model::exchange::Terms;
use crate::values::sure::LeftOut as _;
use crate::values::time::{Date, Start, Timestamp};

impl State {
    /// Returns whether the host has ever set the clock. Until then days are UTC days.
    pub(crate) fn has_clock(&self) -> bool {
        !self.clock.is_empty()
    }

    /// Returns the offset of local time from UTC at an instant, in minutes; positive is ahead. After the last change that the
    /// host announced, the last offset continues to apply.
    pub(crate) fn offset_at(&self, at: Timestamp) -> i16 {
        if self.clock.is_empty() {
            return 0;
        }
        self.clock.range(..=at).next_back().map_or(0, |(_, offset)| *offset)
    }

    /// Returns the local day of an instant.
    pub fn day_of(&self, at: Timestamp) -> Date {
        at.local_date(self.offset_at(at))
    }

    /// Returns the local day of the last record, which is the bank's notion of today.
    pub fn today_here(&self) -> Date {
        self.day_of(self.last_at())
    }

    /// Returns the spans of constant offset that a local day can touch, in order. Each is its first instant and its offset.
    fn spans_about(&self, day: Date) -> impl Iterator<Item = (Timestamp, i16)> + '_ {
        let begin = day.plus_days(-1).given_or(day).start();
        std::iter::once((begin, self.offset_at(begin)))
            .chain(self.clock.range(begin..).map(|(at, offset)| (*at, *offset)).skip_while(move |(at, _)| *at == begin))
    }

    /// Returns the first instant of a local day.
    pub(crate) fn start_of(&self, day: Date) -> Timestamp {
        let mut start = day.start();
        let mut spans = self.spans_about(day).peekable();
        while let Some((from, offset)) = spans.next() {
            // If the clock skips midnight, the day begins with the new span.
            start = day.start().minus(i64::from(offset)).max(from);
            if spans.peek().is_none_or(|(next, _)| start < *next) {
                break;
            }
        }
        start
    }

    /// Returns the offset at a local time of day. If that time occurs twice, it is the first occurrence. If it is skipped, the
    /// offset before the change applies.
    pub(crate) fn offset_on(&self, day: Date, minute: u16) -> i16 {
        let mut before = None;
        let mut spans = self.spans_about(day).peekable();
        while let Some((from, offset)) = spans.next() {
            let at = day.start().plus(i64::from(minute)).minus(i64::from(offset));
            if at < from {
                break;
            }
            before = Some(offset);
            if spans.peek().is_none_or(|(next, _)| at < *next) {
                break;
            }
        }
        before.given_or_else(|| self.offset_at(day.start()))
    }

    /// Returns the start time of terms with the UTC offset of their own day. Terms state local wall-clock time.
    pub(crate) fn on_the_wall(&self, terms: &Terms) -> Option<Start> {
        let start = terms.start?;
        if !self.has_clock() || start.minute >= 1_440 {
            return Some(start);
        }
        Some(Start { minute: start.minute, offset: self.offset_on(terms.on, start.minute) })
    }
}
