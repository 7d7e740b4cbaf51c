"""A server of PostgreSQL, started for the tests."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


def programs() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if found:
        return found[-1].parent
    program = shutil.which("initdb")
    assert program, "PostgreSQL is not on this machine: install `postgresql`"
    return Path(program).parent


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """A server on loopback; PostgreSQL refuses to run as root, and is run as its own account then."""
    with tempfile.TemporaryDirectory(prefix="timebank-pg-") as folder, socket.socket() as free:
        before = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        if before:
            shutil.chown(folder, "postgres")
        secret = Path(folder, "secret")
        secret.write_text("only for tests", encoding="utf-8")
        secret.chmod(0o644)
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        data = str(Path(folder, "data"))
        settings = f"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories={folder}"

        def run(name: str, *arguments: str) -> None:
            quiet = subprocess.DEVNULL
            command = [*before, str(programs() / name), *arguments]
            subprocess.run(command, check=True, stdin=quiet, stdout=quiet, stderr=quiet, cwd=folder)

        run("initdb", "--no-sync", "-A", "scram-sha-256", "-U", "postgres", f"--pwfile={secret}", "-D", data)
        run("pg_ctl", "-D", data, "-w", "-l", str(Path(folder, "log")), "-o", settings, "start")
        try:
            yield f"postgresql://postgres:only%20for%20tests@127.0.0.1:{port}/postgres?sslmode=disable"
        finally:
            run("pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")
