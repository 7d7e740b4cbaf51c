//! A bank and the store that keeps its journal.

use super::clock::AnyClock;
use super::{Clock, Store, SystemClock, WriteStep, Writing, stamp};
use crate::bank::{TimeBank, Trial, each_method};
use crate::charter::Charter;
use crate::command::*;
use crate::error::Error;
use crate::journal::Head;
use crate::state::Outcome;
use crate::values::digest::BankId;
use crate::values::time::Timestamp;

/// A bank tied to the store of its journal: whatever is executed is kept before it is answered.
///
/// It has a clock. A command from a member gets the clock's time; a command of the host keeps its own, unless it lies ahead of
/// the clock; and nothing is dated before the last record, so that of two writers none loses a command because one clock was a
/// moment behind. A bare bank has no clock and trusts whoever sends a command.
///
/// It acts through the same methods as a [`TimeBank`], with the same arguments, and is read through [`Keeper::bank`]:
///
/// ```
/// use timebank_core::command::{Admit, Context, Record};
/// use timebank_core::exchange::Terms;
/// use timebank_core::store::{Keeper, MemoryStore};
/// use timebank_core::{BankId, Charter, Key};
///
/// let now = Context::host("2026-03-01T10:00:00Z".parse()?);
/// let mut keeper = Keeper::open(MemoryStore::new())?;
/// keeper.create(now, BankId(*b"0a1b2c3d4e5f6071"), Charter::named("Harpurbrook"))?;
/// let ana = keeper.admit(now, Admit::default())?.member()?;
/// let ben = keeper.admit(now, Admit::default())?.member()?;
/// let lift = Record::new(Terms::new("2026-03-01".parse()?).gave(ana, 60).received(ben, 60));
/// keeper.record(now.key(Key([7; 16])), lift.clone())?;
/// assert!(keeper.record(now.key(Key([7; 16])), lift)?.repeated);
/// assert_eq!(keeper.bank().seen_by(ana).balance(ana)?.get(), 60);
/// # Ok::<(), timebank_core::Error>(())
/// ```
#[derive(Debug)]
pub struct Keeper<S> {
    bank: TimeBank,
    store: S,
    clock: AnyClock,
}

/// A bank that holds no decision once this is dropped.
struct Held<'a>(&'a mut TimeBank);

impl Drop for Held<'_> {
    fn drop(&mut self) {
        self.0.roll_back_held();
    }
}

impl<S: Store> Keeper<S> {
    /// Opens what the store keeps, with the clock of this machine. When that is nothing yet, the first command has to found the bank.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open(mut store: S) -> Result<Self, Error> {
        let bank = store.open()?;
        Ok(Self { bank, store, clock: AnyClock(Box::new(SystemClock)) })
    }

    /// The same keeper with another clock than that of this machine.
    #[must_use]
    pub fn with_clock(mut self, clock: impl Clock + Send + Sync + 'static) -> Self {
        self.clock = AnyClock(Box::new(clock));
        self
    }

    /// Returns what time it is by the keeper's clock.
    ///
    /// # Errors
    /// As [`Clock::now`].
    pub fn now(&self) -> Result<Timestamp, Error> {
        self.clock.0.now()
    }

    /// Creates the bank under a charter: the first command of a store that keeps nothing yet. `bank` is its identity: 16 random
    /// bytes from the host, never used for another bank.
    ///
    /// # Errors
    /// As [`Keeper::execute`].
    pub fn create(&mut self, context: Context, bank: BankId, charter: Charter) -> Result<Outcome, Error> {
        self.execute(&Command::new(context, Create::new(bank, charter)))
    }

    /// Decides a command, appends its records, and only then commits them to the bank. A command that was answered before, by its key,
    /// gets the first answer again. Another writer's records are read when they came first, and the command decided again.
    ///
    /// # Errors
    /// As [`TimeBank::execute`]: a refusal is given only by a bank that was up to date. [`Error::TimeAhead`] when it is dated later
    /// than it is. [`Error::StoreFailed`] when nothing
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
        let mut commands = commands.to_vec();
        stamp(&mut commands, self.now()?)?;
        let Self { bank, store, .. } = self;
        // Should the store panic, what the bank holds is taken back.
        let held = Held(bank);
        let mut writing = Writing::new(commands).holding();
        let mut step = writing.begin(held.0);
        loop {
            step = match step {
                WriteStep::Read { after } => writing.read(held.0, store.read_after(after)),
                WriteStep::Append { expected, records } => writing.appended(held.0, store.append(expected, &records)),
                WriteStep::Done(outcomes) => return Ok(outcomes),
                WriteStep::Refused(error) => return Err(error),
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

    /// Reads what other writers appended, carries out what is due by now, and returns the bank to be asked: as it stands now,
    /// though nobody may have written for days.
    ///
    /// # Errors
    /// As [`Keeper::catch_up`] and [`Store::append`]; [`Error::ClockJump`] after a long silence, which only the host ends.
    pub fn up_to_date(&mut self) -> Result<&TimeBank, Error> {
        let now = self.now()?;
        for left in (0..super::TRIES).rev() {
            self.catch_up()?;
            let Some(due) = self.bank.decide_due_by(now)? else { return Ok(&self.bank) };
            match self.store.append(due.expected, &due.records) {
                Ok(()) => {
                    self.bank.apply(&due.records)?;
                }
                // Somebody else passed the same time first, or nobody can tell: read, and look again.
                Err(Error::Conflict { .. } | Error::Unknown { .. }) if left > 0 => {}
                Err(error) => return Err(error),
            }
        }
        Ok(&self.bank)
    }

    /// The bank as it was when last written or read, to be asked. See [`Keeper::up_to_date`].
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

macro_rules! methods {
    ($($(#[$m:meta])* $method:ident $action:ident;)*) => {
        impl<S: Store> Keeper<S> {
            $($(#[$m])*
            ///
            /// # Errors
            /// Any error of [`Keeper::execute`]; nothing is changed then.
            pub fn $method(&mut self, context: Context, action: $action) -> Result<Outcome, Error> {
                self.execute(&Command::new(context, action))
            })*
        }
    };
}
each_method!(methods);
