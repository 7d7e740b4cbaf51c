//! Reports: values with typed tables, the charter, policy, population and date they were made under; and as pages to read.

mod headlines;
mod health;
mod html;
mod make;
mod text;
mod value;

pub(crate) use make::{DASH, not_shown};
pub use value::{CommunityReport, Format, ReportKind, ReportOf, ReportRow, Section};

#[cfg(test)]
mod tests;
