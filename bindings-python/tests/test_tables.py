"""Tables out: the same to every library, typed, and summing up to what was recorded."""

from __future__ import annotations

import datetime
import pickle
from collections import defaultdict

import duckdb
import hypothesis.strategies as st
import pandas
import polars
import pyarrow
import pytest
from hypothesis import given, settings

import timebank as tb

TABLES = ["members", "listings", "exchanges", "participations", "postings", "transfers"]


def by_account(balances: tb.Table) -> dict[int, int]:
    return dict(zip(balances["account"], balances["minutes"], strict=True))


@pytest.fixture(scope="module")
def bank() -> tb.TimeBank:
    bank = tb.examples.harpurbrook()
    ana, ben = tb.MemberId(1), tb.MemberId(2)
    at = "2026-03-10T10:00:00Z"
    cleo = bank.admit(profile=tb.Profile(name="Cleo <b>"), at=at).member
    bank.offer(member=ana, words=tb.wire.ListingWords(title="Lifts"), at=at)
    bank.transfer(kind="gift", from_=tb.wire.AccountId(2), to=tb.wire.AccountId(3), minutes="0:15", at=at)
    bank.record(on="2026-03-10", together={ana: 30, ben: 40, cleo: 50}, at=at, brokered=True, facilitation=10)
    bank.propose(on="2026-03-20", gave=ana, received=[ben, cleo], minutes=20, at=at)
    wrong = bank.record(on="2026-03-10", gave=cleo, received=ana, minutes=500, at=at).exchange
    bank.reverse(exchange=wrong, at=at)
    return bank


@pytest.mark.parametrize("name", TABLES)
def test_every_library_reads_the_same(bank: tb.TimeBank, name: str) -> None:
    table: tb.Table = getattr(bank, name)()
    arrow = pyarrow.table(table)
    arrow.validate(full=True)
    rows = table.rows()
    assert arrow.to_pylist() == rows == list(table)
    assert polars.DataFrame(table).to_dicts() == [{k: v for k, v in row.items()} for row in rows]
    assert table.to_polars().shape == table.to_pandas().shape == arrow.shape == (len(table), len(table.columns))
    ours = table
    assert duckdb.sql("select count(*) from ours").fetchall() == [(len(table),)]
    assert arrow.column_names == table.columns
    for column in table.described:
        assert column.about, column


def test_columns_are_typed(bank: tb.TimeBank) -> None:
    schema = pyarrow.table(bank.exchanges()).schema
    assert schema.field("entered").type == pyarrow.timestamp("ms", "UTC")
    assert schema.field("on").type == pyarrow.date32()
    assert schema.field("state").type == pyarrow.dictionary(pyarrow.int8(), pyarrow.string())
    assert schema.field("minutes_given").metadata[b"unit"] == b"minutes"
    assert isinstance(bank.members().to_pandas()["kind"].dtype, pandas.CategoricalDtype)


def test_what_the_tables_say_by_hand(bank: tb.TimeBank) -> None:
    exchanges = bank.exchanges().rows()
    assert [row["state"] for row in exchanges] == ["confirmed"] * 4 + ["proposed", "reversed"]
    meeting = exchanges[3]
    assert (meeting["together"], meeting["minutes_given"], meeting["minutes_received"]) == ([1, 2, 3], 120, 120)
    assert (meeting["brokered"], meeting["facilitation"]) == (True, 10)
    assert exchanges[4]["received"] == [2, 3]
    members = {row["name"]: row for row in bank.members()}
    assert (members["Ana"]["minutes_given"], members["Ana"]["minutes_received"], members["Ana"]["exchanges"]) == (135, 120, 4)
    assert members["Cleo <b>"]["balance"] == bank.balance(tb.MemberId(3))
    assert bank.transfers().rows()[0]["minutes"] == 15
    assert bank.listings().rows()[0]["title"] == "Lifts"


def test_entries_sum_to_zero_and_balances_are_theirs(bank: tb.TimeBank) -> None:
    postings = bank.postings().to_polars()
    assert (postings.group_by("entry").agg(polars.col("minutes").sum())["minutes"] == 0).all()
    sums = defaultdict(int)
    for row in postings.to_dicts():
        sums[row["account"]] += row["minutes"]
    balances = by_account(bank.balances())
    assert {account: sums[account] for account in balances} == balances
    last = {row["account"]: row["balance"] for row in bank.balances_over_time()}
    assert all(sums[account] == balance for account, balance in last.items())


def test_balances_at_the_end_of_each_day(bank: tb.TimeBank) -> None:
    by_day = bank.balances_over_time("day").rows()
    assert by_day[:2] == [
        {"period": datetime.date(2026, 3, 2), "account": 2, "balance": 60},
        {"period": datetime.date(2026, 3, 2), "account": 3, "balance": -60},
    ]
    for row in by_day:
        assert by_account(bank.balances(row["period"]))[row["account"]] == row["balance"]
    for row in bank.balances_over_time("day", entered=True).rows():
        assert by_account(bank.balances(row["period"], entered=True))[row["account"]] == row["balance"]
    with pytest.raises(RuntimeError, match="none of"):
        bank.balances_over_time("fortnight")  # type: ignore[arg-type]


@pytest.mark.parametrize("each", [[], ["activity"], ["member", "month"], ["activity", "member", "week"], ["year"], ["day", "activity"]])
def test_hours_are_what_polars_says(bank: tb.TimeBank, each: list[tb.wire.Grouping]) -> None:
    spans = {"day": "1d", "week": "1w", "month": "1mo", "year": "1y"}
    parts = bank.participations().to_polars().filter(polars.col("state").cast(str).is_in(["confirmed", "settled"]))
    keys = [polars.col("on").dt.truncate(spans[one]).alias("period") if one in spans else polars.col(one).cast(str) for one in each]
    side = polars.col("side").cast(str)
    theirs = parts.group_by(keys or [polars.lit(1).alias("all")]).agg(
        minutes_given=polars.col("minutes").filter(side != "received").sum(),
        minutes_received=polars.col("minutes").filter(side != "gave").sum(),
        exchanges=polars.col("exchange").n_unique(),
    )
    ours = bank.hours_by(*each).rows()
    told = {tuple(str(row[name]) for name in ("period", "activity", "member") if name in row): row for row in ours}
    assert len(told) == len(theirs)
    for row in theirs.to_dicts():
        mine = told[tuple(str(row[name]) for name in ("period", "activity", "member") if name in row)]
        assert all(mine[name] == row[name] for name in ("minutes_given", "minutes_received", "exchanges"))


def test_the_journal_as_a_table() -> None:
    bank = tb.examples.harpurbrook()
    journal = bank.take_new_records()
    events = tb.events(journal)
    assert [row["type"] for row in events][:2] == ["bank-founded", "member-admitted"]
    assert events.rows()[-1]["seq"] == 6 == len(events)
    with pytest.raises(tb.TimebankError) as caught:
        tb.events(journal + b"{")
    assert caught.value.code == "bad-line"


def test_an_empty_bank_has_tables_of_no_rows() -> None:
    bank = tb.TimeBank.create(charter=tb.Charter(name="Nobody yet"))
    for name in TABLES:
        table = getattr(bank, name)()
        assert len(table) == 0 and pyarrow.table(table).num_rows == 0 and polars.DataFrame(table).height == 0
        assert table.rows() == []


def test_a_table_is_as_of_when_it_was_asked_for() -> None:
    bank = tb.examples.harpurbrook()
    before = bank.exchanges()
    bank.record(on="2026-03-05", gave=tb.MemberId(1), received=tb.MemberId(2), minutes=5, at="2026-03-05T10:00:00Z")
    assert (len(before), len(bank.exchanges())) == (3, 4)
    del bank
    assert pyarrow.table(before).num_rows == 3


def test_a_table_is_not_pickled_but_says_what_is(bank: tb.TimeBank) -> None:
    with pytest.raises(tb.TimebankError, match="pickled") as caught:
        pickle.dumps(bank.members())
    assert "to_arrow" in caught.value.help


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4), st.integers(1, 300)), max_size=20), st.integers(0, 5), st.integers(0, 7))
def test_rows_are_rows_of_the_table(pairs: list[tuple[int, int, int]], start: int, count: int) -> None:
    bank = tb.TimeBank.create(charter={"name": "Harpurbrook"}, at="2026-03-01T10:00:00Z")
    members = [bank.admit(at="2026-03-01T10:00:00Z").member for _ in range(5)]
    for gave, received, minutes in pairs:
        if gave != received:
            bank.record(on="2026-03-01", gave=members[gave], received=members[received], minutes=minutes, at="2026-03-01T10:00:00Z")
    table = bank.participations()
    assert table.rows(start, count) == pyarrow.table(table).to_pylist()[start : start + count]


def test_what_only_some_exchanges_have_and_members_who_were_merged() -> None:
    """A column that only some rows have, one that none has, and the number a merged record is kept under."""
    at = "2026-03-10T10:00:00Z"
    bank = tb.examples.harpurbrook()
    first = len(bank.exchanges())
    ana, ben = tb.MemberId(1), tb.MemberId(2)
    twice = bank.admit(profile=tb.Profile(name="Ben again"), at=at).member
    bank.record(on="2026-03-10", gave=ana, received=twice, minutes=30, at=at)
    bank.record(on="2026-03-10", start=tb.wire.Start(minute=570, offset=0), gave=twice, received=ana, minutes=45, at=at, brokered=True, facilitation=10)
    before = bank.exchanges().rows()[first:]
    assert [row["received"] for row in before] == [[twice], [1]]
    bank.merge(kept=ben, merged=twice, at=at)
    rows = bank.exchanges().rows()[first:]
    assert [(row["gave"], row["received"]) for row in rows] == [([1], [2]), ([2], [1])]
    assert [(row["facilitation"], row["brokered"], row["listing"], row["pairing"]) for row in rows] == [(0, False, None, None), (10, True, None, None)]
    assert [row["begins"] is None for row in rows] == [True, False]
    parts = [row for row in bank.participations().rows() if row["exchange"] > first]
    assert {row["member"] for row in parts} == {1, 2}


def test_more_rows_than_a_batch_holds() -> None:
    """Every row once, in order, over the seams of the batches; sums as a plain loop gives them."""
    count = 150_000
    bank = tb.TimeBank.create(charter=tb.Charter(name="Large"), at="2026-01-01T00:00:00Z")
    for name in ("Ana", "Ben", "Cas"):
        bank.admit(profile=tb.Profile(name=name), at="2026-01-01T00:00:00Z")
    gave = [1 + n % 3 for n in range(count)]
    received = [1 + (n + 1) % 3 for n in range(count)]
    minutes = [15 * (1 + n % 5) for n in range(count)]
    days = [datetime.date(2026, 1, 1)] * count
    made = bank.record_table(
        pyarrow.table({"on": days, "gave": gave, "received": received, "minutes": minutes}), at="2026-01-02T00:00:00Z"
    )
    assert made.rows == count
    table = pyarrow.table(bank.exchanges())
    assert table.column("gave").num_chunks > 1
    assert table.column("exchange").to_pylist() == list(range(1, count + 1))
    assert table.column("minutes_given").to_pylist() == minutes
    assert table.column("received").to_pylist() == [[one] for one in received]
    parts = pyarrow.table(bank.participations())
    assert parts.num_rows == 2 * count
    assert sum(parts.column("minutes").to_pylist()) == 2 * sum(minutes)
    assert pyarrow.table(bank.postings()).num_rows == 2 * count
