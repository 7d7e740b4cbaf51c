//! The first line of a journal in a file: of which bank it is, for whom it was made, and after which record it goes on.

use super::JournalError;
use super::record::{Body, FORMAT, Head, Record};
use crate::canon::wire_code;
use crate::form::{At, FromWire, Source};
use crate::journal::event::Event;
use crate::values::digest::{BankId, Hash32};

/// How every header begins.
pub(super) const START: &[u8] = b"{\"timebank\":";

wire_code! {
    /// For whom a journal was made.
    pub enum MadeFor {
        /// The host itself: every personal part is there, but for those of members who were forgotten.
        Host = "host",
        /// A broker: some personal parts are withheld.
        Broker = "broker",
        /// An auditor: all personal parts are withheld.
        Auditor = "auditor",
    }
}

/// The first line of a journal in a file.
///
/// Nothing binds it: it can be changed like any line. A caller who knows which audience the journal is for says so when it is
/// verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    /// The bank.
    pub bank: BankId,
    /// For whom the journal was made.
    pub audience: MadeFor,
    /// The record its first one follows.
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
    /// The header of a whole journal that begins with this record, made for the host. `None` when the record founds no bank.
    pub fn of_first(record: &Record) -> Option<Self> {
        // A record that founds a bank says so near its beginning; others are not read for this.
        match record.body(1).ok()?.event {
            Event::BankFounded(founded) => Some(Self { bank: founded.bank, audience: MadeFor::Host, after: Head::NONE }),
            _ => None,
        }
    }

    /// Writes it as a line, with its line feed.
    pub fn write(&self, out: &mut Vec<u8>) {
        let Self { bank, audience, after: Head { seq, hash } } = self;
        let line = format!(
            "{{\"timebank\":{FORMAT},\"bank\":\"{bank}\",\"audience\":\"{audience}\",\"after\":{{\"seq\":{seq},\"hash\":\"{hash}\"}}}}\n"
        );
        out.extend_from_slice(line.as_bytes());
    }

    /// Reads a line, without its line feed; `None` when it is no header but, perhaps, a record.
    ///
    /// # Errors
    /// [`JournalError::BadHeader`] when it is not byte for byte what [`Header::write`] writes; [`JournalError::LaterVersion`].
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

    /// The identity a record gives a bank: by founding it, or by making it a copy.
    pub(super) fn named_by(body: &Body) -> Option<BankId> {
        match &body.event {
            Event::BankFounded(e) => Some(e.bank),
            Event::CopyBegun(e) if !e.left => Some(e.bank),
            _ => None,
        }
    }
}
