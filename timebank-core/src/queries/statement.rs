//! Statements: what moved on an account in a period, and the service its members gave and received.

use super::shared::Named;
use super::{Access, Leaning, balance_in_words, question};
use crate::bank::TimeBank;
use crate::canon::wire_code;
use crate::error::Error;
use crate::ledger::{Entry, EntryId, EntryKind, PostingId, TransferKind, latest_value};
use crate::model::caller::Viewer;
use crate::model::exchange::Side;
use crate::model::member::{AccountKind, MemberState};
use crate::order::{BTreeMap, InOrder as _};
use crate::values::ids::{AccountId, ActivityId, ExchangeId, Id as _, MemberId, TransferId};
use crate::values::minutes::Minutes;
use crate::values::time::{Date, Timestamp};
use serde::{Deserialize, Serialize};

question! {
    /// The statement of one account: opening balance, lines and closing balance, with the service given and received.
    pub struct StatementOf
    optional {
        /// The member whose account it is. Name either this or `account`; otherwise the error is `bad-arguments`.
        #[build(by_hand)]
        member: Option<MemberId>,
        /// The account, instead of a member.
        #[build(by_hand)]
        account: Option<AccountId>,
        /// The first day; from the beginning when left out.
        from: Option<Date>,
        /// The last day; to the end when left out.
        until: Option<Date>,
        /// Whether days are those of entry. Otherwise everything is on the day it counts for (its value date), so that history brought in
        /// today shows on its own days.
        entered: bool,
    }
    =>
    /// A statement. A member's is that of the account they use now; where they used another before, its balance was moved
    /// and the line says so. Service that moved no credit on the account is a line of zero minutes.
    ///
    /// Takes time for the postings and participations entered since the first day, however long the history before it is.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::AskTheBroker`]; [`Error::DateOrder`]; [`Error::BadArguments`] unless just one of member
    /// and account is named.
    statement -> Statement
}

impl StatementOf {
    /// Returns the question for the whole statement of the account a member uses.
    pub fn member(member: MemberId) -> Self {
        Self { member: Some(member), ..Self::new() }
    }
    /// Returns the question for the whole statement of an account.
    pub fn account(account: AccountId) -> Self {
        Self { account: Some(account), ..Self::new() }
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
#[non_exhaustive]
pub struct StatementLine {
    /// The moment it was entered.
    pub at: Timestamp,
    /// The day it counts for.
    pub value: Date,
    /// What the line is about.
    pub kind: LineKind,
    /// The kind of transfer, when it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transfer: Option<TransferKind>,
    /// The number of the exchange, transfer or passage; of the member, when a balance moved.
    pub about: u32,
    /// The day of the exchange, when it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
    /// The activity of the exchange, when it is classified.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub activity: Option<ActivityId>,
    /// The other members who took part, as far as the viewer may see them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub with: Vec<Named>,
    /// What it added to the balance; taken when negative. Zero for service that moved nothing on this account.
    pub minutes: Minutes,
    /// The balance after it.
    pub balance: Minutes,
    /// Minutes of service given in it by those the statement is about. An exchange that was taken back is no service.
    #[serde(default, skip_serializing_if = "super::left_out")]
    pub given: u64,
    /// Minutes of service received in it by those the statement is about.
    #[serde(default, skip_serializing_if = "super::left_out")]
    pub received: u64,
}

/// A statement. The opening balance and the lines sum to the closing balance, and the service of the lines to what was given and received.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Statement {
    /// The account's number.
    pub account: AccountId,
    /// The kind of account.
    pub kind: AccountKind,
    /// The members who use it.
    pub members: Vec<Named>,
    /// The first day, if one was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// The last day, if one was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// Whether days are those of entry.
    #[serde(default, skip_serializing_if = "super::left_out")]
    pub entered: bool,
    /// The balance before the first line.
    pub opening: Minutes,
    /// The lines, in order of the day and then of entry.
    pub lines: Vec<StatementLine>,
    /// The balance after the last line.
    pub closing: Minutes,
    /// Which way the closing balance leans.
    pub leaning: Leaning,
    /// The closing balance in words.
    pub words: String,
    /// Minutes of service given in the period: by the member asked for, or by all who use the account. Who paid, and what was transferred,
    /// plays no part in it (promise 11).
    pub given: u64,
    /// Minutes of service received, of the same days.
    pub received: u64,
}

/// Minutes of service.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Service {
    /// Given, and done together with others.
    pub given: u64,
    /// Received, and done together with others.
    pub received: u64,
}

/// The days a statement covers.
#[derive(Clone, Copy)]
struct Days {
    from: Option<Date>,
    until: Option<Date>,
    entered: bool,
}

impl Days {
    /// Returns whether no entry made at this instant or earlier can count for a day of the period or later.
    fn begin_after(&self, at: Timestamp) -> bool {
        self.from.is_some_and(|from| latest_value(at) < from)
    }
    fn hold(&self, day: Date) -> bool {
        self.from.is_none_or(|from| day >= from) && self.until.is_none_or(|until| day <= until)
    }
}

/// A statement line before sorting: its sort key, and the account on the other side.
struct Entered {
    place: (Option<Date>, Timestamp, u32, u32),
    line: StatementLine,
    other: Option<AccountId>,
}

impl TimeBank {
    /// See [`View::statement`](crate::queries::View::statement).
    pub(crate) fn statement(&self, by: Viewer, question: &StatementOf) -> Result<Statement, Error> {
        let account = self.asked_account(by, question.member, question.account)?;
        let viewer = self.access(by)?;
        if let Some((first, second)) = question.from.zip(question.until).filter(|(from, until)| from > until) {
            return Err(Error::DateOrder { what: "a period ends after it begins", first, second });
        }
        let days = Days { from: question.from, until: question.until, entered: question.entered };
        let row = *self.state.ledger.account(account)?;
        let users = self.members_on(account);
        let asked = question.member.map_or_else(|| users.clone(), |member| vec![self.resolve(member)]);
        let service = self.service_by_exchange(&asked, days);
        let (opening, mut all) = self.posted_lines(&viewer, account, &users, days)?;
        let total = Service::sum(service.values());
        self.add_service(&viewer, &users, service, days, &mut all);
        all.in_order_by_key(|one| one.place);
        let (mut lines, others): (Vec<StatementLine>, Vec<Option<AccountId>>) = all.into_iter().map(|one| (one.line, one.other)).unzip();
        let mut closing = opening;
        for line in &mut lines {
            closing = closing.plus(line.minutes)?;
            line.balance = closing;
        }
        self.name_others(&viewer, &mut lines, &others);
        let shown =
            users.iter().filter(|m| viewer.is_broker() || self.state.members.get(**m).is_some_and(|m| m.state != MemberState::Erased));
        Ok(Statement {
            account,
            kind: row.kind,
            members: shown.map(|m| self.named(&viewer, *m)).collect(),
            from: question.from,
            until: question.until,
            entered: question.entered,
            opening,
            lines,
            closing,
            leaning: Leaning::of(closing),
            words: balance_in_words(closing),
            given: total.given,
            received: total.received,
        })
    }

    /// Returns the balance before the period, and a line for each posting in it.
    fn posted_lines(&self, viewer: &Access, account: AccountId, users: &[MemberId], days: Days) -> Result<(Minutes, Vec<Entered>), Error> {
        let mut opening = self.balance_of(account)?;
        let mut all = Vec::new();
        for (id, entry, posting) in self.state.ledger.history(account) {
            if days.begin_after(entry.at) {
                break;
            }
            let day = if days.entered { self.day_of(entry.at) } else { entry.value };
            if days.from.is_none_or(|from| day >= from) {
                opening = opening.minus(posting.minutes)?;
            }
            if days.hold(day) {
                all.push(Entered {
                    place: ((!days.entered).then_some(entry.value), entry.at, id.index(), 0),
                    line: self.line(viewer, users, entry, posting.minutes),
                    other: self.other_account(viewer, account, users, entry, id),
                });
            }
        }
        Ok((opening, all))
    }

    /// Adds service to the lines of its exchanges. Exchanges that moved nothing on the account get lines of their own.
    fn add_service(
        &self,
        viewer: &Access,
        users: &[MemberId],
        mut service: BTreeMap<ExchangeId, Service>,
        days: Days,
        all: &mut Vec<Entered>,
    ) {
        for one in all.iter_mut().filter(|one| one.line.kind == LineKind::Exchange) {
            if let Some(done) = ExchangeId::new(one.line.about).and_then(|exchange| service.remove(&exchange)) {
                (one.line.given, one.line.received) = (done.given, done.received);
            }
        }
        for (exchange, done) in service {
            let Some(row) = self.row(exchange) else { continue };
            let at = self.posted_at(exchange, row);
            let entry = Entry { at, value: row.value, first: PostingId::FIRST, about: exchange.get(), kind: EntryKind::Exchange };
            let line = self.line(viewer, users, &entry, Minutes::ZERO);
            all.push(Entered {
                place: ((!days.entered).then_some(row.value), at, u32::MAX, exchange.get()),
                line: StatementLine { given: done.given, received: done.received, ..line },
                other: None,
            });
        }
    }

    fn line(&self, viewer: &Access, users: &[MemberId], entry: &Entry, minutes: Minutes) -> StatementLine {
        let exchange = match entry.kind {
            EntryKind::Exchange | EntryKind::Reversal => ExchangeId::new(entry.about),
            _ => None,
        };
        let row = exchange.and_then(|exchange| self.row(exchange));
        let with = exchange.map(|exchange| self.others_in(viewer, users, exchange)).unwrap_or_default();
        StatementLine {
            at: entry.at,
            value: entry.value,
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
            balance: Minutes::ZERO,
            given: 0,
            received: 0,
        }
    }

    /// Returns the other members in an exchange. A viewer who only shares the account does not see whom its other users met.
    fn others_in(&self, viewer: &Access, users: &[MemberId], exchange: ExchangeId) -> Vec<MemberId> {
        if !self.sees_exchange(viewer, exchange) {
            return Vec::new();
        }
        let parts = self.terms_of(exchange).map(|terms| terms.parts).unwrap_or_default();
        let mut others: Vec<MemberId> = parts.iter().filter(|p| p.attended()).map(|p| self.resolve(p.member)).collect();
        others.retain(|member| !users.contains(member));
        others
    }

    /// Returns the account on the other side of a transfer between two accounts. A member sees who gave them a gift and to whom
    /// they gave one, but not if they share the account.
    fn other_account(&self, viewer: &Access, account: AccountId, users: &[MemberId], entry: &Entry, id: EntryId) -> Option<AccountId> {
        let EntryKind::Transfer(kind) = entry.kind else { return None };
        if !(viewer.is_broker() || users.len() == 1 && kind == TransferKind::Gift) {
            return None;
        }
        let meant = TransferId::new(entry.about).and_then(|transfer| self.state.transfers.get(transfer)?.meant);
        if let Some(meant) = meant {
            // Part of a gift went to the pot because of a ceiling. The giver sees the same line as without a ceiling.
            let giver = || self.state.ledger.postings_of(id).find(|posting| posting.minutes.is_negative()).map(|posting| posting.account);
            return if meant == account { giver() } else { Some(meant) };
        }
        let mut others = self.state.ledger.postings_of(id).filter(|posting| posting.account != account);
        let other = others.next()?.account;
        others.next().is_none().then_some(other)
    }

    /// Adds the users of the accounts on the other side, with one look-up for the whole statement. Members do not see who uses a
    /// shared account.
    fn name_others(&self, viewer: &Access, lines: &mut [StatementLine], others: &[Option<AccountId>]) {
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

    /// Returns whether a proposal is in the broker's tray. Only brokers and its proposer can see that it exists.
    pub(crate) fn is_in_tray(&self, exchange: ExchangeId) -> bool {
        self.state.more.get(&exchange).is_some_and(|more| more.held)
    }

    /// Returns whether `viewer` may see an exchange: brokers, its participants, payer and proposer, and those who may see for
    /// them.
    pub(crate) fn sees_exchange(&self, viewer: &Access, exchange: ExchangeId) -> bool {
        if viewer.is_broker() {
            return true;
        }
        let Some(terms) = self.terms_of(exchange) else { return false };
        let payer = terms.payer.as_ref().and_then(|payer| payer.member);
        let by = self.row(exchange).and_then(|row| row.by).filter(|by| self.still_proposes(*by, &terms));
        if self.is_in_tray(exchange) {
            return by.is_some_and(|by| self.sees(viewer, by));
        }
        let mut all = terms.parts.iter().map(|part| part.member).chain(payer).chain(by);
        all.any(|member| self.sees(viewer, member))
    }

    /// Returns the service members gave and received in a period, by exchange. Uses participations only, never postings.
    fn service_by_exchange(&self, members: &[MemberId], days: Days) -> BTreeMap<ExchangeId, Service> {
        let mut all: BTreeMap<ExchangeId, Service> = BTreeMap::new();
        for number in members.iter().flat_map(|member| self.numbers_of(*member)) {
            for part in self.parts_of_number(number) {
                let Some(row) = self.row(part.exchange) else { continue };
                if days.begin_after(self.posted_at(part.exchange, row)) {
                    break;
                }
                if Self::counts(row) && days.hold(self.day_in_books(part.exchange, row, days.entered)) {
                    all.entry(part.exchange).or_default().add(part.side, part.minutes);
                }
            }
        }
        all.retain(|_, service| *service != Service::default());
        all
    }
}

impl Service {
    fn add(&mut self, side: Side, minutes: u32) {
        if side != Side::Received {
            self.given = self.given.saturating_add(u64::from(minutes));
        }
        if side != Side::Gave {
            self.received = self.received.saturating_add(u64::from(minutes));
        }
    }
    fn sum<'a>(all: impl Iterator<Item = &'a Self>) -> Self {
        all.fold(Self::default(), |sum, one| Self {
            given: sum.given.saturating_add(one.given),
            received: sum.received.saturating_add(one.received),
        })
    }
}
