//! What every store has to do, as checks any store can be run through.
//!
//! ```
//! use timebank_core::store::{MemoryStore, conformance};
//! use timebank_core::Error;
//!
//! struct InMemory;
//! impl conformance::Factory for InMemory {
//!     type Store = MemoryStore;
//!     fn fresh(&mut self) -> Result<MemoryStore, Error> { Ok(MemoryStore::new()) }
//!     fn reopen(&mut self, store: MemoryStore) -> Result<MemoryStore, Error> { Ok(store) }
//! }
//! conformance::run(&mut InMemory)?;
//! # Ok::<(), conformance::Failure>(())
//! ```

use super::{Keeper, Store, forget, head_after};
use crate::bank::TimeBank;
use crate::charter::Charter;
use crate::command::{Admit, Command, Context, Create, Erase, Keep, Record, RecordBatch};
use crate::error::Error;
use crate::journal::{Head, JournalRecord, PartSlot};
use crate::model::exchange::Terms;
use crate::model::personal::{Part, Profile, TagChange};
use crate::values::digest::{Hash32, Key, Salt};
use crate::values::ids::MemberId;
use crate::values::time::Timestamp;

/// Makes stores to be checked.
pub trait Factory {
    /// The store.
    type Store: Store;
    /// A store that keeps nothing yet, apart from all made before.
    ///
    /// # Errors
    /// Why it cannot be made.
    fn fresh(&mut self) -> Result<Self::Store, Error>;
    /// The same store as after a restart of the host. One that forgets everything then gives itself back.
    ///
    /// # Errors
    /// Why it cannot be opened.
    fn reopen(&mut self, store: Self::Store) -> Result<Self::Store, Error>;
}

/// A check that a store does not stand.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, crate::form::Build)]
#[error("`{check}`: {why}")]
#[non_exhaustive]
pub struct Failure {
    /// The name of the check.
    pub check: &'static str,
    /// What was expected, and what came.
    pub why: String,
}

type Checked = Result<(), String>;

/// A check, by name.
type Check<F> = (&'static str, fn(&mut F) -> Checked);

/// All checks, in the order [`run`] takes them.
pub fn checks<F: Factory>() -> Vec<Check<F>> {
    vec![
        ("empty", empty::<F>),
        ("reads-back", reads_back::<F>),
        ("reads-after", reads_after::<F>),
        ("conflict", conflict::<F>),
        ("nothing-appended", nothing_appended::<F>),
        ("lasts", lasts::<F>),
        ("large-append", large_append::<F>),
        ("forgets", forgets::<F>),
        ("forgets-what-comes-with-it", forgets_what_comes_with_it::<F>),
        ("conflict-forgets-nothing", conflict_forgets_nothing::<F>),
        ("keeper", keeper::<F>),
        ("two-writers", two_writers::<F>),
    ]
}

/// Runs a kind of store through all checks; gives how many there were.
///
/// # Errors
/// The first check it does not stand.
pub fn run<F: Factory>(factory: &mut F) -> Result<usize, Failure> {
    let all = checks::<F>();
    for (check, it) in &all {
        it(factory).map_err(|why| Failure { check, why })?;
    }
    Ok(all.len())
}

fn said(error: impl Into<Error>) -> String {
    let error = error.into();
    format!("{}: {}", error.code(), error.message())
}

fn same<T: PartialEq + std::fmt::Debug>(what: &str, expected: &T, found: &T) -> Checked {
    if expected == found { Ok(()) } else { Err(format!("{what}: expected {expected:?}, found {found:?}")) }
}

fn at() -> Result<Timestamp, String> {
    "2026-03-01T10:00:00Z".parse().map_err(said)
}

fn member(number: u32) -> Result<MemberId, String> {
    MemberId::new(number).ok_or_else(|| "members begin at 1".into())
}

/// The appends of a small bank: founded, three members with personal parts, exchanges with notes, and a batch.
fn sample() -> Result<Vec<Vec<JournalRecord>>, String> {
    let mut appends = Vec::new();
    let mut bank = TimeBank::empty();
    for command in sample_commands()? {
        bank.execute(&command).map_err(said)?;
        appends.push(bank.drain());
    }
    Ok(appends)
}

fn sample_commands() -> Result<Vec<Command>, String> {
    let cx = |n: u8| -> Result<Context, String> { Ok(Context::host(at()?).key(Key([n; 16])).salt(Salt([n; 16]))) };
    let mut commands = vec![Command::new(
        cx(1)?,
        Create { bank: crate::values::digest::BankId([1; 16]), charter: Box::new(Charter::named("Harpurbrook")), decided_on: None },
    )];
    for (n, name) in [(2, "Ana"), (3, "Ben"), (4, "Cleo")] {
        commands.push(Command::new(cx(n)?, Admit { profile: Profile::named(name), ..Admit::default() }));
    }
    let day = at()?.date();
    let terms = |a, b, minutes| -> Result<Terms, String> { Ok(Terms::new(day).gave(member(a)?, minutes).received(member(b)?, minutes)) };
    for (n, a, b) in [(5, 1, 2), (6, 2, 3), (7, 3, 1)] {
        let record = Record { note: Some("a word beside it".into()), ..Record::new(terms(a, b, 45)?) };
        commands.push(Command::new(cx(n)?, record));
    }
    let exchanges = vec![terms(1, 3, 10)?, terms(3, 2, 20)?, terms(2, 1, 30)?];
    commands.push(Command::new(cx(8)?, RecordBatch::new(exchanges)));
    Ok(commands)
}

/// A store that keeps the sample, with its head and records.
fn filled<F: Factory>(factory: &mut F) -> Result<(F::Store, Head, Vec<JournalRecord>), String> {
    let mut store = factory.fresh().map_err(said)?;
    let (mut head, mut all) = (Head::NONE, Vec::new());
    for records in sample()? {
        store.append(head, &records).map_err(said)?;
        head = head_after(head, &records);
        all.extend(records);
    }
    Ok((store, head, all))
}

/// The append that forgets a member of the sample.
fn erasing(all: &[JournalRecord], number: u32, before: Option<Command>) -> Result<Vec<JournalRecord>, String> {
    let mut bank = TimeBank::replay(all.to_vec()).map_err(said)?;
    let erase = Command::new(Context::host(at()?), Erase { member: member(number)? });
    let commands: Vec<Command> = before.into_iter().chain([erase]).collect();
    Ok(bank.decide_all(&commands).map_err(said)?.records)
}

/// Nothing is read from an empty store, and its bank waits to be founded.
pub fn empty<F: Factory>(factory: &mut F) -> Checked {
    let mut store = factory.fresh().map_err(said)?;
    same("records of an empty store", &Vec::new(), &store.read_after(0).map_err(said)?)?;
    same("its bank's head", &Head::NONE, &store.open().map_err(said)?.head())
}

/// What was appended is read back, byte for byte: records, hashes, documents and personal parts.
pub fn reads_back<F: Factory>(factory: &mut F) -> Checked {
    let (mut store, head, all) = filled(factory)?;
    same("records", &all, &store.read_after(0).map_err(said)?)?;
    same("the bank's head", &head, &store.open().map_err(said)?.head())
}

/// Reading after a record gives exactly what follows it; after the last, nothing.
pub fn reads_after<F: Factory>(factory: &mut F) -> Checked {
    let (mut store, _, all) = filled(factory)?;
    for from in 0..=all.len() {
        let rest = all.get(from..).unwrap_or_default().to_vec();
        same("the rest", &rest, &store.read_after(from as u64).map_err(said)?)?;
    }
    same("after the last", &Vec::new(), &store.read_after(u64::MAX).map_err(said)?)
}

/// An append that expects another head is a conflict and changes nothing: earlier, later, or another record of that number.
pub fn conflict<F: Factory>(factory: &mut F) -> Checked {
    let (mut store, head, all) = filled(factory)?;
    let last = all.last().cloned().ok_or("the sample is empty")?;
    let earlier = Head { seq: head.seq.saturating_sub(1), hash: all.iter().rev().nth(1).map_or(Hash32::NONE, |r| r.hash) };
    let wrong = [earlier, Head { seq: head.seq.saturating_add(1), ..head }, Head { hash: Hash32([9; 32]), ..head }, Head::NONE];
    for expected in wrong {
        match store.append(expected, std::slice::from_ref(&last)) {
            Err(Error::Conflict { .. }) => {}
            other => return Err(format!("appending at {expected} to a journal at {head} gave {other:?} instead of a conflict")),
        }
        same("records after a conflict", &all, &store.read_after(0).map_err(said)?)?;
    }
    Ok(())
}

/// Appending no records changes nothing.
pub fn nothing_appended<F: Factory>(factory: &mut F) -> Checked {
    let (mut store, head, all) = filled(factory)?;
    store.append(head, &[]).map_err(said)?;
    same("records", &all, &store.read_after(0).map_err(said)?)
}

/// What was acknowledged is there after a restart, and can be gone on from.
pub fn lasts<F: Factory>(factory: &mut F) -> Checked {
    let (store, head, all) = filled(factory)?;
    let mut store = factory.reopen(store).map_err(said)?;
    same("records after a restart", &all, &store.read_after(0).map_err(said)?)?;
    let more = erasing(&all, 3, None)?;
    store.append(head, &more).map_err(said)?;
    let mut store = factory.reopen(store).map_err(said)?;
    same("the number of records", &all.len().saturating_add(more.len()), &store.read_after(0).map_err(said)?.len())
}

/// An append of two thousand records is whole.
pub fn large_append<F: Factory>(factory: &mut F) -> Checked {
    let (store, head, all) = filled(factory)?;
    let mut bank = TimeBank::replay(all.clone()).map_err(said)?;
    let terms = Terms::new(at()?.date()).gave(member(1)?, 5).received(member(2)?, 5);
    let batch = RecordBatch::new(vec![terms; 2000]);
    let records = bank.decide(&Command::new(Context::host(at()?), batch)).map_err(said)?.records;
    let mut store = store;
    store.append(head, &records).map_err(said)?;
    let mut store = factory.reopen(store).map_err(said)?;
    same("the records appended", &records, &store.read_after(head.seq).map_err(said)?)
}

fn nothing_about(records: &[JournalRecord], number: u32) -> Checked {
    let member = member(number)?;
    for (record, seq) in records.iter().zip(1u64..) {
        let body = record.body(seq).map_err(said)?;
        for (slot, binding) in record.personal.iter().zip(&body.personal) {
            if binding.about.contains(&member) && *slot != PartSlot::Erased {
                return Err(format!("record {seq} still holds a personal part about {member}"));
            }
        }
    }
    Ok(())
}

/// Forgetting takes the parts about a member out of every record, leaves all others, and the chain whole (promise 7).
pub fn forgets<F: Factory>(factory: &mut F) -> Checked {
    let (mut store, head, mut all) = filled(factory)?;
    let records = erasing(&all, 2, None)?;
    store.append(head, &records).map_err(said)?;
    all.extend(records);
    let head = head_after(Head::NONE, &all);
    forget(&mut all, 1, &[member(2)?]).map_err(said)?;
    same("records once a member is forgotten", &all, &store.read_after(0).map_err(said)?)?;
    let mut store = factory.reopen(store).map_err(said)?;
    let kept = store.read_after(0).map_err(said)?;
    same("records after a restart", &all, &kept)?;
    nothing_about(&kept, 2)?;
    let verified = crate::journal::verify_records(kept, Some(head));
    same("faults", &None, &verified.fault)
}

/// Parts about the member that come with the erasure itself are forgotten as well.
pub fn forgets_what_comes_with_it<F: Factory>(factory: &mut F) -> Checked {
    let (mut store, head, all) = filled(factory)?;
    let parts = vec![Part::Tags(TagChange { add: vec!["moved away".into()], remove: Vec::new() })];
    let keep = Command::new(Context::host(at()?).salt(Salt([20; 16])), Keep { member: member(2)?, parts });
    let records = erasing(&all, 2, Some(keep))?;
    store.append(head, &records).map_err(said)?;
    nothing_about(&store.read_after(0).map_err(said)?, 2)?;
    let mut store = factory.reopen(store).map_err(said)?;
    nothing_about(&store.read_after(0).map_err(said)?, 2)
}

/// An erasure that comes second forgets nothing: neither half happens.
pub fn conflict_forgets_nothing<F: Factory>(factory: &mut F) -> Checked {
    let (mut store, head, all) = filled(factory)?;
    let records = erasing(&all, 2, None)?;
    let expected = Head { seq: head.seq.saturating_add(1), ..head };
    match store.append(expected, &records) {
        Err(Error::Conflict { .. }) => {}
        other => return Err(format!("an erasure expected elsewhere gave {other:?} instead of a conflict")),
    }
    same("records", &all, &store.read_after(0).map_err(said)?)
}

/// A keeper's bank equals the bank replayed from its store, at every step and after a restart (promise 2).
pub fn keeper<F: Factory>(factory: &mut F) -> Checked {
    let mut keeper = Keeper::open(factory.fresh().map_err(said)?).map_err(said)?;
    for command in sample_commands()? {
        let first = keeper.execute(&command).map_err(said)?;
        let again = keeper.execute(&command).map_err(said)?;
        same("the answer to a command sent twice", &(first.seq, true), &(again.seq, again.repeated))?;
    }
    keeper.execute(&Command::new(Context::host(at()?), Erase { member: member(3)? })).map_err(said)?;
    let (bank, store) = keeper.into_parts();
    let mut store = factory.reopen(store).map_err(said)?;
    let replayed = store.open().map_err(said)?;
    if replayed == bank { same("the head", &bank.head(), &replayed.head()) } else { Err("the bank replayed is not the bank kept".into()) }
}

/// Two writers take turns on one store: the second finds a conflict, reads, and decides again.
pub fn two_writers<F: Factory>(factory: &mut F) -> Checked {
    let (mut store, _, all) = filled(factory)?;
    let mut second = TimeBank::replay(all).map_err(said)?;
    let terms = Terms::new(at()?.date()).gave(member(1)?, 5).received(member(2)?, 5);
    let command =
        |n: u8| -> Result<[Command; 1], String> { Ok([Command::new(Context::host(at()?).key(Key([n; 16])), Record::new(terms.clone()))]) };
    let mut first = Keeper::open(&mut store).map_err(said)?;
    first.execute_all(&command(30)?).map_err(said)?;
    let ahead = first.bank().head();
    // The second has not seen what the first appended.
    let commands = command(31)?;
    let mut writing = super::Writing::of(&commands);
    let mut step = writing.begin(&mut second);
    let mut conflicts = 0u32;
    let outcomes = loop {
        step = match step {
            super::WriteStep::Read { after } => writing.read(&mut second, store.read_after(after)),
            super::WriteStep::Append { expected, records } => {
                let result = store.append(expected, &records);
                conflicts = conflicts.saturating_add(u32::from(matches!(result, Err(Error::Conflict { .. }))));
                writing.appended(&mut second, result)
            }
            super::WriteStep::Done(outcomes) => break outcomes,
            super::WriteStep::Refused(error) => return Err(said(error)),
        };
    };
    same("conflicts", &1, &conflicts)?;
    same("the second's record", &Some(ahead.seq.saturating_add(1)), &outcomes.first().map(|o| o.seq))?;
    same("the head", &second.head(), &store.open().map_err(said)?.head())
}
