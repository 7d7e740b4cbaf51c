# Made by `cargo xtask generate` from `docs/schema/timebank.json`: change the core, not this file.
"""The numbers a bank hands out, and what is taken for them.

They are integers that know what they number: that of a member is refused where that of an exchange is taken. A plain integer is
taken for any of them, except that methods of a bank take none for an account.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NewType, Protocol, TypeAlias



class MemberId(int):
    """A member: a person or an organisation taking part."""

    __slots__ = ()


class HasMember(Protocol):
    """What knows one member: an outcome, or a row of an answer."""

    @property
    def member(self) -> int: ...


MemberRef: TypeAlias = int | HasMember
"""The number of one member, or what knows it."""


class AccountId(int):
    """An account of the ledger. Number 1 is the community's pot."""

    __slots__ = ()


class HasAccount(Protocol):
    """What knows one account: an outcome, or a row of an answer."""

    @property
    def account(self) -> int: ...


AccountRef: TypeAlias = int | HasAccount
"""The number of one account, or what knows it."""


class ActivityId(int):
    """An activity in the community's own words."""

    __slots__ = ()


class HasActivity(Protocol):
    """What knows one activity: an outcome, or a row of an answer."""

    @property
    def activity(self) -> int: ...


ActivityRef: TypeAlias = int | HasActivity
"""The number of one activity, or what knows it."""


class ProgrammeId(int):
    """A programme, such as peer mentoring."""

    __slots__ = ()


class HasProgramme(Protocol):
    """What knows one programme: an outcome, or a row of an answer."""

    @property
    def programme(self) -> int: ...


ProgrammeRef: TypeAlias = int | HasProgramme
"""The number of one programme, or what knows it."""


class ListingId(int):
    """An offer or a request."""

    __slots__ = ()


class HasListing(Protocol):
    """What knows one listing: an outcome, or a row of an answer."""

    @property
    def listing(self) -> int: ...


ListingRef: TypeAlias = int | HasListing
"""The number of one listing, or what knows it."""


class ExchangeId(int):
    """An exchange."""

    __slots__ = ()


class HasExchange(Protocol):
    """What knows one exchange: an outcome, or a row of an answer."""

    @property
    def exchange(self) -> int: ...


ExchangeRef: TypeAlias = int | HasExchange
"""The number of one exchange, or what knows it."""


class SeriesId(int):
    """Exchanges agreed together for many dates."""

    __slots__ = ()


class HasSeries(Protocol):
    """What knows one series: an outcome, or a row of an answer."""

    @property
    def series(self) -> int: ...


SeriesRef: TypeAlias = int | HasSeries
"""The number of one series, or what knows it."""


class BatchId(int):
    """A sheet of exchanges recorded together, which can be undone together."""

    __slots__ = ()


class HasBatch(Protocol):
    """What knows one batch: an outcome, or a row of an answer."""

    @property
    def batch(self) -> int: ...


BatchRef: TypeAlias = int | HasBatch
"""The number of one batch, or what knows it."""


class BundleId(int):
    """Exchanges that are agreed as one and settled as one. Its number is that of the first of them."""

    __slots__ = ()


class HasBundle(Protocol):
    """What knows one bundle: an outcome, or a row of an answer."""

    @property
    def bundle(self) -> int: ...


BundleRef: TypeAlias = int | HasBundle
"""The number of one bundle, or what knows it."""


class TransferId(int):
    """A transfer of credit without an exchange."""

    __slots__ = ()


class HasTransfer(Protocol):
    """What knows one transfer: an outcome, or a row of an answer."""

    @property
    def transfer(self) -> int: ...


TransferRef: TypeAlias = int | HasTransfer
"""The number of one transfer, or what knows it."""


class BridgeId(int):
    """A partner bank, known by its bridge account."""

    __slots__ = ()


class HasBridge(Protocol):
    """What knows one bridge: an outcome, or a row of an answer."""

    @property
    def bridge(self) -> int: ...


BridgeRef: TypeAlias = int | HasBridge
"""The number of one bridge, or what knows it."""


class PassageId(int):
    """Credit on its way to or from a partner bank."""

    __slots__ = ()


class HasPassage(Protocol):
    """What knows one passage: an outcome, or a row of an answer."""

    @property
    def passage(self) -> int: ...


PassageRef: TypeAlias = int | HasPassage
"""The number of one passage, or what knows it."""


class PairingId(int):
    """Two people paired in a programme."""

    __slots__ = ()


class HasPairing(Protocol):
    """What knows one pairing: an outcome, or a row of an answer."""

    @property
    def pairing(self) -> int: ...


PairingRef: TypeAlias = int | HasPairing
"""The number of one pairing, or what knows it."""

CharterVersion = NewType("CharterVersion", int)
"""A version of the charter."""


class PartId(int):
    """A piece of personal data the bank keeps."""

    __slots__ = ()


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
AccountLike: TypeAlias = AccountId | MemberId | HasAccount | HasMember | Mapping[str, Any] | str
"""An account: `"pot"`, by a member who uses it (what `admit` answered, a row that names one, the exact name), or by its `AccountId`. A bare
integer is none: it could be the number of a member."""

__all__ = [
    "AccountId",
    "AccountLike",
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
