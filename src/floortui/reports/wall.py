"""What the wall display shows to everybody in the room: staff by name, customers as numbers of people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime, tzinfo
from typing import NamedTuple

from floortui.domain.hours import hours_of_opening
from floortui.domain.moments import business_day, from_text, zone_named
from floortui.domain.records import FIRST, OTHER, RETURN, Choice
from floortui.reports.floor import Standing, standings
from floortui.reports.why import Words
from floortui.storage.queries import floor, house, people, wall
from floortui.storage.queries.wall import Given, Party

MOST_GIVEN = 3
"""How many of the last ones to be given a party are named."""


class WallFrame(NamedTuple):
    """Everything that the wall display paints; two equal frames paint the same."""

    day: str
    opened: bool
    closed: bool
    at_work: bool
    hours: str
    lineup: tuple[Standing, ...]
    parties: tuple[Party, ...]
    """Of today; those of another purpose too."""
    by_hour: Mapping[int, int]
    """First and return visits by the hour of arrival: every opening hour, and those in which somebody came."""
    calls: int
    given: tuple[Given, ...]
    names: Mapping[int, str]
    reasons: tuple[Choice, ...]
    zone_name: str
    showroom: str

    @property
    def zone(self) -> tzinfo:
        """The showroom's time zone."""
        return zone_named(self.zone_name)

    @property
    def greeting(self) -> Standing | None:
        """The one who takes the next party."""
        return next((standing for standing in self.lineup if standing.state == "greeting"), None)

    @property
    def waiting(self) -> tuple[Party, ...]:
        """The parties that nobody looks after yet; those of a crowd are only counted until they are given."""
        unserved = (p for p in self.parties if p.open and p.assigned is None and p.kind != OTHER)
        return tuple(party for party in unserved if party.how != "crowd" and party.group_of is None)

    @property
    def served(self) -> tuple[Party, ...]:
        """The parties that are with somebody, a group of several buyers once."""
        with_somebody = (party for party in self.parties if party.open and party.assigned is not None)
        return tuple(party for party in with_somebody if party.group_of is None)

    def count(self, kind: str) -> int:
        """Count the day's visits of a kind."""
        return sum(1 for party in self.parties if party.kind == kind)

    @property
    def words(self) -> Words:
        """What wording reasons needs, for a room in which customers read: a typed reason may hold one's name."""
        return Words(self.names, self.reasons, self.zone, typed=False)


def wall_frame(now: datetime) -> WallFrame:
    """Ask for everything at once; the fold of the day is made anew, since the file may be another one than before."""
    settings = house.settings()
    zone_name = str(settings["showroom.zone"])
    zone = zone_named(zone_name)
    day = business_day(now, zone)
    lineup, parties, hours = floor.LineUps().of(day), wall.parties_of(day), house.hours_of(day)
    return WallFrame(
        day=day,
        opened=lineup.opened,
        closed=lineup.closed,
        at_work=lineup.at_work,
        hours=hours,
        lineup=tuple(standings(lineup, people.roster(day), people.everybody())),
        parties=parties,
        by_hour=_by_hour(parties, hours, zone),
        calls=wall.calls_on(day),
        given=wall.given_last(day, MOST_GIVEN),
        names=people.names(),
        reasons=tuple(house.choices("away") + house.choices("skip")),
        zone_name=zone_name,
        showroom=str(settings["showroom.name"]),
    )


def _by_hour(parties: tuple[Party, ...], hours: str, zone: tzinfo) -> dict[int, int]:
    came = [party.arrived for party in parties if party.kind in (FIRST, RETURN)]
    counted = Counter(from_text(arrived).astimezone(zone).hour for arrived in came)
    shown = [*counted, *hours_of_opening(hours)]
    return {hour: counted[hour] for hour in range(min(shown), max(shown) + 1)} if shown else {}
