//! What a Python bank holds: a bank in memory, or one tied to its journal in a file or a database.

use pyo3::prelude::*;
use std::sync::Mutex;
use timebank_core::Timestamp;
use timebank_core::store::{Clock, FileStore, Keeper, Store};
use timebank_core::{Command, Decision, Error, Head, JournalRecord, MemberId, Outcome, TimeBank, Trial};
use timebank_store::{AnyStore, BankStore, Traces};

/// A bank, and where it is kept.
pub enum Held {
    /// In memory: its records wait to be drained.
    Memory(Box<TimeBank>),
    /// In a file: whatever is executed is on disk before it is answered.
    File(Box<Keeper<FileStore>>),
    /// In a database, to which others may write as well.
    Kept(Box<Keeper<Alone>>),
    /// In a file or database that was closed.
    Closed,
}

/// A store that one thread has to itself: a connection to a database may change threads, but not be used by two at once. Whoever
/// changes a bank has it alone, so that nobody ever waits here.
pub struct Alone(Mutex<AnyStore>);

impl Alone {
    pub const fn new(store: AnyStore) -> Self {
        Self(Mutex::new(store))
    }

    pub fn get(&mut self) -> Result<&mut AnyStore, Error> {
        self.0.get_mut().map_err(|_| Error::StoreFailed { why: "the store was interrupted; open the bank again".into() })
    }
}

impl Store for Alone {
    fn read_after(&mut self, seq: u64) -> Result<Vec<JournalRecord>, Error> {
        self.get()?.read_after(seq)
    }
    fn append(&mut self, expected: Head, records: &[JournalRecord]) -> Result<(), Error> {
        self.get()?.append(expected, records)
    }
    fn open(&mut self) -> Result<TimeBank, Error> {
        self.get()?.open()
    }
}

/// A clock in Python: gives the moment it is as a text.
pub struct PyClock(pub Py<PyAny>);

impl Clock for PyClock {
    fn now(&self) -> Result<Timestamp, Error> {
        let text = Python::attach(|py| self.0.call0(py).and_then(|text| text.extract::<String>(py)));
        text.ok()
            .and_then(|text| text.parse().ok())
            .ok_or_else(|| Error::StoreFailed { why: "the clock that was given shows no moment".into() })
    }
}

/// The keeper with this clock, if one is given.
pub fn with_clock<S: Store>(keeper: Keeper<S>, clock: Option<Py<PyAny>>) -> Keeper<S> {
    match clock {
        Some(clock) => keeper.with_clock(PyClock(clock)),
        None => keeper,
    }
}

/// Why there is no bank to ask.
pub struct IsClosed;

impl Held {
    pub fn bank(&self) -> Result<&TimeBank, IsClosed> {
        match self {
            Self::Memory(bank) => Ok(bank),
            Self::File(keeper) => Ok(keeper.bank()),
            Self::Kept(keeper) => Ok(keeper.bank()),
            Self::Closed => Err(IsClosed),
        }
    }

    pub fn execute(&mut self, command: &Command) -> Result<Result<Outcome, Error>, IsClosed> {
        match self {
            Self::Memory(bank) => Ok(bank.execute(command)),
            Self::File(keeper) => Ok(keeper.execute(command)),
            Self::Kept(keeper) => Ok(keeper.execute(command)),
            Self::Closed => Err(IsClosed),
        }
    }

    pub fn execute_all(&mut self, commands: &[Command]) -> Result<Result<Vec<Outcome>, Error>, IsClosed> {
        match self {
            Self::Memory(bank) => Ok(bank.execute_all(commands)),
            Self::File(keeper) => Ok(keeper.execute_all(commands)),
            Self::Kept(keeper) => Ok(keeper.execute_all(commands)),
            Self::Closed => Err(IsClosed),
        }
    }

    pub fn decide_all(&mut self, commands: &[Command]) -> Result<Result<Decision, Error>, IsClosed> {
        match self {
            Self::Memory(bank) => Ok(bank.decide_all(commands)),
            Self::File(keeper) => Ok(keeper.bank().clone().decide_all(commands)),
            Self::Kept(keeper) => Ok(keeper.bank().clone().decide_all(commands)),
            Self::Closed => Err(IsClosed),
        }
    }

    /// Applies records decided before. In a file they are appended first, after they were found to fit.
    pub fn apply(&mut self, records: &[JournalRecord]) -> Result<Result<Vec<Outcome>, Error>, IsClosed> {
        match self {
            Self::Memory(bank) => Ok(bank.apply(records)),
            Self::File(keeper) => Ok(append(keeper, records)),
            Self::Kept(keeper) => Ok(append(keeper, records)),
            Self::Closed => Err(IsClosed),
        }
    }

    pub fn keep(&mut self, trial: Trial) -> Result<Result<(), Error>, IsClosed> {
        match self {
            Self::Memory(bank) => Ok(bank.keep_trial(trial)),
            Self::File(keeper) => Ok(keeper.keep_trial(trial)),
            Self::Kept(keeper) => Ok(keeper.keep_trial(trial)),
            Self::Closed => Err(IsClosed),
        }
    }

    /// Carries out what is due: by the clock of where it is kept, in memory by `at`.
    pub fn pass_time(&mut self, at: Timestamp) -> Result<Result<(), Error>, IsClosed> {
        match self {
            Self::Memory(bank) => Ok(bank.pass_time(at)),
            Self::File(keeper) => Ok(keeper.up_to_date().map(drop)),
            Self::Kept(keeper) => Ok(keeper.up_to_date().map(drop)),
            Self::Closed => Err(IsClosed),
        }
    }

    /// The records that wait to be kept; in a file none ever wait.
    pub fn drain(&mut self) -> Result<Vec<JournalRecord>, IsClosed> {
        match self {
            Self::Memory(bank) => Ok(bank.drain()),
            Self::File(_) | Self::Kept(_) => Ok(Vec::new()),
            Self::Closed => Err(IsClosed),
        }
    }

    /// Reads what others wrote meanwhile; in memory nobody else does.
    pub fn catch_up(&mut self) -> Result<Result<Head, Error>, IsClosed> {
        match self {
            Self::Memory(bank) => Ok(Ok(bank.head())),
            Self::File(keeper) => Ok(keeper.catch_up()),
            Self::Kept(keeper) => Ok(keeper.catch_up()),
            Self::Closed => Err(IsClosed),
        }
    }

    /// Keeps a snapshot where the journal is.
    pub fn save_snapshot(&mut self) -> Result<Result<(), Error>, IsClosed> {
        match self {
            Self::File(keeper) => {
                let bank = keeper.bank().clone();
                Ok(keeper.store_mut().save_snapshot(&bank))
            }
            Self::Kept(keeper) => {
                let bank = keeper.bank().clone();
                Ok(keeper.store_mut().get().and_then(|store| store.save_snapshot(&bank)))
            }
            Self::Memory(_) => Ok(Err(Error::StoreFailed { why: "this bank is not kept in a file".into() })),
            Self::Closed => Err(IsClosed),
        }
    }

    /// Verifies all records where they are kept, and that they have got as far as `known`.
    pub fn verify(&mut self, known: Option<Head>) -> Result<Result<Head, Error>, IsClosed> {
        match self {
            Self::File(keeper) => Ok(verified(keeper.store_mut(), known)),
            Self::Kept(keeper) => Ok(keeper.store_mut().get().and_then(|store| verified(store, known))),
            Self::Memory(_) => Ok(Err(Error::StoreFailed { why: "this bank is not kept in a file or a database".into() })),
            Self::Closed => Err(IsClosed),
        }
    }

    /// Looks for what should be gone of a member who was forgotten, in the file or database.
    pub fn verify_erased(&mut self, member: MemberId, known: &[&[u8]]) -> Result<Result<Traces, Error>, IsClosed> {
        match self {
            Self::File(keeper) => Ok(keeper.store_mut().verify_erased(member, known)),
            Self::Kept(keeper) => Ok(keeper.store_mut().get().and_then(|store| store.verify_erased(member, known))),
            Self::Memory(_) => Ok(Err(Error::StoreFailed { why: "this bank is not kept in a file or a database".into() })),
            Self::Closed => Err(IsClosed),
        }
    }

    /// What only a database can do.
    pub fn in_database<T>(
        &mut self,
        work: impl FnOnce(&TimeBank, &mut AnyStore) -> Result<T, Error>,
    ) -> Result<Result<T, Error>, IsClosed> {
        match self {
            Self::Kept(keeper) => {
                let bank = keeper.bank().clone();
                Ok(keeper.store_mut().get().and_then(|store| work(&bank, store)))
            }
            Self::Memory(_) | Self::File(_) => Ok(Err(Error::StoreFailed { why: "this bank is not kept in a database".into() })),
            Self::Closed => Err(IsClosed),
        }
    }
}

fn verified(store: &mut impl BankStore, known: Option<Head>) -> Result<Head, Error> {
    known.map_or(Ok(()), |known| store.bears_out(known))?;
    BankStore::verify(store)
}

fn append<S: Store>(keeper: &mut Keeper<S>, records: &[JournalRecord]) -> Result<Vec<Outcome>, Error> {
    let outcomes = keeper.bank().clone().apply(records)?;
    let head = keeper.bank().head();
    keeper.store_mut().append(head, records)?;
    keeper.catch_up()?;
    Ok(outcomes)
}
