#![no_main]
//! Any three files in any form we know: a bank whose sum is zero and whose journal replays to it, or faults and nothing.

use libfuzzer_sys::fuzz_target;
use timebank_core::interchange::{Bundle, ImportOptions, Rounding, read};
use timebank_core::{Salt, TimeBank};

/// A form, and the names its files go by.
const FORMS: [(&str, [&str; 3]); 10] = [
    ("komunitin", ["community.csv", "members.csv", "transfers.csv"]),
    ("timeoverflow", ["users.csv", "transfers.csv", "posts.csv"]),
    ("timeoverflow-export", ["members.csv", "transfers.csv", "unknown.csv"]),
    ("cyclos-3", ["members.csv", "transactions.csv", "ads.csv"]),
    ("nexus", ["users.csv", "transactions.csv", "unknown.csv"]),
    ("community-weaver-3", ["exchanges.csv", "more.csv", "unknown.txt"]),
    ("elas", ["users.csv", "more.csv", "unknown.txt"]),
    ("cclite", ["batch.csv", "more.csv", "unknown.txt"]),
    ("valueflows", ["events.json", "more.json", "unknown.csv"]),
    ("credit-commons", ["entries.json", "more.json", "unknown.csv"]),
];

fuzz_target!(|given: (u8, bool, &[u8], &[u8], &[u8])| {
    let (which, nearest, one, two, three) = given;
    let (form, [first, second, third]) = FORMS[usize::from(which) % FORMS.len()];
    let rounding = if nearest { Rounding::Nearest } else { Rounding::Refuse };
    let options = ImportOptions::new(Salt([7; 16]), form).rounding(rounding);
    let Ok(told) = read(&Bundle::from_files(&[(first, one), (second, two), (third, three)]), &options) else { panic!("`{form}` is a form") };
    match told {
        Ok(made) => {
            let mut bank = made.bank;
            assert_eq!(bank.host().balances().map(|(_, minutes)| minutes.get()).sum::<i64>(), 0);
            let records = bank.drain();
            assert!(TimeBank::replay(records).is_ok_and(|again| again == bank));
        }
        Err(faults) => assert!(!faults.faults.is_empty()),
    }
});
