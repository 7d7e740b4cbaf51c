//! A journal as JSON Lines: one record per line, which contains the lasting bytes exactly as they are hashed.

use super::JournalError;
use super::header::{Header, MadeFor};
use super::record::{Body, Document, JournalRecord, PartSlot, SlotLine};
use crate::canon::Canon;
#[cfg(not(all(target_family = "wasm", feature = "small")))]
use crate::canon::Cursor;
use crate::form::{At, FromWire, Raw, Source};
use crate::values::digest::Hash32;
use crate::values::limits::LINE_BYTES;
use std::io::BufRead;

/// Writes one record as a line, with its line feed.
pub fn write_line(record: &JournalRecord, out: &mut Vec<u8>) {
    out.extend_from_slice(b"{\"record\":");
    out.extend_from_slice(&record.bytes);
    out.extend_from_slice(b",\"hash\":");
    record.hash.put(out);
    if !record.documents.is_empty() {
        out.extend_from_slice(b",\"documents\":[");
        for (i, document) in record.documents.iter().enumerate() {
            if i > 0 {
                out.push(b',');
            }
            out.extend_from_slice(&document.0);
        }
        out.push(b']');
    }
    if !record.personal.is_empty() {
        out.extend_from_slice(b",\"personal\":[");
        for (i, slot) in record.personal.iter().enumerate() {
            if i > 0 {
                out.push(b',');
            }
            match slot {
                PartSlot::Present { salt, part } => {
                    out.extend_from_slice(b"{\"salt\":");
                    salt.put(out);
                    out.extend_from_slice(b",\"part\":");
                    out.extend_from_slice(part);
                    out.push(b'}');
                }
                PartSlot::Withheld => out.extend_from_slice(b"{\"withheld\":true}"),
                PartSlot::Erased => out.extend_from_slice(b"{\"erased\":true}"),
            }
        }
        out.push(b']');
    }
    out.extend_from_slice(b"}\n");
}

/// Writes records as the lines of a file. A complete journal, which begins with the founding of the bank, gets a host's header.
pub fn write_journal(records: &[JournalRecord], out: &mut Vec<u8>) {
    if let Some(header) = records.first().and_then(Header::of_first) {
        header.write(out);
    }
    records.iter().for_each(|record| write_line(record, out));
}

#[derive(FromWire)]
#[serde(deny_unknown_fields)]
struct Line {
    record: Raw,
    hash: Hash32,
    #[serde(default)]
    documents: Vec<Raw>,
    #[serde(default)]
    personal: Vec<SlotLine>,
}

/// A record read from a line, with its parsed lasting part if the fast path parsed it.
pub(crate) struct Read {
    pub(crate) record: JournalRecord,
    pub(crate) body: Option<Body>,
}

/// Reads one line, without its line feed.
pub(crate) fn read_line(number: u64, line: &[u8]) -> Result<Read, JournalError> {
    #[cfg(not(all(target_family = "wasm", feature = "small")))]
    if let Some(read) = read_fast(line) {
        return Ok(read);
    }
    let bad = |why: &str| JournalError::BadLine { line: number, why: crate::values::minutes::shorten_to(why, 200) };
    if line.len() > LINE_BYTES {
        return Err(bad("the line is too long"));
    }
    let mut source = Source::json(line);
    let given = line;
    let line = Line::read(&mut source, At::ROOT);
    source.end().map_err(|fault| bad(&format!("{} at column {}", fault.why, fault.column)))?;
    let personal = line.personal.into_iter().map(SlotLine::into_slot).collect::<Option<Vec<PartSlot>>>();
    let record = JournalRecord {
        bytes: line.record.0,
        hash: line.hash,
        documents: line.documents.into_iter().map(|d| Document(d.0)).collect(),
        personal: personal.ok_or_else(|| bad("a personal part is neither present, withheld nor erased"))?,
    };
    // The hash covers the record, and the digests cover the parts. Everything else on the line must match what the writer
    // produces. Otherwise a journal could be changed unnoticed.
    let mut written = Vec::with_capacity(given.len().saturating_add(1));
    write_line(&record, &mut written);
    if written.strip_suffix(b"\n") != Some(given) {
        return Err(bad("it is not as it is written"));
    }
    Ok(Read { record, body: None })
}

/// Fast path for the usual line, which contains only a record.
#[cfg(not(all(target_family = "wasm", feature = "small")))]
fn read_fast(line: &[u8]) -> Option<Read> {
    let after = line.strip_prefix(b"{\"record\":")?;
    let mut cursor = Cursor::new(after);
    let body = Body::take(&mut cursor)?;
    let bytes = after.split_at_checked(after.len().checked_sub(cursor.rest().len())?)?.0;
    cursor.need(b",\"hash\":")?;
    let hash = Hash32::take(&mut cursor)?;
    if cursor.rest() != b"}" || body.version != super::FORMAT {
        return None;
    }
    let record = JournalRecord { bytes: bytes.into(), hash, documents: Vec::new(), personal: Vec::new() };
    Some(Read { record, body: Some(body) })
}

/// Reads a journal line by line: a file's header, if there is one, and then the records. Stops at the first unreadable line, and
/// at a withheld personal part if the journal was made for the host.
#[derive(Debug)]
pub struct JsonLines<R> {
    reader: R,
    header: Option<Header>,
    line: u64,
    buffer: Vec<u8>,
    failed: bool,
}

impl<R: BufRead> JsonLines<R> {
    /// Starts reading from `reader`.
    pub const fn new(reader: R) -> Self {
        Self { reader, header: None, line: 0, buffer: Vec::new(), failed: false }
    }

    /// Returns the header, once the first record has been requested. `None` if there is none.
    pub const fn header(&self) -> Option<Header> {
        self.header
    }

    pub(crate) fn next_read(&mut self) -> Option<Result<Read, JournalError>> {
        if self.failed {
            return None;
        }
        let result = self.read_one();
        self.failed = matches!(result, Some(Err(_)));
        result
    }

    fn read_one(&mut self) -> Option<Result<Read, JournalError>> {
        self.buffer.clear();
        self.line = self.line.saturating_add(1);
        let most = (LINE_BYTES as u64).saturating_add(2);
        match std::io::Read::take(&mut self.reader, most).read_until(b'\n', &mut self.buffer) {
            Err(fault) => Some(Err(JournalError::BadLine { line: self.line, why: fault.to_string().into() })),
            Ok(0) => None,
            Ok(_) => match self.buffer.strip_suffix(b"\n") {
                Some(line) if self.line == 1 && self.header.is_none() => match Header::read(line) {
                    Ok(None) => Some(read_line(self.line, line)),
                    Ok(Some(header)) => {
                        self.header = Some(header);
                        self.read_one()
                    }
                    Err(fault) => Some(Err(fault)),
                },
                Some(line) => Some(read_line(self.line, line).and_then(|read| self.all_there(read))),
                None => Some(Err(JournalError::BadLine { line: self.line, why: "the line has no end".into() })),
            },
        }
    }
}

impl<R> JsonLines<R> {
    /// Fails if a host's own journal withholds a part.
    fn all_there(&self, read: Read) -> Result<Read, JournalError> {
        let Some(Header { audience: MadeFor::Host, after, .. }) = self.header else { return Ok(read) };
        match read.record.personal.iter().zip(0u32..).find(|(slot, _)| **slot == PartSlot::Withheld) {
            Some((_, slot)) => Err(JournalError::PartWithheld { seq: after.seq.saturating_add(self.line).saturating_sub(1), slot }),
            None => Ok(read),
        }
    }
}

impl<R: BufRead> Iterator for JsonLines<R> {
    type Item = Result<JournalRecord, JournalError>;
    fn next(&mut self) -> Option<Self::Item> {
        Some(self.next_read()?.map(|read| read.record))
    }
}
