"""Whom a name means, and what a code means: members by their exact name, activities by their code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from timebank import _timebank, wire
from timebank import _wire as _w
from timebank.errors import input_error
from timebank.wire.numbers import MemberId

if TYPE_CHECKING:
    from timebank.wire import Terms

_MEMBER = _w.Id("member")
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

    def _activity_of(self, value: Any) -> int:
        if not isinstance(value, str):
            number: int = _ACTIVITY.take(value)
            return number
        found = self._activity_number(value)
        if found is None:
            raise input_error("unknown-word", f"there is no activity `{value}`", value, "give the code of an activity of the charter")
        return found

    def _who(self, value: Any) -> Any:
        """One side of an exchange, with numbers for names."""
        if type(value) is int or value is None:
            return value
        if isinstance(value, Mapping):
            return {self._member_of(who): minutes for who, minutes in value.items()}
        if isinstance(value, Iterable) and not isinstance(value, str):
            return [self._member_of(who) for who in value]
        return self._member_of(value)

    def _name_terms(self, given: dict[str, Any]) -> None:
        """Puts numbers for names and codes into the terms of an exchange."""
        for side in _SIDES:
            if type(given[side]) is not int:
                given[side] = self._who(given[side])
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
            elif not many and isinstance(value, str):
                said[name] = look(value)
        return said

    def _looker(self, codec: _w.Codec) -> Any:
        if isinstance(codec, _w.Id):
            return {"member": self._member_of, "activity": self._activity_of}.get(codec.kind)
        return None

    def _terms(self, terms: Terms | None, given: dict[str, Any]) -> Terms:
        if terms is None:
            self._name_terms(given)
            said = {name: value for name, value in given.items() if value is not None}
            return wire.Terms.from_json(_timebank.terms_json(**said))
        self._alone("terms", given)
        return terms

    def _whole(self, of: type[Any], whole: Any, given: dict[str, Any]) -> Any:
        """A value from its fields, or as it was given whole."""
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
