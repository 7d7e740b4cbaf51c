//! Banks kept for good: in SQLite, one file for as many banks as you like, and in PostgreSQL.
//!
//! The core decides and applies; a store only keeps. Each keeps the same bytes in one table, keyed by bank and record, and
//! appends by comparing: at the head expected, or not at all. So several processes may write to one bank, and a bank moves
//! from one store to another with its head unchanged.
//!
//! ```
//! use timebank_core::command::{Admit, Context};
//! use timebank_core::store::Keeper;
//! use timebank_core::{BankId, Charter, Error, Key};
//! use timebank_store::{BankStore, SqliteStore};
//!
//! # let folder = timebank_store::testing::Folder::new("readme")?;
//! # let path = folder.path().join("community.db");
//! let now = Context::host("2026-03-01T10:00:00Z".parse()?);
//! let mut keeper = Keeper::open(SqliteStore::open(&path)?)?;
//! keeper.create(now, BankId([1; 16]), Charter::named("Harpurbrook"))?;
//! // With a key a command may be sent again whatever became of it: it has one effect and one answer.
//! let once = now.key(Key([7; 16]));
//! let first = keeper.admit(once, Admit::default())?;
//! let again = Keeper::open(SqliteStore::open(&path)?)?.admit(once, Admit::default())?;
//! assert_eq!((first.seq, again.seq, again.repeated), (2, 2, true));
//! // Opens from here on without reading what came before.
//! let (bank, mut store) = keeper.into_parts();
//! store.save_snapshot(&bank)?;
//! # Ok::<(), Error>(())
//! ```
//!
//! # What is promised, and what is not
//!
//! - **What is acknowledged lasts**: SQLite in its write-ahead mode with `synchronous=FULL`; PostgreSQL with
//!   `synchronous_commit` on, asked for by the store itself.
//! - **An append is whole or not at all**, one transaction; and an erasure is in the same one as its record.
//! - **Forgotten is forgotten** in what the store owns: rows, snapshots, SQLite's free pages and its write-ahead log.
//!   [`BankStore::verify_erased`] looks for what should be gone. It cannot reach blocks the file system or the disk has let go
//!   of, backups, replicas, nor PostgreSQL's write-ahead log and its archive, which the server recycles in its own time; see
//!   the notes of each store.
//! - **A damaged store is not opened**: rows missing, a snapshot that ends with another record, another layout, another
//!   program's file are errors that say what to do, and nothing is guessed.

#![forbid(unsafe_code)]

#[cfg(any(feature = "postgres", feature = "sqlite"))]
mod any;
pub mod bridge;
pub mod conformance;
mod kept;
mod moving;
mod name;
#[cfg(feature = "postgres")]
mod postgres;
#[cfg(any(feature = "postgres", feature = "sqlite"))]
mod rows;
#[cfg(feature = "sqlite")]
mod sqlite;
pub mod testing;

#[cfg(any(feature = "postgres", feature = "sqlite"))]
pub use any::{AnyStore, is_server};
/// The pool the banks on a server are reached through, for hosts with tables of their own beside them.
#[cfg(feature = "postgres")]
pub use deadpool_postgres;
pub use kept::{BankInfo, BankStore, Traces};
pub use moving::{Moved, copy_bank};
pub use name::{BankName, DEFAULT_BANK};
#[cfg(feature = "postgres")]
pub use postgres::{PostgresBank, PostgresOptions, PostgresPool, PostgresStore};
#[cfg(feature = "sqlite")]
pub use sqlite::{SqliteStore, is_database};

/// Run as a test, so that the page stays true.
#[cfg(all(doctest, feature = "postgres"))]
#[doc = include_str!("../../../docs/guides/from-a-file-to-postgresql.md")]
pub mod from_a_file_to_postgresql {}

/// A bank that several threads read behind a lock works with every store.
#[cfg(any(feature = "postgres", feature = "sqlite"))]
const fn shared_between_threads<T: Send + Sync>() {}
#[cfg(any(feature = "postgres", feature = "sqlite"))]
const _: () = {
    #[cfg(feature = "sqlite")]
    shared_between_threads::<timebank_core::store::Keeper<SqliteStore>>();
    #[cfg(feature = "postgres")]
    shared_between_threads::<timebank_core::store::Keeper<PostgresStore>>();
};
