"""A time bank."""

from __future__ import annotations

import datetime
import json
import os
import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Self, TypeAlias

from timebank import _html, _timebank, wire
from timebank import _wire as _w
from timebank._methods import Methods
from timebank._progress import bytes_read, rows_read
from timebank.asking import HexLike
from timebank.errors import FilesRefused, TableRefused, input_error
from timebank.tables import Recorded, Table
from timebank.time import DayLike, MinutesLike, MomentLike, from_millis, moment, now
from timebank.wire import (
    ActivityId,
    BatchId,
    Behaviour,
    Charter,
    Command,
    ExchangeId,
    FileMapping,
    Grouping,
    HoursBy,
    Imported,
    ImportOptions,
    MemberId,
    Outcome,
    Plan,
    PlanFor,
    Policy,
    Query,
    Ran,
    Reader,
    Terms,
    Verified,
    WhatIf,
    WhatIfAnswer,
)

if TYPE_CHECKING:
    from timebank.matching import Progress
    from timebank.plot import Plots
    from timebank.view import View

#: A JSON object as Python reads it.
Json: TypeAlias = dict[str, Any]

#: A command, question or such in the form of the wire: as a value, a mapping, or already written.
JsonInput: TypeAlias = _w.Value | Mapping[str, Any] | str | bytes


class Recovered(NamedTuple):
    """What was found at the end of a journal when it was opened: an append that was never whole, and so never acknowledged."""

    bytes: int
    """How many bytes were taken off."""
    records: int
    """How many whole records were among them."""
    kept_in: str | None
    """The file they are kept in; nothing when the journal was opened to be read only."""


class Traces(NamedTuple):
    """What is still there of a member who was to be forgotten."""

    records: tuple[int, ...]
    """Records that still have a personal part about the member."""
    in_snapshot: bool
    """Whether the snapshot still tells something about the member."""
    places: tuple[tuple[str, int], ...]
    """Where the bytes that were looked for still stand, and how often."""
    not_seen: tuple[str, ...]
    """What cannot be looked into, in one sentence each."""
    pending: tuple[str, ...] = ()
    """What the store has yet to do, and what holds it up. It tries again at later changes, openings and proofs."""

    @property
    def clean(self) -> bool:
        """Whether nothing was found, and nothing has yet to be done."""
        return not (self.records or self.in_snapshot or self.places or self.pending)


class Decision(NamedTuple):
    """What was decided, to be appended to a journal that stands at ``expected``."""

    expected: str
    """Where the journal has to stand."""
    records: bytes
    """The records to append, in JSON Lines: whole or not at all."""
    outcomes: tuple[Outcome, ...]
    """The answers, one for each command."""


class RanAhead(NamedTuple):
    """What came of a run of the laboratory."""

    ran: Ran
    """The figures."""
    bank: TimeBank
    """The bank; its records, from where the first one stood, wait to be drained."""


class TimeBank(Methods, _timebank.NativeBank):
    """One community's time bank.

    In memory, everything that happens to it is a record: take the new ones with `drain` and keep them. Opened from a file with
    `open`, it keeps them itself, each before it is answered. A refused command raises `TimebankError` and changes nothing.

    Its methods act and read for the host, who may do and see everything. For a person use `seen_by`, which gives a view that may
    do and see what they may.

    A bank may be used from several threads: calls take turns, and none holds up the interpreter.

    >>> import timebank as tb
    >>> bank = tb.TimeBank("Harpurbrook", at="2026-03-01T10:00:00Z")
    >>> ana = bank.admit(profile=tb.Profile(name="Ana"), at="2026-03-01T10:00:00Z").member
    >>> ben = bank.admit(profile=tb.Profile(name="Ben"), at="2026-03-01T10:00:00Z").member
    >>> bank.record(on="2026-03-01", gave=ana, received=ben, minutes="1h30", at="2026-03-01T18:00:00Z").exchange
    1
    >>> bank.balance(ana), bank.balance(ben)
    (90, -90)
    >>> bank.seen_by(ben).statement(member=ben).words
    '1 h 30 min received more so far'
    >>> journal = bank.drain()
    >>> tb.TimeBank.from_jsonl(journal) == bank
    True
    """

    recovered: Recovered | None = None
    """What was found torn at the end of the file when it was opened; nothing when it was whole."""

    def __new__(
        cls,
        charter: Charter | Mapping[str, Any] | str | bytes,
        *,
        at: MomentLike | None = None,
        key: HexLike | None = None,
        bank: HexLike | None = None,
        decided_on: DayLike | None = None,
    ) -> Self:
        """Creates a bank in memory: the same as `create`."""
        return cls.create(charter, at=at, key=key, bank=bank, decided_on=decided_on)

    def __init__(self, *_: object, **__: object) -> None:
        pass

    if not TYPE_CHECKING:
        # Straight to the core: its types and words stand with the other methods.
        record = _timebank.NativeBank._record

    # Making one ---------------------------------------------------------------------------------------------------

    @classmethod
    def create(
        cls,
        charter: Charter | JsonInput,
        *,
        at: MomentLike | None = None,
        key: HexLike | None = None,
        bank: HexLike | None = None,
        decided_on: DayLike | None = None,
    ) -> Self:
        """Creates a bank in memory under a charter.

        Args:
            charter: The community's rules: a `Charter`, one as JSON, or the community's name. Or the whole first command, and
                nothing else.
            at: When; now by default.
            key: The host's own number for the command.
            bank: The identity of the bank: 16 random bytes that no other bank has, drawn when left out.
            decided_on: The day the charter was decided on.

        Raises:
            TimebankError: The charter has faults; the details list all of them.

        >>> TimeBank.create("Harpurbrook").charter.name
        'Harpurbrook'
        """
        return cls._adopt(_native(cls, "create", _founding(charter, at, key, bank, decided_on)))

    @classmethod
    def from_jsonl(cls, journal: bytes | str, *, progress: bool = False) -> Self:
        """Rebuilds a bank from its journal: records in JSON Lines, as `drain` gave them. Every hash, link and rule is checked.

        Args:
            journal: The whole of it.
            progress: Whether to show how far it is, where tqdm is installed. Ctrl-C stops it in any case.
        """
        written = _bytes(journal)
        with bytes_read("reading the journal", len(written), progress) as told:
            return cls._adopt(_native(cls, "jsonl", written, told))

    @classmethod
    def from_snapshot(cls, snapshot: bytes) -> Self:
        """Rebuilds a bank from what `snapshot` gave."""
        return cls._adopt(_native(cls, "snapshot", bytes(snapshot)))

    @classmethod
    def open(
        cls,
        path: str | os.PathLike[str],
        *,
        bank: str | None = None,
        charter: Charter | Mapping[str, Any] | str | bytes | None = None,
        at: MomentLike | None = None,
        read_only: bool = False,
        clock: Callable[[], MomentLike] | None = None,
    ) -> Self:
        """Opens a bank where it is kept, and keeps it there from now on: what a command did lasts before it is answered.

        ``postgresql://…`` is a server; a file that ends in ``.db``, ``.sqlite`` or ``.sqlite3``, or is one already, is a database of
        SQLite; any other file is a journal in JSON Lines. To databases several processes may write at once: whoever comes second
        reads what was added and decides again. A journal in a file is locked against other writers until `close`, or the end of a
        ``with`` block; what a power cut left half-written at its end is taken off, kept beside it, and told in `recovered`.

        Where another process writes without a pause, `conflict` may be what is left after sixteen attempts: send the command again,
        with its ``key``.

        Every call lets other threads run: in asyncio, ``await asyncio.to_thread(bank.execute, command)``.

        Args:
            path: The file, or the address of the server. It is made when there is none, and the bank founded, if a charter is given.
            bank: Which one, in a database that keeps many; ``"bank"`` when left out.
            charter: The charter to found the bank under when there is none yet.
            at: When it is founded; now when left out.
            read_only: Whether only to look: takes no lock and changes nothing.
            clock: Returns the time now; the clock of this machine when left out. Commands from members get its time, and one of
                the host's that lies ahead of it is refused (`time-ahead`).

        Raises:
            TimebankError: `locked` when another writer has the file; `store-refused` when a database is not there, not ours, or
                does not let us in; whatever is wrong with what is kept, and where.

        >>> import tempfile, os
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     with TimeBank.open(os.path.join(folder, "community.db"), charter={"name": "Harpurbrook"}) as bank:
        ...         member = bank.admit().member
        ...     with TimeBank.open(os.path.join(folder, "community.db")) as bank:
        ...         bank.balance(member)
        0
        """
        founding = None if charter is None else _founding(charter, at, None)
        address = os.fspath(path)
        shown = None if clock is None else (lambda: _w.MOMENT.put(moment(clock())))
        if _timebank.is_database(address):
            return cls._adopt(cls._open_kept(address, bank, read_only, founding, shown))
        if bank is not None:
            raise input_error("wrong-type", "a journal in a file keeps one bank", bank, "leave `bank` out, or name a database")
        native, torn = cls._open_file(address, read_only, founding, shown)
        opened = cls._adopt(native)
        opened.recovered = None if torn is None else Recovered(torn[0], torn[1], None if torn[2] is None else str(torn[2]))
        return opened

    def retire(self, closing: int) -> str:
        """Deletes the records a closed period covers, personal parts and all, from the database the bank is kept in.

        Args:
            closing: The record that closed the period: the ``seq`` of what `close_period` answered.

        Returns:
            The head the journal begins after from then on. Keep it elsewhere: later verification starts from it.
        """
        return self._retire(closing)

    def verify_erased(self, member: MemberId | int, known: Iterable[bytes] = ()) -> Traces:
        """Looks for what should be gone of a member who was forgotten, in the database the bank is kept in.

        Args:
            member: Who was forgotten.
            known: Bytes to look for in the files themselves, such as a name that was kept aside.

        >>> import tempfile, os
        >>> from timebank import Profile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     with TimeBank.open(os.path.join(folder, "community.db"), charter={"name": "Harpurbrook"}) as bank:
        ...         ana = bank.admit(profile=Profile(name="Ana of the mill")).member
        ...         before = bank.verify_erased(ana, [b"Ana of the mill"]).clean
        ...         _ = bank.erase(member=ana)
        ...         before, bank.verify_erased(ana, [b"Ana of the mill"]).clean
        (False, True)
        """
        records, in_snapshot, places, not_seen, pending = self._verify_erased(member, [bytes(one) for one in known])
        return Traces(tuple(records), in_snapshot, tuple(places), tuple(not_seen), tuple(pending))

    def verify(self, known: str | None = None) -> str:
        """Reads and verifies every record where the bank is kept, in a file or a database, and returns the head.

        Opening a bank reads what its snapshot does not cover: damage before that shows here.

        Args:
            known: A head that was written down elsewhere. The journal has to have got at least so far, by the same records: a
                database that lost its last records in a crash or was overwritten by an older copy is whole in itself.

        Raises:
            TimebankError: `journal-shorter` when records that were there are missing; `store-damaged` with the first fault.

        >>> import tempfile, os
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     with TimeBank.open(os.path.join(folder, "community.db"), charter={"name": "Harpurbrook"}) as bank:
        ...         written_down = bank.head
        ...         _ = bank.admit()
        ...         bank.verify(written_down) == bank.head
        True
        """
        return self._verify(known)

    def backup(self, path: str | os.PathLike[str]) -> None:
        """Copies the database of SQLite the bank is kept in, with all banks in it, while others go on writing.

        Args:
            path: Where to; there must be nothing yet.
        """
        self._backup(os.fspath(path))

    @classmethod
    def _adopt(cls, native: _timebank.NativeBank) -> Self:
        """A native bank as one of this class."""
        if isinstance(native, cls):
            return native
        bank: Self = _native(cls, "empty", b"")  # type: ignore[assignment]
        bank._take_from(native)
        return bank

    def save(self, path: str | os.PathLike[str] | None = None) -> None:
        """Keeps the bank so that it opens fast.

        A bank kept in a file or a database has a snapshot put beside its journal. A bank in memory is written to a file as a
        snapshot, to be rebuilt with `from_snapshot`; its records are kept with `drain`, and only they can be verified.

        Args:
            path: Where to, for a bank in memory.
        """
        if path is None:
            self._save_snapshot()
            return
        part = f"{os.fspath(path)}.new"
        with open(part, "wb") as file:
            file.write(self.snapshot())
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
        if os.name == "posix":
            # Without this the old name may be back after a power cut.
            folder = os.open(os.path.dirname(os.path.abspath(part)), os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)

    # Changing it --------------------------------------------------------------------------------------------------

    def execute(self, command: JsonInput) -> Outcome:
        """Executes one command and returns its outcome. Methods such as `admit` and `record` only make a command and execute it.

        >>> import timebank as tb
        >>> bank = tb.TimeBank("Harpurbrook", at="2026-03-01T10:00:00Z")
        >>> bank.execute(tb.Command(at="2026-03-01T10:00:00Z", by="host", do=tb.Admit(kind="organisation"))).member
        1
        """
        return Outcome.from_json(super()._execute(_written(command)))

    def execute_all(self, commands: Sequence[JsonInput] | str | bytes) -> tuple[Outcome, ...]:
        """Executes commands in order, all of them or none, and returns what each was answered."""
        return _outcomes(super()._execute_all(_written_all(commands)))

    def decide(self, commands: JsonInput | Sequence[JsonInput]) -> Decision:
        """Decides a command, or several, and changes nothing. Append the records, and then `apply` them.

        For hosts that keep the journal themselves and never want memory to be ahead of it.
        """
        one = isinstance(commands, (_w.Value, Mapping, str, bytes))
        expected, records, outcomes = super()._decide(_written_all([commands] if one else commands))  # type: ignore[list-item,arg-type]
        return Decision(expected, records, _outcomes(outcomes))

    def apply(self, records: bytes | str) -> tuple[Outcome, ...]:
        """Applies records in JSON Lines, of a decision or of another writer; everything they can prove is checked again."""
        return _outcomes(super()._apply(_bytes(records)))

    def drain(self) -> bytes:
        """The records made since the last call, in JSON Lines, for the host to append to its journal. A bank kept in a file has
        none: they are there already."""
        return super()._drain_jsonl()

    def record_table(
        self,
        source: object,
        *,
        columns: Mapping[str, str | None] | None = None,
        members: str | Mapping[str, MemberId] | None = None,
        minutes: MinutesLike | None = None,
        activity: ActivityId | None = None,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberId = "host",
        unit: str | None = None,
        dates: str | None = None,
        decimal_comma: bool = False,
        people_separator: str = ";",
        faulty_rows: str = "refuse",
        progress: bool = False,
    ) -> Recorded:
        """Records a whole table of past exchanges, all of it or nothing.

        The columns are ``on`` (dates), ``gave``, ``received``, ``together`` (numbers of members, lists of them, or texts that name
        them, several separated by ``;``, each with minutes of their own after a colon where they have some), ``minutes`` (numbers,
        durations, or texts such as ``1h30``, ``1:30``, ``90 mins``, ``1½ h``, ``45'``), and, where there are
        any, ``activity`` (codes or numbers), ``visitors``, ``setting``, ``payer``, ``estimated``, ``brokered``, ``facilitation``,
        ``note``, ``start`` (times of day, or texts such as ``14:30`` or ``14:30+01:00``, on the local clock), ``listing`` and ``pairing``
        (their numbers), ``expenses`` (``Ana:250; Ben:120``, in the smallest unit of money), and ``entered``: when each was written
        down, in the order of the table.

        Rows without ``entered`` are recorded as batches, which can be undone.

        Args:
            source: Any Arrow table: a polars or pandas data frame, a pyarrow table, a DuckDB relation, a `Table`.
            columns: What the table calls a column → what it is called here; ``None`` leaves it out.
            members: How texts name members: by which system's host codes, or a mapping; by their names when left out.
            minutes: How long, where the table does not say.
            activity: What was done, where the table does not say.
            at: When they are entered, where the table does not say; now when left out.
            by: The member who enters them; the host by default. `None` is refused.
            unit: What a bare number of the minutes counts: ``hours``, ``minutes`` or ``seconds``. When left out, the column's own name
                has to say it (``minutes``, ``Hours``); otherwise the table is refused with the code ``unit-not-said``, once.
            dates: The form of dates that are texts, in the letters of strftime (``%d/%m/%Y``); ISO 8601 when left out.
            decimal_comma: Whether a comma stands before the decimals; ``1,500`` is refused as ambiguous otherwise.
            people_separator: What separates several people in one cell.
            faulty_rows: ``"leave-out"`` records the other rows; those left out stand in ``faults`` of the answer.
            progress: Whether to show how far it is, where tqdm is installed. Ctrl-C stops it, and nothing was recorded.

        Raises:
            TableRefused: Some rows don't fit; its ``table`` says which, and why.

        >>> import polars as pl
        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> sheet = pl.DataFrame({"on": ["2026-03-07", "2026-03-08"], "gave": ["Ana", "Ben"], "received": ["Ben", "Ana"],
        ...                       "minutes": ["1h", "0:45"]})
        >>> bank.record_table(sheet, at="2026-03-10T09:00:00Z").rows
        2
        """
        renamed = {theirs: ours or "" for theirs, ours in (columns or {}).items()}
        named: dict[str, int] = dict(members) if isinstance(members, Mapping) else self._codes(members)
        try:
            total = len(source)  # type: ignore[arg-type]
        except TypeError:
            total = None
        common = {
            "minutes": minutes,
            "activity": activity,
            "at": at,
            "by": by,
            "salt": None,
            "unit": unit,
            "dates": dates,
            "decimal_comma": decimal_comma,
            "separator": people_separator,
            "faulty_rows": faulty_rows,
        }
        with rows_read("recording", total, progress) as told:
            recorded = super()._record_table(_typed(source), renamed, named, common, told)  # type: ignore[arg-type]
        faults = None if recorded.faults is None else Table(recorded.faults)
        if faults is not None and recorded.stopped:
            count = recorded.refused
            rows = f"{count:,} row{'s do' if count > 1 else ' does'} not fit, and none was recorded"
            refused = TableRefused("table-refused", rows, {"faults": faults.rows()}, "mend what `table` lists, and record the table again")
            refused.table = faults
            raise refused
        batches = tuple(BatchId(batch) for batch in recorded.batches)
        first = None if recorded.first is None else ExchangeId(recorded.first)
        last = None if recorded.last is None else ExchangeId(recorded.last)
        return Recorded(recorded.rows, first, last, batches, faults)

    def admit_table(
        self,
        source: object,
        *,
        columns: Mapping[str, str],
        system: str = "table",
        at: MomentLike | None = None,
        dates: str | None = None,
        unit: str | None = None,
        faulty_rows: str = "refuse",
    ) -> Imported:
        """Admits the members of a table, all of them or none. Files and tables are read by the same parser, with the same faults.

        Args:
            source: Any Arrow table: a polars or pandas data frame, a pyarrow table.
            columns: What the table calls a column → what it says: ``code``, ``name``, ``email``, ``phone``, ``kind``, ``status``,
                ``joined``, ``lowest``, ``highest``, ``language``, ``words``. Other columns are listed as lost.
            system: Under which name members keep the code they have there.
            at: When they are entered; now when left out.
            dates: The form of dates that are texts, in the letters of strftime; ISO 8601 when left out.
            unit: What bare numbers of limits count: ``hours``, ``minutes`` or ``seconds``.
            faulty_rows: ``"leave-out"`` admits the other rows; those left out stand in ``report.refused``.

        Raises:
            FilesRefused: Some rows don't fit; its ``report`` says which, and why. Nobody was admitted.

        >>> import polars as pl
        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> people = pl.DataFrame({"No": [71, 72], "Called": ["Maureen", "Dot"]})
        >>> admitted = bank.admit_table(people, columns={"No": "code", "Called": "name"}, at="2026-03-10T09:00:00Z")
        >>> sorted(admitted.members), admitted.report.files[0].taken
        (['71', '72'], 2)
        """
        fields: dict[str, list[str]] = {}
        for theirs, ours in columns.items():
            fields.setdefault(ours, []).append(theirs)
        table: dict[str, Any] = {"file": "*", "holds": "members", "columns": fields, "dates": [] if dates is None else [dates]}
        if unit is not None:
            table["unit"] = unit
        mapping = FileMapping.from_json({"name": system, "tables": [table]})
        options = ImportOptions(salt=secrets.token_bytes(16).hex(), mapping=mapping, faulty_rows=faulty_rows)  # type: ignore[arg-type]
        admitted, told = _timebank.admit_table(self, _typed(source), _w.text_of(options.to_json()), at)
        imported = Imported.from_json(told)
        if not admitted:
            count = imported.report.faults
            first = imported.report.refused[0].why if imported.report.refused else "the table cannot be read"
            raise FilesRefused("files-refused", f"nobody was admitted: {first}", {"faults": count}, "look at `report.refused`", imported.report)
        return imported

    # Asking it ----------------------------------------------------------------------------------------------------

    def seen_by(self, member: MemberId | int) -> View:
        """Returns the bank as a member may read it and act on it: all a web handler needs for a person.

        The view has every method of the bank that says who acts or reads, without ``by`` and ``viewer``. It holds no copy.

        Args:
            member: The member. `None` is refused, so that a lapsed session does not become the host.

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> ana, ben = tb.MemberId(1), tb.MemberId(2)
        >>> bank.seen_by(ana).statement(member=ana).words
        '15 min given more so far'
        >>> bank.seen_by(ana).statement(member=ben)
        Traceback (most recent call last):
        timebank.errors.TimebankError: this is not available; please ask the broker [ask-the-broker]
        """
        from timebank.view import View

        return View(self, member)

    def ask(
        self, question: Query | Mapping[str, Any] | str | bytes, *, viewer: Literal["host", "auditor"] | MemberId = "host"
    ) -> Any:
        """Answers a question in the form of the wire, with JSON as Python reads it. Each question has a method of its own, which
        gives a typed answer.

        Args:
            question: A value; or a mapping or text, which says its own ``viewer``.
            viewer: The member or auditor who reads, for a value; the host by default. `None` is refused.
        """
        return json.loads(self.ask_json(question, viewer=viewer))

    def ask_json(
        self, question: Query | Mapping[str, Any] | str | bytes, *, viewer: Literal["host", "auditor"] | MemberId = "host"
    ) -> bytes:
        """The same answer as the core wrote it: JSON whose bytes are the same in every language and on every machine, to be kept,
        compared or hashed.

        >>> import timebank as tb
        >>> tb.examples.harpurbrook().ask_json({"type": "balance", "viewer": "host", "member": 1})[:12]
        b'{"account":2'
        """
        viewer = _w.VIEWER.take(viewer)
        written = _asked(question, viewer) if isinstance(question, _w.Value) else _written(question)
        return super()._query(written).encode()

    def balance(self, member: MemberId) -> int:
        """A member's balance in minutes: given more so far when positive, received more so far when negative."""
        return self._balance_of(member)

    @property
    def charter(self) -> Charter:
        """The charter in force."""
        return Charter.from_json(self._charter_json())

    @property
    def last(self) -> datetime.datetime:
        """When the last command came."""
        return from_millis(self._last_at)

    def activity(self, code: str) -> ActivityId:
        """The number of an activity, by its code.

        Raises:
            TimebankError: There is no such activity.
        """
        found = self._activity_number(code)
        if found is None:
            known = ", ".join(f"`{one.code}`" for one in self.charter.activities[:20]) or "none yet"
            raise input_error("unknown-word", f"there is no activity `{code}`", code, f"the charter's activities are {known}")
        return ActivityId(found)

    def exchanges(self) -> Table:
        """One row for each exchange, in every state, as the host sees them."""
        return Table(self._table("exchanges"))

    def participations(self) -> Table:
        """One row for each participation in an exchange."""
        return Table(self._table("participations"))

    def members(self) -> Table:
        """One row for each member, with their balance and the service they gave and received. `find_members` searches."""
        return Table(self._table("members"))

    def listings(self) -> Table:
        """One row for each offer and request, closed ones included. `find_listings` searches."""
        return Table(self._table("listings"))

    def postings(self) -> Table:
        """One row for each posting of the ledger. Credit is not help: for that, see `participations`."""
        return Table(self._table("postings"))

    def transfers(self) -> Table:
        """One row for each transfer: credit that moved without an exchange."""
        return Table(self._table("transfers"))

    def events(self) -> Table:
        """One row for each record of the journal, for a bank kept in a file. `timebank.events` makes the same of any journal."""
        return Table(_timebank.events(self._journal_jsonl()))

    def pass_time(self, at: MomentLike | None = None) -> None:
        """Carries out what is due by now: proposals nobody answered expire, silence confirms, listings close.

        It happens by itself before every command. Call it before asking a bank that nobody may have written to for days.

        Args:
            at: By when, for a bank in memory; now when left out. A bank in a file or a database goes by its clock.

        Raises:
            TimebankError: `clock-jump` when nobody has written for so long that the host has to send `expire_due` first.
        """
        super()._pass_time(_w.MOMENT.put(now() if at is None else moment(at)))

    def balances_over_time(
        self, every: Literal["day", "week", "month", "year"] | None = None, *, entered: bool = False
    ) -> Table:
        """The balances of all accounts as they went, by the days entries count for.

        Args:
            every: At the end of each day, week (from Monday), month or year in which anything was posted; after each posting
                when left out.
            entered: Whether days are those of entry instead: what the books showed then.
        """
        return Table(super()._balances_over_time(every, entered))

    def hours_by(
        self,
        *each: Grouping,
        from_: DayLike | None = None,
        until: DayLike | None = None,
        entered: bool = False,
        viewer: Literal["host", "auditor"] | MemberId = "host",
    ) -> Table:
        """Minutes of service, summed up: from participations alone, never from credit.

        Args:
            each: What to sum up by: ``activity``, ``member``, and one of ``day``, ``week``, ``month``, ``year``.
            from_: First day of the exchanges that count.
            until: Last day of the exchanges that count.
            entered: Whether days are those of entry, and not those the exchanges count for.
            viewer: The member or auditor who reads; the host by default. For brokers. `None` is refused.

        >>> import timebank as tb
        >>> for row in tb.examples.harpurbrook().hours_by("activity", "month"):
        ...     print(row["period"], row["activity"], row["minutes_given"])
        2026-03-01 None 45
        2026-03-01 lift 150
        """
        question = HoursBy(each=each, from_=from_, until=until, entered=entered)  # type: ignore[arg-type]
        return Table(super()._hours_by(_w.text_of(question.to_json() | {"viewer": _w.VIEWER.take(viewer)})))

    @property
    def plot(self) -> Plots:
        """Pictures of the bank. Needs matplotlib: ``pip install timebank[plot]``."""
        from timebank.plot import Plots

        return Plots(self)

    # Handing it on ------------------------------------------------------------------------------------------------

    def redacted(self, reader: Reader) -> Self:
        """This bank as a broker or an auditor may hold it. A member gets `member_copy`: records hold what everybody did.

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> [row["name"] for row in bank.redacted(tb.AuditorReader()).members()]
        [None, None]
        """
        return self._adopt(self._copied(_w.text_of(_READER.put(reader))))

    def redact(self, journal: bytes | str, reader: Reader) -> bytes:
        """A journal of this bank in JSON Lines with everything withheld that is not for the reader. It still verifies."""
        return super()._redact_jsonl(_bytes(journal), _w.text_of(_READER.put(reader)))

    def copy(self) -> Self:
        """A copy in memory that goes its own way. Records not yet drained stay with the original."""
        return self._adopt(self._copied())

    __copy__ = copy

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return self.copy()

    def __reduce__(self) -> tuple[Any, tuple[bytes]]:
        if self.path is not None or self._in_database:
            help = "open it in the other process, or pickle `bank.copy()`"
            where = "a server" if self.path is None else str(self.path)
            raise input_error("not-picklable", "a bank that is kept somewhere is not pickled", where, help)
        return type(self).from_snapshot, (self.snapshot(),)

    def __eq__(self, other: object) -> bool:
        return self is other or self._same_as(other) if isinstance(other, TimeBank) else NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self.path is not None or self._in_database:
            self.close()

    def __repr__(self) -> str:
        if self.closed:
            return "<TimeBank, closed>"
        members, exchanges, _ = self._counts()
        return f"<TimeBank {self.charter.name!r} at {self.head}: {members} members, {exchanges} exchanges>"

    def _repr_html_(self) -> str:
        return _html.bank(self)

    # What the generated methods use -------------------------------------------------------------------------------

    def _do(self, action: type[Any], given: dict[str, Any], at: Any, by: Any, key: Any, salt: Any) -> Outcome:
        action = action(**{name: value for name, value in given.items() if value is not None})
        personal = _is_personal(action)
        if salt is None and personal:
            # A command that is sent again with its key is known by what it does: its salt may be another.
            salt = secrets.token_bytes(16)
        command = {"at": _w.MOMENT.put(now() if at is None else moment(at)), "by": _w.SENDER.take(by), "do": _ACTION.put(action)}
        if key is not None:
            command["key"] = _w.Hex(16).take(key)
        if salt is not None:
            command["salt"] = _w.Hex(16).take(salt)
        return Outcome.from_json(super()._execute(_w.text_of(command)))

    def plan_watched(
        self,
        question: PlanFor | None = None,
        *,
        progress: Progress | None = None,
        viewer: Literal["host", "auditor"] | MemberId = "host",
    ) -> Plan:
        """The plan of seven days, as `plan` gives it, under the eyes of whoever waits.

        It is made over a copy of the bank as it is now, which may be changed and asked meanwhile. Ctrl-C stops it, and raises.

        Args:
            question: What to plan, and for which days.
            progress: Called every million steps or so with the steps done. Where it gives ``False`` the best so far is returned.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        >>> bank = TimeBank("Harpurbrook")
        >>> bank.plan_watched(PlanFor(travel=30), progress=lambda steps: steps < 10**9).proposals
        ()
        """
        asked = PlanFor() if question is None else question
        given: Json = {name: value for name, value in asked.to_json().items() if name != "type"}
        given["viewer"] = _w.VIEWER.take(viewer)
        return Plan.from_json(super()._plan_watched(json.dumps(given).encode(), progress))

    def what_if_watched(
        self,
        question: WhatIf,
        *,
        progress: Progress | None = None,
        viewer: Literal["host", "auditor"] | MemberId = "host",
    ) -> WhatIfAnswer:
        """What might come of policies, as `what_if` answers, under the eyes of whoever waits.

        It is worked out over a copy of the bank as it is now, which may be changed and asked meanwhile. Ctrl-C stops it, and raises.

        Args:
            question: The policies and how long to run them.
            progress: Called after each week with how many were run, of weeks times seeds times policies. Where it gives ``False``
                the answer is of the seeds that were run under every policy.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        >>> import timebank as tb
        >>> question = tb.WhatIf(policies=[tb.Policy(name="as it is")], weeks=2, seeds=2)
        >>> tb.examples.harpurbrook().what_if_watched(question, progress=lambda weeks: weeks < 3).seeds
        1
        """
        given: Json = {name: value for name, value in question.to_json().items() if name != "type"}
        given["viewer"] = _w.VIEWER.take(viewer)
        return WhatIfAnswer.from_json(_timebank.what_if(self, _w.text_of(given), progress))

    def run_ahead(
        self,
        policy: Policy,
        *,
        behaviour: Behaviour | None = None,
        weeks: int = 52,
        seed: int = 1,
        progress: Progress | None = None,
    ) -> RanAhead:
        """One run of one policy under one seed, and the bank that came of it: every question may be asked of it.

        This bank is not touched. Ctrl-C stops the run, and raises.

        Args:
            policy: What would be other than it is.
            behaviour: How people are taken to behave.
            weeks: Weeks ahead, at most 520.
            seed: What chance is drawn from.
            progress: Called after each week with how many were run. Where it gives ``False`` the run is stopped, and nothing comes
                of it.

        Raises:
            TimebankError: The numbers do not fit, the policy has faults, or it was stopped.

        >>> import timebank as tb
        >>> ran, later = tb.examples.harpurbrook().run_ahead(tb.Policy(name="as it is"), weeks=4)
        >>> len(later.exchanges()) == 3 + ran.exchanges
        True
        """
        put = _w.text_of(policy.to_json()), _w.text_of((behaviour or Behaviour()).to_json())
        ran, later = _timebank.run_ahead(self, *put, weeks, seed, progress)
        return RanAhead(Ran.from_json(ran), TimeBank._adopt(later))

    def _ask(self, question: type[Any], given: dict[str, Any], answer: _w.Codec, viewer: Any) -> Any:
        asked = question(**{name: value for name, value in given.items() if value is not None})
        return answer.read(json.loads(super()._query(_asked(asked, _w.VIEWER.take(viewer)))))

    def _terms(self, terms: Terms | None, **given: Any) -> Terms:
        said = {name: value for name, value in given.items() if value is not None}
        if terms is None:
            return Terms.from_json(_timebank.terms_json(**said))
        if said:
            raise TypeError(f"give `terms` whole, or `{next(iter(said))}` and the rest, not both")
        return terms


_ACTION = wire.ACTION_UNION
_QUERY = wire.QUERY_UNION
_READER = wire.READER_UNION
_EMPTY = {"profile": wire.Profile()}


def terms(**given: Any) -> Terms:
    """The terms of an exchange from keywords, as `TimeBank.record` takes them.

    >>> terms(on="2026-03-01", gave=MemberId(1), received=MemberId(2), minutes="1h").parts[1].side
    'received'
    """
    return Terms.from_json(_timebank.terms_json(**given))


def verify(
    journal: bytes | str,
    *,
    head: str | None = None,
    audience: Literal["host", "broker", "auditor"] | None = None,
    progress: bool = False,
) -> Verified:
    """Checks the chain of a journal and says where it is broken, if it is.

    Args:
        journal: The journal, or what a reader was given of it.
        head: Where the journal stood, as `TimeBank.head` said and as it was kept elsewhere: against it any change shows.
        audience: For whom it was made. Without it the first line is believed; a journal without one is a host's, in which no
            personal part may be withheld.
        progress: Whether to show how far it is, where tqdm is installed.

    >>> bank = TimeBank("Harpurbrook")
    >>> journal = bank.drain()
    >>> verify(journal).fault is None
    True
    >>> verify(journal.replace(b"Harpur", b"Carter")).fault.seq
    1
    """
    written = _bytes(journal)
    expected: Json = {} if audience is None else {"audience": audience}
    if head is not None:
        seq, _, hash = str(head).partition(":")
        expected["head"] = {"seq": int(seq) if seq.isdecimal() else seq, "hash": hash}
    with bytes_read("verifying", len(written), progress) as told:
        return Verified.from_json(_timebank.verify_jsonl(written, _w.text_of(expected), told))


def error_catalogue() -> list[Json]:
    """Every error there is, with its code, the form of its sentence, and help."""
    catalogue: list[Json] = json.loads(_timebank.error_catalogue())
    return catalogue


def _native(cls: Any, source: str, data: bytes, progress: Any = None) -> _timebank.NativeBank:
    """Makes the native half of a bank. `TimeBank(...)` itself creates one."""
    return _timebank.NativeBank.__new__(cls, source, data, progress)


def _asked(question: Any, viewer: str | int) -> bytes:
    """A question as it is sent: its viewer beside its own fields."""
    return _w.text_of(_QUERY.put(question) | {"viewer": viewer})


def _told(text: str | bytes | bytearray) -> Json | None:
    """A charter as JSON, or a community's name. Nothing for what the core has to read as a command, or to refuse as none."""
    try:
        written = text if isinstance(text, str) else bytes(text).decode()
        # JSON of a charter or a command begins with a brace; a name does not.
        told: Json = json.loads(written) if written.lstrip().startswith("{") else {"name": written}
    except (ValueError, RecursionError):
        return None
    return None if "do" in told else told


def _founding(
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
            return _bytes(charter)
        charter = told
    if isinstance(charter, Mapping) and "do" in charter:
        return _w.text_of(dict(charter))
    if not isinstance(charter, (Charter, Mapping)):
        raise input_error("wrong-type", f"`{charter!r:.60}` is not a charter", repr(charter)[:60], "give a `Charter` or a name")
    rules = charter.to_json() if isinstance(charter, Charter) else dict(charter)
    do: Json = {"type": "create", "bank": _w.Hex(16).take(secrets.token_bytes(16) if bank is None else bank), "charter": rules}
    if decided_on is not None:
        do["decidedOn"] = _w.DAY.put(_w.DAY.take(decided_on))
    written: Json = {"at": _w.MOMENT.put(now() if at is None else moment(at)), "by": "host", "do": do}
    if key is not None:
        written["key"] = _w.Hex(16).take(key)
    return _w.text_of(written)


def _is_personal(action: Any) -> bool:
    """Whether something in a command is about a person, so that a salt is needed to bind it."""
    for name in ("note", "words", "parts", "profile"):
        value = getattr(action, name, None)
        if value is not None and value != () and value != _EMPTY.get(name):
            return True
    return False


def _written(value: JsonInput) -> bytes:
    if isinstance(value, (str, bytes, bytearray, memoryview)):
        return _bytes(value)
    return _w.text_of(value.to_json() if isinstance(value, _w.Value) else value)


def _written_all(values: Sequence[JsonInput] | str | bytes) -> bytes:
    if isinstance(values, (str, bytes)):
        return _bytes(values)
    return b"[" + b",".join(_written(value) for value in values) + b"]"


def _bytes(value: str | bytes | bytearray | memoryview) -> bytes:
    if not isinstance(value, str):
        return bytes(value)
    try:
        return value.encode()
    except UnicodeEncodeError:
        help = "decode the text with the encoding it was written in"
        raise input_error("bad-text", "the text has half of a character in it", "a lone surrogate", help) from None


def _typed(source: object) -> object:
    """A polars data frame with its columns of nothing at all given a type: those it hands out against the letter of the interface."""
    if type(source).__module__.partition(".")[0] != "polars":
        return source
    import polars

    if isinstance(source, polars.DataFrame) and polars.Null in source.dtypes:
        return source.with_columns(polars.col(polars.Null).cast(polars.String))
    return source


def _outcomes(text: str) -> tuple[Outcome, ...]:
    return tuple(Outcome.from_json(one) for one in json.loads(text))


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
