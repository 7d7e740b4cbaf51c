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

/// Millionths, in which fractions of a minute are told.
pub const MILLION: i128 = 1_000_000;

/// Shares of `whole` among payers, each with a weight, a rank, and what they have borne in earlier splits beyond their exact shares, in
/// millionths of a minute. Everybody gets the whole minutes of their exact proportion; then, while minutes are left, whoever has borne
/// least by now of those of the lowest rank takes one: what they bore before, less the fraction they have just been spared. Nobody takes one who was spared
/// nothing, nor two. Of equals, the one who was spared most, and the earlier. Given back with what each has borne of this split,
/// and whether they took one.
pub fn shares_in_turn(whole: i128, payers: &[(i128, u8, i128)]) -> Vec<(i128, i128, bool)> {
    let even = payers.iter().all(|(weight, ..)| *weight == 0);
    let weight = |i: usize| if even { 1 } else { payers[i].0 };
    let total: i128 = (0..payers.len()).map(weight).sum();
    let spared = |i: usize| (whole * weight(i)) % total;
    let exact = |i: usize| (whole * weight(i) / total, -(spared(i) * MILLION / total), false);
    let mut all: Vec<(i128, i128, bool)> = (0..payers.len()).map(exact).collect();
    while all.iter().map(|(share, ..)| share).sum::<i128>() < whole {
        let order = |i: &usize| (payers[*i].1, payers[*i].2 + all[*i].1, -spared(*i), *i);
        let Some(next) = (0..payers.len()).filter(|i| !all[*i].2 && spared(*i) > 0).min_by_key(order) else { break };
        all[next].0 += 1;
        all[next].1 += MILLION;
        all[next].2 = true;
    }
    all
}
