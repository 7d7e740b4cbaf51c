//! Names, days and hours in the sentences that brokers read.

use super::rather_not::DAYS;
use crate::bank::TimeBank;
use crate::queries::Access;
use crate::values::ids::MemberId;
use crate::values::time::{Date, Start};
use chrono::Datelike as _;

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
/// How many are named in a sentence at most.
const NAMED: usize = 3;

/// Returns what a member is called, as far as the viewer may know: their name, else their number.
pub(super) fn called(bank: &TimeBank, viewer: &Access, member: MemberId) -> String {
    bank.named(viewer, member).name.unwrap_or_else(|| member.to_string())
}

/// Returns up to three of a list, and how many more there are: "A", "A and B", "A, B and C", "A, B, C and 2 more".
pub(super) fn listed(all: &[String]) -> String {
    let more = all.len().saturating_sub(NAMED);
    let first = all.get(..NAMED).unwrap_or(all);
    match (first, more) {
        ([], _) => String::new(),
        ([one], 0) => one.clone(),
        ([some @ .., last], 0) => format!("{} and {last}", some.join(", ")),
        (some, more) => format!("{} and {more} more", some.join(", ")),
    }
}

/// Returns a day with its month, and with its year where that is not the year of `near`.
pub(super) fn day(on: Date, near: Date) -> String {
    let (on, near) = (on.to_chrono(), near.to_chrono());
    let month = MONTHS.get(on.month0() as usize).copied().unwrap_or_default();
    if on.year() == near.year() { format!("{} {month}", on.day()) } else { format!("{} {month} {}", on.day(), on.year()) }
}

/// Returns a day with its weekday: "Thursday 3 September".
pub(super) fn weekday(on: Date, near: Date) -> String {
    let name = DAYS.get(usize::from(on.weekday())).copied().unwrap_or_default();
    format!("{name} {}", day(on, near))
}

/// Returns an hour on the local clock: "18:00".
pub(super) fn hour(start: Start) -> String {
    format!("{:02}:{:02}", start.minute / 60, start.minute % 60)
}

/// Returns how often: "once", "twice", "5 times".
pub(super) fn often(times: u32) -> String {
    match times {
        1 => "once".into(),
        2 => "twice".into(),
        more => format!("{more} times"),
    }
}

/// Returns minutes with their unit: "1 minute", "50 minutes".
pub(super) fn minutes(count: u32) -> String {
    if count == 1 { "1 minute".into() } else { format!("{count} minutes") }
}
