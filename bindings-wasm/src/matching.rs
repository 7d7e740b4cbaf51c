//! Matching with plain numbers. In the full build only.

use wasm_bindgen::prelude::*;

use crate::thrown;

/// A calculation with plain numbers: what is asked as JSON, and what comes of it as JSON.
///
/// # Errors
/// The numbers do not fit.
#[wasm_bindgen]
pub fn calculate(asked: &str) -> Result<String, JsValue> {
    timebank_core::matching::calculate_json(asked.as_bytes(), None).map_err(|error| thrown(&error))
}
