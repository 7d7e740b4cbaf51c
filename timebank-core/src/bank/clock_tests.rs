#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "tests")]
//! Local days. The clock changes are those of the IANA database: New York 2026-03-08 and 2026-11-01, London 2026-03-29 and
//! 2026-10-25, Sydney 2026-04-05.

use super::TimeBank;
use crate::charter::Charter;
use crate::command::*;
use crate::error::Error;
use crate::model::exchange::Terms;
use crate::model::listing::ListingTerms;
use crate::queries::{Grouping, HoursBy, StatementOf, TodayAt};
use crate::values::ids::MemberId;
use crate::values::time::{Date, Timestamp};

fn instant(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn host(at: &str) -> Context {
    Context::host(instant(at))
}

fn turn(date: &str, minute: u16, to: i16) -> Turn {
    Turn { date: day(date), minute, to }
}

fn new_york() -> SetClock {
    SetClock { offset: -300, changes: vec![turn("2026-03-08", 120, -240), turn("2026-11-01", 120, -300)], through: day("2026-12-31") }
}

fn london() -> SetClock {
    SetClock { offset: 0, changes: vec![turn("2026-03-29", 60, 60), turn("2026-10-25", 120, 0)], through: day("2026-12-31") }
}

fn founded(at: &str, clock: SetClock) -> TimeBank {
    let mut bank = TimeBank::create(host(at), crate::values::digest::BankId([1; 16]), Charter::named("Harpurbrook")).unwrap();
    bank.set_clock(host(at), clock).unwrap();
    bank
}

fn two(bank: &mut TimeBank, at: &str) -> (MemberId, MemberId) {
    let mut admit = || bank.admit(host(at), Admit::default()).unwrap().member().unwrap();
    (admit(), admit())
}

#[test]
fn the_evening_in_new_york_is_of_its_own_day() {
    // 20:00 on 1 March in New York, which is already 2 March in UTC.
    let evening = "2026-03-02T01:00:00Z";
    let mut bank = founded("2026-03-01T15:00:00Z", new_york());
    let (ana, ben) = two(&mut bank, evening);
    assert_eq!(bank.member(ana).unwrap().joined, day("2026-03-01"));
    let exchange = bank.record(host(evening), Record::new(Terms::new(day("2026-03-01")).gave(ana, 60).received(ben, 60))).unwrap();
    let tomorrow = Record::new(Terms::new(day("2026-03-02")).gave(ana, 60).received(ben, 60));
    assert_eq!(bank.record(host(evening), tomorrow.clone()).unwrap_err().code(), "not-yet");
    // Local midnight is 05:00 UTC. An exchange entered in the evening can be amended until then.
    let amend = |minutes| Amend {
        exchange: exchange.exchange().unwrap(),
        terms: Terms::new(day("2026-03-01")).gave(ana, minutes).received(ben, minutes),
    };
    assert_eq!(bank.clone().amend(host("2026-03-02T05:00:00Z"), amend(30)).unwrap_err().code(), "not-same-day");
    bank.amend(host("2026-03-02T04:59:59Z"), amend(30)).unwrap();
    bank.record(host("2026-03-02T05:00:00Z"), tomorrow).unwrap();
    let told = bank.host().statement(&StatementOf { entered: true, ..StatementOf::member(ana).until(day("2026-03-01")) }).unwrap();
    assert_eq!((told.lines.len(), told.given), (3, 30));
}

#[test]
fn new_year_s_night_is_reported_in_the_old_year() {
    let mut bank =
        TimeBank::create(host("2026-12-01T15:00:00Z"), crate::values::digest::BankId([1; 16]), Charter::named("Harpurbrook")).unwrap();
    bank.set_clock(host("2026-12-01T15:00:00Z"), SetClock { offset: -300, changes: vec![], through: day("2027-01-31") }).unwrap();
    let (ana, ben) = two(&mut bank, "2026-12-01T15:00:00Z");
    let (from, to) = (bank.account_of(ana).unwrap(), bank.account_of(ben).unwrap());
    // 23:30 on 31 December in New York.
    let night = "2027-01-01T04:30:00Z";
    let gift = Transfer {
        kind: crate::ledger::TransferKind::Gift,
        from,
        to,
        minutes: crate::values::minutes::Minutes::of(10),
        note: None,
        on: None,
    };
    bank.transfer(host(night), gift).unwrap();
    bank.record(host(night), Record::new(Terms::new(day("2026-12-31")).gave(ana, 60).received(ben, 60))).unwrap();
    let old = bank.host().statement(&StatementOf::member(ana).until(day("2026-12-31"))).unwrap();
    assert_eq!((old.closing.get(), old.given), (50, 60));
    let years = bank.host().hours_by(&HoursBy { each: vec![Grouping::Year], entered: true, ..HoursBy::new() }).unwrap();
    assert_eq!(years.iter().map(|line| line.period.unwrap().to_string()).collect::<Vec<_>>(), ["2026-01-01"]);
    // A broker who queries the bank sees the local day as well.
    assert_eq!(bank.host().today(&TodayAt::new(instant(night))).unwrap().on, Some(day("2026-12-31")));
    assert_eq!(bank.today_here(), day("2026-12-31"));
}

#[test]
fn a_series_keeps_its_time_on_the_wall_across_a_change() {
    let mut bank = founded("2026-03-01T10:00:00Z", london());
    let (ana, ben) = two(&mut bank, "2026-03-01T10:00:00Z");
    let terms = Terms::new(day("2026-03-23")).starting(600, 0).gave(ana, 60).received(ben, 60);
    let dates = vec![day("2026-03-30"), day("2026-10-26")];
    bank.propose(host("2026-03-01T10:00:00Z"), Propose { dates, ..Propose::new(terms) }).unwrap();
    let begins: Vec<String> = (1..=3)
        .filter_map(crate::values::ids::ExchangeId::new)
        .map(|id| {
            let terms = bank.terms_of(id).unwrap();
            terms.start.unwrap().on(terms.on).unwrap().to_string()
        })
        .collect();
    assert_eq!(begins, ["2026-03-23T10:00:00Z", "2026-03-30T09:00:00Z", "2026-10-26T10:00:00Z"]);
}

#[test]
fn a_listing_holds_to_the_end_of_its_local_day() {
    let mut bank = founded("2026-03-01T15:00:00Z", new_york());
    let (ana, _) = two(&mut bank, "2026-03-01T15:00:00Z");
    let offer = Offer { member: ana, terms: ListingTerms { until: Some(day("2026-03-07")), ..ListingTerms::open() }, words: None };
    let listing = bank.offer(host("2026-03-01T15:00:00Z"), offer).unwrap().listing().unwrap();
    let open = |bank: &TimeBank| bank.state.listings.get(listing).unwrap().closed.is_none();
    bank.pass_time(instant("2026-03-08T04:59:59Z")).unwrap();
    assert!(open(&bank), "23:59:59 in New York");
    let mut moved = bank.clone();
    bank.pass_time(instant("2026-03-08T05:00:00Z")).unwrap();
    assert!(!open(&bank));
    // If the clock is set again, the end of the day moves with it.
    moved.set_clock(host("2026-03-08T04:59:59Z"), SetClock { offset: -360, changes: vec![], through: day("2026-12-31") }).unwrap();
    moved.pass_time(instant("2026-03-08T05:30:00Z")).unwrap();
    assert!(open(&moved));
    moved.pass_time(instant("2026-03-08T06:00:00Z")).unwrap();
    assert!(!open(&moved));
}

#[test]
fn days_that_are_over_stay_where_they_were_once_the_clock_is_set_anew() {
    let mut bank = founded("2026-03-01T15:00:00Z", new_york());
    let evening = instant("2026-03-02T01:00:00Z");
    bank.admit(Context::host(evening), Admit::default()).unwrap();
    bank.set_clock(
        host("2026-03-03T00:00:00Z"),
        SetClock { offset: 600, changes: vec![turn("2026-04-05", 180, 540)], through: day("2026-06-30") },
    )
    .unwrap();
    assert_eq!(bank.day_of(evening), day("2026-03-01"));
    assert_eq!(bank.day_of(instant("2026-03-02T23:59:59Z")), day("2026-03-02"));
    assert_eq!(bank.day_of(instant("2026-03-03T14:00:00Z")), day("2026-03-04"));
    // The announced change in New York is dropped. The change in Sydney happens, and applies past the last known day.
    assert_eq!(bank.offset_at(instant("2026-04-04T16:59:59Z")), 600);
    assert_eq!(bank.offset_at(instant("2026-04-04T17:00:00Z")), 540);
    assert_eq!(bank.offset_at(instant("2029-01-01T00:00:00Z")), 540);
    let again = TimeBank::from_snapshot(&bank.snapshot()).unwrap();
    assert!(again == bank && again.day_of(evening) == day("2026-03-01"));
}

#[test]
fn every_local_day_begins_where_the_day_before_ended() {
    let mut samoa = TimeBank::create(host("2011-12-01T00:00:00Z"), crate::values::digest::BankId([1; 16]), Charter::named("Apia")).unwrap();
    // Samoa skipped 30 December 2011: at midnight the clock went from 10 hours behind UTC to 14 ahead.
    let changes = vec![turn("2011-12-29", 1439, 840)];
    samoa.set_clock(host("2011-12-01T00:00:00Z"), SetClock { offset: -600, changes, through: day("2012-12-31") }).unwrap();
    for (bank, first, days) in [
        (founded("2026-01-01T12:00:00Z", new_york()), "2026-01-02", 364),
        (founded("2026-01-01T12:00:00Z", london()), "2026-01-02", 364),
        (samoa, "2011-12-02", 60),
    ] {
        for n in 0..days {
            let date = day(first).plus_days(n).unwrap();
            let start = bank.start_of(date);
            assert!(bank.day_of(start) >= date, "{date} begins at {start}");
            assert!(bank.day_of(Timestamp::from_millis(start.millis() - 1).unwrap()) < date, "{date} begins at {start}");
            // Wall-clock times survive a round trip, except for skipped hours.
            let shown = crate::values::time::Start { minute: 720, offset: bank.offset_on(date, 720) }.on(date).unwrap();
            assert!(bank.day_of(shown) == date || date == day("2011-12-30"), "noon of {date} is {shown}");
        }
    }
}

#[test]
fn a_plan_in_july_needs_no_offset() {
    let mut bank = founded("2026-03-01T10:00:00Z", london());
    two(&mut bank, "2026-07-06T10:00:00Z");
    #[cfg(feature = "matching")]
    {
        use crate::matching::{Clock, ClockChange};
        let clock = |from: &str| Clock::of(&bank, day(from), None, &[]);
        assert_eq!(clock("2026-07-06"), Clock { offset: 60, changes: vec![] });
        assert_eq!(clock("2026-07-06").start(day("2026-07-07"), 600).on(day("2026-07-07")), Some(instant("2026-07-07T09:00:00Z")));
        let autumn = ClockChange { on: day("2026-10-25"), minute: 120, offset: 0 };
        assert_eq!(clock("2026-10-20"), Clock { offset: 60, changes: vec![autumn] });
        // An offset given by the host takes precedence.
        assert_eq!(Clock::of(&bank, day("2026-07-06"), Some(120), &[]), Clock { offset: 120, changes: vec![] });
    }
}

#[test]
fn a_clock_that_cannot_be_is_refused() {
    let mut bank = founded("2026-03-01T10:00:00Z", london());
    let now = "2026-03-02T10:00:00Z";
    let (through, none) = (day("2026-12-31"), Vec::new);
    for clock in [
        SetClock { offset: 1_081, changes: none(), through },
        SetClock { offset: i16::MIN, changes: none(), through },
        SetClock { offset: 0, changes: vec![turn("2026-03-29", 1_440, 60)], through },
        SetClock { offset: 0, changes: vec![turn("2026-03-29", 60, 1_081)], through },
        SetClock { offset: 0, changes: vec![turn("2026-03-29", 60, 60)], through: day("2026-03-28") },
        SetClock { offset: 0, changes: vec![turn("2026-03-01", 60, 60)], through },
        SetClock { offset: 0, changes: vec![turn("2026-10-25", 120, 0), turn("2026-03-29", 60, 60)], through },
    ] {
        assert!(matches!(bank.set_clock(host(now), clock.clone()), Err(Error::BadClock { .. })), "{clock:?}");
    }
    assert_eq!(bank.set_clock(host(now), london()).unwrap_err().code(), "no-change");
}
