use super::{CertificateFault, verify, verify_flow};
use crate::flow::FlowArc;

/// Round and back: two units gain five each, and cost one each to bring home.
const RING: [FlowArc; 2] = [FlowArc::gain(0, 1, 2, 5), FlowArc::new(1, 0, 3, 1)];

#[test]
fn a_flow_that_is_the_best_is_taken() {
    assert_eq!(verify(2, &RING, &[2, 2], &[0, -1]), Ok(-8));
}

#[test]
fn more_than_an_arc_takes_or_less_than_it_must_is_found() {
    // As much enters each node as leaves it, so nothing but the bounds speaks against it.
    assert_eq!(verify_flow(2, &RING, &[3, 3]), Err(CertificateFault::OutOfBounds { arc: 0 }));
    assert_eq!(verify_flow(2, &RING, &[-1, -1]), Err(CertificateFault::OutOfBounds { arc: 0 }));
    let must = [RING[0], FlowArc { lower: 1, ..RING[1] }];
    assert_eq!(verify_flow(2, &must, &[0, 0]), Err(CertificateFault::OutOfBounds { arc: 1 }));
    assert_eq!(verify(2, &RING, &[3, 3], &[0, -1]), Err(CertificateFault::OutOfBounds { arc: 0 }));
}

#[test]
fn an_arc_that_ends_nowhere_is_found() {
    assert_eq!(verify_flow(1, &RING, &[0, 0]), Err(CertificateFault::OutOfBounds { arc: 0 }));
}

#[test]
fn what_is_made_or_lost_at_a_node_is_found() {
    assert_eq!(verify_flow(2, &RING, &[2, 1]), Err(CertificateFault::NotWhole { node: 0, surplus: -1 }));
    assert_eq!(verify(2, &RING, &[1, 2], &[0, -1]), Err(CertificateFault::NotWhole { node: 0, surplus: 1 }));
}

#[test]
fn potentials_that_prove_nothing_are_found() {
    // There is room on the arc that gains: 0 − 5 − (−1) is below 0.
    assert_eq!(verify(2, &RING, &[1, 1], &[0, -1]), Err(CertificateFault::NotProven { arc: 0, reduced: -4 }));
    // What moves back costs more than the potentials say it gains: 1 + 0 − 0 is above 0.
    assert_eq!(verify(2, &RING, &[2, 2], &[0, 0]), Err(CertificateFault::NotProven { arc: 1, reduced: 1 }));
}

#[test]
fn there_is_a_number_for_each_arc_and_each_node() {
    assert_eq!(verify(2, &RING, &[2], &[0, -1]), Err(CertificateFault::WrongLength { given: 1, wanted: 2 }));
    assert_eq!(verify(2, &RING, &[2, 2], &[0]), Err(CertificateFault::WrongLength { given: 1, wanted: 2 }));
}
