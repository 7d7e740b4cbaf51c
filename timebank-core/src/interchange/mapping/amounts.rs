//! Amounts and dates as other systems write them.

use super::super::Decimal;
use super::Unit;
use crate::time::Instant;

impl Unit {
    /// How many of it make an hour.
    pub const fn per_hour(self) -> u64 {
        match self {
            Self::Hours => 1,
            Self::Minutes | Self::Clock => 60,
            Self::Seconds => 3_600,
        }
    }

    /// Reads an amount, in minutes for a clock's.
    pub fn parse(self, text: &str, comma: bool) -> Option<Decimal> {
        if self == Self::Clock {
            return clock(text);
        }
        if comma && text.contains(',') {
            // Points part the thousands where a comma parts the decimals.
            return Decimal::parse(&text.replace('.', "").replace(',', "."));
        }
        Decimal::parse(text)
    }
}

/// `1:30`, `-0:05`, `12:00:00` when the seconds are none.
fn clock(text: &str) -> Option<Decimal> {
    let (sign, rest) = match text.strip_prefix(['-', '−']) {
        Some(rest) => ("-", rest),
        None => ("", text),
    };
    let mut parts = rest.split(':');
    let (hours, minutes, seconds, more) = (parts.next()?, parts.next()?, parts.next(), parts.next());
    let digits =
        |part: &str, most: usize| (!part.is_empty() && part.len() <= most && part.bytes().all(|b| b.is_ascii_digit())).then_some(());
    digits(hours, 9)?;
    digits(minutes, 2)?;
    if more.is_some() || seconds.is_some_and(|seconds| seconds != "00") {
        return None;
    }
    let minutes: u64 = minutes.parse().ok().filter(|minutes| *minutes < 60)?;
    let whole = hours.parse::<u64>().ok()?.checked_mul(60)?.checked_add(minutes)?;
    Decimal::parse(&format!("{sign}{whole}"))
}

/// An instant by ISO 8601, or by one of these forms; a time without a zone is so many minutes ahead of UTC, a date its first minute.
pub fn instant(text: &str, forms: &[String], offset_minutes: i32) -> Option<Instant> {
    if let Some(date) = plain_date(text) {
        return Instant::from_chrono(date.and_time(chrono::NaiveTime::MIN).and_utc());
    }
    if let Ok(at) = chrono::DateTime::parse_from_rfc3339(text) {
        return Instant::from_chrono(at.to_utc());
    }
    let local = |at: chrono::NaiveDateTime| {
        let ahead = chrono::TimeDelta::minutes(i64::from(offset_minutes));
        Instant::from_chrono(at.checked_sub_signed(ahead)?.and_utc())
    };
    for form in ["%Y-%m-%d", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S UTC"]
        .into_iter()
        .chain(forms.iter().map(String::as_str))
    {
        if let Ok(at) = chrono::NaiveDateTime::parse_from_str(text, form) {
            return local(at);
        }
        if let Ok(date) = chrono::NaiveDate::parse_from_str(text, form) {
            // A day has no zone: it is that day, wherever.
            return Instant::from_chrono(date.and_time(chrono::NaiveTime::MIN).and_utc());
        }
    }
    None
}

/// `2025-09-01` and nothing else: what most dates are, without looking for any other form.
fn plain_date(text: &str) -> Option<chrono::NaiveDate> {
    let &[a, b, c, d, b'-', e, f, b'-', g, h] = text.as_bytes() else { return None };
    let number = |digits: &[u8]| {
        digits
            .iter()
            .try_fold(0u32, |sum, digit| digit.is_ascii_digit().then(|| sum.saturating_mul(10).saturating_add(u32::from(digit & 15))))
    };
    chrono::NaiveDate::from_ymd_opt(i32::try_from(number(&[a, b, c, d])?).ok()?, number(&[e, f])?, number(&[g, h])?)
}
