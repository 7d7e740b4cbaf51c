//! Ordered maps and sets stored as one sorted `Vec`, for the web build. The standard library's B-trees are compiled once per type
//! pair and would take a fifth of the binary. Ids are assigned in increasing order, so nearly every insertion is at the end, and
//! a web page holds little data.
//!
//! They behave like the standard types, as far as the core uses them; a test compares the two.

use std::cmp::Ordering;
use std::fmt;
use std::ops::{Bound, RangeBounds};

/// A map sorted by key.
#[derive(Clone, PartialEq, Eq)]
pub struct FlatMap<K, V> {
    all: Vec<(K, V)>,
}

impl<K, V> Default for FlatMap<K, V> {
    fn default() -> Self {
        Self::new()
    }
}

/// Turns an entry into references to its key and value.
type Pair<'a, K, V> = fn(&'a (K, V)) -> (&'a K, &'a V);
/// An iterator over a map's entries.
pub type Iter<'a, K, V> = std::iter::Map<std::slice::Iter<'a, (K, V)>, Pair<'a, K, V>>;

const fn pair<K, V>(pair: &(K, V)) -> (&K, &V) {
    (&pair.0, &pair.1)
}

impl<K, V> FlatMap<K, V> {
    /// Returns an empty map.
    pub const fn new() -> Self {
        Self { all: Vec::new() }
    }
    /// Returns the number of entries.
    pub fn len(&self) -> usize {
        self.all.len()
    }
    /// Returns whether the map is empty.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }
    /// Iterates over the entries in key order.
    pub fn iter(&self) -> Iter<'_, K, V> {
        self.all.iter().map(pair)
    }
    /// Iterates over the keys in order.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &K> + ExactSizeIterator {
        self.all.iter().map(|(key, _)| key)
    }
    /// Iterates over the values in key order.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &V> + ExactSizeIterator {
        self.all.iter().map(|(_, value)| value)
    }
    /// Iterates mutably over the values in key order.
    pub fn values_mut(&mut self) -> impl DoubleEndedIterator<Item = &mut V> + ExactSizeIterator {
        self.all.iter_mut().map(|(_, value)| value)
    }
    /// Consumes the map and iterates over its values in key order.
    pub fn into_values(self) -> impl DoubleEndedIterator<Item = V> + ExactSizeIterator {
        self.all.into_iter().map(|(_, value)| value)
    }
    /// Returns the last entry.
    pub fn last_key_value(&self) -> Option<(&K, &V)> {
        self.all.last().map(pair)
    }
    /// Keeps the entries for which `wanted` returns true.
    pub fn retain(&mut self, mut wanted: impl FnMut(&K, &mut V) -> bool) {
        self.all.retain_mut(|(key, value)| wanted(key, value));
    }
    /// Removes all entries.
    pub fn clear(&mut self) {
        self.all.clear();
    }

    fn place<Q: Ord + ?Sized>(&self, key: &Q) -> Result<usize, usize>
    where
        K: std::borrow::Borrow<Q>,
    {
        search(self.all.len(), &mut |place| self.all.get(place).map_or(Ordering::Greater, |(known, _)| known.borrow().cmp(key)))
    }
    /// Returns the value at `key`.
    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: std::borrow::Borrow<Q>,
    {
        self.all.get(self.place(key).ok()?).map(|(_, value)| value)
    }
    /// Returns a mutable reference to the value at `key`.
    pub fn get_mut<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: std::borrow::Borrow<Q>,
    {
        let place = self.place(key).ok()?;
        self.all.get_mut(place).map(|(_, value)| value)
    }
    /// Returns whether `key` has a value.
    pub fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: std::borrow::Borrow<Q>,
    {
        self.place(key).is_ok()
    }
    /// Removes and returns the value at `key`.
    pub fn remove<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: std::borrow::Borrow<Q>,
    {
        let place = self.place(key).ok()?;
        Some(self.all.remove(place).1)
    }
    /// Iterates over the entries in a range of keys, in order.
    pub fn range<R: RangeBounds<K>>(&self, range: R) -> Iter<'_, K, V>
    where
        K: Ord,
    {
        let from = match range.start_bound() {
            Bound::Included(key) => self.all.partition_point(|(known, _)| known < key),
            Bound::Excluded(key) => self.all.partition_point(|(known, _)| known <= key),
            Bound::Unbounded => 0,
        };
        let until = match range.end_bound() {
            Bound::Included(key) => self.all.partition_point(|(known, _)| known <= key),
            Bound::Excluded(key) => self.all.partition_point(|(known, _)| known < key),
            Bound::Unbounded => self.all.len(),
        };
        self.all.get(from..until).unwrap_or_default().iter().map(pair)
    }
}

impl<K: Ord, V> FlatMap<K, V> {
    /// Sets the value at `key` and returns the previous one.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        match self.place(&key) {
            Ok(place) => self.all.get_mut(place).map(|(_, old)| std::mem::replace(old, value)),
            Err(place) => {
                self.all.insert(place, (key, value));
                None
            }
        }
    }
    /// Returns the entry at `key`, occupied or vacant.
    pub fn entry(&mut self, key: K) -> Entry<'_, K, V> {
        Entry { map: self, key }
    }
}

/// Searches `len` sorted keys, for all types alike: `order` compares the key at a place with the wanted one.
fn search(len: usize, order: &mut dyn FnMut(usize) -> Ordering) -> Result<usize, usize> {
    let (mut from, mut until) = (0, len);
    // Most look-ups are for the last key or for one after it.
    let mut place = len.saturating_sub(1);
    while from < until {
        match order(place) {
            Ordering::Less => from = place.saturating_add(1),
            Ordering::Equal => return Ok(place),
            Ordering::Greater => until = place,
        }
        place = from.midpoint(until);
    }
    Err(from)
}

/// An entry of a map, occupied or vacant.
pub struct Entry<'a, K, V> {
    map: &'a mut FlatMap<K, V>,
    key: K,
}

impl<'a, K: Ord, V> Entry<'a, K, V> {
    /// Returns the value, after inserting `make()` if the entry is vacant.
    pub fn or_insert_with(self, make: impl FnOnce() -> V) -> &'a mut V {
        let place = match self.map.place(&self.key) {
            Ok(place) => place,
            Err(place) => {
                self.map.all.insert(place, (self.key, make()));
                place
            }
        };
        #[expect(clippy::indexing_slicing, reason = "it was found or put there just now")]
        &mut self.map.all[place].1
    }
    /// Returns the value, after inserting `value` if the entry is vacant.
    pub fn or_insert(self, value: V) -> &'a mut V {
        self.or_insert_with(|| value)
    }
    /// Returns the value, after inserting the default if the entry is vacant.
    pub fn or_default(self) -> &'a mut V
    where
        V: Default,
    {
        self.or_insert_with(V::default)
    }
    /// Changes the value if the entry is occupied.
    #[must_use]
    pub fn and_modify(self, change: impl FnOnce(&mut V)) -> Self {
        if let Some(value) = self.map.get_mut(&self.key) {
            change(value);
        }
        self
    }
}

impl<K: Ord, V> Extend<(K, V)> for FlatMap<K, V> {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, all: I) {
        for (key, value) in all {
            self.insert(key, value);
        }
    }
}
impl<K: Ord, V> FromIterator<(K, V)> for FlatMap<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(all: I) -> Self {
        let mut map = Self::new();
        map.extend(all);
        map
    }
}
impl<K: Ord, V, const N: usize> From<[(K, V); N]> for FlatMap<K, V> {
    fn from(all: [(K, V); N]) -> Self {
        all.into_iter().collect()
    }
}
impl<'a, K, V> IntoIterator for &'a FlatMap<K, V> {
    type Item = (&'a K, &'a V);
    type IntoIter = Iter<'a, K, V>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
impl<'a, K, V> IntoIterator for &'a mut FlatMap<K, V> {
    type Item = (&'a K, &'a mut V);
    type IntoIter = std::iter::Map<std::slice::IterMut<'a, (K, V)>, fn(&'a mut (K, V)) -> (&'a K, &'a mut V)>;
    fn into_iter(self) -> Self::IntoIter {
        self.all.iter_mut().map(|(key, value)| (key, value))
    }
}
impl<K, V> IntoIterator for FlatMap<K, V> {
    type Item = (K, V);
    type IntoIter = std::vec::IntoIter<(K, V)>;
    fn into_iter(self) -> Self::IntoIter {
        self.all.into_iter()
    }
}
impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for FlatMap<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}
impl<K: serde::Serialize, V: serde::Serialize> serde::Serialize for FlatMap<K, V> {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_map(self.iter())
    }
}
impl<'de, K: serde::Deserialize<'de> + Ord, V: serde::Deserialize<'de>> serde::Deserialize<'de> for FlatMap<K, V> {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        Ok(std::collections::BTreeMap::deserialize(d)?.into_iter().collect())
    }
}

/// A sorted set.
#[derive(Clone, PartialEq, Eq)]
pub struct FlatSet<T> {
    all: FlatMap<T, ()>,
}

impl<T> Default for FlatSet<T> {
    fn default() -> Self {
        Self::new()
    }
}

/// An iterator over a set's values.
pub type Members<'a, T> = std::iter::Map<std::slice::Iter<'a, (T, ())>, fn(&(T, ())) -> &T>;

const fn member<T>(pair: &(T, ())) -> &T {
    &pair.0
}

impl<T> FlatSet<T> {
    /// Returns an empty set.
    pub const fn new() -> Self {
        Self { all: FlatMap::new() }
    }
    /// Returns the number of values.
    pub fn len(&self) -> usize {
        self.all.len()
    }
    /// Returns whether the set is empty.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }
    /// Iterates over the values in order.
    pub fn iter(&self) -> Members<'_, T> {
        self.all.all.iter().map(member)
    }
    /// Returns whether the set contains `value`.
    pub fn contains<Q: Ord + ?Sized>(&self, value: &Q) -> bool
    where
        T: std::borrow::Borrow<Q>,
    {
        self.all.contains_key(value)
    }
    /// Removes `value` and returns whether it was present.
    pub fn remove<Q: Ord + ?Sized>(&mut self, value: &Q) -> bool
    where
        T: std::borrow::Borrow<Q>,
    {
        self.all.remove(value).is_some()
    }
    /// Removes all values.
    pub fn clear(&mut self) {
        self.all.clear();
    }
    /// Returns the first value.
    pub fn first(&self) -> Option<&T> {
        self.all.all.first().map(member)
    }
    /// Returns the last value.
    pub fn last(&self) -> Option<&T> {
        self.all.all.last().map(member)
    }
    /// Keeps the values for which `wanted` returns true.
    pub fn retain(&mut self, mut wanted: impl FnMut(&T) -> bool) {
        self.all.retain(|value, ()| wanted(value));
    }
}
impl<T: Ord> FlatSet<T> {
    /// Iterates over the values in a range, in order.
    pub fn range<R: RangeBounds<T>>(&self, range: R) -> impl DoubleEndedIterator<Item = &T> {
        self.all.range(range).map(|(value, ())| value)
    }
    /// Iterates over the values in either set, in order.
    pub fn union<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = &'a T> {
        let all: FlatSet<&T> = self.iter().chain(other).collect();
        all.into_iter()
    }
    /// Inserts `value` and returns whether it is new.
    pub fn insert(&mut self, value: T) -> bool {
        self.all.insert(value, ()).is_none()
    }
    /// Returns whether the sets have no value in common.
    pub fn is_disjoint(&self, other: &Self) -> bool {
        !self.iter().any(|value| other.contains(value))
    }
    /// Returns whether every value is also in `other`.
    pub fn is_subset(&self, other: &Self) -> bool {
        self.iter().all(|value| other.contains(value))
    }
    /// Iterates over the values in both sets, in order.
    pub fn intersection<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = &'a T> {
        self.iter().filter(|value| other.contains(*value))
    }
    /// Iterates over the values that are not in `other`, in order.
    pub fn difference<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = &'a T> {
        self.iter().filter(|value| !other.contains(*value))
    }
}
impl<T: Ord> Extend<T> for FlatSet<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, all: I) {
        for value in all {
            self.insert(value);
        }
    }
}
impl<T: Ord> FromIterator<T> for FlatSet<T> {
    fn from_iter<I: IntoIterator<Item = T>>(all: I) -> Self {
        let mut set = Self::new();
        set.extend(all);
        set
    }
}
impl<T: Ord, const N: usize> From<[T; N]> for FlatSet<T> {
    fn from(all: [T; N]) -> Self {
        all.into_iter().collect()
    }
}
impl<'a, T> IntoIterator for &'a FlatSet<T> {
    type Item = &'a T;
    type IntoIter = Members<'a, T>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
impl<T> IntoIterator for FlatSet<T> {
    type Item = T;
    type IntoIter = std::iter::Map<std::vec::IntoIter<(T, ())>, fn((T, ())) -> T>;
    fn into_iter(self) -> Self::IntoIter {
        self.all.all.into_iter().map(|(value, ())| value)
    }
}
impl<T: fmt::Debug> fmt::Debug for FlatSet<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}
impl<T: serde::Serialize> serde::Serialize for FlatSet<T> {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_seq(self.iter())
    }
}
impl<'de, T: serde::Deserialize<'de> + Ord> serde::Deserialize<'de> for FlatSet<T> {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        Ok(Vec::deserialize(d)?.into_iter().collect())
    }
}

#[cfg(test)]
#[path = "flat_tests.rs"]
mod tests;
