"""What the Floor shows: the line-up with its whys, the day's visits, the sidebar; one frozen frame a query."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, tzinfo
from types import MappingProxyType
from typing import Any, NamedTuple

from floortui.domain.lineup import LineUp, why_next
from floortui.domain.moments import business_day, minutes_between, to_text, zone_named
from floortui.domain.people import TRAINEE, StaffMember
from floortui.domain.records import OTHER, Choice, Customer, Visit
from floortui.domain.rotation import CALLED_MINUTES
from floortui.reports.due import DueCall, call_backs
from floortui.reports.figures import counted
from floortui.reports.later import Later, later
from floortui.reports.wording import REASONS
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
    bar: tuple[str, int] | None = None
    """The rule that keeps them out, and the number that it counted."""
    shadows: tuple[str, ...] = ()
    """The trainees who go along with them."""

    @property
    def called(self) -> str:
        """The name, with the mentor or the trainees beside it."""
        return with_companions(self.name, self.mentor, self.shadows)

    @property
    def called_in_short(self) -> str:
        """The same without spaces about the marks, for a list."""
        return with_companions(self.name, self.mentor, self.shadows, space="")


def with_companions(name: str, mentor: str, shadows: tuple[str, ...], space: str = " ") -> str:
    """Write a mentor or trainees beside somebody's name: 杨磊 · 王芳, 李娜 + 孙悦."""
    return f"{space}+{space}".join((f"{name}{space}·{space}{mentor}" if mentor else name, *shadows))


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
    call_backs: tuple[DueCall, ...]
    """Who is to be called back, the first due first."""
    confirm_seconds: int = 0
    """Within which the door is confirmed; 0 is never."""
    called: tuple[tuple[int, str], ...] = ()
    """The visits whose consultant has been told and has not confirmed the door, each with since when."""
    later: tuple[Later, ...] = ()
    """Who is still to come today, by time."""
    no_show_minutes: int = 60
    """Minutes after which who was expected counts as not come."""
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
            # a code may stand on several lists: why somebody is away counts for more than what a party comes for
            reasons=tuple(choice for kind in ("purpose", *REASONS) for choice in house.choices(kind)),
            figures={
                **counted(visit for visit in visits if visit.day == day),
                "first_contacts": traffic.first_contacts_on(day),
            },
            zone_name=zone_name,
            showroom=str(settings["showroom.name"]),
            forgotten_minutes=int(settings["desk.forgotten_minutes"]),
            call_backs=call_backs(),
            confirm_seconds=int(settings["rotation.confirm_seconds"]),
            called=_called(visits, day, to_text(now)) if settings["rotation.confirm_seconds"] else (),
            later=later(day, day),
            no_show_minutes=int(settings["rotation.no_show_minutes"]),
            drives={drive.visit: drive.out_at for drive in parties.drives_out()},
            steps=len(house.choices("step")),
        )


def _called(visits: tuple[Visit, ...], day: str, now: str) -> tuple[tuple[int, str], ...]:
    """Give today's sales visits of which nobody has said that their consultant is at the door, and since when.

    What is longer ago than somebody can be said not to have come is nobody's to confirm any more.
    """
    unconfirmed = [
        visit.id
        for visit in visits
        if visit.open and visit.day == day and visit.kind != OTHER and visit.assigned is not None
        if not visit.completed and visit.greeted_at is None
    ]
    since = floor.called_at(day, unconfirmed) if unconfirmed else {}
    return tuple((visit, at) for visit, at in sorted(since.items()) if minutes_between(at, now) < CALLED_MINUTES)


def _of_today(day: str) -> list[Visit]:
    """Give the day's visits, and before them those that an earlier day left open."""
    earlier = [visit for visit in floor.open_visits() if visit.day < day]
    return earlier + floor.visits_of(day)


def standings(lineup: LineUp, roster: list[int], staff: list[StaffMember]) -> list[Standing]:
    """Put everybody of today in the order in which they are shown: the line-up, then who serves, is away, is off."""
    known = {person.id: person for person in staff}
    today = [person for person in dict.fromkeys([*roster, *lineup.places]) if person in known]
    rank = {"greeting": 0, "waiting": 1, "serving": 2, "away": 3, "barred": 4, "off": 5}
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
                bar=place.bar,
                shadows=tuple(each.name for each in staff if each.tier == TRAINEE and each.mentor == person),
            )
        )
    return sorted(rows, key=lambda row: (rank[row.state], row.position or 0, row.since))


def head_moment(now: datetime) -> tuple[int, str]:
    """Give the two signals that screens follow: the newest line, and the minute."""
    return journal.head(), to_text(now)[:16]
