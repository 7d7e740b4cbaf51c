r"""Other systems' files, in and out.

Nothing is half-imported: either a whole bank that keeps every promise, or `FilesRefused` with every fault. The report of an import
says what was taken, refused, guessed and lost; whoever moves a community reads it.

>>> import timebank as tb
>>> sheet = "Date,Helper,Helped,Hours\n2026-02-03,Ana,Ben,1.5\n"
>>> proposal = tb.interchange.sniff({"sheet.csv": sheet})
>>> [doubt.kind for doubt in proposal.doubts]
['names', 'classes']
>>> moved = tb.interchange.read({"sheet.csv": sheet}, mapping=proposal.mapping)
>>> moved.bank.statement(member=moved.members["Ana"]).words
'1 h 30 min given more so far'
>>> sorted(tb.interchange.export(moved.bank, "komunitin").files)
['categories.csv', 'community.csv', 'members.csv', 'posts.csv', 'transfers.csv', 'users.csv']
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable, Mapping as AnyMapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from timebank import _timebank
from timebank import _wire as _w
from timebank.bank import TimeBank
from timebank.errors import FilesRefused
from timebank.wire import (
    Charter,
    ClassRule,
    ExportedAs,
    FileMapping,
    Imported,
    ImportOptions,
    LimitMode,
    Lost,
    MemberId,
    Proposal,
    Report,
    Rounding,
)

__all__ = ["PRESETS", "Exported", "Files", "Import", "export", "preset", "read", "sniff"]

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
    """The bank, its records waiting to be drained."""
    report: Report
    """What was read, guessed and lost, and whether the balances agree."""
    members: AnyMapping[str, MemberId]
    """Members by their code there. The community's own account has none: it is the pot."""

    @property
    def balances_agree(self) -> bool:
        """Whether every balance that was declared is what replaying gives."""
        return all(row.agrees for row in self.report.balances)


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
    charter: Charter | None = None,
    salt: bytes | None = None,
) -> Import:
    r"""Makes a bank of another system's files.

    Args:
        files: Files by name, the bytes of a ZIP, or the path of a folder or file.
        form: ``komunitin``, or one of `PRESETS`; left out when a mapping is given.
        mapping: A mapping of one's own, or its JSON.
        rounding: What becomes of an amount that is no whole number of minutes.
        units_per_hour: Units to the hour, in place of what the files declare.
        community_account: The code of the community's own account.
        limits: Whether limits stop or only speak up; they stop when left out.
        rules: How help is told from other movements; the usual rules when left out.
        charter: The charter to found the bank under; one with every default when left out.
        salt: 16 random bytes for the personal parts; drawn when left out.

    Raises:
        FilesRefused: Something does not fit; there is no bank. Its ``report`` has every fault.

    >>> import timebank as tb
    >>> batch = "03-02-2025,ana,ben,here,here,hour,trade,,1.25,Shelves\n"
    >>> moved = tb.interchange.read({"batch.csv": batch}, "cclite")
    >>> moved.report.classes.exchanges, moved.bank.balance(member=moved.members["ben"])
    (1, 75)
    """
    if isinstance(mapping, str):
        mapping = FileMapping.from_json(mapping)
    options = ImportOptions(
        salt=(secrets.token_bytes(16) if salt is None else salt).hex(),
        form=form,
        mapping=mapping,
        rounding=rounding,
        units_per_hour=units_per_hour,
        community_account=community_account,
        limits=limits,
        rules=None if rules is None else tuple(rules),
        charter=charter,
    )
    native, told = _timebank.import_files(_given(files), _w.text_of(options.to_json()))
    imported = Imported.from_json(told)
    if native is None:
        faults = imported.report.refused
        first = f"`{faults[0].file}` line {faults[0].line}: {faults[0].why}" if faults else "they cannot be read"
        raise FilesRefused(
            "files-refused",
            f"nothing was imported: {first}" + (f"; and {len(faults) - 1} more" if len(faults) > 1 else ""),
            {"faults": len(faults)},
            "look at `report.refused`",
            imported.report,
        )
    return Import(TimeBank._adopt(native), imported.report, imported.members)


def sniff(files: Files) -> Proposal:
    r"""Proposes a mapping for files nobody has described, with its doubts in words. Nothing uses it unless you hand it to `read`.

    >>> sniff({"a.csv": "From,To,When,Amount\nAna,Ben,2026-02-03,90\n"}).doubts[0].kind
    'direction'
    """
    told = _timebank.sniff_files(_given(files))
    if told is None:
        raise FilesRefused("files-refused", "the archive cannot be read", {"faults": 1}, "give the files one by one")
    return Proposal.from_json(told)


def preset(name: str) -> FileMapping:
    """The mapping of a system that is known, to look at or to change.

    >>> preset("nexus").tables[1].columns["payer"]
    ('Provider Email',)
    """
    return FileMapping.from_json(_timebank.preset_mapping(name))


def export(bank: TimeBank, form: str) -> Exported:
    """Writes a bank as ``csv``, ``json-lines``, ``komunitin``, ``valueflows``, ``icalendar`` or ``open-referral``.

    Names and codes of members stand in most of these files. The journal (`TimeBank.drain`) is what loses nothing.
    """
    files, told = _timebank.export_files(bank, form)
    return Exported(dict(files), ExportedAs.from_json(told).lost)
