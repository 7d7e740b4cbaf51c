//! JSON parser into a flat array: one node for each value and each key, in text order. Accepts RFC 8259 and nothing more.

/// The kind of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Null,
    True,
    False,
    Number,
    Text,
    Key,
    List,
    Object,
}

impl Kind {
    /// Returns the name of the kind, as used in error messages.
    pub(crate) const fn told(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::True | Self::False => "a yes or no",
            Self::Number => "a number",
            Self::Text | Self::Key => "a text",
            Self::List => "a list",
            Self::Object => "an object",
        }
    }
}

/// A value or a key. A list or object is followed by its contents, and a key is followed by its value.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Node {
    pub(crate) kind: Kind,
    /// Whether the text has escapes.
    pub(crate) escaped: bool,
    /// The byte range in the input; for a text, without its quotes.
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// The index of the node after this one and its contents.
    pub(crate) next: u32,
}

impl Node {
    fn quotes(self) -> u32 {
        u32::from(matches!(self.kind, Kind::Text | Kind::Key))
    }
    /// Returns where it begins, quotes included.
    pub(crate) fn begins(self) -> usize {
        self.start.saturating_sub(self.quotes()) as usize
    }
    /// Returns where it ends, quotes included.
    pub(crate) fn ends(self) -> usize {
        self.end.saturating_add(self.quotes()) as usize
    }
}

/// The maximum nesting depth.
const DEPTH: usize = 127;

/// The byte offset of a syntax error, and the reason.
pub(crate) type Wrong = (usize, &'static str);

const ENDS: &str = "it ends too soon";

/// Parses one value, with nothing but white space around it.
pub(crate) fn parse(text: &[u8]) -> Result<Vec<Node>, Wrong> {
    let mut parser = Parser { text, at: 0, nodes: Vec::with_capacity(16), open: Vec::new() };
    loop {
        parser.value()?;
        // Close every list and object that ends here.
        loop {
            parser.space();
            let Some(top) = parser.open.last().copied() else {
                return if parser.at == text.len() { Ok(parser.nodes) } else { Err((parser.at, "there is more after its end")) };
            };
            let list = parser.nodes.get(top as usize).is_some_and(|node| node.kind == Kind::List);
            match (parser.peek(), list) {
                (Some(b','), true) => {
                    parser.step();
                    break;
                }
                (Some(b','), false) => {
                    parser.step();
                    parser.key()?;
                    break;
                }
                (Some(b']'), true) | (Some(b'}'), false) => parser.close(),
                (None, _) => return Err((parser.at, ENDS)),
                (_, true) => return Err((parser.at, "`,` or `]` is expected")),
                (_, false) => return Err((parser.at, "`,` or `}` is expected")),
            }
        }
    }
}

struct Parser<'a> {
    text: &'a [u8],
    at: usize,
    nodes: Vec<Node>,
    open: Vec<u32>,
}

impl Parser<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }
    fn step(&mut self) {
        self.at = self.at.wrapping_add(1);
    }
    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.step();
        }
    }

    /// Parses a scalar or an empty container, or opens a container and continues with its first value.
    fn value(&mut self) -> Result<(), Wrong> {
        loop {
            self.space();
            let Some(byte) = self.peek() else { return Err((self.at, ENDS)) };
            match byte {
                b'{' => {
                    self.begin(Kind::Object)?;
                    if self.peek() == Some(b'}') {
                        self.close();
                        return Ok(());
                    }
                    self.key()?;
                }
                b'[' => {
                    self.begin(Kind::List)?;
                    if self.peek() == Some(b']') {
                        self.close();
                        return Ok(());
                    }
                }
                b'"' => return self.text(Kind::Text),
                b'-' | b'0'..=b'9' => return self.number(),
                b't' => return self.word(b"true", Kind::True),
                b'f' => return self.word(b"false", Kind::False),
                b'n' => return self.word(b"null", Kind::Null),
                _ => return Err((self.at, "a value is expected")),
            }
        }
    }

    fn push(&mut self, kind: Kind, escaped: bool, start: usize, end: usize) {
        // The cast cannot truncate: `Source::json` refuses inputs of 4 GiB and more.
        let next = (self.nodes.len() as u32).wrapping_add(1);
        self.nodes.push(Node { kind, escaped, start: start as u32, end: end as u32, next });
    }

    fn begin(&mut self, kind: Kind) -> Result<(), Wrong> {
        if self.open.len() >= DEPTH {
            return Err((self.at, "values stand too deep in one another"));
        }
        self.open.push(self.nodes.len() as u32);
        self.push(kind, false, self.at, self.at);
        self.step();
        self.space();
        Ok(())
    }

    fn close(&mut self) {
        self.step();
        let next = self.nodes.len() as u32;
        let end = self.at as u32;
        if let Some(node) = self.open.pop().and_then(|top| self.nodes.get_mut(top as usize)) {
            node.end = end;
            node.next = next;
        }
    }

    fn key(&mut self) -> Result<(), Wrong> {
        self.space();
        match self.peek() {
            Some(b'"') => self.text(Kind::Key)?,
            None => return Err((self.at, ENDS)),
            Some(_) => return Err((self.at, "a field's name in quotes is expected")),
        }
        self.space();
        match self.peek() {
            Some(b':') => self.step(),
            None => return Err((self.at, ENDS)),
            Some(_) => return Err((self.at, "`:` is expected")),
        }
        Ok(())
    }

    fn word(&mut self, word: &[u8], kind: Kind) -> Result<(), Wrong> {
        let start = self.at;
        for wanted in word {
            match self.peek() {
                Some(byte) if byte == *wanted => self.step(),
                None => return Err((self.at, ENDS)),
                Some(_) => return Err((self.at, "a value is expected")),
            }
        }
        self.push(kind, false, start, self.at);
        Ok(())
    }

    fn digits(&mut self) -> Result<(), Wrong> {
        let from = self.at;
        while self.peek().is_some_and(|b| b.is_ascii_digit()) {
            self.step();
        }
        match self.peek() {
            _ if self.at > from => Ok(()),
            None => Err((self.at, ENDS)),
            Some(_) => Err((self.at, "a digit is expected")),
        }
    }

    fn number(&mut self) -> Result<(), Wrong> {
        let start = self.at;
        if self.peek() == Some(b'-') {
            self.step();
        }
        if self.peek() == Some(b'0') {
            self.step();
            if self.peek().is_some_and(|b| b.is_ascii_digit()) {
                return Err((self.at, "a number does not begin with `0`"));
            }
        } else {
            self.digits()?;
        }
        if self.peek() == Some(b'.') {
            self.step();
            self.digits()?;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.step();
            if matches!(self.peek(), Some(b'+' | b'-')) {
                self.step();
            }
            self.digits()?;
        }
        self.push(Kind::Number, false, start, self.at);
        Ok(())
    }

    fn text(&mut self, kind: Kind) -> Result<(), Wrong> {
        self.step();
        let start = self.at;
        let mut escaped = false;
        loop {
            match self.peek() {
                None => return Err((self.at, ENDS)),
                Some(b'"') => break,
                Some(b'\\') => {
                    escaped = true;
                    self.escape()?;
                }
                Some(0..=0x1f) => return Err((self.at, "a control character stands in a text unescaped")),
                Some(_) => self.step(),
            }
        }
        self.push(kind, escaped, start, self.at);
        self.step();
        Ok(())
    }

    fn escape(&mut self) -> Result<(), Wrong> {
        let start = self.at;
        self.step();
        match self.peek() {
            None => Err((self.at, ENDS)),
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => {
                self.step();
                Ok(())
            }
            Some(b'u') => {
                self.at = start;
                let unpaired = (start, "half of a character stands alone in a text");
                match self.unit()? {
                    0xdc00..=0xdfff => Err(unpaired),
                    0xd800..=0xdbff => match self.unit() {
                        Ok(0xdc00..=0xdfff) => Ok(()),
                        _ => Err(unpaired),
                    },
                    _ => Ok(()),
                }
            }
            Some(_) => Err((self.at, "there is no such escape")),
        }
    }

    /// Reads `\u` and four hexadecimal digits.
    fn unit(&mut self) -> Result<u32, Wrong> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let unit = unit(rest).ok_or((self.at, "`\\u` and four hexadecimal digits are expected"))?;
        self.at = self.at.wrapping_add(6);
        Ok(unit)
    }
}

/// Returns the code unit of a `\u` escape at the beginning of `text`.
fn unit(text: &[u8]) -> Option<u32> {
    let digits = text.strip_prefix(b"\\u")?.get(..4)?;
    digits.iter().try_fold(0u32, |unit, digit| Some(unit << 4 | char::from(*digit).to_digit(16)?))
}

/// Resolves the escapes in a text. The parser has already checked them.
pub(crate) fn unescape(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, escape)) = rest.split_once('\\') {
        plain.push_str(before);
        let mut length = 1usize;
        match escape.as_bytes().first() {
            Some(b'u') => {
                let bytes = rest.as_bytes().get(before.len()..).unwrap_or_default();
                let mut letter = unit(bytes).unwrap_or(0);
                length = 5;
                if (0xd800..0xdc00).contains(&letter) {
                    let low = bytes.get(6..).and_then(unit).unwrap_or(0);
                    letter = 0x1_0000u32.wrapping_add((letter & 0x3ff) << 10).wrapping_add(low & 0x3ff);
                    length = 11;
                }
                plain.push(char::from_u32(letter).unwrap_or(char::REPLACEMENT_CHARACTER));
            }
            Some(b'b') => plain.push('\u{8}'),
            Some(b'f') => plain.push('\u{c}'),
            Some(b'n') => plain.push('\n'),
            Some(b'r') => plain.push('\r'),
            Some(b't') => plain.push('\t'),
            Some(other) => plain.push(char::from(*other)),
            None => {}
        }
        rest = escape.get(length..).unwrap_or_default();
    }
    plain.push_str(rest);
    plain
}
