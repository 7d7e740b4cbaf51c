#![allow(clippy::unwrap_used, reason = "tests")]

use super::InOrder as _;
use crate::dice::Dice;

#[test]
fn the_small_sort_sorts_as_the_standard_one() {
    let mut dice = Dice(7);
    for length in (0..40).chain([100, 1000, 5000]) {
        let all: Vec<(usize, usize)> = (0..length).map(|place| (dice.below(10 + length / 4), place)).collect();
        let (mut ours, mut theirs) = (all.clone(), all);
        ours.in_order_by_key(|(key, _)| *key);
        theirs.sort_by_key(|(key, _)| *key);
        assert_eq!(ours, theirs, "what is equal keeps its order");
        ours.in_order_by(|a, b| b.cmp(a));
        theirs.sort_by(|a, b| b.cmp(a));
        assert_eq!(ours, theirs);
        ours.in_order();
        theirs.sort();
        assert_eq!(ours, theirs);
    }
}
