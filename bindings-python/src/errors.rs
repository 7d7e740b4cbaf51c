//! Errors of the core as the exception Python knows them by.

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyType;
use timebank_core::Error;

/// The exception is written in Python, where it is typed, documented and pickled as any other.
static EXCEPTION: PyOnceLock<Py<PyType>> = PyOnceLock::new();

/// The exception for an error of the core; if it cannot be made, the reason for that.
pub fn raise(py: Python<'_>, error: &Error) -> PyErr {
    EXCEPTION
        .import(py, "timebank.errors", "TimebankError")
        .and_then(|class| class.call_method1("from_json", (error.to_json(),)))
        .map_or_else(|failed| failed, PyErr::from_value)
}
