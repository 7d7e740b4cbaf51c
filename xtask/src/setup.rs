//! What a fresh machine needs before a check can run.
//!
//! Each set-up first looks whether all is there, then tries the ordinary way to get it, then the other ways known to
//! work; what still cannot be had is said in one sentence, with the way to get it.

mod apt;
pub mod browser;
pub mod faketime;
pub mod java;
pub mod node;
pub mod postgres;
pub mod python;
pub mod wasm;
