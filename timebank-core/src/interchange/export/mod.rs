//! A bank written for other systems. For the host: names and codes of members stand in most of these files.
//!
//! The journal itself, in JSON Lines, is what loses nothing ([`TimeBank::drain_jsonl`], or the store's); a bank read from it is the same
//! bank, to the byte. These forms lose what the other side has no place for, and say what ([`Exported::lost`]).
//!
//! ```
//! # use timebank_core::command::{Admit, Context, Record};
//! # use timebank_core::exchange::Terms;
//! # use timebank_core::{Charter, Salt, TimeBank};
//! use timebank_core::interchange::{Bundle, ExportForm, Options, export, komunitin};
//! # let at = "2026-03-01T10:00:00Z".parse()?;
//! # let mut bank = TimeBank::create(Context::host(at), timebank_core::BankId([1; 16]), Charter::named("Harpurbrook"))?;
//! # let ana = bank.admit(Context::host(at), Admit::default())?.member()?;
//! # let ben = bank.admit(Context::host(at), Admit::default())?.member()?;
//! # bank.record(Context::host(at), Record::new(Terms::new("2026-03-01".parse()?).gave(ana, 60).received(ben, 60)))?;
//! let exported = export(&bank, ExportForm::Komunitin);
//! let files: Vec<(&str, &[u8])> = exported.files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
//! let again = komunitin::read(&Bundle::from_files(&files), &Options::new(Salt(*b"16 random bytes.")))?;
//! assert!(again.report.balances_agree == Some(true));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod calendar;
mod coverage;
mod grid;
mod kept;
mod komunitin;
mod linked;
mod movements;
mod others;
mod services;
pub(super) mod tables;

#[cfg(test)]
mod calendar_revision_tests;
#[cfg(test)]
mod calendar_tests;
#[cfg(test)]
mod form_tests;
#[cfg(test)]
mod services_tests;
#[cfg(test)]
mod tests;

pub use calendar::{CalendarDetail, CalendarOptions, calendar};
pub use coverage::Held;
pub(super) use grid::{is_formula, unguarded};
pub(super) use kept::KEPT;
pub(super) use tables::RoleCell;

use super::Lost;
use crate::bank::TimeBank;
use crate::canon::wire_code;
use crate::values::ids::{AccountId, MemberId};
use crate::values::minutes::Minutes;

wire_code! {
    /// What a bank is written as.
    pub enum ExportForm {
        /// Our own tables, comma-separated: every number and name as it is. A text that begins like a formula has an apostrophe before
        /// it; taking that away gives the text back.
        Csv = "csv",
        /// Our own tables, a JSON object a line.
        JsonLines = "json-lines",
        /// A community bundle of Komunitin in the split layout, 60 units to the hour so that minutes are exact.
        Komunitin = "komunitin",
        /// Exchanges as economic events of ValueFlows, in JSON-LD.
        ValueFlows = "valueflows",
        /// Exchanges and when members are free, as RFC 5545 has them, for the host. [`calendar`] writes one for a member.
        Calendar = "icalendar",
        /// Offers that are open to everyone, as services of the Human Services Data Specification 3.0.
        OpenReferral = "open-referral",
        /// The same in the profile of the United Kingdom, which has other fields.
        OpenReferralUk = "open-referral-uk",
        /// The three sheets without a header that TimeOverflow imports, in seconds.
        TimeOverflow = "timeoverflow",
        /// The two sheets of NEXUS, in decimal hours.
        Nexus = "nexus",
        /// The members and advertisements that Cyclos 3 imports. It reads no history: balances go with the members.
        Cyclos = "cyclos-3",
        /// Completed transactions of Credit Commons, in JSON.
        CreditCommons = "credit-commons",
    }
}

/// The files of an export.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Exported {
    /// Names and bytes.
    pub files: Vec<(String, Vec<u8>)>,
    /// What the bank has and the form has no place for.
    pub lost: Vec<Lost>,
}

impl Exported {
    fn file(&mut self, name: &str, bytes: Vec<u8>) {
        self.files.push((name.to_owned(), bytes));
    }

    fn table<const N: usize>(&mut self, name: &str, grid: &grid::Grid<N>) {
        let (bytes, guarded) = grid.csv(true);
        self.guarded(name, bytes, guarded);
    }

    /// A table without a header.
    fn rows<const N: usize>(&mut self, name: &str, grid: &grid::Grid<N>) {
        let (bytes, guarded) = grid.csv(false);
        self.guarded(name, bytes, guarded);
    }

    fn guarded(&mut self, name: &str, bytes: Vec<u8>, guarded: usize) {
        self.file(name, bytes);
        self.lose(name, guarded, "cells that begin like a formula: an apostrophe stands before them, so that no spreadsheet runs them");
    }

    fn lose(&mut self, file: &str, count: usize, why: &'static str) {
        if count > 0 {
            let count = u64::try_from(count).unwrap_or(u64::MAX);
            self.lost.push(Lost { file: file.into(), column: String::new(), count, why });
        }
    }
}

/// Writes a bank as `form`. What the bank holds and the form does not [cover](ExportForm::covers) is counted in [`Exported::lost`].
pub fn export(bank: &TimeBank, form: ExportForm) -> Exported {
    let mut exported = match form {
        ExportForm::Csv | ExportForm::JsonLines => tables::write(bank, form == ExportForm::JsonLines),
        ExportForm::Komunitin => komunitin::write(bank),
        ExportForm::ValueFlows => linked::events(bank),
        ExportForm::Calendar => calendar::write(bank),
        ExportForm::OpenReferral => services::write(bank, services::Profile::Hsds),
        ExportForm::OpenReferralUk => services::write(bank, services::Profile::Uk),
        ExportForm::TimeOverflow => others::timeoverflow(bank),
        ExportForm::Nexus => others::nexus(bank),
        ExportForm::Cyclos => others::cyclos(bank),
        ExportForm::CreditCommons => others::credit_commons(bank),
    };
    coverage::declare(bank, form, &mut exported);
    exported
}

/// The name of a member, or their number.
fn name(bank: &TimeBank, member: MemberId) -> String {
    let name = bank.person(member).and_then(|person| person.profile.name.clone());
    name.unwrap_or_else(|| member.to_string())
}

/// Who pays whom how much in an entry: its postings matched in order, so that the sums of all are the same.
pub(super) fn flows(postings: impl Iterator<Item = (AccountId, Minutes)>) -> Vec<(AccountId, AccountId, i64)> {
    let mut from: Vec<(AccountId, i64)> = Vec::new();
    let mut to: Vec<(AccountId, i64)> = Vec::new();
    for (account, minutes) in postings {
        let minutes = minutes.get();
        if minutes < 0 {
            from.push((account, minutes.saturating_neg()));
        } else if minutes > 0 {
            to.push((account, minutes));
        }
    }
    let mut flows = Vec::new();
    let mut to = to.into_iter();
    let mut next = to.next();
    for (payer, mut left) in from {
        while left > 0
            && let Some((payee, room)) = next
        {
            let moved = left.min(room);
            flows.push((payer, payee, moved));
            left = left.saturating_sub(moved);
            next = if room > moved { Some((payee, room.saturating_sub(moved))) } else { to.next() };
        }
    }
    flows
}
