//! A bank and the store that keeps its journal.

use super::{Step, Store, Writing};
use crate::bank::{Outcome, TimeBank, Trial};
use crate::command::Command;
use crate::{Error, journal::Head};

/// A bank tied to the store of its journal: whatever is executed is kept before it is answered.
#[derive(Debug)]
pub struct Keeper<S> {
    bank: TimeBank,
    store: S,
}

impl<S: Store> Keeper<S> {
    /// Opens what the store keeps. When that is nothing yet, the first command has to found the bank.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open(mut store: S) -> Result<Self, Error> {
        let bank = store.open()?;
        Ok(Self { bank, store })
    }

    /// Decides a command, appends its records, and only then applies them. A command that was answered before, by its key,
    /// gets the first answer again. Another writer's records are read when they came first, and the command decided again.
    ///
    /// # Errors
    /// As [`TimeBank::execute`]: a refusal is given only by a bank that was up to date. [`Error::StoreFailed`] when nothing
    /// was written; [`Error::Unknown`] when nobody can tell: then send it again later with the same key.
    pub fn execute(&mut self, command: &Command) -> Result<Outcome, Error> {
        let mut outcomes = self.execute_all(std::slice::from_ref(command))?;
        outcomes.pop().ok_or(Error::NothingToDo { what: "no command was given" })
    }

    /// The same for many commands, all or none, as one append.
    ///
    /// # Errors
    /// As [`Keeper::execute`].
    pub fn execute_all(&mut self, commands: &[Command]) -> Result<Vec<Outcome>, Error> {
        let Self { bank, store } = self;
        let mut writing = Writing::of(commands);
        let mut step = writing.begin(bank);
        loop {
            step = match step {
                Step::Read { after } => writing.read(bank, store.read_after(after)),
                Step::Append { expected, records } => writing.appended(bank, store.append(expected, &records)),
                Step::Done(outcomes) => return Ok(outcomes),
                Step::Refused(error) => return Err(error),
            };
        }
    }

    /// Appends what was [tried out](TimeBank::trial) on this keeper's bank as one append, and only then takes it over.
    ///
    /// # Errors
    /// [`Error::Conflict`] when the bank or the journal has moved on since; as [`Store::append`]. Nothing is changed then.
    pub fn keep_trial(&mut self, trial: Trial) -> Result<(), Error> {
        if self.bank.head() != trial.from() {
            return Err(Error::Conflict { expected: trial.from().seq, found: self.bank.head().seq });
        }
        self.store.append(trial.from(), trial.records())?;
        self.bank.keep_trial(trial)?;
        self.bank.drain();
        Ok(())
    }

    /// Reads what other writers appended.
    ///
    /// # Errors
    /// As [`Store::read_after`] and [`TimeBank::apply`].
    pub fn catch_up(&mut self) -> Result<Head, Error> {
        let records = self.store.read_after(self.bank.head().seq)?;
        self.bank.apply(&records)?;
        Ok(self.bank.head())
    }

    /// The bank, to be asked.
    pub const fn bank(&self) -> &TimeBank {
        &self.bank
    }

    /// The store.
    pub const fn store(&self) -> &S {
        &self.store
    }

    /// The store, for what only it can do.
    pub const fn store_mut(&mut self) -> &mut S {
        &mut self.store
    }

    /// Bank and store apart.
    pub fn into_parts(self) -> (TimeBank, S) {
        (self.bank, self.store)
    }
}
