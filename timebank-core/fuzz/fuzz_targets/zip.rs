#![no_main]
//! Any bytes as an archive: files of at most what is taken, or one fault.

use libfuzzer_sys::fuzz_target;
use timebank_core::interchange::{BUNDLE_BYTES, Bundle, FILES};

fuzz_target!(|bytes: &[u8]| {
    match Bundle::from_zip(bytes) {
        Ok(bundle) => {
            let (mut count, mut total) = (0, 0);
            for (name, bytes) in bundle.files() {
                assert!(!name.contains("../") && !name.starts_with('/'));
                (count, total) = (count + 1, total + bytes.len());
            }
            assert!(count <= FILES && total <= BUNDLE_BYTES);
        }
        Err(faults) => assert_eq!(faults.faults.len(), 1),
    }
});
