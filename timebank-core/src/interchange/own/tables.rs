//! What our tables say.

use super::kept::{self, KeptRow};
use super::rows::{entries, exchanges};
use crate::charter::{Charter, Limits};
use crate::interchange::csv::Row;
use crate::interchange::export::{KEPT, RoleCell, tables as columns, unguarded};
use crate::interchange::faults::Faults;
use crate::interchange::sheets::{Sheet, Sheets};
use crate::interchange::{Bundle, CELL_BYTES, FaultKind, FileFault, Options, Report};
use crate::ledger::TransferKind;
use crate::model::activity::Activity;
use crate::model::exchange::{ExchangeState, Terms};
use crate::model::listing::{Closing, ListingKind, ListingTerms, Visibility};
use crate::model::member::{AccountKind, MemberState};
use crate::model::personal::{ListingWords, Profile};
use crate::values::availability::Availability;
use crate::values::minutes::Minutes;
use crate::values::time::{Date, Timestamp};
use std::collections::btree_map::{BTreeMap, Entry};
use std::str::FromStr;

/// The files, in the order they are read.
const KNOWN: &[&str] = &[
    "accounts.csv",
    "members.csv",
    "activities.csv",
    "listings.csv",
    "exchanges.csv",
    "postings.csv",
    "clock.csv",
    "periods.csv",
    "kept.csv",
];

/// An account that several share, or that is nobody's.
#[derive(Debug)]
pub struct AccountRow {
    pub line: u64,
    pub kind: AccountKind,
    pub limits: Option<Limits>,
}

impl AccountRow {
    /// Whether members may share it.
    pub fn is_shared(&self) -> bool {
        is_shared(self.kind)
    }
}

/// Whether members may share an account of this kind.
pub fn is_shared(kind: AccountKind) -> bool {
    matches!(kind, AccountKind::Household | AccountKind::Organisation)
}

#[derive(Debug)]
pub struct MemberRow {
    pub line: u64,
    pub number: u32,
    pub name: String,
    pub email: String,
    pub phone: String,
    /// What the profile says beyond these.
    pub profile: Profile,
    /// Limits of the account's own.
    pub limits: Option<Limits>,
    /// Roles, with the old numbers of the organisations they are held at.
    pub roles: Vec<RoleCell>,
    pub availability: Option<Availability>,
    /// The day since which they stand where they stand.
    pub since: Option<Date>,
    pub kind: String,
    pub state: MemberState,
    pub joined: Date,
    pub entered: Timestamp,
    pub account: u32,
    pub balance: Option<i64>,
    pub merged_into: Option<u32>,
}

#[derive(Debug)]
pub struct ActivityRow {
    pub line: u64,
    pub number: u32,
    pub code: String,
    pub name: String,
    pub parent: Option<u32>,
    /// The rest of it; tables of before do not say it.
    pub details: Option<Activity>,
}

#[derive(Debug)]
pub struct ListingRow {
    pub line: u64,
    pub number: u32,
    /// The rest of its terms and words.
    pub terms: ListingTerms,
    pub words: ListingWords,
    pub kind: ListingKind,
    pub member: u32,
    pub activity: Option<u32>,
    pub minutes: Option<u32>,
    pub posted: Timestamp,
    pub from: Option<Date>,
    pub until: Option<Date>,
    pub title: String,
    pub text: String,
    pub closed: Option<(Timestamp, Closing)>,
    pub visibility: Option<Visibility>,
}

/// An exchange: its terms carry the old numbers of members, activities and listings.
#[derive(Debug)]
pub struct ExchangeRow {
    pub line: u64,
    /// The lines of all its rows.
    pub lines: Vec<u64>,
    pub note: Option<String>,
    pub state: ExchangeState,
    pub entered: Timestamp,
    pub terms: Terms,
    /// The old numbers of its series and of its bundle.
    pub series: Option<u32>,
    pub bundle: Option<u32>,
    /// Until when an answer is awaited.
    pub due: Option<Timestamp>,
}

/// What an entry of the ledger is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Exchange,
    Reversal,
    Transfer(TransferKind),
    Moved,
    Passage,
}

#[derive(Debug)]
pub struct EntryRow {
    pub line: u64,
    /// The lines of all its rows.
    pub lines: Vec<u64>,
    pub at: Timestamp,
    pub value: Date,
    pub kind: Kind,
    pub about: u32,
    /// Words beside a transfer.
    pub note: Option<String>,
    /// Old numbers of accounts, and minutes.
    pub postings: Vec<(u32, Minutes)>,
}

#[derive(Debug)]
pub struct Tables {
    pub charter: Charter,
    /// Accounts by number, of those that are not simply a member's. Tables of before have none.
    pub accounts: BTreeMap<u32, AccountRow>,
    pub members: Vec<MemberRow>,
    pub activities: Vec<ActivityRow>,
    pub listings: Vec<ListingRow>,
    pub exchanges: BTreeMap<u32, ExchangeRow>,
    pub entries: BTreeMap<u32, EntryRow>,
    pub clock: Vec<TurnRow>,
    /// What was kept about members.
    pub kept: Vec<KeptRow>,
    /// The last day of the last period that was closed, and its line.
    pub closed: Option<(Date, u64)>,
}

/// From when on local time is so far ahead of UTC, and the last day for which that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TurnRow {
    pub line: u64,
    pub from: Timestamp,
    pub offset: i16,
    pub through: Date,
}

/// A sheet whose cells are read by the names of its columns.
pub struct Cells<'s> {
    pub sheet: &'s Sheet,
    pub row: Row<'s>,
    pub faults: &'s mut Faults,
}

impl Cells<'_> {
    pub fn column(&self, name: &str) -> Option<usize> {
        self.sheet.table.column(&[name])
    }

    /// A text as it was before an apostrophe kept spreadsheets from running it.
    pub fn words(&self, name: &str) -> String {
        unguarded(self.row.raw(self.column(name))).to_owned()
    }

    pub fn fault(&mut self, name: &str, kind: FaultKind, why: &str) {
        let fault = self.sheet.fault(self.row, self.column(name), kind, why);
        self.faults.push(fault);
    }

    /// What a cell says; nothing when it is empty; a fault when it says something else.
    pub fn maybe<T>(&mut self, name: &str, kind: FaultKind, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let text = self.row.get(self.column(name)).to_owned();
        if text.is_empty() {
            return None;
        }
        let read = read(&text);
        if read.is_none() {
            let why = match kind {
                FaultKind::NotAnInstant => {
                    "a date such as `2026-03-02` or an instant of ISO 8601 is expected: a spreadsheet may have rewritten it"
                }
                _ => "this is not what our own tables have here",
            };
            self.fault(name, kind, why);
        }
        read
    }

    /// What a cell says that has to say something.
    pub fn need<T>(&mut self, name: &str, kind: FaultKind, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        if self.row.get(self.column(name)).is_empty() {
            self.fault(name, FaultKind::MissingValue, "this cannot be empty");
            return None;
        }
        self.maybe(name, kind, read)
    }

    pub fn number(&mut self, name: &str) -> Option<u32> {
        self.need(name, FaultKind::NotANumber, |text| text.parse().ok().filter(|number| *number > 0))
    }

    pub fn maybe_number(&mut self, name: &str) -> Option<u32> {
        self.maybe(name, FaultKind::NotANumber, |text| text.parse().ok())
    }

    /// What has no column of its own, as JSON. Tables of before have no such columns.
    pub fn json<T: crate::form::FromWire>(&mut self, name: &str) -> Option<T> {
        self.maybe(name, FaultKind::BadJson, |text| crate::form::from_json(text.as_bytes(), CELL_BYTES).ok())
    }

    /// `yes`, or nothing.
    pub fn flag(&mut self, name: &str) -> bool {
        self.maybe(name, FaultKind::UnknownWord, |text| (text == "yes").then_some(true)).unwrap_or_default()
    }

    pub fn time<T: FromStr>(&mut self, name: &str) -> Option<T> {
        self.need(name, FaultKind::NotAnInstant, |text| text.parse().ok())
    }

    pub fn maybe_time<T: FromStr>(&mut self, name: &str) -> Option<T> {
        self.maybe(name, FaultKind::NotAnInstant, |text| text.parse().ok())
    }
}

pub fn read(bundle: &Bundle<'_>, options: &Options, report: &mut Report, faults: &mut Faults) -> Option<Tables> {
    let files: Vec<(&str, &[u8])> = bundle.files().collect();
    let is_charter = |path: &str| path.rsplit(['/', '\\']).next() == Some("charter.json");
    let charter = files.iter().find(|(path, _)| is_charter(path)).map(|(_, bytes)| Charter::from_json(bytes));
    let charter = match (&options.charter, charter) {
        (Some(own), _) => own.clone(),
        (None, Some(Ok(charter))) => charter,
        (None, Some(Err(error))) => {
            faults.push(FileFault::of_row("charter.json", 0, FaultKind::BadJson, error.to_string()));
            return None;
        }
        (None, None) => Charter::named(""),
    };
    report.community.clone_from(&charter.name);
    let rest: Vec<(&str, &[u8])> = files.into_iter().filter(|(path, _)| !is_charter(path)).collect();
    let mut sheets = Sheets::read(&Bundle::from_files(&rest), KNOWN, report, faults);
    let broken = faults.stop();
    let mut sheet = |name: &str, columns: &[&str], faults: &mut Faults| {
        let optional = matches!(name, "accounts.csv" | "clock.csv" | "periods.csv" | "kept.csv");
        let mut sheet = if optional { sheets.take(name) } else { sheets.need(name, broken, faults) };
        // What our own tables do not have is listed as lost.
        for column in columns {
            sheet.column(&[column]);
        }
        sheet.note_lost(report);
        sheet
    };
    let accounts = rows(&sheet("accounts.csv", &columns::ACCOUNTS, faults), faults, ("account", account)).into_iter().collect();
    let members = rows(&sheet("members.csv", &columns::MEMBERS, faults), faults, ("member", member));
    let activities = rows(&sheet("activities.csv", &columns::ACTIVITIES, faults), faults, ("activity", activity));
    let listings = rows(&sheet("listings.csv", &columns::LISTINGS, faults), faults, ("listing", listing));
    let exchanges = exchanges(&sheet("exchanges.csv", &columns::EXCHANGES, faults), faults);
    let entries = entries(&sheet("postings.csv", &columns::POSTINGS, faults), faults);
    let clock = clock(&sheet("clock.csv", &columns::CLOCK, faults), faults);
    let closed = closed(&sheet("periods.csv", &columns::PERIODS, faults), faults);
    let kept = kept_rows(&sheet("kept.csv", &KEPT, faults), faults);
    Some(Tables { charter, accounts, members, activities, listings, exchanges, entries, clock, kept, closed })
}

/// What was kept about members, in order. Tables of before have none.
fn kept_rows(sheet: &Sheet, faults: &mut Faults) -> Vec<KeptRow> {
    let read = |row| {
        let before = faults.len();
        let mut cells = Cells { sheet, row, faults: &mut *faults };
        kept::row(&mut cells).filter(|_| cells.faults.len() == before)
    };
    sheet.table.rows.iter().filter_map(read).collect()
}

/// The local clock, in the order of its turns. Tables of before have none.
fn clock(sheet: &Sheet, faults: &mut Faults) -> Vec<TurnRow> {
    let mut all: Vec<TurnRow> = Vec::new();
    for row in sheet.table.rows.iter() {
        let mut cells = Cells { sheet, row, faults };
        let offset = cells.need("offset_minutes", FaultKind::NotANumber, |text| text.parse().ok());
        let (from, through) = (cells.time("from"), cells.time("through"));
        if let (Some(from), Some(offset), Some(through)) = (from, offset, through) {
            all.push(TurnRow { line: row.line, from, offset, through });
        }
    }
    all.sort_by_key(|turn| turn.from);
    all
}

/// The last day that was closed, and its line.
fn closed(sheet: &Sheet, faults: &mut Faults) -> Option<(Date, u64)> {
    let days = sheet.table.rows.iter().filter_map(|row| Some((Cells { sheet, row, faults }.time("closed_through")?, row.line)));
    days.max()
}

/// Whether the column that numbers the rows is there, without which none of them is anything.
pub fn has_column(sheet: &Sheet, name: &str, faults: &mut Faults) -> bool {
    let found = sheet.table.columns.is_empty() || sheet.table.column(&[name]).is_some();
    if !found {
        let why = format!("the column `{name}` is not there");
        let fault = FileFault::of_row(&sheet.table.file, sheet.table.header_line, FaultKind::MissingColumn, why);
        faults.push(FileFault { column: name.to_owned(), ..fault });
    }
    found
}

/// Rows that each have a number of their own: a second of the same number is a fault.
fn rows<T>(sheet: &Sheet, faults: &mut Faults, (number, read): (&str, impl Fn(&mut Cells<'_>) -> Option<T>)) -> Vec<T> {
    let mut lines: BTreeMap<u32, u64> = BTreeMap::new();
    let mut all = Vec::with_capacity(sheet.table.rows.len());
    if !has_column(sheet, number, faults) {
        return all;
    }
    for row in sheet.table.rows.iter() {
        let before = faults.len();
        let mut cells = Cells { sheet, row, faults };
        let read = read(&mut cells);
        // A row with a fault in any cell is refused whole: without that cell it would say something else.
        let Some(read) = read.filter(|_| cells.faults.len() == before) else { continue };
        // It was read as a number just now.
        let told = row.get(cells.column(number)).parse().unwrap_or_default();
        match lines.entry(told) {
            Entry::Occupied(before) => cells.fault(number, FaultKind::Duplicate, &format!("line {} has the same number", before.get())),
            Entry::Vacant(free) => {
                free.insert(row.line);
                all.push(read);
            }
        }
    }
    all
}

fn account(cells: &mut Cells<'_>) -> Option<(u32, AccountRow)> {
    let kind = cells.need("kind", FaultKind::UnknownWord, AccountKind::from_code)?;
    Some((cells.number("account")?, AccountRow { line: cells.row.line, kind, limits: cells.json("limits") }))
}

fn member(cells: &mut Cells<'_>) -> Option<MemberRow> {
    let (name, email, phone) = (cells.words("name"), cells.words("email"), cells.words("phone"));
    let joined = cells.time::<Date>("joined");
    // Tables of before have no column `entered`.
    let entered = cells.maybe_time("entered").or_else(|| joined.map(Date::start));
    let (profile, limits) = (cells.json("profile").unwrap_or_default(), cells.json("limits"));
    let balance = cells.maybe("balance_minutes", FaultKind::NotANumber, |text| text.parse().ok());
    cells.faults.unread_balance |= balance.is_none() && !cells.row.get(cells.column("balance_minutes")).is_empty();
    Some(MemberRow {
        line: cells.row.line,
        number: cells.number("member")?,
        name,
        email,
        phone,
        profile,
        limits,
        roles: cells.json("roles").unwrap_or_default(),
        availability: cells.json("availability"),
        since: cells.maybe_time("since"),
        kind: cells.words("kind"),
        state: cells.need("state", FaultKind::UnknownWord, MemberState::from_code)?,
        joined: joined?,
        entered: entered?,
        account: cells.number("account")?,
        balance,
        merged_into: cells.maybe_number("merged_into"),
    })
}

fn activity(cells: &mut Cells<'_>) -> Option<ActivityRow> {
    Some(ActivityRow {
        line: cells.row.line,
        number: cells.number("activity")?,
        code: cells.words("code"),
        name: cells.words("name"),
        parent: cells.maybe_number("parent"),
        details: cells.column("details").map(|_| cells.json("details").unwrap_or_else(|| Activity::new(String::new(), String::new()))),
    })
}

fn listing(cells: &mut Cells<'_>) -> Option<ListingRow> {
    let closed = cells.maybe_time("closed");
    let why = cells.maybe("why", FaultKind::UnknownWord, Closing::from_code);
    let kind = |text: &str| match text {
        "offer" => Some(ListingKind::Offer),
        "request" => Some(ListingKind::Request),
        _ => None,
    };
    let (terms, words) = (cells.json("terms"), cells.json("words"));
    Some(ListingRow {
        line: cells.row.line,
        number: cells.number("listing")?,
        terms: terms.unwrap_or_else(ListingTerms::open),
        words: words.unwrap_or_default(),
        kind: cells.need("kind", FaultKind::UnknownWord, kind)?,
        member: cells.number("member")?,
        activity: cells.maybe_number("activity"),
        minutes: cells.maybe_number("minutes"),
        posted: cells.time("posted")?,
        from: cells.maybe_time("from"),
        until: cells.maybe_time("until"),
        title: cells.words("title"),
        text: cells.words("text"),
        closed: closed.zip(why),
        visibility: cells.maybe("visibility", FaultKind::UnknownWord, Visibility::from_code),
    })
}
