use super::*;
use crate::values::availability::{DatedHours, WeeklyHours};
use proptest::prelude::*;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// Minute by minute: whether a session may begin then.
fn plainly(a: &Availability, b: &Availability, first: Date, on: Date, minute: u16, minutes: u32) -> bool {
    (0..minutes).all(|i| {
        let at = u32::from(minute) + i;
        let date = on.plus_days((at / 1440) as i32).unwrap();
        let m = (at % 1440) as u16;
        date.days_since(first) < 7 && a.covers(date, m, 1) && b.covers(date, m, 1)
    })
}

fn hours() -> impl Strategy<Value = Availability> {
    let weekly = proptest::collection::vec((0u16..672, 1u16..80), 0..4);
    let dated = proptest::collection::vec((0i32..9, 0u16..95, 1u16..40), 0..3);
    let except = proptest::collection::vec((0i32..9, 0u16..95, 1u16..40), 0..3);
    (weekly, dated, except).prop_map(|(weekly, dated, except)| {
        let on = |(d, from, length): (i32, u16, u16)| DatedHours {
            on: day("2026-03-04").plus_days(d).unwrap(),
            from: from * 15,
            until: ((from + length) * 15).min(1440),
        };
        Availability {
            weekly: weekly.into_iter().map(|(f, l)| WeeklyHours { from: f * 15, until: ((f + l) * 15).min(10_080) }).collect(),
            dated: dated.into_iter().map(on).collect(),
            except: except.into_iter().map(on).collect(),
        }
    })
}

proptest! {
    #[test]
    fn common_starts_are_those_found_minute_by_minute(a in hours(), b in hours(), offset in 0i32..7, minutes in 1u32..400) {
        let first = day("2026-03-04").plus_days(offset).unwrap();
        let starts = free(&a, first).and(&free(&b, first)).starts(first, minutes);
        let whole = minutes.div_ceil(STEP) * STEP;
        let mut expected = Vec::new();
        for i in 0..7 {
            let on = first.plus_days(i).unwrap();
            for step in 0..96u16 {
                if plainly(&a, &b, first, on, step * 15, whole) {
                    expected.push((on, step * 15));
                }
            }
        }
        prop_assert_eq!(starts.iter(first).collect::<Vec<_>>(), expected);
        let other = free(&a, first).narrowed(minutes).and(&free(&b, first).narrowed(minutes));
        prop_assert_eq!(free(&a, first).and(&free(&b, first)).narrowed(minutes), other);
    }

    #[test]
    fn weeks_with_no_block_in_common_have_no_time(a in hours(), b in hours()) {
        let first = day("2026-03-04");
        let (a, b) = (free(&a, first), free(&b, first));
        if a.blocks() & b.blocks() == 0 {
            prop_assert!(a.and(&b).is_empty());
        }
        prop_assert_eq!(a.blocks() == 0, a.is_empty());
    }
}

#[test]
fn over_sunday_midnight_but_not_past_the_last() {
    // Sunday 22:00 to Monday 02:00.
    let said = Availability {
        weekly: vec![WeeklyHours { from: 10_080 - 120, until: 10_080 }, WeeklyHours { from: 0, until: 120 }],
        ..Availability::default()
    };
    // From Wednesday 4 March 2026 on, Sunday is the 8th.
    let from_wednesday: Vec<_> = free(&said, day("2026-03-04")).starts(day("2026-03-04"), 180).iter(day("2026-03-04")).collect();
    assert_eq!(from_wednesday.len(), 5, "22:00, 22:15, 22:30, 22:45, 23:00");
    assert_eq!(from_wednesday[0], (day("2026-03-08"), 22 * 60));
    // From Monday on the same Sunday is the last day: nothing of three hours fits in it.
    assert_eq!(free(&said, day("2026-03-02")).starts(day("2026-03-02"), 180).count(), 0);
}

#[test]
fn the_hour_a_clock_skips_or_shows_twice_is_nobodys() {
    // Europe/London: on 29 March 2026 at 01:00 it becomes 02:00; on 25 October at 02:00 it becomes 01:00.
    let spring = Clock { offset: 0, changes: vec![ClockChange { on: day("2026-03-29"), minute: 60, offset: 60 }] };
    let autumn = Clock { offset: 60, changes: vec![ClockChange { on: day("2026-10-25"), minute: 120, offset: 0 }] };
    for (clock, on) in [(spring.clone(), "2026-03-29"), (autumn.clone(), "2026-10-25")] {
        let mut week = Week::always();
        clock.settle(&mut week, day(on));
        assert_eq!(week.count(), 672 - 4);
        let starts = week.starts(day(on), 30);
        let early: Vec<u16> = starts.iter(day(on)).take_while(|(d, m)| *d == day(on) && *m < 180).map(|(_, m)| m).collect();
        assert_eq!(early, [0, 15, 30, 120, 135, 150, 165], "{on}");
    }
    assert_eq!(spring.start(day("2026-03-29"), 120).offset, 60);
    assert_eq!(spring.start(day("2026-03-29"), 45).offset, 0);
    assert_eq!(autumn.start(day("2026-10-26"), 600).offset, 0);
}

#[test]
fn what_is_booked_is_taken_away_over_midnight_too() {
    let mut week = Week::always();
    take_occasion(&mut week, day("2026-03-04"), day("2026-03-05"), 1430, 20);
    let gone: Vec<usize> = (0..STEPS).filter(|s| !week.has(*s)).collect();
    assert_eq!(gone, [4 * DAY - 1, 4 * DAY], "the last quarter of Thursday and the first of Friday");
    let mut week = Week::always();
    take_occasion(&mut week, day("2026-03-04"), day("2026-03-03"), 1380, 120);
    assert_eq!(week.count(), 672 - 4, "what began the day before is counted from midnight on");
}

#[test]
fn absurd_lengths_find_no_time() {
    assert!(Week::always().narrowed(u32::MAX).is_empty());
    assert_eq!(Week::always().starts(day("2026-03-04"), 10_080).iter(day("2026-03-04")).collect::<Vec<_>>(), [(day("2026-03-04"), 0)]);
    assert_eq!(Week::always().starts(day("2026-03-04"), 0).count(), 672);
    let mut week = Week::always();
    take_occasion(&mut week, day("2026-03-04"), day("9999-12-31"), 1439, u32::MAX);
    assert_eq!(week.count(), 672);
}
