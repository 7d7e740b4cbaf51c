//! What a report is.

use crate::canon::wire_code;
use crate::outcomes::Figure;
use crate::outcomes::disclosure::{Advice, Release};
use crate::queries::question;
use crate::values::ids::MemberId;
use crate::values::time::Date;
use serde::Serialize;

wire_code! {
    /// Which report.
    pub enum ReportKind {
        /// For everybody: headline totals and tables that give nobody away.
        Public = "public",
        /// For brokers: how the community does. Not for publication.
        CommunityHealth = "community-health",
        /// For one member: their own year, and nobody else's.
        Member = "member",
        /// For a funder, on one grant: asked as `funder-report`, which takes the grants.
        Funder = "funder",
    }
}

wire_code! {
    /// As what a report is written out beside its values.
    pub enum Format {
        /// Tables as comma-separated values, one after the other.
        Csv = "csv",
        /// Markdown.
        Markdown = "markdown",
        /// A page of its own, with charts.
        Html = "html",
    }
}

question! {
    /// Asks for a report. Answers brokers; a report about one member also answers that member and people appointed to see it.
    pub struct ReportOf {
        /// Which.
        kind: ReportKind,
        /// First day.
        from: Date,
        /// Last day.
        until: Date,
    }
    optional {
        /// Whose, for a member's own.
        member: Option<MemberId>,
        /// The disclosure policy of the public one: `nhs` or `acro`, the latter when left out.
        policy: Option<String>,
        /// Written out as well.
        format: Option<Format>,
        /// What was released before, so that nobody is found out by comparing. For the public one.
        log: Vec<Release>,
    }
    =>
    /// A report.
    ///
    /// # Errors
    /// `Error::AskTheBroker`; `Error::DateOrder`; `Error::BadPolicy` for a policy that may not be published;
    /// `Error::NotFound` for a member there is not; `Error::NothingToDo` when a member's own is asked without saying whose, or a
    /// funder's, which is [`View::funder_report`](crate::queries::View::funder_report).
    report -> CommunityReport
}

/// A report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct CommunityReport {
    /// Which.
    pub kind: ReportKind,
    /// Its title.
    pub title: String,
    /// The community.
    pub community: String,
    /// The version of the charter it was made under.
    pub charter: u32,
    /// First day.
    pub from: Date,
    /// Last day: every table is as of it.
    pub until: Date,
    /// Who is counted.
    pub population: String,
    /// The disclosure policy; `internal` when nothing was hidden.
    pub policy: String,
    /// Whether it may be published.
    pub publishable: bool,
    /// Its parts, in order.
    pub sections: Vec<Section>,
    /// What stands beside it.
    pub notes: Vec<String>,
    /// Why tables are left out of it, for the publisher. It is not written out with the report: it would tell what is hidden.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub advice: Vec<Advice>,
    /// What a public one shows, as released: to be kept, and given again as `log` with the next.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub releases: Vec<Release>,
    /// It, written out, when that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
}

/// A part of a report: some words, a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Section {
    /// What a host translates it by; only parts of the public report have one.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub code: String,
    /// Its heading, which is the caption of its table too.
    pub heading: String,
    /// What it says.
    pub text: String,
    /// What the rows are.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub rows_are: String,
    /// Names of columns.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<String>,
    /// Rows of the table.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<ReportRow>,
    /// Whether the first column is drawn as bars.
    pub chart: bool,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ReportRow {
    /// What a host translates it by; only headlines of the public report have one.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub code: String,
    /// What it is about.
    pub name: String,
    /// Its figures; null for what is hidden, or cannot be said.
    pub cells: Vec<Option<Figure>>,
}
