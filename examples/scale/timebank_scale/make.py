"""Makes a country's worth of invented time banks: `python -m timebank_scale make HOME --banks 2000 --exchanges 1000`.

The same seed gives the same bytes. What is written:

    HOME/banks/part-00000.parquet ...   bank, seq, bytes: whole journals, see `layout.JOURNALS`
    HOME/heads.parquet                  bank, head: what each journal ends with, as a partner would keep it elsewhere
"""

from __future__ import annotations

import argparse
import hashlib
import json
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

import timebank as tb
from timebank_scale.layout import rows, write, write_heads, writer

#: Banks in a row group, and in a file.
GROUP, FILE = 8, 64

#: What people do, and the need it meets.
ACTIVITIES = [
    ("meal", "A cooked meal", "physical"),
    ("garden", "Gardening", "physical"),
    ("visit", "A visit", "belonging"),
    ("walk", "Walking together", "belonging"),
    ("forms", "Help with forms", "money"),
    ("repair", "Repairs", "money"),
    ("lesson", "A lesson", "purpose"),
    ("lift", "A lift", "purpose"),
    ("choir", "Choir", "meaning"),
    ("painting", "Painting", "fulfilment"),
]
NAMES = "Ana Ben Cleo Dai Esi Finn Gwen Hari Ines Jon Kofi Lena Mina Noor Owen Pia Quin Rosa Sami Tess Uma Vic Wen Xia Yusuf Zoe".split()
FOUNDED = "2024-12-01T10:00:00Z"
JOINED = "2024-12-15T10:00:00Z"
POSTED = "2026-01-02T10:00:00Z"


def town(bank: int, exchanges: int, seed: int) -> tb.TimeBank:
    """One bank: some dozens of members, a year of exchanges, and what they offer and ask for now."""
    random = np.random.default_rng([seed, bank])
    salts = (hashlib.sha256(f"{seed} {bank} {n}".encode()).hexdigest()[:32] for n in range(1 << 30))
    activities = [{"code": code, "name": name, "needs": [{"need": need}]} for code, name, need in ACTIVITIES]
    made = tb.TimeBank.create(bank=next(salts), charter={"name": f"Town {bank}", "activities": activities}, at=FOUNDED)
    members = int(random.integers(25, 61))
    made.execute_all(dumped(admissions(members, random, salts)))
    if exchanges:
        made.record_table(year(members, exchanges, random))
    made.execute_all(dumped(listings(members, random, salts)))
    return made


def dumped(commands: Iterator[dict[str, Any]]) -> bytes:
    return json.dumps(list(commands)).encode()


def admissions(members: int, random: np.random.Generator, salts: Iterator[str]) -> Iterator[dict[str, Any]]:
    for name in random.integers(0, len(NAMES), members):
        yield {"at": JOINED, "salt": next(salts), "by": "host", "do": {"type": "admit", "profile": {"name": NAMES[name]}}}


def year(members: int, exchanges: int, random: np.random.Generator) -> pa.Table:
    """A year's exchanges: a few give much and most give little, as everywhere; each entered on the evening of its day."""
    busy = random.pareto(1.5, members) + 0.2
    gave = random.choice(members, exchanges, p=busy / busy.sum())
    received = (gave + random.integers(1, members, exchanges)) % members
    on = np.datetime64("2025-01-01") + np.sort(random.integers(0, 365, exchanges)).astype("timedelta64[D]")
    return pa.table(
        {
            "on": on,
            "gave": (gave + 1).astype(np.uint32),
            "received": (received + 1).astype(np.uint32),
            "minutes": (15 * random.integers(1, 9, exchanges)).astype(np.uint32),
            "activity": np.minimum(random.geometric(0.25, exchanges), len(ACTIVITIES)).astype(np.uint32),
            "entered": pa.array((on + np.timedelta64(18, "h")).astype("datetime64[ms]"), pa.timestamp("ms", tz="UTC")),
        }
    )


def listings(members: int, random: np.random.Generator, salts: Iterator[str]) -> Iterator[dict[str, Any]]:
    """What is offered and asked for in the first week of the new year, with the hours that suit."""
    for kind, count in (("offer", members // 2), ("request", members // 3)):
        for member in random.choice(members, count, replace=False):
            first = 1440 * int(random.integers(0, 7)) + 60 * int(random.integers(9, 16))
            hours = [{"from": first, "until": first + 180}]
            terms: dict[str, Any] = {"activity": int(random.integers(1, len(ACTIVITIES) + 1)), "minutes": 60}
            if kind == "offer":
                terms["capacity"] = {"minutes": 180, "per": "week"}
            do = {"type": kind, "member": int(member) + 1, "terms": terms, "words": {"availability": {"weekly": hours}}}
            yield {"at": POSTED, "salt": next(salts), "by": "host", "do": do}


def write_file(path: Path, banks: range, exchanges: int, seed: int) -> list[tuple[int, str]]:
    """One file, a few banks to a row group; gives their heads."""
    heads = []
    with writer(path) as file:
        for first in range(banks.start, banks.stop, GROUP):
            tables = []
            for bank in range(first, min(first + GROUP, banks.stop)):
                made = town(bank, exchanges, seed)
                tables.append(rows(bank, made.take_new_records()))
                heads.append((bank, made.head))
            write(file, tables)
    return heads


def make(home: Path, banks: int, exchanges: int, seed: int = 1, processes: int = 1) -> None:
    """Makes them all. Files are made side by side; what is in them does not depend on it."""
    (home / "banks").mkdir(parents=True)
    parts = [range(first, min(first + FILE, banks + 1)) for first in range(1, banks + 1, FILE)]
    given = [(home / "banks" / f"part-{n:05}.parquet", part, exchanges, seed) for n, part in enumerate(parts)]
    if processes == 1:
        found = [write_file(*one) for one in given]
    else:
        with ProcessPoolExecutor(processes) as pool:
            found = list(pool.map(write_file, *zip(*given, strict=True)))
    write_heads(home, dict(head for part in found for head in part))


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("home", type=Path)
    parser.add_argument("--banks", type=int, default=2000)
    parser.add_argument("--exchanges", type=int, default=1000, help="in each bank")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=1)


def main(given: argparse.Namespace) -> int:
    began = time.perf_counter()
    make(given.home, given.banks, given.exchanges, given.seed, given.processes)
    size = sum(file.stat().st_size for file in given.home.rglob("*.parquet"))
    print(f"{given.banks} banks of {given.exchanges} exchanges, {size / 1e6:.0f} MB, made in {time.perf_counter() - began:.0f} s")
    return 0
