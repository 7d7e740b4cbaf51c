#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "tests"
)]
//! A small neighbourhood the tests of the questions share.

mod books;
mod credit;
mod day;
mod finding;
mod laws;
mod privacy;
mod secrets;

use crate::bank::TimeBank;
use crate::charter::Charter;
use crate::command::*;
use crate::journal::JournalRecord;
use crate::model::caller::Sender;
use crate::model::exchange::Terms;
use crate::model::personal::{Part, Profile};
use crate::values::digest::Salt;
use crate::values::ids::MemberId;
use crate::values::minutes::Minutes;
use crate::values::time::{Date, Timestamp};

pub(super) fn day(text: &str) -> Date {
    text.parse().unwrap()
}

pub(super) fn instant(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// A bank, its clock, and every record it ever wrote.
pub(super) struct Place {
    pub(super) bank: TimeBank,
    pub(super) now: Timestamp,
    pub(super) journal: Vec<JournalRecord>,
    salt: u8,
}

impl Place {
    pub(super) fn new(charter: Charter) -> Self {
        let now = instant("2026-03-02T09:00:00Z");
        let mut bank = TimeBank::create(Context::host(now), crate::golden::BANK, charter).unwrap();
        let journal = bank.drain();
        Self { bank, now, journal, salt: 0 }
    }
    pub(super) fn harpurbrook() -> Self {
        Self::new(Charter::named("Harpurbrook"))
    }
    pub(super) fn at(&mut self, now: &str) -> &mut Self {
        self.now = instant(now);
        self
    }
    pub(super) fn context(&mut self) -> Context {
        self.salt = self.salt.wrapping_add(1);
        Context::host(self.now).salt(Salt([self.salt; 16]))
    }
    pub(super) fn go(&mut self, action: impl Into<Action>) -> crate::state::Outcome {
        self.try_by(Sender::Host, action).unwrap()
    }
    pub(super) fn by(&mut self, member: MemberId, action: impl Into<Action>) -> crate::state::Outcome {
        self.try_by(Sender::Member(member), action).unwrap()
    }
    pub(super) fn try_by(&mut self, by: Sender, action: impl Into<Action>) -> Result<crate::state::Outcome, crate::error::Error> {
        let context = Context { by, ..self.context() };
        let outcome = self.bank.execute(&Command::new(context, action))?;
        self.journal.extend(self.bank.drain());
        Ok(outcome)
    }
    pub(super) fn admit(&mut self, name: &str) -> MemberId {
        self.go(Admit { profile: Profile::named(name), ..Admit::default() }).member().unwrap()
    }
    pub(super) fn broker(&mut self, name: &str) -> MemberId {
        let member = self.admit(name);
        self.go(GiveRole { member, role: "broker".into(), at: None, from: None, until: None });
        member
    }
    pub(super) fn today(&self) -> Terms {
        Terms::new(self.now.date())
    }
    pub(super) fn record(&mut self, terms: Terms) -> crate::values::ids::ExchangeId {
        self.go(Record::new(terms)).exchange().unwrap()
    }
    pub(super) fn gift(&mut self, from: MemberId, to: MemberId, minutes: i32) {
        let (from, to) = (self.bank.account_of(from).unwrap(), self.bank.account_of(to).unwrap());
        self.go(Transfer { kind: crate::ledger::TransferKind::Gift, from, to, minutes: Minutes::of(minutes), note: None, on: None });
    }
    pub(super) fn keep(&mut self, member: MemberId, part: Part) {
        self.go(Keep { member, parts: vec![part] });
    }
}
