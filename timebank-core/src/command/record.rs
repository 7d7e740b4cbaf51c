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
    /// The terms of the exchange: who took part, for how long, and on which day.
    pub terms: Terms,
    /// The member on whose behalf it is recorded, when it is not the sender.
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
    /// The terms of each exchange, in order.
    pub exchanges: Vec<Terms>,
    /// Notes on some of them, each kept as personal data of everybody who took part.
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
    /// The text of the note.
    #[wire(personal)]
    pub note: String,
}

/// Gives the word of an account that an exchange waits for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct GiveWord {
    /// The exchange, which must be in state `awaiting-word`.
    pub exchange: ExchangeId,
    /// The account; when left out, every account the sender may speak for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<AccountId>,
    /// The most that may be taken; what the exchange asks for when left out. The rest stays unpaid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most: Option<Minutes>,
}

/// Refuses the word of an account that an exchange waits for. The help still counts, and stays unpaid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct RefuseWord {
    /// The exchange, which must be in state `awaiting-word`.
    pub exchange: ExchangeId,
    /// The account; when left out, every account the sender may speak for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<AccountId>,
}

/// Amends an exchange recorded on the same day: it is reversed and recorded anew, linked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Amend {
    /// The exchange to amend. It must have been entered on the same day; otherwise the error is `not-same-day`.
    pub exchange: ExchangeId,
    /// The terms of the exchange as it took place. They replace the earlier ones whole. A member who did not enter the exchange changes
    /// only what it says of themselves, and how much credit it moves.
    pub terms: Terms,
}

/// Takes a posted exchange back by a linked entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Reverse {
    /// The exchange to reverse. It must have taken place: `confirmed`, `settled` or `awaiting-word`.
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
    /// The batch to undo. If none of its exchanges still stands, the error is `not-found`.
    pub batch: BatchId,
}

/// Records money that is owed for an exchange.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct AddExpense {
    /// The exchange. It must not have been declined, withdrawn, expired or reversed.
    pub exchange: ExchangeId,
    /// The sum that is owed, and the member it is owed to.
    pub expense: Expense,
    /// What the money was for, kept as personal data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[wire(personal)]
    pub note: Option<String>,
}

/// Reports that a member sets out on a lone visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct VisitOut {
    /// The exchange the visit is for.
    pub exchange: ExchangeId,
    /// The member who sets out. They must take part in the exchange.
    pub member: MemberId,
    /// The moment they are expected back, at most two days ahead.
    pub expected: Timestamp,
}

/// Reports that a member is back from a lone visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct VisitBack {
    /// The exchange the visit was for.
    pub exchange: ExchangeId,
    /// The member who is back. If they had not set out, the error is `nothing-to-do`.
    pub member: MemberId,
}
