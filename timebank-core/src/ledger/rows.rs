//! What the ledger keeps: accounts, entries and their postings.

use super::LedgerError;
use crate::canon::{wire_code, wire_struct};
use crate::model::member::{AccountKind, Posting};
use crate::values::ids::{AccountId, Id};
use crate::values::minutes::Minutes;
use crate::values::time::{Date, Timestamp};
use serde::{Deserialize, Serialize};
use std::num::NonZeroU32;

/// An entry of the ledger: postings that sum to zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EntryId(NonZeroU32);

impl Id for EntryId {
    fn from_index(index: u32) -> Option<Self> {
        NonZeroU32::new(index.checked_add(1)?).map(Self)
    }
    fn index(self) -> u32 {
        self.0.get().wrapping_sub(1)
    }
}

/// A posting's place in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PostingId(NonZeroU32);

impl PostingId {
    /// The first id of the table.
    pub(crate) const FIRST: Self = Self(NonZeroU32::MIN);
}

impl Id for PostingId {
    fn from_index(index: u32) -> Option<Self> {
        NonZeroU32::new(index.checked_add(1)?).map(Self)
    }
    fn index(self) -> u32 {
        self.0.get().wrapping_sub(1)
    }
}

wire_code! {
    /// Why credit moved without an exchange.
    pub enum TransferKind {
        /// Given to a new member by the community.
        Welcome = "welcome",
        /// From one member to another.
        Gift = "gift",
        /// From a member to the pot, or from the pot to a cause.
        Donation = "donation",
        /// To the pot, by a rule.
        Levy = "levy",
        /// What a member left behind.
        Estate = "estate",
        /// Puts a mistake right.
        Correction = "correction",
    }
}

wire_code! {
    /// The state of credit on its way between banks.
    pub enum PassageState {
        /// Held here, posted nowhere.
        Pending = "pending",
        /// Posted.
        Posted = "posted",
        /// Released.
        Voided = "voided",
    }
}

wire_struct! {
    /// Minutes held on an account: to be taken from it when negative, room for what it will be given when positive.
    pub struct Hold {
        /// The account.
        account = "account": AccountId,
        /// Minutes held: negative for what will be taken, positive for what will be given.
        minutes = "minutes": Minutes,
    }
}

/// What an entry is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum EntryKind {
    /// An exchange.
    Exchange,
    /// An exchange taken back.
    Reversal,
    /// A transfer of this kind.
    Transfer(TransferKind),
    /// A member's balance moved to another account of theirs.
    Moved,
    /// Credit to or from a partner bank.
    Passage,
}

/// An entry: its time and what it is about. Its postings follow one another in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Entry {
    /// When it was entered: the moment of its record. Entries are in this order.
    pub at: Timestamp,
    /// The day it counts for. It may lie far before the day of entry, and never more than a day after it.
    pub value: Date,
    /// Its first posting.
    pub first: PostingId,
    /// The number of the exchange, transfer, member or passage.
    pub about: u32,
    /// What it is about.
    pub kind: EntryKind,
}

/// A posting as the ledger keeps it, linked to the account's one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PostingRow {
    /// What was added to the balance.
    pub minutes: Minutes,
    /// The account.
    pub account: AccountId,
    /// The same account's posting before this one.
    pub before: Option<PostingId>,
}

/// An account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Account {
    /// Given more so far when positive, received more so far when negative.
    pub balance: Minutes,
    /// Minutes held that will be taken.
    pub held_out: Minutes,
    /// Room held for minutes that will be given.
    pub held_in: Minutes,
    /// Minutes that came to it for service, ever. Transfers do not count.
    ///
    /// It counts credit that moved, so help that moves none widens no limit. It moves with the balance of whoever used the account
    /// alone. It widens earned limits and nothing else; service in statements and reports is counted per member, from exchanges.
    pub given: u32,
    /// Minutes that were taken from it for service, ever; counted as [`given`](Self::given) is.
    pub received: u32,
    /// Its last posting.
    pub last: Option<PostingId>,
    /// The kind of account.
    pub kind: AccountKind,
    /// Whether it has limits of its own.
    pub own_limits: bool,
}

impl Account {
    /// An account with nothing on it.
    pub(crate) fn new(kind: AccountKind) -> Self {
        let (balance, held_out, held_in) = (Minutes::ZERO, Minutes::ZERO, Minutes::ZERO);
        Self { balance, held_out, held_in, given: 0, received: 0, last: None, kind, own_limits: false }
    }

    /// Counts what moves towards earned limits, or, if `back`, takes it back.
    pub(crate) fn count(&mut self, posting: &Posting, back: bool) -> Result<(), LedgerError> {
        let total = if posting.minutes.is_negative() == back { &mut self.given } else { &mut self.received };
        let minutes = posting.minutes.magnitude().get();
        // A total may have gone along with its member by the time an exchange is taken back: it stays with whoever moved, and here it
        // stops at nothing.
        let sum =
            if back { i64::from(*total).checked_sub(minutes).map(|left| left.max(0)) } else { i64::from(*total).checked_add(minutes) };
        *total = sum.and_then(|sum| u32::try_from(sum).ok()).ok_or(LedgerError::Full { what: "minutes of service" })?;
        Ok(())
    }
}

/// The lowest and highest balance an account may reach now, earned limits worked in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct EffectiveLimits {
    /// The lowest; `None` for no limit.
    pub lowest: Option<Minutes>,
    /// The highest; `None` for no limit.
    pub highest: Option<Minutes>,
    /// Whether they are enforced rather than advisory.
    pub enforced: bool,
}
