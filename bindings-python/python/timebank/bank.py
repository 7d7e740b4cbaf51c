"""A time bank."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from timebank._asking import Asking
from timebank._methods import Methods
from timebank._shown import shown

if TYPE_CHECKING:
    from timebank.asking import HexLike, MemberRef
    from timebank.time import DayLike, MomentLike
    from timebank.plot import Plots
    from timebank.view import View
    from timebank.wire import Charter


@shown
class TimeBank(Methods, Asking):
    """One community's time bank.

    In memory, everything that happens to it is a record: `save` writes them to a file, and `take_new_records` hands the new ones to a host that keeps them
    itself. Opened from a file with
    `open`, it keeps them itself, each before it is answered. A refused command raises `TimebankError` and changes nothing.

    Its methods act and read for the host, who may do and see everything. For a person use `seen_by`, which gives a view that may
    do and see what they may.

    A bank may be used from several threads: calls take turns, and none holds up the interpreter.

    >>> import timebank as tb
    >>> bank = tb.TimeBank("Harpurbrook", at="2026-03-01T10:00:00Z")
    >>> ana = bank.admit("Ana", at="2026-03-01T10:00:00Z")
    >>> ben = bank.admit("Ben", at="2026-03-01T10:00:00Z")
    >>> bank.record(ana, ben, "1h30", on="2026-03-01", at="2026-03-01T18:00:00Z").exchange
    1
    >>> bank.balance(ana), bank.balance(ben)
    (90, -90)
    >>> bank.seen_by(ben).statement(ben).words
    '1 h 30 min received more so far'
    >>> tb.TimeBank.from_jsonl(bank.to_jsonl()) == bank
    True
    """

    def __new__(
        cls,
        charter: Charter | Mapping[str, Any] | str | bytes,
        *,
        at: MomentLike | None = None,
        key: HexLike | None = None,
        bank: HexLike | None = None,
        decided_on: DayLike | None = None,
    ) -> Self:
        """Creates a bank in memory: the same as `create`."""
        return cls.create(charter, at=at, key=key, bank=bank, decided_on=decided_on)

    def __init__(self, *_: object, **__: object) -> None:
        pass

    def seen_by(self, member: MemberRef) -> View:
        """Returns the bank as a member may read it and act on it: all a web handler needs for a person.

        The view has every method of the bank that says who acts or reads, without ``by`` and ``viewer``. It holds no copy.

        Args:
            member: The member. `None` is refused, so that a lapsed session does not become the host.

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> ana, ben = bank.find("Ana"), bank.find("Ben")
        >>> bank.seen_by(ana).statement(ana).words
        '15 min given more so far'
        >>> try:
        ...     bank.seen_by(ana).statement(ben)
        ... except tb.TimebankError as why:
        ...     print(why.code)
        ask-the-broker
        """
        from timebank.view import View

        return View(self, member)

    @property
    def plot(self) -> Plots:
        """Pictures of the bank. Needs matplotlib: ``pip install timebank[plot]``."""
        from timebank.plot import Plots

        return Plots(self)

    def __eq__(self, other: object) -> bool:
        return self is other or self._same_as(other) if isinstance(other, TimeBank) else NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        if self.closed:
            return "<TimeBank, closed>"
        members, exchanges, _ = self._counts()
        return f"<TimeBank {self.charter.name!r} at {self.head}: {members} members, {exchanges} exchanges>"

    def _repr_html_(self) -> str:
        from timebank import _html

        return _html.bank(self)
