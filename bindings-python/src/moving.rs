//! Moving a bank from one place to another.

use pyo3::prelude::*;
use timebank_core::store::FileStore;
use timebank_core::{Error, Head};
use timebank_store::{AnyStore, BankName, Moved, copy_bank as copy};

use crate::errors::raise;

/// Where a bank is kept.
enum Place {
    File(Box<FileStore>),
    Database(Box<AnyStore>),
}

impl Place {
    /// A journal in a file keeps one bank, and has no name for it.
    fn open(address: &str, bank: Option<&str>, in_database: bool, read_only: bool) -> Result<Self, Error> {
        if in_database {
            let name = bank.map_or_else(|| Ok(BankName::default()), BankName::new)?;
            return AnyStore::open(address, name, read_only).map(|store| Self::Database(Box::new(store)));
        }
        let store = if read_only { FileStore::open_read_only(address) } else { FileStore::open(address) };
        store.map(|store| Self::File(Box::new(store)))
    }
}

/// Copies a bank into a place where there is nothing yet; gives its head, where its journal begins, and how many records were written.
#[pyfunction]
#[pyo3(signature = (source, target))]
pub fn copy_bank(
    py: Python<'_>,
    source: (String, Option<String>, bool),
    target: (String, Option<String>, bool),
) -> PyResult<(String, Option<String>, u64)> {
    let moved = py.detach(|| {
        let mut from = Place::open(&source.0, source.1.as_deref(), source.2, true)?;
        let mut to = Place::open(&target.0, target.1.as_deref(), target.2, false)?;
        match (&mut from, &mut to) {
            (Place::File(from), Place::File(to)) => copy(&mut **from, &mut **to),
            (Place::File(from), Place::Database(to)) => copy(&mut **from, &mut **to),
            (Place::Database(from), Place::File(to)) => copy(&mut **from, &mut **to),
            (Place::Database(from), Place::Database(to)) => copy(&mut **from, &mut **to),
        }
    });
    let Moved { head, start, records } = moved.map_err(|error| raise(py, &error))?;
    Ok((head.to_string(), (start != Head::NONE).then(|| start.to_string()), records))
}

/// Whether a bank at this address is kept in a database: a server, or a file of SQLite, there already or by its name.
#[pyfunction]
#[pyo3(signature = (address))]
pub fn is_database(py: Python<'_>, address: std::path::PathBuf) -> bool {
    if address.to_str().is_some_and(|address| address.contains("://")) {
        return true;
    }
    py.detach(|| timebank_store::is_database(address))
}
