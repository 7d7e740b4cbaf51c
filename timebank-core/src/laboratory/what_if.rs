//! "What if we changed the limits?": many runs under several policies, and what they differ in.

use super::behaviour::Behaviour;
use super::habits::{Habits, SpanBefore};
use super::policy::{self, Policy};
use super::run::{Ran, Run, first_day, last_day};
use crate::bank::TimeBank;
use crate::canon::wire_code;
use crate::error::Error;
use crate::model::caller::Viewer;
use crate::outcomes::Figure;
use crate::outcomes::instruments::t_975;
use crate::queries::{View, question};
use crate::values::time::Date;
use serde::Serialize;

/// Policies compared at once, at most.
pub const MOST_POLICIES: usize = 20;
/// Seeds, at most.
pub const MOST_SEEDS: u32 = 1_000;
/// Weeks ahead, at most: ten years.
pub const MOST_WEEKS: u32 = 520;
/// Members times weeks times seeds times policies, at most.
pub const MOST_MEMBER_WEEKS: u64 = 200_000_000;

question! {
    /// What might come of policies: how the community would fare under each, simulated under the same draws. For brokers.
    pub struct WhatIf {
        /// The policies to compare, up to 20. Differences are given against the first.
        policies: Vec<Policy>,
    }
    optional {
        /// Weeks ahead; 52 when left out, at most 520.
        weeks: Option<u32>,
        /// How many seeds, each run under every policy; 20 when left out, at most 1000. One alone gives no interval.
        seeds: Option<u32>,
        /// The first seed; 1 when left out. The others follow it.
        seed: Option<u64>,
        /// The way people are assumed to behave.
        behaviour: Behaviour,
        /// Whether to return each run's figures as well.
        each: bool,
    }
    =>
    /// What might come of other rules: see [`laboratory`](crate::laboratory). The bank itself is not touched.
    ///
    /// # Errors
    /// [`Error::AskTheBroker`] when a member asks; [`crate::values::error::ValueError::NumberOutOfRange`] and [`Error::TooMany`] for what does not fit;
    /// [`Error::BadCharter`] with every fault of every policy, at `policies[1].credit...`; [`Error::LimitReached`] when the pot
    /// cannot give what a policy issues.
    what_if -> WhatIfAnswer
}

wire_code! {
    /// What is counted in a run.
    pub enum RunMeasure {
        /// Exchanges that happened.
        Exchanges = "exchanges",
        /// Minutes given in them.
        Minutes = "minutes",
        /// Wants that arose: the same under every policy, but for those whom a policy would keep from joining.
        Wants = "wants",
        /// Wants that were asked for at least once.
        Requests = "requests",
        /// Wants that were met.
        Met = "met",
        /// Wants that passed although they were asked for.
        Unmet = "unmet",
        /// Wants that passed without having been asked for, because credit was kept for bad times.
        HeldBack = "held-back",
        /// Weeks from first asking to being met, on average of those met.
        WaitingWeeks = "waiting-weeks",
        /// How often a limit stood in the way.
        RefusedByLimits = "refused-by-limits",
        /// Members whom a limit kept from receiving at least once.
        MembersBlocked = "members-blocked",
        /// How often a rule stood in the way.
        RefusedByRules = "refused-by-rules",
        /// Members who gave or received.
        TookPart = "took-part",
        /// Gini of minutes given, zeros included.
        GiniGiven = "gini-given",
        /// The share of minutes given by the tenth of the members who gave most.
        TopTenth = "top-tenth",
        /// Balances above 0 at the end, summed up, in minutes; the pot's left out.
        Credit = "credit",
    }
}

impl RunMeasure {
    fn of(self, ran: &Ran) -> Option<Figure> {
        let whole = |count: u64| Some(Figure::whole(i64::try_from(count).unwrap_or(i64::MAX)));
        match self {
            Self::Exchanges => whole(ran.exchanges),
            Self::Minutes => whole(ran.minutes),
            Self::Wants => whole(ran.wants),
            Self::Requests => whole(ran.requests),
            Self::Met => whole(ran.met),
            Self::Unmet => whole(ran.unmet),
            Self::HeldBack => whole(ran.held_back),
            Self::WaitingWeeks => Figure::share(ran.waited, ran.met),
            Self::RefusedByLimits => whole(ran.refused_by_limits),
            Self::MembersBlocked => whole(ran.blocked),
            Self::RefusedByRules => whole(ran.refused_by_rules),
            Self::TookPart => whole(ran.took_part),
            Self::GiniGiven => ran.gini_given,
            Self::TopTenth => ran.top_tenth,
            Self::Credit => whole(ran.credit),
        }
    }
}

/// A mean, and how sure of it the seeds make us. This is the luck of the draw only, not whether the model is right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Estimate {
    /// The number of runs that had a value.
    pub runs: u32,
    /// The mean of these; none when there were none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mean: Option<Figure>,
    /// Standard deviation from run to run (n − 1 below); none with fewer than two.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spread: Option<Figure>,
    /// The lower end of the 95 % interval of the mean, by Student's t.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub low: Option<Figure>,
    /// The upper end of that interval.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high: Option<Figure>,
}

impl Estimate {
    /// Summed in the order given, so that it is the same on every machine.
    fn of(values: &[Figure]) -> Self {
        let runs = u32::try_from(values.len()).unwrap_or(u32::MAX);
        let sum = values.iter().fold(0i128, |sum, value| sum.saturating_add(i128::from(value.units())));
        let Some(mean) = Figure::ratio(sum, i128::from(runs).saturating_mul(i128::from(Figure::ONE.units()))) else {
            return Self::default();
        };
        let plain = Self { runs, mean: Some(mean), ..Self::default() };
        let Some(t) = t_975(runs.saturating_sub(1)) else { return plain };
        let squares = values.iter().fold(0f64, |sum, value| {
            let off = value.get() - mean.get();
            sum + off * off
        });
        let spread = (squares / f64::from(runs.saturating_sub(1))).sqrt();
        let reach = t * spread / f64::from(runs).sqrt();
        Self { spread: Figure::of(spread), low: Figure::of(mean.get() - reach), high: Figure::of(mean.get() + reach), ..plain }
    }
}

/// One measure under one policy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct WhatIfRow {
    /// The policy's name.
    pub policy: String,
    /// The measure that is estimated.
    pub measure: RunMeasure,
    /// The estimate.
    pub estimate: Estimate,
    /// Each run less the first policy's with the same seed; left out of the first policy's rows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub difference: Option<Estimate>,
    /// Each run's figure in order of seed, when that was asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub each: Vec<Option<Figure>>,
}

/// What might come of policies: a model's answer, not a forecast.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct WhatIfAnswer {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Date,
    /// Weeks ahead.
    pub weeks: u32,
    /// How many seeds were run under every policy.
    pub seeds: u32,
    /// Whether it was stopped before all seeds were run.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub stopped: bool,
    /// Members at the beginning: those who are active.
    pub members: u32,
    /// How people were taken to behave, with everything that was left out.
    pub behaviour: Behaviour,
    /// What happened in the bank in as many weeks before, a year at most: to hold the policy against that is as it is.
    pub before: SpanBefore,
    /// A row for every measure of every policy, in the order the policies were given.
    pub rows: Vec<WhatIfRow>,
    /// What the model does not know.
    pub notes: Vec<&'static str>,
}

/// What the model does not know.
const NOTES: &[&str] = &[
    "a model's answer, not a forecast: the intervals tell the luck of the draw, not whether the model is right",
    "wants are taken from help that was received; what nobody ever asked for is not in the books, only guessed by `metBefore`",
    "people do not learn, make friends outside exchanges, talk about the new rules, or leave because of them",
    "no seasons, no illness, no shared bad luck: each week is like the last",
    "whom somebody asks goes by whom they know and by how much people give, not by skill, distance or when they are free",
    "what rules want approved is approved at once; what a limit keeps out is not",
];

impl WhatIf {
    fn weeks_each(&self) -> u32 {
        self.weeks.unwrap_or(52)
    }
    fn seeds_each(&self) -> u32 {
        self.seeds.unwrap_or(20)
    }

    /// How many weeks are run in all, over policies and seeds: what [`View::what_if_watched`](crate::queries::View::what_if_watched) counts up to.
    pub fn weeks_in_all(&self) -> u64 {
        u64::from(self.weeks_each()).saturating_mul(u64::from(self.seeds_each())).saturating_mul(self.policies.len() as u64)
    }

    fn check(&self, bank: &TimeBank, members: u64) -> Result<(), Error> {
        let out = |what: &'static str, given: u64| {
            Err(Error::Value(crate::values::error::ValueError::NumberOutOfRange { what, given: given.to_string().into() }))
        };
        let (weeks, seeds) = (self.weeks_each(), self.seeds_each());
        if weeks == 0 || weeks > MOST_WEEKS {
            return out("weeks", u64::from(weeks));
        }
        if seeds == 0 || seeds > MOST_SEEDS {
            return out("seeds", u64::from(seeds));
        }
        // So that every language can name it.
        if let Some(seed) = self.seed.filter(|seed| *seed > 1 << 52) {
            return out("seed", seed);
        }
        if self.policies.is_empty() || self.policies.len() > MOST_POLICIES {
            return out("policies", self.policies.len() as u64);
        }
        self.behaviour.check()?;
        let joining = members.saturating_mul(u64::from(self.behaviour.joins)).saturating_mul(u64::from(weeks)) / 52_000;
        let each = members.saturating_add(joining).saturating_mul(u64::from(weeks));
        let count = each.saturating_mul(u64::from(seeds)).saturating_mul(self.policies.len() as u64);
        if count > MOST_MEMBER_WEEKS {
            return Err(Error::TooMany { what: "weeks of members, over all policies and seeds,", count, most: MOST_MEMBER_WEEKS });
        }
        policy::check(&self.policies, bank)
    }
}

impl View<'_> {
    /// As [`View::what_if`](crate::queries::View::what_if), under the eyes of whoever waits: `watch` is told after each week how many were run, of weeks times
    /// seeds times policies, and says whether to go on. Stopped, it answers with the seeds that were run under every policy.
    ///
    /// # Errors
    /// As [`View::what_if`](crate::queries::View::what_if).
    pub fn what_if_watched(&self, question: &WhatIf, watch: Option<&mut dyn FnMut(u64) -> bool>) -> Result<WhatIfAnswer, Error> {
        self.read(|bank, by| bank.what_if_watched(by, question, watch))
    }
}

impl TimeBank {
    /// See [`View::what_if`](crate::queries::View::what_if).
    pub(crate) fn what_if(&self, by: Viewer, question: &WhatIf) -> Result<WhatIfAnswer, Error> {
        self.what_if_watched(by, question, None)
    }

    pub(crate) fn what_if_watched(
        &self,
        by: Viewer,
        question: &WhatIf,
        watch: Option<&mut dyn FnMut(u64) -> bool>,
    ) -> Result<WhatIfAnswer, Error> {
        self.access(by)?.need_broker()?;
        let active = self.member_rows().filter(|(_, row)| row.state == crate::model::member::MemberState::Active).count();
        question.check(self, active as u64)?;
        let habits = Habits::of(self, &question.behaviour, question.weeks_each());
        let mut done = 0u64;
        let mut nobody = |_| true;
        let watch = watch.unwrap_or(&mut nobody);
        let mut look = || {
            done = done.saturating_add(1);
            watch(done)
        };
        let first = question.seed.unwrap_or(1);
        // For each seed what came of it under every policy.
        let mut ran: Vec<Vec<Ran>> = Vec::new();
        let mut stopped = false;
        'seeds: for seed in (first..).take(question.seeds_each() as usize) {
            let mut of_seed = Vec::with_capacity(question.policies.len());
            for policy in &question.policies {
                let run = Run::new(self.fork(), policy, &question.behaviour, &habits, seed)?;
                match run.through(question.weeks_each(), &mut look)? {
                    Some((one, _)) => of_seed.push(one),
                    None => {
                        stopped = true;
                        break 'seeds;
                    }
                }
            }
            ran.push(of_seed);
        }
        let from = first_day(self)?;
        Ok(WhatIfAnswer {
            from,
            until: last_day(from, question.weeks_each())?,
            weeks: question.weeks_each(),
            seeds: u32::try_from(ran.len()).unwrap_or(u32::MAX),
            stopped,
            members: u32::try_from(habits.people.len()).unwrap_or(u32::MAX),
            behaviour: question.behaviour.clone(),
            before: habits.before,
            rows: rows(question, &ran),
            notes: NOTES.to_vec(),
        })
    }

    /// One run of one policy under one seed, and the bank that came of it: every measure there is can be asked of it. It keeps its
    /// journal, from where the bank stood.
    ///
    /// # Errors
    /// As [`View::what_if`](crate::queries::View::what_if).
    pub fn run_ahead(&self, policy: &Policy, behaviour: &Behaviour, weeks: u32, seed: u64) -> Result<(Ran, Self), Error> {
        self.run_ahead_watched(policy, behaviour, weeks, seed, &mut |_| true)
    }

    /// As [`TimeBank::run_ahead`], under the eyes of whoever waits: `watch` is told after each week how many were run, and says
    /// whether to go on.
    ///
    /// # Errors
    /// As [`View::what_if`](crate::queries::View::what_if); [`Error::NothingToDo`] when it was stopped: nothing comes of half a run.
    pub fn run_ahead_watched(
        &self,
        policy: &Policy,
        behaviour: &Behaviour,
        weeks: u32,
        seed: u64,
        watch: &mut dyn FnMut(u64) -> bool,
    ) -> Result<(Ran, Self), Error> {
        let question = WhatIf {
            weeks: Some(weeks),
            seeds: Some(1),
            seed: Some(seed),
            behaviour: behaviour.clone(),
            ..WhatIf::new(vec![policy.clone()])
        };
        let habits = Habits::of(self, behaviour, weeks);
        question.check(self, habits.people.len() as u64).map_err(of_one_policy)?;
        let run = Run::new(self.clone(), policy, behaviour, &habits, seed)?;
        let mut done = 0u64;
        let ran = run.through(weeks, &mut || {
            done = done.saturating_add(1);
            watch(done)
        })?;
        ran.ok_or(Error::NothingToDo { what: "the run was stopped" })
    }
}

/// The faults of the one policy of a run, which stands in no list.
fn of_one_policy(error: Error) -> Error {
    match error {
        Error::BadCharter { mut faults } => {
            faults.iter_mut().for_each(|fault| fault.path = fault.path.replacen("policies[0]", "policy", 1));
            Error::BadCharter { faults }
        }
        other => other,
    }
}

fn rows(question: &WhatIf, ran: &[Vec<Ran>]) -> Vec<WhatIfRow> {
    let mut rows = Vec::with_capacity(question.policies.len().saturating_mul(RunMeasure::ALL.len()));
    for (place, policy) in question.policies.iter().enumerate() {
        for measure in RunMeasure::ALL {
            let of = |place: usize| ran.iter().map(move |seed| seed.get(place).and_then(|ran| measure.of(ran)));
            let each: Vec<Option<Figure>> = of(place).collect();
            let values: Vec<Figure> = each.iter().copied().flatten().collect();
            let less =
                |(this, first): (Option<Figure>, Option<Figure>)| Some(Figure::from_units(this?.units().saturating_sub(first?.units())));
            let differences: Vec<Figure> = of(place).zip(of(0)).filter_map(less).collect();
            rows.push(WhatIfRow {
                policy: policy.name.clone(),
                measure: *measure,
                estimate: Estimate::of(&values),
                difference: (place > 0).then(|| Estimate::of(&differences)),
                each: if question.each { each } else { Vec::new() },
            });
        }
    }
    rows
}
