//! Commands about the bank as a whole: its charter, activities, programmes, clock and periods.

use crate::charter::Charter;
use crate::model::activity::Activity;
use crate::model::programme::{PairingEnd, Programme};
use crate::values::digest::{BankId, Hash32};
use crate::values::ids::{ActivityId, MemberId, PairingId, ProgrammeId};
use crate::values::time::Date;
use serde::{Deserialize, Serialize};

/// Creates a bank under a charter. The first command of every journal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Create {
    /// The identity of the bank: 16 random bytes from the host, never used for another bank.
    pub bank: BankId,
    /// The charter.
    pub charter: Box<Charter>,
    /// The day on which the charter was decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided_on: Option<Date>,
}

/// Records that a copy of the bank goes on by itself. Sent to the copy, it gives the copy an identity of its own, so that both go on. Sent
/// to the bank that was copied, with `left`, it is the last thing that happens there but for erasures: the bank goes on elsewhere, as the
/// copy or, when it was moved, as itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct BeginCopy {
    /// The identity of the copy: 16 random bytes from the host.
    pub bank: BankId,
    /// Whether the bank this is sent to is left behind.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub left: bool,
}

/// Adopts another charter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct AdoptCharter {
    /// The charter.
    pub charter: Box<Charter>,
    /// The members who decided on it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub decided_by: Vec<MemberId>,
    /// The day on which they decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided_on: Option<Date>,
}

/// Adds an activity, in the community's own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct AddActivity {
    /// The activity.
    pub activity: Activity,
}

/// Changes an activity: all of it is given anew.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct ChangeActivity {
    /// The activity to change.
    pub id: ActivityId,
    /// The activity as it is to be. Every field is replaced.
    pub activity: Activity,
}

/// Opens a programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct OpenProgramme {
    /// The programme.
    pub programme: Programme,
}

/// Pairs two people in a programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Pair {
    /// The programme they are paired in.
    pub programme: ProgrammeId,
    /// The mentor. They must be an active member.
    pub mentor: MemberId,
    /// The mentee. They must be an active member.
    pub mentee: MemberId,
    /// The first day; the day of the command when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
}

/// Ends a pairing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct EndPairing {
    /// The pairing to end. If it has ended already, the error is `bad-pairing`.
    pub pairing: PairingId,
    /// The reason it ends.
    pub why: PairingEnd,
    /// The last day; the day of the command when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
}

/// Carries out everything that is due by now: proposals nobody answered, confirmations nobody gave, listings that ran out.
/// For the host, and for those who confirm for others.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct ExpireDue {}

/// Closes a period: a checkpoint, after which older records may be deleted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct ClosePeriod {
    /// The last day of the period.
    pub through: Date,
}

/// A change of the local clock that is known ahead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Turn {
    /// The local date.
    pub date: Date,
    /// The minute of the day the clock shows just before.
    pub minute: u16,
    /// Minutes ahead of UTC from then on, −1080 to 1080.
    pub to: i16,
}

/// Sets the local clock from now on. Until it is set for the first time, the bank's days are those of UTC.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct SetClock {
    /// Minutes ahead of UTC now, −1080 to 1080.
    pub offset: i16,
    /// The changes that are known ahead, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<Turn>,
    /// The last day of which that is known. Afterwards the last offset holds, so set the clock again before.
    pub through: Date,
}

/// Gives the bank its secret. Without one, members get no suggestions: who is suggested to whom is drawn with it, so that nobody
/// outside can work out who was left out. Published tables draw from it what they withhold, and their noise. Only the host sets it,
/// and only the host's journal and snapshots hold it. Set anew, the later one is used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct SetSecret {
    /// 32 random bytes, as 64 hexadecimal digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[wire(personal)]
    pub secret: Option<Hash32>,
}
