"""The next delivery: `python -m timebank_scale later HOME FOLDER NEXT --every 100`, where one bank in a hundred went on.

NEXT is FOLDER as it would be exported on the day after, when every hundredth bank recorded one more exchange.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import pyarrow.parquet as pq

import timebank as tb
from timebank_scale.batch import audience
from timebank_scale.export import redacted
from timebank_scale.layout import files, heads_of, rows, whole_banks, write, write_heads, writer

WHEN = "2026-01-03T18:00:00Z"


def went_on(journal: bytes) -> tb.TimeBank:
    """A bank with one more exchange."""
    bank = tb.TimeBank.from_jsonl(journal)
    bank.record(1, 2, 60, on=WHEN[:10], activity=1, at=WHEN)
    return bank


def later(home: Path, folder: Path, to: Path, every: int) -> list[int]:
    """Writes the next delivery, and returns the banks that went on."""
    (to / "banks").mkdir(parents=True)
    heads = heads_of(folder)
    moved = []
    for path in files(folder):
        source, whole = pq.ParquetFile(path), pq.ParquetFile(home / "banks" / path.name)
        with writer(to / "banks" / path.name) as file:
            for group in range(source.num_row_groups):
                tables = []
                journals = whole_banks(whole.iter_batches(row_groups=[group], columns=["bank", "bytes"]))
                exported = whole_banks(source.iter_batches(row_groups=[group], columns=["bank", "bytes"]))
                for (bank, journal), (_, there) in zip(journals, exported, strict=True):
                    if bank % every == 0:
                        made = went_on(journal)
                        there, _ = redacted(made.to_jsonl(), hours=audience(there) == "broker")
                        heads[bank] = made.head
                        moved.append(bank)
                    tables.append(rows(bank, there))
                write(file, tables)
    write_heads(to, heads)
    return moved


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("home", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("next", type=Path)
    parser.add_argument("--every", type=int, default=100)


def main(given: argparse.Namespace) -> int:
    moved = later(given.home, given.folder, given.next, given.every)
    print(f"{len(moved)} banks went on")
    return 0
