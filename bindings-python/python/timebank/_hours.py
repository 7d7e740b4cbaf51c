"""When somebody is free, from the text people write: ``tue 10:00-12:00; thu 14:00-16:00``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from timebank import _wire as _w
from timebank.errors import input_error
from timebank.time import day

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_HELP = 'write `"tue 10:00-12:00; thu 14:00-16:00"`, with a date in place of a weekday for one day, or give a list of `WeeklyHours`'


def availability(value: Any) -> Any:
    """An `Availability` from text, or from a list of hours.

    A stretch that ends before it begins goes over midnight.

    >>> availability("tue 10:00-12:00").weekly
    (WeeklyHours(from_=2040, until=2160),)
    """
    weekly: list[Any] = []
    dated: list[Any] = []
    if isinstance(value, str):
        for part in value.replace("\n", ";").split(";"):
            if part.strip():
                _stretch(part.strip(), weekly, dated)
        if not weekly and not dated:
            raise input_error("wrong-type", "the text names no hours", value[:40], _HELP)
    elif isinstance(value, Iterable) and not isinstance(value, bytes):
        once = _w.Of("DatedHours")
        for one in value:
            named = type(one).__name__ == "DatedHours" or isinstance(one, dict) and "on" in one
            (dated if named else weekly).append(once.take(one) if named else _w.Of("WeeklyHours").take(one))
    else:
        shown = repr(value)[:40]
        raise input_error("wrong-type", f"`{shown}` does not say when somebody is free", shown, _HELP)
    return _w.found("Availability")(weekly=weekly, dated=dated)


def _stretch(part: str, weekly: list[Any], dated: list[Any]) -> None:
    """One stretch: a weekday or a date, and the hours."""
    when, _, hours = part.partition(" ")
    begin, dash, end = hours.replace("–", "-").replace(" ", "").partition("-")
    first, last = _minute(begin), _minute(end)
    if not dash or first is None or last is None or first == last or first == 1440:
        raise input_error("wrong-type", f"`{part[:40]}` does not say from when until when", part[:40], _HELP)
    word = when.lower().rstrip(".,:")
    if word[:1].isdigit():
        on = day(word)
        if last < first:
            raise input_error("wrong-type", f"`{part[:40]}` ends before it begins", part[:40], "write one stretch for each of the two days")
        dated.append(_w.found("DatedHours")(on=on, from_=first, until=last))
        return
    place = next((place for place, name in enumerate(_DAYS) if len(word) >= 2 and (name.startswith(word) or name == word.removesuffix("s"))), None)
    if place is None:
        raise input_error("wrong-type", f"`{when[:40]}` is no day of the week", when[:40], _HELP)
    hours_of = _w.found("WeeklyHours")
    begins, ends = place * 1440 + first, place * 1440 + last + (1440 if last < first else 0)
    if ends > 10080:
        # A stretch over the midnight from Sunday to Monday is two.
        weekly += [hours_of(from_=begins, until=10080), hours_of(from_=0, until=ends - 10080)]
    else:
        weekly.append(hours_of(from_=begins, until=ends))


def _minute(text: str) -> int | None:
    """Minutes from midnight of `10:00`, `10.30`, `9` or `24:00`."""
    hour, _, minute = text.replace(".", ":").partition(":")
    if not hour.isdecimal() or len(hour) > 2 or minute and not (minute.isdecimal() and len(minute) == 2):
        return None
    whole = int(hour) * 60 + int(minute or 0)
    return whole if int(minute or 0) < 60 and whole <= 1440 else None
