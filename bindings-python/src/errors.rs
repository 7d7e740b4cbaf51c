//! Errors of the core, and of what Python hands in, as the exceptions Python knows them by.

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyType;
use timebank_core::Error;

/// The exceptions are written in Python, where they are typed, documented and pickled as any other.
static FROM_JSON: PyOnceLock<Py<PyType>> = PyOnceLock::new();
static INPUT: PyOnceLock<Py<PyAny>> = PyOnceLock::new();

/// The exception for an error of the core; if it cannot be made, the reason for that.
pub fn raise<E: Clone + Into<Error>>(py: Python<'_>, error: &E) -> PyErr {
    let error: Error = error.clone().into();
    FROM_JSON
        .import(py, "timebank.errors", "TimebankError")
        .and_then(|class| class.call_method1("from_json", (error.to_json(),)))
        .map_or_else(|failed| failed, PyErr::from_value)
}

/// The exception for something that never reached the core: a code of its own, a sentence, what was given, and help.
pub fn refuse(py: Python<'_>, code: &str, message: &str, given: &str, help: &str) -> PyErr {
    let made = INPUT
        .get_or_try_init(py, || PyResult::Ok(py.import("timebank.errors")?.getattr("input_error")?.unbind()))
        .and_then(|make| make.bind(py).call1((code, message, given, help)));
    made.map_or_else(|failed| failed, PyErr::from_value)
}

/// What was given, short enough to be said back, and never failing to be.
pub fn shown(value: &Bound<'_, PyAny>) -> String {
    let text = value.repr().and_then(|text| text.extract::<String>());
    let text = text.unwrap_or_else(|_| value.get_type().name().map_or_else(|_| "?".into(), |name| name.to_string()));
    let mut short: String = text.chars().take(60).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
