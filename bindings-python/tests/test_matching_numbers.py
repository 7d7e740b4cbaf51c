"""Matching with plain numbers, against NetworkX, SciPy and OR-tools on rounds by chance, and the plan of a bank."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import pandas
import polars
import pyarrow
import pytest
from ortools.graph.python import min_cost_flow
from scipy.optimize import linear_sum_assignment

import timebank as tb
from timebank import matching


def chance_network(seed: int, nodes: int, arcs: int) -> tuple[list[int], list[int], list[int], list[int]]:
    chance = random.Random(seed)
    ends = [chance.sample(range(nodes), 2) for _ in range(arcs)]
    upper = [chance.randint(0, 20) for _ in ends]
    cost = [chance.randint(-50, 50) for _ in ends]
    return [end[0] for end in ends], [end[1] for end in ends], upper, cost


@pytest.mark.parametrize("seed", range(40))
def test_a_circulation_costs_what_networkx_and_ortools_find(seed: int) -> None:
    nodes = 3 + seed
    from_, to, upper, cost = chance_network(seed, nodes, 6 * nodes)
    ours = matching.min_cost_circulation(nodes, from_, to, upper, cost)
    assert ours.value == ours.bound
    graph = nx.MultiDiGraph()
    graph.add_nodes_from(range(nodes), demand=0)
    for tail, head, room, price in zip(from_, to, upper, cost, strict=True):
        graph.add_edge(tail, head, capacity=room, weight=price)
    assert ours.value == nx.network_simplex(graph)[0]
    theirs = min_cost_flow.SimpleMinCostFlow()
    theirs.add_arcs_with_capacity_and_unit_cost(np.array(from_, np.int32), np.array(to, np.int32), np.array(upper), np.array(cost))
    assert theirs.solve() == theirs.OPTIMAL
    assert ours.value == theirs.optimal_cost()
    # The certificate, checked by hand.
    for tail, head, room, price, units in zip(from_, to, upper, cost, ours.flow, strict=True):
        reduced = price + ours.potentials[tail] - ours.potentials[head]
        assert 0 <= units <= room
        assert units == room or reduced >= 0
        assert units == 0 or reduced <= 0


@pytest.mark.parametrize("seed", range(20))
def test_pairs_are_worth_what_scipy_finds(seed: int) -> None:
    weights = np.random.default_rng(seed).integers(1, 1000, (5 + seed, 8 + seed))
    rows, columns = linear_sum_assignment(weights, maximize=True)
    mentees, mentors = np.indices(weights.shape)
    ours = matching.pair_by_weights(len(weights), [1] * weights.shape[1], mentees.ravel(), mentors.ravel(), weights.ravel())
    assert ours.value == ours.bound == weights[rows, columns].sum()


def test_an_unbounded_round_is_worth_what_ortools_finds() -> None:
    chance = random.Random(3)
    members, requests, pairs = 300, 400, 5000
    offers = [15 * chance.randint(0, 8) for _ in range(members)]
    needs = [15 * chance.randint(1, 6) for _ in range(requests)]
    owners = [chance.randrange(members) for _ in range(requests)]
    some = [(chance.randrange(members), chance.randrange(requests), chance.randint(1, 999)) for _ in range(pairs)]
    some = [(giver, request, weight) for giver, request, weight in some if owners[request] != giver]
    givers, wanted, weights = (list(column) for column in zip(*some, strict=True))
    ours = matching.allocate(
        offers=offers, owners=owners, needs=needs, givers=givers, requests=wanted, capacities=[10_000] * len(some), weights=weights, policy="unbounded"
    )
    source, sink = members + requests, members + requests + 1
    flow = min_cost_flow.SimpleMinCostFlow()
    for giver, request, weight in some:
        flow.add_arc_with_capacity_and_unit_cost(giver, members + request, min(offers[giver], needs[request]) // 15, -weight)
    for member, minutes in enumerate(offers):
        flow.add_arc_with_capacity_and_unit_cost(source, member, minutes // 15, 0)
    for request, minutes in enumerate(needs):
        flow.add_arc_with_capacity_and_unit_cost(members + request, sink, minutes // 15, 0)
    flow.add_arc_with_capacity_and_unit_cost(sink, source, 1_000_000, 0)
    assert flow.solve() == flow.OPTIMAL
    assert ours.value == ours.bound == -flow.optimal_cost()


def test_columns_may_be_arrays_and_bad_ones_are_refused() -> None:
    ring = matching.min_cost_circulation(2, np.array([0, 1]), np.array([1, 0]), np.array([2, 3]), np.array([-5, 1]))
    assert ring == matching.Circulation(flow=[2, 2], value=-8, bound=-8, potentials=ring.potentials, steps=ring.steps, table=ring.table)
    with pytest.raises(tb.TimebankError) as refused:
        matching.min_cost_circulation(2, [0, 1], [1], [2, 3], [-5, 1])
    assert refused.value.code == "number-out-of-range"
    with pytest.raises(tb.TimebankError) as refused:
        matching.min_cost_circulation(1, [0], [1], [2], [3])
    assert refused.value.code == "bad-arc"
    with pytest.raises(tb.TimebankError) as refused:
        matching.min_cost_circulation(2, [0], [1], [2], [3], lower=[1])
    assert refused.value.code == "cannot-be-met"


ARCS = {"from": [0, 1, 2, 1], "to": [1, 2, 0, 0], "upper": [2, 1, 5, 5], "cost": [-3, -3, -3, -1], "street": ["a", "b", "c", "d"]}


@pytest.mark.parametrize("make", [polars.DataFrame, pandas.DataFrame, pyarrow.table], ids=["polars", "pandas", "pyarrow"])
def test_a_table_of_arcs_gives_a_table_of_flows(make: Callable[[Any], object]) -> None:
    """A ring of three and a quarrel over its middle: 9 + 4, as in `tests/vectors/matching/circulation.json`."""
    best = matching.min_cost_circulation(arcs=make(ARCS))
    assert best == matching.min_cost_circulation(3, ARCS["from"], ARCS["to"], ARCS["upper"], ARCS["cost"])
    table = polars.DataFrame(best.table)
    assert table.columns == ["from", "to", "lower", "upper", "cost", "flow", "reduced_cost"]
    assert table["flow"].to_list() == [2, 1, 1, 1]
    assert (table["flow"] * table["cost"]).sum() == best.value == -13
    # The proof, read off the table alone.
    assert table.filter((polars.col("flow") < polars.col("upper")) & (polars.col("reduced_cost") < 0)).is_empty()
    assert table.filter((polars.col("flow") > polars.col("lower")) & (polars.col("reduced_cost") > 0)).is_empty()


def test_a_table_of_pairs_gives_a_table_of_minutes() -> None:
    pairs = polars.DataFrame({"giver": [0, 0, 1], "request": [0, 1, 2], "capacity": [60, 60, 60], "weight": [9.0, 5.0, 4.0]})
    round = {"offers": [60, 60, 60], "owners": [1, 2, 0], "needs": [30, 60, 60]}
    best = matching.allocate(**round, pairs=pairs, policy="unbounded")
    assert best.value == 2 * 9 + 2 * 5 + 4 * 4
    assert polars.DataFrame(best.table)["minutes"].to_list() == [30, 30, 60]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"upper": [2, 1, 5, None]}, "wrong-type"),
        ({"upper": [2.0, 1.0, 5.0, 0.5]}, "wrong-type"),
        ({"upper": ["2", "1", "5", "5"]}, "wrong-type"),
        ({"upper": [2, 1, 5, 2**63]}, "wrong-type"),
        ({"upper": [2, 1, 5, -1]}, "bad-arc"),
        ({"upper": [2, 1, 5, 2**60]}, "bad-arc"),
    ],
)
def test_tables_of_arcs_that_do_not_fit_are_refused(change: dict[str, Any], code: str) -> None:
    with pytest.raises(tb.TimebankError) as refused:
        matching.min_cost_circulation(arcs=polars.DataFrame(ARCS | change))
    assert refused.value.code == code


def test_columns_are_there_once() -> None:
    with pytest.raises(tb.TimebankError, match="there is no column `cost`"):
        matching.min_cost_circulation(arcs=polars.DataFrame(ARCS).drop("cost"))
    with pytest.raises(tb.TimebankError, match="there are two columns `cost`"):
        matching.min_cost_circulation(arcs=polars.DataFrame(ARCS), cost=[1, 2, 3, 4])
    with pytest.raises(tb.TimebankError) as refused:
        matching.min_cost_circulation(arcs=[1, 2])
    assert refused.value.code == "not-a-table"
    assert matching.min_cost_circulation(arcs=polars.DataFrame(ARCS).clear().cast({name: polars.Int64 for name in ("from", "to", "upper", "cost")})).flow == []


def test_long_work_says_how_far_it_is_and_can_be_stopped() -> None:
    from_, to, upper, cost = chance_network(1, 400, 60_000)

    def enough(steps: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        matching.min_cost_circulation(400, from_, to, upper, cost, progress=enough)
    some = matching.min_cost_circulation(400, from_, to, upper, cost, steps=100_000)
    best = matching.min_cost_circulation(400, from_, to, upper, cost)
    assert some.bound <= best.value == best.bound <= some.value
    told: list[int] = []
    first = matching.min_cost_circulation(400, from_, to, upper, cost, progress=lambda steps: told.append(steps) is not None)
    assert len(told) == 1
    assert first.bound <= best.value <= first.value
    assert first.steps < best.steps


def test_circles_are_told_as_rings() -> None:
    round = matching.circles(offers=[60] * 3, owners=[0, 1, 2], needs=[60] * 3, givers=[1, 2, 0], requests=[0, 1, 2], capacities=[60] * 3)
    assert round.each == [60, 60, 60]
    assert round.rings == [matching.Ring(minutes=60, pairs=[2, 1, 0])]


def test_why_not_the_mentor_ranked_higher() -> None:
    first, second = matching.pair_by_rankings([[0, 1], [0]], [[1, 0], [0]])
    assert (first.mentor, first.rank, second.mentor) == (1, 2, 0)
    assert first.instead == [matching.Refusal(mentor=0, stands=2, last_taken=1)]


CERTIFICATES = json.loads((Path(__file__).parents[2] / "tests" / "certificates.json").read_text())


@pytest.mark.parametrize("case", CERTIFICATES, ids=[case["about"] for case in CERTIFICATES])
def test_certificates_are_checked_by_code_of_their_own(case: dict[str, Any]) -> None:
    try:
        found: dict[str, Any] = {"bound": matching.verify_certificate(case["certificate"])}
    except matching.CertificateFault as fault:
        found = {"fault": fault.fault}
    assert found == case["then"]


def test_a_certificate_is_about_one_head_and_one_question() -> None:
    certificate = CERTIFICATES[0]["certificate"]
    assert matching.verify_certificate(certificate, head=certificate["head"], question=certificate["question"]) == 1
    with pytest.raises(matching.CertificateFault, match="another bank") as fault:
        matching.verify_certificate(certificate, head="1:00")
    assert fault.value.fault == "other-question"
