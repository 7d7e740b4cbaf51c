//! The header line of a journal file: its bank, its audience, and the record it continues from.

use super::JournalError;
use super::record::{Body, FORMAT, Head, JournalRecord};
use crate::canon::wire_code;
use crate::form::{At, FromWire, Source};
use crate::journal::event::Event;
use crate::values::digest::{BankId, Hash32};

/// The first bytes of every header.
pub(super) const START: &[u8] = b"{\"timebank\":";

wire_code! {
    /// The audience a journal was made for.
    pub enum MadeFor {
        /// The host itself: every personal part is there, but for those of members who were forgotten.
        Host = "host",
        /// A broker: some personal parts are withheld.
        Broker = "broker",
        /// An auditor: all personal parts are withheld.
        Auditor = "auditor",
    }
}

/// The first line of a journal file.
///
/// The header is not covered by any hash, so it can be changed like any line. A caller who knows which audience a journal is for
/// should pass that to the verification.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Header {
    /// The bank.
    pub bank: BankId,
    /// The audience the journal was made for.
    pub audience: MadeFor,
    /// The head that its first record follows.
    pub after: Head,
}

#[derive(FromWire)]
#[serde(deny_unknown_fields)]
struct Line {
    timebank: u32,
    bank: BankId,
    audience: MadeFor,
    after: Head,
}

impl Header {
    /// Returns the header of a complete journal that begins with this record, made for the host. `None` if the record does not
    /// found a bank.
    pub fn of_first(record: &JournalRecord) -> Option<Self> {
        // A founding record has its event near the beginning, so other records are not parsed for this.
        match record.body(1).ok()?.event {
            Event::BankFounded(founded) => Some(Self { bank: founded.bank, audience: MadeFor::Host, after: Head::NONE }),
            _ => None,
        }
    }

    /// Writes the header as a line, with its line feed.
    pub fn write(&self, out: &mut Vec<u8>) {
        let Self { bank, audience, after: Head { seq, hash } } = self;
        let line = format!(
            "{{\"timebank\":{FORMAT},\"bank\":\"{bank}\",\"audience\":\"{audience}\",\"after\":{{\"seq\":{seq},\"hash\":\"{hash}\"}}}}\n"
        );
        out.extend_from_slice(line.as_bytes());
    }

    /// Reads a header from a line without its line feed. `None` if the line is no header; it may be a record.
    ///
    /// # Errors
    /// [`JournalError::BadHeader`] if it differs in any byte from the output of [`Header::write`];
    /// [`JournalError::LaterVersion`].
    pub fn read(line: &[u8]) -> Result<Option<Self>, JournalError> {
        if !line.starts_with(START) {
            return Ok(None);
        }
        let bad = |why: &str| JournalError::BadHeader { why: crate::values::minutes::shorten_to(why, 200) };
        let mut source = Source::json(line);
        let Line { timebank, bank, audience, after } = Line::read(&mut source, At::ROOT);
        source.end().map_err(|fault| bad(&fault.why))?;
        if timebank > FORMAT {
            return Err(JournalError::LaterVersion { seq: 0, version: timebank });
        }
        let header = Self { bank, audience, after };
        let mut written = Vec::with_capacity(line.len().saturating_add(1));
        header.write(&mut written);
        if written.strip_suffix(b"\n") != Some(line) || (after.seq == 0) != (after.hash == Hash32::NONE) {
            return Err(bad("it is not as it is written"));
        }
        Ok(Some(header))
    }

    /// Returns the identity that a record gives a bank, by founding it or by making it a copy.
    pub(super) fn named_by(body: &Body) -> Option<BankId> {
        match &body.event {
            Event::BankFounded(e) => Some(e.bank),
            Event::CopyBegun(e) if !e.left => Some(e.bank),
            _ => None,
        }
    }
}
