"""The duty roster: who is on which shift on which day, and in which order they take turns."""

from __future__ import annotations

from datetime import date

from floortui.domain.hours import CLOSED
from floortui.domain.period import Period
from floortui.domain.shifts import Entry, Shift, shift_of
from floortui.storage.database import execute
from floortui.storage.queries import house


def entries(first: str, last: str) -> list[Entry]:
    """Give every entry of the days from first to last, by day; of who left the house, those up to that day."""
    rows = execute(
        "SELECT r.day, r.staff, r.id, r.position, r.shift FROM roster AS r JOIN staff AS s ON s.id = r.staff"
        " LEFT JOIN journal AS j ON j.seq = s.seq"
        " WHERE r.day BETWEEN ? AND ? AND (s.active = 1 OR r.day <= j.day)"
        " ORDER BY r.day, r.position = 0, r.position, r.staff",
        (first, last),
    )
    return [Entry(*row) for row in rows]


def newest(first: str, last: str) -> int:
    """Give the line that last wrote the roster of these days; 0 while nobody has."""
    row = execute("SELECT coalesce(max(seq), 0) FROM roster WHERE day BETWEEN ? AND ?", (first, last)).fetchone()
    return int(row[0])


def written(first: str, last: str) -> dict[str, int]:
    """Give the line that last wrote each day's roster, of the days that have one."""
    return dict(execute("SELECT day, max(seq) FROM roster WHERE day BETWEEN ? AND ? GROUP BY day", (first, last)))


def shifts() -> dict[str, Shift]:
    """Give the house's shifts by their codes, in their order."""
    return {choice.code: shift_of(choice) for choice in house.choices("shift")}


def closed_in(period: Period) -> dict[str, str]:
    """Give the days of a period on which the house is closed, each with the reason; empty where its weekday is why."""
    reasons = {day: reason for _row, day, reason in house.closed_days(period.start)}
    hours = {weekday: hours for weekday, (_row, hours) in house.weekday_hours().items()}
    return {
        day: reasons.get(day, "")
        for day in period.days()
        if day in reasons or hours.get(date.fromisoformat(day).isoweekday(), CLOSED) == CLOSED
    }
