# Made by `cargo xtask generate` from `docs/schema/timebank.json`: change the core, not this file.
"""The community's rules as data."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias

from timebank import _wire as _w
from timebank._wire import Value

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Mapping
    from typing import Any

    from timebank._wire import FrozenMap, HexLike, Rows
    from timebank.time import DayLike, MinutesLike, MomentLike

ShortfallTo: TypeAlias = Literal["pot", "unpaid"]
"""Where minutes went that an enforced limit kept from an account."""
LimitMode: TypeAlias = Literal["advisory", "enforced"]
"""Whether a limit stops a posting or only warns."""
Widens: TypeAlias = Literal["lowest", "highest"]
"""The limit that is widened."""
EarnedFrom: TypeAlias = Literal["given", "received"]
"""The side of a member's service that widens their limit."""
Setting: TypeAlias = Literal["home", "public", "venue", "remote"]
"""Where it takes place, as far as the rules ask."""
GroupRule: TypeAlias = Literal["receivers-share", "each-receiver-pays", "pot-pays", "no-credit"]
"""How the credit of a group is shared out."""
CheckLevel: TypeAlias = Literal["basic", "standard", "enhanced", "enhanced-barred"]
"""The level of a check on someone's record, lowest first (England's four; other places map theirs)."""
Workforce: TypeAlias = Literal["adult", "child", "both"]
"""With whom the work is, as far as a check goes."""
CountsAs: TypeAlias = Literal["person", "organisation"]
"""Whether members of a kind are people or organisations."""
Power: TypeAlias = Literal["staff", "broker", "trustee"]
"""What a role lets its holder do."""
CreditMode: TypeAlias = Literal["credit", "participation-only"]
"""Whether credit is kept."""
PaidTime: TypeAlias = Literal["pot", "giver", "nobody"]
"""Where credit for paid time goes."""
TogetherCredit: TypeAlias = Literal["none", "pot"]
"""What those who do something together are given."""
OnLeaving: TypeAlias = Literal["pot", "stays"]
"""What becomes of a balance when a member leaves or is forgotten."""
Confirmers: TypeAlias = Literal["both", "receivers", "either"]
"""Those whose word is needed."""
Silence: TypeAlias = Literal["confirms", "expires"]
"""The meaning of silence."""
SettleRule: TypeAlias = Literal["lower", "higher", "middle", "agreed"]
"""How two memories of one occasion become one number."""
Who: TypeAlias = Literal["givers", "receivers", "participants", "proposer", "themselves", "members", "staff", "brokers", "trustees"]
"""The people who may take a step."""
Before: TypeAlias = Literal["joining", "one-to-one"]
"""The step before which references are needed."""
ActivityFlag: TypeAlias = Literal["home-visit", "lone", "with-children", "regulated", "flagged", "company", "driving"]
"""What a kind of activity brings with it, as far as rules ask."""
Otherwise: TypeAlias = Literal["needs-approval", "refused"]
"""What follows when a rule is not met."""
Ready: TypeAlias = Literal["trained", "supervised", "check-in-date"]
"""What makes a mentor ready."""
Step: TypeAlias = Literal["admit", "roles", "profile", "consent", "facts", "raise-concern", "concerns", "list", "vocabulary", "propose", "agree", "approve", "done", "confirm", "confirm-for-others", "record", "spend", "spend-pot", "dispute", "settle", "reverse", "gift", "credit", "charter", "erase"]
"""A step for which the charter says who may take it. The host may take any."""


class Limits(Value):
    """The lowest and highest balance an account may reach. "No limit" (left out) and 0 are different.

    Args:
        lowest: The lowest balance; left out for none. In minutes: `90`, `"1h30"` or a `timedelta`.
        highest: The highest balance; left out for none. In minutes: `90`, `"1h30"` or a `timedelta`.
        mode: Whether they are enforced or advisory; advisory when left out.
        earned: Limits that grow.
    """

    __slots__ = ("lowest", "highest", "mode", "earned")
    lowest: int | None
    highest: int | None
    mode: LimitMode | None
    earned: tuple[Earned, ...]
    _wire_: ClassVar[_w.Fields] = {
        "lowest": _w.Field("lowest", _w.Maybe(_w.MINUTES)),
        "highest": _w.Field("highest", _w.Maybe(_w.MINUTES)),
        "mode": _w.Field("mode", _w.Maybe(_w.Word("advisory", "enforced"))),
        "earned": _w.Field("earned", _w.Many(_w.Of("Earned")), False, ()),
    }

    def __init__(self, *, lowest: MinutesLike | None = None, highest: MinutesLike | None = None, mode: LimitMode | None = None, earned: Iterable[Earned | Mapping[str, Any]] = ()) -> None:
        self._keep((lowest, highest, mode, earned))


class Earned(Value):
    """A limit that grows with the credit that moved for what was given or received; transfers do not count, nor does help for which no credit moves.

    Args:
        widens: The limit that grows.
        from_: The side of their service it grows with.
        percent: The minutes it grows by for each hundred minutes of service.
        most: The most minutes it grows by. In minutes: `90`, `"1h30"` or a `timedelta`.
    """

    __slots__ = ("widens", "from_", "percent", "most")
    widens: Widens
    from_: EarnedFrom
    percent: int
    most: int
    _wire_: ClassVar[_w.Fields] = {
        "widens": _w.Field("widens", _w.Word("lowest", "highest"), True),
        "from_": _w.Field("from", _w.Word("given", "received"), True),
        "percent": _w.Field("percent", _w.Whole(0, 4294967295), True),
        "most": _w.Field("most", _w.MINUTES, True),
    }

    def __init__(self, *, widens: Widens, from_: EarnedFrom, percent: int, most: MinutesLike) -> None:
        self._keep((widens, from_, percent, most))


class Charter(Value):
    """The rules of one community, whole.

    Args:
        name: The community's name.
        schema: The version of this form of charter; 1.
        time_zone: The IANA name of its time zone, for hosts. The core computes with offsets the host gives.
        currency: The money of expenses: an ISO 4217 code.
        kinds: The kinds of member there are; `person` and `organisation` unless given. Later versions may add at the end only.
        roles: The roles members can hold. Later versions may add at the end only.
        credit: Credit: whether there is any, limits, who pays.
        confirmation: Who confirms, by when, and how a difference is settled.
        permissions: Those who may take each step.
        rules: Rules of matching and safety.
        needs: The needs help is counted towards.
        activities: Activities; more can be added later without a new charter.
        today: When the broker's day list shows something.
        listings: Listings: how long they hold when nothing is said.
        matching: What makes one possible pair better than another; left out of what is written when nothing was said.
        booking: Sessions agreed at once; left out of what is written when nothing was said.
        programmes: Programmes; left out of what is written when nothing was said.
    """

    __slots__ = ("name", "schema", "time_zone", "currency", "kinds", "roles", "credit", "confirmation", "permissions", "rules", "needs", "activities", "today", "listings", "matching", "booking", "programmes")
    name: str
    schema: int
    time_zone: str
    currency: str
    kinds: tuple[KindDefinition, ...]
    roles: tuple[RoleDefinition, ...]
    credit: CreditPolicy
    confirmation: ConfirmationPolicy
    permissions: FrozenMap[str, tuple[Who, ...]]
    rules: tuple[Rule, ...]
    needs: NeedScheme
    activities: tuple[Activity, ...]
    today: TodayPolicy
    listings: ListingPolicy
    matching: MatchingPolicy | None
    booking: BookingPolicy | None
    programmes: ProgrammePolicy | None
    _wire_: ClassVar[_w.Fields] = {
        "name": _w.Field("name", _w.TEXT, True),
        "schema": _w.Field("schema", _w.Whole(0, 4294967295), False, 1),
        "time_zone": _w.Field("timeZone", _w.TEXT, False, "Etc/UTC"),
        "currency": _w.Field("currency", _w.TEXT, False, "GBP"),
        "kinds": _w.Field("kinds", _w.Many(_w.Of("KindDefinition")), False, _w.LeftOut(_w.Many(_w.Of("KindDefinition")), '[{"name":"person","countsAs":"person"},{"name":"organisation","countsAs":"organisation"}]')),
        "roles": _w.Field("roles", _w.Many(_w.Of("RoleDefinition")), False, _w.LeftOut(_w.Many(_w.Of("RoleDefinition")), '[{"name":"staff","powers":["staff"]},{"name":"broker","powers":["staff","broker"]},{"name":"trustee","powers":["trustee"],"valued":true},{"name":"mentor","valued":true},{"name":"mentee"},{"name":"volunteer","valued":true},{"name":"peer-worker","powers":["staff"],"valued":true}]')),
        "credit": _w.Field("credit", _w.Of("CreditPolicy"), False, _w.LeftOut(_w.Of("CreditPolicy"), '{"mode":"credit","limits":{"member":{},"household":{},"organisation":{},"pot":{}},"byTag":[],"welcome":0,"group":"receivers-share","paidTime":"pot","together":"none","shortfall":"pot","onLeaving":"pot","ageing":null}')),
        "confirmation": _w.Field("confirmation", _w.Of("ConfirmationPolicy"), False, _w.LeftOut(_w.Of("ConfirmationPolicy"), '{"who":"both","days":14,"silence":"confirms","tolerance":15,"settle":"lower","answerDays":30,"quietDays":60}')),
        "permissions": _w.Field("permissions", _w.Pairs(_w.Many(_w.Word("givers", "receivers", "participants", "proposer", "themselves", "members", "staff", "brokers", "trustees"))), False, _w.LeftOut(_w.Pairs(_w.Many(_w.Word("givers", "receivers", "participants", "proposer", "themselves", "members", "staff", "brokers", "trustees"))), '{}')),
        "rules": _w.Field("rules", _w.Many(_w.Of("Rule")), False, ()),
        "needs": _w.Field("needs", _w.Of("NeedScheme"), False, _w.LeftOut(_w.Of("NeedScheme"), '{"name":"six-rungs","needs":[{"code":"physical","name":"food, water, clothing and shelter","neverRefused":true},{"code":"belonging","name":"family, friends and neighbours"},{"code":"money","name":"enough money"},{"code":"purpose","name":"work or creative activity"},{"code":"meaning","name":"spiritual or other personal philosophy"},{"code":"fulfilment","name":"fulfilment"}]}')),
        "activities": _w.Field("activities", _w.Many(_w.Of("Activity")), False, ()),
        "today": _w.Field("today", _w.Of("TodayPolicy"), False, _w.LeftOut(_w.Of("TodayPolicy"), '{"unansweredDays":7,"quietTenths":30,"quietLeastDays":28,"aheadDays":14,"references":0}')),
        "listings": _w.Field("listings", _w.Of("ListingPolicy"), False, _w.LeftOut(_w.Of("ListingPolicy"), '{"offerDays":null,"requestDays":180,"brokerOnlyNeeds":["physical","money"]}')),
        "matching": _w.Field("matching", _w.Maybe(_w.Of("MatchingPolicy"))),
        "booking": _w.Field("booking", _w.Maybe(_w.Of("BookingPolicy"))),
        "programmes": _w.Field("programmes", _w.Maybe(_w.Of("ProgrammePolicy"))),
    }

    def __init__(self, *, name: str, schema: int = 1, time_zone: str = "Etc/UTC", currency: str = "GBP", kinds: Iterable[KindDefinition | Mapping[str, Any]] | None = None, roles: Iterable[RoleDefinition | Mapping[str, Any]] | None = None, credit: CreditPolicy | Mapping[str, Any] | None = None, confirmation: ConfirmationPolicy | Mapping[str, Any] | None = None, permissions: Mapping[str, Iterable[Who]] | None = None, rules: Iterable[Rule | Mapping[str, Any]] = (), needs: NeedScheme | Mapping[str, Any] | None = None, activities: Iterable[Activity | Mapping[str, Any]] = (), today: TodayPolicy | Mapping[str, Any] | None = None, listings: ListingPolicy | Mapping[str, Any] | None = None, matching: MatchingPolicy | Mapping[str, Any] | None = None, booking: BookingPolicy | Mapping[str, Any] | None = None, programmes: ProgrammePolicy | Mapping[str, Any] | None = None) -> None:
        self._keep((name, schema, time_zone, currency, kinds, roles, credit, confirmation, permissions, rules, needs, activities, today, listings, matching, booking, programmes))


class KindDefinition(Value):
    """A kind of member, in the community's words.

    Args:
        name: The word.
        counts_as: People or organisations.
    """

    __slots__ = ("name", "counts_as")
    name: str
    counts_as: CountsAs
    _wire_: ClassVar[_w.Fields] = {
        "name": _w.Field("name", _w.TEXT, True),
        "counts_as": _w.Field("countsAs", _w.Word("person", "organisation"), True),
    }

    def __init__(self, name: str, counts_as: CountsAs) -> None:
        self._keep((name, counts_as))


class RoleDefinition(Value):
    """A role members can hold, in the community's words.

    Args:
        name: The word.
        powers: What it lets its holder do.
        valued: Whether coming to hold it is a result in itself, as when a mentee becomes a mentor.
    """

    __slots__ = ("name", "powers", "valued")
    name: str
    powers: tuple[Power, ...]
    valued: bool
    _wire_: ClassVar[_w.Fields] = {
        "name": _w.Field("name", _w.TEXT, True),
        "powers": _w.Field("powers", _w.Many(_w.Word("staff", "broker", "trustee")), False, ()),
        "valued": _w.Field("valued", _w.YES_NO, False, False),
    }

    def __init__(self, *, name: str, powers: Iterable[Power] = (), valued: bool = False) -> None:
        self._keep((name, powers, valued))


class CreditPolicy(Value):
    """Credit: whether there is any, limits, who pays.

    Args:
        mode: Whether credit is kept at all, or only participation.
        limits: Limits of each kind of account.
        by_tag: Limits of members with a tag of the broker's; the first tag that fits holds.
        welcome: What a new person is given; 0 for nothing. In minutes: `90`, `"1h30"` or a `timedelta`.
        group: How the credit of a group is shared.
        paid_time: Where credit for paid time goes.
        together: What those who do something together are given.
        shortfall: What becomes of minutes an enforced limit keeps from an account.
        on_leaving: What becomes of a balance when a member leaves or is forgotten.
        ageing: Ageing of credit, if the community wants it.
        pot_word: Standing words of the pot: what it pays without being asked each time. None unless given.
    """

    __slots__ = ("mode", "limits", "by_tag", "welcome", "group", "paid_time", "together", "shortfall", "on_leaving", "ageing", "pot_word")
    mode: CreditMode
    limits: AccountLimits
    by_tag: tuple[TagLimits, ...]
    welcome: int
    group: GroupRule
    paid_time: PaidTime
    together: TogetherCredit
    shortfall: ShortfallTo
    on_leaving: OnLeaving
    ageing: Ageing | None
    pot_word: tuple[PotWord, ...]
    _wire_: ClassVar[_w.Fields] = {
        "mode": _w.Field("mode", _w.Word("credit", "participation-only"), False, "credit"),
        "limits": _w.Field("limits", _w.Of("AccountLimits"), False, _w.LeftOut(_w.Of("AccountLimits"), '{"member":{},"household":{},"organisation":{},"pot":{}}')),
        "by_tag": _w.Field("byTag", _w.Many(_w.Of("TagLimits")), False, ()),
        "welcome": _w.Field("welcome", _w.MINUTES, False, 0),
        "group": _w.Field("group", _w.Word("receivers-share", "each-receiver-pays", "pot-pays", "no-credit"), False, "receivers-share"),
        "paid_time": _w.Field("paidTime", _w.Word("pot", "giver", "nobody"), False, "pot"),
        "together": _w.Field("together", _w.Word("none", "pot"), False, "none"),
        "shortfall": _w.Field("shortfall", _w.Word("pot", "unpaid"), False, "pot"),
        "on_leaving": _w.Field("onLeaving", _w.Word("pot", "stays"), False, "pot"),
        "ageing": _w.Field("ageing", _w.Maybe(_w.Of("Ageing"))),
        "pot_word": _w.Field("potWord", _w.Many(_w.Of("PotWord")), False, ()),
    }

    def __init__(self, *, mode: CreditMode = "credit", limits: AccountLimits | Mapping[str, Any] | None = None, by_tag: Iterable[TagLimits | Mapping[str, Any]] = (), welcome: MinutesLike = 0, group: GroupRule = "receivers-share", paid_time: PaidTime = "pot", together: TogetherCredit = "none", shortfall: ShortfallTo = "pot", on_leaving: OnLeaving = "pot", ageing: Ageing | Mapping[str, Any] | None = None, pot_word: Iterable[PotWord | Mapping[str, Any]] = ()) -> None:
        self._keep((mode, limits, by_tag, welcome, group, paid_time, together, shortfall, on_leaving, ageing, pot_word))


class AccountLimits(Value):
    """Limits of each kind of account. None at all unless given.

    Args:
        member: The limits of a member's own account.
        household: The limits of a household's account.
        organisation: The limits of an organisation's account.
        pot: The limits of the pot.
    """

    __slots__ = ("member", "household", "organisation", "pot")
    member: Limits
    household: Limits
    organisation: Limits
    pot: Limits
    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Of("Limits"), False, _w.LeftOut(_w.Of("Limits"), '{}')),
        "household": _w.Field("household", _w.Of("Limits"), False, _w.LeftOut(_w.Of("Limits"), '{}')),
        "organisation": _w.Field("organisation", _w.Of("Limits"), False, _w.LeftOut(_w.Of("Limits"), '{}')),
        "pot": _w.Field("pot", _w.Of("Limits"), False, _w.LeftOut(_w.Of("Limits"), '{}')),
    }

    def __init__(self, *, member: Limits | Mapping[str, Any] | None = None, household: Limits | Mapping[str, Any] | None = None, organisation: Limits | Mapping[str, Any] | None = None, pot: Limits | Mapping[str, Any] | None = None) -> None:
        self._keep((member, household, organisation, pot))


class TagLimits(Value):
    """Limits of members with a tag.

    Args:
        tag: The broker's word.
        limits: Their limits.
    """

    __slots__ = ("tag", "limits")
    tag: str
    limits: Limits
    _wire_: ClassVar[_w.Fields] = {
        "tag": _w.Field("tag", _w.TEXT, True),
        "limits": _w.Field("limits", _w.Of("Limits"), True),
    }

    def __init__(self, tag: str, limits: Limits | Mapping[str, Any]) -> None:
        self._keep((tag, limits))


class Ageing(Value):
    """Ageing of credit: at a fixed interval, a share of what is above a threshold goes to the pot, as a levy everybody can see.

    Args:
        every_days: Days between two levies.
        per_mille: Minutes taken for each thousand above the threshold, rounded down.
        above: Balances up to this are left alone. In minutes: `90`, `"1h30"` or a `timedelta`.
    """

    __slots__ = ("every_days", "per_mille", "above")
    every_days: int
    per_mille: int
    above: int
    _wire_: ClassVar[_w.Fields] = {
        "every_days": _w.Field("everyDays", _w.Whole(0, 4294967295), True),
        "per_mille": _w.Field("perMille", _w.Whole(0, 4294967295), True),
        "above": _w.Field("above", _w.MINUTES, False, 0),
    }

    def __init__(self, *, every_days: int, per_mille: int, above: MinutesLike = 0) -> None:
        self._keep((every_days, per_mille, above))


class PotWord(Value):
    """A standing word of the pot: what it pays for an activity in a week without anyone being asked.

    Args:
        minutes: The most it pays for exchanges of one week, Monday to Sunday. In minutes: `90`, `"1h30"` or a `timedelta`.
        activity: The activity's code; any activity when left out.
    """

    __slots__ = ("minutes", "activity")
    minutes: int
    activity: str | None
    _wire_: ClassVar[_w.Fields] = {
        "minutes": _w.Field("minutes", _w.MINUTES, True),
        "activity": _w.Field("activity", _w.Maybe(_w.TEXT)),
    }

    def __init__(self, minutes: MinutesLike, activity: str | None = None) -> None:
        self._keep((minutes, activity))


class ConfirmationPolicy(Value):
    """Who confirms an exchange, by when, and how a difference is settled.

    Args:
        who: Those whose word is needed after an exchange is marked done. Marking it done gives one's own word.
        days: Days of silence after which it counts as confirmed or expires.
        silence: The meaning of silence.
        tolerance: Minutes by which two memories may differ and still be settled without asking; also held beyond what was agreed. In minutes: `90`, `"1h30"` or a `timedelta`.
        settle: How a difference within the tolerance is settled.
        answer_days: Days after which a proposal nobody answered expires.
        quiet_days: Days without a record after which only the host passes time, and silence over the gap confirms nothing.
    """

    __slots__ = ("who", "days", "silence", "tolerance", "settle", "answer_days", "quiet_days")
    who: Confirmers
    days: int
    silence: Silence
    tolerance: int
    settle: SettleRule
    answer_days: int
    quiet_days: int
    _wire_: ClassVar[_w.Fields] = {
        "who": _w.Field("who", _w.Word("both", "receivers", "either"), False, "both"),
        "days": _w.Field("days", _w.Whole(0, 4294967295), False, 14),
        "silence": _w.Field("silence", _w.Word("confirms", "expires"), False, "confirms"),
        "tolerance": _w.Field("tolerance", _w.MINUTES, False, 15),
        "settle": _w.Field("settle", _w.Word("lower", "higher", "middle", "agreed"), False, "lower"),
        "answer_days": _w.Field("answerDays", _w.Whole(0, 4294967295), False, 30),
        "quiet_days": _w.Field("quietDays", _w.Whole(0, 4294967295), False, 60),
    }

    def __init__(self, *, who: Confirmers = "both", days: int = 14, silence: Silence = "confirms", tolerance: MinutesLike = 15, settle: SettleRule = "lower", answer_days: int = 30, quiet_days: int = 60) -> None:
        self._keep((who, days, silence, tolerance, settle, answer_days, quiet_days))


class Rule(Value):
    """A rule, what it holds for, and what follows when it is not met.

    Args:
        rule: The condition that has to hold.
        scope: What it holds for; everything when left out.
        otherwise: What follows when it is not met.
        because: Why the community has it, in words people are shown.
    """

    __slots__ = ("rule", "scope", "otherwise", "because")
    rule: RuleKind
    scope: RuleScope
    otherwise: Otherwise
    because: str
    _wire_: ClassVar[_w.Fields] = {
        "rule": _w.Field("rule", _w.Union("RuleKind"), True),
        "scope": _w.Field("scope", _w.Of("RuleScope"), False, _w.Empty("RuleScope")),
        "otherwise": _w.Field("otherwise", _w.Word("needs-approval", "refused"), False, "needs-approval"),
        "because": _w.Field("because", _w.TEXT, False, ""),
    }

    def __init__(self, *, rule: RuleKind, scope: RuleScope | Mapping[str, Any] | None = None, otherwise: Otherwise = "needs-approval", because: str = "") -> None:
        self._keep((rule, scope, otherwise, because))


class RuleScope(Value):
    """What a rule holds for: every part that is given must fit. Empty parts fit everything.

    Args:
        activities: Codes of activities; those below them in the tree are meant as well.
        activity_tags: Tags of activities: one is enough.
        flags: Flags of activities: one is enough.
        settings: Settings: one is enough.
        member_tags: The broker's tags of members who take part: one member with one tag is enough.
    """

    __slots__ = ("activities", "activity_tags", "flags", "settings", "member_tags")
    activities: tuple[str, ...]
    activity_tags: tuple[str, ...]
    flags: tuple[ActivityFlag, ...]
    settings: tuple[Setting, ...]
    member_tags: tuple[str, ...]
    _wire_: ClassVar[_w.Fields] = {
        "activities": _w.Field("activities", _w.Many(_w.TEXT), False, ()),
        "activity_tags": _w.Field("activityTags", _w.Many(_w.TEXT), False, ()),
        "flags": _w.Field("flags", _w.Many(_w.Word("home-visit", "lone", "with-children", "regulated", "flagged", "company", "driving")), False, ()),
        "settings": _w.Field("settings", _w.Many(_w.Word("home", "public", "venue", "remote")), False, ()),
        "member_tags": _w.Field("memberTags", _w.Many(_w.TEXT), False, ()),
    }

    def __init__(self, *, activities: Iterable[str] = (), activity_tags: Iterable[str] = (), flags: Iterable[ActivityFlag] = (), settings: Iterable[Setting] = (), member_tags: Iterable[str] = ()) -> None:
        self._keep((activities, activity_tags, flags, settings, member_tags))


class NeedScheme(Value):
    """An ordered list of needs, lowest first.

    Args:
        name: The name of the scheme.
        needs: The needs, lowest first.
    """

    __slots__ = ("name", "needs")
    name: str
    needs: tuple[Need, ...]
    _wire_: ClassVar[_w.Fields] = {
        "name": _w.Field("name", _w.TEXT, True),
        "needs": _w.Field("needs", _w.Many(_w.Of("Need")), True),
    }

    def __init__(self, name: str, needs: Iterable[Need | Mapping[str, Any]]) -> None:
        self._keep((name, needs))


class Need(Value):
    """One rung.

    Args:
        code: A short code.
        name: The name of the need.
        never_refused: Whether requests on it are never refused, nor left out of a plan, because of a balance.
    """

    __slots__ = ("code", "name", "never_refused")
    code: str
    name: str
    never_refused: bool
    _wire_: ClassVar[_w.Fields] = {
        "code": _w.Field("code", _w.TEXT, True),
        "name": _w.Field("name", _w.TEXT, True),
        "never_refused": _w.Field("neverRefused", _w.YES_NO, False, False),
    }

    def __init__(self, *, code: str, name: str, never_refused: bool = False) -> None:
        self._keep((code, name, never_refused))


class Activity(Value):
    """An activity in the community's own words.

    Args:
        code: A short code, unique in the bank.
        name: What people call it.
        parent: The code of the wider activity it is a kind of.
        tags: Words to find it by and to scope rules with.
        needs: The needs it meets.
        check: The highest level of check it justifies asking for. Asking for more is an offence in England.
        flags: What it brings with it.
        retired: Whether it is no longer used for new listings.
    """

    __slots__ = ("code", "name", "parent", "tags", "needs", "check", "flags", "retired")
    code: str
    name: str
    parent: str | None
    tags: tuple[str, ...]
    needs: tuple[NeedWeight, ...]
    check: CheckLevel | None
    flags: tuple[ActivityFlag, ...]
    retired: bool
    _wire_: ClassVar[_w.Fields] = {
        "code": _w.Field("code", _w.TEXT, True),
        "name": _w.Field("name", _w.TEXT, True),
        "parent": _w.Field("parent", _w.Maybe(_w.TEXT)),
        "tags": _w.Field("tags", _w.Many(_w.TEXT), False, ()),
        "needs": _w.Field("needs", _w.Many(_w.Of("NeedWeight")), False, ()),
        "check": _w.Field("check", _w.Maybe(_w.Word("basic", "standard", "enhanced", "enhanced-barred"))),
        "flags": _w.Field("flags", _w.Many(_w.Word("home-visit", "lone", "with-children", "regulated", "flagged", "company", "driving")), False, ()),
        "retired": _w.Field("retired", _w.YES_NO, False, False),
    }

    def __init__(self, *, code: str, name: str, parent: str | None = None, tags: Iterable[str] = (), needs: Iterable[NeedWeight | Mapping[str, Any]] = (), check: CheckLevel | None = None, flags: Iterable[ActivityFlag] = (), retired: bool = False) -> None:
        self._keep((code, name, parent, tags, needs, check, flags, retired))


class NeedWeight(Value):
    """How far an activity meets a need.

    Args:
        need: The need's code in the charter's scheme.
        weight: How much, 1 to 100; only the proportions count.
    """

    __slots__ = ("need", "weight")
    need: str
    weight: int
    _wire_: ClassVar[_w.Fields] = {
        "need": _w.Field("need", _w.TEXT, True),
        "weight": _w.Field("weight", _w.Whole(0, 65535), False, 1),
    }

    def __init__(self, need: str, weight: int = 1) -> None:
        self._keep((need, weight))


class TodayPolicy(Value):
    """When the broker's day list shows something.

    Args:
        unanswered_days: Days a request may be open without a proposal.
        quiet_tenths: How many times their own usual gap a member may be silent before it is noticed, in tenths.
        quiet_least_days: Silence shorter than this is never noticed.
        ahead_days: Days ahead that rechecks, endings and confirmations are announced.
        references: References needed before someone takes part; 0 for none. Those from one person count once.
        reference_days: Days after which a reference no longer counts; it counts for ever when left out.
        lone_visits: Whether the day names lone visits in a home that nobody reported out on.
    """

    __slots__ = ("unanswered_days", "quiet_tenths", "quiet_least_days", "ahead_days", "references", "reference_days", "lone_visits")
    unanswered_days: int
    quiet_tenths: int
    quiet_least_days: int
    ahead_days: int
    references: int
    reference_days: int | None
    lone_visits: bool
    _wire_: ClassVar[_w.Fields] = {
        "unanswered_days": _w.Field("unansweredDays", _w.Whole(0, 4294967295), False, 7),
        "quiet_tenths": _w.Field("quietTenths", _w.Whole(0, 4294967295), False, 30),
        "quiet_least_days": _w.Field("quietLeastDays", _w.Whole(0, 4294967295), False, 28),
        "ahead_days": _w.Field("aheadDays", _w.Whole(0, 4294967295), False, 14),
        "references": _w.Field("references", _w.Whole(0, 4294967295), False, 0),
        "reference_days": _w.Field("referenceDays", _w.Maybe(_w.Whole(0, 4294967295))),
        "lone_visits": _w.Field("loneVisits", _w.YES_NO, False, False),
    }

    def __init__(self, *, unanswered_days: int = 7, quiet_tenths: int = 30, quiet_least_days: int = 28, ahead_days: int = 14, references: int = 0, reference_days: int | None = None, lone_visits: bool = False) -> None:
        self._keep((unanswered_days, quiet_tenths, quiet_least_days, ahead_days, references, reference_days, lone_visits))


class ListingPolicy(Value):
    """Listings: how long they hold when nothing is said.

    Args:
        offer_days: Days an offer holds from posting or renewal; none for ever.
        request_days: Days a request holds from posting or renewal; none for ever.
        broker_only_needs: The needs (codes of the scheme) whose requests only brokers see unless said otherwise.
    """

    __slots__ = ("offer_days", "request_days", "broker_only_needs")
    offer_days: int | None
    request_days: int | None
    broker_only_needs: tuple[str, ...]
    _wire_: ClassVar[_w.Fields] = {
        "offer_days": _w.Field("offerDays", _w.Maybe(_w.Whole(0, 4294967295))),
        "request_days": _w.Field("requestDays", _w.Maybe(_w.Whole(0, 4294967295)), False, 180),
        "broker_only_needs": _w.Field("brokerOnlyNeeds", _w.Many(_w.TEXT), False, _w.LeftOut(_w.Many(_w.TEXT), '["physical","money"]')),
    }

    def __init__(self, *, offer_days: int | None = None, request_days: int | None = 180, broker_only_needs: Iterable[str] | None = None) -> None:
        self._keep((offer_days, request_days, broker_only_needs))


class MatchingPolicy(Value):
    """How matches are weighed. Left out whole, it holds for any community.

    Args:
        weights: The most each component gives.
        scales: The scales they are measured on.
        suggestions: The most people suggested to a member in a week, 0 to 10: over all their listings, drawn with the secret of the bank. With fewer than twice as many who fit, members are told to ask the broker. 3 when left out.
    """

    __slots__ = ("weights", "scales", "suggestions")
    weights: MatchingWeights
    scales: MatchingScales
    suggestions: int | None
    _wire_: ClassVar[_w.Fields] = {
        "weights": _w.Field("weights", _w.Of("MatchingWeights"), False, _w.LeftOut(_w.Of("MatchingWeights"), '{"activity":4000,"related":1500,"liking":600,"level":400,"time":1500,"distance":2000,"language":800,"newTie":500,"knownTie":300,"bridge":0,"need":1000,"waiting":1000,"chanceToGive":800,"chanceToReceive":300,"notYetMet":600,"notAskedLately":1200}')),
        "scales": _w.Field("scales", _w.Of("MatchingScales"), False, _w.LeftOut(_w.Of("MatchingScales"), '{"relatedSteps":0,"reachMetres":5000,"enoughMinutes":600,"waitingDays":28,"balanceMinutes":600,"askedDays":28}')),
        "suggestions": _w.Field("suggestions", _w.Maybe(_w.Whole(0, 4294967295))),
    }

    def __init__(self, *, weights: MatchingWeights | Mapping[str, Any] | None = None, scales: MatchingScales | Mapping[str, Any] | None = None, suggestions: int | None = None) -> None:
        self._keep((weights, scales, suggestions))


class MatchingWeights(Value):
    """The most each component of a score gives, 0 to 65,535; with 0 it has no say. The score is their sum, and at most 2^20.

    Args:
        activity: What is offered is just what is asked for.
        related: It is a near relation of it in the tree of activities instead: a wider or a narrower one, half of that for each step further.
        liking: How gladly the giver does it: whole when gladly, half when nothing is said.
        level: How well they know it: whole when at least as well as was asked for, half when nothing is said.
        time: How many common times there are to begin, up to what is enough.
        distance: How near they live, down to nothing at the reach; whole when it is done at a distance.
        language: They share a language.
        new_tie: They have not met: widens who knows whom.
        known_tie: They have met: deepens what is there.
        bridge: They have not met, nor has anybody met both: bridges groups.
        need: The lower the rung of the need, the more; whole on one that is never refused.
        waiting: How long the request has waited, up to what is long.
        chance_to_give: A chance to give for a member who has received more so far.
        chance_to_receive: A chance to receive for a member who has given more so far.
        not_yet_met: Half for each of the two whom nobody has yet met.
        not_asked_lately: Spreads the asking: whole for a giver who was not asked lately, a quarter less for each time they were.
    """

    __slots__ = ("activity", "related", "liking", "level", "time", "distance", "language", "new_tie", "known_tie", "bridge", "need", "waiting", "chance_to_give", "chance_to_receive", "not_yet_met", "not_asked_lately")
    activity: int
    related: int
    liking: int
    level: int
    time: int
    distance: int
    language: int
    new_tie: int
    known_tie: int
    bridge: int
    need: int
    waiting: int
    chance_to_give: int
    chance_to_receive: int
    not_yet_met: int
    not_asked_lately: int
    _wire_: ClassVar[_w.Fields] = {
        "activity": _w.Field("activity", _w.Whole(0, 4294967295), False, 4000),
        "related": _w.Field("related", _w.Whole(0, 4294967295), False, 1500),
        "liking": _w.Field("liking", _w.Whole(0, 4294967295), False, 600),
        "level": _w.Field("level", _w.Whole(0, 4294967295), False, 400),
        "time": _w.Field("time", _w.Whole(0, 4294967295), False, 1500),
        "distance": _w.Field("distance", _w.Whole(0, 4294967295), False, 2000),
        "language": _w.Field("language", _w.Whole(0, 4294967295), False, 800),
        "new_tie": _w.Field("newTie", _w.Whole(0, 4294967295), False, 500),
        "known_tie": _w.Field("knownTie", _w.Whole(0, 4294967295), False, 300),
        "bridge": _w.Field("bridge", _w.Whole(0, 4294967295), False, 0),
        "need": _w.Field("need", _w.Whole(0, 4294967295), False, 1000),
        "waiting": _w.Field("waiting", _w.Whole(0, 4294967295), False, 1000),
        "chance_to_give": _w.Field("chanceToGive", _w.Whole(0, 4294967295), False, 800),
        "chance_to_receive": _w.Field("chanceToReceive", _w.Whole(0, 4294967295), False, 300),
        "not_yet_met": _w.Field("notYetMet", _w.Whole(0, 4294967295), False, 600),
        "not_asked_lately": _w.Field("notAskedLately", _w.Whole(0, 4294967295), False, 1200),
    }

    def __init__(self, *, activity: int = 4000, related: int = 1500, liking: int = 600, level: int = 400, time: int = 1500, distance: int = 2000, language: int = 800, new_tie: int = 500, known_tie: int = 300, bridge: int = 0, need: int = 1000, waiting: int = 1000, chance_to_give: int = 800, chance_to_receive: int = 300, not_yet_met: int = 600, not_asked_lately: int = 1200) -> None:
        self._keep((activity, related, liking, level, time, distance, language, new_tie, known_tie, bridge, need, waiting, chance_to_give, chance_to_receive, not_yet_met, not_asked_lately))


class MatchingScales(Value):
    """The scales the components of a score are measured on.

    Args:
        related_steps: How many steps in the tree of activities still count as related: 0, when left out, for none; 1 for the activity above and those just below; 2 for sisters as well. At most 4.
        reach_metres: From how many metres on distance gives nothing.
        enough_minutes: How many minutes' worth of common times to begin in a week are enough. In minutes: `90`, `"1h30"` or a `timedelta`.
        waiting_days: After how many days a request has waited long.
        balance_minutes: From how many minutes away from zero a balance has its whole say. In minutes: `90`, `"1h30"` or a `timedelta`.
        asked_days: The days for which someone counts as asked lately.
    """

    __slots__ = ("related_steps", "reach_metres", "enough_minutes", "waiting_days", "balance_minutes", "asked_days")
    related_steps: int
    reach_metres: int
    enough_minutes: int
    waiting_days: int
    balance_minutes: int
    asked_days: int
    _wire_: ClassVar[_w.Fields] = {
        "related_steps": _w.Field("relatedSteps", _w.Whole(0, 4294967295), False, 0),
        "reach_metres": _w.Field("reachMetres", _w.Whole(0, 4294967295), False, 5000),
        "enough_minutes": _w.Field("enoughMinutes", _w.MINUTES, False, 600),
        "waiting_days": _w.Field("waitingDays", _w.Whole(0, 4294967295), False, 28),
        "balance_minutes": _w.Field("balanceMinutes", _w.MINUTES, False, 600),
        "asked_days": _w.Field("askedDays", _w.Whole(0, 4294967295), False, 28),
    }

    def __init__(self, *, related_steps: int = 0, reach_metres: int = 5000, enough_minutes: MinutesLike = 600, waiting_days: int = 28, balance_minutes: MinutesLike = 600, asked_days: int = 28) -> None:
        self._keep((related_steps, reach_metres, enough_minutes, waiting_days, balance_minutes, asked_days))


class BookingPolicy(Value):
    """What follows when someone would be in two places at once.

    Args:
        twice: What follows when a session overlaps another that is agreed, the way between the two included.
        metres_per_minute: How far people get in a minute, in metres, from one session to the next; the way is not counted when left out.
    """

    __slots__ = ("twice", "metres_per_minute")
    twice: Otherwise
    metres_per_minute: int | None
    _wire_: ClassVar[_w.Fields] = {
        "twice": _w.Field("twice", _w.Word("needs-approval", "refused"), False, "needs-approval"),
        "metres_per_minute": _w.Field("metresPerMinute", _w.Maybe(_w.Whole(0, 4294967295))),
    }

    def __init__(self, twice: Otherwise = "needs-approval", metres_per_minute: int | None = None) -> None:
        self._keep((twice, metres_per_minute))


class ProgrammePolicy(Value):
    """Programmes: which contacts count as what, and whom a mentor may be paired with.

    Args:
        review: Kinds of contact that answer a review of a pairing.
        supervision: Kinds of contact that count as supervision of a mentor.
        training: Kinds of contact that count as training of a mentor.
        ready: What makes a mentor ready: reports count those who are.
        before_pairing: What of it a mentor needs before being paired with anyone.
        check: The check a mentor needs before being paired with anyone; none when left out.
        mentees: The most mentees a mentor walks with at once; any number when left out.
    """

    __slots__ = ("review", "supervision", "training", "ready", "before_pairing", "check", "mentees")
    review: tuple[str, ...]
    supervision: tuple[str, ...]
    training: tuple[str, ...]
    ready: tuple[Ready, ...]
    before_pairing: tuple[Ready, ...]
    check: MentorCheck | None
    mentees: int | None
    _wire_: ClassVar[_w.Fields] = {
        "review": _w.Field("review", _w.Many(_w.TEXT), False, _w.LeftOut(_w.Many(_w.TEXT), '["review","supervision"]')),
        "supervision": _w.Field("supervision", _w.Many(_w.TEXT), False, _w.LeftOut(_w.Many(_w.TEXT), '["supervision"]')),
        "training": _w.Field("training", _w.Many(_w.TEXT), False, _w.LeftOut(_w.Many(_w.TEXT), '["training"]')),
        "ready": _w.Field("ready", _w.Many(_w.Word("trained", "supervised", "check-in-date")), False, _w.LeftOut(_w.Many(_w.Word("trained", "supervised", "check-in-date")), '["trained","supervised","check-in-date"]')),
        "before_pairing": _w.Field("beforePairing", _w.Many(_w.Word("trained", "supervised", "check-in-date")), False, _w.LeftOut(_w.Many(_w.Word("trained", "supervised", "check-in-date")), '["check-in-date"]')),
        "check": _w.Field("check", _w.Maybe(_w.Of("MentorCheck"))),
        "mentees": _w.Field("mentees", _w.Maybe(_w.Whole(0, 4294967295))),
    }

    def __init__(self, *, review: Iterable[str] | None = None, supervision: Iterable[str] | None = None, training: Iterable[str] | None = None, ready: Iterable[Ready] | None = None, before_pairing: Iterable[Ready] | None = None, check: MentorCheck | Mapping[str, Any] | None = None, mentees: int | None = None) -> None:
        self._keep((review, supervision, training, ready, before_pairing, check, mentees))


class MentorCheck(Value):
    """A check a mentor holds.

    Args:
        level: The least level.
        workforce: The group the work is with: adults, children or both.
    """

    __slots__ = ("level", "workforce")
    level: CheckLevel
    workforce: Workforce
    _wire_: ClassVar[_w.Fields] = {
        "level": _w.Field("level", _w.Word("basic", "standard", "enhanced", "enhanced-barred"), True),
        "workforce": _w.Field("workforce", _w.Word("adult", "child", "both"), True),
    }

    def __init__(self, level: CheckLevel, workforce: Workforce) -> None:
        self._keep((level, workforce))


class ReferencesHeldRule(Value):
    """Everybody who takes part has this many references, each from another person.

    Args:
        count: The number of references that is needed.
        before: Already before joining, or before meeting one to one.
        valid_days: Days after which a reference no longer counts; it counts for ever when left out.
    """

    __slots__ = ("count", "before", "valid_days")
    count: int
    before: Before
    valid_days: int | None
    _wire_: ClassVar[_w.Fields] = {
        "count": _w.Field("count", _w.Whole(0, 4294967295), True),
        "before": _w.Field("before", _w.Word("joining", "one-to-one"), True),
        "valid_days": _w.Field("validDays", _w.Maybe(_w.Whole(0, 4294967295))),
    }

    def __init__(self, *, count: int, before: Before, valid_days: int | None = None) -> None:
        self._keep((count, before, valid_days))


class MetByStaffRule(Value):
    """Everybody who takes part was met by staff."""

    __slots__ = ()


class GroupBeforeOneToOneRule(Value):
    """Before two people meet alone, each has been at this many group exchanges.

    Args:
        count: The number of group exchanges that is needed.
    """

    __slots__ = ("count",)
    count: int
    _wire_: ClassVar[_w.Fields] = {
        "count": _w.Field("count", _w.Whole(0, 4294967295), True),
    }

    def __init__(self, count: int) -> None:
        self._keep((count,))


class FirstMeetingPublicRule(Value):
    """Two people who have not met before meet in a public place, on the premises, or at a distance."""

    __slots__ = ()


class StaffPresentRule(Value):
    """Staff take part when it is in the home of a member with one of the scope's tags (or of anybody, without tags)."""

    __slots__ = ()


class BrokerApprovalRule(Value):
    """A broker approves in advance.

    Args:
        above_minutes: Only from this many minutes; always when left out. In minutes: `90`, `"1h30"` or a `timedelta`.
    """

    __slots__ = ("above_minutes",)
    above_minutes: int | None
    _wire_: ClassVar[_w.Fields] = {
        "above_minutes": _w.Field("aboveMinutes", _w.Maybe(_w.MINUTES)),
    }

    def __init__(self, above_minutes: MinutesLike | None = None) -> None:
        self._keep((above_minutes,))


class CheckHeldRule(Value):
    """Everyone who gives holds a check of this level that is not due again. No more is asked than the activity's own `check` justifies, or `basic` when it has none.

    Args:
        level: The least level.
        workforce: The group the work is with: adults, children or both.
    """

    __slots__ = ("level", "workforce")
    level: CheckLevel
    workforce: Workforce
    _wire_: ClassVar[_w.Fields] = {
        "level": _w.Field("level", _w.Word("basic", "standard", "enhanced", "enhanced-barred"), True),
        "workforce": _w.Field("workforce", _w.Word("adult", "child", "both"), True),
    }

    def __init__(self, level: CheckLevel, workforce: Workforce) -> None:
        self._keep((level, workforce))


class NotOwnClientRule(Value):
    """A worker does not exchange with a person their own organisation works for, on days both affiliations hold.

    Args:
        client_role: The role of those the organisation works for, such as `tenant`.
    """

    __slots__ = ("client_role",)
    client_role: str
    _wire_: ClassVar[_w.Fields] = {
        "client_role": _w.Field("clientRole", _w.TEXT, True),
    }

    def __init__(self, client_role: str) -> None:
        self._keep((client_role,))


class AdultWithMinorRule(Value):
    """Someone under this age takes part only with an adult in sight: one of their guardians, or staff, takes part too.

    Args:
        age: The age from which it no longer holds.
    """

    __slots__ = ("age",)
    age: int
    _wire_: ClassVar[_w.Fields] = {
        "age": _w.Field("age", _w.Whole(0, 4294967295), False, 18),
    }

    def __init__(self, age: int = 18) -> None:
        self._keep((age,))


class NoMoneyRule(Value):
    """No money changes hands for it but the expenses of those who gave."""

    __slots__ = ()


class SharedLanguageRule(Value):
    """Those who give and those who receive share a language."""

    __slots__ = ()


class AccessMetRule(Value):
    """The place has what those who take part need."""

    __slots__ = ()


class WithinDistanceRule(Value):
    """Those who give live within this many metres of those who receive, and within what they travel.

    Args:
        metres: The greatest distance in metres.
    """

    __slots__ = ("metres",)
    metres: int
    _wire_: ClassVar[_w.Fields] = {
        "metres": _w.Field("metres", _w.Whole(0, 4294967295), True),
    }

    def __init__(self, metres: int) -> None:
        self._keep((metres,))


class AvailableRule(Value):
    """Everybody is free then."""

    __slots__ = ()


class ConsentToMatchingRule(Value):
    """Everybody has said yes to being suggested to others."""

    __slots__ = ()


class MinutesPerWeekRule(Value):
    """Nobody gives more than this many minutes in seven days.

    Args:
        minutes: The most minutes a member may give in seven days. In minutes: `90`, `"1h30"` or a `timedelta`.
    """

    __slots__ = ("minutes",)
    minutes: int
    _wire_: ClassVar[_w.Fields] = {
        "minutes": _w.Field("minutes", _w.MINUTES, True),
    }

    def __init__(self, minutes: MinutesLike) -> None:
        self._keep((minutes,))


RuleKind: TypeAlias = "ReferencesHeldRule | MetByStaffRule | GroupBeforeOneToOneRule | FirstMeetingPublicRule | StaffPresentRule | BrokerApprovalRule | CheckHeldRule | NotOwnClientRule | AdultWithMinorRule | NoMoneyRule | SharedLanguageRule | AccessMetRule | WithinDistanceRule | AvailableRule | ConsentToMatchingRule | MinutesPerWeekRule"
"""The condition that has to hold."""

__all__ = [
    "AccessMetRule",
    "AccountLimits",
    "Activity",
    "ActivityFlag",
    "AdultWithMinorRule",
    "Ageing",
    "AvailableRule",
    "Before",
    "BookingPolicy",
    "BrokerApprovalRule",
    "Charter",
    "CheckHeldRule",
    "CheckLevel",
    "ConfirmationPolicy",
    "Confirmers",
    "ConsentToMatchingRule",
    "CountsAs",
    "CreditMode",
    "CreditPolicy",
    "Earned",
    "EarnedFrom",
    "FirstMeetingPublicRule",
    "GroupBeforeOneToOneRule",
    "GroupRule",
    "KindDefinition",
    "LimitMode",
    "Limits",
    "ListingPolicy",
    "MatchingPolicy",
    "MatchingScales",
    "MatchingWeights",
    "MentorCheck",
    "MetByStaffRule",
    "MinutesPerWeekRule",
    "Need",
    "NeedScheme",
    "NeedWeight",
    "NoMoneyRule",
    "NotOwnClientRule",
    "OnLeaving",
    "Otherwise",
    "PaidTime",
    "PotWord",
    "Power",
    "ProgrammePolicy",
    "Ready",
    "ReferencesHeldRule",
    "RoleDefinition",
    "Rule",
    "RuleKind",
    "RuleScope",
    "Setting",
    "SettleRule",
    "SharedLanguageRule",
    "ShortfallTo",
    "Silence",
    "StaffPresentRule",
    "Step",
    "TagLimits",
    "TodayPolicy",
    "TogetherCredit",
    "Who",
    "Widens",
    "WithinDistanceRule",
    "Workforce",
]
