"""What the data of the examples say of themselves."""

import importlib.util
from pathlib import Path

DATA = Path(__file__).parents[2] / "examples" / "data"


def test_expected_balances_are_what_the_files_come_to() -> None:
    spec = importlib.util.spec_from_file_location("balances", DATA / "balances.py")
    assert spec is not None and spec.loader is not None
    balances = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(balances)
    balances.main(DATA / "neighbourhood", check=True)
