"""Pictures of what was measured: each draws one answer of the bank, and nothing but its figures."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from timebank._drawn import COLOURS, DASHES, HATCHES, INSIDE, beside, drawn_on, figure, many, rows_named, span, titled
from timebank.time import in_words
from timebank.wire import Change, ComparedChange, FollowUps, Instrument, NeedLine, Retention, SafeTable, Section, Survival, TimedScore

if TYPE_CHECKING:
    from matplotlib.axes import Axes

#: How the marks of a picture of change are read.
MARKS = "○ before   ■ after   ├─┤ 95 % interval of the mean change, laid on from the mean before"

#: What stands where a figure would.
WITHHELD = "withheld: too few people"


class _Row(NamedTuple):
    """One row of a picture of change. Without a change it has words alone."""

    name: str
    change: Change | None
    words: str = ""


def _changes(of: TimedScore | FollowUps | ComparedChange) -> list[_Row]:
    if isinstance(of, TimedScore):
        return [_Row(one.scale, one) for one in of.scales]
    if isinstance(of, FollowUps):
        return [
            _Row(f"{one.change.scale}, after {many(one.months, 'month')}", one.change, f"{one.not_yet} not due yet" if one.not_yet else "")
            for one in of.points
        ]
    rows = []
    for scale in of.scales:
        rows += [_Row(f"{scale.group.scale}: {of.group}", scale.group), _Row(f"{scale.comparison.scale}: {of.comparison}", scale.comparison)]
        told = WITHHELD if scale.difference is None else figure(scale.difference, sign=True) + span(scale.low, scale.high)
        rows.append(_Row("Difference of the two changes", None, told))
    return rows


def _of_change(row: _Row) -> str:
    """What a row says in words: the very figures that are drawn."""
    change = row.change
    if change is None:
        return row.words
    lost = f", {change.n_lost} lost" if change.n_lost else ""
    more = f"; {row.words}" if row.words else ""
    if change.mean_first is None or change.mean_last is None or change.mean_change is None:
        return f"{WITHHELD} ({change.n_both}{lost}){more}"
    went = f"{change.improved} better, {change.stayed} as before, {change.worse} worse"
    moved = f"{figure(change.mean_change, sign=True)}{span(change.low, change.high)}"
    return f"{moved}\n{many(change.n_both, 'person').replace('persons', 'people')}{lost}: {went}{more}"


def change(of: TimedScore | FollowUps | ComparedChange, instrument: Instrument | None, axes: Axes | None) -> Axes:
    """Draws mean scores before and after. With the instrument it can say what that is called, and which way is better."""
    rows = _changes(of)
    axes = drawn_on(axes, (9.5, 2 + 0.7 * len(rows)))
    better = {scale.name: f"\n({scale.better} is better)" for scale in instrument.scales} if instrument is not None else {}
    rows_named(axes, [row.name + (better.get(row.change.scale, "") if row.change is not None else "") for row in rows])
    told = []
    for place, row in enumerate(rows):
        words = _of_change(row)
        change = row.change
        if change is None or change.mean_first is None or change.mean_last is None:
            told.append(f"{row.name}: {words}.")
            if change is None and WITHHELD not in words:
                beside(axes, place, words)
            else:
                axes.annotate(words, (0.5, place), xycoords=("axes fraction", "data"), ha="center", va="center", fontsize=9, style="italic")
            continue
        beside(axes, place, words)
        first, last = change.mean_first, change.mean_last
        told.append(f"{row.name}: mean {figure(first)} before and {figure(last)} after, change {words}.")
        axes.plot([first, last], [place, place], color="0.45", linewidth=1.5, zorder=1, gid="way")
        if change.low is not None and change.high is not None:
            ends = [first + change.low, first + change.high]
            axes.plot(ends, [place + 0.22] * 2, color="black", linewidth=1.2, marker="|", markersize=9, zorder=2, gid="interval")
        axes.plot([first], [place], marker="o", color="white", markeredgecolor="black", markersize=9, linestyle="", zorder=3, gid="before")
        axes.plot([last], [place], marker="s", color=COLOURS[4], markeredgecolor="black", markersize=8, linestyle="", zorder=4, gid="after")
    if not axes.get_lines():
        # Nothing may be shown: there is nothing to count along.
        axes.set_xticks([])
    axes.margins(x=0.12)
    axes.grid(axis="x", color="0.9", zorder=0)
    axes.set_axisbelow(True)
    without = f"{many(of.without_consent, 'answer')} left out, whose members have not consented." if of.without_consent else ""
    note = f"{of.note[:1].upper()}{of.note[1:]}." if isinstance(of, ComparedChange) else "It says what changed, and not why."
    name = of.instrument if instrument is None else instrument.name
    title = f"{name}: before and after" + (", in two groups" if isinstance(of, ComparedChange) else "")
    key, words = MARKS if axes.get_lines() else "", " ".join(told).replace("\n", ", ")
    return titled(axes, title, across="mean score", key=key, beneath=[note, without, of.attribution], words=words)


def _curve(axes: Axes, of: Survival, name: str, place: int, end: int) -> str:
    days, shares = [0], [100.0]
    for step in of.steps:
        days.append(step.days)
        shares.append(step.share * 100)
    left = f", {of.steps[-1].at_risk} still watched at the last step" if of.steps else ""
    label = f"{name}: {of.ended} of {of.count} have ended{left}"
    axes.step([*days, end], [*shares, shares[-1]], where="post", color=COLOURS[place * 4], linestyle=DASHES[place], linewidth=1.8, label=label, gid=name)
    if of.median_days is not None:
        axes.plot([of.median_days], [50], marker="os"[place], color="white", markeredgecolor="black", zorder=3, linestyle="", gid=f"{name} median")
    half = "more than half go on" if of.median_days is None else f"half have ended after {many(of.median_days, 'day')}"
    return f"{label}; {half}; the share that goes on is {figure(shares[-1], 1)} per cent at the last step."


def retention(of: Retention, lapse_days: int | None, axes: Axes | None) -> Axes:
    """Draws how long members stay active, and ties last."""
    axes = drawn_on(axes, (9, 5))
    curves = {"members": of.members, "ties": of.ties}
    end = max([step.days for one in curves.values() for step in one.steps], default=0)
    # A curve without a step has no length of its own.
    end = max(end + max(end // 20, 1), 30)
    told = [_curve(axes, one, name, place, end) for place, (name, one) in enumerate(curves.items()) if one.count]
    axes.set_ylim(0, 104)
    # What ends on the first day is seen to.
    axes.set_xlim(-end / 100, end)
    axes.grid(color="0.92")
    axes.spines[["top", "right"]].set_visible(False)
    if told:
        axes.legend(loc="lower left", fontsize=9, framealpha=1)
    lapse = "180 days" if lapse_days is None else many(lapse_days, "day")
    beneath = [f"Kaplan–Meier. Ended is whoever was silent for {lapse}, without being at rest.", INSIDE]
    across, up = "days since joining, or since the two first met", "share that goes on, per cent"
    key = "" if of.members.median_days is None and of.ties.median_days is None else "A mark on a line: half have ended."
    words = " ".join(told) or "Nobody has joined yet."
    return titled(axes, "How long members and ties last", across=across, up=up, key=key, beneath=beneath, words=words)


def needs(of: Iterable[NeedLine], names: dict[str, str], axes: Axes | None) -> Axes:
    """Draws for each need how many requests were met."""
    # The lowest rung at the bottom, what nobody has classified at the top: as a ladder stands.
    lines = sorted(of, key=lambda line: (line.rung is not None, -(line.rung or 0)))
    called = [names.get(line.need or "", line.need or "not classified") for line in lines]
    axes = drawn_on(axes, (9, 1.8 + 0.6 * max(len(lines), 1)))
    rows_named(axes, called)
    told = []
    for place, (line, name) in enumerate(zip(lines, called, strict=True)):
        axes.barh([place], [line.met], height=0.55, color=COLOURS[3], edgecolor="black", gid="met")
        axes.barh([place], [line.unmet], left=[line.met], height=0.55, color="white", edgecolor="black", hatch="///", gid="unmet")
        asked = f"{line.met} of {many(line.requests, 'request')} met" if line.requests else "nobody asked"
        given = f"{in_words(line.minutes)} given by {line.givers}, received by {line.receivers}; {line.offering} offer it now"
        beside(axes, place, f"{asked}\n{given}")
        told.append(f"{name}: {asked}, {given}.")
    axes.set_xlim(0, max([line.requests for line in lines] + [1]) * 1.05)
    whole: Any = axes.xaxis.get_major_locator()
    whole.set_params(integer=True)
    key = "Full: met. Hatched: not met, still open or run out. The lowest need stands at the bottom."
    title = "Requests met, by need"
    return titled(axes, title, across="requests", key=key, beneath=[INSIDE], words=" ".join(told) or "There are no needs.")


def table(of: SafeTable | Section, axes: Axes | None) -> Axes:
    """Draws a table as it may be shown."""
    if isinstance(of, SafeTable):
        share = 60 if of.measure == "minutes" else 1
        cells = [[None if cell.value is None else cell.value / share for cell in row] for row in of.cells]
        across: str = "hours" if share == 60 else of.measure
        # Totals stand last; beside their parts they would be all that is seen.
        columns, rows = list(of.columns), [(name, cells[place][: len(of.columns)]) for place, name in enumerate(of.rows)]
        beneath = [f"Policy {of.policy}. " + (f"Counts are to the nearest {of.rounding}. " if of.rounding > 1 else "") + "Withheld: too few people."]
        if of.noise is not None:
            beneath.append("Every count carries noise, and each total its own: parts do not add up.")
        title, absent = of.title, "withheld"
    else:
        columns, across = list(of.columns[:1]), of.columns[0] if of.columns else of.heading
        rows = [(row.name, list(row.cells[:1])) for row in of.rows]
        hidden = any(None in values for _, values in rows)
        title, beneath, absent = of.heading, ["Not shown: withheld, or not to be said."] if hidden else [], "not shown"
    return _bars(title, columns, rows, across, absent, beneath, axes)


def _bars(
    title: str, columns: list[str], rows: list[tuple[str, list[float | None]]], across: str, absent: str, beneath: list[str], axes: Axes | None
) -> Axes:
    if len(columns) > len(HATCHES):
        raise ValueError(f"a picture of {len(columns)} columns cannot be read: {len(HATCHES)} at most; put some together with `merged` in the recipe")
    thick = 0.8 / max(len(columns), 1)
    axes = drawn_on(axes, (9, 1.6 + len(rows) * max(0.32 * len(columns), 0.45)))
    rows_named(axes, [name for name, _ in rows])
    told = []
    for place, (name, values) in enumerate(rows):
        said = []
        for column, value in enumerate(values):
            height = place - 0.4 + thick * (column + 0.5)
            look: dict[str, Any] = {"color": COLOURS[(column + 2) % len(COLOURS)], "edgecolor": "black", "hatch": HATCHES[column % len(HATCHES)]}
            text = absent if value is None else figure(value, 1)
            # A place that is withheld has no length at all.
            axes.barh([height], [0 if value is None else value], height=thick * 0.9, label=columns[column] if place == 0 else None, gid=absent if value is None else "bar", **look)
            style = "italic" if value is None else "normal"
            axes.annotate(text, (value or 0, height), xytext=(4, 0), textcoords="offset points", va="center", fontsize=8, style=style)
            said.append(f"{text} ({columns[column]})" if len(columns) > 1 else text)
        told.append(f"{name}: {', '.join(said)}.")
    if len(columns) > 1:
        axes.legend(loc="upper left", bbox_to_anchor=(1, 1), fontsize=8, frameon=False)
    axes.margins(x=0.12)
    axes.set_xlim(left=0)
    return titled(axes, title, across=across, beneath=beneath, words=" ".join(told))
