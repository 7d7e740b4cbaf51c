# Made by `cargo xtask generate` from `docs/schema/timebank.json`: change the core, not this file.
"""Other systems' files: how they are read, and what came of it."""

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
    from timebank.wire.charter import Charter, LimitMode
    from timebank.wire.numbers import AccountId, AccountRef, MemberId, MemberRef

FaultKind: TypeAlias = Literal["missing-file", "duplicate-file", "bad-zip", "bad-json", "bad-mapping", "missing-column", "unknown-column", "duplicate-column", "not-utf8", "quote-not-closed", "row-length", "row-count", "too-large", "missing-value", "not-a-number", "too-many-decimals", "negative", "not-positive", "not-whole-minutes", "not-an-instant", "duplicate", "unknown-member", "ambiguous-member", "unknown-word", "payer-is-payee", "bad-rate", "workbook", "not-said", "too-early", "no-such-day", "not-yet", "refused"]
"""What kind of fault it is."""
NotTaken: TypeAlias = Literal["state", "blank", "total", "nobody-named", "both-gone", "draft", "repeated", "already-here"]
"""Why rows without a fault are not taken."""
Caution: TypeAlias = Literal["over-24-hours-in-a-row", "over-24-hours-by-one-person-in-a-day", "far-outside-the-habit", "far-from-all-other-days", "row-twice", "sheet-twice", "may-be-cut", "ended-before-it-began", "administrator-without-a-role", "look-alike", "another-name-beside", "several-people-in-one-cell"]
"""What a person should look at although it was taken."""
Holds: TypeAlias = Literal["members", "exchanges", "listings"]
"""What the rows of a table are."""
Unit: TypeAlias = Literal["hours", "minutes", "seconds", "clock"]
"""What an amount counts."""
Missing: TypeAlias = Literal["refuse", "leave-out", "unknown", "community"]
"""What becomes of a row that names nobody on one side."""
KnownBy: TypeAlias = Literal["code", "email", "name", "name-and-code"]
"""What names a member in the rows of exchanges and listings."""
Encoding: TypeAlias = Literal["utf-8", "utf-16", "windows-1252", "iso-8859-1", "iso-8859-15"]
"""The encoding of a file."""
ZeroLimit: TypeAlias = Literal["zero", "none"]
"""What a limit of 0 means there."""
Class: TypeAlias = Literal["exchange", "welcome", "gift", "donation", "levy", "correction", "unsure"]
"""What a movement of credit is taken as."""
Party: TypeAlias = Literal["community", "member"]
"""The kind of account on one side of a movement."""
DoubtKind: TypeAlias = Literal["direction", "date-order", "unit", "decimals", "encoding", "names", "look-alike", "several-people", "group", "nobody-named", "cells", "missing", "file", "classes"]
"""Why a proposal may be wrong."""
Rounding: TypeAlias = Literal["refuse", "down", "nearest"]
"""What becomes of an amount that is no whole number of minutes."""
FaultyRows: TypeAlias = Literal["refuse", "leave-out"]
"""What becomes of a row with a fault."""


class Report(Value):
    """What an import did.

    Args:
        form: The form the files are in.
        community: What the community calls itself.
        rate: How many of its units make an hour, as `numerator/denominator`.
        files: Rows read, taken and refused, by file.
        refused: What was refused: the first thousand faults.
        faults: How many faults there are, listed or not.
        left_out: Rows that are not taken though nothing is wrong with them.
        warnings: What was taken and should be looked at.
        guessed: What was taken in one way of several, by a rule.
        unsure: Movements of credit that the files do not explain: they are not counted as help. They are in `guessed` as well.
        lost: What has no place here.
        classes: How rows that move credit were classed.
        balances: Balances declared against balances replayed.
        balances_agree: Whether every balance that was declared is what replaying gives; `None` when none was declared.
    """

    __slots__ = ("form", "community", "rate", "files", "refused", "faults", "left_out", "warnings", "guessed", "unsure", "lost", "classes", "balances", "balances_agree")
    form: str
    community: str
    rate: str
    files: tuple[FileCount, ...]
    refused: tuple[FileFault, ...]
    faults: int
    left_out: tuple[LeftOut, ...]
    warnings: tuple[ImportWarning, ...]
    guessed: tuple[Guess, ...]
    unsure: tuple[Guess, ...]
    lost: tuple[Lost, ...]
    classes: Classes
    balances: tuple[BalanceRow, ...]
    balances_agree: bool | None
    _wire_: ClassVar[_w.Fields] = {
        "form": _w.Field("form", _w.TEXT, True),
        "community": _w.Field("community", _w.TEXT, True),
        "rate": _w.Field("rate", _w.TEXT, True),
        "files": _w.Field("files", _w.Many(_w.Of("FileCount")), True),
        "refused": _w.Field("refused", _w.Many(_w.Of("FileFault")), True),
        "faults": _w.Field("faults", _w.Whole(0, 9007199254740991), True),
        "left_out": _w.Field("leftOut", _w.Many(_w.Of("LeftOut")), True),
        "warnings": _w.Field("warnings", _w.Many(_w.Of("ImportWarning")), True),
        "guessed": _w.Field("guessed", _w.Many(_w.Of("Guess")), True),
        "unsure": _w.Field("unsure", _w.Many(_w.Of("Guess")), True),
        "lost": _w.Field("lost", _w.Many(_w.Of("Lost")), True),
        "classes": _w.Field("classes", _w.Of("Classes"), True),
        "balances": _w.Field("balances", _w.Many(_w.Of("BalanceRow")), True),
        "balances_agree": _w.Field("balancesAgree", _w.Maybe(_w.YES_NO), True),
    }

    def __init__(self, *, form: str, community: str, rate: str, files: Iterable[FileCount | Mapping[str, Any]], refused: Iterable[FileFault | Mapping[str, Any]], faults: int, left_out: Iterable[LeftOut | Mapping[str, Any]], warnings: Iterable[ImportWarning | Mapping[str, Any]], guessed: Iterable[Guess | Mapping[str, Any]], unsure: Iterable[Guess | Mapping[str, Any]], lost: Iterable[Lost | Mapping[str, Any]], classes: Classes | Mapping[str, Any], balances: Iterable[BalanceRow | Mapping[str, Any]], balances_agree: bool | None) -> None:
        self._keep((form, community, rate, files, refused, faults, left_out, warnings, guessed, unsure, lost, classes, balances, balances_agree))


class FileCount(Value):
    """What became of the rows of one file.

    Args:
        file: The name of the file.
        read: The number of rows read.
        taken: Rows that have become something here.
        refused: Rows with a fault.
        left_out: Rows without a fault that are not taken.
    """

    __slots__ = ("file", "read", "taken", "refused", "left_out")
    file: str
    read: int
    taken: int
    refused: int
    left_out: int
    _wire_: ClassVar[_w.Fields] = {
        "file": _w.Field("file", _w.TEXT, True),
        "read": _w.Field("read", _w.Whole(0, 9007199254740991), True),
        "taken": _w.Field("taken", _w.Whole(0, 9007199254740991), True),
        "refused": _w.Field("refused", _w.Whole(0, 9007199254740991), True),
        "left_out": _w.Field("leftOut", _w.Whole(0, 9007199254740991), True),
    }

    def __init__(self, *, file: str, read: int, taken: int, refused: int, left_out: int) -> None:
        self._keep((file, read, taken, refused, left_out))


class FileFault(Value):
    """A fault: where it is, the value there, and why it is not taken.

    Args:
        file: The name of the file.
        line: The line, from 1; 0 for the whole file.
        column: The column, by name; empty for the whole row.
        value: The value there, whole.
        kind: What kind of fault it is.
        why: The fault as a sentence.
    """

    __slots__ = ("file", "line", "column", "value", "kind", "why")
    file: str
    line: int
    column: str
    value: str
    kind: FaultKind
    why: str
    _wire_: ClassVar[_w.Fields] = {
        "file": _w.Field("file", _w.TEXT, True),
        "line": _w.Field("line", _w.Whole(0, 9007199254740991), True),
        "column": _w.Field("column", _w.TEXT, True),
        "value": _w.Field("value", _w.TEXT, True),
        "kind": _w.Field("kind", _w.Word("missing-file", "duplicate-file", "bad-zip", "bad-json", "bad-mapping", "missing-column", "unknown-column", "duplicate-column", "not-utf8", "quote-not-closed", "row-length", "row-count", "too-large", "missing-value", "not-a-number", "too-many-decimals", "negative", "not-positive", "not-whole-minutes", "not-an-instant", "duplicate", "unknown-member", "ambiguous-member", "unknown-word", "payer-is-payee", "bad-rate", "workbook", "not-said", "too-early", "no-such-day", "not-yet", "refused"), True),
        "why": _w.Field("why", _w.TEXT, True),
    }

    def __init__(self, *, file: str, line: int, column: str, value: str, kind: FaultKind, why: str) -> None:
        self._keep((file, line, column, value, kind, why))


class LeftOut(Value):
    """Rows that are not taken though nothing is wrong with them.

    Args:
        file: The name of the file.
        column: The column that decides, by name; empty for the whole row.
        value: The value in that column. Of the first thousand values each is listed apart; the rows of all others are listed together, with an empty value.
        why: The reason they are not taken.
        rows: The number of rows.
        lines: Their lines, the first thousand of them.
        minutes: Their minutes together, as far as they can be read. In minutes: `90`, `"1h30"` or a `timedelta`.
    """

    __slots__ = ("file", "column", "value", "why", "rows", "lines", "minutes")
    file: str
    column: str
    value: str
    why: NotTaken
    rows: int
    lines: tuple[int, ...]
    minutes: int
    _wire_: ClassVar[_w.Fields] = {
        "file": _w.Field("file", _w.TEXT, True),
        "column": _w.Field("column", _w.TEXT, True),
        "value": _w.Field("value", _w.TEXT, True),
        "why": _w.Field("why", _w.Word("state", "blank", "total", "nobody-named", "both-gone", "draft", "repeated", "already-here"), True),
        "rows": _w.Field("rows", _w.Whole(0, 9007199254740991), True),
        "lines": _w.Field("lines", _w.Many(_w.Whole(0, 9007199254740991)), True),
        "minutes": _w.Field("minutes", _w.MINUTES, True),
    }

    def __init__(self, *, file: str, column: str, value: str, why: NotTaken, rows: int, lines: Iterable[int], minutes: MinutesLike) -> None:
        self._keep((file, column, value, why, rows, lines, minutes))


class ImportWarning(Value):
    """Something that was taken and should be looked at.

    Args:
        file: The name of the file.
        lines: The lines it is about, the first thousand of them.
        column: The column, by name; empty for the whole row.
        value: The value there.
        kind: The kind of warning.
        suggestion: What it may be instead: another name, another file.
        minutes: The minutes it is about. In minutes: `90`, `"1h30"` or a `timedelta`.
    """

    __slots__ = ("file", "lines", "column", "value", "kind", "suggestion", "minutes")
    file: str
    lines: tuple[int, ...]
    column: str
    value: str
    kind: Caution
    suggestion: str | None
    minutes: int | None
    _wire_: ClassVar[_w.Fields] = {
        "file": _w.Field("file", _w.TEXT, True),
        "lines": _w.Field("lines", _w.Many(_w.Whole(0, 9007199254740991)), True),
        "column": _w.Field("column", _w.TEXT, True),
        "value": _w.Field("value", _w.TEXT, True),
        "kind": _w.Field("kind", _w.Word("over-24-hours-in-a-row", "over-24-hours-by-one-person-in-a-day", "far-outside-the-habit", "far-from-all-other-days", "row-twice", "sheet-twice", "may-be-cut", "ended-before-it-began", "administrator-without-a-role", "look-alike", "another-name-beside", "several-people-in-one-cell"), True),
        "suggestion": _w.Field("suggestion", _w.Maybe(_w.TEXT), True),
        "minutes": _w.Field("minutes", _w.Maybe(_w.MINUTES), True),
    }

    def __init__(self, *, file: str, lines: Iterable[int], column: str, value: str, kind: Caution, suggestion: str | None, minutes: MinutesLike | None) -> None:
        self._keep((file, lines, column, value, kind, suggestion, minutes))


class Guess(Value):
    """Something that was taken in one way where another would have been possible, and by which rule.

    Args:
        file: The name of the file.
        line: The line; 0 for the whole file.
        value: The value there, shortened.
        taken_as: What it was taken as.
        rule: By which rule: a short name that stays.
    """

    __slots__ = ("file", "line", "value", "taken_as", "rule")
    file: str
    line: int
    value: str
    taken_as: str
    rule: str
    _wire_: ClassVar[_w.Fields] = {
        "file": _w.Field("file", _w.TEXT, True),
        "line": _w.Field("line", _w.Whole(0, 9007199254740991), True),
        "value": _w.Field("value", _w.TEXT, True),
        "taken_as": _w.Field("takenAs", _w.TEXT, True),
        "rule": _w.Field("rule", _w.TEXT, True),
    }

    def __init__(self, *, file: str, line: int, value: str, taken_as: str, rule: str) -> None:
        self._keep((file, line, value, taken_as, rule))


class Lost(Value):
    """Something the files have that has no place here.

    Args:
        file: The name of the file.
        column: The column, or empty for whole rows.
        count: How many cells, or rows, said something.
        why: The reason it has no place.
    """

    __slots__ = ("file", "column", "count", "why")
    file: str
    column: str
    count: int
    why: str
    _wire_: ClassVar[_w.Fields] = {
        "file": _w.Field("file", _w.TEXT, True),
        "column": _w.Field("column", _w.TEXT, True),
        "count": _w.Field("count", _w.Whole(0, 9007199254740991), True),
        "why": _w.Field("why", _w.TEXT, True),
    }

    def __init__(self, *, file: str, column: str, count: int, why: str) -> None:
        self._keep((file, column, count, why))


class Classes(Value):
    """How rows that move credit were classed.

    Args:
        exchanges: As exchanges: time given and received.
        transfers: As transfers, by kind. Never counted as help.
        rules: How many rows each rule classed; `between-two-members` where none of them did.
    """

    __slots__ = ("exchanges", "transfers", "rules")
    exchanges: int
    transfers: FrozenMap[str, int]
    rules: FrozenMap[str, int]
    _wire_: ClassVar[_w.Fields] = {
        "exchanges": _w.Field("exchanges", _w.Whole(0, 9007199254740991), True),
        "transfers": _w.Field("transfers", _w.Pairs(_w.Whole(0, 9007199254740991)), True),
        "rules": _w.Field("rules", _w.Pairs(_w.Whole(0, 9007199254740991)), True),
    }

    def __init__(self, *, exchanges: int, transfers: Mapping[str, int], rules: Mapping[str, int]) -> None:
        self._keep((exchanges, transfers, rules))


class BalanceRow(Value):
    """One account: the balance its system declared, and what replaying gives.

    Args:
        code: The account's code there.
        account: Its number here.
        declared: What its system declared; `None` when it declared nothing.
        replayed: What replaying the rows from zero gives, in the same unit.
        minutes: The balance here. In minutes: `90`, `"1h30"` or a `timedelta`.
        agrees: Whether declared and replayed are the same, and the minutes exactly so much by the rate. `None` when nothing was declared.
    """

    __slots__ = ("code", "account", "declared", "replayed", "minutes", "agrees")
    code: str
    account: AccountId | None
    declared: str | None
    replayed: str
    minutes: int
    agrees: bool | None
    _wire_: ClassVar[_w.Fields] = {
        "code": _w.Field("code", _w.TEXT, True),
        "account": _w.Field("account", _w.Maybe(_w.Id("account")), True),
        "declared": _w.Field("declared", _w.Maybe(_w.TEXT), True),
        "replayed": _w.Field("replayed", _w.TEXT, True),
        "minutes": _w.Field("minutes", _w.MINUTES, True),
        "agrees": _w.Field("agrees", _w.Maybe(_w.YES_NO), True),
    }

    def __init__(self, *, code: str, account: AccountRef | None, declared: str | None, replayed: str, minutes: MinutesLike, agrees: bool | None) -> None:
        self._keep((code, account, declared, replayed, minutes, agrees))


class Imported(Value):
    """What became of an import, over the wire.

    Args:
        report: What was read, refused, guessed and lost.
        members: Members by their code there; nobody when something was refused.
    """

    __slots__ = ("report", "members")
    report: Report
    members: FrozenMap[str, MemberId]
    _wire_: ClassVar[_w.Fields] = {
        "report": _w.Field("report", _w.Of("Report"), True),
        "members": _w.Field("members", _w.Pairs(_w.Id("member")), True),
    }

    def __init__(self, report: Report | Mapping[str, Any], members: Mapping[str, MemberRef]) -> None:
        self._keep((report, members))


class ExportedAs(Value):
    """Exported files, over the wire: their bytes go separately.

    Args:
        files: The names of the files.
        lost: What the form has no place for.
    """

    __slots__ = ("files", "lost")
    files: tuple[str, ...]
    lost: tuple[Lost, ...]
    _wire_: ClassVar[_w.Fields] = {
        "files": _w.Field("files", _w.Many(_w.TEXT), True),
        "lost": _w.Field("lost", _w.Many(_w.Of("Lost")), True),
    }

    def __init__(self, files: Iterable[str], lost: Iterable[Lost | Mapping[str, Any]]) -> None:
        self._keep((files, lost))


class Proposal(Value):
    """A mapping that may fit. Nothing uses it until someone passes it on.

    Args:
        mapping: The mapping, to be looked at and changed.
        doubts: What may be wrong with it.
        preset: The preset it is, when the columns are those of a system we know.
    """

    __slots__ = ("mapping", "doubts", "preset")
    mapping: FileMapping
    doubts: tuple[Doubt, ...]
    preset: str | None
    _wire_: ClassVar[_w.Fields] = {
        "mapping": _w.Field("mapping", _w.Of("FileMapping"), True),
        "doubts": _w.Field("doubts", _w.Many(_w.Of("Doubt")), True),
        "preset": _w.Field("preset", _w.Maybe(_w.TEXT)),
    }

    def __init__(self, *, mapping: FileMapping | Mapping[str, Any], doubts: Iterable[Doubt | Mapping[str, Any]], preset: str | None = None) -> None:
        self._keep((mapping, doubts, preset))


class FileMapping(Value):
    """How the files of a system are read.

    Args:
        name: Its name: members keep their codes there under it.
        tables: The tables. Of members and listings there may be none.
        encoding: The encoding of the files.
        offset_minutes: How many minutes ahead of UTC the times without a zone are.
        community: Codes and names of the community itself, whose account is the pot here. Upper and lower case alike; `*` stands for any letters.
        community_name: What the community calls itself.
        same: The spellings of one person: what the files call them, and the name or code they are known by. Two spellings are one person only when they are listed here. One that leads to another is followed to its end.
        gone: What the files call people they no longer know, who have no number: `The user no longer exists`.
        zero_limit: What a limit of 0 means.
        rules: The rules that separate help from other movements, before the rules of the options.
    """

    __slots__ = ("name", "tables", "encoding", "offset_minutes", "community", "community_name", "same", "gone", "zero_limit", "rules")
    name: str
    tables: tuple[TableMapping, ...]
    encoding: Encoding | None
    offset_minutes: int
    community: tuple[str, ...]
    community_name: str | None
    same: FrozenMap[str, str]
    gone: tuple[str, ...]
    zero_limit: ZeroLimit | None
    rules: tuple[ClassRule, ...]
    _wire_: ClassVar[_w.Fields] = {
        "name": _w.Field("name", _w.TEXT, True),
        "tables": _w.Field("tables", _w.Many(_w.Of("TableMapping")), True),
        "encoding": _w.Field("encoding", _w.Maybe(_w.Word("utf-8", "utf-16", "windows-1252", "iso-8859-1", "iso-8859-15"))),
        "offset_minutes": _w.Field("offsetMinutes", _w.Whole(-2147483648, 2147483647), False, 0),
        "community": _w.Field("community", _w.Many(_w.TEXT), False, ()),
        "community_name": _w.Field("communityName", _w.Maybe(_w.TEXT)),
        "same": _w.Field("same", _w.Pairs(_w.TEXT), False, _w.NOTHING),
        "gone": _w.Field("gone", _w.Many(_w.TEXT), False, ()),
        "zero_limit": _w.Field("zeroLimit", _w.Maybe(_w.Word("zero", "none"))),
        "rules": _w.Field("rules", _w.Many(_w.Of("ClassRule")), False, ()),
    }

    def __init__(self, *, name: str, tables: Iterable[TableMapping | Mapping[str, Any]], encoding: Encoding | None = None, offset_minutes: int = 0, community: Iterable[str] = (), community_name: str | None = None, same: Mapping[str, str] | None = None, gone: Iterable[str] = (), zero_limit: ZeroLimit | None = None, rules: Iterable[ClassRule | Mapping[str, Any]] = ()) -> None:
        self._keep((name, tables, encoding, offset_minutes, community, community_name, same, gone, zero_limit, rules))


class TableMapping(Value):
    """How one table is read.

    Args:
        file: The name of its file, without folders, upper and lower case alike; `*` stands for any letters.
        holds: What its rows are.
        columns: Which columns say what: by name, several names for one column parted by `|`, or by number as `#1`. Where several columns are given, what they say is put together with a blank; of amounts whose columns each say a unit (`Hours`, `Minutes`), the sum counts.
        headless: Whether it has no header: columns go by number.
        skip: Lines before the table that are no part of it.
        headings: Whether lines that hold one thing alone are headings between the rows: the activity of what follows, until the next.
        separator: What separates its cells; noticed when left out.
        dates: How dates are written: the letters of `strftime`, `iso` for ISO 8601, `serial` for the day numbers of spreadsheets; ISO 8601 when left out. One form alone is read in a column. Of several, the only one that fits the whole column is taken and told as a guess; when more than one fits, which it is has to be declared.
        pivot: The first of the hundred years that two-digit years stand for; 1970 when left out.
        unit: What a bare number counts, for amounts and balances. Amounts that say their own unit (`1h30`, `90 mins`) need none. When left out and the column's name does not say it either, a bare number is a question.
        people_separator: What separates several people in one cell: `;`.
        groups: Words used for people without a name (`Group`); how many they are is in the column `visitors`.
        missing_giver: What becomes of a row that says nobody gave.
        missing_receiver: What becomes of a row that says nobody received.
        decimal_comma: Whether decimals come after a comma.
        meanings: What the files' own words mean, by what the column says: `{"kind": {"1": "person"}}`. Upper and lower case alike.
        only: Rows that are taken: by column, the words it may say. The others are listed as left out.
        negative_corrects: Whether an amount below zero corrects what was counted before: credit goes the other way.
        known_by: What names a member in these rows.
        make_members: Whether a person who is named and is in no table of members becomes one, known by that name alone; each is reported as a guess.
        owner: Whose statement it is, when the rows name the other party only: their code.
    """

    __slots__ = ("file", "holds", "columns", "headless", "skip", "headings", "separator", "dates", "pivot", "unit", "people_separator", "groups", "missing_giver", "missing_receiver", "decimal_comma", "meanings", "only", "negative_corrects", "known_by", "make_members", "owner")
    file: str
    holds: Holds
    columns: FrozenMap[str, tuple[str, ...]]
    headless: bool
    skip: int
    headings: bool
    separator: str | None
    dates: tuple[str, ...]
    pivot: int | None
    unit: Unit | None
    people_separator: str | None
    groups: tuple[str, ...]
    missing_giver: Missing | None
    missing_receiver: Missing | None
    decimal_comma: bool
    meanings: FrozenMap[str, FrozenMap[str, str]]
    only: FrozenMap[str, tuple[str, ...]]
    negative_corrects: bool
    known_by: KnownBy | None
    make_members: bool
    owner: str | None
    _wire_: ClassVar[_w.Fields] = {
        "file": _w.Field("file", _w.TEXT, True),
        "holds": _w.Field("holds", _w.Word("members", "exchanges", "listings"), True),
        "columns": _w.Field("columns", _w.Pairs(_w.Many(_w.TEXT)), True),
        "headless": _w.Field("headless", _w.YES_NO, False, False),
        "skip": _w.Field("skip", _w.Whole(0, 4294967295), False, 0),
        "headings": _w.Field("headings", _w.YES_NO, False, False),
        "separator": _w.Field("separator", _w.Maybe(_w.TEXT)),
        "dates": _w.Field("dates", _w.Many(_w.TEXT), False, ()),
        "pivot": _w.Field("pivot", _w.Maybe(_w.Whole(0, 65535))),
        "unit": _w.Field("unit", _w.Maybe(_w.Word("hours", "minutes", "seconds", "clock"))),
        "people_separator": _w.Field("peopleSeparator", _w.Maybe(_w.TEXT)),
        "groups": _w.Field("groups", _w.Many(_w.TEXT), False, ()),
        "missing_giver": _w.Field("missingGiver", _w.Maybe(_w.Word("refuse", "leave-out", "unknown", "community"))),
        "missing_receiver": _w.Field("missingReceiver", _w.Maybe(_w.Word("refuse", "leave-out", "unknown", "community"))),
        "decimal_comma": _w.Field("decimalComma", _w.YES_NO, False, False),
        "meanings": _w.Field("meanings", _w.Pairs(_w.Pairs(_w.TEXT)), False, _w.NOTHING),
        "only": _w.Field("only", _w.Pairs(_w.Many(_w.TEXT)), False, _w.NOTHING),
        "negative_corrects": _w.Field("negativeCorrects", _w.YES_NO, False, False),
        "known_by": _w.Field("knownBy", _w.Maybe(_w.Word("code", "email", "name", "name-and-code"))),
        "make_members": _w.Field("makeMembers", _w.YES_NO, False, False),
        "owner": _w.Field("owner", _w.Maybe(_w.TEXT)),
    }

    def __init__(self, *, file: str, holds: Holds, columns: Mapping[str, Iterable[str]], headless: bool = False, skip: int = 0, headings: bool = False, separator: str | None = None, dates: Iterable[str] = (), pivot: int | None = None, unit: Unit | None = None, people_separator: str | None = None, groups: Iterable[str] = (), missing_giver: Missing | None = None, missing_receiver: Missing | None = None, decimal_comma: bool = False, meanings: Mapping[str, Mapping[str, str]] | None = None, only: Mapping[str, Iterable[str]] | None = None, negative_corrects: bool = False, known_by: KnownBy | None = None, make_members: bool = False, owner: str | None = None) -> None:
        self._keep((file, holds, columns, headless, skip, headings, separator, dates, pivot, unit, people_separator, groups, missing_giver, missing_receiver, decimal_comma, meanings, only, negative_corrects, known_by, make_members, owner))


class ClassRule(Value):
    """A rule that decides what a movement of credit is. Every condition it names has to hold.

    Args:
        name: The name that is shown in the report.
        taken_as: What a movement is that the rule fits.
        from_: The kind of account that pays; any when left out.
        to: The kind of account that is paid; any when left out.
        words: One of these is in the description as a word, upper and lower case alike.
        classes: The files call it one of these, upper and lower case alike.
        first_within_days: It is the first the payee gets from the community, at most this many days after joining.
        over_minutes: It is longer than this many minutes. In minutes: `90`, `"1h30"` or a `timedelta`.
    """

    __slots__ = ("name", "taken_as", "from_", "to", "words", "classes", "first_within_days", "over_minutes")
    name: str
    taken_as: Class
    from_: Party | None
    to: Party | None
    words: tuple[str, ...]
    classes: tuple[str, ...]
    first_within_days: int | None
    over_minutes: int | None
    _wire_: ClassVar[_w.Fields] = {
        "name": _w.Field("name", _w.TEXT, True),
        "taken_as": _w.Field("takenAs", _w.Word("exchange", "welcome", "gift", "donation", "levy", "correction", "unsure"), True),
        "from_": _w.Field("from", _w.Maybe(_w.Word("community", "member"))),
        "to": _w.Field("to", _w.Maybe(_w.Word("community", "member"))),
        "words": _w.Field("words", _w.Many(_w.TEXT), False, ()),
        "classes": _w.Field("classes", _w.Many(_w.TEXT), False, ()),
        "first_within_days": _w.Field("firstWithinDays", _w.Maybe(_w.Whole(0, 4294967295))),
        "over_minutes": _w.Field("overMinutes", _w.Maybe(_w.MINUTES)),
    }

    def __init__(self, *, name: str, taken_as: Class, from_: Party | None = None, to: Party | None = None, words: Iterable[str] = (), classes: Iterable[str] = (), first_within_days: int | None = None, over_minutes: MinutesLike | None = None) -> None:
        self._keep((name, taken_as, from_, to, words, classes, first_within_days, over_minutes))


class Doubt(Value):
    """Something that a person has to look at before the proposal is used.

    Args:
        file: The name of the file.
        column: The column; empty for the whole file.
        kind: The kind of doubt.
        why: The doubt as a sentence.
        asked: Whether reading asks again unless it is declared.
        options: The choices, where there are some: forms of date, units, rules. What the mapping has comes first.
    """

    __slots__ = ("file", "column", "kind", "why", "asked", "options")
    file: str
    column: str
    kind: DoubtKind
    why: str
    asked: bool
    options: tuple[str, ...]
    _wire_: ClassVar[_w.Fields] = {
        "file": _w.Field("file", _w.TEXT, True),
        "column": _w.Field("column", _w.TEXT, True),
        "kind": _w.Field("kind", _w.Word("direction", "date-order", "unit", "decimals", "encoding", "names", "look-alike", "several-people", "group", "nobody-named", "cells", "missing", "file", "classes"), True),
        "why": _w.Field("why", _w.TEXT, True),
        "asked": _w.Field("asked", _w.YES_NO, True),
        "options": _w.Field("options", _w.Many(_w.TEXT), False, ()),
    }

    def __init__(self, *, file: str, column: str, kind: DoubtKind, why: str, asked: bool, options: Iterable[str] = ()) -> None:
        self._keep((file, column, kind, why, asked, options))


class ImportOptions(Value):
    """What an import is told, over the wire: `Options`, and which form the files are in.

    Args:
        salt: 16 random bytes, from which the salts of all personal parts are made. 16 bytes, a UUID, or 32 hexadecimal digits.
        form: `komunitin`, `csv` for our own tables, or the name of a preset; left out when a mapping is given.
        mapping: The host's own mapping.
        rounding: What becomes of an amount that is no whole number of minutes.
        units_per_hour: Units to the hour, in place of what the files declare.
        community_account: The code of the community's own account.
        limits: Whether limits are enforced or advisory; enforced when left out.
        rules: The rules that separate help from other movements; the usual ones when left out.
        faulty_rows: What becomes of a row with a fault: it stops the import, or it is left out and listed.
        offsets: The offset changes of the community's zone, in order. The host looks them up by the zone's name.
        now: When the files are read: what they say of a later day than tomorrow is a fault. Nothing is checked when left out. A datetime with a time zone, or RFC 3339 text.
        charter: The charter to found the bank under.
    """

    __slots__ = ("salt", "form", "mapping", "rounding", "units_per_hour", "community_account", "limits", "rules", "faulty_rows", "offsets", "now", "charter")
    salt: str
    form: str | None
    mapping: FileMapping | None
    rounding: Rounding | None
    units_per_hour: int | None
    community_account: str | None
    limits: LimitMode | None
    rules: tuple[ClassRule, ...] | None
    faulty_rows: FaultyRows | None
    offsets: tuple[OffsetChange, ...]
    now: datetime.datetime | None
    charter: Charter | None
    _wire_: ClassVar[_w.Fields] = {
        "salt": _w.Field("salt", _w.Hex(16), True),
        "form": _w.Field("form", _w.Maybe(_w.TEXT)),
        "mapping": _w.Field("mapping", _w.Maybe(_w.Of("FileMapping"))),
        "rounding": _w.Field("rounding", _w.Maybe(_w.Word("refuse", "down", "nearest"))),
        "units_per_hour": _w.Field("unitsPerHour", _w.Maybe(_w.Whole(0, 9007199254740991))),
        "community_account": _w.Field("communityAccount", _w.Maybe(_w.TEXT)),
        "limits": _w.Field("limits", _w.Maybe(_w.Word("advisory", "enforced"))),
        "rules": _w.Field("rules", _w.Maybe(_w.Many(_w.Of("ClassRule")))),
        "faulty_rows": _w.Field("faultyRows", _w.Maybe(_w.Word("refuse", "leave-out"))),
        "offsets": _w.Field("offsets", _w.Many(_w.Of("OffsetChange")), False, ()),
        "now": _w.Field("now", _w.Maybe(_w.MOMENT)),
        "charter": _w.Field("charter", _w.Maybe(_w.Of("Charter"))),
    }

    def __init__(self, *, salt: HexLike, form: str | None = None, mapping: FileMapping | Mapping[str, Any] | None = None, rounding: Rounding | None = None, units_per_hour: int | None = None, community_account: str | None = None, limits: LimitMode | None = None, rules: Iterable[ClassRule | Mapping[str, Any]] | None = None, faulty_rows: FaultyRows | None = None, offsets: Iterable[OffsetChange | Mapping[str, Any]] = (), now: MomentLike | None = None, charter: Charter | Mapping[str, Any] | None = None) -> None:
        self._keep((salt, form, mapping, rounding, units_per_hour, community_account, limits, rules, faulty_rows, offsets, now, charter))


class OffsetChange(Value):
    """From a moment on, local time is this many minutes ahead of UTC.

    Args:
        from_: The moment from which it holds. A datetime with a time zone, or RFC 3339 text.
        minutes: Minutes ahead of UTC; below zero when behind it. In minutes: `90`, `"1h30"` or a `timedelta`.
    """

    __slots__ = ("from_", "minutes")
    from_: datetime.datetime
    minutes: int
    _wire_: ClassVar[_w.Fields] = {
        "from_": _w.Field("from", _w.MOMENT, True),
        "minutes": _w.Field("minutes", _w.MINUTES, True),
    }

    def __init__(self, from_: MomentLike, minutes: MinutesLike) -> None:
        self._keep((from_, minutes))



__all__ = [
    "BalanceRow",
    "Caution",
    "Class",
    "ClassRule",
    "Classes",
    "Doubt",
    "DoubtKind",
    "Encoding",
    "ExportedAs",
    "FaultKind",
    "FaultyRows",
    "FileCount",
    "FileFault",
    "FileMapping",
    "Guess",
    "Holds",
    "ImportOptions",
    "ImportWarning",
    "Imported",
    "KnownBy",
    "LeftOut",
    "Lost",
    "Missing",
    "NotTaken",
    "OffsetChange",
    "Party",
    "Proposal",
    "Report",
    "Rounding",
    "TableMapping",
    "Unit",
    "ZeroLimit",
]
