//! Lines of RFC 5545.

use crate::values::revision::Revision;
use crate::values::time::{Date, Timestamp};

/// Octets of a line, at most, without its end.
const LINE: usize = 75;

/// The text of a calendar as it grows.
#[derive(Default)]
pub struct Lines {
    text: String,
    /// Whether a component stands in it.
    component: bool,
}

impl Lines {
    /// Adds a property, folded where it is long. A letter is never split.
    pub fn put(&mut self, name: &str, value: &str) {
        self.component |= name == "BEGIN" && value != "VCALENDAR";
        let mut room = LINE;
        for letter in name.chars().chain([':']).chain(value.chars()) {
            if letter.len_utf8() > room {
                self.text.push_str("\r\n ");
                // The blank that begins the next line counts.
                room = LINE.saturating_sub(1);
            }
            self.text.push(letter);
            room = room.saturating_sub(letter.len_utf8());
        }
        self.text.push_str("\r\n");
    }

    /// Adds a property whose value is text: escaped, without control characters and marks of direction.
    pub fn text(&mut self, name: &str, value: &str) {
        let mut escaped = String::with_capacity(value.len());
        for letter in value.chars() {
            match letter {
                '\\' | ';' | ',' => escaped.extend(['\\', letter]),
                '\n' => escaped.push_str("\\n"),
                '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
                letter if letter.is_control() => {}
                letter => escaped.push(letter),
            }
        }
        self.put(name, &escaped);
    }

    /// Adds when a component last changed, and how often it did.
    pub fn revision(&mut self, revision: Revision) {
        let at = utc(revision.at);
        self.put("DTSTAMP", &at);
        self.put("LAST-MODIFIED", &at);
        self.put("SEQUENCE", &revision.times.to_string());
    }

    /// Whether nothing but properties stand in it, which RFC 5545 has no calendar for.
    pub fn is_bare(&self) -> bool {
        !self.component
    }

    pub fn done(self) -> Vec<u8> {
        self.text.into_bytes()
    }
}

/// `20260301` of a day.
pub fn day(day: Date) -> String {
    day.to_string().replace('-', "")
}

/// `20260301T093000` of a minute of a day; a minute may lie on another day.
pub fn local(on: Date, minute: i64) -> Option<String> {
    let on = on.plus_days(i32::try_from(minute.div_euclid(1440)).ok()?)?;
    let minute = minute.rem_euclid(1440);
    Some(format!("{}T{:02}{:02}00", day(on), minute / 60, minute % 60))
}

/// `20260301T093000Z` of an instant, to the second.
fn utc(at: Timestamp) -> String {
    let at = at.to_string();
    let whole = at.split('.').next().unwrap_or_default().trim_end_matches('Z');
    format!("{}Z", whole.replace(['-', ':'], ""))
}
