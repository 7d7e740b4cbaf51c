"""What type checkers must not accept: each line is wrong, and a checker that lets one pass finds its comment unused."""

from __future__ import annotations

import timebank as tb

bank = tb.TimeBank.create(charter=tb.Charter(name="Harpurbrook"))
ana = bank.admit().member

bank.balance("ana")  # type: ignore[arg-type]
bank.balance(tb.ActivityId(1))  # type: ignore[arg-type]
bank.admit("person")  # type: ignore[call-arg]
bank.admit(colour="red")  # type: ignore[call-arg]
bank.record(gave=ana, received=ana, minutes=3)  # type: ignore[call-arg]
bank.record(on="2026-03-01", gave=ana, received=ana, minutes=1.5)  # type: ignore[arg-type]
bank.record(on="2026-03-01", gave=ana, received=ana, minutes=3, setting="moon")  # type: ignore[arg-type]
bank.set_state(member=ana, state="asleep")  # type: ignore[arg-type]
tb.Profile(name=3)  # type: ignore[arg-type]
tb.Profile(name="Ana").name = "Ben"  # type: ignore[misc]
tb.Command(do=tb.Admit())  # type: ignore[call-arg]
bank.redacted("auditor")  # type: ignore[arg-type]
bank.seen_by(None)  # type: ignore[arg-type]
bank.offer(member=ana, by=None)  # type: ignore[arg-type]
bank.statement(member=ana, viewer=None)  # type: ignore[arg-type]
bank.seen_by(ana).offer(member=ana, by=ana)  # type: ignore[call-arg]
bank.seen_by(ana).statement(member=ana, viewer=ana)  # type: ignore[call-arg]
tb.Command(at="2026-03-01T10:00:00Z", do=tb.Admit())  # type: ignore[call-arg,arg-type]
