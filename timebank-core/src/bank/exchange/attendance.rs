//! Who came, who came instead, and who is out on a visit alone.

use crate::bank::work::Work;
use crate::charter::Step;
use crate::command::*;
use crate::error::Error;
use crate::journal::event::*;
use crate::model::exchange::*;
use crate::model::member::MemberState;
use crate::rules::Answer;
use crate::values::ids::{ExchangeId, MemberId};
use crate::values::sure::{LeftOut as _, sure};

impl Work<'_> {
    pub(in crate::bank) fn mark_attendance(&mut self, a: &MarkAttendance) -> Result<(), Error> {
        let (terms, _) = self.standing(a.exchange, Step::Done, ("changed", &[ExchangeState::Agreed]))?;
        let member = self.bank.resolve(a.member);
        let mut parts = terms.parts.clone();
        let part = parts
            .iter_mut()
            .find(|p| self.bank.resolve(p.member) == member)
            .ok_or(Error::NotTakingPart { member, exchange: a.exchange })?;
        self.puts_back(part, Some(a.attendance))?;
        part.attendance = (a.attendance != Attendance::Attended).then_some(a.attendance);
        self.nobody_forgotten(&parts)?;
        self.change_participants(a.exchange, terms, parts, &[])
    }

    /// Fails if somebody is said to come after all by anyone but those who act for them, or a broker: they had called off.
    pub(in crate::bank) fn puts_back(&self, part: &Participation, attendance: Option<Attendance>) -> Result<(), Error> {
        match self.cx.by.member().map(|by| self.bank.resolve(by)) {
            Some(by)
                if matches!(part.attendance, Some(Attendance::Cancelled | Attendance::LateCancel))
                    && attendance == Some(Attendance::Attended)
                    && !self.is_broker()
                    && !self.stands_for(by, part.member, Step::Done) =>
            {
                Err(Error::NotPermitted { step: Step::Done, by: self.cx.by.member() })
            }
            _ => Ok(()),
        }
    }

    /// Puts somebody in another's place. A member only asks for it: whatever speaks against it, they are answered the same, and a
    /// broker decides.
    pub(in crate::bank) fn substitute(&mut self, a: &Substitute) -> Result<(), Error> {
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
        self.may_be_told(&verdict, &came)?;
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
        let mut legs = Vec::new();
        let (holds, settlement) = if self.bank.settling(exchange).is_some() {
            // Its bundle holds the net, or less if that is enough now.
            legs = self.bank.worded_legs(&terms, Some(exchange), Some(&known))?;
            Default::default()
        } else {
            self.bank.with_released(&more.holds, |bank| bank.holds_for(&terms, Some(exchange), Some(&known)))?
        };
        if !more.limit_approved && !settlement.shortfalls.is_empty() {
            // A broker puts nobody else's limit in the way, but asks another about their own.
            let short = settlement.shortfalls.iter().map(|short| short.account);
            let mut waived = self.bank.waived(&terms, Some(exchange))?;
            waived.extend(short.filter(|account| !self.is_held_to(*account, &mut self.bank.members_on(*account).into_iter())));
            self.refuse_short(&settlement, &waived)?;
        }
        self.emit(ParticipantsChanged { exchange, parts: terms.parts, holds, shortfalls: settlement.shortfalls, words, legs })
    }

    pub(in crate::bank) fn visit_out(&mut self, a: &VisitOut) -> Result<(), Error> {
        let member = self.visiting(a.exchange, a.member)?;
        let state = sure(self.bank.state_of(a.exchange), "an exchange that was found has a state")?;
        // The exchange may have been recorded before the visit is reported.
        let takes_place = state.happened() || matches!(state, ExchangeState::Agreed | ExchangeState::Done | ExchangeState::Disputed);
        if !takes_place {
            return Err(Error::ExchangeState { exchange: a.exchange, state, step: "visited" });
        }
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

    pub(in crate::bank) fn visit_back(&mut self, a: &VisitBack) -> Result<(), Error> {
        let member = self.visiting(a.exchange, a.member)?;
        if !self.bank.visit_open(a.exchange, member) {
            return Err(Error::NothingToDo { what: "nobody is out on this visit" });
        }
        self.emit(VisitReported { exchange: a.exchange, member, expected: None })
    }

    fn visiting(&self, exchange: ExchangeId, member: MemberId) -> Result<MemberId, Error> {
        let (_, terms) = self.exchange(exchange, Some(Step::Done))?;
        let member = self.bank.resolve(member);
        // Whoever is visited does not say that the visitor is back.
        if let Some(by) = self.cx.by.member()
            && !self.is_broker()
            && !self.stands_for(self.bank.resolve(by), member, Step::Done)
        {
            return Err(Error::NotPermitted { step: Step::Done, by: Some(by) });
        }
        if terms.parts.iter().any(|p| self.bank.resolve(p.member) == member) {
            Ok(member)
        } else {
            Err(Error::NotTakingPart { member, exchange })
        }
    }
}
