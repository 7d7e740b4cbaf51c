//! A store by its address: a file of SQLite, or a server.

use crate::{BankName, BankStore, Traces};
use std::path::Path;
use timebank_core::journal::MadeFor;
use timebank_core::store::Store;
use timebank_core::{Error, Head, JournalRecord, MemberId, TimeBank};

#[cfg(feature = "postgres")]
use crate::PostgresStore;
#[cfg(feature = "sqlite")]
use crate::SqliteStore;

/// A store of one kind or another, for hosts that are told where by a setting.
#[derive(Debug)]
#[non_exhaustive]
pub enum AnyStore {
    /// A bank in a database of SQLite.
    #[cfg(feature = "sqlite")]
    Sqlite(Box<SqliteStore>),
    /// A bank on a PostgreSQL server.
    #[cfg(feature = "postgres")]
    Postgres(Box<PostgresStore>),
}

/// Whether an address is that of a PostgreSQL server.
pub fn is_server(address: &str) -> bool {
    ["postgresql://", "postgres://"]
        .iter()
        .any(|scheme| address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)))
}

impl AnyStore {
    /// Opens a bank at an address: `postgresql://…` is a server, anything else a file of SQLite. It is made when there is none,
    /// unless it is to be read only.
    ///
    /// # Errors
    /// [`Error::StoreRefused`] when this library was built without what the address asks for; as the stores' own `open`.
    pub fn open(address: &str, name: BankName, read_only: bool) -> Result<Self, Error> {
        if is_server(address) {
            return Self::on_server(address, name, read_only);
        }
        if let Some((scheme, _)) = address.split_once("://") {
            return Err(Error::StoreRefused { why: format!("nothing is known of addresses that begin with `{scheme}`").into() });
        }
        Self::in_file(Path::new(address), name, read_only)
    }

    #[cfg(feature = "postgres")]
    fn on_server(address: &str, name: BankName, read_only: bool) -> Result<Self, Error> {
        let store = if read_only { PostgresStore::open_read_only(address, name)? } else { PostgresStore::open_bank(address, name)? };
        Ok(Self::Postgres(Box::new(store)))
    }

    #[cfg(not(feature = "postgres"))]
    fn on_server(_: &str, _: BankName, _: bool) -> Result<Self, Error> {
        Err(Error::StoreRefused { why: "this library was built without PostgreSQL".into() })
    }

    #[cfg(feature = "sqlite")]
    fn in_file(path: &Path, name: BankName, read_only: bool) -> Result<Self, Error> {
        let store = if read_only { SqliteStore::open_read_only(path, name)? } else { SqliteStore::open_bank(path, name)? };
        Ok(Self::Sqlite(Box::new(store)))
    }

    #[cfg(not(feature = "sqlite"))]
    fn in_file(_: &Path, _: BankName, _: bool) -> Result<Self, Error> {
        Err(Error::StoreRefused { why: "this library was built without SQLite".into() })
    }
}

macro_rules! each {
    ($self:ident, $store:ident => $do:expr) => {
        match $self {
            #[cfg(feature = "sqlite")]
            Self::Sqlite($store) => $do,
            #[cfg(feature = "postgres")]
            Self::Postgres($store) => $do,
        }
    };
}

impl Store for AnyStore {
    fn read_after(&mut self, seq: u64) -> Result<Vec<JournalRecord>, Error> {
        each!(self, store => store.read_after(seq))
    }
    fn append(&mut self, expected: Head, records: &[JournalRecord]) -> Result<(), Error> {
        each!(self, store => store.append(expected, records))
    }
    fn open(&mut self) -> Result<TimeBank, Error> {
        each!(self, store => store.open())
    }
}

impl BankStore for AnyStore {
    fn head(&mut self) -> Result<Head, Error> {
        each!(self, store => store.head())
    }
    fn start(&mut self) -> Result<Head, Error> {
        each!(self, store => store.start())
    }
    fn bears_out(&mut self, known: Head) -> Result<(), Error> {
        each!(self, store => store.bears_out(known))
    }
    fn audience(&mut self) -> Result<MadeFor, Error> {
        each!(self, store => store.audience())
    }
    fn make_for(&mut self, audience: MadeFor) -> Result<(), Error> {
        each!(self, store => store.make_for(audience))
    }
    fn snapshot(&mut self) -> Result<Option<Vec<u8>>, Error> {
        each!(self, store => store.snapshot())
    }
    fn save_snapshot(&mut self, bank: &TimeBank) -> Result<(), Error> {
        each!(self, store => store.save_snapshot(bank))
    }
    fn retire(&mut self, bank: &TimeBank, closing: u64) -> Result<Head, Error> {
        each!(self, store => store.retire(bank, closing))
    }
    fn begin_at(&mut self, start: Head, snapshot: &[u8], records: &[JournalRecord]) -> Result<(), Error> {
        each!(self, store => store.begin_at(start, snapshot, records))
    }
    fn verify_erased(&mut self, member: MemberId, known: &[&[u8]]) -> Result<Traces, Error> {
        each!(self, store => store.verify_erased(member, known))
    }
}
