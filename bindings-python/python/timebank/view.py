"""A bank as one member may read it and act on it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Literal, Protocol

from timebank import _wire as _w
from timebank import wire
from timebank._naming import Naming
from timebank._shown import shown
from timebank._view_methods import ViewMethods
from timebank.errors import input_error
from timebank.wire.numbers import MemberId

if TYPE_CHECKING:
    import datetime

    from timebank.asking import ActivityLike, MemberLike, MemberRef, Period, Progress
    from timebank.tables import Recorded, Table
    from timebank.time import DayLike, MinutesLike, MomentLike
    from timebank.wire import Charter, CommunityReport, ExchangeView, Format, Grouping, Outcome, Query, Release
    from timebank.wire.numbers import AccountId


class Behind(Protocol):
    """The bank behind a view, as far as a view needs it."""

    @property
    def charter(self) -> Charter: ...
    def ask_json(self, question: Any, *, viewer: Any = "host") -> bytes: ...
    def balances(self, on: Any = None, *, entered: bool = False, viewer: Any = "host") -> Table: ...
    def hours_by(self, *each: Any, from_: Any = None, until: Any = None, entered: bool = False, viewer: Any = "host") -> Table: ...
    @property
    def record_table(self) -> Callable[..., Recorded]: ...
    @property
    def report(self) -> Callable[..., CommunityReport]: ...
    def _activity_number(self, code: str) -> int | None: ...
    def _account_used_by(self, member: int) -> AccountId: ...
    def _exchange_had(self, exchange: Any) -> ExchangeView: ...
    def day_of(self, moment: Any = None) -> datetime.date: ...
    def _today(self, at: Any) -> datetime.date: ...
    def _ahead(self, on: Any, minute: int) -> int: ...
    @property
    def _needs(self) -> list[str]: ...
    def _do(self, action: Any, given: dict[str, Any], at: Any, by: Any, key: Any, salt: Any) -> Outcome: ...
    def _enter(self, given: dict[str, Any]) -> Outcome: ...
    def _ask(self, question: Any, given: dict[str, Any], answer: Any, viewer: Any) -> Any: ...
    def _watch(self, question: Any, given: dict[str, Any], answer: Any, viewer: Any, progress: Any) -> Any: ...


@shown
class View(Naming, ViewMethods):
    """A bank as one member may read it and act on it. `TimeBank.seen_by` gives one.

    A view has every method of the bank that says who acts or reads, without ``by`` and ``viewer``. It holds no copy, so it costs
    nothing to make one for each request; what the member may see and do is looked up at every call. A broker's rights follow from
    the roles the member holds.

    >>> import timebank as tb
    >>> view = tb.examples.harpurbrook().seen_by(2)
    >>> view
    <View of 'Harpurbrook' by member 2>
    >>> view.offer(view.member, "Lifts to hospital", minutes="1h", activity="lift").listing
    1
    >>> try:
    ...     view.balances()
    ... except tb.TimebankError as why:
    ...     print(why.code)
    ask-the-broker
    """

    __slots__ = ("_bank", "_member")

    def __init__(self, bank: Behind, member: MemberRef) -> None:
        if member is None or isinstance(member, str):
            shown = repr(member)[:60]
            help = "give the number of a member; the host uses the methods of the bank itself"
            raise input_error("wrong-type", f"`{shown}` is not the number of a member", shown, help)
        self._bank = bank
        self._member = _w.Id("member").take(member)

    @property
    def member(self) -> MemberId:
        """The member who reads and acts."""
        return MemberId(self._member)

    @property
    def _reader(self) -> int:
        return self._member

    def balance(self, member: MemberLike) -> int:
        """A member's balance in minutes: given more so far when positive, received more so far when negative.

        Args:
            member: The member: number, exact name, or what `admit` answered.
        """
        balance: int = self._ask(wire.BalanceOf, {"member": member}, _w.Of("Balance"), self._member).minutes
        return balance

    def balances(self, on: DayLike | None = None, *, entered: bool = False) -> Table:
        """The balance of every account: see `TimeBank.balances`. For brokers."""
        return self._bank.balances(on, entered=entered, viewer=self._member)

    def report(
        self,
        kind: Literal["public", "community-health", "member"],
        period: Period | None = None,
        *,
        from_: DayLike | None = None,
        until: DayLike | None = None,
        member: MemberLike | None = None,
        policy: str | None = None,
        format: Format = "html",
        log: Iterable[Release] | None = None,
    ) -> CommunityReport:
        """Writes a report about a period: see `TimeBank.report`."""
        about = None if member is None else self._member_of(member)
        how = {"from_": from_, "until": until, "member": about, "policy": policy, "format": format, "log": log}
        return self._bank.report(kind, period, **how, viewer=self._member)

    def day_of(self, moment: MomentLike | None = None) -> datetime.date:
        """Returns the local day of a moment, on the clocks of the community: see `TimeBank.day_of`.

        Args:
            moment: A datetime with a time zone, or RFC 3339 text; now by default, and inside `as_of` the day of the block.
        """
        return self._bank.day_of(moment)

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
        members: Mapping[str, MemberRef] | None = None,
        minutes: MinutesLike | None = None,
        activity: ActivityLike | None = None,
        at: MomentLike | None = None,
        unit: str | None = None,
        dates: str | None = None,
        pivot: int | None = None,
        now: MomentLike | None = None,
        decimal_comma: bool = False,
        people_separator: str = ";",
        faulty_rows: str = "refuse",
        progress: Progress = False,
    ) -> Recorded:
        """Records a whole table of past exchanges as this member: see `TimeBank.record_table`.

        ``members`` is a mapping from the table's texts to members: names and codes are not looked up for a person.
        """
        return self._bank.record_table(
            source,
            columns=columns,
            members=members or {},
            minutes=minutes,
            activity=activity,
            at=at,
            by=self._member,
            unit=unit,
            dates=dates,
            pivot=pivot,
            now=now,
            decimal_comma=decimal_comma,
            people_separator=people_separator,
            faulty_rows=faulty_rows,
            progress=progress,
        )

    def __repr__(self) -> str:
        return f"<View of {self._bank.charter.name!r} by member {self._member}>"

    def __eq__(self, other: object) -> bool:
        return self._bank is other._bank and self._member == other._member if isinstance(other, View) else NotImplemented

    def __hash__(self) -> int:
        return hash((id(self._bank), self._member))

    # What the generated methods use -------------------------------------------------------------------------------

    def _do(self, action: type[Any], given: dict[str, Any], at: Any, by: Any, key: Any, salt: Any) -> Outcome:
        return self._bank._do(action, self._resolved(action, given), at, by, key, salt)

    def _enter(self, given: dict[str, Any]) -> Outcome:
        self._name_terms(given, given["at"])
        if given["on_behalf_of"] is not None:
            given["on_behalf_of"] = self._member_of(given["on_behalf_of"])
        return self._bank._enter(given)

    def _ask(self, question: type[Any], given: dict[str, Any], answer: _w.Codec, viewer: Any) -> Any:
        return self._bank._ask(question, self._resolved(question, given), answer, viewer)

    def _watch(self, question: type[Any], given: dict[str, Any], answer: _w.Codec, viewer: Any, progress: Progress) -> Any:
        return self._bank._watch(question, self._resolved(question, given), answer, viewer, progress)

    def _activity_number(self, code: str) -> int | None:
        return self._bank._activity_number(code)

    def _today(self, at: MomentLike | None) -> datetime.date:
        return self._bank._today(at)

    def _ahead(self, on: Any, minute: int) -> int:
        return self._bank._ahead(on, minute)

    @property
    def _needs(self) -> list[str]:
        return self._bank._needs

    def _exchange_had(self, exchange: Any) -> ExchangeView:
        # Ask as the member first: someone who may not see the exchange gets that answer and no other.
        self._ask(wire.ExchangeOf, {"exchange": exchange}, _w.Of("ExchangeView"), self._member)
        return self._bank._exchange_had(exchange)

    def _account_used_by(self, member: int) -> AccountId:
        return self._bank._account_used_by(member)
