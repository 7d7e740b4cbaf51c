"""What methods take, and what they refuse because it could mean two things."""

from __future__ import annotations

import datetime
import json
import pickle
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy
import pandas
import polars
import pytest

import timebank as tb

ROOT = Path(__file__).resolve().parents[2]
DAY = "2026-03-05"


@pytest.fixture
def bank() -> tb.TimeBank:
    return tb.examples.harpurbrook()


def refused(code: str, what: Callable[[], object]) -> tb.TimebankError:
    with pytest.raises(tb.TimebankError) as raised:
        what()
    assert raised.value.code == code, raised.value
    return raised.value


# Accounts ---------------------------------------------------------------------------------------------------------


def test_a_gift_goes_between_the_accounts_of_the_two_members(bank: tb.TimeBank) -> None:
    before = bank.balances()["minutes"]
    row = next(row for row in bank.members() if row["name"] == "Ben")
    ways: list[tuple[Any, Any]] = [
        (bank.find("Ana"), bank.find("Ben")),
        ("Ana", row),
        (bank.find_members("Ana").members[0], bank.reach("Ben").account),
        (bank.seen_by(1), next(bank.members().to_pandas().iloc[1:].itertuples())),
    ]
    for giver, receiver in ways:
        bank.transfer(giver, receiver, "0:10", kind="gift")
    pot, ana, ben = bank.balances()["minutes"]
    assert [pot - before[0], ana - before[1], ben - before[2]] == [0, -40, 40]
    bank.transfer("Ana", "pot", 5, kind="donation")
    assert bank.balances()["minutes"][0] == before[0] + 5


def test_what_admit_answered_is_the_account_its_member_uses(bank: tb.TimeBank) -> None:
    cleo, dan = bank.admit("Cleo"), bank.admit("Dan")
    home = bank.open_account("household", members=[cleo, dan])
    bank.set_limits(dan, tb.Limits(lowest=-60))
    assert bank.reach(cleo).account == home.account and bank.reach(cleo).own_limits
    assert not bank.reach("Ana").own_limits and not bank.reach(account="pot").own_limits
    bank.join_account("Ana", "Dan")
    assert bank.reach("Ana").account == home.account


def test_an_account_of_an_organisation_is_that_of_whoever_uses_it(bank: tb.TimeBank) -> None:
    cafe = bank.admit("Cafe", kind="organisation")
    bank.admit("Eve", account=cafe)
    bank.transfer("pot", "Eve", 30, kind="correction")
    assert bank.balance(cafe) == 30


@pytest.mark.parametrize("bare", [2, numpy.int64(2), 2.0, True])
def test_a_bare_number_is_no_account(bank: tb.TimeBank, bare: Any) -> None:
    journal = bank.to_jsonl()
    refused("wrong-type", lambda: bank.transfer(bare, "Ben", 10, kind="gift"))
    refused("wrong-type", lambda: bank.set_limits(bare, tb.Limits(lowest=-60)))
    refused("wrong-type", lambda: bank.statement(account=bare))
    assert bank.to_jsonl() == journal
    assert bank.statement(account=tb.AccountId(2)).account == 2


def test_a_person_gives_from_their_own_account(bank: tb.TimeBank) -> None:
    bank.seen_by(bank.find("Ana")).transfer(tb.MemberId(1), tb.MemberId(2), 10, kind="gift")
    assert (bank.balance("Ana"), bank.balance("Ben")) == (5, -5)


def test_numbers_know_what_they_number(bank: tb.TimeBank) -> None:
    exchange = bank.record("Ana", "Ben", 30, on=DAY)
    assert type(exchange.exchange) is tb.ExchangeId and type(bank.reach("Ana").account) is tb.AccountId
    assert type(bank.members()["member"][0]) is tb.MemberId and type(next(iter(bank.members()))["account"]) is tb.AccountId
    assert type(bank.exchanges()["gave"][0][0]) is tb.MemberId
    assert pickle.loads(pickle.dumps(exchange.exchange)) == exchange.exchange == 4 and repr(exchange.exchange) == "4"
    fault = refused("wrong-type", lambda: bank.balance(bank.reach("Ana").account))
    assert "account" in fault.message and "member" in fault.message
    refused("wrong-type", lambda: bank.agree(bank.find("Ana")))
    assert polars.DataFrame([{"who": bank.find("Ben")}])["who"].to_list() == [2]
    assert pandas.Series([bank.find("Ben")]).dtype == "int64"


def test_an_outcome_says_what_it_created_instead(bank: tb.TimeBank) -> None:
    fault = refused("nothing-to-do", lambda: bank.admit("Cleo").account)
    assert "created member 3" in fault.message and "bank.reach(3).account" in fault.help
    assert "created member" in refused("wrong-type", lambda: bank.agree(bank.admit("Dan"))).message


# Minutes ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("bare", [1.0, 1.5, 90.0, numpy.float64(90)])
def test_a_bare_float_is_no_length(bank: tb.TimeBank, bare: Any) -> None:
    ways: list[Callable[[], object]] = [
        lambda: bank.record("Ana", "Ben", bare, on=DAY),
        lambda: bank.record({"Ana": bare}, {"Ben": 30}, on=DAY),
        lambda: bank.record("Ana", "Ben", 30, on=DAY, facilitation=bare),
        lambda: bank.propose("Ana", "Ben", bare, on="2030-03-05"),
        lambda: bank.offer("Ana", "Lifts", minutes=bare),
        lambda: bank.transfer("Ana", "Ben", bare, kind="gift"),
        lambda: tb.terms(1, 2, bare, on=DAY),
        lambda: tb.terms({1: bare}, {2: 30}, on=DAY),
        lambda: tb.minutes(bare),
        lambda: tb.in_words(bare),
        lambda: tb.Limits(lowest=bare),
    ]
    for way in ways:
        assert "tb.hours(" in refused("not-minutes", way).help
    assert bank.record("Ana", "Ben", numpy.int64(90), on=DAY).exchange == 4
    assert bank.record("Ana", "Ben", tb.hours(bare), on=DAY).exchange == 5
    assert bank.record("Ana", "Ben", datetime.timedelta(hours=1), on=DAY).exchange == 6


def test_a_table_says_what_its_floats_are(bank: tb.TimeBank) -> None:
    sheet = pandas.DataFrame({"on": [DAY], "gave": ["Ana"], "received": ["Ben"], "minutes": [1.5]})
    bank.record_table(sheet, unit="hours")
    assert bank.exchanges()["minutes_given"][-1] == 90


# Days -------------------------------------------------------------------------------------------------------------


def test_what_is_about_today_is_about_today() -> None:
    bank = tb.TimeBank("Harpurbrook", at="2026-03-01T10:00:00Z")
    with bank.as_of("2026-03-02"):
        ana = bank.admit("Ana")
        bank.offer(ana, "Until the fifth", until="2026-03-05", visibility="everyone")
        assert len(bank.find_listings().listings) == len(bank.public_view().listings) == 1
        assert bank.plan().from_ == bank.today().on == bank.day_of() == datetime.date(2026, 3, 2)
    for asked in (bank, bank.seen_by(ana)):
        assert len(asked.find_listings().listings) == 0
        assert len(asked.find_listings(on="2026-03-04").listings) == 1
    assert len(bank.public_view().listings) == 0
    assert bank.plan().from_ == bank.today().on == bank.day_of()
    assert bank.today(at="2026-03-04T12:00:00Z").on == datetime.date(2026, 3, 4)


def test_the_day_of_a_moment_is_that_of_the_community() -> None:
    bank = tb.TimeBank({"name": "L", "timeZone": "Europe/London"}, at="2026-03-01T10:00:00Z")
    assert bank.day_of("2026-07-01T23:30:00Z") == datetime.date(2026, 7, 2)
    assert bank.day_of("2026-01-01T23:30:00Z") == datetime.date(2026, 1, 1)
    ana = bank.admit("Ana")
    assert bank.seen_by(ana).day_of("2026-07-01T23:30:00Z") == datetime.date(2026, 7, 2)
    refused("naive-datetime", lambda: bank.day_of(datetime.datetime(2026, 7, 1)))
    with bank.as_of("2030-07-01T23:30:00Z"):
        assert bank.day_of() == datetime.date(2030, 7, 2)
    far = tb.TimeBank({"name": "F", "timeZone": "Pacific/Auckland"}, at="2026-03-01T10:00:00Z")
    with far.as_of("2026-03-02"):
        assert far.day_of() == datetime.date(2026, 3, 2)


def test_an_exchange_without_a_day_is_of_today() -> None:
    bank = tb.TimeBank("Harpurbrook", at="2026-03-01T10:00:00Z")
    with bank.as_of("2026-03-02"):
        ana, ben = bank.admit("Ana"), bank.admit("Ben")
        bank.record(ana, ben, "1h")
    bank.record(ana, ben, "1h", at="2026-03-03T10:00:00Z")
    bank.record(ana, ben, "1h")
    assert [on.isoformat() for on in bank.exchanges()["on"]] == ["2026-03-02", "2026-03-03", bank.day_of().isoformat()]


# Amending ---------------------------------------------------------------------------------------------------------


def test_amending_keeps_what_is_left_out(bank: tb.TimeBank) -> None:
    with bank.as_of("2026-03-05"):
        first = bank.record("Ana", "Ben", 60, activity="lift", visitors=2, payer="pot", facilitation=15, setting="home", estimated=True)
        again = bank.exchange(bank.amend(first, minutes=90))
    was = bank.exchange(first)
    for field in ("on", "activity", "visitors", "payer", "setting", "estimated", "start"):
        assert getattr(again, field) == getattr(was, field), field
    assert again.broker is not None and again.broker.facilitation == 15
    assert [part.minutes for part in again.parts] == [90, 90] and again.replaces == first.exchange


def test_amending_one_side_keeps_the_other(bank: tb.TimeBank) -> None:
    cleo = bank.admit("Cleo", at="2026-03-05T08:00:00Z")
    with bank.as_of("2026-03-05"):
        x = bank.record({"Ana": 60, "Ben": 30}, cleo, 90)
        refused("minutes-missing", lambda: bank.amend(x, minutes=45))
        y = bank.exchange(bank.amend(x, gave={"Ana": 90}))
        assert [(part.member, part.side, part.minutes) for part in y.parts] == [(1, "gave", 90), (3, "received", 90)]
        z = bank.exchange(bank.amend(y, received="Ben", activity="lift"))
        assert [(part.member, part.minutes) for part in z.parts] == [(1, 90), (2, 90)] and z.activity == 1
        whole = bank.exchange(bank.amend(z, terms=tb.terms(1, 2, 30, on="2026-03-05")))
        assert whole.activity is None


def test_a_stranger_who_amends_learns_nothing_of_who_had_which_minutes(bank: tb.TimeBank) -> None:
    told = []
    with bank.as_of("2026-03-05"):
        cleo, zoe = bank.admit("Cleo"), bank.admit("Zoe")
        stranger = bank.seen_by(zoe.member)
        for x in (bank.record("Ana", "Ben", 60), bank.record({"Ana": 60, "Ben": 30}, cleo, 90), 99):
            with pytest.raises(tb.TimebankError) as why:
                stranger.amend(x, minutes=30)
            told.append((why.value.code, str(why.value)))
    assert len(set(told)) == 1, told


def test_staff_stay_staff_when_an_exchange_is_amended(bank: tb.TimeBank) -> None:
    parts = [
        tb.wire.Participation(member=1, side="gave", minutes=60, as_="staff", paid=True),
        tb.wire.Participation(member=2, side="received", minutes=60),
    ]
    with bank.as_of("2026-03-05"):
        record = tb.wire.Record(terms=tb.wire.Terms(on="2026-03-05", parts=parts))
        bank.execute(tb.wire.Command(at="2026-03-05T12:00:00Z", by="host", do=record))
        again = bank.exchange(bank.amend(4, minutes=30))
    assert (again.parts[0].as_, again.parts[0].paid, again.parts[0].minutes) == ("staff", True, 30)


# Values -----------------------------------------------------------------------------------------------------------


def test_a_mapping_of_its_fields_is_as_good_as_a_value(bank: tb.TimeBank) -> None:
    assert bank.add_activity("garden", "Gardening").activity == 2
    assert bank.add_activity({"code": "cook", "name": "Cooking"}).activity == 3
    assert bank.add_activity(tb.Activity(code="walk", name="Walking")).activity == 4
    assert bank.add_activity(activity={"code": "talk", "name": "Talking"}).activity == 5
    bank.keep("Ana", [{"type": "tags", "add": ["early-riser"]}])
    bank.set_limits("Ana", {"lowest": "-10h"})
    assert bank.reach("Ana").own_limits
    assert tb.Charter(name="H", activities=[{"code": "lift", "name": "A lift"}]).activities[0] == tb.Activity(code="lift", name="A lift")
    fault = refused("unknown-field", lambda: bank.add_activity({"code": "x", "nam": "X"}))
    assert "`name`" in fault.help and fault.details["path"] == "nam"
    refused("missing-field", lambda: bank.add_activity({"code": "x"}))
    with pytest.raises(TypeError, match="not both"):
        bank.add_activity(tb.Activity(code="a", name="A"), "B")


def test_a_charter_of_a_mapping_is_found_fault_with_by_path() -> None:
    fault = refused("unknown-field", lambda: tb.TimeBank({"name": "x", "activites": []}))
    assert "activites" in fault.message and "`activities`" in fault.help
    fault = refused("missing-field", lambda: tb.TimeBank({"name": "x", "activities": [{"code": "a"}]}))
    assert fault.details["path"] == "activities[0].name"
    assert tb.TimeBank({"name": "x", "credit": {"limits": {"member": {"lowest": "-10h"}}}}).charter.credit.limits.member.lowest == -600


def test_charters_mean_the_same_as_mappings_and_as_text() -> None:
    count = 0
    for path in [*(ROOT / "timebank-core/src/charter/samples").glob("*.json"), *(ROOT / "bindings-python/python/timebank/data").glob("charter.json")]:
        text = path.read_text("utf-8")
        banks = [tb.TimeBank(one, at="2026-03-01T10:00:00Z", bank=b"\1" * 16).to_jsonl() for one in (text, json.loads(text))]
        assert banks[0] == banks[1]
        count += 1
    assert count > 3


def test_hours_are_written_as_people_write_them(bank: tb.TimeBank) -> None:
    hours = tb.wire.WeeklyHours
    tuesday, thursday = hours(1 * 1440 + 600, 1 * 1440 + 720), hours(3 * 1440 + 840, 3 * 1440 + 960)
    taken = tb.wire.ListingWords(title="x", availability="tue 10:00-12:00; thu 14:00-16:00").availability
    assert taken == tb.wire.Availability(weekly=[tuesday, thursday])
    assert tb.wire.ListingWords(title="x", availability=[tuesday, {"from": 5160, "until": 5280}]).availability == taken
    read = {
        "Tuesdays 10-12": (tuesday,),
        "tu 10:00–12:00": (tuesday,),
        "fri 22:00-01:00": (hours(4 * 1440 + 1320, 5 * 1440 + 60),),
        "sun 22:00-01:00": (hours(6 * 1440 + 1320, 10080), hours(0, 60)),
    }
    for text, weekly in read.items():
        assert tb.wire.ListingWords(title="x", availability=text).availability.weekly == weekly, text
    dated = tb.wire.ListingWords(title="x", availability="2026-03-05 09:30-11:00").availability.dated
    assert dated == (tb.wire.DatedHours(on="2026-03-05", from_=570, until=660),)
    for bad in ("tuesday", "", "t 10:00-12:00", "tue 10:00", "tue 25:00-26:00", "tue 10:00-10:00", "xyz 10:00-12:00", 5, [5]):
        assert refused("wrong-type", lambda bad=bad: bank.offer("Ana", "Lifts", availability=bad)).help
    assert bank.offer("Ana", "Lifts", availability="tue 10:00-12:00").listing == 1


def test_places_are_said_in_degrees() -> None:
    assert tb.Place.of(53.5, -2.2) == tb.Place(53_500_000, -2_200_000)
    for bad in ((91, 0), (0, 181), ("north", 0), (float("nan"), 0)):
        refused("wrong-type", lambda bad=bad: tb.Place.of(*bad))


# The rest ---------------------------------------------------------------------------------------------------------


def test_a_calendar_is_for_a_member_by_name(bank: tb.TimeBank) -> None:
    by_number = tb.interchange.calendar(bank, 1)
    assert tb.interchange.calendar(bank, "Ana") == tb.interchange.calendar(bank, bank.find("Ana")) == by_number
    assert tb.interchange.calendar(bank, bank.admit("Cleo"))[:15] == tb.interchange.calendar(bank, "host", member="Cleo")[:15] == b"BEGIN:VCALENDAR"
    refused("name-unknown", lambda: tb.interchange.calendar(bank, "Nobody"))


def test_verify_erased_searches_files_and_databases_and_says_where_no_word_was_looked_for(bank: tb.TimeBank, tmp_path: Path) -> None:
    fault = refused("wrong-type", lambda: bank.verify_erased(1, "Ana"))
    assert "in memory" in fault.message
    bank.save(tmp_path / "bank.jsonl")
    with tb.open(tmp_path / "bank.jsonl") as kept:
        before = kept.verify_erased(1, "Ana")
        assert before.records and not before.clean
        kept.erase("Ana")
        left = kept.verify_erased(1, "Ana")
        assert left.clean and any(line.startswith("the words") for line in left.not_seen)
        assert not any(line.startswith("the words") for line in kept.verify_erased(1).not_seen)
    bank.save(tmp_path / "bank.db")
    with tb.open(tmp_path / "bank.db") as kept:
        # One text is one word, and not its letters.
        found = kept.verify_erased(1, "a name that never was")
        assert found.places == () and not any(line.startswith("the words") for line in found.not_seen)


def test_an_activity_nobody_added_says_how_to_add_one() -> None:
    bank = tb.TimeBank("Harpurbrook", at="2026-03-01T10:00:00Z")
    fault = refused("unknown-word", lambda: bank.offer(bank.admit("Ana"), "Lifts", activity="lift"))
    assert "none yet" in fault.help and "add_activity" in fault.help
    bank.add_activity("garden", "Gardening")
    assert "`garden`" in refused("unknown-word", lambda: bank.offer("Ana", "Lifts", activity="lift")).help


def test_a_report_to_a_funder_has_its_own_method(bank: tb.TimeBank, tmp_path: Path) -> None:
    kind: Any = "funder"
    assert "funder_report" in refused("wrong-type", lambda: bank.report(kind, 2026)).help
    indicator = {"code": "hours", "name": "hours given", "measure": "hours-given"}
    outcomes = [{"name": "Giving and receiving", "indicators": [indicator]}]
    grant = tb.wire.Grant(code="north", funder="The North Fund", from_="2026-03-01", until="2026-03-31", outcomes=outcomes)
    made = bank.funder_report([grant], "north", format="html")
    made.save(tmp_path / "north.html")
    assert (tmp_path / "north.html").read_text("utf-8") == made.report.document


def test_data_frames_have_days_and_whole_numbers(bank: tb.TimeBank) -> None:
    bank.record_batch([tb.terms(1, 2, 30, on=DAY)])
    frame = bank.exchanges().to_pandas()
    assert frame["on"].dt.month.tolist() == [3, 3, 3, 3]
    assert frame.set_index("on")["minutes_given"].resample("ME").sum().tolist() == [225]
    assert str(frame["batch"].dtype) == "Int64" and frame["batch"].tolist()[3] == 1
    assert str(frame["exchange"].dtype).lower().startswith("uint")
    assert bank.members().to_pandas()["joined"].dt.year.tolist() == [2026, 2026]
    assert bank.exchanges().to_polars()["on"].dt.month().to_list() == [3, 3, 3, 3]


def test_names_and_hours_stand_beside_numbers(bank: tb.TimeBank) -> None:
    bank.admit("Ana")
    rows = list(bank.participations())
    assert [(row["member"], row["name"], row["hours"]) for row in rows[:2]] == [(1, "Ana", 1.0), (2, "Ben", 1.0)]
    assert bank.participations().to_pandas()["name"].tolist()[:2] == ["Ana", "Ben"]
    by_member = list(bank.hours_by("member"))
    assert [(row["name"], row["hours_given"], row["hours_received"]) for row in by_member] == [("Ana", 1.75, 1.5), ("Ben", 1.5, 1.75)]
    assert bank.exchanges()["hours_given"] == [1.0, 1.5, 0.75]
    bank.erase("Ben")
    assert [row["name"] for row in bank.hours_by("member")] == ["Ana", None]


# What is left out, and what is said in other ways -----------------------------------------------------------------


def test_whether_two_may_is_asked_of_an_hour_today(bank: tb.TimeBank) -> None:
    view = bank.seen_by(2)
    assert view.may("Ana", "Ben", on=DAY) == view.may("Ana", "Ben", "1h", on=DAY)
    with bank.as_of(DAY):
        assert bank.may("Ana", "Ben") == bank.may("Ana", "Ben", 60, on=DAY)
        assert bank.exchange(bank.propose("Ana", "Ben", "1h")).on.isoformat() == DAY
    late = bank.propose("Ana", "Ben", "1h", at="2026-03-09T12:00:00Z")
    assert bank.exchange(late).on.isoformat() == "2026-03-09"
    refused("minutes-missing", lambda: bank.propose("Ana", "Ben", on=DAY))


def test_what_names_no_account_is_no_command_without_effect(bank: tb.TimeBank) -> None:
    questions: list[Callable[[], object]] = [bank.statement, bank.balance_for, bank.reach, bank.matches_for]
    for question in [*questions, lambda: bank.statement(1, account="pot"), lambda: bank.report("member", 2026)]:
        error = refused("bad-arguments", question)
        assert error.kind == "bad-input" and error.help == "give what the message names"


def test_a_key_is_a_uuid_in_any_of_its_forms(bank: tb.TimeBank) -> None:
    key = uuid.uuid4()
    first = bank.admit("Cleo", key=str(key))
    for again in (key, key.hex, key.bytes, str(key).upper()):
        assert bank.admit("Cleo", key=again).repeated, again
    assert bank.record("Ana", "Ben", 5, on=DAY, key=str(uuid.uuid4())).exchange
    assert first.member == 3
    for bad in ("order-17", str(key)[:-1], f"{{{key}}}", str(key).replace("-", "_")):
        assert "UUID" in refused("not-hex", lambda bad=bad: bank.admit("Dan", key=bad)).help
        refused("not-hex", lambda bad=bad: bank.record("Ana", "Ben", 5, on=DAY, key=bad))


@pytest.mark.parametrize("slip", ["Mauren", "Maueren", "Maureem", "MAUREEN", "maureén"])
def test_a_name_a_typing_error_apart_is_told(bank: tb.TimeBank, slip: str) -> None:
    bank.admit("Maureen")
    assert refused("name-unknown", lambda: bank.find(slip)).help == "did you mean `Maureen`?"
    assert refused("name-unknown", lambda: bank.seen_by(1).find(slip)).help == "did you mean `Maureen`?"


def test_what_is_not_near_is_not_suggested(bank: tb.TimeBank) -> None:
    for name in ("Yusuf", "Bea", "Ana 2"):
        assert "did you mean" not in refused("name-unknown", lambda name=name: bank.find(name)).help


def test_when_it_begins_is_a_time_on_the_clocks_of_the_community() -> None:
    bank = tb.TimeBank({"name": "Harpurbrook", "timeZone": "Europe/London"}, at="2026-07-01T10:00:00Z")
    with bank.as_of("2026-07-02"):
        ana, ben = bank.admit("Ana", joined="2026-06-01"), bank.admit("Ben", joined="2026-06-01")
        recorded = bank.exchange(bank.record(ana, ben, "1h", on="2026-07-01", start="10:00"))
    summer = tb.wire.Start(minute=600, offset=60)

    def began(start: Any, on: str = "2030-07-01") -> object:
        return bank.exchange(bank.propose(ana, ben, "1h", on=on, start=start)).start

    assert began("10:00") == began("10:00+01:00") == began(summer) == summer
    assert began("9:30", "2030-01-07") == tb.wire.Start(minute=570, offset=0)
    assert bank.exchange(bank.seen_by(ana).propose(ana, ben, "1h", on="2030-07-01", start="10:00")).start == summer
    assert recorded.start == summer
    moment = datetime.datetime(2030, 7, 1, 10, tzinfo=datetime.timezone(datetime.timedelta(hours=1)))
    asked: list[Any] = ["10:00", moment, summer, {"minute": 600, "offset": 60}]
    assert len({bank.why(ana, ben, "2030-07-01", start=start) for start in asked}) == 1
    assert bank.may(ana, ben, on="2030-07-01", start="10:00") == bank.may(ana, ben, on="2030-07-01", start=moment)
    assert tb.terms(1, 2, 60, on=DAY, start="10:00+02:00").start == tb.wire.Start(minute=600, offset=120)
    for bad in ("25:00", "ten", "10:00+1", "10"):
        refused("wrong-type", lambda bad=bad: began(bad))


def test_a_batch_names_people_as_one_exchange_does(bank: tb.TimeBank) -> None:
    cleo = bank.admit("Cleo", joined=DAY)
    sheet = [{"on": DAY, "gave": "Ana", "received": ["Ben", cleo], "minutes": "45 min", "payer": "pot"}]
    bank.record_batch(sheet)
    exchange = bank.exchange(len(bank.exchanges()))
    assert [(part.member, part.minutes) for part in exchange.parts] == [(1, 45), (2, 45), (3, 45)]
    refused("name-unknown", lambda: bank.record_batch([{"on": DAY, "gave": "Nobody", "received": "Ben", "minutes": 5}]))
    refused("unknown-field", lambda: bank.record_batch([{"on": DAY, "gave": "Ana", "recieved": "Ben", "minutes": 5}]))
    refused("missing-field", lambda: bank.record_batch([{"gave": "Ana", "received": "Ben", "minutes": 5}]))


def test_terms_take_what_admit_answered_and_drop_nobody(bank: tb.TimeBank) -> None:
    cleo = bank.admit("Cleo")
    assert tb.terms(cleo, [1, 2], "1h", on=DAY).parts == tb.terms(3, [1, 2], "1h", on=DAY).parts
    assert tb.terms({cleo: 30}, numpy.int64(2), 30, on=DAY).parts == tb.terms(3, 2, 30, on=DAY).parts
    refused("minutes-missing", lambda: tb.terms(1, numpy.int64(2), on=DAY))
    refused("wrong-type", lambda: tb.terms("Ana", 2, 30, on=DAY))


def test_a_need_is_given_by_its_code() -> None:
    bank = tb.TimeBank("Harpurbrook")
    ana = bank.admit("Ana")
    code = bank.charter.needs.needs[1].code
    listing = bank.request(ana, "A visit", need=code)
    row = next(row for row in bank.find_listings().listings if row.listing == listing.listing)
    assert row.own is not None and row.own.need == code
    assert code in refused("unknown-word", lambda: bank.request(ana, "A visit", need="no such need")).help


def test_mappings_name_people_activities_and_needs_too(bank: tb.TimeBank) -> None:
    ana, ben = bank.find("Ana"), bank.find("Ben")
    need = bank.charter.needs.needs[1].code
    terms = {"need": need, "activity": "lift"}
    listing = bank.request(ana, terms=terms, words={"title": "A visit"})
    there = {row.listing: row for row in bank.find_listings().listings}[listing.listing]
    assert there.activity == bank.activity("lift") and there.own is not None and there.own.need == need
    bank.seen_by(ana).amend_listing(listing, terms={"activity": "lift", "need": need, "minutes": "1h"})
    assert {row.listing: row for row in bank.find_listings().listings}[listing.listing].minutes == 60
    exchange = bank.propose("Ana", "Ben", "1h", on=bank.day_of())
    bank.agree(exchange)
    bank.done(exchange, actual=[{"member": "Ben", "minutes": "45 min"}])
    bank.keep("Ana", parts=[{"type": "do-not-match", "with": "Ben"}])
    kept = json.loads(bank.to_jsonl().decode().strip().splitlines()[-1])
    assert kept["personal"][0]["part"]["with"] == ben


def test_a_fault_in_a_mapping_says_where_it_is(bank: tb.TimeBank) -> None:
    exchange = bank.propose("Ana", "Ben", "1h", on=bank.day_of())
    who = refused("name-unknown", lambda: bank.done(exchange, actual=[{"member": "Ana"}, {"member": "Bne"}]))
    assert getattr(who, "path") == "[1].member" and "`member`" in who.message
    what = refused("unknown-word", lambda: bank.offer("Ana", "Tea", terms={"activity": "lifts"}))
    assert what.details["path"] == "activity" and "`lift`" in what.help
    need = refused("unknown-word", lambda: bank.offer("Ana", "Tea", terms={"need": "tea"}))
    assert need.details["path"] == "need" and bank.charter.needs.needs[0].code in need.help
    # What names nothing that is known is refused as before.
    assert refused("wrong-type", lambda: bank.keep("Ana", parts=[{"type": "no such", "with": "Ben"}]))
    assert refused("unknown-field", lambda: bank.offer("Ana", "Tea", terms={"activty": "lift"}))


def test_who_did_not_come_gets_no_minutes_by_an_amendment(bank: tb.TimeBank) -> None:
    cleo = bank.admit("Cleo", joined=DAY)
    x = bank.propose("Ana", ["Ben", cleo], "1h", on=DAY, payer="pot")
    bank.agree(x)
    bank.mark_attendance(x, cleo, "cancelled")
    bank.done(x)
    bank.confirm(x)
    longer = bank.exchange(bank.amend(x, minutes="2h"))
    assert [(part.member, part.minutes) for part in longer.parts] == [(1, 120), (2, 120), (3, 0)]


def test_when_somebody_is_free_is_read_in_the_forms_of_one_list() -> None:
    forms = json.loads((ROOT / "tests" / "hours.json").read_text(encoding="utf-8"))
    for form in forms["read"]:
        free = tb.wire.ListingWords(availability=form["text"]).availability
        assert free is not None
        assert [[hours.from_, hours.until] for hours in free.weekly] == form["weekly"], form
        assert [[hours.on.isoformat(), hours.from_, hours.until] for hours in free.dated] == form["dated"], form
    for text in forms["refused"]:
        with pytest.raises(tb.TimebankError):
            tb.wire.ListingWords(availability=text)
    assert len(forms["read"]) > 10 and len(forms["refused"]) > 10
