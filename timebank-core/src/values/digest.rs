//! Hashes, keys and salts.

use crate::canon::{Absent, Canon, Cursor, Lasting};
use crate::form::{At, FromWire, Sink, Source, ToWire};
use crate::values::error::ValueError;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest as _, Sha256};
use std::fmt;

/// Returns at most 32 bytes as hexadecimal digits, and the number of digits.
fn hex(bytes: &[u8]) -> ([u8; 64], usize) {
    let mut digits = [b'0'; 64];
    let digit = |value: u8| value.wrapping_add(if value < 10 { b'0' } else { b'a'.wrapping_sub(10) });
    for (pair, b) in digits.chunks_exact_mut(2).zip(bytes) {
        pair.copy_from_slice(&[digit(b >> 4), digit(b & 15)]);
    }
    (digits, bytes.len().saturating_mul(2).min(64))
}

fn put_hex(bytes: &[u8], out: &mut Vec<u8>) {
    let (digits, length) = hex(bytes);
    out.extend_from_slice(digits.get(..length).unwrap_or_default());
}

/// Returns the value of a hexadecimal digit; 255 for any other character.
fn nibble(b: u8) -> u8 {
    match b {
        b'0'..=b'9' => b.wrapping_sub(b'0'),
        b'a'..=b'f' => b.wrapping_sub(b'a').wrapping_add(10),
        _ => u8::MAX,
    }
}

fn take_hex<const N: usize>(text: &[u8]) -> Option<[u8; N]> {
    if text.len() != N.checked_mul(2)? {
        return None;
    }
    let (mut bytes, mut all) = ([0u8; N], 0);
    // Without a way out in the middle, several are read at once.
    for (slot, pair) in bytes.iter_mut().zip(text.chunks_exact(2)) {
        let [high, low] = [0, 1].map(|place| nibble(pair.get(place).copied().unwrap_or(0)));
        all |= high | low;
        *slot = (high << 4) | low;
    }
    (all < 16).then_some(bytes)
}

macro_rules! hex_bytes {
    ($($(#[$m:meta])* $name:ident $len:literal;)*) => {$(
        $(#[$m])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[expect(clippy::exhaustive_structs, reason = "these bytes are the whole of it")]
        pub struct $name(pub [u8; $len]);
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let (digits, length) = hex(&self.0);
                f.write_str(std::str::from_utf8(digits.get(..length).unwrap_or_default()).unwrap_or_default())
            }
        }
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, concat!(stringify!($name), "({})"), self) }
        }
        impl std::str::FromStr for $name {
            type Err = ValueError;
            fn from_str(text: &str) -> Result<Self, ValueError> {
                take_hex(text.as_bytes()).map(Self).ok_or_else(|| ValueError::NotHex { what: stringify!($name), bytes: $len, given: crate::values::minutes::shorten(text) })
            }
        }
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                if s.is_human_readable() { s.collect_str(self) } else { self.0.serialize(s) }
            }
        }
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                if d.is_human_readable() {
                    std::borrow::Cow::<'_, str>::deserialize(d)?.parse().map_err(serde::de::Error::custom)
                } else {
                    <[u8; $len]>::deserialize(d).map(Self)
                }
            }
        }
        crate::form::plain! { $name: concat!("Bytes in lower-case hexadecimal: ", stringify!($len), " of them.") => { "type": "string", "minLength": $len * 2, "maxLength": $len * 2, "pattern": "^[0-9a-f]*$" }; }
        impl FromWire for $name {
            fn read(source: &mut Source<'_>, at: At) -> Self {
                if !source.is_rows() {
                    return source.parsed(at, Self([0; $len]));
                }
                let mut bytes = [0; $len];
                bytes.iter_mut().zip(source.bytes($len)).for_each(|(to, from)| *to = *from);
                Self(bytes)
            }
        }
        impl ToWire for $name {
            fn write(&self, sink: &mut Sink) {
                if sink.is_rows() { sink.bytes(&self.0) } else { self.put(sink.out()) }
            }
        }
        impl Lasting for $name {}
        impl Absent for $name {}
        impl Canon for $name {
            fn put(&self, out: &mut Vec<u8>) {
                out.push(b'"');
                put_hex(&self.0, out);
                out.push(b'"');
            }
            // A quote or an escape is no digit, so none is overlooked.
            fn take(c: &mut Cursor<'_>) -> Option<Self> { take_hex(c.quoted_of($len * 2)?).map(Self) }
        }
    )*};
}

hex_bytes! {
    /// A SHA-256 hash, written as 64 hexadecimal digits.
    Hash32 32;
    /// The number a sender gives a command, so that sending it twice has one effect. 16 bytes, as 32 hexadecimal digits;
    /// hosts usually give a random UUID without hyphens. Never derived from anything about a person.
    Key 16;
    /// What a command was, in 16 bytes: told from another command that came with the same key.
    Fingerprint 16;
    /// The identity of a bank: 16 random bytes from the host, so that two banks with one charter are two banks.
    BankId 16;
    /// What stays of a salt: 8 bytes of its SHA-256, so that a salt used twice is noticed even after what it salted was erased.
    SaltMark 8;
    /// 16 random bytes from which the salts of a command's personal parts are made, so that their digests can't be guessed. The host
    /// draws one for each command that carries personal data and keeps it nowhere: a command that is sent again with its key comes
    /// with another.
    Salt 16;
}

#[cfg(feature = "random")]
macro_rules! random {
    ($($name:ident)*) => {$(
        impl $name {
            /// Draws one from the system's source of random bytes (feature `random`).
            ///
            /// # Errors
            /// What the system says when it has none to give.
            pub fn random() -> std::io::Result<Self> {
                let mut bytes = [0; 16];
                getrandom::fill(&mut bytes)?;
                Ok(Self(bytes))
            }
        }
    )*};
}

#[cfg(feature = "random")]
random! { Key BankId Salt }

impl Hash32 {
    /// The hash before the first record of a journal.
    pub const NONE: Self = Self([0; 32]);

    /// Returns what may be published of a secret before it is shown.
    pub(crate) fn commitment(&self) -> Self {
        sha256(&[b"timebank secret", &self.0])
    }
}

/// Returns the SHA-256 of the concatenated pieces.
pub fn sha256(pieces: &[&[u8]]) -> Hash32 {
    let mut hasher = Sha256::new();
    for piece in pieces {
        hasher.update(piece);
    }
    Hash32(hasher.finalize().into())
}

impl Salt {
    /// Derives the salt of the part at `index` from the command's salt. No part salt reveals another one or the command's salt.
    #[must_use]
    pub fn for_part(&self, index: u32) -> Self {
        let hash = sha256(&[b"timebank part", &self.0, &index.to_be_bytes()]);
        let mut salt = [0u8; 16];
        salt.iter_mut().zip(hash.0).for_each(|(a, b)| *a = b);
        Self(salt)
    }

    /// Derives the identity of a bank that is built from files with this salt. Neither reveals the other.
    #[cfg(feature = "interchange")]
    pub(crate) fn bank(&self) -> BankId {
        let hash = sha256(&[b"timebank bank", &self.0]);
        let mut bank = [0u8; 16];
        bank.iter_mut().zip(hash.0).for_each(|(a, b)| *a = b);
        BankId(bank)
    }

    /// Returns the mark that is kept of a command's salt for good: 8 bytes of SHA-256("timebank salt" ‖ salt). Neither the salt
    /// nor a part can be recovered from it, because 2^64 salts match any 8 bytes.
    pub fn mark(&self) -> SaltMark {
        let hash = sha256(&[b"timebank salt", &self.0]);
        let mut mark = [0u8; 8];
        mark.iter_mut().zip(hash.0).for_each(|(a, b)| *a = b);
        SaltMark(mark)
    }

    /// Returns the digest that binds a personal part to its record: SHA-256(salt ‖ part).
    pub fn bind(&self, part: &[u8]) -> Hash32 {
        sha256(&[&self.0, part])
    }
}

/// Returns the fingerprint of a command, over bytes that contain nothing personal.
pub(crate) fn fingerprint(bytes: &[u8]) -> Fingerprint {
    let hash = sha256(&[b"timebank command", bytes]);
    let mut short = [0u8; 16];
    short.iter_mut().zip(hash.0).for_each(|(a, b)| *a = b);
    Fingerprint(short)
}

#[cfg(test)]
mod tests {
    use super::{Canon as _, Cursor, Key};

    #[test]
    fn lower_case_digits_are_read_and_nothing_else() {
        let digits = *b"0123456789abcdef00ff10a09fe55aa5";
        let key = Key([0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef, 0x00, 0xff, 0x10, 0xa0, 0x9f, 0xe5, 0x5a, 0xa5]);
        let canonical = |digits: &[u8]| {
            let text = [b"\"", digits, b"\""].concat();
            let mut cursor = Cursor::new(&text);
            Key::take(&mut cursor).filter(|_| cursor.rest().is_empty())
        };
        let parsed = |digits: &[u8]| std::str::from_utf8(digits).ok().and_then(|text| text.parse().ok());
        assert_eq!(key.to_string().as_bytes(), digits);
        assert_eq!((canonical(&digits), parsed(&digits)), (Some(key), Some(key)));
        for (place, byte) in (0..32).flat_map(|place| (0..=u8::MAX).map(move |byte| (place, byte))) {
            let mut other = digits;
            other[place] = byte;
            let plain = matches!(byte, b'0'..=b'9' | b'a'..=b'f');
            assert_eq!((canonical(&other).is_some(), parsed(&other).is_some()), (plain, plain), "{byte} at {place}");
        }
        for wrong in [&digits[..30], &digits[..31], &[&digits[..], b"0"].concat(), &[&digits[..], b"00"].concat()] {
            assert_eq!((canonical(wrong), parsed(wrong)), (None, None));
        }
    }
}
