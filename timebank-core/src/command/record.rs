//! Commands about exchanges that took place: recorded in one step, amended, reversed; words of accounts, expenses, lone visits.

use crate::model::exchange::{Expense, Terms};
use crate::values::ids::{AccountId, BatchId, ExchangeId, MemberId};
use crate::values::minutes::Minutes;
use crate::values::time::Timestamp;
use serde::{Deserialize, Serialize};

/// Records a finished exchange in one step: from paper, from the telephone. Help that happened is always recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Record {
    /// What happened.
    pub terms: Terms,
    /// On whose behalf, when not one's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_behalf_of: Option<MemberId>,
    /// Words, kept as personal of everybody who took part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[wire(personal)]
    pub note: Option<String>,
}

/// Records many finished exchanges as one batch, which can be undone at once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct RecordBatch {
    /// What happened.
    pub exchanges: Vec<Terms>,
    /// Words about some of them, each kept as personal of everybody who took part.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<BatchNote>,
}

/// Words about one exchange of a batch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct BatchNote {
    /// The place of the exchange in the batch, from 0.
    pub row: u32,
    /// The words.
    #[wire(personal)]
    pub note: String,
}

/// Gives the word of an account that an exchange waits for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct GiveWord {
    /// Which exchange.
    pub exchange: ExchangeId,
    /// The account; every account the sender speaks for when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<AccountId>,
    /// The most that may be taken; what the exchange asks for when left out. The rest stays unpaid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most: Option<Minutes>,
}

/// Refuses the word of an account that an exchange waits for: the help stands, unpaid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct RefuseWord {
    /// Which exchange.
    pub exchange: ExchangeId,
    /// The account; every account the sender speaks for when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<AccountId>,
}

/// Amends an exchange recorded on the same day: it is reversed and recorded anew, linked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Amend {
    /// Which.
    pub exchange: ExchangeId,
    /// What happened.
    pub terms: Terms,
}

/// Takes a posted exchange back by a linked entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Reverse {
    /// Which.
    pub exchange: ExchangeId,
    /// Why, kept as personal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[wire(personal)]
    pub note: Option<String>,
}

/// Takes a whole batch back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct UndoBatch {
    /// Which.
    pub batch: BatchId,
}

/// Notes money owed beside an exchange.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct AddExpense {
    /// Which.
    pub exchange: ExchangeId,
    /// How much, to whom.
    pub expense: Expense,
    /// For what, kept as personal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[wire(personal)]
    pub note: Option<String>,
}

/// Says that somebody sets out on a lone visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct VisitOut {
    /// Which.
    pub exchange: ExchangeId,
    /// Who.
    pub member: MemberId,
    /// When they are expected back.
    pub expected: Timestamp,
}

/// Says that somebody is back from a lone visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct VisitBack {
    /// Which.
    pub exchange: ExchangeId,
    /// Who.
    pub member: MemberId,
}
