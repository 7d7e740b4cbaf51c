#![no_main]
//! Any bytes as a charter.

use libfuzzer_sys::fuzz_target;
use timebank_core::Charter;

fuzz_target!(|bytes: &[u8]| {
    let _ = Charter::from_json(bytes);
});
