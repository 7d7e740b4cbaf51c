"""A bank that takes and gives Python dictionaries."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from timebank import _timebank

#: A JSON object as Python reads it.
Json: TypeAlias = dict[str, Any]

#: A JSON object to give in: as a mapping, or already written.
JsonInput: TypeAlias = Mapping[str, Any] | str | bytes


class TimeBank:
    """One time bank in memory.

    Everything that happens to it is a record: after each change, take the new records with :meth:`drain_jsonl` and keep
    them. A refused command raises :class:`timebank.TimebankError` and changes nothing.
    """

    __slots__ = ("_native",)
    _native: _timebank.NativeBank

    def __init__(self) -> None:
        raise TypeError("a bank is made by `TimeBank.found`, `TimeBank.from_jsonl` or `TimeBank.from_snapshot`")

    @classmethod
    def found(cls, command: JsonInput) -> TimeBank:
        """Founds a bank by a ``found`` command, which holds the instant and the charter."""
        return cls._wrap(_timebank.NativeBank.found(_written(command)))

    @classmethod
    def from_jsonl(cls, journal: bytes | str) -> TimeBank:
        """Rebuilds a bank from its journal: records in JSON Lines, as :meth:`drain_jsonl` gave them."""
        return cls._wrap(_timebank.NativeBank.from_jsonl(_bytes(journal)))

    @classmethod
    def from_snapshot(cls, snapshot: bytes) -> TimeBank:
        """Rebuilds a bank from what :meth:`snapshot` gave."""
        return cls._wrap(_timebank.NativeBank.from_snapshot(_bytes(snapshot)))

    def execute(self, command: JsonInput) -> Json:
        """Executes one command and returns its outcome."""
        outcome: Json = _read(self._native.execute(_written(command)))
        return outcome

    def execute_all(self, commands: Sequence[Mapping[str, Any]] | str | bytes) -> Any:
        """Executes commands in order, all of them or none, and returns the outcome of the whole."""
        return _read(self._native.execute_all(_written(commands)))

    def query(self, query: JsonInput) -> Any:
        """Answers a question about the bank; changes nothing."""
        return _read(self._native.query(_written(query)))

    def drain_jsonl(self) -> bytes:
        """The records made since the last call, in JSON Lines, for the host to append to its journal."""
        return self._native.drain_jsonl()

    def snapshot(self) -> bytes:
        """The whole bank, to be rebuilt faster than from its journal."""
        return self._native.snapshot()

    @property
    def head(self) -> str:
        """The number and hash of the last record, as ``seq:hash``. Kept elsewhere, it shows any tampering."""
        return self._native.head

    def __repr__(self) -> str:
        return f"<TimeBank at {self.head}>"

    @classmethod
    def _wrap(cls, native: _timebank.NativeBank) -> TimeBank:
        bank = object.__new__(cls)
        bank._native = native
        return bank


def verify_jsonl(journal: bytes | str) -> Json:
    """Checks the chain of a journal and says where it is broken, if it is."""
    report: Json = _read(_timebank.verify_jsonl(_bytes(journal)))
    return report


def error_catalogue() -> Any:
    """Every error there is, with its code and what it means."""
    return _read(_timebank.error_catalogue())


def _written(value: Mapping[str, Any] | Sequence[Mapping[str, Any]] | str | bytes) -> bytes:
    if isinstance(value, (str, bytes, bytearray, memoryview)):
        return _bytes(value)
    # `NaN` and `Infinity` are no JSON, though Python writes them unless told otherwise.
    return json.dumps(
        value, default=_plain, ensure_ascii=False, allow_nan=False, separators=(",", ":")
    ).encode()


def _plain(value: object) -> dict[str, Any]:
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"`{type(value).__name__}` has no place in JSON")


def _bytes(value: str | bytes | bytearray | memoryview) -> bytes:
    return value.encode() if isinstance(value, str) else bytes(value)


def _read(text: str) -> Any:
    return json.loads(text)
