//! What our tables say.

use crate::charter::{Charter, Limits};
use crate::interchange::csv::Row;
use crate::interchange::export::{RoleCell, is_formula};
use crate::interchange::faults::Faults;
use crate::interchange::sheets::{Sheet, Sheets};
use crate::interchange::{Bundle, CELL_BYTES, FaultKind, FileFault, Options, Report};
use crate::ledger::TransferKind;
use crate::model::activity::Activity;
use crate::model::exchange::{ExchangeState, Expense, GroupRule, Participation, Payer, PayerKind, Setting, Side, Terms};
use crate::model::listing::{Closing, ListingKind, ListingTerms, Visibility};
use crate::model::member::{AccountKind, MemberState};
use crate::model::personal::{ListingWords, Profile};
use crate::values::availability::Availability;
use crate::values::ids::{ActivityId, ListingId, MemberId};
use crate::values::minutes::Minutes;
use crate::values::time::{Date, Start, Timestamp};
use std::collections::btree_map::{BTreeMap, Entry};
use std::str::FromStr;

/// The files, in the order they are read.
const KNOWN: &[&str] = &["accounts.csv", "members.csv", "activities.csv", "listings.csv", "exchanges.csv", "postings.csv"];

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
    pub note: Option<String>,
    pub state: ExchangeState,
    pub entered: Timestamp,
    pub terms: Terms,
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
}

/// A sheet whose cells are read by the names of its columns.
struct Cells<'s> {
    sheet: &'s Sheet,
    row: Row<'s>,
    faults: &'s mut Faults,
}

impl Cells<'_> {
    fn column(&self, name: &str) -> Option<usize> {
        self.sheet.table.column(&[name])
    }

    /// A text as it was before an apostrophe kept spreadsheets from running it.
    fn words(&self, name: &str) -> String {
        let raw = self.row.raw(self.column(name));
        match raw.strip_prefix('\'') {
            Some(text) if is_formula(raw) => text.to_owned(),
            _ => raw.to_owned(),
        }
    }

    fn fault(&mut self, name: &str, kind: FaultKind, why: &str) {
        let fault = self.sheet.fault(self.row, self.column(name), kind, why);
        self.faults.push(fault);
    }

    /// What a cell says; nothing when it is empty; a fault when it says something else.
    fn maybe<T>(&mut self, name: &str, kind: FaultKind, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let text = self.row.get(self.column(name)).to_owned();
        if text.is_empty() {
            return None;
        }
        let read = read(&text);
        if read.is_none() {
            self.fault(name, kind, "this is not what our own tables have here");
        }
        read
    }

    /// What a cell says that has to say something.
    fn need<T>(&mut self, name: &str, kind: FaultKind, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        if self.row.get(self.column(name)).is_empty() {
            self.fault(name, FaultKind::MissingValue, "this cannot be empty");
            return None;
        }
        self.maybe(name, kind, read)
    }

    fn number(&mut self, name: &str) -> Option<u32> {
        self.need(name, FaultKind::NotANumber, |text| text.parse().ok().filter(|number| *number > 0))
    }

    fn maybe_number(&mut self, name: &str) -> Option<u32> {
        self.maybe(name, FaultKind::NotANumber, |text| text.parse().ok())
    }

    /// What has no column of its own, as JSON. Tables of before have no such columns.
    fn json<T: crate::form::FromWire>(&mut self, name: &str) -> Option<T> {
        self.maybe(name, FaultKind::BadJson, |text| crate::form::from_json(text.as_bytes(), CELL_BYTES).ok())
    }

    /// `yes`, or nothing.
    fn flag(&mut self, name: &str) -> bool {
        self.maybe(name, FaultKind::UnknownWord, |text| (text == "yes").then_some(true)).unwrap_or_default()
    }

    fn time<T: FromStr>(&mut self, name: &str) -> Option<T> {
        self.need(name, FaultKind::NotAnInstant, |text| text.parse().ok())
    }

    fn maybe_time<T: FromStr>(&mut self, name: &str) -> Option<T> {
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
    let accounts = rows(&sheets.take("accounts.csv"), faults, ("account", account)).into_iter().collect();
    let mut sheet = |name: &str, faults: &mut Faults| sheets.need(name, broken, faults);
    let members = rows(&sheet("members.csv", faults), faults, ("member", member));
    let activities = rows(&sheet("activities.csv", faults), faults, ("activity", activity));
    let listings = rows(&sheet("listings.csv", faults), faults, ("listing", listing));
    let exchanges = exchanges(&sheet("exchanges.csv", faults), faults);
    let entries = entries(&sheet("postings.csv", faults), faults);
    Some(Tables { charter, accounts, members, activities, listings, exchanges, entries })
}

/// Rows that each have a number of their own: a second of the same number is a fault.
fn rows<T>(sheet: &Sheet, faults: &mut Faults, (number, read): (&str, impl Fn(&mut Cells<'_>) -> Option<T>)) -> Vec<T> {
    let mut lines: BTreeMap<u32, u64> = BTreeMap::new();
    let mut all = Vec::with_capacity(sheet.table.rows.len());
    for row in sheet.table.rows.iter() {
        let mut cells = Cells { sheet, row, faults };
        let Some(read) = read(&mut cells) else { continue };
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
        balance: cells.maybe("balance_minutes", FaultKind::NotANumber, |text| text.parse().ok()),
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

/// Exchanges, a row for each who takes part.
fn exchanges(sheet: &Sheet, faults: &mut Faults) -> BTreeMap<u32, ExchangeRow> {
    let mut all: BTreeMap<u32, ExchangeRow> = BTreeMap::new();
    for row in sheet.table.rows.iter() {
        let mut cells = Cells { sheet, row, faults };
        let Some((number, part, owed)) = part(&mut cells) else { continue };
        let told = match all.entry(number) {
            Entry::Occupied(there) => there.into_mut(),
            Entry::Vacant(free) => {
                let Some(first) = exchange(&mut cells) else { continue };
                free.insert(first)
            }
        };
        told.terms.expenses.extend(owed.map(|amount| Expense { member: part.member, amount }));
        told.terms.parts.push(part);
    }
    all
}

fn part(cells: &mut Cells<'_>) -> Option<(u32, Participation, Option<u32>)> {
    let member = cells.number("member").and_then(MemberId::new);
    let side = cells.need("side", FaultKind::UnknownWord, Side::from_code);
    let minutes = cells.need("minutes", FaultKind::NotANumber, |text| text.parse().ok());
    let owed = cells.maybe_number("expense");
    Some((cells.number("exchange")?, Participation::new(member?, side?, minutes?), owed))
}

fn exchange(cells: &mut Cells<'_>) -> Option<ExchangeRow> {
    let on = cells.time::<Date>("on")?;
    let minute = cells.maybe("start_minute", FaultKind::NotANumber, |text| text.parse().ok());
    let offset = cells.maybe("offset_minutes", FaultKind::NotANumber, |text| text.parse().ok());
    let payer = |text: &str| match text.parse().ok().and_then(MemberId::new) {
        Some(member) => Some(Payer::member(member)),
        None => PayerKind::from_code(text).map(|kind| Payer { kind, member: None }),
    };
    let mut terms = Terms::new(on);
    terms.start = minute.map(|minute| Start { minute, offset: offset.unwrap_or_default() });
    terms.activity = cells.maybe_number("activity").and_then(ActivityId::new);
    terms.visitors = cells.maybe_number("visitors");
    terms.payer = cells.maybe("payer", FaultKind::UnknownWord, payer);
    terms.group = cells.maybe("group", FaultKind::UnknownWord, GroupRule::from_code);
    terms.setting = cells.maybe("setting", FaultKind::UnknownWord, Setting::from_code);
    terms.listing = cells.maybe_number("listing").and_then(ListingId::new);
    terms.facilitation = cells.maybe_number("facilitation");
    (terms.estimated, terms.brokered) = (cells.flag("estimated"), cells.flag("brokered"));
    let note = Some(cells.words("note")).filter(|note| !note.is_empty());
    let state = cells.need("state", FaultKind::UnknownWord, ExchangeState::from_code)?;
    let entered = cells.maybe_time("entered").unwrap_or_else(|| on.start());
    Some(ExchangeRow { line: cells.row.line, note, state, entered, terms })
}

/// Entries of the ledger, a row for each posting.
fn entries(sheet: &Sheet, faults: &mut Faults) -> BTreeMap<u32, EntryRow> {
    let mut all: BTreeMap<u32, EntryRow> = BTreeMap::new();
    for row in sheet.table.rows.iter() {
        let mut cells = Cells { sheet, row, faults };
        let Some((number, posting)) = posting(&mut cells) else { continue };
        let told = match all.entry(number) {
            Entry::Occupied(there) => there.into_mut(),
            Entry::Vacant(free) => {
                let Some(first) = entry(&mut cells) else { continue };
                free.insert(first)
            }
        };
        told.postings.push(posting);
    }
    all
}

fn posting(cells: &mut Cells<'_>) -> Option<(u32, (u32, Minutes))> {
    let minutes = |text: &str| text.parse().ok().and_then(|minutes| Minutes::new(minutes).ok());
    Some((cells.number("entry")?, (cells.number("account")?, cells.need("minutes", FaultKind::NotANumber, minutes)?)))
}

fn entry(cells: &mut Cells<'_>) -> Option<EntryRow> {
    let kind = |text: &str| {
        Some(match text {
            "exchange" => Kind::Exchange,
            "reversal" => Kind::Reversal,
            "moved" => Kind::Moved,
            "passage" => Kind::Passage,
            other => Kind::Transfer(TransferKind::from_code(other)?),
        })
    };
    Some(EntryRow {
        line: cells.row.line,
        at: cells.time("at")?,
        value: cells.time("value")?,
        kind: cells.need("kind", FaultKind::UnknownWord, kind)?,
        about: cells.maybe_number("about").unwrap_or_default(),
        note: Some(cells.words("note")).filter(|note| !note.is_empty()),
        postings: Vec::new(),
    })
}
