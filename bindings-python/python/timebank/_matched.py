"""What comes of matching with plain numbers."""

from __future__ import annotations

from dataclasses import dataclass, field

from timebank.tables import Table


@dataclass(frozen=True)
class Circulation:
    """A flow in which as much leaves every node as enters it."""

    flow: list[int]
    """Units on each arc."""
    value: int
    """What it costs."""
    bound: int
    """What no flow can cost less than; equal to `value` when the flow is optimal."""
    potentials: list[int]
    """A number per node: arcs with room have ``cost + potential[from] - potential[to] >= 0``, arcs that move units ``<= 0``."""
    steps: int
    """Steps it took: the same on every machine."""
    table: Table = field(compare=False, repr=False)
    """The same as an Arrow table, a row for each arc: ``from``, ``to``, ``lower``, ``upper``, ``cost``, ``flow`` and ``reduced_cost``,
    which is at least 0 where there is room left and at most 0 where more moves than must."""


@dataclass(frozen=True)
class Figures:
    """What a round did, in minutes and numbers."""

    demand: int
    """Minutes asked for."""
    volume: int
    """Minutes allocated."""
    served: int
    """Requests that get something."""
    want: int
    """Minutes nobody could give."""
    scarce: int
    """Minutes somebody could have given."""
    givers: int
    """How many are asked to give."""
    most_of_one: int
    """The most minutes asked of one."""


@dataclass(frozen=True)
class Allocation:
    """Who gives what."""

    minutes: list[int]
    """Minutes for each pair."""
    value: int
    """What it is worth: weights times units, less what spreading and balancing take."""
    bound: int
    """What no allocation is worth more than."""
    potentials: list[int]
    """A number per node of the round's network: the certificate."""
    steps: int
    """Steps it took."""
    figures: Figures
    """What the round did."""
    table: Table = field(compare=False, repr=False)
    """The minutes as an Arrow table, a row for each pair: ``giver``, ``request``, ``capacity``, ``weight`` and ``minutes``."""


@dataclass(frozen=True)
class Ring:
    """Everybody in it gives the same and gets the same."""

    minutes: int
    """Minutes along each step."""
    pairs: list[int]
    """The pairs, by place: each gives to the next one's giver, and the last to the first."""


@dataclass(frozen=True)
class Circles:
    """A round in which everybody gives what they get."""

    minutes: list[int]
    """Minutes for each pair."""
    each: list[int]
    """Minutes each member gets, and gives."""
    total: int
    """Minutes exchanged in all: the most there can be."""
    bound: int
    """What cannot be exchanged more than."""
    order: list[int]
    """The order in which members came."""
    rings: list[Ring]
    """The rings."""
    figures: Figures
    """What the round did."""


@dataclass(frozen=True)
class SetOff:
    """What is cleared of promises."""

    cleared: list[int]
    """Minutes cleared of each."""
    total: int
    """In all."""
    bound: int
    """What cannot be cleared more than."""
    promised: int
    """Minutes promised in all."""


@dataclass(frozen=True)
class Refusal:
    """Why somebody ranked higher was not to be had."""

    mentor: int
    """The mentor."""
    stands: int | None
    """Where the mentee stands in the mentor's ranking, from 1; ``None`` when not named."""
    last_taken: int | None
    """Where the last of those the mentor has stands."""


@dataclass(frozen=True)
class Paired:
    """How it came out for one mentee."""

    mentor: int | None
    """Their mentor."""
    rank: int | None
    """Where the mentor stands in their ranking, from 1."""
    instead: list[Refusal]
    """Those they ranked higher, and why not."""


@dataclass(frozen=True)
class PairedByWeight:
    """The pairs worth most together."""

    mentors: list[int | None]
    """For each mentee their mentor."""
    value: int
    """What the pairs are worth."""
    bound: int
    """What no set of pairs is worth more than."""
