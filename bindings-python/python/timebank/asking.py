"""Type aliases for method arguments."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from timebank._wire import HexLike
from timebank.wire.numbers import AccountLike, ActivityLike, ActivityRef, MemberLike, MemberRef

if TYPE_CHECKING:
    import datetime

    from timebank.time import MinutesLike
    from timebank.wire import Start

__all__ = ["AccountLike", "ActivityLike", "ActivityRef", "HexLike", "MemberLike", "MemberRef", "Period", "Progress", "StartLike", "Who", "WhoRef"]

#: Who takes part on one side: one member, several, or a mapping from members to minutes of their own. A member is given by number, by
#: exact name, or by what `admit` answered.
Who: TypeAlias = "MemberLike | Iterable[MemberLike] | Mapping[Any, MinutesLike]"
#: The same where no bank is asked for a name: members by number, or by what `admit` answered.
WhoRef: TypeAlias = "MemberRef | Iterable[MemberRef] | Mapping[Any, MinutesLike]"
#: When an exchange begins: ``"10:00"`` on the community's clock, ``"10:00+01:00"``, an aware datetime on the day of the exchange, or a
#: `Start`.
StartLike: TypeAlias = "Start | datetime.datetime | str"
#: A period: a year (``2026``), a month (``"2026-03"``), a quarter (``"2026-Q1"``), or its first and its last day.
Period: TypeAlias = "int | str | tuple[Any, Any]"
#: Progress of long work: ``True`` shows a bar where tqdm is installed; a callable receives how far the work is, in the unit the
#: method names, and stops it by returning ``False``.
Progress: TypeAlias = "bool | Callable[[int], object]"
