"""Bad input: a typed error, nothing lost, the bank still usable (promise 9)."""

from __future__ import annotations

from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

import timebank as tb

ANYTHING = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(),
    st.binary(),
    st.just("\ud800"),
    st.just(10**400),
    st.dates(),
    st.datetimes(),
    st.timedeltas(),
    st.lists(st.integers(), max_size=3),
    st.dictionaries(st.integers(), st.integers(), max_size=2),
    st.complex_numbers(),
    st.just(object()),
)
TERMS = [
    "on", "gave", "received", "together", "minutes", "start", "activity", "visitors", "payer", "group", "setting", "listing", "pairing",
    "estimated", "brokered", "facilitation", "expenses", "on_behalf_of", "note", "at", "by", "key", "salt",
]  # fmt: skip


class Traps:
    """An object every use of which goes wrong."""

    def __getattribute__(self, name: str) -> Any:
        raise RuntimeError("a trap")

    def __repr__(self) -> str:
        raise RuntimeError("a trap")

    def __index__(self) -> int:
        raise RuntimeError("a trap")


class Endless:
    """An iterable that goes wrong half-way."""

    def __iter__(self) -> Any:
        yield 1
        raise RuntimeError("half-way")


def still_fine(bank: tb.TimeBank) -> None:
    assert bank.record(on="2026-03-05", gave=1, received=2, minutes=1, at="2026-03-05T10:00:00Z").exchange
    assert sum(bank.balances()["minutes"]) == 0


@settings(max_examples=400, deadline=None)
@given(st.dictionaries(st.sampled_from(TERMS), ANYTHING, max_size=4))
def test_whatever_is_recorded(change: dict[str, Any]) -> None:
    bank = tb.examples.harpurbrook()
    before = bank.snapshot()
    given_ = {"on": "2026-03-05", "gave": 1, "received": 2, "minutes": 5, "at": "2026-03-05T10:00:00Z", **change}
    try:
        bank.record(**given_)
    except (tb.TimebankError, TypeError, AttributeError, ValueError, OverflowError):
        assert bank.snapshot() == before
    if "at" not in change:
        still_fine(bank)


@pytest.mark.parametrize("name", TERMS)
@pytest.mark.parametrize("make", [Traps, Endless])
def test_objects_that_go_wrong(name: str, make: Any) -> None:
    trap = make()
    bank = tb.examples.harpurbrook()
    before = bank.snapshot()
    given_ = {"on": "2026-03-05", "gave": 1, "received": 2, "minutes": 5, "at": "2026-03-05T10:00:00Z", name: trap}
    with pytest.raises((tb.TimebankError, TypeError, RuntimeError)):
        bank.record(**given_)
    assert bank.snapshot() == before
    still_fine(bank)


def test_unknown_keywords_are_named() -> None:
    with pytest.raises(TypeError, match="unexpected keyword argument 'recieved'"):
        tb.examples.harpurbrook().record(on="2026-03-05", gave=1, recieved=2, minutes=5)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="missing 1 required keyword-only argument: 'kind'"):
        tb.examples.harpurbrook().transfer("Ana", "Ben", 5)  # type: ignore[call-arg]


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200))
def test_bytes_of_any_kind(noise: bytes) -> None:
    bank = tb.examples.harpurbrook()
    for use in (tb.TimeBank.from_jsonl, tb.TimeBank.from_snapshot, tb.TimeBank.create, bank.execute, bank.execute_all, bank.ask, bank.apply, tb.events, tb.verify):
        try:
            use(noise)
        except tb.TimebankError as error:
            assert error.code
    still_fine(bank)


def test_a_snapshot_with_one_bit_changed_is_refused() -> None:
    snapshot = bytearray(tb.examples.harpurbrook().snapshot())
    for place in range(0, len(snapshot), 97):
        changed = snapshot.copy()
        changed[place] ^= 4
        with pytest.raises(tb.TimebankError):
            tb.TimeBank.from_snapshot(bytes(changed))


@pytest.mark.parametrize("name", ["half \ud800 of a character", "\udfff"])
def test_lone_surrogates_have_no_place_anywhere(name: str) -> None:
    bank = tb.examples.harpurbrook()
    before = bank.snapshot()
    for use in (
        lambda: bank.admit(profile=tb.Profile(name=name)),
        lambda: bank.record(on="2026-03-05", gave=1, received=2, minutes=5, note=name),
        lambda: bank.find_members(text=name),
        lambda: bank.execute({"at": name}),
        lambda: bank.execute(name),
        lambda: tb.minutes(name),
    ):
        with pytest.raises(tb.TimebankError) as caught:
            use()
        assert caught.value.code in {"bad-text", "bad-json"}
    assert bank.snapshot() == before


def test_very_deep_json_is_refused() -> None:
    with pytest.raises(tb.TimebankError):
        tb.TimeBank.create("[" * 100_000)
    bank = tb.examples.harpurbrook()
    deep: object = []
    for _ in range(100_000):
        deep = [deep]
    round_and_round: dict[str, object] = {}
    round_and_round["self"] = round_and_round
    for value in ({"at": deep}, {"at": float("nan")}, {"at": {"x": float("inf")}}, round_and_round):
        for use in (bank.execute, bank.ask, tb.TimeBank.create):
            with pytest.raises(tb.TimebankError) as caught:
                use(value)  # type: ignore[arg-type]
            # A charter is read as a value is: its fields are looked at first.
            assert caught.value.code == ("unknown-field" if use == tb.TimeBank.create else "bad-json")
    still_fine(bank)


def test_a_lone_surrogate_as_the_name_of_a_term_is_refused() -> None:
    bank = tb.examples.harpurbrook()
    with pytest.raises((tb.TimebankError, TypeError)) as caught:
        bank.record(on="2026-03-05", gave=1, received=2, minutes=5, **{"\ud800": 1})  # type: ignore[arg-type]
    assert not isinstance(caught.value, UnicodeError)
    still_fine(bank)


def test_very_many_people_are_refused_soon() -> None:
    bank = tb.examples.harpurbrook()
    with pytest.raises(tb.TimebankError) as caught:
        bank.record(on="2026-03-05", gave=range(1, 200_000), received=2, minutes=5)
    assert caught.value.code == "too-many"
    still_fine(bank)


def test_a_progress_that_fails_stops_the_work() -> None:
    journal = tb.examples.harpurbrook().take_new_records()
    from timebank import _timebank

    def fails(done: int, whole: int) -> None:
        raise RuntimeError("enough")

    with pytest.raises(RuntimeError, match="enough"):
        _timebank.verify_jsonl(journal, b"{}", fails)
