"""What is made by scripts and kept in the repository is what the scripts make."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

DATA = Path(__file__).parents[2] / "examples" / "data"


def test_expected_balances_are_what_the_files_come_to() -> None:
    spec = importlib.util.spec_from_file_location("balances", DATA / "balances.py")
    assert spec is not None and spec.loader is not None
    balances = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(balances)
    balances.main(DATA / "neighbourhood", check=True)


@pytest.mark.parametrize("script", ["floors.py", "promises.py"])
def test_what_is_drawn_from_the_sources_is_fresh(script: str) -> None:
    made = DATA.parents[1] / "docs" / "architecture" / script
    checked = subprocess.run([sys.executable, str(made), "--check"], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr
