"""What to say: texts with fields in which a card's own facts stand."""

from __future__ import annotations

import string
from collections.abc import Mapping
from typing import NamedTuple

from floortui.errors import Refused

FIELDS = (
    *("name", "model", "colour", "competitor", "consultant", "showroom", "next", "days", "delivered"),
    *("payment", "trade_in"),
)
"""What a text can name: the customer as they are addressed, the car, whose they are, the house, the next day, …"""


class Fits(NamedTuple):
    """For which cards a text is meant."""

    grades: str = ""
    """Their grades, as `HA`; empty for all."""
    owners: bool = False
    """Whether it is for owners instead of open cards."""
    since: int = 0
    """For owners: from so many days after delivery on."""
    until: int = 0
    """And up to so many; 0 for ever."""
    silent: bool = False
    """Whether it is for those who did not answer."""


def fields_of(text: str, field: str = "") -> list[str]:
    """Name the fields of a text, in their order.

    Raises:
        Refused: it names one that there is not, or its braces do not match.
    """
    try:
        found = [(name, spec, conversion) for _, name, spec, conversion in string.Formatter().parse(text)]
    except ValueError:
        raise Refused("template.braces", field=field) from None
    names = [name for name, _, _ in found if name is not None]
    for name, spec, conversion in found:
        if name is not None and (name not in FIELDS or spec or conversion):
            raise Refused("template.field", field=field, name="{" + name[:40] + "}", fields=", ".join(FIELDS))
    return names


def filled(text: str, facts: Mapping[str, str]) -> str | None:
    """Give a text with a card's facts; None where the card lacks one that it names."""
    if any(not facts.get(name) for name in fields_of(text)):
        return None
    return text.format_map(facts)


def suits(fits: Fits, *, owner: bool, grade: str, unanswered: int, days: int) -> bool:
    """Say whether a text is meant for a card; `days` are those since delivery."""
    if fits.owners or owner:
        return fits.owners and owner and fits.since <= days and (not fits.until or days <= fits.until)
    return (not fits.grades or grade in fits.grades) and (not fits.silent or unanswered > 0)
