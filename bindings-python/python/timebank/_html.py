"""How values show themselves in notebooks: escaped, captioned, cut off where they get long, and readable without colour."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
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
    def last_at(self) -> datetime.datetime: ...
    @property
    def head(self) -> str: ...
    def _counts(self) -> tuple[int, int, int]: ...

#: Rows of a table that are shown.
ROWS = 20
#: Characters of a cell that are shown.
CELL = 80
#: Characters of a sentence of the library that are shown.
SENTENCE = 400

_STYLE = 'style="border-collapse:collapse;text-align:left"'
_CELL = 'style="padding:0.2em 0.6em;border:1px solid"'
_NUMBER = 'style="padding:0.2em 0.6em;border:1px solid;text-align:right"'


class _Sentence(str):
    """A sentence, which is shown whole where another text is cut off."""

    __slots__ = ()


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
    text, most = str(value), SENTENCE if isinstance(value, _Sentence) else CELL
    return text if len(text) <= most else text[: most - 1] + "…"


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
            ("last command", of.last_at),
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


def _plan(of: Any) -> str:
    """A plan: what to propose, and what is left open, in sentences."""
    planned = [(_Sentence(one.text), _ANSWERS.get(one.answer, one.answer), one.score) for one in of.proposals[:ROWS]]
    left = [(_Sentence(one.text), in_words(one.minutes), one.request) for one in of.unserved[:ROWS]]
    figures = of.figures
    caption = f"Plan from {of.from_}: {figures.served} of {_many(figures.requests, 'request')}, {in_words(figures.volume)} of {in_words(figures.demand)}"
    plan = rows(caption, ("what to propose", "answer", "score"), planned, len(of.proposals) - len(planned))
    return plan + rows("What is left open", ("why", "left", "request"), left, len(of.unserved) - len(left))


def _matches(of: Any) -> str:
    """Matches: who for whom, and what speaks for it."""
    if of.ask_the_broker:
        return "<p>Ask the broker.</p>"
    lines = [
        (
            _who([one.giver]) if one.giver else "",
            _who([one.receiver]) if one.receiver else "",
            one.activity_name,
            in_words(one.minutes),
            _Sentence("; ".join(because.text for because in (*one.for_broker, *one.among_equals) or one.for_receiver)),
            one.score,
        )
        for one in of.matches[:ROWS]
    ]
    headings = ("gives", "receives", "what", "how long", "why", "score")
    return rows(f"Matches from {of.from_}: {len(of.matches)}", headings, lines, len(of.matches) - len(lines))


def _no_match(of: Any) -> str:
    """What stands in the way of matches, what would bring more, and who gave it before."""
    lines: list[tuple[str, str, Any]] = [("in the way", _Sentence(one.text), one.pairs) for one in of.standing]
    lines += [("would bring more", _Sentence(one.text), one.more) for one in of.near]
    lines += [("gave it before", _Sentence(one.text), one.times) for one in of.gave_before]
    lines += [("says no activity", f"listing {listing}", None) for listing in of.to_classify]
    return rows(f"Matches from {of.from_}: {of.matching}", ("", "", "how many"), lines)


def _explanation(of: Any) -> str:
    """What was decided about an exchange when it was proposed."""
    if not of.asked:
        return f"<p>Exchange {of.exchange} was recorded when it had happened: the rules were not asked.</p>"
    approved = f"<p>Approved over {_many(len(of.approved), 'rule')}.</p>" if of.approved else ""
    return f"<p>Exchange {of.exchange}</p>" + _verdict(of.verdict) + approved


def _is_list(value: Any) -> bool:
    # Lists of answers are no `Sequence`: they have a length and places, as texts have.
    return hasattr(value, "__len__") and hasattr(value, "__getitem__") and not isinstance(value, (str, Mapping))


def _one(of: Any) -> str:
    """A line of a list as text: names first, then whatever else there is."""
    parts: list[str] = []
    for field in of._wire_:
        said = getattr(of, field)
        if said is None or (_is_list(said) and not said) or said == "" or (field == "member" and getattr(of, "name", None)):
            continue
        if field == "name":
            parts.insert(0, str(said))
        elif field == "member":
            parts.insert(0, f"member {said}")
        elif hasattr(said, "name") and hasattr(said, "member"):
            parts.append(_who([said]))
        elif _is_list(said):
            parts.append(", ".join(_who([one]) if hasattr(one, "member") and hasattr(one, "name") else _line(one) for one in said))
        elif isinstance(said, bool):
            parts.extend([field.replace("_", " ")] if said else [])
        else:
            parts.append(f"{field.replace('_', ' ')} {_line(said)}")
    return "; ".join(parts)


def _line(of: Any) -> str:
    return _one(of) if hasattr(of, "_wire_") else str(of)


def _today(of: Any) -> str:
    """A broker's day: a line for each thing that waits, by what it is."""
    lines: list[tuple[str, str]] = []
    for field in of._wire_:
        waits = getattr(of, field)
        if _is_list(waits):
            lines += [(field.replace("_", " "), _Sentence(_line(one))) for one in waits[:ROWS]]
            lines += [(field.replace("_", " "), f"and {len(waits) - ROWS} more")] if len(waits) > ROWS else []
    return rows(f"Today, {of.on}: {_many(len(lines), 'thing')}", ("", "what waits"), lines) if lines else f"<p>Today, {of.on}: nothing waits.</p>"


_SPECIAL: dict[str, Callable[[Any], str]] = {
    "Balance": _balance,
    "CommunityReport": _report,
    "Explanation": _explanation,
    "Matches": _matches,
    "NoMatch": _no_match,
    "Plan": _plan,
    "Today": _today,
    "MemberView": _member,
    "Statement": _statement,
    "Verdict": _verdict,
    "WhatIfAnswer": _what_if,
}
