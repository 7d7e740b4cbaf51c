//! Matching with plain numbers, and plans that take long. In the full build only.

use timebank_core::matching::{calculate_json, plan::plan_json};
use wasm_bindgen::prelude::*;

use crate::{NativeBank, thrown};

#[wasm_bindgen]
extern "C" {
    /// Whoever waits for something long: told the steps done, answers whether to go on.
    pub type Watcher;
    #[wasm_bindgen(method, structural, js_name = goOn)]
    fn go_on(this: &Watcher, steps: f64) -> bool;
}

#[expect(clippy::cast_precision_loss, reason = "told to people, and exact up to 2^53")]
pub(crate) fn told(watcher: &Watcher, steps: u64) -> bool {
    watcher.go_on(steps as f64)
}

#[wasm_bindgen]
impl NativeBank {
    /// The plan of seven days, under the eyes of whoever waits.
    ///
    /// # Errors
    /// As the question `plan`.
    pub fn plan(&self, question: &str, watcher: &Watcher) -> Result<String, JsValue> {
        plan_json(&self.bank, question.as_bytes(), Some(&mut |steps| told(watcher, steps))).map_err(|error| thrown(&error))
    }
}

/// A calculation with plain numbers: what is asked as JSON, and what comes of it as JSON.
///
/// # Errors
/// The numbers do not fit.
#[wasm_bindgen]
pub fn calculate(asked: &str, watcher: Option<Watcher>) -> Result<String, JsValue> {
    let answer = match watcher {
        Some(watcher) => calculate_json(asked.as_bytes(), Some(&mut |steps| told(&watcher, steps))),
        None => calculate_json(asked.as_bytes(), None),
    };
    answer.map_err(|error| thrown(&error))
}
