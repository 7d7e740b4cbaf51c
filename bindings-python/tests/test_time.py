"""Time: any zone is taken, none is guessed, and minutes are whole."""

from __future__ import annotations

import datetime
from typing import Any
from zoneinfo import ZoneInfo

import hypothesis.strategies as st
import numpy
import pandas
import pytest
from hypothesis import given

import timebank as tb


@pytest.mark.parametrize(
    ("given_", "minutes"),
    [
        (90, 90),
        ("90", 90),
        ("90 min", 90),
        ("1h30", 90),
        ("1 h 30 min", 90),
        ("1:30", 90),
        ("1.5h", 90),
        (datetime.timedelta(hours=1, minutes=30), 90),
        (90.0, 90),
        (numpy.int16(90), 90),
        (numpy.float64(90), 90),
        (-30, -30),
        (pandas.Timedelta(minutes=90), 90),
    ],
)
def test_minutes_are_taken_in_many_forms(given_: Any, minutes: int) -> None:
    assert tb.minutes(given_) == minutes


@pytest.mark.parametrize(
    "wrong",
    [1.5, float("nan"), float("inf"), 1e300, 2.0**53, "", "soon", "1h75", "\ud800", True, None, [], datetime.timedelta(seconds=90), 1j, b"90"],
)
def test_what_is_no_whole_minutes_is_refused(wrong: Any) -> None:
    with pytest.raises(tb.TimebankError) as caught:
        tb.minutes(wrong)
    assert caught.value.code in {"not-minutes", "number-out-of-range", "bad-text"}


@pytest.mark.parametrize("huge", [2**53, -(2**53), 2**63, 10**400])
def test_huge_numbers_are_out_of_range(huge: int) -> None:
    bank = tb.examples.harpurbrook()
    with pytest.raises(tb.TimebankError):
        bank.transfer(kind="gift", from_=tb.AccountId(2), to=tb.AccountId(3), minutes=huge)


def test_hours_come_to_whole_minutes() -> None:
    assert [tb.hours(one) for one in (1.5, 0.35, "0.35", 2, 0.1, 8 / 60)] == [90, 21, 21, 120, 6, 8]
    for wrong in (0.333, "x", True, float("nan"), float("inf"), None, [1]):
        with pytest.raises(tb.TimebankError):
            tb.hours(wrong)  # type: ignore[arg-type]


@given(st.datetimes(datetime.datetime(2, 1, 1), datetime.datetime(9998, 12, 31), timezones=st.timezones()))
def test_a_moment_is_the_same_in_every_zone(at: datetime.datetime) -> None:
    kept = tb.time.moment(at)
    difference = at.astimezone(datetime.UTC) - kept
    # Cut to the millisecond, never rounded up.
    assert datetime.timedelta() <= difference < datetime.timedelta(milliseconds=1)
    assert tb.time.moment(tb.time.written(kept)) == kept


@pytest.mark.parametrize(
    "naive", [datetime.datetime(2026, 3, 1, 10), pandas.Timestamp("2026-03-01 10:00"), "2026-03-01T10:00:00", "2026-03-01 10:00"]
)
def test_a_naive_datetime_is_refused_with_a_lesson(naive: Any) -> None:
    with pytest.raises(tb.InputError, match="time zone") as caught:
        tb.examples.harpurbrook().admit(at=naive)
    assert caught.value.code == "naive-datetime"
    assert "ZoneInfo" in caught.value.help
    assert isinstance(caught.value, ValueError)


@pytest.mark.parametrize("wrong", [3, "yesterday", "2026-13-01T00:00:00Z", None, datetime.date(2026, 3, 1), datetime.time(10)])
def test_what_is_no_moment_is_refused(wrong: Any) -> None:
    if wrong is None:
        return
    with pytest.raises(tb.TimebankError):
        tb.examples.harpurbrook().admit(at=wrong)


def test_a_start_says_what_the_clock_on_the_wall_said() -> None:
    bank = tb.examples.harpurbrook()
    ana, ben = tb.MemberId(1), tb.MemberId(2)
    begins = datetime.datetime(2026, 7, 1, 14, 30, tzinfo=ZoneInfo("Europe/London"))
    done = bank.record(on="2026-07-01", gave=ana, received=ben, minutes=60, start=begins, at="2026-07-01T18:00:00Z")
    assert bank.exchange(exchange=done.exchange).start == tb.Start(870, 60)
    assert bank.exchanges().rows()[-1]["begins"] == datetime.datetime(2026, 7, 1, 13, 30, tzinfo=datetime.UTC)
    with pytest.raises(tb.TimebankError, match="its own day"):
        bank.record(on="2026-07-02", gave=ana, received=ben, minutes=60, start=begins, at="2026-07-03T18:00:00Z")


def test_now_is_now() -> None:
    before = datetime.datetime.now(datetime.UTC) - datetime.timedelta(seconds=1)
    bank = tb.TimeBank.found(charter=tb.Charter(name="Harpurbrook"))
    assert before <= bank.last <= datetime.datetime.now(datetime.UTC)
