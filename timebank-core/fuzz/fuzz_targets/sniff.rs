#![no_main]
//! Any bytes as a sheet of somebody's: what is proposed can be written, read again and tried.

use libfuzzer_sys::fuzz_target;
use timebank_core::Salt;
use timebank_core::interchange::mapping::{Mapping, sniff};
use timebank_core::interchange::{Bundle, ImportOptions, read};

fuzz_target!(|bytes: &[u8]| {
    let bundle = Bundle::from_files(&[("sheet.csv", bytes)]);
    let proposal = sniff(&bundle);
    let again = Mapping::from_json(proposal.mapping.to_json().as_bytes());
    assert!(again.is_ok_and(|again| again == proposal.mapping));
    let options = ImportOptions::new(Salt([7; 16]), "").mapping(proposal.mapping);
    let _ = read(&bundle, &options);
});
