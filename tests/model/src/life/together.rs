//! Exchanges that are agreed at once, or not at all, and settled on their net.

use crate::bank::{About, Bank, Exchange, Refusal, all_well, refuse};
use crate::fault::Fault;
use crate::rules::*;
use crate::settle::Fit;
use crate::words::{Paid, Spoken};
use std::collections::{BTreeMap, BTreeSet};

/// Exchanges that stand or fall together.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the words of the design")]
pub struct Bundle {
    pub exchanges: BTreeSet<u32>,
    /// Whether it is agreed and not settled.
    pub settling: bool,
    pub holds: BTreeMap<u32, i128>,
}

fn add(sum: &mut BTreeMap<u32, i128>, more: &BTreeMap<u32, i128>, sign: i128) {
    for (account, minutes) in more {
        *sum.entry(*account).or_default() += sign * minutes;
    }
    sum.retain(|_, minutes| *minutes != 0);
}

/// Whether one of an agreed bundle has not ended its course.
fn to_come(stage: Stage) -> bool {
    matches!(stage, Stage::Agreed | Stage::Done | Stage::Disputed)
}

impl Exchange {
    /// How one that waits ends: one of a bundle that a broker settled as settled.
    pub(crate) fn posted_as(&self) -> Stage {
        if self.bundle.is_some() && self.bound.is_none() { Stage::Settled } else { Stage::Confirmed }
    }
}

impl Bank {
    pub(crate) fn propose_together(&mut self, exchanges: &[u32], due: i64) -> Result<(), Refusal> {
        self.permit("approve", &About::Nobody)?;
        let all: BTreeSet<u32> = exchanges.iter().copied().collect();
        let mut against = Vec::new();
        let mut net = BTreeMap::new();
        for id in &all {
            match self.standing(*id, "approve", &[Stage::Proposed]) {
                Err(codes) => against.extend(codes),
                Ok(e) => {
                    if e.bundle.is_some() {
                        against.push("nothing-to-do");
                    }
                    self.turn_of = Some(*id);
                    match self.worded(&e.terms, None) {
                        Ok(legs) => add(&mut net, &legs, 1),
                        Err(codes) => against.extend(codes),
                    }
                }
            }
        }
        if all.len() > 100 {
            against.push("too-many");
        }
        if against.is_empty() {
            let waived = self.waived(&all)?;
            if self.holds_on(net).1.shortfalls.iter().any(|(account, ..)| !waived.contains(account)) {
                against.push("limit-reached");
            }
        }
        if all.len() < 2 {
            against.push("nothing-to-do");
        }
        if due <= self.now {
            against.push("date-order");
        }
        all_well(against)?;
        let bundle = *all.first().ok_or_else(|| vec!["nothing-to-do"])?;
        for id in &all {
            self.update(*id, |e| (e.bundle, e.due) = (Some(bundle), due));
        }
        self.bundles.insert(bundle, Bundle { exchanges: all, settling: false, holds: BTreeMap::new() });
        self.create("bundle", bundle);
        Ok(())
    }

    /// The accounts of exchanges that may go beyond a limit: a broker approved, or the need is never refused.
    fn waived(&mut self, all: &BTreeSet<u32>) -> Result<BTreeSet<u32>, Refusal> {
        let mut waived = BTreeSet::new();
        for id in all {
            let e = self.exchanges[id].clone();
            self.turn_of = Some(*id);
            if e.limit_approved || self.never_refused(&e.terms) {
                waived.extend(self.legs(&e.terms)?.into_keys());
            }
        }
        Ok(waived)
    }

    /// Notes the most that one of a bundle may move: what it comes to by now, and the tolerance.
    pub(super) fn bind(&mut self, id: u32) -> Result<(), Refusal> {
        self.turn_of = Some(id);
        let e = &self.exchanges[&id];
        let tolerance = i128::from(self.rules.tolerance);
        let legs = self.worded(&e.terms, Some(&e.words))?;
        let bound = legs.into_iter().map(|(account, minutes)| (account, minutes + minutes.signum() * tolerance)).collect();
        self.update(id, |e| e.bound = Some(bound));
        Ok(())
    }

    /// Holds no more for an agreed bundle than the rest of it moves.
    pub(super) fn shrink_holds(&mut self, id: u32) {
        let Some(bundle) = self.settling(id) else { return };
        let turn_of = self.turn_of;
        let mut rest = BTreeMap::new();
        for id in self.bundles[&bundle].exchanges.clone() {
            let e = self.exchanges[&id].clone();
            self.turn_of = Some(id);
            if (to_come(e.stage) || e.stage == Stage::AwaitingWord)
                && let Ok(legs) = self.worded(&e.terms, Some(&e.words))
            {
                add(&mut rest, &legs, 1);
            }
        }
        self.turn_of = turn_of;
        let tolerance = i128::from(self.rules.tolerance);
        self.bundles.entry(bundle).and_modify(|b| {
            b.holds.retain(|account, held| {
                let left = rest.get(account).copied().unwrap_or(0);
                *held = held.signum() * held.abs().min(left.abs() + tolerance);
                left.signum() == held.signum()
            });
        });
    }

    pub(super) fn all_have_agreed(&self, id: u32) -> bool {
        let e = &self.exchanges[&id];
        let agreed: Vec<u32> = e.agreed.iter().map(|m| self.resolve(*m)).collect();
        e.stage == Stage::Proposed && self.asked(&e.terms).iter().all(|m| agreed.contains(m))
    }

    /// Agrees to a whole bundle once everybody has agreed to all of it. A member is not told what stands against it.
    pub(super) fn agree_together(&mut self, bundle: u32, nobody_new: bool) -> Result<(), Refusal> {
        let waits = if nobody_new { refuse("no-change") } else { Ok(()) };
        let all = self.bundles[&bundle].exchanges.clone();
        if !all.iter().all(|id| self.all_have_agreed(*id)) {
            return waits;
        }
        let mut against = Vec::new();
        let mut net = BTreeMap::new();
        let waived = self.waived(&all)?;
        for id in &all {
            let e = self.exchanges[id].clone();
            self.turn_of = Some(*id);
            against.extend(self.against_planning(&e.terms));
            match self.worded(&e.terms, Some(&e.words)) {
                Ok(legs) => add(&mut net, &legs, 1),
                Err(codes) => against.extend(codes),
            }
            if self.broken(Fault::BundleIsJudgedByParts)
                && waived.is_empty()
                && !self.holds_for(&e.terms, Some(&e.words))?.1.shortfalls.is_empty()
            {
                against.push("limit-reached");
            }
        }
        let (holds, settled) = self.holds_on(net);
        // A member is the one to wait for their own limit; for anyone else's, the community's rule decides.
        let own = self.by.and_then(|by| self.account_of(by).ok());
        if settled.shortfalls.iter().any(|(a, ..)| (self.is_broker() || Some(*a) == own) && !waived.contains(a)) {
            against.push("limit-reached");
        }
        if !against.is_empty() {
            return if self.is_broker() { Err(against) } else { waits };
        }
        self.say(&settled);
        for id in &all {
            let on = self.exchanges[id].terms.on;
            let due = self.due_once_agreed(on);
            self.update(*id, |e| {
                (e.stage, e.tray, e.due) = (Stage::Agreed, false, due);
                e.agreed_minutes = e.terms.parts.iter().map(|p| p.minutes).collect();
            });
            self.bind(*id)?;
        }
        self.bundles.entry(bundle).and_modify(|b| (b.settling, b.holds) = (true, holds));
        Ok(())
    }

    /// The bundle of an exchange, while it is agreed and not settled.
    pub(crate) fn settling(&self, id: u32) -> Option<u32> {
        self.exchanges.get(&id)?.bundle.filter(|bundle| self.bundles[bundle].settling)
    }

    /// What falls with an exchange that has ended.
    pub(super) fn end_together(&mut self, id: u32) -> Result<(), Refusal> {
        let bundle = self.exchanges[&id].bundle;
        for fellow in bundle.map(|bundle| self.bundles[&bundle].exchanges.clone()).unwrap_or_default() {
            if self.exchanges[&fellow].stage == Stage::Proposed && !self.broken(Fault::RestOfABundleStands) {
                self.end(fellow, Stage::Withdrawn);
            }
        }
        self.settle_together(id)
    }

    /// Posts what is confirmed of a bundle once nothing of it is to come: on the net if that fits, else each by itself.
    pub(crate) fn settle_together(&mut self, id: u32) -> Result<(), Refusal> {
        let Some(bundle) = self.settling(id) else { return Ok(()) };
        let all = self.bundles[&bundle].exchanges.clone();
        if all.iter().any(|id| to_come(self.exchanges[id].stage)) {
            return Ok(());
        }
        let mut ready: Vec<(u32, Paid)> = Vec::new();
        let before = self.pot_paid.clone();
        for id in all {
            let e = self.exchanges[&id].clone();
            if e.stage != Stage::AwaitingWord {
                continue;
            }
            self.turn_of = Some(id);
            let paid = self.pay(Some(&e), &e.terms, e.bound.as_ref(), (Spoken::Not, false))?;
            if paid.awaiting.is_empty() {
                // What the pot pays by its standing word it does not pay for the next.
                *self.pot_paid.entry(Self::week_of(e.terms.on)).or_default() += paid.standing;
                ready.push((id, paid));
            }
        }
        self.pot_paid = before;
        self.bundles.entry(bundle).and_modify(|b| (b.settling, b.holds) = (false, BTreeMap::new()));
        self.changed = true;
        let mut net = BTreeMap::new();
        ready.iter().for_each(|(_, paid)| add(&mut net, &paid.settled.postings, 1));
        let fits: Vec<(u32, Fit)> = net.iter().map(|(account, minutes)| (*account, self.fit(*account, *minutes))).collect();
        if fits.iter().any(|(_, fit)| matches!(fit, Fit::Only(_))) {
            // Whoever is paid by the others of them is paid first.
            while !ready.is_empty() {
                let is_paid = |account: &u32, besides: u32| {
                    ready.iter().any(|(id, paid)| *id != besides && paid.settled.postings.get(account).is_some_and(|minutes| *minutes > 0))
                };
                let last = |(id, paid): &(u32, Paid)| paid.settled.postings.iter().any(|(a, minutes)| *minutes < 0 && is_paid(a, *id));
                let next = ready.iter().position(|one| !last(one)).unwrap_or(0);
                let (id, _) = ready.remove(next);
                self.turn_of = Some(id);
                self.post_if_answered(id)?;
            }
            return Ok(());
        }
        for (account, _) in fits.iter().filter(|(_, fit)| *fit == Fit::Beyond) {
            self.say_beyond(*account);
        }
        for (id, paid) in ready {
            let e = &self.exchanges[&id];
            let (stage, counts) = (e.posted_as(), e.refused.is_empty());
            self.finish(id, stage, paid, counts);
        }
        Ok(())
    }
}
