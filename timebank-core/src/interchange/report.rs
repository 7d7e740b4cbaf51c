//! What became of another system's files, row by row where it matters.

use super::Decimal;
use crate::Minutes;
use crate::ids::AccountId;
use serde::Serialize;
use std::fmt;

/// What kind of fault it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum FaultKind {
    /// A file is not there.
    MissingFile,
    /// A file is there twice.
    DuplicateFile,
    /// The archive cannot be read.
    BadZip,
    /// JSON that cannot be read.
    BadJson,
    /// The mapping asks for what cannot be.
    BadMapping,
    /// A column is not there.
    MissingColumn,
    /// A column stands twice.
    DuplicateColumn,
    /// Text is not UTF-8, or not in the encoding that was declared.
    NotUtf8,
    /// A quotation mark is never closed.
    QuoteNotClosed,
    /// A row is longer or shorter than the header.
    RowLength,
    /// More rows, or fewer, than the file may have.
    RowCount,
    /// Larger than is taken.
    TooLarge,
    /// A cell that must say something is empty.
    MissingValue,
    /// Not a decimal number.
    NotANumber,
    /// More digits after the point than the currency has.
    TooManyDecimals,
    /// Below zero where that cannot be.
    Negative,
    /// Not above zero where it has to be.
    NotPositive,
    /// Not a whole number of minutes by the declared rate.
    NotWholeMinutes,
    /// Not an instant.
    NotAnInstant,
    /// A code or key stands twice.
    Duplicate,
    /// Nobody, or no account, has this code.
    UnknownMember,
    /// More than one member goes by this name.
    AmbiguousMember,
    /// A word the mapping has no meaning for.
    UnknownWord,
    /// Somebody pays themselves.
    PayerIsPayee,
    /// The declared rate cannot be one.
    BadRate,
    /// The bank refuses it.
    Refused,
}

/// Something that is wrong: where, what stood there, and why it is not taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "RowFault"))]
pub struct Fault {
    /// The file.
    pub file: String,
    /// The line, from 1; 0 for the whole file.
    pub line: u64,
    /// The column, by name; empty for the whole row.
    pub column: String,
    /// What stood there, shortened.
    pub value: String,
    /// What kind of fault it is.
    pub kind: FaultKind,
    /// In words.
    pub why: String,
}

impl Fault {
    pub(crate) fn of_row(file: &str, line: u64, kind: FaultKind, why: String) -> Self {
        Self { file: file.into(), line, column: String::new(), value: String::new(), kind, why }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        if self.line > 0 {
            write!(f, ":{}", self.line)?;
        }
        if !self.column.is_empty() {
            write!(f, " {}", self.column)?;
        }
        if !self.value.is_empty() {
            write!(f, " `{}`", self.value)?;
        }
        write!(f, ": {}", self.why)
    }
}

/// Something that was taken in one way where another would have been possible, and by which rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Guess {
    /// The file.
    pub file: String,
    /// The line; 0 for the whole file.
    pub line: u64,
    /// What stood there, shortened.
    pub value: String,
    /// What it was taken as.
    pub taken_as: String,
    /// By which rule: a short name that stays.
    pub rule: String,
}

impl Guess {
    pub(super) fn new(file: &str, line: u64, value: &str, taken_as: impl Into<String>, rule: &str) -> Self {
        Self { file: file.into(), line, value: crate::minutes::shorten(value).into(), taken_as: taken_as.into(), rule: rule.into() }
    }
}

/// Something the files have that has no place here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Lost {
    /// The file.
    pub file: String,
    /// The column, or empty for whole rows.
    pub column: String,
    /// How many cells, or rows, said something.
    pub count: u64,
    /// Why it has no place.
    pub why: &'static str,
}

/// What became of the rows of one file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FileCount {
    /// The file.
    pub file: String,
    /// Rows read.
    pub read: u64,
    /// Rows that have become something here.
    pub taken: u64,
    /// Rows with a fault.
    pub refused: u64,
}

/// How rows that move credit were classed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Classes {
    /// As exchanges: time given and received.
    pub exchanges: u64,
    /// As transfers, by kind. Never counted as help.
    pub transfers: crate::order::BTreeMap<String, u64>,
    /// How many rows each rule classed; `between-two-members` where none of them did.
    pub rules: crate::order::BTreeMap<String, u64>,
}

/// One account: the balance its system declared, and what replaying gives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BalanceRow {
    /// The account's code there.
    pub code: String,
    /// Its number here.
    pub account: Option<AccountId>,
    /// What its system declared; `None` when it declared nothing.
    pub declared: Option<Decimal>,
    /// What replaying the rows from zero gives, in the same unit.
    pub replayed: Decimal,
    /// The balance here.
    pub minutes: Minutes,
    /// Whether declared and replayed are the same, and the minutes exactly so much by the rate.
    pub agrees: bool,
}

/// What an import did.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Report {
    /// The form the files are in.
    pub form: String,
    /// What the community calls itself.
    pub community: String,
    /// How many of its units make an hour, as `numerator/denominator`.
    pub rate: String,
    /// Rows read, taken and refused, by file.
    pub files: Vec<FileCount>,
    /// What was refused.
    pub refused: Vec<Fault>,
    /// What was taken in one way of several, by a rule.
    pub guessed: Vec<Guess>,
    /// Movements of credit that nobody can tell from the files: they are not counted as help. They stand in `guessed` as well.
    pub unsure: Vec<Guess>,
    /// What has no place here.
    pub lost: Vec<Lost>,
    /// How rows that move credit were classed.
    pub classes: Classes,
    /// Balances declared against balances replayed.
    pub balances: Vec<BalanceRow>,
}

impl Report {
    /// Whether every balance that was declared is what replaying gives.
    pub fn balances_agree(&self) -> bool {
        self.balances.iter().all(|row| row.agrees)
    }
    /// The balances that are not as declared.
    pub fn differences(&self) -> impl Iterator<Item = &BalanceRow> {
        self.balances.iter().filter(|row| !row.agrees)
    }
}

/// Why there is no bank: every fault found, and the report as far as it goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportFaults {
    /// The faults, in the order of files and lines.
    pub faults: Vec<Fault>,
    /// What was read before.
    pub report: Box<Report>,
}

impl fmt::Display for ImportFaults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.faults.as_slice() {
            [] => write!(f, "nothing was imported"),
            [one] => write!(f, "nothing was imported: {one}"),
            [first, rest @ ..] => write!(f, "nothing was imported: {first}; and {} more", rest.len()),
        }
    }
}

impl std::error::Error for ImportFaults {}
