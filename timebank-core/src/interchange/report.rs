//! What became of another system's files, row by row where it matters.

use super::Decimal;
use crate::canon::wire_code;
use crate::values::ids::AccountId;
use crate::values::minutes::Minutes;
use serde::Serialize;
use std::fmt;

mod tally;

wire_code! {
    /// What kind of fault it is.
    pub enum FaultKind {
        /// A file is not there.
        MissingFile = "missing-file",
        /// A file is there twice.
        DuplicateFile = "duplicate-file",
        /// The archive cannot be read.
        BadZip = "bad-zip",
        /// JSON that cannot be read.
        BadJson = "bad-json",
        /// The mapping asks for what cannot be.
        BadMapping = "bad-mapping",
        /// A column is not there.
        MissingColumn = "missing-column",
        /// Nothing is known of a column.
        UnknownColumn = "unknown-column",
        /// Two columns have one name.
        DuplicateColumn = "duplicate-column",
        /// Text is not UTF-8, or not in the encoding that was declared.
        NotUtf8 = "not-utf8",
        /// A quotation mark is never closed.
        QuoteNotClosed = "quote-not-closed",
        /// A row is longer or shorter than the header.
        RowLength = "row-length",
        /// More rows, or fewer, than the file may have.
        RowCount = "row-count",
        /// Larger than is taken.
        TooLarge = "too-large",
        /// A cell that must say something is empty.
        MissingValue = "missing-value",
        /// Not a decimal number.
        NotANumber = "not-a-number",
        /// More digits after the point than the currency has.
        TooManyDecimals = "too-many-decimals",
        /// Below zero where that cannot be.
        Negative = "negative",
        /// Not above zero where it has to be.
        NotPositive = "not-positive",
        /// Not a whole number of minutes by the declared rate.
        NotWholeMinutes = "not-whole-minutes",
        /// Not an instant.
        NotAnInstant = "not-an-instant",
        /// A code or key occurs twice.
        Duplicate = "duplicate",
        /// Nobody, or no account, has this code.
        UnknownMember = "unknown-member",
        /// More than one member goes by this name.
        AmbiguousMember = "ambiguous-member",
        /// A word the mapping has no meaning for.
        UnknownWord = "unknown-word",
        /// The payer and the payee are the same.
        PayerIsPayee = "payer-is-payee",
        /// The declared rate cannot be one.
        BadRate = "bad-rate",
        /// The file is a workbook, which is read only where its reader is built in.
        Workbook = "workbook",
        /// Something that only a person can say: what a bare number counts, the order of day and month, what separates names. Asked once
        /// a column.
        NotSaid = "not-said",
        /// A date before the year 1900.
        TooEarly = "too-early",
        /// The calendar has no such day, or the clock no such time.
        NoSuchDay = "no-such-day",
        /// A day that is still to come.
        NotYet = "not-yet",
        /// The bank refuses it.
        Refused = "refused",
    }
}

/// A fault: where it is, the value there, and why it is not taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FileFault {
    /// The name of the file.
    pub file: String,
    /// The line, from 1; 0 for the whole file.
    pub line: u64,
    /// The column, by name; empty for the whole row.
    pub column: String,
    /// The value there, whole.
    pub value: String,
    /// What kind of fault it is.
    pub kind: FaultKind,
    /// The fault as a sentence.
    pub why: String,
}

impl FileFault {
    pub(crate) fn of_row(file: &str, line: u64, kind: FaultKind, why: String) -> Self {
        Self { file: file.into(), line, column: String::new(), value: String::new(), kind, why: shown(&why).into_owned() }
    }
}

impl fmt::Display for FileFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", shown(&self.file))?;
        if self.line > 0 {
            write!(f, ":{}", self.line)?;
        }
        if !self.column.is_empty() {
            write!(f, " {}", shown(&self.column))?;
        }
        if !self.value.is_empty() {
            write!(f, " `{}`", shown(&self.value))?;
        }
        write!(f, ": {}", self.why)
    }
}

/// A value as it may stand in a message: control characters and marks of direction are escaped, so that they cannot hide, move or
/// colour the text around them.
///
/// ```
/// use timebank_core::interchange::shown;
/// assert_eq!(shown("Ana\u{202e}\u{1b}[31m"), "Ana\\u{202e}\\u{1b}[31m");
/// ```
pub fn shown(text: &str) -> std::borrow::Cow<'_, str> {
    let hidden = |letter: char| {
        letter.is_control()
            || matches!(letter, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
    };
    if !text.contains(hidden) {
        return text.into();
    }
    let mut told = String::with_capacity(text.len());
    for letter in text.chars() {
        if hidden(letter) { told.extend(letter.escape_default()) } else { told.push(letter) }
    }
    told.into()
}

wire_code! {
    /// Why rows without a fault are not taken.
    pub enum NotTaken {
        /// Their state says that they did not happen: pending, cancelled, erased.
        State = "state",
        /// The rows are blank, or come to nothing.
        Blank = "blank",
        /// They add up the rows above.
        Total = "total",
        /// Nobody is named on one side, or somebody who is in no file, and such rows are left out.
        NobodyNamed = "nobody-named",
        /// Both sides are people the other system no longer knows.
        BothGone = "both-gone",
        /// A draft that was never posted.
        Draft = "draft",
        /// The same row under the same identifier came before.
        Repeated = "repeated",
        /// A member the bank knows already by this code.
        AlreadyHere = "already-here",
    }
}

/// Rows that are not taken though nothing is wrong with them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct LeftOut {
    /// The name of the file.
    pub file: String,
    /// The column that decides, by name; empty for the whole row.
    pub column: String,
    /// The value in that column. Of the first thousand values each is listed apart; the rows of all others are listed together, with
    /// an empty value.
    pub value: String,
    /// The reason they are not taken.
    pub why: NotTaken,
    /// The number of rows.
    pub rows: u64,
    /// Their lines, the first thousand of them.
    pub lines: Vec<u64>,
    /// Their minutes together, as far as they can be read.
    pub minutes: u64,
}

wire_code! {
    /// What a person should look at although it was taken.
    pub enum Caution {
        /// More than 24 hours in one row.
        OverADay = "over-24-hours-in-a-row",
        /// More than 24 hours given by one person on one day.
        PersonOverADay = "over-24-hours-by-one-person-in-a-day",
        /// More than ten times the usual length.
        OutsideHabit = "far-outside-the-habit",
        /// A day more than two years before or after all the others: a year may be mistyped.
        FarOff = "far-from-all-other-days",
        /// The same row occurs twice.
        RowTwice = "row-twice",
        /// Every row of a file occurs in another one.
        SheetTwice = "sheet-twice",
        /// A file has as many rows as some systems write at most: the rest may be missing.
        MayBeCut = "may-be-cut",
        /// An offer or request that ended before it began: it ends on the day it began here.
        EndedBeforeItBegan = "ended-before-it-began",
        /// An administrator of the other system, who has no role here until one is given.
        Administrator = "administrator-without-a-role",
        /// Two names that look like one person's.
        LookAlike = "look-alike",
        /// The name next to an address or a number is not the one known under it.
        NameBeside = "another-name-beside",
        /// Several people may be in one cell.
        SeveralPeople = "several-people-in-one-cell",
    }
}

/// Something that was taken and should be looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "ImportWarning"))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Warning {
    /// The name of the file.
    pub file: String,
    /// The lines it is about, the first thousand of them.
    pub lines: Vec<u64>,
    /// The column, by name; empty for the whole row.
    pub column: String,
    /// The value there.
    pub value: String,
    /// The kind of warning.
    pub kind: Caution,
    /// What it may be instead: another name, another file.
    pub suggestion: Option<String>,
    /// The minutes it is about.
    pub minutes: Option<u64>,
}

impl Warning {
    pub(super) fn new(kind: Caution, file: &str, lines: Vec<u64>, value: &str) -> Self {
        Self { file: file.into(), lines, column: String::new(), value: value.into(), kind, suggestion: None, minutes: None }
    }
}

/// Something that was taken in one way where another would have been possible, and by which rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Guess {
    /// The name of the file.
    pub file: String,
    /// The line; 0 for the whole file.
    pub line: u64,
    /// The value there, shortened.
    pub value: String,
    /// What it was taken as.
    pub taken_as: String,
    /// By which rule: a short name that stays.
    pub rule: String,
}

impl Guess {
    pub(super) fn new(file: &str, line: u64, value: &str, taken_as: impl Into<String>, rule: &str) -> Self {
        Self { file: file.into(), line, value: crate::values::minutes::shorten(value).into(), taken_as: taken_as.into(), rule: rule.into() }
    }
}

/// Something the files have that has no place here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Lost {
    /// The name of the file.
    pub file: String,
    /// The column, or empty for whole rows.
    pub column: String,
    /// How many cells, or rows, said something.
    pub count: u64,
    /// The reason it has no place.
    pub why: &'static str,
}

/// What became of the rows of one file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct FileCount {
    /// The name of the file.
    pub file: String,
    /// The number of rows read.
    pub read: u64,
    /// Rows that have become something here.
    pub taken: u64,
    /// Rows with a fault.
    pub refused: u64,
    /// Rows without a fault that are not taken.
    pub left_out: u64,
}

/// How rows that move credit were classed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
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
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
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
    /// Whether declared and replayed are the same, and the minutes exactly so much by the rate. `None` when nothing was declared.
    pub agrees: Option<bool>,
}

/// What an import did.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Report {
    /// The form the files are in.
    pub form: String,
    /// What the community calls itself.
    pub community: String,
    /// How many of its units make an hour, as `numerator/denominator`.
    pub rate: String,
    /// Rows read, taken and refused, by file.
    pub files: Vec<FileCount>,
    /// What was refused: the first thousand faults.
    pub refused: Vec<FileFault>,
    /// How many faults there are, listed or not.
    pub faults: u64,
    /// Rows that are not taken though nothing is wrong with them.
    pub left_out: Vec<LeftOut>,
    /// What was taken and should be looked at.
    pub warnings: Vec<Warning>,
    /// What was taken in one way of several, by a rule.
    pub guessed: Vec<Guess>,
    /// Movements of credit that the files do not explain: they are not counted as help. They are in `guessed` as well.
    pub unsure: Vec<Guess>,
    /// What has no place here.
    pub lost: Vec<Lost>,
    /// How rows that move credit were classed.
    pub classes: Classes,
    /// Balances declared against balances replayed.
    pub balances: Vec<BalanceRow>,
    /// Whether every balance that was declared is what replaying gives; `None` when none was declared.
    pub balances_agree: Option<bool>,
    /// Where in these lists something stands already.
    #[serde(skip)]
    pub(super) tally: tally::Tally,
}

impl Report {
    /// The balances that are not as declared.
    pub fn differences(&self) -> impl Iterator<Item = &BalanceRow> {
        self.balances.iter().filter(|row| row.agrees == Some(false))
    }
}

/// Why there is no bank: every fault found, and the report as far as it goes.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ImportFaults {
    /// The faults, in the order of files and lines.
    pub faults: Vec<FileFault>,
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
