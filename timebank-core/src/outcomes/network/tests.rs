#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "tests")]

use super::shape::components;
use super::{Arc, Census, Network, Shape, centralisation, gini, gini_of_rows};
use crate::outcomes::Figure;

fn told(figure: Option<Figure>) -> String {
    figure.map_or_else(|| "none".to_owned(), |figure| figure.to_string())
}

/// The example of the definitions page: A, B, C, D and E without a tie, in half hours.
fn toy() -> Network {
    let arcs = [(0, 1, 4), (1, 0, 2), (0, 2, 6), (2, 3, 3), (3, 0, 1), (1, 2, 2), (2, 1, 8)];
    Network::of(5, arcs)
}

#[test]
fn the_worked_example_to_the_last_digit() {
    let census = Census::of(&toy());
    assert_eq!((census.mutual, census.asymmetric, census.null), (2, 3, 5));
    let told = [
        told(census.density()),
        told(census.arc_reciprocity()),
        told(census.dyad_reciprocity()),
        told(census.chance_corrected()),
        told(census.weighted_reciprocity()),
        told(gini(&mut [10, 4, 11, 1, 0])),
        told(centralisation((0..5).map(|m| toy().degree(m)).collect::<Vec<_>>().into_iter()).ucinet()),
    ];
    // 4/7 and 4/13; the others as the page gives them.
    assert_eq!(told, ["0.35", "0.5714285714", "0.4", "0.3406593407", "0.3076923077", "0.4769230769", "0.4166666667"]);
    let shape = Shape::of(&toy());
    assert_eq!(shape.transitivity(), Figure::ratio(3, 4));
    assert_eq!(shape.mean_clustering.unwrap().to_string(), "0.6666666667");
    assert_eq!((shape.core, shape.in_core, shape.isolates, shape.components), (2, 4, 1, vec![4]));
}

/// Hanneman and Riddle print of Knoke's ten agencies 49 arcs, density .5444, arc reciprocity .6938775510 (34 of 49, so 17 pairs
/// are mutual and 15 are not) and dyad reciprocity .53125. The counts are theirs; the list of arcs is not kept here.
#[test]
fn the_published_counts_give_the_published_figures() {
    let census = Census { members: 10, arcs: 49, mutual: 17, asymmetric: 15, null: 13, minutes: 0, answered: 0 };
    assert_eq!(told(census.density().map(|d| d.rounded(4))), "0.5444");
    assert_eq!((told(census.arc_reciprocity()), told(census.dyad_reciprocity())), ("0.693877551".into(), "0.53125".into()));
}

#[test]
fn nothing_is_divided_by_nothing() {
    for members in 0..3 {
        let network = Network::of(members, []);
        let (census, shape) = (Census::of(&network), Shape::of(&network));
        assert_eq!(census.density().is_some(), members > 1);
        assert_eq!((census.arc_reciprocity(), census.dyad_reciprocity(), census.chance_corrected()), (None, None, None));
        assert_eq!((shape.transitivity(), shape.mean_clustering.is_some()), (None, members > 0));
        assert_eq!(centralisation((0..members).map(|_| 0)).ucinet(), None);
    }
    assert_eq!((gini(&mut []), gini(&mut [0, 0])), (None, None));
    // All arcs there: chance could not have brought more.
    assert_eq!(Census::of(&Network::of(2, [(0, 1, 1), (1, 0, 1)])).chance_corrected(), None);
}

#[test]
fn arcs_to_oneself_and_beyond_are_left_out_and_the_same_ones_added_up() {
    let network = Network::of(3, [(0, 0, 9), (0, 1, 2), (0, 3, 9), (0, 1, 3), (4, 1, 1)]);
    assert_eq!((network.arcs(), network.weight_of(0, 1), network.weight_of(1, 0)), (1, Some(5), None));
}

#[test]
fn what_cannot_be_held_or_summed_is_refused() {
    let code = |members, arcs: &[Arc]| Network::new(members, arcs.iter().copied()).map_or_else(|error| error.code(), |_| "made");
    assert_eq!(code(usize::MAX, &[]), "too-large");
    assert_eq!(code(2, &[(0, 1, u64::MAX), (0, 1, 1)]), "too-large");
    assert_eq!(code(2, &[(0, 1, 1), (0, 1, 1)]), "made");
    assert_eq!(gini_of_rows([(u64::MAX, u64::MAX), (u64::MAX, u64::MAX)].into_iter()), None);
    assert_eq!(gini_of_rows([(1, 1 << 40)].into_iter()), Figure::ratio(0, 1));
}

/// Numbers that look like chance (Marsaglia 2003, xorshift), so that every run is the same.
fn chance(seed: &mut u64) -> u64 {
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    *seed
}

/// The same figures the plain way, from a table of who has a tie with whom.
#[test]
fn shapes_are_those_of_the_plain_way() {
    let mut seed = 7;
    for round in 0..300u64 {
        let n = 1 + (chance(&mut seed) % 14) as usize;
        let count = chance(&mut seed) % (1 + round % 40);
        let arcs: Vec<Arc> =
            (0..count).map(|_| ((chance(&mut seed) % n as u64) as u32, (chance(&mut seed) % n as u64) as u32, 1)).collect();
        let network = Network::of(n, arcs.clone());
        let mut tied = vec![vec![false; n]; n];
        for (a, b, _) in arcs.iter().filter(|(a, b, _)| a != b) {
            tied[*a as usize][*b as usize] = true;
            tied[*b as usize][*a as usize] = true;
        }
        let shape = Shape::of(&network);
        let mut triangles = 0;
        for a in 0..n {
            for b in 0..a {
                triangles += (0..b).filter(|c| tied[a][b] && tied[a][*c] && tied[b][*c]).count() as u64;
            }
        }
        assert_eq!(shape.triangles, triangles);
        // Cores: take away whoever has too few, until nobody has.
        let in_core = |k: usize| {
            let mut left = vec![true; n];
            while let Some(out) = (0..n).find(|m| left[*m] && (0..n).filter(|o| left[*o] && tied[*m][*o]).count() < k) {
                left[out] = false;
            }
            left.into_iter().filter(|l| *l).count() as u64
        };
        assert_eq!(in_core(shape.core as usize), shape.in_core);
        assert_eq!(in_core(shape.core as usize + 1), 0);
        // Whoever is taken out and leaves more components than there were.
        let parts = |without: &[u32]| components(&network, without).len();
        let cuts: Vec<u32> = (0..n as u32).filter(|m| network.degree(*m as usize) > 0 && parts(&[*m]) > parts(&[])).collect();
        assert_eq!(shape.cut_members, cuts);
    }
}
