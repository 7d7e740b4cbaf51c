//! Rows of a page or a service into a bank, over the wire: what each column says, who is who, and the rows themselves.

use super::{Cell, Column, Names, RecordedTable, RowFault, TABLE, TableOptions, TableRecording};
use crate::bank::{TimeBank, Trial};
use crate::error::Error;
use crate::form::{At, JsonError, Source, from_json, to_text};
use crate::interchange::mapping::Unit;
use crate::interchange::{COLUMNS, FILE_BYTES, FaultKind, FaultyRows, FileFault, ROWS, Report};
use crate::model::caller::Sender;
use crate::order::BTreeMap;
use crate::values::digest::Salt;
use crate::values::ids::{ActivityId, BatchId, ExchangeId, MemberId};
use crate::values::limits::COMMAND_BYTES;
use crate::values::time::{Date, Timestamp};
use serde::{Deserialize, Serialize};

fn left_out<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// What a table is read by, over the wire: see [`TableOptions`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct TableForm {
    /// 16 random bytes, from which the salts of notes are made.
    pub salt: Salt,
    /// The sender who enters the rows.
    pub by: Sender,
    /// When, where the table does not say.
    pub at: Timestamp,
    /// What the table calls each column, in the order of its cells.
    pub columns: Vec<String>,
    /// What the table calls a column → what it is called here, or nothing at all to leave it out. Others keep their names.
    #[serde(default, skip_serializing_if = "left_out")]
    pub called: BTreeMap<String, String>,
    /// By which system's codes texts name members; by their names when left out.
    #[serde(default, skip_serializing_if = "left_out")]
    pub system: Option<String>,
    /// What texts name which members; then names and codes do not count.
    #[serde(default, skip_serializing_if = "left_out")]
    pub members: Option<BTreeMap<String, MemberId>>,
    /// How long, where the table does not say.
    #[serde(default, skip_serializing_if = "left_out")]
    pub minutes: Option<u32>,
    /// What was done, where the table does not say.
    #[serde(default, skip_serializing_if = "left_out")]
    pub activity: Option<ActivityId>,
    /// What a bare number of minutes counts; as the name of its column says when left out.
    #[serde(default, skip_serializing_if = "left_out")]
    pub unit: Option<Unit>,
    /// Whether a comma comes before the decimals.
    #[serde(default, skip_serializing_if = "left_out")]
    pub decimal_comma: bool,
    /// The form of dates that are texts, in the letters of strftime; ISO 8601 when left out.
    #[serde(default, skip_serializing_if = "left_out")]
    pub dates: Option<String>,
    /// The first of the hundred years that two-digit years stand for; 1970 when left out.
    #[serde(default, skip_serializing_if = "left_out")]
    pub pivot: Option<u16>,
    /// The moment at which the table is read: a later day than tomorrow is a fault. Nothing is checked when left out.
    #[serde(default, skip_serializing_if = "left_out")]
    pub now: Option<Timestamp>,
    /// What separates several people in one cell; `;` when left out.
    #[serde(default, skip_serializing_if = "left_out")]
    pub people_separator: Option<String>,
    /// What becomes of a row with a fault.
    #[serde(default, skip_serializing_if = "left_out")]
    pub faulty_rows: FaultyRows,
}

/// What came of a table, over the wire.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct TableAnswer {
    /// Whether nothing was recorded because of what does not fit.
    pub stopped: bool,
    /// What was read, left out, refused and doubtful, as of files.
    pub report: Report,
    /// The first thousand faults by row.
    pub faults: Vec<CellFault>,
    /// Rows that do not fit.
    pub refused: u64,
    /// Batches the rows were recorded in: each can be undone.
    pub batches: Vec<BatchId>,
    /// The first exchange.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<ExchangeId>,
    /// The last; those between follow one another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last: Option<ExchangeId>,
}

/// A cell that does not fit, or a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct CellFault {
    /// The row, from 0.
    pub row: u64,
    /// The column, as the table calls it; empty when it is the row as a whole.
    pub column: String,
    /// The value there.
    pub value: String,
    /// The reason it does not fit.
    pub why: String,
    /// The kind of fault; of a row the bank refuses, the code of its error.
    pub code: String,
}

impl Column {
    /// What the columns of a table say, by their names or what those are called here. One that is called nothing is left out.
    ///
    /// # Errors
    /// Nothing is known of a column.
    pub fn find<'n>(names: &'n [String], called: impl Fn(&'n str) -> Option<&'n str>) -> Result<Vec<(&'n str, Option<Self>)>, FileFault> {
        let one = |name: &'n String| {
            let ours = called(name).unwrap_or(name);
            let column = Self::from_code(ours);
            if column.is_some() || ours.is_empty() {
                return Ok((name.as_str(), column));
            }
            let known = Self::ALL.iter().map(|known| format!("`{known}`")).collect::<Vec<_>>().join(", ");
            let why = format!("nothing is known of a column `{ours}`: the columns are {known}");
            Err(FileFault { column: name.clone(), ..FileFault::of_row(TABLE, 1, FaultKind::UnknownColumn, why) })
        };
        names.iter().map(one).collect()
    }
}

impl TableForm {
    /// Reads it from JSON.
    ///
    /// # Errors
    /// [`Error::BadJson`], [`Error::TooLarge`].
    pub fn from_json(json: &[u8]) -> Result<Self, Error> {
        Ok(from_json(json, COMMAND_BYTES)?)
    }

    fn options(&self, bank: &TimeBank) -> TableOptions {
        let mut names = Names::default();
        match &self.members {
            Some(members) => members.iter().for_each(|(said, member)| names.add(said, *member)),
            None => names = Names::of(bank, self.system.as_deref()),
        }
        let mut options = TableOptions::new(self.salt, self.by, self.at);
        (options.minutes, options.activity, options.unit) = (self.minutes, self.activity, self.unit);
        (options.decimal_comma, options.faulty_rows, options.names) = (self.decimal_comma, self.faulty_rows, names);
        options.dates.clone_from(&self.dates);
        options.now = self.now;
        if let Some(pivot) = self.pivot {
            options.pivot = pivot;
        }
        if let Some(mark) = &self.people_separator {
            options.people_separator.clone_from(mark);
        }
        options
    }
}

/// Records rows on a copy of a bank: [`TableForm`] in JSON, and a list of lists of cells. A cell is a text, a number, `true` or `false`,
/// nothing (`null`), an instant (`{"at": milliseconds since 1970}`), a day in whatever form the table has its days (`{"day": "2026-03-01"}`), or
/// a list of members' numbers. The copy to keep, unless nothing was
/// recorded, and [`TableAnswer`].
///
/// # Errors
/// [`Error::BadJson`], [`Error::TooLarge`]. What is wrong with the columns or in the rows is in the answer.
pub fn record_table_json(bank: &TimeBank, form: &[u8], rows: &[u8]) -> Result<(Option<Trial>, String), Error> {
    let form = TableForm::from_json(form)?;
    let began = if form.columns.len() > COLUMNS {
        Err(FileFault::of_row(TABLE, 1, FaultKind::TooLarge, format!("there are more than {COLUMNS} columns")))
    } else {
        let found = Column::find(&form.columns, |name| form.called.get(name).map(String::as_str));
        found.and_then(|columns| TableRecording::new(bank, &columns, form.options(bank)))
    };
    let mut recording = match began {
        Ok(recording) => recording,
        Err(fault) => return Ok((None, to_text(&TableAnswer::of_a_form(fault)))),
    };
    read(&mut recording, rows, u64::try_from(ROWS).unwrap_or(u64::MAX))?;
    let (trial, answer) = TableAnswer::new(recording.end());
    Ok((trial, to_text(&answer)))
}

impl TableAnswer {
    /// The copy to keep where rows were recorded, and what is told.
    fn new(recorded: RecordedTable) -> (Option<Trial>, Self) {
        let RecordedTable { trial, report, faults, refused, batches, first, last } = recorded;
        let faults = faults.into_iter().map(|RowFault { row, fault: FileFault { column, value, why, .. }, code }| CellFault {
            row,
            column,
            value,
            why,
            code: code.into(),
        });
        let answer = Self { stopped: trial.is_none(), report, faults: faults.collect(), refused, batches, first, last };
        (trial.filter(|_| first.is_some()), answer)
    }

    /// What is wrong with the columns: no row was looked at.
    fn of_a_form(fault: FileFault) -> Self {
        let report = Report { form: TABLE.into(), faults: 1, refused: vec![fault], ..Report::default() };
        Self { stopped: true, report, faults: Vec::new(), refused: 0, batches: Vec::new(), first: None, last: None }
    }
}

/// Reads rows, a list of cells each, and so many at most.
pub(super) fn read(recording: &mut TableRecording, json: &[u8], most: u64) -> Result<(), Error> {
    let mut source = Source::json_within(json, FILE_BYTES)?;
    let mut rows = source.items(At::ROOT);
    let mut texts: Vec<Read<'_>> = Vec::new();
    while let Some(row) = source.next(&mut rows) {
        texts.clear();
        let mut cells = source.items(row);
        while let Some(at) = source.next(&mut cells) {
            let cell = cell(&mut source, at);
            texts.push(cell);
        }
        recording.row(&|place| texts.get(place).map_or(Cell::Missing, Read::cell));
        if recording.rows() > most {
            return Err(Error::TooLarge { what: "table", size: recording.rows(), most });
        }
        if recording.is_hopeless() {
            break;
        }
    }
    Ok(source.end().map_err(JsonError::Malformed)?)
}

/// A cell as it was read.
enum Read<'a> {
    Text(std::borrow::Cow<'a, str>),
    Other(Cell<'static>),
}

impl Read<'_> {
    fn cell(&self) -> Cell<'_> {
        match self {
            Self::Text(text) => Cell::Text(text),
            Self::Other(cell) => cell.clone(),
        }
    }
}

fn cell<'a>(source: &mut Source<'a>, at: At) -> Read<'a> {
    let raw = source.raw(at);
    Read::Other(match raw.first() {
        Some(b'"') => return Read::Text(source.text(at)),
        Some(b'n') => Cell::Missing,
        Some(b't') => Cell::Yes(true),
        Some(b'f') => Cell::Yes(false),
        Some(b'[') => {
            let (mut numbers, mut all) = (Vec::new(), source.items(at));
            while let Some(one) = source.next(&mut all) {
                numbers.push(u32::try_from(source.whole(one, u64::from(u32::MAX))).unwrap_or_default());
            }
            Cell::List(numbers)
        }
        Some(b'{') => {
            let mut entries = source.entries(at);
            let mut cell = Cell::Other;
            while let Some((key, value)) = source.entry(&mut entries) {
                match source.text(key).as_ref() {
                    "at" => cell = Cell::Moment(source.signed(value, i64::MIN, i64::MAX)),
                    "day" => cell = source.text(value).parse().map_or(Cell::Other, |day: Date| Cell::Day(day.days())),
                    _ => {}
                }
            }
            cell
        }
        _ => {
            let text = std::str::from_utf8(raw).unwrap_or_default();
            match (text.parse(), text.parse()) {
                (Ok(whole), _) => Cell::Whole(whole),
                (_, Ok(number)) => Cell::Float(number),
                _ => Cell::Other,
            }
        }
    })
}
