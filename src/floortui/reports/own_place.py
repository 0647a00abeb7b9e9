"""Where one consultant stands today: their place and why, their own parties, and who waits for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, tzinfo
from typing import Any, NamedTuple

from floortui.domain.lineup import why_next
from floortui.domain.moments import business_day, zone_named
from floortui.domain.records import Choice, Visit
from floortui.storage.database import snapshot
from floortui.storage.queries import floor, house, people


class OwnParty(NamedTuple):
    """A party that is with them, or waits for them."""

    visit: int
    arrived: str
    size: int
    kind: str
    name: str
    """The customer's; empty where nobody knows it, or it is a colleague's customer."""
    colleague: int | None
    """Whose customer it is, where it is a colleague's."""


class OwnPlace(NamedTuple):
    """Everything that a consultant's own block paints; two equal ones paint the same."""

    state: str
    position: int | None
    of: int
    """How many wait, the one who greets among them."""
    since: str
    reason: str
    """Why they are away."""
    keeps: bool
    """Whether who serves or is away comes back to their place; else to the end."""
    why: tuple[Any, ...]
    parties: tuple[OwnParty, ...]
    waiting: tuple[OwnParty, ...]
    """Parties that wait for them and for nobody else."""
    names: Mapping[int, str]
    reasons: tuple[Choice, ...]
    zone_name: str

    @property
    def zone(self) -> tzinfo:
        """The showroom's time zone."""
        return zone_named(self.zone_name)


class OwnQuery:
    """A consultant's question to the database; keeps the fold of the day between two askings."""

    def __init__(self) -> None:
        self._lineups = floor.LineUps()

    def run(self, now: datetime, person: int) -> OwnPlace | None:
        """Ask, as of one moment; None for who stands in no line-up: reception, a trainee, who has left."""
        with snapshot():
            member = people.member(person)
            return self._run(now, person) if member is not None and member.takes_turns else None

    def _run(self, now: datetime, person: int) -> OwnPlace:
        zone_name = str(house.settings()["showroom.zone"])
        lineup = self._lineups.of(business_day(now, zone_named(zone_name)))
        place, visits = lineup.place(person), floor.open_visits()
        return OwnPlace(
            state=lineup.state(person),
            position=lineup.position(person),
            of=len(lineup.order),
            since=place.since,
            reason=place.note[1] if place.state == "away" else "",
            keeps=place.behind is not None,
            why=tuple(why_next(lineup, person)) if lineup.position(person) else (),
            parties=_parties((visit for visit in visits if visit.assigned == person), person),
            waiting=_parties((visit for visit in visits if visit.waiting and visit.waits_for == person), person),
            names=people.names(),
            reasons=tuple(house.choices("away") + house.choices("skip")),
            zone_name=zone_name,
        )


def _parties(visits: Iterable[Visit], person: int) -> tuple[OwnParty, ...]:
    mine = list(visits)
    known = floor.customers(visit.customer for visit in mine if visit.customer is not None)
    parties = []
    for visit in mine:
        customer = known.get(visit.customer) if visit.customer is not None else None
        owner = customer.owner if customer else None
        colleague = owner if owner not in (None, person) else None
        name = customer.name if customer and colleague is None else ""
        parties.append(OwnParty(visit.id, visit.arrived, visit.party, visit.kind, name, colleague))
    return tuple(parties)
