"""Likely doubles of the whole house, for the manager: pairs that share a phone, or a name and nearly a phone."""

from __future__ import annotations

from typing import NamedTuple

from floortui.domain.doubles import Likeness, Person, called_alike, likeness
from floortui.storage.queries import doubles, drawer, floor
from floortui.storage.queries.drawer import CardLine

MOST_PAIRS = 100
"""How many pairs are listed: who has more begins with these."""


class Pair(NamedTuple):
    """Two customers who may be one, and by what."""

    earlier: int
    later: int
    likeness: Likeness


class Doubles:
    """The likely pairs; only who is new since the last look is compared, so that a look costs what happened since."""

    def __init__(self) -> None:
        self._stand = doubles.Stand()
        self._ever: set[tuple[int, int]] = set()
        """Who was a pair at some look: taken back, a merge makes them one again."""
        self._pairs: list[Pair] = []

    def pairs(self, day: str) -> list[Pair]:
        """Give the pairs as they stand on a day, the latest first."""
        stand = doubles.stand(day)
        if stand != self._stand:
            self._ever |= doubles.with_near_phones(self._stand) | doubles.with_one_phone(self._stand)
            self._stand, self._pairs = stand, _that_stand(self._ever)
        return self._pairs

    def lines(self, day: str, most: int) -> list[CardLine]:
        """Give the cards of the pairs, each pair together."""
        numbers = dict.fromkeys(number for pair in self.pairs(day) for number in (pair.earlier, pair.later))
        found = [drawer.line_of(number) for number in [*numbers][:most]]
        return [line for line in found if line is not None]


def likely_pairs() -> list[Pair]:
    """Give the pairs of the house that may be one customer.

    Who is called alike and shares a phone; of the latest phones also who has nearly the same. Two of other names who
    share a phone are a household: that was said when the second card was opened.
    """
    return _that_stand(doubles.with_near_phones(doubles.Stand()) | doubles.with_one_phone(doubles.Stand()))


def _that_stand(numbers: set[tuple[int, int]]) -> list[Pair]:
    """Give those of some pairs that are likely as they stand now, the latest first."""
    known = floor.customers(number for pair in numbers for number in pair)
    there = {number: each for number, each in known.items() if not each.erased and each.merged_into is None}
    pairs = []
    for earlier, later in sorted(numbers, key=lambda pair: (-pair[1], -pair[0])):
        one, other = there.get(earlier), there.get(later)
        if one and other and called_alike(one.name, other.name):
            like = likeness(Person(one.name, one.phones), Person(other.name, other.phones))
            pairs += [Pair(earlier, later, like)] if like else []
    return pairs[:MOST_PAIRS]
