"""Keeping a bank from a notebook: nothing a cell does twice loses anything, and nothing that is there is written over."""

from __future__ import annotations

from pathlib import Path

import pytest

import timebank as tb


@pytest.mark.parametrize("name", ["bank.jsonl", "bank.db", "bank.sqlite3"])
def test_save_and_open_are_inverse_and_repeatable(tmp_path: Path, name: str) -> None:
    bank, path = tb.examples.harpurbrook(), tmp_path / name
    for _ in range(3):
        bank.save(path)
        with tb.open(path) as there:
            assert there == bank and there.to_jsonl() == bank.to_jsonl()
        # What happens between two runs of a cell is there after the second.
        bank.record("Ana", "Ben", 5, on="2026-03-04")
    assert tb.verify(bank.to_jsonl()).fault is None


def test_another_bank_is_not_written_over(tmp_path: Path) -> None:
    for name in ("bank.jsonl", "bank.db"):
        tb.examples.harpurbrook().save(tmp_path / name)
        before = tb.open(tmp_path / name, read_only=True).head
        with pytest.raises(tb.TimebankError, match="conflict"):
            tb.TimeBank("Another").save(tmp_path / name)
        assert tb.open(tmp_path / name, read_only=True).head == before
    (tmp_path / "letter.jsonl").write_text("Dear members")
    with pytest.raises(tb.TimebankError, match="conflict"):
        tb.TimeBank("Another").save(tmp_path / "letter.jsonl")
    assert (tmp_path / "letter.jsonl").read_text() == "Dear members"


def test_an_ending_says_what_a_file_is(tmp_path: Path) -> None:
    for name in ("bank", "bank.snapshot", "bank.csv"):
        with pytest.raises(tb.InputError, match="kind of file"):
            tb.examples.harpurbrook().save(tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_a_misspelt_path_makes_nothing(tmp_path: Path) -> None:
    for name in ("harpurbrok.db", "harpurbrok.jsonl", "no/folder.db"):
        with pytest.raises(tb.TimebankError, match="not-founded"):
            tb.open(tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_the_journal_is_repeatable_until_the_host_takes_it_over() -> None:
    bank = tb.examples.harpurbrook()
    whole = bank.to_jsonl()
    assert bank.to_jsonl() == whole and bank.take_new_records() == whole and bank.take_new_records() == b""
    bank.record("Ana", "Ben", 5, on="2026-03-04")
    with pytest.raises(tb.TimebankError, match="journal-taken"):
        bank.to_jsonl()
    more = bank.take_new_records()
    again = tb.TimeBank.from_jsonl(whole + more)
    assert again == bank and again.take_new_records() == b""
    # A bank that was read knows its journal, and what is new in it.
    read = tb.TimeBank.from_jsonl(whole)
    read.record("Ana", "Ben", 5, on="2026-03-04")
    journal = read.to_jsonl()
    assert journal.startswith(whole) and journal != whole
    assert read.take_new_records() == journal[len(whole) :]


def test_nothing_is_no_journal() -> None:
    for nothing in (b"", b"\n", ""):
        with pytest.raises(tb.TimebankError, match="not-founded"):
            tb.verify(nothing)


def test_history_is_entered_as_of_a_day() -> None:
    bank = tb.TimeBank("Harpurbrook", at="2026-03-01T10:00:00Z")
    with bank.as_of("2026-03-01"):
        ana, ben = bank.admit("Ana"), bank.admit("Ben")
        with bank.as_of("2026-03-02T18:00:00Z"):
            bank.record(ana, ben, 60, on="2026-03-02")
        bank.record(ben, ana, 30, on="2026-03-02")
        bank.seen_by(ana).offer(ana, "Lifts")
    assert [row["entered"].isoformat()[:13] for row in bank.exchanges()] == ["2026-03-02T18"] * 2
    assert bank.members()["joined"][0].isoformat() == "2026-03-01"
    assert bank.last_at.isoformat() == "2026-03-02T18:00:00+00:00"


def test_a_member_is_who_they_are_said_to_be() -> None:
    bank = tb.examples.harpurbrook()
    ana = bank.find("Ana")
    cleo = bank.admit("Cleo")
    statement = bank.statement("Ana")
    assert statement == bank.statement(ana) == bank.statement(bank.ties_of("Ben").ties[0]) == bank.statement(bank.seen_by(ana))
    assert bank.balance(cleo) == 0
    offer = bank.offer("Ana", "Lifts")
    # An outcome that made something else is no member, though it has a number.
    with pytest.raises(tb.TimebankError):
        bank.statement(offer)
    with pytest.raises(tb.InputError, match="name-unknown") as caught:
        bank.statement("An")
    assert "`Ana`" in caught.value.help
    bank.admit("Ana")
    with pytest.raises(tb.InputError, match="several-found"):
        bank.statement("Ana")
    for nobody in (None, True, 1.5, "", b"Ana"):
        with pytest.raises((tb.TimebankError, TypeError)):
            bank.balance(nobody)  # type: ignore[arg-type]
    # A member finds only those they may see by that name.
    with pytest.raises(tb.InputError, match="name-unknown"):
        bank.seen_by(ana).statement("Nobody")


def test_what_a_bank_in_memory_hands_out_holds_nothing_of_the_forgotten(tmp_path: Path) -> None:
    """Promise 2: not in the journal it gives again, nor in a file it is saved to, nor in records it was opened from and hands on."""
    bank = tb.TimeBank("Harpurbrook")
    ana, ben = bank.admit("Ana of the mill"), bank.admit("Ben of the weir")
    before = bank.to_jsonl()
    bank.save(tmp_path / "before.jsonl")
    assert b"Ben of the weir" in before
    bank.erase(ben)
    bank.admit("Cy of the lock")
    bank.save(tmp_path / "after.jsonl")

    opened = tb.TimeBank.from_jsonl(before)
    opened.admit("Dee of the ford")
    opened.to_jsonl()
    opened.erase(ben)
    whole, new = opened.to_jsonl(), opened.take_new_records()

    for journal in ((tmp_path / "after.jsonl").read_bytes(), bank.to_jsonl(), whole):
        assert b"Ben of the weir" not in journal and b"Ana of the mill" in journal
        assert tb.verify(journal).fault is None
    assert whole.endswith(new) and new.count(b"\n") == 2
    assert tb.TimeBank.from_jsonl(whole) == opened
    assert tb.moving.forget_jsonl(before, [ana, ben]).count(b" of the ") == 0
