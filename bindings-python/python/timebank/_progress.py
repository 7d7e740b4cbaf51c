"""Progress of long work: by a callable, by tqdm where it is installed, and by nothing where it is not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timebank.asking import Progress


class Stopped(Exception):
    """The callable that was told of the progress returned ``False``."""


@contextmanager
def told(about: str, unit: str, total: int | None, wanted: Progress) -> Iterator[Callable[[int], object] | None]:
    """What the core calls now and then: the callable itself, one that moves a bar, or nothing."""
    if callable(wanted):
        yield wanted
        return
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
def bytes_read(about: str, total: int, wanted: Progress) -> Iterator[Callable[[int, int], None] | None]:
    """Progress over the bytes of a journal, of which nothing is left half done."""
    with told(about, "B", total, wanted) as reached:
        yield None if reached is None else lambda done, _whole: _go_on(reached(done))


@contextmanager
def rows_read(about: str, total: int | None, wanted: Progress) -> Iterator[Callable[[int], None] | None]:
    """Progress over the rows of a table, which are recorded all or none."""
    with told(about, " rows", total, wanted) as reached:
        yield None if reached is None else lambda done: _go_on(reached(done))


def _go_on(answer: object) -> None:
    if answer is False:
        raise Stopped("the work was stopped by `progress`")
