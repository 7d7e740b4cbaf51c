"""The guides and the notebooks are typed as they stand: two checkers accept them whole, without a cast."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import timebank as tb

ROOT = Path(__file__).resolve().parents[2]
PAGES = [
    "docs/guides/in-a-notebook.md",
    "docs/guides/moving-in.md",
    "docs/guides/whom-to-ask.md",
    "docs/guides/from-a-file-to-postgresql.md",
    "docs/start/run.md",
    "docs/start/analyse.md",
    "docs/concepts/verdicts.md",
    "bindings-python/README.md",
]
NOTEBOOKS = ROOT / "examples" / "notebooks"


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Each page and each notebook as a program."""
    folder = tmp_path_factory.mktemp("programs")
    for page in PAGES:
        blocks = re.findall(r"```python\n(.*?)```", (ROOT / page).read_text(encoding="utf-8"), re.S)
        assert blocks
        name = Path(page).stem.lower().replace("-", "_")
        (folder / f"{name}_page.py").write_text("\n".join(blocks), encoding="utf-8")
    for notebook in NOTEBOOKS.glob("*.ipynb"):
        cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
        code = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
        (folder / f"{notebook.stem.replace('-', '_')}.py").write_text("\n\n".join(code) + "\n", encoding="utf-8")
    assert len(list(folder.iterdir())) >= len(PAGES) + 8
    for program in folder.iterdir():
        text = program.read_text(encoding="utf-8")
        assert "import cast" not in text and "type: ignore" not in text, program.name
    return folder


def checked(programs: Path, *command: str) -> None:
    package = Path(tb.__file__).parent.parent
    # An installed package is found by itself, and a checker refuses to be told where.
    more = {} if package.name == "site-packages" else {"MYPYPATH": str(package)}
    told = subprocess.run(
        [sys.executable, "-m", *command], cwd=programs, env={**os.environ, "PYRIGHT_PYTHON_IGNORE_WARNINGS": "1", **more}, capture_output=True, text=True
    )
    assert told.returncode == 0, told.stdout + told.stderr


def test_mypy_accepts_the_guides_and_the_notebooks(programs: Path) -> None:
    settings = str(ROOT / "bindings-python" / "pyproject.toml")
    names = sorted(program.name for program in programs.glob("*.py"))
    checked(programs, "mypy", "--strict", "--config-file", settings, "--cache-dir", str(programs / "cache"), *names)


def test_pyright_accepts_the_guides_and_the_notebooks(programs: Path) -> None:
    package = Path(tb.__file__).parent.parent
    extra = [] if package.name == "site-packages" else [str(package)]
    settings = {"typeCheckingMode": "standard", "reportMissingModuleSource": False, "reportUnusedExpression": False, "extraPaths": extra}
    (programs / "pyrightconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    checked(programs, "pyright", "--pythonpath", sys.executable)
