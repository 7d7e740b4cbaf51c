//! The odd minute goes round: what a split leaves over falls to the payers who have borne least of it so far.
//!
//! A split gives everyone the whole minutes of their exact share. The minutes left over go, one each, to those whose account has then
//! borne least: what it paid in earlier splits beyond its exact shares, less the fraction it was just spared. Where all have borne the
//! same, that is the largest remainder, and of equal ones the earlier. Fractions are kept in millionths of a minute, rounded down.
//!
//! An exchange under way holds its turn from the day it is proposed: legs are worked out when it is proposed, agreed, done and posted,
//! and come to the same each time, whatever other exchanges did to the round in between. It counts in the round meanwhile, so that of
//! many exchanges agreed at once not all fall to the same person. Ended or taken back, it gives its turn back.

use super::State;
use super::rows::Turn;
use crate::error::Error;
use crate::model::exchange::Terms;
use crate::order::{BTreeMap, InOrder as _};
use crate::values::ids::{AccountId, ExchangeId};
use std::cmp::Reverse;

fn no(why: &'static str) -> Error {
    Error::Impossible { seq: 0, why: why.into() }
}

/// Parts a minute is counted in.
const UNIT: i64 = 1_000_000;

/// What one of several payers bears of a split.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Share {
    /// Whole minutes.
    pub(crate) minutes: u64,
    /// By how much that is more than the exact share, in millionths of a minute.
    pub(crate) added: i64,
    /// Whether a minute that was left over is among them.
    pub(crate) took: bool,
}

/// When a payer's turn comes, lowest first. In an exchange that holds a turn already it stays with those it fell to: they have given
/// their word for it; then come those who were put in since.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Order {
    rank: u8,
    borne: i64,
}

impl Order {
    /// By what was borne so far, and nothing else.
    #[cfg(test)]
    pub(crate) const fn by(borne: i64) -> Self {
        Self { rank: 2, borne }
    }
}

/// Splits `whole` in proportion to `weights`; with each weight comes the payer's order. The shares sum to `whole` exactly and each differs
/// from its exact proportion by less than one. All weights zero counts as all equal.
pub(crate) fn split_in_turn(whole: u64, weights: &[(u64, Order)]) -> Result<Vec<Share>, Error> {
    let sum: u128 = weights.iter().map(|(weight, _)| u128::from(*weight)).fold(0, u128::saturating_add);
    let total = if sum == 0 { weights.len() as u128 } else { sum };
    let mut left = whole;
    let mut shares = Vec::with_capacity(weights.len());
    let mut turns = Vec::with_capacity(weights.len());
    for (place, (weight, order)) in weights.iter().enumerate() {
        let weight = if sum == 0 { 1 } else { u128::from(*weight) };
        // 64 bits times 64 bits fit in 128, and a remainder below the total of weights, times a million, does too.
        let product = u128::from(whole).checked_mul(weight).ok_or_else(|| no("a share is larger than all there is"))?;
        let parts = product.checked_div(total).zip(product.checked_rem(total)).ok_or_else(|| no("nobody shares"))?;
        let minutes = u64::try_from(parts.0).map_err(|_| no("a share is larger than all there is"))?;
        let spared = parts.1.checked_mul(u128::from(UNIT.unsigned_abs())).and_then(|parts| parts.checked_div(total));
        let spared = spared.and_then(|spared| i64::try_from(spared).ok()).ok_or_else(|| no("a remainder is no fraction"))?;
        left = left.checked_sub(minutes).ok_or_else(|| no("shares are more than there is"))?;
        let added = spared.checked_neg().ok_or_else(|| no("a remainder is no fraction"))?;
        shares.push(Share { minutes, added, took: false });
        if parts.1 > 0 {
            let so_far = order.borne.checked_sub(spared).ok_or_else(|| no("more was borne than can be counted"))?;
            turns.push((order.rank, so_far, Reverse(parts.1), place));
        }
    }
    turns.in_order();
    for (.., place) in turns.into_iter().take(usize::try_from(left).map_err(|_| no("more is left than there are payers"))?) {
        let share = shares.get_mut(place).ok_or_else(|| no("a share is missing"))?;
        share.took = true;
        share.minutes = share.minutes.checked_add(1).ok_or_else(|| no("a share is larger than all there is"))?;
        share.added = share.added.checked_add(UNIT).ok_or_else(|| no("a remainder is no fraction"))?;
    }
    Ok(shares)
}

impl State {
    /// When an account's turn comes: as an exchange holds it, or by what it has borne by now.
    pub(crate) fn order_of(&self, account: AccountId, holder: Option<ExchangeId>) -> Order {
        let held = holder.and_then(|exchange| self.more.get(&exchange)).map_or(&[][..], |more| &more.turns);
        match held.iter().find(|turn| turn.account == account) {
            Some(turn) => Order { rank: if turn.took { 0 } else { 2 }, borne: turn.before },
            None => {
                let borne = self.borne.get(&account).copied().unwrap_or(0);
                Order { rank: if held.is_empty() { 2 } else { 1 }, borne }
            }
        }
    }

    /// Counts an exchange in the round as its terms stand, in place of what it counted for before. `holder` is the exchange whose turn
    /// it takes: itself, or the one it replaces. Once it is `over` nothing is kept where nobody bore
    /// anything.
    pub(crate) fn take_turn(&mut self, exchange: ExchangeId, holder: ExchangeId, terms: &Terms, over: bool) -> Result<(), Error> {
        let mut turns: BTreeMap<AccountId, Turn> = BTreeMap::new();
        for (account, share) in self.shared_out(terms, Some(holder))? {
            let before = self.order_of(account, Some(holder)).borne;
            let turn = turns.entry(account).or_insert(Turn { account, before, added: 0, took: false });
            turn.took |= share.took;
            turn.added = turn.added.checked_add(share.added).ok_or_else(|| no("more was borne than can be counted"))?;
        }
        self.give_back_turn(exchange)?;
        let turns: Vec<Turn> = turns.into_values().collect();
        for turn in &turns {
            self.bear(turn.account, turn.added)?;
        }
        if over && turns.iter().all(|turn| turn.added == 0) {
            self.more.get_mut(&exchange).into_iter().for_each(|more| more.turns.clear());
            return Ok(());
        }
        if turns.is_empty() {
            return Ok(());
        }
        self.exchanges.get_mut(exchange).ok_or_else(|| no("there is no such exchange"))?.more = true;
        self.more.entry(exchange).turns = turns;
        Ok(())
    }

    /// Takes what an exchange counted for out of the round. An exchange that was taken back keeps where it stood, for the one that
    /// replaces it.
    pub(crate) fn give_back_turn(&mut self, exchange: ExchangeId) -> Result<(), Error> {
        let turns = self.more.get(&exchange).map(|more| more.turns.clone()).unwrap_or_default();
        if turns.is_empty() {
            return Ok(());
        }
        for turn in &turns {
            self.bear(turn.account, turn.added.checked_neg().ok_or_else(|| no("more was borne than can be counted"))?)?;
        }
        let more = self.more.get_mut(&exchange).ok_or_else(|| no("there is no such exchange"))?;
        more.turns.iter_mut().for_each(|turn| turn.added = 0);
        Ok(())
    }

    fn bear(&mut self, account: AccountId, added: i64) -> Result<(), Error> {
        let borne = self.borne.get(&account).copied().unwrap_or(0);
        match borne.checked_add(added).ok_or_else(|| no("more was borne than can be counted"))? {
            0 => {
                self.borne.remove(&account);
            }
            borne => self.borne.insert(account, borne),
        }
        Ok(())
    }
}
