"""Credit that crosses from one bank to another: two banks, two places they are kept, never one transaction.

Each bank has an account that stands for the other (`TimeBank.open_bridge`). A crossing holds the minutes in the bank they leave, then in the
bank they go to; then they are posted where they leave, which decides it, and then where they arrive. Each journal says where it stands, so a
crossing is taken up again after a crash at any step, by anybody who has the two banks: call `cross` again with the same crossing.

>>> import os, tempfile
>>> import timebank as tb
>>> from timebank import bridge
>>> at = "2026-03-02T10:00:00Z"
>>> def opened(folder, name, partner):
...     bank = tb.open(os.path.join(folder, f"{name}.db"), charter={"name": name}, at=at, clock=lambda: "2026-03-02T10:00:00Z")
...     _ = bank.admit(at=at), bank.open_bridge(partner=partner, limits=tb.Limits(lowest=-600, highest=600), at=at)
...     return bridge.Side(bank, 1)
>>> with tempfile.TemporaryDirectory() as folder:
...     here, there = (opened(folder, *names) for names in [("Harpurbrook", "Riverside"), ("Riverside", "Harpurbrook")])
...     crossing = bridge.Crossing(shared_key="01" * 16, source=2, target=2, minutes="1h", due="2026-03-09T10:00:00Z")
...     bridge.cross(crossing, here, there, at=at), here.bank.balance(1), there.bank.balance(1)
...     bridge.reconcile(here, there)
...     here.bank.close(); there.bank.close()
('arrived', -60, 60)
Reconciled(hanging=(), difference=0)
"""

from __future__ import annotations

import datetime
from typing import Literal, NamedTuple, TypeAlias, cast

from timebank import _timebank
from timebank import _wire as _w
from timebank._wire import HexLike
from timebank.bank import TimeBank
from timebank.time import MinutesLike, MomentLike, from_millis

__all__ = ["Crossing", "Hanging", "PassageStand", "Reconciled", "Side", "Stand", "cross", "reconcile", "step"]

_KEY = _w.Hex(16)

#: Where a crossing stands. ``torn``: the two banks contradict each other, and somebody has to look.
Stand: TypeAlias = Literal["under-way", "arrived", "released", "torn"]

#: Where a crossing stands in one bank.
PassageStand: TypeAlias = Literal["pending", "posted", "voided"]


class Crossing(NamedTuple):
    """Credit that is to cross."""

    shared_key: HexLike
    """The key both banks know it by: 16 bytes, others for each crossing, made by the host."""
    source: int
    """The account it leaves, in the one bank."""
    target: int
    """The account it goes to, in the other."""
    minutes: MinutesLike
    """How much."""
    due: MomentLike
    """From when on it is let go rather than waited for. The clocks of the two may differ by much less than this lies ahead."""


class Side(NamedTuple):
    """One of the two banks, kept in a file or a database, and its bridge to the other."""

    bank: TimeBank
    """The bank."""
    bridge: int
    """Its bridge."""


class Hanging(NamedTuple):
    """A crossing that is not at its end in both banks alike."""

    shared_key: str
    """The key both banks know it by."""
    leaves: PassageStand | None
    """Where it leaves, if the bank there knows it."""
    arrives: PassageStand | None
    """Where it arrives, if the bank there knows it."""
    due: datetime.datetime
    """From when on it is let go."""
    stand: Stand
    """``torn`` also when the two do not agree on how much."""


class Reconciled(NamedTuple):
    """How two banks stand to each other."""

    hanging: tuple[Hanging, ...]
    """What hangs, by key."""
    difference: int
    """What the two accounts that stand for each other sum to: zero when all that was posted in one was posted in the other."""


def step(crossing: Crossing, leaves: Side, arrives: Side, *, at: MomentLike | None = None) -> Stand:
    """Takes a crossing one step further. Earlier steps may have been taken elsewhere, and may have stopped anywhere.

    Args:
        crossing: What is to cross.
        leaves: The bank it leaves.
        arrives: The bank it goes to.
        at: When; now when left out.

    Returns:
        Where the crossing stands then.
    """
    return _taken(crossing, leaves, arrives, at, whole=False)


def cross(crossing: Crossing, leaves: Side, arrives: Side, *, at: MomentLike | None = None) -> Stand:
    """Takes a crossing as far as it goes: until it has arrived, was let go, or needs somebody to look.

    Call it again after an error or a crash, with the same crossing. Several processes may do so at once.

    Args:
        crossing: What is to cross.
        leaves: The bank it leaves.
        arrives: The bank it goes to.
        at: When; now when left out.

    Returns:
        Where the crossing stands then: ``under-way`` where it has to wait until it is due.

    Raises:
        TimebankError: Why one of the banks refuses; the minutes stay held where they are, and are let go once the crossing is due.
    """
    return _taken(crossing, leaves, arrives, at, whole=True)


def reconcile(one: Side, other: Side) -> Reconciled:
    """Lays two banks beside each other: what hangs in either direction, and whether the accounts that stand for each other mirror."""
    rows, difference = _timebank.reconcile_banks(one.bank, one.bridge, other.bank, other.bridge)
    hanging = (
        Hanging(key, cast("PassageStand | None", leaves), cast("PassageStand | None", arrives), from_millis(due), cast("Stand", stand))
        for key, leaves, arrives, due, stand in rows
    )
    return Reconciled(tuple(hanging), difference)


def _taken(crossing: Crossing, leaves: Side, arrives: Side, at: MomentLike | None, *, whole: bool) -> Stand:
    key = _KEY.take(crossing.shared_key)
    given = (key, crossing.source, crossing.target, _timebank.minutes(crossing.minutes), _timebank.instant_ms(crossing.due))
    now = _timebank.instant_ms(at)
    return cast("Stand", _timebank.cross_banks(given, leaves.bank, leaves.bridge, arrives.bank, arrives.bridge, now, whole))
