//! Dates and times in a declared form: the letters of `strftime`, read strictly.
//!
//! A column has one form, and the declared form alone is read. `iso` stands for ISO 8601 and RFC 3339, `serial` for the day numbers of
//! spreadsheets (1900 system), `serial-1904` for those of older Macintosh workbooks.

mod forms;

#[cfg(test)]
mod tests;

pub use forms::{Form, FormItem};

use super::FaultKind;
use super::zone::Zone;
use crate::values::time::{Date, Timestamp};
use chrono::{NaiveDate, TimeDelta};

/// The first year that is read. Earlier ones are typing errors or placeholders in every file that was seen.
pub const FIRST_YEAR: i32 = 1900;
/// The first of the hundred years that two-digit years stand for, unless a mapping declares another: 1970 to 2069.
pub const PIVOT: u16 = 1970;

/// A date, and a time of day where the text has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Moment {
    /// The day as it is written.
    pub date: Date,
    /// Milliseconds of the day; 24:00 is the day's end.
    pub time: Option<i64>,
    /// Minutes ahead of UTC, where the text says so.
    pub offset: Option<i32>,
    /// Whether the year had two digits.
    pub short_year: bool,
}

/// Why a text is no moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum UnreadMoment {
    /// It is not in the declared form.
    Form,
    /// The calendar has no such day.
    NoSuchDay,
    /// The clock has no such time.
    NoSuchTime,
    /// The year is before 1900.
    TooEarly,
}

impl UnreadMoment {
    /// The kind of fault it is.
    pub fn kind(self) -> FaultKind {
        match self {
            Self::Form => FaultKind::NotAnInstant,
            Self::NoSuchDay | Self::NoSuchTime => FaultKind::NoSuchDay,
            Self::TooEarly => FaultKind::TooEarly,
        }
    }

    /// The reason in words, for a column in the form `form`.
    pub fn why(self, form: &str) -> String {
        match self {
            Self::Form => format!("a date in the form `{form}` is expected"),
            Self::NoSuchDay => "the calendar has no such day".into(),
            Self::NoSuchTime => "the clock has no such time".into(),
            Self::TooEarly => format!("the year is before {FIRST_YEAR}"),
        }
    }
}

impl Moment {
    /// The instant: by the offset in the text, or else so many minutes ahead of UTC. A day alone has no zone: its first minute.
    pub fn instant(self, ahead: impl Fn(Date, i64) -> i32) -> Option<Timestamp> {
        let Some(time) = self.time else { return Some(self.date.start()) };
        let offset = self.offset.unwrap_or_else(|| ahead(self.date, time));
        let ahead = i64::from(offset).checked_mul(60_000)?;
        Timestamp::from_millis(self.date.start().millis().checked_add(time)?.checked_sub(ahead)?)
    }

    /// The local day it lies on: 24:00 belongs to the day it ends.
    pub fn day(self) -> Date {
        self.date
    }

    /// The day on the local clock, where that is known: an instant that says its own offset may lie on another day there.
    pub(super) fn local_day(self, at: Timestamp, zone: Zone<'_>) -> Date {
        match (self.time, self.offset) {
            (Some(time), Some(_)) if zone.is_known() => {
                // 24:00 belongs to the day it ends, in whatever zone that is.
                let at = if time == 86_400_000 { Timestamp::from_millis(at.millis().saturating_sub(1)).unwrap_or(at) } else { at };
                zone.day(at)
            }
            _ => self.date,
        }
    }
}

fn date(year: i32, month: u32, day: u32) -> Result<Date, UnreadMoment> {
    if year < FIRST_YEAR {
        return Err(UnreadMoment::TooEarly);
    }
    NaiveDate::from_ymd_opt(year, month, day).and_then(Date::from_chrono).ok_or(UnreadMoment::NoSuchDay)
}

/// A day number of a spreadsheet; its fraction is the time of day.
fn serial(text: &str, first: i32) -> Result<Moment, UnreadMoment> {
    let (whole, fraction) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 6 || fraction.len() > 12 || !digits(whole) || !digits(fraction) {
        return Err(UnreadMoment::Form);
    }
    let days: i32 = whole.parse().map_err(|_| UnreadMoment::Form)?;
    // Days before March 1900 are one off in the 1900 system, which has a 29 February 1900 that never was.
    if first < 0 && days < 61 {
        return Err(UnreadMoment::TooEarly);
    }
    let base = NaiveDate::from_ymd_opt(if first < 0 { 1899 } else { 1904 }, if first < 0 { 12 } else { 1 }, if first < 0 { 30 } else { 1 });
    let day = base.and_then(|base| base.checked_add_signed(TimeDelta::days(i64::from(days)))).and_then(Date::from_chrono);
    let time = if fraction.is_empty() {
        None
    } else {
        let scale = 10i64.checked_pow(u32::try_from(fraction.len()).map_err(|_| UnreadMoment::Form)?).ok_or(UnreadMoment::Form)?;
        let parts: i64 = fraction.parse().map_err(|_| UnreadMoment::Form)?;
        // To the nearest second: spreadsheets keep binary fractions of a day.
        let doubled = i128::from(parts).checked_mul(172_800).and_then(|n| n.checked_add(i128::from(scale)));
        let seconds = doubled.and_then(|n| n.checked_div(i128::from(scale).checked_mul(2)?)).ok_or(UnreadMoment::Form)?;
        Some(i64::try_from(seconds).map_err(|_| UnreadMoment::Form)?.checked_mul(1_000).ok_or(UnreadMoment::Form)?).filter(|time| *time > 0)
    };
    Ok(Moment { date: day.ok_or(UnreadMoment::NoSuchDay)?, time, offset: None, short_year: false })
}

impl Form {
    /// Reads a text in this form, two-digit years in the hundred years from `pivot` on.
    ///
    /// # Errors
    /// Why it is no moment in this form.
    pub fn read(&self, text: &str, pivot: u16) -> Result<Moment, UnreadMoment> {
        let text = text.trim();
        match self {
            Self::Iso => forms::iso(text),
            Self::Serial => serial(text, -1),
            Self::Serial1904 => serial(text, 1904),
            Self::Letters(items) => forms::Parts::read(items, text)?.moment(pivot),
        }
    }
}
