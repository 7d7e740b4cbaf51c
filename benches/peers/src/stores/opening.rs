//! Opening a bank from its snapshot and what came after, against reading everything again.

use super::postgres::opened;
use crate::input::{Rows, bank, command};
use crate::report::{Report, seconds};
use crate::speed::MEMBERS;
use std::hint::black_box;
use std::path::Path;
use timebank_core::Head;
use timebank_store::{BankName, BankStore, SqliteStore};

const GROUP: u32 = 10_000;

/// Fills two stores with the same journal, and has the first keep a snapshot that stands before the last hundredth.
fn fill(with: &mut impl BankStore, without: &mut impl BankStore, count: u32) {
    let mut bank = bank(MEMBERS, true);
    let mut rows = Rows::new(MEMBERS);
    let mut head = Head::NONE;
    let mut left = count;
    let mut append = |records: Vec<timebank_core::JournalRecord>, now: Head| {
        with.append(head, &records).expect("appended");
        without.append(head, &records).expect("appended");
        head = now;
    };
    append(bank.drain(), bank.head());
    let tail = count / 100;
    let mut before_the_tail = None;
    while left > 0 {
        let some = if left > tail { (left - tail).min(GROUP) } else { left };
        for _ in 0..some {
            bank.execute(&command(&rows.next(), false)).expect("nothing is refused");
        }
        append(bank.drain(), bank.head());
        left -= some;
        if left == tail {
            before_the_tail = Some(bank.clone());
        }
    }
    with.save_snapshot(&before_the_tail.expect("a tail")).expect("kept");
}

fn compare(report: &mut Report, name: &str, mut with: impl BankStore, mut without: impl BankStore, count: u32) {
    fill(&mut with, &mut without, count);
    let (mut ours, mut theirs) = (Head::NONE, Head::NONE);
    let times = report.in_turn(
        || {
            let (time, bank) = seconds(|| with.open().expect("a sound store"));
            ours = bank.head();
            black_box(bank);
            time
        },
        || {
            let (time, bank) = seconds(|| without.open().expect("a sound store"));
            theirs = bank.head();
            black_box(bank);
            time
        },
    );
    assert!(ours == theirs, "both end with the same record");
    let input = format!("{count} exchanges, {} after the snapshot", count / 100);
    report.compare(&format!("open from {name}, snapshot and tail"), &input, "all records again", times, None, Some(10.0));
}

pub fn all(report: &mut Report, folder: &Path, count: u32) {
    let path = folder.join("opening.db");
    let without = BankName::new("without").expect("a name");
    let stores = || Ok::<_, timebank_core::Error>((SqliteStore::open(&path)?, SqliteStore::open_bank(&path, without.clone())?));
    let (first, second) = stores().expect("a database");
    compare(report, "SQLite", first, second, count);
    if let Some((_server, store)) = opened() {
        let second = store.another(without);
        compare(report, "PostgreSQL", store, second, count);
    }
}
