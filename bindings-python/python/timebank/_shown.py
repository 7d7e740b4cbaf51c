"""A class shows the methods it is put together from as its own: in the reference, in tracebacks, in messages about arguments."""

from __future__ import annotations

from types import FunctionType
from typing import Any, TypeVar

C = TypeVar("C", bound=type)


def shown(of: C) -> C:
    """Gives a class the public methods of the private classes below it, under its own name."""
    for base in of.__mro__[1:]:
        if not base.__module__.startswith("timebank._") or base.__module__ == "timebank._timebank":
            continue
        for name, found in list(vars(base).items()):
            if not name.startswith("_") and name not in vars(of):
                own = _own(found, f"{of.__qualname__}.{name}")
                if own is not None:
                    setattr(of, name, own)
    return of


def _own(found: Any, qualname: str) -> Any:
    if isinstance(found, classmethod):
        return classmethod(_own(found.__func__, qualname))
    if not isinstance(found, FunctionType):
        return found if isinstance(found, property) else None
    made = FunctionType(found.__code__, found.__globals__, found.__name__, found.__defaults__, found.__closure__)
    made.__kwdefaults__ = found.__kwdefaults__
    made.__annotations__ = found.__annotations__
    made.__doc__ = found.__doc__
    # `contextmanager` and its like keep what they wrap there.
    made.__dict__.update(found.__dict__)
    made.__qualname__ = qualname
    return made
