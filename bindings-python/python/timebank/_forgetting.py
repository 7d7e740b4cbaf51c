"""What a copy of records has to forget."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

from timebank import _timebank
from timebank import _wire as _w
from timebank._written import as_bytes

if TYPE_CHECKING:
    from timebank.asking import MemberRef

_MEMBER = _w.Id("member")


def members_forgotten(records: bytes | str) -> list[int]:
    """The members whom records in JSON Lines forget.

    >>> import timebank as tb
    >>> bank = tb.TimeBank("Harpurbrook")
    >>> _ = bank.admit("Ana"), bank.erase("Ana")
    >>> members_forgotten(bank.to_jsonl())
    [1]
    """
    lines = (line for line in as_bytes(records).splitlines() if b'"member-erased"' in line)
    events = (json.loads(line)["record"]["event"] for line in lines)
    return [event["member"] for event in events if event["type"] == "member-erased"]


def forget_jsonl(records: bytes | str, members: Iterable[MemberRef]) -> bytes:
    """Takes the personal parts about members, with their salts, out of records in JSON Lines: of copies and of records that were
    drained before an erasure.

    >>> import timebank as tb
    >>> bank = tb.TimeBank("Harpurbrook")
    >>> ana = bank.admit("Ana")
    >>> aside = bank.to_jsonl()
    >>> b"Ana" in aside, b"Ana" in forget_jsonl(aside, [ana])
    (True, False)
    """
    return _timebank.forget_jsonl(as_bytes(records), json.dumps([_MEMBER.take(member) for member in members]).encode())
