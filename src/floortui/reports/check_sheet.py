"""The sheet of the drawer check, by sales month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floortui.domain.period import LAST_OF_MONTH, days_between, from_to, sales_month, sales_month_of
from floortui.domain.records import OPEN
from floortui.reports.periods import period_of
from floortui.storage.queries import check_sheet, house
from floortui.storage.queries.registers import Rows

if TYPE_CHECKING:
    from floortui.reports.forms import Asked


def months_of(first: str, last: str, ends_on: int = LAST_OF_MONTH) -> list[str]:
    """Name the sales months of some days: of a whole calendar month the sales month of that name."""
    if (first, last) == period_of(first[:7]):
        return [first[:7]]
    named = dict.fromkeys(sales_month_of(day, ends_on) for day in from_to(first, last).days())
    return list(named)


def rows(asked: Asked) -> Rows:
    """Give a row for each card that was open in a month; overdue counts the days since its date at the end."""
    ends_on = int(house.settings()["figures.month_ends_on"])
    found: Rows = []
    for month in months_of(asked.first, asked.last, ends_on):
        period = sales_month(month, ends_on)
        closing = min(period.last, asked.today or period.last)
        for row in check_sheet.sheet(month, period):
            late = row["state"] == OPEN and row["next_day"] is not None and row["next_day"] < closing
            overdue = days_between(row["next_day"], closing) if late else None
            found.append({"month": month, "overdue": overdue, **row})
    return found
