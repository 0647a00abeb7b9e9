"""Periods: half-open spans of business days, and the sales months of a house.

A sales month may end on another day than the calendar's: makers often close on the 25th (domain.md §4).
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from floortui.domain.moments import read_day
from floortui.errors import Refused

LAST_OF_MONTH = 31
"""The closing day of a house whose months are the calendar's: a month that lacks a day closes on its last."""


class Period(NamedTuple):
    """The business days from `start` up to, and without, `end`; both as `2026-11-21`."""

    start: str
    end: str

    @property
    def last(self) -> str:
        """The last day inside."""
        return day_after(self.end, -1)

    def days(self) -> Iterator[str]:
        """Give every day inside, in order."""
        day, end = date.fromisoformat(self.start), date.fromisoformat(self.end)
        while day < end:
            yield day.isoformat()
            day += timedelta(days=1)

    def until(self, day: str) -> Period:
        """Give what of it lies before a day; nothing, if it has not begun by then."""
        return Period(self.start, max(self.start, min(self.end, day)))


def day_after(day: str, days: int = 1) -> str:
    """Give the day so many days later, or earlier.

    Raises:
        Refused: the calendar ends before it.
    """
    try:
        return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
    except OverflowError:
        raise Refused("day.unreadable", text=day) from None


def days_between(first: str, last: str) -> int:
    """Count the days from one to another; less than 0 if the other comes before."""
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def from_to(first: str, last: str) -> Period:
    """Give the period from one day to another, the last one included, as people write it.

    Raises:
        Refused: one of them is no day, or the last lies before the first.
    """
    first, last = read_day(first), read_day(last)
    if last < first:
        raise Refused("period.backwards", first=first, last=last)
    return Period(first, day_after(last))


def week_of(day: str) -> Period:
    """Give the week of a day, Monday to Sunday."""
    monday = day_after(day, -date.fromisoformat(day).weekday())
    return Period(monday, day_after(monday, 7))


def calendar_month(month: str) -> Period:
    """Give the days of a calendar month, `2026-11`.

    Raises:
        Refused: it is no month, or the calendar does not reach so far.
    """
    return sales_month(month)


def sales_month(month: str, ends_on: int = LAST_OF_MONTH) -> Period:
    """Give the sales month of a name, `2026-11`: from the day after the last one's closing day to its own.

    With `ends_on` 25, `2026-11` is 26 October to 25 November.

    Raises:
        Refused: it is no month, or the calendar does not reach so far.
    """
    try:
        first = date.fromisoformat(f"{month}-01")
        closes = _closing(first.year, first.month, ends_on)
        return Period(day_after(_closing(*_month_before(first), ends_on)), day_after(closes))
    except (ValueError, OverflowError, Refused):
        raise Refused("month.unreadable", field="month", text=month[:40]) from None


def sales_month_of(day: str, ends_on: int = LAST_OF_MONTH) -> str:
    """Name the sales month in which a day lies."""
    found = date.fromisoformat(day)
    if day <= _closing(found.year, found.month, ends_on):
        return day[:7]
    return (found.replace(day=28) + timedelta(days=4)).isoformat()[:7]


def sales_months(period: Period, ends_on: int = LAST_OF_MONTH) -> list[str]:
    """Name the sales months that fill a period exactly; none, if a part of a month is left over."""
    months: list[str] = []
    day = period.start
    while day < period.end:
        month = sales_month_of(day, ends_on)
        whole = sales_month(month, ends_on)
        if whole.start != day or whole.end > period.end:
            return []
        months.append(month)
        day = whole.end
    return months


def _closing(year: int, month: int, ends_on: int) -> str:
    return date(year, month, min(ends_on, monthrange(year, month)[1])).isoformat()


def _month_before(first: date) -> tuple[int, int]:
    before = first - timedelta(days=1)
    return before.year, before.month
