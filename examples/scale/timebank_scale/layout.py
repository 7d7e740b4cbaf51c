"""How journals lie in Parquet, and how rows become journals again. Knows of no engine.

A row is a record. A file holds whole banks in order, and a row group holds whole banks: no reader that takes row groups whole can
split a bank, and none has to sort or shuffle.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

#: `bytes` is a line of the journal, line feed and all; `seq` is the number of its record, and 0 for a header.
JOURNALS = pa.schema([("bank", pa.int64()), ("seq", pa.int64()), ("bytes", pa.binary())])

#: How the header of a journal begins. A bank's own journal, with everything in it, may have none.
HEADER = b'{"timebank":'


def files(folder: Path) -> list[Path]:
    return sorted((folder / "banks").glob("*.parquet"))


def heads_of(folder: Path) -> dict[int, str]:
    """The heads that were kept elsewhere."""
    table = pq.read_table(folder / "heads.parquet")
    return dict(zip(table.column("bank").to_pylist(), table.column("head").to_pylist(), strict=True))


def write_heads(folder: Path, heads: dict[int, str]) -> None:
    columns = {"bank": pa.array(list(heads), pa.int64()), "head": pa.array(list(heads.values()), pa.string())}
    pq.write_table(pa.table(columns), folder / "heads.parquet")


def rows(bank: int, journal: bytes) -> pa.Table:
    """A journal as rows."""
    lines = journal.splitlines(keepends=True)
    first = 0 if journal.startswith(HEADER) else 1
    columns = [np.full(len(lines), bank), np.arange(first, first + len(lines)), pa.array(lines, pa.binary())]
    return pa.table(columns, schema=JOURNALS)


def writer(path: Path, schema: pa.Schema = JOURNALS) -> pq.ParquetWriter:
    return pq.ParquetWriter(path, schema, compression="zstd")


def write(file: pq.ParquetWriter, banks: list[pa.Table]) -> None:
    """Writes the rows of some banks as one row group."""
    if banks:
        table = pa.concat_tables(banks)
        file.write_table(table, row_group_size=table.num_rows)


def whole_banks(batches: Iterable[pa.RecordBatch]) -> Iterator[tuple[int, bytes]]:
    """The journals in rows that come bank by bank, each bank's in order. A batch may end in the middle of a bank.

    Rows of one bank that do not stand together are a fault of the layout, and said. A journal whose end went to another task
    cannot be told from a shorter one here: its head is held against the one kept elsewhere, see `batch.heads_differ`.
    """
    bank: int | None = None
    parts: list[memoryview] = []
    seen: set[int] = set()
    for batch in batches:
        runs = pc.run_end_encode(batch.column("bank"))
        start = 0
        for number, end in zip(runs.values.to_pylist(), runs.run_ends.to_pylist(), strict=True):
            if number != bank:
                if bank is not None:
                    yield bank, b"".join(parts)
                if number in seen:
                    raise ValueError(f"the rows of bank {number} do not stand together: sort by bank and seq, or shuffle")
                seen.add(number)
                bank, parts = number, []
            parts.append(bytes_of(batch.column("bytes"), start, end))
            start = end
    if bank is not None:
        yield bank, b"".join(parts)


def bytes_of(array: pa.Array, start: int, end: int) -> memoryview:
    """The bytes of rows that follow one another, as they lie in memory: no row is touched by Python."""
    _, offsets, data = array.buffers()
    wide = np.int64 if pa.types.is_large_binary(array.type) else np.int32
    places = np.frombuffer(offsets, dtype=wide)
    return memoryview(data)[places[array.offset + start] : places[array.offset + end]]
