"""What the Board shows of a sales month: a row for each consultant, the house and nobody, and the store's sum."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from floortui.domain.moments import business_day, zone_named
from floortui.domain.people import CONSULTANT, StaffMember
from floortui.domain.period import Period, day_after, sales_month, sales_month_of
from floortui.reports.period_figures import Counts, Number, distinct, numbers, of_one, of_store
from floortui.storage import journal
from floortui.storage.database import snapshot
from floortui.storage.queries import house, people, sales, stock, traffic
from floortui.storage.queries.tallies import HOUSE, NOBODY, Tallies

GRADES = "OHABC"

OPENED: Mapping[str, str] = {grade: f"opened_{grade.lower()}" for grade in GRADES}
"""What the number of the cards that were opened with a grade is called; together they are the cards."""

STOCK: Mapping[str, str] = {grade: f"stock_{grade.lower()}" for grade in GRADES}
"""What the number of the cards of a grade that are open at the end is called."""

FIGURES = ("first_contacts", "cards", "retention", "orders", "deliveries", *STOCK.values(), "overdue_follow_ups")
"""The figures of the Board; the cards opened by grade stand beside them."""


class BoardLine(NamedTuple):
    """One row: a staff number, HOUSE or NOBODY, how they are called, and their numbers by FIGURES and OPENED."""

    who: int | None
    name: str
    numbers: Mapping[str, Number | None]


class BoardFrame(NamedTuple):
    """Everything that the Board paints; two equal frames paint the same."""

    month: str
    """The name of the sales month, `2026-11`."""
    period: Period
    running: str
    """The name of the month that runs; there is no later one to look at."""
    lines: tuple[BoardLine, ...]
    """Every consultant, and whoever else has something to count; the house and nobody only then."""
    store: BoardLine
    earlier: str
    later: str

    @property
    def runs(self) -> bool:
        """Whether the month is not over."""
        return self.month >= self.running


class BoardQuery:
    """The Board's question to the database; asked anew only when the journal has grown, or the day is another."""

    def __init__(self) -> None:
        self._asked: tuple[int, str, str | None] | None = None
        self._frame: BoardFrame | None = None

    def run(self, now: datetime, month: str | None = None) -> BoardFrame:
        """Ask for a sales month, or for the running one: all of one moment.

        Raises:
            Refused: it is no month, or the calendar does not reach so far.
        """
        with snapshot():
            settings = house.settings()
            today = business_day(now, zone_named(str(settings["showroom.zone"])))
            asked = (journal.head(), today, month)
            if self._frame is None or asked != self._asked:
                self._frame, self._asked = _ask(today, month, int(settings["figures.month_ends_on"])), asked
            return self._frame


def _ask(today: str, month: str | None, ends_on: int) -> BoardFrame:
    running = sales_month_of(today, ends_on)
    month = month or running
    period = sales_month(month, ends_on)
    tallies = _tallies(period, today)
    return BoardFrame(
        month=month,
        period=period,
        running=running,
        lines=_lines(tallies, people.everybody(gone_too=True)),
        store=BoardLine(None, "", _numbers(of_store(tallies))),
        earlier=sales_month_of(day_after(period.start, -1), ends_on),
        later=sales_month_of(period.end, ends_on),
    )


def _tallies(period: Period, today: str) -> Tallies:
    origins = traffic.sources()
    opened: Tallies = {name: {} for name in OPENED.values()}
    for (who, grade), count in stock.opened_by_grade(period).items():
        opened[OPENED[grade]][who] = count
    return {
        **traffic.contacts(period, origins),
        **stock.cards(period, origins.apart),
        **stock.drawer(period, today),
        **sales.orders(period, origins.apart),
        **sales.delivered(period),
        **opened,
    }


def _numbers(counts: Counts) -> dict[str, Number | None]:
    return {**numbers(FIGURES, counts), **{name: int(counts[name]) for name in OPENED.values()}}


def _lines(tallies: Tallies, staff: list[StaffMember]) -> tuple[BoardLine, ...]:
    """Give a row to each consultant who works here, and to whoever else has a number in theirs."""
    named: list[tuple[int | None, str]] = [*distinct(staff).items(), (HOUSE, ""), (NOBODY, "")]
    found = [BoardLine(who, name, _numbers(of_one(tallies, who))) for who, name in named]
    expected = {each.id for each in staff if each.active and each.role == CONSULTANT}
    return tuple(line for line in found if line.who in expected or any(line.numbers.values()))
