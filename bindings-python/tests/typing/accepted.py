"""What type checkers accept, and what it is."""

from __future__ import annotations

import datetime
from typing import assert_type

import timebank as tb

bank = tb.TimeBank("Harpurbrook", at="2026-03-01T10:00:00Z")
outcome = bank.admit("Ana", phone="0161 496 0100", born="1950-02-03", languages=["en"], at=datetime.datetime(2026, 3, 1, 10, tzinfo=datetime.UTC))
assert_type(outcome, tb.Outcome)
ana = outcome.member
ben = bank.admit("Ben").member
assert_type(ana, tb.MemberId)
assert_type(bank.find("Ana"), tb.MemberId)

# A member by number, by any integer, by name, or by what `admit` answered.
for member in (ana, 1, "Ana", outcome):
    assert_type(bank.balance(member), int)
assert_type(bank.record(ana, [ben], datetime.timedelta(hours=1), on=datetime.date(2026, 3, 1), payer="pot").exchange, tb.ExchangeId)
bank.record(outcome, "Ben", "1h30", on="2026-03-01", activity="lift")
bank.record(together={ana: "1h", ben: 30}, on="2026-03-01", setting="home")
bank.record({"Ana": 30, "Ben": 40}, "Cleo", on="2026-03-01")
exchange = bank.propose("Ana", "Ben", "1h", on="2026-03-09", dates=["2026-03-16", datetime.date(2026, 3, 23)])
bank.agree(exchange)
bank.agree(7)
bank.offer("Ana", "Lifts", minutes="1h", activity="lift", languages=["en"])

# An account by a member who uses it, by the pot, or by its own number.
bank.transfer(outcome, ben, "1h", kind="gift")
bank.transfer("pot", "Ben", 30, kind="correction")
bank.set_limits(tb.AccountId(2), {"lowest": "-10h"})
assert_type(bank.reach(ana).account, tb.AccountId)
for row in bank.members():
    bank.set_limits(row)
bank.record(ana, ben, "1h")
bank.amend(7, minutes=90)
bank.add_activity("garden", "Gardening")
bank.add_activity({"code": "cook", "name": "Cooking"})
bank.offer(ana, "Gardening", availability="tue 10:00-12:00", place=tb.Place.of(53.5, -2.2))
bank.offer(ana, "Gardening", availability=[tb.wire.WeeklyHours(2040, 2160)], place={"latitude": 1, "longitude": 2})
assert_type(bank.day_of("2026-07-01T23:30:00Z"), datetime.date)

verdict = bank.why(ana, "Ben", "2026-03-02")
assert_type(verdict, tb.Verdict)
if verdict.answer == "refused":
    reasons: list[str] = [reason.text for reason in verdict.reasons]
assert_type(bank.statement(ana).lines[0].at, datetime.datetime)
assert_type(bank.exchanges(), tb.Table)
assert_type(bank.balances(), tb.Table)
assert_type(bank.participation(each="month"), tb.Rows[tb.wire.ParticipationLine])
assert_type(bank.ties_of(ana).ties, tb.Rows[tb.wire.TieWith])
assert_type(bank.report("public", 2026), tb.wire.CommunityReport)
who: tb.Who = ["Ana", ana, 3]

# Values take what works when they run: lists, mappings, dates as text, numbers out of a data frame.
part: tb.wire.Part = tb.Tags(add=["early-riser"])
tb.Profile(name="Ana", contact={"phone": "1"}, languages=["en"], born="1950-02-03")
tb.Charter(name="Harpurbrook", activities=[tb.Activity(code="lift", name="A lift")])
tb.wire.Indicator(code="alone", name="alone", measure="worker-only", baseline=tb.wire.Baseline(from_="2026-04-01", until=datetime.date(2026, 5, 31)))
tb.wire.Terms(on="2026-03-01", parts=[tb.wire.Participation(member=3, side="gave", minutes="1h")])
command = tb.wire.Command(at=datetime.datetime(2026, 3, 1, 10, tzinfo=datetime.UTC), by="host", do=tb.wire.Keep(outcome, [part]))
assert_type(bank.execute(command), tb.Outcome)

view = bank.seen_by(outcome)
assert_type(view, tb.View)
assert_type(view.statement(ana).words, str)
assert_type(view.record(ana, ben, 30, on="2026-03-01"), tb.Outcome)
assert_type(bank.statement(ana, viewer="auditor"), tb.Statement)
with bank.as_of("2026-03-01"):
    assert_type(bank.today(), tb.wire.Today)
assert_type(view.may(ana, ben), tb.Verdict)
assert_type(view.may(ana, ben, on="2026-03-02", start="10:00"), tb.Verdict)
assert_type(bank.propose(ana, ben, "1h", start="10:00"), tb.Outcome)
assert_type(bank.offer(ana, "Lifts", need="belonging"), tb.Outcome)
assert_type(tb.terms(outcome, [ana, ben], "1h", on="2026-03-01"), tb.Terms)
