//! Files of a bundle as sheets: columns found by name, what nobody asked for noted as lost.

use super::csv::{CsvTable, Row};
use super::faults::Faults;
use super::{Bundle, FaultKind, FileCount, FileFault, Guess, Lost, NotTaken, Report};
use crate::order::BTreeSet;
use crate::values::minutes::shorten;

/// A file with the columns somebody asked for.
#[derive(Debug, Default)]
pub struct Sheet {
    pub table: CsvTable,
    pub(super) asked: BTreeSet<usize>,
}

impl Sheet {
    /// A column under any of these names.
    pub fn column(&mut self, names: &[&str]) -> Option<usize> {
        let found = self.table.column(names);
        self.asked.extend(found);
        found
    }

    /// Every column under any of these names, in the order of the names: in a row the first that says something counts.
    pub fn columns(&mut self, names: &[&str]) -> Vec<usize> {
        let found: Vec<usize> = names.iter().filter_map(|name| self.table.column(&[name])).collect();
        self.asked.extend(found.iter().copied());
        found
    }

    /// A column that has to be there.
    pub fn needed(&mut self, names: &[&str], faults: &mut Faults) -> Option<usize> {
        let found = self.column(names);
        // A file that is not there, or cannot be read, has its fault already.
        if found.is_none() && !self.table.columns.is_empty() {
            let why = format!("the column `{}` is not there", names.join("` or `"));
            let column = names.first().copied().unwrap_or_default().into();
            faults.push(FileFault { column, ..FileFault::of_row(&self.table.file, self.table.header_line, FaultKind::MissingColumn, why) });
        }
        found
    }

    /// A fault of one cell.
    pub fn fault(&self, row: Row<'_>, column: Option<usize>, kind: FaultKind, why: impl Into<String>) -> FileFault {
        let name = column.and_then(|c| self.table.columns.get(c)).cloned().unwrap_or_default();
        FileFault { column: name, value: row.get(column).into(), ..FileFault::of_row(&self.table.file, row.line, kind, why.into()) }
    }

    /// Notes columns that nobody asked for and that say something.
    pub fn note_lost(&self, report: &mut Report) {
        for (i, name) in self.table.columns.iter().enumerate().filter(|(i, _)| !self.asked.contains(i)) {
            let count = self.table.rows.iter().filter(|row| !row.get(Some(i)).is_empty()).count();
            if count > 0 {
                let (file, column) = (self.table.file.clone(), name.clone());
                report.lost.push(Lost { file, column, count: u64::try_from(count).unwrap_or(u64::MAX), why: why_lost(name) });
            }
        }
    }
}

fn why_lost(column: &str) -> &'static str {
    let column = column.to_ascii_lowercase();
    let has = |part: &str| column.contains(part);
    if has("password") {
        "a secret of the other system, dropped unread"
    } else if has("settings.") || has("notifications.") || has("emails.") {
        "a setting of the other system's screens"
    } else if column == "id" || has("sourcekey") || column == "code" {
        "an identifier of the other system"
    } else if has("updatedat") || has("createdat") {
        "a time of the other system's record, not of something that happened"
    } else if column == "user" || has("initiatoruser") || has("adminuser") {
        "who pressed the button; members here are not accounts with passwords"
    } else {
        "no place here"
    }
}

/// The sheets of a bundle; those that are not there are empty.
#[derive(Debug, Default)]
pub struct Sheets {
    sheets: Vec<(&'static str, Sheet)>,
}

impl Sheets {
    pub fn read(bundle: &Bundle<'_>, known: &[&'static str], report: &mut Report, faults: &mut Faults) -> Self {
        let mut sheets = Self::default();
        for (path, bytes) in bundle.files() {
            let name = path.rsplit(['/', '\\']).next().unwrap_or(path).to_ascii_lowercase();
            let Some(known) = known.iter().find(|k| **k == name) else {
                report.lost.push(Lost { file: shorten(&name).into(), column: String::new(), count: 1, why: "not a file of the bundle" });
                continue;
            };
            if sheets.sheets.iter().any(|(there, _)| there == known) {
                faults.push(FileFault::of_row(known, 0, FaultKind::DuplicateFile, "the file is there twice".into()));
                continue;
            }
            match CsvTable::read(known, bytes) {
                Ok(mut table) => {
                    note_table(&mut table, report, faults);
                    sheets.sheets.push((known, Sheet { table, asked: BTreeSet::new() }));
                }
                Err(found) => faults.stop_for(found),
            }
        }
        sheets
    }

    pub fn has(&self, name: &str) -> bool {
        self.sheets.iter().any(|(there, _)| *there == name)
    }

    /// A sheet, taken out; an empty one when it is not there.
    pub fn take(&mut self, name: &str) -> Sheet {
        match self.sheets.iter().position(|(there, _)| *there == name) {
            Some(i) => self.sheets.swap_remove(i).1,
            None => Sheet { table: CsvTable { file: name.into(), ..CsvTable::default() }, asked: BTreeSet::new() },
        }
    }

    /// A sheet that has to be there.
    pub fn need(&mut self, name: &str, broken: bool, faults: &mut Faults) -> Sheet {
        // A file that is there but cannot be read has been faulted already.
        if !self.has(name) && !broken {
            faults.push(FileFault::of_row(name, 0, FaultKind::MissingFile, "the bundle has no such file".into()));
        }
        self.take(name)
    }
}

/// Reports what was noticed while a table was read: its rows, blank ones, those with a fault, the mark between its cells.
pub fn note_table(table: &mut CsvTable, report: &mut Report, faults: &mut Faults) {
    let file = table.file.clone();
    let count = |rows: usize| u64::try_from(rows).unwrap_or(u64::MAX);
    let read = count(table.rows.len()).saturating_add(count(table.blank.len())).saturating_add(count(table.faulty.len()));
    report.files.push(FileCount { file: file.clone(), read, taken: 0, refused: 0, left_out: 0 });
    for line in table.blank.drain(..) {
        report.leave_out(&file, "", "", NotTaken::Blank, line, 0);
    }
    faults.extend(table.faulty.drain(..));
    for name in &table.twice {
        report.guessed.push(Guess::new(&file, table.header_line, name, format!("{name} (1), {name} (2)"), "a-column-that-stands-twice"));
    }
    if let Some(mark) = table.noticed {
        let rule = "the-mark-that-stands-most-often-in-the-header";
        report.guessed.push(Guess::new(&file, 1, mark, format!("cells separated by {mark}"), rule));
    }
}

/// Says in the report how many rows of a file have become something.
pub fn taken(report: &mut Report, file: &str, rows: usize) {
    if let Some(count) = report.count_of(file) {
        count.taken = count.taken.saturating_add(u64::try_from(rows).unwrap_or(u64::MAX));
    }
}
