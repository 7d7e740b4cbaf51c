//! An exchange once it has happened.

use super::{WEEK, shape};
use crate::bank::{About, Bank, DAY, Exchange, Refusal, all_well, refuse};
use crate::command::{Actual, Terms};
use crate::fault::Fault;
use crate::rules::*;
use crate::settle::POT;
use crate::words::Spoken;
use std::collections::BTreeMap;

impl Bank {
    pub(crate) fn done(&mut self, id: u32, actual: &[Actual], visitors: Option<u32>) -> Result<(), Refusal> {
        let e = self.standing(id, "done", &[Stage::Agreed])?;
        let mut against = Vec::new();
        if e.terms.on > self.latest_day() {
            against.push("not-yet");
        }
        let mut terms = e.terms.clone();
        for a in actual {
            let member = self.resolve(a.member);
            match terms.parts.iter_mut().find(|p| self.resolve(p.member) == member) {
                None => against.push("not-taking-part"),
                Some(part) => {
                    against.extend(self.puts_back(part, a.attendance));
                    part.attendance = a.attendance.unwrap_or(part.attendance);
                    part.minutes = a.minutes.unwrap_or(part.minutes);
                    if !part.came() {
                        part.minutes = 0;
                    }
                }
            }
        }
        if !terms.parts.iter().any(|p| p.came() && p.side != Side::Received) {
            against.push("nobody-gave");
        }
        against.extend(self.forgotten(&terms));
        against.extend(shape(&terms));
        terms.visitors = visitors.unwrap_or(terms.visitors);
        against.extend(shape(&terms));
        all_well(against)?;
        let own = self.own_parts(&terms, "done");
        let words = self.words_for(&terms, &own)?;
        let own: Vec<(u32, Option<u32>)> = own.into_iter().map(|m| (m, None)).collect();
        let due = self.now + i64::from(self.rules.days) * DAY;
        let said = !own.is_empty();
        self.update(id, |e| {
            e.stage = Stage::Done;
            e.terms = terms;
            e.due = due;
        });
        self.take_turn(id, id)?;
        self.hear(id, &words);
        if self.rules.who == Who::Either {
            return self.post_exchange(id, Stage::Confirmed, Spoken::All);
        }
        if said {
            self.update(id, |e| e.confirmed.extend(own));
            return self.post_if_confirmed(id);
        }
        Ok(())
    }

    pub(crate) fn confirm(&mut self, id: u32, named: &[u32], minutes: Option<u32>) -> Result<(), Refusal> {
        let e = self.standing(id, "confirm", &[Stage::Done])?;
        let members = self.meant(named, &e.terms, "confirm")?;
        let mut far = false;
        let mut confirmations = Vec::new();
        for member in members.into_iter().filter(|m| !e.confirmed.iter().any(|(c, _)| self.resolve(*c) == *m)) {
            let said = e.terms.parts.iter().find(|p| self.resolve(p.member) == member).map(|p| p.minutes);
            let other = minutes.filter(|m| said.is_some_and(|said| said != *m));
            if other.is_some_and(|m| m == 0 || m > WEEK) {
                return refuse("bad-minutes");
            }
            far |= other.zip(said).is_some_and(|(m, said)| m.abs_diff(said) > self.rules.tolerance);
            confirmations.push((member, other));
        }
        if confirmations.is_empty() {
            return refuse("no-change");
        }
        // Their word is as large as what they remember, or what was said.
        let members: Vec<u32> = confirmations.iter().map(|(m, _)| *m).collect();
        let said = |m: u32| e.terms.parts.iter().find(|p| self.resolve(p.member) == m).map(|p| i64::from(p.minutes));
        let shift = confirmations
            .iter()
            .filter_map(|(m, other)| Some(other.map_or(0, i64::from) - if other.is_some() { said(*m)? } else { said(*m).map(|_| 0)? }))
            .max();
        let mut remembered = e.terms.clone();
        for part in remembered.parts.iter_mut().filter(|p| p.came()) {
            part.minutes = (i64::from(part.minutes) + shift.unwrap_or(0)).max(1) as u32;
        }
        let words = self.words_for(&remembered, &members)?;
        self.hear(id, &words);
        self.update(id, |e| e.confirmed.extend(confirmations));
        if far {
            self.update(id, |e| e.stage = Stage::Disputed);
            return Ok(());
        }
        self.post_if_confirmed(id)
    }

    pub(crate) fn confirm_many(&mut self, exchanges: &[u32]) -> Result<(), Refusal> {
        self.permit("confirm-for-others", &About::Nobody)?;
        for id in exchanges {
            let e = self.standing(*id, "confirm-for-others", &[Stage::Done])?;
            all_well(self.about_oneself(&e.terms))?;
            self.post_exchange(*id, Stage::Confirmed, Spoken::All)?;
        }
        Ok(())
    }

    fn post_if_confirmed(&mut self, id: u32) -> Result<(), Refusal> {
        let e = &self.exchanges[&id];
        let wanted = e.terms.parts.iter().filter(|p| p.came() && (self.rules.who == Who::Both || p.side != Side::Gave));
        let all = wanted.map(|p| self.resolve(p.member)).all(|m| e.confirmed.iter().any(|(c, _)| self.resolve(*c) == m));
        if all && !e.confirmed.is_empty() { self.post_exchange(id, Stage::Confirmed, Spoken::Pot) } else { Ok(()) }
    }

    /// What several memories come to: what was said and what was remembered otherwise, as differences.
    fn remembered(&self, e: &Exchange) -> Terms {
        let mut terms = e.terms.clone();
        let said = |m: u32| terms.parts.iter().find(|p| self.resolve(p.member) == m).map_or(0, |p| i64::from(p.minutes));
        let differences: Vec<i64> =
            e.confirmed.iter().filter_map(|(m, other)| Some(i64::from((*other)?) - said(self.resolve(*m)))).collect();
        if differences.is_empty() {
            return terms;
        }
        let (low, high) = differences.iter().fold((0, 0), |(low, high): (i64, i64), d| (low.min(*d), high.max(*d)));
        for (i, part) in terms.parts.iter_mut().enumerate().filter(|(_, p)| p.came()) {
            let shifted = |by: i64| (i64::from(part.minutes) + by).max(1) as u32;
            part.minutes = match self.rules.settling {
                Settling::Lower if self.broken(Fault::HigherMemoryHolds) => shifted(high),
                Settling::Lower => shifted(low),
                Settling::Higher => shifted(high),
                Settling::Middle => shifted((low + high).div_euclid(2)),
                Settling::Agreed => e.agreed_minutes.get(i).copied().unwrap_or(part.minutes),
            };
        }
        terms
    }

    pub(super) fn post_exchange(&mut self, id: u32, stage: Stage, spoken: Spoken) -> Result<(), Refusal> {
        self.turn_of = Some(id);
        let terms = self.remembered(&self.exchanges[&id]);
        self.post_terms(id, stage, terms, spoken)
    }

    fn post_terms(&mut self, id: u32, stage: Stage, terms: Terms, spoken: Spoken) -> Result<(), Refusal> {
        let holds = self.exchanges[&id].holds.clone();
        self.update(id, |e| e.holds.clear());
        // Whoever settles a dispute decides anew; otherwise at most what was held is posted.
        let together = self.settling(id).is_some();
        let bound = self.bound(&self.exchanges[&id]);
        let kept = if bound.is_some() { BTreeMap::new() } else { self.exchanges[&id].kept.clone() };
        let held = Some((bound.as_ref().unwrap_or(&holds), &kept)).filter(|_| stage == Stage::Confirmed);
        let paid = self.pay(Some(&self.exchanges[&id]), &terms, held, (spoken, !together))?;
        self.update(id, |e| {
            e.terms = terms;
            e.legs = e.legs.take().filter(|_| stage == Stage::Confirmed);
        });
        // What is confirmed moves what it was to move: the hold stays as it is, whatever became of limits since.
        if stage != Stage::Confirmed {
            self.hold_the_net(id);
        }
        self.take_turn(id, id)?;
        if paid.awaiting.is_empty() && !together {
            self.end_turn(id);
        }
        self.finish(id, stage, paid);
        self.settle_together(id)
    }

    /// Posts what is paid, or lets the exchange wait.
    pub(crate) fn finish(&mut self, id: u32, stage: Stage, paid: crate::words::Paid) {
        let waits = !paid.awaiting.is_empty() || self.settling(id).is_some();
        self.hear(id, &paid.words);
        self.update(id, |e| e.stage = if waits { Stage::AwaitingWord } else { stage });
        if waits {
            self.said.awaiting.extend(&paid.awaiting);
            if self.broken(Fault::WaitingCounts) {
                self.count_help(id);
            }
            return;
        }
        self.say(&paid.settled);
        let mut granted = self.exchanges[&id].words.clone();
        *granted.entry(POT).or_default() += paid.standing;
        self.note_unworded(&paid.settled, &granted);
        let on = self.exchanges[&id].terms.on;
        if paid.standing > 0 {
            *self.pot_paid.entry(Self::week_of(on)).or_default() += paid.standing;
        }
        self.update(id, |e| e.standing = paid.standing);
        self.post(&paid.settled.postings);
        let kept = paid.settled.kept();
        self.update(id, |e| (e.postings, e.kept) = (paid.settled.postings, kept));
        if self.broken(Fault::HelpCountsWithoutCredit) {
            self.count_help(id);
        } else {
            self.count_credit(id, 1);
        }
    }

    /// Adds what an exchange moved to what accounts have earned, whoever paid. With a sign of -1 it is subtracted, down to zero.
    pub(super) fn count_credit(&mut self, id: u32, sign: i128) {
        let e = self.exchanges[&id].clone();
        let here: Vec<u32> = e.terms.parts.iter().filter_map(|part| self.account_of(part.member).ok()).collect();
        for (account, minutes) in e.postings.iter().filter(|(account, _)| **account != POT) {
            if self.broken(Fault::PayerDoesNotCount) && !here.contains(account) {
                continue;
            }
            let Some(row) = self.accounts.get_mut(account) else { continue };
            let total = if *minutes > 0 { &mut row.given } else { &mut row.received };
            *total = (*total + sign * minutes.abs()).max(0);
        }
    }

    /// Widens what accounts have earned by what was given and received, as it must not be.
    fn count_help(&mut self, id: u32) {
        for part in self.exchanges[&id].terms.parts.clone().iter().filter(|p| p.came()) {
            let account = self.account_of(part.member).unwrap_or(POT);
            let (given, received) = (part.side != Side::Received, part.side != Side::Gave);
            if let Some(row) = self.accounts.get_mut(&account) {
                row.given += i128::from(part.minutes) * i128::from(given);
                row.received += i128::from(part.minutes) * i128::from(received);
            }
        }
    }

    pub(crate) fn dispute(&mut self, id: u32, member: Option<u32>) -> Result<(), Refusal> {
        let e = self.standing(id, "dispute", &[Stage::Done])?;
        let mut against = Vec::new();
        if let Some(member) = member {
            against.extend(self.meant(&[member], &e.terms, "dispute").err().unwrap_or_default());
        }
        all_well(against)?;
        self.update(id, |e| e.stage = Stage::Disputed);
        Ok(())
    }

    pub(crate) fn settle(&mut self, id: u32, actual: &[Actual]) -> Result<(), Refusal> {
        let mut terms = self.standing(id, "settle", &[Stage::Disputed])?.terms;
        let mut against = self.about_oneself(&terms);
        for a in actual {
            let member = self.resolve(a.member);
            match terms.parts.iter_mut().find(|p| self.resolve(p.member) == member) {
                None => against.push("not-taking-part"),
                Some(part) => {
                    part.attendance = a.attendance.unwrap_or(part.attendance);
                    part.minutes = a.minutes.unwrap_or(part.minutes);
                    if part.minutes > WEEK {
                        against.push("bad-minutes");
                    }
                }
            }
        }
        all_well(against)?;
        self.post_terms(id, Stage::Settled, terms, Spoken::All)
    }
}
