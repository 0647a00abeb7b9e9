"""Bars: the rules that keep somebody out of the line-up, each a row of one table.

A rule looks at one fact that is counted for each consultant and holds it against a limit of the house; 0 switches it
off. Another rule is another row here, the limit as a field of Rules with its setting, and, where it looks at something
new, a count in storage/queries/eligibility.py.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from floortui.errors import N_

if TYPE_CHECKING:
    from floortui.domain.rotation import Rules

Counts = Mapping[str, Mapping[int, int]]
"""What is counted for each consultant, by the name of the fact; who has none of it is not in it."""

NO_COUNTS: Counts = {}


class Bar(NamedTuple):
    """A rule of eligibility."""

    fact: str
    """What is counted: a key of FACTS in storage/queries/eligibility.py."""
    limit: str
    """The field of Rules that holds the limit; 0 is off."""
    reached: Callable[[int, int], bool]
    """Says of a count and the limit whether it bars."""
    words: str
    """Why somebody is barred, with the number."""
    always: bool = False
    """It bars even in a house whose rules only warn."""


BARS: Mapping[str, Bar] = {
    "overdue": Bar("overdue", "bar_overdue", operator.gt, N_("{number} overdue")),
    "higher_tier": Bar("tier_1_cards", "tier_cards", operator.ge, N_("{number} H/A"), always=True),
    "check": Bar("unchecked", "bar_check", lambda number, _days: number > 0, N_("{number} not checked")),
}
"""Every rule by its name, the one first that is said first."""


class Barred(NamedTuple):
    """A rule that somebody's count has reached."""

    rule: str
    number: int
    keeps_out: bool
    """Whether it bars, and does not only warn."""


def facts_looked_at(rules: Rules) -> list[str]:
    """Give the facts that the rules in force look at; none where all are off."""
    return [bar.fact for bar in BARS.values() if getattr(rules, bar.limit)]


def barred(person: int, counts: Counts, rules: Rules) -> Barred | None:
    """Give the rule that keeps somebody out, or else the first that warns of them; None if they may join."""
    found = [
        Barred(name, number, bar.always or rules.bar == "bar")
        for name, bar in BARS.items()
        if (limit := getattr(rules, bar.limit)) and bar.reached(number := counts[bar.fact].get(person, 0), limit)
    ]
    return next((each for each in found if each.keeps_out), next(iter(found), None))
