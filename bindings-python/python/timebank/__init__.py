"""Time banks: people help one another, and an hour is an hour, whoever gives it.

The unit of time and credit is the minute, a whole number; hours appear only when shown or parsed. Words, events and answers are
the same in Rust, Python and JavaScript, and the same commands give the same journal in all three, byte for byte.

>>> import timebank as tb
>>> bank = tb.TimeBank("Harpurbrook", at="2026-03-01T10:00:00Z")
>>> ana = bank.admit(profile=tb.Profile(name="Ana"), at="2026-03-01T10:00:00Z").member
>>> ben = bank.admit(profile=tb.Profile(name="Ben"), at="2026-03-01T10:00:00Z").member
>>> bank.why(giver=ana, receiver=ben, on="2026-03-02").answer
'allowed'
>>> bank.record(on="2026-03-02", gave=ana, received=ben, minutes="1h30", at="2026-03-02T18:00:00Z").exchange
1
>>> bank.statement(member=ana).words
'1 h 30 min given more so far'
>>> bank.exchanges().to_polars()["minutes_given"].sum()
90
"""

from timebank import bridge, errors, examples, interchange, laboratory, matching, tables, time, wire
from timebank._timebank import __version__
from timebank.bank import Decision, Moved, RanAhead, Recovered, TimeBank, Traces, copy_bank, error_catalogue, open_bank, terms, verify
from timebank.errors import FilesRefused, InputError, TableRefused, TimebankError
from timebank.tables import Column, Recorded, Table, events
from timebank.time import hours, in_words, minutes
from timebank.view import View
from timebank.wire import *

__all__ = [
    "Column",
    "Decision",
    "FilesRefused",
    "InputError",
    "Moved",
    "RanAhead",
    "Recorded",
    "Recovered",
    "Table",
    "TableRefused",
    "TimeBank",
    "TimebankError",
    "Traces",
    "View",
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
    "open_bank",
    "tables",
    "terms",
    "time",
    "verify",
    "wire",
]
__all__ += wire.__all__

#: `tb.open(...)`, which is `open_bank`. It is not in ``__all__``: nobody wants the ``open`` of Python replaced by a star.
open = open_bank
