//! When a member is free: weekly stretches by the local clock, with what is left of those an exception touches.

use super::text::{Lines, local};
use crate::bank::TimeBank;
use crate::interchange::export::linked::uuid_of;
use crate::order::{BTreeMap, BTreeSet};
use crate::values::availability::{Availability, WeeklyHours};
use crate::values::ids::MemberId;
use crate::values::revision::Revision;
use crate::values::time::Date;

pub const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
/// Minutes of a day.
const DAY: i64 = 1_440;

/// How local times are written: in the community's zone where its clock was set, or else in UTC, which is the bank's clock until then.
pub struct Zone {
    name: Option<String>,
}

impl Zone {
    /// Writes the zone that local times refer to, from the offset changes the host gave: one observance for each, and no rule.
    pub fn write(bank: &TimeBank, from: Date, lines: &mut Lines) -> Self {
        let state = &bank.state;
        if !state.has_clock() {
            return Self { name: None };
        }
        let name = bank.charter().time_zone.clone();
        lines.put("BEGIN", "VTIMEZONE");
        lines.text("TZID", &name);
        // What holds at the beginning, and every change that is known: weeks that repeat go on beyond the calendar.
        let begin = from.start();
        let first = (begin, state.offset_at(begin));
        let changes = state.clock.range(begin..).map(|(at, offset)| (*at, *offset)).filter(|(at, _)| *at != begin);
        let mut before = first.1;
        for (at, offset) in std::iter::once(first).chain(changes) {
            let kind = if offset > before { "DAYLIGHT" } else { "STANDARD" };
            // An onset is a local time by the offset before it.
            let onset = at.plus(i64::from(before));
            let starts = local(onset.date(), i64::from(onset.minute_of_day())).unwrap_or_default();
            lines.put("BEGIN", kind);
            lines.put("DTSTART", &starts);
            lines.put("TZOFFSETFROM", &ahead(before));
            lines.put("TZOFFSETTO", &ahead(offset));
            lines.put("END", kind);
            before = offset;
        }
        lines.put("END", "VTIMEZONE");
        Self { name: Some(name) }
    }

    /// Adds a property that is a local time.
    fn put(&self, lines: &mut Lines, property: &str, on: Date, minute: i64) {
        let Some(value) = local(on, minute) else { return };
        match &self.name {
            // Quoted, for what a zone may be called; a quotation mark itself is in no zone's name.
            Some(name) => lines.put(&format!("{property};TZID=\"{}\"", name.replace('"', "")), &value),
            None => lines.put(property, &format!("{value}Z")),
        }
    }
}

/// Writes the zone of a calendar with nothing else in it: times in UTC refer to none, and a calendar has one component at least.
pub fn utc_alone(lines: &mut Lines) {
    let [utc, zone, standard] = ["+0000", "VTIMEZONE", "STANDARD"];
    for (name, value) in [
        ("BEGIN", zone),
        ("TZID", "Etc/UTC"),
        ("BEGIN", standard),
        ("DTSTART", "19700101T000000"),
        ("TZOFFSETFROM", utc),
        ("TZOFFSETTO", utc),
        ("END", standard),
        ("END", zone),
    ] {
        lines.put(name, value);
    }
}

/// `+0100` of minutes ahead of UTC.
fn ahead(minutes: i16) -> String {
    let sign = if minutes < 0 { '-' } else { '+' };
    let minutes = minutes.unsigned_abs();
    format!("{sign}{:02}{:02}", minutes / 60, minutes % 60)
}

/// What the events of one member have in common.
pub struct Member<'a> {
    pub bank: &'a TimeBank,
    pub zone: &'a Zone,
    pub id: MemberId,
    pub summary: String,
    pub revision: Revision,
    pub private: bool,
}

impl Member<'_> {
    /// Writes when they are free from a Monday on.
    pub fn write(&self, availability: &Availability, monday: Date, lines: &mut Lines) {
        let mut holes: BTreeMap<Date, Vec<(i64, i64)>> = BTreeMap::new();
        for hole in &availability.except {
            holes.entry(hole.on).or_default().push((i64::from(hole.from), i64::from(hole.until)));
        }
        // What is said twice is one stretch.
        for stretch in availability.weekly.iter().collect::<BTreeSet<_>>() {
            self.weekly(stretch, monday, &holes, lines);
        }
        for one in availability.dated.iter().collect::<BTreeSet<_>>() {
            self.pieces("on", one.on, (i64::from(one.from), i64::from(one.until)), &holes, lines);
        }
    }

    fn weekly(&self, stretch: &WeeklyHours, monday: Date, holes: &BTreeMap<Date, Vec<(i64, i64)>>, lines: &mut Lines) {
        let weekday = i32::from(stretch.from / 1440);
        let Some(first) = monday.plus_days(weekday) else { return };
        let from = i64::from(stretch.from % 1440);
        let until = from.saturating_add(i64::from(stretch.until)).saturating_sub(i64::from(stretch.from));
        // The occurrences an exception touches: they are taken out whole, and what is left of them stands by itself.
        let mut touched: BTreeSet<Date> = BTreeSet::new();
        for (on, spans) in holes.iter() {
            for back in 0..=7i32 {
                let Some(begins) = on.plus_days(back.saturating_neg()) else { continue };
                let shift = i64::from(back).saturating_mul(DAY);
                let meets = |(a, b): &(i64, i64)| a.saturating_add(shift) < until && from < b.saturating_add(shift);
                if begins.days_since(first) >= 0 && begins.days_since(first) % 7 == 0 && spans.iter().any(meets) {
                    touched.insert(begins);
                }
            }
        }
        let name = format!("{}-{}", stretch.from, stretch.until);
        self.begin(&name, lines);
        self.zone.put(lines, "DTSTART", first, from);
        self.zone.put(lines, "DTEND", first, until);
        if let Some(of_week) = DAYS.get(usize::from(stretch.from / 1440)) {
            lines.put("RRULE", &format!("FREQ=WEEKLY;BYDAY={of_week}"));
        }
        for begins in &touched {
            self.zone.put(lines, "EXDATE", *begins, from);
        }
        self.end(lines);
        for begins in touched {
            self.pieces(&name, begins, (from, until), holes, lines);
        }
    }

    /// What exceptions leave of one stretch, each piece an event of its own. `of` names the stretch: two may leave the same piece.
    fn pieces(&self, of: &str, on: Date, (from, until): (i64, i64), holes: &BTreeMap<Date, Vec<(i64, i64)>>, lines: &mut Lines) {
        let mut left = vec![(from, until)];
        for (day, spans) in holes.iter() {
            let shift = i64::from(day.days_since(on)).saturating_mul(DAY);
            for (a, b) in spans {
                let (a, b) = (a.saturating_add(shift), b.saturating_add(shift));
                left = left
                    .into_iter()
                    .flat_map(|(from, until)| [(from, until.min(a)), (from.max(b), until)])
                    .filter(|(a, b)| a < b)
                    .collect();
            }
        }
        for (from, until) in left {
            self.begin(&format!("{of}:{on}-{from}-{until}"), lines);
            self.zone.put(lines, "DTSTART", on, from);
            self.zone.put(lines, "DTEND", on, until);
            self.end(lines);
        }
    }

    fn begin(&self, what: &str, lines: &mut Lines) {
        lines.put("BEGIN", "VEVENT");
        lines.put("UID", &uuid_of(self.bank, &format!("free:{what}"), self.id.get()));
        lines.revision(self.revision);
    }

    fn end(&self, lines: &mut Lines) {
        lines.text("SUMMARY", &self.summary);
        lines.put("TRANSP", "TRANSPARENT");
        if self.private {
            lines.put("CLASS", "PRIVATE");
        }
        lines.put("END", "VEVENT");
    }
}
