"""What the Drawer and My day show: the drawers with their counts, the cards found, what is due; frozen frames."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta, tzinfo
from types import MappingProxyType
from typing import NamedTuple

from floortui.domain.lineup import LineUp
from floortui.domain.moments import business_day, zone_named
from floortui.domain.owners import service_window
from floortui.domain.protection import windows_of
from floortui.domain.records import LOSING, LOST, OPEN, OWNER
from floortui.domain.search import MOST_CUSTOMERS, looked_for
from floortui.errors import N_
from floortui.reports import stalling
from floortui.reports.coaching import said_lately
from floortui.reports.day_beside import IN_A_ROW, asked_beside
from floortui.reports.doubles import Doubles
from floortui.reports.due import DueCall, call_backs
from floortui.reports.due_list import DueList, RatesQuery, due_list, leeways
from floortui.reports.lapsing import Handed, count_lapsing, handed_over, lapsing
from floortui.reports.later import Later, later
from floortui.reports.owning import first_service, remarks
from floortui.storage import journal
from floortui.storage.database import snapshot
from floortui.storage.queries import allocation, contacts, deliveries, drawer, floor, house, my_day, people
from floortui.storage.queries.deliveries import Promise
from floortui.storage.queries.drawer import CardLine

MOST_LINES = 200
"""Rows of a list: who has more to look at types another letter."""

SOON_DAYS = 7
"""How many days ahead My day looks."""


Counts = Mapping[tuple[str, str], int]
"""How many cycles there are, by state and grade."""


class Asked(NamedTuple):
    """Who looks into a drawer, and when: some lie ready for one person, or for one day."""

    today: str
    windows: Mapping[str, int]
    """Days for which each grade protects its owner's customers."""
    person: int | None
    """Whose cards are shown; None is everybody's."""
    doubles: Doubles


class Drawer(NamedTuple):
    """One drawer: its name, which cards lie in it, and how many."""

    code: str
    label: str
    lines: Callable[[int], list[CardLine]]
    """Gives the first so many of its cards."""
    count: Callable[[Counts], int]
    asks: Callable[[Asked, int], list[CardLine]] | None = None
    """Gives them where that depends on who looks and when; they are counted by it, too."""
    managers: bool = False
    """Whether it is for managers only."""
    dated: str = N_("next")
    """What the date is that stands beside its cards."""


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
    Drawer(
        "no_next", N_("no next step"), contacts.without_next_step, lambda counts: contacts.count_without_next_step()
    ),
    Drawer(
        "no_answer",
        N_("no answer"),
        lambda most: contacts.without_answer(IN_A_ROW, most),
        lambda counts: contacts.count_without_answer(IN_A_ROW),
    ),
    Drawer("stalled", N_("stalled"), stalling.stalled, lambda counts: stalling.count()),
    _of("losing", N_("lost?"), LOSING),
    Drawer("claimed", N_("claimed"), drawer.claimed, lambda counts: drawer.claims()),
    Drawer("nobodys", N_("nobody's"), allocation.nobodys, lambda counts: allocation.count_of_nobody()),
    Drawer("leavers", N_("leavers'"), allocation.leavers, lambda counts: allocation.count_of_leavers()),
    _of("lost", N_("lost"), LOST),
    _of("owners", N_("owners"), OWNER),
    Drawer(
        "lapsing",
        N_("lapsing"),
        lambda most: [],
        lambda counts: 0,
        lambda asked, most: lapsing(asked.today, asked.windows, asked.person, most),
    ),
    Drawer(
        "deliveries",
        N_("to deliver"),
        deliveries.waiting,
        lambda counts: deliveries.count_waiting(),
        dated=N_("promised"),
    ),
    Drawer(
        "first_service",
        N_("1st service"),
        lambda most: [],
        lambda counts: 0,
        lambda asked, most: deliveries.service_due(*service_window(asked.today, first_service()), most, asked.person),
    ),
    Drawer(
        "doubles",
        N_("doubles?"),
        lambda most: [],
        lambda counts: 0,
        lambda asked, most: asked.doubles.lines(asked.today, most),
        managers=True,
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
        self._counts: Mapping[str, int] = {}
        self._counted_for: Asked | None = None
        self._doubles = Doubles()

    def _asked(self, now: datetime, person: int | None) -> Asked:
        settings = house.settings()
        today = business_day(now, zone_named(str(settings["showroom.zone"])))
        return Asked(today, windows_of(settings), person, self._doubles)

    def run(self, now: datetime, code: str, text: str, person: int | None = None) -> DrawerFrame:
        """Ask for a drawer's cards, or for those that a typed text finds in all of them."""
        with snapshot():
            lines = found(text) if text else _lines_of(DRAWERS[code], self._asked(now, person), MOST_LINES + 1)
            return DrawerFrame(
                lines=tuple(lines[:MOST_LINES]),
                names=people.names(),
                within={choice.code: int(str(choice.details.get("within", 0))) for choice in house.choices("grade")},
                today=business_day(now, zone_named(str(house.settings()["showroom.zone"]))),
                more=len(lines) > MOST_LINES,
            )

    def counts(self, now: datetime, person: int | None = None) -> Mapping[str, int]:
        """Count the cards in each drawer: what takes longest among a hundred thousand, and can be painted last."""
        with snapshot():
            head, asked = journal.head(), self._asked(now, person)
            if head != self._head or asked != self._counted_for:
                self._head, self._counted_for, self._counts = head, asked, _counted(asked)
            return self._counts


def _lines_of(each: Drawer, asked: Asked, most: int) -> list[CardLine]:
    return each.asks(asked, most) if each.asks else each.lines(most)


def found(text: str) -> list[CardLine]:
    """Find cards as somebody types: by any end of a name, its pinyin or initials, of a phone, or by model."""
    word = looked_for(text, house.region())
    return drawer.found_by(word, MOST_LINES + 1, MOST_CUSTOMERS) if word else []


def _counted(asked: Asked) -> dict[str, int]:
    by = drawer.counts()
    shown = {code: each for code, each in DRAWERS.items() if asked.person is None or not each.managers}
    return {code: len(each.asks(asked, MOST_LINES)) if each.asks else each.count(by) for code, each in shown.items()}


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
    lapsing: int = 0
    """How many customers are anybody's within a week, unless somebody is in touch."""
    handed: tuple[Handed, ...] = ()
    """Who is another's since today; for the manager."""
    listed: DueList = DueList()
    """What is due in order, with what each contact is worth and until when it may be made."""
    no_next: int = 0
    """How many open cards have no next step."""
    no_answer: int = 0
    """To the manager: of how many cards five attempts in a row were not answered."""
    covers: tuple[tuple[str, int], ...] = ()
    """Whom one covers today, and how many of their contacts are left."""
    uncovered: tuple[tuple[str, int], ...] = ()
    """To the manager: who is off today with contacts due that nobody has taken over."""
    kit: tuple[str, ...] | None = None
    """Which parts of the sales kit one has at hand; None if one has not looked today."""
    kits_missing: tuple[str, ...] = ()
    """To the manager: who of those on duty has not looked at their sales kit today."""
    notes: int = 0
    """What the manager said these days to contacts of somebody's, where it is more than that they are real."""

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


class DayQuery:
    """My day's question to the database."""

    def __init__(self) -> None:
        self._lineups = floor.LineUps()
        self._rates = RatesQuery()
        self._lapsing: tuple[object, int] = (None, 0)

    def _count_lapsing(self, today: str, windows: Mapping[str, int], person: int | None) -> int:
        """Count what lapses within a week, anew only when the journal has grown: it goes through all that may."""
        as_of = (journal.head(), today, person)
        if self._lapsing[0] != as_of:
            self._lapsing = (as_of, count_lapsing(today, windows, person))
        return self._lapsing[1]

    def run(self, now: datetime, person: int | None, who: int | None = None) -> DayFrame:
        """Ask what is due for somebody, for everybody if it is nobody's day in particular; `who` looks at it."""
        with snapshot():
            settings = house.settings()
            zone = zone_named(str(settings["showroom.zone"]))
            today = business_day(now, zone)
            until = business_day(now + timedelta(days=SOON_DAYS), zone)
            lineup: LineUp = self._lineups.of(today)
            place = lineup.place(person or 0)
            grades = house.choices("grade")
            rates = self._rates.run(today, int(settings["figures.month_ends_on"]))
            planned = my_day.planned(today, who) if who is not None else ()
            listed = due_list(today, until, person, rates, leeways(grades, settings), planned)
            return DayFrame(
                today=today,
                due=listed.lines,
                remarks=remarks(listed.lines, today),
                promised=tuple(deliveries.promised(until, person, MOST_LINES)),
                wanted=tuple(drawer.phone_wanted(MOST_LINES, owner=person)),
                claims=drawer.claims(),
                names=people.names(),
                within={c.code: int(str(c.details.get("within", 0))) for c in grades},
                position=lineup.position(person or 0),
                state=lineup.state(person or 0),
                turns=place.turns,
                call_backs=call_backs(person),
                moved=tuple(floor.moved_over(today, floor.FORMER if person is None else floor.LAPSED, person)),
                expected=later(today, today, person),
                no_show_minutes=int(settings["rotation.no_show_minutes"]),
                zone_name=str(settings["showroom.zone"]),
                lapsing=self._count_lapsing(today, windows_of(settings), person),
                handed=tuple(handed_over(today)) if person is None else (),
                listed=listed,
                **asked_beside(today, person, who)._asdict(),
                notes=len(said_lately(today, person)) if person is not None else 0,
            )
