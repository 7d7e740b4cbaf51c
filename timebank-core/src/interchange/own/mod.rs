//! Our own tables in again: what [`export`](super::export) writes as `csv` comes back with the same members, the same help and the
//! same postings.
//!
//! The ledger leads: each of its entries is carried out anew, in order, and compared with what stands in `postings.csv`. Where they
//! differ the report says so by account, as it does for any other system's balances. Numbers are given out anew: the report's
//! `members` has the old ones.

mod accounts;
mod activities;
mod clock;
mod ends;
mod exchanges;
mod kept;
mod listings;
mod proposals;
mod rows;
mod tables;
mod work;

#[cfg(test)]
mod accounts_tests;
#[cfg(test)]
mod ends_tests;
#[cfg(test)]
mod faults_tests;
#[cfg(test)]
mod plans_tests;
#[cfg(test)]
mod random_tests;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod whole_tests;

use super::faults::Faults;
use super::{Bundle, Import, ImportFaults, Keep, Options, Report};

/// Makes a bank of our own tables.
///
/// # Errors
/// Every fault found, with file, line, column, value and why; then there is no bank.
pub fn read(bundle: &Bundle<'_>, options: &Options, keep: Keep<'_>) -> Result<Import, ImportFaults> {
    let mut report = Report { form: "csv".into(), rate: "60/1".into(), ..Report::default() };
    let mut faults = Faults::new(options.faulty_rows);
    let tables = tables::read(bundle, options, &mut report, &mut faults);
    let made = tables.filter(|_| !faults.stop()).and_then(|tables| work::replay(&tables, options, &mut report, &mut faults, keep));
    for count in &mut report.files {
        count.refused = faults.rows_of(&count.file);
        if faults.stop() {
            count.taken = 0;
        }
    }
    report.faults = u64::try_from(faults.len()).unwrap_or(u64::MAX);
    report.refused.extend_from_slice(faults.listed());
    match made {
        Some((bank, members)) if !faults.stop() => Ok(Import { bank, report, members }),
        _ => Err(ImportFaults { faults: faults.into_listed(), report: Box::new(report) }),
    }
}
