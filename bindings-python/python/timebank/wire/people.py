# Made by `cargo xtask generate` from `docs/schema/timebank.json`: change the core, not this file.
"""What is kept about people, erased when they are forgotten."""

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
    from timebank.wire.charter import CheckLevel, Setting, Workforce
    from timebank.wire.numbers import ActivityId, ActivityRef, ExchangeId, ExchangeRef, ListingId, ListingRef, MemberId, MemberRef, PartId, PartRef

Purpose: TypeAlias = Literal["join", "matching", "outcomes", "sharing", "story", "research", "mailing", "word-back"]
"""What a consent is for."""
Liking: TypeAlias = Literal["if-needed", "willingly", "gladly"]
"""How gladly a member does what they offer."""
Level: TypeAlias = Literal["learning", "at-ease", "could-teach"]
"""How well a member knows what they offer, in their own judgement."""
Standing: TypeAlias = Literal["themselves", "guardian", "carer", "advocate", "deputy"]
"""The capacity in which someone speaks for a member."""
Scope: TypeAlias = Literal["agree", "record", "spend", "list", "consent", "see", "emergency"]
"""What an appointed person may do for a member."""
ConcernStep: TypeAlias = Literal["raised", "action", "appeal", "closed"]
"""What an entry of a concern record is."""


class Place(_w.Degrees):
    """A place in millionths of a degree. Keep it as coarse as the purpose allows: it is personal data.

    Args:
        latitude: Degrees north times 1,000,000.
        longitude: Degrees east times 1,000,000.
    """

    __slots__ = ("latitude", "longitude")
    latitude: int
    longitude: int
    _wire_: ClassVar[_w.Fields] = {
        "latitude": _w.Field("latitude", _w.Whole(-2147483648, 2147483647), True),
        "longitude": _w.Field("longitude", _w.Whole(-2147483648, 2147483647), True),
    }

    def __init__(self, latitude: int, longitude: int) -> None:
        self._keep((latitude, longitude))


class Availability(Value):
    """The hours someone is free. An empty value means "ask".

    Args:
        weekly: Every week.
        dated: Hours on single days, in addition.
        except_: Hours on single days that are excluded, no matter what else is given.
    """

    __slots__ = ("weekly", "dated", "except_")
    weekly: tuple[WeeklyHours, ...]
    dated: tuple[DatedHours, ...]
    except_: tuple[DatedHours, ...]
    _wire_: ClassVar[_w.Fields] = {
        "weekly": _w.Field("weekly", _w.Many(_w.Of("WeeklyHours")), False, ()),
        "dated": _w.Field("dated", _w.Many(_w.Of("DatedHours")), False, ()),
        "except_": _w.Field("except", _w.Many(_w.Of("DatedHours")), False, ()),
    }

    def __init__(self, *, weekly: Iterable[WeeklyHours | Mapping[str, Any]] = (), dated: Iterable[DatedHours | Mapping[str, Any]] = (), except_: Iterable[DatedHours | Mapping[str, Any]] = ()) -> None:
        self._keep((weekly, dated, except_))


class WeeklyHours(Value):
    """A stretch of every week on the local clock, in minutes from Monday 00:00; `from` before `until`, both at most 10,080. A stretch over Sunday midnight is two of these.

    Args:
        from_: The first minute.
        until: The minute after the last.
    """

    __slots__ = ("from_", "until")
    from_: int
    until: int
    _wire_: ClassVar[_w.Fields] = {
        "from_": _w.Field("from", _w.Whole(0, 65535), True),
        "until": _w.Field("until", _w.Whole(0, 65535), True),
    }

    def __init__(self, from_: int, until: int) -> None:
        self._keep((from_, until))


class DatedHours(Value):
    """A stretch of one day on the local clock, in minutes from midnight; `from` before `until`, both at most 1440.

    Args:
        on: The day. A date, or text such as `"2026-03-01"`.
        from_: The first minute.
        until: The minute after the last.
    """

    __slots__ = ("on", "from_", "until")
    on: datetime.date
    from_: int
    until: int
    _wire_: ClassVar[_w.Fields] = {
        "on": _w.Field("on", _w.DAY, True),
        "from_": _w.Field("from", _w.Whole(0, 65535), True),
        "until": _w.Field("until", _w.Whole(0, 65535), True),
    }

    def __init__(self, *, on: DayLike, from_: int, until: int) -> None:
        self._keep((on, from_, until))


class ListingWords(Value):
    """The words of a listing, and what of it is personal.

    Args:
        title: A short title.
        text: The description.
        place: The place, when it is not the member's own.
        languages: The languages, when they are not the member's own.
        availability: The hours, when they are narrower than the member's own. `"tue 10:00-12:00; thu 14:00-16:00"`, a list of `WeeklyHours`, or an `Availability`.
        liking: Of an offer: how gladly they do it.
        level: Of an offer: how well they know it. Of a request: how well it has to be known.
    """

    __slots__ = ("title", "text", "place", "languages", "availability", "liking", "level")
    title: str
    text: str
    place: Place | None
    languages: tuple[str, ...]
    availability: Availability | None
    liking: Liking | None
    level: Level | None
    _wire_: ClassVar[_w.Fields] = {
        "title": _w.Field("title", _w.TEXT, False, ""),
        "text": _w.Field("text", _w.TEXT, False, ""),
        "place": _w.Field("place", _w.Maybe(_w.Of("Place"))),
        "languages": _w.Field("languages", _w.Many(_w.TEXT), False, ()),
        "availability": _w.Field("availability", _w.Maybe(_w.Of("Availability"))),
        "liking": _w.Field("liking", _w.Maybe(_w.Word("if-needed", "willingly", "gladly"))),
        "level": _w.Field("level", _w.Maybe(_w.Word("learning", "at-ease", "could-teach"))),
    }

    def __init__(self, *, title: str = "", text: str = "", place: Place | Mapping[str, Any] | None = None, languages: Iterable[str] = (), availability: Availability | str | Iterable[WeeklyHours] | Mapping[str, Any] | None = None, liking: Liking | None = None, level: Level | None = None) -> None:
        self._keep((title, text, place, languages, availability, liking, level))


class Profile(Value):
    """What a member says of themselves. Given in pieces: a field left out stays as it was, an empty one clears it.

    Args:
        name: What they are called.
        contact: How to reach them: `phone`, `email`, `address`, in the host's words.
        born: Day of birth. A date, or text such as `"2026-03-01"`.
        languages: Languages they are at ease in.
        place: Roughly where they live.
        travels: How far they go, in metres.
        access_needs: What a place or an occasion must have for them to take part: `step-free`, `hearing-loop`, in the community's words.
        access_offers: What their own home or car has of that.
        host_codes: What the host calls them in its own systems: system → code.
        attributes: Attributes that the host defines.
        emergency: The person to call in an emergency.
        birthday: Whether they would like their birthday remembered.
        leave_quiet: Whether they would rather not be contacted when they are quiet.
    """

    __slots__ = ("name", "contact", "born", "languages", "place", "travels", "access_needs", "access_offers", "host_codes", "attributes", "emergency", "birthday", "leave_quiet")
    name: str | None
    contact: FrozenMap[str, str]
    born: datetime.date | None
    languages: tuple[str, ...] | None
    place: Place | None
    travels: int | None
    access_needs: tuple[str, ...] | None
    access_offers: tuple[str, ...] | None
    host_codes: FrozenMap[str, str]
    attributes: FrozenMap[str, str]
    emergency: str | None
    birthday: bool | None
    leave_quiet: bool | None
    _wire_: ClassVar[_w.Fields] = {
        "name": _w.Field("name", _w.Maybe(_w.TEXT)),
        "contact": _w.Field("contact", _w.Pairs(_w.TEXT), False, _w.NOTHING),
        "born": _w.Field("born", _w.Maybe(_w.DAY)),
        "languages": _w.Field("languages", _w.Maybe(_w.Many(_w.TEXT))),
        "place": _w.Field("place", _w.Maybe(_w.Of("Place"))),
        "travels": _w.Field("travels", _w.Maybe(_w.Whole(0, 4294967295))),
        "access_needs": _w.Field("accessNeeds", _w.Maybe(_w.Many(_w.TEXT))),
        "access_offers": _w.Field("accessOffers", _w.Maybe(_w.Many(_w.TEXT))),
        "host_codes": _w.Field("hostCodes", _w.Pairs(_w.TEXT), False, _w.NOTHING),
        "attributes": _w.Field("attributes", _w.Pairs(_w.TEXT), False, _w.NOTHING),
        "emergency": _w.Field("emergency", _w.Maybe(_w.TEXT)),
        "birthday": _w.Field("birthday", _w.Maybe(_w.YES_NO)),
        "leave_quiet": _w.Field("leaveQuiet", _w.Maybe(_w.YES_NO)),
    }

    def __init__(self, *, name: str | None = None, contact: Mapping[str, str] | None = None, born: DayLike | None = None, languages: Iterable[str] | None = None, place: Place | Mapping[str, Any] | None = None, travels: int | None = None, access_needs: Iterable[str] | None = None, access_offers: Iterable[str] | None = None, host_codes: Mapping[str, str] | None = None, attributes: Mapping[str, str] | None = None, emergency: str | None = None, birthday: bool | None = None, leave_quiet: bool | None = None) -> None:
        self._keep((name, contact, born, languages, place, travels, access_needs, access_offers, host_codes, attributes, emergency, birthday, leave_quiet))


class Reference(Value):
    """A reference: someone vouched for a member.

    Args:
        received: When it came; left out while it is awaited. A date, or text such as `"2026-03-01"`.
        from_: The referee, in words.
    """

    __slots__ = ("received", "from_")
    received: datetime.date | None
    from_: str
    _wire_: ClassVar[_w.Fields] = {
        "received": _w.Field("received", _w.Maybe(_w.DAY)),
        "from_": _w.Field("from", _w.TEXT, False, ""),
    }

    def __init__(self, received: DayLike | None = None, from_: str = "") -> None:
        self._keep((received, from_))


class Check(Value):
    """A check that was seen: that it was, never what it said.

    Args:
        level: The level of the check.
        workforce: The group the work is with: adults, children or both.
        seen: The day it was seen. A date, or text such as `"2026-03-01"`.
        jurisdiction: The jurisdiction of the scheme, such as `england`.
        seen_by: The member who saw it; left out when it was not said.
        recheck_after: The day from which the organisation wants a new one. Certificates themselves do not run out. A date, or text such as `"2026-03-01"`.
    """

    __slots__ = ("level", "workforce", "seen", "jurisdiction", "seen_by", "recheck_after")
    level: CheckLevel
    workforce: Workforce
    seen: datetime.date
    jurisdiction: str
    seen_by: MemberId | None
    recheck_after: datetime.date | None
    _wire_: ClassVar[_w.Fields] = {
        "level": _w.Field("level", _w.Word("basic", "standard", "enhanced", "enhanced-barred"), True),
        "workforce": _w.Field("workforce", _w.Word("adult", "child", "both"), True),
        "seen": _w.Field("seen", _w.DAY, True),
        "jurisdiction": _w.Field("jurisdiction", _w.TEXT, False, ""),
        "seen_by": _w.Field("seenBy", _w.Maybe(_w.Id("member"))),
        "recheck_after": _w.Field("recheckAfter", _w.Maybe(_w.DAY)),
    }

    def __init__(self, *, level: CheckLevel, workforce: Workforce, seen: DayLike, jurisdiction: str = "", seen_by: MemberRef | None = None, recheck_after: DayLike | None = None) -> None:
        self._keep((level, workforce, seen, jurisdiction, seen_by, recheck_after))


class Consent(Value):
    """A member said yes to a purpose, or took that back.

    Args:
        purpose: The purpose it is for.
        given: Whether they consent. `false` withdraws an earlier consent.
        on: The day it was given or withdrawn. A date, or text such as `"2026-03-01"`.
        standing: In what capacity it was given.
        wording: The version of the wording they were shown.
        partner: The partner, when the purpose is sharing with one.
        given_by: The member who gave it for them. It is set to the sender; a broker or the host may name who signed.
    """

    __slots__ = ("purpose", "given", "on", "standing", "wording", "partner", "given_by")
    purpose: Purpose
    given: bool
    on: datetime.date
    standing: Standing
    wording: str
    partner: str | None
    given_by: MemberId | None
    _wire_: ClassVar[_w.Fields] = {
        "purpose": _w.Field("purpose", _w.Word("join", "matching", "outcomes", "sharing", "story", "research", "mailing", "word-back"), True),
        "given": _w.Field("given", _w.YES_NO, True),
        "on": _w.Field("on", _w.DAY, True),
        "standing": _w.Field("standing", _w.Word("themselves", "guardian", "carer", "advocate", "deputy"), True),
        "wording": _w.Field("wording", _w.TEXT, False, ""),
        "partner": _w.Field("partner", _w.Maybe(_w.TEXT)),
        "given_by": _w.Field("givenBy", _w.Maybe(_w.Id("member"))),
    }

    def __init__(self, *, purpose: Purpose, given: bool, on: DayLike, standing: Standing, wording: str = "", partner: str | None = None, given_by: MemberRef | None = None) -> None:
        self._keep((purpose, given, on, standing, wording, partner, given_by))


class Appointment(Value):
    """Someone acts for, or cares for, a member: dated, with scope. A new one of the same two people and standing replaces the one before.

    Args:
        standing: The capacity they act in.
        from_: The first day. A date, or text such as `"2026-03-01"`.
        who: The person appointed, when they are a member.
        name: The person appointed, in words, when they are not a member.
        scope: What they may do.
        until: The last day; no end when left out. A date, or text such as `"2026-03-01"`.
    """

    __slots__ = ("standing", "from_", "who", "name", "scope", "until")
    standing: Standing
    from_: datetime.date
    who: MemberId | None
    name: str
    scope: tuple[Scope, ...]
    until: datetime.date | None
    _wire_: ClassVar[_w.Fields] = {
        "standing": _w.Field("standing", _w.Word("themselves", "guardian", "carer", "advocate", "deputy"), True),
        "from_": _w.Field("from", _w.DAY, True),
        "who": _w.Field("who", _w.Maybe(_w.Id("member"))),
        "name": _w.Field("name", _w.TEXT, False, ""),
        "scope": _w.Field("scope", _w.Many(_w.Word("agree", "record", "spend", "list", "consent", "see", "emergency")), False, ()),
        "until": _w.Field("until", _w.Maybe(_w.DAY)),
    }

    def __init__(self, *, standing: Standing, from_: DayLike, who: MemberRef | None = None, name: str = "", scope: Iterable[Scope] = (), until: DayLike | None = None) -> None:
        self._keep((standing, from_, who, name, scope, until))


class MetByStaff(Value):
    """Staff met the member.

    Args:
        on: The day they met. A date, or text such as `"2026-03-01"`.
        by: The member of staff they met; left out when it was not said.
    """

    __slots__ = ("on", "by")
    on: datetime.date
    by: MemberId | None
    _wire_: ClassVar[_w.Fields] = {
        "on": _w.Field("on", _w.DAY, True),
        "by": _w.Field("by", _w.Maybe(_w.Id("member"))),
    }

    def __init__(self, on: DayLike, by: MemberRef | None = None) -> None:
        self._keep((on, by))


class Contact(Value):
    """Someone was in touch with a member, or plans to be.

    Args:
        on: The day they were in touch. A date, or text such as `"2026-03-01"`.
        how: How: `call`, `visit`, `letter`, `supervision`, `signposting`, in the host's words.
        text: What was said, in words.
        by: The member who was in touch with them; left out when it was not said.
        again: The day to be in touch again; left out when there is no need. A date, or text such as `"2026-03-01"`.
    """

    __slots__ = ("on", "how", "text", "by", "again")
    on: datetime.date
    how: str
    text: str
    by: MemberId | None
    again: datetime.date | None
    _wire_: ClassVar[_w.Fields] = {
        "on": _w.Field("on", _w.DAY, True),
        "how": _w.Field("how", _w.TEXT, False, ""),
        "text": _w.Field("text", _w.TEXT, False, ""),
        "by": _w.Field("by", _w.Maybe(_w.Id("member"))),
        "again": _w.Field("again", _w.Maybe(_w.DAY)),
    }

    def __init__(self, *, on: DayLike, how: str = "", text: str = "", by: MemberRef | None = None, again: DayLike | None = None) -> None:
        self._keep((on, how, text, by, again))


class Referral(Value):
    """Where a member came from.

    Args:
        source: `self`, `friend`, `gp`, `link-worker`, `housing`, … in the host's words.
        on: The day of the referral; left out when it was not said. A date, or text such as `"2026-03-01"`.
    """

    __slots__ = ("source", "on")
    source: str
    on: datetime.date | None
    _wire_: ClassVar[_w.Fields] = {
        "source": _w.Field("source", _w.TEXT, True),
        "on": _w.Field("on", _w.Maybe(_w.DAY)),
    }

    def __init__(self, source: str, on: DayLike | None = None) -> None:
        self._keep((source, on))


class AfterMeeting(Value):
    """How a first meeting went, as told in confidence.

    Args:
        exchange: The exchange at which they met.
        with_: The member they met.
        again: Whether they would like to meet again.
        text: What they said of it, in words.
    """

    __slots__ = ("exchange", "with_", "again", "text")
    exchange: ExchangeId
    with_: MemberId
    again: bool
    text: str
    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Id("exchange"), True),
        "with_": _w.Field("with", _w.Id("member"), True),
        "again": _w.Field("again", _w.YES_NO, True),
        "text": _w.Field("text", _w.TEXT, False, ""),
    }

    def __init__(self, *, exchange: ExchangeRef, with_: MemberRef, again: bool, text: str = "") -> None:
        self._keep((exchange, with_, again, text))


class Objection(Value):
    """A member objects to a rule of the charter, or is answered.

    Args:
        on: The day of the objection or the answer. A date, or text such as `"2026-03-01"`.
        text: The objection or the answer, in words.
        rule: The place of the rule in the charter, from 0; left out for the charter as a whole.
        answers: The objection this answers: the part it came in. Left out when objecting.
        by: The member who answers. It is set to the sender; only the host may name someone else. Left out when objecting.
    """

    __slots__ = ("on", "text", "rule", "answers", "by")
    on: datetime.date
    text: str
    rule: int | None
    answers: PartId | None
    by: MemberId | None
    _wire_: ClassVar[_w.Fields] = {
        "on": _w.Field("on", _w.DAY, True),
        "text": _w.Field("text", _w.TEXT, True),
        "rule": _w.Field("rule", _w.Maybe(_w.Whole(0, 65535))),
        "answers": _w.Field("answers", _w.Maybe(_w.Id("part"))),
        "by": _w.Field("by", _w.Maybe(_w.Id("member"))),
    }

    def __init__(self, *, on: DayLike, text: str, rule: int | None = None, answers: PartRef | None = None, by: MemberRef | None = None) -> None:
        self._keep((on, text, rule, answers, by))


class RatherNot(Value):
    """A member would rather not be asked for something, on one of their offers. It says one thing: an activity, a setting, a weekday, how often they may be asked, or a request. It holds for twelve weeks from the local day on which it was said, and can be taken back at any time. No reason is asked for.

    Args:
        offer: The offer: one of the member's own.
        activity: Not this activity, nor what is narrower.
        setting: Not there.
        weekday: Not on this day of the week: Monday is 0, Sunday 6.
        times: The most times they want to be asked in `weeks`.
        weeks: The weeks for `times`: 1 to 12, the last of them the week that ends today.
        request: Not this request.
        lifted: Whether it is taken back.
    """

    __slots__ = ("offer", "activity", "setting", "weekday", "times", "weeks", "request", "lifted")
    offer: ListingId
    activity: ActivityId | None
    setting: Setting | None
    weekday: int | None
    times: int | None
    weeks: int | None
    request: ListingId | None
    lifted: bool
    _wire_: ClassVar[_w.Fields] = {
        "offer": _w.Field("offer", _w.Id("listing"), True),
        "activity": _w.Field("activity", _w.Maybe(_w.Id("activity"))),
        "setting": _w.Field("setting", _w.Maybe(_w.Word("home", "public", "venue", "remote"))),
        "weekday": _w.Field("weekday", _w.Maybe(_w.Whole(0, 255))),
        "times": _w.Field("times", _w.Maybe(_w.Whole(0, 4294967295))),
        "weeks": _w.Field("weeks", _w.Maybe(_w.Whole(0, 4294967295))),
        "request": _w.Field("request", _w.Maybe(_w.Id("listing"))),
        "lifted": _w.Field("lifted", _w.YES_NO, False, False),
    }

    def __init__(self, *, offer: ListingRef, activity: ActivityRef | None = None, setting: Setting | None = None, weekday: int | None = None, times: int | None = None, weeks: int | None = None, request: ListingRef | None = None, lifted: bool = False) -> None:
        self._keep((offer, activity, setting, weekday, times, weeks, request, lifted))


class Tags(Value):
    """Words the broker keeps about a member.

    Args:
        add: Tags to add.
        remove: Tags to remove.
    """

    __slots__ = ("add", "remove")
    add: tuple[str, ...]
    remove: tuple[str, ...]
    _wire_: ClassVar[_w.Fields] = {
        "add": _w.Field("add", _w.Many(_w.TEXT), False, ()),
        "remove": _w.Field("remove", _w.Many(_w.TEXT), False, ()),
    }

    def __init__(self, add: Iterable[str] = (), remove: Iterable[str] = ()) -> None:
        self._keep((add, remove))


class DoNotMatch(Value):
    """These two are not to be brought together.

    Args:
        with_: The other member.
        lifted: Whether it is lifted.
        reason: The reason: kept apart, for brokers.
    """

    __slots__ = ("with_", "lifted", "reason")
    with_: MemberId
    lifted: bool
    reason: str
    _wire_: ClassVar[_w.Fields] = {
        "with_": _w.Field("with", _w.Id("member"), True),
        "lifted": _w.Field("lifted", _w.YES_NO, False, False),
        "reason": _w.Field("reason", _w.TEXT, False, ""),
    }

    def __init__(self, *, with_: MemberRef, lifted: bool = False, reason: str = "") -> None:
        self._keep((with_, lifted, reason))


class Concern(Value):
    """Something about safety.

    Args:
        step: What this entry is.
        on: The day of the entry. A date, or text such as `"2026-03-01"`.
        concern: The concern it belongs to: the part that raised it. Left out when raising.
        by: The member who raised it or acted. It is set to the sender; only the host may name someone else.
        text: What happened, in words.
        escalate: The day by which someone has to look at it again. A date, or text such as `"2026-03-01"`.
        match_nobody: Whether the member is matched with nobody for now; left out to leave that as it is.
    """

    __slots__ = ("step", "on", "concern", "by", "text", "escalate", "match_nobody")
    step: ConcernStep
    on: datetime.date
    concern: PartId | None
    by: MemberId | None
    text: str
    escalate: datetime.date | None
    match_nobody: bool | None
    _wire_: ClassVar[_w.Fields] = {
        "step": _w.Field("step", _w.Word("raised", "action", "appeal", "closed"), True),
        "on": _w.Field("on", _w.DAY, True),
        "concern": _w.Field("concern", _w.Maybe(_w.Id("part"))),
        "by": _w.Field("by", _w.Maybe(_w.Id("member"))),
        "text": _w.Field("text", _w.TEXT, False, ""),
        "escalate": _w.Field("escalate", _w.Maybe(_w.DAY)),
        "match_nobody": _w.Field("matchNobody", _w.Maybe(_w.YES_NO)),
    }

    def __init__(self, *, step: ConcernStep, on: DayLike, concern: PartRef | None = None, by: MemberRef | None = None, text: str = "", escalate: DayLike | None = None, match_nobody: bool | None = None) -> None:
        self._keep((step, on, concern, by, text, escalate, match_nobody))


class Note(Value):
    """A note: to an exchange, a transfer, a change.

    Args:
        text: The text of the note.
    """

    __slots__ = ("text",)
    text: str
    _wire_: ClassVar[_w.Fields] = {
        "text": _w.Field("text", _w.TEXT, True),
    }

    def __init__(self, text: str) -> None:
        self._keep((text,))


class Secret(Value):
    """The secret of the bank. It is about nobody, and the host's alone.

    Args:
        secret: 32 random bytes.
    """

    __slots__ = ("secret",)
    secret: str
    _wire_: ClassVar[_w.Fields] = {
        "secret": _w.Field("secret", _w.Hex(32), True),
    }

    def __init__(self, secret: str) -> None:
        self._keep((secret,))


Part: TypeAlias = "Profile | Tags | Availability | Reference | Check | Consent | Appointment | MetByStaff | DoNotMatch | Concern | Contact | Referral | AfterMeeting | ListingWords | Objection | RatherNot | Note | Secret"
"""One personal part of a record."""

__all__ = [
    "AfterMeeting",
    "Appointment",
    "Availability",
    "Check",
    "Concern",
    "ConcernStep",
    "Consent",
    "Contact",
    "DatedHours",
    "DoNotMatch",
    "Level",
    "Liking",
    "ListingWords",
    "MetByStaff",
    "Note",
    "Objection",
    "Part",
    "Place",
    "Profile",
    "Purpose",
    "RatherNot",
    "Reference",
    "Referral",
    "Scope",
    "Secret",
    "Standing",
    "Tags",
    "WeeklyHours",
]
