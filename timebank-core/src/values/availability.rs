//! When a member is free: weekly hours, dated windows, and exceptions. Personal data.

use crate::order::InOrder as _;
use crate::values::error::ValueError;
use crate::values::time::Date;
use serde::{Deserialize, Serialize};

/// Minutes in a week.
pub const WEEK: u16 = 7 * 1440;

/// A stretch of every week on the local clock, in minutes from Monday 00:00; `from` before `until`, both at most 10,080.
/// A stretch over Sunday midnight is two of these.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    crate::form::ToWire,
    crate::form::FromWire,
    crate::form::Build,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct WeeklyHours {
    /// The first minute.
    pub from: u16,
    /// The minute after the last.
    pub until: u16,
}

/// A stretch of one day on the local clock, in minutes from midnight; `from` before `until`, both at most 1440.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    crate::form::ToWire,
    crate::form::FromWire,
    crate::form::Build,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct DatedHours {
    /// The day.
    pub on: Date,
    /// The first minute.
    pub from: u16,
    /// The minute after the last.
    pub until: u16,
}

/// The hours someone is free. An empty value means "ask".
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[build(by_hand)]
#[non_exhaustive]
pub struct Availability {
    /// Every week.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub weekly: Vec<WeeklyHours>,
    /// Hours on single days, in addition.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dated: Vec<DatedHours>,
    /// Hours on single days that are excluded, no matter what else is given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub except: Vec<DatedHours>,
}

impl Availability {
    /// Returns whether nothing was stated.
    pub fn is_empty(&self) -> bool {
        self.weekly.is_empty() && self.dated.is_empty()
    }

    /// Fails unless every range begins before it ends, within its week or day.
    ///
    /// # Errors
    /// [`ValueError::BadHours`], naming the first bad range.
    pub fn check(&self) -> Result<(), ValueError> {
        let bad = |from: u16, until: u16, most: u16| from >= until || until > most;
        if let Some(w) = self.weekly.iter().find(|w| bad(w.from, w.until, WEEK)) {
            return Err(ValueError::BadHours { from: w.from, until: w.until });
        }
        if let Some(d) = self.dated.iter().chain(&self.except).find(|d| bad(d.from, d.until, 1440)) {
            return Err(ValueError::BadHours { from: d.from, until: d.until });
        }
        Ok(())
    }

    /// Returns the free ranges on `day`, in minutes from midnight, sorted, with adjacent ranges joined.
    pub fn on(&self, day: Date) -> Vec<(u16, u16)> {
        let midnight = u16::from(day.weekday()).saturating_mul(1440);
        let weekly = self.weekly.iter().filter_map(|w| {
            let from = w.from.max(midnight).checked_sub(midnight)?;
            let until = w.until.min(midnight.saturating_add(1440)).checked_sub(midnight)?;
            (from < until).then_some((from, until))
        });
        let dated = self.dated.iter().filter(|d| d.on == day).map(|d| (d.from, d.until));
        let mut free: Vec<(u16, u16)> = weekly.chain(dated).collect();
        free.in_order();
        let mut joined: Vec<(u16, u16)> = Vec::with_capacity(free.len());
        for (from, until) in free {
            match joined.last_mut() {
                Some(last) if from <= last.1 => last.1 = last.1.max(until),
                _ => joined.push((from, until)),
            }
        }
        for hole in self.except.iter().filter(|d| d.on == day) {
            joined = joined
                .into_iter()
                .flat_map(|(from, until)| [(from, until.min(hole.from)), (from.max(hole.until), until)])
                .filter(|(from, until)| from < until)
                .collect();
        }
        joined
    }

    /// Returns whether a member is free on `day` from `minute` for `minutes`. If nothing was stated, they count as free.
    pub fn covers(&self, day: Date, minute: u16, minutes: u32) -> bool {
        let until = u32::from(minute).saturating_add(minutes);
        let hole = self.except.iter().any(|d| d.on == day && u32::from(d.from) < until && minute < d.until);
        if self.is_empty() {
            return !hole;
        }
        self.on(day).iter().any(|(from, end)| *from <= minute && until <= u32::from(*end))
    }
}
