//! What a Python bank holds: a bank in memory, or one tied to its journal in a file.

use timebank_core::store::{FileStore, Keeper, Store};
use timebank_core::{Command, Decision, Error, Outcome, Record, TimeBank, Trial};

/// A bank, and where it is kept.
pub enum Held {
    /// In memory: its records wait to be drained.
    Memory(Box<TimeBank>),
    /// In a file: whatever is executed is on disk before it is answered.
    File(Box<Keeper<FileStore>>),
    /// In a file that was closed.
    Closed,
}

/// Why there is no bank to ask.
pub struct IsClosed;

impl Held {
    pub fn bank(&self) -> Result<&TimeBank, IsClosed> {
        match self {
            Self::Memory(bank) => Ok(bank),
            Self::File(keeper) => Ok(keeper.bank()),
            Self::Closed => Err(IsClosed),
        }
    }

    pub fn execute(&mut self, command: &Command) -> Result<Result<Outcome, Error>, IsClosed> {
        match self {
            Self::Memory(bank) => Ok(bank.execute(command)),
            Self::File(keeper) => Ok(keeper.execute(command)),
            Self::Closed => Err(IsClosed),
        }
    }

    pub fn execute_all(&mut self, commands: &[Command]) -> Result<Result<Vec<Outcome>, Error>, IsClosed> {
        match self {
            Self::Memory(bank) => Ok(bank.execute_all(commands)),
            Self::File(keeper) => Ok(keeper.execute_all(commands)),
            Self::Closed => Err(IsClosed),
        }
    }

    pub fn decide_all(&mut self, commands: &[Command]) -> Result<Result<Decision, Error>, IsClosed> {
        match self {
            Self::Memory(bank) => Ok(bank.decide_all(commands)),
            Self::File(keeper) => Ok(keeper.bank().clone().decide_all(commands)),
            Self::Closed => Err(IsClosed),
        }
    }

    /// Applies records decided before. In a file they are appended first, after they were found to fit.
    pub fn apply(&mut self, records: &[Record]) -> Result<Result<Vec<Outcome>, Error>, IsClosed> {
        match self {
            Self::Memory(bank) => Ok(bank.apply(records)),
            Self::File(keeper) => Ok(append(keeper, records)),
            Self::Closed => Err(IsClosed),
        }
    }

    pub fn keep(&mut self, trial: Trial) -> Result<Result<(), Error>, IsClosed> {
        match self {
            Self::Memory(bank) => Ok(bank.keep_trial(trial)),
            Self::File(keeper) => Ok(keeper.keep_trial(trial)),
            Self::Closed => Err(IsClosed),
        }
    }

    /// The records that wait to be kept; in a file none ever wait.
    pub fn drain(&mut self) -> Result<Vec<Record>, IsClosed> {
        match self {
            Self::Memory(bank) => Ok(bank.drain()),
            Self::File(_) => Ok(Vec::new()),
            Self::Closed => Err(IsClosed),
        }
    }
}

fn append(keeper: &mut Keeper<FileStore>, records: &[Record]) -> Result<Vec<Outcome>, Error> {
    let outcomes = keeper.bank().clone().apply(records)?;
    let head = keeper.bank().head();
    keeper.store_mut().append(head, records)?;
    keeper.catch_up()?;
    Ok(outcomes)
}
