//! From tables, by a mapping, to what a community's files say.

use super::super::community::{Clock, Community, MEMBERS, NOT_YET, POSTS, TRANSFERS, Texts, TransferRow, days_of_utc};
use super::super::csv::{Row, trim};
use super::super::faults::Faults;
use super::super::moment::UnreadMoment;
use super::super::warnings::Seen;
use super::super::zone::Zone;
use super::super::{Bundle, Decimal, FaultKind, FileFault, Guess, NotTaken, Options, Report, Rounding};
use super::cells::{Mapped, NoAmount, UNIT_NOT_SAID, amount, kind_of, says_its_unit, sum, why_unread};
use super::columns::happened;
use super::exchanges::{Categories, Codes};
use super::open::open;
use super::people::{Mark, People};
use super::sides::{NEWCOMER, WITHOUT_A_NUMBER};
use super::{Field, Holds, Mapping, Missing, Unit};
use crate::order::BTreeSet;
use crate::values::time::{Date, Timestamp};
use std::borrow::Cow;

/// Decimals that are counted.
const PLACES: usize = 12;

/// What is kept while tables are read.
pub struct Reader<'r> {
    pub rounding: Rounding,
    pub rate: (u64, u64),
    /// Whether amounts of all units are counted in seconds.
    pub seconds: bool,
    /// The code of the charter's currency.
    pub currency: &'r str,
    /// The last day that may have come, where that is known.
    pub last_day: Option<Date>,
    pub clock: Clock<'r>,
    /// Whether an instant in UTC counts by its day there, as nobody said what the local clock is.
    pub in_utc: Option<usize>,
    pub report: &'r mut Report,
    pub faults: &'r mut Faults,
    /// Questions that were asked already: the place of the table, and the field.
    pub asked: BTreeSet<(usize, Field)>,
    /// Columns whose two-digit years were told.
    pub short_years: BTreeSet<(usize, Field)>,
    pub seen: Seen,
}

pub fn read(bundle: &Bundle<'_>, mapping: &Mapping, options: &Options, report: &mut Report, faults: &mut Faults) -> Option<Community> {
    let mut tables = open(bundle, mapping, report, faults);
    let files = places(&mut tables);
    let (rate, seconds) = rate(&tables, options, faults)?;
    report.rate = format!("{}/{}", rate.0, rate.1);
    let mut reader = Reader {
        rounding: options.rounding,
        rate,
        seconds,
        currency: options.charter.as_ref().map_or("", |charter| &charter.currency),
        last_day: options.last_day(),
        clock: Clock { zone: Zone { offsets: &options.offsets, minutes: mapping.offset_minutes }, ..Clock::default() },
        in_utc: None,
        report,
        faults,
        asked: BTreeSet::new(),
        short_years: BTreeSet::new(),
        seen: Seen::default(),
    };
    let mut people = People::new(mapping, options.community_account.as_deref(), reader.faults);
    for table in tables.iter().filter(|t| t.by.holds == Holds::Members) {
        reader.members(table, &mut people);
    }
    if let Some(code) = &options.community_account {
        match people.of_code(code) {
            Some(place) => (people.community, people.community_named) = (Some(place), true),
            None => {
                people.the_community(code);
            }
        }
    }
    let (mut transfers, mut texts, mut posts) = (Vec::new(), Texts::default(), Vec::new());
    let (mut categories, mut codes) = (Categories::default(), Codes::default());
    for table in tables.iter().filter(|t| t.by.holds == Holds::Exchanges) {
        reader.exchanges(table, &mut people, &mut categories, &mut codes, (&mut transfers, &mut texts));
    }
    for table in tables.iter().filter(|t| t.by.holds == Holds::Listings) {
        reader.listings(table, &mut people, &mut categories, &mut posts);
    }
    std::mem::take(&mut reader.seen).end(reader.report);
    if let Some(place) = reader.in_utc {
        days_of_utc(reader.report, files.get(place).map_or("", String::as_str));
    }
    for table in &tables {
        table.sheet.note_lost(reader.report);
    }
    // In the order they happened; rows of one moment in the order of the file.
    transfers.sort_by_cached_key(|t: &TransferRow| t.at);
    let Clock { first, last, .. } = reader.clock;
    let name = mapping.community_name.clone().unwrap_or_else(|| mapping.name.clone());
    report.community.clone_from(&name);
    let (members, community, categories) = (people.rows, people.community, categories.all);
    let system = mapping.name.clone();
    Some(Community { system, name, rate, members, community, transfers, texts, posts, categories, first, last, files })
}

/// Gives each table its place among the files: the first of its kind the usual one, others behind.
fn places(tables: &mut [Mapped<'_>]) -> Vec<String> {
    let mut files = vec![String::new(); 4];
    for table in tables {
        let usual = match table.by.holds {
            Holds::Members => MEMBERS,
            Holds::Exchanges => TRANSFERS,
            Holds::Listings => POSTS,
        };
        match files.get_mut(usual) {
            Some(slot) if slot.is_empty() => {
                table.sheet.table.file.clone_into(slot);
                table.place = usual;
            }
            _ => {
                table.place = files.len();
                files.push(table.file().to_owned());
            }
        }
    }
    files
}

/// Units to the hour, and whether all are counted in seconds, because they differ or some say their own.
fn rate(tables: &[Mapped<'_>], options: &Options, faults: &mut Faults) -> Option<((u64, u64), bool)> {
    let mut units: Vec<Option<Unit>> = tables.iter().flat_map(units_of).collect();
    units.dedup_by_key(|unit| unit.map(Unit::per_hour));
    let beside = |t: &Mapped<'_>| t.side_by_side(Field::Amount).is_some() || t.side_by_side(Field::Balance).is_some();
    let mixed = units.len() > 1 || units.contains(&None) || tables.iter().any(beside);
    let seconds = mixed || tables.iter().any(|t| t.has(Field::Unit) || shares(t) || says_units(t));
    if seconds && options.rate.is_some() {
        faults.push(FileFault::of_row("", 0, FaultKind::BadRate, "a rate of one's own goes with amounts in one unit alone".into()));
        return None;
    }
    let usual = (if seconds { Unit::Seconds } else { units.first().copied().flatten().unwrap_or_default() }).per_hour();
    Some((options.rate.filter(|(n, d)| *n > 0 && *d > 0).unwrap_or((usual, 1)), seconds))
}

/// Whether rows of a table may be shared out among several, or be for the community.
fn shares(t: &Mapped<'_>) -> bool {
    t.by.people_separator.is_some() || !t.by.groups.is_empty() || t.by.missing_receiver == Missing::Community
}

/// Columns of lengths of time: amounts and balances, and limits.
const AMOUNTS: [Field; 2] = [Field::Amount, Field::Balance];
const LIMITS: [Field; 2] = [Field::Lowest, Field::Highest];

/// What bare numbers count in each column of lengths, `None` where nobody says it. A limit that does not say it is asked about where it
/// stands, and says nothing of the others.
fn units_of(t: &Mapped<'_>) -> Vec<Option<Unit>> {
    let has = |field: &Field| t.has(*field);
    let amounts = AMOUNTS.into_iter().filter(has).map(|field| t.unit(field));
    amounts.chain(LIMITS.into_iter().filter(has).map(|field| t.unit(field)).filter(Option::is_some)).collect()
}

fn says_units(t: &Mapped<'_>) -> bool {
    if t.by.unit == Some(Unit::Clock) {
        return false;
    }
    let columns: Vec<usize> = AMOUNTS.into_iter().chain(LIMITS).filter_map(|field| t.column(field)).collect();
    let says = |row: Row<'_>| columns.iter().any(|column| says_its_unit(row.get(Some(*column)), t.decimals()));
    !columns.is_empty() && t.sheet.table.rows.iter().any(says)
}

impl Reader<'_> {
    /// Rows that are taken; the others are listed.
    pub fn rows<'t>(&mut self, table: &'t Mapped<'_>) -> impl Iterator<Item = Row<'t>> + use<'t> {
        let mut out: Vec<usize> = Vec::new();
        for (place, row) in table.sheet.table.rows.iter().enumerate() {
            let minutes = || self.minutes_of(table, row);
            if let Some((column, said)) = table.kept_out(row) {
                let minutes = minutes();
                self.report.leave_out(table.file(), column, said, NotTaken::State, row.line, minutes);
            } else if table.by.holds == Holds::Exchanges && happened(&table.meaning(row, Field::Status)) == Some(false) {
                let (minutes, said) = (minutes(), table.text(row, Field::Status));
                self.report.leave_out(table.file(), table.column_name(Field::Status), &said, NotTaken::State, row.line, minutes);
            } else if table.by.holds == Holds::Exchanges && is_total(table, row) || table.by.holds == Holds::Members && adds_up(table, row)
            {
                let minutes = minutes();
                self.report.leave_out(table.file(), "", "", NotTaken::Total, row.line, minutes);
            } else {
                continue;
            }
            out.push(place);
        }
        let mut out = out.into_iter().peekable();
        let all = table.sheet.table.rows.iter().enumerate();
        all.filter(move |(place, _)| out.next_if_eq(place).is_none()).map(|(_, row)| row)
    }

    /// The minutes of a row that is not taken, as far as they can be read.
    pub fn minutes_of(&self, table: &Mapped<'_>, row: Row<'_>) -> u64 {
        let read = match table.side_by_side(Field::Amount) {
            Some(columns) => sum(&columns, row, table.decimals()).and_then(Result::ok),
            None => {
                let unit = table.row_unit(row, Field::Amount).ok().flatten();
                amount(&table.text(row, Field::Amount), unit, table.decimals(), self.seconds).ok()
            }
        };
        let whole = read.and_then(|amount| amount.times(self.rate.1.saturating_mul(60), self.rate.0).ok());
        whole.map_or(0, |(whole, _, _)| whole.unsigned_abs())
    }

    /// The instant and the local day in a cell; nothing when it is empty; a fault when it says something else.
    pub fn moment(&mut self, table: &Mapped<'_>, row: Row<'_>, field: Field, counts: bool) -> Option<(Timestamp, Date)> {
        let text = table.text(row, field);
        if text.is_empty() {
            return None;
        }
        let (form, written) = table.forms.get(&field)?;
        let read = form
            .read(&text, table.pivot())
            .and_then(|moment| Ok((moment, moment.instant(|day, time| self.clock.zone.ahead(day, time)).ok_or(UnreadMoment::Form)?)));
        match read {
            Ok((moment, at)) if counts && self.last_day.is_some_and(|last| moment.local_day(at, self.clock.zone) > last) => {
                self.faults.push(table.fault(row, field, FaultKind::NotYet, NOT_YET));
                None
            }
            Ok((moment, at)) => {
                if counts {
                    self.clock.note(at);
                }
                if moment.short_year && self.short_years.insert((table.place, field)) {
                    let taken_as = format!("years from {} on", table.pivot());
                    self.report.guessed.push(Guess::new(table.file(), row.line, &text, taken_as, "two-digit-years"));
                }
                if !self.clock.zone.is_known() && moment.time.is_some() && moment.offset == Some(0) {
                    self.in_utc = self.in_utc.or(Some(table.place));
                }
                Some((at, moment.local_day(at, self.clock.zone)))
            }
            Err(unread) => {
                self.faults.push(table.fault(row, field, unread.kind(), unread.why(written)));
                None
            }
        }
    }

    /// An amount in the unit all are counted in.
    pub fn amount(&mut self, table: &Mapped<'_>, row: Row<'_>, field: Field) -> Option<Decimal> {
        let text = table.text(row, field);
        let read = match table.side_by_side(field) {
            Some(columns) => sum(&columns, row, table.decimals()),
            None => {
                let Ok(unit) = table.row_unit(row, field) else {
                    let why = "`hours`, `minutes` or `seconds` is expected, or a meaning for this word";
                    self.faults.push(table.fault(row, Field::Unit, FaultKind::UnknownWord, why));
                    return None;
                };
                let text = self.cut(table, row, &text);
                (!text.is_empty()).then(|| amount(&text, unit, table.decimals(), self.seconds))
            }
        };
        let (kind, why) = match read {
            Some(Ok(amount)) => return Some(amount),
            None => (FaultKind::MissingValue, "an amount is expected"),
            Some(Err(NoAmount::UnitNotSaid)) => {
                self.ask(table, field, &text, UNIT_NOT_SAID);
                return None;
            }
            Some(Err(NoAmount::Text(unread))) => (kind_of(unread), why_unread(&text, unread)),
            Some(Err(NoAmount::NoDecimal)) => (FaultKind::NotWholeMinutes, "this is no whole number of seconds"),
        };
        self.faults.push(table.fault(row, field, kind, why));
        None
    }

    /// Removes the members that a row made which is not taken, and the guesses about them.
    pub fn forget(&mut self, people: &mut People, (mark, guesses, warnings): &(Mark, usize, usize)) {
        people.back_to(mark);
        let told = self.report.guessed.split_off((*guesses).min(self.report.guessed.len()));
        self.report.guessed.extend(told.into_iter().filter(|guess| !matches!(guess.rule.as_str(), NEWCOMER | WITHOUT_A_NUMBER)));
        self.report.unwarn(*warnings);
    }

    /// The number of members, guesses and warnings before a row.
    pub fn mark(&self, people: &People) -> (Mark, usize, usize) {
        (people.mark(), self.report.guessed.len(), self.report.warnings.len())
    }

    /// An amount without the decimals beyond those that are counted, where a rounding is declared: `0.3333333333333333`.
    fn cut<'t>(&mut self, table: &Mapped<'_>, row: Row<'_>, text: &'t str) -> Cow<'t, str> {
        let after = text.rfind(['.', ',']).and_then(|mark| text.split_at_checked(mark.saturating_add(1)));
        let digits = after.map_or(0, |(_, rest)| rest.bytes().take_while(u8::is_ascii_digit).count());
        let (Some((before, rest)), true) = (after, self.rounding != Rounding::Refuse && digits > PLACES) else { return text.into() };
        let kept = rest.get(..PLACES).unwrap_or(rest);
        let cut = format!("{before}{kept}{}", rest.get(digits..).unwrap_or_default());
        self.report.guessed.push(Guess::new(table.file(), row.line, text, cut.clone(), "cut-to-twelve-decimals"));
        cut.into()
    }

    /// Reports a fault for what only a person can decide, once a column.
    pub fn ask(&mut self, table: &Mapped<'_>, field: Field, value: &str, why: &str) {
        if self.asked.insert((table.place, field)) {
            self.faults.push(table.column_fault(field, FaultKind::NotSaid, value, why.to_owned()));
        }
    }
}

/// Whether a row adds up those above: its first cell says so, and it names nobody on one side at least.
fn is_total(table: &Mapped<'_>, row: Row<'_>) -> bool {
    let Some(first) = row.cells().map(trim).find(|cell| !cell.is_empty()) else { return false };
    if !says_total(first) {
        return false;
    }
    let first = first.trim_end_matches(':').to_lowercase();
    let named = |fields: [Field; 2]| {
        fields
            .into_iter()
            .map(|field| table.text(row, field))
            .any(|text| !text.is_empty() && text.to_lowercase().trim_end_matches(':') != first)
    };
    // A row of somebody called Suma has its day.
    let both_sides = named([Field::Gave, Field::Payee]) && named([Field::Received, Field::Payer]);
    !(both_sides || named([Field::Date, Field::Date]))
}

/// Whether a row of a table of members adds up those above: its first cell says so by a word that is nobody's name, and the row has no
/// code, no address and no day.
fn adds_up(table: &Mapped<'_>, row: Row<'_>) -> bool {
    let Some(first) = row.cells().map(trim).find(|cell| !cell.is_empty()) else { return false };
    let word = first.trim_end_matches(':').to_lowercase();
    // Somebody may be called Suma Patel; nobody is called Total.
    let alone = matches!(word.as_str(), "sum" | "suma" | "summe" | "subtotal") || word.contains("total") || word.contains("totaux");
    let says = |field: Field| {
        let text = table.text(row, field);
        !text.is_empty() && text.to_lowercase().trim_end_matches(':') != word
    };
    says_total(first) && alone && ![Field::Code, Field::Email, Field::Phone, Field::Joined].into_iter().any(says)
}

/// Whether a cell says that its row adds up others.
pub fn says_total(text: &str) -> bool {
    // Every word for it begins with one of these.
    if !text.starts_with(['g', 's', 't', 'G', 'S', 'T']) {
        return false;
    }
    let text = text.trim_end_matches(':').to_lowercase();
    let says = |word: &str| text == word || text.starts_with(word) && text.get(word.len()..).is_some_and(|rest| rest.starts_with(' '));
    ["total", "totals", "grand total", "subtotal", "sum", "suma", "summe", "totale", "totaux"].into_iter().any(says)
}
