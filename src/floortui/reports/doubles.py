"""Likely doubles of the whole house, for the manager: pairs that share a phone, or a name and nearly a phone."""

from __future__ import annotations

from typing import NamedTuple

from floortui.domain.doubles import Likeness, Person, called_alike, likeness
from floortui.domain.records import Customer
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
    """The likely pairs, found anew only when a customer or a phone may have changed."""

    def __init__(self) -> None:
        self._stand: tuple[int, ...] = ()
        self._pairs: list[Pair] = []

    def pairs(self, day: str) -> list[Pair]:
        """Give the pairs as they stand on a day, those with one phone first, then the latest."""
        stand = doubles.stand(day)
        if stand != self._stand:
            self._stand, self._pairs = stand, likely_pairs()
        return self._pairs

    def lines(self, day: str, most: int) -> list[CardLine]:
        """Give the cards of the pairs, each pair together."""
        numbers = dict.fromkeys(number for pair in self.pairs(day) for number in (pair.earlier, pair.later))
        found = [drawer.line_of(number) for number in [*numbers][:most]]
        return [line for line in found if line is not None]


def likely_pairs() -> list[Pair]:
    """Give the pairs of the house that may be one customer.

    Who shares a phone and is called alike; of the latest customers also who has the name of an earlier one and nearly
    the phone. Two of other names who share a phone are a household: that was said when the second card was opened.
    """
    pairs: dict[tuple[int, int], Likeness] = {}
    for group in doubles.with_one_phone():
        known = floor.customers(group)
        for at, later in enumerate(group):
            for earlier in group[:at]:
                like = _like(known[earlier], known[later])
                if like is not None and called_alike(known[earlier].name, known[later].name):
                    pairs[earlier, later] = like
    phones: dict[int, tuple[str, ...]] = {}
    for later, earlier in doubles.of_one_name():
        for number in (later, earlier):
            if number not in phones:
                phones[number] = doubles.phones_of(number)
        near = likeness(Person("x", phones[earlier]), Person("x", phones[later]))
        if near is not None:
            pairs.setdefault((earlier, later), near)
    return [Pair(*pair, like) for pair, like in pairs.items()][:MOST_PAIRS]


def _like(one: Customer, other: Customer) -> Likeness | None:
    return likeness(Person(one.name, one.phones), Person(other.name, other.phones))
