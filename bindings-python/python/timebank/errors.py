"""Exceptions raised for refused commands and invalid input."""

from __future__ import annotations

import json
from functools import cache
from typing import Any, Literal

from timebank import _timebank

#: Error codes of the Python layer, for input rejected before it reaches the core.
OWN_CODES: dict[str, str] = {
    "clock-out-of-years": "the computer's clock stands outside the years 1 to 9999",
    "bad-text": "a text has half of a character in it",
    "closed": "a bank was used after its file was closed",
    "journal-taken": "records of a journal were handed out, and only the host has them all",
    "files-refused": "another system's files do not fit",
    "column-twice": "a table has two columns of one name",
    "missing-field": "a mapping lacks a field",
    "unknown-field": "a mapping has an unknown field",
    "minutes-missing": "`minutes` is missing",
    "name-unknown": "nobody has that name",
    "naive-datetime": "a datetime does not say in which time zone it is",
    "not-a-table": "something is no arrow table, or one that was put together wrongly",
    "not-picklable": "something holds a file or a table and cannot be pickled",
    "table-refused": "rows of a table do not fit",
    "several-found": "a name is that of several",
    "unknown-column": "a table has an unknown column",
    "wrong-type": "a value has the wrong type",
}


#: What kinds of errors there are.
ErrorKind = Literal["bad-input", "not-found", "refused", "needs-approval", "conflict", "internal"]


class TimebankError(Exception):
    """A command, query or file was refused; nothing was changed.

    ``code`` is stable and meant for programs, ``message`` is a sentence for people, ``details`` holds what the message
    speaks of as values, and ``help`` says what would have been accepted.

    >>> import timebank as tb
    >>> try:
    ...     tb.minutes("an hour or so")
    ... except tb.TimebankError as error:
    ...     print(error.code, "-", error.help)
    not-minutes - write `90`, `1h30`, `1:30` or `1.5h`
    """

    code: str
    """A slug that stays, such as ``limit-reached``. All are listed by `timebank.error_catalogue`."""
    message: str
    """One sentence."""
    details: dict[str, Any]
    """What the sentence speaks of."""
    help: str
    """What would be accepted, or what to do."""

    def __init__(self, code: str, message: str, details: dict[str, Any] | None = None, help: str = "") -> None:
        # All four are arguments of the exception: that is what pickling gives back to this method.
        super().__init__(code, message, details or {}, help)
        self.code = code
        self.message = message
        self.details = details or {}
        self.help = help
        if help:
            # A traceback shows what would be accepted below what was refused.
            self.add_note(f"help: {help}")

    def __str__(self) -> str:
        return f"{self.message} [{self.code}]"

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and isinstance(other, TimebankError) and self.args == other.args

    def __hash__(self) -> int:
        return hash((type(self), self.code, self.message))

    @classmethod
    def from_json(cls, text: str) -> TimebankError:
        """Makes the exception from an error of the core as JSON, whose names are those of the attributes."""
        return cls(**json.loads(text))

    @property
    def kind(self) -> ErrorKind:
        """What kind of error it is, for a program that does not know the code: ``"bad-input"``, ``"not-found"``, ``"refused"``,
        ``"needs-approval"``, ``"conflict"``, or ``"internal"`` when the store, the journal or the library is at fault."""
        kind: ErrorKind = _catalogued().get(self.code, {}).get("kind", "bad-input")
        return kind

    @property
    def retryable(self) -> bool:
        """Whether retrying the same command may succeed."""
        return bool(_catalogued().get(self.code, {}).get("retryable", False))


@cache
def _catalogued() -> dict[str, dict[str, Any]]:
    """The errors of the core by their codes; codes of this package are all of the input."""
    return {entry["code"]: entry for entry in json.loads(_timebank.error_catalogue())}


class InputError(TimebankError, ValueError):
    """A value was refused before it reached the bank. It is a ``ValueError`` as well."""

    path: str
    """Where it stands in the mapping that was given, such as ``activities[0].name``. Only there."""
    plain: str
    """The sentence without the path."""


def input_error(code: str, message: str, given: str, help: str) -> InputError:
    """The exception for a value that was refused before it reached the bank."""
    return InputError(code, message, {"given": given} if given else {}, help)
