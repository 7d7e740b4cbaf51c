//! Exchanges that are agreed as one and settled as one.

use crate::bank::{About, Bank, Exchange, Refusal, all_well, refuse};
use crate::fault::Fault;
use crate::rules::*;
use crate::settle::{Fit, POT, Settled, reduce};
use crate::words::{Paid, Spoken};
use std::collections::{BTreeMap, BTreeSet};

/// Exchanges that are agreed as one and settled as one.
#[derive(Clone, Debug, Default)]
#[expect(missing_docs, reason = "the words of the design")]
pub struct Bundle {
    pub exchanges: BTreeSet<u32>,
    /// Whether it is agreed and not settled.
    pub settling: bool,
    pub holds: BTreeMap<u32, i128>,
    pub agreed: BTreeMap<u32, i128>,
    pub tolerance: i128,
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
        if self.bundle.is_some() && self.legs.is_none() { Stage::Settled } else { Stage::Confirmed }
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
        self.bundles.insert(bundle, Bundle { exchanges: all, ..Bundle::default() });
        self.create("bundle", bundle);
        Ok(())
    }

    /// The accounts of exchanges that may go beyond a limit: a broker approved, or the need is never refused.
    fn waived(&mut self, all: &BTreeSet<u32>) -> Result<BTreeSet<u32>, Refusal> {
        let mut waived = BTreeSet::new();
        for id in all {
            let e = self.exchanges[id].clone();
            self.turn_of = Some(*id);
            if e.limit_approved {
                waived.extend(self.legs(&e.terms)?.into_keys());
            } else {
                waived.extend(self.excuses(&e.terms, Some(*id)));
            }
        }
        Ok(waived)
    }

    /// Notes what one of a bundle moves.
    pub(super) fn bind(&mut self, id: u32) -> Result<(), Refusal> {
        self.turn_of = Some(id);
        let e = &self.exchanges[&id];
        let legs = self.worded(&e.terms, Some(&e.words))?;
        self.update(id, |e| e.legs = Some(legs));
        Ok(())
    }

    /// The most that one of a bundle may move: what was agreed, and the tolerance of then.
    pub(crate) fn bound(&self, e: &Exchange) -> Option<BTreeMap<u32, i128>> {
        let tolerance = self.bundles[&e.bundle?].tolerance;
        e.legs.as_ref().map(|legs| legs.iter().map(|(account, minutes)| (*account, minutes + minutes.signum() * tolerance)).collect())
    }

    /// Holds for an agreed bundle what was held when it was agreed, no more than the rest of it moves, as far as it fits.
    pub(super) fn hold_the_net(&mut self, id: u32) {
        let Some(bundle) = self.settling(id) else { return };
        let mut rest = BTreeMap::new();
        for e in self.bundles[&bundle].exchanges.iter().map(|id| &self.exchanges[id]) {
            if to_come(e.stage) || e.stage == Stage::AwaitingWord {
                e.legs.iter().for_each(|legs| add(&mut rest, legs, 1));
            }
        }
        self.bundles.entry(bundle).and_modify(|b| b.holds.clear());
        let Bundle { agreed, tolerance, .. } = self.bundles[&bundle].clone();
        for (account, held) in agreed {
            let left = rest.get(&account).copied().unwrap_or(0);
            let mut most = held.abs().min(left.abs() + tolerance);
            if left.signum() == held.signum() {
                if let Fit::Only(room) = self.fit(account, held.signum() * most) {
                    most = room;
                }
                self.bundles.entry(bundle).and_modify(|b| _ = b.holds.insert(account, held.signum() * most));
            }
        }
    }

    pub(super) fn all_have_agreed(&self, id: u32) -> bool {
        let e = &self.exchanges[&id];
        let agreed: Vec<u32> = e.agreed.iter().map(|m| self.resolve(*m)).collect();
        e.stage == Stage::Proposed && self.asked(&e.terms).iter().all(|m| agreed.contains(m))
    }

    /// Agrees the whole bundle once everybody has agreed to every exchange in it. A member is shown only their own limit.
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
            against.extend(self.against_agreeing(&e.terms));
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
        if settled.shortfalls.iter().any(|(a, ..)| (self.is_broker() || self.held_to(*a)) && !waived.contains(a)) {
            against.push("limit-reached");
        }
        if !self.is_broker() && !against.is_empty() {
            against = against.into_iter().map(|code| if code == "limit-reached" { code } else { "ask-the-broker" }).collect();
        }
        all_well(against)?;
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
        let tolerance = i128::from(self.rules.tolerance);
        self.bundles.entry(bundle).and_modify(|b| (b.settling, b.agreed, b.tolerance) = (true, holds, tolerance));
        all.first().into_iter().for_each(|first| self.hold_the_net(*first));
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

    /// Posts what is confirmed of a bundle once nothing of it is to come: on the net as far as it fits, the rest each by itself.
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
            let nothing = BTreeMap::new();
            let paid = self.pay(Some(&e), &e.terms, self.bound(&e).as_ref().map(|held| (held, &nothing)), (Spoken::Not, false))?;
            if paid.awaiting.is_empty() {
                // What the pot pays by its standing word it does not pay for the next.
                *self.pot_paid.entry(Self::week_of(e.terms.on)).or_default() += paid.standing;
                ready.push((id, paid));
            }
        }
        self.pot_paid = before;
        self.bundles.entry(bundle).and_modify(|b| (b.settling, b.holds) = (false, BTreeMap::new()));
        self.changed = true;
        let mut alone = Vec::new();
        let fits = self.cut_to_fit(&mut ready, &mut alone);
        for (account, ..) in fits.iter().filter(|(.., fit)| *fit == Fit::Beyond) {
            self.say_beyond(*account);
        }
        for (id, mut paid) in ready {
            if paid.settled.postings.get(&POT).is_none_or(|moved| *moved >= 0) {
                paid.standing = 0;
            }
            let stage = self.exchanges[&id].posted_as();
            self.finish(id, stage, paid);
        }
        alone.sort_unstable();
        for id in alone {
            self.turn_of = Some(id);
            self.post_if_answered(id)?;
        }
        Ok(())
    }

    /// Cuts what is too much for the limits on the net: from the last that moves the account that way, then from those before. What was cut
    /// for somebody at the cost of others is not cut for them again; it is posted by itself if nothing else helps.
    fn cut_to_fit(&self, ready: &mut Vec<(u32, Paid)>, alone: &mut Vec<u32>) -> Vec<(u32, i128, Fit)> {
        let mut cut = BTreeSet::new();
        loop {
            let mut net = BTreeMap::new();
            ready.iter().for_each(|(_, paid)| add(&mut net, &paid.settled.postings, 1));
            let fits: Vec<(u32, i128, Fit)> = net.into_iter().map(|(account, moved)| (account, moved, self.fit(account, moved))).collect();
            let mut over: BTreeMap<u32, i128> = BTreeMap::new();
            for (account, moved, fit) in &fits {
                if let Fit::Only(room) = fit {
                    over.insert(*account, moved - moved.signum() * room);
                }
            }
            if over.is_empty() {
                return fits;
            }
            // The pot pays for others: it is asked when all of them fit.
            if over.len() > 1 {
                over.remove(&POT);
            }
            // Of a bundle in which many are short, whole exchanges are taken out.
            let less = cut.len() <= 200
                && over.len() <= 200
                && !self.broken(Fault::OneShortAccountSpoilsABundle)
                && ready.iter_mut().rev().any(|(id, paid)| self.cut(*id, &mut paid.settled, &over, &mut cut));
            if !less {
                let moves = |paid: &Paid| over.iter().any(|(a, too_much)| paid.settled.postings.get(a).is_some_and(|m| m * too_much > 0));
                let last = ready.iter().rposition(|(_, paid)| moves(paid)).unwrap_or(0);
                alone.push(ready.remove(last).0);
            }
        }
    }

    /// Cuts one exchange by what is too much, and notes for whom at the cost of others in it. Whether anything was cut.
    fn cut(&self, id: u32, settled: &mut Settled, over: &BTreeMap<u32, i128>, cut: &mut BTreeSet<(u32, u32)>) -> bool {
        let (mut to_pot, mut less) = (0, false);
        for (account, too_much) in over {
            let moved = settled.postings.get(account).copied().unwrap_or(0);
            if moved * *too_much > 0 && !cut.contains(&(id, *account)) {
                let by = moved.signum() * moved.abs().min(too_much.abs());
                let pot_pays = *account != POT && self.rules.shortfall_to_pot;
                settled.postings.insert(*account, moved - by);
                settled.shortfalls.push((*account, by.abs(), pot_pays));
                less = true;
                if pot_pays {
                    to_pot += by;
                } else {
                    cut.insert((id, *account));
                }
            }
        }
        *settled.postings.entry(POT).or_default() += to_pot;
        reduce(&mut settled.postings);
        settled.postings.retain(|_, minutes| *minutes != 0);
        less
    }
}
