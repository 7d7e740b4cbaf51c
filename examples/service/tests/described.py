"""Holds a running service to its own description.

Starts the program given on the command line over a file of its own, puts a few things into the bank, and lets schemathesis send what the
description allows and what it does not: as the organisation, and as a member.
"""

import json
import os
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

TOKENS = {"a token only for tests": "host", "the token of one member": 2}
FILLING = [
    {"type": "create", "bank": "00112233445566778899aabbccddeeff", "charter": {"name": "Harpurbrook"}},
    {"type": "admit", "joined": "2020-01-01", "profile": {"name": "Ana"}},
    {"type": "admit", "joined": "2020-01-01", "profile": {"name": "Ben"}},
    {"type": "offer", "member": 1, "words": {"title": "Lifts"}},
]
# A rule, a limit or a secret may refuse what the schema allows. That is no fault of the schema, and has statuses of its own.
SETTINGS = """
[parameters]
"path.bank" = "Harpurbrook"
[checks.positive_data_acceptance]
expected-statuses = ["2xx", "3xx", 403, 404, 409, 410, 412, 422]
"""


def send(address: str, key: str, action: object) -> None:
    request = urllib.request.Request(
        f"{address}/banks/Harpurbrook/commands",
        data=json.dumps({"do": action}).encode(),
        headers={"Authorization": "Bearer a token only for tests", "Idempotency-Key": key},
    )
    with urllib.request.urlopen(request) as answer:
        assert answer.status == 201, answer.status


def held_to_it(address: str, folder: Path, token: str, phases: str) -> int:
    """Returns how schemathesis ended."""
    examples = "300" if os.environ.get("TIMEBANK_LONG") else "15"
    arguments = ["run", f"{address}/openapi.json", "--header", f"Authorization: Bearer {token}", "--seed", "1", "--no-shrink"]
    arguments += ["--max-examples", examples, "--phases", phases, "--suppress-health-check", "all"]
    program = Path(sys.executable).with_name("st")
    return subprocess.run([program, "--config-file", folder / "settings.toml", *arguments], cwd=folder, check=False).returncode


def main() -> int:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        (folder / "tokens.json").write_text(json.dumps({"Harpurbrook": TOKENS}))
        (folder / "settings.toml").write_text(SETTINGS)
        settings = {"TIMEBANK_TOKENS": "tokens.json", "TIMEBANK_DATABASE": "banks.db", "TIMEBANK_LISTEN": "127.0.0.1:0"}
        with subprocess.Popen([Path(sys.argv[1]).resolve()], cwd=folder, env=os.environ | settings, stdout=subprocess.PIPE, text=True) as service:
            try:
                assert service.stdout is not None
                address = "http://" + service.stdout.readline().removeprefix("listening on ").strip()
                for n, action in enumerate(FILLING):
                    send(address, f"filling-{n}", action)
                host, member = TOKENS
                # What is covered one by one is covered once: it takes a minute.
                everything = held_to_it(address, folder, host, "examples,coverage,fuzzing")
                return everything or held_to_it(address, folder, member, "examples,fuzzing")
            finally:
                service.terminate()


if __name__ == "__main__":
    sys.exit(main())
