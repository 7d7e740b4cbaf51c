"""The clock changes of a time zone, in the form the core takes."""

from __future__ import annotations

import datetime
from functools import cache
from typing import TYPE_CHECKING

from timebank import wire
from timebank.errors import input_error

if TYPE_CHECKING:
    from timebank.wire import OffsetChange


@cache
def offsets_of(zone: str) -> tuple[OffsetChange, ...]:
    """The offset changes of a zone from 1970 to 2100, to the minute."""
    # Loaded when a zone is named: `import timebank` is to be light.
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        place = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise input_error("unknown-word", f"there is no time zone `{zone}`", zone, "give a name such as `Europe/London`") from error
    minute, utc = datetime.timedelta(minutes=1), datetime.timezone.utc

    def ahead(at: datetime.datetime) -> int:
        return round((at.astimezone(place).utcoffset() or datetime.timedelta()) / minute)

    at, end = datetime.datetime(1970, 1, 1, tzinfo=utc), datetime.datetime(2100, 1, 1, tzinfo=utc)
    changes = [wire.OffsetChange(from_=at, minutes=ahead(at))]
    while at < end:
        later = at + datetime.timedelta(days=7)
        if ahead(later) != changes[-1].minutes:
            low, high = at, later
            while high - low > minute:
                middle = low + (high - low) // 2
                middle = middle.replace(second=0, microsecond=0)
                low, high = (middle, high) if ahead(middle) == changes[-1].minutes else (low, middle)
            changes.append(wire.OffsetChange(from_=high, minutes=ahead(high)))
        at = later
    return tuple(changes)
