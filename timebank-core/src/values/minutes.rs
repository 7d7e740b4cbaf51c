//! Minutes: the only unit of time and of credit.

use crate::canon::{Absent, Canon, Cursor, Lasting};
use crate::form::{At, FromWire, Source};
use crate::values::duration::{Decimals, Length, Ratio, read};
use crate::values::error::ValueError;
use serde::{Deserialize, Deserializer, Serialize};
use std::fmt;

/// A whole number of minutes, of time or of credit, at most 2^53 − 1 either way so that every language can hold it.
///
/// Hours appear only when shown or parsed:
///
/// ```
/// use timebank_core::Minutes;
/// let m: Minutes = "1h30".parse()?;
/// assert_eq!(m, Minutes::new(90)?);
/// assert_eq!(m.to_string(), "1 h 30 min");
/// # Ok::<(), timebank_core::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, crate::form::ToWire)]
#[serde(transparent)]
pub struct Minutes(i64);

impl Minutes {
    /// Zero minutes.
    pub const ZERO: Self = Self(0);
    /// The largest amount: 2^53 − 1.
    pub const MOST: Self = Self((1 << 53) - 1);

    /// Creates an amount of minutes.
    ///
    /// # Errors
    /// [`ValueError::NumberOutOfRange`] beyond 2^53 − 1 in either direction.
    #[inline]
    pub fn new(minutes: i64) -> Result<Self, ValueError> {
        if minutes.unsigned_abs() > Self::MOST.0.unsigned_abs() { Err(out_of_range(minutes)) } else { Ok(Self(minutes)) }
    }

    /// Creates a small amount of minutes, which is always in range.
    pub const fn of(minutes: i32) -> Self {
        Self(minutes as i64)
    }

    /// Returns the number.
    pub const fn get(self) -> i64 {
        self.0
    }

    /// Adds two amounts.
    ///
    /// # Errors
    /// [`ValueError::NumberOutOfRange`] beyond 2^53 − 1 in either direction.
    #[inline]
    pub fn plus(self, other: Self) -> Result<Self, ValueError> {
        // The sum of two numbers of at most 2^53 fits in 64 bits.
        Self::new(self.0.saturating_add(other.0))
    }

    /// Subtracts `other`.
    ///
    /// # Errors
    /// [`ValueError::NumberOutOfRange`] beyond 2^53 − 1 in either direction.
    #[inline]
    pub fn minus(self, other: Self) -> Result<Self, ValueError> {
        Self::new(self.0.saturating_sub(other.0))
    }

    /// Returns the amount with its sign reversed.
    #[must_use]
    pub const fn reversed(self) -> Self {
        Self(self.0.saturating_neg())
    }

    /// Returns the amount without its sign.
    #[must_use]
    pub const fn magnitude(self) -> Self {
        Self(self.0.saturating_abs())
    }

    /// Returns whether the amount is above zero.
    pub const fn is_positive(self) -> bool {
        self.0 > 0
    }

    /// Returns whether the amount is below zero.
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// Returns whether the amount is zero.
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// Returns the sum of several amounts.
    ///
    /// # Errors
    /// [`ValueError::NumberOutOfRange`] if a partial sum goes beyond 2^53 − 1.
    pub fn sum(all: impl IntoIterator<Item = Self>) -> Result<Self, ValueError> {
        all.into_iter().try_fold(Self::ZERO, Self::plus)
    }
}

#[cold]
fn out_of_range(minutes: i64) -> ValueError {
    ValueError::NumberOutOfRange { what: "minutes", given: minutes.to_string().into() }
}

impl fmt::Display for Minutes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "−" } else { "" };
        let all = self.0.unsigned_abs();
        match (all / 60, all % 60) {
            (0, minutes) => write!(f, "{sign}{minutes} min"),
            (hours, 0) => write!(f, "{sign}{hours} h"),
            (hours, minutes) => write!(f, "{sign}{hours} h {minutes} min"),
        }
    }
}

impl std::str::FromStr for Minutes {
    type Err = ValueError;

    /// Parses a duration in any form that [`duration`](crate::values::duration) accepts: `90 min`, `1h30`, `1:30`, `1½ h`, `45'`.
    /// A bare number is in minutes. Fails unless the duration is a whole number of minutes.
    fn from_str(text: &str) -> Result<Self, ValueError> {
        parse(text).ok_or_else(|| ValueError::NotMinutes { given: shorten(text) })
    }
}

pub(crate) use crate::form::{shorten, shorten_to};

fn parse(text: &str) -> Option<Minutes> {
    let minutes = match read(text, Decimals::Unsaid).ok()? {
        Length::Bare(number) => number,
        Length::Seconds(seconds) => seconds.times(Ratio::new(1, 60)?)?,
    };
    Minutes::new(minutes.as_whole()?).ok()
}

impl<'de> Deserialize<'de> for Minutes {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        Self::new(i64::deserialize(d)?).map_err(serde::de::Error::custom)
    }
}

impl FromWire for Minutes {
    fn read(source: &mut Source<'_>, at: At) -> Self {
        Self(source.signed(at, Self::MOST.0.wrapping_neg(), Self::MOST.0))
    }
}

impl Lasting for Minutes {}
impl Absent for Minutes {}
impl Canon for Minutes {
    fn put(&self, out: &mut Vec<u8>) {
        self.0.put(out);
    }
    fn take(c: &mut Cursor<'_>) -> Option<Self> {
        Self::new(i64::take(c)?).ok()
    }
}

crate::form::plain! {
    Minutes: "A whole number of minutes, below zero for what was received or taken." => { "type": "integer", "minimum": -9_007_199_254_740_991_i64, "maximum": 9_007_199_254_740_991_i64 };
}
