//! How fast a bank opens from a snapshot, beside `serde_json` parsing the same exchanges.
//! `cargo run --release -p timebank-core --example snapshot_speed -- 1000000`
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "a measurement")]

use std::time::Instant;
use timebank_core::command::{Admit, Context, Record};
use timebank_core::exchange::Terms;
use timebank_core::personal::Profile;
use timebank_core::{Charter, ExchangeId, MemberId, Salt, TimeBank};

fn main() {
    let many: u32 = std::env::args().nth(1).map_or(100_000, |n| n.parse().unwrap());
    let members = (many / 10).max(100);
    let cx = Context::host("2026-03-01T10:00:00Z".parse().unwrap());
    let mut bank = TimeBank::create_without_journal(cx, timebank_core::BankId([1; 16]), Charter::named("Harpurbrook")).unwrap();
    for n in 0..members {
        let profile = Profile::named(format!("Member {n}"));
        bank.admit(cx.salt(Salt([n.to_be_bytes(); 4].concat().try_into().unwrap())), Admit::default().profile(profile)).unwrap();
    }
    let member = |n: u32| MemberId::new(n % members + 1).unwrap();
    let day = "2026-03-01".parse().unwrap();
    for n in 0..many {
        let (a, b) = (member(n.wrapping_mul(7919)), member(n.wrapping_mul(7919) + 1 + n % 50));
        bank.record(cx, Record::new(Terms::new(day).gave(a, 30 + n % 90).received(b, 30 + n % 90))).unwrap();
    }
    let terms: Vec<Terms> = (1..=many).filter_map(|n| bank.host().terms_of(ExchangeId::new(n)?)).collect();
    let json = serde_json::to_vec(&terms).unwrap();
    drop(terms);
    let start = Instant::now();
    let snapshot = bank.snapshot();
    let wrote = start.elapsed();
    let mut opened = Vec::new();
    let mut parsed = Vec::new();
    for _ in 0..5 {
        let start = Instant::now();
        let again = TimeBank::from_snapshot(&snapshot).unwrap();
        opened.push(start.elapsed().as_secs_f64());
        assert!(again == bank);
        drop(again);
        let start = Instant::now();
        let again: Vec<Terms> = serde_json::from_slice(&json).unwrap();
        parsed.push(start.elapsed().as_secs_f64());
        assert_eq!(again.len() as u32, many);
    }
    opened.sort_by(f64::total_cmp);
    parsed.sort_by(f64::total_cmp);
    println!(
        "{many} exchanges: snapshot {} MB written in {:.2} s, opened in {:.3} s; serde_json parses the terms alone ({} MB) in {:.3} s; ratio {:.1}",
        snapshot.len() / 1_000_000,
        wrote.as_secs_f64(),
        opened[2],
        json.len() / 1_000_000,
        parsed[2],
        parsed[2] / opened[2]
    );
}
