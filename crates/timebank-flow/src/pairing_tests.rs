use super::{Rankings, Weights, pair_by_rankings, pair_by_weights};
use proptest::prelude::*;

/// The ten and ten of Rosetta Code's "Stable marriage problem", and the pairs it gives.
const MEN: &str = "abe: abi eve cath ivy jan dee fay bea hope gay
bob: cath hope abi dee eve fay bea jan ivy gay
col: hope eve abi dee bea fay ivy gay cath jan
dan: ivy fay dee gay hope eve jan bea cath abi
ed: jan dee bea cath fay eve abi ivy hope gay
fred: bea abi dee gay eve ivy cath jan hope fay
gav: gay eve ivy bea cath abi dee hope jan fay
hal: abi eve hope fay ivy cath jan bea gay dee
ian: hope cath dee gay bea abi fay ivy jan eve
jon: abi fay jan gay eve bea dee cath ivy hope";
const WOMEN: &str = "abi: bob fred jon gav ian abe dan ed col hal
bea: bob abe col fred gav dan ian ed jon hal
cath: fred bob ed gav hal col ian abe dan jon
dee: fred jon col abe ian hal gav dan bob ed
eve: jon hal fred dan abe gav col ed ian bob
fay: bob abe ed ian jon dan fred gav col hal
gay: jon gav hal fred bob abe col ed dan ian
hope: gav jon bob abe ian dan hal ed col fred
ivy: ian col hal gav fred bob abe ed jon dan
jan: ed hal gav abe bob jon col ian fred dan";

fn read(these: &str, others: &str) -> Vec<Vec<u32>> {
    let names: Vec<&str> = others.lines().map(|line| line.split(':').next().unwrap()).collect();
    let place = |name: &str| names.iter().position(|other| *other == name).unwrap() as u32;
    these.lines().map(|line| line.split(": ").nth(1).unwrap().split(' ').map(place).collect()).collect()
}

#[test]
fn the_example_of_rosetta_code() {
    let both = Rankings { mentees: read(MEN, WOMEN), mentors: read(WOMEN, MEN), room: vec![1; 10], keep: vec![] };
    let women: Vec<&str> = WOMEN.lines().map(|line| line.split(':').next().unwrap()).collect();
    let paired: Vec<&str> = pair_by_rankings(&both).unwrap().iter().map(|paired| women[paired.mentor.unwrap() as usize]).collect();
    assert_eq!(paired, ["ivy", "cath", "dee", "fay", "jan", "bea", "gay", "eve", "hope", "abi"]);
}

#[test]
fn those_who_are_together_may_stay_so() {
    let mut both =
        Rankings { mentees: vec![vec![0, 1], vec![0, 1]], mentors: vec![vec![0, 1], vec![0, 1]], room: vec![1, 1], keep: vec![] };
    let mentors = |both: &Rankings| pair_by_rankings(both).unwrap().iter().map(|paired| paired.mentor).collect::<Vec<_>>();
    assert_eq!(mentors(&both), [Some(0), Some(1)]);
    both.keep = vec![(1, 0)];
    assert_eq!(mentors(&both), [Some(1), Some(0)]);
    // Together, but one does not want to any more: nobody is kept against their will.
    both.mentees[1] = vec![1];
    assert_eq!(mentors(&both), [Some(0), Some(1)]);
    both.keep = vec![(9, 0)];
    assert_eq!(pair_by_rankings(&both).unwrap_err().code(), "not-found");
}

fn two_sides() -> impl Strategy<Value = Rankings> {
    (0_usize..6, 0_usize..5).prop_flat_map(|(mentees, mentors)| {
        let some = |count: usize| {
            Just((0..count as u32).collect::<Vec<u32>>()).prop_shuffle().prop_flat_map(|all| {
                let count = all.len();
                (Just(all), 0..=count).prop_map(|(mut all, keep)| {
                    all.truncate(keep);
                    all
                })
            })
        };
        (
            proptest::collection::vec(some(mentors), mentees),
            proptest::collection::vec(some(mentees), mentors),
            proptest::collection::vec(0_u32..4, mentors),
        )
            .prop_map(|(mentees, mentors, room)| Rankings { mentees, mentors, room, keep: vec![] })
    })
}

/// Whether anybody would rather have each other, or somebody has whom they did not name.
fn stable(both: &Rankings, of: &[Option<u32>]) -> bool {
    let rank = |list: &[u32], other: usize| list.iter().position(|one| *one as usize == other);
    let held = |mentor: usize| (0..of.len()).filter(move |mentee| of[*mentee] == Some(mentor as u32)).collect::<Vec<_>>();
    (0..both.mentors.len()).all(|mentor| {
        let held = held(mentor);
        let places: Option<Vec<usize>> = held.iter().map(|mentee| rank(&both.mentors[mentor], *mentee)).collect();
        let Some(places) = places else { return false };
        if held.len() > both.room[mentor] as usize {
            return false;
        }
        (0..of.len()).all(|mentee| {
            let Some(wanted) = rank(&both.mentees[mentee], mentor) else { return of[mentee] != Some(mentor as u32) };
            let Some(place) = rank(&both.mentors[mentor], mentee) else { return true };
            let would = of[mentee].is_none_or(|has| wanted < rank(&both.mentees[mentee], has as usize).unwrap_or(usize::MAX));
            let is_taken = held.len() < both.room[mentor] as usize || places.iter().any(|other| place < *other);
            !(would && is_taken && both.room[mentor] > 0)
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, ..ProptestConfig::default() })]
    #[test]
    fn nobody_would_rather_have_each_other_and_no_stable_outcome_is_better_for_a_mentee(both in two_sides()) {
        let paired = pair_by_rankings(&both).unwrap();
        let of: Vec<Option<u32>> = paired.iter().map(|paired| paired.mentor).collect();
        prop_assert!(stable(&both, &of));
        // Every outcome there is, tried.
        let mentors = both.mentors.len() as u32;
        let rank = |mentee: usize, mentor: Option<u32>| mentor.map_or(usize::MAX, |m| both.mentees[mentee].iter().position(|one| *one == m).unwrap_or(usize::MAX));
        for number in 0..(u64::from(mentors) + 1).pow(of.len() as u32).min(20_000) {
            let mut rest = number;
            let other: Vec<Option<u32>> = of.iter().map(|_| { let one = rest % (u64::from(mentors) + 1); rest /= u64::from(mentors) + 1; (one > 0).then(|| one as u32 - 1) }).collect();
            if stable(&both, &other) {
                for mentee in 0..of.len() {
                    prop_assert!(rank(mentee, of[mentee]) <= rank(mentee, other[mentee]));
                }
            }
        }
        for (paired, wanted) in paired.iter().zip(&both.mentees) {
            prop_assert_eq!(paired.instead.len(), paired.rank.map_or(wanted.len(), |rank| rank as usize - 1));
        }
    }
    #[test]
    fn no_other_pairs_are_worth_more(pairs in proptest::collection::vec((0_u32..4, 0_u32..3, -3_i64..12), 0..9), room in proptest::collection::vec(0_u32..3, 3), keeping in 0_i64..4) {
        let given = Weights { mentees: 4, room: room.clone(), pairs: pairs.clone(), keep: vec![(0, 1)], keeping };
        let best = pair_by_weights(&given).unwrap();
        let mut most = 0;
        for chosen in 0_u32..1 << pairs.len() {
            let mut of = [0; 4];
            let mut held = [0; 3];
            let mut sum = 0;
            for (_, (mentee, mentor, weight)) in pairs.iter().enumerate().filter(|(at, _)| chosen >> at & 1 == 1) {
                of[*mentee as usize] += 1;
                held[*mentor as usize] += 1;
                sum += weight + if (*mentee, *mentor) == (0, 1) { keeping } else { 0 };
            }
            if of.iter().all(|of| *of <= 1) && held.iter().zip(&room).all(|(held, room)| held <= room) {
                most = most.max(sum);
            }
        }
        prop_assert_eq!((best.value, best.bound), (most, most));
    }
}
