//! The wire: a bank spoken to in JSON, as the bindings do. No rule of its own.

use crate::Error;
use crate::canon::from_json;
use crate::command::Command;
use crate::journal::write_line;
use crate::limits::{COMMAND_BYTES, LINE_BYTES};
use crate::queries::Query;
use crate::{Outcome, TimeBank};

fn text<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

impl TimeBank {
    /// Founds a bank from the JSON of a `found` command.
    ///
    /// # Errors
    /// As [`TimeBank::execute`]; [`Error::BadJson`].
    pub fn found_json(command: &[u8]) -> Result<Self, Error> {
        let command = Command::from_json(command)?;
        let mut bank = Self::empty();
        bank.execute(&command)?;
        Ok(bank)
    }

    /// Executes a command given as JSON; gives the outcome as JSON.
    ///
    /// # Errors
    /// As [`TimeBank::execute`]; [`Error::BadJson`].
    pub fn execute_json(&mut self, command: &[u8]) -> Result<String, Error> {
        let outcome: Outcome = self.execute(&Command::from_json(command)?)?;
        Ok(text(&outcome))
    }

    /// Executes an array of commands given as JSON, all or none; gives the outcomes as JSON.
    ///
    /// # Errors
    /// As [`TimeBank::execute_all`]; [`Error::BadJson`].
    pub fn execute_all_json(&mut self, commands: &[u8]) -> Result<String, Error> {
        let commands: Vec<Command> = from_json(commands, COMMAND_BYTES.saturating_mul(64))?;
        Ok(text(&self.execute_all(&commands)?))
    }

    /// Answers a query given as JSON.
    ///
    /// # Errors
    /// As the query; [`Error::BadJson`].
    pub fn query_json(&self, query: &[u8]) -> Result<String, Error> {
        let query: Query = from_json(query, LINE_BYTES)?;
        query.answer(self)
    }

    /// The records of what was executed since the last call, as JSON Lines.
    pub fn drain_jsonl(&mut self) -> Vec<u8> {
        let mut lines = Vec::new();
        for record in self.drain() {
            write_line(&record, &mut lines);
        }
        lines
    }

    /// Replays a journal in JSON Lines.
    ///
    /// # Errors
    /// As [`TimeBank::read`].
    pub fn from_jsonl(bytes: &[u8]) -> Result<Self, Error> {
        Self::read(bytes)
    }
}

/// Verifies a journal in JSON Lines; gives what was found as JSON.
pub fn verify_jsonl_json(bytes: &[u8]) -> String {
    text(&crate::journal::verify(bytes, None))
}

/// Every error there is, as JSON.
pub fn error_catalogue_json() -> String {
    text(&crate::error::CATALOGUE)
}
