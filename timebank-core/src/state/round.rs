//! Odd minutes go round: the minutes that a split cannot divide are paid by those who have paid the fewest of them so far.
//!
//! A split gives each payer the whole minutes of their exact share. The leftover minutes go, one each, to the accounts with the
//! lowest running total. The total is what the account paid in earlier splits beyond its exact shares, less the fraction this
//! split just spared it. If the totals are equal, the largest remainder wins, and among equal remainders the earlier payer.
//! Fractions are counted in millionths of a minute, rounded down.
//!
//! An exchange under way keeps its turn from the day it is proposed. Its legs are computed when it is proposed, agreed, done and
//! posted, and the result is the same each time, whatever other exchanges do in between. Meanwhile it counts in the running
//! totals, so that many exchanges agreed at once do not all charge the same person. An exchange that ends early or is reversed
//! gives its turn back.

use super::State;
use super::rows::Turn;
use crate::error::Error;
use crate::model::exchange::Terms;
use crate::order::InOrder as _;
use crate::values::ids::{AccountId, ExchangeId};
use std::cmp::Reverse;

fn no(invariant: &'static str) -> Error {
    Error::Broken { invariant }
}

/// Fractions of a minute are counted in this many parts.
const UNIT: i64 = 1_000_000;

/// One payer's part of a split.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Share {
    /// Whole minutes to pay.
    pub(crate) minutes: u64,
    /// `minutes` less the exact share, in millionths of a minute.
    pub(crate) added: i64,
    /// Whether the minutes include a leftover one.
    pub(crate) took: bool,
}

/// A payer's priority for a leftover minute, lowest first. If the exchange already holds a turn, it stays with the payers who
/// have it, because their word covers it. Payers added since come next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Order {
    rank: u8,
    borne: i64,
}

impl Order {
    /// Orders by the running total alone.
    #[cfg(test)]
    pub(crate) const fn by(borne: i64) -> Self {
        Self { rank: 2, borne }
    }
}

/// Splits `whole` in proportion to `weights`, each given with its payer's order. The shares sum to `whole` exactly, and each
/// differs from its exact proportion by less than one. If all weights are zero, they count as equal.
pub(crate) fn split_in_turn(whole: u64, weights: &[(u64, Order)]) -> Result<Vec<Share>, Error> {
    let sum: u128 = weights.iter().map(|(weight, _)| u128::from(*weight)).sum();
    let total = if sum == 0 { weights.len() as u128 } else { sum };
    let mut left = whole;
    let mut shares = Vec::with_capacity(weights.len());
    let mut turns = Vec::with_capacity(weights.len());
    for (place, (weight, order)) in weights.iter().enumerate() {
        let weight = if sum == 0 { 1 } else { u128::from(*weight) };
        // A product of two 64-bit numbers fits in 128 bits. So does a remainder, which is less than the total weight, times a
        // million.
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
    /// Returns an account's priority: the one that `holder` keeps for it, or its running total now.
    pub(crate) fn order_of(&self, account: AccountId, holder: Option<ExchangeId>) -> Order {
        let held = holder.and_then(|exchange| self.more.get(&exchange)).map_or(&[][..], |more| &more.turns);
        match held.iter().find(|turn| turn.account == account) {
            Some(turn) => Order { rank: if turn.took { 0 } else { 2 }, borne: turn.before },
            None => {
                let borne = self.borne.get(&account).map_or(0, |borne| *borne);
                Order { rank: if held.is_empty() { 2 } else { 1 }, borne }
            }
        }
    }

    /// Counts an exchange in the running totals by its current terms, replacing its earlier contribution.
    ///
    /// - `holder`: the exchange whose turn it takes: itself, or the one it replaces.
    /// - `over`: whether the exchange has ended; then nothing is stored if no payer paid more or less than their exact share.
    pub(crate) fn take_turn(&mut self, exchange: ExchangeId, holder: ExchangeId, terms: &Terms, over: bool) -> Result<(), Error> {
        let mut shared = self.shared_out(terms, Some(holder))?;
        shared.in_order_by_key(|(account, _)| *account);
        let mut turns: Vec<Turn> = Vec::with_capacity(shared.len());
        for (account, share) in shared {
            let before = self.order_of(account, Some(holder)).borne;
            match turns.last_mut().filter(|turn| turn.account == account) {
                Some(turn) => {
                    turn.took |= share.took;
                    turn.added = turn.added.checked_add(share.added).ok_or_else(|| no("more was borne than can be counted"))?;
                }
                None => turns.push(Turn { account, before, added: share.added, took: share.took }),
            }
        }
        self.give_back_turn(exchange)?;
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

    /// Removes an exchange's contribution from the running totals. The turns of a reversed exchange are kept for the one that
    /// replaces it.
    pub(crate) fn give_back_turn(&mut self, exchange: ExchangeId) -> Result<(), Error> {
        let turns = self.more.get(&exchange).map_or_else(Vec::new, |more| more.turns.clone());
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
        let borne = self.borne.get(&account).map_or(0, |borne| *borne);
        match borne.checked_add(added).ok_or_else(|| no("more was borne than can be counted"))? {
            0 => {
                self.borne.remove(&account);
            }
            borne => self.borne.insert(account, borne),
        }
        Ok(())
    }
}
