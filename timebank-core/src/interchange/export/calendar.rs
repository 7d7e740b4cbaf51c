//! A calendar as RFC 5545 has it: what is agreed, and when members are free.

use super::{Exported, name};
use crate::bank::TimeBank;
use crate::model::exchange::{ExchangeState, Terms};
use crate::order::{BTreeMap, BTreeSet};
use crate::values::ids::{ExchangeId, SeriesId};
use crate::values::time::Date;

/// Octets of a line, at most, without its end.
const LINE: usize = 75;
const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

struct Calendar {
    text: String,
}

impl Calendar {
    /// A property, folded where it is long. A letter is never parted.
    fn put(&mut self, name: &str, value: &str) {
        let mut room = LINE;
        for letter in name.chars().chain([':']).chain(value.chars()) {
            if letter.len_utf8() > room {
                self.text.push_str("\r\n ");
                room = LINE.saturating_sub(1);
            }
            self.text.push(letter);
            room = room.saturating_sub(letter.len_utf8());
        }
        self.text.push_str("\r\n");
    }

    fn text(&mut self, name: &str, value: &str) {
        let mut escaped = String::with_capacity(value.len());
        for letter in value.chars() {
            match letter {
                '\\' | ';' | ',' => escaped.extend(['\\', letter]),
                '\n' => escaped.push_str("\\n"),
                letter if letter.is_control() => {}
                letter => escaped.push(letter),
            }
        }
        self.put(name, &escaped);
    }
}

/// `20260301` of a day.
fn day(day: Date) -> String {
    day.to_string().replace('-', "")
}

/// `20260301T093000` of a minute of a day.
fn local(on: Date, minute: i64) -> Option<String> {
    let on = on.plus_days(i32::try_from(minute.div_euclid(1440)).ok()?)?;
    let minute = minute.rem_euclid(1440);
    Some(format!("{}T{:02}{:02}00", day(on), minute / 60, minute % 60))
}

pub fn write(bank: &TimeBank) -> Exported {
    let mut exported = Exported::default();
    let mut calendar = Calendar { text: String::new() };
    calendar.put("BEGIN", "VCALENDAR");
    calendar.put("VERSION", "2.0");
    calendar.put("PRODID", "-//Timebank//Timebank//EN");
    calendar.text("X-WR-CALNAME", &bank.charter().name);
    let stamp = stamp(bank);
    let timeless = sessions(bank, &mut calendar, &stamp);
    availability(bank, &mut calendar, &stamp);
    calendar.put("END", "VCALENDAR");
    exported.lose("timebank.ics", timeless, "agreed exchanges nobody said the time of: they stand as whole days");
    exported.file("timebank.ics", calendar.text.into_bytes());
    exported
}

fn stamp(bank: &TimeBank) -> String {
    let at = bank.last_at().to_string();
    let whole = at.split('.').next().unwrap_or_default().trim_end_matches('Z');
    format!("{}Z", whole.replace(['-', ':'], ""))
}

/// Agreed exchanges; those of one series a week apart are one event that comes again.
fn sessions(bank: &TimeBank, calendar: &mut Calendar, stamp: &str) -> usize {
    let mut timeless = 0usize;
    let agreed = || bank.exchange_rows().filter(|(_, row)| matches!(row.state, ExchangeState::Agreed | ExchangeState::Done));
    let mut dates: BTreeMap<SeriesId, Vec<&Terms>> = BTreeMap::new();
    for (id, _) in agreed() {
        if let (Some(plan), Some(series)) = (bank.exchange_plan(id), series(bank, id)) {
            dates.entry(series).or_default().push(plan);
        }
    }
    let mut told: BTreeSet<SeriesId> = BTreeSet::new();
    for (id, row) in agreed() {
        let Some(plan) = bank.exchange_plan(id) else { continue };
        let rule = series(bank, id).and_then(|series| Some((series, rule(dates.get(&series)?)?)));
        if rule.as_ref().is_some_and(|(series, _)| !told.insert(*series)) {
            continue;
        }
        let minutes = plan.parts.iter().map(|part| part.minutes).max().unwrap_or(0);
        calendar.put("BEGIN", "VEVENT");
        calendar.put("UID", &format!("exchange-{}@timebank", id.get()));
        calendar.put("DTSTAMP", stamp);
        match plan.start {
            Some(start) => {
                // In UTC: the offset of its day is known.
                let minute = i64::from(start.minute).saturating_sub(i64::from(start.offset));
                if let Some(begins) = local(plan.on, minute) {
                    calendar.put("DTSTART", &format!("{begins}Z"));
                }
                calendar.put("DURATION", &format!("PT{minutes}M"));
            }
            None => {
                timeless = timeless.saturating_add(1);
                calendar.put("DTSTART;VALUE=DATE", &day(plan.on));
            }
        }
        let activity = plan.activity.or(row.activity).and_then(|activity| bank.state.activities.get(activity));
        let who: Vec<String> = plan.parts.iter().map(|part| name(bank, bank.resolve(part.member))).collect();
        let what = activity.map_or("Exchange", |row| row.activity.name.as_str());
        calendar.text("SUMMARY", &format!("{what}: {}", who.join(", ")));
        calendar.put("STATUS", "CONFIRMED");
        if let Some((_, rule)) = rule {
            calendar.put("RRULE", &rule);
        }
        calendar.put("END", "VEVENT");
    }
    timeless
}

fn series(bank: &TimeBank, exchange: ExchangeId) -> Option<SeriesId> {
    bank.exchange_more(exchange)?.series
}

/// The rule that gives just these dates, when there is one: the same people at the same time, so many weeks apart, or on the same day of
/// one month after the other.
fn rule(plans: &[&Terms]) -> Option<String> {
    let ([first, second, ..], count) = (plans, plans.len()) else { return None };
    // In UTC, a rule goes wrong where the clocks change.
    let alike = plans.iter().all(|plan| plan.start == first.start && plan.parts == first.parts && plan.activity == first.activity);
    let apart =
        |step: &dyn Fn(Date) -> Option<Date>| plans.iter().zip(plans.iter().skip(1)).all(|(one, next)| step(one.on) == Some(next.on));
    let days = second.on.days_since(first.on);
    if !alike {
        None
    } else if days > 0 && days % 7 == 0 && apart(&|day| day.plus_days(days)) {
        Some(format!("FREQ=WEEKLY;INTERVAL={};COUNT={count}", days / 7))
    } else if apart(&next_month) {
        Some(format!("FREQ=MONTHLY;COUNT={count}"))
    } else {
        None
    }
}

/// The same day of the next month, if that month has it.
fn next_month(day: Date) -> Option<Date> {
    let (wanted, mut next) = (day.to_string(), day);
    let of_month = |text: &str| text.rsplit('-').next().map(str::to_owned);
    let month = |text: &str| text.split('-').nth(1).map(str::to_owned);
    for _ in 0..31 {
        next = next.plus_days(1)?;
        let text = next.to_string();
        if of_month(&text) == of_month(&wanted) && month(&text) != month(&wanted) {
            return Some(next);
        }
    }
    None
}

/// When members are free, week after week, on the local clock wherever it is read.
fn availability(bank: &TimeBank, calendar: &mut Calendar, stamp: &str) {
    // The Monday of the week of the last record: where each weekly stretch is first shown.
    let today = bank.today_here();
    let back = i32::from(today.weekday());
    let Some(monday) = today.plus_days(back.saturating_neg()) else { return };
    for (id, row) in bank.member_rows().filter(|(_, row)| row.merged_into.is_none()) {
        let Some(person) = bank.person(id).filter(|_| row.state == crate::model::member::MemberState::Active) else { continue };
        let stretches = person.availability.weekly.iter().map(|w| (monday, w.from, w.until, true));
        let dated = person.availability.dated.iter().map(|d| (d.on, d.from, d.until, false));
        for (place, (on, from, until, weekly)) in (1u32..).zip(stretches.chain(dated)) {
            let (Some(begins), Some(ends)) = (local(on, i64::from(from)), local(on, i64::from(until))) else { continue };
            calendar.put("BEGIN", "VEVENT");
            calendar.put("UID", &format!("free-{}-{place}@timebank", id.get()));
            calendar.put("DTSTAMP", stamp);
            calendar.put("DTSTART", &begins);
            calendar.put("DTEND", &ends);
            if weekly && let Some(of_week) = DAYS.get(usize::from(from / 1440)) {
                calendar.put("RRULE", &format!("FREQ=WEEKLY;BYDAY={of_week}"));
                for hole in person.availability.except.iter().filter(|hole| hole.on.weekday() == u8::try_from(from / 1440).unwrap_or(7)) {
                    let minute = from % 1440;
                    if hole.from < until.saturating_sub(from.saturating_sub(minute)) && minute < hole.until {
                        calendar.put("EXDATE", &local(hole.on, i64::from(minute)).unwrap_or_default());
                    }
                }
            }
            calendar.text("SUMMARY", &format!("{} is free", name(bank, id)));
            calendar.put("TRANSP", "TRANSPARENT");
            calendar.put("END", "VEVENT");
        }
    }
}
