//! The [`Source`]: reads values from parsed JSON or from snapshot rows.

mod lists;
mod objects;
mod rows;
mod values;

use super::parse::{Kind, Node, parse, unescape};
use std::borrow::Cow;

/// Shortens a text quoted in a message to at most 40 characters.
pub fn shorten(text: &str) -> Box<str> {
    shorten_to(text, 40)
}

/// Shortens a text quoted in a message to at most `most` characters.
pub fn shorten_to(text: &str, most: usize) -> Box<str> {
    let mut short: String = text.chars().take(most).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short.into()
}

/// The position of a value in a source. Rows are read in sequence, so there every present value is at [`At::ROOT`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct At(u32);

impl At {
    /// The outermost value.
    pub const ROOT: Self = Self(0);
    /// No value: an omitted field, or anything after an error.
    pub const NOWHERE: Self = Self(u32::MAX);

    /// Returns whether there is no value here.
    pub const fn is_nowhere(self) -> bool {
        self.0 == u32::MAX
    }

    pub(crate) const fn after(self) -> Self {
        Self(self.0.saturating_add(1))
    }
}

/// The fields of a structure, as [`Source::fields`] expects them.
#[derive(Debug)]
pub struct Fields {
    /// The field names, in order.
    pub names: &'static [&'static str],
    /// Bit mask of the required fields: bit `i` belongs to `names[i]`.
    pub needed: u64,
    /// Whether unknown fields are refused.
    pub strict: bool,
}

/// The first error in a source, and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WireFault {
    /// The line, from 1.
    pub line: u32,
    /// The byte within the line, from 1.
    pub column: u32,
    /// The reason.
    pub why: Box<str>,
}

/// Why JSON input was refused: it is malformed, or it is too long to be parsed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JsonError {
    /// The input cannot be read.
    Malformed(WireFault),
    /// The input is longer than the limit.
    TooLarge {
        /// The input's length in bytes.
        size: u64,
        /// The limit in bytes.
        most: u64,
    },
}

impl std::fmt::Display for JsonError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Malformed(WireFault { line, column, why }) => {
                write!(f, "the json cannot be read at line {line}, column {column}: {}", shorten_to(why, 200))
            }
            Self::TooLarge { size, most } => write!(f, "the json has a size of {size} where at most {most} is taken"),
        }
    }
}

impl std::error::Error for JsonError {}

/// An iterator state over the values of a list or the entries of a map. Pass it to [`Source::next`] or [`Source::entry`].
#[derive(Clone, Copy, Debug)]
pub struct Items {
    next: u32,
    end: u32,
    left: u64,
}

/// Reads values from JSON or from snapshot rows.
///
/// Errors are sticky: after the first one every read returns a placeholder, and [`Source::end`] reports it.
#[derive(Debug)]
pub struct Source<'a> {
    text: &'a [u8],
    /// The parsed JSON; empty for rows.
    nodes: Vec<Node>,
    rows: bool,
    /// The number of bytes read from rows.
    place: usize,
    /// The object whose tag was read, and the tag's name, so that [`Source::fields`] does not refuse it as unknown.
    tagged: (At, &'static str),
    /// The object that [`Source::beside`] read a field of, and the field's name, so that [`Source::fields`] does not refuse it.
    beside: (At, &'static str),
    /// Whether the last variant was a bare word.
    bare: bool,
    fault: Option<(usize, Box<str>)>,
}

impl<'a> Source<'a> {
    /// Parses JSON. Errors are reported by [`Source::end`].
    pub fn json(text: &'a [u8]) -> Self {
        let mut source = Self {
            text,
            nodes: Vec::new(),
            rows: false,
            place: 0,
            tagged: (At::NOWHERE, ""),
            beside: (At::NOWHERE, ""),
            bare: false,
            fault: None,
        };
        if text.len() >= u32::MAX as usize {
            source.note(0, "it is too long");
        } else if let Err(fault) = std::str::from_utf8(text) {
            source.note(fault.valid_up_to(), "it is not utf-8");
        } else {
            match parse(text) {
                Ok(nodes) => source.nodes = nodes,
                Err((place, why)) => source.note(place, why),
            }
        }
        source
    }

    /// Parses JSON of at most `limit` bytes.
    ///
    /// # Errors
    /// [`JsonError::TooLarge`] if `text` is longer.
    pub fn json_within(text: &'a [u8], limit: usize) -> Result<Self, JsonError> {
        if text.len() > limit {
            return Err(JsonError::TooLarge { size: text.len() as u64, most: limit as u64 });
        }
        Ok(Self::json(text))
    }

    /// Reads snapshot rows, in the postcard encoding.
    pub fn rows(bytes: &'a [u8]) -> Self {
        Self {
            text: bytes,
            nodes: Vec::new(),
            rows: true,
            place: 0,
            tagged: (At::NOWHERE, ""),
            beside: (At::NOWHERE, ""),
            bare: false,
            fault: None,
        }
    }

    /// Finishes reading.
    ///
    /// # Errors
    /// The first error. For rows, also if bytes are left over.
    pub fn end(self) -> Result<(), WireFault> {
        let (place, why) = match self.fault {
            Some(fault) => fault,
            None if self.rows && self.place != self.text.len() => (self.place, "there is more after its end".into()),
            None => return Ok(()),
        };
        let before = self.text.get(..place).unwrap_or_default();
        let line = before.iter().filter(|b| **b == b'\n').count().saturating_add(1);
        let column = before.iter().rev().take_while(|b| **b != b'\n').count().saturating_add(1);
        let small = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Err(WireFault { line: small(line), column: small(column), why })
    }

    /// Returns whether this source reads rows, which carry no names.
    pub const fn is_rows(&self) -> bool {
        self.rows
    }

    /// Returns whether the value at `at` is a number. Always false for rows.
    pub fn is_number(&self, at: At) -> bool {
        self.node(at).is_some_and(|node| node.kind == Kind::Number)
    }

    /// Returns whether the value at `at` is a text. Always false for rows.
    pub fn is_text(&self, at: At) -> bool {
        self.node(at).is_some_and(|node| node.kind == Kind::Text)
    }

    #[cold]
    #[inline(never)]
    fn note(&mut self, place: usize, why: &str) {
        if self.fault.is_none() {
            self.fault = Some((place, why.into()));
        }
    }

    /// Records an error at `at`, unless there is one already.
    #[cold]
    #[inline(never)]
    pub fn refuse(&mut self, at: At, why: &str) {
        let place = if self.rows { self.place } else { self.node(at).map_or(0, Node::begins) };
        self.note(place, why);
    }

    fn failed(&self) -> bool {
        self.fault.is_some()
    }

    fn node(&self, at: At) -> Option<Node> {
        self.nodes.get(at.0 as usize).copied()
    }

    /// Returns the node at `at` if it is of this kind. Otherwise records an error, unless there is no node.
    fn expect(&mut self, at: At, kind: Kind, wanted: &str) -> Option<Node> {
        let node = self.node(at)?;
        if node.kind == kind {
            return Some(node);
        }
        self.mistaken(at, wanted);
        None
    }

    #[cold]
    #[inline(never)]
    pub(crate) fn mistaken(&mut self, at: At, wanted: &str) {
        let Some(node) = self.node(at) else { return };
        let found = match node.kind {
            Kind::Number => Cow::Owned(format!("`{}`", shorten(self.slice(node)))),
            other => Cow::Borrowed(other.told()),
        };
        self.refuse(at, &format!("{wanted} is expected, not {found}"));
    }

    fn slice(&self, node: Node) -> &'a str {
        let bytes = self.text.get(node.start as usize..node.end as usize).unwrap_or_default();
        std::str::from_utf8(bytes).unwrap_or_default()
    }

    fn plain(&self, node: Node) -> Cow<'a, str> {
        let slice = self.slice(node);
        if node.escaped { Cow::Owned(unescape(slice)) } else { Cow::Borrowed(slice) }
    }

    /// Records an error at `at`, with the message of `fault`.
    #[cold]
    #[inline(never)]
    pub fn refuse_with(&mut self, at: At, fault: &dyn std::fmt::Display) {
        self.refuse(at, &fault.to_string());
    }
}

/// An unparsed JSON value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raw(pub Box<[u8]>);

impl super::FromWire for Raw {
    fn read(source: &mut Source<'_>, at: At) -> Self {
        Self(source.raw(at).into())
    }
}
