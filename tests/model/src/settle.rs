//! How credit follows help, and how limits hold it back.

use crate::bank::{Bank, Refusal};
use crate::command::Terms;
use crate::fault::Fault;
use crate::rules::*;
use crate::split::{shares, shares_in_turn};
use std::collections::BTreeMap;

pub(crate) const POT: u32 = 1;

/// What was held, and what a limit kept from it, for an exchange that keeps to it.
pub(crate) type Held<'a> = Option<(&'a BTreeMap<u32, i128>, &'a BTreeMap<u32, i128>)>;

/// What limits say of a movement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fit {
    Within,
    Beyond,
    Only(i128),
}

/// Postings, and what limits say of them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Settled {
    pub postings: BTreeMap<u32, i128>,
    pub shortfalls: Vec<(u32, i128, bool)>,
    pub beyond: Vec<u32>,
}

impl Settled {
    /// What limits kept from accounts, if the pot pays it.
    pub(crate) fn kept(&self) -> BTreeMap<u32, i128> {
        self.shortfalls.iter().filter(|(_, _, pot)| *pot).map(|(account, minutes, _)| (*account, *minutes)).collect()
    }
}

impl Bank {
    /// What is held on an account: to be taken, and room for what will be given.
    pub fn held(&self, account: u32) -> (i128, i128) {
        let (mut out, mut into) = (0, 0);
        if self.broken(Fault::HoldForgotten) {
            return (0, 0);
        }
        let of_bundles = self.bundles.values().filter_map(|b| b.holds.get(&account).copied());
        let of_exchanges = self.exchanges.values().filter_map(|e| e.holds.get(&account).copied());
        let pending = self.passages.values().filter(|p| p.pending);
        let of_passages = pending.flat_map(|p| [(p.from, -p.minutes), (p.to, p.minutes)]).filter(|(a, _)| *a == account).map(|(_, m)| m);
        for held in of_exchanges.chain(of_bundles).chain(of_passages) {
            if held < 0 { out -= held } else { into += held }
        }
        (out, into)
    }

    /// The lowest and highest an account may reach now, and whether that stops.
    pub fn limits_now(&self, account: u32) -> (Option<i128>, Option<i128>, bool) {
        let Some(row) = self.accounts.get(&account) else { return (None, None, false) };
        let of_kind = match row.kind {
            Kind::Member | Kind::Bridge => &self.rules.limits[0],
            Kind::Household => &self.rules.limits[1],
            Kind::Organisation => &self.rules.limits[2],
            Kind::Pot => &self.rules.limits[3],
        };
        let limits = row.own.as_ref().map_or(of_kind, |(own, _)| own);
        let (mut lowest, mut highest) = (limits.lowest.map(i128::from), limits.highest.map(i128::from));
        for earned in &limits.earned {
            let service = if earned.given { row.given } else { row.received };
            let mut wider = (service * i128::from(earned.percent) / 100).min(i128::from(earned.most));
            if self.broken(Fault::EarnedLimitStaysPut) {
                wider = 0;
            }
            if earned.lowest {
                lowest = lowest.map(|l| l - wider);
            } else {
                highest = highest.map(|h| h + wider);
            }
        }
        if self.broken(Fault::ZeroIsNoLimit) && lowest == Some(0) {
            lowest = None;
        }
        (lowest, highest, limits.enforced && !self.broken(Fault::LimitIgnored))
    }

    /// How far an account is below its lowest and above its highest balance, all that is held included; nothing where limits
    /// do not stop.
    pub(crate) fn outside(&self, account: u32) -> (i128, i128) {
        let (lowest, highest, enforced) = self.limits_now(account);
        let (balance, (out, into)) = (self.accounts[&account].balance, self.held(account));
        if !enforced {
            return (0, 0);
        }
        (lowest.map_or(0, |l| (l - (balance - out)).max(0)), highest.map_or(0, |h| (balance + into - h).max(0)))
    }

    pub(crate) fn fit(&self, account: u32, minutes: i128) -> Fit {
        let Some(row) = self.accounts.get(&account) else { return Fit::Within };
        let (lowest, highest, enforced) = self.limits_now(account);
        let (out, into) = self.held(account);
        let room = if minutes > 0 { highest.map(|h| h - row.balance - into) } else { lowest.map(|l| row.balance - out - l) };
        match room {
            None => Fit::Within,
            Some(room) if room >= minutes.abs() => Fit::Within,
            Some(_) if minutes == 0 => Fit::Within,
            Some(room) if enforced => Fit::Only(room.max(0)),
            Some(_) => Fit::Beyond,
        }
    }

    /// What moves, before limits.
    pub(crate) fn legs(&self, terms: &Terms) -> Result<BTreeMap<u32, i128>, Refusal> {
        let mut legs: BTreeMap<u32, i128> = BTreeMap::new();
        let programme =
            terms.pairing.and_then(|p| self.pairings.get(&p)).and_then(|p| self.programmes.get(&p.programme)).copied().flatten();
        let rule = terms.group.or(programme).unwrap_or(self.rules.group);
        let mut payer = terms.payer.unwrap_or(Payer::Receivers);
        if self.broken(Fault::PayerIgnored) && matches!(payer, Payer::Member(_)) {
            payer = Payer::Receivers;
        }
        if self.rules.participation_only || payer == Payer::Nobody || rule == Group::NoCredit {
            return Ok(legs);
        }
        let mut to_pay = 0;
        for part in terms.parts.iter().filter(|p| p.came() || self.broken(Fault::NoShowIsPaid)) {
            if part.side == Side::Received || (part.side == Side::Together && !self.rules.together_from_pot) {
                continue;
            }
            let paid_time = if self.broken(Fault::PaidTimeGoesToTheGiver) { PaidTime::Giver } else { self.rules.paid_time };
            let to = match (part.paid, paid_time) {
                (true, PaidTime::Nobody) => continue,
                (true, PaidTime::Pot) => POT,
                _ => self.account_of(part.member)?,
            };
            *legs.entry(to).or_default() += i128::from(part.minutes);
            if part.side == Side::Gave {
                to_pay += i128::from(part.minutes);
            } else {
                *legs.entry(POT).or_default() -= i128::from(part.minutes);
            }
        }
        let came = |side: Side| terms.parts.iter().filter(move |p| p.side == side && p.came());
        let receivers: Vec<_> = came(Side::Received).collect();
        match (payer, rule) {
            (Payer::Member(member), _) => *legs.entry(self.account_of(member)?).or_default() -= to_pay,
            (Payer::Pot, _) | (_, Group::Pot) => *legs.entry(POT).or_default() -= to_pay,
            _ if receivers.is_empty() => *legs.entry(POT).or_default() -= to_pay,
            (_, Group::Each) => {
                for part in receivers {
                    *legs.entry(self.account_of(part.member)?).or_default() -= i128::from(part.minutes);
                    to_pay -= i128::from(part.minutes);
                }
                *legs.entry(POT).or_default() -= to_pay;
            }
            _ => {
                let mut split = self.shared(terms, to_pay, self.turn_of)?;
                if self.broken(Fault::SplitOffByOne) && split.len() > 1 && split[0].1 > 0 {
                    split[0].1 -= 1;
                    split[1].1 += 1;
                }
                for (account, share, ..) in split {
                    *legs.entry(account).or_default() -= share;
                }
            }
        }
        legs.retain(|_, minutes| *minutes != 0);
        Ok(legs)
    }

    /// Those who received, and the visitors, each with what they pay of it and what they bear of odd minutes.
    fn shared(&self, terms: &Terms, to_pay: i128, turn_of: Option<u32>) -> Result<Vec<(u32, i128, i128, bool)>, Refusal> {
        let came = |side: Side| terms.parts.iter().filter(move |p| p.side == side && p.came());
        let receivers: Vec<_> = came(Side::Received).collect();
        let longest = receivers.iter().map(|p| p.minutes).max().or_else(|| came(Side::Gave).map(|p| p.minutes).max()).unwrap_or(0);
        let mut payers: Vec<(u32, i128)> = Vec::new();
        for part in &receivers {
            payers.push((self.account_of(part.member)?, i128::from(part.minutes)));
        }
        if !self.broken(Fault::VisitorsCostNothing) {
            payers.extend((0..terms.visitors).map(|_| (POT, i128::from(longest))));
        }
        let borne = |account: u32| if self.broken(Fault::OddMinuteStays) { 0 } else { self.borne_before(account, turn_of) };
        // In an exchange that had its turn the minute stays with whom it fell to; then come those who are new in it.
        let turns = turn_of.and_then(|id| self.exchanges.get(&id)).map(|e| e.turns.clone()).unwrap_or_default();
        let rank = |account: u32| match turns.get(&account) {
            Some((.., true)) => 0,
            None if !turns.is_empty() => 1,
            _ => 2,
        };
        let weights: Vec<_> = payers.iter().map(|(account, weight)| (*weight, rank(*account), borne(*account))).collect();
        let split = shares_in_turn(to_pay, &weights);
        Ok(payers.iter().zip(split).map(|((account, _), (share, added, took))| (*account, share, added, took)).collect())
    }

    /// What an account has borne: as of an exchange's turn if it has one, else by now.
    fn borne_before(&self, account: u32, turn_of: Option<u32>) -> i128 {
        let turn = turn_of.and_then(|id| self.exchanges.get(&id)).and_then(|e| e.turns.get(&account));
        turn.map_or_else(|| self.borne.get(&account).copied().unwrap_or(0), |(before, ..)| *before)
    }

    /// Lets an exchange take its turn as its terms stand, where another one stood or in its own place.
    pub(crate) fn take_turn(&mut self, id: u32, place: u32) -> Result<(), Refusal> {
        let terms = self.exchanges[&id].terms.clone();
        let shared_by_all = terms.payer.is_none_or(|payer| payer == Payer::Receivers);
        let programme =
            terms.pairing.and_then(|p| self.pairings.get(&p)).and_then(|p| self.programmes.get(&p.programme)).copied().flatten();
        let rule = terms.group.or(programme).unwrap_or(self.rules.group);
        let mut turns: BTreeMap<u32, (i128, i128, bool)> = BTreeMap::new();
        let many = terms.parts.iter().filter(|p| p.side == Side::Received && p.came()).count();
        if !self.rules.participation_only && shared_by_all && rule == Group::Share && many > 0 {
            let unpaid = self.rules.paid_time == PaidTime::Nobody;
            let gave = terms.parts.iter().filter(|p| p.side == Side::Gave && p.came() && !(p.paid && unpaid));
            let shared = self.shared(&terms, gave.map(|p| i128::from(p.minutes)).sum(), Some(place))?;
            if shared.len() > 1 {
                for (account, _, added, took) in shared {
                    let turn = turns.entry(account).or_insert((self.borne_before(account, Some(place)), 0, false));
                    turn.1 += added;
                    turn.2 |= took;
                }
            }
        }
        self.leave_turn(id);
        for (account, (_, added, _)) in &turns {
            *self.borne.entry(*account).or_default() += added;
        }
        if !turns.is_empty() {
            self.exchanges.entry(id).and_modify(|e| e.turns = turns);
        }
        Ok(())
    }

    /// Forgets where an exchange stood in the round once it is posted, if nothing was left over.
    pub(crate) fn end_turn(&mut self, id: u32) {
        self.exchanges.entry(id).and_modify(|e| {
            if e.turns.values().all(|(_, added, _)| *added == 0) {
                e.turns.clear();
            }
        });
    }

    /// Takes back what an exchange counted for. Where it stood is kept, for one that replaces it.
    pub(crate) fn leave_turn(&mut self, id: u32) {
        let turns = self.exchanges[&id].turns.clone();
        for (account, (_, added, _)) in turns {
            *self.borne.entry(account).or_default() -= added;
        }
        self.exchanges.entry(id).and_modify(|e| e.turns.values_mut().for_each(|turn| turn.1 = 0));
    }

    /// Fits legs into words, into what was held when something was, and into limits. What a word does not cover is unpaid, and so is
    /// what exceeds a hold unless the pot may pay it; what a limit keeps away goes by the rule of the community.
    pub(crate) fn within_limits(
        &self,
        legs: BTreeMap<u32, i128>,
        held: Held<'_>,
        allowed: Option<&BTreeMap<u32, i128>>,
        (pot_may, limited): (bool, bool),
    ) -> Settled {
        let mut settled = Settled { postings: legs, ..Settled::default() };
        let mut to_pot = 0;
        for (account, minutes) in settled.postings.clone() {
            let asked = minutes.abs();
            let (mut unpaid, mut by_rule) = (0, 0);
            let mut room = asked;
            if minutes < 0
                && let Some(allowed) = allowed
            {
                room = room.min(allowed.get(&account).copied().unwrap_or(0));
                unpaid = asked - room;
            }
            if account != POT {
                if let Some((held, kept)) = held {
                    let hold = held.get(&account).copied().filter(|h| *h == 0 || h.signum() == minutes.signum());
                    // Nobody is paid for whom no room was held; an account nothing was held on pays by its word.
                    let hold = hold.map_or(if minutes < 0 { room } else { 0 }, i128::abs);
                    let cut = room - room.min(hold);
                    // What a limit kept from it when it was agreed goes by the rule.
                    let ruled = if pot_may { cut } else { cut.min(kept.get(&account).copied().unwrap_or(0)) };
                    by_rule += ruled;
                    unpaid += cut - ruled;
                    room -= cut;
                }
                match if limited { self.fit(account, minutes) } else { Fit::Within } {
                    Fit::Within => {}
                    Fit::Beyond => settled.beyond.push(account),
                    Fit::Only(only) => {
                        by_rule += room - room.min(only);
                        room = room.min(only);
                    }
                }
            }
            if !self.rules.shortfall_to_pot {
                unpaid += by_rule;
                by_rule = 0;
            }
            if unpaid > 0 {
                settled.shortfalls.push((account, unpaid, false));
            }
            if by_rule > 0 {
                settled.shortfalls.push((account, by_rule, true));
                to_pot += by_rule * minutes.signum();
            }
            settled.postings.insert(account, room * minutes.signum());
        }
        if !self.broken(Fault::ShortfallIsLost) {
            *settled.postings.entry(POT).or_default() += to_pot;
        }
        reduce(&mut settled.postings);
        let pot = settled.postings.get(&POT).copied().unwrap_or(0);
        match if limited { self.fit(POT, pot) } else { Fit::Within } {
            Fit::Within => {}
            Fit::Beyond => settled.beyond.push(POT),
            Fit::Only(room) => {
                settled.shortfalls.push((POT, pot.abs() - room, false));
                settled.postings.insert(POT, room * pot.signum());
                reduce(&mut settled.postings);
            }
        }
        settled.postings.retain(|_, minutes| *minutes != 0);
        settled
    }

    /// What has to be held for planned terms: each leg and the tolerance, as far as limits allow; with words, no more than they say.
    pub(crate) fn holds_for(&self, terms: &Terms, words: Option<&BTreeMap<u32, i128>>) -> Result<(BTreeMap<u32, i128>, Settled), Refusal> {
        Ok(self.holds_on(self.worded(terms, words)?))
    }

    /// The legs of terms; with words, nothing more than they say is taken.
    pub(crate) fn worded(&self, terms: &Terms, words: Option<&BTreeMap<u32, i128>>) -> Result<BTreeMap<u32, i128>, Refusal> {
        let mut legs = self.legs(terms)?;
        if let Some(words) = words {
            for (account, minutes) in legs.iter_mut().filter(|(_, minutes)| **minutes < 0) {
                *minutes = (*minutes).max(-words.get(account).copied().unwrap_or(0));
            }
            legs.retain(|_, minutes| *minutes != 0);
        }
        Ok(legs)
    }

    pub(crate) fn holds_on(&self, legs: BTreeMap<u32, i128>) -> (BTreeMap<u32, i128>, Settled) {
        let mut settled = Settled { postings: legs, ..Settled::default() };
        let tolerance = if self.broken(Fault::ToleranceIsNotHeld) { 0 } else { i128::from(self.rules.tolerance) };
        let mut holds = BTreeMap::new();
        for (account, minutes) in settled.postings.clone() {
            let wide = minutes + minutes.signum() * tolerance;
            if self.fit(account, minutes) == Fit::Beyond {
                settled.beyond.push(account);
            }
            let held = match self.fit(account, wide) {
                Fit::Within | Fit::Beyond => wide,
                Fit::Only(room) => {
                    if room < minutes.abs() {
                        settled.shortfalls.push((account, minutes.abs() - room, self.rules.shortfall_to_pot));
                    }
                    room * minutes.signum()
                }
            };
            if held != 0 {
                holds.insert(account, held);
            }
        }
        (holds, settled)
    }

    pub(crate) fn post(&mut self, postings: &BTreeMap<u32, i128>) {
        for (account, minutes) in postings {
            if let Some(row) = self.accounts.get_mut(account) {
                row.balance += minutes;
            }
        }
    }
}

/// Takes from the side that is too large, in proportion, until both are the same.
pub(crate) fn reduce(postings: &mut BTreeMap<u32, i128>) {
    let sum: i128 = postings.values().sum();
    if sum == 0 {
        return;
    }
    let weights: Vec<i128> = postings.values().map(|m| if m.signum() == sum.signum() { m.abs() } else { 0 }).collect();
    for (minutes, share) in postings.values_mut().zip(shares(sum.abs(), &weights)) {
        *minutes -= share * sum.signum();
    }
}
