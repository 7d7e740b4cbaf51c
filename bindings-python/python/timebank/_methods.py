# Made by `cargo xtask generate` from `docs/schema/timebank.json`: change the core, not this file.
"""One method for every action and every question. `timebank.TimeBank` has them all."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Literal

from timebank import _wire as _w
from timebank._wire import FrozenMap
from timebank.asking import HexLike, Who
from timebank.time import DayLike, MinutesLike, MomentLike
from timebank.wire import *


class Methods:
    """What can be asked of a bank, and what it can be told to do."""

    __slots__ = ()

    if TYPE_CHECKING:

        def _do(self, action: type[Any], given: dict[str, Any], at: Any, by: Any, key: Any, salt: Any) -> Outcome: ...
        def _ask(self, question: type[Any], given: dict[str, Any], answer: _w.Codec, viewer: Any) -> Any: ...
        def _terms(self, terms: Terms | None, **given: Any) -> Terms: ...

    def begin_copy(
        self,
        *,
        bank: str,
        left: bool | None = None,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberId = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Says that a copy of the bank goes on by itself. Sent to the copy, it gives the copy an identity of its own, so that both go on. Sent to the bank that was copied, with `left`, it is the last thing that happens there but for erasures: the bank goes on elsewhere, as the copy or, when it was moved, as itself.

        Args:
            bank: The identity of the copy: 16 random bytes from the host.
            left: Whether the bank this is sent to is left behind.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: The host's own number for it: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones when left out.

        Raises:
            TimebankError: The command was refused, and nothing was changed.
        """
        return self._do(BeginCopy, {"bank": bank, "left": left}, at, by, key, salt)

    def adopt_charter(
        self,
        *,
        charter: Charter,
        decided_by: Iterable[MemberId] | None = None,
        decided_on: DayLike | None = None,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberId = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Adopts another charter.

        Args:
            charter: The charter.
            decided_by: Those who decided.
            decided_on: When they decided.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: The host's own number for it: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones when left out.

        Raises:
            TimebankError: The command was refused, and nothing was changed.
        """
        return self._do(AdoptCharter, {"charter": charter, "decided_by": decided_by, "decided_on": decided_on}, at, by, key, salt)

    def add_activity(
        self,
        *,
        activity: Activity,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberId = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Adds an activity, in the community's own words.

        Args:
            activity: The activity.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: The host's own number for it: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones when left out.

        Raises:
            TimebankError: The command was refused, and nothing was changed.
        """
        return self._do(AddActivity, {"activity": activity}, at, by, key, salt)

    def change_activity(
        self,
        *,
        id: ActivityId,
        activity: Activity,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberId = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Changes an activity: all of it is given anew.

        Args:
            id: Which.
            activity: The activity.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: The host's own number for it: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones when left out.

        Raises:
            TimebankError: The command was refused, and nothing was changed.
        """
        return self._do(ChangeActivity, {"id": id, "activity": activity}, at, by, key, salt)

    def open_programme(
        self,
        *,
        programme: Programme,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberId = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Opens a programme.

        Args:
            programme: The programme.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: The host's own number for it: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones when left out.

        Raises:
            TimebankError: The command was refused, and nothing was changed.
        """
        return self._do(OpenProgramme, {"programme": programme}, at, by, key, salt)

    def admit(
        self,
        *,
        kind: str | None = None,
        applicant: bool | None = None,
        joined: DayLike | None = None,
        account: AccountId | None = None,
        profile: Profile | None = None,
        parts: Iterable[Part] | None = None,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberId = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Admits a member.

        Args:
            kind: The kind, in the charter's word; its first kind when left out.
            applicant: Whether they are an applicant first.
            joined: The day they joined; the day of the command when left out.
            account: A shared account to use instead of one of their own.
            profile: What they say of themselves.
            parts: Whatever else is kept about them from the start.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: The host's own number for it: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones when left out.

        Raises:
            TimebankError: The command was refused, and nothing was changed.
        """
        return self._do(Admit, {"kind": kind, "applicant": applicant, "joined": joined, "account": account, "profile": profile, "parts": parts}, at, by, key, salt)

    def set_state(
        self,
        *,
        member: MemberId,
        state: MemberState,
        since: DayLike | None = None,
        until: DayLike | None = None,
        note: str | None = None,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberId = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Changes where a member stands: active, paused, suspended, left.

        Args:
            member: Who.
            state: Where.
            since: Since when; the day of the command when left out.
            until: Until when, for a pause.
            note: Why, kept as personal.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: The host's own number for it: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones when left out.

        Raises:
            TimebankError: The command was refused, and nothing was changed.
        """
        return self._do(SetState, {"member": member, "state": state, "since": since, "until": until, "note": note}, at, by, key, salt)

    def give_role(
        self,
        *,
        member: MemberId,
        role: str,
        organisation: MemberId | None = None,
        from_: DayLike | None = None,
        until: DayLike | None = None,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberId = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Gives a role.

        Args:
            member: To whom.
            role: Which, in the charter's word.
            organisation: At which organisation.
            from_: First day; the day of the command when left out.
            until: Last day.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: The host's own number for it: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones when left out.

        Raises:
            TimebankError: The command was refused, and nothing was changed.
        """
        return self._do(GiveRole, {"member": member, "role": role, "at": organisation, "from_": from_, "until": until}, at, by, key, salt)

    def end_role(
        self,
        *,
        member: MemberId,
        role: str,
        organisation: MemberId | None = None,
        until: DayLike | None = None,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberId = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Ends a role.

        Args:
            member: Whose.
            role: Which, in the charter's word.
            organisation: At which organisation.
            until: Last day; the day of the command when left out.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: The host's own number for it: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones when left out.

        Raises:
            TimebankError: The command was refused, and nothing was changed.
        """
        return self._do(EndRole, {"member": member, "role": role, "at": organisation, "until": until}, at, by, key, salt)

    def keep(
        self,
        *,
        member: MemberId,
        parts: Iterable[Part],
        at: MomentLike | None = None,
        by: Literal["host"] | MemberId = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Keeps something personal about a member: profile, tags, checks, references, consents, appointments, concerns, contacts and the rest.

        Args:
            member: About whom.
            parts: What.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: The host's own number for it: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones when left out.

        Raises:
            TimebankError: The command was refused, and nothing was changed.
        """
        return self._do(Keep, {"member": member, "parts": parts}, at, by, key, salt)

    def merge(
        self,
        *,
        kept: MemberId,
        merged: MemberId,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberId = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Merges a double record into another.

        Args:
            kept: The number that stays.
            merged: The number that goes.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: The host's own number for it: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones when left out.

        Raises:
            TimebankError: The command was refused, and nothing was changed.
        """
        return self._do(Merge, {"kept": kept, "merged": merged}, at, by, key, salt)

    def open_account(
        self,
        *,
        kind: AccountKind,
        members: Iterable[MemberId] | None = None,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberId = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Opens an account members share.

        Args:
            kind: Household or organisation.
            members: Who uses it from now on.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: The host's own number for it: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones when left out.

        Raises:
            TimebankError: The command was refused, and nothing was changed.
        """
        return self._do(OpenAccount, {"kind": kind, "members": members}, at, by, key, salt)

    def join_account(
        self,
        *,
        member: MemberId,
        account: AccountId,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberId = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Lets a member use a shared account, taking their balance along.

        Args:
            member: Who.
            account: Which.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: The host's own number for it: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones when left out.

        Raises:
            TimebankError: The command was refused, and nothing was changed.
        """
        return self._do(JoinAccount, {"member": member, "account": account}, at, by, key, salt)

    def leave_account(
        self,
        *,
        member: MemberId,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberId = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Gives a member an account of their own again. What is on the shared one stays there.

        Args:
            member: Who.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: The host's own number for it: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones when left out.

        Raises:
            TimebankError: The command was refused, and nothing was changed.
        """
        return self._do(LeaveAccount, {"member": member}, at, by, key, salt)

    def set_limits(
        self,
        *,
        account: AccountId,
        limits: Limits | None = None,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberId = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Sets limits for one account, or takes them away again.

        Args:
            account: Which.
            limits: The limits; left out for those of its kind.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: The host's own number for it: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones when left out.

        Raises:
            TimebankError: The command was refused, and nothing was changed.
        """
        return self._do(SetLimits, {"account": account, "limits": limits}, at, by, key, salt)

    def offer(
        self,
        *,
        member: MemberId,
        terms: ListingTerms | None = None,
        words: ListingWords | None = None,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberId = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Posts an offer.

        Args:
            member: Whose.
            terms: What it says in numbers.
            words: Its words.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: The host's own number for it: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones when left out.

        Raises:
            TimebankError: The command was refused, and nothing was changed.
        """
        return self._do(Offer, {"member": member, "terms": terms, "words": words}, at, by, key, salt)

    def request(
        self,
        *,
        member: MemberId,
        terms: ListingTerms | None = None,
        words: ListingWords | None = None,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberId = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Posts a request.

        Args:
            member: Whose.
            terms: What it says in numbers.
            words: Its words.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: The host's own number for it: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones when left out.

        Raises:
            TimebankError: The command was refused, and nothing was changed.
        """
        return self._do(Request, {"member": member, "terms": terms, "words": words}, at, by, key, salt)

    def amend_listing(
        self,
        *,
        listing: ListingId,
        terms: ListingTerms | None = None,
        words: ListingWords | None = None,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberId = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Changes a listing: terms and words given replace those before.

        Args:
            listing: Which.
            terms: What it says in numbers.
            words: Its words.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: The host's own number for it: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones when left out.

        Raises:
            TimebankError: The command was refused, and nothing was changed.
        """
        return self._do(AmendListing, {"listing": listing, "terms": terms, "words": words}, at, by, key, salt)

    def classify_listing(
        self,
        *,
        listing: ListingId,
        activity: ActivityId | None = None,
        need: str | None = None,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberId = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Says which activity and need a listing is about.

        Args:
            listing: Which.
            activity: The activity.
            need: The need's code, when it is not that of the activity.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: The host's own number for it: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones when left out.

        Raises:
            TimebankError: The command was refused, and nothing was changed.
        """
        return self._do(ClassifyListing, {"listing": listing, "activity": activity, "need": need}, at, by, key, salt)

    def renew_listing(
        self,
        *,
        listing: ListingId,
        until: DayLike | None = None,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberId = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Lets a listing hold for longer.

        Args:
            listing: Which.
            until: Until when; by the charter when left out.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: The host's own number for it: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones when left out.

        Raises:
            TimebankError: The command was refused, and nothing was changed.
        """
        return self._do(RenewListing, {"listing": listing, "until": until}, at, by, key, salt)

    def close_listing(
        self,
        *,
        listing: ListingId,
        why: Closing,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberId = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Closes a listing.

        Args:
            listing: Which.
            why: Why: met or withdrawn.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: The host's own number for it: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones when left out.

        Raises:
            TimebankError: The command was refused, and nothing was changed.
        """
        return self._do(CloseListing, {"listing": listing, "why": why}, at, by, key, salt)

    def propose(
        self,
        *,
        terms: Terms | None = None,
        on: DayLike | None = None,
        gave: Who | None = None,
        received: Who | None = None,
        together: Who | None = None,
        minutes: MinutesLike | None = None,
        start: Start | datetime.datetime | None = None,
        activity: ActivityId | None = None,
        visitors: int | None = None,
        payer: Payer | MemberId | Literal["receivers", "pot", "nobody"] | None = None,
        group: GroupRule | None = None,
        setting: Setting | None = None,
        listing: ListingId | None = None,
        pairing: PairingId | None = None,
        estimated: bool | None = None,
        brokered: bool | None = None,
        facilitation: MinutesLike | None = None,
        expenses: Iterable[Expense] | None = None,
        dates: Iterable[DayLike] | None = None,
        on_behalf_of: MemberId | None = None,
        note: str | None = None,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberId = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Proposes an exchange, or the same one on many dates.

        Args:
            terms: What happens, whole; or say it with the keywords that follow.
            on: The local date.
            gave: Who gave time: one member, several, or a mapping from members to minutes of their own.
            received: Who received it.
            together: Who did it alongside the others.
            minutes: How long, for everybody who has no minutes of their own.
            start: When it begins: an aware datetime on that day, or a `Start`.
            activity: What is done.
            visitors: Visitors without a name who received, by count.
            payer: Whose credit pays: a member, `pot` or `nobody`; the receivers when left out.
            group: How credit is shared; the charter's rule when left out.
            setting: Where.
            listing: Which offer or request it came from.
            pairing: Which pairing of a programme it belongs to.
            estimated: Whether the minutes are an estimate.
            brokered: Whether a broker brought it about.
            facilitation: Minutes of facilitation, apart from those given and received.
            expenses: Money owed beside it.
            dates: More dates: a series is agreed to once.
            on_behalf_of: On whose behalf, when not one's own.
            note: Words, kept as personal of everybody who takes part.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: The host's own number for it: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones when left out.

        Raises:
            TimebankError: The command was refused, and nothing was changed.
        """
        return self._do(Propose, {"terms": self._terms(terms, on=on, gave=gave, received=received, together=together, minutes=minutes, start=start, activity=activity, visitors=visitors, payer=payer, group=group, setting=setting, listing=listing, pairing=pairing, estimated=estimated, brokered=brokered, facilitation=facilitation, expenses=expenses), "dates": dates, "on_behalf_of": on_behalf_of, "note": note}, at, by, key, salt)

    def agree(
        self,
        *,
        exchange: ExchangeId,
        members: Iterable[MemberId] | None = None,
        series: bool | None = None,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberId = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Agrees to a proposal; when everybody has, the minutes are held.

        Args:
            exchange: Which.
            members: Who agrees; whoever sends the command when left out, everybody when the host does.
            series: Whether this is for every date of its series.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: The host's own number for it: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones when left out.

        Raises:
            TimebankError: The command was refused, and nothing was changed.
        """
        return self._do(Agree, {"exchange": exchange, "members": members, "series": series}, at, by, key, salt)

    def approve(
        self,
        *,
        exchange: ExchangeId,
        limit: bool | None = None,
        note: str | None = None,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberId = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Approves what rules want approved, and lets the pot pay what a limit keeps from an account.

        Args:
            exchange: Which.
            limit: Whether a limit may be met by the charter's shortfall rule.
            note: Why, kept as personal.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: The host's own number for it: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones when left out.

        Raises:
            TimebankError: The command was refused, and nothing was changed.
        """
        return self._do(Approve, {"exchange": exchange, "limit": limit, "note": note}, at, by, key, salt)

    def let_through(
        self,
        *,
        exchange: ExchangeId,
        note: str | None = None,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberId = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Lets a proposal through that lies in the broker's tray: what rules want of it is approved, and the others are asked.

        Args:
            exchange: Which.
            note: Why, kept as personal.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: The host's own number for it: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones when left out.

        Raises:
            TimebankError: The command was refused, and nothing was changed.
        """
        return self._do(LetThrough, {"exchange": exchange, "note": note}, at, by, key, salt)

    def decline(
        self,
        *,
        exchange: ExchangeId,
        note: str | None = None,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberId = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Declines a proposal.

        Args:
            exchange: Which.
            note: Why, kept as personal.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: The host's own number for it: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones when left out.

        Raises:
            TimebankError: The command was refused, and nothing was changed.
        """
        return self._do(Decline, {"exchange": exchange, "note": note}, at, by, key, salt)

    def withdraw(
        self,
        *,
        exchange: ExchangeId,
        note: str | None = None,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberId = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Calls off what was proposed or agreed.

        Args:
            exchange: Which.
            note: Why, kept as personal.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: The host's own number for it: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones when left out.

        Raises:
            TimebankError: The command was refused, and nothing was changed.
        """
        return self._do(Withdraw, {"exchange": exchange, "note": note}, at, by, key, salt)

    def done(
        self,
        *,
        exchange: ExchangeId,
        actual: Iterable[Actual] | None = None,
        visitors: int | None = None,
        facilitation: MinutesLike | None = None,
        note: str | None = None,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberId = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Says that an exchange took place, and how.

        Args:
            exchange: Which.
            actual: What was other than agreed.
            visitors: Visitors without a name who came.
            facilitation: Minutes of facilitation.
            note: Words, kept as personal.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: The host's own number for it: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones when left out.

        Raises:
            TimebankError: The command was refused, and nothing was changed.
        """
        return self._do(Done, {"exchange": exchange, "actual": actual, "visitors": visitors, "facilitation": facilitation, "note": note}, at, by, key, salt)

    def confirm(
        self,
        *,
        exchange: ExchangeId,
        members: Iterable[MemberId] | None = None,
        minutes: MinutesLike | None = None,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberId = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Confirms that an exchange took place.

        Args:
            exchange: Which.
            members: Whose word it is; whoever sends the command when left out.
            minutes: How long it took in their memory, when other than was said.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: The host's own number for it: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones when left out.

        Raises:
            TimebankError: The command was refused, and nothing was changed.
        """
        return self._do(Confirm, {"exchange": exchange, "members": members, "minutes": minutes}, at, by, key, salt)

    def confirm_many(
        self,
        *,
        exchanges: Iterable[ExchangeId],
        at: MomentLike | None = None,
        by: Literal["host"] | MemberId = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Confirms many exchanges at once for those who did not.

        Args:
            exchanges: Which.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: The host's own number for it: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones when left out.

        Raises:
            TimebankError: The command was refused, and nothing was changed.
        """
        return self._do(ConfirmMany, {"exchanges": exchanges}, at, by, key, salt)

    def dispute(
        self,
        *,
        exchange: ExchangeId,
        member: MemberId | None = None,
        note: str | None = None,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberId = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Says that an exchange was not as was said.

        Args:
            exchange: Which.
            member: Who says so; whoever sends the command when left out.
            note: In words, kept as personal.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: The host's own number for it: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones when left out.

        Raises:
            TimebankError: The command was refused, and nothing was changed.
        """
        return self._do(Dispute, {"exchange": exchange, "member": member, "note": note}, at, by, key, salt)

    def settle(
        self,
        *,
        exchange: ExchangeId,
        actual: Iterable[Actual] | None = None,
        note: str | None = None,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberId = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Settles a dispute.

        Args:
            exchange: Which.
            actual: What it is settled at, where other than was said.
            note: In words, kept as personal.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: The host's own number for it: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones when left out.

        Raises:
            TimebankError: The command was refused, and nothing was changed.
        """
        return self._do(Settle, {"exchange": exchange, "actual": actual, "note": note}, at, by, key, salt)

    def record_batch(
        self,
        *,
        exchanges: Iterable[Terms],
        notes: Iterable[BatchNote] | None = None,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberId = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Records many finished exchanges as one batch, which can be undone at once.

        Args:
            exchanges: What happened.
            notes: Words about some of them, each kept as personal of everybody who took part.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: The host's own number for it: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones when left out.

        Raises:
            TimebankError: The command was refused, and nothing was changed.
        """
        return self._do(RecordBatch, {"exchanges": exchanges, "notes": notes}, at, by, key, salt)

    def give_word(
        self,
        *,
        exchange: ExchangeId,
        account: AccountId | None = None,
        most: MinutesLike | None = None,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberId = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Gives the word of an account that an exchange waits for.

        Args:
            exchange: Which exchange.
            account: The account; every account the sender speaks for when left out.
            most: The most that may be taken; what the exchange asks for when left out. The rest stays unpaid.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: The host's own number for it: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones when left out.

        Raises:
            TimebankError: The command was refused, and nothing was changed.
        """
        return self._do(GiveWord, {"exchange": exchange, "account": account, "most": most}, at, by, key, salt)

    def refuse_word(
        self,
        *,
        exchange: ExchangeId,
        account: AccountId | None = None,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberId = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Refuses the word of an account that an exchange waits for: the help stands, unpaid.

        Args:
            exchange: Which exchange.
            account: The account; every account the sender speaks for when left out.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: The host's own number for it: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones when left out.

        Raises:
            TimebankError: The command was refused, and nothing was changed.
        """
        return self._do(RefuseWord, {"exchange": exchange, "account": account}, at, by, key, salt)

    def amend(
        self,
        *,
        terms: Terms | None = None,
        on: DayLike | None = None,
        gave: Who | None = None,
        received: Who | None = None,
        together: Who | None = None,
        minutes: MinutesLike | None = None,
        start: Start | datetime.datetime | None = None,
        activity: ActivityId | None = None,
        visitors: int | None = None,
        payer: Payer | MemberId | Literal["receivers", "pot", "nobody"] | None = None,
        group: GroupRule | None = None,
        setting: Setting | None = None,
        listing: ListingId | None = None,
        pairing: PairingId | None = None,
        estimated: bool | None = None,
        brokered: bool | None = None,
        facilitation: MinutesLike | None = None,
        expenses: Iterable[Expense] | None = None,
        exchange: ExchangeId,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberId = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Amends an exchange recorded on the same day: it is reversed and recorded anew, linked.

        Args:
            terms: What happens, whole; or say it with the keywords that follow.
            on: The local date.
            gave: Who gave time: one member, several, or a mapping from members to minutes of their own.
            received: Who received it.
            together: Who did it alongside the others.
            minutes: How long, for everybody who has no minutes of their own.
            start: When it begins: an aware datetime on that day, or a `Start`.
            activity: What is done.
            visitors: Visitors without a name who received, by count.
            payer: Whose credit pays: a member, `pot` or `nobody`; the receivers when left out.
            group: How credit is shared; the charter's rule when left out.
            setting: Where.
            listing: Which offer or request it came from.
            pairing: Which pairing of a programme it belongs to.
            estimated: Whether the minutes are an estimate.
            brokered: Whether a broker brought it about.
            facilitation: Minutes of facilitation, apart from those given and received.
            expenses: Money owed beside it.
            exchange: Which.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: The host's own number for it: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones when left out.

        Raises:
            TimebankError: The command was refused, and nothing was changed.
        """
        return self._do(Amend, {"exchange": exchange, "terms": self._terms(terms, on=on, gave=gave, received=received, together=together, minutes=minutes, start=start, activity=activity, visitors=visitors, payer=payer, group=group, setting=setting, listing=listing, pairing=pairing, estimated=estimated, brokered=brokered, facilitation=facilitation, expenses=expenses)}, at, by, key, salt)

    def reverse(
        self,
        *,
        exchange: ExchangeId,
        note: str | None = None,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberId = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Takes a posted exchange back by a linked entry.

        Args:
            exchange: Which.
            note: Why, kept as personal.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: The host's own number for it: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones when left out.

        Raises:
            TimebankError: The command was refused, and nothing was changed.
        """
        return self._do(Reverse, {"exchange": exchange, "note": note}, at, by, key, salt)

    def undo_batch(
        self,
        *,
        batch: BatchId,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberId = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Takes a whole batch back.

        Args:
            batch: Which.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: The host's own number for it: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones when left out.

        Raises:
            TimebankError: The command was refused, and nothing was changed.
        """
        return self._do(UndoBatch, {"batch": batch}, at, by, key, salt)

    def mark_attendance(
        self,
        *,
        exchange: ExchangeId,
        member: MemberId,
        attendance: Attendance,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberId = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Says ahead, or on the day, that somebody does not come.

        Args:
            exchange: Which.
            member: Who.
            attendance: How.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: The host's own number for it: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones when left out.

        Raises:
            TimebankError: The command was refused, and nothing was changed.
        """
        return self._do(MarkAttendance, {"exchange": exchange, "member": member, "attendance": attendance}, at, by, key, salt)

    def substitute(
        self,
        *,
        exchange: ExchangeId,
        out: MemberId,
        into: MemberId,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberId = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Lets somebody take another's place.

        Args:
            exchange: Which.
            out: Who does not come.
            into: Who comes instead.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: The host's own number for it: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones when left out.

        Raises:
            TimebankError: The command was refused, and nothing was changed.
        """
        return self._do(Substitute, {"exchange": exchange, "out": out, "into": into}, at, by, key, salt)

    def add_expense(
        self,
        *,
        exchange: ExchangeId,
        expense: Expense,
        note: str | None = None,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberId = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Notes money owed beside an exchange.

        Args:
            exchange: Which.
            expense: How much, to whom.
            note: For what, kept as personal.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: The host's own number for it: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones when left out.

        Raises:
            TimebankError: The command was refused, and nothing was changed.
        """
        return self._do(AddExpense, {"exchange": exchange, "expense": expense, "note": note}, at, by, key, salt)

    def visit_out(
        self,
        *,
        exchange: ExchangeId,
        member: MemberId,
        expected: MomentLike,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberId = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Says that somebody sets out on a lone visit.

        Args:
            exchange: Which.
            member: Who.
            expected: When they are expected back.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: The host's own number for it: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones when left out.

        Raises:
            TimebankError: The command was refused, and nothing was changed.
        """
        return self._do(VisitOut, {"exchange": exchange, "member": member, "expected": expected}, at, by, key, salt)

    def visit_back(
        self,
        *,
        exchange: ExchangeId,
        member: MemberId,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberId = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Says that somebody is back from a lone visit.

        Args:
            exchange: Which.
            member: Who.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: The host's own number for it: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones when left out.

        Raises:
            TimebankError: The command was refused, and nothing was changed.
        """
        return self._do(VisitBack, {"exchange": exchange, "member": member}, at, by, key, salt)

    def clear_ahead(
        self,
        *,
        member: MemberId,
        from_: DayLike,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberId = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Calls off everything ahead of a member, quietly: after a hospital stay, a bereavement.

        Args:
            member: Whose.
            from_: From which day.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: The host's own number for it: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones when left out.

        Raises:
            TimebankError: The command was refused, and nothing was changed.
        """
        return self._do(ClearAhead, {"member": member, "from_": from_}, at, by, key, salt)

    def transfer(
        self,
        *,
        kind: TransferKind,
        from_: AccountId,
        to: AccountId,
        minutes: MinutesLike,
        note: str | None = None,
        on: DayLike | None = None,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberId = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Moves credit without an exchange. Never counted as service.

        Args:
            kind: Which kind.
            from_: From which account.
            to: To which account.
            minutes: How much.
            note: Words, kept as personal.
            on: The day it counts for, when it is brought in from earlier records; the day of the command when left out.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: The host's own number for it: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones when left out.

        Raises:
            TimebankError: The command was refused, and nothing was changed.
        """
        return self._do(Transfer, {"kind": kind, "from_": from_, "to": to, "minutes": minutes, "note": note, "on": on}, at, by, key, salt)

    def age_credit(
        self,
        *,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberId = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Levies the charter's ageing of credit, when it is due.

        Args:
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: The host's own number for it: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones when left out.

        Raises:
            TimebankError: The command was refused, and nothing was changed.
        """
        return self._do(AgeCredit, {}, at, by, key, salt)

    def open_bridge(
        self,
        *,
        partner: str,
        limits: Limits,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberId = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Opens an account that stands for a partner bank.

        Args:
            partner: What the partner calls itself.
            limits: How far the two banks may get ahead of each other.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: The host's own number for it: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones when left out.

        Raises:
            TimebankError: The command was refused, and nothing was changed.
        """
        return self._do(OpenBridge, {"partner": partner, "limits": limits}, at, by, key, salt)

    def begin_passage(
        self,
        *,
        bridge: BridgeId,
        direction: Direction,
        account: AccountId,
        minutes: MinutesLike,
        shared_key: HexLike,
        due: MomentLike,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberId = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Sets credit on its way to or from a partner bank: it is held here.

        Args:
            bridge: Which partner.
            direction: Which way.
            account: The account here.
            minutes: How much.
            shared_key: The key both banks know it by.
            due: From when on it may be voided.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: The host's own number for it: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones when left out.

        Raises:
            TimebankError: The command was refused, and nothing was changed.
        """
        return self._do(BeginPassage, {"bridge": bridge, "direction": direction, "account": account, "minutes": minutes, "shared_key": shared_key, "due": due}, at, by, key, salt)

    def post_passage(
        self,
        *,
        passage: PassageId,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberId = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Posts credit that is on its way, once the partner holds it too.

        Args:
            passage: Which.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: The host's own number for it: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones when left out.

        Raises:
            TimebankError: The command was refused, and nothing was changed.
        """
        return self._do(PostPassage, {"passage": passage}, at, by, key, salt)

    def void_passage(
        self,
        *,
        passage: PassageId,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberId = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Lets credit stay where it was.

        Args:
            passage: Which.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: The host's own number for it: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones when left out.

        Raises:
            TimebankError: The command was refused, and nothing was changed.
        """
        return self._do(VoidPassage, {"passage": passage}, at, by, key, salt)

    def pair(
        self,
        *,
        programme: ProgrammeId,
        mentor: MemberId,
        mentee: MemberId,
        from_: DayLike | None = None,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberId = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Pairs two people in a programme.

        Args:
            programme: Which.
            mentor: Who walks ahead.
            mentee: Who is walked with.
            from_: First day; the day of the command when left out.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: The host's own number for it: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones when left out.

        Raises:
            TimebankError: The command was refused, and nothing was changed.
        """
        return self._do(Pair, {"programme": programme, "mentor": mentor, "mentee": mentee, "from_": from_}, at, by, key, salt)

    def end_pairing(
        self,
        *,
        pairing: PairingId,
        why: PairingEnd,
        on: DayLike | None = None,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberId = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Ends a pairing.

        Args:
            pairing: Which.
            why: Why.
            on: Last day; the day of the command when left out.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: The host's own number for it: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones when left out.

        Raises:
            TimebankError: The command was refused, and nothing was changed.
        """
        return self._do(EndPairing, {"pairing": pairing, "why": why, "on": on}, at, by, key, salt)

    def erase(
        self,
        *,
        member: MemberId,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberId = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Forgets a member: personal parts and salts go, number and minutes remain.  Sent by the member, or by a broker who may not see concerns, it is only asked for (`erasure-asked`): another broker or the host carries it out, and `today` lists it until then.  It takes the parts out of the bank, of the records that wait to be drained, and, in a store, of every record there is. What lies elsewhere is the host's to forget: records that were drained before (`forget` does it, and verifying a journal reports what is left as `part-left`), commands that were queued or logged, snapshots, redacted copies that were handed out, the `.torn` file beside a journal that was moved away, and backups.

        Args:
            member: Who.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: The host's own number for it: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones when left out.

        Raises:
            TimebankError: The command was refused, and nothing was changed.
        """
        return self._do(Erase, {"member": member}, at, by, key, salt)

    def expire_due(
        self,
        *,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberId = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Carries out everything that is due by now: proposals nobody answered, confirmations nobody gave, listings that ran out.

        Args:
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: The host's own number for it: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones when left out.

        Raises:
            TimebankError: The command was refused, and nothing was changed.
        """
        return self._do(ExpireDue, {}, at, by, key, salt)

    def close_period(
        self,
        *,
        through: DayLike,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberId = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Closes a period: a checkpoint, after which older records may be deleted.

        Args:
            through: Its last day.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: The host's own number for it: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones when left out.

        Raises:
            TimebankError: The command was refused, and nothing was changed.
        """
        return self._do(ClosePeriod, {"through": through}, at, by, key, salt)

    def set_clock(
        self,
        *,
        offset: int,
        through: DayLike,
        changes: Iterable[Turn] | None = None,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberId = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Sets the local clock from now on. Until it is set for the first time, the bank's days are those of UTC.

        Args:
            offset: Minutes ahead of UTC now, −1080 to 1080.
            through: The last day of which that is known. Afterwards the last offset holds, so set the clock again before.
            changes: When it changes, in order, as far as the host knows.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: The host's own number for it: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones when left out.

        Raises:
            TimebankError: The command was refused, and nothing was changed.
        """
        return self._do(SetClock, {"offset": offset, "through": through, "changes": changes}, at, by, key, salt)

    def set_secret(
        self,
        *,
        secret: str | None = None,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberId = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Gives the bank its secret. Without one, members get no suggestions: who is suggested to whom is drawn with it, so that nobody outside can work out who was left out. Only the host sets it, and only the host's journal and snapshots hold it. Set anew, the later one is used.

        Args:
            secret: 32 random bytes, as 64 hexadecimal digits.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: The host's own number for it: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones when left out.

        Raises:
            TimebankError: The command was refused, and nothing was changed.
        """
        return self._do(SetSecret, {"secret": secret}, at, by, key, salt)

    if TYPE_CHECKING:

        def record(
            self,
            *,
            on: DayLike,
            gave: Who | None = None,
            received: Who | None = None,
            together: Who | None = None,
            minutes: MinutesLike | None = None,
            start: Start | datetime.datetime | None = None,
            activity: ActivityId | None = None,
            visitors: int | None = None,
            payer: Payer | MemberId | Literal["receivers", "pot", "nobody"] | None = None,
            group: GroupRule | None = None,
            setting: Setting | None = None,
            listing: ListingId | None = None,
            pairing: PairingId | None = None,
            estimated: bool | None = None,
            brokered: bool | None = None,
            facilitation: MinutesLike | None = None,
            expenses: Iterable[Expense] | None = None,
            on_behalf_of: MemberId | None = None,
            note: str | None = None,
            at: MomentLike | None = None,
            by: Literal["host"] | MemberId = "host",
            key: HexLike | None = None,
            salt: HexLike | None = None,
        ) -> Outcome:
            """Records a finished exchange in one step: from paper, from the telephone. Help that happened is always recorded.

            Args:
                on: The local date.
                gave: Who gave time: one member, several, or a mapping from members to minutes of their own.
                received: Who received it.
                together: Who did it alongside the others.
                minutes: How long, for everybody who has no minutes of their own.
                start: When it begins: an aware datetime on that day, or a `Start`.
                activity: What is done.
                visitors: Visitors without a name who received, by count.
                payer: Whose credit pays: a member, `pot` or `nobody`; the receivers when left out.
                group: How credit is shared; the charter's rule when left out.
                setting: Where.
                listing: Which offer or request it came from.
                pairing: Which pairing of a programme it belongs to.
                estimated: Whether the minutes are an estimate.
                brokered: Whether a broker brought it about.
                facilitation: Minutes of facilitation, apart from those given and received.
                expenses: Money owed beside it.
                on_behalf_of: On whose behalf, when not one's own.
                note: Words, kept as personal of everybody who took part.
                at: When the command comes; now by default. Never before the last command.
                by: The member who sends it; the host by default. `None` is refused.
                key: The host's own number for it: sent twice, it has one effect.
                salt: 16 random bytes for what is personal in it; fresh ones when left out.

            Raises:
                TimebankError: It was refused, and nothing was changed.
            """
            ...

    def balance_for(
        self,
        *,
        member: MemberId | None = None,
        account: AccountId | None = None,
        viewer: Literal["host", "auditor"] | MemberId = "host",
    ) -> Balance:
        """Asks for one balance: of a member, or of an account.

        Args:
            member: Whose.
            account: Or of which account.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: It is not for whoever asks, or there is no such thing.
        """
        told: Balance = self._ask(BalanceOf, {"member": member, "account": account}, _w.Of("Balance"), viewer)
        return told

    def all_balances(
        self,
        *,
        viewer: Literal["host", "auditor"] | MemberId = "host",
    ) -> FrozenMap[int, int]:
        """Asks for the balance of every account, by its number. For brokers.

        Args:
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: It is not for whoever asks, or there is no such thing.
        """
        told: FrozenMap[int, int] = self._ask(AllBalances, {}, _w.Pairs(_w.MINUTES, int), viewer)
        return told

    def balances_as_of(
        self,
        *,
        on: DayLike,
        entered: bool | None = None,
        viewer: Literal["host", "auditor"] | MemberId = "host",
    ) -> FrozenMap[int, int]:
        """Asks for the balance of every account at the end of a day. For brokers.

        Args:
            on: Which day.
            entered: Whether it is what the books showed at the end of that day. Otherwise everything that counts for the day or an earlier one is in, however late it was entered.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: It is not for whoever asks, or there is no such thing.
        """
        told: FrozenMap[int, int] = self._ask(BalancesAsOf, {"on": on, "entered": entered}, _w.Pairs(_w.MINUTES, int), viewer)
        return told

    def statement(
        self,
        *,
        member: MemberId | None = None,
        account: AccountId | None = None,
        from_: DayLike | None = None,
        until: DayLike | None = None,
        entered: bool | None = None,
        viewer: Literal["host", "auditor"] | MemberId = "host",
    ) -> Statement:
        """Asks for a statement: of the account a member uses, or of an account.

        Args:
            member: Whose.
            account: Or of which account.
            from_: First day; from the beginning when left out.
            until: Last day; to the end when left out.
            entered: Whether days are those of entry. Otherwise everything stands on the day it counts for (its value date), so that history brought in today shows on its own days.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: It is not for whoever asks, or there is no such thing.
        """
        told: Statement = self._ask(StatementOf, {"member": member, "account": account, "from_": from_, "until": until, "entered": entered}, _w.Of("Statement"), viewer)
        return told

    def reach(
        self,
        *,
        member: MemberId | None = None,
        account: AccountId | None = None,
        viewer: Literal["host", "auditor"] | MemberId = "host",
    ) -> Reach:
        """Asks what an account may still reach: that of a member, or one by its number.

        Args:
            member: Whose.
            account: Or of which account.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: It is not for whoever asks, or there is no such thing.
        """
        told: Reach = self._ask(ReachOf, {"member": member, "account": account}, _w.Of("Reach"), viewer)
        return told

    def reaches(
        self,
        *,
        viewer: Literal["host", "auditor"] | MemberId = "host",
    ) -> tuple[Reach, ...]:
        """Asks what every account may still reach. For brokers.

        Args:
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: It is not for whoever asks, or there is no such thing.
        """
        told: tuple[Reach, ...] = self._ask(Reaches, {}, _w.Many(_w.Of("Reach")), viewer)
        return told

    def exchange(
        self,
        *,
        exchange: ExchangeId,
        viewer: Literal["host", "auditor"] | MemberId = "host",
    ) -> ExchangeView:
        """Asks for one exchange, whole.

        Args:
            exchange: Which.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: It is not for whoever asks, or there is no such thing.
        """
        told: ExchangeView = self._ask(ExchangeOf, {"exchange": exchange}, _w.Of("ExchangeView"), viewer)
        return told

    def history(
        self,
        *,
        member: MemberId,
        before: ExchangeId | None = None,
        limit: int | None = None,
        viewer: Literal["host", "auditor"] | MemberId = "host",
    ) -> History:
        """Asks for a member's exchanges, latest first.

        Args:
            member: Whose.
            before: Only those after this one in the list: the last of the page before.
            limit: How many at most; 50 when left out, never more than 500.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: It is not for whoever asks, or there is no such thing.
        """
        told: History = self._ask(HistoryOf, {"member": member, "before": before, "limit": limit}, _w.Of("History"), viewer)
        return told

    def open_exchanges(
        self,
        *,
        member: MemberId | None = None,
        viewer: Literal["host", "auditor"] | MemberId = "host",
    ) -> tuple[ExchangeView, ...]:
        """Asks for the exchanges under way: proposed, agreed, done and not yet confirmed, disputed.

        Args:
            member: Whose; a broker may leave it out for all.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: It is not for whoever asks, or there is no such thing.
        """
        told: tuple[ExchangeView, ...] = self._ask(OpenExchanges, {"member": member}, _w.Many(_w.Of("ExchangeView")), viewer)
        return told

    def find_listings(
        self,
        *,
        text: str | None = None,
        kind: ListingKind | None = None,
        activity: ActivityId | None = None,
        tag: str | None = None,
        need: str | None = None,
        member: MemberId | None = None,
        on: DayLike | None = None,
        remote: Remote | None = None,
        public: bool | None = None,
        after: ListingId | None = None,
        limit: int | None = None,
        viewer: Literal["host", "auditor"] | MemberId = "host",
    ) -> Listings:
        """Asks for offers and requests. Everything given must fit; the earliest posted come first.

        Args:
            text: Words, each of which must be in the title, the text, or the activity's name or tags; case and accents don't matter.
            kind: Offers or requests.
            activity: This activity, or one that is a kind of it.
            tag: A tag of the activity.
            need: A need: its code in the charter's scheme.
            member: Whose. A listing without a name is found by its member and brokers alone.
            on: Open on this day; the day of the bank's last command when left out.
            remote: At a distance, or face to face.
            public: As it looks to somebody who is no member: on a public website.
            after: Only those after this one: the last of the page before.
            limit: How many at most; 50 when left out, never more than 500.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: It is not for whoever asks, or there is no such thing.
        """
        told: Listings = self._ask(ListingSearch, {"text": text, "kind": kind, "activity": activity, "tag": tag, "need": need, "member": member, "on": on, "remote": remote, "public": public, "after": after, "limit": limit}, _w.Of("Listings"), viewer)
        return told

    def find_members(
        self,
        *,
        text: str | None = None,
        kind: str | None = None,
        role: str | None = None,
        state: MemberState | None = None,
        tag: str | None = None,
        language: str | None = None,
        consenting: Purpose | None = None,
        after: MemberId | None = None,
        limit: int | None = None,
        viewer: Literal["host", "auditor"] | MemberId = "host",
    ) -> Members:
        """Asks for members. Everything given must fit; in order of number.

        Args:
            text: Words, each of which must be in the name as far as whoever asks knows it; case and accents don't matter.
            kind: The kind, in the charter's word.
            role: Holding this role now, in the charter's word. For brokers.
            state: Where they stand. For brokers.
            tag: With this word of the broker's. For brokers.
            language: At ease in this language. For brokers.
            consenting: Who has said yes to this purpose, as for a mailing list. For brokers.
            after: Only those after this number: the last of the page before.
            limit: How many at most; 50 when left out, never more than 500.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: It is not for whoever asks, or there is no such thing.
        """
        told: Members = self._ask(MemberSearch, {"text": text, "kind": kind, "role": role, "state": state, "tag": tag, "language": language, "consenting": consenting, "after": after, "limit": limit}, _w.Of("Members"), viewer)
        return told

    def by_host_code(
        self,
        *,
        system: str,
        code: str,
        viewer: Literal["host", "auditor"] | MemberId = "host",
    ) -> MemberId | None:
        """Asks which member a host's own system means. For brokers.

        Args:
            system: The host's system.
            code: Its code for the member.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: It is not for whoever asks, or there is no such thing.
        """
        told: MemberId | None = self._ask(ByHostCode, {"system": system, "code": code}, _w.Maybe(_w.Whole(1, 4294967295)), viewer)
        return told

    def held_about(
        self,
        *,
        member: MemberId,
        viewer: Literal["host", "auditor"] | MemberId = "host",
    ) -> HeldAbout:
        """Asks for everything held about one member.

        Args:
            member: About whom.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: It is not for whoever asks, or there is no such thing.
        """
        told: HeldAbout = self._ask(HeldAboutMember, {"member": member}, _w.Of("HeldAbout"), viewer)
        return told

    def member_copy(
        self,
        *,
        member: MemberId,
        viewer: Literal["host", "auditor"] | MemberId = "host",
    ) -> MemberCopy:
        """Asks for everything a member may hold: for their own device, or a download.

        Args:
            member: Whose.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: It is not for whoever asks, or there is no such thing.
        """
        told: MemberCopy = self._ask(MemberCopyOf, {"member": member}, _w.Of("MemberCopy"), viewer)
        return told

    def public_view(
        self,
        *,
        on: DayLike | None = None,
        viewer: Literal["host", "auditor"] | MemberId = "host",
    ) -> PublicView:
        """Asks for what a member may see of the community; as the public sees it when read by the host. Brokers ask as members.

        Args:
            on: The day listings are open on; the day of the bank's last command when left out.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: It is not for whoever asks, or there is no such thing.
        """
        told: PublicView = self._ask(PublicViewFor, {"on": on}, _w.Of("PublicView"), viewer)
        return told

    def today(
        self,
        *,
        at: MomentLike,
        on: DayLike | None = None,
        viewer: Literal["host", "auditor"] | MemberId = "host",
    ) -> Today:
        """Asks what waits for a broker.

        Args:
            at: When.
            on: The local date; that of `at` in UTC when left out.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: It is not for whoever asks, or there is no such thing.
        """
        told: Today = self._ask(TodayAt, {"at": at, "on": on}, _w.Of("Today"), viewer)
        return told

    def session_sheet(
        self,
        *,
        at: MomentLike,
        on: DayLike | None = None,
        viewer: Literal["host", "auditor"] | MemberId = "host",
    ) -> str:
        """Asks for the sheet of a day's sessions, as plain text. For brokers: it holds access needs and emergency contacts.

        Args:
            at: When.
            on: The local date; that of `at` in UTC when left out.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: It is not for whoever asks, or there is no such thing.
        """
        told: str = self._ask(SessionSheet, {"at": at, "on": on}, _w.TEXT, viewer)
        return told

    def may(
        self,
        *,
        terms: Terms | None = None,
        on: DayLike | None = None,
        gave: Who | None = None,
        received: Who | None = None,
        together: Who | None = None,
        minutes: MinutesLike | None = None,
        start: Start | datetime.datetime | None = None,
        activity: ActivityId | None = None,
        visitors: int | None = None,
        payer: Payer | MemberId | Literal["receivers", "pot", "nobody"] | None = None,
        group: GroupRule | None = None,
        setting: Setting | None = None,
        listing: ListingId | None = None,
        pairing: PairingId | None = None,
        estimated: bool | None = None,
        brokered: bool | None = None,
        facilitation: MinutesLike | None = None,
        expenses: Iterable[Expense] | None = None,
        viewer: Literal["host", "auditor"] | MemberId = "host",
    ) -> Verdict:
        """Asks whether what these terms say may be done.

        Args:
            terms: What happens, whole; or say it with the keywords that follow.
            on: The local date.
            gave: Who gave time: one member, several, or a mapping from members to minutes of their own.
            received: Who received it.
            together: Who did it alongside the others.
            minutes: How long, for everybody who has no minutes of their own.
            start: When it begins: an aware datetime on that day, or a `Start`.
            activity: What is done.
            visitors: Visitors without a name who received, by count.
            payer: Whose credit pays: a member, `pot` or `nobody`; the receivers when left out.
            group: How credit is shared; the charter's rule when left out.
            setting: Where.
            listing: Which offer or request it came from.
            pairing: Which pairing of a programme it belongs to.
            estimated: Whether the minutes are an estimate.
            brokered: Whether a broker brought it about.
            facilitation: Minutes of facilitation, apart from those given and received.
            expenses: Money owed beside it.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: It is not for whoever asks, or there is no such thing.
        """
        told: Verdict = self._ask(May, {"terms": self._terms(terms, on=on, gave=gave, received=received, together=together, minutes=minutes, start=start, activity=activity, visitors=visitors, payer=payer, group=group, setting=setting, listing=listing, pairing=pairing, estimated=estimated, brokered=brokered, facilitation=facilitation, expenses=expenses)}, _w.Of("Verdict"), viewer)
        return told

    def why(
        self,
        *,
        giver: MemberId,
        receiver: MemberId,
        on: DayLike,
        activity: ActivityId | None = None,
        setting: Setting | None = None,
        start: Start | None = None,
        minutes: MinutesLike | None = None,
        viewer: Literal["host", "auditor"] | MemberId = "host",
    ) -> Verdict:
        """Asks about two people: might one give the other something, here, then?

        Args:
            giver: Who would give.
            receiver: Who would receive.
            on: The local date.
            activity: What would be done.
            setting: Where.
            start: When on the local clock.
            minutes: How long, in minutes; an hour when left out.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: It is not for whoever asks, or there is no such thing.
        """
        told: Verdict = self._ask(Why, {"giver": giver, "receiver": receiver, "on": on, "activity": activity, "setting": setting, "start": start, "minutes": minutes}, _w.Of("Verdict"), viewer)
        return told

    def explain(
        self,
        *,
        exchange: ExchangeId,
        viewer: Literal["host", "auditor"] | MemberId = "host",
    ) -> Explanation:
        """Asks what was decided about an exchange when it was proposed.

        Args:
            exchange: Which exchange.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: It is not for whoever asks, or there is no such thing.
        """
        told: Explanation = self._ask(Explain, {"exchange": exchange}, _w.Of("Explanation"), viewer)
        return told

    def participation(
        self,
        *,
        from_: DayLike | None = None,
        until: DayLike | None = None,
        each: CalendarSpan | None = None,
        groups: GroupBy | None = None,
        entered: bool | None = None,
        viewer: Literal["host", "auditor"] | MemberId = "host",
    ) -> tuple[ParticipationLine, ...]:
        """Asks for participation and ties, in figures. For brokers.

        Args:
            from_: First day; that of the first exchange when left out.
            until: Last day; that of the bank's last command when left out.
            each: A line for each of these spans; one for all when left out.
            groups: A line for each of these groups as well, after that of everybody: ties within the group alone, hours with anybody.
            entered: Whether days are those of entry. Otherwise an exchange is of the day it counts for (its value date).
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: It is not for whoever asks, or there is no such thing.
        """
        told: tuple[ParticipationLine, ...] = self._ask(ParticipationOver, {"from_": from_, "until": until, "each": each, "groups": groups, "entered": entered}, _w.Many(_w.Of("ParticipationLine")), viewer)
        return told

    def publish(
        self,
        *,
        tables: Iterable[TrueTable],
        population: str,
        as_of: DayLike,
        from_: DayLike | None = None,
        policy: str | None = None,
        custom: DisclosurePolicy | None = None,
        counted: Iterable[Recipe] | None = None,
        secret: HexLike | None = None,
        log: Iterable[Release] | None = None,
        viewer: Literal["host", "auditor"] | MemberId = "host",
    ) -> Publication:
        """Asks for tables that may be published, of one population as of one date. For brokers.

        Args:
            tables: Tables of the host's own, with their true values. The bank does not know who stands in them: beside an earlier release of overlapping days they are refused, unless they say the very same again.
            population: Who is counted in all of them, in words that stay the same from release to release.
            as_of: As of when, in all of them: the last day.
            from_: First day of what is counted, when it is what happened in a span. Spans that do not overlap are not compared.
            policy: `nhs`, `acro` or `internal`; `acro` when left out.
            custom: A policy of one's own instead.
            counted: Tables the bank counts itself. They are compared with earlier ones by who stands in them.
            secret: A secret of the bank, the same each time. With it the bank can tell, after its records have changed, whether it counts the same people again as in an earlier release.
            log: Every release before, as it was answered.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: It is not for whoever asks, or there is no such thing.
        """
        told: Publication = self._ask(Publish, {"tables": tables, "population": population, "as_of": as_of, "from_": from_, "policy": policy, "custom": custom, "counted": counted, "secret": secret, "log": log}, _w.Of("Publication"), viewer)
        return told

    def anonymity(
        self,
        *,
        rows: Iterable[Iterable[str]],
        k: int,
        viewer: Literal["host", "auditor"] | MemberId = "host",
    ) -> Anonymity:
        """Asks whether rows about people are k-anonymous: whether each looks, in the columns that others may know, like at least k−1 more (Sweeney 2002). For brokers.

        Args:
            rows: Of each person, what others may know of them: the same columns for all.
            k: How many must look the same; 5 at least.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: It is not for whoever asks, or there is no such thing.
        """
        told: Anonymity = self._ask(AnonymityCheck, {"rows": rows, "k": k}, _w.Of("Anonymity"), viewer)
        return told

    def instrument(
        self,
        *,
        shipped: str | None = None,
        custom: Instrument | None = None,
        viewer: Literal["host", "auditor"] | MemberId = "host",
    ) -> Instrument:
        """Asks for an instrument: one that is shipped, or one's own, checked.

        Args:
            shipped: `ons4`, `ucla3`, `loneliness` or `goals`.
            custom: One's own instead.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: It is not for whoever asks, or there is no such thing.
        """
        told: Instrument = self._ask(InstrumentOf, {"shipped": shipped, "custom": custom}, _w.Of("Instrument"), viewer)
        return told

    def measure_change(
        self,
        *,
        answers: Iterable[InstrumentAnswer],
        first_until: DayLike,
        last_from: DayLike,
        shipped: str | None = None,
        custom: Instrument | None = None,
        viewer: Literal["host", "auditor"] | MemberId = "host",
    ) -> TimedScore:
        """Asks what changed for the same people between two points, from answers the host keeps. For brokers.

        Args:
            answers: The answers; those without their member's consent to outcomes are left out.
            first_until: Each member's first answer up to this day counts as the first point.
            last_from: Each member's last answer from this day on counts as the second.
            shipped: `ons4`, `ucla3`, `loneliness` or `goals`.
            custom: An instrument of one's own instead.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: It is not for whoever asks, or there is no such thing.
        """
        told: TimedScore = self._ask(MeasureChange, {"answers": answers, "first_until": first_until, "last_from": last_from, "shipped": shipped, "custom": custom}, _w.Of("TimedScore"), viewer)
        return told

    def follow_up(
        self,
        *,
        answers: Iterable[InstrumentAnswer],
        baseline_until: DayLike,
        months: Iterable[int],
        baseline_from: DayLike | None = None,
        within_days: int | None = None,
        as_of: DayLike | None = None,
        shipped: str | None = None,
        custom: Instrument | None = None,
        viewer: Literal["host", "auditor"] | MemberId = "host",
    ) -> FollowUps:
        """Asks for the scores of the same people a number of months after their baseline, from answers the host keeps. For brokers.

        Args:
            answers: The answers; those without their member's consent to outcomes are left out.
            baseline_until: Each member's first score up to this day is their baseline.
            months: How many calendar months after their own baseline, such as 6 and 12.
            baseline_from: Days on which nobody's baseline was taken yet: answers before this one are left out.
            within_days: How many days before or after its day a follow-up may lie; 42 when left out.
            as_of: As of when; the day of the bank's last command when left out.
            shipped: `ons4`, `ucla3`, `loneliness` or `goals`.
            custom: An instrument of one's own instead.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: It is not for whoever asks, or there is no such thing.
        """
        told: FollowUps = self._ask(FollowUpOf, {"answers": answers, "baseline_until": baseline_until, "months": months, "baseline_from": baseline_from, "within_days": within_days, "as_of": as_of, "shipped": shipped, "custom": custom}, _w.Of("FollowUps"), viewer)
        return told

    def compare_change(
        self,
        *,
        answers: Iterable[InstrumentAnswer],
        group: HostGroup,
        comparison: HostGroup,
        first_until: DayLike,
        last_from: DayLike,
        shipped: str | None = None,
        custom: Instrument | None = None,
        viewer: Literal["host", "auditor"] | MemberId = "host",
    ) -> ComparedChange:
        """Asks how a group changed beside a comparison group over the same span, from answers the host keeps. For brokers.

        Args:
            answers: The answers; those without their member's consent to outcomes are left out.
            group: The group.
            comparison: The group it is compared with. Nobody is in both.
            first_until: Each member's first answer up to this day counts as the first point.
            last_from: Each member's last answer from this day on counts as the second.
            shipped: `ons4`, `ucla3`, `loneliness` or `goals`.
            custom: An instrument of one's own instead.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: It is not for whoever asks, or there is no such thing.
        """
        told: ComparedChange = self._ask(CompareChange, {"answers": answers, "group": group, "comparison": comparison, "first_until": first_until, "last_from": last_from, "shipped": shipped, "custom": custom}, _w.Of("ComparedChange"), viewer)
        return told

    def ties_of(
        self,
        *,
        member: MemberId,
        from_: DayLike | None = None,
        until: DayLike | None = None,
        viewer: Literal["host", "auditor"] | MemberId = "host",
    ) -> MemberTies:
        """Asks for one member's ties. Answers the member, people appointed to see them, and brokers.

        Args:
            member: Whose.
            from_: First day; that of the first exchange when left out.
            until: Last day; that of the bank's last command when left out.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: It is not for whoever asks, or there is no such thing.
        """
        told: MemberTies = self._ask(TiesOf, {"member": member, "from_": from_, "until": until}, _w.Of("MemberTies"), viewer)
        return told

    def attended_together(
        self,
        *,
        activities: Iterable[ActivityId],
        from_: DayLike | None = None,
        until: DayLike | None = None,
        least: int | None = None,
        viewer: Literal["host", "auditor"] | MemberId = "host",
    ) -> CourseAttendance:
        """Asks who attended together: who was at the sessions of a course or a group, and which two at how many of them. For brokers.

        Args:
            activities: The activities whose exchanges are the sessions.
            from_: First day; that of the first exchange when left out.
            until: Last day; that of the bank's last command when left out.
            least: The fewest sessions two were both at to be named; 2 when left out.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: It is not for whoever asks, or there is no such thing.
        """
        told: CourseAttendance = self._ask(AttendedTogether, {"activities": activities, "from_": from_, "until": until, "least": least}, _w.Of("CourseAttendance"), viewer)
        return told

    def worker_only_members(
        self,
        *,
        from_: DayLike | None = None,
        until: DayLike | None = None,
        viewer: Literal["host", "auditor"] | MemberId = "host",
    ) -> tuple[WorkerOnly, ...]:
        """Asks for the members all of whose ties are with staff or organisations. For brokers.

        Args:
            from_: First day; that of the first exchange when left out.
            until: Last day; that of the bank's last command when left out.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: It is not for whoever asks, or there is no such thing.
        """
        told: tuple[WorkerOnly, ...] = self._ask(WorkerOnlyMembers, {"from_": from_, "until": until}, _w.Many(_w.Of("WorkerOnly")), viewer)
        return told

    def role_flows(
        self,
        *,
        groups: GroupBy,
        from_: DayLike | None = None,
        until: DayLike | None = None,
        viewer: Literal["host", "auditor"] | MemberId = "host",
    ) -> Mixing:
        """Asks for what goes from group to group: role by role, or any other grouping. For brokers.

        Args:
            groups: How members are put into groups.
            from_: First day; that of the first exchange when left out.
            until: Last day; that of the bank's last command when left out.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: It is not for whoever asks, or there is no such thing.
        """
        told: Mixing = self._ask(RoleFlows, {"groups": groups, "from_": from_, "until": until}, _w.Of("Mixing"), viewer)
        return told

    def network_robustness(
        self,
        *,
        from_: DayLike | None = None,
        until: DayLike | None = None,
        leave: Iterable[int] | None = None,
        viewer: Literal["host", "auditor"] | MemberId = "host",
    ) -> tuple[RobustnessLine, ...]:
        """Asks what the network and the coverage of needs become when key people leave. For brokers.

        Args:
            from_: First day; that of the first exchange when left out.
            until: Last day; that of the bank's last command when left out.
            leave: A line for each of these numbers of the most tied leaving.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: It is not for whoever asks, or there is no such thing.
        """
        told: tuple[RobustnessLine, ...] = self._ask(NetworkRobustness, {"from_": from_, "until": until, "leave": leave}, _w.Many(_w.Of("RobustnessLine")), viewer)
        return told

    def retention(
        self,
        *,
        until: DayLike | None = None,
        lapse_days: int | None = None,
        viewer: Literal["host", "auditor"] | MemberId = "host",
    ) -> Retention:
        """Asks how long members stay active, and ties last. For brokers.

        Args:
            until: The day it is looked at; that of the bank's last command when left out.
            lapse_days: Days of silence after which somebody's activity, or a tie, counts as ended; 180 when left out.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: It is not for whoever asks, or there is no such thing.
        """
        told: Retention = self._ask(RetentionOver, {"until": until, "lapse_days": lapse_days}, _w.Of("Retention"), viewer)
        return told

    def needs_coverage(
        self,
        *,
        from_: DayLike | None = None,
        until: DayLike | None = None,
        viewer: Literal["host", "auditor"] | MemberId = "host",
    ) -> tuple[NeedLine, ...]:
        """Asks how far needs are met, unmet lower rungs first. For brokers.

        Args:
            from_: First day; that of the first exchange when left out.
            until: Last day; that of the bank's last command when left out.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: It is not for whoever asks, or there is no such thing.
        """
        told: tuple[NeedLine, ...] = self._ask(NeedsCoverage, {"from_": from_, "until": until}, _w.Many(_w.Of("NeedLine")), viewer)
        return told

    def latencies(
        self,
        *,
        from_: DayLike | None = None,
        until: DayLike | None = None,
        viewer: Literal["host", "auditor"] | MemberId = "host",
    ) -> tuple[LatencyLine, ...]:
        """Asks how long things take, of those who joined and what was posted between two days. For brokers.

        Args:
            from_: First day; that of the first exchange when left out.
            until: Last day; that of the bank's last command when left out.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: It is not for whoever asks, or there is no such thing.
        """
        told: tuple[LatencyLine, ...] = self._ask(Latencies, {"from_": from_, "until": until}, _w.Many(_w.Of("LatencyLine")), viewer)
        return told

    def programmes(
        self,
        *,
        programme: ProgrammeId | None = None,
        from_: DayLike | None = None,
        until: DayLike | None = None,
        training: Iterable[ActivityId] | None = None,
        supervision_days: int | None = None,
        viewer: Literal["host", "auditor"] | MemberId = "host",
    ) -> tuple[ProgrammeLine, ...]:
        """Asks how programmes go: pairings, their sessions and endings, mentors and how they are looked after, who dropped out and returned, who was mentored and mentors now. For brokers.

        Args:
            programme: One of them; all when left out.
            from_: First day; that of the first exchange when left out.
            until: Last day; that of the bank's last command when left out.
            training: Activities that prepare mentors. A member is trained who received one or did it together with others, or who has a contact of a kind the charter counts as training.
            supervision_days: Days within which a mentor is to be supervised; 42 when left out.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: It is not for whoever asks, or there is no such thing.
        """
        told: tuple[ProgrammeLine, ...] = self._ask(ProgrammesOver, {"programme": programme, "from_": from_, "until": until, "training": training, "supervision_days": supervision_days}, _w.Many(_w.Of("ProgrammeLine")), viewer)
        return told

    def grants(
        self,
        *,
        grants: Iterable[Grant],
        as_of: DayLike | None = None,
        answers: Iterable[InstrumentAnswer] | None = None,
        instruments: Iterable[Instrument] | None = None,
        viewer: Literal["host", "auditor"] | MemberId = "host",
    ) -> tuple[GrantStanding, ...]:
        """Asks where grants stand: what each indicator has come to, with its baseline, target and this grant's share. For brokers; true figures, not for publication.

        Args:
            grants: The grants. All those that share in a result are given together.
            as_of: As of when; the day of the bank's last command when left out.
            answers: Answers, for measures of change.
            instruments: Instruments of one's own.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: It is not for whoever asks, or there is no such thing.
        """
        told: tuple[GrantStanding, ...] = self._ask(GrantsOf, {"grants": grants, "as_of": as_of, "answers": answers, "instruments": instruments}, _w.Many(_w.Of("GrantStanding")), viewer)
        return told

    def funder_report(
        self,
        *,
        grants: Iterable[Grant],
        grant: str,
        as_of: DayLike | None = None,
        answers: Iterable[InstrumentAnswer] | None = None,
        instruments: Iterable[Instrument] | None = None,
        groups: GroupBy | None = None,
        levels: SupportLevels | None = None,
        stories: Iterable[Story] | None = None,
        policy: str | None = None,
        log: Iterable[Release] | None = None,
        format: Format | None = None,
        viewer: Literal["host", "auditor"] | MemberId = "host",
    ) -> FunderReport:
        """Asks for the report to a funder on one grant. For brokers, who hand it on.

        Args:
            grants: The grants: all those that share in its results.
            grant: The code of the one it is on.
            as_of: As of when; the day of the bank's last command when left out. Days after the grant's last show what lasted.
            answers: Answers, for measures of change.
            instruments: Instruments of one's own.
            groups: Groups by which reach is told.
            levels: Levels of support.
            stories: Stories; those without consent, not approved or naming somebody are left out, and counted.
            policy: The disclosure policy: `nhs` when left out, as among partners under agreement; `acro`; or `internal`, not to be handed on.
            log: What was released before.
            format: Written out as well.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: It is not for whoever asks, or there is no such thing.
        """
        told: FunderReport = self._ask(FunderReportOf, {"grants": grants, "grant": grant, "as_of": as_of, "answers": answers, "instruments": instruments, "groups": groups, "levels": levels, "stories": stories, "policy": policy, "log": log, "format": format}, _w.Of("FunderReport"), viewer)
        return told

    def matches_for(
        self,
        *,
        listing: ListingId | None = None,
        member: MemberId | None = None,
        kind: ListingKind | None = None,
        programme: ProgrammeId | None = None,
        from_: DayLike | None = None,
        most: int | None = None,
        slots: int | None = None,
        offset: int | None = None,
        changes: Iterable[ClockChange] | None = None,
        viewer: Literal["host", "auditor"] | MemberId = "host",
    ) -> Matches:
        """Asks for the best matches: of an offer or a request, or of whatever a member offers and asks for.

        Args:
            listing: Of this offer or request.
            member: Or of all a member has open.
            kind: With a member: of their offers ("what could I do, and for whom?") or of their requests ("who could help me?"); of both when left out.
            programme: Only listings open to this programme.
            from_: The first of seven days; the day of the bank's last command when left out.
            most: How many at most; 10 when left out, never more than 100.
            slots: How many times to name for each, each on a day of its own; 3 when left out, never more than 7.
            offset: Minutes the local clock is ahead of UTC on the first day.
            changes: When the local clock is put on or back in those days, in order.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: It is not for whoever asks, or there is no such thing.
        """
        told: Matches = self._ask(MatchesFor, {"listing": listing, "member": member, "kind": kind, "programme": programme, "from_": from_, "most": most, "slots": slots, "offset": offset, "changes": changes}, _w.Of("Matches"), viewer)
        return told

    def why_not(
        self,
        *,
        listing: ListingId,
        other: ListingId | None = None,
        from_: DayLike | None = None,
        offset: int | None = None,
        changes: Iterable[ClockChange] | None = None,
        viewer: Literal["host", "auditor"] | MemberId = "host",
    ) -> NoMatch:
        """Asks why two listings are no match, or why a listing has none or few.

        Args:
            listing: An offer or a request.
            other: The other one; all of them when left out.
            from_: The first of seven days; the day of the bank's last command when left out.
            offset: Minutes the local clock is ahead of UTC on the first day.
            changes: When the local clock is put on or back in those days, in order.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: It is not for whoever asks, or there is no such thing.
        """
        told: NoMatch = self._ask(WhyNot, {"listing": listing, "other": other, "from_": from_, "offset": offset, "changes": changes}, _w.Of("NoMatch"), viewer)
        return told

    def report(
        self,
        *,
        kind: ReportKind,
        from_: DayLike,
        until: DayLike,
        member: MemberId | None = None,
        policy: str | None = None,
        format: Format | None = None,
        log: Iterable[Release] | None = None,
        viewer: Literal["host", "auditor"] | MemberId = "host",
    ) -> CommunityReport:
        """Asks for a report. Answers brokers; a report about one member also answers that member and people appointed to see it.

        Args:
            kind: Which.
            from_: First day.
            until: Last day.
            member: Whose, for a member's own.
            policy: The disclosure policy of the public one: `nhs` or `acro`, the latter when left out.
            format: Written out as well.
            log: What was released before, so that nobody is found out by comparing. For the public one.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: It is not for whoever asks, or there is no such thing.
        """
        told: CommunityReport = self._ask(ReportOf, {"kind": kind, "from_": from_, "until": until, "member": member, "policy": policy, "format": format, "log": log}, _w.Of("CommunityReport"), viewer)
        return told

    def plan(
        self,
        *,
        from_: DayLike | None = None,
        policy: PlanPolicy | None = None,
        order: RoundOrder | None = None,
        seed: str | None = None,
        each: int | None = None,
        shortest: int | None = None,
        longest: int | None = None,
        travel: int | None = None,
        spread: int | None = None,
        balancing: int | None = None,
        steps: int | None = None,
        certificate: bool | None = None,
        offset: int | None = None,
        changes: Iterable[ClockChange] | None = None,
        viewer: Literal["host", "auditor"] | MemberId = "host",
    ) -> Plan:
        """Asks for the plan of seven days. For brokers.

        Args:
            from_: The first of seven days; the day of the bank's last command when left out.
            policy: Who may receive without giving; `limited` when left out, and `unbounded` where no credit is kept.
            order: With `balanced`: exchange as much time as can be, shared out in this order, whatever the scores.
            seed: The public seed of a lottery.
            each: How many givers to look at for each request; 30 when left out, at most 1000.
            shortest: The shortest session worth going for, in minutes; 30 when left out. A request for less is worth going for all the same.
            longest: The longest session, in minutes.
            travel: Minutes between two sessions of one person.
            spread: What is lost with each quarter of somebody's offer that is asked for, in points of score. Nothing is placed that loses more than it is worth.
            balancing: What is won with what brings a balance towards 0, and lost with what takes it further away, in points of score.
            steps: The most steps to take for the allocation; the plan is the best so far when they run out.
            certificate: Whether to give the certificate.
            offset: Minutes the local clock is ahead of UTC on the first day.
            changes: When the local clock is put on or back in those days, in order.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: It is not for whoever asks, or there is no such thing.
        """
        told: Plan = self._ask(PlanFor, {"from_": from_, "policy": policy, "order": order, "seed": seed, "each": each, "shortest": shortest, "longest": longest, "travel": travel, "spread": spread, "balancing": balancing, "steps": steps, "certificate": certificate, "offset": offset, "changes": changes}, _w.Of("Plan"), viewer)
        return told

    def what_if(
        self,
        *,
        policies: Iterable[Policy],
        weeks: int | None = None,
        seeds: int | None = None,
        seed: int | None = None,
        behaviour: Behaviour | None = None,
        each: bool | None = None,
        viewer: Literal["host", "auditor"] | MemberId = "host",
    ) -> WhatIfAnswer:
        """Asks what might come of policies. For brokers.

        Args:
            policies: The policies to compare, up to 20; differences are told against the first.
            weeks: Weeks ahead; 52 when left out, at most 520.
            seeds: How many seeds, each run under every policy; 20 when left out, at most 1000. One alone gives no interval.
            seed: The first seed; 1 when left out. The others follow it.
            behaviour: How people are taken to behave.
            each: Whether to tell each run's figures besides.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: It is not for whoever asks, or there is no such thing.
        """
        told: WhatIfAnswer = self._ask(WhatIf, {"policies": policies, "weeks": weeks, "seeds": seeds, "seed": seed, "behaviour": behaviour, "each": each}, _w.Of("WhatIfAnswer"), viewer)
        return told
