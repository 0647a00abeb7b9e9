"""The last day on which a contact still keeps its card: the ideal day is the cadence's, this one ends its leeway.

All of it is ours: the decks give the cadence (H) and say that a card not followed is lost (D), but no last day.
"""

from __future__ import annotations

from typing import NamedTuple

from floortui.domain.cadence import after
from floortui.domain.period import day_after, days_between


class Leeway(NamedTuple):
    """What decides how long after its ideal day a contact may still be made."""

    every: str
    """The cadence, as `7 days`."""
    within: int = 0
    """Days from its grading within which the grade says they buy; 0 says nothing."""
    protected: int = 0
    """Days without a contact for which the card is its consultant's; 0 is for ever."""


def latest(ideal: str, leeway: Leeway, *, promised: bool, graded_on: str | None, last_day: str | None) -> str:
    """Give the last day for a contact that is ideally made on a day.

    Half of the cadence later, at least a day; but no later than the grade's horizon and the protection end, where these
    still lie ahead of the ideal day. A day that was promised is its own last day.
    """
    if promised:
        return ideal
    half = max(1, days_between(ideal, after(ideal, leeway.every)) // 2)
    ends = [day_after(ideal, half)]
    if leeway.within and graded_on:
        ends.append(day_after(graded_on, leeway.within))
    if leeway.protected and last_day:
        ends.append(day_after(last_day, leeway.protected))
    return min([end for end in ends if end >= ideal])
