//! Faults as they are found: all of them counted, the first ones listed, and whether they stop the import.

use super::{FAULTS, FaultKind, FileFault};
use crate::canon::wire_code;
use crate::order::{BTreeMap, BTreeSet};

wire_code! {
    /// What becomes of a row with a fault.
    #[derive(Default)]
    pub enum FaultyRows {
        /// It stops the import: no bank is made.
        #[default]
        Refuse = "refuse",
        /// It is left out and listed; the others are taken. What is wrong with a file or a column as a whole stops the import still.
        LeaveOut = "leave-out",
    }
}

/// Faults of an import.
#[derive(Debug, Default)]
pub(super) struct Faults {
    listed: Vec<FileFault>,
    count: usize,
    stopping: usize,
    rows: FaultyRows,
    /// Whether a balance that a file declares could not be read: then nobody can say that all agree.
    pub unread_balance: bool,
    /// Rows with a fault, by file: each once, whenever its faults are found.
    refused: BTreeMap<String, BTreeSet<u64>>,
}

impl Faults {
    pub fn new(rows: FaultyRows) -> Self {
        Self { rows, ..Self::default() }
    }

    pub fn push(&mut self, fault: FileFault) {
        self.count = self.count.saturating_add(1);
        let of_a_row = !fault.is_of_a_file();
        if self.rows == FaultyRows::Refuse || !of_a_row {
            self.stopping = self.stopping.saturating_add(1);
        }
        if of_a_row {
            match self.refused.get_mut(&fault.file) {
                Some(rows) => drop(rows.insert(fault.line)),
                None => drop(self.refused.insert(fault.file.clone(), BTreeSet::from([fault.line]))),
            }
        }
        // A fault that stops the import is listed before all that do not.
        if self.listed.len() < FAULTS {
            self.listed.push(fault);
        } else if !of_a_row && let Some(last) = self.listed.last_mut() {
            *last = fault;
        }
    }

    /// Counts rows as refused that go with one that has a fault, as they are one thing together.
    pub fn with_it(&mut self, file: &str, lines: &[u64]) {
        self.refused.entry(file.to_owned()).or_default().extend(lines.iter().copied());
    }

    pub fn extend(&mut self, faults: impl IntoIterator<Item = FileFault>) {
        faults.into_iter().for_each(|fault| self.push(fault));
    }

    /// Faults that stop the import whatever their kind.
    pub fn stop_for(&mut self, faults: impl IntoIterator<Item = FileFault>) {
        for fault in faults {
            self.push(fault);
            self.stopping = self.stopping.saturating_add(1);
        }
    }

    /// How many there are, listed or not.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether no bank can be made.
    pub fn stop(&self) -> bool {
        self.stopping > 0
    }

    /// Whether something is wrong with a file as a whole.
    pub fn in_file(&self, file: &str) -> bool {
        self.listed.iter().any(|fault| fault.file == file && fault.is_of_a_file())
    }

    /// Rows of a file that have a fault.
    pub fn rows_of(&self, file: &str) -> u64 {
        self.refused.get(file).map_or(0, |rows| u64::try_from(rows.len()).unwrap_or(u64::MAX))
    }

    pub fn into_listed(self) -> Vec<FileFault> {
        self.listed
    }

    pub fn listed(&self) -> &[FileFault] {
        &self.listed
    }
}

impl FileFault {
    /// Whether it is about a file or a column rather than a row. JSON that cannot be read is a file, or one cell of a row.
    fn is_of_a_file(&self) -> bool {
        self.line == 0 || self.kind.is_of_a_file() && (self.kind != FaultKind::BadJson || self.column.is_empty())
    }
}

impl FaultKind {
    /// Whether it is about a file or a column rather than a row.
    fn is_of_a_file(self) -> bool {
        matches!(
            self,
            Self::MissingFile
                | Self::DuplicateFile
                | Self::BadZip
                | Self::BadJson
                | Self::BadMapping
                | Self::MissingColumn
                | Self::DuplicateColumn
                | Self::QuoteNotClosed
                | Self::BadRate
                | Self::Workbook
                | Self::NotSaid
        )
    }
}
