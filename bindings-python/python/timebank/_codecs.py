"""How values made of others are taken, written as JSON, read from JSON and shown; and where they stand."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, TypeAlias

from timebank._frozen import FrozenMap
from timebank._plain import Anything, Codec, Day, FigureOf, MinutesOf, Moment, Text, Whole, YesNo, _kind
from timebank.errors import InputError, input_error


def _is_missing(value: Any) -> bool:
    """Whether this is what data frames write for a whole number that is not there: pandas has two ways."""
    return isinstance(value, float) and value != value or type(value).__name__ == "NAType"


class Maybe(Codec):
    """Something, or nothing."""

    __slots__ = ("of",)

    def __init__(self, of: Codec) -> None:
        self.of = of

    def take(self, value: Any) -> Any:
        if value is None or type(self.of) is Whole and _is_missing(value):
            return None
        return self.of.take(value)

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
        taken: list[Any] = []
        try:
            for one in value:
                taken.append(self.of.take(one))
        except InputError as fault:
            raise at_place(fault, f"[{len(taken)}]") from None
        except TypeError:
            raise _kind(value, "a list", "give a list, even of one") from None
        return tuple(taken)

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
_known: dict[str, Any] = {}
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


def register(name: str, of: Any) -> None:
    """Takes over a class of values as its module is loaded."""
    _known[name] = of


def class_of(name: str) -> Any:
    """The class of a value, whose module is loaded if it has to be."""
    # Looked up when needed: values name one another, and most are never used.
    known = _known.get(name)
    if known is None:
        known = _known[name] = found(name)
    return known


#: Values that have a short form, and what reads it.
_SHORT = {"Availability": ("_hours", "availability")}


def at_place(fault: InputError, step: str) -> InputError:
    """The same fault, which knows where it is within the mapping or the list that was given."""
    rest: str = getattr(fault, "path", "")
    fault.path = step + ("." if rest and not rest.startswith("[") else "") + rest
    return fault


def from_mapping(of: Any, value: Mapping[Any, Any]) -> Any:
    """A value of a class from a mapping of its fields, by their names in Python or on the wire. A fault says where it is."""
    names = {field.wire: name for name, field in of._wire_.items()}
    taken: dict[str, Any] = {}
    for key, one in value.items():
        name = key if key in of._wire_ else names.get(key)
        if name is None:
            from difflib import get_close_matches

            near = get_close_matches(str(key), of._wire_, 1)
            help = f"did you mean `{near[0]}`?" if near else f"it has {', '.join(f'`{known}`' for known in of._wire_)}"
            raise placed(input_error("unknown-field", f"`{of.__name__}` has no field `{key!s:.40}`", str(key)[:40], help), str(key)[:40])
        if one is not None or of._wire_[name].required:
            try:
                taken[name] = of._wire_[name].codec.take(one)
            except InputError as fault:
                raise placed(fault, str(key)) from None
    for name, field in of._wire_.items():
        if field.required and name not in taken:
            help = f"give `{name}`: {of._about(name) or 'it has no default'}"
            raise placed(input_error("missing-field", f"`{of.__name__}` lacks `{name}`", name, help), name)
    return of(**taken)


def placed(fault: InputError, step: str) -> InputError:
    """The fault with the path of its field in its message and its details."""
    plain: str = getattr(fault, "plain", fault.message)
    path = at_place(fault, step).path
    placed = InputError(fault.code, f"`{path}`: {plain}", {**fault.details, "path": path}, fault.help)
    placed.path, placed.plain = path, plain
    return placed


class Of(Codec):
    """A value of a class of `timebank.wire`."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name

    def class_for(self, _value: Mapping[Any, Any]) -> Any:
        """The class of a value that is given as a mapping of its fields."""
        return class_of(self.name)

    def take(self, value: Any) -> Any:
        of = class_of(self.name)
        if isinstance(value, of):
            return value
        if isinstance(value, Mapping):
            return from_mapping(of, value)
        short = _SHORT.get(self.name)
        if short is not None:
            return getattr(import_module(f"timebank.{short[0]}"), short[1])(value)
        a = "an" if self.name[0] in "AEIOU" else "a"
        raise _kind(value, f"{a} `{self.name}`", f"give `{self.name}(…)`, or a mapping of its fields")

    def put(self, value: Any) -> Any:
        return value.to_json()

    def read(self, json: Any) -> Any:
        return class_of(self.name)._read(json)


class Union(Codec):
    """A value of one of several classes, told apart by a word in the JSON."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name

    def _word(self, value: Any) -> str | None:
        name = type(value).__name__
        return next((word for word, known in _unions[self.name][1].items() if known == name), None)

    def class_for(self, value: Mapping[Any, Any]) -> Any:
        """The class of a value that is given as a mapping; nothing where the mapping does not say which."""
        tag, classes = _unions[self.name]
        word = value.get(tag)
        return class_of(classes[word]) if isinstance(word, str) and word in classes else None

    def take(self, value: Any) -> Any:
        if isinstance(value, Mapping):
            tag, classes = _unions[self.name]
            if value.get(tag) not in classes:
                raise _kind(value.get(tag), f"a `{tag}` that is known here", f"say {', '.join(f'`{word}`' for word in classes)}")
            return from_mapping(class_of(classes[value[tag]]), {key: one for key, one in value.items() if key != tag})
        if self._word(value) is None:
            raise _kind(value, "one of what is known here", f"give one of {', '.join(_unions[self.name][1].values())}")
        return value

    def put(self, value: Any) -> Any:
        return {_unions[self.name][0]: self._word(value), **value.to_json()}

    def read(self, json: Any) -> Any:
        tag, classes = _unions[self.name]
        rest = {key: one for key, one in json.items() if key != tag}
        return class_of(classes[json[tag]])._read(rest)


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
