"""The guide and the README run, from the first block to the last."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def blocks(page: str) -> str:
    found = re.findall(r"```python\n(.*?)```", (ROOT / page).read_text(encoding="utf-8"), re.S)
    assert found
    return "\n".join(found)


PAGES = [
    "docs/guides/in-a-notebook.md",
    "docs/guides/moving-in.md",
    "docs/guides/whom-to-ask.md",
    "docs/start/run.md",
    "docs/start/analyse.md",
    "docs/concepts/verdicts.md",
    "README.md",
    "bindings-python/README.md",
]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_runs(page: str) -> None:
    exec(compile(blocks(page), page, "exec"), {})


def test_a_bank_moves_as_the_guide_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, server: str) -> None:
    page = "docs/guides/from-a-file-to-postgresql.md"
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COMMUNITY", server)
    exec(compile(blocks(page), page, "exec"), {})
