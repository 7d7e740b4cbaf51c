//! Another system's files: does replaying its transfers give the balances it declares?

use crate::data::Fallible;
use crate::{files, telling};
use std::path::Path;
use timebank_core::Salt;
use timebank_core::interchange::{Options, komunitin::read};

/// Reads a Komunitin bundle from a folder or a ZIP, says what became of it, and whether everything holds.
pub fn tell(path: &Path) -> Fallible<bool> {
    // A real host gives random bytes; these make the example the same every time.
    let options = Options::new(Salt(*b"not random, only"));
    let files = files::Files::read(path)?;
    let import = match files.bundle().and_then(|bundle| read(&bundle, &options)) {
        Ok(import) => import,
        Err(faults) => {
            println!("{}: no bank was made. What is wrong:\n", path.display());
            telling::faults(&faults.faults);
            return Ok(false);
        }
    };
    let report = &import.report;
    println!("{}", report.community);
    println!("{} form, {} of its units to the hour\n", report.form, report.rate);
    telling::rows(report);
    telling::balances(report);
    let replayed = timebank_core::TimeBank::replay({
        let mut bank = import.bank;
        bank.drain()
    })?;
    let sum: i64 = replayed.host().balances().map(|(_, minutes)| minutes.get()).sum();
    println!("\nThe journal of the new bank has {} records, replays to the same balances, and they sum to {sum}.", replayed.head().seq);
    Ok(report.balances_agree == Some(true) && sum == 0)
}
