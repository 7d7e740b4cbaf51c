"""How values show themselves in notebooks: escaped, captioned, cut off where they get long, and readable without colour."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from html import escape
from typing import Any, Protocol

from timebank.time import in_words


class ATable(Protocol):
    """The native half of a table."""

    @property
    def caption(self) -> str: ...
    @property
    def columns(self) -> list[str]: ...
    def rows(self, start: int, count: int) -> Any: ...
    def described(self) -> list[tuple[str, str, str, str | None]]: ...
    def __len__(self) -> int: ...


class ABank(Protocol):
    """A bank, as far as it is shown."""

    @property
    def closed(self) -> bool: ...
    @property
    def charter(self) -> Any: ...
    @property
    def last(self) -> datetime.datetime: ...
    @property
    def head(self) -> str: ...
    def _counts(self) -> tuple[int, int, int]: ...

#: Rows of a table that are shown.
ROWS = 20
#: Characters of a cell that are shown.
CELL = 80

_STYLE = 'style="border-collapse:collapse;text-align:left"'
_CELL = 'style="padding:0.2em 0.6em;border:1px solid"'
_NUMBER = 'style="padding:0.2em 0.6em;border:1px solid;text-align:right"'


def _text(value: Any) -> str:
    """A value as text: numbers keep their sign as a word would be read, nothing is a dash."""
    if value is None or value == "" or value == () or value == []:
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime.datetime):
        return value.strftime("%Y-%m-%d %H:%M UTC") if value.utcoffset() is not None else value.isoformat()
    if isinstance(value, (list, tuple)):
        value = ", ".join(_text(one) for one in value)
    text = str(value)
    return text if len(text) <= CELL else text[: CELL - 1] + "…"


def _cell(value: Any, heading: bool = False) -> str:
    tag = 'th scope="row"' if heading else "td"
    style = _NUMBER if isinstance(value, int) and not isinstance(value, bool) else _CELL
    return f"<{tag} {style}>{escape(_text(value))}</{tag.split()[0]}>"


def rows(caption: str, headings: Sequence[str], lines: Iterable[Sequence[Any]], more: int = 0) -> str:
    """A table with a caption; ``more`` says how many rows are not shown."""
    head = "".join(f'<th scope="col" {_CELL}>{escape(heading)}</th>' for heading in headings)
    body = "".join(f"<tr>{''.join(_cell(cell) for cell in line)}</tr>" for line in lines)
    foot = f'<tfoot><tr><td colspan="{max(len(headings), 1)}">and {more} more</td></tr></tfoot>' if more > 0 else ""
    caption = f'<caption style="text-align:left;font-weight:bold">{escape(caption)}</caption>'
    return f"<table {_STYLE}>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody>{foot}</table>"


def pairs(caption: str, lines: Iterable[tuple[str, Any]]) -> str:
    """A list of names and values with a caption."""
    body = "".join(f"<tr>{_cell(name, heading=True)}{_cell(value)}</tr>" for name, value in lines)
    caption = f'<caption style="text-align:left;font-weight:bold">{escape(caption)}</caption>'
    return f"<table {_STYLE}>{caption}<tbody>{body}</tbody></table>"


def table(of: ATable) -> str:
    """A table: its first rows."""
    shown = of.rows(0, ROWS)
    units = {name: unit for name, _, _, unit in of.described() if unit not in (None, "UTC")}
    headings = [f"{name} ({units[name]})" if name in units else name for name in of.columns]
    lines = ([row[name] for name in of.columns] for row in shown)
    return rows(f"{of.caption}: {_many(len(of), 'row')}", headings, lines, len(of) - len(shown))


def _many(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def bank(of: ABank) -> str:
    """A bank: how large it is, and where its journal stands."""
    if of.closed:
        return "<p>A time bank that was closed</p>"
    members, exchanges, listings = of._counts()
    return pairs(
        of.charter.name,
        [
            ("members", members),
            ("exchanges", exchanges),
            ("open offers and requests", listings),
            ("last command", of.last),
            ("head", of.head),
        ],
    )


def value(of: Any) -> str:
    """A value of the wire."""
    name = type(of).__name__
    special = _SPECIAL.get(name)
    if special is not None:
        return special(of)
    native = getattr(of, "_native_table", None)
    if native is None:
        return pairs(name, ((field, getattr(of, field)) for field in of._wire_))
    # An answer with one list in it: what is said once, and then the list.
    once = [(field, getattr(of, field)) for field in of._wire_ if not hasattr(getattr(of, field), "_native_table")]
    return (pairs(name, once) if once else "") + table(native())


def _who(named: Iterable[Any]) -> str:
    return ", ".join(one.name or f"member {one.member}" for one in named)


def _statement(of: Any) -> str:
    lines = [
        (
            line.at,
            line.transfer or line.kind,
            _who(line.with_),
            in_words(line.minutes),
            in_words(line.balance),
        )
        for line in of.lines[-ROWS:]
    ]
    whose = _who(of.members) or of.kind
    caption = f"Statement of {whose}: {of.words}. Help given {in_words(of.given)}, received {in_words(of.received)}."
    headings = ("when", "what", "with", "added or taken", "balance")
    return rows(caption, headings, lines, len(of.lines) - len(lines))


_ANSWERS = {"allowed": "Allowed", "needs-approval": "Needs a broker's approval", "refused": "Refused"}


def _verdict(of: Any) -> str:
    answer: str = _ANSWERS.get(of.answer) or of.answer
    if not of.reasons:
        return f"<p><strong>{escape(answer)}</strong>: nothing speaks against it.</p>"
    lines = [(_ANSWERS.get(reason.answer, reason.answer), reason.text, reason.code) for reason in of.reasons]
    return rows(answer, ("answer", "why", "rule"), lines)


def _member(of: Any) -> str:
    lines: list[tuple[str, Any]] = [("number", of.member), ("kind", of.kind)]
    if of.own is not None:
        lines += [(name, getattr(of.own, name)) for name in of.own._wire_]
    return pairs(of.name or f"Member {of.member}", lines)


def _balance(of: Any) -> str:
    return f"<p>Account {of.account}: <strong>{escape(of.words)}</strong></p>"


def _figure(value: float | None) -> str:
    """A figure as somebody would say it: no more digits than mean anything."""
    if value is None:
        return "–"
    digits = 0 if abs(value) >= 100 or value == int(value) else 1 if abs(value) >= 10 else 2
    return f"{value:,.{digits}f}".replace("-", "−")


def _what_if(of: Any) -> str:
    """A column for each policy; below each mean what is different from the first policy, and how sure that is."""
    policies = list(dict.fromkeys(row.policy for row in of.rows))
    lines: dict[str, list[Any]] = {}
    for row in of.rows:
        text = _figure(row.estimate.mean)
        less = row.difference
        if less is not None and less.mean is not None:
            sure = "" if less.low is None else f" ({_figure(less.low)} to {_figure(less.high)})"
            text += f"; {'+' if less.mean > 0 else ''}{_figure(less.mean)}{sure}"
        lines.setdefault(row.measure, [row.measure.replace("-", " ")]).append(text)
    caption = f"What might come of it from {of.from_} to {of.until}: {_many(of.seeds, 'run')} each, {_many(of.members, 'member')}"
    if policies[1:]:
        caption += "; after the semicolon what is different from the first policy, with its 95 % interval"
    return rows(caption, ["", *policies], lines.values())


def _report(of: Any) -> str:
    """A report: the document itself, where there is one to be shown."""
    if of.document is not None and of.document.lstrip().startswith("<"):
        # The whole document has styles of its own, which are not those of the notebook.
        page = escape(of.document, quote=True)
        return f'<iframe srcdoc="{page}" title="{escape(of.title, quote=True)}" style="width:100%;height:36em;border:1px solid"></iframe>'
    return pairs(of.title, [(section.heading, section.text) for section in of.sections])


_SPECIAL: dict[str, Callable[[Any], str]] = {
    "Balance": _balance,
    "CommunityReport": _report,
    "MemberView": _member,
    "Statement": _statement,
    "Verdict": _verdict,
    "WhatIfAnswer": _what_if,
}
