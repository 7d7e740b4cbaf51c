//! The banks this service keeps, each behind its token and its lock.

use crate::callers::{Caller, Callers, Tokens};
use crate::metrics::Metrics;
use crate::{Problem, outbox, requests, tables};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::time::SystemTime;
use timebank_core::digest::sha256;
use timebank_core::form::from_json;
use timebank_core::limits::LINE_BYTES;
use timebank_core::wire::Query;
use timebank_core::{Audience, Command, Error, Head, Instant, Key, Outcome, TimeBank};
use timebank_store::{BankName, PostgresBank, PostgresOptions, PostgresPool};
use tokio::sync::Mutex;

/// How often a command is dated anew because another service's clock was ahead, before the caller is told to try again.
const DATED: u32 = 16;

/// A bank that was opened.
struct Opened {
    kept: PostgresBank,
    bank: TimeBank,
}

/// A bank, and the hashes of its tokens: what is compared tells nothing by how long it takes.
struct Slot {
    name: BankName,
    callers: Callers,
    opened: Mutex<Option<Opened>>,
}

/// What the service knows.
pub struct Service {
    pool: PostgresPool,
    slots: BTreeMap<String, Slot>,
    metrics: Metrics,
}

/// What became of a command.
pub struct Done {
    /// The answer.
    pub outcome: Outcome,
    /// Where the journal stands now.
    pub head: Head,
}

fn now() -> Instant {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    let millis = i64::try_from(since.as_millis()).unwrap_or(i64::MAX);
    Instant::from_millis(millis).unwrap_or(Instant::EARLIEST)
}

impl Slot {
    /// The bank as it is now, others' records included.
    async fn current<'a>(&self, pool: &PostgresPool, opened: &'a mut Option<Opened>) -> Result<&'a mut Opened, Error> {
        if let Some(Opened { kept, bank }) = opened {
            let fresh = match kept.read_after(bank.head().seq).await {
                Ok(records) => bank.apply(&records).map(drop),
                Err(error) => Err(error),
            };
            match fresh {
                Ok(()) => {}
                // Nothing is wrong with what is in memory but its age.
                Err(error @ (Error::StoreFailed { .. } | Error::StoreRefused { .. })) => return Err(error),
                Err(_) => *opened = None,
            }
        }
        if opened.is_none() {
            let mut kept = pool.bank(self.name.clone());
            let bank = kept.open().await?;
            *opened = Some(Opened { kept, bank });
        }
        opened.as_mut().ok_or(Error::NotFounded {})
    }
}

impl Service {
    /// Connects to the server the banks are on.
    ///
    /// # Errors
    /// As the store's; a name no bank can have.
    pub async fn connect(address: &str, tokens: Tokens) -> Result<Self, Box<dyn std::error::Error>> {
        let options = PostgresOptions { connections: 16, ..PostgresOptions::default() };
        let pool = PostgresPool::connect(address, options).await?;
        tables::ready(&pool).await.map_err(|problem| problem.code())?;
        let mut slots = BTreeMap::new();
        for (name, callers) in tokens.callers()? {
            let slot = Slot { name: BankName::new(&name)?, callers, opened: Mutex::new(None) };
            slots.insert(name, slot);
        }
        Ok(Self { pool, slots, metrics: Metrics::default() })
    }

    /// What was counted.
    pub fn metrics(&self) -> &Metrics {
        &self.metrics
    }

    /// The connections.
    pub fn pool(&self) -> &PostgresPool {
        &self.pool
    }

    /// Who calls with this token in this bank.
    pub fn caller(&self, bank: &str, token: &str) -> Option<Caller> {
        let given = sha256(&[token.as_bytes()]);
        self.slots.get(bank)?.callers.iter().find(|(token, _)| *token == given).map(|(_, caller)| *caller)
    }

    fn slot(&self, bank: &str) -> Result<&Slot, Problem> {
        self.slots.get(bank).ok_or_else(Problem::not_let_in)
    }

    /// Where the journal stands.
    ///
    /// # Errors
    /// As the store's; `not-founded`.
    pub async fn head(&self, bank: &str) -> Result<Head, Problem> {
        let slot = self.slot(bank)?;
        let mut opened = slot.opened.lock().await;
        let head = slot.current(&self.pool, &mut opened).await.map(|opened| opened.bank.head());
        match head {
            Ok(Head::NONE) => Err(Problem::of(Error::NotFounded {}, Audience::Auditor)),
            head => head.map_err(|error| Problem::of(error, Audience::Auditor)),
        }
    }

    /// Carries a command out, once for each key.
    ///
    /// # Errors
    /// Why it was refused.
    pub async fn execute(&self, bank: &str, key: Key, body: Map<String, Value>, caller: Caller) -> Result<Done, Problem> {
        let slot = self.slot(bank)?;
        // Whatever cannot be read is refused before the bank is asked for.
        let (mut at, salt) = (now(), requests::salt()?);
        command(&body, caller, at, salt, key).map_err(|error| Problem::of(error, Audience::Member))?;
        // From here on one command at a time: a retry that comes while the first runs waits for its answer.
        let mut opened = slot.opened.lock().await;
        let Opened { kept, bank } = slot.current(&self.pool, &mut opened).await.map_err(|error| Problem::of(error, Audience::Member))?;
        let mut done = Err(Error::NotFounded {});
        for _ in 0..DATED {
            let command = command(&body, caller, at, salt, key).map_err(|error| Problem::of(error, Audience::Member))?;
            done = kept.execute_all(bank, &[command]).await;
            let Err(Error::TimeWentBack { last, .. }) = &done else { break };
            // It waited behind others, or another machine's clock is ahead: it comes when they came.
            at = *last;
        }
        let audience = bank.audience_of(caller.sender(), now());
        let head = bank.head();
        match done.map(|all| all.into_iter().next()) {
            Ok(Some(outcome)) => {
                self.metrics.command(if outcome.repeated { "repeated" } else { "done" });
                // A copy of what is kept already: what fails now is made up for at the next occasion.
                let _ = outbox::fill(&self.pool, kept).await;
                Ok(Done { outcome, head })
            }
            Ok(None) => Err(Problem::of(Error::NothingToDo { what: "the command" }, audience)),
            Err(error) => {
                self.metrics.command("refused");
                Err(Problem::of(error, audience))
            }
        }
    }

    /// Answers a question about the bank as it is now, as the caller may know it.
    ///
    /// # Errors
    /// Why there is no answer.
    pub async fn ask(&self, bank: &str, question: &[u8], caller: Caller) -> Result<String, Problem> {
        let slot = self.slot(bank)?;
        let mut opened = slot.opened.lock().await;
        let current = slot.current(&self.pool, &mut opened).await;
        let Opened { bank, .. } = current.map_err(|error| Problem::of(error, Audience::Member))?;
        if bank.head() == Head::NONE {
            return Err(Problem::of(Error::NotFounded {}, Audience::Member));
        }
        // A long answer holds this thread up, and no other.
        let query = from_json::<Query>(question, LINE_BYTES).map_err(Error::from);
        let answer = tokio::task::block_in_place(|| query?.answer(&bank.view(caller.viewer())));
        answer.map_err(|error| Problem::of(error, bank.audience_of(caller.sender(), now())))
    }

    /// Copies what is new in the journal to the outbox.
    ///
    /// # Errors
    /// As the store's.
    pub async fn fill_outbox(&self, bank: &str) -> Result<(), Problem> {
        let mut kept = self.pool.bank(self.slot(bank)?.name.clone());
        outbox::fill(&self.pool, &mut kept).await
    }
}

/// The command in a body, with what is the service's to say.
fn command(body: &Map<String, Value>, caller: Caller, at: Instant, salt: timebank_core::Salt, key: Key) -> Result<Command, Error> {
    let mut whole = body.clone();
    whole.insert("at".into(), at.to_string().into());
    whole.insert("by".into(), json!(caller.sender()));
    whole.insert("key".into(), key.to_string().into());
    whole.insert("salt".into(), salt.to_string().into());
    Command::from_json(Value::Object(whole).to_string().as_bytes())
}
