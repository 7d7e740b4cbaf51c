"""Tables: what a bank holds, as Arrow, for data frames of every kind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

from timebank import _html, _timebank
from timebank.errors import input_error
from timebank.wire import BatchId, ExchangeId

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

__all__ = ["Column", "Recorded", "Table", "events"]


class Column(NamedTuple):
    """What a column of a table holds."""

    name: str
    type: str
    """Its Arrow type."""
    about: str
    """What it means."""
    unit: str | None
    """Its unit, where it has one: ``minutes``, ``UTC``."""


class Table:
    """A table of a bank as it stood when it was asked for.

    It speaks Arrow, so whatever takes Arrow takes it without a copy: ``polars.DataFrame(table)``,
    ``pandas.DataFrame.from_arrow(table)``, ``pyarrow.table(table)``, and DuckDB by its name in a query.

    >>> import timebank as tb
    >>> bank = tb.examples.harpurbrook()
    >>> exchanges = bank.exchanges()
    >>> len(exchanges), exchanges.columns[:3]
    (3, ['exchange', 'on', 'begins'])
    >>> next(iter(exchanges))["minutes_given"]
    60
    """

    __slots__ = ("_native",)
    _native: _timebank.NativeTable

    def __init__(self, native: _timebank.NativeTable) -> None:
        self._native = native

    @property
    def name(self) -> str:
        """What the table is of."""
        return self._native.name

    @property
    def caption(self) -> str:
        """The same in words, with the name of the community."""
        return self._native.caption

    @property
    def columns(self) -> list[str]:
        """The names of the columns."""
        return self._native.columns

    @property
    def described(self) -> list[Column]:
        """Of each column: its type, what it means, and its unit."""
        return [Column(*one) for one in self._native.described()]

    def __len__(self) -> int:
        return len(self._native)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for start in range(0, len(self), 1000):
            yield from self._native.rows(start, 1000)

    def rows(self, start: int = 0, count: int | None = None) -> list[dict[str, Any]]:
        """Some rows, as dictionaries; all of them when nothing is said."""
        rows: list[dict[str, Any]] = self._native.rows(max(start, 0), len(self) if count is None else max(count, 0))
        return rows

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        return self._native.__arrow_c_stream__(requested_schema)

    def __arrow_c_schema__(self) -> object:
        return self._native.__arrow_c_schema__()

    def to_pandas(self) -> pandas.DataFrame:
        """The table as a pandas data frame. Needs pandas 3."""
        import pandas

        frame: pandas.DataFrame = pandas.DataFrame.from_arrow(self)
        return frame

    def to_polars(self) -> polars.DataFrame:
        """The table as a polars data frame."""
        import polars

        return polars.DataFrame(self)

    def to_arrow(self) -> pyarrow.Table:
        """The table as one of pyarrow."""
        import pyarrow

        made: pyarrow.Table = pyarrow.table(self)
        return made

    def __repr__(self) -> str:
        return f"<Table {self.name}: {len(self)} rows, {len(self.columns)} columns>"

    def _repr_html_(self) -> str:
        return _html.table(self)

    def __reduce__(self) -> NoReturn:
        raise input_error("not-picklable", "a table is not pickled", self.name, "pickle `to_arrow()` or `to_pandas()` of it")


class Recorded(NamedTuple):
    """What came of a table of exchanges."""

    rows: int
    """How many rows were recorded."""
    first: ExchangeId | None
    """The number of the first exchange."""
    last: ExchangeId | None
    """The number of the last exchange; those between follow one another."""
    batches: tuple[BatchId, ...]
    """The batches they were recorded in; each can be undone with `undo_batch`."""
    faults: Table | None = None
    """Rows that were left out, each with its reason; ``None`` when none was."""


def events(journal: bytes | str, *, progress: bool = False) -> Table:
    """A journal in JSON Lines as a table: one row for each record.

    >>> import timebank as tb
    >>> bank = tb.TimeBank("Harpurbrook", at="2026-03-01T10:00:00Z")
    >>> [row["type"] for row in tb.events(bank.drain())]
    ['bank-founded']
    """
    from timebank._progress import bytes_read

    written = journal.encode() if isinstance(journal, str) else bytes(journal)
    with bytes_read("reading the journal", len(written), progress) as told:
        return Table(_timebank.events(written, told))


