//! Text in the encodings that files of small communities come in.
//!
//! UTF-8 with and without its mark, UTF-16 as spreadsheets save it, and the two of Western Europe that older programs wrote. For
//! any other, hosts have what we would have to carry: `TextDecoder` in a page, codecs in Python, `encoding_rs` in Rust, whose
//! tables alone weigh more than this library.

use crate::canon::wire_code;
use std::borrow::Cow;

wire_code! {
    /// The encoding of a file.
    #[derive(Default)]
    pub enum Encoding {
        /// UTF-8, with or without a mark.
        #[default]
        Utf8 = "utf-8",
        /// UTF-16, the byte order by its mark, or the smaller byte first.
        Utf16 = "utf-16",
        /// What Windows wrote in Western Europe. Its five empty places are refused.
        Windows1252 = "windows-1252",
        /// Latin 1, every byte a letter or a control.
        Latin1 = "iso-8859-1",
        /// Latin 9: Latin 1 with the euro.
        Latin9 = "iso-8859-15",
    }
}

/// What Windows-1252 has from 0x80 to 0x9f; a zero where it has nothing.
const WINDOWS: [u16; 32] = [
    0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0, 0, 0x2018, 0x2019,
    0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178,
];

/// Where Latin 9 is not Latin 1.
const LATIN_9: [(u8, char); 8] = [(0xa4, '€'), (0xa6, 'Š'), (0xa8, 'š'), (0xb4, 'Ž'), (0xb8, 'ž'), (0xbc, 'Œ'), (0xbd, 'œ'), (0xbe, 'Ÿ')];

/// Bytes as UTF-8 without a mark. UTF-8 is handed on as it is, to be looked at cell by cell.
///
/// ```
/// use timebank_core::interchange::text::{Encoding, decode};
/// assert_eq!(decode(b"caf\xe9 \x80", Encoding::Windows1252)?.as_ref(), "café €".as_bytes());
/// assert_eq!(decode(b"\xff\xfeo\0k\0", Encoding::Utf16)?.as_ref(), b"ok");
/// # Ok::<(), usize>(())
/// ```
///
/// # Errors
/// The place of the first byte that stands for nothing, from 0.
pub fn decode(bytes: &[u8], encoding: Encoding) -> Result<Cow<'_, [u8]>, usize> {
    let single = |letter: &dyn Fn(u8) -> Option<char>| -> Result<Cow<'_, [u8]>, usize> {
        let mut text = String::with_capacity(bytes.len());
        for (place, byte) in bytes.iter().enumerate() {
            text.push(letter(*byte).ok_or(place)?);
        }
        Ok(Cow::Owned(text.into_bytes()))
    };
    match encoding {
        Encoding::Utf8 => Ok(Cow::Borrowed(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes))),
        Encoding::Utf16 => utf16(bytes).map(Cow::Owned),
        Encoding::Latin1 => single(&|byte| Some(char::from(byte))),
        Encoding::Latin9 => {
            single(&|byte| Some(LATIN_9.iter().find(|(own, _)| *own == byte).map_or(char::from(byte), |(_, letter)| *letter)))
        }
        Encoding::Windows1252 => single(&|byte| match byte.checked_sub(0x80).and_then(|i| WINDOWS.get(usize::from(i))) {
            Some(0) => None,
            Some(unit) => char::from_u32(u32::from(*unit)),
            None => Some(char::from(byte)),
        }),
    }
}

/// Whether bytes begin with the mark of UTF-16, or with two letters of ASCII as it has them.
pub fn is_utf16(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") || without_mark(bytes).is_some()
}

/// Whether the greater byte comes first in UTF-16 without a mark, as far as its first two letters tell.
fn without_mark(bytes: &[u8]) -> Option<bool> {
    match bytes {
        [a, 0, b, 0, ..] if *a != 0 && *b != 0 => Some(false),
        [0, a, 0, b, ..] if *a != 0 && *b != 0 => Some(true),
        _ => None,
    }
}

/// What kind of workbook the bytes are, when they are one.
pub fn workbook(bytes: &[u8]) -> Option<&'static str> {
    let has = |name: &[u8]| bytes.windows(name.len()).take(1 << 20).any(|window| window == name);
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Some("an old workbook (XLS)");
    }
    if !bytes.starts_with(b"PK\x03\x04") {
        return None;
    }
    if has(b"application/vnd.oasis.opendocument.spreadsheet") {
        return Some("a workbook of LibreOffice (ODS)");
    }
    if has(b"[Content_Types].xml") || has(b"xl/workbook.xml") || has(b"xl/worksheets/") {
        return Some("a workbook of Excel (XLSX)");
    }
    None
}

fn utf16(bytes: &[u8]) -> Result<Vec<u8>, usize> {
    let (big, rest) = match bytes {
        [0xfe, 0xff, rest @ ..] => (true, rest),
        [0xff, 0xfe, rest @ ..] => (false, rest),
        rest => (without_mark(rest) == Some(true), rest),
    };
    let mark = bytes.len().saturating_sub(rest.len());
    let pairs = rest.chunks_exact(2);
    if !pairs.remainder().is_empty() {
        return Err(bytes.len().saturating_sub(1));
    }
    let units = pairs.map(|pair| {
        let pair: [u8; 2] = pair.try_into().unwrap_or_default();
        if big { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) }
    });
    let mut text = String::with_capacity(rest.len());
    let mut units_read = 0usize;
    for letter in char::decode_utf16(units) {
        let letter = letter.map_err(|_| mark.saturating_add(units_read.saturating_mul(2)))?;
        units_read = units_read.saturating_add(letter.len_utf16());
        text.push(letter);
    }
    Ok(text.into_bytes())
}
