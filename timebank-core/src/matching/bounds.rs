//! A short question never asks for much memory or time (promise 9). Each of these once asked for gigabytes, took hours, or panicked;
//! those of the calculators themselves stand in `timebank-flow`.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "tests")]

use super::calculate_json;
use super::certificate::CertificateFault;
use super::plan::PlanCertificate;

fn code(asked: &str) -> &'static str {
    calculate_json(asked.as_bytes(), None).map_or_else(|error| error.code(), |_| "answered")
}

#[test]
fn a_hundred_bytes_do_not_ask_for_gigabytes() {
    let pairs = |count: &str| {
        code(&format!(r#"{{"type":"pair-by-weights","count":{count},"room":[1],"mentees":[0],"mentors":[0],"weights":[1]}}"#))
    };
    assert_eq!((pairs("4294967295"), pairs("1048579"), pairs("3")), ("too-large", "too-large", "answered"));
    let nodes =
        |count: &str| code(&format!(r#"{{"type":"min-cost-circulation","nodes":{count},"from":[0],"to":[1],"upper":[1],"cost":[1]}}"#));
    assert_eq!((nodes("33554432"), nodes("1048579"), nodes("2")), ("too-large", "too-large", "answered"));
}

#[test]
fn a_certificate_with_numbers_missing_is_refused() {
    let odd = PlanCertificate {
        from: vec![0, 0],
        to: vec![0],
        upper: vec![1],
        cost: vec![0],
        flow: vec![0],
        potentials: vec![0],
        ..PlanCertificate::default()
    };
    assert_eq!(odd.verify(), Err(CertificateFault::WrongLength { given: 1, wanted: 2 }));
}
