//! Fast against slow: shares, and the histories kept as linked lists.

use proptest::collection::vec;
use proptest::prelude::*;
use timebank_core::ledger::split;
use timebank_model::shares;

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn promise_1_shares_are_those_of_the_obvious_way(whole in 0u64..100_000, weights in vec(prop_oneof![Just(0u64), 1u64..50, 1u64..20_000], 0..30)) {
        let slow = shares(i128::from(whole), &weights.iter().map(|w| i128::from(*w)).collect::<Vec<_>>());
        let fast = split(whole, &weights);
        prop_assert_eq!(fast.iter().map(|s| i128::from(*s)).collect::<Vec<_>>(), slow);
    }

    #[test]
    fn promise_1_shares_sum_to_the_whole_whatever_the_size(whole in any::<u64>(), weights in vec(any::<u64>(), 1..12)) {
        let fast = split(whole, &weights);
        prop_assert_eq!(fast.iter().map(|s| u128::from(*s)).sum::<u128>(), u128::from(whole));
        let total: u128 = weights.iter().map(|w| u128::from(*w)).sum();
        for (share, weight) in fast.iter().zip(&weights).filter(|_| total > 0) {
            // Less than one minute from the exact proportion: |share·total − whole·weight| < total, as far as 128 bits reach.
            if let (Some(a), Some(b)) = (u128::from(*share).checked_mul(total), u128::from(whole).checked_mul(u128::from(*weight))) {
                prop_assert!(a.abs_diff(b) < total);
            }
        }
    }
}
