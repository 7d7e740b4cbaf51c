//! The wire: a bank spoken to in JSON, as the bindings do. No rule of its own.

use crate::bank::{Decision, TimeBank};
use crate::canon::from_json;
use crate::command::Command;
use crate::error::Error;
use crate::form::{ToWire, to_text as text};
use crate::journal::{Expected, Head, JournalRecord, JsonLines, write_line};
use crate::queries::{Asked, Reader};
use crate::state::Outcome;
use crate::values::ids::MemberId;
use crate::values::limits::{COMMAND_BYTES, LINE_BYTES};

#[cfg(test)]
mod form_tests;
mod query;
#[cfg(feature = "schema")]
mod schema;
#[cfg(test)]
mod tests;

pub use query::Query;
#[cfg(feature = "schema")]
pub use schema::schema;

fn lines(records: &[JournalRecord]) -> Vec<u8> {
    let mut lines = Vec::new();
    for record in records {
        write_line(record, &mut lines);
    }
    lines
}

fn commands(list: &[u8]) -> Result<Vec<Command>, Error> {
    Ok(from_json(list, COMMAND_BYTES.saturating_mul(64))?)
}

/// A decision as the wire tells it; its records go beside it, as JSON Lines.
#[derive(ToWire)]
struct Decided<'a> {
    expected: Head,
    outcomes: &'a [Outcome],
}

impl TimeBank {
    /// Creates a bank from the JSON of a `create` command.
    ///
    /// # Errors
    /// As [`TimeBank::execute`]; [`Error::BadJson`].
    pub fn create_json(command: &[u8]) -> Result<Self, Error> {
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
        Ok(text(&self.execute_all(&self::commands(commands)?)?))
    }

    /// Answers a question given as JSON: its `viewer`, its `type`, and its fields.
    ///
    /// # Errors
    /// As the query; [`Error::BadJson`].
    pub fn query_json(&self, query: &[u8]) -> Result<String, Error> {
        let asked: Asked<Query> = from_json(query, LINE_BYTES)?;
        asked.answer(self)
    }

    /// The records of what was executed since the last call, as JSON Lines.
    pub fn drain_jsonl(&mut self) -> Vec<u8> {
        lines(&self.drain())
    }

    /// Decides an array of commands given as JSON, all or none, and changes nothing. Gives `{"expected", "outcomes"}` as JSON:
    /// where the journal has to stand, and what the answers will be; and beside it the records to append, as JSON Lines. Once
    /// they are appended, [apply](TimeBank::apply_jsonl) them.
    ///
    /// ```
    /// # let mut bank = timebank_core::TimeBank::create_json(br#"{"at":"2026-03-01T10:00:00Z","by":"host","do":{"type":"create","bank":"00112233445566778899aabbccddeeff","charter":{"schema":1,"name":"Harpurbrook"}}}"#)?;
    /// let (answer, records) = bank.decide_json(br#"[{"at":"2026-03-01T10:00:00Z","by":"host","do":{"type":"admit"}}]"#)?;
    /// assert!(answer.contains(r#""created":{"member":1}"#));
    /// assert_eq!(bank.head().seq, 1); // nothing has happened yet
    /// bank.apply_jsonl(&records)?; // once they are kept
    /// assert_eq!(bank.head().seq, 2);
    /// # Ok::<(), timebank_core::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`TimeBank::decide_all`]; [`Error::BadJson`].
    pub fn decide_json(&mut self, commands: &[u8]) -> Result<(String, Vec<u8>), Error> {
        let decision = self.decide_all(&self::commands(commands)?)?;
        Ok(decided(&decision))
    }

    /// Stamps commands in JSON by a clock, as a [`Keeper`](crate::store::Keeper) does: from members they get the time `now`, and
    /// none stays dated before the last record. Returns them as a list in JSON.
    ///
    /// # Errors
    /// [`Error::TimeAhead`]; [`Error::BadJson`]; [`crate::values::error::ValueError::NotAnInstant`].
    pub fn stamped_json(&self, commands: &[u8], now: &str) -> Result<String, Error> {
        let mut all = self::commands(commands)?;
        crate::store::stamp(&mut all, now.parse()?)?;
        crate::store::lift(&mut all, self);
        Ok(text(&all[..]))
    }

    /// Decides the next append of what is due before commands in JSON; `None` when nothing is. As [`TimeBank::decide_json`].
    ///
    /// # Errors
    /// As [`TimeBank::decide_due`]; [`Error::BadJson`].
    pub fn decide_due_json(&mut self, commands: &[u8]) -> Result<Option<(String, Vec<u8>)>, Error> {
        let decision = self.decide_due(&self::commands(commands)?)?;
        Ok(decision.map(|decision| decided(&decision)))
    }

    /// Decides the next append of what is due by a moment; `None` when nothing is. As [`TimeBank::decide_json`].
    ///
    /// # Errors
    /// As [`TimeBank::decide_due_by`]; [`crate::values::error::ValueError::NotAnInstant`].
    pub fn decide_due_by_json(&mut self, at: &str) -> Result<Option<(String, Vec<u8>)>, Error> {
        let decision = self.decide_due_by(at.parse()?)?;
        Ok(decision.map(|decision| decided(&decision)))
    }

    /// Applies records in JSON Lines that were appended to the journal; gives the outcomes as JSON.
    ///
    /// # Errors
    /// As [`TimeBank::apply`]; [`crate::journal::JournalError::BadLine`].
    pub fn apply_jsonl(&mut self, records: &[u8]) -> Result<String, Error> {
        let records: Vec<JournalRecord> = JsonLines::new(records).collect::<Result<_, _>>()?;
        Ok(text(&self.apply(&records)?))
    }

    /// Redacts a journal in JSON Lines for a [`Reader`] given as JSON.
    ///
    /// # Errors
    /// As [`TimeBank::redact_jsonl`]; [`Error::BadJson`].
    pub fn redact_jsonl_json(&self, journal: &[u8], reader: &[u8]) -> Result<Vec<u8>, Error> {
        self.redact_jsonl(journal, from_json::<Reader>(reader, LINE_BYTES)?)
    }

    /// This bank as a [`Reader`] given as JSON may hold it.
    ///
    /// # Errors
    /// [`Error::BadJson`].
    pub fn redacted_json(&self, reader: &[u8]) -> Result<Self, Error> {
        Ok(self.redacted(from_json::<Reader>(reader, LINE_BYTES)?))
    }

    /// Replays a journal in JSON Lines.
    ///
    /// # Errors
    /// As [`TimeBank::read`].
    pub fn from_jsonl(bytes: &[u8]) -> Result<Self, Error> {
        Self::read(bytes)
    }
}

/// What was decided as JSON, and the records to append, what is due before them first.
fn decided(decision: &Decision) -> (String, Vec<u8>) {
    let answer = text(&Decided { expected: decision.expected, outcomes: &decision.outcomes });
    let mut records = lines(&decision.due);
    records.extend(lines(&decision.records));
    (answer, records)
}

/// Takes the personal parts about members out of records in JSON Lines, as a store does when an append forgets them. `members`
/// is a JSON array of their numbers.
///
/// # Errors
/// [`Error::BadJson`], [`crate::journal::JournalError::BadLine`], [`crate::journal::JournalError::BadRecord`].
pub fn forget_jsonl(records: &[u8], members: &[u8]) -> Result<Vec<u8>, Error> {
    let members: Vec<MemberId> = from_json(members, LINE_BYTES)?;
    let mut records: Vec<JournalRecord> = JsonLines::new(records).collect::<Result<_, _>>()?;
    crate::store::forget(&mut records, 1, &members)?;
    Ok(lines(&records))
}

/// Verifies a journal in JSON Lines; gives what was found as JSON. `expected` is an object of JSON with the `head` and the
/// `audience` the journal has to have, or nothing.
///
/// # Errors
/// [`Error::BadJson`] when `expected` cannot be read.
pub fn verify_jsonl_json(bytes: &[u8], expected: &[u8]) -> Result<String, Error> {
    let expected = if expected.is_empty() { Expected::NOTHING } else { from_json(expected, LINE_BYTES)? };
    Ok(text(&crate::journal::verify(bytes, expected)))
}

/// Every error there is, as JSON.
pub fn error_catalogue_json() -> String {
    text(&crate::error::catalogue())
}
