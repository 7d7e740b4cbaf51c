"""What is asked of every bank in a batch, as a function of one journal. Knows of no engine, and needs nobody's name."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

import pyarrow as pa

import timebank as tb
from timebank_scale.layout import HEADER, whole_banks

#: What comes of a bank: each answer in the bytes the core wrote, or nothing where it was not asked for or the journal does not
#: hold; and the SHA-256 of the journal that was read.
ANSWERS = pa.schema([("bank", pa.int64()), *((name, pa.binary()) for name in ("verified", "plan", "report", "read"))])

#: The year the report is about.
FROM, UNTIL = "2025-01-01", "2025-12-31"

#: How many banks' answers go back together.
TOGETHER = 32


class Answers(NamedTuple):
    """What comes of one journal."""

    verified: bytes
    plan: bytes | None = None
    report: bytes | None = None
    read: bytes = b""


#: A function of one journal. What an engine runs is always one of these.
Job = Callable[[bytes], Answers]


def audience(journal: bytes) -> str:
    """For whom a journal was made, as its header says. One without a header is the bank's own, and holds everything."""
    if not journal.startswith(HEADER):
        return "host"
    made_for: str = json.loads(journal.partition(b"\n")[0])["audience"]
    return made_for


def verified(journal: bytes) -> tuple[Answers, tb.TimeBank | None]:
    """Reads a journal through: every hash, link and rule, and that all accounts sum to zero. A fault is an answer too, so that
    one bad journal among thousands stops nobody; and so is a journal that holds names, which have no business here."""
    try:
        made_for = audience(journal)
        bank = tb.TimeBank.from_jsonl(journal)
    except tb.TimebankError as error:
        return fault(error.code, error.message, error.details), None
    except (ValueError, KeyError, TypeError):
        return fault("bad-header", "the first line is no header", None), None
    if made_for == "host":
        return fault("other-audience", "the journal was made for the host, with names: export it", {"found": made_for}), None
    seq, _, _ = bank.head.partition(":")
    total = sum(bank.ask({"type": "balances", "viewer": "host"}).values())
    return Answers(written({"head": bank.head, "records": int(seq), "total": total, "audience": made_for})), bank


def fault(code: str, message: str, details: object) -> Answers:
    return Answers(written({"fault": {"code": code, "message": message, "details": details}}))


def verify(journal: bytes) -> Answers:
    """The check alone."""
    return verified(journal)[0]


def year(journal: bytes) -> Answers:
    """The check, and the report on the year."""
    checked, bank = verified(journal)
    if bank is None:
        return checked
    return checked._replace(report=report(bank))


def answer(journal: bytes) -> Answers:
    """The check, the plan of the coming week, and the report on the year.

    There is a plan only of a journal that has the hours in which members are free, see `export`: without them, and without whatever
    else was left at home, the plan would be another one.
    """
    checked, bank = verified(journal)
    if bank is None:
        return checked
    plan = bank.ask_json({"type": "plan", "viewer": "host", "travel": 15}) if audience(journal) == "broker" else None
    return checked._replace(plan=plan, report=report(bank))


def report(bank: tb.TimeBank) -> bytes:
    return bank.ask_json({"type": "report", "viewer": "host", "kind": "community-health", "from": FROM, "until": UNTIL})


def identity(journal: bytes) -> Answers:
    """Does nothing with a journal but to take it: what an engine costs by itself."""
    return Answers(str(len(journal)).encode())


JOBS: dict[str, Job] = {"answer": answer, "year": year, "verify": verify, "identity": identity}


def written(value: object) -> bytes:
    """JSON as the core writes it: no spaces, fields in the order given."""
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode()


def over(batches: Iterable[pa.RecordBatch], job: Job = answer) -> Iterator[pa.RecordBatch]:
    """A job over the banks in batches of rows: what Spark's `mapInArrow` wants, and every other way of running it uses."""
    found: dict[int, Answers] = {}
    for bank, journal in whole_banks(batches):
        # The identity job does not look at a journal at all.
        read = b"" if job is identity else hashlib.sha256(journal).digest()
        found[bank] = job(journal)._replace(read=read)
        if len(found) == TOGETHER:
            yield batch_of(found)
            found = {}
    if found:
        yield batch_of(found)


def batch_of(answers: dict[int, Answers]) -> pa.RecordBatch:
    columns = [list(answers), *([given[place] for given in answers.values()] for place in range(len(Answers._fields)))]
    arrays = [pa.array(column, field.type) for column, field in zip(columns, ANSWERS, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, schema=ANSWERS)


def minutes(bank: int, journal: bytes) -> pa.Table:
    """Service given in one bank, for questions over all of them: a row for each day and need, minutes summed up."""
    whole = tb.TimeBank.from_jsonl(journal)
    needs = {activity.code: activity.needs[0].need for activity in whole.charter.activities if activity.needs}
    lines = pa.table(whole.hours_by("day", "activity"))
    need = [needs.get(code) for code in lines.column("activity").cast(pa.string()).to_pylist()]
    return pa.table(
        {
            "bank": pa.array([bank] * lines.num_rows, pa.int64()),
            "on": lines.column("period"),
            "need": pa.array(need, pa.string()),
            "minutes": lines.column("minutes_given").cast(pa.int64()),
        }
    )


def head_of(given: Answers) -> str | None:
    """The head of a journal that holds."""
    told = json.loads(given.verified)
    return told.get("head") if isinstance(told, dict) else None


def heads_differ(answers: dict[int, Answers], heads: dict[int, str]) -> list[str]:
    """What is wrong with a run, held against the heads that were kept elsewhere: banks that are missing or too many, and
    journals that end elsewhere or not at zero. Nothing, when all is well."""
    wrong = [f"bank {bank}: nothing came of it" for bank in heads.keys() - answers.keys()]
    wrong += [f"bank {bank}: nobody knows of it" for bank in answers.keys() - heads.keys()]
    for bank in answers.keys() & heads.keys():
        told = json.loads(answers[bank].verified)
        if "fault" in told:
            wrong.append(f"bank {bank}: {told['fault']['code']}: {told['fault']['message']}")
        elif (told["head"], told["total"]) != (heads[bank], 0):
            wrong.append(f"bank {bank}: it ends with {told['head']} and a sum of {told['total']} where {heads[bank]} and 0 were expected")
    return sorted(wrong)
