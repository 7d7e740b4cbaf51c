//! Figures: what is reported as a number that is not whole, the same on every machine.

use crate::form::{At, FromWire, Sink, Source, ToWire};
use crate::values::time::Date;
use chrono::Datelike as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// How many make one.
const UNIT: i64 = 10_000_000_000;

/// A number rounded once, to ten decimals, when it leaves the library. A plain number on the wire.
///
/// Kept as a whole number of ten-thousand-millionths, so that it is the same on every machine; ratios of whole numbers are
/// rounded exactly, halves away from zero. Larger ones than some nine hundred million stop there.
///
/// ```
/// use timebank_core::outcomes::Figure;
/// assert_eq!(Figure::ratio(4, 7).unwrap().to_string(), "0.5714285714");
/// assert_eq!(Figure::ratio(4, 0), None); // nothing to divide by is not nought
/// assert_eq!(Figure::whole(3).to_string(), "3");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Figure(i64);

impl Figure {
    /// Nought.
    pub const ZERO: Self = Self(0);
    /// One: all of it.
    pub const ONE: Self = Self(UNIT);

    /// A whole number.
    pub fn whole(number: i64) -> Self {
        Self(number.saturating_mul(UNIT))
    }

    /// One number over another; none when there is nothing to divide by.
    pub fn ratio(over: i128, under: i128) -> Option<Self> {
        if under == 0 {
            return None;
        }
        let negative = (over < 0) != (under < 0);
        let (over, under) = (over.unsigned_abs(), under.unsigned_abs());
        let unit = u128::from(UNIT.unsigned_abs());
        // Whole part and rest apart, so that large minutes times the unit do not go beyond 128 bits.
        let (whole, rest) = (over.checked_div(under)?, over.checked_rem(under)?);
        let twice = rest.checked_mul(unit)?.checked_mul(2)?.checked_add(under)?;
        let part = twice.checked_div(under.checked_mul(2)?)?;
        let all = whole.saturating_mul(unit).saturating_add(part);
        let all = i64::try_from(all).unwrap_or(i64::MAX);
        Some(Self(if negative { all.saturating_neg() } else { all }))
    }

    /// A share of a whole.
    pub fn share(part: u64, whole: u64) -> Option<Self> {
        Self::ratio(i128::from(part), i128::from(whole))
    }

    /// From a float that was computed in a fixed order; none when it is no number.
    pub fn of(value: f64) -> Option<Self> {
        // The cast of what is too large stops at the largest.
        value.is_finite().then(|| Self((value * UNIT as f64).round() as i64))
    }

    /// The nearest float.
    pub fn get(self) -> f64 {
        self.0 as f64 / UNIT as f64
    }

    /// Ten-thousand-millionths.
    pub const fn units(self) -> i64 {
        self.0
    }

    /// From ten-thousand-millionths.
    pub const fn from_units(units: i64) -> Self {
        Self(units)
    }

    /// Rounded to so many decimals, halves away from zero.
    #[must_use]
    pub fn rounded(self, decimals: u32) -> Self {
        let step = 10i64.checked_pow(10u32.saturating_sub(decimals.min(10))).unwrap_or(1);
        let half = step / 2;
        let moved = if self.0 < 0 { self.0.saturating_sub(half) } else { self.0.saturating_add(half) };
        Self(moved.saturating_sub(moved.checked_rem(step).unwrap_or(0)))
    }

    /// As `serde_json` writes a float: `1.0`, `0.25`, `1e-9`.
    fn json(self) -> String {
        let value = self.get();
        if self.0 != 0 && self.0.unsigned_abs() < 100_000 {
            return format!("{value:e}");
        }
        if self.0.checked_rem(UNIT) == Some(0) { format!("{value:.1}") } else { value.to_string() }
    }

    fn parse(text: &str) -> Option<Self> {
        let plain = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        let (negative, rest) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let units = match rest.split_once('.') {
            Some((whole, part)) if plain(whole) && plain(part) && part.len() <= 10 => {
                let scale = 10i64.checked_pow(10u32.checked_sub(u32::try_from(part.len()).ok()?)?)?;
                whole.parse::<i64>().ok()?.checked_mul(UNIT)?.checked_add(part.parse::<i64>().ok()?.checked_mul(scale)?)?
            }
            None if plain(rest) => rest.parse::<i64>().ok()?.checked_mul(UNIT)?,
            _ => return None,
        };
        Some(Self(if negative { units.checked_neg()? } else { units }))
    }
}

/// A span of days as people name it: "April to June 2026", "2026", "3 March to 9 May 2026".
pub(crate) fn span_name(from: Date, until: Date) -> String {
    let (first, last) = (from.to_chrono(), until.to_chrono());
    let month = |date: chrono::NaiveDate| MONTHS.get(date.month0() as usize).copied().unwrap_or_default();
    let whole = first.day() == 1 && until.plus_days(1).is_none_or(|next| next.to_chrono().day() == 1);
    let same_year = first.year() == last.year();
    match (whole, same_year) {
        (true, true) if first.month0() == 0 && last.month0() == 11 => format!("{}", first.year()),
        (true, true) if first.month0() == last.month0() => format!("{} {}", month(first), first.year()),
        (true, true) => format!("{} to {} {}", month(first), month(last), last.year()),
        (true, false) => format!("{} {} to {} {}", month(first), first.year(), month(last), last.year()),
        (false, _) if from == until => day_name(from),
        (false, true) => format!("{} {} to {}", first.day(), month(first), day_name(until)),
        (false, false) => format!("{} to {}", day_name(from), day_name(until)),
    }
}

/// A day as people name it: "3 March 2026".
pub(crate) fn day_name(day: Date) -> String {
    let date = day.to_chrono();
    format!("{} {} {}", date.day(), MONTHS.get(date.month0() as usize).copied().unwrap_or_default(), date.year())
}

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.get())
    }
}

impl Serialize for Figure {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_f64(self.get())
    }
}

impl<'de> Deserialize<'de> for Figure {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        Self::of(f64::deserialize(d)?).ok_or_else(|| serde::de::Error::custom("a number is expected"))
    }
}

impl ToWire for Figure {
    fn write(&self, sink: &mut Sink) {
        if sink.is_rows() {
            sink.signed(self.0);
        } else {
            sink.out().extend_from_slice(self.json().as_bytes());
        }
    }
}

impl FromWire for Figure {
    fn read(source: &mut Source<'_>, at: At) -> Self {
        if source.is_rows() {
            return Self(source.signed(at, i64::MIN, i64::MAX));
        }
        if at.is_nowhere() {
            return Self::ZERO;
        }
        let read = std::str::from_utf8(source.raw(at)).ok().and_then(|text| Self::parse(text).or_else(|| Self::of(text.parse().ok()?)));
        read.unwrap_or_else(|| {
            source.refuse(at, "a number is expected");
            Self::ZERO
        })
    }
}

crate::form::plain! {
    Figure: "A number, rounded once to ten decimals." => { "type": "number" };
}
