#![no_main]
//! Any bytes as a command, executed in the bank of the golden log.

use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;
use timebank_core::{Command, TimeBank};

static BANK: LazyLock<TimeBank> =
    LazyLock::new(|| TimeBank::from_jsonl(include_bytes!("../../../tests/golden/v2.jsonl")).expect("the golden log replays"));

fuzz_target!(|bytes: &[u8]| {
    let Ok(command) = Command::from_json(bytes) else { return };
    let mut bank = BANK.clone();
    match bank.execute(&command) {
        Ok(_) => {
            let mut behind = BANK.clone();
            let records = bank.drain();
            if !records.is_empty() {
                behind.apply(&records).expect("what was decided can be applied");
            }
            assert!(behind == bank);
        }
        Err(_) => assert!(bank == *BANK, "a refusal changes nothing"),
    }
});
