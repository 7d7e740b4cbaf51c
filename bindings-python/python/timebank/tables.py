"""Tables: what a bank holds, as Arrow, for data frames of every kind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

from timebank import _timebank
from timebank._frames import Frames, numbered
from timebank._progress import bytes_read
from timebank._shown import shown
from timebank.errors import TimebankError, input_error

if TYPE_CHECKING:
    from timebank.asking import Progress
    from timebank.wire import Report
    from timebank.wire.numbers import BatchId, ExchangeId

__all__ = ["Column", "FilesRefused", "Recorded", "Table", "TableRefused", "events"]


class Column(NamedTuple):
    """What a column of a table holds."""

    name: str
    type: str
    """Its Arrow type."""
    about: str
    """What it means."""
    unit: str | None
    """Its unit, where it has one: ``minutes``, ``UTC``."""


@shown
class Table(Frames):
    """A table of a bank as it stood when it was asked for.

    It speaks Arrow, so whatever takes Arrow takes it without a copy: ``polars.DataFrame(table)``,
    ``pandas.DataFrame.from_arrow(table)``, ``pyarrow.table(table)``, and DuckDB by its name in a query.

    >>> import timebank as tb
    >>> bank = tb.examples.harpurbrook()
    >>> exchanges = bank.exchanges()
    >>> len(exchanges), exchanges.columns[:3]
    (3, ['exchange', 'on', 'begins'])
    >>> exchanges["minutes_given"]
    [60, 90, 45]
    >>> exchanges.head(1)[0]["state"]
    'confirmed'
    """

    __slots__ = ("_native",)
    _native: _timebank.NativeTable

    def __init__(self, native: _timebank.NativeTable) -> None:
        self._native = native

    def _native_table(self) -> _timebank.NativeTable:
        return self._native

    @property
    def described(self) -> list[Column]:
        """Of each column: its type, what it means, and its unit."""
        return [Column(*one) for one in self._native.described()]

    def __len__(self) -> int:
        return len(self._native)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for start in range(0, len(self), 1000):
            yield from numbered(self._native.rows(start, 1000))

    def __getitem__(self, name: str) -> list[Any]:
        return self.column(name)

    def __repr__(self) -> str:
        return f"<Table {self.name}: {len(self)} rows, {len(self.columns)} columns>"

    def __reduce__(self) -> NoReturn:
        raise input_error("not-picklable", "a table is not pickled", self.name, "pickle `to_arrow()` or `to_pandas()` of it")


class Recorded(NamedTuple):
    """Result of `record_table`."""

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
    report: Report | None = None
    """What was read, left out and doubtful, as of files."""


class FilesRefused(TimebankError):
    """Another system's files do not fit, so there is no bank. ``report`` says what was read, and every fault: file, line, column, value, why."""

    def __init__(self, code: str, message: str, details: dict[str, Any] | None = None, help: str = "", report: Report | None = None) -> None:
        super().__init__(code, message, details, help)
        self.report = report

    def __reduce__(self) -> tuple[Any, ...]:
        return (type(self), (self.code, self.message, self.details, self.help, self.report))


class TableRefused(TimebankError):
    """Rows of a table do not fit, so none was recorded. ``table`` lists them: row, column, value, why. A traceback shows the first."""

    table: Table | None = None
    """What does not fit, row by row; ``details["faults"]`` has the same as a list."""

    report: Report | None = None
    """What was read, left out and doubtful, as of files."""

    def listed(self, table: Table, report: Report | None = None) -> TableRefused:
        """The same with its table, whose first rows a traceback shows, and its report."""
        self.table, self.report = table, report
        shown = [f"  row {row['row']}, column {row['column'] or '-'}: {row['value']!r:.60}: {row['why']}" for row in table.head(8)]
        if len(table) > len(shown):
            shown.append(f"  and {len(table) - len(shown):,} more: see `table` of the exception")
        self.add_note("\n".join(shown))
        return self

    def _repr_html_(self) -> str:
        return "" if self.table is None else self.table._repr_html_()


def events(journal: bytes | str, *, progress: Progress = False) -> Table:
    """A journal in JSON Lines as a table: one row for each record.

    >>> import timebank as tb
    >>> bank = tb.TimeBank("Harpurbrook", at="2026-03-01T10:00:00Z")
    >>> [row["type"] for row in tb.events(bank.to_jsonl())]
    ['bank-founded']
    """
    written = journal.encode() if isinstance(journal, str) else bytes(journal)
    with bytes_read("reading the journal", len(written), progress) as told:
        return Table(_timebank.events(written, told))


