//! Other systems' files, in and out.

use pyo3::prelude::*;
use pyo3::types::PyBytes;
use timebank_core::interchange::{self, Bundle, ImportFaults};
use timebank_core::{Error, TimeBank};

use crate::bank::NativeBank;
use crate::errors::raise;

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

/// Makes a bank of another system's files: the bank, unless something was refused, and what became of them as JSON.
#[pyfunction]
pub fn import_files(py: Python<'_>, files: Files, options: &[u8]) -> PyResult<(Option<NativeBank>, String)> {
    let made = py.detach(|| -> Result<(Option<TimeBank>, String), Error> {
        match bundle(&files) {
            Ok(bundle) => interchange::import_json(&bundle, options),
            Err(faults) => Ok((None, interchange::refused_json(faults))),
        }
    });
    let (bank, told) = made.map_err(|error| raise(py, &error))?;
    Ok((bank.map(NativeBank::in_memory), told))
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

/// Files as Python is given them, and what was lost as JSON.
type Written<'py> = (Vec<(String, Bound<'py, PyBytes>)>, String);

/// Writes a bank in a form known by name: names and bytes, and what was lost as JSON.
#[pyfunction]
pub fn export_files<'py>(py: Python<'py>, bank: &NativeBank, form: &str) -> PyResult<Written<'py>> {
    let (files, told) = bank.read(py, |bank| interchange::export_json(bank, form))?;
    Ok((files.into_iter().map(|(name, bytes)| (name, PyBytes::new(py, &bytes))).collect(), told))
}
