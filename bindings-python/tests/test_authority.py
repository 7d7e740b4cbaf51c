"""Who may take which step on what, as the shared table has it (promise 3)."""

from __future__ import annotations

import json
from typing import Any

import pytest
import vectors

import timebank as tb

TABLE: dict[str, Any] = json.loads((vectors.ROOT.parent / "authority" / "table.json").read_text(encoding="utf-8"))


def before(scene: dict[str, Any]) -> bytes:
    """The community, and what the scene adds, as a snapshot."""
    first, *rest = TABLE["given"] + scene["given"]
    bank = tb.TimeBank.create(first)
    for command in rest:
        bank.execute(command)
    bank.take_new_records()
    return bank.snapshot()


def expected(row: dict[str, Any], actor: str) -> list[str]:
    """What the table says an actor is answered with: `may`, `waits`, or the code of a refusal."""
    granted = [verdict for verdict in ("may", "waits") if actor in row[verdict]]
    return granted + [code for code, actors in row["mayNot"].items() if actor in actors]


def found(bank: tb.TimeBank, row: dict[str, Any], by: int | str) -> str:
    command = {"at": TABLE["at"], "by": by, "do": row["do"]}
    if row.get("salt"):
        command["salt"] = "30313233343536373839616263646566"
    try:
        return "waits" if bank.execute(command).awaiting else "may"
    except tb.TimebankError as refused:
        return refused.code


@pytest.mark.parametrize("scene", TABLE["scenes"], ids=[scene["scene"] for scene in TABLE["scenes"]])
def test_the_table_equals_what_the_code_does(scene: dict[str, Any]) -> None:
    snapshot = before(scene)
    wrong = [
        (row["action"], actor, is_, should)
        for row in scene["rows"]
        for actor, by in TABLE["actors"].items()
        if [is_ := found(tb.TimeBank.from_snapshot(snapshot), row, by)] != (should := expected(row, actor))
    ]
    assert not wrong
