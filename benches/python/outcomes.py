"""Ties, periods and safe tables beside what people would use instead: `cargo xtask bench --only outcomes`.

The table is that of `benches/peers`: the ratio is the peer's time over ours. Whatever both work out is held against each other first.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path
from typing import Any

import duckdb
import igraph
import networkx as nx
import numpy as np
import polars as pl
import pyarrow as pa
from scipy.optimize import linprog
from scipy.sparse import coo_array
from speed import ENTERED, FOUNDED, Report, in_turn, seconds

import timebank as tb

FROM, UNTIL = "2023-01-01", "2025-12-31"


def town(members: int, exchanges: int) -> tuple[tb.TimeBank, pa.Table]:
    """Most members quiet and a few busy, as in any community: who gives and who receives is drawn with a square."""
    activities = [tb.Activity(code=f"activity-{number}", name=f"Activity {number}") for number in range(1, 9)]
    bank = tb.TimeBank.create(charter=tb.Charter(name="Peers", activities=activities), at=FOUNDED)
    bank.execute_all([{"at": FOUNDED, "by": "host", "do": {"type": "admit"}}] * members)
    bank.take_new_records()
    dice = np.random.default_rng(20_260_301)
    gave = (members * dice.random(exchanges) ** 2).astype(np.int64)
    received = (gave + 1 + (min(200, members - 1) * dice.random(exchanges)).astype(np.int64)) % members
    table = pa.table(
        {
            "on": np.datetime64(FROM) + dice.integers(0, 1000, exchanges).astype("timedelta64[D]"),
            "gave": (gave + 1).astype(np.uint32),
            "received": (received + 1).astype(np.uint32),
            "minutes": (15 * dice.integers(1, 13, exchanges)).astype(np.uint32),
            "activity": dice.integers(1, 9, exchanges).astype(np.uint32),
        }
    )
    bank.record_table(table, at=ENTERED)
    return bank, table


def line(bank: tb.TimeBank) -> dict[str, Any]:
    told: dict[str, Any] = bank.ask({"type": "participation", "viewer": "host", "from": FROM, "until": UNTIL})[0]
    return told


def by_igraph(members: int, table: pa.Table) -> dict[str, Any]:
    """The measures igraph has too, from columns that are ready."""
    pairs = np.unique(np.stack([table["gave"].to_numpy(), table["received"].to_numpy()]) - 1, axis=1).T
    arcs = igraph.Graph(n=members, edges=pairs, directed=True)
    ties = arcs.as_undirected(mode="collapse")
    mutual, asymmetric, null = arcs.dyad_census()
    cores, sizes = ties.coreness(), ties.connected_components().sizes()
    return {
        "density": arcs.density(),
        "mutual": mutual,
        "asymmetric": asymmetric,
        "nullPairs": null,
        "arcReciprocity": arcs.reciprocity(),
        "dyadReciprocity": arcs.reciprocity(mode="ratio"),
        "transitivity": ties.transitivity_undirected(),
        "meanClustering": ties.transitivity_avglocal_undirected(mode="zero"),
        "core": max(cores),
        "largestComponent": max(sizes),
        "isolates": ties.degree().count(0),
        "cutMembers": len(ties.articulation_points()),
    }


def by_networkx(members: int, table: pa.Table) -> dict[str, Any]:
    arcs: Any = nx.DiGraph()
    arcs.add_nodes_from(range(members))
    arcs.add_edges_from(zip((table["gave"].to_numpy() - 1).tolist(), (table["received"].to_numpy() - 1).tolist(), strict=True))
    ties = arcs.to_undirected()
    return {
        "density": nx.density(arcs),
        "arcReciprocity": nx.overall_reciprocity(arcs),
        "transitivity": nx.transitivity(ties),
        "meanClustering": nx.average_clustering(ties),
        "core": max(nx.core_number(ties).values()),
        "largestComponent": max(len(c) for c in nx.connected_components(ties)),
        "isolates": nx.number_of_isolates(ties),
        "cutMembers": len(list(nx.articulation_points(ties))),
    }


def held_against(ours: dict[str, Any], theirs: dict[str, Any]) -> None:
    for name, value in theirs.items():
        assert abs(ours[name] - value) < 1e-8, (name, ours[name], value)


def ties(report: Report, members: int, exchanges: int) -> None:
    bank, table = town(members, exchanges)
    told = line(bank)
    held_against(told, by_igraph(members, table))
    size = f"{members} members, {exchanges} exchanges"
    times = in_turn(lambda: seconds(lambda: line(bank)), lambda: seconds(lambda: by_igraph(members, table)))
    report.add("all participation and tie measures", size, "igraph, 12 of them", times, 3.0)
    weeks = {"type": "participation", "viewer": "host", "from": "2024-01-01", "until": "2024-12-29"}
    days = [np.datetime64("2024-01-01") + 7 * week for week in range(52)]
    alone = [{**weeks, "from": str(day), "until": str(day + 6)} for day in days]
    some = alone[::13]
    one = in_turn(
        lambda: seconds(lambda: bank.ask({**weeks, "each": "week"})),
        lambda: seconds(lambda: [bank.ask(week) for week in some]) * len(alone) / len(some),
    )
    report.add("a year by weeks in one question", size, "52 questions, 4 asked", one, 5.0)
    periods(report, bank, size)


def periods(report: Report, bank: tb.TimeBank, size: str) -> None:
    """Minutes given by activity and month. Both peers have the columns of the participations ready; ours are the bank's own."""
    ready = pa.table(bank.participations()).select(["on", "activity", "side", "state", "minutes"])
    frame = pl.from_arrow(ready)
    assert isinstance(frame, pl.DataFrame)
    frame = frame.with_columns(pl.col("state").cast(pl.String), pl.col("side").cast(pl.String))

    def by_polars() -> pl.DataFrame:
        counted = frame.filter(pl.col("state").is_in(["confirmed", "settled"]), pl.col("side") != "received")
        return counted.group_by("activity", pl.col("on").dt.truncate("1mo").alias("period")).agg(pl.col("minutes").sum())

    base = duckdb.connect()
    base.execute("set threads = 1")
    base.register("given", frame.to_arrow())
    base.execute("create table parts as select * from given")
    question = """select activity, date_trunc('month', "on"), sum(minutes) from parts
        where state in ('confirmed', 'settled') and side <> 'received' group by all"""

    def ours() -> pl.DataFrame:
        return bank.hours_by("activity", "month").to_polars()

    assert ours()["minutes_given"].sum() == by_polars()["minutes"].sum() and ours().height == by_polars().height
    assert len(base.execute(question).fetchall()) == ours().height
    times = in_turn(lambda: seconds(ours), lambda: seconds(by_polars))
    report.add("minutes by activity and month", size, "polars, columns ready", times, 1.0)
    times = in_turn(lambda: seconds(ours), lambda: seconds(lambda: base.execute(question).fetchall()))
    report.add("minutes by activity and month", size, "DuckDB, one thread", times, 1.0)


def beside_networkx(report: Report, members: int, exchanges: int) -> None:
    bank, table = town(members, exchanges)
    held_against(line(bank), by_networkx(members, table))
    theirs = seconds(lambda: by_networkx(members, table))
    ours = min(seconds(lambda: line(bank)) for _ in range(5))
    report.add("all participation and tie measures", f"{members} members, {exchanges} exchanges", "networkx, 8, once", (ours, theirs), 100.0)


def safe_table(report: Report, rows: int, columns: int, asked: int) -> None:
    """A table made safe and audited, beside nothing but the audit by linear programs: two for each small cell (HiGHS), of which some
    are solved and the rest taken to be alike."""
    dice = random.Random(7)
    values = [[dice.randrange(60) for _ in range(columns)] for _ in range(rows)]
    names = {"rows": [f"r{i}" for i in range(rows)], "columns": [f"c{j}" for j in range(columns)], "rowsAre": "area", "columnsAre": "age"}
    table = {"title": "t", "measure": "people", **names, "cells": [[{"value": v} for v in row] for row in values], "wholeGroups": True}
    bank = tb.TimeBank.create(charter=tb.Charter(name="Peers"), at=FOUNDED)
    question = {"type": "publish", "viewer": "host", "population": "all", "asOf": "2026-12-31", "tables": [table], "policy": "acro"}
    told = bank.ask(question)
    assert told["publishable"]
    cells = [cell.get("value") for row in told["release"]["tables"][0]["cells"] for cell in row]
    bounds = [(0.0, None) if value is None else (float(max(value - 2, 10)), float(value + 2)) for value in cells]
    wide = columns + 1
    lines = [[(i * wide + j, 1 if j < columns else -1) for j in range(wide)] for i in range(rows + 1)]
    lines += [[(i * wide + j, 1 if i < rows else -1) for i in range(rows + 1)] for j in range(wide)]
    places = [(at, cell, sign) for at, one in enumerate(lines) for cell, sign in one]
    at, cell, sign = (np.array(part) for part in zip(*places, strict=True))
    sums = coo_array((sign, (at, cell)), shape=(len(lines), len(cells))).tocsr()
    small = [i * wide + j for i in range(rows) for j in range(columns) if values[i][j] < 10]

    def by_programs() -> None:
        for cell in dice.sample(small, asked):
            for direction in (1, -1):
                goal = np.zeros(len(cells))
                goal[cell] = direction
                answer = linprog(goal, A_eq=sums, b_eq=np.zeros(len(lines)), bounds=bounds, method="highs")
                assert answer.status in (0, 3)

    theirs = seconds(by_programs) * len(small) / asked
    ours = sorted(seconds(lambda: bank.ask(question)) for _ in range(5))[2]
    report.add("table with margins made safe, audited", f"{rows} × {columns}, {len(small)} small", f"linear programs, {asked} solved", (ours, theirs), 1.0)


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("--quick", action="store_true")
    asked.add_argument("--json", type=Path)
    given = asked.parse_args()
    report = Report(given.json)
    less = 10 if given.quick else 1
    safe_table(report, 200 // less, 50, 3)
    beside_networkx(report, 10_000 // less, 100_000 // less)
    ties(report, 100_000 // less, 1_000_000 // less)


if __name__ == "__main__":
    main()
