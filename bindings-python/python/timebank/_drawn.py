"""What every picture is drawn with: axes, colours that need not be seen, words beneath a picture, and the picture in words."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# Okabe and Ito's colours, which people with each kind of colour blindness can tell apart; black comes first.
COLOURS = ["#000000", "#E69F00", "#56B4E9", "#009E73", "#0072B2", "#D55E00", "#CC79A7", "#F0E442"]
#: Lines are thin: yellow ones would be lost on white.
LINES = [*COLOURS[:7], "0.55"]
DASHES = ["-", "--", "-.", ":"]
HATCHES = ["", "//", "..", "xx", "\\\\", "++", "oo", "--"]

#: What stands beneath a picture of true figures, from which nothing was withheld.
INSIDE = "True figures, for the broker: not for publication."

_WORDS: WeakKeyDictionary[Any, str] = WeakKeyDictionary()


def drawn_on(axes: Axes | None, size: tuple[float, float]) -> Axes:
    """The axes that were given, or new ones of this size in inches."""
    if axes is not None:
        return axes
    try:
        from matplotlib import pyplot
    except ImportError as missing:
        raise ImportError("pictures need matplotlib: `pip install timebank[plot]`") from missing
    return pyplot.subplots(figsize=size, layout="constrained")[1]


def titled(axes: Axes, title: str, *, across: str, up: str = "", key: str = "", beneath: Iterable[str] = (), words: str) -> Axes:
    """Puts the title, what the axes count, and the lines beneath them; and keeps the picture in words.

    ``across`` is never empty: the lines hang on it, so that they keep clear of labels of any length. ``key`` says how marks are read, which
    is of no use to whoever does not see them.
    """
    axes.set_title(title, pad=10)
    axes.set_xlabel(across)
    axes.set_ylabel(up)
    lines = [line for line in beneath if line]
    if lines or key:
        wide = [part for line in [key, *lines] if line for part in textwrap.wrap(line, 115, replace_whitespace=False, drop_whitespace=False)]
        axes.annotate(
            "\n".join(wide),
            (0, 0),
            xycoords=("axes fraction", axes.xaxis.label),
            xytext=(0, -6),
            textcoords="offset points",
            ha="left",
            va="top",
            fontsize=8,
            color="0.25",
        )
    _WORDS[axes] = " ".join(part for part in [f"{title}.", words, *lines] if part)
    return axes


def in_words_of(axes: Axes) -> str:
    """What was kept of a picture in words."""
    try:
        return _WORDS[axes]
    except KeyError:
        raise LookupError("these axes are of no picture of a bank") from None


def figure(value: float, digits: int = 2, sign: bool = False) -> str:
    """A figure as it is read: rounded, with a minus that is one. With a sign it keeps all its digits, to stand beside others."""
    text = f"{value:+,.{digits}f}" if sign else f"{value:,.{digits}f}"
    if not sign and "." in text:
        text = text.rstrip("0").rstrip(".")
    # What is rounded to nothing has no sign.
    text = text.lstrip("+-") if not text.strip("+-0.") else text
    return text.replace("-", "−")


def span(low: float | None, high: float | None) -> str:
    """An interval in words, where there is one."""
    return "" if low is None or high is None else f" ({figure(low, sign=True)} to {figure(high, sign=True)})"


def many(count: int, what: str) -> str:
    """A count with its word."""
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def wrapped(name: str, wide: int = 26) -> str:
    """A name on as many lines as it needs, two at most. Lines that are apart already stay so."""
    if "\n" in name:
        return name
    lines = textwrap.wrap(name, wide)
    return "\n".join(lines if len(lines) <= 2 else [lines[0], lines[1][: wide - 1] + "…"])


def beside(axes: Axes, height: float, text: str, **more: Any) -> None:
    """Writes to the right of a row, outside the axes."""
    put: dict[str, Any] = {"va": "center", "fontsize": 8, **more}
    axes.annotate(text, (1, height), xycoords=("axes fraction", "data"), xytext=(8, 0), textcoords="offset points", **put)


def rows_named(axes: Axes, names: list[str]) -> None:
    """Names the rows of a picture, the first at the top."""
    axes.set_yticks(range(len(names)), [wrapped(name) for name in names])
    axes.set_ylim(len(names) - 0.4, -0.6)
    axes.tick_params(axis="y", length=0)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)


def apart(places: list[float], least: float) -> list[float]:
    """Moves places that are too near to one another apart, as little as that takes, in their order.

    Neighbours that touch become a block around the mean of where they would be.
    """
    order = sorted(range(len(places)), key=lambda one: places[one])
    blocks: list[tuple[float, list[int]]] = []
    for one in order:
        middle, held = places[one], [one]
        while blocks:
            before, of = blocks[-1]
            if before + least * (len(of) - 1) / 2 + least <= middle - least * (len(held) - 1) / 2:
                break
            blocks.pop()
            held = of + held
            middle = sum(places[each] for each in held) / len(held)
        blocks.append((middle, held))
    moved = list(places)
    for middle, held in blocks:
        for rank, one in enumerate(held):
            moved[one] = middle + least * (rank - (len(held) - 1) / 2)
    return moved


def saved(axes: Axes, path: Any, dpi: int) -> None:
    """Writes the picture to a file, with its words among what the file says of itself."""
    from matplotlib.figure import Figure

    whole = axes.get_figure(root=True)
    assert isinstance(whole, Figure)
    title, words = axes.get_title(), in_words_of(axes)
    # Each kind of file has a place of its own for it; when and by what it was made says nothing, and makes files differ.
    kind = str(path).rpartition(".")[2].lower()
    told: dict[str, dict[str, Any]] = {
        "png": {"Title": title, "Description": words, "Software": None},
        "svg": {"Title": title, "Description": words, "Date": None},
        "pdf": {"Title": title, "Subject": words, "CreationDate": None},
    }
    if kind in told:
        whole.savefig(path, dpi=dpi, metadata=told[kind])
    else:
        whole.savefig(path, dpi=dpi)
