"""What the Python layer adds: its ways of giving JSON in, its exception, and its manners between threads."""

from __future__ import annotations

import copy
import json
import pickle
from concurrent.futures import ThreadPoolExecutor
from types import MappingProxyType
from typing import Any

import pytest
import vectors

import timebank as tb


@pytest.fixture(scope="module")
def founding() -> dict[str, Any]:
    """The founding command of the first vector that has one."""
    for file in vectors.files():
        for command in vectors.as_list(vectors.load(file).get("given", [])):
            return command
    pytest.fail("no vector founds a bank")


def refusal() -> tb.TimebankError:
    with pytest.raises(tb.TimebankError) as caught:
        tb.TimeBank.found("{")
    return caught.value


def test_an_error_says_what_and_why() -> None:
    error = refusal()
    assert error.code and error.message and isinstance(error.details, dict)
    assert error.message in str(error) and error.code in str(error)
    assert error.code in json.dumps(tb.error_catalogue())


@pytest.mark.parametrize("again", [copy.copy, lambda error: pickle.loads(pickle.dumps(error))])
def test_an_error_survives_copying(again: Any) -> None:
    error = refusal()
    twin = again(error)
    assert (twin.code, twin.message, twin.details, twin.help) == (error.code, error.message, error.details, error.help)
    assert str(twin) == str(error)


def test_json_may_come_as_a_mapping_text_or_bytes(founding: dict[str, Any]) -> None:
    text = json.dumps(founding)
    heads = {
        tb.TimeBank.found(command).head
        for command in (founding, MappingProxyType(founding), text, text.encode())
    }
    assert len(heads) == 1


def test_what_is_no_json_is_refused_before_the_core() -> None:
    with pytest.raises(ValueError):
        tb.TimeBank.found({"hours": float("nan")})
    with pytest.raises(TypeError):
        tb.TimeBank.found({"hours": {1, 2}})


def test_a_bank_is_made_by_name_only() -> None:
    with pytest.raises(TypeError, match="TimeBank.found"):
        tb.TimeBank()


def test_a_journal_is_drained_once(founding: dict[str, Any]) -> None:
    bank = tb.TimeBank.found(founding)
    journal = bank.drain_jsonl()
    assert journal and bank.drain_jsonl() == b""
    assert tb.TimeBank.from_jsonl(journal.decode()).head == bank.head
    assert isinstance(tb.verify_jsonl(journal), dict)
    assert bank.head in repr(bank)


def test_threads_take_turns(founding: dict[str, Any]) -> None:
    bank = tb.TimeBank.found(founding)
    with ThreadPoolExecutor(8) as pool:
        drained = list(pool.map(lambda _: bank.drain_jsonl(), range(64)))
        snapshots = set(pool.map(lambda _: bank.snapshot(), range(64)))
    assert sum(journal != b"" for journal in drained) == 1
    assert len(snapshots) == 1
