//! What values are written to: JSON without spaces, or the rows of a snapshot.

/// What values are written to.
#[derive(Debug)]
pub struct Sink {
    out: Vec<u8>,
    rows: bool,
}

impl Sink {
    /// JSON, after what stands in `out`.
    pub const fn json(out: Vec<u8>) -> Self {
        Self { out, rows: false }
    }
    /// Rows of a snapshot, after what stands in `out`: field after field as postcard writes them.
    pub const fn rows(out: Vec<u8>) -> Self {
        Self { out, rows: true }
    }
    /// All that was written.
    pub fn done(self) -> Vec<u8> {
        self.out
    }
    /// Whether these are rows, in which nothing has a name.
    pub const fn is_rows(&self) -> bool {
        self.rows
    }
    /// For those who write JSON of their own.
    pub const fn out(&mut self) -> &mut Vec<u8> {
        &mut self.out
    }

    fn mark(&mut self, byte: u8) {
        if !self.rows {
            self.out.push(byte);
        }
    }
    fn comma(&mut self) {
        // No value ends in an opening bracket, so what stands last tells whether this is the first.
        if !matches!(self.out.last(), Some(b'{' | b'[')) {
            self.out.push(b',');
        }
    }

    /// Begins a structure.
    pub fn begin(&mut self) {
        self.mark(b'{');
    }
    /// Ends a structure or a variant.
    pub fn end(&mut self) {
        self.mark(b'}');
    }
    /// The name of a field, before its value.
    pub fn key(&mut self, name: &str) {
        if !self.rows {
            self.comma();
            self.text(name);
            self.out.push(b':');
        }
    }
    /// A variant without a value.
    pub fn word(&mut self, index: u32, word: &str) {
        if self.rows {
            self.varint(u64::from(index));
        } else {
            self.text(word);
        }
    }
    /// A variant with a value, before it.
    pub fn variant(&mut self, index: u32, word: &str) {
        if self.rows {
            self.varint(u64::from(index));
        } else {
            self.begin();
            self.key(word);
        }
    }
    /// Begins a list of so many.
    pub fn list(&mut self, length: usize) {
        if self.rows {
            self.varint(length as u64);
        } else {
            self.out.push(b'[');
        }
    }
    /// Before each value of a list.
    pub fn item(&mut self) {
        if !self.rows {
            self.comma();
        }
    }
    /// Ends a list.
    pub fn end_list(&mut self) {
        self.mark(b']');
    }
    /// Begins a list whose length both sides know.
    pub fn tuple(&mut self) {
        self.mark(b'[');
    }
    /// Begins a map of so many.
    pub fn map(&mut self, length: usize) {
        if self.rows {
            self.varint(length as u64);
        } else {
            self.out.push(b'{');
        }
    }
    /// A key of a map, before its value: whatever it is, in quotes.
    pub fn map_key(&mut self, key: &dyn super::ToWire) {
        if self.rows {
            return key.write(self);
        }
        self.comma();
        let place = self.out.len();
        key.write(self);
        if self.out.get(place) != Some(&b'"') {
            self.out.insert(place, b'"');
            self.out.push(b'"');
        }
        self.out.push(b':');
    }
    /// A value, or none.
    pub fn some(&mut self, there: bool) {
        if self.rows {
            self.out.push(u8::from(there));
        } else if !there {
            self.out.extend_from_slice(b"null");
        }
    }
    /// Null.
    pub fn null(&mut self) {
        if !self.rows {
            self.out.extend_from_slice(b"null");
        }
    }
    /// Yes or no.
    pub fn boolean(&mut self, value: bool) {
        if self.rows {
            self.out.push(u8::from(value));
        } else {
            self.out.extend_from_slice(if value { b"true" } else { b"false" });
        }
    }
    /// A whole number, not negative.
    pub fn whole(&mut self, value: u64) {
        if self.rows {
            self.varint(value);
        } else {
            put_number(value, &mut self.out);
        }
    }
    /// A whole number.
    pub fn signed(&mut self, value: i64) {
        if self.rows {
            // Zigzag: the sign stands last.
            self.varint((value << 1) as u64 ^ (value >> 63) as u64);
        } else {
            put_signed(value, &mut self.out);
        }
    }
    /// Bytes as they are, of a length both sides know.
    pub fn bytes(&mut self, bytes: &[u8]) {
        self.out.extend_from_slice(bytes);
    }
    /// A text.
    pub fn text(&mut self, text: &str) {
        if self.rows {
            self.varint(text.len() as u64);
            self.out.extend_from_slice(text.as_bytes());
            return;
        }
        self.out.push(b'"');
        let mut rest = text.as_bytes();
        while let Some(place) = rest.iter().position(|b| matches!(b, 0..=0x1f | b'"' | b'\\')) {
            let (plain, from) = rest.split_at_checked(place).unwrap_or_default();
            self.out.extend_from_slice(plain);
            let Some((byte, after)) = from.split_first() else { break };
            self.escape(*byte);
            rest = after;
        }
        self.out.extend_from_slice(rest);
        self.out.push(b'"');
    }
    fn escape(&mut self, byte: u8) {
        let short = match byte {
            8 => b'b',
            9 => b't',
            10 => b'n',
            12 => b'f',
            13 => b'r',
            b'"' | b'\\' => byte,
            _ => {
                let digit = byte & 15;
                let low = if digit < 10 { b'0'.wrapping_add(digit) } else { b'a'.wrapping_sub(10).wrapping_add(digit) };
                self.out.extend_from_slice(&[b'\\', b'u', b'0', b'0', b'0'.wrapping_add(byte >> 4), low]);
                return;
            }
        };
        self.out.extend_from_slice(&[b'\\', short]);
    }
    /// Seven bits a byte, the lowest first; the highest bit says that more follow.
    fn varint(&mut self, mut value: u64) {
        while value >= 0x80 {
            self.out.push((value as u8) | 0x80);
            value >>= 7;
        }
        self.out.push(value as u8);
    }
}

/// Writes a whole number.
pub fn put_number(mut value: u64, out: &mut Vec<u8>) {
    let mut digits = [0u8; 20];
    let mut from = digits.len();
    for slot in digits.iter_mut().rev() {
        *slot = b'0'.wrapping_add((value % 10) as u8);
        value /= 10;
        from = from.wrapping_sub(1);
        if value == 0 {
            break;
        }
    }
    out.extend_from_slice(digits.get(from..).unwrap_or_default());
}

/// Writes a whole number that may lie below zero.
pub fn put_signed(value: i64, out: &mut Vec<u8>) {
    if value < 0 {
        out.push(b'-');
    }
    put_number(value.unsigned_abs(), out);
}
