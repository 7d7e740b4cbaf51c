//! Balances, now and at any earlier moment.

use super::question;
use crate::bank::TimeBank;
use crate::canon::wire_code;
use crate::error::Error;
use crate::ledger::{Entry, latest_value};
use crate::model::caller::Viewer;
use crate::order::BTreeMap;
use crate::values::ids::{AccountId, MemberId};
use crate::values::minutes::Minutes;
use crate::values::time::Date;
use serde::{Deserialize, Serialize};

wire_code! {
    /// Which way a balance leans. There is no shame in either.
    pub enum Leaning {
        /// Given more so far.
        GivenMore = "given-more",
        /// Received more so far.
        ReceivedMore = "received-more",
        /// Neither.
        Even = "even",
    }
}

impl Leaning {
    /// Returns the side a balance is on.
    pub fn of(balance: Minutes) -> Self {
        match balance.get() {
            0 => Self::Even,
            1.. => Self::GivenMore,
            _ => Self::ReceivedMore,
        }
    }
}

/// Describes a balance in words.
///
/// ```
/// use timebank_core::{Minutes, queries::balance_in_words};
/// assert_eq!(balance_in_words(Minutes::of(-90)), "1 h 30 min received more so far");
/// ```
pub fn balance_in_words(balance: Minutes) -> String {
    let amount = if balance.get() < 0 { balance.reversed() } else { balance };
    match Leaning::of(balance) {
        Leaning::Even => "given and received alike so far".into(),
        Leaning::GivenMore => format!("{amount} given more so far"),
        Leaning::ReceivedMore => format!("{amount} received more so far"),
    }
}

question! {
    /// The balance of one account, in minutes and in words.
    pub struct BalanceOf
    optional {
        /// The member whose account it is. Name either this or `account`; otherwise the error is `bad-arguments`.
        member: Option<MemberId>,
        /// The account, instead of a member.
        account: Option<AccountId>,
    }
    =>
    /// One balance. Members see that of the account they use; brokers see all. The pot's is for brokers: what a limit keeps from
    /// another member's account goes to the pot or comes from it, so its balance would reveal theirs.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::AskTheBroker`]; [`Error::BadArguments`] unless just one of member and account is named.
    balance_for -> Balance
}
question! {
    /// The balance of every account in minutes, by the account's number. For brokers.
    pub struct AllBalances optional {} =>
    /// The balance of every account, for brokers.
    ///
    /// # Errors
    /// [`Error::AskTheBroker`].
    all_balances -> BTreeMap<AccountId, Minutes>
}
question! {
    /// The balance of every account in minutes at the end of a day, by the account's number. For brokers.
    pub struct BalancesAsOf {
        /// The day at whose end the balances are taken.
        on: Date,
    }
    optional {
        /// Whether it is what the books showed at the end of that day. Otherwise everything that counts for the day or an
        /// earlier one is in, however late it was entered.
        entered: bool,
    }
    =>
    /// The balance of every account at the end of a day, worked out backwards from now: accounts opened since stand at zero.
    ///
    /// Takes time for what was entered since that day.
    ///
    /// # Errors
    /// [`Error::AskTheBroker`].
    ///
    /// ```
    /// # use timebank_core::command::{Admit, Context, Record};
    /// # use timebank_core::exchange::Terms;
    /// # use timebank_core::{Charter, Date, Timestamp, TimeBank};
    /// use timebank_core::queries::BalancesAsOf;
    /// # let (monday, tuesday): (Date, Date) = ("2026-03-02".parse()?, "2026-03-03".parse()?);
    /// # let founded = timebank_core::BankId([1; 16]);
    /// # let mut bank = TimeBank::create(Context::host(monday.start()), founded, Charter::named("Harpurbrook"))?;
    /// # let ana = bank.admit(Context::host(monday.start()), Admit::default())?.member()?;
    /// # let ben = bank.admit(Context::host(monday.start()), Admit::default())?.member()?;
    /// // Help of Monday that was entered on Tuesday:
    /// bank.record(Context::host(tuesday.start()), Record::new(Terms::new(monday).gave(ana, 60).received(ben, 60)))?;
    /// let account = bank.host().account_of(ana)?;
    /// assert_eq!(bank.host().balances_as_of(&BalancesAsOf::new(monday))?[&account].get(), 60);
    /// let books = BalancesAsOf::new(monday).entered(true);
    /// assert_eq!(bank.host().balances_as_of(&books)?[&account].get(), 0);
    /// # Ok::<(), timebank_core::Error>(())
    /// ```
    balances_as_of -> BTreeMap<AccountId, Minutes>
}

/// One balance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Balance {
    /// The account. Those who share it share its balance.
    pub account: AccountId,
    /// In minutes: given more so far when positive, received more so far when negative.
    pub minutes: Minutes,
    /// Which way the balance leans.
    pub leaning: Leaning,
    /// The balance in words.
    pub words: String,
}

impl TimeBank {
    /// Returns a member's balance. Positive means given more so far, negative received more so far. Members who share an account
    /// share its balance.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    #[cfg(any(feature = "matching", test))]
    pub(crate) fn balance(&self, member: MemberId) -> Result<Minutes, Error> {
        self.balance_of(self.account_of(member)?)
    }

    /// Returns an account's balance.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub(crate) fn balance_of(&self, account: AccountId) -> Result<Minutes, Error> {
        Ok(self.state.ledger.account(account)?.balance)
    }

    /// Iterates over the balances of all accounts, in id order.
    pub(crate) fn balances(&self) -> impl Iterator<Item = (AccountId, Minutes)> + '_ {
        self.state.ledger.accounts.iter().map(|(id, account)| (id, account.balance))
    }

    /// See [`View::balance_for`](crate::queries::View::balance_for).
    pub(crate) fn balance_for(&self, by: Viewer, question: &BalanceOf) -> Result<Balance, Error> {
        let account = self.asked_account(by, question.member, question.account)?;
        let minutes = self.balance_of(account)?;
        Ok(Balance { account, minutes, leaning: Leaning::of(minutes), words: balance_in_words(minutes) })
    }

    /// Returns the account a question is about, if the viewer may see it.
    pub(crate) fn asked_account(&self, by: Viewer, member: Option<MemberId>, account: Option<AccountId>) -> Result<AccountId, Error> {
        let viewer = self.access(by)?;
        match (member, account) {
            (Some(member), None) => {
                self.need_to_see(&viewer, member)?;
                self.account_of(member)
            }
            (None, Some(account)) if viewer.is_broker() => {
                self.state.ledger.account(account)?;
                Ok(account)
            }
            (None, Some(account)) => match viewer.member.map(|member| self.account_of(member)) {
                Some(Ok(own)) if own == account => Ok(account),
                _ => Err(Error::AskTheBroker {}),
            },
            _ => Err(Error::BadArguments { what: "name a member or an account, just one of them" }),
        }
    }

    /// See [`View::all_balances`](crate::queries::View::all_balances).
    pub(crate) fn all_balances(&self, by: Viewer, _: &AllBalances) -> Result<BTreeMap<AccountId, Minutes>, Error> {
        self.access(by)?.need_broker()?;
        Ok(self.balances().collect())
    }

    /// See [`View::balances_as_of`](crate::queries::View::balances_as_of).
    pub(crate) fn balances_as_of(&self, by: Viewer, question: &BalancesAsOf) -> Result<BTreeMap<AccountId, Minutes>, Error> {
        self.access(by)?.need_broker()?;
        let mut balances: BTreeMap<AccountId, Minutes> = self.balances().collect();
        // Entries are in the order they were entered, and no value date is more than one UTC day after its entry.
        let recent = self.state.ledger.entries.iter().rev().take_while(|(_, entry)| latest_value(entry.at) > question.on);
        let day = |entry: &Entry| if question.entered { self.day_of(entry.at) } else { entry.value };
        for (entry, _) in recent.filter(|(_, entry)| day(entry) > question.on) {
            for posting in self.state.ledger.postings_of(entry) {
                if let Some(balance) = balances.get_mut(&posting.account) {
                    *balance = balance.minus(posting.minutes)?;
                }
            }
        }
        Ok(balances)
    }
}
