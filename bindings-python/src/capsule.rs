//! Arrow tables behind capsules, out and in: the [PyCapsule interface](https://arrow.apache.org/docs/format/CDataInterface/PyCapsuleInterface.html).

use arrow_array::RecordBatchReader;
use arrow_array::ffi_stream::{FFI_ArrowArrayStream, RecordBatchStreamReader};
use arrow_schema::Schema;
use arrow_schema::ffi::FFI_ArrowSchema;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyCapsule;

use crate::errors::{refuse, shown};

/// A stream of batches for whoever asks. Should nobody take it out of the capsule, it is released with it.
pub fn stream(py: Python<'_>, reader: Box<dyn RecordBatchReader + Send>) -> PyResult<Bound<'_, PyCapsule>> {
    PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(reader), c"arrow_array_stream")
}

/// The types of columns.
pub fn schema<'py>(py: Python<'py>, schema: &Schema) -> PyResult<Bound<'py, PyCapsule>> {
    let schema = FFI_ArrowSchema::try_from(schema).map_err(|fault| PyValueError::new_err(fault.to_string()))?;
    PyCapsule::new_with_value(py, schema, c"arrow_schema")
}

/// The stream of an Arrow table somebody hands in.
pub fn read(source: &Bound<'_, PyAny>) -> PyResult<RecordBatchStreamReader> {
    let py = source.py();
    let refused = || {
        let given = shown(&source.get_type());
        let help = "give a polars or pandas data frame, a pyarrow table, a DuckDB relation: anything with `__arrow_c_stream__`";
        refuse(py, "not-a-table", &format!("`{given}` is not an arrow table"), &given, help)
    };
    if !source.hasattr("__arrow_c_stream__")? {
        return Err(refused());
    }
    let capsule = source.call_method0("__arrow_c_stream__")?.cast_into::<PyCapsule>().map_err(|_| refused())?;
    let pointer = capsule.pointer_checked(Some(c"arrow_array_stream")).map_err(|_| refused())?;
    #[allow(unsafe_code, reason = "the interface hands a table over as a pointer: the name of the capsule says what is behind it")]
    // SAFETY: a capsule of this name holds an `ArrowArrayStream`, says the interface, and the capsule outlives this call. The
    // reader moves the stream out and leaves a released one behind, so that it is released once.
    let reader = unsafe { RecordBatchStreamReader::from_raw(pointer.cast::<FFI_ArrowArrayStream>().as_ptr()) };
    reader.map_err(|fault| PyValueError::new_err(format!("the arrow table cannot be read: {fault}")))
}
