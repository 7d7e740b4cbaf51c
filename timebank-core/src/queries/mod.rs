//! Questions a bank answers. Readers: they take `&TimeBank` and change nothing.
//!
//! Every question is a value with a method of its own on [`View`], and a variant of [`Query`] for the wire. A view says who
//! reads: a member reads what members may know, a broker what brokers may, and the [host](TimeBank::host) everything. What a
//! viewer may not know is refused with "ask the broker" (promise 13).
//!
//! ```
//! # use timebank_core::command::{Admit, Context, Record};
//! # use timebank_core::exchange::Terms;
//! # use timebank_core::{Charter, TimeBank};
//! use timebank_core::queries::StatementOf;
//! # let at = "2026-03-01T10:00:00Z".parse()?;
//! # let mut bank = TimeBank::create(Context::host(at), timebank_core::BankId([1; 16]), Charter::named("Harpurbrook"))?;
//! # let ana = bank.admit(Context::host(at), Admit::default())?.member()?;
//! # let ben = bank.admit(Context::host(at), Admit::default())?.member()?;
//! # bank.record(Context::host(at), Record::new(Terms::new("2026-03-01".parse()?).gave(ana, 60).received(ben, 60)))?;
//! let statement = bank.seen_by(ana).statement(&StatementOf::member(ana))?;
//! assert_eq!((statement.given, statement.closing.get()), (60, 60));
//! // The same over the wire, and the answer to another member:
//! assert!(bank.query_json(br#"{"type":"statement","viewer":1,"member":1}"#)?.contains("\"given\":60"));
//! assert_eq!(bank.seen_by(ben).statement(&StatementOf::member(ana)).unwrap_err().code(), "ask-the-broker");
//! # Ok::<(), timebank_core::Error>(())
//! ```

mod access;
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
mod view;

pub use access::Access;
pub use balance::*;
pub use crate::caller::Viewer;
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
pub use view::{Host, View};

#[cfg(test)]
pub(crate) use today::median_gap_tenths;

#[cfg(test)]
mod tests;

use crate::{Error, TimeBank};
use serde::{Deserialize, Serialize};

/// A question with a typed answer.
pub trait Question {
    /// What it is answered with.
    type Answer: Serialize + crate::form::ToWire;
    /// Returns the answer to the viewer of this view.
    ///
    /// # Errors
    /// As the method of [`View`] of the same name.
    fn ask(&self, view: &View<'_>) -> Result<Self::Answer, Error>;
}

pub(crate) fn left_out<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// Defines a question: what must be said, what may be left out, and the method of a view that answers.
macro_rules! question {
    (
        $(#[$m:meta])* pub struct $name:ident $({ $( $(#[$rm:meta])* $req:ident : $rty:ty ),+ $(,)? })?
        optional { $( $(#[$om:meta])* $opt:ident : $oty:ty ),* $(,)? }
        => $(#[$mm:meta])* $method:ident -> $answer:ty
    ) => {
        $(#[$m])*
        #[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, crate::form::ToWire, crate::form::FromWire)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(rename_all = "camelCase", deny_unknown_fields)]
        pub struct $name {
            $($( $(#[$rm])* pub $req: $rty, )+)?
            $( $(#[$om])* #[serde(default, skip_serializing_if = "crate::queries::left_out")] pub $opt: $oty, )*
        }
        impl $name {
            /// Returns the question with everything left out that may be.
            #[allow(clippy::new_without_default, reason = "a question is asked, it has no empty form of its own")]
            pub fn new($($( $req: $rty ),+)?) -> Self {
                Self { $($($req,)+)? $($opt: Default::default(),)* }
            }
        }
        impl crate::queries::View<'_> {
            $(#[$mm])*
            pub fn $method(&self, question: &$name) -> Result<$answer, crate::Error> {
                self.read(|bank, viewer| bank.$method(viewer, question))
            }
        }
        impl crate::queries::Question for $name {
            type Answer = $answer;
            fn ask(&self, view: &crate::queries::View<'_>) -> Result<$answer, crate::Error> {
                view.$method(self)
            }
        }
    };
}
pub(crate) use question;

macro_rules! queries {
    ($($(#[$m:meta])* $var:ident($question:ty) = $tag:literal $(if $feature:literal)?),* $(,)?) => {
        /// A question, without its viewer: see [`Asked`].
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
            /// Returns the answer to the viewer of a view, as JSON.
            ///
            /// # Errors
            /// As the method of the same name.
            pub fn answer(&self, view: &View<'_>) -> Result<String, Error> {
                match self { $($(#[cfg(feature = $feature)])? Self::$var(question) => Ok(crate::form::to_text(&question.ask(view)?))),* }
            }
            #[cfg(test)]
            pub(crate) fn answer_by_serde(&self, view: &View<'_>) -> Result<String, Error> {
                match self { $($(#[cfg(feature = $feature)])? Self::$var(question) => Ok(serde_json::to_string(&question.ask(view)?).unwrap())),* }
            }
        }
        $($(#[cfg(feature = $feature)])? impl From<$question> for Query { fn from(value: $question) -> Self { Self::$var(value) } })*
    };
}

/// A question as it comes over the wire: the viewer, which is required, beside the question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked<Q = Query> {
    /// Who reads.
    pub viewer: Viewer,
    /// What is asked.
    #[serde(flatten)]
    pub question: Q,
}

impl Asked {
    /// Returns the answer, as JSON.
    ///
    /// # Errors
    /// As the method of [`View`] of the same name.
    pub fn answer(&self, bank: &TimeBank) -> Result<String, Error> {
        self.question.answer(&bank.view(self.viewer))
    }
}

impl<Q: crate::form::FromWire> crate::form::FromWire for Asked<Q> {
    fn read(source: &mut crate::form::Source<'_>, at: crate::form::At) -> Self {
        let viewer = source.beside(at, "viewer");
        Self { viewer: crate::form::FromWire::read(source, viewer), question: crate::form::FromWire::read(source, at) }
    }
}

impl<Q: crate::form::ToWire> crate::form::ToWire for Asked<Q> {
    fn write(&self, sink: &mut crate::form::Sink) {
        sink.begin();
        self.write_fields(sink);
        sink.end();
    }
    fn write_fields(&self, sink: &mut crate::form::Sink) {
        sink.key("viewer");
        self.viewer.write(sink);
        self.question.write_fields(sink);
    }
}

queries! {
    /// See [`View::balance_for`].
    Balance(BalanceOf) = "balance",
    /// See [`View::all_balances`].
    Balances(AllBalances) = "balances",
    /// See [`View::balances_as_of`].
    BalancesAsOf(BalancesAsOf) = "balances-as-of",
    /// See [`View::statement`].
    Statement(StatementOf) = "statement",
    /// See [`View::reach`].
    Reach(ReachOf) = "reach",
    /// See [`View::reaches`].
    Reaches(Reaches) = "reaches",
    /// See [`View::exchange`].
    Exchange(ExchangeOf) = "exchange",
    /// See [`View::history`].
    History(HistoryOf) = "history",
    /// See [`View::open_exchanges`].
    OpenExchanges(OpenExchanges) = "open-exchanges",
    /// See [`View::listings`].
    Listings(ListingSearch) = "listings",
    /// See [`View::members`].
    Members(MemberSearch) = "members",
    /// See [`View::by_host_code`].
    ByHostCode(ByHostCode) = "by-host-code",
    /// See [`View::held_about`].
    HeldAbout(HeldAboutMember) = "held-about",
    /// See [`View::public_view`].
    PublicView(PublicViewFor) = "public-view",
    /// See [`View::today`].
    Today(TodayAt) = "today",
    /// See [`View::session_sheet`].
    SessionSheet(SessionSheet) = "session-sheet",
    /// See [`View::may`].
    May(May) = "may",
    /// See [`View::why`].
    Why(Why) = "why",
    /// See [`View::explain`].
    Explain(Explain) = "explain",
    /// See [`View::hours_by`].
    HoursBy(HoursBy) = "hours-by" if "outcomes",
    /// See [`View::participation`].
    Participation(crate::outcomes::ties::ParticipationOver) = "participation" if "outcomes",
    /// See [`View::publish`].
    Publish(crate::outcomes::disclosure::Publish) = "publish" if "outcomes",
    /// See [`View::anonymity`].
    Anonymity(crate::outcomes::disclosure::AnonymityCheck) = "anonymity" if "outcomes",
    /// See [`View::instrument`].
    Instrument(crate::outcomes::instruments::InstrumentOf) = "instrument" if "outcomes",
    /// See [`View::measure_change`].
    MeasureChange(crate::outcomes::instruments::MeasureChange) = "measure-change" if "outcomes",
    /// See [`View::follow_up`].
    FollowUp(crate::outcomes::instruments::FollowUpOf) = "follow-up" if "outcomes",
    /// See [`View::compare_change`].
    CompareChange(crate::outcomes::instruments::CompareChange) = "compare-change" if "outcomes",
    /// See [`View::ties_of`].
    TiesOf(crate::outcomes::community::TiesOf) = "ties-of" if "outcomes",
    /// See [`View::attended_together`].
    AttendedTogether(crate::outcomes::community::AttendedTogether) = "attended-together" if "outcomes",
    /// See [`View::worker_only_members`].
    WorkerOnlyMembers(crate::outcomes::community::WorkerOnlyMembers) = "worker-only-members" if "outcomes",
    /// See [`View::role_flows`].
    RoleFlows(crate::outcomes::community::RoleFlows) = "role-flows" if "outcomes",
    /// See [`View::network_robustness`].
    NetworkRobustness(crate::outcomes::community::NetworkRobustness) = "network-robustness" if "outcomes",
    /// See [`View::retention`].
    Retention(crate::outcomes::community::RetentionOver) = "retention" if "outcomes",
    /// See [`View::needs_coverage`].
    NeedsCoverage(crate::outcomes::community::NeedsCoverage) = "needs-coverage" if "outcomes",
    /// See [`View::latencies`].
    Latencies(crate::outcomes::community::Latencies) = "latencies" if "outcomes",
    /// See [`View::programmes`].
    Programmes(crate::outcomes::community::ProgrammesOver) = "programmes" if "outcomes",
    /// See [`View::grants`].
    Grants(crate::outcomes::grants::GrantsOf) = "grants" if "outcomes",
    /// See [`View::funder_report`].
    FunderReport(crate::outcomes::grants::FunderReportOf) = "funder-report" if "outcomes",
    /// See [`View::matches_for`].
    MatchesFor(crate::matching::MatchesFor) = "matches-for" if "matching",
    /// See [`View::why_not`].
    WhyNot(crate::matching::WhyNot) = "why-not" if "matching",
    /// See [`View::report`].
    Report(crate::outcomes::report::ReportOf) = "report" if "outcomes",
    /// See [`View::plan`].
    Plan(crate::matching::plan::PlanFor) = "plan" if "matching",
    /// See [`View::what_if`].
    WhatIf(crate::laboratory::WhatIf) = "what-if" if "laboratory",
}
