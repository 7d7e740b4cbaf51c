//! What a command is answered with, as the Python value `Outcome`.

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyType;
use timebank_core::{Created, Outcome};

static OUTCOME: PyOnceLock<Py<PyType>> = PyOnceLock::new();
static MAKE: PyOnceLock<Py<PyAny>> = PyOnceLock::new();

/// As JSON.
pub fn json(outcome: &Outcome) -> String {
    String::from_utf8_lossy(&timebank_core::form::to_json(outcome)).into_owned()
}

/// Many as JSON.
pub fn all_json(outcomes: &[Outcome]) -> String {
    String::from_utf8_lossy(&timebank_core::form::to_json(&outcomes)).into_owned()
}

/// As the value class. What is rare goes by way of JSON; the usual answer is put together here, for speed.
pub fn python<'py>(py: Python<'py>, outcome: &Outcome) -> PyResult<Bound<'py, PyAny>> {
    let plain = !outcome.repeated && outcome.beyond.is_empty() && outcome.flagged.is_empty() && outcome.shortfalls.is_empty();
    if let (true, Some(Created::Exchange(exchange))) = (plain, outcome.created) {
        let make = MAKE.get_or_try_init(py, || PyResult::Ok(py.import("timebank._quick")?.getattr("recorded")?.unbind()))?;
        return make.bind(py).call1((outcome.seq, outcome.records, exchange.get()));
    }
    OUTCOME.import(py, "timebank.wire", "Outcome")?.call_method1("from_json", (json(outcome),))
}
