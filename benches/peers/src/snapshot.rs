//! Opening from a snapshot, against `serde_json` parsing the same rows.

use crate::input::{Row, Rows, bank, command};
use crate::report::{Report, seconds};
use crate::speed::MEMBERS;
use serde::{Deserialize, Serialize};
use std::hint::black_box;
use timebank_core::TimeBank;

/// The rows a bank keeps, named as it names them.
#[derive(Serialize, Deserialize)]
struct Tables {
    accounts: Vec<Account>,
    entries: Vec<Entry>,
    postings: Vec<Posting>,
    exchanges: Vec<Exchange>,
    parts: Vec<Part>,
}

#[derive(Serialize, Deserialize)]
struct Account {
    balance: i64,
    held_out: i64,
    held_in: i64,
    given: u32,
    received: u32,
    last: Option<u32>,
    own_limits: bool,
}

#[derive(Serialize, Deserialize)]
struct Entry {
    at: i64,
    first: u32,
    about: u32,
    kind: u8,
}

#[derive(Serialize, Deserialize)]
struct Posting {
    minutes: i64,
    account: u32,
    before: Option<u32>,
}

#[derive(Serialize, Deserialize)]
struct Exchange {
    on: i32,
    activity: Option<u32>,
    first_part: u32,
    parts: u16,
    start_minute: u16,
    offset: i16,
    state: u8,
    more: bool,
    setting: Option<u8>,
    estimated: bool,
    brokered: bool,
    by: Option<u32>,
    entry: Option<u32>,
    entered: i64,
}

#[derive(Serialize, Deserialize)]
struct Part {
    member: u32,
    exchange: u32,
    minutes: u32,
    before: u32,
    side: u8,
    capacity: Option<u8>,
    paid: bool,
    attendance: Option<u8>,
}

/// What the bank's tables hold after these rows. Links to rows before are any number of the right size.
fn tables(rows: &[Row]) -> Tables {
    let account = |n: u32| Account { balance: 60, held_out: 0, held_in: 0, given: 600, received: 540, last: Some(n), own_limits: false };
    let mut tables =
        Tables { accounts: (0..=MEMBERS).map(account).collect(), entries: vec![], postings: vec![], exchanges: vec![], parts: vec![] };
    for (row, n) in rows.iter().zip(1u32..) {
        let minutes = i64::from(row.minutes);
        tables.entries.push(Entry { at: row.at_ms, first: 2 * n, about: n, kind: 0 });
        tables.postings.push(Posting { minutes, account: row.giver, before: Some(n) });
        tables.postings.push(Posting { minutes: -minutes, account: row.receiver, before: Some(n) });
        tables.exchanges.push(Exchange {
            on: row.on_day,
            activity: Some(row.activity),
            first_part: 2 * n,
            parts: 2,
            start_minute: u16::MAX,
            offset: 0,
            state: 3,
            more: false,
            setting: None,
            estimated: false,
            brokered: false,
            by: None,
            entry: Some(n),
            entered: row.at_ms / 1000,
        });
        let part = |member, side| Part {
            member,
            exchange: n,
            minutes: row.minutes,
            before: n,
            side,
            capacity: None,
            paid: false,
            attendance: None,
        };
        tables.parts.push(part(row.giver, 0));
        tables.parts.push(part(row.receiver, 1));
    }
    tables
}

pub fn open(report: &mut Report, count: u32) {
    let mut bank = bank(MEMBERS, false);
    let mut rows = Vec::with_capacity(count as usize);
    let mut input = Rows::new(MEMBERS);
    for _ in 0..count {
        let row = input.next();
        bank.execute(&command(&row, false)).expect("nothing is refused");
        rows.push(row);
    }
    let snapshot = bank.snapshot();
    drop(bank);
    let json = serde_json::to_vec(&tables(&rows)).expect("plain rows");
    drop(rows);
    let times = report.in_turn(
        || {
            let (time, bank) = seconds(|| TimeBank::from_snapshot(&snapshot).expect("a sound snapshot"));
            black_box(bank);
            time
        },
        || {
            let (time, tables) = seconds(|| serde_json::from_slice::<Tables>(&json).expect("the same rows"));
            black_box(tables);
            time
        },
    );
    let input = format!("{count} exchanges, {MEMBERS} members");
    report.compare("open a snapshot, hash checked", &input, "serde_json, same rows", times, Some(snapshot.len() as u64), Some(5.0));
}
