//! Random journals for the other languages: written here, replayed there, with the head and the answers that have to come out.

use crate::round_trips::bank;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use std::path::Path;

/// What every bank is asked.
const QUERIES: [&str; 3] =
    [r#"{"type":"balances","viewer":"host"}"#, r#"{"type":"members","viewer":"host"}"#, r#"{"type":"open-exchanges","viewer":"host"}"#];

/// A hundred banks; other ones with `TIMEBANK_SEED`. Python and JavaScript read the file in their own tests.
#[test]
fn promise_2_random_journals_for_the_other_languages() {
    let seed = std::env::var("TIMEBANK_SEED").ok().and_then(|n| n.parse().ok()).unwrap_or(11u8);
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32]);
    let mut runner = TestRunner::new_with_rng(Config { failure_persistence: None, ..Config::default() }, rng);
    let scripts = proptest::collection::vec(proptest::collection::vec(any::<u16>(), 40), 20..=90);
    let journals: Vec<serde_json::Value> = (0..100)
        .map(|_| {
            let script = scripts.new_tree(&mut runner).unwrap().current();
            let (bank, records) = bank(&script);
            let mut text = Vec::new();
            records.iter().for_each(|record| timebank_core::journal::write_line(record, &mut text));
            let asked: Vec<serde_json::Value> = QUERIES
                .iter()
                .map(|query| {
                    let answer: serde_json::Value = serde_json::from_str(&bank.query_json(query.as_bytes()).unwrap()).unwrap();
                    serde_json::json!({ "query": serde_json::from_str::<serde_json::Value>(query).unwrap(), "answer": answer })
                })
                .collect();
            let head = bank.head().to_string();
            serde_json::json!({ "journal": String::from_utf8(text).unwrap(), "head": head, "asked": asked })
        })
        .collect();
    let records: usize = journals.iter().map(|one| one["journal"].as_str().unwrap().lines().count()).sum();
    assert!(records > 2_000, "{records} records in all");
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("random-journals.json");
    std::fs::write(file, serde_json::to_vec(&journals).unwrap()).unwrap();
}
