//! Other systems' files, in and out.

use std::collections::BTreeSet;

use arrow_array::RecordBatchReader;
use arrow_schema::ArrowError;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyBytes;
use timebank_core::interchange::table::Cell;
use timebank_core::interchange::{self, Bundle, ImportFaults};
use timebank_core::{Error, TimeBank};

use crate::bank::NativeBank;
use crate::cells::cell;
use crate::errors::raise;
use crate::{capsule, given};

/// Names and bytes, as Python gives them.
type Files = Vec<(String, Vec<u8>)>;

/// The files, or those of the one that is a ZIP.
fn bundle(files: &Files) -> Result<Bundle<'_>, ImportFaults> {
    match files.as_slice() {
        [(_, bytes)] if Bundle::is_zip(bytes) => Bundle::from_zip(bytes),
        files => {
            let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
            Ok(Bundle::from_files(&files))
        }
    }
}

/// Makes a bank of another system's files: the bank, unless something was refused, and what became of them as JSON. With `keep`, the
/// records are handed to it as they are made, in JSON Lines; what it raises is raised at the end.
#[pyfunction]
#[pyo3(signature = (files, options, keep=None))]
pub fn read_files(py: Python<'_>, files: Files, options: &[u8], keep: Option<Py<PyAny>>) -> PyResult<(Option<NativeBank>, String)> {
    let mut raised = None;
    let made = py.detach(|| -> Result<(Option<TimeBank>, String), Error> {
        let mut hand = |records: Vec<u8>| {
            if let (Some(keep), None) = (&keep, &raised) {
                raised = Python::attach(|py| handed(py, keep, &records).err());
            }
        };
        match bundle(&files) {
            Ok(bundle) if keep.is_some() => interchange::read_json(&bundle, options, Some(&mut hand)),
            Ok(bundle) => interchange::read_json(&bundle, options, None),
            Err(faults) => Ok((None, interchange::refused_json(faults))),
        }
    });
    if let Some(raised) = raised {
        return Err(raised);
    }
    let (bank, told) = made.map_err(|error| raise(py, &error))?;
    Ok((bank.map(NativeBank::in_memory), told))
}

fn handed(py: Python<'_>, keep: &Py<PyAny>, records: &[u8]) -> PyResult<()> {
    py.check_signals()?;
    keep.call1(py, (PyBytes::new(py, records),)).map(drop)
}

/// A mapping that may fit the files, with its doubts, as JSON; nothing when they cannot be unpacked.
#[pyfunction]
pub fn sniff_files(py: Python<'_>, files: Files) -> Option<String> {
    py.detach(|| bundle(&files).ok().map(|bundle| interchange::sniff_json(&bundle)))
}

/// The mapping of a system that is known, as JSON.
#[pyfunction]
pub fn preset_mapping(py: Python<'_>, name: &str) -> PyResult<String> {
    interchange::preset_json(name).map_err(|error| raise(py, &error))
}

/// What a form covers, as JSON.
#[pyfunction]
pub fn form_coverage(py: Python<'_>, name: &str) -> PyResult<String> {
    interchange::coverage_json(name).map_err(|error| raise(py, &error))
}

/// A calendar for one viewer, as bytes.
#[pyfunction]
pub fn calendar<'py>(py: Python<'py>, bank: &NativeBank, options: &[u8]) -> PyResult<Bound<'py, PyBytes>> {
    let bytes = bank.read(py, |bank| interchange::calendar_json(bank, options))?;
    Ok(PyBytes::new(py, &bytes))
}

/// Admits the members of a table: what became of them as JSON, and whether they were admitted.
#[pyfunction]
pub fn admit_table(
    py: Python<'_>,
    bank: &NativeBank,
    source: &Bound<'_, PyAny>,
    options: &[u8],
    at: &Bound<'_, PyAny>,
) -> PyResult<(bool, String)> {
    let at = if at.is_none() { given::now(py)? } else { given::instant(at)? };
    let mapping = interchange::ImportOptions::from_json(options).ok().and_then(|given| given.mapping);
    let tables = mapping.iter().flat_map(|mapping| &mapping.tables);
    let columns = tables.flat_map(|table| table.columns.values().flatten()).flat_map(|names| names.split('|'));
    let wanted: BTreeSet<String> = columns.map(|name| interchange::names::key(name).into_owned()).collect();
    let read = |name: &str| wanted.contains(&*interchange::names::key(name));
    let table = as_text(capsule::read(source)?, &read)
        .map_err(|fault| PyValueError::new_err(format!("the arrow table cannot be read: {fault}")))?;
    let files = vec![("table".to_owned(), table)];
    let (trial, told) = bank.read(py, |bank| interchange::admit_json(bank, &bundle(&files).unwrap_or_default(), options, at))?;
    let admitted = trial.is_some();
    if let Some(trial) = trial {
        bank.change(py, |held| held.keep(trial))?;
    }
    Ok((admitted, told))
}

/// A table as the text that every reader of files takes: one road for data frames and files. A column that is `read` holds what a text can
/// say; of one that nobody reads it is of no matter.
fn as_text(reader: impl RecordBatchReader, read: &dyn Fn(&str) -> bool) -> Result<Vec<u8>, ArrowError> {
    let mut text = String::new();
    let mut line = |cells: &mut dyn Iterator<Item = String>| {
        let cells: Vec<String> = cells.map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    };
    let schema = reader.schema();
    line(&mut schema.fields().iter().map(|field| field.name().clone()));
    let wanted: Vec<bool> = schema.fields().iter().map(|field| read(field.name())).collect();
    for batch in reader {
        let batch = batch?;
        for (place, column) in batch.columns().iter().enumerate() {
            column.to_data().validate_full()?;
            let other = |row: usize| matches!(cell(column, row), Cell::Other);
            if wanted.get(place) == Some(&true) && (0..batch.num_rows()).any(other) {
                let name = schema.fields().get(place).map_or("", |field| field.name().as_str());
                let kind = column.data_type();
                return Err(ArrowError::SchemaError(format!("the column `{name}` holds `{kind}`, which is not read: make it a text")));
            }
        }
        for row in 0..batch.num_rows() {
            line(&mut batch.columns().iter().map(|column| match cell(column, row) {
                Cell::Missing => String::new(),
                other => other.to_string(),
            }));
        }
    }
    Ok(text.into_bytes())
}

/// Files as Python is given them, and what was lost as JSON.
type Written<'py> = (Vec<(String, Bound<'py, PyBytes>)>, String);

/// Writes a bank in a form known by name: names and bytes, and what was lost as JSON.
#[pyfunction]
pub fn export_files<'py>(py: Python<'py>, bank: &NativeBank, form: &str) -> PyResult<Written<'py>> {
    let (files, told) = bank.read(py, |bank| interchange::export_json(bank, form))?;
    Ok((files.into_iter().map(|(name, bytes)| (name, PyBytes::new(py, &bytes))).collect(), told))
}
