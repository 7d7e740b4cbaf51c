#![no_main]
//! Any bytes as a snapshot, with the hash they would have: what is taken holds together.

use libfuzzer_sys::fuzz_target;
use timebank_core::TimeBank;
use timebank_core::digest::sha256;

fuzz_target!(|bytes: &[u8]| {
    let _ = TimeBank::from_snapshot(bytes);
    let signed = [bytes, &sha256(&[bytes]).0].concat();
    if let Ok(bank) = TimeBank::from_snapshot(&signed) {
        let again = TimeBank::from_snapshot(&bank.snapshot());
        assert!(again.is_ok_and(|again| again == bank));
    }
});
