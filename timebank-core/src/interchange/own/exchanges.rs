//! Exchanges of our tables: those that are posted, and those that are not.

use super::tables::ExchangeRow;
use super::work::Player;
use crate::command::*;
use crate::error::Error;
use crate::interchange::sheets::taken;
use crate::interchange::{Guess, Lost, NotTaken, Report};
use crate::model::exchange::{ExchangeState, Expense, Participation, Payer, Terms};

impl Player<'_> {
    /// Records an exchange that was posted, unless it was proposed with its series and is posted as it was agreed.
    pub fn record(&mut self, number: u32, report: &mut Report) -> Result<(), Error> {
        let row = self.tables.exchanges.get(&number).ok_or(Error::NotFound { what: "exchange", number })?;
        let nothing = blank(row, report);
        if !self.of_its_series(number, report)? {
            let mut terms = self.terms(row)?;
            terms.parts.retain(says_something);
            if terms.parts.is_empty() {
                return Ok(());
            }
            let context = self.context();
            let record = Record { note: row.note.clone(), ..Record::new(terms) };
            let exchange = self.bank.record(context, record)?.exchange()?;
            self.exchanges.insert(number, exchange);
        }
        report.classes.exchanges = report.classes.exchanges.saturating_add(1);
        taken(report, "exchanges.csv", row.terms.parts.len().saturating_sub(nothing));
        Ok(())
    }

    /// An exchange without an entry: help that moved no credit, one that is still ahead, or one that was proposed with its series.
    pub fn unposted(&mut self, number: u32, report: &mut Report) -> Result<(), Error> {
        let Some(row) = self.tables.exchanges.get(&number) else { return Ok(()) };
        let with_others = row.series.is_some() || row.bundle.is_some();
        let took_place = row.state.happened() || row.state == ExchangeState::Reversed && self.posted.contains(&number);
        if took_place && !with_others {
            return self.without_credit(number, report);
        }
        if matches!(row.state, ExchangeState::Declined | ExchangeState::Withdrawn) && self.called_off(number, row.state).is_ok() {
            taken(report, "exchanges.csv", row.terms.parts.len());
            return Ok(());
        }
        let open = matches!(row.state, ExchangeState::Proposed | ExchangeState::Agreed | ExchangeState::Done);
        if !open && !took_place {
            for line in &row.lines {
                report.leave_out("exchanges.csv", "state", row.state.as_str(), NotTaken::State, *line, 0);
            }
            return Ok(());
        }
        match self.proposed(number) {
            // What took place is recorded, if it cannot be proposed any more.
            Err(_) if took_place => return Ok(()),
            proposed => proposed?,
        };
        for number in self.tied(number, report) {
            self.agreed(number, report)?;
        }
        Ok(())
    }

    /// Help that moved no credit: where its terms alone would move some, that is taken back.
    fn without_credit(&mut self, number: u32, report: &mut Report) -> Result<(), Error> {
        let before = self.next_entry();
        self.record(number, report)?;
        self.settle((&[], 0), before, report)
    }

    /// Agrees to what was agreed.
    fn agreed(&mut self, number: u32, report: &mut Report) -> Result<(), Error> {
        let (Some(row), Some(exchange)) = (self.tables.exchanges.get(&number), self.exchanges.get(&number).copied()) else { return Ok(()) };
        let mut refused = 0;
        if row.state != ExchangeState::Proposed {
            let agree = Agree { exchange, members: Vec::new(), series: false };
            match self.bank.agree(Context::host(self.last), agree) {
                Ok(_) => self.away(number)?,
                // What was agreed with others of a bundle may not fit the limits by itself. It stays proposed.
                Err(Error::LimitReached { .. }) if row.state == ExchangeState::Agreed || row.state == ExchangeState::Done => {
                    report.leave_out("exchanges.csv", "state", row.state.as_str(), NotTaken::State, row.line, 0);
                    refused = 1;
                }
                Err(_) if row.state.happened() || row.state == ExchangeState::Reversed => {}
                Err(error) => return Err(error),
            }
        }
        // Done is what it says on its own day, which may still be ahead.
        let waits = !matches!(row.state, ExchangeState::Proposed | ExchangeState::Agreed);
        if !waits || refused > 0 {
            let left_out = blank(row, report).saturating_add(refused);
            taken(report, "exchanges.csv", row.terms.parts.len().saturating_sub(left_out));
        }
        Ok(())
    }

    /// Marks an exchange done on its day, and confirms one that waits for the rest of its bundle, or was without credit.
    pub fn done(&mut self, number: u32, report: &mut Report) -> Result<(), Error> {
        let Some(row) = self.tables.exchanges.get(&number) else { return Ok(()) };
        if row.state.happened() && row.bundle.is_none() {
            return self.without_credit(number, report);
        }
        let Some(exchange) = self.exchanges.get(&number).copied() else { return Ok(()) };
        let agreed = self.bank.state.exchanges.get(exchange).is_some_and(|there| there.state == ExchangeState::Agreed);
        if agreed {
            self.took_place(number)?;
            if row.state != ExchangeState::Done {
                self.bank.confirm_many(Context::host(self.last), ConfirmMany { exchanges: vec![exchange] })?;
            }
            let left_out = blank(row, report);
            taken(report, "exchanges.csv", row.terms.parts.len().saturating_sub(left_out));
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
    fn called_off(&mut self, number: u32, state: ExchangeState) -> Result<(), Error> {
        let exchange = self.proposed(number)?;
        let now = Context::host(self.last);
        match state {
            ExchangeState::Declined => self.bank.decline(now, Decline::new(exchange))?,
            _ => self.bank.withdraw(now, Withdraw { exchange, note: None })?,
        };
        Ok(())
    }

    /// The terms of an exchange with the numbers that hold here.
    pub fn terms(&self, row: &ExchangeRow) -> Result<Terms, Error> {
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

/// Whether a part says something: that somebody's share was nothing is not recorded, unless they stayed away.
pub fn says_something(part: &Participation) -> bool {
    part.minutes > 0 || !part.attended()
}

/// Lists the rows of an exchange that say nothing, and counts them.
fn blank(row: &ExchangeRow, report: &mut Report) -> usize {
    let mut count = 0usize;
    for (line, _) in row.lines.iter().zip(&row.terms.parts).filter(|(_, part)| !says_something(part)) {
        report.leave_out("exchanges.csv", "minutes", "0", NotTaken::Blank, *line, 0);
        count = count.saturating_add(1);
    }
    count
}
