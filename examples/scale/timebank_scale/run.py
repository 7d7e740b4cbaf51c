"""Runs a job over all banks: `python -m timebank_scale run FOLDER OUT --on single|dask|spark`, and holds what came against the heads
kept elsewhere.

The answers lie in OUT/answers as Parquet (`batch.ANSWERS`). One line says how long it took and the SHA-256 of all answers in the order
of the banks: equal lines are equal answers. With `--since LAST`, where LAST is the OUT of an earlier run, only the banks that moved are
worked out; the answers are the same. LAST and OUT may be one.
"""

from __future__ import annotations

import argparse
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pyarrow.parquet as pq

from timebank_scale import since
from timebank_scale.batch import ANSWERS, JOBS, Answers, heads_differ, over
from timebank_scale.layout import files, heads_of
from timebank_scale.since import answers_in, digest


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
    """On Dask, a task for each file: on the cluster of a `distributed` client if there is one, or in processes."""
    import dask

    out.mkdir()
    tasks = [dask.delayed(over_file)(path, out, job) for path in files(folder)]
    dask.compute(*tasks, scheduler=dask.config.get("scheduler", None) or "processes", num_workers=workers)


def on_spark(folder: Path, out: Path, job: str, workers: int, shuffle: bool) -> None:
    """On Spark, through `mapInArrow`: on this machine, or wherever `spark-submit` says."""
    from timebank_scale.on_spark import run, session

    with session(workers) as spark:
        run(spark, folder, out, job, shuffle)


#: What runs a job over the files of a folder and writes the answers to another.
Engine = Callable[[Path, Path, str, int, bool], None]

ENGINES: dict[str, Engine] = {"single": on_single, "dask": on_dask, "spark": on_spark}


class Ran(NamedTuple):
    """What came of a run."""

    answers: dict[int, Answers]
    #: How many banks were worked out.
    worked: int
    #: What is wrong, beside the heads kept elsewhere.
    wrong: list[str]


def run(engine: Engine, folder: Path, out: Path, job: str, workers: int = 2, shuffle: bool = False, before: Path | None = None) -> Ran:
    """Runs a job, over everything or over what moved since a run before. What was in `out` is replaced when all has gone well."""
    new = out.with_name(out.name + ".new")
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(parents=True)
    stood = stands(folder)
    if before is None:
        left, source = since.Left({}, {}, {}), folder
        found = since.Found(since.groups_of(folder), set(), {}, set())
    else:
        left, source = since.last(before, job), new / "moved"
        found = since.look(folder, left, source)
    if files(source):
        engine(source, new / "answers", job, workers, shuffle)
    else:
        (new / "answers").mkdir()
    if before is not None:
        since.take(left, found, new / "answers")
        shutil.rmtree(source)
    answers = answers_in(new)
    if stands(folder) != stood or any(bank in answers and answers[bank].read not in (read, b"") for bank, read in found.moved.items()):
        raise ValueError(f"{folder} was written to while it was read")
    since.leave(new, job, since.Left(answers, found.groups, since.further(left, found, answers)))
    shutil.rmtree(out, ignore_errors=True)
    new.rename(out)
    return Ran(answers, len(answers) - len(found.still), since.told(left, found))


def stands(folder: Path) -> list[tuple[str, int, int]]:
    """Names, sizes and times of the files, which must not be written to during a run."""
    return [(path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in files(folder)]


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path, help="where the answers go; what is there is replaced")
    parser.add_argument("--on", choices=ENGINES, default="single")
    parser.add_argument("--job", choices=JOBS, default="answer")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--since", type=Path, help="the OUT of an earlier run: work out only what moved")
    parser.add_argument("--shuffle", action="store_true", help="on Spark: sort by bank first, for rows that lie anyhow")


def main(given: argparse.Namespace) -> int:
    began = time.perf_counter()
    ran = run(ENGINES[given.on], given.folder, given.out, given.job, given.workers, given.shuffle, given.since)
    took = time.perf_counter() - began
    taken = f", {ran.worked} of them worked out" if given.since else ""
    print(f"{given.on}, {given.job}: {len(ran.answers)} banks{taken} in {took:.1f} s, answers {digest(ran.answers)}")
    if given.job == "identity":
        return 0
    wrong = ran.wrong + heads_differ(ran.answers, heads_of(given.folder))
    print("\n".join(wrong) if wrong else "every journal holds, ends with the head kept elsewhere and sums to zero")
    return 1 if wrong else 0
