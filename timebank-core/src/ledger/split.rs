//! Exact proportional split: the shares sum to the whole.

use crate::order::InOrder as _;

/// Splits `whole` in proportion to `weights` by the largest remainder method. The shares sum to `whole` exactly, and each differs
/// from its exact proportion by less than one. Among equal remainders the earlier weight wins. If all weights are zero, they
/// count as equal.
///
/// ```
/// use timebank_core::ledger::split;
/// assert_eq!(split(100, &[1, 1, 1]), [34, 33, 33]);
/// ```
pub fn split(whole: u64, weights: &[u64]) -> Vec<u64> {
    let mut total: u128 = weights.iter().map(|w| u128::from(*w)).sum();
    let equal = total == 0;
    if equal {
        total = weights.len() as u128;
    }
    let mut left = whole;
    let mut shares = Vec::with_capacity(weights.len());
    let mut remainders = Vec::with_capacity(weights.len());
    for (i, weight) in weights.iter().enumerate() {
        let weight = if equal { 1 } else { u128::from(*weight) };
        let (share, remainder) = part_of(whole, weight, total);
        left = left.wrapping_sub(share);
        shares.push(share);
        remainders.push((std::cmp::Reverse(remainder), i));
    }
    remainders.in_order();
    for ((_, i), _) in remainders.into_iter().zip(0..left) {
        if let Some(share) = shares.get_mut(i) {
            *share = share.wrapping_add(1);
        }
    }
    shares
}

/// Returns the whole part and the remainder of `whole * weight / total`, where `weight` is at most `total`. A product of two 64-bit
/// numbers fits in 128 bits; a part of a whole fits in 64; the shares so far are at most the whole, and so is a share with one more.
#[expect(clippy::arithmetic_side_effects, reason = "the total is above zero and the product fits, see above")]
fn part_of(whole: u64, weight: u128, total: u128) -> (u64, u128) {
    let product = u128::from(whole) * weight;
    ((product / total) as u64, product % total)
}
