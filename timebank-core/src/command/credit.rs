//! Commands about credit that moves without an exchange, and between banks.

use crate::charter::Limits;
use crate::journal::event::Direction;
use crate::ledger::TransferKind;
use crate::values::digest::Key;
use crate::values::ids::{AccountId, BridgeId, PassageId};
use crate::values::minutes::Minutes;
use crate::values::time::{Date, Timestamp};
use serde::{Deserialize, Serialize};

/// Moves credit without an exchange. Never counted as service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Transfer {
    /// The kind of transfer.
    pub kind: TransferKind,
    /// The account the credit leaves; `reach` gives the account a member uses.
    pub from: AccountId,
    /// The account the credit goes to; `reach` gives the account a member uses.
    pub to: AccountId,
    /// Minutes to move.
    pub minutes: Minutes,
    /// A note, kept as personal data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[wire(personal)]
    pub note: Option<String>,
    /// The day it counts for, when it is brought in from earlier records; the day of the command when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
}

/// Levies the charter's ageing of credit, when it is due.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct AgeCredit {}

/// Opens an account for a partner bank.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct OpenBridge {
    /// The partner's name for itself.
    pub partner: String,
    /// How far the two banks may get ahead of each other.
    pub limits: Limits,
}

/// Sets credit on its way to or from a partner bank: it is held here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct BeginPassage {
    /// The bridge to the partner bank.
    pub bridge: BridgeId,
    /// Whether the credit leaves for the partner or comes from there.
    pub direction: Direction,
    /// The account here that pays or is paid.
    pub account: AccountId,
    /// Minutes that are on their way.
    pub minutes: Minutes,
    /// The key both banks know it by.
    pub shared_key: Key,
    /// The moment from which it may be voided.
    pub due: Timestamp,
}

/// Posts credit that is on its way, once the partner holds it too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct PostPassage {
    /// The passage to post. It must be `pending`; otherwise the error is `passage-state`.
    pub passage: PassageId,
}

/// Voids credit that is on its way: it stays where it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct VoidPassage {
    /// The passage to void. It must be `pending` and due.
    pub passage: PassageId,
}
