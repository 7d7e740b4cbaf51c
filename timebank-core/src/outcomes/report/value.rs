//! What a report is.

use crate::canon::wire_code;
use crate::outcomes::Figure;
use crate::outcomes::disclosure::{Advice, Release};
use crate::queries::question;
use crate::values::ids::MemberId;
use crate::values::time::Date;
use serde::Serialize;

wire_code! {
    /// The kind of report.
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
    /// The format a report is written in.
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
    /// A report: for the public, on how the community does, or about one member. For brokers; one about a member also for that member and
    /// people appointed to see them.
    pub struct ReportOf {
        /// The kind of report.
        kind: ReportKind,
        /// The first day.
        from: Date,
        /// The last day.
        until: Date,
    }
    optional {
        /// The member it is about, for the kind `member`.
        member: Option<MemberId>,
        /// The disclosure policy of a public report: `nhs` or `acro`; `acro` when left out.
        policy: Option<String>,
        /// The format to write the report in as well; none when left out.
        format: Option<Format>,
        /// The releases of earlier public reports, so that comparing them reveals nobody.
        log: Vec<Release>,
    }
    =>
    /// A report.
    ///
    /// # Errors
    /// `Error::AskTheBroker`; `Error::DateOrder`; `Error::BadPolicy` for a policy that may not be published;
    /// `Error::NotFound` for a member there is not; `Error::BadArguments` when a member's own is asked without saying whose, or a
    /// funder's, which is [`View::funder_report`](crate::queries::View::funder_report).
    report -> CommunityReport
}

/// A report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct CommunityReport {
    /// The kind of report.
    pub kind: ReportKind,
    /// The title.
    pub title: String,
    /// The name of the community.
    pub community: String,
    /// The version of the charter it was made under.
    pub charter: u32,
    /// The first day.
    pub from: Date,
    /// The last day. Every table is as of it.
    pub until: Date,
    /// The people who are counted, in words.
    pub population: String,
    /// The disclosure policy; `internal` when nothing was hidden.
    pub policy: String,
    /// Whether it may be published.
    pub publishable: bool,
    /// Its parts, in order.
    pub sections: Vec<Section>,
    /// Notes to show with it.
    pub notes: Vec<String>,
    /// Why tables are left out of it, for the publisher. It is not written out with the report: it would tell what is hidden.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub advice: Vec<Advice>,
    /// What a public one shows, as released: to be kept, and given again as `log` with the next.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub releases: Vec<Release>,
    /// The report in the format that was asked for; left out when none was.
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
    /// The text of the part.
    pub text: String,
    /// The heading of the rows.
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
    /// The name of the row.
    pub name: String,
    /// Its figures; null for what is hidden, or cannot be said.
    pub cells: Vec<Option<Figure>>,
}
