//! Redaction: a journal or a bank for a broker or an auditor. Parts that are not for them are withheld, and everything still
//! verifies.
//!
//! Only personal parts can be withheld, because the hash covers the lasting part of a record. A redacted journal therefore still
//! shows ids, minutes, which ids met, who raised a concern about whom, and everyone's balance. So there is none for a member: they
//! get a [`MemberCopy`](super::MemberCopy), which is made of answers.

use crate::bank::TimeBank;
use crate::error::Error;
use crate::journal::{Head, Header, JournalRecord, JsonLines, MadeFor, PartSlot, write_line};
use crate::ledger::table::Map;
use crate::model::personal::{PartKind, Person};
use crate::values::ids::MemberId;
use serde::{Deserialize, Serialize};

/// For whom a journal or a bank is made ready.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "for", rename_all = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub enum Reader {
    /// A broker: everything but the secret of the bank, and the concern record if they may see it.
    Broker {
        /// Whether they may see concerns.
        #[serde(default)]
        concerns: bool,
    },
    /// An auditor: nothing personal. Sums, limits and the chain can be checked without.
    Auditor,
}

impl Reader {
    /// Returns whether a part of this kind is for the reader.
    fn may_see(self, kind: PartKind) -> bool {
        match self {
            Self::Auditor => false,
            Self::Broker { concerns } => kind != PartKind::Secret && (concerns || kind != PartKind::Concern),
        }
    }

    /// Returns the audience for the header of the reader's journal. Any reader other than the host gets a journal with withheld
    /// parts.
    const fn audience(self) -> MadeFor {
        match self {
            Self::Broker { .. } => MadeFor::Broker,
            Self::Auditor => MadeFor::Auditor,
        }
    }

    /// Removes from a person everything the reader may not see. The result is the same as if only the other parts had been kept.
    fn leave(self, person: &mut Person) {
        match self {
            Self::Auditor => *person = Person::default(),
            Self::Broker { concerns: true } => {}
            Self::Broker { concerns: false } => person.concerns.clear(),
        }
    }
}

impl TimeBank {
    /// Withholds the parts of a record that are not for the reader. Erased and already withheld parts stay so, and the record
    /// still verifies.
    ///
    /// # Errors
    /// [`crate::journal::JournalError::BadRecord`] if the record cannot be read.
    pub fn redact(&self, record: &JournalRecord, reader: Reader) -> Result<JournalRecord, Error> {
        let mut record = record.clone();
        if record.personal.is_empty() {
            return Ok(record);
        }
        let body = record.body(0)?;
        for (slot, binding) in record.personal.iter_mut().zip(&body.personal) {
            if matches!(slot, PartSlot::Present { .. }) && !reader.may_see(binding.kind) {
                *slot = PartSlot::Withheld;
            }
        }
        Ok(record)
    }

    /// Redacts a journal in JSON Lines. Its header then names the reader's audience, so that [verifying](crate::journal::verify)
    /// counts the withheld parts.
    ///
    /// # Errors
    /// [`crate::journal::JournalError::BadLine`] and [`crate::journal::JournalError::BadRecord`] for the first unreadable line.
    pub fn redact_jsonl(&self, journal: impl std::io::BufRead, reader: Reader) -> Result<Vec<u8>, Error> {
        let mut out = Vec::new();
        let mut lines = JsonLines::new(journal);
        while let Some(record) = lines.next() {
            let record = record?;
            if out.is_empty() {
                let after = match lines.header() {
                    Some(header) => header.after,
                    None => record.body(0).map(|body| Head { seq: body.seq.saturating_sub(1), hash: body.previous })?,
                };
                Header { bank: self.id(), audience: reader.audience(), after }.write(&mut out);
            }
            write_line(&self.redact(&record, reader)?, &mut out);
        }
        Ok(out)
    }

    /// Returns this bank as the reader may hold it. It equals a bank replayed from the redacted journal.
    ///
    /// ```
    /// # use timebank_core::command::{Admit, Context};
    /// # use timebank_core::{Charter, Salt, TimeBank};
    /// use timebank_core::queries::Reader;
    /// # let cx = Context::host("2026-03-01T10:00:00Z".parse()?).salt(Salt(*b"0123456789abcdef"));
    /// # let mut bank = TimeBank::create(cx, timebank_core::BankId([1; 16]), Charter::named("Harpurbrook"))?;
    /// # bank.admit(cx, Admit::named("Ana Silva"))?;
    /// # let records = bank.drain();
    /// let redacted: Result<Vec<_>, _> = records.iter().map(|record| bank.redact(record, Reader::Auditor)).collect();
    /// assert_eq!(TimeBank::replay(redacted?)?, bank.redacted(Reader::Auditor));
    /// assert_eq!(bank.redacted(Reader::Auditor).head(), bank.head());
    /// # Ok::<(), timebank_core::Error>(())
    /// ```
    #[must_use]
    pub fn redacted(&self, reader: Reader) -> Self {
        let mut bank = self.clone();
        bank.state.small.secret = None;
        bank.leave_people(reader);
        bank.state.keys.forget(|part| reader.may_see(part.kind));
        if reader == Reader::Auditor {
            clear(&mut bank.state.listing_words);
            clear(&mut bank.state.exchange_notes);
            clear(&mut bank.state.transfer_notes);
        }
        bank
    }

    fn leave_people(&mut self, reader: Reader) {
        let all: Vec<MemberId> = self.state.people.iter().map(|(id, _)| *id).collect();
        for id in all {
            let person = self.state.people.entry(id);
            reader.leave(person);
            if person.is_empty() {
                self.state.people.remove(&id);
            }
        }
    }
}

fn clear<K: Ord + Clone, V: Clone>(map: &mut Map<K, V>) {
    let all: Vec<K> = map.iter().map(|(key, _)| key.clone()).collect();
    for key in all {
        map.remove(&key);
    }
}
