//! Exact shares, the obvious way.

/// Shares of `whole` in proportion to `weights`, by largest remainder: everybody gets the whole minutes of their exact
/// proportion, and the minutes left go one by one to whoever has the largest remainder still, the earlier one of equals.
/// When nobody has any weight, all weigh the same.
pub fn shares(whole: i128, weights: &[i128]) -> Vec<i128> {
    let mut weights = weights.to_vec();
    if weights.iter().sum::<i128>() == 0 {
        weights = vec![1; weights.len()];
    }
    let total: i128 = weights.iter().sum();
    let mut shares: Vec<i128> = weights.iter().map(|w| whole * w / total).collect();
    let mut served = vec![false; weights.len()];
    while !weights.is_empty() && shares.iter().sum::<i128>() < whole {
        let mut best: Option<usize> = None;
        for i in 0..weights.len() {
            let larger = |b: usize| (whole * weights[i]) % total > (whole * weights[b]) % total;
            if !served[i] && best.is_none_or(larger) {
                best = Some(i);
            }
        }
        let Some(best) = best else { break };
        served[best] = true;
        shares[best] += 1;
    }
    shares
}
