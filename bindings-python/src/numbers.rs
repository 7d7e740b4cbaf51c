//! Columns of whole numbers out of somebody else's Arrow table, and back into one: for the calculations that need no bank.

use std::sync::Arc;

use arrow_array::{Int64Array, RecordBatchReader};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

use crate::capsule;
use crate::cells::{Cell, cell};
use crate::errors::refuse;
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

/// An Arrow table of columns of whole numbers, all of one length: the name of each, what it means, and its numbers.
#[pyfunction]
pub fn table_of(caption: String, columns: Vec<(String, String, Vec<i64>)>) -> PyResult<NativeTable> {
    let mut all = Columns::default();
    for (name, about, numbers) in columns {
        all = all.column(&name, &about, None, Arc::new(Int64Array::from(numbers)));
    }
    let batch = all.batch().map_err(|fault| tables::failed(&fault))?;
    NativeTable::new("numbers", caption, vec![batch]).map_err(|fault| tables::failed(&fault))
}
