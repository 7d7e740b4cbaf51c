"""Banks to try things on. Their people are invented."""

from __future__ import annotations

import csv
import datetime
import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

from timebank.bank import TimeBank
from timebank.wire import Activity, Charter, Consent, ListingId

#: A row of a sheet: texts, by the names of their columns.
Row: TypeAlias = dict[str, Any]
#: Listings by their codes in the sheets.
Posted: TypeAlias = dict[str, ListingId]

__all__ = ["files", "half_year", "harpurbrook", "rows"]


def harpurbrook() -> TimeBank:
    """Two members, one activity, and three exchanges on the first days of March 2026.

    >>> harpurbrook()
    <TimeBank 'Harpurbrook' at 6:...: 2 members, 3 exchanges>
    """
    began = "2026-03-01T10:00:00Z"
    bank = TimeBank(Charter(name="Harpurbrook", activities=[Activity(code="lift", name="A lift")]), at=began)
    ana, ben = bank.admit("Ana", at=began), bank.admit("Ben", at=began)
    bank.record(ana, ben, 60, on="2026-03-02", activity="lift", at="2026-03-02T18:00:00Z")
    bank.record(ben, ana, 90, on="2026-03-03", activity="lift", at="2026-03-03T18:00:00Z")
    bank.record(ana, ben, 45, on="2026-03-04", at="2026-03-04T18:00:00Z")
    return bank


def files() -> Path:
    """The folder with the sheets that `half_year` is made of: comma-separated, as a broker would keep them.

    ``members.csv``, ``roles.csv``, ``exchanges.csv``, ``listings.csv``, ``facts.csv``, ``scores.csv``, and the community's rules in
    ``charter.json``.
    """
    return Path(__file__).with_name("data")


def rows(name: str) -> list[Row]:
    """One of these sheets, row by row; what is empty is an empty text.

    Args:
        name: Its name without ``.csv``.

    >>> rows("scores")[0]["date"]
    '06/03/2026'
    """
    with (files() / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def half_year() -> TimeBank:
    """Harpurbrook from March to August 2026: 45 members, 375 exchanges, staff and brokers, offers and requests, consents.

    It ends in August 2026: go on from there in a ``with bank.as_of("2026-09-01"):`` block. A command that comes much later is refused
    (`clock-jump`) until `expire_due` has closed what was left open.

    Everything is entered as from paper, each on its day. What was proposed, disputed or transferred in those months is left out, so
    balances differ from those of the larger example in Rust. The same bank every time, to the byte. Cards' codes are host codes: ``bank.by_host_code("hb", "dorothy")``.

    >>> bank = half_year()
    >>> bank.participation()[0].ties
    379
    """
    salts = _salts()
    charter = (files() / "charter.json").read_bytes()
    bank = TimeBank.create(charter, at="2026-03-01T09:00:00Z", bank=b"\1" * 16)
    posted: dict[str, ListingId] = {}
    asked = {row["code"] for row in rows("listings") if row["kind"] == "request"}
    answered = {row["code"]: row["listing"] for row in {row["listing"]: row for row in rows("exchanges")}.values() if row["listing"] in asked}
    for at, _, kind, row in sorted(_happened(), key=lambda one: one[:2]):
        _ENTERED[kind](bank, row, max(at, bank.last_at), next(salts), posted)
        if kind == "exchanges" and row["code"] in answered:
            # The last exchange that answers a request: the broker closes it.
            bank.close_listing(posted[answered[row["code"]]], "met", at=bank.last_at)
    return bank


def _salts() -> Iterator[bytes]:
    """Salts from a counter, so that the bank is the same every time; a real host leaves them to the library."""
    number = 0
    while True:
        number += 1
        yield hashlib.sha256(b"Harpurbrook, not random" + number.to_bytes(8, "big")).digest()[:16]


def _happened() -> Iterator[tuple[datetime.datetime, int, str, Row]]:
    """Everything that is entered: when, after what else of that moment, from which sheet."""
    # The order within a day: people join, then say who they are, give consents, list what they want, and record what they did.
    sheets = [("members", "joined", 9), ("roles", "from", 9), ("facts", "date", 9), ("listings", "posted", 10), ("exchanges", "date", 20)]
    place = 0
    for name, day, hour in sheets:
        for row in rows(name):
            place += 1
            if name == "facts" and (row["kind"], "purpose=outcomes" in row["value"]) != ("consent", True):
                continue
            entered = row.get("recorded_on") or row[day]
            yield datetime.datetime.fromisoformat(f"{entered}T{hour:02}:00:00+00:00"), place, name, row


def _admitted(bank: TimeBank, row: Row, at: datetime.datetime, salt: bytes, posted: Posted) -> None:
    languages = [one for one in row["languages"].split(";") if one]
    bank.admit(row["name"], host_codes={"hb": row["code"]}, languages=languages, kind=row["kind"], at=at, salt=salt)


def _given_role(bank: TimeBank, row: Row, at: datetime.datetime, salt: bytes, posted: Posted) -> None:
    member = bank.by_host_code("hb", row["member"])
    if row["role"] in ("broker", "staff") and member is not None:
        bank.give_role(member, row["role"], from_=row["from"], until=row["until"] or None, at=at)


def _consented(bank: TimeBank, row: Row, at: datetime.datetime, salt: bytes, posted: Posted) -> None:
    member = bank.by_host_code("hb", row["member"])
    if member is not None:
        given = "given=yes" in row["value"]
        bank.keep(member, [Consent(purpose="outcomes", given=given, on=row["date"], standing="themselves")], at=at, salt=salt)


def _posted(bank: TimeBank, row: Row, at: datetime.datetime, salt: bytes, posted: Posted) -> None:
    member = bank.by_host_code("hb", row["member"])
    known = {one.code for one in bank.charter.activities}
    if member is None:
        return
    # Words of one's own, which nobody has classified yet, are no activity.
    activity = row["activity"] if row["activity"] in known else None
    post = bank.offer if row["kind"] == "offer" else bank.request
    terms: dict[str, Any] = {"minutes": int(row["minutes"]) if row["minutes"] else None, "remote": row["remote"] or None}
    listing = post(member, row["title"] or None, activity=activity, until=row["until"] or None, visibility="everyone", at=at, salt=salt, **terms)
    posted[row["code"]] = listing.listing


def _recorded(bank: TimeBank, row: Row, at: datetime.datetime, salt: bytes, posted: Posted) -> None:
    sides = {side: _people(bank, row[side]) for side in ("gave", "received", "together")}
    payer = row["payer"].removeprefix("member:")
    paying = payer if payer in ("", "pot", "nobody", "receivers") else bank.by_host_code("hb", payer)
    bank.record(
        sides["gave"],
        sides["received"],
        together=sides["together"],
        on=row["date"],
        activity=row["activity"] or None,
        visitors=int(row["visitors"]) if row["visitors"] else None,
        payer=paying or None,
        setting=row["setting"] or None,
        estimated=row["estimated"] == "yes",
        brokered=row["brokered"] == "yes",
        facilitation=int(row["facilitation"]) if row["facilitation"] else None,
        listing=posted.get(row["listing"]),
        note=row["note"] or None,
        at=at,
        salt=salt,
    )


def _people(bank: TimeBank, text: str) -> Any:
    """``gwen:180;maureen:180`` as members with their minutes."""
    if not text:
        return None
    each = (one.split(":") for one in text.split(";"))
    return {bank.by_host_code("hb", code): int(minutes) for code, minutes in each}


_ENTERED = {"members": _admitted, "roles": _given_role, "facts": _consented, "listings": _posted, "exchanges": _recorded}
