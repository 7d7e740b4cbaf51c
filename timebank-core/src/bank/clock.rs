//! The bank's clock: how far local time is ahead of UTC, and from when on. A day is a local day.

use super::TimeBank;
use super::apply::no;
use super::work::{About, Work};
use crate::charter::Step;
use crate::command::SetClock;
use crate::error::Error;
use crate::journal::Body;
use crate::journal::event::{ClockSet, ClockTurn};
use crate::model::exchange::Terms;
use crate::values::time::{Date, Instant, Start};

/// The most changes one setting of the clock may name: the clock changes twice a year.
const TURNS: usize = 1_000;
/// The farthest a local clock can be from UTC, in minutes.
const FARTHEST: i16 = 1_080;

impl TimeBank {
    /// Whether the host has ever set the clock. Until then days are those of UTC.
    pub(crate) fn has_clock(&self) -> bool {
        !self.state.clock.is_empty()
    }

    /// Returns how many minutes local time is ahead of UTC at a moment. Past the last change the host named, the last offset
    /// holds.
    pub(crate) fn offset_at(&self, at: Instant) -> i16 {
        if self.state.clock.is_empty() {
            return 0;
        }
        self.state.clock.range(..=at).next_back().map_or(0, |(_, offset)| *offset)
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
            .chain(self.state.clock.range(begin..).map(|(at, offset)| (*at, *offset)).skip_while(move |(at, _)| *at == begin))
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

    /// The moments the clock changes, as a setting names them: each by the local time just before it.
    fn turns(at: Instant, e: &ClockSet) -> Result<Vec<(Instant, i16)>, &'static str> {
        if e.offset.unsigned_abs() > FARTHEST.unsigned_abs() || e.changes.iter().any(|c| c.to.unsigned_abs() > FARTHEST.unsigned_abs()) {
            return Err("a clock is at most 1,080 minutes from UTC");
        }
        if e.changes.len() > TURNS {
            return Err("at most 1,000 changes are named at once");
        }
        let (mut turns, mut last, mut offset) = (vec![(at, e.offset)], at, e.offset);
        for change in &e.changes {
            if change.minute >= 1_440 || change.date > e.through {
                return Err("a change is at a minute of a day, and no later than the last day that is known");
            }
            let moment = change.date.start().plus(i64::from(change.minute).saturating_sub(i64::from(offset)));
            if moment <= last {
                return Err("changes are in order, and after the last record");
            }
            turns.push((moment, change.to));
            (last, offset) = (moment, change.to);
        }
        Ok(turns)
    }

    pub(super) fn on_clock_set(&mut self, body: &Body, e: &ClockSet) -> Result<(), Error> {
        let turns = Self::turns(body.at, e).map_err(no)?;
        // What was announced for later no longer holds; what has happened by the old clock stays where it was.
        let ahead: Vec<Instant> = self.state.clock.range(body.at..).map(|(at, _)| *at).collect();
        for at in ahead {
            self.state.clock.remove(&at);
        }
        for (at, offset) in turns {
            self.state.clock.insert(at, offset);
        }
        self.state.small.clock_through = Some(e.through);
        self.listings_due_anew();
        Ok(())
    }
}

impl Work<'_> {
    /// Sets the local clock from now on.
    pub(super) fn set_clock(&mut self, a: &SetClock) -> Result<(), Error> {
        self.permit(Step::Charter, &About::Nobody)?;
        let changes = a.changes.iter().map(|c| ClockTurn { date: c.date, minute: c.minute, to: c.to }).collect();
        let event = ClockSet { offset: a.offset, changes, through: a.through };
        TimeBank::turns(self.cx.at, &event).map_err(|why| Error::BadClock { why })?;
        let same = self.bank.has_clock() && {
            let turns = TimeBank::turns(self.cx.at, &event).unwrap_or_default();
            let known = self.bank.state.clock.range(self.cx.at..).map(|(at, offset)| (*at, *offset));
            self.bank.offset_at(self.cx.at) == a.offset
                && self.bank.state.small.clock_through == Some(a.through)
                && known.eq(turns.into_iter().skip(1))
        };
        if same {
            return Err(Error::NoChange { what: "the clock" });
        }
        self.emit(event)
    }

    /// The last day that can be recorded. Without a clock the day may have begun already where the bank is, though not in UTC.
    pub(super) fn latest_day(&self) -> Date {
        if self.bank.has_clock() { self.day() } else { self.cx.at.local_date(14 * 60) }
    }
}
