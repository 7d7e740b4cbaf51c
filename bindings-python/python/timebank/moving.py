"""Banks where they are kept: opened, copied, verified."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from timebank import _timebank, wire
from timebank import _wire as _w
from timebank._naming import clock, whole_minutes
from timebank._progress import bytes_read
from timebank._written import Json, as_bytes
from timebank._forgetting import forget_jsonl, members_forgotten
from timebank._keeping import Recovered, Traces
from timebank.bank import TimeBank
from timebank.errors import TimebankError

_MEMBER = _w.Id("member")

__all__ = ["Moved", "Recovered", "Traces", "copy_bank", "error_catalogue", "forget_jsonl", "members_forgotten", "open_bank", "terms", "verify"]

if TYPE_CHECKING:
    import datetime

    from timebank.asking import ActivityRef, MemberRef, Progress, StartLike, WhoRef
    from timebank.time import DayLike, MinutesLike, MomentLike
    from timebank.wire import Charter, Expense, GroupRule, Payer, Setting, Start, Terms, Verified
    from timebank.wire.numbers import ListingRef, PairingRef


def open_bank(
    path: str | os.PathLike[str],
    *,
    bank: str | None = None,
    charter: Charter | Mapping[str, Any] | str | bytes | None = None,
    at: MomentLike | None = None,
    read_only: bool = False,
    clock: Callable[[], MomentLike] | None = None,
) -> TimeBank:
    """Opens a bank where it is kept: see `TimeBank.open`, which this is."""
    return TimeBank.open(path, bank=bank, charter=charter, at=at, read_only=read_only, clock=clock)


class Moved(NamedTuple):
    """What `copy_bank` moved."""

    #: Where the journal stands, there as here.
    head: str
    #: The head of the last record that had been deleted with a closed period; nothing when the journal is whole.
    start: str | None
    #: How many records were written.
    records: int


def copy_bank(
    source: str | os.PathLike[str],
    target: str | os.PathLike[str],
    *,
    bank: str | None = None,
    target_bank: str | None = None,
) -> Moved:
    """Copies a bank to a place where there is nothing yet: the same records, byte for byte, and so the same head.

    What is read is verified first, and what was written is opened and compared afterwards. The source stays as it is: keep it until
    you trust the new place, and then delete it, as it holds everybody's data. Have nobody write to it meanwhile.

    Args:
        source: A file or an address, as `open_bank` takes it.
        target: Where to, in the same way.
        bank: Which one, in a database that keeps many; ``"bank"`` when left out.
        target_bank: What it is called there; as in the source when left out.

    Raises:
        TimebankError: `conflict` when there is a bank already; `not-founded` when there is nothing to move; the first fault of what
            is read.

    >>> import tempfile, os
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     old, new = (os.path.join(folder, name) for name in ("bank.jsonl", "community.db"))
    ...     with open_bank(old, charter={"name": "Harpurbrook"}) as bank:
    ...         head = bank.head
    ...     copy_bank(old, new).head == head
    True
    """
    target_bank = bank if target_bank is None else target_bank
    here, there = os.fspath(source), os.fspath(target)
    in_databases = _timebank.is_database(here), _timebank.is_database(there)
    # A journal in a file has no name for its bank.
    first = (here, bank if in_databases[0] else None, in_databases[0])
    second = (there, target_bank if in_databases[1] else None, in_databases[1])
    return Moved(*_timebank.copy_bank(first, second))


def verify(
    journal: bytes | str,
    *,
    head: str | None = None,
    audience: Literal["host", "broker", "auditor"] | None = None,
    progress: Progress = False,
) -> Verified:
    """Checks the chain of a journal and says where it is broken, if it is.

    Args:
        journal: The journal, or what a reader was given of it.
        head: Where the journal stood, as `TimeBank.head` said and as it was kept elsewhere: against it any change shows.
        audience: For whom it was made. Without it the first line is believed; a journal without one is a host's, in which no
            personal part may be withheld.
        progress: ``True`` for a bar, or a callable told the bytes read.

    >>> bank = TimeBank("Harpurbrook")
    >>> journal = bank.to_jsonl()
    >>> verify(journal).fault is None
    True
    >>> verify(journal.replace(b"Harpur", b"Carter")).fault.seq
    1
    """
    written = as_bytes(journal)
    if not written.strip():
        raise TimebankError("not-founded", "there is no journal here to verify", {}, "give the bytes of `to_jsonl`, or of a file")
    expected: Json = {} if audience is None else {"audience": audience}
    if head is not None:
        seq, _, hash = str(head).partition(":")
        expected["head"] = {"seq": int(seq) if seq.isdecimal() else seq, "hash": hash}
    with bytes_read("verifying", len(written), progress) as told:
        return wire.Verified.from_json(_timebank.verify_jsonl(written, _w.text_of(expected), told))


def error_catalogue() -> list[Json]:
    """Every error there is, with its code, the form of its sentence, and help."""
    catalogue: list[Json] = json.loads(_timebank.error_catalogue())
    return catalogue


def _people(who: Any) -> Any:
    """Those on one side, by their numbers."""
    if isinstance(who, Mapping):
        return {_MEMBER.take(member): whole_minutes(own) for member, own in who.items()}
    if isinstance(who, Iterable) and not isinstance(who, str) and not hasattr(type(who), "member"):
        return [_MEMBER.take(member) for member in who]
    return _MEMBER.take(who)


def terms(
    gave: WhoRef | None = None,
    received: WhoRef | None = None,
    minutes: MinutesLike | None = None,
    *,
    on: DayLike,
    together: WhoRef | None = None,
    start: StartLike | None = None,
    activity: ActivityRef | None = None,
    visitors: int | None = None,
    payer: Payer | MemberRef | Literal["receivers", "pot", "nobody"] | None = None,
    group: GroupRule | None = None,
    setting: Setting | None = None,
    listing: ListingRef | None = None,
    pairing: PairingRef | None = None,
    estimated: bool | None = None,
    brokered: bool | None = None,
    facilitation: MinutesLike | None = None,
    expenses: Iterable[Expense] | None = None,
) -> Terms:
    """Makes the terms of an exchange, for `record_batch`. No bank is asked: names and codes are not looked up.

    `record_batch` also takes mappings such as ``{"gave": "Ana", "received": "Ben", "minutes": 60, "on": "2026-03-01"}``, and looks
    names up.

    Args:
        gave: Who gave time: one member, by number or as `admit` answered, several, or a mapping from members to minutes of their
            own.
        received: Who received it.
        minutes: How long, in minutes: `90`, `"1h30"` or a `timedelta`.
        on: The local date. A date, or text such as `"2026-03-01"`.
        together: Who did it alongside the others.
        start: When it begins: `"10:00+01:00"`, with 0 for an offset that is left out, an aware datetime on that day, or a `Start`.
        activity: What is done.
        visitors: Visitors without a name who received, by count.
        payer: Whose credit pays: a member, `"pot"` or `"nobody"`; the receivers by default.
        group: How credit is shared; the charter's rule by default.
        setting: Where it happens.
        listing: The offer or request it came from.
        pairing: The pairing of a programme it belongs to.
        estimated: Whether the minutes are an estimate.
        brokered: Whether a broker brought it about.
        facilitation: Minutes of facilitation, apart from those given and received.
        expenses: Money owed beside it, in the smallest unit of money.

    >>> terms(1, 2, "1h", on="2026-03-01").parts[1].side
    'received'
    """
    given: dict[str, Any] = {name: value for name, value in locals().items() if value is not None}
    for name in ("minutes", "facilitation"):
        given[name] = whole_minutes(given.get(name))
    for side in ("gave", "received", "together"):
        if side in given:
            given[side] = _people(given[side])
    if isinstance(start, str):
        minute, ahead = clock(start)
        given["start"] = wire.Start(minute=minute, offset=ahead or 0)
    given = {name: value for name, value in given.items() if value is not None}
    return wire.Terms.from_json(_timebank.terms_json(**given))
