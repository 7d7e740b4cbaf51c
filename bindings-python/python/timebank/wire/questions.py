# Made by `cargo xtask generate` from `docs/schema/timebank.json`: change the core, not this file.
"""What a bank can be asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias

from timebank import _wire as _w
from timebank._wire import Value

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Mapping
    from typing import Any

    from timebank._wire import FrozenMap, HexLike, Rows
    from timebank.time import DayLike, MinutesLike, MomentLike
    from timebank.wire.charter import Ageing, Charter, GroupRule, Limits, Setting
    from timebank.wire.commands import MemberState, Remote, Start, Terms
    from timebank.wire.events import Head, ListingKind
    from timebank.wire.numbers import AccountId, AccountRef, ActivityId, ActivityRef, ExchangeId, ExchangeRef, ListingId, ListingRef, MemberId, MemberRef, ProgrammeId, ProgrammeRef
    from timebank.wire.people import Purpose

Grouping: TypeAlias = Literal["activity", "member", "day", "week", "month", "year"]
"""What service is summed up by."""
CalendarSpan: TypeAlias = Literal["week", "month", "quarter", "year"]
"""A span of the calendar."""
GroupedBy: TypeAlias = Literal["role", "tag", "kind", "organisation", "age", "attribute", "host"]
"""What members are put into groups by."""
Measured: TypeAlias = Literal["people", "minutes"]
"""What is counted in a table."""
Counting: TypeAlias = Literal["members", "taking-part", "minutes-given", "minutes-received", "asked"]
"""What a recipe counts. Organisations are not counted: they need no protection."""
SortedBy: TypeAlias = Literal["everybody", "role", "tag", "kind", "organisation", "age", "attribute", "took-part", "activity", "month", "quarter", "need", "met"]
"""What the rows or the columns of a counted table are."""
Scorer: TypeAlias = Literal["single", "sum", "mean", "lookup"]
"""The way answers become scores."""
Better: TypeAlias = Literal["higher", "lower"]
"""The direction that is better."""
LicenceKind: TypeAlias = Literal["open", "licensed", "forbidden"]
"""Whether an instrument may be used."""
Measure: TypeAlias = Literal["members", "active", "exchanges", "hours-given", "hours-received", "visitors", "facilitation", "ties", "new-ties", "repeated-ties", "unbrokered-ties", "both-ways", "role-fluidity", "arc-reciprocity", "dyad-reciprocity", "circulation", "gini-given", "support-mix", "worker-only", "isolates", "later-unbrokered", "took-role", "first-exchange", "first-exchange-days", "requests-met", "improved", "mean-change"]
"""What an indicator is bound to: measures of this library, by their names on the page of definitions."""
ReportKind: TypeAlias = Literal["public", "community-health", "member", "funder"]
"""The kind of report."""
Format: TypeAlias = Literal["csv", "markdown", "html"]
"""The format a report is written in."""
PlanPolicy: TypeAlias = Literal["balanced", "unbounded", "limited"]
"""Who may receive without giving, and give without receiving."""
RoundOrder: TypeAlias = Literal["longest-unserved", "newest", "lottery"]
"""Who comes first in a round of circles."""


class BalanceOf(Value):
    """The balance of one account, in minutes and in words.

    Args:
        member: The member whose account it is. Name either this or `account`; otherwise the error is `bad-arguments`.
        account: The account, instead of a member.
    """

    __slots__ = ("member", "account")
    member: MemberId | None
    account: AccountId | None
    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Maybe(_w.Id("member"))),
        "account": _w.Field("account", _w.Maybe(_w.Id("account"))),
    }

    def __init__(self, member: MemberRef | None = None, account: AccountRef | None = None) -> None:
        self._keep((member, account))


class AllBalances(Value):
    """The balance of every account in minutes, by the account's number. For brokers."""

    __slots__ = ()


class BalancesAsOf(Value):
    """The balance of every account in minutes at the end of a day, by the account's number. For brokers.

    Args:
        on: The day at whose end the balances are taken. A date, or text such as `"2026-03-01"`.
        entered: Whether it is what the books showed at the end of that day. Otherwise everything that counts for the day or an earlier one is in, however late it was entered.
    """

    __slots__ = ("on", "entered")
    on: datetime.date
    entered: bool
    _wire_: ClassVar[_w.Fields] = {
        "on": _w.Field("on", _w.DAY, True),
        "entered": _w.Field("entered", _w.YES_NO, False, False),
    }

    def __init__(self, on: DayLike, entered: bool = False) -> None:
        self._keep((on, entered))


class StatementOf(Value):
    """The statement of one account: opening balance, lines and closing balance, with the service given and received.

    Args:
        member: The member whose account it is. Name either this or `account`; otherwise the error is `bad-arguments`.
        account: The account, instead of a member.
        from_: The first day; from the beginning when left out. A date, or text such as `"2026-03-01"`.
        until: The last day; to the end when left out. A date, or text such as `"2026-03-01"`.
        entered: Whether days are those of entry. Otherwise everything is on the day it counts for (its value date), so that history brought in today shows on its own days.
    """

    __slots__ = ("member", "account", "from_", "until", "entered")
    member: MemberId | None
    account: AccountId | None
    from_: datetime.date | None
    until: datetime.date | None
    entered: bool
    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Maybe(_w.Id("member"))),
        "account": _w.Field("account", _w.Maybe(_w.Id("account"))),
        "from_": _w.Field("from", _w.Maybe(_w.DAY)),
        "until": _w.Field("until", _w.Maybe(_w.DAY)),
        "entered": _w.Field("entered", _w.YES_NO, False, False),
    }

    def __init__(self, *, member: MemberRef | None = None, account: AccountRef | None = None, from_: DayLike | None = None, until: DayLike | None = None, entered: bool = False) -> None:
        self._keep((member, account, from_, until, entered))


class ReachOf(Value):
    """One account's balance, holds and limits, and how far its balance can still go.

    Args:
        member: The member whose account it is. Name either this or `account`; otherwise the error is `bad-arguments`.
        account: The account, instead of a member.
    """

    __slots__ = ("member", "account")
    member: MemberId | None
    account: AccountId | None
    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Maybe(_w.Id("member"))),
        "account": _w.Field("account", _w.Maybe(_w.Id("account"))),
    }

    def __init__(self, member: MemberRef | None = None, account: AccountRef | None = None) -> None:
        self._keep((member, account))


class Reaches(Value):
    """The reach of every account, in order of number. For brokers."""

    __slots__ = ()


class ExchangeOf(Value):
    """One exchange, with all that the viewer may see of it.

    Args:
        exchange: The exchange to return.
    """

    __slots__ = ("exchange",)
    exchange: ExchangeId
    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Id("exchange"), True),
    }

    def __init__(self, exchange: ExchangeRef) -> None:
        self._keep((exchange,))


class HistoryOf(Value):
    """A member's exchanges in every state, latest first.

    Args:
        member: The member whose exchanges are returned, under every number they have had.
        before: Only those after this one in the list: the last of the page before.
        limit: How many at most; 50 when left out, never more than 500.
    """

    __slots__ = ("member", "before", "limit")
    member: MemberId
    before: ExchangeId | None
    limit: int | None
    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Id("member"), True),
        "before": _w.Field("before", _w.Maybe(_w.Id("exchange"))),
        "limit": _w.Field("limit", _w.Maybe(_w.Whole(0, 4294967295))),
    }

    def __init__(self, *, member: MemberRef, before: ExchangeRef | None = None, limit: int | None = None) -> None:
        self._keep((member, before, limit))


class OpenExchanges(Value):
    """The exchanges under way: proposed, agreed, disputed, or done and not yet confirmed or posted.

    Args:
        member: The member they are about. A broker may leave it out for the exchanges of everybody.
    """

    __slots__ = ("member",)
    member: MemberId | None
    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Maybe(_w.Id("member"))),
    }

    def __init__(self, member: MemberRef | None = None) -> None:
        self._keep((member,))


class ListingSearch(Value):
    """The offers and requests that fit every condition, earliest posted first, or latest first with `newest`.

    Args:
        text: Words, each of which must be in the title, the text, or the activity's name or tags; case and accents don't matter.
        kind: Only offers, or only requests.
        activity: Only listings about this activity, or about one below it.
        tag: Only listings whose activity has this tag.
        need: Only listings on this need: its code in the charter's scheme.
        member: Only listings of this member. A listing without a name is found by its member and brokers alone.
        on: Open on this day; the day of the bank's last command when left out. A date, or text such as `"2026-03-01"`.
        remote: Only listings that can take place this way: at a distance, or face to face.
        public: Whether to answer as for someone who is no member, as on a public website.
        newest: Whether the latest posted come first, as on a notice board.
        after: Only those after this one in the list: the last of the page before.
        limit: How many at most; 50 when left out, never more than 500.
    """

    __slots__ = ("text", "kind", "activity", "tag", "need", "member", "on", "remote", "public", "newest", "after", "limit")
    text: str | None
    kind: ListingKind | None
    activity: ActivityId | None
    tag: str | None
    need: str | None
    member: MemberId | None
    on: datetime.date | None
    remote: Remote | None
    public: bool
    newest: bool
    after: ListingId | None
    limit: int | None
    _wire_: ClassVar[_w.Fields] = {
        "text": _w.Field("text", _w.Maybe(_w.TEXT)),
        "kind": _w.Field("kind", _w.Maybe(_w.Word("offer", "request"))),
        "activity": _w.Field("activity", _w.Maybe(_w.Id("activity"))),
        "tag": _w.Field("tag", _w.Maybe(_w.TEXT)),
        "need": _w.Field("need", _w.Maybe(_w.TEXT)),
        "member": _w.Field("member", _w.Maybe(_w.Id("member"))),
        "on": _w.Field("on", _w.Maybe(_w.DAY)),
        "remote": _w.Field("remote", _w.Maybe(_w.Word("no", "yes", "either"))),
        "public": _w.Field("public", _w.YES_NO, False, False),
        "newest": _w.Field("newest", _w.YES_NO, False, False),
        "after": _w.Field("after", _w.Maybe(_w.Id("listing"))),
        "limit": _w.Field("limit", _w.Maybe(_w.Whole(0, 4294967295))),
    }

    def __init__(self, *, text: str | None = None, kind: ListingKind | None = None, activity: ActivityRef | None = None, tag: str | None = None, need: str | None = None, member: MemberRef | None = None, on: DayLike | None = None, remote: Remote | None = None, public: bool = False, newest: bool = False, after: ListingRef | None = None, limit: int | None = None) -> None:
        self._keep((text, kind, activity, tag, need, member, on, remote, public, newest, after, limit))


class MemberSearch(Value):
    """The members who fit every condition, in order of number.

    Args:
        text: Words, each of which must be in the name as far as the viewer knows it; case and accents don't matter.
        kind: The kind, in the charter's word.
        role: Only members who hold this role now, in the charter's word. For brokers.
        state: Only members in this state. For brokers.
        tag: Only members with this tag of the broker's. For brokers.
        language: Only members at ease in this language. For brokers.
        consenting: Only members who have consented to this purpose, as for a mailing list. For brokers.
        after: Only those after this number: the last of the page before.
        limit: How many at most; 50 when left out, never more than 500.
    """

    __slots__ = ("text", "kind", "role", "state", "tag", "language", "consenting", "after", "limit")
    text: str | None
    kind: str | None
    role: str | None
    state: MemberState | None
    tag: str | None
    language: str | None
    consenting: Purpose | None
    after: MemberId | None
    limit: int | None
    _wire_: ClassVar[_w.Fields] = {
        "text": _w.Field("text", _w.Maybe(_w.TEXT)),
        "kind": _w.Field("kind", _w.Maybe(_w.TEXT)),
        "role": _w.Field("role", _w.Maybe(_w.TEXT)),
        "state": _w.Field("state", _w.Maybe(_w.Word("applicant", "active", "paused", "suspended", "left", "erased"))),
        "tag": _w.Field("tag", _w.Maybe(_w.TEXT)),
        "language": _w.Field("language", _w.Maybe(_w.TEXT)),
        "consenting": _w.Field("consenting", _w.Maybe(_w.Word("join", "matching", "outcomes", "sharing", "story", "research", "mailing", "word-back"))),
        "after": _w.Field("after", _w.Maybe(_w.Id("member"))),
        "limit": _w.Field("limit", _w.Maybe(_w.Whole(0, 4294967295))),
    }

    def __init__(self, *, text: str | None = None, kind: str | None = None, role: str | None = None, state: MemberState | None = None, tag: str | None = None, language: str | None = None, consenting: Purpose | None = None, after: MemberRef | None = None, limit: int | None = None) -> None:
        self._keep((text, kind, role, state, tag, language, consenting, after, limit))


class ByHostCode(Value):
    """The member that a host's own system knows by a code, or nothing. For brokers.

    Args:
        system: The name of the host's system.
        code: The system's code for the member.
    """

    __slots__ = ("system", "code")
    system: str
    code: str
    _wire_: ClassVar[_w.Fields] = {
        "system": _w.Field("system", _w.TEXT, True),
        "code": _w.Field("code", _w.TEXT, True),
    }

    def __init__(self, system: str, code: str) -> None:
        self._keep((system, code))


class HeldAboutMember(Value):
    """Everything held about one member, in a form that can be handed to them.

    Args:
        member: The member it is about.
    """

    __slots__ = ("member",)
    member: MemberId
    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Id("member"), True),
    }

    def __init__(self, member: MemberRef) -> None:
        self._keep((member,))


class MemberCopyOf(Value):
    """Everything a member may hold, for their own device or a download.

    Args:
        member: The member to copy.
    """

    __slots__ = ("member",)
    member: MemberId
    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Id("member"), True),
    }

    def __init__(self, member: MemberRef) -> None:
        self._keep((member,))


class PublicViewFor(Value):
    """What members may see of the community; for the host, what the public may see. A broker gets what members see.

    Args:
        on: The day listings are open on; the day of the bank's last command when left out. A date, or text such as `"2026-03-01"`.
    """

    __slots__ = ("on",)
    on: datetime.date | None
    _wire_: ClassVar[_w.Fields] = {
        "on": _w.Field("on", _w.Maybe(_w.DAY)),
    }

    def __init__(self, on: DayLike | None = None) -> None:
        self._keep((on,))


class TodayAt(Value):
    """What waits for a broker on a day, as lists to work through. For brokers.

    Args:
        at: The moment the lists are for: what is due by then, or soon after, is in them. A datetime with a time zone, or RFC 3339 text.
        on: The local date; the bank's local day at `at` when left out. A date, or text such as `"2026-03-01"`.
    """

    __slots__ = ("at", "on")
    at: datetime.datetime
    on: datetime.date | None
    _wire_: ClassVar[_w.Fields] = {
        "at": _w.Field("at", _w.MOMENT, True),
        "on": _w.Field("on", _w.Maybe(_w.DAY)),
    }

    def __init__(self, at: MomentLike, on: DayLike | None = None) -> None:
        self._keep((at, on))


class SessionSheet(Value):
    """The sheet for a day's sessions, as plain text to print. For brokers: it holds access needs and emergency contacts.

    Args:
        at: The moment the sheet is for. A datetime with a time zone, or RFC 3339 text.
        on: The local date; the bank's local day at `at` when left out. A date, or text such as `"2026-03-01"`.
    """

    __slots__ = ("at", "on")
    at: datetime.datetime
    on: datetime.date | None
    _wire_: ClassVar[_w.Fields] = {
        "at": _w.Field("at", _w.MOMENT, True),
        "on": _w.Field("on", _w.Maybe(_w.DAY)),
    }

    def __init__(self, at: MomentLike, on: DayLike | None = None) -> None:
        self._keep((at, on))


class May(Value):
    """Whether an exchange on these terms is allowed, needs approval or is refused, and why.

    Args:
        terms: The terms in question: who, what, when and where.
    """

    __slots__ = ("terms",)
    terms: Terms
    _wire_: ClassVar[_w.Fields] = {
        "terms": _w.Field("terms", _w.Of("Terms"), True),
    }

    def __init__(self, terms: Terms | Mapping[str, Any]) -> None:
        self._keep((terms,))


class Why(Value):
    """Whether one member may give another something on a day, and if not, why.

    Args:
        giver: The member who would give.
        receiver: The member who would receive.
        on: The local date of the exchange. A date, or text such as `"2026-03-01"`.
        activity: The activity that would be done.
        setting: The kind of place: `home`, `public`, `venue` or `remote`.
        start: The time it would begin on the local clock.
        minutes: Minutes it would take; 60 when left out. In minutes: `90`, `"1h30"` or a `timedelta`.
    """

    __slots__ = ("giver", "receiver", "on", "activity", "setting", "start", "minutes")
    giver: MemberId
    receiver: MemberId
    on: datetime.date
    activity: ActivityId | None
    setting: Setting | None
    start: Start | None
    minutes: int | None
    _wire_: ClassVar[_w.Fields] = {
        "giver": _w.Field("giver", _w.Id("member"), True),
        "receiver": _w.Field("receiver", _w.Id("member"), True),
        "on": _w.Field("on", _w.DAY, True),
        "activity": _w.Field("activity", _w.Maybe(_w.Id("activity"))),
        "setting": _w.Field("setting", _w.Maybe(_w.Word("home", "public", "venue", "remote"))),
        "start": _w.Field("start", _w.Maybe(_w.Of("Start"))),
        "minutes": _w.Field("minutes", _w.Maybe(_w.MINUTES)),
    }

    def __init__(self, *, giver: MemberRef, receiver: MemberRef, on: DayLike, activity: ActivityRef | None = None, setting: Setting | None = None, start: Start | Mapping[str, Any] | None = None, minutes: MinutesLike | None = None) -> None:
        self._keep((giver, receiver, on, activity, setting, start, minutes))


class Explain(Value):
    """What was decided about an exchange when it was proposed.

    Args:
        exchange: The exchange to explain.
    """

    __slots__ = ("exchange",)
    exchange: ExchangeId
    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Id("exchange"), True),
    }

    def __init__(self, exchange: ExchangeRef) -> None:
        self._keep((exchange,))


class HoursBy(Value):
    """Minutes of service given and received, summed by activity, by member or by span of time. For brokers.

    Args:
        each: What to sum by: activity, member and one span of time, in any order. When left out, everything is one sum.
        from_: First day of the exchanges that count; from the beginning when left out. A date, or text such as `"2026-03-01"`.
        until: Last day of the exchanges that count; to the end when left out. A date, or text such as `"2026-03-01"`.
        entered: Whether days are those of entry. Otherwise an exchange is of the day it counts for (its value date).
    """

    __slots__ = ("each", "from_", "until", "entered")
    each: tuple[Grouping, ...]
    from_: datetime.date | None
    until: datetime.date | None
    entered: bool
    _wire_: ClassVar[_w.Fields] = {
        "each": _w.Field("each", _w.Many(_w.Word("activity", "member", "day", "week", "month", "year")), False, ()),
        "from_": _w.Field("from", _w.Maybe(_w.DAY)),
        "until": _w.Field("until", _w.Maybe(_w.DAY)),
        "entered": _w.Field("entered", _w.YES_NO, False, False),
    }

    def __init__(self, *, each: Iterable[Grouping] = (), from_: DayLike | None = None, until: DayLike | None = None, entered: bool = False) -> None:
        self._keep((each, from_, until, entered))


class ParticipationOver(Value):
    """Participation and ties in figures, by span of time and by group. For brokers.

    Args:
        from_: The first day; that of the first exchange when left out. A date, or text such as `"2026-03-01"`.
        until: The last day; that of the bank's last command when left out. A date, or text such as `"2026-03-01"`.
        each: A line for each of these spans; one for all when left out.
        groups: A line for each of these groups as well, after that of everybody: ties within the group alone, hours with anybody.
        entered: Whether days are those of entry. Otherwise an exchange is of the day it counts for (its value date).
    """

    __slots__ = ("from_", "until", "each", "groups", "entered")
    from_: datetime.date | None
    until: datetime.date | None
    each: CalendarSpan | None
    groups: GroupBy | None
    entered: bool
    _wire_: ClassVar[_w.Fields] = {
        "from_": _w.Field("from", _w.Maybe(_w.DAY)),
        "until": _w.Field("until", _w.Maybe(_w.DAY)),
        "each": _w.Field("each", _w.Maybe(_w.Word("week", "month", "quarter", "year"))),
        "groups": _w.Field("groups", _w.Maybe(_w.Of("GroupBy"))),
        "entered": _w.Field("entered", _w.YES_NO, False, False),
    }

    def __init__(self, *, from_: DayLike | None = None, until: DayLike | None = None, each: CalendarSpan | None = None, groups: GroupBy | Mapping[str, Any] | None = None, entered: bool = False) -> None:
        self._keep((from_, until, each, groups, entered))


class GroupBy(Value):
    """The way members are put into groups. Those who fit none are in a group without a name.

    Args:
        by: The fact the groups are made by.
        words: Roles or tags, first come first served; or the key of an attribute.
        ages: Ages at which a new band begins, rising: `[18, 65]` makes three.
        groups: The host's own groups. Nobody may be in two.
    """

    __slots__ = ("by", "words", "ages", "groups")
    by: GroupedBy
    words: tuple[str, ...]
    ages: tuple[int, ...]
    groups: tuple[HostGroup, ...]
    _wire_: ClassVar[_w.Fields] = {
        "by": _w.Field("by", _w.Word("role", "tag", "kind", "organisation", "age", "attribute", "host"), True),
        "words": _w.Field("words", _w.Many(_w.TEXT), False, ()),
        "ages": _w.Field("ages", _w.Many(_w.Whole(0, 4294967295)), False, ()),
        "groups": _w.Field("groups", _w.Many(_w.Of("HostGroup")), False, ()),
    }

    def __init__(self, *, by: GroupedBy, words: Iterable[str] = (), ages: Iterable[int] = (), groups: Iterable[HostGroup | Mapping[str, Any]] = ()) -> None:
        self._keep((by, words, ages, groups))


class HostGroup(Value):
    """A group as the host gives it.

    Args:
        name: The name of the group.
        members: The members in it.
    """

    __slots__ = ("name", "members")
    name: str
    members: tuple[MemberId, ...]
    _wire_: ClassVar[_w.Fields] = {
        "name": _w.Field("name", _w.TEXT, True),
        "members": _w.Field("members", _w.Many(_w.Id("member")), True),
    }

    def __init__(self, name: str, members: Iterable[MemberRef]) -> None:
        self._keep((name, members))


class Release(Value):
    """What was released: to be kept, and given again with the next.

    Args:
        population: The people who were counted, in words.
        as_of: The last day, which the tables are as of. A date, or text such as `"2026-03-01"`.
        policy: The disclosure policy.
        tables: The tables as they were shown.
        from_: The first day of what was counted, when that was a span. A date, or text such as `"2026-03-01"`.
        head: The head of the journal, when the bank counted a table of it.
        drawn_with: The commitment of the secret that noise was drawn with. Figures drawn with another are other draws of the same noise.
    """

    __slots__ = ("population", "as_of", "policy", "tables", "from_", "head", "drawn_with")
    population: str
    as_of: datetime.date
    policy: DisclosurePolicy
    tables: tuple[SafeTable, ...]
    from_: datetime.date | None
    head: Head | None
    drawn_with: str | None
    _wire_: ClassVar[_w.Fields] = {
        "population": _w.Field("population", _w.TEXT, True),
        "as_of": _w.Field("asOf", _w.DAY, True),
        "policy": _w.Field("policy", _w.Of("DisclosurePolicy"), True),
        "tables": _w.Field("tables", _w.Many(_w.Of("SafeTable")), True),
        "from_": _w.Field("from", _w.Maybe(_w.DAY)),
        "head": _w.Field("head", _w.Maybe(_w.Of("Head"))),
        "drawn_with": _w.Field("drawnWith", _w.Maybe(_w.Hex(32))),
    }

    def __init__(self, *, population: str, as_of: DayLike, policy: DisclosurePolicy | Mapping[str, Any], tables: Iterable[SafeTable | Mapping[str, Any]], from_: DayLike | None = None, head: Head | Mapping[str, Any] | None = None, drawn_with: str | None = None) -> None:
        self._keep((population, as_of, policy, tables, from_, head, drawn_with))


class DisclosurePolicy(Value):
    """A disclosure policy: which cells are hidden, how others are rounded, how uncertain a hidden one must stay.

    Args:
        name: What it is called; each table says which one made it.
        threshold: Counts of people from 1 up to one less than this are hidden, and hours given by fewer.
        zeros: Whether 0 is shown. If not, 0 is hidden like a small count.
        rounding: What shown counts are rounded to the nearest multiple of; totals on their own, from their true values. 1 leaves them.
        dominance_top: Hours: how many of the largest contributors are looked at for dominance; 0 for none.
        dominance_percent: Hours: the most these may contribute, in per cent.
        p_ratio_percent: Hours: nobody, knowing their own share, may estimate another's closer than this, in per cent; 0 for no such rule.
        means_from: The fewest people a mean or median is given for.
        protection: How many values a hidden count must at least leave open, less one: the width of its range.
        publishable: Whether what it makes may be published at all.
        noise: Noise on counts of people, instead of hiding what small ones could be worked out from. Tables with it count people alone.
    """

    __slots__ = ("name", "threshold", "zeros", "rounding", "dominance_top", "dominance_percent", "p_ratio_percent", "means_from", "protection", "publishable", "noise")
    name: str
    threshold: int
    zeros: bool
    rounding: int
    dominance_top: int
    dominance_percent: int
    p_ratio_percent: int
    means_from: int
    protection: int
    publishable: bool
    noise: Noise | None
    _wire_: ClassVar[_w.Fields] = {
        "name": _w.Field("name", _w.TEXT, True),
        "threshold": _w.Field("threshold", _w.Whole(0, 4294967295), True),
        "zeros": _w.Field("zeros", _w.YES_NO, True),
        "rounding": _w.Field("rounding", _w.Whole(0, 4294967295), True),
        "dominance_top": _w.Field("dominanceTop", _w.Whole(0, 4294967295), True),
        "dominance_percent": _w.Field("dominancePercent", _w.Whole(0, 4294967295), True),
        "p_ratio_percent": _w.Field("pRatioPercent", _w.Whole(0, 4294967295), True),
        "means_from": _w.Field("meansFrom", _w.Whole(0, 4294967295), True),
        "protection": _w.Field("protection", _w.Whole(0, 4294967295), True),
        "publishable": _w.Field("publishable", _w.YES_NO, True),
        "noise": _w.Field("noise", _w.Maybe(_w.Of("Noise"))),
    }

    def __init__(self, *, name: str, threshold: int, zeros: bool, rounding: int, dominance_top: int, dominance_percent: int, p_ratio_percent: int, means_from: int, protection: int, publishable: bool, noise: Noise | Mapping[str, Any] | None = None) -> None:
        self._keep((name, threshold, zeros, rounding, dominance_top, dominance_percent, p_ratio_percent, means_from, protection, publishable, noise))


class Noise(Value):
    """Noise that is added to counts of people.

    Args:
        most: The largest step, up or down; at most half the threshold, and 50.
        variance_hundredths: The variance of the steps, in hundredths. Their mean is 0.
    """

    __slots__ = ("most", "variance_hundredths")
    most: int
    variance_hundredths: int
    _wire_: ClassVar[_w.Fields] = {
        "most": _w.Field("most", _w.Whole(0, 4294967295), True),
        "variance_hundredths": _w.Field("varianceHundredths", _w.Whole(0, 4294967295), True),
    }

    def __init__(self, most: int, variance_hundredths: int) -> None:
        self._keep((most, variance_hundredths))


class SafeTable(Value):
    """A table that may be published, its totals in the last row and the last column.

    Args:
        title: The title of the table.
        measure: The quantity that is counted.
        rows_are: The heading of the rows.
        columns_are: The heading of the columns.
        rows: The names of the rows, without the totals.
        columns: The names of the columns, without the totals.
        cells: The cells, row by row, totals last.
        policy: The policy that made it.
        rounding: The number that counts are rounded to.
        hidden: The number of cells that are hidden.
        noise: The noise that every count carries, each total its own; so rows and columns do not add up.
        recipe: How it was counted, when the bank did; so that it can be counted again.
        counted: A digest of who was in which cell, under a secret of the bank: whether the same people are counted again.
    """

    __slots__ = ("title", "measure", "rows_are", "columns_are", "rows", "columns", "cells", "policy", "rounding", "hidden", "noise", "recipe", "counted")
    title: str
    measure: Measured
    rows_are: str
    columns_are: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[ShownCell, ...], ...]
    policy: str
    rounding: int
    hidden: int
    noise: Noise | None
    recipe: Recipe | None
    counted: str | None
    _wire_: ClassVar[_w.Fields] = {
        "title": _w.Field("title", _w.TEXT, True),
        "measure": _w.Field("measure", _w.Word("people", "minutes"), True),
        "rows_are": _w.Field("rowsAre", _w.TEXT, True),
        "columns_are": _w.Field("columnsAre", _w.TEXT, True),
        "rows": _w.Field("rows", _w.Many(_w.TEXT), True),
        "columns": _w.Field("columns", _w.Many(_w.TEXT), True),
        "cells": _w.Field("cells", _w.Many(_w.Many(_w.Of("ShownCell"))), True),
        "policy": _w.Field("policy", _w.TEXT, True),
        "rounding": _w.Field("rounding", _w.Whole(0, 4294967295), True),
        "hidden": _w.Field("hidden", _w.Whole(0, 4294967295), True),
        "noise": _w.Field("noise", _w.Maybe(_w.Of("Noise"))),
        "recipe": _w.Field("recipe", _w.Maybe(_w.Of("Recipe"))),
        "counted": _w.Field("counted", _w.Maybe(_w.Hex(32))),
    }

    def __init__(self, *, title: str, measure: Measured, rows_are: str, columns_are: str, rows: Iterable[str], columns: Iterable[str], cells: Iterable[Iterable[ShownCell | Mapping[str, Any]]], policy: str, rounding: int, hidden: int, noise: Noise | Mapping[str, Any] | None = None, recipe: Recipe | Mapping[str, Any] | None = None, counted: str | None = None) -> None:
        self._keep((title, measure, rows_are, columns_are, rows, columns, cells, policy, rounding, hidden, noise, recipe, counted))


class ShownCell(Value):
    """A cell as it is shown; hidden when it has no value.

    Args:
        value: The value, rounded as the policy says.
    """

    __slots__ = ("value",)
    value: int | None
    _wire_: ClassVar[_w.Fields] = {
        "value": _w.Field("value", _w.Maybe(_w.Whole(0, 9007199254740991))),
    }

    def __init__(self, value: int | None = None) -> None:
        self._keep((value,))


class Recipe(Value):
    """A table the bank counts itself.

    Args:
        title: The title of the table.
        count: The quantity that is counted.
        rows: The way people are sorted into rows.
        columns: The way people are sorted into columns.
        until: The last day. A date, or text such as `"2026-03-01"`.
        from_: The first day; left out for members in their state on the last day. A date, or text such as `"2026-03-01"`.
        only: Conditions, all of which must hold.
        whole_groups: Whether it may be shown that all the people of a row are in one column.
    """

    __slots__ = ("title", "count", "rows", "columns", "until", "from_", "only", "whole_groups")
    title: str
    count: Counting
    rows: Sorting
    columns: Sorting
    until: datetime.date
    from_: datetime.date | None
    only: tuple[Only, ...]
    whole_groups: bool
    _wire_: ClassVar[_w.Fields] = {
        "title": _w.Field("title", _w.TEXT, True),
        "count": _w.Field("count", _w.Word("members", "taking-part", "minutes-given", "minutes-received", "asked"), True),
        "rows": _w.Field("rows", _w.Of("Sorting"), True),
        "columns": _w.Field("columns", _w.Of("Sorting"), True),
        "until": _w.Field("until", _w.DAY, True),
        "from_": _w.Field("from", _w.Maybe(_w.DAY)),
        "only": _w.Field("only", _w.Many(_w.Of("Only")), False, ()),
        "whole_groups": _w.Field("wholeGroups", _w.YES_NO, False, False),
    }

    def __init__(self, *, title: str, count: Counting, rows: Sorting | Mapping[str, Any], columns: Sorting | Mapping[str, Any], until: DayLike, from_: DayLike | None = None, only: Iterable[Only | Mapping[str, Any]] = (), whole_groups: bool = False) -> None:
        self._keep((title, count, rows, columns, until, from_, only, whole_groups))


class Sorting(Value):
    """How a counted table is sorted into rows, or into columns.

    Args:
        by: The fact the lines are made by.
        words: Roles or tags; or the key of an attribute.
        ages: Ages at which a new band begins, rising.
        merged: Lines that are put together.
    """

    __slots__ = ("by", "words", "ages", "merged")
    by: SortedBy
    words: tuple[str, ...]
    ages: tuple[int, ...]
    merged: tuple[Merged, ...]
    _wire_: ClassVar[_w.Fields] = {
        "by": _w.Field("by", _w.Word("everybody", "role", "tag", "kind", "organisation", "age", "attribute", "took-part", "activity", "month", "quarter", "need", "met"), True),
        "words": _w.Field("words", _w.Many(_w.TEXT), False, ()),
        "ages": _w.Field("ages", _w.Many(_w.Whole(0, 4294967295)), False, ()),
        "merged": _w.Field("merged", _w.Many(_w.Of("Merged")), False, ()),
    }

    def __init__(self, *, by: SortedBy, words: Iterable[str] = (), ages: Iterable[int] = (), merged: Iterable[Merged | Mapping[str, Any]] = ()) -> None:
        self._keep((by, words, ages, merged))


class Merged(Value):
    """Lines that are put together under one name.

    Args:
        name: The name of the line they become.
        of: The lines that are put together.
    """

    __slots__ = ("name", "of")
    name: str
    of: tuple[str, ...]
    _wire_: ClassVar[_w.Fields] = {
        "name": _w.Field("name", _w.TEXT, True),
        "of": _w.Field("of", _w.Many(_w.TEXT), True),
    }

    def __init__(self, name: str, of: Iterable[str]) -> None:
        self._keep((name, of))


class Only(Value):
    """A condition: who is in one of these lines.

    Args:
        sorting: The way people are sorted.
        lines: The lines that are counted.
    """

    __slots__ = ("sorting", "lines")
    sorting: Sorting
    lines: tuple[str, ...]
    _wire_: ClassVar[_w.Fields] = {
        "sorting": _w.Field("sorting", _w.Of("Sorting"), True),
        "lines": _w.Field("lines", _w.Many(_w.TEXT), True),
    }

    def __init__(self, sorting: Sorting | Mapping[str, Any], lines: Iterable[str]) -> None:
        self._keep((sorting, lines))


class Publish(Value):
    """Tables that may be published, of one population as of one date. For brokers.

    Args:
        tables: The host's own tables, with their true values. The bank does not know who is in them: beside an earlier release of overlapping days they are refused, unless they are the very same again.
        population: The people who are counted in all of them, in words that stay the same from release to release.
        as_of: The last day, which all of them are as of. A date, or text such as `"2026-03-01"`.
        from_: The first day, when what happened in a span is counted. Spans that do not overlap are not compared. A date, or text such as `"2026-03-01"`.
        policy: `nhs`, `acro`, `cell-key` or `internal`; `acro` when left out.
        custom: The host's own policy, instead.
        counted: Tables the bank counts itself. They are compared with earlier ones by who is in them.
        log: Every earlier release, as it was returned.
    """

    __slots__ = ("tables", "population", "as_of", "from_", "policy", "custom", "counted", "log")
    tables: tuple[TrueTable, ...]
    population: str
    as_of: datetime.date
    from_: datetime.date | None
    policy: str | None
    custom: DisclosurePolicy | None
    counted: tuple[Recipe, ...]
    log: tuple[Release, ...]
    _wire_: ClassVar[_w.Fields] = {
        "tables": _w.Field("tables", _w.Many(_w.Of("TrueTable")), True),
        "population": _w.Field("population", _w.TEXT, True),
        "as_of": _w.Field("asOf", _w.DAY, True),
        "from_": _w.Field("from", _w.Maybe(_w.DAY)),
        "policy": _w.Field("policy", _w.Maybe(_w.TEXT)),
        "custom": _w.Field("custom", _w.Maybe(_w.Of("DisclosurePolicy"))),
        "counted": _w.Field("counted", _w.Many(_w.Of("Recipe")), False, ()),
        "log": _w.Field("log", _w.Many(_w.Of("Release")), False, ()),
    }

    def __init__(self, *, tables: Iterable[TrueTable | Mapping[str, Any]], population: str, as_of: DayLike, from_: DayLike | None = None, policy: str | None = None, custom: DisclosurePolicy | Mapping[str, Any] | None = None, counted: Iterable[Recipe | Mapping[str, Any]] = (), log: Iterable[Release | Mapping[str, Any]] = ()) -> None:
        self._keep((tables, population, as_of, from_, policy, custom, counted, log))


class TrueTable(Value):
    """A table with its true values, without totals: these are worked out.

    Args:
        title: The title of the table.
        measure: The quantity that is counted.
        rows_are: What the rows are, such as `area`. Tables of a release with the same rows or columns share these totals.
        columns_are: The heading of the columns.
        rows: The names of the rows.
        columns: The names of the columns.
        cells: The cells, row by row.
        whole_groups: Whether it may be shown that all the people of a row are in one column.
    """

    __slots__ = ("title", "measure", "rows_are", "columns_are", "rows", "columns", "cells", "whole_groups")
    title: str
    measure: Measured
    rows_are: str
    columns_are: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[TrueCell, ...], ...]
    whole_groups: bool
    _wire_: ClassVar[_w.Fields] = {
        "title": _w.Field("title", _w.TEXT, True),
        "measure": _w.Field("measure", _w.Word("people", "minutes"), True),
        "rows_are": _w.Field("rowsAre", _w.TEXT, True),
        "columns_are": _w.Field("columnsAre", _w.TEXT, True),
        "rows": _w.Field("rows", _w.Many(_w.TEXT), True),
        "columns": _w.Field("columns", _w.Many(_w.TEXT), True),
        "cells": _w.Field("cells", _w.Many(_w.Many(_w.Of("TrueCell"))), True),
        "whole_groups": _w.Field("wholeGroups", _w.YES_NO, False, False),
    }

    def __init__(self, *, title: str, measure: Measured, rows_are: str, columns_are: str, rows: Iterable[str], columns: Iterable[str], cells: Iterable[Iterable[TrueCell | Mapping[str, Any]]], whole_groups: bool = False) -> None:
        self._keep((title, measure, rows_are, columns_are, rows, columns, cells, whole_groups))


class TrueCell(Value):
    """A true cell.

    Args:
        value: The count, or the minutes.
        people: Minutes: how many people contributed.
        largest: Minutes: the largest contributions, falling; three at least where there are three.
    """

    __slots__ = ("value", "people", "largest")
    value: int
    people: int
    largest: tuple[int, ...]
    _wire_: ClassVar[_w.Fields] = {
        "value": _w.Field("value", _w.Whole(0, 9007199254740991), True),
        "people": _w.Field("people", _w.Whole(0, 4294967295), False, 0),
        "largest": _w.Field("largest", _w.Many(_w.Whole(0, 9007199254740991)), False, ()),
    }

    def __init__(self, *, value: int, people: int = 0, largest: Iterable[int] = ()) -> None:
        self._keep((value, people, largest))


class AnonymityCheck(Value):
    """Whether rows about people are k-anonymous: whether each looks, in the columns that others may know, like at least k−1 more (Sweeney 2002). For brokers.

    Args:
        rows: For each person, what others may know of them: the same columns for all.
        k: The number of rows that must look the same; 5 at least.
    """

    __slots__ = ("rows", "k")
    rows: tuple[tuple[str, ...], ...]
    k: int
    _wire_: ClassVar[_w.Fields] = {
        "rows": _w.Field("rows", _w.Many(_w.Many(_w.TEXT)), True),
        "k": _w.Field("k", _w.Whole(0, 4294967295), True),
    }

    def __init__(self, rows: Iterable[Iterable[str]], k: int) -> None:
        self._keep((rows, k))


class Instrument(Value):
    """An instrument.

    Args:
        id: A short code.
        version: The version; answers of another one are never compared.
        name: The name of the instrument.
        items: The items that are answered.
        scorer: The way answers become scores.
        scales: One for each item with `single`, otherwise one.
        missing: What is done about items nobody answered.
        least_reported: The fewest people a result is given for.
        criterion: The least change in a score that counts as better or worse.
        licence: On what terms it may be used.
        citation: The source of the instrument.
        lookup: The table of scores, for `lookup`.
        attribution: The words that have to accompany results.
    """

    __slots__ = ("id", "version", "name", "items", "scorer", "scales", "missing", "least_reported", "criterion", "licence", "citation", "lookup", "attribution")
    id: str
    version: str
    name: str
    items: tuple[Item, ...]
    scorer: Scorer
    scales: tuple[Scale, ...]
    missing: MissingRule
    least_reported: int
    criterion: float
    licence: Licence
    citation: str
    lookup: tuple[LookupRow, ...]
    attribution: str
    _wire_: ClassVar[_w.Fields] = {
        "id": _w.Field("id", _w.TEXT, True),
        "version": _w.Field("version", _w.TEXT, True),
        "name": _w.Field("name", _w.TEXT, True),
        "items": _w.Field("items", _w.Many(_w.Of("Item")), True),
        "scorer": _w.Field("scorer", _w.Word("single", "sum", "mean", "lookup"), True),
        "scales": _w.Field("scales", _w.Many(_w.Of("Scale")), True),
        "missing": _w.Field("missing", _w.Of("MissingRule"), True),
        "least_reported": _w.Field("leastReported", _w.Whole(0, 4294967295), True),
        "criterion": _w.Field("criterion", _w.FIGURE, True),
        "licence": _w.Field("licence", _w.Of("Licence"), True),
        "citation": _w.Field("citation", _w.TEXT, True),
        "lookup": _w.Field("lookup", _w.Many(_w.Of("LookupRow")), False, ()),
        "attribution": _w.Field("attribution", _w.TEXT, False, ""),
    }

    def __init__(self, *, id: str, version: str, name: str, items: Iterable[Item | Mapping[str, Any]], scorer: Scorer, scales: Iterable[Scale | Mapping[str, Any]], missing: MissingRule | Mapping[str, Any], least_reported: int, criterion: float, licence: Licence | Mapping[str, Any], citation: str, lookup: Iterable[LookupRow | Mapping[str, Any]] = (), attribution: str = "") -> None:
        self._keep((id, version, name, items, scorer, scales, missing, least_reported, criterion, licence, citation, lookup, attribution))


class Item(Value):
    """A question, and which answers are taken.

    Args:
        code: A short code.
        values: The answers that are taken, rising.
        text: What is asked; empty when it is in the member's own words.
        labels: What each is called, when they have names.
        reverse: Whether it counts the other way round in a sum or mean.
    """

    __slots__ = ("code", "values", "text", "labels", "reverse")
    code: str
    values: tuple[int, ...]
    text: str
    labels: tuple[str, ...]
    reverse: bool
    _wire_: ClassVar[_w.Fields] = {
        "code": _w.Field("code", _w.TEXT, True),
        "values": _w.Field("values", _w.Many(_w.Whole(-2147483648, 2147483647)), True),
        "text": _w.Field("text", _w.TEXT, False, ""),
        "labels": _w.Field("labels", _w.Many(_w.TEXT), False, ()),
        "reverse": _w.Field("reverse", _w.YES_NO, False, False),
    }

    def __init__(self, *, code: str, values: Iterable[int], text: str = "", labels: Iterable[str] = (), reverse: bool = False) -> None:
        self._keep((code, values, text, labels, reverse))


class Scale(Value):
    """What scores mean.

    Args:
        name: The name of what is measured.
        least: The lowest score there is.
        most: The highest score there is.
        better: The direction that is better.
        bands: Names of scores, from lowest to highest, without gap or overlap; none when they have none.
    """

    __slots__ = ("name", "least", "most", "better", "bands")
    name: str
    least: int
    most: int
    better: Better
    bands: tuple[Band, ...]
    _wire_: ClassVar[_w.Fields] = {
        "name": _w.Field("name", _w.TEXT, True),
        "least": _w.Field("least", _w.Whole(-2147483648, 2147483647), True),
        "most": _w.Field("most", _w.Whole(-2147483648, 2147483647), True),
        "better": _w.Field("better", _w.Word("higher", "lower"), True),
        "bands": _w.Field("bands", _w.Many(_w.Of("Band")), False, ()),
    }

    def __init__(self, *, name: str, least: int, most: int, better: Better, bands: Iterable[Band | Mapping[str, Any]] = ()) -> None:
        self._keep((name, least, most, better, bands))


class Band(Value):
    """Scores that have a name, both ends included.

    Args:
        name: The name.
        from_: The lowest score.
        to: The highest score.
    """

    __slots__ = ("name", "from_", "to")
    name: str
    from_: int
    to: int
    _wire_: ClassVar[_w.Fields] = {
        "name": _w.Field("name", _w.TEXT, True),
        "from_": _w.Field("from", _w.Whole(-2147483648, 2147483647), True),
        "to": _w.Field("to", _w.Whole(-2147483648, 2147483647), True),
    }

    def __init__(self, *, name: str, from_: int, to: int) -> None:
        self._keep((name, from_, to))


class LookupRow(Value):
    """A row of a table of scores.

    Args:
        sum: The sum of the items.
        score: The score.
    """

    __slots__ = ("sum", "score")
    sum: int
    score: float
    _wire_: ClassVar[_w.Fields] = {
        "sum": _w.Field("sum", _w.Whole(-2147483648, 2147483647), True),
        "score": _w.Field("score", _w.FIGURE, True),
    }

    def __init__(self, sum: int, score: float) -> None:
        self._keep((sum, score))


class MissingRule(Value):
    """What is done about items nobody answered.

    Args:
        at_least: The fewest items a score is made from; of a single-item scale its own item is always needed.
        prorate: Whether a sum of fewer than all is raised in proportion.
    """

    __slots__ = ("at_least", "prorate")
    at_least: int
    prorate: bool
    _wire_: ClassVar[_w.Fields] = {
        "at_least": _w.Field("atLeast", _w.Whole(0, 4294967295), True),
        "prorate": _w.Field("prorate", _w.YES_NO, False, False),
    }

    def __init__(self, at_least: int, prorate: bool = False) -> None:
        self._keep((at_least, prorate))


class Licence(Value):
    """On what terms it may be used.

    Args:
        kind: The kind of licence.
        reference: Which licence, and its number when the host holds one.
    """

    __slots__ = ("kind", "reference")
    kind: LicenceKind
    reference: str
    _wire_: ClassVar[_w.Fields] = {
        "kind": _w.Field("kind", _w.Word("open", "licensed", "forbidden"), True),
        "reference": _w.Field("reference", _w.TEXT, False, ""),
    }

    def __init__(self, kind: LicenceKind, reference: str = "") -> None:
        self._keep((kind, reference))


class InstrumentOf(Value):
    """One instrument, checked: a shipped one, or the host's own.

    Args:
        shipped: The id of a shipped one: `ons4`, `ucla3`, `loneliness` or `goals`.
        custom: The host's own, instead.
    """

    __slots__ = ("shipped", "custom")
    shipped: str | None
    custom: Instrument | None
    _wire_: ClassVar[_w.Fields] = {
        "shipped": _w.Field("shipped", _w.Maybe(_w.TEXT)),
        "custom": _w.Field("custom", _w.Maybe(_w.Of("Instrument"))),
    }

    def __init__(self, shipped: str | None = None, custom: Instrument | Mapping[str, Any] | None = None) -> None:
        self._keep((shipped, custom))


class MeasureChange(Value):
    """What changed for the same people between two points, from answers the host keeps. For brokers.

    Args:
        answers: The answers. Those without their member's consent to outcomes are left out.
        first_until: Each member's first answer up to this day counts as the first point. A date, or text such as `"2026-03-01"`.
        last_from: Each member's last answer from this day on counts as the second. A date, or text such as `"2026-03-01"`.
        shipped: The id of a shipped instrument: `ons4`, `ucla3`, `loneliness` or `goals`.
        custom: The host's own instrument, instead.
    """

    __slots__ = ("answers", "first_until", "last_from", "shipped", "custom")
    answers: tuple[InstrumentAnswer, ...]
    first_until: datetime.date
    last_from: datetime.date
    shipped: str | None
    custom: Instrument | None
    _wire_: ClassVar[_w.Fields] = {
        "answers": _w.Field("answers", _w.Many(_w.Of("InstrumentAnswer")), True),
        "first_until": _w.Field("firstUntil", _w.DAY, True),
        "last_from": _w.Field("lastFrom", _w.DAY, True),
        "shipped": _w.Field("shipped", _w.Maybe(_w.TEXT)),
        "custom": _w.Field("custom", _w.Maybe(_w.Of("Instrument"))),
    }

    def __init__(self, *, answers: Iterable[InstrumentAnswer | Mapping[str, Any]], first_until: DayLike, last_from: DayLike, shipped: str | None = None, custom: Instrument | Mapping[str, Any] | None = None) -> None:
        self._keep((answers, first_until, last_from, shipped, custom))


class InstrumentAnswer(Value):
    """What a member answered on a day. Kept by the host apart from the bank; erased by forgetting it.

    Args:
        member: The member who answered.
        on: The day of the answers. A date, or text such as `"2026-03-01"`.
        instrument: The id of the instrument.
        version: The version of the instrument.
        values: The answer to each item in order; null for an item that was not answered.
    """

    __slots__ = ("member", "on", "instrument", "version", "values")
    member: MemberId
    on: datetime.date
    instrument: str
    version: str
    values: tuple[int | None, ...]
    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Id("member"), True),
        "on": _w.Field("on", _w.DAY, True),
        "instrument": _w.Field("instrument", _w.TEXT, True),
        "version": _w.Field("version", _w.TEXT, True),
        "values": _w.Field("values", _w.Many(_w.Maybe(_w.Whole(-2147483648, 2147483647))), True),
    }

    def __init__(self, *, member: MemberRef, on: DayLike, instrument: str, version: str, values: Iterable[int | None]) -> None:
        self._keep((member, on, instrument, version, values))


class FollowUpOf(Value):
    """The scores of the same people a number of months after their baseline, from answers the host keeps. For brokers.

    Args:
        answers: The answers. Those without their member's consent to outcomes are left out.
        baseline_until: Each member's first score up to this day is their baseline. A date, or text such as `"2026-03-01"`.
        months: The calendar months after each member's own baseline, such as 6 and 12.
        baseline_from: The first day a baseline counts from: earlier answers are left out. A date, or text such as `"2026-03-01"`.
        within_days: The most days a follow-up may lie before or after its day; 42 when left out.
        as_of: The day it is as of; the day of the bank's last command when left out. A date, or text such as `"2026-03-01"`.
        shipped: The id of a shipped instrument: `ons4`, `ucla3`, `loneliness` or `goals`.
        custom: The host's own instrument, instead.
    """

    __slots__ = ("answers", "baseline_until", "months", "baseline_from", "within_days", "as_of", "shipped", "custom")
    answers: tuple[InstrumentAnswer, ...]
    baseline_until: datetime.date
    months: tuple[int, ...]
    baseline_from: datetime.date | None
    within_days: int | None
    as_of: datetime.date | None
    shipped: str | None
    custom: Instrument | None
    _wire_: ClassVar[_w.Fields] = {
        "answers": _w.Field("answers", _w.Many(_w.Of("InstrumentAnswer")), True),
        "baseline_until": _w.Field("baselineUntil", _w.DAY, True),
        "months": _w.Field("months", _w.Many(_w.Whole(0, 4294967295)), True),
        "baseline_from": _w.Field("baselineFrom", _w.Maybe(_w.DAY)),
        "within_days": _w.Field("withinDays", _w.Maybe(_w.Whole(0, 4294967295))),
        "as_of": _w.Field("asOf", _w.Maybe(_w.DAY)),
        "shipped": _w.Field("shipped", _w.Maybe(_w.TEXT)),
        "custom": _w.Field("custom", _w.Maybe(_w.Of("Instrument"))),
    }

    def __init__(self, *, answers: Iterable[InstrumentAnswer | Mapping[str, Any]], baseline_until: DayLike, months: Iterable[int], baseline_from: DayLike | None = None, within_days: int | None = None, as_of: DayLike | None = None, shipped: str | None = None, custom: Instrument | Mapping[str, Any] | None = None) -> None:
        self._keep((answers, baseline_until, months, baseline_from, within_days, as_of, shipped, custom))


class CompareChange(Value):
    """How a group changed, compared with another group over the same span, from answers the host keeps. For brokers.

    Args:
        answers: The answers. Those without their member's consent to outcomes are left out.
        group: The group of interest.
        comparison: The group it is compared with. Nobody may be in both.
        first_until: Each member's first answer up to this day counts as the first point. A date, or text such as `"2026-03-01"`.
        last_from: Each member's last answer from this day on counts as the second. A date, or text such as `"2026-03-01"`.
        shipped: The id of a shipped instrument: `ons4`, `ucla3`, `loneliness` or `goals`.
        custom: The host's own instrument, instead.
    """

    __slots__ = ("answers", "group", "comparison", "first_until", "last_from", "shipped", "custom")
    answers: tuple[InstrumentAnswer, ...]
    group: HostGroup
    comparison: HostGroup
    first_until: datetime.date
    last_from: datetime.date
    shipped: str | None
    custom: Instrument | None
    _wire_: ClassVar[_w.Fields] = {
        "answers": _w.Field("answers", _w.Many(_w.Of("InstrumentAnswer")), True),
        "group": _w.Field("group", _w.Of("HostGroup"), True),
        "comparison": _w.Field("comparison", _w.Of("HostGroup"), True),
        "first_until": _w.Field("firstUntil", _w.DAY, True),
        "last_from": _w.Field("lastFrom", _w.DAY, True),
        "shipped": _w.Field("shipped", _w.Maybe(_w.TEXT)),
        "custom": _w.Field("custom", _w.Maybe(_w.Of("Instrument"))),
    }

    def __init__(self, *, answers: Iterable[InstrumentAnswer | Mapping[str, Any]], group: HostGroup | Mapping[str, Any], comparison: HostGroup | Mapping[str, Any], first_until: DayLike, last_from: DayLike, shipped: str | None = None, custom: Instrument | Mapping[str, Any] | None = None) -> None:
        self._keep((answers, group, comparison, first_until, last_from, shipped, custom))


class TiesOf(Value):
    """One member's ties: with whom, how often, and how many minutes. Shown to the member, people appointed to see them, and brokers.

    Args:
        member: The member whose ties are returned.
        from_: The first day; that of the first exchange when left out. A date, or text such as `"2026-03-01"`.
        until: The last day; that of the bank's last command when left out. A date, or text such as `"2026-03-01"`.
    """

    __slots__ = ("member", "from_", "until")
    member: MemberId
    from_: datetime.date | None
    until: datetime.date | None
    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Id("member"), True),
        "from_": _w.Field("from", _w.Maybe(_w.DAY)),
        "until": _w.Field("until", _w.Maybe(_w.DAY)),
    }

    def __init__(self, *, member: MemberRef, from_: DayLike | None = None, until: DayLike | None = None) -> None:
        self._keep((member, from_, until))


class AttendedTogether(Value):
    """Who was at the sessions of a course or a group, and which two at how many of them. For brokers.

    Args:
        activities: The activities whose exchanges are the sessions.
        from_: The first day; that of the first exchange when left out. A date, or text such as `"2026-03-01"`.
        until: The last day; that of the bank's last command when left out. A date, or text such as `"2026-03-01"`.
        least: The fewest sessions two were both at to be named; 2 when left out.
    """

    __slots__ = ("activities", "from_", "until", "least")
    activities: tuple[ActivityId, ...]
    from_: datetime.date | None
    until: datetime.date | None
    least: int | None
    _wire_: ClassVar[_w.Fields] = {
        "activities": _w.Field("activities", _w.Many(_w.Id("activity")), True),
        "from_": _w.Field("from", _w.Maybe(_w.DAY)),
        "until": _w.Field("until", _w.Maybe(_w.DAY)),
        "least": _w.Field("least", _w.Maybe(_w.Whole(0, 4294967295))),
    }

    def __init__(self, *, activities: Iterable[ActivityRef], from_: DayLike | None = None, until: DayLike | None = None, least: int | None = None) -> None:
        self._keep((activities, from_, until, least))


class WorkerOnlyMembers(Value):
    """The members all of whose ties are with staff or organisations. For brokers.

    Args:
        from_: The first day; that of the first exchange when left out. A date, or text such as `"2026-03-01"`.
        until: The last day; that of the bank's last command when left out. A date, or text such as `"2026-03-01"`.
    """

    __slots__ = ("from_", "until")
    from_: datetime.date | None
    until: datetime.date | None
    _wire_: ClassVar[_w.Fields] = {
        "from_": _w.Field("from", _w.Maybe(_w.DAY)),
        "until": _w.Field("until", _w.Maybe(_w.DAY)),
    }

    def __init__(self, from_: DayLike | None = None, until: DayLike | None = None) -> None:
        self._keep((from_, until))


class RoleFlows(Value):
    """Minutes and ties between groups of members: by role, or by any other grouping. For brokers.

    Args:
        groups: The way members are put into groups.
        from_: The first day; that of the first exchange when left out. A date, or text such as `"2026-03-01"`.
        until: The last day; that of the bank's last command when left out. A date, or text such as `"2026-03-01"`.
    """

    __slots__ = ("groups", "from_", "until")
    groups: GroupBy
    from_: datetime.date | None
    until: datetime.date | None
    _wire_: ClassVar[_w.Fields] = {
        "groups": _w.Field("groups", _w.Of("GroupBy"), True),
        "from_": _w.Field("from", _w.Maybe(_w.DAY)),
        "until": _w.Field("until", _w.Maybe(_w.DAY)),
    }

    def __init__(self, *, groups: GroupBy | Mapping[str, Any], from_: DayLike | None = None, until: DayLike | None = None) -> None:
        self._keep((groups, from_, until))


class NetworkRobustness(Value):
    """What the network and the coverage of needs become when key people leave. For brokers.

    Args:
        from_: The first day; that of the first exchange when left out. A date, or text such as `"2026-03-01"`.
        until: The last day; that of the bank's last command when left out. A date, or text such as `"2026-03-01"`.
        leave: For each of these numbers, a line on that many of the most tied members leaving.
    """

    __slots__ = ("from_", "until", "leave")
    from_: datetime.date | None
    until: datetime.date | None
    leave: tuple[int, ...]
    _wire_: ClassVar[_w.Fields] = {
        "from_": _w.Field("from", _w.Maybe(_w.DAY)),
        "until": _w.Field("until", _w.Maybe(_w.DAY)),
        "leave": _w.Field("leave", _w.Many(_w.Whole(0, 4294967295)), False, ()),
    }

    def __init__(self, *, from_: DayLike | None = None, until: DayLike | None = None, leave: Iterable[int] = ()) -> None:
        self._keep((from_, until, leave))


class RetentionOver(Value):
    """How long members stay active, and how long ties last. For brokers.

    Args:
        until: The last day that counts; that of the bank's last command when left out. A date, or text such as `"2026-03-01"`.
        lapse_days: Days of silence after which a member's activity, or a tie, counts as ended; 180 when left out.
    """

    __slots__ = ("until", "lapse_days")
    until: datetime.date | None
    lapse_days: int | None
    _wire_: ClassVar[_w.Fields] = {
        "until": _w.Field("until", _w.Maybe(_w.DAY)),
        "lapse_days": _w.Field("lapseDays", _w.Maybe(_w.Whole(0, 4294967295))),
    }

    def __init__(self, until: DayLike | None = None, lapse_days: int | None = None) -> None:
        self._keep((until, lapse_days))


class NeedsCoverage(Value):
    """How far needs are met, unmet lower rungs first. For brokers.

    Args:
        from_: The first day; that of the first exchange when left out. A date, or text such as `"2026-03-01"`.
        until: The last day; that of the bank's last command when left out. A date, or text such as `"2026-03-01"`.
    """

    __slots__ = ("from_", "until")
    from_: datetime.date | None
    until: datetime.date | None
    _wire_: ClassVar[_w.Fields] = {
        "from_": _w.Field("from", _w.Maybe(_w.DAY)),
        "until": _w.Field("until", _w.Maybe(_w.DAY)),
    }

    def __init__(self, from_: DayLike | None = None, until: DayLike | None = None) -> None:
        self._keep((from_, until))


class Latencies(Value):
    """How long things take, for members who joined and listings that were posted between two days. For brokers.

    Args:
        from_: The first day; when left out, everybody who has joined and everything that was posted counts. A date, or text such as `"2026-03-01"`.
        until: The last day; that of the bank's last command when left out. A date, or text such as `"2026-03-01"`.
    """

    __slots__ = ("from_", "until")
    from_: datetime.date | None
    until: datetime.date | None
    _wire_: ClassVar[_w.Fields] = {
        "from_": _w.Field("from", _w.Maybe(_w.DAY)),
        "until": _w.Field("until", _w.Maybe(_w.DAY)),
    }

    def __init__(self, from_: DayLike | None = None, until: DayLike | None = None) -> None:
        self._keep((from_, until))


class ProgrammesOver(Value):
    """How programmes go: pairings, their sessions and endings, how mentors are prepared and supervised, who dropped out and returned, who was mentored and mentors now. For brokers.

    Args:
        programme: The number of one programme; all of them when left out.
        from_: The first day; that of the first exchange when left out. A date, or text such as `"2026-03-01"`.
        until: The last day; that of the bank's last command when left out. A date, or text such as `"2026-03-01"`.
        training: Activities that prepare mentors. A member is trained who received one or did it together with others, or who has a contact of a kind the charter counts as training.
        supervision_days: Days within which a mentor is to be supervised; 42 when left out.
    """

    __slots__ = ("programme", "from_", "until", "training", "supervision_days")
    programme: ProgrammeId | None
    from_: datetime.date | None
    until: datetime.date | None
    training: tuple[ActivityId, ...]
    supervision_days: int | None
    _wire_: ClassVar[_w.Fields] = {
        "programme": _w.Field("programme", _w.Maybe(_w.Id("programme"))),
        "from_": _w.Field("from", _w.Maybe(_w.DAY)),
        "until": _w.Field("until", _w.Maybe(_w.DAY)),
        "training": _w.Field("training", _w.Many(_w.Id("activity")), False, ()),
        "supervision_days": _w.Field("supervisionDays", _w.Maybe(_w.Whole(0, 4294967295))),
    }

    def __init__(self, *, programme: ProgrammeRef | None = None, from_: DayLike | None = None, until: DayLike | None = None, training: Iterable[ActivityRef] = (), supervision_days: int | None = None) -> None:
        self._keep((programme, from_, until, training, supervision_days))


class GrantsOf(Value):
    """How far grants have come: each indicator's value, with its baseline, target and this grant's share. For brokers: true figures, not for publication.

    Args:
        grants: The grants. All those that share in a result are given together.
        as_of: The day it is as of; the day of the bank's last command when left out. A date, or text such as `"2026-03-01"`.
        answers: Answers to instruments, for measures of change.
        instruments: The host's own instruments.
    """

    __slots__ = ("grants", "as_of", "answers", "instruments")
    grants: tuple[Grant, ...]
    as_of: datetime.date | None
    answers: tuple[InstrumentAnswer, ...]
    instruments: tuple[Instrument, ...]
    _wire_: ClassVar[_w.Fields] = {
        "grants": _w.Field("grants", _w.Many(_w.Of("Grant")), True),
        "as_of": _w.Field("asOf", _w.Maybe(_w.DAY)),
        "answers": _w.Field("answers", _w.Many(_w.Of("InstrumentAnswer")), False, ()),
        "instruments": _w.Field("instruments", _w.Many(_w.Of("Instrument")), False, ()),
    }

    def __init__(self, *, grants: Iterable[Grant | Mapping[str, Any]], as_of: DayLike | None = None, answers: Iterable[InstrumentAnswer | Mapping[str, Any]] = (), instruments: Iterable[Instrument | Mapping[str, Any]] = ()) -> None:
        self._keep((grants, as_of, answers, instruments))


class Grant(Value):
    """A grant, as the host describes it.

    Args:
        code: The host's code for it.
        funder: The name of the funder.
        from_: The first day. A date, or text such as `"2026-03-01"`.
        until: The last day. A date, or text such as `"2026-03-01"`.
        outcomes: The outcomes that are hoped for.
        amount: The amount, in the smallest unit of the charter's currency. Never credit.
        facilitation: Minutes of facilitation it pays for, when that is what is funded. In minutes: `90`, `"1h30"` or a `timedelta`.
    """

    __slots__ = ("code", "funder", "from_", "until", "outcomes", "amount", "facilitation")
    code: str
    funder: str
    from_: datetime.date
    until: datetime.date
    outcomes: tuple[GrantOutcome, ...]
    amount: int | None
    facilitation: int | None
    _wire_: ClassVar[_w.Fields] = {
        "code": _w.Field("code", _w.TEXT, True),
        "funder": _w.Field("funder", _w.TEXT, True),
        "from_": _w.Field("from", _w.DAY, True),
        "until": _w.Field("until", _w.DAY, True),
        "outcomes": _w.Field("outcomes", _w.Many(_w.Of("GrantOutcome")), True),
        "amount": _w.Field("amount", _w.Maybe(_w.Whole(0, 9007199254740991))),
        "facilitation": _w.Field("facilitation", _w.Maybe(_w.MINUTES)),
    }

    def __init__(self, *, code: str, funder: str, from_: DayLike, until: DayLike, outcomes: Iterable[GrantOutcome | Mapping[str, Any]], amount: int | None = None, facilitation: MinutesLike | None = None) -> None:
        self._keep((code, funder, from_, until, outcomes, amount, facilitation))


class GrantOutcome(Value):
    """An outcome that is hoped for, with its indicators.

    Args:
        name: The outcome that is hoped for, in words.
        indicators: The indicators of the outcome.
    """

    __slots__ = ("name", "indicators")
    name: str
    indicators: tuple[Indicator, ...]
    _wire_: ClassVar[_w.Fields] = {
        "name": _w.Field("name", _w.TEXT, True),
        "indicators": _w.Field("indicators", _w.Many(_w.Of("Indicator")), True),
    }

    def __init__(self, name: str, indicators: Iterable[Indicator | Mapping[str, Any]]) -> None:
        self._keep((name, indicators))


class Indicator(Value):
    """An indicator: a named measure, its baseline, its target, and how much of it is this grant's.

    Args:
        code: Its code. The same code in another grant is the same result, and means the same there.
        name: The indicator's name.
        measure: The measure that gives its value.
        groups: The way members are put into groups, when it is about one group alone.
        group: The name of the group it is about.
        role: The role, for `took-role`.
        need: The need, for `requests-met`.
        change: The answers, for `improved` and `mean-change`.
        baseline: The baseline.
        target: The target.
        share: This grant's share in the result, from 0 to 1; the whole when left out.
        evidence: The evidence so far.
    """

    __slots__ = ("code", "name", "measure", "groups", "group", "role", "need", "change", "baseline", "target", "share", "evidence")
    code: str
    name: str
    measure: Measure
    groups: GroupBy | None
    group: str | None
    role: str | None
    need: str | None
    change: ScoreChange | None
    baseline: Baseline | None
    target: Target | None
    share: float | None
    evidence: tuple[Evidence, ...]
    _wire_: ClassVar[_w.Fields] = {
        "code": _w.Field("code", _w.TEXT, True),
        "name": _w.Field("name", _w.TEXT, True),
        "measure": _w.Field("measure", _w.Word("members", "active", "exchanges", "hours-given", "hours-received", "visitors", "facilitation", "ties", "new-ties", "repeated-ties", "unbrokered-ties", "both-ways", "role-fluidity", "arc-reciprocity", "dyad-reciprocity", "circulation", "gini-given", "support-mix", "worker-only", "isolates", "later-unbrokered", "took-role", "first-exchange", "first-exchange-days", "requests-met", "improved", "mean-change"), True),
        "groups": _w.Field("groups", _w.Maybe(_w.Of("GroupBy"))),
        "group": _w.Field("group", _w.Maybe(_w.TEXT)),
        "role": _w.Field("role", _w.Maybe(_w.TEXT)),
        "need": _w.Field("need", _w.Maybe(_w.TEXT)),
        "change": _w.Field("change", _w.Maybe(_w.Of("ScoreChange"))),
        "baseline": _w.Field("baseline", _w.Maybe(_w.Of("Baseline"))),
        "target": _w.Field("target", _w.Maybe(_w.Of("Target"))),
        "share": _w.Field("share", _w.Maybe(_w.FIGURE)),
        "evidence": _w.Field("evidence", _w.Many(_w.Of("Evidence")), False, ()),
    }

    def __init__(self, *, code: str, name: str, measure: Measure, groups: GroupBy | Mapping[str, Any] | None = None, group: str | None = None, role: str | None = None, need: str | None = None, change: ScoreChange | Mapping[str, Any] | None = None, baseline: Baseline | Mapping[str, Any] | None = None, target: Target | Mapping[str, Any] | None = None, share: float | None = None, evidence: Iterable[Evidence | Mapping[str, Any]] = ()) -> None:
        self._keep((code, name, measure, groups, group, role, need, change, baseline, target, share, evidence))


class ScoreChange(Value):
    """Which answers a measure of change compares.

    Args:
        instrument: The instrument: one that is given with the question, or shipped.
        scale: The scale of the instrument.
        first_until: Each member's first answer up to this day counts as the first point. A date, or text such as `"2026-03-01"`.
        last_from: Each member's last answer from this day on counts as the second. A date, or text such as `"2026-03-01"`.
    """

    __slots__ = ("instrument", "scale", "first_until", "last_from")
    instrument: str
    scale: str
    first_until: datetime.date
    last_from: datetime.date
    _wire_: ClassVar[_w.Fields] = {
        "instrument": _w.Field("instrument", _w.TEXT, True),
        "scale": _w.Field("scale", _w.TEXT, True),
        "first_until": _w.Field("firstUntil", _w.DAY, True),
        "last_from": _w.Field("lastFrom", _w.DAY, True),
    }

    def __init__(self, *, instrument: str, scale: str, first_until: DayLike, last_from: DayLike) -> None:
        self._keep((instrument, scale, first_until, last_from))


class Baseline(Value):
    """The value before: computed over an earlier span, or a figure the host found itself.

    Args:
        until: The last day of the span. A date, or text such as `"2026-03-01"`.
        from_: First day, when it is to be worked out from the bank. A date, or text such as `"2026-03-01"`.
        value: The figure, when it was found otherwise.
    """

    __slots__ = ("until", "from_", "value")
    until: datetime.date
    from_: datetime.date | None
    value: float | None
    _wire_: ClassVar[_w.Fields] = {
        "until": _w.Field("until", _w.DAY, True),
        "from_": _w.Field("from", _w.Maybe(_w.DAY)),
        "value": _w.Field("value", _w.Maybe(_w.FIGURE)),
    }

    def __init__(self, *, until: DayLike, from_: DayLike | None = None, value: float | None = None) -> None:
        self._keep((until, from_, value))


class Target(Value):
    """A figure that is hoped for, and the day it is hoped for by.

    Args:
        value: The figure to reach.
        by: The day by which it is to be reached. A date, or text such as `"2026-03-01"`.
    """

    __slots__ = ("value", "by")
    value: float
    by: datetime.date
    _wire_: ClassVar[_w.Fields] = {
        "value": _w.Field("value", _w.FIGURE, True),
        "by": _w.Field("by", _w.DAY, True),
    }

    def __init__(self, value: float, by: DayLike) -> None:
        self._keep((value, by))


class Evidence(Value):
    """Evidence beside the figure: a survey, a visit, a letter.

    Args:
        on: The day of the evidence. A date, or text such as `"2026-03-01"`.
        what: What it is, in the host's words, naming nobody.
    """

    __slots__ = ("on", "what")
    on: datetime.date
    what: str
    _wire_: ClassVar[_w.Fields] = {
        "on": _w.Field("on", _w.DAY, True),
        "what": _w.Field("what", _w.TEXT, True),
    }

    def __init__(self, on: DayLike, what: str) -> None:
        self._keep((on, what))


class FunderReportOf(Value):
    """The report to a funder on one grant. For brokers, who hand it on.

    Args:
        grants: The grants: all those that share in its results.
        grant: The code of the grant the report is on.
        as_of: The day it is as of; the day of the bank's last command when left out. Days after the grant's last show what lasted. A date, or text such as `"2026-03-01"`.
        answers: Answers to instruments, for measures of change.
        instruments: The host's own instruments.
        groups: The groups by which reach is counted.
        levels: The levels of support that members need.
        stories: Stories. Those without consent, not approved, or naming someone are left out, and counted.
        policy: The disclosure policy: `nhs` when left out, as among partners under agreement; `acro`; or `internal`, not to be handed on.
        log: The releases of earlier reports, for comparison.
        format: The format to write the report in as well; none when left out.
    """

    __slots__ = ("grants", "grant", "as_of", "answers", "instruments", "groups", "levels", "stories", "policy", "log", "format")
    grants: tuple[Grant, ...]
    grant: str
    as_of: datetime.date | None
    answers: tuple[InstrumentAnswer, ...]
    instruments: tuple[Instrument, ...]
    groups: GroupBy | None
    levels: SupportLevels | None
    stories: tuple[Story, ...]
    policy: str | None
    log: tuple[Release, ...]
    format: Format | None
    _wire_: ClassVar[_w.Fields] = {
        "grants": _w.Field("grants", _w.Many(_w.Of("Grant")), True),
        "grant": _w.Field("grant", _w.TEXT, True),
        "as_of": _w.Field("asOf", _w.Maybe(_w.DAY)),
        "answers": _w.Field("answers", _w.Many(_w.Of("InstrumentAnswer")), False, ()),
        "instruments": _w.Field("instruments", _w.Many(_w.Of("Instrument")), False, ()),
        "groups": _w.Field("groups", _w.Maybe(_w.Of("GroupBy"))),
        "levels": _w.Field("levels", _w.Maybe(_w.Of("SupportLevels"))),
        "stories": _w.Field("stories", _w.Many(_w.Of("Story")), False, ()),
        "policy": _w.Field("policy", _w.Maybe(_w.TEXT)),
        "log": _w.Field("log", _w.Many(_w.Of("Release")), False, ()),
        "format": _w.Field("format", _w.Maybe(_w.Word("csv", "markdown", "html"))),
    }

    def __init__(self, *, grants: Iterable[Grant | Mapping[str, Any]], grant: str, as_of: DayLike | None = None, answers: Iterable[InstrumentAnswer | Mapping[str, Any]] = (), instruments: Iterable[Instrument | Mapping[str, Any]] = (), groups: GroupBy | Mapping[str, Any] | None = None, levels: SupportLevels | Mapping[str, Any] | None = None, stories: Iterable[Story | Mapping[str, Any]] = (), policy: str | None = None, log: Iterable[Release | Mapping[str, Any]] = (), format: Format | None = None) -> None:
        self._keep((grants, grant, as_of, answers, instruments, groups, levels, stories, policy, log, format))


class SupportLevels(Value):
    """How much support people need, as the host knows it: at entry, and later.

    Args:
        levels: Names of levels, least support first.
        entry: The members on each level when they joined.
        later: The members on each level now.
    """

    __slots__ = ("levels", "entry", "later")
    levels: tuple[str, ...]
    entry: tuple[HostGroup, ...]
    later: tuple[HostGroup, ...]
    _wire_: ClassVar[_w.Fields] = {
        "levels": _w.Field("levels", _w.Many(_w.TEXT), True),
        "entry": _w.Field("entry", _w.Many(_w.Of("HostGroup")), True),
        "later": _w.Field("later", _w.Many(_w.Of("HostGroup")), False, ()),
    }

    def __init__(self, *, levels: Iterable[str], entry: Iterable[HostGroup | Mapping[str, Any]], later: Iterable[HostGroup | Mapping[str, Any]] = ()) -> None:
        self._keep((levels, entry, later))


class Story(Value):
    """A story, kept by the host.

    Args:
        member: The member whose story it is.
        on: The day it was told. A report counts only stories told from the grant's first day to the day the report is as of. A date, or text such as `"2026-03-01"`.
        text: The text of the story.
        approved: The day its member approved this very text; without it, the story is left out. A date, or text such as `"2026-03-01"`.
    """

    __slots__ = ("member", "on", "text", "approved")
    member: MemberId
    on: datetime.date
    text: str
    approved: datetime.date | None
    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Id("member"), True),
        "on": _w.Field("on", _w.DAY, True),
        "text": _w.Field("text", _w.TEXT, True),
        "approved": _w.Field("approved", _w.Maybe(_w.DAY)),
    }

    def __init__(self, *, member: MemberRef, on: DayLike, text: str, approved: DayLike | None = None) -> None:
        self._keep((member, on, text, approved))


class MatchesFor(Value):
    """The best matches of one offer or request, or of everything a member has open.

    Args:
        listing: The offer or request to find matches for. Name either this or `member`; otherwise the error is `bad-arguments`.
        member: The member for whose open listings matches are found.
        kind: With a member: of their offers ("what could I do, and for whom?") or of their requests ("who could help me?"); of both when left out.
        programme: Only listings open to this programme.
        from_: The first of seven days; the day of the bank's last command when left out. A date, or text such as `"2026-03-01"`.
        most: How many at most; 10 when left out, never more than 100.
        slots: How many times to name for each, each on a day of its own; 3 when left out, never more than 7.
        offset: Minutes the local clock is ahead of UTC on the first day.
        changes: The changes of the local clock in those days, in order.
    """

    __slots__ = ("listing", "member", "kind", "programme", "from_", "most", "slots", "offset", "changes")
    listing: ListingId | None
    member: MemberId | None
    kind: ListingKind | None
    programme: ProgrammeId | None
    from_: datetime.date | None
    most: int | None
    slots: int | None
    offset: int | None
    changes: tuple[ClockChange, ...]
    _wire_: ClassVar[_w.Fields] = {
        "listing": _w.Field("listing", _w.Maybe(_w.Id("listing"))),
        "member": _w.Field("member", _w.Maybe(_w.Id("member"))),
        "kind": _w.Field("kind", _w.Maybe(_w.Word("offer", "request"))),
        "programme": _w.Field("programme", _w.Maybe(_w.Id("programme"))),
        "from_": _w.Field("from", _w.Maybe(_w.DAY)),
        "most": _w.Field("most", _w.Maybe(_w.Whole(0, 4294967295))),
        "slots": _w.Field("slots", _w.Maybe(_w.Whole(0, 4294967295))),
        "offset": _w.Field("offset", _w.Maybe(_w.Whole(-32768, 32767))),
        "changes": _w.Field("changes", _w.Many(_w.Of("ClockChange")), False, ()),
    }

    def __init__(self, *, listing: ListingRef | None = None, member: MemberRef | None = None, kind: ListingKind | None = None, programme: ProgrammeRef | None = None, from_: DayLike | None = None, most: int | None = None, slots: int | None = None, offset: int | None = None, changes: Iterable[ClockChange | Mapping[str, Any]] = ()) -> None:
        self._keep((listing, member, kind, programme, from_, most, slots, offset, changes))


class ClockChange(Value):
    """The local clock is put on or back.

    Args:
        on: The local date. A date, or text such as `"2026-03-01"`.
        minute: The minute of the day the clock shows just before.
        offset: Minutes ahead of UTC from then on, −1080 to 1080.
    """

    __slots__ = ("on", "minute", "offset")
    on: datetime.date
    minute: int
    offset: int
    _wire_: ClassVar[_w.Fields] = {
        "on": _w.Field("on", _w.DAY, True),
        "minute": _w.Field("minute", _w.Whole(0, 65535), True),
        "offset": _w.Field("offset", _w.Whole(-32768, 32767), True),
    }

    def __init__(self, *, on: DayLike, minute: int, offset: int) -> None:
        self._keep((on, minute, offset))


class WhyNot(Value):
    """What keeps two listings from matching, or what keeps one listing from more matches, and what would bring more.

    Args:
        listing: The number of an offer or a request.
        other: The listing on the other side; all of them when left out.
        from_: The first of seven days; the day of the bank's last command when left out. A date, or text such as `"2026-03-01"`.
        offset: Minutes the local clock is ahead of UTC on the first day.
        changes: The changes of the local clock in those days, in order.
    """

    __slots__ = ("listing", "other", "from_", "offset", "changes")
    listing: ListingId
    other: ListingId | None
    from_: datetime.date | None
    offset: int | None
    changes: tuple[ClockChange, ...]
    _wire_: ClassVar[_w.Fields] = {
        "listing": _w.Field("listing", _w.Id("listing"), True),
        "other": _w.Field("other", _w.Maybe(_w.Id("listing"))),
        "from_": _w.Field("from", _w.Maybe(_w.DAY)),
        "offset": _w.Field("offset", _w.Maybe(_w.Whole(-32768, 32767))),
        "changes": _w.Field("changes", _w.Many(_w.Of("ClockChange")), False, ()),
    }

    def __init__(self, *, listing: ListingRef, other: ListingRef | None = None, from_: DayLike | None = None, offset: int | None = None, changes: Iterable[ClockChange | Mapping[str, Any]] = ()) -> None:
        self._keep((listing, other, from_, offset, changes))


class Pairings(Value):
    """Pairs of a mentor and a mentee to suggest in a programme, and those who are left without. For brokers.

    Args:
        programme: The programme to pair for.
        from_: The first day of the pairings, and of the seven days whose hours are compared; the day of the bank's last command when left out. A date, or text such as `"2026-03-01"`.
        each: How many more mentees each mentor is suggested for at most, within what the charter lets them walk with; 1 when left out.
    """

    __slots__ = ("programme", "from_", "each")
    programme: ProgrammeId
    from_: datetime.date | None
    each: int | None
    _wire_: ClassVar[_w.Fields] = {
        "programme": _w.Field("programme", _w.Id("programme"), True),
        "from_": _w.Field("from", _w.Maybe(_w.DAY)),
        "each": _w.Field("each", _w.Maybe(_w.Whole(0, 4294967295))),
    }

    def __init__(self, *, programme: ProgrammeRef, from_: DayLike | None = None, each: int | None = None) -> None:
        self._keep((programme, from_, each))


class ReportOf(Value):
    """A report: for the public, on how the community does, or about one member. For brokers; one about a member also for that member and people appointed to see them.

    Args:
        kind: The kind of report.
        from_: The first day. A date, or text such as `"2026-03-01"`.
        until: The last day. A date, or text such as `"2026-03-01"`.
        member: The member it is about, for the kind `member`.
        policy: The disclosure policy of a public report: `nhs` or `acro`; `acro` when left out.
        format: The format to write the report in as well; none when left out.
        log: The releases of earlier public reports, so that comparing them reveals nobody.
    """

    __slots__ = ("kind", "from_", "until", "member", "policy", "format", "log")
    kind: ReportKind
    from_: datetime.date
    until: datetime.date
    member: MemberId | None
    policy: str | None
    format: Format | None
    log: tuple[Release, ...]
    _wire_: ClassVar[_w.Fields] = {
        "kind": _w.Field("kind", _w.Word("public", "community-health", "member", "funder"), True),
        "from_": _w.Field("from", _w.DAY, True),
        "until": _w.Field("until", _w.DAY, True),
        "member": _w.Field("member", _w.Maybe(_w.Id("member"))),
        "policy": _w.Field("policy", _w.Maybe(_w.TEXT)),
        "format": _w.Field("format", _w.Maybe(_w.Word("csv", "markdown", "html"))),
        "log": _w.Field("log", _w.Many(_w.Of("Release")), False, ()),
    }

    def __init__(self, *, kind: ReportKind, from_: DayLike, until: DayLike, member: MemberRef | None = None, policy: str | None = None, format: Format | None = None, log: Iterable[Release | Mapping[str, Any]] = ()) -> None:
        self._keep((kind, from_, until, member, policy, format, log))


class PlanFor(Value):
    """The plan of seven days: exchanges to propose, requests left open, and how good the plan is. For brokers.

    Args:
        from_: The first of seven days; the day of the bank's last command when left out. A date, or text such as `"2026-03-01"`.
        policy: Who may receive without giving; `limited` when left out, and `unbounded` where no credit is kept.
        order: With `balanced`: exchange as much time as possible, shared out in this order, no matter the scores.
        seed: The public seed of the draw, for the order `lottery`.
        each: How many givers to look at for each request; 30 when left out, at most 1000.
        shortest: The shortest part of a divisible request worth going for, in minutes, where the request does not say; 30 when left out. A request for less is worth going for all the same. In minutes: `90`, `"1h30"` or a `timedelta`.
        longest: The longest session, in minutes. A longer request that is not divisible is left open. In minutes: `90`, `"1h30"` or a `timedelta`.
        travel: Minutes between two sessions of one person. In minutes: `90`, `"1h30"` or a `timedelta`.
        spread: What is lost with each quarter of a member's offer that is asked for, in points of score. Nothing is placed that loses more than it is worth.
        balancing: What is won with what brings a balance towards 0, and lost with what takes it further away, in points of score.
        steps: The most steps to take, in every part of the work; the plan is the best so far when they run out, and its bound holds.
        certificate: Whether to return the certificate, which proves the bound.
        told: Sessions of an earlier plan that people already know of: see `Plan.told`. Each is placed first, with the same people on the same day at the same hour, if it still goes; one of an earlier week counts on the same weekday. With an `order` they have no effect.
        keeping: How much more a session must bring before one that people know of is moved or dropped for it, in points of score; 2000 when left out.
        offset: Minutes the local clock is ahead of UTC on the first day.
        changes: The changes of the local clock in those days, in order.
    """

    __slots__ = ("from_", "policy", "order", "seed", "each", "shortest", "longest", "travel", "spread", "balancing", "steps", "certificate", "told", "keeping", "offset", "changes")
    from_: datetime.date | None
    policy: PlanPolicy | None
    order: RoundOrder | None
    seed: str
    each: int | None
    shortest: int | None
    longest: int | None
    travel: int
    spread: int
    balancing: int
    steps: int | None
    certificate: bool
    told: tuple[ToldSession, ...]
    keeping: int | None
    offset: int | None
    changes: tuple[ClockChange, ...]
    _wire_: ClassVar[_w.Fields] = {
        "from_": _w.Field("from", _w.Maybe(_w.DAY)),
        "policy": _w.Field("policy", _w.Maybe(_w.Word("balanced", "unbounded", "limited"))),
        "order": _w.Field("order", _w.Maybe(_w.Word("longest-unserved", "newest", "lottery"))),
        "seed": _w.Field("seed", _w.TEXT, False, ""),
        "each": _w.Field("each", _w.Maybe(_w.Whole(0, 4294967295))),
        "shortest": _w.Field("shortest", _w.Maybe(_w.MINUTES)),
        "longest": _w.Field("longest", _w.Maybe(_w.MINUTES)),
        "travel": _w.Field("travel", _w.MINUTES, False, 0),
        "spread": _w.Field("spread", _w.Whole(0, 4294967295), False, 0),
        "balancing": _w.Field("balancing", _w.Whole(0, 4294967295), False, 0),
        "steps": _w.Field("steps", _w.Maybe(_w.Whole(0, 9007199254740991))),
        "certificate": _w.Field("certificate", _w.YES_NO, False, False),
        "told": _w.Field("told", _w.Many(_w.Of("ToldSession")), False, ()),
        "keeping": _w.Field("keeping", _w.Maybe(_w.Whole(0, 4294967295))),
        "offset": _w.Field("offset", _w.Maybe(_w.Whole(-32768, 32767))),
        "changes": _w.Field("changes", _w.Many(_w.Of("ClockChange")), False, ()),
    }

    def __init__(self, *, from_: DayLike | None = None, policy: PlanPolicy | None = None, order: RoundOrder | None = None, seed: str = "", each: int | None = None, shortest: MinutesLike | None = None, longest: MinutesLike | None = None, travel: MinutesLike = 0, spread: int = 0, balancing: int = 0, steps: int | None = None, certificate: bool = False, told: Iterable[ToldSession | Mapping[str, Any]] = (), keeping: int | None = None, offset: int | None = None, changes: Iterable[ClockChange | Mapping[str, Any]] = ()) -> None:
        self._keep((from_, policy, order, seed, each, shortest, longest, travel, spread, balancing, steps, certificate, told, keeping, offset, changes))


class ToldSession(Value):
    """A session that people already know of.

    Args:
        request: The request it meets.
        offers: The offers it comes from, one for each giver.
        on: The day of the session. A date, or text such as `"2026-03-01"`.
        minutes: Minutes it takes. In minutes: `90`, `"1h30"` or a `timedelta`.
        start: When it begins; none where no hour was named.
        ring: The ring it is part of: sessions of one ring stay together or go together.
    """

    __slots__ = ("request", "offers", "on", "minutes", "start", "ring")
    request: ListingId
    offers: tuple[ListingId, ...]
    on: datetime.date
    minutes: int
    start: Start | None
    ring: int | None
    _wire_: ClassVar[_w.Fields] = {
        "request": _w.Field("request", _w.Id("listing"), True),
        "offers": _w.Field("offers", _w.Many(_w.Id("listing")), True),
        "on": _w.Field("on", _w.DAY, True),
        "minutes": _w.Field("minutes", _w.MINUTES, True),
        "start": _w.Field("start", _w.Maybe(_w.Of("Start"))),
        "ring": _w.Field("ring", _w.Maybe(_w.Whole(0, 4294967295))),
    }

    def __init__(self, *, request: ListingRef, offers: Iterable[ListingRef], on: DayLike, minutes: MinutesLike, start: Start | Mapping[str, Any] | None = None, ring: int | None = None) -> None:
        self._keep((request, offers, on, minutes, start, ring))


class Behaviour(Value):
    """How people are taken to behave. Shares are in thousandths.  A member wants help now and then. With little credit left they keep it for bad times and ask for less of what they want; with plenty they see no need to earn and are asked in vain more often. Whoever wants help asks a few people a week, some of them those they know, until somebody comes or the want has passed.  - **Asking**: of what they want, people ask for `cautious` thousandths when their balance is at the lowest they   may reach, for all when it is `cushion` above it or higher, and for a share in proportion between. Without a   lowest balance they ask for all. An advisory limit is felt like one that stops. - **Answering**: who is asked says yes in `answer` of a thousand cases up to a balance of   `enough`, in `idle` thousandths of these from `content` on, and in proportion   between.  Where the bank keeps no credit, neither holds anybody back.

    Args:
        wants: How often a member wants help, on average: in so many of a thousand weeks, up to 7000. When left out, as often as help was received in the bank's last year over the share that was met then; 250 where nothing has been exchanged.
        met_before: Of the past's wants, the share that was met: what is in the books is only that.
        alike: Whether everybody is taken to be alike; otherwise each wants and gives as they did in the bank's last year, drawn towards the average as if by thirteen weeks of it.
        minutes: How long help takes, in minutes: one of these, by lot. When left out, as long as on one of the bank's last thousand occasions; 60 where there are none.
        sessions: The share of wants that are for a session of several. When left out, the share of help received in such in the bank's last year.
        session_size: How many receive in a session, at most.
        asks: The number of people a member who needs help asks in a week.
        known: The share of these that are people they know.
        answer: The share of those asked who say yes.
        busy: The most times a member gives in a week.
        patience: Weeks after which a want has passed.
        cautious: The share of wants somebody asks for whose balance is at the lowest.
        cushion: Minutes above the lowest from which they ask for all. In minutes: `90`, `"1h30"` or a `timedelta`.
        enough: The balance in minutes up to which who is asked answers as readily as ever. In minutes: `90`, `"1h30"` or a `timedelta`.
        content: The balance in minutes from which they do least. In minutes: `90`, `"1h30"` or a `timedelta`.
        idle: How readily then: the share of the readiness before.
        joins: Members who join in a year, for each thousand at the beginning.
        leaves: Members who leave in a year, of each thousand.
    """

    __slots__ = ("wants", "met_before", "alike", "minutes", "sessions", "session_size", "asks", "known", "answer", "busy", "patience", "cautious", "cushion", "enough", "content", "idle", "joins", "leaves")
    wants: int | None
    met_before: int
    alike: bool
    minutes: tuple[int, ...]
    sessions: int | None
    session_size: int
    asks: int
    known: int
    answer: int
    busy: int
    patience: int
    cautious: int
    cushion: int
    enough: int
    content: int
    idle: int
    joins: int
    leaves: int
    _wire_: ClassVar[_w.Fields] = {
        "wants": _w.Field("wants", _w.Maybe(_w.Whole(0, 4294967295))),
        "met_before": _w.Field("metBefore", _w.Whole(0, 4294967295), False, 800),
        "alike": _w.Field("alike", _w.YES_NO, False, False),
        "minutes": _w.Field("minutes", _w.Many(_w.MINUTES), False, ()),
        "sessions": _w.Field("sessions", _w.Maybe(_w.Whole(0, 4294967295))),
        "session_size": _w.Field("sessionSize", _w.Whole(0, 4294967295), False, 6),
        "asks": _w.Field("asks", _w.Whole(0, 4294967295), False, 4),
        "known": _w.Field("known", _w.Whole(0, 4294967295), False, 600),
        "answer": _w.Field("answer", _w.Whole(0, 4294967295), False, 500),
        "busy": _w.Field("busy", _w.Whole(0, 4294967295), False, 3),
        "patience": _w.Field("patience", _w.Whole(0, 4294967295), False, 4),
        "cautious": _w.Field("cautious", _w.Whole(0, 4294967295), False, 100),
        "cushion": _w.Field("cushion", _w.MINUTES, False, 300),
        "enough": _w.Field("enough", _w.MINUTES, False, 600),
        "content": _w.Field("content", _w.MINUTES, False, 2400),
        "idle": _w.Field("idle", _w.Whole(0, 4294967295), False, 200),
        "joins": _w.Field("joins", _w.Whole(0, 4294967295), False, 100),
        "leaves": _w.Field("leaves", _w.Whole(0, 4294967295), False, 100),
    }

    def __init__(self, *, wants: int | None = None, met_before: int = 800, alike: bool = False, minutes: Iterable[MinutesLike] = (), sessions: int | None = None, session_size: int = 6, asks: int = 4, known: int = 600, answer: int = 500, busy: int = 3, patience: int = 4, cautious: int = 100, cushion: MinutesLike = 300, enough: MinutesLike = 600, content: MinutesLike = 2400, idle: int = 200, joins: int = 100, leaves: int = 100) -> None:
        self._keep((wants, met_before, alike, minutes, sessions, session_size, asks, known, answer, busy, patience, cautious, cushion, enough, content, idle, joins, leaves))


class WhatIf(Value):
    """What might come of policies: how the community would fare under each, simulated under the same draws. For brokers.

    Args:
        policies: The policies to compare, up to 20. Differences are given against the first.
        weeks: Weeks ahead; 52 when left out, at most 520.
        seeds: How many seeds, each run under every policy; 20 when left out, at most 1000. One alone gives no interval.
        seed: The first seed; 1 when left out. The others follow it.
        behaviour: The way people are assumed to behave.
        each: Whether to return each run's figures as well.
    """

    __slots__ = ("policies", "weeks", "seeds", "seed", "behaviour", "each")
    policies: tuple[Policy, ...]
    weeks: int | None
    seeds: int | None
    seed: int | None
    behaviour: Behaviour | None
    each: bool
    _wire_: ClassVar[_w.Fields] = {
        "policies": _w.Field("policies", _w.Many(_w.Of("Policy")), True),
        "weeks": _w.Field("weeks", _w.Maybe(_w.Whole(0, 4294967295))),
        "seeds": _w.Field("seeds", _w.Maybe(_w.Whole(0, 4294967295))),
        "seed": _w.Field("seed", _w.Maybe(_w.Whole(0, 9007199254740991))),
        "behaviour": _w.Field("behaviour", _w.Maybe(_w.Of("Behaviour"))),
        "each": _w.Field("each", _w.YES_NO, False, False),
    }

    def __init__(self, *, policies: Iterable[Policy | Mapping[str, Any]], weeks: int | None = None, seeds: int | None = None, seed: int | None = None, behaviour: Behaviour | Mapping[str, Any] | None = None, each: bool = False) -> None:
        self._keep((policies, weeks, seeds, seed, behaviour, each))


class Policy(Value):
    """What would be different. What is left out stays as the bank has it; with nothing but a name it is the bank as it is.

    Args:
        name: What to call it, up to 100 bytes.
        charter: Another charter altogether; the other fields change it further.
        limits: Limits of members' own accounts, all of them: what is left out in them is no limit.
        welcome: What a new person is given. In minutes: `90`, `"1h30"` or a `timedelta`.
        ageing: Ageing of credit.
        sessions: How sessions of several receivers are paid. Help between two is left to the charter.
        issue: Minutes the pot gives to every active member's account on the first day, once; not to those whose ceiling keeps it out. In minutes: `90`, `"1h30"` or a `timedelta`.
    """

    __slots__ = ("name", "charter", "limits", "welcome", "ageing", "sessions", "issue")
    name: str
    charter: Charter | None
    limits: Limits | None
    welcome: int | None
    ageing: Ageing | None
    sessions: GroupRule | None
    issue: int
    _wire_: ClassVar[_w.Fields] = {
        "name": _w.Field("name", _w.TEXT, True),
        "charter": _w.Field("charter", _w.Maybe(_w.Of("Charter"))),
        "limits": _w.Field("limits", _w.Maybe(_w.Of("Limits"))),
        "welcome": _w.Field("welcome", _w.Maybe(_w.MINUTES)),
        "ageing": _w.Field("ageing", _w.Maybe(_w.Of("Ageing"))),
        "sessions": _w.Field("sessions", _w.Maybe(_w.Word("receivers-share", "each-receiver-pays", "pot-pays", "no-credit"))),
        "issue": _w.Field("issue", _w.MINUTES, False, 0),
    }

    def __init__(self, *, name: str, charter: Charter | Mapping[str, Any] | None = None, limits: Limits | Mapping[str, Any] | None = None, welcome: MinutesLike | None = None, ageing: Ageing | Mapping[str, Any] | None = None, sessions: GroupRule | None = None, issue: MinutesLike = 0) -> None:
        self._keep((name, charter, limits, welcome, ageing, sessions, issue))


Query: TypeAlias = "BalanceOf | AllBalances | BalancesAsOf | StatementOf | ReachOf | Reaches | ExchangeOf | HistoryOf | OpenExchanges | ListingSearch | MemberSearch | ByHostCode | HeldAboutMember | MemberCopyOf | PublicViewFor | TodayAt | SessionSheet | May | Why | Explain | HoursBy | ParticipationOver | Publish | AnonymityCheck | InstrumentOf | MeasureChange | FollowUpOf | CompareChange | TiesOf | AttendedTogether | WorkerOnlyMembers | RoleFlows | NetworkRobustness | RetentionOver | NeedsCoverage | Latencies | ProgrammesOver | GrantsOf | FunderReportOf | MatchesFor | WhyNot | Pairings | ReportOf | PlanFor | WhatIf"
"""A question, without its viewer: see `Asked`."""

__all__ = [
    "AllBalances",
    "AnonymityCheck",
    "AttendedTogether",
    "BalanceOf",
    "BalancesAsOf",
    "Band",
    "Baseline",
    "Behaviour",
    "Better",
    "ByHostCode",
    "CalendarSpan",
    "ClockChange",
    "CompareChange",
    "Counting",
    "DisclosurePolicy",
    "Evidence",
    "ExchangeOf",
    "Explain",
    "FollowUpOf",
    "Format",
    "FunderReportOf",
    "Grant",
    "GrantOutcome",
    "GrantsOf",
    "GroupBy",
    "GroupedBy",
    "Grouping",
    "HeldAboutMember",
    "HistoryOf",
    "HostGroup",
    "HoursBy",
    "Indicator",
    "Instrument",
    "InstrumentAnswer",
    "InstrumentOf",
    "Item",
    "Latencies",
    "Licence",
    "LicenceKind",
    "ListingSearch",
    "LookupRow",
    "MatchesFor",
    "May",
    "Measure",
    "MeasureChange",
    "Measured",
    "MemberCopyOf",
    "MemberSearch",
    "Merged",
    "MissingRule",
    "NeedsCoverage",
    "NetworkRobustness",
    "Noise",
    "Only",
    "OpenExchanges",
    "Pairings",
    "ParticipationOver",
    "PlanFor",
    "PlanPolicy",
    "Policy",
    "ProgrammesOver",
    "PublicViewFor",
    "Publish",
    "Query",
    "ReachOf",
    "Reaches",
    "Recipe",
    "Release",
    "ReportKind",
    "ReportOf",
    "RetentionOver",
    "RoleFlows",
    "RoundOrder",
    "SafeTable",
    "Scale",
    "ScoreChange",
    "Scorer",
    "SessionSheet",
    "ShownCell",
    "SortedBy",
    "Sorting",
    "StatementOf",
    "Story",
    "SupportLevels",
    "Target",
    "TiesOf",
    "TodayAt",
    "ToldSession",
    "TrueCell",
    "TrueTable",
    "WhatIf",
    "Why",
    "WhyNot",
    "WorkerOnlyMembers",
]
