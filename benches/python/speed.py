"""The Python package beside what people would use instead, one after the other in turn: `cargo xtask bench --only python`.

The table is that of `benches/peers`: the ratio is the peer's time over ours.
"""

from __future__ import annotations

import argparse
import datetime
import json
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pyarrow as pa

import timebank as tb

MEMBERS = 1000
FOUNDED = "2022-01-01T00:00:00Z"
ENTERED = datetime.datetime(2026, 1, 2, tzinfo=datetime.UTC)
RUNS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """What somebody would write instead: the same fields, checked by nobody."""

    on: str
    gave: int
    received: int
    minutes: int
    activity: int
    at: datetime.datetime


def bank() -> tb.TimeBank:
    activities = [tb.Activity(code=f"activity-{number}", name=f"Activity {number}") for number in range(1, 9)]
    made = tb.TimeBank.create(charter=tb.Charter(name="Peers", activities=activities), at=FOUNDED)
    made.execute_all([{"at": FOUNDED, "by": "host", "do": {"type": "admit"}}] * MEMBERS)
    made.take_new_records()
    return made


def rows(count: int) -> pa.Table:
    random = np.random.default_rng(20_260_301)
    gave = random.integers(1, MEMBERS + 1, count)
    return pa.table(
        {
            "on": np.datetime64("2023-01-01") + random.integers(0, 1000, count).astype("timedelta64[D]"),
            "gave": gave.astype(np.uint32),
            "received": ((gave + random.integers(0, MEMBERS - 1, count)) % MEMBERS + 1).astype(np.uint32),
            "minutes": (15 * random.integers(1, 13, count)).astype(np.uint32),
            "activity": random.integers(1, 9, count).astype(np.uint32),
        }
    )


def seconds(work: Callable[[], Any]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def in_turn(ours: Callable[[], float], theirs: Callable[[], float]) -> tuple[float, float]:
    """The medians of both, run in turn: what else the machine does then troubles both alike."""
    pairs = [(ours(), theirs()) for _ in range(RUNS)]
    return statistics.median(one for one, _ in pairs), statistics.median(other for _, other in pairs)


class Report:
    def __init__(self, file: Path | None) -> None:
        self.file = file
        if file is not None:
            file.write_text("", encoding="utf-8")

    def add(self, name: str, input: str, peer: str, times: tuple[float, float], aim: float) -> None:
        ours, theirs = times
        told = [f"{s * 1e6:.2f} µs" if s < 0.001 else f"{s * 1e3:.2f} ms" for s in times]
        print(f"{name:<44} {input:<34} {told[0]:>11} {peer:<24} {told[1]:>11} {theirs / ours:>9.3f} {aim:>6.3f} {'-':>13}", flush=True)
        if self.file is not None:
            line = {"name": name, "input": input, "ours_s": ours, "peer": peer, "peer_s": theirs, "ratio": theirs / ours, "bytes": None, "wanted": aim}
            with self.file.open("a", encoding="utf-8") as file:
                file.write(json.dumps(line) + "\n")


def one_call(report: Report, count: int) -> None:
    """`record`: decided, checked, hashed and kept in memory, against a dictionary of frozen values."""

    def ours() -> float:
        record = bank().record

        def work() -> None:
            for i in range(count):
                record(on="2026-01-01", gave=1 + i % 1000, received=1 + (i + 7) % 1000, minutes=60, activity=1 + i % 8, at=ENTERED)

        return seconds(work) / count

    def theirs() -> float:
        kept: dict[int, Exchange] = {}

        def work() -> None:
            for i in range(count):
                kept[i] = Exchange(on="2026-01-01", gave=1 + i % 1000, received=1 + (i + 7) % 1000, minutes=60, activity=1 + i % 8, at=ENTERED)

        return seconds(work) / count

    report.add("one call of record", f"{count} calls", "dict and frozen dataclass", in_turn(ours, theirs), 1 / 3)


def table_in(report: Report, table: pa.Table, core: float | None) -> None:
    """`record_table` against the core alone executing as many commands."""
    if core is None:
        print("record_table: not compared, because the core's own speed was not measured")
        return
    ours = statistics.median(recorded(table) for _ in range(RUNS)) / table.num_rows
    report.add("record from an Arrow table, each row", f"{table.num_rows} rows", "the core in Rust", (ours, core), 0.7)


def recorded(table: pa.Table) -> float:
    made = bank()
    return seconds(lambda: made.record_table(table, at=ENTERED))


def table_out(report: Report, table: pa.Table) -> tb.TimeBank:
    """All exchanges as Arrow, against pyarrow building the same table from arrays of numpy that are ready."""
    made = bank()
    made.record_table(table, at=ENTERED)
    whole = pa.table(made.exchanges()).combine_chunks()
    ready = {name: ingredients(whole[name].chunk(0)) for name in whole.column_names}

    def theirs() -> pa.Table:
        return pa.table({name: build() for name, build in ready.items()})

    assert theirs().cast(whole.schema).equals(whole)
    times = in_turn(lambda: seconds(lambda: pa.table(made.exchanges())), lambda: seconds(theirs))
    report.add("exchanges out as Arrow", f"{table.num_rows} exchanges", "pyarrow, ready arrays", times, 1 / 3)
    return made


def ingredients(array: pa.Array) -> Callable[[], pa.Array]:
    """How pyarrow builds a column from what numpy and Python have for it: numbers and a mask of what is missing, words by their
    place, lists by their ends."""
    missing = np.asarray(array.is_null())
    mask = missing if missing.any() else None
    if pa.types.is_dictionary(array.type):
        places, words = array.indices.fill_null(0).to_numpy(zero_copy_only=False), array.dictionary.to_pylist()
        kind = array.type
        return lambda: pa.DictionaryArray.from_arrays(pa.array(places, kind.index_type, mask=mask), pa.array(words, kind.value_type))
    if pa.types.is_list(array.type):
        ends, values = array.offsets.to_numpy(), array.values.to_numpy()
        return lambda: pa.ListArray.from_arrays(pa.array(ends), pa.array(values))
    if pa.types.is_boolean(array.type):
        flags = array.to_numpy(zero_copy_only=False)
        return lambda: pa.array(flags)
    kind = array.type
    plain = array.fill_null(0) if not pa.types.is_temporal(kind) else array.cast(pa.int32() if pa.types.is_date32(kind) else pa.int64()).fill_null(0)
    numbers = plain.to_numpy(zero_copy_only=False)
    if pa.types.is_date32(kind):
        days = numbers.astype("datetime64[D]")
        return lambda: pa.array(days, kind, mask=mask)
    if pa.types.is_timestamp(kind):
        moments = numbers.astype("datetime64[ms]")
        return lambda: pa.array(moments, kind, mask=mask)
    return lambda: pa.array(numbers, kind, mask=mask)


def summed_up(report: Report, made: tb.TimeBank) -> None:
    """Hours by activity by month, against exporting the participations and asking polars."""

    def theirs() -> pl.DataFrame:
        parts = made.participations().to_polars()
        counted = parts.filter(pl.col("state").cast(pl.String).is_in(["confirmed", "settled"]), pl.col("side").cast(pl.String) != "received")
        return counted.group_by("activity", pl.col("on").dt.truncate("1mo").alias("period")).agg(pl.col("minutes").sum())

    def ours() -> pl.DataFrame:
        return made.hours_by("activity", "month").to_polars()

    assert theirs()["minutes"].sum() == ours()["minutes_given"].sum() and theirs().height == ours().height
    times = in_turn(lambda: seconds(ours), lambda: seconds(theirs))
    report.add("hours by activity by month", f"{len(made.exchanges())} exchanges", "exported, polars", times, 1.0)


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("--quick", action="store_true")
    asked.add_argument("--json", type=Path)
    asked.add_argument("--core", type=float, help="seconds the core takes for one command, measured in the same run")
    given = asked.parse_args()
    report = Report(given.json)
    one_call(report, 5_000 if given.quick else 50_000)
    table_in(report, rows(10_000 if given.quick else 100_000), given.core)
    made = table_out(report, rows(100_000 if given.quick else 1_000_000))
    summed_up(report, made)


if __name__ == "__main__":
    main()
