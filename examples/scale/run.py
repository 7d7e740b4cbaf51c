"""Runs a job over all banks: `python run.py FOLDER OUT --on single|spark|dask`, and holds what came against the heads kept elsewhere.

The answers lie in OUT as Parquet (`batch.ANSWERS`). One line says how long it took and the SHA-256 of all answers in the order of
the banks: equal lines are equal answers.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
from batch import ANSWERS, JOBS, Answers, heads_differ, over


def files(folder: Path) -> list[Path]:
    return sorted((folder / "banks").glob("*.parquet"))


def over_file(path: Path, out: Path, job: str) -> None:
    """One file of whole banks, read in pieces: memory holds one bank and some answers, whatever the size of the file."""
    batches = pq.ParquetFile(path).iter_batches(columns=["bank", "bytes"])
    with pq.ParquetWriter(out / path.name, ANSWERS, compression="zstd") as file:
        for answers in over(batches, JOBS[job]):
            file.write_batch(answers)


def on_single(folder: Path, out: Path, job: str, workers: int, shuffle: bool) -> None:
    """One after the other, in this process."""
    out.mkdir()
    for path in files(folder):
        over_file(path, out, job)


def on_dask(folder: Path, out: Path, job: str, workers: int, shuffle: bool) -> None:
    """On Dask, a task for each file, in processes. With a `distributed` client at hand Dask uses its cluster instead."""
    import dask

    out.mkdir()
    tasks = [dask.delayed(over_file)(path, out, job) for path in files(folder)]
    dask.compute(*tasks, scheduler="processes", num_workers=workers)


def on_spark(folder: Path, out: Path, job: str, workers: int, shuffle: bool) -> None:
    """On Spark, through `mapInArrow`, on this machine."""
    from on_spark import run, session

    with session(workers) as spark:
        run(spark, folder, out, job, shuffle)


ENGINES: dict[str, Callable[[Path, Path, str, int, bool], None]] = {"single": on_single, "dask": on_dask, "spark": on_spark}


def answers_in(out: Path) -> dict[int, Answers]:
    """The answers of a run, by bank."""
    table = pq.read_table(out, schema=ANSWERS)
    banks = table.column("bank").to_pylist()
    found = dict(zip(banks, map(Answers, *(table.column(place + 1).to_pylist() for place in range(3))), strict=True))
    if len(found) != len(banks):
        raise ValueError("a bank has answers twice: its rows were split over two tasks")
    return found


def heads_of(folder: Path) -> dict[int, str]:
    table = pq.read_table(folder / "heads.parquet")
    return dict(zip(table.column("bank").to_pylist(), table.column("head").to_pylist(), strict=True))


def digest(answers: dict[int, Answers]) -> str:
    """Of all answers in the order of the banks, with their lengths, so that nothing can slip from one into the next."""
    hasher = hashlib.sha256()
    for bank, given in sorted(answers.items()):
        for part in given:
            hasher.update(f"{bank} {'-' if part is None else len(part)}\n".encode())
            hasher.update(part or b"")
    return hasher.hexdigest()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path, help="where the answers go; what is there is replaced")
    parser.add_argument("--on", choices=ENGINES, default="single")
    parser.add_argument("--job", choices=JOBS, default="answer")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--shuffle", action="store_true", help="on Spark: sort by bank first, for rows that lie anyhow")
    given = parser.parse_args()
    shutil.rmtree(given.out, ignore_errors=True)
    began = time.perf_counter()
    ENGINES[given.on](given.folder, given.out, given.job, given.workers, given.shuffle)
    took = time.perf_counter() - began
    answers = answers_in(given.out)
    print(f"{given.on}, {given.job}: {len(answers)} banks in {took:.1f} s, answers {digest(answers)}")
    if given.job == "identity":
        return 0
    wrong = heads_differ(answers, heads_of(given.folder))
    print("\n".join(wrong) if wrong else "every journal holds, ends with the head kept elsewhere and sums to zero")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
