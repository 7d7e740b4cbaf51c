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
/// Cells of a list, at most: rows times columns, as the table that is made has every column in every row.
const CELLS: usize = 50_000_000;

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
    let mut rows = Rows::default();
    let list = list(&mut source);
    if first(&mut source, list) == b'{' {
        // One object alone, such as one transaction with its entries.
        flat_rows(&mut source, list, &mut rows);
    } else {
        let mut items = source.items(list);
        while let Some(at) = source.next(&mut items) {
            flat_rows(&mut source, at, &mut rows);
            if rows.full.is_some() {
                break;
            }
        }
    }
    if let Some(why) = rows.full {
        return Err(fault(0, FaultKind::TooLarge, why));
    }
    if let Err(wrong) = source.end() {
        return Err(fault(u64::from(wrong.line), FaultKind::BadJson, format!("it cannot be read: {}", wrong.why)));
    }
    rows.into_table(file).map_err(|why| fault(0, FaultKind::TooLarge, why))
}

/// What a cell says: the column by its number, and where its text begins and ends.
type Said = (u32, u32, u32);

/// Rows as they are read. Each holds what it says and no more; what an object says beside all of its entries is held once.
#[derive(Default)]
struct Rows {
    names: BTreeMap<String, u32>,
    text: String,
    cells: Vec<Said>,
    /// How many cells there are up to the end of each row.
    ends: Vec<usize>,
    /// Bytes of names and texts that were written, and those that the table will have.
    spent: usize,
    /// Why there are more than are taken.
    full: Option<String>,
}

impl Rows {
    /// Counts bytes against the limit. Once it is passed, nothing further is read.
    fn spend(&mut self, bytes: usize) {
        self.spent = self.spent.saturating_add(bytes);
        if self.spent > BUNDLE_BYTES {
            self.full.get_or_insert_with(|| format!("the rows come to more than the {BUNDLE_BYTES} bytes that are taken"));
        }
    }

    /// Writes what stands in a column.
    fn say(&mut self, column: &str, said: &str, row: &mut Vec<Said>) {
        self.spend(said.len());
        if self.full.is_some() {
            return;
        }
        let number = match self.names.get(column) {
            Some(number) => *number,
            None => {
                let number = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
                if self.names.len() >= COLUMNS {
                    self.full = Some(format!("the rows have more than {COLUMNS} different fields"));
                }
                self.names.insert(column.to_owned(), number);
                number
            }
        };
        let place = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        let from = place(self.text.len());
        self.text.push_str(said);
        row.push((number, from, place(self.text.len())));
    }

    /// Ends a row of these cells. Of two for one column the later counts.
    fn push(&mut self, cells: &[Said]) {
        self.cells.extend_from_slice(cells);
        self.ends.push(self.cells.len());
        if self.ends.len() > ROWS {
            self.full.get_or_insert_with(|| format!("the file has more than {ROWS} rows"));
        }
        if self.cells.len() > CELLS || self.ends.len().saturating_mul(self.names.len()) > CELLS {
            self.full.get_or_insert_with(|| format!("the rows come to more than the {CELLS} cells that are taken"));
        }
    }

    /// The rows as a table whose columns are in the order of their names.
    fn into_table(self, file: &str) -> Result<CsvTable, String> {
        let mut table = CsvTable { file: file.into(), header_line: 1, ..CsvTable::default() };
        let mut places = vec![0usize; self.names.len()];
        let mut columns = Vec::with_capacity(self.names.len());
        for (name, number) in self.names {
            if let Some(place) = places.get_mut(number as usize) {
                *place = columns.len();
            }
            columns.push(name);
        }
        if self.ends.len().saturating_mul(columns.len()) > CELLS {
            return Err(format!("the rows come to more than the {CELLS} cells that are taken"));
        }
        let mut from = 0usize;
        let mut row: Vec<&str> = Vec::new();
        for (end, line) in self.ends.iter().zip(1u64..) {
            row.clear();
            row.resize(columns.len(), "");
            for (number, begin, end) in self.cells.get(from..*end).unwrap_or_default() {
                let place = places.get(*number as usize).and_then(|place| row.get_mut(*place));
                if let (Some(slot), Some(said)) = (place, self.text.get(*begin as usize..*end as usize)) {
                    *slot = said;
                }
            }
            table.rows.push(line, &row);
            from = *end;
        }
        table.set_columns(columns);
        Ok(table)
    }
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
fn flat_rows(source: &mut Source<'_>, at: At, rows: &mut Rows) {
    let mut own = Vec::new();
    let mut inner = None;
    if first(source, at) == b'{' {
        let mut entries = source.entries(at);
        while let Some((key, value)) = source.entry(&mut entries) {
            let key = source.text(key).into_owned();
            rows.spend(key.len());
            if key == "entries" && first(source, value) == b'[' {
                inner = Some(value);
            } else {
                flatten(source, value, term(&key), 1, (rows, &mut own));
            }
        }
    } else {
        flatten(source, at, "", 0, (rows, &mut own));
    }
    let Some(inner) = inner else { return rows.push(&own) };
    let beside = own.iter().fold(0usize, |sum, (_, from, to)| sum.saturating_add(to.saturating_sub(*from) as usize));
    let mut items = source.items(inner);
    let mut row = Vec::new();
    while let Some(at) = source.next(&mut items) {
        if rows.full.is_some() {
            return;
        }
        row.clone_from(&own);
        // The table writes it beside each of them.
        rows.spend(beside);
        flatten(source, at, "", 0, (rows, &mut row));
        rows.push(&row);
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

fn flatten(source: &mut Source<'_>, at: At, path: &str, depth: usize, (rows, row): (&mut Rows, &mut Vec<Said>)) {
    if rows.full.is_some() {
        return;
    }
    match first(source, at) {
        b'{' if depth < DEPTH => {
            let mut entries = source.entries(at);
            while let Some((key, value)) = source.entry(&mut entries) {
                let key = source.text(key).into_owned();
                // Names are written out for each object: long ones within each other come to more than the file.
                rows.spend(path.len().saturating_add(key.len()));
                // What JSON-LD writes as a value with a type of its own is that value.
                let name = match (key.as_str(), path.is_empty()) {
                    ("@value", _) => path.to_owned(),
                    (_, true) => term(&key).to_owned(),
                    (_, false) => format!("{path}.{}", term(&key)),
                };
                flatten(source, value, &name, depth.saturating_add(1), (rows, row));
            }
        }
        b'"' => {
            let text = source.text(at).into_owned();
            rows.say(path, &text, row);
        }
        b'n' => {}
        // A list of one thing is that thing: `"@type": ["EconomicEvent"]`.
        b'[' if depth < DEPTH && is_single(source, at) => {
            let mut items = source.items(at);
            while let Some(one) = source.next(&mut items) {
                flatten(source, one, path, depth.saturating_add(1), (rows, row));
            }
        }
        _ => {
            // Numbers as they are written; what has no place in a cell, as the JSON it is.
            let raw = String::from_utf8_lossy(source.raw(at)).into_owned();
            rows.say(path, &raw, row);
        }
    }
}

fn is_single(source: &mut Source<'_>, at: At) -> bool {
    let mut items = source.items(at);
    source.next(&mut items).is_some() && source.next(&mut items).is_none()
}

#[cfg(test)]
#[path = "json_tests.rs"]
mod tests;
