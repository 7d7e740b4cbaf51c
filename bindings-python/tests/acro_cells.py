"""Random cells and what `acro` would hide of them: written once, for `test_outcomes.py`.

`acro` wants pandas up to 2.3.3, and the tests run beside pandas 3: so it stands in an environment of its own.

    python -m venv acro && acro/bin/pip install acro==1.0.2 && acro/bin/python bindings-python/tests/acro_cells.py
"""

from __future__ import annotations

import json
import random
from pathlib import Path


def main() -> None:
    import pandas as pd
    from acro import ACRO

    dice = random.Random(1977)
    rows, columns = 40, 5
    cells: list[list[list[int]]] = []
    frame = []
    for i in range(rows):
        cells.append([])
        for j in range(columns):
            minutes = [dice.randint(1, 60) for _ in range(dice.choice([1, 2, 5, 8, 9, 10, 11, 12, 15]))]
            # Some are carried by one or two.
            for _ in range(dice.choice([0, 0, 1, 2])):
                minutes[dice.randrange(len(minutes))] = dice.choice([300, 600, 2000, 6000])
            cells[i].append(minutes)
            frame += [(f"r{i:02}", f"c{j}", m) for m in minutes]
    data = pd.DataFrame(frame, columns=["area", "age", "minutes"])
    session = ACRO(suppress=False)
    session.crosstab(data["area"], data["age"])
    session.crosstab(data["area"], data["age"], values=data["minutes"], aggfunc="sum")
    counts, sums = (record.outcome for record in session.results.results.values())
    told = [
        {"minutes": cells[i][j], "people": counts.loc[f"r{i:02}", f"c{j}"], "sum": sums.loc[f"r{i:02}"].iloc[j]} for i in range(rows) for j in range(columns)
    ]
    Path(__file__).with_suffix(".json").write_text(json.dumps({"acro": "1.0.2", "cells": told}, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
