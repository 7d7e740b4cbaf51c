"""Pictures of a bank, by matplotlib: ``pip install timebank[plot]``.

Every picture can be read without colour: lines and areas differ in their dashes, marks and hatching as well, and what belongs to a
name stands beside it. Each method gives matplotlib's axes, to be changed and saved as one likes. What a picture says in words, for
whoever does not see it, is `Plots.alt_text`.

A picture draws one answer of the bank, and computes nothing of its own: what the answer withholds, the picture withholds.
"""

from __future__ import annotations

import datetime
import math
import os
from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Literal, Protocol

from timebank._drawn import COLOURS, DASHES, HATCHES, INSIDE, LINES, apart, drawn_on, figure, in_words_of, many, saved, titled

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from timebank.time import DayLike
    from timebank.wire import ComparedChange, FollowUps, Instrument, NeedLine, Retention, SafeTable, Section, TimedScore


class ABank(Protocol):
    """A bank, as far as pictures are drawn of it."""

    @property
    def charter(self) -> Any: ...
    @property
    def last_at(self) -> datetime.datetime: ...
    def members(self) -> Iterable[dict[str, Any]]: ...
    def ties_of(self, member: Any) -> Any: ...
    def balances_over_time(self) -> Iterable[dict[str, Any]]: ...
    def hours_by(self, *each: Any) -> Iterable[dict[str, Any]]: ...
    def instrument(self, shipped: str) -> Instrument: ...
    def retention(self, *, until: DayLike | None = None, lapse_days: int | None = None) -> Retention: ...
    def needs_coverage(self, *, from_: DayLike | None = None, until: DayLike | None = None) -> Iterable[NeedLine]: ...


__all__ = ["Plots"]

_SHIPPED = ("ons4", "ucla3", "loneliness", "goals")


class Plots:
    """Pictures of one bank: ``bank.plot.balances()``."""

    __slots__ = ("_bank",)

    def __init__(self, bank: ABank) -> None:
        self._bank = bank

    def _names(self) -> dict[int, str]:
        return {row["member"]: row["name"] or f"member {row['member']}" for row in self._bank.members()}

    def alt_text(self, axes: Axes) -> str:
        """What a picture says, in words: its title and every figure in it. For the ``alt`` of a page.

        Args:
            axes: What one of these methods answered.

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> bank.plot.alt_text(bank.plot.hours("month"))
        'Hours given at Harpurbrook. A lift 2.5 hours; not classified 0.75 hours. 1 month. True figures, for the broker: not for publication.'
        """
        return in_words_of(axes)

    def save(self, axes: Axes, path: str | os.PathLike[str], *, dpi: int = 150) -> None:
        """Writes a picture to a file: ``.png``, ``.svg`` or ``.pdf``, with its words in what the file says of itself.

        The same picture gives the same words, whenever it is written.

        Args:
            axes: What one of these methods answered.
            path: Where to; what is there is replaced.
            dpi: How many dots an inch, of a ``.png``.
        """
        saved(axes, path, dpi)

    def balances(self, accounts: Iterable[int] | None = None, *, most: int = 8, axes: Axes | None = None) -> Axes:
        """Balances over time, in hours, as steps.

        Args:
            accounts: Which accounts; when left out, the pot and those that moved most.
            most: How many lines at most: more cannot be told apart.
            axes: Where to draw; a new picture when left out.
        """
        axes = drawn_on(axes, (9, 5))
        from matplotlib import dates

        when: Any = dates.date2num
        concise: Any = dates.ConciseDateFormatter

        # By the days entries count for: history that was brought in later shows where it belongs.
        history: dict[int, list[tuple[datetime.date, int]]] = defaultdict(list)
        for row in self._bank.balances_over_time():
            history[row["account"]].append((row["value"], row["balance"]))
        chosen = list(accounts) if accounts is not None else sorted(history, key=lambda one: (one != 1, -len(history[one]), one))
        names = {row["account"]: row["name"] for row in self._bank.members() if row["name"]} | {1: "the pot"}
        end = when(self._bank.last_at)
        drawn: list[tuple[str, float, str]] = []
        for place, account in enumerate([one for one in chosen if history.get(one)][:most]):
            points = history[account]
            times: list[float] = [when(at) for at, _ in points] + [end]
            hours = [minutes / 60 for _, minutes in points] + [points[-1][1] / 60]
            colour = LINES[place % len(LINES)]
            dashes = DASHES[place % len(DASHES)]
            name = names.get(account, f"account {account}")
            axes.step(times, hours, where="post", color=colour, linestyle=dashes, label=name)
            drawn.append((name, hours[-1], dashes))
        axes.xaxis_date()
        axes.axhline(0, color="0.6", linewidth=0.8)
        axes.margins(x=0.02)
        self._name_ends(axes, drawn, end)
        axes.spines[["top", "right"]].set_visible(False)
        axes.xaxis.set_major_formatter(concise(axes.xaxis.get_major_locator()))
        told = "; ".join(f"{name} {figure(hours, sign=True)} hours" for name, hours, _ in drawn)
        title = f"Balances of {self._bank.charter.name}"
        up = "hours: given more ↑, received more ↓"
        return titled(axes, title, across="day", up=up, beneath=[INSIDE], words=f"At the end: {told}." if told else "Nothing was exchanged yet.")

    @staticmethod
    def _name_ends(axes: Axes, drawn: list[tuple[str, float, str]], end: float) -> None:
        """Puts the name of each line where it ends, those that end near one another beneath one another: nobody has to match colours."""
        low, high = axes.get_ylim()
        # A line of letters, in hours: the picture is as high as this many.
        places = apart([hours for _, hours, _ in drawn], (high - low) / 24)
        for (name, hours, _), height in zip(drawn, places, strict=True):
            axes.annotate(
                _short(name),
                (end, hours),
                xytext=(1.03, height),
                textcoords=("axes fraction", "data"),
                va="center",
                fontsize=8,
                arrowprops={"arrowstyle": "-", "color": "0.7", "linewidth": 0.7, "shrinkA": 1, "shrinkB": 1},
            )

    def hours(
        self,
        every: Literal["day", "week", "month", "year"] = "month",
        *,
        most: int = 7,
        axes: Axes | None = None,
    ) -> Axes:
        """Hours given, by activity, one bar for each month.

        Args:
            every: The span of one bar.
            most: Activities shown apart; the others are put together.
            axes: Where to draw; a new picture when left out.
        """
        axes = drawn_on(axes, (9, 5))
        names = {one.code: one.name for one in self._bank.charter.activities}
        by_activity: dict[str, dict[datetime.date, float]] = defaultdict(lambda: defaultdict(float))
        for row in self._bank.hours_by("activity", every):
            name = names.get(row["activity"], row["activity"]) or "not classified"
            by_activity[name][row["period"]] += row["minutes_given"] / 60
        ranked = sorted(by_activity, key=lambda name: (-sum(by_activity[name].values()), name))
        for name in ranked[most:]:
            for period, hours in by_activity[name].items():
                by_activity["everything else"][period] += hours
        shown = ranked[:most] + (["everything else"] if ranked[most:] else [])
        periods = sorted({period for name in shown for period in by_activity[name]})
        labels = [period.strftime({"month": "%b %Y", "year": "%Y"}.get(every, "%d %b")) for period in periods]
        below = [0.0] * len(periods)
        for place, name in enumerate(shown):
            heights = [by_activity[name].get(period, 0.0) for period in periods]
            rest = place >= most
            colour = "0.9" if rest else COLOURS[(place + 1) % len(COLOURS)]
            hatch = "" if rest else HATCHES[place % len(HATCHES)]
            axes.bar(range(len(periods)), heights, bottom=below, color=colour, edgecolor="black", hatch=hatch, label=name)
            below = [base + height for base, height in zip(below, heights, strict=True)]
        # More names than there is room for are named in steps.
        step = max(1, math.ceil(len(labels) / 12))
        axes.set_xticks(range(0, len(labels), step), labels[::step])
        if shown:
            # As the bars stand: the lowest last.
            handles, called = axes.get_legend_handles_labels()
            axes.legend(handles[::-1], called[::-1], loc="upper left", bbox_to_anchor=(1, 1), fontsize=8, frameon=False)
        axes.spines[["top", "right"]].set_visible(False)
        told = "; ".join(f"{name} {figure(sum(by_activity[name].values()))} hours" for name in shown)
        title, words = f"Hours given at {self._bank.charter.name}", f"{told}. {many(len(periods), every)}." if told else "Nothing was given yet."
        return titled(axes, title, across=every, up="hours", beneath=[INSIDE], words=words)

    def give_and_receive(self, *, names: int = 12, axes: Axes | None = None) -> Axes:
        """Each member by the hours they gave and received. Neither side of the line is better.

        Args:
            names: How many members have their name beside them: those furthest out.
            axes: Where to draw; a new picture when left out.
        """
        axes = drawn_on(axes, (7, 7))
        people = [row for row in self._bank.members() if row["minutes_given"] or row["minutes_received"]]
        spots = [(row["minutes_received"] / 60, row["minutes_given"] / 60, row["name"] or f"member {row['member']}") for row in people]
        axes.scatter([x for x, _, _ in spots], [y for _, y, _ in spots], color=COLOURS[4], edgecolor="black", zorder=2)
        furthest = max((max(x, y) for x, y, _ in spots), default=1.0)
        axes.plot([0, furthest], [0, furthest], color="0.6", linestyle="--", zorder=1)
        axes.annotate("as much given as received", (furthest, furthest), xytext=(-6, -16), textcoords="offset points", ha="right", va="top", fontsize=8, rotation=45, rotation_mode="anchor", color="0.4")
        taken: list[tuple[float, float, float]] = []
        for x, y, name in sorted(spots, key=lambda spot: -math.hypot(spot[0], spot[1]))[:names]:
            wide, high = 0.018 * furthest * len(_short(name)), 0.03 * furthest
            # To the right of the mark, or else to its left. A name that would stand on another, or on a mark, on either side is left out; the table has it.
            for start in (x, x - wide):
                if start < -0.1 * furthest or any(abs(y - v) < high and start < u + across and u < start + wide for u, v, across in taken):
                    continue
                if any(start < u < start + wide and -0.01 * furthest < v - y < high for u, v, _ in spots if (u, v) != (x, y)):
                    continue
                taken.append((start, y, wide))
                left = start < x
                put: dict[str, Any] = {"xytext": (-5 if left else 5, 4), "ha": "right" if left else "left"}
                axes.annotate(_short(name), (x, y), textcoords="offset points", fontsize=8, **put)
                break
        axes.set_aspect("equal")
        axes.margins(x=0.12, y=0.05)
        axes.spines[["top", "right"]].set_visible(False)
        both = sum(1 for x, y, _ in spots if x and y)
        words = (
            f"{many(len(spots), 'member')}: {both} gave and received, {sum(1 for x, _, _ in spots if not x)} gave only, "
            f"{sum(1 for _, y, _ in spots if not y)} received only."
        )
        title = f"Giving and receiving at {self._bank.charter.name}"
        return titled(axes, title, across="hours received", up="hours given", beneath=[INSIDE], words=words)

    def network(self, *, least: int = 1, names: bool = True, axes: Axes | None = None) -> Axes:
        """Who has met whom: a line for each tie, as `ties_of` and `participation` count them, thicker for more exchanges.

        Members stand in a circle, those with most ties apart from one another, so that the same bank gives the same picture.

        Args:
            least: Exchanges two members need in common to be joined by a line.
            names: Whether members are named. Those who know the community know many of them without.
            axes: Where to draw; a new picture when left out.
        """
        axes = drawn_on(axes, (9, 9))
        called = self._names()
        degree: dict[int, int] = defaultdict(int)
        ties: dict[tuple[int, int], int] = {}
        took_part = [row["member"] for row in self._bank.members() if row["exchanges"]]
        for member in took_part:
            for tie in self._bank.ties_of(member).ties:
                if tie.occasions >= least:
                    degree[member] += 1
                    ties[min(member, tie.member), max(member, tie.member)] = tie.occasions
        alone = [one for one in took_part if one not in degree]
        order = _around(sorted(degree, key=lambda one: (-degree[one], one)))
        spots = _circle(order, 1.0) | _circle(alone, 0.35 if order else 1.0)
        for (one, other), count in sorted(ties.items()):
            (x, y), (u, v) = spots[one], spots[other]
            axes.plot([x, u], [y, v], color="0.2", linewidth=min(0.4 + 0.3 * count, 4.0), alpha=min(0.08 + 0.08 * count, 0.8), zorder=1)
        most = max(degree.values(), default=1)
        for member, (x, y) in spots.items():
            mark = "o" if member in degree else "s"
            size = 40 + 260 * degree.get(member, 0) / most
            axes.scatter([x], [y], s=size, marker=mark, color="white", edgecolor="black", zorder=2)
            if names:
                _name_beside(axes, x, y, _short(called.get(member, f"member {member}")), math.sqrt(size))
        reach = 1.6 if names else 1.12
        axes.set(xlim=(-reach, reach), ylim=(-reach, reach), aspect="equal", xticks=[], yticks=[])
        axes.spines[:].set_visible(False)
        at_least = f" of {least} or more exchanges" if least > 1 else ""
        across = "A line: a tie, thicker and darker for more exchanges. A circle: a member, larger for more ties." + (" Squares: no tie." if alone else "")
        words = f"{many(len(took_part), 'member')} took part; {many(len(ties), 'tie')}{at_least}; {len(alone)} without one."
        beneath = [words, INSIDE]
        return titled(axes, f"Ties at {self._bank.charter.name}", across=across, beneath=beneath, words="")

    def change(
        self, of: TimedScore | FollowUps | ComparedChange, *, instrument: Instrument | None = None, axes: Axes | None = None
    ) -> Axes:
        """Mean scores before and after, with the interval of the change, scale by scale.

        A scale with too few people is withheld, as it is in the answer.

        Args:
            of: What `measure_change`, `follow_up` or `compare_change` answered.
            instrument: One of your own, for its name and which way is better; those that are shipped are known.
            axes: Where to draw; a new picture when left out.
        """
        from timebank import _measured

        if instrument is None and of.instrument in _SHIPPED:
            instrument = self._bank.instrument(of.instrument)
        return _measured.change(of, instrument, axes)

    def retention(
        self, of: Retention | None = None, *, until: DayLike | None = None, lapse_days: int | None = None, axes: Axes | None = None
    ) -> Axes:
        """How long members stay active and ties last, as curves of Kaplan and Meier.

        Args:
            of: What `retention` answered; it is asked when left out.
            until: The day it is looked at; that of the bank's last command when left out.
            lapse_days: Days of silence after which something counts as ended; 180 when left out. Say it beside `of` too.
            axes: Where to draw; a new picture when left out.
        """
        from timebank import _measured

        answered = self._bank.retention(until=until, lapse_days=lapse_days) if of is None else of
        return _measured.retention(answered, lapse_days, axes)

    def needs(
        self, of: Iterable[NeedLine] | None = None, *, from_: DayLike | None = None, until: DayLike | None = None, axes: Axes | None = None
    ) -> Axes:
        """Requests met and not met, need by need.

        Args:
            of: What `needs_coverage` answered; it is asked when left out.
            from_: First day; that of the first exchange when left out.
            until: Last day; that of the bank's last command when left out.
            axes: Where to draw; a new picture when left out.
        """
        from timebank import _measured

        answered = self._bank.needs_coverage(from_=from_, until=until) if of is None else of
        scheme = self._bank.charter.needs
        names = {need.code: need.name for need in scheme.needs} if scheme is not None else {}
        return _measured.needs(answered, names, axes)

    def table(self, of: SafeTable | Section, *, axes: Axes | None = None) -> Axes:
        """A table that was released, or a part of a report, as bars. What is withheld there is withheld here.

        Args:
            of: A table of what `publish` released, without its totals; or a part of a report, of which the first column is drawn.
            axes: Where to draw; a new picture when left out.

        Raises:
            ValueError: The table has more columns than can be told apart in a picture.

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> section = bank.report("public", 2026).sections[0]
        >>> axes = bank.plot.table(section)
        """
        from timebank import _measured

        return _measured.table(of, axes)


def _name_beside(axes: Axes, x: float, y: float, name: str, wide: float) -> None:
    """Writes a member's name outside the circle, along its ray, clear of the mark."""
    angle = math.degrees(math.atan2(y, x))
    left = abs(angle) > 90
    off = wide / 2 + 3
    radius = math.hypot(x, y) or 1.0
    axes.annotate(
        name,
        (x, y),
        xytext=(off * x / radius, off * y / radius),
        textcoords="offset points",
        rotation=angle + 180 if left else angle,
        rotation_mode="anchor",
        ha="right" if left else "left",
        va="center",
        fontsize=8,
    )


def _short(name: str) -> str:
    return name if len(name) <= 24 else name[:23] + "…"


def _around(ranked: list[int]) -> list[int]:
    """Ranked members so that those ranked near one another stand far apart."""
    half = (len(ranked) + 1) // 2
    mixed: list[int] = []
    for place in range(half):
        mixed.append(ranked[place])
        if place + half < len(ranked):
            mixed.append(ranked[place + half])
    return mixed


def _circle(members: list[int], radius: float) -> dict[int, tuple[float, float]]:
    turn = 2 * math.pi / max(len(members), 1)
    return {one: (radius * math.cos(place * turn), radius * math.sin(place * turn)) for place, one in enumerate(members)}
