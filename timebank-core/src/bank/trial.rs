//! A trial: many commands executed on a copy, and then kept all or not at all.

use super::{Outcome, TimeBank};
use crate::command::Command;
use crate::error::Error;
use crate::journal::{Head, JournalRecord};

/// A copy of a bank on which to try commands. Unlike a batch, it continues after a refusal, so that all refusals can be listed.
/// It has no limit on the number of commands, and can be dropped at any time without an undo.
///
/// ```
/// # use timebank_core::command::{Admit, Command, Context};
/// # use timebank_core::{Charter, TimeBank};
/// # let cx = Context::host("2026-03-01T10:00:00Z".parse()?);
/// # let mut bank = TimeBank::create(cx, timebank_core::BankId([1; 16]), Charter::named("Harpurbrook"))?;
/// let mut trial = bank.trial();
/// trial.execute(&Command::new(cx, Admit::default()))?;
/// assert_eq!(bank.host().member_rows().count(), 0);
/// bank.keep_trial(trial)?;
/// assert_eq!(bank.host().member_rows().count(), 1);
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
    /// As [`TimeBank::execute`]; the copy is unchanged then, and still usable.
    pub fn execute(&mut self, command: &Command) -> Result<Outcome, Error> {
        self.bank.execute(command)
    }
    /// Returns the copy, for queries.
    pub const fn bank(&self) -> &TimeBank {
        &self.bank
    }
    /// Returns the head that the bank must have for the trial to be kept.
    pub const fn from(&self) -> Head {
        self.from
    }
    /// Returns the records made so far.
    pub fn records(&self) -> &[JournalRecord] {
        &self.bank.outbox
    }
}

impl TimeBank {
    /// Creates a copy on which to try commands.
    #[must_use]
    pub fn trial(&self) -> Trial {
        Trial { bank: self.clone(), from: self.head() }
    }

    /// Adopts a trial's changes. Its records are drained after those that were already waiting.
    ///
    /// # Errors
    /// [`Error::Conflict`] if this bank has changed meanwhile; nothing is changed then.
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
