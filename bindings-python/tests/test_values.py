"""Every value of the wire: frozen, compared, hashed, pickled, copied, pasted back, written and read."""

from __future__ import annotations

import copy
import datetime
import json
import pickle
from typing import Any

import hypothesis.strategies as st
import pandas
import pytest
import vectors
from hypothesis import HealthCheck, given, settings

import timebank as tb
from timebank import _wire as w
from timebank import wire
from timebank.wire._places import UNIONS

CLASSES = [
    one for name in wire.__all__ if isinstance(one := getattr(wire, name), type) and issubclass(one, wire.Value) and one is not wire.Value
]

TEXTS = st.text(st.characters(codec="utf-8"), max_size=6)
DAYS = st.dates(datetime.date(1, 1, 1), datetime.date(9999, 12, 31))
MOMENTS = st.datetimes(datetime.datetime(1, 1, 2), datetime.datetime(9999, 12, 30), timezones=st.just(datetime.UTC)).map(
    lambda at: at.replace(microsecond=at.microsecond // 1000 * 1000)
)


def values(codec: w.Codec, depth: int) -> st.SearchStrategy[Any]:
    """Whatever a field of this kind may hold; small where it goes deep."""
    match codec:
        case w.Maybe():
            return st.none() | values(codec.of, depth)
        case w.Many():
            return st.lists(values(codec.of, depth + 1), max_size=2 if depth < 2 else 0).map(tuple)
        case w.Listed():
            return st.lists(instances(getattr(wire, codec.name), depth + 1), max_size=2 if depth < 2 else 0)
        case w.Pairs():
            keys = st.integers(1, 99) if codec.key is int else TEXTS
            return st.dictionaries(keys, values(codec.of, depth + 1), max_size=2)
        case w.Word():
            return st.sampled_from(codec.words)
        case w.Whole():
            return st.integers(codec.least, codec.most)
        case w.FigureOf():
            return st.integers(-(10**9), 10**9).map(lambda tenths: round(tenths / 10**4, 10))
        case w.Hex():
            return st.binary(min_size=codec.size, max_size=codec.size).map(bytes.hex)
        case w.Of():
            return instances(getattr(wire, codec.name), depth + 1)
        case w.Id():
            return st.integers(1, 4294967295)
        case w.Union():
            return st.sampled_from(sorted(UNIONS[codec.name][1].values())).flatmap(lambda name: instances(getattr(wire, name), depth + 1))
        case w.Text():
            return TEXTS
        case w.YesNo():
            return st.booleans()
        case w.MinutesOf():
            return st.integers(1 - 2**53, 2**53 - 1)
        case w.Day():
            return DAYS
        case w.Moment():
            return MOMENTS
        case w.WordOrWhole():
            return st.sampled_from(codec.word.words) | st.integers(1, 100)
    return st.none()


def instances(of: Any, depth: int = 0) -> st.SearchStrategy[Any]:
    required = {name: values(field.codec, depth) for name, field in of._wire_.items() if field.required}
    others = {name: values(field.codec, depth) for name, field in of._wire_.items() if not field.required and depth < 2}
    return st.deferred(lambda: st.fixed_dictionaries(required, optional=others).map(lambda given: of(**given)))


@pytest.mark.parametrize("of", CLASSES, ids=lambda one: one.__name__)
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_value_comes_back_from_everywhere(of: Any, data: st.DataObject) -> None:
    value = data.draw(instances(of))
    assert eval(repr(value), {name: getattr(wire, name) for name in wire.__all__}) == value
    assert pickle.loads(pickle.dumps(value)) == value
    assert copy.deepcopy(value) == value == copy.copy(value)
    assert hash(copy.deepcopy(value)) == hash(value)
    assert of.from_json(value.to_json()) == value
    assert isinstance(value._repr_html_(), str)
    # Python 3.11 says so in words of its own where there is no such field.
    with pytest.raises((AttributeError, TypeError)):
        setattr(value, next(iter(of._wire_), "number"), 3)
    assert value != object()


def test_there_are_values() -> None:
    # With none, the test above would pass by not being there.
    assert len(CLASSES) > 200


def commands() -> list[Any]:
    found = []
    for file in vectors.files():
        vector = vectors.load(file)
        if "error" not in vector.get("then", {}):
            found += [one for one in vectors.as_list(vector.get("given", [])) if isinstance(one, dict)]
    return found


def test_commands_of_the_vectors_are_values() -> None:
    """A command read into values and written again is the same command."""
    all_of_them = commands()
    assert len(all_of_them) > 500
    for command in all_of_them:
        value = tb.wire.Command.from_json(command)
        again = value.to_json()
        assert tb.wire.Command.from_json(again) == value
        assert tb.TimeBank.create(value).head == tb.TimeBank.create(command).head if command["do"]["type"] == "create" else True


def test_vectors_through_values_give_the_same_heads() -> None:
    """Banks made by value classes have the journals of banks made from plain JSON, byte for byte."""
    compared = 0
    for file in vectors.files():
        given_ = vectors.as_list(vectors.load(file).get("given", []))
        if not given_ or not all(isinstance(one, dict) for one in given_):
            continue
        plain = tb.TimeBank.create(given_[0])
        typed = tb.TimeBank.create(tb.wire.Command.from_json(given_[0]))
        for command in given_[1:]:
            plain.execute(command)
            typed.execute(tb.wire.Command.from_json(command))
        assert plain.take_new_records() == typed.take_new_records(), file
        compared += 1
    assert compared > 200


def test_answers_of_the_vectors_are_values() -> None:
    """What a question is answered with can be read into its class, and nothing is lost."""
    read = 0
    for file in vectors.files():
        vector = vectors.load(file)
        for asked in vector.get("state", {}).get("queries", []):
            query = {name: value for name, value in asked["query"].items() if name != "viewer"}
            question = w.Union("Query").read(query) if "answer" in asked else None
            if isinstance(question, (tb.wire.StatementOf, tb.wire.Why, tb.wire.BalanceOf, tb.wire.ExchangeOf, tb.wire.HistoryOf, tb.wire.TodayAt)):
                answers = {
                    tb.wire.StatementOf: tb.Statement,
                    tb.wire.Why: tb.Verdict,
                    tb.wire.BalanceOf: tb.wire.Balance,
                    tb.wire.ExchangeOf: tb.wire.ExchangeView,
                    tb.wire.HistoryOf: tb.wire.History,
                    tb.wire.TodayAt: tb.wire.Today,
                }
                answer = answers[type(question)].from_json(asked["answer"])
                assert type(answer).from_json(answer.to_json()) == answer
                assert w.Union("Query").put(question) == query
                read += 1
    assert read >= 10


def test_an_event_is_a_value() -> None:
    journal = tb.examples.harpurbrook().take_new_records()
    for event in vectors.events(journal):
        assert w.Union("Event").put(w.Union("Event").read(event)) == event


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: tb.Terms(on=3, parts=[]),
        lambda: tb.Terms(on="2026-02-30", parts=[]),
        lambda: tb.Terms(on="2026-03-01", parts="ana"),
        lambda: tb.Terms(on="2026-03-01", parts=[{"member": 1}]),
        lambda: tb.wire.Participation(member=0, side="gave", minutes=60),
        lambda: tb.wire.Participation(member=2**32, side="gave", minutes=60),
        lambda: tb.wire.Participation(member=True, side="gave", minutes=60),
        lambda: tb.wire.Participation(member=1, side="given", minutes=60),
        lambda: tb.wire.Participation(member=1, side="gave", minutes=1.5),
        lambda: tb.wire.Transfer(kind="gift", from_=1, to=2, minutes=float("nan")),
        lambda: tb.Profile(name=3),
        lambda: tb.Profile(contact=[("phone", "1")]),
        lambda: tb.wire.Command(at=datetime.datetime(2026, 3, 1), by="host", do=tb.wire.Admit()),
        lambda: tb.wire.Command(at="2026-03-01T10:00:00Z", by="host", do=tb.Profile()),
        lambda: tb.wire.Command(at="2026-03-01T10:00:00Z", by="host", do=tb.wire.Admit(), key="short"),
    ],
)
def test_what_does_not_fit_is_refused_when_it_is_made(wrong: Any) -> None:
    with pytest.raises(tb.TimebankError) as caught:
        wrong()
    assert caught.value.code and caught.value.help


def test_what_is_taken_for_a_value_is_kept_as_one() -> None:
    terms = tb.Terms(on="2026-03-01", parts=[tb.wire.Participation(member=1, side="gave", minutes="1h30")])
    assert terms.on == datetime.date(2026, 3, 1)
    assert terms.parts[0].minutes == 90
    assert terms.replace(brokered=True).brokered and not terms.brokered
    assert tb.wire.ListingTerms(shortest="1½ h").shortest == 90
    assert tb.wire.ClassRule(name="long", taken_as="gift", over_minutes="2 hrs").over_minutes == 120
    assert tb.wire.Behaviour(cushion="1:30").cushion == 90
    assert tb.Profile(contact={"phone": "0161 496 0101"}).contact["phone"] == "0161 496 0101"


def test_unknown_fields_are_refused() -> None:
    with pytest.raises(tb.TimebankError, match="colour"):
        tb.wire.Start.from_json({"minute": 3, "colour": "red"})


def test_charters_of_the_vectors_are_values() -> None:
    """A charter told by a bank is read, and founds the same bank again."""
    charters = [command["do"]["charter"] for command in commands() if command["do"]["type"] == "create"]
    samples = vectors.ROOT.parents[1] / "timebank-core" / "src" / "charter" / "samples"
    charters += [json.loads(file.read_text(encoding="utf-8")) for file in sorted(samples.glob("*.json"))]
    assert len(charters) > 100
    for charter in charters:
        bank = tb.TimeBank.create(charter=charter, at="2026-03-01T10:00:00Z")
        assert tb.TimeBank.create(charter=bank.charter, at="2026-03-01T10:00:00Z").charter == bank.charter
        assert tb.Charter.from_json(bank.charter.to_json()) == bank.charter


def test_a_whole_number_that_is_missing_in_a_data_frame_is_missing_here() -> None:
    frame = pandas.DataFrame({"a": [2, None], "b": pandas.array([None, 3], dtype="Int64")})
    rows = frame.to_dict("records")
    answers = [tb.wire.InstrumentAnswer(member=1, on="2026-03-01", instrument="x", version="1", values=[row["a"], row["b"]]) for row in rows]
    assert [answer.values for answer in answers] == [(2, None), (None, 3)]
    for wrong in (2.5, float("inf"), "2"):
        with pytest.raises(tb.InputError):
            tb.wire.InstrumentAnswer(member=1, on="2026-03-01", instrument="x", version="1", values=[wrong])
    # A number that has to be there is not made up.
    with pytest.raises(tb.InputError):
        tb.wire.Scale(name="x", least=float("nan"), most=3, better="higher")  # type: ignore[arg-type]
