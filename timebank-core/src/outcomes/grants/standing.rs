//! Where grants stand: every indicator with its true figure, for brokers.

use super::definition::{Grant, Indicator, Measure};
use super::find::{Found, Source};
use crate::bank::TimeBank;
use crate::error::Error;
use crate::model::caller::Viewer;
use crate::outcomes::Figure;
use crate::outcomes::instruments::{Instrument, InstrumentAnswer};
use crate::outcomes::ties::Arcs;
use crate::queries::question;
use crate::values::time::Date;
use serde::Serialize;

question! {
    /// How far grants have come: each indicator's value, with its baseline, target and this grant's share. For brokers: true figures, not
    /// for publication.
    pub struct GrantsOf {
        /// The grants. All those that share in a result are given together.
        grants: Vec<Grant>,
    }
    optional {
        /// The day it is as of; the day of the bank's last command when left out.
        as_of: Option<Date>,
        /// Answers to instruments, for measures of change.
        answers: Vec<InstrumentAnswer>,
        /// The host's own instruments.
        instruments: Vec<Instrument>,
    }
    =>
    /// Where grants stand: every indicator worked out over the grant's period, as far as that has come.
    ///
    /// # Errors
    /// [`Error::AskTheBroker`]; [`Error::BadGrant`]; [`Error::SharesOverOne`]; [`Error::DateOrder`]; [`Error::BadGroups`];
    /// [`Error::BadInstrument`] and [`Error::BadAnswer`] for measures of change.
    grants -> Vec<GrantStanding>
}

/// How far a grant has come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct GrantStanding {
    /// The grant's code.
    pub code: String,
    /// The name of the funder.
    pub funder: String,
    /// The first day.
    pub from: Date,
    /// The last day that is counted: the grant's, or the question's if that is earlier.
    pub until: Date,
    /// Minutes of facilitation it pays for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub facilitation_funded: Option<u64>,
    /// Minutes of facilitation recorded meanwhile, no matter who paid.
    pub facilitation: u64,
    /// The outcomes that are hoped for.
    pub outcomes: Vec<OutcomeStanding>,
    /// Warnings to consider, in words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<String>,
}

/// How far an outcome has come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct OutcomeStanding {
    /// The outcome that is hoped for, in words.
    pub name: String,
    /// The indicators of the outcome.
    pub indicators: Vec<IndicatorStanding>,
}

/// How far an indicator has come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct IndicatorStanding {
    /// The indicator's code.
    pub code: String,
    /// The indicator's name.
    pub name: String,
    /// The measure that gives its value.
    pub measure: Measure,
    /// Whether it only counts how much there was.
    pub volume: bool,
    /// The value so far; hours for minutes. Left out where there is nothing to compute it from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Figure>,
    /// The number of people, pairs, requests or exchanges it rests on.
    pub n: u64,
    /// The value at the baseline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub baseline: Option<Figure>,
    /// The value less the baseline. A measure of change is its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change: Option<Figure>,
    /// The target.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<Figure>,
    /// Whether the target is reached: at or beyond it, on its better side.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reached: Option<bool>,
    /// This grant's share of the result.
    pub share: Figure,
    /// The change times the share: what this grant reports, so that nothing is counted twice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contributed: Option<Figure>,
    /// The number of pieces of evidence.
    pub evidence: u32,
}

/// One figure times another, rounded once.
pub(super) fn times(one: Figure, other: Figure) -> Option<Figure> {
    let unit = i128::from(Figure::ONE.units());
    Figure::ratio(i128::from(one.units()).saturating_mul(i128::from(other.units())), unit.saturating_mul(unit))
}

/// One figure less another.
pub(super) fn less(one: Figure, other: Figure) -> Figure {
    Figure::from_units(one.units().saturating_sub(other.units()))
}

/// What an indicator has come to, and where it stood before.
pub(super) struct Both {
    pub(super) now: Found,
    pub(super) before: Option<Found>,
}

impl Source<'_, '_> {
    pub(super) fn both(&self, grant: &Grant, one: &Indicator, as_of: Date) -> Result<Both, Error> {
        let now = self.find(one, grant.from, grant.until.min(as_of))?;
        let before = match one.baseline.as_ref().and_then(|baseline| Some((baseline.from?, baseline.until))) {
            Some((from, until)) => Some(self.find(one, from, until)?),
            None => None,
        };
        Ok(Both { now, before })
    }
}

impl Indicator {
    /// The figures of an indicator, from those found now and before.
    pub(super) fn stands(&self, now: Option<Figure>, before: Option<Figure>, n: u64) -> IndicatorStanding {
        let baseline = self.baseline.as_ref().and_then(|baseline| baseline.value).or(before);
        let change = if self.measure.is_change() { now } else { now.zip(baseline).map(|(now, before)| less(now, before)) };
        let target = self.target.map(|target| target.value);
        let lower = match target.zip(baseline) {
            Some((target, baseline)) if target != baseline => target < baseline,
            _ => self.measure.lower_is_better(),
        };
        let reached = now.zip(target).map(|(now, target)| if lower { now <= target } else { now >= target });
        IndicatorStanding {
            code: self.code.clone(),
            name: self.name.clone(),
            measure: self.measure,
            volume: self.measure.is_volume(),
            value: now,
            n,
            baseline,
            change,
            target,
            reached,
            share: self.part(),
            contributed: change.and_then(|change| times(change, self.part())),
            evidence: u32::try_from(self.evidence.len()).unwrap_or(u32::MAX),
        }
    }
}

impl Grant {
    /// What to think about before anybody signs: volumes called outcomes, targets nothing is compared with.
    pub fn warnings(&self) -> Vec<String> {
        let mut all = Vec::new();
        for outcome in &self.outcomes {
            for one in outcome.indicators.iter().filter(|one| one.measure.is_volume()) {
                all.push(format!(
                    "`{}` counts how much there was ({}), which is a volume and no outcome: it says nothing of what became of it",
                    one.name, one.measure
                ));
            }
            if outcome.indicators.iter().all(|one| one.measure.is_volume()) {
                all.push(format!("`{}` is told by volumes alone; bind it to something that can change for people", outcome.name));
            }
        }
        for one in self.indicators() {
            if one.target.is_some() && one.baseline.is_none() && !one.measure.is_change() {
                all.push(format!("`{}` has a target and no baseline, so that no change can be told", one.name));
            }
            let span = |from: Date, until: Date| u64::try_from(until.days_since(from)).unwrap_or(0).saturating_add(1);
            let before = one.baseline.as_ref().and_then(|baseline| Some(span(baseline.from?, baseline.until)));
            let now = span(self.from, self.until);
            if let Some(before) = before.filter(|before| one.measure.grows_with_time() && before.abs_diff(now).saturating_mul(4) > now) {
                all.push(format!("`{}` compares {now} days with {before} before: more of it may only be more time", one.name));
            }
        }
        all
    }
}

impl TimeBank {
    /// See [`View::grants`](crate::queries::View::grants).
    pub(crate) fn grants(&self, by: Viewer, question: &GrantsOf) -> Result<Vec<GrantStanding>, Error> {
        self.access(by)?.need_broker()?;
        Grant::check_all(self, &question.grants)?;
        let arcs = Arcs::of(self);
        let source = Source { bank: self, arcs: &arcs, answers: &question.answers, instruments: &question.instruments };
        let as_of = question.as_of.unwrap_or_else(|| self.today_here());
        let mut told = Vec::new();
        for grant in &question.grants {
            let until = grant.until.min(as_of).max(grant.from);
            let mut outcomes = Vec::new();
            for outcome in &grant.outcomes {
                let mut indicators = Vec::new();
                for one in &outcome.indicators {
                    let both = source.both(grant, one, as_of)?;
                    let before = both.before.as_ref().and_then(Found::value);
                    indicators.push(one.stands(both.now.value(), before, both.now.people()));
                }
                outcomes.push(OutcomeStanding { name: outcome.name.clone(), indicators });
            }
            let facilitation =
                if as_of < grant.from { 0 } else { crate::outcomes::ties::Window::of(&arcs, grant.from, until).facilitation };
            told.push(GrantStanding {
                code: grant.code.clone(),
                funder: grant.funder.clone(),
                from: grant.from,
                until,
                facilitation_funded: grant.facilitation,
                facilitation,
                outcomes,
                warnings: grant.warnings(),
            });
        }
        Ok(told)
    }
}
