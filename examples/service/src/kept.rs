//! One bank, in a file of SQLite or on a PostgreSQL server: the little this service asks of either.

use crate::Problem;
use crate::banks::AnyClock;
use rusqlite::Connection;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use timebank_core::store::{Keeper, Store as _};
use timebank_core::{Command, Error, Head, JournalRecord, Outcome, TimeBank};
use timebank_store::{BankName, BankStore as _, PostgresBank, PostgresOptions, PostgresPool, SqliteStore};
use tokio::task::block_in_place;

/// After how many records a bank is kept whole again, so that it opens without reading them.
const SNAPSHOT_AFTER: u64 = 1000;

/// A table of this service beside those of the library: whether it can be written to is whether the service is well.
const HEALTH: &str = "CREATE TABLE IF NOT EXISTS service_health(one int PRIMARY KEY, at text NOT NULL)";

/// Where the banks are.
pub enum Place {
    /// In a file on this machine, over which this connection is the service's own.
    File(PathBuf, Mutex<Connection>),
    /// On a server.
    Server(PostgresPool),
}

impl Place {
    /// Finds a place by its address: `postgresql://…` is a server, anything else a file, made when there is none.
    ///
    /// # Errors
    /// As the stores'.
    pub async fn at(address: &str) -> Result<Self, Box<dyn std::error::Error>> {
        if timebank_store::is_server(address) {
            let options = PostgresOptions { connections: 16, ..PostgresOptions::default() };
            let pool = PostgresPool::connect(address, options).await?;
            let mut client = pool.connections().get().await?;
            // One at a time, as two services may start at once: "TbSv".
            let begun = client.transaction().await?;
            begun.execute("SELECT pg_advisory_xact_lock($1)", &[&0x5462_5376_i64]).await?;
            begun.batch_execute(HEALTH).await?;
            begun.commit().await?;
            return Ok(Self::Server(pool));
        }
        // Laid out first by the store, which would take a file with tables of somebody else's for another program's.
        drop(SqliteStore::open(address)?);
        // The same copy of SQLite as the store's: another one in this process would drop its locks.
        let health = Connection::open(address)?;
        health.busy_timeout(Duration::from_secs(5))?;
        health.execute_batch(HEALTH)?;
        Ok(Self::File(address.into(), Mutex::new(health)))
    }

    /// Opens a bank.
    ///
    /// # Errors
    /// As the stores'.
    pub async fn open(&self, name: &BankName, clock: &AnyClock) -> Result<Kept, Error> {
        let clock = Arc::clone(clock);
        let clock = move || clock.now();
        let store = match self {
            Self::File(path, _) => {
                let keeper = block_in_place(|| Keeper::open(SqliteStore::open_bank(path, name.clone())?))?;
                Which::File(Box::new(keeper.with_clock(clock)))
            }
            Self::Server(pool) => {
                let mut kept = pool.bank(name.clone()).with_clock(clock);
                let bank = kept.open().await?;
                Which::Server(Box::new((kept, bank)))
            }
        };
        Ok(Kept { store, snapshot: 0 })
    }

    /// Writes something: a database that can only be read, or whose disk is full, is not well.
    ///
    /// # Errors
    /// 503.
    pub async fn written(&self) -> Result<(), Problem> {
        let sql = "INSERT INTO service_health(one, at) VALUES (1, CURRENT_TIMESTAMP) ON CONFLICT (one) DO UPDATE SET at = EXCLUDED.at";
        match self {
            Self::File(_, health) => {
                let written = block_in_place(|| health.lock().unwrap_or_else(PoisonError::into_inner).execute(sql, []));
                written.map(drop).map_err(Problem::database)
            }
            Self::Server(pool) => {
                let client = pool.connections().get().await.map_err(Problem::database)?;
                client.execute(sql, &[]).await.map(drop).map_err(Problem::database)
            }
        }
    }
}

/// A bank that was opened, and its store.
pub struct Kept {
    store: Which,
    /// Up to which record it was kept whole since it was opened.
    snapshot: u64,
}

enum Which {
    File(Box<Keeper<SqliteStore>>),
    Server(Box<(PostgresBank, TimeBank)>),
}

impl Kept {
    /// The bank, to be asked.
    pub const fn bank(&self) -> &TimeBank {
        match &self.store {
            Which::File(keeper) => keeper.bank(),
            Which::Server(both) => &both.1,
        }
    }

    /// Reads what others wrote, and carries out what is due by now.
    ///
    /// # Errors
    /// As [`Keeper::up_to_date`].
    pub async fn up_to_date(&mut self) -> Result<(), Error> {
        let done = match &mut self.store {
            Which::File(keeper) => block_in_place(|| keeper.up_to_date().map(drop)),
            Which::Server(both) => {
                let (kept, bank) = &mut **both;
                kept.up_to_date(bank).await
            }
        };
        match done {
            // After a long silence only the organisation lets time go on. Until it does, the bank can be asked as it was.
            Err(Error::ClockJump { .. }) => Ok(()),
            done => done,
        }
    }

    /// Carries a command out.
    ///
    /// # Errors
    /// As [`Keeper::execute`].
    pub async fn execute(&mut self, command: &Command) -> Result<Outcome, Error> {
        match &mut self.store {
            Which::File(keeper) => block_in_place(|| keeper.execute(command)),
            Which::Server(both) => {
                let (kept, bank) = &mut **both;
                let outcome = kept.execute_all(bank, std::slice::from_ref(command)).await?.pop();
                outcome.ok_or(Error::NothingToDo { what: "no command was given" })
            }
        }
    }

    /// Carries a command of the organisation out if the journal stands at `head`, or if it was carried out before. Otherwise there
    /// is no outcome.
    ///
    /// # Errors
    /// As [`Kept::execute`].
    pub async fn execute_at(&mut self, head: Head, mut command: Command) -> Result<Option<Outcome>, Error> {
        self.up_to_date().await?;
        command.at = command.at.max(self.bank().last_at());
        let mut trial = self.bank().trial();
        let outcome = trial.execute(&command);
        let stands = trial.from() == head;
        match outcome {
            Ok(outcome) if outcome.repeated => Ok(Some(outcome)),
            Ok(outcome) if stands => {
                let kept = match &mut self.store {
                    Which::File(keeper) => block_in_place(|| keeper.keep_trial(trial)),
                    Which::Server(both) => {
                        let (kept, bank) = &mut **both;
                        match kept.append(head, trial.records()).await {
                            Ok(()) => bank.keep_trial(trial).map(|()| drop(bank.drain())),
                            Err(error) => Err(error),
                        }
                    }
                };
                match kept {
                    Ok(()) => Ok(Some(outcome)),
                    // Somebody else came first.
                    Err(Error::Conflict { .. }) => Ok(None),
                    Err(error) => Err(error),
                }
            }
            Err(error) if stands => Err(error),
            _ => Ok(None),
        }
    }

    /// The records after `seq`.
    ///
    /// # Errors
    /// [`Error::RecordsRetired`] where they were deleted with a closed period; as the stores'.
    pub async fn records_after(&mut self, seq: u64) -> Result<Vec<JournalRecord>, Error> {
        match &mut self.store {
            Which::File(keeper) => block_in_place(|| keeper.store_mut().read_after(seq)),
            Which::Server(both) => both.0.read_after(seq).await,
        }
    }

    /// Does what has to be done though nobody asks for it: what is due, removing what erasures left, and a snapshot now and then.
    ///
    /// # Errors
    /// As the stores'.
    pub async fn tend(&mut self) -> Result<(), Error> {
        self.up_to_date().await?;
        let head = self.bank().head().seq;
        let whole = head >= self.snapshot.saturating_add(SNAPSHOT_AFTER);
        let left = match &mut self.store {
            Which::File(keeper) => block_in_place(|| {
                if whole {
                    let bank = keeper.bank().clone();
                    keeper.store_mut().save_snapshot(&bank)?;
                }
                Ok::<_, Error>((!keeper.store_mut().tidy_up()?).then(|| "a reader stands in the way".to_owned()))
            })?,
            Which::Server(both) => {
                let (kept, bank) = &mut **both;
                if whole {
                    kept.save_snapshot(bank).await?;
                }
                kept.tidy_up().await?
            }
        };
        if whole {
            self.snapshot = head;
        }
        if let Some(why) = left {
            tracing::warn!(why, "what was erased is not gone from the files yet");
        }
        Ok(())
    }
}
