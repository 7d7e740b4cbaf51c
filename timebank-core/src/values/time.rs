//! Instants, dates and the local clock. Time is always passed in as a value; nothing here reads a system clock.

use crate::canon::{Absent, Canon, Cursor, Lasting};
use crate::form::{At, FromWire, Sink, Source, ToWire};
use crate::values::error::ValueError;
use crate::values::minutes::shorten;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

const DAY_MS: i64 = 86_400_000;

/// An instant in UTC, to the millisecond, in the years 1 to 9999. Written as RFC 3339 ending in `Z`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

/// A calendar date in the years 1 to 9999, written `2026-03-01`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(i32);

/// 0001-01-01 and 9999-12-31 in days since 1970-01-01.
const FIRST_DAY: i32 = -719_162;
const LAST_DAY: i32 = 2_932_896;
/// The days from the first of March of the year before the first to 1970-01-01.
const BEFORE_1970: i32 = 719_468;
/// The last millisecond of the last day.
const LATEST_MS: i64 = (LAST_DAY as i64 + 1) * DAY_MS - 1;

impl Date {
    /// 1970-01-01.
    #[cfg(feature = "laboratory")]
    pub(crate) const EPOCH: Self = Self(0);

    /// Returns the date `days` after 1970-01-01, if its year is between 1 and 9999.
    pub const fn from_days(days: i32) -> Option<Self> {
        if days < FIRST_DAY || days > LAST_DAY { None } else { Some(Self(days)) }
    }
    /// Returns the days since 1970-01-01.
    pub const fn days(self) -> i32 {
        self.0
    }
    /// Creates a calendar date.
    ///
    /// # Errors
    /// [`ValueError::NotADate`] if there is no such day.
    pub fn new(year: i32, month: u32, day: u32) -> Result<Self, ValueError> {
        NaiveDate::from_ymd_opt(year, month, day)
            .and_then(Self::from_chrono)
            .ok_or_else(|| ValueError::NotADate { given: format!("{year}-{month}-{day}").into() })
    }
    /// Converts from a chrono date, if its year is between 1 and 9999.
    pub fn from_chrono(date: NaiveDate) -> Option<Self> {
        Self::from_days(i32::try_from(date.signed_duration_since(NaiveDate::default()).num_days()).ok()?)
    }
    /// Converts to a chrono date.
    pub fn to_chrono(self) -> NaiveDate {
        NaiveDate::default().checked_add_signed(chrono::TimeDelta::days(i64::from(self.0))).unwrap_or_default()
    }
    /// Returns the date `days` later; a negative number goes back. `None` outside the years 1 to 9999.
    pub fn plus_days(self, days: i32) -> Option<Self> {
        Self::from_days(self.0.checked_add(days)?)
    }
    /// Returns the days from `earlier` to this date.
    pub fn days_since(self, earlier: Self) -> i32 {
        self.0.saturating_sub(earlier.0)
    }
    /// Returns the Monday of the week the day is in.
    pub(crate) fn monday(self) -> Self {
        self.plus_days(i32::from(self.weekday()).saturating_neg()).unwrap_or(self)
    }

    /// Returns the day of the week: Monday is 0, Sunday 6.
    pub fn weekday(self) -> u8 {
        // 1970-01-01 was a Thursday.
        self.0.wrapping_add(3).rem_euclid(7) as u8
    }
    /// Returns the first instant of the date in UTC.
    pub fn start(self) -> Timestamp {
        Timestamp(i64::from(self.0).saturating_mul(DAY_MS))
    }
    /// Returns year, month and day of the proleptic Gregorian calendar, computed in eras of 400 years that begin in March
    /// (Hinnant, "chrono-compatible low-level date algorithms"). A test compares it with chrono.
    fn civil(self) -> (u32, u32, u32) {
        let days = self.0.wrapping_add(BEFORE_1970) as u32;
        let (era, of_era) = (days / 146_097, days % 146_097);
        let years = of_era.wrapping_sub(of_era / 1460).wrapping_add(of_era / 36_524).wrapping_sub(of_era / 146_096) / 365;
        let of_year = of_era.wrapping_sub(years.wrapping_mul(365).wrapping_add(years / 4).wrapping_sub(years / 100));
        let march = of_year.wrapping_mul(5).wrapping_add(2) / 153;
        let day = of_year.wrapping_sub(march.wrapping_mul(153).wrapping_add(2) / 5).wrapping_add(1);
        let month = if march < 10 { march.wrapping_add(3) } else { march.wrapping_sub(9) };
        let year = era.wrapping_mul(400).wrapping_add(years).wrapping_add(u32::from(month <= 2));
        (year, month, day)
    }
    /// Returns the date of a year, month and day of at most four digits and two, if there is such a day.
    fn from_civil(year: u32, month: u32, day: u32) -> Option<Self> {
        let (years, march) = if month > 2 { (year, month.wrapping_sub(3)) } else { (year.checked_sub(1)?, month.wrapping_add(9)) };
        let (era, of_era) = (years / 400, years % 400);
        let of_year = (march.wrapping_mul(153).wrapping_add(2) / 5).wrapping_add(day.checked_sub(1)?);
        let days = of_era.wrapping_mul(365).wrapping_add(of_era / 4).wrapping_sub(of_era / 100).wrapping_add(of_year);
        let date = Self::from_days(era.wrapping_mul(146_097).wrapping_add(days).wrapping_sub(BEFORE_1970 as u32) as i32)?;
        // The 30th of February comes out as a day of March.
        (date.civil() == (year, month, day)).then_some(date)
    }
    fn digits(self) -> [u8; 10] {
        let (year, month, day) = self.civil();
        let digit = |value: u32| b'0'.wrapping_add((value % 10) as u8);
        [
            digit(year / 1000),
            digit(year / 100),
            digit(year / 10),
            digit(year),
            b'-',
            digit(month / 10),
            digit(month),
            b'-',
            digit(day / 10),
            digit(day),
        ]
    }
    fn parse(text: &[u8]) -> Option<Self> {
        let (year, month, day) = match text {
            [a, b, c, d, b'-', e, f, b'-', g, h] => (number(&[*a, *b, *c, *d])?, number(&[*e, *f])?, number(&[*g, *h])?),
            _ => return None,
        };
        Self::from_civil(year, month, day)
    }
}

fn number(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0u32, |n, b| b.is_ascii_digit().then(|| n.wrapping_mul(10).wrapping_add(u32::from(b.wrapping_sub(b'0')))))
}

impl Timestamp {
    /// The earliest instant.
    pub const EARLIEST: Self = Self(FIRST_DAY as i64 * DAY_MS);
    /// Returns the instant `ms` milliseconds after 1970-01-01T00:00:00Z, if its year is between 1 and 9999.
    pub fn from_millis(ms: i64) -> Option<Self> {
        Date::from_days(i32::try_from(ms.div_euclid(DAY_MS)).ok()?).map(|_| Self(ms))
    }
    /// Returns the milliseconds since 1970-01-01T00:00:00Z.
    pub const fn millis(self) -> i64 {
        self.0
    }
    /// Converts from a chrono time, truncated to the millisecond, if its year is between 1 and 9999.
    pub fn from_chrono(at: DateTime<Utc>) -> Option<Self> {
        Self::from_millis(at.timestamp_millis())
    }
    /// Converts to a chrono time.
    pub fn to_chrono(self) -> DateTime<Utc> {
        DateTime::from_timestamp_millis(self.0).unwrap_or_default()
    }
    /// Returns the date in UTC.
    pub fn date(self) -> Date {
        Date(self.0.div_euclid(DAY_MS) as i32)
    }
    /// Returns the minute of the day in UTC.
    pub fn minute_of_day(self) -> u16 {
        (self.0.rem_euclid(DAY_MS) / 60_000) as u16
    }
    /// Returns the date on a local clock that is `offset_minutes` ahead of UTC.
    pub fn local_date(self, offset_minutes: i16) -> Date {
        let ms = self.0.saturating_add(i64::from(offset_minutes).saturating_mul(60_000));
        Self::from_millis(ms).unwrap_or(self).date()
    }
    /// Returns the instant `days` later, saturating at the last instant.
    #[must_use]
    pub fn plus_days(self, days: u32) -> Self {
        let ms = self.0.saturating_add(i64::from(days).saturating_mul(DAY_MS));
        Self::from_millis(ms).unwrap_or(Self(LATEST_MS))
    }
    /// Returns the instant `minutes` later; a negative number goes back. Saturates at the years 1 and 9999.
    #[must_use]
    pub fn plus(self, minutes: i64) -> Self {
        Self(self.0.saturating_add(minutes.saturating_mul(60_000)).clamp(Self::EARLIEST.0, LATEST_MS))
    }
    /// Returns the instant `minutes` earlier, within the calendar.
    pub(crate) fn minus(self, minutes: i64) -> Self {
        self.plus(minutes.saturating_neg())
    }
    /// Returns the instant of these seconds since 1970, if it is in the calendar.
    pub fn from_seconds(seconds: i64) -> Option<Self> {
        Self::from_millis(seconds.checked_mul(1000)?)
    }
    /// Returns the instant `minutes` later, saturating at the last instant.
    #[must_use]
    pub fn plus_minutes(self, minutes: u32) -> Self {
        let ms = self.0.saturating_add(i64::from(minutes).saturating_mul(60_000));
        Self::from_millis(ms).unwrap_or(Self(i64::from(LAST_DAY).saturating_mul(DAY_MS)))
    }
    fn text(self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.date().digits());
        let ms = self.0.rem_euclid(DAY_MS);
        let mut two = |lead: u8, value: i64| {
            out.extend_from_slice(&[lead, b'0'.wrapping_add((value / 10 % 10) as u8), b'0'.wrapping_add((value % 10) as u8)]);
        };
        two(b'T', ms / 3_600_000);
        two(b':', ms / 60_000 % 60);
        two(b':', ms / 1000 % 60);
        let rest = ms % 1000;
        if rest != 0 {
            out.push(b'.');
            for scale in [100, 10, 1] {
                out.push(b'0'.wrapping_add((rest.checked_div(scale).unwrap_or(0) % 10) as u8));
            }
        }
        out.push(b'Z');
    }
    /// Parses `2026-03-01T10:00:00Z`, with up to three decimals of a second if `strict` is off.
    fn parse(text: &[u8], strict: bool) -> Option<Self> {
        let (date, time) = text.split_at_checked(10)?;
        let date = Date::parse(date)?;
        let (clock, rest) = time.split_at_checked(9)?;
        let (h, m, s) = match clock {
            [b'T', a, b, b':', c, d, b':', e, f] => (number(&[*a, *b])?, number(&[*c, *d])?, number(&[*e, *f])?),
            _ => return None,
        };
        if h > 23 || m > 59 || s > 59 {
            return None;
        }
        let fraction = match rest {
            [b'Z'] => 0,
            [b'.', a, b, c, b'Z'] => number(&[*a, *b, *c])?,
            [b'.', a, b, b'Z'] if !strict => number(&[*a, *b])?.wrapping_mul(10),
            [b'.', a, b'Z'] if !strict => number(&[*a])?.wrapping_mul(100),
            _ => return None,
        };
        if strict && rest.len() > 1 && fraction == 0 {
            return None;
        }
        let seconds = i64::from(h).wrapping_mul(3600).wrapping_add(i64::from(m).wrapping_mul(60)).wrapping_add(i64::from(s));
        let ms = seconds.wrapping_mul(1000).wrapping_add(i64::from(fraction));
        Self::from_millis(date.start().0.checked_add(ms)?)
    }
}

macro_rules! text_value {
    ($name:ident, $fault:ident, $parse:expr) => {
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{self}")
            }
        }
        impl std::str::FromStr for $name {
            type Err = ValueError;
            fn from_str(text: &str) -> Result<Self, ValueError> {
                let parse: fn(&[u8]) -> Option<Self> = $parse;
                parse(text.as_bytes()).ok_or_else(|| ValueError::$fault { given: shorten(text) })
            }
        }
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                if s.is_human_readable() { s.collect_str(self) } else { self.0.serialize(s) }
            }
        }
        impl ToWire for $name {
            fn write(&self, sink: &mut Sink) {
                if sink.is_rows() { sink.signed(self.0.into()) } else { self.put(sink.out()) }
            }
        }
        impl Lasting for $name {}
        impl Absent for $name {}
    };
}
text_value!(Timestamp, NotAnInstant, |t| Timestamp::parse(t, false));
text_value!(Date, NotADate, Date::parse);

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = Vec::with_capacity(24);
        self.text(&mut text);
        f.write_str(std::str::from_utf8(&text).unwrap_or_default())
    }
}
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(std::str::from_utf8(&self.digits()).unwrap_or_default())
    }
}
impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        use serde::de::Error as _;
        if d.is_human_readable() {
            std::borrow::Cow::<'_, str>::deserialize(d)?.parse().map_err(D::Error::custom)
        } else {
            Self::from_millis(i64::deserialize(d)?).ok_or_else(|| D::Error::custom("instant out of range"))
        }
    }
}
impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        use serde::de::Error as _;
        if d.is_human_readable() {
            std::borrow::Cow::<'_, str>::deserialize(d)?.parse().map_err(D::Error::custom)
        } else {
            Self::from_days(i32::deserialize(d)?).ok_or_else(|| D::Error::custom("date out of range"))
        }
    }
}
impl FromWire for Timestamp {
    fn read(source: &mut Source<'_>, at: At) -> Self {
        if source.is_rows() { Self(source.signed(at, Self::EARLIEST.0, LATEST_MS)) } else { source.parsed(at, Self(0)) }
    }
}
impl FromWire for Date {
    fn read(source: &mut Source<'_>, at: At) -> Self {
        if source.is_rows() {
            Self(source.signed(at, i64::from(FIRST_DAY), i64::from(LAST_DAY)) as i32)
        } else {
            source.parsed(at, Self(0))
        }
    }
}
impl Canon for Timestamp {
    fn put(&self, out: &mut Vec<u8>) {
        out.push(b'"');
        self.text(out);
        out.push(b'"');
    }
    fn take(c: &mut Cursor<'_>) -> Option<Self> {
        Self::parse(c.quoted()?, true)
    }
}
impl Canon for Date {
    fn put(&self, out: &mut Vec<u8>) {
        out.push(b'"');
        out.extend_from_slice(&self.digits());
        out.push(b'"');
    }
    fn take(c: &mut Cursor<'_>) -> Option<Self> {
        Self::parse(c.quoted()?)
    }
}

/// When something begins on the local clock: the minute of the day, and how many minutes that clock is ahead of UTC.
///
/// The host knows its time zone; the core keeps what the clock on the wall said and the offset of that day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[expect(clippy::exhaustive_structs, reason = "a day and a minute of it")]
pub struct Start {
    /// Minute of the local day, 0 to 1439.
    pub minute: u16,
    /// Minutes ahead of UTC, −1080 to 1080.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub offset: i16,
}

fn is_zero(offset: &i16) -> bool {
    *offset == 0
}

impl Start {
    /// Returns the instant on `date`, or `None` if minute or offset is out of range.
    pub fn on(self, date: Date) -> Option<Timestamp> {
        if self.minute >= 1440 || self.offset.unsigned_abs() > 1080 {
            return None;
        }
        let minutes = i64::from(self.minute).checked_sub(i64::from(self.offset))?;
        Timestamp::from_millis(date.start().0.checked_add(minutes.checked_mul(60_000)?)?)
    }
}

impl Lasting for Start {}
impl Absent for Start {}
impl Canon for Start {
    fn put(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(b"{\"minute\":");
        self.minute.put(out);
        if self.offset != 0 {
            out.extend_from_slice(b",\"offset\":");
            self.offset.put(out);
        }
        out.push(b'}');
    }
    fn take(c: &mut Cursor<'_>) -> Option<Self> {
        c.need(b"{\"minute\":")?;
        let minute = u16::take(c)?;
        let offset = if c.eat(b",\"offset\":") { i16::take(c).filter(|o| *o != 0)? } else { 0 };
        c.need(b"}")?;
        Some(Self { minute, offset })
    }
}

crate::form::plain! {
    Timestamp: "A moment in UTC, RFC 3339 with `Z`, to the millisecond." => {
        "type": "string", "format": "date-time", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-5][0-9](\\.[0-9]{1,3})?Z$"
    };
    Date: "A day of the calendar: `2026-03-01`." => { "type": "string", "format": "date" };
}

#[cfg(test)]
mod tests {
    use super::{Date, FIRST_DAY, LAST_DAY};
    use chrono::NaiveDate;

    #[test]
    fn dates_are_written_and_read_as_chrono_does() {
        // Every day of some 190 years, and every fifth of the others.
        let some = |days: &i32| (-30_000..40_000).contains(days) || days % 5 == 0 || [FIRST_DAY, LAST_DAY].contains(days);
        for days in (FIRST_DAY..=LAST_DAY).filter(some) {
            let date = Date::from_days(days).unwrap();
            let text = date.to_chrono().format("%Y-%m-%d").to_string();
            assert_eq!((date.to_string(), text.parse()), (text.clone(), Ok(date)));
        }
    }

    #[test]
    fn there_is_no_day_that_chrono_does_not_know() {
        for year in [0, 1, 4, 100, 400, 1900, 1999, 2000, 2023, 2024, 2100, 9999] {
            for (month, day) in (0..100).flat_map(|month| (0..100).map(move |day| (month, day))) {
                let known = NaiveDate::from_ymd_opt(year, month, day).and_then(Date::from_chrono);
                assert_eq!(format!("{year:04}-{month:02}-{day:02}").parse().ok(), known, "{year}-{month}-{day}");
            }
        }
    }
}
