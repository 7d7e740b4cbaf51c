//! Views: a bank as one viewer may read it. Nothing can be read without naming the viewer.

use super::BalanceOf;
use crate::bank::TimeBank;
use crate::charter::Power;
use crate::error::Error;
use crate::ledger::{EntryId, Ledger};
use crate::model::activity::ActivityRow;
use crate::model::caller::Viewer;
use crate::model::exchange::{ExchangeState, Terms};
use crate::model::listing::Listing;
use crate::model::member::Member;
use crate::model::personal::{ListingWords, Person};
use crate::rules::{Explanation, Verdict};
use crate::state::{Access, Bridge, ExchangeMore, ExchangeRow, PartRow, Passage};
use crate::values::digest::Hash32;
use crate::values::ids::{AccountId, ActivityId, BatchId, BridgeId, ExchangeId, ListingId, MemberId, PassageId, TransferId};
use crate::values::minutes::Minutes;
use crate::values::time::Date;
use std::ops::Deref;

/// A bank as one viewer may read it. Every question is a method here.
///
/// A view borrows the bank and copies nothing, so a new one for each request is free. A member's view follows from who they are
/// and the roles they hold at the bank's time, and cannot be widened. An auditor gets the host's answers on a bank with all
/// personal parts withheld, which is copied for each question.
///
/// ```
/// # use timebank_core::command::{Admit, Context};
/// # use timebank_core::{Charter, TimeBank};
/// # let at = "2026-03-01T10:00:00Z".parse()?;
/// # let mut bank = TimeBank::create(Context::host(at), timebank_core::BankId([1; 16]), Charter::named("Harpurbrook"))?;
/// let ana = bank.admit(Context::host(at), Admit::default())?.member()?;
/// let ben = bank.admit(Context::host(at), Admit::default())?.member()?;
/// assert_eq!(bank.host().balance(ana)?.get(), 0);
/// assert_eq!(bank.seen_by(ana).balance(ana)?.get(), 0);
/// assert_eq!(bank.seen_by(ben).balance(ana).unwrap_err().code(), "ask-the-broker");
/// # Ok::<(), timebank_core::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    bank: &'a TimeBank,
    viewer: Viewer,
}

impl TimeBank {
    /// Returns the bank as the host reads it: everything.
    pub const fn host(&self) -> Host<'_> {
        Host { view: self.view(Viewer::Host) }
    }

    /// Returns the bank as a member may read it. Whether the member exists is checked by each question.
    pub const fn seen_by(&self, member: MemberId) -> View<'_> {
        self.view(Viewer::Member(member))
    }

    /// Returns the bank as this viewer may read it.
    pub const fn view(&self, viewer: Viewer) -> View<'_> {
        View { bank: self, viewer }
    }
}

impl View<'_> {
    #[cfg(feature = "matching")]
    pub(crate) const fn bank(&self) -> &TimeBank {
        self.bank
    }

    /// Returns the viewer.
    pub const fn viewer(&self) -> Viewer {
        self.viewer
    }

    /// Returns what the viewer may read.
    ///
    /// # Errors
    /// [`Error::NotFound`] for an unknown id; [`Error::AskTheBroker`] for a forgotten member.
    pub fn access(&self) -> Result<Access, Error> {
        self.read(|bank, viewer| bank.access(viewer))
    }

    /// Returns a member's balance in minutes: given more so far when positive, received more so far when negative.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::AskTheBroker`].
    pub fn balance(&self, member: MemberId) -> Result<Minutes, Error> {
        Ok(self.balance_for(&BalanceOf { member: Some(member), account: None })?.minutes)
    }

    /// Returns the account a member's exchanges are posted to.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::AskTheBroker`].
    pub fn account_of(&self, member: MemberId) -> Result<AccountId, Error> {
        Ok(self.balance_for(&BalanceOf { member: Some(member), account: None })?.account)
    }

    /// Returns the number of an activity, by its code in the charter.
    ///
    /// ```
    /// # use timebank_core::command::Context;
    /// # use timebank_core::{Charter, TimeBank};
    /// # let at = "2026-03-01T10:00:00Z".parse()?;
    /// let charter = Charter::from_json(br#"{"name": "Harpurbrook", "activities": [{"code": "lift", "name": "Lifts"}]}"#)?;
    /// # let bank = TimeBank::create(Context::host(at), timebank_core::BankId([1; 16]), charter)?;
    /// assert_eq!(bank.host().activity("lift")?.get(), 1);
    /// assert_eq!(bank.host().activity("garden").unwrap_err().code(), "unknown-word");
    /// # Ok::<(), timebank_core::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::UnknownWord`] if the charter has no such activity.
    pub fn activity(&self, code: &str) -> Result<ActivityId, Error> {
        let found = self.bank.activity_rows().find(|(_, row)| row.activity.code == code);
        let given = || code.chars().take(40).collect::<String>().into();
        found.map(|(id, _)| id).ok_or_else(|| Error::UnknownWord { what: "activity", given: given() })
    }

    /// Runs a query for the viewer. The host's and members' answers come from the bank itself, an auditor's from a redacted copy.
    pub(crate) fn read<T>(&self, read: impl FnOnce(&TimeBank, Viewer) -> Result<T, Error>) -> Result<T, Error> {
        match self.viewer {
            // A copy of the whole bank is nothing for the smallest build.
            #[cfg(all(feature = "small", not(feature = "matching")))]
            Viewer::Auditor => Err(Error::AskTheBroker {}),
            #[cfg(not(all(feature = "small", not(feature = "matching"))))]
            Viewer::Auditor => read(&self.bank.redacted(crate::queries::Reader::Auditor), Viewer::Host),
            viewer => read(self.bank, viewer),
        }
    }
}

/// The host's view: every question, and the rows of the bank as they are stored. Other views have no rows.
#[derive(Clone, Copy, Debug)]
pub struct Host<'a> {
    view: View<'a>,
}

impl<'a> Deref for Host<'a> {
    type Target = View<'a>;
    fn deref(&self) -> &View<'a> {
        &self.view
    }
}

/// Forwards to row methods that are private to the bank.
macro_rules! rows {
    ($($(#[$m:meta])* $method:ident($($arg:ident: $ty:ty),*) -> $answer:ty;)*) => {
        impl<'a> Host<'a> {
            $($(#[$m])* pub fn $method(&self, $($arg: $ty),*) -> $answer { self.view.bank.$method($($arg),*) })*
        }
    };
}

rows! {
    /// Returns the lasting part of a member. A number that was merged gives the one kept.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    member(id: MemberId) -> Result<&'a Member, Error>;
    /// Returns an account's balance in minutes.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    balance_of(account: AccountId) -> Result<Minutes, Error>;
    /// Returns the balance of every account, in order of number.
    balances() -> impl Iterator<Item = (AccountId, Minutes)> + 'a;
    /// Returns the ledger: accounts, entries, postings, limits.
    ledger() -> &'a Ledger;
    /// Returns the state of an exchange.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    stands(exchange: ExchangeId) -> Result<ExchangeState, Error>;
    /// Returns the terms of an exchange, posted or not.
    terms_of(exchange: ExchangeId) -> Option<Terms>;
    /// Returns the digest of all balances, as a closing of a period records it.
    balances_digest() -> Hash32;
    /// Returns the verdict of the rules on these terms, with every reason.
    verdict(terms: &Terms) -> Verdict;
    /// Returns the verdict of its day on an exchange, with every reason.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    explanation(exchange: ExchangeId) -> Result<Explanation, Error>;
    /// Returns whether a member holds a role with `power` on `day`.
    has_power(member: MemberId, power: Power, day: Date) -> bool;
    /// Returns the lasting part of every member, merged and forgotten ones included, in order of number.
    member_rows() -> impl DoubleEndedIterator<Item = (MemberId, &'a Member)> + 'a;
    /// Returns what is personal about a member; nothing for one who was forgotten.
    person(member: MemberId) -> Option<&'a Person>;
    /// Returns every activity, in order of number.
    activity_rows() -> impl DoubleEndedIterator<Item = (ActivityId, &'a ActivityRow)> + 'a;
    /// Returns every offer and request, closed ones included, in order of number.
    listing_rows() -> impl DoubleEndedIterator<Item = (ListingId, &'a Listing)> + 'a;
    /// Returns the words of a listing, unless they were forgotten or there are none.
    listing_words(listing: ListingId) -> Option<&'a ListingWords>;
    /// Returns every exchange in every state, in order of number.
    exchange_rows() -> impl DoubleEndedIterator<Item = (ExchangeId, &'a ExchangeRow)> + 'a;
    /// Returns every exchange with what only some have, in order of number: faster than a look-up for each.
    exchange_rows_with_more() -> impl Iterator<Item = (ExchangeId, &'a ExchangeRow, Option<&'a ExchangeMore>)> + 'a;
    /// Returns what only some exchanges have.
    exchange_more(exchange: ExchangeId) -> Option<&'a ExchangeMore>;
    /// Returns every run of exchanges that were recorded in one batch: the first of them, their number, and the batch; in order.
    batch_runs() -> impl DoubleEndedIterator<Item = (ExchangeId, u32, BatchId)> + 'a;
    /// Returns the terms of an exchange that is not posted; a posted one has [participations](Self::exchange_parts).
    exchange_plan(exchange: ExchangeId) -> Option<&'a Terms>;
    /// Returns the posted participations of an exchange. The numbers are those members had then: see [`State::resolve`](crate::state::State::resolve).
    exchange_parts(row: &ExchangeRow) -> impl Iterator<Item = &'a PartRow> + 'a;
    /// Returns every transfer with its entry in the ledger and the member who sent the command, in order of number.
    transfer_rows() -> impl DoubleEndedIterator<Item = (TransferId, EntryId, Option<MemberId>)> + 'a;
    /// Returns every partner bank and its account, in order of number.
    bridge_rows() -> impl DoubleEndedIterator<Item = (BridgeId, &'a Bridge)> + 'a;
    /// Returns all credit that went to or came from a partner bank, or is on its way, in order of number.
    passage_rows() -> impl DoubleEndedIterator<Item = (PassageId, &'a Passage)> + 'a;
}
