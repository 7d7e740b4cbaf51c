//! The days of a run.

use crate::bank::TimeBank;
use crate::error::Error;
use crate::values::time::{Date, Timestamp};

pub(super) fn week_of(first: Date, week: u32) -> Option<Date> {
    first.plus_days(i32::try_from(week).ok()?.checked_mul(7)?)
}

/// The first day of a run.
pub(in crate::laboratory) fn first_day(bank: &TimeBank) -> Result<Date, Error> {
    bank.today_here().plus_days(1).ok_or_else(late)
}

/// The last day of the last week.
pub(in crate::laboratory) fn last_day(first: Date, weeks: u32) -> Result<Date, Error> {
    week_of(first, weeks).and_then(|day| day.plus_days(-1)).ok_or_else(late)
}

pub(super) fn late() -> Error {
    Error::Value(crate::values::error::ValueError::NumberOutOfRange { what: "weeks", given: "beyond the year 9999".into() })
}

pub(super) fn noon(day: Date) -> Timestamp {
    Timestamp::from_millis(day.start().millis().saturating_add(12 * 3_600_000)).unwrap_or(day.start())
}
