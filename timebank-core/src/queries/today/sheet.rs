//! The sheet for the day's sessions, to be printed: plain text, one session after another, a box to tick for everybody.

use super::super::question;
use super::{Session, SessionPerson, TodayAt};
use crate::bank::TimeBank;
use crate::error::Error;
use crate::model::caller::Viewer;
use crate::model::exchange::{Attendance, Side};
use crate::values::time::{Date, Timestamp};
use std::fmt::Write;

question! {
    /// The sheet for a day's sessions, as plain text to print. For brokers: it holds access needs and emergency contacts.
    pub struct SessionSheet {
        /// The moment the sheet is for.
        at: Timestamp,
    }
    optional {
        /// The local date; the bank's local day at `at` when left out.
        on: Option<Date>,
    }
    =>
    /// The sheet of a day's sessions.
    ///
    /// # Errors
    /// [`Error::AskTheBroker`] for members.
    session_sheet -> String
}

impl TimeBank {
    /// See [`View::session_sheet`](crate::queries::View::session_sheet).
    pub(crate) fn session_sheet(&self, by: Viewer, question: &SessionSheet) -> Result<String, Error> {
        self.access(by)?.need_broker()?;
        let today = self.today(by, &TodayAt { at: question.at, on: question.on })?;
        let on = today.on.unwrap_or(self.day_of(question.at));
        let mut sheet = String::new();
        line(&mut sheet, format_args!("{}: sessions on {on}", self.charter().name));
        if today.sessions.is_empty() {
            line(&mut sheet, format_args!("\nNo sessions today."));
        }
        for session in &today.sessions {
            one(&mut sheet, session);
        }
        Ok(sheet)
    }
}

fn line(sheet: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = writeln!(sheet, "{text}");
}

fn one(sheet: &mut String, session: &Session) {
    let start = session.start.map_or_else(|| "time not said".into(), |start| format!("{:02}:{:02}", start.minute / 60, start.minute % 60));
    let what = session.activity_name.as_deref().unwrap_or("not classified");
    let place = session.setting.map(|setting| format!(", {setting}")).unwrap_or_default();
    line(sheet, format_args!("\n{start}  {what}{place}  (exchange {}, {})", session.exchange.get(), session.state));
    for person in &session.people {
        line(sheet, format_args!("  {} {}", mark(person.attendance), row(person)));
    }
    if session.visitors > 0 {
        line(sheet, format_args!("  [ ] visitors without a name: {}", session.visitors));
    }
}

fn mark(attendance: Option<Attendance>) -> &'static str {
    match attendance {
        None => "[ ]",
        Some(Attendance::Attended) => "[x]",
        Some(_) => "[-]",
    }
}

fn row(person: &SessionPerson) -> String {
    let mut row = person.who.name.clone().unwrap_or_else(|| format!("member {}", person.who.member.get()));
    row.push_str(match person.side {
        Side::Gave => ", gives",
        Side::Together => ", together",
        _ => ", receives",
    });
    if let Some(attendance) = person.attendance.filter(|a| *a != Attendance::Attended) {
        let _ = write!(row, " ({attendance})");
    }
    let mut add = |label: &str, words: &str| {
        if !words.is_empty() {
            // A line of the sheet stays a line, whatever somebody typed.
            let words: String = words.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
            let _ = write!(row, "; {label}: {words}");
        }
    };
    add("access", &person.access_needs.join(", "));
    add("transport", person.transport.as_deref().unwrap_or_default());
    add("emergency", &person.emergency.join(", "));
    row
}
