//! The loop of deciding, appending and applying, without any I/O: it says what to do next and is told how that went.

use super::clock::{is_early, lift};
use crate::bank::{Decision, TimeBank};
use crate::command::Command;
use crate::error::Error;
use crate::journal::{Head, JournalRecord};
use crate::state::Outcome;
use crate::values::digest::Hash32;
use std::borrow::Cow;
use std::sync::Arc;

/// How often a conflict or an unknown outcome is met by reading and deciding again before it is given back.
pub const TRIES: u32 = 16;

/// What to do next.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::exhaustive_enums, reason = "a host carries out every step")]
pub enum WriteStep {
    /// Read the records after this one, and give them to [`Writing::read`].
    Read {
        /// The last record known.
        after: u64,
    },
    /// Append these, and tell [`Writing::appended`] how it went.
    Append {
        /// Where the journal has to stand.
        expected: Head,
        /// What to append, whole or not at all.
        records: Arc<[JournalRecord]>,
    },
    /// Kept and applied: the answers, one for each command.
    Done(Vec<Outcome>),
    /// Not done, and why. With [`Error::Unknown`] nobody can tell: send it again later with the same key.
    Refused(Error),
}

/// What was handed out to be appended.
#[derive(Clone, Debug)]
struct Sent {
    expected: Head,
    records: Arc<[JournalRecord]>,
    outcomes: Vec<Outcome>,
    fate: Fate,
    /// Whether it is what was due before the commands: these are decided once it is kept.
    due: bool,
    /// Whether the bank holds the decision in an open savepoint.
    held: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Asked,
    Unknown,
    Written,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Waiting {
    Nothing,
    Read { after: u64 },
    Append,
}

/// Commands on their way into a journal. Have one under way at a time for each bank. A command dated before the last record is
/// lifted to it; whether it is dated too late is for a clock to say: see [`stamp`](super::stamp).
///
/// ```
/// # use timebank_core::command::{Command, Context, Create};
/// # use timebank_core::store::{MemoryStore, WriteStep, Store, Writing};
/// # use timebank_core::{Charter, TimeBank};
/// # let cx = Context::host("2026-03-01T10:00:00Z".parse()?);
/// # let mut store = MemoryStore::new();
/// # let mut bank = store.open()?;
/// # let command = Command::new(cx, Create::new(timebank_core::BankId([1; 16]), Charter::named("Harpurbrook")));
/// let mut writing = Writing::new(vec![command]);
/// let mut step = writing.begin(&mut bank);
/// let outcomes = loop {
///     step = match step {
///         // an asynchronous host awaits its own store here
///         WriteStep::Read { after } => writing.read(&mut bank, store.read_after(after)),
///         WriteStep::Append { expected, records } => writing.appended(&mut bank, store.append(expected, &records)),
///         WriteStep::Done(outcomes) => break outcomes,
///         WriteStep::Refused(error) => return Err(error),
///     };
/// };
/// assert_eq!(outcomes.len(), 1);
/// # Ok::<(), timebank_core::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Writing<'a> {
    commands: Cow<'a, [Command]>,
    sent: Option<Sent>,
    /// Whether the bank was brought up to date since this began.
    current: bool,
    /// Whether an append got no answer: it may still come to lie in the journal after a read that did not show it.
    doubt: bool,
    /// Whether the bank may hold a decision while it is appended, because nobody reads the bank meanwhile.
    holds: bool,
    waiting: Waiting,
    left: u32,
}

impl Writing<'static> {
    /// Commands to be written, all or none.
    pub fn new(commands: Vec<Command>) -> Self {
        Self::from(Cow::Owned(commands))
    }
}

impl<'a> Writing<'a> {
    /// Borrowed commands to be written, all or none.
    pub fn of(commands: &'a [Command]) -> Self {
        Self::from(Cow::Borrowed(commands))
    }

    fn from(commands: Cow<'a, [Command]>) -> Self {
        Self { commands, sent: None, current: false, doubt: false, holds: false, waiting: Waiting::Nothing, left: TRIES }
    }

    /// The same for a caller who lets nobody read the bank between two steps: a decision stays in a savepoint until the store
    /// has answered, and is then committed or rolled back.
    pub(super) fn holding(self) -> Self {
        Self { holds: true, ..self }
    }

    /// The first step.
    pub fn begin(&mut self, bank: &mut TimeBank) -> WriteStep {
        self.sent = None;
        self.current = false;
        self.doubt = false;
        self.left = TRIES;
        self.decide(bank)
    }

    fn decide(&mut self, bank: &mut TimeBank) -> WriteStep {
        self.waiting = Waiting::Nothing;
        if is_early(&self.commands, bank) {
            lift(self.commands.to_mut(), bank);
        }
        match bank.decide_due(&self.commands) {
            Ok(Some(decision)) => return self.send(decision, true, false),
            Ok(None) => {}
            Err(_) if !self.current => return self.ask(bank),
            Err(error) => return WriteStep::Refused(error),
        }
        let decided = if self.holds { bank.decide_held(&self.commands) } else { bank.decide_all(&self.commands) };
        match decided {
            // Every command was answered before: what the bank knows was read from the journal or kept in it.
            Ok(Decision { records, outcomes, .. }) if records.is_empty() => {
                bank.roll_back_held();
                WriteStep::Done(outcomes)
            }
            Ok(decision) => self.send(decision, false, self.holds),
            // A refusal is final only on a state known to be current: what is missing may be in the tail.
            Err(_) if !self.current => self.ask(bank),
            Err(error) => WriteStep::Refused(error),
        }
    }

    fn send(&mut self, Decision { expected, records, outcomes, .. }: Decision, due: bool, held: bool) -> WriteStep {
        let records: Arc<[JournalRecord]> = records.into();
        self.sent = Some(Sent { expected, records: Arc::clone(&records), outcomes, fate: Fate::Asked, due, held });
        self.waiting = Waiting::Append;
        WriteStep::Append { expected, records }
    }

    /// What was sent is kept: done, unless it was only what was due before the commands.
    fn kept(&mut self, bank: &mut TimeBank, sent: Sent) -> WriteStep {
        if sent.due { self.decide(bank) } else { WriteStep::Done(sent.outcomes) }
    }

    fn ask(&mut self, bank: &TimeBank) -> WriteStep {
        let after = bank.head().seq;
        self.waiting = Waiting::Read { after };
        WriteStep::Read { after }
    }

    /// Takes what was read: the records after the one asked for, or why they cannot be read.
    pub fn read(&mut self, bank: &mut TimeBank, result: Result<Vec<JournalRecord>, Error>) -> WriteStep {
        let Waiting::Read { after } = self.waiting else { return misused() };
        self.waiting = Waiting::Nothing;
        let records = match result {
            Ok(records) => records,
            Err(error) => return self.give_up(error),
        };
        if bank.head().seq != after {
            // Somebody else brought the bank forward meanwhile; what was read does not fit any more.
            return self.ask(bank);
        }
        if !records.is_empty()
            && let Err(error) = bank.apply(&records)
        {
            return self.give_up(error);
        }
        self.current = true;
        match self.sent.take() {
            Some(sent) if sent.fate == Fate::Written || (sent.fate == Fate::Unknown && found(&records, &sent)) => self.kept(bank, sent),
            // It was not written, or another's came first. Deciding again finds a key that was answered.
            _ => self.decide(bank),
        }
    }

    /// Takes how the append went.
    pub fn appended(&mut self, bank: &mut TimeBank, result: Result<(), Error>) -> WriteStep {
        if self.waiting != Waiting::Append {
            return misused();
        }
        self.waiting = Waiting::Nothing;
        let Some(mut sent) = self.sent.take() else { return misused() };
        if std::mem::take(&mut sent.held) {
            if result.is_ok() {
                bank.commit_held();
                return WriteStep::Done(sent.outcomes);
            }
            bank.roll_back_held();
        }
        match result {
            Ok(()) if bank.head() == sent.expected => match bank.apply(&sent.records) {
                Ok(_) => self.kept(bank, sent),
                Err(error) => WriteStep::Refused(error),
            },
            Ok(()) => {
                sent.fate = Fate::Written;
                self.sent = Some(sent);
                self.ask(bank)
            }
            Err(error @ (Error::Conflict { .. } | Error::Unknown { .. })) => {
                // What stands in the way after an append without an answer may be that append.
                self.doubt |= matches!(error, Error::Unknown { .. });
                if self.doubt {
                    sent.fate = Fate::Unknown;
                    self.sent = Some(sent);
                }
                self.again(bank, error)
            }
            Err(error) if self.doubt => WriteStep::Refused(Error::Unknown { why: error.message().into() }),
            Err(error) => WriteStep::Refused(error),
        }
    }

    fn again(&mut self, bank: &TimeBank, error: Error) -> WriteStep {
        self.current = false;
        match self.left.checked_sub(1) {
            Some(left) => {
                self.left = left;
                self.ask(bank)
            }
            None => WriteStep::Refused(error),
        }
    }

    /// Whatever stops this while nobody can tell whether records were written leaves that unknown.
    fn give_up(&self, error: Error) -> WriteStep {
        match &self.sent {
            Some(Sent { fate: Fate::Unknown | Fate::Written, .. }) => WriteStep::Refused(Error::Unknown { why: error.message().into() }),
            _ => WriteStep::Refused(error),
        }
    }
}

/// Whether what was sent is among what was read. The hash stands for the record and all before it, so this is no guess;
/// only a command without a key that another writer sent alike, in the same millisecond, could be taken for it.
fn found(records: &[JournalRecord], sent: &Sent) -> bool {
    let last: Option<Hash32> = sent.records.last().map(|record| record.hash);
    last.is_some_and(|hash| records.iter().any(|record| record.hash == hash))
}

fn misused() -> WriteStep {
    WriteStep::Refused(Error::StoreFailed { why: "an answer was given to a step that was not asked".into() })
}
