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
    let mut total: u128 = weights.iter().map(|w| u128::from(*w)).fold(0, u128::saturating_add);
    let equal = total == 0;
    if equal {
        total = weights.len() as u128;
    }
    let mut left = whole;
    let mut shares = Vec::with_capacity(weights.len());
    let mut remainders = Vec::with_capacity(weights.len());
    for (i, weight) in weights.iter().enumerate() {
        let weight = if equal { 1 } else { u128::from(*weight) };
        // A product of two 64-bit numbers fits in 128 bits.
        let product = u128::from(whole).saturating_mul(weight);
        let share = u64::try_from(product.checked_div(total).unwrap_or(0)).unwrap_or(0);
        left = left.saturating_sub(share);
        shares.push(share);
        remainders.push((std::cmp::Reverse(product.checked_rem(total).unwrap_or(0)), i));
    }
    remainders.in_order();
    for (_, i) in remainders.into_iter().take(usize::try_from(left).unwrap_or(usize::MAX)) {
        if let Some(share) = shares.get_mut(i) {
            *share = share.saturating_add(1);
        }
    }
    shares
}
