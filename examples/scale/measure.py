"""What the batch costs on each engine: `python measure.py FOLDER`, after `make.py FOLDER`. Prints the ratios.

Beside each engine an identity job runs: it reads the same rows, hands each whole journal to the same function in the same place,
and does nothing with it. What an engine takes beyond that is the work. Everything runs in turn, three times, and medians are told.
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
from pathlib import Path

import by_hand
import on_spark
from run import answers_in, digest, heads_of, on_dask, on_single


def seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--runs", type=int, default=3)
    given = parser.parse_args()
    folder, workers = given.folder, given.workers
    load = os.getloadavg()[0]
    with ExitStack() as stack:
        scratch = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        spark = stack.enter_context(on_spark.session(workers))
        digests: dict[str, set[str]] = {}

        def engine(name: str, job: str) -> Callable[[], None]:
            def work() -> None:
                out = scratch / "out"
                shutil.rmtree(out, ignore_errors=True)
                if name == "single":
                    on_single(folder, out, job, workers, False)
                elif name == "dask":
                    on_dask(folder, out, job, workers, False)
                else:
                    on_spark.run(spark, folder, out, job, name == "spark, shuffled")

            return work

        table = by_hand.columns(folder)
        works: dict[str, Callable[[], object]] = {
            "pandas, from bytes": lambda: by_hand.from_bytes(folder),
            "pandas, from columns": lambda: by_hand.from_columns(table),
        }
        for name in ("single", "dask", "spark", "spark, shuffled"):
            for job in ("identity", "verify", "answer"):
                works[f"{name}: {job}"] = engine(name, job)
        # Java warms up, and files come into memory.
        engine("spark", "identity")()
        times: dict[str, list[float]] = {name: [] for name in works}
        for _ in range(given.runs):
            for name, work in works.items():
                times[name].append(seconds(work))
                if ": " in name:
                    digests.setdefault(name.partition(": ")[2], set()).add(digest(answers_in(scratch / "out")))
        sums = by_hand.from_bytes(folder)
    if any(len(found) != 1 for found in digests.values()):
        raise SystemExit("the engines do not answer alike")
    if {bank: head for bank, (head, _) in sums.items()} != heads_of(folder):
        raise SystemExit("pandas and Timebank do not agree on the heads")
    told = {name: statistics.median(all_of_it) for name, all_of_it in times.items()}
    rows = sum(int(head.partition(":")[0]) for head in heads_of(folder).values())
    print(f"{len(sums)} banks, {rows} records, {workers} workers, load {load:.1f} to {os.getloadavg()[0]:.1f}, medians of {given.runs}\n")
    print("| work | seconds | records a second |\n|---|---|---|")
    for name, median in told.items():
        print(f"| {name} | {median:.2f} | {rows / median:,.0f} |")
    print("\n| ratio | |\n|---|---|")
    print(f"| pandas from bytes / single: verify | {told['pandas, from bytes'] / told['single: verify']:.2f} |")
    print(f"| pandas from bytes / single: answer | {told['pandas, from bytes'] / told['single: answer']:.2f} |")
    print(f"| pandas from columns / single: verify | {told['pandas, from columns'] / told['single: verify']:.2f} |")
    for name in ("dask", "spark", "spark, shuffled"):
        for job in ("verify", "answer"):
            beyond = told[f"{name}: {job}"] - told[f"{name}: identity"]
            alone = told[f"single: {job}"] - told["single: identity"]
            print(f"| {name}: {job} beyond its identity job / the same in one process | {beyond / alone:.2f} |")


if __name__ == "__main__":
    main()
