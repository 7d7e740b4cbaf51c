//! The life of an exchange.

use crate::bank::{About, Bank, DAY, Exchange, Listing, Refusal, all_well, refuse};
use crate::command::{Actual, Terms};
use crate::fault::Fault;
use crate::rules::*;
use crate::settle::{POT, Settled};
use crate::words::Spoken;
use std::collections::{BTreeMap, BTreeSet};

/// The most minutes one part can have: a week.
const WEEK: u32 = 10_080;

impl Bank {
    /// Everything that speaks against terms, whoever proposes or records them.
    fn against_terms(&self, terms: &Terms) -> Refusal {
        let mut against = shape(terms);
        let none = |there: bool| if there { None } else { Some("not-found") };
        against.extend(terms.activity.and_then(|a| none(self.activities.contains_key(&a))));
        against.extend(terms.listing.and_then(|l| none(self.listings.contains_key(&l))));
        if let Some(pairing) = terms.pairing {
            match self.pairings.get(&pairing) {
                None => against.push("not-found"),
                Some(p) => {
                    let held = p.from <= terms.on && p.ended.is_none_or(|last| terms.on <= last);
                    let here = |m: u32| terms.parts.iter().any(|p| self.resolve(p.member) == self.resolve(m));
                    if !held || !here(p.mentor) || !here(p.mentee) {
                        against.push("bad-pairing");
                    }
                }
            }
        }
        for (member, amount) in &terms.expenses {
            if *amount == 0 || !terms.parts.iter().any(|p| self.resolve(p.member) == self.resolve(*member)) {
                against.push("bad-expense");
            }
        }
        if let Some(Payer::Member(payer)) = terms.payer {
            match self.person(payer) {
                Err(codes) => against.extend(codes),
                Ok(p) if matches!(p.standing, Standing::Erased | Standing::Left | Standing::Applicant) => against.push("member-state"),
                Ok(_) => {}
            }
        }
        for part in &terms.parts {
            match self.person(part.member) {
                Err(codes) => against.extend(codes),
                Ok(p) => {
                    let gone = p.standing == Standing::Left && terms.on > p.since;
                    if gone || matches!(p.standing, Standing::Erased | Standing::Applicant) {
                        against.push("member-state");
                    }
                    if terms.on < p.joined {
                        against.push("date-order");
                    }
                }
            }
        }
        let all: BTreeSet<u32> = terms.parts.iter().map(|p| self.resolve(p.member)).collect();
        if all.len() < terms.parts.len() {
            against.push("member-twice");
        }
        against
    }

    /// Those who are to take part have to be active; who only receives may rest.
    fn against_planning(&self, terms: &Terms) -> Refusal {
        let mut against = self.against_terms(terms);
        if terms.parts.iter().any(|p| self.unready(p)) {
            against.extend(["member-state", "rule-refused"]);
        }
        against
    }

    fn unready(&self, part: &crate::command::Part) -> bool {
        self.person(part.member).is_ok_and(|p| {
            let rests = p.standing == Standing::Paused && part.side == Side::Received;
            p.standing != Standing::Active && !rests
        })
    }

    /// Whatever the charter says, nobody is brought in who is not ready.
    fn against_coming(&self, terms: &Terms) -> Refusal {
        if terms.parts.iter().any(|p| p.came() && self.unready(p)) { vec!["rule-refused"] } else { Vec::new() }
    }

    /// Those whose agreement it needs: whoever is to come, and a member who pays.
    fn asked(&self, terms: &Terms) -> Vec<u32> {
        let mut asked: Vec<u32> = Vec::new();
        let payer = if let Some(Payer::Member(payer)) = terms.payer { Some(payer) } else { None };
        for member in terms.parts.iter().filter(|p| p.came()).map(|p| p.member).chain(payer) {
            if !asked.contains(&self.resolve(member)) {
                asked.push(self.resolve(member));
            }
        }
        asked
    }

    fn own_parts(&self, terms: &Terms, step: &str) -> Vec<u32> {
        let Some(by) = self.by else { return Vec::new() };
        self.asked(terms).into_iter().filter(|m| self.stands_for(by, *m, step)).collect()
    }

    fn meant(&self, named: &[u32], terms: &Terms, step: &'static str) -> Result<Vec<u32>, Refusal> {
        let asked = self.asked(terms);
        if named.is_empty() {
            let own = if self.by.is_none() { asked } else { self.own_parts(terms, step) };
            return if own.is_empty() { refuse("not-taking-part") } else { Ok(own) };
        }
        let mut against = Vec::new();
        let mut meant = Vec::new();
        for member in named.iter().map(|m| self.resolve(*m)) {
            if !asked.contains(&member) {
                against.push("not-taking-part");
            }
            if self.by.is_some_and(|by| !self.is_broker() && !self.stands_for(by, member, step)) {
                against.push("not-permitted");
            }
            if !meant.contains(&member) {
                meant.push(member);
            }
        }
        all_well(against)?;
        Ok(meant)
    }

    fn never_refused(&self, terms: &Terms) -> bool {
        // Activity 2 meets a need whose requests are never refused because of a balance.
        let Some(listing) = terms.listing.and_then(|l| self.listings.get(&l)) else { return false };
        let own = |p: &crate::command::Part| p.came() && p.side == Side::Received && self.resolve(p.member) == self.resolve(listing.member);
        let open = listing.open && listing.posted <= terms.on && listing.until.is_none_or(|until| terms.on <= until);
        listing.request && listing.classified && listing.activity == Some(2) && open && terms.parts.iter().any(own)
    }

    fn enter(&mut self, terms: &Terms, stage: Stage) -> u32 {
        let id = self.exchanges.len() as u32 + 1;
        let exchange = Exchange {
            terms: terms.clone(),
            stage,
            by: self.by,
            agreed: Vec::new(),
            agreed_minutes: Vec::new(),
            confirmed: Vec::new(),
            due: 0,
            holds: BTreeMap::new(),
            limit_approved: false,
            postings: BTreeMap::new(),
            counted: Vec::new(),
            entered: self.day(),
            batch: None,
            series: None,
            out: BTreeSet::new(),
            words: BTreeMap::new(),
            refused: BTreeSet::new(),
            standing: 0,
            turns: BTreeMap::new(),
            tray: false,
            substitute: None,
        };
        self.exchanges.insert(id, exchange);
        self.changed = true;
        id
    }

    fn update(&mut self, id: u32, change: impl FnOnce(&mut Exchange)) {
        self.exchanges.entry(id).and_modify(change);
        self.changed = true;
    }

    fn say(&mut self, settled: &Settled) {
        settled.beyond.iter().for_each(|a| self.say_beyond(*a));
        self.said.shortfalls.extend(settled.shortfalls.iter().copied());
    }

    pub(crate) fn propose(&mut self, terms: &Terms, dates: &[i64]) -> Result<(), Refusal> {
        let mut all: Vec<i64> = dates.to_vec();
        all.push(terms.on);
        all.sort_unstable();
        if all.windows(2).any(|d| d[0] == d[1]) {
            return refuse("date-order");
        }
        let series = (!dates.is_empty()).then_some(self.series + 1);
        self.series = series.unwrap_or(self.series);
        if let Some(series) = series {
            self.create("series", series);
        }
        for on in all {
            let terms = Terms { on, ..terms.clone() };
            let mut against = self.permit("propose", &About::Exchange(&terms, self.by)).err().unwrap_or_default();
            let mut tray = false;
            if self.is_broker() {
                against.extend(self.against_planning(&terms));
            } else {
                // What rests on others waits in the broker's tray: that they are away, that a limit would be reached.
                against.extend(self.against_terms(&terms));
                let own = |m: u32| self.by.is_none_or(|by| self.stands_for(by, m, "propose"));
                let away = |m: u32| self.person(m).is_ok_and(|p| matches!(p.standing, Standing::Paused | Standing::Suspended));
                let unready: Vec<_> = terms.parts.iter().filter(|p| self.unready(p)).collect();
                if unready.iter().any(|p| own(p.member) || !away(p.member)) {
                    against.push("member-state");
                }
                tray = !unready.is_empty() || terms.parts.iter().any(|p| p.came() && self.unready(p));
                let short = || self.holds_for(&terms, None).is_ok_and(|(_, settled)| !settled.shortfalls.is_empty());
                tray |= against.is_empty() && !self.never_refused(&terms) && short();
            }
            all_well(against)?;
            let agreed = self.own_parts(&terms, "agree");
            let words = self.words_for(&terms, &agreed)?;
            let due = self.now + i64::from(self.rules.answer_days) * DAY;
            let id = self.enter(&terms, Stage::Proposed);
            self.update(id, |e| {
                e.agreed = agreed;
                e.tray = tray;
                e.due = due;
                e.series = series;
                e.words = words;
            });
            self.take_turn(id, id)?;
            self.create("exchange", id);
        }
        Ok(())
    }

    pub(crate) fn agree(&mut self, id: u32, named: &[u32], series: bool) -> Result<(), Refusal> {
        let of = self.exchanges.get(&id).and_then(|e| e.series).filter(|_| series);
        let all: Vec<u32> = match of {
            None => vec![id],
            Some(_) => self.exchanges.iter().filter(|(_, e)| e.series == of && e.stage == Stage::Proposed).map(|(id, _)| *id).collect(),
        };
        all.into_iter().try_for_each(|id| self.agree_one(id, named))
    }

    fn agree_one(&mut self, id: u32, named: &[u32]) -> Result<(), Refusal> {
        self.turn_of = Some(id);
        let e = self.standing(id, "agree", &[Stage::Proposed])?;
        let mut members = self.meant(named, &e.terms, "agree")?;
        // Whoever agreed may have become one with another member since.
        let resolved = |m: &u32| if self.broken(Fault::MergedHasNotAgreed) { *m } else { self.resolve(*m) };
        let before: Vec<u32> = e.agreed.iter().map(resolved).collect();
        members.retain(|m| !before.contains(m));
        // Who proposed it does not agree for all of them: it would tell whether it lies in the tray.
        let asked = self.asked(&e.terms);
        let alone =
            |by| !self.is_broker() && e.by.map(|p| self.resolve(p)) == Some(by) && asked.iter().all(|m| self.stands_for(by, *m, "agree"));
        if self.by.is_some_and(|by| alone(self.resolve(by))) {
            return refuse("ask-the-broker");
        }
        let agreed: Vec<u32> = before.iter().chain(&members).copied().collect();
        if members.is_empty() && !asked.iter().all(|m| agreed.contains(m)) {
            return refuse("no-change");
        }
        let words = self.words_for(&e.terms, &members)?;
        self.update(id, |e| e.agreed.clone_from(&agreed));
        self.hear(id, &words);
        if !asked.iter().all(|m| agreed.contains(m)) {
            return Ok(());
        }
        all_well(self.against_planning(&e.terms))?;
        let (holds, settled) = self.holds_for(&e.terms, Some(&self.exchanges[&id].words))?;
        // A member is told of their own limit; another's goes by the rule of the community.
        let own = self.by.and_then(|by| self.account_of(by).ok());
        let told = |account: u32| self.is_broker() || Some(account) == own;
        if settled.shortfalls.iter().any(|(a, ..)| told(*a)) && !e.limit_approved && !self.never_refused(&e.terms) {
            return refuse("limit-reached");
        }
        self.say(&settled);
        let due = e.terms.on.max(self.day()) * DAY + (i64::from(self.rules.days) + 1) * DAY;
        self.update(id, |e| {
            e.stage = Stage::Agreed;
            e.tray = false;
            e.holds = holds;
            e.due = due;
            e.agreed_minutes = e.terms.parts.iter().map(|p| p.minutes).collect();
        });
        Ok(())
    }

    pub(crate) fn approve(&mut self, id: u32, limit: bool) -> Result<(), Refusal> {
        let e = self.standing(id, "approve", &[Stage::Proposed])?;
        let mut against = self.against_coming(&e.terms);
        if !limit || e.limit_approved {
            against.push("nothing-to-do");
        }
        all_well(against)?;
        let words = self.words_for(&e.terms, &[])?;
        self.update(id, |e| e.limit_approved = true);
        self.hear(id, &words);
        Ok(())
    }

    /// A broker who takes no part lets a proposal through, and with it what a limit keeps back.
    pub(crate) fn let_through(&mut self, id: u32) -> Result<(), Refusal> {
        let e = self.standing(id, "approve", &[Stage::Proposed])?;
        let mut against = self.against_coming(&e.terms);
        if !e.tray {
            against.push("nothing-to-do");
        }
        if let Some(by) = self.by
            && self.asked(&e.terms).into_iter().any(|m| self.stands_for(by, m, "agree"))
        {
            against.push("not-permitted");
        }
        all_well(against)?;
        let limit = !self.never_refused(&e.terms) && self.holds_for(&e.terms, None).is_ok_and(|(_, s)| !s.shortfalls.is_empty());
        self.turn_of = Some(id);
        let words = self.words_for(&e.terms, &[])?;
        self.update(id, |e| {
            e.limit_approved = limit;
            e.tray = false;
        });
        self.hear(id, &words);
        Ok(())
    }

    fn end(&mut self, id: u32, stage: Stage) {
        let forgotten = stage == Stage::Withdrawn && self.broken(Fault::WithdrawnKeepsItsHold);
        self.update(id, |e| {
            e.stage = stage;
            if !forgotten {
                e.holds.clear();
            }
        });
        self.leave_turn(id);
    }

    pub(crate) fn decline(&mut self, id: u32) -> Result<(), Refusal> {
        self.standing(id, "agree", &[Stage::Proposed])?;
        self.end(id, Stage::Declined);
        Ok(())
    }

    pub(crate) fn withdraw(&mut self, id: u32) -> Result<(), Refusal> {
        let e = self.seen(id, None)?;
        if e.by.is_none() || e.by != self.by {
            self.permit("agree", &About::Exchange(&e.terms, e.by))?;
        }
        if !matches!(e.stage, Stage::Proposed | Stage::Agreed) {
            return refuse("exchange-state");
        }
        self.end(id, Stage::Withdrawn);
        Ok(())
    }

    pub(crate) fn call_off(&mut self, member: u32, from: Option<i64>) {
        let ahead: Vec<u32> = self
            .exchanges
            .iter()
            .filter(|(_, e)| matches!(e.stage, Stage::Proposed | Stage::Agreed))
            .filter(|(_, e)| from.is_none_or(|from| e.terms.on >= from) && self.asked(&e.terms).contains(&member))
            .map(|(id, _)| *id)
            .collect();
        ahead.into_iter().for_each(|id| self.end(id, Stage::Withdrawn));
    }

    pub(crate) fn clear_ahead(&mut self, member: u32, from: i64) -> Result<(), Refusal> {
        let mut against = self.permit("profile", &About::Member(member)).err().unwrap_or_default();
        against.extend(self.person(member).err().unwrap_or_default());
        all_well(against)?;
        self.call_off(self.resolve(member), Some(from));
        Ok(())
    }

    /// Nobody comes after all who has been forgotten.
    fn forgotten(&self, terms: &Terms) -> Refusal {
        let gone = |m: u32| self.person(m).is_ok_and(|p| p.standing == Standing::Erased);
        if terms.parts.iter().any(|p| p.came() && gone(p.member)) { vec!["member-state"] } else { Vec::new() }
    }

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
            self.standing(*id, "confirm-for-others", &[Stage::Done])?;
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

    fn post_exchange(&mut self, id: u32, stage: Stage, spoken: Spoken) -> Result<(), Refusal> {
        self.turn_of = Some(id);
        let terms = self.remembered(&self.exchanges[&id]);
        self.post_terms(id, stage, terms, spoken)
    }

    fn post_terms(&mut self, id: u32, stage: Stage, terms: Terms, spoken: Spoken) -> Result<(), Refusal> {
        let holds = self.exchanges[&id].holds.clone();
        self.update(id, |e| e.holds.clear());
        // Whoever settles a dispute decides anew; otherwise at most what was held is posted.
        let paid = self.pay(Some(&self.exchanges[&id]), &terms, Some(&holds).filter(|_| stage == Stage::Confirmed), spoken)?;
        self.update(id, |e| e.terms = terms);
        self.take_turn(id, id)?;
        if paid.awaiting.is_empty() {
            self.end_turn(id);
        }
        self.finish(id, stage, paid, true);
        Ok(())
    }

    /// Posts what is paid, or lets the exchange wait. `counts`: whether what was given widens limits.
    pub(crate) fn finish(&mut self, id: u32, stage: Stage, paid: crate::words::Paid, counts: bool) {
        let waits = !paid.awaiting.is_empty();
        self.hear(id, &paid.words);
        self.update(id, |e| e.stage = if waits { Stage::AwaitingWord } else { stage });
        if waits {
            self.said.awaiting.extend(&paid.awaiting);
            if self.broken(Fault::WaitingCounts) {
                self.count(id);
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
        self.update(id, |e| e.postings = paid.settled.postings);
        if counts {
            self.count(id);
        }
    }

    /// Counts what was given and received on the accounts of those who gave and received; whoever pays.
    fn count(&mut self, id: u32) {
        let terms = self.exchanges[&id].terms.clone();
        let mut counted = Vec::new();
        for part in terms.parts.iter().filter(|p| p.came()) {
            let mut member = part.member;
            let minutes = i128::from(part.minutes);
            if self.broken(Fault::PayerCountsAsGiver)
                && part.side == Side::Gave
                && let Some(Payer::Member(payer)) = terms.payer
            {
                member = payer;
            }
            counted.push(match part.side {
                Side::Gave => (member, minutes, 0),
                Side::Received => (member, 0, minutes),
                Side::Together if self.broken(Fault::TogetherIsNotCounted) => (member, 0, 0),
                Side::Together => (member, minutes, minutes),
            });
        }
        for (member, given, received) in &counted {
            let account = self.account_of(*member).unwrap_or(POT);
            if let Some(row) = self.accounts.get_mut(&account) {
                row.given += given;
                row.received += received;
            }
        }
        self.update(id, |e| e.counted = counted);
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
        let mut against = Vec::new();
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

    fn record_one(&mut self, terms: &Terms, before: Option<&Exchange>) -> Result<u32, Refusal> {
        let mut against = self.permit("record", &About::Exchange(terms, self.by)).err().unwrap_or_default();
        against.extend(self.against_terms(terms));
        if terms.on > self.latest_day() {
            against.push("not-yet");
        }
        all_well(against)?;
        let paid = self.pay(before, terms, None, Spoken::All)?;
        let id = self.enter(terms, Stage::Confirmed);
        self.take_turn(id, self.turn_of.unwrap_or(id))?;
        if paid.awaiting.is_empty() {
            self.end_turn(id);
        }
        if let Some(before) = before {
            self.hear(id, &before.words);
        }
        self.finish(id, Stage::Confirmed, paid, true);
        Ok(id)
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
        let mut against = Vec::new();
        if e.entered != self.day() {
            against.push("not-same-day");
        }
        all_well(against)?;
        if !self.broken(Fault::AmendedWithoutTakingBack) {
            self.take_back(id);
        }
        let mut against = self.permit("record", &About::Exchange(terms, self.by)).err().unwrap_or_default();
        against.extend(self.against_terms(terms));
        all_well(against)?;
        // Whoever agreed to more agreed to less.
        let mut before = e.clone();
        before.refused.clear();
        before.words.clear();
        if self.no_larger(&e.terms, terms) {
            before.words = e.postings.iter().filter(|(_, minutes)| **minutes < 0).map(|(a, minutes)| (*a, -minutes)).collect();
        }
        // What goes down on balance has the sender's word, or nothing is amended.
        let mut net: BTreeMap<u32, i128> = e.postings.iter().map(|(a, m)| (*a, -m)).collect();
        let after = self.pay(Some(&before), terms, None, Spoken::All)?.settled;
        for (account, minutes) in after.postings {
            *net.entry(account).or_default() += minutes;
        }
        // What a limit keeps back the community lets the pot pay.
        *net.entry(POT).or_default() += after.shortfalls.iter().filter(|(_, _, pot)| *pot).map(|(_, minutes, _)| minutes).sum::<i128>();
        if net.iter().any(|(account, minutes)| *minutes < 0 && !self.speaks_for(*account)) {
            return refuse("not-your-word");
        }
        let new = self.record_one(terms, Some(&before))?;
        self.update(new, |n| n.batch = e.batch);
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

    fn take_back(&mut self, id: u32) {
        let e = self.exchanges[&id].clone();
        let sign = if self.broken(Fault::ReversalHasWrongSign) { 1 } else { -1 };
        let back: BTreeMap<u32, i128> = e.postings.iter().map(|(a, m)| (*a, sign * m)).collect();
        let before: BTreeMap<u32, (i128, i128)> = self.accounts.keys().map(|a| (*a, self.outside(*a))).collect();
        self.post(&back);
        let moved: BTreeMap<u32, (i128, i128)> = self.accounts.keys().map(|a| (*a, self.outside(*a))).collect();
        if !self.broken(Fault::ReversalKeepsService) {
            for (member, given, received) in &e.counted {
                // On the account they use by now; what was counted never goes below nothing.
                let account = self.account_of(*member).unwrap_or(POT);
                if let Some(row) = self.accounts.get_mut(&account) {
                    row.given = (row.given - given).max(0);
                    row.received = (row.received - received).max(0);
                }
            }
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
    }

    pub(crate) fn reverse(&mut self, id: u32) -> Result<(), Refusal> {
        self.standing(id, "reverse", &[Stage::AwaitingWord, Stage::Confirmed, Stage::Settled])?;
        self.take_back(id);
        Ok(())
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

    /// What is due by a moment, in order: when, whether it is a listing, the number.
    fn due_by(&self, at: i64) -> Vec<(i64, bool, u32)> {
        let waits = |e: &Exchange| matches!(e.stage, Stage::Proposed | Stage::Agreed | Stage::Done);
        let exchanges = self.exchanges.iter().filter(|(_, e)| waits(e)).map(|(id, e)| (e.due, false, *id));
        let ends = |l: &Listing| l.until.filter(|_| l.open).map(|until| (until + 1) * DAY);
        let listings = self.listings.iter().filter_map(|(id, l)| Some((ends(l)?, true, *id)));
        let mut due: Vec<(i64, bool, u32)> = exchanges.chain(listings).filter(|(due, ..)| *due <= at).collect();
        due.sort_unstable();
        due
    }

    /// Whether nobody has written for more than sixty days.
    pub(crate) fn long_silence(&self, at: i64) -> bool {
        at > self.now + 60 * DAY
    }

    fn carry_out(&mut self, at: i64) -> Result<(), Refusal> {
        for (_, listing, id) in self.due_by(at).into_iter().take(1_000) {
            self.changed = true;
            if listing {
                self.listings.entry(id).and_modify(|l| l.open = false);
                continue;
            }
            let silence = self.exchanges.get(&id).is_some_and(|e| e.stage == Stage::Done) && self.rules.silence_confirms;
            if silence && !self.broken(Fault::SilenceNeverConfirms) {
                self.post_exchange(id, Stage::Confirmed, Spoken::Not)?;
            } else {
                self.end(id, Stage::Expired);
            }
        }
        Ok(())
    }

    /// Time passes before a command, whatever becomes of that.
    pub(crate) fn pass_time(&mut self, at: i64) -> Result<(), Refusal> {
        if at < self.now || self.due_by(at).is_empty() {
            return Ok(());
        }
        if self.long_silence(at) {
            return refuse("clock-jump");
        }
        (self.now, self.by) = (at, None);
        while !self.due_by(at).is_empty() {
            self.carry_out(at)?;
        }
        Ok(())
    }

    pub(crate) fn expire_due(&mut self) -> Result<(), Refusal> {
        let at = self.now;
        if self.slept && !self.due_by(at).is_empty() {
            if self.by.is_some() {
                return refuse("clock-jump");
            }
            let asked: Vec<u32> = self.due_by(at).into_iter().filter(|(_, listing, _)| !listing).map(|(.., id)| id).collect();
            for id in asked {
                if let Some(e) = self.exchanges.get_mut(&id).filter(|e| e.stage == Stage::Done) {
                    e.due = at + 7 * DAY;
                    self.changed = true;
                }
            }
        }
        self.carry_out(at)
    }

    pub(crate) fn mark_attendance(&mut self, id: u32, member: u32, attendance: Attendance) -> Result<(), Refusal> {
        let e = self.standing(id, "done", &[Stage::Agreed])?;
        let member = self.resolve(member);
        let mut terms = e.terms.clone();
        let Some(part) = terms.parts.iter_mut().find(|p| self.resolve(p.member) == member) else { return refuse("not-taking-part") };
        part.attendance = attendance;
        all_well(self.forgotten(&terms))?;
        self.change_participants(id, &e, terms, &[])
    }

    pub(crate) fn substitute(&mut self, id: u32, out: u32, into: u32) -> Result<(), Refusal> {
        let e = self.standing(id, "done", &[Stage::Agreed])?;
        let mut against = Vec::new();
        let (out, into) = (self.resolve(out), self.resolve(into));
        match self.person(into) {
            Err(codes) => against.extend(codes),
            Ok(p) if matches!(p.standing, Standing::Applicant | Standing::Left | Standing::Erased) => against.push("not-found"),
            Ok(p) if p.standing != Standing::Active && self.is_broker() => against.push("member-state"),
            Ok(_) => {}
        }
        let mut terms = e.terms.clone();
        let Some(part) = terms.parts.iter_mut().find(|p| self.resolve(p.member) == out) else {
            against.push("not-taking-part");
            return Err(against);
        };
        let mut instead = part.clone();
        instead.member = into;
        instead.attendance = Attendance::Attended;
        if part.came() {
            part.attendance = Attendance::Cancelled;
        }
        terms.parts.push(instead);
        against.extend(self.against_terms(&terms));
        if !self.is_broker() {
            // It is only asked for: a broker decides, whatever speaks against it.
            if e.substitute == Some((out, into)) {
                against.push("no-change");
            }
            all_well(against)?;
            self.update(id, |e| e.substitute = Some((out, into)));
            return Ok(());
        }
        against.extend(self.against_coming(&terms));
        all_well(against)?;
        self.change_participants(id, &e, terms, &[into])
    }

    fn change_participants(&mut self, id: u32, e: &Exchange, terms: Terms, put_in: &[u32]) -> Result<(), Refusal> {
        if terms == e.terms {
            return refuse("no-change");
        }
        let words = self.words_for(&terms, put_in)?;
        self.hear(id, &words);
        self.update(id, |e| e.holds.clear());
        let (holds, settled) = self.holds_for(&terms, Some(&self.exchanges[&id].words))?;
        if !settled.shortfalls.is_empty() && !self.never_refused(&terms) && !self.is_broker() {
            return refuse("limit-reached");
        }
        self.update(id, |e| {
            e.agreed_minutes = terms.parts.iter().map(|p| p.minutes).collect();
            e.terms = terms;
            e.holds = holds;
            e.substitute = None;
        });
        self.take_turn(id, id)?;
        Ok(())
    }

    pub(crate) fn add_expense(&mut self, id: u32, member: u32, amount: u32) -> Result<(), Refusal> {
        let e = self.seen(id, Some("done"))?;
        let mut against = Vec::new();
        if matches!(e.stage, Stage::Declined | Stage::Withdrawn | Stage::Expired | Stage::Reversed) {
            against.push("exchange-state");
        }
        if amount == 0 || !e.terms.parts.iter().any(|p| self.resolve(p.member) == self.resolve(member)) {
            against.push("bad-expense");
        }
        all_well(against)?;
        self.update(id, |e| e.terms.expenses.push((member, amount)));
        Ok(())
    }

    fn visiting(&self, id: u32, member: u32) -> Result<(u32, bool), Refusal> {
        let e = self.seen(id, Some("done"))?;
        let mut against = Vec::new();
        let member = self.resolve(member);
        if !e.terms.parts.iter().any(|p| self.resolve(p.member) == member) {
            against.push("not-taking-part");
        }
        all_well(against)?;
        Ok((member, e.out.iter().any(|m| self.resolve(*m) == member)))
    }

    pub(crate) fn visit_out(&mut self, id: u32, member: u32, expected: i64) -> Result<(), Refusal> {
        let (member, out) = self.visiting(id, member)?;
        let mut against = Vec::new();
        if expected <= self.now || expected > self.now + 2 * DAY {
            against.push("date-order");
        }
        if out {
            against.push("no-change");
        }
        all_well(against)?;
        self.update(id, |e| {
            e.out.insert(member);
        });
        Ok(())
    }

    pub(crate) fn visit_back(&mut self, id: u32, member: u32) -> Result<(), Refusal> {
        let (member, out) = self.visiting(id, member)?;
        if !out {
            return refuse("nothing-to-do");
        }
        let still: BTreeSet<u32> = self.exchanges[&id].out.iter().copied().filter(|m| self.resolve(*m) != member).collect();
        self.update(id, |e| e.out = still);
        Ok(())
    }
}

/// What terms say in themselves, and what speaks against it.
fn shape(terms: &Terms) -> Refusal {
    let mut against = Vec::new();
    let count = |side: Side| terms.parts.iter().filter(|p| p.side == side).count();
    let (gave, received, together) = (count(Side::Gave), count(Side::Received), count(Side::Together));
    if terms.parts.len() > 10_000 || terms.visitors > 100_000 {
        against.push("too-many");
    }
    if terms.parts.iter().any(|p| p.minutes > WEEK || (p.minutes == 0 && p.came())) {
        against.push("bad-minutes");
    }
    if gave + together == 0 {
        against.push("nobody-gave");
    }
    if gave + received == 0 && together == 1 && terms.visitors == 0 {
        against.push("alone-together");
    }
    if terms.payer == Some(Payer::MemberUnnamed) {
        against.push("bad-payer");
    }
    let for_community = matches!(terms.payer, Some(Payer::Pot | Payer::Nobody));
    if gave > 0 && received + together == 0 && terms.visitors == 0 && !for_community {
        against.push("nobody-received");
    }
    against
}
