//! Commands about members and accounts.

use crate::charter::Limits;
use crate::model::member::{AccountKind, MemberState};
use crate::model::personal::{Part, Profile};
use crate::values::ids::{AccountId, MemberId};
use crate::values::time::Date;
use serde::{Deserialize, Serialize};

/// Admits a member.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[build(by_hand)]
#[non_exhaustive]
pub struct Admit {
    /// The kind, in the charter's word; its first kind when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// Whether they are an applicant first.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub applicant: bool,
    /// The day they joined; the day of the command when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub joined: Option<Date>,
    /// A shared account to use instead of one of their own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<AccountId>,
    /// Their profile: name, contact details, languages, place.
    #[serde(default)]
    #[wire(personal)]
    pub profile: Profile,
    /// What else is kept about them from the start.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[wire(personal)]
    pub parts: Vec<Part>,
}

impl Admit {
    /// Admits a person of this name.
    pub fn named(name: impl Into<String>) -> Self {
        Self::default().profile(Profile::named(name))
    }
}

/// Changes a member's state: active, paused, suspended or left.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct SetState {
    /// The member whose state changes.
    pub member: MemberId,
    /// The new state: `active`, `paused`, `suspended` or `left`. On `left`, what is proposed or agreed is called off
    /// and their listings close.
    pub state: MemberState,
    /// The first day of the new state; the day of the command when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Date>,
    /// The last day of a pause, if it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// The reason, kept as personal data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[wire(personal)]
    pub note: Option<String>,
}

/// Gives a role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct GiveRole {
    /// The member who gets the role: another than the sender.
    pub member: MemberId,
    /// The role, in the charter's word.
    pub role: String,
    /// The organisation the role is held at, if there is one. Its holder also has a say for that organisation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<MemberId>,
    /// The first day; the day of the command when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// The last day; no end when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

/// Ends a role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct EndRole {
    /// The member whose role ends.
    pub member: MemberId,
    /// The role, in the charter's word. If they do not hold it, the error is `unknown-word`.
    pub role: String,
    /// The organisation the role was held at, if there was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<MemberId>,
    /// The last day; the day of the command when left out. The day before ends it at once, and the day before it begins takes it back whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

/// Keeps something personal about a member: profile, tags, checks, references, consents, appointments, concerns, contacts and the rest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Keep {
    /// The member the parts are about.
    pub member: MemberId,
    /// The parts to keep, in order. They are personal data.
    #[wire(personal)]
    pub parts: Vec<Part>,
}

/// Merges a double record into another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Merge {
    /// The member who stays. From then on both numbers mean them.
    pub kept: MemberId,
    /// The member who is merged into the other.
    pub merged: MemberId,
}

/// Opens an account members share.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct OpenAccount {
    /// The kind of account: `household` or `organisation`.
    pub kind: AccountKind,
    /// The members who use it from now on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<MemberId>,
}

/// Lets a member use a shared account, taking their balance along.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct JoinAccount {
    /// The member who joins it. If they were the only user of their account, its balance moves along.
    pub member: MemberId,
    /// The shared account. If it is not a household's or an organisation's, the error is `bad-transfer`.
    pub account: AccountId,
}

/// Gives a member an account of their own again. What is on the shared one stays there, unless nobody else uses it: then it moves along.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct LeaveAccount {
    /// The member who leaves the shared account.
    pub member: MemberId,
}

/// Sets limits for one account, or takes them away again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct SetLimits {
    /// The account the limits are for; `reach` gives the account a member uses.
    pub account: AccountId,
    /// The limits; when left out, those of the account's kind apply again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limits: Option<Limits>,
}

/// Forgets a member: personal parts and salts go, number and minutes remain.
///
/// Sent by the member, or by a broker who may not see concerns, it is only asked for (`erasure-asked`): another broker or the host
/// carries it out, and `today` lists it until then.
///
/// It takes the parts out of the bank, of the records that wait to be drained, and, in a store, of every record there is. What
/// lies elsewhere is the host's to forget: records that were drained before (`forget` does it, and verifying a journal reports
/// what is left as `part-left`), commands that were queued or logged, snapshots, redacted copies that were handed out, the
/// `.torn` file beside a journal that was moved away, and backups.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Erase {
    /// The member to forget. An erasure that is held back fails with `erasure-held`.
    pub member: MemberId,
}
