#![allow(clippy::unwrap_used, clippy::arithmetic_side_effects, reason = "tests")]

use super::{FlatMap, FlatSet};
use crate::dice::Dice;
use std::collections::{BTreeMap, BTreeSet};

#[test]
fn a_flat_map_does_what_a_tree_does() {
    let mut dice = Dice(11);
    for _ in 0..50 {
        let (mut flat, mut tree) = (FlatMap::<u32, u32>::new(), BTreeMap::new());
        for step in 0..200u32 {
            let key = dice.below(60) as u32;
            match dice.below(7) {
                0 | 1 => assert_eq!(flat.insert(key, step), tree.insert(key, step)),
                2 => assert_eq!(flat.remove(&key), tree.remove(&key)),
                3 => assert_eq!(flat.entry(key).or_insert(step), tree.entry(key).or_insert(step)),
                4 => {
                    *flat.entry(key).and_modify(|v| *v += 1).or_default() += 2;
                    *tree.entry(key).and_modify(|v| *v += 1).or_default() += 2;
                }
                5 => {
                    flat.retain(|k, _| k % 7 != key % 7);
                    tree.retain(|k, _| k % 7 != key % 7);
                }
                _ => {
                    let from = dice.below(60) as u32;
                    let ends = (from.min(key), from.max(key));
                    assert!(flat.range(ends.0..ends.1).eq(tree.range(ends.0..ends.1)));
                    assert!(flat.range(ends.0..=ends.1).rev().eq(tree.range(ends.0..=ends.1).rev()));
                    assert!(flat.range(key..).eq(tree.range(key..)));
                }
            }
            assert_eq!((flat.get(&key), flat.contains_key(&key)), (tree.get(&key), tree.contains_key(&key)));
            assert_eq!(flat.get_mut(&key), tree.get_mut(&key));
            assert_eq!((flat.len(), flat.is_empty(), flat.last_key_value()), (tree.len(), tree.is_empty(), tree.last_key_value()));
            assert!(flat.iter().eq(tree.iter()) && flat.keys().eq(tree.keys()) && flat.values().eq(tree.values()));
        }
        assert_eq!(format!("{flat:?}"), format!("{tree:?}"));
        assert_eq!(serde_json::to_string(&flat).unwrap(), serde_json::to_string(&tree).unwrap());
        assert!(flat.clone() == tree.into_iter().collect());
    }
}

#[test]
fn a_flat_set_does_what_a_tree_does() {
    let mut dice = Dice(12);
    for _ in 0..50 {
        let some = |dice: &mut Dice| -> Vec<u32> { (0..dice.below(20)).map(|_| dice.below(30) as u32).collect() };
        let (one, other) = (some(&mut dice), some(&mut dice));
        let (mut flat, flat2): (FlatSet<u32>, FlatSet<u32>) = (one.iter().copied().collect(), other.iter().copied().collect());
        let (mut tree, tree2): (BTreeSet<u32>, BTreeSet<u32>) = (one.iter().copied().collect(), other.iter().copied().collect());
        assert!(flat.intersection(&flat2).eq(tree.intersection(&tree2)) && flat.difference(&flat2).eq(tree.difference(&tree2)));
        assert!(flat.union(&flat2).eq(tree.union(&tree2)));
        assert!(flat.range(5..20).rev().eq(tree.range(5..20).rev()) && flat.range(20..).eq(tree.range(20..)));
        assert_eq!((flat.is_disjoint(&flat2), flat.is_subset(&flat2)), (tree.is_disjoint(&tree2), tree.is_subset(&tree2)));
        for value in other {
            assert_eq!((flat.contains(&value), flat.insert(value)), (tree.contains(&value), tree.insert(value)));
            let gone = dice.below(30) as u32;
            assert_eq!(flat.remove(&gone), tree.remove(&gone));
            assert_eq!((flat.first(), flat.last(), flat.len()), (tree.first(), tree.last(), tree.len()));
        }
        assert_eq!(format!("{flat:?}"), format!("{tree:?}"));
        assert!(flat.into_iter().eq(tree));
    }
}
