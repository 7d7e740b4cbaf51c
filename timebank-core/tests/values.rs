//! The smallest values, held against chrono, floating point and counting minute by minute.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "tests")]

use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Utc};
use proptest::prelude::*;
use timebank_core::availability::{Availability, DatedHours, WeeklyHours};
use timebank_core::canon::{Canon, Cursor, Lasting, to_canonical};
use timebank_core::error::ValueError;
use timebank_core::journal::Body;
use timebank_core::language::Language;
use timebank_core::{Date, Event, Key, Minutes, Place, Salt, Start, Timestamp};

#[test]
fn minutes_are_read_as_people_write_them() {
    let cases = [
        ("90", 90),
        ("90m", 90),
        ("90 min", 90),
        ("1h", 60),
        ("1h30", 90),
        ("1 h 30 min", 90),
        ("1:30", 90),
        ("0:05", 5),
        ("1.5h", 90),
        ("0.25h", 15),
        ("2 hours", 120),
        ("1 hour 5 minutes", 65),
        ("-1h30", -90),
        ("−45", -45),
    ];
    for (text, minutes) in cases {
        assert_eq!(text.parse::<Minutes>().map(Minutes::get), Ok(minutes), "{text}");
    }
    for text in ["", "h", "NaN", "inf", "1.01h", "1:60", "1:5", "1e3", "0x10", "1h90", "9007199254740992", "99999999999999999999", "١"] {
        assert_eq!(text.parse::<Minutes>().unwrap_err().code(), "not-minutes", "{text}");
    }
}

#[test]
fn minutes_stop_at_two_to_the_53rd() {
    assert_eq!(Minutes::new((1 << 53) - 1), Ok(Minutes::MOST));
    assert_eq!(Minutes::new(1 << 53).unwrap_err().code(), "number-out-of-range");
    assert_eq!(Minutes::MOST.plus(Minutes::of(1)).unwrap_err().code(), "number-out-of-range");
    assert_eq!(Minutes::MOST.reversed().minus(Minutes::of(1)).unwrap_err().code(), "number-out-of-range");
    assert_eq!(Minutes::new(i64::MIN).unwrap_err().code(), "number-out-of-range");
    assert!(serde_json::from_str::<Minutes>("9007199254740992").is_err());
    assert!(serde_json::from_str::<Minutes>("1.0").is_err());
    assert_eq!(Minutes::of(-90).to_string(), "−1 h 30 min");
}

#[test]
fn nothing_with_text_in_it_is_lasting() {
    fn lasting<T: Lasting>() {}
    lasting::<Event>();
    lasting::<Body>();
}

#[test]
fn instants_and_dates_refuse_what_is_not_on_the_calendar() {
    for text in [
        "2026-02-29T00:00:00Z",
        "2026-01-01T24:00:00Z",
        "2026-01-01T10:00:60Z",
        "2026-01-01T10:00:00+01:00",
        "2026-01-01 10:00:00Z",
        "10000-01-01T00:00:00Z",
        "0000-01-01T00:00:00Z",
        "2026-01-01T10:00Z",
        "nan",
    ] {
        assert!(matches!(text.parse::<Timestamp>(), Err(ValueError::NotAnInstant { .. })), "{text}");
    }
    for text in ["2026-02-30", "10000-01-01", "26-01-01", "2026/01/01", "", "2026-1-1"] {
        assert!(matches!(text.parse::<Date>(), Err(ValueError::NotADate { .. })), "{text}");
    }
    assert_eq!("9999-12-31".parse::<Date>().unwrap().plus_days(1), None);
    assert_eq!("0001-01-01".parse::<Date>().unwrap().plus_days(-1), None);
}

#[test]
fn a_start_gives_its_moment() {
    let on: Date = "2026-03-29".parse().unwrap();
    // British summer time: 10:00 on the wall is 09:00 in UTC.
    assert_eq!(Start { minute: 600, offset: 60 }.on(on), "2026-03-29T09:00:00Z".parse().ok());
    assert_eq!(Start { minute: 30, offset: 60 }.on(on), "2026-03-28T23:30:00Z".parse().ok());
    assert_eq!(Start { minute: 1440, offset: 0 }.on(on), None);
    assert_eq!(Start { minute: 0, offset: 1081 }.on(on), None);
}

#[test]
fn languages_are_tags() {
    assert_eq!("EN".parse::<Language>().unwrap().as_str(), "en");
    assert_eq!("pt-BR".parse::<Language>().unwrap().as_str(), "pt-br");
    for text in ["", "e", "english", "en_GB", "en-", "en-waytoolongtag"] {
        assert_eq!(text.parse::<Language>().unwrap_err().code(), "not-a-language", "{text}");
    }
}

#[test]
fn hexadecimal_is_exact() {
    assert_eq!("00".repeat(16).parse::<Key>().unwrap(), Key([0; 16]));
    for text in ["", "00", &"0".repeat(31), &"g".repeat(32), &"A".repeat(32), &"0".repeat(33)] {
        assert_eq!(text.parse::<Key>().unwrap_err().code(), "not-hex");
    }
    let salt = Salt([7; 16]);
    assert_ne!(salt.for_part(0), salt.for_part(1));
    assert_ne!(salt.for_part(0), salt);
}

fn haversine(a: Place, b: Place) -> f64 {
    let rad = |x: i32| f64::from(x) / 1e6 * std::f64::consts::PI / 180.0;
    let (p, q) = (rad(a.latitude), rad(b.latitude));
    let h = ((q - p) / 2.0).sin().powi(2) + p.cos() * q.cos() * ((rad(b.longitude) - rad(a.longitude)) / 2.0).sin().powi(2);
    2.0 * 6_371_000.0 * h.sqrt().asin()
}

proptest! {
    #[test]
    fn instants_agree_with_chrono(ms in -62_135_596_800_000i64..=253_402_300_799_999) {
        let at = Timestamp::from_millis(ms).unwrap();
        let theirs: DateTime<Utc> = DateTime::from_timestamp_millis(ms).unwrap();
        prop_assert_eq!(at.to_chrono(), theirs);
        let text = theirs.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true);
        prop_assert_eq!(at.to_string(), text.clone());
        prop_assert_eq!(text.parse::<Timestamp>().unwrap(), at);
        prop_assert_eq!(to_canonical(&at), serde_json::to_vec(&at).unwrap());
        prop_assert_eq!(Timestamp::take(&mut Cursor::new(&to_canonical(&at))), Some(at));
        prop_assert_eq!(at.date().weekday(), theirs.weekday().num_days_from_monday() as u8);
        prop_assert_eq!(at.date().to_chrono(), theirs.date_naive());
        prop_assert_eq!(i64::from(at.minute_of_day()), ms.div_euclid(60_000).rem_euclid(1440));
    }

    #[test]
    fn dates_agree_with_chrono(year in 1i32..=9999, day in 1u32..=366, plus in -4000i32..4000) {
        if let Some(theirs) = NaiveDate::from_yo_opt(year, day) {
            let ours = Date::from_chrono(theirs).unwrap();
            prop_assert_eq!(ours.to_string(), theirs.to_string());
            prop_assert_eq!(ours.to_string().parse::<Date>().unwrap(), ours);
            let later = theirs.checked_add_signed(TimeDelta::days(plus.into())).filter(|d| (1..=9999).contains(&d.year()));
            prop_assert_eq!(ours.plus_days(plus).map(Date::to_chrono), later);
            prop_assert_eq!(to_canonical(&ours), serde_json::to_vec(&ours).unwrap());
        }
    }

    #[test]
    fn whole_numbers_are_written_as_serde_writes_them(n in any::<i64>(), u in any::<u64>()) {
        prop_assert_eq!(to_canonical(&n), serde_json::to_vec(&n).unwrap());
        prop_assert_eq!(to_canonical(&u), serde_json::to_vec(&u).unwrap());
        prop_assert_eq!(u64::take(&mut Cursor::new(u.to_string().as_bytes())), Some(u));
    }

    #[test]
    fn shown_minutes_are_read_back(n in -100_000i64..100_000) {
        let minutes = Minutes::new(n).unwrap();
        prop_assert_eq!(minutes.to_string().parse::<Minutes>().unwrap(), minutes);
    }

    /// Within a part in two hundred and three metres up to about 80 km, at British latitudes.
    #[test]
    fn distances_agree_with_the_sphere(lat in 49_000_000i32..60_000_000, lon in -8_000_000i32..2_000_000, dlat in -500_000i32..500_000, dlon in -500_000i32..500_000) {
        let (a, b) = (Place::new(lat, lon), Place::new(lat + dlat, lon + dlon));
        let (ours, exact) = (f64::from(a.metres_to(b)), haversine(a, b));
        prop_assert!((ours - exact).abs() <= exact * 0.002 + 3.0, "{ours} {exact}");
        prop_assert_eq!(a.metres_to(b), b.metres_to(a));
    }

    #[test]
    fn availability_is_what_a_minute_by_minute_count_says(
        weekly in prop::collection::vec((0u16..10_080, 1u16..2000), 0..5),
        dated in prop::collection::vec((0i32..7, 0u16..1440, 1u16..600), 0..3),
        except in prop::collection::vec((0i32..7, 0u16..1440, 1u16..600), 0..3),
        day in 0i32..7, minute in 0u16..1440, length in 1u32..400,
    ) {
        let monday: Date = "2026-03-02".parse().unwrap();
        let hours = |v: &Vec<(i32, u16, u16)>| v.iter().map(|(d, from, len)| DatedHours::new(monday.plus_days(*d).unwrap(), *from, (from + len).min(1440))).filter(|h| h.from < h.until).collect::<Vec<_>>();
        let availability = Availability::default().weekly(weekly.iter().map(|(from, len)| WeeklyHours::new(*from, (from + len).min(10_080))).filter(|w| w.from < w.until)).dated(hours(&dated)).except(hours(&except));
        availability.check().unwrap();
        let on = monday.plus_days(day).unwrap();
        let free = |m: u16| {
            let week = day as u16 * 1440 + m;
            (availability.weekly.iter().any(|w| w.from <= week && week < w.until) || availability.dated.iter().any(|d| d.on == on && d.from <= m && m < d.until))
                && !availability.except.iter().any(|d| d.on == on && d.from <= m && m < d.until)
        };
        let counted: Vec<bool> = (0..1440).map(free).collect();
        let told = availability.on(on);
        prop_assert!(told.windows(2).all(|w| w[0].1 <= w[1].0));
        for (m, free) in counted.iter().enumerate() {
            prop_assert_eq!(told.iter().any(|(from, until)| (*from as usize) <= m && m < (*until as usize)), *free);
        }
        let until = usize::from(minute) + length as usize;
        let all = until <= 1440 && counted[usize::from(minute)..until].iter().all(|f| *f);
        if !availability.is_empty() {
            prop_assert_eq!(availability.covers(on, minute, length), all);
        }
    }
}

/// A bank that several threads read behind a lock, and a keeper that moves to another thread: held by the compiler.
#[test]
fn banks_and_keepers_are_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<timebank_core::TimeBank>();
    shared::<timebank_core::State>();
    shared::<timebank_core::Error>();
    shared::<timebank_core::Command>();
    shared::<timebank_core::store::Keeper<timebank_core::store::MemoryStore>>();
}
