"""Tables in: any library's, any type that fits, all of it or nothing."""

from __future__ import annotations

import datetime
import json
from typing import Any

import duckdb
import pandas
import polars
import pyarrow
import pytest

import timebank as tb

AT = "2026-04-01T10:00:00Z"
ROWS = {
    "on": [datetime.date(2026, 3, 5), datetime.date(2026, 3, 6), datetime.date(2026, 3, 7)],
    "gave": [1, 2, 1],
    "received": [2, 1, 2],
    "minutes": [60, 45, 30],
    "activity": ["lift", None, "lift"],
}


def by_hand() -> tb.TimeBank:
    """The same rows, one by one."""
    bank = tb.examples.harpurbrook()
    lift = bank.activity("lift")
    for on, gave, received, minutes, activity in zip(*ROWS.values(), strict=True):
        bank.record(on=on, gave=gave, received=received, minutes=minutes, activity=lift if activity else None, at=AT)
    return bank


def text(kind: Any) -> Any:
    return pyarrow.array(ROWS["activity"], kind)


SOURCES = {
    "polars": lambda: polars.DataFrame(ROWS),
    "pandas": lambda: pandas.DataFrame(ROWS),
    "pyarrow": lambda: pyarrow.table(ROWS),
    "duckdb": lambda: duckdb.from_arrow(pyarrow.table(ROWS)),
    "chunks": lambda: pyarrow.concat_tables([pyarrow.table(ROWS).slice(0, 1), pyarrow.table(ROWS).slice(1)]),
    "large text": lambda: pyarrow.table(ROWS).set_column(4, "activity", text(pyarrow.large_string())),
    "text view": lambda: pyarrow.table(ROWS).set_column(4, "activity", text(pyarrow.string_view())),
    "dictionary": lambda: pyarrow.table(ROWS).set_column(4, "activity", text(pyarrow.string()).dictionary_encode()),
    "dates as text": lambda: polars.DataFrame(ROWS).with_columns(polars.col("on").cast(str)),
    "dates as timestamps": lambda: polars.DataFrame(ROWS).with_columns(polars.col("on").cast(polars.Datetime("ns"))),
    "minutes as text": lambda: polars.DataFrame(ROWS).with_columns(minutes=polars.Series(["1h", "0:45", "30 min"])),
    "minutes as durations": lambda: polars.DataFrame(ROWS).with_columns(minutes=polars.duration(minutes=polars.col("minutes"))),
    "minutes as floats": lambda: polars.DataFrame(ROWS).with_columns(polars.col("minutes").cast(polars.Float64)),
    "members by name": lambda: polars.DataFrame(ROWS | {"gave": ["Ana", "Ben", "Ana"], "received": ["Ben", "Ana", "Ben"]}),
    "members in lists": lambda: polars.DataFrame(ROWS | {"gave": [[1], [2], [1]]}),
}
for width in (8, 16, 32, 64):
    for kind in (f"Int{width}", f"UInt{width}"):
        SOURCES[kind] = lambda kind=kind: polars.DataFrame(ROWS).with_columns(polars.col("gave", "received", "minutes").cast(getattr(polars, kind)))


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES.keys())
def test_every_source_records_the_same(source: Any) -> None:
    bank = tb.examples.harpurbrook()
    recorded = bank.record_table(source(), at=AT)
    assert recorded[:5] == (3, tb.ExchangeId(4), tb.ExchangeId(6), (tb.wire.BatchId(1),), None)
    expected = by_hand()
    assert bank.balances().rows() == expected.balances().rows()
    ignored = {"batch"}
    ours = [{k: v for k, v in row.items() if k not in ignored} for row in bank.exchanges()]
    assert ours == [{k: v for k, v in row.items() if k not in ignored} for row in expected.exchanges()]
    # What was recorded is a journal like any other, and a batch can be undone.
    assert tb.TimeBank.from_jsonl(bank.take_new_records()) == bank
    bank.undo_batch(batch=recorded.batches[0], at=AT)
    assert bank.balances().rows() == tb.examples.harpurbrook().balances().rows()


def test_rows_entered_at_their_own_time_are_the_journal_they_would_have_been() -> None:
    bank, expected = tb.examples.harpurbrook(), tb.examples.harpurbrook()
    entered = [datetime.datetime(2026, 3, day, 20, tzinfo=datetime.UTC) for day in (5, 6, 7)]
    recorded = bank.record_table(polars.DataFrame(ROWS | {"entered": entered}))
    assert (recorded.rows, recorded.batches) == (3, ())
    lift = expected.activity("lift")
    for at, on, gave, received, minutes, activity in zip(entered, *ROWS.values(), strict=True):
        expected.record(on=on, gave=gave, received=received, minutes=minutes, activity=lift if activity else None, at=at)
    exchanges = expected.exchanges().to_arrow()
    assert bank.exchanges().to_arrow().equals(exchanges)
    assert bank.postings().to_arrow().equals(expected.postings().to_arrow())


def test_notes_and_the_rest_are_kept() -> None:
    bank = tb.examples.harpurbrook()
    sheet = {
        "on": ["2026-03-05"],
        "gave": ["Ana; Ben"],
        "received": [None],
        "minutes": [30],
        "visitors": [4],
        "payer": ["pot"],
        "setting": ["venue"],
        "note": ["Soup for everybody"],
        "estimated": [True],
        "brokered": [True],
        "facilitation": [15],
    }
    exchange = bank.record_table(polars.DataFrame(sheet), at=AT).first
    assert exchange is not None
    view = bank.exchange(exchange=exchange)
    assert [part.member for part in view.parts] == [1, 2]
    assert (view.visitors, view.setting, view.estimated, view.brokered) == (4, "venue", True, True)
    assert view.payer == tb.wire.Payer("pot")
    assert view.broker is not None and view.broker.notes == ("Soup for everybody",) and view.broker.facilitation == 15


def paired() -> tb.TimeBank:
    """Ana and Ben, an offer of lifts by Ana, and the two a pairing of a programme."""
    at = "2026-03-01T10:00:00Z"
    bank = tb.TimeBank.create(charter=tb.examples.harpurbrook().charter, at=at)
    for name in ("Ana", "Ben"):
        bank.admit(profile=tb.Profile(name=name), at=at)
    bank.offer(member=tb.MemberId(1), terms=tb.wire.ListingTerms(activity=bank.activity("lift")), at=at)
    bank.execute({"at": at, "by": "host", "do": {"type": "open-programme", "programme": {"name": "Side by side"}}})
    bank.execute({"at": at, "by": "host", "do": {"type": "pair", "programme": 1, "mentor": 1, "mentee": 2}})
    return bank


@pytest.mark.parametrize(
    ("start", "minute", "offset"),
    [
        (datetime.time(14, 30), 870, 0),
        ("14:30", 870, 0),
        ("14:30+01:00", 870, 60),
        ("9:05-03:30", 545, -210),
        (" 00:00Z", 0, 0),
    ],
)
def test_the_rest_of_the_terms_are_recorded(start: Any, minute: int, offset: int) -> None:
    bank = paired()
    sheet = {"on": ["2026-03-05"], "gave": [1], "received": [2], "minutes": [30], "start": [start], "listing": [1], "pairing": [1]}
    exchange = bank.record_table(polars.DataFrame(sheet | {"expenses": ["Ana:250; Ben: 120"]}), at=AT).first
    assert exchange is not None
    [row] = bank.exchanges().rows()
    assert (row["listing"], row["pairing"]) == (1, 1)
    [line] = [json.loads(line)["record"]["event"] for line in bank.take_new_records().splitlines() if b'"exchange-recorded"' in line or b'"sheet' in line][-1:]
    terms = line["terms"]
    assert terms["start"] == ({"minute": minute, "offset": offset} if offset else {"minute": minute})
    assert terms["expenses"] == [{"member": 1, "amount": 250}, {"member": 2, "amount": 120}]


@pytest.mark.parametrize(
    ("change", "column", "code"),
    [
        ({"start": ["noon"]}, "start", "not-an-instant"),
        ({"start": ["24:00"]}, "start", "not-an-instant"),
        ({"start": ["14:60"]}, "start", "not-an-instant"),
        ({"start": ["14:30+20:00"]}, "start", "bad-hours"),
        ({"start": [datetime.time(14, 30, 15)]}, "start", "not-an-instant"),
        ({"start": [870]}, "start", "not-an-instant"),
        ({"listing": [7]}, "listing", "not-found"),
        ({"listing": ["first"]}, "listing", "unknown-word"),
        ({"pairing": [7]}, "pairing", "not-found"),
        ({"pairing": [1], "on": ["2026-02-05"]}, "pairing", "bad-pairing"),
        ({"expenses": ["Ana"]}, "expenses", "not-a-number"),
        ({"expenses": ["Ana:2.50"]}, "expenses", "not-a-number"),
        ({"expenses": ["Zoë:5"]}, "expenses", "unknown-member"),
        ({"expenses": ["Ana:0"]}, "expenses", "bad-expense"),
        ({"expenses": [250]}, "expenses", "not-a-number"),
    ],
)
def test_the_rest_of_the_terms_fits_or_nothing_is_recorded(change: dict[str, Any], column: str, code: str) -> None:
    bank = paired()
    before = bank.snapshot()
    sheet = {"on": ["2026-03-05"], "gave": [1], "received": [2], "minutes": [60]} | change
    with pytest.raises(tb.TableRefused) as caught:
        bank.record_table(polars.DataFrame(sheet), at=AT)
    assert caught.value.table is not None
    [fault] = caught.value.table.rows()
    assert (fault["column"], fault["code"]) == (column, code)
    assert bank.snapshot() == before


def test_columns_are_renamed_and_left_out() -> None:
    bank = tb.examples.harpurbrook()
    sheet = polars.DataFrame({"Datum": ["2026-03-05"], "von": ["a-1"], "an": ["b-2"], "Bemerkung": ["x"]})
    names = {"Datum": "on", "von": "gave", "an": "received", "Bemerkung": None}
    recorded = bank.record_table(sheet, columns=names, members={"a-1": tb.MemberId(1), "b-2": tb.MemberId(2)}, minutes="1h", at=AT)
    assert recorded.rows == 1
    with pytest.raises(tb.TimebankError, match="nothing is known of a column `Bemerkung`"):
        bank.record_table(sheet.select("Bemerkung"), at=AT)
    with pytest.raises(tb.TimebankError, match="two columns `on`"):
        bank.record_table(sheet, columns={name: "on" for name in sheet.columns}, at=AT)


def test_host_codes_name_members() -> None:
    bank = tb.TimeBank.create(charter=tb.Charter(name="Harpurbrook"), at="2026-03-01T10:00:00Z")
    for code in ("hb-1", "hb-2"):
        bank.admit(profile=tb.Profile(host_codes={"cards": code}), at="2026-03-01T10:00:00Z")
    sheet = polars.DataFrame({"on": ["2026-03-05"], "gave": ["hb-2"], "received": ["hb-1"], "minutes": [25]})
    bank.record_table(sheet, members="cards", at=AT)
    assert bank.balance(tb.MemberId(2)) == 25


FAULTY = [
    ({"on": [None]}, "on", "missing-value"),
    ({"on": ["2026-02-30"]}, "on", "no-such-day"),
    ({"on": [datetime.datetime(2026, 3, 5, 12)]}, "on", "not-an-instant"),
    ({"on": ["2027-03-05"]}, "on", "not-yet"),
    ({"gave": [9]}, "gave", "not-found"),
    ({"gave": [0]}, "gave", "unknown-member"),
    ({"gave": [-1]}, "gave", "unknown-member"),
    ({"gave": [2**40]}, "gave", "unknown-member"),
    ({"gave": [float("nan")]}, "gave", "unknown-member"),
    ({"gave": ["Zoë"]}, "gave", "unknown-member"),
    ({"gave": [2]}, "received", "member-twice"),
    ({"gave": [None]}, "gave", "nobody-gave"),
    ({"received": [None]}, "received", "nobody-received"),
    ({"minutes": [None]}, "minutes", "missing-value"),
    ({"minutes": [1.5]}, "minutes", "not-whole-minutes"),
    ({"minutes": [float("nan")]}, "minutes", "not-whole-minutes"),
    ({"minutes": [-5]}, "minutes", "not-positive"),
    ({"minutes": [0]}, "minutes", "not-positive"),
    ({"minutes": [2**62]}, "minutes", "too-large"),
    ({"minutes": ["soon"]}, "minutes", "not-a-number"),
    ({"minutes": [True]}, "minutes", "not-whole-minutes"),
    ({"minutes": [datetime.timedelta(seconds=90)]}, "minutes", "not-whole-minutes"),
    ({"activity": ["flying"]}, "activity", "unknown-word"),
    ({"activity": [77]}, "activity", "not-found"),
    ({"setting": ["moon"]}, "setting", "unknown-word"),
    ({"entered": [datetime.datetime(2026, 3, 5, 12)]}, "entered", "not-an-instant"),
    ({"entered": ["2025-03-05T12:00:00Z"]}, "entered", "time-went-back"),
    ({"estimated": ["perhaps"]}, "estimated", "unknown-word"),
]


@pytest.mark.parametrize(("change", "column", "code"), FAULTY)
def test_one_row_that_does_not_fit_stops_the_table(change: dict[str, Any], column: str, code: str) -> None:
    bank = tb.examples.harpurbrook()
    before = bank.snapshot()
    good = {"on": [datetime.date(2026, 3, 5)], "gave": [1], "received": [2], "minutes": [60]}
    bad = {**{name: list(cells) for name, cells in good.items()}, **change}
    # The good row first, where both fit into one table.
    sheet: Any = polars.DataFrame(bad)
    with pytest.raises(tb.TableRefused) as caught:
        bank.record_table(sheet, at=AT)
    assert caught.value.table is not None
    [fault] = caught.value.table.rows()
    assert (fault["column"], fault["code"]) == (column, code)
    assert fault["why"] and caught.value.details["faults"] == [fault]
    assert bank.snapshot() == before and len(bank.take_new_records()) == len(tb.examples.harpurbrook().take_new_records())


def test_every_fault_is_listed_with_its_row() -> None:
    bank = tb.examples.harpurbrook()
    sheet = polars.DataFrame({"on": ["2026-03-05"] * 5, "gave": [1, 1, 7, 1, 2], "received": [2, 1, 2, 2, 1], "minutes": [60, 60, 60, 99999, 60]})
    with pytest.raises(tb.TableRefused) as caught:
        bank.record_table(sheet, at=AT)
    assert caught.value.table is not None
    assert [(row["row"], row["column"], row["value"]) for row in caught.value.table] == [
        (1, "received", "1"),
        (2, "gave", "7"),
        (3, "minutes", "99999"),
    ]
    assert "<table" in caught.value._repr_html_()


def test_absurdly_many_faults_end_soon() -> None:
    bank = tb.examples.harpurbrook()
    # Every row says who gave and no day. A million rows stand in memory once.
    ana = pyarrow.chunked_array([pyarrow.array([1] * 1_000_000)] * 2_148)
    nothing = pyarrow.table({"on": pyarrow.nulls(len(ana)), "gave": ana})
    with pytest.raises(tb.TableRefused) as caught:
        bank.record_table(nothing, at=AT)
    assert len(caught.value.details["faults"]) == 1000


@pytest.mark.parametrize("wrong", [3, None, [1, 2], {"on": []}, "table", object()])
def test_what_is_no_table_is_refused(wrong: Any) -> None:
    with pytest.raises(tb.TimebankError) as caught:
        tb.examples.harpurbrook().record_table(wrong)
    assert caught.value.code == "not-a-table"


def test_an_array_put_together_wrongly_is_refused() -> None:
    """An index with no word, half of a character: refused before anybody follows them."""
    bank = tb.examples.harpurbrook()
    rest = {"gave": pyarrow.array([1]), "received": pyarrow.array([2]), "minutes": pyarrow.array([60])}
    no_text = pyarrow.Array.from_buffers(pyarrow.string(), 1, [None, pyarrow.py_buffer(b"\0\0\0\0\2\0\0\0"), pyarrow.py_buffer(b"\xff\xfe")])
    words = pyarrow.DictionaryArray.from_arrays(pyarrow.array([5], pyarrow.int8()), pyarrow.array(["2026-03-05"]), safe=False)
    for column in (no_text, words):
        with pytest.raises((tb.TimebankError, ValueError)):
            bank.record_table(pyarrow.table({"on": column, **rest}), at=AT)
    assert bank.exchanges().rows() == tb.examples.harpurbrook().exchanges().rows()


def test_a_table_that_fails_while_it_is_read_changes_nothing() -> None:
    bank = tb.examples.harpurbrook()
    before = bank.copy()
    schema = pyarrow.table(ROWS).schema

    def batches() -> Any:
        yield from pyarrow.table(ROWS).to_batches()
        raise RuntimeError("the disk is gone")

    with pytest.raises(ValueError, match="the disk is gone"):
        bank.record_table(pyarrow.RecordBatchReader.from_batches(schema, batches()), at=AT)
    assert bank == before


def test_our_own_tables_come_back() -> None:
    """What goes out can come in again, under our own names."""
    bank = tb.examples.harpurbrook()
    out = bank.exchanges().to_polars().select("on", "activity", "gave", "received", "entered", minutes="minutes_given")
    other = tb.TimeBank.create(charter=bank.charter, at="2026-03-01T10:00:00Z")
    for name in ("Ana", "Ben"):
        other.admit(profile=tb.Profile(name=name), at="2026-03-01T10:00:00Z")
    other.record_table(out)
    assert other.exchanges().rows() == bank.exchanges().rows()


def test_lengths_dates_and_names_are_read_as_in_files() -> None:
    bank = tb.examples.harpurbrook()
    before = bank.balance(tb.MemberId(1))
    sheet = polars.DataFrame(
        {
            "Date": ["13/03/2026"] * 6,
            "Helper": ["Ana", " ana", "ANA ", "Ana", "Ana", "Ana"],
            "Helped": ["Ben"] * 6,
            "How long": ["1h30", "1:30", "90 mins", "1½ h", "90'", "1,5"],
        }
    )
    columns = {"Date": "on", "Helper": "gave", "Helped": "received", "How long": "minutes"}
    with pytest.raises(tb.TableRefused) as asked:
        bank.record_table(sheet, columns=columns, dates="%d/%m/%Y", at=AT)
    assert asked.value.table is not None
    assert [(fault["row"], fault["code"]) for fault in asked.value.table] == [(5, "not-said")]
    recorded = bank.record_table(sheet, columns=columns, dates="%d/%m/%Y", unit="hours", at=AT)
    assert recorded.rows == 6 and recorded.faults is None
    assert bank.balance(tb.MemberId(1)) - before == 6 * 90
    with pytest.raises(tb.TableRefused) as refused:
        bank.record_table(sheet, columns=columns, unit="hours", at=AT)
    assert refused.value.details["faults"][0]["code"] == "not-an-instant"


def test_two_digit_years_go_by_the_pivot_and_a_day_to_come_is_a_fault() -> None:
    bank = tb.examples.harpurbrook()
    sheet = polars.DataFrame({"on": ["13/03/26"], "gave": ["Ana"], "received": ["Ben"], "minutes": ["1h"]})
    recorded = bank.record_table(sheet, dates="%d/%m/%y", pivot=1930, now=AT, at=AT)
    assert [(guess.value, guess.taken_as) for guess in recorded.report.guessed] == [("2026-03-13", "years from 1930 on")]
    with pytest.raises(tb.TableRefused) as refused:
        bank.record_table(sheet, dates="%d/%m/%y", pivot=2027, now=AT, at=AT)
    assert [fault["code"] for fault in refused.value.details["faults"]] == ["not-yet"]
    with pytest.raises(tb.TableRefused) as late:
        bank.record_table(sheet.with_columns(on=polars.lit(datetime.date(2026, 4, 3))), now=AT, at=AT)
    assert [fault["code"] for fault in late.value.details["faults"]] == ["not-yet"]


def test_rows_that_do_not_fit_are_left_out_when_asked() -> None:
    bank = tb.examples.harpurbrook()
    sheet = polars.DataFrame({"on": ["2026-03-05", "2026-02-30", "2026-03-06"], "gave": ["Ana", "Bem", "Ben"], "received": ["Ben", "Ana", "Ana"], "minutes": [30, 60, 45]})
    with pytest.raises(tb.TableRefused) as refused:
        bank.record_table(sheet, at=AT)
    assert [(fault["column"], fault["code"]) for fault in refused.value.details["faults"]] == [("on", "no-such-day"), ("gave", "unknown-member")]
    recorded = bank.record_table(sheet, at=AT, faulty_rows="leave-out")
    assert recorded.rows == 2 and recorded.faults is not None
    assert [(fault["row"], fault["column"]) for fault in recorded.faults] == [(1, "on"), (1, "gave")]


def test_pandas_frames_go_in_filtered_sorted_and_with_an_index() -> None:
    sheet = pandas.DataFrame(
        {"on": ["2026-03-09", "2026-03-07", "2026-03-08"], "gave": [1, 2, 1], "received": [2, 1, 2], "minutes": [30, 45, 60]}
    )
    for frame, rows in ((sheet[sheet.gave == 1], 2), (sheet.sort_values("on"), 3), (sheet.set_index("on"), 3)):
        bank = tb.examples.harpurbrook()
        assert bank.record_table(frame, at="2026-03-10T09:00:00Z").rows == rows


def test_what_does_not_fit_stands_in_the_traceback() -> None:
    import traceback

    bank = tb.examples.harpurbrook()
    sheet = polars.DataFrame({"on": ["2026-03-07"], "gave": ["Nobody"], "received": ["Ana"], "minutes": ["soon"]})
    with pytest.raises(tb.TableRefused) as refused:
        bank.record_table(sheet, at="2026-03-10T09:00:00Z")
    shown = "".join(traceback.format_exception(refused.value))
    assert "row 0, column gave: 'Nobody'" in shown and "help: " in shown


def test_the_report_is_that_of_files() -> None:
    bank = tb.examples.harpurbrook()
    rows = {"Day": ["2026-03-05", "2026-03-06", "2026-03-06", None], "gave": ["Ana", "Ana", "Ana", None], "received": ["Ben", "Ben", "Ben", None], "How long": ["83 h", "14h", "13 hrs", None]}
    columns = {"Day": "on", "How long": "minutes"}
    recorded = bank.record_table(polars.DataFrame(rows), columns=columns, at=AT)
    assert recorded.report is not None
    count = recorded.report.files[0]
    assert (count.read, count.taken, count.refused, count.left_out) == (4, 3, 0, 1)
    told = [(warning.kind, list(warning.lines), warning.minutes) for warning in recorded.report.warnings]
    assert told == [("over-24-hours-in-a-row", [2], 4980), ("over-24-hours-by-one-person-in-a-day", [3, 4], 1620)]
    again = bank.record_table(polars.DataFrame(rows), columns=columns, at=AT)
    assert again.report is not None and "sheet-twice" in [warning.kind for warning in again.report.warnings]
    with pytest.raises(tb.TableRefused) as refused:
        bank.record_table(polars.DataFrame({**rows, "gave": ["Ana", "Ana Q.", "Ana", None]}), columns=columns, at=AT)
    assert refused.value.report is not None
    [fault] = refused.value.report.refused
    assert (fault.file, fault.line, fault.column, fault.kind, fault.value) == ("table", 3, "gave", "unknown-member", "Ana Q.")
    assert fault.why.endswith("did you mean `Ana`?")
