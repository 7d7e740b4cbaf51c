//! Setting the bank's local clock: the offset from UTC, and when each offset begins. A day is a local day.

use super::TimeBank;
use super::apply::no;
use super::work::{About, Work};
use crate::charter::Step;
use crate::command::SetClock;
use crate::error::Error;
use crate::journal::Body;
use crate::journal::event::{ClockSet, ClockTurn};
use crate::values::time::{Date, Timestamp};

/// The maximum number of changes in one clock setting. Clocks change twice a year.
const TURNS: usize = 1_000;
/// The maximum offset of a local clock from UTC, in minutes.
const FARTHEST: i16 = 1_080;

impl TimeBank {
    /// Returns the clock changes of a setting. Each is given by the local time just before it.
    fn turns(at: Timestamp, e: &ClockSet) -> Result<Vec<(Timestamp, i16)>, &'static str> {
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
            let moment = change.date.start().plus(i64::from(change.minute)).minus(i64::from(offset));
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
        // Previously announced changes that lie ahead are dropped; past ones stay, so past days do not move.
        let ahead: Vec<Timestamp> = self.state.clock.range(body.at..).map(|(at, _)| *at).collect();
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
        let turns = TimeBank::turns(self.cx.at, &event).map_err(|why| Error::BadClock { why })?;
        let same = self.bank.has_clock() && {
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

    /// Returns the last day that can be recorded. Without a clock it is the day at UTC+14, because the local day may have begun
    /// before the UTC day.
    pub(super) fn latest_day(&self) -> Date {
        if self.bank.has_clock() { self.day() } else { self.cx.at.local_date(14 * 60) }
    }
}
