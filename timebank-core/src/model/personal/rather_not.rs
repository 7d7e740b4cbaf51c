//! What a member would rather not be asked, on one of their own offers.

use crate::model::exchange::Setting;
use crate::values::ids::{ActivityId, ListingId};
use crate::values::time::Date;
use serde::{Deserialize, Serialize};

/// It holds on the day it was said and this many days after it: twelve weeks in all.
const DAYS_AFTER: i32 = 83;

/// A member would rather not be asked for something, on one of their offers. It says one thing: an activity, a setting, a weekday, how
/// often they may be asked, or a request. It holds for twelve weeks from the local day on which it was said, and can be taken back at any
/// time. No reason is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct RatherNot {
    /// The offer: one of the member's own.
    pub offer: ListingId,
    /// Not this activity, nor what is narrower.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub activity: Option<ActivityId>,
    /// Not there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub setting: Option<Setting>,
    /// Not on this day of the week: Monday is 0, Sunday 6.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weekday: Option<u8>,
    /// The most times they want to be asked in `weeks`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub times: Option<u32>,
    /// The weeks for `times`: 1 to 12, the last of them the week that ends today.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weeks: Option<u32>,
    /// Not this request.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request: Option<ListingId>,
    /// Whether it is taken back.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub lifted: bool,
}

impl RatherNot {
    /// Returns whether two say something of the same: the later one then stands for both. An offer has one limit of how often.
    fn is_about(&self, other: &Self) -> bool {
        let about = |one: &Self| (one.offer, one.activity, one.setting, one.weekday, one.request);
        about(self) == about(other) && self.times.is_some() == other.times.is_some()
    }

    /// Returns what is wrong with it. `None` if it says just one thing, and that can be meant.
    pub(crate) fn fault(&self) -> Option<&'static str> {
        let Self { offer: _, activity, setting, weekday, times, weeks, request, lifted } = self;
        let said = [activity.is_some(), setting.is_some(), weekday.is_some(), times.is_some() || weeks.is_some(), request.is_some()];
        if said.into_iter().filter(|said| *said).count() != 1 {
            return Some("say one thing of an offer: an activity, a setting, a weekday, times and weeks, or a request");
        }
        if weekday.is_some_and(|day| day > 6) {
            return Some("a weekday is from 0, Monday, to 6, Sunday");
        }
        let often = times.zip(*weeks).is_some_and(|(times, weeks)| (1..=100).contains(&times) && (1..=12).contains(&weeks));
        if (times.is_some() || weeks.is_some()) && !often && !(*lifted && times.is_some()) {
            return Some("say how often: 1 to 100 times, in 1 to 12 weeks");
        }
        None
    }
}

/// What a member would rather not be asked, and the local day on which each was said.
pub(crate) fn take(all: &mut Vec<(Date, RatherNot)>, day: Date, said: &RatherNot) {
    all.retain(|(on, one)| holds(*on, day) && !one.is_about(said));
    if !said.lifted {
        all.push((day, said.clone()));
    }
}

/// Returns whether what was said on one day still holds on another.
pub(crate) fn holds(on: Date, day: Date) -> bool {
    day.days_since(on) <= DAYS_AFTER
}

/// Returns the last day on which it holds.
pub(crate) fn last(on: Date) -> Date {
    match on.plus_days(DAYS_AFTER) {
        Some(last) => last,
        None => on,
    }
}
