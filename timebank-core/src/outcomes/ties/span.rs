//! Spans of the calendar.

use crate::canon::wire_code;
use crate::error::Error;
use crate::values::time::Date;
use chrono::Datelike;

wire_code! {
    /// A span of the calendar.
    pub enum CalendarSpan {
        /// A week, from Monday.
        Week = "week",
        /// A calendar month.
        Month = "month",
        /// A quarter of a calendar year.
        Quarter = "quarter",
        /// A calendar year.
        Year = "year",
    }
}

/// The most lines a question is answered with.
pub(crate) const MOST_SPANS: usize = 1200;

impl CalendarSpan {
    /// First day of the span a day is in.
    pub fn begin(self, day: Date) -> Date {
        let date = day.to_chrono();
        let back = match self {
            Self::Week => u32::from(day.weekday()),
            Self::Month => date.day0(),
            Self::Quarter => {
                let first = date.with_day(1).and_then(|d| d.with_month0(date.month0().saturating_sub(date.month0() % 3)));
                return first.and_then(Date::from_chrono).unwrap_or(day);
            }
            Self::Year => date.ordinal0(),
        };
        day.plus_days(i32::try_from(back).unwrap_or(0).saturating_neg()).unwrap_or(day)
    }

    /// The spans from one day to another: whole at both ends only if the days are.
    ///
    /// # Errors
    /// [`Error::DateOrder`]; [`Error::TooMany`] beyond 1,200 of them.
    pub fn cut(span: Option<Self>, from: Date, until: Date) -> Result<Vec<(Date, Date)>, Error> {
        if until < from {
            return Err(Error::DateOrder { what: "a span ends on the day it begins or later", first: from, second: until });
        }
        let Some(span) = span else { return Ok(vec![(from, until)]) };
        let mut spans = Vec::new();
        let mut day = from;
        while day <= until {
            // Far enough to be in the next one, whichever it is.
            let far = match span {
                Self::Week => 7,
                Self::Month => 31,
                Self::Quarter => 92,
                Self::Year => 366,
            };
            let next = span.begin(day).plus_days(far).map(|day| span.begin(day));
            let last = next.and_then(|next| next.plus_days(-1)).unwrap_or(until).min(until);
            spans.push((day, last));
            if spans.len() > MOST_SPANS {
                return Err(Error::TooMany { what: "spans", count: spans.len() as u64, most: MOST_SPANS as u64 });
            }
            match last.plus_days(1) {
                Some(next) => day = next,
                None => break,
            }
        }
        Ok(spans)
    }
}
