//! The laboratory of policies, under the eyes of whoever waits. In the full build only.

use timebank_core::TimeBank;
use timebank_core::form::{FromWire, from_json, to_json};
use timebank_core::laboratory::{Community, WhatIf};
use timebank_core::limits::COMMAND_BYTES;
use timebank_core::queries::Asked;
use wasm_bindgen::prelude::*;

use crate::matching::{Watcher, told};
use crate::{NativeBank, made, thrown};

fn parsed<T: FromWire>(json: &str) -> Result<T, JsValue> {
    from_json(json.as_bytes(), COMMAND_BYTES.saturating_mul(64)).map_err(|error| thrown(&error.into()))
}

fn text(json: &[u8]) -> String {
    String::from_utf8_lossy(json).into_owned()
}

/// What came of a run.
#[wasm_bindgen]
pub struct NativeRun {
    ran: String,
    bank: Option<TimeBank>,
}

#[wasm_bindgen]
impl NativeRun {
    /// As JSON.
    pub fn ran(&self) -> String {
        self.ran.clone()
    }

    /// The bank that came of it; once.
    pub fn bank(&mut self) -> Option<NativeBank> {
        self.bank.take().map(|bank| NativeBank { bank, decided: Vec::new() })
    }
}

#[wasm_bindgen]
impl NativeBank {
    /// What might come of policies, as JSON: of the seeds that were whole when it was stopped.
    ///
    /// # Errors
    /// The question was refused.
    #[wasm_bindgen(js_name = whatIf)]
    pub fn what_if(&self, question: &str, watcher: &Watcher) -> Result<String, JsValue> {
        let asked: Asked<WhatIf> = parsed(question)?;
        let answer = self.bank.view(asked.viewer).what_if_watched(&asked.question, Some(&mut |weeks| told(watcher, weeks)));
        answer.map(|answer| text(&to_json(&answer))).map_err(|error| thrown(&error))
    }

    /// One run, of the first policy of a question.
    ///
    /// # Errors
    /// What was asked was refused, or it was stopped.
    #[wasm_bindgen(js_name = runAhead)]
    pub fn run_ahead(&self, run: &str, watcher: &Watcher) -> Result<NativeRun, JsValue> {
        let WhatIf { policies, weeks, seed, behaviour, .. } = parsed(run)?;
        let policy = policies.first().cloned().unwrap_or_default();
        let watch = &mut |weeks| told(watcher, weeks);
        let ran = self.bank.run_ahead_watched(&policy, &behaviour, weeks.unwrap_or(52), seed.unwrap_or(1), watch);
        ran.map(|(ran, bank)| NativeRun { ran: text(&to_json(&ran)), bank: Some(bank) }).map_err(|error| thrown(&error))
    }
}

/// The bank of a community that never was.
///
/// # Errors
/// The numbers do not fit, the bank refuses something under the charter given, or it was stopped.
#[wasm_bindgen(js_name = syntheticCommunity)]
pub fn synthetic_community(community: &str, journal: bool, watcher: &Watcher) -> Result<NativeBank, JsValue> {
    let community: Community = parsed(community)?;
    made(community.bank_watched(journal, Some(&mut |commands| told(watcher, commands))))
}
