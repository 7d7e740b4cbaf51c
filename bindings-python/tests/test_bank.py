"""A bank in Python: how it is made, told, asked, copied, kept, and shared between threads."""

from __future__ import annotations

import copy
import json
import pickle
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
import vectors

import timebank as tb
from timebank.wire._places import UNIONS

AT = "2026-03-01T10:00:00Z"


@pytest.fixture(scope="module")
def founding() -> dict[str, Any]:
    """The founding command of the first vector that has one."""
    for file in vectors.files():
        for command in vectors.as_list(vectors.load(file).get("given", [])):
            return command
    pytest.fail("no vector founds a bank")


def refusal() -> tb.TimebankError:
    with pytest.raises(tb.TimebankError) as caught:
        tb.TimeBank.create("{")
    return caught.value


def test_an_error_says_what_and_why() -> None:
    error = refusal()
    assert error.code and error.message and isinstance(error.details, dict)
    assert error.message in str(error) and error.code in str(error)
    assert error.code in json.dumps(tb.error_catalogue())


@pytest.mark.parametrize("again", [copy.copy, lambda error: pickle.loads(pickle.dumps(error))])
def test_an_error_survives_copying(again: Any) -> None:
    error = refusal()
    assert again(error) == error and str(again(error)) == str(error)


def test_our_own_codes_are_none_of_the_core() -> None:
    assert not set(tb.errors.OWN_CODES) & {entry["code"] for entry in tb.error_catalogue()}


def test_json_may_come_as_a_value_a_mapping_text_or_bytes(founding: dict[str, Any]) -> None:
    text = json.dumps(founding)
    forms = (founding, MappingProxyType(founding), text, text.encode(), tb.wire.Command.from_json(text))
    assert len({tb.TimeBank.create(command).head for command in forms}) == 1


def test_what_is_no_json_is_refused_before_the_core() -> None:
    with pytest.raises(ValueError):
        tb.TimeBank.create({"hours": float("nan")})
    with pytest.raises(ValueError):
        tb.TimeBank.create({"name": {1, 2}})


def test_a_bank_is_made_by_its_name_or_charter() -> None:
    with pytest.raises(TypeError, match="charter"):
        tb.TimeBank()  # type: ignore[call-arg]
    assert tb.TimeBank("Harpurbrook").charter.name == "Harpurbrook"
    assert tb.TimeBank(tb.Charter(name="Harpurbrook"), bank="00" * 16, at=AT).id == "00" * 16


def test_every_action_and_question_has_a_method() -> None:
    renamed = {"balance": "balance_for", "balances-as-of": "balances", "members": "find_members", "listings": "find_listings"}
    tags = [tag for union in ("Action", "Query") for tag in UNIONS[union][1]]
    assert len(tags) > 90
    for tag in tags:
        assert callable(getattr(tb.TimeBank, renamed.get(tag) or tag.replace("-", "_"))), tag


def test_methods_make_the_commands_their_names_say() -> None:
    """The journal of a bank told by methods is that of one told by JSON (with the same salts and keys)."""
    salt, other, key = "07" * 16, "08" * 16, "0a" * 16
    typed = tb.TimeBank.create(charter=tb.Charter(name="Harpurbrook"), at=AT, bank="00" * 16)
    ana = typed.admit(profile=tb.Profile(name="Ana"), at=AT, salt=bytes([7] * 16)).member
    ben = typed.admit(kind="person", at=AT, key=key).member
    typed.give_role(member=ana, role="mentor", organisation=ben, at=AT)
    typed.propose(on="2026-03-02", gave=ana, received=ben, minutes="1h", dates=["2026-03-09"], at=AT)
    typed.record(on="2026-03-01", gave=ana, received=ben, minutes=30, payer="pot", setting="venue", at=AT, by=ana, note="soup", salt=other)
    typed.transfer(kind="gift", from_=tb.wire.AccountId(2), to=tb.wire.AccountId(3), minutes="0:10", at=AT)
    plain = tb.TimeBank.create({"at": AT, "by": "host", "do": {"type": "create", "bank": "00" * 16, "charter": {"name": "Harpurbrook"}}})
    hour = [{"member": 1, "side": "gave", "minutes": 60}, {"member": 2, "side": "received", "minutes": 60}]
    half = [{"member": 1, "side": "gave", "minutes": 30}, {"member": 2, "side": "received", "minutes": 30}]
    for command in (
        {"at": AT, "salt": salt, "by": "host", "do": {"type": "admit", "profile": {"name": "Ana"}}},
        {"at": AT, "key": key, "by": "host", "do": {"type": "admit", "kind": "person"}},
        {"at": AT, "by": "host", "do": {"type": "give-role", "member": 1, "role": "mentor", "at": 2}},
        {"at": AT, "by": "host", "do": {"type": "propose", "terms": {"on": "2026-03-02", "parts": hour}, "dates": ["2026-03-09"]}},
        {
            "at": AT,
            "by": 1,
            "salt": other,
            "do": {
                "type": "record",
                "terms": {"on": "2026-03-01", "parts": half, "payer": {"kind": "pot"}, "setting": "venue"},
                "note": "soup",
            },
        },
        {"at": AT, "by": "host", "do": {"type": "transfer", "kind": "gift", "from": 2, "to": 3, "minutes": 10}},
    ):
        plain.execute(command)
    assert typed.take_new_records() == plain.take_new_records()
    assert typed.may(on="2026-03-03", gave=ana, received=ben, minutes=60).answer == "allowed"
    assert typed.may(terms=tb.terms(on="2026-03-03", gave=ana, received=ben, minutes=60)).answer == "allowed"
    with pytest.raises(TypeError, match="not both"):
        typed.may(terms=tb.terms(on="2026-03-03", gave=ana, received=ben, minutes=60), minutes=3)


def test_sent_twice_with_its_key_it_has_one_effect() -> None:
    bank = tb.examples.harpurbrook()
    first = bank.record(on="2026-03-05", gave=1, received=2, minutes=60, at="2026-03-05T10:00:00Z", key=b"k" * 16)
    again = bank.record(on="2026-03-05", gave=1, received=2, minutes=60, at="2026-03-05T10:00:00Z", key=b"k" * 16)
    assert (again.repeated, again.exchange) == (True, first.exchange) and not first.repeated
    # A salt is drawn each time, and a week later it is the same command still.
    first, again = (bank.admit(profile=tb.Profile(name="Cleo"), key=b"c" * 16, at=f"2026-03-{day}T10:00:00Z") for day in (12, 19))
    assert (again.repeated, again.member) == (True, first.member) and not first.repeated
    with pytest.raises(tb.TimebankError) as caught:
        bank.admit(profile=tb.Profile(name="Dora"), key=b"c" * 16, at="2026-03-19T10:00:00Z")
    assert caught.value.code == "key-used"


def test_verifying_takes_a_head_and_an_audience() -> None:
    bank = tb.examples.harpurbrook()
    journal, head = bank.take_new_records(), bank.head
    assert tb.verify(journal, head=head, audience="host").fault is None
    shorter = b"".join(journal.splitlines(keepends=True)[:-1])
    assert tb.verify(shorter).fault is None
    fault = tb.verify(shorter, head=head).fault
    assert fault is not None and fault.code == "broken-chain"
    redacted = bank.redact(journal, tb.wire.AuditorReader())
    found = tb.verify(redacted, head=head)
    assert (found.fault, found.audience) == (None, "auditor") and found.withheld > 0
    fault = tb.verify(redacted, audience="host").fault
    assert fault is not None and fault.code == "other-audience"


def test_two_banks_with_one_charter_are_two_banks() -> None:
    heads = {tb.TimeBank.create(charter={"name": "Harpurbrook"}, at=AT).head for _ in range(2)}
    assert len(heads) == 2


def test_fresh_salts_are_fresh() -> None:
    bank = tb.TimeBank.create(charter=tb.Charter(name="Harpurbrook"), at=AT)
    for _ in range(2):
        bank.admit(profile=tb.Profile(name="Ana"), at=AT)
    digests = [json.loads(line)["record"]["personal"][0]["digest"] for line in bank.take_new_records().splitlines()[1:]]
    assert len(set(digests)) == 2


def test_an_outcome_names_what_it_created() -> None:
    bank = tb.examples.harpurbrook()
    outcome = bank.record(on="2026-03-05", gave=1, received={2: "0:30"}, minutes=60, at="2026-03-05T10:00:00Z")
    assert (outcome.exchange, outcome.records, outcome.beyond, outcome.repeated) == (4, 1, (), False)
    assert outcome == tb.Outcome.from_json(outcome.to_json()) and pickle.loads(pickle.dumps(outcome)) == outcome
    assert hash(outcome) == hash(tb.Outcome.from_json(outcome.to_json())) and "created=" in repr(outcome)
    with pytest.raises(tb.TimebankError, match="and no member"):
        _ = outcome.member
    with pytest.raises(AttributeError):
        _ = outcome.colour  # type: ignore[attr-defined]


def test_decided_then_kept_then_applied() -> None:
    bank = tb.examples.harpurbrook()
    bank.take_new_records()
    before = bank.head
    command = tb.wire.Command(at="2026-03-05T10:00:00Z", by="host", do=tb.wire.Admit())
    decision = bank.decide(command)
    assert (bank.head, decision.expected) == (before, before)
    assert bank.apply(decision.records) == decision.outcomes
    assert bank.head != before
    with pytest.raises(tb.TimebankError):
        bank.apply(decision.records)


def test_a_batch_is_all_or_nothing() -> None:
    bank = tb.examples.harpurbrook()
    before = bank.copy()
    fine = tb.wire.Command(at="2026-03-05T10:00:00Z", by="host", do=tb.wire.Admit())
    with pytest.raises(tb.TimebankError) as caught:
        bank.execute_all([fine, tb.wire.Command(at="2026-03-05T10:00:00Z", by="host", do=tb.wire.Erase(tb.MemberId(99)))])
    assert caught.value.code == "batch-refused" and bank == before
    assert len(bank.execute_all([fine, fine])) == 2


def test_copies_and_pickles_are_equal_and_go_their_own_way() -> None:
    bank = tb.examples.harpurbrook()
    for twin in (copy.copy(bank), copy.deepcopy(bank), bank.copy(), pickle.loads(pickle.dumps(bank))):
        assert twin == bank and twin is not bank and twin.take_new_records() == b""
        twin.admit()
        assert twin != bank
    assert bank != 3
    with pytest.raises(TypeError):
        hash(bank)


def test_a_reader_holds_what_is_for_them() -> None:
    bank = tb.examples.harpurbrook()
    journal = bank.take_new_records()
    for reader in (tb.wire.AuditorReader(), tb.wire.BrokerReader(), tb.wire.BrokerReader(concerns=True)):
        redacted = bank.redact(journal, reader)
        assert tb.TimeBank.from_jsonl(redacted) == bank.redacted(reader)
        assert bank.redacted(reader).head == bank.head
    assert b"Ana" not in bank.redact(journal, tb.wire.AuditorReader())


def test_threads_take_turns() -> None:
    bank = tb.examples.harpurbrook()
    bank.take_new_records()

    def work(turn: int) -> None:
        for _ in range(20):
            bank.record(on="2026-03-05", gave=1 + turn % 2, received=2 - turn % 2, minutes=10, at="2026-03-05T10:00:00Z")
            bank.balance(tb.MemberId(1))
            bank.statement(member=tb.MemberId(1))
            len(bank.exchanges())

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(8)))
    journal = bank.take_new_records()
    assert len(journal.splitlines()) == 160 and sum(bank.balances()["minutes"]) == 0
    assert len(bank.exchanges()) == 163


def test_long_work_lets_other_threads_run() -> None:
    """While one thread replays a journal, another counts."""
    bank = tb.examples.harpurbrook()
    for _ in range(300):
        bank.execute_all([{"at": "2026-03-05T10:00:00Z", "by": "host", "do": {"type": "admit"}}] * 100)
    journal = bank.take_new_records()
    counted, done = 0, threading.Event()
    thread = threading.Thread(target=lambda: (tb.TimeBank.from_jsonl(journal), done.set()))
    thread.start()
    while not done.is_set():
        counted += 1
    thread.join()
    assert counted > 1000


# Files -------------------------------------------------------------------------------------------------------------------------


def test_a_file_keeps_what_was_answered(tmp_path: Path) -> None:
    path = tmp_path / "bank.jsonl"
    with tb.TimeBank.open(path, charter=tb.Charter(name="Harpurbrook"), at=AT) as bank:
        assert bank.recovered is None and str(bank.path) == str(path)
        ana, ben = bank.admit(at=AT).member, bank.admit(at=AT).member
        bank.record(on="2026-03-01", gave=ana, received=ben, minutes=60, at=AT)
        head, lines = bank.head, path.read_bytes()
        assert tb.verify(lines).head == tb.wire.Head.from_json({"seq": 4, "hash": head.split(":")[1]}) and bank.take_new_records() == b""
        assert len(bank.events()) == 4
        bank.save()
    assert bank.closed and "closed" in repr(bank) and "closed" in bank._repr_html_()
    with tb.TimeBank.open(path) as again:
        assert (again.head, again.balance(ana)) == (head, 60)
        assert again == tb.TimeBank.from_jsonl(lines)


def test_a_closed_bank_says_so(tmp_path: Path) -> None:
    bank = tb.TimeBank.open(tmp_path / "bank.jsonl", charter=tb.Charter(name="Harpurbrook"), at=AT)
    bank.close()
    bank.close()
    for use in (bank.members, bank.snapshot, bank.take_new_records, lambda: bank.admit(), lambda: bank.head, lambda: bank.record(on=AT[:10], gave=1)):
        with pytest.raises(tb.TimebankError) as caught:
            use()
        assert caught.value.code in {"closed", "minutes-missing"}


def test_two_do_not_write_to_one_file(tmp_path: Path) -> None:
    path = tmp_path / "bank.jsonl"
    with tb.TimeBank.open(path, charter=tb.Charter(name="Harpurbrook"), at=AT) as bank:
        with pytest.raises(tb.TimebankError) as caught:
            tb.TimeBank.open(path)
        assert caught.value.code == "locked"
        reader = tb.TimeBank.open(path, read_only=True)
        assert reader.head == bank.head
        with pytest.raises(tb.TimebankError):
            reader.admit()
        with pytest.raises(tb.TimebankError, match="not pickled"):
            pickle.dumps(bank)


def test_what_a_power_cut_left_is_taken_off_and_told(tmp_path: Path) -> None:
    path = tmp_path / "bank.jsonl"
    with tb.TimeBank.open(path, charter=tb.Charter(name="Harpurbrook"), at=AT) as bank:
        head = bank.head
    with path.open("ab") as file:
        file.write(b'{"record":{"version":1,"seq":2')
    with tb.TimeBank.open(path) as bank:
        assert bank.head == head
        assert bank.recovered is not None and bank.recovered.bytes == 30 and bank.recovered.records == 0
        assert bank.recovered.kept_in is not None and Path(bank.recovered.kept_in).read_bytes().startswith(b'{"record"')


def test_a_new_file_needs_a_charter(tmp_path: Path) -> None:
    with pytest.raises(tb.TimebankError) as caught:
        tb.TimeBank.open(tmp_path / "bank.jsonl")
    assert caught.value.code == "not-founded"
    with pytest.raises(tb.TimebankError) as caught:
        tb.TimeBank.open(tmp_path / "nowhere" / "bank.jsonl", charter=tb.Charter(name="x"))
    assert caught.value.code == "store-failed"


def test_a_table_recorded_in_a_file_is_one_append(tmp_path: Path) -> None:
    import polars

    path = tmp_path / "bank.jsonl"
    with tb.TimeBank.open(path, charter=tb.Charter(name="Harpurbrook"), at=AT) as bank:
        ana, ben = bank.admit(at=AT).member, bank.admit(at=AT).member
        sheet = polars.DataFrame({"on": ["2026-03-01"] * 5, "gave": [ana] * 5, "received": [ben] * 5, "minutes": [7] * 5})
        bank.record_table(sheet, at=AT)
        balances = bank.balances().rows()
    with tb.TimeBank.open(path) as bank:
        assert bank.balances().rows() == balances and bank.balance(ana) == 35


def test_a_snapshot_is_saved_and_read(tmp_path: Path) -> None:
    bank = tb.examples.harpurbrook()
    (tmp_path / "bank.snapshot").write_bytes(bank.snapshot())
    assert tb.TimeBank.from_snapshot((tmp_path / "bank.snapshot").read_bytes()) == bank
    with pytest.raises(tb.TimebankError):
        bank.save()


def test_an_error_says_what_kind_it_is() -> None:
    bank = tb.TimeBank("Harpurbrook", at="2026-03-01T10:00:00Z")
    with pytest.raises(tb.TimebankError) as missing:
        bank.balance(99)
    assert (missing.value.code, missing.value.kind, missing.value.retryable) == ("not-found", "not-found", False)
    assert pickle.loads(pickle.dumps(missing.value)).kind == "not-found"
    kept = {code: tb.TimebankError(code, "").kind for code in ("needs-approval", "conflict", "rule-refused", "wrong-hash", "naive-datetime")}
    assert kept == {
        "needs-approval": "needs-approval",
        "conflict": "conflict",
        "rule-refused": "refused",
        "wrong-hash": "internal",
        "naive-datetime": "bad-input",
    }
    assert tb.TimebankError("conflict", "").retryable
