//! Reading a journal from its file: where it stands, and whether its last append is whole.

use crate::error::Error;
use crate::journal::{Head, Header, check_link, read_line};
use crate::values::limits::LINE_BYTES;
use std::io::{BufRead, Read as _};

/// How many records lie between two marks of the index.
pub(crate) const EVERY: u64 = 256;

/// What was found.
pub(crate) struct Scan {
    /// The first line of the file, when it is a header and was read.
    pub(crate) header: Option<Header>,
    /// The last record of the last whole append.
    pub(crate) head: Head,
    /// Where it ends.
    pub(crate) end: u64,
    /// Marks: a record's number and where the next begins.
    pub(crate) index: Vec<(u64, u64)>,
    /// Bytes after the last whole append.
    pub(crate) bytes_after: u64,
    /// Whole records among them.
    pub(crate) records_after: u64,
}

/// Reads all there is, from `start` on. Only what an append cut short leaves is taken for torn: a last line without its end, a last
/// append with records missing, or one with zeros where a power cut kept sectors from the disk. Any other fault is one, wherever it
/// stands: it is never repaired here.
pub(crate) fn scan(mut reader: impl BufRead, start: (Head, u64)) -> Result<Scan, Error> {
    let io = |fault: std::io::Error| Error::StoreFailed { why: format!("the journal cannot be read: {fault}").into() };
    let (mut head, mut at) = start;
    let mut found = Scan { header: None, head, end: at, index: vec![(0, 0)], bytes_after: 0, records_after: 0 };
    if at > 0 {
        found.index.push((head.seq, at));
    }
    let mut line = Vec::new();
    let mut more = 0u32;
    loop {
        line.clear();
        let most = (LINE_BYTES as u64).saturating_add(2);
        let length = (&mut reader).take(most).read_until(b'\n', &mut line).map_err(io)? as u64;
        let seq = head.seq.saturating_add(1);
        let whole = line.strip_suffix(b"\n");
        let cut_off = match whole {
            None => Some(0),
            Some(text) if text.contains(&0) => rest_of_append(&mut reader).map_err(io)?,
            Some(_) => None,
        };
        if let Some(rest) = cut_off {
            if length == most {
                return Err(Error::Journal(crate::journal::JournalError::BadLine { line: seq, why: "the line is too long".into() }));
            }
            // Where nothing whole comes before, only the beginning of a record, or what a full disk leaves of one, was ever an append:
            // anything else is somebody's file that is no journal, and stays as it is.
            if found.end == 0 && !begins_a_record(&line) {
                return Err(Error::Journal(crate::journal::JournalError::BadLine {
                    line: seq,
                    why: "it is not the beginning of a record".into(),
                }));
            }
            found.bytes_after = at.saturating_sub(found.end).saturating_add(length).saturating_add(rest);
            found.index.retain(|(_, offset)| *offset <= found.end);
            return Ok(found);
        }
        let text = whole.unwrap_or_default();
        if at == 0
            && let Some(header) = Header::read(text)?
        {
            if header.after != head {
                return Err(Error::Journal(crate::journal::JournalError::BadHeader {
                    why: "a journal in a file begins with the founding of the bank".into(),
                }));
            }
            found.header = Some(header);
            at = length;
            continue;
        }
        let read = read_line(seq, text)?;
        let body = check_link(head, &read.record, read.body)?;
        if more > 0 && body.more.unwrap_or(0) != more.saturating_sub(1) {
            return Err(Error::Journal(crate::journal::JournalError::BrokenChain { seq, why: "it does not go on with the append before" }));
        }
        more = body.more.unwrap_or(0);
        head = Head { seq, hash: read.record.hash };
        at = at.saturating_add(length);
        if more > 0 {
            found.records_after = found.records_after.saturating_add(1);
        } else {
            (found.head, found.end, found.records_after) = (head, at, 0);
        }
        if seq.is_multiple_of(EVERY) {
            found.index.push((seq, at));
        }
    }
}

/// How many bytes follow a line with zeros in it, if all of them can be of the same append; JSON has no such bytes. What is the last
/// record of an append, with more after it, or the first of a command, shows that another append came later: then the line had been
/// whole, and is damaged.
fn rest_of_append(reader: &mut impl BufRead) -> std::io::Result<Option<u64>> {
    let (mut bytes, mut ended) = (0u64, false);
    let mut line = Vec::new();
    loop {
        line.clear();
        let length = reader.take((LINE_BYTES as u64).saturating_add(2)).read_until(b'\n', &mut line)? as u64;
        if length == 0 {
            return Ok(Some(bytes));
        }
        if ended {
            return Ok(None);
        }
        bytes = bytes.saturating_add(length);
        let read = line.strip_suffix(b"\n").and_then(|text| read_line(0, text).ok());
        let Some(body) = read.and_then(|read| read.body.or_else(|| read.record.body(0).ok())) else { continue };
        if body.part.is_none() {
            return Ok(None);
        }
        ended = body.more.unwrap_or(0) == 0;
    }
}

/// How much a disk writes or loses as a whole.
const SECTOR: usize = 512;

/// Whether an unfinished line may be what is left of the first append.
fn begins_a_record(line: &[u8]) -> bool {
    const STARTS: [&[u8]; 2] = [b"{\"record\":", b"{\"timebank\":"];
    STARTS.iter().any(|start| line.starts_with(start) || start.starts_with(line)) || line.iter().take(SECTOR).all(|byte| *byte == 0)
}
