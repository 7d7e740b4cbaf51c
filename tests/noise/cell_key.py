"""Makes `cell_key.json`: what others say of noise by cell keys, held against `timebank-core/src/outcomes/disclosure/noise.rs`.

    pip install cell-key-perturbation==3.1.0 pandas scipy
    python3 tests/noise/cell_key.py

`entropy`: the distributions of largest entropy with a given largest step and variance, by numerical optimisation (SLSQP of scipy), the
method of the R package `ptable` (Giessing 2016). `tables`: counts with noise by `create_perturbed_table` of `cell-key-perturbation`, the
package of the Office for National Statistics, from people with record keys and a table of noise made from the first distribution.
"""

import contextlib
import io
import json
from pathlib import Path

import numpy as np
import pandas as pd
from cell_key_perturbation.create_perturbed_table import create_perturbed_table
from scipy.optimize import minimize

KEYS = 4096
CASES = [(5, 4.0), (2, 1.0), (2, 2.0), (3, 1.05), (4, 2.1), (5, 10.0), (10, 12.5)]


def entropy(most, variance):
    """The probabilities of the steps -most..most with mean 0 and this variance that have the largest entropy."""
    steps = np.arange(-most, most + 1)
    start = np.full(len(steps), 1 / len(steps))
    limits = [
        {"type": "eq", "fun": lambda p: p.sum() - 1},
        {"type": "eq", "fun": lambda p: (p * steps).sum()},
        {"type": "eq", "fun": lambda p: (p * steps**2).sum() - variance},
    ]
    found = minimize(
        lambda p: (p * np.log(p)).sum(),
        start,
        jac=lambda p: np.log(p) + 1,
        bounds=[(1e-12, 1)] * len(steps),
        constraints=limits,
        method="SLSQP",
        options={"maxiter": 2000, "ftol": 1e-14},
    )
    assert found.success, found.message
    return found.x


def keys(probabilities):
    """For how many of the keys each step is taken; what rounding leaves goes to the middle."""
    side = [int(np.floor(KEYS * p + 0.5)) for p in probabilities[: len(probabilities) // 2]]
    return [*side, KEYS - 2 * sum(side), *reversed(side)]


def people(count):
    """People with a record key each, by a small generator, so that the file can be made again."""
    state, rows = 12345, []
    for _ in range(count):
        drawn = []
        for most in (KEYS, 7, 4, 3):
            state = (state * 1103515245 + 12345) % 2**31
            drawn.append((state >> 12) % most)
        rows.append([drawn[0], min(drawn[1], 5), drawn[2] if drawn[3] else 0, drawn[3]])
    return pd.DataFrame(rows, columns=["key", "area", "age", "kind"])


def table(data, noise, by):
    with contextlib.redirect_stdout(io.StringIO()):
        made = create_perturbed_table(data=data, ptable=noise, geog=[], tab_vars=by, record_key="key", threshold=10)
    whole = lambda value: None if pd.isna(value) else int(value)
    return [
        {"at": [int(row[name]) for name in by], "true": int(row["pre_sdc_count"]), "key": int(row["ckey"]), "shown": whole(row["count"])}
        for _, row in made.iterrows()
    ]


def main():
    spread = [
        {"most": most, "varianceHundredths": round(v * 100), "shares": [round(float(p), 7) for p in entropy(most, v)]}
        for most, v in CASES
    ]
    most = CASES[0][0]
    steps = np.repeat(np.arange(-most, most + 1), keys(spread[0]["shares"]))
    rows = [(count, key, max(int(steps[key]), -count)) for count in range(1, 751) for key in range(KEYS)]
    noise = pd.DataFrame(rows, columns=["pcv", "ckey", "pvalue"])
    data = people(420)
    tables = {" ".join(by): table(data, noise, by) for by in (["area"], ["age"], ["area", "age"], ["area", "kind"])}
    out = {"about": __doc__.split("\n\n")[0], "entropy": spread, "people": data.values.tolist(), "tables": tables}
    lines = ",\n".join(f"  {json.dumps(name)}: {json.dumps(value, separators=(', ', ': '))}" for name, value in out.items())
    Path(__file__).with_name("cell_key.json").write_text("{\n" + lines + "\n}\n")


main()
