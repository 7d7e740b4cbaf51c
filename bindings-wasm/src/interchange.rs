//! Other systems' files, in and out. In the full build only.

use timebank_core::Trial;
use timebank_core::interchange::{self, Bundle};
use wasm_bindgen::prelude::*;

use crate::{NativeBank, made, thrown};

#[wasm_bindgen]
extern "C" {
    /// Whoever takes records over as they are made.
    pub type Sink;
    #[wasm_bindgen(method, structural)]
    fn keep(this: &Sink, records: Vec<u8>);
}

/// Files by name, given one after the other.
#[wasm_bindgen]
#[derive(Default)]
pub struct NativeFiles {
    files: Vec<(String, Vec<u8>)>,
    /// What became of the last import or export, as JSON.
    told: String,
}

#[wasm_bindgen]
impl NativeFiles {
    /// No files yet.
    #[wasm_bindgen(constructor)]
    pub fn new() -> NativeFiles {
        Self::default()
    }

    /// Adds a file.
    pub fn add(&mut self, name: String, bytes: Vec<u8>) {
        self.files.push((name, bytes));
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.files.len()
    }

    /// The name of one.
    pub fn name(&self, index: usize) -> Option<String> {
        self.files.get(index).map(|(name, _)| name.clone())
    }

    /// The bytes of one.
    pub fn bytes(&self, index: usize) -> Option<Vec<u8>> {
        self.files.get(index).map(|(_, bytes)| bytes.clone())
    }

    /// What became of the last import or export, as JSON.
    pub fn told(&self) -> String {
        self.told.clone()
    }

    /// Makes a bank of them; nothing when something was refused. With a sink, the records are handed to it as they are made, in JSON Lines.
    ///
    /// # Errors
    /// The options cannot be read.
    #[wasm_bindgen(js_name = readBank)]
    pub fn read_bank(&mut self, options: &str, sink: Option<Sink>) -> Result<Option<NativeBank>, JsValue> {
        let mut keep = sink.map(|sink| move |records: Vec<u8>| sink.keep(records));
        let keep = keep.as_mut().map(|keep| keep as &mut dyn FnMut(Vec<u8>));
        let read = match bundle(&self.files) {
            Ok(bundle) => interchange::read_json(&bundle, options.as_bytes(), keep),
            Err(faults) => Ok((None, interchange::refused_json(faults))),
        };
        let (bank, told) = read.map_err(|error| thrown(&error))?;
        self.told = told;
        bank.map(|bank| made(Ok(bank))).transpose()
    }

    /// A mapping that may fit them, as JSON; nothing when they cannot be unpacked.
    pub fn sniff(&self) -> Option<String> {
        bundle(&self.files).ok().map(|bundle| interchange::sniff_json(&bundle))
    }
}

fn bundle(files: &[(String, Vec<u8>)]) -> Result<Bundle<'_>, interchange::ImportFaults> {
    match files {
        [(_, bytes)] if Bundle::is_zip(bytes) => Bundle::from_zip(bytes),
        files => {
            let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
            Ok(Bundle::from_files(&files))
        }
    }
}

#[wasm_bindgen]
impl NativeBank {
    /// Writes the bank in a form known by name.
    ///
    /// # Errors
    /// There is no such form.
    #[wasm_bindgen(js_name = exportFiles)]
    pub fn export_files(&self, form: &str) -> Result<NativeFiles, JsValue> {
        let (files, told) = interchange::export_json(&self.bank, form).map_err(|error| thrown(&error))?;
        Ok(NativeFiles { files, told })
    }

    /// Writes a calendar for one viewer.
    ///
    /// # Errors
    /// The viewer may not see it.
    pub fn calendar(&self, options: &str) -> Result<Vec<u8>, JsValue> {
        interchange::calendar_json(&self.bank, options.as_bytes()).map_err(|error| thrown(&error))
    }

    /// Admits the members of files, all or none; nothing when something was refused. What became of them is told by the files.
    ///
    /// # Errors
    /// The options cannot be read.
    #[wasm_bindgen(js_name = admitFiles)]
    pub fn admit_files(&mut self, files: &mut NativeFiles, options: &str, at: &str) -> Result<bool, JsValue> {
        let at = at.parse().map_err(|error: timebank_core::error::ValueError| thrown(&error.into()))?;
        let (trial, told) = match bundle(&files.files) {
            Ok(bundle) => interchange::admit_json(&self.bank, &bundle, options.as_bytes(), at).map_err(|error| thrown(&error))?,
            Err(faults) => (None, interchange::refused_json(faults)),
        };
        files.told = told;
        self.keep(trial)
    }

    /// Records the rows of a table, by how it is read; nothing when something was refused. What became of them.
    ///
    /// # Errors
    /// How it is read, or the rows, cannot be read.
    #[wasm_bindgen(js_name = recordTable)]
    pub fn record_table(&mut self, form: &str, rows: &str) -> Result<String, JsValue> {
        let read = interchange::table::record_table_json(&self.bank, form.as_bytes(), rows.as_bytes());
        let (trial, told) = read.map_err(|error| thrown(&error))?;
        self.keep(trial)?;
        Ok(told)
    }

    fn keep(&mut self, trial: Option<Trial>) -> Result<bool, JsValue> {
        let Some(trial) = trial else { return Ok(false) };
        self.bank.keep_trial(trial).map_err(|error| thrown(&error))?;
        Ok(true)
    }
}

/// What a form covers, as JSON.
///
/// # Errors
/// There is no such form.
#[wasm_bindgen(js_name = formCoverage)]
pub fn form_coverage(name: &str) -> Result<String, JsValue> {
    interchange::coverage_json(name).map_err(|error| thrown(&error))
}

/// The mapping of a system that is known, as JSON.
///
/// # Errors
/// There is none.
#[wasm_bindgen(js_name = presetMapping)]
pub fn preset_mapping(name: &str) -> Result<String, JsValue> {
    interchange::preset_json(name).map_err(|error| thrown(&error))
}
