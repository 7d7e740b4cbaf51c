"""Moments, days and minutes: what is taken for them, and how they are shown."""

from __future__ import annotations

import datetime
from typing import TypeAlias

from timebank import _timebank
from timebank.errors import input_error

__all__ = ["DayLike", "MinutesLike", "MomentLike", "day", "from_millis", "hours", "in_words", "in_zone", "minutes", "moment", "now", "span", "written"]

#: What is taken for a moment: a datetime that knows its zone, or RFC 3339 with a zone.
MomentLike: TypeAlias = datetime.datetime | str
#: What is taken for a day: a date, or ``2026-03-01``.
DayLike: TypeAlias = datetime.date | str
#: What is taken for minutes: a whole number, a ``timedelta``, or a text such as ``1h30``, ``1:30`` or ``90 min``.
MinutesLike: TypeAlias = int | datetime.timedelta | str

_EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)


def from_millis(milliseconds: int) -> datetime.datetime:
    """Converts Unix milliseconds to a UTC datetime."""
    return _EPOCH + datetime.timedelta(milliseconds=milliseconds)


def moment(value: MomentLike) -> datetime.datetime:
    """A moment in UTC, to the millisecond, from any datetime that knows its zone.

    >>> from zoneinfo import ZoneInfo
    >>> moment(datetime.datetime(2026, 7, 1, 12, tzinfo=ZoneInfo("Europe/London"))).isoformat()
    '2026-07-01T11:00:00+00:00'

    A naive datetime is refused with `naive-datetime`.
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


def in_zone(moment_: MomentLike, zone: str) -> datetime.date:
    """Returns the local day of a moment in a time zone. Falls back to UTC if the zone is unknown on this machine.

    >>> in_zone("2026-07-01T23:30:00Z", "Europe/London").isoformat()
    '2026-07-02'
    """
    at = moment(moment_)
    if zone == "UTC":
        return at.date()
    from zoneinfo import ZoneInfo

    try:
        return at.astimezone(ZoneInfo(zone)).date()
    except (KeyError, ValueError, OSError):
        return at.date()


def ahead_in(on: DayLike, minute: int, zone: str) -> int:
    """Minutes the clocks of a time zone are ahead of UTC at a minute of a local day. Returns 0 if the zone is unknown on this machine.

    Args:
        on: The local day.
        minute: The minute of that day, from 0.
        zone: The name of the time zone.

    >>> ahead_in("2026-07-01", 600, "Europe/London"), ahead_in("2026-01-01", 600, "Europe/London")
    (60, 0)
    """
    if zone == "UTC":
        return 0
    from zoneinfo import ZoneInfo

    try:
        at = datetime.datetime.combine(day(on), datetime.time(minute // 60, minute % 60), ZoneInfo(zone))
        return int((at.utcoffset() or datetime.timedelta()).total_seconds() // 60)
    except (KeyError, ValueError, OSError):
        return 0


def span(period: int | str | tuple[DayLike, DayLike]) -> tuple[datetime.date, datetime.date]:
    """The first and the last day of a period: a year, a month, a quarter, or two days.

    >>> [day.isoformat() for day in span("2026-Q2")]
    ['2026-04-01', '2026-06-30']
    >>> [day.isoformat() for day in span(2026)]
    ['2026-01-01', '2026-12-31']
    >>> [day.isoformat() for day in span("2026-02")]
    ['2026-02-01', '2026-02-28']
    """
    if isinstance(period, tuple):
        return day(period[0]), day(period[1])
    year, _, part = str(period).partition("-")
    first, months = 1, 12
    if part:
        quarter = part[:1] in ("Q", "q")
        number, months = (part[1:], 3) if quarter else (part, 1)
        first = (int(number) - 1) * months + 1 if number.isdecimal() else 0
    if not year.isdecimal() or not 1 <= int(year) <= 9998 or not 1 <= first <= 13 - months:
        shown = str(period)[:40]
        help = 'give a year (`2026`), a month (`"2026-03"`), a quarter (`"2026-Q1"`), or two days'
        raise input_error("wrong-type", f"`{shown}` is not a period", shown, help)
    after = first + months
    end = datetime.date(int(year) + (after > 12), after - 12 if after > 12 else after, 1)
    return datetime.date(int(year), first, 1), end - datetime.timedelta(days=1)


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

    What is no whole number of minutes is refused with `not-minutes`. So is every float, even `90.0`: it could be hours.
    """
    if isinstance(value, float):
        shown = repr(float(value))
        help = f"write `tb.hours({shown})` if these are hours, and a whole number for minutes"
        raise input_error("not-minutes", f"`{shown}` could be hours or minutes", shown, help)
    return _timebank.minutes(value)


def hours(value: float | int | str) -> int:
    """Minutes from hours, when they come to whole minutes.

    >>> hours(1.5), hours("2.25"), hours(3)
    (90, 135, 180)

    Hours that are no whole minutes, such as ``0.333``, are refused with `not-minutes`.
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
    return _timebank.words(minutes(value))
