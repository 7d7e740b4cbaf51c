# Made by `cargo xtask generate` from `docs/schema/timebank.json`: change the core, not this file.
"""What a bank answers."""

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
    from timebank.wire.charter import CheckLevel, GroupRule, Setting, Workforce
    from timebank.wire.commands import AccountKind, Attendance, Capacity, Direction, Expense, ListingCapacity, ListingTerms, MemberState, PairingEnd, Payer, Remote, Shortfall, Side, Start, Terms, TransferKind, Visibility
    from timebank.wire.events import Confirmation, ExchangeState, Hold, ListingKind, Posting, ReversalReason
    from timebank.wire.numbers import AccountId, AccountRef, ActivityId, ActivityRef, BatchId, BatchRef, BridgeId, BridgeRef, BundleId, BundleRef, CharterVersion, ExchangeId, ExchangeRef, ListingId, ListingRef, MemberId, MemberRef, PairingId, PairingRef, PartId, PartRef, PassageId, PassageRef, ProgrammeId, ProgrammeRef, SeriesId, SeriesRef
    from timebank.wire.people import AfterMeeting, Appointment, Availability, Check, Consent, Contact, ListingWords, MetByStaff, Objection, Place, Profile, RatherNot, Reference, Referral, WeeklyHours
    from timebank.wire.questions import Behaviour, Measure, PlanPolicy, Release, ReportKind

Leaning: TypeAlias = Literal["given-more", "received-more", "even"]
"""Which way a balance leans. There is no shame in either."""
LineKind: TypeAlias = Literal["exchange", "reversal", "transfer", "moved", "passage"]
"""What a line of a statement is about."""
Waits: TypeAlias = Literal["dispute", "tray", "approval", "answers", "confirmations", "done", "word", "bundle"]
"""What an exchange waits for."""
Answer: TypeAlias = Literal["allowed", "needs-approval", "refused"]
"""What a rule, or all of them together, answer."""
Leaving: TypeAlias = Literal["nobody", "staff", "most-tied"]
"""The people who are imagined to leave."""
Latency: TypeAlias = Literal["joined-to-contact", "joined-to-exchange", "referred-to-exchange", "received-to-gave", "gave-to-received", "request-to-met"]
"""From what to what."""
Relaxation: TypeAlias = Literal["time", "week-after", "at-a-distance", "related", "shorter", "rule"]
"""One change that would bring more matches."""
DayPart: TypeAlias = Literal["morning", "afternoon", "evening"]
"""A part of a day on the local clock."""
WhyUnpaired: TypeAlias = Literal["nobody", "refused", "no-time", "needed-elsewhere"]
"""The reason someone is in no pair."""
StoodInTheWay: TypeAlias = Literal["nobody", "needed-elsewhere", "no-time-left", "balance", "too-few", "rule", "too-short", "unclassified", "stopped"]
"""What stood in the way of a request."""
RunMeasure: TypeAlias = Literal["exchanges", "minutes", "wants", "requests", "met", "unmet", "held-back", "waiting-weeks", "refused-by-limits", "members-blocked", "refused-by-rules", "took-part", "gini-given", "top-tenth", "credit"]
"""What is counted in a run."""


class Balance(Value):
    """One balance.

    Args:
        account: The account. Those who share it share its balance.
        minutes: In minutes: given more so far when positive, received more so far when negative. In minutes: `90`, `"1h30"` or a `timedelta`.
        leaning: Which way the balance leans.
        words: The balance in words.
    """

    __slots__ = ("account", "minutes", "leaning", "words")
    account: AccountId
    minutes: int
    leaning: Leaning
    words: str
    _wire_: ClassVar[_w.Fields] = {
        "account": _w.Field("account", _w.Id("account"), True),
        "minutes": _w.Field("minutes", _w.MINUTES, True),
        "leaning": _w.Field("leaning", _w.Word("given-more", "received-more", "even"), True),
        "words": _w.Field("words", _w.TEXT, True),
    }

    def __init__(self, *, account: AccountRef, minutes: MinutesLike, leaning: Leaning, words: str) -> None:
        self._keep((account, minutes, leaning, words))


class Statement(Value):
    """A statement. The opening balance and the lines sum to the closing balance, and the service of the lines to what was given and received.

    Args:
        account: The account's number.
        kind: The kind of account.
        members: The members who use it.
        opening: The balance before the first line. In minutes: `90`, `"1h30"` or a `timedelta`.
        lines: The lines, in order of the day and then of entry.
        closing: The balance after the last line. In minutes: `90`, `"1h30"` or a `timedelta`.
        leaning: Which way the closing balance leans.
        words: The closing balance in words.
        given: Minutes of service given in the period: by the member asked for, or by all who use the account. Who paid, and what was transferred, plays no part in it (promise 11).
        received: Minutes of service received, of the same days.
        from_: The first day, if one was given. A date, or text such as `"2026-03-01"`.
        until: The last day, if one was given. A date, or text such as `"2026-03-01"`.
        entered: Whether days are those of entry.
    """

    __slots__ = ("account", "kind", "members", "opening", "lines", "closing", "leaning", "words", "given", "received", "from_", "until", "entered")
    account: AccountId
    kind: AccountKind
    members: Rows[Named]
    opening: int
    lines: Rows[StatementLine]
    closing: int
    leaning: Leaning
    words: str
    given: int
    received: int
    from_: datetime.date | None
    until: datetime.date | None
    entered: bool
    _wire_: ClassVar[_w.Fields] = {
        "account": _w.Field("account", _w.Id("account"), True),
        "kind": _w.Field("kind", _w.Word("pot", "member", "household", "organisation", "bridge"), True),
        "members": _w.Field("members", _w.Listed("Named"), True),
        "opening": _w.Field("opening", _w.MINUTES, True),
        "lines": _w.Field("lines", _w.Listed("StatementLine"), True),
        "closing": _w.Field("closing", _w.MINUTES, True),
        "leaning": _w.Field("leaning", _w.Word("given-more", "received-more", "even"), True),
        "words": _w.Field("words", _w.TEXT, True),
        "given": _w.Field("given", _w.Whole(0, 9007199254740991), True),
        "received": _w.Field("received", _w.Whole(0, 9007199254740991), True),
        "from_": _w.Field("from", _w.Maybe(_w.DAY)),
        "until": _w.Field("until", _w.Maybe(_w.DAY)),
        "entered": _w.Field("entered", _w.YES_NO, False, False),
    }

    def __init__(self, *, account: AccountRef, kind: AccountKind, members: Iterable[Named | Mapping[str, Any]], opening: MinutesLike, lines: Iterable[StatementLine | Mapping[str, Any]], closing: MinutesLike, leaning: Leaning, words: str, given: int, received: int, from_: DayLike | None = None, until: DayLike | None = None, entered: bool = False) -> None:
        self._keep((account, kind, members, opening, lines, closing, leaning, words, given, received, from_, until, entered))


class Named(Value):
    """A member, with the name the viewer may know.

    Args:
        member: The member's number.
        name: Their name: whole for brokers and for themselves, its first word for other members. An organisation's name is always whole. Left out when it is not known here, or was erased.
    """

    __slots__ = ("member", "name")
    member: MemberId
    name: str | None
    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Id("member"), True),
        "name": _w.Field("name", _w.Maybe(_w.TEXT)),
    }

    def __init__(self, member: MemberRef, name: str | None = None) -> None:
        self._keep((member, name))


class StatementLine(_w.Tabled):
    """One line of a statement.

    Args:
        at: The moment it was entered. A datetime with a time zone, or RFC 3339 text.
        value: The day it counts for. A date, or text such as `"2026-03-01"`.
        kind: What the line is about.
        about: The number of the exchange, transfer or passage; of the member, when a balance moved.
        minutes: What it added to the balance; taken when negative. Zero for service that moved nothing on this account. In minutes: `90`, `"1h30"` or a `timedelta`.
        balance: The balance after it. In minutes: `90`, `"1h30"` or a `timedelta`.
        transfer: The kind of transfer, when it is one.
        on: The day of the exchange, when it is one. A date, or text such as `"2026-03-01"`.
        activity: The activity of the exchange, when it is classified.
        with_: The other members who took part, as far as the viewer may see them.
        given: Minutes of service given in it by those the statement is about. An exchange that was taken back is no service.
        received: Minutes of service received in it by those the statement is about.
    """

    __slots__ = ("at", "value", "kind", "about", "minutes", "balance", "transfer", "on", "activity", "with_", "given", "received")
    at: datetime.datetime
    value: datetime.date
    kind: LineKind
    about: int
    minutes: int
    balance: int
    transfer: TransferKind | None
    on: datetime.date | None
    activity: ActivityId | None
    with_: Rows[Named]
    given: int
    received: int
    _wire_: ClassVar[_w.Fields] = {
        "at": _w.Field("at", _w.MOMENT, True),
        "value": _w.Field("value", _w.DAY, True),
        "kind": _w.Field("kind", _w.Word("exchange", "reversal", "transfer", "moved", "passage"), True),
        "about": _w.Field("about", _w.Whole(0, 4294967295), True),
        "minutes": _w.Field("minutes", _w.MINUTES, True),
        "balance": _w.Field("balance", _w.MINUTES, True),
        "transfer": _w.Field("transfer", _w.Maybe(_w.Word("welcome", "gift", "donation", "levy", "estate", "correction"))),
        "on": _w.Field("on", _w.Maybe(_w.DAY)),
        "activity": _w.Field("activity", _w.Maybe(_w.Id("activity"))),
        "with_": _w.Field("with", _w.Listed("Named"), False, ()),
        "given": _w.Field("given", _w.Whole(0, 9007199254740991), False, 0),
        "received": _w.Field("received", _w.Whole(0, 9007199254740991), False, 0),
    }

    def __init__(self, *, at: MomentLike, value: DayLike, kind: LineKind, about: int, minutes: MinutesLike, balance: MinutesLike, transfer: TransferKind | None = None, on: DayLike | None = None, activity: ActivityRef | None = None, with_: Iterable[Named | Mapping[str, Any]] = (), given: int = 0, received: int = 0) -> None:
        self._keep((at, value, kind, about, minutes, balance, transfer, on, activity, with_, given, received))


class Reach(Value):
    """What an account may reach now. "No limit" is left out; zero is a number like any other (promise 5).

    Args:
        account: The account's number.
        kind: The kind of account.
        balance: Its balance in minutes. In minutes: `90`, `"1h30"` or a `timedelta`.
        held_out: Minutes held that will be taken, for what is agreed and not yet posted. In minutes: `90`, `"1h30"` or a `timedelta`.
        held_in: Room held for minutes that will be given. In minutes: `90`, `"1h30"` or a `timedelta`.
        enforced: Whether the limits are enforced. Otherwise they are advisory.
        own_limits: Whether they are its own rather than those of its kind.
        lowest: The lowest balance it may reach, earned limits worked in; left out for no limit. In minutes: `90`, `"1h30"` or a `timedelta`.
        highest: The highest balance it may reach, earned limits worked in; left out for no limit. In minutes: `90`, `"1h30"` or a `timedelta`.
        to_receive: Minutes it can still pay for within the limits, holds included; never below zero; left out for no limit. In minutes: `90`, `"1h30"` or a `timedelta`.
        to_give: Minutes it can still be paid for within the limits, holds included; never below zero; left out for no limit. In minutes: `90`, `"1h30"` or a `timedelta`.
    """

    __slots__ = ("account", "kind", "balance", "held_out", "held_in", "enforced", "own_limits", "lowest", "highest", "to_receive", "to_give")
    account: AccountId
    kind: AccountKind
    balance: int
    held_out: int
    held_in: int
    enforced: bool
    own_limits: bool
    lowest: int | None
    highest: int | None
    to_receive: int | None
    to_give: int | None
    _wire_: ClassVar[_w.Fields] = {
        "account": _w.Field("account", _w.Id("account"), True),
        "kind": _w.Field("kind", _w.Word("pot", "member", "household", "organisation", "bridge"), True),
        "balance": _w.Field("balance", _w.MINUTES, True),
        "held_out": _w.Field("heldOut", _w.MINUTES, True),
        "held_in": _w.Field("heldIn", _w.MINUTES, True),
        "enforced": _w.Field("enforced", _w.YES_NO, True),
        "own_limits": _w.Field("ownLimits", _w.YES_NO, True),
        "lowest": _w.Field("lowest", _w.Maybe(_w.MINUTES)),
        "highest": _w.Field("highest", _w.Maybe(_w.MINUTES)),
        "to_receive": _w.Field("toReceive", _w.Maybe(_w.MINUTES)),
        "to_give": _w.Field("toGive", _w.Maybe(_w.MINUTES)),
    }

    def __init__(self, *, account: AccountRef, kind: AccountKind, balance: MinutesLike, held_out: MinutesLike, held_in: MinutesLike, enforced: bool, own_limits: bool, lowest: MinutesLike | None = None, highest: MinutesLike | None = None, to_receive: MinutesLike | None = None, to_give: MinutesLike | None = None) -> None:
        self._keep((account, kind, balance, held_out, held_in, enforced, own_limits, lowest, highest, to_receive, to_give))


class ExchangeView(Value):
    """An exchange, as far as the viewer may see it.

    Args:
        exchange: Its number.
        state: The state of the exchange.
        on: The local date. A date, or text such as `"2026-03-01"`.
        parts: The members who take part. Only brokers see which other members stayed away.
        start: The time it begins on the local clock; left out when none was said.
        activity: The activity; left out while it is not classified.
        activity_name: The name of the activity.
        setting: The kind of place: at a home, in public, at a venue or remote; left out when it was not said.
        visitors: The number of visitors without a name.
        payer: Whose credit pays, when not the receivers'.
        group: How credit is shared, when not by the charter's rule.
        estimated: Whether the minutes are an estimate.
        brokered: Whether a broker brought it about.
        listing: The listing it came from.
        pairing: The pairing it belongs to.
        series: The series it belongs to.
        bundle: The bundle it belongs to: all of its exchanges are agreed in time, or none is.
        expenses: Money owed for it; members see what is owed to them.
        waiting_for: The members whose answer is still awaited: to agree while it is proposed, to confirm once it is done, to give the word of their account.
        awaiting: What is to be taken from accounts whose word is awaited; members see their own.
        due: The moment until which an answer is awaited. A datetime with a time zone, or RFC 3339 text.
        replaces: The exchange it replaces.
        reversed_at: The moment it was taken back. A datetime with a time zone, or RFC 3339 text.
        reversed_why: The reason it was taken back.
        broker: What only brokers see of it.
    """

    __slots__ = ("exchange", "state", "on", "parts", "start", "activity", "activity_name", "setting", "visitors", "payer", "group", "estimated", "brokered", "listing", "pairing", "series", "bundle", "expenses", "waiting_for", "awaiting", "due", "replaces", "reversed_at", "reversed_why", "broker")
    exchange: ExchangeId
    state: ExchangeState
    on: datetime.date
    parts: Rows[PartView]
    start: Start | None
    activity: ActivityId | None
    activity_name: str | None
    setting: Setting | None
    visitors: int
    payer: Payer | None
    group: GroupRule | None
    estimated: bool
    brokered: bool
    listing: ListingId | None
    pairing: PairingId | None
    series: SeriesId | None
    bundle: BundleId | None
    expenses: Rows[Expense]
    waiting_for: Rows[Named]
    awaiting: Rows[Posting]
    due: datetime.datetime | None
    replaces: ExchangeId | None
    reversed_at: datetime.datetime | None
    reversed_why: ReversalReason | None
    broker: BrokerView | None
    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Id("exchange"), True),
        "state": _w.Field("state", _w.Word("proposed", "agreed", "done", "awaiting-word", "confirmed", "declined", "withdrawn", "expired", "disputed", "settled", "reversed"), True),
        "on": _w.Field("on", _w.DAY, True),
        "parts": _w.Field("parts", _w.Listed("PartView"), True),
        "start": _w.Field("start", _w.Maybe(_w.Of("Start"))),
        "activity": _w.Field("activity", _w.Maybe(_w.Id("activity"))),
        "activity_name": _w.Field("activityName", _w.Maybe(_w.TEXT)),
        "setting": _w.Field("setting", _w.Maybe(_w.Word("home", "public", "venue", "remote"))),
        "visitors": _w.Field("visitors", _w.Whole(0, 4294967295), False, 0),
        "payer": _w.Field("payer", _w.Maybe(_w.Of("Payer"))),
        "group": _w.Field("group", _w.Maybe(_w.Word("receivers-share", "each-receiver-pays", "pot-pays", "no-credit"))),
        "estimated": _w.Field("estimated", _w.YES_NO, False, False),
        "brokered": _w.Field("brokered", _w.YES_NO, False, False),
        "listing": _w.Field("listing", _w.Maybe(_w.Id("listing"))),
        "pairing": _w.Field("pairing", _w.Maybe(_w.Id("pairing"))),
        "series": _w.Field("series", _w.Maybe(_w.Id("series"))),
        "bundle": _w.Field("bundle", _w.Maybe(_w.Id("bundle"))),
        "expenses": _w.Field("expenses", _w.Listed("Expense"), False, ()),
        "waiting_for": _w.Field("waitingFor", _w.Listed("Named"), False, ()),
        "awaiting": _w.Field("awaiting", _w.Listed("Posting"), False, ()),
        "due": _w.Field("due", _w.Maybe(_w.MOMENT)),
        "replaces": _w.Field("replaces", _w.Maybe(_w.Id("exchange"))),
        "reversed_at": _w.Field("reversedAt", _w.Maybe(_w.MOMENT)),
        "reversed_why": _w.Field("reversedWhy", _w.Maybe(_w.Word("mistake", "amended", "batch-undone"))),
        "broker": _w.Field("broker", _w.Maybe(_w.Of("BrokerView"))),
    }

    def __init__(self, *, exchange: ExchangeRef, state: ExchangeState, on: DayLike, parts: Iterable[PartView | Mapping[str, Any]], start: Start | Mapping[str, Any] | None = None, activity: ActivityRef | None = None, activity_name: str | None = None, setting: Setting | None = None, visitors: int = 0, payer: Payer | Mapping[str, Any] | None = None, group: GroupRule | None = None, estimated: bool = False, brokered: bool = False, listing: ListingRef | None = None, pairing: PairingRef | None = None, series: SeriesRef | None = None, bundle: BundleRef | None = None, expenses: Iterable[Expense | Mapping[str, Any]] = (), waiting_for: Iterable[Named | Mapping[str, Any]] = (), awaiting: Iterable[Posting | Mapping[str, Any]] = (), due: MomentLike | None = None, replaces: ExchangeRef | None = None, reversed_at: MomentLike | None = None, reversed_why: ReversalReason | None = None, broker: BrokerView | Mapping[str, Any] | None = None) -> None:
        self._keep((exchange, state, on, parts, start, activity, activity_name, setting, visitors, payer, group, estimated, brokered, listing, pairing, series, bundle, expenses, waiting_for, awaiting, due, replaces, reversed_at, reversed_why, broker))


class PartView(Value):
    """One member's part in an exchange.

    Args:
        member: The member's number.
        side: The side they take part on.
        minutes: Minutes of their part. In minutes: `90`, `"1h30"` or a `timedelta`.
        name: Their name: whole for brokers and for themselves, its first word for other members. An organisation's name is always whole. Left out when it is not known here, or was erased.
        as_: The capacity they take part in; left out for a peer.
        paid: Whether their time was paid for. Shown to brokers, to them, and to people appointed to see them.
        attendance: How they stayed away; left out when they came. Shown to brokers, to them, and to people appointed to see them.
    """

    __slots__ = ("member", "side", "minutes", "name", "as_", "paid", "attendance")
    member: MemberId
    side: Side
    minutes: int
    name: str | None
    as_: Capacity | None
    paid: bool
    attendance: Attendance | None
    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Id("member"), True),
        "side": _w.Field("side", _w.Word("gave", "received", "together"), True),
        "minutes": _w.Field("minutes", _w.MINUTES, True),
        "name": _w.Field("name", _w.Maybe(_w.TEXT)),
        "as_": _w.Field("as", _w.Maybe(_w.Word("peer", "staff", "volunteer"))),
        "paid": _w.Field("paid", _w.YES_NO, False, False),
        "attendance": _w.Field("attendance", _w.Maybe(_w.Word("attended", "no-show", "late-cancel", "cancelled"))),
    }

    def __init__(self, *, member: MemberRef, side: Side, minutes: MinutesLike, name: str | None = None, as_: Capacity | None = None, paid: bool = False, attendance: Attendance | None = None) -> None:
        self._keep((member, side, minutes, name, as_, paid, attendance))


class BrokerView(Value):
    """What only brokers see of an exchange.

    Args:
        by: The member who proposed or recorded it; left out when the host did.
        on_behalf_of: The member on whose behalf it was entered; left out when there is none.
        entered: The moment it was entered. A datetime with a time zone, or RFC 3339 text.
        batch: The batch it was recorded in.
        facilitation: Minutes of facilitation. In minutes: `90`, `"1h30"` or a `timedelta`.
        agreed: Those who have agreed.
        confirmed: The confirmations given.
        held: Whether it lies in the tray: the others are not asked until a broker lets it through.
        needs_approval: The rules that need approval and have none yet: their places in the charter of that day, from 0.
        approved: Rules that were approved over.
        shortfalls: Minutes an enforced limit kept from accounts.
        holds: The holds in force for it.
        visits: The lone visits reported for it.
        notes: The notes on it, in the order they came.
    """

    __slots__ = ("by", "on_behalf_of", "entered", "batch", "facilitation", "agreed", "confirmed", "held", "needs_approval", "approved", "shortfalls", "holds", "visits", "notes")
    by: MemberId | None
    on_behalf_of: MemberId | None
    entered: datetime.datetime | None
    batch: BatchId | None
    facilitation: int
    agreed: tuple[MemberId, ...]
    confirmed: Rows[Confirmation]
    held: bool
    needs_approval: tuple[int, ...]
    approved: tuple[int, ...]
    shortfalls: Rows[Shortfall]
    holds: Rows[Hold]
    visits: Rows[VisitView]
    notes: tuple[str, ...]
    _wire_: ClassVar[_w.Fields] = {
        "by": _w.Field("by", _w.Maybe(_w.Id("member"))),
        "on_behalf_of": _w.Field("onBehalfOf", _w.Maybe(_w.Id("member"))),
        "entered": _w.Field("entered", _w.Maybe(_w.MOMENT)),
        "batch": _w.Field("batch", _w.Maybe(_w.Id("batch"))),
        "facilitation": _w.Field("facilitation", _w.MINUTES, False, 0),
        "agreed": _w.Field("agreed", _w.Many(_w.Id("member")), False, ()),
        "confirmed": _w.Field("confirmed", _w.Listed("Confirmation"), False, ()),
        "held": _w.Field("held", _w.YES_NO, False, False),
        "needs_approval": _w.Field("needsApproval", _w.Many(_w.Whole(0, 65535)), False, ()),
        "approved": _w.Field("approved", _w.Many(_w.Whole(0, 65535)), False, ()),
        "shortfalls": _w.Field("shortfalls", _w.Listed("Shortfall"), False, ()),
        "holds": _w.Field("holds", _w.Listed("Hold"), False, ()),
        "visits": _w.Field("visits", _w.Listed("VisitView"), False, ()),
        "notes": _w.Field("notes", _w.Many(_w.TEXT), False, ()),
    }

    def __init__(self, *, by: MemberRef | None = None, on_behalf_of: MemberRef | None = None, entered: MomentLike | None = None, batch: BatchRef | None = None, facilitation: MinutesLike = 0, agreed: Iterable[MemberRef] = (), confirmed: Iterable[Confirmation | Mapping[str, Any]] = (), held: bool = False, needs_approval: Iterable[int] = (), approved: Iterable[int] = (), shortfalls: Iterable[Shortfall | Mapping[str, Any]] = (), holds: Iterable[Hold | Mapping[str, Any]] = (), visits: Iterable[VisitView | Mapping[str, Any]] = (), notes: Iterable[str] = ()) -> None:
        self._keep((by, on_behalf_of, entered, batch, facilitation, agreed, confirmed, held, needs_approval, approved, shortfalls, holds, visits, notes))


class VisitView(Value):
    """A lone visit.

    Args:
        member: The member who visits.
        out: The moment they set out. A datetime with a time zone, or RFC 3339 text.
        expected: The moment they are expected back. A datetime with a time zone, or RFC 3339 text.
        back: The moment they were back; left out while they are out. A datetime with a time zone, or RFC 3339 text.
    """

    __slots__ = ("member", "out", "expected", "back")
    member: MemberId
    out: datetime.datetime
    expected: datetime.datetime
    back: datetime.datetime | None
    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Id("member"), True),
        "out": _w.Field("out", _w.MOMENT, True),
        "expected": _w.Field("expected", _w.MOMENT, True),
        "back": _w.Field("back", _w.Maybe(_w.MOMENT)),
    }

    def __init__(self, *, member: MemberRef, out: MomentLike, expected: MomentLike, back: MomentLike | None = None) -> None:
        self._keep((member, out, expected, back))


class History(_w.Tabled):
    """A page of a member's exchanges, latest first.

    Args:
        member: The member the page is about, by the number they have now.
        exchanges: The exchanges, latest first.
        next: What to give as `before` for the next page; left out on the last.
    """

    __slots__ = ("member", "exchanges", "next")
    member: MemberId
    exchanges: Rows[ExchangeView]
    next: ExchangeId | None
    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Id("member"), True),
        "exchanges": _w.Field("exchanges", _w.Listed("ExchangeView"), True),
        "next": _w.Field("next", _w.Maybe(_w.Id("exchange"))),
    }

    def __init__(self, *, member: MemberRef, exchanges: Iterable[ExchangeView | Mapping[str, Any]], next: ExchangeRef | None = None) -> None:
        self._keep((member, exchanges, next))


class Listings(_w.Tabled):
    """A page of listings.

    Args:
        listings: The listings, earliest posted first.
        next: What to give as `after` for the next page; left out on the last.
    """

    __slots__ = ("listings", "next")
    listings: Rows[ListingView]
    next: ListingId | None
    _wire_: ClassVar[_w.Fields] = {
        "listings": _w.Field("listings", _w.Listed("ListingView"), True),
        "next": _w.Field("next", _w.Maybe(_w.Id("listing"))),
    }

    def __init__(self, listings: Iterable[ListingView | Mapping[str, Any]], next: ListingRef | None = None) -> None:
        self._keep((listings, next))


class ListingView(Value):
    """A listing, as far as the viewer may see it.

    Args:
        listing: Its number.
        kind: Offer or request.
        remote: Face to face or at a distance.
        from_: The first day it is open. A date, or text such as `"2026-03-01"`.
        posted: The moment it was posted. A datetime with a time zone, or RFC 3339 text.
        member: The member whose listing it is. Left out for viewers who do not take part and, where it has no name, for all but its member and brokers.
        title: A short title.
        text: The description.
        activity: The activity; left out while it is not classified.
        activity_name: The name of the activity.
        minutes: How long one occasion takes, in minutes. In minutes: `90`, `"1h30"` or a `timedelta`.
        capacity: How much at most over a span.
        divisible: Whether it may be met in parts.
        shortest: The shortest part worth going for, in minutes. In minutes: `90`, `"1h30"` or a `timedelta`.
        group_min: The fewest people it makes sense for.
        group_max: The most people there is room for.
        repeating: Whether it comes again and again.
        programme: The programme it is open to.
        until: The last day it is open; left out when it has no end. A date, or text such as `"2026-03-01"`.
        languages: The languages it is offered or asked for in, when they are not the member's own.
        own: What only its member and brokers see of it.
    """

    __slots__ = ("listing", "kind", "remote", "from_", "posted", "member", "title", "text", "activity", "activity_name", "minutes", "capacity", "divisible", "shortest", "group_min", "group_max", "repeating", "programme", "until", "languages", "own")
    listing: ListingId
    kind: ListingKind
    remote: Remote
    from_: datetime.date
    posted: datetime.datetime
    member: Named | None
    title: str
    text: str
    activity: ActivityId | None
    activity_name: str | None
    minutes: int | None
    capacity: ListingCapacity | None
    divisible: bool
    shortest: int | None
    group_min: int | None
    group_max: int | None
    repeating: bool
    programme: ProgrammeId | None
    until: datetime.date | None
    languages: tuple[str, ...]
    own: OwnListing | None
    _wire_: ClassVar[_w.Fields] = {
        "listing": _w.Field("listing", _w.Id("listing"), True),
        "kind": _w.Field("kind", _w.Word("offer", "request"), True),
        "remote": _w.Field("remote", _w.Word("no", "yes", "either"), True),
        "from_": _w.Field("from", _w.DAY, True),
        "posted": _w.Field("posted", _w.MOMENT, True),
        "member": _w.Field("member", _w.Maybe(_w.Of("Named"))),
        "title": _w.Field("title", _w.TEXT, False, ""),
        "text": _w.Field("text", _w.TEXT, False, ""),
        "activity": _w.Field("activity", _w.Maybe(_w.Id("activity"))),
        "activity_name": _w.Field("activityName", _w.Maybe(_w.TEXT)),
        "minutes": _w.Field("minutes", _w.Maybe(_w.MINUTES)),
        "capacity": _w.Field("capacity", _w.Maybe(_w.Of("ListingCapacity"))),
        "divisible": _w.Field("divisible", _w.YES_NO, False, False),
        "shortest": _w.Field("shortest", _w.Maybe(_w.MINUTES)),
        "group_min": _w.Field("groupMin", _w.Maybe(_w.Whole(0, 4294967295))),
        "group_max": _w.Field("groupMax", _w.Maybe(_w.Whole(0, 4294967295))),
        "repeating": _w.Field("repeating", _w.YES_NO, False, False),
        "programme": _w.Field("programme", _w.Maybe(_w.Id("programme"))),
        "until": _w.Field("until", _w.Maybe(_w.DAY)),
        "languages": _w.Field("languages", _w.Many(_w.TEXT), False, ()),
        "own": _w.Field("own", _w.Maybe(_w.Of("OwnListing"))),
    }

    def __init__(self, *, listing: ListingRef, kind: ListingKind, remote: Remote, from_: DayLike, posted: MomentLike, member: Named | Mapping[str, Any] | None = None, title: str = "", text: str = "", activity: ActivityRef | None = None, activity_name: str | None = None, minutes: MinutesLike | None = None, capacity: ListingCapacity | Mapping[str, Any] | None = None, divisible: bool = False, shortest: MinutesLike | None = None, group_min: int | None = None, group_max: int | None = None, repeating: bool = False, programme: ProgrammeRef | None = None, until: DayLike | None = None, languages: Iterable[str] = (), own: OwnListing | Mapping[str, Any] | None = None) -> None:
        self._keep((listing, kind, remote, from_, posted, member, title, text, activity, activity_name, minutes, capacity, divisible, shortest, group_min, group_max, repeating, programme, until, languages, own))


class OwnListing(Value):
    """What only its member and brokers see of a listing.

    Args:
        visibility: Those who may see it.
        anonymous: Whether it has no name for members.
        place: The place, when it is not the member's own.
        availability: The hours, when they are narrower than the member's own. `"tue 10:00-12:00; thu 14:00-16:00"`, a list of `WeeklyHours`, or an `Availability`.
        need: The code of the need it is on, when it is not that of the activity; shown to brokers alone.
    """

    __slots__ = ("visibility", "anonymous", "place", "availability", "need")
    visibility: Visibility
    anonymous: bool
    place: Place | None
    availability: Availability | None
    need: str | None
    _wire_: ClassVar[_w.Fields] = {
        "visibility": _w.Field("visibility", _w.Word("everyone", "members", "broker"), True),
        "anonymous": _w.Field("anonymous", _w.YES_NO, True),
        "place": _w.Field("place", _w.Maybe(_w.Of("Place"))),
        "availability": _w.Field("availability", _w.Maybe(_w.Of("Availability"))),
        "need": _w.Field("need", _w.Maybe(_w.TEXT)),
    }

    def __init__(self, *, visibility: Visibility, anonymous: bool, place: Place | Mapping[str, Any] | None = None, availability: Availability | str | Iterable[WeeklyHours] | Mapping[str, Any] | None = None, need: str | None = None) -> None:
        self._keep((visibility, anonymous, place, availability, need))


class Members(_w.Tabled):
    """A page of members.

    Args:
        members: The members, in order of number.
        next: What to give as `after` for the next page; left out on the last.
    """

    __slots__ = ("members", "next")
    members: Rows[MemberView]
    next: MemberId | None
    _wire_: ClassVar[_w.Fields] = {
        "members": _w.Field("members", _w.Listed("MemberView"), True),
        "next": _w.Field("next", _w.Maybe(_w.Id("member"))),
    }

    def __init__(self, members: Iterable[MemberView | Mapping[str, Any]], next: MemberRef | None = None) -> None:
        self._keep((members, next))


class MemberView(Value):
    """A member, as far as the viewer may see them.

    Args:
        member: The member's number.
        kind: The kind, in the charter's word.
        name: Their name: whole for brokers and for themselves, its first word for other members. An organisation's name is always whole. Left out when it is not known here, or was erased.
        own: Further facts, shown to the member and to brokers alone.
    """

    __slots__ = ("member", "kind", "name", "own")
    member: MemberId
    kind: str
    name: str | None
    own: OwnMember | None
    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Id("member"), True),
        "kind": _w.Field("kind", _w.TEXT, True),
        "name": _w.Field("name", _w.Maybe(_w.TEXT)),
        "own": _w.Field("own", _w.Maybe(_w.Of("OwnMember"))),
    }

    def __init__(self, *, member: MemberRef, kind: str, name: str | None = None, own: OwnMember | Mapping[str, Any] | None = None) -> None:
        self._keep((member, kind, name, own))


class OwnMember(Value):
    """What only the member and brokers see of a member. Tags are for brokers.

    Args:
        state: Their state: applicant, active, paused, suspended, left or erased.
        since: The first day of that state. A date, or text such as `"2026-03-01"`.
        joined: The day they joined. A date, or text such as `"2026-03-01"`.
        account: The account their exchanges are posted to.
        until: The day a pause is meant to end. A date, or text such as `"2026-03-01"`.
        roles: Roles held now, in the charter's words.
        languages: Languages they are at ease in.
        tags: The broker's tags; shown to brokers alone.
    """

    __slots__ = ("state", "since", "joined", "account", "until", "roles", "languages", "tags")
    state: MemberState
    since: datetime.date
    joined: datetime.date
    account: AccountId
    until: datetime.date | None
    roles: tuple[str, ...]
    languages: tuple[str, ...]
    tags: tuple[str, ...]
    _wire_: ClassVar[_w.Fields] = {
        "state": _w.Field("state", _w.Word("applicant", "active", "paused", "suspended", "left", "erased"), True),
        "since": _w.Field("since", _w.DAY, True),
        "joined": _w.Field("joined", _w.DAY, True),
        "account": _w.Field("account", _w.Id("account"), True),
        "until": _w.Field("until", _w.Maybe(_w.DAY)),
        "roles": _w.Field("roles", _w.Many(_w.TEXT), False, ()),
        "languages": _w.Field("languages", _w.Many(_w.TEXT), False, ()),
        "tags": _w.Field("tags", _w.Many(_w.TEXT), False, ()),
    }

    def __init__(self, *, state: MemberState, since: DayLike, joined: DayLike, account: AccountRef, until: DayLike | None = None, roles: Iterable[str] = (), languages: Iterable[str] = (), tags: Iterable[str] = ()) -> None:
        self._keep((state, since, joined, account, until, roles, languages, tags))


class HeldAbout(Value):
    """Everything held about one member.

    Args:
        member: The member it is about, by the number they have now.
        lasting: Lasting data: numbers, days and minutes.
        never_included: The kinds of data this never contains, and why. It reads the same for everybody, whether or not there is any such data about them.
        kept_after_erasure: What is kept after an erasure, and why.
        personal: Personal data; left out once it is erased.
        withheld: What was withheld here, for the broker who hands this over; not part of what is handed over.
    """

    __slots__ = ("member", "lasting", "never_included", "kept_after_erasure", "personal", "withheld")
    member: MemberId
    lasting: HeldLasting
    never_included: Rows[Kept]
    kept_after_erasure: Rows[Kept]
    personal: HeldPersonal | None
    withheld: tuple[Withheld, ...] | None
    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Id("member"), True),
        "lasting": _w.Field("lasting", _w.Of("HeldLasting"), True),
        "never_included": _w.Field("neverIncluded", _w.Listed("Kept"), True),
        "kept_after_erasure": _w.Field("keptAfterErasure", _w.Listed("Kept"), True),
        "personal": _w.Field("personal", _w.Maybe(_w.Of("HeldPersonal"))),
        "withheld": _w.Field("withheld", _w.Maybe(_w.Many(_w.Of("Withheld")))),
    }

    def __init__(self, *, member: MemberRef, lasting: HeldLasting | Mapping[str, Any], never_included: Iterable[Kept | Mapping[str, Any]], kept_after_erasure: Iterable[Kept | Mapping[str, Any]], personal: HeldPersonal | Mapping[str, Any] | None = None, withheld: Iterable[Withheld | Mapping[str, Any]] | None = None) -> None:
        self._keep((member, lasting, never_included, kept_after_erasure, personal, withheld))


class HeldLasting(Value):
    """Lasting data about a member.

    Args:
        kind: The kind, in the charter's word.
        state: Their state: applicant, active, paused, suspended, left or erased.
        since: The first day of that state. A date, or text such as `"2026-03-01"`.
        joined: The day they joined. A date, or text such as `"2026-03-01"`.
        entered: The moment they were entered. A datetime with a time zone, or RFC 3339 text.
        account: The number of the account they use.
        shared_with: The number of others who share the account.
        balance: The balance of that account. In minutes: `90`, `"1h30"` or a `timedelta`.
        exchanges: Exchanges, in order of number.
        listings: Listings, in order of number.
        until: The day a pause is meant to end. A date, or text such as `"2026-03-01"`.
        merged: Numbers that were merged into this one.
        roles: Roles, with their days; each by its place in the charter's list.
        pairings: Pairings, in order of number.
    """

    __slots__ = ("kind", "state", "since", "joined", "entered", "account", "shared_with", "balance", "exchanges", "listings", "until", "merged", "roles", "pairings")
    kind: str
    state: MemberState
    since: datetime.date
    joined: datetime.date
    entered: datetime.datetime
    account: AccountId
    shared_with: int
    balance: int
    exchanges: Rows[HeldExchange]
    listings: Rows[HeldListing]
    until: datetime.date | None
    merged: tuple[MemberId, ...]
    roles: Rows[RoleHeld]
    pairings: tuple[PairingId, ...]
    _wire_: ClassVar[_w.Fields] = {
        "kind": _w.Field("kind", _w.TEXT, True),
        "state": _w.Field("state", _w.Word("applicant", "active", "paused", "suspended", "left", "erased"), True),
        "since": _w.Field("since", _w.DAY, True),
        "joined": _w.Field("joined", _w.DAY, True),
        "entered": _w.Field("entered", _w.MOMENT, True),
        "account": _w.Field("account", _w.Id("account"), True),
        "shared_with": _w.Field("sharedWith", _w.Whole(0, 4294967295), True),
        "balance": _w.Field("balance", _w.MINUTES, True),
        "exchanges": _w.Field("exchanges", _w.Listed("HeldExchange"), True),
        "listings": _w.Field("listings", _w.Listed("HeldListing"), True),
        "until": _w.Field("until", _w.Maybe(_w.DAY)),
        "merged": _w.Field("merged", _w.Many(_w.Id("member")), False, ()),
        "roles": _w.Field("roles", _w.Listed("RoleHeld"), False, ()),
        "pairings": _w.Field("pairings", _w.Many(_w.Id("pairing")), False, ()),
    }

    def __init__(self, *, kind: str, state: MemberState, since: DayLike, joined: DayLike, entered: MomentLike, account: AccountRef, shared_with: int, balance: MinutesLike, exchanges: Iterable[HeldExchange | Mapping[str, Any]], listings: Iterable[HeldListing | Mapping[str, Any]], until: DayLike | None = None, merged: Iterable[MemberRef] = (), roles: Iterable[RoleHeld | Mapping[str, Any]] = (), pairings: Iterable[PairingRef] = ()) -> None:
        self._keep((kind, state, since, joined, entered, account, shared_with, balance, exchanges, listings, until, merged, roles, pairings))


class RoleHeld(Value):
    """A role held, dated, and where.

    Args:
        role: Which role: its place in the charter's list, from 0.
        at: The organisation it is held at, if any.
        from_: The first day. A date, or text such as `"2026-03-01"`.
        until: Last day, if it has ended or will. A date, or text such as `"2026-03-01"`.
    """

    __slots__ = ("role", "at", "from_", "until")
    role: int
    at: MemberId | None
    from_: datetime.date
    until: datetime.date | None
    _wire_: ClassVar[_w.Fields] = {
        "role": _w.Field("role", _w.Whole(0, 65535), True),
        "at": _w.Field("at", _w.Maybe(_w.Id("member")), True),
        "from_": _w.Field("from", _w.DAY, True),
        "until": _w.Field("until", _w.Maybe(_w.DAY), True),
    }

    def __init__(self, *, role: int, at: MemberRef | None, from_: DayLike, until: DayLike | None) -> None:
        self._keep((role, at, from_, until))


class HeldExchange(Value):
    """A member's own part in an exchange.

    Args:
        exchange: The exchange's number.
        on: The day of the exchange. A date, or text such as `"2026-03-01"`.
        state: The state of the exchange.
        side: The side they took part on.
        minutes: Minutes of their part. In minutes: `90`, `"1h30"` or a `timedelta`.
        activity: The activity; left out while it is not classified.
        as_: The capacity they took part in; left out for a peer.
        paid: Whether the time was paid for.
        attendance: How they stayed away; left out when they came.
    """

    __slots__ = ("exchange", "on", "state", "side", "minutes", "activity", "as_", "paid", "attendance")
    exchange: ExchangeId
    on: datetime.date
    state: ExchangeState
    side: Side
    minutes: int
    activity: ActivityId | None
    as_: Capacity | None
    paid: bool
    attendance: Attendance | None
    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Id("exchange"), True),
        "on": _w.Field("on", _w.DAY, True),
        "state": _w.Field("state", _w.Word("proposed", "agreed", "done", "awaiting-word", "confirmed", "declined", "withdrawn", "expired", "disputed", "settled", "reversed"), True),
        "side": _w.Field("side", _w.Word("gave", "received", "together"), True),
        "minutes": _w.Field("minutes", _w.MINUTES, True),
        "activity": _w.Field("activity", _w.Maybe(_w.Id("activity"))),
        "as_": _w.Field("as", _w.Maybe(_w.Word("peer", "staff", "volunteer"))),
        "paid": _w.Field("paid", _w.YES_NO, False, False),
        "attendance": _w.Field("attendance", _w.Maybe(_w.Word("attended", "no-show", "late-cancel", "cancelled"))),
    }

    def __init__(self, *, exchange: ExchangeRef, on: DayLike, state: ExchangeState, side: Side, minutes: MinutesLike, activity: ActivityRef | None = None, as_: Capacity | None = None, paid: bool = False, attendance: Attendance | None = None) -> None:
        self._keep((exchange, on, state, side, minutes, activity, as_, paid, attendance))


class HeldListing(Value):
    """A member's listing.

    Args:
        listing: The listing's number.
        kind: Offer or request.
        terms: What it offers or asks for, in numbers and codes.
        posted: The moment it was posted. A datetime with a time zone, or RFC 3339 text.
        words: The title and description, with place, languages and times.
    """

    __slots__ = ("listing", "kind", "terms", "posted", "words")
    listing: ListingId
    kind: ListingKind
    terms: ListingTerms
    posted: datetime.datetime
    words: ListingWords | None
    _wire_: ClassVar[_w.Fields] = {
        "listing": _w.Field("listing", _w.Id("listing"), True),
        "kind": _w.Field("kind", _w.Word("offer", "request"), True),
        "terms": _w.Field("terms", _w.Of("ListingTerms"), True),
        "posted": _w.Field("posted", _w.MOMENT, True),
        "words": _w.Field("words", _w.Maybe(_w.Of("ListingWords"))),
    }

    def __init__(self, *, listing: ListingRef, kind: ListingKind, terms: ListingTerms | Mapping[str, Any], posted: MomentLike, words: ListingWords | Mapping[str, Any] | None = None) -> None:
        self._keep((listing, kind, terms, posted, words))


class HeldPersonal(Value):
    """Personal data about a member.

    Args:
        profile: The profile: name, contact details and what they wrote about themselves.
        availability: When they are free. `"tue 10:00-12:00; thu 14:00-16:00"`, a list of `WeeklyHours`, or an `Availability`.
        tags: The broker's tags.
        references: References: when each came, or that it is awaited. The referee is withheld.
        checks: Checks that were seen.
        consents: Consents given and withdrawn.
        appointments: Those who act or care for them.
        acts_for: Members they act or care for.
        met: When staff met them.
        contacts: Contacts with staff and others.
        referral: The source of their referral.
        after_meetings: What they said after first meetings.
        objections: Objections to a rule, and answers.
        rather_not: What they would rather not be asked, while that holds.
        notes: Notes about them alone.
    """

    __slots__ = ("profile", "availability", "tags", "references", "checks", "consents", "appointments", "acts_for", "met", "contacts", "referral", "after_meetings", "objections", "rather_not", "notes")
    profile: Profile
    availability: Availability
    tags: tuple[str, ...]
    references: Rows[Reference]
    checks: Rows[Check]
    consents: Rows[Consent]
    appointments: Rows[Appointment]
    acts_for: tuple[MemberId, ...]
    met: Rows[MetByStaff]
    contacts: Rows[Contact]
    referral: Referral | None
    after_meetings: Rows[AfterMeeting]
    objections: Rows[Objection]
    rather_not: Rows[HeldRatherNot]
    notes: tuple[str, ...]
    _wire_: ClassVar[_w.Fields] = {
        "profile": _w.Field("profile", _w.Of("Profile"), True),
        "availability": _w.Field("availability", _w.Of("Availability"), True),
        "tags": _w.Field("tags", _w.Many(_w.TEXT), False, ()),
        "references": _w.Field("references", _w.Listed("Reference"), False, ()),
        "checks": _w.Field("checks", _w.Listed("Check"), False, ()),
        "consents": _w.Field("consents", _w.Listed("Consent"), False, ()),
        "appointments": _w.Field("appointments", _w.Listed("Appointment"), False, ()),
        "acts_for": _w.Field("actsFor", _w.Many(_w.Id("member")), False, ()),
        "met": _w.Field("met", _w.Listed("MetByStaff"), False, ()),
        "contacts": _w.Field("contacts", _w.Listed("Contact"), False, ()),
        "referral": _w.Field("referral", _w.Maybe(_w.Of("Referral"))),
        "after_meetings": _w.Field("afterMeetings", _w.Listed("AfterMeeting"), False, ()),
        "objections": _w.Field("objections", _w.Listed("Objection"), False, ()),
        "rather_not": _w.Field("ratherNot", _w.Listed("HeldRatherNot"), False, ()),
        "notes": _w.Field("notes", _w.Many(_w.TEXT), False, ()),
    }

    def __init__(self, *, profile: Profile | Mapping[str, Any], availability: Availability | str | Iterable[WeeklyHours] | Mapping[str, Any], tags: Iterable[str] = (), references: Iterable[Reference | Mapping[str, Any]] = (), checks: Iterable[Check | Mapping[str, Any]] = (), consents: Iterable[Consent | Mapping[str, Any]] = (), appointments: Iterable[Appointment | Mapping[str, Any]] = (), acts_for: Iterable[MemberRef] = (), met: Iterable[MetByStaff | Mapping[str, Any]] = (), contacts: Iterable[Contact | Mapping[str, Any]] = (), referral: Referral | Mapping[str, Any] | None = None, after_meetings: Iterable[AfterMeeting | Mapping[str, Any]] = (), objections: Iterable[Objection | Mapping[str, Any]] = (), rather_not: Iterable[HeldRatherNot | Mapping[str, Any]] = (), notes: Iterable[str] = ()) -> None:
        self._keep((profile, availability, tags, references, checks, consents, appointments, acts_for, met, contacts, referral, after_meetings, objections, rather_not, notes))


class HeldRatherNot(Value):
    """What a member would rather not be asked.

    Args:
        until: The last day on which it holds. A date, or text such as `"2026-03-01"`.
        said: What they said.
    """

    __slots__ = ("until", "said")
    until: datetime.date
    said: RatherNot
    _wire_: ClassVar[_w.Fields] = {
        "until": _w.Field("until", _w.DAY, True),
        "said": _w.Field("said", _w.Of("RatherNot"), True),
    }

    def __init__(self, until: DayLike, said: RatherNot | Mapping[str, Any]) -> None:
        self._keep((until, said))


class Kept(Value):
    """A kind of data, and why it is treated so.

    Args:
        what: The kind of data, in words.
        why: The reason, in words.
    """

    __slots__ = ("what", "why")
    what: str
    why: str
    _wire_: ClassVar[_w.Fields] = {
        "what": _w.Field("what", _w.TEXT, True),
        "why": _w.Field("why", _w.TEXT, True),
    }

    def __init__(self, what: str, why: str) -> None:
        self._keep((what, why))


class Withheld(Value):
    """Something that was withheld.

    Args:
        what: The kind of data, in words.
        count: The number of entries withheld; never 0.
        why: The reason, in words.
    """

    __slots__ = ("what", "count", "why")
    what: str
    count: int
    why: str
    _wire_: ClassVar[_w.Fields] = {
        "what": _w.Field("what", _w.TEXT, True),
        "count": _w.Field("count", _w.Whole(0, 4294967295), True),
        "why": _w.Field("why", _w.TEXT, True),
    }

    def __init__(self, *, what: str, count: int, why: str) -> None:
        self._keep((what, count, why))


class MemberCopy(_w.Tabled):
    """Everything a member may hold.

    Args:
        at: When the bank was last changed. A datetime with a time zone, or RFC 3339 text.
        community: What they may see of the community.
        held: What is held about them.
        statement: The statement of the account they use.
        open: Their exchanges under way.
    """

    __slots__ = ("at", "community", "held", "statement", "open")
    at: datetime.datetime
    community: PublicView
    held: HeldAbout
    statement: Statement
    open: Rows[ExchangeView]
    _wire_: ClassVar[_w.Fields] = {
        "at": _w.Field("at", _w.MOMENT, True),
        "community": _w.Field("community", _w.Of("PublicView"), True),
        "held": _w.Field("held", _w.Of("HeldAbout"), True),
        "statement": _w.Field("statement", _w.Of("Statement"), True),
        "open": _w.Field("open", _w.Listed("ExchangeView"), True),
    }

    def __init__(self, *, at: MomentLike, community: PublicView | Mapping[str, Any], held: HeldAbout | Mapping[str, Any], statement: Statement | Mapping[str, Any], open: Iterable[ExchangeView | Mapping[str, Any]]) -> None:
        self._keep((at, community, held, statement, open))


class PublicView(Value):
    """What may be seen of a community.

    Args:
        name: The community's name.
        time_zone: The name of its time zone.
        activities: Its activities in use.
        members: Those who take part, by first name; organisations by their whole name. The public sees organisations alone.
        listings: The open listings that the viewer may see.
    """

    __slots__ = ("name", "time_zone", "activities", "members", "listings")
    name: str
    time_zone: str
    activities: Rows[ActivityWords]
    members: Rows[Named]
    listings: Rows[ListingView]
    _wire_: ClassVar[_w.Fields] = {
        "name": _w.Field("name", _w.TEXT, True),
        "time_zone": _w.Field("timeZone", _w.TEXT, True),
        "activities": _w.Field("activities", _w.Listed("ActivityWords"), True),
        "members": _w.Field("members", _w.Listed("Named"), True),
        "listings": _w.Field("listings", _w.Listed("ListingView"), True),
    }

    def __init__(self, *, name: str, time_zone: str, activities: Iterable[ActivityWords | Mapping[str, Any]], members: Iterable[Named | Mapping[str, Any]], listings: Iterable[ListingView | Mapping[str, Any]]) -> None:
        self._keep((name, time_zone, activities, members, listings))


class ActivityWords(Value):
    """An activity in the community's own words.

    Args:
        activity: The activity's number.
        code: The activity's code.
        name: The activity's name.
        parent: The wider activity it is a kind of.
    """

    __slots__ = ("activity", "code", "name", "parent")
    activity: ActivityId
    code: str
    name: str
    parent: ActivityId | None
    _wire_: ClassVar[_w.Fields] = {
        "activity": _w.Field("activity", _w.Id("activity"), True),
        "code": _w.Field("code", _w.TEXT, True),
        "name": _w.Field("name", _w.TEXT, True),
        "parent": _w.Field("parent", _w.Maybe(_w.Id("activity"))),
    }

    def __init__(self, *, activity: ActivityRef, code: str, name: str, parent: ActivityRef | None = None) -> None:
        self._keep((activity, code, name, parent))


class Today(Value):
    """What waits for a broker. Each list is in the order it is best worked through.

    Args:
        on: The local date. A date, or text such as `"2026-03-01"`.
        visits: Lone visits not reported back: overdue ones first.
        sessions: Sessions today, by their beginning.
        calls: Members to be in touch with again.
        unanswered: Requests nobody has answered: those that are never refused first, then the oldest.
        first_meetings: First meetings to ask after.
        exchanges: Disputes to settle, approvals to give, answers and confirmations due, agreed dates that have passed.
        references: References missing or awaited.
        rechecks: Checks to be seen again.
        quiet: People gone quiet against their own rhythm: the longest silences, measured by that rhythm, first.
        objections: Objections nobody has answered.
        pauses: Pauses that end.
        applicants: Applicants waiting.
        pairings: Pairings to look at together.
        birthdays: Birthdays of those who would like theirs remembered.
        listings: Listings that run out soon.
        passages: Credit on its way to or from partner banks that is due.
        concerns: Concerns to look at again, for those who may see concerns; left out for others.
        unreported_visits: Lone visits in a home that were to have begun today and that nobody reported.
        erasures: Members who asked to be forgotten: the longest wait first.
    """

    __slots__ = ("on", "visits", "sessions", "calls", "unanswered", "first_meetings", "exchanges", "references", "rechecks", "quiet", "objections", "pauses", "applicants", "pairings", "birthdays", "listings", "passages", "concerns", "unreported_visits", "erasures")
    on: datetime.date | None
    visits: Rows[VisitOpen]
    sessions: Rows[Session]
    calls: Rows[CallDue]
    unanswered: Rows[Unanswered]
    first_meetings: Rows[FirstMeeting]
    exchanges: Rows[ExchangeDue]
    references: Rows[ReferencesMissing]
    rechecks: Rows[RecheckDue]
    quiet: Rows[GoneQuiet]
    objections: Rows[ObjectionOpen]
    pauses: Rows[PauseEnding]
    applicants: Rows[ApplicantWaiting]
    pairings: Rows[PairingDue]
    birthdays: Rows[Birthday]
    listings: Rows[ListingEnding]
    passages: Rows[PassageDue]
    concerns: tuple[ConcernDue, ...] | None
    unreported_visits: Rows[VisitUnreported]
    erasures: Rows[ErasureWaiting]
    _wire_: ClassVar[_w.Fields] = {
        "on": _w.Field("on", _w.Maybe(_w.DAY), True),
        "visits": _w.Field("visits", _w.Listed("VisitOpen"), True),
        "sessions": _w.Field("sessions", _w.Listed("Session"), True),
        "calls": _w.Field("calls", _w.Listed("CallDue"), True),
        "unanswered": _w.Field("unanswered", _w.Listed("Unanswered"), True),
        "first_meetings": _w.Field("firstMeetings", _w.Listed("FirstMeeting"), True),
        "exchanges": _w.Field("exchanges", _w.Listed("ExchangeDue"), True),
        "references": _w.Field("references", _w.Listed("ReferencesMissing"), True),
        "rechecks": _w.Field("rechecks", _w.Listed("RecheckDue"), True),
        "quiet": _w.Field("quiet", _w.Listed("GoneQuiet"), True),
        "objections": _w.Field("objections", _w.Listed("ObjectionOpen"), True),
        "pauses": _w.Field("pauses", _w.Listed("PauseEnding"), True),
        "applicants": _w.Field("applicants", _w.Listed("ApplicantWaiting"), True),
        "pairings": _w.Field("pairings", _w.Listed("PairingDue"), True),
        "birthdays": _w.Field("birthdays", _w.Listed("Birthday"), True),
        "listings": _w.Field("listings", _w.Listed("ListingEnding"), True),
        "passages": _w.Field("passages", _w.Listed("PassageDue"), True),
        "concerns": _w.Field("concerns", _w.Maybe(_w.Many(_w.Of("ConcernDue")))),
        "unreported_visits": _w.Field("unreportedVisits", _w.Listed("VisitUnreported"), False, ()),
        "erasures": _w.Field("erasures", _w.Listed("ErasureWaiting"), False, ()),
    }

    def __init__(self, *, on: DayLike | None, visits: Iterable[VisitOpen | Mapping[str, Any]], sessions: Iterable[Session | Mapping[str, Any]], calls: Iterable[CallDue | Mapping[str, Any]], unanswered: Iterable[Unanswered | Mapping[str, Any]], first_meetings: Iterable[FirstMeeting | Mapping[str, Any]], exchanges: Iterable[ExchangeDue | Mapping[str, Any]], references: Iterable[ReferencesMissing | Mapping[str, Any]], rechecks: Iterable[RecheckDue | Mapping[str, Any]], quiet: Iterable[GoneQuiet | Mapping[str, Any]], objections: Iterable[ObjectionOpen | Mapping[str, Any]], pauses: Iterable[PauseEnding | Mapping[str, Any]], applicants: Iterable[ApplicantWaiting | Mapping[str, Any]], pairings: Iterable[PairingDue | Mapping[str, Any]], birthdays: Iterable[Birthday | Mapping[str, Any]], listings: Iterable[ListingEnding | Mapping[str, Any]], passages: Iterable[PassageDue | Mapping[str, Any]], concerns: Iterable[ConcernDue | Mapping[str, Any]] | None = None, unreported_visits: Iterable[VisitUnreported | Mapping[str, Any]] = (), erasures: Iterable[ErasureWaiting | Mapping[str, Any]] = ()) -> None:
        self._keep((on, visits, sessions, calls, unanswered, first_meetings, exchanges, references, rechecks, quiet, objections, pauses, applicants, pairings, birthdays, listings, passages, concerns, unreported_visits, erasures))


class ConcernDue(Value):
    """A concern that someone has to look at again. What it is about is in the concern record alone.

    Args:
        member: The member's number.
        concern: The concern: the number of the part that raised it.
        raised: The day it was raised. A date, or text such as `"2026-03-01"`.
        escalate: The day by which someone had to look at it again. A date, or text such as `"2026-03-01"`.
        match_nobody: Whether they are matched with nobody for now.
        name: Their name: whole for brokers and for themselves, its first word for other members. An organisation's name is always whole. Left out when it is not known here, or was erased.
    """

    __slots__ = ("member", "concern", "raised", "escalate", "match_nobody", "name")
    member: MemberId
    concern: PartId
    raised: datetime.date
    escalate: datetime.date
    match_nobody: bool
    name: str | None
    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Id("member"), True),
        "concern": _w.Field("concern", _w.Id("part"), True),
        "raised": _w.Field("raised", _w.DAY, True),
        "escalate": _w.Field("escalate", _w.DAY, True),
        "match_nobody": _w.Field("matchNobody", _w.YES_NO, True),
        "name": _w.Field("name", _w.Maybe(_w.TEXT)),
    }

    def __init__(self, *, member: MemberRef, concern: PartRef, raised: DayLike, escalate: DayLike, match_nobody: bool, name: str | None = None) -> None:
        self._keep((member, concern, raised, escalate, match_nobody, name))


class VisitOpen(_w.Tabled):
    """A member who is out on a lone visit.

    Args:
        exchange: The exchange the visit is for.
        member: The member's number.
        with_: The members they visit.
        out: The moment they set out. A datetime with a time zone, or RFC 3339 text.
        expected: The moment they are expected back. A datetime with a time zone, or RFC 3339 text.
        overdue: Whether that has passed.
        name: Their name: whole for brokers and for themselves, its first word for other members. An organisation's name is always whole. Left out when it is not known here, or was erased.
        contact: Contact details, in the host's words.
        emergency: The person to call in an emergency.
    """

    __slots__ = ("exchange", "member", "with_", "out", "expected", "overdue", "name", "contact", "emergency")
    exchange: ExchangeId
    member: MemberId
    with_: Rows[Named]
    out: datetime.datetime
    expected: datetime.datetime
    overdue: bool
    name: str | None
    contact: FrozenMap[str, str]
    emergency: str | None
    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Id("exchange"), True),
        "member": _w.Field("member", _w.Id("member"), True),
        "with_": _w.Field("with", _w.Listed("Named"), True),
        "out": _w.Field("out", _w.MOMENT, True),
        "expected": _w.Field("expected", _w.MOMENT, True),
        "overdue": _w.Field("overdue", _w.YES_NO, True),
        "name": _w.Field("name", _w.Maybe(_w.TEXT)),
        "contact": _w.Field("contact", _w.Pairs(_w.TEXT), False, _w.NOTHING),
        "emergency": _w.Field("emergency", _w.Maybe(_w.TEXT)),
    }

    def __init__(self, *, exchange: ExchangeRef, member: MemberRef, with_: Iterable[Named | Mapping[str, Any]], out: MomentLike, expected: MomentLike, overdue: bool, name: str | None = None, contact: Mapping[str, str] | None = None, emergency: str | None = None) -> None:
        self._keep((exchange, member, with_, out, expected, overdue, name, contact, emergency))


class VisitUnreported(Value):
    """A lone visit in a home that was to have begun, and that nobody reported out on.

    Args:
        exchange: The exchange the visit was for.
        who: The members who were to visit.
        with_: The members to be visited.
        start: The time it was to begin on the local clock; left out when none was said.
    """

    __slots__ = ("exchange", "who", "with_", "start")
    exchange: ExchangeId
    who: Rows[Named]
    with_: Rows[Named]
    start: Start | None
    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Id("exchange"), True),
        "who": _w.Field("who", _w.Listed("Named"), True),
        "with_": _w.Field("with", _w.Listed("Named"), True),
        "start": _w.Field("start", _w.Maybe(_w.Of("Start"))),
    }

    def __init__(self, *, exchange: ExchangeRef, who: Iterable[Named | Mapping[str, Any]], with_: Iterable[Named | Mapping[str, Any]], start: Start | Mapping[str, Any] | None = None) -> None:
        self._keep((exchange, who, with_, start))


class Session(_w.Tabled):
    """An exchange today.

    Args:
        exchange: The exchange's number.
        state: The state of the exchange.
        people: Those who take part: givers first, then by name.
        start: The time it begins on the local clock; left out when none was said.
        activity_name: The name of the activity; left out while it is not classified.
        setting: The kind of place: at a home, in public, at a venue or remote; left out when it was not said.
        visitors: The number of visitors without a name.
    """

    __slots__ = ("exchange", "state", "people", "start", "activity_name", "setting", "visitors")
    exchange: ExchangeId
    state: ExchangeState
    people: Rows[SessionPerson]
    start: Start | None
    activity_name: str | None
    setting: Setting | None
    visitors: int
    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Id("exchange"), True),
        "state": _w.Field("state", _w.Word("proposed", "agreed", "done", "awaiting-word", "confirmed", "declined", "withdrawn", "expired", "disputed", "settled", "reversed"), True),
        "people": _w.Field("people", _w.Listed("SessionPerson"), True),
        "start": _w.Field("start", _w.Maybe(_w.Of("Start"))),
        "activity_name": _w.Field("activityName", _w.Maybe(_w.TEXT)),
        "setting": _w.Field("setting", _w.Maybe(_w.Word("home", "public", "venue", "remote"))),
        "visitors": _w.Field("visitors", _w.Whole(0, 4294967295), False, 0),
    }

    def __init__(self, *, exchange: ExchangeRef, state: ExchangeState, people: Iterable[SessionPerson | Mapping[str, Any]], start: Start | Mapping[str, Any] | None = None, activity_name: str | None = None, setting: Setting | None = None, visitors: int = 0) -> None:
        self._keep((exchange, state, people, start, activity_name, setting, visitors))


class SessionPerson(Value):
    """A member who takes part in a session, with what the host of the session needs to know.

    Args:
        member: The member's number.
        side: The side they take part on.
        name: Their name: whole for brokers and for themselves, its first word for other members. An organisation's name is always whole. Left out when it is not known here, or was erased.
        attendance: Whether they come, as far as that is known.
        access_needs: What the place must have for them.
        transport: How they get there, where the host keeps an attribute `transport`.
        languages: Languages they are at ease in.
        emergency: Who to call in an emergency: their own words, or those appointed for it.
    """

    __slots__ = ("member", "side", "name", "attendance", "access_needs", "transport", "languages", "emergency")
    member: MemberId
    side: Side
    name: str | None
    attendance: Attendance | None
    access_needs: tuple[str, ...]
    transport: str | None
    languages: tuple[str, ...]
    emergency: tuple[str, ...]
    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Id("member"), True),
        "side": _w.Field("side", _w.Word("gave", "received", "together"), True),
        "name": _w.Field("name", _w.Maybe(_w.TEXT)),
        "attendance": _w.Field("attendance", _w.Maybe(_w.Word("attended", "no-show", "late-cancel", "cancelled"))),
        "access_needs": _w.Field("accessNeeds", _w.Many(_w.TEXT), False, ()),
        "transport": _w.Field("transport", _w.Maybe(_w.TEXT)),
        "languages": _w.Field("languages", _w.Many(_w.TEXT), False, ()),
        "emergency": _w.Field("emergency", _w.Many(_w.TEXT), False, ()),
    }

    def __init__(self, *, member: MemberRef, side: Side, name: str | None = None, attendance: Attendance | None = None, access_needs: Iterable[str] = (), transport: str | None = None, languages: Iterable[str] = (), emergency: Iterable[str] = ()) -> None:
        self._keep((member, side, name, attendance, access_needs, transport, languages, emergency))


class CallDue(Value):
    """A member to be in touch with again.

    Args:
        member: The member's number.
        due: The day from which it is due. A date, or text such as `"2026-03-01"`.
        name: Their name: whole for brokers and for themselves, its first word for other members. An organisation's name is always whole. Left out when it is not known here, or was erased.
        how: How they were last in touch.
        text: The note made then.
        contact: Contact details, in the host's words.
    """

    __slots__ = ("member", "due", "name", "how", "text", "contact")
    member: MemberId
    due: datetime.date
    name: str | None
    how: str
    text: str
    contact: FrozenMap[str, str]
    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Id("member"), True),
        "due": _w.Field("due", _w.DAY, True),
        "name": _w.Field("name", _w.Maybe(_w.TEXT)),
        "how": _w.Field("how", _w.TEXT, False, ""),
        "text": _w.Field("text", _w.TEXT, False, ""),
        "contact": _w.Field("contact", _w.Pairs(_w.TEXT), False, _w.NOTHING),
    }

    def __init__(self, *, member: MemberRef, due: DayLike, name: str | None = None, how: str = "", text: str = "", contact: Mapping[str, str] | None = None) -> None:
        self._keep((member, due, name, how, text, contact))


class Unanswered(Value):
    """A request nobody has answered: nothing that names it is under way, and it waits since it was posted or last met.

    Args:
        listing: The listing's number.
        member: The member's number.
        days: Days since it was posted, or since it was last met.
        never_refused: Whether it is on a need that is never refused.
        name: Their name: whole for brokers and for themselves, its first word for other members. An organisation's name is always whole. Left out when it is not known here, or was erased.
        title: The title of the request.
        activity: The activity; left out while it is not classified.
        left: The minutes that are left, if part of it was met.
    """

    __slots__ = ("listing", "member", "days", "never_refused", "name", "title", "activity", "left")
    listing: ListingId
    member: MemberId
    days: int
    never_refused: bool
    name: str | None
    title: str
    activity: ActivityId | None
    left: int | None
    _wire_: ClassVar[_w.Fields] = {
        "listing": _w.Field("listing", _w.Id("listing"), True),
        "member": _w.Field("member", _w.Id("member"), True),
        "days": _w.Field("days", _w.Whole(0, 4294967295), True),
        "never_refused": _w.Field("neverRefused", _w.YES_NO, True),
        "name": _w.Field("name", _w.Maybe(_w.TEXT)),
        "title": _w.Field("title", _w.TEXT, False, ""),
        "activity": _w.Field("activity", _w.Maybe(_w.Id("activity"))),
        "left": _w.Field("left", _w.Maybe(_w.Whole(0, 4294967295))),
    }

    def __init__(self, *, listing: ListingRef, member: MemberRef, days: int, never_refused: bool, name: str | None = None, title: str = "", activity: ActivityRef | None = None, left: int | None = None) -> None:
        self._keep((listing, member, days, never_refused, name, title, activity, left))


class FirstMeeting(_w.Tabled):
    """A first meeting to ask after: "again?".

    Args:
        exchange: The exchange at which they met.
        on: The day they met. A date, or text such as `"2026-03-01"`.
        ask: The members to ask: those of the two who have not been asked yet.
        between: The two members who met, by number.
    """

    __slots__ = ("exchange", "on", "ask", "between")
    exchange: ExchangeId
    on: datetime.date
    ask: Rows[Named]
    between: tuple[MemberId, ...]
    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Id("exchange"), True),
        "on": _w.Field("on", _w.DAY, True),
        "ask": _w.Field("ask", _w.Listed("Named"), True),
        "between": _w.Field("between", _w.Many(_w.Id("member")), True),
    }

    def __init__(self, *, exchange: ExchangeRef, on: DayLike, ask: Iterable[Named | Mapping[str, Any]], between: Iterable[MemberRef]) -> None:
        self._keep((exchange, on, ask, between))


class ExchangeDue(Value):
    """An exchange that waits for something.

    Args:
        exchange: The exchange's number.
        on: The local date of the exchange. A date, or text such as `"2026-03-01"`.
        waits: What it waits for.
        waiting_for: The members whose answer is awaited.
        due: The moment until which it is awaited. Then the exchange expires, or counts as confirmed, as the charter says. A datetime with a time zone, or RFC 3339 text.
        reasons: Why it lies in the tray, by what the rules say now.
        substitute: Who is asked to take another's place, by a member. It is agreed as it was; a broker puts them in, or does not.
    """

    __slots__ = ("exchange", "on", "waits", "waiting_for", "due", "reasons", "substitute")
    exchange: ExchangeId
    on: datetime.date
    waits: Waits
    waiting_for: Rows[Named]
    due: datetime.datetime | None
    reasons: Rows[Reason]
    substitute: SubstituteWanted | None
    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Id("exchange"), True),
        "on": _w.Field("on", _w.DAY, True),
        "waits": _w.Field("waits", _w.Word("dispute", "tray", "approval", "answers", "confirmations", "done", "word", "bundle"), True),
        "waiting_for": _w.Field("waitingFor", _w.Listed("Named"), False, ()),
        "due": _w.Field("due", _w.Maybe(_w.MOMENT)),
        "reasons": _w.Field("reasons", _w.Listed("Reason"), False, ()),
        "substitute": _w.Field("substitute", _w.Maybe(_w.Of("SubstituteWanted"))),
    }

    def __init__(self, *, exchange: ExchangeRef, on: DayLike, waits: Waits, waiting_for: Iterable[Named | Mapping[str, Any]] = (), due: MomentLike | None = None, reasons: Iterable[Reason | Mapping[str, Any]] = (), substitute: SubstituteWanted | Mapping[str, Any] | None = None) -> None:
        self._keep((exchange, on, waits, waiting_for, due, reasons, substitute))


class Reason(Value):
    """Why a rule that is not met answers as it does.

    Args:
        code: The code of the rule.
        answer: What it answers.
        text: The rule as a sentence, with the community's reason for it.
        rule: The place of the rule in the charter; left out for what holds in every community.
        members: The members it is because of.
    """

    __slots__ = ("code", "answer", "text", "rule", "members")
    code: str
    answer: Answer
    text: str
    rule: int | None
    members: tuple[MemberId, ...]
    _wire_: ClassVar[_w.Fields] = {
        "code": _w.Field("code", _w.TEXT, True),
        "answer": _w.Field("answer", _w.Word("allowed", "needs-approval", "refused"), True),
        "text": _w.Field("text", _w.TEXT, True),
        "rule": _w.Field("rule", _w.Maybe(_w.Whole(0, 65535))),
        "members": _w.Field("members", _w.Many(_w.Id("member")), False, ()),
    }

    def __init__(self, *, code: str, answer: Answer, text: str, rule: int | None = None, members: Iterable[MemberRef] = ()) -> None:
        self._keep((code, answer, text, rule, members))


class SubstituteWanted(Value):
    """A substitute that a member asked for.

    Args:
        out: The member who would not take part.
        into: The member who would take part instead.
    """

    __slots__ = ("out", "into")
    out: Named
    into: Named
    _wire_: ClassVar[_w.Fields] = {
        "out": _w.Field("out", _w.Of("Named"), True),
        "into": _w.Field("into", _w.Of("Named"), True),
    }

    def __init__(self, out: Named | Mapping[str, Any], into: Named | Mapping[str, Any]) -> None:
        self._keep((out, into))


class ReferencesMissing(Value):
    """A member with fewer references than the charter needs.

    Args:
        member: The member's number.
        received: The number of references that have come.
        awaited: The number that are awaited.
        wanted: The number the charter needs.
        name: Their name: whole for brokers and for themselves, its first word for other members. An organisation's name is always whole. Left out when it is not known here, or was erased.
    """

    __slots__ = ("member", "received", "awaited", "wanted", "name")
    member: MemberId
    received: int
    awaited: int
    wanted: int
    name: str | None
    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Id("member"), True),
        "received": _w.Field("received", _w.Whole(0, 4294967295), True),
        "awaited": _w.Field("awaited", _w.Whole(0, 4294967295), True),
        "wanted": _w.Field("wanted", _w.Whole(0, 4294967295), True),
        "name": _w.Field("name", _w.Maybe(_w.TEXT)),
    }

    def __init__(self, *, member: MemberRef, received: int, awaited: int, wanted: int, name: str | None = None) -> None:
        self._keep((member, received, awaited, wanted, name))


class RecheckDue(Value):
    """A check to be seen again.

    Args:
        member: The member's number.
        level: The level of the check.
        workforce: The group the work is with: adults, children or both.
        seen: The day it was seen. A date, or text such as `"2026-03-01"`.
        due: The day from which a new one is wanted. A date, or text such as `"2026-03-01"`.
        name: Their name: whole for brokers and for themselves, its first word for other members. An organisation's name is always whole. Left out when it is not known here, or was erased.
        jurisdiction: The jurisdiction of the scheme, such as `england`.
    """

    __slots__ = ("member", "level", "workforce", "seen", "due", "name", "jurisdiction")
    member: MemberId
    level: CheckLevel
    workforce: Workforce
    seen: datetime.date
    due: datetime.date
    name: str | None
    jurisdiction: str
    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Id("member"), True),
        "level": _w.Field("level", _w.Word("basic", "standard", "enhanced", "enhanced-barred"), True),
        "workforce": _w.Field("workforce", _w.Word("adult", "child", "both"), True),
        "seen": _w.Field("seen", _w.DAY, True),
        "due": _w.Field("due", _w.DAY, True),
        "name": _w.Field("name", _w.Maybe(_w.TEXT)),
        "jurisdiction": _w.Field("jurisdiction", _w.TEXT, False, ""),
    }

    def __init__(self, *, member: MemberRef, level: CheckLevel, workforce: Workforce, seen: DayLike, due: DayLike, name: str | None = None, jurisdiction: str = "") -> None:
        self._keep((member, level, workforce, seen, due, name, jurisdiction))


class GoneQuiet(Value):
    """A member who is quiet against their own rhythm.

    Args:
        member: The member's number.
        last: The last day they took part. A date, or text such as `"2026-03-01"`.
        silent_days: Days since then, or since they came back from a pause.
        usual_gap_tenths: Their usual gap: the median of the days between one occasion and the next, in tenths of a day.
        name: Their name: whole for brokers and for themselves, its first word for other members. An organisation's name is always whole. Left out when it is not known here, or was erased.
    """

    __slots__ = ("member", "last", "silent_days", "usual_gap_tenths", "name")
    member: MemberId
    last: datetime.date
    silent_days: int
    usual_gap_tenths: int
    name: str | None
    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Id("member"), True),
        "last": _w.Field("last", _w.DAY, True),
        "silent_days": _w.Field("silentDays", _w.Whole(0, 4294967295), True),
        "usual_gap_tenths": _w.Field("usualGapTenths", _w.Whole(0, 4294967295), True),
        "name": _w.Field("name", _w.Maybe(_w.TEXT)),
    }

    def __init__(self, *, member: MemberRef, last: DayLike, silent_days: int, usual_gap_tenths: int, name: str | None = None) -> None:
        self._keep((member, last, silent_days, usual_gap_tenths, name))


class ObjectionOpen(Value):
    """An objection to a rule, or to the charter, that nobody has answered.

    Args:
        member: The member's number.
        objection: The objection: the number of the part it came in.
        on: The day of the objection. A date, or text such as `"2026-03-01"`.
        text: The objection in their words.
        name: Their name: whole for brokers and for themselves, its first word for other members. An organisation's name is always whole. Left out when it is not known here, or was erased.
        rule: The place in the charter of the rule objected to, from 0; left out for the charter as a whole.
    """

    __slots__ = ("member", "objection", "on", "text", "name", "rule")
    member: MemberId
    objection: PartId
    on: datetime.date
    text: str
    name: str | None
    rule: int | None
    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Id("member"), True),
        "objection": _w.Field("objection", _w.Id("part"), True),
        "on": _w.Field("on", _w.DAY, True),
        "text": _w.Field("text", _w.TEXT, True),
        "name": _w.Field("name", _w.Maybe(_w.TEXT)),
        "rule": _w.Field("rule", _w.Maybe(_w.Whole(0, 65535))),
    }

    def __init__(self, *, member: MemberRef, objection: PartRef, on: DayLike, text: str, name: str | None = None, rule: int | None = None) -> None:
        self._keep((member, objection, on, text, name, rule))


class PauseEnding(Value):
    """A pause that ends.

    Args:
        member: The member's number.
        since: The first day of the pause. A date, or text such as `"2026-03-01"`.
        until: When the pause is meant to end. A date, or text such as `"2026-03-01"`.
        name: Their name: whole for brokers and for themselves, its first word for other members. An organisation's name is always whole. Left out when it is not known here, or was erased.
    """

    __slots__ = ("member", "since", "until", "name")
    member: MemberId
    since: datetime.date
    until: datetime.date
    name: str | None
    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Id("member"), True),
        "since": _w.Field("since", _w.DAY, True),
        "until": _w.Field("until", _w.DAY, True),
        "name": _w.Field("name", _w.Maybe(_w.TEXT)),
    }

    def __init__(self, *, member: MemberRef, since: DayLike, until: DayLike, name: str | None = None) -> None:
        self._keep((member, since, until, name))


class ApplicantWaiting(Value):
    """Someone who has asked to join.

    Args:
        member: The member's number.
        since: The day they became an applicant. A date, or text such as `"2026-03-01"`.
        days: Days since then.
        met: Whether staff have met them.
        name: Their name: whole for brokers and for themselves, its first word for other members. An organisation's name is always whole. Left out when it is not known here, or was erased.
    """

    __slots__ = ("member", "since", "days", "met", "name")
    member: MemberId
    since: datetime.date
    days: int
    met: bool
    name: str | None
    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Id("member"), True),
        "since": _w.Field("since", _w.DAY, True),
        "days": _w.Field("days", _w.Whole(0, 4294967295), True),
        "met": _w.Field("met", _w.YES_NO, True),
        "name": _w.Field("name", _w.Maybe(_w.TEXT)),
    }

    def __init__(self, *, member: MemberRef, since: DayLike, days: int, met: bool, name: str | None = None) -> None:
        self._keep((member, since, days, met, name))


class PairingDue(Value):
    """A pairing to look at together.

    Args:
        pairing: The pairing's number.
        programme: The programme it belongs to.
        mentor: The mentor.
        mentee: The mentee.
        due: The day the review is due. A date, or text such as `"2026-03-01"`.
    """

    __slots__ = ("pairing", "programme", "mentor", "mentee", "due")
    pairing: PairingId
    programme: ProgrammeId
    mentor: Named
    mentee: Named
    due: datetime.date
    _wire_: ClassVar[_w.Fields] = {
        "pairing": _w.Field("pairing", _w.Id("pairing"), True),
        "programme": _w.Field("programme", _w.Id("programme"), True),
        "mentor": _w.Field("mentor", _w.Of("Named"), True),
        "mentee": _w.Field("mentee", _w.Of("Named"), True),
        "due": _w.Field("due", _w.DAY, True),
    }

    def __init__(self, *, pairing: PairingRef, programme: ProgrammeRef, mentor: Named | Mapping[str, Any], mentee: Named | Mapping[str, Any], due: DayLike) -> None:
        self._keep((pairing, programme, mentor, mentee, due))


class Birthday(Value):
    """A birthday of a member who would like it remembered.

    Args:
        member: The member's number.
        age: The age they reach.
        name: Their name: whole for brokers and for themselves, its first word for other members. An organisation's name is always whole. Left out when it is not known here, or was erased.
    """

    __slots__ = ("member", "age", "name")
    member: MemberId
    age: int
    name: str | None
    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Id("member"), True),
        "age": _w.Field("age", _w.Whole(0, 4294967295), True),
        "name": _w.Field("name", _w.Maybe(_w.TEXT)),
    }

    def __init__(self, *, member: MemberRef, age: int, name: str | None = None) -> None:
        self._keep((member, age, name))


class ListingEnding(Value):
    """A listing that runs out soon.

    Args:
        listing: The listing's number.
        member: The member's number.
        kind: Offer or request.
        until: The last day it is open. A date, or text such as `"2026-03-01"`.
        name: Their name: whole for brokers and for themselves, its first word for other members. An organisation's name is always whole. Left out when it is not known here, or was erased.
    """

    __slots__ = ("listing", "member", "kind", "until", "name")
    listing: ListingId
    member: MemberId
    kind: ListingKind
    until: datetime.date
    name: str | None
    _wire_: ClassVar[_w.Fields] = {
        "listing": _w.Field("listing", _w.Id("listing"), True),
        "member": _w.Field("member", _w.Id("member"), True),
        "kind": _w.Field("kind", _w.Word("offer", "request"), True),
        "until": _w.Field("until", _w.DAY, True),
        "name": _w.Field("name", _w.Maybe(_w.TEXT)),
    }

    def __init__(self, *, listing: ListingRef, member: MemberRef, kind: ListingKind, until: DayLike, name: str | None = None) -> None:
        self._keep((listing, member, kind, until, name))


class PassageDue(Value):
    """Credit on its way that is due.

    Args:
        passage: The passage's number.
        bridge: The bridge it goes over.
        partner: The partner's name for itself.
        direction: Whether the credit leaves for the partner or comes from there.
        minutes: Minutes that are on their way. In minutes: `90`, `"1h30"` or a `timedelta`.
        due: The moment from which it may be voided. A datetime with a time zone, or RFC 3339 text.
    """

    __slots__ = ("passage", "bridge", "partner", "direction", "minutes", "due")
    passage: PassageId
    bridge: BridgeId
    partner: str
    direction: Direction
    minutes: int
    due: datetime.datetime
    _wire_: ClassVar[_w.Fields] = {
        "passage": _w.Field("passage", _w.Id("passage"), True),
        "bridge": _w.Field("bridge", _w.Id("bridge"), True),
        "partner": _w.Field("partner", _w.TEXT, True),
        "direction": _w.Field("direction", _w.Word("out", "in"), True),
        "minutes": _w.Field("minutes", _w.MINUTES, True),
        "due": _w.Field("due", _w.MOMENT, True),
    }

    def __init__(self, *, passage: PassageRef, bridge: BridgeRef, partner: str, direction: Direction, minutes: MinutesLike, due: MomentLike) -> None:
        self._keep((passage, bridge, partner, direction, minutes, due))


class ErasureWaiting(Value):
    """A member who asked to be forgotten.

    Args:
        member: The member's number.
        asked: The day they asked. A date, or text such as `"2026-03-01"`.
        days: Days since then.
        name: Their name: whole for brokers and for themselves, its first word for other members. An organisation's name is always whole. Left out when it is not known here, or was erased.
        due: Whether it is time: from day 20 on. No date erases by itself.
        held: The reason it is held back, for viewers who may see concerns. Never shown to the member.
    """

    __slots__ = ("member", "asked", "days", "name", "due", "held")
    member: MemberId
    asked: datetime.date
    days: int
    name: str | None
    due: bool
    held: str | None
    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Id("member"), True),
        "asked": _w.Field("asked", _w.DAY, True),
        "days": _w.Field("days", _w.Whole(0, 4294967295), True),
        "name": _w.Field("name", _w.Maybe(_w.TEXT)),
        "due": _w.Field("due", _w.YES_NO, False, False),
        "held": _w.Field("held", _w.Maybe(_w.TEXT)),
    }

    def __init__(self, *, member: MemberRef, asked: DayLike, days: int, name: str | None = None, due: bool = False, held: str | None = None) -> None:
        self._keep((member, asked, days, name, due, held))


class Verdict(_w.Tabled):
    """The answer, with every reason.

    Args:
        answer: The strictest of the answers.
        reasons: Why: what holds in every community, then every rule that is not met, in the order of the charter.
    """

    __slots__ = ("answer", "reasons")
    answer: Answer
    reasons: Rows[Reason]
    _wire_: ClassVar[_w.Fields] = {
        "answer": _w.Field("answer", _w.Word("allowed", "needs-approval", "refused"), True),
        "reasons": _w.Field("reasons", _w.Listed("Reason"), True),
    }

    def __init__(self, answer: Answer, reasons: Iterable[Reason | Mapping[str, Any]]) -> None:
        self._keep((answer, reasons))


class Explanation(Value):
    """What was decided about an exchange when it was proposed, from lasting data: it is still known after an erasure.

    Args:
        exchange: The exchange's number.
        asked: Whether the rules were asked. What was recorded once it had happened is not asked about: it is only kept.
        verdict: The rules that needed approval, under the charter of that day. Which members they were about is personal and not kept.
        charter: The charter of the day it was entered.
        approved: The rules that were approved over: their places in the charter.
        approved_by: Who approved; left out when nobody did, or the host itself.
    """

    __slots__ = ("exchange", "asked", "verdict", "charter", "approved", "approved_by")
    exchange: ExchangeId
    asked: bool
    verdict: Verdict
    charter: CharterVersion | None
    approved: tuple[int, ...]
    approved_by: MemberId | None
    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Id("exchange"), True),
        "asked": _w.Field("asked", _w.YES_NO, True),
        "verdict": _w.Field("verdict", _w.Of("Verdict"), True),
        "charter": _w.Field("charter", _w.Maybe(_w.Whole(1, 4294967295))),
        "approved": _w.Field("approved", _w.Many(_w.Whole(0, 65535)), False, ()),
        "approved_by": _w.Field("approvedBy", _w.Maybe(_w.Id("member"))),
    }

    def __init__(self, *, exchange: ExchangeRef, asked: bool, verdict: Verdict | Mapping[str, Any], charter: CharterVersion | int | None = None, approved: Iterable[int] = (), approved_by: MemberRef | None = None) -> None:
        self._keep((exchange, asked, verdict, charter, approved, approved_by))


class HoursLine(Value):
    """Minutes of service under one heading.

    Args:
        given: Minutes given, and done together with others.
        received: Minutes received, and done together with others.
        exchanges: The number of exchanges these were part of.
        period: The first day of the span, when summed by one. A date, or text such as `"2026-03-01"`.
        activity: The activity, when summed by that; left out for what is not classified.
        member: The member who took part, when summed by that.
    """

    __slots__ = ("given", "received", "exchanges", "period", "activity", "member")
    given: int
    received: int
    exchanges: int
    period: datetime.date | None
    activity: ActivityId | None
    member: MemberId | None
    _wire_: ClassVar[_w.Fields] = {
        "given": _w.Field("given", _w.Whole(0, 9007199254740991), True),
        "received": _w.Field("received", _w.Whole(0, 9007199254740991), True),
        "exchanges": _w.Field("exchanges", _w.Whole(0, 4294967295), True),
        "period": _w.Field("period", _w.Maybe(_w.DAY)),
        "activity": _w.Field("activity", _w.Maybe(_w.Id("activity"))),
        "member": _w.Field("member", _w.Maybe(_w.Id("member"))),
    }

    def __init__(self, *, given: int, received: int, exchanges: int, period: DayLike | None = None, activity: ActivityRef | None = None, member: MemberRef | None = None) -> None:
        self._keep((given, received, exchanges, period, activity, member))


class ParticipationLine(Value):
    """Participation and ties of a span of days. Definitions and sources: `docs/outcomes.md`. What cannot be defined is left out.

    Args:
        from_: The first day of the span. A date, or text such as `"2026-03-01"`.
        until: The last day of the span. A date, or text such as `"2026-03-01"`.
        members: The number of members counted: those who had joined and not left, and all who took part. Isolates are among them.
        organisations: The number of these that are organisations.
        active: The number of these who gave or received.
        isolates: Of these, members without a tie.
        exchanges: Exchanges (for a group: occasions its members took part in, each of them counted).
        given: Minutes given, and done together.
        received: Minutes received, and done together.
        visitors: Visitors without a name. Not for groups.
        gatherings: Exchanges too large to say who gave to whom: their hours count, they make no ties. Not for groups.
        arcs: Arcs: pairs in order of which one gave to the other.
        mutual: Pairs in which both gave.
        asymmetric: Pairs in which one gave.
        null_pairs: Pairs in which nobody did.
        both_ways: Members who both gave and received.
        core: The largest k of which there is a core.
        in_core: Members in it.
        components: Components with a tie or more.
        largest_component: Members of the largest.
        cut_members: Members without whom their component falls apart.
        ties: Ties: pairs with an exchange.
        new_ties: Of these, pairs that had none ever before.
        repeated_ties: Ties of three or more occasions over two months or more.
        unbrokered_ties: Ties that a broker brought about and that went on without.
        from_peers: Minutes received from neighbours: not from staff, nor organisations.
        worker_only: Members all of whose ties are with staff or organisations.
        activities: Distinct activities. Not for groups.
        group: The group, when it is a line about one; an empty name for those in none.
        density: L / (n(n−1)).
        arc_reciprocity: 2M / (2M + As).
        dyad_reciprocity: M / (M + As).
        chance_corrected_reciprocity: (r − d) / (1 − d), with r the arc reciprocity and d the density.
        weighted_reciprocity: Σ min(w_ij, w_ji) / W.
        role_fluidity: Their share of active members.
        circulation: 1 − NID/W: NID is the sum of the positive balances of the span, W the minutes given.
        gini_given: Gini of minutes given, zeros included.
        gini_received: Gini of minutes received, zeros included.
        centralisation: Freeman's, of ties, over (n−1)(n−2).
        out_centralisation_ucinet: Freeman's, of those given to, over UCINET's (n−1)(n−2).
        in_centralisation_ucinet: Freeman's, of those received from, over UCINET's (n−1)(n−2).
        out_centralisation_textbook: Freeman's, of those given to, over the textbook's (n−1)².
        in_centralisation_textbook: Freeman's, of those received from, over the textbook's (n−1)².
        transitivity: 3·triangles / triads.
        mean_clustering: Mean local clustering; fewer than two ties count 0.
        kept_ties: Ties of the span before that are here again. Only where there is a span before.
        tie_persistence: Their share of the ties of the span before.
        support_mix: Their share of all minutes received from somebody named.
        broker_involvement: Share of exchanges that a broker brought about. More is not worse.
        later_unbrokered: Of the later exchanges of pairs, the share that no broker brought about.
        facilitation: Minutes of facilitation for each exchange.
        concentration: Share of minutes given by the one, three and ten who gave most.
        organisations_share: Share of minutes given by organisations.
        effective_activities: As many activities with equal minutes would be as varied: exp of Shannon's entropy. Not for groups.
        unclassified: Minutes given for which nobody named an activity: they are in neither of the two figures before.
    """

    __slots__ = ("from_", "until", "members", "organisations", "active", "isolates", "exchanges", "given", "received", "visitors", "gatherings", "arcs", "mutual", "asymmetric", "null_pairs", "both_ways", "core", "in_core", "components", "largest_component", "cut_members", "ties", "new_ties", "repeated_ties", "unbrokered_ties", "from_peers", "worker_only", "activities", "group", "density", "arc_reciprocity", "dyad_reciprocity", "chance_corrected_reciprocity", "weighted_reciprocity", "role_fluidity", "circulation", "gini_given", "gini_received", "centralisation", "out_centralisation_ucinet", "in_centralisation_ucinet", "out_centralisation_textbook", "in_centralisation_textbook", "transitivity", "mean_clustering", "kept_ties", "tie_persistence", "support_mix", "broker_involvement", "later_unbrokered", "facilitation", "concentration", "organisations_share", "effective_activities", "unclassified")
    from_: datetime.date | None
    until: datetime.date | None
    members: int
    organisations: int
    active: int
    isolates: int
    exchanges: int
    given: int
    received: int
    visitors: int
    gatherings: int
    arcs: int
    mutual: int
    asymmetric: int
    null_pairs: int
    both_ways: int
    core: int
    in_core: int
    components: int
    largest_component: int
    cut_members: int
    ties: int
    new_ties: int
    repeated_ties: int
    unbrokered_ties: int
    from_peers: int
    worker_only: int
    activities: int
    group: str | None
    density: float | None
    arc_reciprocity: float | None
    dyad_reciprocity: float | None
    chance_corrected_reciprocity: float | None
    weighted_reciprocity: float | None
    role_fluidity: float | None
    circulation: float | None
    gini_given: float | None
    gini_received: float | None
    centralisation: float | None
    out_centralisation_ucinet: float | None
    in_centralisation_ucinet: float | None
    out_centralisation_textbook: float | None
    in_centralisation_textbook: float | None
    transitivity: float | None
    mean_clustering: float | None
    kept_ties: int | None
    tie_persistence: float | None
    support_mix: float | None
    broker_involvement: float | None
    later_unbrokered: float | None
    facilitation: float | None
    concentration: tuple[float, ...]
    organisations_share: float | None
    effective_activities: float | None
    unclassified: int
    _wire_: ClassVar[_w.Fields] = {
        "from_": _w.Field("from", _w.Maybe(_w.DAY), True),
        "until": _w.Field("until", _w.Maybe(_w.DAY), True),
        "members": _w.Field("members", _w.Whole(0, 9007199254740991), True),
        "organisations": _w.Field("organisations", _w.Whole(0, 9007199254740991), True),
        "active": _w.Field("active", _w.Whole(0, 9007199254740991), True),
        "isolates": _w.Field("isolates", _w.Whole(0, 9007199254740991), True),
        "exchanges": _w.Field("exchanges", _w.Whole(0, 9007199254740991), True),
        "given": _w.Field("given", _w.Whole(0, 9007199254740991), True),
        "received": _w.Field("received", _w.Whole(0, 9007199254740991), True),
        "visitors": _w.Field("visitors", _w.Whole(0, 9007199254740991), True),
        "gatherings": _w.Field("gatherings", _w.Whole(0, 9007199254740991), True),
        "arcs": _w.Field("arcs", _w.Whole(0, 9007199254740991), True),
        "mutual": _w.Field("mutual", _w.Whole(0, 9007199254740991), True),
        "asymmetric": _w.Field("asymmetric", _w.Whole(0, 9007199254740991), True),
        "null_pairs": _w.Field("nullPairs", _w.Whole(0, 9007199254740991), True),
        "both_ways": _w.Field("bothWays", _w.Whole(0, 9007199254740991), True),
        "core": _w.Field("core", _w.Whole(0, 9007199254740991), True),
        "in_core": _w.Field("inCore", _w.Whole(0, 9007199254740991), True),
        "components": _w.Field("components", _w.Whole(0, 9007199254740991), True),
        "largest_component": _w.Field("largestComponent", _w.Whole(0, 9007199254740991), True),
        "cut_members": _w.Field("cutMembers", _w.Whole(0, 9007199254740991), True),
        "ties": _w.Field("ties", _w.Whole(0, 9007199254740991), True),
        "new_ties": _w.Field("newTies", _w.Whole(0, 9007199254740991), True),
        "repeated_ties": _w.Field("repeatedTies", _w.Whole(0, 9007199254740991), True),
        "unbrokered_ties": _w.Field("unbrokeredTies", _w.Whole(0, 9007199254740991), True),
        "from_peers": _w.Field("fromPeers", _w.Whole(0, 9007199254740991), True),
        "worker_only": _w.Field("workerOnly", _w.Whole(0, 9007199254740991), True),
        "activities": _w.Field("activities", _w.Whole(0, 9007199254740991), True),
        "group": _w.Field("group", _w.Maybe(_w.TEXT)),
        "density": _w.Field("density", _w.Maybe(_w.FIGURE)),
        "arc_reciprocity": _w.Field("arcReciprocity", _w.Maybe(_w.FIGURE)),
        "dyad_reciprocity": _w.Field("dyadReciprocity", _w.Maybe(_w.FIGURE)),
        "chance_corrected_reciprocity": _w.Field("chanceCorrectedReciprocity", _w.Maybe(_w.FIGURE)),
        "weighted_reciprocity": _w.Field("weightedReciprocity", _w.Maybe(_w.FIGURE)),
        "role_fluidity": _w.Field("roleFluidity", _w.Maybe(_w.FIGURE)),
        "circulation": _w.Field("circulation", _w.Maybe(_w.FIGURE)),
        "gini_given": _w.Field("giniGiven", _w.Maybe(_w.FIGURE)),
        "gini_received": _w.Field("giniReceived", _w.Maybe(_w.FIGURE)),
        "centralisation": _w.Field("centralisation", _w.Maybe(_w.FIGURE)),
        "out_centralisation_ucinet": _w.Field("outCentralisationUcinet", _w.Maybe(_w.FIGURE)),
        "in_centralisation_ucinet": _w.Field("inCentralisationUcinet", _w.Maybe(_w.FIGURE)),
        "out_centralisation_textbook": _w.Field("outCentralisationTextbook", _w.Maybe(_w.FIGURE)),
        "in_centralisation_textbook": _w.Field("inCentralisationTextbook", _w.Maybe(_w.FIGURE)),
        "transitivity": _w.Field("transitivity", _w.Maybe(_w.FIGURE)),
        "mean_clustering": _w.Field("meanClustering", _w.Maybe(_w.FIGURE)),
        "kept_ties": _w.Field("keptTies", _w.Maybe(_w.Whole(0, 9007199254740991))),
        "tie_persistence": _w.Field("tiePersistence", _w.Maybe(_w.FIGURE)),
        "support_mix": _w.Field("supportMix", _w.Maybe(_w.FIGURE)),
        "broker_involvement": _w.Field("brokerInvolvement", _w.Maybe(_w.FIGURE)),
        "later_unbrokered": _w.Field("laterUnbrokered", _w.Maybe(_w.FIGURE)),
        "facilitation": _w.Field("facilitation", _w.Maybe(_w.FIGURE)),
        "concentration": _w.Field("concentration", _w.Many(_w.FIGURE), False, ()),
        "organisations_share": _w.Field("organisationsShare", _w.Maybe(_w.FIGURE)),
        "effective_activities": _w.Field("effectiveActivities", _w.Maybe(_w.FIGURE)),
        "unclassified": _w.Field("unclassified", _w.Whole(0, 9007199254740991), False, 0),
    }

    def __init__(self, *, from_: DayLike | None, until: DayLike | None, members: int, organisations: int, active: int, isolates: int, exchanges: int, given: int, received: int, visitors: int, gatherings: int, arcs: int, mutual: int, asymmetric: int, null_pairs: int, both_ways: int, core: int, in_core: int, components: int, largest_component: int, cut_members: int, ties: int, new_ties: int, repeated_ties: int, unbrokered_ties: int, from_peers: int, worker_only: int, activities: int, group: str | None = None, density: float | None = None, arc_reciprocity: float | None = None, dyad_reciprocity: float | None = None, chance_corrected_reciprocity: float | None = None, weighted_reciprocity: float | None = None, role_fluidity: float | None = None, circulation: float | None = None, gini_given: float | None = None, gini_received: float | None = None, centralisation: float | None = None, out_centralisation_ucinet: float | None = None, in_centralisation_ucinet: float | None = None, out_centralisation_textbook: float | None = None, in_centralisation_textbook: float | None = None, transitivity: float | None = None, mean_clustering: float | None = None, kept_ties: int | None = None, tie_persistence: float | None = None, support_mix: float | None = None, broker_involvement: float | None = None, later_unbrokered: float | None = None, facilitation: float | None = None, concentration: Iterable[float] = (), organisations_share: float | None = None, effective_activities: float | None = None, unclassified: int = 0) -> None:
        self._keep((from_, until, members, organisations, active, isolates, exchanges, given, received, visitors, gatherings, arcs, mutual, asymmetric, null_pairs, both_ways, core, in_core, components, largest_component, cut_members, ties, new_ties, repeated_ties, unbrokered_ties, from_peers, worker_only, activities, group, density, arc_reciprocity, dyad_reciprocity, chance_corrected_reciprocity, weighted_reciprocity, role_fluidity, circulation, gini_given, gini_received, centralisation, out_centralisation_ucinet, in_centralisation_ucinet, out_centralisation_textbook, in_centralisation_textbook, transitivity, mean_clustering, kept_ties, tie_persistence, support_mix, broker_involvement, later_unbrokered, facilitation, concentration, organisations_share, effective_activities, unclassified))


class Publication(_w.Tabled):
    """Tables made safe, or advice what to coarsen.

    Args:
        publishable: Whether it may be published.
        notes: Notes to print with the tables.
        release: What may be published, and goes to the log; left out when it was refused.
        advice: What to coarsen, when it was refused.
    """

    __slots__ = ("publishable", "notes", "release", "advice")
    publishable: bool
    notes: tuple[str, ...]
    release: Release | None
    advice: Rows[Advice]
    _wire_: ClassVar[_w.Fields] = {
        "publishable": _w.Field("publishable", _w.YES_NO, True),
        "notes": _w.Field("notes", _w.Many(_w.TEXT), True),
        "release": _w.Field("release", _w.Maybe(_w.Of("Release"))),
        "advice": _w.Field("advice", _w.Listed("Advice"), False, ()),
    }

    def __init__(self, *, publishable: bool, notes: Iterable[str], release: Release | Mapping[str, Any] | None = None, advice: Iterable[Advice | Mapping[str, Any]] = ()) -> None:
        self._keep((publishable, notes, release, advice))


class Advice(Value):
    """Why something cannot be published, and what would help.

    Args:
        table: The name of the table.
        why: The reason, and what to do, in a sentence.
        merge_rows: Rows to put together.
        merge_columns: Columns to put together.
    """

    __slots__ = ("table", "why", "merge_rows", "merge_columns")
    table: str
    why: str
    merge_rows: tuple[str, ...]
    merge_columns: tuple[str, ...]
    _wire_: ClassVar[_w.Fields] = {
        "table": _w.Field("table", _w.TEXT, True),
        "why": _w.Field("why", _w.TEXT, True),
        "merge_rows": _w.Field("mergeRows", _w.Many(_w.TEXT), False, ()),
        "merge_columns": _w.Field("mergeColumns", _w.Many(_w.TEXT), False, ()),
    }

    def __init__(self, *, table: str, why: str, merge_rows: Iterable[str] = (), merge_columns: Iterable[str] = ()) -> None:
        self._keep((table, why, merge_rows, merge_columns))


class Anonymity(Value):
    """Whether rows about people may leave the house.

    Args:
        holds: Whether everybody is among enough others.
        exposed: Places of rows that too few others look like, from 0.
        fewest: The fewest that look the same; left out without rows.
        coarsen: The column with the most different values among the exposed, from 0: the one to coarsen first.
    """

    __slots__ = ("holds", "exposed", "fewest", "coarsen")
    holds: bool
    exposed: tuple[int, ...]
    fewest: int | None
    coarsen: int | None
    _wire_: ClassVar[_w.Fields] = {
        "holds": _w.Field("holds", _w.YES_NO, True),
        "exposed": _w.Field("exposed", _w.Many(_w.Whole(0, 4294967295)), True),
        "fewest": _w.Field("fewest", _w.Maybe(_w.Whole(0, 4294967295))),
        "coarsen": _w.Field("coarsen", _w.Maybe(_w.Whole(0, 4294967295))),
    }

    def __init__(self, *, holds: bool, exposed: Iterable[int], fewest: int | None = None, coarsen: int | None = None) -> None:
        self._keep((holds, exposed, fewest, coarsen))


class TimedScore(_w.Tabled):
    """Change on every scale of an instrument.

    Args:
        instrument: The id of the instrument.
        version: The version of the instrument.
        scales: The change on each scale.
        without_consent: The number of answers left out because their member has not consented to outcomes, or no longer does.
        attribution: The words that have to accompany results.
    """

    __slots__ = ("instrument", "version", "scales", "without_consent", "attribution")
    instrument: str
    version: str
    scales: Rows[Change]
    without_consent: int
    attribution: str
    _wire_: ClassVar[_w.Fields] = {
        "instrument": _w.Field("instrument", _w.TEXT, True),
        "version": _w.Field("version", _w.TEXT, True),
        "scales": _w.Field("scales", _w.Listed("Change"), True),
        "without_consent": _w.Field("withoutConsent", _w.Whole(0, 4294967295), True),
        "attribution": _w.Field("attribution", _w.TEXT, False, ""),
    }

    def __init__(self, *, instrument: str, version: str, scales: Iterable[Change | Mapping[str, Any]], without_consent: int, attribution: str = "") -> None:
        self._keep((instrument, version, scales, without_consent, attribution))


class Change(_w.Tabled):
    """Change on one scale: of those who answered at both points. What changed, not why.

    Args:
        scale: The name of the scale.
        n_first: The number who had a score at the first point.
        n_both: The number of these who had one at the second as well.
        n_lost: The number of these who had none at the second: lost.
        n_last_only: The number who had a score at the second point only; they are in none of the figures.
        reported: Whether there were enough people; if not, only the counts above are given.
        improved: The number who changed for the better by the criterion or more.
        stayed: The number who changed by less than that.
        worse: The number who changed for the worse by the criterion or more.
        criterion: The least change that counts as one.
        mean_first: Mean at the first point, of those at both.
        mean_last: Mean at the second, of those at both.
        mean_change: Mean of each one's second less first.
        spread: Standard deviation of these changes (n − 1 below).
        low: The lower end of the 95 % interval of the mean change, by Student's t.
        high: The upper end of that interval.
        bands: The number of people in each band.
    """

    __slots__ = ("scale", "n_first", "n_both", "n_lost", "n_last_only", "reported", "improved", "stayed", "worse", "criterion", "mean_first", "mean_last", "mean_change", "spread", "low", "high", "bands")
    scale: str
    n_first: int
    n_both: int
    n_lost: int
    n_last_only: int
    reported: bool
    improved: int
    stayed: int
    worse: int
    criterion: float
    mean_first: float | None
    mean_last: float | None
    mean_change: float | None
    spread: float | None
    low: float | None
    high: float | None
    bands: Rows[BandCount]
    _wire_: ClassVar[_w.Fields] = {
        "scale": _w.Field("scale", _w.TEXT, True),
        "n_first": _w.Field("nFirst", _w.Whole(0, 4294967295), True),
        "n_both": _w.Field("nBoth", _w.Whole(0, 4294967295), True),
        "n_lost": _w.Field("nLost", _w.Whole(0, 4294967295), True),
        "n_last_only": _w.Field("nLastOnly", _w.Whole(0, 4294967295), True),
        "reported": _w.Field("reported", _w.YES_NO, True),
        "improved": _w.Field("improved", _w.Whole(0, 4294967295), True),
        "stayed": _w.Field("stayed", _w.Whole(0, 4294967295), True),
        "worse": _w.Field("worse", _w.Whole(0, 4294967295), True),
        "criterion": _w.Field("criterion", _w.FIGURE, True),
        "mean_first": _w.Field("meanFirst", _w.Maybe(_w.FIGURE)),
        "mean_last": _w.Field("meanLast", _w.Maybe(_w.FIGURE)),
        "mean_change": _w.Field("meanChange", _w.Maybe(_w.FIGURE)),
        "spread": _w.Field("spread", _w.Maybe(_w.FIGURE)),
        "low": _w.Field("low", _w.Maybe(_w.FIGURE)),
        "high": _w.Field("high", _w.Maybe(_w.FIGURE)),
        "bands": _w.Field("bands", _w.Listed("BandCount"), False, ()),
    }

    def __init__(self, *, scale: str, n_first: int, n_both: int, n_lost: int, n_last_only: int, reported: bool, improved: int, stayed: int, worse: int, criterion: float, mean_first: float | None = None, mean_last: float | None = None, mean_change: float | None = None, spread: float | None = None, low: float | None = None, high: float | None = None, bands: Iterable[BandCount | Mapping[str, Any]] = ()) -> None:
        self._keep((scale, n_first, n_both, n_lost, n_last_only, reported, improved, stayed, worse, criterion, mean_first, mean_last, mean_change, spread, low, high, bands))


class BandCount(Value):
    """The number of people in a band.

    Args:
        band: The name of the band.
        first: The number of people in it at the first point, of those at both.
        last: The number of people in it at the second point, of those at both.
    """

    __slots__ = ("band", "first", "last")
    band: str
    first: int
    last: int
    _wire_: ClassVar[_w.Fields] = {
        "band": _w.Field("band", _w.TEXT, True),
        "first": _w.Field("first", _w.Whole(0, 4294967295), True),
        "last": _w.Field("last", _w.Whole(0, 4294967295), True),
    }

    def __init__(self, *, band: str, first: int, last: int) -> None:
        self._keep((band, first, last))


class FollowUps(_w.Tabled):
    """Follow-ups, by months and scale.

    Args:
        instrument: The id of the instrument.
        version: The version of the instrument.
        within_days: The most days a follow-up may lie before or after its day.
        as_of: The day it is as of. A date, or text such as `"2026-03-01"`.
        points: The follow-ups, in the order of the months asked for, then of the scales.
        without_consent: The number of answers left out because their member has not consented to outcomes, or no longer does.
        attribution: The words that have to accompany results.
    """

    __slots__ = ("instrument", "version", "within_days", "as_of", "points", "without_consent", "attribution")
    instrument: str
    version: str
    within_days: int
    as_of: datetime.date
    points: Rows[FollowUp]
    without_consent: int
    attribution: str
    _wire_: ClassVar[_w.Fields] = {
        "instrument": _w.Field("instrument", _w.TEXT, True),
        "version": _w.Field("version", _w.TEXT, True),
        "within_days": _w.Field("withinDays", _w.Whole(0, 4294967295), True),
        "as_of": _w.Field("asOf", _w.DAY, True),
        "points": _w.Field("points", _w.Listed("FollowUp"), True),
        "without_consent": _w.Field("withoutConsent", _w.Whole(0, 4294967295), True),
        "attribution": _w.Field("attribution", _w.TEXT, False, ""),
    }

    def __init__(self, *, instrument: str, version: str, within_days: int, as_of: DayLike, points: Iterable[FollowUp | Mapping[str, Any]], without_consent: int, attribution: str = "") -> None:
        self._keep((instrument, version, within_days, as_of, points, without_consent, attribution))


class FollowUp(Value):
    """One scale, a number of months after the baseline.

    Args:
        months: The months after the baseline.
        not_yet: People with a baseline who could not have been followed up for good yet: days on which they might answer are still to come. They are in no other figure.
        change: Change from the baseline to the follow-up. Its first point counts those who were due, and who of them was lost to follow-up.
    """

    __slots__ = ("months", "not_yet", "change")
    months: int
    not_yet: int
    change: Change
    _wire_: ClassVar[_w.Fields] = {
        "months": _w.Field("months", _w.Whole(0, 4294967295), True),
        "not_yet": _w.Field("notYet", _w.Whole(0, 4294967295), True),
        "change": _w.Field("change", _w.Of("Change"), True),
    }

    def __init__(self, *, months: int, not_yet: int, change: Change | Mapping[str, Any]) -> None:
        self._keep((months, not_yet, change))


class ComparedChange(_w.Tabled):
    """The change in two groups, side by side.

    Args:
        instrument: The id of the instrument.
        version: The version of the instrument.
        group: The name of the group.
        comparison: The name of the group it is compared with.
        scales: The comparison on each scale.
        without_consent: The number of answers left out because their member has not consented to outcomes, or no longer does.
        in_neither: The number of answers left out because their member is in neither group.
        note: What a comparison shows, and what it does not.
        attribution: The words that have to accompany results.
    """

    __slots__ = ("instrument", "version", "group", "comparison", "scales", "without_consent", "in_neither", "note", "attribution")
    instrument: str
    version: str
    group: str
    comparison: str
    scales: Rows[ComparedScale]
    without_consent: int
    in_neither: int
    note: str
    attribution: str
    _wire_: ClassVar[_w.Fields] = {
        "instrument": _w.Field("instrument", _w.TEXT, True),
        "version": _w.Field("version", _w.TEXT, True),
        "group": _w.Field("group", _w.TEXT, True),
        "comparison": _w.Field("comparison", _w.TEXT, True),
        "scales": _w.Field("scales", _w.Listed("ComparedScale"), True),
        "without_consent": _w.Field("withoutConsent", _w.Whole(0, 4294967295), True),
        "in_neither": _w.Field("inNeither", _w.Whole(0, 4294967295), True),
        "note": _w.Field("note", _w.TEXT, True),
        "attribution": _w.Field("attribution", _w.TEXT, False, ""),
    }

    def __init__(self, *, instrument: str, version: str, group: str, comparison: str, scales: Iterable[ComparedScale | Mapping[str, Any]], without_consent: int, in_neither: int, note: str, attribution: str = "") -> None:
        self._keep((instrument, version, group, comparison, scales, without_consent, in_neither, note, attribution))


class ComparedScale(Value):
    """One scale.

    Args:
        group: How the group changed.
        comparison: How the group it is compared with changed.
        difference: The mean change of the group less that of the other; left out when either has too few people to report.
        error: Its standard error, the groups' spreads taken apart.
        freedom: Degrees of freedom (Welch and Satterthwaite); left out where nobody's change differs from another's.
        low: The lower end of the 95 % interval of the difference, by Student's t.
        high: The upper end of that interval.
    """

    __slots__ = ("group", "comparison", "difference", "error", "freedom", "low", "high")
    group: Change
    comparison: Change
    difference: float | None
    error: float | None
    freedom: float | None
    low: float | None
    high: float | None
    _wire_: ClassVar[_w.Fields] = {
        "group": _w.Field("group", _w.Of("Change"), True),
        "comparison": _w.Field("comparison", _w.Of("Change"), True),
        "difference": _w.Field("difference", _w.Maybe(_w.FIGURE)),
        "error": _w.Field("error", _w.Maybe(_w.FIGURE)),
        "freedom": _w.Field("freedom", _w.Maybe(_w.FIGURE)),
        "low": _w.Field("low", _w.Maybe(_w.FIGURE)),
        "high": _w.Field("high", _w.Maybe(_w.FIGURE)),
    }

    def __init__(self, *, group: Change | Mapping[str, Any], comparison: Change | Mapping[str, Any], difference: float | None = None, error: float | None = None, freedom: float | None = None, low: float | None = None, high: float | None = None) -> None:
        self._keep((group, comparison, difference, error, freedom, low, high))


class MemberTies(_w.Tabled):
    """One member's ties.

    Args:
        member: The member's number.
        given: Minutes given, and done together with others.
        received: Minutes received, and done together with others.
        ties: The ties, the most occasions first.
        name: Their name: whole for brokers and for themselves, its first word for other members. An organisation's name is always whole. Left out when it is not known here, or was erased.
        two_sidedness: 1 − |given − received| / (given + received). For brokers: it is nobody's target.
    """

    __slots__ = ("member", "given", "received", "ties", "name", "two_sidedness")
    member: MemberId
    given: int
    received: int
    ties: Rows[TieWith]
    name: str | None
    two_sidedness: float | None
    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Id("member"), True),
        "given": _w.Field("given", _w.Whole(0, 9007199254740991), True),
        "received": _w.Field("received", _w.Whole(0, 9007199254740991), True),
        "ties": _w.Field("ties", _w.Listed("TieWith"), True),
        "name": _w.Field("name", _w.Maybe(_w.TEXT)),
        "two_sidedness": _w.Field("twoSidedness", _w.Maybe(_w.FIGURE)),
    }

    def __init__(self, *, member: MemberRef, given: int, received: int, ties: Iterable[TieWith | Mapping[str, Any]], name: str | None = None, two_sidedness: float | None = None) -> None:
        self._keep((member, given, received, ties, name, two_sidedness))


class TieWith(Value):
    """A tie with another member.

    Args:
        member: The member's number.
        gave: Minutes the member gave them.
        received: Minutes the member received from them.
        occasions: The number of exchanges between the two.
        first: The day of the first. A date, or text such as `"2026-03-01"`.
        last: The day of the last. A date, or text such as `"2026-03-01"`.
        repeated: Whether it is of three or more occasions over two months or more.
        carried_on: Whether a broker brought it about and it went on without.
        as_neighbour: Whether the other took part as a neighbour at least once, and not only as staff.
        name: Their name: whole for brokers and for themselves, its first word for other members. An organisation's name is always whole. Left out when it is not known here, or was erased.
    """

    __slots__ = ("member", "gave", "received", "occasions", "first", "last", "repeated", "carried_on", "as_neighbour", "name")
    member: MemberId
    gave: int
    received: int
    occasions: int
    first: datetime.date
    last: datetime.date
    repeated: bool
    carried_on: bool
    as_neighbour: bool
    name: str | None
    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Id("member"), True),
        "gave": _w.Field("gave", _w.Whole(0, 9007199254740991), True),
        "received": _w.Field("received", _w.Whole(0, 9007199254740991), True),
        "occasions": _w.Field("occasions", _w.Whole(0, 4294967295), True),
        "first": _w.Field("first", _w.DAY, True),
        "last": _w.Field("last", _w.DAY, True),
        "repeated": _w.Field("repeated", _w.YES_NO, True),
        "carried_on": _w.Field("carriedOn", _w.YES_NO, True),
        "as_neighbour": _w.Field("asNeighbour", _w.YES_NO, True),
        "name": _w.Field("name", _w.Maybe(_w.TEXT)),
    }

    def __init__(self, *, member: MemberRef, gave: int, received: int, occasions: int, first: DayLike, last: DayLike, repeated: bool, carried_on: bool, as_neighbour: bool, name: str | None = None) -> None:
        self._keep((member, gave, received, occasions, first, last, repeated, carried_on, as_neighbour, name))


class CourseAttendance(Value):
    """Who was at the sessions of a course or a group.

    Args:
        sessions: The number of sessions in the span.
        crowds: The number of these that were too large to say who was there with whom.
        members: The members who were at one or more, in order of number.
        pairs: The pairs who were there together, the most sessions first.
    """

    __slots__ = ("sessions", "crowds", "members", "pairs")
    sessions: int
    crowds: int
    members: Rows[Attended]
    pairs: Rows[TogetherAt]
    _wire_: ClassVar[_w.Fields] = {
        "sessions": _w.Field("sessions", _w.Whole(0, 4294967295), True),
        "crowds": _w.Field("crowds", _w.Whole(0, 4294967295), True),
        "members": _w.Field("members", _w.Listed("Attended"), True),
        "pairs": _w.Field("pairs", _w.Listed("TogetherAt"), True),
    }

    def __init__(self, *, sessions: int, crowds: int, members: Iterable[Attended | Mapping[str, Any]], pairs: Iterable[TogetherAt | Mapping[str, Any]]) -> None:
        self._keep((sessions, crowds, members, pairs))


class Attended(Value):
    """How one member attended.

    Args:
        member: The member's number.
        sessions: The number of sessions they were at, giving, receiving or together.
        first: The day of their first session. A date, or text such as `"2026-03-01"`.
        last: The day of their last session. A date, or text such as `"2026-03-01"`.
        missed_since: The number of sessions held since their last. A high number is a drop-out; what is high is for the community to say.
        returned_after: The longest run of sessions missed before they came back; 0 when they missed none in between.
        name: Their name: whole for brokers and for themselves, its first word for other members. An organisation's name is always whole. Left out when it is not known here, or was erased.
    """

    __slots__ = ("member", "sessions", "first", "last", "missed_since", "returned_after", "name")
    member: MemberId
    sessions: int
    first: datetime.date
    last: datetime.date
    missed_since: int
    returned_after: int
    name: str | None
    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Id("member"), True),
        "sessions": _w.Field("sessions", _w.Whole(0, 4294967295), True),
        "first": _w.Field("first", _w.DAY, True),
        "last": _w.Field("last", _w.DAY, True),
        "missed_since": _w.Field("missedSince", _w.Whole(0, 4294967295), True),
        "returned_after": _w.Field("returnedAfter", _w.Whole(0, 4294967295), True),
        "name": _w.Field("name", _w.Maybe(_w.TEXT)),
    }

    def __init__(self, *, member: MemberRef, sessions: int, first: DayLike, last: DayLike, missed_since: int, returned_after: int, name: str | None = None) -> None:
        self._keep((member, sessions, first, last, missed_since, returned_after, name))


class TogetherAt(Value):
    """Two who attended together.

    Args:
        one: The member with the lower number.
        other: The member with the higher number.
        sessions: The number of sessions both were at.
    """

    __slots__ = ("one", "other", "sessions")
    one: Named
    other: Named
    sessions: int
    _wire_: ClassVar[_w.Fields] = {
        "one": _w.Field("one", _w.Of("Named"), True),
        "other": _w.Field("other", _w.Of("Named"), True),
        "sessions": _w.Field("sessions", _w.Whole(0, 4294967295), True),
    }

    def __init__(self, *, one: Named | Mapping[str, Any], other: Named | Mapping[str, Any], sessions: int) -> None:
        self._keep((one, other, sessions))


class WorkerOnly(Value):
    """A member who would be alone without workers.

    Args:
        member: The member's number.
        ties: The number of workers or organisations they have a tie with.
        received: Minutes received from them.
        last: The last day with any of them. A date, or text such as `"2026-03-01"`.
        name: Their name: whole for brokers and for themselves, its first word for other members. An organisation's name is always whole. Left out when it is not known here, or was erased.
    """

    __slots__ = ("member", "ties", "received", "last", "name")
    member: MemberId
    ties: int
    received: int
    last: datetime.date
    name: str | None
    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Id("member"), True),
        "ties": _w.Field("ties", _w.Whole(0, 4294967295), True),
        "received": _w.Field("received", _w.Whole(0, 9007199254740991), True),
        "last": _w.Field("last", _w.DAY, True),
        "name": _w.Field("name", _w.Maybe(_w.TEXT)),
    }

    def __init__(self, *, member: MemberRef, ties: int, received: int, last: DayLike, name: str | None = None) -> None:
        self._keep((member, ties, received, last, name))


class Mixing(Value):
    """What goes from group to group. Rows give, columns receive; the last group, without a name, holds those who are in none.

    Args:
        groups: The names of the groups.
        members: The number of members of each.
        minutes: Minutes given by members of one to members of another.
        ties: Ties between members of one and members of another.
        over_expected: Ties over those to be expected if every pair of members were equally likely to have one; null where no pair or no tie is.
        ei_index: (E − I) / (E + I): ties between groups less ties within, over all (Krackhardt and Stern 1988). −1 is all within.
        assortativity: Nominal assortativity (Newman 2003): 1 is all within, 0 is as chance would have it.
    """

    __slots__ = ("groups", "members", "minutes", "ties", "over_expected", "ei_index", "assortativity")
    groups: tuple[str, ...]
    members: tuple[int, ...]
    minutes: tuple[tuple[int, ...], ...]
    ties: tuple[tuple[int, ...], ...]
    over_expected: tuple[tuple[float | None, ...], ...]
    ei_index: float | None
    assortativity: float | None
    _wire_: ClassVar[_w.Fields] = {
        "groups": _w.Field("groups", _w.Many(_w.TEXT), True),
        "members": _w.Field("members", _w.Many(_w.Whole(0, 9007199254740991)), True),
        "minutes": _w.Field("minutes", _w.Many(_w.Many(_w.MINUTES)), True),
        "ties": _w.Field("ties", _w.Many(_w.Many(_w.Whole(0, 9007199254740991))), True),
        "over_expected": _w.Field("overExpected", _w.Many(_w.Many(_w.Maybe(_w.FIGURE))), True),
        "ei_index": _w.Field("eiIndex", _w.Maybe(_w.FIGURE)),
        "assortativity": _w.Field("assortativity", _w.Maybe(_w.FIGURE)),
    }

    def __init__(self, *, groups: Iterable[str], members: Iterable[int], minutes: Iterable[Iterable[MinutesLike]], ties: Iterable[Iterable[int]], over_expected: Iterable[Iterable[float | None]], ei_index: float | None = None, assortativity: float | None = None) -> None:
        self._keep((groups, members, minutes, ties, over_expected, ei_index, assortativity))


class RobustnessLine(Value):
    """What is left of the network and of the coverage of needs.

    Args:
        without: The people who are imagined to leave.
        gone: The number of people who leave.
        members: The number of members who remain.
        isolates: The number of these without a tie.
        components: The number of components with a tie or more.
        largest: The number of members in the largest component.
        needs_met: The number of needs that those who remain gave towards in the window (the first 64 of the scheme).
        largest_share: The share of those who remain who are in the largest component.
    """

    __slots__ = ("without", "gone", "members", "isolates", "components", "largest", "needs_met", "largest_share")
    without: Leaving
    gone: int
    members: int
    isolates: int
    components: int
    largest: int
    needs_met: int
    largest_share: float | None
    _wire_: ClassVar[_w.Fields] = {
        "without": _w.Field("without", _w.Word("nobody", "staff", "most-tied"), True),
        "gone": _w.Field("gone", _w.Whole(0, 4294967295), True),
        "members": _w.Field("members", _w.Whole(0, 9007199254740991), True),
        "isolates": _w.Field("isolates", _w.Whole(0, 9007199254740991), True),
        "components": _w.Field("components", _w.Whole(0, 9007199254740991), True),
        "largest": _w.Field("largest", _w.Whole(0, 9007199254740991), True),
        "needs_met": _w.Field("needsMet", _w.Whole(0, 4294967295), True),
        "largest_share": _w.Field("largestShare", _w.Maybe(_w.FIGURE)),
    }

    def __init__(self, *, without: Leaving, gone: int, members: int, isolates: int, components: int, largest: int, needs_met: int, largest_share: float | None = None) -> None:
        self._keep((without, gone, members, isolates, components, largest, needs_met, largest_share))


class Retention(_w.Tabled):
    """How long members stay active, and ties last.

    Args:
        members: From joining to the last activity. Members at rest have not ended; a return after a pause goes on.
        ties: From a tie's first occasion to its last.
        cohorts: By quarter of joining: how many were active in that quarter and each after it.
    """

    __slots__ = ("members", "ties", "cohorts")
    members: Survival
    ties: Survival
    cohorts: Rows[Cohort]
    _wire_: ClassVar[_w.Fields] = {
        "members": _w.Field("members", _w.Of("Survival"), True),
        "ties": _w.Field("ties", _w.Of("Survival"), True),
        "cohorts": _w.Field("cohorts", _w.Listed("Cohort"), True),
    }

    def __init__(self, *, members: Survival | Mapping[str, Any], ties: Survival | Mapping[str, Any], cohorts: Iterable[Cohort | Mapping[str, Any]]) -> None:
        self._keep((members, ties, cohorts))


class Survival(_w.Tabled):
    """How long something lasts (Kaplan and Meier 1958): what has not ended counts up to now.

    Args:
        count: The number looked at.
        ended: The number of these that ended.
        steps: A step for each number of days at which some ended.
        median_days: Days after which half have ended; left out while more than half go on.
    """

    __slots__ = ("count", "ended", "steps", "median_days")
    count: int
    ended: int
    steps: Rows[SurvivalStep]
    median_days: int | None
    _wire_: ClassVar[_w.Fields] = {
        "count": _w.Field("count", _w.Whole(0, 9007199254740991), True),
        "ended": _w.Field("ended", _w.Whole(0, 9007199254740991), True),
        "steps": _w.Field("steps", _w.Listed("SurvivalStep"), True),
        "median_days": _w.Field("medianDays", _w.Maybe(_w.Whole(0, 4294967295))),
    }

    def __init__(self, *, count: int, ended: int, steps: Iterable[SurvivalStep | Mapping[str, Any]], median_days: int | None = None) -> None:
        self._keep((count, ended, steps, median_days))


class SurvivalStep(Value):
    """A step of a survival curve.

    Args:
        days: Days after the beginning.
        at_risk: The number still there just before.
        ended: The number that ended then.
        share: The share that goes on.
    """

    __slots__ = ("days", "at_risk", "ended", "share")
    days: int
    at_risk: int
    ended: int
    share: float
    _wire_: ClassVar[_w.Fields] = {
        "days": _w.Field("days", _w.Whole(0, 4294967295), True),
        "at_risk": _w.Field("atRisk", _w.Whole(0, 9007199254740991), True),
        "ended": _w.Field("ended", _w.Whole(0, 9007199254740991), True),
        "share": _w.Field("share", _w.FIGURE, True),
    }

    def __init__(self, *, days: int, at_risk: int, ended: int, share: float) -> None:
        self._keep((days, at_risk, ended, share))


class Cohort(Value):
    """Members who joined in one quarter.

    Args:
        joined: The first day of the quarter. A date, or text such as `"2026-03-01"`.
        members: The number of members who joined.
        active: How many of them took part, in that quarter and each one after it.
    """

    __slots__ = ("joined", "members", "active")
    joined: datetime.date
    members: int
    active: tuple[int, ...]
    _wire_: ClassVar[_w.Fields] = {
        "joined": _w.Field("joined", _w.DAY, True),
        "members": _w.Field("members", _w.Whole(0, 9007199254740991), True),
        "active": _w.Field("active", _w.Many(_w.Whole(0, 9007199254740991)), True),
    }

    def __init__(self, *, joined: DayLike, members: int, active: Iterable[int]) -> None:
        self._keep((joined, members, active))


class NeedLine(Value):
    """How far a need is met.

    Args:
        minutes: Minutes given towards it: those of an activity are shared over its needs by their weights. In minutes: `90`, `"1h30"` or a `timedelta`.
        givers: Members who gave towards it.
        receivers: Members who received.
        offering: Members with an open offer that meets it, on the last day: how many could step in.
        requests: Requests posted for it.
        met: Of these, met.
        unmet: Of these, not met: still open, or run out.
        need: The code of the need; left out for what is not classified.
        rung: Its place in the charter's scheme, from 0, lowest first.
    """

    __slots__ = ("minutes", "givers", "receivers", "offering", "requests", "met", "unmet", "need", "rung")
    minutes: int
    givers: int
    receivers: int
    offering: int
    requests: int
    met: int
    unmet: int
    need: str | None
    rung: int | None
    _wire_: ClassVar[_w.Fields] = {
        "minutes": _w.Field("minutes", _w.MINUTES, True),
        "givers": _w.Field("givers", _w.Whole(0, 4294967295), True),
        "receivers": _w.Field("receivers", _w.Whole(0, 4294967295), True),
        "offering": _w.Field("offering", _w.Whole(0, 4294967295), True),
        "requests": _w.Field("requests", _w.Whole(0, 4294967295), True),
        "met": _w.Field("met", _w.Whole(0, 4294967295), True),
        "unmet": _w.Field("unmet", _w.Whole(0, 4294967295), True),
        "need": _w.Field("need", _w.Maybe(_w.TEXT)),
        "rung": _w.Field("rung", _w.Maybe(_w.Whole(0, 65535))),
    }

    def __init__(self, *, minutes: MinutesLike, givers: int, receivers: int, offering: int, requests: int, met: int, unmet: int, need: str | None = None, rung: int | None = None) -> None:
        self._keep((minutes, givers, receivers, offering, requests, met, unmet, need, rung))


class LatencyLine(Value):
    """How long something takes, in days.

    Args:
        latency: What is measured: the step it begins with and the step it ends with.
        began: The number that began.
        reached: The number that have reached the end.
        share: The share that have reached it.
        lower_quartile: Days within which a quarter of these had.
        median: Days within which half of these had.
        upper_quartile: Days within which three quarters of these had.
    """

    __slots__ = ("latency", "began", "reached", "share", "lower_quartile", "median", "upper_quartile")
    latency: Latency
    began: int
    reached: int
    share: float | None
    lower_quartile: float | None
    median: float | None
    upper_quartile: float | None
    _wire_: ClassVar[_w.Fields] = {
        "latency": _w.Field("latency", _w.Word("joined-to-contact", "joined-to-exchange", "referred-to-exchange", "received-to-gave", "gave-to-received", "request-to-met"), True),
        "began": _w.Field("began", _w.Whole(0, 4294967295), True),
        "reached": _w.Field("reached", _w.Whole(0, 4294967295), True),
        "share": _w.Field("share", _w.Maybe(_w.FIGURE)),
        "lower_quartile": _w.Field("lowerQuartile", _w.Maybe(_w.FIGURE)),
        "median": _w.Field("median", _w.Maybe(_w.FIGURE)),
        "upper_quartile": _w.Field("upperQuartile", _w.Maybe(_w.FIGURE)),
    }

    def __init__(self, *, latency: Latency, began: int, reached: int, share: float | None = None, lower_quartile: float | None = None, median: float | None = None, upper_quartile: float | None = None) -> None:
        self._keep((latency, began, reached, share, lower_quartile, median, upper_quartile))


class ProgrammeLine(Value):
    """How a programme goes.

    Args:
        programme: The programme's number.
        name: The name of the programme.
        begun: Pairings that began in the span.
        going_on: Pairings that go on at its end.
        completed: Pairings that ended in it, having reached what they were for.
        ended_early: Pairings that were stopped before that.
        moved: The number of pairings that ended because one of the two moved away.
        rematched: Pairings that ended because another suits better.
        gone: Members who were mentored in a pairing that was stopped early by the end of the span, or ended by moving away.
        returned: Of these, those who were mentored here again later.
        mentored: Members who were mentored, up to the end of the span.
        became_mentors: The number of these who later became mentors here.
        sessions: Sessions of its pairings in the span.
        minutes: Minutes received in them. In minutes: `90`, `"1h30"` or a `timedelta`.
        pairings: Its pairings that went on in the span, or ended in it.
        mentors: Its mentors on the last day.
        drop_out: Of those that ended, the share stopped early.
        return_days: Days until they were: half of them within.
    """

    __slots__ = ("programme", "name", "begun", "going_on", "completed", "ended_early", "moved", "rematched", "gone", "returned", "mentored", "became_mentors", "sessions", "minutes", "pairings", "mentors", "drop_out", "return_days")
    programme: ProgrammeId
    name: str
    begun: int
    going_on: int
    completed: int
    ended_early: int
    moved: int
    rematched: int
    gone: int
    returned: int
    mentored: int
    became_mentors: int
    sessions: int
    minutes: int
    pairings: Rows[PairingLine]
    mentors: Rows[MentorLine]
    drop_out: float | None
    return_days: float | None
    _wire_: ClassVar[_w.Fields] = {
        "programme": _w.Field("programme", _w.Id("programme"), True),
        "name": _w.Field("name", _w.TEXT, True),
        "begun": _w.Field("begun", _w.Whole(0, 4294967295), True),
        "going_on": _w.Field("goingOn", _w.Whole(0, 4294967295), True),
        "completed": _w.Field("completed", _w.Whole(0, 4294967295), True),
        "ended_early": _w.Field("endedEarly", _w.Whole(0, 4294967295), True),
        "moved": _w.Field("moved", _w.Whole(0, 4294967295), True),
        "rematched": _w.Field("rematched", _w.Whole(0, 4294967295), True),
        "gone": _w.Field("gone", _w.Whole(0, 4294967295), True),
        "returned": _w.Field("returned", _w.Whole(0, 4294967295), True),
        "mentored": _w.Field("mentored", _w.Whole(0, 4294967295), True),
        "became_mentors": _w.Field("becameMentors", _w.Whole(0, 4294967295), True),
        "sessions": _w.Field("sessions", _w.Whole(0, 4294967295), True),
        "minutes": _w.Field("minutes", _w.MINUTES, True),
        "pairings": _w.Field("pairings", _w.Listed("PairingLine"), True),
        "mentors": _w.Field("mentors", _w.Listed("MentorLine"), True),
        "drop_out": _w.Field("dropOut", _w.Maybe(_w.FIGURE)),
        "return_days": _w.Field("returnDays", _w.Maybe(_w.FIGURE)),
    }

    def __init__(self, *, programme: ProgrammeRef, name: str, begun: int, going_on: int, completed: int, ended_early: int, moved: int, rematched: int, gone: int, returned: int, mentored: int, became_mentors: int, sessions: int, minutes: MinutesLike, pairings: Iterable[PairingLine | Mapping[str, Any]], mentors: Iterable[MentorLine | Mapping[str, Any]], drop_out: float | None = None, return_days: float | None = None) -> None:
        self._keep((programme, name, begun, going_on, completed, ended_early, moved, rematched, gone, returned, mentored, became_mentors, sessions, minutes, pairings, mentors, drop_out, return_days))


class PairingLine(Value):
    """How a pairing goes.

    Args:
        pairing: The pairing's number.
        mentor: The mentor.
        mentee: The mentee.
        from_: The first day of the pairing. A date, or text such as `"2026-03-01"`.
        sessions: Sessions in the span.
        minutes: Minutes received in them. In minutes: `90`, `"1h30"` or a `timedelta`.
        until: The last day, once it has ended. A date, or text such as `"2026-03-01"`.
        why: The reason it ended.
        last_session: The day of the last session. A date, or text such as `"2026-03-01"`.
        reviewed: The day it was last reviewed, with either of the two. A date, or text such as `"2026-03-01"`.
        review_due: The day a review was due, or soon is, that has not been noted: as in `today`. A date, or text such as `"2026-03-01"`.
    """

    __slots__ = ("pairing", "mentor", "mentee", "from_", "sessions", "minutes", "until", "why", "last_session", "reviewed", "review_due")
    pairing: PairingId
    mentor: Named
    mentee: Named
    from_: datetime.date
    sessions: int
    minutes: int
    until: datetime.date | None
    why: PairingEnd | None
    last_session: datetime.date | None
    reviewed: datetime.date | None
    review_due: datetime.date | None
    _wire_: ClassVar[_w.Fields] = {
        "pairing": _w.Field("pairing", _w.Id("pairing"), True),
        "mentor": _w.Field("mentor", _w.Of("Named"), True),
        "mentee": _w.Field("mentee", _w.Of("Named"), True),
        "from_": _w.Field("from", _w.DAY, True),
        "sessions": _w.Field("sessions", _w.Whole(0, 4294967295), True),
        "minutes": _w.Field("minutes", _w.MINUTES, True),
        "until": _w.Field("until", _w.Maybe(_w.DAY)),
        "why": _w.Field("why", _w.Maybe(_w.Word("completed", "ended-early", "moved", "rematched"))),
        "last_session": _w.Field("lastSession", _w.Maybe(_w.DAY)),
        "reviewed": _w.Field("reviewed", _w.Maybe(_w.DAY)),
        "review_due": _w.Field("reviewDue", _w.Maybe(_w.DAY)),
    }

    def __init__(self, *, pairing: PairingRef, mentor: Named | Mapping[str, Any], mentee: Named | Mapping[str, Any], from_: DayLike, sessions: int, minutes: MinutesLike, until: DayLike | None = None, why: PairingEnd | None = None, last_session: DayLike | None = None, reviewed: DayLike | None = None, review_due: DayLike | None = None) -> None:
        self._keep((pairing, mentor, mentee, from_, sessions, minutes, until, why, last_session, reviewed, review_due))


class MentorLine(Value):
    """Whether a mentor is ready, and looked after.

    Args:
        member: The member's number.
        pairings: The number of members they are paired with.
        supervisions: Supervision contacts in the span.
        supervision_due: The day by which they are to be supervised: the days asked for after the last time, or after they were first paired. A date, or text such as `"2026-03-01"`.
        references: The number of references received.
        ready: Whether they are ready, by what the charter counts: unless it says otherwise, they are trained, and supervision and checks are not overdue.
        name: Their name: whole for brokers and for themselves, its first word for other members. An organisation's name is always whole. Left out when it is not known here, or was erased.
        trained: The day they were last trained. A date, or text such as `"2026-03-01"`.
        supervised: The day they were last supervised. A date, or text such as `"2026-03-01"`.
        checked: The day a check was last seen. A date, or text such as `"2026-03-01"`.
        recheck_after: The day from which a new check is wanted. A date, or text such as `"2026-03-01"`.
    """

    __slots__ = ("member", "pairings", "supervisions", "supervision_due", "references", "ready", "name", "trained", "supervised", "checked", "recheck_after")
    member: MemberId
    pairings: int
    supervisions: int
    supervision_due: datetime.date
    references: int
    ready: bool
    name: str | None
    trained: datetime.date | None
    supervised: datetime.date | None
    checked: datetime.date | None
    recheck_after: datetime.date | None
    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Id("member"), True),
        "pairings": _w.Field("pairings", _w.Whole(0, 4294967295), True),
        "supervisions": _w.Field("supervisions", _w.Whole(0, 4294967295), True),
        "supervision_due": _w.Field("supervisionDue", _w.DAY, True),
        "references": _w.Field("references", _w.Whole(0, 4294967295), True),
        "ready": _w.Field("ready", _w.YES_NO, True),
        "name": _w.Field("name", _w.Maybe(_w.TEXT)),
        "trained": _w.Field("trained", _w.Maybe(_w.DAY)),
        "supervised": _w.Field("supervised", _w.Maybe(_w.DAY)),
        "checked": _w.Field("checked", _w.Maybe(_w.DAY)),
        "recheck_after": _w.Field("recheckAfter", _w.Maybe(_w.DAY)),
    }

    def __init__(self, *, member: MemberRef, pairings: int, supervisions: int, supervision_due: DayLike, references: int, ready: bool, name: str | None = None, trained: DayLike | None = None, supervised: DayLike | None = None, checked: DayLike | None = None, recheck_after: DayLike | None = None) -> None:
        self._keep((member, pairings, supervisions, supervision_due, references, ready, name, trained, supervised, checked, recheck_after))


class GrantStanding(_w.Tabled):
    """How far a grant has come.

    Args:
        code: The grant's code.
        funder: The name of the funder.
        from_: The first day. A date, or text such as `"2026-03-01"`.
        until: The last day that is counted: the grant's, or the question's if that is earlier. A date, or text such as `"2026-03-01"`.
        facilitation: Minutes of facilitation recorded meanwhile, no matter who paid. In minutes: `90`, `"1h30"` or a `timedelta`.
        outcomes: The outcomes that are hoped for.
        facilitation_funded: Minutes of facilitation it pays for.
        warnings: Warnings to consider, in words.
    """

    __slots__ = ("code", "funder", "from_", "until", "facilitation", "outcomes", "facilitation_funded", "warnings")
    code: str
    funder: str
    from_: datetime.date
    until: datetime.date
    facilitation: int
    outcomes: Rows[OutcomeStanding]
    facilitation_funded: int | None
    warnings: tuple[str, ...]
    _wire_: ClassVar[_w.Fields] = {
        "code": _w.Field("code", _w.TEXT, True),
        "funder": _w.Field("funder", _w.TEXT, True),
        "from_": _w.Field("from", _w.DAY, True),
        "until": _w.Field("until", _w.DAY, True),
        "facilitation": _w.Field("facilitation", _w.MINUTES, True),
        "outcomes": _w.Field("outcomes", _w.Listed("OutcomeStanding"), True),
        "facilitation_funded": _w.Field("facilitationFunded", _w.Maybe(_w.Whole(0, 9007199254740991))),
        "warnings": _w.Field("warnings", _w.Many(_w.TEXT), False, ()),
    }

    def __init__(self, *, code: str, funder: str, from_: DayLike, until: DayLike, facilitation: MinutesLike, outcomes: Iterable[OutcomeStanding | Mapping[str, Any]], facilitation_funded: int | None = None, warnings: Iterable[str] = ()) -> None:
        self._keep((code, funder, from_, until, facilitation, outcomes, facilitation_funded, warnings))


class OutcomeStanding(_w.Tabled):
    """How far an outcome has come.

    Args:
        name: The outcome that is hoped for, in words.
        indicators: The indicators of the outcome.
    """

    __slots__ = ("name", "indicators")
    name: str
    indicators: Rows[IndicatorStanding]
    _wire_: ClassVar[_w.Fields] = {
        "name": _w.Field("name", _w.TEXT, True),
        "indicators": _w.Field("indicators", _w.Listed("IndicatorStanding"), True),
    }

    def __init__(self, name: str, indicators: Iterable[IndicatorStanding | Mapping[str, Any]]) -> None:
        self._keep((name, indicators))


class IndicatorStanding(Value):
    """How far an indicator has come.

    Args:
        code: The indicator's code.
        name: The indicator's name.
        measure: The measure that gives its value.
        volume: Whether it only counts how much there was.
        n: The number of people, pairs, requests or exchanges it rests on.
        share: This grant's share of the result.
        evidence: The number of pieces of evidence.
        value: The value so far; hours for minutes. Left out where there is nothing to compute it from.
        baseline: The value at the baseline.
        change: The value less the baseline. A measure of change is its own.
        target: The target.
        reached: Whether the target is reached: at or beyond it, on its better side.
        contributed: The change times the share: what this grant reports, so that nothing is counted twice.
    """

    __slots__ = ("code", "name", "measure", "volume", "n", "share", "evidence", "value", "baseline", "change", "target", "reached", "contributed")
    code: str
    name: str
    measure: Measure
    volume: bool
    n: int
    share: float
    evidence: int
    value: float | None
    baseline: float | None
    change: float | None
    target: float | None
    reached: bool | None
    contributed: float | None
    _wire_: ClassVar[_w.Fields] = {
        "code": _w.Field("code", _w.TEXT, True),
        "name": _w.Field("name", _w.TEXT, True),
        "measure": _w.Field("measure", _w.Word("members", "active", "exchanges", "hours-given", "hours-received", "visitors", "facilitation", "ties", "new-ties", "repeated-ties", "unbrokered-ties", "both-ways", "role-fluidity", "arc-reciprocity", "dyad-reciprocity", "circulation", "gini-given", "support-mix", "worker-only", "isolates", "later-unbrokered", "took-role", "first-exchange", "first-exchange-days", "requests-met", "improved", "mean-change"), True),
        "volume": _w.Field("volume", _w.YES_NO, True),
        "n": _w.Field("n", _w.Whole(0, 9007199254740991), True),
        "share": _w.Field("share", _w.FIGURE, True),
        "evidence": _w.Field("evidence", _w.Whole(0, 4294967295), True),
        "value": _w.Field("value", _w.Maybe(_w.FIGURE)),
        "baseline": _w.Field("baseline", _w.Maybe(_w.FIGURE)),
        "change": _w.Field("change", _w.Maybe(_w.FIGURE)),
        "target": _w.Field("target", _w.Maybe(_w.FIGURE)),
        "reached": _w.Field("reached", _w.Maybe(_w.YES_NO)),
        "contributed": _w.Field("contributed", _w.Maybe(_w.FIGURE)),
    }

    def __init__(self, *, code: str, name: str, measure: Measure, volume: bool, n: int, share: float, evidence: int, value: float | None = None, baseline: float | None = None, change: float | None = None, target: float | None = None, reached: bool | None = None, contributed: float | None = None) -> None:
        self._keep((code, name, measure, volume, n, share, evidence, value, baseline, change, target, reached, contributed))


class FunderReport(_w.Funded):
    """A report to a funder.

    Args:
        report: The report.
        stories: The number of stories in the report.
        without_consent: The number of stories left out because their member has not consented to a story, or no longer does.
        not_approved: The number of stories left out because their member has not approved the words.
        naming: The number of stories left out because they name someone.
        releases: Its tables as released: to be kept, and given again as `log` with the next report.
    """

    __slots__ = ("report", "stories", "without_consent", "not_approved", "naming", "releases")
    report: CommunityReport
    stories: int
    without_consent: int
    not_approved: int
    naming: int
    releases: Rows[Release]
    _wire_: ClassVar[_w.Fields] = {
        "report": _w.Field("report", _w.Of("CommunityReport"), True),
        "stories": _w.Field("stories", _w.Whole(0, 4294967295), True),
        "without_consent": _w.Field("withoutConsent", _w.Whole(0, 4294967295), True),
        "not_approved": _w.Field("notApproved", _w.Whole(0, 4294967295), True),
        "naming": _w.Field("naming", _w.Whole(0, 4294967295), True),
        "releases": _w.Field("releases", _w.Listed("Release"), False, ()),
    }

    def __init__(self, *, report: CommunityReport | Mapping[str, Any], stories: int, without_consent: int, not_approved: int, naming: int, releases: Iterable[Release | Mapping[str, Any]] = ()) -> None:
        self._keep((report, stories, without_consent, not_approved, naming, releases))


class CommunityReport(_w.Document):
    """A report.

    Args:
        kind: The kind of report.
        title: The title.
        community: The name of the community.
        charter: The version of the charter it was made under.
        from_: The first day. A date, or text such as `"2026-03-01"`.
        until: The last day. Every table is as of it. A date, or text such as `"2026-03-01"`.
        population: The people who are counted, in words.
        policy: The disclosure policy; `internal` when nothing was hidden.
        publishable: Whether it may be published.
        sections: Its parts, in order.
        notes: Notes to show with it.
        advice: Why tables are left out of it, for the publisher. It is not written out with the report: it would tell what is hidden.
        releases: What a public one shows, as released: to be kept, and given again as `log` with the next.
        document: The report in the format that was asked for; left out when none was.
    """

    __slots__ = ("kind", "title", "community", "charter", "from_", "until", "population", "policy", "publishable", "sections", "notes", "advice", "releases", "document")
    kind: ReportKind
    title: str
    community: str
    charter: int
    from_: datetime.date
    until: datetime.date
    population: str
    policy: str
    publishable: bool
    sections: Rows[Section]
    notes: tuple[str, ...]
    advice: Rows[Advice]
    releases: Rows[Release]
    document: str | None
    _wire_: ClassVar[_w.Fields] = {
        "kind": _w.Field("kind", _w.Word("public", "community-health", "member", "funder"), True),
        "title": _w.Field("title", _w.TEXT, True),
        "community": _w.Field("community", _w.TEXT, True),
        "charter": _w.Field("charter", _w.Whole(0, 4294967295), True),
        "from_": _w.Field("from", _w.DAY, True),
        "until": _w.Field("until", _w.DAY, True),
        "population": _w.Field("population", _w.TEXT, True),
        "policy": _w.Field("policy", _w.TEXT, True),
        "publishable": _w.Field("publishable", _w.YES_NO, True),
        "sections": _w.Field("sections", _w.Listed("Section"), True),
        "notes": _w.Field("notes", _w.Many(_w.TEXT), True),
        "advice": _w.Field("advice", _w.Listed("Advice"), False, ()),
        "releases": _w.Field("releases", _w.Listed("Release"), False, ()),
        "document": _w.Field("document", _w.Maybe(_w.TEXT)),
    }

    def __init__(self, *, kind: ReportKind, title: str, community: str, charter: int, from_: DayLike, until: DayLike, population: str, policy: str, publishable: bool, sections: Iterable[Section | Mapping[str, Any]], notes: Iterable[str], advice: Iterable[Advice | Mapping[str, Any]] = (), releases: Iterable[Release | Mapping[str, Any]] = (), document: str | None = None) -> None:
        self._keep((kind, title, community, charter, from_, until, population, policy, publishable, sections, notes, advice, releases, document))


class Section(_w.Tabled):
    """A part of a report: some words, a table.

    Args:
        heading: Its heading, which is the caption of its table too.
        text: The text of the part.
        chart: Whether the first column is drawn as bars.
        code: What a host translates it by; only parts of the public report have one.
        rows_are: The heading of the rows.
        columns: Names of columns.
        rows: Rows of the table.
    """

    __slots__ = ("heading", "text", "chart", "code", "rows_are", "columns", "rows")
    heading: str
    text: str
    chart: bool
    code: str
    rows_are: str
    columns: tuple[str, ...]
    rows: Rows[ReportRow]
    _wire_: ClassVar[_w.Fields] = {
        "heading": _w.Field("heading", _w.TEXT, True),
        "text": _w.Field("text", _w.TEXT, True),
        "chart": _w.Field("chart", _w.YES_NO, True),
        "code": _w.Field("code", _w.TEXT, False, ""),
        "rows_are": _w.Field("rowsAre", _w.TEXT, False, ""),
        "columns": _w.Field("columns", _w.Many(_w.TEXT), False, ()),
        "rows": _w.Field("rows", _w.Listed("ReportRow"), False, ()),
    }

    def __init__(self, *, heading: str, text: str, chart: bool, code: str = "", rows_are: str = "", columns: Iterable[str] = (), rows: Iterable[ReportRow | Mapping[str, Any]] = ()) -> None:
        self._keep((heading, text, chart, code, rows_are, columns, rows))


class ReportRow(Value):
    """A row of a table.

    Args:
        name: The name of the row.
        cells: Its figures; null for what is hidden, or cannot be said.
        code: What a host translates it by; only headlines of the public report have one.
    """

    __slots__ = ("name", "cells", "code")
    name: str
    cells: tuple[float | None, ...]
    code: str
    _wire_: ClassVar[_w.Fields] = {
        "name": _w.Field("name", _w.TEXT, True),
        "cells": _w.Field("cells", _w.Many(_w.Maybe(_w.FIGURE)), True),
        "code": _w.Field("code", _w.TEXT, False, ""),
    }

    def __init__(self, *, name: str, cells: Iterable[float | None], code: str = "") -> None:
        self._keep((name, cells, code))


class Matches(_w.Tabled):
    """The best matches, best first.

    Args:
        from_: The first of the seven days. A date, or text such as `"2026-03-01"`.
        matches: The matches, best first.
        ask_the_broker: Whether to ask the broker: there are too few candidates to show some of them to a member.
    """

    __slots__ = ("from_", "matches", "ask_the_broker")
    from_: datetime.date
    matches: Rows[Matched]
    ask_the_broker: bool
    _wire_: ClassVar[_w.Fields] = {
        "from_": _w.Field("from", _w.DAY, True),
        "matches": _w.Field("matches", _w.Listed("Matched"), True),
        "ask_the_broker": _w.Field("askTheBroker", _w.YES_NO, False, False),
    }

    def __init__(self, *, from_: DayLike, matches: Iterable[Matched | Mapping[str, Any]], ask_the_broker: bool = False) -> None:
        self._keep((from_, matches, ask_the_broker))


class Matched(Value):
    """A match, as far as the viewer may know.

    Args:
        request: The number of the request.
        offer: The number of the offer.
        activity: The activity of the session.
        activity_name: The name of the activity.
        minutes: Minutes one session takes. In minutes: `90`, `"1h30"` or a `timedelta`.
        answer: The answer of the rules.
        score: The score: the sum of the points.
        components: The components of the score; those of 0 points are left out.
        for_giver: What speaks for it, to show to the giver.
        for_receiver: What speaks for it, to show to the receiver.
        giver: The member who would give; left out where the offer has no name.
        receiver: The member who would receive; left out where the request has no name.
        setting: The kind of place; left out when it was not said.
        reasons: The reasons it needs approval, if it does.
        slots: The times a session could begin, each on a day of its own.
        ask_when: Whether one of the two, or both, did not say when they are free, as far as the viewer may know. Then they have to be asked, and the times are those of the other.
        for_broker: What speaks for it and what has to be asked: for brokers alone, not to be shown to others.
        among_equals: For brokers: what decides among matches of the same score, and never above a better one.
    """

    __slots__ = ("request", "offer", "activity", "activity_name", "minutes", "answer", "score", "components", "for_giver", "for_receiver", "giver", "receiver", "setting", "reasons", "slots", "ask_when", "for_broker", "among_equals")
    request: ListingId
    offer: ListingId
    activity: ActivityId
    activity_name: str
    minutes: int
    answer: Answer
    score: int
    components: Rows[Points]
    for_giver: Rows[Because]
    for_receiver: Rows[Because]
    giver: Named | None
    receiver: Named | None
    setting: Setting | None
    reasons: Rows[Reason]
    slots: Rows[Slot]
    ask_when: bool
    for_broker: Rows[Because]
    among_equals: Rows[Because]
    _wire_: ClassVar[_w.Fields] = {
        "request": _w.Field("request", _w.Id("listing"), True),
        "offer": _w.Field("offer", _w.Id("listing"), True),
        "activity": _w.Field("activity", _w.Id("activity"), True),
        "activity_name": _w.Field("activityName", _w.TEXT, True),
        "minutes": _w.Field("minutes", _w.MINUTES, True),
        "answer": _w.Field("answer", _w.Word("allowed", "needs-approval", "refused"), True),
        "score": _w.Field("score", _w.Whole(0, 4294967295), True),
        "components": _w.Field("components", _w.Listed("Points"), True),
        "for_giver": _w.Field("forGiver", _w.Listed("Because"), True),
        "for_receiver": _w.Field("forReceiver", _w.Listed("Because"), True),
        "giver": _w.Field("giver", _w.Maybe(_w.Of("Named"))),
        "receiver": _w.Field("receiver", _w.Maybe(_w.Of("Named"))),
        "setting": _w.Field("setting", _w.Maybe(_w.Word("home", "public", "venue", "remote"))),
        "reasons": _w.Field("reasons", _w.Listed("Reason"), False, ()),
        "slots": _w.Field("slots", _w.Listed("Slot"), False, ()),
        "ask_when": _w.Field("askWhen", _w.YES_NO, False, False),
        "for_broker": _w.Field("forBroker", _w.Listed("Because"), False, ()),
        "among_equals": _w.Field("amongEquals", _w.Listed("Because"), False, ()),
    }

    def __init__(self, *, request: ListingRef, offer: ListingRef, activity: ActivityRef, activity_name: str, minutes: MinutesLike, answer: Answer, score: int, components: Iterable[Points | Mapping[str, Any]], for_giver: Iterable[Because | Mapping[str, Any]], for_receiver: Iterable[Because | Mapping[str, Any]], giver: Named | Mapping[str, Any] | None = None, receiver: Named | Mapping[str, Any] | None = None, setting: Setting | None = None, reasons: Iterable[Reason | Mapping[str, Any]] = (), slots: Iterable[Slot | Mapping[str, Any]] = (), ask_when: bool = False, for_broker: Iterable[Because | Mapping[str, Any]] = (), among_equals: Iterable[Because | Mapping[str, Any]] = ()) -> None:
        self._keep((request, offer, activity, activity_name, minutes, answer, score, components, for_giver, for_receiver, giver, receiver, setting, reasons, slots, ask_when, for_broker, among_equals))


class Points(Value):
    """A component of a score.

    Args:
        code: The component's code, such as `time` or `distance`.
        points: The points it gives.
        most: The most points it could give under this charter.
    """

    __slots__ = ("code", "points", "most")
    code: str
    points: int
    most: int
    _wire_: ClassVar[_w.Fields] = {
        "code": _w.Field("code", _w.TEXT, True),
        "points": _w.Field("points", _w.Whole(0, 4294967295), True),
        "most": _w.Field("most", _w.Whole(0, 4294967295), True),
    }

    def __init__(self, *, code: str, points: int, most: int) -> None:
        self._keep((code, points, most))


class Slot(Value):
    """A time a session could begin.

    Args:
        on: The local date. A date, or text such as `"2026-03-01"`.
        start: The time on the local clock.
    """

    __slots__ = ("on", "start")
    on: datetime.date
    start: Start
    _wire_: ClassVar[_w.Fields] = {
        "on": _w.Field("on", _w.DAY, True),
        "start": _w.Field("start", _w.Of("Start"), True),
    }

    def __init__(self, on: DayLike, start: Start | Mapping[str, Any]) -> None:
        self._keep((on, start))


class Because(Value):
    """Something that speaks for a match: a code and a number for a host's own words, and a sentence of ours.

    Args:
        code: The code of the fact, such as `common-times`.
        text: The fact as a sentence.
        value: The number that goes with the code: minutes of `common-times`, kilometres of `near`, days of `has-waited` and `asked-days-ago`, minutes of `shorter`, steps of `related-activity`, times of `said-no`.
    """

    __slots__ = ("code", "text", "value")
    code: str
    text: str
    value: int | None
    _wire_: ClassVar[_w.Fields] = {
        "code": _w.Field("code", _w.TEXT, True),
        "text": _w.Field("text", _w.TEXT, True),
        "value": _w.Field("value", _w.Maybe(_w.Whole(0, 4294967295))),
    }

    def __init__(self, *, code: str, text: str, value: int | None = None) -> None:
        self._keep((code, text, value))


class NoMatch(Value):
    """What stands in the way of matches, and what would bring more.

    Args:
        from_: The first of the seven days. A date, or text such as `"2026-03-01"`.
        matching: The number of listings that match.
        standing: What stands in the way of those that come into question but do not match, with the number of pairs.
        near: What would bring more, one change at a time: the most first, and at most three.
        gave_before: For brokers: those who gave what is asked for before and do not offer it now, or for less time, the last first, and at most ten. The rules do not refuse them, but they have to be asked.
        to_classify: For brokers: listings on the other side without an activity, so that nothing is found for them, the newest first, and at most ten.
    """

    __slots__ = ("from_", "matching", "standing", "near", "gave_before", "to_classify")
    from_: datetime.date
    matching: int
    standing: Rows[InTheWay]
    near: Rows[NearMiss]
    gave_before: Rows[GaveBefore]
    to_classify: tuple[ListingId, ...]
    _wire_: ClassVar[_w.Fields] = {
        "from_": _w.Field("from", _w.DAY, True),
        "matching": _w.Field("matching", _w.Whole(0, 4294967295), True),
        "standing": _w.Field("standing", _w.Listed("InTheWay"), True),
        "near": _w.Field("near", _w.Listed("NearMiss"), False, ()),
        "gave_before": _w.Field("gaveBefore", _w.Listed("GaveBefore"), False, ()),
        "to_classify": _w.Field("toClassify", _w.Many(_w.Id("listing")), False, ()),
    }

    def __init__(self, *, from_: DayLike, matching: int, standing: Iterable[InTheWay | Mapping[str, Any]], near: Iterable[NearMiss | Mapping[str, Any]] = (), gave_before: Iterable[GaveBefore | Mapping[str, Any]] = (), to_classify: Iterable[ListingRef] = ()) -> None:
        self._keep((from_, matching, standing, near, gave_before, to_classify))


class InTheWay(_w.Tabled):
    """What stands in the way of some pairs.

    Args:
        code: The code of a rule, or one of `not-classified`, `another-activity`, `not-in-these-days`, `only-at-a-distance`, `another-programme`, `the-same-member`, `rather-not`, `no-common-time`, `ask-the-broker`.
        text: The obstacle as a sentence.
        pairs: The number of pairs it stands in the way of.
        reasons: All reasons the rules give, when one pair was asked about.
    """

    __slots__ = ("code", "text", "pairs", "reasons")
    code: str
    text: str
    pairs: int | None
    reasons: Rows[Reason]
    _wire_: ClassVar[_w.Fields] = {
        "code": _w.Field("code", _w.TEXT, True),
        "text": _w.Field("text", _w.TEXT, True),
        "pairs": _w.Field("pairs", _w.Maybe(_w.Whole(0, 4294967295))),
        "reasons": _w.Field("reasons", _w.Listed("Reason"), False, ()),
    }

    def __init__(self, *, code: str, text: str, pairs: int | None = None, reasons: Iterable[Reason | Mapping[str, Any]] = ()) -> None:
        self._keep((code, text, pairs, reasons))


class NearMiss(Value):
    """A change that would bring more matches.

    Args:
        change: The change to make.
        more: The number of matches it would add.
        text: The change as a sentence.
        weekday: The day of more time: Monday is 0.
        part: The part of that day.
        rule: The place of the rule in the charter, from 0; shown to brokers alone.
    """

    __slots__ = ("change", "more", "text", "weekday", "part", "rule")
    change: Relaxation
    more: int
    text: str
    weekday: int | None
    part: DayPart | None
    rule: int | None
    _wire_: ClassVar[_w.Fields] = {
        "change": _w.Field("change", _w.Word("time", "week-after", "at-a-distance", "related", "shorter", "rule"), True),
        "more": _w.Field("more", _w.Whole(0, 4294967295), True),
        "text": _w.Field("text", _w.TEXT, True),
        "weekday": _w.Field("weekday", _w.Maybe(_w.Whole(0, 255))),
        "part": _w.Field("part", _w.Maybe(_w.Word("morning", "afternoon", "evening"))),
        "rule": _w.Field("rule", _w.Maybe(_w.Whole(0, 65535))),
    }

    def __init__(self, *, change: Relaxation, more: int, text: str, weekday: int | None = None, part: DayPart | None = None, rule: int | None = None) -> None:
        self._keep((change, more, text, weekday, part, rule))


class GaveBefore(Value):
    """A member who gave before what is asked for, and does not offer it now, or for less time.

    Args:
        giver: The member who gave it.
        times: The number of times, among the last 100,000 exchanges. For a member who offers it for less time than is asked for, only times that lasted as long as that count.
        last: The last day they gave it. A date, or text such as `"2026-03-01"`.
        text: The facts above as a sentence.
    """

    __slots__ = ("giver", "times", "last", "text")
    giver: Named
    times: int
    last: datetime.date
    text: str
    _wire_: ClassVar[_w.Fields] = {
        "giver": _w.Field("giver", _w.Of("Named"), True),
        "times": _w.Field("times", _w.Whole(0, 4294967295), True),
        "last": _w.Field("last", _w.DAY, True),
        "text": _w.Field("text", _w.TEXT, True),
    }

    def __init__(self, *, giver: Named | Mapping[str, Any], times: int, last: DayLike, text: str) -> None:
        self._keep((giver, times, last, text))


class SuggestedPairings(Value):
    """Pairs for a programme.

    Args:
        programme: The number of the programme.
        from_: The first day of the pairings. A date, or text such as `"2026-03-01"`.
        pairs: The pairs, by the number of the mentee.
        left: The members who offer or ask in the programme and are in no pair.
        value: What the pairs are worth together: no other set of pairs is worth more.
    """

    __slots__ = ("programme", "from_", "pairs", "left", "value")
    programme: ProgrammeId
    from_: datetime.date
    pairs: Rows[SuggestedPair]
    left: Rows[LeftUnpaired]
    value: int
    _wire_: ClassVar[_w.Fields] = {
        "programme": _w.Field("programme", _w.Id("programme"), True),
        "from_": _w.Field("from", _w.DAY, True),
        "pairs": _w.Field("pairs", _w.Listed("SuggestedPair"), True),
        "left": _w.Field("left", _w.Listed("LeftUnpaired"), True),
        "value": _w.Field("value", _w.Whole(-9007199254740991, 9007199254740991), True),
    }

    def __init__(self, *, programme: ProgrammeRef, from_: DayLike, pairs: Iterable[SuggestedPair | Mapping[str, Any]], left: Iterable[LeftUnpaired | Mapping[str, Any]], value: int) -> None:
        self._keep((programme, from_, pairs, left, value))


class SuggestedPair(Value):
    """Two who could be paired.

    Args:
        mentor: The mentor.
        mentee: The mentee.
        answer: The answer of the rules; what is unknown needs approval.
        score: The score: the sum of the points.
        components: The components of the score; those of 0 points are left out.
        for_mentor: What speaks for it, to show to the mentor.
        for_mentee: What speaks for it, to show to the mentee.
        reasons: The reasons it needs approval, if it does.
    """

    __slots__ = ("mentor", "mentee", "answer", "score", "components", "for_mentor", "for_mentee", "reasons")
    mentor: Named
    mentee: Named
    answer: Answer
    score: int
    components: Rows[Points]
    for_mentor: Rows[Because]
    for_mentee: Rows[Because]
    reasons: Rows[Reason]
    _wire_: ClassVar[_w.Fields] = {
        "mentor": _w.Field("mentor", _w.Of("Named"), True),
        "mentee": _w.Field("mentee", _w.Of("Named"), True),
        "answer": _w.Field("answer", _w.Word("allowed", "needs-approval", "refused"), True),
        "score": _w.Field("score", _w.Whole(0, 4294967295), True),
        "components": _w.Field("components", _w.Listed("Points"), True),
        "for_mentor": _w.Field("forMentor", _w.Listed("Because"), True),
        "for_mentee": _w.Field("forMentee", _w.Listed("Because"), True),
        "reasons": _w.Field("reasons", _w.Listed("Reason"), False, ()),
    }

    def __init__(self, *, mentor: Named | Mapping[str, Any], mentee: Named | Mapping[str, Any], answer: Answer, score: int, components: Iterable[Points | Mapping[str, Any]], for_mentor: Iterable[Because | Mapping[str, Any]], for_mentee: Iterable[Because | Mapping[str, Any]], reasons: Iterable[Reason | Mapping[str, Any]] = ()) -> None:
        self._keep((mentor, mentee, answer, score, components, for_mentor, for_mentee, reasons))


class LeftUnpaired(_w.Tabled):
    """Someone who is in no pair.

    Args:
        member: The member without a pair.
        kind: Whether they offer as a mentor or ask as a mentee.
        why: The reason they are in no pair.
        reasons: What the rules say against the first member of the other side, where they refuse.
    """

    __slots__ = ("member", "kind", "why", "reasons")
    member: Named
    kind: ListingKind
    why: WhyUnpaired
    reasons: Rows[Reason]
    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Of("Named"), True),
        "kind": _w.Field("kind", _w.Word("offer", "request"), True),
        "why": _w.Field("why", _w.Word("nobody", "refused", "no-time", "needed-elsewhere"), True),
        "reasons": _w.Field("reasons", _w.Listed("Reason"), False, ()),
    }

    def __init__(self, *, member: Named | Mapping[str, Any], kind: ListingKind, why: WhyUnpaired, reasons: Iterable[Reason | Mapping[str, Any]] = ()) -> None:
        self._keep((member, kind, why, reasons))


class Plan(Value):
    """The plan of seven days.

    Args:
        from_: The first of the seven days. A date, or text such as `"2026-03-01"`.
        policy: The policy on who may receive without giving.
        proposals: The exchanges to propose, in order.
        unserved: The requests that get less than they ask for, and what stood in the way.
        value: What the proposals are worth: scores times quarters of an hour, less what spreading and balancing take, rounded down. In a round of circles by an order: quarters of an hour.
        bound: The upper bound, rounded up: no plan with these candidates can be worth more.
        gap: The bound less the value.
        figures: The figures of the round.
        stopped: Whether the work stopped before the plan and its bound were as good as they can be: the steps ran out, or it was cancelled.
        dropped: Places, from 0, in `PlanFor.told` of the sessions that are no longer part of the plan: their people have to be told.
        certificate: The proof of the bound, when it was asked for; left out when the work was stopped before there was one.
    """

    __slots__ = ("from_", "policy", "proposals", "unserved", "value", "bound", "gap", "figures", "stopped", "dropped", "certificate")
    from_: datetime.date
    policy: PlanPolicy
    proposals: Rows[Planned]
    unserved: Rows[Unserved]
    value: int
    bound: int
    gap: int
    figures: RoundFigures
    stopped: bool
    dropped: tuple[int, ...]
    certificate: PlanCertificate | None
    _wire_: ClassVar[_w.Fields] = {
        "from_": _w.Field("from", _w.DAY, True),
        "policy": _w.Field("policy", _w.Word("balanced", "unbounded", "limited"), True),
        "proposals": _w.Field("proposals", _w.Listed("Planned"), True),
        "unserved": _w.Field("unserved", _w.Listed("Unserved"), True),
        "value": _w.Field("value", _w.Whole(-9007199254740991, 9007199254740991), True),
        "bound": _w.Field("bound", _w.Whole(-9007199254740991, 9007199254740991), True),
        "gap": _w.Field("gap", _w.Whole(-9007199254740991, 9007199254740991), True),
        "figures": _w.Field("figures", _w.Of("RoundFigures"), True),
        "stopped": _w.Field("stopped", _w.YES_NO, False, False),
        "dropped": _w.Field("dropped", _w.Many(_w.Whole(0, 4294967295)), False, ()),
        "certificate": _w.Field("certificate", _w.Maybe(_w.Of("PlanCertificate"))),
    }

    def __init__(self, *, from_: DayLike, policy: PlanPolicy, proposals: Iterable[Planned | Mapping[str, Any]], unserved: Iterable[Unserved | Mapping[str, Any]], value: int, bound: int, gap: int, figures: RoundFigures | Mapping[str, Any], stopped: bool = False, dropped: Iterable[int] = (), certificate: PlanCertificate | Mapping[str, Any] | None = None) -> None:
        self._keep((from_, policy, proposals, unserved, value, bound, gap, figures, stopped, dropped, certificate))


class Planned(Value):
    """One exchange to propose.

    Args:
        request: The number of the request it meets.
        offers: The numbers of the offers it comes from, one for each giver.
        terms: The terms to propose: see `Planned.command`.
        answer: The answer of the rules.
        score: The scores of its givers, summed up.
        components: The components of the scores; those of 0 points are left out.
        text: The exchange as a sentence.
        ask_when: Whether someone in it has not said when they are free. If nobody has, the terms name no hour, and the last day on which it goes.
        ask: The members to ask when they are free.
        ring: The ring it is part of, from 1: everybody in it gives what they get.
        waits: Whether a limit keeps it from being agreed to at once. Either it uses room that others of this plan make, and can be agreed to when they are confirmed; or balances do not matter here, and it needs a broker's approval. All others can be agreed to as they are.
        among_equals: What decides among sessions of the same score, and never above a better one.
        as_told: Whether people know of it already, just as it is.
    """

    __slots__ = ("request", "offers", "terms", "answer", "score", "components", "text", "ask_when", "ask", "ring", "waits", "among_equals", "as_told")
    request: ListingId
    offers: tuple[ListingId, ...]
    terms: Terms
    answer: Answer
    score: int
    components: Rows[PlannedPoints]
    text: str
    ask_when: bool
    ask: Rows[Named]
    ring: int | None
    waits: bool
    among_equals: Rows[Because]
    as_told: bool
    _wire_: ClassVar[_w.Fields] = {
        "request": _w.Field("request", _w.Id("listing"), True),
        "offers": _w.Field("offers", _w.Many(_w.Id("listing")), True),
        "terms": _w.Field("terms", _w.Of("Terms"), True),
        "answer": _w.Field("answer", _w.Word("allowed", "needs-approval", "refused"), True),
        "score": _w.Field("score", _w.Whole(0, 4294967295), True),
        "components": _w.Field("components", _w.Listed("PlannedPoints"), True),
        "text": _w.Field("text", _w.TEXT, True),
        "ask_when": _w.Field("askWhen", _w.YES_NO, False, False),
        "ask": _w.Field("ask", _w.Listed("Named"), False, ()),
        "ring": _w.Field("ring", _w.Maybe(_w.Whole(0, 4294967295))),
        "waits": _w.Field("waits", _w.YES_NO, False, False),
        "among_equals": _w.Field("amongEquals", _w.Listed("Because"), False, ()),
        "as_told": _w.Field("asTold", _w.YES_NO, False, False),
    }

    def __init__(self, *, request: ListingRef, offers: Iterable[ListingRef], terms: Terms | Mapping[str, Any], answer: Answer, score: int, components: Iterable[PlannedPoints | Mapping[str, Any]], text: str, ask_when: bool = False, ask: Iterable[Named | Mapping[str, Any]] = (), ring: int | None = None, waits: bool = False, among_equals: Iterable[Because | Mapping[str, Any]] = (), as_told: bool = False) -> None:
        self._keep((request, offers, terms, answer, score, components, text, ask_when, ask, ring, waits, among_equals, as_told))


class PlannedPoints(Value):
    """A component of the scores of a planned exchange.

    Args:
        code: The component's code, such as `time` or `distance`.
        points: The points it gives.
    """

    __slots__ = ("code", "points")
    code: str
    points: int
    _wire_: ClassVar[_w.Fields] = {
        "code": _w.Field("code", _w.TEXT, True),
        "points": _w.Field("points", _w.Whole(0, 4294967295), True),
    }

    def __init__(self, code: str, points: int) -> None:
        self._keep((code, points))


class Unserved(_w.Tabled):
    """A request that gets less than it asks for.

    Args:
        request: The number of the request.
        member: The member who asks.
        minutes: Minutes left open. In minutes: `90`, `"1h30"` or a `timedelta`.
        why: What stood in the way.
        candidates: The number of members who could have given.
        text: What stood in the way, and whom to ask, as sentences.
        gave_before: Those who gave it before and do not offer it now, or for less time: the last first, and at most three. The rules do not refuse them.
    """

    __slots__ = ("request", "member", "minutes", "why", "candidates", "text", "gave_before")
    request: ListingId
    member: MemberId
    minutes: int
    why: StoodInTheWay
    candidates: int
    text: str
    gave_before: Rows[GaveBefore]
    _wire_: ClassVar[_w.Fields] = {
        "request": _w.Field("request", _w.Id("listing"), True),
        "member": _w.Field("member", _w.Id("member"), True),
        "minutes": _w.Field("minutes", _w.MINUTES, True),
        "why": _w.Field("why", _w.Word("nobody", "needed-elsewhere", "no-time-left", "balance", "too-few", "rule", "too-short", "unclassified", "stopped"), True),
        "candidates": _w.Field("candidates", _w.Whole(0, 4294967295), True),
        "text": _w.Field("text", _w.TEXT, True),
        "gave_before": _w.Field("gaveBefore", _w.Listed("GaveBefore"), False, ()),
    }

    def __init__(self, *, request: ListingRef, member: MemberRef, minutes: MinutesLike, why: StoodInTheWay, candidates: int, text: str, gave_before: Iterable[GaveBefore | Mapping[str, Any]] = ()) -> None:
        self._keep((request, member, minutes, why, candidates, text, gave_before))


class RoundFigures(Value):
    """The figures of a round.

    Args:
        requests: Requests looked at.
        served: Requests that get something.
        demand: Minutes asked for.
        volume: Minutes planned.
        per_mille: Minutes planned of a thousand asked for.
        want: Minutes nobody could give.
        scarce: Minutes that could have been given.
        pairs: Possible pairs looked at.
        givers: The number of people asked to give.
        most_of_one: The most minutes asked of one.
        order: The order in which members came, when it was by an order.
        seed: The seed of the lottery, when it was by lot.
    """

    __slots__ = ("requests", "served", "demand", "volume", "per_mille", "want", "scarce", "pairs", "givers", "most_of_one", "order", "seed")
    requests: int
    served: int
    demand: int
    volume: int
    per_mille: int
    want: int
    scarce: int
    pairs: int
    givers: int
    most_of_one: int
    order: tuple[MemberId, ...]
    seed: str | None
    _wire_: ClassVar[_w.Fields] = {
        "requests": _w.Field("requests", _w.Whole(0, 4294967295), True),
        "served": _w.Field("served", _w.Whole(0, 4294967295), True),
        "demand": _w.Field("demand", _w.Whole(-9007199254740991, 9007199254740991), True),
        "volume": _w.Field("volume", _w.Whole(-9007199254740991, 9007199254740991), True),
        "per_mille": _w.Field("perMille", _w.Whole(0, 4294967295), True),
        "want": _w.Field("want", _w.Whole(-9007199254740991, 9007199254740991), True),
        "scarce": _w.Field("scarce", _w.Whole(-9007199254740991, 9007199254740991), True),
        "pairs": _w.Field("pairs", _w.Whole(0, 4294967295), True),
        "givers": _w.Field("givers", _w.Whole(0, 4294967295), True),
        "most_of_one": _w.Field("mostOfOne", _w.Whole(-9007199254740991, 9007199254740991), True),
        "order": _w.Field("order", _w.Many(_w.Id("member")), False, ()),
        "seed": _w.Field("seed", _w.Maybe(_w.TEXT)),
    }

    def __init__(self, *, requests: int, served: int, demand: int, volume: int, per_mille: int, want: int, scarce: int, pairs: int, givers: int, most_of_one: int, order: Iterable[MemberRef] = (), seed: str | None = None) -> None:
        self._keep((requests, served, demand, volume, per_mille, want, scarce, pairs, givers, most_of_one, order, seed))


class PlanCertificate(Value):
    """A network, a flow, and potentials that prove the flow the best: see `certificate`. One entry for each arc, and one potential for each node.  The digest is the SHA-256 of nine lines of text, each ended by a line feed: `timebank plan certificate 1`; `head`; `question`; and each column in the order below, its numbers joined by commas.

    Args:
        head: The head of the bank that was asked: sequence number and hash, as `5:c4b2…`.
        question: The question, in the form in which the library writes it.
        from_: Where each arc begins.
        to: Where it ends.
        upper: The most units along it.
        cost: What each unit costs.
        flow: Units along it.
        potentials: A potential for each node.
        digest: What binds all of this together: SHA-256, in hexadecimal digits.
    """

    __slots__ = ("head", "question", "from_", "to", "upper", "cost", "flow", "potentials", "digest")
    head: str
    question: str
    from_: tuple[int, ...]
    to: tuple[int, ...]
    upper: tuple[int, ...]
    cost: tuple[int, ...]
    flow: tuple[int, ...]
    potentials: tuple[int, ...]
    digest: str
    _wire_: ClassVar[_w.Fields] = {
        "head": _w.Field("head", _w.TEXT, True),
        "question": _w.Field("question", _w.TEXT, True),
        "from_": _w.Field("from", _w.Many(_w.Whole(0, 4294967295)), True),
        "to": _w.Field("to", _w.Many(_w.Whole(0, 4294967295)), True),
        "upper": _w.Field("upper", _w.Many(_w.Whole(-9007199254740991, 9007199254740991)), True),
        "cost": _w.Field("cost", _w.Many(_w.Whole(-9007199254740991, 9007199254740991)), True),
        "flow": _w.Field("flow", _w.Many(_w.Whole(-9007199254740991, 9007199254740991)), True),
        "potentials": _w.Field("potentials", _w.Many(_w.Whole(-9007199254740991, 9007199254740991)), True),
        "digest": _w.Field("digest", _w.TEXT, True),
    }

    def __init__(self, *, head: str, question: str, from_: Iterable[int], to: Iterable[int], upper: Iterable[int], cost: Iterable[int], flow: Iterable[int], potentials: Iterable[int], digest: str) -> None:
        self._keep((head, question, from_, to, upper, cost, flow, potentials, digest))


class WhatIfAnswer(_w.Tabled):
    """What might come of policies: a model's answer, not a forecast.

    Args:
        from_: The first day. A date, or text such as `"2026-03-01"`.
        until: The last day. A date, or text such as `"2026-03-01"`.
        weeks: Weeks ahead.
        seeds: How many seeds were run under every policy.
        members: Members at the beginning: those who are active.
        behaviour: How people were taken to behave, with everything that was left out.
        before: What happened in the bank in as many weeks before, a year at most: to hold the policy against that is as it is.
        rows: A row for every measure of every policy, in the order the policies were given.
        notes: What the model does not know.
        stopped: Whether it was stopped before all seeds were run.
    """

    __slots__ = ("from_", "until", "weeks", "seeds", "members", "behaviour", "before", "rows", "notes", "stopped")
    from_: datetime.date
    until: datetime.date
    weeks: int
    seeds: int
    members: int
    behaviour: Behaviour
    before: SpanBefore
    rows: Rows[WhatIfRow]
    notes: tuple[str, ...]
    stopped: bool
    _wire_: ClassVar[_w.Fields] = {
        "from_": _w.Field("from", _w.DAY, True),
        "until": _w.Field("until", _w.DAY, True),
        "weeks": _w.Field("weeks", _w.Whole(0, 4294967295), True),
        "seeds": _w.Field("seeds", _w.Whole(0, 4294967295), True),
        "members": _w.Field("members", _w.Whole(0, 4294967295), True),
        "behaviour": _w.Field("behaviour", _w.Of("Behaviour"), True),
        "before": _w.Field("before", _w.Of("SpanBefore"), True),
        "rows": _w.Field("rows", _w.Listed("WhatIfRow"), True),
        "notes": _w.Field("notes", _w.Many(_w.TEXT), True),
        "stopped": _w.Field("stopped", _w.YES_NO, False, False),
    }

    def __init__(self, *, from_: DayLike, until: DayLike, weeks: int, seeds: int, members: int, behaviour: Behaviour | Mapping[str, Any], before: SpanBefore | Mapping[str, Any], rows: Iterable[WhatIfRow | Mapping[str, Any]], notes: Iterable[str], stopped: bool = False) -> None:
        self._keep((from_, until, weeks, seeds, members, behaviour, before, rows, notes, stopped))


class SpanBefore(Value):
    """What happened in as many weeks before as are looked ahead, a year at most: what the model's first policy is to be held against.

    Args:
        weeks: How many weeks were looked at, as far as there were so many.
        exchanges: Exchanges in them.
        minutes: Minutes given in them. In minutes: `90`, `"1h30"` or a `timedelta`.
    """

    __slots__ = ("weeks", "exchanges", "minutes")
    weeks: int
    exchanges: int
    minutes: int
    _wire_: ClassVar[_w.Fields] = {
        "weeks": _w.Field("weeks", _w.Whole(0, 4294967295), True),
        "exchanges": _w.Field("exchanges", _w.Whole(0, 9007199254740991), True),
        "minutes": _w.Field("minutes", _w.MINUTES, True),
    }

    def __init__(self, *, weeks: int, exchanges: int, minutes: MinutesLike) -> None:
        self._keep((weeks, exchanges, minutes))


class WhatIfRow(Value):
    """One measure under one policy.

    Args:
        policy: The policy's name.
        measure: The measure that is estimated.
        estimate: The estimate.
        difference: Each run less the first policy's with the same seed; left out of the first policy's rows.
        each: Each run's figure in order of seed, when that was asked for.
    """

    __slots__ = ("policy", "measure", "estimate", "difference", "each")
    policy: str
    measure: RunMeasure
    estimate: Estimate
    difference: Estimate | None
    each: tuple[float | None, ...]
    _wire_: ClassVar[_w.Fields] = {
        "policy": _w.Field("policy", _w.TEXT, True),
        "measure": _w.Field("measure", _w.Word("exchanges", "minutes", "wants", "requests", "met", "unmet", "held-back", "waiting-weeks", "refused-by-limits", "members-blocked", "refused-by-rules", "took-part", "gini-given", "top-tenth", "credit"), True),
        "estimate": _w.Field("estimate", _w.Of("Estimate"), True),
        "difference": _w.Field("difference", _w.Maybe(_w.Of("Estimate"))),
        "each": _w.Field("each", _w.Many(_w.Maybe(_w.FIGURE)), False, ()),
    }

    def __init__(self, *, policy: str, measure: RunMeasure, estimate: Estimate | Mapping[str, Any], difference: Estimate | Mapping[str, Any] | None = None, each: Iterable[float | None] = ()) -> None:
        self._keep((policy, measure, estimate, difference, each))


class Estimate(Value):
    """A mean, and how sure of it the seeds make us. This is the luck of the draw only, not whether the model is right.

    Args:
        runs: The number of runs that had a value.
        mean: The mean of these; none when there were none.
        spread: Standard deviation from run to run (n − 1 below); none with fewer than two.
        low: The lower end of the 95 % interval of the mean, by Student's t.
        high: The upper end of that interval.
    """

    __slots__ = ("runs", "mean", "spread", "low", "high")
    runs: int
    mean: float | None
    spread: float | None
    low: float | None
    high: float | None
    _wire_: ClassVar[_w.Fields] = {
        "runs": _w.Field("runs", _w.Whole(0, 4294967295), True),
        "mean": _w.Field("mean", _w.Maybe(_w.FIGURE)),
        "spread": _w.Field("spread", _w.Maybe(_w.FIGURE)),
        "low": _w.Field("low", _w.Maybe(_w.FIGURE)),
        "high": _w.Field("high", _w.Maybe(_w.FIGURE)),
    }

    def __init__(self, *, runs: int, mean: float | None = None, spread: float | None = None, low: float | None = None, high: float | None = None) -> None:
        self._keep((runs, mean, spread, low, high))



__all__ = [
    "ActivityWords",
    "Advice",
    "Anonymity",
    "Answer",
    "ApplicantWaiting",
    "Attended",
    "Balance",
    "BandCount",
    "Because",
    "Birthday",
    "BrokerView",
    "CallDue",
    "Change",
    "Cohort",
    "CommunityReport",
    "ComparedChange",
    "ComparedScale",
    "ConcernDue",
    "CourseAttendance",
    "DayPart",
    "ErasureWaiting",
    "Estimate",
    "ExchangeDue",
    "ExchangeView",
    "Explanation",
    "FirstMeeting",
    "FollowUp",
    "FollowUps",
    "FunderReport",
    "GaveBefore",
    "GoneQuiet",
    "GrantStanding",
    "HeldAbout",
    "HeldExchange",
    "HeldLasting",
    "HeldListing",
    "HeldPersonal",
    "HeldRatherNot",
    "History",
    "HoursLine",
    "InTheWay",
    "IndicatorStanding",
    "Kept",
    "Latency",
    "LatencyLine",
    "Leaning",
    "Leaving",
    "LeftUnpaired",
    "LineKind",
    "ListingEnding",
    "ListingView",
    "Listings",
    "Matched",
    "Matches",
    "MemberCopy",
    "MemberTies",
    "MemberView",
    "Members",
    "MentorLine",
    "Mixing",
    "Named",
    "NearMiss",
    "NeedLine",
    "NoMatch",
    "ObjectionOpen",
    "OutcomeStanding",
    "OwnListing",
    "OwnMember",
    "PairingDue",
    "PairingLine",
    "PartView",
    "ParticipationLine",
    "PassageDue",
    "PauseEnding",
    "Plan",
    "PlanCertificate",
    "Planned",
    "PlannedPoints",
    "Points",
    "ProgrammeLine",
    "PublicView",
    "Publication",
    "Reach",
    "Reason",
    "RecheckDue",
    "ReferencesMissing",
    "Relaxation",
    "ReportRow",
    "Retention",
    "RobustnessLine",
    "RoleHeld",
    "RoundFigures",
    "RunMeasure",
    "Section",
    "Session",
    "SessionPerson",
    "Slot",
    "SpanBefore",
    "Statement",
    "StatementLine",
    "StoodInTheWay",
    "SubstituteWanted",
    "SuggestedPair",
    "SuggestedPairings",
    "Survival",
    "SurvivalStep",
    "TieWith",
    "TimedScore",
    "Today",
    "TogetherAt",
    "Unanswered",
    "Unserved",
    "Verdict",
    "VisitOpen",
    "VisitUnreported",
    "VisitView",
    "Waits",
    "WhatIfAnswer",
    "WhatIfRow",
    "WhyUnpaired",
    "Withheld",
    "WorkerOnly",
]
