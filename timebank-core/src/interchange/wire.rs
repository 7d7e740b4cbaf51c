//! Import and export as the bindings speak of them: files in, JSON about them out.

use super::mapping::{self, Mapping, preset};
use super::{
    Bundle, ClassRule, ExportForm, Exported, FaultyRows, Import, ImportFaults, Keep, Lost, Options, Report, Rounding, export, komunitin,
    own,
};
use crate::bank::TimeBank;
use crate::charter::{Charter, LimitMode};
use crate::error::Error;
use crate::form::{from_json, to_text};
use crate::journal::JournalRecord;
use crate::order::BTreeMap;
use crate::values::digest::Salt;
use crate::values::ids::MemberId;
use crate::values::limits::COMMAND_BYTES;
use crate::values::time::Timestamp;
use serde::{Deserialize, Serialize};

fn left_out<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// What an import is told, over the wire: [`Options`], and which form the files are in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[build(by_hand)]
#[non_exhaustive]
pub struct ImportOptions {
    /// 16 random bytes, from which the salts of all personal parts are made.
    pub salt: Salt,
    /// `komunitin`, `csv` for our own tables, or the name of a preset; left out when a mapping is given.
    #[serde(default, skip_serializing_if = "left_out")]
    pub form: Option<String>,
    /// The host's own mapping.
    #[serde(default, skip_serializing_if = "left_out")]
    pub mapping: Option<Mapping>,
    /// What becomes of an amount that is no whole number of minutes.
    #[serde(default, skip_serializing_if = "left_out")]
    pub rounding: Rounding,
    /// Units to the hour, in place of what the files declare.
    #[serde(default, skip_serializing_if = "left_out")]
    pub units_per_hour: Option<u64>,
    /// The code of the community's own account.
    #[serde(default, skip_serializing_if = "left_out")]
    pub community_account: Option<String>,
    /// Whether limits are enforced or advisory; enforced when left out.
    #[serde(default, skip_serializing_if = "left_out")]
    pub limits: Option<LimitMode>,
    /// The rules that separate help from other movements; the usual ones when left out.
    #[serde(default, skip_serializing_if = "left_out")]
    pub rules: Option<Vec<ClassRule>>,
    /// What becomes of a row with a fault: it stops the import, or it is left out and listed.
    #[serde(default, skip_serializing_if = "left_out")]
    pub faulty_rows: FaultyRows,
    /// The offset changes of the community's zone, in order. The host looks them up by the zone's name.
    #[serde(default, skip_serializing_if = "left_out")]
    pub offsets: Vec<OffsetChange>,
    /// When the files are read: what they say of a later day than tomorrow is a fault. Nothing is checked when left out.
    #[serde(default, skip_serializing_if = "left_out")]
    pub now: Option<Timestamp>,
    /// The charter to found the bank under.
    #[serde(default, skip_serializing_if = "left_out")]
    pub charter: Option<Charter>,
}

impl ImportOptions {
    /// Nothing but a salt and a form.
    pub fn new(salt: Salt, form: &str) -> Self {
        Self {
            salt,
            form: Some(form.to_owned()),
            mapping: None,
            rounding: Rounding::Refuse,
            units_per_hour: None,
            community_account: None,
            limits: None,
            rules: None,
            faulty_rows: FaultyRows::Refuse,
            offsets: Vec::new(),
            now: None,
            charter: None,
        }
    }

    /// Nothing but a salt and a mapping of one's own.
    ///
    /// ```
    /// use timebank_core::interchange::mapping::Mapping;
    /// use timebank_core::interchange::{Bundle, ImportOptions, read};
    /// let mapping = Mapping::from_json(br#"{"name": "our sheet", "tables": [{
    ///     "file": "*.csv", "holds": "exchanges", "makeMembers": true, "unit": "hours", "dates": ["%d/%m/%Y"],
    ///     "columns": {"date": ["Date"], "gave": ["Helper"], "received": ["Helped"], "amount": ["Hours"]}}]}"#)?;
    /// let sheet = "Date,Helper,Helped,Hours\n02/03/2026,Ana,Ben,1.5\n";
    /// let options = ImportOptions::mapped(timebank_core::Salt(*b"0123456789abcdef"), mapping);
    /// let import = read(&Bundle::from_files(&[("sheet.csv", sheet)]), &options)?.unwrap();
    /// assert_eq!(import.bank.host().balance(import.members["Ana"])?.get(), 90);
    /// # Ok::<(), timebank_core::Error>(())
    /// ```
    pub fn mapped(salt: Salt, mapping: Mapping) -> Self {
        Self { form: None, mapping: Some(mapping), ..Self::new(salt, "") }
    }

    /// What the reader is told.
    pub(super) fn options(&self) -> Options {
        Options {
            rounding: self.rounding,
            rate: self.units_per_hour.map(|units| (units, 1)),
            community_account: self.community_account.clone(),
            limits: self.limits.unwrap_or(LimitMode::Enforced),
            faulty_rows: self.faulty_rows,
            offsets: self.offsets.iter().map(|change| (change.from, change.minutes)).collect(),
            rules: self.rules.clone().unwrap_or_else(ClassRule::usual),
            charter: self.charter.clone(),
            now: self.now,
            ..Options::new(self.salt)
        }
    }

    /// Reads them from JSON.
    ///
    /// # Errors
    /// [`Error::BadJson`], [`Error::TooLarge`].
    pub fn from_json(json: &[u8]) -> Result<Self, Error> {
        Ok(from_json(json, COMMAND_BYTES)?)
    }
}

/// From a moment on, local time is this many minutes ahead of UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct OffsetChange {
    /// The moment from which it holds.
    pub from: Timestamp,
    /// Minutes ahead of UTC; below zero when behind it.
    pub minutes: i32,
}

/// What became of an import, over the wire.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Imported {
    /// What was read, refused, guessed and lost.
    pub report: Report,
    /// Members by their code there; nobody when something was refused.
    pub members: BTreeMap<String, MemberId>,
}

/// Exported files, over the wire: their bytes go separately.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct ExportedAs {
    /// The names of the files.
    pub files: Vec<String>,
    /// What the form has no place for.
    pub lost: Vec<Lost>,
}

/// Makes a bank of files in a form known by name, or by a mapping of one's own.
///
/// ```
/// use timebank_core::interchange::{Bundle, ImportOptions, read};
/// let options = ImportOptions::from_json(br#"{"salt": "000102030405060708090a0b0c0d0e0f", "form": "cclite"}"#)?;
/// let batch = "03-02-2025,ana,ben,here,here,hour,trade,,1.25,Shelves\n";
/// let import = read(&Bundle::from_files(&[("batch.csv", batch)]), &options)?.unwrap();
/// assert_eq!(import.bank.host().balance(import.members["ben"])?.get(), 75);
/// # Ok::<(), timebank_core::Error>(())
/// ```
///
/// # Errors
/// [`Error::NotAForm`] when there is no such form. Faults of the files are in the answer.
pub fn read(bundle: &Bundle<'_>, given: &ImportOptions) -> Result<Result<Import, ImportFaults>, Error> {
    read_of(bundle, given, &mut |_| {})
}

/// The same for files whose journal is larger than memory: `keep` gets the records as they are made, a thousand or so at a time. Nothing
/// of them is a bank before the import has ended well, so they are kept where they can be thrown away.
///
/// ```
/// use timebank_core::interchange::{Bundle, ImportOptions, read_to};
/// let options = ImportOptions::from_json(br#"{"salt": "000102030405060708090a0b0c0d0e0f", "form": "cclite"}"#)?;
/// let batch = "03-02-2025,ana,ben,here,here,hour,trade,,1.25,Shelves\n";
/// let mut journal = Vec::new();
/// let import = read_to(&Bundle::from_files(&[("batch.csv", batch)]), &options, &mut |records| journal.extend(records))?.unwrap();
/// assert_eq!(import.bank.undrained(), 0);
/// assert_eq!(timebank_core::TimeBank::replay(journal)?, import.bank);
/// # Ok::<(), timebank_core::Error>(())
/// ```
///
/// # Errors
/// As [`read`].
pub fn read_to(
    bundle: &Bundle<'_>,
    given: &ImportOptions,
    keep: &mut dyn FnMut(Vec<JournalRecord>),
) -> Result<Result<Import, ImportFaults>, Error> {
    read_of(bundle, given, &mut |bank| keep(bank.drain()))
}

fn read_of(bundle: &Bundle<'_>, given: &ImportOptions, keep: Keep<'_>) -> Result<Result<Import, ImportFaults>, Error> {
    let options = given.options();
    let named = given.form.as_deref();
    match (&given.mapping, named) {
        (Some(mapping), None) => Ok(mapping::read_to(bundle, mapping, &options, keep)),
        (None, Some("komunitin")) => Ok(komunitin::read_to(bundle, &options, keep)),
        (None, Some("csv")) => Ok(own::read(bundle, &options, keep)),
        (None, Some(name)) => match preset(name) {
            Some(mapping) => Ok(mapping::read_to(bundle, &mapping, &options, keep)),
            None => Err(Error::NotAForm { given: crate::values::minutes::shorten(name) }),
        },
        _ => Err(Error::NotAForm { given: "a form and a mapping, or neither".into() }),
    }
}

/// The same over JSON: the bank, unless something was refused, and [`Imported`]. With `keep`, which gets JSON Lines, as [`read_to`].
///
/// # Errors
/// As [`read`]; [`Error::BadJson`].
pub fn read_json(bundle: &Bundle<'_>, options: &[u8], keep: Option<&mut dyn FnMut(Vec<u8>)>) -> Result<(Option<TimeBank>, String), Error> {
    let given = ImportOptions::from_json(options)?;
    let made = match keep {
        None => read(bundle, &given)?,
        Some(keep) => read_of(bundle, &given, &mut |bank| keep(bank.drain_jsonl()))?,
    };
    Ok(match made {
        Ok(import) => (Some(import.bank), to_text(&Imported { report: import.report, members: import.members })),
        Err(faults) => (None, refused_json(faults)),
    })
}

/// What became of files that could not even be unpacked, as JSON of [`Imported`].
pub fn refused_json(faults: ImportFaults) -> String {
    to_text(&Imported { report: *faults.report, members: BTreeMap::new() })
}

/// A mapping that may fit the files, with its doubts, as JSON.
pub fn sniff_json(bundle: &Bundle<'_>) -> String {
    to_text(&mapping::sniff(bundle))
}

/// The mapping of a system we know, as JSON.
///
/// # Errors
/// [`Error::NotAForm`].
pub fn preset_json(name: &str) -> Result<String, Error> {
    preset(name).map(|mapping| mapping.to_json()).ok_or_else(|| Error::NotAForm { given: crate::values::minutes::shorten(name) })
}

/// Writes a calendar by [`CalendarOptions`](super::CalendarOptions) in JSON.
///
/// # Errors
/// [`Error::BadJson`]; as [`calendar`](super::calendar).
pub fn calendar_json(bank: &TimeBank, options: &[u8]) -> Result<Vec<u8>, Error> {
    let options: super::CalendarOptions = from_json(options, COMMAND_BYTES)?;
    super::calendar(bank, &options).map(|(bytes, _)| bytes)
}

/// Files as they are handed on: names and bytes.
type NamedFiles = Vec<(String, Vec<u8>)>;

/// Writes a bank in a form known by name: the files by name with their bytes, and [`ExportedAs`].
///
/// # Errors
/// [`Error::NotAForm`].
pub fn export_json(bank: &TimeBank, form: &str) -> Result<(NamedFiles, String), Error> {
    let known = ExportForm::from_code(form).ok_or_else(|| Error::NotAForm { given: crate::values::minutes::shorten(form) })?;
    let Exported { files, lost } = export(bank, known);
    let told = to_text(&ExportedAs { files: files.iter().map(|(name, _)| name.clone()).collect(), lost });
    Ok((files, told))
}
