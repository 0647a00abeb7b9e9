"""What the Floor shows: the line-up with its whys, the day's visits, the sidebar; one frozen frame a query."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, tzinfo
from types import MappingProxyType
from typing import Any, NamedTuple

from floortui.domain.lineup import LineUp, why_next
from floortui.domain.moments import business_day, to_text, zone_named
from floortui.domain.people import StaffMember
from floortui.domain.records import Choice, Customer, Visit
from floortui.reports.figures import counted
from floortui.storage import journal
from floortui.storage.database import snapshot
from floortui.storage.queries import floor, house, parties, people, traffic


class Standing(NamedTuple):
    """One consultant's row of the line-up."""

    person: int
    name: str
    state: str
    position: int | None
    turns: int
    since: str
    reason: str
    visits: tuple[int, ...]
    mentor: str
    why: tuple[Any, ...]


class FloorFrame(NamedTuple):
    """Everything that the Floor paints; two equal frames paint the same."""

    day: str
    opened: bool
    closed: bool
    at_work: bool
    hours: str
    lineup: tuple[Standing, ...]
    visits: tuple[Visit, ...]
    customers: Mapping[int, Customer]
    names: Mapping[int, str]
    reasons: tuple[Choice, ...]
    figures: Mapping[str, int]
    zone_name: str
    showroom: str
    forgotten_minutes: int
    drives: Mapping[int, str] = MappingProxyType({})
    """Since when a visit's party is out on a test drive, by visit."""
    steps: int = 0
    """How many steps there are."""

    @property
    def zone(self) -> tzinfo:
        """The showroom's time zone."""
        return zone_named(self.zone_name)

    @property
    def unassigned(self) -> tuple[Visit, ...]:
        """Today's parties that wait for whoever is free, the first that came first."""
        return tuple(v for v in self.visits if v.waiting and v.waits_for is None and v.day == self.day)

    @property
    def greeting(self) -> Standing | None:
        """The one who takes the next party."""
        return next((standing for standing in self.lineup if standing.state == "greeting"), None)


class FloorQuery:
    """The Floor's question to the database; keeps the fold of the day between two askings."""

    def __init__(self) -> None:
        self._lineups = floor.LineUps()

    def run(self, now: datetime) -> FloorFrame:
        """Ask: the frame as of the newest line, and of that one line only."""
        with snapshot():
            return self._run(now)

    def _run(self, now: datetime) -> FloorFrame:
        settings = house.settings()
        zone_name = str(settings["showroom.zone"])
        day = business_day(now, zone_named(zone_name))
        lineup = self._lineups.of(day)
        visits = tuple(_of_today(day))
        return FloorFrame(
            day=day,
            opened=lineup.opened,
            closed=lineup.closed,
            at_work=lineup.at_work,
            hours=house.hours_of(day),
            lineup=tuple(standings(lineup, people.roster(day), people.everybody())),
            visits=visits,
            customers=floor.customers(visit.customer for visit in visits if visit.customer is not None),
            names=people.names(),
            reasons=tuple(house.choices("away") + house.choices("skip") + house.choices("purpose")),
            figures={
                **counted(visit for visit in visits if visit.day == day),
                "first_contacts": traffic.first_contacts_on(day),
            },
            zone_name=zone_name,
            showroom=str(settings["showroom.name"]),
            forgotten_minutes=int(settings["desk.forgotten_minutes"]),
            drives={drive.visit: drive.out_at for drive in parties.drives_out()},
            steps=len(house.choices("step")),
        )


def _of_today(day: str) -> list[Visit]:
    """Give the day's visits, and before them those that an earlier day left open."""
    earlier = [visit for visit in floor.open_visits() if visit.day < day]
    return earlier + floor.visits_of(day)


def standings(lineup: LineUp, roster: list[int], staff: list[StaffMember]) -> list[Standing]:
    """Put everybody of today in the order in which they are shown: the line-up, then who serves, is away, is off."""
    known = {person.id: person for person in staff}
    today = [person for person in dict.fromkeys([*roster, *lineup.places]) if person in known]
    rank = {"greeting": 0, "waiting": 1, "serving": 2, "away": 3, "off": 4}
    rows = []
    for person in today:
        place, member = lineup.place(person), known[person]
        mentor = known.get(member.mentor) if member.mentor is not None else None
        rows.append(
            Standing(
                person=person,
                name=member.name,
                state=lineup.state(person),
                position=lineup.position(person),
                turns=place.turns,
                since=place.since,
                reason=place.note[1] if place.state == "away" else "",
                visits=place.visits,
                mentor=mentor.name if mentor else "",
                why=tuple(why_next(lineup, person)) if lineup.position(person) == 1 else (),
            )
        )
    return sorted(rows, key=lambda row: (rank[row.state], row.position or 0, row.since))


def head_moment(now: datetime) -> tuple[int, str]:
    """Give the two signals that screens follow: the newest line, and the minute."""
    return journal.head(), to_text(now)[:16]
