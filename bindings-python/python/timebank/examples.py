"""A small bank to try things on. Its people are invented."""

from __future__ import annotations

from timebank.bank import TimeBank
from timebank.wire import Activity, Charter, Profile

__all__ = ["harpurbrook"]


def harpurbrook() -> TimeBank:
    """Two members, one activity, and three exchanges on the first days of March 2026.

    >>> harpurbrook()
    <TimeBank 'Harpurbrook' at 6:...: 2 members, 3 exchanges>
    """
    began = "2026-03-01T10:00:00Z"
    lift = Activity(code="lift", name="A lift")
    bank = TimeBank(Charter(name="Harpurbrook", activities=[lift]), at=began)  # type: ignore[arg-type]
    ana = bank.admit(profile=Profile(name="Ana"), at=began).member
    ben = bank.admit(profile=Profile(name="Ben"), at=began).member
    driving = bank.activity("lift")
    bank.record(on="2026-03-02", gave=ana, received=ben, minutes=60, activity=driving, at="2026-03-02T18:00:00Z")
    bank.record(on="2026-03-03", gave=ben, received=ana, minutes=90, activity=driving, at="2026-03-03T18:00:00Z")
    bank.record(on="2026-03-04", gave=ana, received=ben, minutes=45, at="2026-03-04T18:00:00Z")
    return bank
