"""What the batch costs on each engine: `python -m timebank_scale measure HOME FOLDER`. Prints the ratios.

Beside each engine an identity job runs: it reads the same rows, hands each whole journal to the same function in the same place,
and does nothing with it. What an engine takes beyond that is the work. FOLDER is the last delivery and was run over once; measured is
the next one, where one bank in a hundred went on: all of it, and what moved. Everything runs in turn, and medians are told.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from timebank_scale import by_hand, on_spark
from timebank_scale.later import later
from timebank_scale.layout import heads_of
from timebank_scale.run import Engine, Ran, on_dask, on_single, run
from timebank_scale.since import digest

#: What can be measured.
NAMES = ["pandas", "single", "dask", "spark", "shuffled"]

#: One bank in so many goes on.
EVERY = 100

Work = Callable[[], object]


def seconds(work: Work) -> tuple[float, object]:
    began = time.perf_counter()
    found = work()
    return time.perf_counter() - began, found


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("home", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--on", nargs="+", choices=NAMES, default=NAMES)


def engines(given: argparse.Namespace, stack: ExitStack) -> dict[str, Engine]:
    """The engines asked for, Spark warmed up."""
    found: dict[str, Engine] = {"single": on_single, "dask": on_dask}
    if {"spark", "shuffled"} & set(given.on):
        spark = stack.enter_context(on_spark.session(given.workers))
        found["spark"] = lambda folder, out, job, workers, shuffle: on_spark.run(spark, folder, out, job, False)
        found["shuffled"] = lambda folder, out, job, workers, shuffle: on_spark.run(spark, folder, out, job, True)
    return {name: engine for name, engine in found.items() if name in given.on}


def works(given: argparse.Namespace, found: dict[str, Engine], scratch: Path) -> dict[str, Work]:
    """All that is timed, by name: the engine and what it does."""
    out, then = scratch / "out", scratch / "next"

    def over(engine: Engine, folder: Path, job: str, before: Path | None = None) -> Ran:
        return run(engine, folder, out, job, given.workers, before=before)

    work: dict[str, Work] = {}
    if "pandas" in given.on:
        table = by_hand.columns(then)
        work["pandas: from bytes"] = lambda: by_hand.from_bytes(then)
        work["pandas: from columns"] = lambda: by_hand.from_columns(table)
    for name, engine in found.items():
        for job in ("identity", "verify", "answer"):
            work[f"{name}: {job}"] = partial(over, engine, then, job)
        # Rows that have to be brought together first have no row groups to compare.
        if name != "shuffled":
            work[f"{name}: answer, what moved"] = partial(over, engine, then, "answer", scratch / "last")
    return work


def main(given: argparse.Namespace) -> int:
    load, digests = os.getloadavg()[0], dict[str, set[str]]()
    with ExitStack() as stack:
        scratch = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        found = engines(given, stack)
        moved = later(given.home, given.folder, scratch / "next", EVERY)
        run(on_single, given.folder, scratch / "last", "answer")
        work = works(given, found, scratch)
        # Java warms up, and files come into memory.
        for engine in found.values():
            engine(given.folder, scratch / "warm", "identity", given.workers, False)
            shutil.rmtree(scratch / "warm")
        times: dict[str, list[float]] = {name: [] for name in work}
        for _ in range(given.runs):
            for name, one in work.items():
                took, ran = seconds(one)
                times[name].append(took)
                if isinstance(ran, Ran):
                    digests.setdefault(name.partition(": ")[2].partition(",")[0], set()).add(digest(ran.answers))
        heads = heads_of(scratch / "next")
        if "pandas" in given.on and {bank: head for bank, (head, _) in by_hand.from_bytes(scratch / "next").items()} != heads:
            raise SystemExit("pandas and Timebank do not agree on the heads")
    if any(len(equal) != 1 for equal in digests.values()):
        raise SystemExit("the engines do not answer alike")
    rows = sum(int(head.partition(":")[0]) for head in heads.values())
    print(f"{len(heads)} banks, {rows} records, {given.workers} workers, load {load:.1f} to {os.getloadavg()[0]:.1f}, medians of {given.runs};", end=" ")
    print(f"{len(moved)} banks went on\n")
    told(rows, {name: statistics.median(all_of_it) for name, all_of_it in times.items()})
    return 0


def told(rows: int, medians: dict[str, float]) -> None:
    """Prints seconds, and the ratios of what was measured."""
    print("| work | seconds | records a second |\n|---|---|---|")
    for name, median in medians.items():
        print(f"| {name} | {median:.2f} | {rows / median:,.0f} |")
    print("\n| ratio | |\n|---|---|")

    def ratio(name: str, one: float | None, other: float | None) -> None:
        if one is not None and other:
            print(f"| {name} | {one / other:.2f} |")

    def beyond(name: str, job: str) -> float | None:
        whole, alone = medians.get(f"{name}: {job}"), medians.get(f"{name}: identity")
        return None if whole is None or alone is None else whole - alone

    for job in ("verify", "answer"):
        ratio(f"pandas from bytes / single: {job}", medians.get("pandas: from bytes"), medians.get(f"single: {job}"))
    ratio("pandas from columns / single: verify", medians.get("pandas: from columns"), medians.get("single: verify"))
    for name in ("dask", "spark", "shuffled"):
        for job in ("verify", "answer"):
            ratio(f"{name}: {job} beyond its identity job / the same in one process", beyond(name, job), beyond("single", job))
    for name in ("single", "dask", "spark"):
        ratio(f"{name}: everything / what moved", medians.get(f"{name}: answer"), medians.get(f"{name}: answer, what moved"))
        ratio(f"{name}: its identity job / what moved", medians.get(f"{name}: identity"), medians.get(f"{name}: answer, what moved"))
