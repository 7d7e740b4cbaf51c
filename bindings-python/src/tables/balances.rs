//! Balances over time, and service summed up.

use std::sync::Arc;

use arrow_array::PrimitiveArray;
use arrow_array::types::{Int32Type, Int64Type};
use arrow_schema::ArrowError;
use timebank_core::queries::{Grouping, HoursBy, HoursLine};
use timebank_core::{AccountId, Date, Id as _, MemberId, TimeBank, Viewer};

use super::NativeTable;
use super::columns::*;
use super::exchanges::{Names, activity_codes, activity_key, hours_of};

/// First day of the span a day is in, and of the span after it.
fn span(day: Date, every: &str) -> Option<(Date, Date)> {
    let (year, month) = {
        let text = day.to_string();
        let mut parts = text.split('-');
        (parts.next()?.parse::<i32>().ok()?, parts.next()?.parse::<u32>().ok()?)
    };
    match every {
        "day" => Some((day, day.plus_days(1)?)),
        "week" => {
            let monday = day.plus_days(i32::from(day.weekday()).wrapping_neg())?;
            Some((monday, monday.plus_days(7)?))
        }
        "month" => {
            let next = if month == 12 { Date::new(year.saturating_add(1), 1, 1) } else { Date::new(year, month.saturating_add(1), 1) };
            Some((Date::new(year, month, 1).ok()?, next.ok()?))
        }
        "year" => Some((Date::new(year, 1, 1).ok()?, Date::new(year.saturating_add(1), 1, 1).ok()?)),
        _ => None,
    }
}

/// The balance of every account that moved, at every posting; or at the end of each span in which anything was posted: after
/// a quiet span balances are as before. In the order of the days entries count for, or of entry.
pub fn balances_over_time(bank: &TimeBank, every: Option<&str>, entered: bool) -> Result<NativeTable, ArrowError> {
    let ledger = bank.host().ledger();
    let mut balances: Vec<i64> = vec![0; ledger.accounts.len() as usize];
    let mut moved = vec![false; balances.len()];
    let mut now: Option<(Date, Date)> = None;
    let n = if every.is_none() { ledger.postings.len() as usize } else { 0 };
    let (mut at, mut value, mut period) = (Moments::with_capacity(n), Days::with_capacity(n), Days::with_capacity(0));
    let mut entries: Vec<_> = ledger.entries.iter().collect();
    if !entered {
        entries.sort_by_key(|(_, entry)| entry.value);
    }
    let (mut account, mut balance) = (Counts::with_capacity(n), Minutes::with_capacity(n));
    let mut end = |balances: &[i64], moved: &[bool], first: Date, account: &mut Counts, balance: &mut Minutes| {
        for ((minutes, moved), index) in balances.iter().zip(moved).zip(0u32..) {
            if let (true, Some(id)) = (*moved, AccountId::from_index(index)) {
                period.push(first);
                account.push(id.get());
                balance.push(*minutes);
            }
        }
    };
    for (id, entry) in entries {
        if let Some(every) = every {
            let day = if entered { bank.day_of(entry.at) } else { entry.value };
            if let Some((first, _)) = now.filter(|(_, next)| day >= *next) {
                end(&balances, &moved, first, &mut account, &mut balance);
                now = None;
            }
            if now.is_none() {
                now = span(day, every);
                if now.is_none() {
                    return Err(ArrowError::InvalidArgumentError(format!("`{every}` is none of `day`, `week`, `month`, `year`")));
                }
            }
        }
        for posting in ledger.postings_of(id) {
            let index = posting.account.index() as usize;
            if let (Some(sum), Some(seen)) = (balances.get_mut(index), moved.get_mut(index)) {
                *sum = sum.saturating_add(posting.minutes.get());
                *seen = true;
                if every.is_none() {
                    at.push(entry.at);
                    value.push(entry.value);
                    account.push(posting.account.get());
                    balance.push(*sum);
                }
            }
        }
    }
    if let Some((first, _)) = now {
        end(&balances, &moved, first, &mut account, &mut balance);
    }
    let columns = match every {
        None => Columns::default().column("at", "when it was entered", Some("UTC"), at.array()).column(
            "value",
            "the day it counts for",
            None,
            value.array(),
        ),
        Some(_) => Columns::default().column("period", "first day of the span", None, period.array()),
    };
    let batch = columns
        .column("account", "which account; 1 is the pot", None, Arc::new(account.array()))
        .column("balance", "given more so far when positive", Some("minutes"), Arc::new(balance.array()))
        .batch()?;
    NativeTable::new("balances", format!("Balances over time at {}", bank.charter().name), vec![batch])
}

/// Service summed up, as a table.
pub fn hours(bank: &TimeBank, viewer: Viewer, question: &HoursBy, lines: &[HoursLine]) -> Result<NativeTable, ArrowError> {
    let n = lines.len();
    let (mut period, mut activity, mut member) = (Days::with_capacity(n), Numbers::<Int32Type>::with_capacity(n), Counts::with_capacity(n));
    let (mut given, mut received, mut exchanges) = (Vec::with_capacity(n), Vec::with_capacity(n), Counts::with_capacity(n));
    // Names are personal: an auditor is not told them.
    let known = !matches!(viewer, Viewer::Auditor);
    let (names, mut name) = (Names::of(bank), Numbers::<Int32Type>::with_capacity(n));
    for line in lines {
        period.maybe(line.period);
        activity.maybe(activity_key(line.activity));
        member.maybe(line.member.map(MemberId::get));
        name.maybe(line.member.filter(|_| known).and_then(|member| names.key(member.get())));
        given.push(i64::try_from(line.given).unwrap_or(i64::MAX));
        received.push(i64::try_from(line.received).unwrap_or(i64::MAX));
        exchanges.push(line.exchanges);
    }
    let mut columns = Columns::default();
    if question.each.iter().any(|one| !matches!(one, Grouping::Activity | Grouping::Member)) {
        columns = columns.column("period", "first day of the span", None, period.array());
    }
    if question.each.contains(&Grouping::Activity) {
        columns = columns.column("activity", "what was done: the code", None, dictionary(activity, activity_codes(bank))?);
    }
    if question.each.contains(&Grouping::Member) {
        columns = columns.column("member", "who took part", None, Arc::new(member.array())).column(
            "name",
            "their name; missing when it is not known here, or was forgotten",
            None,
            names.column(name)?,
        );
    }
    let batch = columns
        .column("hours_given", "service given, and done together, in hours", Some("hours"), hours_of(&given))
        .column("hours_received", "service received, and done together, in hours", Some("hours"), hours_of(&received))
        .column(
            "minutes_given",
            "service given, and done together",
            Some("minutes"),
            Arc::new(PrimitiveArray::<Int64Type>::new(given.into(), None)),
        )
        .column(
            "minutes_received",
            "service received, and done together",
            Some("minutes"),
            Arc::new(PrimitiveArray::<Int64Type>::new(received.into(), None)),
        )
        .column("exchanges", "exchanges these were part of", None, Arc::new(exchanges.array()))
        .batch()?;
    NativeTable::new("hours", format!("Service at {}", bank.charter().name), vec![batch])
}
