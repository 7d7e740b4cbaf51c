r"""Other systems' files, in and out.

Nothing is half-imported: either a whole bank that keeps every promise, or `FilesRefused` with every fault. The report of an import
says what was taken, refused, guessed and lost; whoever moves a community reads it.

>>> import timebank as tb
>>> sheet = "Date,Helper,Helped,Hours\n2026-02-03,Ana,Ben,1.5\n"
>>> proposal = tb.interchange.sniff({"sheet.csv": sheet})
>>> [doubt.kind for doubt in proposal.doubts]
['names', 'classes']
>>> moved = tb.interchange.read({"sheet.csv": sheet}, mapping=proposal.mapping)
>>> moved.bank.statement(moved.members["Ana"]).words
'1 h 30 min given more so far'
>>> sorted(tb.interchange.export(moved.bank, "komunitin").files)
['accounts.csv', 'categories.csv', 'community.csv', 'currency.csv', 'member-users.csv', 'members.csv', 'posts.csv', 'transfers.csv', 'users.csv']
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping as AnyMapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from timebank import _timebank, wire
from timebank import _wire as _w
from timebank._zones import offsets_of
from timebank.bank import TimeBank
from timebank.tables import FilesRefused
from timebank.time import moment

if TYPE_CHECKING:
    from timebank.asking import MemberLike
    from timebank.time import MomentLike
    from timebank.wire import (
        CalendarDetail,
        Charter,
        ClassRule,
        Coverage,
        FaultyRows,
        FileMapping,
        LimitMode,
        Lost,
        MemberId,
        Missing,
        Proposal,
        Report,
        Rounding,
        Unit,
    )

__all__ = ["PRESETS", "Exported", "Files", "FilesRefused", "Import", "calendar", "confirm", "coverage", "export", "preset", "read", "sniff"]

Files: TypeAlias = AnyMapping[str, bytes | str] | bytes | str | os.PathLike[str]
"""Files by name; the bytes of a ZIP; or the path of a folder or a file."""

PRESETS = (
    "timeoverflow",
    "timeoverflow-export",
    "cyclos-3",
    "nexus",
    "community-weaver-3",
    "elas",
    "cclite",
    "valueflows",
    "credit-commons",
)
"""The systems there is a mapping for."""


@dataclass(frozen=True)
class Import:
    """A bank made of another system's files."""

    bank: TimeBank
    """The bank. Its records wait for `TimeBank.take_new_records`, unless `keep` got them."""
    report: Report
    """What was read, guessed and lost, and whether the balances agree."""
    members: AnyMapping[str, MemberId]
    """Members by their code there. The community's own account has none: it is the pot."""

    @property
    def balances_agree(self) -> bool | None:
        """Whether every balance that was declared is what replaying gives; ``None`` when the files declare none."""
        return self.report.balances_agree


@dataclass(frozen=True)
class Exported:
    """A bank in another form."""

    files: dict[str, bytes]
    """Files by name."""
    lost: tuple[Lost, ...]
    """What the form has no place for."""

    def save(self, folder: str | os.PathLike[str]) -> list[Path]:
        """Writes the files into a folder, which is made when it is not there."""
        place = Path(folder)
        place.mkdir(parents=True, exist_ok=True)
        for name, data in self.files.items():
            (place / name).write_bytes(data)
        return [place / name for name in self.files]


def _given(files: Files) -> list[tuple[str, bytes]]:
    if isinstance(files, (bytes, bytearray)):
        return [("files.zip", bytes(files))]
    if isinstance(files, AnyMapping):
        return [(name, data.encode() if isinstance(data, str) else bytes(data)) for name, data in files.items()]
    path = Path(files)
    if path.is_dir():
        return [(part.name, part.read_bytes()) for part in sorted(path.iterdir()) if part.is_file()]
    return [(path.name, path.read_bytes())]


def read(
    files: Files,
    form: str | None = None,
    *,
    mapping: FileMapping | str | None = None,
    rounding: Rounding = "refuse",
    units_per_hour: int | None = None,
    community_account: str | None = None,
    limits: LimitMode | None = None,
    rules: Iterable[ClassRule] | None = None,
    faulty_rows: FaultyRows = "refuse",
    zone: str | None = None,
    now: MomentLike | None = None,
    charter: Charter | None = None,
    salt: bytes | None = None,
    keep: Callable[[bytes], object] | None = None,
) -> Import:
    r"""Makes a bank of another system's files.

    Args:
        files: Files by name, the bytes of a ZIP, or the path of a folder or file.
        form: ``komunitin``, ``csv`` for our own tables, or one of `PRESETS`; left out when a mapping is given.
        mapping: A mapping of one's own, or its JSON.
        rounding: What becomes of an amount that is no whole number of minutes.
        units_per_hour: Units to the hour, in place of what the files declare.
        community_account: The code of the community's own account.
        limits: Whether limits stop or only speak up; they stop when left out.
        rules: How help is told from other movements; the usual rules when left out.
        faulty_rows: ``"leave-out"`` makes a bank of the other rows; those left out stand in ``report.refused``.
        zone: The time zone of the place, such as ``Europe/London``: of local times in the files, and of the days that instants lie on.
            The mapping's ``offset_minutes`` when left out.
        now: When the files are read. What they say of a later day than tomorrow is a fault; nothing is checked when left out.
        charter: The charter to found the bank under; one with every default when left out.
        salt: 16 random bytes for the personal parts; drawn when left out.
        keep: Called with the records as they are made, in JSON Lines, a thousand or so at a time, such as the ``write`` of a file: for
            files whose journal is larger than memory. The bank then has none of them to hand out. Throw them away when the files are
            refused. What it raises is raised when the files have been read.

    Raises:
        FilesRefused: Something does not fit; there is no bank. Its ``report`` has every fault.

    >>> import timebank as tb
    >>> batch = "03-02-2025,ana,ben,here,here,hour,trade,,1.25,Shelves\n"
    >>> moved = tb.interchange.read({"batch.csv": batch}, "cclite")
    >>> moved.report.classes.exchanges, moved.bank.balance(member=moved.members["ben"])
    (1, 75)
    """
    if isinstance(mapping, str):
        mapping = wire.FileMapping.from_json(mapping)
    options = wire.ImportOptions(
        salt=(os.urandom(16) if salt is None else salt).hex(),
        form=form,
        mapping=mapping,
        rounding=rounding,
        units_per_hour=units_per_hour,
        community_account=community_account,
        limits=limits,
        rules=None if rules is None else tuple(rules),
        faulty_rows=faulty_rows,
        offsets=() if zone is None else offsets_of(zone),
        now=None if now is None else moment(now),
        charter=charter,
    )
    native, told = _timebank.read_files(_given(files), _w.text_of(options.to_json()), keep)
    imported = wire.Imported.from_json(told)
    if native is None:
        faults, count = imported.report.refused, imported.report.faults
        first = f"`{_shown(faults[0].file)}` line {faults[0].line}: {_shown(faults[0].why)}" if faults else "they cannot be read"
        raise FilesRefused(
            "files-refused",
            f"nothing was imported: {first}" + (f"; and {count - 1:,} more" if count > 1 else ""),
            {"faults": count},
            "look at `report.refused`",
            imported.report,
        )
    bank = TimeBank._adopt(native)
    if keep is not None:
        bank._past = None
    return Import(bank, imported.report, imported.members)


def _shown(text: str) -> str:
    """A text of a file as it may stand in a message: control characters and marks of direction are escaped."""
    return "".join(
        letter if letter.isprintable() and not 0x2028 <= ord(letter) <= 0x202E else letter.encode("unicode_escape").decode() for letter in text
    )


def confirm(
    proposal: Proposal,
    *,
    unit: Unit | None = None,
    dates: str | Sequence[str] | None = None,
    missing_giver: Missing | None = None,
    missing_receiver: Missing | None = None,
    same: AnyMapping[str, str] | None = None,
    community: Iterable[str] | None = None,
    people_separator: str | None = None,
    pivot: int | None = None,
    decimal_comma: bool | None = None,
    meanings: AnyMapping[str, AnyMapping[str, str]] | None = None,
) -> FileMapping:
    r"""The mapping of a proposal with the answers to its doubts, for `read`. What is left out stays as proposed.

    Args:
        proposal: What `sniff` proposed.
        unit: What a bare number counts, in every table of exchanges.
        dates: The form of dates, such as ``%d/%m/%Y``.
        missing_giver: What becomes of rows that say nobody gave: ``refuse``, ``leave-out`` or ``unknown``.
        missing_receiver: What becomes of rows that say nobody received: the same, or ``community``.
        same: Who is who: what the files call somebody, and the name they are known by.
        community: Names that stand for the community itself.
        people_separator: What separates several people in one cell.
        pivot: The first of the hundred years that two-digit years stand for.
        decimal_comma: Whether decimals come after a comma.
        meanings: What the files' own words mean, by what the column says: ``{"status": {"agreed": "done"}}``.

    >>> import timebank as tb
    >>> sheet = "Date,Helper,Helped,How long\n03/02/2026,Ana,Ben,1h30\n04/02/2026,ben,Ana,2\n"
    >>> proposal = tb.interchange.sniff({"sheet.csv": sheet})
    >>> [(doubt.column, doubt.options) for doubt in proposal.doubts if doubt.asked]
    [('Date', ('%d/%m/%Y', '%m/%d/%Y')), ('How long', ('hours', 'minutes', 'seconds'))]
    >>> mapping = tb.interchange.confirm(proposal, unit="hours", dates="%d/%m/%Y")
    >>> moved = tb.interchange.read({"sheet.csv": sheet}, mapping=mapping)
    >>> {name: moved.bank.balance(member) for name, member in moved.members.items()}
    {'Ana': -30, 'Ben': 30}
    """
    forms = None if dates is None else (dates,) if isinstance(dates, str) else tuple(dates)
    answers: dict[str, object] = {
        "unit": unit,
        "dates": forms,
        "missing_giver": missing_giver,
        "missing_receiver": missing_receiver,
        "people_separator": people_separator,
        "pivot": pivot,
        "decimal_comma": decimal_comma,
    }
    given = {name: value for name, value in answers.items() if value is not None}

    def answered(table: wire.TableMapping) -> wire.TableMapping:
        # A form of dates is an answer only where it was asked. Of members nothing else is asked than of balances and days.
        asked = len(table.dates) != 1
        fits = {name: value for name, value in given.items() if name != "dates" or asked}
        members = {name: value for name, value in fits.items() if name in ("unit", "dates", "pivot", "decimal_comma")}
        # Words are answers where the column is read; what is known of a word already gives way.
        said = {field: {**table.meanings.get(field, {}), **words} for field, words in (meanings or {}).items() if field in table.columns}
        if said:
            table = table.replace(meanings={**table.meanings, **said})
        return table.replace(**{"exchanges": fits, "members": members}.get(table.holds, {}))

    mapping = proposal.mapping.replace(tables=tuple(answered(table) for table in proposal.mapping.tables))
    if same is not None:
        mapping = mapping.replace(same=dict(same))
    return mapping if community is None else mapping.replace(community=tuple(community))


def sniff(files: Files) -> Proposal:
    r"""Proposes a mapping for files nobody has described, with its doubts in words. Nothing uses it unless you hand it to `read`.

    >>> sniff({"a.csv": "From,To,When,Amount\nAna,Ben,2026-02-03,90\n"}).doubts[0].kind
    'direction'
    """
    told = _timebank.sniff_files(_given(files))
    if told is None:
        raise FilesRefused("files-refused", "the archive cannot be read", {"faults": 1}, "give the files one by one")
    return wire.Proposal.from_json(told)


def preset(name: str) -> FileMapping:
    """The mapping of a system that is known, to look at or to change.

    >>> preset("nexus").tables[3].columns["payer"]
    ('Provider Email',)
    """
    return wire.FileMapping.from_json(_timebank.preset_mapping(name))


def export(bank: TimeBank, form: str) -> Exported:
    """Writes a bank in another form.

    Args:
        bank: The bank.
        form: ``csv``, ``json-lines``, ``komunitin``, ``valueflows``, ``icalendar``, ``open-referral``, ``open-referral-uk``,
            ``timeoverflow``, ``nexus``, ``cyclos-3`` or ``credit-commons``. `coverage` says what each has no place for.

    Names and codes of members stand in most of these files. The journal (`TimeBank.to_jsonl`) is what loses nothing.
    """
    files, told = _timebank.export_files(bank, form)
    return Exported(dict(files), wire.ExportedAs.from_json(told).lost)


def calendar(
    bank: TimeBank,
    viewer: Literal["host"] | MemberLike,
    *,
    member: MemberLike | None = None,
    detail: CalendarDetail = "plain",
    free: bool = False,
) -> bytes:
    r"""Writes a calendar (RFC 5545) that holds what ``viewer`` may see and nothing else.

    Args:
        bank: The bank.
        viewer: The reader: ``"host"``, or a member by number, exact name, or what `admit` answered.
        member: The member whose exchanges are written; the viewer's own when left out, for the host everybody's.
        detail: ``"plain"`` says what is done alone; ``"names"`` adds names as the viewer sees them.
        free: Whether it says when the member is free.

    >>> import timebank as tb
    >>> calendar(tb.examples.harpurbrook(), "Ana")[:15]
    b'BEGIN:VCALENDAR'
    """
    if viewer != "host":
        viewer = bank._member_of(viewer)
    if member is not None:
        member = bank._member_of(member)
    options = wire.CalendarOptions(viewer=viewer, member=member, detail=detail, free=free)
    return _timebank.calendar(bank, _w.text_of(options.to_json()))


def coverage(form: str) -> Coverage:
    """Returns what a form covers: the columns that are read and lost, and what of a bank is written and what is not.

    >>> coverage("cyclos-3").reads[0].lost
    ('password',)
    """
    return wire.Coverage.from_json(_timebank.form_coverage(form))
