"""Notebook manners: what shows itself is escaped and captioned, long work shows how far it is and can be stopped, pictures can be read."""

from __future__ import annotations

import _thread
import re
import signal
import threading
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import matplotlib
import polars
import pytest
from matplotlib import pyplot

import timebank as tb

matplotlib.use("agg")


class Wellformed(HTMLParser):
    """Tags that open are closed in their order; nothing of ours runs a script."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        assert tag in {"table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "p", "strong"}, tag
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def shown(value: Any) -> str:
    html = value._repr_html_()
    parser = Wellformed()
    parser.feed(html)
    parser.close()
    assert not parser.open
    assert "color" not in html
    return parser.text


@pytest.fixture
def bank() -> tb.TimeBank:
    bank = tb.TimeBank.create(charter=tb.Charter(name="<script>alert(1)</script>"), at="2026-03-01T10:00:00Z")
    for name in ("Ana & <b>Ben</b>", 'Cleo "the cook"', "Dan"):
        bank.admit(profile=tb.Profile(name=name), at="2026-03-01T10:00:00Z")
    for day in range(1, 29):
        giver = 1 + day % 3
        at = f"2026-03-{day:02d}T18:00:00Z"
        bank.record(on=at[:10], gave=giver, received=1 + giver % 3, minutes=30 + day, at=at)
    return bank


def test_everything_shows_itself_escaped_and_captioned(bank: tb.TimeBank) -> None:
    assert "<script>" in shown(bank) and "28" in shown(bank)
    statement = shown(bank.statement(member=tb.MemberId(1)))
    assert "Ana & <b>Ben</b>" in statement and "more so far" in statement and "debt" not in statement
    assert "Allowed" in shown(bank.why(giver=tb.MemberId(1), receiver=tb.MemberId(2), on="2026-03-30"))
    bank.set_state(member=tb.MemberId(3), state="left", at="2026-03-29T10:00:00Z")
    refused = shown(bank.why(giver=tb.MemberId(3), receiver=tb.MemberId(2), on="2026-03-30"))
    assert refused.startswith("Refused") and "member-state" in refused
    assert "Ana & <b>Ben</b>" in shown(bank.find_members().members[0])
    assert "more so far" in shown(bank.balance_for(member=tb.MemberId(1)))
    # In cells as well as in captions.
    assert "Ana & <b>Ben</b>" in shown(bank.members())
    assert "Ana & <b>Ben</b>" in shown(bank.statement(member=tb.MemberId(2)))


def test_answers_with_a_list_show_the_list_and_what_is_said_once(bank: tb.TimeBank) -> None:
    ties = shown(bank.ties_of(1))
    assert "occasions" in ties and "given" in ties and "Cleo" in ties
    wish = bank.request(1, "A lift", minutes=30)
    assert "Matches from" in shown(bank.matches_for(wish))
    plan = shown(bank.plan())
    assert "What is left open" in plan and bank.plan().unserved[0].text in plan
    why = shown(bank.why_not(wish))
    assert "how many" in why
    day = bank.today(at="2026-05-20T10:00:00Z")
    assert day.quiet and all(f"{one.name}; " in shown(day) for one in day.quiet)
    assert "the rules were not asked" in shown(bank.explain(1))
    report = bank.report("public", 2026)
    html = report._repr_html_()
    # The document is whole, and what members wrote stays text.
    assert html.startswith("<iframe") and "<script>alert" not in html and report.document is not None


def test_long_tables_are_cut_off_and_say_so(bank: tb.TimeBank) -> None:
    text = shown(bank.exchanges())
    assert "28 rows" in text and "and 8 more" in text and "minutes_given (minutes)" in text
    assert bank.exchanges()._repr_html_().count("<tr>") == 22
    assert re.search(r"<caption[^>]*>Members of &lt;script&gt;", bank.members()._repr_html_())


def test_a_long_statement_is_cut_off(bank: tb.TimeBank) -> None:
    for _ in range(40):
        bank.record(on="2026-03-29", gave=1, received=2, minutes=1, at="2026-03-29T10:00:00Z")
    assert re.search(r"and \d+ more", shown(bank.statement(member=tb.MemberId(1))))


def test_progress_is_told_where_tqdm_is(bank: tb.TimeBank, capsys: pytest.CaptureFixture[str]) -> None:
    sheet = polars.DataFrame({"on": ["2026-03-29"] * 25_000, "gave": [1] * 25_000, "received": [2] * 25_000, "minutes": [1] * 25_000})
    bank.record_table(sheet, at="2026-03-29T10:00:00Z", progress=True)
    assert "recording: 100%" in capsys.readouterr().err
    tb.verify(bank.take_new_records(), progress=True)
    assert "verifying: 100%" in capsys.readouterr().err


@pytest.fixture
def ctrl_c() -> Iterator[None]:
    """Ctrl-C as at a terminal, also where the tests were started in the background, which has it ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("ctrl_c")
def test_ctrl_c_stops_long_work_and_nothing_happened(bank: tb.TimeBank) -> None:
    before = bank.copy()
    rows = 3_000_000
    sheet = polars.DataFrame({"on": ["2026-03-29"], "gave": [1], "received": [2], "minutes": [1]})
    sheet = polars.concat([sheet] * 10).sample(rows, with_replacement=True)
    stop = threading.Timer(0.2, _thread.interrupt_main, [signal.SIGINT])
    stop.start()
    with pytest.raises(KeyboardInterrupt):
        bank.record_table(sheet, at="2026-03-29T10:00:00Z")
    stop.join()
    assert bank == before
    assert bank.record(on="2026-03-29", gave=1, received=2, minutes=1, at="2026-03-29T10:00:00Z").exchange == 29


@pytest.mark.usefixtures("ctrl_c")
def test_ctrl_c_stops_reading_a_journal() -> None:
    bank = tb.examples.harpurbrook()
    for _ in range(400):
        bank.execute_all([{"at": "2026-03-05T10:00:00Z", "by": "host", "do": {"type": "admit"}}] * 500)
    journal = bank.take_new_records()
    stop = threading.Timer(0.1, _thread.interrupt_main, [signal.SIGINT])
    stop.start()
    with pytest.raises(KeyboardInterrupt):
        tb.TimeBank.from_jsonl(journal)
    stop.join()


@pytest.mark.parametrize("picture", ["balances", "hours", "give_and_receive", "network"])
def test_pictures_are_drawn_and_named(bank: tb.TimeBank, picture: str) -> None:
    axes = getattr(bank.plot, picture)()
    axes.figure.canvas.draw()
    assert axes.get_title()
    texts = {text.get_text() for text in axes.texts} | {text.get_text() for text in axes.get_xticklabels()}
    assert any("Dan" in text or "2026" in text for text in texts), texts
    pyplot.close(axes.figure)


def test_the_network_draws_the_ties_that_are_counted(bank: tb.TimeBank) -> None:
    axes = bank.plot.network()
    assert len(axes.get_lines()) == bank.participation()[0].ties > 0
    assert not bank.plot.network(least=10**6).get_lines()


def test_lines_and_bars_differ_without_colour(bank: tb.TimeBank) -> None:
    lines = [line for line in bank.plot.balances().get_lines() if line.get_label() != "_child0"]
    assert len({line.get_linestyle() for line in lines[:3]}) == 3
    axes = bank.plot.hours("week")
    assert axes.get_legend() is not None and axes.get_ylabel() == "hours"
    pyplot.close("all")


@pytest.mark.parametrize("picture", ["balances", "hours", "give_and_receive", "network", "retention", "needs"])
def test_a_bank_without_exchanges_has_pictures_too(picture: str) -> None:
    bank = tb.TimeBank.create(charter=tb.Charter(name="Nobody yet"))
    getattr(bank.plot, picture)().figure.canvas.draw()
    pyplot.close("all")
