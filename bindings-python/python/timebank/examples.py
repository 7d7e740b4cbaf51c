"""A small bank to try things on. Its people are invented."""

from __future__ import annotations

from timebank.bank import TimeBank
from timebank.wire import Activity, Charter

__all__ = ["harpurbrook"]


def harpurbrook() -> TimeBank:
    """Two members, one activity, and three exchanges on the first days of March 2026.

    >>> harpurbrook()
    <TimeBank 'Harpurbrook' at 6:...: 2 members, 3 exchanges>
    """
    began = "2026-03-01T10:00:00Z"
    bank = TimeBank(Charter(name="Harpurbrook", activities=[Activity(code="lift", name="A lift")]), at=began)
    ana, ben = bank.admit("Ana", at=began), bank.admit("Ben", at=began)
    bank.record(ana, ben, 60, on="2026-03-02", activity="lift", at="2026-03-02T18:00:00Z")
    bank.record(ben, ana, 90, on="2026-03-03", activity="lift", at="2026-03-03T18:00:00Z")
    bank.record(ana, ben, 45, on="2026-03-04", at="2026-03-04T18:00:00Z")
    return bank
