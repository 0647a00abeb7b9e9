"""What the sidebar shows on every screen: a few figures of today and of the running sales month."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from floortui.domain.moments import business_day, zone_named
from floortui.domain.period import Period, sales_month, sales_month_of
from floortui.reports.period_figures import Numbers, numbers
from floortui.storage.database import snapshot
from floortui.storage.queries import house, people, running, stock, traffic
from floortui.storage.queries.tallies import Tallies

SHOWN = (
    *("first_contacts", "return_visits", "cards", "retention", "test_drives", "orders", "deliveries"),
    *("overdue_follow_ups", "zero_days", "open_visits", "unassigned"),
)
"""The figures of the sidebar, in its order."""

WORST = 2
"""How many of those with the most overdue follow-ups are named."""


class MonthFigures(NamedTuple):
    """Today and the running sales month in a few figures; two equal ones paint the same."""

    day: str
    month: str
    """The name of the sales month, `2026-11`."""
    period: Period
    """From its first day to its last, whether they have come or not."""
    today: Numbers
    so_far: Numbers
    """Of the month up to today."""
    worst: tuple[tuple[str, int], ...]
    """Who has the most overdue follow-ups, and how many."""


def sidebar_figures(now: datetime) -> MonthFigures:
    """Ask for the sidebar's figures: as of now, and of one moment."""
    with snapshot():
        return _ask(now)


def _ask(now: datetime) -> MonthFigures:
    settings = house.settings()
    day = business_day(now, zone_named(str(settings["showroom.zone"])))
    ends_on = int(settings["figures.month_ends_on"])
    month = sales_month_of(day, ends_on)
    period = sales_month(month, ends_on)
    tallies = running.running(period, day, traffic.sources())
    today = {name: counts.get(running.TODAY, 0) for name, counts in tallies.items()}
    so_far = {name: sum(counts.values()) for name, counts in tallies.items()}
    overdue = stock.overdue_now(day)
    due = {"overdue_follow_ups": sum(overdue["overdue_follow_ups"].values())}
    return MonthFigures(
        day=day,
        month=month,
        period=period,
        today=numbers(SHOWN, {**today, **due, "zero_days": 0}),
        so_far=numbers(SHOWN, {**so_far, **due, "zero_days": traffic.days_without_entry(period, day)}),
        worst=_worst(overdue),
    )


def _worst(overdue: Tallies) -> tuple[tuple[str, int], ...]:
    names = people.names()
    most = sorted((-int(count), who) for who, count in overdue["overdue_follow_ups"].items() if who)
    return tuple((names[who], -count) for count, who in most[:WORST])
