"""The clock of the tests: it stands still, so that no test knows the date it is run on."""

from __future__ import annotations

import datetime
import os
import time

import pytest

NOW = datetime.datetime.fromisoformat(os.environ.get("TIMEBANK_NOW", "2027-02-24T10:30:00+00:00"))


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> datetime.datetime:
    """The moment at which a test takes place, on the clock that `at` is read from when it is left out."""
    stopped = int(NOW.timestamp()) * 1_000_000_000
    monkeypatch.setattr(time, "time_ns", lambda: stopped)
    return NOW
