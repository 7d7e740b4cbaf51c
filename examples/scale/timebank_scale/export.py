"""Makes what workers read out of what banks hold: `python -m timebank_scale export HOME FOLDER`.

HOME holds whole journals and stays where it is. Into FOLDER go the same records, which verify and end with the same heads, without
the personal parts:

    year, verify   nothing personal: a journal as an auditor may hold it
    answer         the hours in which members are free, too, since a plan of the week is made of them

A personal part is bound by one digest and travels whole or not at all, so hours travel only where nothing else is in their part.
Where a bank holds anything else that a plan might heed (where people live, who is not to meet whom), it is exported without hours and
named: its plan is made at home.
"""

from __future__ import annotations

import argparse
import json
import shutil
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

import timebank as tb
from timebank_scale.batch import JOBS
from timebank_scale.layout import HEADER, files, heads_of, rows, whole_banks, write, writer

#: The jobs that want to know when members are free.
WANT_HOURS = {"answer"}

#: The fields of parts that hold hours and nothing else.
HOURS = {"availability": {"weekly", "dated", "except"}, "listing-words": {"availability"}}

#: The fields of parts that no plan looks at, besides writing them into its sentences.
NAMES = {"profile": {"name"}}


def redacted(journal: bytes, hours: bool) -> tuple[bytes, str | None]:
    """A journal of a bank without what is personal; with hours, where those can travel by themselves. And why they could not."""
    bank = tb.TimeBank.from_jsonl(journal)
    without = bank.redact(journal, tb.wire.AuditorReader())
    if not hours:
        return without, None
    whole = [line for line in journal.splitlines(keepends=True) if not line.startswith(HEADER)]
    lines = without.splitlines(keepends=True)[1:]
    for place, line in enumerate(whole):
        parts = parts_of(line)
        if parts and all(within(part, HOURS) for part in parts):
            lines[place] = line
        elif not all(within(part, NAMES) for part in parts):
            kinds = sorted({part["type"] for part in parts if not within(part, NAMES)})
            return without, f"record {place + 1} holds {', '.join(kinds)} beyond hours"
    # The header of a journal that holds some parts and not others.
    header = bank.redact(whole[0], tb.wire.BrokerReader()).splitlines(keepends=True)[0]
    return header + b"".join(lines), None


def parts_of(line: bytes) -> list[dict[str, Any]]:
    """The personal parts that stand beside a record. Those erased or withheld are not among them."""
    # Quotation marks inside of texts are escaped: this is found only where a part has its salt.
    if b'"salt":' not in line:
        return []
    return [slot["part"] for slot in json.loads(line)["personal"] if "part" in slot]


def within(part: dict[str, Any], fields: dict[str, set[str]]) -> bool:
    return part.keys() - {"type"} <= fields.get(part["type"], set()) and part["type"] in fields


def export_file(path: Path, to: Path, hours: bool) -> dict[int, str]:
    """One file of whole banks, a row group for each that is there. Tells which banks were left out or have no hours, and why."""
    told = {}
    source = pq.ParquetFile(path)
    with writer(to) as file:
        for group in range(source.num_row_groups):
            tables = []
            for bank, journal in whole_banks(source.iter_batches(row_groups=[group], columns=["bank", "bytes"])):
                try:
                    made, why = redacted(journal, hours)
                except tb.TimebankError as error:
                    told[bank] = f"left out, {error.code}: {error.message}"
                    continue
                tables.append(rows(bank, made))
                if why is not None:
                    told[bank] = f"without hours, its plan is made at home: {why}"
            write(file, tables)
    return told


def export(home: Path, folder: Path, job: str = "answer", processes: int = 1) -> dict[int, str]:
    """Exports all banks, and passes on the heads. What an exporter says of a bank, by its number."""
    (folder / "banks").mkdir(parents=True)
    paths, hours = files(home), job in WANT_HOURS
    targets = [folder / "banks" / path.name for path in paths]
    if processes == 1:
        found = [export_file(path, to, hours) for path, to in zip(paths, targets, strict=True)]
    else:
        with ProcessPoolExecutor(processes) as pool:
            found = list(pool.map(export_file, paths, targets, repeat(hours)))
    shutil.copy(home / "heads.parquet", folder / "heads.parquet")
    return {bank: why for told in found for bank, why in told.items()}


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("home", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--for", dest="job", choices=JOBS, default="answer")
    parser.add_argument("--processes", type=int, default=1)


def main(given: argparse.Namespace) -> int:
    told = export(given.home, given.folder, given.job, given.processes)
    for bank, why in sorted(told.items()):
        print(f"bank {bank}: {why}")
    size = sum(file.stat().st_size for file in files(given.folder))
    print(f"{len(heads_of(given.folder))} banks, {size / 1e6:.0f} MB for {given.job}")
    return 0
