//! Tables and maps with an undo log: the containers of a bank's state.
//!
//! A command that is refused half-way must leave no trace. Every container can therefore open a savepoint
//! ([`mark`](Table::mark)), and then commit or roll back ([`end`](Table::end)). Rows are stored in
//! pages of a fixed size. Growing never copies existing rows, so the cost of a command stays flat, and at most one page is
//! unused.

use crate::form::{At, FromWire, Sink, Source, ToWire};
use crate::order::BTreeMap;
use crate::values::ids::Id;
use serde::de::{SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::marker::PhantomData;

const PAGE_BITS: u32 = 10;
const PAGE: u32 = 1 << PAGE_BITS;

/// Counts the rows that are looked at, so that tests can compare the work of two banks (promise 13).
#[cfg(test)]
pub(crate) mod looked {
    use std::cell::Cell;

    thread_local! {
        static ROWS: Cell<u64> = const { Cell::new(0) };
    }

    /// Counts `rows` more.
    pub(crate) fn at(rows: usize) {
        ROWS.with(|all| all.set(all.get().wrapping_add(rows as u64)));
    }

    /// Returns how many rows `work` looked at, with its answer.
    pub(crate) fn during<T>(work: impl FnOnce() -> T) -> (u64, T) {
        let before = ROWS.with(Cell::get);
        let done = work();
        (ROWS.with(Cell::get).wrapping_sub(before), done)
    }
}

/// Opens a savepoint, or ends it.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Undo {
    Mark,
    /// Commits, or rolls back.
    End {
        back: bool,
    },
}

/// Rows by dense id, with an undo log.
pub struct Table<I, T> {
    pages: Vec<Vec<T>>,
    len: u32,
    marked: bool,
    mark_len: u32,
    old: Vec<(u32, T)>,
    id: PhantomData<fn(I)>,
}

impl<I: Id, T: Clone> Table<I, T> {
    /// Creates an empty table.
    pub const fn new() -> Self {
        Self { pages: Vec::new(), len: 0, marked: false, mark_len: 0, old: Vec::new(), id: PhantomData }
    }
    /// Returns the number of rows.
    pub fn len(&self) -> u32 {
        self.len
    }
    /// Returns whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }
    /// Returns the id of the next row, or `None` if the table is full.
    pub fn next_id(&self) -> Option<I> {
        I::from_index(self.len)
    }
    /// Returns the row with this id.
    #[inline]
    pub fn get(&self, id: I) -> Option<&T> {
        self.at(id.index())
    }
    #[inline]
    fn at(&self, index: u32) -> Option<&T> {
        #[cfg(test)]
        looked::at(1);
        self.pages.get((index >> PAGE_BITS) as usize)?.get((index & (PAGE - 1)) as usize)
    }
    /// Returns a mutable row. Within a savepoint, logs its previous value first.
    #[inline]
    pub fn get_mut(&mut self, id: I) -> Option<&mut T> {
        let index = id.index();
        let row = self.pages.get_mut((index >> PAGE_BITS) as usize)?.get_mut((index & (PAGE - 1)) as usize)?;
        if self.marked && index < self.mark_len {
            self.old.push((index, row.clone()));
        }
        Some(row)
    }
    /// Adds a row and returns its id, or `None` if the table is full.
    #[inline]
    pub fn push(&mut self, row: T) -> Option<I> {
        let id = I::from_index(self.len)?;
        let len = self.len.checked_add(1)?;
        let page = (self.len >> PAGE_BITS) as usize;
        if page == self.pages.len() {
            self.add_page();
        }
        self.pages.get_mut(page)?.push(row);
        self.len = len;
        Some(id)
    }
    #[cold]
    fn add_page(&mut self) {
        // Small banks do not pay for a whole page: the first page grows on demand, later ones are allocated whole.
        self.pages.push(if self.pages.is_empty() { Vec::new() } else { Vec::with_capacity(PAGE as usize) });
    }
    /// Iterates over all rows with their ids, in order.
    pub fn iter(&self) -> Rows<'_, I, T> {
        Rows { table: self, left: 0..self.len }
    }
    /// Opens a savepoint.
    pub fn mark(&mut self) {
        self.marked = true;
        self.mark_len = self.len;
    }
    /// Ends the savepoint: commits, or rolls `back` to it.
    #[inline]
    pub fn end(&mut self, back: bool) {
        self.marked = false;
        if back {
            self.go_back();
        }
        self.old.clear();
    }
    fn go_back(&mut self) {
        while let Some(last) = self.len.checked_sub(1).filter(|last| *last >= self.mark_len) {
            self.len = last;
            let page = (self.len >> PAGE_BITS) as usize;
            if let Some(rows) = self.pages.get_mut(page) {
                rows.pop();
                if rows.is_empty() {
                    self.pages.truncate(page);
                }
            }
        }
        while let Some((index, row)) = self.old.pop() {
            let page = self.pages.get_mut((index >> PAGE_BITS) as usize);
            if let Some(slot) = page.and_then(|page| page.get_mut((index & (PAGE - 1)) as usize)) {
                *slot = row;
            }
        }
    }
}

/// An iterator over a table's rows with their ids, in order. Its exact size is known, so that collections can reserve capacity.
pub struct Rows<'a, I, T> {
    table: &'a Table<I, T>,
    left: std::ops::Range<u32>,
}

impl<'a, I: Id, T: Clone> Iterator for Rows<'a, I, T> {
    type Item = (I, &'a T);
    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let index = self.left.next()?;
        Some((I::from_index(index)?, self.table.at(index)?))
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.left.size_hint()
    }
    /// Leaves out rows without looking at them.
    fn nth(&mut self, rows: usize) -> Option<Self::Item> {
        let index = self.left.nth(rows)?;
        Some((I::from_index(index)?, self.table.at(index)?))
    }
}

impl<I: Id, T: Clone> DoubleEndedIterator for Rows<'_, I, T> {
    #[inline]
    fn next_back(&mut self) -> Option<Self::Item> {
        let index = self.left.next_back()?;
        Some((I::from_index(index)?, self.table.at(index)?))
    }
}

impl<I: Id, T: Clone> Default for Table<I, T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<I: Id, T: Clone> Clone for Table<I, T> {
    fn clone(&self) -> Self {
        Self { pages: self.pages.clone(), len: self.len, ..Self::new() }
    }
}

impl<I: Id, T: Clone + PartialEq> PartialEq for Table<I, T> {
    fn eq(&self, other: &Self) -> bool {
        self.len == other.len && self.iter().zip(other.iter()).all(|((_, a), (_, b))| a == b)
    }
}

impl<I, T: fmt::Debug> fmt::Debug for Table<I, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.pages.iter().flatten()).finish()
    }
}

impl<I: Id, T: Clone + Serialize> Serialize for Table<I, T> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeSeq;
        let mut seq = s.serialize_seq(Some(self.len as usize))?;
        for row in self.pages.iter().flatten() {
            seq.serialize_element(row)?;
        }
        seq.end()
    }
}

impl<'de, I: Id, T: Clone + Deserialize<'de>> Deserialize<'de> for Table<I, T> {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct Rows<I, T>(PhantomData<(I, T)>);
        impl<'de, I: Id, T: Clone + Deserialize<'de>> Visitor<'de> for Rows<I, T> {
            type Value = Table<I, T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("rows")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
                let mut table = Table::new();
                while let Some(row) = seq.next_element()? {
                    table.push(row).ok_or_else(|| serde::de::Error::custom("too many rows"))?;
                }
                Ok(table)
            }
        }
        d.deserialize_seq(Rows(PhantomData))
    }
}

impl<I: Id, T: Clone + ToWire> ToWire for Table<I, T> {
    fn write(&self, sink: &mut Sink) {
        sink.list(self.len as usize);
        for page in &self.pages {
            for row in page {
                sink.item();
                row.write(sink);
            }
        }
        sink.end_list();
    }
}

impl<I: Id, T: Clone + FromWire> FromWire for Table<I, T> {
    fn read(source: &mut Source<'_>, at: At) -> Self {
        let mut table = Self::new();
        let mut items = source.items(at);
        while let Some(at) = source.next(&mut items) {
            let row = T::read(source, at);
            if table.push(row).is_none() {
                source.refuse(at, "too many rows");
            }
        }
        table
    }
}

/// A sorted map with an undo log. It is written as a list of pairs, so any key type works in any format.
pub struct Map<K, V> {
    map: BTreeMap<K, V>,
    marked: bool,
    old: Vec<(K, Option<V>)>,
}

impl<K: Serialize, V: Serialize> Serialize for Map<K, V> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_seq(&self.map)
    }
}

impl<'de, K: Deserialize<'de> + Ord, V: Deserialize<'de>> Deserialize<'de> for Map<K, V> {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let pairs = Vec::<(K, V)>::deserialize(d)?;
        Ok(Self { map: pairs.into_iter().collect(), marked: false, old: Vec::new() })
    }
}

impl<K: ToWire, V: ToWire> ToWire for Map<K, V> {
    fn write(&self, sink: &mut Sink) {
        sink.list(self.map.len());
        for pair in &self.map {
            sink.item();
            pair.write(sink);
        }
        sink.end_list();
    }
}

impl<K: FromWire + Ord, V: FromWire> FromWire for Map<K, V> {
    fn read(source: &mut Source<'_>, at: At) -> Self {
        let mut map = BTreeMap::new();
        let mut items = source.items(at);
        while let Some(at) = source.next(&mut items) {
            let (key, value) = FromWire::read(source, at);
            map.insert(key, value);
        }
        Self { map, marked: false, old: Vec::new() }
    }
}

impl<K: Ord + Clone, V: Clone> Map<K, V> {
    /// Creates an empty map.
    pub const fn new() -> Self {
        Self { map: BTreeMap::new(), marked: false, old: Vec::new() }
    }
    /// Returns the value at `key`.
    pub fn get(&self, key: &K) -> Option<&V> {
        #[cfg(test)]
        looked::at(1);
        self.map.get(key)
    }
    /// Returns a mutable value. Within a savepoint, logs its previous value first.
    pub fn get_mut(&mut self, key: &K) -> Option<&mut V> {
        let value = self.map.get_mut(key)?;
        if self.marked {
            self.old.push((key.clone(), Some(value.clone())));
        }
        Some(value)
    }
    /// Returns the value at `key`, inserting the default if it is missing.
    pub fn entry(&mut self, key: K) -> &mut V
    where
        V: Default,
    {
        if self.marked {
            self.old.push((key.clone(), self.map.get(&key).cloned()));
        }
        self.map.entry(key).or_default()
    }
    /// Sets the value at `key`.
    pub fn insert(&mut self, key: K, value: V) {
        let before = self.map.insert(key.clone(), value);
        if self.marked {
            self.old.push((key, before));
        }
    }
    /// Removes and returns the value at `key`.
    pub fn remove(&mut self, key: &K) -> Option<V> {
        let before = self.map.remove(key)?;
        if self.marked {
            self.old.push((key.clone(), Some(before.clone())));
        }
        Some(before)
    }
    /// Iterates over the entries in key order.
    pub fn iter(&self) -> crate::order::MapIter<'_, K, V> {
        #[cfg(test)]
        looked::at(self.len());
        self.map.iter()
    }
    /// Iterates over the entries in a range of keys, in order.
    pub fn range<R: std::ops::RangeBounds<K>>(&self, range: R) -> impl DoubleEndedIterator<Item = (&K, &V)> + Clone {
        let rows = self.map.range(range);
        #[cfg(test)]
        let rows = rows.inspect(|_| looked::at(1));
        rows
    }
    /// Returns the number of entries.
    pub fn len(&self) -> usize {
        self.map.len()
    }
    /// Returns whether the map is empty.
    pub fn is_empty(&self) -> bool {
        self.map.is_empty()
    }
    /// Opens a savepoint.
    pub fn mark(&mut self) {
        self.marked = true;
    }
    /// Ends the savepoint: commits, or rolls `back` to it.
    #[inline]
    pub fn end(&mut self, back: bool) {
        self.marked = false;
        if back {
            self.go_back();
        }
        self.old.clear();
    }
    fn go_back(&mut self) {
        while let Some((key, before)) = self.old.pop() {
            match before {
                Some(value) => self.map.insert(key, value),
                None => self.map.remove(&key),
            };
        }
    }
}

impl<K: Ord + Clone, V: Clone> Default for Map<K, V> {
    fn default() -> Self {
        Self::new()
    }
}
impl<K: Ord + Clone, V: Clone> Clone for Map<K, V> {
    fn clone(&self) -> Self {
        Self { map: self.map.clone(), ..Self::new() }
    }
}
impl<K: PartialEq, V: PartialEq> PartialEq for Map<K, V> {
    fn eq(&self, other: &Self) -> bool {
        self.map == other.map
    }
}
impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for Map<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.map.fmt(f)
    }
}
