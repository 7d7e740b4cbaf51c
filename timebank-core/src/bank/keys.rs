//! Keys of commands that were answered, so that once is once.

use super::Outcome;
use crate::digest::{Fingerprint, Key};
use crate::form::{At, FromWire, Sink, Source, ToWire};
use crate::order::InOrder as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Keys are random numbers of the host's; folding them is hash enough, and the same on every machine. A host that gives
/// keys chosen to collide slows down nobody but itself.
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

/// Keys with the fingerprint and answer of their command. Never iterated into output but in order of key.
#[derive(Clone, Debug, Default)]
pub struct Keys {
    map: HashMap<Key, (Fingerprint, Box<Outcome>), BuildHasherDefault<Fold>>,
    marked: bool,
    new: Vec<Key>,
}

impl Keys {
    pub(super) fn get(&self, key: &Key) -> Option<(&Fingerprint, &Outcome)> {
        self.map.get(key).map(|(print, outcome)| (print, &**outcome))
    }
    pub(super) fn insert(&mut self, key: Key, print: Fingerprint, outcome: Outcome) {
        self.map.insert(key, (print, Box::new(outcome)));
        if self.marked {
            self.new.push(key);
        }
    }
    pub(super) fn mark(&mut self) {
        self.marked = true;
    }
    pub(super) fn keep(&mut self) {
        self.marked = false;
        self.new.clear();
    }
    pub(super) fn back(&mut self) {
        self.marked = false;
        for key in self.new.drain(..) {
            self.map.remove(&key);
        }
    }
}

impl PartialEq for Keys {
    fn eq(&self, other: &Self) -> bool {
        self.map == other.map
    }
}

impl ToWire for Keys {
    fn write(&self, sink: &mut Sink) {
        let mut all: Vec<_> = self.map.iter().map(|(key, (print, outcome))| (key, print, &**outcome)).collect();
        all.in_order_by_key(|(key, _, _)| **key);
        all.write(sink);
    }
}

impl FromWire for Keys {
    fn read(source: &mut Source<'_>, at: At) -> Self {
        let mut keys = Self::default();
        let mut items = source.items(at);
        while let Some(at) = source.next(&mut items) {
            let (key, print, outcome) = FromWire::read(source, at);
            keys.map.insert(key, (print, outcome));
        }
        keys
    }
}

impl Serialize for Keys {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let mut all: Vec<_> = self.map.iter().map(|(key, (print, outcome))| (key, print, outcome)).collect();
        all.in_order_by_key(|(key, _, _)| **key);
        s.collect_seq(all)
    }
}

impl<'de> Deserialize<'de> for Keys {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let all = Vec::<(Key, Fingerprint, Box<Outcome>)>::deserialize(d)?;
        let map = all.into_iter().map(|(key, print, outcome)| (key, (print, outcome))).collect();
        Ok(Self { map, marked: false, new: Vec::new() })
    }
}
