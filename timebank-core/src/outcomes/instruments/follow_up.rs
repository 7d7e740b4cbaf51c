//! Follow-up: the scores of the same people a number of months after their baseline.

use super::answers::{InstrumentAnswer, Timed, choose};
use super::change::Change;
use super::definition::Instrument;
use crate::bank::TimeBank;
use crate::error::Error;
use crate::model::caller::Viewer;
use crate::outcomes::Figure;
use crate::queries::question;
use crate::values::time::Date;
use chrono::Months;
use serde::Serialize;

/// Six weeks: how far a follow-up may lie from its day when nothing else is said.
const WITHIN: u32 = 42;
/// The most follow-ups asked for at once, and the furthest.
const MOST: usize = 24;
const FURTHEST: u32 = 240;

question! {
    /// The scores of the same people a number of months after their baseline, from answers the host keeps. For brokers.
    pub struct FollowUpOf {
        /// The answers. Those without their member's consent to outcomes are left out.
        answers: Vec<InstrumentAnswer>,
        /// Each member's first score up to this day is their baseline.
        baseline_until: Date,
        /// The calendar months after each member's own baseline, such as 6 and 12.
        months: Vec<u32>,
    }
    optional {
        /// The first day a baseline counts from: earlier answers are left out.
        baseline_from: Option<Date>,
        /// The most days a follow-up may lie before or after its day; 42 when left out.
        within_days: Option<u32>,
        /// The day it is as of; the day of the bank's last command when left out.
        as_of: Option<Date>,
        /// The id of a shipped instrument: `ons4`, `ucla3`, `loneliness` or `goals`.
        shipped: Option<String>,
        /// The host's own instrument, instead.
        custom: Option<Instrument>,
    }
    =>
    /// The scores of the same people a number of months after their baseline. Of each member and scale the baseline is the first score up to
    /// `baseline_until`; the follow-up is the score nearest to the day that number of calendar months later, at most
    /// `within_days` from it, the earlier of two as near. A member without one once these days are over is lost.
    ///
    /// # Errors
    /// As [`View::measure_change`](crate::queries::View::measure_change); [`Error::TooMany`] beyond 24 follow-ups or 240 months; [`Error::BadArguments`] without months,
    /// or at nought months; [`Error::DateOrder`] when the baseline ends before it begins.
    follow_up -> FollowUps
}

/// Follow-ups, by months and scale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct FollowUps {
    /// The id of the instrument.
    pub instrument: String,
    /// The version of the instrument.
    pub version: String,
    /// The most days a follow-up may lie before or after its day.
    pub within_days: u32,
    /// The day it is as of.
    pub as_of: Date,
    /// The follow-ups, in the order of the months asked for, then of the scales.
    pub points: Vec<FollowUp>,
    /// The number of answers left out because their member has not consented to outcomes, or no longer does.
    pub without_consent: u32,
    /// The words that have to accompany results.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub attribution: String,
}

/// One scale, a number of months after the baseline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct FollowUp {
    /// The months after the baseline.
    pub months: u32,
    /// People with a baseline who could not have been followed up for good yet: days on which they might answer are still to come.
    /// They are in no other figure.
    pub not_yet: u32,
    /// Change from the baseline to the follow-up. Its first point counts those who were due, and who of them was lost to follow-up.
    pub change: Change,
}

/// The day so many calendar months later, the last of the month when it is shorter.
fn later(day: Date, months: u32) -> Option<Date> {
    day.to_chrono().checked_add_months(Months::new(months)).and_then(Date::from_chrono)
}

/// The score nearest to a day, within so many days of it and after the baseline; the earlier of two as near.
fn nearest(scores: &[(Date, Figure)], baseline: Date, due: Date, within: i32) -> Option<Figure> {
    let after = scores.iter().filter(|(on, _)| *on > baseline);
    let near = after.map(|(on, score)| (on.days_since(due).saturating_abs(), *on, *score)).filter(|(apart, ..)| *apart <= within);
    near.min_by_key(|(apart, on, _)| (*apart, *on)).map(|(.., score)| score)
}

impl TimeBank {
    /// See [`View::follow_up`](crate::queries::View::follow_up).
    pub(crate) fn follow_up(&self, by: Viewer, question: &FollowUpOf) -> Result<FollowUps, Error> {
        self.access(by)?.need_broker()?;
        let instrument = choose(question.shipped.as_deref(), question.custom.as_ref())?;
        if question.months.is_empty() || question.months.contains(&0) {
            return Err(Error::BadArguments { what: "say how many months after the baseline, `1` or more" });
        }
        let most = |what, count: u64, most: u64| if count > most { Err(Error::TooMany { what, count, most }) } else { Ok(()) };
        most("follow-ups", question.months.len() as u64, MOST as u64)?;
        most("months", question.months.iter().copied().max().unwrap_or(0).into(), FURTHEST.into())?;
        let (first, until) = (question.baseline_from, question.baseline_until);
        if let Some(first) = first.filter(|first| *first > until) {
            return Err(Error::DateOrder { what: "a baseline ends on the day it begins or later", first, second: until });
        }
        let as_of = question.as_of.unwrap_or_else(|| self.today_here());
        let within_days = question.within_days.unwrap_or(WITHIN);
        let within = i32::try_from(within_days).unwrap_or(i32::MAX);
        let (members, without_consent) = self.timed_scores(&instrument, &question.answers)?;
        let mut points = Vec::new();
        for months in &question.months {
            for (place, scale) in instrument.scales.iter().enumerate() {
                let (mut pairs, mut not_yet) = (Vec::new(), 0u32);
                for timed in members.values() {
                    let scores: Vec<(Date, Figure)> = of_scale(timed, place, first, as_of);
                    let Some((baseline, score)) = scores.iter().find(|(on, _)| *on <= until).copied() else { continue };
                    let due = later(baseline, *months);
                    let over = due.and_then(|due| due.plus_days(within)).is_some_and(|last| last <= as_of);
                    match due.filter(|_| over) {
                        Some(due) => pairs.push((Some(score), nearest(&scores, baseline, due, within))),
                        None => not_yet = not_yet.saturating_add(1),
                    }
                }
                points.push(FollowUp { months: *months, not_yet, change: Change::of(&instrument, scale, &pairs) });
            }
        }
        let attribution = instrument.attribution.clone();
        Ok(FollowUps { instrument: instrument.id, version: instrument.version, within_days, as_of, points, without_consent, attribution })
    }
}

/// What a member scored on a scale, in the order of days, up to a day.
fn of_scale(timed: &Timed, place: usize, first: Option<Date>, as_of: Date) -> Vec<(Date, Figure)> {
    let told = timed.iter().filter(|(on, _)| first.is_none_or(|first| *on >= first) && *on <= as_of);
    told.filter_map(|(on, scores)| Some((*on, scores.get(place).copied().flatten()?))).collect()
}
