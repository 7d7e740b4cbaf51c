# Made by `cargo xtask generate` from `docs/schema/timebank.json`: change the core, not this file.
"""What a bank can be told to do, and the answer to it."""

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
    from timebank.wire.charter import Activity, Charter, GroupRule, Limits, Setting, ShortfallTo
    from timebank.wire.numbers import AccountId, AccountRef, ActivityId, ActivityRef, BatchId, BatchRef, BridgeId, BridgeRef, BundleId, ExchangeId, ExchangeRef, ListingId, ListingRef, MemberId, MemberRef, PairingId, PairingRef, PassageId, PassageRef, ProgrammeId, ProgrammeRef, SeriesId, TransferId
    from timebank.wire.people import ListingWords, Part, Profile

MemberState: TypeAlias = Literal["applicant", "active", "paused", "suspended", "left", "erased"]
"""The state of a member."""
AccountKind: TypeAlias = Literal["pot", "member", "household", "organisation", "bridge"]
"""What kind of account it is."""
Per: TypeAlias = Literal["week", "month"]
"""The span a capacity is counted over."""
Visibility: TypeAlias = Literal["everyone", "members", "broker"]
"""Those who may see a listing."""
Remote: TypeAlias = Literal["no", "yes", "either"]
"""Whether it can be done at a distance."""
Closing: TypeAlias = Literal["met", "withdrawn", "expired", "member-gone"]
"""Why a listing ended."""
Side: TypeAlias = Literal["gave", "received", "together"]
"""The side a member took part on."""
Capacity: TypeAlias = Literal["peer", "staff", "volunteer"]
"""The capacity a member took part in on an occasion."""
Attendance: TypeAlias = Literal["attended", "no-show", "late-cancel", "cancelled"]
"""Whether someone who was expected came."""
PayerKind: TypeAlias = Literal["receivers", "pot", "nobody", "member"]
"""Whose credit pays."""
TransferKind: TypeAlias = Literal["welcome", "gift", "donation", "levy", "estate", "correction"]
"""Why credit moved without an exchange."""
Direction: TypeAlias = Literal["out", "in"]
"""The direction in which credit goes between banks."""
PairingEnd: TypeAlias = Literal["completed", "ended-early", "moved", "rematched"]
"""The reason a pairing ended."""


class Outcome(_w.Created):
    """The answer to a command.

    Args:
        seq: The number of its last record. 0 for a member, who may not know the journal.
        records: How many records it has; 0 to a member.
        created: What it created, if it created something.
        beyond: Accounts that it takes beyond an advisory limit. These three lists hold only a member's own account, when a member sent it.
        flagged: Accounts outside an enforced limit by a reversal or a change of limits.
        shortfalls: Minutes an enforced limit kept from accounts, and where they went.
        awaiting: Accounts whose word the exchanges recorded or posted still wait for; until then they are unpaid.
        repeated: Whether this is the answer to the same command sent before.
    """

    __slots__ = ("seq", "records", "created", "beyond", "flagged", "shortfalls", "awaiting", "repeated")
    seq: int
    records: int
    created: Created | None
    beyond: tuple[AccountId, ...]
    flagged: tuple[AccountId, ...]
    shortfalls: tuple[Shortfall, ...]
    awaiting: tuple[AccountId, ...]
    repeated: bool
    _wire_: ClassVar[_w.Fields] = {
        "seq": _w.Field("seq", _w.Whole(0, 9007199254740991), True),
        "records": _w.Field("records", _w.Whole(0, 4294967295), True),
        "created": _w.Field("created", _w.Maybe(_w.Of("Created")), True),
        "beyond": _w.Field("beyond", _w.Many(_w.Id("account")), True),
        "flagged": _w.Field("flagged", _w.Many(_w.Id("account")), True),
        "shortfalls": _w.Field("shortfalls", _w.Many(_w.Of("Shortfall")), True),
        "awaiting": _w.Field("awaiting", _w.Many(_w.Id("account")), True),
        "repeated": _w.Field("repeated", _w.YES_NO, True),
    }

    def __init__(self, *, seq: int, records: int, created: Created | None, beyond: Iterable[AccountRef], flagged: Iterable[AccountRef], shortfalls: Iterable[Shortfall | Mapping[str, Any]], awaiting: Iterable[AccountRef], repeated: bool) -> None:
        self._keep((seq, records, created, beyond, flagged, shortfalls, awaiting, repeated))

    @property
    def member(self) -> MemberId:
        """The number of the member it created. Raises `nothing-to-do` if it created none."""
        return self._created("member")  # type: ignore[return-value]

    @property
    def account(self) -> AccountId:
        """The number of the account it created. Raises `nothing-to-do` if it created none."""
        return self._created("account")  # type: ignore[return-value]

    @property
    def activity(self) -> ActivityId:
        """The number of the activity it created. Raises `nothing-to-do` if it created none."""
        return self._created("activity")  # type: ignore[return-value]

    @property
    def programme(self) -> ProgrammeId:
        """The number of the programme it created. Raises `nothing-to-do` if it created none."""
        return self._created("programme")  # type: ignore[return-value]

    @property
    def listing(self) -> ListingId:
        """The number of the listing it created. Raises `nothing-to-do` if it created none."""
        return self._created("listing")  # type: ignore[return-value]

    @property
    def exchange(self) -> ExchangeId:
        """The number of the exchange it created. Raises `nothing-to-do` if it created none."""
        return self._created("exchange")  # type: ignore[return-value]

    @property
    def series(self) -> SeriesId:
        """The number of the series it created. Raises `nothing-to-do` if it created none."""
        return self._created("series")  # type: ignore[return-value]

    @property
    def batch(self) -> BatchId:
        """The number of the batch it created. Raises `nothing-to-do` if it created none."""
        return self._created("batch")  # type: ignore[return-value]

    @property
    def bundle(self) -> BundleId:
        """The number of the bundle it created. Raises `nothing-to-do` if it created none."""
        return self._created("bundle")  # type: ignore[return-value]

    @property
    def transfer(self) -> TransferId:
        """The number of the transfer it created. Raises `nothing-to-do` if it created none."""
        return self._created("transfer")  # type: ignore[return-value]

    @property
    def bridge(self) -> BridgeId:
        """The number of the bridge it created. Raises `nothing-to-do` if it created none."""
        return self._created("bridge")  # type: ignore[return-value]

    @property
    def passage(self) -> PassageId:
        """The number of the passage it created. Raises `nothing-to-do` if it created none."""
        return self._created("passage")  # type: ignore[return-value]

    @property
    def pairing(self) -> PairingId:
        """The number of the pairing it created. Raises `nothing-to-do` if it created none."""
        return self._created("pairing")  # type: ignore[return-value]


class Created(_w.Keyed):
    """What a command brought into being.

    Args:
        kind: What was created.
        number: Its number.
    """

    __slots__ = ("kind", "number")
    kind: Literal["member", "account", "activity", "programme", "listing", "exchange", "series", "batch", "bundle", "transfer", "bridge", "passage", "pairing", "charter"]
    number: int
    _wire_: ClassVar[_w.Fields] = {
        "kind": _w.Field("kind", _w.Word("member", "account", "activity", "programme", "listing", "exchange", "series", "batch", "bundle", "transfer", "bridge", "passage", "pairing", "charter"), True),
        "number": _w.Field("number", _w.Whole(1, 4294967295), True),
    }

    def __init__(self, kind: Literal["member", "account", "activity", "programme", "listing", "exchange", "series", "batch", "bundle", "transfer", "bridge", "passage", "pairing", "charter"], number: int) -> None:
        self._keep((kind, number))


class Shortfall(Value):
    """Minutes that could not be posted to an account because of an enforced limit.

    Args:
        account: The account's number.
        minutes: Minutes that could not be posted. In minutes: `90`, `"1h30"` or a `timedelta`.
        to: Where the minutes went instead.
    """

    __slots__ = ("account", "minutes", "to")
    account: AccountId
    minutes: int
    to: ShortfallTo
    _wire_: ClassVar[_w.Fields] = {
        "account": _w.Field("account", _w.Id("account"), True),
        "minutes": _w.Field("minutes", _w.MINUTES, True),
        "to": _w.Field("to", _w.Word("pot", "unpaid"), True),
    }

    def __init__(self, *, account: AccountRef, minutes: MinutesLike, to: ShortfallTo) -> None:
        self._keep((account, minutes, to))


class ListingTerms(Value):
    """What a listing offers or asks for, in numbers and codes.

    Args:
        activity: The activity; left out while it is not classified.
        need: The rung of the need scheme, when it is not that of the activity: its place, from 0.
        minutes: Minutes one occasion takes. In minutes: `90`, `"1h30"` or a `timedelta`.
        capacity: How much at most over a span.
        divisible: Whether a request may be met in parts: a part at a time, by several people, or only in part. It is met whole when left out.
        shortest: The shortest part worth going for, in minutes, of a request that is divisible. In minutes: `90`, `"1h30"` or a `timedelta`.
        group_min: The fewest people it makes sense for.
        group_max: The most people there is room for.
        repeating: Whether it comes again and again rather than once.
        from_: The first day it is open; the day it was posted when left out. A date, or text such as `"2026-03-01"`.
        until: The last day it is open. When a listing is posted without one, the charter's number of days is counted. A date, or text such as `"2026-03-01"`.
        visibility: Who may see it; by the charter when left out.
        anonymous: Whether its member is named to other members only by the broker.
        remote: Face to face or at a distance; face to face when left out.
        setting: The kind of place it would take place at.
        programme: The programme it is open to, if only to one.
    """

    __slots__ = ("activity", "need", "minutes", "capacity", "divisible", "shortest", "group_min", "group_max", "repeating", "from_", "until", "visibility", "anonymous", "remote", "setting", "programme")
    activity: ActivityId | None
    need: int | None
    minutes: int | None
    capacity: ListingCapacity | None
    divisible: bool
    shortest: int | None
    group_min: int | None
    group_max: int | None
    repeating: bool
    from_: datetime.date | None
    until: datetime.date | None
    visibility: Visibility | None
    anonymous: bool
    remote: Remote | None
    setting: Setting | None
    programme: ProgrammeId | None
    _wire_: ClassVar[_w.Fields] = {
        "activity": _w.Field("activity", _w.Maybe(_w.Id("activity"))),
        "need": _w.Field("need", _w.Maybe(_w.Whole(0, 65535))),
        "minutes": _w.Field("minutes", _w.Maybe(_w.MINUTES)),
        "capacity": _w.Field("capacity", _w.Maybe(_w.Of("ListingCapacity"))),
        "divisible": _w.Field("divisible", _w.YES_NO, False, False),
        "shortest": _w.Field("shortest", _w.Maybe(_w.MINUTES)),
        "group_min": _w.Field("groupMin", _w.Maybe(_w.Whole(0, 4294967295))),
        "group_max": _w.Field("groupMax", _w.Maybe(_w.Whole(0, 4294967295))),
        "repeating": _w.Field("repeating", _w.YES_NO, False, False),
        "from_": _w.Field("from", _w.Maybe(_w.DAY)),
        "until": _w.Field("until", _w.Maybe(_w.DAY)),
        "visibility": _w.Field("visibility", _w.Maybe(_w.Word("everyone", "members", "broker"))),
        "anonymous": _w.Field("anonymous", _w.YES_NO, False, False),
        "remote": _w.Field("remote", _w.Maybe(_w.Word("no", "yes", "either"))),
        "setting": _w.Field("setting", _w.Maybe(_w.Word("home", "public", "venue", "remote"))),
        "programme": _w.Field("programme", _w.Maybe(_w.Id("programme"))),
    }

    def __init__(self, *, activity: ActivityRef | None = None, need: int | None = None, minutes: MinutesLike | None = None, capacity: ListingCapacity | Mapping[str, Any] | None = None, divisible: bool = False, shortest: MinutesLike | None = None, group_min: int | None = None, group_max: int | None = None, repeating: bool = False, from_: DayLike | None = None, until: DayLike | None = None, visibility: Visibility | None = None, anonymous: bool = False, remote: Remote | None = None, setting: Setting | None = None, programme: ProgrammeRef | None = None) -> None:
        self._keep((activity, need, minutes, capacity, divisible, shortest, group_min, group_max, repeating, from_, until, visibility, anonymous, remote, setting, programme))


class ListingCapacity(Value):
    """How much, at most, in a week or month.

    Args:
        minutes: Minutes. In minutes: `90`, `"1h30"` or a `timedelta`.
        per: Over what span.
    """

    __slots__ = ("minutes", "per")
    minutes: int
    per: Per
    _wire_: ClassVar[_w.Fields] = {
        "minutes": _w.Field("minutes", _w.MINUTES, True),
        "per": _w.Field("per", _w.Word("week", "month"), True),
    }

    def __init__(self, minutes: MinutesLike, per: Per) -> None:
        self._keep((minutes, per))


class Terms(Value):
    """What is agreed, or has happened: who, what, when, and who pays.

    Args:
        on: The local date. A date, or text such as `"2026-03-01"`.
        parts: Who takes part: at least one who gives or does together. No member twice.
        start: The time it begins on the local clock; left out when it was not said.
        activity: What was done; left out when nobody has classified it yet.
        visitors: Visitors without a name who received, by count.
        payer: Whose credit pays; the receivers when left out.
        group: How credit is shared; the charter's rule when left out.
        setting: The kind of place; left out when it was not said. Rules about places may then need approval.
        listing: The offer or request it came from.
        pairing: Which pairing of a programme it belongs to.
        estimated: Whether the minutes are an estimate.
        brokered: Whether a broker brought it about.
        facilitation: Minutes of facilitation, apart from those given and received. In minutes: `90`, `"1h30"` or a `timedelta`.
        expenses: Money owed for it.
    """

    __slots__ = ("on", "parts", "start", "activity", "visitors", "payer", "group", "setting", "listing", "pairing", "estimated", "brokered", "facilitation", "expenses")
    on: datetime.date
    parts: tuple[Participation, ...]
    start: Start | None
    activity: ActivityId | None
    visitors: int | None
    payer: Payer | None
    group: GroupRule | None
    setting: Setting | None
    listing: ListingId | None
    pairing: PairingId | None
    estimated: bool
    brokered: bool
    facilitation: int | None
    expenses: tuple[Expense, ...]
    _wire_: ClassVar[_w.Fields] = {
        "on": _w.Field("on", _w.DAY, True),
        "parts": _w.Field("parts", _w.Many(_w.Of("Participation")), True),
        "start": _w.Field("start", _w.Maybe(_w.Of("Start"))),
        "activity": _w.Field("activity", _w.Maybe(_w.Id("activity"))),
        "visitors": _w.Field("visitors", _w.Maybe(_w.Whole(0, 4294967295))),
        "payer": _w.Field("payer", _w.Maybe(_w.Of("Payer"))),
        "group": _w.Field("group", _w.Maybe(_w.Word("receivers-share", "each-receiver-pays", "pot-pays", "no-credit"))),
        "setting": _w.Field("setting", _w.Maybe(_w.Word("home", "public", "venue", "remote"))),
        "listing": _w.Field("listing", _w.Maybe(_w.Id("listing"))),
        "pairing": _w.Field("pairing", _w.Maybe(_w.Id("pairing"))),
        "estimated": _w.Field("estimated", _w.YES_NO, False, False),
        "brokered": _w.Field("brokered", _w.YES_NO, False, False),
        "facilitation": _w.Field("facilitation", _w.Maybe(_w.MINUTES)),
        "expenses": _w.Field("expenses", _w.Many(_w.Of("Expense")), False, ()),
    }

    def __init__(self, *, on: DayLike, parts: Iterable[Participation | Mapping[str, Any]], start: Start | Mapping[str, Any] | None = None, activity: ActivityRef | None = None, visitors: int | None = None, payer: Payer | Mapping[str, Any] | None = None, group: GroupRule | None = None, setting: Setting | None = None, listing: ListingRef | None = None, pairing: PairingRef | None = None, estimated: bool = False, brokered: bool = False, facilitation: MinutesLike | None = None, expenses: Iterable[Expense | Mapping[str, Any]] = ()) -> None:
        self._keep((on, parts, start, activity, visitors, payer, group, setting, listing, pairing, estimated, brokered, facilitation, expenses))


class Start(Value):
    """When something begins on the local clock: the minute of the day, and how many minutes that clock is ahead of UTC.  The host knows its time zone; the core keeps what the clock on the wall said and the offset of that day.

    Args:
        minute: Minute of the local day, 0 to 1439.
        offset: Minutes ahead of UTC, −1080 to 1080.
    """

    __slots__ = ("minute", "offset")
    minute: int
    offset: int
    _wire_: ClassVar[_w.Fields] = {
        "minute": _w.Field("minute", _w.Whole(0, 65535), True),
        "offset": _w.Field("offset", _w.Whole(-32768, 32767), False, 0),
    }

    def __init__(self, minute: int, offset: int = 0) -> None:
        self._keep((minute, offset))


class Participation(Value):
    """One member's part in an exchange.

    Args:
        member: The member who takes part.
        side: The side they take part on.
        minutes: Minutes they gave, received or did together with others. In minutes: `90`, `"1h30"` or a `timedelta`.
        as_: The capacity they take part in; a peer when left out.
        paid: Whether someone paid for their time.
        attendance: How they stayed away; left out when they came.
    """

    __slots__ = ("member", "side", "minutes", "as_", "paid", "attendance")
    member: MemberId
    side: Side
    minutes: int
    as_: Capacity | None
    paid: bool
    attendance: Attendance | None
    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Id("member"), True),
        "side": _w.Field("side", _w.Word("gave", "received", "together"), True),
        "minutes": _w.Field("minutes", _w.MINUTES, True),
        "as_": _w.Field("as", _w.Maybe(_w.Word("peer", "staff", "volunteer"))),
        "paid": _w.Field("paid", _w.YES_NO, False, False),
        "attendance": _w.Field("attendance", _w.Maybe(_w.Word("attended", "no-show", "late-cancel", "cancelled"))),
    }

    def __init__(self, *, member: MemberRef, side: Side, minutes: MinutesLike, as_: Capacity | None = None, paid: bool = False, attendance: Attendance | None = None) -> None:
        self._keep((member, side, minutes, as_, paid, attendance))


class Payer(Value):
    """The payer: whose credit pays and, if one member's, which member's.

    Args:
        kind: The kind of payer.
        member: The member, for `PayerKind.Member`.
    """

    __slots__ = ("kind", "member")
    kind: PayerKind
    member: MemberId | None
    _wire_: ClassVar[_w.Fields] = {
        "kind": _w.Field("kind", _w.Word("receivers", "pot", "nobody", "member"), True),
        "member": _w.Field("member", _w.Maybe(_w.Id("member"))),
    }

    def __init__(self, kind: PayerKind, member: MemberRef | None = None) -> None:
        self._keep((kind, member))


class Expense(Value):
    """A sum of money owed for an exchange, such as a fare. Never credit.

    Args:
        member: The member it is owed to.
        amount: The amount, in the smallest unit of the charter's currency (pence).
    """

    __slots__ = ("member", "amount")
    member: MemberId
    amount: int
    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Id("member"), True),
        "amount": _w.Field("amount", _w.Whole(0, 4294967295), True),
    }

    def __init__(self, member: MemberRef, amount: int) -> None:
        self._keep((member, amount))


class Command(Value):
    """A command: its context, and what is to be done.

    Args:
        at: The moment the command comes. It is never before the last command's. A datetime with a time zone, or RFC 3339 text.
        by: Who sends it: `"host"`, or a member's number.
        do: What is to be done.
        key: The host's own 16-byte number for the command. Sent twice under one key, it takes effect once. 16 bytes, a UUID, or 32 hexadecimal digits.
        salt: 16 random bytes, needed when it carries personal data. 16 bytes, a UUID, or 32 hexadecimal digits.
    """

    __slots__ = ("at", "by", "do", "key", "salt")
    at: datetime.datetime
    by: Literal["host"] | int
    do: Action
    key: str | None
    salt: str | None
    _wire_: ClassVar[_w.Fields] = {
        "at": _w.Field("at", _w.MOMENT, True),
        "by": _w.Field("by", _w.SENDER, True),
        "do": _w.Field("do", _w.Union("Action"), True),
        "key": _w.Field("key", _w.Maybe(_w.Hex(16))),
        "salt": _w.Field("salt", _w.Maybe(_w.Hex(16))),
    }

    def __init__(self, *, at: MomentLike, by: Literal["host"] | MemberRef, do: Action, key: HexLike | None = None, salt: HexLike | None = None) -> None:
        self._keep((at, by, do, key, salt))


class Programme(Value):
    """A programme. Its words are vocabulary.

    Args:
        name: The name of the programme.
        about: What it is for.
        group: How credit moves in its sessions, when not by the charter's rule.
        review_days: Days after which a pairing is looked at together.
    """

    __slots__ = ("name", "about", "group", "review_days")
    name: str
    about: str
    group: GroupRule | None
    review_days: int | None
    _wire_: ClassVar[_w.Fields] = {
        "name": _w.Field("name", _w.TEXT, True),
        "about": _w.Field("about", _w.TEXT, False, ""),
        "group": _w.Field("group", _w.Maybe(_w.Word("receivers-share", "each-receiver-pays", "pot-pays", "no-credit"))),
        "review_days": _w.Field("reviewDays", _w.Maybe(_w.Whole(0, 4294967295))),
    }

    def __init__(self, *, name: str, about: str = "", group: GroupRule | None = None, review_days: int | None = None) -> None:
        self._keep((name, about, group, review_days))


class Actual(Value):
    """How one member's part in an exchange differed from what was agreed.

    Args:
        member: The member whose part it was. They must take part in the exchange; otherwise the error is `not-taking-part`.
        minutes: Minutes their part took; unchanged when left out. In minutes: `90`, `"1h30"` or a `timedelta`.
        attendance: Whether they came; unchanged when left out.
    """

    __slots__ = ("member", "minutes", "attendance")
    member: MemberId
    minutes: int | None
    attendance: Attendance | None
    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Id("member"), True),
        "minutes": _w.Field("minutes", _w.Maybe(_w.MINUTES)),
        "attendance": _w.Field("attendance", _w.Maybe(_w.Word("attended", "no-show", "late-cancel", "cancelled"))),
    }

    def __init__(self, *, member: MemberRef, minutes: MinutesLike | None = None, attendance: Attendance | None = None) -> None:
        self._keep((member, minutes, attendance))


class BatchNote(Value):
    """Words about one exchange of a batch.

    Args:
        row: The place of the exchange in the batch, from 0.
        note: The text of the note.
    """

    __slots__ = ("row", "note")
    row: int
    note: str
    _wire_: ClassVar[_w.Fields] = {
        "row": _w.Field("row", _w.Whole(0, 4294967295), True),
        "note": _w.Field("note", _w.TEXT, True),
    }

    def __init__(self, row: int, note: str) -> None:
        self._keep((row, note))


class Turn(Value):
    """A change of the local clock that is known ahead.

    Args:
        date: The local date. A date, or text such as `"2026-03-01"`.
        minute: The minute of the day the clock shows just before.
        to: Minutes ahead of UTC from then on, −1080 to 1080.
    """

    __slots__ = ("date", "minute", "to")
    date: datetime.date
    minute: int
    to: int
    _wire_: ClassVar[_w.Fields] = {
        "date": _w.Field("date", _w.DAY, True),
        "minute": _w.Field("minute", _w.Whole(0, 65535), True),
        "to": _w.Field("to", _w.Whole(-32768, 32767), True),
    }

    def __init__(self, *, date: DayLike, minute: int, to: int) -> None:
        self._keep((date, minute, to))


class Create(Value):
    """Creates a bank under a charter. The first command of every journal.

    Args:
        bank: The identity of the bank: 16 random bytes from the host, never used for another bank.
        charter: The charter.
        decided_on: The day on which the charter was decided. A date, or text such as `"2026-03-01"`.
    """

    __slots__ = ("bank", "charter", "decided_on")
    bank: str
    charter: Charter
    decided_on: datetime.date | None
    _wire_: ClassVar[_w.Fields] = {
        "bank": _w.Field("bank", _w.TEXT, True),
        "charter": _w.Field("charter", _w.Of("Charter"), True),
        "decided_on": _w.Field("decidedOn", _w.Maybe(_w.DAY)),
    }

    def __init__(self, *, bank: str, charter: Charter | Mapping[str, Any], decided_on: DayLike | None = None) -> None:
        self._keep((bank, charter, decided_on))


class BeginCopy(Value):
    """Records that a copy of the bank goes on by itself. Sent to the copy, it gives the copy an identity of its own, so that both go on. Sent to the bank that was copied, with `left`, it is the last thing that happens there but for erasures: the bank goes on elsewhere, as the copy or, when it was moved, as itself.

    Args:
        bank: The identity of the copy: 16 random bytes from the host.
        left: Whether the bank this is sent to is left behind.
    """

    __slots__ = ("bank", "left")
    bank: str
    left: bool
    _wire_: ClassVar[_w.Fields] = {
        "bank": _w.Field("bank", _w.TEXT, True),
        "left": _w.Field("left", _w.YES_NO, False, False),
    }

    def __init__(self, bank: str, left: bool = False) -> None:
        self._keep((bank, left))


class AdoptCharter(Value):
    """Adopts another charter.

    Args:
        charter: The charter.
        decided_by: The members who decided on it.
        decided_on: The day on which they decided. A date, or text such as `"2026-03-01"`.
    """

    __slots__ = ("charter", "decided_by", "decided_on")
    charter: Charter
    decided_by: tuple[MemberId, ...]
    decided_on: datetime.date | None
    _wire_: ClassVar[_w.Fields] = {
        "charter": _w.Field("charter", _w.Of("Charter"), True),
        "decided_by": _w.Field("decidedBy", _w.Many(_w.Id("member")), False, ()),
        "decided_on": _w.Field("decidedOn", _w.Maybe(_w.DAY)),
    }

    def __init__(self, *, charter: Charter | Mapping[str, Any], decided_by: Iterable[MemberRef] = (), decided_on: DayLike | None = None) -> None:
        self._keep((charter, decided_by, decided_on))


class AddActivity(Value):
    """Adds an activity, in the community's own words.

    Args:
        activity: The activity.
    """

    __slots__ = ("activity",)
    activity: Activity
    _wire_: ClassVar[_w.Fields] = {
        "activity": _w.Field("activity", _w.Of("Activity"), True),
    }

    def __init__(self, activity: Activity | Mapping[str, Any]) -> None:
        self._keep((activity,))


class ChangeActivity(Value):
    """Changes an activity: all of it is given anew.

    Args:
        id: The activity to change.
        activity: The activity as it is to be. Every field is replaced.
    """

    __slots__ = ("id", "activity")
    id: ActivityId
    activity: Activity
    _wire_: ClassVar[_w.Fields] = {
        "id": _w.Field("id", _w.Id("activity"), True),
        "activity": _w.Field("activity", _w.Of("Activity"), True),
    }

    def __init__(self, id: ActivityRef, activity: Activity | Mapping[str, Any]) -> None:
        self._keep((id, activity))


class OpenProgramme(Value):
    """Opens a programme.

    Args:
        programme: The programme.
    """

    __slots__ = ("programme",)
    programme: Programme
    _wire_: ClassVar[_w.Fields] = {
        "programme": _w.Field("programme", _w.Of("Programme"), True),
    }

    def __init__(self, programme: Programme | Mapping[str, Any]) -> None:
        self._keep((programme,))


class Admit(Value):
    """Admits a member.

    Args:
        kind: The kind, in the charter's word; its first kind when left out.
        applicant: Whether they are an applicant first.
        joined: The day they joined; the day of the command when left out. A date, or text such as `"2026-03-01"`.
        account: A shared account to use instead of one of their own.
        profile: Their profile: name, contact details, languages, place.
        parts: What else is kept about them from the start.
    """

    __slots__ = ("kind", "applicant", "joined", "account", "profile", "parts")
    kind: str | None
    applicant: bool
    joined: datetime.date | None
    account: AccountId | None
    profile: Profile
    parts: tuple[Part, ...]
    _wire_: ClassVar[_w.Fields] = {
        "kind": _w.Field("kind", _w.Maybe(_w.TEXT)),
        "applicant": _w.Field("applicant", _w.YES_NO, False, False),
        "joined": _w.Field("joined", _w.Maybe(_w.DAY)),
        "account": _w.Field("account", _w.Maybe(_w.Id("account"))),
        "profile": _w.Field("profile", _w.Of("Profile"), False, _w.LeftOut(_w.Of("Profile"), '{}')),
        "parts": _w.Field("parts", _w.Many(_w.Union("Part")), False, ()),
    }

    def __init__(self, *, kind: str | None = None, applicant: bool = False, joined: DayLike | None = None, account: AccountRef | None = None, profile: Profile | Mapping[str, Any] | None = None, parts: Iterable[Part] = ()) -> None:
        self._keep((kind, applicant, joined, account, profile, parts))


class SetState(Value):
    """Changes a member's state: active, paused, suspended or left.

    Args:
        member: The member whose state changes.
        state: The new state: `active`, `paused`, `suspended` or `left`. On `left`, what is proposed or agreed is called off and their listings close.
        since: The first day of the new state; the day of the command when left out. A date, or text such as `"2026-03-01"`.
        until: The last day of a pause, if it is known. A date, or text such as `"2026-03-01"`.
        note: The reason, kept as personal data.
    """

    __slots__ = ("member", "state", "since", "until", "note")
    member: MemberId
    state: MemberState
    since: datetime.date | None
    until: datetime.date | None
    note: str | None
    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Id("member"), True),
        "state": _w.Field("state", _w.Word("applicant", "active", "paused", "suspended", "left", "erased"), True),
        "since": _w.Field("since", _w.Maybe(_w.DAY)),
        "until": _w.Field("until", _w.Maybe(_w.DAY)),
        "note": _w.Field("note", _w.Maybe(_w.TEXT)),
    }

    def __init__(self, *, member: MemberRef, state: MemberState, since: DayLike | None = None, until: DayLike | None = None, note: str | None = None) -> None:
        self._keep((member, state, since, until, note))


class GiveRole(Value):
    """Gives a role.

    Args:
        member: The member who gets the role: another than the sender.
        role: The role, in the charter's word.
        at: The organisation the role is held at, if there is one. Its holder also has a say for that organisation.
        from_: The first day; the day of the command when left out. A date, or text such as `"2026-03-01"`.
        until: The last day; no end when left out. A date, or text such as `"2026-03-01"`.
    """

    __slots__ = ("member", "role", "at", "from_", "until")
    member: MemberId
    role: str
    at: MemberId | None
    from_: datetime.date | None
    until: datetime.date | None
    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Id("member"), True),
        "role": _w.Field("role", _w.TEXT, True),
        "at": _w.Field("at", _w.Maybe(_w.Id("member"))),
        "from_": _w.Field("from", _w.Maybe(_w.DAY)),
        "until": _w.Field("until", _w.Maybe(_w.DAY)),
    }

    def __init__(self, *, member: MemberRef, role: str, at: MemberRef | None = None, from_: DayLike | None = None, until: DayLike | None = None) -> None:
        self._keep((member, role, at, from_, until))


class EndRole(Value):
    """Ends a role.

    Args:
        member: The member whose role ends.
        role: The role, in the charter's word. If they do not hold it, the error is `unknown-word`.
        at: The organisation the role was held at, if there was one.
        until: The last day; the day of the command when left out. The day before ends it at once, and the day before it begins takes it back whole. A date, or text such as `"2026-03-01"`.
    """

    __slots__ = ("member", "role", "at", "until")
    member: MemberId
    role: str
    at: MemberId | None
    until: datetime.date | None
    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Id("member"), True),
        "role": _w.Field("role", _w.TEXT, True),
        "at": _w.Field("at", _w.Maybe(_w.Id("member"))),
        "until": _w.Field("until", _w.Maybe(_w.DAY)),
    }

    def __init__(self, *, member: MemberRef, role: str, at: MemberRef | None = None, until: DayLike | None = None) -> None:
        self._keep((member, role, at, until))


class Keep(Value):
    """Keeps something personal about a member: profile, tags, checks, references, consents, appointments, concerns, contacts and the rest.

    Args:
        member: The member the parts are about.
        parts: The parts to keep, in order. They are personal data.
    """

    __slots__ = ("member", "parts")
    member: MemberId
    parts: tuple[Part, ...]
    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Id("member"), True),
        "parts": _w.Field("parts", _w.Many(_w.Union("Part")), True),
    }

    def __init__(self, member: MemberRef, parts: Iterable[Part]) -> None:
        self._keep((member, parts))


class Merge(Value):
    """Merges a double record into another.

    Args:
        kept: The member who stays. From then on both numbers mean them.
        merged: The member who is merged into the other.
    """

    __slots__ = ("kept", "merged")
    kept: MemberId
    merged: MemberId
    _wire_: ClassVar[_w.Fields] = {
        "kept": _w.Field("kept", _w.Id("member"), True),
        "merged": _w.Field("merged", _w.Id("member"), True),
    }

    def __init__(self, kept: MemberRef, merged: MemberRef) -> None:
        self._keep((kept, merged))


class OpenAccount(Value):
    """Opens an account members share.

    Args:
        kind: The kind of account: `household` or `organisation`.
        members: The members who use it from now on.
    """

    __slots__ = ("kind", "members")
    kind: AccountKind
    members: tuple[MemberId, ...]
    _wire_: ClassVar[_w.Fields] = {
        "kind": _w.Field("kind", _w.Word("pot", "member", "household", "organisation", "bridge"), True),
        "members": _w.Field("members", _w.Many(_w.Id("member")), False, ()),
    }

    def __init__(self, kind: AccountKind, members: Iterable[MemberRef] = ()) -> None:
        self._keep((kind, members))


class JoinAccount(Value):
    """Lets a member use a shared account, taking their balance along.

    Args:
        member: The member who joins it. If they were the only user of their account, its balance moves along.
        account: The shared account. If it is not a household's or an organisation's, the error is `bad-transfer`.
    """

    __slots__ = ("member", "account")
    member: MemberId
    account: AccountId
    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Id("member"), True),
        "account": _w.Field("account", _w.Id("account"), True),
    }

    def __init__(self, member: MemberRef, account: AccountRef) -> None:
        self._keep((member, account))


class LeaveAccount(Value):
    """Gives a member an account of their own again. What is on the shared one stays there, unless nobody else uses it: then it moves along.

    Args:
        member: The member who leaves the shared account.
    """

    __slots__ = ("member",)
    member: MemberId
    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Id("member"), True),
    }

    def __init__(self, member: MemberRef) -> None:
        self._keep((member,))


class SetLimits(Value):
    """Sets limits for one account, or takes them away again.

    Args:
        account: The account the limits are for; `reach` gives the account a member uses.
        limits: The limits; when left out, those of the account's kind apply again.
    """

    __slots__ = ("account", "limits")
    account: AccountId
    limits: Limits | None
    _wire_: ClassVar[_w.Fields] = {
        "account": _w.Field("account", _w.Id("account"), True),
        "limits": _w.Field("limits", _w.Maybe(_w.Of("Limits"))),
    }

    def __init__(self, account: AccountRef, limits: Limits | Mapping[str, Any] | None = None) -> None:
        self._keep((account, limits))


class Offer(Value):
    """Posts an offer.

    Args:
        member: The member who offers.
        terms: What is offered, in numbers and codes: activity, minutes, dates, visibility.
        words: The title and description, with place, languages and times; all of it is kept as personal data.
    """

    __slots__ = ("member", "terms", "words")
    member: MemberId
    terms: ListingTerms
    words: ListingWords | None
    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Id("member"), True),
        "terms": _w.Field("terms", _w.Of("ListingTerms"), False, _w.LeftOut(_w.Of("ListingTerms"), '{}')),
        "words": _w.Field("words", _w.Maybe(_w.Of("ListingWords"))),
    }

    def __init__(self, *, member: MemberRef, terms: ListingTerms | Mapping[str, Any] | None = None, words: ListingWords | Mapping[str, Any] | None = None) -> None:
        self._keep((member, terms, words))


class Request(Value):
    """Posts a request.

    Args:
        member: The member who asks.
        terms: What is asked for, in numbers and codes: activity, minutes, dates, visibility.
        words: The title and description, with place, languages and times; all of it is kept as personal data.
    """

    __slots__ = ("member", "terms", "words")
    member: MemberId
    terms: ListingTerms
    words: ListingWords | None
    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Id("member"), True),
        "terms": _w.Field("terms", _w.Of("ListingTerms"), False, _w.LeftOut(_w.Of("ListingTerms"), '{}')),
        "words": _w.Field("words", _w.Maybe(_w.Of("ListingWords"))),
    }

    def __init__(self, *, member: MemberRef, terms: ListingTerms | Mapping[str, Any] | None = None, words: ListingWords | Mapping[str, Any] | None = None) -> None:
        self._keep((member, terms, words))


class AmendListing(Value):
    """Changes a listing. The terms and the words are each replaced whole.

    Args:
        listing: The listing to change. If it is closed, the error is `listing-closed`.
        terms: The new terms; unchanged when left out.
        words: The new words; unchanged when left out.
    """

    __slots__ = ("listing", "terms", "words")
    listing: ListingId
    terms: ListingTerms | None
    words: ListingWords | None
    _wire_: ClassVar[_w.Fields] = {
        "listing": _w.Field("listing", _w.Id("listing"), True),
        "terms": _w.Field("terms", _w.Maybe(_w.Of("ListingTerms"))),
        "words": _w.Field("words", _w.Maybe(_w.Of("ListingWords"))),
    }

    def __init__(self, *, listing: ListingRef, terms: ListingTerms | Mapping[str, Any] | None = None, words: ListingWords | Mapping[str, Any] | None = None) -> None:
        self._keep((listing, terms, words))


class ClassifyListing(Value):
    """Sets the activity and the need of a listing.

    Args:
        listing: The listing to classify. If it is closed, the error is `listing-closed`.
        activity: The activity. Left out, the listing has none afterwards.
        need: The code of the need, when it is not that of the activity. Left out, the listing has no need of its own afterwards.
    """

    __slots__ = ("listing", "activity", "need")
    listing: ListingId
    activity: ActivityId | None
    need: str | None
    _wire_: ClassVar[_w.Fields] = {
        "listing": _w.Field("listing", _w.Id("listing"), True),
        "activity": _w.Field("activity", _w.Maybe(_w.Id("activity"))),
        "need": _w.Field("need", _w.Maybe(_w.TEXT)),
    }

    def __init__(self, *, listing: ListingRef, activity: ActivityRef | None = None, need: str | None = None) -> None:
        self._keep((listing, activity, need))


class RenewListing(Value):
    """Extends a listing.

    Args:
        listing: The listing to extend. If it is closed, the error is `listing-closed`.
        until: The last day it is open. When left out, the charter's number of days is counted from today; without one it has no end. A date, or text such as `"2026-03-01"`.
    """

    __slots__ = ("listing", "until")
    listing: ListingId
    until: datetime.date | None
    _wire_: ClassVar[_w.Fields] = {
        "listing": _w.Field("listing", _w.Id("listing"), True),
        "until": _w.Field("until", _w.Maybe(_w.DAY)),
    }

    def __init__(self, listing: ListingRef, until: DayLike | None = None) -> None:
        self._keep((listing, until))


class CloseListing(Value):
    """Closes a listing.

    Args:
        listing: The listing to close. If it is closed already, the error is `listing-closed`.
        why: The reason: `met` or `withdrawn`.
    """

    __slots__ = ("listing", "why")
    listing: ListingId
    why: Closing
    _wire_: ClassVar[_w.Fields] = {
        "listing": _w.Field("listing", _w.Id("listing"), True),
        "why": _w.Field("why", _w.Word("met", "withdrawn", "expired", "member-gone"), True),
    }

    def __init__(self, listing: ListingRef, why: Closing) -> None:
        self._keep((listing, why))


class Propose(Value):
    """Proposes an exchange, or the same one on many dates.

    Args:
        terms: The terms that are proposed.
        dates: More dates: a series is agreed to once.
        on_behalf_of: The member on whose behalf it is proposed, when it is not the sender.
        note: Words, kept as personal of everybody who takes part.
    """

    __slots__ = ("terms", "dates", "on_behalf_of", "note")
    terms: Terms
    dates: tuple[datetime.date, ...]
    on_behalf_of: MemberId | None
    note: str | None
    _wire_: ClassVar[_w.Fields] = {
        "terms": _w.Field("terms", _w.Of("Terms"), True),
        "dates": _w.Field("dates", _w.Many(_w.DAY), False, ()),
        "on_behalf_of": _w.Field("onBehalfOf", _w.Maybe(_w.Id("member"))),
        "note": _w.Field("note", _w.Maybe(_w.TEXT)),
    }

    def __init__(self, *, terms: Terms | Mapping[str, Any], dates: Iterable[DayLike] = (), on_behalf_of: MemberRef | None = None, note: str | None = None) -> None:
        self._keep((terms, dates, on_behalf_of, note))


class ProposeTogether(Value):
    """Ties proposals together: all of them are agreed at once, when the last word comes, or none is.

    Args:
        exchanges: Which: two or more that are proposed, each in no bundle yet.
        due: The moment until which every answer is awaited. Afterwards all of them expire. A datetime with a time zone, or RFC 3339 text.
    """

    __slots__ = ("exchanges", "due")
    exchanges: tuple[ExchangeId, ...]
    due: datetime.datetime
    _wire_: ClassVar[_w.Fields] = {
        "exchanges": _w.Field("exchanges", _w.Many(_w.Id("exchange")), True),
        "due": _w.Field("due", _w.MOMENT, True),
    }

    def __init__(self, exchanges: Iterable[ExchangeRef], due: MomentLike) -> None:
        self._keep((exchanges, due))


class Agree(Value):
    """Agrees to a proposal; when everybody has, the minutes are held.

    Args:
        exchange: The exchange to agree to. It must be `proposed`.
        members: The members who agree. When left out, this is the sender and those they act for, or everybody if the host sends it.
        series: Whether this agrees to every date of its series that is still proposed.
    """

    __slots__ = ("exchange", "members", "series")
    exchange: ExchangeId
    members: tuple[MemberId, ...]
    series: bool
    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Id("exchange"), True),
        "members": _w.Field("members", _w.Many(_w.Id("member")), False, ()),
        "series": _w.Field("series", _w.YES_NO, False, False),
    }

    def __init__(self, *, exchange: ExchangeRef, members: Iterable[MemberRef] = (), series: bool = False) -> None:
        self._keep((exchange, members, series))


class Approve(Value):
    """Approves what rules need approved, and lets the pot pay what a limit keeps from an account.

    Args:
        exchange: The exchange to approve. It must be `proposed`.
        limit: Whether to apply the charter's shortfall rule to what a limit keeps from an account.
        note: The reason, kept as personal data.
    """

    __slots__ = ("exchange", "limit", "note")
    exchange: ExchangeId
    limit: bool
    note: str | None
    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Id("exchange"), True),
        "limit": _w.Field("limit", _w.YES_NO, False, False),
        "note": _w.Field("note", _w.Maybe(_w.TEXT)),
    }

    def __init__(self, *, exchange: ExchangeRef, limit: bool = False, note: str | None = None) -> None:
        self._keep((exchange, limit, note))


class LetThrough(Value):
    """Lets a proposal through that lies in the broker's tray. What rules need approved is approved, and the other members are asked.

    Args:
        exchange: The exchange to let through. It must be `proposed` and lie in the tray; otherwise the error is `nothing-to-do`.
        note: The reason, kept as personal data.
    """

    __slots__ = ("exchange", "note")
    exchange: ExchangeId
    note: str | None
    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Id("exchange"), True),
        "note": _w.Field("note", _w.Maybe(_w.TEXT)),
    }

    def __init__(self, exchange: ExchangeRef, note: str | None = None) -> None:
        self._keep((exchange, note))


class Decline(Value):
    """Declines a proposal.

    Args:
        exchange: The exchange to decline. It must be `proposed`.
        member: The member who declined, if someone else reports it. Leave it out when the sender declines.
        note: The reason, kept as personal data.
    """

    __slots__ = ("exchange", "member", "note")
    exchange: ExchangeId
    member: MemberId | None
    note: str | None
    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Id("exchange"), True),
        "member": _w.Field("member", _w.Maybe(_w.Id("member"))),
        "note": _w.Field("note", _w.Maybe(_w.TEXT)),
    }

    def __init__(self, *, exchange: ExchangeRef, member: MemberRef | None = None, note: str | None = None) -> None:
        self._keep((exchange, member, note))


class Withdraw(Value):
    """Calls off what was proposed or agreed.

    Args:
        exchange: The exchange to call off. It must be `proposed` or `agreed`.
        note: The reason, kept as personal data.
    """

    __slots__ = ("exchange", "note")
    exchange: ExchangeId
    note: str | None
    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Id("exchange"), True),
        "note": _w.Field("note", _w.Maybe(_w.TEXT)),
    }

    def __init__(self, exchange: ExchangeRef, note: str | None = None) -> None:
        self._keep((exchange, note))


class Done(Value):
    """Marks an agreed exchange as done, with what differed from the agreement.

    Args:
        exchange: The exchange that took place. It must be `agreed`, and its day must have come.
        actual: What differed from the agreement, member by member.
        visitors: The number of visitors without a name who came; as agreed when left out.
        facilitation: Minutes of facilitation; as agreed when left out. In minutes: `90`, `"1h30"` or a `timedelta`.
        note: A note, kept as personal data.
    """

    __slots__ = ("exchange", "actual", "visitors", "facilitation", "note")
    exchange: ExchangeId
    actual: tuple[Actual, ...]
    visitors: int | None
    facilitation: int | None
    note: str | None
    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Id("exchange"), True),
        "actual": _w.Field("actual", _w.Many(_w.Of("Actual")), False, ()),
        "visitors": _w.Field("visitors", _w.Maybe(_w.Whole(0, 4294967295))),
        "facilitation": _w.Field("facilitation", _w.Maybe(_w.MINUTES)),
        "note": _w.Field("note", _w.Maybe(_w.TEXT)),
    }

    def __init__(self, *, exchange: ExchangeRef, actual: Iterable[Actual | Mapping[str, Any]] = (), visitors: int | None = None, facilitation: MinutesLike | None = None, note: str | None = None) -> None:
        self._keep((exchange, actual, visitors, facilitation, note))


class Confirm(Value):
    """Confirms that an exchange took place.

    Args:
        exchange: The exchange to confirm. It must be `done`.
        members: The members who confirm. When left out, this is the sender and those they act for, or everybody if the host sends it.
        minutes: Minutes it took as they remember it; as reported when left out. If it differs by more than the charter's tolerance, the exchange becomes `disputed`. In minutes: `90`, `"1h30"` or a `timedelta`.
    """

    __slots__ = ("exchange", "members", "minutes")
    exchange: ExchangeId
    members: tuple[MemberId, ...]
    minutes: int | None
    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Id("exchange"), True),
        "members": _w.Field("members", _w.Many(_w.Id("member")), False, ()),
        "minutes": _w.Field("minutes", _w.Maybe(_w.MINUTES)),
    }

    def __init__(self, *, exchange: ExchangeRef, members: Iterable[MemberRef] = (), minutes: MinutesLike | None = None) -> None:
        self._keep((exchange, members, minutes))


class ConfirmMany(Value):
    """Confirms many exchanges at once for those who did not.

    Args:
        exchanges: The exchanges to confirm. Each must be `done`; if one cannot be confirmed, none is.
    """

    __slots__ = ("exchanges",)
    exchanges: tuple[ExchangeId, ...]
    _wire_: ClassVar[_w.Fields] = {
        "exchanges": _w.Field("exchanges", _w.Many(_w.Id("exchange")), True),
    }

    def __init__(self, exchanges: Iterable[ExchangeRef]) -> None:
        self._keep((exchanges,))


class Dispute(Value):
    """Disputes what was reported about an exchange that is done.

    Args:
        exchange: The exchange to dispute. It must be `done`.
        member: The member who disputes it; the sender when left out.
        note: What is disputed, in words, kept as personal data.
    """

    __slots__ = ("exchange", "member", "note")
    exchange: ExchangeId
    member: MemberId | None
    note: str | None
    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Id("exchange"), True),
        "member": _w.Field("member", _w.Maybe(_w.Id("member"))),
        "note": _w.Field("note", _w.Maybe(_w.TEXT)),
    }

    def __init__(self, *, exchange: ExchangeRef, member: MemberRef | None = None, note: str | None = None) -> None:
        self._keep((exchange, member, note))


class Settle(Value):
    """Settles a dispute.

    Args:
        exchange: The exchange to settle. It must be `disputed`.
        actual: What it is settled at, for each member whose part differs from the report.
        note: A note, kept as personal data.
    """

    __slots__ = ("exchange", "actual", "note")
    exchange: ExchangeId
    actual: tuple[Actual, ...]
    note: str | None
    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Id("exchange"), True),
        "actual": _w.Field("actual", _w.Many(_w.Of("Actual")), False, ()),
        "note": _w.Field("note", _w.Maybe(_w.TEXT)),
    }

    def __init__(self, *, exchange: ExchangeRef, actual: Iterable[Actual | Mapping[str, Any]] = (), note: str | None = None) -> None:
        self._keep((exchange, actual, note))


class Record(Value):
    """Records a finished exchange in one step: from paper, from the telephone. Help that happened is always recorded.

    Args:
        terms: The terms of the exchange: who took part, for how long, and on which day.
        on_behalf_of: The member on whose behalf it is recorded, when it is not the sender.
        note: Words, kept as personal of everybody who took part.
    """

    __slots__ = ("terms", "on_behalf_of", "note")
    terms: Terms
    on_behalf_of: MemberId | None
    note: str | None
    _wire_: ClassVar[_w.Fields] = {
        "terms": _w.Field("terms", _w.Of("Terms"), True),
        "on_behalf_of": _w.Field("onBehalfOf", _w.Maybe(_w.Id("member"))),
        "note": _w.Field("note", _w.Maybe(_w.TEXT)),
    }

    def __init__(self, *, terms: Terms | Mapping[str, Any], on_behalf_of: MemberRef | None = None, note: str | None = None) -> None:
        self._keep((terms, on_behalf_of, note))


class RecordBatch(Value):
    """Records many finished exchanges as one batch, which can be undone at once.

    Args:
        exchanges: The terms of each exchange, in order.
        notes: Notes on some of them, each kept as personal data of everybody who took part.
    """

    __slots__ = ("exchanges", "notes")
    exchanges: tuple[Terms, ...]
    notes: tuple[BatchNote, ...]
    _wire_: ClassVar[_w.Fields] = {
        "exchanges": _w.Field("exchanges", _w.Many(_w.Of("Terms")), True),
        "notes": _w.Field("notes", _w.Many(_w.Of("BatchNote")), False, ()),
    }

    def __init__(self, exchanges: Iterable[Terms | Mapping[str, Any]], notes: Iterable[BatchNote | Mapping[str, Any]] = ()) -> None:
        self._keep((exchanges, notes))


class GiveWord(Value):
    """Gives the word of an account that an exchange waits for.

    Args:
        exchange: The exchange, which must be in state `awaiting-word`.
        account: The account; when left out, every account the sender may speak for.
        most: The most that may be taken; what the exchange asks for when left out. The rest stays unpaid. In minutes: `90`, `"1h30"` or a `timedelta`.
    """

    __slots__ = ("exchange", "account", "most")
    exchange: ExchangeId
    account: AccountId | None
    most: int | None
    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Id("exchange"), True),
        "account": _w.Field("account", _w.Maybe(_w.Id("account"))),
        "most": _w.Field("most", _w.Maybe(_w.MINUTES)),
    }

    def __init__(self, *, exchange: ExchangeRef, account: AccountRef | None = None, most: MinutesLike | None = None) -> None:
        self._keep((exchange, account, most))


class RefuseWord(Value):
    """Refuses the word of an account that an exchange waits for. The help still counts, and stays unpaid.

    Args:
        exchange: The exchange, which must be in state `awaiting-word`.
        account: The account; when left out, every account the sender may speak for.
    """

    __slots__ = ("exchange", "account")
    exchange: ExchangeId
    account: AccountId | None
    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Id("exchange"), True),
        "account": _w.Field("account", _w.Maybe(_w.Id("account"))),
    }

    def __init__(self, exchange: ExchangeRef, account: AccountRef | None = None) -> None:
        self._keep((exchange, account))


class Amend(Value):
    """Amends an exchange recorded on the same day: it is reversed and recorded anew, linked.

    Args:
        exchange: The exchange to amend. It must have been entered on the same day; otherwise the error is `not-same-day`.
        terms: The terms of the exchange as it took place. They replace the earlier ones whole. A member who did not enter the exchange changes only what it says of themselves, and how much credit it moves.
    """

    __slots__ = ("exchange", "terms")
    exchange: ExchangeId
    terms: Terms
    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Id("exchange"), True),
        "terms": _w.Field("terms", _w.Of("Terms"), True),
    }

    def __init__(self, exchange: ExchangeRef, terms: Terms | Mapping[str, Any]) -> None:
        self._keep((exchange, terms))


class Reverse(Value):
    """Takes a posted exchange back by a linked entry.

    Args:
        exchange: The exchange to reverse. It must have taken place: `confirmed`, `settled` or `awaiting-word`.
        note: Why, kept as personal.
    """

    __slots__ = ("exchange", "note")
    exchange: ExchangeId
    note: str | None
    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Id("exchange"), True),
        "note": _w.Field("note", _w.Maybe(_w.TEXT)),
    }

    def __init__(self, exchange: ExchangeRef, note: str | None = None) -> None:
        self._keep((exchange, note))


class UndoBatch(Value):
    """Takes a whole batch back.

    Args:
        batch: The batch to undo. If none of its exchanges still stands, the error is `not-found`.
    """

    __slots__ = ("batch",)
    batch: BatchId
    _wire_: ClassVar[_w.Fields] = {
        "batch": _w.Field("batch", _w.Id("batch"), True),
    }

    def __init__(self, batch: BatchRef) -> None:
        self._keep((batch,))


class MarkAttendance(Value):
    """Marks, before an agreed exchange is done, that a member will not come, or will come after all.

    Args:
        exchange: The exchange. It must be `agreed`.
        member: The member who will not come. They must take part in the exchange; otherwise the error is `not-taking-part`.
        attendance: How they stay away. `attended` takes an earlier mark back.
    """

    __slots__ = ("exchange", "member", "attendance")
    exchange: ExchangeId
    member: MemberId
    attendance: Attendance
    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Id("exchange"), True),
        "member": _w.Field("member", _w.Id("member"), True),
        "attendance": _w.Field("attendance", _w.Word("attended", "no-show", "late-cancel", "cancelled"), True),
    }

    def __init__(self, *, exchange: ExchangeRef, member: MemberRef, attendance: Attendance) -> None:
        self._keep((exchange, member, attendance))


class Substitute(Value):
    """Puts a member in another's place. If a member sends it, it is only asked for, and a broker decides.

    Args:
        exchange: The exchange. It must be `agreed`.
        out: The member who does not come.
        into: The member who comes instead.
    """

    __slots__ = ("exchange", "out", "into")
    exchange: ExchangeId
    out: MemberId
    into: MemberId
    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Id("exchange"), True),
        "out": _w.Field("out", _w.Id("member"), True),
        "into": _w.Field("into", _w.Id("member"), True),
    }

    def __init__(self, *, exchange: ExchangeRef, out: MemberRef, into: MemberRef) -> None:
        self._keep((exchange, out, into))


class AddExpense(Value):
    """Records money that is owed for an exchange.

    Args:
        exchange: The exchange. It must not have been declined, withdrawn, expired or reversed.
        expense: The sum that is owed, and the member it is owed to.
        note: What the money was for, kept as personal data.
    """

    __slots__ = ("exchange", "expense", "note")
    exchange: ExchangeId
    expense: Expense
    note: str | None
    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Id("exchange"), True),
        "expense": _w.Field("expense", _w.Of("Expense"), True),
        "note": _w.Field("note", _w.Maybe(_w.TEXT)),
    }

    def __init__(self, *, exchange: ExchangeRef, expense: Expense | Mapping[str, Any], note: str | None = None) -> None:
        self._keep((exchange, expense, note))


class VisitOut(Value):
    """Reports that a member sets out on a lone visit.

    Args:
        exchange: The exchange the visit is for.
        member: The member who sets out. They must take part in the exchange.
        expected: The moment they are expected back, at most two days ahead. A datetime with a time zone, or RFC 3339 text.
    """

    __slots__ = ("exchange", "member", "expected")
    exchange: ExchangeId
    member: MemberId
    expected: datetime.datetime
    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Id("exchange"), True),
        "member": _w.Field("member", _w.Id("member"), True),
        "expected": _w.Field("expected", _w.MOMENT, True),
    }

    def __init__(self, *, exchange: ExchangeRef, member: MemberRef, expected: MomentLike) -> None:
        self._keep((exchange, member, expected))


class VisitBack(Value):
    """Reports that a member is back from a lone visit.

    Args:
        exchange: The exchange the visit was for.
        member: The member who is back. If they had not set out, the error is `nothing-to-do`.
    """

    __slots__ = ("exchange", "member")
    exchange: ExchangeId
    member: MemberId
    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Id("exchange"), True),
        "member": _w.Field("member", _w.Id("member"), True),
    }

    def __init__(self, exchange: ExchangeRef, member: MemberRef) -> None:
        self._keep((exchange, member))


class ClearAhead(Value):
    """Calls off everything ahead of a member, with no reason given: after a hospital stay or a bereavement.

    Args:
        member: The member whose proposed and agreed exchanges are called off.
        from_: The first day from which exchanges are called off. A date, or text such as `"2026-03-01"`.
    """

    __slots__ = ("member", "from_")
    member: MemberId
    from_: datetime.date
    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Id("member"), True),
        "from_": _w.Field("from", _w.DAY, True),
    }

    def __init__(self, member: MemberRef, from_: DayLike) -> None:
        self._keep((member, from_))


class Transfer(Value):
    """Moves credit without an exchange. Never counted as service.

    Args:
        kind: The kind of transfer.
        from_: The account the credit leaves; `reach` gives the account a member uses.
        to: The account the credit goes to; `reach` gives the account a member uses.
        minutes: Minutes to move. In minutes: `90`, `"1h30"` or a `timedelta`.
        note: A note, kept as personal data.
        on: The day it counts for, when it is brought in from earlier records; the day of the command when left out. A date, or text such as `"2026-03-01"`.
    """

    __slots__ = ("kind", "from_", "to", "minutes", "note", "on")
    kind: TransferKind
    from_: AccountId
    to: AccountId
    minutes: int
    note: str | None
    on: datetime.date | None
    _wire_: ClassVar[_w.Fields] = {
        "kind": _w.Field("kind", _w.Word("welcome", "gift", "donation", "levy", "estate", "correction"), True),
        "from_": _w.Field("from", _w.Id("account"), True),
        "to": _w.Field("to", _w.Id("account"), True),
        "minutes": _w.Field("minutes", _w.MINUTES, True),
        "note": _w.Field("note", _w.Maybe(_w.TEXT)),
        "on": _w.Field("on", _w.Maybe(_w.DAY)),
    }

    def __init__(self, *, kind: TransferKind, from_: AccountRef, to: AccountRef, minutes: MinutesLike, note: str | None = None, on: DayLike | None = None) -> None:
        self._keep((kind, from_, to, minutes, note, on))


class AgeCredit(Value):
    """Levies the charter's ageing of credit, when it is due."""

    __slots__ = ()


class OpenBridge(Value):
    """Opens an account for a partner bank.

    Args:
        partner: The partner's name for itself.
        limits: How far the two banks may get ahead of each other.
    """

    __slots__ = ("partner", "limits")
    partner: str
    limits: Limits
    _wire_: ClassVar[_w.Fields] = {
        "partner": _w.Field("partner", _w.TEXT, True),
        "limits": _w.Field("limits", _w.Of("Limits"), True),
    }

    def __init__(self, partner: str, limits: Limits | Mapping[str, Any]) -> None:
        self._keep((partner, limits))


class BeginPassage(Value):
    """Sets credit on its way to or from a partner bank: it is held here.

    Args:
        bridge: The bridge to the partner bank.
        direction: Whether the credit leaves for the partner or comes from there.
        account: The account here that pays or is paid.
        minutes: Minutes that are on their way. In minutes: `90`, `"1h30"` or a `timedelta`.
        shared_key: The key both banks know it by. 16 bytes, a UUID, or 32 hexadecimal digits.
        due: The moment from which it may be voided. A datetime with a time zone, or RFC 3339 text.
    """

    __slots__ = ("bridge", "direction", "account", "minutes", "shared_key", "due")
    bridge: BridgeId
    direction: Direction
    account: AccountId
    minutes: int
    shared_key: str
    due: datetime.datetime
    _wire_: ClassVar[_w.Fields] = {
        "bridge": _w.Field("bridge", _w.Id("bridge"), True),
        "direction": _w.Field("direction", _w.Word("out", "in"), True),
        "account": _w.Field("account", _w.Id("account"), True),
        "minutes": _w.Field("minutes", _w.MINUTES, True),
        "shared_key": _w.Field("sharedKey", _w.Hex(16), True),
        "due": _w.Field("due", _w.MOMENT, True),
    }

    def __init__(self, *, bridge: BridgeRef, direction: Direction, account: AccountRef, minutes: MinutesLike, shared_key: HexLike, due: MomentLike) -> None:
        self._keep((bridge, direction, account, minutes, shared_key, due))


class PostPassage(Value):
    """Posts credit that is on its way, once the partner holds it too.

    Args:
        passage: The passage to post. It must be `pending`; otherwise the error is `passage-state`.
    """

    __slots__ = ("passage",)
    passage: PassageId
    _wire_: ClassVar[_w.Fields] = {
        "passage": _w.Field("passage", _w.Id("passage"), True),
    }

    def __init__(self, passage: PassageRef) -> None:
        self._keep((passage,))


class VoidPassage(Value):
    """Voids credit that is on its way: it stays where it was.

    Args:
        passage: The passage to void. It must be `pending` and due.
    """

    __slots__ = ("passage",)
    passage: PassageId
    _wire_: ClassVar[_w.Fields] = {
        "passage": _w.Field("passage", _w.Id("passage"), True),
    }

    def __init__(self, passage: PassageRef) -> None:
        self._keep((passage,))


class Pair(Value):
    """Pairs two people in a programme.

    Args:
        programme: The programme they are paired in.
        mentor: The mentor. They must be an active member.
        mentee: The mentee. They must be an active member.
        from_: The first day; the day of the command when left out. A date, or text such as `"2026-03-01"`.
    """

    __slots__ = ("programme", "mentor", "mentee", "from_")
    programme: ProgrammeId
    mentor: MemberId
    mentee: MemberId
    from_: datetime.date | None
    _wire_: ClassVar[_w.Fields] = {
        "programme": _w.Field("programme", _w.Id("programme"), True),
        "mentor": _w.Field("mentor", _w.Id("member"), True),
        "mentee": _w.Field("mentee", _w.Id("member"), True),
        "from_": _w.Field("from", _w.Maybe(_w.DAY)),
    }

    def __init__(self, *, programme: ProgrammeRef, mentor: MemberRef, mentee: MemberRef, from_: DayLike | None = None) -> None:
        self._keep((programme, mentor, mentee, from_))


class EndPairing(Value):
    """Ends a pairing.

    Args:
        pairing: The pairing to end. If it has ended already, the error is `bad-pairing`.
        why: The reason it ends.
        on: The last day; the day of the command when left out. A date, or text such as `"2026-03-01"`.
    """

    __slots__ = ("pairing", "why", "on")
    pairing: PairingId
    why: PairingEnd
    on: datetime.date | None
    _wire_: ClassVar[_w.Fields] = {
        "pairing": _w.Field("pairing", _w.Id("pairing"), True),
        "why": _w.Field("why", _w.Word("completed", "ended-early", "moved", "rematched"), True),
        "on": _w.Field("on", _w.Maybe(_w.DAY)),
    }

    def __init__(self, *, pairing: PairingRef, why: PairingEnd, on: DayLike | None = None) -> None:
        self._keep((pairing, why, on))


class Erase(Value):
    """Forgets a member: personal parts and salts go, number and minutes remain.  Sent by the member, or by a broker who may not see concerns, it is only asked for (`erasure-asked`): another broker or the host carries it out, and `today` lists it until then.  It takes the parts out of the bank, of the records that wait to be drained, and, in a store, of every record there is. What lies elsewhere is the host's to forget: records that were drained before (`forget` does it, and verifying a journal reports what is left as `part-left`), commands that were queued or logged, snapshots, redacted copies that were handed out, the `.torn` file beside a journal that was moved away, and backups.

    Args:
        member: The member to forget. An erasure that is held back fails with `erasure-held`.
    """

    __slots__ = ("member",)
    member: MemberId
    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Id("member"), True),
    }

    def __init__(self, member: MemberRef) -> None:
        self._keep((member,))


class ExpireDue(Value):
    """Carries out everything that is due by now: proposals nobody answered, confirmations nobody gave, listings that ran out. For the host, and for those who confirm for others."""

    __slots__ = ()


class ClosePeriod(Value):
    """Closes a period: a checkpoint, after which older records may be deleted.

    Args:
        through: The last day of the period. A date, or text such as `"2026-03-01"`.
    """

    __slots__ = ("through",)
    through: datetime.date
    _wire_: ClassVar[_w.Fields] = {
        "through": _w.Field("through", _w.DAY, True),
    }

    def __init__(self, through: DayLike) -> None:
        self._keep((through,))


class SetClock(Value):
    """Sets the local clock from now on. Until it is set for the first time, the bank's days are those of UTC.

    Args:
        offset: Minutes ahead of UTC now, −1080 to 1080.
        through: The last day of which that is known. Afterwards the last offset holds, so set the clock again before. A date, or text such as `"2026-03-01"`.
        changes: The changes that are known ahead, in order.
    """

    __slots__ = ("offset", "through", "changes")
    offset: int
    through: datetime.date
    changes: tuple[Turn, ...]
    _wire_: ClassVar[_w.Fields] = {
        "offset": _w.Field("offset", _w.Whole(-32768, 32767), True),
        "through": _w.Field("through", _w.DAY, True),
        "changes": _w.Field("changes", _w.Many(_w.Of("Turn")), False, ()),
    }

    def __init__(self, *, offset: int, through: DayLike, changes: Iterable[Turn | Mapping[str, Any]] = ()) -> None:
        self._keep((offset, through, changes))


class SetSecret(Value):
    """Gives the bank its secret. Without one, members get no suggestions: who is suggested to whom is drawn with it, so that nobody outside can work out who was left out. Published tables draw from it what they withhold, and their noise. Only the host sets it, and only the host's journal and snapshots hold it. Set anew, the later one is used.

    Args:
        secret: 32 random bytes, as 64 hexadecimal digits.
    """

    __slots__ = ("secret",)
    secret: str | None
    _wire_: ClassVar[_w.Fields] = {
        "secret": _w.Field("secret", _w.Maybe(_w.Hex(32))),
    }

    def __init__(self, secret: str | None = None) -> None:
        self._keep((secret,))


Action: TypeAlias = "Create | BeginCopy | AdoptCharter | AddActivity | ChangeActivity | OpenProgramme | Admit | SetState | GiveRole | EndRole | Keep | Merge | OpenAccount | JoinAccount | LeaveAccount | SetLimits | Offer | Request | AmendListing | ClassifyListing | RenewListing | CloseListing | Propose | ProposeTogether | Agree | Approve | LetThrough | Decline | Withdraw | Done | Confirm | ConfirmMany | Dispute | Settle | Record | RecordBatch | GiveWord | RefuseWord | Amend | Reverse | UndoBatch | MarkAttendance | Substitute | AddExpense | VisitOut | VisitBack | ClearAhead | Transfer | AgeCredit | OpenBridge | BeginPassage | PostPassage | VoidPassage | Pair | EndPairing | Erase | ExpireDue | ClosePeriod | SetClock | SetSecret"
"""What is to be done."""

__all__ = [
    "AccountKind",
    "Action",
    "Actual",
    "AddActivity",
    "AddExpense",
    "Admit",
    "AdoptCharter",
    "AgeCredit",
    "Agree",
    "Amend",
    "AmendListing",
    "Approve",
    "Attendance",
    "BatchNote",
    "BeginCopy",
    "BeginPassage",
    "Capacity",
    "ChangeActivity",
    "ClassifyListing",
    "ClearAhead",
    "CloseListing",
    "ClosePeriod",
    "Closing",
    "Command",
    "Confirm",
    "ConfirmMany",
    "Create",
    "Created",
    "Decline",
    "Direction",
    "Dispute",
    "Done",
    "EndPairing",
    "EndRole",
    "Erase",
    "Expense",
    "ExpireDue",
    "GiveRole",
    "GiveWord",
    "JoinAccount",
    "Keep",
    "LeaveAccount",
    "LetThrough",
    "ListingCapacity",
    "ListingTerms",
    "MarkAttendance",
    "MemberState",
    "Merge",
    "Offer",
    "OpenAccount",
    "OpenBridge",
    "OpenProgramme",
    "Outcome",
    "Pair",
    "PairingEnd",
    "Participation",
    "Payer",
    "PayerKind",
    "Per",
    "PostPassage",
    "Programme",
    "Propose",
    "ProposeTogether",
    "Record",
    "RecordBatch",
    "RefuseWord",
    "Remote",
    "RenewListing",
    "Request",
    "Reverse",
    "SetClock",
    "SetLimits",
    "SetSecret",
    "SetState",
    "Settle",
    "Shortfall",
    "Side",
    "Start",
    "Substitute",
    "Terms",
    "Transfer",
    "TransferKind",
    "Turn",
    "UndoBatch",
    "Visibility",
    "VisitBack",
    "VisitOut",
    "VoidPassage",
    "Withdraw",
]
