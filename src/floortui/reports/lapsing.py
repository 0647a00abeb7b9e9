"""Whose customer somebody is no more: what lapses soon, and what changed hands today."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from floortui.domain.protection import days_left
from floortui.errors import N_
from floortui.language import _
from floortui.storage.queries import drawer, handed
from floortui.storage.queries.drawer import CardLine

WARNED_DAYS = 7
"""How many days before a customer is anybody's that is said."""

MOST_NAMED = 2
"""How many are named who went from one to another in the same way; the others are counted."""


def lapsing(today: str, windows: Mapping[str, int], person: int | None, most: int) -> list[CardLine]:
    """Give the open cards whose protection ends within a week, the soonest first; of one consultant, if said.

    An index gives them by grade and last contact, so that a hundred thousand cards cost what these few do.
    """
    found: list[tuple[int, CardLine]] = []
    for grade, first, last in _ranges(today, windows):
        lines = drawer.quiet_since(grade, first, last, most, owner=person)
        found += [(days_left(grade, line.last_day, today, windows) or 0, line) for line in lines]
    return [line for _left, line in sorted(found, key=lambda each: (each[0], each[1].customer))[:most]]


def count_lapsing(today: str, windows: Mapping[str, int], person: int | None) -> int:
    """Count them."""
    return sum(drawer.count_quiet(grade, first, last, person) for grade, first, last in _ranges(today, windows))


def _ranges(today: str, windows: Mapping[str, int]) -> list[tuple[str, str, str]]:
    """Give for each grade from when to when the last contact was of those who lapse within a week."""
    return [
        (grade, _day(today, -window), min(_day(today, WARNED_DAYS - window), today))
        for grade, window in windows.items()
        if window
    ]


def _day(today: str, days: int) -> str:
    return (date.fromisoformat(today) + timedelta(days=days)).isoformat()


WHY = {
    "lapsed": N_("no contact for too long"),
    "card.merge": N_("two cards became one"),
    "card.split": N_("one card became two again"),
    "claim.decide": N_("the claim was approved"),
}
"""Why a customer changed hands where nobody gives a reason, by the action."""


class Handed(NamedTuple):
    """Customers who are another's since today, by one person's doing and for one reason."""

    names: tuple[str, ...]
    number: int
    of: int | None
    taken_by: int | None
    by: str
    """Who did it; empty for the program."""
    reason: str
    """As it was typed; else one of WHY, by its key; else empty."""


def handed_over(today: str) -> list[Handed]:
    """Give who changed hands today, those together who went the same way; the first change first."""
    ways: dict[tuple[int | None, int | None, str, str], list[str]] = {}
    for each in handed.on(today):
        reason = each.reason or (each.action if each.action in WHY else "")
        ways.setdefault((each.of, each.taken_by, each.by, reason), []).append(each.customer)
    return [
        Handed(tuple(names[:MOST_NAMED]), len(names), of, taken_by, by, reason)
        for (of, taken_by, by, reason), names in ways.items()
    ]


def handed_words(each: Handed, names: Mapping[int, str]) -> str:
    """Say who went from whom to whom, by whom and why."""
    who = _(" and ").join(name or "–" for name in each.names)
    if each.number > len(each.names):
        who = _("{names} and {number} more").format(names=who, number=each.number - len(each.names))
    ends = (names.get(each.of or 0, "–"), names.get(each.taken_by or 0, "–"))
    said = _("moved today: {who} {of} → {to}").format(who=who, of=ends[0], to=ends[1])
    by = _("by {name}").format(name=each.by) if each.by else ""
    why = _(WHY[each.reason]) if each.reason in WHY else each.reason
    return ", ".join([said, *filter(None, [": ".join(filter(None, [by, why]))])])
