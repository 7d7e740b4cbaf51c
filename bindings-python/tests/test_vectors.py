"""Every shared vector gives in Python what it gives elsewhere (promise 4)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import vectors

import timebank as tb
from timebank import _wire as w
from timebank import _timebank


def test_there_are_vectors() -> None:
    # With none, the tests below would pass by not being there.
    assert vectors.files(), f"no vectors in {vectors.ROOT}"


@pytest.mark.parametrize("file", vectors.files(), ids=vectors.name)
def test_vector(file: Path) -> None:
    vector = vectors.load(file)
    then = vector.get("then", {})
    if "journal" in vector:
        read_or_refused(vectors.journal(vector), then, vector.get("state", {}), vector.get("expected", {}))
        return
    if "snapshot" in vector:
        with pytest.raises(tb.TimebankError) as caught:
            tb.TimeBank.from_snapshot(bytes.fromhex(vector["snapshot"]))
        is_error(caught.value, then["error"])
        return
    if "calculate" in vector:
        calculated(json.dumps(vector["calculate"]).encode(), then)
        return
    bank, journal = given(vector)
    if "error" in then:
        journal += refused(bank, vector["when"], then["error"])
    elif "when" in vector:
        bank, made = done(bank, vector["when"], then)
        journal += made
    if bank:
        stands(bank, vector.get("state", {}))
        redacted(bank, journal, vector.get("state", {}))
        comes_back(bank, journal)


def calculated(asked: bytes, then: dict[str, Any]) -> None:
    """A calculation with plain numbers; of its answer the vector names what can be only one thing."""
    if "error" in then:
        with pytest.raises(tb.TimebankError) as caught:
            _timebank.calculate(asked, None)
        is_error(caught.value, then["error"])
        return
    answer, expected = json.loads(_timebank.calculate(asked, None)), then["answer"]
    assert (answer if isinstance(expected, list) else {name: answer[name] for name in expected}) == expected


def read_or_refused(journal: bytes, then: dict[str, Any], state: dict[str, Any], expected: dict[str, Any]) -> None:
    """A journal: verified by itself, and read into a bank."""
    if journal:
        fault = tb.verify(journal, **expected).fault
        assert (fault and {"seq": fault.seq, "code": fault.code}) == then.get("fault")
    else:
        # Nothing is no journal that was verified.
        with pytest.raises(tb.TimebankError, match="not-founded"):
            tb.verify(journal)
    if "error" in then:
        with pytest.raises(tb.TimebankError) as caught:
            tb.TimeBank.from_jsonl(journal)
        is_error(caught.value, then["error"])
    else:
        stands(tb.TimeBank.from_jsonl(journal), state)


def is_error(error: tb.TimebankError, expected: dict[str, Any]) -> None:
    assert error.code == expected["code"], error
    if "details" in expected:
        assert error.details == expected["details"]
    if "message" in expected:
        assert error.message == expected["message"]


def given(vector: dict[str, Any]) -> tuple[tb.TimeBank | None, bytes]:
    """The bank before, and its journal. There is none before it is founded."""
    commands = vectors.as_list(vector.get("given", []))
    if not commands:
        return None, b""
    bank = tb.TimeBank.create(commands[0])
    for command in commands[1:]:
        bank.execute(command)
    return bank, bank.take_new_records()


def do(bank: tb.TimeBank | None, when: Any) -> tuple[tb.TimeBank, Any]:
    """The bank after, and the outcome. A list is one batch; founding has no outcome but the bank."""
    if bank is None:
        first, *rest = vectors.as_list(when)
        bank = tb.TimeBank.create(first)
        return bank, [told(outcome) for outcome in bank.execute_all(rest)] if rest else None
    if isinstance(when, list):
        return bank, [told(outcome) for outcome in bank.execute_all(when)]
    return bank, told(bank.execute(when))


def told(outcome: tb.Outcome) -> dict[str, Any]:
    """An outcome as the wire has it: with everything in it."""
    everything = {"created": None, "beyond": [], "flagged": [], "shortfalls": [], "awaiting": [], "repeated": False}
    return everything | outcome.to_json()


def refused(bank: tb.TimeBank | None, when: Any, expected: dict[str, Any]) -> bytes:
    """What time alone had made due: nothing else has changed."""
    before = bank.head if bank else None
    with pytest.raises(tb.TimebankError) as caught:
        do(bank, when)
    is_error(caught.value, expected)
    if not bank:
        return b""
    # Promise 3: nothing has changed beyond what time alone had made due.
    left = bank.take_new_records()
    assert all(json.loads(line)["record"]["by"] == "time" for line in left.splitlines())
    assert left or bank.head == before
    return left


def done(bank: tb.TimeBank | None, when: Any, then: dict[str, Any]) -> tuple[tb.TimeBank, bytes]:
    bank, outcome = do(bank, when)
    made = bank.take_new_records()
    if "events" in then:
        assert vectors.events(made) == then["events"]
    if "outcome" in then:
        assert outcome == then["outcome"]
    return bank, made


def stands(bank: tb.TimeBank, state: dict[str, Any]) -> None:
    """The bank is as the vector says."""
    if "balances" in state:
        assert bank.ask({"type": "balances", "viewer": "host"}) == state["balances"]
    for asked in state.get("queries", []):
        if "error" in asked:
            with pytest.raises(tb.TimebankError) as caught:
                bank.ask(asked["query"])
            is_error(caught.value, asked["error"])
            continue
        assert bank.ask(asked["query"]) == asked["answer"], asked["query"]
    if "head" in state:
        assert bank.head == state["head"]


def redacted(bank: tb.TimeBank, journal: bytes, state: dict[str, Any]) -> None:
    """For each reader, the records that come with what is personal in them withheld; the others come as they are. The first line says for whom."""
    for asked in state.get("redacted", []):
        found = bank.redact(journal, w.Union("Reader").read(asked["reader"]))
        changed = [both for both in zip(journal.splitlines(), found.splitlines()[1:], strict=True) if both[0] != both[1]]
        for whole, part in changed:
            assert json.loads(part) == json.loads(whole) | {"personal": [{"withheld": True}]}
        assert [json.loads(whole)["record"]["seq"] for whole, _ in changed] == asked["withheld"], asked["reader"]
        assert tb.TimeBank.from_jsonl(found).head == bank.head


def comes_back(bank: tb.TimeBank, journal: bytes) -> None:
    """Promise 2: the journal and the snapshot each give the same bank again."""
    assert tb.TimeBank.from_jsonl(journal).head == bank.head
    assert tb.TimeBank.from_snapshot(bank.snapshot()).snapshot() == bank.snapshot()
