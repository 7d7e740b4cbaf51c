"""How values of the wire are made, read, written and shown. The values themselves are in `timebank.wire`."""

from __future__ import annotations

import datetime
import json
import sys
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import MISSING, fields
from typing import Any, ClassVar, Generic, NamedTuple, Self, TypeVar

from timebank import _timebank
from timebank.errors import InputError, TimebankError, input_error
from timebank.time import day, from_millis, moment, written

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


class FigureOf(Codec):
    """A number of at most ten decimals."""

    def take(self, value: Any) -> Any:
        if isinstance(value, bool) or not isinstance(value, int | float) or value != value or abs(value) == float("inf"):
            raise _kind(value, "a number", "give a finite number")
        return round(float(value), 10)


class MinutesOf(Codec):
    """Minutes."""

    def take(self, value: Any) -> Any:
        return value if type(value) is int and abs(value) < 2**53 else _timebank.minutes(value)


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
        if isinstance(value, uuid.UUID):
            value = value.hex
        elif isinstance(value, (bytes, bytearray)):
            value = value.hex()
        if not isinstance(value, str) or len(value) != 2 * self.size or not set(value) <= set("0123456789abcdef"):
            raise input_error(
                "not-hex",
                f"`{str(value)[:40]}` is not {self.size} bytes in lower-case hexadecimal",
                str(value)[:40],
                f"give {self.size} bytes, or two hexadecimal digits for each",
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

    def __init__(self, word: Word, whole: Whole) -> None:
        self.word = word
        self.whole = whole

    def take(self, value: Any) -> Any:
        return self.word.take(value) if isinstance(value, str) else self.whole.take(value)


ACTOR = WordOrWhole(Word("host", "time"), Whole(1, 4294967295))
SENDER = WordOrWhole(Word("host"), Whole(1, 4294967295))
VIEWER = WordOrWhole(Word("host", "auditor"), Whole(1, 4294967295))


class Maybe(Codec):
    """Something, or nothing."""

    __slots__ = ("of",)

    def __init__(self, of: Codec) -> None:
        self.of = of

    def take(self, value: Any) -> Any:
        return None if value is None else self.of.take(value)

    def put(self, value: Any) -> Any:
        return None if value is None else self.of.put(value)

    def read(self, json: Any) -> Any:
        return None if json is None else self.of.read(json)

    def show(self, value: Any) -> str:
        return "None" if value is None else self.of.show(value)


class Many(Codec):
    """A list, kept as a tuple."""

    __slots__ = ("of",)

    def __init__(self, of: Codec) -> None:
        self.of = of

    def take(self, value: Any) -> Any:
        if isinstance(value, (str, bytes, Mapping)):
            raise _kind(value, "a list", "give a list, even of one")
        try:
            return tuple(self.of.take(one) for one in value)
        except TypeError:
            raise _kind(value, "a list", "give a list, even of one") from None

    def put(self, value: Any) -> Any:
        return [self.of.put(one) for one in value]

    def read(self, json: Any) -> Any:
        return tuple(self.of.read(one) for one in json)

    def show(self, value: Any) -> str:
        return "[" + ", ".join(self.of.show(one) for one in value) + "]"


class Pairs(Codec):
    """A mapping, from texts or numbers."""

    __slots__ = ("key", "of")

    def __init__(self, of: Codec, key: Callable[[Any], Any] = str) -> None:
        self.of = of
        self.key = key

    def take(self, value: Any) -> Any:
        if not isinstance(value, Mapping):
            raise _kind(value, "a mapping", "give a dictionary")
        return FrozenMap({self.key(key): self.of.take(one) for key, one in value.items()})

    def put(self, value: Any) -> Any:
        return {str(key): self.of.put(one) for key, one in value.items()}

    def read(self, json: Any) -> Any:
        return FrozenMap({self.key(key): self.of.read(one) for key, one in json.items()})

    def show(self, value: Any) -> str:
        return "{" + ", ".join(f"{key!r}: {self.of.show(one)}" for key, one in value.items()) + "}"


def _class(name: str) -> type[Value]:
    # Looked up when needed: values name one another in circles.
    found: type[Value] = getattr(sys.modules["timebank.wire"], name)
    return found


class Of(Codec):
    """A value of a class of `timebank.wire`."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name

    def take(self, value: Any) -> Any:
        if not isinstance(value, _class(self.name)):
            raise _kind(value, f"a `{self.name}`", f"give `{self.name}(…)`")
        return value

    def put(self, value: Any) -> Any:
        return value.to_json()

    def read(self, json: Any) -> Any:
        return _class(self.name)._read(json)


class OneOf(Codec):
    """A value of one of several classes, told apart by a word in the JSON."""

    __slots__ = ("by_class", "classes", "tag")

    def __init__(self, tag: str, classes: Mapping[str, str]) -> None:
        self.tag = tag
        self.classes = classes
        self.by_class = {name: word for word, name in classes.items()}

    def take(self, value: Any) -> Any:
        if type(value).__name__ not in self.by_class or not isinstance(value, Value):
            raise _kind(value, "one of what is known here", f"give one of {', '.join(self.by_class)}")
        return value

    def put(self, value: Any) -> Any:
        return {self.tag: self.by_class[type(value).__name__], **value.to_json()}

    def read(self, json: Any) -> Any:
        rest = {key: one for key, one in json.items() if key != self.tag}
        return _class(self.classes[json[self.tag]])._read(rest)


TEXT = Text()
YES_NO = YesNo()
MINUTES = MinutesOf()
FIGURE = FigureOf()
DAY = Day()
MOMENT = Moment()
ANYTHING = Anything()

class Field(NamedTuple):
    """A field: its name in JSON, its kind, and whether it has to be there."""

    wire: str
    codec: Codec
    required: bool = False


Fields = Mapping[str, Field]


class Value:
    """A value of the wire: frozen, comparable, hashable, picklable, and shown so that it can be pasted back."""

    __slots__ = ()

    _wire_: ClassVar[Fields] = {}

    def __post_init__(self) -> None:
        for name, field in self._wire_.items():
            value = getattr(self, name)
            if value is None and not field.required:
                continue
            taken = field.codec.take(value)
            if taken is not value:
                object.__setattr__(self, name, taken)

    def to_json(self) -> dict[str, Any]:
        """The value as JSON has it: a dictionary. What is as it would be when left out is left out."""
        told: dict[str, Any] = {}
        defaults = _defaults(type(self))
        for name, field in self._wire_.items():
            value = getattr(self, name)
            if field.required or value != defaults.get(name):
                told[field.wire] = field.codec.put(value)
        return told

    @classmethod
    def from_json(cls, source: Mapping[str, Any] | str | bytes) -> Self:
        """The value from JSON: a dictionary, or its text."""
        try:
            told = json.loads(source) if isinstance(source, (str, bytes)) else source
            return cls._read(told)
        except (KeyError, TypeError, AttributeError, ValueError, RecursionError) as fault:
            if isinstance(fault, TimebankError):
                raise
            raise input_error("bad-json", f"this is no `{cls.__name__}`: {fault}", "", "check it against the schema") from fault

    @classmethod
    def _read(cls, told: Mapping[str, Any]) -> Self:
        known = {}
        wire = cls._wire_
        for name, field in wire.items():
            if field.wire in told:
                known[name] = field.codec.read(told[field.wire])
        if len(known) < len(told):
            strange = set(told) - {field.wire for field in wire.values()}
            if strange:
                raise TypeError(f"nothing is known of `{sorted(strange)[0]}`")
        return cls(**known)

    def replace(self, **changes: Any) -> Self:
        """The same with some fields changed."""
        return type(self)(**({name: getattr(self, name) for name in self._wire_} | changes))

    def __repr__(self) -> str:
        defaults = _defaults(type(self))
        shown = []
        for name, field in self._wire_.items():
            value = getattr(self, name)
            if field.required or value != defaults.get(name):
                text = "None" if value is None else field.codec.show(value)
                shown.append(f"{name}={text}")
        return f"{type(self).__name__}({', '.join(shown)})"

    def _repr_html_(self) -> str:
        from timebank import _html

        return _html.value(self)


class Keyed(Value):
    """A value that is one name with one number: ``{"member": 3}``."""

    __slots__ = ()

    kind: Any
    number: int

    def to_json(self) -> dict[str, Any]:
        return {self.kind: self.number}

    @classmethod
    def _read(cls, told: Mapping[str, Any]) -> Self:
        ((kind, number),) = told.items()
        make: Any = cls
        made: Self = make(kind, number)
        return made


_DEFAULTS: dict[type, dict[str, Any]] = {}


def _defaults(of: Any) -> dict[str, Any]:
    """What each field is when it is left out."""
    known = _DEFAULTS.get(of)
    if known is None:
        known = {}
        for field in fields(of):
            if field.default_factory is not MISSING:
                known[field.name] = field.default_factory()
            elif field.default is not MISSING:
                known[field.name] = field.default
        _DEFAULTS[of] = known
    return known


def left_out(codec: Codec, text: str) -> Callable[[], Any]:
    """Makes the value a field has when it is left out, from JSON."""
    made: list[Any] = []

    def make() -> Any:
        if not made:
            made.append(codec.read(json.loads(text)))
        return made[0]

    return make


def default(name: str) -> Callable[[], Any]:
    """Makes a value of a class with nothing said."""
    return lambda: _class(name)()


def text_of(value: Any) -> bytes:
    """JSON of a dictionary or list, as bytes."""
    try:
        # `NaN` and `Infinity` are no JSON, though Python writes them unless told otherwise.
        return json.dumps(value, default=_plain, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()
    except UnicodeEncodeError:
        raise input_error(
            "bad-text",
            "the text has half of a character in it",
            "a lone surrogate",
            "decode the text with the encoding it was written in",
        ) from None
    except RecursionError:
        help = "take it apart; nothing the bank takes is as deep"
        raise input_error("bad-json", "the value is nested too deeply for JSON", "", help) from None
    except ValueError as fault:
        # Numbers that are none, and values that contain themselves.
        raise input_error("bad-json", f"the value cannot be written as JSON: {fault}", "", "check it against the schema") from None


def _plain(value: object) -> Any:
    if isinstance(value, Value):
        return value.to_json()
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, datetime.datetime):
        return written(moment(value))
    if isinstance(value, datetime.date):
        return value.isoformat()
    raise TypeError(f"`{type(value).__name__}` has no place in JSON")
