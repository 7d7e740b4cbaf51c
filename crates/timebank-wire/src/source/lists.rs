//! Lists and maps, value by value.

use super::{At, Items, Source};
use crate::parse::Kind;

impl<'a> Source<'a> {
    /// Starts reading a list.
    pub fn items(&mut self, at: At) -> Items {
        if self.rows {
            return Items { next: 0, end: 0, left: self.varint() };
        }
        match self.expect(at, Kind::List, "a list") {
            Some(node) => Items { next: at.after().0, end: node.next, left: 0 },
            None => Items { next: 0, end: 0, left: 0 },
        }
    }

    /// Returns the position of the next value of a list. Returns `None` after an error, so a false length in the input costs
    /// nothing.
    pub fn next(&mut self, items: &mut Items) -> Option<At> {
        if self.failed() {
            return None;
        }
        if self.rows {
            items.left = items.left.checked_sub(1)?;
            return Some(At::ROOT);
        }
        if items.next >= items.end {
            return None;
        }
        let at = At(items.next);
        items.next = self.node(at)?.next;
        Some(at)
    }

    /// Returns the positions of the values of a list of exactly `N`.
    pub fn tuple<const N: usize>(&mut self, at: At) -> [At; N] {
        let mut slots = [if self.rows { At::ROOT } else { At::NOWHERE }; N];
        if !self.rows {
            self.fill(at, &mut slots);
        }
        slots
    }

    fn fill(&mut self, at: At, slots: &mut [At]) {
        let mut items = self.items(at);
        for slot in &mut *slots {
            *slot = self.next(&mut items).unwrap_or(At::NOWHERE);
        }
        if slots.last().is_some_and(|last| last.is_nowhere()) || self.next(&mut items).is_some() {
            self.refuse(at, &format!("a list of {} is expected", slots.len()));
        }
    }

    /// Starts reading a map.
    pub fn entries(&mut self, at: At) -> Items {
        if self.rows {
            return Items { next: 0, end: 0, left: self.varint() };
        }
        match self.expect(at, Kind::Object, "an object") {
            Some(node) => Items { next: at.after().0, end: node.next, left: 0 },
            None => Items { next: 0, end: 0, left: 0 },
        }
    }

    /// Returns the positions of the next key of a map and of its value.
    pub fn entry(&mut self, items: &mut Items) -> Option<(At, At)> {
        let key = self.next(items)?;
        if self.rows {
            return Some((At::ROOT, At::ROOT));
        }
        Some((key, self.next(items)?))
    }

    /// Returns the unparsed bytes of a value, without surrounding spaces.
    pub fn raw(&mut self, at: At) -> &'a [u8] {
        let Some(node) = self.node(at) else { return &[] };
        self.text.get(node.begins()..node.ends()).unwrap_or_default()
    }
}
