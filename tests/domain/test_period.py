"""Periods: a sales month ends where the house says, months follow each other without a gap."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floortui.domain.period import Period, day_after, from_to, sales_month, sales_month_of, sales_months
from floortui.errors import Refused


@pytest.mark.parametrize(
    ("month", "ends_on", "first", "last"),
    [
        ("2026-11", 31, "2026-11-01", "2026-11-30"),
        ("2026-11", 25, "2026-10-26", "2026-11-25"),
        ("2026-01", 25, "2025-12-26", "2026-01-25"),
        ("2026-02", 30, "2026-01-31", "2026-02-28"),
        ("2026-03", 30, "2026-03-01", "2026-03-30"),
        ("2028-02", 29, "2028-01-30", "2028-02-29"),
        ("2026-06", 1, "2026-05-02", "2026-06-01"),
    ],
)
def test_a_sales_month_runs_from_the_day_after_one_closing_day_to_the_next(
    month: str, ends_on: int, first: str, last: str
) -> None:
    period = sales_month(month, ends_on)
    assert (period.start, period.last) == (first, last)


@given(day=st.dates(date(2000, 1, 1), date(2100, 1, 1)), ends_on=st.integers(1, 31))
def test_every_day_lies_in_exactly_one_sales_month(day: date, ends_on: int) -> None:
    month = sales_month_of(day.isoformat(), ends_on)
    period = sales_month(month, ends_on)
    assert period.start <= day.isoformat() < period.end
    assert sales_month_of(day_after(period.start, -1), ends_on) < month < sales_month_of(period.end, ends_on)
    assert sales_months(Period(period.start, day_after(period.end, 20)), ends_on) == []
    assert sales_months(period, ends_on) == [month]


def test_a_year_is_twelve_sales_months_and_a_week_is_none() -> None:
    assert len(sales_months(from_to("2026-01-01", "2026-12-31"))) == 12
    assert sales_months(from_to("2026-01-05", "2026-01-11")) == []
    assert sales_months(from_to("2025-12-26", "2026-02-25"), 25) == ["2026-01", "2026-02"]


def test_days_are_given_with_the_last_one_included() -> None:
    period = from_to("2026-02-27", "2026-03-01")
    assert list(period.days()) == ["2026-02-27", "2026-02-28", "2026-03-01"]
    assert list(period.until("2026-02-28").days()) == ["2026-02-27"]
    assert list(period.until("2026-01-01").days()) == []
    assert period.until("2027-01-01") == period
    assert len(list(from_to("2026-01-01", "2026-12-31").days())) == timedelta(days=365).days


@pytest.mark.parametrize("month", ["", "2026", "2026-13", "2026-1-1", "March", "0001-01", "9999-12"])
def test_what_is_no_month_is_refused(month: str) -> None:
    with pytest.raises(Refused) as caught:
        sales_month(month)
    assert caught.value.code == "month.unreadable"


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [("2026-03-02", "2026-03-01", "period.backwards"), ("2026-02-30", "2026-03-01", "day.unreadable"),
     ("2026-03-01", "", "day.unreadable"), ("9999-12-31", "9999-12-31", "day.unreadable")],
)  # fmt: skip
def test_what_is_no_period_is_refused(first: str, last: str, code: str) -> None:
    with pytest.raises(Refused) as caught:
        from_to(first, last)
    assert caught.value.code == code
