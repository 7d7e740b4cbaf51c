//! The ledger: accounts, holds and postings. It has no notion of people or of help.

// An impossible value is an error with the name of its invariant (`values/sure.rs`).
#![cfg_attr(not(test), deny(clippy::disallowed_methods, clippy::let_underscore_must_use))]

pub mod limits;
mod rows;
mod split;
pub mod table;

pub use rows::{Account, EffectiveLimits, Entry, EntryId, EntryKind, Hold, PassageState, PostingId, PostingRow, TransferKind};
pub use split::split;

use crate::ledger::table::{Map, Table};
use crate::model::member::{AccountKind, Posting};
use crate::values::error::ValueError;
use crate::values::ids::{AccountId, Id};
use crate::values::minutes::Minutes;
use crate::values::sure::{Broken, LeftOut as _, sure};
use crate::values::time::{Date, Timestamp};
use limits::{EarnedFrom, Limits, Widens};
use serde::{Deserialize, Serialize};

/// Why the ledger refuses an entry or a hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LedgerError {
    /// There is no such account.
    #[error("there is no account `{}`", account.get())]
    NoAccount {
        /// The account that was asked for.
        account: AccountId,
    },
    /// The postings are not a valid entry.
    #[error("the postings do not fit: {why}")]
    Unbalanced {
        /// The reason.
        why: &'static str,
    },
    /// A table is full.
    #[error("the ledger can hold no more {what}")]
    Full {
        /// The table.
        what: &'static str,
    },
    /// An invariant of the ledger does not hold.
    #[error("the ledger does not hold together: {invariant}")]
    Broken {
        /// Its name.
        invariant: &'static str,
    },
    /// A sum is out of range for minutes.
    #[error(transparent)]
    Value(#[from] ValueError),
}

/// Accounts, entries, postings, limits.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[non_exhaustive]
pub struct Ledger {
    /// All accounts; the first is the pot.
    pub accounts: Table<AccountId, Account>,
    /// All entries.
    pub entries: Table<EntryId, Entry>,
    /// All postings, those of one entry together.
    pub postings: Table<PostingId, PostingRow>,
    /// Accounts with limits of their own, and whether these follow from a tag.
    pub limits: Map<AccountId, OwnLimits>,
}

/// Limits of one account.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct OwnLimits {
    /// The limits.
    pub limits: Limits,
    /// Whether they follow from a word of the broker's.
    pub by_tag: bool,
}

/// How a movement relates to the limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fit {
    /// Within the limits.
    Within,
    /// Beyond an advisory limit.
    Beyond,
    /// Beyond an enforced limit: only this many minutes fit.
    Only(Minutes),
}

/// Returns the latest value date for an entry made at `at`. The local day is at most one ahead of the UTC day.
pub(crate) fn latest_value(at: Timestamp) -> Date {
    let day = at.date();
    // On the last day of the calendar there is no later one.
    day.plus_days(1).given_or(day)
}

impl From<Broken> for LedgerError {
    fn from(Broken(invariant): Broken) -> Self {
        Self::Broken { invariant }
    }
}

impl Ledger {
    /// Opens an account with the next id.
    pub(crate) fn open(&mut self, kind: AccountKind) -> Result<AccountId, LedgerError> {
        self.accounts.push(Account::new(kind)).ok_or(LedgerError::Full { what: "accounts" })
    }

    /// Returns an account.
    ///
    /// # Errors
    /// [`LedgerError::NoAccount`].
    pub fn account(&self, id: AccountId) -> Result<&Account, LedgerError> {
        self.accounts.get(id).ok_or_else(|| LedgerError::NoAccount { account: id })
    }

    fn account_mut(&mut self, id: AccountId) -> Result<&mut Account, LedgerError> {
        self.accounts.get_mut(id).ok_or_else(|| LedgerError::NoAccount { account: id })
    }

    /// Returns an account's limits: its own, or else `of_kind`.
    pub fn limits_of<'a>(&'a self, id: AccountId, of_kind: &'a Limits) -> &'a Limits {
        self.accounts.get(id).and_then(|account| self.own_limits(id, account)).given_or(of_kind)
    }

    /// Returns an account's own limits, if any.
    #[inline]
    pub(crate) fn own_limits(&self, id: AccountId, account: &Account) -> Option<&Limits> {
        if account.own_limits { self.limits.get(&id).map(|own| &own.limits) } else { None }
    }

    /// Returns the limits of an account now, widened by what it has earned.
    ///
    /// # Errors
    /// [`LedgerError::NoAccount`].
    pub fn effective(&self, id: AccountId, of_kind: &Limits) -> Result<EffectiveLimits, LedgerError> {
        self.widened(self.account(id)?, self.limits_of(id, of_kind))
    }

    /// Widens limits by what an account has earned.
    #[inline]
    pub(crate) fn widened(&self, account: &Account, limits: &Limits) -> Result<EffectiveLimits, LedgerError> {
        let mut effective = EffectiveLimits { lowest: limits.lowest, highest: limits.highest, enforced: limits.enforced() };
        for earned in &limits.earned {
            let minutes = match earned.from {
                EarnedFrom::Given => account.given,
                EarnedFrom::Received => account.received,
            };
            let widened = i64::from(minutes).checked_mul(i64::from(earned.percent)).map(|product| product / 100);
            let widened = Minutes::new(sure(widened, "what is earned fits")?.min(earned.most.get()))?;
            match earned.widens {
                Widens::Lowest => effective.lowest = effective.lowest.map(|l| l.minus(widened)).transpose()?,
                Widens::Highest => effective.highest = effective.highest.map(|h| h.plus(widened)).transpose()?,
            }
        }
        Ok(effective)
    }

    /// Returns how far an account, holds included, is below its lowest and above its highest allowed balance.
    pub(crate) fn excess(&self, account: &Account, limits: &Limits) -> Result<(Minutes, Minutes), LedgerError> {
        let limits = self.widened(account, limits)?;
        let at_least = account.balance.minus(account.held_out)?;
        let at_most = account.balance.plus(account.held_in)?;
        let below = limits.lowest.map_or(Ok(Minutes::ZERO), |lowest| lowest.minus(at_least))?;
        let above = limits.highest.map_or(Ok(Minutes::ZERO), |highest| at_most.minus(highest))?;
        Ok((below.max(Minutes::ZERO), above.max(Minutes::ZERO)))
    }

    /// Checks adding `minutes` to an account against its limits, holds included. Negative minutes are taken from it.
    ///
    /// # Errors
    /// [`LedgerError::NoAccount`]; [`crate::values::error::ValueError::NumberOutOfRange`].
    pub fn fit(&self, id: AccountId, minutes: Minutes, of_kind: &Limits) -> Result<Fit, LedgerError> {
        if minutes.is_zero() {
            return Ok(Fit::Within);
        }
        let account = self.account(id)?;
        self.fit_on(account, minutes, self.own_limits(id, account).given_or(of_kind))
    }

    /// Does the same as `fit` for a given account and limits.
    #[inline]
    pub(crate) fn fit_on(&self, account: &Account, minutes: Minutes, limits: &Limits) -> Result<Fit, LedgerError> {
        if limits.lowest.is_none() && limits.highest.is_none() {
            account.balance.plus(minutes)?;
            return Ok(Fit::Within);
        }
        let limits = self.widened(account, limits)?;
        // INVARIANT (promise 5): a hold is a promise. Limits count it as already paid, or as already received.
        let room = if minutes.is_positive() {
            match limits.highest {
                None => return Ok(Fit::Within),
                Some(highest) => highest.minus(account.balance.plus(account.held_in)?)?,
            }
        } else {
            match limits.lowest {
                None => return Ok(Fit::Within),
                Some(lowest) => account.balance.minus(account.held_out)?.minus(lowest)?,
            }
        };
        if room >= minutes.magnitude() {
            Ok(Fit::Within)
        } else if limits.enforced {
            Ok(Fit::Only(room.max(Minutes::ZERO)))
        } else {
            Ok(Fit::Beyond)
        }
    }

    /// Posts an entry. `at` is when it is entered, `value` the day it counts for.
    ///
    /// # Errors
    /// [`LedgerError::Unbalanced`] if the postings do not sum to zero, name an account twice or move nothing.
    pub(crate) fn post(
        &mut self,
        (at, value): (Timestamp, Date),
        kind: EntryKind,
        about: u32,
        postings: &[Posting],
    ) -> Result<Option<EntryId>, LedgerError> {
        // INVARIANT: queries by day read entries backwards and stop by `at`, so no value date is more than one UTC day after its
        // entry.
        if value > latest_value(at) {
            return Err(LedgerError::Unbalanced { why: "it counts for a day to come" });
        }
        let Some(first) = self.postings.next_id() else { return Err(LedgerError::Full { what: "postings" }) };
        if postings.is_empty() {
            return Ok(None);
        }
        // INVARIANT (promise 1): each entry sums to zero, and therefore all accounts do.
        let mut sum = Minutes::ZERO;
        for posting in postings {
            sum = sum.plus(posting.minutes)?;
            if posting.minutes.is_zero() {
                return Err(LedgerError::Unbalanced { why: "a posting moves nothing" });
            }
            let next = self.postings.next_id().ok_or_else(|| LedgerError::Full { what: "postings" })?;
            let account = self.account_mut(posting.account)?;
            if account.last.is_some_and(|last| last >= first) {
                return Err(LedgerError::Unbalanced { why: "an account is named twice" });
            }
            account.balance = account.balance.plus(posting.minutes)?;
            let before = account.last.replace(next);
            self.postings.push(PostingRow { minutes: posting.minutes, account: posting.account, before });
        }
        if !sum.is_zero() {
            return Err(LedgerError::Unbalanced { why: "the postings do not sum to zero" });
        }
        self.entries.push(Entry { at, value, first, about, kind }).map(Some).ok_or_else(|| LedgerError::Full { what: "entries" })
    }

    /// Counts what moved for service towards earned limits, or, if `back`, takes it back. The pot earns nothing.
    pub(crate) fn count_service(&mut self, postings: &[Posting], back: bool) -> Result<(), LedgerError> {
        let members = postings.iter().filter(|posting| posting.account != AccountId::POT);
        members.into_iter().try_for_each(|posting| self.account_mut(posting.account)?.count(posting, back))
    }

    /// Moves what was counted for one account to another.
    pub(crate) fn move_service(&mut self, from: AccountId, to: AccountId) -> Result<(), LedgerError> {
        let account = self.account_mut(from)?;
        let (given, received) = (std::mem::take(&mut account.given), std::mem::take(&mut account.received));
        let account = self.account_mut(to)?;
        let full = || LedgerError::Full { what: "minutes of service" };
        account.given = account.given.checked_add(given).ok_or_else(full)?;
        account.received = account.received.checked_add(received).ok_or_else(full)?;
        Ok(())
    }

    /// Adds a hold of minutes to be paid, or of room to be paid into.
    pub(crate) fn hold(&mut self, hold: &Hold) -> Result<(), LedgerError> {
        self.change_hold(hold, false)
    }

    /// Releases a hold.
    pub(crate) fn release(&mut self, hold: &Hold) -> Result<(), LedgerError> {
        self.change_hold(hold, true)
    }

    fn change_hold(&mut self, hold: &Hold, release: bool) -> Result<(), LedgerError> {
        let account = self.account_mut(hold.account)?;
        let amount = hold.minutes.magnitude();
        let slot = if hold.minutes.is_positive() { &mut account.held_in } else { &mut account.held_out };
        *slot = if release { slot.minus(amount)? } else { slot.plus(amount)? };
        if slot.get() < 0 {
            return Err(LedgerError::Unbalanced { why: "more is released than was held" });
        }
        Ok(())
    }

    /// Iterates over the postings of an entry.
    pub fn postings_of(&self, id: EntryId) -> impl Iterator<Item = &PostingRow> + '_ {
        let first = self.entries.get(id).map_or(u32::MAX, |e| e.first.index());
        let next = EntryId::from_index(id.index().wrapping_add(1)).and_then(|n| self.entries.get(n));
        let end = next.map_or(self.postings.len(), |e| e.first.index());
        (first..end).filter_map(|i| self.postings.get(PostingId::from_index(i)?))
    }

    /// Iterates over the postings of an account, latest first, each with its entry.
    pub fn history(&self, id: AccountId) -> impl Iterator<Item = (EntryId, &Entry, &PostingRow)> + '_ {
        let mut next = self.accounts.get(id).and_then(|a| a.last);
        std::iter::from_fn(move || {
            let at = next?;
            let row = self.postings.get(at)?;
            next = row.before;
            let entry = self.entry_of(at)?;
            Some((entry, self.entries.get(entry)?, row))
        })
    }

    /// Returns the entry of a posting: the last one that begins at or before it.
    pub fn entry_of(&self, posting: PostingId) -> Option<EntryId> {
        let (mut low, mut high) = (0u32, self.entries.len());
        while low < high {
            let middle = low.midpoint(high);
            if self.entries.get(EntryId::from_index(middle)?)?.first <= posting { low = middle.checked_add(1)? } else { high = middle }
        }
        EntryId::from_index(low.checked_sub(1)?)
    }

    /// Returns the sum of all balances. It is always zero in a sound ledger.
    ///
    /// # Errors
    /// [`crate::values::error::ValueError::NumberOutOfRange`].
    pub fn total(&self) -> Result<Minutes, LedgerError> {
        Ok(Minutes::sum(self.accounts.iter().map(|(_, a)| a.balance))?)
    }

    pub(crate) fn each(&mut self, step: crate::ledger::table::Undo) {
        use crate::ledger::table::Undo;
        macro_rules! all { ($($t:ident),*) => { match step {
            Undo::Mark => { $(self.$t.mark();)* }
            Undo::End { back } => { $(self.$t.end(back);)* }
        } } }
        all!(accounts, entries, postings, limits);
    }
}
