//! Cells of a mapped table, and what amounts in them say.

use super::super::csv::Row;
use super::super::export::is_formula;
use super::super::moment::Form;
use super::super::names::key;
use super::super::sheets::Sheet;
use super::super::{Decimal, FaultKind, FileFault};
use super::money::{NO_TIME, is_money};
use super::{Field, Mapping, TableMapping, Unit};
use crate::order::{BTreeMap, BTreeSet};
use crate::values::duration::{Decimals, Length, Ratio, UnreadDuration, read};
use std::borrow::Cow;

/// A table with its mapping.
pub struct Mapped<'m> {
    pub sheet: Sheet,
    pub by: &'m TableMapping,
    pub mapping: &'m Mapping,
    /// Its place among the files of the community.
    pub place: usize,
    /// Where each field's columns stand, in the order of the fields: what they say is put together, and of each the first place that says
    /// something counts.
    pub columns: Vec<Vec<Vec<usize>>>,
    /// Which rows are taken: by columns, the words they may say, folded.
    pub only: Vec<(Vec<usize>, BTreeSet<String>)>,
    /// What the files' own words mean, folded.
    pub words: BTreeMap<Field, BTreeMap<String, &'m str>>,
    /// Words for people without a name, folded.
    pub groups: BTreeSet<String>,
    /// The form of each column of dates.
    pub forms: BTreeMap<Field, (Form, String)>,
}

/// What the first of these places says that says something.
fn first<'r>(row: Row<'r>, places: &[usize]) -> &'r str {
    places.iter().map(|place| unguarded(row.get(Some(*place)))).find(|text| !text.is_empty()).unwrap_or_default()
}

/// The first of these places that says something.
fn saying(row: Row<'_>, places: &[usize]) -> Option<usize> {
    places.iter().copied().find(|place| !row.get(Some(*place)).is_empty())
}

/// A text without the apostrophe that keeps spreadsheets from running it, which systems put before whatever begins like a formula: `'-1.50`.
fn unguarded(text: &str) -> &str {
    let formula = |rest: &&str| rest.starts_with(['=', '+', '-', '@']) || is_formula(rest);
    text.strip_prefix('\'').filter(formula).unwrap_or(text)
}

impl Mapped<'_> {
    fn places(&self, field: Field) -> &[Vec<usize>] {
        self.columns.get(field as usize).map_or(&[], Vec::as_slice)
    }

    /// What a row says: the columns of a field, put together. A dash among them says that there is nothing: `Ana`, `-`.
    pub fn text<'r>(&self, row: Row<'r>, field: Field) -> Cow<'r, str> {
        match self.places(field) {
            [] => Cow::Borrowed(""),
            [one] => Cow::Borrowed(first(row, one)),
            many => {
                let said: Vec<&str> =
                    many.iter().map(|places| first(row, places)).filter(|text| !matches!(*text, "" | "-" | "–")).collect();
                Cow::Owned(said.join(" "))
            }
        }
    }

    /// The same, in the words of this library where the mapping has one for it.
    pub fn meaning<'r>(&'r self, row: Row<'r>, field: Field) -> Cow<'r, str> {
        let said = self.text(row, field);
        let known = self.words.get(&field).and_then(|words| words.get(&*key(&said)).copied());
        known.map_or(said, Cow::Borrowed)
    }

    pub fn has(&self, field: Field) -> bool {
        !self.places(field).is_empty()
    }

    pub fn column(&self, field: Field) -> Option<usize> {
        self.places(field).first()?.first().copied()
    }

    /// The file's own name of the column of a field.
    pub fn column_name(&self, field: Field) -> &str {
        self.column(field).and_then(|column| self.sheet.table.columns.get(column)).map_or("", String::as_str)
    }

    pub fn fault(&self, row: Row<'_>, field: Field, kind: FaultKind, why: impl Into<String>) -> FileFault {
        let says = |places: &Vec<usize>| saying(row, places);
        let column = self.places(field).iter().find_map(says).or_else(|| self.column(field));
        let fault = self.sheet.fault(row, column, kind, why);
        FileFault { value: self.text(row, field).into_owned(), ..fault }
    }

    /// A fault of a whole column.
    pub fn column_fault(&self, field: Field, kind: FaultKind, value: &str, why: String) -> FileFault {
        let fault = FileFault::of_row(self.file(), self.sheet.table.header_line, kind, why);
        FileFault { column: self.column_name(field).to_owned(), value: value.to_owned(), ..fault }
    }

    pub fn file(&self) -> &str {
        &self.sheet.table.file
    }

    /// The column that keeps a row out, and what it says.
    pub fn kept_out<'r>(&self, row: Row<'r>) -> Option<(&str, &'r str)> {
        let out = |(places, words): &&(Vec<usize>, BTreeSet<String>)| {
            let said = key(first(row, places));
            // A list of JSON says each of its words.
            let mut list = said.strip_prefix('[').into_iter().flat_map(|list| list.split('"').skip(1).step_by(2));
            !words.contains(&*said) && !list.any(|word| words.contains(word))
        };
        let (places, _) = self.only.iter().find(out)?;
        let place = saying(row, places).or_else(|| places.first().copied());
        let name = place.and_then(|place| self.sheet.table.columns.get(place)).map_or("", String::as_str);
        Some((name, first(row, places)))
    }

    /// What a bare number in a column counts: as the mapping says, or the name of the column.
    pub fn unit(&self, field: Field) -> Option<Unit> {
        self.by.unit.or_else(|| Unit::of_column(self.column_name(field)))
    }

    /// What each column of an amount counts, where several stand beside each other and the name of each says it: `Hours`, `Minutes`.
    pub fn side_by_side(&self, field: Field) -> Option<Vec<(&[usize], Unit)>> {
        let places = self.places(field);
        if places.len() < 2 {
            return None;
        }
        let name = |column: &usize| self.sheet.table.columns.get(*column).and_then(|name| Unit::of_column(name));
        places.iter().map(|places| Some((places.as_slice(), places.first().and_then(name)?))).collect()
    }

    /// What a bare number in a row counts, by the row's own word for it, or else by the column. `None` inside when nobody says it.
    ///
    /// # Errors
    /// The row's word is none for a unit.
    pub fn row_unit(&self, row: Row<'_>, field: Field) -> Result<Option<Unit>, ()> {
        if field != Field::Amount || !self.has(Field::Unit) {
            return Ok(self.unit(field));
        }
        let said = self.meaning(row, Field::Unit);
        match (said.is_empty(), self.unit(field)) {
            (true, Some(unit)) => Ok(Some(unit)),
            _ => Unit::of_cell(&said).map(Some).ok_or(()),
        }
    }

    pub fn decimals(&self) -> Decimals {
        if self.by.decimal_comma { Decimals::Comma } else { Decimals::Unsaid }
    }
}

/// Why a cell is no amount.
#[derive(Debug, PartialEq, Eq)]
pub enum NoAmount {
    Text(UnreadDuration),
    /// Nobody said what a bare number counts.
    UnitNotSaid,
    /// It is no decimal number in the unit all are counted in.
    NoDecimal,
}

impl Unit {
    /// How many of it make an hour.
    pub const fn per_hour(self) -> u64 {
        match self {
            Self::Hours => 1,
            Self::Minutes | Self::Clock => 60,
            Self::Seconds => 3_600,
        }
    }

    const fn seconds(self) -> i128 {
        match self {
            Self::Hours => 3_600,
            Self::Minutes | Self::Clock => 60,
            Self::Seconds => 1,
        }
    }

    /// The unit a cell says: a code of this library, or a usual word.
    pub fn of_cell(said: &str) -> Option<Self> {
        let lower = key(said);
        Self::from_code(&lower).or_else(|| match &*lower {
            "h" | "hs" => Some(Self::Hours),
            "m" | "'" | "mn" => Some(Self::Minutes),
            "s" => Some(Self::Seconds),
            // More than a word may say more than the unit: `half hours`, `15 min`.
            word if word.chars().all(char::is_alphanumeric) => Self::of_column(word),
            _ => None,
        })
    }

    /// The unit the name of a column says by a whole word: `Hours`, `Time (mins)`, `Minutos`.
    pub fn of_column(name: &str) -> Option<Self> {
        let lower = name.to_lowercase();
        let mut words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.find_map(|word| {
            Some(match word {
                "hours" | "hour" | "hrs" | "hr" | "horas" | "hora" | "hores" | "heures" | "ore" | "stunden" | "std" | "uren" => Self::Hours,
                "minutes" | "minute" | "mins" | "min" | "minutos" | "minuts" | "minuti" | "minuten" => Self::Minutes,
                "seconds" | "secs" | "sec" | "segundos" | "segons" | "secondes" | "sekunden" => Self::Seconds,
                _ => return None,
            })
        })
    }
}

/// Reads what stands in columns beside each other, each in its own unit, as one amount in seconds. A blank adds nothing; `None` when all
/// of them are blank. What says the same in another unit, 1.5 hours and 90 minutes, is said twice and counts once. An hour of minutes or
/// more beside hours may be either, whichever stands first, so it is not read.
pub fn sum(columns: &[(&[usize], Unit)], row: Row<'_>, decimals: Decimals) -> Option<Result<Decimal, NoAmount>> {
    let mut all: Option<Decimal> = None;
    let mut parts: Vec<(Unit, Decimal)> = Vec::new();
    for (places, unit) in columns {
        let said = first(row, places);
        if said.is_empty() {
            continue;
        }
        let read = match amount(said, Some(*unit), decimals, true) {
            Ok(read) => read,
            Err(error) => return Some(Err(error)),
        };
        if all.and_then(|before| before.plus(read.reversed())).is_some_and(Decimal::is_zero) {
            continue;
        }
        match all.map_or(Some(read), |before| before.plus(read)) {
            Some(sum) => all = Some(sum),
            None => return Some(Err(NoAmount::Text(UnreadDuration::TooLarge))),
        }
        parts.push((*unit, if read.is_negative() { read.reversed() } else { read }));
    }
    // Minutes that add up to an hour or more beside a column of hours may repeat the whole amount in the other unit.
    let beside = |unit: Unit| parts.iter().filter(move |(other, amount)| other.seconds() > unit.seconds() && !amount.is_zero());
    let doubtful = |(unit, part): &(Unit, Decimal)| beside(*unit).any(|(larger, _)| part.is_at_least(larger.seconds()));
    if parts.iter().any(doubtful) {
        return Some(Err(NoAmount::UnitNotSaid));
    }
    all.map(Ok)
}

/// Reads an amount into the unit all are counted in: seconds, or `unit` itself.
pub fn amount(text: &str, unit: Option<Unit>, decimals: Decimals, in_seconds: bool) -> Result<Decimal, NoAmount> {
    // A short plain number, as most cells hold, is one whoever reads it.
    let plain = |byte: u8| byte.is_ascii_digit() || byte == b'.' && decimals == Decimals::Unsaid;
    if let (Some(unit), true) = (unit.filter(|unit| *unit != Unit::Clock), text.len() <= 12 && text.bytes().all(plain))
        && let Some(number) = Decimal::parse(text)
    {
        let counted = if in_seconds { u64::try_from(unit.seconds()).ok().and_then(|by| number.scaled(by)) } else { Some(number) };
        return counted.ok_or(NoAmount::NoDecimal);
    }
    any_amount(text, unit, decimals, in_seconds)
}

/// The same of a text of any kind.
pub fn any_amount(text: &str, unit: Option<Unit>, decimals: Decimals, in_seconds: bool) -> Result<Decimal, NoAmount> {
    let length = read(text, decimals).map_err(NoAmount::Text)?;
    let seconds = match (length, unit) {
        (Length::Seconds(seconds), _) => seconds,
        // A clock's cell without a colon is no clock's.
        (Length::Bare(_), Some(Unit::Clock)) => return Err(NoAmount::Text(UnreadDuration::NotALength)),
        (Length::Bare(number), Some(_)) if !in_seconds => return Decimal::of_ratio(number).ok_or(NoAmount::NoDecimal),
        (Length::Bare(number), Some(unit)) => number.times(Ratio::whole(unit.seconds())).ok_or(NoAmount::Text(UnreadDuration::TooLarge))?,
        (Length::Bare(_), None) => return Err(NoAmount::UnitNotSaid),
    };
    let per = if in_seconds { 1 } else { unit.map_or(1, Unit::seconds) };
    let counted = Ratio::new(1, per).and_then(|one| seconds.times(one));
    counted.and_then(Decimal::of_ratio).ok_or(NoAmount::NoDecimal)
}

/// Whole minutes of a text: in its own unit, or in `unit` when it is a bare number.
///
/// ```
/// use timebank_core::duration::Decimals;
/// use timebank_core::interchange::mapping::{Unit, minutes_in};
/// assert_eq!(minutes_in("1,5", Some(Unit::Hours), Decimals::Unsaid), Ok(90));
/// assert_eq!(minutes_in("90 mins", None, Decimals::Unsaid), Ok(90));
/// assert!(minutes_in("2", None, Decimals::Unsaid).is_err(), "hours or minutes?");
/// ```
///
/// # Errors
/// Why the text is no whole number of minutes; [`FaultKind::NotSaid`] when nobody says what a bare number counts.
pub fn minutes_in(text: &str, unit: Option<Unit>, decimals: Decimals) -> Result<i64, (FaultKind, &'static str)> {
    let seconds = match (read(text, decimals).map_err(|unread| (kind_of(unread), why_unread(text, unread)))?, unit) {
        (Length::Seconds(seconds), _) => Some(seconds),
        (Length::Bare(_), None) => return Err((FaultKind::NotSaid, UNIT_NOT_SAID)),
        (Length::Bare(number), Some(unit)) => number.times(Ratio::whole(unit.seconds())),
    };
    let minutes = seconds.and_then(|seconds| seconds.times(Ratio::new(1, 60)?));
    minutes.and_then(Ratio::as_whole).ok_or((FaultKind::NotWholeMinutes, "this is not a whole number of minutes"))
}

/// What is asked of a column once.
pub const UNIT_NOT_SAID: &str = "a bare number in this column may be hours or minutes: declare its `unit`";

/// The kind of fault a text is that is no length.
pub fn kind_of(unread: UnreadDuration) -> FaultKind {
    match unread {
        UnreadDuration::TooManyDecimals => FaultKind::TooManyDecimals,
        UnreadDuration::TooLarge => FaultKind::TooLarge,
        _ => FaultKind::NotANumber,
    }
}

/// Why a text is no length, in words.
pub fn why_unread(text: &str, unread: UnreadDuration) -> &'static str {
    if is_money(text) { NO_TIME } else { unread.why() }
}

/// Whether a cell says its own unit.
pub fn says_its_unit(text: &str, decimals: Decimals) -> bool {
    // Most cells are plain numbers: they are told apart without being read.
    if text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b'-')) {
        return false;
    }
    matches!(read(text, decimals), Ok(Length::Seconds(_)))
}
