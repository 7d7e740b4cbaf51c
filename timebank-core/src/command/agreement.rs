//! Commands about exchanges that are agreed first: from the proposal to the settling of a dispute.

use crate::model::exchange::{Attendance, Terms};
use crate::values::ids::{ExchangeId, MemberId};
use crate::values::time::{Date, Timestamp};
use serde::{Deserialize, Serialize};

/// How one member's part in an exchange differed from what was agreed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Actual {
    /// The member whose part it was. They must take part in the exchange; otherwise the error is `not-taking-part`.
    pub member: MemberId,
    /// Minutes their part took; unchanged when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    /// Whether they came; unchanged when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attendance: Option<Attendance>,
}

/// Proposes an exchange, or the same one on many dates.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Propose {
    /// The terms that are proposed.
    pub terms: Terms,
    /// More dates: a series is agreed to once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dates: Vec<Date>,
    /// The member on whose behalf it is proposed, when it is not the sender.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_behalf_of: Option<MemberId>,
    /// Words, kept as personal of everybody who takes part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[wire(personal)]
    pub note: Option<String>,
}

/// Ties proposals together: all of them are agreed at once, when the last word comes, or none is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct ProposeTogether {
    /// Which: two or more that are proposed, each in no bundle yet.
    pub exchanges: Vec<ExchangeId>,
    /// The moment until which every answer is awaited. Afterwards all of them expire.
    pub due: Timestamp,
}

/// Agrees to a proposal; when everybody has, the minutes are held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Agree {
    /// The exchange to agree to. It must be `proposed`.
    pub exchange: ExchangeId,
    /// The members who agree. When left out, this is the sender and those they act for, or everybody if the host sends it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<MemberId>,
    /// Whether this agrees to every date of its series that is still proposed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub series: bool,
}

/// Approves what rules need approved, and lets the pot pay what a limit keeps from an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Approve {
    /// The exchange to approve. It must be `proposed`.
    pub exchange: ExchangeId,
    /// Whether to apply the charter's shortfall rule to what a limit keeps from an account.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub limit: bool,
    /// The reason, kept as personal data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[wire(personal)]
    pub note: Option<String>,
}

/// Lets a proposal through that lies in the broker's tray. What rules need approved is approved, and the other members are asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct LetThrough {
    /// The exchange to let through. It must be `proposed` and lie in the tray; otherwise the error is `nothing-to-do`.
    pub exchange: ExchangeId,
    /// The reason, kept as personal data.
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
    /// The exchange to decline. It must be `proposed`.
    pub exchange: ExchangeId,
    /// The member who declined, if someone else reports it. Leave it out when the sender declines.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member: Option<MemberId>,
    /// The reason, kept as personal data.
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
    /// The exchange to call off. It must be `proposed` or `agreed`.
    pub exchange: ExchangeId,
    /// The reason, kept as personal data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[wire(personal)]
    pub note: Option<String>,
}

/// Marks an agreed exchange as done, with what differed from the agreement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Done {
    /// The exchange that took place. It must be `agreed`, and its day must have come.
    pub exchange: ExchangeId,
    /// What differed from the agreement, member by member.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actual: Vec<Actual>,
    /// The number of visitors without a name who came; as agreed when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visitors: Option<u32>,
    /// Minutes of facilitation; as agreed when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub facilitation: Option<u32>,
    /// A note, kept as personal data.
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
    /// The exchange to confirm. It must be `done`.
    pub exchange: ExchangeId,
    /// The members who confirm. When left out, this is the sender and those they act for, or everybody if the host sends it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<MemberId>,
    /// Minutes it took as they remember it; as reported when left out. If it differs by more than the charter's tolerance, the exchange
    /// becomes `disputed`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
}

/// Confirms many exchanges at once for those who did not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct ConfirmMany {
    /// The exchanges to confirm. Each must be `done`; if one cannot be confirmed, none is.
    pub exchanges: Vec<ExchangeId>,
}

/// Disputes what was reported about an exchange that is done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Dispute {
    /// The exchange to dispute. It must be `done`.
    pub exchange: ExchangeId,
    /// The member who disputes it; the sender when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member: Option<MemberId>,
    /// What is disputed, in words, kept as personal data.
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
    /// The exchange to settle. It must be `disputed`.
    pub exchange: ExchangeId,
    /// What it is settled at, for each member whose part differs from the report.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actual: Vec<Actual>,
    /// A note, kept as personal data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[wire(personal)]
    pub note: Option<String>,
}

/// Marks, before an agreed exchange is done, that a member will not come, or will come after all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct MarkAttendance {
    /// The exchange. It must be `agreed`.
    pub exchange: ExchangeId,
    /// The member who will not come. They must take part in the exchange; otherwise the error is `not-taking-part`.
    pub member: MemberId,
    /// How they stay away. `attended` takes an earlier mark back.
    pub attendance: Attendance,
}

/// Puts a member in another's place. If a member sends it, it is only asked for, and a broker decides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Substitute {
    /// The exchange. It must be `agreed`.
    pub exchange: ExchangeId,
    /// The member who does not come.
    pub out: MemberId,
    /// The member who comes instead.
    pub into: MemberId,
}

/// Calls off everything ahead of a member, with no reason given: after a hospital stay or a bereavement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct ClearAhead {
    /// The member whose proposed and agreed exchanges are called off.
    pub member: MemberId,
    /// The first day from which exchanges are called off.
    pub from: Date,
}
