"""Whom a name means, and what a code means: members by their exact name, activities by their code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from timebank import _timebank, wire
from timebank import _wire as _w
from timebank._plain import said_of
from timebank.errors import input_error
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


class Naming:
    """What looks names up as one reader may see them: the host, or a member."""

    __slots__ = ()

    if TYPE_CHECKING:
        _reader: Any

        def _ask(self, question: type[Any], given: dict[str, Any], answer: _w.Codec, viewer: Any) -> Any: ...
        def _activity_number(self, code: str) -> int | None: ...
        def _account_used_by(self, member: int) -> AccountId: ...
        def _exchange_had(self, exchange: Any) -> ExchangeView: ...
        def day_of(self, moment: MomentLike | None = None) -> datetime.date: ...

    def find(self, name: str) -> MemberId:
        """The number of the member who has exactly this name. Methods take the name as well.

        Args:
            name: The whole name, in the letters it was entered in.

        Raises:
            TimebankError: `name-unknown` when nobody has it, with names that are near; `several-found` when several have.

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
        close = ", ".join(f"`{one}`" for one in near[:5])
        help = f"did you mean {close}?" if close else "give the exact name, or the number; `members` lists them"
        raise input_error("name-unknown", f"nobody here is called `{name}`", name, help)

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

    def _name_terms(self, given: dict[str, Any]) -> None:
        """Puts numbers for names and codes into the terms of an exchange."""
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
        for name, value in said.items():
            codec = of._wire_[name].codec
            many = isinstance(codec, _w.Many)
            inner = codec.of if isinstance(codec, (_w.Maybe, _w.Many)) else codec
            look = self._looker(inner)
            if look is None:
                continue
            if many and isinstance(value, Iterable) and not isinstance(value, (str, Mapping)):
                said[name] = [look(one) for one in value]
            elif not many:
                said[name] = look(value)
        return said

    def _looker(self, codec: _w.Codec) -> Any:
        if isinstance(codec, _w.Id):
            return {"member": self._member_of, "activity": self._activity_of, "account": self._account_of}.get(codec.kind)
        return None

    def _terms(self, terms: Terms | Mapping[str, Any] | None, given: dict[str, Any]) -> Terms:
        if terms is None:
            if given["on"] is None:
                raise TypeError("nothing says when: give `on`, the local date, or the terms whole as `terms`")
            self._name_terms(given)
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
        lengths = {part.minutes for part in had.parts}
        kept = [side for side in _SIDES if given[side] is None and any(part.side == side for part in had.parts)]
        if given["minutes"] is not None and kept and len(lengths) > 1:
            help = "say who gave and who received, with minutes of their own: `gave={\"Ana\": 90}`"
            raise input_error("minutes-missing", "not everybody had the same minutes, so one number for all may not be meant", "", help)
        for side in kept:
            own = {part.member: part.minutes for part in had.parts if part.side == side}
            given[side] = own if given["minutes"] is None else list(own)
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
