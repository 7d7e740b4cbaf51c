//! The bank: decides a command into events, applies the events, and returns records.

// An impossible value is an error with the name of its invariant (`values/sure.rs`).
#![cfg_attr(not(test), deny(clippy::disallowed_methods, clippy::let_underscore_must_use))]

mod amend;
mod answer;
mod apply;
mod clock;
#[cfg(test)]
mod clock_tests;
mod credit;
mod decide;
mod due;
#[cfg(test)]
mod due_tests;
mod exchange;
#[cfg(test)]
mod guardian_tests;
mod journey;
mod listing;
mod look;
mod member;
mod methods;
#[cfg(test)]
mod once_tests;
mod record;
mod replay;
#[cfg(test)]
mod round_tests;
mod sign;
mod snapshot;
mod standing;
#[cfg(test)]
mod together_settled_tests;
#[cfg(test)]
mod together_tests;
#[cfg(feature = "matching")]
mod touched;
mod trial;
#[cfg(test)]
mod trial_tests;
mod words;
mod work;

pub use answer::Decision;
pub(crate) use methods::each_method;
#[cfg(feature = "matching")]
pub(crate) use touched::Touched;
pub use trial::Trial;

use work::Pending;

use crate::charter::Charter;
use crate::command::{Action, Command, Context, Create, print};
use crate::error::Error;
use crate::journal::{Actor, FORMAT, JournalRecord};
use crate::ledger::table::Undo;
use crate::state::{Answering, Outcome, State};
use crate::values::digest::BankId;
use crate::values::ids::MemberId;
use crate::values::limits::COMMANDS;

/// A community's time bank, in memory.
///
/// ```
/// use timebank_core::command::{Admit, Context, Record};
/// use timebank_core::exchange::Terms;
/// use timebank_core::{BankId, Charter, Minutes, Salt, TimeBank};
///
/// let at = "2026-03-01T10:00:00Z".parse()?;
/// // Each 16 random bytes from your host; every command has a salt of its own.
/// let (id, first, second) = (BankId(*b"0a1b2c3d4e5f6071"), Salt(*b"a1b2c3d4e5f60718"), Salt(*b"18f7e6d5c4b3a291"));
/// let mut bank = TimeBank::create(Context::host(at), id, Charter::named("Harpurbrook"))?;
/// let ana = bank.admit(Context::host(at).salt(first), Admit::named("Ana"))?.member()?;
/// let ben = bank.admit(Context::host(at).salt(second), Admit::named("Ben"))?.member()?;
/// let terms = Terms::new("2026-03-01".parse()?).gave(ana, 60).received(ben, 60);
/// bank.record(Context::host(at), Record::new(terms))?;
/// assert_eq!(bank.host().balance(ana)?, Minutes::of(60));
/// let records = bank.drain(); // to be kept wherever the host keeps things
/// assert_eq!(TimeBank::replay(records)?, bank);
/// # Ok::<(), timebank_core::Error>(())
/// ```
pub struct TimeBank {
    pub(crate) state: State,
    pending: Vec<Pending>,
    outbox: Vec<JournalRecord>,
    journal: bool,
    /// Whether a decision is held in an open savepoint.
    held: bool,
    buffer: Vec<u8>,
    #[cfg(feature = "matching")]
    pub(crate) followed: touched::Followed,
}

impl std::fmt::Debug for TimeBank {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TimeBank")
            .field("name", &self.charter().name)
            .field("head", &self.head())
            .field("members", &self.state.members.len())
            .field("exchanges", &self.state.exchanges.len())
            .finish_non_exhaustive()
    }
}

impl Clone for TimeBank {
    /// Returns an independent copy. Undrained records stay with the original.
    fn clone(&self) -> Self {
        Self { state: self.state.clone(), journal: self.journal, ..Self::empty() }
    }
}

/// Gives read access to the bank's [`State`].
impl std::ops::Deref for TimeBank {
    type Target = State;
    fn deref(&self) -> &State {
        &self.state
    }
}

impl PartialEq for TimeBank {
    /// Compares everything except undrained records.
    fn eq(&self, other: &Self) -> bool {
        self.state == other.state
    }
}

impl TimeBank {
    pub(crate) fn empty() -> Self {
        Self {
            state: State::default(),
            pending: Vec::new(),
            outbox: Vec::new(),
            journal: true,
            held: false,
            buffer: Vec::new(),
            #[cfg(feature = "matching")]
            followed: touched::Followed::default(),
        }
    }

    /// Creates a bank under a charter. `bank` is its identity: 16 random bytes from the host, never used for another bank.
    ///
    /// # Errors
    /// [`Error::BadCharter`], listing every fault.
    pub fn create(context: Context, bank: BankId, charter: Charter) -> Result<Self, Error> {
        let mut created = Self::empty();
        created.execute(&Command::new(context, Create::new(bank, charter)))?;
        Ok(created)
    }

    /// Creates a bank without a journal, for simulations: there is nothing to drain, and no head.
    ///
    /// # Errors
    /// As [`TimeBank::create`].
    pub fn create_without_journal(context: Context, bank: BankId, charter: Charter) -> Result<Self, Error> {
        let mut created = Self { journal: false, ..Self::empty() };
        created.execute(&Command::new(context, Create::new(bank, charter)))?;
        Ok(created)
    }

    /// Decides and applies a command. Its records wait to be [drained](TimeBank::drain).
    ///
    /// Time passes first: everything due by the command's `at` is carried out in an append of its own. That append remains even
    /// if the command is then refused. A bare bank trusts `at`; a [`Keeper`](crate::store::Keeper) has a clock.
    ///
    /// # Errors
    /// A refused command changes nothing else. The error names the rule and what would be accepted, as far as the sender may
    /// know.
    pub fn execute(&mut self, command: &Command) -> Result<Outcome, Error> {
        self.pass_time_before(std::slice::from_ref(command))?;
        self.mark();
        match self.run(command) {
            Ok(outcome) => {
                let waiting = self.outbox.len();
                self.seal();
                self.forget_waiting(waiting);
                self.commit();
                Ok(self.narrowed(command, outcome))
            }
            Err(error) => {
                self.go_back();
                Err(error.for_audience(self.audience_of(command.by, command.at)))
            }
        }
    }

    /// Executes several commands, all or none. Time passes once, up to the first command's `at`.
    ///
    /// # Errors
    /// The first refusal; then no command has changed anything.
    pub fn execute_all(&mut self, commands: &[Command]) -> Result<Vec<Outcome>, Error> {
        self.pass_time_before(commands)?;
        self.mark();
        match self.run_all(commands) {
            Ok(outcomes) => {
                let waiting = self.outbox.len();
                self.seal();
                self.forget_waiting(waiting);
                self.commit();
                Ok(outcomes)
            }
            Err(error) => {
                self.go_back();
                Err(error)
            }
        }
    }

    /// Decides a command without changing the bank. Returns the records to append and the answer. After appending them, call
    /// [`TimeBank::apply`]. What falls due before the command comes in appends of its own, to be appended and applied first.
    ///
    /// It needs `&mut self` because it executes the command within a savepoint and rolls back.
    ///
    /// # Errors
    /// As [`TimeBank::execute`].
    pub fn decide(&mut self, command: &Command) -> Result<Decision, Error> {
        self.decide_all(std::slice::from_ref(command))
    }

    /// Decides several commands, all or none. See [`TimeBank::decide`].
    ///
    /// # Errors
    /// As [`TimeBank::execute_all`].
    pub fn decide_all(&mut self, commands: &[Command]) -> Result<Decision, Error> {
        let decision = self.decide_held(commands)?;
        self.roll_back_held();
        Ok(decision)
    }

    /// Decides commands and leaves the bank as they would have it, in an open savepoint. For a caller that lets nobody read the
    /// bank until it has called [`TimeBank::commit_held`] or [`TimeBank::roll_back_held`].
    pub(crate) fn decide_held(&mut self, commands: &[Command]) -> Result<Decision, Error> {
        let expected = self.head();
        let first = self.outbox.len();
        self.mark();
        let passed = self.seal_due_before(commands);
        let before = self.outbox.len();
        let decided = passed.and_then(|()| self.run_all(commands));
        if decided.is_ok() {
            self.seal();
        }
        self.forget_waiting_in(before);
        let records = self.outbox.split_off(before);
        let due = self.outbox.split_off(first);
        match decided {
            Ok(outcomes) => {
                self.held = true;
                Ok(Decision { expected, due, records, outcomes })
            }
            Err(error) => {
                self.go_back();
                Err(error)
            }
        }
    }

    /// Makes a held decision final: its records were kept. They were sealed here, so nothing is checked or hashed again.
    pub(crate) fn commit_held(&mut self) {
        if std::mem::take(&mut self.held) {
            self.commit();
        }
    }

    /// Takes a held decision back, if there is one.
    pub(crate) fn roll_back_held(&mut self) {
        if std::mem::take(&mut self.held) {
            self.go_back();
        }
    }

    fn run_all(&mut self, commands: &[Command]) -> Result<Vec<Outcome>, Error> {
        if commands.len() > COMMANDS {
            return Err(Error::TooMany { what: "commands", count: commands.len() as u64, most: COMMANDS as u64 });
        }
        let mut outcomes = Vec::with_capacity(commands.len());
        for (command, index) in commands.iter().zip(0u32..) {
            match self.run(command) {
                Ok(outcome) => outcomes.push(self.narrowed(command, outcome)),
                Err(error) => {
                    let error = error.for_audience(self.audience_of(command.by, command.at));
                    return Err(if commands.len() > 1 { Error::BatchRefused { index, error: Box::new(error) } } else { error });
                }
            }
        }
        Ok(outcomes)
    }

    fn run(&mut self, command: &Command) -> Result<Outcome, Error> {
        let sent = command.key.map(|key| ((Actor::from(command.by), key), print::of(command)));
        if let Some((sent, print)) = sent
            && let Some(first) = self.state.keys.get(&sent)
        {
            if first.print != print || !first.carries(&command.action) {
                return Err(Error::KeyUsed { key: sent.1 });
            }
            return Ok(Outcome { repeated: true, ..first.outcome.clone() });
        }
        if let Some(bank) = self.state.small.left
            && !matches!(command.action, Action::Erase(_))
        {
            return Err(Error::BankCopied { bank });
        }
        if self.state.small.seq == 0 && !matches!(command.action, Action::Create(_)) {
            return Err(Error::NotFounded {});
        }
        if command.at < self.state.small.at {
            return Err(Error::TimeWentBack { at: command.at, last: self.state.small.at });
        }
        let first = self.pending.len();
        let mut work = work::Work::new(self, command.context(), sent.map(|(_, print)| print));
        decide::action(&mut work, &command.action)?;
        if self.pending.len() == first {
            return Err(Error::NothingToDo { what: "the command changes nothing" });
        }
        let outcome = answer::of(self.pending.iter().skip(first).map(|p| &p.body));
        if let Some((sent, print)) = sent {
            let mut answering = Answering::default();
            self.pending.iter().skip(first).for_each(|p| answering.note(&p.body, &p.slots));
            let row = answering.row(print, outcome.clone(), |member| self.is_erased(member))?;
            self.state.keys.insert(sent, row);
        }
        Ok(outcome)
    }

    /// Seals the pending events as the records of one append, at the end of the outbox.
    fn seal(&mut self) {
        if self.journal {
            let mut head = self.state.small.hash;
            let left = (0..self.pending.len()).rev().map(|left| u32::try_from(left).ok().filter(|left| *left > 0));
            for (Pending { body, documents, slots }, left) in self.pending.iter_mut().zip(left) {
                body.more = left;
                body.previous = head;
                let record = JournalRecord::seal(body, std::mem::take(documents), std::mem::take(slots), &mut self.buffer);
                head = record.hash;
                self.outbox.push(record);
            }
            self.state.small.hash = head;
        }
        self.pending.clear();
    }

    /// Erases a forgotten member from the undrained records (promise 7). Records from index `new` on were sealed just now.
    fn forget_waiting(&mut self, new: usize) {
        self.forget_in(new, 0);
    }

    /// Does the same for the records from `new` on only. These belong to a decision, which must not change the undrained records.
    fn forget_waiting_in(&mut self, new: usize) {
        self.forget_in(new, new);
    }

    fn forget_in(&mut self, new: usize, from: usize) {
        let sealed = self.outbox.iter().skip(new);
        let forgotten: Vec<MemberId> = sealed.filter_map(|r| crate::journal::erased_member(&r.bytes)).collect();
        for member in forgotten {
            for record in self.outbox.iter_mut().skip(from) {
                #[expect(clippy::let_underscore_must_use, reason = "these bytes were sealed here, so they are readable")]
                let _ = record.erase(0, member);
            }
        }
    }

    /// Returns and removes the records made since the last call. The host must store them.
    pub fn drain(&mut self) -> Vec<JournalRecord> {
        std::mem::take(&mut self.outbox)
    }

    /// Returns the number of undrained records.
    pub fn undrained(&self) -> usize {
        self.outbox.len()
    }

    fn mark(&mut self) {
        self.state.each(Undo::Mark);
    }
    fn commit(&mut self) {
        self.state.each(Undo::End { back: false });
    }
    fn go_back(&mut self) {
        self.pending.clear();
        self.state.each(Undo::End { back: true });
    }

    pub(crate) const fn format() -> u32 {
        FORMAT
    }
}
