//! The wire form of values: how a command, an answer, a part or a row of a snapshot is read and written.
//!
//! serde describes the same form and is there for hosts in Rust; a test holds the two equal. But serde makes a copy of its code
//! for every type, format and kind of input, which in a web page weighs more than the bank. Here each type has one small
//! function to be read and one to be written (derived by `timebank-derive` from serde's own attributes), and all the work is
//! done by a [`Source`] and a [`Sink`], which are there once.
//!
//! Reading does not stop at a fault: the source keeps the first one, gives nothing from then on, and is asked at the end
//! ([`Source::end`]). So no function on the way has to pass a fault on.
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
pub use source::{At, Fault, Fields, Items, JsonError, Raw, Source};
pub use source::{shorten, shorten_to};
pub use timebank_derive::{FromWire, ToWire};

pub use sorted::sorted;

/// A value that can be read from a [`Source`].
pub trait FromWire: Sized {
    /// The value that stands at `at`. From [`At::NOWHERE`], and after a fault, any value that is quick to make.
    fn read(source: &mut Source<'_>, at: At) -> Self;
}

/// A value that can be written to a [`Sink`].
pub trait ToWire {
    /// Writes the whole value.
    fn write(&self, sink: &mut Sink);
    /// Writes the fields of a structure without its braces, so that others can stand beside them.
    fn write_fields(&self, _: &mut Sink) {}
}

/// A value from JSON of at most `limit` bytes.
///
/// # Errors
/// [`JsonError`], saying where and why.
pub fn from_json<T: FromWire>(bytes: &[u8], limit: usize) -> Result<T, JsonError> {
    let mut source = Source::json_within(bytes, limit)?;
    let value = T::read(&mut source, At::ROOT);
    match source.end() {
        Ok(()) => Ok(value),
        Err(fault) => Err(JsonError::Malformed(fault)),
    }
}

/// A value as JSON, without spaces, its fields in their order.
pub fn to_json<T: ToWire + ?Sized>(value: &T) -> Vec<u8> {
    let mut sink = Sink::json(Vec::new());
    value.write(&mut sink);
    sink.done()
}

/// A value as JSON text.
pub fn to_text<T: ToWire + ?Sized>(value: &T) -> String {
    String::from_utf8(to_json(value)).unwrap_or_default()
}
