//! Files of a bundle as sheets: columns found by name, what nobody asked for noted as lost.

use super::csv::{Row, Table};
use super::{Bundle, FAULTS, Fault, FaultKind, FileCount, Guess, Lost, Report};
use crate::minutes::shorten;

/// A file with the columns somebody asked for.
#[derive(Debug, Default)]
pub struct Sheet {
    pub table: Table,
    pub(super) asked: Vec<usize>,
}

impl Sheet {
    /// A column under any of these names.
    pub fn column(&mut self, names: &[&str]) -> Option<usize> {
        let found = self.table.column(names);
        self.asked.extend(found);
        found
    }

    /// A column that has to be there.
    pub fn needed(&mut self, names: &[&str], faults: &mut Vec<Fault>) -> Option<usize> {
        let found = self.column(names);
        // A file that is not there, or cannot be read, has its fault already.
        if found.is_none() && !self.table.columns.is_empty() {
            let why = format!("the column `{}` is not there", names.join("` or `"));
            let column = names.first().copied().unwrap_or_default().into();
            faults.push(Fault { column, ..Fault::of_row(&self.table.file, 1, FaultKind::MissingColumn, why) });
        }
        found
    }

    /// A fault of one cell.
    pub fn fault(&self, row: &Row, column: Option<usize>, kind: FaultKind, why: impl Into<String>) -> Fault {
        let name = column.and_then(|c| self.table.columns.get(c)).cloned().unwrap_or_default();
        Fault { column: name, value: shorten(row.get(column)).into(), ..Fault::of_row(&self.table.file, row.line, kind, why.into()) }
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
    pub fn read(bundle: &Bundle<'_>, known: &[&'static str], report: &mut Report, faults: &mut Vec<Fault>) -> Self {
        let mut sheets = Self::default();
        for (path, bytes) in bundle.files() {
            let name = path.rsplit(['/', '\\']).next().unwrap_or(path).to_ascii_lowercase();
            let Some(known) = known.iter().find(|k| **k == name) else {
                report.lost.push(Lost { file: shorten(&name).into(), column: String::new(), count: 1, why: "not a file of the bundle" });
                continue;
            };
            if sheets.sheets.iter().any(|(there, _)| there == known) {
                faults.push(Fault::of_row(known, 0, FaultKind::DuplicateFile, "the file is there twice".into()));
                continue;
            }
            match Table::read(known, bytes) {
                Ok(table) => {
                    let read = u64::try_from(table.rows.len()).unwrap_or(u64::MAX);
                    report.files.push(FileCount { file: (*known).into(), read, taken: 0, refused: 0 });
                    if table.semicolons {
                        report.guessed.push(Guess {
                            file: (*known).into(),
                            line: 1,
                            value: ";".into(),
                            taken_as: "cells parted by semicolons".into(),
                            rule: "more-semicolons-than-commas-in-the-header".into(),
                        });
                    }
                    sheets.sheets.push((known, Sheet { table, asked: Vec::new() }));
                }
                Err(found) => faults.extend(found.into_iter().take(FAULTS.saturating_sub(faults.len().min(FAULTS)))),
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
            None => Sheet { table: Table { file: name.into(), ..Table::default() }, asked: Vec::new() },
        }
    }

    /// A sheet that has to be there.
    pub fn need(&mut self, name: &str, broken: bool, faults: &mut Vec<Fault>) -> Sheet {
        // A file that is there but cannot be read has been faulted already.
        if !self.has(name) && !broken {
            faults.push(Fault::of_row(name, 0, FaultKind::MissingFile, "the bundle has no such file".into()));
        }
        self.take(name)
    }
}

/// Says in the report how many rows of a file have become something.
pub fn taken(report: &mut Report, file: &str, rows: usize) {
    if let Some(count) = report.files.iter_mut().find(|c| c.file == file) {
        count.taken = count.taken.saturating_add(u64::try_from(rows).unwrap_or(u64::MAX));
    }
}
