//! Banks on a PostgreSQL server, 13 or later.
//!
//! Plain SQL throughout: tables partitioned by a hash of the bank, every key beginning with it, no statement over several banks.
//! Two writers without pause both come on: see [`PostgresOptions::turns`].
//! Appends are right at `READ COMMITTED`: a record's number is taken once, and the record before has to be the one expected.
//!
//! What is forgotten is set to nothing in its rows, and the tables with personal parts are then written anew
//! (`VACUUM FULL`, which holds up one partition for as long as that takes, and waits half a second at most for its lock). Dead rows stay
//! where an open transaction, a replication slot or a replica may still see them: then [`Traces::pending`] says so, and later appends and
//! openings try again. The server's write-ahead log has the old rows
//! until it is recycled, and so have archives, replicas and backups: those are the operator's to let go.

mod bank;
mod connect;
mod execute;
mod forget;
#[cfg(test)]
mod held_tests;
mod keep;
mod layout;
mod read;
mod speak;
#[cfg(test)]
mod tests;
mod turn;

pub use bank::PostgresBank;
pub use connect::PostgresOptions;

use crate::{BankInfo, BankName, BankStore, Traces};
use deadpool_postgres::Pool;
use std::future::Future;
use std::sync::Arc;
use timebank_core::journal::MadeFor;
use timebank_core::store::Store;
use timebank_core::store::place::Place;
use timebank_core::{Error, Head, JournalRecord, MemberId, TimeBank};
use tokio::runtime::{Builder, Handle, Runtime};

/// Connections to a server, for asynchronous hosts. Clones share them.
#[derive(Clone, Debug)]
pub struct PostgresPool {
    pool: Pool,
    turns: bool,
    place: Place,
}

impl PostgresPool {
    /// Connects, sees whether the server will do, and lays the tables out when there are none.
    ///
    /// The address is a URL as PostgreSQL's own tools take it. With TLS (`sslmode=require`, or `prefer` on a server that has
    /// it) certificates are always verified, against those of the system or those in the file named by `sslrootcert`.
    ///
    /// # Errors
    /// [`Error::StoreRefused`] when the address cannot be read, nobody is let in, the server's certificate is not one to rely on, or
    /// the server is too old or does not write through; [`Error::StoreVersion`]; [`Error::StoreFailed`] when it cannot be reached.
    pub async fn connect(address: &str, options: PostgresOptions) -> Result<Self, Error> {
        let (pool, turns) = connect::pool(address, options).await?;
        Ok(Self { pool, turns, place: Place::here() })
    }

    /// A bank there.
    pub fn bank(&self, name: BankName) -> PostgresBank {
        PostgresBank {
            pool: self.pool.clone(),
            name,
            bank: None,
            turns: self.turns,
            late: 0,
            turn: None,
            seen: Head::NONE,
            untidy: false,
            tried: None,
            place: self.place.clone(),
            clock: execute::AnyClock::system(),
            audience: MadeFor::Host,
        }
    }

    /// The connections themselves, for tables of the host's own in the same database: an outbox, or requests that were taken.
    /// Leave the tables that begin with `timebank_` to this library.
    pub const fn connections(&self) -> &Pool {
        &self.pool
    }

    /// All banks there, by name.
    ///
    /// # Errors
    /// As [`PostgresBank::read_after`].
    pub async fn banks(&self) -> Result<Vec<BankInfo>, Error> {
        self.place.check_process()?;
        let client = self.pool.get().await.map_err(speak::unreachable_server)?;
        let mut all = Vec::new();
        for row in client.query("SELECT bank, name FROM timebank_bank ORDER BY name", &[]).await.map_err(read::reading)? {
            let name: &str = row.try_get(1).map_err(read::reading)?;
            let head = read::head_of(&client, row.try_get(0).map_err(read::reading)?).await?;
            all.push(BankInfo { name: BankName::new(name)?, head });
        }
        Ok(all)
    }
}

/// One bank on a server, for hosts that wait for their answers.
///
/// Not to be called from within an asynchronous runtime, where waiting would stop everything else: use [`PostgresBank`] there.
#[derive(Debug)]
pub struct PostgresStore {
    runtime: Arc<Waiting>,
    pool: PostgresPool,
    bank: PostgresBank,
    read_only: bool,
}

/// What waits for answers. Let go of without waiting, as that may happen anywhere.
#[derive(Debug)]
struct Waiting(Option<Runtime>);

impl Waiting {
    fn new() -> Result<Self, Error> {
        Self::allowed()?;
        let runtime = Builder::new_current_thread().enable_all().build();
        runtime
            .map(|runtime| Self(Some(runtime)))
            .map_err(|fault| Error::StoreFailed { why: format!("nothing can be waited for: {fault}").into() })
    }

    fn allowed() -> Result<(), Error> {
        if Handle::try_current().is_ok() {
            return Err(Error::StoreFailed {
                why: "this store waits for its answers, and may not be used within an asynchronous runtime".into(),
            });
        }
        Ok(())
    }

    fn wait<T>(&self, work: impl Future<Output = Result<T, Error>>) -> Result<T, Error> {
        Self::allowed()?;
        let gone = || Error::StoreFailed { why: "the store was let go of".into() };
        self.0.as_ref().ok_or_else(gone)?.block_on(work)
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        if let Some(runtime) = self.0.take() {
            runtime.shutdown_background();
        }
    }
}

impl PostgresStore {
    /// Opens the only bank of a database, to be written; the tables are made when there are none.
    ///
    /// # Errors
    /// As [`PostgresPool::connect`].
    pub fn open(address: &str) -> Result<Self, Error> {
        Self::open_bank(address, BankName::default())
    }

    /// Opens one of many banks.
    ///
    /// # Errors
    /// As [`PostgresPool::connect`].
    pub fn open_bank(address: &str, name: BankName) -> Result<Self, Error> {
        Self::open_with(address, name, PostgresOptions { connections: 1, ..PostgresOptions::default() })
    }

    /// Opens a bank to be read only; the server itself refuses to write for it.
    ///
    /// # Errors
    /// [`Error::NotFounded`] when there is no such bank; as [`PostgresPool::connect`].
    pub fn open_read_only(address: &str, name: BankName) -> Result<Self, Error> {
        let options = PostgresOptions { connections: 1, read_only: true, ..PostgresOptions::default() };
        let mut store = Self::open_with(address, name, options)?;
        if store.head()? == Head::NONE { Err(Error::NotFounded {}) } else { Ok(store) }
    }

    /// Opens a bank in a way of one's own.
    ///
    /// # Errors
    /// As [`PostgresPool::connect`].
    pub fn open_with(address: &str, name: BankName, options: PostgresOptions) -> Result<Self, Error> {
        let runtime = Waiting::new()?;
        let pool = runtime.wait(PostgresPool::connect(address, options))?;
        let bank = pool.bank(name);
        Ok(Self { runtime: Arc::new(runtime), pool, bank, read_only: options.read_only })
    }

    /// Another bank of the same server, over the same connections.
    #[must_use]
    pub fn another(&self, name: BankName) -> Self {
        Self { runtime: Arc::clone(&self.runtime), pool: self.pool.clone(), bank: self.pool.bank(name), read_only: self.read_only }
    }

    /// All banks there, by name.
    ///
    /// # Errors
    /// As [`Store::read_after`].
    pub fn banks(&self) -> Result<Vec<BankInfo>, Error> {
        self.runtime.wait(self.pool.banks())
    }

    /// What the bank is called.
    pub const fn name(&self) -> &BankName {
        self.bank.name()
    }

    fn writable(&self) -> Result<(), Error> {
        if self.read_only { Err(Error::StoreFailed { why: "the store was opened to be read only".into() }) } else { Ok(()) }
    }
}

/// In a process made by `fork` the connections are the parent's, and so is what waits on them: nothing is closed or given back there.
impl Drop for PostgresStore {
    fn drop(&mut self) {
        if !self.pool.place.is_ours() {
            std::mem::forget((Arc::clone(&self.runtime), self.pool.clone(), self.bank.turn.take()));
        }
    }
}

impl Store for PostgresStore {
    fn read_after(&mut self, seq: u64) -> Result<Vec<JournalRecord>, Error> {
        self.runtime.wait(self.bank.read_after(seq))
    }
    fn append(&mut self, expected: Head, records: &[JournalRecord]) -> Result<(), Error> {
        self.writable()?;
        self.runtime.wait(self.bank.append(expected, records))
    }
    fn open(&mut self) -> Result<TimeBank, Error> {
        self.runtime.wait(self.bank.open())
    }
}

impl BankStore for PostgresStore {
    fn head(&mut self) -> Result<Head, Error> {
        self.runtime.wait(self.bank.head())
    }
    fn start(&mut self) -> Result<Head, Error> {
        self.runtime.wait(self.bank.start())
    }
    fn bears_out(&mut self, known: Head) -> Result<(), Error> {
        self.runtime.wait(self.bank.bears_out(known))
    }
    fn audience(&mut self) -> Result<MadeFor, Error> {
        self.runtime.wait(self.bank.audience())
    }
    fn make_for(&mut self, audience: MadeFor) -> Result<(), Error> {
        self.writable()?;
        self.runtime.wait(self.bank.make_for(audience))
    }
    fn snapshot(&mut self) -> Result<Option<Vec<u8>>, Error> {
        self.runtime.wait(self.bank.snapshot())
    }
    fn save_snapshot(&mut self, bank: &TimeBank) -> Result<(), Error> {
        self.writable()?;
        self.runtime.wait(self.bank.save_snapshot(bank))
    }
    fn retire(&mut self, bank: &TimeBank, closing: u64) -> Result<Head, Error> {
        self.writable()?;
        self.runtime.wait(self.bank.retire(bank, closing))
    }
    fn begin_at(&mut self, start: Head, snapshot: &[u8], records: &[JournalRecord]) -> Result<(), Error> {
        self.writable()?;
        self.runtime.wait(self.bank.begin_at(start, snapshot, records))
    }
    fn verify_erased(&mut self, member: MemberId, known: &[&[u8]]) -> Result<Traces, Error> {
        let mut traces = self.runtime.wait(self.bank.verify_erased(member))?;
        traces.not_searched_for(known);
        Ok(traces)
    }
}
