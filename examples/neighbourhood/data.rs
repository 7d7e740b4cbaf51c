//! The files of `examples/data/neighbourhood` as rows. Their columns are described in `examples/README.md`.

use std::error::Error;
use std::path::Path;
use timebank_core::interchange::csv::{Row, Table};
use timebank_core::{Date, Start};

pub type Fallible<T = ()> = Result<T, Box<dyn Error>>;

/// A row that knows the names of its columns, and says where it is when something is wrong with it.
#[derive(Clone, Copy)]
pub struct Line<'a> {
    table: &'a Table,
    row: Row<'a>,
}

impl<'a> Line<'a> {
    /// The cell under a name; blank when there is nothing.
    pub fn get(&self, column: &str) -> &'a str {
        self.row.get(self.table.column(&[column]))
    }
    /// The same, as long as it is not blank.
    pub fn some(&self, column: &str) -> Option<&'a str> {
        Some(self.get(column)).filter(|cell| !cell.is_empty())
    }
    /// The items of a list parted by `;`.
    pub fn list(&self, column: &str) -> impl Iterator<Item = &'a str> {
        self.get(column).split(';').filter(|item| !item.is_empty())
    }
    /// The items of a list of pairs, parted by `:` or `=`.
    pub fn pairs(&self, column: &str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.list(column).map(|item| item.split_once([':', '=']).unwrap_or((item, "")))
    }
    /// One value of a list of pairs.
    pub fn value(&self, column: &str, key: &str) -> Option<&'a str> {
        self.pairs(column).find(|(k, _)| *k == key).map(|(_, value)| value)
    }
    /// A value read by its type; an error says where it stands.
    pub fn parse<T: std::str::FromStr>(&self, column: &str) -> Fallible<T>
    where
        T::Err: std::fmt::Display,
    {
        self.get(column).parse().map_err(|e| format!("{}: {column}: {e}", self.place()).into())
    }
    /// A value read by its type, unless it is blank.
    pub fn parse_some<T: std::str::FromStr>(&self, column: &str) -> Fallible<Option<T>>
    where
        T::Err: std::fmt::Display,
    {
        self.some(column).map(|_| self.parse(column)).transpose()
    }
    /// File and line.
    pub fn place(&self) -> String {
        format!("{} line {}", self.table.file, self.row.line)
    }
}

/// Reads one of the files.
pub fn table(folder: &Path, name: &str) -> Fallible<Table> {
    let path = folder.join(name);
    let bytes = std::fs::read(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    Table::read(name, &bytes).map_err(|faults| faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n").into())
}

/// The rows of a table.
pub fn lines(table: &Table) -> impl Iterator<Item = Line<'_>> {
    table.rows.iter().map(move |row| Line { table, row })
}

/// Manchester's clock in 2026: an hour ahead of UTC from the last Sunday of March to the last of October. A host asks its time zone
/// tables; the core only keeps what the clock said and how far it was ahead.
pub fn offset(day: Date) -> i16 {
    let summer = "2026-03-29".parse().unwrap_or(day)..="2026-10-24".parse().unwrap_or(day);
    if summer.contains(&day) { 60 } else { 0 }
}

/// A time such as `14:30` by Manchester's clock.
pub fn start(text: &str, day: Date) -> Option<Start> {
    let (hours, minutes) = text.split_once(':')?;
    Some(Start { minute: hours.parse::<u16>().ok()? * 60 + minutes.parse::<u16>().ok()?, offset: offset(day) })
}
