"""The same check without Timebank: pandas, and the rules written out in Python.

`from_bytes` starts from the same Parquet: hashes, chain, numbers, that every posting sums to zero, balances, and minutes by month.
It knows one kind of exchange and leaves out the rest of what `batch.verify` holds a journal to: limits, members' states, digests of
personal parts, the charter. `from_columns` starts from plain columns, as if somebody had decoded the journals before, and holds
balances to a limit in the order of the rows.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pandas as pd

from timebank_scale.layout import HEADER

NONE = "0" * 64
LIMIT = 100_000


def from_bytes(folder: Path) -> dict[int, tuple[str, int]]:
    """Each bank's head, and the sum of its accounts."""
    found = {}
    for path in sorted((folder / "banks").glob("*.parquet")):
        for bank, rows in pd.read_parquet(path).groupby("bank", sort=False):
            found[int(bank)] = journal(rows["bytes"])
    return found


def journal(lines: pd.Series) -> tuple[str, int]:
    previous, seq = NONE, 0
    balances: dict[int, int] = {}
    months: dict[str, int] = {}
    for line in lines:
        if line.startswith(HEADER):
            continue
        whole = json.loads(line)
        record, digest = whole["record"], whole["hash"]
        seq += 1
        # The record's own bytes: what stands between its name and the hash.
        written = line[len(b'{"record":') : line.index(b',"hash":"' + digest.encode())]
        if hashlib.sha256(written).hexdigest() != digest:
            raise ValueError(f"record {seq} is not what its hash says")
        if record["seq"] != seq or record["previous"] != previous:
            raise ValueError(f"record {seq} does not follow the one before")
        previous = digest
        event = record["event"]
        if event["type"] == "exchange-recorded":
            postings = event.get("postings", [])
            if sum(posting["minutes"] for posting in postings) != 0:
                raise ValueError(f"the postings of record {seq} do not sum to zero")
            for posting in postings:
                balances[posting["account"]] = balances.get(posting["account"], 0) + posting["minutes"]
            terms = event["terms"]
            month = terms["on"][:7]
            given = sum(part["minutes"] for part in terms["parts"] if part["side"] != "received")
            months[month] = months.get(month, 0) + given
    return f"{seq}:{previous}", sum(balances.values())


def columns(folder: Path) -> pd.DataFrame:
    """The exchanges as plain columns. Not timed: somebody did this before."""
    rows = []
    for path in sorted((folder / "banks").glob("*.parquet")):
        table = pd.read_parquet(path)
        for bank, line in zip(table["bank"], table["bytes"], strict=True):
            if line.startswith(HEADER):
                continue
            event = json.loads(line)["record"]["event"]
            if event["type"] == "exchange-recorded":
                (one, other) = event["terms"]["parts"]
                rows.append((bank, one["member"], other["member"], one["minutes"]))
    return pd.DataFrame(rows, columns=["bank", "gave", "received", "minutes"])


def from_columns(table: pd.DataFrame) -> dict[int, int]:
    """How many exchanges of each bank keep to the limit, one after the other."""
    kept = {}
    for bank, rows in table.groupby("bank", sort=False):
        balances: dict[int, int] = {}
        count = 0
        for gave, received, minutes in zip(rows["gave"].tolist(), rows["received"].tolist(), rows["minutes"].tolist(), strict=True):
            up, down = balances.get(gave, 0) + minutes, balances.get(received, 0) - minutes
            if up <= LIMIT and down >= -LIMIT:
                balances[gave], balances[received] = up, down
                count += 1
        kept[int(bank)] = count
    return kept
