//! Who came, who came instead, what it cost, and who is out on a visit alone.

use crate::bank::{Bank, DAY, Exchange, Refusal, all_well, refuse};
use crate::command::Terms;
use crate::rules::*;
use std::collections::BTreeSet;

impl Bank {
    pub(crate) fn mark_attendance(&mut self, id: u32, member: u32, attendance: Attendance) -> Result<(), Refusal> {
        let e = self.standing(id, "done", &[Stage::Agreed])?;
        let member = self.resolve(member);
        let mut terms = e.terms.clone();
        let Some(part) = terms.parts.iter_mut().find(|p| self.resolve(p.member) == member) else { return refuse("not-taking-part") };
        let mut against = self.puts_back(part, Some(attendance));
        part.attendance = attendance;
        against.extend(self.forgotten(&terms));
        all_well(against)?;
        // Nobody comes for no minutes, who may have been down for none while they were not to come.
        if terms.parts.iter().any(|p| p.came() && p.minutes == 0) {
            return refuse("bad-minutes");
        }
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
        let (holds, settled) = match self.settling(id) {
            Some(_) => Default::default(),
            None => self.holds_for(&terms, Some(&self.exchanges[&id].words))?,
        };
        let waived = self.excuses(&terms, Some(id));
        let told = |account: u32| self.held_to(account) && !waived.contains(&account);
        if settled.shortfalls.iter().any(|(account, ..)| told(*account)) && !e.limit_approved {
            return refuse("limit-reached");
        }
        // Who was asked for stays asked for, until they are in or the other is out.
        let is = |p: &crate::command::Part, m: u32| self.resolve(p.member) == self.resolve(m);
        let substitute = e
            .substitute
            .filter(|(out, into)| terms.parts.iter().any(|p| p.came() && is(p, *out)) && !terms.parts.iter().any(|p| is(p, *into)));
        self.update(id, |e| {
            e.agreed_minutes = terms.parts.iter().map(|p| p.minutes).collect();
            e.terms = terms;
            e.holds = holds;
            e.kept = settled.kept();
            e.substitute = substitute;
        });
        let together = self.settling(id).is_some();
        if together {
            self.bind(id)?;
        }
        self.take_turn(id, id)?;
        if together {
            self.hold_the_net(id);
        }
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
        if self.by.is_some_and(|by| !self.is_broker() && !self.stands_for(by, member, "done")) {
            against.push("not-permitted");
        }
        if !e.terms.parts.iter().any(|p| self.resolve(p.member) == member) {
            against.push("not-taking-part");
        }
        all_well(against)?;
        Ok((member, e.out.iter().any(|m| self.resolve(*m) == member)))
    }

    pub(crate) fn visit_out(&mut self, id: u32, member: u32, expected: i64) -> Result<(), Refusal> {
        let (member, out) = self.visiting(id, member)?;
        let mut against = Vec::new();
        let stage = self.exchanges[&id].stage;
        if [Stage::Proposed, Stage::Declined, Stage::Withdrawn, Stage::Expired, Stage::Reversed].contains(&stage) {
            against.push("exchange-state");
        }
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
