//! Time allocated over plain numbers. Members and requests are places in a list here, amounts are whole numbers, and nothing in it
//! knows a bank: `timebank_core::matching` asks these calculators, and hosts may.
//!
//! | what | where |
//! |---|---|
//! | the cheapest circulation in a network, with potentials that prove it | [`flow`] |
//! | whether a flow is the best, checked from the definition | [`certificate`] |
//! | who gives what, within everybody's limits | [`allocate`] |
//! | rounds in which everybody gives what they get, by a published order | [`circles`] |
//! | mentees and mentors, by rankings or by weights | [`pairing`] |
//! | promises set off against each other | [`setoff`] |

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests"))]

pub mod allocate;
#[cfg(test)]
#[allow(clippy::arithmetic_side_effects, reason = "tests")]
mod bad_input;
#[cfg(test)]
#[allow(clippy::arithmetic_side_effects, reason = "tests")]
mod bounds;
pub mod certificate;
pub mod circles;
mod error;
pub mod flow;
pub mod pairing;
pub mod setoff;

pub use error::Error;
