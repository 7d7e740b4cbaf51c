"""What every value of the wire can do. The values themselves are in `timebank.wire`."""

from __future__ import annotations

import datetime
import json
import os
from collections.abc import Mapping
from typing import Any, ClassVar, Self, dataclass_transform

from timebank._codecs import Fields, register
from timebank._plain import number_class
from timebank.errors import TimebankError, input_error
from timebank.time import moment, written


@dataclass_transform(frozen_default=True, eq_default=True)
class Value:
    """A value of the wire: frozen, comparable, hashable, picklable, and shown so that it can be pasted back."""

    __slots__ = ()

    _wire_: ClassVar[Fields] = {}

    def __init_subclass__(cls) -> None:
        # The values of this package stand in its own modules; what others derive from them is theirs.
        if cls.__module__.startswith("timebank.wire."):
            register(cls.__name__, cls)

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
            other = "nothing" if created is None else f"{created.kind} {created.number}"
            member = created is not None and (kind, created.kind) == ("account", "member")
            help = f"`bank.reach({created.number}).account` is the account they use" if created is not None and member else ""
            raise TimebankError("nothing-to-do", f"this created {other}, and no {kind}", {"what": f"no {kind} was created"}, help)
        return number_class(kind)(created.number)


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


class Degrees(Value):
    """A place, which is kept in millionths of a degree and said in degrees."""

    __slots__ = ()

    @classmethod
    def of(cls, latitude: float, longitude: float) -> Self:
        """The place at these degrees, as maps show them.

        Args:
            latitude: Degrees north, from -90 to 90; south is negative.
            longitude: Degrees east, from -180 to 180; west is negative.

        >>> from timebank.wire import Place
        >>> Place.of(53.5, -2.2)
        Place(latitude=53500000, longitude=-2200000)
        """
        kept = []
        for name, value, most in (("latitude", latitude, 90), ("longitude", longitude, 180)):
            try:
                degrees = float(value)
            except (TypeError, ValueError):
                degrees = float("nan")
            if not -most <= degrees <= most:
                shown = repr(value)[:40]
                raise input_error("wrong-type", f"`{shown}` is no {name}", shown, f"give degrees from {-most} to {most}, such as `53.5`")
            kept.append(round(degrees * 1_000_000))
        make: Any = cls
        made: Self = make(*kept)
        return made


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
