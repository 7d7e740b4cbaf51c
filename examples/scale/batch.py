"""What is asked of every bank in a batch, as a function of one journal; and how rows become journals. Knows of no engine."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

import timebank as tb

#: How banks lie on disk: a row for each record. `bytes` is its line of the journal, line feed and all.
JOURNALS = pa.schema([("bank", pa.int64()), ("seq", pa.int64()), ("bytes", pa.binary())])

#: What comes of a bank: each answer in the bytes the core wrote, or nothing where the journal does not hold.
ANSWERS = pa.schema([("bank", pa.int64()), ("verified", pa.binary()), ("plan", pa.binary()), ("report", pa.binary())])

#: The year the report is about.
FROM, UNTIL = "2025-01-01", "2025-12-31"

#: How many banks' answers go back together.
TOGETHER = 32


class Answers(NamedTuple):
    """What comes of one journal."""

    verified: bytes
    plan: bytes | None = None
    report: bytes | None = None


#: A function of one journal. What an engine runs is always one of these.
Job = Callable[[bytes], Answers]


def verified(journal: bytes) -> tuple[Answers, tb.TimeBank | None]:
    """Reads a journal through: every hash, link and rule, and that all accounts sum to zero. A fault is an answer too, so that
    one bad journal among thousands stops nobody."""
    try:
        bank = tb.TimeBank.from_jsonl(journal)
    except tb.TimebankError as error:
        told = {"code": error.code, "message": error.message, "details": error.details}
        return Answers(written({"fault": told})), None
    seq, _, _ = bank.head.partition(":")
    total = sum(bank.ask({"type": "balances", "viewer": "host"}).values())
    return Answers(written({"head": bank.head, "records": int(seq), "total": total})), bank


def verify(journal: bytes) -> Answers:
    """The check alone."""
    return verified(journal)[0]


def answer(journal: bytes) -> Answers:
    """The check, the plan of the coming week, and the report on the year."""
    checked, bank = verified(journal)
    if bank is None:
        return checked
    plan = bank.ask_json({"type": "plan", "viewer": "host", "travel": 15})
    report = bank.ask_json({"type": "report", "viewer": "host", "kind": "community-health", "from": FROM, "until": UNTIL})
    return checked._replace(plan=plan, report=report)


def identity(journal: bytes) -> Answers:
    """Does nothing with a journal but to take it: what an engine costs by itself."""
    return Answers(str(len(journal)).encode())


JOBS: dict[str, Job] = {"answer": answer, "verify": verify, "identity": identity}


def written(value: object) -> bytes:
    """JSON as the core writes it: no spaces, fields in the order given."""
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode()


def whole_banks(batches: Iterable[pa.RecordBatch]) -> Iterator[tuple[int, bytes]]:
    """The journals in rows that come bank by bank, each bank's in order. A batch may end in the middle of a bank.

    Rows of one bank that do not stand together are a fault of the layout, and said. A journal whose end went to another task
    cannot be told from a shorter one here: its head is held against the one kept elsewhere, see `heads_differ`.
    """
    bank: int | None = None
    parts: list[memoryview] = []
    seen: set[int] = set()
    for batch in batches:
        runs = pc.run_end_encode(batch.column("bank"))
        start = 0
        for number, end in zip(runs.values.to_pylist(), runs.run_ends.to_pylist(), strict=True):
            if number != bank:
                if bank is not None:
                    yield bank, b"".join(parts)
                if number in seen:
                    raise ValueError(f"the rows of bank {number} do not stand together: sort by bank and seq, or shuffle")
                seen.add(number)
                bank, parts = number, []
            parts.append(bytes_of(batch.column("bytes"), start, end))
            start = end
    if bank is not None:
        yield bank, b"".join(parts)


def bytes_of(array: pa.Array, start: int, end: int) -> memoryview:
    """The bytes of rows that follow one another, as they lie in memory: no row is touched by Python."""
    _, offsets, data = array.buffers()
    wide = np.int64 if pa.types.is_large_binary(array.type) else np.int32
    places = np.frombuffer(offsets, dtype=wide)
    return memoryview(data)[places[array.offset + start] : places[array.offset + end]]


def over(batches: Iterable[pa.RecordBatch], job: Job = answer) -> Iterator[pa.RecordBatch]:
    """A job over the banks in batches of rows: what Spark's `mapInArrow` wants, and every other way of running it uses."""
    rows: list[tuple[int, Answers]] = []
    for bank, journal in whole_banks(batches):
        rows.append((bank, job(journal)))
        if len(rows) == TOGETHER:
            yield batch_of(rows)
            rows = []
    if rows:
        yield batch_of(rows)


def batch_of(rows: list[tuple[int, Answers]]) -> pa.RecordBatch:
    columns = [[bank for bank, _ in rows], *([row[1][place] for row in rows] for place in range(3))]
    return pa.RecordBatch.from_arrays([pa.array(column, field.type) for column, field in zip(columns, ANSWERS, strict=True)], schema=ANSWERS)


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
