"""A bank as one member may read it and act on it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from timebank import _wire as _w
from timebank._view_methods import ViewMethods
from timebank.errors import input_error
from timebank.wire import BalanceOf, Grouping, MemberId, Outcome, Plan, PlanFor, Query, Terms, WhatIf, WhatIfAnswer

if TYPE_CHECKING:
    from timebank.asking import HexLike
    from timebank.bank import TimeBank
    from timebank.matching import Progress
    from timebank.tables import Recorded, Table
    from timebank.time import DayLike, MinutesLike, MomentLike
    from timebank.wire import ActivityId


class View(ViewMethods):
    """A bank as one member may read it and act on it. `TimeBank.seen_by` gives one.

    A view has every method of the bank that says who acts or reads, without ``by`` and ``viewer``. It holds no copy, so it costs
    nothing to make one for each request; what the member may see and do is looked up at every call. A broker's rights follow from
    the roles the member holds.

    >>> import timebank as tb
    >>> view = tb.examples.harpurbrook().seen_by(tb.MemberId(2))
    >>> view
    <View of 'Harpurbrook' by member 2>
    >>> view.offer(member=view.member).listing
    1
    >>> view.balances_as_of(on="2026-03-02")
    Traceback (most recent call last):
    timebank.errors.TimebankError: this is not available; please ask the broker [ask-the-broker]
    """

    __slots__ = ("_bank", "_member")

    def __init__(self, bank: TimeBank, member: MemberId | int) -> None:
        if isinstance(member, bool) or not hasattr(member, "__index__"):
            shown = repr(member)[:60]
            help = "give the number of a member; the host uses the methods of the bank itself"
            raise input_error("wrong-type", f"`{shown}` is not the number of a member", shown, help)
        self._bank = bank
        self._member: MemberId = _w.SENDER.whole.take(member)

    @property
    def member(self) -> MemberId:
        """The member who reads and acts."""
        return self._member

    def balance(self, member: MemberId) -> int:
        """A member's balance in minutes: given more so far when positive, received more so far when negative."""
        balance: int = self.ask(BalanceOf(member=member))["minutes"]
        return balance

    def ask(self, question: Query | Mapping[str, Any]) -> Any:
        """Answers a question in the form of the wire, with JSON as Python reads it. A mapping says no ``viewer``."""
        return json.loads(self.ask_json(question))

    def ask_json(self, question: Query | Mapping[str, Any]) -> bytes:
        """The same answer as the core wrote it."""
        if isinstance(question, _w.Value):
            return self._bank.ask_json(question, viewer=self._member)
        if "viewer" in question:
            shown = str(question["viewer"])[:60]
            raise input_error("wrong-type", "a view knows its viewer", shown, "leave `viewer` out, or ask the bank")
        return self._bank.ask_json({**question, "viewer": self._member})

    def hours_by(
        self, *each: Grouping, from_: DayLike | None = None, until: DayLike | None = None, entered: bool = False
    ) -> Table:
        """Minutes of service, summed up: see `TimeBank.hours_by`. For brokers."""
        return self._bank.hours_by(*each, from_=from_, until=until, entered=entered, viewer=self._member)

    def record_table(
        self,
        source: object,
        *,
        columns: Mapping[str, str | None] | None = None,
        members: str | Mapping[str, MemberId] | None = None,
        minutes: MinutesLike | None = None,
        activity: ActivityId | None = None,
        at: MomentLike | None = None,
        unit: str | None = None,
        dates: str | None = None,
        decimal_comma: bool = False,
        people_separator: str = ";",
        faulty_rows: str = "refuse",
        progress: bool = False,
    ) -> Recorded:
        """Records a whole table of past exchanges as this member: see `TimeBank.record_table`. ``members`` is a mapping from the
        table's texts to members: names and codes are not looked up for a person."""
        return self._bank.record_table(
            source,
            columns=columns,
            members=members if isinstance(members, Mapping) else {},
            minutes=minutes,
            activity=activity,
            at=at,
            by=self._member,
            unit=unit,
            dates=dates,
            decimal_comma=decimal_comma,
            people_separator=people_separator,
            faulty_rows=faulty_rows,
            progress=progress,
        )

    def plan_watched(self, question: PlanFor | None = None, *, progress: Progress | None = None) -> Plan:
        """The plan of seven days: see `TimeBank.plan_watched`. For brokers."""
        return self._bank.plan_watched(question, progress=progress, viewer=self._member)

    def what_if_watched(self, question: WhatIf, *, progress: Progress | None = None) -> WhatIfAnswer:
        """What might come of policies: see `TimeBank.what_if_watched`. For brokers."""
        return self._bank.what_if_watched(question, progress=progress, viewer=self._member)

    def __repr__(self) -> str:
        return f"<View of {self._bank.charter.name!r} by member {self._member}>"

    def __eq__(self, other: object) -> bool:
        return self._bank is other._bank and self._member == other._member if isinstance(other, View) else NotImplemented

    def __hash__(self) -> int:
        return hash((id(self._bank), self._member))

    if not TYPE_CHECKING:

        def record(self, **given: Any) -> Outcome:
            if "by" in given:
                raise TypeError("record() got an unexpected keyword argument 'by'")
            return self._bank.record(**given, by=self._member)

        record.__doc__ = "Records a finished exchange in one step, as this member: see `TimeBank.record`."

    # What the generated methods use -------------------------------------------------------------------------------

    def _do(self, action: type[Any], given: dict[str, Any], at: MomentLike | None, key: HexLike | None, salt: HexLike | None) -> Outcome:
        return self._bank._do(action, given, at, self._member, key, salt)

    def _ask(self, question: type[Any], given: dict[str, Any], answer: _w.Codec) -> Any:
        return self._bank._ask(question, given, answer, self._member)

    def _terms(self, terms: Terms | None, **given: Any) -> Terms:
        return self._bank._terms(terms, **given)
