"""Time passes, by a clock, on local days; what is brought in later counts for its own day."""

from __future__ import annotations

import datetime
import time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

import timebank as tb

AT = datetime.datetime(2026, 3, 2, 10, tzinfo=datetime.UTC)


class Clock:
    """A clock that stands still until it is set."""

    def __init__(self) -> None:
        self.at = AT

    def __call__(self) -> datetime.datetime:
        return self.at


@pytest.fixture(params=["bank.jsonl", "bank.db"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return tmp_path / str(request.param)


def neighbours(bank: tb.TimeBank) -> tuple[tb.MemberId, tb.MemberId]:
    ana, ben = (bank.admit(profile=tb.Profile(name=name), joined="2026-01-01", at=AT).member for name in ("Ana", "Ben"))
    assert ana is not None and ben is not None
    return ana, ben


def test_a_member_s_command_gets_the_time_of_the_clock(place: Path) -> None:
    clock = Clock()
    with tb.open(place, charter={"name": "Harpurbrook"}, at=AT, clock=clock) as bank:
        ana, _ = neighbours(bank)
        clock.at += datetime.timedelta(hours=1)
        # A telephone ten years ahead does not shut the bank until then.
        bank.offer(member=ana, by=ana, at=AT + datetime.timedelta(days=3650))
        assert bank.last_at == clock.at
        with pytest.raises(tb.TimebankError) as refused:
            bank.admit(at=AT + datetime.timedelta(days=3650))
        assert refused.value.code == "time-ahead"
        # One that is a moment behind loses nothing.
        clock.at -= datetime.timedelta(minutes=30)
        bank.offer(member=ana, by=ana)
        assert bank.last_at == AT + datetime.timedelta(hours=1)


def test_time_passes_before_a_kept_bank_is_asked(place: Path) -> None:
    clock = Clock()
    with tb.open(place, charter={"name": "Harpurbrook"}, at=AT, clock=clock) as bank:
        ana, ben = neighbours(bank)
        exchange = bank.propose(on="2026-03-02", gave=ana, received=ben, minutes=60, at=AT).exchange
        assert exchange is not None
        bank.agree(exchange=exchange, at=AT)
        bank.done(exchange=exchange, by=ana)
        clock.at += datetime.timedelta(days=14)
        assert bank.balance(ana) == 0
        bank.pass_time()
        assert bank.balance(ana) == 60
        assert bank.events().rows()[-1]["by"] is None


def test_history_counts_for_its_own_days() -> None:
    bank = tb.TimeBank.create(charter={"name": "Harpurbrook"}, at=AT)
    ana, ben = neighbours(bank)
    bank.record(on="2026-01-05", gave=ana, received=ben, minutes=60, at=AT)
    march = datetime.date(2026, 3, 2)
    assert [(row["value"], row["at"].date()) for row in bank.postings()] == [(datetime.date(2026, 1, 5), march)] * 2
    assert bank.balances_over_time("month").rows()[0]["period"] == datetime.date(2026, 1, 1)
    assert bank.balances_over_time("month", entered=True).rows()[0]["period"] == datetime.date(2026, 3, 1)
    assert bank.hours_by("month").rows()[0]["period"] == datetime.date(2026, 1, 1)
    assert bank.hours_by("month", entered=True).rows()[0]["period"] == datetime.date(2026, 3, 1)
    assert bank.statement(member=ana, until="2026-01-31").given == 60
    assert bank.statement(member=ana, until="2026-01-31", entered=True).given == 0
    assert bank.participation(until="2026-01-31", from_="2026-01-01")[0].exchanges == 1
    assert bank.participation(until="2026-01-31", from_="2026-01-01", entered=True)[0].exchanges == 0


def test_a_start_says_what_the_clock_on_the_wall_said() -> None:
    bank = tb.examples.harpurbrook()
    ana, ben = tb.MemberId(1), tb.MemberId(2)
    begins = datetime.datetime(2026, 7, 1, 14, 30, tzinfo=ZoneInfo("Europe/London"))
    done = bank.record(on="2026-07-01", gave=ana, received=ben, minutes=60, start=begins, at="2026-07-01T18:00:00Z")
    assert bank.exchange(exchange=done.exchange).start == tb.wire.Start(870, 60)
    assert bank.exchanges().rows()[-1]["begins"] == datetime.datetime(2026, 7, 1, 13, 30, tzinfo=datetime.UTC)
    with pytest.raises(tb.TimebankError, match="its own day"):
        bank.record(on="2026-07-02", gave=ana, received=ben, minutes=60, start=begins, at="2026-07-03T18:00:00Z")


def test_now_is_now() -> None:
    before = datetime.datetime.now(datetime.UTC) - datetime.timedelta(seconds=1)
    bank = tb.TimeBank.create(charter=tb.Charter(name="Harpurbrook"))
    assert before <= bank.last_at <= datetime.datetime.now(datetime.UTC)


def test_days_are_local_once_the_clock_is_set() -> None:
    bank = tb.TimeBank.create(charter={"name": "Harpurbrook"}, at=AT)
    bank.set_clock(offset=-300, changes=[tb.wire.Turn(date="2026-03-08", minute=120, to=-240)], through="2026-10-31", at=AT)
    evening = datetime.datetime(2026, 3, 4, 1, tzinfo=datetime.UTC)
    ana, ben = (bank.admit(at=evening).member for _ in range(2))
    assert ana is not None and ben is not None
    bank.record(on="2026-03-03", gave=ana, received=ben, minutes=60, at=evening)
    assert bank.hours_by("day", entered=True).rows()[0]["period"] == datetime.date(2026, 3, 3)
