//! The week's plan: who could help whom, for everybody at once, as proposals a broker can read and send.
//!
//! 1. The best givers for every open request that is not met yet ([`Host::candidates`](crate::queries::Host::candidates)): rules, times, languages and distance are
//!    theirs to judge. What is agreed or proposed already counts as met, as booked and as promised.
//! 2. The cheapest circulation of a network that charges whoever really pays: its value is the *bound*, which no plan with these
//!    candidates can beat, and comes with a certificate.
//! 3. Sessions in real hours: one giver for a request where that is possible, no session shorter than the shortest, nobody in two
//!    places at once, time between two sessions to get there, balances in the order of the proposals.
//! 4. Every request left open, or met by less than its best candidate, is tried once more, with sessions in its way taken out that look
//!    for another giver or hour. Only what is worth more stays; a part still open may come from somebody else. Then what a few people give and
//!    get round such a request is taken out at once, rings as a whole, and placed again in other orders.
//! 5. Each session is proposed on a copy of the bank as soon as it is placed, so that a plan that is stopped has nothing left to prove.
//!
//! What placing loses against the second step is the *gap*: whole sessions at real hours make the best plan a hard problem, and
//! this one does not claim to be the best, only says how far from it it can be.
//!
//! With [`PlanPolicy::Balanced`] the plan is a set of rings in which everybody gives what they get, each placed whole or not at
//! all; with an [`order`](PlanFor::order) besides, the rings are those of the priority mechanism
//! (see [`circles`](super::circles)), and scores have no say.

mod again;
mod apart;
mod audit;
mod books;
#[cfg(test)]
pub(super) mod chance_banks;
#[cfg(test)]
mod checker;
mod facts;
mod finish;
mod improve;
#[cfg(test)]
mod judge;
#[cfg(test)]
mod kept;
#[cfg(test)]
mod large;
mod network;
mod order;
mod pace;
mod packing;
mod place;
mod proof;
mod rings;
mod round;
#[cfg(test)]
#[expect(clippy::arithmetic_side_effects, reason = "small numbers, and a test that overflows is a test that fails")]
pub(super) mod tests;
mod times;
mod told;
#[cfg(test)]
mod told_tests;
mod unserved;

pub use proof::PlanCertificate;
pub use told::ToldSession;

use super::gave_before::GaveBefore;
use super::matches::Because;
use super::slots::{Clock, ClockChange};
use crate::bank::TimeBank;
use crate::canon::wire_code;
use crate::command::{Command, Context, Propose};
use crate::error::Error;
use crate::model::caller::Viewer;
use crate::model::exchange::Terms;
use crate::queries::{Asked, Named, View, question};
use crate::rules::Answer;
use crate::values::ids::{ListingId, MemberId};
use crate::values::time::Date;
use serde::Serialize;

wire_code! {
    /// Who may receive without giving, and give without receiving.
    pub enum PlanPolicy {
        /// Everybody gives exactly what they get.
        Balanced = "balanced",
        /// Balances do not matter.
        Unbounded = "unbounded",
        /// Balances stay within their limits.
        Limited = "limited",
    }
}

wire_code! {
    /// Who comes first in a round of circles.
    pub enum RoundOrder {
        /// Those who received longest ago come first.
        LongestUnserved = "longest-unserved",
        /// Those who joined last come first.
        Newest = "newest",
        /// By lot, with a seed that is published before.
        Lottery = "lottery",
    }
}

question! {
    /// The plan of seven days: exchanges to propose, requests left open, and how good the plan is. For brokers.
    pub struct PlanFor
    optional {
        /// The first of seven days; the day of the bank's last command when left out.
        from: Option<Date>,
        /// Who may receive without giving; `limited` when left out, and `unbounded` where no credit is kept.
        policy: Option<PlanPolicy>,
        /// With `balanced`: exchange as much time as possible, shared out in this order, no matter the scores.
        order: Option<RoundOrder>,
        /// The public seed of the draw, for the order `lottery`.
        seed: String,
        /// How many givers to look at for each request; 30 when left out, at most 1000.
        each: Option<u32>,
        /// The shortest part of a divisible request worth going for, in minutes, where the request does not say; 30 when left out. A
        /// request for less is worth going for all the same.
        shortest: Option<u32>,
        /// The longest session, in minutes. A longer request that is not divisible is left open.
        longest: Option<u32>,
        /// Minutes between two sessions of one person.
        travel: u32,
        /// What is lost with each quarter of a member's offer that is asked for, in points of score. Nothing is placed that loses more than
        /// it is worth.
        spread: u32,
        /// What is won with what brings a balance towards 0, and lost with what takes it further away, in points of score.
        balancing: u32,
        /// The most steps to take, in every part of the work; the plan is the best so far when they run out, and its bound holds.
        steps: Option<u64>,
        /// Whether to return the certificate, which proves the bound.
        certificate: bool,
        /// Sessions of an earlier plan that people already know of: see [`Plan::told`]. Each is placed first, with the same people on the
        /// same day at the same hour, if it still goes; one of an earlier week counts on the same weekday. With an `order` they have no
        /// effect.
        told: Vec<ToldSession>,
        /// How much more a session must bring before one that people know of is moved or dropped for it, in points of score; 2000 when left
        /// out.
        keeping: Option<u32>,
        /// Minutes the local clock is ahead of UTC on the first day.
        offset: Option<i16>,
        /// The changes of the local clock in those days, in order.
        changes: Vec<ClockChange>,
    }
    =>
    /// The plan of seven days: see [`matching::plan`](crate::matching::plan).
    ///
    /// # Errors
    /// [`Error::AskTheBroker`] when a member asks; [`crate::values::error::ValueError::NumberOutOfRange`] for what does not fit.
    plan -> Plan
}

/// The plan of seven days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Plan {
    /// The first of the seven days.
    pub from: Date,
    /// The policy on who may receive without giving.
    pub policy: PlanPolicy,
    /// The exchanges to propose, in order.
    pub proposals: Vec<Planned>,
    /// The requests that get less than they ask for, and what stood in the way.
    pub unserved: Vec<Unserved>,
    /// What the proposals are worth: scores times quarters of an hour, less what spreading and balancing take, rounded down. In a round
    /// of circles by an order: quarters of an hour.
    pub value: i64,
    /// The upper bound, rounded up: no plan with these candidates can be worth more.
    pub bound: i64,
    /// The bound less the value.
    pub gap: i64,
    /// Whether the work stopped before the plan and its bound were as good as they can be: the steps ran out, or it was cancelled.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub stopped: bool,
    /// The figures of the round.
    pub figures: RoundFigures,
    /// Places, from 0, in [`PlanFor::told`] of the sessions that are no longer part of the plan: their people have to be told.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub dropped: Vec<u32>,
    /// The proof of the bound, when it was asked for; left out when the work was stopped before there was one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certificate: Option<PlanCertificate>,
}

/// One exchange to propose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Planned {
    /// The number of the request it meets.
    pub request: ListingId,
    /// The numbers of the offers it comes from, one for each giver.
    pub offers: Vec<ListingId>,
    /// The terms to propose: see [`Planned::command`].
    pub terms: Terms,
    /// The answer of the rules.
    pub answer: Answer,
    /// The scores of its givers, summed up.
    pub score: u32,
    /// The components of the scores; those of 0 points are left out.
    pub components: Vec<PlannedPoints>,
    /// Whether someone in it has not said when they are free. If nobody has, the terms name no hour, and the last day on which it goes.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub ask_when: bool,
    /// The members to ask when they are free.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ask: Vec<Named>,
    /// The exchange as a sentence.
    pub text: String,
    /// The ring it is part of, from 1: everybody in it gives what they get.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ring: Option<u32>,
    /// Whether a limit keeps it from being agreed to at once. Either it uses room that others of this plan make, and can be agreed to when
    /// they are confirmed; or balances do not matter here, and it needs a broker's approval. All others can be agreed to as they are.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub waits: bool,
    /// What decides among sessions of the same score, and never above a better one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub among_equals: Vec<Because>,
    /// Whether people know of it already, just as it is.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub as_told: bool,
}

/// A component of the scores of a planned exchange.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct PlannedPoints {
    /// The component's code, such as `time` or `distance`.
    pub code: &'static str,
    /// The points it gives.
    pub points: u32,
}

impl Planned {
    /// The command that proposes it.
    pub fn command(&self, context: Context) -> Command {
        Command::new(context, Propose { terms: self.terms.clone(), dates: Vec::new(), on_behalf_of: None, note: None })
    }
}

impl Plan {
    /// What people are told of, for [`PlanFor::told`] of the next question.
    ///
    /// ```
    /// # use timebank_core::command::Context;
    /// # use timebank_core::{Charter, TimeBank};
    /// use timebank_core::matching::plan::PlanFor;
    /// # let bank = TimeBank::create(Context::host("2026-03-02T10:00:00Z".parse()?), timebank_core::BankId([1; 16]), Charter::named("Harpurbrook"))?;
    /// let plan = bank.host().plan(&PlanFor::new())?;
    /// // A day later, after something new was asked for:
    /// let again = bank.host().plan(&PlanFor::new().from(plan.from).told(plan.told()))?;
    /// assert!(again.proposals.iter().all(|planned| planned.as_told));
    /// # Ok::<(), timebank_core::Error>(())
    /// ```
    pub fn told(&self) -> Vec<ToldSession> {
        self.proposals.iter().map(ToldSession::of).collect()
    }

    /// The commands that propose all of it, in order.
    pub fn commands(&self, context: Context) -> Vec<Command> {
        self.proposals.iter().map(|planned| planned.command(context)).collect()
    }
}

wire_code! {
    /// What stood in the way of a request.
    pub enum StoodInTheWay {
        /// Nobody could give it.
        Nobody = "nobody",
        /// Those who could were needed more elsewhere, or have given all they offered.
        NeededElsewhere = "needed-elsewhere",
        /// No common hour was left.
        NoTimeLeft = "no-time-left",
        /// A balance would have left its limits, or nothing came round in a circle.
        Balance = "balance",
        /// Fewer could come at one time than are needed.
        TooFew = "too-few",
        /// A rule would refuse it together with what else is planned.
        Rule = "rule",
        /// Those who could give offer less time than the shortest session takes.
        TooShort = "too-short",
        /// Its activity is not classified yet.
        Unclassified = "unclassified",
        /// The work was stopped before it was known.
        Stopped = "stopped",
    }
}

impl StoodInTheWay {
    /// The one of two reasons that is nearest to a session: what would have helped first.
    const fn or_rather(self, other: Option<Self>) -> Self {
        const fn near(reason: StoodInTheWay) -> u8 {
            match reason {
                StoodInTheWay::Unclassified | StoodInTheWay::Stopped => 0,
                StoodInTheWay::Nobody => 1,
                StoodInTheWay::TooShort => 2,
                StoodInTheWay::TooFew => 3,
                StoodInTheWay::NeededElsewhere => 4,
                StoodInTheWay::NoTimeLeft => 5,
                StoodInTheWay::Rule => 6,
                StoodInTheWay::Balance => 7,
            }
        }
        match other {
            Some(other) if near(other) > near(self) => other,
            _ => self,
        }
    }
}

/// A request that gets less than it asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Unserved {
    /// The number of the request.
    pub request: ListingId,
    /// The member who asks.
    pub member: MemberId,
    /// Minutes left open.
    pub minutes: u32,
    /// What stood in the way.
    pub why: StoodInTheWay,
    /// The number of members who could have given.
    pub candidates: u32,
    /// Those who gave it before and do not offer it now, or for less time: the last first, and at most three. The rules do not refuse them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub gave_before: Vec<GaveBefore>,
    /// What stood in the way, and whom to ask, as sentences.
    pub text: String,
}

/// The figures of a round.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct RoundFigures {
    /// Requests looked at.
    pub requests: u32,
    /// Requests that get something.
    pub served: u32,
    /// Minutes asked for.
    pub demand: i64,
    /// Minutes planned.
    pub volume: i64,
    /// Minutes planned of a thousand asked for.
    pub per_mille: u32,
    /// Minutes nobody could give.
    pub want: i64,
    /// Minutes that could have been given.
    pub scarce: i64,
    /// Possible pairs looked at.
    pub pairs: u32,
    /// The number of people asked to give.
    pub givers: u32,
    /// The most minutes asked of one.
    pub most_of_one: i64,
    /// The order in which members came, when it was by an order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub order: Vec<MemberId>,
    /// The seed of the lottery, when it was by lot.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seed: Option<String>,
}

/// The local clock of a question.
fn question_clock(bank: &TimeBank, question: &PlanFor) -> Result<Clock, Error> {
    let from = question.from.unwrap_or_else(|| bank.today_here());
    let clock = Clock::of(bank, from, question.offset, &question.changes);
    if clock.offset.unsigned_abs() > 1080 || clock.changes.iter().any(|change| change.offset.unsigned_abs() > 1080) {
        return Err(Error::Value(crate::values::error::ValueError::NumberOutOfRange {
            what: "offset",
            given: clock.offset.to_string().into(),
        }));
    }
    Ok(clock)
}

impl View<'_> {
    /// As [`View::plan`](crate::queries::View::plan), with a watcher: `watch` is called with the steps done, several times a second, and
    /// returns whether to go on. When it returns false, the best plan so far comes back, with a bound that holds for it.
    ///
    /// # Errors
    /// As [`View::plan`](crate::queries::View::plan).
    pub fn plan_watched(&self, question: &PlanFor, watch: Option<&mut dyn FnMut(u64) -> bool>) -> Result<Plan, Error> {
        self.read(|bank, by| bank.plan_watched(by, question, watch))
    }
}

impl TimeBank {
    /// See [`View::plan`](crate::queries::View::plan).
    pub(crate) fn plan(&self, by: Viewer, question: &PlanFor) -> Result<Plan, Error> {
        self.plan_watched(by, question, None)
    }

    pub(crate) fn plan_watched(&self, by: Viewer, question: &PlanFor, watch: Option<&mut dyn FnMut(u64) -> bool>) -> Result<Plan, Error> {
        self.access(by)?.need_broker()?;
        finish::planned(self, question, question_clock(self, question)?, watch)
    }
}

/// Answers a plan asked for as JSON, for hosts that speak JSON. As [`View::plan_watched`].
///
/// ```
/// # use timebank_core::command::Context;
/// # use timebank_core::{Charter, TimeBank};
/// use timebank_core::matching::plan::plan_json;
/// # let bank = TimeBank::create(Context::host("2026-03-02T10:00:00Z".parse()?), timebank_core::BankId([1; 16]), Charter::named("Harpurbrook"))?;
/// let told = plan_json(&bank, br#"{"viewer":"host","travel":30}"#, Some(&mut |_steps| true))?;
/// assert!(told.starts_with(r#"{"from":"2026-03-02","policy":"limited","proposals":[]"#));
/// # Ok::<(), timebank_core::Error>(())
/// ```
///
/// # Errors
/// As [`View::plan_watched`]; [`Error::BadJson`].
pub fn plan_json(bank: &TimeBank, asked: &[u8], watch: Option<&mut dyn FnMut(u64) -> bool>) -> Result<String, Error> {
    let asked: Asked<PlanFor> = crate::canon::from_json(asked, crate::values::limits::LINE_BYTES)?;
    Ok(crate::form::to_text(&bank.view(asked.viewer).plan_watched(&asked.question, watch)?))
}
