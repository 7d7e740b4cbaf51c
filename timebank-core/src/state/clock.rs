//! The local clock: how far local time is ahead of UTC, and from when on. A day is a local day.

use super::State;
use crate::model::exchange::Terms;
use crate::values::time::{Date, Instant, Start};

impl State {
    /// Whether the host has ever set the clock. Until then days are those of UTC.
    pub(crate) fn has_clock(&self) -> bool {
        !self.clock.is_empty()
    }

    /// Returns how many minutes local time is ahead of UTC at a moment. Past the last change the host named, the last offset
    /// holds.
    pub(crate) fn offset_at(&self, at: Instant) -> i16 {
        if self.clock.is_empty() {
            return 0;
        }
        self.clock.range(..=at).next_back().map_or(0, |(_, offset)| *offset)
    }

    /// Returns the local day of a moment.
    pub fn day_of(&self, at: Instant) -> Date {
        at.local_date(self.offset_at(at))
    }

    /// Returns the local day of the last record: today, as far as the bank knows.
    pub fn today_here(&self) -> Date {
        self.day_of(self.last_at())
    }

    /// Spans in which one offset holds, those that a local day can touch, in order: from when on, and the offset.
    fn spans_about(&self, day: Date) -> impl Iterator<Item = (Instant, i16)> + '_ {
        let begin = day.plus_days(-1).unwrap_or(day).start();
        std::iter::once((begin, self.offset_at(begin)))
            .chain(self.clock.range(begin..).map(|(at, offset)| (*at, *offset)).skip_while(move |(at, _)| *at == begin))
    }

    /// Returns the first moment of a local day.
    pub(crate) fn start_of(&self, day: Date) -> Instant {
        let mut start = day.start();
        let mut spans = self.spans_about(day).peekable();
        while let Some((from, offset)) = spans.next() {
            // Where the clock skips midnight, the day begins with the span.
            start = day.start().plus(i64::from(offset).saturating_neg()).max(from);
            if spans.peek().is_none_or(|(next, _)| start < *next) {
                break;
            }
        }
        start
    }

    /// Returns the offset at a local time of day. Of an hour that comes twice it is the first; one that is skipped is taken by
    /// the clock before.
    pub(crate) fn offset_on(&self, day: Date, minute: u16) -> i16 {
        let mut before = None;
        let mut spans = self.spans_about(day).peekable();
        while let Some((from, offset)) = spans.next() {
            let at = day.start().plus(i64::from(minute).saturating_sub(i64::from(offset)));
            if at < from {
                break;
            }
            before = Some(offset);
            if spans.peek().is_none_or(|(next, _)| at < *next) {
                break;
            }
        }
        before.unwrap_or_else(|| self.offset_at(day.start()))
    }

    /// Puts the offset of its own day to the time of day something begins: what is said is the time on the wall.
    pub(crate) fn on_the_wall(&self, terms: &Terms) -> Option<Start> {
        let start = terms.start?;
        if !self.has_clock() || start.minute >= 1_440 {
            return Some(start);
        }
        Some(Start { minute: start.minute, offset: self.offset_on(terms.on, start.minute) })
    }
}
