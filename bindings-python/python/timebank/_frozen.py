"""A mapping that does not change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Generic, TypeVar

V = TypeVar("V")
K = TypeVar("K")


class FrozenMap(Mapping[K, V], Generic[K, V]):
    """A mapping that does not change and can be hashed.

    >>> FrozenMap({"phone": "0161 496 0101"})
    FrozenMap({'phone': '0161 496 0101'})
    """

    __slots__ = ("_map",)
    _map: dict[K, V]

    def __init__(self, of: Mapping[K, V] | Iterable[tuple[K, V]] = ()) -> None:
        object.__setattr__(self, "_map", dict(of))

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a `FrozenMap` does not change")

    def __getitem__(self, key: K) -> V:
        return self._map[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self._map)

    def __len__(self) -> int:
        return len(self._map)

    def __hash__(self) -> int:
        return hash(frozenset(self._map.items()))

    def __eq__(self, other: object) -> bool:
        return self._map == (other._map if isinstance(other, FrozenMap) else other)

    def __repr__(self) -> str:
        return f"FrozenMap({self._map!r})"

    def __reduce__(self) -> tuple[type[FrozenMap[Any, Any]], tuple[dict[K, V]]]:
        return FrozenMap, (self._map,)
