"""`python -m timebank_scale COMMAND`, and what `spark-submit` is given. Each command is a module, and says itself what it does."""

from __future__ import annotations

import argparse
import sys

from timebank_scale import export, in_duckdb, later, make, measure, run

COMMANDS = {"make": make, "later": later, "export": export, "run": run, "duckdb": in_duckdb, "measure": measure}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m timebank_scale", description="Thousands of time banks at once.")
    commands = parser.add_subparsers(required=True)
    for name, command in COMMANDS.items():
        about = command.__doc__ or ""
        one = commands.add_parser(name, help=about.partition("\n")[0], description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
        command.arguments(one)
        one.set_defaults(main=command.main)
    given = parser.parse_args()
    status: int = given.main(given)
    return status


if __name__ == "__main__":
    sys.exit(main())
