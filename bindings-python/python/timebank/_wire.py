"""How values of the wire are made, read, written and shown. The values themselves are in `timebank.wire`."""

from __future__ import annotations

import datetime
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Self, TypeAlias, TypeVar, overload

from typing import dataclass_transform

from timebank import _timebank
from timebank._frames import Framed, Frames
from timebank.errors import InputError, TimebankError, input_error
from timebank.time import day, from_millis, moment, written

if TYPE_CHECKING:
    import uuid

V = TypeVar("V")
K = TypeVar("K")

#: 16 bytes: as bytes, a UUID, or 32 hexadecimal digits.
HexLike: TypeAlias = "str | bytes | uuid.UUID"


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


class Id(Codec):
    """The number of one thing of a kind, from the number or from what knows it: an outcome, a row of an answer, a view."""

    __slots__ = ("kind",)

    def __init__(self, kind: str) -> None:
        self.kind = kind

    def take(self, value: Any) -> Any:
        if type(value) is not int:
            known = value if hasattr(type(value), "__index__") else getattr(value, self.kind, value)
            if isinstance(known, bool) or not (hasattr(type(known), "__index__") or isinstance(known, float) and known.is_integer()):
                help = f"give the number of one {self.kind}, or the outcome that created it"
                raise _kind(value, f"the number of one {self.kind}", help)
            value = int(known)
        if not 1 <= value <= 4294967295:
            shown = str(value)[:40]
            raise input_error("number-out-of-range", f"`{shown}` is out of range", shown, "numbers are handed out by the bank, from 1")
        return value


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
        if isinstance(value, (bytes, bytearray)):
            value = value.hex()
        elif type(value).__module__ == "uuid":
            value = value.hex
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

    def __init__(self, word: Word, whole: Codec) -> None:
        self.word = word
        self.whole = whole

    def take(self, value: Any) -> Any:
        return self.word.take(value) if isinstance(value, str) else self.whole.take(value)


ACTOR = WordOrWhole(Word("host", "time"), Id("member"))
SENDER = WordOrWhole(Word("host"), Id("member"))
VIEWER = WordOrWhole(Word("host", "auditor"), Id("member"))


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


#: The values there are, by name, as their modules are loaded.
_known: dict[str, type[Value]] = {}
#: The module of each name, and how the classes of a union are told apart: `timebank.wire` says so.
_places: dict[str, str] = {}
_unions: dict[str, tuple[str, dict[str, str]]] = {}


def learn(places: dict[str, str], unions: dict[str, tuple[str, dict[str, str]]]) -> None:
    """Takes over where each value stands. Modules are loaded by name when a value is first needed."""
    _places.update(places)
    _unions.update(unions)


def found(name: str) -> Any:
    """What stands under a name in its module; nothing when there is no such name."""
    place = _places.get(name)
    return None if place is None else getattr(import_module(f"timebank.wire.{place}"), name)


def _class(name: str) -> type[Value]:
    # Looked up when needed: values name one another, and most are never used.
    known = _known.get(name)
    if known is None:
        known = _known[name] = found(name)
    return known


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


class Union(Codec):
    """A value of one of several classes, told apart by a word in the JSON."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name

    def _word(self, value: Any) -> str | None:
        name = type(value).__name__
        return next((word for word, known in _unions[self.name][1].items() if known == name), None)

    def take(self, value: Any) -> Any:
        if not isinstance(value, Value) or self._word(value) is None:
            raise _kind(value, "one of what is known here", f"give one of {', '.join(_unions[self.name][1].values())}")
        return value

    def put(self, value: Any) -> Any:
        return {_unions[self.name][0]: self._word(value), **value.to_json()}

    def read(self, json: Any) -> Any:
        tag, classes = _unions[self.name]
        rest = {key: one for key, one in json.items() if key != tag}
        return _class(classes[json[tag]])._read(rest)


class Listed(Codec):
    """A list of values of one class, read as rows that data frames take."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name

    def take(self, value: Any) -> Any:
        return Rows(Many(Of(self.name)).take(value), _class(self.name))

    def put(self, value: Any) -> Any:
        return [one.to_json() for one in value]

    def read(self, json: Any) -> Any:
        of = _class(self.name)
        return Rows((of._read(one) for one in json), of)


TEXT = Text()
YES_NO = YesNo()
MINUTES = MinutesOf()
FIGURE = FigureOf()
DAY = Day()
MOMENT = Moment()
ANYTHING = Anything()

class LeftOut:
    """What a field is when it is left out, read from JSON when first needed."""

    __slots__ = ("_codec", "_made", "_text")

    def __init__(self, codec: Codec, text: str) -> None:
        self._codec = codec
        self._text = text
        self._made: Any = None

    def make(self) -> Any:
        """The value."""
        if self._made is None:
            self._made = self._codec.read(json.loads(self._text))
        return self._made


class Empty(LeftOut):
    """A value of a class with nothing said."""

    __slots__ = ()

    def __init__(self, name: str) -> None:
        super().__init__(Of(name), "{}")


#: A mapping with nothing in it.
NOTHING: FrozenMap[Any, Any] = FrozenMap()


class Field:
    """A field: its name in JSON, its kind, whether it has to be there, and what it is when left out."""

    __slots__ = ("_default", "codec", "required", "wire")

    def __init__(self, wire: str, codec: Codec, required: bool = False, default: Any = None) -> None:
        self.wire = wire
        self.codec = codec
        self.required = required
        self._default = default

    @property
    def default(self) -> Any:
        """What it is when left out."""
        return self._default.make() if isinstance(self._default, LeftOut) else self._default


Fields: TypeAlias = Mapping[str, Field]


@dataclass_transform(frozen_default=True, eq_default=True)
class Value:
    """A value of the wire: frozen, comparable, hashable, picklable, and shown so that it can be pasted back."""

    __slots__ = ()

    _wire_: ClassVar[Fields] = {}

    def __init_subclass__(cls) -> None:
        # The values of this package stand in its own modules; what others derive from them is theirs.
        if cls.__module__.startswith("timebank.wire."):
            _known[cls.__name__] = cls

    def _keep(self, values: tuple[Any, ...]) -> None:
        put = object.__setattr__
        for (name, field), value in zip(self._wire_.items(), values, strict=True):
            if value is None and not field.required:
                put(self, name, field.default)
            else:
                put(self, name, field.codec.take(value))

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a `{type(self).__name__}` does not change: `replace({name}=…)` gives another")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"a `{type(self).__name__}` does not change")

    def _values(self) -> tuple[Any, ...]:
        return tuple(getattr(self, name) for name in self._wire_)

    def __eq__(self, other: object) -> bool:
        return self._values() == other._values() if type(other) is type(self) and isinstance(other, Value) else NotImplemented

    def __hash__(self) -> int:
        return hash((type(self).__name__, self._values()))

    def __reduce__(self) -> tuple[Any, ...]:
        return _again, (type(self), self._values())

    @classmethod
    def _about(cls, name: str) -> str:
        """What a field means: its line in the documentation of the class."""
        lines = (line.strip() for line in (cls.__doc__ or "").splitlines())
        return next((line.partition(": ")[2] for line in lines if line.startswith(f"{name}: ")), "")

    def to_json(self) -> dict[str, Any]:
        """The value as JSON has it: a dictionary. What is as it would be when left out is left out."""
        told: dict[str, Any] = {}
        for name, field in self._wire_.items():
            value = getattr(self, name)
            if field.required or value != field.default:
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

    __replace__ = replace

    def __repr__(self) -> str:
        shown = []
        for name, field in self._wire_.items():
            value = getattr(self, name)
            if field.required or value != field.default:
                text = "None" if value is None else field.codec.show(value)
                shown.append(f"{name}={text}")
        return f"{type(self).__name__}({', '.join(shown)})"

    def _repr_html_(self) -> str:
        from timebank import _html

        return _html.value(self)


def _again(of: type[Value], values: tuple[Any, ...]) -> Value:
    """A value from what its fields were: how pickles come back."""
    value = object.__new__(of)
    for name, one in zip(of._wire_, values, strict=True):
        object.__setattr__(value, name, one)
    return value


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


_RARE: dict[str, Any] = {"awaiting": (), "beyond": (), "flagged": (), "shortfalls": (), "repeated": False}


class Created(Value):
    """The number of what a command created: ``bank.admit("Ana").member``."""

    __slots__ = ()

    def __getattr__(self, name: str) -> Any:
        # What is rarely there is not set at all in the answer to an ordinary `record`: setting it would take longer than the rest.
        try:
            return _RARE[name]
        except KeyError:
            raise AttributeError(f"an outcome has no `{name}`") from None

    def _created(self, kind: str) -> int:
        created: Any = getattr(self, "created", None)
        if created is None or created.kind != kind:
            message = f"there is nothing to do: no {kind} was created"
            raise TimebankError("nothing-to-do", message, {"what": f"no {kind} was created"}, "leave the command out")
        number: int = created.number
        return number


class Tabled(Framed, Value):
    """An answer with one list of rows in it, which data frames take as a table."""

    __slots__ = ()

    def _native_table(self) -> _timebank.NativeTable:
        rows: Rows[Any] = next(value for value in self._values() if isinstance(value, Rows))
        return rows._native_table()


class Document(Value):
    """A value with a document in it, to be shown and saved."""

    __slots__ = ()

    def save(self, path: str | os.PathLike[str]) -> None:
        """Writes the document to a file, in UTF-8.

        Args:
            path: Where to; what is there is replaced.

        Raises:
            TimebankError: `nothing-to-do` when it was made without a `format`, and so has no document.
        """
        document: str | None = getattr(self, "document", None)
        if document is None:
            raise TimebankError("nothing-to-do", "there is no document to save", {"what": "no document"}, "ask for it with a `format`")
        with open(path, "w", encoding="utf-8", newline="\n") as file:
            file.write(document)


class Rows(Frames, Generic[V]):
    """A list of answers, each a value; and a table: data frames of every kind take it, with a column for each field.

    >>> import timebank as tb
    >>> lines = tb.examples.harpurbrook().participation()
    >>> lines[0].exchanges, lines["exchanges"]
    (3, [3])
    """

    # Not a tuple, nor called a sequence: data frames would take it for a list of objects, and never ask for its columns.
    __slots__ = ("_of", "_rows")

    def __init__(self, values: Iterable[V], of: type[Value]) -> None:
        self._rows = tuple(values)
        self._of = of

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[V]:
        return iter(self._rows)

    def __contains__(self, value: object) -> bool:
        return value in self._rows

    @overload
    def __getitem__(self, which: str) -> list[Any]: ...
    @overload
    def __getitem__(self, which: slice) -> Rows[V]: ...
    @overload
    def __getitem__(self, which: int) -> V: ...
    def __getitem__(self, which: Any) -> Any:
        if isinstance(which, str):
            return self.column(which)
        found = self._rows[which]
        return Rows(found, self._of) if isinstance(which, slice) else found

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Rows):
            return self._rows == other._rows
        return self._rows == tuple(other) if isinstance(other, (tuple, list)) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._rows)

    def __repr__(self) -> str:
        return repr(list(self._rows))

    def __reduce__(self) -> tuple[Any, ...]:
        return Rows, (self._rows, self._of)

    def _native_table(self) -> _timebank.NativeTable:
        name = self._of.__name__
        return _timebank.table_of(name, (self._of.__doc__ or name).partition("\n")[0], _columns(self._of, self))


#: The kind of an Arrow column for each codec; anything else is written as text.
_KINDS: dict[type[Codec], str] = {
    Whole: "whole",
    Id: "whole",
    MinutesOf: "whole",
    FigureOf: "number",
    YesNo: "yes",
    Day: "day",
    Moment: "moment",
}


def _columns(of: type[Value], rows: Iterable[Any], before: str = "") -> list[tuple[str, str, str, str | None, list[Any]]]:
    """The fields of values as columns. A value within gets columns of its own: a person is a number and a name."""
    columns: list[tuple[str, str, str, str | None, list[Any]]] = []
    rows = list(rows)
    for name, field in of._wire_.items():
        codec = field.codec.of if isinstance(field.codec, Maybe) else field.codec
        values = [None if row is None else getattr(row, name) for row in rows]
        if isinstance(codec, Of) and issubclass(_class(codec.name), Value) and not issubclass(_class(codec.name), Keyed):
            columns += _columns(_class(codec.name), values, f"{before}{name}_")
            continue
        kind = _KINDS.get(type(codec), "text")
        if kind == "text":
            values = [None if value is None else _as_text(value) for value in values]
        columns.append((before + name, kind, of._about(name), "minutes" if isinstance(codec, MinutesOf) else None, values))
    return columns


def _as_text(value: Any) -> str:
    if isinstance(value, tuple):
        return "; ".join(_as_text(one) for one in value)
    if isinstance(value, Value):
        known = getattr(value, "name", None) or getattr(value, "text", None)
        return str(known) if known else repr(value)
    return str(value)


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
