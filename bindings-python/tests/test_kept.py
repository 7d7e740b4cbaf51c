"""Banks in databases: a file of SQLite, and a server that is started for the tests."""

from __future__ import annotations

import asyncio
import os
import pickle
import subprocess
import sys
import threading
from pathlib import Path

import pytest

import timebank as tb

AT = "2026-03-01T10:00:00Z"

WRITER = """
import sys
import timebank as tb
address, writer, many = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
with tb.open(address) as bank:
    for n in range(many):
        key = f"{writer:08x}{n:08x}{1:016x}"
        while True:
            try:
                bank.record(on="2026-03-01", gave=1, received=2, minutes=10, at="2026-03-01T10:00:00Z", key=key)
                break
            except tb.TimebankError as refused:
                # Another writer was first as often as is tried: the same again, with its key.
                assert refused.code == "conflict", refused
"""


@pytest.fixture(params=["sqlite", "postgres"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return str(tmp_path / "community.db")
    return str(request.getfixturevalue("server"))


def founded(address: str, name: str | None = None) -> tb.TimeBank:
    bank = tb.open(address, bank=name, charter={"name": "Harpurbrook"}, at=AT)
    if not list(bank.members()):
        for person in ("Ana of the mill", "Ben"):
            bank.admit(profile=tb.Profile(name=person), at=AT)
    return bank


def code(address: str, **given: object) -> str:
    with pytest.raises(tb.TimebankError) as refused:
        tb.open(address, **given)  # type: ignore[arg-type]
    assert refused.value.help
    return refused.value.code


def test_what_was_done_is_there_again(address: str) -> None:
    with founded(address, "there again") as bank:
        bank.record(on="2026-03-01", gave=1, received=2, minutes=45, at=AT)
        bank.save()
        head = bank.head
        journal = bank.copy()
    assert bank.closed
    with tb.open(address, bank="there again") as again:
        assert again.head == head
        assert again == journal
        assert again.balance(1) == 45
        assert again.take_new_records() == b""
    with tb.open(address, bank="there again", read_only=True) as looking, pytest.raises(tb.TimebankError) as refused:
        looking.record(on="2026-03-01", gave=1, received=2, minutes=45, at=AT)
    assert refused.value.code == "store-failed"


def test_two_processes_write_to_one_bank(address: str) -> None:
    founded(address).close()
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, address, str(n), "40"]) for n in (1, 2)]
    assert [writer.wait() for writer in writers] == [0, 0]
    with tb.open(address) as bank:
        assert bank.balance(1) == 2 * 40 * 10
        assert bank.balance(1) + bank.balance(2) == 0


def test_a_reader_catches_up(address: str) -> None:
    with founded(address, "behind") as bank, tb.open(address, bank="behind") as other:
        other.record(on="2026-03-01", gave=1, received=2, minutes=20, at=AT)
        assert bank.balance(1) == 0
        assert bank.catch_up() == other.head
        assert bank.balance(1) == 20


def test_forgotten_is_forgotten(address: str) -> None:
    with founded(address, "forgotten") as bank:
        assert not bank.verify_erased(1).clean
        bank.erase(member=tb.MemberId(1), at=AT)
        assert bank.verify_erased(1, [b"Ana of the mill"]).clean
        closed = bank.close_period(through="2026-03-01", at="2026-04-01T10:00:00Z")
        start = bank.retire(closed.seq)
        assert start.startswith(f"{closed.seq - 1}:")
        head = bank.head
    with tb.open(address, bank="forgotten") as bank:
        assert bank.head == head


def test_the_loop_of_asyncio_goes_on(address: str) -> None:
    async def work() -> int:
        ticks = 0
        bank = await asyncio.to_thread(founded, address, "asyncio")
        task = asyncio.gather(*(asyncio.to_thread(bank.record, on="2026-03-01", gave=1, received=2, minutes=5, at=AT) for _ in range(40)))
        while not task.done():
            await asyncio.sleep(0)
            ticks += 1
        await task
        assert bank.balance(1) == 200
        bank.close()
        return ticks

    assert asyncio.run(work()) > 10


def test_a_bank_is_used_from_several_threads(address: str) -> None:
    with founded(address, "threads") as bank:

        def work() -> None:
            for _ in range(10):
                bank.record(on="2026-03-01", gave=1, received=2, minutes=5, at=AT)

        threads = [threading.Thread(target=work) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert bank.balance(1) == 200


def test_a_kept_bank_is_not_pickled(address: str) -> None:
    with founded(address, "pickled") as bank:
        with pytest.raises(tb.TimebankError) as refused:
            pickle.dumps(bank)
        assert refused.value.code == "not-picklable"
        assert "only" not in str(refused.value)
        assert pickle.loads(pickle.dumps(bank.copy())) == bank


def test_a_database_is_copied_while_in_use(tmp_path: Path) -> None:
    with founded(str(tmp_path / "community.db")) as bank:
        bank.backup(tmp_path / "copy.db")
        with tb.open(tmp_path / "copy.db") as copy:
            assert copy == bank


def test_what_cannot_be_opened_says_so(tmp_path: Path, server: str) -> None:
    (tmp_path / "letter.db").write_text("Dear members, " * 500, encoding="utf-8")
    assert code(str(tmp_path / "letter.db")) == "store-damaged"
    assert code(str(tmp_path / "nobody.db")) == "not-founded"
    assert code(str(tmp_path / "no" / "folder.db")) == "not-founded"
    assert code("mysql://host/db") == "store-refused"
    assert code("postgresql://me:secret@host:port/db") == "store-refused"
    assert code(server.replace("only", "lonely")) == "store-refused"
    assert code(server, bank="nobody") == "not-founded"
    assert code(server, bank="two\nlines") == "store-refused"


def test_a_bank_moves_and_comes_back(address: str, tmp_path: Path) -> None:
    journal, back = tmp_path / "bank.jsonl", tmp_path / "back.jsonl"
    with founded(str(journal)) as bank:
        bank.record(on="2026-03-01", gave=1, received=2, minutes=25, at=AT)
        head, whole = bank.head, bank.copy()
    moved = tb.copy_bank(journal, address, target_bank="moved")
    assert moved == (head, None, 4)
    with tb.open(address, bank="moved") as there:
        assert there == whole
        closed = there.close_period(through="2026-03-01", at="2026-04-01T10:00:00Z")
    # There is one by now, and nothing is written over.
    with pytest.raises(tb.TimebankError) as refused:
        tb.copy_bank(journal, address, target_bank="moved")
    assert refused.value.code == "conflict"
    assert tb.copy_bank(address, back, bank="moved").records == 5
    assert back.read_bytes().startswith(journal.read_bytes())
    # What was deleted with a closed period is not there to be moved into a file, which keeps all.
    with tb.open(address, bank="moved") as there:
        start = there.retire(closed.seq)
    with pytest.raises(tb.TimebankError) as refused:
        tb.copy_bank(address, tmp_path / "all.jsonl", bank="moved")
    assert refused.value.code == "store-failed"
    assert tb.copy_bank(address, tmp_path / "other.db", bank="moved", target_bank="later").start == start


def test_what_is_not_there_is_not_moved(tmp_path: Path) -> None:
    for name in ("nobody.db", "nobody.jsonl"):
        with pytest.raises(tb.TimebankError):
            tb.copy_bank(tmp_path / name, tmp_path / "new.db")
        assert list(tmp_path.iterdir()) == [], name


def test_files_are_told_apart_by_what_is_in_them(tmp_path: Path) -> None:
    odd = tmp_path / "an odd name"
    (tmp_path / "journal.db").write_bytes(tb.TimeBank.create(charter={"name": "Harpurbrook"}, at=AT).take_new_records())
    with tb.open(tmp_path / "journal.db") as bank:
        assert not bank._in_database
    with founded(str(tmp_path / "community.db")) as bank:
        bank.backup(odd)
    with tb.open(odd) as bank:
        assert bank._in_database


VISITOR = """
import sys
import timebank as tb
with tb.open(sys.argv[1]) as bank:
    print(bank.head)
"""


def test_opening_copying_and_verifying_beside_a_writer_loses_nothing(tmp_path: Path) -> None:
    address = str(tmp_path / "community.db")
    with founded(address) as bank:
        for n in range(6):
            bank.record(on="2026-03-01", gave=1, received=2, minutes=10, at=AT)
            # Each of these read the file itself once, and took this process's locks with it.
            tb.open(address).close()
            tb.copy_bank(address, tmp_path / f"{n}.jsonl")
            bank.verify_erased(1, [b"nothing"])
            # Another process comes and goes: the last to close a database removes its log.
            visited = subprocess.run([sys.executable, "-c", VISITOR, address], capture_output=True, text=True, check=True)
            assert visited.stdout.strip() == bank.head
        head = bank.head
    with tb.open(address) as bank:
        assert bank.head == head
        assert bank.balance(1) == 60


def test_another_reader_in_this_process_is_noticed(tmp_path: Path) -> None:
    """What the guide warns of: the accident ends in a refusal, and never in a loss."""
    address = str(tmp_path / "community.db")
    with founded(address) as bank:
        told = 0
        for _ in range(6):
            with open(address, "rb") as file:
                file.read(16)
            subprocess.run([sys.executable, "-c", VISITOR, address], capture_output=True, check=True)
            try:
                bank.record(on="2026-03-01", gave=1, received=2, minutes=10, at=AT)
                told += 10
            except tb.TimebankError as refused:
                assert refused.code == "store-failed", refused
    with tb.open(address) as bank:
        assert bank.balance(1) == told


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
@pytest.mark.parametrize("kind", ["sqlite", "postgres", "file"])
def test_a_bank_opened_before_a_fork_refuses_in_the_child(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    address = {"sqlite": str(tmp_path / "community.db"), "file": str(tmp_path / "bank.jsonl")}.get(kind) or str(request.getfixturevalue("server"))
    name = None if kind == "file" else "forked"
    with founded(address, name) as bank:
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            said = b"done"
            try:
                bank.record(on="2026-03-01", gave=1, received=2, minutes=10, at=AT)
            except tb.TimebankError as refused:
                said = f"{refused.code} {'forked' in str(refused)}".encode()
            finally:
                os.write(writing, said)
                bank.close()
                del bank
                os._exit(0)
        os.waitpid(child, 0)
        assert os.read(reading, 100) == b"store-failed True"
        # The parent goes on, and nobody took its locks or its log.
        subprocess.run([sys.executable, "-c", VISITOR, address], capture_output=True, check=False)
        bank.record(on="2026-03-01", gave=1, received=2, minutes=10, at=AT)
        head = bank.head
    with tb.open(address, bank=name) as again:
        assert again.head == head


def test_records_that_went_missing_are_noticed(tmp_path: Path) -> None:
    address = tmp_path / "community.db"
    with founded(str(address)) as bank:
        bank.backup(tmp_path / "monday.db")
        bank.record(on="2026-03-01", gave=1, received=2, minutes=10, at=AT)
        assert bank.verify() == bank.head
        written_down = bank.head
    # An older copy in its place, and all of it is in order but for what is missing.
    address.write_bytes((tmp_path / "monday.db").read_bytes())
    assert code(str(address)) == "journal-shorter"
    Path(f"{address}-head").unlink()
    with tb.open(address) as bank:
        with pytest.raises(tb.TimebankError) as refused:
            bank.verify(written_down)
        assert refused.value.code == "journal-shorter"
        assert bank.verify(bank.head) == bank.head
    with pytest.raises(tb.TimebankError):
        tb.TimeBank.create(charter={"name": "Harpurbrook"}, at=AT).verify()
