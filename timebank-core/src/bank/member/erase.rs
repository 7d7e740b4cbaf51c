//! Forgetting a member: what stands in the way, and what is kept anew first.

use crate::bank::work::{About, Work};
use crate::charter::{Limits, Step};
use crate::command::*;
use crate::error::Error;
use crate::journal::event::*;
use crate::model::exchange::ExchangeState;
use crate::model::member::MemberState;
use crate::model::personal::{Appointment, Part};
use crate::values::ids::{AccountId, MemberId};
use crate::values::sure::LeftOut as _;

impl Work<'_> {
    /// Carries an erasure out, or only asks for it. It is carried out by the host and by those who may both erase and see concerns,
    /// but never by the member. Anyone who may not know what an erasure waits for gets the same answer in every case.
    pub(in crate::bank) fn erase(&mut self, a: &Erase) -> Result<(), Error> {
        let member = self.bank.resolve(a.member);
        let own = self.cx.by.member().map(|by| self.bank.resolve(by)) == Some(member);
        if !own {
            self.permit(Step::Erase, &About::Member(member))?;
        }
        if self.bank.member(member)?.state == MemberState::Erased {
            return Err(Error::NoChange { what: "the member" });
        }
        if own || self.permit(Step::Concerns, &About::Member(member)).is_err() {
            if self.bank.state.erasures.get(&member).is_some() {
                return Err(Error::NoChange { what: "the erasure, which was asked for before" });
            }
            return self.emit(ErasureAsked { member });
        }
        if let Some(why) = self.bank.erasure_held(member)? {
            return Err(Error::ErasureHeld { member, why });
        }
        self.part_ways(member)?;
        self.keep_anew(member)?;
        // Members merged into this one are the same person.
        let mut all: Vec<MemberId> =
            self.bank.state.members.iter().map(|(id, _)| id).filter(|id| *id != member && self.bank.resolve(*id) == member).collect();
        all.push(member);
        all.into_iter().try_for_each(|member| self.emit(MemberErased { member }))
    }

    /// Keeps anew what stays true of others in parts that go with a member: that somebody was appointed to act for them, as what and
    /// until when, without who it was. Words about several people are not taken apart.
    fn keep_anew(&mut self, member: MemberId) -> Result<(), Error> {
        let day = self.day();
        let mut kept: Vec<(MemberId, Part)> = Vec::new();
        for (other, person) in self.bank.state.people.iter().filter(|(other, _)| **other != member) {
            for appointment in person.appointments.iter().filter(|a| a.who.map(|who| self.bank.resolve(who)) == Some(member)) {
                let until = appointment.until.map_or(day, |until| until.min(day)).max(appointment.from);
                let anew = Appointment { who: None, name: String::new(), until: Some(until), ..appointment.clone() };
                kept.push((*other, Part::Appointment(anew)));
            }
        }
        kept.into_iter().try_for_each(|(other, part)| self.emit_with(PersonalKept { member: other }, vec![(part, vec![other])]))
    }
}

impl crate::bank::TimeBank {
    /// Returns what a member's erasure waits for, if for anything.
    pub(crate) fn erasure_held(&self, member: MemberId) -> Result<Option<&'static str>, Error> {
        let takes_part = |id: crate::values::ids::ExchangeId| {
            self.terms_of(id).is_some_and(|t| t.parts.iter().any(|p| self.resolve(p.member) == member))
        };
        let disputed =
            |id: crate::values::ids::ExchangeId| self.state.exchanges.get(id).is_some_and(|row| row.state == ExchangeState::Disputed);
        Ok(if self.state.people.get(&member).is_some_and(|p| p.open_concerns().next().is_some()) {
            Some("a safeguarding concern is open")
        } else if self.state.open.iter().any(|(id, ())| disputed(*id) && takes_part(*id)) {
            Some("a dispute is open")
        } else if self.has_passage(self.member(member)?.account) {
            Some("credit is on its way to or from a partner bank")
        } else {
            None
        })
    }

    /// Returns whether minutes are held in exchanges that this member takes part in or pays for.
    pub(crate) fn held_by_name(&self, member: MemberId) -> bool {
        self.state.open.iter().any(|(id, ())| {
            (self.state.more.get(id).is_some_and(|m| !m.holds.is_empty() || m.legs.is_some()) || self.settling(*id).is_some())
                && self.terms_of(*id).is_some_and(|t| {
                    t.parts.iter().any(|p| self.resolve(p.member) == member)
                        || t.payer.as_ref().is_some_and(|p| p.member.map(|m| self.resolve(m)) == Some(member))
                })
        })
    }

    pub(crate) fn has_passage(&self, account: AccountId) -> bool {
        self.state.holds.iter().any(|(_, holds)| holds.iter().any(|h| h.account == account))
    }

    /// Returns whether an account, holds included, would be outside these limits, if they are enforced.
    pub(crate) fn outside(&self, account: AccountId, limits: Option<&Limits>) -> Result<bool, Error> {
        let row = self.state.ledger.account(account)?;
        let of_kind = self.limits_of_kind(account);
        let limits = self.state.ledger.widened(row, limits.given_or(of_kind))?;
        let below = match limits.lowest {
            Some(lowest) => row.balance.minus(row.held_out)? < lowest,
            None => false,
        };
        let above = match limits.highest {
            Some(highest) => row.balance.plus(row.held_in)? > highest,
            None => false,
        };
        Ok(limits.enforced && (below || above))
    }

    /// Returns the SHA-256 of all balances, written as `account:minutes` lines in id order.
    pub(crate) fn balances_digest(&self) -> crate::values::digest::Hash32 {
        let lines = self.state.ledger.accounts.iter().map(|(id, account)| format!("{}:{}\n", id.get(), account.balance.get()));
        crate::values::digest::sha256(&[lines.collect::<String>().as_bytes()])
    }
}
