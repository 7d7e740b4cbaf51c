//! Derives `FromWire` and `ToWire` of `timebank-wire`: how its values are read and written.
//!
//! The derives of serde make a copy of their code for every format and every kind of input, and that weighs most of a web build.
//! These ones make one small function for each type, which hands a table of names to code that is there once. They read the
//! same `#[serde(...)]` attributes, so that a field is described in one place.

mod attributes;
mod read;
mod write;

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

/// Reads a value from JSON or from the rows of a snapshot.
#[proc_macro_derive(FromWire, attributes(serde))]
pub fn from_wire(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    read::derive(&input).unwrap_or_else(|fault| fault.to_compile_error()).into()
}

/// Writes a value as JSON or as rows of a snapshot.
#[proc_macro_derive(ToWire, attributes(serde))]
pub fn to_wire(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    write::derive(&input).unwrap_or_else(|fault| fault.to_compile_error()).into()
}
