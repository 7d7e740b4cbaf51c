"""Every capability stands in one list with its name here, or why it is not here; and what is here is listed."""

from __future__ import annotations

import json
from typing import Any

import vectors

import timebank as tb

LIST = vectors.ROOT.parent / "parity" / "capabilities.json"


def rows() -> list[dict[str, Any]]:
    groups = json.loads(LIST.read_text(encoding="utf-8"))["groups"]
    return [row for group in groups for row in group["capabilities"]]


def test_what_is_listed_is_here() -> None:
    names = [row["python"] for row in rows() if isinstance(row["python"], str)]
    assert len(names) > 90
    for name in names:
        found: Any = tb
        for part in name.removeprefix("timebank.").split("."):
            assert hasattr(found, part), f"`{name}` is listed, and `{part}` is not here"
            found = getattr(found, part)


def test_what_is_here_is_listed() -> None:
    listed = {row["python"] for row in rows() if isinstance(row["python"], str)}
    own = {f"TimeBank.{name}" for name in dir(tb.TimeBank) if not name.startswith("_")}
    # Ways of asking for what is listed under another name.
    also = {"participations", "activity", "ask_json", "last_at", "closed", "path", "recovered", "exchanges", "members", "listings", "postings", "transfers"}
    also |= {"balances_over_time", "events", "undrained", "head", "save", "copy", "close", "plot", "charter"}
    missing = own - listed - {f"TimeBank.{name}" for name in also}
    assert not missing, f"not in `tests/parity/capabilities.json`: {sorted(missing)}"
