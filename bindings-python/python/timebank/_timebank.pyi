from _typeshed import SupportsGetItem
from os import PathLike
from pathlib import Path
from typing_extensions import CapsuleType
from typing import Any, Final, SupportsIndex, final
from typing_extensions import disjoint_base

__all__ = ["__version__", "NativeBank", "NativeTable", "Recorded", "admit_table", "calculate", "calendar", "columns_of", "community", "copy_bank", "cross_banks", "day", "error_catalogue", "events", "export_files", "forget_jsonl", "form_coverage", "instant_ms", "is_database", "minutes", "preset_mapping", "read_files", "reconcile_banks", "run_ahead", "sniff_files", "table_of", "terms_json", "verify_jsonl", "what_if", "words"]

__version__: Final[str]
"""
The version of the package.
"""

@disjoint_base
class NativeBank:
    """
    The native half of `timebank.TimeBank`, which is made from it.

    Python may call it from several threads, and every long call lets other Python code run meanwhile; the lock keeps
    commands in a row. It is only ever waited for while the interpreter is released, so the two cannot wait for
    each other.
    """
    def __new__(cls, /, source: str | None = None, data: bytes | None = None, progress: Any | None = None) -> NativeBank:
        """
        Makes a bank: `create` from a command, `jsonl` from a journal, `snapshot` from a snapshot.
        """
    def _activity_number(self, /, code: str) -> int | None:
        """
        The number of the activity with this code.
        """
    def _apply(self, /, records: bytes) -> str:
        """
        Applies records in JSON Lines, whole or not at all, and returns the outcomes.
        """
    def _backup(self, /, path: str | PathLike[str]) -> None:
        """
        Copies the database with all banks in it to a file, while others go on writing.
        """
    def _balance_of(self, /, member: Any) -> int:
        """
        A member's balance in minutes.
        """
    def _balances_over_time(self, /, every: str | None = None, entered: bool = False) -> NativeTable:
        """
        The balance of each account at the end of each span: `day`, `week`, `month`, `year`; at each posting without one.
        """
    def _charter_json(self, /) -> str:
        """
        The charter in force, as JSON.
        """
    def _copied(self, /, reader: bytes | None = None) -> NativeBank:
        """
        A copy in memory as a reader may hold it; a plain copy without one.
        """
    def _counts(self, /) -> tuple[int, int, int]:
        """
        Members, exchanges, open listings, and the activities by code.
        """
    def _decide(self, /, commands: bytes) -> tuple[str, bytes, str]:
        """
        Decides commands and changes nothing: where the journal has to stand, the records in JSON Lines, and the outcomes.
        """
    def _drain_jsonl(self, /) -> bytes:
        """
        The records not drained yet, in JSON Lines.
        """
    def _execute(self, /, command: bytes) -> str:
        """
        Executes one command and returns its outcome.
        """
    def _execute_all(self, /, commands: bytes) -> str:
        """
        Executes a list of commands, all or none, and returns their outcomes.
        """
    def _hours_by(self, /, question: bytes) -> NativeTable:
        """
        Minutes of service summed up, as a table.
        """
    @property
    def _in_database(self, /) -> bool:
        """
        Whether others may write to it as well, because it is kept in a database.
        """
    def _journal_jsonl(self, /) -> bytes:
        """
        The journal of a bank kept in a file or a database, in JSON Lines.
        """
    @property
    def _last_at(self, /) -> int:
        """
        When the last command came, in milliseconds since 1970.
        """
    @classmethod
    def _open_file(cls, /, path: str | PathLike[str], read_only: bool = False, founding: bytes | None = None, clock: Any | None = None) -> tuple[NativeBank, tuple[int, int, Path | None] | None]:
        """
        Opens a journal in a file. Gives the bank, and what was found torn at its end: bytes, records, and where they are kept.
        """
    @classmethod
    def _open_kept(cls, /, address: str, bank: str | None = None, read_only: bool = False, founding: bytes | None = None, clock: Any | None = None) -> NativeBank:
        """
        Opens a bank in a database: a file of SQLite, or the address of a server.
        """
    def _pass_time(self, /, at: str) -> None:
        """
        Carries out what is due: by the clock of where the bank is kept, in memory by this moment.
        """
    def _plan_watched(self, /, question: bytes, progress: Any | None = None) -> str:
        """
        The plan of seven days, under the eyes of whoever waits. It is made over a copy of the bank as it is now: it may be changed,
        and asked, meanwhile.
        """
    def _query(self, /, query: bytes) -> str:
        """
        Answers a query.
        """
    def _record(self, /, **given: "Any") -> Any:
        """
        Records one exchange in one step, without a detour over JSON.
        """
    def _record_table(self, /, source: Any, columns: dict[str, str], members: Any, defaults: Any, progress: Any | None = None) -> Recorded:
        """
        Records a table of past exchanges, all or nothing. See `incoming.rs`.
        """
    def _redact_jsonl(self, /, journal: bytes, reader: bytes) -> bytes:
        """
        A journal in JSON Lines with everything withheld that is not for the reader.
        """
    def _retire(self, /, closing: SupportsIndex) -> str:
        """
        Deletes the records a closed period covers; gives the head the journal begins after from then on.
        """
    def _same_as(self, /, other: NativeBank) -> bool:
        """
        Whether two banks stand alike.
        """
    def _save_snapshot(self, /) -> None:
        """
        Keeps a snapshot beside the journal in a file, so that it opens faster.
        """
    def _table(self, /, name: str) -> NativeTable:
        """
        One of the tables: `members`, `listings`, `exchanges`, `participations`, `postings`, `transfers`.
        """
    def _take_from(self, /, other: NativeBank) -> None:
        """
        Takes over what another holds, which is left closed: how a native bank becomes one of the class of `timebank`.
        """
    def _verify(self, /, known: str | None) -> str:
        """
        Verifies all records where the bank is kept, and that they have got as far as a head kept elsewhere.
        """
    def _verify_erased(self, /, member: Any, known: SupportsGetItem[int, SupportsGetItem[int, SupportsIndex]]) -> tuple[list[int], bool, list[tuple[str, int]], list[str], list[str]]:
        """
        Looks for what should be gone of a member who was forgotten: records, whether in the snapshot, places, and what is not seen.
        """
    def catch_up(self, /) -> str:
        """
        Reads what other processes wrote to the bank since, and gives the head.
        """
    def close(self, /) -> None:
        """
        Lets go of the file, so that another may write. The bank can then no longer be asked.
        """
    @property
    def closed(self, /) -> bool:
        """
        Whether the file was let go of.
        """
    @property
    def head(self, /) -> str:
        """
        The number and hash of the last record.
        """
    @property
    def id(self, /) -> str:
        """
        The identity of the bank: 16 bytes in hexadecimal, which no other bank has.
        """
    @property
    def path(self, /) -> Path | None:
        """
        Where the journal is, for a bank kept in a file.
        """
    def snapshot(self, /) -> bytes:
        """
        The whole bank as it stands.
        """
    @property
    def undrained(self, /) -> int:
        """
        How many records wait to be drained.
        """

@final
class NativeTable:
    """
    A table that speaks Arrow. `timebank.Table` wraps it.
    """
    def __arrow_c_schema__(self, /) -> CapsuleType:
        """
        The types of the columns behind a capsule.
        """
    def __arrow_c_stream__(self, /, requested_schema: Any | None = None) -> CapsuleType:
        """
        The table as a stream of batches behind a capsule. Nothing is copied. A schema that is asked for is not looked at, as the
        interface allows.
        """
    def __len__(self, /) -> int: ...
    @property
    def caption(self, /) -> str: ...
    @property
    def columns(self, /) -> list[str]:
        """
        The names of the columns.
        """
    def described(self, /) -> list[tuple[str, str, str, str | None]]:
        """
        Of each column: its type, what it means, its unit.
        """
    @property
    def name(self, /) -> str: ...
    def rows(self, /, start: SupportsIndex, count: SupportsIndex) -> Any:
        """
        The rows from `start` on, at most `count`, as dictionaries of Python values.
        """

@final
class Recorded:
    """
    What came of a table.
    """
    @property
    def batches(self, /) -> list[int]:
        """
        Batches they were recorded in, which can be undone.
        """
    @property
    def fault_count(self, /) -> int:
        """
        How many faults there are.
        """
    @property
    def faults(self, /) -> NativeTable | None:
        """
        What did not fit: then nothing was recorded.
        """
    @property
    def first(self, /) -> int | None:
        """
        The first exchange and the last.
        """
    @property
    def last(self, /) -> int | None:
        """
        The last.
        """
    @property
    def refused(self, /) -> int:
        """
        Rows that do not fit; at least so many, when there are 200,000 or more.
        """
    @property
    def report(self, /) -> str:
        """
        The report that files have, as JSON.
        """
    @property
    def rows(self, /) -> int:
        """
        Rows taken.
        """
    @property
    def stopped(self, /) -> bool:
        """
        Whether nothing was recorded.
        """

def admit_table(bank: NativeBank, source: Any, options: bytes, at: Any) -> tuple[bool, str]:
    """
    Admits the members of a table: what became of them as JSON, and whether they were admitted.
    """

def calculate(asked: bytes, progress: Any | None = None) -> str:
    """
    A calculation with plain numbers: what is asked as JSON, and what comes of it. Other Python code runs meanwhile; now and then
    it is looked up from, for Ctrl-C and for `progress`, which is told the steps done.
    """

def calendar(bank: NativeBank, options: bytes) -> bytes:
    """
    A calendar for one viewer, as bytes.
    """

def columns_of(source: Any, names: SupportsGetItem[int, str]) -> list[list[int] | None]:
    """
    The columns of these names out of an Arrow table, as whole numbers; `None` for one it does not have. Other columns are left
    where they are.
    """

def community(community: bytes, journal: bool = True, progress: Any | None = None) -> NativeBank:
    """
    The bank of a community that never was. `progress` is told how many commands were executed.
    """

def copy_bank(source: tuple[str, str | None, bool], target: tuple[str, str | None, bool]) -> tuple[str, str | None, int]:
    """
    Copies a bank into a place where there is nothing yet; gives its head, where its journal begins, and how many records were written.
    """

def cross_banks(crossing: tuple[str, SupportsIndex, SupportsIndex, SupportsIndex, SupportsIndex], leaves: NativeBank, leaves_bridge: SupportsIndex, arrives: NativeBank, arrives_bridge: SupportsIndex, now: SupportsIndex, whole: bool) -> str:
    """
    Takes a crossing one step further, or as far as it goes, and says where it stands.
    """

def day(value: Any) -> int:
    """
    A date from whatever may be given for it, in days since 1970.
    """

def error_catalogue() -> str:
    """
    Every error the core knows, as JSON.
    """

def events(journal: bytes, progress: Any | None = None) -> NativeTable:
    """
    A journal in JSON Lines as a table.
    """

def export_files(bank: NativeBank, form: str) -> tuple[list[tuple[str, bytes]], str]:
    """
    Writes a bank in a form known by name: names and bytes, and what was lost as JSON.
    """

def forget_jsonl(records: bytes, members: bytes) -> bytes:
    """
    Takes the personal parts about members, given as JSON, out of records in JSON Lines.
    """

def form_coverage(name: str) -> str:
    """
    What a form covers, as JSON.
    """

def instant_ms(value: Any | None = None) -> int:
    """
    A moment in milliseconds since 1970 from whatever may be given for it; now for `None`.
    """

def is_database(address: str | PathLike[str]) -> bool:
    """
    Whether a bank at this address is kept in a database: a server, or a file of SQLite, there already or by its name.
    """

def minutes(value: Any) -> int:
    """
    Minutes from whatever may be given for them.
    """

def preset_mapping(name: str) -> str:
    """
    The mapping of a system that is known, as JSON.
    """

def read_files(files: SupportsGetItem[int, tuple[str, SupportsGetItem[int, SupportsIndex]]], options: bytes, keep: Any | None = None) -> tuple[NativeBank | None, str]:
    """
    Makes a bank of another system's files: the bank, unless something was refused, and what became of them as JSON. With `keep`, the
    records are handed to it as they are made, in JSON Lines; what it raises is raised at the end.
    """

def reconcile_banks(one: NativeBank, one_bridge: SupportsIndex, other: NativeBank, other_bridge: SupportsIndex) -> tuple[list[tuple[str, str | None, str | None, int, str]], int]:
    """
    How two banks stand to each other: what hangs (key, where it leaves, where it arrives, due, stand), and the difference.
    """

def run_ahead(bank: NativeBank, policy: bytes, behaviour: bytes, weeks: SupportsIndex, seed: SupportsIndex, progress: Any | None = None) -> tuple[str, NativeBank]:
    """
    One run of one policy: what came of it, as JSON, and the bank.
    """

def sniff_files(files: SupportsGetItem[int, tuple[str, SupportsGetItem[int, SupportsIndex]]]) -> str | None:
    """
    A mapping that may fit the files, with its doubts, as JSON; nothing when they cannot be unpacked.
    """

def table_of(name: str, caption: str, columns: SupportsGetItem[int, tuple[str, str, str, str | None, SupportsGetItem[int, Any | None]]]) -> NativeTable:
    """
    An Arrow table of columns of one length. Kinds: `whole`, `number`, `text`, `yes`, `day`, `moment`.
    """

def terms_json(**given: "Any") -> str:
    """
    The terms of an exchange from keywords, as JSON.
    """

def verify_jsonl(journal: bytes, expected: bytes, progress: Any | None = None) -> str:
    """
    Checks a journal in JSON Lines against what is expected of it, as JSON, and returns the report as JSON.
    """

def what_if(bank: NativeBank, question: bytes, progress: Any | None = None) -> str:
    """
    What might come of policies, as JSON. A copy of the bank is run, so that the bank itself can be used meanwhile; `progress` is
    told how many weeks were run.
    """

def words(minutes: SupportsIndex) -> str:
    """
    Minutes in words: `1 h 30 min`.
    """
