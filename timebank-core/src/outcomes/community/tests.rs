#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "tests")]

use super::latency::quartile;
use super::survival;
use crate::outcomes::Figure;

/// The remission of the treated in Freireich's trial of 6-MP (1963), the textbook example of the estimator: 21 patients, 9
/// relapsed; the curve stands at 0.857, 0.807, 0.753, 0.690, 0.627, 0.538 and 0.448.
#[test]
fn survival_is_that_of_the_textbook() {
    let relapsed = [6, 6, 6, 7, 10, 13, 16, 22, 23];
    let censored = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35];
    let lives = relapsed.iter().map(|d| (*d, true)).chain(censored.iter().map(|d| (*d, false))).collect();
    let found = survival(lives);
    let told: Vec<_> = found.steps.iter().map(|s| (s.days, s.at_risk, s.share.rounded(3).to_string())).collect();
    let wanted =
        [(6, 21, "0.857"), (7, 17, "0.807"), (10, 15, "0.753"), (13, 12, "0.69"), (16, 11, "0.627"), (22, 7, "0.538"), (23, 6, "0.448")];
    assert_eq!(told, wanted.map(|(days, risk, share)| (days, risk, share.to_owned())));
    assert_eq!((found.count, found.ended, found.median_days), (21, 9, Some(23)));
    assert_eq!(survival(Vec::new()).median_days, None);
}

#[test]
fn quartiles_lie_between_two_in_proportion() {
    let told = |sorted: &[u32]| [1, 2, 3].map(|q| quartile(sorted, q).map(Figure::get));
    assert_eq!(told(&[]), [None; 3]);
    assert_eq!(told(&[7]), [Some(7.0); 3]);
    assert_eq!(told(&[1, 2, 3, 4]), [Some(1.75), Some(2.5), Some(3.25)]); // numpy.percentile
}
