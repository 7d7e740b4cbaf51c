"""How each plain value is taken, written as JSON, read from JSON and shown: texts, numbers, days."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeAlias

from timebank import _timebank
from timebank.errors import InputError, input_error
from timebank.time import day, from_millis, minutes, moment, written

if TYPE_CHECKING:
    import uuid

#: 16 bytes: as bytes, a UUID (as text with or without hyphens), or 32 lower-case hexadecimal digits.
HexLike: TypeAlias = "str | bytes | uuid.UUID"


def _kind(value: object, what: str, help: str) -> InputError:
    try:
        shown = repr(value)[:60]
    except Exception:  # noqa: BLE001 - whatever an object does when it is shown, it is still of the wrong kind
        shown = type(value).__name__
    return input_error("wrong-type", f"`{shown}` is not {what}", shown, help)


class Codec:
    """One kind of value: how it is taken, written as JSON, read from JSON, and shown."""

    __slots__ = ()

    def take(self, value: Any) -> Any:
        """The value as it is kept."""
        return value

    def put(self, value: Any) -> Any:
        """The value as JSON has it."""
        return value

    def read(self, json: Any) -> Any:
        """The value from JSON."""
        return json

    def show(self, value: Any) -> str:
        """The value so that it can be pasted back."""
        return repr(value)


class Anything(Codec):
    """Whatever JSON can say."""


class Text(Codec):
    """A text."""

    def take(self, value: Any) -> Any:
        if not isinstance(value, str):
            raise _kind(value, "a text", "give a string")
        return value


class YesNo(Codec):
    """Yes or no."""

    def take(self, value: Any) -> Any:
        if not isinstance(value, bool):
            raise _kind(value, "yes or no", "give `True` or `False`")
        return value


class Whole(Codec):
    """A whole number within bounds."""

    __slots__ = ("least", "most")

    def __init__(self, least: int, most: int) -> None:
        self.least = least
        self.most = most

    def take(self, value: Any) -> Any:
        if isinstance(value, bool) or not hasattr(value, "__index__"):
            if isinstance(value, float) and value.is_integer():
                value = int(value)
            else:
                raise _kind(value, "a whole number", "give a whole number")
        number = int(value)
        if not self.least <= number <= self.most:
            raise input_error(
                "number-out-of-range",
                f"`{str(number)[:40]}` is out of range",
                str(number)[:40],
                f"give a number from {self.least} to {self.most}",
            )
        return number


#: The classes of numbers by what they number: `MemberId` by `member`.
_numbered: dict[str, type[int]] = {}


def number_class(kind: str) -> type[int]:
    """The class of the numbers of one kind."""
    try:
        return _numbered[kind]
    except KeyError:
        # Looked up when needed: that module is loaded after this one.
        name = kind.title().replace("_", "") + "Id"
        of: type[int] = getattr(import_module("timebank.wire.numbers"), name, int)
        _numbered[kind] = of
        return of


def numbers_what(value: object) -> str | None:
    """What a number is the number of, where its class says so: `member` for a `MemberId`."""
    of = type(value)
    if of is int or not isinstance(value, int) or of.__module__ != "timebank.wire.numbers":
        return None
    return of.__name__.removesuffix("Id").lower()


def said_of(value: object, kind: str) -> Any:
    """The number of a kind that something knows: an outcome, a row of an answer or of a table, a view. Nothing if it knows none."""
    if isinstance(value, Mapping):
        return value.get(kind)
    created = getattr(value, "created", None)
    if created is not None and hasattr(created, "number"):
        return created.number if created.kind == kind else None
    return getattr(value, kind, None)


class Id(Codec):
    """The number of one thing of a kind, from the number or from what knows it: an outcome, a row of an answer, a view."""

    __slots__ = ("kind",)

    def __init__(self, kind: str) -> None:
        self.kind = kind

    def take(self, value: Any) -> Any:
        of = number_class(self.kind)
        if type(value) is of:
            return value
        if type(value) is not int:
            other = numbers_what(value)
            if other is not None:
                help = f"give the number of one {self.kind}, or the outcome that created it"
                raise input_error("wrong-type", f"`{value}` is the number of one {other}, and not of one {self.kind}", str(value), help)
            known = value if hasattr(type(value), "__index__") or isinstance(value, float) else said_of(value, self.kind)
            if isinstance(known, bool) or not (hasattr(type(known), "__index__") or isinstance(known, float) and known.is_integer()):
                created = getattr(value, "created", None)
                if created is not None and hasattr(created, "number"):
                    shown = f"{created.kind} {created.number}"
                    help = f"give the outcome that created the {self.kind}, or its number"
                    raise input_error("wrong-type", f"this created {shown}, and no {self.kind}", shown, help)
                help = f"give the number of one {self.kind}, or the outcome that created it"
                raise _kind(value, f"the number of one {self.kind}", help)
            value = int(known)
        if not 1 <= value <= 4294967295:
            shown = str(value)[:40]
            raise input_error("number-out-of-range", f"`{shown}` is out of range", shown, "numbers are handed out by the bank, from 1")
        return of(value)

    def read(self, json: Any) -> Any:
        return number_class(self.kind)(json)


class FigureOf(Codec):
    """A number of at most ten decimals."""

    def take(self, value: Any) -> Any:
        if isinstance(value, bool) or not isinstance(value, int | float) or value != value or abs(value) == float("inf"):
            raise _kind(value, "a number", "give a finite number")
        return round(float(value), 10)


class MinutesOf(Codec):
    """Minutes."""

    def take(self, value: Any) -> Any:
        return value if type(value) is int and abs(value) < 2**53 else minutes(value)


class Day(Codec):
    """A date."""

    def take(self, value: Any) -> Any:
        return value if type(value) is datetime.date else day(value)

    def put(self, value: Any) -> Any:
        return value.isoformat()

    def read(self, json: Any) -> Any:
        return datetime.date.fromisoformat(json)

    def show(self, value: Any) -> str:
        return repr(value.isoformat())


class Moment(Codec):
    """A moment."""

    def take(self, value: Any) -> Any:
        if type(value) is datetime.datetime and value.tzinfo is datetime.UTC and value.microsecond % 1000 == 0:
            return value
        return moment(value)

    def put(self, value: Any) -> Any:
        return written(value)

    def read(self, json: Any) -> Any:
        return from_millis(_timebank.instant_ms(json))

    def show(self, value: Any) -> str:
        return repr(written(value))


class Hex(Codec):
    """Bytes, written in hexadecimal."""

    __slots__ = ("size",)

    def __init__(self, size: int) -> None:
        self.size = size

    def take(self, value: Any) -> Any:
        if isinstance(value, (bytes, bytearray)):
            value = value.hex()
        elif type(value).__module__ == "uuid":
            value = value.hex
        elif self.size == 16 and isinstance(value, str) and [len(one) for one in value.split("-")] == [8, 4, 4, 4, 12]:
            value = value.replace("-", "").lower()
        if not isinstance(value, str) or len(value) != 2 * self.size or not set(value) <= set("0123456789abcdef"):
            raise input_error(
                "not-hex",
                f"`{str(value)[:40]}` is not {self.size} bytes in lower-case hexadecimal",
                str(value)[:40],
                "give a UUID, 16 bytes, or 32 hexadecimal digits" if self.size == 16 else f"give {self.size} bytes, or two hexadecimal digits for each",
            )
        return value


class Word(Codec):
    """One word of a closed list."""

    __slots__ = ("words",)

    def __init__(self, *words: str) -> None:
        self.words = words

    def take(self, value: Any) -> Any:
        if not isinstance(value, str) or value not in self.words:
            known = ", ".join(f"`{word}`" for word in self.words)
            raise _kind(value, "a word that is known here", f"say {known}")
        return value


class WordOrWhole(Codec):
    """One word of a closed list, or a whole number."""

    __slots__ = ("whole", "word")

    def __init__(self, word: Word, whole: Codec) -> None:
        self.word = word
        self.whole = whole

    def take(self, value: Any) -> Any:
        return self.word.take(value) if isinstance(value, str) else self.whole.take(value)


ACTOR = WordOrWhole(Word("host", "time"), Id("member"))
SENDER = WordOrWhole(Word("host"), Id("member"))
VIEWER = WordOrWhole(Word("host", "auditor"), Id("member"))
