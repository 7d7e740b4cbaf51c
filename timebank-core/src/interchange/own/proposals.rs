//! Exchanges of our tables that were proposed: the dates of a series at once, and those of a bundle together.

use super::exchanges::says_something;
use super::tables::ExchangeRow;
use super::work::Player;
use crate::command::*;
use crate::error::Error;
use crate::interchange::{Guess, Lost, Report};
use crate::model::exchange::{ExchangeState, Participation, Terms};
use crate::values::ids::ExchangeId;
use crate::values::time::Date;
use std::collections::{BTreeMap, BTreeSet};

/// Old numbers of exchanges: by their series, and by their bundle.
#[derive(Default)]
pub struct Proposals {
    series: BTreeMap<u32, Vec<u32>>,
    bundles: BTreeMap<u32, BTreeSet<u32>>,
    /// Bundles that are tied together already.
    tied: BTreeSet<u32>,
}

impl Proposals {
    pub fn new(exchanges: &BTreeMap<u32, ExchangeRow>) -> Self {
        let mut all = Self::default();
        for (number, row) in exchanges {
            if let Some(series) = row.series {
                all.series.entry(series).or_default().push(*number);
            }
            if let Some(bundle) = row.bundle {
                all.bundles.entry(bundle).or_default().insert(*number);
            }
        }
        all
    }
}

/// What was proposed, as far as it shows: changes come afterwards. Nobody's minutes are nothing in a proposal.
fn as_proposed(terms: &Terms) -> Terms {
    let most = terms.parts.iter().map(|part| part.minutes).max().unwrap_or_default();
    let mut proposed = terms.clone();
    proposed.parts.retain(says_something);
    for part in &mut proposed.parts {
        part.attendance = None;
        part.minutes = if part.minutes == 0 { most } else { part.minutes };
    }
    proposed
}

/// Whether two exchanges can have been proposed at once: they differ in their day, and in what is said when they are done.
fn at_once(one: &ExchangeRow, other: &ExchangeRow) -> bool {
    let said = |row: &ExchangeRow| {
        let mut terms = as_proposed(&row.terms);
        (terms.visitors, terms.facilitation) = (None, None);
        terms.expenses.clear();
        terms.on = one.terms.on;
        terms.start = terms.start.map(|start| crate::values::time::Start { offset: 0, ..start });
        terms.parts.iter_mut().for_each(|part| part.minutes = 0);
        terms
    };
    (one.entered, &one.note) == (other.entered, &other.note) && said(one) == said(other)
}

impl Player<'_> {
    /// Proposes an exchange with the dates of its series that were proposed with it, unless that was done before.
    pub fn proposed(&mut self, number: u32) -> Result<ExchangeId, Error> {
        if let Some(exchange) = self.exchanges.get(&number) {
            return Ok(*exchange);
        }
        let tables = self.tables;
        let row = tables.exchanges.get(&number).ok_or(Error::NotFound { what: "exchange", number })?;
        let series = row.series.and_then(|series| self.proposals.series.get(&series));
        let with = series.into_iter().flatten().filter(|other| !self.exchanges.contains_key(other));
        let rows = with.filter_map(|other| Some((*other, tables.exchanges.get(other)?)));
        let mut days: BTreeMap<Date, (u32, &ExchangeRow)> = BTreeMap::from([(row.terms.on, (number, row))]);
        for (other, there) in rows.filter(|(_, there)| at_once(row, there)) {
            days.entry(there.terms.on).or_insert((other, there));
        }
        // What is done was changed since; what is not, stands as it was proposed.
        let changed = |row: &ExchangeRow| row.state.happened() || matches!(row.state, ExchangeState::Done | ExchangeState::Reversed);
        let plain = days.values().map(|(_, row)| *row).find(|row| !changed(row)).unwrap_or(row);
        let terms = as_proposed(&Terms { on: row.terms.on, ..self.terms(plain)? });
        let dates = days.keys().copied().filter(|day| *day != row.terms.on).collect();
        let first = self.bank.state.exchanges.len();
        let context = self.context();
        self.bank.propose(context, Propose { note: row.note.clone(), dates, ..Propose::new(terms) })?;
        // They are numbered in the order of their days.
        for (place, (old, _)) in (first.saturating_add(1)..).zip(days.values()) {
            self.exchanges.extend(ExchangeId::new(place).map(|exchange| (*old, exchange)));
        }
        self.exchanges.get(&number).copied().ok_or(Error::NotFound { what: "exchange", number })
    }

    /// Ties the exchanges of a bundle together once all of them are proposed. Gives those that can be agreed to now, by their old numbers.
    pub fn tied(&mut self, number: u32, report: &mut Report) -> Vec<u32> {
        let tables = self.tables;
        let row = |number: &u32| tables.exchanges.get(number);
        let Some(bundle) = row(&number).and_then(|row| row.bundle) else { return vec![number] };
        let all = self.proposals.bundles.get(&bundle);
        let Some(all) = all.filter(|all| all.len() > 1) else { return vec![number] };
        let all: Vec<u32> = all.iter().copied().collect();
        let exchanges: Vec<ExchangeId> = all.iter().filter_map(|number| self.exchanges.get(number).copied()).collect();
        // Dates of one series are proposed at once, so a bundle of such is complete at its first.
        if exchanges.len() < all.len() || !self.proposals.tied.insert(bundle) {
            return Vec::new();
        }
        // One that is agreed waits for its days; one that is proposed has the deadline it had.
        let waits = all.iter().filter_map(|number| row(number)?.due).min().filter(|due| *due > self.last);
        let due = waits.unwrap_or_else(|| self.last.plus_days(1));
        if let Err(error) = self.bank.propose_together(Context::host(self.last), ProposeTogether { exchanges, due }) {
            let line = row(&number).map_or(0, |row| row.line);
            report.guessed.push(Guess::new("exchanges.csv", line, error.code(), "each by itself", "apart-from-its-bundle"));
        }
        all
    }

    /// Marks those who had called off what is still ahead.
    pub fn away(&mut self, number: u32) -> Result<(), Error> {
        let tables = self.tables;
        let (Some(row), Some(exchange)) = (tables.exchanges.get(&number), self.exchanges.get(&number).copied()) else { return Ok(()) };
        if row.state != ExchangeState::Agreed {
            return Ok(());
        }
        for part in row.terms.parts.iter().filter(|part| !part.attended()) {
            let (member, Some(attendance)) = (self.member(part.member.get())?, part.attendance) else { continue };
            self.bank.mark_attendance(Context::host(self.last), MarkAttendance { exchange, member, attendance })?;
        }
        Ok(())
    }

    /// Marks an exchange done as it took place.
    pub fn took_place(&mut self, number: u32) -> Result<(), Error> {
        let tables = self.tables;
        let missing = Error::NotFound { what: "exchange", number };
        let (Some(row), Some(exchange)) = (tables.exchanges.get(&number), self.exchanges.get(&number).copied()) else {
            return Err(missing);
        };
        let said = |part: &Participation| {
            let minutes = Some(part.minutes).filter(|minutes| part.attended() && *minutes > 0);
            Ok(Actual { member: self.member(part.member.get())?, minutes, attendance: part.attendance })
        };
        let actual = row.terms.parts.iter().filter(|part| says_something(part)).map(said).collect::<Result<Vec<Actual>, Error>>()?;
        let (visitors, facilitation) = (row.terms.visitors, row.terms.facilitation);
        self.bank.done(Context::host(self.last), Done { exchange, actual, visitors, facilitation, note: None })?;
        Ok(())
    }

    /// Carries out an exchange that was proposed with its series, as it was posted. If it cannot be, it is recorded by itself.
    pub fn of_its_series(&mut self, number: u32, report: &mut Report) -> Result<bool, Error> {
        let Some(exchange) = self.exchanges.get(&number).copied() else { return Ok(false) };
        let Some(row) = self.tables.exchanges.get(&number) else { return Ok(false) };
        let state = |player: &Self| player.bank.state.exchanges.get(exchange).map(|there| there.state);
        let mut done = Ok(());
        if state(self) == Some(ExchangeState::Agreed) {
            done = self.took_place(number);
        }
        if done.is_ok() && state(self) == Some(ExchangeState::Done) {
            let context = Context::host(self.last);
            done = match row.state {
                ExchangeState::Settled => self.bank.dispute(context, Dispute { exchange, member: None, note: None }).and_then(|_| {
                    self.bank.settle(Context::host(self.last), Settle { exchange, actual: Vec::new(), note: None }).map(|_| ())
                }),
                _ => self.bank.confirm_many(context, ConfirmMany { exchanges: vec![exchange] }).map(|_| ()),
            };
        }
        if done.is_ok() && state(self).is_some_and(ExchangeState::happened) {
            return Ok(true);
        }
        // What is still ahead of it is called off; it has ended otherwise.
        if matches!(state(self), Some(ExchangeState::Proposed | ExchangeState::Agreed)) {
            self.bank.withdraw(Context::host(self.last), Withdraw { exchange, note: None })?;
        }
        report.guessed.push(Guess::new("exchanges.csv", row.line, row.state.as_str(), "recorded by itself", "apart-from-its-series"));
        self.exchanges.remove(&number);
        Ok(false)
    }

    /// Counts what belonged to a series or a bundle and does not here.
    pub fn apart(&self, report: &mut Report) {
        let more = |exchange: &ExchangeId| self.bank.state.more.get(exchange);
        let mut lose = |column: &str, count: usize, why| {
            if count > 0 {
                let count = u64::try_from(count).unwrap_or(u64::MAX);
                report.lost.push(Lost { file: "exchanges.csv".into(), column: column.into(), count, why });
            }
        };
        let here = self.exchanges.iter().filter_map(|(number, exchange)| Some((self.tables.exchanges.get(number)?, more(exchange))));
        let (mut series, mut bundles) = (0usize, 0usize);
        for (row, more) in here {
            let without = |of: Option<u32>, has: bool| usize::from(of.is_some() && !has);
            series = series.saturating_add(without(row.series, more.is_some_and(|more| more.series.is_some())));
            bundles = bundles.saturating_add(without(row.bundle, more.is_some_and(|more| more.bundle.is_some())));
        }
        lose(
            "series",
            series,
            "the series of an exchange that differs from its other dates, or is left of it alone: it comes back by itself",
        );
        lose("bundle", bundles, "the bundle of an exchange: it comes back by itself");
    }
}
