"""What a person sees before anything runs: parameters, documentation, units, examples, completion; and how light it is to begin."""

from __future__ import annotations

import ast
import inspect
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

import pytest

import timebank as tb
from timebank import bridge, interchange, laboratory, matching, moving, tables, time, wire

PACKAGE = Path(tb.__file__).parent
CLASSES = [tb.TimeBank, tb.View, tb.Table, tb.Rows, moving.Traces, interchange.Exported]
MODULES = [bridge, interchange, laboratory, matching, moving, tables, time]


def public(owner: type | ModuleType) -> Iterator[tuple[str, Callable[..., Any]]]:
    for name in dir(owner):
        found = inspect.getattr_static(owner, name)
        found = found.__func__ if isinstance(found, (classmethod, staticmethod)) else found
        here = isinstance(owner, type) or getattr(found, "__module__", "") == owner.__name__
        if not name.startswith("_") and isinstance(found, FunctionType) and here:
            yield f"{owner.__name__}.{name}", found


METHODS = [one for owner in (*CLASSES, *MODULES) for one in public(owner)]


@pytest.mark.parametrize(("name", "method"), METHODS, ids=[name for name, _ in METHODS])
def test_a_method_shows_its_parameters_and_says_what_each_is(name: str, method: Callable[..., Any]) -> None:
    signature = inspect.signature(method)
    assert not [one for one in signature.parameters.values() if one.kind is inspect.Parameter.VAR_KEYWORD], "`**given` shows nothing"
    documentation = inspect.getdoc(method) or ""
    assert documentation.partition("\n")[0].endswith((".", ":", "?")), documentation[:80]
    if "see `TimeBank." in documentation:
        return
    for parameter in signature.parameters:
        if parameter not in ("self", "cls") and len(signature.parameters) > 2:
            assert f"\n    {parameter}: " in documentation, f"{name} does not say what `{parameter}` is"


def test_there_are_methods() -> None:
    # With none, the test above would pass by not being there.
    assert len(METHODS) > 230


def test_every_command_and_question_has_an_example() -> None:
    # Those of a view are the same, and say so by being the same.
    without = [name for name, method in public(tb.TimeBank) if ">>> " not in (method.__doc__ or "")]
    known = {"exchanges", "participations", "members", "listings", "postings", "transfers", "events", "pass_time", "balances_over_time"}
    known |= {"backup", "retire", "apply", "decide", "execute_all", "redact", "copy", "from_jsonl", "from_snapshot", "ask", "activity"}
    assert not {name.partition(".")[2] for name in without} - known - {"take_new_records"}


@pytest.mark.parametrize("method", ["admit", "offer", "record", "statement", "agree", "report", "why"])
def test_the_subject_comes_first_and_by_position(method: str) -> None:
    for owner in (tb.TimeBank, tb.View):
        parameters = list(inspect.signature(getattr(owner, method)).parameters.values())
        assert parameters[1].kind is inspect.Parameter.POSITIONAL_OR_KEYWORD
        named = {one.name for one in parameters if one.kind is inspect.Parameter.KEYWORD_ONLY}
        assert not {"at", "by", "viewer", "key", "salt"} & {one.name for one in parameters} - named


def test_minutes_days_and_moments_say_their_unit() -> None:
    counted = 0
    for name, method in METHODS:
        for parameter, annotation in getattr(method, "__annotations__", {}).items():
            line = next((line for line in (method.__doc__ or "").splitlines() if line.strip().startswith(f"{parameter}: ")), "")
            if str(annotation).startswith("MinutesLike") and line:
                assert "1h30" in line or "inutes" in line, f"{name}: {line}"
                counted += 1
    assert counted > 15


def test_values_say_what_their_fields_are() -> None:
    counted = 0
    for name in wire.__all__:
        of = getattr(wire, name)
        if isinstance(of, type) and issubclass(of, wire.Value) and of._wire_:
            assert list(inspect.signature(of).parameters) == list(of._wire_), name
            for field in of._wire_:
                assert f"\n        {field}: " in (of.__doc__ or ""), f"`{name}` does not say what `{field}` is"
                counted += 1
    assert counted > 1500


def test_keywords_are_completed_in_a_notebook() -> None:
    from IPython.core.completer import IPCompleter, provisionalcompleter

    completer = IPCompleter(namespace={"bank": tb.examples.harpurbrook(), "tb": tb})
    completer.use_jedi = False
    with provisionalcompleter():
        text = "bank.offer(1, "
        found = {one.text for one in completer.completions(text, len(text))}
        assert {"minutes=", "activity=", "until="} <= found
        text = "tb.Prof"
        assert any(one.text.endswith("Profile") for one in completer.completions(text, len(text)))


def test_the_top_level_has_the_names_one_writes() -> None:
    assert len(tb.__all__) <= 50
    for name in [*tb.__all__, "open"]:
        assert hasattr(tb, name), name
    with pytest.raises(AttributeError, match="timebank.wire.Ageing"):
        _ = tb.Ageing


def test_importing_is_light() -> None:
    """Nothing heavy is loaded, no code is made from text, and topics wait until they are used."""
    program = (
        "import builtins, sys\n"
        "made = []\n"
        "before, builtins.exec = builtins.exec, lambda *given, **more: made.append(given[0]) or before(*given, **more)\n"
        "import timebank as tb\n"
        "builtins.exec = before\n"
        "print(*sys.modules)\n"
    )
    loaded = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout.split()
    heavy = {"dataclasses", "inspect", "uuid", "secrets", "zoneinfo", "polars", "pandas", "pyarrow", "numpy", "matplotlib", "tqdm"}
    assert not heavy & set(loaded)
    ours = {name for name in loaded if name.startswith("timebank")}
    topics = {f"timebank.wire.{topic}" for topic in ("charter", "people", "commands", "events", "questions", "answers", "files")}
    assert not ours & {*topics, "timebank.view", "timebank.interchange", "timebank.matching", "timebank.laboratory", "timebank.plot"}


def test_values_are_written_and_not_made_from_text() -> None:
    for file in PACKAGE.rglob("*.py"):
        names = {node.func.id for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
        assert not names & {"exec", "eval", "compile"}, file
    for file in (PACKAGE / "wire").glob("*.py"):
        assert "dataclass(" not in file.read_text("utf-8"), file
