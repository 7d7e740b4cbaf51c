//! A bank as Python holds it.

use std::sync::{RwLock, RwLockReadGuard, RwLockWriteGuard};

use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use pyo3::types::PyBytes;
use timebank_core::{Error, TimeBank};

use crate::errors::raise;

/// A time bank over JSON. `timebank.TimeBank` wraps it.
///
/// Python may call it from several threads, and every call lets other Python code run meanwhile; the lock keeps
/// commands in a row. It is only ever waited for while the interpreter is released, so the two cannot wait for
/// each other.
#[pyclass(frozen, module = "timebank._timebank")]
pub struct NativeBank {
    bank: RwLock<TimeBank>,
}

#[pymethods]
impl NativeBank {
    /// Founds a bank by a `found` command.
    #[staticmethod]
    fn found(py: Python<'_>, command: &[u8]) -> PyResult<Self> {
        Self::make(py, || TimeBank::found_json(command))
    }

    /// Rebuilds a bank from its journal in JSON Lines.
    #[staticmethod]
    fn from_jsonl(py: Python<'_>, journal: &[u8]) -> PyResult<Self> {
        Self::make(py, || TimeBank::from_jsonl(journal))
    }

    /// Rebuilds a bank from a snapshot.
    #[staticmethod]
    fn from_snapshot(py: Python<'_>, snapshot: &[u8]) -> PyResult<Self> {
        Self::make(py, || TimeBank::from_snapshot(snapshot))
    }

    /// Executes one command and returns its outcome.
    fn execute(&self, py: Python<'_>, command: &[u8]) -> PyResult<String> {
        self.change(py, |bank| bank.execute_json(command))
    }

    /// Executes a list of commands, all or none, and returns the outcome.
    fn execute_all(&self, py: Python<'_>, commands: &[u8]) -> PyResult<String> {
        self.change(py, |bank| bank.execute_all_json(commands))
    }

    /// Answers a query.
    fn query(&self, py: Python<'_>, query: &[u8]) -> PyResult<String> {
        self.read(py, |bank| bank.query_json(query))
    }

    /// The records not drained yet, in JSON Lines.
    fn drain_jsonl<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
        let records = self.change(py, |bank| Ok(bank.drain_jsonl()))?;
        Ok(PyBytes::new(py, &records))
    }

    /// The whole bank as it stands.
    fn snapshot<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
        let snapshot = self.read(py, |bank| Ok(bank.snapshot()))?;
        Ok(PyBytes::new(py, &snapshot))
    }

    /// The number and hash of the last record.
    #[getter]
    fn head(&self, py: Python<'_>) -> PyResult<String> {
        self.read(py, |bank| Ok(bank.head().to_string()))
    }
}

/// Why a call gave nothing.
enum Stopped {
    Refused(Error),
    /// A panic in the core left the bank in the middle of something.
    HalfDone,
}

impl NativeBank {
    fn make(py: Python<'_>, make: impl FnOnce() -> Result<TimeBank, Error> + Send) -> PyResult<Self> {
        let bank = py.detach(make).map_err(|error| raise(py, &error))?;
        Ok(Self { bank: RwLock::new(bank) })
    }

    fn read<T: Send>(&self, py: Python<'_>, read: impl FnOnce(&TimeBank) -> Result<T, Error> + Send) -> PyResult<T> {
        let result = py.detach(|| {
            let bank: RwLockReadGuard<'_, TimeBank> = self.bank.read().map_err(|_| Stopped::HalfDone)?;
            read(&bank).map_err(Stopped::Refused)
        });
        result.map_err(|stopped| told(py, &stopped))
    }

    fn change<T: Send>(&self, py: Python<'_>, change: impl FnOnce(&mut TimeBank) -> Result<T, Error> + Send) -> PyResult<T> {
        let result = py.detach(|| {
            let mut bank: RwLockWriteGuard<'_, TimeBank> = self.bank.write().map_err(|_| Stopped::HalfDone)?;
            change(&mut bank).map_err(Stopped::Refused)
        });
        result.map_err(|stopped| told(py, &stopped))
    }
}

fn told(py: Python<'_>, stopped: &Stopped) -> PyErr {
    match stopped {
        Stopped::Refused(error) => raise(py, error),
        Stopped::HalfDone => PyRuntimeError::new_err("this bank was interrupted in the middle of a command: rebuild it from its journal"),
    }
}
