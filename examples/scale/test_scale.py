"""A few banks on every engine: the answers are those of one process, to the byte; and what is wrong with one bank is said, and
stops no other."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import timebank as tb
from timebank_scale import batch, by_hand, in_duckdb, on_spark, since
from timebank_scale.batch import Answers, heads_differ
from timebank_scale.export import export, redacted
from timebank_scale.later import later, went_on
from timebank_scale.layout import JOURNALS, files, heads_of, rows, whole_banks, write_heads
from timebank_scale.make import ACTIVITIES, NAMES, make, town
from timebank_scale.run import Engine, Ran, on_dask, on_single, run
from timebank_scale.since import answers_in, digest

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

BANKS, EXCHANGES = 20, 50


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("scale") / "home"
    make(made, BANKS, EXCHANGES)
    # Two files rather than one, so that there is something to share out.
    whole = pq.ParquetFile(made / "banks" / "part-00000.parquet")
    assert whole.num_row_groups == 3
    for part, groups in enumerate(([0], [1, 2])):
        with pq.ParquetWriter(made / "banks" / f"half-{part}.parquet", whole.schema_arrow) as file:
            for group in groups:
                file.write_table(whole.read_row_group(group), row_group_size=1 << 20)
    (made / "banks" / "part-00000.parquet").unlink()
    return made


@pytest.fixture(scope="module")
def folder(home: Path) -> Path:
    """What workers read."""
    made = home.with_name("data")
    assert export(home, made) == {}
    return made


@pytest.fixture(scope="module")
def last(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run of everything, in one process."""
    out = tmp_path_factory.mktemp("last") / "out"
    assert run(on_single, folder, out, "answer").worked == BANKS
    return out


@pytest.fixture(scope="module")
def alone(last: Path) -> dict[int, Answers]:
    return answers_in(last)


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    with on_spark.session(2) as session:
        yield session


def on(spark: SparkSession, shuffle: bool = False) -> Engine:
    """The engine that is Spark, in a session that is there already."""
    return lambda folder, out, job, _workers, _shuffle: on_spark.run(spark, folder, out, job, shuffle)


def journals(folder: Path) -> dict[int, bytes]:
    return {bank: journal for path in files(folder) for bank, journal in whole_banks(pq.ParquetFile(path).iter_batches())}


def test_one_process_answers_for_every_bank(folder: Path, alone: dict[int, Answers]) -> None:
    heads = heads_of(folder)
    assert len(alone) == len(heads) == BANKS
    assert heads_differ(alone, heads) == []
    # A second opinion on the heads, from the bytes alone.
    assert {bank: head for bank, (head, _) in by_hand.from_bytes(folder).items()} == heads
    proposals = [json.loads(given.plan or b"{}")["proposals"] for given in alone.values()]
    assert sum(map(bool, proposals)) > BANKS // 2, "most weeks have something to propose"
    assert {json.loads(given.report or b"{}")["until"] for given in alone.values()} == {batch.UNTIL}


def test_dask_answers_alike(folder: Path, alone: dict[int, Answers], tmp_path: Path) -> None:
    assert run(on_dask, folder, tmp_path / "out", "answer").answers == alone


def test_spark_answers_alike(folder: Path, alone: dict[int, Answers], tmp_path: Path, spark: SparkSession) -> None:
    answers = run(on(spark), folder, tmp_path / "out", "answer").answers
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


def test_rows_that_lie_anyhow_are_shuffled_or_refused(folder: Path, alone: dict[int, Answers], tmp_path: Path, spark: SparkSession) -> None:
    mixed = scattered(folder, tmp_path / "mixed")
    assert run(on(spark, shuffle=True), mixed, tmp_path / "out", "answer").answers == alone
    with pytest.raises(ValueError, match="do not stand together"):
        run(on_single, mixed, tmp_path / "single", "verify")


def test_the_identity_job_takes_every_journal_whole(folder: Path, tmp_path: Path, spark: SparkSession) -> None:
    table = pq.read_table(folder / "banks")
    sizes: dict[int, int] = {}
    for bank, line in zip(table.column("bank").to_pylist(), table.column("bytes").to_pylist(), strict=True):
        sizes[bank] = sizes.get(bank, 0) + len(line)
    for engine in (on(spark), on_dask):
        answers = run(engine, folder, tmp_path / "out", "identity").answers
        assert {bank: int(given.verified) for bank, given in answers.items()} == sizes


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
        pq.write_table(pa.Table.from_pylist(rows, JOURNALS), to / "banks" / path.name)
    return to


def test_one_bad_journal_is_named_and_stops_nobody(folder: Path, alone: dict[int, Answers], tmp_path: Path, spark: SparkSession) -> None:
    # One with a byte changed, and one whose last record is gone: that is a journal in itself, and only its head tells.
    bad = changed(folder, tmp_path / "bad", {3: b'"minutes":60>"minutes":61', 11: None})
    answers = run(on(spark), bad, tmp_path / "out", "answer").answers
    assert {bank for bank in alone if answers[bank] != alone[bank]} == {3, 11}
    assert (answers[3].plan, answers[3].report) == (None, None)
    wrong = heads_differ(answers, heads_of(bad))
    assert [line.partition(":")[0] for line in wrong] == ["bank 11", "bank 3"]
    assert "wrong-hash" in wrong[1]


def test_duckdb_sums_what_every_bank_says(folder: Path) -> None:
    found = {(str(month), need): minutes for month, need, minutes, _ in in_duckdb.by_month_and_need(in_duckdb.export(folder)).fetchall()}
    expected: dict[tuple[str, str], int] = {}
    needs: dict[str, int] = {}
    for path in sorted((folder / "banks").glob("*.parquet")):
        for _, journal in whole_banks(pq.ParquetFile(path).iter_batches()):
            bank = tb.TimeBank.from_jsonl(journal)
            for line in bank.needs_coverage():
                needs[line.need or ""] = needs.get(line.need or "", 0) + line.minutes
            # From the bytes alone: what was given on each day, and which need the activity meets.
            activities = dict(enumerate((need for _, _, need in ACTIVITIES), 1))
            for line_ in journal.splitlines()[1:]:
                event = json.loads(line_)["record"]["event"]
                if event["type"] == "exchange-recorded":
                    terms = event["terms"]
                    key = (terms["on"][:7] + "-01", activities[terms["activity"]])
                    expected[key] = expected.get(key, 0) + sum(part["minutes"] for part in terms["parts"] if part["side"] == "gave")
    assert found == expected
    totals = {need: sum(minutes for (_, one), minutes in found.items() if one == need) for need in {need for _, need in found}}
    assert totals == {need: minutes for need, minutes in needs.items() if minutes}


def test_a_bank_may_be_cut_anywhere_by_batches(folder: Path) -> None:
    path = sorted((folder / "banks").glob("*.parquet"))[0]
    whole = dict(whole_banks(pq.ParquetFile(path).iter_batches()))
    for size in (1, 7, 64):
        assert dict(whole_banks(pq.ParquetFile(path).iter_batches(batch_size=size))) == whole
    large = [rows.cast(pa.schema([("bank", pa.int64()), ("seq", pa.int64()), ("bytes", pa.large_binary())])) for rows in pq.ParquetFile(path).iter_batches()]
    assert dict(whole_banks(large)) == whole


def test_the_same_seed_makes_the_same_banks(tmp_path: Path) -> None:
    for name, seed in (("one", 5), ("again", 5), ("other", 6)):
        make(tmp_path / name, 2, 10, seed)
    one, again, other = (heads_of(tmp_path / name) for name in ("one", "again", "other"))
    assert one == again != other


# No names.


def test_workers_read_no_name_and_answer_none(home: Path, folder: Path, last: Path) -> None:
    anybody = re.compile(rb"\b(" + b"|".join(name.encode() for name in NAMES) + rb")\b")
    assert all(anybody.search(journal) for journal in journals(home).values()), "the names are searched for as they are written"
    for bank, journal in journals(folder).items():
        assert not anybody.search(journal), bank
    # As they lie: the statistics of a column hold bytes of its rows.
    for path in [*folder.rglob("*"), *last.rglob("*")]:
        assert path.is_dir() or not anybody.search(path.read_bytes()), path
    for bank, given in answers_in(last).items():
        assert not any(anybody.search(part or b"") for part in given[:3]), bank


def test_nothing_personal_is_read_for_the_check_and_the_year(home: Path, alone: dict[int, Answers], tmp_path: Path) -> None:
    assert export(home, tmp_path / "year", "year") == {}
    for journal in journals(tmp_path / "year").values():
        slots = [slot for line in journal.splitlines()[1:] for slot in json.loads(line).get("personal", [])]
        assert slots
        assert all(slot == {"withheld": True} for slot in slots)
    answers = run(on_single, tmp_path / "year", tmp_path / "out", "year").answers
    assert heads_differ(answers, heads_of(tmp_path / "year")) == []
    assert {bank: given.report for bank, given in answers.items()} == {bank: given.report for bank, given in alone.items()}
    # No plan is made of journals without hours: it would be another one.
    answers = run(on_single, tmp_path / "year", tmp_path / "out", "answer").answers
    assert {given.plan for given in answers.values()} == {None}


def nameless(told: Any) -> Any:
    """An answer without names, and without the sentences they stand in."""
    if isinstance(told, dict):
        return {key: nameless(value) for key, value in told.items() if key not in ("text", "name")}
    return [nameless(value) for value in told] if isinstance(told, list) else told


def test_answers_without_names_are_those_with_names(home: Path, alone: dict[int, Answers]) -> None:
    proposed = 0
    for bank, journal in journals(home).items():
        whole = tb.TimeBank.from_jsonl(journal)
        plan = json.loads(whole.ask_json({"type": "plan", "viewer": "host", "travel": 15}))
        assert nameless(json.loads(alone[bank].plan or b"")) == nameless(plan)
        assert nameless(json.loads(alone[bank].report or b"")) == nameless(json.loads(batch.report(whole)))
        proposed += len(plan["proposals"])
    assert proposed > BANKS


MORE = "2026-01-04T10:00:00Z"
APART = {"type": "do-not-match", "with": 2, "reason": "Ana asked"}


@pytest.mark.parametrize(
    ("more", "kinds"),
    [
        (lambda bank: bank.admit("Ana", languages=["cy"], at=MORE), "profile"),
        (lambda bank: bank.offer(1, "Ana's soup", activity="meal", at=MORE), "listing-words"),
        (lambda bank: bank.execute({"at": MORE, "by": "host", "salt": "5a" * 16, "do": {"type": "keep", "member": 1, "parts": [APART]}}), "do-not-match"),
    ],
    ids=["profile", "words", "apart"],
)
def test_what_a_plan_might_heed_and_cannot_travel_keeps_it_at_home(more: Callable[[tb.TimeBank], object], kinds: str) -> None:
    bank = town(1, 20, 1)
    assert redacted(bank.to_jsonl(), hours=True)[1] is None
    more(bank)
    made, why = redacted(bank.to_jsonl(), hours=True)
    assert why is not None
    assert kinds in why
    assert b"Ana" not in made
    answers = batch.answer(made)
    assert json.loads(answers.verified)["head"] == bank.head
    assert (answers.plan, answers.report is None) == (None, False)


def test_a_bank_that_forgot_somebody_travels_as_well() -> None:
    bank = town(1, 20, 1)
    bank.erase(3, at=MORE)
    made, why = redacted(bank.to_jsonl(), hours=True)
    answers = batch.answer(made)
    assert why is None
    assert json.loads(answers.verified)["head"] == bank.head
    assert answers.plan is not None


def test_a_journal_with_names_is_not_worked_on(home: Path) -> None:
    journal = journals(home)[1]
    header = b'{"timebank":2,"bank":"%s","audience":"host","after":{"seq":0,"hash":"%s"}}\n'
    bank = tb.TimeBank.from_jsonl(journal)
    for names in (journal, header % (bank.id.encode(), b"0" * 64) + journal):
        assert json.loads(batch.verify(names).verified)["fault"]["code"] == "other-audience"
        assert batch.answer(names)[1:3] == (None, None)


def test_a_journal_verifies_for_whom_it_was_made_and_for_nobody_else(folder: Path) -> None:
    journal = journals(folder)[1]
    assert json.loads(batch.verify(journal).verified)["audience"] == "broker"
    forged = journal.replace(b'"audience":"broker"', b'"audience":"host"', 1)
    assert "fault" in json.loads(batch.verify(forged).verified)
    for bad in (b'{"timebank":', b'{"timebank":2}\n', journal.replace(b'"broker"', b'"nobody"', 1), b""):
        assert "fault" in json.loads(batch.verify(bad).verified), bad


def test_an_exporter_names_a_bank_that_does_not_hold_and_leaves_it_out(home: Path, tmp_path: Path) -> None:
    bad = changed(home, tmp_path / "bad", {3: b'"minutes":60>"minutes":61'})
    told = export(bad, tmp_path / "data")
    assert list(told) == [3]
    assert "wrong-hash" in told[3]
    answers = run(on_single, tmp_path / "data", tmp_path / "out", "verify").answers
    assert heads_differ(answers, heads_of(tmp_path / "data")) == ["bank 3: nothing came of it"]


# Only what moved.


def counted(engine: Engine, banks: set[int]) -> Engine:
    """An engine that notes which banks it is given."""

    def counting(folder: Path, out: Path, job: str, workers: int, shuffle: bool) -> None:
        banks.update(journals(folder))
        engine(folder, out, job, workers, shuffle)

    return counting


@pytest.mark.parametrize("name", ["single", "dask", "spark"])
def test_only_what_moved_is_worked_out(name: str, home: Path, folder: Path, last: Path, tmp_path: Path, spark: SparkSession) -> None:
    engine = {"single": on_single, "dask": on_dask, "spark": on(spark)}[name]
    assert later(home, folder, tmp_path / "next", 7) == [7, 14]
    everything = run(on_single, tmp_path / "next", tmp_path / "everything", "answer")
    worked: set[int] = set()
    ran = run(counted(engine, worked), tmp_path / "next", tmp_path / "out", "answer", before=last)
    assert worked == {7, 14}
    assert (ran.worked, ran.wrong) == (2, [])
    assert ran.answers == everything.answers == answers_in(tmp_path / "out")
    assert digest(ran.answers) == digest(everything.answers) != digest(answers_in(last))
    assert heads_differ(ran.answers, heads_of(tmp_path / "next")) == []
    # What it leaves is as good for the next one, and lies where it was taken from.
    again = run(engine, tmp_path / "next", tmp_path / "out", "answer", before=tmp_path / "out")
    assert (again.worked, again.answers) == (0, everything.answers)
    assert (tmp_path / "out" / "run.json").read_text() == (tmp_path / "everything" / "run.json").read_text()


def with_banks(folder: Path, to: Path, banks: dict[int, bytes | None], heads: dict[int, str] | None = None) -> Path:
    """A copy with other journals for some banks: none at all, or more of them at the end. Row groups without them stay as they are."""
    (to / "banks").mkdir(parents=True)
    banks = dict(banks)
    paths = files(folder)
    for path in paths:
        source = pq.ParquetFile(path)
        with pq.ParquetWriter(to / "banks" / path.name, JOURNALS, compression="zstd") as file:
            for group in range(source.num_row_groups):
                there = dict(whole_banks(source.iter_batches(row_groups=[group])))
                tables = [rows(bank, journal) for bank, journal in there.items() if bank not in banks]
                tables += [rows(bank, given) for bank in there if (given := banks.get(bank)) is not None]
                if tables:
                    file.write_table(pa.concat_tables(tables), row_group_size=1 << 20)
                banks = {bank: journal for bank, journal in banks.items() if bank not in there}
            if path == paths[-1]:
                for bank, journal in banks.items():
                    file.write_table(rows(bank, journal or b""), row_group_size=1 << 20)
    write_heads(to, heads or heads_of(folder))
    return to


def both(folder: Path, last: Path, scratch: Path) -> tuple[Ran, list[str]]:
    """A run of what moved, which has to answer like one of everything. And what is wrong with it."""
    everything = run(on_single, folder, scratch / "everything", "answer")
    ran = run(on_single, folder, scratch / "moved", "answer", before=last)
    assert ran.answers == everything.answers
    heads = heads_of(folder)
    assert heads_differ(ran.answers, heads) == heads_differ(everything.answers, heads)
    return ran, ran.wrong + heads_differ(ran.answers, heads)


def exported(bank: tb.TimeBank) -> bytes:
    return redacted(bank.to_jsonl(), hours=True)[0]


def test_banks_come_and_go(folder: Path, last: Path, tmp_path: Path) -> None:
    new = town(99, 10, 1)
    heads = {bank: head for bank, head in heads_of(folder).items() if bank != 5} | {99: new.head}
    ran, wrong = both(with_banks(folder, tmp_path / "next", {5: None, 99: exported(new)}, heads), last, tmp_path)
    assert ran.worked == 1
    assert 99 in ran.answers
    assert 5 not in ran.answers
    assert wrong == []


def test_a_bank_that_vanished_is_missed(folder: Path, last: Path, tmp_path: Path) -> None:
    ran, wrong = both(with_banks(folder, tmp_path / "next", {5: None}), last, tmp_path)
    assert (ran.worked, wrong) == (0, ["bank 5: nothing came of it"])


def test_a_bank_that_went_back_is_found_whatever_the_heads_say(home: Path, folder: Path, tmp_path: Path) -> None:
    went = went_on(journals(home)[4])
    heads = heads_of(folder) | {4: went.head}
    last = tmp_path / "last"
    run(on_single, with_banks(folder, tmp_path / "ahead", {4: exported(went)}, heads), last, "answer")
    said = [f"bank 4: an earlier run saw it end with {went.head}, and that record is not in it"]
    # With the head kept elsewhere, a run of everything sees it too.
    _, wrong = both(with_banks(folder, tmp_path / "back", {}, heads), last, tmp_path)
    assert wrong[:1] == said
    assert len(wrong) == 2
    # Where the head went back as well, that finds nothing wrong.
    ran, wrong = both(folder, last, tmp_path)
    assert (ran.worked, wrong) == (1, said)
    # It is not forgotten by one of another job, or where the bank was bad or away in between.
    assert run(on_single, folder, tmp_path / "job", "verify", before=tmp_path / "moved").wrong == said
    for name, between in {"bad": b'{"timebank":', "away": None}.items():
        out = tmp_path / name
        run(on_single, with_banks(folder, tmp_path / f"{name}-data", {4: between}), out, "answer", before=last)
        assert run(on_single, folder, out, "answer", before=out).wrong == said
    # Until it is there again.
    assert run(on_single, tmp_path / "ahead", out, "answer", before=out).wrong == []


def test_a_bank_that_stays_back_is_told_by_every_run(home: Path, folder: Path, tmp_path: Path) -> None:
    out, went = tmp_path / "out", went_on(journals(home)[4])
    run(on_single, with_banks(folder, tmp_path / "ahead", {4: exported(went)}), out, "answer")
    first, second = (run(on_single, folder, out, "answer", before=out) for _ in range(2))
    assert (first.worked, second.worked) == (1, 0)
    assert first.wrong == second.wrong != []


def test_a_bank_replaced_by_one_as_long_is_found_whatever_the_heads_say(home: Path, folder: Path, tmp_path: Path) -> None:
    went, other = went_on(journals(home)[6]), tb.TimeBank.from_jsonl(journals(home)[6])
    other.record(2, 1, 45, on="2026-01-03", activity=1, at="2026-01-03T18:00:00Z")
    assert went.head.partition(":")[0] == other.head.partition(":")[0]
    before = heads_of(folder) | {6: went.head}
    last = tmp_path / "last"
    run(on_single, with_banks(folder, tmp_path / "went", {6: exported(went)}, before), last, "answer")
    for name, heads in {"heads that stayed": before, "heads that went along": before | {6: other.head}}.items():
        ran, wrong = both(with_banks(folder, tmp_path / name, {6: exported(other)}, heads), last, tmp_path)
        assert ran.worked == 1
        assert f"bank 6: an earlier run saw it end with {went.head}, and that record is not in it" in wrong
        assert ran.answers[6] != answers_in(last)[6]


def test_a_record_changed_in_the_middle_under_the_same_head_is_found(folder: Path, last: Path, tmp_path: Path) -> None:
    journal = journals(folder)[12]
    bad = journal.replace(b'"minutes":60', b'"minutes":75', 1)
    assert bad.splitlines()[-1] == journal.splitlines()[-1]
    ran, wrong = both(with_banks(folder, tmp_path / "next", {12: bad}), last, tmp_path)
    assert ran.worked == 1
    assert len(wrong) == 1
    assert "bank 12: wrong-hash" in wrong[0]


def test_a_change_that_leaves_every_size_alone_is_found(folder: Path, tmp_path: Path) -> None:
    journal = journals(folder)[12]
    bad = journal.replace(b'"minutes":60', b'"minutes":75', 1)
    plain = with_banks(folder, tmp_path / "plain", {12: None})
    path = plain / "banks" / "zz.parquet"
    pq.write_table(rows(12, journal), path, compression=None, use_dictionary=False, write_statistics=False)
    size = path.stat().st_size
    run(on_single, plain, tmp_path / "last", "answer")
    pq.write_table(rows(12, bad), path, compression=None, use_dictionary=False, write_statistics=False)
    assert path.stat().st_size == size
    ran, wrong = both(plain, tmp_path / "last", tmp_path)
    assert (ran.worked, len(wrong)) == (1, 1)


def test_the_same_head_with_fewer_personal_parts_is_another_journal(home: Path, folder: Path, last: Path, tmp_path: Path) -> None:
    ran, wrong = both(with_banks(folder, tmp_path / "next", {2: redacted(journals(home)[2], hours=False)[0]}), last, tmp_path)
    assert (ran.worked, wrong, ran.answers[2].plan) == (1, [], None)


def test_heads_that_are_stale_or_forged_change_no_answer(home: Path, folder: Path, last: Path, tmp_path: Path) -> None:
    # The journal went on, and the heads are those of the last run.
    went = went_on(journals(home)[8])
    ran, wrong = both(with_banks(folder, tmp_path / "stale", {8: exported(went)}), last, tmp_path)
    assert (ran.worked, len(wrong)) == (1, 1)
    assert wrong[0].startswith(f"bank 8: it ends with {went.head}")
    # The heads went on, and the journal did not: an export that is late, or somebody who makes heads up.
    ran, wrong = both(with_banks(folder, tmp_path / "forged", {}, heads_of(folder) | {8: went.head}), last, tmp_path)
    assert (ran.worked, len(wrong)) == (0, 1)
    assert wrong[0].startswith(f"bank 8: it ends with {heads_of(folder)[8]}")


def test_rows_that_hold_nothing_are_a_bank_too(folder: Path, last: Path, tmp_path: Path) -> None:
    next_ = with_banks(folder, tmp_path / "next", {9: None})
    pq.write_table(pa.table({"bank": [9], "seq": [1], "bytes": [b""]}, schema=JOURNALS), next_ / "banks" / "zz.parquet")
    ran, wrong = both(next_, last, tmp_path)
    assert ran.worked == 1
    assert len(wrong) == 2


def test_a_bank_in_two_places_is_refused(folder: Path, last: Path, tmp_path: Path) -> None:
    twice = with_banks(folder, tmp_path / "twice", {})
    pq.write_table(rows(3, journals(folder)[3]), twice / "banks" / "zz.parquet")
    for before, why in ((None, "twice"), (last, "two row groups")):
        with pytest.raises(ValueError, match=why):
            run(on_single, twice, tmp_path / "out", "answer", before=before)
    # A bank over two row groups, of which one goes: what is left is the same to the byte, and not the same bank.
    over = with_banks(folder, tmp_path / "over", {3: None})
    whole = rows(3, journals(folder)[3])
    pq.write_table(whole, over / "banks" / "zz.parquet", row_group_size=whole.num_rows - 1)
    run(on_single, over, tmp_path / "out", "answer")
    with pq.ParquetWriter(over / "banks" / "zz.parquet", JOURNALS) as file:
        file.write_table(whole.slice(0, whole.num_rows - 1), row_group_size=1 << 20)
    _, wrong = both(over, tmp_path / "out", tmp_path)
    assert wrong != []


def test_another_job_or_another_build_takes_nothing_over(folder: Path, last: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ran = run(on_single, folder, tmp_path / "out", "year", before=last)
    assert ran.worked == BANKS
    assert {given.plan for given in ran.answers.values()} == {None}
    monkeypatch.setattr(since, "code", lambda: "another")
    assert run(on_single, folder, tmp_path / "out", "answer", before=last).worked == BANKS


def test_answers_that_were_changed_since_are_not_taken(folder: Path, last: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(last, copy)
    table = answers_in(copy)
    table[1] = table[1]._replace(report=table[2].report)
    for path in (copy / "answers").iterdir():
        path.unlink()
    pq.write_table(pa.Table.from_batches([batch.batch_of(table)]), copy / "answers" / "all.parquet")
    with pytest.raises(ValueError, match="not those that the run left"):
        run(on_single, folder, copy, "answer", before=copy)


def test_a_run_that_fails_leaves_the_last_one_as_it_was(folder: Path, last: Path, tmp_path: Path) -> None:
    shutil.copytree(last, tmp_path / "out")

    def stops(*_: object) -> None:
        raise RuntimeError("no more memory")

    for before in (None, tmp_path / "out"):
        with pytest.raises(RuntimeError):
            run(stops, with_banks(folder, tmp_path / f"next {before is None}", {5: b"bad"}), tmp_path / "out", "answer", before=before)
        assert answers_in(tmp_path / "out") == answers_in(last)

    def writes(source: Path, out: Path, job: str, workers: int, shuffle: bool) -> None:
        on_single(source, out, job, workers, shuffle)
        pq.write_table(rows(77, b"more"), tmp_path / "next True" / "banks" / "zz.parquet")

    with pytest.raises(ValueError, match="written to while it was read"):
        run(writes, tmp_path / "next True", tmp_path / "out", "answer")


# A package.


def test_spark_submit_runs_it_from_one_file(folder: Path, alone: dict[int, Answers], tmp_path: Path) -> None:
    package = on_spark.zipped(tmp_path)
    main = Path(on_spark.__file__).with_name("__main__.py")
    shutil.copy(main, tmp_path / "main.py")
    submit = [sys.executable, "-m", "pyspark.find_spark_home"]
    spark_home = subprocess.run(submit, capture_output=True, text=True, check=True).stdout.strip()
    command: list[str | Path] = [f"{spark_home}/bin/spark-submit", "--master", "local[2]", "--conf", "spark.ui.enabled=false", "--py-files", package, tmp_path / "main.py"]
    # Nothing of this folder is on the path but what Timebank itself was imported from.
    library = str(Path(tb.__file__).parents[1])
    environment = os.environ | {"PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1", "SPARK_HOME": spark_home, "PYTHONPATH": library}
    run_ = subprocess.run([*command, "run", folder, tmp_path / "out", "--on", "spark"], capture_output=True, text=True, cwd=tmp_path, env=environment, check=False)
    assert run_.returncode == 0, run_.stderr
    assert f"answers {digest(alone)}" in run_.stdout
