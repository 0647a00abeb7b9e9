"""The sheet for after-sales: at the first service they get the card of an owner (the handbook)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta

from floortui.domain import owners
from floortui.domain.cadence import MOST_CLOSED
from floortui.language import _
from floortui.reports.owning import first_service, is_closed
from floortui.storage.queries import after_sales

Rows = list[dict[str, Any]]


def rows(first: str, last: str, customer: int | None) -> Rows:
    """Give the cars whose first service is due on these days, or those of one customer.

    Who is not to be called stands on it as that, without phones.
    """
    months = first_service()
    if customer is not None:
        return [_sheet(row, months) for row in after_sales.owner(customer)]
    earliest = date.fromisoformat(first) - relativedelta(months=months) - timedelta(days=MOST_CLOSED)
    found = after_sales.owners(earliest.isoformat(), owners.delivered_by(last, months))
    return [row for row in (_sheet(each, months) for each in found) if first <= row["due"] <= last]


def _sheet(row: dict[str, Any], months: int) -> dict[str, Any]:
    due = owners.service_day(row["since"], months, is_closed)
    return {**row, "due": due, "phones": "" if row["do_not_call"] else row["phones"]}


def sheet_of(customer: int) -> tuple[str, str]:
    """Give the title of a customer's sheet, and what stands on it, a line for each thing that is known."""
    from floortui.reports import forms, sheets

    found = forms.rows_of("after-sales", forms.Asked("", "", customer))
    title = _(forms.FORMS["after-sales"].title)
    return title, sheets.text_lines(forms.headings("after-sales"), forms.worded("after-sales", found))
