//! Exchanges: one row each, and one row for each participation.

use std::sync::Arc;

use arrow_array::types::Int32Type;
use arrow_array::{ArrayRef, RecordBatch, StringArray};
use arrow_schema::ArrowError;
use timebank_core::exchange::{Attendance, ExchangeState, Participation, PayerKind, Setting, Side};
use timebank_core::member::Capacity;
use timebank_core::{Date, ExchangeId, ExchangeMore, ExchangeRow, Instant, PartRow, TimeBank};

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
    Arc::new(bank.activity_rows().map(|(_, row)| Some(row.activity.code.as_str())).collect::<StringArray>())
}

pub(super) fn activity_key(activity: Option<timebank_core::ActivityId>) -> Option<i32> {
    activity.and_then(|activity| i32::try_from(activity.get()).ok()).map(|number| number.saturating_sub(1))
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

fn posted(bank: &TimeBank, part: &PartRow) -> Part {
    let PartRow { member, side, minutes, capacity, paid, attendance, .. } = *part;
    Part { member: bank.resolve(member).get(), side, minutes, capacity, paid, attendance }
}

fn planned(bank: &TimeBank, part: &Participation) -> Part {
    let Participation { member, side, minutes, capacity, paid, attendance } = *part;
    Part { member: bank.resolve(member).get(), side, minutes, capacity, paid, attendance }
}

fn each_part(bank: &TimeBank, id: ExchangeId, row: &ExchangeRow, mut see: impl FnMut(Part)) {
    if row.parts > 0 {
        bank.exchange_parts(row).for_each(|part| see(posted(bank, part)));
    } else if let Some(plan) = bank.exchange_plan(id) {
        plan.parts.iter().for_each(|part| see(planned(bank, part)));
    }
}

fn began(row: &ExchangeRow, on: Date) -> Option<Instant> {
    row.start().and_then(|start| start.on(on))
}

fn entered(row: &ExchangeRow) -> Option<Instant> {
    Instant::from_millis(row.entered.saturating_mul(1000))
}

/// One row for each exchange, in every state.
pub fn exchanges(bank: &TimeBank) -> Result<NativeTable, ArrowError> {
    let codes = activity_codes(bank);
    let caption = format!("Exchanges of {}", bank.charter().name);
    in_batches("exchanges", caption, bank.exchange_rows_with_more(), |rows| some_exchanges(bank, &codes, rows))
}

fn some_exchanges(
    bank: &TimeBank,
    codes: &ArrayRef,
    rows: &mut dyn Iterator<Item = (ExchangeId, &ExchangeRow, Option<&ExchangeMore>)>,
) -> Result<RecordBatch, ArrowError> {
    let n = rows.size_hint().0;
    let (mut exchange, mut on, mut begins) = (Counts::with_capacity(n), Days::with_capacity(n), Moments::with_capacity(n));
    let mut state = Words::of(words(ExchangeState::ALL, ExchangeState::as_str), n);
    let mut activity = Numbers::<Int32Type>::with_capacity(n);
    let mut setting = Words::of(words(Setting::ALL, Setting::as_str), n);
    let mut payer = Words::of(words(PayerKind::ALL, PayerKind::as_str), n);
    let (mut gave, mut received, mut together) = (Lists::with_capacity(n), Lists::with_capacity(n), Lists::with_capacity(n));
    let (mut given, mut taken) = (Minutes::with_capacity(n), Minutes::with_capacity(n));
    let (mut visitors, mut facilitation) = (Counts::with_capacity(n), Counts::with_capacity(n));
    let (mut estimated, mut brokered) = (Flags::with_capacity(n), Flags::with_capacity(n));
    let (mut listing, mut pairing, mut series, mut batch) =
        (Counts::with_capacity(n), Counts::with_capacity(n), Counts::with_capacity(n), Counts::with_capacity(n));
    let (mut by, mut entry) = (Counts::with_capacity(n), Moments::with_capacity(n));
    for (id, row, more) in rows {
        exchange.push(id.get());
        on.push(row.on);
        begins.maybe(began(row, row.on));
        state.maybe(place(ExchangeState::ALL, &row.state));
        activity.maybe(activity_key(row.activity));
        setting.maybe(row.setting.and_then(|setting| place(Setting::ALL, &setting)));
        let plan = if row.parts == 0 { bank.exchange_plan(id) } else { None };
        let pays = more.and_then(|more| more.payer.as_ref()).or(plan.and_then(|plan| plan.payer.as_ref()));
        payer.maybe(pays.map_or(Some(0), |payer| place(PayerKind::ALL, &payer.kind)));
        let (mut minutes_given, mut minutes_received) = (0i64, 0i64);
        each_part(bank, id, row, |part| {
            let minutes = i64::from(part.minutes);
            match part.side {
                Side::Received => received.add(part.member),
                Side::Together => together.add(part.member),
                _ => gave.add(part.member),
            }
            if part.side != Side::Received {
                minutes_given = minutes_given.saturating_add(minutes);
            }
            if part.side != Side::Gave {
                minutes_received = minutes_received.saturating_add(minutes);
            }
        });
        gave.end();
        received.end();
        together.end();
        given.push(minutes_given);
        taken.push(minutes_received);
        visitors.push(more.map(|more| more.visitors).or(plan.and_then(|plan| plan.visitors)).unwrap_or(0));
        facilitation.push(more.map_or(0, |more| more.facilitation));
        estimated.push(row.estimated);
        brokered.push(row.brokered);
        listing.maybe(more.and_then(|more| more.listing).map(timebank_core::ListingId::get));
        pairing.maybe(more.and_then(|more| more.pairing).map(timebank_core::PairingId::get));
        series.maybe(more.and_then(|more| more.series).map(timebank_core::SeriesId::get));
        batch.maybe(more.and_then(|more| more.batch).map(timebank_core::BatchId::get));
        by.maybe(row.by.map(timebank_core::MemberId::get));
        entry.maybe(entered(row));
    }
    Columns::default()
        .column("exchange", "its number", None, Arc::new(exchange.array()))
        .column("on", "the local date", None, on.array())
        .column("begins", "when it begins, if that was said", Some("UTC"), begins.array())
        .column("state", "where it stands", None, state.array()?)
        .column(
            "activity",
            "what is done: the code; missing while nobody has classified it",
            None,
            dictionary(activity, Arc::clone(codes))?,
        )
        .column("setting", "where", None, setting.array()?)
        .column("payer", "whose credit pays", None, payer.array()?)
        .column("gave", "numbers of those who gave", None, gave.array()?)
        .column("received", "numbers of those who received", None, received.array()?)
        .column("together", "numbers of those who did it together", None, together.array()?)
        .column("minutes_given", "minutes given, and done together, by all of them", Some("minutes"), Arc::new(given.array()))
        .column("minutes_received", "minutes received, and done together, by all of them", Some("minutes"), Arc::new(taken.array()))
        .column("visitors", "visitors without a name who received", Some("people"), Arc::new(visitors.array()))
        .column("facilitation", "a broker's time beside it", Some("minutes"), Arc::new(facilitation.array()))
        .column("estimated", "whether the minutes are an estimate", None, estimated.array())
        .column("brokered", "whether a broker brought it about", None, brokered.array())
        .column("listing", "the offer or request it came from", None, Arc::new(listing.array()))
        .column("pairing", "the pairing it belongs to", None, Arc::new(pairing.array()))
        .column("series", "the series it belongs to", None, Arc::new(series.array()))
        .column("batch", "the batch it was recorded in", None, Arc::new(batch.array()))
        .column("by", "who proposed or recorded it; missing when the host did", None, Arc::new(by.array()))
        .column("entered", "when it was entered", Some("UTC"), entry.array())
        .batch()
}

/// One row for each participation, in exchanges of every state.
pub fn participations(bank: &TimeBank) -> Result<NativeTable, ArrowError> {
    let codes = activity_codes(bank);
    let caption = format!("Participations at {}", bank.charter().name);
    in_batches("participations", caption, bank.exchange_rows(), |rows| some_participations(bank, &codes, rows))
}

fn some_participations(
    bank: &TimeBank,
    codes: &ArrayRef,
    rows: &mut dyn Iterator<Item = (ExchangeId, &ExchangeRow)>,
) -> Result<RecordBatch, ArrowError> {
    let n = rows.size_hint().0.saturating_mul(2);
    let (mut exchange, mut on, mut member) = (Counts::with_capacity(n), Days::with_capacity(n), Counts::with_capacity(n));
    let mut side = Words::of(words(Side::ALL, Side::as_str), n);
    let mut minutes = Minutes::with_capacity(n);
    let mut capacity = Words::of(words(Capacity::ALL, Capacity::as_str), n);
    let mut paid = Flags::with_capacity(n);
    let mut attendance = Words::of(words(Attendance::ALL, Attendance::as_str), n);
    let mut activity = Numbers::<Int32Type>::with_capacity(n);
    let mut state = Words::of(words(ExchangeState::ALL, ExchangeState::as_str), n);
    for (id, row) in rows {
        let (key, stands) = (activity_key(row.activity), place(ExchangeState::ALL, &row.state));
        each_part(bank, id, row, |part| {
            exchange.push(id.get());
            on.push(row.on);
            member.push(part.member);
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
        .column("side", "on which side", None, side.array()?)
        .column("minutes", "how long", Some("minutes"), Arc::new(minutes.array()))
        .column("capacity", "as what", None, capacity.array()?)
        .column("paid", "whether their time was paid for by somebody", None, paid.array())
        .column("attendance", "whether they came", None, attendance.array()?)
        .column("activity", "what is done: the code", None, dictionary(activity, Arc::clone(codes))?)
        .column("state", "where the exchange stands", None, state.array()?)
        .batch()
}
