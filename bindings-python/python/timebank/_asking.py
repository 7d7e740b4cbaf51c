"""Questions: those of the wire, and what a bank holds as tables."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from timebank import _timebank, wire
from timebank import _wire as _w
from timebank._changing import Changing
from timebank._progress import told
from timebank._written import written
from timebank.errors import input_error
from timebank.tables import Table
from timebank.time import ahead_in, day, in_zone, now, span
from timebank.wire._places import TODAY
from timebank.wire.numbers import AccountId, ActivityId

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from timebank.asking import MemberLike, MemberRef, Period, Progress
    from timebank.time import DayLike, MomentLike
    from timebank.wire import Behaviour, Charter, CommunityReport, ExchangeView, Format, Grouping, Policy, Query, Ran, Release

_QUERY = _w.Union("Query")


class Asking(Changing):
    """A bank that is asked something."""

    def ask(
        self, question: Query | Mapping[str, Any] | str | bytes, *, viewer: Literal["host", "auditor"] | MemberRef = "host"
    ) -> Any:
        """Answers a question in the form of the wire, with JSON as Python reads it.

        Each question has a method of its own, which gives a typed answer.

        Args:
            question: A value; or a mapping or text, which says its own ``viewer``.
            viewer: The member or auditor who reads, for a value; the host by default. `None` is refused.
        """
        return json.loads(self.ask_json(question, viewer=viewer))

    def ask_json(
        self, question: Query | Mapping[str, Any] | str | bytes, *, viewer: Literal["host", "auditor"] | MemberRef = "host"
    ) -> bytes:
        """Answers a question in the form of the wire with the bytes the core wrote.

        They are the same in every language and on every machine, to be kept, compared or hashed.

        Args:
            question: A value; or a mapping or text, which says its own ``viewer``.
            viewer: The member or auditor who reads, for a value; the host by default. `None` is refused.

        >>> import timebank as tb
        >>> tb.examples.harpurbrook().ask_json({"type": "balance", "viewer": "host", "member": 1})[:12]
        b'{"account":2'
        """
        reader = _w.VIEWER.take(viewer)
        put = _asked(question, reader) if isinstance(question, _w.Value) else written(question)
        return self._query(put).encode()

    def balance(self, member: MemberLike) -> int:
        """A member's balance in minutes: given more so far when positive, received more so far when negative.

        Args:
            member: The member: number, exact name, or what `admit` answered.

        >>> import timebank as tb
        >>> tb.examples.harpurbrook().balance("Ana")
        15
        """
        return self._balance_of(self._member_of(member))

    def balances(
        self,
        on: DayLike | None = None,
        *,
        entered: bool = False,
        viewer: Literal["host", "auditor"] | MemberRef = "host",
    ) -> Table:
        """The balance of every account, with the members who use it: now, or at the end of a day. For brokers.

        Args:
            on: The day, by the days entries count for; now by default. A date, or text such as `"2026-03-01"`.
            entered: Whether to go by the days of entry instead: what the books showed then.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> bank.balances()["minutes"], bank.balances(on="2026-03-02")["minutes"]
        ([0, 15, -15], [0, 60, -60])
        """
        numbers = _w.Pairs(_w.MINUTES, AccountId)
        if on is None:
            found = self._ask(wire.AllBalances, {}, numbers, viewer)
        else:
            found = self._ask(wire.BalancesAsOf, {"on": on, "entered": entered}, numbers, viewer)
        names = self._named_accounts(viewer)
        accounts = sorted(found)
        when = "" if on is None else f" at the end of {day(on).isoformat()}"
        columns: list[tuple[str, str, str, str | None, list[Any]]] = [
            ("account", "whole", "the number of the account", None, accounts),
            ("members", "text", "who uses it", None, ["; ".join(names[one]) if one in names else None for one in accounts]),
            ("minutes", "whole", "the balance: given more so far when positive", "minutes", [found[one] for one in accounts]),
            ("hours", "number", "the same in hours", "hours", [found[one] / 60 for one in accounts]),
        ]
        return Table(_timebank.table_of("balances", f"Balances{when}", columns))

    def _named_accounts(self, viewer: Any) -> dict[int, list[str]]:
        """Who uses each account, as far as the reader may know."""
        names: dict[int, list[str]] = {1: ["the pot"]}
        if viewer == "host":
            for row in self._table("members").rows(0, 2**32):
                names.setdefault(row["account"], []).append(row["name"] or f"member {row['member']}")
            return names
        after = None
        while viewer != "auditor":
            page = self._ask(wire.MemberSearch, {"after": after, "limit": 100}, _w.Of("Members"), viewer)
            for row in page.members:
                if row.own is not None:
                    names.setdefault(row.own.account, []).append(row.name or f"member {row.member}")
            after = page.next
            if after is None:
                break
        return names

    @property
    def charter(self) -> Charter:
        """The charter in force."""
        return wire.Charter.from_json(self._charter_json())

    def activity(self, code: str) -> ActivityId:
        """The number of an activity, by its code. Methods take the code as well.

        Raises:
            TimebankError: There is no such activity.
        """
        return ActivityId(self._activity_of(code))

    def exchanges(self) -> Table:
        """One row for each exchange, in every state, as the host sees them."""
        return Table(self._table("exchanges"))

    def participations(self) -> Table:
        """One row for each participation in an exchange."""
        return Table(self._table("participations"))

    def members(self) -> Table:
        """One row for each member, with their balance and the service they gave and received. `find_members` searches."""
        return Table(self._table("members"))

    def listings(self) -> Table:
        """One row for each offer and request, closed ones included. `find_listings` searches."""
        return Table(self._table("listings"))

    def postings(self) -> Table:
        """One row for each posting of the ledger. Credit is not help: for that, see `participations`."""
        return Table(self._table("postings"))

    def transfers(self) -> Table:
        """One row for each transfer: credit that moved without an exchange."""
        return Table(self._table("transfers"))

    def events(self) -> Table:
        """One row for each record of the journal, for a bank kept in a file. `timebank.events` makes the same of any journal."""
        return Table(_timebank.events(self._journal_jsonl()))

    def balances_over_time(
        self, every: Literal["day", "week", "month", "year"] | None = None, *, entered: bool = False
    ) -> Table:
        """The balances of all accounts as they went, by the days entries count for.

        Args:
            every: At the end of each day, week (from Monday), month or year in which anything was posted; after each posting
                when left out.
            entered: Whether days are those of entry instead: what the books showed then.
        """
        return Table(self._balances_over_time(every, entered))

    def hours_by(
        self,
        *each: Grouping,
        from_: DayLike | None = None,
        until: DayLike | None = None,
        entered: bool = False,
        viewer: Literal["host", "auditor"] | MemberRef = "host",
    ) -> Table:
        """Minutes of service, summed up: from participations alone, never from credit.

        Args:
            each: What to sum up by: ``activity``, ``member``, and one of ``day``, ``week``, ``month``, ``year``.
            from_: First day of the exchanges that count.
            until: Last day of the exchanges that count.
            entered: Whether days are those of entry, and not those the exchanges count for.
            viewer: The member or auditor who reads; the host by default. For brokers. `None` is refused.

        >>> import timebank as tb
        >>> for row in tb.examples.harpurbrook().hours_by("activity", "month"):
        ...     print(row["period"], row["activity"], row["minutes_given"])
        2026-03-01 None 45
        2026-03-01 lift 150
        """
        question = wire.HoursBy(each=each, from_=from_, until=until, entered=entered)
        return Table(self._hours_by(_w.text_of(question.to_json() | {"viewer": _w.VIEWER.take(viewer)})))

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
        viewer: Literal["host", "auditor"] | MemberRef = "host",
    ) -> CommunityReport:
        """Writes a report about a period: for the public, on the health of the community, or for one member. It shows itself in a notebook, and `save` writes it.

        Args:
            kind: `"public"`, `"community-health"` or `"member"`. For a funder there is `funder_report`.
            period: A year (`2026`), a month (`"2026-03"`), a quarter (`"2026-Q1"`), or a pair of days.
            from_: The first day, in place of `period`.
            until: The last day, in place of `period`.
            member: The member it is about, for the report of one.
            policy: The disclosure policy by name; that of the charter by default.
            format: `"html"`, or another form of the document.
            log: Earlier releases; the new report must not reveal anyone in combination with them.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        >>> import timebank as tb
        >>> tb.examples.harpurbrook().report("public", 2026).title
        'Harpurbrook: what we did together'
        """
        if (period is None) == (from_ is None or until is None):
            raise TypeError("report() takes a `period`, or `from_` and `until`")
        asked: str = kind
        if asked == "funder":
            raise input_error("wrong-type", "a report to a funder is about a grant", "funder", "use `funder_report`, which takes the grants")
        first, last = (from_, until) if period is None else span(period)
        given = {"kind": kind, "from_": first, "until": last, "member": member, "policy": policy, "format": format, "log": log}
        made: CommunityReport = self._ask(wire.ReportOf, given, _w.Of("CommunityReport"), viewer)
        return made

    def run_ahead(
        self,
        policy: Policy | Mapping[str, Any],
        *,
        behaviour: Behaviour | Mapping[str, Any] | None = None,
        weeks: int = 52,
        seed: int = 1,
        progress: Progress = False,
    ) -> RanAhead:
        """One run of one policy under one seed, and the bank that came of it: every question may be asked of it.

        This bank is not touched. Ctrl-C stops the run, and raises.

        Args:
            policy: What would be other than it is.
            behaviour: How people are taken to behave.
            weeks: Weeks ahead, at most 520.
            seed: What chance is drawn from.
            progress: ``True`` for a bar, or a callable told the weeks run. If it returns ``False``, the run stops and nothing comes of it.

        Raises:
            TimebankError: The numbers do not fit, the policy has faults, or it was stopped.

        >>> import timebank as tb
        >>> ran, later = tb.examples.harpurbrook().run_ahead(tb.wire.Policy(name="as it is"), weeks=4)
        >>> len(later.exchanges()) == 3 + ran.exchanges
        True
        """
        tried, people = _w.Of("Policy").take(policy), _w.Of("Behaviour").take({} if behaviour is None else behaviour)
        weeks, seed = _w.Whole(0, 2**32 - 1).take(weeks), _w.Whole(0, 2**52).take(seed)
        with told("running ahead", " weeks", weeks, progress) as look:
            ran, later = _timebank.run_ahead(self, _w.text_of(tried.to_json()), _w.text_of(people.to_json()), weeks, seed, look)
        return RanAhead(wire.Ran.from_json(ran), type(self)._adopt(later))

    def day_of(self, moment: MomentLike | None = None) -> datetime.date:
        """Returns the local day of a moment: on the clocks of the community, in the time zone its charter names.

        Args:
            moment: A datetime with a time zone, or RFC 3339 text; now by default, and inside `as_of` the day of the block.

        >>> import timebank as tb
        >>> bank = tb.TimeBank({"name": "Harpurbrook", "timeZone": "Europe/London"}, at="2026-03-01T10:00:00Z")
        >>> bank.day_of("2026-07-01T23:30:00Z").isoformat()
        '2026-07-02'
        """
        if moment is None:
            if self._day is not None:
                return self._day
            moment = now()
        return in_zone(moment, json.loads(self._charter_json()).get("timeZone", "UTC"))

    # What the generated methods use -------------------------------------------------------------------------------

    def _ahead(self, on: Any, minute: int) -> int:
        """Minutes the community's clock is ahead of UTC at a minute of a day."""
        return ahead_in(on, minute, json.loads(self._charter_json()).get("timeZone", "UTC"))

    @property
    def _needs(self) -> list[str]:
        return [need.code for need in self.charter.needs.needs]

    def _about_today(self, question: type[Any], given: dict[str, Any]) -> None:
        """Says of a question about a day which day it is, unless it is said: today, or that of the block of `as_of`."""
        field = TODAY.get(question.__name__)
        if field is not None and given.get(field) is None:
            # The day a question names stands for the moment it names.
            given[field] = self.day_of(given.get("at") if self._day is None else None)

    def _exchange_had(self, exchange: Any) -> ExchangeView:
        had: ExchangeView = self._ask(wire.ExchangeOf, {"exchange": exchange}, _w.Of("ExchangeView"), "host")
        return had

    def _account_used_by(self, member: int) -> AccountId:
        used: AccountId = self._ask(wire.BalanceOf, {"member": member}, _w.Of("Balance"), "host").account
        return used

    def _ask(self, question: type[Any], given: dict[str, Any], answer: _w.Codec, viewer: Any) -> Any:
        moments = question._wire_.get("at")
        if moments is not None and moments.required and given.get("at") is None:
            given["at"] = self._when(None) or now()
        self._about_today(question, given)
        asked = question(**self._resolved(question, given))
        return answer.read(json.loads(self._query(_asked(asked, _w.VIEWER.take(viewer)))))

    def _watch(self, question: type[Any], given: dict[str, Any], answer: _w.Codec, viewer: Any, progress: Progress) -> Any:
        """Asks something that takes long, over a copy of the bank as it is now, which may be changed and asked meanwhile."""
        self._about_today(question, given)
        asked = question(**self._resolved(question, given))
        put = _w.text_of(asked.to_json() | {"viewer": _w.VIEWER.take(viewer)})
        if question is wire.PlanFor:
            with told("planning", " steps", None, progress) as look:
                return answer.read(json.loads(self._plan_watched(put, look)))
        with told("running ahead", " weeks", None, progress) as look:
            return answer.read(json.loads(_timebank.what_if(self, put, look)))


class RanAhead(NamedTuple):
    """Result of `run_ahead`."""

    ran: Ran
    """The figures."""
    bank: Asking
    """The bank after the run; its records, from where the first one stood, are new."""


def _asked(question: Any, viewer: str | int) -> bytes:
    """A question as it is sent: its viewer beside its own fields."""
    return _w.text_of(_QUERY.put(question) | {"viewer": viewer})


