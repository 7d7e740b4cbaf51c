//! Banks kept in databases: what our stores add to a bare insert of the same bytes, and what people would use instead.

mod opening;
mod postgres;
mod sqlite;

use crate::input::{Row, Rows, bank, commands};
use crate::report::Report;
use crate::speed::MEMBERS;
use std::path::Path;
use timebank_core::store::Keeper;
use timebank_core::{Command, Head, JournalRecord, TimeBank};
use timebank_store::BankStore;

/// The same exchanges as rows, as commands, and as records decided before anything is timed.
struct Work {
    rows: Vec<Row>,
    commands: Vec<Command>,
    /// What founds the bank and admits its members.
    first: Vec<JournalRecord>,
    /// Each group with the head it goes after.
    groups: Vec<(Head, Vec<JournalRecord>)>,
    bytes: u64,
}

impl Work {
    fn new(count: u32, together: usize) -> Self {
        let rows = Rows::new(MEMBERS).take(count);
        let commands = commands(&rows, false);
        let mut bank = bank(MEMBERS, true);
        let first = bank.drain();
        let groups: Vec<(Head, Vec<JournalRecord>)> = commands
            .chunks(together)
            .map(|group| {
                let head = bank.head();
                bank.execute_all(group).expect("nothing is refused");
                (head, bank.drain())
            })
            .collect();
        let bytes = groups.iter().flat_map(|(_, records)| records).map(|record| (record.bytes.len() + record.hash.0.len()) as u64).sum();
        Self { rows, commands, first, groups, bytes }
    }

    fn input(&self) -> String {
        format!("{} exchanges, {MEMBERS} members", self.rows.len())
    }

    /// Appends what was decided before.
    fn append(&self, store: &mut impl BankStore) {
        for (head, records) in &self.groups {
            store.append(*head, records).expect("appended");
        }
    }

    /// Decides, appends and applies.
    fn execute(&self, keeper: &mut Keeper<impl BankStore>, together: usize) {
        for group in self.commands.chunks(together) {
            keeper.execute_all(group).expect("nothing is refused");
        }
    }
}

/// How many go together, in words.
fn each(together: usize) -> String {
    if together == 1 { "one by one".into() } else { format!("in groups of {together}") }
}

/// A bank as it was founded, its journal in the store.
fn begun(store: &mut impl BankStore, work: &Work) {
    store.append(Head::NONE, &work.first).expect("a new bank");
}

fn keeper<S: BankStore>(mut store: S, work: &Work) -> Keeper<S> {
    begun(&mut store, work);
    Keeper::open(store).expect("what was just written")
}

fn balances(bank: &TimeBank) -> Vec<i64> {
    crate::input::balances(bank)
}

pub fn all(report: &mut Report, folder: &Path, quick: bool) {
    let (many, few, open) = if quick { (10_000, 200, 100_000) } else { (100_000, 2000, 1_000_000) };
    for (count, together) in [(many, 1000), (few, 1)] {
        let work = Work::new(count, together);
        sqlite::append(report, folder, &work, together);
        postgres::append(report, &work, together);
    }
    postgres::side_by_side(report, if quick { 640 } else { 6400 });
    opening::all(report, folder, open);
}

/// What turns cost on PostgreSQL.
pub fn turns(report: &mut Report, quick: bool) {
    let (many, few) = if quick { (10_000, 200) } else { (100_000, 2000) };
    for (count, together) in [(many, 1000), (few, 1)] {
        postgres::turns(report, &Work::new(count, together), together);
    }
}
