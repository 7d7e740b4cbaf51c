//! Signatures on personal parts: nobody is recorded as having said what another person sent (promise 3).

use super::work::Work;
use crate::charter::Step;
use crate::error::Error;
use crate::model::exchange::ExchangeState;
use crate::model::personal::{Appointment, Check, Consent, Contact, MetByStaff, Part, Scope, Standing};
use crate::values::ids::{ExchangeId, MemberId};

impl Work<'_> {
    /// Sets the sender as signatory of a part. The host enters what others signed on paper, and names them.
    pub(super) fn sign(&self, member: MemberId, part: &mut Part) -> Result<(), Error> {
        let Some(by) = self.cx.by.member().map(|by| self.bank.resolve(by)) else { return Ok(()) };
        if let Part::Appointment(appointment) = part
            && appointment.who.is_some_and(|who| self.bank.resolve(who) == by)
            && by != member
        {
            // Nobody may appoint themselves to act for another, and brokers are no exception.
            return Err(Error::NotPermitted { step: Step::Facts, by: Some(by) });
        }
        let signed = match part {
            // Who saw or met somebody says so, if a name is given at all.
            Part::Check(Check { seen_by: name, .. })
            | Part::MetByStaff(MetByStaff { by: name, .. })
            | Part::Contact(Contact { by: name, .. })
                if name.is_some() =>
            {
                name
            }
            Part::Concern(concern) => &mut concern.by,
            // It may have been sent by anybody on nobody's behalf, so only an answer to it is always signed.
            Part::Objection(objection) if objection.answers.is_none() && objection.by.is_none() => return Ok(()),
            Part::Objection(objection) => &mut objection.by,
            Part::Consent(consent) if consent.standing != Standing::Themselves => {
                // An appointed person consents in their own name. A broker may enter what another person signed.
                let acts = self.acts_for(by, member, Scope::Consent);
                if !acts || consent.given_by.is_some_and(|given| self.bank.resolve(given) != by) && self.is_broker() {
                    return Ok(());
                }
                &mut consent.given_by
            }
            _ => return Ok(()),
        };
        if let Some(other) = signed.filter(|other| self.bank.resolve(*other) != by) {
            return Err(Error::NotYourName { member: other });
        }
        *signed = Some(by);
        Ok(())
    }

    /// Checks that a consent was given by the member, or by someone appointed for it on its day, in that capacity. `earlier`: the
    /// parts sent with it that come before it.
    pub(super) fn check_consent(&self, member: MemberId, consent: &Consent, earlier: &[(Part, Vec<MemberId>)]) -> Result<(), Error> {
        let given_by = consent.given_by.map(|given| self.bank.resolve(given));
        let standing = consent.standing;
        let by = self.cx.by.member().map(|by| self.bank.resolve(by));
        let missing = Error::NotAppointed { member, standing };
        if standing == Standing::Themselves {
            // A person acting for another does not sign as that person.
            let own = by.is_none_or(|by| by == member) || self.is_broker();
            return if own && given_by.is_none_or(|given| given == member) { Ok(()) } else { Err(missing) };
        }
        let fits = |a: &Appointment| {
            let who = a.who.map(|who| self.bank.resolve(who));
            a.standing == standing && a.holds_on(consent.on) && a.scope.contains(&Scope::Consent) && (given_by.is_none() || who == given_by)
        };
        let known = self.bank.state.people.get(&member).is_some_and(|person| person.appointments.iter().any(fits));
        let now = earlier.iter().any(|(part, _)| matches!(part, Part::Appointment(appointment) if fits(appointment)));
        if known || now { Ok(()) } else { Err(missing) }
    }

    /// Fails unless both members took part in the meeting that one of them reports on.
    pub(super) fn were_there(&self, exchange: ExchangeId, both: [MemberId; 2]) -> Result<(), Error> {
        let (row, terms) = self.exchange(exchange, None)?;
        let under_way = matches!(row.state, ExchangeState::Agreed | ExchangeState::Done | ExchangeState::Disputed);
        let met = row.state.happened() || (under_way && row.on <= self.latest_day());
        if !met {
            return Err(Error::NotFound { what: "exchange", number: exchange.get() });
        }
        let there = |member: MemberId| terms.parts.iter().any(|p| p.attended() && self.bank.resolve(p.member) == self.bank.resolve(member));
        match both.into_iter().find(|member| !there(*member)) {
            Some(member) => Err(Error::NotTakingPart { member, exchange }),
            None => Ok(()),
        }
    }
}
