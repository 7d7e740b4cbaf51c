//! A table of past exchanges into a bank: Arrow's cells handed to the core, which reads them as it reads files.

use std::collections::HashMap;
use std::sync::Arc;

use arrow_array::{Array, RecordBatch, RecordBatchReader};
use arrow_schema::Schema;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use timebank_core::interchange::FaultyRows;
use timebank_core::interchange::mapping::Unit;
use timebank_core::interchange::moment::Form;
use timebank_core::interchange::table::{Cell, Column, Names, RecordedTable, RowFault, TableOptions, TableRecording};
use timebank_core::{ActivityId, ExchangeId, MemberId};

use crate::bank::NativeBank;
use crate::cells::cell;
use crate::errors::refuse;
use crate::tables::{self, Columns, NativeTable, Text};
use crate::{capsule, given};

/// Rows between two looks at whoever waits.
const CHUNK: usize = 10_000;

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
    fault_count: u64,
    /// Rows that do not fit; at least so many, when there are 200,000 or more.
    refused: u64,
    /// Whether nothing was recorded.
    stopped: bool,
    /// The report that files have, as JSON.
    report: String,
}

/// Records a table. Commands are tried out on a copy of the bank, so that it can be asked meanwhile, and nothing has happened
/// should somebody stop it half-way.
pub fn record(
    py: Python<'_>,
    bank: &NativeBank,
    source: &Bound<'_, PyAny>,
    columns: &HashMap<String, String>,
    members: &Bound<'_, PyAny>,
    defaults: &Bound<'_, PyAny>,
    progress: Option<Bound<'_, PyAny>>,
) -> PyResult<Recorded> {
    let mut reader = capsule::read(source)?;
    let known = known(py, &reader.schema(), columns)?;
    let options = options(py, bank, members, defaults)?;
    let named: Vec<(&str, Option<Column>)> = known.iter().map(|(name, column)| (name.as_str(), *column)).collect();
    let begun = bank.read(py, |bank| Ok(TableRecording::new(bank, &named, options)))?;
    let mut work = begun.map_err(|fault| refuse(py, "column-twice", &fault.why, &fault.column, "leave one out"))?;
    loop {
        let next = py.detach(|| reader.next());
        let Some(batch) = next else { break };
        let batch = batch.map_err(|fault| PyValueError::new_err(format!("the arrow table cannot be read: {fault}")))?;
        py.detach(|| valid(&batch, &known)).map_err(|fault| refuse(py, "not-a-table", &fault, "", "write the table anew"))?;
        let mut from = 0;
        while from < batch.num_rows() && !work.is_hopeless() {
            let count = CHUNK.min(batch.num_rows().saturating_sub(from));
            py.detach(|| {
                for row in (from..).take(count) {
                    work.row(&|place| batch.columns().get(place).map_or(Cell::Missing, |array| cell(array, row)));
                }
            });
            from = from.saturating_add(count);
            py.check_signals()?;
            if let Some(progress) = &progress {
                progress.call1((work.rows(),))?;
            }
        }
        if work.is_hopeless() {
            break;
        }
    }
    end(py, bank, py.detach(|| work.end()))
}

fn end(py: Python<'_>, bank: &NativeBank, recorded: RecordedTable) -> PyResult<Recorded> {
    let report = timebank_core::form::to_text(&recorded.report);
    let (read, taken) = recorded.report.files.first().map_or((0, 0), |count| (count.read, count.taken));
    let faults = match recorded.faults.is_empty() {
        true => None,
        false => Some(Py::new(py, listed(recorded.faults).map_err(|fault| tables::failed(&fault))?)?),
    };
    let stopped = recorded.trial.is_none();
    if let Some(trial) = recorded.trial.filter(|_| taken > 0) {
        bank.change(py, |held| held.keep(trial))?;
    }
    Ok(Recorded {
        rows: if stopped { read } else { taken },
        batches: recorded.batches.iter().map(|batch| batch.get()).collect(),
        first: recorded.first.map(ExchangeId::get),
        last: recorded.last.map(ExchangeId::get),
        faults,
        fault_count: recorded.report.faults,
        refused: recorded.refused,
        stopped,
        report,
    })
}

/// What the table does not say and somebody has to.
fn options(py: Python<'_>, bank: &NativeBank, members: &Bound<'_, PyAny>, defaults: &Bound<'_, PyAny>) -> PyResult<TableOptions> {
    let said = |name: &str| -> PyResult<Option<Bound<'_, PyAny>>> { Ok(Some(defaults.get_item(name)?).filter(|value| !value.is_none())) };
    let at = said("at")?.map_or_else(|| given::now(py), |at| given::instant(&at))?;
    let salt = said("salt")?.map_or_else(|| given::fresh_salt(py), |salt| given::salt(&salt))?;
    let mut options = TableOptions::new(salt, given::sender(&defaults.get_item("by")?)?, at);
    options.minutes = said("minutes")?.map(|minutes| given::part_minutes(&minutes)).transpose()?;
    options.activity = said("activity")?.map(|activity| given::number(&activity, "activity", ActivityId::new)).transpose()?;
    options.unit = said("unit")?.map(|unit| self::unit(py, &unit)).transpose()?;
    options.decimal_comma = said("decimal_comma")?.is_some_and(|comma| comma.is_truthy().unwrap_or(false));
    options.dates = said("dates")?.map(|form| date_form(py, &form)).transpose()?;
    if let Some(pivot) = said("pivot")? {
        options.pivot = pivot.extract()?;
    }
    options.now = said("now")?.map(|now| given::instant(&now)).transpose()?;
    if let Some(mark) = said("separator")? {
        options.people_separator = mark.extract()?;
    }
    if said("faulty_rows")?.is_some_and(|rows| rows.extract::<String>().is_ok_and(|rows| rows == "leave-out")) {
        options.faulty_rows = FaultyRows::LeaveOut;
    }
    options.names = names(py, bank, members)?;
    Ok(options)
}

/// How texts name members: by a mapping, by the codes of a host's system, or by their names.
fn names(py: Python<'_>, bank: &NativeBank, members: &Bound<'_, PyAny>) -> PyResult<Names> {
    if let Ok(given) = members.extract::<HashMap<String, u32>>() {
        let mut names = Names::default();
        given.iter().filter_map(|(said, number)| Some((said, MemberId::new(*number)?))).for_each(|(said, member)| names.add(said, member));
        return Ok(names);
    }
    let system: Option<String> = members.extract()?;
    bank.read(py, |bank| Ok(Names::of(bank, system.as_deref())))
}

fn unit(py: Python<'_>, said: &Bound<'_, PyAny>) -> PyResult<Unit> {
    let word: String = said.extract()?;
    let unit = Unit::from_code(&word).filter(|unit| *unit != Unit::Clock);
    unit.ok_or_else(|| refuse(py, "unknown-word", &format!("`{word}` is no unit"), "unit", "units are `hours`, `minutes` and `seconds`"))
}

fn date_form(py: Python<'_>, said: &Bound<'_, PyAny>) -> PyResult<String> {
    let word: String = said.extract()?;
    let help = "write it in the letters of strftime, such as `%d/%m/%Y`";
    match Form::new(&word) {
        Some(_) => Ok(word),
        None => Err(refuse(py, "unknown-word", &format!("`{word}` is no form of date"), "dates", help)),
    }
}

/// The table's columns, and what each says. One that is left out says nothing.
fn known(py: Python<'_>, schema: &Arc<Schema>, columns: &HashMap<String, String>) -> PyResult<Vec<(String, Option<Column>)>> {
    let names: Vec<String> = schema.fields().iter().map(|field| field.name().clone()).collect();
    let found = Column::find(&names, |name| columns.get(name).map(String::as_str));
    let help = "rename a column with `columns={\"theirs\": \"ours\"}`, leave one out with `None`";
    let found = found.map_err(|fault| refuse(py, fault.kind.as_str(), &fault.why, &fault.column, help))?;
    Ok(found.into_iter().map(|(name, column)| (name.to_owned(), column)).collect())
}

/// Looks at everything that is going to be read: an array that was put together wrongly is refused before anybody follows it.
fn valid(batch: &RecordBatch, known: &[(String, Option<Column>)]) -> Result<(), String> {
    for (array, _) in batch.columns().iter().zip(known).filter(|(_, (_, column))| column.is_some()) {
        array.to_data().validate_full().map_err(|fault| format!("the arrow table was put together wrongly: {fault}"))?;
    }
    Ok(())
}

fn listed(faults: Vec<RowFault>) -> Result<NativeTable, arrow_schema::ArrowError> {
    let mut numbers = tables::Large::with_capacity(faults.len());
    let (mut columns, mut values, mut whys, mut codes) = (Text::default(), Text::default(), Text::default(), Text::default());
    for RowFault { row, fault, code, .. } in faults {
        numbers.push(row);
        columns.push(fault.column);
        values.push(fault.value);
        whys.push(fault.why);
        codes.push(code);
    }
    let batch = Columns::default()
        .column("row", "the row of the table, from 0", None, Arc::new(numbers.array()))
        .column("column", "the column, as the table calls it; empty when it is the row as a whole", None, columns.array())
        .column("value", "what stands there", None, values.array())
        .column("why", "why it does not fit", None, whys.array())
        .column(
            "code",
            "the kind of fault, as in the report of files; what the bank refuses has the code of its error",
            None,
            codes.array(),
        )
        .batch()?;
    NativeTable::new("faults", "What does not fit".into(), vec![batch])
}
