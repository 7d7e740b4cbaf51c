//! What goes wrong in an hour: writers are killed, the server is stopped and falls over, snapshots are taken all the while.
//! Seconds of it at each run, an hour with `TIMEBANK_LONG`, and as long as `TIMEBANK_SOAK_SECONDS` says.
#![cfg(all(feature = "postgres", unix))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::panic, reason = "tests")]

mod common;

use std::collections::BTreeMap;
use std::process::Command;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};
use timebank_core::Key;
use timebank_core::store::Store as _;
use timebank_store::testing::Server;
use timebank_store::{AnyStore, BankName, BankStore as _};

const NAME: &str = "a_soak_loses_nothing_that_was_acknowledged";
const WRITERS: usize = 3;

/// A writer under way, read all the while: nobody else empties its pipe.
struct Followed {
    id: u32,
    answers: JoinHandle<(BTreeMap<Key, u64>, u32)>,
}

impl Followed {
    fn start(address: &str, number: usize, from: u32) -> Self {
        let writer = common::start(NAME, address, number as u32, from, u32::MAX);
        let id = writer.id();
        let answers = std::thread::spawn(move || {
            let mut known = BTreeMap::new();
            let last = writer.told(&mut known, false);
            (known, last)
        });
        Self { id, answers }
    }

    /// Kills it, and gives where it was, with what was acknowledged to it.
    fn kill(self, known: &mut BTreeMap<Key, u64>) -> u32 {
        assert!(Command::new("kill").args(["-9", &self.id.to_string()]).status().unwrap().success());
        let (mut told, last) = self.answers.join().unwrap();
        for (key, seq) in &told {
            assert!(known.get(key).is_none_or(|first| first == seq), "one command, two answers");
        }
        known.append(&mut told);
        last
    }
}

fn head(address: &str) -> u64 {
    AnyStore::open(address, BankName::default(), false).unwrap().head().unwrap().seq
}

#[test]
fn a_soak_loses_nothing_that_was_acknowledged() {
    if let Ok(work) = std::env::var(common::WORK) {
        return common::write(&work);
    }
    let asked = std::env::var("TIMEBANK_SOAK_SECONDS").ok().map(|seconds| seconds.parse().unwrap());
    let long = Duration::from_secs(asked.unwrap_or(if common::long() { 3600 } else { 8 }));
    let server = Server::start().unwrap();
    let address = server.address();
    common::found(&address);
    let mut known = BTreeMap::new();
    let mut next = [0u32; WRITERS];
    let mut writers: Vec<Followed> = (0..WRITERS).map(|n| Followed::start(&address, n, 0)).collect();
    let (mut kills, mut stops, mut falls, mut snapshots) = (0, 0, 0, 0);
    let mut pace = Vec::new();
    let begun = Instant::now();
    for round in 0u64.. {
        if begun.elapsed() >= long {
            break;
        }
        let (from, since) = (head(&address), Instant::now());
        std::thread::sleep(Duration::from_millis(700 + round * 397 % 600));
        pace.push((head(&address) - from) as f64 / since.elapsed().as_secs_f64());
        match round % 7 {
            1 | 3 | 5 => {
                let n = (round % WRITERS as u64) as usize;
                let writer = writers.swap_remove(n);
                next[n] = next[n].max(writer.kill(&mut known));
                writers.push(Followed::start(&address, n, next[n]));
                let last = writers.len() - 1;
                writers.swap(n, last);
                kills += 1;
            }
            2 => {
                server.stop("fast").unwrap();
                server.go_on().unwrap();
                stops += 1;
            }
            4 => {
                server.stop("immediate").unwrap();
                server.go_on().unwrap();
                falls += 1;
            }
            _ => {
                let mut store = AnyStore::open(&address, BankName::default(), false).unwrap();
                let bank = store.open().unwrap();
                assert!(bank.host().ledger().total().unwrap().is_zero());
                store.save_snapshot(&bank).unwrap();
                snapshots += 1;
            }
        }
    }
    let took = begun.elapsed();
    for writer in writers {
        writer.kill(&mut known);
    }
    let bank = common::check(&address, &known);
    assert!(known.len() > 10 && kills > 0 && stops + falls > 0, "{} acknowledged", known.len());
    let tenth = (pace.len() / 10).max(1);
    let mean = |some: &[f64]| some.iter().sum::<f64>() / some.len() as f64;
    eprintln!(
        "{took:.0?}: {} records, {} acknowledged and all there; {kills} writers killed, the server stopped {stops} and fallen {falls} times, \
         {snapshots} snapshots; {:.0} records a second at first, {:.0} at last",
        bank.head().seq,
        known.len(),
        mean(&pace[..tenth]),
        mean(&pace[pace.len() - tenth..])
    );
}
