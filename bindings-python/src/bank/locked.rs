//! How a bank is held: read and changed under its lock, while the interpreter goes on.

use std::sync::{RwLock, RwLockReadGuard, RwLockWriteGuard, TryLockError};

use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use timebank_core::form::from_json;
use timebank_core::limits::COMMAND_BYTES;
use timebank_core::{Error, TimeBank};

use super::NativeBank;
use crate::errors::{raise, refuse};
use crate::held::{Held, IsClosed};

/// Why a call gave nothing.
pub(super) enum Stopped {
    Refused(Error),
    Closed,
    /// A panic in the core left the bank in the middle of something.
    HalfDone,
}

impl NativeBank {
    /// A bank in memory.
    pub fn in_memory(bank: TimeBank) -> Self {
        Self::holding(Held::Memory(Box::new(bank)))
    }

    pub(super) fn holding(held: Held) -> Self {
        Self { held: RwLock::new(held) }
    }

    pub(super) fn make(py: Python<'_>, make: impl FnOnce() -> Result<TimeBank, Error> + Send) -> PyResult<Self> {
        let bank = py.detach(make).map_err(|error| raise(py, &error))?;
        Ok(Self::holding(Held::Memory(Box::new(bank))))
    }

    pub(super) fn parsed<T: timebank_core::form::FromWire>(&self, py: Python<'_>, json: &[u8]) -> PyResult<T> {
        from_json(json, COMMAND_BYTES.saturating_mul(64)).map_err(|error| raise(py, &error))
    }

    /// Reads while other Python code runs.
    pub fn read<T: Send>(&self, py: Python<'_>, read: impl FnOnce(&TimeBank) -> Result<T, Error> + Send) -> PyResult<T> {
        let result = py.detach(|| {
            let held: RwLockReadGuard<'_, Held> = self.held.read().map_err(|_| Stopped::HalfDone)?;
            read(held.bank()?).map_err(Stopped::Refused)
        });
        result.map_err(|stopped| told(py, &stopped))
    }

    /// Reads something small: without letting go of the interpreter, unless somebody else is at work.
    pub(super) fn read_soon<T: Send>(&self, py: Python<'_>, read: impl FnOnce(&TimeBank) -> Result<T, Error> + Send) -> PyResult<T> {
        match self.held.try_read() {
            Ok(held) => {
                let result = held.bank().map_err(Stopped::from).and_then(|bank| read(bank).map_err(Stopped::Refused));
                drop(held);
                result.map_err(|stopped| told(py, &stopped))
            }
            Err(TryLockError::WouldBlock) => self.read(py, read),
            Err(TryLockError::Poisoned(_)) => Err(told(py, &Stopped::HalfDone)),
        }
    }

    /// Changes while other Python code runs.
    pub fn change<T: Send>(
        &self,
        py: Python<'_>,
        change: impl FnOnce(&mut Held) -> Result<Result<T, Error>, IsClosed> + Send,
    ) -> PyResult<T> {
        let result = py.detach(|| {
            let mut held: RwLockWriteGuard<'_, Held> = self.held.write().map_err(|_| Stopped::HalfDone)?;
            change(&mut held)?.map_err(Stopped::Refused)
        });
        result.map_err(|stopped| told(py, &stopped))
    }

    /// Changes something small in memory: a command takes less time than letting go of the interpreter and taking it again.
    pub(super) fn change_soon<T: Send>(
        &self,
        py: Python<'_>,
        change: impl FnOnce(&mut Held) -> Result<Result<T, Error>, IsClosed> + Send,
    ) -> PyResult<T> {
        match self.held.try_write() {
            Ok(mut held) if matches!(*held, Held::Memory(_)) => {
                let result = change(&mut held).map_err(Stopped::from).and_then(|result| result.map_err(Stopped::Refused));
                drop(held);
                result.map_err(|stopped| told(py, &stopped))
            }
            // The disk may take its time.
            Ok(held) => {
                drop(held);
                self.change(py, change)
            }
            Err(TryLockError::WouldBlock) => self.change(py, change),
            Err(TryLockError::Poisoned(_)) => Err(told(py, &Stopped::HalfDone)),
        }
    }

    /// Changes two banks at once. They are locked in the order they lie in memory, so that two who ask for the same two from either
    /// end do not wait for each other.
    pub fn change_both<T: Send>(
        &self,
        other: &Self,
        py: Python<'_>,
        change: impl FnOnce(&mut Held, &mut Held) -> Result<Result<T, Error>, IsClosed> + Send,
    ) -> PyResult<T> {
        if std::ptr::eq(self, other) {
            return Err(refuse(py, "wrong-type", "one bank was given where two are taken", "", "open each bank once, and give both"));
        }
        let result = py.detach(|| {
            let (mut one, mut two);
            if std::ptr::from_ref(self) < std::ptr::from_ref(other) {
                one = self.held.write().map_err(|_| Stopped::HalfDone)?;
                two = other.held.write().map_err(|_| Stopped::HalfDone)?;
            } else {
                two = other.held.write().map_err(|_| Stopped::HalfDone)?;
                one = self.held.write().map_err(|_| Stopped::HalfDone)?;
            }
            change(&mut one, &mut two)?.map_err(Stopped::Refused)
        });
        result.map_err(|stopped| told(py, &stopped))
    }

    pub(super) fn locked<T: Send>(&self, py: Python<'_>, change: impl FnOnce(&mut Held) -> PyResult<T> + Send) -> PyResult<T> {
        let result = py.detach(|| self.held.write().map(|mut held| change(&mut held)).map_err(|_| Stopped::HalfDone));
        result.map_err(|stopped| told(py, &stopped))?
    }
}

impl From<IsClosed> for Stopped {
    fn from(_: IsClosed) -> Self {
        Self::Closed
    }
}

pub(super) fn told(py: Python<'_>, stopped: &Stopped) -> PyErr {
    match stopped {
        Stopped::Refused(error) => raise(py, error),
        Stopped::Closed => refuse(py, "closed", "this bank was closed", "", "open it again with `TimeBank.open`"),
        Stopped::HalfDone => PyRuntimeError::new_err("this bank was interrupted in the middle of a command: rebuild it from its journal"),
    }
}
