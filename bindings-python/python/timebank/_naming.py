"""Resolves member names and activity codes to numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from timebank import _timebank, wire
from timebank import _wire as _w
from timebank._near import near_names
from timebank._plain import said_of
from timebank.errors import InputError, input_error
from timebank.time import minutes as minutes_of
from timebank.wire.numbers import AccountId, MemberId

if TYPE_CHECKING:
    import datetime

    from timebank.time import MomentLike
    from timebank.wire import ExchangeView, Terms

_MEMBER = _w.Id("member")
_ACCOUNT = _w.Id("account")
_ACTIVITY = _w.Id("activity")
_SIDES = ("gave", "received", "together")
_PAYERS = ("receivers", "pot", "nobody")
#: Pages of members that are searched for a name that is near: 1,000 members.
_PAGES = 10
#: Fields of the terms of an exchange, as methods take them.
_TERMS = (
    "gave", "received", "minutes", "on", "together", "start", "activity", "visitors", "payer", "group", "setting", "listing", "pairing",
    "estimated", "brokered", "facilitation", "expenses",
)


class Naming:
    """What looks names up as one reader may see them: the host, or a member."""

    __slots__ = ()

    if TYPE_CHECKING:
        _reader: Any

        def _ask(self, question: type[Any], given: dict[str, Any], answer: _w.Codec, viewer: Any) -> Any: ...
        def _activity_number(self, code: str) -> int | None: ...
        def _account_used_by(self, member: int) -> AccountId: ...
        def _exchange_had(self, exchange: Any) -> ExchangeView: ...
        def _today(self, at: MomentLike | None) -> datetime.date: ...
        def _ahead(self, on: Any, minute: int) -> int: ...
        @property
        def _needs(self) -> list[str]: ...
        def day_of(self, moment: MomentLike | None = None) -> datetime.date: ...

    def find(self, name: str) -> MemberId:
        """Returns the number of the member who has exactly this name. Methods take the name as well.

        Args:
            name: The whole name, in the letters it was entered in.

        Raises:
            TimebankError: `name-unknown` when nobody has it, with similar names in the help: longer ones, and those a typing error
                apart; `several-found` when several have it.

        >>> import timebank as tb
        >>> tb.examples.harpurbrook().find("Ben")
        2
        """
        found, near, after = [], [], None
        while True:
            given = {"text": name, "after": after, "limit": 100}
            page = self._ask(wire.MemberSearch, given, _w.Of("Members"), self._reader)
            found += [row.member for row in page.members if row.name == name]
            near += [row.name for row in page.members if row.name and row.name != name]
            after = page.next
            if after is None:
                break
        if len(found) == 1:
            return MemberId(found[0])
        if found:
            numbers = ", ".join(str(one) for one in found)
            raise input_error("several-found", f"`{name}` is the name of several members", name, f"give a number: {numbers}")
        if not near:
            near = near_names(name, self._names())
        close = ", ".join(f"`{one}`" for one in near[:5])
        help = f"did you mean {close}?" if close else "give the exact name, or the number; `members` lists them"
        raise input_error("name-unknown", f"nobody here is called `{name}`", name, help)

    def _names(self) -> list[str]:
        """The names of the first members, as far as the reader may know them."""
        names, after = [], None
        for _ in range(_PAGES):
            page = self._ask(wire.MemberSearch, {"after": after, "limit": 100}, _w.Of("Members"), self._reader)
            names += [row.name for row in page.members if row.name]
            after = page.next
            if after is None:
                break
        return names

    def _member_of(self, value: Any) -> int:
        number: int = self.find(value) if isinstance(value, str) else _MEMBER.take(value)
        return number

    def _account_of(self, value: Any) -> AccountId:
        """The account that is meant: the pot, one that is named as an account, or the one a member uses."""
        if isinstance(value, AccountId):
            return value
        if isinstance(value, str):
            return AccountId(1) if value == "pot" else self._account_used_by(self.find(value))
        if isinstance(value, MemberId):
            return self._account_used_by(value)
        if not hasattr(type(value), "__index__") and not isinstance(value, float):
            account = said_of(value, "account")
            if account is not None:
                number: AccountId = _ACCOUNT.take(account)
                return number
            member = said_of(value, "member")
            if member is not None:
                return self._account_used_by(_MEMBER.take(member))
        shown = repr(value)[:60]
        bare = hasattr(type(value), "__index__") and not isinstance(value, bool)
        message = f"`{shown}` could be the number of a member or of an account" if bare else f"`{shown}` is no account and no member"
        help = 'give the member (what `admit` answered, or the name), `"pot"`, or `AccountId(…)` of `timebank.wire`'
        raise input_error("wrong-type", message, shown, help)

    def _activity_of(self, value: Any) -> int:
        if not isinstance(value, str):
            number: int = _ACTIVITY.take(value)
            return number
        found = self._activity_number(value)
        if found is None:
            codes = self._activity_codes()
            known = f"give the code of one: {', '.join(f'`{code}`' for code in codes[:20])}" if codes else "there is none yet"
            help = f'{known}; `add_activity("{value[:20]}", "…")` adds one'
            raise input_error("unknown-word", f"there is no activity `{value}`", value, help)
        return found

    def _activity_codes(self) -> list[str]:
        board = self._ask(wire.PublicViewFor, {"on": "0001-01-01"}, _w.Of("PublicView"), self._reader)
        return [activity.code for activity in board.activities]

    def _who(self, value: Any) -> Any:
        """One side of an exchange, with numbers for names."""
        if type(value) is int or value is None:
            return value
        if isinstance(value, Mapping):
            return {self._member_of(who): whole_minutes(minutes) for who, minutes in value.items()}
        if isinstance(value, Iterable) and not isinstance(value, str):
            return [self._member_of(who) for who in value]
        return self._member_of(value)

    def _start_of(self, start: Any, on: Any) -> Any:
        """The time of day it begins: a text such as `10:00` is on the community's clock, unless it says its offset."""
        if not isinstance(start, str):
            return start
        minute, offset = clock(start)
        return wire.Start(minute=minute, offset=self._ahead(on, minute) if offset is None else offset)

    def _name_terms(self, given: dict[str, Any], at: MomentLike | None = None) -> None:
        """Puts numbers for names and codes into the terms of an exchange. Without a day, they are about today."""
        if given["on"] is None:
            given["on"] = self._today(at)
        given["start"] = self._start_of(given["start"], given["on"])
        for side in _SIDES:
            if type(given[side]) is not int:
                given[side] = self._who(given[side])
        given["minutes"], given["facilitation"] = whole_minutes(given["minutes"]), whole_minutes(given["facilitation"])
        activity, payer = given["activity"], given["payer"]
        if activity is not None and type(activity) is not int:
            given["activity"] = self._activity_of(activity)
        if payer is not None and type(payer) is not int and payer not in _PAYERS and not isinstance(payer, wire.Payer):
            given["payer"] = self._member_of(payer)
        for name in ("listing", "pairing"):
            if given[name] is not None and type(given[name]) is not int:
                given[name] = _w.Id(name).take(given[name])

    # What the generated methods use -------------------------------------------------------------------------------

    def _resolved(self, of: type[Any], given: dict[str, Any]) -> dict[str, Any]:
        """What was said, with numbers for names and codes. Nothing is as good as left out."""
        said = {name: value for name, value in given.items() if value is not None}
        if of.__name__ == "Why" and said.get("start") is not None:
            said["start"] = self._began(said["start"], said["on"])
        for name, value in said.items():
            said[name] = self._looked_up(of, name, value)
        return said

    def _looked_up(self, of: type[Any], name: str, value: Any) -> Any:
        """What was given for a field, with numbers for names and codes."""
        if name == "need" and of.__name__ == "ListingTerms":
            return self._need_of(value) if isinstance(value, str) else value
        codec = of._wire_[name].codec
        many = isinstance(codec, _w.Many)
        inner = codec.of if isinstance(codec, (_w.Maybe, _w.Many)) else codec
        look = self._looker(inner)
        if look is None or many and (not isinstance(value, Iterable) or isinstance(value, (str, Mapping))):
            return value
        if not many:
            return look(value)
        looked: list[Any] = []
        try:
            for one in value:
                looked.append(look(one))
        except InputError as fault:
            raise _w.at_place(fault, f"[{len(looked)}]") from None
        return looked

    def _within(self, codec: _w.Of | _w.Union, value: Any) -> Any:
        """A value given as a mapping of its fields, with numbers for the names and codes in it; any other as it is."""
        of = codec.class_for(value) if isinstance(value, Mapping) else None
        if of is None:
            return value
        names = {field.wire: name for name, field in of._wire_.items()}
        looked = dict(value)
        for key, one in value.items():
            field = key if key in of._wire_ else names.get(key)
            if field is not None and one is not None:
                try:
                    looked[key] = self._looked_up(of, field, one)
                except InputError as fault:
                    raise _w.placed(fault, str(key)) from None
        return looked

    def _looker(self, codec: _w.Codec) -> Any:
        if isinstance(codec, (_w.Of, _w.Union)):
            return self._one_of_many if codec.name == "Terms" else partial(self._within, codec)
        if isinstance(codec, _w.Id):
            return {"member": self._member_of, "activity": self._activity_of, "account": self._account_of}.get(codec.kind)
        return None

    def _began(self, start: Any, on: Any) -> Any:
        """When something begins, as the wire has it, from what the terms of an exchange take."""
        if isinstance(start, Mapping):
            return start
        said = {"on": on, "start": self._start_of(start, on)}
        return wire.Terms.from_json(_timebank.terms_json(**said)).start

    def _one_of_many(self, terms: Any) -> Any:
        """The terms of one exchange of a batch. A mapping may say `gave`, `received` and `minutes`, as methods do."""
        if not isinstance(terms, Mapping) or "parts" in terms or not any(name in terms for name in _SIDES):
            return terms
        unknown = next((str(name) for name in terms if name not in _TERMS), None)
        if unknown is not None:
            help = f"it has {', '.join(f'`{name}`' for name in _TERMS)}"
            raise input_error("unknown-field", f"an exchange has no field `{unknown[:40]}`", unknown[:40], help)
        if terms.get("on") is None:
            raise input_error("missing-field", "an exchange lacks `on`", "on", "give `on`, the local date")
        return self._terms(None, {name: terms.get(name) for name in _TERMS})

    def _terms(
        self, terms: Terms | Mapping[str, Any] | None, given: dict[str, Any], at: MomentLike | None = None, usual: int | None = None
    ) -> Terms:
        """The terms of an exchange.

        Args:
            terms: What was given whole.
            given: What was given by name.
            at: When the command comes: its day counts when no day is said.
            usual: Minutes to take when none are said.
        """
        if terms is None:
            if given["minutes"] is None and usual is not None:
                given = given | {"minutes": usual}
            self._name_terms(given, at)
            said = {name: value for name, value in given.items() if value is not None}
            return wire.Terms.from_json(_timebank.terms_json(**said))
        self._alone("terms", given)
        made: Terms = _w.Of("Terms").take(terms)
        return made

    def _amended(self, exchange: Any, terms: Terms | Mapping[str, Any] | None, given: dict[str, Any]) -> Terms:
        """The terms of an exchange with some of them changed."""
        if terms is not None:
            return self._terms(terms, given)
        # As the host sees it: what a member may not see of an exchange is kept as well.
        had = self._exchange_had(exchange)
        given = dict(given)
        for name in ("on", "start", "activity", "visitors", "payer", "group", "setting", "listing", "pairing", "estimated", "brokered"):
            if given[name] is None:
                given[name] = getattr(had, name) or None
        if given["facilitation"] is None and had.broker is not None:
            given["facilitation"] = had.broker.facilitation or None
        if given["expenses"] is None and had.expenses:
            given["expenses"] = list(had.expenses)
        # Who did not come has no minutes, and gets none by a change of those of the others.
        away = {part.member for part in had.parts if part.attendance not in (None, "attended")}
        lengths = {part.minutes for part in had.parts if part.member not in away}
        kept = [side for side in _SIDES if given[side] is None and any(part.side == side for part in had.parts)]
        if given["minutes"] is not None and kept and len(lengths) > 1:
            help = "say who gave and who received, with minutes of their own: `gave={\"Ana\": 90}`"
            raise input_error("minutes-missing", "not everybody had the same minutes, so one number for all may not be meant", "", help)
        for side in kept:
            minutes = given["minutes"]
            same = minutes is None
            given[side] = {p.member: p.minutes if same or p.member in away else minutes for p in had.parts if p.side == side}
        if given["minutes"] is None and len(lengths) == 1:
            given["minutes"] = lengths.pop()
        made = self._terms(None, given)
        before = {(part.member, part.side): part for part in had.parts}
        parts = []
        for part in made.parts:
            old = before.get((part.member, part.side))
            parts.append(part if old is None else part.replace(as_=old.as_, paid=old.paid, attendance=old.attendance))
        return made.replace(parts=parts)

    def _whole(self, of: type[Any], whole: Any, given: dict[str, Any]) -> Any:
        """A value from its fields, or as it was given whole: by its own name, or in place of the first field."""
        first = next(iter(given), "")
        if whole is None and isinstance(given.get(first), (of, Mapping)) and not isinstance(of._wire_[first].codec, _w.Pairs):
            whole, given = given[first], given | {first: None}
        if whole is not None:
            self._alone(of.__name__, given)
            return whole
        said = self._resolved(of, given)
        return of(**said) if said else None

    def _need_of(self, code: str) -> int:
        """The place of a need in the charter's scheme, by its code."""
        codes = self._needs
        if code in codes:
            return codes.index(code)
        help = f"give the code of one: {', '.join(f'`{one}`' for one in codes)}" if codes else "the charter has none"
        raise input_error("unknown-word", f"there is no need `{code}` in the charter", code, help)

    def _alone(self, what: str, given: dict[str, Any]) -> None:
        said = next((name for name, value in given.items() if value is not None), None)
        if said is not None:
            raise TypeError(f"give `{what}` whole, or `{said}` and the rest, not both")

    def _contact(self, contact: Mapping[str, str] | None, **known: str | None) -> Mapping[str, str] | None:
        said = {name: value for name, value in known.items() if value is not None}
        return {**(contact or {}), **said} if said else contact


def whole_minutes(value: Any) -> Any:
    """Minutes for the core to read, unless a float that could be hours."""
    if isinstance(value, float):
        given: Any = value
        return minutes_of(given)
    return value


def clock(text: str) -> tuple[int, int | None]:
    """The minute of the day of `10:00`, and minutes ahead of UTC where it says them, as in `10:00+01:00`.

    >>> clock("10:00"), clock("9:30+01:00"), clock("14:00Z")
    ((600, None), (570, 60), (840, 0))
    """
    found = re.fullmatch(r"\s*([01]?\d|2[0-3]):([0-5]\d)\s*(?:(Z)|([+-])(\d\d):([0-5]\d))?\s*", text, re.ASCII)
    if found is None:
        help = 'give `"10:00"` or `"10:00+01:00"`, an aware datetime on the day of the exchange, or `Start(minute=…, offset=…)`'
        raise input_error("wrong-type", f"`{text[:40]}` is no time of day", text[:40], help)
    hour, minute, utc, sign, hours, minutes = found.groups()
    ahead = None if sign is None else int(f"{sign}1") * (int(hours) * 60 + int(minutes))
    return int(hour) * 60 + int(minute), 0 if utc else ahead
