//! Every question by its name on the wire.

use crate::bank::TimeBank;
use crate::error::Error;
#[cfg(feature = "outcomes")]
use crate::queries::HoursBy;
use crate::queries::{
    AllBalances, Asked, BalanceOf, BalancesAsOf, ByHostCode, ExchangeOf, Explain, HistoryOf, ListingSearch, May, MemberSearch,
    OpenExchanges, PublicViewFor, Question, ReachOf, Reaches, StatementOf, View, Why,
};
use serde::{Deserialize, Serialize};

macro_rules! queries {
    ($($(#[$m:meta])* $var:ident($question:ty) = $tag:literal $(if $feature:literal)?),* $(,)?) => {
        /// A question, without its viewer: see [`Asked`](crate::queries::Asked).
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

impl Asked<Query> {
    /// Returns the answer, as JSON.
    ///
    /// # Errors
    /// As the method of [`View`] of the same name.
    pub fn answer(&self, bank: &TimeBank) -> Result<String, Error> {
        self.question.answer(&bank.view(self.viewer))
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
    HeldAbout(crate::queries::HeldAboutMember) = "held-about" if "matching",
    /// See [`View::member_copy`].
    MemberCopy(crate::queries::MemberCopyOf) = "member-copy" if "matching",
    /// See [`View::public_view`].
    PublicView(PublicViewFor) = "public-view",
    /// See [`View::today`].
    Today(crate::queries::TodayAt) = "today" if "matching",
    /// See [`View::session_sheet`].
    SessionSheet(crate::queries::SessionSheet) = "session-sheet" if "matching",
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
    /// See [`View::pairings`].
    Pairings(crate::matching::Pairings) = "pairings" if "matching",
    /// See [`View::report`].
    Report(crate::outcomes::report::ReportOf) = "report" if "outcomes",
    /// See [`View::plan`].
    Plan(crate::matching::plan::PlanFor) = "plan" if "matching",
    /// See [`View::what_if`].
    WhatIf(crate::laboratory::WhatIf) = "what-if" if "laboratory",
}
