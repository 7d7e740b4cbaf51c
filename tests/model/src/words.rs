//! Whose word an account needs before anything is taken from it.

use crate::bank::{About, Bank, Exchange, Refusal, refuse};
use crate::command::Terms;
use crate::fault::Fault;
use crate::rules::*;
use crate::settle::{Fit, Held, POT, Settled};
use std::collections::{BTreeMap, BTreeSet};

/// For which accounts the sender's word counts: for none when nobody said anything, for the pot alone where members have said theirs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spoken {
    Not,
    Pot,
    All,
}

impl Spoken {
    fn by(self, account: u32) -> bool {
        self == Self::All || (self == Self::Pot && account == POT)
    }
}

/// What a settlement comes to, or what it waits for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Paid {
    pub settled: Settled,
    /// Words the sender gives with it.
    pub words: BTreeMap<u32, i128>,
    /// Accounts without a word.
    pub awaiting: BTreeSet<u32>,
    /// What the pot pays by its standing word.
    pub standing: i128,
}

pub(crate) fn payers(terms: &Terms) -> Vec<u32> {
    let payer = if let Some(Payer::Member(payer)) = terms.payer { Some(payer) } else { None };
    terms.parts.iter().map(|p| p.member).chain(payer).collect()
}

impl Bank {
    /// Whether the sender speaks for an account: the host for any; whoever uses it, or works at an organisation that does; brokers.
    pub(crate) fn speaks_for(&self, account: u32) -> bool {
        if self.broken(Fault::AnybodySpends) {
            return true;
        }
        let Some(by) = self.by.map(|by| self.resolve(by)) else { return true };
        if self.permit(if account == POT { "spend-pot" } else { "spend" }, &About::Nobody).is_ok() {
            return true;
        }
        let users = self.members.iter().filter(|(_, m)| m.account == account && m.merged_into.is_none()).map(|(id, _)| *id);
        account != POT && users.into_iter().any(|user| user == by || self.works_for(by, user))
    }

    /// Whether the sender is held to an account's limit: it is their own, or they speak for it because they act for somebody.
    pub(crate) fn held_to(&self, account: u32) -> bool {
        let Some(by) = self.by else { return false };
        let any = self.permit("spend", &About::Nobody).is_ok();
        self.account_of(by) == Ok(account) || (account != POT && !any && self.speaks_for(account))
    }

    /// Whether somebody's own account would be paid out of another's by their own word.
    pub(crate) fn spends_on_oneself(&self, account: u32, legs: &BTreeMap<u32, i128>) -> bool {
        let Some(own) = self.by.and_then(|by| self.account_of(by).ok()) else { return false };
        let paid = legs.get(&own).is_some_and(|minutes| *minutes > 0);
        paid && ![POT, own].contains(&account) && !self.broken(Fault::AnybodySpends) && !self.broken(Fault::BrokerSpendsOnThemselves)
    }

    /// Whether it would be paid out of another's account to the sender's own, by their own word.
    pub(crate) fn for_oneself(&self, postings: &BTreeMap<u32, i128>) -> bool {
        postings.iter().any(|(account, minutes)| *minutes < 0 && self.spends_on_oneself(*account, postings))
    }

    /// Words given by agreeing or saying what happened, for these members and for the pot.
    pub(crate) fn words_for(&self, terms: &Terms, members: &[u32]) -> Result<BTreeMap<u32, i128>, Refusal> {
        let accounts: BTreeSet<u32> = members.iter().filter_map(|m| self.account_of(*m).ok()).chain([POT]).collect();
        let legs = self.legs(terms)?;
        let down = legs.iter().filter(|(account, minutes)| **minutes < 0 && accounts.contains(account));
        let speaks = |account: u32| self.speaks_for(account) && !self.spends_on_oneself(account, &legs);
        Ok(down.filter(|(account, _)| speaks(**account)).map(|(account, minutes)| (*account, -minutes)).collect())
    }

    /// Keeps the larger of two words of one account.
    pub(crate) fn hear(&mut self, id: u32, words: &BTreeMap<u32, i128>) {
        self.exchanges.entry(id).and_modify(|e| {
            for (account, most) in words {
                let known = e.words.entry(*account).or_insert(0);
                *known = (*known).max(*most);
            }
        });
    }

    /// Settles terms by words. `spoken`: for which accounts the sender's word counts. `limited`: whether limits are asked.
    pub(crate) fn pay(
        &self,
        e: Option<&Exchange>,
        terms: &Terms,
        held: Held<'_>,
        (spoken, limited): (Spoken, bool),
    ) -> Result<Paid, Refusal> {
        let legs = self.legs(terms)?;
        let mut paid = Paid::default();
        let mut allowed = BTreeMap::new();
        for (account, minutes) in legs.iter().filter(|(_, minutes)| **minutes < 0) {
            let known = e.and_then(|e| e.words.get(account).copied());
            let refused = e.is_some_and(|e| e.refused.contains(account));
            if spoken.by(*account) && self.speaks_for(*account) && !(spoken == Spoken::All && self.spends_on_oneself(*account, &legs)) {
                allowed.insert(*account, i128::MAX);
                paid.words.insert(*account, -minutes);
            } else if refused {
                allowed.insert(*account, 0);
            } else if let Some(known) = known {
                allowed.insert(*account, if self.broken(Fault::SilenceSpends) { i128::MAX } else { known });
            } else if *account == POT && self.pot_paid_in(terms.on) - minutes <= i128::from(self.rules.pot_word) {
                allowed.insert(POT, -minutes);
                paid.standing = -minutes;
            } else {
                paid.awaiting.insert(*account);
            }
        }
        if !paid.awaiting.is_empty() {
            paid.standing = 0;
            return Ok(paid);
        }
        let pot_may = spoken.by(POT) && self.speaks_for(POT);
        paid.settled = self.within_limits(legs, held, Some(&allowed), (pot_may, limited));
        let pot = paid.settled.postings.get(&POT).copied().unwrap_or(0);
        if pot >= 0 {
            paid.standing = 0;
        } else if pot_may {
            paid.words.insert(POT, -pot);
        }
        Ok(paid)
    }

    pub(crate) fn week_of(on: i64) -> i64 {
        // 1970-01-01 was a Thursday.
        (on + 3).div_euclid(7)
    }

    fn pot_paid_in(&self, on: i64) -> i128 {
        self.pot_paid.get(&Self::week_of(on)).copied().unwrap_or(0)
    }

    /// Notes what left an account beyond what its words allow: nothing, ever. The pot also pays what the shortfall rule says.
    pub(crate) fn note_unworded(&mut self, settled: &Settled, granted: &BTreeMap<u32, i128>) {
        let by_rule: i128 = settled.shortfalls.iter().filter(|(_, _, pot)| *pot).map(|(_, minutes, _)| minutes).sum();
        for (account, minutes) in settled.postings.iter().filter(|(_, minutes)| **minutes < 0) {
            let word = granted.get(account).copied().unwrap_or(0) + if *account == POT { by_rule } else { 0 };
            self.unworded += (-minutes - word).max(0);
        }
    }

    /// Whether an exchange is in the sender's view.
    fn in_view(&self, e: &Exchange) -> bool {
        let Some(by) = self.by.map(|by| self.resolve(by)) else { return true };
        let shares = |m: u32| self.account_of(m).is_ok_and(|a| self.account_of(by).is_ok_and(|own| own == a));
        let own = |m: u32| self.resolve(m) == by || self.works_at(by, self.resolve(m)) || shares(m);
        let proposed = e.by.is_some_and(|p| self.resolve(p) == by && self.still_proposes(by, &e.terms));
        self.is_broker() || proposed || (!e.tray && payers(&e.terms).into_iter().any(own))
    }

    /// Whether the proposer still has a say: they take part, pay, or are staff or a broker today.
    pub(crate) fn still_proposes(&self, by: u32, terms: &Terms) -> bool {
        let works = self.has_power(by, "broker", self.day()) || self.has_power(by, "staff", self.day());
        let here = self.person(by).is_ok_and(|p| matches!(p.standing, Standing::Active | Standing::Paused));
        terms.parts.iter().map(|p| p.member).chain(payers(terms)).any(|m| self.resolve(m) == by) || (here && works)
    }

    /// Whether an exchange that may lie in the tray is there for the sender.
    pub(crate) fn outside_the_tray(&self, e: &Exchange) -> bool {
        let own = e.by.is_some() && e.by.map(|p| self.resolve(p)) == self.by.map(|by| self.resolve(by));
        !e.tray || self.is_broker() || own
    }

    /// An exchange, in the order that tells a stranger nothing: may the sender at all, is it in their view, may they on this one.
    pub(crate) fn seen(&self, id: u32, step: Option<&'static str>) -> Result<Exchange, Refusal> {
        if let Some(by) = self.by {
            let stands = self.person(by).is_ok_and(|p| matches!(p.standing, Standing::Active | Standing::Paused));
            let brokers_only = matches!(step, Some("approve" | "settle" | "reverse" | "confirm-for-others"));
            if !stands || (brokers_only && self.permit(step.unwrap_or("settle"), &About::Nobody).is_err()) {
                return refuse("not-permitted");
            }
        }
        let Some(e) = self.exchanges.get(&id).filter(|e| self.in_view(e) || self.broken(Fault::StrangerIsToldTheState)).cloned() else {
            return refuse("not-found");
        };
        if let Some(step) = step {
            self.permit(step, &About::Exchange(&e.terms, e.by))?;
        }
        Ok(e)
    }

    /// The same, and where it stands is asked last.
    pub(crate) fn standing(&self, id: u32, step: &'static str, allowed: &[Stage]) -> Result<Exchange, Refusal> {
        let e = self.seen(id, Some(step))?;
        if allowed.contains(&e.stage) { Ok(e) } else { refuse("exchange-state") }
    }

    /// Answers for an account: `given` is a word, of so much or of what is asked for; without it the word is refused.
    fn answer(&mut self, id: u32, account: Option<u32>, given: Option<Option<i128>>) -> Result<(), Refusal> {
        let e = self.seen(id, None)?;
        if e.stage != Stage::AwaitingWord {
            return refuse("exchange-state");
        }
        if given.flatten().is_some_and(|most| most <= 0 || most > 6_000_000) {
            return refuse("bad-minutes");
        }
        if account.is_some_and(|account| !self.speaks_for(account)) {
            return refuse("not-your-word");
        }
        let legs = self.legs(&e.terms)?;
        let open = |a: &u32| !e.words.contains_key(a) && !e.refused.contains(a);
        let mut waits: BTreeMap<u32, i128> = legs.clone().into_iter().filter(|(a, minutes)| *minutes < 0 && open(a)).collect();
        waits.retain(|a, _| account.is_none_or(|account| account == *a));
        if waits.is_empty() {
            return refuse("nothing-to-do");
        }
        waits.retain(|a, _| self.speaks_for(*a));
        if waits.is_empty() {
            return refuse("not-your-word");
        }
        if given.is_some() {
            waits.retain(|a, _| !self.spends_on_oneself(*a, &legs));
            if waits.is_empty() {
                return refuse("not-your-word");
            }
        }
        let waived = self.excuses(&e.terms, Some(id));
        let beyond =
            |(a, minutes): (&u32, &i128)| self.held_to(*a) && !waived.contains(a) && matches!(self.fit(*a, *minutes), Fit::Only(_));
        if given.is_some() && waits.iter().any(beyond) {
            return refuse("limit-reached");
        }
        self.changed = true;
        match given {
            Some(most) => {
                let words = waits.iter().map(|(a, minutes)| (*a, most.unwrap_or(-minutes))).collect();
                self.hear(id, &words);
            }
            None => {
                self.exchanges.entry(id).and_modify(|e| e.refused.extend(waits.keys()));
            }
        }
        self.post_if_answered(id)
    }

    pub(crate) fn give_word(&mut self, id: u32, account: Option<u32>, most: Option<i64>) -> Result<(), Refusal> {
        self.answer(id, account, Some(most.map(i128::from)))
    }

    pub(crate) fn refuse_word(&mut self, id: u32, account: Option<u32>) -> Result<(), Refusal> {
        self.answer(id, account, None)
    }

    pub(crate) fn post_if_answered(&mut self, id: u32) -> Result<(), Refusal> {
        if self.settling(id).is_some() {
            return Ok(());
        }
        let e = self.exchanges[&id].clone();
        let nothing = BTreeMap::new();
        let paid = self.pay(Some(&e), &e.terms, self.bound(&e).as_ref().map(|held| (held, &nothing)), (Spoken::Not, true))?;
        if paid.awaiting.is_empty() {
            self.finish(id, e.posted_as(), paid);
        }
        Ok(())
    }

    /// What waits for an account that nobody is left to speak for stays unpaid.
    pub(crate) fn refuse_what_waits(&mut self, account: u32) -> Result<(), Refusal> {
        let waiting: Vec<u32> = self.exchanges.iter().filter(|(_, e)| e.stage == Stage::AwaitingWord).map(|(id, _)| *id).collect();
        for id in waiting {
            let e = self.exchanges[&id].clone();
            self.turn_of = Some(id);
            let asked = self.legs(&e.terms)?.get(&account).is_some_and(|minutes| *minutes < 0);
            if asked && !e.words.contains_key(&account) && !e.refused.contains(&account) {
                self.exchanges.entry(id).and_modify(|e| {
                    e.refused.insert(account);
                });
                self.post_if_answered(id)?;
            }
        }
        Ok(())
    }
}
