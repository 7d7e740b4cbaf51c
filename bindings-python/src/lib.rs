//! The native half of the Python package `timebank`.
//!
//! It hands JSON to the core and JSON back; `python/timebank` turns that into Python values. No rule of a time bank
//! lives here.

mod bank;
mod errors;

use pyo3::prelude::*;
use timebank_core::{error_catalogue_json, verify_jsonl_json};

#[pymodule]
mod _timebank {
    #[pymodule_export]
    use super::bank::NativeBank;
    #[pymodule_export]
    use super::error_catalogue;
    #[pymodule_export]
    use super::verify_jsonl;
}

/// Checks a journal in JSON Lines and returns the report as JSON.
#[pyfunction]
fn verify_jsonl(py: Python<'_>, journal: &[u8]) -> String {
    py.detach(|| verify_jsonl_json(journal))
}

/// Every error the core knows, as JSON.
#[pyfunction]
fn error_catalogue() -> String {
    error_catalogue_json()
}
