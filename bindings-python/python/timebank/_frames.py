"""What every table can do, however it came about: data frames of every kind, the first rows, a column by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

    from timebank import _timebank


class Framed:
    """What data frames of every kind take: ``polars.DataFrame(it)``, ``pandas.DataFrame.from_arrow(it)``, ``pyarrow.table(it)``, and
    DuckDB by its name in a query."""

    __slots__ = ()

    def _native_table(self) -> _timebank.NativeTable:
        raise NotImplementedError

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        return self._native_table().__arrow_c_stream__(requested_schema)

    def __arrow_c_schema__(self) -> object:
        return self._native_table().__arrow_c_schema__()

    def to_pandas(self) -> pandas.DataFrame:
        """The table as a pandas data frame: version 3, or 2 with pyarrow."""
        import pandas

        frame: pandas.DataFrame
        if hasattr(pandas.DataFrame, "from_arrow"):
            frame = pandas.DataFrame.from_arrow(self)
        else:
            frame = self.to_arrow().to_pandas()
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

class Frames(Framed):
    """A table that speaks Arrow."""

    __slots__ = ()

    @property
    def name(self) -> str:
        """What the table is of."""
        return self._native_table().name

    @property
    def caption(self) -> str:
        """The same in words."""
        return self._native_table().caption

    @property
    def columns(self) -> list[str]:
        """The names of the columns."""
        return self._native_table().columns

    def head(self, count: int = 5) -> list[dict[str, Any]]:
        """The first rows, as dictionaries."""
        return self.rows(0, count)

    def rows(self, start: int = 0, count: int | None = None) -> list[dict[str, Any]]:
        """Rows as dictionaries; all of them by default.

        Args:
            start: The first row, from 0.
            count: How many rows at most.
        """
        native = self._native_table()
        rows: list[dict[str, Any]] = native.rows(max(start, 0), len(native) if count is None else max(count, 0))
        return rows

    def column(self, name: str) -> list[Any]:
        """The values of one column, by its name."""
        if name not in self.columns:
            known = ", ".join(f"`{one}`" for one in self.columns)
            raise KeyError(f"there is no column `{name}`: there are {known}")
        return [row[name] for row in self.rows()]

    def _repr_html_(self) -> str:
        from timebank import _html

        return _html.table(self._native_table())
