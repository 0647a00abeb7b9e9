"""The stock list as the Board shows it: every car with its age, and what is wanted of which none is free."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import NamedTuple

from floortui.domain.moments import business_day, zone_named
from floortui.domain.search import folded
from floortui.storage import journal
from floortui.storage.database import snapshot
from floortui.storage.queries import cars, house, people
from floortui.storage.queries.cars import Car, Holder, Wish

LOST_DAYS = 90
"""For how many days a loss for want of a car is counted among what is wanted."""

WISH_SECONDS = 10
"""How long what is wanted stays as counted, while others write: it asks every open card."""

Group = tuple[str, str]
"""A model and a colour, however they are written."""


def group_of(model: str, colour: str) -> Group:
    """Give the group of a model and a colour."""
    return folded(model), folded(colour)


class Standing(NamedTuple):
    """A car that stands here: how old it is, for whom it is reserved, and how many of its group are free."""

    car: Car
    age: int
    old: bool
    holder: Holder | None
    free: int
    of_group: int


class StockFrame(NamedTuple):
    """Everything that the list shows; two equal frames paint the same."""

    lines: tuple[Standing, ...]
    wanted: tuple[Wish, ...]
    names: Mapping[int, str]
    today: str

    @property
    def free(self) -> int:
        """How many are reserved for nobody."""
        return sum(line.holder is None for line in self.lines)

    @property
    def old(self) -> int:
        """How many have stood too long."""
        return sum(line.old for line in self.lines)


class StockQuery:
    """The question; what is wanted is counted anew only when the journal has grown, and not all the time."""

    def __init__(self) -> None:
        self._head, self._counted_at = -1, 0.0
        self._wishes: list[Wish] = []

    def run(self, now: datetime) -> StockFrame:
        """Ask for the stock list of today."""
        with snapshot():
            settings = house.settings()
            today = business_day(now, zone_named(str(settings["showroom.zone"])))
            here = cars.in_stock()
            return StockFrame(
                lines=standing(here, today, int(settings["stock.old_days"])),
                wanted=tuple(missing(self._asked_for(now, today), here)),
                names=people.names(),
                today=today,
            )

    def _asked_for(self, now: datetime, today: str) -> list[Wish]:
        head = journal.head()
        waited = abs(now.timestamp() - self._counted_at) >= WISH_SECONDS
        if self._head < 0 or (head != self._head and waited):
            since = (date.fromisoformat(today) - timedelta(days=LOST_DAYS)).isoformat()
            self._wishes, self._head, self._counted_at = cars.wishes(since), head, now.timestamp()
        return self._wishes


def standing(here: list[Car], today: str, old_days: int) -> tuple[Standing, ...]:
    """Give cars as they stand on a day, by model and colour, the oldest first in each."""
    holders = cars.holders()
    all_of = Counter(group_of(car.model, car.colour) for car in here)
    free = Counter(group_of(car.model, car.colour) for car in here if car.reserved_for is None)
    lines = []
    for car in sorted(here, key=lambda car: (*group_of(car.model, car.colour), car.arrived, car.id)):
        age, group = (date.fromisoformat(today) - date.fromisoformat(car.arrived)).days, group_of(car.model, car.colour)
        holder = holders.get(car.reserved_for) if car.reserved_for is not None else None
        lines.append(Standing(car, age, bool(old_days) and age > old_days, holder, free[group], all_of[group]))
    return tuple(lines)


def missing(wishes: Iterable[Wish], here: Iterable[Car]) -> list[Wish]:
    """Give what is asked for and stands here free in no car, the most wanted first; one writing for each group.

    Who names no colour takes any.
    """
    free = {group_of(car.model, car.colour) for car in here if car.reserved_for is None}
    models = {model for model, _ in free}
    by_group: dict[Group, Wish] = {}
    for wish in wishes:
        group = group_of(wish.model, wish.colour)
        before = by_group.get(group)
        numbers = zip(wish[2:], before[2:] if before else (0, 0, 0), strict=True)
        by_group[group] = Wish(*(before or wish)[:2], *(one + other for one, other in numbers))
    lacking = [
        wish
        for (model, colour), wish in by_group.items()
        if sum(wish[2:]) and not ((model, colour) in free if colour else model in models)
    ]
    return sorted(lacking, key=lambda wish: (-wish.orders, -sum(wish[2:]), wish.model, wish.colour))
