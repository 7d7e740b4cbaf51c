#![allow(clippy::unwrap_used, clippy::arithmetic_side_effects, reason = "tests")]

use super::*;

fn at(form: &str, text: &str) -> Result<String, UnreadMoment> {
    let moment = Form::new(form).unwrap().read(text, PIVOT)?;
    Ok(moment.instant(|_, _| 60).unwrap().to_string())
}

#[test]
fn the_declared_form_alone_is_read() {
    // A time without a zone is an hour ahead of UTC here.
    for (form, text, wanted) in [
        ("%d/%m/%Y", "03/02/2026", "2026-02-03T00:00:00Z"),
        ("%m/%d/%Y", "03/02/2026", "2026-03-02T00:00:00Z"),
        ("%d/%m/%Y", "3/2/2026", "2026-02-03T00:00:00Z"),
        ("%d-%m-%y", "03-02-26", "2026-02-03T00:00:00Z"),
        ("%d-%m-%y", "28-02-69", "2069-02-28T00:00:00Z"),
        ("%d-%m-%y", "28-02-70", "1970-02-28T00:00:00Z"),
        ("%d.%m.%Y %H:%M", "03.02.2026 10:30", "2026-02-03T09:30:00Z"),
        ("%d/%m/%Y %H:%M:%S", "03/02/2026 10:30:00.250", "2026-02-03T09:30:00.250Z"),
        ("%d/%m/%Y %H:%M", "03/02/2026 24:00", "2026-02-03T23:00:00Z"),
        ("%d %b %Y", "3 Feb. 2026", "2026-02-03T00:00:00Z"),
        ("%d %B %Y", "3 febrero 2026", "2026-02-03T00:00:00Z"),
        ("%A %d %B %Y", "Tuesday 3 February 2026", "2026-02-03T00:00:00Z"),
        ("%m/%d/%Y %I:%M %p", "02/03/2026 12:05 AM", "2026-02-02T23:05:00Z"),
        ("%m/%d/%Y %I:%M %p", "02/03/2026 12:05 p.m.", "2026-02-03T11:05:00Z"),
        ("%d/%m/%Y %H:%M %z", "03/02/2026 10:30 +02:00", "2026-02-03T08:30:00Z"),
        ("%Y-%m-%d %H:%M:%S %Z", "2026-02-03 10:30:00 UTC", "2026-02-03T10:30:00Z"),
        ("iso", "2026-02-03", "2026-02-03T00:00:00Z"),
        ("iso", "2026-02-03T10:30:00.250+01:00", "2026-02-03T09:30:00.250Z"),
        ("iso", "2026-02-03 10:30:00 UTC", "2026-02-03T10:30:00Z"),
        ("iso", "2026-02-03 10:30", "2026-02-03T09:30:00Z"),
        ("iso", "2026-02-03T24:00:00Z", "2026-02-04T00:00:00Z"),
        // LibreOffice and Excel: 46056 is 3 February 2026, 60 would be the day that never was.
        ("serial", "46056", "2026-02-03T00:00:00Z"),
        ("serial", "46056.5", "2026-02-03T11:00:00Z"),
        ("serial-1904", "44594", "2026-02-03T00:00:00Z"),
    ] {
        assert_eq!(at(form, text).as_deref(), Ok(wanted), "{form} {text}");
    }
}

#[test]
fn what_is_not_in_the_form_says_why() {
    for (form, text, why) in [
        ("%d/%m/%Y", "29/02/2026", UnreadMoment::NoSuchDay),
        ("%d/%m/%Y", "13/13/2026", UnreadMoment::NoSuchDay),
        ("%d/%m/%Y", "2026-02-03", UnreadMoment::Form),
        ("%d/%m/%Y", "03/02/26", UnreadMoment::Form),
        ("%d/%m/%y", "03/02/2026", UnreadMoment::Form),
        ("%d/%m/%Y", "03/02/1826", UnreadMoment::TooEarly),
        ("%d/%m/%Y", "03/02/2026 10:30", UnreadMoment::Form),
        ("%d/%m/%Y %H:%M", "03/02/2026 24:01", UnreadMoment::NoSuchTime),
        ("%d/%m/%Y %H:%M", "03/02/2026 25:00", UnreadMoment::NoSuchTime),
        ("iso", "0003-02-26", UnreadMoment::TooEarly),
        ("iso", "03-02-26", UnreadMoment::Form),
        ("iso", "2026-02-03T10", UnreadMoment::Form),
        ("serial", "60", UnreadMoment::TooEarly),
        ("serial", "1e5", UnreadMoment::Form),
    ] {
        assert_eq!(at(form, text), Err(why), "{form} {text}");
    }
    for form in ["", "%d/%m", "%q/%d/%m/%Y", "%", "%Y"] {
        assert_eq!(Form::new(form), None, "{form}");
    }
}

#[test]
fn the_day_of_a_local_time_is_the_day_it_is_written_with() {
    let moment = Form::new("%d/%m/%Y %H:%M").unwrap().read("03/02/2026 00:30", PIVOT).unwrap();
    assert_eq!(moment.day().to_string(), "2026-02-03");
    assert_eq!(moment.instant(|_, _| 60).unwrap().to_string(), "2026-02-02T23:30:00Z");
}

proptest::proptest! {
    /// chrono writes a day, and the same form reads it.
    #[test]
    fn what_chrono_writes_is_read(days in 0i32..50_000, form in proptest::sample::select(vec!["%d/%m/%Y", "%m/%d/%Y", "%Y-%m-%d", "%d %B %Y", "%e %b %Y", "%A, %d.%m.%Y"])) {
        let day = Date::from_days(days).unwrap();
        let text = day.to_chrono().format(form).to_string();
        proptest::prop_assert_eq!(Form::new(form).unwrap().read(&text, PIVOT).unwrap().date, day, "{}", text);
    }

    #[test]
    fn promise_9_no_form_and_no_text_panics(form in "[%a-zA-Z/ .:-]{0,20}", text in "\\PC{0,30}", likely in "[0-9/:.TZ+ -]{0,25}") {
        for form in [form.as_str(), "iso", "serial", "serial-1904", "%d/%m/%Y %H:%M:%S.%f %z"] {
            if let Some(form) = Form::new(form) {
                let _ = (form.read(&text, PIVOT), form.read(&likely, u16::MAX));
            }
        }
    }
}
