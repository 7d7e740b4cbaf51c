//! Questions a bank answers. Readers: they take `&TimeBank` and change nothing.

use crate::ids::{AccountId, MemberId};
use crate::{Error, Minutes, TimeBank};
use serde::{Deserialize, Serialize};

/// A question, as it comes over the wire.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case", rename_all_fields = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub enum Query {
    /// The balance of every account, by its number.
    Balances {},
}

impl Query {
    /// The answer, as JSON.
    ///
    /// # Errors
    /// As the method of the same name.
    pub fn answer(&self, bank: &TimeBank) -> Result<String, Error> {
        match self {
            Self::Balances {} => {
                let all: std::collections::BTreeMap<u32, Minutes> = bank.balances().map(|(id, m)| (id.get(), m)).collect();
                Ok(serde_json::to_string(&all).unwrap_or_default())
            }
        }
    }
}

impl TimeBank {
    /// A member's balance: given more so far when positive, received more so far when negative. Those who share an account
    /// share its balance.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn balance(&self, member: MemberId) -> Result<Minutes, Error> {
        self.balance_of(self.account_of(member)?)
    }

    /// An account's balance.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn balance_of(&self, account: AccountId) -> Result<Minutes, Error> {
        Ok(self.state.ledger.account(account)?.balance)
    }

    /// The balance of every account, in order of number.
    pub fn balances(&self) -> impl Iterator<Item = (AccountId, Minutes)> + '_ {
        self.state.ledger.accounts.iter().map(|(id, account)| (id, account.balance))
    }
}
