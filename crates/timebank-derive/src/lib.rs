//! Derive macros for `FromWire` and `ToWire` of `timebank-wire`.
//!
//! Serde's derives generate a copy of their code for every format and every kind of input, which is most of the size of a web
//! build. These derives generate one small function per type, which passes a table of names to shared code. They read the same
//! `#[serde(...)]` attributes, so each field is described in one place.

mod attributes;
mod read;
mod write;

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

/// Derives `FromWire`, which reads a value from JSON or from snapshot rows.
#[proc_macro_derive(FromWire, attributes(serde))]
pub fn from_wire(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    read::derive(&input).unwrap_or_else(|fault| fault.to_compile_error()).into()
}

/// Derives `ToWire`, which writes a value as JSON or as snapshot rows.
#[proc_macro_derive(ToWire, attributes(serde))]
pub fn to_wire(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    write::derive(&input).unwrap_or_else(|fault| fault.to_compile_error()).into()
}
