"""The guide and the README run, from the first block to the last."""

from __future__ import annotations

import re
import tomllib
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
def test_a_page_runs(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    exec(compile(blocks(page), page, "exec"), {})


#: What a page's blocks need, by what stands in them, and what has to stand in the page's install line for it.
NEEDS = {"to_pandas()": "pandas", ".plot.": "plot", "polars": "polars"}


@pytest.mark.parametrize("page", [page for page in PAGES if "pip install" in (ROOT / page).read_text(encoding="utf-8")])
def test_the_line_that_installs_brings_what_the_page_uses(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if line.startswith("pip install") or '`pip install "timebank' in line)
    for used, wanted in NEEDS.items():
        if used in blocks(page).replace("# or to_pandas()", ""):
            assert wanted in line, f"{page} uses {used}, and its line brings no {wanted}: {line}"
    extras = tomllib.loads((ROOT / "bindings-python/pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    named = re.findall(r'"timebank\[([\w,]+)\]"', line)
    assert all(extra in extras for one in named for extra in one.split(",")), line
    # `to_pandas` reads the table by pyarrow, which pandas does not bring.
    assert [one.partition(">")[0] for one in extras["pandas"]] == ["pandas", "pyarrow"]


def test_a_bank_moves_as_the_guide_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, server: str) -> None:
    page = "docs/guides/from-a-file-to-postgresql.md"
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COMMUNITY", server)
    exec(compile(blocks(page), page, "exec"), {})
