//! Reach: an account's balance, holds and limits, and how far its balance can still go.

use super::question;
use crate::bank::TimeBank;
use crate::charter::CreditMode;
use crate::error::Error;
use crate::model::caller::Viewer;
use crate::model::member::AccountKind;
use crate::values::ids::{AccountId, MemberId};
use crate::values::minutes::Minutes;
use serde::{Deserialize, Serialize};

question! {
    /// One account's balance, holds and limits, and how far its balance can still go.
    pub struct ReachOf
    optional {
        /// The member whose account it is. Name either this or `account`; otherwise the error is `bad-arguments`.
        #[build(by_hand)]
        member: Option<MemberId>,
        /// The account, instead of a member.
        #[build(by_hand)]
        account: Option<AccountId>,
    }
    =>
    /// What an account may still reach. Members see that of the account they use.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::AskTheBroker`]; [`Error::BadArguments`] unless just one of member and account is named.
    reach -> Reach
}
question! {
    /// The reach of every account, in order of number. For brokers.
    pub struct Reaches optional {} =>
    /// What every account may still reach, in order of number. For brokers.
    ///
    /// # Errors
    /// [`Error::AskTheBroker`].
    reaches -> Vec<Reach>
}

impl ReachOf {
    /// Returns the question for the account a member uses.
    pub fn member(member: MemberId) -> Self {
        Self { member: Some(member), ..Self::new() }
    }
    /// Returns the question for an account.
    pub fn account(account: AccountId) -> Self {
        Self { account: Some(account), ..Self::new() }
    }
}

/// What an account may reach now. "No limit" is left out; zero is a number like any other (promise 5).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Reach {
    /// The account's number.
    pub account: AccountId,
    /// The kind of account.
    pub kind: AccountKind,
    /// Its balance in minutes.
    pub balance: Minutes,
    /// Minutes held that will be taken, for what is agreed and not yet posted.
    pub held_out: Minutes,
    /// Room held for minutes that will be given.
    pub held_in: Minutes,
    /// The lowest balance it may reach, earned limits worked in; left out for no limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lowest: Option<Minutes>,
    /// The highest balance it may reach, earned limits worked in; left out for no limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub highest: Option<Minutes>,
    /// Whether the limits are enforced. Otherwise they are advisory.
    pub enforced: bool,
    /// Whether they are its own rather than those of its kind.
    pub own_limits: bool,
    /// Minutes it can still pay for within the limits, holds included; never below zero; left out for no limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to_receive: Option<Minutes>,
    /// Minutes it can still be paid for within the limits, holds included; never below zero; left out for no limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to_give: Option<Minutes>,
}

impl TimeBank {
    /// See [`View::reach`](crate::queries::View::reach).
    pub(crate) fn reach(&self, by: Viewer, question: &ReachOf) -> Result<Reach, Error> {
        self.reach_of(self.asked_account(by, question.member, question.account)?)
    }

    /// See [`View::reaches`](crate::queries::View::reaches).
    pub(crate) fn reaches(&self, by: Viewer, _: &Reaches) -> Result<Vec<Reach>, Error> {
        self.access(by)?.need_broker()?;
        self.state.ledger.accounts.iter().map(|(id, _)| self.reach_of(id)).collect()
    }

    fn reach_of(&self, id: AccountId) -> Result<Reach, Error> {
        let account = *self.state.ledger.account(id)?;
        let limits = self.state.ledger.effective(id, self.limits_of_kind(id))?;
        // Without credit nothing is posted, so no limit applies either.
        let kept = self.charter().credit.mode == CreditMode::Credit;
        let (lowest, highest) = (limits.lowest.filter(|_| kept), limits.highest.filter(|_| kept));
        let room = |room: Minutes| room.max(Minutes::ZERO);
        let below = lowest.map(|lowest| account.balance.minus(account.held_out)?.minus(lowest).map(room)).transpose()?;
        let above = highest.map(|highest| highest.minus(account.balance.plus(account.held_in)?).map(room)).transpose()?;
        Ok(Reach {
            account: id,
            kind: account.kind,
            balance: account.balance,
            held_out: account.held_out,
            held_in: account.held_in,
            lowest,
            highest,
            enforced: limits.enforced,
            own_limits: account.own_limits,
            to_receive: below,
            to_give: above,
        })
    }
}
