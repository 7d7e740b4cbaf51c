"""Draws the pictures of the pages anew: `python tests/pictures.py FOLDER`. The community in them is invented."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import timebank as tb

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def change(bank: tb.TimeBank) -> Axes:
    """Wellbeing in four questions, of the members who agreed to be asked and were asked twice."""
    questions = ["satisfied", "worthwhile", "happy", "anxious"]
    answers = []
    for row in tb.examples.rows("scores"):
        member = bank.by_host_code("hb", row["card"])
        assert member is not None
        on = datetime.datetime.strptime(row["date"], "%d/%m/%Y").date()
        values = [int(row[question]) for question in questions]
        answers.append(tb.wire.InstrumentAnswer(member=member, on=on, instrument="ons4", version="2018", values=values))
    return bank.plot.change(bank.measure_change(answers, "2026-06-30", "2026-08-01", shipped="ons4"))


#: Each picture by the name of its file.
PICTURES: dict[str, Callable[[tb.TimeBank], Axes]] = {
    "change.png": change,
    "needs.png": lambda bank: bank.plot.needs(),
}


def main(folder: Path) -> None:
    bank = tb.examples.half_year()
    for name, draw in PICTURES.items():
        bank.plot.save(draw(bank), folder / name, dpi=110)
        print(f"    {folder / name}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
