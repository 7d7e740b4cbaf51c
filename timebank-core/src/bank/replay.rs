//! Taking in records that were decided elsewhere: from another keeper, or a whole journal.

use super::{TimeBank, answer, apply};
use crate::error::Error;
use crate::journal::{Body, JournalRecord, PartSlot};
use crate::state::{Answering, Outcome};
use crate::values::sure::LeftOut as _;

impl TimeBank {
    /// Applies records that were appended to the journal, by a decision or by another writer. Checks again everything that
    /// lasting data can prove. Accepts complete appends only.
    ///
    /// # Errors
    /// What is wrong with the records, and where; nothing is changed then.
    pub fn apply(&mut self, records: &[JournalRecord]) -> Result<Vec<Outcome>, Error> {
        self.mark();
        let applied = self.apply_group(records.iter().map(|r| (r, None)));
        match applied {
            Ok(outcomes) => {
                self.commit();
                Ok(outcomes)
            }
            Err(error) => {
                self.go_back();
                Err(error)
            }
        }
    }

    pub(super) fn apply_group<'a>(
        &mut self,
        records: impl Iterator<Item = (&'a JournalRecord, Option<Body>)>,
    ) -> Result<Vec<Outcome>, Error> {
        let mut outcomes: Vec<Outcome> = Vec::new();
        let mut command = Answering::default();
        for (record, body) in records {
            let body = crate::journal::check_link(self.head(), record, body)?;
            if body.part.is_none() && !command.bodies.is_empty() {
                outcomes.push(self.answer(std::mem::take(&mut command))?);
            }
            self.apply_record(record, &body)?;
            command.push(body, &record.personal);
        }
        if !command.bodies.is_empty() {
            outcomes.push(self.answer(command)?);
        }
        if self.state.small.more > 0 {
            let seq = self.head().next_seq()?;
            return Err(Error::Journal(crate::journal::JournalError::BrokenChain { seq, why: "the last append is not whole" }));
        }
        Ok(outcomes)
    }

    pub(super) fn answer(&mut self, command: Answering) -> Result<Outcome, Error> {
        let outcome = answer::of(command.bodies.iter());
        if let Some(Body { by, key: Some(key), fingerprint: Some(print), .. }) = command.bodies.first() {
            let (sent, print) = ((*by, *key), *print);
            let row = command.row(print, outcome.clone(), |member| self.is_erased(member))?;
            self.state.keys.insert(sent, row);
        }
        Ok(outcome)
    }

    /// Applies a record that is known to follow the previous one.
    pub(super) fn apply_record(&mut self, record: &JournalRecord, body: &Body) -> Result<(), Error> {
        let seq = body.seq;
        let small = &self.state.small;
        if body.at < small.at {
            return Err(Error::Journal(crate::journal::JournalError::BrokenChain { seq, why: "it is dated before the one before" }));
        }
        if small.more.checked_sub(1).is_some_and(|left| body.more.given_or(0) != left) {
            return Err(Error::Journal(crate::journal::JournalError::BrokenChain { seq, why: "it does not go on with the append before" }));
        }
        if let Some(key) = body.key
            && self.state.keys.get(&(body.by, key)).is_some()
        {
            return Err(Error::Impossible { seq, why: "its key was used before".into() });
        }
        let mut parts = Vec::with_capacity(record.personal.len());
        for (slot, index) in record.personal.iter().zip(0u32..) {
            parts.push(match slot {
                PartSlot::Present { part, .. } => {
                    let part = crate::canon::from_json(part, part.len()).map_err(|fault| {
                        Error::Journal(crate::journal::JournalError::BadRecord {
                            seq,
                            why: format!("personal part `{index}`: {}", crate::values::minutes::shorten_to(&fault.to_string(), 160)).into(),
                        })
                    })?;
                    Some(part)
                }
                PartSlot::Withheld | PartSlot::Erased => None,
            });
        }
        apply::event(self, body, &parts, &record.documents).map_err(|fault| match fault {
            Error::Impossible { .. } => fault,
            other => Error::Impossible { seq, why: format!("{}: {other}", other.code()).into() },
        })?;
        for ((slot, binding), index) in record.personal.iter().zip(&body.personal).zip(0u32..) {
            if *slot == PartSlot::Erased && !binding.about.iter().any(|m| self.is_erased(*m)) {
                self.state.gone.insert((seq, index), binding.about.clone());
            }
        }
        let small = &mut self.state.small;
        small.hash = record.hash;
        small.more = body.more.given_or(0);
        Ok(())
    }

    /// Replays a journal from its first record. The resulting bank equals the one that wrote it, with the same head.
    ///
    /// # Errors
    /// The first fault, and where.
    pub fn replay(records: impl IntoIterator<Item = JournalRecord>) -> Result<Self, Error> {
        let mut bank = Self::empty();
        bank.go_on(records.into_iter().map(|record| Ok::<_, Error>(crate::journal::Read { record, body: None })))?;
        bank.founded()
    }

    /// Replays a journal in JSON Lines.
    ///
    /// # Errors
    /// The first fault, and where.
    pub fn read(reader: impl std::io::BufRead) -> Result<Self, Error> {
        let mut bank = Self::empty();
        if let Some(header) = bank.catch_up(reader)?
            && !bank.knows_itself_as(header.bank)
        {
            return Err(Error::Journal(crate::journal::JournalError::BadHeader { why: "its records are of another bank".into() }));
        }
        bank.founded()
    }

    /// Continues from a snapshot with the rest of a journal in JSON Lines.
    ///
    /// # Errors
    /// The first fault, and where. The bank must not be used then.
    pub(crate) fn catch_up(&mut self, reader: impl std::io::BufRead) -> Result<Option<crate::journal::Header>, Error> {
        let mut lines = crate::journal::JsonLines::new(reader);
        self.go_on(std::iter::from_fn(|| lines.next_read()))?;
        Ok(lines.header())
    }

    pub(super) fn founded(self) -> Result<Self, Error> {
        if self.state.small.seq == 0 { Err(Error::NotFounded {}) } else { Ok(self) }
    }

    pub(crate) fn go_on(&mut self, reads: impl Iterator<Item = Result<crate::journal::Read, impl Into<Error>>>) -> Result<(), Error> {
        let mut command = Answering::default();
        for read in reads {
            let read = read.map_err(Into::into)?;
            let body = crate::journal::check_link(self.head(), &read.record, read.body)?;
            if body.part.is_none() && !command.bodies.is_empty() {
                self.answer(std::mem::take(&mut command))?;
            }
            self.apply_record(&read.record, &body)?;
            if body.key.is_some() || !command.bodies.is_empty() {
                command.push(body, &read.record.personal);
            }
        }
        if !command.bodies.is_empty() {
            self.answer(command)?;
        }
        let seq = self.head().next_seq()?;
        if self.state.small.more > 0 {
            return Err(Error::Journal(crate::journal::JournalError::BrokenChain { seq, why: "the last append is not whole" }));
        }
        match self.state.gone.iter().next() {
            Some(((seq, slot), _)) => Err(Error::Journal(crate::journal::JournalError::PartGone { seq: *seq, slot: *slot })),
            None => Ok(()),
        }
    }
}
