"""When the next follow-up is due: steps on the calendar, and closed days skipped."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floortui.domain.cadence import MOST_CLOSED, after, next_open
from floortui.errors import Refused


@pytest.mark.parametrize(
    ("day", "every", "due"),
    [
        ("2026-11-19", "1 day", "2026-11-20"),
        ("2026-11-19", "7 days", "2026-11-26"),
        ("2026-11-19", "15 days", "2026-12-04"),
        ("2026-11-19", "2 weeks", "2026-12-03"),
        ("2026-11-19", "1 month", "2026-12-19"),
        ("2026-11-19", "3 months", "2027-02-19"),
        ("2026-01-31", "1 month", "2026-02-28"),
        ("2028-01-31", "1 month", "2028-02-29"),
        ("2028-02-29", "1 year", "2029-02-28"),
        ("2026-12-31", "2 months", "2027-02-28"),
    ],
)
def test_a_step_on_the_calendar(day: str, every: str, due: str) -> None:
    assert after(day, every) == due


@pytest.mark.parametrize("every", ["", "daily", "1", "month", "-1 days", "1.5 days", "1000 days", "١ day"])
def test_what_is_no_step(every: str) -> None:
    with pytest.raises(Refused) as caught:
        after("2026-11-19", every)
    assert caught.value.code == "cadence.unreadable"


def test_a_step_off_the_calendar_is_refused() -> None:
    with pytest.raises(Refused):
        after("9999-12-31", "1 day")
    with pytest.raises(Refused):
        after("9999-12-31", "999 years")


def test_a_due_date_on_a_closed_day_moves_to_the_next_open_day() -> None:
    festival = {f"2027-02-{number:02d}" for number in range(6, 12)}
    assert next_open("2027-02-05", festival.__contains__) == "2027-02-05"
    assert next_open("2027-02-06", festival.__contains__) == "2027-02-12"
    assert next_open("2027-02-11", festival.__contains__) == "2027-02-12"


def test_a_house_that_never_opens_keeps_the_day() -> None:
    assert next_open("2027-02-06", lambda day: True) == "2027-02-06"
    assert next_open("9999-12-30", lambda day: True) == "9999-12-30"


@given(st.dates(max_value=date(9000, 1, 1)), st.integers(0, 80))
def test_closed_days_are_skipped_and_no_open_one(day: date, closed: int) -> None:
    opens = (day + timedelta(days=closed)).isoformat()
    moved = next_open(day.isoformat(), lambda asked: asked < opens)
    assert moved == (opens if closed < MOST_CLOSED else day.isoformat())


@given(st.dates(max_value=date(8000, 1, 1)), st.integers(1, 999), st.sampled_from(("day", "weeks", "month", "years")))
def test_a_step_leads_ahead_and_a_longer_one_no_less_far(day: date, count: int, unit: str) -> None:
    start = day.isoformat()
    assert start < after(start, f"{count} {unit}")
    assert after(start, f"{count - 1} {unit}") <= after(start, f"{count} {unit}")
