"""What the months bring: which days are open, and how many come on each of them and at which hour."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from dateutil.relativedelta import relativedelta

WEEKDAY_HOURS, WEEKEND_HOURS = "09:00-18:00", "09:00-18:30"

BY_WEEKDAY = (0.86, 0.84, 0.90, 0.92, 1.02, 1.60, 1.42)
"""How many come, from Monday to Sunday, beside a mean day (the digital deck: weekend peaks)."""

BY_HOUR = {9: 0.8, 10: 1.25, 11: 1.15, 12: 0.5, 13: 0.55, 14: 1.15, 15: 1.3, 16: 1.15, 17: 0.7, 18: 0.2}
"""How many come in each hour; at noon people eat."""

CLOSED_ON = 15
"""From which day of a month on the next Tuesday is closed, to count the stock."""

TUESDAY = 1


@dataclass(frozen=True, slots=True)
class Season:
    """The days that are lived through, and how many first contacts each brings."""

    first: date
    last: date
    closed: frozenset[date]
    expected: dict[date, float]

    @property
    def days(self) -> list[date]:
        """All of them, closed ones too."""
        return days_between(self.first, self.last)


def days_between(first: date, last: date) -> list[date]:
    """Give every day from one to another."""
    return [first + timedelta(days=later) for later in range((last - first).days + 1)]


def season(months: int, until: date, contacts: int) -> Season:
    """Lay out so many months up to a day, with so many first contacts a month."""
    first = until - relativedelta(months=months) + timedelta(days=1)
    days = days_between(first, until)
    closed = frozenset(day for day in days if day != until and _is_stock_day(day))
    weights = {day: BY_WEEKDAY[day.weekday()] for day in days if day not in closed}
    share = contacts * months / sum(weights.values())
    return Season(first, until, closed, {day: weight * share for day, weight in weights.items()})


def _is_stock_day(day: date) -> bool:
    """Say whether it is the first Tuesday in the second half of a month, or New Year's Day."""
    return (day.weekday() == TUESDAY and CLOSED_ON <= day.day < CLOSED_ON + 7) or (day.month, day.day) == (1, 1)


def hours_on(day: date) -> tuple[float, float]:
    """Give when the house opens and closes, in minutes since midnight."""
    text = WEEKEND_HOURS if day.weekday() > 4 else WEEKDAY_HOURS
    opens, closes = ((int(clock[:2]) * 60 + int(clock[3:])) for clock in text.split("-"))
    return float(opens), float(closes)


def how_many(draw: Random, expected: float) -> int:
    """Draw how many come if so many are expected (a normal draw, narrower than Poisson's)."""
    return max(0, round(draw.gauss(expected, math.sqrt(expected) * 0.5)))


def when(draw: Random, opens: float, closes: float) -> float:
    """Draw the minute in which somebody comes."""
    hours = [hour for hour in BY_HOUR if opens <= hour * 60 < closes]
    hour = draw.choices(hours, [BY_HOUR[each] for each in hours])[0]
    latest = min(60.0, closes - 5 - hour * 60)
    return hour * 60 + draw.random() * latest
