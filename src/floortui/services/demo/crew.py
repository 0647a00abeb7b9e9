"""Who works in the made-up showroom, and how: two good consultants, a weak one, a beginner with a mentor, a trainee."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from floortui.domain.people import CONSULTANT, TRAINEE


class Manner(NamedTuple):
    """How somebody works, in shares of one."""

    cards: float
    """First contacts that leave a card."""
    calls: float
    """Due contacts that are made on the day."""
    thanks: float
    """New customers who are called within a few days, before anything is due."""
    neglects: float
    """Cards that are never looked at again."""
    closes: float
    """How readily customers go on, beside an ordinary colleague's."""
    forgets: float
    """Visit registers that are left empty."""
    tier: str = ""


ORDINARY = Manner(cards=0.65, calls=0.82, thanks=0.25, neglects=0.10, closes=1.0, forgets=0.06, tier="2")
GOOD = Manner(cards=0.78, calls=0.96, thanks=0.55, neglects=0.02, closes=1.5, forgets=0.02, tier="1")
WEAK = Manner(cards=0.42, calls=0.40, thanks=0.05, neglects=0.42, closes=0.55, forgets=0.18, tier="2")
BEGINNER = Manner(cards=0.62, calls=0.88, thanks=0.30, neglects=0.06, closes=0.75, forgets=0.08, tier="3")
LEARNING = Manner(cards=0.60, calls=0.90, thanks=0.20, neglects=0.05, closes=0.6, forgets=0.08, tier=TRAINEE)

SEATS: tuple[Manner, ...] = (GOOD, WEAK, ORDINARY, BEGINNER, GOOD)
"""How the first of the staff list work; everybody after them is ordinary."""

FEWEST_WITH_TRAINEE = 5
"""Consultants from which on the last of them is a trainee."""


@dataclass(slots=True)
class Colleague:
    """Somebody who works here."""

    name: str
    role: str
    manner: Manner = ORDINARY
    number: int = 0
    """Their staff number, once the house knows them."""
    terminal: str = ""

    @property
    def takes_turns(self) -> bool:
        """Whether they stand in the line-up."""
        return self.role == CONSULTANT and self.manner.tier != TRAINEE


def manners(staff: int) -> list[Manner]:
    """Give how so many consultants work."""
    seats = [*SEATS[:staff], *[ORDINARY] * (staff - len(SEATS))]
    return [*seats[:-1], LEARNING] if staff >= FEWEST_WITH_TRAINEE else seats
