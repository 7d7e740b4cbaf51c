//! Other systems' files in, with a report of what was read, guessed and lost; and out again.
//!
//! Pure: bytes come in, a bank and a report go out. Nothing is half-imported: either a whole bank that keeps every promise, or
//! faults and no bank. The giver of time is the payee of credit, whatever the other system calls them.
//!
//! - [`komunitin`] reads community bundles of that system, both layouts.
//! - [`mapping`] reads any other tables by a [`Mapping`](mapping::Mapping): which column is the date, who gave, who paid, the amount
//!   and its unit. It is data, kept as JSON; for systems we know there are presets.
//! - [`admit`] and [`table`] take members and past exchanges of a table into a bank that is there already.
//! - [`export`] writes a bank in these forms and others, and [`read`] takes either of the first two by name.

mod admit;
mod bundle;
mod classify;
mod community;
mod covered;
pub mod csv;
mod decimal;
mod export;
mod faults;
mod json;
pub mod komunitin;
mod lines;
pub mod mapping;
pub mod moment;
pub mod names;
mod own;
mod replay;
mod report;
mod sheets;
pub mod table;
pub mod text;
mod warnings;
mod wire;
#[cfg(feature = "workbooks")]
mod workbooks;
mod zone;

#[cfg(test)]
mod csv_tests;
#[cfg(test)]
mod mutation_tests;
#[cfg(test)]
mod tests;

pub use admit::{Admitted, admit, admit_json};
pub use bundle::Bundle;
pub use classify::{Class, ClassRule, Party};
pub use covered::{Coverage, FileCoverage, coverage, coverage_json};
pub use decimal::Decimal;
pub use export::{CalendarDetail, CalendarOptions, ExportForm, Exported, Held, calendar, export};
pub use faults::FaultyRows;
pub use report::*;
pub use wire::{
    ExportedAs, ImportOptions, Imported, OffsetChange, calendar_json, export_json, preset_json, read, read_json, read_to, refused_json,
    sniff_json,
};

use crate::bank::TimeBank;
use crate::charter::{Charter, LimitMode};
use crate::order::BTreeMap;
use crate::values::digest::Salt;
use crate::values::ids::MemberId;

/// Bytes of one file, at most.
pub const FILE_BYTES: usize = 256 << 20;
/// Bytes of all files of a bundle together, at most.
pub const BUNDLE_BYTES: usize = 512 << 20;
/// Files of a bundle, at most.
pub const FILES: usize = 1_000;
/// Rows of one file, at most.
pub const ROWS: usize = 4_000_000;
/// Columns of one file, at most.
pub const COLUMNS: usize = 1_000;
/// Bytes of one cell, at most.
pub const CELL_BYTES: usize = 1 << 20;
/// Rules that separate help from other movements, at most: every row goes through them.
pub const RULES: usize = 200;
/// Faults that are listed; all are counted.
pub const FAULTS: usize = 1_000;

crate::canon::wire_code! {
    /// What becomes of an amount that is no whole number of minutes.
    #[derive(Default)]
    pub enum Rounding {
        /// It is refused, and with it the import.
        #[default]
        Refuse = "refuse",
        /// It is cut to whole minutes; the rest of a minute stays with the payer.
        Down = "down",
        /// To the nearest whole minute, a half to the even one.
        Nearest = "nearest",
    }
}

/// What the files do not say, and the host has to.
#[derive(Clone, Debug, crate::form::Build)]
#[build(by_hand)]
#[non_exhaustive]
pub struct Options {
    /// 16 random bytes, from which the salts of all personal parts are made.
    pub salt: Salt,
    /// What becomes of an amount that is no whole number of minutes.
    pub rounding: Rounding,
    /// Units to the hour, as numerator and denominator, in place of what the files declare.
    pub rate: Option<(u64, u64)>,
    /// The code of the community's own account, when the form's own rule would not find it.
    pub community_account: Option<String>,
    /// Whether limits are enforced or advisory.
    pub limits: LimitMode,
    /// The rules that separate help from other movements of credit: the first rule that fits. What fits none is help between two members,
    /// or a gift or donation where the community's own account has a part.
    pub rules: Vec<ClassRule>,
    /// What becomes of a row with a fault.
    pub faulty_rows: FaultyRows,
    /// How many minutes ahead of UTC local times are, from an instant on, in order: the offset changes of the community's zone, which
    /// the host looks up by its name. Empty: the offset of the mapping.
    pub offsets: Vec<(crate::values::time::Timestamp, i32)>,
    /// When the files are read: what they say of a later day than tomorrow is a fault. Nothing is checked when left out.
    pub now: Option<crate::values::time::Timestamp>,
    /// The charter to found the bank under; one with every default, and the files' kinds of member, when left out.
    pub charter: Option<Charter>,
}

impl Options {
    /// Nothing but a salt: amounts exact, limits enforced, the rules of [`ClassRule::usual`].
    pub fn new(salt: Salt) -> Self {
        Self {
            salt,
            rounding: Rounding::Refuse,
            rate: None,
            community_account: None,
            limits: LimitMode::Enforced,
            rules: ClassRule::usual(),
            faulty_rows: FaultyRows::Refuse,
            offsets: Vec::new(),
            now: None,
            charter: None,
        }
    }
}

impl Options {
    /// The last day that files may speak of: it is tomorrow already somewhere.
    pub(crate) fn last_day(&self) -> Option<crate::values::time::Date> {
        self.now.and_then(|now| now.date().plus_days(1))
    }
}

/// A bank made of another system's files.
#[derive(Debug)]
#[non_exhaustive]
pub struct Import {
    /// The bank, its records waiting to be drained.
    pub bank: TimeBank,
    /// What was read, guessed and lost, and whether the balances agree.
    pub report: Report,
    /// Members by their code there. The community's own account has none: it is the pot.
    pub members: BTreeMap<String, MemberId>,
}

/// Whoever keeps the records of a bank that is being made. It is shown the bank after every thousand of them, and at the end.
type Keep<'k> = &'k mut dyn FnMut(&mut TimeBank);

/// Makes a bank of what was read, or lists the faults.
fn finish(
    community: Option<community::Community>,
    options: &Options,
    mut report: Report,
    mut faults: faults::Faults,
    keep: Keep<'_>,
) -> Result<Import, ImportFaults> {
    if options.rules.len() > RULES {
        let why = format!("there are {} rules where at most {RULES} are taken", options.rules.len());
        faults.push(FileFault::of_row("", 0, FaultKind::BadMapping, why));
    }
    let made = match community {
        Some(community) if !faults.stop() => {
            warnings::look(&community, &mut report);
            replay::replay(community, options, &mut report, &mut faults, keep)
        }
        _ => None,
    };
    let stopped = faults.stop() || made.is_none();
    for count in &mut report.files {
        count.refused = faults.rows_of(&count.file);
        if stopped {
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
