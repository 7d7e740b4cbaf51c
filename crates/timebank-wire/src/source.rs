//! The [`Source`]: reads values from parsed JSON or from snapshot rows.

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
pub struct Fault {
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
    Malformed(Fault),
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
            Self::Malformed(Fault { line, column, why }) => {
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
    pub fn end(self) -> Result<(), Fault> {
        let (place, why) = match self.fault {
            Some(fault) => fault,
            None if self.rows && self.place != self.text.len() => (self.place, "there is more after its end".into()),
            None => return Ok(()),
        };
        let before = self.text.get(..place).unwrap_or_default();
        let line = before.iter().filter(|b| **b == b'\n').count().saturating_add(1);
        let column = before.iter().rev().take_while(|b| **b != b'\n').count().saturating_add(1);
        let small = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Err(Fault { line: small(line), column: small(column), why })
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

    /// Finds each field of an object and stores its position in `slots`, in the order of `fields`. Records an error if a field is
    /// missing, duplicated or unknown.
    pub fn fields(&mut self, at: At, fields: &Fields, slots: &mut [At]) {
        if self.rows {
            slots.fill(At::ROOT);
            return;
        }
        let Some(object) = self.expect(at, Kind::Object, "an object") else { return };
        let mut key = at.after();
        let mut guess = 0;
        let mut tags = if self.tagged.0 == at { 0 } else { 2u32 };
        let mut besides = if self.beside.0 == at { 0 } else { 2u32 };
        while key.0 < object.next
            && let Some(node) = self.node(key)
        {
            let name = self.plain(node);
            let value = key.after();
            if tags < 2 && *name == *self.tagged.1 {
                tags = tags.wrapping_add(1);
                if tags == 2 {
                    self.refuse(key, &format!("duplicate field `{name}`"));
                }
            } else if besides < 2 && *name == *self.beside.1 {
                besides = besides.wrapping_add(1);
                if besides == 2 {
                    self.refuse(key, &format!("duplicate field `{name}`"));
                }
            } else if let Some(index) = find(fields.names, guess, &name) {
                if let Some(slot) = slots.get_mut(index) {
                    if !slot.is_nowhere() {
                        self.refuse(key, &format!("duplicate field `{name}`"));
                    }
                    *slot = value;
                }
                guess = index.wrapping_add(1);
            } else if fields.strict {
                self.unknown("field", key, &name, fields.names);
            }
            key = At(self.node(value).map_or(u32::MAX, |node| node.next));
        }
        let missing = slots.iter().zip(fields.names).enumerate();
        let missing = missing.filter(|(index, (slot, _))| slot.is_nowhere() && (fields.needed >> (index & 63)) & 1 == 1);
        if let Some((_, (_, name))) = missing.into_iter().next() {
            self.refuse(at, &format!("missing field `{name}`"));
        }
        if self.failed() {
            slots.fill(At::NOWHERE);
        }
    }

    #[cold]
    #[inline(never)]
    fn unknown(&mut self, what: &str, at: At, given: &str, known: &[&str]) {
        let mut why = format!("unknown {what} `{}`", shorten(given));
        why.push_str(if known.is_empty() {
            ", there are none"
        } else if known.len() == 1 {
            ", expected `"
        } else {
            ", expected one of `"
        });
        if !known.is_empty() {
            why.push_str(&known.join("`, `"));
            why.push('`');
        }
        self.refuse(at, &why);
    }

    /// Returns the position of one field that the object carries in addition to its structure's own. Later calls of
    /// [`Source::fields`] on the same object accept that field.
    pub fn beside(&mut self, at: At, name: &'static str) -> At {
        let Some(object) = self.expect(at, Kind::Object, "an object") else { return At::NOWHERE };
        self.beside = (at, name);
        let mut key = at.after();
        while key.0 < object.next
            && let Some(node) = self.node(key)
        {
            let value = key.after();
            if *self.plain(node) == *name {
                return value;
            }
            key = At(self.node(value).map_or(u32::MAX, |node| node.next));
        }
        self.refuse(at, &format!("missing field `{name}`"));
        At::NOWHERE
    }

    /// Refuses any field other than the tag.
    pub fn nothing_else(&mut self, at: At) {
        self.fields(at, &Fields { names: &[], needed: 0, strict: true }, &mut []);
    }

    /// Returns the index in `words` of the text at `at`.
    pub fn word(&mut self, at: At, words: &[&'static str]) -> usize {
        if self.rows {
            return self.index(words.len());
        }
        match self.node(at) {
            Some(node) if matches!(node.kind, Kind::Text | Kind::Key) => self.known(at, node, words),
            _ => {
                self.mistaken(at, "a text");
                0
            }
        }
    }

    fn known(&mut self, at: At, node: Node, words: &[&'static str]) -> usize {
        let given = self.plain(node);
        find(words, 0, &given).unwrap_or_else(|| {
            self.unknown("variant", at, &given, words);
            0
        })
    }

    fn index(&mut self, most: usize) -> usize {
        let index = self.varint() as usize;
        if index < most {
            return index;
        }
        self.refuse(At::ROOT, "there is no such variant");
        0
    }

    /// Returns the index in `words` of the variant named by the object's field `tag`.
    pub fn tag(&mut self, at: At, tag: &'static str, words: &[&'static str]) -> usize {
        if self.rows {
            self.refuse(at, "rows have no tags");
        }
        let Some(object) = self.expect(at, Kind::Object, "an object") else { return 0 };
        self.tagged = (at, tag);
        let mut key = at.after();
        while key.0 < object.next
            && let Some(node) = self.node(key)
        {
            let value = key.after();
            if *self.plain(node) == *tag {
                return self.word(value, words);
            }
            key = At(self.node(value).map_or(u32::MAX, |node| node.next));
        }
        self.refuse(at, &format!("missing field `{tag}`"));
        0
    }

    /// Returns the index of the variant at `at` and the position of its value. In JSON a variant is a bare word, or an object
    /// with one field.
    pub fn variant(&mut self, at: At, words: &[&'static str]) -> (usize, At) {
        if self.rows {
            return (self.index(words.len()), At::ROOT);
        }
        self.bare = self.node(at).is_some_and(|node| node.kind == Kind::Text);
        if self.bare {
            return (self.word(at, words), at);
        }
        let Some(object) = self.expect(at, Kind::Object, "a text or an object") else { return (0, At::NOWHERE) };
        let key = at.after();
        let value = key.after();
        match self.node(key) {
            Some(node) if node.kind == Kind::Key && self.node(value).is_some_and(|inside| inside.next == object.next) => {
                (self.known(key, node, words), value)
            }
            _ => {
                self.refuse(at, "an object with one field is expected");
                (0, At::NOWHERE)
            }
        }
    }

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

    /// Records an error at `at`, with the message of `fault`.
    #[cold]
    #[inline(never)]
    pub fn refuse_with(&mut self, at: At, fault: &dyn std::fmt::Display) {
        self.refuse(at, &fault.to_string());
    }

    /// Starts reading a list.
    pub fn items(&mut self, at: At) -> Items {
        if self.rows {
            return Items { next: 0, end: 0, left: self.varint() };
        }
        match self.expect(at, Kind::List, "a list") {
            Some(node) => Items { next: at.after().0, end: node.next, left: 0 },
            None => Items { next: 0, end: 0, left: 0 },
        }
    }

    /// Returns the position of the next value of a list. Returns `None` after an error, so a false length in the input costs
    /// nothing.
    pub fn next(&mut self, items: &mut Items) -> Option<At> {
        if self.failed() {
            return None;
        }
        if self.rows {
            items.left = items.left.checked_sub(1)?;
            return Some(At::ROOT);
        }
        if items.next >= items.end {
            return None;
        }
        let at = At(items.next);
        items.next = self.node(at)?.next;
        Some(at)
    }

    /// Returns the positions of the values of a list of exactly `N`.
    pub fn tuple<const N: usize>(&mut self, at: At) -> [At; N] {
        let mut slots = [if self.rows { At::ROOT } else { At::NOWHERE }; N];
        if !self.rows {
            self.fill(at, &mut slots);
        }
        slots
    }

    fn fill(&mut self, at: At, slots: &mut [At]) {
        let mut items = self.items(at);
        for slot in &mut *slots {
            *slot = self.next(&mut items).unwrap_or(At::NOWHERE);
        }
        if slots.last().is_some_and(|last| last.is_nowhere()) || self.next(&mut items).is_some() {
            self.refuse(at, &format!("a list of {} is expected", slots.len()));
        }
    }

    /// Starts reading a map.
    pub fn entries(&mut self, at: At) -> Items {
        if self.rows {
            return Items { next: 0, end: 0, left: self.varint() };
        }
        match self.expect(at, Kind::Object, "an object") {
            Some(node) => Items { next: at.after().0, end: node.next, left: 0 },
            None => Items { next: 0, end: 0, left: 0 },
        }
    }

    /// Returns the positions of the next key of a map and of its value.
    pub fn entry(&mut self, items: &mut Items) -> Option<(At, At)> {
        let key = self.next(items)?;
        if self.rows {
            return Some((At::ROOT, At::ROOT));
        }
        Some((key, self.next(items)?))
    }

    /// Returns the unparsed bytes of a value, without surrounding spaces.
    pub fn raw(&mut self, at: At) -> &'a [u8] {
        let Some(node) = self.node(at) else { return &[] };
        self.text.get(node.begins()..node.ends()).unwrap_or_default()
    }

    /// Reads one byte of rows.
    pub fn byte(&mut self) -> u8 {
        self.bytes(1).first().copied().unwrap_or(0)
    }

    /// Reads `length` bytes of rows. Returns an empty slice and records an error if there are fewer.
    pub fn bytes(&mut self, length: usize) -> &'a [u8] {
        let taken = self.text.get(self.place..).and_then(|rest| rest.get(..length));
        match taken {
            Some(taken) => {
                self.place = self.place.wrapping_add(length);
                taken
            }
            None => {
                self.note(self.place, "it ends too soon");
                &[]
            }
        }
    }

    /// Reads a LEB128 varint: seven bits a byte, lowest first. A set high bit means that another byte follows.
    fn varint(&mut self) -> u64 {
        let mut value = 0u64;
        for shift in (0..64u32).step_by(7) {
            let byte = self.byte();
            let bits = u64::from(byte & 0x7f);
            value |= bits.wrapping_shl(shift);
            if byte < 0x80 {
                if shift == 63 && bits > 1 {
                    break;
                }
                return value;
            }
        }
        self.note(self.place, "a number is too long");
        0
    }
}

/// Returns the index of `name`. Tries `guess` first, because fields mostly arrive in their declared order.
fn find(names: &[&str], guess: usize, name: &str) -> Option<usize> {
    if names.get(guess).is_some_and(|guessed| *guessed == name) {
        return Some(guess);
    }
    names.iter().position(|known| *known == name)
}

/// An unparsed JSON value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raw(pub Box<[u8]>);

impl super::FromWire for Raw {
    fn read(source: &mut Source<'_>, at: At) -> Self {
        Self(source.raw(at).into())
    }
}
