//! Idempotency keys of answered commands, so that a repeated command is executed once.

use super::Outcome;
use crate::command::{Action, print};
use crate::error::Error;
use crate::form::{At, FromWire, Sink, Source, ToWire};
use crate::journal::{Actor, Body, PartSlot};
use crate::model::personal::PartKind;
use crate::order::InOrder as _;
use crate::values::digest::{Fingerprint, Hash32, Key, Salt};
use crate::values::ids::MemberId;
use crate::values::sure::sure;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A multiplicative hash. Keys are random numbers chosen by the host, so it is strong enough, and it is the same on every
/// machine. A host that chooses colliding keys slows down only itself.
#[derive(Clone, Copy, Debug, Default)]
pub struct Fold(u64);

impl Hasher for Fold {
    fn write(&mut self, bytes: &[u8]) {
        for piece in bytes.chunks(8) {
            let mut word = [0u8; 8];
            word.iter_mut().zip(piece).for_each(|(a, b)| *a = *b);
            self.0 = (self.0.rotate_left(5) ^ u64::from_le_bytes(word)).wrapping_mul(0x517c_c1b7_2722_0a95);
        }
    }
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 29)
    }
}

/// A key belongs to its sender: the same key from two senders identifies two commands.
pub(crate) type Sent = (Actor, Key);

/// What a personal part of a command can be compared by, for as long as the part is there. Goes with the part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
pub(crate) struct KeyPart {
    pub(crate) kind: PartKind,
    pub(crate) about: Vec<MemberId>,
    salt: Salt,
    digest: Hash32,
}

/// The first command sent with a key, and its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
pub(crate) struct KeyRow {
    pub(crate) print: Fingerprint,
    pub(crate) outcome: Outcome,
    /// How many personal parts it bound.
    bound: u32,
    /// Those of them that are still there.
    parts: Vec<KeyPart>,
}

impl KeyRow {
    /// Returns whether a command with the same fingerprint carries the same personal parts as the first one. Parts erased since
    /// are not compared.
    pub(crate) fn carries(&self, action: &Action) -> bool {
        if self.parts.is_empty() {
            return true;
        }
        let given: Vec<Vec<u8>> = print::parts_of(action).iter().map(crate::canon::to_json).collect();
        let same = |kept: &KeyPart, given: &[u8]| kept.salt.bind(given) == kept.digest;
        let all_there = usize::try_from(self.bound) == Ok(self.parts.len());
        self.parts.iter().all(|kept| given.iter().any(|given| same(kept, given)))
            && (!all_there || given.iter().all(|given| self.parts.iter().any(|kept| same(kept, given))))
    }
}

/// The records of one command, collected until the command is complete.
#[derive(Default)]
pub(crate) struct Answering {
    pub(crate) bodies: Vec<Body>,
    /// The personal parts bound so far; `None` for one that is withheld or erased.
    parts: Vec<Option<KeyPart>>,
}

impl Answering {
    pub(crate) fn push(&mut self, body: Body, slots: &[PartSlot]) {
        if self.bodies.first().map_or(body.key, |first| first.key).is_some() {
            self.note(&body, slots);
        }
        self.bodies.push(body);
    }

    /// Adds the personal parts of one record.
    pub(crate) fn note(&mut self, body: &Body, slots: &[PartSlot]) {
        for (slot, binding) in slots.iter().zip(&body.personal) {
            let (kind, about, digest) = (binding.kind, binding.about.clone(), binding.digest);
            let PartSlot::Present { salt, .. } = slot else {
                self.parts.push(None);
                continue;
            };
            self.parts.push(Some(KeyPart { kind, about, salt: *salt, digest }));
        }
    }

    pub(crate) fn row(self, print: Fingerprint, outcome: Outcome, forgotten: impl Fn(MemberId) -> bool) -> Result<KeyRow, Error> {
        let bound = sure(u32::try_from(self.parts.len()).ok(), "a command binds few personal parts")?;
        let parts = self.parts.into_iter().flatten().filter(|part| !part.about.iter().any(|member| forgotten(*member))).collect();
        Ok(KeyRow { print, outcome, bound, parts })
    }
}

/// Keys, each with the fingerprint and answer of its command. Output must never depend on the iteration order; sort by key.
#[derive(Clone, Debug, Default)]
pub struct Keys {
    map: HashMap<Sent, Box<KeyRow>, BuildHasherDefault<Fold>>,
    marked: bool,
    old: Vec<(Sent, Option<Box<KeyRow>>)>,
}

impl Keys {
    pub(crate) fn get(&self, key: &Sent) -> Option<&KeyRow> {
        self.map.get(key).map(|row| &**row)
    }
    /// Returns the number of keys.
    #[cfg(feature = "interchange")]
    pub(crate) fn count(&self) -> usize {
        self.map.len()
    }
    pub(crate) fn insert(&mut self, key: Sent, row: KeyRow) {
        let before = self.map.insert(key, Box::new(row));
        if self.marked {
            self.old.push((key, before));
        }
    }
    /// Drops the digests that personal parts are compared by, except those for which `keep` returns true.
    pub(crate) fn forget(&mut self, keep: impl Fn(&KeyPart) -> bool) {
        let (marked, old) = (self.marked, &mut self.old);
        for (key, row) in self.map.iter_mut().filter(|(_, row)| row.parts.iter().any(|part| !keep(part))) {
            if marked {
                old.push((*key, Some(row.clone())));
            }
            row.parts.retain(&keep);
        }
    }
    pub(crate) fn mark(&mut self) {
        self.marked = true;
    }
    pub(crate) fn end(&mut self, back: bool) {
        self.marked = false;
        while let Some((key, before)) = self.old.pop().filter(|_| back) {
            match before {
                Some(row) => self.map.insert(key, row),
                None => self.map.remove(&key),
            };
        }
        self.old.clear();
    }
    fn in_order(&self) -> Vec<(&Sent, &KeyRow)> {
        let mut all: Vec<_> = self.map.iter().map(|(key, row)| (key, &**row)).collect();
        all.in_order_by_key(|(key, _)| **key);
        all
    }
}

impl PartialEq for Keys {
    fn eq(&self, other: &Self) -> bool {
        self.map == other.map
    }
}

impl ToWire for Keys {
    fn write(&self, sink: &mut Sink) {
        self.in_order().write(sink);
    }
}

impl FromWire for Keys {
    fn read(source: &mut Source<'_>, at: At) -> Self {
        let mut keys = Self::default();
        let mut items = source.items(at);
        while let Some(at) = source.next(&mut items) {
            let (key, row) = FromWire::read(source, at);
            keys.map.insert(key, Box::new(row));
        }
        keys
    }
}

impl Serialize for Keys {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_seq(self.in_order())
    }
}

impl<'de> Deserialize<'de> for Keys {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let all = Vec::<(Sent, Box<KeyRow>)>::deserialize(d)?;
        Ok(Self { map: all.into_iter().collect(), marked: false, old: Vec::new() })
    }
}
