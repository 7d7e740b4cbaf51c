"""Nobody is everybody by leaving something out; a view does and sees what its member may."""

from __future__ import annotations

import inspect
import json
from typing import Any

import pytest
import vectors

import timebank as tb
from timebank import _wire as w
from timebank.wire._places import UNIONS
from timebank import _methods, _view_methods, wire

AT = "2026-03-02T10:00:00Z"
NOBODY: list[Any] = [None, "", "time", True, [], 0]


def harpurbrook() -> tuple[tb.TimeBank, tb.MemberId, tb.MemberId, tb.MemberId]:
    """Two members and a broker, and words that are for brokers alone."""
    bank = tb.TimeBank("Harpurbrook", at=AT)
    ana, ben, broker = (bank.admit(profile=tb.Profile(name=name), at=AT).member for name in ("Zebulon", "Benedicta", "Cosima"))
    bank.give_role(member=broker, role="broker", at=AT)
    bank.record(on="2026-03-02", gave=ana, received=ben, minutes=60, note="marker", at=AT)
    bank.keep(member=ana, parts=[tb.wire.DoNotMatch(with_=ben, reason="marker")], at=AT)
    return bank, ana, ben, broker


def examples() -> tuple[dict[str, dict[str, Any]], list[tuple[tb.TimeBank, dict[str, Any]]]]:
    """A command of every type, and every question of the vectors with its bank."""
    commands: dict[str, dict[str, Any]] = {}
    questions = []
    for file in vectors.files():
        vector = vectors.load(file)
        given = vectors.as_list(vector.get("given", []))
        told = [*given, *vectors.as_list(vector.get("when", []))]
        for command in told:
            if isinstance(command, dict):
                commands.setdefault(command["do"]["type"], command)
        asked = vector.get("state", {}).get("queries", [])
        if given and asked and "error" not in vector.get("then", {}):
            bank = tb.TimeBank.create(told[0])
            for command in told[1:]:
                bank.execute(command)
            questions += [(bank, one["query"]) for one in asked]
    return commands, questions


COMMANDS, QUESTIONS = examples()


@pytest.mark.parametrize("tag", sorted(UNIONS["Action"][1]))
def test_no_command_goes_through_without_its_sender(tag: str) -> None:
    command = COMMANDS[tag]
    bank, *_ = harpurbrook()
    before = bank.head
    without = {name: value for name, value in command.items() if name != "by"}
    for form in [without, *({**command, "by": nobody} for nobody in NOBODY)]:
        for send in (bank.execute, tb.TimeBank.create, lambda form: bank.execute_all([form])):
            with pytest.raises(tb.TimebankError) as caught:
                send(form)
            assert caught.value.code == "bad-json", form
    with pytest.raises((TypeError, tb.TimebankError)):
        tb.wire.Command(at=AT, do=w.Union("Action").read(command["do"]))  # type: ignore[call-arg]
    assert bank.head == before


def test_no_question_is_answered_without_its_viewer() -> None:
    asked = set()
    for bank, question in QUESTIONS:
        asked.add(question["type"])
        without = {name: value for name, value in question.items() if name != "viewer"}
        for form in [without, *({**without, "viewer": nobody} for nobody in NOBODY)]:
            with pytest.raises(tb.TimebankError) as caught:
                bank.ask(form)
            assert caught.value.code == "bad-json", form
    assert asked == set(UNIONS["Query"][1])


def test_nothing_is_not_the_host() -> None:
    bank, ana, ben, _ = harpurbrook()
    for nobody in NOBODY:
        with pytest.raises(tb.TimebankError):
            bank.seen_by(nobody)
        for use in (
            lambda nobody=nobody: bank.offer(member=ana, by=nobody),
            lambda nobody=nobody: bank.record(on="2026-03-02", gave=ana, received=ben, minutes=5, at=AT, by=nobody),
            lambda nobody=nobody: bank.statement(member=ana, viewer=nobody),
            lambda nobody=nobody: bank.hours_by("member", viewer=nobody),
            lambda nobody=nobody: bank.ask(wire.AllBalances(), viewer=nobody),
            lambda nobody=nobody: bank.plan(viewer=nobody),
        ):
            with pytest.raises(tb.TimebankError):
                use()
    for word in ("host", "auditor"):
        with pytest.raises(tb.TimebankError):
            bank.seen_by(word)  # type: ignore[arg-type]


def test_a_view_has_every_method_that_says_who_without_saying_it() -> None:
    own = {name for name in vars(_methods.Methods) if not name.startswith("_")}
    assert own == {name for name in vars(_view_methods.ViewMethods) if not name.startswith("_")}
    said = 0
    for name in dir(tb.TimeBank):
        if name.startswith("_") or name == "create":
            continue
        method = getattr(tb.TimeBank, name)
        if not callable(method) or name == "record":
            continue
        taken = set(inspect.signature(method).parameters)
        if taken & {"by", "viewer"}:
            said += 1
            mine = set(inspect.signature(getattr(tb.View, name)).parameters)
            assert not mine & {"by", "viewer"}, name
            assert mine == taken - {"by", "viewer"}, name
    assert said > 90
    bank, ana, *_ = harpurbrook()
    for extra in ({"by": ana}, {"viewer": ana}):
        for use in (bank.seen_by(ana).record, bank.seen_by(ana).statement, bank.seen_by(ana).offer):
            with pytest.raises(TypeError):
                use(**extra)


def test_seen_by_answers_as_the_question_with_that_viewer() -> None:
    answered = 0
    for bank, question in QUESTIONS:
        without = {name: value for name, value in question.items() if name != "viewer"}
        for member in (1, 2, 99):
            assert said(lambda: bank.seen_by(member).ask_json(without)) == said(lambda: bank.ask_json({**without, "viewer": member}))
            answered += isinstance(said(lambda: bank.seen_by(member).ask_json(without)), bytes)
    assert answered > 40


def said(ask: Any) -> bytes | tuple[str, str]:
    try:
        answer: bytes = ask()
        return answer
    except tb.TimebankError as refused:
        # Where in the text a field stands is no matter here.
        return refused.code, "" if refused.code == "bad-json" else json.dumps(refused.details)


def test_a_view_acts_as_its_member_and_is_refused_as_them() -> None:
    bank, ana, ben, broker = harpurbrook()
    view = bank.seen_by(ana)
    offer = view.offer(member=ana, at=AT).listing
    assert offer == 1
    last = json.loads(bank.take_new_records().splitlines()[-1])
    assert last["record"]["by"] == ana
    for refused in (lambda: view.erase(member=ben, at=AT), lambda: view.give_role(member=ana, role="broker", at=AT)):
        with pytest.raises(tb.TimebankError) as caught:
            refused()
        assert caught.value.code == "not-permitted"
    assert bank.seen_by(broker).balances().rows() == bank.balances().rows()
    with pytest.raises(tb.TimebankError) as caught:
        view.balances()
    assert caught.value.code == "ask-the-broker"


def test_a_view_never_yields_what_only_others_may_see() -> None:
    bank, ana, ben, _ = harpurbrook()
    told = {"host": "", "auditor": "", ana: "", ben: ""}
    for tag in UNIONS["Query"][1]:
        for more in ({}, {"member": 1}, {"member": 2}, {"exchange": 1}, {"at": AT}, {"text": "marker"}):
            for viewer in told:
                answer = said(lambda: bank.ask_json({"type": tag, "viewer": viewer, **more}))
                told[viewer] += str(answer)
    assert "marker" in told["host"]
    assert all("marker" not in told[viewer] for viewer in ("auditor", ana, ben))
    assert not any(name in told["auditor"] for name in ("Zebulon", "Benedicta", "Cosima"))
