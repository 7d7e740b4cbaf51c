"""Progress of long work, by tqdm where it is installed, and by nothing where it is not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def _bar(about: str, unit: str, total: int | None, wanted: bool) -> Iterator[Callable[[int], None] | None]:
    bar = None
    if wanted:
        try:
            from tqdm.auto import tqdm
        except ImportError:
            pass
        else:
            bar = tqdm(desc=about, unit=unit, unit_scale=unit == "B", total=total)
    if bar is None:
        yield None
        return

    def reached(done: int) -> None:
        bar.update(done - bar.n)

    try:
        yield reached
    finally:
        bar.close()


@contextmanager
def bytes_read(about: str, total: int, wanted: bool) -> Iterator[Callable[[int, int], None] | None]:
    """A bar over the bytes of a journal."""
    with _bar(about, "B", total, wanted) as reached:
        yield None if reached is None else lambda done, _whole: reached(done)


@contextmanager
def rows_read(about: str, total: int | None, wanted: bool) -> Iterator[Callable[[int], None] | None]:
    """A bar over the rows of a table."""
    with _bar(about, " rows", total, wanted) as reached:
        yield reached
