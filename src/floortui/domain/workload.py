"""How much each consultant has to do against what a day takes (deck D, control 6), and who has room for a card more."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from floortui.domain.people import TRAINEE

DAYS_AHEAD = 5
"""Open days after today that are looked at."""

_RANKS = {"1": 1, "2": 2, "3": 3, "": 3, TRAINEE: 9}
"""How high a tier is; who has none stands with the third, in which everybody begins."""


class Load(NamedTuple):
    """A day to come: how many contacts are due, and how many somebody can make; 0 if they are off."""

    day: str
    due: int
    capacity: int

    @property
    def over(self) -> bool:
        """Whether more is due than can be made."""
        return self.due > self.capacity


class Workload(NamedTuple):
    """What a consultant has to do and has done."""

    person: int
    name: str
    tier: str
    open_cards: int
    overdue: int
    due_today: int
    done_today: int
    done_yesterday: int
    minutes_today: int
    capacity_today: int
    days: tuple[Load, ...]
    """The next open days."""

    @property
    def left_today(self) -> int:
        """What is still to be done today, with what should have been done before."""
        return self.overdue + self.due_today

    @property
    def over_today(self) -> bool:
        """Whether today takes less than is left."""
        return self.left_today > max(0, self.capacity_today - self.done_today)

    @property
    def over(self) -> bool:
        """Whether it is too much today or on one of the days to come."""
        return self.over_today or any(load.over for load in self.days)

    @property
    def room(self) -> int:
        """How many contacts more these days take; less than 0 is too much."""
        today = max(0, self.capacity_today - self.done_today) - self.left_today
        return today + sum(load.capacity - load.due for load in self.days)


def another_face(loads: Sequence[Workload], owner: int | None) -> Workload | None:
    """Suggest who could take a card that does not move: of a higher tier, else of the same, with room; not its owner.

    D: a higher tier joins or takes over. The nearest tier above comes first, then who has most room.
    """
    rank = next((_RANKS.get(load.tier, 3) for load in loads if load.person == owner), 3)
    able = [
        load for load in loads if load.person != owner and load.room > 0 and _RANKS.get(load.tier, 3) <= min(rank, 3)
    ]
    return min(
        able,
        key=lambda load: (_RANKS.get(load.tier, 3) == rank, -_RANKS.get(load.tier, 3), -load.room, load.person),
        default=None,
    )
