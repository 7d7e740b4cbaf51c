"""The laboratory of policies: what might come of other rules, and communities that never were.

What a charter's limits, welcome or ageing do to a community shows only years later. `TimeBank.what_if` runs copies of a bank ahead
under other rules, many times under the same luck; `table` puts what came of it into a data frame; `community` makes a bank to
try things on.

>>> import timebank as tb
>>> town = tb.laboratory.community(tb.Community(members=30, weeks=13, seed=7))
>>> narrow = tb.Limits(lowest=-120, highest=240, mode="enforced")
>>> policies = [tb.Policy(name="as it is"), tb.Policy(name="narrow", limits=narrow)]
>>> answer = town.what_if(policies=policies, weeks=8, seeds=3)
>>> outcomes = tb.laboratory.table(answer)
>>> len(outcomes), outcomes.columns[:4]
(30, ['policy', 'measure', 'runs', 'mean'])
"""

from __future__ import annotations

from timebank import _timebank
from timebank import _wire as _w
from timebank.bank import TimeBank
from timebank.matching import Progress
from timebank.tables import Table
from timebank.wire import Community, Estimate, WhatIfAnswer

__all__ = ["community", "table"]


def community(of: Community | None = None, *, journal: bool = True, progress: Progress | None = None) -> TimeBank:
    """The bank of a community that never was: the same for the same seed, on every machine and in every language.

    Most of its members are quiet and a few carry much; organisations are busiest; neighbours mostly help one another; August is
    quieter; people join and leave. They are numbers and have no names. Ctrl-C stops the making, and raises.

    Args:
        of: How large, how old, how busy; 200 members and a year when left out.
        journal: Whether to keep the records. Without them it takes less than half the room, and there is nothing to drain.
        progress: Called with the commands executed, every ten thousand. Where it gives ``False`` there is no bank.

    Raises:
        TimebankError: The numbers do not fit, the charter does not allow what happens, or it was stopped.

    >>> community(Community(members=60, weeks=20)) == community(Community(members=60, weeks=20))
    True
    """
    written = _w.text_of((of or Community()).to_json())
    return TimeBank._adopt(_timebank.community(written, journal, progress))


def table(answer: WhatIfAnswer) -> Table:
    """Outcomes of policies as a table: one row for each policy and measure.

    ``mean`` lies between ``low`` and ``high`` with 95 in 100; ``difference`` is each run less that of the first policy under the same
    seed, on average, between ``difference_low`` and ``difference_high``. Let the first policy be today's rules, and it is what would
    change. The intervals tell the luck of the draw, not whether the model is right.

    >>> import timebank as tb
    >>> bank = tb.examples.harpurbrook()
    >>> hour = [tb.Policy(name="as it is"), tb.Policy(name="an hour each", issue=60)]
    >>> for row in table(bank.what_if(policies=hour, weeks=4, seeds=2, behaviour=tb.Behaviour(wants=0))):
    ...     if row["measure"] == "credit":
    ...         print(row["policy"], row["mean"], row["difference"])
    as it is 15.0 None
    an hour each 120.0 105.0
    """

    def of(told: Estimate | None) -> Estimate:
        return Estimate(runs=0) if told is None else told

    rows = []
    for row in answer.rows:
        here, less = of(row.estimate), of(row.difference)
        figures = (here.mean, here.spread, here.low, here.high, less.mean, less.low, less.high)
        rows.append((row.policy, row.measure, here.runs, figures))
    about = f"What might come of it in {answer.weeks} weeks, {answer.seeds} runs each"
    return Table(_timebank.policies_table(about, rows))
