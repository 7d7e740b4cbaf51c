"""Pictures of a bank, by matplotlib: ``pip install timebank[plot]``.

Every picture can be read without colour: lines and areas differ in their dashes, marks and hatching as well, and what belongs to a
name stands beside it. Each method gives matplotlib's axes, to be changed and saved as one likes.
"""

from __future__ import annotations

import datetime
import math
from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Literal, Protocol

if TYPE_CHECKING:
    from matplotlib.axes import Axes


class ABank(Protocol):
    """A bank, as far as pictures are drawn of it."""

    @property
    def charter(self) -> Any: ...
    @property
    def last(self) -> datetime.datetime: ...
    def members(self) -> Iterable[dict[str, Any]]: ...
    def ties_of(self, member: Any) -> Any: ...
    def balances_over_time(self) -> Iterable[dict[str, Any]]: ...
    def hours_by(self, *each: Any) -> Iterable[dict[str, Any]]: ...

__all__ = ["Plots"]

# Okabe and Ito's colours, which people with each kind of colour blindness can tell apart; black comes first.
_COLOURS = ["#000000", "#E69F00", "#56B4E9", "#009E73", "#0072B2", "#D55E00", "#CC79A7", "#F0E442"]
_DASHES = ["-", "--", "-.", ":"]
_MARKS = ["o", "s", "^", "D", "v", "P", "X", "*"]
_HATCHES = ["", "//", "..", "xx", "\\\\", "++", "oo", "--"]


def _axes(axes: Axes | None, size: tuple[float, float]) -> Axes:
    if axes is not None:
        return axes
    try:
        from matplotlib import pyplot
    except ImportError as missing:
        raise ImportError("pictures need matplotlib: `pip install timebank[plot]`") from missing
    return pyplot.subplots(figsize=size, layout="constrained")[1]


class Plots:
    """Pictures of one bank: ``bank.plot.balances()``."""

    __slots__ = ("_bank",)

    def __init__(self, bank: ABank) -> None:
        self._bank = bank

    def _names(self) -> dict[int, str]:
        return {row["member"]: row["name"] or f"member {row['member']}" for row in self._bank.members()}

    def balances(self, accounts: Iterable[int] | None = None, *, most: int = 8, axes: Axes | None = None) -> Axes:
        """Balances over time, in hours, as steps.

        Args:
            accounts: Which accounts; when left out, the pot and those that moved most.
            most: How many lines at most: more cannot be told apart.
            axes: Where to draw; a new picture when left out.
        """
        axes = _axes(axes, (9, 5))
        from matplotlib import dates

        when: Any = dates.date2num

        # By the days entries count for: history that was brought in later shows where it belongs.
        history: dict[int, list[tuple[datetime.date, int]]] = defaultdict(list)
        for row in self._bank.balances_over_time():
            history[row["account"]].append((row["value"], row["balance"]))
        chosen = list(accounts) if accounts is not None else sorted(history, key=lambda one: (one != 1, -len(history[one]), one))
        names = {row["account"]: row["name"] for row in self._bank.members() if row["name"]} | {1: "the pot"}
        lasting = self._bank.last
        for place, account in enumerate(chosen[:most]):
            points = history.get(account, [])
            if not points:
                continue
            times: list[float] = [when(at) for at, _ in points] + [when(lasting)]
            hours = [minutes / 60 for _, minutes in points] + [points[-1][1] / 60]
            colour = _COLOURS[place % len(_COLOURS)]
            dashes = _DASHES[place % len(_DASHES)]
            name = names.get(account, f"account {account}")
            axes.step(times, hours, where="post", color=colour, linestyle=dashes, label=name)
            # The name stands at the end of its line: nobody has to match colours.
            axes.annotate(name, (times[-1], hours[-1]), xytext=(4, 0), textcoords="offset points", va="center", fontsize=8)
        axes.xaxis_date()
        axes.axhline(0, color="0.6", linewidth=0.8)
        axes.set(title=f"Balances of {self._bank.charter.name}", ylabel="hours: given more ↑, received more ↓")
        axes.margins(x=0.12)
        axes.tick_params(axis="x", rotation=30)
        return axes

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
        axes = _axes(axes, (9, 5))
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
            colour = "0.9" if rest else _COLOURS[(place + 1) % len(_COLOURS)]
            hatch = "" if rest else _HATCHES[place % len(_HATCHES)]
            axes.bar(labels, heights, bottom=below, color=colour, edgecolor="black", hatch=hatch, label=name)
            below = [base + height for base, height in zip(below, heights, strict=True)]
        axes.set(title=f"Hours given at {self._bank.charter.name}", ylabel="hours")
        if shown:
            axes.legend(loc="upper left", bbox_to_anchor=(1, 1), fontsize=8)
        axes.tick_params(axis="x", rotation=30)
        return axes

    def give_and_receive(self, *, names: int = 12, axes: Axes | None = None) -> Axes:
        """Each member by the hours they gave and received. Neither side of the line is better.

        Args:
            names: How many members have their name beside them: those furthest out.
            axes: Where to draw; a new picture when left out.
        """
        axes = _axes(axes, (7, 7))
        people = [row for row in self._bank.members() if row["minutes_given"] or row["minutes_received"]]
        spots = [(row["minutes_received"] / 60, row["minutes_given"] / 60, row["name"] or f"member {row['member']}") for row in people]
        axes.scatter([x for x, _, _ in spots], [y for _, y, _ in spots], color=_COLOURS[4], edgecolor="black", zorder=2)
        furthest = max((max(x, y) for x, y, _ in spots), default=1.0)
        axes.plot([0, furthest], [0, furthest], color="0.6", linestyle="--", zorder=1)
        for x, y, name in sorted(spots, key=lambda spot: -math.hypot(spot[0], spot[1]))[:names]:
            axes.annotate(name, (x, y), xytext=(5, 4), textcoords="offset points", fontsize=8)
        axes.set(title=f"Giving and receiving at {self._bank.charter.name}", xlabel="hours received", ylabel="hours given", aspect="equal")
        return axes

    def network(self, *, least: int = 1, axes: Axes | None = None) -> Axes:
        """Who has met whom: a line for each tie, as `ties_of` and `participation` count them, thicker for more exchanges.

        Members stand in a circle, those with most ties apart from one another, so that the same bank gives the same picture.

        Args:
            least: Exchanges two members need in common to be joined by a line.
            axes: Where to draw; a new picture when left out.
        """
        axes = _axes(axes, (9, 9))
        names = self._names()
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
        spots = _circle(order, 1.0) | _circle(alone, 1.25)
        for (one, other), count in sorted(ties.items()):
            (x, y), (u, v) = spots[one], spots[other]
            axes.plot([x, u], [y, v], color="0.45", linewidth=min(0.6 + 0.4 * count, 4.0), alpha=0.6, zorder=1)
        for member, (x, y) in spots.items():
            mark = "o" if member in degree else "s"
            axes.scatter([x], [y], s=40 + 14 * degree.get(member, 0), marker=mark, color="white", edgecolor="black", zorder=2)
            angle = math.degrees(math.atan2(y, x))
            left = abs(angle) > 90
            axes.annotate(
                _short(names.get(member, f"member {member}")),
                (x * 1.06, y * 1.06),
                rotation=angle + 180 if left else angle,
                rotation_mode="anchor",
                ha="right" if left else "left",
                va="center",
                fontsize=8,
            )
        axes.set(xlim=(-1.9, 1.9), ylim=(-1.9, 1.9), aspect="equal")
        axes.set_title(f"Ties at {self._bank.charter.name}", pad=16)
        axes.set_axis_off()
        if alone:
            axes.text(0, -1.88, f"squares: no tie of {least} or more exchanges", ha="center", fontsize=8)
        return axes


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


