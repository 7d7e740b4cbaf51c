//! What holds when all has been carried out: limits, where members stand, and the balances declared against those of the ledger.

use super::tables::{EntryRow, Kind, MemberRow};
use super::work::Player;
use crate::command::{Context, Merge, SetLimits, SetState};
use crate::error::Error;
use crate::interchange::faults::Faults;
use crate::interchange::{BalanceRow, Decimal, Fault, FaultKind, Guess, Lost, Report};
use crate::ledger::TransferKind;
use crate::model::member::MemberState;
use crate::order::{BTreeMap, BTreeSet};
use crate::values::ids::{AccountId, MemberId};
use crate::values::time::Date;

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
            if row.state == MemberState::Left && row.merged_into.is_none() && self.has_left(member) {
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
                faults.push(Fault {
                    value: error.code().into(),
                    ..Fault::of_row("members.csv", row.line, FaultKind::Refused, error.message())
                });
            }
        }
    }

    /// Whether somebody was entered as an applicant: a bank that welcomes did not welcome them then.
    pub fn was_applicant(&self, row: &MemberRow) -> bool {
        let welcomes = !self.tables.charter.credit.welcome.is_zero();
        let of_theirs = |entry: &&EntryRow| {
            entry.kind == Kind::Transfer(TransferKind::Welcome) && entry.postings.iter().any(|(account, _)| *account == row.account)
        };
        let first = self.tables.entries.values().find(of_theirs).map(|entry| entry.at);
        let took_part = || self.tables.exchanges.values().any(|it| it.terms.parts.iter().any(|part| part.member.get() == row.number));
        welcomes && first.map_or_else(|| row.state != MemberState::Active && !took_part(), |at| at > row.entered)
    }

    /// What goes with somebody's coming or leaving: a welcome of somebody who applied, an estate.
    pub fn of_a_member(&mut self, entry: &EntryRow, kind: TransferKind) -> Result<(), Error> {
        let theirs = |row: &&MemberRow| row.merged_into.is_none() && entry.postings.iter().any(|(account, _)| *account == row.account);
        let Some(row) = self.tables.members.iter().find(theirs) else { return Ok(()) };
        match kind {
            TransferKind::Estate => self.leaves(row),
            TransferKind::Welcome => {
                let Some(member) = self.members.get(&row.number).copied() else { return Ok(()) };
                let applies = self.bank.member_rows().any(|(id, there)| id == member && there.state == MemberState::Applicant);
                if !applies {
                    return Ok(());
                }
                self.stand(member, MemberState::Active, None)
            }
            _ => Ok(()),
        }
    }

    /// Somebody leaves, if that is where they stand at the end and they have not left yet.
    pub fn leaves(&mut self, row: &MemberRow) -> Result<(), Error> {
        let Some(member) = self.members.get(&row.number).copied().filter(|_| row.state == MemberState::Left) else { return Ok(()) };
        if self.has_left(member) {
            return Ok(());
        }
        self.stand(member, MemberState::Left, row.since)
    }

    fn has_left(&self, member: MemberId) -> bool {
        self.bank.member_rows().any(|(id, there)| id == member && there.state == MemberState::Left)
    }

    /// Carries out where somebody stands, and counts what the bank posts with it as made.
    fn stand(&mut self, member: MemberId, state: MemberState, since: Option<Date>) -> Result<(), Error> {
        let before = self.next_entry();
        self.bank.set_state(Context::host(self.last), SetState { member, state, since, until: None, note: None })?;
        self.adopt_from(before);
        Ok(())
    }

    /// Gives an account the limits of its own.
    fn limit(&mut self, row: &MemberRow, member: MemberId) -> Result<(), Error> {
        if let Some(limits) = row.limits.clone().filter(|_| row.merged_into.is_none()) {
            let account = self.bank.account_of(member)?;
            self.bank.set_limits(Context::host(self.last), SetLimits { account, limits: Some(limits) })?;
        }
        Ok(())
    }

    /// The balances that the tables declare against those of the ledger that was carried out anew.
    pub fn compare(&self, report: &mut Report) {
        let mut told: BTreeMap<u32, Option<i64>> = BTreeMap::new();
        let mut replayed: BTreeMap<u32, i64> = BTreeMap::new();
        for row in self.tables.members.iter().filter(|row| row.merged_into.is_none()) {
            told.insert(row.account, row.balance);
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
                agrees: Some(here.get() == posted && declared.is_none_or(|declared| declared == posted)),
            });
        }
        report.balances_agree = Some(report.balances.iter().all(|row| row.agrees == Some(true)));
    }
}
