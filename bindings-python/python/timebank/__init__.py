"""Time banks: people help one another, and an hour is an hour, whoever gives it.

The unit of time and credit is the minute, a whole number; hours appear only when shown or parsed. Words, events and answers are
the same in Rust, Python and JavaScript, and the same commands give the same journal in all three, byte for byte.

>>> import timebank as tb
>>> bank = tb.TimeBank("Harpurbrook", at="2026-03-01T10:00:00Z")
>>> with bank.as_of("2026-03-02"):
...     ana, ben = bank.admit("Ana", phone="0161 496 0100"), bank.admit("Ben")
...     exchange = bank.record(ana, ben, "1h30", on="2026-03-02").exchange
>>> bank.why(ana, ben, "2026-03-03").answer
'allowed'
>>> bank.statement("Ana").words
'1 h 30 min given more so far'
>>> bank.exchanges().to_polars()["minutes_given"].sum()
90

Here are the names that are written daily. All values are in `timebank.wire`, and a topic is loaded when it is first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from timebank._timebank import __version__
from timebank.bank import TimeBank
from timebank.errors import InputError, TimebankError

if TYPE_CHECKING:
    from timebank import bridge, errors, examples, interchange, laboratory, matching, moving, tables, time, wire
    from timebank._wire import FrozenMap, Rows
    from timebank.asking import ActivityLike, MemberLike, Who
    from timebank.interchange import FilesRefused
    from timebank.moving import copy_bank, error_catalogue, open_bank, terms, verify
    from timebank.tables import Recorded, Table, TableRefused, events
    from timebank.time import hours, in_words, minutes
    from timebank.view import View
    from timebank.wire import (
        AccountId,
        Activity,
        ActivityId,
        Charter,
        ExchangeId,
        Limits,
        ListingId,
        MemberId,
        Outcome,
        Place,
        Profile,
        Programme,
        Statement,
        Tags,
        Terms,
        Verdict,
    )

    open = open_bank

_MODULES = ("bridge", "errors", "examples", "interchange", "laboratory", "matching", "moving", "tables", "time", "wire")
_PLACES = {
    "asking": ("ActivityLike", "MemberLike", "Who"),
    "_wire": ("FrozenMap", "Rows"),
    "interchange": ("FilesRefused",),
    "moving": ("copy_bank", "error_catalogue", "terms", "verify"),
    "tables": ("Recorded", "Table", "TableRefused", "events"),
    "time": ("hours", "in_words", "minutes"),
    "view": ("View",),
    "wire": (
        "AccountId",
        "Activity",
        "ActivityId",
        "Charter",
        "ExchangeId",
        "Limits",
        "ListingId",
        "MemberId",
        "Outcome",
        "Place",
        "Profile",
        "Programme",
        "Statement",
        "Tags",
        "Terms",
        "Verdict",
    ),
}
_PLACE_OF = {name: place for place, names in _PLACES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name in _MODULES:
        return import_module(f"timebank.{name}")
    if name == "open":
        found = import_module("timebank.moving").open_bank
    elif name in _PLACE_OF:
        found = getattr(import_module(f"timebank.{_PLACE_OF[name]}"), name)
    else:
        if name == "Refused":
            raise AttributeError("module `timebank` has no `Refused`. What is refused raises `timebank.TimebankError`.")
        known = " It is a value: write `timebank.wire." + name + "`." if name in import_module("timebank.wire").__all__ else ""
        raise AttributeError(f"module `timebank` has no `{name}`.{known}")
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return [*__all__, "open"]


# `open` is not among them: nobody wants the `open` of Python replaced by a star.
__all__ = [
    "AccountId",
    "Activity",
    "ActivityId",
    "ActivityLike",
    "Charter",
    "ExchangeId",
    "FilesRefused",
    "FrozenMap",
    "InputError",
    "Limits",
    "ListingId",
    "MemberId",
    "MemberLike",
    "Outcome",
    "Place",
    "Profile",
    "Programme",
    "Recorded",
    "Rows",
    "Statement",
    "Table",
    "TableRefused",
    "Tags",
    "Terms",
    "TimeBank",
    "TimebankError",
    "Verdict",
    "View",
    "Who",
    "__version__",
    "bridge",
    "copy_bank",
    "error_catalogue",
    "errors",
    "events",
    "examples",
    "hours",
    "in_words",
    "interchange",
    "laboratory",
    "matching",
    "minutes",
    "moving",
    "tables",
    "terms",
    "time",
    "verify",
    "wire",
]
