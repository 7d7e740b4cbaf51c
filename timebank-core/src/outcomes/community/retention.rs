//! Who stays, and how long ties last.

use crate::bank::TimeBank;
use crate::error::Error;
use crate::model::caller::Viewer;
use crate::model::member::MemberState;
use crate::order::BTreeMap;
use crate::outcomes::Figure;
use crate::outcomes::ties::{Arcs, CalendarSpan};
use crate::queries::question;
use crate::values::time::Date;
use serde::Serialize;

/// Days of silence after which an activity counts as ended, when nothing is said.
const LAPSE: u32 = 180;

question! {
    /// How long members stay active, and how long ties last. For brokers.
    pub struct RetentionOver
    optional {
        /// The last day that counts; that of the bank's last command when left out.
        until: Option<Date>,
        /// Days of silence after which a member's activity, or a tie, counts as ended; 180 when left out.
        lapse_days: Option<u32>,
    }
    =>
    /// How long members stay active, and ties last.
    ///
    /// # Errors
    /// [`Error::AskTheBroker`]; [`Error::TooMany`] beyond 1,200 quarters.
    retention -> Retention
}

/// How long members stay active, and ties last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Retention {
    /// From joining to the last activity. Members at rest have not ended; a return after a pause goes on.
    pub members: Survival,
    /// From a tie's first occasion to its last.
    pub ties: Survival,
    /// By quarter of joining: how many were active in that quarter and each after it.
    pub cohorts: Vec<Cohort>,
}

/// How long something lasts (Kaplan and Meier 1958): what has not ended counts up to now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Survival {
    /// The number looked at.
    pub count: u64,
    /// The number of these that ended.
    pub ended: u64,
    /// Days after which half have ended; left out while more than half go on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub median_days: Option<u32>,
    /// A step for each number of days at which some ended.
    pub steps: Vec<SurvivalStep>,
}

/// A step of a survival curve.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct SurvivalStep {
    /// Days after the beginning.
    pub days: u32,
    /// The number still there just before.
    pub at_risk: u64,
    /// The number that ended then.
    pub ended: u64,
    /// The share that goes on.
    pub share: Figure,
}

/// Members who joined in one quarter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Cohort {
    /// The first day of the quarter.
    pub joined: Date,
    /// The number of members who joined.
    pub members: u64,
    /// How many of them took part, in that quarter and each one after it.
    pub active: Vec<u64>,
}

/// Kaplan and Meier's estimate from durations in days, each with whether it ended.
pub fn survival(mut lives: Vec<(u32, bool)>) -> Survival {
    // Of equal durations those that ended come first: whoever is only lost sight of on a day was still there on it.
    lives.sort_unstable_by_key(|(days, ended)| (*days, !*ended));
    let count = lives.len() as u64;
    let (mut steps, mut gone, mut share) = (Vec::new(), 0u64, 1f64);
    for same in lives.chunk_by(|a, b| a.0 == b.0) {
        let (ended, at_risk) = (same.iter().filter(|(_, ended)| *ended).count() as u64, count.saturating_sub(gone));
        if let Some((days, _)) = same.first()
            && ended > 0
        {
            share *= at_risk.saturating_sub(ended) as f64 / at_risk as f64;
            steps.push(SurvivalStep { days: *days, at_risk, ended, share: Figure::of(share).unwrap_or_default() });
        }
        gone = gone.saturating_add(same.len() as u64);
    }
    Survival {
        count,
        ended: steps.iter().map(|step| step.ended).fold(0, u64::saturating_add),
        median_days: steps.iter().find(|step| step.share.units() <= Figure::ONE.units() / 2).map(|step| step.days),
        steps,
    }
}

impl TimeBank {
    /// See [`View::retention`](crate::queries::View::retention).
    pub(crate) fn retention(&self, by: Viewer, question: &RetentionOver) -> Result<Retention, Error> {
        self.access(by)?.need_broker()?;
        let arcs = Arcs::of(self);
        let until = question.until.unwrap_or_else(|| self.today_here());
        let lapse = i32::try_from(question.lapse_days.unwrap_or(LAPSE)).unwrap_or(i32::MAX);
        let window = crate::outcomes::ties::Window::of(&arcs, arcs.days().map_or(until, |(first, _)| first.min(until)), until);
        let elapsed = |from: Date, to: Date| u32::try_from(to.days_since(from)).unwrap_or(0);
        let mut days: Vec<Vec<i32>> = vec![Vec::new(); window.parts.len()];
        for (day, exchange) in window.occasions() {
            let Some(row) = arcs.row(*exchange) else { continue };
            for (member, ..) in arcs.parts(row) {
                if let Some(all) = days.get_mut(member as usize) {
                    all.push(*day);
                }
            }
        }
        let mut lives = Vec::new();
        let mut cohorts: BTreeMap<Date, Vec<&[i32]>> = BTreeMap::new();
        for ((_, member), active) in self.state.members.iter().zip(&days) {
            let joined = member.joined;
            if member.merged_into.is_some() || member.state == MemberState::Applicant || joined > until {
                continue;
            }
            let last = active.last().and_then(|day| Date::from_days(*day)).unwrap_or(joined).max(joined);
            let left = matches!(member.state, MemberState::Left | MemberState::Erased) && member.since <= until;
            let silent = until.days_since(last) > lapse && member.state != MemberState::Paused;
            lives.push(if left || silent { (elapsed(joined, last), true) } else { (elapsed(joined, until), false) });
            cohorts.entry(CalendarSpan::Quarter.begin(joined)).or_default().push(active);
        }
        let tie = |tie: &crate::outcomes::ties::Tie| {
            let (first, last) = (Date::from_days(tie.days.0)?, Date::from_days(tie.days.1)?);
            let ended = until.days_since(last) > lapse;
            Some((elapsed(first, if ended { last } else { until }), ended))
        };
        let mut told = Vec::new();
        for (joined, members) in cohorts {
            let quarters = CalendarSpan::cut(Some(CalendarSpan::Quarter), joined, until)?;
            let within = |active: &[i32], from: Date, to: Date| active.iter().any(|day| (from.days()..=to.days()).contains(day));
            let active = quarters.iter().map(|(from, to)| members.iter().filter(|active| within(active, *from, *to)).count() as u64);
            told.push(Cohort { joined, members: members.len() as u64, active: active.collect() });
        }
        Ok(Retention { members: survival(lives), ties: survival(window.ties().filter_map(|one| tie(&one)).collect()), cohorts: told })
    }
}
