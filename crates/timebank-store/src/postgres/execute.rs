//! The loop of deciding, appending and applying for asynchronous hosts, and its clock.

use super::bank::PostgresBank;
use std::fmt;
use std::sync::Arc;
use timebank_core::store::{Clock, SystemClock, TRIES, WriteStep, Writing, stamp};
use timebank_core::{Command, Error, Head, Outcome, TimeBank, Timestamp};

/// Any clock; copies of a bank share it.
#[derive(Clone)]
pub(super) struct AnyClock(Arc<dyn Clock + Send + Sync>);

impl AnyClock {
    /// The clock of this machine.
    pub(super) fn system() -> Self {
        Self(Arc::new(SystemClock))
    }
}

impl fmt::Debug for AnyClock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AnyClock")
    }
}

impl PostgresBank {
    /// The same bank with another clock than that of this machine.
    #[must_use]
    pub fn with_clock(mut self, clock: impl Clock + Send + Sync + 'static) -> Self {
        self.clock = AnyClock(Arc::new(clock));
        self
    }

    /// Returns what time it is by this bank's clock.
    ///
    /// # Errors
    /// As [`Clock::now`].
    pub fn now(&self) -> Result<Timestamp, Error> {
        self.clock.0.now()
    }

    /// Decides commands on `bank`, appends their records and applies them, all or none: the loop of
    /// [`Keeper`](timebank_core::store::Keeper) for a host that must not wait. Another writer's records are read when they came
    /// first, and the commands decided again. A command from a member gets the time of this bank's clock, and none is dated before
    /// the last record.
    ///
    /// # Errors
    /// As [`Keeper::execute_all`](timebank_core::store::Keeper::execute_all).
    pub async fn execute_all(&mut self, bank: &mut TimeBank, commands: &[Command]) -> Result<Vec<Outcome>, Error> {
        let mut commands = commands.to_vec();
        stamp(&mut commands, self.now()?)?;
        let mut writing = Writing::new(commands);
        let mut step = writing.begin(bank);
        loop {
            step = match step {
                WriteStep::Read { after } => {
                    let read = self.read_after(after).await;
                    writing.read(bank, read)
                }
                WriteStep::Append { expected, records } => {
                    let appended = self.append(expected, &records).await;
                    writing.appended(bank, appended)
                }
                WriteStep::Done(outcomes) => return Ok(outcomes),
                WriteStep::Refused(error) => {
                    // A turn may have been taken for what was then refused.
                    self.turn = None;
                    return Err(error);
                }
            };
        }
    }

    /// Reads what other writers appended.
    ///
    /// # Errors
    /// As [`PostgresBank::read_after`] and [`TimeBank::apply`].
    pub async fn catch_up(&mut self, bank: &mut TimeBank) -> Result<Head, Error> {
        let records = self.read_after(bank.head().seq).await?;
        bank.apply(&records)?;
        Ok(bank.head())
    }

    /// Reads what other writers appended and carries out what is due by now, so that `bank` stands where it does now though nobody
    /// may have written for days: [`Keeper::up_to_date`](timebank_core::store::Keeper::up_to_date) for a host that must not wait.
    ///
    /// # Errors
    /// As [`PostgresBank::catch_up`] and [`PostgresBank::append`]; [`Error::ClockJump`] after a long silence, which only the host ends.
    pub async fn up_to_date(&mut self, bank: &mut TimeBank) -> Result<(), Error> {
        let now = self.now()?;
        for left in (0..TRIES).rev() {
            self.catch_up(bank).await?;
            let Some(due) = bank.decide_due_by(now)? else { break };
            match self.append(due.expected, &due.records).await {
                Ok(()) => {
                    bank.apply(&due.records)?;
                }
                // Somebody else passed the same time first, or nobody can tell: read, and look again.
                Err(Error::Conflict { .. } | Error::Unknown { .. }) if left > 0 => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }
}
