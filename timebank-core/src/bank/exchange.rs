//! The life cycle of an exchange: proposed, agreed, done, confirmed; or declined, called off, disputed, settled.

use super::words::{Voice, in_state};
use super::work::{About, Work};
use crate::charter::{Confirmers, SettleRule, Step};
use crate::command::*;
use crate::error::Error;
use crate::journal::event::*;
use crate::model::exchange::*;
use crate::model::member::MemberState;
use crate::model::personal::{Part, Scope};
use crate::order::InOrder as _;
use crate::rules::{Answer, BOOKED_TWICE, Verdict};
use crate::state::ExchangeRow;
use crate::values::audience::Audience;
use crate::values::ids::{ExchangeId, MemberId, SeriesId};
use crate::values::limits::BATCH;
use crate::values::minutes::Minutes;
use crate::values::sure::{LeftOut as _, sure};
use crate::values::time::{Date, Instant};

impl Work<'_> {
    /// Returns the terms of an exchange on which the sender may take `step`, if it is in an allowed state. The checks run in the
    /// order of [`Work::exchange`].
    fn standing(
        &self,
        id: ExchangeId,
        step: Step,
        (to_be, allowed): (&'static str, &[ExchangeState]),
    ) -> Result<(Terms, ExchangeRow), Error> {
        let (row, terms) = self.exchange(id, Some(step))?;
        in_state(id, row.state, to_be, allowed)?;
        Ok((terms, row))
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
            terms.start = self.bank.on_the_wall(&terms);
            self.propose_one(terms, series, a)?;
        }
        Ok(())
    }

    fn propose_one(&mut self, terms: Terms, series: Option<SeriesId>, a: &Propose) -> Result<(), Error> {
        self.permit(Step::Propose, &About::Exchange(&terms, self.cx.by.member()))?;
        self.check_terms(&terms)?;
        self.check_ready(&terms)?;
        let verdict = self.bank.verdict(&terms);
        // If a confidential reason decides, a broker decides: the proposal waits in the broker's tray, and to its sender it looks
        // like any other (promise 13). Reasons that anyone may read are returned at once.
        let audience = self.bank.audience_of(self.cx.by, self.cx.at);
        let told = verdict.told(audience);
        if told.answer == Answer::Refused {
            return Err(Error::RuleRefused { rules: told.codes(Answer::Refused) });
        }
        let held = verdict.reasons.len() > told.reasons.len();
        let needs_approval = verdict.rules(Answer::NeedsApproval);
        let booked_twice = verdict.wants(BOOKED_TWICE);
        let exchange = self.bank.state.exchanges.next_id().ok_or(Error::Full { what: "exchanges" })?;
        let due = self.cx.at.plus_days(self.bank.charter().confirmation.answer_days);
        let agreed = self.own_parts(&terms, Step::Agree);
        let words = self.words_for(&terms, None, &agreed)?;
        let note = Self::note(a.note.as_ref(), self.everybody(&terms, a.on_behalf_of));
        let on_behalf_of = a.on_behalf_of;
        self.emit_with(
            ExchangeProposed { exchange, terms, series, on_behalf_of, agreed, due, needs_approval, booked_twice, held, words },
            note,
        )
    }

    /// Fails unless every participant is active; a resting member may still receive. A member learns this only about those they
    /// act for. Whether others rest or are suspended is left to the broker's tray.
    fn check_ready(&self, terms: &Terms) -> Result<(), Error> {
        let open = self.bank.audience_of(self.cx.by, self.cx.at) == Audience::Member;
        for part in &terms.parts {
            let member = self.bank.resolve(part.member);
            let away = self.bank.member(member).is_ok_and(|row| matches!(row.state, MemberState::Paused | MemberState::Suspended));
            let own = self.cx.by.member().is_none_or(|by| self.stands_for(self.bank.resolve(by), member, Step::Propose));
            if open && away && !own {
                continue;
            }
            let received = part.side == Side::Received;
            self.taking_part(
                part.member,
                if received { |s| matches!(s, MemberState::Active | MemberState::Paused) } else { |s| s == MemberState::Active },
            )?;
        }
        Ok(())
    }

    /// Fails for a member if any reason against the occasion is confidential, however strict. Otherwise the difference between
    /// waiting for approval and being refused would reveal it (promise 13). A broker can propose it instead.
    fn may_be_told(&self, verdict: &Verdict) -> Result<(), Error> {
        let audience = self.bank.audience_of(self.cx.by, self.cx.at);
        if verdict.reasons.iter().any(|reason| reason.audience > audience) { Err(Error::AskTheBroker {}) } else { Ok(()) }
    }

    /// Returns the participants, and the payer, whom the sender acts for.
    fn own_parts(&self, terms: &Terms, step: Step) -> Vec<MemberId> {
        let Some(by) = self.cx.by.member().map(|by| self.bank.resolve(by)) else { return Vec::new() };
        self.bank.asked(terms).into_iter().filter(|m| self.stands_for(by, *m, step)).collect()
    }

    /// Returns the members a command is about: the ones named; otherwise those the sender acts for; for the host, everyone.
    fn meant(&self, named: &[MemberId], exchange: ExchangeId, terms: &Terms, step: Step) -> Result<Vec<MemberId>, Error> {
        let asked = self.bank.asked(terms);
        if named.is_empty() {
            let own = if self.cx.by.member().is_none() { asked } else { self.own_parts(terms, step) };
            return if own.is_empty() {
                Err(Error::NotTakingPart { member: self.cx.by.member().given_or(first(terms)), exchange })
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
            if let Some(by) = self.cx.by.member()
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
        let (terms, row) = self.standing(exchange, Step::Agree, ("agreed to", &[ExchangeState::Proposed]))?;
        let more = self.bank.state.more.get(&exchange).map_or_else(Default::default, Clone::clone);
        // Members who agreed may have been merged into another record since.
        let agreed: Vec<MemberId> = more.agreed.iter().map(|m| self.bank.resolve(*m)).collect();
        let members: Vec<MemberId> =
            self.meant(named, exchange, &terms, Step::Agree)?.into_iter().filter(|m| !agreed.contains(m)).collect();
        self.not_alone(row.by, &terms)?;
        let complete = self.bank.asked(&terms).iter().all(|m| members.contains(m) || agreed.contains(m));
        if members.is_empty() && !complete {
            return Err(Error::NoChange { what: "the agreement" });
        }
        let words = self.words_for(&terms, Some(exchange), &members)?;
        if !complete {
            return self.emit(ExchangeAgreed {
                exchange,
                members,
                holds: Vec::new(),
                shortfalls: Vec::new(),
                beyond: Vec::new(),
                complete,
                words,
            });
        }
        // Changes since the proposal count: a rest, a new rule, a concern.
        self.check_terms(&terms)?;
        let verdict = self.bank.verdict(&terms);
        if verdict.answer == Answer::Refused {
            return Err(Error::RuleRefused { rules: verdict.codes(Answer::Refused) });
        }
        let wanted = verdict.rules(Answer::NeedsApproval);
        let booked_twice = verdict.wants(BOOKED_TWICE) && !more.booking_approved;
        if booked_twice || !wanted.iter().all(|rule| more.approved && more.approved_rules.contains(rule)) {
            return Err(Error::NeedsApproval { rules: verdict.codes(Answer::NeedsApproval) });
        }
        let known: Vec<Word> = more.words.iter().chain(&words).cloned().collect();
        let (holds, settlement) = self.bank.holds_for(&terms, Some(exchange), Some(&known))?;
        // How close others are to their limits is confidential. A member sees only their own limit; the rest follows the
        // shortfall rule.
        let open = self.bank.audience_of(self.cx.by, self.cx.at) == Audience::Member;
        let own = self.cx.by.member().and_then(|by| self.bank.account_of(by).ok());
        if let Some(short) = settlement.shortfalls.iter().find(|short| !open || Some(short.account) == own)
            && !more.limit_approved
            && !self.bank.never_refused(&terms)
        {
            let asked = settlement.postings.iter().find(|p| p.account == short.account).map_or(Minutes::ZERO, |p| p.minutes);
            let asked = asked.magnitude();
            return Err(Error::LimitReached { account: short.account, available: asked.minus(short.minutes)?, asked });
        }
        let (shortfalls, beyond) = (settlement.shortfalls, settlement.beyond);
        self.emit(ExchangeAgreed { exchange, members, holds, shortfalls, beyond, complete, words })
    }

    /// Fails for a member who proposed the exchange and acts for everyone who is asked: someone else has to agree, a broker if
    /// nobody else may. Nobody but the proposer can agree to what is in the tray, so an answer that depended on the rules would
    /// reveal it (promise 13).
    fn not_alone(&self, proposer: Option<MemberId>, terms: &Terms) -> Result<(), Error> {
        let open = self.bank.audience_of(self.cx.by, self.cx.at) == Audience::Member;
        let Some(by) = self.cx.by.member().map(|by| self.bank.resolve(by)).filter(|_| open) else { return Ok(()) };
        let alone = proposer.is_some_and(|proposer| self.bank.resolve(proposer) == by)
            && self.bank.asked(terms).iter().all(|member| self.stands_for(by, *member, Step::Agree));
        if alone { Err(Error::AskTheBroker {}) } else { Ok(()) }
    }

    pub(super) fn approve(&mut self, a: &Approve) -> Result<(), Error> {
        let (terms, _) = self.standing(a.exchange, Step::Approve, ("approved", &[ExchangeState::Proposed]))?;
        let verdict = self.bank.verdict(&terms);
        if verdict.answer == Answer::Refused {
            return Err(Error::RuleRefused { rules: verdict.codes(Answer::Refused) });
        }
        let rules = verdict.rules(Answer::NeedsApproval);
        let more = self.bank.state.more.get(&a.exchange);
        let booked_twice = verdict.wants(BOOKED_TWICE);
        let same = |m: &crate::state::ExchangeMore| {
            m.approved && m.approved_rules == rules && m.limit_approved == a.limit && m.booking_approved == booked_twice
        };
        if more.is_some_and(same) || (rules.is_empty() && !a.limit && !booked_twice) {
            return Err(Error::NothingToDo { what: "no approval is wanted" });
        }
        let note = Self::note(a.note.as_ref(), self.everybody_in(a.exchange, &terms));
        // Approving gives no word for members' accounts. It does for the pot, because the broker has seen what the pot pays.
        let words = self.words_for(&terms, Some(a.exchange), &[])?;
        self.emit_with(ExchangeApproved { exchange: a.exchange, rules, limit: a.limit, booked_twice, through: false, words }, note)
    }

    /// Returns whether a proposal waits in the broker's tray.
    pub(super) fn is_held(&self, exchange: ExchangeId) -> bool {
        self.bank.state.more.get(&exchange).is_some_and(|more| more.held)
    }

    pub(super) fn let_through(&mut self, a: &LetThrough) -> Result<(), Error> {
        let (terms, _) = self.standing(a.exchange, Step::Approve, ("let through", &[ExchangeState::Proposed]))?;
        if !self.is_held(a.exchange) {
            return Err(Error::NothingToDo { what: "it does not lie in the tray" });
        }
        // A broker does not decide about themselves. Another broker does, or the host.
        if let Some(by) = self.cx.by.member()
            && self.bank.asked(&terms).iter().any(|member| self.stands_for(self.bank.resolve(by), *member, Step::Agree))
        {
            return Err(Error::NotPermitted { step: Step::Approve, by: Some(by) });
        }
        let verdict = self.bank.verdict(&terms);
        if verdict.answer == Answer::Refused {
            return Err(Error::RuleRefused { rules: verdict.codes(Answer::Refused) });
        }
        let note = Self::note(a.note.as_ref(), self.everybody_in(a.exchange, &terms));
        let words = self.words_for(&terms, Some(a.exchange), &[])?;
        let (rules, limit) = (verdict.rules(Answer::NeedsApproval), verdict.wants("balance-limit"));
        let booked_twice = verdict.wants(BOOKED_TWICE);
        self.emit_with(ExchangeApproved { exchange: a.exchange, rules, limit, booked_twice, through: true, words }, note)
    }

    fn end(&mut self, exchange: ExchangeId, state: ExchangeState, note: Option<&String>) -> Result<(), Error> {
        let (terms, _) = self.plan(exchange)?;
        let about = self.everybody_in(exchange, &terms);
        self.emit_with(ExchangeEnded { exchange, state }, Self::note(note, about))
    }

    pub(super) fn decline(&mut self, a: &Decline) -> Result<(), Error> {
        self.standing(a.exchange, Step::Agree, ("declined", &[ExchangeState::Proposed]))?;
        self.end(a.exchange, ExchangeState::Declined, a.note.as_ref())
    }

    pub(super) fn withdraw(&mut self, a: &Withdraw) -> Result<(), Error> {
        let (row, terms) = self.exchange(a.exchange, None)?;
        if row.by.is_none_or(|by| self.cx.by.member() != Some(by)) {
            self.permit(Step::Agree, &About::Exchange(&terms, row.by))?;
        }
        in_state(a.exchange, row.state, "withdrawn", &[ExchangeState::Proposed, ExchangeState::Agreed])?;
        self.end(a.exchange, ExchangeState::Withdrawn, a.note.as_ref())
    }

    /// Calls off a member's proposed and agreed exchanges, from a day on, or all of them.
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
        let by = self.cx.by.member().map(|by| self.bank.resolve(by));
        let agrees = by.is_some_and(|by| self.may_at_all(None).is_ok() && self.acts_for(by, a.member, Scope::Agree));
        if !agrees {
            self.permit(Step::Profile, &About::Member(a.member))?;
        }
        let member = self.bank.resolve(a.member);
        self.bank.member(member)?;
        self.call_off(member, Some(a.from))
    }

    /// Returns the terms with the reported differences applied.
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
        crate::rules::check_shape(&terms)?;
        Ok(terms)
    }

    /// Fails if a forgotten member is among those who attended. A member marked absent may have been forgotten since.
    fn nobody_forgotten(&self, parts: &[Participation]) -> Result<(), Error> {
        for part in parts.iter().filter(|p| p.attended()) {
            self.taking_part(part.member, |s| s != MemberState::Erased)?;
        }
        Ok(())
    }

    pub(super) fn done(&mut self, a: &Done) -> Result<(), Error> {
        let (terms, _) = self.standing(a.exchange, Step::Done, ("marked done", &[ExchangeState::Agreed]))?;
        if terms.on > self.latest_day() {
            return Err(Error::NotYet { on: terms.on, at: self.cx.at });
        }
        let mut terms = self.with_actual(a.exchange, &terms, &a.actual)?;
        if a.visitors.is_some() {
            terms.visitors = a.visitors.filter(|v| *v > 0);
        }
        if a.facilitation.is_some() {
            terms.facilitation = a.facilitation.filter(|f| *f > 0);
        }
        crate::rules::check_shape(&terms)?;
        let due = self.cx.at.plus_days(self.bank.charter().confirmation.days);
        let note = Self::note(a.note.as_ref(), self.everybody_in(a.exchange, &terms));
        let own = self.own_parts(&terms, Step::Done);
        let words = self.words_for(&terms, Some(a.exchange), &own)?;
        let own: Vec<Confirmation> = own.into_iter().map(|member| Confirmation { member, minutes: None }).collect();
        self.emit_with(ExchangeDone { exchange: a.exchange, terms, due, words }, note)?;
        if self.bank.charter().confirmation.who == Confirmers::Either {
            return self.post(a.exchange, ExchangeState::Confirmed, Posting::Spoken);
        }
        if !own.is_empty() {
            self.emit(ConfirmationGiven { exchange: a.exchange, confirmations: own, words: Vec::new() })?;
            self.post_if_confirmed(a.exchange)?;
        }
        Ok(())
    }

    pub(super) fn confirm(&mut self, a: &Confirm) -> Result<(), Error> {
        let (terms, _) = self.standing(a.exchange, Step::Confirm, ("confirmed", &[ExchangeState::Done]))?;
        let more = self.bank.state.more.get(&a.exchange).map_or_else(Default::default, Clone::clone);
        let mut confirmations = Vec::new();
        for member in self.meant(&a.members, a.exchange, &terms, Step::Confirm)? {
            if more.confirmed.iter().any(|c| self.bank.resolve(c.member) == member) {
                continue;
            }
            let said = terms.parts.iter().find(|p| self.bank.resolve(p.member) == member).map(|p| p.minutes);
            let minutes = a.minutes.filter(|m| Some(*m) != said && said.is_some());
            if let Some(minutes) = minutes.filter(|m| *m == 0 || *m > crate::values::limits::PART_MINUTES) {
                return Err(Error::BadMinutes { minutes: i64::from(minutes), most: i64::from(crate::values::limits::PART_MINUTES) });
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
        let members: Vec<MemberId> = confirmations.iter().map(|c| c.member).collect();
        let shift = confirmations.iter().filter_map(|c| shift_of(&terms, |m| self.bank.resolve(m) == c.member, c.minutes)).max();
        let words = self.words_for(&shifted(&terms, shift.given_or(0))?, Some(a.exchange), &members)?;
        self.emit(ConfirmationGiven { exchange: a.exchange, confirmations, words })?;
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
            self.standing(*exchange, Step::ConfirmForOthers, ("confirmed", &[ExchangeState::Done]))?;
            self.post(*exchange, ExchangeState::Confirmed, Posting::Spoken)?;
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
            .map_or_else(Vec::new, |m| m.confirmed.iter().map(|c| self.bank.resolve(c.member)).collect());
        let everybody = self.bank.charter().confirmation.who == Confirmers::Both;
        let needed = terms.parts.iter().filter(|p| p.attended() && (everybody || p.side != Side::Gave));
        let members: Vec<MemberId> = needed.map(|p| self.bank.resolve(p.member)).collect();
        if members.iter().all(|m| confirmed.contains(m)) && !confirmed.is_empty() {
            self.post(exchange, ExchangeState::Confirmed, Posting::Worded)
        } else {
            Ok(())
        }
    }

    /// Combines the participants' differing statements about one occasion by the charter's settle rule.
    fn remembered(&self, exchange: ExchangeId, terms: &Terms) -> Result<Terms, Error> {
        let confirmation = &self.bank.charter().confirmation;
        let more = self.bank.state.more.get(&exchange);
        let said = |member: MemberId| terms.parts.iter().find(|p| self.bank.resolve(p.member) == member).map(|p| i64::from(p.minutes));
        let memories = more.map_or(&[][..], |m| m.confirmed.as_slice());
        let (mut lowest, mut highest) = (0i64, 0i64);
        for memory in memories {
            let Some(minutes) = memory.minutes else { continue };
            // Someone else may have taken their place since.
            let Some(said) = said(self.bank.resolve(memory.member)) else { continue };
            let difference = sure(i64::from(minutes).checked_sub(said), MINUTES_FIT)?;
            (lowest, highest) = (lowest.min(difference), highest.max(difference));
        }
        if (lowest, highest) == (0, 0) {
            return Ok(terms.clone());
        }
        let planned = more.map_or(&[][..], |m| m.agreed_minutes.as_slice());
        let shift = match confirmation.settle {
            SettleRule::Lower => lowest,
            SettleRule::Higher => highest,
            // The midpoint of the lowest and highest value. A mean would weigh each value by the number of people who gave it.
            SettleRule::Middle => sure(lowest.checked_add(highest), MINUTES_FIT)?.div_euclid(2),
            SettleRule::Agreed => 0,
        };
        let mut terms = terms.clone();
        for (i, part) in terms.parts.iter_mut().enumerate().filter(|(_, p)| p.attended()) {
            part.minutes = match (confirmation.settle, planned.get(i)) {
                (SettleRule::Agreed, Some(minutes)) => *minutes,
                _ => shifted_by(part.minutes, shift)?,
            };
        }
        Ok(terms)
    }

    /// Posts an exchange that is done. Its holds are released, and at most what was held is posted.
    pub(super) fn post(&mut self, exchange: ExchangeId, state: ExchangeState, posting: Posting) -> Result<(), Error> {
        let (terms, _) = self.plan(exchange)?;
        let terms = self.remembered(exchange, &terms)?;
        self.post_terms(exchange, state, posting, terms, Vec::new())
    }

    fn post_terms(
        &mut self,
        exchange: ExchangeId,
        state: ExchangeState,
        posting: Posting,
        terms: Terms,
        note: Vec<(Part, Vec<MemberId>)>,
    ) -> Result<(), Error> {
        let holds = self.bank.state.more.get(&exchange).map_or_else(Vec::new, |m| m.holds.clone());
        // After silence or confirmation, at most what was agreed is posted. A broker who settles a dispute is not bound by it.
        let caps = (state == ExchangeState::Confirmed).then_some(holds.as_slice());
        let voice = match posting {
            Posting::Silent => Voice::Nobody,
            Posting::Worded => Voice::Pot,
            Posting::Spoken => Voice::Sender,
        };
        holds.iter().try_for_each(|hold| self.bank.state.ledger.release(hold))?;
        let paid = self.pay(exchange, &terms, caps, voice);
        holds.iter().try_for_each(|hold| self.bank.state.ledger.hold(hold))?;
        let paid = paid?;
        let value = self.bank.open_day(terms.on);
        let posted = ExchangePosted {
            exchange,
            state: if paid.awaiting.is_empty() { state } else { ExchangeState::AwaitingWord },
            value,
            parts: terms.parts,
            postings: paid.settlement.postings,
            shortfalls: paid.settlement.shortfalls,
            beyond: paid.settlement.beyond,
            by_silence: posting == Posting::Silent,
            words: paid.words,
            awaiting: paid.awaiting,
        };
        self.emit_with(posted, note)
    }

    pub(super) fn dispute(&mut self, a: &Dispute) -> Result<(), Error> {
        let (terms, _) = self.standing(a.exchange, Step::Dispute, ("disputed", &[ExchangeState::Done]))?;
        if let Some(member) = a.member {
            self.meant(&[member], a.exchange, &terms, Step::Dispute)?;
        }
        let member = a.member.or(self.cx.by.member()).map(|m| self.bank.resolve(m));
        let note = Self::note(a.note.as_ref(), self.everybody_in(a.exchange, &terms));
        self.emit_with(ExchangeDisputed { exchange: a.exchange, member }, note)
    }

    pub(super) fn settle_dispute(&mut self, a: &Settle) -> Result<(), Error> {
        let (terms, _) = self.standing(a.exchange, Step::Settle, ("settled", &[ExchangeState::Disputed]))?;
        let mut settled = terms.clone();
        for actual in &a.actual {
            // A dispute may be settled at zero minutes for a participant.
            let member = self.bank.resolve(actual.member);
            let part = settled
                .parts
                .iter_mut()
                .find(|p| self.bank.resolve(p.member) == member)
                .ok_or(Error::NotTakingPart { member, exchange: a.exchange })?;
            part.attendance = actual.attendance.or(part.attendance).filter(|x| *x != Attendance::Attended);
            part.minutes = actual.minutes.given_or(part.minutes);
            if part.minutes > crate::values::limits::PART_MINUTES {
                return Err(Error::BadMinutes { minutes: i64::from(part.minutes), most: i64::from(crate::values::limits::PART_MINUTES) });
            }
        }
        let note = Self::note(a.note.as_ref(), self.everybody_in(a.exchange, &terms));
        self.post_terms(a.exchange, ExchangeState::Settled, Posting::Spoken, settled, note)
    }

    pub(super) fn mark_attendance(&mut self, a: &MarkAttendance) -> Result<(), Error> {
        let (terms, _) = self.standing(a.exchange, Step::Done, ("changed", &[ExchangeState::Agreed]))?;
        let member = self.bank.resolve(a.member);
        let mut parts = terms.parts.clone();
        let part = parts
            .iter_mut()
            .find(|p| self.bank.resolve(p.member) == member)
            .ok_or(Error::NotTakingPart { member, exchange: a.exchange })?;
        part.attendance = (a.attendance != Attendance::Attended).then_some(a.attendance);
        self.nobody_forgotten(&parts)?;
        self.change_participants(a.exchange, terms, parts, &[])
    }

    /// Puts somebody in another's place. A member only asks for it: whatever speaks against it, they are answered the same, and a
    /// broker decides.
    pub(super) fn substitute(&mut self, a: &Substitute) -> Result<(), Error> {
        let (terms, _) = self.standing(a.exchange, Step::Done, ("changed", &[ExchangeState::Agreed]))?;
        let (parts, came) = self.with_substitute(a, &terms)?;
        let (out, into) = (self.bank.resolve(a.out), self.bank.resolve(a.into));
        if !self.is_broker() {
            if self.bank.state.more.get(&a.exchange).and_then(|more| more.substitute) == Some((out, into)) {
                return Err(Error::NoChange { what: "who is asked to take part" });
            }
            return self.emit(SubstituteAsked { exchange: a.exchange, out, into });
        }
        self.taking_part(into, |s| s == MemberState::Active)?;
        let verdict = self.bank.verdict_besides(&came, Some(a.exchange));
        self.may_be_told(&verdict)?;
        if verdict.answer == Answer::Refused {
            return Err(Error::RuleRefused { rules: verdict.codes(Answer::Refused) });
        }
        // A substitute has not agreed to anything yet. Unless the sender acts for them, their word is still missing.
        self.change_participants(a.exchange, terms, parts, &[into])
    }

    /// Returns the parts with somebody in another's place, and the terms of those who would come.
    fn with_substitute(&self, a: &Substitute, terms: &Terms) -> Result<(Vec<Participation>, Terms), Error> {
        let (out, into) = (self.bank.resolve(a.out), self.bank.resolve(a.into));
        // Only members who are listed can be named. Whether they rest or are suspended is not told.
        let listed = |s| matches!(s, MemberState::Active | MemberState::Paused | MemberState::Suspended);
        if !self.bank.member(into).is_ok_and(|row| listed(row.state)) {
            return Err(Error::NotFound { what: "member", number: a.into.get() });
        }
        let mut parts = terms.parts.clone();
        let part = parts
            .iter_mut()
            .find(|p| self.bank.resolve(p.member) == out)
            .ok_or(Error::NotTakingPart { member: out, exchange: a.exchange })?;
        let mut instead = part.clone();
        instead.member = into;
        instead.attendance = None;
        part.attendance = Some(part.attendance.given_or(Attendance::Cancelled));
        parts.push(instead);
        let changed = Terms { parts: parts.clone(), ..terms.clone() };
        self.check_terms(&changed)?;
        let mut came = changed;
        came.parts.retain(Participation::attended);
        Ok((parts, came))
    }

    fn change_participants(
        &mut self,
        exchange: ExchangeId,
        terms: Terms,
        parts: Vec<Participation>,
        put_in: &[MemberId],
    ) -> Result<(), Error> {
        if parts == terms.parts {
            return Err(Error::NoChange { what: "who takes part" });
        }
        let more = self.bank.state.more.get(&exchange).map_or_else(Default::default, Clone::clone);
        let terms = Terms { parts, ..terms };
        let words = self.words_for(&terms, Some(exchange), put_in)?;
        let known: Vec<Word> = more.words.iter().chain(&words).cloned().collect();
        let (holds, settlement) = self.bank.with_released(&more.holds, |bank| bank.holds_for(&terms, Some(exchange), Some(&known)))?;
        if let Some(short) = settlement.shortfalls.first().filter(|_| !self.bank.never_refused(&terms) && !self.is_broker()) {
            return Err(Error::LimitReached { account: short.account, available: Minutes::ZERO, asked: short.minutes });
        }
        self.emit(ParticipantsChanged { exchange, parts: terms.parts, holds, shortfalls: settlement.shortfalls, words })
    }

    pub(super) fn visit_out(&mut self, a: &VisitOut) -> Result<(), Error> {
        let member = self.visiting(a.exchange, a.member)?;
        if a.expected <= self.cx.at || a.expected > self.cx.at.plus_days(2) {
            return Err(Error::DateOrder {
                what: "a visit ends soon after it begins",
                first: self.day(),
                second: self.bank.day_of(a.expected),
            });
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
        let (_, terms) = self.exchange(exchange, Some(Step::Done))?;
        let member = self.bank.resolve(member);
        if terms.parts.iter().any(|p| self.bank.resolve(p.member) == member) {
            Ok(member)
        } else {
            Err(Error::NotTakingPart { member, exchange })
        }
    }
}

/// Which words an exchange is posted on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Posting {
    /// The words already given, and the sender's for the pot.
    Worded,
    /// The words already given, and the sender's for every account they may speak for.
    Spoken,
    /// The words already given; posted because nobody answered in time.
    Silent,
}

/// Returns the difference in minutes between a participant's statement and the terms.
fn shift_of(terms: &Terms, is: impl Fn(MemberId) -> bool, minutes: Option<u32>) -> Option<i64> {
    let said = terms.parts.iter().find(|part| is(part.member))?.minutes;
    minutes.map_or(Some(0), |minutes| i64::from(minutes).checked_sub(i64::from(said)))
}

/// Returns the terms with every participant's minutes changed by `shift`.
fn shifted(terms: &Terms, shift: i64) -> Result<Terms, Error> {
    let mut terms = terms.clone();
    for part in terms.parts.iter_mut().filter(|part| part.attended()) {
        part.minutes = shifted_by(part.minutes, shift)?;
    }
    Ok(terms)
}

/// Returns minutes changed by `shift`, and at least one.
fn shifted_by(minutes: u32, shift: i64) -> Result<u32, Error> {
    let shifted = i64::from(minutes).checked_add(shift).map(|minutes| minutes.max(1));
    Ok(sure(shifted.and_then(|minutes| u32::try_from(minutes).ok()), MINUTES_FIT)?)
}

/// An invariant: what people say they gave or received fits 32 bits, and so do differences of it.
const MINUTES_FIT: &str = "minutes of a part fit";

fn first(terms: &Terms) -> MemberId {
    // Terms without participants are refused earlier.
    terms.parts.first().map_or(crate::values::ids::FIRST_MEMBER, |p| p.member)
}

impl super::TimeBank {
    /// Returns the members whose agreement an exchange needs: every participant, and a member who pays.
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

    /// Returns when an agreed exchange stops waiting to be marked done.
    pub(crate) fn agreed_due(&self, on: Date) -> Instant {
        self.start_of(on).plus_days(self.charter().confirmation.days).plus_days(1)
    }
}
