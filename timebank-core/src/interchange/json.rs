//! Rows that come as JSON: a list of objects, made a table whose columns are the paths in them.

use super::csv::CsvTable;
use super::{BUNDLE_BYTES, COLUMNS, FILE_BYTES, FaultKind, FileFault, ROWS};
use crate::form::{At, Source};
use crate::order::BTreeMap;
use std::borrow::Cow;

/// Where systems keep the list when it is not the whole.
const LISTS: &[&str] = &["@graph", "items", "data", "events"];
/// How deep a path goes, at most.
const DEPTH: usize = 8;

/// Whether a file reads as JSON rather than as a table.
pub fn is_json(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    matches!(text.iter().find(|b| !b.is_ascii_whitespace()), Some(b'[' | b'{'))
}

/// Reads a list of objects: `{"effortQuantity": {"hasUnit": "hour"}}` has a column `effortQuantity.hasUnit`. The line of a row is its
/// place in the list, from 1.
pub fn table(file: &str, bytes: &[u8]) -> Result<CsvTable, Vec<FileFault>> {
    let fault = |line, kind, why: String| vec![FileFault::of_row(file, line, kind, why)];
    if bytes.len() > FILE_BYTES {
        let why = format!("the file has {} bytes where at most {FILE_BYTES} are taken", bytes.len());
        return Err(fault(0, FaultKind::TooLarge, why));
    }
    let bytes = as_list(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes));
    let mut source = Source::json(&bytes);
    let mut rows: Vec<BTreeMap<String, String>> = Vec::new();
    let list = list(&mut source);
    if first(&mut source, list) == b'{' {
        // One object alone, such as one transaction with its entries.
        flat_rows(&mut source, list, &mut rows);
    } else {
        let mut items = source.items(list);
        while let Some(at) = source.next(&mut items) {
            flat_rows(&mut source, at, &mut rows);
            if rows.len() > ROWS {
                break;
            }
        }
    }
    if rows.len() > ROWS {
        return Err(fault(0, FaultKind::TooLarge, format!("the file has more than {ROWS} rows")));
    }
    if let Err(wrong) = source.end() {
        return Err(fault(u64::from(wrong.line), FaultKind::BadJson, format!("it cannot be read: {}", wrong.why)));
    }
    let mut columns: BTreeMap<String, ()> = BTreeMap::new();
    for name in rows.iter().flat_map(BTreeMap::keys) {
        if !columns.contains_key(name) {
            columns.insert(name.clone(), ());
        }
        if columns.len() > COLUMNS {
            return Err(fault(0, FaultKind::TooLarge, format!("the rows have more than {COLUMNS} different fields")));
        }
    }
    let columns: Vec<String> = columns.into_iter().map(|(name, ())| name).collect();
    let bytes = rows.iter().flat_map(BTreeMap::values).fold(0usize, |sum, text| sum.saturating_add(text.len()));
    if bytes > BUNDLE_BYTES {
        return Err(fault(0, FaultKind::TooLarge, format!("the rows come to {bytes} bytes where at most {BUNDLE_BYTES} are taken")));
    }
    let mut table = CsvTable { file: file.into(), header_line: 1, ..CsvTable::default() };
    for (row, line) in rows.iter().zip(1u64..) {
        table.rows.push(line, columns.iter().map(|name| row.get(name).map_or("", String::as_str)));
    }
    table.columns = columns;
    Ok(table)
}

fn first(source: &mut Source<'_>, at: At) -> u8 {
    source.raw(at).first().copied().unwrap_or_default()
}

/// Where the rows stand: the whole, or what has one of the usual names first.
fn list(source: &mut Source<'_>) -> At {
    if first(source, At::ROOT) != b'{' {
        return At::ROOT;
    }
    let mut entries = source.entries(At::ROOT);
    while let Some((key, value)) = source.entry(&mut entries) {
        if LISTS.contains(&source.text(key).as_ref()) {
            return value;
        }
    }
    At::ROOT
}

/// One object as a row; one that has a list of `entries` as a row for each of them, with what the object itself says beside it.
fn flat_rows(source: &mut Source<'_>, at: At, rows: &mut Vec<BTreeMap<String, String>>) {
    let mut own = BTreeMap::new();
    let mut inner = None;
    if first(source, at) == b'{' {
        let mut entries = source.entries(at);
        while let Some((key, value)) = source.entry(&mut entries) {
            let key = source.text(key).into_owned();
            if key == "entries" && first(source, value) == b'[' {
                inner = Some(value);
            } else {
                flatten(source, value, term(&key), 1, &mut own);
            }
        }
    } else {
        flatten(source, at, "", 0, &mut own);
    }
    let Some(inner) = inner else { return rows.push(own) };
    let mut items = source.items(inner);
    while let Some(at) = source.next(&mut items) {
        let mut row = own.clone();
        flatten(source, at, "", 0, &mut row);
        rows.push(row);
    }
}

/// A key without the prefix of its vocabulary, which JSON-LD may write before it: `vf:provider`.
fn term(key: &str) -> &str {
    key.strip_prefix("vf:").unwrap_or(key)
}

/// JSON Lines as one list; anything else as it is.
fn as_list(bytes: &[u8]) -> Cow<'_, [u8]> {
    let lines = || bytes.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii).filter(|line| !line.is_empty());
    if lines().take(2).count() < 2 || !lines().all(|line| line.starts_with(b"{") && line.ends_with(b"}")) {
        return Cow::Borrowed(bytes);
    }
    let mut list = vec![b'['];
    for (place, line) in lines().enumerate() {
        if place > 0 {
            list.push(b',');
        }
        list.extend_from_slice(line);
    }
    list.push(b']');
    Cow::Owned(list)
}

fn flatten(source: &mut Source<'_>, at: At, path: &str, depth: usize, row: &mut BTreeMap<String, String>) {
    match first(source, at) {
        b'{' if depth < DEPTH => {
            let mut entries = source.entries(at);
            while let Some((key, value)) = source.entry(&mut entries) {
                let key = source.text(key).into_owned();
                // What JSON-LD writes as a value with a type of its own is that value.
                let name = match (key.as_str(), path.is_empty()) {
                    ("@value", _) => path.to_owned(),
                    (_, true) => term(&key).to_owned(),
                    (_, false) => format!("{path}.{}", term(&key)),
                };
                flatten(source, value, &name, depth.saturating_add(1), row);
            }
        }
        b'"' => {
            let text = source.text(at).into_owned();
            row.insert(path.to_owned(), text);
        }
        b'n' => {}
        // A list of one thing is that thing: `"@type": ["EconomicEvent"]`.
        b'[' if depth < DEPTH && is_single(source, at) => {
            let mut items = source.items(at);
            while let Some(one) = source.next(&mut items) {
                flatten(source, one, path, depth.saturating_add(1), row);
            }
        }
        _ => {
            // Numbers as they are written; what has no place in a cell, as the JSON it is.
            let raw = String::from_utf8_lossy(source.raw(at)).into_owned();
            row.insert(path.to_owned(), raw);
        }
    }
}

fn is_single(source: &mut Source<'_>, at: At) -> bool {
    let mut items = source.items(at);
    source.next(&mut items).is_some() && source.next(&mut items).is_none()
}
