//! Rows of our tables that belong together: those who take part in an exchange, the postings of an entry.

use super::tables::{Cells, EntryRow, ExchangeRow, Kind, has_column};
use crate::interchange::FaultKind;
use crate::interchange::faults::Faults;
use crate::interchange::sheets::Sheet;
use crate::ledger::TransferKind;
use crate::model::exchange::{Attendance, ExchangeState, Expense, GroupRule, Participation, Payer, PayerKind, Setting, Side, Terms};
use crate::model::member::Capacity;
use crate::values::ids::{ActivityId, ListingId, MemberId};
use crate::values::minutes::Minutes;
use crate::values::time::{Date, Start};
use std::collections::btree_map::{BTreeMap, Entry};

/// What several rows of one number are together. One that cannot be read takes the others with it: without it they would say something
/// else.
fn several<T, P>(
    (sheet, number): (&Sheet, &str),
    faults: &mut Faults,
    part: impl Fn(&mut Cells<'_>) -> Option<(u32, P)>,
    first: impl Fn(&mut Cells<'_>) -> Option<T>,
    mut add: impl FnMut(&mut T, P, u64),
) -> BTreeMap<u32, T> {
    let mut all: BTreeMap<u32, (Option<T>, Vec<u64>)> = BTreeMap::new();
    if !has_column(sheet, number, faults) {
        return BTreeMap::new();
    }
    for row in sheet.table.rows.iter() {
        let before = faults.len();
        let mut cells = Cells { sheet, row, faults };
        let read = part(&mut cells);
        let told = read.as_ref().map(|(number, _)| *number).or_else(|| row.get(cells.column(number)).parse().ok());
        let Some(told) = told else { continue };
        let (there, lines) = match all.entry(told) {
            Entry::Occupied(there) => there.into_mut(),
            Entry::Vacant(free) => free.insert((first(&mut cells), Vec::new())),
        };
        lines.push(row.line);
        // A cell that cannot be read is not left out by itself: without it the row would say something else.
        match (there.as_mut(), read.filter(|_| cells.faults.len() == before)) {
            (Some(there), Some((_, part))) => add(there, part, row.line),
            _ => *there = None,
        }
    }
    let whole = all.into_iter().filter_map(|(number, (there, lines))| {
        if there.is_none() {
            faults.with_it(&sheet.table.file, &lines);
        }
        Some((number, there?))
    });
    whole.collect()
}

/// Exchanges, a row for each who takes part.
pub fn exchanges(sheet: &Sheet, faults: &mut Faults) -> BTreeMap<u32, ExchangeRow> {
    several((sheet, "exchange"), faults, part, exchange, |told, (part, owed): (Participation, Option<u32>), line| {
        told.lines.push(line);
        told.terms.expenses.extend(owed.map(|amount| Expense { member: part.member, amount }));
        told.terms.parts.push(part);
    })
}

fn part(cells: &mut Cells<'_>) -> Option<(u32, (Participation, Option<u32>))> {
    let member = cells.number("member").and_then(MemberId::new);
    let side = cells.need("side", FaultKind::UnknownWord, Side::from_code);
    let minutes = cells.need("minutes", FaultKind::NotANumber, |text| text.parse().ok());
    let owed = cells.maybe_number("expense");
    let capacity = cells.maybe("as", FaultKind::UnknownWord, Capacity::from_code);
    let attendance = cells.maybe("attendance", FaultKind::UnknownWord, Attendance::from_code);
    let paid = cells.flag("paid");
    let part = Participation { capacity, paid, attendance, ..Participation::new(member?, side?, minutes?) };
    Some((cells.number("exchange")?, (part, owed)))
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
    let (series, bundle, due) = (cells.maybe_number("series"), cells.maybe_number("bundle"), cells.maybe_time("due"));
    Some(ExchangeRow { line: cells.row.line, lines: Vec::new(), note, state, entered, terms, series, bundle, due })
}

/// Entries of the ledger, a row for each posting.
pub fn entries(sheet: &Sheet, faults: &mut Faults) -> BTreeMap<u32, EntryRow> {
    several((sheet, "entry"), faults, posting, entry, |told, posting, line| {
        told.lines.push(line);
        told.postings.push(posting);
    })
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
        lines: Vec::new(),
        at: cells.time("at")?,
        value: cells.time("value")?,
        kind: cells.need("kind", FaultKind::UnknownWord, kind)?,
        about: cells.maybe_number("about").unwrap_or_default(),
        note: Some(cells.words("note")).filter(|note| !note.is_empty()),
        postings: Vec::new(),
    })
}
