//! The wire form of values: reads and writes commands, answers, personal parts and snapshot rows.
//!
//! A [`Source`] is where values are read from, and a [`Sink`] is where they are written to. Each supports two encodings: JSON,
//! and the compact binary rows of a snapshot, which use the postcard encoding and carry no field names. Every type implements
//! [`FromWire`] and [`ToWire`], usually derived by `timebank-derive` from serde's own attributes.
//!
//! Why not serde alone? It compiles a copy of its code for every combination of type, format and input. In a web build that is
//! larger than the bank itself. Here each type has one small read function and one small write function, and the parsing and
//! formatting code exists once. The same types also implement serde for Rust hosts, and a test checks that both agree.
//!
//! Errors are sticky: after the first one every read returns a placeholder, and [`Source::end`] reports it. Readers therefore
//! need no `Result`. A place in a source is an [`At`]. An omitted field is read at [`At::NOWHERE`], which also returns a
//! placeholder.
//!
//! ```
//! use timebank_wire::{from_json, to_json};
//! let numbers: Vec<u32> = from_json(b"[3,450]", 1000)?;
//! assert_eq!(to_json(&numbers), b"[3,450]");
//! let fault = from_json::<Vec<u32>>(br#"[3,"450"]"#, 1000).unwrap_err();
//! assert_eq!(fault.to_string(), "the json cannot be read at line 1, column 4: a whole number from 0 to 4294967295 is expected, not a text");
//! # Ok::<(), timebank_wire::JsonError>(())
//! ```

#![forbid(unsafe_code)]

pub mod canon;
#[cfg(test)]
mod dice;
#[cfg(any(all(target_family = "wasm", feature = "small"), test))]
mod flat;
mod maps;
pub mod order;
mod parse;
mod plain;
mod sink;
mod sorted;
mod source;
mod values;

pub use sink::{Sink, put_number, put_signed};
pub use source::{At, Fields, Items, JsonError, Raw, Source, WireFault};
pub use source::{shorten, shorten_to};
pub use timebank_derive::{Build, FromWire, ToWire};

pub use sorted::sorted;

/// A value that can be read from a [`Source`].
pub trait FromWire: Sized {
    /// Reads the value at `at`. Returns an arbitrary placeholder at [`At::NOWHERE`] and after an error.
    fn read(source: &mut Source<'_>, at: At) -> Self;
}

/// A value that can be written to a [`Sink`].
pub trait ToWire {
    /// Writes the whole value.
    fn write(&self, sink: &mut Sink);
    /// Writes the fields of a structure without its braces, so that a tag or other fields can share the object.
    fn write_fields(&self, _: &mut Sink) {}
}

/// Reads a value from JSON of at most `limit` bytes.
///
/// # Errors
/// [`JsonError`]: the position and reason of the first error, or that the input is too long.
pub fn from_json<T: FromWire>(bytes: &[u8], limit: usize) -> Result<T, JsonError> {
    let mut source = Source::json_within(bytes, limit)?;
    let value = T::read(&mut source, At::ROOT);
    match source.end() {
        Ok(()) => Ok(value),
        Err(fault) => Err(JsonError::Malformed(fault)),
    }
}

/// Returns a value as JSON without spaces, with its fields in declared order.
pub fn to_json<T: ToWire + ?Sized>(value: &T) -> Vec<u8> {
    let mut sink = Sink::json(Vec::new());
    value.write(&mut sink);
    sink.done()
}

/// Returns a value as JSON text.
pub fn to_text<T: ToWire + ?Sized>(value: &T) -> String {
    String::from_utf8(to_json(value)).unwrap_or_default()
}
