"""What dealing out cards would come to, before it is done: each card, whose it was, and who would get it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import NamedTuple

from floortui.domain.allocation import MOST_AT_ONCE, Taker, deal
from floortui.domain.moments import business_day, zone_named
from floortui.storage.database import snapshot
from floortui.storage.queries import allocation, house, people
from floortui.storage.queries.drawer import CardLine


class Ground(NamedTuple):
    """What is dealt out, among whom, and by what it is weighed: all of one moment."""

    lines: tuple[CardLine, ...]
    takers: tuple[Taker, ...]
    weights: Mapping[str, int]
    most: int
    """Open cards above which nobody gets one; 0 is any number."""
    names: Mapping[int, str]


class Proposal(NamedTuple):
    """Who would get which cards."""

    to: Mapping[int, int]
    """By the customer's number."""
    left_over: tuple[int, ...]
    got: Mapping[int, int]
    """How many everybody would get."""


def ground_of(which: str, now: datetime, persons: list[int] | None = None) -> Ground:
    """Ask for the cards that a word of allocation.WHICH stands for, and for those who may get them."""
    with snapshot():
        settings = house.settings()
        day = business_day(now, zone_named(str(settings["showroom.zone"])))
        return Ground(
            lines=tuple(allocation.loose(which, MOST_AT_ONCE, settings, day)),
            takers=tuple(allocation.takers(day, persons)),
            weights=allocation.weights(),
            most=int(settings["cards.most_open"]),
            names=people.names(),
        )


def propose(ground: Ground, rule: str, without: Collection[int] = ()) -> Proposal:
    """Deal by a rule on paper, some cards left out."""
    loose = [allocation.as_loose(line) for line in ground.lines if line.customer not in without]
    dealt = deal(loose, ground.takers, rule, ground.weights, ground.most)
    return Proposal(dict(dealt.pairs), dealt.left_over, Counter(person for _card, person in dealt.pairs))


def document(ground: Ground, rule: str) -> dict[str, object]:
    """Give a proposal for the command line."""
    found, names = propose(ground, rule), ground.names
    return {
        "rule": rule,
        "cards": [
            {
                "card": line.customer,
                "name": line.name,
                "grade": line.grade,
                "model": line.model,
                "from": names.get(line.owner) if line.owner is not None else None,
                "to": names.get(found.to[line.customer]) if line.customer in found.to else None,
            }
            for line in ground.lines
        ],
        "consultants": [
            {
                "name": names[each.person],
                "cards": each.cards,
                "contacts": each.load,
                "gets": found.got.get(each.person, 0),
            }
            for each in ground.takers
        ],
        "left_over": list(found.left_over),
    }
