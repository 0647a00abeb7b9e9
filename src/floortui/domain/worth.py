"""What a contact is worth: the chance that it leads to an order, times what makes it press; My day is sorted by it.

The chance is how many of the cards of a grade the house has closed (the figures close_rate_h, _a, _b, _c); where it has
followed too few to tell, a table of the trade. The factors are ours.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from floortui.domain.records import OWNER

TRADE: Mapping[str, float] = {"O": 0.3, "H": 0.45, "A": 0.25, "B": 0.1, "C": 0.04, OWNER: 0.15}
"""The chance by grade where a house has too few cards: A and B after deck D's close rates by class, H over and C under
them; an order in hand can still be lost; owners by their own weight, for repurchase and referral (ours)."""

ENOUGH = 30
"""Cards of a grade that were followed, from which on the house's own rate says more than the trade's."""

PROMISED = 1.5
"""What a day that was said to the customer counts for."""

A_DAY_LATE, MOST_LATE = 0.1, 2.0
"""What each day that a contact is late adds, and the most that lateness comes to."""

UNANSWERED, LEAST_UNANSWERED = 0.9, 0.5
"""What each attempt in a row that nobody answered leaves, and the least that is left."""


class Rate(NamedTuple):
    """How many of the cards of a grade are closed: as a fraction, and of how many; of none, it is the trade's."""

    share: float
    followed: int = 0


class Facts(NamedTuple):
    """What of a card its contact's worth depends on."""

    state: str
    grade: str
    days_late: int
    """Days since the contact was due; 0 if it is due today or later."""
    promised: bool
    unanswered: int


class Part(NamedTuple):
    """A part of the worth: which it is, of how many days or attempts, and by how much it multiplies."""

    code: str
    """`own` or `trade` for the chance, then `promised`, `late`, `unanswered`."""
    times: float
    of: int = 0


class Worth(NamedTuple):
    """What a contact is worth, and what that is made of."""

    number: float
    parts: tuple[Part, ...]


Rates = Mapping[str, Rate]
"""The chance of an order by grade; owners stand under their state."""


def rates_of(counted: Mapping[str, tuple[int, int]]) -> dict[str, Rate]:
    """Give the rates from how many cards of each grade were followed, and how many of those closed."""
    rates = {grade: Rate(share) for grade, share in TRADE.items()}
    for grade, (followed, closed) in counted.items():
        if grade in rates and followed >= ENOUGH:
            rates[grade] = Rate(closed / followed, followed)
    return rates


def worth(facts: Facts, rates: Rates) -> Worth:
    """Give what a contact is worth and its parts, the chance first; what leaves it as it is, is no part."""
    rate = rates.get(OWNER if facts.state == OWNER else facts.grade, Rate(0.0))
    parts = [Part("own" if rate.followed else "trade", rate.share, rate.followed)]
    if facts.promised:
        parts.append(Part("promised", PROMISED))
    if facts.days_late > 0:
        parts.append(Part("late", min(MOST_LATE, 1 + A_DAY_LATE * facts.days_late), facts.days_late))
    if facts.unanswered > 0:
        parts.append(Part("unanswered", max(LEAST_UNANSWERED, UNANSWERED**facts.unanswered), facts.unanswered))
    number = 1.0
    for part in parts:
        number *= part.times
    return Worth(number, tuple(parts))
