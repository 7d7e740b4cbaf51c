"""The modules of the package import one another in no circle, imports for type checkers included."""

from __future__ import annotations

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import timebank as tb

PACKAGE = Path(tb.__file__).parent
#: The most lines a room has, but for those that are made from the schema.
LINES = 450


def modules() -> dict[str, Path]:
    found = {}
    for file in sorted(PACKAGE.rglob("*.py")):
        parts = ("timebank", *file.relative_to(PACKAGE).with_suffix("").parts)
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = file
    return found


def imports(name: str, file: Path, known: set[str]) -> set[str]:
    """What a module imports of the package, wherever in the file: at its top, for type checkers, or within a function."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{name} imports by dots: write the whole name"
            # `from timebank import wire` is the module; `from timebank.wire import Charter` a name in it.
            found |= {inner if (inner := f"{node.module}.{alias.name}") in known else node.module for alias in node.names}
    return {one for one in found if one in known} - {name, "timebank"}


def graph() -> dict[str, set[str]]:
    known = modules()
    return {name: imports(name, file, set(known)) for name, file in known.items()}


def test_there_is_no_circle() -> None:
    of = graph()
    assert len(of) > 30 and sum(map(len, of.values())) > 100
    try:
        TopologicalSorter(of).prepare()
    except CycleError as circle:
        pytest.fail(f"these import one another in a circle: {' <- '.join(circle.args[1])}")


def test_errors_and_values_know_nothing_above_them() -> None:
    of = graph()
    assert of["timebank.errors"] == set()
    assert of["timebank.time"] <= {"timebank.errors"}
    below = {"timebank._wire", "timebank.time", "timebank.wire"}
    for name, used in of.items():
        if name.startswith("timebank.wire."):
            assert all(one in below or one.startswith("timebank.wire.") for one in used), name


def test_rooms_are_no_larger_than_one_idea() -> None:
    for name, file in modules().items():
        text = file.read_text("utf-8")
        if not text.startswith("# Made by") and name not in WAITING:
            assert len(text.splitlines()) <= LINES, name


#: Rooms that are larger still, to be divided when they are next touched.
WAITING = {"timebank._wire"}
