"""The laboratory of policies: what might come of other rules, and communities that never were.

What a charter's limits, welcome or ageing do to a community shows only years later. `TimeBank.what_if` runs copies of a bank ahead
under other rules, many times under the same luck; `table` puts what came of it into a data frame; `community` makes a bank to
try things on.

>>> import timebank as tb
>>> town = tb.laboratory.community(tb.wire.Community(members=30, weeks=13, seed=7))
>>> narrow = tb.wire.Limits(lowest=-120, highest=240, mode="enforced")
>>> policies = [tb.wire.Policy(name="as it is"), tb.wire.Policy(name="narrow", limits=narrow)]
>>> answer = town.what_if(policies=policies, weeks=8, seeds=3)
>>> outcomes = tb.laboratory.table(answer)
>>> len(outcomes), outcomes.columns[:4]
(30, ['policy', 'measure', 'runs', 'mean'])
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timebank import _timebank, wire
from timebank import _wire as _w
from timebank._progress import told
from timebank.bank import TimeBank
from timebank.tables import Table

if TYPE_CHECKING:
    from timebank.asking import Progress
    from timebank.wire import Community, Estimate, WhatIfAnswer

__all__ = ["community", "table"]


def community(of: Community | None = None, *, journal: bool = True, progress: Progress = False) -> TimeBank:
    """The bank of a community that never was: the same for the same seed, on every machine and in every language.

    Most of its members are quiet and a few carry much; organisations are busiest; neighbours mostly help one another; August is
    quieter; people join and leave. They are numbers and have no names. Ctrl-C stops the making, and raises.

    Args:
        of: How large, how old, how busy; 200 members and a year when left out.
        journal: Whether to keep the records. Without them it takes less than half the room, and there is nothing to save.
        progress: ``True`` for a bar, or a callable told the commands executed. If it returns ``False``, there is no bank.

    Raises:
        TimebankError: The numbers do not fit, the charter does not allow what happens, or it was stopped.

    >>> from timebank.wire import Community
    >>> community(Community(members=60, weeks=20)) == community(Community(members=60, weeks=20))
    True
    """
    written = _w.text_of((of or wire.Community()).to_json())
    with told("making", " commands", None, progress) as look:
        bank = TimeBank._adopt(_timebank.community(written, journal, look))
    if not journal:
        bank._past = None
    return bank


def table(answer: WhatIfAnswer) -> Table:
    """Outcomes of policies as a table: one row for each policy and measure.

    ``mean`` lies between ``low`` and ``high`` with 95 in 100; ``difference`` is each run less that of the first policy under the same
    seed, on average, between ``difference_low`` and ``difference_high``. Let the first policy be today's rules, and it is what would
    change. The intervals tell the luck of the draw, not whether the model is right.

    >>> import timebank as tb
    >>> bank = tb.examples.harpurbrook()
    >>> hour = [tb.wire.Policy(name="as it is"), tb.wire.Policy(name="an hour each", issue=60)]
    >>> for row in table(bank.what_if(policies=hour, weeks=4, seeds=2, behaviour=tb.wire.Behaviour(wants=0))):
    ...     if row["measure"] == "credit":
    ...         print(row["policy"], row["mean"], row["difference"])
    as it is 15.0 None
    an hour each 120.0 105.0
    """

    def of(figures: Estimate | None) -> Estimate:
        return wire.Estimate(runs=0) if figures is None else figures

    columns: list[tuple[str, str, str, str | None, list[object]]] = [
        ("policy", "text", "what the policy is called", None, [row.policy for row in answer.rows]),
        ("measure", "text", "what is counted", None, [row.measure for row in answer.rows]),
        ("runs", "whole", "how many runs had a value", None, [of(row.estimate).runs for row in answer.rows]),
    ]
    for name, about in _ESTIMATES.items():
        columns.append((name, "number", about, None, [getattr(of(row.estimate), name) for row in answer.rows]))
    for name, figure, about in _DIFFERENCES:
        columns.append((name, "number", about, None, [getattr(of(row.difference), figure) for row in answer.rows]))
    about = f"What might come of it in {answer.weeks} weeks, {answer.seeds} runs each"
    return Table(_timebank.table_of("policies", about, columns))


_ESTIMATES = {
    "mean": "the mean of all runs",
    "spread": "standard deviation from run to run",
    "low": "where the mean of very many runs lies, with 95 in 100: from",
    "high": "and to",
}
_DIFFERENCES = [
    ("difference", "mean", "each run less the first policy's under the same seed, on average; missing for the first policy"),
    ("difference_low", "low", "the same for the difference: from"),
    ("difference_high", "high", "and to"),
]
