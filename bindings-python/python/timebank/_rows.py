"""Answers that are lists: values one after another, and a table for data frames at once."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import Any, Generic, TypeVar, overload

from timebank import _timebank
from timebank._codecs import Many, Maybe, Of, class_of
from timebank._plain import Codec, Day, FigureOf, Id, MinutesOf, Moment, Whole, YesNo
from timebank._frames import Framed, Frames
from timebank._shown import shown
from timebank._values import Keyed, Value

V = TypeVar("V")


@shown
class Rows(Frames, Generic[V]):
    """A list of answers, each a value; and a table: data frames of every kind take it, with a column for each field.

    >>> import timebank as tb
    >>> lines = tb.examples.harpurbrook().participation()
    >>> lines[0].exchanges, lines["exchanges"]
    (3, [3])
    """

    # Not a tuple, nor called a sequence: data frames would take it for a list of objects, and never ask for its columns.
    __slots__ = ("_of", "_rows")

    def __init__(self, values: Iterable[V], of: type[Value]) -> None:
        self._rows = tuple(values)
        self._of = of

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[V]:
        return iter(self._rows)

    def __contains__(self, value: object) -> bool:
        return value in self._rows

    @overload
    def __getitem__(self, which: str) -> list[Any]: ...
    @overload
    def __getitem__(self, which: slice) -> Rows[V]: ...
    @overload
    def __getitem__(self, which: int) -> V: ...
    def __getitem__(self, which: Any) -> Any:
        if isinstance(which, str):
            return self.column(which)
        found = self._rows[which]
        return Rows(found, self._of) if isinstance(which, slice) else found

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Rows):
            return self._rows == other._rows
        return self._rows == tuple(other) if isinstance(other, (tuple, list)) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._rows)

    def __repr__(self) -> str:
        return repr(list(self._rows))

    def __reduce__(self) -> tuple[Any, ...]:
        return Rows, (self._rows, self._of)

    def _native_table(self) -> _timebank.NativeTable:
        name = self._of.__name__
        return _timebank.table_of(name, (self._of.__doc__ or name).partition("\n")[0], _columns(self._of, self))


#: The kind of an Arrow column for each codec; anything else is written as text.
_KINDS: dict[type[Codec], str] = {
    Whole: "whole",
    Id: "whole",
    MinutesOf: "whole",
    FigureOf: "number",
    YesNo: "yes",
    Day: "day",
    Moment: "moment",
}


def _columns(of: type[Value], rows: Iterable[Any], before: str = "") -> list[tuple[str, str, str, str | None, list[Any]]]:
    """The fields of values as columns. A value within gets columns of its own: a person is a number and a name."""
    columns: list[tuple[str, str, str, str | None, list[Any]]] = []
    rows = list(rows)
    for name, field in of._wire_.items():
        codec = field.codec.of if isinstance(field.codec, Maybe) else field.codec
        values = [None if row is None else getattr(row, name) for row in rows]
        if isinstance(codec, Of) and issubclass(class_of(codec.name), Value) and not issubclass(class_of(codec.name), Keyed):
            columns += _columns(class_of(codec.name), values, f"{before}{name}_")
            continue
        kind = _KINDS.get(type(codec), "text")
        if kind == "text":
            values = [None if value is None else _as_text(value) for value in values]
        columns.append((before + name, kind, of._about(name), "minutes" if isinstance(codec, MinutesOf) else None, values))
    return columns


def _as_text(value: Any) -> str:
    if isinstance(value, tuple):
        return "; ".join(_as_text(one) for one in value)
    if isinstance(value, Value):
        known = getattr(value, "name", None) or getattr(value, "text", None)
        return str(known) if known else repr(value)
    return str(value)


class Listed(Codec):
    """A list of values of one class, read as rows that data frames take."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name

    def take(self, value: Any) -> Any:
        return Rows(Many(Of(self.name)).take(value), class_of(self.name))

    def put(self, value: Any) -> Any:
        return [one.to_json() for one in value]

    def read(self, json: Any) -> Any:
        of = class_of(self.name)
        return Rows((of._read(one) for one in json), of)


class Tabled(Framed, Value):
    """An answer with one list of rows in it, which data frames take as a table."""

    __slots__ = ()

    def _native_table(self) -> _timebank.NativeTable:
        for name, field in self._wire_.items():
            codec = field.codec.of if isinstance(field.codec, Maybe) else field.codec
            if isinstance(codec, Listed):
                # A list that was left out is a table without rows.
                return Rows(getattr(self, name) or (), class_of(codec.name))._native_table()
        raise NotImplementedError


class Funded(Tabled):
    """A report within an answer, to be shown and saved."""

    __slots__ = ()

    def save(self, path: str | os.PathLike[str]) -> None:
        """Writes the report to a file, in UTF-8.

        Args:
            path: Where to; what is there is replaced.

        Raises:
            TimebankError: `nothing-to-do` when it was made without a `format`, and so has no document.
        """
        report: Any = self.report  # type: ignore[attr-defined]
        report.save(path)
