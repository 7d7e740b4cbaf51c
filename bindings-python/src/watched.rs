//! Reading a long journal under the eyes of whoever waits for it: how far it is, and whether they have had enough.

use std::io::{self, BufRead, Read};

use pyo3::prelude::*;

/// Bytes between two looks. A look takes the interpreter, which other threads may be using.
const EVERY: usize = 4 << 20;

/// A journal in memory that is looked up from now and then.
pub struct Watch<'a> {
    rest: &'a [u8],
    whole: usize,
    next: usize,
    progress: Option<Py<PyAny>>,
    stopped: Option<PyErr>,
}

impl<'a> Watch<'a> {
    /// Watches over these bytes; `progress` is called with how many were read, and how many there are.
    pub const fn new(bytes: &'a [u8], progress: Option<Py<PyAny>>) -> Self {
        Self { rest: bytes, whole: bytes.len(), next: EVERY, progress, stopped: None }
    }

    fn look(&mut self) -> io::Result<()> {
        let done = self.whole.saturating_sub(self.rest.len());
        if self.stopped.is_none() && done < self.next && !self.rest.is_empty() {
            return Ok(());
        }
        self.next = done.saturating_add(EVERY);
        let looked = Python::attach(|py| {
            py.check_signals()?;
            self.progress.as_ref().map(|progress| progress.call1(py, (done, self.whole))).transpose()
        });
        match looked {
            Ok(_) => Ok(()),
            Err(stopped) => {
                self.stopped = Some(stopped);
                Err(io::Error::other("stopped by whoever waited"))
            }
        }
    }
}

impl Read for Watch<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        self.rest.read(out)
    }
}

impl BufRead for Watch<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.look()?;
        Ok(self.rest.get(..self.rest.len().min(EVERY)).unwrap_or_default())
    }
    fn consume(&mut self, read: usize) {
        self.rest = self.rest.get(read..).unwrap_or_default();
    }
}

/// Reads through the watch while other Python code runs. What stopped it is raised in place of whatever the reader made of it.
pub fn through<T: Send>(py: Python<'_>, mut watch: Watch<'_>, read: impl FnOnce(&mut Watch<'_>) -> T + Send) -> PyResult<T> {
    let made = py.detach(|| read(&mut watch));
    match watch.stopped {
        Some(stopped) => Err(stopped),
        None => Ok(made),
    }
}

/// Works while other Python code runs, and looks up now and then: for Ctrl-C, and for `progress`, which is told the steps done and
/// stops the work by `False`. What it raises is raised in place of what came of the work.
pub fn steps<T: Send>(
    py: Python<'_>,
    progress: Option<&Py<PyAny>>,
    work: impl FnOnce(&mut dyn FnMut(u64) -> bool) -> Result<T, timebank_core::Error> + Send,
) -> PyResult<T> {
    let mut stopped = None;
    let mut look = |steps: u64| {
        let looked = Python::attach(|py| {
            py.check_signals()?;
            let told = progress.map(|progress| progress.call1(py, (steps,))).transpose()?;
            Ok(told.is_none_or(|told| !told.bind(py).is(pyo3::types::PyBool::new(py, false))))
        });
        looked.unwrap_or_else(|raised| {
            stopped = Some(raised);
            false
        })
    };
    let made = py.detach(|| work(&mut look));
    match stopped {
        Some(stopped) => Err(stopped),
        None => made.map_err(|error| crate::errors::raise(py, &error)),
    }
}
