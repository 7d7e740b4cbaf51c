//! Lengths of time as people write them: `1h30`, `1:30`, `90 mins`, `2 hrs`, `1,5`, `1½ h`, `45'`, `half an hour`.
//!
//! One parser for values given in code, tables and files. Exact: no floating point. A number without a unit is told apart
//! ([`Length::Bare`]); what it counts is for the caller to know or to ask.

mod words;

#[cfg(test)]
mod tests;

use words::{Number, Token, tokens};

/// Characters of a length, at most.
const CHARS: usize = 60;

/// A fraction of whole numbers; the denominator is above zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ratio {
    numerator: i128,
    denominator: i128,
}

impl Ratio {
    /// Nothing.
    pub const ZERO: Self = Self::whole(0);

    /// A whole number.
    pub const fn whole(number: i128) -> Self {
        Self { numerator: number, denominator: 1 }
    }

    /// A fraction in lowest terms; `None` when the denominator is not above zero.
    pub fn new(numerator: i128, denominator: i128) -> Option<Self> {
        let (mut a, mut b) = (numerator.checked_abs()?, denominator);
        if b <= 0 {
            return None;
        }
        while b != 0 {
            (a, b) = (b, a.checked_rem(b)?);
        }
        let by = a.max(1);
        Some(Self { numerator: numerator.checked_div(by)?, denominator: denominator.checked_div(by)? })
    }

    /// The numerator and the denominator, in lowest terms.
    pub const fn parts(self) -> (i128, i128) {
        (self.numerator, self.denominator)
    }

    /// The number, when it is whole and fits.
    pub fn as_whole(self) -> Option<i64> {
        if self.denominator == 1 { i64::try_from(self.numerator).ok() } else { None }
    }

    /// The sum, when it fits.
    pub fn plus(self, other: Self) -> Option<Self> {
        let a = self.numerator.checked_mul(other.denominator)?;
        let b = other.numerator.checked_mul(self.denominator)?;
        Self::new(a.checked_add(b)?, self.denominator.checked_mul(other.denominator)?)
    }

    /// The product, when it fits.
    pub fn times(self, other: Self) -> Option<Self> {
        Self::new(self.numerator.checked_mul(other.numerator)?, self.denominator.checked_mul(other.denominator)?)
    }

    /// The same the other way round.
    #[must_use]
    pub const fn reversed(self) -> Self {
        Self { numerator: self.numerator.saturating_neg(), denominator: self.denominator }
    }

    fn is_whole(self) -> bool {
        self.denominator == 1
    }

    /// Whether it is more than nothing and less than one.
    fn is_part(self) -> bool {
        self.numerator > 0 && self.numerator < self.denominator
    }

    fn is_below(self, other: Self) -> bool {
        let (a, b) = (self.numerator.checked_mul(other.denominator), other.numerator.checked_mul(self.denominator));
        a.zip(b).is_some_and(|(a, b)| a < b)
    }
}

/// What a text says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Length {
    /// A length with units of its own, in seconds.
    Seconds(Ratio),
    /// A number without a unit.
    Bare(Ratio),
}

/// Which mark stands before the decimals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Decimals {
    /// Nobody said: both are read, and `1,500` is refused, because it may be one and a half or fifteen hundred.
    #[default]
    Unsaid,
    /// A comma; a point separates thousands.
    Comma,
}

/// Why a text is no length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unread {
    /// It is no number and no length.
    NotALength,
    /// It has more than 59 minutes after hours, or more than 59 seconds after minutes.
    Over59,
    /// A mark may separate thousands or decimals.
    Thousands,
    /// It has more digits after the mark than are counted.
    TooManyDecimals,
    /// It is larger than can be counted.
    TooLarge,
    /// It counts days, weeks or longer: how many hours of help that is, the text does not say.
    Days,
}

impl Unread {
    /// The reason in words.
    pub const fn why(self) -> &'static str {
        match self {
            Self::NotALength => "a length such as `1h30`, `1:30`, `90 min` or `1.5` is expected",
            Self::Over59 => "after hours come at most 59 minutes, and after minutes at most 59 seconds",
            Self::Thousands => "the mark may separate thousands or decimals",
            Self::TooManyDecimals => "it has more than 12 digits after the decimal mark",
            Self::TooLarge => "the number is larger than can be counted",
            Self::Days => "a day or longer does not say how many hours of help it was",
        }
    }
}

/// Units, from the longest to the shortest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Unit {
    Hour,
    Minute,
    Second,
}

impl Unit {
    const fn seconds(self) -> i128 {
        match self {
            Self::Hour => 3_600,
            Self::Minute => 60,
            Self::Second => 1,
        }
    }
}

/// Reads a length.
///
/// ```
/// use timebank_core::duration::{Decimals, Length, Ratio, read};
/// assert_eq!(read("1½ h", Decimals::Unsaid), Ok(Length::Seconds(Ratio::whole(5_400))));
/// assert_eq!(read("2", Decimals::Unsaid), Ok(Length::Bare(Ratio::whole(2))));
/// ```
///
/// # Errors
/// Why the text is no length.
pub fn read(text: &str, decimals: Decimals) -> Result<Length, Unread> {
    let text = text.trim();
    if text.chars().nth(CHARS).is_some() {
        return Err(Unread::NotALength);
    }
    let (negative, rest) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    // Digits and marks between them: what most cells hold.
    if rest.starts_with(|letter: char| letter.is_ascii_digit()) && words::digits_end(rest) == rest.len() {
        let plain = words::number(rest, decimals)?;
        return Ok(Length::Bare(if negative { plain.reversed() } else { plain }));
    }
    let lower = rest.trim_start().to_lowercase();
    let length = if lower.contains(':') { clock(&lower) } else { spelt(&lower, decimals) }?;
    Ok(match (length, negative) {
        (length, false) => length,
        (Length::Seconds(ratio), true) => Length::Seconds(ratio.reversed()),
        (Length::Bare(ratio), true) => Length::Bare(ratio.reversed()),
    })
}

/// Digits and nothing else.
fn whole(text: &str) -> Option<Ratio> {
    if text.is_empty() || text.len() > 16 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    text.parse::<i128>().ok().map(Ratio::whole)
}

/// `1:30`, `12:00:30`, `1:30 h`.
fn clock(text: &str) -> Result<Length, Unread> {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != ':').unwrap_or(text.len());
    let (digits, unit) = text.split_at_checked(end).ok_or(Unread::NotALength)?;
    if !unit.trim().is_empty() && words::unit(unit.trim().trim_end_matches('.')) != Some(Unit::Hour) {
        return Err(Unread::NotALength);
    }
    let mut parts = digits.split(':');
    let hours = parts.next().and_then(whole).ok_or(Unread::NotALength)?;
    let mut total = hours.times(Ratio::whole(3_600)).ok_or(Unread::TooLarge)?;
    for unit in [Unit::Minute, Unit::Second] {
        let Some(part) = parts.next() else { break };
        let number = whole(part).filter(|_| part.len() == 2).ok_or(Unread::NotALength)?;
        if !number.is_below(Ratio::whole(60)) {
            return Err(Unread::Over59);
        }
        let more = number.times(Ratio::whole(unit.seconds())).ok_or(Unread::TooLarge)?;
        total = total.plus(more).ok_or(Unread::TooLarge)?;
    }
    if parts.next().is_some() { Err(Unread::NotALength) } else { Ok(Length::Seconds(total)) }
}

/// What has come together while tokens are read.
struct Sum {
    total: Ratio,
    /// The last unit, and whether its number was whole: nothing follows one and a half hours.
    last: Option<(Unit, bool)>,
}

impl Sum {
    fn add(&mut self, number: Ratio, unit: Unit) -> Result<(), Unread> {
        if let Some((before, was_whole)) = self.last {
            if unit <= before || !was_whole {
                return Err(Unread::NotALength);
            }
            let most = before.seconds().checked_div(unit.seconds()).ok_or(Unread::NotALength)?;
            if !number.is_below(Ratio::whole(most)) {
                return Err(Unread::Over59);
            }
        }
        let seconds = number.times(Ratio::whole(unit.seconds())).ok_or(Unread::TooLarge)?;
        self.total = self.total.plus(seconds).ok_or(Unread::TooLarge)?;
        self.last = Some((unit, number.is_whole()));
        Ok(())
    }

    /// A number at the very end: minutes after hours, or a part of the last unit (`an hour and a half`).
    fn end(&mut self, number: Ratio) -> Result<(), Unread> {
        match self.last {
            Some((unit, true)) if number.is_part() => {
                let seconds = number.times(Ratio::whole(unit.seconds())).ok_or(Unread::TooLarge)?;
                self.total = self.total.plus(seconds).ok_or(Unread::TooLarge)?;
                Ok(())
            }
            Some((Unit::Hour, true)) if number.is_whole() => self.add(number, Unit::Minute),
            _ => Err(Unread::NotALength),
        }
    }
}

/// Numbers and units in turn.
fn spelt(text: &str, decimals: Decimals) -> Result<Length, Unread> {
    // ISO 8601: `PT1H30M`.
    let text = text.strip_prefix("pt").unwrap_or(text);
    let tokens = tokens(text, decimals)?;
    let mut sum = Sum { total: Ratio::ZERO, last: None };
    let mut rest = tokens.as_slice();
    loop {
        rest = match rest {
            [] => return if sum.last.is_some() { Ok(Length::Seconds(sum.total)) } else { Err(Unread::NotALength) },
            [Token::And, rest @ ..] if sum.last.is_some() => rest,
            [Token::Number(one), Token::And, Token::Number(two), Token::Unit(unit), rest @ ..] if two.value.is_part() => {
                sum.add(one.value.plus(two.value).ok_or(Unread::TooLarge)?, *unit)?;
                rest
            }
            [Token::Number(number), Token::Unit(unit), rest @ ..] => {
                sum.add(number.value, *unit)?;
                rest
            }
            [Token::Number(Number { value, article: false })] if sum.last.is_none() => return Ok(Length::Bare(*value)),
            [Token::Number(Number { value, article: false })] => {
                sum.end(*value)?;
                return Ok(Length::Seconds(sum.total));
            }
            _ => return Err(Unread::NotALength),
        };
    }
}
