//! Help that is entered afterwards, changed and taken back.

use crate::bank::{About, Bank, Exchange, Refusal, all_well, refuse};
use crate::command::Terms;
use crate::fault::Fault;
use crate::rules::*;
use crate::settle::POT;
use crate::words::Spoken;
use std::collections::BTreeMap;

impl Bank {
    fn record_one(&mut self, terms: &Terms, before: Option<&Exchange>) -> Result<u32, Refusal> {
        let mut against = self.permit("record", &About::Exchange(terms, self.by)).err().unwrap_or_default();
        against.extend(self.against_said(terms, before.map(|e| &e.terms)));
        if terms.on > self.latest_day() {
            against.push("not-yet");
        }
        all_well(against)?;
        let paid = self.pay_anew(before, terms)?;
        // Nobody goes beyond their own limit by themselves.
        let legs = self.legs(terms)?;
        let down = |account: &u32| legs.get(account).is_some_and(|minutes| *minutes < 0);
        let waived = self.excuses(terms, None);
        let told = |account: &u32| down(account) && self.held_to(*account) && !waived.contains(account);
        let short = paid.settled.shortfalls.iter().any(|(account, ..)| told(account));
        if short && !self.broken(Fault::OwnLimitIsNoLimit) {
            return refuse("limit-reached");
        }
        let id = self.enter(terms, Stage::Confirmed);
        self.take_turn(id, self.turn_of.unwrap_or(id))?;
        if paid.awaiting.is_empty() {
            self.end_turn(id);
        }
        if let Some(before) = before {
            self.hear(id, &before.words);
        }
        self.finish(id, Stage::Confirmed, paid);
        Ok(id)
    }

    /// What an entry pays. Whose word is carried over from the one it replaces pays what they paid, and the rule stands for the rest.
    fn pay_anew(&self, before: Option<&Exchange>, terms: &Terms) -> Result<crate::words::Paid, Refusal> {
        let Some(old) = before else { return self.pay(None, terms, None, (Spoken::All, true)) };
        let legs = self.legs(terms)?;
        let spoken = |account: u32| self.speaks_for(account) && !self.spends_on_oneself(account, &legs);
        let held = |(account, minutes): (&u32, &i128)| {
            let paid = old.postings.get(account).copied().unwrap_or(0).min(0);
            (*account, if *minutes < 0 && !spoken(*account) { paid } else { *minutes })
        };
        let holds: BTreeMap<u32, i128> = legs.iter().map(held).collect();
        self.pay(Some(old), terms, Some((&holds, &old.kept)), (Spoken::All, true))
    }

    pub(crate) fn record(&mut self, terms: &Terms) -> Result<(), Refusal> {
        let id = self.record_one(terms, None)?;
        self.create("exchange", id);
        Ok(())
    }

    pub(crate) fn record_batch(&mut self, all: &[Terms]) -> Result<(), Refusal> {
        let batch = self.batches + 1;
        for terms in all {
            let id = self.record_one(terms, None)?;
            self.update(id, |e| e.batch = Some(batch));
            self.batches = batch;
            self.create("batch", batch);
        }
        Ok(())
    }

    pub(crate) fn amend(&mut self, id: u32, terms: &Terms) -> Result<(), Refusal> {
        let e = self.standing(id, "done", &[Stage::AwaitingWord, Stage::Confirmed, Stage::Settled])?;
        if self.settling(id).is_some() {
            return refuse("exchange-state");
        }
        let mut against = Vec::new();
        if e.entered != self.day() {
            against.push("not-same-day");
        }
        let credited = !e.postings.is_empty() || e.stage == Stage::AwaitingWord;
        against.extend(self.others_changed(&e, terms, credited));
        for part in terms.parts.iter().filter(|p| p.came()) {
            if let Some(was) = e.terms.parts.iter().find(|p| self.resolve(p.member) == self.resolve(part.member)) {
                against.extend(self.puts_back(was, Some(Attendance::Attended)));
            }
        }
        all_well(against)?;
        if !self.broken(Fault::AmendedWithoutTakingBack) {
            self.take_back(id);
        }
        let mut against = self.permit("record", &About::Exchange(terms, self.by)).err().unwrap_or_default();
        against.extend(self.against_said(terms, Some(&e.terms)));
        all_well(against)?;
        // Whoever agreed to more agreed to less.
        let mut before = e.clone();
        before.refused.clear();
        before.words.clear();
        if self.no_larger(&e.terms, terms) {
            before.words = e.postings.iter().filter(|(_, minutes)| **minutes < 0).map(|(a, minutes)| (*a, -minutes)).collect();
            // Of what a limit kept of it, and the pot paid, it is asked again.
            let legs = self.legs(&e.terms)?;
            before.kept.retain(|account, _| *account != POT && legs.get(account).is_some_and(|leg| *leg < 0));
            for (account, minutes) in &before.kept {
                *before.words.entry(*account).or_default() += minutes;
            }
            // A standing word is asked anew, as what it gave went back to it.
            if e.standing > 0 {
                before.words.remove(&POT);
            }
        }
        // What goes down on balance has the sender's word, or nothing is amended.
        // Counted as what was asked of each: what a limit kept from them, and the pot paid or took, is theirs.
        let asked = |postings: &BTreeMap<u32, i128>, kept: &BTreeMap<u32, i128>, legs: &BTreeMap<u32, i128>| {
            let mut all = postings.clone();
            for (account, minutes) in kept.iter().filter(|(account, _)| **account != POT) {
                let signed = if legs.get(account).is_some_and(|leg| *leg > 0) { *minutes } else { -minutes };
                *all.entry(*account).or_default() += signed;
                *all.entry(POT).or_default() -= signed;
            }
            all
        };
        let mut net: BTreeMap<u32, i128> = asked(&e.postings, &e.kept, &self.legs(&e.terms)?).into_iter().map(|(a, m)| (a, -m)).collect();
        let paid = self.pay_anew(Some(&before), terms)?;
        if paid.settled.postings.is_empty() && paid.awaiting.is_empty() {
            all_well(self.others_changed(&e, terms, false))?;
        }
        let after = paid.settled;
        for (account, minutes) in asked(&after.postings, &after.kept(), &self.legs(terms)?) {
            *net.entry(account).or_default() += minutes;
        }
        if net.iter().any(|(account, minutes)| *minutes < 0 && !self.speaks_for(*account)) || self.for_oneself(&net) {
            return refuse("not-your-word");
        }
        let new = self.record_one(terms, Some(&before))?;
        self.update(new, |n| (n.batch, n.entered_by) = (e.batch, e.entered_by));
        self.create(if e.batch.is_some() { "batch" } else { "exchange" }, e.batch.unwrap_or(new));
        Ok(())
    }

    /// Whether terms are between the same people on the same sides, paid by the same rule, and nobody's minutes are more.
    fn no_larger(&self, old: &Terms, new: &Terms) -> bool {
        (old.payer, old.group, old.pairing) == (new.payer, new.group, new.pairing)
            && new.visitors <= old.visitors
            && old.parts.len() == new.parts.len()
            && old.parts.iter().zip(&new.parts).all(|(a, b)| {
                let as_before = (a.side, a.paid, a.attendance) == (b.side, b.paid, b.attendance);
                self.resolve(a.member) == self.resolve(b.member) && as_before && b.minutes <= a.minutes
            })
    }

    /// A member who did not enter it changes nothing of others in it: who is there, and where no credit shows it, for how long.
    fn others_changed(&self, e: &Exchange, terms: &Terms, credited: bool) -> Refusal {
        let Some(by) = self.by.map(|by| self.resolve(by)).filter(|_| !self.is_broker()) else { return Vec::new() };
        if e.entered_by.map(|m| self.resolve(m)) == Some(by) || self.broken(Fault::OthersAreAmended) {
            return Vec::new();
        }
        let others = |terms: &Terms| {
            let others = terms.parts.iter().filter(|p| !self.stands_for(by, p.member, "done"));
            let told = others.map(|p| (self.resolve(p.member), p.side, p.came(), p.paid, if credited { 0 } else { p.minutes }));
            let mut told: Vec<_> = told.collect();
            told.sort_by_key(|(member, ..)| *member);
            let owed = terms.expenses.iter().filter(|(member, _)| !self.stands_for(by, *member, "done"));
            (told, owed.copied().collect::<Vec<_>>())
        };
        if others(&e.terms) == others(terms) { Vec::new() } else { vec!["not-permitted"] }
    }

    fn take_back(&mut self, id: u32) {
        let e = self.exchanges[&id].clone();
        let sign = if self.broken(Fault::ReversalHasWrongSign) { 1 } else { -1 };
        let back: BTreeMap<u32, i128> = e.postings.iter().map(|(a, m)| (*a, sign * m)).collect();
        let before: BTreeMap<u32, (i128, i128)> = self.accounts.keys().map(|a| (*a, self.outside(*a))).collect();
        self.post(&back);
        let moved: BTreeMap<u32, (i128, i128)> = self.accounts.keys().map(|a| (*a, self.outside(*a))).collect();
        if !self.broken(Fault::ReversalKeepsService) {
            self.count_credit(id, -1);
        }
        // Whoever is further outside now, because of what moved or because a limit is no longer earned, is named.
        for (account, (below, above)) in before {
            let now = if self.broken(Fault::NarrowedLimitIsSilent) { moved[&account] } else { self.outside(account) };
            if now.0 > below || now.1 > above {
                self.said.flagged.push(account);
            }
        }
        if e.standing > 0 {
            *self.pot_paid.entry(Self::week_of(e.terms.on)).or_default() -= e.standing;
        }
        self.update(id, |e| e.stage = Stage::Reversed);
        self.leave_turn(id);
        self.hold_the_net(id);
    }

    pub(crate) fn reverse(&mut self, id: u32) -> Result<(), Refusal> {
        let e = self.standing(id, "reverse", &[Stage::AwaitingWord, Stage::Confirmed, Stage::Settled])?;
        // A broker may give back what is theirs.
        let own = self.by.and_then(|by| self.account_of(by).ok());
        if e.postings.iter().any(|(account, minutes)| *minutes > 0 && Some(*account) != own) {
            all_well(self.about_oneself(&e.terms))?;
        }
        if self.for_oneself(&e.postings.iter().map(|(account, minutes)| (*account, -minutes)).collect()) {
            return refuse("not-your-word");
        }
        self.take_back(id);
        self.settle_together(id)
    }

    pub(crate) fn undo_batch(&mut self, batch: u32) -> Result<(), Refusal> {
        self.permit("reverse", &About::Nobody)?;
        let posted = |e: &Exchange| matches!(e.stage, Stage::AwaitingWord | Stage::Confirmed | Stage::Settled);
        let all: Vec<u32> = self.exchanges.iter().filter(|(_, e)| e.batch == Some(batch) && posted(e)).map(|(id, _)| *id).collect();
        if all.is_empty() {
            return refuse("not-found");
        }
        if self.broken(Fault::UndoneBatchStands) {
            self.changed = true;
            return Ok(());
        }
        all.into_iter().for_each(|id| self.take_back(id));
        Ok(())
    }
}
