"""How fair a day, a week or a month was: turns, what they cost and brought, and all that overrode the line-up's order.

What the line-up did is counted from the fold of each day (domain/fairness.py), what came of it from visits and
orders. A day that is past is folded once: only days that have grown are read again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date, datetime
from itertools import groupby
from typing import Any, NamedTuple

from floortui.domain.fairness import COUNTS, TURNS, Fairness, fairness_of_day, overrides, whom
from floortui.domain.lineup import AWAY, WAITING
from floortui.domain.moments import business_day, to_text, zone_named
from floortui.domain.people import CONSULTANT
from floortui.domain.period import Period, day_after, sales_month, sales_month_of
from floortui.domain.recorded import Recorded
from floortui.errors import N_, Refused
from floortui.reports.deeds import worded
from floortui.reports.period_figures import distinct
from floortui.reports.why import Words
from floortui.storage import journal
from floortui.storage.database import snapshot
from floortui.storage.queries import house, people, rotation, sales, traffic

DAY, WEEK, MONTH = "day", "week", "month"

_MINUTE = 60_000

OF_VISITS: Mapping[str, frozenset[str]] = {
    "asked_for": frozenset({"asked", "asked_turn"}),
    "return_visits": frozenset({"owner", "owner_turn", "appointment"}),
    "stand_ins": frozenset({"stand_in", "stand_in_turn"}),
}
"""What is counted of the visits that somebody has, by the ways in which they were taken."""

NUMBERS: Mapping[str, str] = {
    "turns": N_("turns"),
    "owed": N_("owed"),
    "missed": N_("missed"),
    "made_up": N_("made up"),
    "skipped": N_("passed"),
    "no_answer": N_("absent"),
    "asked_for": N_("asked"),
    "return_visits": N_("own"),
    "stand_ins": N_("stood in"),
    "given": N_("given"),
    "handed_over": N_("let go"),
    "moved": N_("moved"),
    "idle_minutes": N_("idle"),
    "away_minutes": N_("out"),
    "orders": N_("orders"),
    "orders_per_turn": N_("/ turn"),
}
"""The numbers of a consultant in their order, and how their columns are headed."""


def written(key: str, number: float | None) -> str:
    """Write a number of the report for people; turns owed with their sign."""
    if number is None:
        return "–"
    if key == "owed":
        return f"{number:+.1f}".replace("-", "−") if number else "0"
    return f"{number:.2f}" if key == "orders_per_turn" else f"{number:g}"


class FairnessLine(NamedTuple):
    """One consultant: staff number, name, and the numbers by NUMBERS; None where there is nothing to divide by."""

    person: int
    name: str
    numbers: Mapping[str, int | float | None]


class Mark(NamedTuple):
    """Something that overrode the order, or was taken back."""

    seq: int
    at: str
    by: str
    """Who did it, or took it back; empty for the set-up manager."""
    undone: bool
    action: str
    facts: Mapping[str, Any]
    """What it asked and told, for wording."""
    whom: str
    """Whom it was about; empty for nobody."""
    done_by: str
    """Who had done what was taken back."""
    reason: str

    @property
    def what(self) -> str:
        """Word it."""
        return worded(self.action, self.facts)


class FairnessFrame(NamedTuple):
    """Everything that the report shows; two equal frames show the same."""

    unit: str
    period: Period
    today: str
    lines: tuple[FairnessLine, ...]
    house: Mapping[str, int | float | None]
    """The sums of all."""
    marks: tuple[Mark, ...]
    """What was overridden or taken back, in its order."""
    zone_name: str

    @property
    def runs(self) -> bool:
        """Whether it is not over: there is no later one to look at."""
        return self.period.end > self.today

    @property
    def earlier(self) -> str:
        """A day of the time before."""
        return day_after(self.period.start, -1)

    @property
    def later(self) -> str:
        """A day of the time after."""
        return self.period.end

    def document(self, words: Words) -> dict[str, Any]:
        """Give it as the command line prints it, its days inclusive."""
        return {
            "unit": self.unit,
            "from": self.period.start,
            "to": self.period.last,
            "consultants": {line.name: dict(line.numbers) for line in self.lines},
            "house": dict(self.house),
            "overrides": [self._mark(mark, words) for mark in self.marks if not mark.undone],
            "undone": [
                {**self._mark(mark, words), "done_by": mark.done_by or None} for mark in self.marks if mark.undone
            ],
        }

    @staticmethod
    def _mark(mark: Mark, words: Words) -> dict[str, Any]:
        return {
            "seq": mark.seq,
            "at": mark.at,
            "by": mark.by or None,
            "action": mark.action,
            "what": mark.what,
            "whom": mark.whom or None,
            "reason": words.typed(mark.reason),
        }


def _week_of(day: str, ends_on: int) -> Period:
    monday = day_after(day, -date.fromisoformat(day).weekday())
    return Period(monday, day_after(monday, 7))


PERIODS: Mapping[str, Callable[[str, int], Period]] = {
    DAY: lambda day, ends_on: Period(day, day_after(day)),
    WEEK: _week_of,
    MONTH: lambda day, ends_on: sales_month(sales_month_of(day, ends_on), ends_on),
}
"""The period of each unit in which a day lies: a week begins on Monday, a month is a sales month."""


def _period(unit: str, day: str, month_ends_on: int) -> Period:
    """Give the period in which a day lies.

    Raises:
        Refused: the calendar ends before it does; names the day that was asked for.
    """
    try:
        return PERIODS[unit](day, month_ends_on)
    except Refused:
        raise Refused("day.unreadable", text=day) from None


class _Day(NamedTuple):
    """A day that was counted."""

    size: tuple[int, ...]
    """How far its lines had grown; empty while its clock runs, so that it is counted again."""
    fairness: Fairness
    marked: tuple[Recorded, ...]
    """The lines that overrode the order, or were taken back."""


class FairnessQuery:
    """The report's question to the database; keeps what it has counted of each day."""

    def __init__(self) -> None:
        self._days: dict[str, _Day] = {}

    def run(self, now: datetime, unit: str = MONTH, day: str | None = None) -> FairnessFrame:
        """Ask for the day, week or month in which a day lies; today unless one is given."""
        with snapshot():
            settings = house.settings()
            zone_name = str(settings["showroom.zone"])
            today = business_day(now, zone_named(zone_name))
            period = _period(unit, day or today, int(settings["figures.month_ends_on"]))
            days, total = self._counted(period, today, to_text(now)), Fairness()
            for each in days:
                total.add(each.fairness)
            lines, summed = _lines(total, period)
            marks = _marks([line for each in days for line in each.marked])
            return FairnessFrame(unit, period, today, lines, summed, marks, zone_name)

    def _counted(self, period: Period, today: str, now: str) -> list[_Day]:
        """Count each day of a period, those again that have grown since, and today, whose clock runs."""
        grown = rotation.grown(period)
        stale = [day for day, size in grown.items() if day not in self._days or self._days[day].size != size]
        if stale:
            lines = rotation.lines_of(Period(min(stale), day_after(max(stale))))
            for day, group in groupby(lines, key=lambda line: line.day):
                of_day, runs = list(group), day == today
                live = [line for line in of_day if line.undone_by is None]
                marked = [*overrides(live), *(line for line in of_day if line.undone_by is not None)]
                counted = fairness_of_day(live, now if runs else "")
                self._days[day] = _Day(() if runs else grown[day], counted, tuple(marked))
        return [self._days[day] for day in grown]


def _lines(total: Fairness, period: Period) -> tuple[tuple[FairnessLine, ...], Mapping[str, int | float | None]]:
    """Give a line to each consultant who takes turns, and to whoever else has something to count."""
    visits = _visits(period)
    orders = sales.orders(period, traffic.sources().apart)["orders"]
    staff = people.everybody(gone_too=True)
    counted = total.people | {person for counter in visits.values() for person in counter}
    here = [
        each for each in staff if each.id in counted or (each.active and each.role == CONSULTANT and each.takes_turns)
    ]
    lines = []
    for person, name in distinct(here).items():
        numbers: dict[str, Any] = {key: total.counts[key][person] for key in COUNTS}
        numbers |= {key: counter[person] for key, counter in visits.items()}
        numbers |= {
            "owed": round(float(total.owed.get(person, 0)), 1) + 0.0,
            "idle_minutes": round(total.spent[WAITING][person] / _MINUTE),
            "away_minutes": round(total.spent[AWAY][person] / _MINUTE),
            "orders": _plain(orders.get(person, 0)),
        }
        lines.append(FairnessLine(person, name, _in_order(numbers)))
    summed: dict[str, Any] = {key: sum(line.numbers[key] or 0 for line in lines) for key in NUMBERS}
    return tuple(lines), _in_order({**summed, "owed": 0.0})


def _in_order(numbers: dict[str, Any]) -> Mapping[str, int | float | None]:
    turns = numbers[TURNS]
    numbers["orders_per_turn"] = round(numbers["orders"] / turns, 3) if turns else None
    return {key: numbers[key] for key in NUMBERS}


def _plain(count: Any) -> int | float:
    return int(count) if count == int(count) else float(count)


def _visits(period: Period) -> dict[str, Counter[int]]:
    """Count the visits that each consultant has, by the way in which they came to have it."""
    found: dict[str, Counter[int]] = {name: Counter() for name in OF_VISITS}
    for visit in rotation.visits_in(period):
        for name, hows in OF_VISITS.items():
            if visit.assigned is not None and not visit.voided and visit.how in hows:
                found[name][visit.assigned] += 1
    return found


def _marks(lines: list[Recorded]) -> tuple[Mark, ...]:
    """Give what was overridden, and what was taken back of the rotation."""
    names = people.names()
    marks = [_override(line, names) if line.undone_by is None else _taken_back(line, names) for line in lines]
    return tuple(sorted(marks, key=lambda mark: mark.seq))


def _override(line: Recorded, names: Mapping[int, str]) -> Mark:
    reason = str(line.asked.get("reason") or "")
    return Mark(
        line.seq, line.at, _name(line.actor, names), False, line.action, {**line.asked, **line.told},
        _name(whom(line), names), "", reason,
    )  # fmt: skip


def _taken_back(line: Recorded, names: Mapping[int, str]) -> Mark:
    undo = journal.entry(line.undone_by or 0)
    assert undo is not None
    reason = str(undo.asked.get("reason") or "")
    return Mark(
        undo.seq, undo.at, _name(undo.actor, names), True, line.action, {**line.asked, **line.told},
        _name(whom(line), names), _name(line.actor, names), reason,
    )  # fmt: skip


def _name(person: int | None, names: Mapping[int, str]) -> str:
    return "" if person is None else names.get(person, "")
