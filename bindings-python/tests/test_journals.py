"""Random journals, written by the property tests in Rust, come to the same head and the same answers here."""

import json
import os
from pathlib import Path

import pytest

import timebank as tb


@pytest.fixture(scope="module")
def journals() -> list[dict]:
    path = os.environ.get("TIMEBANK_JOURNALS")
    if path is None:
        pytest.fail("`TIMEBANK_JOURNALS` names no file of journals; `cargo xtask test --only python` makes one and names it")
    return json.loads(Path(path).read_text(encoding="utf-8"))


def test_promise_2_random_journals_replay_to_one_head_and_one_answer(journals: list[dict]) -> None:
    assert len(journals) == 100
    for written in journals:
        bank = tb.TimeBank.from_jsonl(written["journal"])
        assert str(bank.head) == written["head"]
        for asked in written["asked"]:
            assert bank.ask(asked["query"]) == asked["answer"], asked["query"]
