//! Holds what belongs to the whole: `tests/`, `examples/`, `benches/`. Not published.
#![doc = include_str!("../README.md")]
