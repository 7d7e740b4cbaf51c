//! Cells of a table with types of its own: a data frame, a list of rows.

use super::super::decimal::fifteen_digits;
use crate::values::time::{Date, Timestamp};
use std::fmt;

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Cell<'a> {
    /// Nothing.
    Missing,
    /// A whole number.
    Whole(i128),
    /// A number with a fraction.
    Float(f64),
    /// Yes or no.
    Yes(bool),
    /// A text.
    Text(&'a str),
    /// Days since 1970.
    Day(i32),
    /// Milliseconds since 1970 in UTC.
    Moment(i64),
    /// Milliseconds since 1970 on a clock whose zone is not said.
    Local(i64),
    /// Milliseconds.
    Span(i64),
    /// Milliseconds since midnight.
    Clock(i64),
    /// Numbers.
    List(Vec<u32>),
    /// Something of a type that no column takes.
    Other,
}

impl Cell<'_> {
    /// Whether nothing stands there, or blanks alone.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Missing => true,
            Self::Text(text) => text.trim().is_empty(),
            _ => false,
        }
    }

    /// A whole number. A column of whole numbers with gaps comes out of some data frames as one of fractions.
    pub(super) fn whole(&self) -> Option<i64> {
        match self {
            Self::Whole(number) => i64::try_from(*number).ok(),
            Self::Float(number) if number.fract() == 0.0 && number.abs() < 9_007_199_254_740_992.0 => Some(*number as i64),
            _ => None,
        }
    }

    /// A whole number that is not below zero.
    pub(super) fn count(&self) -> Option<u32> {
        self.whole().and_then(|number| u32::try_from(number).ok())
    }
}

impl fmt::Display for Cell<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("nothing"),
            Self::Whole(number) => write!(f, "{number}"),
            // As a sheet shows it: `0.30000000000000004` is what is left of 0.1 and 0.2.
            Self::Float(number) => f.write_str(&fifteen_digits(*number)),
            Self::Yes(yes) => write!(f, "{yes}"),
            Self::Text(text) => f.write_str(text),
            Self::Day(days) => match Date::from_days(*days) {
                Some(day) => write!(f, "{day}"),
                None => write!(f, "day {days}"),
            },
            Self::Moment(ms) | Self::Local(ms) => match Timestamp::from_millis(*ms) {
                Some(at) => write!(f, "{at}"),
                None => write!(f, "{ms} ms"),
            },
            Self::Span(ms) | Self::Clock(ms) if ms.rem_euclid(60_000) == 0 && *ms >= 0 => {
                write!(f, "{}:{:02}", ms.div_euclid(3_600_000), ms.div_euclid(60_000).rem_euclid(60))
            }
            Self::Span(ms) | Self::Clock(ms) => write!(f, "{ms} ms"),
            Self::List(numbers) => write!(f, "{numbers:?}"),
            Self::Other => f.write_str("?"),
        }
    }
}
