//! The life of an exchange.

mod arrange;
mod attendance;
mod carry_out;
mod record;
mod time;
mod together;

pub use together::Bundle;

use crate::bank::{Bank, DAY, Exchange, Refusal, all_well, refuse};
use crate::command::Terms;
use crate::fault::Fault;
use crate::rules::*;
use crate::settle::{POT, Settled};
use std::collections::{BTreeMap, BTreeSet};

/// The most minutes one part can have: a week.
const WEEK: u32 = 10_080;

impl Bank {
    /// Returns every fault in the terms, for proposals and records alike.
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

    /// What speaks against terms a command brings: besides, a member says nothing of others that is not theirs to say or to know, unless
    /// what is amended said it.
    fn against_said(&self, terms: &Terms, old: Option<&Terms>) -> Refusal {
        let mut against = self.against_terms(terms);
        let staff = |by| self.has_power(by, "staff", self.day());
        if self.is_broker() || self.by.is_some_and(staff) {
            return against;
        }
        let own = |m: u32| self.by.is_none_or(|by| self.stands_for(by, m, "record"));
        let payer = if let Some(Payer::Member(payer)) = terms.payer { Some(payer) } else { None };
        let near = |m: u32, owner: u32| {
            let (m, owner) = (self.resolve(m), self.resolve(owner));
            let shares = self.account_of(m).is_ok_and(|a| self.account_of(owner).is_ok_and(|b| a == b));
            m == owner || self.works_for(m, owner) || shares
        };
        // Of the others the member of the listing alone counts: who acts for them, or lives with them, is not told.
        let sender = |m: u32| self.by.map(|by| self.resolve(by)) == Some(self.resolve(m));
        let counts = |m: u32, owner: u32| self.resolve(m) == self.resolve(owner) || (sender(m) && near(m, owner));
        let organisation = |owner: u32| self.members.get(&self.resolve(owner)).is_some_and(|m| m.organisation);
        let here = |owner: u32| organisation(owner) || terms.parts.iter().map(|p| p.member).chain(payer).any(|m| counts(m, owner));
        let listing = terms.listing.filter(|l| old.and_then(|old| old.listing) != Some(*l));
        if listing.and_then(|l| self.listings.get(&l)).is_some_and(|l| !here(l.member)) {
            against.push("not-found");
        }
        let pairing = terms.pairing.filter(|p| old.and_then(|old| old.pairing) != Some(*p));
        if pairing.and_then(|p| self.pairings.get(&p)).is_some_and(|p| !own(p.mentor) && !own(p.mentee)) {
            against.push("not-found");
        }
        for part in terms.parts.iter().filter(|p| !own(p.member)) {
            if self.person(part.member).is_ok_and(|p| p.standing == Standing::Left) {
                against.push("member-state");
            }
            let is = |p: &&crate::command::Part| self.resolve(p.member) == self.resolve(part.member);
            let said = old.and_then(|old| old.parts.iter().find(is)).is_some_and(|p| p.paid);
            let new = part.paid && !said && !self.broken(Fault::PaidIsSaidByAnother);
            if new {
                against.push("not-permitted");
            }
        }
        against
    }

    /// A broker does not decide about what they take part in.
    fn about_oneself(&self, terms: &Terms) -> Refusal {
        let shares = |by: u32, m: u32| self.account_of(by).is_ok_and(|a| self.account_of(m).is_ok_and(|b| a == b));
        let acts = |by: u32, m: u32| self.resolve(by) == self.resolve(m) || self.works_at(self.resolve(by), self.resolve(m));
        let own = |by: u32| crate::words::payers(terms).into_iter().any(|m| acts(by, m) || shares(by, m));
        if self.by.is_some_and(own) && !self.broken(Fault::BrokerDecidesAboutThemselves) { vec!["not-permitted"] } else { Vec::new() }
    }

    /// Whether the sender takes part or pays, or somebody who shares their account does.
    fn is_own_matter(&self, terms: &Terms) -> bool {
        let shares = |by: u32, m: u32| self.account_of(by).is_ok_and(|a| self.account_of(m).is_ok_and(|b| a == b));
        let named = || crate::words::payers(terms).into_iter().map(|m| self.resolve(m));
        self.by.map(|by| self.resolve(by)).is_some_and(|by| named().any(|m| m == by || shares(by, m)))
    }

    /// Who called off comes after all by their own say, or a broker's.
    fn puts_back(&self, part: &crate::command::Part, attendance: Option<Attendance>) -> Refusal {
        let own = |by: u32| self.stands_for(by, part.member, "done");
        let back = matches!(part.attendance, Attendance::Cancelled | Attendance::LateCancel) && attendance == Some(Attendance::Attended);
        if back && !self.broken(Fault::PutBackByAnother) && !self.is_broker() && !self.by.is_some_and(own) {
            vec!["not-permitted"]
        } else {
            Vec::new()
        }
    }

    /// Those who are to take part have to be active; who only receives may rest.
    fn against_planning(&self, terms: &Terms) -> Refusal {
        let mut against = self.against_terms(terms);
        if terms.parts.iter().any(|p| self.unready(p)) {
            against.extend(["member-state", "rule-refused"]);
        }
        against
    }

    /// The same check when it is agreed, for those who are to come.
    fn against_agreeing(&self, terms: &Terms) -> Refusal {
        let mut against = self.against_terms(terms);
        if terms.parts.iter().any(|p| p.came() && self.unready(p)) {
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

    /// Returns the members who must agree: the participants, and a member who pays.
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
        let speaks = self.is_broker() && !self.is_own_matter(terms);
        for member in named.iter().map(|m| self.resolve(*m)) {
            if !asked.contains(&member) {
                against.push("not-taking-part");
            }
            if self.by.is_some_and(|by| !speaks && !self.stands_for(by, member, step)) {
                against.push("not-permitted");
            }
            if !meant.contains(&member) {
                meant.push(member);
            }
        }
        all_well(against)?;
        Ok(meant)
    }

    /// When an agreed exchange stops waiting to be marked done.
    fn due_once_agreed(&self, on: i64) -> i64 {
        on.max(self.day()) * DAY + (i64::from(self.rules.days) + 1) * DAY
    }

    pub(crate) fn never_refused(&self, terms: &Terms) -> bool {
        // Activity 2 meets a need whose requests are never refused because of a balance.
        let Some(listing) = terms.listing.and_then(|l| self.listings.get(&l)) else { return false };
        let own = |p: &crate::command::Part| p.came() && p.side == Side::Received && self.resolve(p.member) == self.resolve(listing.member);
        // It is that activity and no longer than that which is asked for.
        let longer = terms.parts.iter().find(|p| own(p)).is_some_and(|p| listing.minutes.is_some_and(|most| p.minutes > most));
        if (terms.activity.is_some() && terms.activity != listing.activity) || longer {
            return false;
        }
        let open = listing.open && listing.posted <= terms.on && listing.until.is_none_or(|until| terms.on <= until);
        listing.request && listing.classified && listing.activity == Some(2) && open && terms.parts.iter().any(own)
    }

    /// Whether no limit keeps anybody from it: a request that is never refused is answered, and nothing else that stands did so.
    pub(crate) fn excused(&self, terms: &Terms, besides: Option<u32>) -> bool {
        let Some(request) = terms.listing.filter(|l| self.listings.contains_key(l)) else { return false };
        let others = self.answered(request, terms.on, besides);
        let asked = self.listings[&request].minutes;
        self.never_refused(terms) && asked.map_or(others == 0, |most| others + self.got(request, terms) <= u64::from(most))
    }

    /// The accounts whose limits do not count against an exchange that is never refused: the requester's, those that gain, and the pot.
    pub(crate) fn excuses(&self, terms: &Terms, besides: Option<u32>) -> BTreeSet<u32> {
        let asked = terms.listing.and_then(|l| self.listings.get(&l)).filter(|_| self.excused(terms, besides));
        let own = asked.and_then(|l| self.account_of(l.member).ok());
        let up = self.legs(terms).unwrap_or_default().into_iter().filter(|(_, minutes)| asked.is_some() && *minutes > 0);
        let pot = own.map(|_| POT);
        up.map(|(account, _)| account).chain(own).chain(pot).collect()
    }

    /// Whether a limit speaks against a proposal.
    pub(crate) fn is_short(&self, terms: &Terms) -> bool {
        let waived = self.excuses(terms, None);
        self.holds_for(terms, None).is_ok_and(|(_, settled)| settled.shortfalls.iter().any(|(account, ..)| !waived.contains(account)))
    }

    /// The minutes the requester receives in an exchange.
    fn got(&self, request: u32, terms: &Terms) -> u64 {
        let requester = self.listings.get(&request).map(|l| self.resolve(l.member));
        let own = terms.parts.iter().filter(|p| p.came() && p.side == Side::Received && Some(self.resolve(p.member)) == requester);
        own.map(|p| u64::from(p.minutes)).sum()
    }

    /// What stands for a request beside an exchange on a day.
    pub(crate) fn answered(&self, request: u32, on: i64, besides: Option<u32>) -> u64 {
        let ended = [Stage::Proposed, Stage::Declined, Stage::Withdrawn, Stage::Expired, Stage::Reversed];
        // A request that was renewed is open anew from that day.
        let renewed = self.listings.get(&request).and_then(|l| l.renewed);
        let then = |day: i64| renewed.is_none_or(|since| (day >= since) == (on >= since));
        // Others of one bundle stand when it does.
        let bundle = besides.and_then(|id| self.exchanges.get(&id)).and_then(|e| e.bundle);
        let together = |e: &Exchange| bundle.is_some() && e.bundle == bundle && e.stage == Stage::Proposed;
        let stands = |id: u32, e: &Exchange| {
            let stands = !ended.contains(&e.stage) || together(e);
            Some(id) != besides && e.terms.listing == Some(request) && stands && then(e.terms.on)
        };
        self.exchanges.iter().filter(|(id, e)| stands(**id, e)).map(|(_, e)| self.got(request, &e.terms)).sum()
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
            entered: self.day(),
            // What was proposed the others agreed to: nobody entered it alone.
            entered_by: self.by.filter(|_| stage != Stage::Proposed),
            batch: None,
            series: None,
            bundle: None,
            legs: None,
            out: BTreeSet::new(),
            words: BTreeMap::new(),
            refused: BTreeSet::new(),
            standing: 0,
            turns: BTreeMap::new(),
            tray: false,
            substitute: None,
            kept: BTreeMap::new(),
            declined: None,
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

    /// Nobody comes after all who has been forgotten.
    fn forgotten(&self, terms: &Terms) -> Refusal {
        let gone = |m: u32| self.person(m).is_ok_and(|p| p.standing == Standing::Erased);
        if terms.parts.iter().any(|p| p.came() && gone(p.member)) { vec!["member-state"] } else { Vec::new() }
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
