//! Rules of the model broken on purpose: the comparison has to notice each, by name.

use crate::lockstep::{Seen, search};
use timebank_model::Fault;

/// Every fault is found within so many sequences.
const WITHIN: u32 = 3000;

#[test]
fn every_planted_fault_is_found() {
    let mut missed = Vec::new();
    // Accounts that are short when a bundle is settled are rare here: `bundles` looks for that.
    for fault in Fault::ALL.into_iter().filter(|fault| *fault != Fault::OneShortAccountSpoilsABundle) {
        match search(5, WITHIN, Some(fault), false, &mut Seen::default()) {
            Err((tried, why)) => println!("{fault:?}: found in sequence {tried}: {}", why.lines().next().unwrap_or_default()),
            Ok(()) => missed.push(fault),
        }
    }
    assert!(missed.is_empty(), "not found within {WITHIN} sequences: {missed:?}");
}
