"""`python -m timebank_scale COMMAND`, and what `spark-submit` is given. A command is a module, and only its own is imported: a cluster
that runs a job needs neither pandas nor DuckDB."""

from __future__ import annotations

import argparse
import sys
from importlib import import_module

COMMANDS = {"make": "make", "export": "export", "run": "run", "later": "later", "duckdb": "in_duckdb", "measure": "measure"}


def main() -> int:
    name, *rest = sys.argv[1:] or ["none"]
    if name not in COMMANDS:
        print(f"usage: python -m timebank_scale {'|'.join(COMMANDS)} ...; each with --help")
        return 0 if name in ("-h", "--help") else 2
    command = import_module(f"timebank_scale.{COMMANDS[name]}")
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(prog=f"python -m timebank_scale {name}", description=command.__doc__, formatter_class=raw)
    command.arguments(parser)
    status: int = command.main(parser.parse_args(rest))
    return status


if __name__ == "__main__":
    sys.exit(main())
