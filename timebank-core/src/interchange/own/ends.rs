//! What holds when all has been carried out: limits, where members stand, and the balances declared against those of the ledger.

use super::accounts::Ways;
use super::tables::{EntryRow, Kind, MemberRow, Tables};
use super::work::Player;
use crate::command::{Context, GiveRole, Merge, SetLimits, SetState};
use crate::error::Error;
use crate::interchange::faults::Faults;
use crate::interchange::{BalanceRow, Decimal, FaultKind, FileFault, Guess, Lost, Report};
use crate::ledger::TransferKind;
use crate::model::member::MemberState;
use crate::order::{BTreeMap, BTreeSet};
use crate::values::ids::{AccountId, MemberId};
use crate::values::time::Timestamp;

/// How members came, found in one pass over the tables.
pub struct Came {
    /// The first welcome of each account, in a bank that welcomes.
    welcomed: BTreeMap<u32, Timestamp>,
    /// When each member first took part.
    took_part: BTreeMap<u32, Timestamp>,
    /// The row of each member, and of the first who has an account and was not merged.
    rows: BTreeMap<u32, usize>,
    owners: BTreeMap<u32, usize>,
}

impl Came {
    pub fn new(tables: &Tables, ways: &Ways) -> Self {
        let mut came = Self { welcomed: BTreeMap::new(), took_part: BTreeMap::new(), rows: BTreeMap::new(), owners: BTreeMap::new() };
        for (place, row) in tables.members.iter().enumerate() {
            came.rows.entry(row.number).or_insert(place);
            if row.merged_into.is_none() {
                came.owners.entry(ways.first_of(row)).or_insert(place);
                came.owners.entry(row.account).or_insert(place);
            }
        }
        if tables.charter.credit.welcome.is_zero() {
            return came;
        }
        for entry in tables.entries.values().filter(|entry| entry.kind == Kind::Transfer(TransferKind::Welcome)) {
            for (account, _) in &entry.postings {
                came.welcomed.entry(*account).or_insert(entry.at);
            }
        }
        for exchange in tables.exchanges.values() {
            for part in &exchange.terms.parts {
                let first = came.took_part.entry(part.member.get()).or_insert(exchange.entered);
                *first = exchange.entered.min(*first);
            }
        }
        came
    }

    /// The row of a member, by their number.
    pub fn row_of<'t>(&self, tables: &'t Tables, number: u32) -> Option<&'t MemberRow> {
        self.rows.get(&number).and_then(|place| tables.members.get(*place))
    }
}

impl Player<'_> {
    /// Where members stand at the end, and who was one person all along.
    pub fn states(&mut self, report: &mut Report, faults: &mut Faults) {
        for row in &self.tables.members {
            let Some(member) = self.members.get(&row.number).copied() else { continue };
            if let Err(error) = self.limit(row, member) {
                let why = "limits the bank refuses";
                report.lost.push(Lost { file: "members.csv".into(), column: "limits".into(), count: 1, why });
                report.guessed.push(Guess::new("members.csv", row.line, error.code(), "those of its kind", "limits-refused"));
            }
            self.roles(row, member, report);
            if row.state == MemberState::Left && row.merged_into.is_none() && self.stands(row) == Some(MemberState::Left) {
                continue;
            }
            let before = self.next_entry();
            let done = match (row.merged_into, row.state) {
                (Some(kept), _) => {
                    self.member(kept).and_then(|kept| self.bank.merge(Context::host(self.last), Merge { kept, merged: member }))
                }
                (None, MemberState::Active | MemberState::Applicant) => continue,
                (None, state) => {
                    // Somebody who was forgotten is here as somebody who left: their name is gone already.
                    let left = if state == MemberState::Erased { MemberState::Left } else { state };
                    if state == MemberState::Erased {
                        report.guessed.push(Guess::new("members.csv", row.line, state.as_str(), "left", "forgotten-before"));
                    }
                    self.bank
                        .set_state(Context::host(self.last), SetState { member, state: left, since: row.since, until: None, note: None })
                }
            };
            // Leaving may move a balance that had stayed, or came later: it is moved back, as far as that is allowed.
            let done = match row.merged_into {
                None => done.and_then(|_| self.settle((&[], row.line), before, report)),
                Some(_) => done.map(|_| ()),
            };
            if let Err(error) = done {
                faults.push(FileFault {
                    value: error.code().into(),
                    ..FileFault::of_row("members.csv", row.line, FaultKind::Refused, error.message())
                });
            }
        }
    }

    /// Whether somebody was entered as an applicant: a bank that welcomes did not welcome them then, and they took part in nothing before
    /// it did. A bank that did not welcome yet let them take part at once.
    pub fn was_applicant(&self, row: &MemberRow) -> bool {
        let first = self.came.took_part.get(&row.number);
        match self.came.welcomed.get(&self.ways.first_of(row)) {
            Some(at) => *at > row.entered && first.is_none_or(|first| first >= at),
            None => !self.tables.charter.credit.welcome.is_zero() && row.state != MemberState::Active && first.is_none(),
        }
    }

    /// What goes with somebody's coming or leaving: a welcome of somebody who applied, an estate.
    pub fn of_a_member(&mut self, entry: &EntryRow, kind: TransferKind, report: &mut Report) -> Result<(), Error> {
        let theirs = entry.postings.iter().filter(|(account, _)| *account != AccountId::POT.get());
        let place = theirs.filter_map(|(account, _)| self.came.owners.get(account)).min();
        let Some(row) = place.and_then(|place| self.tables.members.get(*place)) else { return Ok(()) };
        match kind {
            TransferKind::Estate => self.leaves(row, report),
            TransferKind::Welcome if self.stands(row) == Some(MemberState::Applicant) => self.stand(row, MemberState::Active, report),
            _ => Ok(()),
        }
    }

    /// Somebody leaves, if that is where they stand at the end and they have not left yet.
    pub fn leaves(&mut self, row: &MemberRow, report: &mut Report) -> Result<(), Error> {
        let here = self.stands(row).is_some_and(|state| state != MemberState::Left);
        if here && row.state == MemberState::Left { self.stand(row, MemberState::Left, report) } else { Ok(()) }
    }

    /// Where somebody stands now.
    fn stands(&self, row: &MemberRow) -> Option<MemberState> {
        self.members.get(&row.number).and_then(|member| self.bank.state.members.get(*member)).map(|there| there.state)
    }

    /// Carries out where somebody stands, and counts what the bank posts with it as made. What the tables do not have is taken back.
    fn stand(&mut self, row: &MemberRow, state: MemberState, report: &mut Report) -> Result<(), Error> {
        let (member, before) = (self.member(row.number)?, self.next_entry());
        let since = row.since.filter(|_| state == row.state);
        self.bank.set_state(Context::host(self.last), SetState { member, state, since, until: None, note: None })?;
        if !self.adopt_from(before) {
            self.settle((&[], row.line), before, report)?;
        }
        Ok(())
    }

    /// Gives somebody the roles they hold and held. Those of somebody who was merged are the other's as well.
    fn roles(&mut self, row: &MemberRow, member: MemberId, report: &mut Report) {
        for held in row.roles.iter().filter(|_| row.merged_into.is_none()) {
            let given = held.at.map(|at| self.member(at.get())).transpose().and_then(|at| {
                let role = GiveRole { member, role: held.role.clone(), at, from: Some(held.from), until: held.until };
                self.bank.give_role(Context::host(self.last), role)
            });
            if given.is_err() {
                let why = "a role the bank refuses";
                report.lost.push(Lost { file: "members.csv".into(), column: "roles".into(), count: 1, why });
            }
        }
    }

    /// Gives an account the limits of its own.
    fn limit(&mut self, row: &MemberRow, member: MemberId) -> Result<(), Error> {
        if let Some(limits) = row.limits.clone().filter(|_| row.merged_into.is_none()) {
            let account = self.bank.account_of(member)?;
            return match self.bank.set_limits(Context::host(self.last), SetLimits { account, limits: Some(limits) }) {
                // Another who shares the account has brought them already.
                Err(Error::NoChange { .. }) => Ok(()),
                done => done.map(|_| ()),
            };
        }
        Ok(())
    }

    /// The balances that the tables declare against those of the ledger that was carried out anew.
    pub fn compare(&self, report: &mut Report, faults: &Faults) {
        let mut told: BTreeMap<u32, Option<i64>> = BTreeMap::new();
        let mut replayed: BTreeMap<u32, i64> = BTreeMap::new();
        for row in self.tables.members.iter().filter(|row| row.merged_into.is_none()) {
            // Of those who share an account any may say its balance.
            let slot = told.entry(row.account).or_default();
            *slot = row.balance.or(*slot);
        }
        for (account, minutes) in self.tables.entries.values().flat_map(|entry| &entry.postings) {
            let sum = replayed.entry(*account).or_default();
            *sum = sum.saturating_add(minutes.get());
        }
        let all: BTreeSet<u32> = [AccountId::POT.get()].into_iter().chain(told.keys().copied()).chain(replayed.keys().copied()).collect();
        for number in all {
            let account = self.accounts.get(&number).copied();
            let here = account.and_then(|account| self.bank.balance_of(account).ok()).unwrap_or_default();
            let posted = replayed.get(&number).copied().unwrap_or_default();
            let declared = told.get(&number).copied().flatten();
            let decimal = |minutes: i64| Decimal::parse(&minutes.to_string()).unwrap_or(Decimal::ZERO);
            report.balances.push(BalanceRow {
                code: number.to_string(),
                account,
                declared: declared.map(decimal),
                replayed: decimal(posted),
                minutes: here,
                // Nothing to compare with, unless the bank moved other minutes than the entries.
                agrees: match declared {
                    Some(declared) => Some(here.get() == posted && declared == posted),
                    None => (here.get() != posted).then_some(false),
                },
            });
        }
        let all = |wanted: Option<bool>| report.balances.iter().any(|row| row.agrees == wanted);
        report.balances_agree = if all(Some(false)) { Some(false) } else { (all(Some(true)) && !faults.unread_balance).then_some(true) };
    }
}
