# Made by `cargo xtask generate` from `docs/schema/timebank.json`: change the core, not this file.
"""The numbers a bank hands out, and what is taken for them. They are plain integers, and any integer is taken."""

from __future__ import annotations

from typing import NewType, Protocol, TypeAlias


MemberId = NewType("MemberId", int)
"""A member: a person or an organisation taking part."""


class HasMember(Protocol):
    """What knows one member: an outcome, or a row of an answer."""

    @property
    def member(self) -> int: ...


MemberRef: TypeAlias = int | HasMember
"""The number of one member, or what knows it."""

AccountId = NewType("AccountId", int)
"""An account of the ledger. Number 1 is the community's pot."""


class HasAccount(Protocol):
    """What knows one account: an outcome, or a row of an answer."""

    @property
    def account(self) -> int: ...


AccountRef: TypeAlias = int | HasAccount
"""The number of one account, or what knows it."""

ActivityId = NewType("ActivityId", int)
"""An activity in the community's own words."""


class HasActivity(Protocol):
    """What knows one activity: an outcome, or a row of an answer."""

    @property
    def activity(self) -> int: ...


ActivityRef: TypeAlias = int | HasActivity
"""The number of one activity, or what knows it."""

ProgrammeId = NewType("ProgrammeId", int)
"""A programme, such as peer mentoring."""


class HasProgramme(Protocol):
    """What knows one programme: an outcome, or a row of an answer."""

    @property
    def programme(self) -> int: ...


ProgrammeRef: TypeAlias = int | HasProgramme
"""The number of one programme, or what knows it."""

ListingId = NewType("ListingId", int)
"""An offer or a request."""


class HasListing(Protocol):
    """What knows one listing: an outcome, or a row of an answer."""

    @property
    def listing(self) -> int: ...


ListingRef: TypeAlias = int | HasListing
"""The number of one listing, or what knows it."""

ExchangeId = NewType("ExchangeId", int)
"""An exchange."""


class HasExchange(Protocol):
    """What knows one exchange: an outcome, or a row of an answer."""

    @property
    def exchange(self) -> int: ...


ExchangeRef: TypeAlias = int | HasExchange
"""The number of one exchange, or what knows it."""

SeriesId = NewType("SeriesId", int)
"""Exchanges agreed together for many dates."""


class HasSeries(Protocol):
    """What knows one series: an outcome, or a row of an answer."""

    @property
    def series(self) -> int: ...


SeriesRef: TypeAlias = int | HasSeries
"""The number of one series, or what knows it."""

BatchId = NewType("BatchId", int)
"""A sheet of exchanges recorded together, which can be undone together."""


class HasBatch(Protocol):
    """What knows one batch: an outcome, or a row of an answer."""

    @property
    def batch(self) -> int: ...


BatchRef: TypeAlias = int | HasBatch
"""The number of one batch, or what knows it."""

BundleId = NewType("BundleId", int)
"""Exchanges that are agreed as one and settled as one. Its number is that of the first of them."""


class HasBundle(Protocol):
    """What knows one bundle: an outcome, or a row of an answer."""

    @property
    def bundle(self) -> int: ...


BundleRef: TypeAlias = int | HasBundle
"""The number of one bundle, or what knows it."""

TransferId = NewType("TransferId", int)
"""A transfer of credit without an exchange."""


class HasTransfer(Protocol):
    """What knows one transfer: an outcome, or a row of an answer."""

    @property
    def transfer(self) -> int: ...


TransferRef: TypeAlias = int | HasTransfer
"""The number of one transfer, or what knows it."""

BridgeId = NewType("BridgeId", int)
"""A partner bank, known by its bridge account."""


class HasBridge(Protocol):
    """What knows one bridge: an outcome, or a row of an answer."""

    @property
    def bridge(self) -> int: ...


BridgeRef: TypeAlias = int | HasBridge
"""The number of one bridge, or what knows it."""

PassageId = NewType("PassageId", int)
"""Credit on its way to or from a partner bank."""


class HasPassage(Protocol):
    """What knows one passage: an outcome, or a row of an answer."""

    @property
    def passage(self) -> int: ...


PassageRef: TypeAlias = int | HasPassage
"""The number of one passage, or what knows it."""

PairingId = NewType("PairingId", int)
"""Two people paired in a programme."""


class HasPairing(Protocol):
    """What knows one pairing: an outcome, or a row of an answer."""

    @property
    def pairing(self) -> int: ...


PairingRef: TypeAlias = int | HasPairing
"""The number of one pairing, or what knows it."""

CharterVersion = NewType("CharterVersion", int)
"""A version of the charter."""

PartId = NewType("PartId", int)
"""A piece of personal data the bank keeps."""


class HasPart(Protocol):
    """What knows one part: an outcome, or a row of an answer."""

    @property
    def part(self) -> int: ...


PartRef: TypeAlias = int | HasPart
"""The number of one part, or what knows it."""

MemberLike: TypeAlias = MemberRef | str
"""A member: by number, by what knows the number (what `admit` answered), or by the exact name where one member has it."""
ActivityLike: TypeAlias = ActivityRef | str
"""An activity: by number, or by its code."""

__all__ = [
    "AccountId",
    "AccountRef",
    "ActivityId",
    "ActivityLike",
    "ActivityRef",
    "BatchId",
    "BatchRef",
    "BridgeId",
    "BridgeRef",
    "BundleId",
    "BundleRef",
    "CharterVersion",
    "ExchangeId",
    "ExchangeRef",
    "HasAccount",
    "HasActivity",
    "HasBatch",
    "HasBridge",
    "HasBundle",
    "HasExchange",
    "HasListing",
    "HasMember",
    "HasPairing",
    "HasPart",
    "HasPassage",
    "HasProgramme",
    "HasSeries",
    "HasTransfer",
    "ListingId",
    "ListingRef",
    "MemberId",
    "MemberLike",
    "MemberRef",
    "PairingId",
    "PairingRef",
    "PartId",
    "PartRef",
    "PassageId",
    "PassageRef",
    "ProgrammeId",
    "ProgrammeRef",
    "SeriesId",
    "SeriesRef",
    "TransferId",
    "TransferRef",
]
