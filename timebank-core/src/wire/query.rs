//! Every question by its name on the wire.

use crate::bank::TimeBank;
use crate::error::Error;
use crate::queries::{
    AllBalances, BalanceOf, BalancesAsOf, ByHostCode, ExchangeOf, Explain, HeldAboutMember, HistoryOf, HoursBy, ListingSearch, May,
    MemberSearch, OpenExchanges, PublicViewFor, Question, ReachOf, Reaches, SessionSheet, StatementOf, TodayAt, Why,
};
use serde::{Deserialize, Serialize};

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
