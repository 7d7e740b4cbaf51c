"""Pictures draw the figures of the table they are made of, withhold what it withholds, can be read without colour, and have words."""

from __future__ import annotations

import datetime
import itertools
import re
import statistics
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import matplotlib
import pytest
from matplotlib import dates, pyplot
from matplotlib.text import Text
from PIL import Image

import timebank as tb

from pictures import PICTURES

matplotlib.use("agg")

ROOT = Path(__file__).resolve().parents[2]
ONS4 = ["satisfied", "worthwhile", "happy", "anxious"]
UCLA3 = ["companionship", "left out", "isolated"]


@pytest.fixture(scope="module")
def bank() -> tb.TimeBank:
    return tb.examples.half_year()


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    yield
    pyplot.close("all")


def answers(bank: tb.TimeBank, instrument: str, version: str, items: list[str], only: Callable[[str], bool] = lambda _: True) -> list[tb.wire.InstrumentAnswer]:
    found = []
    for row in tb.examples.rows("scores"):
        member = bank.by_host_code("hb", row["card"])
        assert member is not None
        if only(row["card"]):
            on = datetime.datetime.strptime(row["date"], "%d/%m/%Y").date()
            values = [int(row[item]) if row[item] else None for item in items]
            found.append(tb.wire.InstrumentAnswer(member=member, on=on, instrument=instrument, version=version, values=values))
    return found


def wellbeing(bank: tb.TimeBank) -> tb.wire.TimedScore:
    return bank.measure_change(answers(bank, "ons4", "2018", ONS4), "2026-06-30", "2026-08-01", shipped="ons4")


def loneliness(bank: tb.TimeBank, only: Callable[[str], bool] = lambda _: True) -> tb.wire.TimedScore:
    return bank.measure_change(answers(bank, "ucla3", "gss-2018", UCLA3, only), "2026-06-30", "2026-08-01", shipped="ucla3")


def drawn(axes: Any, gid: str) -> list[tuple[list[float], list[float]]]:
    """The points of each line of this kind."""
    return [(list(line.get_xdata()), list(line.get_ydata())) for line in axes.get_lines() if line.get_gid() == gid]


def numbers(text: str) -> list[float]:
    return [float(one.replace("−", "-").replace(",", "")) for one in re.findall(r"[+−]?\d[\d,]*\.?\d*", text)]


def near(shown: list[float], true: list[float | None], digits: int = 2) -> bool:
    return len(shown) == len(true) and all(y is not None and abs(x - y) <= 0.5 * 10**-digits + 1e-9 for x, y in zip(shown, true, strict=True))


def every(bank: tb.TimeBank) -> dict[str, Any]:
    """Every picture there is, each on axes of its own."""
    plot = bank.plot
    health = bank.report("community-health", ("2026-03-01", "2026-08-31"))
    section = next(one for one in health.sections if one.chart and len(one.rows) > 2)
    return {
        "balances": plot.balances(),
        "many balances": plot.balances(most=16),
        "hours": plot.hours("month"),
        "hours by week": plot.hours("week"),
        "give_and_receive": plot.give_and_receive(),
        "network": plot.network(),
        "network without names": plot.network(least=2, names=False),
        "wellbeing": plot.change(wellbeing(bank)),
        "loneliness": plot.change(loneliness(bank)),
        "compared": plot.change(compared(bank)),
        "followed": plot.change(followed(bank)),
        "retention": plot.retention(lapse_days=60),
        "needs": plot.needs(),
        "released": plot.table(released(bank)),
        "section": plot.table(section),
    }


def compared(bank: tb.TimeBank) -> tb.wire.ComparedChange:
    given = answers(bank, "ons4", "2018", ONS4)
    both = sorted({one.member for one in given if one.on >= datetime.date(2026, 8, 1)})
    groups = [tb.wire.HostGroup(name=name, members=members) for name, members in (("first half", both[:8]), ("second half", both[8:]))]
    return bank.compare_change(given, *groups, "2026-06-30", "2026-08-01", shipped="ons4")


def followed(bank: tb.TimeBank) -> tb.wire.FollowUps:
    return bank.follow_up(answers(bank, "ons4", "2018", ONS4), "2026-06-30", [5], as_of="2026-10-15", shipped="ons4")


def released(bank: tb.TimeBank) -> tb.wire.SafeTable:
    """A table of the host's own, in which some cells are too small to be shown."""
    cells = [[40, 12, 25], [3, 30, 20], [22, 2, 60]]
    true = tb.wire.TrueTable(
        title="People by area and age",
        measure="people",
        rows_are="area",
        columns_are="age",
        rows=["Linnet Street and the flats behind the surgery", "Tansy Mill", "The rest"],
        columns=["under 40", "40 to 64", "65 and over"],
        cells=[[tb.wire.TrueCell(value=value) for value in row] for row in cells],
    )
    publication = bank.publish([true], "everybody", "2026-08-31")
    assert publication.release is not None
    return publication.release.tables[0]


@pytest.mark.parametrize("measured", [wellbeing, loneliness])
def test_change_draws_the_means_and_the_interval_of_the_answer(bank: tb.TimeBank, measured: Callable[[tb.TimeBank], tb.wire.TimedScore]) -> None:
    answer = measured(bank)
    axes = bank.plot.change(answer)
    scales = list(answer.scales)
    assert all(scale.reported for scale in scales)
    assert drawn(axes, "before") == [([scale.mean_first], [place]) for place, scale in enumerate(scales)]
    assert drawn(axes, "after") == [([scale.mean_last], [place]) for place, scale in enumerate(scales)]
    for (ends, _), scale in zip(drawn(axes, "interval"), scales, strict=True):
        # The whiskers stand on either side of the mean after, as the interval on either side of the mean change.
        assert scale.mean_last is not None and scale.low is not None and scale.high is not None and scale.mean_change is not None
        assert ends == pytest.approx([scale.mean_last + scale.low - scale.mean_change, scale.mean_last + scale.high - scale.mean_change])
    beside = [text for text in axes.texts if "better" in text.get_text()]
    for text, scale in zip(beside, scales, strict=True):
        found = numbers(text.get_text())
        assert near(found[:3], [scale.mean_change, scale.low, scale.high])
        assert found[3:] == [scale.n_both, scale.n_lost, scale.improved, scale.stayed, scale.worse]
    assert answer.attribution in bank.plot.alt_text(axes)
    told = numbers(bank.plot.alt_text(axes).partition(f"{scales[0].scale}:")[2])
    assert near(told[:2], [scales[0].mean_first, scales[0].mean_last])


def test_a_scale_with_too_few_people_is_withheld_in_the_picture_too(bank: tb.TimeBank) -> None:
    few = {"eddie", "kelly", "jo", "danny", "samira", "walter"}
    answer = loneliness(bank, few.__contains__)
    assert not answer.scales[0].reported
    axes = bank.plot.change(answer)
    assert axes.get_lines()[:] == []
    words = bank.plot.alt_text(axes)
    assert "withheld" in words and any("withheld" in text.get_text() for text in axes.texts)
    # What is withheld is not to be read from the ticks either.
    assert not [tick for tick in axes.get_xticklabels() if tick.get_text()]
    rows = [row for row in tb.examples.rows("scores") if row["card"] in few and row["card"] != "walter"]
    spring, autumn = (statistics.mean(sum(int(row[item]) for item in UCLA3) for row in rows if ("/08/" in row["date"]) == late) for late in (False, True))
    assert not {round(spring, 2), round(autumn, 2), round(autumn - spring, 2)} & set(numbers(words))


def test_change_in_two_groups_draws_both_and_says_the_difference(bank: tb.TimeBank) -> None:
    answer = compared(bank)
    axes = bank.plot.change(answer)
    pairs = [change for scale in answer.scales for change in (scale.group, scale.comparison)]
    assert [x[0] for x, _ in drawn(axes, "before")] == [change.mean_first for change in pairs]
    assert [x[0] for x, _ in drawn(axes, "after")] == [change.mean_last for change in pairs]
    named = [label.get_text().replace("\n", " ") for label in axes.get_yticklabels()]
    beside = sorted(axes.texts, key=lambda text: text.xy[1])
    told = [numbers(text.get_text()) for text in beside if text.xy[1] in range(2, len(named), 3) and text.xy[0] == 1]
    assert [name for place, name in enumerate(named) if place % 3 == 2] == ["Difference of the two changes"] * len(answer.scales)
    assert all(near(found, [scale.difference, scale.low, scale.high]) for found, scale in zip(told, answer.scales, strict=True))


def test_follow_ups_draw_each_point_in_time(bank: tb.TimeBank) -> None:
    answer = followed(bank)
    axes = bank.plot.change(answer)
    shown = [point for point in answer.points if point.change.reported]
    assert shown and [x[0] for x, _ in drawn(axes, "after")] == [point.change.mean_last for point in shown]
    assert any(f"{answer.points[0].not_yet} not due yet" in text.get_text() for text in axes.texts) or not answer.points[0].not_yet


@pytest.mark.parametrize("lapse", [30, 60, 90, None])
def test_retention_draws_the_steps_of_the_answer(bank: tb.TimeBank, lapse: int | None) -> None:
    answer = bank.retention(lapse_days=lapse)
    axes = bank.plot.retention(lapse_days=lapse)
    for name, survival in (("members", answer.members), ("ties", answer.ties)):
        ((days, shares),) = drawn(axes, name)
        assert days[1:-1] == [step.days for step in survival.steps]
        assert shares[1:-1] == pytest.approx([100 * step.share for step in survival.steps])
        # It begins whole, and ends where the last step left it.
        assert (days[0], shares[0]) == (0, 100) and shares[-1] == shares[-2]
        assert [x for x, _ in drawn(axes, f"{name} median")] == [[days] for days in [survival.median_days] if days is not None]
        assert any(f"{name}: {survival.ended} of {survival.count} have ended" in text.get_text() for text in axes.get_legend().get_texts())


def test_needs_draw_requests_met_and_unmet(bank: tb.TimeBank) -> None:
    lines = {line.need: line for line in bank.needs_coverage()}
    assert sum(line.met for line in lines.values()) and sum(line.unmet for line in lines.values())
    axes = bank.plot.needs()
    called = {need.name: need.code for need in bank.charter.needs.needs}
    for place, label in enumerate(axes.get_yticklabels()):
        line = lines.pop(called.get(label.get_text().replace("\n", " ")))
        met, unmet = ([bar for bar in axes.patches if bar.get_gid() == kind][place] for kind in ("met", "unmet"))
        assert (met.get_width(), unmet.get_width(), unmet.get_x()) == (line.met, line.unmet, line.met)
        assert not met.get_hatch() and unmet.get_hatch()
        (words,) = [text.get_text() for text in axes.texts if text.xy == (1, place)]
        asked, given = words.split("\n")
        assert numbers(asked) == ([line.met, line.requests] if line.requests else [])
        assert numbers(given)[-3:] == [line.givers, line.receivers, line.offering]
        assert given.startswith(tb.in_words(line.minutes))
    assert not lines


def test_the_lowest_need_stands_at_the_bottom(bank: tb.TimeBank) -> None:
    axes = bank.plot.needs()
    names = [need.name for need in bank.charter.needs.needs]
    labels = [label.get_text().replace("\n", " ") for label in axes.get_yticklabels()]
    assert labels[::-1][: len(names)] == [name for name in names if name in labels] and axes.yaxis_inverted()


def test_hours_are_those_of_the_table(bank: tb.TimeBank) -> None:
    axes = bank.plot.hours("month", most=4)
    names = {one.code: one.name for one in bank.charter.activities}
    true: dict[str, dict[str, float]] = {}
    for row in bank.hours_by("activity", "month"):
        month = true.setdefault(names.get(row["activity"], "not classified"), {})
        month[f"{row['period']:%b %Y}"] = row["minutes_given"] / 60
    months = [label.get_text() for label in axes.get_xticklabels()]
    heights = {bars.get_label(): dict(zip(months, [bar.get_height() for bar in bars], strict=True)) for bars in axes.containers}
    assert len(heights) == 5 and months == [f"{one} 2026" for one in ("Mar", "Apr", "May", "Jun", "Jul", "Aug")]
    rest = heights.pop("everything else")
    for name, by_month in heights.items():
        assert by_month == pytest.approx({month: true[name].get(month, 0) for month in months})
    assert rest == pytest.approx({month: sum(of.get(month, 0) for name, of in true.items() if name not in heights) for month in months})
    hatches = [bars[0].get_hatch() for bars in axes.containers[:4]]
    assert len(set(hatches)) == 4


def test_balances_and_both_sides_are_those_of_the_tables(bank: tb.TimeBank) -> None:
    axes = bank.plot.balances(most=3)
    lines = [line for line in axes.get_lines() if len(line.get_xdata()) > 2]
    assert len(lines) == 3 and len({line.get_linestyle() for line in lines}) == 3
    accounts = {row["name"]: row["account"] for row in bank.members()} | {"the pot": 1}
    for line in lines:
        rows = [row for row in bank.balances_over_time() if row["account"] == accounts[line.get_label()]]
        assert list(line.get_ydata())[:-1] == [row["balance"] / 60 for row in rows]
        assert list(line.get_xdata())[:-1] == [dates.date2num(row["value"]) for row in rows]  # type: ignore[no-untyped-call]
    spots = bank.plot.give_and_receive().collections[0].get_offsets()
    true = [(row["minutes_received"] / 60, row["minutes_given"] / 60) for row in bank.members() if row["minutes_received"] or row["minutes_given"]]
    assert sorted(map(tuple, spots.tolist())) == sorted(true)


def test_a_released_table_withholds_in_the_picture_what_it_withholds(bank: tb.TimeBank) -> None:
    table = released(bank)
    assert table.hidden
    axes = bank.plot.table(table)
    bars = [bar for bars in axes.containers for bar in bars]
    cells = [table.cells[row][column].value for column in range(3) for row in range(3)]
    drawn_here = sorted(((bar.get_y(), bar.get_width(), bar.get_gid()) for bar in axes.patches), key=lambda one: one[0])
    in_order = [table.cells[row][column].value for row in range(3) for column in range(3)]
    assert [None if gid == "withheld" else width for _, width, gid in drawn_here] == in_order
    assert all(width == 0 for _, width, gid in drawn_here if gid == "withheld")
    assert sum(text.get_text() == "withheld" for text in axes.texts) == cells.count(None) == sum(value is None for value in in_order)
    assert bank.plot.alt_text(axes).count("withheld") == cells.count(None)
    assert len(bars) == 9 and len({bar.get_hatch() for bar in axes.patches}) == 3
    # Neither the true values nor the totals, which would give them away, are anywhere.
    shown = {float(number) for text in axes.texts for number in numbers(text.get_text())}
    assert not shown & {3.0, 2.0}


def test_a_table_of_more_columns_than_can_be_told_apart_is_no_picture(bank: tb.TimeBank) -> None:
    table = released(bank)
    wide = table.replace(columns=[f"c{place}" for place in range(9)], cells=[[tb.wire.ShownCell(value=1)] * 10] * 4)
    with pytest.raises(ValueError, match="9 columns"):
        bank.plot.table(wide)


def test_a_part_of_a_report_is_drawn_as_it_says(bank: tb.TimeBank) -> None:
    health = bank.report("community-health", ("2026-03-01", "2026-08-31"))
    wide = next(one for one in health.sections if one.chart and len(one.columns) > 1 and one.rows[0].cells[0] != one.rows[0].cells[-1])
    axes = bank.plot.table(wide)
    assert [bar.get_width() for bar in axes.patches] == [row.cells[0] for row in wide.rows]
    assert axes.get_xlabel() == wide.columns[0] and len(axes.patches) == len(wide.rows)
    report = bank.report("public", ("2026-03-01", "2026-08-31"))
    section = next(one for one in report.sections if any(row.cells[0] is None for row in one.rows) or len(one.rows) > 3)
    axes = bank.plot.table(section)
    assert [bar.get_width() for bar in axes.patches] == [row.cells[0] or 0 for row in section.rows]
    assert [bar.get_gid() for bar in axes.patches] == ["not shown" if row.cells[0] is None else "bar" for row in section.rows]
    said = [text for text in axes.texts if text.get_text() == "not shown"]
    assert len(said) == sum(row.cells[0] is None for row in section.rows)


def test_a_network_without_names_names_nobody(bank: tb.TimeBank) -> None:
    names = {row["name"] for row in bank.members()}
    with_names, without = bank.plot.network(), bank.plot.network(names=False)
    assert len({text.get_text() for text in with_names.texts} & names) > 30
    assert not {text.get_text() for text in without.texts} & names
    assert not any(name in bank.plot.alt_text(without) for name in names)
    assert len(without.get_lines()) == bank.participation()[0].ties
    assert str(bank.participation()[0].ties) in bank.plot.alt_text(without)


def test_every_picture_has_a_title_axes_and_words(bank: tb.TimeBank) -> None:
    for name, axes in every(bank).items():
        words = bank.plot.alt_text(axes)
        assert axes.get_title() and axes.get_xlabel(), name
        assert words.startswith(axes.get_title()) and len(words) > 60 and numbers(words), name
    with pytest.raises(LookupError):
        bank.plot.alt_text(pyplot.subplots()[1])


def boxes(axes: Any) -> list[tuple[str, Any]]:
    """Every text of a picture and where it stands; slanted ones are left out, whose boxes are larger than they."""
    figure = axes.get_figure()
    figure.canvas.draw()
    drawer = figure.canvas.get_renderer()
    texts = [text for text in figure.findobj(Text) if text.get_visible() and text.get_text().strip() and text.get_rotation() % 90 == 0]
    ticks = {id(text) for axis in (axes.xaxis, axes.yaxis) for text in axis.get_ticklabels()}
    inside = axes.get_window_extent(drawer)
    found = []
    for text in texts:
        box = text.get_window_extent(drawer) if not hasattr(text, "xyann") else Text.get_window_extent(text, drawer)
        # Ticks outside what is shown are made and not drawn.
        if id(text) in ticks and not (inside.x0 - 80 <= (box.x0 + box.x1) / 2 <= inside.x1 + 1 or box.x1 <= inside.x0 + 1):
            continue
        if id(text) in ticks and not (inside.y0 - 1 <= (box.y0 + box.y1) / 2 <= inside.y1 + 1) and box.x1 <= inside.x0 + 1:
            continue
        found.append((text.get_text(), box))
    return found


def test_no_words_stand_on_others_and_none_are_cut(bank: tb.TimeBank) -> None:
    for name, axes in every(bank).items():
        placed = boxes(axes)
        whole = axes.get_figure().bbox
        for text, box in placed:
            assert whole.x0 - 1 <= box.x0 and box.x1 <= whole.x1 + 1 and whole.y0 - 1 <= box.y0 and box.y1 <= whole.y1 + 1, (name, text, "is cut")
        for (one, first), (other, second) in itertools.combinations(placed, 2):
            across = min(first.x1, second.x1) - max(first.x0, second.x0)
            down = min(first.y1, second.y1) - max(first.y0, second.y0)
            assert across <= 1 or down <= 2, (name, one, other)


def test_a_saved_picture_says_what_it_shows(bank: tb.TimeBank, tmp_path: Path) -> None:
    axes = bank.plot.needs()
    words = bank.plot.alt_text(axes)
    for name in ("needs.png", "needs.svg", "needs.pdf"):
        bank.plot.save(axes, tmp_path / name)
    with Image.open(tmp_path / "needs.png") as picture:
        assert (picture.info["Description"], picture.info["Title"]) == (words, axes.get_title())
    svg = (tmp_path / "needs.svg").read_text(encoding="utf-8")
    assert axes.get_title() in svg and "dc:description" in svg and "dc:date" not in svg
    bank.plot.save(axes, tmp_path / "again.png")
    assert (tmp_path / "again.png").read_bytes() == (tmp_path / "needs.png").read_bytes()


def test_the_pictures_of_the_pages_are_fresh_and_said_in_words(bank: tb.TimeBank) -> None:
    """The words of the picture that is stored are those it has when drawn now, and stand in the pages that show it."""
    for name, draw in PICTURES.items():
        words = bank.plot.alt_text(draw(bank))
        with Image.open(ROOT / "docs" / "pictures" / name) as stored:
            assert stored.info["Description"] == words, f"{name} is not what it shows now: `cargo xtask notebooks` draws it"
        shown = [page for page in ("README.md", "docs/start/analyse.md") if f"pictures/{name})" in (ROOT / page).read_text(encoding="utf-8")]
        assert shown, name
        for page in shown:
            assert f"![{words}]" in (ROOT / page).read_text(encoding="utf-8"), (page, words)
