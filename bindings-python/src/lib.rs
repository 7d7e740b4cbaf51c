//! The native half of the Python package `timebank`.
//!
//! It hands values to the core and answers back: as JSON where they are small and many-shaped, straight where they are quick or
//! many. `python/timebank` turns that into Python values. No rule of a time bank lives here.

mod bank;
mod bridge;
mod capsule;
mod cells;
mod errors;
mod given;
mod held;
mod incoming;
mod interchange;
mod laboratory;
mod moving;
mod numbers;
mod outcome;
mod tables;
mod terms;
mod watched;

use pyo3::prelude::*;
use pyo3::types::PyDict;
use timebank_core::error_catalogue_json;

#[pymodule]
mod _timebank {
    /// The version of the package.
    #[pymodule_export]
    #[expect(non_upper_case_globals, reason = "the name Python looks for")]
    const __version__: &str = env!("CARGO_PKG_VERSION");
    #[pymodule_export]
    use super::bank::NativeBank;
    #[pymodule_export]
    use super::bridge::cross_banks;
    #[pymodule_export]
    use super::bridge::reconcile_banks;
    #[pymodule_export]
    use super::calculate;
    #[pymodule_export]
    use super::day;
    #[pymodule_export]
    use super::error_catalogue;
    #[pymodule_export]
    use super::events;
    #[pymodule_export]
    use super::forget_jsonl;
    #[pymodule_export]
    use super::incoming::Recorded;
    #[pymodule_export]
    use super::instant_ms;
    #[pymodule_export]
    use super::interchange::admit_table;
    #[pymodule_export]
    use super::interchange::calendar;
    #[pymodule_export]
    use super::interchange::export_files;
    #[pymodule_export]
    use super::interchange::form_coverage;
    #[pymodule_export]
    use super::interchange::preset_mapping;
    #[pymodule_export]
    use super::interchange::read_files;
    #[pymodule_export]
    use super::interchange::sniff_files;
    #[pymodule_export]
    use super::laboratory::community;
    #[pymodule_export]
    use super::laboratory::run_ahead;
    #[pymodule_export]
    use super::laboratory::what_if;
    #[pymodule_export]
    use super::minutes;
    #[pymodule_export]
    use super::moving::copy_bank;
    #[pymodule_export]
    use super::moving::is_database;
    #[pymodule_export]
    use super::numbers::columns_of;
    #[pymodule_export]
    use super::numbers::table_of;
    #[pymodule_export]
    use super::tables::NativeTable;
    #[pymodule_export]
    use super::terms_json;
    #[pymodule_export]
    use super::verify_jsonl;
    #[pymodule_export]
    use super::words;
}

/// Checks a journal in JSON Lines against what is expected of it, as JSON, and returns the report as JSON.
#[pyfunction]
#[pyo3(signature = (journal, expected, progress=None))]
fn verify_jsonl(py: Python<'_>, journal: &[u8], expected: &[u8], progress: Option<Py<PyAny>>) -> PyResult<String> {
    let expected: timebank_core::journal::Expected =
        timebank_core::form::from_json(expected, expected.len()).map_err(|error| errors::raise(py, &error))?;
    let watch = watched::Watch::new(journal, progress);
    let verified = watched::through(py, watch, |reader| timebank_core::verify(reader, expected))?;
    Ok(String::from_utf8_lossy(&timebank_core::form::to_json(&verified)).into_owned())
}

/// Takes the personal parts about members, given as JSON, out of records in JSON Lines.
#[pyfunction]
fn forget_jsonl<'py>(py: Python<'py>, records: &[u8], members: &[u8]) -> PyResult<Bound<'py, pyo3::types::PyBytes>> {
    let left = py.detach(|| timebank_core::forget_jsonl(records, members)).map_err(|error| errors::raise(py, &error))?;
    Ok(pyo3::types::PyBytes::new(py, &left))
}

/// A journal in JSON Lines as a table.
#[pyfunction]
#[pyo3(signature = (journal, progress=None))]
fn events(py: Python<'_>, journal: &[u8], progress: Option<Py<PyAny>>) -> PyResult<tables::NativeTable> {
    let watch = watched::Watch::new(journal, progress);
    let made = watched::through(py, watch, |reader| tables::events(reader))?;
    made.map_err(|error| errors::raise(py, &error))?.map_err(|fault| tables::failed(&fault))
}

/// A calculation with plain numbers: what is asked as JSON, and what comes of it. Other Python code runs meanwhile; now and then
/// it is looked up from, for Ctrl-C and for `progress`, which is told the steps done.
#[pyfunction]
#[pyo3(signature = (asked, progress=None))]
fn calculate(py: Python<'_>, asked: &[u8], progress: Option<Py<PyAny>>) -> PyResult<String> {
    watched::steps(py, progress.as_ref(), |look| timebank_core::matching::calculate_json(asked, Some(look)))
}

/// Every error the core knows, as JSON.
#[pyfunction]
fn error_catalogue() -> String {
    error_catalogue_json()
}

/// Minutes from whatever may be given for them.
#[pyfunction]
fn minutes(value: &Bound<'_, PyAny>) -> PyResult<i64> {
    given::minutes(value)
}

/// A date from whatever may be given for it, in days since 1970.
#[pyfunction]
fn day(value: &Bound<'_, PyAny>) -> PyResult<i32> {
    given::date(value).map(timebank_core::Date::days)
}

/// Minutes in words: `1 h 30 min`.
#[pyfunction]
fn words(py: Python<'_>, minutes: i64) -> PyResult<String> {
    timebank_core::Minutes::new(minutes).map(|minutes| minutes.to_string()).map_err(|error| errors::raise(py, &error))
}

/// A moment in milliseconds since 1970 from whatever may be given for it; now for `None`.
#[pyfunction]
#[pyo3(signature = (value=None))]
fn instant_ms(py: Python<'_>, value: Option<&Bound<'_, PyAny>>) -> PyResult<i64> {
    value.map_or_else(|| given::now(py), given::instant).map(timebank_core::Timestamp::millis)
}

/// The terms of an exchange from keywords, as JSON.
#[pyfunction]
#[pyo3(signature = (**given: "Any"))]
fn terms_json(py: Python<'_>, given: Option<&Bound<'_, PyDict>>) -> PyResult<String> {
    let terms = terms::Given::read("terms", given, false)?.terms(py, "terms")?;
    Ok(String::from_utf8_lossy(&timebank_core::form::to_json(&terms)).into_owned())
}
