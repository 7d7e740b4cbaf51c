//! The bank and a plain model of it, side by side, over random sequences of commands; with rules of the model broken on
//! purpose to see that the comparison would notice.
//!
//! `cargo test --test properties` runs two thousand sequences; `TIMEBANK_LONG=1` ten thousand, and `TIMEBANK_SEQUENCES=n` n.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "tests"
)]

#[path = "properties/bundles.rs"]
mod bundles;
#[path = "properties/declines.rs"]
mod declines;
#[path = "properties/erasures.rs"]
mod erasures;
#[path = "properties/faults.rs"]
mod faults;
#[path = "properties/journals.rs"]
mod journals;
#[path = "properties/ledger.rs"]
mod ledger;
#[path = "properties/lockstep.rs"]
mod lockstep;
#[path = "properties/round_trips.rs"]
mod round_trips;
#[path = "properties/translate.rs"]
mod translate;
