#![no_main]
//! Any bytes as a journal: read, replayed and verified.

use libfuzzer_sys::fuzz_target;
use timebank_core::{TimeBank, verify};

fuzz_target!(|bytes: &[u8]| {
    let _ = verify(bytes, timebank_core::journal::Expected::NOTHING);
    if let Ok(bank) = TimeBank::from_jsonl(bytes) {
        let again = TimeBank::from_snapshot(&bank.snapshot());
        assert!(again.is_ok_and(|again| again == bank && again.head() == bank.head()));
    }
});
