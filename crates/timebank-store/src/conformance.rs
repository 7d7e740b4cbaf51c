//! What every store of banks has to do, as checks any store can be run through: those of the core, and what stands here.
//!
//! ```
//! use timebank_core::Error;
//! use timebank_core::store::conformance::Factory;
//! use timebank_store::conformance::{self, BankFactory};
//! use timebank_store::testing::Folder;
//! use timebank_store::{BankName, SqliteStore};
//!
//! struct InFolder(Folder, u32);
//! impl Factory for InFolder {
//!     type Store = SqliteStore;
//!     fn fresh(&mut self) -> Result<SqliteStore, Error> {
//!         self.1 += 1;
//!         SqliteStore::open(self.0.path().join(format!("{}.db", self.1)))
//!     }
//!     fn reopen(&mut self, store: SqliteStore) -> Result<SqliteStore, Error> {
//!         let path = store.path().to_path_buf();
//!         drop(store);
//!         SqliteStore::open(path)
//!     }
//! }
//! impl BankFactory for InFolder {
//!     fn another(&mut self, store: &SqliteStore) -> Result<SqliteStore, Error> {
//!         SqliteStore::open(store.path())
//!     }
//!     fn neighbour(&mut self, store: &SqliteStore) -> Result<SqliteStore, Error> {
//!         SqliteStore::open_bank(store.path(), BankName::new("next door")?)
//!     }
//! }
//! conformance::run(&mut InFolder(Folder::new("conformance")?, 0))?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use crate::BankStore;
use timebank_core::command::{Admit, ClosePeriod, Command, Context, Create, Erase, Record};
use timebank_core::exchange::Terms;
use timebank_core::journal::PartSlot;
use timebank_core::store::conformance::{self as core, Factory, Failure};
use timebank_core::store::{Keeper, Store};
use timebank_core::{Charter, Error, Head, Key, MemberId, Salt, TimeBank};

/// Makes stores to be checked, also several for one bank and for banks side by side.
pub trait BankFactory: Factory
where
    Self::Store: BankStore,
{
    /// A second store on the same bank, as another process would open it.
    ///
    /// # Errors
    /// Why it cannot be opened.
    fn another(&mut self, store: &Self::Store) -> Result<Self::Store, Error>;
    /// Another bank in the same place, with nothing in it yet.
    ///
    /// # Errors
    /// Why it cannot be opened.
    fn neighbour(&mut self, store: &Self::Store) -> Result<Self::Store, Error>;
}

type Checked = Result<(), String>;
type Check<F> = (&'static str, fn(&mut F) -> Checked);

/// The checks that stand here, in the order [`run`] takes them after those of the core.
pub fn checks<F: BankFactory>() -> Vec<Check<F>>
where
    F::Store: BankStore,
{
    vec![
        ("head", head::<F>),
        ("two-handles", two_handles::<F>),
        ("neighbours", neighbours::<F>),
        ("snapshot", snapshot::<F>),
        ("snapshot-of-another", snapshot_of_another::<F>),
        ("forgets-in-snapshots", forgets_in_snapshots::<F>),
        ("retires", retires::<F>),
        ("forgets-what-was-retired", forgets_what_was_retired::<F>),
        ("begins-later", begins_later::<F>),
    ]
}

/// Runs a kind of store through all checks, the core's first; gives how many there were.
///
/// # Errors
/// The first check it does not stand.
pub fn run<F: BankFactory>(factory: &mut F) -> Result<usize, Failure>
where
    F::Store: BankStore,
{
    let before = core::run(factory)?;
    let all = checks::<F>();
    for (check, it) in &all {
        it(factory).map_err(|why| Failure::new(check, why))?;
    }
    Ok(before.saturating_add(all.len()))
}

fn said(error: impl Into<Error>) -> String {
    let error = error.into();
    format!("{}: {}", error.code(), error.message())
}

fn same<T: PartialEq + std::fmt::Debug>(what: &str, expected: &T, found: &T) -> Checked {
    if expected == found { Ok(()) } else { Err(format!("{what}: expected {expected:?}, found {found:?}")) }
}

fn cx(n: u8, day: &str) -> Result<Context, String> {
    let at = format!("{day}T10:00:00Z").parse().map_err(said)?;
    Ok(Context::host(at).key(Key([n; 16])).salt(Salt([n; 16])))
}

fn member(number: u32) -> Result<MemberId, String> {
    MemberId::new(number).ok_or_else(|| "members begin at 1".into())
}

fn exchange(n: u8, day: &str) -> Result<Command, String> {
    let on = day.parse().map_err(said)?;
    let terms = Terms::new(on).gave(member(1)?, 30).received(member(2)?, 30);
    let record = Record::new(terms).note(format!("a word about number {n}"));
    Ok(Command::new(cx(n, day)?, record))
}

/// A bank of three members and a few exchanges, kept.
fn filled<F: BankFactory>(factory: &mut F) -> Result<Keeper<F::Store>, String>
where
    F::Store: BankStore,
{
    let mut keeper = Keeper::open(factory.fresh().map_err(said)?).map_err(said)?;
    let day = "2026-03-01";
    let charter = Box::new(Charter::named("Harpurbrook"));
    let mut commands = vec![Command::new(cx(1, day)?, Create::new(timebank_core::BankId([1; 16]), *charter))];
    for (n, name) in [(2, "Ana of the mill"), (3, "Ben"), (4, "Cleo")] {
        commands.push(Command::new(cx(n, day)?, Admit::named(name)));
    }
    for n in 5..9 {
        commands.push(exchange(n, day)?);
    }
    for command in &commands {
        keeper.execute(command).map_err(said)?;
    }
    Ok(keeper)
}

fn equal(what: &str, expected: &TimeBank, found: &TimeBank) -> Checked {
    same(what, &expected.head(), &found.head())?;
    if expected == found { Ok(()) } else { Err(format!("{what}: the head is the same, and the bank is another")) }
}

/// A store knows where its journal stands, and that nothing was deleted.
pub fn head<F: BankFactory>(factory: &mut F) -> Checked
where
    F::Store: BankStore,
{
    let mut fresh = factory.fresh().map_err(said)?;
    same("the head of nothing", &Head::NONE, &fresh.head().map_err(said)?)?;
    let (bank, mut store) = filled(factory)?.into_parts();
    same("the head", &bank.head(), &store.head().map_err(said)?)?;
    same("the start", &Head::NONE, &store.start().map_err(said)?)
}

/// Two stores on one bank see what each other wrote, and a command sent through both has one effect (promise 8).
pub fn two_handles<F: BankFactory>(factory: &mut F) -> Checked
where
    F::Store: BankStore,
{
    let (_, store) = filled(factory)?.into_parts();
    let mut second = Keeper::open(factory.another(&store).map_err(said)?).map_err(said)?;
    let mut first = Keeper::open(store).map_err(said)?;
    for n in 20..30 {
        let command = exchange(n, "2026-03-02")?;
        let (one, other) = if n % 2 == 0 { (&mut first, &mut second) } else { (&mut second, &mut first) };
        let answer = one.execute(&command).map_err(said)?;
        let again = other.execute(&command).map_err(said)?;
        same("the answer of the other", &(answer.seq, true), &(again.seq, again.repeated))?;
    }
    first.catch_up().map_err(said)?;
    second.catch_up().map_err(said)?;
    equal("the other's bank", first.bank(), second.bank())
}

/// A bank beside another neither sees nor changes it.
pub fn neighbours<F: BankFactory>(factory: &mut F) -> Checked
where
    F::Store: BankStore,
{
    let (bank, mut store) = filled(factory)?.into_parts();
    let mut next = factory.neighbour(&store).map_err(said)?;
    same("the neighbour's records", &Vec::new(), &next.read_after(0).map_err(said)?)?;
    next.append(Head::NONE, &store.read_after(0).map_err(said)?).map_err(said)?;
    let mut keeper = Keeper::open(next).map_err(said)?;
    keeper.execute(&Command::new(cx(40, "2026-03-02")?, Erase::new(member(2)?))).map_err(said)?;
    let kept = store.read_after(0).map_err(said)?;
    if kept.iter().flat_map(|record| &record.personal).any(|slot| *slot == PartSlot::Erased) {
        return Err("forgetting in one bank erased in another".into());
    }
    equal("the bank", &bank, &store.open().map_err(said)?)
}

/// A bank opened from a snapshot and the rest is the bank replayed (promise 2), also from an older snapshot.
pub fn snapshot<F: BankFactory>(factory: &mut F) -> Checked
where
    F::Store: BankStore,
{
    let mut keeper = filled(factory)?;
    let (then, mut store) = {
        keeper.execute(&exchange(30, "2026-03-02")?).map_err(said)?;
        keeper.into_parts()
    };
    store.save_snapshot(&then).map_err(said)?;
    same("the snapshot", &Some(then.snapshot()), &store.snapshot().map_err(said)?)?;
    equal("the bank from a snapshot", &then, &store.open().map_err(said)?)?;
    let mut keeper = Keeper::open(factory.reopen(store).map_err(said)?).map_err(said)?;
    keeper.execute(&exchange(31, "2026-03-02")?).map_err(said)?;
    let (bank, mut store) = keeper.into_parts();
    equal("the bank from a snapshot and the rest", &bank, &store.open().map_err(said)?)?;
    let replayed = TimeBank::replay(store.read_after(0).map_err(said)?).map_err(said)?;
    equal("the bank replayed", &bank, &replayed)?;
    // One that is behind is as good: what it lacks is read.
    store.save_snapshot(&then).map_err(said)?;
    equal("the bank from an older snapshot", &bank, &store.open().map_err(said)?)
}

/// A snapshot of a bank whose last record the journal does not have is refused.
pub fn snapshot_of_another<F: BankFactory>(factory: &mut F) -> Checked
where
    F::Store: BankStore,
{
    let (bank, mut store) = filled(factory)?.into_parts();
    let mut ahead = bank.clone();
    ahead.execute(&exchange(30, "2026-03-02")?).map_err(said)?;
    let other = TimeBank::create(cx(50, "2026-03-01")?, timebank_core::BankId([1; 16]), Charter::named("Elsewhere")).map_err(said)?;
    for (what, wrong) in [("ahead of the journal", ahead), ("of another journal", other)] {
        match store.save_snapshot(&wrong) {
            Err(Error::Conflict { .. }) => {}
            answer => return Err(format!("a snapshot {what} gave {answer:?} instead of a conflict")),
        }
    }
    same("the snapshot", &None, &store.snapshot().map_err(said)?)
}

fn clean<S: BankStore>(store: &mut S, number: u32, known: &[&[u8]]) -> Checked {
    let traces = store.verify_erased(member(number)?, known).map_err(said)?;
    if traces.is_clean() { Ok(()) } else { Err(format!("of a member who was forgotten there is left: {traces:?}")) }
}

/// The salts and words of personal parts, to be looked for.
fn secrets<S: Store>(store: &mut S) -> Result<Vec<Vec<u8>>, String> {
    let mut found = Vec::new();
    for record in store.read_after(0).map_err(said)? {
        for slot in record.personal {
            if let PartSlot::Present { salt, .. } = slot {
                found.push(salt.0.to_vec());
            }
        }
    }
    Ok(found)
}

/// Forgetting reaches the snapshot, and the proof finds what is left (promise 7).
pub fn forgets_in_snapshots<F: BankFactory>(factory: &mut F) -> Checked
where
    F::Store: BankStore,
{
    let (remembering, mut store) = filled(factory)?.into_parts();
    store.save_snapshot(&remembering).map_err(said)?;
    let found = store.verify_erased(member(1)?, &[]).map_err(said)?;
    if found.is_clean() || !found.in_snapshot {
        return Err("the proof finds nothing of a member who is there".into());
    }
    let before = secrets(&mut store)?;
    let mut keeper = Keeper::open(store).map_err(said)?;
    keeper.execute(&Command::new(cx(40, "2026-03-02")?, Erase::new(member(1)?))).map_err(said)?;
    let (bank, mut store) = keeper.into_parts();
    let after = secrets(&mut store)?;
    let gone: Vec<&[u8]> = before.iter().filter(|secret| !after.contains(secret)).map(Vec::as_slice).collect();
    if gone.is_empty() {
        return Err("nothing was erased".into());
    }
    clean(&mut store, 1, &gone)?;
    clean(&mut store, 1, &[b"Ana of the mill"])?;
    // A snapshot from before would bring back what was erased.
    match store.save_snapshot(&remembering) {
        Err(Error::Conflict { .. }) => {}
        answer => return Err(format!("a snapshot from before an erasure gave {answer:?} instead of a conflict")),
    }
    let mut store = factory.reopen(store).map_err(said)?;
    clean(&mut store, 1, &gone)?;
    equal("the bank", &bank, &store.open().map_err(said)?)
}

fn retired<F: BankFactory>(factory: &mut F) -> Result<(TimeBank, F::Store, Head, Head), String>
where
    F::Store: BankStore,
{
    let mut keeper = filled(factory)?;
    let before = keeper.bank().head();
    let through = "2026-03-01".parse().map_err(said)?;
    let closing = keeper.execute(&Command::new(cx(40, "2026-04-01")?, ClosePeriod::new(through))).map_err(said)?.seq;
    keeper.execute(&exchange(41, "2026-04-01")?).map_err(said)?;
    let (bank, mut store) = keeper.into_parts();
    match store.retire(&bank, closing.saturating_add(1)) {
        Err(Error::NothingToDo { .. }) => {}
        answer => return Err(format!("a record that closes nothing gave {answer:?}")),
    }
    let start = store.retire(&bank, closing).map_err(said)?;
    Ok((bank, store, before, start))
}

/// What a closed period covers can be deleted: the bank stays, and what is left verifies from where it begins.
pub fn retires<F: BankFactory>(factory: &mut F) -> Checked
where
    F::Store: BankStore,
{
    let (bank, store, before, start) = retired(factory)?;
    same("where it begins", &before, &start)?;
    let mut store = factory.reopen(store).map_err(said)?;
    same("the start", &start, &store.start().map_err(said)?)?;
    match store.read_after(0) {
        Err(Error::RecordsRetired { .. }) => {}
        answer => return Err(format!("reading what was deleted gave {answer:?}")),
    }
    let rest = store.read_after(start.seq).map_err(said)?;
    let verified = timebank_core::journal::verify_records_from(start, rest, Some(bank.head()));
    same("faults", &None, &verified.fault)?;
    equal("the bank", &bank, &store.open().map_err(said)?)?;
    let mut keeper = Keeper::open(store).map_err(said)?;
    keeper.execute(&exchange(42, "2026-04-02")?).map_err(said)?;
    // A key of a record that is gone is still known.
    let again = keeper.execute(&exchange(5, "2026-03-01")?).map_err(said)?;
    same("the repeated answer", &true, &again.repeated)?;
    let (bank, store) = keeper.into_parts();
    equal("the bank gone on with", &bank, &factory.reopen(store).map_err(said)?.open().map_err(said)?)
}

/// Whoever is forgotten after a period was deleted is forgotten in the snapshot that stands in its place.
pub fn forgets_what_was_retired<F: BankFactory>(factory: &mut F) -> Checked
where
    F::Store: BankStore,
{
    let (_, store, _, _) = retired(factory)?;
    let mut keeper = Keeper::open(store).map_err(said)?;
    keeper.execute(&Command::new(cx(44, "2026-04-02")?, Erase::new(member(1)?))).map_err(said)?;
    let (bank, mut store) = keeper.into_parts();
    clean(&mut store, 1, &[b"Ana of the mill"])?;
    let snapshot = store.snapshot().map_err(said)?.ok_or("the snapshot is gone, and older records with it")?;
    if snapshot.windows(15).any(|window| window == b"Ana of the mill") {
        return Err("the snapshot still has the name".into());
    }
    equal("the bank", &bank, &factory.reopen(store).map_err(said)?.open().map_err(said)?)
}

/// A journal whose older records are gone moves into an empty store, and into none that has one.
pub fn begins_later<F: BankFactory>(factory: &mut F) -> Checked
where
    F::Store: BankStore,
{
    let (bank, mut store, _, start) = retired(factory)?;
    let snapshot = store.snapshot().map_err(said)?.ok_or("the snapshot is gone")?;
    let records = store.read_after(start.seq).map_err(said)?;
    let mut moved = factory.fresh().map_err(said)?;
    let wrong =
        TimeBank::create(cx(50, "2026-03-01")?, timebank_core::BankId([1; 16]), Charter::named("Elsewhere")).map_err(said)?.snapshot();
    match moved.begin_at(start, &wrong, &records) {
        Err(Error::BadSnapshot { .. }) => {}
        answer => return Err(format!("a snapshot of another bank gave {answer:?}")),
    }
    same("what a refusal left", &Head::NONE, &moved.head().map_err(said)?)?;
    moved.begin_at(start, &snapshot, &records).map_err(said)?;
    equal("the bank that moved", &bank, &moved.open().map_err(said)?)?;
    match moved.begin_at(start, &snapshot, &records) {
        Err(Error::Conflict { .. }) => {}
        answer => return Err(format!("beginning where there is a journal gave {answer:?}")),
    }
    let mut moved = factory.reopen(moved).map_err(said)?;
    equal("the bank after a restart", &bank, &moved.open().map_err(said)?)
}
