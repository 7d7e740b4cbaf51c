"""What an outcome brought into being, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from timebank.errors import TimebankError

if TYPE_CHECKING:
    from timebank import wire


_RARE: dict[str, Any] = {"awaiting": (), "beyond": (), "flagged": (), "shortfalls": (), "repeated": False}


class OutcomeParts:
    """The number of what a command created: ``bank.admit(...).member``."""

    __slots__ = ()

    def __getattr__(self, name: str) -> Any:
        # What is rarely there is not set at all in the answer to an ordinary `record`: setting it would take longer than the rest.
        try:
            return _RARE[name]
        except KeyError:
            raise AttributeError(f"an outcome has no `{name}`") from None

    def _created(self, kind: str) -> int:
        created: wire.Created | None = self.created
        if created is None or created.kind != kind:
            message = f"there is nothing to do: no {kind} was created"
            raise TimebankError("nothing-to-do", message, {"what": f"no {kind} was created"}, "leave the command out")
        return created.number

    @property
    def member(self) -> wire.MemberId:
        """The member that was admitted."""
        return self._created("member")  # type: ignore[return-value]

    @property
    def account(self) -> wire.AccountId:
        """The account that was opened."""
        return self._created("account")  # type: ignore[return-value]

    @property
    def activity(self) -> wire.ActivityId:
        """The activity that was added."""
        return self._created("activity")  # type: ignore[return-value]

    @property
    def programme(self) -> wire.ProgrammeId:
        """The programme that was opened."""
        return self._created("programme")  # type: ignore[return-value]

    @property
    def listing(self) -> wire.ListingId:
        """The listing that was posted."""
        return self._created("listing")  # type: ignore[return-value]

    @property
    def exchange(self) -> wire.ExchangeId:
        """The exchange that was proposed or recorded."""
        return self._created("exchange")  # type: ignore[return-value]

    @property
    def series(self) -> wire.SeriesId:
        """The series that was proposed."""
        return self._created("series")  # type: ignore[return-value]

    @property
    def batch(self) -> wire.BatchId:
        """The batch that was recorded."""
        return self._created("batch")  # type: ignore[return-value]

    @property
    def transfer(self) -> wire.TransferId:
        """The transfer that was made."""
        return self._created("transfer")  # type: ignore[return-value]

    @property
    def bridge(self) -> wire.BridgeId:
        """The bridge that was opened."""
        return self._created("bridge")  # type: ignore[return-value]

    @property
    def passage(self) -> wire.PassageId:
        """The passage that was begun."""
        return self._created("passage")  # type: ignore[return-value]

    @property
    def pairing(self) -> wire.PairingId:
        """The pairing that was made."""
        return self._created("pairing")  # type: ignore[return-value]
