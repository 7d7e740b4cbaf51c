//! Many commands tried out on a copy, to be kept all or not at all.

use super::{Outcome, TimeBank};
use crate::command::Command;
use crate::error::Error;
use crate::journal::{Head, Record};

/// A copy of a bank to try commands out on. Unlike a batch it goes on after a refusal, so that all of them can be listed; it has
/// no limit of its own; and between two commands it may be dropped, with nothing to undo.
///
/// ```
/// # use timebank_core::command::{Admit, Command, Context};
/// # use timebank_core::{Charter, TimeBank};
/// # let cx = Context::host("2026-03-01T10:00:00Z".parse()?);
/// # let mut bank = TimeBank::create(cx, timebank_core::BankId([1; 16]), Charter::named("Harpurbrook"))?;
/// let mut trial = bank.trial();
/// trial.execute(&Command::new(cx, Admit::default()))?;
/// assert_eq!(bank.member_rows().count(), 0);
/// bank.keep_trial(trial)?;
/// assert_eq!(bank.member_rows().count(), 1);
/// # Ok::<(), timebank_core::Error>(())
/// ```
#[derive(Debug)]
pub struct Trial {
    bank: TimeBank,
    from: Head,
}

impl Trial {
    /// Executes a command on the copy.
    ///
    /// # Errors
    /// As [`TimeBank::execute`]; the copy stays as it was, and usable.
    pub fn execute(&mut self, command: &Command) -> Result<Outcome, Error> {
        self.bank.execute(command)
    }
    /// The copy, to be asked.
    pub const fn bank(&self) -> &TimeBank {
        &self.bank
    }
    /// Where the bank has to stand for the trial to be kept.
    pub const fn from(&self) -> Head {
        self.from
    }
    /// The records made so far.
    pub fn records(&self) -> &[Record] {
        &self.bank.outbox
    }
}

impl TimeBank {
    /// A copy to try commands out on.
    #[must_use]
    pub fn trial(&self) -> Trial {
        Trial { bank: self.clone(), from: self.head() }
    }

    /// Takes over what was tried out. The new records wait to be drained with those that waited before.
    ///
    /// # Errors
    /// [`Error::Conflict`] when this bank has moved on since; nothing is changed then.
    pub fn keep_trial(&mut self, trial: Trial) -> Result<(), Error> {
        if self.head() != trial.from {
            return Err(Error::Conflict { expected: trial.from.seq, found: self.head().seq });
        }
        let waiting = self.outbox.len();
        if self.outbox.is_empty() {
            self.outbox = trial.bank.outbox;
        } else {
            self.outbox.extend(trial.bank.outbox);
        }
        self.state = trial.bank.state;
        self.forget_waiting(waiting);
        Ok(())
    }
}
