//! A calendar as RFC 5545 has it, for one viewer: exchanges, and when members are free.
//!
//! Everything in it is an answer to a question of that viewer, so it holds nothing they could not ask for. Each exchange is one event
//! whose UID comes from the identity of the bank and its own number: it stays when dates of a series are called off, when the bank is
//! renamed, and no other bank has it. An exchange with a time is in UTC, because the offset of its day is known.
//!
//! `SEQUENCE` counts the changes of what everyone in an exchange sees: whether it is proposed, takes place or is called off, its day,
//! start and activity, who comes and how long. `DTSTAMP` and `LAST-MODIFIED` are the moment of the last of them. What only some see moves
//! neither, and for somebody who came in later the changes before are not counted. New names of activities and members change the text
//! alone.

mod free;
mod text;

use super::Exported;
use super::linked::uuid_of;
use crate::bank::TimeBank;
use crate::canon::wire_code;
use crate::error::Error;
use crate::model::caller::Viewer;
use crate::model::exchange::{ExchangeState, Side};
use crate::model::member::MemberState;
use crate::order::BTreeMap;
use crate::queries::{ExchangeView, HistoryOf, OpenExchanges};
use crate::values::availability::Availability;
use crate::values::ids::{ExchangeId, MemberId};
use crate::values::revision::Revision;
use crate::values::time::{Date, Timestamp};
use serde::{Deserialize, Serialize};
use text::{Lines, day, local};

/// Days before today and after it that a calendar covers.
const BACK: i32 = 30;
const AHEAD: i32 = 180;
/// Exchanges, at most.
const MOST: usize = 500;
/// People whose names stand in a summary, at most; more are a count.
const NAMES: usize = 3;

wire_code! {
    /// What a calendar says of an exchange.
    #[derive(Default)]
    pub enum CalendarDetail {
        /// What is done alone: calendars are copied to servers of other companies and stay there.
        #[default]
        Plain = "plain",
        /// Names as the viewer sees them; groups as a count.
        Names = "names",
    }
}

/// Whose calendar is written, for whom, and what it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct CalendarOptions {
    /// The viewer who reads it.
    pub viewer: Viewer,
    /// The member whose exchanges are written; the viewer's own when left out, and for the host everybody's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member: Option<MemberId>,
    /// What it says of an exchange.
    #[serde(default, skip_serializing_if = "is_default")]
    pub detail: CalendarDetail,
    /// Whether it says when the member is free.
    #[serde(default, skip_serializing_if = "is_default")]
    pub free: bool,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

impl CalendarOptions {
    /// The viewer's own exchanges in plain words.
    pub const fn of(viewer: Viewer) -> Self {
        Self { viewer, member: None, detail: CalendarDetail::Plain, free: false }
    }
}

/// What a calendar leaves out or says otherwise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Left {
    /// Exchanges nobody said the time of: they are whole days.
    timeless: usize,
    /// Open exchanges before or after the days it covers.
    outside: usize,
    /// Exchanges beyond those it takes.
    cut: usize,
    /// Members who are not active, whose hours are not written.
    hours: usize,
}

/// Writes a calendar for a viewer, and how many of its exchanges nobody said the time of: they are whole days.
///
/// # Errors
/// [`Error::AskTheBroker`] where the viewer may not see the member; [`Error::NotFound`].
pub fn calendar(bank: &TimeBank, options: &CalendarOptions) -> Result<(Vec<u8>, usize), Error> {
    written(bank, options).map(|(bytes, left)| (bytes, left.timeless))
}

/// The same, with all that is left out.
fn written(bank: &TimeBank, options: &CalendarOptions) -> Result<(Vec<u8>, Left), Error> {
    let bank = match options.viewer {
        Viewer::Auditor => return Err(Error::AskTheBroker {}),
        Viewer::Host | Viewer::Member(_) => bank,
    };
    let access = bank.access(options.viewer)?;
    let member = match options.member {
        None if access.is_broker() && access.member.is_none() => None,
        asked => asked.or(access.member),
    };
    let today = bank.today_here();
    let (from, until) = (today.plus_days(-BACK).unwrap_or(today), today.plus_days(AHEAD).unwrap_or(today));
    let (mut all, outside) = exchanges(bank, options.viewer, member, (from, until))?;
    let cut = all.len().saturating_sub(MOST);
    let mut left = Left { outside, cut, ..Left::default() };
    all.truncate(MOST);
    let mut lines = Lines::default();
    lines.put("BEGIN", "VCALENDAR");
    lines.put("VERSION", "2.0");
    lines.put("PRODID", "-//Timebank//Timebank//EN");
    lines.text("NAME", &bank.charter().name);
    lines.text("X-WR-CALNAME", &bank.charter().name);
    if cut > 0 {
        lines.text("X-WR-CALDESC", &format!("{cut} later dates are not in it"));
    }
    lines.put("REFRESH-INTERVAL;VALUE=DURATION", "PT6H");
    lines.put("X-PUBLISHED-TTL", "PT6H");
    let zone = free::Zone::write(bank, from, &mut lines);
    let private = matches!(options.viewer, Viewer::Member(_));
    for exchange in &all {
        left.timeless = left.timeless.saturating_add(usize::from(exchange.start.is_none()));
        event(bank, exchange, member, (options.detail, private), &mut lines);
    }
    if options.free {
        left.hours = availability(bank, member, &zone, private, today, &mut lines);
    }
    if lines.is_bare() {
        free::utc_alone(&mut lines);
    }
    lines.put("END", "VCALENDAR");
    Ok((lines.done(), left))
}

/// The host's calendar: everybody's exchanges with names, and when members are free.
pub fn write(bank: &TimeBank) -> Exported {
    let mut exported = Exported::default();
    let options = CalendarOptions { detail: CalendarDetail::Names, free: true, ..CalendarOptions::of(Viewer::Host) };
    let (bytes, left) = written(bank, &options).unwrap_or_default();
    exported.lose("timebank.ics", left.timeless, "exchanges nobody said the time of: they stand as whole days");
    exported.lose("timebank.ics", left.outside, "open exchanges more than 30 days ago, or more than 180 days ahead");
    exported.lose("timebank.ics", left.cut, "exchanges beyond the first 500");
    exported.lose("timebank.ics", left.hours, "hours of members who are not active");
    exported.file("timebank.ics", bytes);
    exported
}

/// How an exchange stands in the calendar of a member, or of everybody. Whatever called it off looks the same.
fn standing(bank: &TimeBank, exchange: &ExchangeView, member: Option<MemberId>) -> &'static str {
    let mut own = exchange.parts.iter().filter(|part| member.is_some_and(|member| bank.resolve(member) == part.who.member)).peekable();
    match exchange.state {
        // Others may go on without them.
        _ if own.peek().is_some() && own.all(|part| part.attendance.is_some()) => "CANCELLED",
        ExchangeState::Proposed => "TENTATIVE",
        ExchangeState::Agreed
        | ExchangeState::Done
        | ExchangeState::Disputed
        | ExchangeState::AwaitingWord
        | ExchangeState::Confirmed
        | ExchangeState::Settled => "CONFIRMED",
        _ => "CANCELLED",
    }
}

/// When an exchange last changed for everyone in it, and how often it did since `member` came in.
fn revision(bank: &TimeBank, id: ExchangeId, member: Option<MemberId>) -> Option<Revision> {
    let more = bank.state.more.get(&id);
    let Some(last) = more.and_then(|more| more.revised) else {
        let entered = bank.state.exchanges.get(id)?.entered;
        return Some(Revision { at: Timestamp::from_seconds(entered)?, times: 0 });
    };
    let came = |(who, _): &&(MemberId, u32)| member.is_some_and(|member| bank.resolve(*who) == bank.resolve(member));
    let before = more.and_then(|more| more.came_in.iter().find(came)).map_or(0, |(_, times)| *times);
    Some(Revision { at: last.at, times: last.times.saturating_sub(before) })
}

/// The exchanges of a viewer's answers within the window, in order of their start, and how many open ones lie outside it.
fn exchanges(bank: &TimeBank, viewer: Viewer, member: Option<MemberId>, window: (Date, Date)) -> Result<(Vec<ExchangeView>, usize), Error> {
    let view = bank.view(viewer);
    let within = |exchange: &ExchangeView| window.0 <= exchange.on && exchange.on <= window.1;
    let mut all: BTreeMap<ExchangeId, ExchangeView> = BTreeMap::new();
    let open = view.open_exchanges(&OpenExchanges { member })?;
    let outside = open.iter().filter(|exchange| !within(exchange)).count();
    all.extend(open.into_iter().filter(within).map(|exchange| (exchange.exchange, exchange)));
    if let Some(member) = member {
        let mut before = None;
        loop {
            let page = view.history(&HistoryOf { before, limit: Some(crate::queries::PAGE), ..HistoryOf::new(member) })?;
            // Latest first: what comes after a page that ends before the window lies before it too.
            let past = page.exchanges.last().is_none_or(|last| last.on < window.0);
            all.extend(page.exchanges.into_iter().filter(within).map(|exchange| (exchange.exchange, exchange)));
            before = page.next;
            if past || before.is_none() {
                break;
            }
        }
    }
    let mut all: Vec<ExchangeView> = all.into_values().collect();
    all.sort_by_key(|exchange| (exchange.on, exchange.start.map(|start| start.minute), exchange.exchange));
    Ok((all, outside))
}

fn event(bank: &TimeBank, exchange: &ExchangeView, member: Option<MemberId>, (detail, private): (CalendarDetail, bool), lines: &mut Lines) {
    let minutes = exchange.parts.iter().map(|part| part.minutes).max().unwrap_or(0);
    lines.put("BEGIN", "VEVENT");
    lines.put("UID", &uuid_of(bank, "exchange", exchange.exchange.get()));
    let revision = revision(bank, exchange.exchange, member).unwrap_or(Revision { at: exchange.on.start(), times: 0 });
    lines.revision(revision);
    match exchange.start {
        Some(start) => {
            // In UTC: the offset of its day is known.
            let minute = i64::from(start.minute).saturating_sub(i64::from(start.offset));
            if let Some(begins) = local(exchange.on, minute) {
                lines.put("DTSTART", &format!("{begins}Z"));
            }
            if minutes > 0 {
                lines.put("DURATION", &format!("PT{minutes}M"));
            }
        }
        None => {
            lines.put("DTSTART;VALUE=DATE", &day(exchange.on));
            lines.put("DTEND;VALUE=DATE", &day(exchange.on.plus_days(1).unwrap_or(exchange.on)));
        }
    }
    let what = exchange.activity_name.as_deref().unwrap_or("Exchange");
    match detail {
        CalendarDetail::Plain => lines.text("SUMMARY", what),
        CalendarDetail::Names => lines.text("SUMMARY", &format!("{what}: {}", who(exchange))),
    }
    lines.put("STATUS", standing(bank, exchange, member));
    if private {
        lines.put("CLASS", "PRIVATE");
    }
    lines.put("END", "VEVENT");
}

/// The names of those who take part, as the viewer sees them, or how many they are.
fn who(exchange: &ExchangeView) -> String {
    let people = exchange.parts.len().saturating_add(usize::try_from(exchange.visitors).unwrap_or(usize::MAX));
    if people > NAMES {
        return format!("{people} people");
    }
    let gave_first = |part: &&crate::queries::PartView| part.side == Side::Received;
    let mut parts: Vec<&crate::queries::PartView> = exchange.parts.iter().collect();
    parts.sort_by_key(gave_first);
    let names = parts.iter().map(|part| part.who.name.clone().unwrap_or_else(|| part.who.member.to_string()));
    names.collect::<Vec<_>>().join(", ")
}

/// When a member is free, or for the host when all are, week after week; how many members have hours that are not written, as they are
/// not active.
fn availability(bank: &TimeBank, member: Option<MemberId>, zone: &free::Zone, private: bool, today: Date, lines: &mut Lines) -> usize {
    let back = i32::from(today.weekday());
    let Some(monday) = today.plus_days(back.saturating_neg()) else { return 0 };
    let mut left = 0usize;
    let asked = |id: &MemberId| member.is_none_or(|member| bank.resolve(member) == *id);
    for (id, row) in bank.member_rows().filter(|(id, row)| row.merged_into.is_none() && asked(id)) {
        let Some(person) = bank.person(id) else { continue };
        if row.state != MemberState::Active {
            left = left.saturating_add(usize::from(person.availability != Availability::default()));
            continue;
        }
        let summary = if member.is_some() { "Free".to_owned() } else { format!("{} is free", super::name(bank, id)) };
        // When they first said it, it was no change.
        let revision = person.free.map(|said| Revision { times: said.times.saturating_sub(1), ..said });
        let revision = revision.unwrap_or(Revision { at: row.entered, times: 0 });
        free::Member { bank, zone, id, summary, revision, private }.write(&person.availability, monday, lines);
    }
    left
}

/// `MO` of a Monday.
pub fn weekday(day: Date) -> &'static str {
    free::DAYS.get(usize::from(day.weekday())).copied().unwrap_or_default()
}
