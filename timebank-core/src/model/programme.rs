//! Programmes, such as peer mentoring, and the pairings in them.

use crate::canon::wire_code;
use crate::values::ids::{MemberId, PairingId, ProgrammeId};
use crate::values::time::Date;
use serde::{Deserialize, Serialize};

wire_code! {
    /// The reason a pairing ended.
    pub enum PairingEnd {
        /// It reached what it was for.
        Completed = "completed",
        /// It was stopped before that.
        EndedEarly = "ended-early",
        /// One of the two moved away.
        Moved = "moved",
        /// Another pairing suits better.
        Rematched = "rematched",
    }
}

/// A programme. Its words are vocabulary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Programme {
    /// The name of the programme.
    pub name: String,
    /// What it is for.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub about: String,
    /// How credit moves in its sessions, when not by the charter's rule.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<crate::model::exchange::GroupRule>,
    /// Days after which a pairing is looked at together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review_days: Option<u32>,
}

/// Two people in a programme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Pairing {
    /// Its number.
    pub id: PairingId,
    /// The programme it belongs to.
    pub programme: ProgrammeId,
    /// The mentor.
    pub mentor: MemberId,
    /// The mentee.
    pub mentee: MemberId,
    /// The first day.
    pub from: Date,
    /// The last day and the reason, once it has ended.
    pub ended: Option<(Date, PairingEnd)>,
}
