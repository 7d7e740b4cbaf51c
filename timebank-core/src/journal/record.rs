//! A record: the lasting bytes and their hash, with documents and personal parts.

use super::JournalError;
#[cfg(not(all(target_family = "wasm", feature = "small")))]
use crate::canon::Cursor;
use crate::canon::{Canon, from_json, wire_struct};
use crate::form::{FromWire, Raw};
use crate::journal::event::Event;
use crate::model::personal::PartKind;
use crate::values::actor::Actor;
use crate::values::digest::{Fingerprint, Hash32, Key, Salt, SaltMark, sha256};
use crate::values::error::ValueError;
use crate::values::ids::MemberId;
use crate::values::limits::LINE_BYTES;
use crate::values::sure::{Broken, sure};
use crate::values::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The format version of new records.
pub const FORMAT: u32 = 2;

wire_struct! {
    /// What binds a personal part to its record, and what is kept of it once it is erased.
    pub struct SlotBinding {
        /// SHA-256(salt ‖ part).
        digest = "digest": Hash32,
        /// The kind of part.
        kind = "kind": PartKind,
        /// Everyone it concerns: when any of them is forgotten, the part is.
        about = "about": Vec<MemberId>,
        /// The mark of the salt its command came with. One salt serves one command.
        salt_mark = "saltMark": SaltMark,
    }
}

wire_struct! {
    /// The lasting part of a record. Its canonical bytes are what is hashed.
    pub struct Body {
        /// The version it is written in.
        version = "version": u32,
        /// Its place in the journal, from 1.
        seq = "seq": u64,
        /// The moment the command came.
        at = "at": Timestamp,
        /// The sender of the command.
        by = "by": Actor,
        /// The host's number for the command.
        key = "key" ? "crate::canon::omit": Option<Key>,
        /// What the command was, when it had a key.
        fingerprint = "fingerprint" ? "crate::canon::omit": Option<Fingerprint>,
        /// The hash of the record before.
        previous = "previous": Hash32,
        /// Which record of its command it is, from 0.
        part = "part" ? "crate::canon::omit": Option<u32>,
        /// How many records of the same append follow: a journal that ends before they do was torn.
        more = "more" ? "crate::canon::omit": Option<u32>,
        /// What binds its personal parts.
        personal = "personal" ? "crate::canon::omit": Vec<SlotBinding>,
        /// The event.
        event = "event": Event,
    }
}

impl Body {
    /// Reads the stored bytes of a record. Older versions are converted to the current one.
    ///
    /// # Errors
    /// [`JournalError::LaterVersion`]; [`JournalError::BadRecord`] if the bytes are not what this library would have written.
    pub fn read(seq: u64, bytes: &[u8]) -> Result<Self, JournalError> {
        // In a web build the fast path is not worth its size.
        #[cfg(not(all(target_family = "wasm", feature = "small")))]
        if let Some(body) = Self::read_fast(bytes) {
            return Ok(body);
        }
        Self::read_plainly(seq, bytes)
    }

    #[cfg(not(all(target_family = "wasm", feature = "small")))]
    fn read_fast(bytes: &[u8]) -> Option<Self> {
        let mut cursor = Cursor::new(bytes);
        let body = Self::take(&mut cursor)?;
        (cursor.rest().is_empty() && body.version == FORMAT).then_some(body)
    }

    /// Reads a record by the general parser, in any field order and spacing, and then compares it with the canonical bytes. This
    /// path produces the detailed error message.
    ///
    /// # Errors
    /// As [`Body::read`].
    pub fn read_plainly(seq: u64, bytes: &[u8]) -> Result<Self, JournalError> {
        #[derive(FromWire)]
        struct Version {
            version: u32,
        }
        let bad = |why: &str| JournalError::BadRecord { seq, why: crate::values::minutes::shorten_to(why, 200) };
        let read = from_json::<Self>(bytes, LINE_BYTES);
        // A later version may have fields that are unknown here, so the version is read separately.
        if !read.as_ref().is_ok_and(|body| body.version == FORMAT)
            && let Ok(Version { version }) = from_json(bytes, LINE_BYTES)
            && version > FORMAT
        {
            return Err(JournalError::LaterVersion { seq, version });
        }
        let body = read.map_err(|e| bad(&e.to_string()))?;
        if body.version != FORMAT {
            return Err(bad("there is no such version"));
        }
        if crate::canon::to_canonical(&body) != bytes {
            return Err(bad("the bytes are not canonical"));
        }
        Ok(body)
    }
}

/// Where a journal stands: its last record and the hash of that. Print it, hand it to members and partners: against a
/// head kept elsewhere any change to the journal shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[expect(clippy::exhaustive_structs, reason = "a number and a hash are the whole of it")]
pub struct Head {
    /// The last record; 0 when there is none.
    pub seq: u64,
    /// Its hash.
    pub hash: Hash32,
}

impl Head {
    /// The head before the first record.
    pub const NONE: Self = Self { seq: 0, hash: Hash32::NONE };

    /// Returns the number of the record that follows.
    pub(crate) fn next_seq(self) -> Result<u64, Broken> {
        sure(self.seq.checked_add(1), "records have numbers of 64 bits")
    }
}

impl fmt::Display for Head {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.seq, self.hash)
    }
}

/// Parses a head as it is printed: `seq:hash`.
impl std::str::FromStr for Head {
    type Err = ValueError;
    fn from_str(text: &str) -> Result<Self, ValueError> {
        let (seq, hash) = text.split_once(':').unwrap_or((text, ""));
        let seq = seq.parse().map_err(|_| ValueError::NumberOutOfRange {
            what: "as the number of a record",
            given: crate::values::minutes::shorten(text),
        })?;
        Ok(Self { seq, hash: hash.parse()? })
    }
}

/// A document of the community: a charter, an activity. It is retained, and never about a member.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::exhaustive_structs, reason = "what it wraps is the whole of it")]
pub struct Document(pub Box<[u8]>);

/// A personal part attached to a record.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::exhaustive_enums, reason = "a store keeps every state; another would be another format")]
pub enum PartSlot {
    /// The part and its salt.
    Present {
        /// The salt.
        salt: Salt,
        /// The part as JSON.
        part: Box<[u8]>,
    },
    /// Not included for this audience. The record still verifies.
    Withheld,
    /// Erased, together with its salt.
    Erased,
}

/// One record of a journal.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::exhaustive_structs, reason = "a store makes it again from what it kept, and another field would be another format")]
pub struct JournalRecord {
    /// The lasting part: the canonical bytes of a [`Body`].
    pub bytes: Box<[u8]>,
    /// SHA-256 of the bytes.
    pub hash: Hash32,
    /// The documents that the event names by digest.
    pub documents: Vec<Document>,
    /// The personal parts that the bytes bind.
    pub personal: Vec<PartSlot>,
}

impl JournalRecord {
    /// Builds a record from its lasting part.
    ///
    /// `buffer` is reused to write the bytes, so that each record allocates exactly what it needs.
    pub(crate) fn seal(body: &Body, documents: Vec<Document>, personal: Vec<PartSlot>, buffer: &mut Vec<u8>) -> Self {
        buffer.clear();
        body.put(buffer);
        let hash = sha256(&[buffer]);
        Self { bytes: buffer.as_slice().into(), hash, documents, personal }
    }

    /// Parses the lasting part.
    ///
    /// # Errors
    /// As [`Body::read`].
    pub fn body(&self, seq: u64) -> Result<Body, JournalError> {
        Body::read(seq, &self.bytes)
    }

    /// Erases the personal parts about `member`, with their salts. Returns whether there were any.
    pub fn erase(&mut self, seq: u64, member: MemberId) -> Result<bool, JournalError> {
        if self.personal.is_empty() {
            return Ok(false);
        }
        let body = self.body(seq)?;
        let mut any = false;
        for (slot, binding) in self.personal.iter_mut().zip(&body.personal) {
            if binding.about.contains(&member) && *slot != PartSlot::Erased {
                *slot = PartSlot::Erased;
                any = true;
            }
        }
        Ok(any)
    }
}

/// Returns the member whom a record forgets, read from its canonical bytes. The event is the last field, so no other text can be
/// mistaken for it.
pub fn erased_member(bytes: &[u8]) -> Option<MemberId> {
    let event = bytes.strip_suffix(b"}}")?;
    let digits = event.iter().rev().take_while(|b| b.is_ascii_digit()).count();
    let (before, number) = event.split_at_checked(event.len().checked_sub(digits)?)?;
    if !before.ends_with(b",\"event\":{\"type\":\"member-erased\",\"member\":") {
        return None;
    }
    std::str::from_utf8(number).ok()?.parse().ok().and_then(MemberId::new)
}

/// The form of a slot in a line of JSON.
#[derive(FromWire)]
#[serde(deny_unknown_fields)]
pub(super) struct SlotLine {
    #[serde(default)]
    salt: Option<Salt>,
    #[serde(default)]
    part: Option<Raw>,
    #[serde(default)]
    withheld: bool,
    #[serde(default)]
    erased: bool,
}

impl SlotLine {
    pub(super) fn into_slot(self) -> Option<PartSlot> {
        match (self.salt, self.part, self.withheld, self.erased) {
            (Some(salt), Some(part), false, false) => Some(PartSlot::Present { salt, part: part.0 }),
            (None, None, true, false) => Some(PartSlot::Withheld),
            (None, None, false, true) => Some(PartSlot::Erased),
            _ => None,
        }
    }
}
