//! Wire form of maps and sets.

use super::{At, FromWire, Sink, Source, ToWire};
use crate::order::{BTreeMap, BTreeSet};

impl<K: FromWire + Ord, V: FromWire> FromWire for BTreeMap<K, V> {
    fn read(source: &mut Source<'_>, at: At) -> Self {
        let mut all = Self::new();
        let mut entries = source.entries(at);
        while let Some((key_at, value_at)) = source.entry(&mut entries) {
            let key = K::read(source, key_at);
            let value = V::read(source, value_at);
            if all.insert(key, value).is_some() {
                source.refuse(key_at, "a key stands there twice");
            }
        }
        all
    }
}
impl<K: ToWire, V: ToWire> ToWire for BTreeMap<K, V> {
    fn write(&self, sink: &mut Sink) {
        sink.map(self.len());
        for (key, value) in self {
            sink.map_key(key);
            value.write(sink);
        }
        sink.end();
    }
}

impl<T: FromWire + Ord> FromWire for BTreeSet<T> {
    fn read(source: &mut Source<'_>, at: At) -> Self {
        let mut all = Self::new();
        let mut items = source.items(at);
        while let Some(at) = source.next(&mut items) {
            all.insert(T::read(source, at));
        }
        all
    }
}
impl<T: ToWire> ToWire for BTreeSet<T> {
    fn write(&self, sink: &mut Sink) {
        sink.list(self.len());
        for value in self {
            sink.item();
            value.write(sink);
        }
        sink.end_list();
    }
}
