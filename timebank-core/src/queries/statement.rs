//! Statements: what moved on an account in a period, and the service its members gave and received.

use super::shared::Named;
use super::{Leaning, Viewer, balance_in_words, question};
use crate::canon::wire_code;
use crate::exchange::Side;
use crate::ids::{AccountId, ActivityId, ExchangeId, MemberId};
use crate::ledger::{Entry, EntryId, EntryKind, TransferKind};
use crate::member::{AccountKind, MemberState};
use crate::order::BTreeMap;
use crate::time::{Date, Instant};
use crate::{Error, Minutes, TimeBank};
use serde::{Deserialize, Serialize};

question! {
    /// Asks for a statement: of the account a member uses, or of an account.
    pub struct StatementOf
    optional {
        /// Whose.
        member: Option<MemberId>,
        /// Or of which account.
        account: Option<AccountId>,
        /// First day, in UTC; from the beginning when left out.
        from: Option<Date>,
        /// Last day, in UTC; to the end when left out.
        until: Option<Date>,
    }
    => statement -> Statement
}

impl StatementOf {
    /// A whole statement of the account a member uses.
    pub fn member(member: MemberId) -> Self {
        Self { member: Some(member), ..Self::new() }
    }
    /// A whole statement of an account.
    pub fn account(account: AccountId) -> Self {
        Self { account: Some(account), ..Self::new() }
    }
    /// From this day on, in UTC.
    #[must_use]
    pub fn from(mut self, day: Date) -> Self {
        self.from = Some(day);
        self
    }
    /// Up to the end of this day, in UTC.
    #[must_use]
    pub fn until(mut self, day: Date) -> Self {
        self.until = Some(day);
        self
    }
}

wire_code! {
    /// What a line of a statement is about.
    pub enum LineKind {
        /// An exchange.
        Exchange = "exchange",
        /// An exchange taken back.
        Reversal = "reversal",
        /// Credit moved without an exchange. Never service.
        Transfer = "transfer",
        /// A balance that moved between accounts of one member.
        Moved = "moved",
        /// Credit to or from a partner bank.
        Passage = "passage",
    }
}

/// One line of a statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct StatementLine {
    /// When it was posted.
    pub at: Instant,
    /// What it is about.
    pub kind: LineKind,
    /// Which kind of transfer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transfer: Option<TransferKind>,
    /// The number of the exchange, transfer or passage; of the member, when a balance moved.
    pub about: u32,
    /// The day of the exchange.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
    /// What was done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub activity: Option<ActivityId>,
    /// The others who took part, where whoever asks may see them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub with: Vec<Named>,
    /// What it added to the balance; taken when negative.
    pub minutes: Minutes,
    /// The balance after it.
    pub balance: Minutes,
}

/// A statement: opening balance and lines come to the closing balance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Statement {
    /// The account.
    pub account: AccountId,
    /// What kind.
    pub kind: AccountKind,
    /// Those who use it.
    pub members: Vec<Named>,
    /// First day, if one was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// Last day, if one was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// The balance before the first line.
    pub opening: Minutes,
    /// The lines, earliest first.
    pub lines: Vec<StatementLine>,
    /// The balance after the last line.
    pub closing: Minutes,
    /// Which way that leans.
    pub leaning: Leaning,
    /// The same in words.
    pub words: String,
    /// Minutes of service given on days of the period: by the member asked for, or by all who use the account. Whoever paid,
    /// and what was transferred, plays no part in it (promise 11).
    pub given: u64,
    /// Minutes of service received on days of the period.
    pub received: u64,
}

/// Minutes of service.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Service {
    /// Given, and done together with others.
    pub given: u64,
    /// Received, and done together with others.
    pub received: u64,
}

impl TimeBank {
    /// A statement. A member's is that of the account they use now; where they used another before, its balance was moved
    /// and the line says so.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::AskTheBroker`]; [`Error::DateOrder`]; [`Error::NothingToDo`] unless just one of member
    /// and account is named.
    pub fn statement(&self, question: &StatementOf) -> Result<Statement, Error> {
        let account = self.asked_account(question.by, question.member, question.account)?;
        let viewer = self.viewer(question.by)?;
        if let Some((first, second)) = question.from.zip(question.until).filter(|(from, until)| from > until) {
            return Err(Error::DateOrder { what: "a period ends after it begins", first, second });
        }
        let row = *self.state.ledger.account(account)?;
        let users = self.members_on(account);
        let (mut lines, mut others) = (Vec::new(), Vec::new());
        let mut balance = row.balance;
        let mut closing = balance;
        for (id, entry, posting) in self.state.ledger.history(account) {
            let day = entry.at.date();
            if question.from.is_some_and(|from| day < from) {
                break;
            }
            let before = balance.minus(posting.minutes)?;
            if question.until.is_some_and(|until| day > until) {
                closing = before;
            } else {
                lines.push(self.line(&viewer, &users, entry, posting.minutes, balance));
                others.push(self.other_account(&viewer, account, &users, entry, id));
            }
            balance = before;
        }
        self.name_others(&viewer, &mut lines, &others);
        lines.reverse();
        let mut service = Service::default();
        for member in question.member.map_or(users.clone(), |member| vec![self.resolve(member)]) {
            let one = self.service_of(member, question.from, question.until);
            service.given = service.given.saturating_add(one.given);
            service.received = service.received.saturating_add(one.received);
        }
        let shown =
            users.iter().filter(|m| viewer.is_broker() || self.state.members.get(**m).is_some_and(|m| m.state != MemberState::Erased));
        Ok(Statement {
            account,
            kind: row.kind,
            members: shown.map(|m| self.named(&viewer, *m)).collect(),
            from: question.from,
            until: question.until,
            opening: balance,
            lines,
            closing,
            leaning: Leaning::of(closing),
            words: balance_in_words(closing),
            given: service.given,
            received: service.received,
        })
    }

    fn line(&self, viewer: &Viewer, users: &[MemberId], entry: &Entry, minutes: Minutes, balance: Minutes) -> StatementLine {
        let exchange = match entry.kind {
            EntryKind::Exchange | EntryKind::Reversal => ExchangeId::new(entry.about),
            _ => None,
        };
        let row = exchange.and_then(|exchange| self.row(exchange));
        let with = exchange.map(|exchange| self.others_in(viewer, users, exchange)).unwrap_or_default();
        StatementLine {
            at: entry.at,
            kind: match entry.kind {
                EntryKind::Exchange => LineKind::Exchange,
                EntryKind::Reversal => LineKind::Reversal,
                EntryKind::Transfer(_) => LineKind::Transfer,
                EntryKind::Moved => LineKind::Moved,
                EntryKind::Passage => LineKind::Passage,
            },
            transfer: if let EntryKind::Transfer(kind) = entry.kind { Some(kind) } else { None },
            about: entry.about,
            on: row.map(|row| row.on),
            activity: row.and_then(|row| row.activity),
            with: with.into_iter().map(|member| self.named(viewer, member)).collect(),
            minutes,
            balance,
        }
    }

    /// The others in an exchange. Somebody who only shares the account is not told whom the others on it met.
    fn others_in(&self, viewer: &Viewer, users: &[MemberId], exchange: ExchangeId) -> Vec<MemberId> {
        if !self.sees_exchange(viewer, exchange) {
            return Vec::new();
        }
        let parts = self.terms_of(exchange).map(|terms| terms.parts).unwrap_or_default();
        let mut others: Vec<MemberId> = parts.iter().filter(|p| p.attended()).map(|p| self.resolve(p.member)).collect();
        others.retain(|member| !users.contains(member));
        others
    }

    /// The account on the other side of a transfer between two. A member is told who gave them a gift, and to whom they gave
    /// one, unless others share the account and it was theirs.
    fn other_account(&self, viewer: &Viewer, account: AccountId, users: &[MemberId], entry: &Entry, id: EntryId) -> Option<AccountId> {
        let EntryKind::Transfer(kind) = entry.kind else { return None };
        if !(viewer.is_broker() || users.len() == 1 && kind == TransferKind::Gift) {
            return None;
        }
        let mut others = self.state.ledger.postings_of(id).filter(|posting| posting.account != account);
        let other = others.next()?.account;
        others.next().is_none().then_some(other)
    }

    /// Puts in who uses the accounts on the other side: all looked up at once, so that a long statement stays quick. To
    /// members an account that several share has no face.
    fn name_others(&self, viewer: &Viewer, lines: &mut [StatementLine], others: &[Option<AccountId>]) {
        let mut users: BTreeMap<AccountId, Vec<MemberId>> = others.iter().flatten().map(|account| (*account, Vec::new())).collect();
        if users.is_empty() {
            return;
        }
        for (id, row) in self.state.members.iter().filter(|(_, row)| row.merged_into.is_none()) {
            if let Some(users) = users.get_mut(&row.account) {
                users.push(id);
            }
        }
        for (line, other) in lines.iter_mut().zip(others) {
            let with = other.and_then(|other| users.get(&other)).filter(|with| viewer.is_broker() || with.len() == 1);
            line.with.extend(with.into_iter().flatten().map(|member| self.named(viewer, *member)));
        }
    }

    /// Whether `viewer` may see an exchange at all: brokers, and whoever takes part, pays or proposed, or sees for them.
    pub(crate) fn sees_exchange(&self, viewer: &Viewer, exchange: ExchangeId) -> bool {
        if viewer.is_broker() {
            return true;
        }
        let Some(terms) = self.terms_of(exchange) else { return false };
        let payer = terms.payer.as_ref().and_then(|payer| payer.member);
        let by = self.row(exchange).and_then(|row| row.by);
        let mut all = terms.parts.iter().map(|part| part.member).chain(payer).chain(by);
        all.any(|member| self.sees(viewer, member))
    }

    /// Minutes of service a member gave and received on the days of a period: from participations alone, never from postings.
    pub(crate) fn service_of(&self, member: MemberId, from: Option<Date>, until: Option<Date>) -> Service {
        let mut service = Service::default();
        for part in self.parts_of(member) {
            let Some(row) = self.row(part.exchange).filter(|row| Self::counts(row)) else { continue };
            if from.is_some_and(|from| row.on < from) || until.is_some_and(|until| row.on > until) {
                continue;
            }
            let minutes = u64::from(part.minutes);
            if part.side != Side::Received {
                service.given = service.given.saturating_add(minutes);
            }
            if part.side != Side::Gave {
                service.received = service.received.saturating_add(minutes);
            }
        }
        service
    }
}
