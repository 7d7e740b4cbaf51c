"""Harpurbrook's half-year, from the files in `examples/data/neighbourhood`, for the notebooks beside this file.

Everything is entered as from the paper sheets: what was proposed, disputed or transferred in those months is left out, so balances
differ from those of `cargo run --example neighbourhood`.
"""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import polars as pl

import timebank as tb

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "examples" / "data" / "neighbourhood"
CHARTER = ROOT / "timebank-core" / "src" / "charter" / "samples" / "neighbourhood.json"
OPENED = datetime.datetime(2026, 3, 1, 9, tzinfo=datetime.UTC)


def people() -> pl.DataFrame:
    """The members' cards."""
    return pl.read_csv(DATA / "members.csv", try_parse_dates=True, infer_schema_length=None)


def sheets() -> pl.DataFrame:
    """The sheets, in the order they were handed in."""
    raw = pl.read_csv(DATA / "exchanges.csv", infer_schema=False)
    entered = pl.coalesce("recorded_on", "date").str.to_datetime("%Y-%m-%d", time_zone="UTC") + pl.duration(hours=20)
    return raw.select(
        on="date",
        gave="gave",
        received="received",
        together="together",
        activity="activity",
        visitors=pl.col("visitors").cast(pl.UInt32),
        setting="setting",
        payer=pl.col("payer").str.strip_prefix("member:"),
        estimated=pl.col("estimated") == "yes",
        brokered=pl.col("brokered") == "yes",
        facilitation=pl.col("facilitation").cast(pl.UInt32),
        note="note",
        entered=entered,
    ).sort("entered", maintain_order=True)


def founded() -> tb.TimeBank:
    """The bank on its first morning, with nobody in it."""
    return tb.TimeBank.create(charter=json.loads(CHARTER.read_text(encoding="utf-8")), at=OPENED)


def admit(bank: tb.TimeBank, card: dict[str, Any]) -> tb.MemberId:
    """Admits whoever a card is of, on the day they joined."""
    morning = datetime.datetime.combine(card["joined"], datetime.time(9), datetime.UTC)
    languages = (card["languages"] or "").split(";")
    return bank.admit(
        card["name"], host_codes={"hb": card["code"]}, languages=languages, kind=card["kind"], at=max(morning, bank.last)
    ).member


def bank() -> tb.TimeBank:
    """The bank with everybody in it and all sheets entered, each on its day."""
    whole, waiting = founded(), sheets()
    for (joined,), cards in people().sort("joined", maintain_order=True).group_by("joined", maintain_order=True):
        before = pl.col("entered") < datetime.datetime.combine(joined, datetime.time(9), datetime.UTC)
        whole.record_table(waiting.filter(before), members="hb")
        waiting = waiting.filter(~before)
        for card in cards.to_dicts():
            admit(whole, card)
    whole.record_table(waiting, members="hb")
    for role in pl.read_csv(DATA / "roles.csv", infer_schema=False).to_dicts():
        at = max(whole.last, datetime.datetime(2026, 8, 31, 21, tzinfo=datetime.UTC))
        member = whole.by_host_code("hb", role["member"])
        if role["role"] in {"broker", "staff"} and member is not None:
            whole.give_role(member, role["role"], from_=role["from"], until=role["until"], at=at)
    return whole
