//! The local clock of our tables, and the last period that was closed.

use super::work::Player;
use crate::command::{ClosePeriod, Context, SetClock, Turn};
use crate::error::Error;
use crate::interchange::Report;
use crate::interchange::sheets::taken;
use crate::values::time::{Date, Timestamp};

impl Player<'_> {
    /// Sets the clock with all its turns: those of the tables, or else those the host gave.
    pub fn clock(&mut self, report: &mut Report) -> Result<(), Error> {
        let mut turns: Vec<(Timestamp, i16)> = self.tables.clock.iter().map(|turn| (turn.from, turn.offset)).collect();
        if turns.is_empty() {
            let given = self.options.offsets.iter().map(|(from, ahead)| Some((*from, i16::try_from(*ahead).ok()?)));
            turns = given.collect::<Option<_>>().ok_or(Error::BadClock { why: "a clock is at most 1,080 minutes from UTC" })?;
        }
        let now = turns.iter().rev().find(|(from, _)| *from <= self.last).or(turns.first()).map_or(0, |(_, offset)| *offset);
        let mut before = now;
        let mut changes: Vec<Turn> = Vec::new();
        for (from, offset) in turns.into_iter().filter(|(from, _)| *from > self.last) {
            if offset != before {
                // A turn is written as the local time just before it.
                let local = from.plus(i64::from(before));
                changes.push(Turn { date: local.date(), minute: local.minute_of_day(), to: offset });
            }
            before = offset;
        }
        let last = changes.last().map(|turn| turn.date);
        let through = self.tables.clock.iter().map(|turn| turn.through).max().or(last).unwrap_or_else(|| self.last.date());
        self.bank.set_clock(Context::host(self.last), SetClock { offset: now, changes, through: through.max(last.unwrap_or(through)) })?;
        taken(report, "clock.csv", self.tables.clock.len());
        Ok(())
    }

    /// Closes the last period.
    pub fn close_period(&mut self, report: &mut Report) -> Result<(), Error> {
        let Some((through, _)): Option<(Date, u64)> = self.tables.closed else { return Ok(()) };
        self.bank.close_period(Context::host(self.last), ClosePeriod { through })?;
        taken(report, "periods.csv", 1);
        Ok(())
    }
}
