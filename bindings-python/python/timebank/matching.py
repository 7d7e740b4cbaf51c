"""Matching with plain numbers, for analysts who have pairs of their own: no bank is needed.

Columns may be lists, NumPy arrays, or columns of a data frame: whatever gives whole numbers one after another. Members, requests
and nodes are known by their place, from 0.

>>> from timebank import matching
>>> round = matching.allocate(
...     offers=[60, 60, 60], owners=[1, 2, 0], needs=[30, 60, 60], policy="unbounded",
...     givers=[0, 0, 1], requests=[0, 1, 2], capacities=[60, 60, 60], weights=[9, 5, 4],
... )
>>> round.minutes, round.value, round.bound
([30, 30, 60], 44, 44)
>>> matching.set_off([10, 20, 30, 40], [20, 30, 10, 30], [100, 100, 200, 100]).cleared
[100, 100, 100, 0]

Arcs and pairs may also come as one Arrow table, of polars, pandas, pyarrow or DuckDB, and what moves along them is one too:

>>> import polars as pl
>>> ring = pl.DataFrame({"from": [0, 1], "to": [1, 0], "upper": [2, 3], "cost": [-5, 1]})
>>> pl.DataFrame(matching.min_cost_circulation(arcs=ring).table)["flow"].to_list()
[2, 2]
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from timebank import _timebank
from timebank._matched import Allocation, Circles, Circulation, Figures, Paired, PairedByWeight, Refusal, Ring, SetOff
from timebank._progress import told
from timebank.errors import input_error
from timebank.tables import Table

if TYPE_CHECKING:
    from timebank.asking import Progress
    from timebank.wire import Plan, Planned, ToldSession

__all__ = [
    "Allocation",
    "CertificateFault",
    "Circles",
    "Circulation",
    "Figures",
    "Paired",
    "PairedByWeight",
    "Refusal",
    "Ring",
    "SetOff",
    "allocate",
    "circles",
    "min_cost_circulation",
    "pair_by_rankings",
    "pair_by_weights",
    "set_off",
    "told_sessions",
    "verify_certificate",
]

#: Whole numbers, one after another.
Column: TypeAlias = Iterable[int]
#: Who may receive without giving, and give without receiving.
Policy: TypeAlias = Literal["balanced", "unbounded", "limited"]


def _whole(column: Column) -> list[int]:
    listed = getattr(column, "tolist", None) or getattr(column, "to_list", None)
    return list(listed()) if listed else list(column)


def _pairs(keep: Iterable[Sequence[int]]) -> list[list[int]]:
    return [_whole(pair) for pair in keep]


def _ask(kind: str, progress: Progress, **given: Any) -> Any:
    asked = {name: value for name, value in given.items() if value is not None}
    text = json.dumps({"type": kind, **asked}, separators=(",", ":"))
    with told("calculating", " steps", None, progress) as look:
        return json.loads(_timebank.calculate(text.encode(), look))


def _given(source: object, what: str, columns: dict[str, Column | None], may_lack: str | None = None) -> dict[str, list[int]]:
    """Columns that were given one by one, or the columns of these names out of one Arrow table."""
    if source is None:
        lacking = [name for name, column in columns.items() if column is None and name != may_lack]
        given = {name: _whole(column) for name, column in columns.items() if column is not None}
    else:
        twice = [name for name, column in columns.items() if column is not None]
        if twice:
            raise input_error("column-twice", f"there are two columns `{twice[0]}`", twice[0], f"give it in `{what}` or by itself")
        found = dict(zip(columns, _timebank.columns_of(source, list(columns)), strict=True))
        lacking = [name for name, column in found.items() if column is None and name != may_lack]
        given = {name: column for name, column in found.items() if column is not None}
    if lacking:
        help = f"give it by itself, or all of them in one Arrow table as `{what}`"
        raise input_error("missing", f"there is no column `{lacking[0]}`", lacking[0], help)
    return given


def _figures(answer: dict[str, Any]) -> Figures:
    given = dict(answer["figures"])
    return Figures(most_of_one=given.pop("mostOfOne"), **given)


def min_cost_circulation(
    nodes: int | None = None,
    from_: Column | None = None,
    to: Column | None = None,
    upper: Column | None = None,
    cost: Column | None = None,
    *,
    lower: Column | None = None,
    arcs: object = None,
    steps: int | None = None,
    progress: Progress = False,
) -> Circulation:
    """The flow round a network that costs least, with a proof.

    Args:
        nodes: How many nodes; as many as the arcs name when left out.
        from_: The node each arc begins at.
        to: The node it ends at.
        upper: The most along each arc.
        cost: What a unit along it costs: a gain is a negative cost.
        lower: The least along each arc; nothing when left out.
        steps: The most steps to take; as many as it needs when left out.
        progress: ``True`` for a bar, or a callable told the steps done. If it returns ``False``, the answer is the best so far.
        arcs: Instead of the columns an Arrow table that has them, as ``from``, ``to``, ``upper``, ``cost`` and perhaps ``lower``; what
            else it has is left alone.

    >>> min_cost_circulation(2, [0, 1], [1, 0], upper=[2, 3], cost=[-5, 1]).flow
    [2, 2]
    """
    columns = _given(arcs, "arcs", {"from": from_, "to": to, "lower": lower, "upper": upper, "cost": cost}, may_lack="lower")
    count = max([-1, *columns["from"], *columns["to"]]) + 1 if nodes is None else nodes
    answer = _ask("min-cost-circulation", progress, nodes=count, steps=steps, **columns)
    prices, low = answer["potentials"], columns.get("lower", [0] * len(columns["from"]))
    ends = zip(columns["from"], columns["to"], columns["cost"], strict=True)
    table = _table(
        "The flow that costs least",
        [
            ("from", "the node an arc begins at", columns["from"]),
            ("to", "the node it ends at", columns["to"]),
            ("lower", "the least that must move along it", low),
            ("upper", "the most that may", columns["upper"]),
            ("cost", "what a unit costs", columns["cost"]),
            ("flow", "the units that move", answer["flow"]),
            ("reduced_cost", "the cost with the potentials of both ends", [price + prices[tail] - prices[head] for tail, head, price in ends]),
        ],
    )
    return Circulation(**answer, table=table)


def _table(caption: str, columns: Iterable[tuple[str, str, Iterable[Any]]]) -> Table:
    whole = [(name, "whole", about, None, list(numbers)) for name, about, numbers in columns]
    return Table(_timebank.table_of("numbers", caption, whole))


def _round(
    offers: Column,
    owners: Column,
    needs: Column,
    givers: Column,
    requests: Column,
    capacities: Column,
    unit: int,
) -> dict[str, Any]:
    columns = {"offers": offers, "owners": owners, "needs": needs, "givers": givers, "requests": requests, "capacities": capacities}
    return {"unit": unit} | {name: _whole(column) for name, column in columns.items()}


def allocate(
    *,
    offers: Column,
    owners: Column,
    needs: Column,
    givers: Column | None = None,
    requests: Column | None = None,
    capacities: Column | None = None,
    weights: Column | None = None,
    pairs: object = None,
    policy: Policy = "limited",
    balances: Column | None = None,
    lowest: Iterable[int | None] | None = None,
    highest: Iterable[int | None] | None = None,
    always: Iterable[bool] | None = None,
    unit: int = 15,
    spread: int = 0,
    balancing: int = 0,
    steps: int | None = None,
    progress: Progress = False,
) -> Allocation:
    """Who gives how much to which request, so that it is worth most.

    Args:
        offers: Of each member, the minutes they can give.
        owners: Of each request, whose it is.
        needs: Of each request, the minutes it needs.
        givers: Of each possible pair, who would give.
        requests: Of each possible pair, the request.
        capacities: Of each possible pair, the most minutes.
        weights: Of each possible pair, what a unit of time is worth.
        policy: Whether members may receive without giving: ``balanced``, ``unbounded``, or ``limited`` by their balance.
        balances: Of each member, their balance in minutes.
        lowest: Of each member, the lowest balance; ``None`` for no limit.
        highest: Of each member, the highest balance; ``None`` for no limit.
        always: Of each request, whether it is served though its owner is at the limit.
        unit: Minutes in one unit of time.
        spread: What asking the same giver for more takes from the weight.
        balancing: What bringing balances nearer to even adds.
        steps: The most steps to take; as many as it needs when left out.
        progress: ``True`` for a bar, or a callable told the steps done. If it returns ``False``, the answer is the best so far.
        pairs: Instead of these four columns an Arrow table with ``giver``, ``request``, ``capacity`` and ``weight``; what else it has is
            left alone.
    """
    of_pairs = _given(pairs, "pairs", {"giver": givers, "request": requests, "capacity": capacities, "weight": weights})
    given = _round(offers, owners, needs, of_pairs["giver"], of_pairs["request"], of_pairs["capacity"], unit)
    given["weights"] = of_pairs["weight"]
    given["balances"] = None if balances is None else _whole(balances)
    given["lowest"] = None if lowest is None else list(lowest)
    given["highest"] = None if highest is None else list(highest)
    given["always"] = None if always is None else list(always)
    answer = _ask("allocate", progress, policy=policy, spread=spread, balancing=balancing, steps=steps, **given)
    table = _table(
        "Who gives how much",
        [
            ("giver", "who gives, by place among the members", of_pairs["giver"]),
            ("request", "to which request, by place among the requests", of_pairs["request"]),
            ("capacity", "the most minutes of the pair", of_pairs["capacity"]),
            ("weight", "what a unit of time is worth", of_pairs["weight"]),
            ("minutes", "the minutes they get", answer["minutes"]),
        ],
    )
    return Allocation(**(answer | {"figures": _figures(answer), "table": table}))


def circles(
    *,
    offers: Column,
    owners: Column,
    needs: Column,
    givers: Column,
    requests: Column,
    capacities: Column,
    order: Literal["longest-unserved", "newest", "lottery", "given"] = "given",
    keys: Column | None = None,
    seed: str | None = None,
    unit: int = 15,
) -> Circles:
    """The most time that can be exchanged with everybody giving what they get, shared out by a published order.

    Args:
        offers: Of each member, the minutes they can give.
        owners: Of each request, whose it is.
        needs: Of each request, the minutes it needs.
        givers: Of each possible pair, who would give.
        requests: Of each possible pair, the request.
        capacities: Of each possible pair, the most minutes.
        order: In which order requests are served.
        keys: Of each request, what the order goes by.
        seed: What a lottery draws from, in hexadecimal.
        unit: Minutes in one unit of time.

    >>> two_swaps = dict(offers=[60] * 3, owners=[0, 1, 2], needs=[60] * 3, givers=[0, 1, 1, 2], requests=[1, 0, 2, 1], capacities=[60] * 4)
    >>> circles(**two_swaps, keys=[0, 1, 2]).each, circles(**two_swaps, keys=[2, 1, 0]).each
    ([60, 60, 0], [0, 60, 60])
    """
    given = _round(offers, owners, needs, givers, requests, capacities, unit)
    answer = _ask("circles", False, order=order, keys=None if keys is None else _whole(keys), seed=seed, **given)
    return Circles(**(answer | {"figures": _figures(answer), "rings": [Ring(**ring) for ring in answer["rings"]]}))


def set_off(from_: Column, to: Column, minutes: Column) -> SetOff:
    """The most minutes of mutual promises that can be cleared at once.

    Args:
        from_: Of each promise, who made it.
        to: To whom.
        minutes: For how many minutes.
    """
    columns: dict[str, Any] = {"from": _whole(from_), "to": _whole(to), "minutes": _whole(minutes)}
    return SetOff(**_ask("set-off", False, **columns))


def pair_by_rankings(
    mentees: Iterable[Column], mentors: Iterable[Column], *, room: Column | None = None, keep: Iterable[Sequence[int]] = ()
) -> list[Paired]:
    """Mentors for mentees where both rank: stable, and of all stable outcomes the best for every mentee.

    Args:
        mentees: Of each mentee, the mentors they would have, the best first.
        mentors: Of each mentor, the mentees they would have, the best first.
        room: Of each mentor, how many mentees; one when left out.
        keep: Pairs that stay: mentee and mentor.

    >>> [one.mentor for one in pair_by_rankings([[0, 1], [0, 1]], [[1, 0], [0, 1]])]
    [1, 0]
    """
    lists = {"mentees": [_whole(one) for one in mentees], "mentors": [_whole(one) for one in mentors]}
    answer = _ask("pair-by-rankings", False, room=None if room is None else _whole(room), keep=_pairs(keep), **lists)

    def refusal(given: dict[str, Any]) -> Refusal:
        return Refusal(given["mentor"], given.get("stands"), given.get("lastTaken"))

    return [Paired(one.get("mentor"), one.get("rank"), [refusal(each) for each in one.get("instead", [])]) for one in answer]


def pair_by_weights(
    count: int, room: Column, mentees: Column, mentors: Column, weights: Column, *, keep: Iterable[Sequence[int]] = (), keeping: int = 0
) -> PairedByWeight:
    """Mentors for mentees where each pair has a weight: the pairs worth most together.

    Args:
        count: How many mentees.
        room: Of each mentor, how many mentees.
        mentees: Of each possible pair, the mentee.
        mentors: Of each possible pair, the mentor.
        weights: What each possible pair is worth.
        keep: Pairs there are already: mentee and mentor.
        keeping: What staying together adds to a pair.

    >>> pair_by_weights(2, [1, 1], [0, 0, 1, 1], [0, 1, 0, 1], [9, 8, 7, 1]).mentors
    [1, 0]
    """
    columns = {"room": _whole(room), "mentees": _whole(mentees), "mentors": _whole(mentors), "weights": _whole(weights)}
    return PairedByWeight(**_ask("pair-by-weights", False, count=count, keep=_pairs(keep), keeping=keeping, **columns))


def told_sessions(plan: Plan) -> list[ToldSession]:
    """What the people of a plan are told, for `told` of the next `plan`: each session is kept where it still goes.

    Args:
        plan: The plan whose people were told.

    >>> from timebank.examples import harpurbrook
    >>> bank = harpurbrook()
    >>> plan = bank.plan(travel=30)
    >>> again = bank.plan(travel=30, told=told_sessions(plan))
    >>> all(planned.as_told for planned in again.proposals), list(again.dropped)
    (True, [])
    """
    from timebank.wire import ToldSession

    def minutes(planned: Planned) -> int:
        return next(part.minutes for part in planned.terms.parts if part.side == "received")

    return [
        ToldSession(
            request=planned.request,
            offers=planned.offers,
            on=planned.terms.on,
            start=planned.terms.start,
            minutes=minutes(planned),
            ring=planned.ring,
        )
        for planned in plan.proposals
    ]


class CertificateFault(ValueError):
    """What is wrong with a certificate: `fault` is its word."""

    def __init__(self, fault: str, message: str) -> None:
        super().__init__(message)
        self.fault = fault


def verify_certificate(certificate: Any, *, head: str | None = None, question: str | None = None) -> int:
    """Checks the certificate of a plan, and gives the bound it proves.

    It is written from the definition alone and shares no code with the solver: the digest binds everything, every arc keeps its bounds,
    as much enters each node as leaves it, and with ``reduced = cost + potential[from] - potential[to]`` an arc with room left has a
    reduced cost of at least 0 and one that moves units of at most 0. Then no flow gains more.

    Args:
        certificate: A ``PlanCertificate``, or the same as a mapping.
        head: The head the bank had, when the certificate has to be about just that.
        question: The question, when it has to be about just that.

    Raises:
        CertificateFault: The first fault.

    >>> ring = {"head": "1:00", "question": "{}", "from": [0, 1], "to": [1, 0], "upper": [2, 2], "cost": [-5, 1],
    ...         "flow": [2, 2], "potentials": [0, -2]}
    >>> ring["digest"] = "2b5c8d0e"
    >>> verify_certificate(ring)
    Traceback (most recent call last):
    timebank.matching.CertificateFault: the digest is not that of this certificate
    """

    def of(name: str) -> Any:
        if isinstance(certificate, Mapping):
            return certificate[name]
        return getattr(certificate, "from_" if name == "from" else name)

    columns = {name: list(of(name)) for name in ("from", "to", "upper", "cost", "flow", "potentials")}
    arcs = len(columns["from"])
    for name in ("to", "upper", "cost", "flow"):
        if len(columns[name]) != arcs:
            raise CertificateFault("wrong-length", f"there are {len(columns[name])} numbers where {arcs} belong")
    lines = ["timebank plan certificate 1", of("head"), of("question")]
    lines += [",".join(map(str, column)) for column in columns.values()]
    if hashlib.sha256(("\n".join(lines) + "\n").encode()).hexdigest() != of("digest"):
        raise CertificateFault("other-digest", "the digest is not that of this certificate")
    if (head is not None and head != of("head")) or (question is not None and question != of("question")):
        raise CertificateFault("other-question", "it was made for another bank or another question")
    potentials = columns["potentials"]
    nodes = len(potentials)
    rows = list(zip(columns["from"], columns["to"], columns["upper"], columns["cost"], columns["flow"], strict=True))
    surplus: dict[int, int] = {}
    cost_in_all = 0
    for arc, (begin, end, upper, cost, flow) in enumerate(rows):
        if not (0 <= flow <= upper and 0 <= begin < nodes and 0 <= end < nodes):
            raise CertificateFault("out-of-bounds", f"arc {arc} does not keep its bounds")
        surplus[begin] = surplus.get(begin, 0) - flow
        surplus[end] = surplus.get(end, 0) + flow
        cost_in_all += flow * cost
    for node, more in surplus.items():
        if more:
            raise CertificateFault("not-whole", f"{more} more units enter node {node} than leave it")
    for arc, (begin, end, upper, cost, flow) in enumerate(rows):
        reduced = cost + potentials[begin] - potentials[end]
        if (flow < upper and reduced < 0) or (flow > 0 and reduced > 0):
            raise CertificateFault("not-proven", f"arc {arc} has a reduced cost of {reduced}, which does not fit what it moves")
    # Points times minutes, in quarters of an hour, rounded up.
    return -(cost_in_all // 15)
