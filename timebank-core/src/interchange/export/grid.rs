//! Tables of cells, written as CSV or as JSON Lines.

use crate::form::Sink;
use std::fmt::Display;

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    Nothing,
    Whole(i64),
    Text(String),
}

impl Cell {
    pub fn text(value: impl Display) -> Self {
        Self::Text(value.to_string())
    }
    pub fn maybe<T>(value: Option<T>, cell: impl FnOnce(T) -> Self) -> Self {
        value.map_or(Self::Nothing, cell)
    }
    pub fn whole(value: impl Into<i64>) -> Self {
        Self::Whole(value.into())
    }
}

/// A table: its columns and rows.
pub struct Grid<const N: usize> {
    pub columns: [&'static str; N],
    pub rows: Vec<[Cell; N]>,
}

impl<const N: usize> Grid<N> {
    pub fn new(columns: [&'static str; N]) -> Self {
        Self { columns, rows: Vec::new() }
    }

    /// The table as CSV with or without its header, and how many cells have an apostrophe before them because a spreadsheet would take them for formulas.
    pub fn csv(&self, header: bool) -> (Vec<u8>, usize) {
        let mut out = Vec::new();
        let mut guarded = 0usize;
        if header {
            line(&mut out, self.columns.iter().map(|c| (*c).to_owned()));
        }
        for row in &self.rows {
            line(
                &mut out,
                row.iter().map(|cell| match cell {
                    Cell::Nothing => String::new(),
                    Cell::Whole(number) => number.to_string(),
                    Cell::Text(text) if is_formula(text) => {
                        guarded = guarded.saturating_add(1);
                        format!("'{text}")
                    }
                    Cell::Text(text) => text.clone(),
                }),
            );
        }
        (out, guarded)
    }

    pub fn json_lines(&self) -> Vec<u8> {
        let mut out = Vec::new();
        for row in &self.rows {
            let mut sink = Sink::json(Vec::new());
            sink.begin();
            for (column, cell) in self.columns.iter().zip(row) {
                match cell {
                    Cell::Nothing => continue,
                    Cell::Whole(number) => {
                        sink.key(column);
                        sink.signed(*number);
                    }
                    Cell::Text(text) => {
                        sink.key(column);
                        sink.text(text);
                    }
                }
            }
            sink.end();
            out.append(&mut sink.done());
            out.push(b'\n');
        }
        out
    }
}

/// Whether a spreadsheet would take a text for a formula: it begins with `=`, `@`, a tab or a line end, or with `+` or `-` and is no
/// number and no telephone. Apostrophes before that count too, so that taking one away always gives the text back.
pub fn is_formula(text: &str) -> bool {
    let text = text.trim_start_matches('\'');
    let begins = text.trim_start_matches([' ', '\u{a0}']);
    let number = |text: &str| text.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '.' | ',' | '(' | ')' | '/' | '-'));
    match begins.chars().next() {
        Some('=' | '@' | '\t' | '\r' | '\n' | '＝' | '＠') => true,
        Some('+' | '-' | '＋' | '－') => !number(begins.get(1..).unwrap_or(begins)),
        _ => false,
    }
}

/// A text without the apostrophe that was put before it because it begins like a formula.
pub fn unguarded(text: &str) -> &str {
    text.strip_prefix('\'').filter(|_| is_formula(text)).unwrap_or(text)
}

/// One line, quoted where RFC 4180 wants it.
fn line(out: &mut Vec<u8>, cells: impl Iterator<Item = String>) {
    for (place, cell) in cells.enumerate() {
        if place > 0 {
            out.push(b',');
        }
        if cell.contains(['"', ',', '\n', '\r']) || cell.starts_with(' ') || cell.ends_with(' ') {
            out.push(b'"');
            out.extend_from_slice(cell.replace('"', "\"\"").as_bytes());
            out.push(b'"');
        } else {
            out.extend_from_slice(cell.as_bytes());
        }
    }
    out.extend_from_slice(b"\r\n");
}
