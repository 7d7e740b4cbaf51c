"""What methods take, beside the values of `timebank.wire`."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from timebank.time import MinutesLike
from timebank.wire import MemberId

#: Who takes part on one side: one member, several, or a mapping from members to minutes of their own.
Who: TypeAlias = MemberId | Iterable[MemberId] | Mapping[MemberId, MinutesLike]
#: 16 bytes: as bytes, a UUID, or 32 hexadecimal digits.
HexLike: TypeAlias = str | bytes | uuid.UUID
