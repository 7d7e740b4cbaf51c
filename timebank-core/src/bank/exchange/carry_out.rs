//! An exchange once it has happened: done, confirmed, posted, disputed and settled.

use super::Posting;
use crate::bank::words::Voice;
use crate::bank::work::{About, Work};
use crate::charter::{Confirmers, SettleRule, Step};
use crate::command::*;
use crate::error::Error;
use crate::journal::event::*;
use crate::model::exchange::*;
use crate::model::personal::Part;
use crate::state::Settlement;
use crate::values::ids::{ExchangeId, MemberId};
use crate::values::limits::BATCH;
use crate::values::sure::{LeftOut as _, sure};

impl Work<'_> {
    /// Returns the terms with the reported differences applied.
    fn with_actual(&self, exchange: ExchangeId, terms: &Terms, actual: &[Actual]) -> Result<Terms, Error> {
        let mut terms = terms.clone();
        for a in actual {
            let member = self.bank.resolve(a.member);
            let part =
                terms.parts.iter_mut().find(|p| self.bank.resolve(p.member) == member).ok_or(Error::NotTakingPart { member, exchange })?;
            self.puts_back(part, a.attendance)?;
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

    pub(in crate::bank) fn done(&mut self, a: &Done) -> Result<(), Error> {
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

    pub(in crate::bank) fn confirm(&mut self, a: &Confirm) -> Result<(), Error> {
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

    pub(in crate::bank) fn confirm_many(&mut self, a: &ConfirmMany) -> Result<(), Error> {
        self.permit(Step::ConfirmForOthers, &About::Nobody)?;
        if a.exchanges.len() > BATCH {
            return Err(Error::TooMany { what: "exchanges", count: a.exchanges.len() as u64, most: BATCH as u64 });
        }
        for exchange in &a.exchanges {
            let (terms, _) = self.standing(*exchange, Step::ConfirmForOthers, ("confirmed", &[ExchangeState::Done]))?;
            self.not_about_oneself(&terms, Step::ConfirmForOthers)?;
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
    pub(in crate::bank) fn post(&mut self, exchange: ExchangeId, state: ExchangeState, posting: Posting) -> Result<(), Error> {
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
        let bound = self.bank.bound_of(exchange)?;
        // After silence or confirmation, at most what was agreed is posted. A broker who settles a dispute is not bound by it.
        // What a limit kept from it then goes by the charter's rule, as it would now; a bundle judges its net by itself.
        let kept = self.bank.state.more.get(&exchange).filter(|_| bound.is_none()).map_or_else(Vec::new, |more| more.shortfalls.clone());
        let caps = (state == ExchangeState::Confirmed).then_some((bound.as_ref().given_or(&holds).as_slice(), kept.as_slice()));
        // What is confirmed of a bundle waits for the rest of it.
        let together = self.bank.settling(exchange).is_some();
        let voice = match posting {
            Posting::Silent => Voice::Nobody,
            Posting::Worded => Voice::Pot,
            Posting::Spoken => Voice::Sender,
        };
        holds.iter().try_for_each(|hold| self.bank.state.ledger.release(hold))?;
        let paid = self.pay(exchange, &terms, caps, (voice, !together));
        holds.iter().try_for_each(|hold| self.bank.state.ledger.hold(hold))?;
        let mut paid = paid?;
        if together {
            paid.settlement = Settlement::default();
            paid.words.retain(|word| word.from.is_some());
        }
        let value = self.bank.open_day(terms.on);
        let posted = ExchangePosted {
            exchange,
            state: if paid.awaiting.is_empty() && !together { state } else { ExchangeState::AwaitingWord },
            value,
            parts: terms.parts,
            postings: paid.settlement.postings,
            shortfalls: paid.settlement.shortfalls,
            beyond: paid.settlement.beyond,
            by_silence: posting == Posting::Silent,
            words: paid.words,
            awaiting: paid.awaiting,
        };
        self.emit_with(posted, note)?;
        self.settle_together(exchange)
    }

    pub(in crate::bank) fn dispute(&mut self, a: &Dispute) -> Result<(), Error> {
        let (terms, _) = self.standing(a.exchange, Step::Dispute, ("disputed", &[ExchangeState::Done]))?;
        if let Some(member) = a.member {
            self.meant(&[member], a.exchange, &terms, Step::Dispute)?;
        }
        let member = a.member.or(self.cx.by.member()).map(|m| self.bank.resolve(m));
        let note = Self::note(a.note.as_ref(), self.everybody_in(a.exchange, &terms));
        self.emit_with(ExchangeDisputed { exchange: a.exchange, member }, note)
    }

    pub(in crate::bank) fn settle_dispute(&mut self, a: &Settle) -> Result<(), Error> {
        let (terms, _) = self.standing(a.exchange, Step::Settle, ("settled", &[ExchangeState::Disputed]))?;
        self.not_about_oneself(&terms, Step::Settle)?;
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
