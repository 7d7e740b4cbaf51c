"""A run that works out only the banks that moved since the last one, and takes the answers of the others from there.

What a run leaves beside its answers (`run.json`):

    job, code   what was asked, and the SHA-256 of what answered. Another job or another build takes nothing over
    answers     the SHA-256 of all answers: those that lie there now have to be the same
    groups      of each row group that was read, the SHA-256 as it lay in the file, and its banks
    heads       the furthest head that each bank was ever seen with

Whether a bank moved is told by its bytes, never by a head that somebody hands in: a row group that is the same to the byte is not
even decoded, and in one that is not, each bank's journal is hashed. So the answers equal those of a run of everything, whatever was
changed: a bank that went on, came, went away, went back, or was replaced by another with as many records. What heads are for is to
find the last two: a journal only grows, so one that moved still holds the record that an earlier run saw last.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from importlib import resources
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

import timebank as tb
from timebank_scale.batch import ANSWERS, Answers, batch_of, head_of
from timebank_scale.layout import HEADER, files, whole_banks, write, writer


class Left(NamedTuple):
    """What a run left."""

    answers: dict[int, Answers]
    groups: dict[str, list[int]]
    heads: dict[int, str]


class Found(NamedTuple):
    """What lies in a folder now, beside what a run left."""

    groups: dict[str, list[int]]
    #: The banks whose answers are as good as new.
    still: set[int]
    #: The banks that moved or came, with the SHA-256 of their journals.
    moved: dict[int, bytes]
    #: The banks that do not go on from where an earlier run saw them.
    back: set[int]


def code() -> str:
    """The SHA-256 of what answers: the library, and the functions of one journal."""
    hasher = hashlib.sha256()
    library = Path(tb.__file__).parent
    for path in sorted(path for path in library.rglob("*") if path.is_file() and "__pycache__" not in path.parts):
        hasher.update(path.read_bytes())
    for name in ("batch.py", "layout.py"):
        hasher.update((resources.files("timebank_scale") / name).read_bytes())
    return hasher.hexdigest()


def mark(path: Path, source: pq.ParquetFile, group: int) -> str:
    """The SHA-256 of a row group as it lies in the file, compressed, with what is needed to decode it."""
    about = source.metadata.row_group(group)
    hasher = hashlib.sha256(f"{source.schema_arrow} {about.num_rows}\n".encode())
    with path.open("rb") as file:
        for place in range(about.num_columns):
            column = about.column(place)
            dictionary = column.dictionary_page_offset
            first = column.data_page_offset if dictionary is None else min(dictionary, column.data_page_offset)
            data = column.data_page_offset - first
            hasher.update(f"{column.path_in_schema} {column.physical_type} {column.compression} {column.num_values} ".encode())
            hasher.update(f"{column.encodings} {dictionary is None} {data} {column.total_compressed_size}\n".encode())
            file.seek(first)
            hasher.update(file.read(column.total_compressed_size))
    return hasher.hexdigest()


def groups_of(folder: Path) -> dict[str, list[int]]:
    """The banks in each row group, by its mark. A bank in two of them belongs to neither: one alone does not say what it is."""
    found: dict[str, list[int]] = {}
    times: Counter[int] = Counter()
    for path in files(folder):
        source = pq.ParquetFile(path)
        for group in range(source.num_row_groups):
            banks = source.read_row_group(group, columns=["bank"]).column("bank").unique().to_pylist()
            found[mark(path, source, group)] = banks
            times.update(banks)
    return {name: banks for name, banks in found.items() if all(times[bank] == 1 for bank in banks)}


def look(folder: Path, left: Left, to: Path) -> Found:
    """Finds out which banks moved, and writes their rows to a folder of the same form, for any engine to run over."""
    (to / "banks").mkdir(parents=True)
    found = Found({}, set(), {}, set())
    for path in files(folder):
        source, file = pq.ParquetFile(path), None
        for group in range(source.num_row_groups):
            name = mark(path, source, group)
            banks = left.groups.get(name)
            if banks is None:
                table = source.read_row_group(group)
                banks = sort(found, left, table)
                changed = table.filter(pc.is_in(table.column("bank"), pa.array([bank for bank in banks if bank in found.moved], pa.int64())))
                if changed.num_rows:
                    file = file or writer(to / "banks" / path.name, source.schema_arrow)
                    write(file, [changed])
            else:
                meet(found, banks)
                found.still.update(banks)
            found.groups[name] = banks
        if file is not None:
            file.close()
    stayed = ((bank, head_of(left.answers[bank])) for bank in found.still)
    found.back.update(bank for bank, head in stayed if head is not None and head != left.heads[bank])
    return found


def sort(found: Found, left: Left, table: pa.Table) -> list[int]:
    """Tells the banks in some rows that moved from those that did not, and those that went back from those that went on."""
    banks = []
    for bank, journal in whole_banks(table.to_batches()):
        meet(found, [bank])
        banks.append(bank)
        read = hashlib.sha256(journal).digest()
        if bank in left.answers and left.answers[bank].read == read:
            found.still.add(bank)
            continue
        found.moved[bank] = read
        if bank in left.heads and not goes_on(journal, left.heads[bank]):
            found.back.add(bank)
    return banks


def meet(found: Found, banks: list[int]) -> None:
    for bank in banks:
        if bank in found.still or bank in found.moved:
            raise ValueError(f"bank {bank} lies in two row groups: only a run of everything can tell what is there")


def goes_on(journal: bytes, head: str) -> bool:
    """Whether a journal still holds the record that it ended with once."""
    seq, _, digest = head.partition(":")
    lines = [line for line in journal.splitlines() if not line.startswith(HEADER)]
    if len(lines) < int(seq):
        return False
    try:
        return bool(json.loads(lines[int(seq) - 1])["hash"] == digest)
    except (ValueError, KeyError, TypeError):
        return False


def take(left: Left, found: Found, out: Path) -> None:
    """Puts the answers of the banks that did not move beside those of the others."""
    with pq.ParquetWriter(out / "taken.parquet", ANSWERS, compression="zstd") as file:
        file.write_batch(batch_of({bank: left.answers[bank] for bank in sorted(found.still)}))


def further(left: Left, found: Found, answers: dict[int, Answers]) -> dict[int, str]:
    """The furthest heads. A bank that is bad, went back or is away for now is still expected to go on from where it was."""
    heads = dict(left.heads)
    for bank, given in answers.items():
        head = head_of(given)
        if head is not None and bank not in found.back:
            heads[bank] = head
    return heads


def told(left: Left, found: Found) -> list[str]:
    """What is wrong that no single run can see."""
    return [f"bank {bank}: an earlier run saw it end with {left.heads[bank]}, and that record is not in it" for bank in sorted(found.back)]


def answers_in(out: Path) -> dict[int, Answers]:
    """The answers of a run, by bank."""
    table = pq.read_table(out / "answers", schema=ANSWERS)
    banks = table.column("bank").to_pylist()
    columns = (table.column(place + 1).to_pylist() for place in range(len(Answers._fields)))
    found = dict(zip(banks, map(Answers, *columns), strict=True))
    if len(found) != len(banks):
        raise ValueError("a bank has answers twice: its rows were split over two tasks")
    return found


def digest(answers: dict[int, Answers]) -> str:
    """Of all answers in the order of the banks, with their lengths, so that nothing can slip from one into the next."""
    hasher = hashlib.sha256()
    for bank, given in sorted(answers.items()):
        for part in given:
            hasher.update(f"{bank} {'-' if part is None else len(part)}\n".encode())
            hasher.update(part or b"")
    return hasher.hexdigest()


def leave(out: Path, job: str, left: Left) -> None:
    run = {"job": job, "code": code(), "answers": digest(left.answers), "heads": left.heads, "groups": left.groups}
    (out / "run.json").write_text(json.dumps(run))


def last(out: Path, job: str) -> Left:
    """What the last run left. Of a run of another job, or by another build, only the heads are good for anything."""
    run = json.loads((out / "run.json").read_text())
    heads = {int(bank): head for bank, head in run["heads"].items()}
    if (run["job"], run["code"]) != (job, code()):
        return Left({}, {}, heads)
    answers = answers_in(out)
    if digest(answers) != run["answers"]:
        raise ValueError(f"the answers in {out} are not those that the run left there: run everything")
    return Left(answers, run["groups"], heads)
