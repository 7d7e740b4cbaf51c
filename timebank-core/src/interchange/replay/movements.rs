//! Movements of credit: which are help, and what becomes of the others.

use super::Player;
use crate::command::{Context, Record, Transfer};
use crate::error::Error;
use crate::interchange::classify::{Class, ClassRule};
use crate::interchange::community::{More, TransferRow};
use crate::interchange::{Decimal, Guess, NotTaken, Report};
use crate::ledger::TransferKind;
use crate::model::exchange::{Expense, Payer, PayerKind, Terms};
use crate::values::ids::ActivityId;
use crate::values::minutes::Minutes;
use crate::values::time::Timestamp;

/// What is counted for a movement no rule fits.
const BETWEEN_MEMBERS: &str = "between-two-members";
/// What is counted for help by or for several, for visitors, or for the community.
const HELP_OF_SEVERAL: &str = "help-of-several-or-for-the-community";
/// What is counted where one side is somebody nobody knows any more.
const SOMEBODY_UNKNOWN: &str = "somebody-unknown";
/// What is counted for an amount below zero, which takes back what was counted before.
const BELOW_ZERO: &str = "below-zero";

impl<'a> Player<'a> {
    /// How a movement is classed, and by which rule: the first that fits.
    fn class(&self, t: &TransferRow) -> (Class, Option<&'a ClassRule>) {
        let first = !self.welcomed.get(t.payee()).copied().unwrap_or(true);
        let joined = self.member(t.payee()).filter(|_| first).and_then(|m| self.bank.member(m).ok()).map(|m| m.joined);
        let day = joined.and_then(|joined| u32::try_from(t.on.days_since(joined)).ok());
        let rule = self.rules.first_of(self.parsed, t, day);
        (rule.map_or(Class::Exchange, |rule| rule.taken_as), rule)
    }

    pub(super) fn transfer(&mut self, mut t: TransferRow, at: Timestamp, report: &mut Report) -> Result<(), Error> {
        if self.is_for_the_community(&t) {
            t.more.get_or_insert_default().for_community = true;
        }
        if !t.minutes.is_zero() {
            self.movement(&t, at, report)?;
        }
        // What several share is read from the bank.
        if !t.more.as_ref().is_some_and(|more| more.is_help() && !more.corrects) {
            let amount = t.more.as_deref().and_then(|more| more.rounded_from);
            self.add(t.payer(), t.minutes.reversed(), amount.map(Decimal::reversed))?;
            self.add(t.payee(), t.minutes, amount)?;
        }
        // An amount that was rounded to nothing moved nothing.
        match t.minutes.is_zero() {
            true => report.leave_out(self.parsed.file(t.file()), "", "0 min", NotTaken::Blank, t.line(), 0),
            false => super::super::sheets::taken(report, self.parsed.file(t.file()), 1),
        }
        Ok(())
    }

    /// Whether a rule says of a movement from the community's own account that it is help: then the help was for the community.
    fn is_for_the_community(&self, t: &TransferRow) -> bool {
        let says_help = |(class, rule): (Class, Option<&ClassRule>)| class == Class::Exchange && rule.is_some();
        t.more.as_deref().is_none_or(More::is_plain)
            && self.parsed.community == Some(t.payer())
            && self.member(t.payee()).is_some()
            && says_help(self.class(t))
    }

    /// Counts what a movement came to.
    fn add(&mut self, i: usize, minutes: Minutes, rounded: Option<Decimal>) -> Result<(), Error> {
        let Some(sum) = self.sums.get_mut(i) else { return Ok(()) };
        sum.minutes = sum.minutes.plus(minutes)?;
        match rounded {
            Some(amount) => sum.rounded = sum.rounded.plus(amount).ok_or(Error::Full { what: "units" })?,
            None => sum.exact = sum.exact.plus(minutes)?,
        }
        Ok(())
    }

    fn movement(&mut self, t: &TransferRow, at: Timestamp, report: &mut Report) -> Result<(), Error> {
        let activity = match t.activity {
            Some(category) => self.activity(category as usize, at)?,
            None => None,
        };
        let (class, rule) = self.class(t);
        let note = Some(self.parsed.texts.of(t.words).to_owned()).filter(|words| !words.is_empty());
        let context = self.context(at, note.is_some());
        let unknown = t.more.as_ref().is_some_and(|more| more.unknown);
        let corrects = t.more.as_ref().is_some_and(|more| more.corrects);
        let is_help = t.more.as_ref().is_some_and(|more| more.is_help());
        if is_help && !corrects
            || class == Class::Exchange && !unknown && !corrects && self.member(t.payee()).is_some() && self.member(t.payer()).is_some()
        {
            self.exchange(t, activity, context, note)?;
            let rule = if is_help { HELP_OF_SEVERAL } else { rule.map_or(BETWEEN_MEMBERS, |rule| rule.name.as_str()) };
            count_rule(report, rule);
            report.classes.exchanges = report.classes.exchanges.saturating_add(1);
            return Ok(());
        }
        let kind = match class {
            _ if unknown || corrects => TransferKind::Correction,
            Class::Welcome => TransferKind::Welcome,
            Class::Donation => TransferKind::Donation,
            Class::Levy => TransferKind::Levy,
            Class::Correction => TransferKind::Correction,
            Class::Gift | Class::Unsure | Class::Exchange => TransferKind::Gift,
        };
        let (from, to) = (self.account(t.payer())?, self.account(t.payee())?);
        self.bank.transfer(context, Transfer { kind, from, to, minutes: t.minutes, note, on: None })?;
        let own = if unknown { Some(SOMEBODY_UNKNOWN) } else { corrects.then_some(BELOW_ZERO) };
        count_rule(report, own.unwrap_or_else(|| rule.map_or(BETWEEN_MEMBERS, |rule| rule.name.as_str())));
        let count = report.classes.transfers.entry(kind.as_str().into()).or_default();
        *count = count.saturating_add(1);
        if let Some(welcomed) = self.welcomed.get_mut(t.payee()).filter(|_| kind == TransferKind::Welcome) {
            *welcomed = true;
        }
        let code = |i: usize| self.parsed.members.get(i).map_or("", |m| m.code.as_str());
        let way = format!("{} to {}", code(t.payer()), code(t.payee()));
        let rule = own.unwrap_or_else(|| rule.map_or("nobody-to-give-or-receive", |rule| rule.name.as_str()));
        let row = Guess::new(self.parsed.file(t.file()), t.line(), &way, format!("transfer, {}", kind.as_str()), rule);
        if class == Class::Unsure || unknown {
            report.unsure.push(row.clone());
        }
        report.guessed.push(row);
        Ok(())
    }

    /// Records help. The giver is the payee: whoever was paid gave the time.
    fn exchange(&mut self, t: &TransferRow, activity: Option<ActivityId>, context: Context, note: Option<String>) -> Result<(), Error> {
        let minutes =
            u32::try_from(t.minutes.get()).map_err(|_| Error::BadMinutes { minutes: t.minutes.get(), most: i64::from(u32::MAX) })?;
        let none = More::default();
        let more = t.more.as_deref().unwrap_or(&none);
        let giver = self.part(t.payee())?;
        let mut terms = Terms { activity, ..Terms::new(t.on).gave(giver, minutes) };
        for other in &more.gave {
            terms = terms.gave(self.part(*other)?, minutes);
        }
        if self.parsed.community != Some(t.payer()) || !more.is_help() {
            terms = terms.received(self.part(t.payer())?, minutes);
        }
        for other in &more.received {
            terms = terms.received(self.part(*other)?, minutes);
        }
        terms.visitors = more.visitors;
        let nobody = self.parsed.community == Some(t.payer()) && more.received.is_empty() && more.visitors.is_none();
        if more.for_community || nobody && more.is_help() {
            terms.payer = Some(Payer { kind: PayerKind::Pot, member: None });
        }
        terms.expenses = more.expense.map(|amount| Expense { member: giver, amount }).into_iter().collect();
        let several = more.is_help();
        let before: Vec<(usize, Minutes)> = if several { self.standing(t)? } else { Vec::new() };
        self.bank.record(context, Record { note, ..Record::new(terms) })?;
        if several {
            // How several share is the charter's rule: what each account moved is read from the bank.
            for ((i, before), (_, after)) in before.into_iter().zip(self.standing(t)?) {
                if let Some(sum) = self.sums.get_mut(i) {
                    sum.shared = sum.shared.plus(after.minus(before)?)?;
                }
            }
        }
        Ok(())
    }

    /// The balances of everybody a row names, and of the community.
    fn standing(&self, t: &TransferRow) -> Result<Vec<(usize, Minutes)>, Error> {
        let mut all: Vec<usize> = t.people().chain(self.parsed.community).collect();
        all.sort_unstable();
        all.dedup();
        all.into_iter().map(|i| Ok((i, self.bank.balance_of(self.account(i)?)?))).collect()
    }
}

fn count_rule(report: &mut Report, rule: &str) {
    match report.classes.rules.get_mut(rule) {
        Some(count) => *count = count.saturating_add(1),
        None => drop(report.classes.rules.insert(rule.to_owned(), 1)),
    }
}
