"""The others of a party: who came along, by name and phone. Parents, spouses and children are one party."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from floortui.domain.phones import name_and_phone, read_phone
from floortui.domain.text import read_text
from floortui.errors import Refused

_BETWEEN = re.compile(r"[,，、;；\n]")
LONGEST = 300
"""Characters of all of them together: more than a bus brings."""


class Other(NamedTuple):
    """Somebody who came along; either may be empty, the phone is canonical."""

    name: str
    phone: str


def read_others(text: str, field: str, region: str) -> str:
    """Read who came along, separated by commas, and write them as they are kept: `王女士 13800138001, 陈小姐`.

    Raises:
        Refused: a phone among them is none, or it is too long.
    """
    listed = read_text(text.replace("\n", ","), field, LONGEST)
    return written(_one(part, region, field) for part in _BETWEEN.split(listed) if part.strip())


def _one(part: str, region: str, field: str) -> Other:
    name, phone = name_and_phone(part.strip())
    try:
        return Other(name, read_phone(phone, region).number if phone else "")
    except Refused as refused:
        raise Refused(refused.code, field=field, **refused.facts) from None


def written(others: Iterable[Other]) -> str:
    """Write some as they are kept."""
    return ", ".join(f"{other.name} {other.phone}".strip() for other in others)


def others_of(kept: str) -> list[Other]:
    """Give who came along, of what is kept."""
    return [Other(*name_and_phone(part.strip())) for part in kept.split(",") if part.strip()]
