//! The life cycle of an exchange: proposed, agreed, done, confirmed; or declined, called off, disputed, settled.

mod arrange;
mod attendance;
mod carry_out;
mod together;

use crate::bank::words::in_state;
use crate::bank::work::Work;
use crate::charter::Step;
use crate::error::Error;
use crate::journal::event::*;
use crate::model::exchange::*;
use crate::model::member::MemberState;
use crate::state::ExchangeRow;
use crate::values::ids::{ExchangeId, MemberId};
use crate::values::sure::LeftOut as _;
use crate::values::time::{Date, Timestamp};

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
        // A broker speaks for others, but not where it is about themselves.
        let speaks = self.is_broker() && !self.is_own_matter(terms);
        for member in named {
            let member = self.bank.resolve(*member);
            if !asked.contains(&member) {
                return Err(Error::NotTakingPart { member, exchange });
            }
            if let Some(by) = self.cx.by.member()
                && !speaks
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

    /// Returns whether a proposal waits in the broker's tray.
    pub(in crate::bank) fn is_held(&self, exchange: ExchangeId) -> bool {
        self.bank.state.more.get(&exchange).is_some_and(|more| more.held)
    }

    fn end(&mut self, exchange: ExchangeId, state: ExchangeState, member: Option<MemberId>, note: Option<&String>) -> Result<(), Error> {
        let (terms, _) = self.plan(exchange)?;
        let about = self.everybody_in(exchange, &terms);
        self.emit_with(ExchangeEnded { exchange, state, member }, Self::note(note, about))?;
        self.end_together(exchange)
    }

    /// Fails if a forgotten member is among those who attended. A member marked absent may have been forgotten since.
    fn nobody_forgotten(&self, parts: &[Participation]) -> Result<(), Error> {
        for part in parts.iter().filter(|p| p.attended()) {
            self.taking_part(part.member, |s| s != MemberState::Erased)?;
        }
        Ok(())
    }
}

/// Which words an exchange is posted on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::bank) enum Posting {
    /// The words already given, and the sender's for the pot.
    Worded,
    /// The words already given, and the sender's for every account they may speak for.
    Spoken,
    /// The words already given; posted because nobody answered in time.
    Silent,
}

fn first(terms: &Terms) -> MemberId {
    // Terms without participants are refused earlier.
    terms.parts.first().map_or(crate::values::ids::FIRST_MEMBER, |p| p.member)
}

impl crate::bank::TimeBank {
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
    pub(crate) fn agreed_due(&self, on: Date) -> Timestamp {
        self.start_of(on).plus_days(self.charter().confirmation.days).plus_days(1)
    }
}
