# Made by `cargo xtask generate` from `docs/schema/timebank.json`: change the core, not this file.
"""Simulated communities, readers of a redacted bank, and the rest."""

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
    from timebank.wire.charter import Charter
    from timebank.wire.files import FaultyRows, Report, Unit
    from timebank.wire.numbers import ActivityId, ActivityRef, BatchId, BatchRef, ExchangeId, ExchangeRef, MemberId, MemberRef

Held: TypeAlias = Literal["names", "contacts", "languages", "born", "descriptions", "profiles", "joined", "states", "roles", "limits", "availability", "kept", "balances", "activities", "offers", "requests", "listing-details", "activity-details", "ended-listings", "exchanges", "open-exchanges", "called-off", "starts", "groups", "together", "visitors", "expenses", "circumstances", "notes", "transfers", "programmes", "other-banks", "series", "bundles", "answers", "batches", "closed-periods", "clock", "attendance", "senders", "tray", "amendments", "visits", "renewals", "erasures", "charters", "keys"]
"""What a bank can hold, as far as a form may cover it or not."""
PassageState: TypeAlias = Literal["pending", "posted", "voided"]
"""The state of credit on its way between banks."""
CalendarDetail: TypeAlias = Literal["plain", "names"]
"""What a calendar says of an exchange."""


class TableAnswer(Value):
    """What came of a table, over the wire.

    Args:
        stopped: Whether nothing was recorded because of what does not fit.
        report: What was read, left out, refused and doubtful, as of files.
        faults: The first thousand faults by row.
        refused: Rows that do not fit.
        batches: Batches the rows were recorded in: each can be undone.
        first: The first exchange.
        last: The last; those between follow one another.
    """

    __slots__ = ("stopped", "report", "faults", "refused", "batches", "first", "last")
    stopped: bool
    report: Report
    faults: tuple[CellFault, ...]
    refused: int
    batches: tuple[BatchId, ...]
    first: ExchangeId | None
    last: ExchangeId | None
    _wire_: ClassVar[_w.Fields] = {
        "stopped": _w.Field("stopped", _w.YES_NO, True),
        "report": _w.Field("report", _w.Of("Report"), True),
        "faults": _w.Field("faults", _w.Many(_w.Of("CellFault")), True),
        "refused": _w.Field("refused", _w.Whole(0, 9007199254740991), True),
        "batches": _w.Field("batches", _w.Many(_w.Id("batch")), True),
        "first": _w.Field("first", _w.Maybe(_w.Id("exchange"))),
        "last": _w.Field("last", _w.Maybe(_w.Id("exchange"))),
    }

    def __init__(self, *, stopped: bool, report: Report | Mapping[str, Any], faults: Iterable[CellFault | Mapping[str, Any]], refused: int, batches: Iterable[BatchRef], first: ExchangeRef | None = None, last: ExchangeRef | None = None) -> None:
        self._keep((stopped, report, faults, refused, batches, first, last))


class CellFault(Value):
    """A cell that does not fit, or a row.

    Args:
        row: The row, from 0.
        column: The column, as the table calls it; empty when it is the row as a whole.
        value: The value there.
        why: The reason it does not fit.
        code: The kind of fault; of a row the bank refuses, the code of its error.
    """

    __slots__ = ("row", "column", "value", "why", "code")
    row: int
    column: str
    value: str
    why: str
    code: str
    _wire_: ClassVar[_w.Fields] = {
        "row": _w.Field("row", _w.Whole(0, 9007199254740991), True),
        "column": _w.Field("column", _w.TEXT, True),
        "value": _w.Field("value", _w.TEXT, True),
        "why": _w.Field("why", _w.TEXT, True),
        "code": _w.Field("code", _w.TEXT, True),
    }

    def __init__(self, *, row: int, column: str, value: str, why: str, code: str) -> None:
        self._keep((row, column, value, why, code))


class Coverage(Value):
    """What a form covers.

    Args:
        form: The name of the form.
        reads: What is read of each file; empty when the form is not read.
        writes: What of a bank is written, at least in part; empty when the form is not written.
        leaves: What of a bank is not written: where a bank holds some, it is counted in what an export lost.
    """

    __slots__ = ("form", "reads", "writes", "leaves")
    form: str
    reads: tuple[FileCoverage, ...]
    writes: tuple[Held, ...]
    leaves: tuple[Held, ...]
    _wire_: ClassVar[_w.Fields] = {
        "form": _w.Field("form", _w.TEXT, True),
        "reads": _w.Field("reads", _w.Many(_w.Of("FileCoverage")), True),
        "writes": _w.Field("writes", _w.Many(_w.Word("names", "contacts", "languages", "born", "descriptions", "profiles", "joined", "states", "roles", "limits", "availability", "kept", "balances", "activities", "offers", "requests", "listing-details", "activity-details", "ended-listings", "exchanges", "open-exchanges", "called-off", "starts", "groups", "together", "visitors", "expenses", "circumstances", "notes", "transfers", "programmes", "other-banks", "series", "bundles", "answers", "batches", "closed-periods", "clock", "attendance", "senders", "tray", "amendments", "visits", "renewals", "erasures", "charters", "keys")), True),
        "leaves": _w.Field("leaves", _w.Many(_w.Word("names", "contacts", "languages", "born", "descriptions", "profiles", "joined", "states", "roles", "limits", "availability", "kept", "balances", "activities", "offers", "requests", "listing-details", "activity-details", "ended-listings", "exchanges", "open-exchanges", "called-off", "starts", "groups", "together", "visitors", "expenses", "circumstances", "notes", "transfers", "programmes", "other-banks", "series", "bundles", "answers", "batches", "closed-periods", "clock", "attendance", "senders", "tray", "amendments", "visits", "renewals", "erasures", "charters", "keys")), True),
    }

    def __init__(self, *, form: str, reads: Iterable[FileCoverage | Mapping[str, Any]], writes: Iterable[Held], leaves: Iterable[Held]) -> None:
        self._keep((form, reads, writes, leaves))


class FileCoverage(Value):
    """What is read of one file.

    Args:
        file: The name of the file.
        taken: Columns that are read, of those the form's documents list.
        lost: Columns that have no place here: what is in them is counted in what an import lost.
    """

    __slots__ = ("file", "taken", "lost")
    file: str
    taken: tuple[str, ...]
    lost: tuple[str, ...]
    _wire_: ClassVar[_w.Fields] = {
        "file": _w.Field("file", _w.TEXT, True),
        "taken": _w.Field("taken", _w.Many(_w.TEXT), True),
        "lost": _w.Field("lost", _w.Many(_w.TEXT), True),
    }

    def __init__(self, *, file: str, taken: Iterable[str], lost: Iterable[str]) -> None:
        self._keep((file, taken, lost))


class Ran(Value):
    """What came of a run.

    Args:
        wants: Wants that arose.
        requests: Of these, asked for at least once.
        met: Wants met.
        unmet: Wants that passed although they were asked for.
        held_back: Wants that passed without having been asked for.
        open: Wants that were still open when the run ended, or whose member left.
        waited: Weeks from the first asking to being met, of all that were met, summed up.
        exchanges: Exchanges.
        minutes: Minutes given. In minutes: `90`, `"1h30"` or a `timedelta`.
        refused_by_limits: How often a limit stood in the way.
        blocked: How many members a limit kept from receiving at least once.
        refused_by_rules: How often a rule stood in the way.
        took_part: How many gave or received.
        credit: All balances above 0 at the end, summed up; the pot's left out.
        gini_given: Gini of minutes given, zeros included; none when nothing was.
        top_tenth: The share of minutes given by the tenth of the members who gave most; none when nothing was given.
    """

    __slots__ = ("wants", "requests", "met", "unmet", "held_back", "open", "waited", "exchanges", "minutes", "refused_by_limits", "blocked", "refused_by_rules", "took_part", "credit", "gini_given", "top_tenth")
    wants: int
    requests: int
    met: int
    unmet: int
    held_back: int
    open: int
    waited: int
    exchanges: int
    minutes: int
    refused_by_limits: int
    blocked: int
    refused_by_rules: int
    took_part: int
    credit: int
    gini_given: float | None
    top_tenth: float | None
    _wire_: ClassVar[_w.Fields] = {
        "wants": _w.Field("wants", _w.Whole(0, 9007199254740991), True),
        "requests": _w.Field("requests", _w.Whole(0, 9007199254740991), True),
        "met": _w.Field("met", _w.Whole(0, 9007199254740991), True),
        "unmet": _w.Field("unmet", _w.Whole(0, 9007199254740991), True),
        "held_back": _w.Field("heldBack", _w.Whole(0, 9007199254740991), True),
        "open": _w.Field("open", _w.Whole(0, 9007199254740991), True),
        "waited": _w.Field("waited", _w.Whole(0, 9007199254740991), True),
        "exchanges": _w.Field("exchanges", _w.Whole(0, 9007199254740991), True),
        "minutes": _w.Field("minutes", _w.MINUTES, True),
        "refused_by_limits": _w.Field("refusedByLimits", _w.Whole(0, 9007199254740991), True),
        "blocked": _w.Field("blocked", _w.Whole(0, 9007199254740991), True),
        "refused_by_rules": _w.Field("refusedByRules", _w.Whole(0, 9007199254740991), True),
        "took_part": _w.Field("tookPart", _w.Whole(0, 9007199254740991), True),
        "credit": _w.Field("credit", _w.Whole(0, 9007199254740991), True),
        "gini_given": _w.Field("giniGiven", _w.Maybe(_w.FIGURE)),
        "top_tenth": _w.Field("topTenth", _w.Maybe(_w.FIGURE)),
    }

    def __init__(self, *, wants: int, requests: int, met: int, unmet: int, held_back: int, open: int, waited: int, exchanges: int, minutes: MinutesLike, refused_by_limits: int, blocked: int, refused_by_rules: int, took_part: int, credit: int, gini_given: float | None = None, top_tenth: float | None = None) -> None:
        self._keep((wants, requests, met, unmet, held_back, open, waited, exchanges, minutes, refused_by_limits, blocked, refused_by_rules, took_part, credit, gini_given, top_tenth))


class CharterFault(Value):
    """A fault of a charter.

    Args:
        path: Where, such as `credit.limits.member.lowest`.
        why: What is wrong, and what would be right.
    """

    __slots__ = ("path", "why")
    path: str
    why: str
    _wire_: ClassVar[_w.Fields] = {
        "path": _w.Field("path", _w.TEXT, True),
        "why": _w.Field("why", _w.TEXT, True),
    }

    def __init__(self, path: str, why: str) -> None:
        self._keep((path, why))


class CalendarOptions(Value):
    """Whose calendar is written, for whom, and what it says.

    Args:
        viewer: The viewer who reads it.
        member: The member whose exchanges are written; the viewer's own when left out, and for the host everybody's.
        detail: What it says of an exchange.
        free: Whether it says when the member is free.
    """

    __slots__ = ("viewer", "member", "detail", "free")
    viewer: Literal["host", "auditor"] | int
    member: MemberId | None
    detail: CalendarDetail | None
    free: bool
    _wire_: ClassVar[_w.Fields] = {
        "viewer": _w.Field("viewer", _w.VIEWER, True),
        "member": _w.Field("member", _w.Maybe(_w.Id("member"))),
        "detail": _w.Field("detail", _w.Maybe(_w.Word("plain", "names"))),
        "free": _w.Field("free", _w.YES_NO, False, False),
    }

    def __init__(self, *, viewer: Literal["host", "auditor"] | MemberRef, member: MemberRef | None = None, detail: CalendarDetail | None = None, free: bool = False) -> None:
        self._keep((viewer, member, detail, free))


class TableForm(Value):
    """What a table is read by, over the wire: see `TableOptions`.

    Args:
        salt: 16 random bytes, from which the salts of notes are made. 16 bytes, a UUID, or 32 hexadecimal digits.
        by: The sender who enters the rows.
        at: When, where the table does not say. A datetime with a time zone, or RFC 3339 text.
        columns: What the table calls each column, in the order of its cells.
        called: What the table calls a column → what it is called here, or nothing at all to leave it out. Others keep their names.
        system: By which system's codes texts name members; by their names when left out.
        members: What texts name which members; then names and codes do not count.
        minutes: How long, where the table does not say. In minutes: `90`, `"1h30"` or a `timedelta`.
        activity: What was done, where the table does not say.
        unit: What a bare number of minutes counts; as the name of its column says when left out.
        decimal_comma: Whether a comma comes before the decimals.
        dates: The form of dates that are texts, in the letters of strftime; ISO 8601 when left out.
        pivot: The first of the hundred years that two-digit years stand for; 1970 when left out.
        now: The moment at which the table is read: a later day than tomorrow is a fault. Nothing is checked when left out. A datetime with a time zone, or RFC 3339 text.
        people_separator: What separates several people in one cell; `;` when left out.
        faulty_rows: What becomes of a row with a fault.
    """

    __slots__ = ("salt", "by", "at", "columns", "called", "system", "members", "minutes", "activity", "unit", "decimal_comma", "dates", "pivot", "now", "people_separator", "faulty_rows")
    salt: str
    by: Literal["host"] | int
    at: datetime.datetime
    columns: tuple[str, ...]
    called: FrozenMap[str, str]
    system: str | None
    members: FrozenMap[str, MemberId] | None
    minutes: int | None
    activity: ActivityId | None
    unit: Unit | None
    decimal_comma: bool
    dates: str | None
    pivot: int | None
    now: datetime.datetime | None
    people_separator: str | None
    faulty_rows: FaultyRows | None
    _wire_: ClassVar[_w.Fields] = {
        "salt": _w.Field("salt", _w.Hex(16), True),
        "by": _w.Field("by", _w.SENDER, True),
        "at": _w.Field("at", _w.MOMENT, True),
        "columns": _w.Field("columns", _w.Many(_w.TEXT), True),
        "called": _w.Field("called", _w.Pairs(_w.TEXT), False, _w.NOTHING),
        "system": _w.Field("system", _w.Maybe(_w.TEXT)),
        "members": _w.Field("members", _w.Maybe(_w.Pairs(_w.Id("member")))),
        "minutes": _w.Field("minutes", _w.Maybe(_w.MINUTES)),
        "activity": _w.Field("activity", _w.Maybe(_w.Id("activity"))),
        "unit": _w.Field("unit", _w.Maybe(_w.Word("hours", "minutes", "seconds", "clock"))),
        "decimal_comma": _w.Field("decimalComma", _w.YES_NO, False, False),
        "dates": _w.Field("dates", _w.Maybe(_w.TEXT)),
        "pivot": _w.Field("pivot", _w.Maybe(_w.Whole(0, 65535))),
        "now": _w.Field("now", _w.Maybe(_w.MOMENT)),
        "people_separator": _w.Field("peopleSeparator", _w.Maybe(_w.TEXT)),
        "faulty_rows": _w.Field("faultyRows", _w.Maybe(_w.Word("refuse", "leave-out"))),
    }

    def __init__(self, *, salt: HexLike, by: Literal["host"] | MemberRef, at: MomentLike, columns: Iterable[str], called: Mapping[str, str] | None = None, system: str | None = None, members: Mapping[str, MemberRef] | None = None, minutes: MinutesLike | None = None, activity: ActivityRef | None = None, unit: Unit | None = None, decimal_comma: bool = False, dates: str | None = None, pivot: int | None = None, now: MomentLike | None = None, people_separator: str | None = None, faulty_rows: FaultyRows | None = None) -> None:
        self._keep((salt, by, at, columns, called, system, members, minutes, activity, unit, decimal_comma, dates, pivot, now, people_separator, faulty_rows))


class Community(Value):
    """A community that never was: the same seed gives the same commands, byte for byte, on every machine and in every language.  Most are quiet and a few carry much: how much somebody gives goes as one over a number drawn evenly (Pareto's law with exponent 1, cut off at sixty times the least, which leaves about half of all giving to a tenth of the members); half of how much they receive goes with it. Organisations give four times as much. Neighbours who joined about the same time know each other and mostly help one another. Weeks of August and around the turn of the year are quieter; some activities have their season. Members are numbers: they have no names, and nothing personal is kept.

    Args:
        members: How many members there are in the end, those who left included: 10 to 1 000 000.
        weeks: How many weeks it has been going, up to 520.
        seed: What everything is drawn from.
        from_: The day it was founded. A date, or text such as `"2026-03-01"`.
        charter: Its charter; one with thirteen activities and advisory limits of −10 h and 40 h when left out.
        receives: The number of times in a thousand weeks that a member receives help, on average.
        neighbours: The number of neighbours who know each other.
        near: The share of help that stays among them, in thousandths.
        sessions: The share of exchanges that are sessions of several, in thousandths.
        organisations: The share of members that are organisations, in thousandths; none if the charter knows no such kind.
        joined_later: The share of members who joined after the first week, in thousandths.
        leaves: The share of members who leave within a year, in thousandths.
        listings: The share of members who post an offer when they join, in thousandths; every sixth of them a request as well.
    """

    __slots__ = ("members", "weeks", "seed", "from_", "charter", "receives", "neighbours", "near", "sessions", "organisations", "joined_later", "leaves", "listings")
    members: int
    weeks: int
    seed: int
    from_: datetime.date
    charter: Charter | None
    receives: int
    neighbours: int
    near: int
    sessions: int
    organisations: int
    joined_later: int
    leaves: int
    listings: int
    _wire_: ClassVar[_w.Fields] = {
        "members": _w.Field("members", _w.Whole(0, 4294967295), False, 200),
        "weeks": _w.Field("weeks", _w.Whole(0, 4294967295), False, 52),
        "seed": _w.Field("seed", _w.Whole(0, 9007199254740991), False, 1),
        "from_": _w.Field("from", _w.DAY, False, _w.LeftOut(_w.DAY, '"2025-01-06"')),
        "charter": _w.Field("charter", _w.Maybe(_w.Of("Charter"))),
        "receives": _w.Field("receives", _w.Whole(0, 4294967295), False, 150),
        "neighbours": _w.Field("neighbours", _w.Whole(0, 4294967295), False, 30),
        "near": _w.Field("near", _w.Whole(0, 4294967295), False, 750),
        "sessions": _w.Field("sessions", _w.Whole(0, 4294967295), False, 50),
        "organisations": _w.Field("organisations", _w.Whole(0, 4294967295), False, 20),
        "joined_later": _w.Field("joinedLater", _w.Whole(0, 4294967295), False, 400),
        "leaves": _w.Field("leaves", _w.Whole(0, 4294967295), False, 120),
        "listings": _w.Field("listings", _w.Whole(0, 4294967295), False, 600),
    }

    def __init__(self, *, members: int = 200, weeks: int = 52, seed: int = 1, from_: DayLike | None = None, charter: Charter | Mapping[str, Any] | None = None, receives: int = 150, neighbours: int = 30, near: int = 750, sessions: int = 50, organisations: int = 20, joined_later: int = 400, leaves: int = 120, listings: int = 600) -> None:
        self._keep((members, weeks, seed, from_, charter, receives, neighbours, near, sessions, organisations, joined_later, leaves, listings))


class BrokerReader(Value):
    """A broker: everything but the secret of the bank, and the concern record if they may see it.

    Args:
        concerns: Whether they may see concerns.
    """

    __slots__ = ("concerns",)
    concerns: bool
    _wire_: ClassVar[_w.Fields] = {
        "concerns": _w.Field("concerns", _w.YES_NO, False, False),
    }

    def __init__(self, concerns: bool = False) -> None:
        self._keep((concerns,))


class AuditorReader(Value):
    """An auditor: nothing personal. Sums, limits and the chain can be checked without."""

    __slots__ = ()


Reader: TypeAlias = "BrokerReader | AuditorReader"
"""For whom a journal or a bank is made ready."""

__all__ = [
    "AuditorReader",
    "BrokerReader",
    "CalendarDetail",
    "CalendarOptions",
    "CellFault",
    "CharterFault",
    "Community",
    "Coverage",
    "FileCoverage",
    "Held",
    "PassageState",
    "Ran",
    "Reader",
    "TableAnswer",
    "TableForm",
]
