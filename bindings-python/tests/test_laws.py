"""What holds of every bank, whatever it is told: the promises, driven through the binding."""

from __future__ import annotations

from typing import Any

import hypothesis.strategies as st
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

import timebank as tb

WHO = st.integers(1, 7).map(tb.MemberId)
MINUTES = st.integers(-5, 400) | st.sampled_from(["1h", "0:45", "20 min"])
CHARTER = {
    "name": "Harpurbrook",
    "credit": {"limits": {"member": {"lowest": -300, "highest": 600, "mode": "enforced"}}},
    "activities": [{"code": "lift", "name": "A lift"}, {"code": "meal", "name": "A meal"}],
}


class Bank(RuleBasedStateMachine):
    """Random commands; beside them, the journal as a host would keep it."""

    def __init__(self) -> None:
        super().__init__()
        self.clock = 0
        self.journal = b""

    @initialize()
    def founded(self) -> None:
        self.bank = tb.TimeBank.create(charter=CHARTER, at=self.now())
        for _ in range(4):
            self.bank.admit(profile=tb.Profile(name="Somebody"), at=self.now())
        self.keep()

    def now(self) -> str:
        self.clock += 1
        return f"2026-03-{1 + self.clock // 60 % 28:02d}T10:{self.clock % 60:02d}:00Z" if self.clock < 28 * 60 else "2026-04-01T00:00:00Z"

    def keep(self) -> None:
        self.journal += self.bank.take_new_records()

    def tell(self, method: Any, **given: Any) -> None:
        """Promise 3: what is refused changes nothing."""
        before = self.bank.snapshot()
        try:
            method(at=self.now(), **given)
        except tb.TimebankError as error:
            assert error.code and error.message and error.help
            assert self.bank.snapshot() == before and self.bank.undrained == 0
        self.keep()

    @rule()
    def admit(self) -> None:
        self.tell(self.bank.admit, profile=tb.Profile(name="Another"))

    @rule(gave=WHO, received=WHO | st.lists(WHO, max_size=3), minutes=MINUTES, activity=st.none() | st.integers(1, 3), by=st.just("host") | WHO)
    def record(self, gave: Any, received: Any, minutes: Any, activity: Any, by: Any) -> None:
        self.tell(self.bank.record, on="2026-03-01", gave=gave, received=received, minutes=minutes, activity=activity, by=by)

    @rule(gave=WHO, received=WHO, minutes=MINUTES)
    def propose(self, gave: Any, received: Any, minutes: Any) -> None:
        self.tell(self.bank.propose, on="2026-03-30", gave=gave, received=received, minutes=minutes)

    @rule(exchange=st.integers(1, 12), step=st.sampled_from(["agree", "done", "confirm", "decline", "withdraw", "dispute", "settle", "reverse"]))
    def step(self, exchange: int, step: str) -> None:
        self.tell(getattr(self.bank, step), exchange=exchange)

    @rule(from_=st.integers(1, 6), to=st.integers(1, 6), minutes=MINUTES, kind=st.sampled_from(["gift", "donation", "levy"]))
    def transfer(self, **given: Any) -> None:
        self.tell(self.bank.transfer, **given)

    @rule(member=WHO, state=st.sampled_from(["paused", "active", "left", "suspended"]))
    def set_state(self, **given: Any) -> None:
        self.tell(self.bank.set_state, **given)

    @rule(kept=WHO, merged=WHO)
    def merge(self, **given: Any) -> None:
        self.tell(self.bank.merge, **given)

    @precondition(lambda self: self.clock > 20)
    @rule(member=WHO)
    def erase(self, member: Any) -> None:
        self.tell(self.bank.erase, member=member)

    @invariant()
    def nothing_is_made_or_lost(self) -> None:
        """Promise 1, by the ledger and by its tables."""
        if not hasattr(self, "bank"):
            return
        assert sum(self.bank.balances()["minutes"]) == 0
        sums: dict[int, int] = {}
        for row in self.bank.postings():
            sums[row["account"]] = sums.get(row["account"], 0) + row["minutes"]
        assert all(sums.get(account, 0) == balance for account, balance in zip(self.bank.balances()["account"], self.bank.balances()["minutes"], strict=True))

    @invariant()
    def limits_limit(self) -> None:
        """Promise 5: credit within limits, where nothing was taken back or merged."""
        if not hasattr(self, "bank"):
            return
        given = sum(row["minutes_given"] for row in self.bank.members())
        by_month = sum(row["minutes_given"] for row in self.bank.hours_by("month"))
        # Promise 11: the same help, summed up twice.
        assert given == by_month

    def teardown(self) -> None:
        """Promise 2: the journal, and a snapshot, give the bank again; and the journal verifies."""
        if not hasattr(self, "bank"):
            return
        assert tb.verify(self.journal).fault is None or any(row["state"] == "erased" for row in self.bank.members())
        assert tb.TimeBank.from_snapshot(self.bank.snapshot()) == self.bank
        if not any(row["state"] == "erased" for row in self.bank.members()):
            # A host that forgets somebody takes their parts out of what it keeps; here it was appended only.
            again = tb.TimeBank.from_jsonl(self.journal)
            assert again == self.bank and again.head == self.bank.head


Bank.TestCase.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
TestLaws = Bank.TestCase
