"""What every table can do, however it came about: data frames of every kind, the first rows, a column by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from timebank._plain import number_class

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

    from timebank import _timebank


#: The columns that hold numbers of a kind, by name.
_KIND_OF = {
    "account": "account",
    "activity": "activity",
    "batch": "batch",
    "by": "member",
    "exchange": "exchange",
    "from": "account",
    "gave": "member",
    "listing": "listing",
    "member": "member",
    "merged_into": "member",
    "received": "member",
    "series": "series",
    "to": "account",
    "together": "member",
    "transfer": "transfer",
}


def numbered(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows whose numbers know what they number: that of a member is not taken for that of an account."""
    if not rows:
        return rows
    known = [(name, number_class(_KIND_OF[name])) for name in rows[0] if name in _KIND_OF]
    for row in rows:
        for name, of in known:
            value = row[name]
            if type(value) is int:
                row[name] = of(value)
            elif type(value) is list:
                row[name] = [of(one) if type(one) is int else one for one in value]
    return rows


class Framed:
    """Arrow C stream support: accepted by polars, pandas, pyarrow and DuckDB.

    ``polars.DataFrame(it)``, ``pandas.DataFrame.from_arrow(it)``, ``pyarrow.table(it)``, and DuckDB by its name in a query.
    """

    __slots__ = ()

    def _native_table(self) -> _timebank.NativeTable:
        raise NotImplementedError

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        return self._native_table().__arrow_c_stream__(requested_schema)

    def __arrow_c_schema__(self) -> object:
        return self._native_table().__arrow_c_schema__()

    def to_pandas(self) -> pandas.DataFrame:
        """Returns the table as a pandas data frame. Needs pandas and pyarrow: ``pip install timebank[pandas]``.

        Dates are ``datetime64``, so that ``.dt`` and ``.resample`` work. Whole numbers that are missing in some rows are ``Int64``.
        Lists, such as ``gave`` of `exchanges`, are arrays: `participations` has a row for each member.
        """
        try:
            import pandas
            from pyarrow import types
        except ImportError as missing:
            raise ImportError("data frames of pandas need pandas and pyarrow: `pip install timebank[pandas]`") from missing

        table = self.to_arrow()
        frame: pandas.DataFrame
        frame = pandas.DataFrame.from_arrow(table) if hasattr(pandas.DataFrame, "from_arrow") else table.to_pandas()
        for field in table.schema:
            column = table.column(field.name)
            if types.is_date(field.type):
                frame[field.name] = column.to_pandas(date_as_object=False).to_numpy()
            elif column.null_count and types.is_integer(field.type):
                # Numbers of things stay whole where some rows have none; pandas would make floats of them.
                frame[field.name] = pandas.array(column.to_pylist(), dtype="Int64")
        return frame

    def to_polars(self) -> polars.DataFrame:
        """Returns the table as a polars data frame. Needs polars."""
        import polars

        return polars.DataFrame(self)

    def to_arrow(self) -> pyarrow.Table:
        """Returns the table as one of pyarrow. Needs pyarrow."""
        import pyarrow

        made: pyarrow.Table = pyarrow.table(self)
        return made


class Frames(Framed):
    """A table that speaks Arrow."""

    __slots__ = ()

    @property
    def name(self) -> str:
        """The table's name."""
        return self._native_table().name

    @property
    def caption(self) -> str:
        """A human-readable caption."""
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
        return numbered(native.rows(max(start, 0), len(native) if count is None else max(count, 0)))

    def column(self, name: str) -> list[Any]:
        """The values of one column, by its name."""
        if name not in self.columns:
            known = ", ".join(f"`{one}`" for one in self.columns)
            raise KeyError(f"there is no column `{name}`: there are {known}")
        return [row[name] for row in self.rows()]

    def _repr_html_(self) -> str:
        from timebank import _html

        return _html.table(self._native_table())
