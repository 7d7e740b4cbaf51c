//! One row of a table: what its cells say, and everything that is wrong with them.

use super::super::community::NOT_YET;
use super::super::decimal::fifteen_digits;
use super::super::mapping::{Unit, minutes_in, says_total};
use super::super::{FaultKind, FileFault};
use super::who::Who;
use super::{Cell, Column, RowFault, TableRecording};
use crate::model::caller::Sender;
use crate::model::exchange::{Expense, Participation, Payer, PayerKind, Setting, Side, Terms};
use crate::values::ids::{ActivityId, ListingId, MemberId, PairingId};
use crate::values::limits::PART_MINUTES;
use crate::values::time::{Date, Start, Timestamp};

/// Faults of a row at most, in cells that name several.
const ROW_FAULTS: usize = 10;
/// Faults that suggest who may be meant.
const SUGGESTIONS: u64 = 50;

/// Letters of a length of one's own behind a name, at most, and the colons that may stand before and in it.
const OWN_LETTERS: usize = 60;
const OWN_COLONS: usize = 3;

/// How expenses are told.
const EXPENSES: &str = "expenses are told as `name:amount`, in the smallest unit, parted by `;`";

/// A row read.
#[derive(Debug)]
pub(super) struct Row {
    pub number: u64,
    pub terms: Terms,
    pub entered: Option<Timestamp>,
    pub note: Option<String>,
    /// Whether its year had two digits.
    pub short_year: bool,
}

/// A row being read.
pub(super) struct Reading<'r, 'c> {
    pub work: &'r TableRecording,
    pub cells: &'r dyn Fn(usize) -> Cell<'c>,
    pub number: u64,
}

/// A cell, and of which column it is.
type Of<'c> = (Column, Cell<'c>);

/// Keeps a fault, and goes on.
fn keep<T>(read: Result<T, Box<RowFault>>, faults: &mut Vec<RowFault>) -> Option<T> {
    read.map_err(|fault| faults.push(*fault)).ok()
}

impl<'c> Reading<'_, 'c> {
    fn of(&self, column: Column) -> Of<'c> {
        (column, self.work.place(column).map_or(Cell::Missing, |place| (self.cells)(place)))
    }

    /// Whether nothing stands in any column that is read.
    pub fn is_blank(&self) -> bool {
        self.work.places().all(|place| (self.cells)(place).is_blank())
    }

    /// Whether it adds up the rows above: its first cell says so, and it names nobody on one side at least.
    pub fn is_total(&self) -> bool {
        let mut texts = (0..self.work.names.len()).map(|place| (self.cells)(place));
        let first = texts.find(|cell| !cell.is_blank());
        let Some(Cell::Text(first)) = first.filter(|cell| matches!(cell, Cell::Text(text) if says_total(text.trim()))) else {
            return false;
        };
        let names = |column: Column| match self.of(column).1 {
            Cell::Text(text) => !text.trim().is_empty() && text.trim() != first.trim(),
            cell => !cell.is_blank(),
        };
        let both_sides = names(Column::Gave) && names(Column::Received);
        // A row of somebody called Suma has its day.
        !(both_sides || names(Column::Together) || names(Column::On))
    }

    /// Reads the row: all that is wrong with it, where something is.
    pub fn read(&self) -> Result<Row, Vec<RowFault>> {
        let mut faults = Vec::new();
        let terms = self.terms(&mut faults);
        let entered = keep(self.entered(&self.of(Column::Entered)), &mut faults).flatten();
        let note = keep(self.note(&self.of(Column::Note)), &mut faults).flatten();
        match terms.filter(|_| faults.is_empty()) {
            Some((terms, short_year)) => Ok(Row { number: self.number, terms, entered, note, short_year }),
            None => Err(faults),
        }
    }

    /// What a row says, cell by cell, each where it is wanted: most tables have few of the columns there are.
    fn terms(&self, faults: &mut Vec<RowFault>) -> Option<(Terms, bool)> {
        let options = &self.work.options;
        let on = keep(self.day(&self.of(Column::On)), faults);
        let minutes = self.of(Column::Minutes);
        let all = match minutes.1 {
            Cell::Missing => options.minutes,
            _ => keep(self.minutes(&minutes), faults),
        };
        let mut parts = Vec::with_capacity(2);
        let mut lacking = false;
        for (side, column) in [(Side::Gave, Column::Gave), (Side::Received, Column::Received), (Side::Together, Column::Together)] {
            self.members(&self.of(column), faults, |member, own| {
                // What is wrong with the minutes of the row is said once, or was said already.
                lacking |= own.or(all).is_none() && minutes.1 == Cell::Missing;
                parts.push(Participation::new(member, side, own.or(all).unwrap_or_default()));
            });
        }
        if lacking {
            faults.push(*self.fault(&minutes, FaultKind::MissingValue, "nobody says for how many minutes"));
        }
        let mut terms = Terms::new(on.map_or_else(|| options.at.date(), |(on, _)| on));
        terms.parts = parts;
        terms.activity = keep(self.activity(&self.of(Column::Activity)), faults).flatten().or(options.activity);
        terms.visitors = keep(self.count(&self.of(Column::Visitors)), faults).flatten().filter(|visitors| *visitors > 0);
        terms.setting = keep(self.word(&self.of(Column::Setting), Setting::from_code, "this is no setting"), faults).flatten();
        terms.payer = self.payer(&self.of(Column::Payer), faults);
        terms.estimated = keep(self.flag(&self.of(Column::Estimated)), faults).unwrap_or_default();
        terms.brokered = keep(self.flag(&self.of(Column::Brokered)), faults).unwrap_or_default();
        terms.facilitation = keep(self.count(&self.of(Column::Facilitation)), faults).flatten().filter(|minutes| *minutes > 0);
        terms.start = keep(self.start(&self.of(Column::Start)), faults).flatten();
        let listing = self.of(Column::Listing);
        terms.listing = keep(self.numbered(&listing, ListingId::new, "there is no listing of this number"), faults).flatten();
        let pairing = self.of(Column::Pairing);
        terms.pairing = keep(self.numbered(&pairing, PairingId::new, "there is no pairing of this number"), faults).flatten();
        terms.expenses = self.expenses(&self.of(Column::Expenses), faults);
        Some((terms, on?.1))
    }

    pub fn fault(&self, (column, cell): &Of<'_>, kind: FaultKind, why: impl Into<String>) -> Box<RowFault> {
        let fault = FileFault {
            column: self.work.name_of(*column).to_owned(),
            value: cell.to_string(),
            ..FileFault::of_row(super::TABLE, super::line(self.number), kind, why.into())
        };
        Box::new(RowFault { row: self.number, code: kind.as_str(), fault })
    }

    /// The local day, and whether its year had two digits. It may be tomorrow somewhere, and no later.
    fn day(&self, of: &Of<'_>) -> Result<(Date, bool), Box<RowFault>> {
        let (day, short_year) = self.written_day(of)?;
        let last = self.work.options.now.and_then(|now| now.date().plus_days(1));
        match last {
            Some(last) if day > last => Err(self.fault(of, FaultKind::NotYet, NOT_YET)),
            _ => Ok((day, short_year)),
        }
    }

    fn written_day(&self, of: &Of<'_>) -> Result<(Date, bool), Box<RowFault>> {
        let beyond = || self.fault(of, FaultKind::NoSuchDay, "this is no date between the years 1 and 9999");
        match of.1 {
            Cell::Day(days) => Date::from_days(days).map(|day| (day, false)).ok_or_else(beyond),
            Cell::Moment(ms) | Cell::Local(ms) if ms.rem_euclid(86_400_000) == 0 => {
                Timestamp::from_millis(ms).map(|at| (at.date(), false)).ok_or_else(beyond)
            }
            Cell::Moment(_) | Cell::Local(_) => {
                let why = "this has a time of day, and on which date that was depends on the place: give the local date";
                Err(self.fault(of, FaultKind::NotAnInstant, why))
            }
            Cell::Text(text) if !text.trim().is_empty() => match self.work.form.read(text, self.work.options.pivot) {
                Ok(moment) => Ok((moment.day(), moment.short_year)),
                Err(unread) => Err(self.fault(of, unread.kind(), unread.why(self.work.options.dates.as_deref().unwrap_or("iso")))),
            },
            Cell::Missing | Cell::Text(_) => Err(self.fault(of, FaultKind::MissingValue, "an exchange has a date")),
            _ => Err(self.fault(of, FaultKind::NotAnInstant, "this is no date")),
        }
    }

    /// Minutes: a text in any way a length is written, a number in the unit of the column, or a duration.
    fn minutes(&self, of: &Of<'_>) -> Result<u32, Box<RowFault>> {
        let unit = self.work.options.unit;
        let minutes = match &of.1 {
            blank if blank.is_blank() => return Err(self.fault(of, FaultKind::MissingValue, "an amount is expected")),
            Cell::Text(text) => self.length(of, text, unit)?,
            // A spreadsheet keeps a length that it shows as `1:30` like a time of day.
            Cell::Span(ms) | Cell::Clock(ms) if ms.rem_euclid(60_000) == 0 => ms.div_euclid(60_000),
            Cell::Whole(number) if unit == Some(Unit::Minutes) => {
                i64::try_from(*number).map_err(|_| self.fault(of, FaultKind::TooLarge, "the number is larger than can be counted"))?
            }
            Cell::Whole(number) => self.length(of, &number.to_string(), unit)?,
            Cell::Float(number) if number.is_finite() => self.length(of, &fifteen_digits(*number), unit)?,
            _ => return Err(self.fault(of, FaultKind::NotWholeMinutes, "this is not a whole number of minutes")),
        };
        self.in_bounds(of, minutes)
    }

    fn length(&self, of: &Of<'_>, text: &str, unit: Option<Unit>) -> Result<i64, Box<RowFault>> {
        minutes_in(text, unit, self.work.decimals()).map_err(|(kind, why)| self.fault(of, kind, why))
    }

    fn in_bounds(&self, of: &Of<'_>, minutes: i64) -> Result<u32, Box<RowFault>> {
        let fits = u32::try_from(minutes).ok().filter(|minutes| (1..=PART_MINUTES).contains(minutes));
        let kind = if minutes > 0 { FaultKind::TooLarge } else { FaultKind::NotPositive };
        fits.ok_or_else(|| self.fault(of, kind, format!("minutes are from 1 to {PART_MINUTES}")))
    }

    fn count(&self, of: &Of<'_>) -> Result<Option<u32>, Box<RowFault>> {
        if of.1.is_blank() {
            return Ok(None);
        }
        let number = of.1.count();
        number.map(Some).ok_or_else(|| self.fault(of, FaultKind::NotANumber, "this is not a whole number that fits"))
    }

    /// The members in a cell, each with minutes of their own where a text gives some: `ana; ben:45`. Everybody who is not found is told.
    fn members(&self, of: &Of<'_>, faults: &mut Vec<RowFault>, mut see: impl FnMut(MemberId, Option<u32>)) {
        let numbered = |number: Option<u32>| {
            let member = number.and_then(MemberId::new);
            member.ok_or_else(|| self.fault(of, FaultKind::UnknownMember, "nobody has this number"))
        };
        // Reads on while there are few faults: a cell may name thousands.
        let mut found = |read: Result<(MemberId, Option<u32>), Box<RowFault>>| {
            if let Some((member, own)) = keep(read, faults) {
                see(member, own);
            }
            faults.len() < ROW_FAULTS
        };
        let _all = match &of.1 {
            Cell::Missing => true,
            Cell::List(numbers) => numbers.iter().all(|number| found(numbered(Some(*number)).map(|member| (member, None)))),
            Cell::Text(text) => self.parts(text).all(|one| found(self.named(of.0, one))),
            Cell::Other => {
                let why = "a number, a text with names, or a list of numbers is expected";
                found(Err(self.fault(of, FaultKind::UnknownMember, why)))
            }
            other => found(numbered(other.count()).map(|member| (member, None))),
        };
    }

    /// One member a text names, with minutes of their own after a colon: `ben:45`, and `ben:1:30` too.
    fn named(&self, column: Column, one: &str) -> Result<(MemberId, Option<u32>), Box<RowFault>> {
        if let Who::Member(member) = self.work.options.names.find(one) {
            return Ok((member, None));
        }
        // A length has two colons at most, and few letters: what stands further ahead is part of a name.
        let from = one.char_indices().rev().nth(OWN_LETTERS).map_or(0, |(at, _)| at);
        let mut colons: Vec<usize> = one.get(from..).unwrap_or_default().rmatch_indices(':').take(OWN_COLONS).map(|(at, _)| at).collect();
        colons.reverse();
        let parts = colons.into_iter().filter_map(|at| one.split_at_checked(from.saturating_add(at)));
        let mut several = None;
        for (name, own) in parts {
            match self.work.options.names.find(name.trim()) {
                Who::Member(member) => {
                    // A bare number beside a name counts minutes.
                    let own = own.strip_prefix(':').unwrap_or(own).trim();
                    let told = (column, Cell::Text(own));
                    let minutes = self.length(&told, own, Some(Unit::Minutes))?;
                    return Ok((member, Some(self.in_bounds(&told, minutes)?)));
                }
                Who::Several => several = several.or(Some(name.trim())),
                Who::Nobody => {}
            }
        }
        self.known(&(column, Cell::Text(one)), several.unwrap_or(one)).map(|member| (member, None))
    }

    /// The parts of a cell.
    fn parts<'t>(&'t self, text: &'t str) -> impl Iterator<Item = &'t str> {
        let mark = self.work.options.people_separator.as_str();
        // Without a separator nothing in a text separates.
        text.split(if mark.is_empty() { "\0" } else { mark }).map(str::trim).filter(|one| !one.is_empty())
    }

    /// The member a text means, or why it means nobody. The first faults suggest somebody to the host, who knows all names.
    fn known(&self, of: &Of<'_>, name: &str) -> Result<MemberId, Box<RowFault>> {
        match self.work.options.names.find(name) {
            Who::Member(member) => Ok(member),
            Who::Several => Err(self.fault(of, FaultKind::AmbiguousMember, "more than one member has this name")),
            Who::Nobody => {
                let to_the_host = self.work.options.by == Sender::Host && self.work.faults < SUGGESTIONS;
                let like = if to_the_host { self.work.options.names.like(name) } else { None };
                Err(self.fault(of, FaultKind::UnknownMember, super::super::names::unknown("it is not clear which member this is", like)))
            }
        }
    }

    fn activity(&self, of: &Of<'_>) -> Result<Option<ActivityId>, Box<RowFault>> {
        match &of.1 {
            blank if blank.is_blank() => Ok(None),
            Cell::Text(text) => match self.work.activities.get(text.trim()) {
                Some(activity) => Ok(Some(*activity)),
                None => Err(self.fault(of, FaultKind::UnknownWord, "there is no activity of this code")),
            },
            _ => self.numbered(of, ActivityId::new, "there is no activity of this number"),
        }
    }

    fn numbered<T>(&self, of: &Of<'_>, new: impl Fn(u32) -> Option<T>, why: &str) -> Result<Option<T>, Box<RowFault>> {
        if of.1.is_blank() {
            return Ok(None);
        }
        of.1.count().and_then(new).map(Some).ok_or_else(|| self.fault(of, FaultKind::UnknownWord, why))
    }

    /// When it began on the local clock: a time of day, or a text such as `14:30`, with the offset of the clock where it says one
    /// (`14:30+01:00`).
    fn start(&self, of: &Of<'_>) -> Result<Option<Start>, Box<RowFault>> {
        let bad = || self.fault(of, FaultKind::NotAnInstant, "this is no time of day such as `14:30` or `14:30+01:00`");
        match &of.1 {
            blank if blank.is_blank() => Ok(None),
            Cell::Clock(ms) if ms.rem_euclid(60_000) == 0 => {
                let minute = u16::try_from(ms.div_euclid(60_000)).ok().filter(|minute| *minute < 1440).ok_or_else(bad)?;
                Ok(Some(Start { minute, offset: 0 }))
            }
            Cell::Text(text) => {
                let text = text.trim();
                let (clock, ahead) = match text.find(['+', '-']) {
                    Some(at) => text.split_at_checked(at).ok_or_else(bad)?,
                    None => (text.strip_suffix('Z').unwrap_or(text), ""),
                };
                let minute = clock_minutes(clock).filter(|minute| *minute < 1440).ok_or_else(bad)?;
                let offset = match ahead.split_at_checked(1) {
                    None => 0,
                    Some((sign, hours)) => {
                        let offset = clock_minutes(hours).and_then(|offset| i16::try_from(offset).ok()).ok_or_else(bad)?;
                        if sign == "-" { offset.saturating_neg() } else { offset }
                    }
                };
                Ok(Some(Start { minute, offset }))
            }
            _ => Err(bad()),
        }
    }

    /// Money, in the smallest unit of the charter's currency, to whom: `ana:250; ben:120`.
    fn expenses(&self, of: &Of<'_>, faults: &mut Vec<RowFault>) -> Vec<Expense> {
        let Cell::Text(text) = &of.1 else {
            if of.1 != Cell::Missing {
                faults.push(*self.fault(of, FaultKind::NotANumber, EXPENSES));
            }
            return Vec::new();
        };
        let mut all = Vec::new();
        for one in text.split(';').map(str::trim).filter(|one| !one.is_empty()) {
            if faults.len() >= ROW_FAULTS {
                break;
            }
            all.extend(keep(self.expense(&(of.0, Cell::Text(one)), one), faults));
        }
        all
    }

    fn expense(&self, of: &Of<'_>, one: &str) -> Result<Expense, Box<RowFault>> {
        let bad = || self.fault(of, FaultKind::NotANumber, EXPENSES);
        let (name, amount) = one.rsplit_once(':').ok_or_else(bad)?;
        let amount: u32 = amount.trim().parse().map_err(|_| bad())?;
        Ok(Expense::new(self.known(of, name.trim())?, amount))
    }

    /// Words, or a number such as that of a receipt.
    fn note(&self, of: &Of<'_>) -> Result<Option<String>, Box<RowFault>> {
        match &of.1 {
            Cell::Missing => Ok(None),
            Cell::Text(text) => Ok(Some((*text).to_owned()).filter(|text| !text.is_empty())),
            Cell::Whole(number) => Ok(Some(number.to_string())),
            other => {
                let number = other.whole().map(|number| number.to_string());
                number.map(Some).ok_or_else(|| self.fault(of, FaultKind::UnknownWord, "a note is a text, or a whole number"))
            }
        }
    }

    fn word<T>(&self, of: &Of<'_>, read: impl Fn(&str) -> Option<T>, why: &str) -> Result<Option<T>, Box<RowFault>> {
        match &of.1 {
            blank if blank.is_blank() => Ok(None),
            Cell::Text(text) => read(text).map(Some).ok_or_else(|| self.fault(of, FaultKind::UnknownWord, why)),
            _ => Err(self.fault(of, FaultKind::UnknownWord, why)),
        }
    }

    fn payer(&self, of: &Of<'_>, faults: &mut Vec<RowFault>) -> Option<Payer> {
        if let Cell::Text(text) = &of.1
            && let Some(kind) = PayerKind::from_code(text).filter(|kind| *kind != PayerKind::Member)
        {
            return Some(Payer::of(kind, None));
        }
        let mut payers = Vec::new();
        self.members(of, faults, |member, _| payers.push(member));
        if payers.len() > 1 {
            faults.push(*self.fault(of, FaultKind::UnknownWord, "one member pays, or the pot, or nobody"));
        }
        payers.first().copied().map(Payer::member)
    }

    fn flag(&self, of: &Of<'_>) -> Result<bool, Box<RowFault>> {
        match &of.1 {
            Cell::Missing => Ok(false),
            Cell::Yes(yes) => Ok(*yes),
            _ => Err(self.fault(of, FaultKind::UnknownWord, "this is neither yes nor no")),
        }
    }

    fn entered(&self, of: &Of<'_>) -> Result<Option<Timestamp>, Box<RowFault>> {
        let bad = || self.fault(of, FaultKind::NotAnInstant, "this is no moment between the years 1 and 9999");
        match &of.1 {
            Cell::Missing => Ok(None),
            Cell::Local(_) => {
                let why = "this does not say in which time zone it is: give the column one";
                Err(self.fault(of, FaultKind::NotAnInstant, why))
            }
            Cell::Moment(ms) => Timestamp::from_millis(*ms).map(Some).ok_or_else(bad),
            Cell::Text(text) => text.trim().parse().map(Some).map_err(|_| bad()),
            _ => Err(bad()),
        }
    }
}

/// Minutes of `14:30`.
fn clock_minutes(text: &str) -> Option<u16> {
    let (hours, minutes) = text.split_once(':')?;
    let two =
        |text: &str| text.parse::<u16>().ok().filter(|_| matches!(text.len(), 1 | 2) && text.bytes().all(|byte| byte.is_ascii_digit()));
    let minutes = two(minutes).filter(|minutes| *minutes < 60)?;
    two(hours)?.checked_mul(60)?.checked_add(minutes)
}
