use super::*;
use crate::charter::{MAX_SCORE, MAX_WEIGHT, MatchingWeights};
use proptest::prelude::*;

/// Weights that can be told apart in a sum.
fn policy() -> MatchingPolicy {
    let weights = MatchingWeights {
        activity: 1_000,
        related: 400,
        liking: 100,
        level: 80,
        time: 600,
        distance: 500,
        language: 40,
        new_tie: 30,
        known_tie: 20,
        bridge: 10,
        need: 60,
        waiting: 28,
        chance_to_give: 600,
        chance_to_receive: 300,
        not_yet_met: 8,
        not_asked_lately: 4,
    };
    MatchingPolicy { weights, ..MatchingPolicy::default() }
}

fn points(m: Measures) -> Vec<u32> {
    components(&policy(), &m).iter().map(|(_, points)| points).collect()
}

#[test]
fn a_score_worked_out_by_hand() {
    // Just what was asked for (1000), gladly (100), taught where at ease was wanted (80), 10 common quarters = 150 of 600
    // minutes (150), 1000 of 5000 m away (400), a language (40), met before (20), rung 2 of 6 from the bottom = 5 of 6 (50),
    // waited 7 of 28 days (7), giver at -5 h = half (300), receiver at +20 h = all (300), giver new (4), asked once (3).
    let m = Measures {
        steps: 0,
        liking: Some(Liking::Gladly),
        level: Some(Level::CouldTeach),
        wanted: Some(Level::AtEase),
        starts: 10,
        said: true,
        remote: false,
        metres: Some(1_000),
        speech: Speech::Shared,
        met: true,
        between: true,
        rung: Some((1, 6)),
        never_refused: false,
        waited_days: 7,
        giver_balance: -300,
        receiver_balance: 1_200,
        giver_new: true,
        receiver_new: false,
        asked: 1,
    };
    assert_eq!(points(m), [1000, 100, 80, 150, 400, 40, 20, 0, 50, 7, 300, 300, 4, 3]);
    assert_eq!(components(&policy(), &m).score(), 2_454);
    assert_eq!(components(&policy(), &m).open().score(), 1_797, "without need, balances, not-yet-met, not-asked-lately");
}

#[test]
fn what_is_not_known_gives_part_or_nothing() {
    // Nothing said: half of liking and level, a quarter of language; a new tie and a bridge; not asked lately.
    assert_eq!(points(Measures::default()), [1000, 50, 40, 0, 0, 10, 30, 10, 0, 0, 0, 0, 0, 4]);
    // Two steps away in the tree: half of `related`; times of one who said nothing: half.
    let vague = Measures { steps: 2, starts: 40, ..Measures::default() };
    assert_eq!(points(vague)[..4], [200, 50, 40, 300]);
}

#[test]
fn the_ends_of_the_scales() {
    let far = Measures { metres: Some(u32::MAX), starts: 672, said: true, waited_days: u32::MAX, asked: 9, ..Measures::default() };
    let points = points(far);
    assert_eq!((points[3], points[4], points[9], points[13]), (600, 0, 28, 0));
    let broke = Measures { giver_balance: i64::MIN, receiver_balance: i64::MAX, never_refused: true, remote: true, ..Measures::default() };
    let all = components(&policy(), &broke);
    assert_eq!(all.get(Component::ChanceToGive), 600);
    assert_eq!(all.get(Component::ChanceToReceive), 300);
    assert_eq!(all.get(Component::Need), 60);
    assert_eq!(all.get(Component::Distance), 500);
}

#[test]
fn cells_are_a_hundredth_of_a_degree() {
    let place = |latitude, longitude| Place { latitude, longitude };
    assert_eq!(cell(place(53_512_345, -2_200_001)), place(53_515_000, -2_205_000));
    assert_eq!(cell(place(53_519_999, -2_209_999)), place(53_515_000, -2_205_000));
    assert_eq!(cell(place(0, 0)), place(5_000, 5_000));
}

fn any_measures() -> impl Strategy<Value = Measures> {
    let counts = (0u32..6, any::<u32>(), any::<bool>(), any::<bool>(), proptest::option::of(any::<u32>()));
    let facts = (any::<bool>(), any::<bool>(), proptest::option::of((0u32..9, 0u32..9)), any::<bool>(), any::<u32>());
    let people = (any::<i64>(), any::<i64>(), any::<bool>(), any::<bool>(), any::<u32>());
    (counts, facts, people).prop_map(|(counts, facts, people)| Measures {
        steps: counts.0,
        starts: counts.1,
        said: counts.2,
        remote: counts.3,
        metres: counts.4,
        met: facts.0,
        between: facts.1,
        rung: facts.2,
        never_refused: facts.3,
        waited_days: facts.4,
        giver_balance: people.0,
        receiver_balance: people.1,
        giver_new: people.2,
        receiver_new: people.3,
        asked: people.4,
        ..Measures::default()
    })
}

proptest! {
    #[test]
    fn a_score_is_bounded_and_a_zero_weight_has_no_say(m in any_measures()) {
        let top = MatchingWeights {
            activity: MAX_WEIGHT, related: MAX_WEIGHT, liking: MAX_WEIGHT, level: MAX_WEIGHT, time: MAX_WEIGHT,
            distance: MAX_WEIGHT, language: MAX_WEIGHT, new_tie: MAX_WEIGHT, known_tie: MAX_WEIGHT, bridge: MAX_WEIGHT,
            need: MAX_WEIGHT, waiting: MAX_WEIGHT, chance_to_give: MAX_WEIGHT, chance_to_receive: MAX_WEIGHT,
            not_yet_met: MAX_WEIGHT, not_asked_lately: MAX_WEIGHT,
        };
        let policy = |weights| MatchingPolicy { weights, ..MatchingPolicy::default() };
        let all = components(&policy(top), &m);
        prop_assert!(all.score() <= MAX_SCORE);
        prop_assert_eq!(all.iter().map(|(_, points)| u64::from(points)).sum::<u64>(), u64::from(all.score()));
        prop_assert!(all.iter().all(|(_, points)| points <= MAX_WEIGHT));
        prop_assert_eq!(components(&policy(MatchingWeights::none()), &m).score(), 0);
    }
}
