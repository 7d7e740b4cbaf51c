"""What methods take, beside the values of `timebank.wire`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from timebank._wire import HexLike
from timebank.wire.numbers import AccountLike, ActivityLike, ActivityRef, MemberLike, MemberRef

if TYPE_CHECKING:
    from timebank.time import MinutesLike

__all__ = ["AccountLike", "ActivityLike", "ActivityRef", "HexLike", "MemberLike", "MemberRef", "Period", "Progress", "Who"]

#: Who takes part on one side: one member, several, or a mapping from members to minutes of their own. A member is given by number, by
#: exact name, or by what `admit` answered.
Who: TypeAlias = "MemberLike | Iterable[MemberLike] | Mapping[Any, MinutesLike]"
#: A period: a year (``2026``), a month (``"2026-03"``), a quarter (``"2026-Q1"``), or its first and its last day.
Period: TypeAlias = "int | str | tuple[Any, Any]"
#: Progress of long work: ``True`` shows a bar where tqdm is installed; a callable receives how far the work is, in the unit the
#: method names, and stops it by returning ``False``.
Progress: TypeAlias = "bool | Callable[[int], object]"
