"""What the Drawer and My day show: the drawers with their counts, the cards found, what is due; frozen frames."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta, tzinfo
from types import MappingProxyType
from typing import NamedTuple

from floortui.domain import owners
from floortui.domain.lineup import LineUp
from floortui.domain.moments import business_day, zone_named
from floortui.domain.records import LOSING, LOST, OPEN, OWNER
from floortui.domain.search import MOST_CUSTOMERS, looked_for
from floortui.errors import N_
from floortui.reports.due import DueCall, call_backs
from floortui.reports.later import Later, later
from floortui.reports.owning import first_service, remarks
from floortui.storage import journal
from floortui.storage.database import snapshot
from floortui.storage.queries import deliveries, drawer, eligibility, floor, house, people
from floortui.storage.queries.deliveries import Promise
from floortui.storage.queries.drawer import CardLine

MOST_LINES = 200
"""Rows of a list: who has more to look at types another letter."""

SOON_DAYS = 7
"""How many days ahead My day looks."""


Counts = Mapping[tuple[str, str], int]
"""How many cycles there are, by state and grade."""


class Drawer(NamedTuple):
    """One drawer: its name, which cards lie in it, and how many."""

    code: str
    label: str
    lines: Callable[[int], list[CardLine]]
    """Gives the first so many of its cards."""
    count: Callable[[Counts], int]
    dated: str = N_("next")
    """What the date is that stands beside its cards."""
    lines_on: Callable[[str, int], list[CardLine]] | None = None
    """Gives its cards where they depend on the day."""
    count_on: Callable[[str], int] | None = None

    def first(self, today: str, most: int) -> list[CardLine]:
        """Give the first so many of its cards on a day."""
        return self.lines_on(today, most) if self.lines_on else self.lines(most)

    def number(self, today: str, counts: Counts) -> int:
        """Give how many cards lie in it on a day."""
        return self.count_on(today) if self.count_on else self.count(counts)


def _of(code: str, label: str, state: str = OPEN, grade: str | None = None) -> Drawer:
    """Make the drawer of the cards of a state, and of a grade if one is named."""
    return Drawer(
        code,
        label,
        lambda most: [line for line in drawer.cards_in(state, grade, most) if line.grade],
        lambda counts: sum(
            n for (stands, has), n in counts.items() if stands == state and has and grade in (None, has)
        ),
    )


_ALL = (
    _of("all", N_("all open")),
    *(_of(grade, grade, grade=grade) for grade in ("O", "H", "A", "B", "C")),
    Drawer(
        "wanted",
        N_("phone wanted"),
        drawer.phone_wanted,
        lambda counts: counts.get((OPEN, ""), 0) + drawer.dead_phones(),
    ),
    _of("losing", N_("lost?"), LOSING),
    Drawer("claimed", N_("claimed"), drawer.claimed, lambda counts: drawer.claims()),
    _of("lost", N_("lost"), LOST),
    _of("owners", N_("owners"), OWNER),
    Drawer(
        "deliveries", N_("deliveries"), deliveries.waiting, lambda counts: deliveries.count_waiting(), N_("promised")
    ),
    Drawer(
        "first-service",
        N_("first service"),
        lambda most: [],
        lambda counts: 0,
        lines_on=lambda today, most: deliveries.service_due(*owners.service_window(today, first_service()), most),
        count_on=lambda today: deliveries.count_service_due(*owners.service_window(today, first_service())),
    ),
)

DRAWERS: Mapping[str, Drawer] = {each.code: each for each in _ALL}
"""Every drawer, in order."""


class DrawerFrame(NamedTuple):
    """Everything that the list of the Drawer paints."""

    lines: tuple[CardLine, ...]
    names: Mapping[int, str]
    within: Mapping[str, int]
    """Days until they buy, by grade."""
    today: str
    more: bool
    """Whether there are more than are shown."""


class DrawerQuery:
    """The Drawer's questions to the database; the cards are counted anew only when the journal has grown."""

    def __init__(self) -> None:
        self._head = -1
        self._today = self._counted_on = ""
        self._counts: Mapping[str, int] = {}

    def run(self, now: datetime, code: str, text: str) -> DrawerFrame:
        """Ask for a drawer's cards, or for those that a typed text finds in all of them."""
        with snapshot():
            today = business_day(now, zone_named(str(house.settings()["showroom.zone"])))
            lines = found(text) if text else DRAWERS[code].first(today, MOST_LINES + 1)
            self._today = today
            return DrawerFrame(
                lines=tuple(lines[:MOST_LINES]),
                names=people.names(),
                within={choice.code: int(str(choice.details.get("within", 0))) for choice in house.choices("grade")},
                today=today,
                more=len(lines) > MOST_LINES,
            )

    def counts(self) -> Mapping[str, int]:
        """Count the cards in each drawer: what takes longest among a hundred thousand, and can be painted last."""
        with snapshot():
            head = journal.head()
            if (head, self._today) != (self._head, self._counted_on):
                self._head, self._counted_on, self._counts = head, self._today, _counted(self._today)
            return self._counts


def found(text: str) -> list[CardLine]:
    """Find cards as somebody types: by any end of a name, its pinyin or initials, of a phone, or by model."""
    word = looked_for(text, house.region())
    return drawer.found_by(word, MOST_LINES + 1, MOST_CUSTOMERS) if word else []


def _counted(today: str) -> dict[str, int]:
    by = drawer.counts()
    return {code: each.number(today, by) for code, each in DRAWERS.items()}


class DayFrame(NamedTuple):
    """Everything that My day paints: what is due by a week from now, and what waits for a phone."""

    today: str
    due: tuple[CardLine, ...]
    wanted: tuple[CardLine, ...]
    claims: int
    """How many customers are claimed, and await the manager."""
    names: Mapping[int, str]
    within: Mapping[str, int]
    position: int | None
    """The place in the line-up; None if they do not wait."""
    state: str
    turns: int
    call_backs: tuple[DueCall, ...]
    """Who is to be called back today, or should have been."""
    moved: tuple[floor.Moved, ...]
    """Who came today and is somebody else's now: one's own who lapsed; to the manager, those of who left the house."""
    expected: tuple[Later, ...]
    """Who is still to come today, by time."""
    no_show_minutes: int
    zone_name: str
    remarks: Mapping[int, str] = MappingProxyType({})
    """What else stands beside a card, by its cycle: the owner's step, a car that is late."""
    promised: tuple[Promise, ...] = ()
    """The cars promised by a week from now and not handed over, the longest overdue first."""

    @property
    def zone(self) -> tzinfo:
        """The showroom's time zone."""
        return zone_named(self.zone_name)

    def overdue(self) -> list[CardLine]:
        """Give what should have been done before today."""
        return [line for line in self.due if line.next_day is not None and line.next_day < self.today]

    def of_today(self) -> list[CardLine]:
        """Give what is due today."""
        return [line for line in self.due if line.next_day == self.today]

    def later(self) -> list[CardLine]:
        """Give what is due in the days to come."""
        return [line for line in self.due if line.next_day is not None and line.next_day > self.today]


def _due(today: str, until: str, person: int | None) -> list[CardLine]:
    """Give what is due for somebody, and what is due today of those for whom they have taken over."""
    own = drawer.due(until, person, MOST_LINES)
    others = eligibility.covered_by(today, person) if person is not None else []
    if not others:
        return own
    taken_over = [line for owner in others for line in drawer.due(today, owner, MOST_LINES)]
    return sorted([*own, *taken_over], key=lambda line: line.next_day or "")[:MOST_LINES]


class DayQuery:
    """My day's question to the database."""

    def __init__(self) -> None:
        self._lineups = floor.LineUps()

    def run(self, now: datetime, person: int | None) -> DayFrame:
        """Ask what is due for somebody, for everybody if it is nobody's day in particular."""
        with snapshot():
            settings = house.settings()
            zone = zone_named(str(settings["showroom.zone"]))
            today = business_day(now, zone)
            until = business_day(now + timedelta(days=SOON_DAYS), zone)
            lineup: LineUp = self._lineups.of(today)
            place = lineup.place(person or 0)
            due = _due(today, until, person)
            return DayFrame(
                today=today,
                due=tuple(due),
                remarks=remarks(due, today),
                promised=tuple(deliveries.promised(until, person, MOST_LINES)),
                wanted=tuple(drawer.phone_wanted(MOST_LINES, owner=person)),
                claims=drawer.claims(),
                names=people.names(),
                within={c.code: int(str(c.details.get("within", 0))) for c in house.choices("grade")},
                position=lineup.position(person or 0),
                state=lineup.state(person or 0),
                turns=place.turns,
                call_backs=call_backs(person),
                moved=tuple(floor.moved_over(today, floor.FORMER if person is None else floor.LAPSED, person)),
                expected=later(today, today, person),
                no_show_minutes=int(settings["rotation.no_show_minutes"]),
                zone_name=str(settings["showroom.zone"]),
            )
