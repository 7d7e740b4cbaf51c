//! The life of an exchange: proposed, agreed, done, confirmed; and what else may become of it.

use super::row::ExchangeRow;
use super::work::{About, Work};
use crate::Error;
use crate::Minutes;
use crate::charter::{Confirmers, SettleRule, Silence, Step};
use crate::command::*;
use crate::event::*;
use crate::exchange::*;
use crate::ids::{ExchangeId, MemberId, SeriesId};
use crate::limits::BATCH;
use crate::member::MemberState;
use crate::order::InOrder as _;
use crate::rules::{Answer, Verdict};
use crate::time::{Date, Instant};

impl Work<'_> {
    pub(super) fn state_of(&self, id: ExchangeId, step: &'static str, allowed: &[ExchangeState]) -> Result<ExchangeRow, Error> {
        let row = *self.bank.state.exchanges.get(id).ok_or(Error::NotFound { what: "exchange", number: id.get() })?;
        if allowed.contains(&row.state) { Ok(row) } else { Err(Error::ExchangeState { exchange: id, state: row.state, step }) }
    }

    pub(super) fn propose(&mut self, a: &Propose) -> Result<(), Error> {
        if a.dates.len() >= BATCH {
            return Err(Error::TooMany { what: "dates", count: a.dates.len() as u64, most: BATCH as u64 });
        }
        if let Some(behalf) = a.on_behalf_of {
            self.bank.member(behalf)?;
        }
        let series = if a.dates.is_empty() {
            None
        } else {
            Some(self.bank.state.small.series.checked_add(1).and_then(SeriesId::new).ok_or(Error::Full { what: "series" })?)
        };
        let mut dates: Vec<Date> = std::iter::once(a.terms.on).chain(a.dates.iter().copied()).collect();
        dates.in_order();
        if let Some(twice) = dates.windows(2).find_map(|d| (d.first() == d.last()).then_some(d.first().copied()).flatten()) {
            return Err(Error::DateOrder { what: "a series names each date once", first: twice, second: twice });
        }
        for on in dates {
            let mut terms = a.terms.clone();
            terms.on = on;
            self.propose_one(terms, series, a)?;
        }
        Ok(())
    }

    fn propose_one(&mut self, terms: Terms, series: Option<SeriesId>, a: &Propose) -> Result<(), Error> {
        self.permit(Step::Propose, &About::Exchange(&terms, self.cx.by))?;
        self.check_terms(&terms)?;
        self.check_ready(&terms)?;
        let verdict = self.bank.verdict(&terms);
        self.may_be_told(&verdict)?;
        if verdict.answer == Answer::Refused {
            return Err(Error::RuleRefused { rules: verdict.codes(Answer::Refused) });
        }
        let needs_approval = verdict.rules(Answer::NeedsApproval);
        let exchange = self.bank.state.exchanges.next_id().ok_or(Error::Full { what: "exchanges" })?;
        let due = self.cx.at.plus_days(self.bank.charter().confirmation.answer_days);
        let agreed = self.own_parts(&terms, Step::Agree);
        let note = Self::note(a.note.as_ref(), self.everybody(&terms));
        self.emit_with(ExchangeProposed { exchange, terms, series, on_behalf_of: a.on_behalf_of, agreed, due, needs_approval }, note)
    }

    /// Whoever is to take part is active; somebody who rests may still receive.
    fn check_ready(&self, terms: &Terms) -> Result<(), Error> {
        for part in &terms.parts {
            let received = part.side == Side::Received;
            self.taking_part(
                part.member,
                if received { |s| matches!(s, MemberState::Active | MemberState::Paused) } else { |s| s == MemberState::Active },
            )?;
        }
        Ok(())
    }

    /// A member does not propose where anything confidential speaks against it, be it strict or not: what would stand waiting for
    /// approval and what would be refused have to look alike, or asking would tell them apart (promise 13). The broker proposes it.
    fn may_be_told(&self, verdict: &Verdict) -> Result<(), Error> {
        let audience = self.bank.audience_of(self.cx.by, self.cx.at);
        if verdict.reasons.iter().any(|reason| reason.audience > audience) { Err(Error::AskTheBroker {}) } else { Ok(()) }
    }

    /// Those taking part, or paying, for whom whoever sent the command speaks.
    fn own_parts(&self, terms: &Terms, step: Step) -> Vec<MemberId> {
        let Some(by) = self.cx.by.map(|by| self.bank.resolve(by)) else { return Vec::new() };
        self.bank.asked(terms).into_iter().filter(|m| self.stands_for(by, *m, step)).collect()
    }

    /// Those a command is about: the ones named, else those whoever sent it speaks for, else (for the host) everybody.
    fn meant(&self, named: &[MemberId], exchange: ExchangeId, terms: &Terms, step: Step) -> Result<Vec<MemberId>, Error> {
        let asked = self.bank.asked(terms);
        if named.is_empty() {
            let own = if self.cx.by.is_none() { asked } else { self.own_parts(terms, step) };
            return if own.is_empty() {
                Err(Error::NotTakingPart { member: self.cx.by.unwrap_or(first(terms)), exchange })
            } else {
                Ok(own)
            };
        }
        let mut meant = Vec::with_capacity(named.len());
        for member in named {
            let member = self.bank.resolve(*member);
            if !asked.contains(&member) {
                return Err(Error::NotTakingPart { member, exchange });
            }
            if let Some(by) = self.cx.by
                && !self.is_broker()
                && !self.stands_for(self.bank.resolve(by), member, step)
            {
                return Err(Error::NotPermitted { step, by: Some(by) });
            }
            if !meant.contains(&member) {
                meant.push(member);
            }
        }
        Ok(meant)
    }

    pub(super) fn agree(&mut self, a: &Agree) -> Result<(), Error> {
        let all: Vec<ExchangeId> = match self.bank.state.more.get(&a.exchange).and_then(|m| m.series) {
            Some(series) if a.series => {
                let open = self.bank.state.open.iter().map(|(id, ())| *id);
                open.filter(|id| self.bank.state.more.get(id).is_some_and(|m| m.series == Some(series)))
                    .filter(|id| self.bank.state.exchanges.get(*id).is_some_and(|e| e.state == ExchangeState::Proposed))
                    .collect()
            }
            _ => vec![a.exchange],
        };
        all.into_iter().try_for_each(|exchange| self.agree_one(exchange, &a.members))
    }

    fn agree_one(&mut self, exchange: ExchangeId, named: &[MemberId]) -> Result<(), Error> {
        self.state_of(exchange, "agreed to", &[ExchangeState::Proposed])?;
        let (terms, by) = self.plan(exchange)?;
        self.permit(Step::Agree, &About::Exchange(&terms, by))?;
        let more = self.bank.state.more.get(&exchange).cloned().unwrap_or_default();
        // Whoever agreed may have been merged into another record since.
        let agreed: Vec<MemberId> = more.agreed.iter().map(|m| self.bank.resolve(*m)).collect();
        let members: Vec<MemberId> =
            self.meant(named, exchange, &terms, Step::Agree)?.into_iter().filter(|m| !agreed.contains(m)).collect();
        if members.is_empty() {
            return Err(Error::NoChange { what: "the agreement" });
        }
        let complete = self.bank.asked(&terms).iter().all(|m| members.contains(m) || agreed.contains(m));
        if !complete {
            return self.emit(ExchangeAgreed {
                exchange,
                members,
                holds: Vec::new(),
                shortfalls: Vec::new(),
                beyond: Vec::new(),
                complete,
            });
        }
        // What has changed since it was proposed counts: a pause, a new rule, a concern.
        self.check_terms(&terms)?;
        let verdict = self.bank.verdict(&terms);
        if verdict.answer == Answer::Refused {
            return Err(Error::RuleRefused { rules: verdict.codes(Answer::Refused) });
        }
        let wanted = verdict.rules(Answer::NeedsApproval);
        if !wanted.iter().all(|rule| more.approved && more.approved_rules.contains(rule)) {
            return Err(Error::NeedsApproval { rules: verdict.codes(Answer::NeedsApproval) });
        }
        let (holds, settlement) = self.bank.holds_for(&terms)?;
        if let Some(short) = settlement.shortfalls.first()
            && !more.limit_approved
            && !self.bank.never_refused(&terms)
        {
            let asked = settlement.postings.iter().find(|p| p.account == short.account).map_or(Minutes::ZERO, |p| p.minutes);
            let asked = Minutes::new(asked.get().saturating_abs())?;
            return Err(Error::LimitReached { account: short.account, available: asked.minus(short.minutes)?, asked });
        }
        self.emit(ExchangeAgreed { exchange, members, holds, shortfalls: settlement.shortfalls, beyond: settlement.beyond, complete })
    }

    pub(super) fn approve(&mut self, a: &Approve) -> Result<(), Error> {
        self.permit(Step::Approve, &About::Nobody)?;
        self.state_of(a.exchange, "approved", &[ExchangeState::Proposed])?;
        let (terms, _) = self.plan(a.exchange)?;
        let verdict = self.bank.verdict(&terms);
        if verdict.answer == Answer::Refused {
            return Err(Error::RuleRefused { rules: verdict.codes(Answer::Refused) });
        }
        let rules = verdict.rules(Answer::NeedsApproval);
        let more = self.bank.state.more.get(&a.exchange);
        if more.is_some_and(|m| m.approved && m.approved_rules == rules && m.limit_approved == a.limit) || (rules.is_empty() && !a.limit) {
            return Err(Error::NothingToDo { what: "no approval is wanted" });
        }
        let note = Self::note(a.note.as_ref(), self.everybody(&terms));
        self.emit_with(ExchangeApproved { exchange: a.exchange, rules, limit: a.limit }, note)
    }

    fn end(&mut self, exchange: ExchangeId, state: ExchangeState, note: Option<&String>) -> Result<(), Error> {
        let about = self.plan(exchange).map(|(t, _)| self.everybody(&t)).unwrap_or_default();
        self.emit_with(ExchangeEnded { exchange, state }, Self::note(note, about))
    }

    pub(super) fn decline(&mut self, a: &Decline) -> Result<(), Error> {
        self.state_of(a.exchange, "declined", &[ExchangeState::Proposed])?;
        let (terms, by) = self.plan(a.exchange)?;
        self.permit(Step::Agree, &About::Exchange(&terms, by))?;
        self.end(a.exchange, ExchangeState::Declined, a.note.as_ref())
    }

    pub(super) fn withdraw(&mut self, a: &Withdraw) -> Result<(), Error> {
        self.state_of(a.exchange, "withdrawn", &[ExchangeState::Proposed, ExchangeState::Agreed])?;
        let (terms, by) = self.plan(a.exchange)?;
        if by.is_none_or(|by| self.cx.by != Some(by)) {
            self.permit(Step::Agree, &About::Exchange(&terms, by))?;
        }
        self.end(a.exchange, ExchangeState::Withdrawn, a.note.as_ref())
    }

    /// Calls off everything ahead of a member that is proposed or agreed, from a day on or altogether.
    pub(super) fn call_off(&mut self, member: MemberId, from: Option<Date>) -> Result<(), Error> {
        let bank = &*self.bank;
        let ahead =
            |id: &ExchangeId| {
                bank.state.exchanges.get(*id).is_some_and(|e| {
                    matches!(e.state, ExchangeState::Proposed | ExchangeState::Agreed) && from.is_none_or(|from| e.on >= from)
                }) && bank.state.plans.get(id).is_some_and(|t| bank.asked(t).contains(&member))
            };
        let all: Vec<ExchangeId> = bank.state.open.iter().map(|(id, ())| *id).filter(ahead).collect();
        all.into_iter().try_for_each(|exchange| self.emit(ExchangeEnded { exchange, state: ExchangeState::Withdrawn }))
    }

    pub(super) fn clear_ahead(&mut self, a: &ClearAhead) -> Result<(), Error> {
        self.permit(Step::Profile, &About::Member(a.member))?;
        let member = self.bank.resolve(a.member);
        self.bank.member(member)?;
        self.call_off(member, Some(a.from))
    }

    /// The terms with what was other than agreed worked in.
    fn with_actual(&self, exchange: ExchangeId, terms: &Terms, actual: &[Actual]) -> Result<Terms, Error> {
        let mut terms = terms.clone();
        for a in actual {
            let member = self.bank.resolve(a.member);
            let part =
                terms.parts.iter_mut().find(|p| self.bank.resolve(p.member) == member).ok_or(Error::NotTakingPart { member, exchange })?;
            if let Some(attendance) = a.attendance {
                part.attendance = (attendance != Attendance::Attended).then_some(attendance);
            }
            if let Some(minutes) = a.minutes {
                part.minutes = minutes;
            }
            if !part.attended() {
                part.minutes = 0;
            }
        }
        if !terms.parts.iter().any(|p| p.attended() && p.side != Side::Received) {
            return Err(Error::NobodyGave {});
        }
        self.nobody_forgotten(&terms.parts)?;
        super::record::check_shape(&terms)?;
        Ok(terms)
    }

    /// Somebody who was not to come may have been forgotten since: then they cannot have come after all.
    fn nobody_forgotten(&self, parts: &[Participation]) -> Result<(), Error> {
        for part in parts.iter().filter(|p| p.attended()) {
            self.taking_part(part.member, |s| s != MemberState::Erased)?;
        }
        Ok(())
    }

    pub(super) fn done(&mut self, a: &Done) -> Result<(), Error> {
        self.state_of(a.exchange, "marked done", &[ExchangeState::Agreed])?;
        let (terms, by) = self.plan(a.exchange)?;
        self.permit(Step::Done, &About::Exchange(&terms, by))?;
        if terms.on > self.cx.at.local_date(14 * 60) {
            return Err(Error::NotYet { on: terms.on, at: self.cx.at });
        }
        let mut terms = self.with_actual(a.exchange, &terms, &a.actual)?;
        if a.visitors.is_some() {
            terms.visitors = a.visitors.filter(|v| *v > 0);
        }
        if a.facilitation.is_some() {
            terms.facilitation = a.facilitation.filter(|f| *f > 0);
        }
        super::record::check_shape(&terms)?;
        let due = self.cx.at.plus_days(self.bank.charter().confirmation.days);
        let note = Self::note(a.note.as_ref(), self.everybody(&terms));
        let own: Vec<Confirmation> =
            self.own_parts(&terms, Step::Done).into_iter().map(|member| Confirmation { member, minutes: None }).collect();
        self.emit_with(ExchangeDone { exchange: a.exchange, terms, due }, note)?;
        if self.bank.charter().confirmation.who == Confirmers::Either {
            return self.post(a.exchange, ExchangeState::Confirmed, false);
        }
        if !own.is_empty() {
            self.emit(ConfirmationGiven { exchange: a.exchange, confirmations: own })?;
            self.post_if_confirmed(a.exchange)?;
        }
        Ok(())
    }

    pub(super) fn confirm(&mut self, a: &Confirm) -> Result<(), Error> {
        self.state_of(a.exchange, "confirmed", &[ExchangeState::Done])?;
        let (terms, by) = self.plan(a.exchange)?;
        self.permit(Step::Confirm, &About::Exchange(&terms, by))?;
        let more = self.bank.state.more.get(&a.exchange).cloned().unwrap_or_default();
        let mut confirmations = Vec::new();
        for member in self.meant(&a.members, a.exchange, &terms, Step::Confirm)? {
            if more.confirmed.iter().any(|c| self.bank.resolve(c.member) == member) {
                continue;
            }
            let said = terms.parts.iter().find(|p| self.bank.resolve(p.member) == member).map(|p| p.minutes);
            let minutes = a.minutes.filter(|m| Some(*m) != said && said.is_some());
            if let Some(minutes) = minutes.filter(|m| *m == 0 || *m > crate::limits::PART_MINUTES) {
                return Err(Error::BadMinutes { minutes: i64::from(minutes), most: i64::from(crate::limits::PART_MINUTES) });
            }
            confirmations.push(Confirmation { member, minutes });
        }
        if confirmations.is_empty() {
            return Err(Error::NoChange { what: "the confirmation" });
        }
        let tolerance = self.bank.charter().confirmation.tolerance;
        let far = confirmations.iter().find(|c| {
            let said = terms.parts.iter().find(|p| self.bank.resolve(p.member) == c.member).map_or(0, |p| p.minutes);
            c.minutes.is_some_and(|m| m.abs_diff(said) > tolerance)
        });
        let far = far.map(|c| c.member);
        self.emit(ConfirmationGiven { exchange: a.exchange, confirmations })?;
        if far.is_some() {
            return self.emit(ExchangeDisputed { exchange: a.exchange, member: None });
        }
        self.post_if_confirmed(a.exchange)
    }

    pub(super) fn confirm_many(&mut self, a: &ConfirmMany) -> Result<(), Error> {
        self.permit(Step::ConfirmForOthers, &About::Nobody)?;
        if a.exchanges.len() > BATCH {
            return Err(Error::TooMany { what: "exchanges", count: a.exchanges.len() as u64, most: BATCH as u64 });
        }
        for exchange in &a.exchanges {
            self.state_of(*exchange, "confirmed", &[ExchangeState::Done])?;
            self.post(*exchange, ExchangeState::Confirmed, false)?;
        }
        Ok(())
    }

    fn post_if_confirmed(&mut self, exchange: ExchangeId) -> Result<(), Error> {
        let (terms, _) = self.plan(exchange)?;
        let confirmed: Vec<MemberId> = self
            .bank
            .state
            .more
            .get(&exchange)
            .map(|m| m.confirmed.iter().map(|c| self.bank.resolve(c.member)).collect())
            .unwrap_or_default();
        let everybody = self.bank.charter().confirmation.who == Confirmers::Both;
        let needed = terms.parts.iter().filter(|p| p.attended() && (everybody || p.side != Side::Gave));
        let members: Vec<MemberId> = needed.map(|p| self.bank.resolve(p.member)).collect();
        if members.iter().all(|m| confirmed.contains(m)) && !confirmed.is_empty() {
            self.post(exchange, ExchangeState::Confirmed, false)
        } else {
            Ok(())
        }
    }

    /// Works out what several memories of one occasion come to.
    fn remembered(&self, exchange: ExchangeId, terms: &Terms) -> Terms {
        let confirmation = &self.bank.charter().confirmation;
        let more = self.bank.state.more.get(&exchange);
        let said = |member: MemberId| terms.parts.iter().find(|p| self.bank.resolve(p.member) == member).map(|p| i64::from(p.minutes));
        let memories = more.map(|m| m.confirmed.as_slice()).unwrap_or_default();
        let mut differences: Vec<i64> = memories
            .iter()
            .map(|c| c.minutes.map_or(0, |m| i64::from(m).saturating_sub(said(self.bank.resolve(c.member)).unwrap_or(0))))
            .collect();
        if differences.iter().all(|d| *d == 0) {
            return terms.clone();
        }
        differences.push(0);
        let lowest = differences.iter().copied().min().unwrap_or(0);
        let highest = differences.iter().copied().max().unwrap_or(0);
        let planned = more.map(|m| m.agreed_minutes.as_slice()).unwrap_or_default();
        let shift = match confirmation.settle {
            SettleRule::Lower => lowest,
            SettleRule::Higher => highest,
            // Between the lowest and the highest: a mean would count what was said twice, once for whoever said it.
            SettleRule::Middle => lowest.saturating_add(highest).div_euclid(2),
            SettleRule::Agreed => 0,
        };
        let mut terms = terms.clone();
        for (i, part) in terms.parts.iter_mut().enumerate().filter(|(_, p)| p.attended()) {
            part.minutes = match (confirmation.settle, planned.get(i)) {
                (SettleRule::Agreed, Some(minutes)) => *minutes,
                _ => u32::try_from(i64::from(part.minutes).saturating_add(shift).max(1)).unwrap_or(part.minutes),
            };
        }
        terms
    }

    /// Posts an exchange that is done: what was held is released, and at most that is posted.
    fn post(&mut self, exchange: ExchangeId, state: ExchangeState, by_silence: bool) -> Result<(), Error> {
        let (terms, _) = self.plan(exchange)?;
        let terms = self.remembered(exchange, &terms);
        self.post_terms(exchange, state, by_silence, terms)
    }

    fn post_terms(&mut self, exchange: ExchangeId, state: ExchangeState, by_silence: bool, terms: Terms) -> Result<(), Error> {
        let holds = self.bank.state.more.get(&exchange).map(|m| m.holds.clone()).unwrap_or_default();
        let legs = self.bank.legs(&terms)?;
        // Silence and confirmation post at most what was agreed; a broker who settles a dispute decides anew.
        let caps = (state == ExchangeState::Confirmed).then_some(holds.as_slice());
        let settlement = self.bank.with_released(&holds, |bank| bank.within_limits(legs, caps))?;
        self.emit(ExchangePosted {
            exchange,
            state,
            parts: terms.parts,
            postings: settlement.postings,
            shortfalls: settlement.shortfalls,
            beyond: settlement.beyond,
            by_silence,
        })
    }

    pub(super) fn dispute(&mut self, a: &Dispute) -> Result<(), Error> {
        self.state_of(a.exchange, "disputed", &[ExchangeState::Done])?;
        let (terms, by) = self.plan(a.exchange)?;
        self.permit(Step::Dispute, &About::Exchange(&terms, by))?;
        if let Some(member) = a.member {
            self.meant(&[member], a.exchange, &terms, Step::Dispute)?;
        }
        let member = a.member.or(self.cx.by).map(|m| self.bank.resolve(m));
        let note = Self::note(a.note.as_ref(), self.everybody(&terms));
        self.emit_with(ExchangeDisputed { exchange: a.exchange, member }, note)
    }

    pub(super) fn settle_dispute(&mut self, a: &Settle) -> Result<(), Error> {
        self.permit(Step::Settle, &About::Nobody)?;
        self.state_of(a.exchange, "settled", &[ExchangeState::Disputed])?;
        let (terms, _) = self.plan(a.exchange)?;
        let mut settled = terms.clone();
        for actual in &a.actual {
            // A dispute may be settled at nothing for somebody.
            let member = self.bank.resolve(actual.member);
            let part = settled
                .parts
                .iter_mut()
                .find(|p| self.bank.resolve(p.member) == member)
                .ok_or(Error::NotTakingPart { member, exchange: a.exchange })?;
            part.attendance = actual.attendance.or(part.attendance).filter(|x| *x != Attendance::Attended);
            part.minutes = actual.minutes.unwrap_or(part.minutes);
            if part.minutes > crate::limits::PART_MINUTES {
                return Err(Error::BadMinutes { minutes: i64::from(part.minutes), most: i64::from(crate::limits::PART_MINUTES) });
            }
        }
        if !a.note.as_ref().is_none_or(String::is_empty) {
            let about = self.everybody(&terms);
            let first = about.first().copied().unwrap_or(first(&terms));
            self.emit_with(PersonalKept { member: first }, Self::note(a.note.as_ref(), about))?;
        }
        self.post_terms(a.exchange, ExchangeState::Settled, false, settled)
    }

    pub(super) fn expire_due(&mut self) -> Result<(), Error> {
        let at = self.cx.at;
        let due = |id: &ExchangeId| self.bank.state.more.get(id).and_then(|m| m.due).is_some_and(|due| due <= at);
        let open: Vec<ExchangeId> = self.bank.state.open.iter().map(|(id, ())| *id).filter(due).collect();
        for exchange in open {
            let Some(row) = self.bank.state.exchanges.get(exchange) else { continue };
            match row.state {
                ExchangeState::Done if self.bank.charter().confirmation.silence == Silence::Confirms => {
                    self.post(exchange, ExchangeState::Confirmed, true)?
                }
                ExchangeState::Proposed | ExchangeState::Agreed | ExchangeState::Done => {
                    self.emit(ExchangeEnded { exchange, state: ExchangeState::Expired })?
                }
                _ => {}
            }
        }
        let day = self.day();
        let over: Vec<_> = self
            .bank
            .state
            .listings
            .iter()
            .filter(|(_, l)| l.closed.is_none() && l.terms.until.is_some_and(|until| until < day))
            .map(|(id, _)| id)
            .collect();
        over.into_iter().try_for_each(|listing| self.emit(ListingClosed { listing, why: crate::listing::Closing::Expired }))
    }

    pub(super) fn mark_attendance(&mut self, a: &MarkAttendance) -> Result<(), Error> {
        self.state_of(a.exchange, "changed", &[ExchangeState::Agreed])?;
        let (terms, by) = self.plan(a.exchange)?;
        self.permit(Step::Done, &About::Exchange(&terms, by))?;
        let member = self.bank.resolve(a.member);
        let mut parts = terms.parts.clone();
        let part = parts
            .iter_mut()
            .find(|p| self.bank.resolve(p.member) == member)
            .ok_or(Error::NotTakingPart { member, exchange: a.exchange })?;
        part.attendance = (a.attendance != Attendance::Attended).then_some(a.attendance);
        self.nobody_forgotten(&parts)?;
        self.change_participants(a.exchange, terms, parts)
    }

    pub(super) fn substitute(&mut self, a: &Substitute) -> Result<(), Error> {
        self.state_of(a.exchange, "changed", &[ExchangeState::Agreed])?;
        let (terms, by) = self.plan(a.exchange)?;
        self.permit(Step::Done, &About::Exchange(&terms, by))?;
        let out = self.bank.resolve(a.out);
        let (into, _) = self.taking_part(a.into, |s| s == MemberState::Active)?;
        let mut parts = terms.parts.clone();
        let part = parts
            .iter_mut()
            .find(|p| self.bank.resolve(p.member) == out)
            .ok_or(Error::NotTakingPart { member: out, exchange: a.exchange })?;
        let mut instead = part.clone();
        instead.member = into;
        instead.attendance = None;
        part.attendance = Some(part.attendance.unwrap_or(Attendance::Cancelled));
        parts.push(instead);
        let mut changed = terms.clone();
        changed.parts.clone_from(&parts);
        self.check_terms(&changed)?;
        let mut came = changed;
        came.parts.retain(Participation::attended);
        let verdict = self.bank.verdict_besides(&came, Some(a.exchange));
        self.may_be_told(&verdict)?;
        if verdict.answer == Answer::Refused {
            return Err(Error::RuleRefused { rules: verdict.codes(Answer::Refused) });
        }
        if verdict.answer == Answer::NeedsApproval && !self.is_broker() {
            return Err(Error::NeedsApproval { rules: verdict.codes(Answer::NeedsApproval) });
        }
        self.change_participants(a.exchange, terms, parts)
    }

    fn change_participants(&mut self, exchange: ExchangeId, terms: Terms, parts: Vec<Participation>) -> Result<(), Error> {
        if parts == terms.parts {
            return Err(Error::NoChange { what: "who takes part" });
        }
        let before = self.bank.state.more.get(&exchange).map(|m| m.holds.clone()).unwrap_or_default();
        let terms = Terms { parts, ..terms };
        let (holds, settlement) = self.bank.with_released(&before, |bank| bank.holds_for(&terms))?;
        if let Some(short) = settlement.shortfalls.first().filter(|_| !self.bank.never_refused(&terms) && !self.is_broker()) {
            return Err(Error::LimitReached { account: short.account, available: Minutes::ZERO, asked: short.minutes });
        }
        self.emit(ParticipantsChanged { exchange, parts: terms.parts, holds, shortfalls: settlement.shortfalls })
    }

    pub(super) fn visit_out(&mut self, a: &VisitOut) -> Result<(), Error> {
        let member = self.visiting(a.exchange, a.member)?;
        if a.expected <= self.cx.at || a.expected > self.cx.at.plus_days(2) {
            return Err(Error::DateOrder { what: "a visit ends soon after it begins", first: self.day(), second: a.expected.date() });
        }
        if self.bank.visit_open(a.exchange, member) {
            return Err(Error::NoChange { what: "the visit" });
        }
        self.emit(VisitReported { exchange: a.exchange, member, expected: Some(a.expected) })
    }

    pub(super) fn visit_back(&mut self, a: &VisitBack) -> Result<(), Error> {
        let member = self.visiting(a.exchange, a.member)?;
        if !self.bank.visit_open(a.exchange, member) {
            return Err(Error::NothingToDo { what: "nobody is out on this visit" });
        }
        self.emit(VisitReported { exchange: a.exchange, member, expected: None })
    }

    fn visiting(&self, exchange: ExchangeId, member: MemberId) -> Result<MemberId, Error> {
        let terms = self.bank.terms_of(exchange).ok_or(Error::NotFound { what: "exchange", number: exchange.get() })?;
        let row = self.bank.state.exchanges.get(exchange).ok_or(Error::NotFound { what: "exchange", number: exchange.get() })?;
        self.permit(Step::Done, &About::Exchange(&terms, row.by))?;
        let member = self.bank.resolve(member);
        if terms.parts.iter().any(|p| self.bank.resolve(p.member) == member) {
            Ok(member)
        } else {
            Err(Error::NotTakingPart { member, exchange })
        }
    }
}

fn first(terms: &Terms) -> MemberId {
    // Terms without anybody are refused before this is asked.
    terms.parts.first().map_or(crate::ids::FIRST_MEMBER, |p| p.member)
}

impl super::TimeBank {
    /// Those whose agreement an exchange needs: everybody taking part, and a member who pays.
    pub(crate) fn asked(&self, terms: &Terms) -> Vec<MemberId> {
        let mut asked: Vec<MemberId> = terms.parts.iter().filter(|p| p.attended()).map(|p| self.resolve(p.member)).collect();
        if let Some(payer) = terms.payer.as_ref().and_then(|p| p.member).map(|m| self.resolve(m))
            && !asked.contains(&payer)
        {
            asked.push(payer);
        }
        asked
    }

    pub(crate) fn visit_open(&self, exchange: ExchangeId, member: MemberId) -> bool {
        self.state.more.get(&exchange).is_some_and(|m| m.visits.iter().any(|v| self.resolve(v.member) == member && v.back.is_none()))
    }

    /// When an agreed exchange stops waiting to be marked done.
    pub(crate) fn agreed_due(&self, on: Date) -> Instant {
        on.start().plus_days(self.charter().confirmation.days.saturating_add(1))
    }
}
