#![no_main]
//! Any six files as our own tables: a bank whose sum is zero and whose journal replays to it, or faults and nothing.

use libfuzzer_sys::fuzz_target;
use timebank_core::interchange::{Bundle, FaultyRows, ImportOptions, read};
use timebank_core::{Salt, TimeBank};

const FILES: [&str; 6] = ["members.csv", "activities.csv", "listings.csv", "exchanges.csv", "postings.csv", "kept.csv"];

fuzz_target!(|given: (bool, [&[u8]; 6])| {
    let (lenient, bytes) = given;
    let rows = if lenient { FaultyRows::LeaveOut } else { FaultyRows::Refuse };
    let options = ImportOptions::new(Salt([7; 16]), "csv").faulty_rows(rows);
    let files: Vec<(&str, &[u8])> = FILES.into_iter().zip(bytes).collect();
    let Ok(told) = read(&Bundle::from_files(&files), &options) else { panic!("`csv` is a form") };
    if let Ok(made) = told {
        let mut bank = made.bank;
        assert_eq!(bank.host().balances().map(|(_, minutes)| minutes.get()).sum::<i64>(), 0);
        let records = bank.drain();
        assert!(TimeBank::replay(records).is_ok_and(|again| again == bank));
    }
});
