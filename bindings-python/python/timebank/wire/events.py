# Made by `cargo xtask generate` from `docs/schema/timebank.json`: change the core, not this file.
"""What happened, as the journal keeps it."""

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
    from timebank.wire.charter import Limits
    from timebank.wire.commands import AccountKind, Closing, Direction, Expense, ListingTerms, MemberState, PairingEnd, Participation, Shortfall, Terms, TransferKind
    from timebank.wire.numbers import AccountId, AccountRef, ActivityId, ActivityRef, BatchId, BatchRef, BridgeId, BridgeRef, BundleId, BundleRef, CharterVersion, ExchangeId, ExchangeRef, ListingId, ListingRef, MemberId, MemberRef, PairingId, PairingRef, PassageId, PassageRef, ProgrammeId, ProgrammeRef, SeriesId, SeriesRef, TransferId, TransferRef

MadeFor: TypeAlias = Literal["host", "broker", "auditor"]
"""The audience a journal was made for."""
ListingKind: TypeAlias = Literal["offer", "request"]
"""The direction in which time would go."""
ExchangeState: TypeAlias = Literal["proposed", "agreed", "done", "awaiting-word", "confirmed", "declined", "withdrawn", "expired", "disputed", "settled", "reversed"]
"""The state of an exchange."""
ReversalReason: TypeAlias = Literal["mistake", "amended", "batch-undone"]
"""Why an exchange was taken back."""


class Verified(Value):
    """What verifying found.

    Args:
        records: The last record that is right: how many there are, when the journal begins with its first.
        head: The head they end at.
        audience: For whom the journal was made, as its first line says, or as was demanded.
        withheld: How many personal parts are withheld from them.
        fault: The first fault, if there is one.
    """

    __slots__ = ("records", "head", "audience", "withheld", "fault")
    records: int
    head: Head
    audience: MadeFor
    withheld: int
    fault: Fault | None
    _wire_: ClassVar[_w.Fields] = {
        "records": _w.Field("records", _w.Whole(0, 9007199254740991), True),
        "head": _w.Field("head", _w.Of("Head"), True),
        "audience": _w.Field("audience", _w.Word("host", "broker", "auditor"), True),
        "withheld": _w.Field("withheld", _w.Whole(0, 9007199254740991), True),
        "fault": _w.Field("fault", _w.Maybe(_w.Of("Fault")), True),
    }

    def __init__(self, *, records: int, head: Head | Mapping[str, Any], audience: MadeFor, withheld: int, fault: Fault | Mapping[str, Any] | None) -> None:
        self._keep((records, head, audience, withheld, fault))


class Head(Value):
    """Where a journal stands: its last record and the hash of that. Print it, hand it to members and partners: against a head kept elsewhere any change to the journal shows.

    Args:
        seq: The last record; 0 when there is none.
        hash: Its hash.
    """

    __slots__ = ("seq", "hash")
    seq: int
    hash: str
    _wire_: ClassVar[_w.Fields] = {
        "seq": _w.Field("seq", _w.Whole(0, 9007199254740991), True),
        "hash": _w.Field("hash", _w.Hex(32), True),
    }

    def __init__(self, seq: int, hash: str) -> None:
        self._keep((seq, hash))


class Fault(Value):
    """A fault, and where it is.

    Args:
        seq: The record, from 1; one past the last when records are missing at the end.
        code: The code of the error.
        message: The fault as a sentence.
    """

    __slots__ = ("seq", "code", "message")
    seq: int
    code: str
    message: str
    _wire_: ClassVar[_w.Fields] = {
        "seq": _w.Field("seq", _w.Whole(0, 9007199254740991), True),
        "code": _w.Field("code", _w.TEXT, True),
        "message": _w.Field("message", _w.TEXT, True),
    }

    def __init__(self, *, seq: int, code: str, message: str) -> None:
        self._keep((seq, code, message))


class Decider(Value):
    """A member who decided on a charter.

    Args:
        member: The member who decided.
        told_by: The sender who named them; left out when they sent the command themselves.
    """

    __slots__ = ("member", "told_by")
    member: MemberId
    told_by: Literal["host", "time"] | int | None
    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Id("member"), True),
        "told_by": _w.Field("toldBy", _w.Maybe(_w.ACTOR)),
    }

    def __init__(self, member: MemberRef, told_by: Literal["host", "time"] | int | None = None) -> None:
        self._keep((member, told_by))


class Posting(Value):
    """A posting: minutes added to an account, or taken from it when negative.

    Args:
        account: The account.
        minutes: What is added to its balance. In minutes: `90`, `"1h30"` or a `timedelta`.
    """

    __slots__ = ("account", "minutes")
    account: AccountId
    minutes: int
    _wire_: ClassVar[_w.Fields] = {
        "account": _w.Field("account", _w.Id("account"), True),
        "minutes": _w.Field("minutes", _w.MINUTES, True),
    }

    def __init__(self, account: AccountRef, minutes: MinutesLike) -> None:
        self._keep((account, minutes))


class Word(Value):
    """The word of an account: how much may be taken from it for an exchange, and who says so.

    Args:
        account: The account's number.
        most: The most that may be taken. In minutes: `90`, `"1h30"` or a `timedelta`.
        from_: Who gave it, the host or a member: always the sender of its record. Left out for a standing word.
        standing: The place of the charter's standing word of the pot that this is.
    """

    __slots__ = ("account", "most", "from_", "standing")
    account: AccountId
    most: int
    from_: Literal["host", "time"] | int | None
    standing: int | None
    _wire_: ClassVar[_w.Fields] = {
        "account": _w.Field("account", _w.Id("account"), True),
        "most": _w.Field("most", _w.MINUTES, True),
        "from_": _w.Field("from", _w.Maybe(_w.ACTOR)),
        "standing": _w.Field("standing", _w.Maybe(_w.Whole(0, 65535))),
    }

    def __init__(self, *, account: AccountRef, most: MinutesLike, from_: Literal["host", "time"] | int | None = None, standing: int | None = None) -> None:
        self._keep((account, most, from_, standing))


class Hold(Value):
    """Minutes held on an account: to be taken from it when negative, room for what it will be given when positive.

    Args:
        account: The account.
        minutes: Minutes held: negative for what will be taken, positive for what will be given. In minutes: `90`, `"1h30"` or a `timedelta`.
    """

    __slots__ = ("account", "minutes")
    account: AccountId
    minutes: int
    _wire_: ClassVar[_w.Fields] = {
        "account": _w.Field("account", _w.Id("account"), True),
        "minutes": _w.Field("minutes", _w.MINUTES, True),
    }

    def __init__(self, account: AccountRef, minutes: MinutesLike) -> None:
        self._keep((account, minutes))


class Confirmation(Value):
    """What a member reported of an exchange when confirming.

    Args:
        member: The member who confirms.
        minutes: Minutes it took as they remember it; left out when they agree with the report. In minutes: `90`, `"1h30"` or a `timedelta`.
    """

    __slots__ = ("member", "minutes")
    member: MemberId
    minutes: int | None
    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Id("member"), True),
        "minutes": _w.Field("minutes", _w.Maybe(_w.MINUTES)),
    }

    def __init__(self, member: MemberRef, minutes: MinutesLike | None = None) -> None:
        self._keep((member, minutes))


class ClockTurn(Value):
    """The local clock changes.

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


class ExchangePosted(Value):
    """An exchange is confirmed, or settled after a dispute, and posted.

    Args:
        exchange: The exchange's number.
        state: Confirmed or settled; `awaiting-word` while words of accounts are missing, or others of its bundle are to come.
        value: The day it counts for: its own, or the first open day where that day's period is closed. A date, or text such as `"2026-03-01"`.
        parts: Who took part and how long, finally.
        postings: The postings.
        shortfalls: Minutes that an enforced limit kept from accounts.
        beyond: Accounts that this takes beyond an advisory limit.
        by_silence: Whether silence confirmed it.
        words: The words of accounts its sender gave.
        awaiting: What is to be taken from accounts whose word is still to come. Nothing is posted until then.
    """

    __slots__ = ("exchange", "state", "value", "parts", "postings", "shortfalls", "beyond", "by_silence", "words", "awaiting")
    exchange: ExchangeId
    state: ExchangeState
    value: datetime.date
    parts: tuple[Participation, ...]
    postings: tuple[Posting, ...]
    shortfalls: tuple[Shortfall, ...]
    beyond: tuple[AccountId, ...]
    by_silence: bool
    words: tuple[Word, ...]
    awaiting: tuple[Posting, ...]
    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Id("exchange"), True),
        "state": _w.Field("state", _w.Word("proposed", "agreed", "done", "awaiting-word", "confirmed", "declined", "withdrawn", "expired", "disputed", "settled", "reversed"), True),
        "value": _w.Field("value", _w.DAY, True),
        "parts": _w.Field("parts", _w.Many(_w.Of("Participation")), True),
        "postings": _w.Field("postings", _w.Many(_w.Of("Posting")), False, ()),
        "shortfalls": _w.Field("shortfalls", _w.Many(_w.Of("Shortfall")), False, ()),
        "beyond": _w.Field("beyond", _w.Many(_w.Id("account")), False, ()),
        "by_silence": _w.Field("bySilence", _w.YES_NO, False, False),
        "words": _w.Field("words", _w.Many(_w.Of("Word")), False, ()),
        "awaiting": _w.Field("awaiting", _w.Many(_w.Of("Posting")), False, ()),
    }

    def __init__(self, *, exchange: ExchangeRef, state: ExchangeState, value: DayLike, parts: Iterable[Participation | Mapping[str, Any]], postings: Iterable[Posting | Mapping[str, Any]] = (), shortfalls: Iterable[Shortfall | Mapping[str, Any]] = (), beyond: Iterable[AccountRef] = (), by_silence: bool = False, words: Iterable[Word | Mapping[str, Any]] = (), awaiting: Iterable[Posting | Mapping[str, Any]] = ()) -> None:
        self._keep((exchange, state, value, parts, postings, shortfalls, beyond, by_silence, words, awaiting))


class BankFounded(Value):
    """A bank begins, under the first version of its charter. The words of that are the record's document.

    Args:
        bank: The identity of the bank.
        digest: SHA-256 of the document.
        decided_on: The day on which the charter was decided. A date, or text such as `"2026-03-01"`.
        activities: Numbers given to its activities, in its order.
    """

    __slots__ = ("bank", "digest", "decided_on", "activities")
    bank: str
    digest: str
    decided_on: datetime.date | None
    activities: tuple[ActivityId, ...]
    _wire_: ClassVar[_w.Fields] = {
        "bank": _w.Field("bank", _w.TEXT, True),
        "digest": _w.Field("digest", _w.Hex(32), True),
        "decided_on": _w.Field("decidedOn", _w.Maybe(_w.DAY)),
        "activities": _w.Field("activities", _w.Many(_w.Id("activity")), False, ()),
    }

    def __init__(self, *, bank: str, digest: str, decided_on: DayLike | None = None, activities: Iterable[ActivityRef] = ()) -> None:
        self._keep((bank, digest, decided_on, activities))


class CopyBegun(Value):
    """A copy of a bank goes on by itself, as a bank of its own.

    Args:
        bank: The identity of the copy.
        left: Whether this is the journal that is left behind: the bank goes on as that copy, and no longer here.
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


class CharterAdopted(Value):
    """A charter holds from now on. Its words are the record's document.

    Args:
        version: Its version.
        digest: SHA-256 of the document.
        decided: The members who decided, each with the sender who named them.
        decided_on: The day on which they decided. A date, or text such as `"2026-03-01"`.
        activities: The numbers given to activities that were not there before, in the charter's order.
        flagged: Accounts that are outside an enforced limit by its change of limits.
    """

    __slots__ = ("version", "digest", "decided", "decided_on", "activities", "flagged")
    version: CharterVersion
    digest: str
    decided: tuple[Decider, ...]
    decided_on: datetime.date | None
    activities: tuple[ActivityId, ...]
    flagged: tuple[AccountId, ...]
    _wire_: ClassVar[_w.Fields] = {
        "version": _w.Field("version", _w.Whole(1, 4294967295), True),
        "digest": _w.Field("digest", _w.Hex(32), True),
        "decided": _w.Field("decided", _w.Many(_w.Of("Decider")), False, ()),
        "decided_on": _w.Field("decidedOn", _w.Maybe(_w.DAY)),
        "activities": _w.Field("activities", _w.Many(_w.Id("activity")), False, ()),
        "flagged": _w.Field("flagged", _w.Many(_w.Id("account")), False, ()),
    }

    def __init__(self, *, version: CharterVersion | int, digest: str, decided: Iterable[Decider | Mapping[str, Any]] = (), decided_on: DayLike | None = None, activities: Iterable[ActivityRef] = (), flagged: Iterable[AccountRef] = ()) -> None:
        self._keep((version, digest, decided, decided_on, activities, flagged))


class ActivitySet(Value):
    """An activity was added, or an old one changed. Its words are the record's document.

    Args:
        activity: Its number.
        digest: SHA-256 of the document.
    """

    __slots__ = ("activity", "digest")
    activity: ActivityId
    digest: str
    _wire_: ClassVar[_w.Fields] = {
        "activity": _w.Field("activity", _w.Id("activity"), True),
        "digest": _w.Field("digest", _w.Hex(32), True),
    }

    def __init__(self, activity: ActivityRef, digest: str) -> None:
        self._keep((activity, digest))


class ProgrammeOpened(Value):
    """A programme was opened. Its words are the record's document.

    Args:
        programme: Its number.
        digest: SHA-256 of the document.
    """

    __slots__ = ("programme", "digest")
    programme: ProgrammeId
    digest: str
    _wire_: ClassVar[_w.Fields] = {
        "programme": _w.Field("programme", _w.Id("programme"), True),
        "digest": _w.Field("digest", _w.Hex(32), True),
    }

    def __init__(self, programme: ProgrammeRef, digest: str) -> None:
        self._keep((programme, digest))


class MemberAdmitted(Value):
    """A member was admitted.

    Args:
        member: Their number.
        kind: The kind: its place in the charter's list, from 0.
        state: Their state: applicant or active.
        joined: The day they joined. A date, or text such as `"2026-03-01"`.
        account: Their account: a new one with this number, or one they share.
        opens: The kind of account, when it is new.
    """

    __slots__ = ("member", "kind", "state", "joined", "account", "opens")
    member: MemberId
    kind: int
    state: MemberState
    joined: datetime.date
    account: AccountId
    opens: AccountKind | None
    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Id("member"), True),
        "kind": _w.Field("kind", _w.Whole(0, 65535), True),
        "state": _w.Field("state", _w.Word("applicant", "active", "paused", "suspended", "left", "erased"), True),
        "joined": _w.Field("joined", _w.DAY, True),
        "account": _w.Field("account", _w.Id("account"), True),
        "opens": _w.Field("opens", _w.Maybe(_w.Word("pot", "member", "household", "organisation", "bridge"))),
    }

    def __init__(self, *, member: MemberRef, kind: int, state: MemberState, joined: DayLike, account: AccountRef, opens: AccountKind | None = None) -> None:
        self._keep((member, kind, state, joined, account, opens))


class MemberStateChanged(Value):
    """A member's state changed.

    Args:
        member: The member's number.
        state: The new state.
        since: The first day of that state. A date, or text such as `"2026-03-01"`.
        until: The last day of it, if that is known. A date, or text such as `"2026-03-01"`.
    """

    __slots__ = ("member", "state", "since", "until")
    member: MemberId
    state: MemberState
    since: datetime.date
    until: datetime.date | None
    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Id("member"), True),
        "state": _w.Field("state", _w.Word("applicant", "active", "paused", "suspended", "left", "erased"), True),
        "since": _w.Field("since", _w.DAY, True),
        "until": _w.Field("until", _w.Maybe(_w.DAY)),
    }

    def __init__(self, *, member: MemberRef, state: MemberState, since: DayLike, until: DayLike | None = None) -> None:
        self._keep((member, state, since, until))


class RoleGiven(Value):
    """A role was given.

    Args:
        member: The member who got the role.
        role: The role: its place in the charter's list, from 0.
        from_: The first day. A date, or text such as `"2026-03-01"`.
        at: The organisation it is held at, if there is one.
        until: The last day; left out when it has no end. A date, or text such as `"2026-03-01"`.
    """

    __slots__ = ("member", "role", "from_", "at", "until")
    member: MemberId
    role: int
    from_: datetime.date
    at: MemberId | None
    until: datetime.date | None
    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Id("member"), True),
        "role": _w.Field("role", _w.Whole(0, 65535), True),
        "from_": _w.Field("from", _w.DAY, True),
        "at": _w.Field("at", _w.Maybe(_w.Id("member"))),
        "until": _w.Field("until", _w.Maybe(_w.DAY)),
    }

    def __init__(self, *, member: MemberRef, role: int, from_: DayLike, at: MemberRef | None = None, until: DayLike | None = None) -> None:
        self._keep((member, role, from_, at, until))


class RoleEnded(Value):
    """A role ended.

    Args:
        member: The member whose role ended.
        index: The role among those they hold: its place in the order given, from 0.
        until: The last day. A date, or text such as `"2026-03-01"`.
    """

    __slots__ = ("member", "index", "until")
    member: MemberId
    index: int
    until: datetime.date
    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Id("member"), True),
        "index": _w.Field("index", _w.Whole(0, 65535), True),
        "until": _w.Field("until", _w.DAY, True),
    }

    def __init__(self, *, member: MemberRef, index: int, until: DayLike) -> None:
        self._keep((member, index, until))


class PersonalKept(Value):
    """Something personal was kept. What it is, only the personal parts say.

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


class MembersMerged(Value):
    """A double record was merged: from now on `merged` means `kept`.

    Args:
        kept: The number that stays.
        merged: The number that goes.
        postings: What moves the balance over.
    """

    __slots__ = ("kept", "merged", "postings")
    kept: MemberId
    merged: MemberId
    postings: tuple[Posting, ...]
    _wire_: ClassVar[_w.Fields] = {
        "kept": _w.Field("kept", _w.Id("member"), True),
        "merged": _w.Field("merged", _w.Id("member"), True),
        "postings": _w.Field("postings", _w.Many(_w.Of("Posting")), False, ()),
    }

    def __init__(self, *, kept: MemberRef, merged: MemberRef, postings: Iterable[Posting | Mapping[str, Any]] = ()) -> None:
        self._keep((kept, merged, postings))


class AccountOpened(Value):
    """A shared account was opened.

    Args:
        account: Its number.
        kind: The kind of account: household or organisation.
    """

    __slots__ = ("account", "kind")
    account: AccountId
    kind: AccountKind
    _wire_: ClassVar[_w.Fields] = {
        "account": _w.Field("account", _w.Id("account"), True),
        "kind": _w.Field("kind", _w.Word("pot", "member", "household", "organisation", "bridge"), True),
    }

    def __init__(self, account: AccountRef, kind: AccountKind) -> None:
        self._keep((account, kind))


class AccountJoined(Value):
    """A member uses another account from now on.

    Args:
        member: The member's number.
        account: The account's number.
        opens: Whether the account is opened with this.
        postings: What moves their balance over.
    """

    __slots__ = ("member", "account", "opens", "postings")
    member: MemberId
    account: AccountId
    opens: bool
    postings: tuple[Posting, ...]
    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Id("member"), True),
        "account": _w.Field("account", _w.Id("account"), True),
        "opens": _w.Field("opens", _w.YES_NO, False, False),
        "postings": _w.Field("postings", _w.Many(_w.Of("Posting")), False, ()),
    }

    def __init__(self, *, member: MemberRef, account: AccountRef, opens: bool = False, postings: Iterable[Posting | Mapping[str, Any]] = ()) -> None:
        self._keep((member, account, opens, postings))


class LimitsSet(Value):
    """An account has limits of its own, or again those of its kind.

    Args:
        account: The account's number.
        limits: Its limits; left out for those of its kind.
        by_tag: Whether they follow from a tag of the broker's.
        flagged: Whether the account is outside them now.
    """

    __slots__ = ("account", "limits", "by_tag", "flagged")
    account: AccountId
    limits: Limits | None
    by_tag: bool
    flagged: bool
    _wire_: ClassVar[_w.Fields] = {
        "account": _w.Field("account", _w.Id("account"), True),
        "limits": _w.Field("limits", _w.Maybe(_w.Of("Limits"))),
        "by_tag": _w.Field("byTag", _w.YES_NO, False, False),
        "flagged": _w.Field("flagged", _w.YES_NO, False, False),
    }

    def __init__(self, *, account: AccountRef, limits: Limits | Mapping[str, Any] | None = None, by_tag: bool = False, flagged: bool = False) -> None:
        self._keep((account, limits, by_tag, flagged))


class ListingPosted(Value):
    """An offer or a request was posted.

    Args:
        listing: Its number.
        kind: Offer or request.
        member: The member whose listing it is.
        terms: What it offers or asks for, in numbers and codes.
    """

    __slots__ = ("listing", "kind", "member", "terms")
    listing: ListingId
    kind: ListingKind
    member: MemberId
    terms: ListingTerms
    _wire_: ClassVar[_w.Fields] = {
        "listing": _w.Field("listing", _w.Id("listing"), True),
        "kind": _w.Field("kind", _w.Word("offer", "request"), True),
        "member": _w.Field("member", _w.Id("member"), True),
        "terms": _w.Field("terms", _w.Of("ListingTerms"), True),
    }

    def __init__(self, *, listing: ListingRef, kind: ListingKind, member: MemberRef, terms: ListingTerms | Mapping[str, Any]) -> None:
        self._keep((listing, kind, member, terms))


class ListingAmended(Value):
    """A listing says something else now.

    Args:
        listing: The listing's number.
        terms: All of what it offers or asks for, in numbers and codes.
    """

    __slots__ = ("listing", "terms")
    listing: ListingId
    terms: ListingTerms
    _wire_: ClassVar[_w.Fields] = {
        "listing": _w.Field("listing", _w.Id("listing"), True),
        "terms": _w.Field("terms", _w.Of("ListingTerms"), True),
    }

    def __init__(self, listing: ListingRef, terms: ListingTerms | Mapping[str, Any]) -> None:
        self._keep((listing, terms))


class ListingRenewed(Value):
    """A listing holds for longer.

    Args:
        listing: The listing's number.
        until: The last day it is open; left out when it has no end. A date, or text such as `"2026-03-01"`.
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


class ListingClosed(Value):
    """A listing ended.

    Args:
        listing: The listing's number.
        why: The reason it ended.
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


class ExchangeProposed(Value):
    """An exchange was proposed.

    Args:
        exchange: Its number.
        terms: The terms that are proposed.
        due: The moment until which an answer is awaited. A datetime with a time zone, or RFC 3339 text.
        series: The series it belongs to.
        on_behalf_of: The member on whose behalf it was proposed.
        agreed: Those who have agreed by proposing.
        needs_approval: The rules that need a broker's approval first: their places in the charter, from 0.
        booked_twice: Whether a member has agreed to be elsewhere then, so that it needs a broker's approval first.
        held: Whether it lies in the broker's tray: nobody but who proposed it is asked until a broker lets it through.
        words: The words of accounts its sender gave.
    """

    __slots__ = ("exchange", "terms", "due", "series", "on_behalf_of", "agreed", "needs_approval", "booked_twice", "held", "words")
    exchange: ExchangeId
    terms: Terms
    due: datetime.datetime
    series: SeriesId | None
    on_behalf_of: MemberId | None
    agreed: tuple[MemberId, ...]
    needs_approval: tuple[int, ...]
    booked_twice: bool
    held: bool
    words: tuple[Word, ...]
    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Id("exchange"), True),
        "terms": _w.Field("terms", _w.Of("Terms"), True),
        "due": _w.Field("due", _w.MOMENT, True),
        "series": _w.Field("series", _w.Maybe(_w.Id("series"))),
        "on_behalf_of": _w.Field("onBehalfOf", _w.Maybe(_w.Id("member"))),
        "agreed": _w.Field("agreed", _w.Many(_w.Id("member")), False, ()),
        "needs_approval": _w.Field("needsApproval", _w.Many(_w.Whole(0, 65535)), False, ()),
        "booked_twice": _w.Field("bookedTwice", _w.YES_NO, False, False),
        "held": _w.Field("held", _w.YES_NO, False, False),
        "words": _w.Field("words", _w.Many(_w.Of("Word")), False, ()),
    }

    def __init__(self, *, exchange: ExchangeRef, terms: Terms | Mapping[str, Any], due: MomentLike, series: SeriesRef | None = None, on_behalf_of: MemberRef | None = None, agreed: Iterable[MemberRef] = (), needs_approval: Iterable[int] = (), booked_twice: bool = False, held: bool = False, words: Iterable[Word | Mapping[str, Any]] = ()) -> None:
        self._keep((exchange, terms, due, series, on_behalf_of, agreed, needs_approval, booked_twice, held, words))


class ExchangeApproved(Value):
    """A broker approved what rules needed approved.

    Args:
        exchange: The exchange's number.
        rules: Over which rules: their places in the charter.
        limit: Whether a balance limit was approved over, so that the shortfall rule applies.
        booked_twice: Whether it was approved although a member has agreed to be elsewhere then.
        through: Whether it was let through from the broker's tray: the others are asked from now on.
        words: The words of accounts its sender gave.
    """

    __slots__ = ("exchange", "rules", "limit", "booked_twice", "through", "words")
    exchange: ExchangeId
    rules: tuple[int, ...]
    limit: bool
    booked_twice: bool
    through: bool
    words: tuple[Word, ...]
    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Id("exchange"), True),
        "rules": _w.Field("rules", _w.Many(_w.Whole(0, 65535)), False, ()),
        "limit": _w.Field("limit", _w.YES_NO, False, False),
        "booked_twice": _w.Field("bookedTwice", _w.YES_NO, False, False),
        "through": _w.Field("through", _w.YES_NO, False, False),
        "words": _w.Field("words", _w.Many(_w.Of("Word")), False, ()),
    }

    def __init__(self, *, exchange: ExchangeRef, rules: Iterable[int] = (), limit: bool = False, booked_twice: bool = False, through: bool = False, words: Iterable[Word | Mapping[str, Any]] = ()) -> None:
        self._keep((exchange, rules, limit, booked_twice, through, words))


class ExchangeAgreed(Value):
    """A member agreed; when everybody has, the minutes are held.

    Args:
        exchange: The exchange's number.
        members: Those who agreed.
        holds: What is held, once everybody has agreed.
        shortfalls: Minutes that an enforced limit keeps from accounts.
        beyond: Accounts that this takes beyond an advisory limit.
        complete: Whether everybody has agreed now.
        words: The words of accounts its sender gave.
    """

    __slots__ = ("exchange", "members", "holds", "shortfalls", "beyond", "complete", "words")
    exchange: ExchangeId
    members: tuple[MemberId, ...]
    holds: tuple[Hold, ...]
    shortfalls: tuple[Shortfall, ...]
    beyond: tuple[AccountId, ...]
    complete: bool
    words: tuple[Word, ...]
    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Id("exchange"), True),
        "members": _w.Field("members", _w.Many(_w.Id("member")), True),
        "holds": _w.Field("holds", _w.Many(_w.Of("Hold")), False, ()),
        "shortfalls": _w.Field("shortfalls", _w.Many(_w.Of("Shortfall")), False, ()),
        "beyond": _w.Field("beyond", _w.Many(_w.Id("account")), False, ()),
        "complete": _w.Field("complete", _w.YES_NO, False, False),
        "words": _w.Field("words", _w.Many(_w.Of("Word")), False, ()),
    }

    def __init__(self, *, exchange: ExchangeRef, members: Iterable[MemberRef], holds: Iterable[Hold | Mapping[str, Any]] = (), shortfalls: Iterable[Shortfall | Mapping[str, Any]] = (), beyond: Iterable[AccountRef] = (), complete: bool = False, words: Iterable[Word | Mapping[str, Any]] = ()) -> None:
        self._keep((exchange, members, holds, shortfalls, beyond, complete, words))


class ExchangeEnded(Value):
    """An exchange will not take place, or was never confirmed.

    Args:
        exchange: The exchange's number.
        state: Declined, withdrawn or expired.
        member: The member who declined it, when someone else passed that on.
    """

    __slots__ = ("exchange", "state", "member")
    exchange: ExchangeId
    state: ExchangeState
    member: MemberId | None
    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Id("exchange"), True),
        "state": _w.Field("state", _w.Word("proposed", "agreed", "done", "awaiting-word", "confirmed", "declined", "withdrawn", "expired", "disputed", "settled", "reversed"), True),
        "member": _w.Field("member", _w.Maybe(_w.Id("member"))),
    }

    def __init__(self, *, exchange: ExchangeRef, state: ExchangeState, member: MemberRef | None = None) -> None:
        self._keep((exchange, state, member))


class ParticipantsChanged(Value):
    """Who takes part changed before it took place: an attendance known ahead, or a substitute.

    Args:
        exchange: The exchange's number.
        parts: All who take part now.
        holds: What is held now.
        shortfalls: Minutes that an enforced limit keeps from accounts.
        words: The words of accounts its sender gave.
        legs: What it moves now, for one of an agreed bundle.
    """

    __slots__ = ("exchange", "parts", "holds", "shortfalls", "words", "legs")
    exchange: ExchangeId
    parts: tuple[Participation, ...]
    holds: tuple[Hold, ...]
    shortfalls: tuple[Shortfall, ...]
    words: tuple[Word, ...]
    legs: tuple[Posting, ...]
    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Id("exchange"), True),
        "parts": _w.Field("parts", _w.Many(_w.Of("Participation")), True),
        "holds": _w.Field("holds", _w.Many(_w.Of("Hold")), False, ()),
        "shortfalls": _w.Field("shortfalls", _w.Many(_w.Of("Shortfall")), False, ()),
        "words": _w.Field("words", _w.Many(_w.Of("Word")), False, ()),
        "legs": _w.Field("legs", _w.Many(_w.Of("Posting")), False, ()),
    }

    def __init__(self, *, exchange: ExchangeRef, parts: Iterable[Participation | Mapping[str, Any]], holds: Iterable[Hold | Mapping[str, Any]] = (), shortfalls: Iterable[Shortfall | Mapping[str, Any]] = (), words: Iterable[Word | Mapping[str, Any]] = (), legs: Iterable[Posting | Mapping[str, Any]] = ()) -> None:
        self._keep((exchange, parts, holds, shortfalls, words, legs))


class ExchangeDone(Value):
    """An exchange took place.

    Args:
        exchange: The exchange's number.
        terms: The terms as it took place.
        due: The moment until which confirmations are awaited. A datetime with a time zone, or RFC 3339 text.
        words: The words of accounts its sender gave.
    """

    __slots__ = ("exchange", "terms", "due", "words")
    exchange: ExchangeId
    terms: Terms
    due: datetime.datetime
    words: tuple[Word, ...]
    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Id("exchange"), True),
        "terms": _w.Field("terms", _w.Of("Terms"), True),
        "due": _w.Field("due", _w.MOMENT, True),
        "words": _w.Field("words", _w.Many(_w.Of("Word")), False, ()),
    }

    def __init__(self, *, exchange: ExchangeRef, terms: Terms | Mapping[str, Any], due: MomentLike, words: Iterable[Word | Mapping[str, Any]] = ()) -> None:
        self._keep((exchange, terms, due, words))


class ConfirmationGiven(Value):
    """Members confirmed.

    Args:
        exchange: The exchange's number.
        confirmations: The members who confirmed, and the minutes they remember where those differ.
        words: The words of accounts its sender gave.
    """

    __slots__ = ("exchange", "confirmations", "words")
    exchange: ExchangeId
    confirmations: tuple[Confirmation, ...]
    words: tuple[Word, ...]
    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Id("exchange"), True),
        "confirmations": _w.Field("confirmations", _w.Many(_w.Of("Confirmation")), True),
        "words": _w.Field("words", _w.Many(_w.Of("Word")), False, ()),
    }

    def __init__(self, *, exchange: ExchangeRef, confirmations: Iterable[Confirmation | Mapping[str, Any]], words: Iterable[Word | Mapping[str, Any]] = ()) -> None:
        self._keep((exchange, confirmations, words))


class ExchangeDisputed(Value):
    """The sides do not agree on what happened.

    Args:
        exchange: The exchange's number.
        member: The member who disputes it; left out when two confirmations differ too much, or when the host disputes it and names nobody.
    """

    __slots__ = ("exchange", "member")
    exchange: ExchangeId
    member: MemberId | None
    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Id("exchange"), True),
        "member": _w.Field("member", _w.Maybe(_w.Id("member"))),
    }

    def __init__(self, exchange: ExchangeRef, member: MemberRef | None = None) -> None:
        self._keep((exchange, member))


class ExchangeRecorded(Value):
    """A finished exchange was recorded in one step.

    Args:
        exchange: Its number.
        terms: The terms as it took place.
        value: The day it counts for: its own, or the first open day where that day's period is closed. A date, or text such as `"2026-03-01"`.
        postings: The postings.
        shortfalls: Minutes that an enforced limit kept from accounts.
        beyond: Accounts that this takes beyond an advisory limit.
        batch: The batch it was recorded in.
        on_behalf_of: The member on whose behalf it was recorded.
        replaces: The exchange it replaces, when that was amended on its day.
        words: The words of accounts its sender gave.
        awaiting: What is to be taken from accounts whose word is still to come. Nothing is posted until then.
    """

    __slots__ = ("exchange", "terms", "value", "postings", "shortfalls", "beyond", "batch", "on_behalf_of", "replaces", "words", "awaiting")
    exchange: ExchangeId
    terms: Terms
    value: datetime.date
    postings: tuple[Posting, ...]
    shortfalls: tuple[Shortfall, ...]
    beyond: tuple[AccountId, ...]
    batch: BatchId | None
    on_behalf_of: MemberId | None
    replaces: ExchangeId | None
    words: tuple[Word, ...]
    awaiting: tuple[Posting, ...]
    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Id("exchange"), True),
        "terms": _w.Field("terms", _w.Of("Terms"), True),
        "value": _w.Field("value", _w.DAY, True),
        "postings": _w.Field("postings", _w.Many(_w.Of("Posting")), False, ()),
        "shortfalls": _w.Field("shortfalls", _w.Many(_w.Of("Shortfall")), False, ()),
        "beyond": _w.Field("beyond", _w.Many(_w.Id("account")), False, ()),
        "batch": _w.Field("batch", _w.Maybe(_w.Id("batch"))),
        "on_behalf_of": _w.Field("onBehalfOf", _w.Maybe(_w.Id("member"))),
        "replaces": _w.Field("replaces", _w.Maybe(_w.Id("exchange"))),
        "words": _w.Field("words", _w.Many(_w.Of("Word")), False, ()),
        "awaiting": _w.Field("awaiting", _w.Many(_w.Of("Posting")), False, ()),
    }

    def __init__(self, *, exchange: ExchangeRef, terms: Terms | Mapping[str, Any], value: DayLike, postings: Iterable[Posting | Mapping[str, Any]] = (), shortfalls: Iterable[Shortfall | Mapping[str, Any]] = (), beyond: Iterable[AccountRef] = (), batch: BatchRef | None = None, on_behalf_of: MemberRef | None = None, replaces: ExchangeRef | None = None, words: Iterable[Word | Mapping[str, Any]] = (), awaiting: Iterable[Posting | Mapping[str, Any]] = ()) -> None:
        self._keep((exchange, terms, value, postings, shortfalls, beyond, batch, on_behalf_of, replaces, words, awaiting))


class WordGiven(Value):
    """An account that an exchange waits for gave its word. The sender of the record gave it.

    Args:
        exchange: The exchange's number.
        account: The account's number.
        most: The most that may be taken. In minutes: `90`, `"1h30"` or a `timedelta`.
    """

    __slots__ = ("exchange", "account", "most")
    exchange: ExchangeId
    account: AccountId
    most: int
    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Id("exchange"), True),
        "account": _w.Field("account", _w.Id("account"), True),
        "most": _w.Field("most", _w.MINUTES, True),
    }

    def __init__(self, *, exchange: ExchangeRef, account: AccountRef, most: MinutesLike) -> None:
        self._keep((exchange, account, most))


class WordRefused(Value):
    """The word of an account was refused: the help still counts, and nothing is taken from the account for it.

    Args:
        exchange: The exchange's number.
        account: The account's number.
    """

    __slots__ = ("exchange", "account")
    exchange: ExchangeId
    account: AccountId
    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Id("exchange"), True),
        "account": _w.Field("account", _w.Id("account"), True),
    }

    def __init__(self, exchange: ExchangeRef, account: AccountRef) -> None:
        self._keep((exchange, account))


class ExchangeReversed(Value):
    """An exchange was taken back by a linked entry.

    Args:
        exchange: The exchange's number.
        why: The reason it was taken back.
        value: The day it counts for: that of what it takes back. A date, or text such as `"2026-03-01"`.
        postings: The postings that take it back.
        flagged: Accounts that are outside an enforced limit by it.
    """

    __slots__ = ("exchange", "why", "value", "postings", "flagged")
    exchange: ExchangeId
    why: ReversalReason
    value: datetime.date
    postings: tuple[Posting, ...]
    flagged: tuple[AccountId, ...]
    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Id("exchange"), True),
        "why": _w.Field("why", _w.Word("mistake", "amended", "batch-undone"), True),
        "value": _w.Field("value", _w.DAY, True),
        "postings": _w.Field("postings", _w.Many(_w.Of("Posting")), False, ()),
        "flagged": _w.Field("flagged", _w.Many(_w.Id("account")), False, ()),
    }

    def __init__(self, *, exchange: ExchangeRef, why: ReversalReason, value: DayLike, postings: Iterable[Posting | Mapping[str, Any]] = (), flagged: Iterable[AccountRef] = ()) -> None:
        self._keep((exchange, why, value, postings, flagged))


class ExpenseNoted(Value):
    """Money is owed for an exchange.

    Args:
        exchange: The exchange's number.
        expense: The sum that is owed, and the member it is owed to.
    """

    __slots__ = ("exchange", "expense")
    exchange: ExchangeId
    expense: Expense
    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Id("exchange"), True),
        "expense": _w.Field("expense", _w.Of("Expense"), True),
    }

    def __init__(self, exchange: ExchangeRef, expense: Expense | Mapping[str, Any]) -> None:
        self._keep((exchange, expense))


class VisitReported(Value):
    """A lone visit: a member set out, or is back.

    Args:
        exchange: The exchange the visit is for.
        member: The member who visits.
        expected: The moment they are expected back, when they set out; left out when they are back. A datetime with a time zone, or RFC 3339 text.
    """

    __slots__ = ("exchange", "member", "expected")
    exchange: ExchangeId
    member: MemberId
    expected: datetime.datetime | None
    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Id("exchange"), True),
        "member": _w.Field("member", _w.Id("member"), True),
        "expected": _w.Field("expected", _w.Maybe(_w.MOMENT)),
    }

    def __init__(self, *, exchange: ExchangeRef, member: MemberRef, expected: MomentLike | None = None) -> None:
        self._keep((exchange, member, expected))


class CreditTransferred(Value):
    """Credit moved without an exchange. Never service.

    Args:
        transfer: Its number.
        kind: The kind of transfer.
        value: The day it counts for. A date, or text such as `"2026-03-01"`.
        postings: The postings.
        beyond: Accounts that this takes beyond an advisory limit.
        ageing: Whether it is the charter's ageing of credit.
        meant: Whom it was meant for, where part of it went to the pot because they were near their ceiling.
    """

    __slots__ = ("transfer", "kind", "value", "postings", "beyond", "ageing", "meant")
    transfer: TransferId
    kind: TransferKind
    value: datetime.date
    postings: tuple[Posting, ...]
    beyond: tuple[AccountId, ...]
    ageing: bool
    meant: AccountId | None
    _wire_: ClassVar[_w.Fields] = {
        "transfer": _w.Field("transfer", _w.Id("transfer"), True),
        "kind": _w.Field("kind", _w.Word("welcome", "gift", "donation", "levy", "estate", "correction"), True),
        "value": _w.Field("value", _w.DAY, True),
        "postings": _w.Field("postings", _w.Many(_w.Of("Posting")), True),
        "beyond": _w.Field("beyond", _w.Many(_w.Id("account")), False, ()),
        "ageing": _w.Field("ageing", _w.YES_NO, False, False),
        "meant": _w.Field("meant", _w.Maybe(_w.Id("account"))),
    }

    def __init__(self, *, transfer: TransferRef, kind: TransferKind, value: DayLike, postings: Iterable[Posting | Mapping[str, Any]], beyond: Iterable[AccountRef] = (), ageing: bool = False, meant: AccountRef | None = None) -> None:
        self._keep((transfer, kind, value, postings, beyond, ageing, meant))


class BridgeOpened(Value):
    """An account was opened for a partner bank.

    Args:
        bridge: Its number.
        account: The account.
        digest: SHA-256 of the document that names the partner.
    """

    __slots__ = ("bridge", "account", "digest")
    bridge: BridgeId
    account: AccountId
    digest: str
    _wire_: ClassVar[_w.Fields] = {
        "bridge": _w.Field("bridge", _w.Id("bridge"), True),
        "account": _w.Field("account", _w.Id("account"), True),
        "digest": _w.Field("digest", _w.Hex(32), True),
    }

    def __init__(self, *, bridge: BridgeRef, account: AccountRef, digest: str) -> None:
        self._keep((bridge, account, digest))


class PassagePending(Value):
    """Credit is on its way to or from a partner bank: held, not posted.

    Args:
        passage: Its number here.
        bridge: The bridge it goes over.
        direction: Whether the credit leaves for the partner or comes from there.
        account: The account here that pays or is paid.
        minutes: Minutes that are held. In minutes: `90`, `"1h30"` or a `timedelta`.
        shared_key: The key both banks know it by. 16 bytes, a UUID, or 32 hexadecimal digits.
        due: The moment from which it may be voided. A datetime with a time zone, or RFC 3339 text.
    """

    __slots__ = ("passage", "bridge", "direction", "account", "minutes", "shared_key", "due")
    passage: PassageId
    bridge: BridgeId
    direction: Direction
    account: AccountId
    minutes: int
    shared_key: str
    due: datetime.datetime
    _wire_: ClassVar[_w.Fields] = {
        "passage": _w.Field("passage", _w.Id("passage"), True),
        "bridge": _w.Field("bridge", _w.Id("bridge"), True),
        "direction": _w.Field("direction", _w.Word("out", "in"), True),
        "account": _w.Field("account", _w.Id("account"), True),
        "minutes": _w.Field("minutes", _w.MINUTES, True),
        "shared_key": _w.Field("sharedKey", _w.Hex(16), True),
        "due": _w.Field("due", _w.MOMENT, True),
    }

    def __init__(self, *, passage: PassageRef, bridge: BridgeRef, direction: Direction, account: AccountRef, minutes: MinutesLike, shared_key: HexLike, due: MomentLike) -> None:
        self._keep((passage, bridge, direction, account, minutes, shared_key, due))


class PassagePosted(Value):
    """Credit has arrived: posted here.

    Args:
        passage: The passage's number.
        value: The day it counts for. A date, or text such as `"2026-03-01"`.
        postings: The postings.
    """

    __slots__ = ("passage", "value", "postings")
    passage: PassageId
    value: datetime.date
    postings: tuple[Posting, ...]
    _wire_: ClassVar[_w.Fields] = {
        "passage": _w.Field("passage", _w.Id("passage"), True),
        "value": _w.Field("value", _w.DAY, True),
        "postings": _w.Field("postings", _w.Many(_w.Of("Posting")), True),
    }

    def __init__(self, *, passage: PassageRef, value: DayLike, postings: Iterable[Posting | Mapping[str, Any]]) -> None:
        self._keep((passage, value, postings))


class PassageVoided(Value):
    """Credit stays where it was: the hold is released.

    Args:
        passage: The passage's number.
    """

    __slots__ = ("passage",)
    passage: PassageId
    _wire_: ClassVar[_w.Fields] = {
        "passage": _w.Field("passage", _w.Id("passage"), True),
    }

    def __init__(self, passage: PassageRef) -> None:
        self._keep((passage,))


class PairingMade(Value):
    """Two people were paired in a programme.

    Args:
        pairing: Its number.
        programme: The programme they are paired in.
        mentor: The mentor.
        mentee: The mentee.
        from_: The first day. A date, or text such as `"2026-03-01"`.
    """

    __slots__ = ("pairing", "programme", "mentor", "mentee", "from_")
    pairing: PairingId
    programme: ProgrammeId
    mentor: MemberId
    mentee: MemberId
    from_: datetime.date
    _wire_: ClassVar[_w.Fields] = {
        "pairing": _w.Field("pairing", _w.Id("pairing"), True),
        "programme": _w.Field("programme", _w.Id("programme"), True),
        "mentor": _w.Field("mentor", _w.Id("member"), True),
        "mentee": _w.Field("mentee", _w.Id("member"), True),
        "from_": _w.Field("from", _w.DAY, True),
    }

    def __init__(self, *, pairing: PairingRef, programme: ProgrammeRef, mentor: MemberRef, mentee: MemberRef, from_: DayLike) -> None:
        self._keep((pairing, programme, mentor, mentee, from_))


class PairingEnded(Value):
    """A pairing ended.

    Args:
        pairing: The pairing's number.
        on: The last day. A date, or text such as `"2026-03-01"`.
        why: The reason it ended.
    """

    __slots__ = ("pairing", "on", "why")
    pairing: PairingId
    on: datetime.date
    why: PairingEnd
    _wire_: ClassVar[_w.Fields] = {
        "pairing": _w.Field("pairing", _w.Id("pairing"), True),
        "on": _w.Field("on", _w.DAY, True),
        "why": _w.Field("why", _w.Word("completed", "ended-early", "moved", "rematched"), True),
    }

    def __init__(self, *, pairing: PairingRef, on: DayLike, why: PairingEnd) -> None:
        self._keep((pairing, on, why))


class MemberErased(Value):
    """A member was forgotten: their personal parts and salts are erased. Number and minutes remain.

    Args:
        member: The member's number.
    """

    __slots__ = ("member",)
    member: MemberId
    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Id("member"), True),
    }

    def __init__(self, member: MemberRef) -> None:
        self._keep((member,))


class PeriodClosed(Value):
    """A period is closed: a checkpoint, after which older records may be deleted.

    Args:
        through: The last day of the period. A date, or text such as `"2026-03-01"`.
        seq: The records it covers: up to this one.
        hash: The hash of that record.
        balances: SHA-256 of the balances, as `account:minutes` lines in order of number.
    """

    __slots__ = ("through", "seq", "hash", "balances")
    through: datetime.date
    seq: int
    hash: str
    balances: str
    _wire_: ClassVar[_w.Fields] = {
        "through": _w.Field("through", _w.DAY, True),
        "seq": _w.Field("seq", _w.Whole(0, 9007199254740991), True),
        "hash": _w.Field("hash", _w.Hex(32), True),
        "balances": _w.Field("balances", _w.Hex(32), True),
    }

    def __init__(self, *, through: DayLike, seq: int, hash: str, balances: str) -> None:
        self._keep((through, seq, hash, balances))


class DeadlinesMoved(Value):
    """Nobody wrote for longer than the charter allows: confirmations that were due are waited for some days more.

    Args:
        exchanges: The exchanges whose confirmations are awaited longer.
        due: The moment until which they are now awaited. A datetime with a time zone, or RFC 3339 text.
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


class ClockSet(Value):
    """The local clock was set.

    Args:
        offset: Minutes ahead of UTC from now on, −1080 to 1080.
        through: The last day of which that is known; afterwards the last offset holds. A date, or text such as `"2026-03-01"`.
        changes: The changes that are known ahead, in order.
    """

    __slots__ = ("offset", "through", "changes")
    offset: int
    through: datetime.date
    changes: tuple[ClockTurn, ...]
    _wire_: ClassVar[_w.Fields] = {
        "offset": _w.Field("offset", _w.Whole(-32768, 32767), True),
        "through": _w.Field("through", _w.DAY, True),
        "changes": _w.Field("changes", _w.Many(_w.Of("ClockTurn")), False, ()),
    }

    def __init__(self, *, offset: int, through: DayLike, changes: Iterable[ClockTurn | Mapping[str, Any]] = ()) -> None:
        self._keep((offset, through, changes))


class SecretSet(Value):
    """The bank got a secret. It is kept with the record, as a part about nobody.

    Args:
        commitment: SHA-256("timebank secret" ‖ secret), to show one day that a draw was made with it.
    """

    __slots__ = ("commitment",)
    commitment: str
    _wire_: ClassVar[_w.Fields] = {
        "commitment": _w.Field("commitment", _w.Hex(32), True),
    }

    def __init__(self, commitment: str) -> None:
        self._keep((commitment,))


class ErasureAsked(Value):
    """A member asked to be forgotten. A broker or the host carries it out.

    Args:
        member: The member's number.
    """

    __slots__ = ("member",)
    member: MemberId
    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Id("member"), True),
    }

    def __init__(self, member: MemberRef) -> None:
        self._keep((member,))


class SubstituteAsked(Value):
    """A member asked that someone take another's place. A broker or the host decides.

    Args:
        exchange: The exchange's number.
        out: The member who would not take part.
        into: The member who would take part instead.
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


class BundleProposed(Value):
    """Proposals are agreed as one from now on.

    Args:
        bundle: The number of the bundle.
        exchanges: The proposals, in the order of their numbers.
        due: The moment until which every answer is awaited. A datetime with a time zone, or RFC 3339 text.
    """

    __slots__ = ("bundle", "exchanges", "due")
    bundle: BundleId
    exchanges: tuple[ExchangeId, ...]
    due: datetime.datetime
    _wire_: ClassVar[_w.Fields] = {
        "bundle": _w.Field("bundle", _w.Id("bundle"), True),
        "exchanges": _w.Field("exchanges", _w.Many(_w.Id("exchange")), True),
        "due": _w.Field("due", _w.MOMENT, True),
    }

    def __init__(self, *, bundle: BundleRef, exchanges: Iterable[ExchangeRef], due: MomentLike) -> None:
        self._keep((bundle, exchanges, due))


class BundleAgreed(Value):
    """Everybody has agreed to every exchange of a bundle: all of them are agreed, and what is held is their net.

    Args:
        bundle: The bundle's number.
        legs: What each exchange moves, in their order.
        holds: What is held, by account, over all its exchanges.
        shortfalls: Minutes that an enforced limit keeps from accounts.
        beyond: Accounts that this takes beyond an advisory limit.
    """

    __slots__ = ("bundle", "legs", "holds", "shortfalls", "beyond")
    bundle: BundleId
    legs: tuple[tuple[Posting, ...], ...]
    holds: tuple[Hold, ...]
    shortfalls: tuple[Shortfall, ...]
    beyond: tuple[AccountId, ...]
    _wire_: ClassVar[_w.Fields] = {
        "bundle": _w.Field("bundle", _w.Id("bundle"), True),
        "legs": _w.Field("legs", _w.Many(_w.Many(_w.Of("Posting"))), True),
        "holds": _w.Field("holds", _w.Many(_w.Of("Hold")), False, ()),
        "shortfalls": _w.Field("shortfalls", _w.Many(_w.Of("Shortfall")), False, ()),
        "beyond": _w.Field("beyond", _w.Many(_w.Id("account")), False, ()),
    }

    def __init__(self, *, bundle: BundleRef, legs: Iterable[Iterable[Posting | Mapping[str, Any]]], holds: Iterable[Hold | Mapping[str, Any]] = (), shortfalls: Iterable[Shortfall | Mapping[str, Any]] = (), beyond: Iterable[AccountRef] = ()) -> None:
        self._keep((bundle, legs, holds, shortfalls, beyond))


class BundleSettled(Value):
    """A bundle has ended: what is confirmed of it is posted at once, on the net. What is left out is posted by itself from now on.

    Args:
        bundle: The bundle's number.
        posted: What is posted.
    """

    __slots__ = ("bundle", "posted")
    bundle: BundleId
    posted: tuple[ExchangePosted, ...]
    _wire_: ClassVar[_w.Fields] = {
        "bundle": _w.Field("bundle", _w.Id("bundle"), True),
        "posted": _w.Field("posted", _w.Many(_w.Of("ExchangePosted")), False, ()),
    }

    def __init__(self, bundle: BundleRef, posted: Iterable[ExchangePosted | Mapping[str, Any]] = ()) -> None:
        self._keep((bundle, posted))


Event: TypeAlias = "BankFounded | CopyBegun | CharterAdopted | ActivitySet | ProgrammeOpened | MemberAdmitted | MemberStateChanged | RoleGiven | RoleEnded | PersonalKept | MembersMerged | AccountOpened | AccountJoined | LimitsSet | ListingPosted | ListingAmended | ListingRenewed | ListingClosed | ExchangeProposed | ExchangeApproved | ExchangeAgreed | ExchangeEnded | ParticipantsChanged | ExchangeDone | ConfirmationGiven | ExchangePosted | ExchangeDisputed | ExchangeRecorded | WordGiven | WordRefused | ExchangeReversed | ExpenseNoted | VisitReported | CreditTransferred | BridgeOpened | PassagePending | PassagePosted | PassageVoided | PairingMade | PairingEnded | MemberErased | PeriodClosed | DeadlinesMoved | ClockSet | SecretSet | ErasureAsked | SubstituteAsked | BundleProposed | BundleAgreed | BundleSettled"
"""What happened."""

__all__ = [
    "AccountJoined",
    "AccountOpened",
    "ActivitySet",
    "BankFounded",
    "BridgeOpened",
    "BundleAgreed",
    "BundleProposed",
    "BundleSettled",
    "CharterAdopted",
    "ClockSet",
    "ClockTurn",
    "Confirmation",
    "ConfirmationGiven",
    "CopyBegun",
    "CreditTransferred",
    "DeadlinesMoved",
    "Decider",
    "ErasureAsked",
    "Event",
    "ExchangeAgreed",
    "ExchangeApproved",
    "ExchangeDisputed",
    "ExchangeDone",
    "ExchangeEnded",
    "ExchangePosted",
    "ExchangeProposed",
    "ExchangeRecorded",
    "ExchangeReversed",
    "ExchangeState",
    "ExpenseNoted",
    "Fault",
    "Head",
    "Hold",
    "LimitsSet",
    "ListingAmended",
    "ListingClosed",
    "ListingKind",
    "ListingPosted",
    "ListingRenewed",
    "MadeFor",
    "MemberAdmitted",
    "MemberErased",
    "MemberStateChanged",
    "MembersMerged",
    "PairingEnded",
    "PairingMade",
    "ParticipantsChanged",
    "PassagePending",
    "PassagePosted",
    "PassageVoided",
    "PeriodClosed",
    "PersonalKept",
    "Posting",
    "ProgrammeOpened",
    "ReversalReason",
    "RoleEnded",
    "RoleGiven",
    "SecretSet",
    "SubstituteAsked",
    "Verified",
    "VisitReported",
    "Word",
    "WordGiven",
    "WordRefused",
]
