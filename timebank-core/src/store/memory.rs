//! A store in memory: for tests, for trying things out, and the shortest example of the contract.

use super::{Store, forget, head_after, members_forgotten};
use crate::error::Error;
use crate::journal::{Head, JournalRecord};

/// Keeps records in memory.
#[derive(Clone, Debug, Default)]
pub struct MemoryStore {
    records: Vec<JournalRecord>,
}

impl MemoryStore {
    /// Keeps nothing yet.
    pub const fn new() -> Self {
        Self { records: Vec::new() }
    }

    /// Where the journal stands.
    pub fn head(&self) -> Head {
        head_after(Head::NONE, &self.records)
    }

    /// All records.
    pub fn records(&self) -> &[JournalRecord] {
        &self.records
    }
}

impl Store for MemoryStore {
    fn read_after(&mut self, seq: u64) -> Result<Vec<JournalRecord>, Error> {
        let from = usize::try_from(seq).unwrap_or(usize::MAX);
        Ok(self.records.get(from..).unwrap_or_default().to_vec())
    }

    fn append(&mut self, expected: Head, records: &[JournalRecord]) -> Result<(), Error> {
        let head = self.head();
        if head != expected {
            return Err(Error::Conflict { expected: expected.seq, found: head.seq });
        }
        let forgotten = members_forgotten(records);
        if forgotten.is_empty() {
            self.records.extend_from_slice(records);
            return Ok(());
        }
        // Forgetting may fail half-way on a record that cannot be read, so it happens beside what is kept.
        let mut all: Vec<JournalRecord> = self.records.iter().chain(records).cloned().collect();
        forget(&mut all, 1, &forgotten)?;
        self.records = all;
        Ok(())
    }
}
