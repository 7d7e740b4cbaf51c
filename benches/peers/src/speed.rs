//! Recording: in memory, without a journal, and onto a disk.

use crate::input::{Row, Rows, balances, bank, commands};
use crate::plain::Plain;
use crate::report::{Report, seconds};
use crate::sqlite::Sqlite;
use std::fs::File;
use std::hint::black_box;
use std::io::Write as _;
use std::path::Path;
use timebank_core::journal::{Head, write_line};
use timebank_core::store::{Keeper, MemoryStore, Store as _};
use timebank_core::{Command, TimeBank};

pub const MEMBERS: u32 = 10_000;
const GROUP: usize = 1000;
const PASSES: u32 = 40;

fn input(count: usize) -> String {
    format!("{count} exchanges, {MEMBERS} members")
}

/// Executes everything, a thousand between two drains; gives the bytes of the lasting parts.
pub fn execute(bank: &mut TimeBank, commands: &[Command]) -> u64 {
    let mut bytes = 0;
    for group in commands.chunks(GROUP) {
        for command in group {
            bank.execute(command).expect("nothing is refused");
        }
        bytes += bank.drain().iter().map(|record| record.bytes.len() as u64).sum::<u64>();
    }
    bytes
}

/// In memory, with canonical bytes and hash chain, against SQLite.
pub fn in_memory(report: &mut Report, folder: &Path, count: u32, keyed: bool) {
    let rows = Rows::new(MEMBERS).take(count);
    let commands = commands(&rows, keyed);
    let mut bytes = 0;
    let mut ours = Vec::new();
    let mut theirs = Vec::new();
    let times = report.in_turn(
        || {
            let mut bank = bank(MEMBERS, true);
            bank.drain();
            let (time, written) = seconds(|| execute(&mut bank, &commands));
            bytes = written;
            ours = balances(&bank);
            time
        },
        || {
            let mut sqlite = Sqlite::new(folder, MEMBERS, keyed);
            let (time, ()) = seconds(|| sqlite.record_all(&rows, GROUP));
            theirs = sqlite.balances();
            time
        },
    );
    assert!(ours == theirs, "both keep the same balances");
    let name = if keyed { "record in memory, chained, a key each" } else { "record in memory, chained" };
    report.compare(name, &input(rows.len()), "SQLite, WAL, FULL, 1000", times, Some(bytes), Some(3.0));
}

/// Through a keeper over a store in memory, against the bank alone: what being kept costs beside deciding.
pub fn through_a_keeper(report: &mut Report, count: u32) {
    let rows = Rows::new(MEMBERS).take(count);
    let commands = commands(&rows, false);
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    let times = report.in_turn(
        || {
            let mut first = bank(MEMBERS, true);
            let mut store = MemoryStore::new();
            store.append(Head::NONE, &first.drain()).expect("kept");
            let mut keeper = Keeper::open(store).expect("a bank");
            let (time, ()) = seconds(|| {
                for command in &commands {
                    black_box(keeper.execute(black_box(command)).expect("nothing is refused"));
                }
            });
            ours = balances(keeper.bank());
            time
        },
        || {
            let mut bank = bank(MEMBERS, true);
            bank.drain();
            let (time, _) = seconds(|| execute(&mut bank, &commands));
            theirs = balances(&bank);
            time
        },
    );
    assert!(ours == theirs, "both keep the same balances");
    report.compare("record through a keeper", &input(rows.len()), "`execute` on the bank alone", times, None, Some(1.0 / 1.3));
}

/// Without a journal against a loop over a vector.
pub fn plain(report: &mut Report, count: u32) {
    let rows = Rows::new(MEMBERS).take(count);
    let commands = commands(&rows, false);
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    let times = report.in_turn(
        || {
            let mut bank = bank(MEMBERS, false);
            let (time, ()) = seconds(|| {
                for command in &commands {
                    black_box(bank.execute(black_box(command)).expect("nothing is refused"));
                }
            });
            ours = balances(&bank);
            time
        },
        || {
            // Many passes, so that both are long enough to be interrupted alike when the machine is busy.
            let mut time = 0.0;
            for _ in 0..PASSES {
                let mut plain = Plain::new(MEMBERS);
                let (pass, refused) = seconds(|| plain.record_all(black_box(&rows)));
                assert_eq!(refused, 0);
                theirs = plain.balances();
                time += pass;
            }
            time / f64::from(PASSES)
        },
    );
    assert!(ours == theirs, "both keep the same balances");
    report.compare("record without a journal", &input(rows.len()), "plain loop, no rows kept", times, None, Some(1.0 / 40.0));
}

fn lines(bank: &mut TimeBank) -> Vec<u8> {
    let mut lines = Vec::new();
    for record in bank.drain() {
        write_line(&record, &mut lines);
    }
    lines
}

fn fresh(folder: &Path, name: &str) -> File {
    File::create(folder.join(name)).expect("a file")
}

fn append(file: &mut File, bytes: &[u8]) {
    file.write_all(bytes).expect("written");
    file.sync_data().expect("synced");
}

/// Decided, written as JSON Lines and synced every `together` exchanges, against a bare append of the same bytes; and the writing
/// alone, of records decided before.
pub fn on_disk(report: &mut Report, folder: &Path, count: u32, together: usize) {
    let rows: Vec<Row> = Rows::new(MEMBERS).take(count);
    let commands = commands(&rows, false);
    let mut groups = Vec::new();
    let mut decided = Vec::new();
    let mut first = bank(MEMBERS, true);
    first.drain();
    for group in commands.chunks(together) {
        for command in group {
            first.execute(command).expect("nothing is refused");
        }
        let records = first.drain();
        let mut text = Vec::new();
        records.iter().for_each(|record| write_line(record, &mut text));
        groups.push(text);
        decided.push(records);
    }
    let bytes: u64 = groups.iter().map(|g| g.len() as u64).sum();
    let bare = || {
        let mut file = fresh(folder, "bare.jsonl");
        seconds(|| groups.iter().for_each(|group| append(&mut file, group))).0
    };
    let whole = || {
        let mut bank = bank(MEMBERS, true);
        bank.drain();
        let mut file = fresh(folder, "ours.jsonl");
        let (time, ()) = seconds(|| {
            for group in commands.chunks(together) {
                for command in group {
                    bank.execute(command).expect("nothing is refused");
                }
                append(&mut file, &lines(&mut bank));
            }
        });
        time
    };
    let writing = || {
        let mut file = fresh(folder, "ours.jsonl");
        let mut text = Vec::new();
        seconds(|| {
            for records in &decided {
                text.clear();
                records.iter().for_each(|record| write_line(record, &mut text));
                append(&mut file, &text);
            }
        })
        .0
    };
    let each = if together == 1 { "each".to_owned() } else { format!("every {together}") };
    let peer = "bare append, same syncs";
    let times = report.in_turn(writing, bare);
    report.compare(&format!("append as JSON Lines, fsync {each}"), &input(rows.len()), peer, times, Some(bytes), Some(0.9));
    let times = report.in_turn(whole, bare);
    report.compare(&format!("decide and append, fsync {each}"), &input(rows.len()), peer, times, Some(bytes), Some(0.9));
    let sqlite = || {
        let mut sqlite = Sqlite::new(folder, MEMBERS, false);
        seconds(|| sqlite.record_all(&rows, together)).0
    };
    let times = report.in_turn(whole, sqlite);
    let peer = format!("SQLite, WAL, FULL, {together}");
    let aim = (together > 1).then_some(3.0);
    report.compare(&format!("decide and append, fsync {each}"), &input(rows.len()), &peer, times, Some(bytes), aim);
}

/// A journal in JSON Lines with so many exchanges, in a file.
pub fn journal(folder: &Path, rows: &[Row]) -> std::path::PathBuf {
    let path = folder.join("journal.jsonl");
    let mut bank = bank(MEMBERS, true);
    let mut text = lines(&mut bank);
    for command in &commands(rows, false) {
        bank.execute(command).expect("nothing is refused");
    }
    text.extend(lines(&mut bank));
    std::fs::write(&path, text).expect("written");
    path
}

/// Replay with verification against SQLite recording the same exchanges.
pub fn replay(report: &mut Report, folder: &Path, count: u32) {
    let rows = Rows::new(MEMBERS).take(count);
    let path = journal(folder, &rows);
    let bytes = std::fs::metadata(&path).expect("there").len();
    let times = report.in_turn(
        || {
            let reader = std::io::BufReader::with_capacity(1 << 16, File::open(&path).expect("there"));
            let (time, bank) = seconds(|| TimeBank::read(reader).expect("a sound journal"));
            black_box(bank);
            time
        },
        || {
            let mut sqlite = Sqlite::new(folder, MEMBERS, false);
            seconds(|| sqlite.record_all(&rows, GROUP)).0
        },
    );
    report.compare("replay from JSON Lines, verified", &input(rows.len()), "SQLite recording them", times, Some(bytes), Some(2.0));
}
