"""The owner schedule as a table: each row a delivery, and the days and names of the contacts after it."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from datetime import date, timedelta
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floortui.domain.owners import (
    FIRST_SERVICE,
    ONE_MONTH,
    QUARTERLY,
    THREE_DAYS,
    delivered_by,
    due_after,
    service_day,
    service_window,
    step_of,
    steps,
)

OPEN: Callable[[str], bool] = lambda day: False  # noqa: E731 - a house that never closes

SCHEDULE = (
    # delivered, first service (months), the first six contacts
    ("2026-03-12", 3, "03-15 04-12 06-12 09-12 12-12 03-12"),
    ("2026-01-31", 3, "02-03 02-28 04-30 07-31 10-31 01-31"),
    ("2026-11-30", 3, "12-03 12-30 02-28 05-30 08-30 11-30"),
    ("2024-02-29", 3, "03-03 03-29 05-29 08-29 11-29 02-28"),
    ("2023-11-29", 3, "12-02 12-29 02-29 05-29 08-29 11-29"),
    ("2026-03-12", 6, "03-15 04-12 09-12 12-12 03-12 06-12"),
    ("2026-03-12", 1, "03-15 04-12 07-12 10-12 01-12 04-12"),
    ("2026-01-30", 1, "02-02 02-28 05-30 08-30 11-30 02-28"),
)


@pytest.mark.parametrize(("delivered", "months", "days"), SCHEDULE)
def test_an_owner_is_contacted_on_these_days(delivered: str, months: int, days: str) -> None:
    found = [step.day[5:] for step in islice(steps(delivered, months), 6)]
    assert " ".join(found) == days


def test_each_contact_has_a_name_and_the_first_service_goes_before_a_month() -> None:
    named = [step.code for step in islice(steps("2026-03-12", 3), 5)]
    assert named == [THREE_DAYS, ONE_MONTH, FIRST_SERVICE, QUARTERLY, QUARTERLY]
    assert [step.code for step in islice(steps("2026-03-12", 1), 3)] == [THREE_DAYS, FIRST_SERVICE, QUARTERLY]


NAMED = (
    # delivered, due, which contact it is
    ("2026-03-12", "2026-03-13", THREE_DAYS),
    ("2026-03-12", "2026-03-15", THREE_DAYS),
    ("2026-03-12", "2026-04-11", THREE_DAYS),
    ("2026-03-12", "2026-04-12", ONE_MONTH),
    ("2026-03-12", "2026-06-11", ONE_MONTH),
    ("2026-03-12", "2026-06-14", FIRST_SERVICE),
    ("2026-03-12", "2026-09-12", QUARTERLY),
    ("2020-03-12", "2026-09-12", QUARTERLY),
)


@pytest.mark.parametrize(("delivered", "due", "code"), NAMED)
def test_a_due_day_says_which_contact_it_is(delivered: str, due: str, code: str) -> None:
    assert step_of(delivered, due, 3) == code


def test_a_contact_that_falls_on_closed_days_waits_for_the_next_open_one() -> None:
    closed = {"2026-02-16", "2026-02-17", "2026-02-18"}
    assert due_after("2026-02-13", "2026-02-13", 3, closed.__contains__) == "2026-02-19"
    assert due_after("2026-02-13", "2026-02-19", 3, closed.__contains__) == "2026-03-13"
    assert service_day("2025-11-16", 3, closed.__contains__) == "2026-02-19"


WINDOWS = (
    # by that day, first service (months), the last delivery that is due then
    ("2026-06-12", 3, "2026-03-12"),
    ("2026-02-28", 3, "2025-11-30"),
    ("2024-02-29", 3, "2023-11-30"),
    ("2026-02-27", 3, "2025-11-27"),
    ("2026-04-30", 3, "2026-01-31"),
    ("2026-05-31", 3, "2026-02-28"),
)


@pytest.mark.parametrize(("day", "months", "last"), WINDOWS)
def test_the_last_delivery_whose_service_is_due_by_a_day(day: str, months: int, last: str) -> None:
    assert delivered_by(day, months) == last


def test_a_service_is_announced_a_week_before_and_waits_for_a_year() -> None:
    assert service_window("2026-06-05", 3) == ("2025-03-05", "2026-03-12")


def months_later(day: date, months: int) -> date:
    """Count months by hand: the same day of the month, or its last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(1, 60), st.integers(0, 2000))
def test_the_schedule_is_as_counted_by_hand(delivered: date, months: int, later: int) -> None:
    day = delivered + timedelta(days=later)
    counted = {delivered + timedelta(days=3), months_later(delivered, 1)} | {
        months_later(delivered, months + 3 * quarter) for quarter in range(60)
    }
    expected = min(each for each in counted if each > day)
    assert due_after(delivered.isoformat(), day.isoformat(), months, OPEN) == expected.isoformat()


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(1, 60))
def test_who_is_due_by_a_day_is_so_by_the_calendar(day: date, months: int) -> None:
    last = date.fromisoformat(delivered_by(day.isoformat(), months))
    assert months_later(last, months) <= day < months_later(last + timedelta(days=1), months)
