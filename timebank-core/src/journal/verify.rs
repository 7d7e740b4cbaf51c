//! Verification of a journal: is it intact, and is it the expected one? Needs no bank.

use super::JournalError;
use super::header::{Header, MadeFor};
use super::record::{Body, Head, JournalRecord, PartSlot};
use crate::journal::event::Event;
use crate::order::{BTreeMap, BTreeSet};
use crate::values::digest::{BankId, sha256};
use crate::values::ids::MemberId;
use serde::Serialize;

/// What a journal is held against when it is verified, besides itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Deserialize))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Expected {
    /// A head kept elsewhere: against it any change shows, and is located at the first record that differs.
    #[serde(default)]
    pub head: Option<Head>,
    /// For whom the journal was made. Without it the first line is believed; a journal without one is a host's.
    #[serde(default)]
    pub audience: Option<MadeFor>,
}

impl Expected {
    /// Expects nothing; checks the journal by itself.
    pub const NOTHING: Self = Self { head: None, audience: None };

    /// Expects a head that was kept elsewhere.
    pub const fn head(head: Head) -> Self {
        Self { head: Some(head), audience: None }
    }

    /// Expects a journal made for this audience.
    #[must_use]
    pub const fn made_for(self, audience: MadeFor) -> Self {
        Self { audience: Some(audience), ..self }
    }
}

impl From<Option<Head>> for Expected {
    fn from(head: Option<Head>) -> Self {
        Self { head, audience: None }
    }
}

/// What verifying found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Verified {
    /// The last record that is right: how many there are, when the journal begins with its first.
    pub records: u64,
    /// The head they end at.
    pub head: Head,
    /// For whom the journal was made, as its first line says, or as was demanded.
    pub audience: MadeFor,
    /// How many personal parts are withheld from them.
    pub withheld: u64,
    /// The first fault, if there is one.
    pub fault: Option<Fault>,
}

/// A fault, and where it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Fault {
    /// The record, from 1; one past the last when records are missing at the end.
    pub seq: u64,
    /// The code of the error.
    pub code: &'static str,
    /// The fault as a sentence.
    pub message: String,
}

impl Fault {
    fn of(seq: u64, error: &JournalError) -> Self {
        Self { seq, code: error.code(), message: error.to_string() }
    }
}

/// Checks one record against the previous head. The hash is taken over the stored bytes, never over a re-encoding.
pub(crate) fn check_link(before: Head, record: &JournalRecord, body: Option<Body>) -> Result<Body, JournalError> {
    let seq = before.seq.saturating_add(1);
    if sha256(&[&record.bytes]) != record.hash {
        return Err(JournalError::WrongHash { seq });
    }
    let body = match body {
        Some(body) => body,
        None => Body::read(seq, &record.bytes)?,
    };
    if body.seq != seq {
        return Err(JournalError::BrokenChain { seq, why: "its number is not the next" });
    }
    if body.previous != before.hash {
        return Err(JournalError::BrokenChain { seq, why: "it names another record as the one before" });
    }
    if body.personal.len() != record.personal.len() {
        return Err(JournalError::BrokenChain { seq, why: "it binds another number of personal parts" });
    }
    for ((slot, binding), index) in record.personal.iter().zip(&body.personal).zip(0u32..) {
        if let PartSlot::Present { salt, part } = slot
            && salt.bind(part) != binding.digest
        {
            return Err(JournalError::WrongPart { seq, slot: index });
        }
    }
    let digest = match &body.event {
        Event::BankFounded(e) => Some(e.digest),
        Event::CharterAdopted(e) => Some(e.digest),
        Event::ActivitySet(e) => Some(e.digest),
        Event::ProgrammeOpened(e) => Some(e.digest),
        Event::BridgeOpened(e) => Some(e.digest),
        _ => None,
    };
    match (digest, record.documents.as_slice()) {
        (None, []) => Ok(body),
        (Some(digest), [document]) if sha256(&[&document.0]) == digest => Ok(body),
        _ => Err(JournalError::BrokenChain { seq, why: "its document is not the one it names" }),
    }
}

/// Verifies records in order: hashes, chain, digests, erasures, and that no part remains about a forgotten member.
///
/// With a head kept elsewhere, any change is detected and located at the first record that differs. Without one, only
/// contradictions are detected. The records are expected to be a host's own, which withholds nothing, unless another audience is
/// given.
pub fn verify_records(records: impl IntoIterator<Item = JournalRecord>, expected: impl Into<Expected>) -> Verified {
    verify_records_from(Head::NONE, records, expected)
}

/// Does the same for records that continue from `start`. Older records were deleted when a period was closed, and the head at
/// that moment was kept.
pub fn verify_records_from(start: Head, records: impl IntoIterator<Item = JournalRecord>, expected: impl Into<Expected>) -> Verified {
    let mut checking = Checking::new(start, expected.into());
    for record in records {
        if let Err(fault) = checking.take(Ok(record)) {
            return checking.found(Some(fault));
        }
    }
    let fault = checking.end();
    checking.found(fault)
}

/// Verifies the rest of a journal after `start`, in JSON Lines. See [`verify_records_from`].
pub fn verify_from(start: Head, reader: impl std::io::BufRead, expected: impl Into<Expected>) -> Verified {
    verify_lines(Some(start), super::JsonLines::new(reader), expected.into())
}

/// Verifies a journal in JSON Lines, starting at the head that its header names. See [`verify_records`].
pub fn verify(reader: impl std::io::BufRead, expected: impl Into<Expected>) -> Verified {
    verify_lines(None, super::JsonLines::new(reader), expected.into())
}

fn verify_lines<R: std::io::BufRead>(start: Option<Head>, mut lines: super::JsonLines<R>, expected: Expected) -> Verified {
    let first = lines.next();
    let header = lines.header();
    let mut checking = Checking::new(start.or(header.map(|h| h.after)).unwrap_or(Head::NONE), expected);
    if let Some(header) = header
        && let Err(fault) = checking.begin(header)
    {
        return checking.found(Some(fault));
    }
    for record in first.into_iter().chain(lines) {
        if let Err(fault) = checking.take(record) {
            return checking.found(Some(fault));
        }
    }
    let fault = checking.end();
    checking.found(fault)
}

/// A verification in progress.
struct Checking {
    head: Head,
    expected: Expected,
    audience: MadeFor,
    withheld: u64,
    more: u32,
    erased: BTreeSet<MemberId>,
    /// Erased parts. Each must be explained by an erasure event.
    gone: Vec<(u64, u32, Vec<MemberId>)>,
    /// The first present part about each member.
    there: BTreeMap<MemberId, (u64, u32)>,
    /// The bank named by the header, until a record names it.
    unnamed: Option<BankId>,
}

impl Checking {
    fn new(head: Head, expected: Expected) -> Self {
        let audience = expected.audience.unwrap_or(MadeFor::Host);
        let (erased, there) = (BTreeSet::new(), BTreeMap::new());
        Self { head, expected, audience, withheld: 0, more: 0, erased, gone: Vec::new(), there, unnamed: None }
    }

    /// Checks the header of a file.
    fn begin(&mut self, header: Header) -> Result<(), Fault> {
        let seq = self.head.seq.saturating_add(1);
        self.audience = header.audience;
        if self.expected.audience.is_some_and(|audience| audience != header.audience) {
            return Err(Fault::of(seq, &JournalError::OtherAudience { found: header.audience }));
        }
        if header.after != self.head {
            return Err(Fault::of(seq, &JournalError::BadHeader { why: "it goes on from another record".into() }));
        }
        self.unnamed = (header.after == Head::NONE).then_some(header.bank);
        Ok(())
    }

    fn take(&mut self, record: Result<JournalRecord, JournalError>) -> Result<(), Fault> {
        let seq = self.head.seq.saturating_add(1);
        let record = record.map_err(|error| Fault::of(seq, &error))?;
        self.follow(seq, &record).map_err(|error| Fault::of(seq, &error))
    }

    fn follow(&mut self, seq: u64, record: &JournalRecord) -> Result<(), JournalError> {
        let body = check_link(self.head, record, None)?;
        for ((slot, binding), index) in record.personal.iter().zip(&body.personal).zip(0u32..) {
            match slot {
                PartSlot::Erased => self.gone.push((seq, index, binding.about.clone())),
                PartSlot::Withheld if self.audience == MadeFor::Host => return Err(JournalError::PartWithheld { seq, slot: index }),
                PartSlot::Withheld => self.withheld = self.withheld.saturating_add(1),
                PartSlot::Present { .. } => {
                    for member in &binding.about {
                        if !self.there.contains_key(member) {
                            self.there.insert(*member, (seq, index));
                        }
                    }
                }
            }
        }
        if self.more > 0 && body.more.unwrap_or(0) != self.more.saturating_sub(1) {
            return Err(JournalError::BrokenChain { seq, why: "it does not go on with the append before" });
        }
        if let Event::MemberErased(e) = &body.event {
            self.erased.insert(e.member);
        }
        if self.unnamed.is_some() && Header::named_by(&body) == self.unnamed {
            self.unnamed = None;
        }
        if let Some(expected) = self.expected.head
            && expected.seq == seq
            && expected.hash != record.hash
        {
            return Err(JournalError::BrokenChain { seq, why: "its hash is not that of the head kept elsewhere" });
        }
        self.more = body.more.unwrap_or(0);
        self.head = Head { seq, hash: record.hash };
        Ok(())
    }

    /// Returns the faults that no single record shows.
    fn end(&self) -> Option<Fault> {
        let after = self.head.seq.saturating_add(1);
        // Missing records are reported first: the erasure that explains an erased part may be among them.
        if self.expected.head.is_some_and(|expected| self.head.seq < expected.seq) {
            let why = "records up to the head kept elsewhere are missing";
            return Some(Fault::of(after, &JournalError::BrokenChain { seq: after, why }));
        }
        if self.more > 0 {
            return Some(Fault::of(after, &JournalError::BrokenChain { seq: after, why: "the last append is not whole" }));
        }
        if let Some((seq, slot, _)) = self.gone.iter().find(|(_, _, about)| !about.iter().any(|m| self.erased.contains(m))) {
            return Some(Fault::of(*seq, &JournalError::PartGone { seq: *seq, slot: *slot }));
        }
        let left = self.erased.iter().filter_map(|member| self.there.get(member)).min();
        if let Some((seq, slot)) = left {
            return Some(Fault::of(*seq, &JournalError::PartLeft { seq: *seq, slot: *slot }));
        }
        self.unnamed.map(|_| Fault::of(1, &JournalError::BadHeader { why: "its records are of another bank".into() }))
    }

    fn found(self, fault: Option<Fault>) -> Verified {
        Verified { records: self.head.seq, head: self.head, audience: self.audience, withheld: self.withheld, fault }
    }
}
