"""Questions over all banks at once: a table out of every bank, and DuckDB over the tables.

    python -m timebank_scale duckdb FOLDER

A bank answers for itself; what a country asks ("minutes by month and need") is a sum over tables, which a database is for.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import duckdb
import pyarrow.parquet as pq

from timebank_scale.batch import minutes
from timebank_scale.layout import files, whole_banks

BY_MONTH_AND_NEED = """
    SELECT date_trunc('month', "on")::DATE AS month, need, sum(minutes)::BIGINT AS minutes, count(DISTINCT bank) AS banks
    FROM read_parquet($tables) GROUP BY ALL ORDER BY month, need
"""


def export(folder: Path) -> Path:
    """A table of the service given in every bank, a file for each file of banks."""
    tables = folder / "minutes"
    tables.mkdir(exist_ok=True)
    for path in files(folder):
        writer = None
        for bank, journal in whole_banks(pq.ParquetFile(path).iter_batches(columns=["bank", "bytes"])):
            table = minutes(bank, journal)
            writer = writer or pq.ParquetWriter(tables / path.name, table.schema, compression="zstd")
            writer.write_table(table)
        if writer is not None:
            writer.close()
    return tables


def by_month_and_need(tables: Path) -> duckdb.DuckDBPyConnection:
    return duckdb.execute(BY_MONTH_AND_NEED, {"tables": str(tables / "*.parquet")})


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path)


def main(given: argparse.Namespace) -> int:
    for month, need, minutes_, banks in by_month_and_need(export(given.folder)).fetchall():
        print(f"{month:%Y-%m} {need:12} {minutes_ / 60:12,.2f} hours in {banks} banks")
    return 0
