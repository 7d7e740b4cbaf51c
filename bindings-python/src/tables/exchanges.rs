//! Exchanges: one row each, and one row for each participation.

use std::sync::Arc;

use arrow_array::types::{Date32Type, Float64Type, Int32Type, Int64Type, TimestampMillisecondType, UInt32Type};
use arrow_array::{ArrayRef, PrimitiveArray, RecordBatch, StringArray};
use arrow_schema::ArrowError;
use timebank_core::exchange::{Attendance, ExchangeState, Participation, PayerKind, Setting, Side};
use timebank_core::member::Capacity;
use timebank_core::{Date, ExchangeId, ExchangeMore, ExchangeRow, PartRow, TimeBank, Timestamp};

use super::columns::*;
use super::{NativeTable, in_batches};

pub(super) fn words<T: Copy>(all: &[T], word: impl Fn(T) -> &'static str) -> Vec<&'static str> {
    all.iter().map(|one| word(*one)).collect()
}

pub(super) fn place<T: PartialEq>(all: &[T], one: &T) -> Option<usize> {
    all.iter().position(|other| other == one)
}

/// The codes of all activities, in order of number: the dictionary of a column of activities.
pub(super) fn activity_codes(bank: &TimeBank) -> ArrayRef {
    Arc::new(bank.host().activity_rows().map(|(_, row)| Some(row.activity.code.as_str())).collect::<StringArray>())
}

pub(super) fn activity_key(activity: Option<timebank_core::ActivityId>) -> Option<i32> {
    activity.and_then(|activity| i32::try_from(activity.get()).ok()).map(|number| number.saturating_sub(1))
}

/// The names of members as words of a dictionary, each once, and where each member's stands.
pub(super) struct Names {
    words: ArrayRef,
    keys: Vec<Option<i32>>,
}

impl Names {
    pub fn of(bank: &TimeBank) -> Self {
        let mut places: std::collections::HashMap<&str, i32> = std::collections::HashMap::new();
        let mut words: Vec<Option<&str>> = Vec::new();
        let mut keys = Vec::new();
        for (id, _) in bank.host().member_rows() {
            // Data frames take no dictionary in which a word stands twice, and two members may have one name.
            keys.push(bank.host().person(id).and_then(|person| person.name()).map(|name| {
                *places.entry(name).or_insert_with(|| {
                    words.push(Some(name));
                    i32::try_from(words.len()).unwrap_or(i32::MAX).saturating_sub(1)
                })
            }));
        }
        Self { words: Arc::new(words.into_iter().collect::<StringArray>()), keys }
    }
    pub fn key(&self, member: u32) -> Option<i32> {
        let place = usize::try_from(member).ok()?.checked_sub(1)?;
        self.keys.get(place).copied().flatten()
    }
    pub fn column(&self, keys: Numbers<Int32Type>) -> Result<ArrayRef, ArrowError> {
        dictionary(keys, Arc::clone(&self.words))
    }
}

/// Minutes in hours.
pub(super) fn hours_of(minutes: &[i64]) -> ArrayRef {
    Arc::new(PrimitiveArray::<Float64Type>::new(minutes.iter().map(|minutes| *minutes as f64 / 60.0).collect(), None))
}

/// A part as tables show it: of a posted exchange, or of one that is only planned.
struct Part {
    member: u32,
    side: Side,
    minutes: u32,
    capacity: Option<Capacity>,
    paid: bool,
    attendance: Option<Attendance>,
}

fn posted(bank: &TimeBank, merged: bool, part: &PartRow) -> Part {
    let PartRow { member, side, minutes, capacity, paid, attendance, .. } = *part;
    let member = if merged { bank.resolve(member) } else { member };
    Part { member: member.get(), side, minutes, capacity, paid, attendance }
}

fn planned(bank: &TimeBank, part: &Participation) -> Part {
    let Participation { member, side, minutes, capacity, paid, attendance, .. } = *part;
    Part { member: bank.resolve(member).get(), side, minutes, capacity, paid, attendance }
}

/// Whether any record was merged with another: while none was, every number is the one kept.
fn any_merged(bank: &TimeBank) -> bool {
    bank.host().member_rows().any(|(_, row)| row.merged_into.is_some())
}

fn each_part(bank: &TimeBank, merged: bool, id: ExchangeId, row: &ExchangeRow, mut see: impl FnMut(Part)) {
    if row.parts > 0 {
        bank.host().exchange_parts(row).for_each(|part| see(posted(bank, merged, part)));
    } else if let Some(plan) = bank.host().exchange_plan(id) {
        plan.parts.iter().for_each(|part| see(planned(bank, part)));
    }
}

fn began(row: &ExchangeRow, on: Date) -> Option<Timestamp> {
    row.start().and_then(|start| start.on(on))
}

fn entered(row: &ExchangeRow) -> Option<Timestamp> {
    Timestamp::from_seconds(row.entered)
}

/// One row for each exchange, in every state.
pub fn exchanges(bank: &TimeBank) -> Result<NativeTable, ArrowError> {
    let (codes, merged) = (activity_codes(bank), any_merged(bank));
    let caption = format!("Exchanges of {}", bank.charter().name);
    in_batches("exchanges", caption, bank.host().exchange_rows_with_more(), |rows| some_exchanges(bank, &codes, merged, rows))
}

/// An exchange, and what only some have.
type Row<'a> = (ExchangeId, &'a ExchangeRow, Option<&'a ExchangeMore>);

/// Who gave, received and did it together, and for how long, exchange by exchange.
struct Sides {
    gave: Lists,
    received: Lists,
    together: Lists,
    minutes_given: Vec<i64>,
    minutes_received: Vec<i64>,
}

impl Sides {
    fn of(bank: &TimeBank, merged: bool, rows: &[Row<'_>]) -> Self {
        let n = rows.len();
        let mut sides = Self {
            gave: Lists::with_capacity(n),
            received: Lists::with_capacity(n),
            together: Lists::with_capacity(n),
            minutes_given: Vec::with_capacity(n),
            minutes_received: Vec::with_capacity(n),
        };
        for &(id, row, _) in rows {
            let (mut given, mut received) = (0i64, 0i64);
            each_part(bank, merged, id, row, |part| {
                let minutes = i64::from(part.minutes);
                match part.side {
                    Side::Received => sides.received.add(part.member),
                    Side::Together => sides.together.add(part.member),
                    _ => sides.gave.add(part.member),
                }
                if part.side != Side::Received {
                    given = given.saturating_add(minutes);
                }
                if part.side != Side::Gave {
                    received = received.saturating_add(minutes);
                }
            });
            sides.gave.end();
            sides.received.end();
            sides.together.end();
            sides.minutes_given.push(given);
            sides.minutes_received.push(received);
        }
        sides
    }
}

/// The batch of each: rows and runs are both in order of number.
fn batches(bank: &TimeBank, rows: &[Row<'_>]) -> PrimitiveArray<UInt32Type> {
    let mut runs = bank.host().batch_runs().peekable();
    if runs.peek().is_none() {
        return PrimitiveArray::new_null(rows.len());
    }
    let end = |first: ExchangeId, count: u32| first.get().saturating_add(count);
    let batch = |(id, ..): &Row<'_>| {
        while runs.next_if(|(first, count, _)| end(*first, *count) <= id.get()).is_some() {}
        runs.peek().filter(|(first, ..)| *first <= *id).map(|(.., batch)| batch.get())
    };
    rows.iter().map(batch).collect()
}

/// Column after column: each is one pass over rows that are all alike.
fn some_exchanges(bank: &TimeBank, codes: &ArrayRef, merged: bool, rows: &[Row<'_>]) -> Result<RecordBatch, ArrowError> {
    let plan = |id, row: &ExchangeRow| if row.parts == 0 { bank.host().exchange_plan(id) } else { None };
    let payer = |&(id, row, more): &Row<'_>| {
        let pays = more.and_then(|more| more.payer.as_ref()).or_else(|| plan(id, row).and_then(|plan| plan.payer.as_ref()));
        pays.map_or(Some(0), |payer| place(PayerKind::ALL, &payer.kind))
    };
    let visitors =
        |&(id, row, more): &Row<'_>| more.map(|more| more.visitors).or_else(|| plan(id, row).and_then(|plan| plan.visitors)).unwrap_or(0);
    let number =
        |of: fn(&ExchangeMore) -> Option<u32>| -> ArrayRef { Arc::new(some::<UInt32Type, _>(rows, |(_, _, more)| more.and_then(of))) };
    let Sides { gave, received, together, minutes_given, minutes_received } = Sides::of(bank, merged, rows);
    let moment = |of: fn(&ExchangeRow) -> Option<Timestamp>| -> ArrayRef {
        Arc::new(some::<TimestampMillisecondType, _>(rows, |(_, row, _)| of(row).map(Timestamp::millis)).with_timezone("UTC"))
    };
    let minutes = |all: Vec<i64>| -> ArrayRef { Arc::new(PrimitiveArray::<Int64Type>::new(all.into(), None)) };
    let (hours_given, hours_received) = (hours_of(&minutes_given), hours_of(&minutes_received));
    Columns::default()
        .column("exchange", "its number", None, Arc::new(each::<UInt32Type, _>(rows, |(id, ..)| id.get())))
        .column("on", "the local date", None, Arc::new(each::<Date32Type, _>(rows, |(_, row, _)| row.on.days())))
        .column("begins", "when it begins, if that was said", Some("UTC"), moment(|row| began(row, row.on)))
        .column(
            "state",
            "where it stands",
            None,
            one_of(rows, words(ExchangeState::ALL, ExchangeState::as_str), |(_, row, _)| place(ExchangeState::ALL, &row.state))?,
        )
        .column(
            "activity",
            "what is done: the code; missing while nobody has classified it",
            None,
            keyed(some(rows, |(_, row, _)| activity_key(row.activity)), Arc::clone(codes))?,
        )
        .column(
            "setting",
            "where",
            None,
            one_of(rows, words(Setting::ALL, Setting::as_str), |(_, row, _)| {
                row.setting.and_then(|setting| place(Setting::ALL, &setting))
            })?,
        )
        .column("payer", "whose credit pays", None, one_of(rows, words(PayerKind::ALL, PayerKind::as_str), payer)?)
        .column("gave", "numbers of those who gave", None, gave.array()?)
        .column("received", "numbers of those who received", None, received.array()?)
        .column("together", "numbers of those who did it together", None, together.array()?)
        .column("minutes_given", "minutes given, and done together, by all of them", Some("minutes"), minutes(minutes_given))
        .column("minutes_received", "minutes received, and done together, by all of them", Some("minutes"), minutes(minutes_received))
        .column("hours_given", "the same in hours", Some("hours"), hours_given)
        .column("hours_received", "the same in hours", Some("hours"), hours_received)
        .column("visitors", "visitors without a name who received", Some("people"), Arc::new(each::<UInt32Type, _>(rows, visitors)))
        .column(
            "facilitation",
            "a broker's time beside it",
            Some("minutes"),
            Arc::new(each::<UInt32Type, _>(rows, |(_, _, more)| more.map_or(0, |more| more.facilitation))),
        )
        .column("estimated", "whether the minutes are an estimate", None, flags(rows, |(_, row, _)| row.estimated))
        .column("brokered", "whether a broker brought it about", None, flags(rows, |(_, row, _)| row.brokered))
        .column("listing", "the offer or request it came from", None, number(|more| more.listing.map(timebank_core::ListingId::get)))
        .column("pairing", "the pairing it belongs to", None, number(|more| more.pairing.map(timebank_core::PairingId::get)))
        .column("series", "the series it belongs to", None, number(|more| more.series.map(timebank_core::SeriesId::get)))
        .column("batch", "the batch it was recorded in", None, Arc::new(batches(bank, rows)))
        .column(
            "by",
            "who proposed or recorded it; missing when the host did",
            None,
            Arc::new(some::<UInt32Type, _>(rows, |(_, row, _)| row.by.map(timebank_core::MemberId::get))),
        )
        .column("entered", "when it was proposed or recorded", Some("UTC"), moment(entered))
        .column(
            "value",
            "the day it counts for in statements and reports",
            None,
            Arc::new(each::<Date32Type, _>(rows, |(_, row, _)| row.value.days())),
        )
        .batch()
}

/// One row for each participation, in exchanges of every state.
pub fn participations(bank: &TimeBank) -> Result<NativeTable, ArrowError> {
    let (codes, merged) = (activity_codes(bank), any_merged(bank));
    let (caption, names) = (format!("Participations at {}", bank.charter().name), Names::of(bank));
    in_batches("participations", caption, bank.host().exchange_rows(), |rows| some_participations(bank, &codes, &names, merged, rows))
}

fn some_participations(
    bank: &TimeBank,
    codes: &ArrayRef,
    names: &Names,
    merged: bool,
    rows: &[(ExchangeId, &ExchangeRow)],
) -> Result<RecordBatch, ArrowError> {
    let n = rows.len().saturating_mul(2);
    let (mut exchange, mut on, mut member) = (Counts::with_capacity(n), Days::with_capacity(n), Counts::with_capacity(n));
    let mut value = Days::with_capacity(n);
    let mut side = Words::of(words(Side::ALL, Side::as_str), n);
    let mut name = Numbers::<Int32Type>::with_capacity(n);
    let mut minutes = Vec::with_capacity(n);
    let mut capacity = Words::of(words(Capacity::ALL, Capacity::as_str), n);
    let mut paid = Flags::with_capacity(n);
    let mut attendance = Words::of(words(Attendance::ALL, Attendance::as_str), n);
    let mut activity = Numbers::<Int32Type>::with_capacity(n);
    let mut state = Words::of(words(ExchangeState::ALL, ExchangeState::as_str), n);
    for &(id, row) in rows {
        let (key, stands) = (activity_key(row.activity), place(ExchangeState::ALL, &row.state));
        each_part(bank, merged, id, row, |part| {
            exchange.push(id.get());
            on.push(row.on);
            value.push(row.value);
            member.push(part.member);
            name.maybe(names.key(part.member));
            side.maybe(place(Side::ALL, &part.side));
            minutes.push(i64::from(part.minutes));
            capacity.maybe(place(Capacity::ALL, &part.capacity.unwrap_or(Capacity::Peer)));
            paid.push(part.paid);
            attendance.maybe(place(Attendance::ALL, &part.attendance.unwrap_or(Attendance::Attended)));
            activity.maybe(key);
            state.maybe(stands);
        });
    }
    Columns::default()
        .column("exchange", "the number of the exchange", None, Arc::new(exchange.array()))
        .column("on", "the local date", None, on.array())
        .column("member", "who; a number that was merged gives the one kept", None, Arc::new(member.array()))
        .column("name", "their name; missing when it is not known here, or was forgotten", None, names.column(name)?)
        .column("side", "on which side", None, side.array()?)
        .column("hours", "how long, in hours", Some("hours"), hours_of(&minutes))
        .column("minutes", "how long", Some("minutes"), Arc::new(PrimitiveArray::<Int64Type>::new(minutes.into(), None)))
        .column("capacity", "as what", None, capacity.array()?)
        .column("paid", "whether their time was paid for by somebody", None, paid.array())
        .column("attendance", "whether they came", None, attendance.array()?)
        .column("activity", "what is done: the code", None, dictionary(activity, Arc::clone(codes))?)
        .column("state", "where the exchange stands", None, state.array()?)
        .column("value", "the day the exchange counts for in statements and reports", None, value.array())
        .batch()
}
