"""Matches as a host and as members see them. Figures worked out by hand are in `tests/vectors/query/matches-for.json`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

import timebank as tb

NOW = dt.datetime(2026, 3, 2, 10, tzinfo=dt.UTC)


@pytest.fixture
def bank() -> Iterator[tb.TimeBank]:
    charter = {"name": "Harpurbrook", "activities": [{"code": "mowing", "name": "Mowing"}]}
    bank = tb.TimeBank.create(charter=charter, at=NOW)
    mowing = tb.wire.ListingTerms(activity=tb.ActivityId(1))
    for _ in range(3):
        bank.admit(at=NOW)
    bank.offer(member=tb.MemberId(1), terms=mowing, at=NOW)
    bank.offer(member=tb.MemberId(2), terms=mowing, at=NOW)
    bank.request(member=tb.MemberId(3), terms=mowing, at=NOW)
    # What is about today is about that day.
    with bank.as_of(NOW):
        yield bank


def test_components_add_up_and_equal_scores_stand_in_order(bank: tb.TimeBank) -> None:
    matches = bank.matches_for(listing=tb.ListingId(3)).matches
    assert [match.offer for match in matches] == [1, 2]
    for match in matches:
        assert match.score == sum(part.points for part in match.components)


def test_what_a_bank_learns_is_in_the_next_answer(bank: tb.TimeBank) -> None:
    assert len(bank.matches_for(listing=tb.ListingId(3)).matches) == 2
    bank.set_state(member=tb.MemberId(1), state="paused", at=NOW)
    assert [match.offer for match in bank.matches_for(listing=tb.ListingId(3)).matches] == [2]
    bank.close_listing(listing=tb.ListingId(2), why="withdrawn", at=NOW)
    assert bank.matches_for(listing=tb.ListingId(3)).matches == ()
    assert bank.why_not(listing=tb.ListingId(3)).matching == 0


def test_members_ask_about_what_is_theirs(bank: tb.TimeBank) -> None:
    assert len(bank.matches_for(member=tb.MemberId(3)).matches) == 2
    told = bank.seen_by(tb.MemberId(3)).matches_for(member=tb.MemberId(3))
    assert told.ask_the_broker and told.matches == (), "the bank has no secret to draw with"
    with pytest.raises(tb.TimebankError) as refused:
        bank.matches_for(member=tb.MemberId(3), viewer=tb.MemberId(1))
    assert refused.value.code == "ask-the-broker"


def test_a_plan_under_watch_is_the_same_plan(bank: tb.TimeBank) -> None:
    question = tb.wire.PlanFor(travel=30)
    assert bank.plan(travel=30, progress=lambda steps: True) == bank.plan(travel=30)
    with pytest.raises(tb.TimebankError) as refused:
        bank.plan(viewer=tb.MemberId(1))
    assert refused.value.code == "ask-the-broker"


def test_a_member_is_suggested_a_few_people_drawn_for_the_week() -> None:
    charter = {"name": "Harpurbrook", "activities": [{"code": "tea", "name": "Tea"}], "matching": {"suggestions": 2}}
    bank = tb.TimeBank.create(charter=charter, at=NOW - dt.timedelta(days=1))
    tea = tb.wire.ListingTerms(activity=tb.ActivityId(1))
    for number in range(1, 8):
        bank.admit(at=NOW - dt.timedelta(days=1))
        listed = bank.request if number == 1 else bank.offer
        listed(member=tb.MemberId(number), terms=tea, at=NOW - dt.timedelta(days=1))
    bank.set_secret(secret="5e" * 32, at=NOW)
    view = bank.seen_by(tb.MemberId(1))
    drawn = {match.offer for match in view.matches_for(member=tb.MemberId(1), from_=NOW.date()).matches}
    assert len(drawn) == 2
    view.amend_listing(listing=tb.ListingId(1), terms=tb.wire.ListingTerms(activity=tb.ActivityId(1), minutes=30), at=NOW)
    assert {match.offer for match in view.matches_for(listing=tb.ListingId(1), most=100, from_=NOW.date()).matches} == drawn
    with pytest.raises(tb.TimebankError) as refused:
        view.set_secret(secret="aa" * 32, at=NOW)
    assert refused.value.code == "not-permitted"
    assert b"5e" * 32 in bank.take_new_records() and bank.redacted(tb.wire.BrokerReader(concerns=True)) != bank


def test_a_member_gets_a_copy_of_their_view_and_asks_to_be_forgotten(bank: tb.TimeBank) -> None:
    ana = tb.MemberId(1)
    copy = bank.seen_by(ana).member_copy(member=ana)
    assert copy == bank.member_copy(member=ana)
    assert copy.statement.account == 2 and copy.community.name == "Harpurbrook"
    bank.seen_by(ana).erase(member=ana, at=NOW)
    assert [waiting.member for waiting in bank.today(at=NOW).erasures] == [ana]
    bank.erase(member=ana, at=NOW)
    assert bank.today(at=NOW).erasures == ()


def test_a_ring_of_a_plan_is_agreed_to_all_or_none() -> None:
    names = ["mowing", "lifts", "baking"]
    charter = {
        "name": "Harpurbrook",
        "activities": [{"code": name, "name": name.title()} for name in names],
        "credit": {"limits": {"member": {"lowest": 0, "mode": "enforced"}}},
    }
    bank = tb.TimeBank.create(charter=charter, at=NOW)
    members = [bank.admit(at=NOW).member for _ in names]
    for place, member in enumerate(members):
        bank.offer(member, activity=names[place], minutes=60, at=NOW)
        bank.request(member, activity=names[(place + 1) % 3], minutes=60, at=NOW)
    planned = [session for session in bank.plan(policy="balanced", from_=NOW.date()).proposals if session.ring == 1]
    ring = [bank.propose(terms=session.terms, at=NOW).exchange for session in planned]
    bundle = bank.propose_together(ring, due=NOW + dt.timedelta(days=3), at=NOW).bundle
    for exchange in ring:
        assert [bank.exchange(one).state for one in ring] == ["proposed"] * 3
        bank.agree(exchange, at=NOW)
    assert [(bank.exchange(one).state, bank.exchange(one).bundle) for one in ring] == [("agreed", bundle)] * 3
    on = max(session.terms.on for session in planned)
    later = dt.datetime.combine(on, dt.time(20), tzinfo=dt.UTC)
    for exchange in ring:
        assert [bank.balance(member) for member in members] == [0, 0, 0], "nobody had anything to pay with alone"
        bank.done(exchange, at=later)
        bank.confirm(exchange, at=later)
    assert [bank.exchange(one).state for one in ring] == ["confirmed"] * 3
    assert [bank.balance(member) for member in members] == [0, 0, 0]
    assert [len(bank.statement(member).lines) for member in members] == [2, 2, 2]


def test_one_who_declines_ends_the_bundle() -> None:
    bank = tb.TimeBank.create(charter={"name": "Harpurbrook"}, at=NOW)
    ana, ben, cleo = (bank.admit(at=NOW).member for _ in range(3))
    both = [bank.propose(ana, ben, "1h", on=NOW.date(), at=NOW), bank.propose(ben, cleo, "1h", on=NOW.date(), at=NOW)]
    with pytest.raises(tb.TimebankError) as refused:
        bank.seen_by(ana).propose_together(both, due=NOW + dt.timedelta(days=3), at=NOW)
    assert refused.value.code == "not-permitted"
    bank.propose_together(both, due=NOW + dt.timedelta(days=3), at=NOW)
    bank.seen_by(cleo).decline(both[1], at=NOW)
    assert [bank.exchange(one).state for one in both] == ["withdrawn", "declined"]


def test_what_somebody_would_rather_not_is_not_asked_and_a_no_comes_later(bank: tb.TimeBank) -> None:
    wish = tb.ListingId(3)
    order = [match.offer for match in bank.matches_for(listing=wish).matches]
    assert order == [1, 2]
    exchange = bank.propose(tb.MemberId(1), tb.MemberId(3), "1h", on=dt.date(2026, 3, 9), at=NOW)
    bank.decline(exchange, member=tb.MemberId(1), at=NOW)
    matches = bank.matches_for(listing=wish).matches
    assert [match.offer for match in matches] == [2, 1]
    assert [because.code for because in matches[1].among_equals] == ["said-no"]
    # Ben says of his own offer that he would rather not, and takes it back.
    ben = bank.seen_by(tb.MemberId(2))
    ben.keep(member=tb.MemberId(2), parts=[tb.wire.RatherNot(offer=tb.ListingId(2), request=wish)], at=NOW)
    assert [match.offer for match in bank.matches_for(listing=wish).matches] == [1]
    told = bank.why_not(listing=wish, other=tb.ListingId(2)).standing[0]
    assert told.code == "rather-not" and told.text.endswith("until 2026-05-24")
    assert bank.seen_by(tb.MemberId(3)).why_not(listing=wish, other=tb.ListingId(2)).standing == ()
    held = bank.held_about(member=tb.MemberId(2)).personal
    assert held is not None and held.rather_not[0].until == dt.date(2026, 5, 24)
    ben.keep(member=tb.MemberId(2), parts=[tb.wire.RatherNot(offer=tb.ListingId(2), request=wish, lifted=True)], at=NOW)
    assert [match.offer for match in bank.matches_for(listing=wish).matches] == [2, 1]
    with pytest.raises(tb.TimebankError) as refused:
        ben.keep(member=tb.MemberId(2), parts=[tb.wire.RatherNot(offer=tb.ListingId(1), weekday=0)], at=NOW)
    assert refused.value.code == "not-found"


def test_pairs_for_a_programme_are_for_brokers(bank: tb.TimeBank) -> None:
    bank.open_programme(programme=tb.Programme(name="Side by side"), at=NOW)
    walks = tb.wire.ListingTerms(programme=tb.wire.ProgrammeId(1))
    bank.offer(member=tb.MemberId(1), terms=walks, at=NOW)
    bank.request(member=tb.MemberId(2), terms=walks, at=NOW)
    found = bank.pairings(programme=tb.wire.ProgrammeId(1))
    pair = found.pairs[0]
    assert (pair.mentor.member, pair.mentee.member, pair.answer, found.left) == (1, 2, "needs-approval", ())
    assert {reason.code for reason in pair.reasons} == {"hours-unknown", "languages-unknown", "distance-unknown"}
    with pytest.raises(tb.TimebankError) as refused:
        bank.seen_by(tb.MemberId(1)).pairings(programme=tb.wire.ProgrammeId(1))
    assert refused.value.code == "ask-the-broker"
