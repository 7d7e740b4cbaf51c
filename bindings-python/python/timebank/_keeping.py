"""Where a bank is kept: in memory, in a file, in a database; and how it goes from one to another."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from timebank import _timebank
from timebank import _wire as _w
from timebank._forgetting import forget_jsonl, members_forgotten
from timebank._progress import bytes_read
from timebank._written import JsonInput, as_bytes, founding
from timebank.errors import TimebankError, input_error
from timebank.time import from_millis, moment, now

if TYPE_CHECKING:
    import datetime

    from timebank.asking import HexLike, MemberRef, Progress
    from timebank.time import DayLike, MomentLike
    from timebank.wire import Charter, Reader

_MEMBER = _w.Id("member")
_READER = _w.Union("Reader")


class Recovered(NamedTuple):
    """What was found at the end of a journal when it was opened: an append that was never whole, and so never acknowledged."""

    bytes: int
    """How many bytes were taken off."""
    records: int
    """How many whole records were among them."""
    kept_in: str | None
    """The file they are kept in; nothing when the journal was opened to be read only."""


class Traces(NamedTuple):
    """Remaining data of an erased member."""

    records: tuple[int, ...]
    """Records that still have a personal part about the member."""
    in_snapshot: bool
    """Whether the snapshot still tells something about the member."""
    places: tuple[tuple[str, int], ...]
    """Where the bytes that were looked for still stand, and how often."""
    not_seen: tuple[str, ...]
    """What this search does not cover, in one sentence each: read it before you call the member erased."""
    pending: tuple[str, ...] = ()
    """What the store has yet to do, and what holds it up. It tries again at later changes, openings and proofs."""

    @property
    def clean(self) -> bool:
        """Whether nothing was found, and nothing has yet to be done."""
        return not (self.records or self.in_snapshot or self.places or self.pending)


class Keeping(_timebank.NativeBank):
    """A bank that is made, kept, saved and handed on."""

    recovered: Recovered | None = None
    """What was found torn at the end of the file when it was opened; nothing when it was whole."""
    _past: bytes | None = b""
    """For a bank in memory, the records that left the core and are still here; nothing once the host took records over."""
    _given: int = 0
    """How many bytes of these came from the host itself."""

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

        >>> import timebank as tb
        >>> tb.TimeBank.create("Harpurbrook").charter.name
        'Harpurbrook'
        """
        return cls._adopt(_native(cls, "create", founding(charter, at, key, bank, decided_on)))

    @classmethod
    def from_jsonl(cls, journal: bytes | str, *, progress: Progress = False) -> Self:
        """Rebuilds a bank from its journal: records in JSON Lines, as `to_jsonl` and `take_new_records` give them. Every hash, link and rule is checked.

        Args:
            journal: The whole of it.
            progress: ``True`` for a bar, or a callable told the bytes read. Ctrl-C stops it in any case.
        """
        written = as_bytes(journal)
        with bytes_read("reading the journal", len(written), progress) as told:
            bank = cls._adopt(_native(cls, "jsonl", written, told))
        bank._past, bank._given = written, len(written)
        return bank

    @classmethod
    def from_snapshot(cls, snapshot: bytes) -> Self:
        """Rebuilds a bank from what `snapshot` gave."""
        bank = cls._adopt(_native(cls, "snapshot", bytes(snapshot)))
        bank._past = None
        return bank

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
            read_only: Open read-only: takes no lock and changes nothing.
            clock: Returns the time now; the clock of this machine when left out. Commands from members get its time, and one of
                the host's that lies ahead of it is refused (`time-ahead`).

        Raises:
            TimebankError: `locked` when another writer has the file; `store-refused` when a database is not there, not ours, or
                does not let us in; whatever is wrong with what is kept, and where.

        >>> import tempfile, os, timebank as tb
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     with tb.TimeBank.open(os.path.join(folder, "community.db"), charter={"name": "Harpurbrook"}) as bank:
        ...         member = bank.admit("Ana").member
        ...     with tb.TimeBank.open(os.path.join(folder, "community.db")) as bank:
        ...         bank.balance(member)
        0
        """
        founding_ = None if charter is None else founding(charter, at, None)
        address = os.fspath(path)
        if founding_ is None and "://" not in address and not os.path.exists(address):
            help = "check the path, or give a `charter` to found a bank there"
            raise TimebankError("not-founded", f"there is no bank at `{address}`", {"path": address}, help)
        shown = None if clock is None else (lambda: _w.MOMENT.put(moment(clock())))
        if _timebank.is_database(address):
            return cls._adopt(cls._open_kept(address, bank, read_only, founding_, shown))
        if bank is not None:
            raise input_error("wrong-type", "a journal in a file keeps one bank", bank, "leave `bank` out, or name a database")
        native, torn = cls._open_file(address, read_only, founding_, shown)
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

    def verify_erased(self, member: MemberRef, words: str | bytes | Iterable[str | bytes] = ()) -> Traces:
        """Searches the file or database the bank is kept in for remaining data of an erased member.

        Args:
            member: The member who was erased.
            words: Texts to search the database's own file for, such as a name that was kept aside; one text is one word. Only
                SQLite is searched for them: for a journal in a file and for PostgreSQL, ``not_seen`` says that they were not.

        Raises:
            TimebankError: `wrong-type` if the bank is kept in memory.

        >>> import tempfile, os, timebank as tb
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     with tb.TimeBank.open(os.path.join(folder, "community.db"), charter={"name": "Harpurbrook"}) as bank:
        ...         ana = bank.admit("Ana of the mill")
        ...         before = bank.verify_erased(ana, ["Ana of the mill"]).clean
        ...         _ = bank.erase(ana)
        ...         before, bank.verify_erased(ana, ["Ana of the mill"]).clean
        (False, True)
        """
        if not self._in_database and self.path is None:
            help = "look for the words in `to_jsonl()` after `erase`"
            raise input_error("wrong-type", "this bank is kept in memory, and there is no file to search", "in memory", help)
        words = [words] if isinstance(words, (str, bytes)) else words
        records, in_snapshot, places, not_seen, pending = self._verify_erased(
            _MEMBER.take(member), [as_bytes(one) for one in words]
        )
        return Traces(tuple(records), in_snapshot, tuple(places), tuple(not_seen), tuple(pending))

    def verify(self, known: str | None = None) -> str:
        """Reads and verifies every record where the bank is kept, in a file or a database, and returns the head.

        Opening a bank reads what its snapshot does not cover: damage before that shows here.

        Args:
            known: A head that was written down elsewhere. The journal has to have got at least so far, by the same records: a
                database that lost its last records in a crash or was overwritten by an older copy is whole in itself.

        Raises:
            TimebankError: `journal-shorter` when records that were there are missing; `store-damaged` with the first fault.

        >>> import tempfile, os, timebank as tb
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     with tb.TimeBank.open(os.path.join(folder, "community.db"), charter={"name": "Harpurbrook"}) as bank:
        ...         written_down = bank.head
        ...         _ = bank.admit("Ana")
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

    @property
    def _is_kept(self) -> bool:
        return self.path is not None or self._in_database

    def to_jsonl(self) -> bytes:
        """The whole journal in JSON Lines: the same each time. `from_jsonl` and `open` read it.

        Raises:
            TimebankError: `journal-taken` when records were handed out by `take_new_records`, or the bank came from a snapshot: it no
                longer has them all.

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> bank.to_jsonl() == bank.to_jsonl(), tb.TimeBank.from_jsonl(bank.to_jsonl()) == bank
        (True, True)
        """
        if self._is_kept:
            return self._journal_jsonl()
        if self._past is None:
            help = "join what `take_new_records` returned, or keep the bank by `open`"
            raise TimebankError("journal-taken", "this bank no longer has its whole journal", {}, help)
        self._keep(super()._drain_jsonl())
        return self._past

    def take_new_records(self) -> bytes:
        """Takes the records made since the last call, in JSON Lines, for the host to append to a journal of its own.

        Each record is returned once. A bank kept in a file or a database has none: they are there already. In a notebook use
        `to_jsonl` or `save`, which take nothing away.
        """
        new = super()._drain_jsonl()
        if self._past is not None:
            self._keep(new)
            new = self._past[self._given :]
        self._past = None
        return new

    def _keep(self, new: bytes) -> None:
        """Adds records to those the bank has at hand, and takes out of all of them what a new one forgets."""
        past = self._past or b""
        if gone := members_forgotten(new):
            given, past, new = (forget_jsonl(records, gone) for records in (past[: self._given], past[self._given :], new))
            past, self._given = given + past, len(given)
        self._past = past + new

    def save(self, path: str | os.PathLike[str] | None = None) -> None:
        """Saves the bank to a file or a database, from which `open` opens it.

        ``.jsonl`` is the journal, ``.db``, ``.sqlite`` and ``.sqlite3`` a database, and any other ending is refused. Saving again
        replaces a file whose journal this bank continues; anything else that is there is refused and left as it is.

        A bank that is kept already has a snapshot put beside its journal when no path is given, so that it opens faster.

        Args:
            path: Where to.

        >>> import tempfile, os, timebank as tb
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     bank, path = tb.examples.harpurbrook(), os.path.join(folder, "harpurbrook.db")
        ...     bank.save(path)
        ...     with tb.open(path) as again:
        ...         again == bank
        True
        """
        if path is None:
            self._save_snapshot()
            return
        address, ending = os.fspath(path), os.path.splitext(os.fspath(path))[1].lower()
        if ending not in (".jsonl", ".db", ".sqlite", ".sqlite3"):
            help = "end the name in `.jsonl` for a journal, or `.db` for a database; `snapshot` gives bytes to keep as you like"
            raise input_error("wrong-type", f"`{address}` does not say what kind of file it is", address, help)
        journal = self.to_jsonl()
        part = f"{address}.new"
        if ending == ".jsonl":
            if os.path.exists(address):
                with open(address, "rb") as there:
                    _continues(address, there.read(), journal)
            with open(part, "wb") as file:
                file.write(journal)
                file.flush()
                os.fsync(file.fileno())
            os.replace(part, address)
            _lasting(os.path.dirname(os.path.abspath(address)))
            return
        if os.path.exists(address):
            with self.open(address) as there:
                _continues(address, there.to_jsonl(), journal)
                there.apply(journal[len(there.to_jsonl()) :])
            return
        with open(f"{part}.jsonl", "wb") as file:
            file.write(journal)
        try:
            _timebank.copy_bank((f"{part}.jsonl", None, False), (address, None, True))
        finally:
            os.remove(f"{part}.jsonl")

    def apply(self, records: bytes | str) -> tuple[Any, ...]:
        """Applies records in JSON Lines, of a decision or of another writer; everything they can prove is checked again."""
        raise NotImplementedError

    def redacted(self, reader: Reader) -> Self:
        """This bank as a broker or an auditor may hold it. A member gets `member_copy`: records hold what everybody did.

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> [row["name"] for row in bank.redacted(tb.wire.AuditorReader()).members()]
        [None, None]
        """
        return self._adopt(self._copied(_w.text_of(_READER.put(reader))))

    def redact(self, journal: bytes | str, reader: Reader) -> bytes:
        """Withholds from a journal of this bank everything that is not for the reader. It still verifies.

        Args:
            journal: The journal, in JSON Lines.
            reader: For whom: a `BrokerReader` or an `AuditorReader` of `timebank.wire`.
        """
        return super()._redact_jsonl(as_bytes(journal), _w.text_of(_READER.put(reader)))

    def copy(self) -> Self:
        """A copy in memory that goes its own way. Its new records are those made from then on; the others stay with the original."""
        copy = self._adopt(self._copied())
        copy._past = None
        return copy

    __copy__ = copy

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return self.copy()

    def __reduce__(self) -> tuple[Any, tuple[bytes]]:
        if self._is_kept:
            help = "open it in the other process, or pickle `bank.copy()`"
            where = "a server" if self.path is None else str(self.path)
            raise input_error("not-picklable", "a bank that is kept somewhere is not pickled", where, help)
        return type(self).from_snapshot, (self.snapshot(),)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._is_kept:
            self.close()

    @property
    def last_at(self) -> datetime.datetime:
        """When the last command came."""
        return from_millis(self._last_at)

    def pass_time(self, at: MomentLike | None = None) -> None:
        """Carries out what is due by now: proposals nobody answered expire, silence confirms, listings close.

        It happens by itself before every command. Call it before asking a bank that nobody may have written to for days.

        Args:
            at: By when, for a bank in memory; now when left out. A bank in a file or a database goes by its clock.

        Raises:
            TimebankError: `clock-jump` when nobody has written for so long that the host has to send `expire_due` first.
        """
        self._pass_time(_w.MOMENT.put(now() if at is None else moment(at)))



def _lasting(folder: str) -> None:
    """Writes down that a file has its name: without this the old one may be back after a power cut."""
    if os.name == "posix":
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def _continues(address: str, there: bytes, journal: bytes) -> None:
    """Refuses to write over what is not the beginning of this journal."""
    if not journal.startswith(there) or not there:
        help = "save under another name, or move what is there away"
        raise TimebankError("conflict", f"`{address}` holds something else, and was left as it is", {"path": address}, help)


def _native(cls: Any, source: str, data: bytes, progress: Any = None) -> _timebank.NativeBank:
    """Makes the native half of a bank. `TimeBank(...)` itself creates one."""
    return _timebank.NativeBank.__new__(cls, source, data, progress)


