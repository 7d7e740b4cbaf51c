//! What may be asked of a bank. A command is a value; typed methods only build one.

pub(crate) mod print;

mod agreement;
mod bank;
mod credit;
mod listing;
mod member;
mod record;

pub use agreement::*;
pub use bank::*;
pub use credit::*;
pub use listing::*;
pub use member::*;
pub use record::*;

use crate::model::caller::Sender;
use crate::values::digest::{Key, Salt};
use crate::values::ids::MemberId;
use crate::values::time::Timestamp;
use serde::{Deserialize, Serialize};

/// When a command comes, from whom, and what makes it safe to send twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Context {
    /// The moment the command comes. It is never before the last command's.
    pub at: Timestamp,
    /// Who sends it: the host itself, or a member.
    pub by: Sender,
    /// The host's own 16-byte number for the command. Sent twice under one key, it takes effect once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<Key>,
    /// 16 random bytes, needed when it carries personal data; never those of another command.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub salt: Option<Salt>,
}

impl Context {
    /// Returns the context of a command the host itself sends at this moment.
    pub const fn host(at: Timestamp) -> Self {
        Self::of(at, Sender::Host)
    }
    /// Returns the context of a command a member sends at this moment.
    pub const fn member(at: Timestamp, member: MemberId) -> Self {
        Self::of(at, Sender::Member(member))
    }
    /// Returns the context of a command of this sender at this moment.
    pub const fn of(at: Timestamp, by: Sender) -> Self {
        Self { at, by, key: None, salt: None }
    }
    /// With this key.
    #[must_use]
    pub const fn key(mut self, key: Key) -> Self {
        self.key = Some(key);
        self
    }
    /// With this salt.
    #[must_use]
    pub const fn salt(mut self, salt: Salt) -> Self {
        self.salt = Some(salt);
        self
    }
}

/// A command: its context, and what is to be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Command {
    /// The moment the command comes. It is never before the last command's.
    pub at: Timestamp,
    /// Who sends it: `"host"`, or a member's number.
    pub by: Sender,
    /// The host's own 16-byte number for the command. Sent twice under one key, it takes effect once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<Key>,
    /// 16 random bytes, needed when it carries personal data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub salt: Option<Salt>,
    /// What is to be done.
    #[serde(rename = "do")]
    pub action: Action,
}

impl Command {
    /// Puts a command together.
    pub fn new(context: Context, action: impl Into<Action>) -> Self {
        let Context { at, by, key, salt } = context;
        Self { at, by, key, salt, action: action.into() }
    }
    /// When, from whom, and what makes it safe to send twice.
    pub const fn context(&self) -> Context {
        Context { at: self.at, by: self.by, key: self.key, salt: self.salt }
    }
    /// A command from its JSON.
    ///
    /// # Errors
    /// [`crate::error::Error::BadJson`] saying where and why; [`crate::error::Error::TooLarge`].
    pub fn from_json(bytes: &[u8]) -> Result<Self, crate::error::Error> {
        Ok(crate::canon::from_json(bytes, crate::values::limits::COMMAND_BYTES)?)
    }
}

macro_rules! actions {
    ($($(#[$m:meta])* $var:ident = $tag:literal),* $(,)?) => {
        /// What is to be done.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(tag = "type")]
        #[non_exhaustive]
        pub enum Action { $($(#[$m])* #[serde(rename = $tag)] $var($var)),* }
        impl Action {
            /// The tags of all actions, in order.
            pub const TAGS: &'static [&'static str] = &[$($tag),*];
            /// What each looks like, by tag.
            #[cfg(feature = "schema")]
            pub(crate) fn schemas(generator: &mut schemars::SchemaGenerator) -> serde_json::Map<String, serde_json::Value> {
                [$(($tag.to_owned(), generator.subschema_for::<$var>().into())),*].into_iter().collect()
            }
            /// The `type` on the wire.
            pub const fn tag(&self) -> &'static str {
                match self { $(Self::$var(_) => $tag),* }
            }
        }
        $(impl From<$var> for Action { fn from(value: $var) -> Self { Self::$var(value) } })*
    };
}

actions! {
    /// See [`Create`].
    Create = "create",
    /// See [`BeginCopy`].
    BeginCopy = "begin-copy",
    /// See [`AdoptCharter`].
    AdoptCharter = "adopt-charter",
    /// See [`AddActivity`].
    AddActivity = "add-activity",
    /// See [`ChangeActivity`].
    ChangeActivity = "change-activity",
    /// See [`OpenProgramme`].
    OpenProgramme = "open-programme",
    /// See [`Admit`].
    Admit = "admit",
    /// See [`SetState`].
    SetState = "set-state",
    /// See [`GiveRole`].
    GiveRole = "give-role",
    /// See [`EndRole`].
    EndRole = "end-role",
    /// See [`Keep`].
    Keep = "keep",
    /// See [`Merge`].
    Merge = "merge",
    /// See [`OpenAccount`].
    OpenAccount = "open-account",
    /// See [`JoinAccount`].
    JoinAccount = "join-account",
    /// See [`LeaveAccount`].
    LeaveAccount = "leave-account",
    /// See [`SetLimits`].
    SetLimits = "set-limits",
    /// See [`Offer`].
    Offer = "offer",
    /// See [`Request`].
    Request = "request",
    /// See [`AmendListing`].
    AmendListing = "amend-listing",
    /// See [`ClassifyListing`].
    ClassifyListing = "classify-listing",
    /// See [`RenewListing`].
    RenewListing = "renew-listing",
    /// See [`CloseListing`].
    CloseListing = "close-listing",
    /// See [`Propose`].
    Propose = "propose",
    /// See [`ProposeTogether`].
    ProposeTogether = "propose-together",
    /// See [`Agree`].
    Agree = "agree",
    /// See [`Approve`].
    Approve = "approve",
    /// See [`LetThrough`].
    LetThrough = "let-through",
    /// See [`Decline`].
    Decline = "decline",
    /// See [`Withdraw`].
    Withdraw = "withdraw",
    /// See [`Done`].
    Done = "done",
    /// See [`Confirm`].
    Confirm = "confirm",
    /// See [`ConfirmMany`].
    ConfirmMany = "confirm-many",
    /// See [`Dispute`].
    Dispute = "dispute",
    /// See [`Settle`].
    Settle = "settle",
    /// See [`Record`].
    Record = "record",
    /// See [`RecordBatch`].
    RecordBatch = "record-batch",
    /// See [`GiveWord`].
    GiveWord = "give-word",
    /// See [`RefuseWord`].
    RefuseWord = "refuse-word",
    /// See [`Amend`].
    Amend = "amend",
    /// See [`Reverse`].
    Reverse = "reverse",
    /// See [`UndoBatch`].
    UndoBatch = "undo-batch",
    /// See [`MarkAttendance`].
    MarkAttendance = "mark-attendance",
    /// See [`Substitute`].
    Substitute = "substitute",
    /// See [`AddExpense`].
    AddExpense = "add-expense",
    /// See [`VisitOut`].
    VisitOut = "visit-out",
    /// See [`VisitBack`].
    VisitBack = "visit-back",
    /// See [`ClearAhead`].
    ClearAhead = "clear-ahead",
    /// See [`Transfer`].
    Transfer = "transfer",
    /// See [`AgeCredit`].
    AgeCredit = "age-credit",
    /// See [`OpenBridge`].
    OpenBridge = "open-bridge",
    /// See [`BeginPassage`].
    BeginPassage = "begin-passage",
    /// See [`PostPassage`].
    PostPassage = "post-passage",
    /// See [`VoidPassage`].
    VoidPassage = "void-passage",
    /// See [`Pair`].
    Pair = "pair",
    /// See [`EndPairing`].
    EndPairing = "end-pairing",
    /// See [`Erase`].
    Erase = "erase",
    /// See [`ExpireDue`].
    ExpireDue = "expire-due",
    /// See [`ClosePeriod`].
    ClosePeriod = "close-period",
    /// See [`SetClock`].
    SetClock = "set-clock",
    /// See [`SetSecret`].
    SetSecret = "set-secret",
}
