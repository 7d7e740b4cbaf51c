//! The text of a table before its cells: where lines end, what separates cells, and whether a quotation mark stays open.

use std::borrow::Cow;

/// Lines that end in a carriage return alone, as older programs for the Macintosh write them, end in line feeds.
pub(super) fn with_line_feeds(bytes: Cow<'_, [u8]>) -> Cow<'_, [u8]> {
    if bytes.contains(&b'\n') || !bytes.contains(&b'\r') {
        return bytes;
    }
    Cow::Owned(bytes.iter().map(|byte| if *byte == b'\r' { b'\n' } else { *byte }).collect())
}

/// A line `sep=;`, as spreadsheets read it, before the header: the separator, and what comes after it.
pub(super) fn separator_line(line: u64, bytes: &[u8]) -> (Option<u8>, u64, &[u8]) {
    let end = bytes.iter().position(|b| *b == b'\n').unwrap_or(bytes.len());
    let (first, rest) = bytes.split_at_checked(end).unwrap_or((bytes, &[]));
    let first = first.strip_suffix(b"\r").unwrap_or(first).trim_ascii_start();
    let first = first.strip_prefix(b"\"").and_then(|quoted| quoted.strip_suffix(b"\"")).unwrap_or(first);
    match first {
        [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', separator] => {
            (Some(*separator), line.saturating_add(1), rest.get(1..).unwrap_or_default())
        }
        _ => (None, line, bytes),
    }
}

/// The mark that stands most often in a header, and its name when it is no comma.
pub(super) fn separator_of(header: &[u8]) -> (u8, Option<&'static str>) {
    // What stands between quotation marks separates nothing.
    let outside = header.split(|b| *b == b'"').step_by(2);
    let count = |wanted: u8| outside.clone().flatten().filter(|b| **b == wanted).count();
    let mut best = (b',', None, count(b','));
    for (mark, name) in [(b';', ";"), (b'\t', "tab"), (b'|', "|")] {
        if count(mark) > best.2 {
            best = (mark, Some(name), count(mark));
        }
    }
    (best.0, best.1)
}

/// The line on which a quoted cell opens that never closes. A mark inside a cell that is not quoted is a letter like any other.
pub(super) fn open_quote(bytes: &[u8], separator: u8) -> Option<u64> {
    let mark = |from: usize| Some(from.saturating_add(bytes.get(from..)?.iter().position(|byte| *byte == b'"')?));
    let mut next = mark(0);
    while let Some(opened) = next {
        let before = opened.checked_sub(1).and_then(|before| bytes.get(before));
        next = mark(opened.saturating_add(1));
        if before.is_none_or(|byte| *byte == separator || *byte == b'\n' || *byte == b'\r') {
            // Two marks in a row stand for one.
            while next.is_some_and(|mark| bytes.get(mark.saturating_add(1)) == Some(&b'"')) {
                next = next.and_then(|first| mark(first.saturating_add(2)));
            }
            let Some(closed) = next else { return Some(line_at(bytes, opened)) };
            next = mark(closed.saturating_add(1));
        }
    }
    None
}

/// The line a byte stands on, from 1.
pub(super) fn line_at(bytes: &[u8], place: usize) -> u64 {
    let before = bytes.get(..place).unwrap_or(bytes);
    u64::try_from(before.iter().filter(|b| **b == b'\n').count()).unwrap_or(u64::MAX).saturating_add(1)
}

/// The text after a number of lines, and the number of the line it begins on.
pub(super) fn after_lines(bytes: &[u8], lines: u32) -> (u64, &[u8]) {
    let mut rest = bytes;
    for _ in 0..lines {
        let Some(end) = rest.iter().position(|b| *b == b'\n') else { return (u64::from(lines).saturating_add(1), &[]) };
        rest = rest.get(end.saturating_add(1)..).unwrap_or_default();
    }
    (u64::from(lines).saturating_add(1), rest)
}
