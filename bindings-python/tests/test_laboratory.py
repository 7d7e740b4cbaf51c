"""The laboratory: the same communities and runs as in Rust, outcomes as a table, and long work that can be stopped."""

from __future__ import annotations

import json
import signal
import threading
from collections.abc import Iterator
from typing import Any

import _thread
import pytest
import vectors

import timebank as tb

SHARED = json.loads((vectors.ROOT.parent / "laboratory" / "shared.json").read_text(encoding="utf-8"))
POLICIES = (tb.wire.Policy(name="as it is"), tb.wire.Policy(name="narrow", limits=tb.Limits(lowest=-60, highest=180, mode="enforced")))


def about(case: dict[str, Any]) -> str:
    return str(case["about"])[:30]


@pytest.fixture
def town() -> tb.TimeBank:
    return tb.laboratory.community(tb.wire.Community(members=40, weeks=20, seed=5))


@pytest.fixture
def ctrl_c() -> Iterator[None]:
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.parametrize("case", SHARED["communities"], ids=about)
def test_communities_are_those_of_rust(case: dict[str, Any]) -> None:
    bank = tb.laboratory.community(tb.wire.Community.from_json(case["community"]))
    assert (bank.head, len(bank.exchanges())) == (case["head"], case["exchanges"])
    assert tb.TimeBank.from_jsonl(bank.take_new_records()) == bank
    plain = tb.laboratory.community(tb.wire.Community.from_json(case["community"]), journal=False)
    assert plain.undrained == 0 and plain.balances().rows() == bank.balances().rows()


@pytest.mark.parametrize("case", SHARED["runs"], ids=about)
def test_runs_are_those_of_rust(case: dict[str, Any]) -> None:
    if "community" in case:
        bank = tb.laboratory.community(tb.wire.Community.from_json(case["community"]))
    else:
        founding, *rest = case["given"]
        bank = tb.TimeBank.create(founding)
        for command in rest:
            bank.execute(command)
    before = bank.copy()
    policy, behaviour = tb.wire.Policy.from_json(case["policy"]), tb.wire.Behaviour.from_json(case["behaviour"])
    told: list[int] = []
    ran, later = bank.run_ahead(policy, behaviour=behaviour, weeks=case["weeks"], seed=case["seed"], progress=told.append)
    assert ran == tb.wire.Ran.from_json(case["ran"])
    assert later.head == case["head"] and bank == before
    assert told == list(range(1, case["weeks"] + 1))
    # The records begin where the bank stood.
    bank.apply(later.take_new_records())
    assert bank == later


def test_outcomes_are_a_table(town: tb.TimeBank) -> None:
    answer = town.what_if(policies=POLICIES, weeks=6, seeds=4)
    table = tb.laboratory.table(answer)
    frame = table.to_pandas()
    assert len(frame) == len(answer.rows) == 30
    assert list(frame.columns) == [
        *("policy", "measure", "runs", "mean", "spread", "low", "high"),
        *("difference", "difference_low", "difference_high"),
    ]
    for line, row in zip(table, answer.rows, strict=True):
        assert (line["policy"], line["measure"], line["runs"]) == (row.policy, row.measure, row.estimate.runs)
        assert (line["mean"], line["spread"], line["low"], line["high"]) == (
            *(row.estimate.mean, row.estimate.spread),
            *(row.estimate.low, row.estimate.high),
        )
        less = row.difference
        told = (line["difference"], line["difference_low"], line["difference_high"])
        assert told == ((None, None, None) if less is None else (less.mean, less.low, less.high))
    # Where the means of one seed are told, the difference is theirs.
    first, other = (row for row in table if row["measure"] == "exchanges")
    assert other["difference"] == pytest.approx(other["mean"] - first["mean"])
    assert frame["mean"].dtype == "float64" and table.to_polars()["low"].dtype.is_float()
    html = table._repr_html_()
    assert "<caption" in html and "difference_high" in html
    seen = answer._repr_html_()
    assert "held back" in seen and "95 %" in seen and "narrow" in seen


def test_the_first_policy_and_one_seed_have_no_intervals(town: tb.TimeBank) -> None:
    one = tb.laboratory.table(town.what_if(policies=POLICIES[:1], weeks=2, seeds=1))
    assert {(row["low"], row["difference"]) for row in one} == {(None, None)}
    assert tb.laboratory.table(town.what_if(policies=POLICIES, weeks=2, seeds=1))._repr_html_()


def test_it_says_how_far_it_is_and_stops_with_the_seeds_that_are_whole(town: tb.TimeBank) -> None:
    question = tb.wire.WhatIf(policies=POLICIES, weeks=5, seeds=3)
    told: list[int] = []
    assert town.what_if(policies=POLICIES, weeks=5, seeds=3, progress=told.append) == town.what_if(policies=POLICIES, weeks=5, seeds=3)
    assert told == list(range(1, 31))
    some = town.what_if(policies=POLICIES, weeks=5, seeds=3, progress=lambda weeks: weeks < 25)
    assert (some.seeds, some.stopped) == (2, True)
    with pytest.raises(ZeroDivisionError):
        town.what_if(policies=POLICIES, weeks=5, seeds=3, progress=lambda weeks: 1 // 0)
    for work in (
        lambda: town.run_ahead(POLICIES[0], weeks=9, progress=lambda weeks: weeks < 3),
        lambda: tb.laboratory.community(tb.wire.Community(members=20_000, weeks=1), progress=lambda done: False),
    ):
        with pytest.raises(tb.TimebankError) as refused:
            work()
        assert refused.value.code == "nothing-to-do"


def test_what_does_not_fit_is_refused_by_name(town: tb.TimeBank) -> None:
    with pytest.raises(tb.TimebankError, match="members"):
        tb.laboratory.community(tb.wire.Community(members=9))
    with pytest.raises(tb.TimebankError, match="answer"):
        town.run_ahead(POLICIES[0], behaviour=tb.wire.Behaviour(answer=1001), weeks=1)
    with pytest.raises(tb.TimebankError) as refused:
        town.what_if(policies=POLICIES, viewer=tb.MemberId(2))
    assert refused.value.code == "ask-the-broker"


def test_a_run_takes_mappings_and_refuses_numbers_by_name() -> None:
    town = tb.laboratory.community(tb.wire.Community(members=20, weeks=4, seed=7))
    one = town.run_ahead({"name": "x", "welcome": "1h"}, behaviour={"cushion": "10h"}, weeks=2).ran
    assert one == town.run_ahead(tb.wire.Policy(name="x", welcome=60), behaviour=tb.wire.Behaviour(cushion=600), weeks=2).ran
    for wrong, code in [({"weeks": -1}, "number-out-of-range"), ({"weeks": 1.5}, "wrong-type"), ({"seed": -1}, "number-out-of-range")]:
        with pytest.raises(tb.TimebankError) as refused:
            town.run_ahead({"name": "x"}, **wrong)
        assert refused.value.code == code
    with pytest.raises(tb.TimebankError) as refused:
        town.run_ahead({"name": "x", "isue": 60})
    assert refused.value.details["path"] == "isue" and "issue" in refused.value.help
    with pytest.raises(tb.TimebankError) as refused:
        town.run_ahead({"name": "x", "limits": {"lowest": 60, "highest": 30}}, weeks=1)
    assert all(fault["path"].startswith("policy.") for fault in refused.value.details["faults"])


@pytest.mark.usefixtures("ctrl_c")
def test_ctrl_c_stops_it() -> None:
    bank = tb.laboratory.community(tb.wire.Community(members=2_000, weeks=26), journal=False)
    for work in (
        lambda: bank.what_if(policies=POLICIES, weeks=520, seeds=20),
        lambda: bank.run_ahead(POLICIES[0], weeks=520),
        lambda: tb.laboratory.community(tb.wire.Community(members=200_000, weeks=52), journal=False),
    ):
        stop = threading.Timer(0.2, _thread.interrupt_main, [signal.SIGINT])
        stop.start()
        with pytest.raises(KeyboardInterrupt):
            work()
        stop.join()
