//! Exchanges of our tables: those that are posted, and those that are not.

use super::tables::ExchangeRow;
use super::work::Player;
use crate::command::*;
use crate::error::Error;
use crate::interchange::sheets::taken;
use crate::interchange::{Guess, Lost, NotTaken, Report};
use crate::model::exchange::{ExchangeState, Expense, Participation, Payer, Terms};

impl Player<'_> {
    pub fn record(&mut self, number: u32, report: &mut Report) -> Result<(), Error> {
        let row = self.tables.exchanges.get(&number).ok_or(Error::NotFound { what: "exchange", number })?;
        let (terms, nothing) = self.given(row, report)?;
        if terms.parts.is_empty() {
            return Ok(());
        }
        let context = self.context();
        let record = Record { note: row.note.clone(), ..Record::new(terms) };
        let exchange = self.bank.record(context, record)?.exchange()?;
        self.exchanges.insert(number, exchange);
        report.classes.exchanges = report.classes.exchanges.saturating_add(1);
        taken(report, "exchanges.csv", row.terms.parts.len().saturating_sub(nothing));
        Ok(())
    }

    /// An exchange without an entry: help that moved no credit, or one that is still ahead.
    pub fn unposted(&mut self, number: u32, report: &mut Report) -> Result<(), Error> {
        let Some(row) = self.tables.exchanges.get(&number) else { return Ok(()) };
        if row.state.happened() {
            // Help that moved no credit: where its terms alone would move some, that is taken back.
            let before = self.next_entry();
            self.record(number, report)?;
            return self.settle((&[], 0), before, report);
        }
        if matches!(row.state, ExchangeState::Declined | ExchangeState::Withdrawn) && self.called_off(row).is_ok() {
            taken(report, "exchanges.csv", row.terms.parts.len());
            return Ok(());
        }
        if !matches!(row.state, ExchangeState::Proposed | ExchangeState::Agreed | ExchangeState::Done) {
            for line in &row.lines {
                report.leave_out("exchanges.csv", "state", row.state.as_str(), NotTaken::State, *line, 0);
            }
            return Ok(());
        }
        let (terms, mut left_out) = self.given(row, report)?;
        let context = self.context();
        let propose = Propose { note: row.note.clone(), ..Propose::new(terms) };
        let exchange = self.bank.propose(context, propose)?.exchange()?;
        let agree = Agree { exchange, members: Vec::new(), series: false };
        let agreed =
            if row.state == ExchangeState::Proposed { Ok(()) } else { self.bank.agree(Context::host(self.last), agree).map(|_| ()) };
        match agreed {
            // Done is what it says on its own day, which may still be ahead.
            Ok(()) if row.state == ExchangeState::Done => {
                self.exchanges.insert(number, exchange);
                return Ok(());
            }
            // What was agreed with others of a bundle may not fit the limits by itself. It stays proposed.
            Err(Error::LimitReached { .. }) => {
                report.leave_out("exchanges.csv", "state", row.state.as_str(), NotTaken::State, row.line, 0);
                left_out = left_out.saturating_add(1);
            }
            other => other?,
        }
        self.exchanges.insert(number, exchange);
        taken(report, "exchanges.csv", row.terms.parts.len().saturating_sub(left_out));
        Ok(())
    }

    /// Marks an exchange done on its day.
    pub fn done(&mut self, number: u32, report: &mut Report) -> Result<(), Error> {
        let (Some(row), Some(exchange)) = (self.tables.exchanges.get(&number), self.exchanges.get(&number).copied()) else { return Ok(()) };
        let agreed = self.bank.state.exchanges.get(exchange).is_some_and(|there| there.state == ExchangeState::Agreed);
        if agreed {
            let done = Done { exchange, actual: Vec::new(), visitors: None, facilitation: None, note: None };
            self.bank.done(Context::host(self.last), done)?;
            let nothing = row.terms.parts.iter().filter(|part| part.minutes == 0).count();
            taken(report, "exchanges.csv", row.terms.parts.len().saturating_sub(nothing));
        }
        Ok(())
    }

    /// Counts exchanges that have another number here: numbers follow the order in which exchanges are entered.
    pub fn numbered_anew(&self, report: &mut Report) {
        let other = self.exchanges.iter().filter(|(number, here)| **number != here.get()).count();
        if other > 0 {
            let count = u64::try_from(other).unwrap_or(u64::MAX);
            let why = "the number of an exchange: it has another one here";
            report.lost.push(Lost { file: "exchanges.csv".into(), column: "exchange".into(), count, why });
        }
    }

    /// Tells of exchanges that were still ahead and have gone on by themselves: when somebody agreed is in no table, and what is agreed from
    /// the first expires sooner.
    pub fn gone_on(&self, report: &mut Report) {
        for (number, exchange) in &self.exchanges {
            let Some(row) = self.tables.exchanges.get(number) else { continue };
            let Some(now) = self.bank.state.exchanges.get(*exchange).map(|there| there.state) else { continue };
            if now != row.state && matches!(row.state, ExchangeState::Proposed | ExchangeState::Agreed | ExchangeState::Done) {
                report.guessed.push(Guess::new("exchanges.csv", row.line, row.state.as_str(), now.as_str(), "time-has-passed"));
            }
        }
    }

    /// An exchange that was called off: proposed, and called off at once.
    fn called_off(&mut self, row: &ExchangeRow) -> Result<(), Error> {
        let terms = self.terms(row)?;
        let propose = Propose { note: row.note.clone(), ..Propose::new(terms) };
        let context = self.context();
        let exchange = self.bank.propose(context, propose)?.exchange()?;
        let now = Context::host(self.last);
        match row.state {
            ExchangeState::Declined => self.bank.decline(now, Decline::new(exchange))?,
            _ => self.bank.withdraw(now, Withdraw { exchange, note: None })?,
        };
        Ok(())
    }

    /// The terms of an exchange without those whose share was nothing, as nothing is not recorded, and how many these were.
    fn given(&self, row: &ExchangeRow, report: &mut Report) -> Result<(Terms, usize), Error> {
        let mut terms = self.terms(row)?;
        terms.parts.retain(|part| part.minutes > 0);
        let nothing = row.terms.parts.len().saturating_sub(terms.parts.len());
        for (line, _) in row.lines.iter().zip(&row.terms.parts).filter(|(_, part)| part.minutes == 0) {
            report.leave_out("exchanges.csv", "minutes", "0", NotTaken::Blank, *line, 0);
        }
        Ok((terms, nothing))
    }

    /// The terms of an exchange with the numbers that hold here.
    fn terms(&self, row: &ExchangeRow) -> Result<Terms, Error> {
        let mut terms = row.terms.clone();
        terms.activity = terms.activity.map(|activity| self.known_activity(activity.get())).transpose()?;
        terms.listing = terms.listing.map(|listing| self.listing_of(listing.get())).transpose()?;
        for Participation { member, .. } in &mut terms.parts {
            *member = self.member(member.get())?;
        }
        for Expense { member, .. } in &mut terms.expenses {
            *member = self.member(member.get())?;
        }
        if let Some(Payer { member: Some(member), .. }) = &mut terms.payer {
            *member = self.member(member.get())?;
        }
        Ok(terms)
    }
}
