#![no_main]
//! Any bytes as the lasting part of a record: the fast reader takes nothing the plain one does not.

use libfuzzer_sys::fuzz_target;
use timebank_core::journal::Body;

fuzz_target!(|bytes: &[u8]| {
    let fast = Body::read(1, bytes);
    let plain = Body::read_plainly(1, bytes);
    assert_eq!(fast.is_ok(), plain.is_ok());
    if let (Ok(fast), Ok(plain)) = (fast, plain) {
        assert_eq!(fast, plain);
    }
});
