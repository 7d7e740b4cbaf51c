//! What the charter says of sessions that are agreed at once, and of programmes.

use super::Otherwise;
use crate::canon::wire_code;
use crate::model::personal::{CheckLevel, Workforce};
use serde::{Deserialize, Serialize};

/// What follows when someone would be in two places at once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[non_exhaustive]
pub struct BookingPolicy {
    /// What follows when a session overlaps another that is agreed, the way between the two included.
    pub twice: Otherwise,
    /// How far people get in a minute, in metres, from one session to the next; the way is not counted when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub metres_per_minute: Option<u32>,
}

impl BookingPolicy {
    /// Whether nothing was said.
    pub fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

wire_code! {
    /// What makes a mentor ready.
    pub enum Ready {
        /// A contact of a kind that counts as training was noted.
        Trained = "trained",
        /// Supervision is not overdue. Reports measure it by the days they are asked with; a pairing is not measured by it, as
        /// supervision begins with the first.
        Supervised = "supervised",
        /// Of the checks that were seen one is not due again; nobody needs a check to be ready.
        CheckInDate = "check-in-date",
    }
}

/// A check a mentor holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct MentorCheck {
    /// The least level.
    pub level: CheckLevel,
    /// The group the work is with: adults, children or both.
    pub workforce: Workforce,
}

/// Programmes: which contacts count as what, and whom a mentor may be paired with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[non_exhaustive]
pub struct ProgrammePolicy {
    /// Kinds of contact that answer a review of a pairing.
    pub review: Vec<String>,
    /// Kinds of contact that count as supervision of a mentor.
    pub supervision: Vec<String>,
    /// Kinds of contact that count as training of a mentor.
    pub training: Vec<String>,
    /// What makes a mentor ready: reports count those who are.
    pub ready: Vec<Ready>,
    /// What of it a mentor needs before being paired with anyone.
    pub before_pairing: Vec<Ready>,
    /// The check a mentor needs before being paired with anyone; none when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub check: Option<MentorCheck>,
    /// The most mentees a mentor walks with at once; any number when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mentees: Option<u32>,
}

impl Default for ProgrammePolicy {
    fn default() -> Self {
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        Self {
            review: words(&["review", "supervision"]),
            supervision: words(&["supervision"]),
            training: words(&["training"]),
            ready: vec![Ready::Trained, Ready::Supervised, Ready::CheckInDate],
            before_pairing: vec![Ready::CheckInDate],
            check: None,
            mentees: None,
        }
    }
}

impl ProgrammePolicy {
    /// Whether nothing was said.
    pub fn is_default(&self) -> bool {
        *self == Self::default()
    }
}
