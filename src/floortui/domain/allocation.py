"""Allocation: who gets the cards that nobody looks after, by a rule (the digital deck's control 4).

A rule is a row of RULES; each is pure and gives the same for the same cards and colleagues, so that what was shown
before is what is done. Nobody gets a card of which they were the owner: it lapsed with them, or they have left.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from floortui.domain.cadence import after
from floortui.domain.people import TRAINEE
from floortui.domain.period import days_between
from floortui.errors import N_

GRADES = "HOABC"
"""The grades in the order in which their cards are dealt out: the nearest to buying first, then what is none."""

MOST_AT_ONCE = 400
"""Cards of one line: more would keep the other desks waiting."""

DAYS_OF_A_MONTH, _A_DAY = 30, "2026-04-01"
"""For how many days a month counts where contacts a month are counted, and the first day of such a month."""


class Loose(NamedTuple):
    """A card to be dealt out."""

    card: int
    """The customer's number."""
    grade: str
    """Empty for an owner: somebody who took delivery."""
    owner: int | None = None
    """Whose it is so far, who gets it no more."""


class Taker(NamedTuple):
    """A colleague who may get cards, in the order of the roster."""

    person: int
    tier: str = ""
    cards: int = 0
    """How many open cards they have."""
    load: int = 0
    """How many contacts a month these ask for."""


class Dealt(NamedTuple):
    """What was dealt out: each card and who gets it, and the cards for which nobody has room."""

    pairs: tuple[tuple[int, int], ...]
    left_over: tuple[int, ...]


class _Table:
    """Who sits round the table while cards are dealt: what each had, and has got."""

    def __init__(self, takers: Sequence[Taker], most: int) -> None:
        self.places = {taker.person: number for number, taker in enumerate(takers)}
        self.takers = {taker.person: taker for taker in takers}
        self.got: Counter[int] = Counter()
        self.load = {taker.person: taker.load for taker in takers}
        self._most = most

    def may_get(self, card: Loose) -> list[int]:
        """Give who may get a card: whose it was not, and who has room."""
        return [
            person
            for person, taker in self.takers.items()
            if person != card.owner and not (self._most and taker.cards + self.got[person] >= self._most)
        ]


Picks = Callable[[Loose, Sequence[int], _Table], int]
"""Picks who gets a card, among those who may."""


def _in_turn(_card: Loose, may: Sequence[int], table: _Table) -> int:
    return min(may, key=lambda person: (table.got[person], table.places[person]))


def _least_load(_card: Loose, may: Sequence[int], table: _Table) -> int:
    return min(may, key=lambda person: (table.load[person], table.got[person], table.places[person]))


TIERS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("H", "O", "A"), ("1", "2", "3", "")),
    "B": ("2", "1", "3", ""),
}
"""Which tier a grade's cards go to, and to which next, where nobody of it may get one (the digital deck: who closes,
who develops, who gathers)."""

GATHERERS = ("3", "2", "1", "")
"""The same for grade C and for owners."""


def _by_tier(card: Loose, may: Sequence[int], table: _Table) -> int:
    tiers = TIERS.get(card.grade, GATHERERS)
    nearest = min(tiers.index(table.takers[person].tier) for person in may)
    return _in_turn(card, [person for person in may if table.takers[person].tier == tiers[nearest]], table)


class Rule(NamedTuple):
    """A rule by which cards are dealt out: how it is called, and whom it picks."""

    label: str
    picks: Picks


RULES: Mapping[str, Rule] = {
    "rotation": Rule(N_("in turn"), _in_turn),
    "load": Rule(N_("by load"), _least_load),
    "tier": Rule(N_("by tier"), _by_tier),
}
"""Every rule by its code. Rotation: one each, in the order of the roster. Load: to whoever has the fewest contacts a
month to make. Tier: O, H and A to the 1st, B to the 2nd, C and owners to the 3rd, within each in turn."""


def deal(
    cards: Sequence[Loose], takers: Sequence[Taker], rule: str, weights: Mapping[str, int], most: int = 0
) -> Dealt:
    """Deal out cards by a rule, the nearest to buying first; nobody gets more than leaves them with `most` (0: any).

    Trainees get none. `weights` gives the contacts a month that a card of a grade asks for.
    """
    table = _Table([taker for taker in takers if taker.tier != TRAINEE], most)
    pairs: list[tuple[int, int]] = []
    left_over: list[int] = []
    for card in sorted(cards, key=lambda each: (_rank(each.grade), each.card)):
        may = table.may_get(card)
        if not may:
            left_over.append(card.card)
            continue
        person = RULES[rule].picks(card, may, table)
        table.got[person] += 1
        table.load[person] += weights.get(card.grade, 1)
        pairs.append((card.card, person))
    return Dealt(tuple(pairs), tuple(left_over))


def _rank(grade: str) -> int:
    return GRADES.index(grade) if grade and grade in GRADES else len(GRADES)


def contacts_a_month(every: str) -> int:
    """Give how many contacts a month a cadence asks for: `1 day` 30, `7 days` 4, `15 days` 2, `1 month` 1; at least 1.

    Raises:
        Refused: it is no cadence.
    """
    return max(1, round(DAYS_OF_A_MONTH / days_between(_A_DAY, after(_A_DAY, every))))
