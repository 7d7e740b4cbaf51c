"""Reads the vectors all languages share, where they are: at the root of the checkout."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2] / "tests" / "vectors"


def files() -> list[Path]:
    return sorted(ROOT.rglob("*.json"))


def name(file: Path) -> str:
    return file.relative_to(ROOT).with_suffix("").as_posix()


def load(file: Path) -> dict[str, Any]:
    return json.loads(file.read_text(encoding="utf-8"))


def as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def journal(vector: dict[str, Any]) -> bytes:
    """The journal a vector is about: each line as it stands in a file."""
    return "".join(line + "\n" for line in vector["journal"]).encode()


def events(journal: bytes) -> list[dict[str, Any]]:
    """What happened in a journal. Places and hashes are left to the head, which a vector gives apart."""
    return [json.loads(line)["record"]["event"] for line in journal.splitlines()]
