//! Canonical JSON: the exact bytes a record's hash covers, written and read directly.
//!
//! The writer produces the same bytes as `serde_json` in a fraction of the time; a test checks that both agree. The reader
//! accepts only what the writer would produce: the same field order and no spaces. Input that it does not accept is read again
//! with [`from_json`], which gives the error its message. Types that can be written here are *lasting*: they contain no text.

pub use crate::{from_json, put_number, to_json};

/// A value that may be part of a record's lasting half: numbers, enums, instants, digests; never text about a person.
///
/// Implemented here for primitive types. The `wire_*` macros implement it for structures whose fields are all lasting, so a
/// `String` in an event does not compile.
///
/// ```compile_fail
/// fn lasting<T: timebank_wire::canon::Lasting>() {}
/// lasting::<String>();
/// ```
/// ```
/// fn lasting<T: timebank_wire::canon::Lasting>() {}
/// lasting::<Vec<Option<u32>>>();
/// ```
pub trait Lasting {}

/// A value with a canonical encoding.
pub trait Canon: Sized {
    /// Writes the canonical bytes.
    fn put(&self, out: &mut Vec<u8>);
    /// Reads canonical bytes. Returns `None` if the input is not canonical.
    fn take(c: &mut Cursor<'_>) -> Option<Self>;
    /// Returns whether an optional field with this value is omitted.
    fn omitted(&self) -> bool {
        false
    }
}

/// The fields of a structure without its braces, so that a tag can be written before them.
pub trait CanonFields: Sized {
    /// Writes the fields, each preceded by a comma, except the first one if `first`.
    fn put_fields(&self, out: &mut Vec<u8>, first: bool);
    /// Reads the output of [`CanonFields::put_fields`].
    fn take_fields(c: &mut Cursor<'_>, first: bool) -> Option<Self>;
}

/// Returns whether an optional field is omitted: serde's `skip_serializing_if`, with the same answer as the canonical writer.
pub fn omit<T: Canon>(value: &T) -> bool {
    value.omitted()
}

/// A read position in canonical bytes.
#[derive(Debug)]
pub struct Cursor<'a> {
    rest: &'a [u8],
}

impl<'a> Cursor<'a> {
    /// Starts at the beginning of `bytes`.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }
    /// Returns the unread bytes.
    pub fn rest(&self) -> &'a [u8] {
        self.rest
    }
    /// Skips `text` if it comes next, and returns whether it did.
    #[inline]
    pub fn eat(&mut self, text: &[u8]) -> bool {
        match self.rest.strip_prefix(text) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }
    /// Skips `text`. Returns `None` if it does not come next.
    #[inline]
    pub fn need(&mut self, text: &[u8]) -> Option<()> {
        self.eat(text).then_some(())
    }
    /// Reads a quoted text of `length` bytes. The caller refuses quotes and escapes in it.
    pub fn quoted_of(&mut self, length: usize) -> Option<&'a [u8]> {
        let (text, after) = self.rest.strip_prefix(b"\"")?.split_at_checked(length)?;
        self.rest = after.strip_prefix(b"\"")?;
        Some(text)
    }
    /// Reads a quoted text without escapes.
    pub fn quoted(&mut self) -> Option<&'a [u8]> {
        let rest = self.rest.strip_prefix(b"\"")?;
        let end = rest.iter().position(|b| *b == b'"' || *b == b'\\')?;
        let (text, after) = rest.split_at_checked(end)?;
        self.rest = after.strip_prefix(b"\"")?;
        Some(text)
    }
    /// Reads a number without sign or leading zero.
    pub fn number(&mut self) -> Option<u64> {
        let mut value = 0u64;
        let mut digits = 0usize;
        let mut rest = self.rest;
        while let Some((b, after)) = rest.split_first() {
            if !b.is_ascii_digit() {
                break;
            }
            value = value.checked_mul(10)?.checked_add(u64::from(b.wrapping_sub(b'0')))?;
            digits = digits.wrapping_add(1);
            rest = after;
        }
        if digits == 0 || (digits > 1 && self.rest.first() == Some(&b'0')) {
            return None;
        }
        self.rest = rest;
        Some(value)
    }
}

macro_rules! canon_unsigned {
    ($($t:ty),*) => {$(
        impl Lasting for $t {}
        impl Canon for $t {
            fn put(&self, out: &mut Vec<u8>) { put_number(u64::from(*self), out); }
            fn take(c: &mut Cursor<'_>) -> Option<Self> { c.number()?.try_into().ok() }
        }
    )*};
}
canon_unsigned!(u8, u16, u32, u64);

impl Lasting for i64 {}
impl Canon for i64 {
    fn put(&self, out: &mut Vec<u8>) {
        crate::put_signed(*self, out);
    }
    fn take(c: &mut Cursor<'_>) -> Option<Self> {
        let negative = c.eat(b"-");
        let value = i64::try_from(c.number()?).ok()?;
        if negative && value == 0 {
            return None;
        }
        Some(if negative { value.checked_neg()? } else { value })
    }
}

macro_rules! canon_signed {
    ($($t:ty),*) => {$(
        impl Lasting for $t {}
        impl Canon for $t {
            fn put(&self, out: &mut Vec<u8>) { i64::from(*self).put(out); }
            fn take(c: &mut Cursor<'_>) -> Option<Self> { i64::take(c)?.try_into().ok() }
        }
    )*};
}
canon_signed!(i16, i32);

impl Lasting for bool {}
impl Canon for bool {
    fn put(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(if *self { b"true" } else { b"false" });
    }
    fn take(c: &mut Cursor<'_>) -> Option<Self> {
        if c.eat(b"true") { Some(true) } else { c.need(b"false").map(|()| false) }
    }
    fn omitted(&self) -> bool {
        !self
    }
}

impl<T: Lasting> Lasting for Option<T> {}
impl<T: Canon> Canon for Option<T> {
    fn put(&self, out: &mut Vec<u8>) {
        match self {
            Some(value) => value.put(out),
            None => out.extend_from_slice(b"null"),
        }
    }
    fn take(c: &mut Cursor<'_>) -> Option<Self> {
        T::take(c).map(Some)
    }
    fn omitted(&self) -> bool {
        self.is_none()
    }
}

impl<T: Lasting> Lasting for Vec<T> {}
impl<T: Canon> Canon for Vec<T> {
    fn put(&self, out: &mut Vec<u8>) {
        out.push(b'[');
        for (i, value) in self.iter().enumerate() {
            if i > 0 {
                out.push(b',');
            }
            value.put(out);
        }
        out.push(b']');
    }
    fn take(c: &mut Cursor<'_>) -> Option<Self> {
        c.need(b"[")?;
        let mut all = Vec::with_capacity(2);
        if c.eat(b"]") {
            return Some(all);
        }
        loop {
            all.push(T::take(c)?);
            if c.eat(b"]") {
                return Some(all);
            }
            c.need(b",")?;
        }
    }
    fn omitted(&self) -> bool {
        self.is_empty()
    }
}

/// Returns the canonical bytes of a value.
pub fn to_canonical<T: Canon>(value: &T) -> Vec<u8> {
    let mut out = Vec::with_capacity(256);
    value.put(&mut out);
    out
}

/// Defines a structure that may be part of a record. Implements serde, the canonical writer and reader, and `Lasting`, which
/// fails to compile if any field is not lasting. `? "crate::canon::omit"` marks a field that is omitted when empty.
#[macro_export]
macro_rules! wire_struct {
    ($(#[$m:meta])* pub struct $name:ident { $( $(#[$fm:meta])* $field:ident = $wire:literal $(? $omit:literal)? : $ty:ty ),* $(,)? }) => {
        $(#[$m])*
        #[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, $crate::ToWire, $crate::FromWire)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(deny_unknown_fields)]
        #[non_exhaustive]
        pub struct $name { $( $(#[$fm])* #[serde(rename = $wire $(, default, skip_serializing_if = $omit)?)] pub $field: $ty ),* }
        impl $crate::canon::Lasting for $name where $( $ty: $crate::canon::Lasting ),* {}
        impl $crate::canon::Absent for $name {}
        impl $crate::canon::CanonFields for $name {
            #[allow(unused_assignments, unused_mut, unused_variables, reason = "a structure may have no field, or only optional ones")]
            fn put_fields(&self, out: &mut Vec<u8>, mut first: bool) {
                $(
                    const _: &[&str] = &[$($omit)?];
                    if !{ const OPTIONAL: &[&str] = &[$($omit)?]; !OPTIONAL.is_empty() && $crate::canon::Canon::omitted(&self.$field) } {
                        out.extend_from_slice(if first { concat!("\"", $wire, "\":").as_bytes() } else { concat!(",\"", $wire, "\":").as_bytes() });
                        $crate::canon::Canon::put(&self.$field, out);
                        first = false;
                    }
                )*
            }
            #[allow(unused_assignments, unused_mut, unused_variables, reason = "a structure may have no field, or only optional ones")]
            fn take_fields(c: &mut $crate::canon::Cursor<'_>, mut first: bool) -> Option<Self> {
                $(
                    let $field = {
                        const OPTIONAL: &[&str] = &[$($omit)?];
                        let here = c.eat(if first { concat!("\"", $wire, "\":").as_bytes() } else { concat!(",\"", $wire, "\":").as_bytes() });
                        if here {
                            first = false;
                            let value: $ty = $crate::canon::Canon::take(c)?;
                            if !OPTIONAL.is_empty() && $crate::canon::Canon::omitted(&value) { return None; }
                            value
                        } else if OPTIONAL.is_empty() {
                            return None;
                        } else {
                            $crate::canon::Absent::absent()?
                        }
                    };
                )*
                Some(Self { $($field),* })
            }
        }
        impl $crate::canon::Canon for $name {
            fn put(&self, out: &mut Vec<u8>) {
                out.push(b'{');
                $crate::canon::CanonFields::put_fields(self, out, true);
                out.push(b'}');
            }
            fn take(c: &mut $crate::canon::Cursor<'_>) -> Option<Self> {
                c.need(b"{")?;
                let value = $crate::canon::CanonFields::take_fields(c, true)?;
                c.need(b"}")?;
                Some(value)
            }
        }
    };
}

/// The value of an omitted optional field. Required fields have none.
pub trait Absent: Sized {
    /// Returns the value of an omitted field, or `None` if the field is required.
    fn absent() -> Option<Self> {
        None
    }
}
impl<T> Absent for Option<T> {
    fn absent() -> Option<Self> {
        Some(None)
    }
}
impl<T> Absent for Vec<T> {
    fn absent() -> Option<Self> {
        Some(Vec::new())
    }
}
impl Absent for bool {
    fn absent() -> Option<Self> {
        Some(false)
    }
}
macro_rules! never_absent { ($($t:ty),* $(,)?) => { $( impl Absent for $t {} )* }; }
never_absent!(u8, u16, u32, u64, i16, i32, i64);

/// Defines a closed list of codes: an enum written as a kebab-case text.
#[macro_export]
macro_rules! wire_code {
    ($(#[$m:meta])* pub enum $name:ident { $( $(#[$vm:meta])* $var:ident = $code:literal ),* $(,)? }) => {
        $(#[$m])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, $crate::ToWire, $crate::FromWire)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[non_exhaustive]
        pub enum $name { $( $(#[$vm])* #[serde(rename = $code)] $var ),* }
        impl $name {
            /// All values, in order.
            pub const ALL: &'static [Self] = &[$(Self::$var),*];
            /// Returns the code as written on the wire.
            pub const fn as_str(self) -> &'static str {
                match self { $( Self::$var => $code ),* }
            }
            /// Returns the value with this code.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $( $code => Some(Self::$var), )* _ => None }
            }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(self.as_str()) }
        }
        impl $crate::canon::Lasting for $name {}
        impl $crate::canon::Absent for $name {}
        impl $crate::canon::Canon for $name {
            fn put(&self, out: &mut Vec<u8>) {
                out.push(b'"');
                out.extend_from_slice(self.as_str().as_bytes());
                out.push(b'"');
            }
            fn take(c: &mut $crate::canon::Cursor<'_>) -> Option<Self> {
                let text = c.quoted()?;
                $( if text == $code.as_bytes() { return Some(Self::$var); } )*
                None
            }
        }
    };
}

/// Defines a tagged union: the field `type` selects the variant.
#[macro_export]
macro_rules! wire_tagged {
    ($(#[$m:meta])* pub enum $name:ident { $( $(#[$vm:meta])* $var:ident = $tag:literal ),* $(,)? }) => {
        $(#[$m])*
        #[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, $crate::ToWire, $crate::FromWire)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(tag = "type")]
        #[non_exhaustive]
        pub enum $name { $( $(#[$vm])* #[serde(rename = $tag)] $var($var) ),* }
        impl $name {
            /// The tags of all variants, in order.
            pub const TAGS: &'static [&'static str] = &[$($tag),*];
            /// Returns the schema of each variant, by tag.
            #[cfg(feature = "schema")]
            pub fn schemas(generator: &mut schemars::SchemaGenerator) -> serde_json::Map<String, serde_json::Value> {
                [$(($tag.to_owned(), generator.subschema_for::<$var>().into())),*].into_iter().collect()
            }
            /// Returns the `type` as written on the wire.
            pub const fn tag(&self) -> &'static str {
                match self { $( Self::$var(_) => $tag ),* }
            }
        }
        $( impl From<$var> for $name { fn from(value: $var) -> Self { Self::$var(value) } } )*
        impl $crate::canon::Lasting for $name where $( $var: $crate::canon::Lasting ),* {}
        impl $crate::canon::Absent for $name {}
        impl $crate::canon::Canon for $name {
            fn put(&self, out: &mut Vec<u8>) {
                match self { $(
                    Self::$var(inner) => {
                        out.extend_from_slice(concat!("{\"type\":\"", $tag, "\"").as_bytes());
                        $crate::canon::CanonFields::put_fields(inner, out, false);
                        out.push(b'}');
                    }
                )* }
            }
            fn take(c: &mut $crate::canon::Cursor<'_>) -> Option<Self> {
                c.need(b"{\"type\":")?;
                let tag = c.quoted()?;
                $( if tag == $tag.as_bytes() {
                    let inner = $crate::canon::CanonFields::take_fields(c, false)?;
                    c.need(b"}")?;
                    return Some(Self::$var(inner));
                } )*
                None
            }
        }
    };
}

pub use crate::{wire_code, wire_struct, wire_tagged};
