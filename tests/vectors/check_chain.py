#!/usr/bin/env python3
"""Checks journals from their bytes alone, with nothing of Timebank: SHA-256 of every record, the chain from one to the
next, the digests of documents and of personal parts with their salts. What it finds is a second opinion: the heads in the
vectors come from here, and the three runners compare them.

    python3 tests/vectors/check_chain.py                        the journals that stand in vectors
    python3 tests/vectors/check_chain.py --journals FOLDER      journals the Rust runner wrote for every vector of commands
                                                                (TIMEBANK_JOURNALS=FOLDER cargo test --test vectors)
    python3 tests/vectors/check_chain.py --journals FOLDER --fill
                                                                the same, and the heads and digests written into the vectors
"""

import argparse
import hashlib
import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
NONE = "0" * 64


class Fault(Exception):
    """What is wrong with a journal, and where."""


def sha256(*pieces: bytes) -> str:
    hasher = hashlib.sha256()
    for piece in pieces:
        hasher.update(piece)
    return hasher.hexdigest()


def end_of(text: bytes, at: int) -> int:
    """The place after the JSON value that begins at `at`: brackets are counted, texts stepped over."""
    depth, quoted = 0, False
    i = at
    while i < len(text):
        b = text[i : i + 1]
        if quoted:
            if b == b"\\":
                i += 1
            elif b == b'"':
                quoted = False
        elif b == b'"':
            quoted = True
        elif b in b"{[":
            depth += 1
        elif b in b"}]":
            if depth == 0:
                return i
            depth -= 1
        elif b == b"," and depth == 0:
            return i
        i += 1
    raise Fault("a value does not end")


def values(text: bytes, at: int) -> list[bytes]:
    """The bytes of each value of the list that begins at `at`."""
    found = []
    at += 1
    while text[at : at + 1] != b"]":
        end = end_of(text, at)
        found.append(text[at:end])
        at = end + 1 if text[end : end + 1] == b"," else end
    return found


def fields(text: bytes) -> dict[str, bytes]:
    """The bytes of each field of an object, as they stand."""
    found = {}
    at = 1
    while text[at : at + 1] != b"}":
        key = re.match(rb'"([A-Za-z]+)":', text[at:])
        if not key:
            raise Fault("a field has no name")
        at += key.end()
        end = end_of(text, at)
        found[key[1].decode()] = text[at:end]
        at = end + 1 if text[end : end + 1] == b"," else end
    return found


def check(lines: list[bytes]) -> tuple[str, list[dict]]:
    """The head of a journal and its records; `Fault` when a byte is not what was hashed."""
    previous, records = NONE, []
    if lines and lines[0].startswith(b'{"timebank":'):
        lines = lines[1:]
    for seq, line in enumerate(lines, 1):
        parts = fields(line)
        record = json.loads(parts["record"])
        digest = sha256(parts["record"])
        if record["version"] != 2 or "by" not in record:
            raise Fault(f"record {seq} is not of version 2")
        if json.loads(parts["hash"]) != digest:
            raise Fault(f"record {seq} is not what its hash says")
        if record["seq"] != seq or record["previous"] != previous:
            raise Fault(f"record {seq} does not follow the one before")
        documents = values(parts["documents"], 0) if "documents" in parts else []
        if [sha256(document) for document in documents] != [d for d in [record["event"].get("digest")] if d]:
            raise Fault(f"a document of record {seq} is not what its digest says")
        slots = values(parts["personal"], 0) if "personal" in parts else []
        bindings = record.get("personal", [])
        if len(slots) != len(bindings):
            raise Fault(f"record {seq} binds another number of personal parts")
        for slot, binding in zip(slots, bindings):
            slot = fields(slot)
            if "part" in slot and json.loads(slot["part"])["type"] != binding["kind"]:
                raise Fault(f"a personal part of record {seq} is of another kind than it is bound as")
            if "part" in slot and sha256(bytes.fromhex(json.loads(slot["salt"])), slot["part"]) != binding["digest"]:
                raise Fault(f"a personal part of record {seq} is not what its digest says")
        records.append({**record, "hash": digest})
        previous = digest
    return f"{len(lines)}:{previous}", records


def fill(file: Path, head: str, records: list[dict]) -> bool:
    """Writes the head, the digest of the last charter and hashes of records into a vector. Says whether it changed."""
    text = before = file.read_text(encoding="utf-8")
    adopted = [r["event"]["digest"] for r in records if r["event"]["type"] in ("bank-founded", "charter-adopted")]
    text = re.sub(r'("type": "charter-adopted",\s*"version": \d+,\s*"digest": )"[^"]*"', rf'\g<1>"{adopted[-1]}"', text)
    text = re.sub(r'("type": "bank-founded",\s*"bank": "\w+",\s*"digest": )"[^"]*"', rf'\g<1>"{adopted[0]}"', text)
    closed = [r["event"] for r in records if r["event"]["type"] == "period-closed"]
    if closed:
        hash_of = records[closed[-1]["seq"] - 1]["hash"]
        text = re.sub(r'("seq": \d+,\s*"hash": )"[^"]*"', rf'\g<1>"{hash_of}"', text)
    text = re.sub(r'"head": "[^"]*"', f'"head": "{head}"', text)
    file.write_text(text, encoding="utf-8")
    return text != before


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--journals", type=Path)
    parser.add_argument("--fill", action="store_true")
    options = parser.parse_args()
    checked = filled = 0
    wrong = []
    for file in sorted(ROOT.rglob("*.json")):
        vector = json.loads(file.read_text(encoding="utf-8"))
        name = file.relative_to(ROOT).with_suffix("").as_posix()
        if "journal" in vector:
            lines = [line.encode() for line in vector["journal"]]
            if "fault" in vector.get("then", {}):
                continue
        elif options.journals and (made := options.journals / f"{name}.jsonl").exists():
            lines = made.read_bytes().splitlines()
        else:
            continue
        try:
            head, records = check(lines)
        except Fault as fault:
            wrong.append(f"{name}: {fault}")
            continue
        checked += 1
        if options.fill and "journal" not in vector:
            filled += fill(file, head, records)
        elif "head" in vector.get("state", {}) and vector["state"]["head"] != head:
            wrong.append(f"{name}: the head is {head}, not {vector['state']['head']}")
    print(f"{checked} journals checked, {filled} vectors filled, {len(wrong)} wrong")
    print("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
