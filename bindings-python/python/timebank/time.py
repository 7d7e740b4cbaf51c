"""Moments, days and minutes: what is taken for them, and how they are shown."""

from __future__ import annotations

import datetime
from typing import TypeAlias

from timebank import _timebank
from timebank.errors import input_error

#: What is taken for a moment: a datetime that knows its zone, or RFC 3339 with a zone.
MomentLike: TypeAlias = datetime.datetime | str
#: What is taken for a day: a date, or ``2026-03-01``.
DayLike: TypeAlias = datetime.date | str
#: What is taken for minutes: a whole number, a ``timedelta``, or a text such as ``1h30``, ``1:30`` or ``90 min``.
MinutesLike: TypeAlias = int | datetime.timedelta | str

_EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)


def from_millis(milliseconds: int) -> datetime.datetime:
    """The moment so many milliseconds after the beginning of 1970, in UTC."""
    return _EPOCH + datetime.timedelta(milliseconds=milliseconds)


def moment(value: MomentLike) -> datetime.datetime:
    """A moment in UTC, to the millisecond, from any datetime that knows its zone.

    >>> from zoneinfo import ZoneInfo
    >>> moment(datetime.datetime(2026, 7, 1, 12, tzinfo=ZoneInfo("Europe/London"))).isoformat()
    '2026-07-01T11:00:00+00:00'
    >>> moment(datetime.datetime(2026, 7, 1, 12))
    Traceback (most recent call last):
    ...
    timebank.errors.InputError: ... does not say in which time zone it is, ... [naive-datetime]
    """
    return from_millis(_timebank.instant_ms(value))


def now() -> datetime.datetime:
    """This moment in UTC, to the millisecond."""
    return from_millis(_timebank.instant_ms())


def day(value: DayLike) -> datetime.date:
    """A date from a date or its text.

    >>> day("2026-03-01")
    datetime.date(2026, 3, 1)
    """
    return datetime.date.fromordinal(_timebank.day(value) + 719_163)


def written(value: datetime.datetime) -> str:
    """A moment as it is written in journals: RFC 3339 in UTC, with milliseconds only where there are any."""
    text = value.strftime("%H:%M:%S")
    if value.microsecond >= 1000:
        text += f".{value.microsecond // 1000:03d}"
    # `strftime` does not fill up the years before 1000.
    return f"{value.date().isoformat()}T{text}Z"


def minutes(value: MinutesLike) -> int:
    """Minutes as a whole number, from whatever is taken for them.

    >>> minutes("1h30"), minutes("1:30"), minutes("90 min"), minutes(datetime.timedelta(hours=1.5)), minutes(90)
    (90, 90, 90, 90, 90)
    >>> minutes(1.25)
    Traceback (most recent call last):
    ...
    timebank.errors.TimebankError: `1.25` is not a whole number of minutes [not-minutes]
    """
    return _timebank.minutes(value)


def hours(value: float | int | str) -> int:
    """Minutes from hours, when they come to whole minutes.

    >>> hours(1.5), hours("2.25"), hours(3)
    (90, 135, 180)
    >>> hours(0.333)
    Traceback (most recent call last):
    ...
    timebank.errors.InputError: `0.333` hours are not whole minutes [not-minutes]
    """
    if isinstance(value, bool):
        raise input_error("wrong-type", f"`{value}` is not a number of hours", str(value), "give a number such as `1.5`")
    try:
        number = float(value)
        whole = round(number * 60)
    except (ValueError, OverflowError, TypeError):
        raise input_error("not-minutes", f"`{value}` is not a number of hours", str(value), "give a number such as `1.5`") from None
    # 0.35 is no binary number: a ten-thousandth of a minute either way is the same hour on paper.
    if abs(number * 60 - whole) > 1e-4:
        help = "give hours that come to whole minutes, or give minutes"
        raise input_error("not-minutes", f"`{value}` hours are not whole minutes", str(value), help)
    return minutes(whole)


def in_words(value: MinutesLike) -> str:
    """Minutes as people say them.

    >>> in_words(90), in_words(-60)
    ('1 h 30 min', '−1 h')
    """
    return _timebank.words(_timebank.minutes(value))
