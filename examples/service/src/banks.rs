//! The banks this service keeps, each behind its tokens and its lock.

use crate::callers::{Caller, Callers, Tokens};
use crate::kept::{Kept, Place};
use crate::metrics::Metrics;
use crate::{Problem, requests};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;
use timebank_core::digest::sha256;
use timebank_core::form::from_json;
use timebank_core::limits::LINE_BYTES;
use timebank_core::store::{Clock, SystemClock};
use timebank_core::wire::Query;
use timebank_core::{Audience, Command, Error, Head, JournalRecord, Key, Outcome, Timestamp};
use timebank_store::BankName;
use tokio::sync::Mutex;

/// A bank, and the hashes of its tokens: what is compared tells nothing by how long it takes.
struct Slot {
    name: BankName,
    callers: Callers,
    opened: Mutex<Option<Kept>>,
}

/// What the service knows.
pub struct Service {
    place: Place,
    slots: BTreeMap<String, Slot>,
    metrics: Metrics,
    clock: AnyClock,
}

/// What tells the time: to the service, and to every bank it opens.
pub type AnyClock = Arc<dyn Clock + Send + Sync>;

/// What became of a command.
pub struct Done {
    /// The answer.
    pub outcome: Outcome,
    /// Where the journal stands now.
    pub head: Head,
}

impl Slot {
    /// The bank as it is now: others' records included, and what is due carried out.
    async fn current<'a>(&self, place: &Place, clock: &AnyClock, opened: &'a mut Option<Kept>) -> Result<&'a mut Kept, Error> {
        if let Some(kept) = opened {
            match kept.up_to_date().await {
                // It was asked for records that were deleted with a closed period meanwhile: opened again, it is as good.
                Err(Error::RecordsRetired { .. }) => *opened = None,
                // A journal that became shorter is not opened again as if nothing were missing: somebody has to look.
                Err(error) => return Err(error),
                Ok(()) => {}
            }
        }
        if opened.is_none() {
            let mut kept = place.open(&self.name, clock).await?;
            kept.up_to_date().await?;
            *opened = Some(kept);
        }
        opened.as_mut().ok_or(Error::NotFounded {})
    }
}

impl Service {
    /// Opens the place the banks are at.
    ///
    /// # Errors
    /// As the store's; a name no bank can have.
    pub async fn connect(address: &str, tokens: Tokens) -> Result<Self, Box<dyn std::error::Error>> {
        let place = Place::at(address).await?;
        let mut slots = BTreeMap::new();
        for (name, callers) in tokens.callers()? {
            let slot = Slot { name: BankName::new(&name)?, callers, opened: Mutex::new(None) };
            slots.insert(name, slot);
        }
        Ok(Self { place, slots, metrics: Metrics::default(), clock: Arc::new(SystemClock) })
    }

    /// The same service by another clock than this machine's. To be called before it opens a bank.
    #[must_use]
    pub fn with_clock(mut self, clock: AnyClock) -> Self {
        self.clock = clock;
        self
    }

    fn now(&self) -> Result<Timestamp, Problem> {
        self.clock.now().map_err(|error| Problem::of(error, Audience::Member))
    }

    /// What was counted.
    pub const fn metrics(&self) -> &Metrics {
        &self.metrics
    }

    /// Where the banks are.
    pub const fn place(&self) -> &Place {
        &self.place
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
        let head = slot.current(&self.place, &self.clock, &mut opened).await.map(|kept| kept.bank().head());
        match head {
            Ok(Head::NONE) => Err(Problem::of(Error::NotFounded {}, Audience::Auditor)),
            head => head.map_err(|error| Problem::of(error, Audience::Auditor)),
        }
    }

    /// Carries a command out, once for each key; with `expected` only if the journal stands there.
    ///
    /// # Errors
    /// Why it was refused.
    pub async fn execute(
        &self,
        bank: &str,
        key: Key,
        body: Map<String, Value>,
        caller: Caller,
        expected: Option<Head>,
    ) -> Result<Done, Problem> {
        let slot = self.slot(bank)?;
        // Whatever cannot be read is refused before the bank is asked for.
        let now = self.now()?;
        let command = command(&body, now, caller, requests::salt()?, key).map_err(|error| Problem::of(error, Audience::Member))?;
        // From here on one command at a time: a retry that comes while the first runs waits for its answer.
        let mut opened = slot.opened.lock().await;
        let kept = slot.current(&self.place, &self.clock, &mut opened).await.map_err(|error| Problem::of(error, Audience::Member))?;
        let done = match expected {
            Some(head) => kept.execute_at(head, command).await,
            None => kept.execute(&command).await.map(Some),
        };
        let audience = kept.bank().audience_of(caller.sender(), now);
        match done {
            Ok(Some(outcome)) => {
                self.metrics.command(if outcome.repeated { "repeated" } else { "done" });
                Ok(Done { outcome, head: kept.bank().head() })
            }
            Ok(None) => {
                self.metrics.command("refused");
                Err(Problem::stands_elsewhere())
            }
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
        let (slot, now) = (self.slot(bank)?, self.now()?);
        let mut opened = slot.opened.lock().await;
        let current = slot.current(&self.place, &self.clock, &mut opened).await;
        let bank = current.map_err(|error| Problem::of(error, Audience::Member))?.bank();
        if bank.head() == Head::NONE {
            return Err(Problem::of(Error::NotFounded {}, Audience::Member));
        }
        // A long answer holds this thread up, and no other.
        let query: Result<Query, Error> = from_json(question, LINE_BYTES).map_err(Error::from);
        let answer = tokio::task::block_in_place(|| query?.answer(&bank.view(caller.viewer())));
        answer.map_err(|error| Problem::of(error, bank.audience_of(caller.sender(), now)))
    }

    /// The records after `seq`.
    ///
    /// # Errors
    /// As the store's; 410 where they were deleted with a closed period.
    pub async fn records(&self, bank: &str, seq: u64) -> Result<Vec<JournalRecord>, Problem> {
        let slot = self.slot(bank)?;
        let mut opened = slot.opened.lock().await;
        let read = match slot.current(&self.place, &self.clock, &mut opened).await {
            Ok(kept) => kept.records_after(seq).await,
            Err(error) => Err(error),
        };
        read.map_err(|error| Problem::of(error, Audience::Auditor))
    }

    /// Looks after every bank now, and again each time so long has passed, for ever. What is due is carried out before any answer; this is
    /// for banks nobody asks, and for what erasures leave behind.
    pub async fn tend_every(&self, every: Duration) {
        loop {
            self.tend().await;
            tokio::time::sleep(every).await;
        }
    }

    /// Looks after every bank once: what is due, what erasures left behind, snapshots. What fails now is tried again the next time.
    pub async fn tend(&self) {
        for slot in self.slots.values() {
            let mut opened = slot.opened.lock().await;
            let tended = match slot.current(&self.place, &self.clock, &mut opened).await {
                Ok(kept) => kept.tend().await,
                Err(error) => Err(error),
            };
            if let Err(error) = tended {
                // Says so in the log.
                drop(Problem::of(error, Audience::Auditor));
            }
        }
    }
}

/// The command in a body, with what is the service's to say.
fn command(body: &Map<String, Value>, now: Timestamp, caller: Caller, salt: timebank_core::Salt, key: Key) -> Result<Command, Error> {
    let mut whole = body.clone();
    whole.insert("at".into(), now.to_string().into());
    whole.insert("by".into(), json!(caller.sender()));
    whole.insert("key".into(), key.to_string().into());
    whole.insert("salt".into(), salt.to_string().into());
    Command::from_json(Value::Object(whole).to_string().as_bytes())
}
