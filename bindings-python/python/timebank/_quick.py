"""The usual answer to `record`, put together without looking at every part of it again: the core just made them."""

from __future__ import annotations

from typing import Any

from timebank.wire.commands import Created, Outcome

_new = object.__new__
_outcome_class: Any = Outcome
_created_class: Any = Created
# Frozen values have no way in but the descriptors of their slots.
_seq = _outcome_class.seq.__set__
_records = _outcome_class.records.__set__
_created = _outcome_class.created.__set__
_kind = _created_class.kind.__set__
_number = _created_class.number.__set__


def recorded(seq: int, records: int, exchange: int) -> Outcome:
    """The outcome of a command that recorded one exchange and had nothing else to say."""
    created = _new(Created)
    _kind(created, "exchange")
    _number(created, exchange)
    outcome = _new(Outcome)
    _seq(outcome, seq)
    _records(outcome, records)
    _created(outcome, created)
    return outcome
