"""The reference has every public method: `python tests/reference.py FOLDER` counts them in what was built there."""

from __future__ import annotations

import inspect
import sys
from pathlib import Path
from types import FunctionType

import timebank as tb
from timebank import bridge, interchange, laboratory, matching, moving, tables, time, wire


def anchors() -> dict[str, list[str]]:
    """The page of each public name, and its anchors."""
    found: dict[str, list[str]] = {"timebank.html": []}
    for owner in (tb.TimeBank, tb.View, tb.Table):
        # What the native half adds has its own page in the stub.
        ours = (FunctionType, property, classmethod)
        names = [name for name in dir(owner) if not name.startswith("_") and isinstance(inspect.getattr_static(owner, name), ours)]
        found["timebank.html"] += [f"{owner.__name__}.{name}" for name in names]
    for module in (bridge, interchange, laboratory, matching, moving, tables, time, wire):
        names = getattr(module, "__all__", [name for name in vars(module) if inspect.isfunction(getattr(module, name))])
        of_module = [name for name in names if not name.startswith("_")]
        found[f"timebank/{module.__name__.rpartition('.')[2]}.html"] = of_module
    return found


def main(folder: Path) -> None:
    missing, counted = [], 0
    for page, names in anchors().items():
        text = (folder / page).read_text("utf-8")
        missing += [f"{page}#{name}" for name in names if f'id="{name}"' not in text]
        counted += len(names)
    if missing or counted < 600:
        sys.exit(f"of {counted} names the reference lacks {len(missing)}: {', '.join(missing[:20])}")
    print(f"the reference has all {counted} names")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
