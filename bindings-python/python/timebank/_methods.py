# Made by `cargo xtask generate` from `docs/schema/timebank.json`: change the core, not this file.
"""One method for every action and every question. `timebank.TimeBank` has them all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from timebank import _wire as _w
from timebank import wire

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Mapping
    from typing import Literal

    from timebank._wire import FrozenMap, HexLike, Rows
    from timebank.asking import Progress, StartLike, Who
    from timebank.time import DayLike, MinutesLike, MomentLike
    from timebank.wire.answers import Anonymity, Balance, ComparedChange, CourseAttendance, ExchangeView, Explanation, FollowUps, FunderReport, GrantStanding, HeldAbout, History, LatencyLine, Listings, Matches, MemberCopy, MemberTies, Members, Mixing, NeedLine, NoMatch, ParticipationLine, Plan, ProgrammeLine, PublicView, Publication, Reach, Retention, RobustnessLine, Statement, SuggestedPairings, TimedScore, Today, Verdict, WhatIfAnswer, WorkerOnly
    from timebank.wire.charter import Activity, ActivityFlag, Charter, CheckLevel, GroupRule, Limits, NeedWeight, Setting
    from timebank.wire.commands import AccountKind, Actual, Attendance, BatchNote, Closing, Direction, Expense, ListingCapacity, ListingTerms, MemberState, Outcome, PairingEnd, Payer, Programme, Remote, Terms, TransferKind, Turn, Visibility
    from timebank.wire.events import ListingKind
    from timebank.wire.numbers import AccountLike, ActivityLike, BatchRef, BridgeRef, ExchangeRef, ListingRef, MemberId, MemberLike, MemberRef, PairingRef, PassageRef, ProgrammeRef
    from timebank.wire.people import Availability, Level, Liking, ListingWords, Part, Place, Profile, Purpose, WeeklyHours
    from timebank.wire.questions import Behaviour, CalendarSpan, ClockChange, DisclosurePolicy, Format, Grant, GroupBy, HostGroup, Instrument, InstrumentAnswer, PlanPolicy, Policy, Recipe, Release, RoundOrder, Story, SupportLevels, ToldSession, TrueTable

class Methods:
    """Methods for every command and query."""

    __slots__ = ()

    if TYPE_CHECKING:

        def _do(self, action: type[Any], given: dict[str, Any], at: Any, by: Any, key: Any, salt: Any) -> Outcome: ...
        def _enter(self, given: dict[str, Any]) -> Outcome: ...
        def _ask(self, question: type[Any], given: dict[str, Any], answer: _w.Codec, viewer: Any) -> Any: ...
        def _watch(self, question: type[Any], given: dict[str, Any], answer: _w.Codec, viewer: Any, progress: Progress) -> Any: ...
        def _terms(self, terms: Terms | Mapping[str, Any] | None, given: dict[str, Any], at: Any = None, usual: int | None = None) -> Terms: ...
        def _amended(self, exchange: Any, terms: Terms | Mapping[str, Any] | None, given: dict[str, Any]) -> Terms: ...
        def _whole(self, of: type[Any], whole: Any, given: dict[str, Any]) -> Any: ...
        def _contact(self, contact: Mapping[str, str] | None, **known: str | None) -> Mapping[str, str] | None: ...

    def begin_copy(
        self,
        bank: str,
        *,
        left: bool | None = None,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberRef = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Records that a copy of the bank goes on by itself. Sent to the copy, it gives the copy an identity of its own, so that both go on. Sent to the bank that was copied, with `left`, it is the last thing that happens there but for erasures: the bank goes on elsewhere, as the copy or, when it was moved, as itself.

        Args:
            bank: The identity of the copy: 16 random bytes from the host.
            left: Whether the bank this is sent to is left behind.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: A number of your own for it, as a UUID or 32 hexadecimal digits: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones by default.

        Raises:
            TimebankError: The command was refused, and nothing was changed.

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> copy = bank.copy()
        >>> _ = copy.begin_copy("0b" * 16)
        >>> copy.id == bank.id
        False
        """
        given: dict[str, Any] = {"bank": bank, "left": left}
        return self._do(wire.BeginCopy, given, at, by, key, salt)

    def adopt_charter(
        self,
        charter: Charter | Mapping[str, Any],
        *,
        decided_by: Iterable[MemberLike] | None = None,
        decided_on: DayLike | None = None,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberRef = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Adopts another charter.

        Args:
            charter: The charter.
            decided_by: The members who decided on it.
            decided_on: The day on which they decided. A date, or text such as `"2026-03-01"`.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: A number of your own for it, as a UUID or 32 hexadecimal digits: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones by default.

        Raises:
            TimebankError: The command was refused, and nothing was changed.

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> _ = bank.adopt_charter(bank.charter.replace(name="Harpurbrook and Mill Lane"), decided_by=["Ana", "Ben"])
        >>> bank.charter.name
        'Harpurbrook and Mill Lane'
        """
        given: dict[str, Any] = {"charter": charter, "decided_by": decided_by, "decided_on": decided_on}
        return self._do(wire.AdoptCharter, given, at, by, key, salt)

    def add_activity(
        self,
        code: Activity | Mapping[str, Any] | str | None = None,
        name: str | None = None,
        *,
        parent: str | None = None,
        tags: Iterable[str] | None = None,
        needs: Iterable[NeedWeight | Mapping[str, Any]] | None = None,
        check: CheckLevel | None = None,
        flags: Iterable[ActivityFlag] | None = None,
        retired: bool | None = None,
        activity: Activity | Mapping[str, Any] | None = None,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberRef = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Adds an activity, in the community's own words.

        Args:
            code: A short code, unique in the bank.
            name: What people call it.
            parent: The code of the wider activity it is a kind of.
            tags: Words to find it by and to scope rules with.
            needs: The needs it meets.
            check: The highest level of check it justifies asking for. Asking for more is an offence in England.
            flags: What it brings with it.
            retired: Whether it is no longer used for new listings.
            activity: The activity. Whole, in place of the keywords above.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: A number of your own for it, as a UUID or 32 hexadecimal digits: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones by default.

        Raises:
            TimebankError: The command was refused, and nothing was changed.

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> bank.add_activity("garden", "Gardening").activity
        2
        """
        given: dict[str, Any] = {"activity": self._whole(wire.Activity, activity, {"code": code, "name": name, "parent": parent, "tags": tags, "needs": needs, "check": check, "flags": flags, "retired": retired})}
        return self._do(wire.AddActivity, given, at, by, key, salt)

    def change_activity(
        self,
        id: ActivityLike,
        activity: Activity | Mapping[str, Any],
        *,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberRef = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Changes an activity: all of it is given anew.

        Args:
            id: The activity to change. An activity: number or code.
            activity: The activity as it is to be. Every field is replaced.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: A number of your own for it, as a UUID or 32 hexadecimal digits: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones by default.

        Raises:
            TimebankError: The command was refused, and nothing was changed.

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> _ = bank.change_activity("lift", tb.Activity(code="lift", name="A lift, with a chat"))
        >>> bank.activity("lift")
        1
        """
        given: dict[str, Any] = {"id": id, "activity": activity}
        return self._do(wire.ChangeActivity, given, at, by, key, salt)

    def open_programme(
        self,
        programme: Programme | Mapping[str, Any],
        *,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberRef = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Opens a programme.

        Args:
            programme: The programme.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: A number of your own for it, as a UUID or 32 hexadecimal digits: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones by default.

        Raises:
            TimebankError: The command was refused, and nothing was changed.

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> bank.open_programme(tb.Programme(name="Walking ahead")).programme
        1
        """
        given: dict[str, Any] = {"programme": programme}
        return self._do(wire.OpenProgramme, given, at, by, key, salt)

    def admit(
        self,
        name: str | None = None,
        *,
        kind: str | None = None,
        applicant: bool | None = None,
        joined: DayLike | None = None,
        account: AccountLike | None = None,
        phone: str | None = None,
        email: str | None = None,
        contact: Mapping[str, str] | None = None,
        born: DayLike | None = None,
        languages: Iterable[str] | None = None,
        place: Place | Mapping[str, Any] | None = None,
        travels: int | None = None,
        access_needs: Iterable[str] | None = None,
        access_offers: Iterable[str] | None = None,
        host_codes: Mapping[str, str] | None = None,
        attributes: Mapping[str, str] | None = None,
        emergency: str | None = None,
        birthday: bool | None = None,
        leave_quiet: bool | None = None,
        profile: Profile | Mapping[str, Any] | None = None,
        parts: Iterable[Part] | None = None,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberRef = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Admits a member.

        Args:
            name: What they are called.
            kind: The kind, in the charter's word; its first kind when left out.
            applicant: Whether they are an applicant first.
            joined: The day they joined; the day of the command when left out. A date, or text such as `"2026-03-01"`.
            account: A shared account to use instead of one of their own. An account: `"pot"`, a member who uses it (exact name, or what `admit` answered), or an `AccountId`. A bare number is refused: it could be a member's.
            phone: Their telephone number, among `contact`.
            email: Their address of electronic mail, among `contact`.
            contact: How to reach them: `phone`, `email`, `address`, in the host's words.
            born: Day of birth. A date, or text such as `"2026-03-01"`.
            languages: Languages they are at ease in.
            place: Roughly where they live.
            travels: How far they go, in metres.
            access_needs: What a place or an occasion must have for them to take part: `step-free`, `hearing-loop`, in the community's words.
            access_offers: What their own home or car has of that.
            host_codes: What the host calls them in its own systems: system → code.
            attributes: Attributes that the host defines.
            emergency: The person to call in an emergency.
            birthday: Whether they would like their birthday remembered.
            leave_quiet: Whether they would rather not be contacted when they are quiet.
            profile: Their profile: name, contact details, languages, place. Whole, in place of the keywords above.
            parts: What else is kept about them from the start.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: A number of your own for it, as a UUID or 32 hexadecimal digits: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones by default.

        Raises:
            TimebankError: The command was refused, and nothing was changed.

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> cleo = bank.admit("Cleo", phone="0161 496 0100", languages=["en", "ur"])
        >>> cleo.member, bank.balance(cleo), bank.find("Cleo")
        (3, 0, 3)
        """
        given: dict[str, Any] = {"kind": kind, "applicant": applicant, "joined": joined, "account": account, "profile": self._whole(wire.Profile, profile, {"name": name, "contact": self._contact(contact, phone=phone, email=email), "born": born, "languages": languages, "place": place, "travels": travels, "access_needs": access_needs, "access_offers": access_offers, "host_codes": host_codes, "attributes": attributes, "emergency": emergency, "birthday": birthday, "leave_quiet": leave_quiet}), "parts": parts}
        return self._do(wire.Admit, given, at, by, key, salt)

    def set_state(
        self,
        member: MemberLike,
        state: MemberState,
        *,
        since: DayLike | None = None,
        until: DayLike | None = None,
        note: str | None = None,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberRef = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Changes a member's state: active, paused, suspended or left.

        Args:
            member: The member whose state changes. A member: number, exact name, or what `admit` answered.
            state: The new state: `active`, `paused`, `suspended` or `left`. On `left`, what is proposed or agreed is called off and their listings close.
            since: The first day of the new state; the day of the command when left out. A date, or text such as `"2026-03-01"`.
            until: The last day of a pause, if it is known. A date, or text such as `"2026-03-01"`.
            note: The reason, kept as personal data.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: A number of your own for it, as a UUID or 32 hexadecimal digits: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones by default.

        Raises:
            TimebankError: The command was refused, and nothing was changed.

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> _ = bank.set_state("Ana", "paused", until="2027-01-31", note="a new hip")
        >>> bank.find_members(state="paused").members[0].name
        'Ana'
        """
        given: dict[str, Any] = {"member": member, "state": state, "since": since, "until": until, "note": note}
        return self._do(wire.SetState, given, at, by, key, salt)

    def give_role(
        self,
        member: MemberLike,
        role: str,
        *,
        organisation: MemberLike | None = None,
        from_: DayLike | None = None,
        until: DayLike | None = None,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberRef = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Gives a role.

        Args:
            member: The member who gets the role: another than the sender. A member: number, exact name, or what `admit` answered.
            role: The role, in the charter's word.
            organisation: The organisation the role is held at, if there is one. Its holder also has a say for that organisation. A member: number, exact name, or what `admit` answered.
            from_: The first day; the day of the command when left out. A date, or text such as `"2026-03-01"`.
            until: The last day; no end when left out. A date, or text such as `"2026-03-01"`.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: A number of your own for it, as a UUID or 32 hexadecimal digits: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones by default.

        Raises:
            TimebankError: The command was refused, and nothing was changed.

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> _ = bank.give_role("Ana", "broker")
        >>> [one.name for one in bank.find_members(role="broker").members]
        ['Ana']
        """
        given: dict[str, Any] = {"member": member, "role": role, "at": organisation, "from_": from_, "until": until}
        return self._do(wire.GiveRole, given, at, by, key, salt)

    def end_role(
        self,
        member: MemberLike,
        role: str,
        *,
        organisation: MemberLike | None = None,
        until: DayLike | None = None,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberRef = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Ends a role.

        Args:
            member: The member whose role ends. A member: number, exact name, or what `admit` answered.
            role: The role, in the charter's word. If they do not hold it, the error is `unknown-word`.
            organisation: The organisation the role was held at, if there was one. A member: number, exact name, or what `admit` answered.
            until: The last day; the day of the command when left out. The day before ends it at once, and the day before it begins takes it back whole. A date, or text such as `"2026-03-01"`.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: A number of your own for it, as a UUID or 32 hexadecimal digits: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones by default.

        Raises:
            TimebankError: The command was refused, and nothing was changed.

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> _ = bank.give_role("Ana", "broker"), bank.end_role("Ana", "broker", until="2030-12-31")
        """
        given: dict[str, Any] = {"member": member, "role": role, "at": organisation, "until": until}
        return self._do(wire.EndRole, given, at, by, key, salt)

    def keep(
        self,
        member: MemberLike,
        parts: Iterable[Part],
        *,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberRef = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Keeps something personal about a member: profile, tags, checks, references, consents, appointments, concerns, contacts and the rest.

        Args:
            member: The member the parts are about. A member: number, exact name, or what `admit` answered.
            parts: The parts to keep, in order. They are personal data.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: A number of your own for it, as a UUID or 32 hexadecimal digits: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones by default.

        Raises:
            TimebankError: The command was refused, and nothing was changed.

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> _ = bank.keep("Ana", [tb.Tags(add=["early-riser"])])
        >>> [one.name for one in bank.find_members(tag="early-riser").members]
        ['Ana']
        """
        given: dict[str, Any] = {"member": member, "parts": parts}
        return self._do(wire.Keep, given, at, by, key, salt)

    def merge(
        self,
        kept: MemberLike,
        merged: MemberLike,
        *,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberRef = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Merges a double record into another.

        Args:
            kept: The member who stays. From then on both numbers mean them. A member: number, exact name, or what `admit` answered.
            merged: The member who is merged into the other. A member: number, exact name, or what `admit` answered.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: A number of your own for it, as a UUID or 32 hexadecimal digits: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones by default.

        Raises:
            TimebankError: The command was refused, and nothing was changed.

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> twice = bank.admit("Ana Hart")
        >>> _ = bank.merge("Ana", twice)
        """
        given: dict[str, Any] = {"kept": kept, "merged": merged}
        return self._do(wire.Merge, given, at, by, key, salt)

    def open_account(
        self,
        kind: AccountKind,
        *,
        members: Iterable[MemberLike] | None = None,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberRef = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Opens an account members share.

        Args:
            kind: The kind of account: `household` or `organisation`.
            members: The members who use it from now on.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: A number of your own for it, as a UUID or 32 hexadecimal digits: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones by default.

        Raises:
            TimebankError: The command was refused, and nothing was changed.

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> bank.open_account("household", members=["Ana", "Ben"]).account
        4
        """
        given: dict[str, Any] = {"kind": kind, "members": members}
        return self._do(wire.OpenAccount, given, at, by, key, salt)

    def join_account(
        self,
        member: MemberLike,
        account: AccountLike,
        *,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberRef = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Lets a member use a shared account, taking their balance along.

        Args:
            member: The member who joins it. If they were the only user of their account, its balance moves along. A member: number, exact name, or what `admit` answered.
            account: The shared account. If it is not a household's or an organisation's, the error is `bad-transfer`. An account: `"pot"`, a member who uses it (exact name, or what `admit` answered), or an `AccountId`. A bare number is refused: it could be a member's.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: A number of your own for it, as a UUID or 32 hexadecimal digits: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones by default.

        Raises:
            TimebankError: The command was refused, and nothing was changed.

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> home = bank.open_account("household", members=["Ana"])
        >>> _ = bank.join_account("Ben", home)
        >>> bank.balance("Ben") == bank.balance("Ana")
        True
        """
        given: dict[str, Any] = {"member": member, "account": account}
        return self._do(wire.JoinAccount, given, at, by, key, salt)

    def leave_account(
        self,
        member: MemberLike,
        *,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberRef = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Gives a member an account of their own again. What is on the shared one stays there, unless nobody else uses it: then it moves along.

        Args:
            member: The member who leaves the shared account. A member: number, exact name, or what `admit` answered.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: A number of your own for it, as a UUID or 32 hexadecimal digits: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones by default.

        Raises:
            TimebankError: The command was refused, and nothing was changed.

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> _ = bank.open_account("household", members=["Ana", "Ben"]), bank.leave_account("Ben")
        >>> bank.balance("Ben")
        0
        """
        given: dict[str, Any] = {"member": member}
        return self._do(wire.LeaveAccount, given, at, by, key, salt)

    def set_limits(
        self,
        account: AccountLike,
        limits: Limits | Mapping[str, Any] | None = None,
        *,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberRef = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Sets limits for one account, or takes them away again.

        Args:
            account: The account the limits are for; `reach` gives the account a member uses. An account: `"pot"`, a member who uses it (exact name, or what `admit` answered), or an `AccountId`. A bare number is refused: it could be a member's.
            limits: The limits; when left out, those of the account's kind apply again.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: A number of your own for it, as a UUID or 32 hexadecimal digits: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones by default.

        Raises:
            TimebankError: The command was refused, and nothing was changed.

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> _ = bank.set_limits("Ana", tb.Limits(lowest="-10h", highest="20h", mode="enforced"))
        >>> bank.reach("Ana").lowest
        -600
        """
        given: dict[str, Any] = {"account": account, "limits": limits}
        return self._do(wire.SetLimits, given, at, by, key, salt)

    def offer(
        self,
        member: MemberLike,
        title: str | None = None,
        *,
        activity: ActivityLike | None = None,
        need: int | str | None = None,
        minutes: MinutesLike | None = None,
        capacity: ListingCapacity | Mapping[str, Any] | None = None,
        divisible: bool | None = None,
        shortest: MinutesLike | None = None,
        group_min: int | None = None,
        group_max: int | None = None,
        repeating: bool | None = None,
        from_: DayLike | None = None,
        until: DayLike | None = None,
        visibility: Visibility | None = None,
        anonymous: bool | None = None,
        remote: Remote | None = None,
        setting: Setting | None = None,
        programme: ProgrammeRef | None = None,
        terms: ListingTerms | Mapping[str, Any] | None = None,
        text: str | None = None,
        place: Place | Mapping[str, Any] | None = None,
        languages: Iterable[str] | None = None,
        availability: Availability | str | Iterable[WeeklyHours] | Mapping[str, Any] | None = None,
        liking: Liking | None = None,
        level: Level | None = None,
        words: ListingWords | Mapping[str, Any] | None = None,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberRef = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Posts an offer.

        Args:
            member: The member who offers. A member: number, exact name, or what `admit` answered.
            title: A short title.
            activity: The activity; left out while it is not classified. An activity: number or code.
            need: The rung of the need scheme, when it is not that of the activity: its code, or its place, from 0.
            minutes: Minutes one occasion takes. In minutes: `90`, `"1h30"` or a `timedelta`.
            capacity: How much at most over a span.
            divisible: Whether a request may be met in parts: a part at a time, by several people, or only in part. It is met whole when left out.
            shortest: The shortest part worth going for, in minutes, of a request that is divisible. In minutes: `90`, `"1h30"` or a `timedelta`.
            group_min: The fewest people it makes sense for.
            group_max: The most people there is room for.
            repeating: Whether it comes again and again rather than once.
            from_: The first day it is open; the day it was posted when left out. A date, or text such as `"2026-03-01"`.
            until: The last day it is open. When a listing is posted without one, the charter's number of days is counted. A date, or text such as `"2026-03-01"`.
            visibility: Who may see it; by the charter when left out.
            anonymous: Whether its member is named to other members only by the broker.
            remote: Face to face or at a distance; face to face when left out.
            setting: The kind of place it would take place at.
            programme: The programme it is open to, if only to one.
            terms: What is offered, in numbers and codes: activity, minutes, dates, visibility. Whole, in place of the keywords above.
            text: The description.
            place: The place, when it is not the member's own.
            languages: The languages, when they are not the member's own.
            availability: The hours, when they are narrower than the member's own. `"tue 10:00-12:00; thu 14:00-16:00"`, a list of `WeeklyHours`, or an `Availability`.
            liking: Of an offer: how gladly they do it.
            level: Of an offer: how well they know it. Of a request: how well it has to be known.
            words: The title and description, with place, languages and times; all of it is kept as personal data. Whole, in place of the keywords above.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: A number of your own for it, as a UUID or 32 hexadecimal digits: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones by default.

        Raises:
            TimebankError: The command was refused, and nothing was changed.

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> bank.offer("Ana", "Lifts to hospital", minutes="1h", activity="lift").listing
        1
        """
        given: dict[str, Any] = {"member": member, "terms": self._whole(wire.ListingTerms, terms, {"activity": activity, "need": need, "minutes": minutes, "capacity": capacity, "divisible": divisible, "shortest": shortest, "group_min": group_min, "group_max": group_max, "repeating": repeating, "from_": from_, "until": until, "visibility": visibility, "anonymous": anonymous, "remote": remote, "setting": setting, "programme": programme}), "words": self._whole(wire.ListingWords, words, {"title": title, "text": text, "place": place, "languages": languages, "availability": availability, "liking": liking, "level": level})}
        return self._do(wire.Offer, given, at, by, key, salt)

    def request(
        self,
        member: MemberLike,
        title: str | None = None,
        *,
        activity: ActivityLike | None = None,
        need: int | str | None = None,
        minutes: MinutesLike | None = None,
        capacity: ListingCapacity | Mapping[str, Any] | None = None,
        divisible: bool | None = None,
        shortest: MinutesLike | None = None,
        group_min: int | None = None,
        group_max: int | None = None,
        repeating: bool | None = None,
        from_: DayLike | None = None,
        until: DayLike | None = None,
        visibility: Visibility | None = None,
        anonymous: bool | None = None,
        remote: Remote | None = None,
        setting: Setting | None = None,
        programme: ProgrammeRef | None = None,
        terms: ListingTerms | Mapping[str, Any] | None = None,
        text: str | None = None,
        place: Place | Mapping[str, Any] | None = None,
        languages: Iterable[str] | None = None,
        availability: Availability | str | Iterable[WeeklyHours] | Mapping[str, Any] | None = None,
        liking: Liking | None = None,
        level: Level | None = None,
        words: ListingWords | Mapping[str, Any] | None = None,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberRef = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Posts a request.

        Args:
            member: The member who asks. A member: number, exact name, or what `admit` answered.
            title: A short title.
            activity: The activity; left out while it is not classified. An activity: number or code.
            need: The rung of the need scheme, when it is not that of the activity: its code, or its place, from 0.
            minutes: Minutes one occasion takes. In minutes: `90`, `"1h30"` or a `timedelta`.
            capacity: How much at most over a span.
            divisible: Whether a request may be met in parts: a part at a time, by several people, or only in part. It is met whole when left out.
            shortest: The shortest part worth going for, in minutes, of a request that is divisible. In minutes: `90`, `"1h30"` or a `timedelta`.
            group_min: The fewest people it makes sense for.
            group_max: The most people there is room for.
            repeating: Whether it comes again and again rather than once.
            from_: The first day it is open; the day it was posted when left out. A date, or text such as `"2026-03-01"`.
            until: The last day it is open. When a listing is posted without one, the charter's number of days is counted. A date, or text such as `"2026-03-01"`.
            visibility: Who may see it; by the charter when left out.
            anonymous: Whether its member is named to other members only by the broker.
            remote: Face to face or at a distance; face to face when left out.
            setting: The kind of place it would take place at.
            programme: The programme it is open to, if only to one.
            terms: What is asked for, in numbers and codes: activity, minutes, dates, visibility. Whole, in place of the keywords above.
            text: The description.
            place: The place, when it is not the member's own.
            languages: The languages, when they are not the member's own.
            availability: The hours, when they are narrower than the member's own. `"tue 10:00-12:00; thu 14:00-16:00"`, a list of `WeeklyHours`, or an `Availability`.
            liking: Of an offer: how gladly they do it.
            level: Of an offer: how well they know it. Of a request: how well it has to be known.
            words: The title and description, with place, languages and times; all of it is kept as personal data. Whole, in place of the keywords above.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: A number of your own for it, as a UUID or 32 hexadecimal digits: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones by default.

        Raises:
            TimebankError: The command was refused, and nothing was changed.

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> bank.request("Ben", "A lift on Tuesdays", minutes="30 min", activity="lift").listing
        1
        """
        given: dict[str, Any] = {"member": member, "terms": self._whole(wire.ListingTerms, terms, {"activity": activity, "need": need, "minutes": minutes, "capacity": capacity, "divisible": divisible, "shortest": shortest, "group_min": group_min, "group_max": group_max, "repeating": repeating, "from_": from_, "until": until, "visibility": visibility, "anonymous": anonymous, "remote": remote, "setting": setting, "programme": programme}), "words": self._whole(wire.ListingWords, words, {"title": title, "text": text, "place": place, "languages": languages, "availability": availability, "liking": liking, "level": level})}
        return self._do(wire.Request, given, at, by, key, salt)

    def amend_listing(
        self,
        listing: ListingRef,
        *,
        terms: ListingTerms | Mapping[str, Any] | None = None,
        words: ListingWords | Mapping[str, Any] | None = None,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberRef = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Changes a listing. The terms and the words are each replaced whole.

        Args:
            listing: The listing to change. If it is closed, the error is `listing-closed`.
            terms: The new terms; unchanged when left out.
            words: The new words; unchanged when left out.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: A number of your own for it, as a UUID or 32 hexadecimal digits: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones by default.

        Raises:
            TimebankError: The command was refused, and nothing was changed.

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> offer = bank.offer("Ana", "Lifts")
        >>> _ = bank.amend_listing(offer, words=tb.wire.ListingWords(title="Lifts to hospital"))
        >>> bank.listings()["title"]
        ['Lifts to hospital']
        """
        given: dict[str, Any] = {"listing": listing, "terms": terms, "words": words}
        return self._do(wire.AmendListing, given, at, by, key, salt)

    def classify_listing(
        self,
        listing: ListingRef,
        *,
        activity: ActivityLike | None = None,
        need: str | None = None,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberRef = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Sets the activity and the need of a listing.

        Args:
            listing: The listing to classify. If it is closed, the error is `listing-closed`.
            activity: The activity. Left out, the listing has none afterwards. An activity: number or code.
            need: The code of the need, when it is not that of the activity. Left out, the listing has no need of its own afterwards.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: A number of your own for it, as a UUID or 32 hexadecimal digits: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones by default.

        Raises:
            TimebankError: The command was refused, and nothing was changed.

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> wish = bank.request("Ben", "Somebody to drive me")
        >>> _ = bank.classify_listing(wish, activity="lift")
        >>> bank.listings()["activity"]
        ['lift']
        """
        given: dict[str, Any] = {"listing": listing, "activity": activity, "need": need}
        return self._do(wire.ClassifyListing, given, at, by, key, salt)

    def renew_listing(
        self,
        listing: ListingRef,
        until: DayLike | None = None,
        *,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberRef = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Extends a listing.

        Args:
            listing: The listing to extend. If it is closed, the error is `listing-closed`.
            until: The last day it is open. When left out, the charter's number of days is counted from today; without one it has no end. A date, or text such as `"2026-03-01"`.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: A number of your own for it, as a UUID or 32 hexadecimal digits: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones by default.

        Raises:
            TimebankError: The command was refused, and nothing was changed.

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> offer = bank.offer("Ana", "Lifts", until="2027-01-31")
        >>> _ = bank.renew_listing(offer, "2027-12-31")
        >>> bank.listings()["until"][0].isoformat()
        '2027-12-31'
        """
        given: dict[str, Any] = {"listing": listing, "until": until}
        return self._do(wire.RenewListing, given, at, by, key, salt)

    def close_listing(
        self,
        listing: ListingRef,
        why: Closing,
        *,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberRef = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Closes a listing.

        Args:
            listing: The listing to close. If it is closed already, the error is `listing-closed`.
            why: The reason: `met` or `withdrawn`.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: A number of your own for it, as a UUID or 32 hexadecimal digits: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones by default.

        Raises:
            TimebankError: The command was refused, and nothing was changed.

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> offer = bank.offer("Ana", "Lifts")
        >>> _ = bank.close_listing(offer, "withdrawn")
        >>> bank.listings()["why"]
        ['withdrawn']
        """
        given: dict[str, Any] = {"listing": listing, "why": why}
        return self._do(wire.CloseListing, given, at, by, key, salt)

    def propose(
        self,
        gave: Who | None = None,
        received: Who | None = None,
        minutes: MinutesLike | None = None,
        *,
        on: DayLike | None = None,
        together: Who | None = None,
        start: StartLike | None = None,
        activity: ActivityLike | None = None,
        visitors: int | None = None,
        payer: Payer | MemberLike | Literal["receivers", "pot", "nobody"] | None = None,
        group: GroupRule | None = None,
        setting: Setting | None = None,
        listing: ListingRef | None = None,
        pairing: PairingRef | None = None,
        estimated: bool | None = None,
        brokered: bool | None = None,
        facilitation: MinutesLike | None = None,
        expenses: Iterable[Expense] | None = None,
        terms: Terms | Mapping[str, Any] | None = None,
        dates: Iterable[DayLike] | None = None,
        on_behalf_of: MemberLike | None = None,
        note: str | None = None,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberRef = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Proposes an exchange, or the same one on many dates.

        Args:
            gave: Who gave time: one member, several, or a mapping from members to minutes of their own.
            received: Who received it.
            minutes: How long, for everybody who has no minutes of their own: `90`, `"1h30"` or a `timedelta`.
            on: The local date, such as `"2026-03-01"`; today by default, and inside `as_of` the day of the block.
            together: Who did it alongside the others.
            start: When it begins: `"10:00"` on the community's clock, `"10:00+01:00"`, an aware datetime on that day, or a `Start`.
            activity: What is done: its number or code.
            visitors: Visitors without a name who received, by count.
            payer: Whose credit pays: a member, `"pot"` or `"nobody"`; the receivers by default.
            group: How credit is shared; the charter's rule by default.
            setting: Where it happens.
            listing: The offer or request it came from.
            pairing: The pairing of a programme it belongs to.
            estimated: Whether the minutes are an estimate.
            brokered: Whether a broker brought it about.
            facilitation: Minutes of facilitation, apart from those given and received.
            expenses: Money owed beside it, in the smallest unit of money.
            terms: What happens, whole, in place of the keywords above.
            dates: More dates: a series is agreed to once.
            on_behalf_of: The member on whose behalf it is proposed, when it is not the sender. A member: number, exact name, or what `admit` answered.
            note: Words, kept as personal of everybody who takes part.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: A number of your own for it, as a UUID or 32 hexadecimal digits: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones by default.

        Raises:
            TimebankError: The command was refused, and nothing was changed.

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> x = bank.propose("Ana", "Ben", "1h", on="2030-03-09", activity="lift")
        >>> bank.exchange(x).state
        'proposed'
        """
        given: dict[str, Any] = {"terms": self._terms(terms, {"gave": gave, "received": received, "minutes": minutes, "on": on, "together": together, "start": start, "activity": activity, "visitors": visitors, "payer": payer, "group": group, "setting": setting, "listing": listing, "pairing": pairing, "estimated": estimated, "brokered": brokered, "facilitation": facilitation, "expenses": expenses}, at), "dates": dates, "on_behalf_of": on_behalf_of, "note": note}
        return self._do(wire.Propose, given, at, by, key, salt)

    def propose_together(
        self,
        exchanges: Iterable[ExchangeRef],
        due: MomentLike,
        *,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberRef = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Ties proposals together: all of them are agreed at once, when the last word comes, or none is.

        Args:
            exchanges: Which: two or more that are proposed, each in no bundle yet.
            due: The moment until which every answer is awaited. Afterwards all of them expire. A datetime with a time zone, or RFC 3339 text.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: A number of your own for it, as a UUID or 32 hexadecimal digits: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones by default.

        Raises:
            TimebankError: The command was refused, and nothing was changed.

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> x = bank.propose("Ana", "Ben", "1h", on="2030-03-09")
        >>> y = bank.propose("Ben", "Ana", "1h", on="2030-03-10")
        >>> bundle = bank.propose_together([x, y], due="2030-03-01T12:00:00Z").bundle
        >>> _ = bank.agree(x)
        >>> bank.exchange(x).state, bank.exchange(x).bundle == bundle
        ('proposed', True)
        >>> _ = bank.agree(y)
        >>> bank.exchange(x).state, bank.exchange(y).state
        ('agreed', 'agreed')
        """
        given: dict[str, Any] = {"exchanges": exchanges, "due": due}
        return self._do(wire.ProposeTogether, given, at, by, key, salt)

    def agree(
        self,
        exchange: ExchangeRef,
        *,
        members: Iterable[MemberLike] | None = None,
        series: bool | None = None,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberRef = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Agrees to a proposal; when everybody has, the minutes are held.

        Args:
            exchange: The exchange to agree to. It must be `proposed`.
            members: The members who agree. When left out, this is the sender and those they act for, or everybody if the host sends it.
            series: Whether this agrees to every date of its series that is still proposed.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: A number of your own for it, as a UUID or 32 hexadecimal digits: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones by default.

        Raises:
            TimebankError: The command was refused, and nothing was changed.

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> x = bank.propose("Ana", "Ben", "1h", on="2030-03-09")
        >>> _ = bank.agree(x)
        >>> bank.exchange(x).state
        'agreed'
        """
        given: dict[str, Any] = {"exchange": exchange, "members": members, "series": series}
        return self._do(wire.Agree, given, at, by, key, salt)

    def approve(
        self,
        exchange: ExchangeRef,
        *,
        limit: bool | None = None,
        note: str | None = None,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberRef = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Approves what rules need approved, and lets the pot pay what a limit keeps from an account.

        Args:
            exchange: The exchange to approve. It must be `proposed`.
            limit: Whether to apply the charter's shortfall rule to what a limit keeps from an account.
            note: The reason, kept as personal data.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: A number of your own for it, as a UUID or 32 hexadecimal digits: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones by default.

        Raises:
            TimebankError: The command was refused, and nothing was changed.

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> x = bank.propose("Ana", "Ben", "1h", on="2030-03-09")
        >>> try:
        ...     bank.approve(x)
        ... except tb.TimebankError as why:
        ...     print(why.code)
        nothing-to-do
        """
        given: dict[str, Any] = {"exchange": exchange, "limit": limit, "note": note}
        return self._do(wire.Approve, given, at, by, key, salt)

    def let_through(
        self,
        exchange: ExchangeRef,
        *,
        note: str | None = None,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberRef = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Lets a proposal through that lies in the broker's tray. What rules need approved is approved, and the other members are asked.

        Args:
            exchange: The exchange to let through. It must be `proposed` and lie in the tray; otherwise the error is `nothing-to-do`.
            note: The reason, kept as personal data.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: A number of your own for it, as a UUID or 32 hexadecimal digits: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones by default.

        Raises:
            TimebankError: The command was refused, and nothing was changed.

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> x = bank.propose("Ana", "Ben", "1h", on="2030-03-09")
        >>> try:
        ...     bank.let_through(x)
        ... except tb.TimebankError as why:
        ...     print(why.code)
        nothing-to-do
        """
        given: dict[str, Any] = {"exchange": exchange, "note": note}
        return self._do(wire.LetThrough, given, at, by, key, salt)

    def decline(
        self,
        exchange: ExchangeRef,
        *,
        member: MemberLike | None = None,
        note: str | None = None,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberRef = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Declines a proposal.

        Args:
            exchange: The exchange to decline. It must be `proposed`.
            member: The member who declined, if someone else reports it. Leave it out when the sender declines. A member: number, exact name, or what `admit` answered.
            note: The reason, kept as personal data.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: A number of your own for it, as a UUID or 32 hexadecimal digits: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones by default.

        Raises:
            TimebankError: The command was refused, and nothing was changed.

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> x = bank.propose("Ana", "Ben", "1h", on="2030-03-09")
        >>> _ = bank.decline(x, note="away that week")
        >>> bank.exchange(x).state
        'declined'
        """
        given: dict[str, Any] = {"exchange": exchange, "member": member, "note": note}
        return self._do(wire.Decline, given, at, by, key, salt)

    def withdraw(
        self,
        exchange: ExchangeRef,
        *,
        note: str | None = None,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberRef = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Calls off what was proposed or agreed.

        Args:
            exchange: The exchange to call off. It must be `proposed` or `agreed`.
            note: The reason, kept as personal data.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: A number of your own for it, as a UUID or 32 hexadecimal digits: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones by default.

        Raises:
            TimebankError: The command was refused, and nothing was changed.

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> x = bank.propose("Ana", "Ben", "1h", on="2030-03-09")
        >>> _ = bank.withdraw(x)
        >>> bank.exchange(x).state
        'withdrawn'
        """
        given: dict[str, Any] = {"exchange": exchange, "note": note}
        return self._do(wire.Withdraw, given, at, by, key, salt)

    def done(
        self,
        exchange: ExchangeRef,
        *,
        actual: Iterable[Actual | Mapping[str, Any]] | None = None,
        visitors: int | None = None,
        facilitation: MinutesLike | None = None,
        note: str | None = None,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberRef = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Marks an agreed exchange as done, with what differed from the agreement.

        Args:
            exchange: The exchange that took place. It must be `agreed`, and its day must have come.
            actual: What differed from the agreement, member by member.
            visitors: The number of visitors without a name who came; as agreed when left out.
            facilitation: Minutes of facilitation; as agreed when left out. In minutes: `90`, `"1h30"` or a `timedelta`.
            note: A note, kept as personal data.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: A number of your own for it, as a UUID or 32 hexadecimal digits: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones by default.

        Raises:
            TimebankError: The command was refused, and nothing was changed.

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> x = bank.propose("Ana", "Ben", "1h", on="2026-03-05", at="2026-03-04T20:00:00Z")
        >>> with bank.as_of("2026-03-05"):
        ...     _ = bank.agree(x), bank.done(x)
        >>> bank.exchange(x).state
        'done'
        """
        given: dict[str, Any] = {"exchange": exchange, "actual": actual, "visitors": visitors, "facilitation": facilitation, "note": note}
        return self._do(wire.Done, given, at, by, key, salt)

    def confirm(
        self,
        exchange: ExchangeRef,
        *,
        members: Iterable[MemberLike] | None = None,
        minutes: MinutesLike | None = None,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberRef = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Confirms that an exchange took place.

        Args:
            exchange: The exchange to confirm. It must be `done`.
            members: The members who confirm. When left out, this is the sender and those they act for, or everybody if the host sends it.
            minutes: Minutes it took as they remember it; as reported when left out. If it differs by more than the charter's tolerance, the exchange becomes `disputed`. In minutes: `90`, `"1h30"` or a `timedelta`.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: A number of your own for it, as a UUID or 32 hexadecimal digits: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones by default.

        Raises:
            TimebankError: The command was refused, and nothing was changed.

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> x = bank.propose("Ana", "Ben", "1h", on="2026-03-05", at="2026-03-04T20:00:00Z")
        >>> with bank.as_of("2026-03-05"):
        ...     _ = bank.agree(x), bank.done(x), bank.confirm(x)
        >>> bank.exchange(x).state
        'confirmed'
        """
        given: dict[str, Any] = {"exchange": exchange, "members": members, "minutes": minutes}
        return self._do(wire.Confirm, given, at, by, key, salt)

    def confirm_many(
        self,
        exchanges: Iterable[ExchangeRef],
        *,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberRef = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Confirms many exchanges at once for those who did not.

        Args:
            exchanges: The exchanges to confirm. Each must be `done`; if one cannot be confirmed, none is.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: A number of your own for it, as a UUID or 32 hexadecimal digits: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones by default.

        Raises:
            TimebankError: The command was refused, and nothing was changed.

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> x = bank.propose("Ana", "Ben", "1h", on="2026-03-05", at="2026-03-04T20:00:00Z")
        >>> with bank.as_of("2026-03-05"):
        ...     _ = bank.agree(x), bank.done(x), bank.confirm_many([x])
        >>> bank.exchange(x).state
        'confirmed'
        """
        given: dict[str, Any] = {"exchanges": exchanges}
        return self._do(wire.ConfirmMany, given, at, by, key, salt)

    def dispute(
        self,
        exchange: ExchangeRef,
        *,
        member: MemberLike | None = None,
        note: str | None = None,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberRef = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Disputes what was reported about an exchange that is done.

        Args:
            exchange: The exchange to dispute. It must be `done`.
            member: The member who disputes it; the sender when left out. A member: number, exact name, or what `admit` answered.
            note: What is disputed, in words, kept as personal data.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: A number of your own for it, as a UUID or 32 hexadecimal digits: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones by default.

        Raises:
            TimebankError: The command was refused, and nothing was changed.

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> x = bank.propose("Ana", "Ben", "1h", on="2026-03-05", at="2026-03-04T20:00:00Z")
        >>> with bank.as_of("2026-03-05"):
        ...     _ = bank.agree(x), bank.done(x), bank.dispute(x, member="Ben", note="it was half an hour")
        >>> bank.exchange(x).state
        'disputed'
        """
        given: dict[str, Any] = {"exchange": exchange, "member": member, "note": note}
        return self._do(wire.Dispute, given, at, by, key, salt)

    def settle(
        self,
        exchange: ExchangeRef,
        *,
        actual: Iterable[Actual | Mapping[str, Any]] | None = None,
        note: str | None = None,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberRef = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Settles a dispute.

        Args:
            exchange: The exchange to settle. It must be `disputed`.
            actual: What it is settled at, for each member whose part differs from the report.
            note: A note, kept as personal data.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: A number of your own for it, as a UUID or 32 hexadecimal digits: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones by default.

        Raises:
            TimebankError: The command was refused, and nothing was changed.

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> x = bank.propose("Ana", "Ben", "1h", on="2026-03-05", at="2026-03-04T20:00:00Z")
        >>> with bank.as_of("2026-03-05"):
        ...     _ = bank.agree(x), bank.done(x), bank.dispute(x, member="Ben")
        ...     _ = bank.settle(x, note="an hour after all")
        >>> bank.exchange(x).state
        'settled'
        """
        given: dict[str, Any] = {"exchange": exchange, "actual": actual, "note": note}
        return self._do(wire.Settle, given, at, by, key, salt)

    def record(
        self,
        gave: Who | None = None,
        received: Who | None = None,
        minutes: MinutesLike | None = None,
        *,
        on: DayLike | None = None,
        together: Who | None = None,
        start: StartLike | None = None,
        activity: ActivityLike | None = None,
        visitors: int | None = None,
        payer: Payer | MemberLike | Literal["receivers", "pot", "nobody"] | None = None,
        group: GroupRule | None = None,
        setting: Setting | None = None,
        listing: ListingRef | None = None,
        pairing: PairingRef | None = None,
        estimated: bool | None = None,
        brokered: bool | None = None,
        facilitation: MinutesLike | None = None,
        expenses: Iterable[Expense] | None = None,
        on_behalf_of: MemberLike | None = None,
        note: str | None = None,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberRef = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Records a finished exchange in one step: from paper, from the telephone. Help that happened is always recorded.

        Args:
            gave: Who gave time: one member, several, or a mapping from members to minutes of their own.
            received: Who received it.
            minutes: How long, for everybody who has no minutes of their own: `90`, `"1h30"` or a `timedelta`.
            on: The local date, such as `"2026-03-01"`; today by default, and inside `as_of` the day of the block.
            together: Who did it alongside the others.
            start: When it begins: `"10:00"` on the community's clock, `"10:00+01:00"`, an aware datetime on that day, or a `Start`.
            activity: What is done: its number or code.
            visitors: Visitors without a name who received, by count.
            payer: Whose credit pays: a member, `"pot"` or `"nobody"`; the receivers by default.
            group: How credit is shared; the charter's rule by default.
            setting: Where it happens.
            listing: The offer or request it came from.
            pairing: The pairing of a programme it belongs to.
            estimated: Whether the minutes are an estimate.
            brokered: Whether a broker brought it about.
            facilitation: Minutes of facilitation, apart from those given and received.
            expenses: Money owed beside it, in the smallest unit of money.
            on_behalf_of: The member on whose behalf it is recorded, when it is not the sender. A member: number, exact name, or what `admit` answered.
            note: Words, kept as personal of everybody who took part.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: A number of your own for it, as a UUID or 32 hexadecimal digits: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones by default.

        Raises:
            TimebankError: The command was refused, and nothing was changed.

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> bank.record("Ana", "Ben", "1h30", on="2026-03-05", activity="lift").exchange
        4
        >>> bank.record("Ana", ["Ben"], "2h", on="2026-03-06", visitors=3, payer="pot").exchange
        5
        """
        given: dict[str, Any] = {"gave": gave, "received": received, "minutes": minutes, "on": on, "together": together, "start": start, "activity": activity, "visitors": visitors, "payer": payer, "group": group, "setting": setting, "listing": listing, "pairing": pairing, "estimated": estimated, "brokered": brokered, "facilitation": facilitation, "expenses": expenses, "on_behalf_of": on_behalf_of, "note": note, "at": at, "by": by, "key": key, "salt": salt}
        return self._enter(given)

    def record_batch(
        self,
        exchanges: Iterable[Terms | Mapping[str, Any]],
        *,
        notes: Iterable[BatchNote | Mapping[str, Any]] | None = None,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberRef = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Records many finished exchanges as one batch, which can be undone at once.

        Args:
            exchanges: The terms of each exchange, in order.
            notes: Notes on some of them, each kept as personal data of everybody who took part.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: A number of your own for it, as a UUID or 32 hexadecimal digits: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones by default.

        Raises:
            TimebankError: The command was refused, and nothing was changed.

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> sheet = [tb.terms(1, 2, minutes, on="2026-03-05") for minutes in (30, 45)]
        >>> batch = bank.record_batch(sheet)
        >>> len(bank.exchanges())
        5
        """
        given: dict[str, Any] = {"exchanges": exchanges, "notes": notes}
        return self._do(wire.RecordBatch, given, at, by, key, salt)

    def give_word(
        self,
        exchange: ExchangeRef,
        *,
        account: AccountLike | None = None,
        most: MinutesLike | None = None,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberRef = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Gives the word of an account that an exchange waits for.

        Args:
            exchange: The exchange, which must be in state `awaiting-word`.
            account: The account; when left out, every account the sender may speak for. An account: `"pot"`, a member who uses it (exact name, or what `admit` answered), or an `AccountId`. A bare number is refused: it could be a member's.
            most: The most that may be taken; what the exchange asks for when left out. The rest stays unpaid. In minutes: `90`, `"1h30"` or a `timedelta`.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: A number of your own for it, as a UUID or 32 hexadecimal digits: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones by default.

        Raises:
            TimebankError: The command was refused, and nothing was changed.

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> try:
        ...     bank.give_word(1)
        ... except tb.TimebankError as why:
        ...     print(why.code)
        exchange-state
        """
        given: dict[str, Any] = {"exchange": exchange, "account": account, "most": most}
        return self._do(wire.GiveWord, given, at, by, key, salt)

    def refuse_word(
        self,
        exchange: ExchangeRef,
        *,
        account: AccountLike | None = None,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberRef = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Refuses the word of an account that an exchange waits for. The help still counts, and stays unpaid.

        Args:
            exchange: The exchange, which must be in state `awaiting-word`.
            account: The account; when left out, every account the sender may speak for. An account: `"pot"`, a member who uses it (exact name, or what `admit` answered), or an `AccountId`. A bare number is refused: it could be a member's.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: A number of your own for it, as a UUID or 32 hexadecimal digits: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones by default.

        Raises:
            TimebankError: The command was refused, and nothing was changed.

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> try:
        ...     bank.refuse_word(1)
        ... except tb.TimebankError as why:
        ...     print(why.code)
        exchange-state
        """
        given: dict[str, Any] = {"exchange": exchange, "account": account}
        return self._do(wire.RefuseWord, given, at, by, key, salt)

    def amend(
        self,
        exchange: ExchangeRef,
        gave: Who | None = None,
        received: Who | None = None,
        minutes: MinutesLike | None = None,
        *,
        on: DayLike | None = None,
        together: Who | None = None,
        start: StartLike | None = None,
        activity: ActivityLike | None = None,
        visitors: int | None = None,
        payer: Payer | MemberLike | Literal["receivers", "pot", "nobody"] | None = None,
        group: GroupRule | None = None,
        setting: Setting | None = None,
        listing: ListingRef | None = None,
        pairing: PairingRef | None = None,
        estimated: bool | None = None,
        brokered: bool | None = None,
        facilitation: MinutesLike | None = None,
        expenses: Iterable[Expense] | None = None,
        terms: Terms | Mapping[str, Any] | None = None,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberRef = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Amends an exchange recorded on the same day: it is reversed and recorded anew, linked. A keyword that is left out keeps what the exchange had, so that `amend(x, minutes=90)` changes the minutes and nothing else. To drop something, give `terms` whole.

        Args:
            exchange: The exchange to amend. It must have been entered on the same day; otherwise the error is `not-same-day`.
            gave: Who gave time: one member, several, or a mapping from members to minutes of their own.
            received: Who received it.
            minutes: How long, for everybody who has no minutes of their own: `90`, `"1h30"` or a `timedelta`.
            on: The local date, such as `"2026-03-01"`.
            together: Who did it alongside the others.
            start: When it begins: `"10:00"` on the community's clock, `"10:00+01:00"`, an aware datetime on that day, or a `Start`.
            activity: What is done: its number or code.
            visitors: Visitors without a name who received, by count.
            payer: Whose credit pays: a member, `"pot"` or `"nobody"`; the receivers by default.
            group: How credit is shared; the charter's rule by default.
            setting: Where it happens.
            listing: The offer or request it came from.
            pairing: The pairing of a programme it belongs to.
            estimated: Whether the minutes are an estimate.
            brokered: Whether a broker brought it about.
            facilitation: Minutes of facilitation, apart from those given and received.
            expenses: Money owed beside it, in the smallest unit of money.
            terms: What happens, whole, in place of the keywords above.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: A number of your own for it, as a UUID or 32 hexadecimal digits: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones by default.

        Raises:
            TimebankError: The command was refused, and nothing was changed.

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> with bank.as_of("2026-03-05"):
        ...     x = bank.record("Ana", "Ben", "1h", activity="lift")
        ...     again = bank.amend(x, minutes="2h")
        >>> bank.balance("Ana"), bank.exchange(again).activity_name
        (135, 'A lift')
        """
        given: dict[str, Any] = {"exchange": exchange, "terms": self._amended(exchange, terms, {"gave": gave, "received": received, "minutes": minutes, "on": on, "together": together, "start": start, "activity": activity, "visitors": visitors, "payer": payer, "group": group, "setting": setting, "listing": listing, "pairing": pairing, "estimated": estimated, "brokered": brokered, "facilitation": facilitation, "expenses": expenses})}
        return self._do(wire.Amend, given, at, by, key, salt)

    def reverse(
        self,
        exchange: ExchangeRef,
        *,
        note: str | None = None,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberRef = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Takes a posted exchange back by a linked entry.

        Args:
            exchange: The exchange to reverse. It must have taken place: `confirmed`, `settled` or `awaiting-word`.
            note: Why, kept as personal.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: A number of your own for it, as a UUID or 32 hexadecimal digits: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones by default.

        Raises:
            TimebankError: The command was refused, and nothing was changed.

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> _ = bank.reverse(3, note="entered twice")
        >>> bank.balance("Ana")
        -30
        """
        given: dict[str, Any] = {"exchange": exchange, "note": note}
        return self._do(wire.Reverse, given, at, by, key, salt)

    def undo_batch(
        self,
        batch: BatchRef,
        *,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberRef = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Takes a whole batch back.

        Args:
            batch: The batch to undo. If none of its exchanges still stands, the error is `not-found`.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: A number of your own for it, as a UUID or 32 hexadecimal digits: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones by default.

        Raises:
            TimebankError: The command was refused, and nothing was changed.

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> batch = bank.record_batch([tb.terms(1, 2, 30, on="2026-03-05")])
        >>> _ = bank.undo_batch(batch)
        >>> bank.balance("Ana")
        15
        """
        given: dict[str, Any] = {"batch": batch}
        return self._do(wire.UndoBatch, given, at, by, key, salt)

    def mark_attendance(
        self,
        exchange: ExchangeRef,
        member: MemberLike,
        attendance: Attendance,
        *,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberRef = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Marks, before an agreed exchange is done, that a member will not come, or will come after all.

        Args:
            exchange: The exchange. It must be `agreed`.
            member: The member who will not come. They must take part in the exchange; otherwise the error is `not-taking-part`. A member: number, exact name, or what `admit` answered.
            attendance: How they stay away. `attended` takes an earlier mark back.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: A number of your own for it, as a UUID or 32 hexadecimal digits: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones by default.

        Raises:
            TimebankError: The command was refused, and nothing was changed.

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> x = bank.propose("Ana", "Ben", "1h", on="2026-03-05", at="2026-03-04T20:00:00Z")
        >>> with bank.as_of("2026-03-05"):
        ...     _ = bank.agree(x), bank.mark_attendance(x, "Ben", "no-show")
        """
        given: dict[str, Any] = {"exchange": exchange, "member": member, "attendance": attendance}
        return self._do(wire.MarkAttendance, given, at, by, key, salt)

    def substitute(
        self,
        exchange: ExchangeRef,
        out: MemberLike,
        into: MemberLike,
        *,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberRef = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Puts a member in another's place. If a member sends it, it is only asked for, and a broker decides.

        Args:
            exchange: The exchange. It must be `agreed`.
            out: The member who does not come. A member: number, exact name, or what `admit` answered.
            into: The member who comes instead. A member: number, exact name, or what `admit` answered.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: A number of your own for it, as a UUID or 32 hexadecimal digits: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones by default.

        Raises:
            TimebankError: The command was refused, and nothing was changed.

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> cleo = bank.admit("Cleo")
        >>> x = bank.propose("Ana", "Ben", "1h", on="2030-03-09")
        >>> _ = bank.agree(x), bank.substitute(x, "Ana", cleo)
        >>> [part.member for part in bank.exchange(x).parts]
        [1, 2, 3]
        """
        given: dict[str, Any] = {"exchange": exchange, "out": out, "into": into}
        return self._do(wire.Substitute, given, at, by, key, salt)

    def add_expense(
        self,
        exchange: ExchangeRef,
        expense: Expense | Mapping[str, Any],
        *,
        note: str | None = None,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberRef = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Records money that is owed for an exchange.

        Args:
            exchange: The exchange. It must not have been declined, withdrawn, expired or reversed.
            expense: The sum that is owed, and the member it is owed to.
            note: What the money was for, kept as personal data.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: A number of your own for it, as a UUID or 32 hexadecimal digits: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones by default.

        Raises:
            TimebankError: The command was refused, and nothing was changed.

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> _ = bank.add_expense(1, tb.wire.Expense(member=1, amount=250), note="petrol")
        >>> bank.exchange(1).expenses
        [Expense(member=1, amount=250)]
        """
        given: dict[str, Any] = {"exchange": exchange, "expense": expense, "note": note}
        return self._do(wire.AddExpense, given, at, by, key, salt)

    def visit_out(
        self,
        exchange: ExchangeRef,
        member: MemberLike,
        expected: MomentLike,
        *,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberRef = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Reports that a member sets out on a lone visit.

        Args:
            exchange: The exchange the visit is for.
            member: The member who sets out. They must take part in the exchange. A member: number, exact name, or what `admit` answered.
            expected: The moment they are expected back, at most two days ahead. A datetime with a time zone, or RFC 3339 text.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: A number of your own for it, as a UUID or 32 hexadecimal digits: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones by default.

        Raises:
            TimebankError: The command was refused, and nothing was changed.

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> x = bank.propose("Ana", "Ben", "1h", on="2026-03-05", at="2026-03-04T20:00:00Z")
        >>> with bank.as_of("2026-03-05"):
        ...     _ = bank.agree(x), bank.visit_out(x, "Ana", "2026-03-05T14:00:00Z")
        """
        given: dict[str, Any] = {"exchange": exchange, "member": member, "expected": expected}
        return self._do(wire.VisitOut, given, at, by, key, salt)

    def visit_back(
        self,
        exchange: ExchangeRef,
        member: MemberLike,
        *,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberRef = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Reports that a member is back from a lone visit.

        Args:
            exchange: The exchange the visit was for.
            member: The member who is back. If they had not set out, the error is `nothing-to-do`. A member: number, exact name, or what `admit` answered.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: A number of your own for it, as a UUID or 32 hexadecimal digits: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones by default.

        Raises:
            TimebankError: The command was refused, and nothing was changed.

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> x = bank.propose("Ana", "Ben", "1h", on="2026-03-05", at="2026-03-04T20:00:00Z")
        >>> with bank.as_of("2026-03-05"):
        ...     _ = bank.agree(x), bank.visit_out(x, "Ana", "2026-03-05T14:00:00Z"), bank.visit_back(x, "Ana")
        """
        given: dict[str, Any] = {"exchange": exchange, "member": member}
        return self._do(wire.VisitBack, given, at, by, key, salt)

    def clear_ahead(
        self,
        member: MemberLike,
        from_: DayLike,
        *,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberRef = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Calls off everything ahead of a member, with no reason given: after a hospital stay or a bereavement.

        Args:
            member: The member whose proposed and agreed exchanges are called off. A member: number, exact name, or what `admit` answered.
            from_: The first day from which exchanges are called off. A date, or text such as `"2026-03-01"`.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: A number of your own for it, as a UUID or 32 hexadecimal digits: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones by default.

        Raises:
            TimebankError: The command was refused, and nothing was changed.

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> x = bank.propose("Ana", "Ben", "1h", on="2030-03-09")
        >>> _ = bank.clear_ahead("Ana", "2030-03-01")
        >>> bank.exchange(x).state
        'withdrawn'
        """
        given: dict[str, Any] = {"member": member, "from_": from_}
        return self._do(wire.ClearAhead, given, at, by, key, salt)

    def transfer(
        self,
        from_: AccountLike,
        to: AccountLike,
        minutes: MinutesLike,
        *,
        kind: TransferKind,
        note: str | None = None,
        on: DayLike | None = None,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberRef = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Moves credit without an exchange. Never counted as service.

        Args:
            from_: The account the credit leaves; `reach` gives the account a member uses. An account: `"pot"`, a member who uses it (exact name, or what `admit` answered), or an `AccountId`. A bare number is refused: it could be a member's.
            to: The account the credit goes to; `reach` gives the account a member uses. An account: `"pot"`, a member who uses it (exact name, or what `admit` answered), or an `AccountId`. A bare number is refused: it could be a member's.
            minutes: Minutes to move. In minutes: `90`, `"1h30"` or a `timedelta`.
            kind: The kind of transfer.
            note: A note, kept as personal data.
            on: The day it counts for, when it is brought in from earlier records; the day of the command when left out. A date, or text such as `"2026-03-01"`.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: A number of your own for it, as a UUID or 32 hexadecimal digits: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones by default.

        Raises:
            TimebankError: The command was refused, and nothing was changed.

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> _ = bank.transfer("Ana", "Ben", "0:10", kind="gift", note="for the cake")
        >>> bank.balance("Ana"), bank.balance("Ben")
        (5, -5)
        >>> _ = bank.transfer("pot", "Ben", "1h", kind="correction", note="the hour of the fair")
        """
        given: dict[str, Any] = {"kind": kind, "from_": from_, "to": to, "minutes": minutes, "note": note, "on": on}
        return self._do(wire.Transfer, given, at, by, key, salt)

    def age_credit(
        self,
        *,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberRef = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Levies the charter's ageing of credit, when it is due.

        Args:
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: A number of your own for it, as a UUID or 32 hexadecimal digits: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones by default.

        Raises:
            TimebankError: The command was refused, and nothing was changed.

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> try:
        ...     bank.age_credit()
        ... except tb.TimebankError as why:
        ...     print(why.code)
        nothing-to-do
        """
        given: dict[str, Any] = {}
        return self._do(wire.AgeCredit, given, at, by, key, salt)

    def open_bridge(
        self,
        partner: str,
        limits: Limits | Mapping[str, Any],
        *,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberRef = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Opens an account for a partner bank.

        Args:
            partner: The partner's name for itself.
            limits: How far the two banks may get ahead of each other.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: A number of your own for it, as a UUID or 32 hexadecimal digits: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones by default.

        Raises:
            TimebankError: The command was refused, and nothing was changed.

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> bank.open_bridge("Riverside", tb.Limits(lowest=-600, highest=600)).bridge
        1
        """
        given: dict[str, Any] = {"partner": partner, "limits": limits}
        return self._do(wire.OpenBridge, given, at, by, key, salt)

    def begin_passage(
        self,
        bridge: BridgeRef,
        direction: Direction,
        account: AccountLike,
        minutes: MinutesLike,
        shared_key: HexLike,
        due: MomentLike,
        *,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberRef = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Sets credit on its way to or from a partner bank: it is held here.

        Args:
            bridge: The bridge to the partner bank.
            direction: Whether the credit leaves for the partner or comes from there.
            account: The account here that pays or is paid. An account: `"pot"`, a member who uses it (exact name, or what `admit` answered), or an `AccountId`. A bare number is refused: it could be a member's.
            minutes: Minutes that are on their way. In minutes: `90`, `"1h30"` or a `timedelta`.
            shared_key: The key both banks know it by. 16 bytes, a UUID, or 32 hexadecimal digits.
            due: The moment from which it may be voided. A datetime with a time zone, or RFC 3339 text.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: A number of your own for it, as a UUID or 32 hexadecimal digits: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones by default.

        Raises:
            TimebankError: The command was refused, and nothing was changed.

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> bridge = bank.open_bridge("Riverside", tb.Limits(lowest=-600, highest=600))
        >>> bank.begin_passage(bridge, "out", "Ana", "0:10", "01" * 16, "2030-03-09T10:00:00Z").passage
        1
        """
        given: dict[str, Any] = {"bridge": bridge, "direction": direction, "account": account, "minutes": minutes, "shared_key": shared_key, "due": due}
        return self._do(wire.BeginPassage, given, at, by, key, salt)

    def post_passage(
        self,
        passage: PassageRef,
        *,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberRef = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Posts credit that is on its way, once the partner holds it too.

        Args:
            passage: The passage to post. It must be `pending`; otherwise the error is `passage-state`.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: A number of your own for it, as a UUID or 32 hexadecimal digits: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones by default.

        Raises:
            TimebankError: The command was refused, and nothing was changed.

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> bridge = bank.open_bridge("Riverside", tb.Limits(lowest=-600, highest=600))
        >>> passage = bank.begin_passage(bridge, "out", "Ana", "0:10", "01" * 16, "2030-03-09T10:00:00Z")
        >>> _ = bank.post_passage(passage)
        >>> bank.balance("Ana")
        5
        """
        given: dict[str, Any] = {"passage": passage}
        return self._do(wire.PostPassage, given, at, by, key, salt)

    def void_passage(
        self,
        passage: PassageRef,
        *,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberRef = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Voids credit that is on its way: it stays where it was.

        Args:
            passage: The passage to void. It must be `pending` and due.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: A number of your own for it, as a UUID or 32 hexadecimal digits: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones by default.

        Raises:
            TimebankError: The command was refused, and nothing was changed.

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> bridge = bank.open_bridge("Riverside", tb.Limits(lowest=-600, highest=600))
        >>> passage = bank.begin_passage(bridge, "out", "Ana", "0:10", "01" * 16, "2026-03-09T10:00:00Z")
        >>> _ = bank.void_passage(passage)
        >>> bank.balance("Ana")
        15
        """
        given: dict[str, Any] = {"passage": passage}
        return self._do(wire.VoidPassage, given, at, by, key, salt)

    def pair(
        self,
        programme: ProgrammeRef,
        mentor: MemberLike,
        mentee: MemberLike,
        *,
        from_: DayLike | None = None,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberRef = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Pairs two people in a programme.

        Args:
            programme: The programme they are paired in.
            mentor: The mentor. They must be an active member. A member: number, exact name, or what `admit` answered.
            mentee: The mentee. They must be an active member. A member: number, exact name, or what `admit` answered.
            from_: The first day; the day of the command when left out. A date, or text such as `"2026-03-01"`.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: A number of your own for it, as a UUID or 32 hexadecimal digits: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones by default.

        Raises:
            TimebankError: The command was refused, and nothing was changed.

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> programme = bank.open_programme(tb.Programme(name="Walking ahead"))
        >>> try:
        ...     bank.pair(programme, "Ana", "Ben").pairing
        ... except tb.TimebankError as why:
        ...     print(why.code)
        1
        """
        given: dict[str, Any] = {"programme": programme, "mentor": mentor, "mentee": mentee, "from_": from_}
        return self._do(wire.Pair, given, at, by, key, salt)

    def end_pairing(
        self,
        pairing: PairingRef,
        why: PairingEnd,
        *,
        on: DayLike | None = None,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberRef = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Ends a pairing.

        Args:
            pairing: The pairing to end. If it has ended already, the error is `bad-pairing`.
            why: The reason it ends.
            on: The last day; the day of the command when left out. A date, or text such as `"2026-03-01"`.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: A number of your own for it, as a UUID or 32 hexadecimal digits: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones by default.

        Raises:
            TimebankError: The command was refused, and nothing was changed.

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> try:
        ...     bank.end_pairing(1, "completed")
        ... except tb.TimebankError as why:
        ...     print(why.code)
        not-found
        """
        given: dict[str, Any] = {"pairing": pairing, "why": why, "on": on}
        return self._do(wire.EndPairing, given, at, by, key, salt)

    def erase(
        self,
        member: MemberLike,
        *,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberRef = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Forgets a member: personal parts and salts go, number and minutes remain.  Sent by the member, or by a broker who may not see concerns, it is only asked for (`erasure-asked`): another broker or the host carries it out, and `today` lists it until then.  It takes the parts out of the bank, of the records that wait to be drained, and, in a store, of every record there is. What lies elsewhere is the host's to forget: records that were drained before (`forget` does it, and verifying a journal reports what is left as `part-left`), commands that were queued or logged, snapshots, redacted copies that were handed out, the `.torn` file beside a journal that was moved away, and backups.

        Args:
            member: The member to forget. An erasure that is held back fails with `erasure-held`. A member: number, exact name, or what `admit` answered.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: A number of your own for it, as a UUID or 32 hexadecimal digits: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones by default.

        Raises:
            TimebankError: The command was refused, and nothing was changed.

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> _ = bank.erase("Ben")
        >>> bank.members()["name"]
        ['Ana', None]
        """
        given: dict[str, Any] = {"member": member}
        return self._do(wire.Erase, given, at, by, key, salt)

    def expire_due(
        self,
        *,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberRef = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Carries out everything that is due by now: proposals nobody answered, confirmations nobody gave, listings that ran out. For the host, and for those who confirm for others.

        Args:
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: A number of your own for it, as a UUID or 32 hexadecimal digits: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones by default.

        Raises:
            TimebankError: The command was refused, and nothing was changed.

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> x = bank.propose("Ana", "Ben", "1h", on="2026-03-09", at="2026-03-05T10:00:00Z")
        >>> with bank.as_of("2026-04-30"):
        ...     _ = bank.expire_due()
        >>> bank.exchange(x).state
        'expired'
        """
        given: dict[str, Any] = {}
        return self._do(wire.ExpireDue, given, at, by, key, salt)

    def close_period(
        self,
        through: DayLike,
        *,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberRef = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Closes a period: a checkpoint, after which older records may be deleted.

        Args:
            through: The last day of the period. A date, or text such as `"2026-03-01"`.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: A number of your own for it, as a UUID or 32 hexadecimal digits: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones by default.

        Raises:
            TimebankError: The command was refused, and nothing was changed.

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> closing = bank.close_period("2026-03-02")
        """
        given: dict[str, Any] = {"through": through}
        return self._do(wire.ClosePeriod, given, at, by, key, salt)

    def set_clock(
        self,
        offset: int,
        through: DayLike,
        *,
        changes: Iterable[Turn | Mapping[str, Any]] | None = None,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberRef = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Sets the local clock from now on. Until it is set for the first time, the bank's days are those of UTC.

        Args:
            offset: Minutes ahead of UTC now, −1080 to 1080.
            through: The last day of which that is known. Afterwards the last offset holds, so set the clock again before. A date, or text such as `"2026-03-01"`.
            changes: The changes that are known ahead, in order.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: A number of your own for it, as a UUID or 32 hexadecimal digits: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones by default.

        Raises:
            TimebankError: The command was refused, and nothing was changed.

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> _ = bank.set_clock(0, "2030-12-31")
        """
        given: dict[str, Any] = {"offset": offset, "through": through, "changes": changes}
        return self._do(wire.SetClock, given, at, by, key, salt)

    def set_secret(
        self,
        secret: str | None = None,
        *,
        at: MomentLike | None = None,
        by: Literal["host"] | MemberRef = "host",
        key: HexLike | None = None,
        salt: HexLike | None = None,
    ) -> Outcome:
        """Gives the bank its secret. Without one, members get no suggestions: who is suggested to whom is drawn with it, so that nobody outside can work out who was left out. Published tables draw from it what they withhold, and their noise. Only the host sets it, and only the host's journal and snapshots hold it. Set anew, the later one is used.

        Args:
            secret: 32 random bytes, as 64 hexadecimal digits.
            at: When the command comes; now by default. Never before the last command.
            by: The member who sends it; the host by default. `None` is refused.
            key: A number of your own for it, as a UUID or 32 hexadecimal digits: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones by default.

        Raises:
            TimebankError: The command was refused, and nothing was changed.

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> _ = bank.set_secret("5e" * 32)
        """
        given: dict[str, Any] = {"secret": secret}
        return self._do(wire.SetSecret, given, at, by, key, salt)

    def balance_for(
        self,
        member: MemberLike | None = None,
        *,
        account: AccountLike | None = None,
        viewer: Literal["host", "auditor"] | MemberRef = "host",
    ) -> Balance:
        """The balance of one account, in minutes and in words.

        Args:
            member: The member whose account it is. Name either this or `account`; otherwise the error is `bad-arguments`. A member: number, exact name, or what `admit` answered.
            account: The account, instead of a member. An account: `"pot"`, a member who uses it (exact name, or what `admit` answered), or an `AccountId`. A bare number is refused: it could be a member's.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: The viewer may not read this (`ask-the-broker`), or a number is unknown (`not-found`).

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> bank.balance_for("Ana").words
        '15 min given more so far'
        """
        given: dict[str, Any] = {"member": member, "account": account}
        answered: Balance = self._ask(wire.BalanceOf, given, _w.Of("Balance"), viewer)
        return answered

    def statement(
        self,
        member: MemberLike | None = None,
        *,
        account: AccountLike | None = None,
        from_: DayLike | None = None,
        until: DayLike | None = None,
        entered: bool | None = None,
        viewer: Literal["host", "auditor"] | MemberRef = "host",
    ) -> Statement:
        """The statement of one account: opening balance, lines and closing balance, with the service given and received.

        Args:
            member: The member whose account it is. Name either this or `account`; otherwise the error is `bad-arguments`. A member: number, exact name, or what `admit` answered.
            account: The account, instead of a member. An account: `"pot"`, a member who uses it (exact name, or what `admit` answered), or an `AccountId`. A bare number is refused: it could be a member's.
            from_: The first day; from the beginning when left out. A date, or text such as `"2026-03-01"`.
            until: The last day; to the end when left out. A date, or text such as `"2026-03-01"`.
            entered: Whether days are those of entry. Otherwise everything is on the day it counts for (its value date), so that history brought in today shows on its own days.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: The viewer may not read this (`ask-the-broker`), or a number is unknown (`not-found`).

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> bank.statement("Ana").words, bank.statement("Ana").lines["minutes"]
        ('15 min given more so far', [60, -90, 45])
        """
        given: dict[str, Any] = {"member": member, "account": account, "from_": from_, "until": until, "entered": entered}
        answered: Statement = self._ask(wire.StatementOf, given, _w.Of("Statement"), viewer)
        return answered

    def reach(
        self,
        member: MemberLike | None = None,
        *,
        account: AccountLike | None = None,
        viewer: Literal["host", "auditor"] | MemberRef = "host",
    ) -> Reach:
        """One account's balance, holds and limits, and how far its balance can still go.

        Args:
            member: The member whose account it is. Name either this or `account`; otherwise the error is `bad-arguments`. A member: number, exact name, or what `admit` answered.
            account: The account, instead of a member. An account: `"pot"`, a member who uses it (exact name, or what `admit` answered), or an `AccountId`. A bare number is refused: it could be a member's.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: The viewer may not read this (`ask-the-broker`), or a number is unknown (`not-found`).

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> bank.reach("Ana").account
        2
        """
        given: dict[str, Any] = {"member": member, "account": account}
        answered: Reach = self._ask(wire.ReachOf, given, _w.Of("Reach"), viewer)
        return answered

    def reaches(
        self,
        *,
        viewer: Literal["host", "auditor"] | MemberRef = "host",
    ) -> Rows[Reach]:
        """The reach of every account, in order of number. For brokers.

        Args:
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: The viewer may not read this (`ask-the-broker`), or a number is unknown (`not-found`).

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> bank.reaches()["account"]
        [1, 2, 3]
        """
        given: dict[str, Any] = {}
        answered: Rows[Reach] = self._ask(wire.Reaches, given, _w.Listed("Reach"), viewer)
        return answered

    def exchange(
        self,
        exchange: ExchangeRef,
        *,
        viewer: Literal["host", "auditor"] | MemberRef = "host",
    ) -> ExchangeView:
        """One exchange, with all that the viewer may see of it.

        Args:
            exchange: The exchange to return.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: The viewer may not read this (`ask-the-broker`), or a number is unknown (`not-found`).

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> bank.exchange(1).state, bank.exchange(1).on.isoformat()
        ('confirmed', '2026-03-02')
        """
        given: dict[str, Any] = {"exchange": exchange}
        answered: ExchangeView = self._ask(wire.ExchangeOf, given, _w.Of("ExchangeView"), viewer)
        return answered

    def history(
        self,
        member: MemberLike,
        *,
        before: ExchangeRef | None = None,
        limit: int | None = None,
        viewer: Literal["host", "auditor"] | MemberRef = "host",
    ) -> History:
        """A member's exchanges in every state, latest first.

        Args:
            member: The member whose exchanges are returned, under every number they have had. A member: number, exact name, or what `admit` answered.
            before: Only those after this one in the list: the last of the page before.
            limit: How many at most; 50 when left out, never more than 500.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: The viewer may not read this (`ask-the-broker`), or a number is unknown (`not-found`).

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> [one.exchange for one in bank.history("Ana").exchanges]
        [3, 2, 1]
        """
        given: dict[str, Any] = {"member": member, "before": before, "limit": limit}
        answered: History = self._ask(wire.HistoryOf, given, _w.Of("History"), viewer)
        return answered

    def open_exchanges(
        self,
        member: MemberLike | None = None,
        *,
        viewer: Literal["host", "auditor"] | MemberRef = "host",
    ) -> Rows[ExchangeView]:
        """The exchanges under way: proposed, agreed, disputed, or done and not yet confirmed or posted.

        Args:
            member: The member they are about. A broker may leave it out for the exchanges of everybody. A member: number, exact name, or what `admit` answered.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: The viewer may not read this (`ask-the-broker`), or a number is unknown (`not-found`).

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> _ = bank.propose("Ana", "Ben", "1h", on="2030-03-09")
        >>> bank.open_exchanges("Ana")["exchange"]
        [4]
        """
        given: dict[str, Any] = {"member": member}
        answered: Rows[ExchangeView] = self._ask(wire.OpenExchanges, given, _w.Listed("ExchangeView"), viewer)
        return answered

    def find_listings(
        self,
        text: str | None = None,
        *,
        kind: ListingKind | None = None,
        activity: ActivityLike | None = None,
        tag: str | None = None,
        need: str | None = None,
        member: MemberLike | None = None,
        on: DayLike | None = None,
        remote: Remote | None = None,
        public: bool | None = None,
        newest: bool | None = None,
        after: ListingRef | None = None,
        limit: int | None = None,
        viewer: Literal["host", "auditor"] | MemberRef = "host",
    ) -> Listings:
        """The offers and requests that fit every condition, earliest posted first, or latest first with `newest`.

        Args:
            text: Words, each of which must be in the title, the text, or the activity's name or tags; case and accents don't matter.
            kind: Only offers, or only requests.
            activity: Only listings about this activity, or about one below it. An activity: number or code.
            tag: Only listings whose activity has this tag.
            need: Only listings on this need: its code in the charter's scheme.
            member: Only listings of this member. A listing without a name is found by its member and brokers alone. A member: number, exact name, or what `admit` answered.
            on: The day; today by default, on the community's clock. Inside `as_of`, the day of the block. A date, or text such as `"2026-03-01"`.
            remote: Only listings that can take place this way: at a distance, or face to face.
            public: Whether to answer as for someone who is no member, as on a public website.
            newest: Whether the latest posted come first, as on a notice board.
            after: Only those after this one in the list: the last of the page before.
            limit: How many at most; 50 when left out, never more than 500.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: The viewer may not read this (`ask-the-broker`), or a number is unknown (`not-found`).

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> _ = bank.offer("Ana", "Lifts to hospital")
        >>> [one.title for one in bank.find_listings("hospital").listings]
        ['Lifts to hospital']
        """
        given: dict[str, Any] = {"text": text, "kind": kind, "activity": activity, "tag": tag, "need": need, "member": member, "on": on, "remote": remote, "public": public, "newest": newest, "after": after, "limit": limit}
        answered: Listings = self._ask(wire.ListingSearch, given, _w.Of("Listings"), viewer)
        return answered

    def find_members(
        self,
        text: str | None = None,
        *,
        kind: str | None = None,
        role: str | None = None,
        state: MemberState | None = None,
        tag: str | None = None,
        language: str | None = None,
        consenting: Purpose | None = None,
        after: MemberLike | None = None,
        limit: int | None = None,
        viewer: Literal["host", "auditor"] | MemberRef = "host",
    ) -> Members:
        """The members who fit every condition, in order of number.

        Args:
            text: Words, each of which must be in the name as far as the viewer knows it; case and accents don't matter.
            kind: The kind, in the charter's word.
            role: Only members who hold this role now, in the charter's word. For brokers.
            state: Only members in this state. For brokers.
            tag: Only members with this tag of the broker's. For brokers.
            language: Only members at ease in this language. For brokers.
            consenting: Only members who have consented to this purpose, as for a mailing list. For brokers.
            after: Only those after this number: the last of the page before. A member: number, exact name, or what `admit` answered.
            limit: How many at most; 50 when left out, never more than 500.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: The viewer may not read this (`ask-the-broker`), or a number is unknown (`not-found`).

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> [one.name for one in bank.find_members("an").members]
        ['Ana']
        """
        given: dict[str, Any] = {"text": text, "kind": kind, "role": role, "state": state, "tag": tag, "language": language, "consenting": consenting, "after": after, "limit": limit}
        answered: Members = self._ask(wire.MemberSearch, given, _w.Of("Members"), viewer)
        return answered

    def by_host_code(
        self,
        system: str,
        code: str,
        *,
        viewer: Literal["host", "auditor"] | MemberRef = "host",
    ) -> MemberId | None:
        """The member that a host's own system knows by a code, or nothing. For brokers.

        Args:
            system: The name of the host's system.
            code: The system's code for the member.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: The viewer may not read this (`ask-the-broker`), or a number is unknown (`not-found`).

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> dan = bank.admit("Dan", host_codes={"cards": "D4"})
        >>> bank.by_host_code("cards", "D4") == dan.member
        True
        """
        given: dict[str, Any] = {"system": system, "code": code}
        answered: MemberId | None = self._ask(wire.ByHostCode, given, _w.Maybe(_w.Id("member")), viewer)
        return answered

    def held_about(
        self,
        member: MemberLike,
        *,
        viewer: Literal["host", "auditor"] | MemberRef = "host",
    ) -> HeldAbout:
        """Everything held about one member, in a form that can be handed to them.

        Args:
            member: The member it is about. A member: number, exact name, or what `admit` answered.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: The viewer may not read this (`ask-the-broker`), or a number is unknown (`not-found`).

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> bank.held_about("Ana").member
        1
        """
        given: dict[str, Any] = {"member": member}
        answered: HeldAbout = self._ask(wire.HeldAboutMember, given, _w.Of("HeldAbout"), viewer)
        return answered

    def member_copy(
        self,
        member: MemberLike,
        *,
        viewer: Literal["host", "auditor"] | MemberRef = "host",
    ) -> MemberCopy:
        """Everything a member may hold, for their own device or a download.

        Args:
            member: The member to copy. A member: number, exact name, or what `admit` answered.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: The viewer may not read this (`ask-the-broker`), or a number is unknown (`not-found`).

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> bank.member_copy("Ana").statement.words
        '15 min given more so far'
        """
        given: dict[str, Any] = {"member": member}
        answered: MemberCopy = self._ask(wire.MemberCopyOf, given, _w.Of("MemberCopy"), viewer)
        return answered

    def public_view(
        self,
        on: DayLike | None = None,
        *,
        viewer: Literal["host", "auditor"] | MemberRef = "host",
    ) -> PublicView:
        """What members may see of the community; for the host, what the public may see. A broker gets what members see.

        Args:
            on: The day; today by default, on the community's clock. Inside `as_of`, the day of the block. A date, or text such as `"2026-03-01"`.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: The viewer may not read this (`ask-the-broker`), or a number is unknown (`not-found`).

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> bank.public_view().members
        []
        """
        given: dict[str, Any] = {"on": on}
        answered: PublicView = self._ask(wire.PublicViewFor, given, _w.Of("PublicView"), viewer)
        return answered

    def today(
        self,
        *,
        at: MomentLike | None = None,
        on: DayLike | None = None,
        viewer: Literal["host", "auditor"] | MemberRef = "host",
    ) -> Today:
        """What waits for a broker on a day, as lists to work through. For brokers.

        Args:
            at: The moment; now by default. A datetime with a time zone, or RFC 3339 text.
            on: The day; today by default, on the community's clock. Inside `as_of`, the day of the block. A date, or text such as `"2026-03-01"`.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: The viewer may not read this (`ask-the-broker`), or a number is unknown (`not-found`).

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> with bank.as_of("2026-03-05"):
        ...     bank.today().on.isoformat()
        '2026-03-05'
        """
        given: dict[str, Any] = {"at": at, "on": on}
        answered: Today = self._ask(wire.TodayAt, given, _w.Of("Today"), viewer)
        return answered

    def session_sheet(
        self,
        *,
        at: MomentLike | None = None,
        on: DayLike | None = None,
        viewer: Literal["host", "auditor"] | MemberRef = "host",
    ) -> str:
        """The sheet for a day's sessions, as plain text to print. For brokers: it holds access needs and emergency contacts.

        Args:
            at: The moment; now by default. A datetime with a time zone, or RFC 3339 text.
            on: The day; today by default, on the community's clock. Inside `as_of`, the day of the block. A date, or text such as `"2026-03-01"`.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: The viewer may not read this (`ask-the-broker`), or a number is unknown (`not-found`).

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> with bank.as_of("2026-03-05"):
        ...     len(bank.session_sheet()) > 0
        True
        """
        given: dict[str, Any] = {"at": at, "on": on}
        answered: str = self._ask(wire.SessionSheet, given, _w.TEXT, viewer)
        return answered

    def may(
        self,
        gave: Who | None = None,
        received: Who | None = None,
        minutes: MinutesLike | None = None,
        *,
        on: DayLike | None = None,
        together: Who | None = None,
        start: StartLike | None = None,
        activity: ActivityLike | None = None,
        visitors: int | None = None,
        payer: Payer | MemberLike | Literal["receivers", "pot", "nobody"] | None = None,
        group: GroupRule | None = None,
        setting: Setting | None = None,
        listing: ListingRef | None = None,
        pairing: PairingRef | None = None,
        estimated: bool | None = None,
        brokered: bool | None = None,
        facilitation: MinutesLike | None = None,
        expenses: Iterable[Expense] | None = None,
        terms: Terms | Mapping[str, Any] | None = None,
        viewer: Literal["host", "auditor"] | MemberRef = "host",
    ) -> Verdict:
        """Whether an exchange on these terms is allowed, needs approval or is refused, and why.

        Args:
            gave: Who gave time: one member, several, or a mapping from members to minutes of their own.
            received: Who received it.
            minutes: How long, for everybody who has no minutes of their own: `90`, `"1h30"` or a `timedelta`. 60 by default.
            on: The local date, such as `"2026-03-01"`; today by default, and inside `as_of` the day of the block.
            together: Who did it alongside the others.
            start: When it begins: `"10:00"` on the community's clock, `"10:00+01:00"`, an aware datetime on that day, or a `Start`.
            activity: What is done: its number or code.
            visitors: Visitors without a name who received, by count.
            payer: Whose credit pays: a member, `"pot"` or `"nobody"`; the receivers by default.
            group: How credit is shared; the charter's rule by default.
            setting: Where it happens.
            listing: The offer or request it came from.
            pairing: The pairing of a programme it belongs to.
            estimated: Whether the minutes are an estimate.
            brokered: Whether a broker brought it about.
            facilitation: Minutes of facilitation, apart from those given and received.
            expenses: Money owed beside it, in the smallest unit of money.
            terms: What happens, whole, in place of the keywords above.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: The viewer may not read this (`ask-the-broker`), or a number is unknown (`not-found`).

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> bank.may("Ana", "Ben", "1h", on="2026-03-05").answer
        'allowed'
        """
        given: dict[str, Any] = {"terms": self._terms(terms, {"gave": gave, "received": received, "minutes": minutes, "on": on, "together": together, "start": start, "activity": activity, "visitors": visitors, "payer": payer, "group": group, "setting": setting, "listing": listing, "pairing": pairing, "estimated": estimated, "brokered": brokered, "facilitation": facilitation, "expenses": expenses}, usual=60)}
        answered: Verdict = self._ask(wire.May, given, _w.Of("Verdict"), viewer)
        return answered

    def why(
        self,
        giver: MemberLike,
        receiver: MemberLike,
        on: DayLike,
        *,
        activity: ActivityLike | None = None,
        setting: Setting | None = None,
        start: StartLike | Mapping[str, Any] | None = None,
        minutes: MinutesLike | None = None,
        viewer: Literal["host", "auditor"] | MemberRef = "host",
    ) -> Verdict:
        """Whether one member may give another something on a day, and if not, why.

        Args:
            giver: The member who would give. A member: number, exact name, or what `admit` answered.
            receiver: The member who would receive. A member: number, exact name, or what `admit` answered.
            on: The local date of the exchange. A date, or text such as `"2026-03-01"`.
            activity: The activity that would be done. An activity: number or code.
            setting: The kind of place: `home`, `public`, `venue` or `remote`.
            start: When it begins: `"10:00"` on the community's clock, `"10:00+01:00"`, an aware datetime on that day, or a `Start`.
            minutes: Minutes it would take; 60 when left out. In minutes: `90`, `"1h30"` or a `timedelta`.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: The viewer may not read this (`ask-the-broker`), or a number is unknown (`not-found`).

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> bank.why("Ana", "Ben", "2026-03-05", activity="lift").answer
        'allowed'
        """
        given: dict[str, Any] = {"giver": giver, "receiver": receiver, "on": on, "activity": activity, "setting": setting, "start": start, "minutes": minutes}
        answered: Verdict = self._ask(wire.Why, given, _w.Of("Verdict"), viewer)
        return answered

    def explain(
        self,
        exchange: ExchangeRef,
        *,
        viewer: Literal["host", "auditor"] | MemberRef = "host",
    ) -> Explanation:
        """What was decided about an exchange when it was proposed.

        Args:
            exchange: The exchange to explain.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: The viewer may not read this (`ask-the-broker`), or a number is unknown (`not-found`).

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> bank.explain(1).exchange
        1
        """
        given: dict[str, Any] = {"exchange": exchange}
        answered: Explanation = self._ask(wire.Explain, given, _w.Of("Explanation"), viewer)
        return answered

    def participation(
        self,
        *,
        from_: DayLike | None = None,
        until: DayLike | None = None,
        each: CalendarSpan | None = None,
        groups: GroupBy | Mapping[str, Any] | None = None,
        entered: bool | None = None,
        viewer: Literal["host", "auditor"] | MemberRef = "host",
    ) -> Rows[ParticipationLine]:
        """Participation and ties in figures, by span of time and by group. For brokers.

        Args:
            from_: The first day; that of the first exchange when left out. A date, or text such as `"2026-03-01"`.
            until: The last day; that of the bank's last command when left out. A date, or text such as `"2026-03-01"`.
            each: A line for each of these spans; one for all when left out.
            groups: A line for each of these groups as well, after that of everybody: ties within the group alone, hours with anybody.
            entered: Whether days are those of entry. Otherwise an exchange is of the day it counts for (its value date).
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: The viewer may not read this (`ask-the-broker`), or a number is unknown (`not-found`).

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> bank.participation(each="month")["ties"]
        [1]
        """
        given: dict[str, Any] = {"from_": from_, "until": until, "each": each, "groups": groups, "entered": entered}
        answered: Rows[ParticipationLine] = self._ask(wire.ParticipationOver, given, _w.Listed("ParticipationLine"), viewer)
        return answered

    def publish(
        self,
        tables: Iterable[TrueTable | Mapping[str, Any]],
        population: str,
        as_of: DayLike,
        *,
        from_: DayLike | None = None,
        policy: str | None = None,
        custom: DisclosurePolicy | Mapping[str, Any] | None = None,
        counted: Iterable[Recipe | Mapping[str, Any]] | None = None,
        log: Iterable[Release | Mapping[str, Any]] | None = None,
        viewer: Literal["host", "auditor"] | MemberRef = "host",
    ) -> Publication:
        """Tables that may be published, of one population as of one date. For brokers.

        Args:
            tables: The host's own tables, with their true values. The bank does not know who is in them: beside an earlier release of overlapping days they are refused, unless they are the very same again.
            population: The people who are counted in all of them, in words that stay the same from release to release.
            as_of: The last day, which all of them are as of. A date, or text such as `"2026-03-01"`.
            from_: The first day, when what happened in a span is counted. Spans that do not overlap are not compared. A date, or text such as `"2026-03-01"`.
            policy: `nhs`, `acro`, `cell-key` or `internal`; `acro` when left out.
            custom: The host's own policy, instead.
            counted: Tables the bank counts itself. They are compared with earlier ones by who is in them.
            log: Every earlier release, as it was returned.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: The viewer may not read this (`ask-the-broker`), or a number is unknown (`not-found`).

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> bank.publish([], "members", "2026-03-05").publishable
        True
        """
        given: dict[str, Any] = {"tables": tables, "population": population, "as_of": as_of, "from_": from_, "policy": policy, "custom": custom, "counted": counted, "log": log}
        answered: Publication = self._ask(wire.Publish, given, _w.Of("Publication"), viewer)
        return answered

    def anonymity(
        self,
        rows: Iterable[Iterable[str]],
        k: int,
        *,
        viewer: Literal["host", "auditor"] | MemberRef = "host",
    ) -> Anonymity:
        """Whether rows about people are k-anonymous: whether each looks, in the columns that others may know, like at least k−1 more (Sweeney 2002). For brokers.

        Args:
            rows: For each person, what others may know of them: the same columns for all.
            k: The number of rows that must look the same; 5 at least.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: The viewer may not read this (`ask-the-broker`), or a number is unknown (`not-found`).

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> bank.anonymity([["f", "70s"]] * 5 + [["m", "40s"]], 5).exposed
        (5,)
        """
        given: dict[str, Any] = {"rows": rows, "k": k}
        answered: Anonymity = self._ask(wire.AnonymityCheck, given, _w.Of("Anonymity"), viewer)
        return answered

    def instrument(
        self,
        shipped: str | None = None,
        *,
        custom: Instrument | Mapping[str, Any] | None = None,
        viewer: Literal["host", "auditor"] | MemberRef = "host",
    ) -> Instrument:
        """One instrument, checked: a shipped one, or the host's own.

        Args:
            shipped: The id of a shipped one: `ons4`, `ucla3`, `loneliness` or `goals`.
            custom: The host's own, instead.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: The viewer may not read this (`ask-the-broker`), or a number is unknown (`not-found`).

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> bank.instrument("ucla3").name
        'Loneliness, three questions (UCLA-3)'
        """
        given: dict[str, Any] = {"shipped": shipped, "custom": custom}
        answered: Instrument = self._ask(wire.InstrumentOf, given, _w.Of("Instrument"), viewer)
        return answered

    def measure_change(
        self,
        answers: Iterable[InstrumentAnswer | Mapping[str, Any]],
        first_until: DayLike,
        last_from: DayLike,
        *,
        shipped: str | None = None,
        custom: Instrument | Mapping[str, Any] | None = None,
        viewer: Literal["host", "auditor"] | MemberRef = "host",
    ) -> TimedScore:
        """What changed for the same people between two points, from answers the host keeps. For brokers.

        Args:
            answers: The answers. Those without their member's consent to outcomes are left out.
            first_until: Each member's first answer up to this day counts as the first point. A date, or text such as `"2026-03-01"`.
            last_from: Each member's last answer from this day on counts as the second. A date, or text such as `"2026-03-01"`.
            shipped: The id of a shipped instrument: `ons4`, `ucla3`, `loneliness` or `goals`.
            custom: The host's own instrument, instead.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: The viewer may not read this (`ask-the-broker`), or a number is unknown (`not-found`).

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> def answer(on, *values):
        ...     return tb.wire.InstrumentAnswer(member=1, on=on, instrument="ucla3", version="gss-2018", values=values)
        >>> answers = [answer("2026-03-10", 3, 3, 2), answer("2026-09-10", 2, 1, 2)]
        >>> change = bank.measure_change(answers, "2026-05-31", "2026-06-01", shipped="ucla3")
        >>> len(change.scales), change.without_consent
        (1, 2)
        """
        given: dict[str, Any] = {"answers": answers, "first_until": first_until, "last_from": last_from, "shipped": shipped, "custom": custom}
        answered: TimedScore = self._ask(wire.MeasureChange, given, _w.Of("TimedScore"), viewer)
        return answered

    def follow_up(
        self,
        answers: Iterable[InstrumentAnswer | Mapping[str, Any]],
        baseline_until: DayLike,
        months: Iterable[int],
        *,
        baseline_from: DayLike | None = None,
        within_days: int | None = None,
        as_of: DayLike | None = None,
        shipped: str | None = None,
        custom: Instrument | Mapping[str, Any] | None = None,
        viewer: Literal["host", "auditor"] | MemberRef = "host",
    ) -> FollowUps:
        """The scores of the same people a number of months after their baseline, from answers the host keeps. For brokers.

        Args:
            answers: The answers. Those without their member's consent to outcomes are left out.
            baseline_until: Each member's first score up to this day is their baseline. A date, or text such as `"2026-03-01"`.
            months: The calendar months after each member's own baseline, such as 6 and 12.
            baseline_from: The first day a baseline counts from: earlier answers are left out. A date, or text such as `"2026-03-01"`.
            within_days: The most days a follow-up may lie before or after its day; 42 when left out.
            as_of: The day it is as of; the day of the bank's last command when left out. A date, or text such as `"2026-03-01"`.
            shipped: The id of a shipped instrument: `ons4`, `ucla3`, `loneliness` or `goals`.
            custom: The host's own instrument, instead.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: The viewer may not read this (`ask-the-broker`), or a number is unknown (`not-found`).

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> bank.follow_up([], "2026-03-31", [6], shipped="ucla3").instrument
        'ucla3'
        """
        given: dict[str, Any] = {"answers": answers, "baseline_until": baseline_until, "months": months, "baseline_from": baseline_from, "within_days": within_days, "as_of": as_of, "shipped": shipped, "custom": custom}
        answered: FollowUps = self._ask(wire.FollowUpOf, given, _w.Of("FollowUps"), viewer)
        return answered

    def compare_change(
        self,
        answers: Iterable[InstrumentAnswer | Mapping[str, Any]],
        group: HostGroup | Mapping[str, Any],
        comparison: HostGroup | Mapping[str, Any],
        first_until: DayLike,
        last_from: DayLike,
        *,
        shipped: str | None = None,
        custom: Instrument | Mapping[str, Any] | None = None,
        viewer: Literal["host", "auditor"] | MemberRef = "host",
    ) -> ComparedChange:
        """How a group changed, compared with another group over the same span, from answers the host keeps. For brokers.

        Args:
            answers: The answers. Those without their member's consent to outcomes are left out.
            group: The group of interest.
            comparison: The group it is compared with. Nobody may be in both.
            first_until: Each member's first answer up to this day counts as the first point. A date, or text such as `"2026-03-01"`.
            last_from: Each member's last answer from this day on counts as the second. A date, or text such as `"2026-03-01"`.
            shipped: The id of a shipped instrument: `ons4`, `ucla3`, `loneliness` or `goals`.
            custom: The host's own instrument, instead.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: The viewer may not read this (`ask-the-broker`), or a number is unknown (`not-found`).

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> try:
        ...     bank.compare_change([], tb.wire.HostGroup(name="here", members=[1]), tb.wire.HostGroup(name="there", members=[2]), "2026-03-31", "2026-04-01", shipped="ucla3").scales
        ... except tb.TimebankError as why:
        ...     print(why.code)
        [ComparedScale(group=Change(scale='loneliness', n_first=0, n_both=0, n_lost=0, n_last_only=0, reported=False, improved=0, stayed=0, worse=0, criterion=1.0), comparison=Change(scale='loneliness', n_first=0, n_both=0, n_lost=0, n_last_only=0, reported=False, improved=0, stayed=0, worse=0, criterion=1.0))]
        """
        given: dict[str, Any] = {"answers": answers, "group": group, "comparison": comparison, "first_until": first_until, "last_from": last_from, "shipped": shipped, "custom": custom}
        answered: ComparedChange = self._ask(wire.CompareChange, given, _w.Of("ComparedChange"), viewer)
        return answered

    def ties_of(
        self,
        member: MemberLike,
        *,
        from_: DayLike | None = None,
        until: DayLike | None = None,
        viewer: Literal["host", "auditor"] | MemberRef = "host",
    ) -> MemberTies:
        """One member's ties: with whom, how often, and how many minutes. Shown to the member, people appointed to see them, and brokers.

        Args:
            member: The member whose ties are returned. A member: number, exact name, or what `admit` answered.
            from_: The first day; that of the first exchange when left out. A date, or text such as `"2026-03-01"`.
            until: The last day; that of the bank's last command when left out. A date, or text such as `"2026-03-01"`.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: The viewer may not read this (`ask-the-broker`), or a number is unknown (`not-found`).

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> ties = bank.ties_of("Ana")
        >>> ties.ties["name"], ties.ties["occasions"]
        (['Ben'], [3])
        """
        given: dict[str, Any] = {"member": member, "from_": from_, "until": until}
        answered: MemberTies = self._ask(wire.TiesOf, given, _w.Of("MemberTies"), viewer)
        return answered

    def attended_together(
        self,
        activities: Iterable[ActivityLike],
        *,
        from_: DayLike | None = None,
        until: DayLike | None = None,
        least: int | None = None,
        viewer: Literal["host", "auditor"] | MemberRef = "host",
    ) -> CourseAttendance:
        """Who was at the sessions of a course or a group, and which two at how many of them. For brokers.

        Args:
            activities: The activities whose exchanges are the sessions.
            from_: The first day; that of the first exchange when left out. A date, or text such as `"2026-03-01"`.
            until: The last day; that of the bank's last command when left out. A date, or text such as `"2026-03-01"`.
            least: The fewest sessions two were both at to be named; 2 when left out.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: The viewer may not read this (`ask-the-broker`), or a number is unknown (`not-found`).

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> bank.attended_together(["lift"]).sessions
        2
        """
        given: dict[str, Any] = {"activities": activities, "from_": from_, "until": until, "least": least}
        answered: CourseAttendance = self._ask(wire.AttendedTogether, given, _w.Of("CourseAttendance"), viewer)
        return answered

    def worker_only_members(
        self,
        *,
        from_: DayLike | None = None,
        until: DayLike | None = None,
        viewer: Literal["host", "auditor"] | MemberRef = "host",
    ) -> Rows[WorkerOnly]:
        """The members all of whose ties are with staff or organisations. For brokers.

        Args:
            from_: The first day; that of the first exchange when left out. A date, or text such as `"2026-03-01"`.
            until: The last day; that of the bank's last command when left out. A date, or text such as `"2026-03-01"`.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: The viewer may not read this (`ask-the-broker`), or a number is unknown (`not-found`).

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> bank.worker_only_members()["name"]
        []
        """
        given: dict[str, Any] = {"from_": from_, "until": until}
        answered: Rows[WorkerOnly] = self._ask(wire.WorkerOnlyMembers, given, _w.Listed("WorkerOnly"), viewer)
        return answered

    def role_flows(
        self,
        groups: GroupBy | Mapping[str, Any],
        *,
        from_: DayLike | None = None,
        until: DayLike | None = None,
        viewer: Literal["host", "auditor"] | MemberRef = "host",
    ) -> Mixing:
        """Minutes and ties between groups of members: by role, or by any other grouping. For brokers.

        Args:
            groups: The way members are put into groups.
            from_: The first day; that of the first exchange when left out. A date, or text such as `"2026-03-01"`.
            until: The last day; that of the bank's last command when left out. A date, or text such as `"2026-03-01"`.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: The viewer may not read this (`ask-the-broker`), or a number is unknown (`not-found`).

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> bank.role_flows(tb.wire.GroupBy(by="kind")).groups
        ('person', 'organisation', '')
        """
        given: dict[str, Any] = {"groups": groups, "from_": from_, "until": until}
        answered: Mixing = self._ask(wire.RoleFlows, given, _w.Of("Mixing"), viewer)
        return answered

    def network_robustness(
        self,
        *,
        from_: DayLike | None = None,
        until: DayLike | None = None,
        leave: Iterable[int] | None = None,
        viewer: Literal["host", "auditor"] | MemberRef = "host",
    ) -> Rows[RobustnessLine]:
        """What the network and the coverage of needs become when key people leave. For brokers.

        Args:
            from_: The first day; that of the first exchange when left out. A date, or text such as `"2026-03-01"`.
            until: The last day; that of the bank's last command when left out. A date, or text such as `"2026-03-01"`.
            leave: For each of these numbers, a line on that many of the most tied members leaving.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: The viewer may not read this (`ask-the-broker`), or a number is unknown (`not-found`).

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> bank.network_robustness()["without"]
        ['nobody', 'staff']
        """
        given: dict[str, Any] = {"from_": from_, "until": until, "leave": leave}
        answered: Rows[RobustnessLine] = self._ask(wire.NetworkRobustness, given, _w.Listed("RobustnessLine"), viewer)
        return answered

    def retention(
        self,
        *,
        until: DayLike | None = None,
        lapse_days: int | None = None,
        viewer: Literal["host", "auditor"] | MemberRef = "host",
    ) -> Retention:
        """How long members stay active, and how long ties last. For brokers.

        Args:
            until: The last day that counts; that of the bank's last command when left out. A date, or text such as `"2026-03-01"`.
            lapse_days: Days of silence after which a member's activity, or a tie, counts as ended; 180 when left out.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: The viewer may not read this (`ask-the-broker`), or a number is unknown (`not-found`).

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> bank.retention(until="2026-03-31").members
        Survival(count=2, ended=0, steps=[])
        """
        given: dict[str, Any] = {"until": until, "lapse_days": lapse_days}
        answered: Retention = self._ask(wire.RetentionOver, given, _w.Of("Retention"), viewer)
        return answered

    def needs_coverage(
        self,
        *,
        from_: DayLike | None = None,
        until: DayLike | None = None,
        viewer: Literal["host", "auditor"] | MemberRef = "host",
    ) -> Rows[NeedLine]:
        """How far needs are met, unmet lower rungs first. For brokers.

        Args:
            from_: The first day; that of the first exchange when left out. A date, or text such as `"2026-03-01"`.
            until: The last day; that of the bank's last command when left out. A date, or text such as `"2026-03-01"`.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: The viewer may not read this (`ask-the-broker`), or a number is unknown (`not-found`).

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> bank.needs_coverage()["need"]
        ['physical', 'belonging', 'money', 'purpose', 'meaning', 'fulfilment', None]
        """
        given: dict[str, Any] = {"from_": from_, "until": until}
        answered: Rows[NeedLine] = self._ask(wire.NeedsCoverage, given, _w.Listed("NeedLine"), viewer)
        return answered

    def latencies(
        self,
        *,
        from_: DayLike | None = None,
        until: DayLike | None = None,
        viewer: Literal["host", "auditor"] | MemberRef = "host",
    ) -> Rows[LatencyLine]:
        """How long things take, for members who joined and listings that were posted between two days. For brokers.

        Args:
            from_: The first day; when left out, everybody who has joined and everything that was posted counts. A date, or text such as `"2026-03-01"`.
            until: The last day; that of the bank's last command when left out. A date, or text such as `"2026-03-01"`.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: The viewer may not read this (`ask-the-broker`), or a number is unknown (`not-found`).

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> len(bank.latencies())
        6
        """
        given: dict[str, Any] = {"from_": from_, "until": until}
        answered: Rows[LatencyLine] = self._ask(wire.Latencies, given, _w.Listed("LatencyLine"), viewer)
        return answered

    def programmes(
        self,
        programme: ProgrammeRef | None = None,
        *,
        from_: DayLike | None = None,
        until: DayLike | None = None,
        training: Iterable[ActivityLike] | None = None,
        supervision_days: int | None = None,
        viewer: Literal["host", "auditor"] | MemberRef = "host",
    ) -> Rows[ProgrammeLine]:
        """How programmes go: pairings, their sessions and endings, how mentors are prepared and supervised, who dropped out and returned, who was mentored and mentors now. For brokers.

        Args:
            programme: The number of one programme; all of them when left out.
            from_: The first day; that of the first exchange when left out. A date, or text such as `"2026-03-01"`.
            until: The last day; that of the bank's last command when left out. A date, or text such as `"2026-03-01"`.
            training: Activities that prepare mentors. A member is trained who received one or did it together with others, or who has a contact of a kind the charter counts as training.
            supervision_days: Days within which a mentor is to be supervised; 42 when left out.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: The viewer may not read this (`ask-the-broker`), or a number is unknown (`not-found`).

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> bank.programmes()["name"]
        []
        """
        given: dict[str, Any] = {"programme": programme, "from_": from_, "until": until, "training": training, "supervision_days": supervision_days}
        answered: Rows[ProgrammeLine] = self._ask(wire.ProgrammesOver, given, _w.Listed("ProgrammeLine"), viewer)
        return answered

    def grants(
        self,
        grants: Iterable[Grant | Mapping[str, Any]],
        *,
        as_of: DayLike | None = None,
        answers: Iterable[InstrumentAnswer | Mapping[str, Any]] | None = None,
        instruments: Iterable[Instrument | Mapping[str, Any]] | None = None,
        viewer: Literal["host", "auditor"] | MemberRef = "host",
    ) -> Rows[GrantStanding]:
        """How far grants have come: each indicator's value, with its baseline, target and this grant's share. For brokers: true figures, not for publication.

        Args:
            grants: The grants. All those that share in a result are given together.
            as_of: The day it is as of; the day of the bank's last command when left out. A date, or text such as `"2026-03-01"`.
            answers: Answers to instruments, for measures of change.
            instruments: The host's own instruments.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: The viewer may not read this (`ask-the-broker`), or a number is unknown (`not-found`).

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> bank.grants([])
        []
        """
        given: dict[str, Any] = {"grants": grants, "as_of": as_of, "answers": answers, "instruments": instruments}
        answered: Rows[GrantStanding] = self._ask(wire.GrantsOf, given, _w.Listed("GrantStanding"), viewer)
        return answered

    def funder_report(
        self,
        grants: Iterable[Grant | Mapping[str, Any]],
        grant: str,
        *,
        as_of: DayLike | None = None,
        answers: Iterable[InstrumentAnswer | Mapping[str, Any]] | None = None,
        instruments: Iterable[Instrument | Mapping[str, Any]] | None = None,
        groups: GroupBy | Mapping[str, Any] | None = None,
        levels: SupportLevels | Mapping[str, Any] | None = None,
        stories: Iterable[Story | Mapping[str, Any]] | None = None,
        policy: str | None = None,
        log: Iterable[Release | Mapping[str, Any]] | None = None,
        format: Format | None = None,
        viewer: Literal["host", "auditor"] | MemberRef = "host",
    ) -> FunderReport:
        """The report to a funder on one grant. For brokers, who hand it on.

        Args:
            grants: The grants: all those that share in its results.
            grant: The code of the grant the report is on.
            as_of: The day it is as of; the day of the bank's last command when left out. Days after the grant's last show what lasted. A date, or text such as `"2026-03-01"`.
            answers: Answers to instruments, for measures of change.
            instruments: The host's own instruments.
            groups: The groups by which reach is counted.
            levels: The levels of support that members need.
            stories: Stories. Those without consent, not approved, or naming someone are left out, and counted.
            policy: The disclosure policy: `nhs` when left out, as among partners under agreement; `acro`; or `internal`, not to be handed on.
            log: The releases of earlier reports, for comparison.
            format: The format to write the report in as well; none when left out.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: The viewer may not read this (`ask-the-broker`), or a number is unknown (`not-found`).

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> try:
        ...     bank.funder_report([], "north")
        ... except tb.TimebankError as why:
        ...     print(why.code)
        bad-grant
        """
        given: dict[str, Any] = {"grants": grants, "grant": grant, "as_of": as_of, "answers": answers, "instruments": instruments, "groups": groups, "levels": levels, "stories": stories, "policy": policy, "log": log, "format": format}
        answered: FunderReport = self._ask(wire.FunderReportOf, given, _w.Of("FunderReport"), viewer)
        return answered

    def matches_for(
        self,
        listing: ListingRef | None = None,
        *,
        member: MemberLike | None = None,
        kind: ListingKind | None = None,
        programme: ProgrammeRef | None = None,
        from_: DayLike | None = None,
        most: int | None = None,
        slots: int | None = None,
        offset: int | None = None,
        changes: Iterable[ClockChange | Mapping[str, Any]] | None = None,
        viewer: Literal["host", "auditor"] | MemberRef = "host",
    ) -> Matches:
        """The best matches of one offer or request, or of everything a member has open.

        Args:
            listing: The offer or request to find matches for. Name either this or `member`; otherwise the error is `bad-arguments`.
            member: The member for whose open listings matches are found. A member: number, exact name, or what `admit` answered.
            kind: With a member: of their offers ("what could I do, and for whom?") or of their requests ("who could help me?"); of both when left out.
            programme: Only listings open to this programme.
            from_: The first day; today by default, on the community's clock. Inside `as_of`, the day of the block. A date, or text such as `"2026-03-01"`.
            most: How many at most; 10 when left out, never more than 100.
            slots: How many times to name for each, each on a day of its own; 3 when left out, never more than 7.
            offset: Minutes the local clock is ahead of UTC on the first day.
            changes: The changes of the local clock in those days, in order.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: The viewer may not read this (`ask-the-broker`), or a number is unknown (`not-found`).

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> wish = bank.request("Ben", "A lift", minutes=30, activity="lift")
        >>> _ = bank.offer("Ana", "Lifts", minutes=30, activity="lift")
        >>> bank.matches_for(wish).matches["giver_name"]
        ['Ana']
        """
        given: dict[str, Any] = {"listing": listing, "member": member, "kind": kind, "programme": programme, "from_": from_, "most": most, "slots": slots, "offset": offset, "changes": changes}
        answered: Matches = self._ask(wire.MatchesFor, given, _w.Of("Matches"), viewer)
        return answered

    def why_not(
        self,
        listing: ListingRef,
        other: ListingRef | None = None,
        *,
        from_: DayLike | None = None,
        offset: int | None = None,
        changes: Iterable[ClockChange | Mapping[str, Any]] | None = None,
        viewer: Literal["host", "auditor"] | MemberRef = "host",
    ) -> NoMatch:
        """What keeps two listings from matching, or what keeps one listing from more matches, and what would bring more.

        Args:
            listing: The number of an offer or a request.
            other: The listing on the other side; all of them when left out.
            from_: The first day; today by default, on the community's clock. Inside `as_of`, the day of the block. A date, or text such as `"2026-03-01"`.
            offset: Minutes the local clock is ahead of UTC on the first day.
            changes: The changes of the local clock in those days, in order.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: The viewer may not read this (`ask-the-broker`), or a number is unknown (`not-found`).

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> wish = bank.request("Ben", "A lift", minutes=30, activity="lift")
        >>> bank.why_not(wish).matching
        0
        """
        given: dict[str, Any] = {"listing": listing, "other": other, "from_": from_, "offset": offset, "changes": changes}
        answered: NoMatch = self._ask(wire.WhyNot, given, _w.Of("NoMatch"), viewer)
        return answered

    def pairings(
        self,
        programme: ProgrammeRef,
        *,
        from_: DayLike | None = None,
        each: int | None = None,
        viewer: Literal["host", "auditor"] | MemberRef = "host",
    ) -> SuggestedPairings:
        """Pairs of a mentor and a mentee to suggest in a programme, and those who are left without. For brokers.

        Args:
            programme: The programme to pair for.
            from_: The first day; today by default, on the community's clock. Inside `as_of`, the day of the block. A date, or text such as `"2026-03-01"`.
            each: How many more mentees each mentor is suggested for at most, within what the charter lets them walk with; 1 when left out.
            viewer: The member or auditor who reads; the host by default. `None` is refused.

        Raises:
            TimebankError: The viewer may not read this (`ask-the-broker`), or a number is unknown (`not-found`).

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> walks = bank.open_programme(tb.Programme(name="Walks")).programme
        >>> bank.pairings(walks).pairs
        []
        """
        given: dict[str, Any] = {"programme": programme, "from_": from_, "each": each}
        answered: SuggestedPairings = self._ask(wire.Pairings, given, _w.Of("SuggestedPairings"), viewer)
        return answered

    def plan(
        self,
        *,
        from_: DayLike | None = None,
        policy: PlanPolicy | None = None,
        order: RoundOrder | None = None,
        seed: str | None = None,
        each: int | None = None,
        shortest: MinutesLike | None = None,
        longest: MinutesLike | None = None,
        travel: MinutesLike | None = None,
        spread: int | None = None,
        balancing: int | None = None,
        steps: int | None = None,
        certificate: bool | None = None,
        told: Iterable[ToldSession | Mapping[str, Any]] | None = None,
        keeping: int | None = None,
        offset: int | None = None,
        changes: Iterable[ClockChange | Mapping[str, Any]] | None = None,
        viewer: Literal["host", "auditor"] | MemberRef = "host",
        progress: Progress = False,
    ) -> Plan:
        """The plan of seven days: exchanges to propose, requests left open, and how good the plan is. For brokers.

        Args:
            from_: The first day; today by default, on the community's clock. Inside `as_of`, the day of the block. A date, or text such as `"2026-03-01"`.
            policy: Who may receive without giving; `limited` when left out, and `unbounded` where no credit is kept.
            order: With `balanced`: exchange as much time as possible, shared out in this order, no matter the scores.
            seed: The public seed of the draw, for the order `lottery`.
            each: How many givers to look at for each request; 30 when left out, at most 1000.
            shortest: The shortest part of a divisible request worth going for, in minutes, where the request does not say; 30 when left out. A request for less is worth going for all the same. In minutes: `90`, `"1h30"` or a `timedelta`.
            longest: The longest session, in minutes. A longer request that is not divisible is left open. In minutes: `90`, `"1h30"` or a `timedelta`.
            travel: Minutes between two sessions of one person. In minutes: `90`, `"1h30"` or a `timedelta`.
            spread: What is lost with each quarter of a member's offer that is asked for, in points of score. Nothing is placed that loses more than it is worth.
            balancing: What is won with what brings a balance towards 0, and lost with what takes it further away, in points of score.
            steps: The most steps to take, in every part of the work; the plan is the best so far when they run out, and its bound holds.
            certificate: Whether to return the certificate, which proves the bound.
            told: Sessions of an earlier plan that people already know of: see `Plan.told`. Each is placed first, with the same people on the same day at the same hour, if it still goes; one of an earlier week counts on the same weekday. With an `order` they have no effect.
            keeping: How much more a session must bring before one that people know of is moved or dropped for it, in points of score; 2000 when left out.
            offset: Minutes the local clock is ahead of UTC on the first day.
            changes: The changes of the local clock in those days, in order.
            viewer: The member or auditor who reads; the host by default. `None` is refused.
            progress: `True` for a bar, or a callable told the steps done. If it returns `False`, the answer is the best so far.

        Raises:
            TimebankError: The viewer may not read this (`ask-the-broker`), or a number is unknown (`not-found`).

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> bank.plan(travel=30).proposals
        []
        """
        given: dict[str, Any] = {"from_": from_, "policy": policy, "order": order, "seed": seed, "each": each, "shortest": shortest, "longest": longest, "travel": travel, "spread": spread, "balancing": balancing, "steps": steps, "certificate": certificate, "told": told, "keeping": keeping, "offset": offset, "changes": changes}
        answered: Plan = self._watch(wire.PlanFor, given, _w.Of("Plan"), viewer, progress)
        return answered

    def what_if(
        self,
        policies: Iterable[Policy | Mapping[str, Any]],
        *,
        weeks: int | None = None,
        seeds: int | None = None,
        seed: int | None = None,
        behaviour: Behaviour | Mapping[str, Any] | None = None,
        each: bool | None = None,
        viewer: Literal["host", "auditor"] | MemberRef = "host",
        progress: Progress = False,
    ) -> WhatIfAnswer:
        """What might come of policies: how the community would fare under each, simulated under the same draws. For brokers.

        Args:
            policies: The policies to compare, up to 20. Differences are given against the first.
            weeks: Weeks ahead; 52 when left out, at most 520.
            seeds: How many seeds, each run under every policy; 20 when left out, at most 1000. One alone gives no interval.
            seed: The first seed; 1 when left out. The others follow it.
            behaviour: The way people are assumed to behave.
            each: Whether to return each run's figures as well.
            viewer: The member or auditor who reads; the host by default. `None` is refused.
            progress: `True` for a bar, or a callable told the weeks done. If it returns `False`, the answer is the best so far.

        Raises:
            TimebankError: The viewer may not read this (`ask-the-broker`), or a number is unknown (`not-found`).

        >>> import timebank as tb
        >>> bank = tb.examples.harpurbrook()
        >>> bank.what_if([tb.wire.Policy(name="as it is")], weeks=2, seeds=2).seeds
        2
        """
        given: dict[str, Any] = {"policies": policies, "weeks": weeks, "seeds": seeds, "seed": seed, "behaviour": behaviour, "each": each}
        answered: WhatIfAnswer = self._watch(wire.WhatIf, given, _w.Of("WhatIfAnswer"), viewer, progress)
        return answered
