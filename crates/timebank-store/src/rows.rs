//! Records put together from the rows of three tables, in the order of their numbers.

use timebank_core::journal::{Document, JournalError, MadeFor, PartSlot};
use timebank_core::{Error, Hash32, Head, JournalRecord, Salt};

/// A row of the log.
pub(crate) struct LogRow {
    pub(crate) seq: u64,
    pub(crate) hash: Vec<u8>,
    pub(crate) bytes: Vec<u8>,
}

/// A document beside a record.
pub(crate) struct DocumentRow {
    pub(crate) seq: u64,
    pub(crate) bytes: Vec<u8>,
}

/// A personal part beside a record, or what is left of one.
pub(crate) struct PartRow {
    pub(crate) seq: u64,
    pub(crate) slot: u32,
    pub(crate) state: i16,
    pub(crate) salt: Option<Vec<u8>>,
    pub(crate) part: Option<Vec<u8>>,
}

/// How the state of a slot is written.
pub(crate) const PRESENT: i16 = 0;
pub(crate) const WITHHELD: i16 = 1;
pub(crate) const ERASED: i16 = 2;

/// How a withheld slot is read from a bank that was made for the host, which withholds nothing. It is written nowhere.
const AMISS: i16 = 3;

/// The word for an audience, as it is kept beside a bank's name.
pub(crate) fn audience(word: &str) -> Result<MadeFor, Error> {
    [MadeFor::Host, MadeFor::Broker, MadeFor::Auditor]
        .into_iter()
        .find(|audience| audience.to_string() == word)
        .ok_or_else(|| damaged("it does not say for whom it was made"))
}

/// Fails when records do not go into a bank that was made for `audience`: one for the host withholds nothing, and one that was
/// redacted does not go on.
pub(crate) fn fit(audience: MadeFor, expected: Head, records: &[JournalRecord]) -> Result<(), Error> {
    if audience != MadeFor::Host {
        if expected == Head::NONE {
            return Ok(());
        }
        let why = format!("the journal was redacted for `{audience}` and can be read only");
        return Err(Error::StoreRefused { why: why.into() });
    }
    for (record, seq) in records.iter().zip(expected.seq.saturating_add(1)..) {
        if let Some((_, slot)) = record.personal.iter().zip(0u32..).find(|(slot, _)| **slot == PartSlot::Withheld) {
            return Err(Error::Journal(JournalError::PartWithheld { seq, slot }));
        }
    }
    Ok(())
}

pub(crate) fn damaged(why: impl Into<String>) -> Error {
    Error::StoreDamaged { why: why.into().into() }
}

/// What a database said itself, kept as the cause of an error for a host's log: it may name accounts, tables and files.
#[derive(Debug)]
pub(crate) struct Said(pub(crate) String);

impl std::fmt::Display for Said {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Said {}

/// The number of a record as databases count.
pub(crate) fn number(seq: u64) -> i64 {
    i64::try_from(seq).unwrap_or(i64::MAX)
}

/// A number read from a database.
pub(crate) fn counted(seq: i64) -> Result<u64, Error> {
    u64::try_from(seq).map_err(|_| damaged(format!("a record has the number `{seq}`")))
}

pub(crate) fn hash(bytes: &[u8], seq: u64) -> Result<Hash32, Error> {
    bytes.try_into().map(Hash32).map_err(|_| damaged(format!("the hash of record `{seq}` has `{}` bytes", bytes.len())))
}

/// How a slot is written: state, salt, part.
pub(crate) fn columns(slot: &PartSlot) -> (i16, Option<&[u8]>, Option<&[u8]>) {
    match slot {
        PartSlot::Present { salt, part } => (PRESENT, Some(&salt.0), Some(part)),
        PartSlot::Withheld => (WITHHELD, None, None),
        PartSlot::Erased => (ERASED, None, None),
    }
}

fn slot(row: PartRow) -> Result<PartSlot, Error> {
    match (row.state, row.salt, row.part) {
        (PRESENT, Some(salt), Some(part)) => {
            let salt =
                Salt(salt.as_slice().try_into().map_err(|_| damaged(format!("a salt of record `{}` has the wrong length", row.seq)))?);
            Ok(PartSlot::Present { salt, part: part.into() })
        }
        (WITHHELD, None, None) => Ok(PartSlot::Withheld),
        (AMISS, None, None) => Err(Error::Journal(JournalError::PartWithheld { seq: row.seq, slot: row.slot })),
        (ERASED, None, None) => Ok(PartSlot::Erased),
        _ => Err(damaged(format!("personal part `{}` of record `{}` is neither present, withheld nor erased", row.slot, row.seq))),
    }
}

/// The records of these rows. With `after`, they have to follow it without a gap.
pub(crate) fn assemble(
    after: Option<u64>,
    log: Vec<LogRow>,
    documents: Vec<DocumentRow>,
    parts: Vec<PartRow>,
) -> Result<Vec<(u64, JournalRecord)>, Error> {
    let mut documents = documents.into_iter().peekable();
    let mut parts = parts.into_iter().peekable();
    let mut records = Vec::with_capacity(log.len());
    let mut expected = after.map(|after| after.saturating_add(1));
    for LogRow { seq, hash: stored, bytes } in log {
        if let Some(next) = expected {
            if seq != next {
                return Err(Error::Journal(timebank_core::journal::JournalError::BrokenChain {
                    seq: next,
                    why: "it is missing from the store",
                }));
            }
            expected = Some(next.saturating_add(1));
        }
        let mut record = JournalRecord { bytes: bytes.into(), hash: hash(&stored, seq)?, documents: Vec::new(), personal: Vec::new() };
        while let Some(row) = documents.next_if(|row| row.seq <= seq) {
            record.documents.push(Document(beside(row.seq, seq, row.bytes)?.into()));
        }
        while let Some(row) = parts.next_if(|row| row.seq <= seq) {
            if row.slot as usize != record.personal.len() {
                return Err(damaged(format!("personal part `{}` of record `{seq}` is missing", record.personal.len())));
            }
            let row = beside(row.seq, seq, row)?;
            record.personal.push(slot(row)?);
        }
        records.push((seq, record));
    }
    if documents.next().is_some() || parts.next().is_some() {
        return Err(damaged("what stands beside a record is there, and the record is not"));
    }
    Ok(records)
}

/// What stands beside a record, if the record is there.
fn beside<T>(of: u64, seq: u64, row: T) -> Result<T, Error> {
    if of == seq { Ok(row) } else { Err(damaged(format!("what stands beside record `{of}` is there, and the record is not"))) }
}
