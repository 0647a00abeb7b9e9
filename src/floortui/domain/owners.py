"""When owners are contacted: 3 days and 1 month after delivery, at the first service, then every 3 months (ours)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from floortui.domain.cadence import after, next_open
from floortui.errors import N_

THREE_DAYS, ONE_MONTH, FIRST_SERVICE, QUARTERLY = "3-days", "1-month", "first-service", "quarterly"

STEPS = {
    THREE_DAYS: N_("3 days after delivery"),
    ONE_MONTH: N_("1 month after delivery"),
    FIRST_SERVICE: N_("first service"),
    QUARTERLY: N_("quarterly"),
}
"""What each contact with an owner is called."""

IN_SHORT = {
    THREE_DAYS: N_("3 days"),
    ONE_MONTH: N_("1 month"),
    FIRST_SERVICE: N_("first service"),
    QUARTERLY: N_("quarterly"),
}
"""What it is called where there is little room."""

EVERY_MONTHS = 3
"""How often an owner is contacted once the first service is over."""

AHEAD_DAYS = 7
"""How many days before the first service is due its card may go to after-sales."""

LATE_MONTHS = 12
"""For how many months after it was due a first service still waits to be given to after-sales."""


class Step(NamedTuple):
    """A contact that the schedule asks for: which one, and on what day of the calendar."""

    code: str
    day: str


def steps(delivered_on: str, first_service: int) -> Iterator[Step]:
    """Give the contacts after a delivery in order, each counted from the delivery itself, so that month ends stay.

    `first_service` is in months; where two fall on one day, only the first service is asked for.
    """
    begins = [Step(THREE_DAYS, after(delivered_on, "3 days")), Step(ONE_MONTH, after(delivered_on, "1 month"))]
    service = Step(FIRST_SERVICE, after(delivered_on, f"{first_service} months"))
    yield from (step for step in begins if step.day < service.day)
    yield service
    months = first_service
    while True:
        months += EVERY_MONTHS
        yield Step(QUARTERLY, after(delivered_on, f"{months} months"))


def due_after(delivered_on: str, day: str, first_service: int, is_closed: Callable[[str], bool]) -> str:
    """Give the day of an owner's next contact after a day, moved off closed days."""
    return next_open(next(step.day for step in steps(delivered_on, first_service) if step.day > day), is_closed)


def step_of(delivered_on: str, due: str, first_service: int) -> str:
    """Give which contact it is that is due on a day: the last one that the schedule has come to by then."""
    found = THREE_DAYS
    for step in steps(delivered_on, first_service):
        if step.day > due:
            return found
        found = step.code
    return found


def service_day(delivered_on: str, first_service: int, is_closed: Callable[[str], bool]) -> str:
    """Give the day on which the first service is due, moved off closed days."""
    return next_open(after(delivered_on, f"{first_service} months"), is_closed)


def delivered_by(day: str, first_service: int) -> str:
    """Give the last day of delivery whose first service is due by a day; a month has no day it lacks."""
    from dateutil.relativedelta import relativedelta

    latest = date.fromisoformat(day) - relativedelta(months=first_service)
    while after((latest + timedelta(days=1)).isoformat(), f"{first_service} months") <= day:
        latest += timedelta(days=1)
    return latest.isoformat()


def service_window(today: str, first_service: int) -> tuple[str, str]:
    """Give the first and the last day of delivery of those whose first service after-sales is to be told of today."""
    last = (date.fromisoformat(today) + timedelta(days=AHEAD_DAYS)).isoformat()
    from dateutil.relativedelta import relativedelta

    first = date.fromisoformat(today) - relativedelta(months=first_service + LATE_MONTHS)
    return first.isoformat(), delivered_by(last, first_service)
