//! Is this journal whole, and the one we know? Needs no bank.

use super::record::{Body, Head, Record, Slot};
use crate::Error;
use crate::digest::sha256;
use crate::event::Event;
use crate::ids::MemberId;
use crate::order::BTreeSet;
use serde::Serialize;

/// What verifying found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Verified {
    /// The last record that is right: how many there are, when the journal begins with its first.
    pub records: u64,
    /// The head they end at.
    pub head: Head,
    /// The first fault, if there is one.
    pub fault: Option<Fault>,
}

/// A fault, and where it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Fault {
    /// The record, from 1; one past the last when records are missing at the end.
    pub seq: u64,
    /// The code of the error.
    pub code: &'static str,
    /// In words.
    pub message: String,
}

impl Fault {
    fn of(seq: u64, error: &Error) -> Self {
        Self { seq, code: error.code(), message: error.message() }
    }
}

/// Checks one record against the one before. The hash is taken over the stored bytes, never a re-encoding.
pub(crate) fn check_link(before: Head, record: &Record, body: Option<Body>) -> Result<Body, Error> {
    let seq = before.seq.saturating_add(1);
    if sha256(&[&record.bytes]) != record.hash {
        return Err(Error::WrongHash { seq });
    }
    let body = match body {
        Some(body) => body,
        None => Body::read(seq, &record.bytes)?,
    };
    if body.seq != seq {
        return Err(Error::BrokenChain { seq, why: "its number is not the next" });
    }
    if body.previous != before.hash {
        return Err(Error::BrokenChain { seq, why: "it names another record as the one before" });
    }
    if body.personal.len() != record.personal.len() {
        return Err(Error::BrokenChain { seq, why: "it binds another number of personal parts" });
    }
    for ((slot, binding), index) in record.personal.iter().zip(&body.personal).zip(0u32..) {
        if let Slot::Present { salt, part } = slot
            && salt.bind(part) != binding.digest
        {
            return Err(Error::WrongPart { seq, slot: index });
        }
    }
    let digest = match &body.event {
        Event::CharterAdopted(e) => Some(e.digest),
        Event::ActivitySet(e) => Some(e.digest),
        Event::ProgrammeOpened(e) => Some(e.digest),
        Event::BridgeOpened(e) => Some(e.digest),
        _ => None,
    };
    match (digest, record.documents.as_slice()) {
        (None, []) => Ok(body),
        (Some(digest), [document]) if sha256(&[&document.0]) == digest => Ok(body),
        _ => Err(Error::BrokenChain { seq, why: "its document is not the one it names" }),
    }
}

/// Verifies records in order: hashes, chain, digests, erasures. Against `expected`, a head kept elsewhere, any change
/// shows and is located at the first record that differs; without one only what contradicts itself does.
pub fn verify_records(records: impl IntoIterator<Item = Result<Record, Error>>, expected: Option<Head>) -> Verified {
    verify_records_from(Head::NONE, records, expected)
}

/// The same for records that go on from `start`: older ones were deleted when a period was closed, and the head of then
/// was kept.
pub fn verify_records_from(start: Head, records: impl IntoIterator<Item = Result<Record, Error>>, expected: Option<Head>) -> Verified {
    let mut head = start;
    let mut more = 0u32;
    let mut erased = BTreeSet::<MemberId>::new();
    let mut gone: Vec<(u64, u32, Vec<MemberId>)> = Vec::new();
    let mut fault = None;
    for record in records {
        let seq = head.seq.saturating_add(1);
        let step = record.and_then(|record| {
            let body = check_link(head, &record, None)?;
            for ((slot, binding), index) in record.personal.iter().zip(&body.personal).zip(0u32..) {
                if *slot == Slot::Erased {
                    gone.push((seq, index, binding.about.clone()));
                }
            }
            if more > 0 && body.more.unwrap_or(0) != more.saturating_sub(1) {
                return Err(Error::BrokenChain { seq, why: "it does not go on with the append before" });
            }
            Ok((body, record.hash))
        });
        match step {
            Err(error) => {
                fault = Some(Fault::of(seq, &error));
                break;
            }
            Ok((body, hash)) => {
                more = body.more.unwrap_or(0);
                if let Event::MemberErased(e) = &body.event {
                    erased.insert(e.member);
                }
                head = Head { seq, hash };
                if let Some(expected) = expected
                    && expected.seq == seq
                    && expected.hash != hash
                {
                    fault = Some(Fault::of(seq, &Error::BrokenChain { seq, why: "its hash is not that of the head kept elsewhere" }));
                    break;
                }
            }
        }
    }
    if fault.is_none() {
        let after = head.seq.saturating_add(1);
        let unexplained = gone.into_iter().find(|(_, _, about)| !about.iter().any(|m| erased.contains(m)));
        // Records that are missing come first: the erasure that explains what is gone may be among them.
        if expected.is_some_and(|expected| head.seq < expected.seq) {
            fault = Some(Fault::of(after, &Error::BrokenChain { seq: after, why: "records up to the head kept elsewhere are missing" }));
        } else if more > 0 {
            fault = Some(Fault::of(after, &Error::BrokenChain { seq: after, why: "the last append is not whole" }));
        } else if let Some((seq, slot, _)) = unexplained {
            fault = Some(Fault::of(seq, &Error::PartGone { seq, slot }));
        }
    }
    Verified { records: head.seq, head, fault }
}

/// Verifies what is left of a journal after `start`, in JSON Lines. See [`verify_records_from`].
pub fn verify_from(start: Head, reader: impl std::io::BufRead, expected: Option<Head>) -> Verified {
    verify_records_from(start, super::JsonLines::new(reader), expected)
}

/// Verifies a journal in JSON Lines. See [`verify_records`].
pub fn verify(reader: impl std::io::BufRead, expected: Option<Head>) -> Verified {
    verify_records(super::JsonLines::new(reader), expected)
}
