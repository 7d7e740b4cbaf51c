"""Banks in databases: a file of SQLite, and a server that is started for the tests."""

from __future__ import annotations

import asyncio
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
        assert again.drain() == b""
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
    assert code(str(tmp_path / "no" / "folder.db")) == "store-refused"
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
