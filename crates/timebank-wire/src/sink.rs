//! The [`Sink`]: writes values as compact JSON or as snapshot rows.

/// Writes values as JSON without spaces, or as snapshot rows. In rows only values are written; names and brackets are omitted.
#[derive(Debug)]
pub struct Sink {
    out: Vec<u8>,
    rows: bool,
    impersonal: bool,
}

impl Sink {
    /// Creates a sink that appends JSON to `out`.
    pub const fn json(out: Vec<u8>) -> Self {
        Self { out, rows: false, impersonal: false }
    }
    /// Creates a sink that appends JSON to `out`. In it, personal fields have the default of their type.
    pub const fn impersonal(out: Vec<u8>) -> Self {
        Self { out, rows: false, impersonal: true }
    }
    /// Creates a sink that appends snapshot rows to `out`, in the postcard encoding.
    pub const fn rows(out: Vec<u8>) -> Self {
        Self { out, rows: true, impersonal: false }
    }
    /// Returns all bytes written.
    pub fn done(self) -> Vec<u8> {
        self.out
    }
    /// Returns whether this sink writes rows, which carry no names.
    pub const fn is_rows(&self) -> bool {
        self.rows
    }
    /// Returns whether personal fields are written as the default of their type.
    pub const fn is_impersonal(&self) -> bool {
        self.impersonal
    }
    /// Returns the output buffer, for callers that write JSON themselves.
    pub const fn out(&mut self) -> &mut Vec<u8> {
        &mut self.out
    }

    fn mark(&mut self, byte: u8) {
        if !self.rows {
            self.out.push(byte);
        }
    }
    fn comma(&mut self) {
        // No value ends in an opening bracket, so the last byte shows whether this is the first item.
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
    /// Writes a field's name. The caller writes its value next.
    pub fn key(&mut self, name: &str) {
        if !self.rows {
            self.comma();
            self.text(name);
            self.out.push(b':');
        }
    }
    /// Writes a variant without a value.
    pub fn word(&mut self, index: u32, word: &str) {
        if self.rows {
            self.varint(u64::from(index));
        } else {
            self.text(word);
        }
    }
    /// Begins a variant with a value. The caller writes the value next, then calls `end`.
    pub fn variant(&mut self, index: u32, word: &str) {
        if self.rows {
            self.varint(u64::from(index));
        } else {
            self.begin();
            self.key(word);
        }
    }
    /// Begins a list of `length` items.
    pub fn list(&mut self, length: usize) {
        if self.rows {
            self.varint(length as u64);
        } else {
            self.out.push(b'[');
        }
    }
    /// Separates items: call it before each value of a list.
    pub fn item(&mut self) {
        if !self.rows {
            self.comma();
        }
    }
    /// Ends a list.
    pub fn end_list(&mut self) {
        self.mark(b']');
    }
    /// Begins a list whose length the reader already knows.
    pub fn tuple(&mut self) {
        self.mark(b'[');
    }
    /// Begins a map of `length` entries.
    pub fn map(&mut self, length: usize) {
        if self.rows {
            self.varint(length as u64);
        } else {
            self.out.push(b'{');
        }
    }
    /// Writes a map key; the caller writes its value next. JSON keys are always quoted, numbers included.
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
    /// Writes whether an optional value is present. When `there` is true, the caller writes the value next.
    pub fn some(&mut self, there: bool) {
        if self.rows {
            self.out.push(u8::from(there));
        } else if !there {
            self.out.extend_from_slice(b"null");
        }
    }
    /// Writes null.
    pub fn null(&mut self) {
        if !self.rows {
            self.out.extend_from_slice(b"null");
        }
    }
    /// Writes a boolean.
    pub fn boolean(&mut self, value: bool) {
        if self.rows {
            self.out.push(u8::from(value));
        } else {
            self.out.extend_from_slice(if value { b"true" } else { b"false" });
        }
    }
    /// Writes a non-negative whole number.
    pub fn whole(&mut self, value: u64) {
        if self.rows {
            self.varint(value);
        } else {
            put_number(value, &mut self.out);
        }
    }
    /// Writes a signed whole number.
    pub fn signed(&mut self, value: i64) {
        if self.rows {
            // Zigzag encoding: the sign is the lowest bit.
            self.varint((value << 1) as u64 ^ (value >> 63) as u64);
        } else {
            put_signed(value, &mut self.out);
        }
    }
    /// Writes bytes as they are. The reader must know the length.
    pub fn bytes(&mut self, bytes: &[u8]) {
        self.out.extend_from_slice(bytes);
    }
    /// Writes a text, escaped as JSON requires.
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
    /// Writes a LEB128 varint: seven bits a byte, lowest first. A set high bit means that another byte follows.
    fn varint(&mut self, mut value: u64) {
        while value >= 0x80 {
            self.out.push((value as u8) | 0x80);
            value >>= 7;
        }
        self.out.push(value as u8);
    }
}

/// Writes a non-negative whole number in decimal.
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

/// Writes a signed whole number in decimal.
pub fn put_signed(value: i64, out: &mut Vec<u8>) {
    if value < 0 {
        out.push(b'-');
    }
    put_number(value.unsigned_abs(), out);
}
