//! Commands about exchanges that are agreed first: from the proposal to the settling of a dispute.

use crate::model::exchange::{Attendance, Terms};
use crate::values::ids::{ExchangeId, MemberId};
use crate::values::time::{Date, Timestamp};
use serde::{Deserialize, Serialize};

/// What of somebody's part in an exchange was other than agreed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Actual {
    /// Whose.
    pub member: MemberId,
    /// How long it took.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    /// Whether they came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attendance: Option<Attendance>,
}

/// Proposes an exchange, or the same one on many dates.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Propose {
    /// What is proposed.
    pub terms: Terms,
    /// More dates: a series is agreed to once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dates: Vec<Date>,
    /// On whose behalf, when not one's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_behalf_of: Option<MemberId>,
    /// Words, kept as personal of everybody who takes part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[wire(personal)]
    pub note: Option<String>,
}

/// Makes proposals stand or fall together: all of them are agreed at once, when the last word comes, or none is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct ProposeTogether {
    /// Which: two or more that are proposed, each in no bundle yet.
    pub exchanges: Vec<ExchangeId>,
    /// Until when every answer is waited for; afterwards all of them expire.
    pub due: Timestamp,
}

/// Agrees to a proposal; when everybody has, the minutes are held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Agree {
    /// Which.
    pub exchange: ExchangeId,
    /// Who agrees; whoever sends the command when left out, everybody when the host does.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<MemberId>,
    /// Whether this is for every date of its series.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub series: bool,
}

/// Approves what rules want approved, and lets the pot pay what a limit keeps from an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Approve {
    /// Which.
    pub exchange: ExchangeId,
    /// Whether a limit may be met by the charter's shortfall rule.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub limit: bool,
    /// Why, kept as personal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[wire(personal)]
    pub note: Option<String>,
}

/// Lets a proposal through that lies in the broker's tray: what rules want of it is approved, and the others are asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct LetThrough {
    /// Which.
    pub exchange: ExchangeId,
    /// Why, kept as personal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[wire(personal)]
    pub note: Option<String>,
}

/// Declines a proposal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Decline {
    /// Which.
    pub exchange: ExchangeId,
    /// The member who declined, if someone else reports it. Leave it out when the sender declines.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member: Option<MemberId>,
    /// Why, kept as personal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[wire(personal)]
    pub note: Option<String>,
}

/// Calls off what was proposed or agreed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Withdraw {
    /// Which.
    pub exchange: ExchangeId,
    /// Why, kept as personal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[wire(personal)]
    pub note: Option<String>,
}

/// Says that an exchange took place, and how.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Done {
    /// Which.
    pub exchange: ExchangeId,
    /// What was other than agreed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actual: Vec<Actual>,
    /// Visitors without a name who came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visitors: Option<u32>,
    /// Minutes of facilitation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub facilitation: Option<u32>,
    /// Words, kept as personal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[wire(personal)]
    pub note: Option<String>,
}

/// Confirms that an exchange took place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Confirm {
    /// Which.
    pub exchange: ExchangeId,
    /// Whose word it is; whoever sends the command when left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<MemberId>,
    /// How long it took in their memory, when other than was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
}

/// Confirms many exchanges at once for those who did not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct ConfirmMany {
    /// Which.
    pub exchanges: Vec<ExchangeId>,
}

/// Says that an exchange was not as was said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Dispute {
    /// Which.
    pub exchange: ExchangeId,
    /// Who says so; whoever sends the command when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member: Option<MemberId>,
    /// In words, kept as personal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[wire(personal)]
    pub note: Option<String>,
}

/// Settles a dispute.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Settle {
    /// Which.
    pub exchange: ExchangeId,
    /// What it is settled at, where other than was said.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actual: Vec<Actual>,
    /// In words, kept as personal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[wire(personal)]
    pub note: Option<String>,
}

/// Says ahead, or on the day, that somebody does not come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct MarkAttendance {
    /// Which.
    pub exchange: ExchangeId,
    /// Who.
    pub member: MemberId,
    /// How.
    pub attendance: Attendance,
}

/// Lets somebody take another's place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Substitute {
    /// Which.
    pub exchange: ExchangeId,
    /// Who does not come.
    pub out: MemberId,
    /// Who comes instead.
    pub into: MemberId,
}

/// Calls off everything ahead of a member, quietly: after a hospital stay, a bereavement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct ClearAhead {
    /// Whose.
    pub member: MemberId,
    /// From which day.
    pub from: Date,
}
