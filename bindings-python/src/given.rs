//! What Python hands in as the values of the core: minutes, days, moments, numbers, keys.
//!
//! A conversion says what it takes; nothing is guessed. Naive datetimes are refused, because an hour later or earlier is
//! somebody else's hour.

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBool, PyBytes, PyFloat, PyInt, PyString, PyType};
use timebank_core::{Date, Error, Key, MemberId, Minutes, Salt, Sender, Timestamp};

use crate::errors::{raise, refuse, shown};

/// 0001-01-01 is day 1 for Python; days of the core count from 1970-01-01.
const EPOCH_ORDINAL: i64 = 719_163;

static DATE: PyOnceLock<Py<PyType>> = PyOnceLock::new();
static DATETIME: PyOnceLock<Py<PyType>> = PyOnceLock::new();
static TIMEDELTA: PyOnceLock<Py<PyType>> = PyOnceLock::new();
static MAPPING: PyOnceLock<Py<PyType>> = PyOnceLock::new();
static UUID: PyOnceLock<Py<PyType>> = PyOnceLock::new();
static EPOCH: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
static UTC: PyOnceLock<Py<PyAny>> = PyOnceLock::new();

fn is(value: &Bound<'_, PyAny>, class: &PyOnceLock<Py<PyType>>, module: &str, name: &str) -> PyResult<bool> {
    value.is_instance(class.import(value.py(), module, name)?)
}

/// Whether it is a mapping. What goes wrong in asking is not swallowed.
pub fn is_mapping(value: &Bound<'_, PyAny>) -> PyResult<bool> {
    is(value, &MAPPING, "collections.abc", "Mapping")
}

pub fn is_datetime(value: &Bound<'_, PyAny>) -> PyResult<bool> {
    is(value, &DATETIME, "datetime", "datetime")
}

fn wrong(value: &Bound<'_, PyAny>, what: &str, help: &str) -> PyErr {
    let given = shown(value);
    refuse(value.py(), "wrong-type", &format!("`{given}` is not {what}"), &given, help)
}

/// A whole number; `None` for anything that is no whole number at all.
pub fn whole(value: &Bound<'_, PyAny>, what: &'static str) -> PyResult<Option<i64>> {
    let py = value.py();
    if value.is_instance_of::<PyBool>() {
        return Ok(None);
    }
    let out_of_range = || raise(py, &Error::Value(timebank_core::error::ValueError::NumberOutOfRange { what, given: shown(value).into() }));
    if value.is_instance_of::<PyInt>() {
        return value.extract::<i64>().map(Some).map_err(|_| out_of_range());
    }
    if value.is_instance_of::<PyFloat>() {
        let number: f64 = value.extract()?;
        // Beyond 2^53 a float no longer says which whole number it means.
        let safe = number.is_finite() && number.fract() == 0.0 && number.abs() < 9_007_199_254_740_992.0;
        return Ok(safe.then_some(number as i64));
    }
    if value.hasattr(intern!(py, "__index__")).unwrap_or(false) {
        return value.extract::<i64>().map(Some).map_err(|_| out_of_range());
    }
    Ok(None)
}

/// Minutes: a whole number, a `timedelta`, or a text such as `1h30`.
pub fn minutes(value: &Bound<'_, PyAny>) -> PyResult<i64> {
    let py = value.py();
    let refused = || raise(py, &Error::Value(timebank_core::error::ValueError::NotMinutes { given: shown(value).into() }));
    if let Ok(text) = value.cast::<PyString>() {
        let parsed = utf8(text)?.parse::<Minutes>();
        return parsed.map(Minutes::get).map_err(|error| raise(py, &error));
    }
    if let Some(whole) = whole(value, "minutes")? {
        return Ok(whole);
    }
    if is(value, &TIMEDELTA, "datetime", "timedelta")? {
        let days: i64 = value.getattr(intern!(py, "days"))?.extract()?;
        let seconds: i64 = value.getattr(intern!(py, "seconds"))?.extract()?;
        let rest: i64 = value.getattr(intern!(py, "microseconds"))?.extract()?;
        let all = days.saturating_mul(86_400).saturating_add(seconds);
        return if rest == 0 && all % 60 == 0 { Ok(all / 60) } else { Err(refused()) };
    }
    Err(refused())
}

/// Minutes of one participation.
pub fn part_minutes(value: &Bound<'_, PyAny>) -> PyResult<u32> {
    let minutes = minutes(value)?;
    let most = i64::from(timebank_core::limits::PART_MINUTES);
    u32::try_from(minutes).map_err(|_| raise(value.py(), &Error::BadMinutes { minutes, most }))
}

/// The text of a string; a lone surrogate has no place in any file and is refused.
pub fn utf8<'a>(text: &'a Bound<'_, PyString>) -> PyResult<std::borrow::Cow<'a, str>> {
    text.to_cow().map_err(|_| {
        refuse(
            text.py(),
            "bad-text",
            "the text has half of a character in it",
            "a lone surrogate",
            "decode the text with the encoding it was written in",
        )
    })
}

/// A calendar date: a `date`, the date of a `datetime` on its own clock, or `2026-03-01`.
pub fn date(value: &Bound<'_, PyAny>) -> PyResult<Date> {
    let py = value.py();
    if let Ok(text) = value.cast::<PyString>() {
        let parsed = utf8(text)?.parse::<Date>();
        return parsed.map_err(|error| raise(py, &error));
    }
    if is(value, &DATE, "datetime", "date")? {
        let ordinal: i64 = value.call_method0(intern!(py, "toordinal"))?.extract()?;
        let days = i32::try_from(ordinal.saturating_sub(EPOCH_ORDINAL)).ok().and_then(Date::from_days);
        return days.ok_or_else(|| raise(py, &Error::Value(timebank_core::error::ValueError::NotADate { given: shown(value).into() })));
    }
    Err(wrong(value, "a date", "give a `datetime.date`, or a text such as `2026-03-01`"))
}

/// A moment: a datetime that knows its zone, or RFC 3339 with a zone.
pub fn instant(value: &Bound<'_, PyAny>) -> PyResult<Timestamp> {
    let py = value.py();
    if let Ok(text) = value.cast::<PyString>() {
        let text = utf8(text)?;
        let refused = || {
            raise(
                py,
                &Error::Value(timebank_core::error::ValueError::NotAnInstant { given: text.chars().take(40).collect::<String>().into() }),
            )
        };
        if let Ok(at) = text.parse::<Timestamp>() {
            return Ok(at);
        }
        let class = DATETIME.import(py, "datetime", "datetime")?;
        let parsed = class.call_method1(intern!(py, "fromisoformat"), (text.as_ref(),)).map_err(|_| refused())?;
        return moment(&parsed);
    }
    if is_datetime(value)? { moment(value) } else { Err(wrong(value, "a moment", TEACH)) }
}

const TEACH: &str = "give an aware datetime, such as `datetime.now(UTC)` or `datetime(2026, 3, 1, 10, tzinfo=ZoneInfo(\"Europe/London\"))`";

/// Up to here, some time in 2096, a float says seconds to the microsecond.
const EXACT: f64 = 4e9;

fn moment(value: &Bound<'_, PyAny>) -> PyResult<Timestamp> {
    let py = value.py();
    // The usual case, without a detour over a difference: UTC, and in these years.
    let utc = UTC.get_or_try_init(py, || PyResult::Ok(py.import("datetime")?.getattr("timezone")?.getattr("utc")?.unbind()))?;
    if value.getattr(intern!(py, "tzinfo"))?.is(utc.bind(py)) {
        let seconds: f64 = value.call_method0(intern!(py, "timestamp"))?.extract()?;
        if seconds.abs() < EXACT
            && let Some(at) = Timestamp::from_millis(((seconds * 1e6).round() as i64).div_euclid(1000))
        {
            return Ok(at);
        }
    }
    if value.call_method0(intern!(py, "utcoffset"))?.is_none() {
        let given = shown(value);
        let message = format!("`{given}` does not say in which time zone it is, and an hour more or less is another hour");
        return Err(refuse(py, "naive-datetime", &message, &given, TEACH));
    }
    let epoch = EPOCH.get_or_try_init(py, || {
        let datetime = py.import("datetime")?;
        let utc = datetime.getattr("timezone")?.getattr("utc")?;
        PyResult::Ok(datetime.getattr("datetime")?.call1((1970, 1, 1, 0, 0, 0, 0, utc))?.unbind())
    })?;
    let since = value.sub(epoch.bind(py))?;
    let days: i64 = since.getattr(intern!(py, "days"))?.extract()?;
    let seconds: i64 = since.getattr(intern!(py, "seconds"))?.extract()?;
    let micros: i64 = since.getattr(intern!(py, "microseconds"))?.extract()?;
    let ms = days.saturating_mul(86_400_000).saturating_add(seconds.saturating_mul(1000)).saturating_add(micros.div_euclid(1000));
    Timestamp::from_millis(ms)
        .ok_or_else(|| raise(py, &Error::Value(timebank_core::error::ValueError::NotAnInstant { given: shown(value).into() })))
}

/// This moment on the computer's clock.
pub fn now(py: Python<'_>) -> PyResult<Timestamp> {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    let ms = i64::try_from(since.as_millis()).ok().and_then(Timestamp::from_millis);
    ms.ok_or_else(|| {
        refuse(py, "clock-out-of-years", "the computer's clock stands outside the years 1 to 9999", "", "set the clock, or give `at`")
    })
}

/// The number of a member, activity and so on, which all count from 1.
pub fn number<T>(value: &Bound<'_, PyAny>, what: &'static str, new: impl FnOnce(u32) -> Option<T>) -> PyResult<T> {
    let number = match value.cast::<PyInt>() {
        // A number nobody has been given says so in the core's words.
        Ok(_) if !value.is_instance_of::<PyBool>() => value.extract::<u32>().ok().and_then(new),
        _ => match whole(value, what)? {
            Some(number) => u32::try_from(number).ok().and_then(new),
            None => return Err(wrong(value, &format!("the number of one {what}"), "numbers are handed out by the bank, from 1")),
        },
    };
    number.ok_or_else(|| {
        raise(value.py(), &Error::Value(timebank_core::error::ValueError::NumberOutOfRange { what, given: shown(value).into() }))
    })
}

/// A count that fits.
pub fn count(value: &Bound<'_, PyAny>, what: &'static str) -> PyResult<u32> {
    let whole = whole(value, what)?;
    let fits = whole.and_then(|number| u32::try_from(number).ok());
    fits.ok_or_else(|| {
        raise(value.py(), &Error::Value(timebank_core::error::ValueError::NumberOutOfRange { what, given: shown(value).into() }))
    })
}

/// The sender of a command: `"host"`, or the number of a member. Nothing is not the host.
pub fn sender(value: &Bound<'_, PyAny>) -> PyResult<Sender> {
    if let Ok(word) = value.cast::<PyString>()
        && utf8(word)? == "host"
    {
        return Ok(Sender::Host);
    }
    if value.is_none() || value.is_instance_of::<PyString>() {
        return Err(wrong(value, "the sender of a command", "give `\"host\"` or the number of a member"));
    }
    number(value, "member", MemberId::new).map(Sender::Member)
}

/// 16 bytes: bytes, a UUID with or without hyphens, or 32 digits in lower-case hexadecimal.
fn sixteen(value: &Bound<'_, PyAny>, what: &'static str) -> PyResult<[u8; 16]> {
    let py = value.py();
    let refused = || raise(py, &Error::Value(timebank_core::error::ValueError::NotHex { what, bytes: 16, given: shown(value).into() }));
    if let Ok(bytes) = value.cast::<PyBytes>() {
        return bytes.as_bytes().try_into().map_err(|_| refused());
    }
    if is(value, &UUID, "uuid", "UUID")? {
        let bytes: Vec<u8> = value.getattr(intern!(py, "bytes"))?.extract()?;
        return bytes.as_slice().try_into().map_err(|_| refused());
    }
    let text = value.cast::<PyString>().map_err(|_| refused())?;
    let key = without_hyphens(&utf8(text)?).parse::<Key>();
    key.map(|key| key.0).map_err(|_| refused())
}

/// The digits of a UUID that is written with hyphens, in lower case; any other text as it is.
fn without_hyphens(text: &str) -> std::borrow::Cow<'_, str> {
    let groups: Vec<usize> = text.split('-').map(str::len).collect();
    if groups == [8, 4, 4, 4, 12] { text.replace('-', "").to_ascii_lowercase().into() } else { text.into() }
}

/// A host's own number for a command.
pub fn key(value: &Bound<'_, PyAny>) -> PyResult<Key> {
    sixteen(value, "key").map(Key)
}

/// A salt.
pub fn salt(value: &Bound<'_, PyAny>) -> PyResult<Salt> {
    sixteen(value, "salt").map(Salt)
}

/// A salt nobody can guess, from the operating system.
pub fn fresh_salt(py: Python<'_>) -> PyResult<Salt> {
    salt(&py.import("secrets")?.call_method1("token_bytes", (16,))?)
}

/// A word of a closed list, such as `home` for a setting.
pub fn word<T: Copy>(
    value: &Bound<'_, PyAny>,
    what: &str,
    all: &[T],
    read: impl Fn(&str) -> Option<T>,
    show: impl Fn(T) -> &'static str,
) -> PyResult<T> {
    let found = value.cast::<PyString>().ok().and_then(|text| text.to_cow().ok().and_then(|text| read(&text)));
    found.ok_or_else(|| {
        let words: Vec<&str> = all.iter().map(|one| show(*one)).collect();
        wrong(value, what, &format!("say {}", words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")))
    })
}
