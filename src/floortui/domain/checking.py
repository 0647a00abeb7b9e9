"""The monthly check of the drawer: which month is checked, and from when on a month is late (the handbook).

Consultant and manager each look at every card of the drawer at least once a month.
"""

from __future__ import annotations

from floortui.domain.period import LAST_OF_MONTH, Period, day_after, sales_month, sales_month_of

IN_ORDER = "in-order"
"""The finding that there is none."""


def checkable(day: str, ends_on: int = LAST_OF_MONTH) -> tuple[str, str]:
    """Name the sales months that can be checked on a day: the running one, and the one before it."""
    running = sales_month_of(day, ends_on)
    return running, sales_month_of(day_after(sales_month(running, ends_on).start, -1), ends_on)


def late_month(day: str, grace: int, ends_on: int = LAST_OF_MONTH) -> tuple[str, Period] | None:
    """Give the sales month whose check is late on a day: the last one, once so many days have passed since its end.

    `grace` is in days; 0 means that no month is ever late.
    """
    before = checkable(day, ends_on)[1]
    period = sales_month(before, ends_on)
    return (before, period) if grace and day > day_after(period.last, grace) else None
