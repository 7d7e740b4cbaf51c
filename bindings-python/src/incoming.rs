//! A table of past exchanges into a bank: all of it or nothing, and of what does not fit every row with its reason.

use std::collections::HashMap;
use std::sync::Arc;

use arrow_array::{Array, RecordBatch, RecordBatchReader};
use arrow_schema::Schema;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use timebank_core::command::{Action, BatchNote, Command, Context, Record, RecordBatch as RecordSheet};
use timebank_core::duration::Decimals;
use timebank_core::exchange::{Expense, Participation, Payer, PayerKind, Setting, Side, Terms};
use timebank_core::interchange::mapping::{Unit, minutes_in};
use timebank_core::interchange::moment::{Form, PIVOT};
use timebank_core::interchange::names::{key, suggestion};
use timebank_core::{
    ActivityId, Created, Date, Error, ExchangeId, Instant, ListingId, MemberId, Minutes, PairingId, Salt, Sender, Start, Trial,
};

use crate::bank::NativeBank;
use crate::cells::{Cell, cell};
use crate::errors::refuse;
use crate::tables::{self, Columns, NativeTable, Text};
use crate::{capsule, given};

/// Rows between two looks at whoever waits.
const CHUNK: usize = 10_000;
/// Faults that are listed; all are counted.
const MOST_FAULTS: usize = 1_000;
/// Rows that do not fit, after which nobody reads on: the table is refused whatever comes.
const MOST_REFUSED: u64 = 200_000;
/// Faults that suggest who may be meant.
const SUGGESTIONS: usize = 50;

/// The columns there are, and the place of each. What only some tables have may be left out.
macro_rules! columns {
    ($($place:ident = $name:literal),* $(,)?) => {
        const KNOWN: &[&str] = &[$($name),*];
        #[allow(non_camel_case_types, clippy::upper_case_acronyms, reason = "named as the constants they become")]
        enum At { $($place),* }
        $(const $place: usize = At::$place as usize;)*
    };
}

columns!(
    ON = "on",
    GAVE = "gave",
    RECEIVED = "received",
    TOGETHER = "together",
    MINUTES = "minutes",
    ACTIVITY = "activity",
    VISITORS = "visitors",
    SETTING = "setting",
    PAYER = "payer",
    ESTIMATED = "estimated",
    BROKERED = "brokered",
    FACILITATION = "facilitation",
    ENTERED = "entered",
    NOTE = "note",
    START = "start",
    LISTING = "listing",
    PAIRING = "pairing",
    EXPENSES = "expenses",
);

/// What came of a table.
#[pyclass(frozen, get_all, module = "timebank._timebank")]
pub struct Recorded {
    /// Rows taken.
    rows: u64,
    /// Batches they were recorded in, which can be undone.
    batches: Vec<u32>,
    /// The first exchange and the last.
    first: Option<u32>,
    /// The last.
    last: Option<u32>,
    /// What did not fit: then nothing was recorded.
    faults: Option<Py<NativeTable>>,
    /// How many faults there are.
    fault_count: usize,
    /// Rows that do not fit; at least so many, when there are 200,000 or more.
    refused: u64,
    /// Whether nothing was recorded.
    stopped: bool,
}

/// One cell, or one row, that does not fit.
struct Fault {
    row: u64,
    column: &'static str,
    value: String,
    why: String,
    code: &'static str,
}

/// What holds for every row.
struct Common {
    at: Instant,
    by: Sender,
    minutes: Option<u32>,
    activity: Option<ActivityId>,
    activities: HashMap<String, ActivityId>,
    members: HashMap<String, u32>,
    /// The same without regard to blanks, case and the encoding of accents; nobody where two share one.
    folded: HashMap<String, Option<u32>>,
    salt: Salt,
    /// What a bare number of the column `minutes` counts, where that is said.
    unit: Option<Unit>,
    decimals: Decimals,
    /// The declared form of dates that are text, and as it was written.
    form: Option<(Form, String)>,
    /// What separates several people in one cell.
    separator: String,
    /// Whether rows that do not fit are left out.
    leave_out: bool,
}

/// A row read.
struct Row {
    number: u64,
    terms: Terms,
    entered: Option<Instant>,
    note: Option<String>,
}

/// Where each column stands in a batch.
type Places = [Option<usize>; KNOWN.len()];

/// Records a table. Commands are tried out on a copy of the bank, so that it can be asked meanwhile, and nothing has happened
/// should somebody stop it half-way.
pub fn record(
    py: Python<'_>,
    bank: &NativeBank,
    source: &Bound<'_, PyAny>,
    columns: &HashMap<String, String>,
    members: &HashMap<String, u32>,
    defaults: &Bound<'_, PyAny>,
    progress: Option<Bound<'_, PyAny>>,
) -> PyResult<Recorded> {
    let mut reader = capsule::read(source)?;
    let places = places(py, &reader.schema(), columns)?;
    let (trial, activities) = bank.read(py, |bank| {
        let activities = bank.host().activity_rows().map(|(id, row)| (row.activity.code.clone(), id)).collect();
        Ok((bank.trial(), activities))
    })?;
    let folded = folded(members);
    let said = |name: &str| -> PyResult<Option<Bound<'_, PyAny>>> { Ok(Some(defaults.get_item(name)?).filter(|value| !value.is_none())) };
    let common = Common {
        at: said("at")?.map_or_else(|| given::now(py), |at| given::instant(&at))?,
        by: given::sender(&defaults.get_item("by")?)?,
        minutes: said("minutes")?.map(|minutes| given::part_minutes(&minutes)).transpose()?,
        activity: said("activity")?.map(|activity| given::number(&activity, "activity", ActivityId::new)).transpose()?,
        activities,
        members: members.clone(),
        folded,
        unit: unit(py, &reader.schema(), &places, said("unit")?)?,
        decimals: if said("decimal_comma")?.is_some_and(|comma| comma.is_truthy().unwrap_or(false)) {
            Decimals::Comma
        } else {
            Decimals::Unsaid
        },
        form: said("dates")?.map(|form| date_form(py, &form)).transpose()?,
        // Without a separator nothing in a text separates.
        separator: said("separator")?
            .map_or_else(|| Ok(";".to_owned()), |mark| mark.extract())
            .map(|mark: String| if mark.is_empty() { "\0".to_owned() } else { mark })?,
        leave_out: said("faulty_rows")?.is_some_and(|rows| rows.extract::<String>().is_ok_and(|rows| rows == "leave-out")),
        salt: said("salt")?.map_or_else(|| given::fresh_salt(py), |salt| given::salt(&salt))?,
    };
    let mut work = Work {
        trial,
        common,
        places,
        waiting: Vec::new(),
        faults: Vec::new(),
        count: 0,
        refused: 0,
        asked: false,
        rows: 0,
        batches: Vec::new(),
        first: None,
        last: None,
    };
    loop {
        let next = py.detach(|| reader.next());
        let Some(batch) = next else { break };
        let batch = batch.map_err(|fault| PyValueError::new_err(format!("the arrow table cannot be read: {fault}")))?;
        py.detach(|| valid(&batch, &work.places)).map_err(|fault| refuse(py, "not-a-table", &fault, "", "write the table anew"))?;
        let mut from = 0;
        while from < batch.num_rows() && work.refused < MOST_REFUSED {
            let count = CHUNK.min(batch.num_rows().saturating_sub(from));
            py.detach(|| work.take(&batch, from, count));
            from = from.saturating_add(count);
            py.check_signals()?;
            if let Some(progress) = &progress {
                progress.call1((work.rows,))?;
            }
        }
        if work.refused >= MOST_REFUSED {
            break;
        }
    }
    py.detach(|| work.flush());
    work.end(py, bank)
}

/// Names without regard to blanks, case and the encoding of accents.
fn folded(members: &HashMap<String, u32>) -> HashMap<String, Option<u32>> {
    let mut all: HashMap<String, Option<u32>> = HashMap::with_capacity(members.len());
    for (name, member) in members {
        let known = all.entry(key(name).into_owned()).or_insert(Some(*member));
        if *known != Some(*member) {
            *known = None;
        }
    }
    all
}

/// What a bare number of the column `minutes` counts: as declared, or as the column's own name says.
fn unit(py: Python<'_>, schema: &Arc<Schema>, places: &Places, said: Option<Bound<'_, PyAny>>) -> PyResult<Option<Unit>> {
    if let Some(said) = said {
        let word: String = said.extract()?;
        let unit = Unit::from_code(&word).filter(|unit| *unit != Unit::Clock);
        let help = "units are `hours`, `minutes` and `seconds`";
        return unit.map(Some).ok_or_else(|| refuse(py, "unknown-word", &format!("`{word}` is no unit"), "unit", help));
    }
    let name = places.get(MINUTES).copied().flatten().and_then(|place| schema.fields().get(place)).map(|field| field.name().as_str());
    Ok(name.and_then(Unit::of_column))
}

fn date_form(py: Python<'_>, said: &Bound<'_, PyAny>) -> PyResult<(Form, String)> {
    let word: String = said.extract()?;
    let help = "write it in the letters of strftime, such as `%d/%m/%Y`";
    let form = Form::new(&word).ok_or_else(|| refuse(py, "unknown-word", &format!("`{word}` is no form of date"), "dates", help))?;
    Ok((form, word))
}

fn places(py: Python<'_>, schema: &Arc<Schema>, columns: &HashMap<String, String>) -> PyResult<Places> {
    let mut places: Places = [None; KNOWN.len()];
    for (field, place) in schema.fields().iter().zip(0usize..) {
        let name = columns.get(field.name()).map_or(field.name().as_str(), String::as_str);
        if name.is_empty() {
            continue;
        }
        let Some(slot) = KNOWN.iter().position(|known| *known == name).and_then(|known| places.get_mut(known)) else {
            let known = KNOWN.iter().map(|known| format!("`{known}`")).collect::<Vec<_>>().join(", ");
            let message = format!("nothing is known of a column `{name}`");
            let help =
                format!("the columns are {known}; rename a column with `columns={{\"theirs\": \"ours\"}}`, leave one out with `None`");
            return Err(refuse(py, "unknown-column", &message, name, &help));
        };
        if slot.replace(place).is_some() {
            return Err(refuse(py, "column-twice", &format!("there are two columns `{name}`"), name, "leave one out"));
        }
    }
    Ok(places)
}

/// Looks at everything that is going to be read: an array that was put together wrongly is refused before anybody follows it.
fn valid(batch: &RecordBatch, places: &Places) -> Result<(), String> {
    for place in places.iter().flatten() {
        if let Some(column) = batch.columns().get(*place) {
            column.to_data().validate_full().map_err(|fault| format!("the arrow table was put together wrongly: {fault}"))?;
        }
    }
    Ok(())
}

struct Work {
    trial: Trial,
    common: Common,
    places: Places,
    /// Rows read and not yet tried out: a table may come in many small pieces.
    waiting: Vec<Row>,
    faults: Vec<Fault>,
    /// How many faults there are, listed or not, and rows with one.
    count: usize,
    refused: u64,
    /// Whether it was asked what a bare number counts.
    asked: bool,
    rows: u64,
    batches: Vec<u32>,
    first: Option<ExchangeId>,
    last: Option<ExchangeId>,
}

impl Work {
    /// Reads some rows, and tries out what has come together.
    fn take(&mut self, batch: &RecordBatch, from: usize, count: usize) {
        for index in (from..).take(count) {
            let number = self.rows;
            self.rows = self.rows.saturating_add(1);
            match self.read(batch, index, number) {
                Ok(row) => self.waiting.push(row),
                Err(faults) => self.refuse(faults),
            }
            if self.waiting.len() >= CHUNK {
                self.flush();
            }
        }
    }

    /// Counts the faults of a row, and lists the first ones. What a bare number counts is asked once.
    fn refuse(&mut self, faults: Vec<Fault>) {
        self.refused = self.refused.saturating_add(1);
        for fault in faults {
            if fault.code == UNIT_NOT_SAID && std::mem::replace(&mut self.asked, true) {
                continue;
            }
            self.count = self.count.saturating_add(1);
            if self.faults.len() < MOST_FAULTS {
                self.faults.push(fault);
            }
        }
    }

    /// Tries out what waits.
    fn flush(&mut self) {
        let room = if self.waiting.len() < CHUNK { 0 } else { CHUNK };
        let rows = std::mem::replace(&mut self.waiting, Vec::with_capacity(room));
        // What is refused for a question will not be recorded: nothing more needs to be tried.
        if self.asked {
            return;
        }
        // A batch is entered at one moment: what was entered at others is recorded one by one.
        let apart = rows.is_empty() || rows.iter().any(|row| row.entered.is_some());
        let left = if apart { rows } else { self.as_sheet(rows) };
        self.one_by_one(left);
    }

    /// Records them as one batch, which can be undone at once. Gives them back when that was refused.
    fn as_sheet(&mut self, rows: Vec<Row>) -> Vec<Row> {
        let count = rows.len();
        let (mut numbers, mut exchanges, mut notes) = (Vec::with_capacity(count), Vec::with_capacity(count), Vec::new());
        for (place, row) in (0u32..).zip(rows) {
            numbers.push(row.number);
            exchanges.push(row.terms);
            notes.extend(row.note.map(|note| BatchNote::new(place, note)));
        }
        let mut context = self.context(self.common.at);
        if !notes.is_empty() {
            context = context.salt(self.salt_of(numbers.first().copied()));
        }
        let command = Command::new(context, RecordSheet::new(exchanges).notes(notes));
        let next = self.next_exchange();
        match self.trial.execute(&command) {
            Ok(outcome) => {
                if let Some(Created::Batch(batch)) = outcome.created {
                    self.batches.push(batch.get());
                }
                self.count(next, count);
                Vec::new()
            }
            Err(_) => {
                let Action::RecordBatch(RecordSheet { exchanges, notes, .. }) = command.action else { return Vec::new() };
                let mut notes: HashMap<u32, String> = notes.into_iter().map(|said| (said.row, said.note)).collect();
                let again = (0u32..).zip(numbers.into_iter().zip(exchanges));
                again.map(|(place, (number, terms))| Row { number, terms, entered: None, note: notes.remove(&place) }).collect()
            }
        }
    }

    fn one_by_one(&mut self, rows: Vec<Row>) {
        for row in rows {
            let at = row.entered.unwrap_or(self.common.at);
            let mut context = self.context(at);
            if row.note.is_some() {
                context = context.salt(self.salt_of(Some(row.number)));
            }
            let next = self.next_exchange();
            let command = Command::new(context, {
                let mut made = Record::new(row.terms);
                made.note = row.note;
                made
            });
            match self.trial.execute(&command) {
                Ok(_) => self.count(next, 1),
                Err(error) => {
                    let Action::Record(record) = command.action else { continue };
                    self.refuse(vec![refused(row.number, &record.terms, &error)]);
                }
            }
        }
    }

    /// The salt of the command that begins with a row: each has its own, worked out from the one of the call.
    fn salt_of(&self, number: Option<u64>) -> Salt {
        self.common.salt.for_part(number.and_then(|number| u32::try_from(number).ok()).unwrap_or(u32::MAX))
    }

    fn context(&self, at: Instant) -> Context {
        Context::of(at, self.common.by)
    }

    fn next_exchange(&self) -> u32 {
        self.trial.bank().host().exchange_rows().next_back().map_or(1, |(id, _)| id.get().saturating_add(1))
    }

    fn count(&mut self, first: u32, rows: usize) {
        self.first = self.first.or(ExchangeId::new(first));
        self.last = u32::try_from(rows).ok().and_then(|rows| ExchangeId::new(first.checked_add(rows)?.checked_sub(1)?));
    }

    fn end(self, py: Python<'_>, bank: &NativeBank) -> PyResult<Recorded> {
        let stopped = self.asked || self.refused >= MOST_REFUSED || !self.common.leave_out && self.count > 0;
        let Self { trial, rows, batches, first, last, mut faults, count: fault_count, refused, .. } = self;
        faults.sort_by_key(|fault| fault.row);
        let faults = match faults.is_empty() {
            true => None,
            false => Some(Py::new(py, listed(faults).map_err(|fault| tables::failed(&fault))?)?),
        };
        if stopped {
            return Ok(Recorded { rows, batches: Vec::new(), first: None, last: None, faults, fault_count, refused, stopped });
        }
        let rows = rows.saturating_sub(refused);
        if rows > 0 {
            bank.change(py, |held| held.keep(trial))?;
        }
        let (first, last) = (first.map(ExchangeId::get), last.map(ExchangeId::get));
        Ok(Recorded { rows, batches, first, last, faults, fault_count, refused, stopped })
    }

    /// Reads a row: all that is wrong with it, where something is.
    fn read(&self, batch: &RecordBatch, index: usize, number: u64) -> Result<Row, Vec<Fault>> {
        let row = Reading { work: self, batch, index, number };
        let mut faults = Vec::new();
        let read = row.terms(&mut faults);
        let of = |column: usize| (column, row.cell(column));
        let entered = row.entered(of(ENTERED)).map_err(|fault| faults.push(fault)).ok().flatten();
        let note = row.text(of(NOTE)).map_err(|fault| faults.push(fault)).ok().flatten();
        match read.filter(|_| faults.is_empty()) {
            Some(terms) => Ok(Row { number, terms, entered, note }),
            None => Err(faults),
        }
    }
}

/// What is asked when nobody said what a bare number counts.
const UNIT_NOT_SAID: &str = "unit-not-said";

/// Keeps a fault, and goes on.
fn keep<T>(read: Result<T, Fault>, faults: &mut Vec<Fault>) -> Option<T> {
    read.map_err(|fault| faults.push(fault)).ok()
}

/// A row being read.
struct Reading<'a> {
    work: &'a Work,
    batch: &'a RecordBatch,
    index: usize,
    number: u64,
}

/// A cell, and of which column it is.
type Of<'a> = (usize, Cell<'a>);

impl<'a> Reading<'a> {
    fn cell(&self, column: usize) -> Cell<'a> {
        let place = self.work.places.get(column).copied().flatten();
        place.and_then(|place| self.batch.columns().get(place)).map_or(Cell::Missing, |array| cell(array, self.index))
    }

    /// What a row says, cell by cell, each where it is wanted: most tables have few of the columns there are.
    fn terms(&self, faults: &mut Vec<Fault>) -> Option<Terms> {
        let common = &self.work.common;
        let of = |column: usize| (column, self.cell(column));
        let on = keep(self.day(of(ON)), faults);
        let minutes = of(MINUTES);
        let all = match minutes.1 {
            Cell::Missing => common.minutes,
            _ => keep(self.minutes(minutes.clone()), faults),
        };
        let mut parts = Vec::with_capacity(2);
        let mut lacking = false;
        for (side, column) in [(Side::Gave, GAVE), (Side::Received, RECEIVED), (Side::Together, TOGETHER)] {
            let read = self.members(of(column), |member, own| {
                // What is wrong with the minutes of the row is said once, or was said already.
                lacking |= own.or(all).is_none() && minutes.1 == Cell::Missing;
                parts.push(Participation::new(member, side, own.or(all).unwrap_or_default()));
                Ok(())
            });
            keep(read, faults);
        }
        if lacking {
            faults.push(self.fault(&minutes, "missing", "nobody says for how many minutes"));
        }
        let activity = keep(self.activity(of(ACTIVITY)), faults).flatten().or(common.activity);
        let visitors = keep(self.count(of(VISITORS)), faults).flatten().filter(|visitors| *visitors > 0);
        let setting = keep(self.word(of(SETTING), Setting::from_code, "this is no setting"), faults).flatten();
        let payer = keep(self.payer(of(PAYER)), faults).flatten();
        let estimated = keep(self.flag(of(ESTIMATED)), faults).unwrap_or_default();
        let brokered = keep(self.flag(of(BROKERED)), faults).unwrap_or_default();
        let facilitation = keep(self.count(of(FACILITATION)), faults).flatten().filter(|minutes| *minutes > 0);
        let start = keep(self.start(of(START)), faults).flatten();
        let listing = keep(self.numbered(of(LISTING), ListingId::new, "there is no listing of this number"), faults).flatten();
        let pairing = keep(self.numbered(of(PAIRING), PairingId::new, "there is no pairing of this number"), faults).flatten();
        let expenses = keep(self.expenses(of(EXPENSES)), faults).unwrap_or_default();
        let terms = Terms::new(on?);
        Some({
            let mut made = terms.parts(parts).estimated(estimated).brokered(brokered).expenses(expenses);
            made.activity = activity;
            made.visitors = visitors;
            made.setting = setting;
            made.payer = payer;
            made.facilitation = facilitation;
            made.start = start;
            made.listing = listing;
            made.pairing = pairing;
            made
        })
    }

    fn fault(&self, (column, cell): &Of<'_>, code: &'static str, why: &str) -> Fault {
        let column = KNOWN.get(*column).copied().unwrap_or_default();
        Fault { row: self.number, column, value: cell.to_string(), why: why.into(), code }
    }

    fn error<E: Clone + Into<Error>>(&self, of: &Of<'_>, error: &E) -> Fault {
        let error: Error = error.clone().into();
        self.fault(of, error.code(), &error.message())
    }

    fn day(&self, of: Of<'_>) -> Result<Date, Fault> {
        match of.1 {
            Cell::Day(days) => {
                Date::from_days(days).ok_or_else(|| self.fault(&of, "not-a-date", "this is no date between the years 1 and 9999"))
            }
            Cell::Moment { ms, .. } if ms.rem_euclid(86_400_000) == 0 => Instant::from_millis(ms)
                .map(Instant::date)
                .ok_or_else(|| self.fault(&of, "not-a-date", "this is no date between the years 1 and 9999")),
            Cell::Moment { .. } => Err(self.fault(
                &of,
                "not-a-date",
                "this has a time of day, and on which date that was depends on the place: give the local date",
            )),
            Cell::Text(text) => match &self.work.common.form {
                None => text.trim().parse().map_err(|error| self.error(&of, &error)),
                Some((form, written)) => match form.read(text, PIVOT) {
                    Ok(moment) => Ok(moment.day()),
                    Err(unread) => Err(self.fault(&of, "not-a-date", &unread.why(written))),
                },
            },
            Cell::Missing => Err(self.fault(&of, "missing", "nobody says on which day")),
            _ => Err(self.fault(&of, "not-a-date", "this is no date")),
        }
    }

    fn whole(&self, cell: &Cell<'_>) -> Option<i64> {
        match cell {
            Cell::Whole(number) => i64::try_from(*number).ok(),
            // A column of whole numbers with gaps comes out of some data frames as one of floats.
            Cell::Float(number) if number.fract() == 0.0 && number.abs() < 9_007_199_254_740_992.0 => Some(*number as i64),
            _ => None,
        }
    }

    /// Minutes: a text in any way a length is written, a number in the unit of the column, or a duration.
    fn minutes(&self, of: Of<'_>) -> Result<u32, Fault> {
        let common = &self.work.common;
        let read = |text: &str| match minutes_in(text, common.unit, common.decimals) {
            Ok(minutes) => Ok(minutes),
            Err(None) => Err(self.fault(&of, UNIT_NOT_SAID, "a bare number in this column may be hours or minutes: give `unit`")),
            Err(Some(why)) => Err(self.fault(&of, "not-minutes", why)),
        };
        let minutes = match &of.1 {
            Cell::Text(text) => read(text)?,
            Cell::Span(ms) if ms.rem_euclid(60_000) == 0 => ms.div_euclid(60_000),
            Cell::Whole(number) if common.unit == Some(Unit::Minutes) => {
                i64::try_from(*number).map_err(|_| self.fault(&of, "not-minutes", "this is not a whole number of minutes"))?
            }
            Cell::Whole(number) => read(&number.to_string())?,
            Cell::Float(number) if number.is_finite() => read(&number.to_string())?,
            _ => return Err(self.fault(&of, "not-minutes", "this is not a whole number of minutes")),
        };
        let most = i64::from(timebank_core::limits::PART_MINUTES);
        u32::try_from(minutes).map_err(|_| self.error(&of, &Error::BadMinutes { minutes, most }))
    }

    fn count(&self, of: Of<'_>) -> Result<Option<u32>, Fault> {
        if of.1 == Cell::Missing {
            return Ok(None);
        }
        let number = self.whole(&of.1).and_then(|number| u32::try_from(number).ok());
        number.map(Some).ok_or_else(|| self.fault(&of, "number-out-of-range", "this is not a whole number that fits"))
    }

    /// The members in a cell, each with minutes of their own where a text gives some: `ana; ben:45`.
    fn members(&self, of: Of<'_>, mut see: impl FnMut(MemberId, Option<u32>) -> Result<(), Fault>) -> Result<(), Fault> {
        let unknown = || self.fault(&of, "not-found", "nobody has this number");
        match &of.1 {
            Cell::Missing => Ok(()),
            Cell::List(numbers) => numbers.iter().try_for_each(|number| see(MemberId::new(*number).ok_or_else(unknown)?, None)),
            Cell::Text(text) => self.parts(text).try_for_each(|one| {
                if let Some(member) = self.find(one) {
                    return see(member, None);
                }
                // Minutes of one's own after the last colon: `ben:45`, and `ben:1:30` too.
                let named = one.char_indices().filter(|(_, letter)| *letter == ':').find_map(|(at, _)| {
                    let (name, minutes) = one.split_at_checked(at)?;
                    Some((self.find(name.trim())?, minutes.strip_prefix(':')?.trim()))
                });
                let Some((member, minutes)) = named else { return self.known(&of, one).and_then(|member| see(member, None)) };
                see(member, Some(self.own_minutes((of.0, Cell::Text(minutes)))?))
            }),
            other => {
                let number = self.whole(other).and_then(|number| u32::try_from(number).ok());
                see(number.and_then(MemberId::new).ok_or_else(unknown)?, None)
            }
        }
    }

    /// The parts of a cell.
    fn parts<'t>(&'t self, text: &'t str) -> impl Iterator<Item = &'t str> {
        text.split(self.work.common.separator.as_str()).map(str::trim).filter(|one| !one.is_empty())
    }

    /// The member a text names: exactly, or but for blanks, case and the encoding of accents. Nobody when two are called so.
    fn find(&self, name: &str) -> Option<MemberId> {
        let common = &self.work.common;
        let exact = common.members.get(name).copied();
        exact.or_else(|| common.folded.get(&*key(name)).copied().flatten()).and_then(MemberId::new)
    }

    /// The same, or why it names nobody, with a suggestion in the first faults.
    fn known(&self, of: &Of<'_>, name: &str) -> Result<MemberId, Fault> {
        if let Some(member) = self.find(name) {
            return Ok(member);
        }
        let common = &self.work.common;
        if common.folded.contains_key(&*key(name)) {
            return Err(self.fault(of, "unknown-member", "more than one member is called this"));
        }
        let mut why = "it is not clear which member this is".to_owned();
        if self.work.faults.len() < SUGGESTIONS {
            let mut names: Vec<&str> = common.members.keys().map(String::as_str).collect();
            names.sort_unstable();
            if let Some(like) = suggestion(name, names.into_iter()) {
                why = format!("{why}; did you mean `{like}`?");
            }
        }
        Err(self.fault(of, "unknown-member", &why))
    }

    /// Minutes beside a name: a bare number counts minutes there.
    fn own_minutes(&self, of: Of<'_>) -> Result<u32, Fault> {
        let Cell::Text(text) = &of.1 else { return Err(self.fault(&of, "not-minutes", "this is not a whole number of minutes")) };
        let minutes = text.parse::<Minutes>().map(Minutes::get).map_err(|error| self.error(&of, &error))?;
        let most = i64::from(timebank_core::limits::PART_MINUTES);
        u32::try_from(minutes).map_err(|_| self.error(&of, &Error::BadMinutes { minutes, most }))
    }

    fn activity(&self, of: Of<'_>) -> Result<Option<ActivityId>, Fault> {
        match &of.1 {
            Cell::Missing => Ok(None),
            Cell::Text("") => Ok(None),
            Cell::Text(text) => match self.work.common.activities.get(*text) {
                Some(activity) => Ok(Some(*activity)),
                None => Err(self.fault(&of, "not-found", "there is no activity of this code")),
            },
            other => {
                let number = self.whole(other).and_then(|number| u32::try_from(number).ok()).and_then(ActivityId::new);
                number.map(Some).ok_or_else(|| self.fault(&of, "not-found", "there is no activity of this number"))
            }
        }
    }

    fn numbered<T>(&self, of: Of<'_>, new: impl Fn(u32) -> Option<T>, why: &str) -> Result<Option<T>, Fault> {
        if of.1 == Cell::Missing {
            return Ok(None);
        }
        let number = self.whole(&of.1).and_then(|number| u32::try_from(number).ok()).and_then(new);
        number.map(Some).ok_or_else(|| self.fault(&of, "not-found", why))
    }

    /// When it began on the local clock: a time of day, or a text such as `14:30`, with the offset of the clock where it says one
    /// (`14:30+01:00`).
    fn start(&self, of: Of<'_>) -> Result<Option<Start>, Fault> {
        let bad = || self.fault(&of, "bad-hours", "this is no time of day such as `14:30` or `14:30+01:00`");
        match &of.1 {
            Cell::Missing | Cell::Text("") => Ok(None),
            Cell::Clock(ms) if ms.rem_euclid(60_000) == 0 => {
                let minute = u16::try_from(ms.div_euclid(60_000)).ok().filter(|minute| *minute < 1440).ok_or_else(bad)?;
                Ok(Some(Start { minute, offset: 0 }))
            }
            Cell::Text(text) => {
                let text = text.trim();
                let (clock, ahead) = match text.find(['+', '-']) {
                    Some(at) => text.split_at(at),
                    None => (text.strip_suffix('Z').unwrap_or(text), ""),
                };
                let minute = clock_minutes(clock).filter(|minute| *minute < 1440).ok_or_else(bad)?;
                let offset = match ahead.split_at_checked(1) {
                    None => 0,
                    Some((sign, hours)) => {
                        let offset = clock_minutes(hours).and_then(|offset| i16::try_from(offset).ok()).ok_or_else(bad)?;
                        if sign == "-" { offset.saturating_neg() } else { offset }
                    }
                };
                Ok(Some(Start { minute, offset }))
            }
            _ => Err(bad()),
        }
    }

    /// Money, in the smallest unit of the charter's currency, to whom: `ana:250; ben:120`.
    fn expenses(&self, of: Of<'_>) -> Result<Vec<Expense>, Fault> {
        let bad = || self.fault(&of, "wrong-type", "expenses are told as `name:amount`, in the smallest unit, parted by `;`");
        let mut all = Vec::new();
        match &of.1 {
            Cell::Missing => {}
            Cell::Text(text) => {
                for one in text.split(';').map(str::trim).filter(|one| !one.is_empty()) {
                    let (name, amount) = one.rsplit_once(':').ok_or_else(bad)?;
                    let amount = amount.trim().parse().map_err(|_| bad())?;
                    let member = self.known(&of, name.trim())?;
                    all.push(Expense::new(member, amount));
                }
            }
            _ => return Err(bad()),
        }
        Ok(all)
    }

    fn word<T>(&self, of: Of<'_>, read: impl Fn(&str) -> Option<T>, why: &str) -> Result<Option<T>, Fault> {
        match &of.1 {
            Cell::Missing => Ok(None),
            Cell::Text("") => Ok(None),
            Cell::Text(text) => read(text).map(Some).ok_or_else(|| self.fault(&of, "unknown-word", why)),
            _ => Err(self.fault(&of, "unknown-word", why)),
        }
    }

    fn payer(&self, of: Of<'_>) -> Result<Option<Payer>, Fault> {
        let named = match &of.1 {
            Cell::Missing => return Ok(None),
            Cell::Text(text) => PayerKind::from_code(text).filter(|kind| *kind != PayerKind::Member),
            _ => None,
        };
        if let Some(kind) = named {
            return Ok(Some(Payer::of(kind, None)));
        }
        let mut payer = None;
        self.members(of, |member, _| {
            payer = Some(Payer::member(member));
            Ok(())
        })?;
        Ok(payer)
    }

    fn flag(&self, of: Of<'_>) -> Result<bool, Fault> {
        match &of.1 {
            Cell::Missing => Ok(false),
            Cell::Yes(yes) => Ok(*yes),
            _ => Err(self.fault(&of, "wrong-type", "this is neither yes nor no")),
        }
    }

    fn entered(&self, of: Of<'_>) -> Result<Option<Instant>, Fault> {
        let bad = || self.fault(&of, "not-an-instant", "this is no moment between the years 1 and 9999");
        match &of.1 {
            Cell::Missing => Ok(None),
            Cell::Moment { zoned: false, .. } => {
                Err(self.fault(&of, "naive-datetime", "this does not say in which time zone it is: give the column one"))
            }
            Cell::Moment { ms, .. } => Instant::from_millis(*ms).map(Some).ok_or_else(bad),
            Cell::Text(text) => text.trim().parse().map(Some).map_err(|error| self.error(&of, &error)),
            _ => Err(bad()),
        }
    }

    fn text(&self, of: Of<'_>) -> Result<Option<String>, Fault> {
        match &of.1 {
            Cell::Missing => Ok(None),
            Cell::Text(text) => Ok(Some((*text).to_owned()).filter(|text| !text.is_empty())),
            _ => Err(self.fault(&of, "wrong-type", "this is no text")),
        }
    }
}

/// Minutes of `14:30`.
fn clock_minutes(text: &str) -> Option<u16> {
    let (hours, minutes) = text.split_once(':')?;
    let two =
        |text: &str| text.parse::<u16>().ok().filter(|_| matches!(text.len(), 1 | 2) && text.bytes().all(|byte| byte.is_ascii_digit()));
    let minutes = two(minutes).filter(|minutes| *minutes < 60)?;
    two(hours)?.checked_mul(60)?.checked_add(minutes)
}

/// What the core refused, with the column it is most likely about.
fn refused(row: u64, terms: &Terms, error: &Error) -> Fault {
    let member_in = |member: &MemberId| {
        let side = terms.parts.iter().find(|part| part.member == *member).map(|part| part.side);
        match side {
            Some(Side::Received) => "received",
            Some(Side::Together) => "together",
            _ => "gave",
        }
    };
    let (column, value) = match error {
        Error::NotFound { what: "activity", number } => ("activity", number.to_string()),
        Error::NotFound { what: "member", number } => (MemberId::new(*number).as_ref().map_or("gave", member_in), number.to_string()),
        // Named the first time there is nothing wrong yet.
        Error::MemberTwice { member } => {
            let again = terms.parts.iter().rfind(|part| part.member == *member).map(|part| part.side);
            (again.map_or("gave", Side::as_str), member.get().to_string())
        }
        Error::NotFound { what: "listing", number } => ("listing", number.to_string()),
        Error::NotFound { what: "pairing", number } => ("pairing", number.to_string()),
        Error::BadPairing { .. } => ("pairing", terms.pairing.map_or_else(String::new, |pairing| pairing.get().to_string())),
        Error::BadExpense { .. } => ("expenses", String::new()),
        Error::Value(timebank_core::error::ValueError::BadHours { from, .. }) => ("start", from.to_string()),
        Error::MemberState { member, .. } => (member_in(member), member.get().to_string()),
        Error::BadMinutes { minutes, .. } => ("minutes", minutes.to_string()),
        Error::NotYet { on, .. } => ("on", on.to_string()),
        Error::DateOrder { second, .. } => ("on", second.to_string()),
        Error::NobodyGave {} => ("gave", String::new()),
        Error::NobodyReceived {} => ("received", String::new()),
        Error::TimeWentBack { at, .. } => ("entered", at.to_string()),
        Error::BadPayer { .. } => ("payer", String::new()),
        _ => ("", String::new()),
    };
    Fault { row, column, value, why: error.message(), code: error.code() }
}

fn listed(faults: Vec<Fault>) -> Result<NativeTable, arrow_schema::ArrowError> {
    let mut numbers = tables::Large::with_capacity(faults.len());
    let (mut columns, mut values, mut whys, mut codes) = (Text::default(), Text::default(), Text::default(), Text::default());
    for fault in faults {
        numbers.push(fault.row);
        columns.push(fault.column);
        values.push(fault.value);
        whys.push(fault.why);
        codes.push(fault.code);
    }
    let batch = Columns::default()
        .column("row", "the row of the table, from 0", None, Arc::new(numbers.array()))
        .column("column", "the column; empty when it is the row as a whole", None, columns.array())
        .column("value", "what stands there", None, values.array())
        .column("why", "why it does not fit", None, whys.array())
        .column("code", "the same as a code", None, codes.array())
        .batch()?;
    NativeTable::new("faults", "What does not fit".into(), vec![batch])
}
