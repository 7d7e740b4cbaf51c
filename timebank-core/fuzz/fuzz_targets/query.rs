#![no_main]
//! Any bytes as a question to the bank of the golden log.

use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;
use timebank_core::TimeBank;

static BANK: LazyLock<TimeBank> =
    LazyLock::new(|| TimeBank::from_jsonl(include_bytes!("../../../tests/golden/v2.jsonl")).expect("the golden log replays"));

fuzz_target!(|bytes: &[u8]| {
    let _ = BANK.query_json(bytes);
});
