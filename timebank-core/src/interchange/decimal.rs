//! Decimal numbers as exact as they were written. No floating point.

use crate::error::Error;
use std::fmt;

/// A decimal number, exact: so many units of ten to the minus `places`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decimal {
    units: i128,
    places: u32,
}

/// Digits before and after the point that are taken, at most.
const WHOLE: usize = 15;
const PLACES: usize = 12;

impl Decimal {
    /// Nothing.
    pub const ZERO: Self = Self { units: 0, places: 0 };

    /// Reads `12`, `-0.35`, `+8.00`: digits, one point at most, no exponent, no thousands marks. `None` for anything else, and beyond
    /// 15 digits before or 12 after the point.
    pub fn parse(text: &str) -> Option<Self> {
        let (negative, digits) = match text.strip_prefix(['-', '−']) {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let fraction = fraction.trim_end_matches('0');
        let all_digits = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
        let pointless = digits.ends_with('.') || whole.is_empty();
        let whole_digits = whole.trim_start_matches('0');
        if pointless || !all_digits(whole) || !all_digits(fraction) || whole_digits.len() > WHOLE || fraction.len() > PLACES {
            return None;
        }
        let units = whole
            .bytes()
            .chain(fraction.bytes())
            .try_fold(0i128, |n, b| n.checked_mul(10)?.checked_add(i128::from(b.wrapping_sub(b'0'))))?;
        let places = u32::try_from(fraction.len()).ok()?;
        Some(Self { units: if negative { units.saturating_neg() } else { units }, places })
    }

    /// Whether a text would be a number but for its many digits after the point.
    pub fn too_fine(text: &str) -> bool {
        let digits = |t: &str| !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit());
        let text = text.trim_start_matches(['-', '−', '+']);
        text.split_once('.').is_some_and(|(whole, fraction)| digits(whole) && digits(fraction) && fraction.len() > PLACES)
    }

    /// A fraction, when it is a decimal number of at most 12 places.
    pub(crate) fn of_ratio(ratio: crate::values::duration::Ratio) -> Option<Self> {
        let (numerator, denominator) = ratio.parts();
        let mut scale = 1i128;
        for places in 0..=u32::try_from(PLACES).ok()? {
            if scale.checked_rem(denominator)? == 0 {
                let units = numerator.checked_mul(scale.checked_div(denominator)?)?;
                return Some(Self { units, places }.plain());
            }
            scale = scale.checked_mul(10)?;
        }
        None
    }

    /// So many minutes in units of which `rate` make an hour, when that is a decimal number.
    pub(crate) fn of_minutes(minutes: crate::values::minutes::Minutes, (numerator, denominator): (u64, u64)) -> Option<Self> {
        let over = i128::from(denominator).checked_mul(60)?;
        Self::of_ratio(crate::values::duration::Ratio::new(i128::from(minutes.get()).checked_mul(i128::from(numerator))?, over)?)
    }

    /// Significant digits after the point.
    pub const fn places(self) -> u32 {
        self.places
    }

    /// Whether it is below nothing.
    pub const fn is_negative(self) -> bool {
        self.units < 0
    }

    /// Whether it is a whole number or more.
    pub fn is_at_least(self, whole: i128) -> bool {
        let one = 10i128.checked_pow(self.places);
        one.and_then(|one| one.checked_mul(whole)).is_some_and(|least| self.units >= least)
    }

    /// Whether it is nothing.
    pub const fn is_zero(self) -> bool {
        self.units == 0
    }

    /// The sum, or `None` when it cannot be held.
    pub fn plus(self, other: Self) -> Option<Self> {
        let places = self.places.max(other.places);
        Some(Self { units: self.at(places)?.checked_add(other.at(places)?)?, places }.plain())
    }

    /// The same the other way round.
    #[must_use]
    pub const fn reversed(self) -> Self {
        Self { units: self.units.saturating_neg(), places: self.places }
    }

    /// So many times as much, or `None` when it cannot be held.
    pub fn scaled(self, by: u64) -> Option<Self> {
        Some(Self { units: self.units.checked_mul(i128::from(by))?, places: self.places }.plain())
    }

    fn at(self, places: u32) -> Option<i128> {
        self.units.checked_mul(10i128.checked_pow(places.checked_sub(self.places)?)?)
    }

    fn plain(mut self) -> Self {
        while self.places > 0 && self.units.checked_rem(10) == Some(0) {
            self.units /= 10;
            self.places = self.places.saturating_sub(1);
        }
        self
    }

    /// This many times `times` over `over`, as a whole number and what is left of it: `(whole, remainder, divisor)` with the whole part
    /// cut towards zero.
    ///
    /// # Errors
    /// [`crate::values::error::ValueError::NumberOutOfRange`].
    pub(crate) fn times(self, times: u64, over: u64) -> Result<(i64, i128, i128), Error> {
        let out_of_range =
            || Error::Value(crate::values::error::ValueError::NumberOutOfRange { what: "minutes", given: self.to_string().into() });
        let top = self.units.checked_mul(i128::from(times)).ok_or_else(out_of_range)?;
        let bottom = 10i128.checked_pow(self.places).and_then(|p| p.checked_mul(i128::from(over))).ok_or_else(out_of_range)?;
        let whole = top.checked_div(bottom).ok_or_else(out_of_range)?;
        let rest = top.checked_rem(bottom).ok_or_else(out_of_range)?;
        Ok((i64::try_from(whole).map_err(|_| out_of_range())?, rest, bottom))
    }
}

/// A number with the 15 digits that spreadsheets show. What a formula works out in binary has more: `1.2500000000000009` is 1.25 there.
pub(super) fn fifteen_digits(number: f64) -> String {
    format!("{number:.14e}").parse::<f64>().unwrap_or(number).to_string()
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.units.unsigned_abs().to_string();
        let places = usize::try_from(self.places).unwrap_or(0);
        let padded = format!("{digits:0>width$}", width = places.saturating_add(1));
        let (whole, fraction) = padded.split_at_checked(padded.len().saturating_sub(places)).unwrap_or((padded.as_str(), ""));
        let sign = if self.units < 0 { "-" } else { "" };
        if fraction.is_empty() { write!(f, "{sign}{whole}") } else { write!(f, "{sign}{whole}.{fraction}") }
    }
}

impl crate::form::ToWire for Decimal {
    fn write(&self, sink: &mut crate::form::Sink) {
        sink.text(&self.to_string());
    }
}

impl serde::Serialize for Decimal {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

crate::form::plain! {
    Decimal: "A decimal number, exactly as many places as were written: `-1.50`." => { "type": "string" };
}
