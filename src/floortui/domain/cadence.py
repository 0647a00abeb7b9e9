"""When the next follow-up is due: a step on the calendar, moved off the days on which the house is closed.

Daily is +1 day, weekly +7 days, twice a month +15 days, monthly +1 calendar month.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache

from floortui.errors import Refused

MOST_CLOSED = 60
"""Closed days in a row after which a due date stays where it is: nobody closes that long and keeps due dates."""

_EVERY = re.compile(r"(\d{1,3}) (day|week|month|year)s?", re.ASCII)


@lru_cache(maxsize=2048)
def after(day: str, every: str) -> str:
    """Give the day one step later; `every` is written as `1 day`, `15 days`, `1 month`.

    A month has no day it lacks: a month after 31 January is the last of February.

    Raises:
        Refused: `every` is no step, or leads off the calendar.
    """
    step = _EVERY.fullmatch(every.strip())
    if step is None:
        raise Refused("cadence.unreadable", text=every[:40])
    from dateutil.relativedelta import relativedelta

    count = int(step[1])
    steps = {
        "day": relativedelta(days=count),
        "week": relativedelta(weeks=count),
        "month": relativedelta(months=count),
        "year": relativedelta(years=count),
    }
    try:
        return (date.fromisoformat(day) + steps[step[2]]).isoformat()
    except (ValueError, OverflowError):
        raise Refused("cadence.unreadable", text=every[:40]) from None


def next_open(day: str, is_closed: Callable[[str], bool]) -> str:
    """Give the day itself, or the first one after it on which the house is open."""
    first = date.fromisoformat(day)
    for later in range(min(MOST_CLOSED, (date.max - first).days + 1)):
        candidate = (first + timedelta(days=later)).isoformat()
        if not is_closed(candidate):
            return candidate
    return day
