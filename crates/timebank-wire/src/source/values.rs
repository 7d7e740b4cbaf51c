//! Values that stand alone: booleans, numbers, texts.

use super::{At, Source};
use crate::parse::{Kind, Node};
use std::borrow::Cow;

impl<'a> Source<'a> {
    /// Reads the value of a variant that has none.
    pub fn unit(&mut self, at: At) {
        if !self.rows && !self.bare {
            self.expect(at, Kind::Null, "null");
        }
    }

    /// Returns whether an optional value is present: false for null and for an omitted field.
    pub fn some(&mut self, at: At) -> bool {
        if self.rows {
            return self.boolean(at);
        }
        self.node(at).is_some_and(|node| node.kind != Kind::Null)
    }

    /// Reads null.
    pub fn null(&mut self, at: At) {
        if !self.rows {
            self.expect(at, Kind::Null, "null");
        }
    }

    /// Reads a boolean.
    pub fn boolean(&mut self, at: At) -> bool {
        if self.rows {
            return match self.byte() {
                0 => false,
                1 => true,
                _ => {
                    self.refuse(at, "0 or 1 is expected");
                    false
                }
            };
        }
        match self.node(at).map(|node| node.kind) {
            Some(Kind::True) => true,
            Some(Kind::False) | None => false,
            Some(_) => {
                self.mistaken(at, "true or false");
                false
            }
        }
    }

    /// Reads a whole number from 0 to `most`.
    pub fn whole(&mut self, at: At, most: u64) -> u64 {
        let read = if self.rows {
            Some(self.varint())
        } else {
            let Some(node) = self.node(at) else { return 0 };
            self.digits(node).filter(|(negative, _)| !negative).map(|(_, number)| number)
        };
        read.filter(|number| *number <= most).unwrap_or_else(|| {
            self.out_of_range(at, 0, most);
            0
        })
    }

    /// Reads a whole number from `least` to `most`.
    pub fn signed(&mut self, at: At, least: i64, most: i64) -> i64 {
        let read = if self.rows {
            let coded = self.varint();
            // Zigzag encoding: the sign is the lowest bit.
            Some((coded >> 1) as i64 ^ ((coded & 1) as i64).wrapping_neg())
        } else {
            let Some(node) = self.node(at) else { return 0 };
            self.digits(node).and_then(
                |(negative, number)| {
                    if negative { 0i64.checked_sub_unsigned(number) } else { i64::try_from(number).ok() }
                },
            )
        };
        read.filter(|number| (least..=most).contains(number)).unwrap_or_else(|| {
            self.out_of_range(at, least, most.unsigned_abs());
            0
        })
    }

    #[cold]
    #[inline(never)]
    fn out_of_range(&mut self, at: At, least: i64, most: u64) {
        let wanted = format!("a whole number from {least} to {most}");
        if self.rows {
            self.refuse(at, &wanted);
        } else {
            self.mistaken(at, &wanted);
        }
    }

    fn digits(&self, node: Node) -> Option<(bool, u64)> {
        if !matches!(node.kind, Kind::Number | Kind::Key) {
            return None;
        }
        let slice = self.slice(node);
        let (negative, digits) = slice.strip_prefix('-').map_or((false, slice), |digits| (true, digits));
        // Map keys come here too, and the parser did not check that they are numbers. `-0` is refused.
        let plain = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
        let shortest = digits.len() == 1 || !digits.starts_with('0');
        let number: u64 = if plain && shortest { digits.parse().ok()? } else { return None };
        (!negative || number != 0).then_some((negative, number))
    }

    /// Reads a text.
    pub fn text(&mut self, at: At) -> Cow<'a, str> {
        if self.rows {
            let length = self.varint();
            let bytes = self.bytes(usize::try_from(length).unwrap_or(usize::MAX));
            return match std::str::from_utf8(bytes) {
                Ok(text) => Cow::Borrowed(text),
                Err(_) => {
                    self.refuse(at, "a text is not utf-8");
                    Cow::Borrowed("")
                }
            };
        }
        match self.node(at) {
            Some(node) if matches!(node.kind, Kind::Text | Kind::Key) => self.plain(node),
            Some(_) => {
                self.mistaken(at, "a text");
                Cow::Borrowed("")
            }
            None => Cow::Borrowed(""),
        }
    }

    /// Reads a value that is written as a text and parsed with `FromStr`. Returns `otherwise` if it is omitted or invalid.
    pub fn parsed<T: std::str::FromStr<Err: std::fmt::Display>>(&mut self, at: At, otherwise: T) -> T {
        if at.is_nowhere() {
            return otherwise;
        }
        let text = self.text(at);
        if self.failed() {
            return otherwise;
        }
        match text.parse() {
            Ok(value) => value,
            Err(fault) => {
                self.refuse_with(at, &fault);
                otherwise
            }
        }
    }
}
