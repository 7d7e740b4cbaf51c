#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::panic,
    clippy::string_slice,
    reason = "tests"
)]

//! Calendars for one viewer, read again by a plain expander that shares nothing with the writer.

use super::tests::context;
use super::*;
use crate::charter::Charter;
use crate::command::*;
use crate::model::caller::Viewer;
use crate::model::exchange::Terms;
use crate::model::personal::{DoNotMatch, Part, Profile};
use crate::values::availability::{Availability, DatedHours, WeeklyHours};
use crate::values::time::{Date, Start};
use std::collections::{BTreeMap, BTreeSet};

/// An event as its lines have it: property (with parameters) and value.
pub type Event = Vec<(String, String)>;

pub fn events(text: &str) -> Vec<Event> {
    let unfolded = text.replace("\r\n ", "");
    let mut all = Vec::new();
    for line in unfolded.split("\r\n") {
        match line {
            "BEGIN:VEVENT" => all.push(Event::new()),
            "END:VEVENT" => {}
            line => {
                if let Some((name, value)) = line.split_once(':').filter(|_| !all.is_empty()) {
                    // A zone's name is quoted and holds no colon.
                    all.last_mut().unwrap().push((name.to_owned(), value.to_owned()));
                }
            }
        }
    }
    all
}

pub fn of<'e>(event: &'e Event, name: &str) -> Vec<&'e str> {
    event.iter().filter(|(there, _)| there.split(';').next() == Some(name)).map(|(_, value)| value.as_str()).collect()
}

/// A day and a minute of `20260302T093000`, with or without a `Z`.
fn moment(text: &str) -> (Date, i64) {
    let day = format!("{}-{}-{}", &text[0..4], &text[4..6], &text[6..8]).parse().unwrap();
    let number = |range: std::ops::Range<usize>| text[range].parse::<i64>().unwrap();
    (day, number(9..11) * 60 + number(11..13))
}

/// The free minutes of a day, by what RFC 5545 says of weekly rules and exceptions.
fn free_on(events: &[Event], day: Date) -> BTreeSet<i64> {
    let mut free = BTreeSet::new();
    for event in events.iter().filter(|event| of(event, "TRANSP") == ["TRANSPARENT"]) {
        let ((begins, from), (ends, until)) = (moment(of(event, "DTSTART")[0]), moment(of(event, "DTEND")[0]));
        let length = i64::from(ends.days_since(begins)) * 1440 + until - from;
        let gone: BTreeSet<(Date, i64)> = of(event, "EXDATE").into_iter().map(moment).collect();
        let weekly = of(event, "RRULE").first().is_some_and(|rule| rule.starts_with("FREQ=WEEKLY;BYDAY="));
        for back in 0..8 {
            let start = day.plus_days(-back).unwrap();
            let days = start.days_since(begins);
            if days == 0 || weekly && days > 0 && days % 7 == 0 {
                if gone.contains(&(start, from)) {
                    continue;
                }
                let shift = i64::from(back) * 1440;
                free.extend((from - shift).max(0)..(from + length - shift).min(1440));
            }
        }
    }
    free
}

fn bank_of(availability: Availability) -> TimeBank {
    let mut bank = TimeBank::create(context(2, 8), crate::golden::BANK, Charter::named("Harpurbrook")).unwrap();
    let parts = vec![Part::Availability(availability)];
    bank.admit(context(2, 9), Admit { profile: Profile::named("Ana Quirke"), parts, ..Admit::default() }).unwrap();
    bank
}

fn mine(bank: &TimeBank, free: bool) -> String {
    let viewer = Viewer::Member(crate::values::ids::MemberId::new(1).unwrap());
    let (bytes, _) = calendar(bank, &CalendarOptions { free, ..CalendarOptions::of(viewer) }).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// RFC 5545, 3.6: a calendar has one component at least. A zone is one, and says nothing of anybody.
#[test]
fn a_calendar_of_nothing_has_a_component() {
    let bank = bank_of(Availability::default());
    for viewer in [Viewer::Host, Viewer::Member(crate::values::ids::FIRST_MEMBER)] {
        let (bytes, _) = calendar(&bank, &CalendarOptions::of(viewer)).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let begun: Vec<&str> = text.split("\r\n").filter_map(|line| line.strip_prefix("BEGIN:")).collect();
        assert_eq!(begun, ["VCALENDAR", "VTIMEZONE", "STANDARD"]);
        let ended: Vec<&str> = text.split("\r\n").filter_map(|line| line.strip_prefix("END:")).collect();
        assert_eq!(ended, ["STANDARD", "VTIMEZONE", "VCALENDAR"]);
    }
}

#[test]
fn an_hour_off_leaves_the_rest_of_the_monday() {
    // Mondays from nine to five, and the dentist on 16 March from ten to eleven.
    let weekly = vec![WeeklyHours { from: 540, until: 1020 }];
    let except = vec![DatedHours { on: "2026-03-16".parse().unwrap(), from: 600, until: 660 }];
    let text = mine(&bank_of(Availability { weekly, except, ..Availability::default() }), true);
    let all = events(&text);
    let spans: Vec<(&str, &str)> = all.iter().map(|event| (of(event, "DTSTART")[0], of(event, "DTEND")[0])).collect();
    let wanted =
        [("20260302T090000Z", "20260302T170000Z"), ("20260316T090000Z", "20260316T100000Z"), ("20260316T110000Z", "20260316T170000Z")];
    assert_eq!(spans, wanted, "{text}");
    assert_eq!(of(&all[0], "EXDATE"), ["20260316T090000Z"]);
}

#[test]
fn what_a_calendar_says_of_free_time_is_what_the_bank_says() {
    let mut throws = 0x9e37_79b9_7f4a_7c15u64;
    let mut dice = |most: u64| {
        throws = throws.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (throws >> 33) % most
    };
    let monday: Date = "2026-03-02".parse().unwrap();
    for _ in 0..60 {
        let weekly = (0..dice(4) + 1).map(|_| {
            let from = u16::try_from(dice(10_000)).unwrap();
            // Some go over midnight, some over several days.
            WeeklyHours { from, until: (from + u16::try_from(dice(2_600) + 1).unwrap()).min(10_080) }
        });
        let mut weekly: Vec<WeeklyHours> = weekly.collect();
        // What is said twice is one stretch.
        weekly.extend(weekly.first().copied());
        let mut dated = || {
            let from = u16::try_from(dice(1_430)).unwrap();
            let on = monday.plus_days(i32::try_from(dice(60)).unwrap()).unwrap();
            DatedHours { on, from, until: (from + u16::try_from(dice(900) + 1).unwrap()).min(1_440) }
        };
        let availability = Availability { weekly, dated: vec![dated(), dated()], except: (0..6).map(|_| dated()).collect() };
        let all = events(&mine(&bank_of(availability.clone()), true));
        for days in 0..60 {
            let day = monday.plus_days(days).unwrap();
            let free: BTreeSet<i64> =
                availability.on(day).into_iter().flat_map(|(from, until)| i64::from(from)..i64::from(until)).collect();
            assert_eq!(free_on(&all, day), free, "{day}: {availability:?}");
        }
        let uids: Vec<&str> = all.iter().flat_map(|event| of(event, "UID")).collect();
        assert_eq!(uids.iter().collect::<BTreeSet<_>>().len(), uids.len(), "every event has a UID of its own");
    }
}

#[test]
fn free_time_is_local_time_with_the_observances_the_host_gave() {
    let charter = Charter { time_zone: "Europe/London".into(), ..Charter::named("Harpurbrook") };
    let mut bank = TimeBank::create(context(2, 8), crate::golden::BANK, charter).unwrap();
    let turn = serde_json::json!({"at": "2026-03-02T08:30:00Z", "by": "host", "do": {"type": "set-clock", "offset": 0,
        "changes": [{"date": "2026-03-29", "minute": 60, "to": 60}], "through": "2027-01-01"}});
    bank.execute_json(turn.to_string().as_bytes()).unwrap();
    let parts = vec![Part::Availability(Availability { weekly: vec![WeeklyHours { from: 540, until: 600 }], ..Availability::default() })];
    bank.admit(context(2, 9), Admit { parts, ..Admit::default() }).unwrap();
    let text = mine(&bank, true);
    let zone: Vec<&str> =
        text.split("\r\n").skip_while(|line| *line != "BEGIN:VTIMEZONE").take_while(|line| *line != "END:VTIMEZONE").collect();
    assert!(zone.contains(&"TZID:Europe/London"), "{text}");
    let summer = zone.iter().position(|line| *line == "BEGIN:DAYLIGHT").unwrap();
    // The clocks go forward at one o'clock on the last Sunday of March.
    assert_eq!(zone[summer + 1..summer + 4], ["DTSTART:20260329T010000", "TZOFFSETFROM:+0000", "TZOFFSETTO:+0100"]);
    assert!(!zone.iter().any(|line| line.starts_with("RRULE")));
    assert!(text.contains("DTSTART;TZID=\"Europe/London\":20260302T090000\r\n"), "{text}");
}

#[test]
fn promise_13_a_member_s_calendar_says_nothing_of_others_and_of_no_secret() {
    let build = |secret: bool| {
        let mut bank = TimeBank::create(context(2, 8), crate::golden::BANK, Charter::named("Harpurbrook")).unwrap();
        let mut admit = |name: &str, hour| {
            bank.admit(context(2, hour), Admit { profile: Profile::named(name), ..Admit::default() }).unwrap().member().unwrap()
        };
        let [ana, ben, cy] = [("Ana Quirke", 9), ("Ben Okafor", 10), ("Cy Tran", 11)].map(|(name, hour)| admit(name, hour));
        if secret {
            let apart = Part::DoNotMatch(
                serde_json::from_value::<DoNotMatch>(serde_json::json!({"with": cy.get(), "reason": "they quarrelled"})).unwrap(),
            );
            bank.keep(context(2, 12), Keep { member: ana, parts: vec![apart] }).unwrap();
        }
        let terms = |day: &str| Terms::new(day.parse().unwrap()).gave(ana, 30).received(ben, 30);
        bank.propose(context(3, 9), Propose::new(Terms { start: Some(Start { minute: 600, offset: 0 }), ..terms("2026-03-20") })).unwrap();
        bank.propose(context(3, 10), Propose::new(Terms::new("2026-03-21".parse().unwrap()).gave(ben, 30).received(cy, 30))).unwrap();
        bank
    };
    let (plain, secret) = (build(false), build(true));
    assert_eq!(mine(&plain, true), mine(&secret, true));
    let all = events(&mine(&plain, false));
    assert_eq!(all.len(), 1, "what others do is in no calendar of hers");
    assert_eq!(of(&all[0], "SUMMARY"), ["Exchange"]);
    assert_eq!((of(&all[0], "STATUS"), of(&all[0], "CLASS")), (vec!["TENTATIVE"], vec!["PRIVATE"]));
    let names = CalendarOptions {
        detail: CalendarDetail::Names,
        ..CalendarOptions::of(Viewer::Member(crate::values::ids::MemberId::new(1).unwrap()))
    };
    let text = String::from_utf8(calendar(&plain, &names).unwrap().0).unwrap();
    assert!(text.contains("SUMMARY:Exchange: Ana Quirke\\, Ben\r\n"), "another member is a first name: {text}");
    // Asking for somebody else's is refused, whoever they are.
    let other = CalendarOptions { member: crate::values::ids::MemberId::new(2), ..names };
    assert_eq!(calendar(&plain, &other).unwrap_err().code(), "ask-the-broker");
    assert_eq!(calendar(&plain, &CalendarOptions::of(Viewer::Auditor)).unwrap_err().code(), "ask-the-broker");
}

#[test]
fn a_uid_stays_through_the_life_of_an_exchange_and_its_sequence_never_falls() {
    let mut bank = TimeBank::create(context(2, 8), crate::golden::BANK, Charter::named("Harpurbrook")).unwrap();
    let [ana, ben] = [9, 10].map(|hour| bank.admit(context(2, hour), Admit::default()).unwrap().member().unwrap());
    let terms = Terms::new("2026-03-20".parse().unwrap()).gave(ana, 30).received(ben, 30);
    let dates = ["2026-03-27", "2026-04-03"].map(|day| day.parse().unwrap()).to_vec();
    bank.propose(context(3, 9), Propose { dates, ..Propose::new(terms) }).unwrap();
    let look = |bank: &TimeBank| -> BTreeMap<String, (String, u32)> {
        let all = events(&mine(bank, false));
        all.iter().map(|e| (of(e, "UID")[0].to_owned(), (of(e, "STATUS")[0].to_owned(), of(e, "SEQUENCE")[0].parse().unwrap()))).collect()
    };
    let first = look(&bank);
    assert_eq!(first.len(), 3, "one event for each date, never a rule");
    let exchanges: Vec<_> = bank.exchange_rows().map(|(id, _)| id).collect();
    bank.agree(context(4, 9), Agree { exchange: exchanges[0], members: vec![ana, ben], series: true }).unwrap();
    let second = look(&bank);
    bank.withdraw(context(5, 9), Withdraw { exchange: exchanges[1], note: None }).unwrap();
    let third = look(&bank);
    for (before, after) in [(&first, &second), (&second, &third)] {
        assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
        assert!(before.iter().all(|(uid, (_, sequence))| after[uid].1 >= *sequence));
    }
    let stands = |all: &BTreeMap<String, (String, u32)>| {
        let mut all: Vec<&str> = all.values().map(|(status, _)| status.as_str()).collect();
        all.sort_unstable();
        all.join(" ")
    };
    assert_eq!(stands(&first), "TENTATIVE TENTATIVE TENTATIVE");
    assert_eq!(stands(&second), "CONFIRMED CONFIRMED CONFIRMED");
    assert_eq!(stands(&third), "CANCELLED CONFIRMED CONFIRMED");
    // What others do changes no byte of hers.
    let before = mine(&bank, true);
    bank.admit(context(6, 9), Admit::default()).unwrap();
    assert_eq!(mine(&bank, true), before);
}
