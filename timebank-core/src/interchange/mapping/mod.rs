//! Tables of any system, read by a mapping that somebody declared: which column is the date, who gave, who received or who paid, what
//! was done, how long and in which unit.
//!
//! A mapping is data: kept as JSON, looked at, changed. Systems we know have one ready, by [`preset`]; [`sniff`] proposes one for files
//! nobody knows, with its doubts in words, and it is used only when somebody hands it to [`read`].
//!
//! ```
//! use timebank_core::Salt;
//! use timebank_core::interchange::{Bundle, Options, mapping};
//!
//! let json = br##"{
//!     "name": "our sheet",
//!     "tables": [{
//!         "file": "sheet.csv", "holds": "exchanges", "dates": ["%d/%m/%Y"], "knownBy": "name", "makeMembers": true,
//!         "columns": { "date": ["When"], "gave": ["Helper"], "received": ["Helped"], "amount": ["Hours"], "activity": ["What"] }
//!     }]
//! }"##;
//! let mapping = mapping::Mapping::from_json(json)?;
//! let sheet = "When;Helper;Helped;Hours;What\n03/02/2026;Ana;Ben;1.5;Gardening\n";
//! let salt = Salt(*b"16 random bytes."); // from your host
//! let import = mapping::read(&Bundle::from_files(&[("sheet.csv", sheet)]), &mapping, &Options::new(salt))?;
//! assert_eq!(import.bank.host().balance(import.members["Ana"])?.get(), 90);
//! assert_eq!(import.report.classes.exchanges, 1);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod cells;
mod columns;
mod dates;
mod exchanges;
mod guess;
mod listings;
mod members;
mod money;
mod open;
mod people;
mod presets;
mod read;
mod sides;
mod sniff;
mod spellings;
mod states;

#[cfg(test)]
mod cells_tests;
#[cfg(test)]
mod days_tests;
#[cfg(test)]
mod kinds_tests;
#[cfg(test)]
mod large_tests;
#[cfg(test)]
mod left_tests;
#[cfg(test)]
mod messy_tests;
#[cfg(test)]
mod neighbours_tests;
#[cfg(test)]
mod tests;

pub use cells::minutes_in;
pub(super) use dates::no_pivot;
pub use presets::{PRESETS, preset};
pub(super) use read::says_total;
pub use sniff::{Doubt, DoubtKind, Proposal, sniff};
pub(super) use states::{ListingState, listing_state};

use super::text::Encoding;
use super::{Bundle, ClassRule, Import, ImportFaults, Keep, Options, Report, finish};
use crate::canon::wire_code;
use crate::error::Error;
use crate::order::BTreeMap;
use serde::{Deserialize, Serialize};

/// Bytes of a mapping, at most.
const MAPPING_BYTES: usize = 1 << 20;

wire_code! {
    /// What the rows of a table are.
    pub enum Holds {
        /// Members, one a row.
        Members = "members",
        /// Exchanges and other movements of credit, one a row.
        Exchanges = "exchanges",
        /// Offers and requests, one a row.
        Listings = "listings",
    }
}

wire_code! {
    /// What a column says.
    pub enum Field {
        /// A member's own code there: a number, a login. Or a row's own.
        Code = "code",
        /// A member's name; several columns are put together with a blank.
        Name = "name",
        /// A member's e-mail.
        Email = "email",
        /// A member's telephone.
        Phone = "phone",
        /// What a member may do in the other system: `admin`, `broker`. A member with a role there is listed, and has none here until one
        /// is given.
        Role = "role",
        /// A member's or a listing's kind: `person`, `organisation`, `business`, `public`; `offer`, `request`.
        Kind = "kind",
        /// The state of a member: `active`, `pending`, `suspended`, `left`. Of a listing: `published`, `hidden`, `draft`, `closed`. Of an exchange:
        /// whether it happened; a word that is not known is asked about.
        Status = "status",
        /// When a member joined, or a listing was made.
        Joined = "joined",
        /// The balance the other system declares.
        Balance = "balance",
        /// How far below zero a balance may go.
        Lowest = "lowest",
        /// How high a balance may go.
        Highest = "highest",
        /// A member's language.
        Language = "language",
        /// When it happened.
        Date = "date",
        /// Who gave time: the payee.
        Gave = "gave",
        /// Who received time: the payer.
        Received = "received",
        /// Who paid: the one who was helped.
        Payer = "payer",
        /// Who was paid: the one who helped.
        Payee = "payee",
        /// The kind of party in `payer` or `received`: `community` for the community itself.
        PayerKind = "payer-kind",
        /// The kind of party in `payee` or `gave`.
        PayeeKind = "payee-kind",
        /// The name that goes with `payer` or `received`: it separates those who share an address.
        PayerName = "payer-name",
        /// The name that goes with `payee` or `gave`.
        PayeeName = "payee-name",
        /// How many people without a name received: the first whole number in the cell.
        Visitors = "visitors",
        /// Money owed to who gave: `2.40`, `£2.40`.
        Expense = "expense",
        /// The other party of a statement: above zero the statement's owner is paid, below it pays.
        Other = "other",
        /// How much.
        Amount = "amount",
        /// The unit of this row, when it is not the same for all: `hours`, `mins`, `seconds`. A blank one is that of the table.
        Unit = "unit",
        /// What was done, or a listing's category.
        Activity = "activity",
        /// The description.
        Words = "words",
        /// What the other system calls this kind of movement; rules look at it.
        Class = "class",
        /// The member who made a listing.
        Owner = "owner",
        /// A listing's title.
        Title = "title",
        /// The last day of a listing.
        Until = "until",
    }
}

wire_code! {
    /// What an amount counts.
    #[derive(Default)]
    pub enum Unit {
        /// Hours, with decimals.
        #[default]
        Hours = "hours",
        /// Minutes.
        Minutes = "minutes",
        /// Seconds.
        Seconds = "seconds",
        /// Hours and minutes as a clock shows them: `1:30`.
        Clock = "clock",
    }
}

wire_code! {
    /// What names a member in the rows of exchanges and listings.
    #[derive(Default)]
    pub enum KnownBy {
        /// Their code.
        #[default]
        Code = "code",
        /// Their e-mail, upper and lower case alike.
        Email = "email",
        /// Their name, which two may share: then the row is refused.
        Name = "name",
        /// Their name with their number in brackets: `Lola Gil (3)`. A name without a number is the community itself.
        NameAndCode = "name-and-code",
    }
}

wire_code! {
    /// What becomes of a row that names nobody on one side.
    #[derive(Default)]
    pub enum Missing {
        /// It is a fault.
        #[default]
        Refuse = "refuse",
        /// It is left out and listed.
        LeaveOut = "leave-out",
        /// A person not known: credit moves between the other side and the pot, and nobody's help is counted.
        Unknown = "unknown",
        /// Help for the community: the pot pays. For those who received only.
        Community = "community",
    }
}

wire_code! {
    /// What a limit of 0 means there.
    #[derive(Default)]
    pub enum ZeroLimit {
        /// It may not be crossed.
        #[default]
        Zero = "zero",
        /// There is none.
        None = "none",
    }
}

fn left_out<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// How one table is read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct TableMapping {
    /// The name of its file, without folders, upper and lower case alike; `*` stands for any letters.
    pub file: String,
    /// What its rows are.
    pub holds: Holds,
    /// Which columns say what: by name, several names for one column parted by `|`, or by number as `#1`. Where several columns are
    /// given, what they say is put together with a blank; of amounts whose columns each say a unit (`Hours`, `Minutes`), the sum counts.
    pub columns: BTreeMap<Field, Vec<String>>,
    /// Whether it has no header: columns go by number.
    #[serde(default, skip_serializing_if = "left_out")]
    pub headless: bool,
    /// Lines before the table that are no part of it.
    #[serde(default, skip_serializing_if = "left_out")]
    pub skip: u32,
    /// Whether lines that hold one thing alone are headings between the rows: the activity of what follows, until the next.
    #[serde(default, skip_serializing_if = "left_out")]
    pub headings: bool,
    /// What separates its cells; noticed when left out.
    #[serde(default, skip_serializing_if = "left_out")]
    pub separator: Option<String>,
    /// How dates are written: the letters of `strftime`, `iso` for ISO 8601, `serial` for the day numbers of spreadsheets; ISO 8601 when
    /// left out. One form alone is read in a column. Of several, the only one that fits the whole column is taken and told as a guess;
    /// when more than one fits, which it is has to be declared.
    #[serde(default, skip_serializing_if = "left_out")]
    pub dates: Vec<String>,
    /// The first of the hundred years that two-digit years stand for; 1970 when left out.
    #[serde(default, skip_serializing_if = "left_out")]
    pub pivot: Option<u16>,
    /// What a bare number counts, for amounts and balances. Amounts that say their own unit (`1h30`, `90 mins`) need none. When left
    /// out and the column's name does not say it either, a bare number is a question.
    #[serde(default, skip_serializing_if = "left_out")]
    pub unit: Option<Unit>,
    /// What separates several people in one cell: `;`.
    #[serde(default, skip_serializing_if = "left_out")]
    pub people_separator: Option<String>,
    /// Words used for people without a name (`Group`); how many they are is in the column `visitors`.
    #[serde(default, skip_serializing_if = "left_out")]
    pub groups: Vec<String>,
    /// What becomes of a row that says nobody gave.
    #[serde(default, skip_serializing_if = "left_out")]
    pub missing_giver: Missing,
    /// What becomes of a row that says nobody received.
    #[serde(default, skip_serializing_if = "left_out")]
    pub missing_receiver: Missing,
    /// Whether decimals come after a comma.
    #[serde(default, skip_serializing_if = "left_out")]
    pub decimal_comma: bool,
    /// What the files' own words mean, by what the column says: `{"kind": {"1": "person"}}`. Upper and lower case alike.
    #[serde(default, skip_serializing_if = "left_out")]
    pub meanings: BTreeMap<Field, BTreeMap<String, String>>,
    /// Rows that are taken: by column, the words it may say. The others are listed as left out.
    #[serde(default, skip_serializing_if = "left_out")]
    pub only: BTreeMap<String, Vec<String>>,
    /// Whether an amount below zero corrects what was counted before: credit goes the other way.
    #[serde(default, skip_serializing_if = "left_out")]
    pub negative_corrects: bool,
    /// What names a member in these rows.
    #[serde(default, skip_serializing_if = "left_out")]
    pub known_by: KnownBy,
    /// Whether a person who is named and is in no table of members becomes one, known by that name alone; each is reported as a guess.
    #[serde(default, skip_serializing_if = "left_out")]
    pub make_members: bool,
    /// Whose statement it is, when the rows name the other party only: their code.
    #[serde(default, skip_serializing_if = "left_out")]
    pub owner: Option<String>,
}

/// How the files of a system are read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "FileMapping"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[build(by_hand)]
#[non_exhaustive]
pub struct Mapping {
    /// Its name: members keep their codes there under it.
    pub name: String,
    /// The tables. Of members and listings there may be none.
    pub tables: Vec<TableMapping>,
    /// The encoding of the files.
    #[serde(default, skip_serializing_if = "left_out")]
    pub encoding: Encoding,
    /// How many minutes ahead of UTC the times without a zone are.
    #[serde(default, skip_serializing_if = "left_out")]
    pub offset_minutes: i32,
    /// Codes and names of the community itself, whose account is the pot here. Upper and lower case alike; `*` stands for any
    /// letters.
    #[serde(default, skip_serializing_if = "left_out")]
    pub community: Vec<String>,
    /// What the community calls itself.
    #[serde(default, skip_serializing_if = "left_out")]
    pub community_name: Option<String>,
    /// The spellings of one person: what the files call them, and the name or code they are known by. Two spellings are one person only
    /// when they are listed here. One that leads to another is followed to its end.
    #[serde(default, skip_serializing_if = "left_out")]
    pub same: BTreeMap<String, String>,
    /// What the files call people they no longer know, who have no number: `The user no longer exists`.
    #[serde(default, skip_serializing_if = "left_out")]
    pub gone: Vec<String>,
    /// What a limit of 0 means.
    #[serde(default, skip_serializing_if = "left_out")]
    pub zero_limit: ZeroLimit,
    /// The rules that separate help from other movements, before the rules of the options.
    #[serde(default, skip_serializing_if = "left_out")]
    pub rules: Vec<ClassRule>,
}

impl TableMapping {
    /// A table of a file, with nothing said of its columns.
    pub fn of(file: &str, holds: Holds) -> Self {
        Self {
            file: file.to_owned(),
            holds,
            columns: BTreeMap::new(),
            headless: false,
            skip: 0,
            headings: false,
            separator: None,
            dates: Vec::new(),
            pivot: None,
            unit: None,
            people_separator: None,
            groups: Vec::new(),
            missing_giver: Missing::Refuse,
            missing_receiver: Missing::Refuse,
            decimal_comma: false,
            meanings: BTreeMap::new(),
            only: BTreeMap::new(),
            negative_corrects: false,
            known_by: KnownBy::Code,
            make_members: false,
            owner: None,
        }
    }
}

impl Mapping {
    /// A mapping without tables.
    pub fn named(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            tables: Vec::new(),
            encoding: Encoding::Utf8,
            offset_minutes: 0,
            community: Vec::new(),
            community_name: None,
            same: BTreeMap::new(),
            gone: Vec::new(),
            zero_limit: ZeroLimit::Zero,
            rules: Vec::new(),
        }
    }

    /// Reads a mapping from JSON.
    ///
    /// # Errors
    /// [`Error::BadJson`], [`Error::TooLarge`].
    pub fn from_json(json: &[u8]) -> Result<Self, Error> {
        Ok(crate::form::from_json(json, MAPPING_BYTES)?)
    }

    /// The mapping as JSON.
    pub fn to_json(&self) -> String {
        crate::form::to_text(self)
    }
}

/// Makes a bank of files by a mapping.
///
/// # Errors
/// Every fault found, with file, line, column, value and why; then there is no bank.
pub fn read(bundle: &Bundle<'_>, mapping: &Mapping, options: &Options) -> Result<Import, ImportFaults> {
    read_to(bundle, mapping, options, &mut |_| {})
}

pub(super) fn read_to(bundle: &Bundle<'_>, mapping: &Mapping, options: &Options, keep: Keep<'_>) -> Result<Import, ImportFaults> {
    let mut report = Report { form: mapping.name.clone(), ..Report::default() };
    let mut faults = super::faults::Faults::new(options.faulty_rows);
    let community = community(bundle, mapping, options, &mut report, &mut faults);
    let rules = mapping.rules.iter().chain(&options.rules).cloned().collect();
    finish(community, &Options { rules, ..options.clone() }, report, faults, keep)
}

/// What the files say, workbooks among them.
pub(super) fn community(
    bundle: &Bundle<'_>,
    mapping: &Mapping,
    options: &Options,
    report: &mut Report,
    faults: &mut super::faults::Faults,
) -> Option<super::community::Community> {
    match bundle.opened() {
        Ok(bundle) => read::read(&bundle, mapping, options, report, faults),
        Err(fault) => {
            faults.push(fault);
            None
        }
    }
}
