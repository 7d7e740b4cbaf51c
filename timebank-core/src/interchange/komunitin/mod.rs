//! Community bundles of Komunitin, both layouts: members, accounts, posts and transfers into a bank.
//!
//! - A **member** row becomes a member. Names, e-mails, places and descriptions go to personal parts.
//! - The **community's own account** becomes the pot: the one of type `public`, or else the organisation that bears the community's
//!   name, or the one [`Options::community_account`] names.
//! - A **transfer** between two members becomes an exchange. The payee gave, the payer received: giving and paying are different
//!   facts, and the format only has the second. A transfer from or to the community's own account is a transfer here and never counted
//!   as help; so is one whose words say that it is a gift or a correction, and one longer than a week ([`Options::rules`]). Each rule
//!   that was used is named in the report, row by row.
//! - An **amount** becomes minutes by the declared rate, exactly. What is no whole number of minutes is refused, unless
//!   [`Rounding`](crate::interchange::Rounding) says otherwise; every row moves as much from the payer as to the payee, so the sum stays zero.
//! - A **limit** holds from the end on, because nobody knows what it was before. A `creditLimit` of 0 means "may not go below zero"; a
//!   blank maximum means none.
//! - A **post** becomes an offer or a request.
//!
//! Password hashes, settings and identifiers have no place here and are reported as lost.
//!
//! ```
//! use timebank_core::Salt;
//! use timebank_core::interchange::{Bundle, Options, komunitin::read};
//!
//! let files: [(&str, &[u8]); 3] = [
//!     ("community.csv", b"code,name,currency.rateNumerator,currency.rateDenominator,currency.scale\nBCAR,Ballycarran,1,1,2\n"),
//!     (
//!         "members.csv",
//!         b"code,name,type,status,account.balance,account.creditLimit,createdAt\n\
//!           B1,Paudie,personal,active,-0.35,20.00,2025-10-01T09:30:00Z\n\
//!           B2,Breda,personal,active,0.35,0.00,2025-10-01T09:30:00Z\n",
//!     ),
//!     ("transfers.csv", b"payerAccountCode,payeeAccountCode,amount,description,createdAt\nB1,B2,0.35,Knitting,2025-10-07T13:11:00Z\n"),
//! ];
//! let salt = Salt(*b"16 random bytes."); // from your host
//! let import = read(&Bundle::from_files(&files), &Options::new(salt))?;
//! assert!(import.report.balances_agree == Some(true));
//! assert_eq!(import.bank.host().balance(import.members["B2"])?.get(), 21);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod handlers;
mod movements;
mod posts;
mod rows;

#[cfg(test)]
mod left_tests;
#[cfg(test)]
mod tests;

use super::{Bundle, Import, ImportFaults, Keep, Options, Report, finish};

/// The files either layout can have.
const KNOWN: &[&str] = &[
    "community.csv",
    "currency.csv",
    "users.csv",
    "member-users.csv",
    "members.csv",
    "accounts.csv",
    "transfers.csv",
    "categories.csv",
    "posts.csv",
];

/// Makes a bank of a bundle.
///
/// A balance that is not as declared is no fault: the bank stands, and [`Report::differences`] says where.
///
/// # Errors
/// Every fault found, with file, line, column, value and why; then there is no bank.
pub fn read(bundle: &Bundle<'_>, options: &Options) -> Result<Import, ImportFaults> {
    read_to(bundle, options, &mut |_| {})
}

pub(super) fn read_to(bundle: &Bundle<'_>, options: &Options, keep: Keep<'_>) -> Result<Import, ImportFaults> {
    let mut report = Report::default();
    let mut faults = super::faults::Faults::new(options.faulty_rows);
    let community = rows::read(bundle, options, &mut report, &mut faults);
    finish(community, options, report, faults, keep)
}
