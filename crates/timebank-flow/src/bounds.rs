//! A short question never asks for much memory or time, and calculators given what does not fit answer with a typed error
//! (promise 9). Each of these once asked for gigabytes, took hours, or panicked.

use crate::allocate::{MOST_MINUTES, MOST_WEIGHT, Pair, Taker, Task, Wish, figures};
use crate::certificate::{CertificateFault, verify, verify_flow};
use crate::circles::rings;
use crate::flow::FlowArc;
use crate::pairing::{Rankings, Weights, pair_by_rankings, pair_by_weights};

/// A table of every mentee by every mentor would be 10^10 entries, and a look through what is kept for each as many steps.
#[test]
fn short_rankings_of_many_take_no_more_than_their_length() {
    let count = 100_000_u32;
    let both = Rankings {
        mentees: (0..count).map(|one| vec![one]).collect(),
        mentors: (0..count).map(|one| vec![one]).collect(),
        room: vec![1; count as usize],
        keep: (0..count).map(|one| (one, one)).collect(),
    };
    let paired = pair_by_rankings(&both).unwrap();
    assert!((0..count).zip(&paired).all(|(one, paired)| paired.mentor == Some(one)));
    // All ask the same mentor, who has room for all, and each stands before those who asked earlier.
    let both = Rankings { mentees: vec![vec![0]; count as usize], mentors: vec![(0..count).collect()], room: vec![count], keep: vec![] };
    assert!(pair_by_rankings(&both).unwrap().iter().all(|paired| paired.mentor == Some(0)));
    let weights = Weights {
        mentees: count,
        room: vec![count],
        pairs: (0..count).map(|one| (one, 0, 1)).collect(),
        keep: (0..count).map(|one| (one, 0)).collect(),
        keeping: 1,
    };
    assert_eq!(pair_by_weights(&weights).unwrap().value, i64::from(count) * 2);
}

#[test]
fn a_certificate_for_more_nodes_than_there_are_numbers_is_refused() {
    assert_eq!(verify(usize::MAX, &[], &[], &[]), Err(CertificateFault::WrongLength { given: 0, wanted: usize::MAX }));
    assert_eq!(verify_flow(usize::MAX, &[], &[]), Ok(0));
    let far = FlowArc::new(u32::MAX, u32::MAX - 1, 1, 1);
    assert_eq!(verify_flow(usize::MAX, &[far], &[1]), Err(CertificateFault::NotWhole { node: u32::MAX as usize - 1, surplus: 1 }));
    assert_eq!(verify_flow(u32::MAX as usize, &[far], &[1]), Err(CertificateFault::OutOfBounds { arc: 0 }));
}

#[test]
fn figures_worth_and_rings_refuse_what_does_not_fit() {
    let pair = Pair { giver: 0, request: 0, capacity: 60, weight: 5 };
    let task = Task {
        members: vec![Taker { offers: 60, ..Taker::default() }; 2],
        requests: vec![Wish { owner: 1, need: 60, always: false }],
        pairs: vec![pair],
        ..Task::default()
    };
    let codes = |task: &Task, minutes: &[i64]| {
        [
            figures(task, minutes).map_or_else(|error| error.code(), |_| "answered"),
            task.worth(minutes).map_or_else(|error| error.code(), |_| "answered"),
            rings(task, minutes).map_or_else(|error| error.code(), |_| "answered"),
        ]
    };
    assert_eq!(codes(&task, &[60]), ["answered"; 3]);
    for minutes in [&[] as &[i64], &[60, 60], &[-1], &[i64::MAX], &[i64::MIN]] {
        assert_eq!(codes(&task, minutes), ["number-out-of-range"; 3]);
    }
    for odd in [Pair { giver: 9, ..pair }, Pair { request: 9, ..pair }] {
        assert_eq!(codes(&Task { pairs: vec![odd], ..task.clone() }, &[60]), ["not-found"; 3]);
    }
    assert_eq!(codes(&Task { unit: 0, ..task.clone() }, &[60]), ["number-out-of-range"; 3]);
    // Four times 2^40 minutes at 2^20 each are more than is summed.
    let large = Task { unit: 1, pairs: vec![Pair { weight: MOST_WEIGHT, ..pair }; 4], ..task };
    assert_eq!(codes(&large, &[MOST_MINUTES; 4]), ["answered", "too-large", "answered"]);
}

#[test]
fn offers_that_cannot_be_summed_are_refused() {
    // 2^22 members who offer 2^40 minutes each are 2^62.
    let many = Task { members: vec![Taker { offers: MOST_MINUTES, ..Taker::default() }; 1 << 22], ..Task::default() };
    assert_eq!(many.network().unwrap_err().code(), "too-large");
}
