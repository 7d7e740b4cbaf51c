//! Holds what belongs to the whole: `tests/`, `examples/`, `benches/`. Not published.
#![doc = include_str!("../../README.md")]

/// Run as a test, so that the page stays true.
#[doc = include_str!("../../docs/guides/in-a-rust-service.md")]
pub mod in_a_rust_service {}

/// Run as a test, so that the page stays true.
#[doc = include_str!("../../docs/matching.md")]
pub mod matching {}
