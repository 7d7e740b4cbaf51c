//! What members would rather not be asked, as it stands in the way of a pair.
//!
//! It counts while it holds on the bank's day: twelve weeks from the day it was said. It is about who is asked, so it keeps brokers' matches
//! and plans from asking. To members it is unknown of others; of their own it is known, but for how often: who looks for themselves is not
//! being asked.

use super::candidates::chain;
use super::lately::Lately;
use super::profile::Party;
use crate::bank::TimeBank;
use crate::model::exchange::Setting;
use crate::model::personal::{RatherNot, last_day, still_holds};
use crate::values::ids::ActivityId;
use crate::values::time::Date;

/// The days of the week, Monday first.
pub(crate) const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// Something said that stands in the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Said {
    pub(crate) on: Date,
    pub(crate) what: RatherNot,
}

impl<'a> Party<'a> {
    /// What was said of this offer and holds today.
    pub(crate) fn rather_not(&self) -> impl Iterator<Item = &'a (Date, RatherNot)> + use<'a> {
        let (offer, today) = (self.listing.id, self.today);
        let all = self.person.map(|person| person.rather_not.as_slice()).unwrap_or_default();
        all.iter().filter(move |(on, said)| said.offer == offer && still_holds(*on, today))
    }
}

/// Returns what the giver said that keeps a pair from being asked. Days of the week are no part of it: they are taken from the giver's time.
///
/// - `activity`, `setting`: what would be done, and where.
/// - `lately`: what people were asked; `None` for a member who looks for themselves.
pub(crate) fn against(
    bank: &TimeBank,
    lately: Option<&Lately>,
    (request, offer): (&Party<'_>, &Party<'_>),
    activity: Option<ActivityId>,
    setting: Option<Setting>,
) -> Option<Said> {
    let stands = |said: &RatherNot| {
        let enough = |times: u32, weeks: u32| lately.is_some_and(|lately| lately.asked(bank, offer, weeks) >= times);
        said.activity.zip(activity).is_some_and(|(said, done)| chain(bank, done).contains(&said))
            || said.setting.is_some() && said.setting == setting
            || said.request == Some(request.listing.id)
            || said.times.zip(said.weeks).is_some_and(|(times, weeks)| enough(times, weeks))
    };
    offer.rather_not().find(|(_, said)| stands(said)).map(|(on, what)| Said { on: *on, what: what.clone() })
}

/// Returns the first day of the week that was said of an offer, if there would be time but for such days.
///
/// - `has_time`: whether there is time with an offer of which nothing is said.
pub(crate) fn day_in_the_way<'a>(offer: &Party<'a>, has_time: impl FnOnce(&Party<'a>) -> bool) -> Option<Said> {
    let (on, what) = offer.rather_not().find(|(_, said)| said.weekday.is_some())?;
    // Nothing that was said by today holds so long.
    let unsaid = Party { today: offer.today.plus_days(365)?, ..*offer };
    has_time(&unsaid).then(|| Said { on: *on, what: what.clone() })
}

/// Returns how often somebody may still be asked for an offer, if they said how often.
pub(crate) fn still_asked(bank: &TimeBank, lately: &Lately, offer: &Party<'_>) -> Option<u32> {
    let left = |(times, weeks): (u32, u32)| times.saturating_sub(lately.asked(bank, offer, weeks));
    offer.rather_not().filter_map(|(_, said)| said.times.zip(said.weeks)).map(left).min()
}

impl Said {
    /// Returns it in words, for brokers and for whoever said it. `who`: what they are called, or "whoever gives".
    pub(crate) fn words(&self, bank: &TimeBank, who: &str) -> String {
        let RatherNot { activity, setting, weekday, times, weeks, .. } = &self.what;
        let called = |id| bank.state.activities.get(id).map(|row| row.activity.name.clone()).unwrap_or_default();
        let what = if let Some(activity) = activity {
            format!("would rather not be asked for `{}`", called(*activity))
        } else if let Some(setting) = setting {
            format!("would rather not be asked for anything at `{}`", setting.as_str())
        } else if let Some(day) = weekday.and_then(|day| DAYS.get(usize::from(day))) {
            format!("would rather not be asked for {day}s")
        } else if let Some((times, weeks)) = times.zip(*weeks) {
            let of = |count: u32, one: &str, many: &str| if count == 1 { format!("{count} {one}") } else { format!("{count} {many}") };
            format!("would like to be asked at most {} in {}", of(times, "time", "times"), of(weeks, "week", "weeks"))
        } else {
            "would rather not be asked for this".to_owned()
        };
        format!("{who} {what}, until {}", last_day(self.on))
    }
}
