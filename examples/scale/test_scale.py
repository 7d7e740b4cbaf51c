"""A few banks on every engine: the answers are those of one process, to the byte; and what is wrong with one bank is said, and
stops no other."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import batch
import by_hand
import in_duckdb
import numpy as np
import on_spark
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from make import make
from run import answers_in, digest, heads_of, on_dask, on_single

import timebank as tb

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

BANKS, EXCHANGES = 20, 50


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("scale") / "data"
    make(made, BANKS, EXCHANGES)
    # Two files rather than one, so that there is something to share out.
    whole = pq.ParquetFile(made / "banks" / "part-00000.parquet")
    assert whole.num_row_groups == 3
    for part, groups in enumerate(([0], [1, 2])):
        with pq.ParquetWriter(made / "banks" / f"half-{part}.parquet", batch.JOURNALS) as file:
            for group in groups:
                file.write_table(whole.read_row_group(group), row_group_size=1 << 20)
    (made / "banks" / "part-00000.parquet").unlink()
    return made


@pytest.fixture(scope="module")
def alone(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[int, batch.Answers]:
    out = tmp_path_factory.mktemp("alone") / "out"
    on_single(folder, out, "answer", 1, False)
    return answers_in(out)


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    with on_spark.session(2) as session:
        yield session


def test_one_process_answers_for_every_bank(folder: Path, alone: dict[int, batch.Answers]) -> None:
    heads = heads_of(folder)
    assert len(alone) == len(heads) == BANKS
    assert batch.heads_differ(alone, heads) == []
    # A second opinion on the heads, from the bytes alone.
    assert {bank: head for bank, (head, _) in by_hand.from_bytes(folder).items()} == heads
    proposals = [json.loads(given.plan or b"{}")["proposals"] for given in alone.values()]
    assert sum(map(bool, proposals)) > BANKS // 2, "most weeks have something to propose"
    assert {json.loads(given.report or b"{}")["until"] for given in alone.values()} == {batch.UNTIL}


def test_dask_answers_alike(folder: Path, alone: dict[int, batch.Answers], tmp_path: Path) -> None:
    on_dask(folder, tmp_path / "out", "answer", 2, False)
    assert answers_in(tmp_path / "out") == alone


def test_spark_answers_alike(folder: Path, alone: dict[int, batch.Answers], tmp_path: Path, spark: SparkSession) -> None:
    on_spark.run(spark, folder, tmp_path / "out", "answer", shuffle=False)
    answers = answers_in(tmp_path / "out")
    assert answers == alone
    assert digest(answers) == digest(alone)


def scattered(folder: Path, to: Path) -> Path:
    """The same rows in no order, over files that split every bank."""
    table = pq.read_table(folder / "banks")
    (to / "banks").mkdir(parents=True)
    places = np.random.default_rng(7).permutation(table.num_rows)
    for part in range(3):
        pq.write_table(table.take(pa.array(places[part::3])), to / "banks" / f"part-{part}.parquet", row_group_size=100)
    return to


def test_rows_that_lie_anyhow_are_shuffled_or_refused(folder: Path, alone: dict[int, batch.Answers], tmp_path: Path, spark: SparkSession) -> None:
    mixed = scattered(folder, tmp_path / "mixed")
    on_spark.run(spark, mixed, tmp_path / "out", "answer", shuffle=True)
    assert answers_in(tmp_path / "out") == alone
    with pytest.raises(ValueError, match="do not stand together"):
        on_single(mixed, tmp_path / "single", "verify", 1, False)


def test_the_identity_job_takes_every_journal_whole(folder: Path, tmp_path: Path, spark: SparkSession) -> None:
    table = pq.read_table(folder / "banks")
    sizes: dict[int, int] = {}
    for bank, line in zip(table.column("bank").to_pylist(), table.column("bytes").to_pylist(), strict=True):
        sizes[bank] = sizes.get(bank, 0) + len(line)
    on_spark.run(spark, folder, tmp_path / "spark", "identity", shuffle=False)
    on_dask(folder, tmp_path / "dask", "identity", 2, False)
    for out in ("spark", "dask"):
        assert {bank: int(given.verified) for bank, given in answers_in(tmp_path / out).items()} == sizes


def changed(folder: Path, to: Path, change: dict[int, bytes | None]) -> Path:
    """A copy with one bank's line changed, or its last lines gone."""
    (to / "banks").mkdir(parents=True)
    shutil.copy(folder / "heads.parquet", to / "heads.parquet")
    for path in sorted((folder / "banks").glob("*.parquet")):
        rows = pq.read_table(path).to_pylist()
        for bank, bytes_ in change.items():
            of = [n for n, row in enumerate(rows) if row["bank"] == bank]
            if not of:
                continue
            if bytes_ is None:
                del rows[of[-1]]
            else:
                rows[of[-1]]["bytes"] = rows[of[-1]]["bytes"].replace(*bytes_.split(b">"))
        pq.write_table(pa.Table.from_pylist(rows, batch.JOURNALS), to / "banks" / path.name)
    return to


def test_one_bad_journal_is_named_and_stops_nobody(folder: Path, alone: dict[int, batch.Answers], tmp_path: Path, spark: SparkSession) -> None:
    # One with a byte changed, and one whose last record is gone: that is a journal in itself, and only its head tells.
    bad = changed(folder, tmp_path / "bad", {3: b'"minutes":60>"minutes":61', 11: None})
    on_spark.run(spark, bad, tmp_path / "out", "answer", shuffle=False)
    answers = answers_in(tmp_path / "out")
    assert {bank for bank in alone if answers[bank] != alone[bank]} == {3, 11}
    assert (answers[3].plan, answers[3].report) == (None, None)
    wrong = batch.heads_differ(answers, heads_of(bad))
    assert [line.partition(":")[0] for line in wrong] == ["bank 11", "bank 3"]
    assert "wrong-hash" in wrong[1]


def test_duckdb_sums_what_every_bank_says(folder: Path) -> None:
    found = {(str(month), need): minutes for month, need, minutes, _ in in_duckdb.by_month_and_need(in_duckdb.export(folder)).fetchall()}
    expected: dict[tuple[str, str], int] = {}
    needs: dict[str, int] = {}
    for path in sorted((folder / "banks").glob("*.parquet")):
        for _, journal in batch.whole_banks(pq.ParquetFile(path).iter_batches()):
            bank = tb.TimeBank.from_jsonl(journal)
            for line in bank.needs_coverage():
                needs[line.need or ""] = needs.get(line.need or "", 0) + line.minutes
            # From the bytes alone: what was given on each day, and which need the activity meets.
            activities = dict(enumerate((need for _, _, need in make_activities()), 1))
            for line_ in journal.splitlines():
                event = json.loads(line_)["record"]["event"]
                if event["type"] == "exchange-recorded":
                    terms = event["terms"]
                    key = (terms["on"][:7] + "-01", activities[terms["activity"]])
                    expected[key] = expected.get(key, 0) + sum(part["minutes"] for part in terms["parts"] if part["side"] == "gave")
    assert found == expected
    totals = {need: sum(minutes for (_, one), minutes in found.items() if one == need) for need in {need for _, need in found}}
    assert totals == {need: minutes for need, minutes in needs.items() if minutes}


def make_activities() -> list[tuple[str, str, str]]:
    from make import ACTIVITIES

    return ACTIVITIES


def test_a_bank_may_be_cut_anywhere_by_batches(folder: Path) -> None:
    path = sorted((folder / "banks").glob("*.parquet"))[0]
    whole = dict(batch.whole_banks(pq.ParquetFile(path).iter_batches()))
    for size in (1, 7, 64):
        assert dict(batch.whole_banks(pq.ParquetFile(path).iter_batches(batch_size=size))) == whole
    large = [rows.cast(pa.schema([("bank", pa.int64()), ("seq", pa.int64()), ("bytes", pa.large_binary())])) for rows in pq.ParquetFile(path).iter_batches()]
    assert dict(batch.whole_banks(large)) == whole


def test_the_same_seed_makes_the_same_banks(tmp_path: Path) -> None:
    for name, seed in (("one", 5), ("again", 5), ("other", 6)):
        make(tmp_path / name, 2, 10, seed)
    one, again, other = (heads_of(tmp_path / name) for name in ("one", "again", "other"))
    assert one == again != other
