"""Commands: from methods, from the form of the wire, from tables; and whom a name means."""

from __future__ import annotations

import datetime
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from timebank import _timebank, wire
from timebank import _wire as _w
from timebank._keeping import Keeping
from timebank._naming import Naming
from timebank._progress import rows_read
from timebank._written import JsonInput, as_bytes, is_personal, written, written_all
from timebank._zones import offsets_of
from timebank.tables import FilesRefused, Recorded, Table, TableRefused
from timebank.time import day, moment, now
from timebank.wire.numbers import BatchId, ExchangeId

if TYPE_CHECKING:
    from timebank.asking import ActivityLike, MemberRef, Progress
    from timebank.time import DayLike, MinutesLike, MomentLike
    from timebank.wire import Imported, Outcome, Terms

_ACTION = _w.Union("Action")


class Decision(NamedTuple):
    """A decision: records to append to a journal whose head is ``expected``."""

    expected: str
    """The head the journal must have."""
    records: bytes
    """The records to append, in JSON Lines, all or none."""
    outcomes: tuple[Outcome, ...]
    """The answers, one for each command."""


class Changing(Naming, Keeping):
    """The commands of a bank: methods that change it."""

    _reader = "host"
    _as_of: datetime.datetime | None = None
    _day: datetime.date | None = None

    def execute(self, command: JsonInput) -> Outcome:
        """Executes one command and returns its outcome. Methods such as `admit` and `record` only make a command and execute it.

        >>> import timebank as tb
        >>> bank = tb.TimeBank("Harpurbrook", at="2026-03-01T10:00:00Z")
        >>> bank.execute(tb.wire.Command(at="2026-03-01T10:00:00Z", by="host", do=tb.wire.Admit(kind="organisation"))).member
        1
        """
        return wire.Outcome.from_json(self._execute(written(command)))

    def execute_all(self, commands: Sequence[JsonInput] | str | bytes) -> tuple[Outcome, ...]:
        """Executes commands in order, all of them or none, and returns what each was answered."""
        return _outcomes(self._execute_all(written_all(commands)))

    def decide(self, commands: JsonInput | Sequence[JsonInput]) -> Decision:
        """Decides a command, or several, and changes nothing. Append the records, and then `apply` them.

        For hosts that keep the journal themselves and never want memory to be ahead of it.
        """
        one = isinstance(commands, (_w.Value, Mapping, str, bytes))
        expected, records, outcomes = self._decide(written_all([commands] if one else commands))  # type: ignore[list-item,arg-type]
        return Decision(expected, records, _outcomes(outcomes))

    def apply(self, records: bytes | str) -> tuple[Outcome, ...]:
        """Applies records in JSON Lines, of a decision or of another writer; everything they can prove is checked again."""
        return _outcomes(self._apply(as_bytes(records)))

    def record_table(
        self,
        source: object,
        *,
        columns: Mapping[str, str | None] | None = None,
        members: str | Mapping[str, MemberRef] | None = None,
        minutes: MinutesLike | None = None,
        activity: ActivityLike | None = None,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberRef = "host",
        unit: str | None = None,
        dates: str | None = None,
        pivot: int | None = None,
        now: MomentLike | None = None,
        decimal_comma: bool = False,
        people_separator: str = ";",
        faulty_rows: str = "refuse",
        progress: Progress = False,
    ) -> Recorded:
        """Records a whole table of past exchanges, all of it or nothing.

        The columns are ``on`` (dates), ``gave``, ``received``, ``together`` (numbers of members, lists of them, or texts that name
        them, several separated by ``;``, each with minutes of their own after a colon where they have some), ``minutes`` (numbers,
        durations, or texts such as ``1h30``, ``1:30``, ``90 mins``, ``1½ h``, ``45'``), and, where there are
        any, ``activity`` (codes or numbers), ``visitors``, ``setting``, ``payer``, ``estimated``, ``brokered``, ``facilitation``,
        ``note``, ``start`` (times of day, or texts such as ``14:30`` or ``14:30+01:00``, on the local clock), ``listing`` and ``pairing``
        (their numbers), ``expenses`` (``Ana:250; Ben:120``, in the smallest unit of money), and ``entered``: when each was written
        down, in the order of the table.

        Rows without ``entered`` are recorded as batches, which can be undone. Where rows are left out because the bank refuses one, the
        others of its batch are recorded one by one, and there is no batch to undo. Dates, lengths and
        names are read as those of files are (`interchange.read`), with the same kinds of fault, and ``report`` is the same: it warns
        of more than 24 hours in a row or by one person on a day, of rows that stand twice, and of a table that was recorded before.
        Empty rows are left out.

        Args:
            source: Any Arrow table: a polars or pandas data frame, a pyarrow table, a DuckDB relation, a `Table`.
            columns: What the table calls a column → what it is called here; ``None`` leaves it out.
            members: How texts name members: by which system's host codes, or a mapping; by their names when left out.
            minutes: How long, where the table does not say.
            activity: What was done, where the table does not say.
            at: When they are entered, where the table does not say; now when left out.
            by: The member who enters them; the host by default. `None` is refused.
            unit: What a bare number of the minutes counts: ``hours``, ``minutes`` or ``seconds``. When left out, the column's own name
                has to say it (``minutes``, ``Hours``); otherwise the table is refused with the code ``not-said``, once.
            dates: The form of dates that are texts, in the letters of strftime (``%d/%m/%Y``); ISO 8601 when left out.
            pivot: The first of the hundred years that two-digit years stand for; 1970 when left out.
            now: When the table is read. A later day than tomorrow is a fault; nothing is checked when left out.
            decimal_comma: Whether a comma stands before the decimals; ``1,500`` is refused as ambiguous otherwise.
            people_separator: What separates several people in one cell.
            faulty_rows: ``"leave-out"`` records the other rows; those left out stand in ``faults`` of the answer.
            progress: ``True`` for a bar, or a callable told the rows read. Ctrl-C stops it, and nothing was recorded.

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
        named = {text: _w.SENDER.whole.take(member) for text, member in members.items()} if isinstance(members, Mapping) else members
        try:
            total = len(source)  # type: ignore[arg-type]
        except TypeError:
            total = None
        common = {
            "minutes": minutes,
            "activity": None if activity is None else self._activity_of(activity),
            "at": self._when(at),
            "by": _w.SENDER.take(by),
            "salt": None,
            "unit": unit,
            "dates": dates,
            "pivot": pivot,
            "now": None if now is None else moment(now),
            "decimal_comma": decimal_comma,
            "separator": people_separator,
            "faulty_rows": faulty_rows,
        }
        with rows_read("recording", total, progress) as told:
            recorded = self._record_table(_typed(source), renamed, named, common, told)
        faults = None if recorded.faults is None else Table(recorded.faults)
        report = wire.Report.from_json(recorded.report)
        if faults is not None and recorded.stopped:
            count = recorded.refused
            rows = f"{count:,} row{'s do' if count > 1 else ' does'} not fit, and none was recorded"
            help = "mend what `table` lists, and record the table again"
            raise TableRefused("table-refused", rows, {"faults": faults.rows()}, help).listed(faults, report)
        batches = tuple(BatchId(batch) for batch in recorded.batches)
        first = None if recorded.first is None else ExchangeId(recorded.first)
        last = None if recorded.last is None else ExchangeId(recorded.last)
        return Recorded(recorded.rows, first, last, batches, faults, report)

    def admit_table(
        self,
        source: object,
        *,
        columns: Mapping[str, str],
        system: str = "table",
        at: MomentLike | None = None,
        dates: str | None = None,
        unit: str | None = None,
        faulty_rows: Literal["refuse", "leave-out"] = "refuse",
        zone: str | None = None,
        now: MomentLike | None = None,
        pivot: int | None = None,
        decimal_comma: bool = False,
        meanings: Mapping[str, Mapping[str, str]] | None = None,
        same: Mapping[str, str] | None = None,
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
            zone: The time zone of the place, such as ``Europe/London``: the day somebody joined is the one there.
            now: When the table is read. A later day than tomorrow is a fault; nothing is checked when left out.
            pivot: The first of the hundred years that two-digit years stand for; 1970 when left out.
            decimal_comma: Whether decimals come after a comma.
            meanings: What the table's own words mean, by what the column says: ``{"status": {"lapsed": "left"}}``.
            same: Who is who: what the table calls somebody, and the code they are known by.

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
        words = {field: dict(known) for field, known in (meanings or {}).items()}
        said = {"unit": unit, "pivot": pivot, "decimalComma": decimal_comma or None, "meanings": words or None}
        table.update({name: value for name, value in said.items() if value is not None})
        mapping = wire.FileMapping.from_json({"name": system, "tables": [table], "same": dict(same or {})})
        options = wire.ImportOptions(
            salt=os.urandom(16).hex(),
            mapping=mapping,
            faulty_rows=faulty_rows,
            offsets=() if zone is None else offsets_of(zone),
            now=None if now is None else moment(now),
        )
        admitted, told = _timebank.admit_table(self, _typed(source), _w.text_of(options.to_json()), self._when(at))
        imported = wire.Imported.from_json(told)
        if not admitted:
            count = imported.report.faults
            first = imported.report.refused[0].why if imported.report.refused else "the table cannot be read"
            raise FilesRefused("files-refused", f"nobody was admitted: {first}", {"faults": count}, "look at `report.refused`", imported.report)
        return imported

    @contextmanager
    def as_of(self, when: DayLike | MomentLike) -> Iterator[None]:
        """Enters history: within the block commands come, and moments are asked about, as of that day or moment unless they say `at`.

        A day means its noon in UTC, or the moment of the last command if that was later on the same day. What is about today, such as
        `find_listings`, `plan` or an exchange recorded without `on`, is about that day.

        Args:
            when: The day, or the moment.

        >>> import timebank as tb
        >>> bank = tb.TimeBank("Harpurbrook", at="2026-03-01T10:00:00Z")
        >>> with bank.as_of("2026-03-02"):
        ...     ana, ben = bank.admit("Ana"), bank.admit("Ben")
        ...     _ = bank.record(ana, ben, "1h30", on="2026-03-02")
        >>> bank.last_at.isoformat()
        '2026-03-02T12:00:00+00:00'
        """
        before = self._as_of, self._day
        if isinstance(when, datetime.datetime) or isinstance(when, str) and "T" in when.upper():
            self._day = self.day_of(when)
        else:
            self._day = day(when)
        self._as_of = self._noon(when)
        try:
            yield
        finally:
            self._as_of, self._day = before

    def _noon(self, when: DayLike | MomentLike) -> datetime.datetime:
        if isinstance(when, datetime.datetime) or isinstance(when, str) and "T" in when.upper():
            return moment(when)
        noon = datetime.datetime.combine(day(when), datetime.time(12), datetime.UTC)
        return max(noon, self.last_at) if self.last_at.date() == noon.date() else noon

    # What the generated methods use -------------------------------------------------------------------------------

    def _when(self, at: MomentLike | None) -> MomentLike | None:
        """When a command comes: as it says, as of the day that is entered, or nothing for now."""
        return at if at is not None or self._as_of is None else max(self._as_of, self.last_at)

    def _today(self, at: MomentLike | None) -> datetime.date:
        """The day of what says no day: that of the block of `as_of`, or the local day of its moment."""
        return self.day_of(None if self._day is not None else at)

    def _do(self, action: type[Any], given: dict[str, Any], at: Any, by: Any, key: Any, salt: Any) -> Outcome:
        made = action(**self._resolved(action, given))
        if salt is None and is_personal(made):
            # A command that is sent again with its key is known by what it does: its salt may be another.
            salt = os.urandom(16)
        at = self._when(at)
        command = {"at": _w.MOMENT.put(now() if at is None else moment(at)), "by": _w.SENDER.take(by), "do": _ACTION.put(made)}
        if key is not None:
            command["key"] = _w.Hex(16).take(key)
        if salt is not None:
            command["salt"] = _w.Hex(16).take(salt)
        return wire.Outcome.from_json(self._execute(_w.text_of(command)))

    def _enter(self, given: dict[str, Any]) -> Outcome:
        """Records an exchange straight away, without a detour over JSON."""
        self._name_terms(given, given["at"])
        for name in ("by", "on_behalf_of"):
            if not isinstance(given[name], (int, str, type(None))):
                given[name] = self._member_of(given[name])
        if self._as_of is not None:
            given["at"] = self._when(given["at"])
        if type(given["on_behalf_of"]) is str:
            given["on_behalf_of"] = self._member_of(given["on_behalf_of"])
        outcome: Outcome = self._record(**given)
        return outcome


def _typed(source: object) -> object:
    """A data frame as an Arrow table that holds its columns and nothing else.

    A pandas frame that was filtered or sorted would bring its index along as a column; an index with a name is one. Columns of polars
    that are nothing at all are given a type: those it hands out against the letter of the interface.
    """
    package = type(source).__module__.partition(".")[0]
    frame: Any = source
    if package == "pandas" and hasattr(frame, "reset_index"):
        reset: object = frame.reset_index(drop=all(name is None for name in frame.index.names))
        return reset
    if package != "polars":
        return source
    import polars

    if isinstance(source, polars.DataFrame) and polars.Null in source.dtypes:
        return source.with_columns(polars.col(polars.Null).cast(polars.String))
    return source


def _outcomes(text: str) -> tuple[Outcome, ...]:
    return tuple(wire.Outcome.from_json(one) for one in json.loads(text))


