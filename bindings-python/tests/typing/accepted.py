"""What type checkers accept, and what it is."""

from __future__ import annotations

import datetime
from typing import assert_type

import timebank as tb

bank = tb.TimeBank("Harpurbrook", at="2026-03-01T10:00:00Z")
ana = bank.admit(profile=tb.Profile(name="Ana", contact=tb.FrozenMap({"phone": "1"})), at=datetime.datetime.now(datetime.UTC)).member
ben = bank.admit().member
assert_type(ana, tb.MemberId)
assert_type(bank.balance(ana), int)
outcome = bank.record(on=datetime.date(2026, 3, 1), gave=ana, received=[ben], minutes=datetime.timedelta(hours=1), payer="pot")
assert_type(outcome, tb.Outcome)
assert_type(outcome.exchange, tb.ExchangeId)
bank.record(on="2026-03-01", together={ana: "1h", ben: 30}, setting="home")
verdict = bank.why(giver=ana, receiver=ben, on="2026-03-02")
assert_type(verdict, tb.Verdict)
if verdict.answer == "refused":
    reasons: list[str] = [reason.text for reason in verdict.reasons]
assert_type(bank.statement(member=ana).lines[0].at, datetime.datetime)
assert_type(bank.exchanges(), tb.Table)
part: tb.Part = tb.Tags(add=("early-riser",))
command = tb.Command(at=datetime.datetime.now(datetime.UTC), by="host", do=tb.Keep(member=ana, parts=(part,)))
assert_type(bank.execute(command), tb.Outcome)
assert_type(bank.all_balances(), tb.FrozenMap[int, int])
view = bank.seen_by(ana)
assert_type(view, tb.View)
assert_type(view.statement(member=ana).words, str)
assert_type(view.record(on="2026-03-01", gave=ana, received=ben, minutes=30), tb.Outcome)
assert_type(bank.statement(member=ana, viewer="auditor"), tb.Statement)
