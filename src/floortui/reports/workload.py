"""What each consultant has to do, has done, and can do: the Board's view of the workload, and who could help."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from floortui.domain.moments import business_day, zone_named
from floortui.domain.people import CONSULTANT
from floortui.domain.period import Period, day_after
from floortui.domain.settings import Value
from floortui.domain.workload import DAYS_AHEAD, Load, Workload
from floortui.storage import journal
from floortui.storage.database import snapshot
from floortui.storage.queries import contacts, duty, house, people

MOST_CLOSED = 31
"""Days in a row among which the open ones are looked for."""


class WorkloadFrame(NamedTuple):
    """Everything that the view paints; two equal frames paint the same."""

    today: str
    a_day: int
    lines: tuple[Workload, ...]
    off: tuple[tuple[str, int, str], ...]
    """Who is off today with contacts due: name, how many, and who has taken them over; empty if nobody has."""

    def document(self) -> dict[str, Any]:
        """Give it as the command line prints it."""
        return {line.name: _document(line) for line in self.lines}


def _document(line: Workload) -> dict[str, Any]:
    names = ("open_cards", "overdue", "due_today", "done_today", "done_yesterday", "minutes_today", "capacity_today")
    return {
        "tier": line.tier or None,
        **{name: getattr(line, name) for name in names},
        "days": [
            {"day": load.day, "due": load.due, "capacity": load.capacity, "over": load.over} for load in line.days
        ],
        "over": line.over,
        "room": line.room,
    }


class WorkloadQuery:
    """The view's question to the database; asked anew only when the journal has grown, or the day is another."""

    def __init__(self) -> None:
        self._asked: tuple[int, str] | None = None
        self._frame: WorkloadFrame | None = None

    def run(self, now: datetime) -> WorkloadFrame:
        """Ask how much everybody has to do."""
        with snapshot():
            settings = house.settings()
            today = business_day(now, zone_named(str(settings["showroom.zone"])))
            asked = (journal.head(), today)
            if self._frame is None or asked != self._asked:
                self._frame, self._asked = _frame(today, settings), asked
            return self._frame


def _frame(today: str, settings: Mapping[str, Value]) -> WorkloadFrame:
    lines = loads(today, settings)
    names = people.names()
    covered = {staff: names.get(taker, "–") for staff, taker in contacts.covers_of(today).items()}
    off = tuple(
        (line.name, line.left_today, covered.get(line.person, ""))
        for line in lines
        if not line.capacity_today and line.left_today
    )
    return WorkloadFrame(today, int(settings["follow_ups.a_day"]), tuple(lines), off)


def loads(today: str, settings: Mapping[str, Value], *, count_cards: bool = True) -> list[Workload]:
    """Give how much every consultant has to do, trainees too, in the order of the staff list.

    Counting the open cards takes longest in a large house: whoever only asks who has room leaves it out.
    """
    a_day, yesterday = int(settings["follow_ups.a_day"]), day_after(today, -1)
    ahead = open_days(today)
    on = on_duty(today, ahead[-1] if ahead else today)
    due, cards = contacts.due_by_day(today, ahead[-1] if ahead else today), contacts.open_cards() if count_cards else {}
    done = contacts.done(yesterday, today)
    nothing = contacts.Day(0, 0, 0)

    def load(person: int, day: str, since: str) -> Load:
        # what falls on closed days between is done on the first open one after them
        count = sum(n for (owner, at), n in due.items() if owner == person and since < at <= day)
        return Load(day, count, a_day if _is_on(on, person, day) else 0)

    return [
        Workload(
            person=who.id,
            name=who.name,
            tier=who.tier,
            open_cards=cards.get(who.id, 0),
            overdue=due.get((who.id, contacts.OVERDUE), 0),
            due_today=due.get((who.id, today), 0),
            done_today=done.get((who.id, today), nothing).contacts,
            done_yesterday=done.get((who.id, yesterday), nothing).contacts,
            minutes_today=done.get((who.id, today), nothing).minutes,
            capacity_today=a_day if _is_on(on, who.id, today) else 0,
            days=tuple(load(who.id, day, since) for since, day in zip((today, *ahead), ahead, strict=False)),
        )
        for who in people.everybody()
        if who.role == CONSULTANT
    ]


def open_days(today: str) -> list[str]:
    """Give the next open days after one."""
    period = Period(day_after(today), day_after(today, 1 + MOST_CLOSED))
    closed = duty.closed_in(period)
    return [day for day in period.days() if day not in closed][:DAYS_AHEAD]


def on_duty(first: str, last: str) -> dict[str, set[int]]:
    """Give who is here on each day that has a duty roster: day → staff numbers."""
    shifts = duty.shifts()
    on: dict[str, set[int]] = {}
    for entry in duty.entries(first, last):
        here = on.setdefault(entry.day, set())
        shift = shifts.get(entry.shift)
        if shift.on if shift else entry.position > 0:
            here.add(entry.staff)
    return on


def _is_on(on: Mapping[str, set[int]], person: int, day: str) -> bool:
    """Say whether somebody is here on a day; everybody is on one that nobody has planned yet."""
    return day not in on or person in on[day]
