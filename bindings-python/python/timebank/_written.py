"""Commands and charters in the form of the wire, from whatever is given for them."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from timebank import _wire as _w
from timebank import wire
from timebank.errors import input_error
from timebank.time import moment, now

if TYPE_CHECKING:
    from timebank._wire import HexLike
    from timebank.time import DayLike, MomentLike

#: A JSON object as Python reads it.
Json: TypeAlias = dict[str, Any]

#: A command, question or such in the form of the wire: as a value, a mapping, or already written.
JsonInput: TypeAlias = "_w.Value | Mapping[str, Any] | str | bytes"


def _told(text: str | bytes | bytearray) -> Json | None:
    """A charter as JSON, or a community's name. Nothing for what the core has to read as a command, or to refuse as none."""
    try:
        written = text if isinstance(text, str) else bytes(text).decode()
        # JSON of a charter or a command begins with a brace; a name does not.
        told: Json = json.loads(written) if written.lstrip().startswith("{") else {"name": written}
    except (ValueError, RecursionError):
        return None
    return None if "do" in told else told


def founding(
    charter: Any,
    at: MomentLike | None,
    key: HexLike | None,
    bank: HexLike | None = None,
    decided_on: DayLike | None = None,
) -> bytes:
    if isinstance(charter, wire.Command):
        charter = charter.to_json()
    if isinstance(charter, (str, bytes, bytearray)):
        told = _told(charter)
        if told is None:
            return as_bytes(charter)
        charter = told
    if isinstance(charter, Mapping) and "do" in charter:
        return _w.text_of(dict(charter))
    if not isinstance(charter, (wire.Charter, Mapping)):
        raise input_error("wrong-type", f"`{charter!r:.60}` is not a charter", repr(charter)[:60], "give a `Charter` or a name")
    # A mapping is read as the value is: a fault says where it stands, and limits may be written as `"-10h"`.
    rules = _w.Of("Charter").take(charter).to_json()
    do: Json = {"type": "create", "bank": _w.Hex(16).take(os.urandom(16) if bank is None else bank), "charter": rules}
    if decided_on is not None:
        do["decidedOn"] = _w.DAY.put(_w.DAY.take(decided_on))
    written: Json = {"at": _w.MOMENT.put(now() if at is None else moment(at)), "by": "host", "do": do}
    if key is not None:
        written["key"] = _w.Hex(16).take(key)
    return _w.text_of(written)


def is_personal(action: Any) -> bool:
    """Whether something in a command is about a person, so that a salt is needed to bind it."""
    for name in ("note", "words", "notes", "parts", "profile", "secret"):
        value = getattr(action, name, None)
        if value is not None and value != () and value != (wire.Profile() if name == "profile" else None):
            return True
    return False


def written(value: JsonInput) -> bytes:
    if isinstance(value, (str, bytes, bytearray, memoryview)):
        return as_bytes(value)
    return _w.text_of(value.to_json() if isinstance(value, _w.Value) else value)


def written_all(values: Sequence[JsonInput] | str | bytes) -> bytes:
    if isinstance(values, (str, bytes)):
        return as_bytes(values)
    return b"[" + b",".join(written(value) for value in values) + b"]"


def as_bytes(value: str | bytes | bytearray | memoryview) -> bytes:
    if not isinstance(value, str):
        return bytes(value)
    try:
        return value.encode()
    except UnicodeEncodeError:
        help = "decode the text with the encoding it was written in"
        raise input_error("bad-text", "the text has half of a character in it", "a lone surrogate", help) from None


