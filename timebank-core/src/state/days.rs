//! The day an entry counts for (its value date) and the day it was entered.

use super::ExchangeRow;
use super::State;
use crate::values::ids::ExchangeId;
use crate::values::sure::LeftOut as _;
use crate::values::time::{Date, Timestamp};

impl State {
    /// Returns the value date of something of day `own` that is posted now. It is `own`, or the first open day if its period is
    /// closed.
    pub(crate) fn open_day(&self, own: Date) -> Date {
        match self.small.closed_through {
            Some(closed) if own <= closed => closed.plus_days(1).given_or(closed),
            _ => own,
        }
    }

    /// Returns when an exchange was posted, or when it was proposed if it is still under way.
    pub(crate) fn posted_at(&self, id: ExchangeId, row: &ExchangeRow) -> Timestamp {
        let entry = row.entry.and_then(|entry| self.ledger.entries.get(entry)).map(|entry| entry.at);
        let later = || if row.more { self.more.get(&id).and_then(|more| more.posted) } else { None };
        entry.or_else(later).or_else(|| Timestamp::from_seconds(row.entered)).given_or(Timestamp::EARLIEST)
    }

    /// Returns the day a posted exchange belongs to: its value date, or the day it was entered if `entered`.
    pub(crate) fn day_in_books(&self, id: ExchangeId, row: &ExchangeRow, entered: bool) -> Date {
        if entered { self.day_of(self.posted_at(id, row)) } else { row.value }
    }
}
