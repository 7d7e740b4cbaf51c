"""What a plan is worth beside the best one that CP-SAT finds, on random banks of 30 to 100 members.

Needs ``timebank`` and ``ortools``:

    python benches/python/plans.py [--banks 60] [--seconds 20] [--first 1] [--members 30 100]

The scores of pairs come from ``matches_for``. All else is built here from what members said: the quarters of an hour at which a session can begin,
one place at a time for everybody with the way between, what an offer gives in a week, one giver for a request, and balances at the end of the
week within their limits. A plan has to keep them in the order of its proposals as well, so what CP-SAT finds may be more than can be planned.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import time
from typing import NamedTuple

import timebank as tb
from ortools.sat.python import cp_model

MONDAY = dt.date(2026, 3, 2)
NOW = dt.datetime(2026, 3, 1, 20, tzinfo=dt.timezone.utc)
ACTIVITIES = 6
WEIGHTS = {
    "activity": 100, "liking": 60, "need": 0, "related": 0, "level": 0, "time": 0, "distance": 0, "language": 0, "newTie": 0, "knownTie": 0,
    "waiting": 0, "chanceToGive": 0, "chanceToReceive": 0, "notYetMet": 0, "notAskedLately": 0,
}


class Said(NamedTuple):
    """An offer or a request, as its member said it."""

    number: int
    member: int
    minutes: int
    capacity: int
    free: frozenset[int]


def hours(chance: random.Random) -> list[tuple[int, int]]:
    """One or two stretches on three days, in minutes from Monday: so few that people are in one another's way."""
    days = sorted(chance.sample(range(3), chance.randint(1, 2)))
    return [(begin, begin + chance.choice([60, 90, 120, 180])) for day in days for begin in [day * 1440 + 540 + 30 * chance.randrange(8)]]


def bank(seed: int, members: int) -> tuple[tb.TimeBank, list[Said], list[Said]]:
    """A bank by chance, with what was offered and asked for."""
    chance = random.Random(seed)
    lowest, highest = chance.choice([(-60, 120), (-120, 240), (-300, 600)])
    charter = {
        "name": "A town",
        "activities": [{"code": f"a{number}", "name": f"a{number}"} for number in range(ACTIVITIES)],
        "credit": {"limits": {"member": {"lowest": lowest, "highest": highest, "mode": "enforced"}}},
        "matching": {"weights": WEIGHTS},
    }
    community = tb.TimeBank.create(charter, at=NOW)
    offers, requests = [], []
    for place in range(members):
        member = community.admit(f"M{place}", at=NOW).member
        for post, into, often in ((community.offer, offers, 0.75), (community.request, requests, 0.9), (community.request, requests, 0.6)):
            if chance.random() > often:
                continue
            stretches = hours(chance)
            minutes = chance.choice([30, 45, 60, 60, 90])
            more = {}
            capacity = minutes
            if into is offers:
                minutes = chance.choice([60, 90, 120])
                capacity = chance.choice([minutes, 120, 180])
                capacity = max(capacity, minutes)
                more = {"capacity": {"minutes": capacity, "per": "week"}, "liking": chance.choice(["gladly", "willingly", "if-needed"])}
            weekly = [{"from": begin, "until": end} for begin, end in stretches]
            activity = f"a{min(chance.randrange(ACTIVITIES), chance.randrange(ACTIVITIES))}"
            outcome = post(member, "x", activity=activity, minutes=minutes, availability={"weekly": weekly}, at=NOW, **more)
            free = frozenset(quarter for begin, end in stretches for quarter in range(begin // 15, end // 15))
            into.append(Said(int(outcome.listing), int(member), minutes, capacity, free))
    return community, offers, requests


def best(community: tb.TimeBank, offers: list[Said], requests: list[Said], travel: int, limits: tuple[int, int] | None, seconds: float):
    """What the best plan is worth in points, by CP-SAT: what it found, and what it can be at most."""
    by_number = {said.number: said for said in offers}
    model = cp_model.CpModel()
    worth, places, given, net, met = [], {}, {}, {}, {}
    for request in requests:
        matches = community.matches_for(request.number, from_=MONDAY, most=100, slots=0).matches
        assert len(matches) < 100, "a request with more pairs than can be asked for"
        for match in matches:
            offer = by_number[int(match.offer)]
            if offer.minutes < request.minutes or offer.capacity < request.minutes:
                continue
            need = -(-request.minutes // 15)
            both = offer.free & request.free
            starts = [quarter * 15 for quarter in both if all(quarter + step in both for step in range(need))]
            if not starts:
                continue
            taken = model.new_bool_var("")
            begin = model.new_int_var_from_domain(cp_model.Domain.from_values(starts), "")
            span = model.new_optional_fixed_size_interval_var(begin, request.minutes + travel, taken, "")
            for member in (offer.member, request.member):
                places.setdefault(member, []).append(span)
            given.setdefault(offer.number, []).append(request.minutes * taken)
            met.setdefault(request.number, []).append(taken)
            net.setdefault(offer.member, []).append(request.minutes * taken)
            net.setdefault(request.member, []).append(-request.minutes * taken)
            worth.append(match.score * request.minutes * taken)
    for spans in places.values():
        model.add_no_overlap(spans)
    for number, minutes in given.items():
        model.add(sum(minutes) <= by_number[number].capacity)
    for taken in met.values():
        model.add_at_most_one(taken)
    if limits is not None:
        for minutes in net.values():
            model.add_linear_constraint(sum(minutes), *limits)
    model.maximize(sum(worth))
    solver = cp_model.CpSolver()
    # Counted, not timed: a loaded machine finds as much.
    solver.parameters.max_deterministic_time = seconds
    solver.parameters.num_workers = 1
    status = solver.solve(model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return 0, solver.best_objective_bound / 15, False
    return solver.objective_value / 15, solver.best_objective_bound / 15, status == cp_model.OPTIMAL


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--banks", type=int, default=60)
    arguments.add_argument("--first", type=int, default=1)
    arguments.add_argument("--seconds", type=float, default=20)
    arguments.add_argument("--members", type=int, nargs=2, default=(30, 100))
    asked = arguments.parse_args()
    shares, bounds, proven = [], [], 0
    for seed in range(asked.first, asked.first + asked.banks):
        chance = random.Random(-seed)
        members, travel = chance.randint(*asked.members), chance.choice([0, 0, 15, 30])
        policy = chance.choice(["limited", "unbounded"])
        community, offers, requests = bank(seed, members)
        begun = time.perf_counter()
        plan = community.plan(from_=MONDAY, policy=policy, travel=travel, each=1000)
        took = time.perf_counter() - begun
        member = community.charter.credit.limits.member
        limits = (int(member.lowest), int(member.highest)) if policy == "limited" else None
        value, most, optimal = best(community, offers, requests, travel, limits, asked.seconds)
        proven += optimal
        if value:
            # Nothing found in time is left out.
            assert plan.value <= most + 1 and value <= plan.bound + 1, (seed, plan.value, value, most, plan.bound)
            shares.append(plan.value / value)
            bounds.append(plan.bound / value)
            what = f"{seed}: {members} members, {policy}, travel {travel}"
            print(f"{what}: plan {plan.value} in {took * 1000:.0f} ms, CP-SAT {value:.0f} of at most {most:.0f}, {shares[-1]:.4f}, bound {bounds[-1]:.4f}", flush=True)
    mean = sum(shares) / len(shares)
    print(f"{len(shares)} banks, {proven} solved to the end: value {mean:.4f}, worst {min(shares):.4f}; bound {sum(bounds) / len(bounds):.4f}")
    assert mean >= 0.97, "a plan is worth less than 0.97 of what CP-SAT finds"


if __name__ == "__main__":
    main()
