"""Credit between two banks: taken further by anybody, stopped anywhere, and the same journals as in Rust and JavaScript."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import vectors

import timebank as tb
from timebank import bridge

CASES: dict[str, Any] = json.loads((vectors.ROOT.parent / "golden" / "bridge.json").read_text(encoding="utf-8"))
NOW, DUE = "2026-03-02T10:00:00Z", "2026-03-09T10:00:00Z"


def opened(place: Path, commands: list[dict[str, Any]]) -> tb.TimeBank:
    founding, *rest = commands
    charter, bank = founding["do"]["charter"], founding["do"]["bank"]
    if place.exists():
        return tb.open(place, clock=lambda: "2026-04-01T00:00:00Z")
    # `open` draws an identity of its own: a journal with the one of the cases is put there instead.
    made = tb.TimeBank.create(charter=charter, at=founding["at"], bank=bank)
    seed = place.with_name(f"{place.stem}-seed.jsonl")
    seed.write_bytes(made.take_new_records())
    tb.copy_bank(seed, place)
    kept = tb.open(place, clock=lambda: "2026-04-01T00:00:00Z")
    for command in rest:
        kept.execute(command)
    return kept


@pytest.fixture(params=[("one.db", "other.db"), ("one.jsonl", "other.jsonl"), ("one.db", "other.jsonl")])
def sides(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[bridge.Side, bridge.Side]]:
    one, other = (bridge.Side(opened(tmp_path / name, commands), 1) for name, commands in zip(request.param, CASES["banks"], strict=True))
    yield one, other
    one.bank.close()
    other.bank.close()


def crossing(n: int, minutes: int = 60) -> bridge.Crossing:
    return bridge.Crossing(shared_key=bytes([n] * 16), source=2, target=2, minutes=minutes, due=DUE)


def balances(*sides: bridge.Side) -> list[int]:
    return [side.bank.balance(tb.MemberId(1)) for side in sides]


def test_the_same_steps_give_the_same_journals(sides: tuple[bridge.Side, bridge.Side]) -> None:
    leaves, arrives = sides
    for n, run in enumerate(CASES["runs"]):
        given = run["crossing"]
        asked = bridge.Crossing(given["sharedKey"], given["from"], given["to"], given["minutes"], given["due"])
        take = bridge.cross if run["how"] == "cross" else bridge.step
        if "refused" in run:
            with pytest.raises(tb.TimebankError) as refusal:
                take(asked, leaves, arrives, at=run["now"])
            assert refusal.value.code == run["refused"], n
        else:
            assert take(asked, leaves, arrives, at=run["now"]) == run["stand"], n
        told = bridge.reconcile(leaves, arrives)
        assert (len(told.hanging), told.difference) == (run["hanging"], run["difference"]), n
    assert [leaves.bank.head, arrives.bank.head] == CASES["heads"]


@pytest.mark.parametrize("stop", range(5))
def test_it_is_taken_up_again_after_a_stop_at_any_step(sides: tuple[bridge.Side, bridge.Side], stop: int) -> None:
    for _ in range(stop):
        assert bridge.step(crossing(1), *sides, at=NOW) == "under-way"
    hanging = bridge.reconcile(*sides).hanging
    assert len(hanging) == (0 < stop < 4)
    assert all(row.stand == "under-way" and row.leaves is not None for row in hanging)
    for _ in range(2):
        assert bridge.cross(crossing(1), *sides, at=NOW) == "arrived"
    assert balances(*sides) == [-60, 60]
    assert bridge.reconcile(*sides) == bridge.Reconciled((), 0)


def test_runners_from_both_ends_wait_for_nobody(sides: tuple[bridge.Side, bridge.Side]) -> None:
    one, other = sides
    faults: list[BaseException] = []

    def run(leaves: bridge.Side, arrives: bridge.Side, first: int) -> None:
        try:
            for n in range(first, first + 20):
                assert bridge.cross(crossing(n, 1), leaves, arrives, at=NOW) == "arrived"
        except BaseException as fault:
            faults.append(fault)

    threads = [threading.Thread(target=run, args=given) for given in [(one, other, 1), (other, one, 101)]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert not faults
    assert not any(thread.is_alive() for thread in threads)
    assert balances(one, other) == [0, 0]


def test_what_cannot_cross_says_why(sides: tuple[bridge.Side, bridge.Side]) -> None:
    one, other = sides
    with pytest.raises(tb.InputError, match="one bank was given where two are taken"):
        bridge.cross(crossing(1), one, one, at=NOW)
    memory = bridge.Side(tb.TimeBank.create(charter={"name": "In memory"}, at=NOW), 1)
    with pytest.raises(tb.TimebankError) as refusal:
        bridge.cross(crossing(1), one, memory, at=NOW)
    assert refusal.value.code == "store-failed"
    with pytest.raises(tb.TimebankError) as refusal:
        bridge.reconcile(one, bridge.Side(other.bank, 9))
    assert refusal.value.code == "not-found"
    with pytest.raises(tb.InputError):
        bridge.cross(crossing(1), bridge.Side(one.bank, 0), other, at=NOW)
