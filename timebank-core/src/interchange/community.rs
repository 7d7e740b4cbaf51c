//! What a community's files say, whatever system wrote them: members, accounts, movements of credit, posts. Each reader makes one of
//! these, and one way leads from it to a bank.

mod movements;

pub use movements::{More, Said, Texts, TransferRow, narrow};

use super::csv::Row;
use super::faults::Faults;
use super::moment::{Form, PIVOT, UnreadMoment};
use super::sheets::Sheet;
use super::zone::Zone;
use super::{Decimal, FaultKind, Guess, Report, Rounding};
use crate::model::listing::{ListingKind, Visibility};
use crate::order::BTreeMap;
use crate::values::minutes::Minutes;
use crate::values::minutes::shorten;
use crate::values::place::Place;
use crate::values::time::{Date, Timestamp};

/// The places of the usual files among those of a community.
pub const COMMUNITY: usize = 0;
pub const MEMBERS: usize = 1;
pub const TRANSFERS: usize = 2;
pub const POSTS: usize = 3;

/// Who a member row is, in the words of the bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    Active,
    Pending,
    Suspended,
    Deleted,
}

/// A member and their account.
#[derive(Debug)]
pub struct MemberRow {
    /// Its file, among the files of the community.
    pub file: usize,
    pub line: u64,
    pub code: String,
    pub name: String,
    pub kind: &'static str,
    pub status: Status,
    /// When they were entered, and the local day.
    pub created: Option<(Timestamp, Date)>,
    pub place: Option<Place>,
    pub contact: BTreeMap<String, String>,
    pub attributes: BTreeMap<String, String>,
    pub languages: Vec<crate::values::language::Language>,
    pub account: Option<AccountRow>,
}

impl MemberRow {
    /// Somebody of whom nothing is said but a code and a name.
    pub fn called(code: &str, name: &str) -> Self {
        Self {
            file: MEMBERS,
            line: 0,
            code: code.to_owned(),
            name: name.to_owned(),
            kind: "person",
            status: Status::Active,
            created: None,
            place: None,
            contact: BTreeMap::new(),
            attributes: BTreeMap::new(),
            languages: Vec::new(),
            account: None,
        }
    }

    /// Whether it is an account of the community rather than of somebody.
    pub fn is_public(&self) -> bool {
        self.kind == "public"
    }
}

#[derive(Debug)]
pub struct AccountRow {
    pub balance: Option<Decimal>,
    /// The lowest balance, in minutes.
    pub lowest: Option<Minutes>,
    /// The highest balance, in minutes.
    pub highest: Option<Minutes>,
}

/// Everything a community's files say.
#[derive(Debug)]
pub struct Community {
    /// The system that wrote them: what the codes of members are kept under.
    pub system: String,
    pub name: String,
    /// Units to the hour.
    pub rate: (u64, u64),
    pub members: Vec<MemberRow>,
    /// The community's own account, among the members.
    pub community: Option<usize>,
    /// In the order of time.
    pub transfers: Vec<TransferRow>,
    /// What they say in words.
    pub texts: Texts,
    pub posts: Vec<Post>,
    pub categories: Vec<Category>,
    pub first: Option<Timestamp>,
    pub last: Option<Timestamp>,
    /// The names of the files: of the community, its members, movements and posts, and then any others.
    pub files: Vec<String>,
}

impl Community {
    /// The name of a file.
    pub fn file(&self, which: usize) -> &str {
        self.files.get(which).map_or("", String::as_str)
    }
}

/// Why a day that is still to come is a fault.
pub const NOT_YET: &str = "this day is still to come";

/// Reads instants, and keeps the earliest and latest.
#[derive(Debug, Default)]
pub struct Clock<'o> {
    /// The local clock.
    pub zone: Zone<'o>,
    /// The last day that may have come, where that is known.
    pub last_day: Option<Date>,
    pub first: Option<Timestamp>,
    pub last: Option<Timestamp>,
}

impl Clock<'_> {
    /// An instant of RFC 3339, with or without a fraction, in any offset; or a date alone.
    pub fn parse(&mut self, text: &str) -> Result<Timestamp, UnreadMoment> {
        let moment = Form::Iso.read(text, PIVOT)?;
        let at = moment.instant(|_, _| 0).ok_or(UnreadMoment::Form)?;
        self.note(at);
        Ok(at)
    }

    /// Keeps the earliest and the latest.
    pub fn note(&mut self, at: Timestamp) {
        self.first = Some(self.first.map_or(at, |first| first.min(at)));
        self.last = Some(self.last.map_or(at, |last| last.max(at)));
    }

    /// Reads an instant that is not kept. One that cannot be read, or is still to come, is noted as a guess and stops nothing.
    pub fn glance(&mut self, sheet: &Sheet, row: Row<'_>, column: Option<usize>, report: &mut Report) {
        let text = row.get(column);
        let (first, last) = (self.first, self.last);
        let good = text.is_empty() || self.parse(text).is_ok_and(|at| self.last_day.is_none_or(|last| at.date() <= last));
        if !good {
            (self.first, self.last) = (first, last);
            guess(report, &sheet.table.file, row.line, text, "nothing", "a-time-that-is-kept-nowhere");
        }
    }

    /// The instant in a cell; nothing when it is empty; a fault when it says something else.
    pub fn cell(&mut self, sheet: &Sheet, row: Row<'_>, column: Option<usize>, faults: &mut Faults) -> Option<Timestamp> {
        let text = row.get(column);
        if text.is_empty() {
            return None;
        }
        let (first, last) = (self.first, self.last);
        match self.parse(text) {
            Ok(at) if self.last_day.is_some_and(|last| at.date() > last) => {
                (self.first, self.last) = (first, last);
                faults.push(sheet.fault(row, column, FaultKind::NotYet, NOT_YET));
                None
            }
            Ok(at) => Some(at),
            Err(UnreadMoment::Form) => {
                faults.push(sheet.fault(row, column, FaultKind::NotAnInstant, "an instant such as `2025-09-01T09:00:00Z` is expected"));
                None
            }
            Err(unread) => {
                faults.push(sheet.fault(row, column, unread.kind(), unread.why("iso")));
                None
            }
        }
    }
}

/// How amounts are read.
pub struct Money {
    pub rate: (u64, u64),
    /// Digits after the point, at most.
    pub scale: Option<u32>,
    pub rounding: Rounding,
}

impl Money {
    pub fn decimal(&self, sheet: &Sheet, row: Row<'_>, column: Option<usize>, faults: &mut Faults) -> Option<Decimal> {
        let Some(amount) = Decimal::parse(row.get(column)) else {
            let (kind, why) = match Decimal::too_fine(row.get(column)) {
                true => (FaultKind::TooManyDecimals, "more digits after the point than are counted"),
                false => (FaultKind::NotANumber, "a decimal number such as `8.00` is expected"),
            };
            faults.push(sheet.fault(row, column, kind, why));
            return None;
        };
        if let Some(scale) = self.scale.filter(|scale| amount.places() > *scale) {
            let why = format!("the currency has {scale} digits after the point");
            faults.push(sheet.fault(row, column, FaultKind::TooManyDecimals, why));
            return None;
        }
        Some(amount)
    }

    /// Minutes of an amount, and whether that is exact.
    pub fn minutes(&self, amount: Decimal, rounding: Rounding) -> Result<(Minutes, bool), crate::error::Error> {
        let (numerator, denominator) = self.rate;
        let (whole, rest, over) = amount.times(denominator.saturating_mul(60), numerator)?;
        let up = match rounding {
            Rounding::Refuse | Rounding::Down => 0,
            Rounding::Nearest => {
                let twice = rest.unsigned_abs().saturating_mul(2);
                let even = whole % 2 == 0;
                let over = over.unsigned_abs();
                if twice > over || (twice == over && !even) { if amount.is_negative() { -1 } else { 1 } } else { 0 }
            }
        };
        Ok((Minutes::new(whole.saturating_add(up))?, rest == 0))
    }
}

/// The minutes an amount is, if it is a whole number of them.
pub fn exactly(amount: Decimal, rate: (u64, u64)) -> Option<Minutes> {
    let money = Money { rate, scale: None, rounding: Rounding::Refuse };
    money.minutes(amount, Rounding::Refuse).ok().filter(|(_, exact)| *exact).map(|(minutes, _)| minutes)
}

pub fn guess(report: &mut Report, file: &str, line: u64, value: &str, taken_as: impl Into<String>, rule: &str) {
    report.guessed.push(Guess::new(file, line, value, taken_as, rule));
}

/// Notes that days are those of UTC, as nobody said what the local clock is.
pub fn days_of_utc(report: &mut Report, file: &str) {
    guess(report, file, 0, "", "the days of UTC: give the time zone to have those of the place", "no-time-zone-given");
}

/// A category: an activity of the community's own.
#[derive(Debug)]
pub struct Category {
    pub id: String,
    pub code: String,
    pub name: String,
}

/// A post: an offer or a request.
#[derive(Debug)]
pub struct Post {
    /// Its file, among the files of the community.
    pub file: usize,
    pub line: u64,
    pub kind: ListingKind,
    pub member: usize,
    /// Its place among the categories.
    pub category: Option<usize>,
    pub title: String,
    pub text: String,
    pub visibility: Visibility,
    /// When it was made, and the local day.
    pub created: Option<(Timestamp, Date)>,
    pub fulfilled: Option<Timestamp>,
    /// The last day.
    pub expires: Option<Date>,
    pub place: Option<Place>,
}

/// A category's code as an activity's: as it stands, or numbered when it cannot be one.
pub fn activity_code(category: &Category, index: usize) -> String {
    let code = shorten(&category.code);
    if code.trim().is_empty() { format!("category-{}", index.saturating_add(1)) } else { code.into() }
}

/// A place in millionths of a degree, cut.
pub fn place(latitude: &str, longitude: &str) -> Option<Place> {
    let millionths = |text: &str| {
        let text: String = text
            .chars()
            .scan(None, |after: &mut Option<u8>, c| {
                *after = match (*after, c) {
                    (Some(n), _) => Some(n.saturating_add(1)),
                    (None, '.') => Some(0),
                    (None, _) => None,
                };
                Some(if after.is_some_and(|n| n > 6) { '\0' } else { c })
            })
            .filter(|c| *c != '\0')
            .collect();
        let (whole, rest, over) = Decimal::parse(&text)?.times(1_000_000, 1).ok()?;
        (rest == 0 && over > 0).then(|| i32::try_from(whole).ok()).flatten()
    };
    let place = Place { latitude: millionths(latitude)?, longitude: millionths(longitude)? };
    place.is_valid().then_some(place)
}

/// The place in two cells. One that is half said, or cannot be read, is noted as a guess.
pub fn place_of(sheet: &Sheet, row: Row<'_>, [latitude, longitude]: [Option<usize>; 2], report: &mut Report) -> Option<Place> {
    let (north, east) = (row.get(latitude), row.get(longitude));
    let found = place(north, east);
    if found.is_none() && !(north.is_empty() && east.is_empty()) {
        guess(report, &sheet.table.file, row.line, &format!("{north}; {east}"), "nothing", "a-place-that-cannot-be-read");
    }
    found
}

/// An amount above zero with its minutes, by the rate and the rounding, and whether they were rounded.
pub fn row_minutes(
    sheet: &Sheet,
    row: Row<'_>,
    column: Option<usize>,
    money: &Money,
    report: &mut Report,
    faults: &mut Faults,
) -> Option<(Decimal, Minutes, bool)> {
    let amount = money.decimal(sheet, row, column, faults)?;
    row_minutes_of(amount, sheet, row, column, money, report, faults)
}

/// An amount in minutes and seconds, where it is a whole number of seconds.
fn minutes_and_seconds(amount: Decimal, (numerator, denominator): (u64, u64)) -> Option<(i64, i64)> {
    let (seconds, rest, _) = amount.times(denominator.checked_mul(3_600)?, numerator).ok()?;
    (rest == 0).then_some((seconds / 60, seconds % 60))
}

/// The minutes of an amount that was read, which has to be above zero.
pub fn row_minutes_of(
    amount: Decimal,
    sheet: &Sheet,
    row: Row<'_>,
    column: Option<usize>,
    money: &Money,
    report: &mut Report,
    faults: &mut Faults,
) -> Option<(Decimal, Minutes, bool)> {
    if amount.is_negative() || amount.is_zero() {
        faults.push(sheet.fault(row, column, FaultKind::NotPositive, "an amount is above zero"));
        return None;
    }
    let (numerator, denominator) = money.rate;
    match money.minutes(amount, money.rounding) {
        Ok((minutes, true)) => Some((amount, minutes, false)),
        Ok((minutes, false)) if money.rounding != Rounding::Refuse => {
            let rule = if money.rounding == Rounding::Down { "amount-cut-to-whole-minutes" } else { "amount-to-the-nearest-minute" };
            guess(report, &sheet.table.file, row.line, row.get(column), minutes.to_string(), rule);
            Some((amount, minutes, true))
        }
        Ok(_) => {
            let what = match minutes_and_seconds(amount, money.rate) {
                Some((minutes, seconds)) => format!("{minutes} min {seconds} s is"),
                None => format!("at {numerator}/{denominator} to the hour this is"),
            };
            let why = format!("{what} no whole number of minutes; declare a rounding to take it");
            faults.push(sheet.fault(row, column, FaultKind::NotWholeMinutes, why));
            None
        }
        Err(fault) => {
            faults.push(sheet.fault(row, column, FaultKind::TooLarge, fault.message()));
            None
        }
    }
}
