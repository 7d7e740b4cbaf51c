//! A table as Python holds it.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::*;
use arrow_array::{Array, RecordBatch, RecordBatchIterator, RecordBatchReader};
use arrow_schema::{ArrowError, DataType, SchemaRef};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyCapsule, PyDict, PyList, PyType};

use crate::capsule;

/// A table that speaks Arrow. `timebank.Table` wraps it.
#[pyclass(frozen, module = "timebank._timebank")]
pub struct NativeTable {
    #[pyo3(get)]
    name: String,
    #[pyo3(get)]
    caption: String,
    schema: SchemaRef,
    batches: Vec<RecordBatch>,
}

impl NativeTable {
    /// A table of batches that all have the columns of the first.
    pub fn new(name: impl Into<String>, caption: String, batches: Vec<RecordBatch>) -> Result<Self, ArrowError> {
        let schema = batches.first().map(RecordBatch::schema);
        let schema = schema.ok_or_else(|| ArrowError::InvalidArgumentError("a table has at least one batch".into()))?;
        Ok(Self { name: name.into(), caption, schema, batches })
    }

    fn rows_in(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }
}

#[pymethods]
impl NativeTable {
    fn __len__(&self) -> usize {
        self.rows_in()
    }

    /// The names of the columns.
    #[getter]
    fn columns(&self) -> Vec<String> {
        self.schema.fields().iter().map(|field| field.name().clone()).collect()
    }

    /// Of each column: its type, what it means, its unit.
    fn described(&self) -> Vec<(String, String, String, Option<String>)> {
        let fields = self.schema.fields().iter();
        fields
            .map(|field| {
                let said = |key: &str| field.metadata().get(key).cloned();
                (field.name().clone(), field.data_type().to_string(), said("description").unwrap_or_default(), said("unit"))
            })
            .collect()
    }

    /// The table as a stream of batches behind a capsule. Nothing is copied. A schema that is asked for is not looked at, as the
    /// interface allows.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(&self, py: Python<'py>, requested_schema: Option<Py<PyAny>>) -> PyResult<Bound<'py, PyCapsule>> {
        drop(requested_schema);
        let batches = self.batches.clone().into_iter().map(Ok);
        let reader: Box<dyn RecordBatchReader + Send> = Box::new(RecordBatchIterator::new(batches, Arc::clone(&self.schema)));
        capsule::stream(py, reader)
    }

    /// The types of the columns behind a capsule.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        capsule::schema(py, &self.schema)
    }

    /// The rows from `start` on, at most `count`, as dictionaries of Python values.
    fn rows<'py>(&self, py: Python<'py>, start: usize, count: usize) -> PyResult<Bound<'py, PyAny>> {
        let (mut skip, mut left) = (start, count);
        let rows = PyList::empty(py);
        for batch in &self.batches {
            let (from, here) = (skip.min(batch.num_rows()), left.min(batch.num_rows().saturating_sub(skip)));
            skip = skip.saturating_sub(batch.num_rows());
            left = left.saturating_sub(here);
            for row in (from..).take(here) {
                let one = PyDict::new(py);
                for (field, column) in self.schema.fields().iter().zip(batch.columns()) {
                    one.set_item(field.name(), cell(py, column, row)?)?;
                }
                rows.append(one)?;
            }
        }
        Ok(rows.into_any())
    }
}

static DATE: PyOnceLock<Py<PyType>> = PyOnceLock::new();
static MOMENT: PyOnceLock<Py<PyAny>> = PyOnceLock::new();

/// A cell of the types these tables have, as a Python value.
fn cell<'py>(py: Python<'py>, column: &dyn Array, row: usize) -> PyResult<Bound<'py, PyAny>> {
    if column.is_null(row) {
        return Ok(py.None().into_bound(py));
    }
    macro_rules! number {
        ($type:ty) => {
            column.as_primitive::<$type>().value(row).into_pyobject(py)?.into_any()
        };
    }
    Ok(match column.data_type() {
        DataType::UInt32 => number!(UInt32Type),
        DataType::UInt64 => number!(UInt64Type),
        DataType::Int64 => number!(Int64Type),
        DataType::Float64 => number!(Float64Type),
        DataType::Boolean => column.as_boolean().value(row).into_pyobject(py)?.to_owned().into_any(),
        DataType::Utf8 => column.as_string::<i32>().value(row).into_pyobject(py)?.into_any(),
        DataType::Date32 => {
            let days = i64::from(column.as_primitive::<Date32Type>().value(row));
            DATE.import(py, "datetime", "date")?.call_method1("fromordinal", (days.saturating_add(719_163),))?
        }
        DataType::Timestamp(..) => {
            let ms = column.as_primitive::<TimestampMillisecondType>().value(row);
            let moment = MOMENT.get_or_try_init(py, || PyResult::Ok(py.import("timebank.time")?.getattr("from_millis")?.unbind()))?;
            moment.bind(py).call1((ms,))?
        }
        DataType::Dictionary(key, _) if **key == DataType::Int8 => {
            let keys = column.as_dictionary::<Int8Type>();
            cell(py, keys.values(), keys.key(row).unwrap_or_default())?
        }
        DataType::Dictionary(..) => {
            let keys = column.as_dictionary::<Int32Type>();
            cell(py, keys.values(), keys.key(row).unwrap_or_default())?
        }
        DataType::List(_) => {
            let list = column.as_list::<i32>().value(row);
            list.as_primitive::<UInt32Type>().values().to_vec().into_pyobject(py)?.into_any()
        }
        _ => py.None().into_bound(py),
    })
}
