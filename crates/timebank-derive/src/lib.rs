//! Derive macros for `FromWire` and `ToWire` of `timebank-wire`.
//!
//! Serde's derives generate a copy of their code for every format and every kind of input, which is most of the size of a web
//! build. These derives generate one small function per type, which passes a table of names to shared code. They read the same
//! `#[serde(...)]` attributes, so each field is described in one place.

mod attributes;
mod construct;
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

/// Derives `ToWire`, which writes a value as JSON or as snapshot rows. A sink without personal texts writes a field with
/// `#[wire(personal)]` as the default of its type.
#[proc_macro_derive(ToWire, attributes(serde, wire))]
pub fn to_wire(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    write::derive(&input).unwrap_or_else(|fault| fault.to_compile_error()).into()
}

/// Derives a constructor `new` of the required fields, and for every other field a setter of its name. A field is required unless
/// `#[serde(default)]` says what it is when left out. With `#[serde(default)]` or `#[build(by_hand)]` on the structure, which then has
/// a `Default` or a constructor of its own, there is no `new`, and every field has a setter. `#[build(by_hand)]` on a field leaves
/// out its setter.
#[proc_macro_derive(Build, attributes(serde, build))]
pub fn build(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    construct::derive(&input).unwrap_or_else(|fault| fault.to_compile_error()).into()
}
