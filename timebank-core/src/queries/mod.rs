//! Questions a bank answers. Readers: they take `&TimeBank` and change nothing.
//!
//! Every question is a value with a method of its own on [`TimeBank`], and a variant of [`Query`] for the wire. Whoever asks
//! stands in `by`: a member is told what members may know, a broker what brokers may, and the host, with `by` left out,
//! everything. What somebody may not know reads as "ask the broker" (promise 13).
//!
//! ```
//! # use timebank_core::command::{Admit, Context, Record};
//! # use timebank_core::exchange::Terms;
//! # use timebank_core::{Charter, TimeBank};
//! use timebank_core::queries::StatementOf;
//! # let at = "2026-03-01T10:00:00Z".parse()?;
//! # let mut bank = TimeBank::found(Context::at(at), timebank_core::BankId([1; 16]), Charter::named("Harpurbrook"))?;
//! # let ana = bank.admit(Context::at(at), Admit::default())?.member()?;
//! # let ben = bank.admit(Context::at(at), Admit::default())?.member()?;
//! # bank.record(Context::at(at), Record::new(Terms::new("2026-03-01".parse()?).gave(ana, 60).received(ben, 60)))?;
//! let statement = bank.statement(&StatementOf::member(ana).by(ana))?;
//! assert_eq!((statement.given, statement.closing.get()), (60, 60));
//! // The same over the wire, and what another member is told:
//! assert!(bank.query_json(br#"{"type":"statement","member":1,"by":1}"#)?.contains("\"given\":60"));
//! assert_eq!(bank.statement(&StatementOf::member(ana).by(ben)).unwrap_err().code(), "ask-the-broker");
//! # Ok::<(), timebank_core::Error>(())
//! ```

mod balance;
mod fold;
mod held_about;
mod history;
mod hours;
mod listings;
mod members;
mod public_view;
mod reach;
mod redact;
mod rows;
mod shared;
mod statement;
mod today;
mod verdicts;
mod viewer;

pub use balance::*;
pub use held_about::*;
pub use history::*;
pub use hours::*;
pub use listings::*;
pub use members::*;
pub use public_view::*;
pub use reach::*;
pub use redact::Reader;
pub use shared::Named;
pub use statement::*;
pub use today::*;
pub use verdicts::*;
pub use viewer::Viewer;

#[cfg(test)]
pub(crate) use today::median_gap_tenths;

#[cfg(test)]
mod tests;

use crate::bank::TimeBank;
use crate::error::Error;
use serde::{Deserialize, Serialize};

/// A question with a typed answer.
pub trait Question {
    /// What it is answered with.
    type Answer: Serialize + crate::form::ToWire;
    /// The answer.
    ///
    /// # Errors
    /// As the method of [`TimeBank`] of the same name.
    fn ask(&self, bank: &TimeBank) -> Result<Self::Answer, Error>;
}

pub(crate) fn left_out<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// Defines a question: what must be said, what may be left out, who asks, and the method that answers.
macro_rules! question {
    (
        $(#[$m:meta])* pub struct $name:ident $({ $( $(#[$rm:meta])* $req:ident : $rty:ty ),+ $(,)? })?
        optional { $( $(#[$om:meta])* $opt:ident : $oty:ty ),* $(,)? }
        => $method:ident -> $answer:ty
    ) => {
        $(#[$m])*
        #[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, crate::form::ToWire, crate::form::FromWire)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(rename_all = "camelCase", deny_unknown_fields)]
        pub struct $name {
            $($( $(#[$rm])* pub $req: $rty, )+)?
            $( $(#[$om])* #[serde(default, skip_serializing_if = "crate::queries::left_out")] pub $opt: $oty, )*
            /// Who asks; left out when the host itself does.
            #[serde(default, skip_serializing_if = "crate::queries::left_out")]
            pub by: Option<crate::values::ids::MemberId>,
        }
        impl $name {
            /// The question as the host asks it, with everything left out that may be.
            #[allow(clippy::new_without_default, reason = "a question is asked, it has no empty form of its own")]
            pub fn new($($( $req: $rty ),+)?) -> Self {
                Self { $($($req,)+)? $($opt: Default::default(),)* by: None }
            }
            /// As this member asks it.
            #[must_use]
            pub fn by(mut self, member: crate::values::ids::MemberId) -> Self {
                self.by = Some(member);
                self
            }
        }
        impl crate::queries::Question for $name {
            type Answer = $answer;
            fn ask(&self, bank: &crate::bank::TimeBank) -> Result<$answer, crate::error::Error> {
                bank.$method(self)
            }
        }
    };
}
pub(crate) use question;

macro_rules! queries {
    ($($(#[$m:meta])* $var:ident($question:ty) = $tag:literal $(if $feature:literal)?),* $(,)?) => {
        /// A question, as it comes over the wire.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(tag = "type")]
        #[non_exhaustive]
        pub enum Query { $($(#[cfg(feature = $feature)])? $(#[$m])* #[serde(rename = $tag)] $var($question)),* }
        impl Query {
            /// The tags of all questions, in order.
            pub const TAGS: &'static [&'static str] = &[$($(#[cfg(feature = $feature)])? $tag),*];
            /// The `type` on the wire.
            pub const fn tag(&self) -> &'static str {
                match self { $($(#[cfg(feature = $feature)])? Self::$var(_) => $tag),* }
            }
            /// What each question and its answer look like, by tag.
            #[cfg(feature = "schema")]
            pub(crate) fn schemas(generator: &mut schemars::SchemaGenerator) -> serde_json::Map<String, serde_json::Value> {
                let mut all = serde_json::Map::new();
                $(
                    $(#[cfg(feature = $feature)])?
                    {
                        let answer = generator.subschema_for::<<$question as Question>::Answer>();
                        let question = generator.subschema_for::<$question>();
                        all.insert($tag.to_owned(), serde_json::json!({ "question": question, "answer": answer }));
                    }
                )*
                all
            }
            /// The answer, as JSON.
            ///
            /// # Errors
            /// As the method of the same name.
            pub fn answer(&self, bank: &TimeBank) -> Result<String, Error> {
                match self { $($(#[cfg(feature = $feature)])? Self::$var(question) => Ok(crate::form::to_text(&question.ask(bank)?))),* }
            }
            #[cfg(test)]
            pub(crate) fn answer_by_serde(&self, bank: &TimeBank) -> Result<String, Error> {
                match self { $($(#[cfg(feature = $feature)])? Self::$var(question) => Ok(serde_json::to_string(&question.ask(bank)?).unwrap())),* }
            }
        }
        $($(#[cfg(feature = $feature)])? impl From<$question> for Query { fn from(value: $question) -> Self { Self::$var(value) } })*
    };
}

queries! {
    /// See [`TimeBank::balance_for`].
    Balance(BalanceOf) = "balance",
    /// See [`TimeBank::all_balances`].
    Balances(AllBalances) = "balances",
    /// See [`TimeBank::balances_as_of`].
    BalancesAsOf(BalancesAsOf) = "balances-as-of",
    /// See [`TimeBank::statement`].
    Statement(StatementOf) = "statement",
    /// See [`TimeBank::reach`].
    Reach(ReachOf) = "reach",
    /// See [`TimeBank::reaches`].
    Reaches(Reaches) = "reaches",
    /// See [`TimeBank::exchange`].
    Exchange(ExchangeOf) = "exchange",
    /// See [`TimeBank::history`].
    History(HistoryOf) = "history",
    /// See [`TimeBank::open_exchanges`].
    OpenExchanges(OpenExchanges) = "open-exchanges",
    /// See [`TimeBank::listings`].
    Listings(ListingSearch) = "listings",
    /// See [`TimeBank::members`].
    Members(MemberSearch) = "members",
    /// See [`TimeBank::by_host_code`].
    ByHostCode(ByHostCode) = "by-host-code",
    /// See [`TimeBank::held_about`].
    HeldAbout(HeldAboutMember) = "held-about",
    /// See [`TimeBank::public_view`].
    PublicView(PublicViewFor) = "public-view",
    /// See [`TimeBank::today`].
    Today(TodayAt) = "today",
    /// See [`TimeBank::session_sheet`].
    SessionSheet(SessionSheet) = "session-sheet",
    /// See [`TimeBank::may`].
    May(May) = "may",
    /// See [`TimeBank::why`].
    Why(Why) = "why",
    /// See [`TimeBank::explain`].
    Explain(Explain) = "explain",
    /// See [`TimeBank::hours_by`].
    HoursBy(HoursBy) = "hours-by" if "outcomes",
    /// See [`TimeBank::participation`].
    Participation(crate::outcomes::ties::ParticipationOver) = "participation" if "outcomes",
    /// See [`TimeBank::publish`].
    Publish(crate::outcomes::disclosure::Publish) = "publish" if "outcomes",
    /// See [`TimeBank::anonymity`].
    Anonymity(crate::outcomes::disclosure::AnonymityCheck) = "anonymity" if "outcomes",
    /// See [`TimeBank::instrument`].
    Instrument(crate::outcomes::instruments::InstrumentOf) = "instrument" if "outcomes",
    /// See [`TimeBank::measure_change`].
    MeasureChange(crate::outcomes::instruments::MeasureChange) = "measure-change" if "outcomes",
    /// See [`TimeBank::follow_up`].
    FollowUp(crate::outcomes::instruments::FollowUpOf) = "follow-up" if "outcomes",
    /// See [`TimeBank::compare_change`].
    CompareChange(crate::outcomes::instruments::CompareChange) = "compare-change" if "outcomes",
    /// See [`TimeBank::ties_of`].
    TiesOf(crate::outcomes::community::TiesOf) = "ties-of" if "outcomes",
    /// See [`TimeBank::attended_together`].
    AttendedTogether(crate::outcomes::community::AttendedTogether) = "attended-together" if "outcomes",
    /// See [`TimeBank::worker_only_members`].
    WorkerOnlyMembers(crate::outcomes::community::WorkerOnlyMembers) = "worker-only-members" if "outcomes",
    /// See [`TimeBank::role_flows`].
    RoleFlows(crate::outcomes::community::RoleFlows) = "role-flows" if "outcomes",
    /// See [`TimeBank::network_robustness`].
    NetworkRobustness(crate::outcomes::community::NetworkRobustness) = "network-robustness" if "outcomes",
    /// See [`TimeBank::retention`].
    Retention(crate::outcomes::community::RetentionOver) = "retention" if "outcomes",
    /// See [`TimeBank::needs_coverage`].
    NeedsCoverage(crate::outcomes::community::NeedsCoverage) = "needs-coverage" if "outcomes",
    /// See [`TimeBank::latencies`].
    Latencies(crate::outcomes::community::Latencies) = "latencies" if "outcomes",
    /// See [`TimeBank::programmes`].
    Programmes(crate::outcomes::community::ProgrammesOver) = "programmes" if "outcomes",
    /// See [`TimeBank::grants`].
    Grants(crate::outcomes::grants::GrantsOf) = "grants" if "outcomes",
    /// See [`TimeBank::funder_report`].
    FunderReport(crate::outcomes::grants::FunderReportOf) = "funder-report" if "outcomes",
    /// See [`TimeBank::matches_for`].
    MatchesFor(crate::matching::MatchesFor) = "matches-for" if "matching",
    /// See [`TimeBank::why_not`].
    WhyNot(crate::matching::WhyNot) = "why-not" if "matching",
    /// See [`TimeBank::report`].
    Report(crate::outcomes::report::ReportOf) = "report" if "outcomes",
    /// See [`TimeBank::plan`].
    Plan(crate::matching::plan::PlanFor) = "plan" if "matching",
    /// See [`TimeBank::what_if`].
    WhatIf(crate::laboratory::WhatIf) = "what-if" if "laboratory",
}
