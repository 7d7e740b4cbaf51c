//! The WebAssembly half of the npm package `timebank`.
//!
//! It hands JSON to the core and JSON back; `ts/` turns that into JavaScript values. No rule of a time bank lives here.

use timebank_core::{Error, TimeBank, error_catalogue_json, forget_jsonl, verify_jsonl_json};
use wasm_bindgen::prelude::*;

#[cfg(feature = "full")]
mod interchange;
#[cfg(feature = "full")]
mod laboratory;
#[cfg(feature = "full")]
mod matching;

/// A time bank over JSON. The class `TimeBank` of the package wraps it.
#[wasm_bindgen]
pub struct NativeBank {
    bank: TimeBank,
    /// The records of the last decision, until they are fetched.
    decided: Vec<u8>,
}

/// What a host does seldom, in the full build alone.
#[cfg(feature = "full")]
#[wasm_bindgen]
impl NativeBank {
    /// A copy of the bank as the reader may hold it.
    ///
    /// # Errors
    /// The reader cannot be read.
    pub fn redacted(&self, reader: &str) -> Result<NativeBank, JsValue> {
        made(self.bank.redacted_json(reader.as_bytes()))
    }
}

#[wasm_bindgen]
impl NativeBank {
    /// Creates a bank by a `create` command.
    ///
    /// # Errors
    /// The command was refused: a string of JSON with `code`, `message`, `details` and `help` is thrown, here as below.
    pub fn create(command: &str) -> Result<NativeBank, JsValue> {
        made(TimeBank::create_json(command.as_bytes()))
    }

    /// Rebuilds a bank from its journal in JSON Lines.
    ///
    /// # Errors
    /// The journal is broken.
    #[wasm_bindgen(js_name = fromJsonl)]
    pub fn from_jsonl(journal: &[u8]) -> Result<NativeBank, JsValue> {
        made(TimeBank::from_jsonl(journal))
    }

    /// Rebuilds a bank from a snapshot.
    ///
    /// # Errors
    /// The snapshot is broken.
    #[wasm_bindgen(js_name = fromSnapshot)]
    pub fn from_snapshot(snapshot: &[u8]) -> Result<NativeBank, JsValue> {
        made(TimeBank::from_snapshot(snapshot))
    }

    /// Executes one command and returns its outcome.
    ///
    /// # Errors
    /// The command was refused, and nothing was changed.
    pub fn execute(&mut self, command: &str) -> Result<String, JsValue> {
        self.bank.execute_json(command.as_bytes()).map_err(|error| thrown(&error))
    }

    /// Executes a list of commands, all or none, and returns the outcome.
    ///
    /// # Errors
    /// A command was refused, and nothing was changed.
    #[wasm_bindgen(js_name = executeAll)]
    pub fn execute_all(&mut self, commands: &str) -> Result<String, JsValue> {
        self.bank.execute_all_json(commands.as_bytes()).map_err(|error| thrown(&error))
    }

    /// Answers a query.
    ///
    /// # Errors
    /// The query was refused.
    pub fn query(&self, query: &str) -> Result<String, JsValue> {
        self.bank.query_json(query.as_bytes()).map_err(|error| thrown(&error))
    }

    /// Decides a list of commands, all or none, changes nothing, and returns where the journal has to stand and the outcomes.
    /// The records to append are fetched by `takeDecided`.
    ///
    /// # Errors
    /// A command was refused.
    pub fn decide(&mut self, commands: &str) -> Result<String, JsValue> {
        let (answer, records) = self.bank.decide_json(commands.as_bytes()).map_err(|error| thrown(&error))?;
        self.decided = records;
        Ok(answer)
    }

    /// Stamps commands by a clock, and returns them as a list.
    ///
    /// # Errors
    /// A command of the host lies ahead of the clock.
    pub fn stamped(&self, commands: &str, now: &str) -> Result<String, JsValue> {
        self.bank.stamped_json(commands.as_bytes(), now).map_err(|error| thrown(&error))
    }

    /// Decides what is due before a list of commands, at most one append, and changes nothing. Returns nothing when nothing is;
    /// the records are fetched by `takeDecided`.
    ///
    /// # Errors
    /// Nobody has written for so long that the host has to pass time itself.
    #[wasm_bindgen(js_name = decideDue)]
    pub fn decide_due(&mut self, commands: &str) -> Result<Option<String>, JsValue> {
        let decided = self.bank.decide_due_json(commands.as_bytes()).map_err(|error| thrown(&error))?;
        Ok(decided.map(|(answer, records)| {
            self.decided = records;
            answer
        }))
    }

    /// Decides what is due by a moment, at most one append: see `decideDue`.
    ///
    /// # Errors
    /// Nobody has written for so long that the host has to pass time itself.
    #[wasm_bindgen(js_name = decideDueBy)]
    pub fn decide_due_by(&mut self, at: &str) -> Result<Option<String>, JsValue> {
        let decided = self.bank.decide_due_by_json(at).map_err(|error| thrown(&error))?;
        Ok(decided.map(|(answer, records)| {
            self.decided = records;
            answer
        }))
    }

    /// The records of the last decision, in JSON Lines.
    #[wasm_bindgen(js_name = takeDecided)]
    pub fn take_decided(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.decided)
    }

    /// Applies records that were appended to the journal, and returns the outcomes.
    ///
    /// # Errors
    /// They do not follow from what is here, and nothing was changed.
    #[wasm_bindgen(js_name = applyJsonl)]
    pub fn apply_jsonl(&mut self, records: &[u8]) -> Result<String, JsValue> {
        self.bank.apply_jsonl(records).map_err(|error| thrown(&error))
    }

    /// Withholds from a journal what is not for the reader.
    ///
    /// # Errors
    /// The journal or the reader cannot be read.
    #[wasm_bindgen(js_name = redactJsonl)]
    pub fn redact_jsonl(&self, journal: &[u8], reader: &str) -> Result<Vec<u8>, JsValue> {
        self.bank.redact_jsonl_json(journal, reader.as_bytes()).map_err(|error| thrown(&error))
    }

    /// The records not drained yet, in JSON Lines.
    #[wasm_bindgen(js_name = drainJsonl)]
    pub fn drain_jsonl(&mut self) -> Vec<u8> {
        self.bank.drain_jsonl()
    }

    /// The whole bank as it stands.
    pub fn snapshot(&self) -> Vec<u8> {
        self.bank.snapshot()
    }

    /// The identity of the bank: 16 bytes in hexadecimal, which no other bank has.
    #[wasm_bindgen(getter)]
    pub fn id(&self) -> String {
        self.bank.id().to_string()
    }

    /// The charter in force, as JSON.
    #[wasm_bindgen(getter)]
    pub fn charter(&self) -> String {
        timebank_core::form::to_text(self.bank.charter())
    }

    /// The number and hash of the last record.
    #[wasm_bindgen(getter)]
    pub fn head(&self) -> String {
        self.bank.head().to_string()
    }
}

fn made(result: Result<TimeBank, Error>) -> Result<NativeBank, JsValue> {
    result.map(|bank| NativeBank { bank, decided: Vec::new() }).map_err(|error| thrown(&error))
}

/// The error as JSON: the class of the exception is written in TypeScript, and reads it from there.
fn thrown(error: &Error) -> JsValue {
    JsValue::from_str(&error.to_json())
}

/// Takes the personal parts about members out of records in JSON Lines, as a store does when an append forgets them.
///
/// # Errors
/// The records or the list of members cannot be read.
#[wasm_bindgen(js_name = forgetJsonl)]
pub fn forget(records: &[u8], members: &str) -> Result<Vec<u8>, JsValue> {
    forget_jsonl(records, members.as_bytes()).map_err(|error| thrown(&error))
}

/// Checks a journal in JSON Lines and returns the report as JSON.
#[wasm_bindgen(js_name = verifyJsonl)]
pub fn verify_jsonl(journal: &[u8], expected: &str) -> Result<String, JsValue> {
    verify_jsonl_json(journal, expected.as_bytes()).map_err(|error| thrown(&error))
}

/// Every error the core knows, as JSON.
#[wasm_bindgen(js_name = errorCatalogue)]
pub fn error_catalogue() -> String {
    error_catalogue_json()
}
