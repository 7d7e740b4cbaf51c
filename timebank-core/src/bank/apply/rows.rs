//! The rows an exchange is kept in, and what lasting data must say of it.

use super::{At, next, no};
use crate::bank::TimeBank;
use crate::charter::CreditMode;
use crate::error::Error;
use crate::journal::event::ExchangeEnded;
use crate::ledger::Hold;
use crate::model::exchange::*;
use crate::model::member::{MemberState, Posting};
use crate::order::InOrder as _;
use crate::state::PartRowId;
use crate::state::{ExchangeRow, PartRow};
use crate::values::ids::{ExchangeId, Id, MemberId};
use crate::values::revision::Revision;
use crate::values::sure::{LeftOut as _, sure};
use crate::values::time::Date;

impl TimeBank {
    pub(super) fn row_mut(&mut self, id: ExchangeId) -> Result<&mut ExchangeRow, Error> {
        self.state.exchanges.get_mut(id).ok_or_else(|| no("there is no such exchange"))
    }

    pub(super) fn plan_mut(&mut self, id: ExchangeId) -> Result<&mut Terms, Error> {
        self.state.plans.get_mut(&id).ok_or_else(|| no("the exchange has no plan"))
    }

    /// Keeps who declined a proposal: whoever the event names, or else its sender, if they are among those who were asked.
    pub(super) fn note_who_declined(&mut self, at: &At<'_>, e: &ExchangeEnded) -> Result<(), Error> {
        let asked = self.state.plans.get(&e.exchange).map_or_else(Vec::new, |terms| self.asked(terms));
        let is_asked = |member: &MemberId| asked.contains(&self.resolve(*member));
        if e.member.is_some_and(|member| e.state != ExchangeState::Declined || !is_asked(&member)) {
            return Err(no("only one who was asked declines"));
        }
        let who = e.member.or(at.body.by.member()).filter(is_asked);
        if e.state == ExchangeState::Declined && who.is_some() {
            self.row_mut(e.exchange)?.more = true;
            self.state.more.entry(e.exchange).declined = who;
        }
        Ok(())
    }

    /// Checks terms against everything that lasting data can prove.
    pub(super) fn check_lasting(&self, terms: &Terms) -> Result<(), Error> {
        crate::rules::check_shape(terms)?;
        if terms.activity.is_some_and(|a| self.state.activities.get(a).is_none()) {
            return Err(no("there is no such activity"));
        }
        if terms.listing.is_some_and(|l| self.state.listings.get(l).is_none())
            || terms.pairing.is_some_and(|p| self.state.pairings.get(p).is_none())
        {
            return Err(no("there is no such listing or pairing"));
        }
        for part in &terms.parts {
            let member = self.member(part.member)?;
            if part.attended() && member.state == MemberState::Erased {
                return Err(no("a forgotten member takes part"));
            }
        }
        match terms.parts.as_slice() {
            [] => Ok(()),
            [_] => Ok(()),
            [a, b] if self.resolve(a.member) != self.resolve(b.member) => Ok(()),
            parts => {
                let mut all: Vec<MemberId> = parts.iter().map(|p| self.resolve(p.member)).collect();
                all.in_order();
                if all.windows(2).any(|pair| pair.first() == pair.last()) { Err(no("a member is named twice")) } else { Ok(()) }
            }
        }
    }

    pub(super) fn check_plan(&self, id: ExchangeId) -> Result<(), Error> {
        self.check_lasting(self.state.plans.get(&id).ok_or_else(|| no("the exchange has no plan"))?)?;
        let bundle = self.state.more.get(&id).and_then(|more| self.bundled(more.bundle?));
        bundle.map_or(Ok(()), |row| self.few_enough(&row.exchanges))
    }

    /// Adds an exchange. Its participations are stored separately, by `write_parts`.
    pub(super) fn add_exchange(&mut self, at: &At<'_>, id: ExchangeId, terms: &Terms, state: ExchangeState) -> Result<(), Error> {
        let row = ExchangeRow {
            on: terms.on,
            value: terms.on,
            activity: terms.activity,
            first_part: 0,
            parts: 0,
            start_minute: terms.start.map_or(ExchangeRow::NO_START, |s| s.minute),
            offset: terms.start.map_or(0, |s| s.offset),
            state,
            more: false,
            setting: terms.setting,
            estimated: terms.estimated,
            brokered: terms.brokered,
            by: at.body.by.member(),
            entry: None,
            entered: at.body.at.millis().div_euclid(1000),
        };
        next(id, self.state.exchanges.push(row))?;
        let plain = terms.visitors.is_none()
            && terms.payer.is_none()
            && terms.group.is_none()
            && terms.listing.is_none()
            && terms.pairing.is_none()
            && terms.facilitation.is_none()
            && terms.expenses.is_empty();
        if !plain {
            self.row_mut(id)?.more = true;
            let more = self.state.more.entry(id);
            more.visitors = terms.visitors.given_or(0);
            more.payer.clone_from(&terms.payer);
            more.group = terms.group;
            more.listing = terms.listing;
            more.pairing = terms.pairing;
            more.facilitation = terms.facilitation.given_or(0);
            more.expenses.clone_from(&terms.expenses);
        }
        Ok(())
    }

    /// Stores the participations of an exchange.
    pub(super) fn write_parts(&mut self, id: ExchangeId, parts: &[Participation]) -> Result<(), Error> {
        let first = self.state.parts.len();
        for part in parts {
            let member = self.resolve(part.member);
            let before = *self.state.tails.get(member).ok_or_else(|| no("there is no such member"))?;
            let row = PartRow {
                member,
                exchange: id,
                minutes: if part.attended() { part.minutes } else { 0 },
                before,
                side: part.side,
                capacity: part.capacity,
                paid: part.paid,
                attendance: part.attendance,
            };
            let place = self.state.parts.push(row).ok_or_else(|| Error::Full { what: "participations" })?;
            if let Some(tail) = self.state.tails.get_mut(member) {
                *tail = sure(place.index().checked_add(1), "rows have numbers of 32 bits")?;
            }
        }
        let row = self.row_mut(id)?;
        row.first_part = first;
        row.parts = u16::try_from(parts.len()).map_err(|_| Error::Full { what: "participations" })?;
        Ok(())
    }

    /// Notes that an exchange changed for everyone in it; with its terms `before`, only if what everyone sees of them differs. Who stays away
    /// is gone for the others, and how they stay away is told to nobody else.
    pub(super) fn revised(&mut self, at: &At<'_>, id: ExchangeId, before: Option<&Terms>) -> Result<(), Error> {
        let mut new = Vec::new();
        if let Some(before) = before {
            let now = self.terms_of(id).ok_or_else(|| no("there is no such exchange"))?;
            if self.same_for_all(before, &now) {
                return Ok(());
            }
            let was = |member: &MemberId| before.parts.iter().any(|part| self.resolve(part.member) == *member);
            new.extend(now.parts.iter().map(|part| self.resolve(part.member)).filter(|member| !was(member)));
        }
        let expired = self.state_of(id) == Some(ExchangeState::Expired);
        let more = self.state.more.entry(id);
        // When the bank noticed that an answer was overdue depends on what others did.
        let moment = more.due.filter(|_| expired).given_or(at.body.at);
        let revision = Revision::after(more.revised, moment)?;
        more.revised = Some(revision);
        more.came_in.extend(new.into_iter().map(|member| (member, revision.times)));
        Ok(())
    }

    /// Returns whether terms are the same for everyone in an exchange.
    fn same_for_all(&self, one: &Terms, other: &Terms) -> bool {
        let who = |part: &Participation| (self.resolve(part.member), part.side, part.minutes);
        let (here, there) = (one.parts.iter().filter(|part| part.attended()), other.parts.iter().filter(|part| part.attended()));
        let what = |terms: &Terms| (terms.on, terms.start, terms.activity, terms.visitors.given_or(0));
        what(one) == what(other) && here.map(who).eq(there.map(who))
    }

    /// Checks the value date of an exchange that took place on `on`.
    pub(super) fn counts_for(&self, on: Date, value: Date) -> Result<(), Error> {
        if value == self.open_day(on) { Ok(()) } else { Err(no("it counts for its own day, or the first that is open")) }
    }

    pub(super) fn check_postings(&self, postings: &[Posting]) -> Result<(), Error> {
        if !postings.is_empty() && self.charter().credit.mode == CreditMode::ParticipationOnly {
            return Err(no("the community keeps no credit"));
        }
        Ok(())
    }

    /// Returns the terms of an exchange: the plan while it is under way, and afterwards what happened.
    pub(crate) fn terms_of(&self, id: ExchangeId) -> Option<Terms> {
        if let Some(plan) = self.state.plans.get(&id) {
            return Some(plan.clone());
        }
        let row = self.state.exchanges.get(id)?;
        let mut terms = Terms::new(row.on);
        terms.start = row.start();
        terms.activity = row.activity;
        terms.setting = row.setting;
        terms.estimated = row.estimated;
        terms.brokered = row.brokered;
        let indices = (row.first_part..).take(usize::from(row.parts));
        terms.parts = indices
            .filter_map(|i| self.state.parts.get(PartRowId::from_index(i)?))
            .map(|p| Participation {
                member: p.member,
                side: p.side,
                minutes: p.minutes,
                capacity: p.capacity,
                paid: p.paid,
                attendance: p.attendance,
            })
            .collect();
        if let Some(more) = self.state.more.get(&id) {
            terms.visitors = (more.visitors > 0).then_some(more.visitors);
            terms.payer.clone_from(&more.payer);
            terms.group = more.group;
            terms.listing = more.listing;
            terms.pairing = more.pairing;
            terms.facilitation = (more.facilitation > 0).then_some(more.facilitation);
            terms.expenses.clone_from(&more.expenses);
        }
        Some(terms)
    }

    /// Calls `look` on the bank with some holds temporarily released.
    pub(in crate::bank) fn with_released<T>(&mut self, holds: &[Hold], look: impl FnOnce(&Self) -> Result<T, Error>) -> Result<T, Error> {
        holds.iter().try_for_each(|hold| self.state.ledger.release(hold))?;
        let seen = look(self);
        holds.iter().try_for_each(|hold| self.state.ledger.hold(hold))?;
        seen
    }
}
