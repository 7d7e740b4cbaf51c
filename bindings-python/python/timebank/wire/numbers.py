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
    """Anything with a `member` attribute, such as an outcome or a row of an answer."""

    @property
    def member(self) -> int: ...


MemberRef: TypeAlias = int | HasMember
"""A number of one member, or an object that carries one."""


class AccountId(int):
    """An account of the ledger. Number 1 is the community's pot."""

    __slots__ = ()


class HasAccount(Protocol):
    """Anything with a `account` attribute, such as an outcome or a row of an answer."""

    @property
    def account(self) -> int: ...


AccountRef: TypeAlias = int | HasAccount
"""A number of one account, or an object that carries one."""


class ActivityId(int):
    """An activity in the community's own words."""

    __slots__ = ()


class HasActivity(Protocol):
    """Anything with a `activity` attribute, such as an outcome or a row of an answer."""

    @property
    def activity(self) -> int: ...


ActivityRef: TypeAlias = int | HasActivity
"""A number of one activity, or an object that carries one."""


class ProgrammeId(int):
    """A programme, such as peer mentoring."""

    __slots__ = ()


class HasProgramme(Protocol):
    """Anything with a `programme` attribute, such as an outcome or a row of an answer."""

    @property
    def programme(self) -> int: ...


ProgrammeRef: TypeAlias = int | HasProgramme
"""A number of one programme, or an object that carries one."""


class ListingId(int):
    """An offer or a request."""

    __slots__ = ()


class HasListing(Protocol):
    """Anything with a `listing` attribute, such as an outcome or a row of an answer."""

    @property
    def listing(self) -> int: ...


ListingRef: TypeAlias = int | HasListing
"""A number of one listing, or an object that carries one."""


class ExchangeId(int):
    """An exchange."""

    __slots__ = ()


class HasExchange(Protocol):
    """Anything with a `exchange` attribute, such as an outcome or a row of an answer."""

    @property
    def exchange(self) -> int: ...


ExchangeRef: TypeAlias = int | HasExchange
"""A number of one exchange, or an object that carries one."""


class SeriesId(int):
    """Exchanges agreed together for many dates."""

    __slots__ = ()


class HasSeries(Protocol):
    """Anything with a `series` attribute, such as an outcome or a row of an answer."""

    @property
    def series(self) -> int: ...


SeriesRef: TypeAlias = int | HasSeries
"""A number of one series, or an object that carries one."""


class BatchId(int):
    """A sheet of exchanges recorded together, which can be undone together."""

    __slots__ = ()


class HasBatch(Protocol):
    """Anything with a `batch` attribute, such as an outcome or a row of an answer."""

    @property
    def batch(self) -> int: ...


BatchRef: TypeAlias = int | HasBatch
"""A number of one batch, or an object that carries one."""


class BundleId(int):
    """Exchanges that are agreed as one and settled as one. Its number is that of the first of them."""

    __slots__ = ()


class HasBundle(Protocol):
    """Anything with a `bundle` attribute, such as an outcome or a row of an answer."""

    @property
    def bundle(self) -> int: ...


BundleRef: TypeAlias = int | HasBundle
"""A number of one bundle, or an object that carries one."""


class TransferId(int):
    """A transfer of credit without an exchange."""

    __slots__ = ()


class HasTransfer(Protocol):
    """Anything with a `transfer` attribute, such as an outcome or a row of an answer."""

    @property
    def transfer(self) -> int: ...


TransferRef: TypeAlias = int | HasTransfer
"""A number of one transfer, or an object that carries one."""


class BridgeId(int):
    """A partner bank, known by its bridge account."""

    __slots__ = ()


class HasBridge(Protocol):
    """Anything with a `bridge` attribute, such as an outcome or a row of an answer."""

    @property
    def bridge(self) -> int: ...


BridgeRef: TypeAlias = int | HasBridge
"""A number of one bridge, or an object that carries one."""


class PassageId(int):
    """Credit on its way to or from a partner bank."""

    __slots__ = ()


class HasPassage(Protocol):
    """Anything with a `passage` attribute, such as an outcome or a row of an answer."""

    @property
    def passage(self) -> int: ...


PassageRef: TypeAlias = int | HasPassage
"""A number of one passage, or an object that carries one."""


class PairingId(int):
    """Two people paired in a programme."""

    __slots__ = ()


class HasPairing(Protocol):
    """Anything with a `pairing` attribute, such as an outcome or a row of an answer."""

    @property
    def pairing(self) -> int: ...


PairingRef: TypeAlias = int | HasPairing
"""A number of one pairing, or an object that carries one."""

CharterVersion = NewType("CharterVersion", int)
"""A version of the charter."""


class PartId(int):
    """A piece of personal data the bank keeps."""

    __slots__ = ()


class HasPart(Protocol):
    """Anything with a `part` attribute, such as an outcome or a row of an answer."""

    @property
    def part(self) -> int: ...


PartRef: TypeAlias = int | HasPart
"""A number of one part, or an object that carries one."""

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
