//! Every session is proposed on a copy of the bank before it is given out: what that refuses is taken out, with its ring. Nothing should be.
//!
//! The copy is kept up to date while the plan is placed and made better, so that hardly anything is left to propose when the work is stopped.
//! What leaves the plan is withdrawn on the copy. Numbers of sessions only ever grow, so the proposals stand there in the order of the plan.

use super::pace::{Pacer, worked};
use super::place::{Chosen, Placing};
use crate::bank::Trial;
use crate::command::{Command, Context, Propose, Withdraw};
use crate::order::InOrder as _;
use crate::values::ids::ExchangeId;
use std::collections::{BTreeMap, BTreeSet};

/// How many sessions are still proposed once the work is over: those of the last change. Of a larger ring nothing stays then.
const LATE: usize = 32;

/// A session by who is in it, and when: the day, the minute and the minutes it takes.
type Known = (Vec<Chosen>, i32, Option<u16>, u32);

/// The copy, and what is proposed on it.
#[derive(Default)]
pub(super) struct Audit {
    trial: Option<Trial>,
    /// Sessions that were placed or taken out since the copy was brought up to date.
    touched: Vec<u64>,
    proposed: BTreeMap<u64, ExchangeId>,
    /// What the copy refused is not placed again.
    refused: BTreeSet<Known>,
    /// Sessions proposed since the work was over.
    late: usize,
}

impl Audit {
    /// Takes note of a session that was placed or taken out.
    pub(super) fn touch(&mut self, id: u64) {
        self.touched.push(id);
    }

    /// Whether the copy refused a session like this one.
    pub(super) fn refuses(&self, chosen: &[Chosen], on: i32, minute: Option<u16>, minutes: u32) -> bool {
        !self.refused.is_empty() && self.refused.contains(&(chosen.to_vec(), on, minute, minutes))
    }

    /// The terms that are open on the copy, in the order in which they were proposed.
    #[cfg(test)]
    pub(super) fn open(&self) -> Vec<crate::model::exchange::Terms> {
        let bank = self.trial.as_ref().map(Trial::bank);
        let open = bank.into_iter().flat_map(|bank| bank.state.open.iter().filter_map(|(id, ())| bank.state.plans.get(id).cloned()));
        open.collect()
    }

    /// Whether a session stands proposed on the copy.
    pub(super) fn has(&self, id: u64) -> bool {
        self.proposed.contains_key(&id)
    }
}

impl Placing<'_> {
    /// Brings the copy up to date with the plan. Afterwards every session of the plan is proposed on it.
    pub(super) fn audit(&mut self, pacer: &mut Pacer<'_>) {
        while !self.audit.touched.is_empty() {
            let mut touched = std::mem::take(&mut self.audit.touched);
            touched.in_order();
            touched.dedup();
            for id in touched {
                match (self.sessions.contains_key(&id), self.audit.proposed.contains_key(&id)) {
                    (true, false) if !self.proposed_on_the_copy(id, pacer) => self.take_out(id),
                    (false, true) => self.withdraw_on_the_copy(id, pacer),
                    _ => {}
                }
            }
        }
    }

    fn on_the_copy(&mut self, action: impl Into<crate::command::Action>, pacer: &mut Pacer<'_>) -> Option<ExchangeId> {
        worked();
        pacer.count(256);
        let bank = self.round.bank;
        let trial = self.audit.trial.get_or_insert_with(|| bank.trial());
        trial.execute(&Command::new(Context::host(bank.last_at()), action)).ok()?.exchange().ok()
    }

    fn proposed_on_the_copy(&mut self, id: u64, pacer: &mut Pacer<'_>) -> bool {
        if pacer.over() {
            self.audit.late = self.audit.late.saturating_add(1);
            if self.audit.late > LATE {
                return false;
            }
        }
        let Some(terms) = self.get(id).map(|session| session.terms.clone()) else { return false };
        let Some(exchange) = self.on_the_copy(Propose::new(terms), pacer) else { return false };
        self.audit.proposed.insert(id, exchange);
        true
    }

    fn withdraw_on_the_copy(&mut self, id: u64, pacer: &mut Pacer<'_>) {
        if let Some(exchange) = self.audit.proposed.remove(&id).filter(|_| !pacer.over()) {
            self.on_the_copy(Withdraw { exchange, note: None }, pacer);
        }
    }

    /// Takes out what was refused, with its ring, and whoever leaned on it, the last first.
    fn take_out(&mut self, id: u64) {
        let Some(session) = self.get(id) else { return };
        let (on, minute) = (session.terms.on.days(), session.terms.start.map(|start| start.minute));
        let refused = (session.chosen.clone(), on, minute, session.minutes);
        self.audit.refused.insert(refused);
        for id in self.whole(id) {
            self.remove(id);
        }
        while let Some(last) = self.sessions.values().rfind(|session| !self.stands(session)).map(|session| session.id) {
            for id in self.whole(last) {
                self.remove(id);
            }
        }
    }
}
