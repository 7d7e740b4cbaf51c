//! Sorting and ordered collections. Web builds share one sort routine across all types, because one copy of the standard sort per
//! type takes a tenth of the binary.

use std::cmp::Ordering;

#[cfg(all(target_family = "wasm", feature = "small"))]
pub use crate::flat::{FlatMap as BTreeMap, FlatSet as BTreeSet, Iter as MapIter};
#[cfg(not(all(target_family = "wasm", feature = "small")))]
pub use std::collections::{BTreeMap, BTreeSet, btree_map::Iter as MapIter};

/// Sorts by `compare`. The sort is stable.
#[cfg(not(any(all(target_family = "wasm", feature = "small"), test)))]
pub fn sort_by<T>(all: &mut [T], compare: &mut impl FnMut(&T, &T) -> Ordering) {
    all.sort_by(compare);
}

/// Sorts by `compare`. The sort is stable.
#[cfg(any(all(target_family = "wasm", feature = "small"), test))]
pub fn sort_by<T>(all: &mut [T], compare: &mut dyn FnMut(&T, &T) -> Ordering) {
    let mut ranks = ranks(all.len(), &mut |a, b| match (all.get(a as usize), all.get(b as usize)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    // Each swap puts one value in its final place.
    for place in 0..all.len() {
        while let Some(rank) = ranks.get(place).map(|rank| *rank as usize)
            && rank != place
            && rank < all.len()
        {
            all.swap(place, rank);
            ranks.swap(place, rank);
        }
    }
}

/// Returns the sorted position of each of `count` values.
#[cfg(any(all(target_family = "wasm", feature = "small"), test))]
fn ranks(count: usize, compare: &mut dyn FnMut(u32, u32) -> Ordering) -> Vec<u32> {
    // A merge sort from runs of one upwards, in place of the 5 KB of code of the standard sort.
    let mut order: Vec<u32> = (0..count as u32).collect();
    let mut width = 1usize;
    while width < count {
        let mut merged = Vec::with_capacity(count);
        for runs in order.chunks(width.saturating_mul(2)) {
            let (left, mut right) = runs.split_at(width.min(runs.len()));
            for one in left {
                // Of equal values the earlier comes first.
                while let Some((first, rest)) = right.split_first()
                    && compare(*first, *one) == Ordering::Less
                {
                    merged.push(*first);
                    right = rest;
                }
                merged.push(*one);
            }
            merged.extend_from_slice(right);
        }
        order = merged;
        width = width.saturating_mul(2);
    }
    let mut ranks = vec![0u32; count];
    for (rank, place) in (0u32..).zip(order) {
        if let Some(slot) = ranks.get_mut(place as usize) {
            *slot = rank;
        }
    }
    ranks
}

/// Sorts slices through the shared sort routine; the methods match those of the standard slice.
pub trait InOrder<T> {
    /// Sorts by the values themselves.
    fn in_order(&mut self)
    where
        T: Ord;
    /// Sorts by a key.
    fn in_order_by_key<K: Ord>(&mut self, key: impl FnMut(&T) -> K);
    /// Sorts by a comparison function.
    fn in_order_by(&mut self, compare: impl FnMut(&T, &T) -> Ordering);
}

impl<T> InOrder<T> for [T] {
    fn in_order(&mut self)
    where
        T: Ord,
    {
        sort_by(self, &mut Ord::cmp);
    }
    fn in_order_by_key<K: Ord>(&mut self, mut key: impl FnMut(&T) -> K) {
        sort_by(self, &mut |a, b| key(a).cmp(&key(b)));
    }
    fn in_order_by(&mut self, mut compare: impl FnMut(&T, &T) -> Ordering) {
        sort_by(self, &mut compare);
    }
}

#[cfg(test)]
#[path = "order_tests.rs"]
mod tests;
