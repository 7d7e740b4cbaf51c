//! A table of past exchanges into a bank that is there already: dates, lengths, names and faults are read as those of files are, and
//! the report is the same. All of it is recorded or nothing; or, where that is declared, what fits.
//!
//! ```
//! # use timebank_core::command::{Admit, Context};
//! # use timebank_core::{BankId, Charter, Salt, Sender, TimeBank};
//! use timebank_core::interchange::table::{Cell, Column, Names, TableOptions, TableRecording};
//! # let at = "2026-03-09T10:00:00Z".parse()?;
//! # let mut bank = TimeBank::create(Context::host(at), BankId([1; 16]), Charter::named("Harpurbrook"))?;
//! # for (name, salt) in [("Ana", [1; 16]), ("Ben", [2; 16])] { bank.admit(Context::host(at).salt(Salt(salt)), Admit::named(name).joined("2026-01-05".parse()?))?; }
//! let sheet = [["02/03/2026", "Ana", "ben ", "1h30"], ["03/03/2026", "Ben", "Ana", "45'"]];
//! let columns = [("Date", Column::On), ("Helper", Column::Gave), ("Helped", Column::Received), ("How long", Column::Minutes)];
//! let options = TableOptions::new(Salt(*b"16 random bytes."), Sender::Host, at) // the salt is from your host
//!     .names(Names::of(&bank, None))
//!     .dates("%d/%m/%Y".to_owned());
//! let mut recording = TableRecording::new(&bank, &columns.map(|(name, column)| (name, Some(column))), options).expect("the columns are told apart");
//! for row in &sheet {
//!     recording.row(&|place| row.get(place).map_or(Cell::Missing, |text| Cell::Text(text)));
//! }
//! let recorded = recording.end();
//! assert_eq!(recorded.report.files[0].taken, 2);
//! bank.keep_trial(recorded.trial.expect("nothing is wrong"))?;
//! assert_eq!(bank.host().balance_of(timebank_core::AccountId::new(2).expect("an account"))?.get(), 45);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod batches;
mod cells;
mod looks;
mod refused;
mod row;
mod who;
mod wire;

#[cfg(test)]
mod tests;

pub use cells::Cell;
pub use who::Names;
pub use wire::{CellFault, TableAnswer, TableForm, record_table_json};

use self::looks::Seen;
use self::row::{Reading, Row};
use super::mapping::{Unit, no_pivot};
use super::moment::{Form, PIVOT};
use super::warnings::{Given, Long};
use super::{FAULTS, FaultKind, FaultyRows, FileCount, FileFault, NotTaken, Report};
use crate::bank::{TimeBank, Trial};
use crate::canon::wire_code;
use crate::model::caller::Sender;
use crate::order::BTreeMap;
use crate::values::digest::Salt;
use crate::values::duration::Decimals;
use crate::values::ids::{ActivityId, BatchId, ExchangeId};
use crate::values::time::Timestamp;

/// What the table is called in its report.
const TABLE: &str = "table";
/// Rows of a batch.
const BATCH: usize = 10_000;
/// After so many rows that do not fit, the table is refused and no more of it is read.
const MOST_REFUSED: u64 = 200_000;

wire_code! {
    /// What a column of a table of exchanges says.
    pub enum Column {
        /// The local day of the exchange.
        On = "on",
        /// The member who gave.
        Gave = "gave",
        /// The member who received.
        Received = "received",
        /// The members who did it together.
        Together = "together",
        /// The time it took.
        Minutes = "minutes",
        /// The activity, by its code or number.
        Activity = "activity",
        /// The number of people without a name who received.
        Visitors = "visitors",
        /// The kind of place.
        Setting = "setting",
        /// The payer.
        Payer = "payer",
        /// Whether the minutes are an estimate.
        Estimated = "estimated",
        /// Whether a broker brought it about.
        Brokered = "brokered",
        /// Minutes of facilitation.
        Facilitation = "facilitation",
        /// The moment it was entered.
        Entered = "entered",
        /// A note on it.
        Note = "note",
        /// The time of day it began.
        Start = "start",
        /// The number of the listing it came from.
        Listing = "listing",
        /// The number of the pairing it belongs to.
        Pairing = "pairing",
        /// Money owed for it, and to whom.
        Expenses = "expenses",
    }
}

/// What a table does not say, and the host has to.
#[derive(Clone, Debug, crate::form::Build)]
#[build(by_hand)]
#[non_exhaustive]
pub struct TableOptions {
    /// 16 random bytes, from which the salts of notes are made.
    pub salt: Salt,
    /// The sender who enters the rows.
    pub by: Sender,
    /// The moment of entry, for rows that do not say.
    pub at: Timestamp,
    /// Minutes, for rows that do not say.
    pub minutes: Option<u32>,
    /// The activity, for rows that do not say.
    pub activity: Option<ActivityId>,
    /// What a bare number of minutes counts; as the name of its column says when left out, and otherwise it is a question.
    pub unit: Option<Unit>,
    /// Whether a comma comes before the decimals.
    pub decimal_comma: bool,
    /// The form of dates that are texts; ISO 8601 when left out.
    pub dates: Option<String>,
    /// The first of the hundred years that two-digit years stand for.
    pub pivot: u16,
    /// The moment at which the table is read: a later day than tomorrow is a fault. Nothing is checked when left out.
    pub now: Option<Timestamp>,
    /// What separates several people in one cell.
    pub people_separator: String,
    /// What becomes of a row with a fault.
    pub faulty_rows: FaultyRows,
    /// What texts call members.
    pub names: Names,
}

impl TableOptions {
    /// Rows as a table of exact types has them: nothing declared.
    pub fn new(salt: Salt, by: Sender, at: Timestamp) -> Self {
        Self {
            salt,
            by,
            at,
            minutes: None,
            activity: None,
            unit: None,
            decimal_comma: false,
            dates: None,
            pivot: PIVOT,
            now: None,
            people_separator: ";".to_owned(),
            faulty_rows: FaultyRows::Refuse,
            names: Names::default(),
        }
    }
}

/// Something in a row that does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RowFault {
    /// The row, from 0.
    pub row: u64,
    /// What is wrong, as of a file: the header is line 1.
    pub fault: FileFault,
    /// The kind of fault; of a row the bank refuses, the code of its error.
    pub code: &'static str,
}

/// What came of a table.
#[derive(Debug)]
#[non_exhaustive]
pub struct RecordedTable {
    /// The copy with the exchanges: [`TimeBank::keep_trial`] makes it the bank. `None` when nothing was recorded.
    pub trial: Option<Trial>,
    /// What was read, left out, refused and doubtful.
    pub report: Report,
    /// The first thousand faults by row.
    pub faults: Vec<RowFault>,
    /// The number of rows that do not fit; at least that many, when there are 200,000 or more.
    pub refused: u64,
    /// Batches the rows were recorded in: each can be undone.
    pub batches: Vec<BatchId>,
    /// The first exchange.
    pub first: Option<ExchangeId>,
    /// The last; those between follow one another.
    pub last: Option<ExchangeId>,
}

/// The line of a row: the header is line 1.
fn line(row: u64) -> u64 {
    row.saturating_add(2)
}

/// A table being recorded on a copy of a bank, row by row.
#[derive(Debug)]
pub struct TableRecording {
    trial: Trial,
    options: TableOptions,
    form: Form,
    activities: BTreeMap<String, ActivityId>,
    /// The names of the table's columns, and where each that is known stands: one place for each of [`Column::ALL`].
    names: Vec<String>,
    places: Vec<Option<usize>>,
    /// Rows read and not yet tried out: a table may come in many small pieces.
    waiting: Vec<Row>,
    listed: Vec<RowFault>,
    /// How many faults there are, listed or not, and rows with one.
    faults: u64,
    refused: u64,
    /// Whether it was asked what a bare number counts.
    asked: bool,
    rows: u64,
    report: Report,
    short_year: bool,
    long: Vec<Long>,
    given: Vec<Given>,
    /// What stands in the rows, to find those that stand twice.
    seen: Vec<Seen>,
    batches: Vec<BatchId>,
    /// The next exchange when the table began.
    next: u32,
    first: Option<ExchangeId>,
    last: Option<ExchangeId>,
}

impl TableRecording {
    /// Begins a table with these columns: what it calls them, and what they say. Those that say nothing known are listed as lost.
    ///
    /// # Errors
    /// A form of dates or a pivot that is none, or two columns that say the same.
    pub fn new(bank: &TimeBank, columns: &[(&str, Option<Column>)], options: TableOptions) -> Result<Self, FileFault> {
        let bad =
            |column: &str, kind: FaultKind, why: String| FileFault { column: column.into(), ..FileFault::of_row(TABLE, 1, kind, why) };
        let form = options.dates.as_deref().map_or(Some(Form::Iso), Form::new);
        let form = form.ok_or_else(|| bad("", FaultKind::BadMapping, "this is no form of date".into()))?;
        if let Some(why) = no_pivot(options.pivot) {
            return Err(bad("", FaultKind::BadMapping, why));
        }
        let mut places = vec![None; Column::ALL.len()];
        for (place, (name, column)) in columns.iter().enumerate() {
            if let Some(column) = column
                && let Some(slot) = places.get_mut(*column as usize)
                && slot.replace(place).is_some()
            {
                return Err(bad(name, FaultKind::DuplicateColumn, format!("there are two columns `{column}`")));
            }
        }
        let minutes = places.get(Column::Minutes as usize).copied().flatten();
        let named = minutes.and_then(|place| columns.get(place)).map(|(name, _)| *name);
        let unit = options.unit.or_else(|| named.and_then(Unit::of_column));
        let activities = bank.activity_rows().map(|(id, row)| (row.activity.code.clone(), id)).collect();
        let count = FileCount { file: TABLE.into(), read: 0, taken: 0, refused: 0, left_out: 0 };
        let mut recording = Self {
            trial: bank.trial(),
            options: TableOptions { unit, ..options },
            form,
            activities,
            names: columns.iter().map(|(name, _)| (*name).to_owned()).collect(),
            places,
            waiting: Vec::new(),
            listed: Vec::new(),
            faults: 0,
            refused: 0,
            asked: false,
            rows: 0,
            report: Report { form: TABLE.into(), files: vec![count], ..Report::default() },
            short_year: false,
            long: Vec::new(),
            given: Vec::new(),
            seen: Vec::new(),
            batches: Vec::new(),
            next: 0,
            first: None,
            last: None,
        };
        recording.next = recording.next_exchange();
        Ok(recording)
    }

    /// Rows read.
    pub fn rows(&self) -> u64 {
        self.rows
    }

    /// Whether so many rows do not fit that the table is refused whatever comes.
    pub fn is_hopeless(&self) -> bool {
        self.refused >= MOST_REFUSED
    }

    /// Reads a row, and tries out what has come together.
    pub fn row<'c>(&mut self, cells: &dyn Fn(usize) -> Cell<'c>) {
        let number = self.rows;
        self.rows = self.rows.saturating_add(1);
        let reading = Reading { work: self, cells, number };
        if reading.is_blank() {
            self.report.leave_out(TABLE, "", "", NotTaken::Blank, line(number), 0);
            return;
        }
        if reading.is_total() {
            self.report.leave_out(TABLE, "", "", NotTaken::Total, line(number), 0);
            return;
        }
        match reading.read() {
            Ok(row) => self.waiting.push(row),
            Err(faults) => self.refuse(faults),
        }
        if self.waiting.len() >= BATCH {
            self.flush();
        }
    }

    /// Ends the table: the copy to keep, unless something stops it.
    pub fn end(mut self) -> RecordedTable {
        self.flush();
        let stopped = self.asked || self.is_hopeless() || self.options.faulty_rows == FaultyRows::Refuse && self.faults > 0;
        self.warn();
        let (refused, blank) = (self.refused, self.blank());
        if let Some(count) = self.report.files.first_mut() {
            (count.read, count.refused) = (self.rows, refused);
            count.taken = if stopped { 0 } else { self.rows.saturating_sub(refused).saturating_sub(blank) };
            self.report.classes.exchanges = count.taken;
        }
        self.listed.sort_by_key(|fault| fault.row);
        self.report.faults = self.faults;
        self.report.refused = self.listed.iter().map(|fault| fault.fault.clone()).collect();
        let Self { trial, report, listed, batches, first, last, .. } = self;
        if stopped {
            return RecordedTable { trial: None, report, faults: listed, refused, batches: Vec::new(), first: None, last: None };
        }
        RecordedTable { trial: Some(trial), report, faults: listed, refused, batches, first, last }
    }

    fn place(&self, column: Column) -> Option<usize> {
        self.places.get(column as usize).copied().flatten()
    }

    fn places(&self) -> impl Iterator<Item = usize> {
        self.places.iter().copied().flatten()
    }

    /// The table's own name of a column.
    fn name_of(&self, column: Column) -> &str {
        self.place(column).and_then(|place| self.names.get(place)).map_or(column.as_str(), String::as_str)
    }

    fn decimals(&self) -> Decimals {
        if self.options.decimal_comma { Decimals::Comma } else { Decimals::Unsaid }
    }

    fn blank(&self) -> u64 {
        self.report.files.first().map_or(0, |count| count.left_out)
    }

    /// Counts the faults of a row, and lists the first ones. What a bare number counts is asked once.
    fn refuse(&mut self, faults: Vec<RowFault>) {
        self.refused = self.refused.saturating_add(1);
        for fault in faults {
            if fault.fault.kind == FaultKind::NotSaid && std::mem::replace(&mut self.asked, true) {
                continue;
            }
            self.faults = self.faults.saturating_add(1);
            if self.listed.len() < FAULTS {
                self.listed.push(fault);
            }
        }
    }

    fn next_exchange(&self) -> u32 {
        self.trial.bank().exchange_rows().next_back().map_or(1, |(id, _)| id.get().saturating_add(1))
    }

    fn count(&mut self, first: u32, rows: usize) {
        self.first = self.first.or(ExchangeId::new(first));
        self.last = u32::try_from(rows).ok().and_then(|rows| ExchangeId::new(first.checked_add(rows)?.checked_sub(1)?));
    }
}
