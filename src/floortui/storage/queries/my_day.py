"""One's own day: the order that was planned, and the sales kit."""

from __future__ import annotations

from floortui.storage.database import execute


def plan_row(day: str, person: int) -> int | None:
    """Give the row of somebody's planned order of a day."""
    row = execute("SELECT id FROM day_plan WHERE day = ? AND staff = ?", (day, person)).fetchone()
    return int(row[0]) if row else None


def planned(day: str, person: int) -> tuple[int, ...]:
    """Give the customers whom somebody means to contact on a day, in their order; none if nothing was planned."""
    row = execute("SELECT customers FROM day_plan WHERE day = ? AND staff = ?", (day, person)).fetchone()
    return tuple(int(number) for number in row[0].split(",")) if row and row[0] else ()


def kit_row(day: str, person: int) -> int | None:
    """Give the row of somebody's check of the sales kit on a day."""
    row = execute("SELECT id FROM kit_check WHERE day = ? AND staff = ?", (day, person)).fetchone()
    return int(row[0]) if row else None


def kits(day: str) -> dict[int, tuple[str, ...]]:
    """Give which parts of the sales kit everybody has at hand who has checked it on a day."""
    rows = execute("SELECT staff, items FROM kit_check WHERE day = ?", (day,))
    return {staff: tuple(item for item in items.split(",") if item) for staff, items in rows}
