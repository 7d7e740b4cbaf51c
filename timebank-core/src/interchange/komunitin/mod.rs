//! Community bundles of Komunitin, both generations: members, accounts, posts and transfers into a bank.
//!
//! - A **member** row becomes a member. Names, e-mails, places and descriptions go to personal parts.
//! - The **community's own account** becomes the pot: the one of type `public`, or else the organisation that bears the community's
//!   name, or the one [`Options::community_account`] names.
//! - A **transfer** between two members becomes an exchange. The payee gave, the payer received: giving and paying are different
//!   facts, and the format only has the second. A transfer from or to the community's own account is a transfer here and never counted
//!   as help; so is one whose words say that it is a gift or a correction ([`Options::transfer_words`]), and one longer than a week.
//!   Each rule that was used is named in the report, row by row.
//! - An **amount** becomes minutes by the declared rate, exactly. What is no whole number of minutes is refused, unless
//!   [`Rounding`] says otherwise; every row moves as much from the payer as to the payee, so the sum stays zero.
//! - A **limit** holds from the end on, because nobody knows what it was before. A `creditLimit` of 0 means "may not go below zero"; a
//!   blank maximum means none.
//! - A **post** becomes an offer or a request.
//!
//! Password hashes, settings and identifiers have no place here and are reported as lost.
//!
//! ```
//! use timebank_core::Salt;
//! use timebank_core::interchange::komunitin::{Bundle, Options, read};
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
//! assert!(import.report.balances_agree());
//! assert_eq!(import.bank.balance(import.members["B2"])?.get(), 21);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod posts;
mod replay;
mod rows;
mod sheets;

#[cfg(test)]
mod tests;

use super::{Fault, ImportFaults, Report};
use crate::TimeBank;
use crate::charter::{Charter, LimitMode};
use crate::digest::Salt;
use crate::ids::MemberId;
use crate::order::BTreeMap;

/// The files of a bundle: names and bytes.
#[derive(Clone, Debug, Default)]
pub struct Bundle<'a> {
    files: Vec<(&'a str, &'a [u8])>,
}

impl<'a> Bundle<'a> {
    /// A bundle from its files. Folders before a name do not matter.
    pub fn from_files<B: AsRef<[u8]> + ?Sized>(files: &[(&'a str, &'a B)]) -> Self {
        Self { files: files.iter().map(|(name, bytes)| (*name, (*bytes).as_ref())).collect() }
    }
}

/// What becomes of an amount that is no whole number of minutes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rounding {
    /// It is refused, and with it the import.
    #[default]
    Refuse,
    /// It is cut to whole minutes; the rest of a minute stays with the payer.
    Down,
    /// To the nearest whole minute, a half to the even one.
    Nearest,
}

/// What a bundle does not say and somebody has to.
#[derive(Clone, Debug)]
pub struct Options {
    /// 16 random bytes, from which the salts of all personal parts are made.
    pub salt: Salt,
    /// What becomes of an amount that is no whole number of minutes.
    pub rounding: Rounding,
    /// Units to the hour, as numerator and denominator, in place of what the bundle declares.
    pub rate: Option<(u64, u64)>,
    /// The code of the community's own account, when the rule of [this module](self) would not find it.
    pub community_account: Option<String>,
    /// What the community's account pays a member for the first time within so many days of their joining is a welcome.
    pub welcome_days: u32,
    /// Whether limits stop or only speak up.
    pub limits: LimitMode,
    /// Words in a description that make a transfer between members a gift rather than help.
    pub transfer_words: Vec<String>,
    /// The charter to found the bank under; one with every default, and the bundle's kinds of member, when left out.
    pub charter: Option<Charter>,
}

impl Options {
    /// Nothing but a salt: amounts exact, limits enforced, a month for welcomes.
    pub fn new(salt: Salt) -> Self {
        let words = [
            "welcome",
            "gift",
            "donation",
            "levy",
            "correction",
            "refund",
            "benvinguda",
            "regal",
            "donació",
            "correcció",
            "bienvenida",
            "regalo",
            "donación",
            "corrección",
            "bienvenue",
            "cadeau",
            "benvenuto",
            "donazione",
            "willkommen",
            "geschenk",
            "spende",
        ];
        Self {
            salt,
            rounding: Rounding::Refuse,
            rate: None,
            community_account: None,
            welcome_days: 31,
            limits: LimitMode::Enforced,
            transfer_words: words.into_iter().map(String::from).collect(),
            charter: None,
        }
    }
}

/// A bank made of a bundle.
#[derive(Debug)]
pub struct Import {
    /// The bank, its records waiting to be drained.
    pub bank: TimeBank,
    /// What was read, guessed and lost, and whether the balances agree.
    pub report: Report,
    /// Members by their code there. The community's own account has none: it is the pot.
    pub members: BTreeMap<String, MemberId>,
}

/// Makes a bank of a bundle.
///
/// A balance that is not as declared is no fault: the bank stands, and [`Report::differences`] says where.
///
/// # Errors
/// Every fault found, with file, line, column, value and why; then there is no bank.
pub fn read(bundle: &Bundle<'_>, options: &Options) -> Result<Import, ImportFaults> {
    let mut report = Report::default();
    let mut faults: Vec<Fault> = Vec::new();
    let parsed = rows::read(bundle, options, &mut report, &mut faults);
    let made = match parsed {
        Some(parsed) if faults.is_empty() => replay::replay(&parsed, options, &mut report, &mut faults),
        _ => None,
    };
    match made {
        Some((bank, members)) if faults.is_empty() => Ok(Import { bank, report, members }),
        _ => {
            for count in &mut report.files {
                let lines: crate::order::BTreeSet<u64> = faults.iter().filter(|f| f.file == count.file).map(|f| f.line).collect();
                count.refused = u64::try_from(lines.len()).unwrap_or(u64::MAX);
                count.taken = 0;
            }
            report.refused.clone_from(&faults);
            Err(ImportFaults { faults, report: Box::new(report) })
        }
    }
}
