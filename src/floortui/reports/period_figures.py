"""The figures of a period: for the store, each consultant, the house and nobody (domain.md §4).

SQL counts the rows of the period by whose they are; a figure is then made of the counts as FIGURES says. Consultants,
house and nobody add up to the store for each count.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from floortui.domain import figures
from floortui.domain.figures import COUNT, FIGURES, Figure
from floortui.domain.moments import business_day, zone_named
from floortui.domain.people import CONSULTANT, StaffMember
from floortui.domain.period import Period, from_to, sales_month, sales_month_of, sales_months
from floortui.domain.settings import Value
from floortui.storage.database import snapshot
from floortui.storage.queries import appointments, house, owners, people, sales, stock, traffic
from floortui.storage.queries.tallies import HOUSE, NOBODY, Tallies

if TYPE_CHECKING:
    from fractions import Fraction

Number = int | float
Numbers = Mapping[str, Number | None]
"""A figure's number by its key; None where there is no figure: nothing to divide by, or not a person's."""


class PeriodFigures(NamedTuple):
    """What a period came to; two equal ones show the same."""

    period: Period
    store: Numbers
    consultants: Mapping[int, Numbers]
    """By staff number: every consultant who works here, and whoever else has something to count."""
    house: Numbers
    nobody: Numbers
    names: Mapping[int, str]
    """How each of the consultants is called, no two alike."""

    def document(self) -> dict[str, object]:
        """Give it as the command line prints it, its days inclusive."""
        return {
            "period": {"from": self.period.start, "to": self.period.last},
            "store": dict(self.store),
            "consultants": {self.names[number]: dict(found) for number, found in self.consultants.items()},
            "house": dict(self.house),
            "nobody": dict(self.nobody),
        }


def period_figures(period: Period, today: str) -> PeriodFigures:
    """Work out every figure of a period, as of one moment; `today` is the business day, up to which it has run."""
    with snapshot():
        tallies = _tallies(period, today, house.settings())
        staff = people.everybody(gone_too=True)
    counted = {person for counts in tallies.values() for person, count in counts.items() if person and count}
    here = [each for each in staff if each.id in counted or (each.active and each.role == CONSULTANT)]
    return PeriodFigures(
        period=period,
        store=numbers(FIGURES, of_store(tallies)),
        consultants={each.id: numbers(FIGURES, of_one(tallies, each.id), theirs=True) for each in here},
        house=numbers(FIGURES, of_one(tallies, HOUSE)),
        nobody=numbers(FIGURES, of_one(tallies, NOBODY), theirs=True),
        names=distinct(here),
    )


def asked_figures(
    now: datetime, *, month: str | None = None, first: str | None = None, last: str | None = None
) -> PeriodFigures:
    """Work out the figures of a sales month, of the days from `first` to `last`, or of the month that runs now.

    Raises:
        Refused: what was given is no month, no days, or the last lies before the first.
    """
    settings = house.settings()
    today = business_day(now, zone_named(str(settings["showroom.zone"])))
    ends_on = int(settings["figures.month_ends_on"])
    if first is not None and last is not None:
        period = from_to(first, last)
    else:
        period = sales_month(sales_month_of(today, ends_on) if month is None else month, ends_on)
    return period_figures(period, today)


def _tallies(period: Period, today: str, settings: Mapping[str, Value]) -> Tallies:
    origins = traffic.sources()
    months = sales_months(period, int(settings["figures.month_ends_on"]))
    size = traffic.market(months)
    prospect_grades = tuple(str(settings["figures.prospect_grades"]).split(","))
    return {
        **traffic.contacts(period, origins),
        **traffic.visits(period),
        **traffic.stays(period),
        **traffic.talks(period),
        **stock.cards(period, origins.apart),
        **stock.prospects(period, prospect_grades),
        **stock.drawer(period, today),
        **stock.losses(period),
        **owners.contacted(period),
        **owners.referred(period, origins),
        **appointments.over(period),
        **sales.orders(period, origins.apart),
        **sales.cancelled(period),
        **sales.delivered(period),
        "zero_days": {HOUSE: traffic.days_without_entry(period, today)},
        **({} if size is None else {"market": {HOUSE: size}}),
    }


Counts = Mapping[str, "int | Fraction"]


def of_store(tallies: Tallies) -> Counts:
    """Give the counts of the store: consultants, house and nobody together."""
    return {name: sum(counts.values()) for name, counts in tallies.items()}


def of_one(tallies: Tallies, person: int | None) -> Counts:
    """Give the counts of one: a staff number, HOUSE or NOBODY."""
    return {name: counts.get(person, 0) for name, counts in tallies.items()}


def numbers(keys: Iterable[str], counts: Counts, *, theirs: bool = False) -> Numbers:
    """Make figures of counts; for a person, or nobody, what is the house's as a whole is no figure."""
    return {key: None if theirs and FIGURES[key].per == figures.HOUSE else number(FIGURES[key], counts) for key in keys}


def number(figure: Figure, counts: Counts) -> Number | None:
    """Make one figure of counts; None if one of them was not taken, or there is nothing to divide by."""
    above, below = _sum(figure.numerator, counts), _sum(figure.denominator, counts)
    if above is None or below is None:
        return None
    if figure.unit == COUNT:
        return _plain(above)
    return float(above / below) if below else None


def _sum(names: tuple[str, ...], counts: Counts) -> int | Fraction | None:
    total: int | Fraction = 0
    for name in names:
        count = counts.get(name.removeprefix("-"))
        if count is None:
            return None
        total += -count if name[0] == "-" else count
    return total


def _plain(value: int | Fraction) -> Number:
    return int(value) if value.denominator == 1 else float(value)


def distinct(staff: Iterable[StaffMember]) -> dict[int, str]:
    """Give everybody a name of their own: somebody who left may have been called like somebody who is here."""
    names: dict[int, str] = {}
    for each in sorted(staff, key=lambda each: not each.active):
        names[each.id] = f"{each.name} ({each.id})" if each.name in names.values() else each.name
    return names
