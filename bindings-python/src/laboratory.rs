//! The laboratory of policies: banks run ahead, and communities that never were, under the eyes of whoever waits.

use pyo3::prelude::*;
use timebank_core::form::{FromWire, from_json, to_json};
use timebank_core::laboratory::{Behaviour, Community, Policy, WhatIf};
use timebank_core::limits::COMMAND_BYTES;
use timebank_core::queries::Asked;

use crate::bank::NativeBank;
use crate::errors::raise;
use crate::watched::steps;

fn parsed<T: FromWire>(py: Python<'_>, json: &[u8]) -> PyResult<T> {
    from_json(json, COMMAND_BYTES.saturating_mul(64)).map_err(|error| raise(py, &error))
}

fn text(json: &[u8]) -> String {
    String::from_utf8_lossy(json).into_owned()
}

/// What might come of policies, as JSON. A copy of the bank is run, so that the bank itself can be used meanwhile; `progress` is
/// told how many weeks were run.
#[pyfunction]
#[pyo3(signature = (bank, question, progress=None))]
pub fn what_if(py: Python<'_>, bank: &NativeBank, question: &[u8], progress: Option<Py<PyAny>>) -> PyResult<String> {
    let asked: Asked<WhatIf> = parsed(py, question)?;
    let copy = bank.read(py, |bank| Ok(bank.clone()))?;
    let answer = steps(py, progress.as_ref(), |look| copy.view(asked.viewer).what_if_watched(&asked.question, Some(look)))?;
    Ok(text(&to_json(&answer)))
}

/// One run of one policy: what came of it, as JSON, and the bank.
#[pyfunction]
#[pyo3(signature = (bank, policy, behaviour, weeks, seed, progress=None))]
pub fn run_ahead(
    py: Python<'_>,
    bank: &NativeBank,
    policy: &[u8],
    behaviour: &[u8],
    weeks: u32,
    seed: u64,
    progress: Option<Py<PyAny>>,
) -> PyResult<(String, NativeBank)> {
    let (policy, behaviour): (Policy, Behaviour) = (parsed(py, policy)?, parsed(py, behaviour)?);
    let copy = bank.read(py, |bank| Ok(bank.clone()))?;
    let (ran, bank) = steps(py, progress.as_ref(), |look| copy.run_ahead_watched(&policy, &behaviour, weeks, seed, look))?;
    Ok((text(&to_json(&ran)), NativeBank::in_memory(bank)))
}

/// The bank of a community that never was. `progress` is told how many commands were executed.
#[pyfunction]
#[pyo3(signature = (community, journal=true, progress=None))]
pub fn community(py: Python<'_>, community: &[u8], journal: bool, progress: Option<Py<PyAny>>) -> PyResult<NativeBank> {
    let community: Community = parsed(py, community)?;
    let bank = steps(py, progress.as_ref(), |look| community.bank_watched(journal, Some(look)))?;
    Ok(NativeBank::in_memory(bank))
}
