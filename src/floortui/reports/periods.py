"""Which days a report is about."""

from __future__ import annotations

from calendar import monthrange

from floortui.domain.moments import read_day
from floortui.domain.text import brief
from floortui.errors import Refused


def period_of(month: str) -> tuple[str, str]:
    """Give the first and the last day of a month such as `2026-11`."""
    year, number = map(int, month.split("-"))
    return f"{month}-01", f"{month}-{monthrange(year, number)[1]:02}"


def days_of(month: str, first: str, last: str, today: str) -> tuple[str, str]:
    """Read which days are meant, both included: a month, or from a day to a day; this month if nothing is said.

    Raises:
        Refused: what was written is no month or no day, or the days are the wrong way round.
    """
    if month:
        try:
            return period_of(read_day(f"{brief(month)}-01")[:7])
        except Refused:
            raise Refused("month.unreadable", field="month", text=brief(month)) from None
    start, end = period_of(today[:7])
    start = read_day(brief(first)) if first else start
    end = read_day(brief(last)) if last else max(today, start) if first else end
    if start > end:
        raise Refused("export.days", first=start, last=end)
    return start, end
