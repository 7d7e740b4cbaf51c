"""What type checkers must not accept: each line is wrong, and a checker that lets one pass finds its comment unused."""

from __future__ import annotations

import timebank as tb

bank = tb.TimeBank.create(charter=tb.Charter(name="Harpurbrook"))
ana = bank.admit("Ana").member

bank.balance(1.5)  # type: ignore[arg-type]
bank.balance(None)  # type: ignore[arg-type]
bank.admit("Ana", "person")  # type: ignore[call-arg]
bank.admit(colour="red")  # type: ignore[call-arg]
bank.record(gave=ana, received=ana, minutes=3, recieved=ana)  # type: ignore[call-arg]
bank.transfer(1, 2, 30, kind="gift")  # type: ignore[arg-type]
bank.transfer(ana, ana, 30)  # type: ignore[call-arg]
bank.set_limits(2, tb.Limits(lowest=-60))  # type: ignore[arg-type]
bank.statement(account=2)  # type: ignore[arg-type]
bank.report("funder", 2026)  # type: ignore[arg-type]
bank.record(ana, ana, 1.5, on="2026-03-01")  # type: ignore[arg-type]
bank.record(ana, ana, 3, on="2026-03-01", setting="moon")  # type: ignore[arg-type]
bank.set_state(ana, "asleep")  # type: ignore[arg-type]
bank.agree("Ana")  # type: ignore[arg-type]
bank.statement(ana, "pot")  # type: ignore[call-arg]
tb.Profile(name=3)  # type: ignore[arg-type]
tb.Profile(name="Ana").name = "Ben"  # type: ignore[misc]
tb.wire.Command(do=tb.wire.Admit())  # type: ignore[call-arg]
tb.terms("Ana", ana, 60, on="2026-03-01")  # type: ignore[arg-type]
bank.redacted("auditor")  # type: ignore[arg-type]
bank.seen_by(None)  # type: ignore[arg-type]
bank.offer(ana, "Lifts", by=None)  # type: ignore[arg-type]
bank.statement(ana, viewer=None)  # type: ignore[arg-type]
bank.seen_by(ana).offer(ana, "Lifts", by=ana)  # type: ignore[call-arg]
bank.seen_by(ana).statement(ana, viewer=ana)  # type: ignore[call-arg]
tb.wire.Command(at="2026-03-01T10:00:00Z", do=tb.wire.Admit())  # type: ignore[call-arg]
