//! Columns of whole numbers out of somebody else's Arrow table, and tables made of columns that Python holds.

use std::sync::Arc;

use arrow_array::{
    ArrayRef, BooleanArray, Date32Array, Float64Array, Int64Array, RecordBatchReader, StringArray, TimestampMillisecondArray,
};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use timebank_core::interchange::table::Cell;
use timebank_core::{Date, Timestamp};

use crate::capsule;
use crate::cells::cell;
use crate::errors::refuse;
use crate::given;
use crate::tables::{self, Columns, NativeTable};

/// The columns of these names out of an Arrow table, as whole numbers; `None` for one it does not have. Other columns are left
/// where they are.
#[pyfunction]
pub fn columns_of(py: Python<'_>, source: &Bound<'_, PyAny>, names: Vec<String>) -> PyResult<Vec<Option<Vec<i64>>>> {
    let mut reader = capsule::read(source)?;
    let schema = reader.schema();
    let places: Vec<Option<usize>> = names.iter().map(|name| schema.fields().iter().position(|field| field.name() == name)).collect();
    let mut columns: Vec<Option<Vec<i64>>> = places.iter().map(|place| place.map(|_| Vec::new())).collect();
    loop {
        let next = py.detach(|| reader.next());
        let Some(batch) = next else { return Ok(columns) };
        let batch = batch.map_err(|fault| PyValueError::new_err(format!("the arrow table cannot be read: {fault}")))?;
        for ((place, name), column) in places.iter().zip(&names).zip(&mut columns) {
            let (Some(array), Some(column)) = (place.and_then(|place| batch.columns().get(place)), column) else { continue };
            // An array that was put together wrongly is refused before anybody follows it.
            let read = py.detach(|| {
                array
                    .to_data()
                    .validate_full()
                    .map_err(|fault| (format!("the arrow table was put together wrongly: {fault}"), "not-a-table"))?;
                column.reserve(array.len());
                for row in 0..array.len() {
                    let cell = cell(array, row);
                    let number = whole(&cell).ok_or_else(|| {
                        let row = column.len();
                        (format!("row `{row}` of the column `{name}` is no whole number but `{cell}`"), "wrong-type")
                    })?;
                    column.push(number);
                }
                Ok(())
            });
            read.map_err(|(fault, code): (String, &str)| refuse(py, code, &fault, name, "give whole numbers in every row"))?;
        }
        py.check_signals()?;
    }
}

fn whole(cell: &Cell<'_>) -> Option<i64> {
    match cell {
        Cell::Whole(number) => i64::try_from(*number).ok(),
        // A column of whole numbers comes out of some data frames as one of floats.
        Cell::Float(number) if number.fract() == 0.0 && number.abs() < 9_007_199_254_740_992.0 => Some(*number as i64),
        _ => None,
    }
}

/// A column of a table that is made from Python: its name, its kind, what it means, its unit, and a value or nothing for each row.
type Column<'py> = (String, String, String, Option<String>, Vec<Option<Bound<'py, PyAny>>>);

/// An Arrow table of columns of one length. Kinds: `whole`, `number`, `text`, `yes`, `day`, `moment`.
#[pyfunction]
pub fn table_of(name: String, caption: String, columns: Vec<Column<'_>>) -> PyResult<NativeTable> {
    let mut all = Columns::default();
    for (name, kind, about, unit, values) in columns {
        all = all.column(&name, &about, unit.as_deref(), array(&kind, &values)?);
    }
    let batch = all.batch().map_err(|fault| tables::failed(&fault))?;
    NativeTable::new(name, caption, vec![batch]).map_err(|fault| tables::failed(&fault))
}

fn array(kind: &str, values: &[Option<Bound<'_, PyAny>>]) -> PyResult<ArrayRef> {
    fn each<'py, T>(values: &[Option<Bound<'py, PyAny>>], read: impl Fn(&Bound<'py, PyAny>) -> PyResult<T>) -> PyResult<Vec<Option<T>>> {
        values.iter().map(|value| value.as_ref().map(&read).transpose()).collect()
    }
    Ok(match kind {
        "whole" => Arc::new(Int64Array::from(each(values, |value| value.extract())?)),
        "number" => Arc::new(Float64Array::from(each(values, |value| value.extract())?)),
        "yes" => Arc::new(BooleanArray::from(each(values, |value| value.extract())?)),
        "day" => Arc::new(Date32Array::from(each(values, |value| given::date(value).map(Date::days))?)),
        "moment" => {
            let moments = each(values, |value| given::instant(value).map(Timestamp::millis))?;
            Arc::new(TimestampMillisecondArray::from(moments).with_timezone("UTC"))
        }
        _ => Arc::new(StringArray::from(each(values, |value| value.extract::<String>())?)),
    })
}
